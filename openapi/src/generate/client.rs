//! The client: progenitor's builder interface over the shared types.

use anyhow::{Result, anyhow};
use openapiv3::OpenAPI;
use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, HooksMode, InterfaceStyle, TagStyle, TypeImpl};
use quote::quote;
use serde_json::Value;

use super::operations::{Content, Op};
use super::types::date_time;
use crate::document::{Document, members};
use crate::reduce::{FOR_CLIENT, reduce};

/// The whole library file of hub-client.
pub(super) fn generate(document: &Document, operations: &[Op<'_>]) -> Result<TokenStream> {
    let contract = reduce(document.json(), FOR_CLIENT);
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_tag(TagStyle::Merged)
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote! { crate::transport::SharedTransport })
        .with_map_type("::std::collections::BTreeMap")
        .with_conversion(
            date_time(),
            "hub_types::Timestamp",
            [TypeImpl::Display, TypeImpl::FromStr].into_iter(),
        );
    for (name, schema) in members(contract.pointer("/components/schemas")) {
        // progenitor makes a page's iterator only for a page type of its own.
        if !name.ends_with("ResultsPage") {
            let traits =
                if is_text(schema) { vec![TypeImpl::Display, TypeImpl::FromStr] } else { Vec::new() };
            settings.with_replacement(name, format!("hub_types::{name}"), traits.into_iter());
        }
    }
    let spec: OpenAPI = serde_json::from_value(contract.clone())?;
    let mut generator = Generator::new(&settings);
    let client = generator
        .generate_tokens(&spec)
        .map_err(|error| anyhow!("progenitor refused the contract: {error}"))?;
    let public = || operations.iter().filter(|operation| operation.value["x-hub-internal"] != true);
    let idempotent = public()
        .filter(|operation| operation.value["x-hub-idempotent"] == true)
        .map(|operation| operation.id);
    let streamed = public()
        .filter(|operation| matches!(operation.success.content, Content::Events | Content::Bytes(_)))
        .map(|operation| operation.id);
    Ok(quote! {
        #![allow(clippy::all, clippy::pedantic, unreachable_pub, reason = "generated code follows its generator's style")]

        pub mod transport;

        /// Operations that honour `Idempotency-Key`.
        pub const IDEMPOTENT: &[&str] = &[#(#idempotent),*];
        /// Operations whose answer is a stream: no deadline on the whole of it.
        pub const STREAMED: &[&str] = &[#(#streamed),*];

        #client
    })
}

fn is_text(schema: &Value) -> bool {
    schema["type"] == "string"
}
