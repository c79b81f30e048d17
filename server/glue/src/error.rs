//! The one error that operations answer with.
//!
//! Areas make it with what a client can act on: a code, a message, reasons. What only an operator should see goes
//! into [`ApiError::caused_by`]: it is logged once, by the edge, and never sent. There is no `Display`, so that
//! internals cannot slip into a message by formatting an error into another one.

use std::error::Error as StdError;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, StatusCode, header};
use hub_types::{Error, ErrorCode, ErrorDetail, ErrorReason, RequestId};

use crate::reply::{Body, Response, json_response};

/// A refusal or failure, as the client will see it, and its cause, as the operator will.
#[derive(Debug)]
pub struct ApiError(Box<Parts>);

/// Boxed, so that a result that mostly succeeds stays small.
#[derive(Debug)]
struct Parts {
    code: ErrorCode,
    message: String,
    details: Vec<ErrorDetail>,
    headers: HeaderMap,
    cause: Option<Box<dyn StdError + Send + Sync>>,
    /// Whether the same request fails again although its code is one of those that pass.
    is_for_good: bool,
}

/// A detail with a reason and nothing else.
pub fn detail(reason: ErrorReason) -> ErrorDetail {
    ErrorDetail { reason, field: None, message: None, params: serde_json::Map::new() }
}

impl ApiError {
    /// An error of this code. The message is for people: lower case, no internals, says what to do.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let message = message.into();
        let (details, headers) = (Vec::new(), HeaderMap::new());
        Self(Box::new(Parts { code, message, details, headers, cause: None, is_for_good: false }))
    }

    /// 400: one member, parameter or header is wrong.
    pub fn invalid(field: impl Into<String>, reason: ErrorReason, message: impl Into<String>) -> Self {
        let detail =
            ErrorDetail { field: Some(field.into()), message: Some(message.into()), ..detail(reason) };
        Self::new(ErrorCode::InvalidArgument, "the request is not valid, see details").detail(detail)
    }

    /// 404: there is no such thing, or the caller may not know of it. Both read alike.
    pub fn not_found(noun: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("there is no such {noun}"))
    }

    /// 409: the resource is in a state that forbids this.
    pub fn wrong_state(reason: ErrorReason, message: impl Into<String>) -> Self {
        Self::new(ErrorCode::FailedPrecondition, message).reason(reason)
    }

    /// 409: the name is taken.
    pub fn taken(field: &str, reason: ErrorReason, message: impl Into<String>) -> Self {
        let detail = ErrorDetail { field: Some(field.to_owned()), ..detail(reason) };
        Self::new(ErrorCode::AlreadyExists, message).detail(detail)
    }

    /// 503: the Hub cannot do this now.
    pub fn unavailable(reason: ErrorReason, message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Unavailable, message).reason(reason)
    }

    /// 500: a fault of the Hub's. The cause is for the operator; the client gets one fixed sentence.
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let message = "the hub failed to answer this request, its log has the reason under this request id";
        Self::new(ErrorCode::Internal, message).caused_by(cause)
    }

    /// Adds a reason.
    pub fn reason(self, reason: ErrorReason) -> Self {
        self.detail(detail(reason))
    }

    /// Adds a detail.
    pub fn detail(mut self, detail: ErrorDetail) -> Self {
        self.0.details.push(detail);
        self
    }

    /// Says after how long the same request may succeed; rounded up to whole seconds, at least one.
    pub fn retry_after(self, wait: Duration) -> Self {
        let seconds = wait.as_millis().div_ceil(1000).clamp(1, 3600);
        self.header(header::RETRY_AFTER, HeaderValue::from(seconds as u64))
    }

    /// Adds a header to the answer.
    pub fn header(mut self, name: header::HeaderName, value: HeaderValue) -> Self {
        self.0.headers.insert(name, value);
        self
    }

    /// Keeps what went wrong inside, for the log.
    pub fn caused_by(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// The same request fails again: it has to be made anew, from what is so now. For codes that pass otherwise.
    #[must_use]
    pub fn for_good(mut self) -> Self {
        self.0.is_for_good = true;
        self
    }

    /// The code.
    pub fn code(&self) -> &ErrorCode {
        &self.0.code
    }

    /// The message that the client gets.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The details that the client gets.
    pub fn details(&self) -> &[ErrorDetail] {
        &self.0.details
    }

    /// What went wrong inside, if anything did.
    pub fn cause(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// The HTTP status of the code (conventions: errors).
    pub fn status(&self) -> StatusCode {
        match self.0.code {
            ErrorCode::InvalidArgument => StatusCode::BAD_REQUEST,
            ErrorCode::Unauthenticated => StatusCode::UNAUTHORIZED,
            ErrorCode::PermissionDenied => StatusCode::FORBIDDEN,
            ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            ErrorCode::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            ErrorCode::AlreadyExists
            | ErrorCode::FailedPrecondition
            | ErrorCode::Aborted
            | ErrorCode::IdempotencyInProgress => StatusCode::CONFLICT,
            ErrorCode::Gone => StatusCode::GONE,
            ErrorCode::EtagMismatch => StatusCode::PRECONDITION_FAILED,
            ErrorCode::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ErrorCode::RangeNotSatisfiable => StatusCode::RANGE_NOT_SATISFIABLE,
            ErrorCode::IdempotencyKeyConflict => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            ErrorCode::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::UpstreamError => StatusCode::BAD_GATEWAY,
            ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::DeadlineExceeded => StatusCode::GATEWAY_TIMEOUT,
            // Internal, and codes that this version does not know and so never makes.
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether the same request with the same key may succeed unchanged later.
    pub fn is_retryable(&self) -> bool {
        let passes = matches!(
            self.0.code,
            ErrorCode::Aborted
                | ErrorCode::IdempotencyInProgress
                | ErrorCode::ResourceExhausted
                | ErrorCode::Internal
                | ErrorCode::UpstreamError
                | ErrorCode::Unavailable
                | ErrorCode::DeadlineExceeded
        );
        passes && !self.0.is_for_good
    }

    /// The answer, with the id of the request that failed.
    pub fn into_response(self, request_id: &str) -> Response {
        let status = self.status();
        let body = Error {
            code: self.0.code.clone(),
            details: self.0.details.clone(),
            message: self.0.message.clone(),
            request_id: RequestId::try_from(request_id).unwrap_or_else(|_| unknown_request()),
            retryable: self.is_retryable(),
            status: i32::from(status.as_u16()),
        };
        let mut response = json_response(status, &body).unwrap_or_else(|_| {
            let mut response = Response::new(Body::default());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        });
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.headers_mut().extend(self.0.headers);
        response
    }
}

fn unknown_request() -> RequestId {
    RequestId::try_from("unknown").expect("a short text is a request id")
}
