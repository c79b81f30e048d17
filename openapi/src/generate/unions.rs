//! Tagged unions: always tagged inside, and open.
//!
//! typify tags a union of two-member objects beside its content, which would change the Rust type as soon as one of
//! them grows a member; and its unions are closed, so that a client could not read what was added later.

use quote::format_ident;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Fields, File, ItemEnum, Lit, Meta, parse_quote};

/// Rewrites every tagged enum of the file.
pub(super) fn open(file: &mut File) {
    Open.visit_file_mut(file);
}

struct Open;

impl VisitMut for Open {
    fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
        let Some(position) = item.attrs.iter().position(|attribute| value_of(attribute, "tag").is_some())
        else {
            return;
        };
        let tag = value_of(&item.attrs[position], "tag").unwrap_or_default();
        if let Some(content) = value_of(&item.attrs[position], "content") {
            item.attrs[position] = parse_quote!(#[serde(tag = #tag)]);
            let member = format_ident!("{}", super::names::snake(&content));
            for variant in &mut item.variants {
                if let Fields::Unnamed(fields) = &variant.fields {
                    let inner = &fields.unnamed[0].ty;
                    variant.fields =
                        Fields::Named(parse_quote!({ #[serde(rename = #content)] #member: #inner }));
                }
            }
        }
        item.attrs.push(parse_quote!(#[non_exhaustive]));
        // serde takes an untagged last variant for whatever no tag fits.
        item.variants.push(parse_quote! {
            /// A form that this version does not know, as it was read.
            #[serde(untagged)]
            Unlisted(::serde_json::Map<::std::string::String, ::serde_json::Value>)
        });
    }
}

/// The value of `key` in `#[serde(key = "value")]`.
fn value_of(attribute: &Attribute, key: &str) -> Option<String> {
    let Meta::List(list) = &attribute.meta else { return None };
    if !list.path.is_ident("serde") {
        return None;
    }
    let mut found = None;
    // A part that does not parse is not the one that is looked for.
    let _ = list.parse_nested_meta(|meta| {
        if let Ok(value) = meta.value() {
            let value: Lit = value.parse()?;
            if let (true, Lit::Str(text)) = (meta.path.is_ident(key), value) {
                found = Some(text.value());
            }
        }
        Ok(())
    });
    found
}
