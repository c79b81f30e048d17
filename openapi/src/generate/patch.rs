//! Members of PATCH bodies that may be cleared become `Patch<T>`: absent, cleared and set are three things.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::ToTokens;
use serde_json::Value;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Field, File, ImplItemFn, Item, ItemImpl, ItemStruct, Meta, Path, Type};

use super::names::snake;
use super::operations::{Body, Op};
use crate::document::{members as object_members, schema_name};

/// Struct name to the Rust names of its clearable members.
pub(super) type Clearable = BTreeMap<String, BTreeSet<String>>;

/// The clearable members of every schema that a PATCH body reaches.
pub(super) fn members(contract: &Value, operations: &[Op<'_>]) -> Clearable {
    let mut reached = Clearable::new();
    for operation in operations.iter().filter(|operation| operation.method == "PATCH") {
        if let Some(Body::Json { schema, .. }) = &operation.body {
            reach(contract, schema, &mut reached);
        }
    }
    reached
}

fn reach(contract: &Value, name: &str, reached: &mut Clearable) {
    let schema = &contract["components"]["schemas"][name];
    if reached.contains_key(name) || schema["type"] != "object" {
        return;
    }
    let properties = || object_members(schema.get("properties"));
    let clearable =
        properties().filter(|(_, property)| property["nullable"] == true).map(|(name, _)| snake(name));
    reached.insert(name.to_owned(), clearable.collect());
    for (_, property) in properties() {
        if let Some(inner) = schema_name(property) {
            reach(contract, inner, reached);
        }
    }
}

/// Rewrites `Option<T>` to `Patch<T>` for the clearable members, in the structs and in their builders.
pub(super) fn three_valued(mut file: File, clearable: &Clearable) -> TokenStream {
    let mut rewrite = Rewrite { clearable, field: None };
    rewrite.visit_file_mut(&mut file);
    file.items.iter().map(Item::to_token_stream).collect()
}

struct Rewrite<'a> {
    clearable: &'a Clearable,
    /// The members of the struct or builder that is being visited.
    field: Option<&'a BTreeSet<String>>,
}

impl VisitMut for Rewrite<'_> {
    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        self.field = self.clearable.get(&item.ident.to_string());
        visit_mut::visit_item_struct_mut(self, item);
        self.field = None;
    }

    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        if let (None, Type::Path(owner)) = (&item.trait_, &*item.self_ty) {
            self.field =
                owner.path.segments.last().and_then(|last| self.clearable.get(&last.ident.to_string()));
        }
        visit_mut::visit_item_impl_mut(self, item);
        self.field = None;
    }

    fn visit_field_mut(&mut self, field: &mut Field) {
        if self.concerns(field.ident.as_ref().map(ToString::to_string)) {
            field.attrs.iter_mut().for_each(skip_unchanged);
            OptionToPatch.visit_type_mut(&mut field.ty);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
        if self.concerns(Some(function.sig.ident.to_string())) {
            OptionToPatch.visit_signature_mut(&mut function.sig);
        }
    }
}

impl Rewrite<'_> {
    fn concerns(&self, name: Option<String>) -> bool {
        name.is_some_and(|name| {
            self.field.is_some_and(|members| members.contains(name.trim_start_matches("r#")))
        })
    }
}

/// Turns the serde attribute that skips `None` into the one that skips unchanged members.
fn skip_unchanged(attribute: &mut Attribute) {
    if let Meta::List(list) = &mut attribute.meta {
        // serde takes an absent `Option` for `None` by itself; an absent `Patch` needs to be told.
        let mut text =
            list.tokens.to_string().replace("::std::option::Option::is_none", "crate::Patch::is_unchanged");
        if list.path.is_ident("serde") && !text.contains("default") {
            text.push_str(", default");
        }
        if let Ok(tokens) = text.parse() {
            list.tokens = tokens;
        }
    }
}

struct OptionToPatch;

impl VisitMut for OptionToPatch {
    fn visit_path_mut(&mut self, path: &mut Path) {
        if let Some(last) = path.segments.last()
            && last.ident == "Option"
        {
            let mut inner = last.clone();
            inner.ident = syn::parse_quote!(Patch);
            let mut renamed: Path = syn::parse_quote!(crate::Patch);
            renamed.segments.pop();
            renamed.segments.push(inner);
            *path = renamed;
            return;
        }
        visit_mut::visit_path_mut(self, path);
    }
}
