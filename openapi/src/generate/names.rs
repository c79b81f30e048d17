//! How names of the contract become names in Rust.

use proc_macro2::{Ident, Span};

/// `tenantId`, `Idempotency-Key`, `page_token`: as a Rust value's name.
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut after_lower = false;
    for character in name.chars() {
        if character == '-' || character == '.' || character == '/' {
            out.push('_');
            after_lower = false;
        } else if character.is_ascii_uppercase() {
            if after_lower {
                out.push('_');
            }
            out.push(character.to_ascii_lowercase());
            after_lower = false;
        } else {
            out.push(character);
            after_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        }
    }
    out
}

/// `tenant_list`, `operator:admin`, `run.created`: as a Rust type's or variant's name.
pub(super) fn pascal(name: &str) -> String {
    name.split(['_', '-', '.', ':', '/', ' '])
        .map(|word| {
            let mut characters = word.chars();
            characters
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + characters.as_str())
                .unwrap_or_default()
        })
        .collect()
}

/// An identifier, raw where the name is a keyword (`type`).
pub(super) fn ident(name: &str) -> Ident {
    syn::parse_str::<Ident>(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_rust() {
        for (name, expected) in [
            ("tenantId", "tenant_id"),
            ("page_token", "page_token"),
            ("Idempotency-Key", "idempotency_key"),
            ("maxConcurrentRuns", "max_concurrent_runs"),
        ] {
            assert_eq!(snake(name), expected);
        }
        for (name, expected) in [
            ("tenant_list", "TenantList"),
            ("run.created", "RunCreated"),
            ("operator:admin", "OperatorAdmin"),
        ] {
            assert_eq!(pascal(name), expected);
        }
        assert_eq!(ident("type").to_string(), "r#type");
    }
}
