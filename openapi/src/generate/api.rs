//! The server's side: a trait per tag, the glue that calls it, the table of operations, and the document that
//! dropshot emits from the same types.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::names::{ident, pascal, snake};
use super::operations::{Body, Content, Op, Parameter};
use crate::document::Document;
use crate::reduce::scalar;

/// The files of hub-api.
pub(super) struct Api {
    pub(super) library: TokenStream,
    pub(super) operations: TokenStream,
    pub(super) glue: TokenStream,
    pub(super) document: TokenStream,
    pub(super) openapi: String,
}

pub(super) fn generate(document: &Document, operations: &[Op<'_>]) -> Result<Api> {
    operations.iter().try_for_each(refuse_equal_path_types)?;
    Ok(Api {
        library: library(operations),
        operations: table(operations)?,
        glue: glue(operations),
        document: emitted(document, operations)?,
        openapi: serde_json::to_string_pretty(document.json())? + "\n",
    })
}

/// Two path parameters of one type could be swapped by a handler and nobody would notice.
fn refuse_equal_path_types(operation: &Op<'_>) -> Result<()> {
    let mut seen = BTreeMap::new();
    for (name, schema) in &operation.path_parameters {
        if let Some(other) = seen.insert(schema, name) {
            bail!("operation {}: path parameters {other} and {name} have one schema, {schema}", operation.id);
        }
    }
    Ok(())
}

fn trait_name(tag: &str) -> proc_macro2::Ident {
    format_ident!("{}Api", pascal(tag))
}

fn library(operations: &[Op<'_>]) -> TokenStream {
    let mut tags: BTreeMap<&str, Vec<&Op<'_>>> = BTreeMap::new();
    for operation in operations {
        tags.entry(operation.tag).or_default().push(operation);
    }
    let names: Vec<_> = tags.keys().map(|tag| trait_name(tag)).collect();
    let traits = tags.iter().map(|(tag, operations)| {
        let name = trait_name(tag);
        let doc = format!("Operations tagged `{tag}`.");
        let methods = operations.iter().map(|operation| method(operation));
        quote! {
            #[doc = #doc]
            pub trait #name: Service {
                #(#methods)*
            }
        }
    });
    quote! {
        //! What a server of the Hub's contract must implement: a trait for each tag, and the glue that calls it.
        #![allow(clippy::all, clippy::pedantic, unused_imports, unused_mut, reason = "generated code follows its generator's style")]

        pub mod document;
        mod emitted;
        mod glue;
        mod operations;

        use std::future::Future;

        use hub_glue::{Accepted, ApiError, Bytes, Created, EventStream, NoContent, Okay, RequestBody, RequestCx, Service};
        use hub_types as types;

        pub use glue::handlers;
        pub use operations::{OPENAPI_JSON, OPERATIONS};

        /// Every operation.
        pub trait Api: #(#names)+* {}

        impl<S: #(#names)+*> Api for S {}

        #(#traits)*
    }
}

fn method(operation: &Op<'_>) -> TokenStream {
    let name = ident(operation.id);
    let summary = operation.value["summary"].as_str().unwrap_or_default();
    let doc = format!("`{} {}`: {}", operation.method, operation.path, summary);
    let path = operation.path_parameters.iter().map(|(name, schema)| {
        let (name, schema) = (ident(&snake(name)), ident(schema));
        quote!(#name: types::#schema,)
    });
    let query = operation.query_type().map(|name| ident(&name)).map(|name| quote!(query: types::#name,));
    let body = operation.body.as_ref().map(|body| match body {
        Body::Json { schema, .. } => {
            let schema = ident(schema);
            quote!(body: types::#schema,)
        }
        Body::Bytes { .. } => quote!(body: RequestBody,),
    });
    let reply = reply(operation);
    quote! {
        #[doc = #doc]
        fn #name(&self, cx: &RequestCx<Self::Caller>, #(#path)* #query #body)
            -> impl Future<Output = Result<#reply, ApiError>> + Send;
    }
}

fn reply(operation: &Op<'_>) -> TokenStream {
    match (&operation.success.content, operation.success.status) {
        (Content::Json(schema), status) => {
            let schema = ident(schema);
            match status {
                201 => quote!(Created<types::#schema>),
                202 => quote!(Accepted<types::#schema>),
                _ => quote!(Okay<types::#schema>),
            }
        }
        (Content::Events, _) => quote!(EventStream),
        (Content::Bytes(_), _) => quote!(Bytes),
        (Content::Nothing, _) => quote!(NoContent),
    }
}

fn glue(operations: &[Op<'_>]) -> TokenStream {
    let count = operations.len();
    let names: Vec<_> = operations.iter().map(|operation| ident(operation.id)).collect();
    let functions = operations.iter().map(|operation| {
        let name = ident(operation.id);
        let tag = trait_name(operation.tag);
        let path = operation.path_parameters.iter().map(|(name, schema)| {
            let (variable, schema) = (ident(&snake(name)), ident(schema));
            quote!(let #variable: types::#schema = call.path(#name)?;)
        });
        let variables = operation.path_parameters.iter().map(|(name, _)| ident(&snake(name)));
        let query = match operation.query_type().map(|name| ident(&name)) {
            Some(schema) => quote!(let query: types::#schema = call.query()?;),
            None => quote!(call.no_query()?;),
        };
        let query_argument = operation.query_type().map(|_| quote!(query,));
        let headers = (!operation.headers.is_empty()).then(|| quote!(call.headers()?;));
        let body = operation.body.as_ref().map(|body| match body {
            Body::Json { schema, .. } => {
                let schema = ident(schema);
                quote!(let body: types::#schema = call.json().await?;)
            }
            Body::Bytes { .. } => quote!(let body = call.bytes()?;),
        });
        let body_argument = operation.body.as_ref().map(|_| quote!(body));
        quote! {
            fn #name<S: #tag>(mut call: Call<S>) -> Answering {
                Box::pin(async move {
                    #(#path)*
                    #query
                    #headers
                    #body
                    let (service, cx) = call.into_parts();
                    service.#name(&cx, #(#variables,)* #query_argument #body_argument).await?.into_response()
                })
            }
        }
    });
    quote! {
        //! Reads a request as its operation wants it and calls the trait. Order: path, query, headers, body, so that
        //! nothing is read for a request that is already bad.

        use hub_glue::{Answering, Call, Handler};
        use hub_types as types;

        use crate::*;

        /// The function that serves `OPERATIONS[i]`, at `i`.
        pub fn handlers<S: Api>() -> [Handler<S>; #count] {
            [#(#names::<S>,)*]
        }

        #(#functions)*
    }
}

fn table(operations: &[Op<'_>]) -> Result<TokenStream> {
    let count = operations.len();
    let rows = operations.iter().map(row).collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! The table of operations: what hub.yaml says of each, for the edge and for tools.

        use hub_glue::{Access, Check, Operation, Parameter, ParameterKind};

        /// The contract as JSON, as `GET /v1/openapi.json` serves it.
        pub const OPENAPI_JSON: &str = include_str!("openapi.json");

        /// Every operation, in hub.yaml's order.
        pub static OPERATIONS: [Operation; #count] = [#(#rows,)*];
    })
}

fn row(operation: &Op<'_>) -> Result<TokenStream> {
    let flag = |name: &str| operation.value.get(name).and_then(Value::as_bool).unwrap_or(false);
    let (id, method, path, tag) = (operation.id, operation.method, operation.path, operation.tag);
    let summary = operation.value["summary"].as_str().unwrap_or_default();
    let access = operation.value["x-hub-access"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let access = access.map(access_row).collect::<Result<Vec<_>>>()?;
    let idempotent = flag("x-hub-idempotent");
    let secret_response = flag("x-hub-secret-response");
    let internal = flag("x-hub-internal");
    let preview = operation.value["x-hub-stability"] == "preview";
    let max_body_bytes = operation.value["x-hub-max-body-bytes"].as_u64().unwrap_or(0) as usize;
    let wildcard = operation.value["x-hub-wildcard"].as_str();
    let wildcard = wildcard.map_or(quote!(None), |name| quote!(Some(#name)));
    let status = operation.success.status;
    let path_parameters = operation.path_parameters.iter().map(|(name, _)| name);
    let query = operation.query.iter().map(parameter);
    let headers = operation.headers.iter().map(parameter);
    let (query_check, header_check) = (operation.query_check.to_string(), operation.header_check.to_string());
    let (body_media_type, body_check) = match &operation.body {
        Some(Body::Json { check, .. }) => {
            let check = check.to_string();
            (quote!(Some("application/json")), quote!(Some(Check::new(#check))))
        }
        Some(Body::Bytes { media_type }) => (quote!(Some(#media_type)), quote!(None)),
        None => (quote!(None), quote!(None)),
    };
    let body_optional = operation.value["requestBody"]["required"] == false;
    let body_holds_secrets = operation.body_holds_secrets;
    let produces = match operation.success.content {
        Content::Json(_) => "application/json",
        Content::Events => "text/event-stream",
        Content::Bytes(media_type) => media_type,
        Content::Nothing => "",
    };
    Ok(quote! {
        Operation {
            id: #id, method: #method, path: #path, tag: #tag, summary: #summary,
            access: &[#(#access),*],
            idempotent: #idempotent, secret_response: #secret_response, internal: #internal, preview: #preview,
            max_body_bytes: #max_body_bytes, wildcard: #wildcard, status: #status, produces: #produces,
            path_parameters: &[#(#path_parameters),*],
            query: &[#(#query),*], headers: &[#(#headers),*],
            query_check: Check::new(#query_check), header_check: Check::new(#header_check),
            body_media_type: #body_media_type, body_optional: #body_optional, body_holds_secrets: #body_holds_secrets,
            body_check: #body_check,
        }
    })
}

fn access_row(word: &str) -> Result<TokenStream> {
    Ok(match word {
        "public" => quote!(Access::Public),
        "provider" => quote!(Access::Provider),
        "operator:admin" => quote!(Access::OperatorAdmin),
        "operator:read" => quote!(Access::OperatorRead),
        "tenant:own" => quote!(Access::TenantOwn),
        "runtime:own" => quote!(Access::RuntimeOwn),
        "peer:own" => quote!(Access::PeerOwn),
        other => match other.strip_prefix("business:") {
            Some(scope) => quote!(Access::Business(#scope)),
            None => bail!("x-hub-access does not know `{other}`"),
        },
    })
}

fn parameter(parameter: &Parameter<'_>) -> TokenStream {
    let (name, required, kind) = (parameter.name, parameter.required, ident(parameter.kind));
    quote!(Parameter { name: #name, required: #required, kind: ParameterKind::#kind })
}

/// The module that has dropshot emit its own document from the same types.
fn emitted(document: &Document, operations: &[Op<'_>]) -> Result<TokenStream> {
    let info = &document.json()["info"];
    let (title, version) =
        (info["title"].as_str().unwrap_or_default(), info["version"].as_str().unwrap_or_default());
    let registrations = operations.iter().map(register).collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! The document that dropshot emits for the operations' types, to be compared with the contract.
        //!
        //! Paths are flat (`/tenant_view/{tenantId}`): dropshot cannot register the true ones. The comparison maps
        //! them back by operationId.

        use dropshot::{
            ApiDescription, ApiDescriptionRegisterError, ApiEndpoint, ApiEndpointVersions, FreeformBody, Header,
            HttpResponseAccepted, HttpResponseCreated, HttpResponseDeleted, HttpResponseOk, Path, Query, StubContext,
            TypedBody, UntypedBody,
        };
        use crate::emitted::{ErrorDocument, parameters};
        use hub_types as types;

        /// dropshot's document of all operations.
        pub fn emit() -> Result<serde_json::Value, Box<dyn std::error::Error>> {
            let mut api = ApiDescription::<StubContext>::new();
            #(#registrations)*
            Ok(api.openapi(#title, #version.parse()?).json()?)
        }
    })
}

fn register(operation: &Op<'_>) -> Result<TokenStream> {
    let id = operation.id;
    let method = ident(operation.method);
    let summary = operation.value["summary"].as_str().unwrap_or_default();
    let description = operation.value["description"].as_str().unwrap_or_default();
    let tag = operation.tag;
    let mut flat = format!("/{id}");
    operation.path_parameters.iter().for_each(|(name, _)| flat.push_str(&format!("/{{{name}}}")));

    let mut declarations = Vec::new();
    let mut extractors = Vec::new();
    let mut declare = |suffix: &str, extractor: TokenStream, schema: Value| {
        let name = format_ident!("{}{suffix}", pascal(id));
        let schema = schema.to_string();
        declarations.push(quote!(parameters!(#name, #schema);));
        extractors.push(quote!(#extractor<#name>));
    };
    if !operation.path_parameters.is_empty() {
        let schemas = operation.path_parameters.iter().map(|(name, schema)| {
            let reference = serde_json::json!({"$ref": format!("#/components/schemas/{schema}")});
            (name.to_string(), reference)
        });
        let names: Vec<_> = operation.path_parameters.iter().map(|(name, _)| name).collect();
        let properties: serde_json::Map<String, Value> = schemas.collect();
        declare(
            "Path",
            quote!(Path),
            serde_json::json!({"type": "object", "properties": properties, "required": names}),
        );
    }
    if let Some(mut schema) = operation.query_schema() {
        schema["properties"].as_object_mut().into_iter().flat_map(|all| all.values_mut()).for_each(scalar);
        if let Some(first_page) = operation.value.get("x-dropshot-pagination") {
            schema["x-dropshot-pagination-param"] = first_page.clone();
        }
        declare("QueryParameters", quote!(Query), schema);
    }
    if !operation.headers.is_empty() {
        let properties: serde_json::Map<String, Value> = operation
            .headers
            .iter()
            .map(|header| (header.name.to_owned(), header.value["schema"].clone()))
            .collect();
        let required: Vec<_> =
            operation.headers.iter().filter(|header| header.required).map(|header| header.name).collect();
        let schema = serde_json::json!({"type": "object", "properties": properties, "required": required});
        declare("Headers", quote!(Header), schema);
    }
    let mut content_type = "application/json";
    match &operation.body {
        Some(Body::Json { schema, .. }) => {
            let schema = ident(schema);
            extractors.push(quote!(TypedBody<types::#schema>));
        }
        Some(Body::Bytes { media_type }) => {
            content_type = media_type;
            extractors.push(quote!(UntypedBody));
        }
        None => {}
    }
    let extractors = if extractors.is_empty() { quote!(()) } else { quote!((#(#extractors,)*)) };
    let response = match (&operation.success.content, operation.success.status) {
        (Content::Json(schema), status) => {
            let schema = ident(schema);
            match status {
                200 => quote!(HttpResponseOk<types::#schema>),
                201 => quote!(HttpResponseCreated<types::#schema>),
                202 => quote!(HttpResponseAccepted<types::#schema>),
                other => bail!("operation {id}: success status {other} has no reply type"),
            }
        }
        (Content::Nothing, 204) => quote!(HttpResponseDeleted),
        (Content::Nothing, other) => {
            bail!("operation {id}: success status {other} without content has no reply type")
        }
        (Content::Events | Content::Bytes(_), _) => quote!(HttpResponseOk<FreeformBody>),
    };
    Ok(quote! {
        {
            #(#declarations)*
            let endpoint = ApiEndpoint::new_for_types::<#extractors, Result<#response, ErrorDocument>>(
                #id.to_owned(), dropshot::Method::#method, #content_type, #flat, ApiEndpointVersions::All,
            );
            api.register(endpoint.summary(#summary).description(#description).tag(#tag))
                .map_err(|error: ApiDescriptionRegisterError| format!("{}: {}", #id, error.message()))?;
        }
    })
}
