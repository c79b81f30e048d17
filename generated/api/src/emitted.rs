// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! What `document` needs to describe parameters and errors to dropshot. Nothing here ever serves a request.

use dropshot::{ErrorStatusCode, HttpError, HttpResponseError};
use schemars::JsonSchema;
use schemars::r#gen::SchemaGenerator;
use schemars::schema::Schema;

/// Makes a type that has the given schema, for an extractor's place in dropshot's document.
macro_rules! parameters {
    ($name:ident, $schema:literal) => {
        #[derive(serde::Deserialize)]
        struct $name {}

        impl schemars::JsonSchema for $name {
            fn schema_name() -> String {
                stringify!($name).to_owned()
            }

            fn json_schema(generator: &mut schemars::r#gen::SchemaGenerator) -> schemars::schema::Schema {
                types::schema::from_text(generator, $schema)
            }
        }
    };
}

pub(crate) use parameters;

/// Every operation's error, as dropshot documents it: the contract's `Error`.
#[derive(Debug, serde::Serialize)]
pub(crate) struct ErrorDocument(hub_types::Error);

impl JsonSchema for ErrorDocument {
    fn schema_name() -> String {
        hub_types::Error::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        hub_types::Error::json_schema(generator)
    }
}

impl std::fmt::Display for ErrorDocument {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0.message)
    }
}

impl From<HttpError> for ErrorDocument {
    fn from(error: HttpError) -> Self {
        Self(hub_types::Error {
            code: hub_types::ErrorCode::Internal,
            details: Vec::new(),
            message: error.external_message,
            request_id: String::new().try_into().unwrap_or_else(|_| unreachable!("any text is a request id")),
            retryable: false,
            status: 500,
        })
    }
}

impl HttpResponseError for ErrorDocument {
    fn status_code(&self) -> ErrorStatusCode {
        ErrorStatusCode::INTERNAL_SERVER_ERROR
    }
}
