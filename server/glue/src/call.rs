//! A request as the generated glue reads it.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

use http::{HeaderMap, header};
use hub_types::{ErrorCode, ErrorDetail, ErrorReason, EtagCondition, IdempotencyKey};
use serde::de::DeserializeOwned;

use crate::error::detail;
use crate::parameters::{self, RawPath};
use crate::{Access, ApiError, Operation, RequestBody, Response, json, nul};

/// What serves the operations. The caller's type is the server's own proof of who is asking.
pub trait Service: Send + Sync + 'static {
    /// Who is asking, proved.
    type Caller: Send + Sync + 'static;
}

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Response, ApiError>> + Send>>;

/// The glue of one operation.
pub type Handler<S> = fn(Call<S>) -> Answering;

/// What every handler is told about its request.
#[derive(Debug)]
pub struct RequestCx<C> {
    /// Who is asking.
    pub caller: C,
    /// What is asked.
    pub operation: &'static Operation,
    /// The Hub's id of this request.
    pub request_id: String,
    /// The address it came from, behind trusted proxies.
    pub address: IpAddr,
    /// Path and query as they were sent.
    pub uri: http::Uri,
    /// The request's headers.
    pub headers: HeaderMap,
    /// The body as it was sent, for operations that take JSON; empty otherwise.
    pub body: bytes::Bytes,
}

impl<C> RequestCx<C> {
    /// `If-Match`, if given. The glue has checked its form.
    pub fn if_match(&self) -> Option<EtagCondition> {
        self.header_text(header::IF_MATCH.as_str())?.parse().ok()
    }

    /// `Idempotency-Key`, if given and honoured here. The glue has checked its form.
    pub fn idempotency_key(&self) -> Option<IdempotencyKey> {
        if self.operation.idempotent { self.header_text("idempotency-key")?.parse().ok() } else { None }
    }

    /// A header that the operation declares, as text. The glue has checked its form.
    pub fn header_text(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().map(str::trim)
    }
}

/// One request for one operation.
pub struct Call<S: Service> {
    service: Arc<S>,
    cx: RequestCx<S::Caller>,
    path: RawPath,
    body: Option<RequestBody>,
}

impl<S: Service> Call<S> {
    /// A call. `path` holds the path parameters still percent-encoded.
    pub fn new(
        service: Arc<S>,
        cx: RequestCx<S::Caller>,
        path: impl IntoIterator<Item = (&'static str, String)>,
        body: RequestBody,
    ) -> Self {
        Self { service, cx, path: path.into_iter().collect(), body: Some(body) }
    }

    /// A path parameter, decoded once and checked by its type.
    pub fn path<T: TryFrom<String>>(&self, name: &'static str) -> Result<T, ApiError> {
        let wrong = |reason, message: &str| ApiError::invalid(name, reason, message);
        let raw = self.path.get(name).ok_or_else(|| wrong(ErrorReason::MissingParameter, "is missing"))?;
        let text = parameters::percent_decoded(raw)
            .ok_or_else(|| wrong(ErrorReason::Malformed, "is not valid percent-encoded UTF-8"))?;
        T::try_from(text)
            .map_err(|_| wrong(ErrorReason::PatternMismatch, "is not a well-formed id of this kind"))
    }

    /// The query, checked and typed.
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let operation = self.cx.operation;
        let object =
            parameters::query_object(self.cx.uri.query().unwrap_or(""), operation.query).map_err(invalid)?;
        parameters::check(&object, &operation.query_check).map_err(invalid)?;
        nul::refuse(&object).map_err(|detail| invalid(vec![*detail]))?;
        serde_json::from_value(object).map_err(unreadable)
    }

    /// For operations without query parameters: refuses any.
    pub fn no_query(&self) -> Result<(), ApiError> {
        parameters::query_object(self.cx.uri.query().unwrap_or(""), &[]).map_err(invalid).map(drop)
    }

