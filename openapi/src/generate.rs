//! Writes what is generated from the contract: types, the server's glue, and the client.
//!
//! Each output is a pure function of the document, so that `--check` is a comparison of bytes.

mod api;
mod client;
mod names;
mod operations;
mod patch;
mod types;
mod unions;

use std::path::Path;

use anyhow::{Context, Result};
use proc_macro2::TokenStream;

use crate::document::Document;

/// One generated file: its path below the repository's root, and its text.
pub struct Output {
    /// Path below the root, with `/`.
    pub path: &'static str,
    /// The whole text.
    pub text: String,
}

/// All generated files for a document, in a fixed order.
///
/// Fails when the contract uses something that the generator or progenitor cannot type; lint should have said so.
pub fn outputs(document: &Document) -> Result<Vec<Output>> {
    let operations = operations::read(document)?;
    let api = api::generate(document, &operations).context("failed to generate the server's glue")?;
    Ok(vec![
        Output {
            path: "generated/types/src/lib.rs",
            text: rust(types::generate(document, &operations).context("failed to generate the types")?)?,
        },
        Output {
            path: "generated/types/src/patch.rs",
            text: include_str!("generate/templates/patch.rs").to_owned(),
        },
        Output {
            path: "generated/types/src/open.rs",
            text: include_str!("generate/templates/open.rs").to_owned(),
        },
        Output {
            path: "generated/types/src/schema.rs",
            text: include_str!("generate/templates/schema.rs").to_owned(),
        },
        Output {
            path: "generated/types/src/secret.rs",
            text: include_str!("generate/templates/secret.rs").to_owned(),
        },
        Output {
            path: "generated/types/src/timestamp.rs",
            text: include_str!("generate/templates/timestamp.rs").to_owned(),
        },
        Output { path: "generated/api/src/lib.rs", text: rust(api.library)? },
        Output { path: "generated/api/src/operations.rs", text: rust(api.operations)? },
        Output { path: "generated/api/src/glue.rs", text: rust(api.glue)? },
        Output { path: "generated/api/src/document.rs", text: rust(api.document)? },
        Output {
            path: "generated/api/src/emitted.rs",
            text: include_str!("generate/templates/emitted.rs").to_owned(),
        },
        Output {
            path: "generated/api/examples/emit.rs",
            text: include_str!("generate/templates/emit.rs").to_owned(),
        },
        Output { path: "generated/api/src/openapi.json", text: api.openapi },
        Output {
            path: "generated/client/src/transport.rs",
            text: include_str!("generate/templates/transport.rs").to_owned(),
        },
        Output {
            path: "generated/client/src/lib.rs",
            text: rust(client::generate(document, &operations).context("failed to generate the client")?)?,
        },
    ])
}

/// Writes all generated files below `root`, or with `check` only compares; returns the paths that differ(ed).
pub fn run(root: &Path, check: bool) -> Result<Vec<&'static str>> {
    let document = Document::load(&root.join("openapi/hub.yaml"))?;
    let mut stale = Vec::new();
    for output in outputs(&document)? {
        let path = root.join(output.path);
        if std::fs::read_to_string(&path).is_ok_and(|text| text == output.text) {
            continue;
        }
        stale.push(output.path);
        if !check {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&path, output.text).with_context(|| format!("failed to write {}", output.path))?;
        }
    }
    Ok(stale)
}

/// Formats generated code. prettyplease needs no nightly rustfmt and always gives the same bytes.
fn rust(tokens: TokenStream) -> Result<String> {
    let text = tokens.to_string();
    let file = syn::parse2(tokens).with_context(|| format!("generated code does not parse: {text:.400}"))?;
    let body = prettyplease::unparse(&file);
    Ok(format!("// Written by `make generate` from openapi/hub.yaml. Do not edit.\n\n{body}"))
}
