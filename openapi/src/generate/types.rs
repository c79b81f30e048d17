//! The Rust types of the contract's schemas: progenitor's type space, with open enums and three-valued PATCH members.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use openapiv3::OpenAPI;
use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TypeImpl};
use quote::quote;
use schemars::schema::{InstanceType, SchemaObject};
use serde_json::{Value, json};

use super::names::{ident, pascal};
use super::operations::Op;
use super::{patch, unions};
use crate::document::{Document, members};
use crate::reduce::{FOR_CLIENT, reduce};

/// The schema of texts that nothing shows, which have a type of their own.
pub(super) const SECRET: &str = "SecretText";

/// The whole library file of hub-types.
pub(super) fn generate(document: &Document, operations: &[Op<'_>]) -> Result<TokenStream> {
    let mut contract = reduce(document.json(), FOR_CLIENT);
    // Only the schemas matter here; operations would add types for their parameters.
    contract["paths"] = json!({});
    let mut names: BTreeSet<String> = BTreeSet::new();
    if let Some(schemas) = contract.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let inlined = reduce(&query_schemas(operations), FOR_CLIENT);
        for (name, schema) in members(inlined.pointer("/components/schemas")) {
            schemas.insert(name.to_owned(), schema.clone());
        }
        names.extend(schemas.keys().cloned());
    }
    let enums = enums(&contract);
    let spec: OpenAPI = serde_json::from_value(contract.clone())?;

    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_derive("PartialEq")
        .with_map_type("::std::collections::BTreeMap");
    settings.with_conversion(
        date_time(),
        "crate::Timestamp",
        [TypeImpl::Display, TypeImpl::FromStr].into_iter(),
    );
    for (name, _) in &enums {
        let traits = [TypeImpl::Display, TypeImpl::FromStr];
        settings.with_replacement(name, format!("crate::{name}"), traits.into_iter());
    }
    settings.with_replacement(SECRET, "crate::SecretText", [TypeImpl::FromStr].into_iter());
    let mut generator = Generator::new(&settings);
    generator.generate_tokens(&spec).map_err(|error| anyhow!("progenitor refused the contract: {error}"))?;
    let mut generated = syn::parse2(generator.get_type_space().to_stream())?;
    unions::open(&mut generated);
    let structs = patch::three_valued(generated, &patch::members(&contract, operations));

    let enums = enums.iter().map(|(name, schema)| open_enum(name, schema));
    let all = names.iter().map(|name| ident(name));
    let texts = serde_json::to_string(&own_schemas(document, operations))?;
    Ok(quote! {
        //! The types of the Hub's contract, shared by server and client.
        //!
        //! Enums and tagged unions are open: a value that is not listed is kept in a variant `Unlisted`.
        #![allow(clippy::all, clippy::pedantic, unreachable_pub, reason = "generated code follows its generator's style")]

        mod open;
        mod patch;
        #[cfg(feature = "schemars")]
        pub mod schema;
        mod secret;
        mod timestamp;

        pub use patch::Patch;
        pub use secret::SecretText;
        pub use timestamp::Timestamp;

        #(#enums)*

        #structs

        /// The contract's schemas as JSON text, by name.
        #[cfg(feature = "schemars")]
        const SCHEMAS: &str = #texts;

        #[cfg(feature = "schemars")]
        schema::own_schema! { #(#all,)* }
    })
}

/// The schema of an instant. chrono's own type would leave the milliseconds out where they are zero.
pub(super) fn date_time() -> SchemaObject {
    SchemaObject {
        instance_type: Some(InstanceType::String.into()),
        format: Some("date-time".to_owned()),
        ..SchemaObject::default()
    }
}

/// The structs that hold query parameters, as a document with nothing else.
fn query_schemas(operations: &[Op<'_>]) -> Value {
    let schemas: serde_json::Map<String, Value> = operations
        .iter()
        .filter_map(|operation| Some((operation.query_type()?, operation.query_schema()?)))
        .collect();
    json!({"components": {"schemas": schemas}})
}

/// Every schema as it stands in the contract, and those of the queries.
fn own_schemas(document: &Document, operations: &[Op<'_>]) -> Value {
    let mut all = query_schemas(operations)["components"]["schemas"].take();
    if let Some(all) = all.as_object_mut() {
        for (name, schema) in members(document.at("/components/schemas")) {
            all.insert(name.to_owned(), schema.clone());
        }
    }
    all
}

/// The named string enums.
fn enums(contract: &Value) -> Vec<(String, Value)> {
    members(contract.pointer("/components/schemas"))
        .filter(|(_, schema)| schema["type"] == "string" && schema.get("enum").is_some())
        .map(|(name, schema)| (name.to_owned(), schema.clone()))
        .collect()
}

fn open_enum(name: &str, schema: &Value) -> TokenStream {
    let name = ident(name);
    let description = schema["description"].as_str().unwrap_or_default().trim();
    let values: Vec<&str> =
        schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let variants = values.iter().map(|value| ident(&pascal(value)));
    quote! {
        open::open_enum! {
            #[doc = #description]
            #name { #(#variants = #values,)* }
        }
    }
}