    /// Checks the declared headers.
    pub fn headers(&self) -> Result<(), ApiError> {
        let operation = self.cx.operation;
        let object = parameters::header_object(&self.cx.headers, operation.headers).map_err(invalid)?;
        parameters::check(&object, &operation.header_check).map_err(invalid)
    }

    /// The JSON body: media type, size, time, JSON, schema, type, in this order. One that may be left out and is means
    /// `{}`.
    pub async fn json<T: DeserializeOwned>(&mut self) -> Result<T, ApiError> {
        let body = self.body.take().ok_or_else(|| ApiError::internal("the body was read twice"))?;
        let bytes = if self.cx.operation.body_optional && announces_no_body(&self.cx.headers) {
            bytes::Bytes::from_static(b"{}")
        } else {
            self.expect_media_type()?;
            body.read().await?
        };
        let secret = self.cx.operation.body_holds_secrets;
        let refusal = |wrong: Vec<ErrorDetail>| invalid(if secret { nameless(wrong) } else { wrong });
        let value = json::parse(&bytes).map_err(|detail| refusal(vec![*detail]))?;
        if let Some(check) = &self.cx.operation.body_check {
            let wrong = check.details(&value);
            if !wrong.is_empty() {
                return Err(refusal(wrong));
            }
        }
        // What an agent says is not its host's to correct.
        if !self.cx.operation.access.contains(&Access::RuntimeOwn) {
            nul::refuse(&value).map_err(|detail| invalid(vec![*detail]))?;
        }
        self.cx.body = bytes;
        serde_json::from_value(value).map_err(unreadable)
    }

    /// The body as it comes, for operations that take bytes.
    pub fn bytes(&mut self) -> Result<RequestBody, ApiError> {
        self.expect_media_type()?;
        self.body.take().ok_or_else(|| ApiError::internal("the body was read twice"))
    }

    /// The service and what the handler is told.
    pub fn into_parts(self) -> (Arc<S>, RequestCx<S::Caller>) {
        (self.service, self.cx)
    }

    fn expect_media_type(&self) -> Result<(), ApiError> {
        let Some(expected) = self.cx.operation.body_media_type else { return Ok(()) };
        let given =
            self.cx.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let essence = given.split(';').next().unwrap_or("").trim();
        if essence.eq_ignore_ascii_case(expected) {
            return Ok(());
        }
        let message = format!("send the body with content-type {expected}");
        Err(ApiError::new(ErrorCode::UnsupportedMediaType, message).detail(ErrorDetail {
            field: Some("Content-Type".to_owned()),
            ..detail(ErrorReason::NotAllowed)
        }))
    }
}

/// Whether a request has no body (RFC 9112, 6.3).
fn announces_no_body(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH);
    let empty = length.is_none_or(|length| length.as_bytes() == b"0");
    empty && !headers.contains_key(header::TRANSFER_ENCODING)
}

fn invalid(details: Vec<ErrorDetail>) -> ApiError {
    let error = ApiError::new(ErrorCode::InvalidArgument, "the request is not valid, see details");
    details.into_iter().fold(error, ApiError::detail)
}

/// Details without names that the contract does not have: who errs may have sent a secret as a name.
fn nameless(mut details: Vec<ErrorDetail>) -> Vec<ErrorDetail> {
    for detail in &mut details {
        if matches!(detail.reason, ErrorReason::UnknownMember | ErrorReason::DuplicateMember) {
            detail.field = None;
        }
    }
    details
}

/// The schema took it and the type did not: they come from one contract, so this is a fault of the generator's.
/// The cause is not kept, because serde quotes values.
fn unreadable(_: serde_json::Error) -> ApiError {
    ApiError::new(ErrorCode::InvalidArgument, "the request does not have the form that this operation takes")
        .reason(ErrorReason::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_without_a_body_says_so_in_its_headers() {
        for (name, value, expected) in [
            ("accept", "*/*", true),
            ("content-length", "0", true),
            ("content-length", "2", false),
            ("content-length", "00", false),
            ("transfer-encoding", "chunked", false),
        ] {
            let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
            assert_eq!(announces_no_body(&headers), expected, "{name}: {value}");
        }
    }
}
