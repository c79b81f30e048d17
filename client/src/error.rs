//! How a call fails, for programs (code, reasons, whether to try again) and for people.
//!
//! Nothing of a request or of an answer's values is in here but what the Hub says in its errors, which never holds a
//! secret.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use hub_types::error::ConversionError;
use hub_types::{Error as Refusal, ErrorCode, ErrorDetail, ErrorReason};
use progenitor_client::Error as Generated;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::answer::FOREIGN;
use crate::repeat::{is_passing, retry_after};

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call did not succeed, or a connection could not be set up.
///
/// `?` makes it of the errors that the operations give.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
enum Kind {
    /// The address given to `Hub::connect` cannot be one.
    Address(String),
    /// The request was not sent: a value does not have its form, or there is no token.
    Request(String),
    /// The Hub could not be reached, or the connection broke off.
    Connection(reqwest::Error),
    /// The Hub's own refusal.
    Refused { refusal: Refusal, status: StatusCode, retry_after: Option<Duration> },
    /// An answer that is not the Hub's.
    Foreign { status: StatusCode, request_id: Option<String>, retry_after: Option<Duration> },
    /// A success whose body does not have the contract's form. Where is said, what stood there is not: it could be a
    /// secret that was shown once.
    Unreadable { line: usize, column: usize },
    /// A file that changed while it was downloaded.
    Changed,
}

impl Error {
    pub(crate) fn address(what: String) -> Self {
        Self(Box::new(Kind::Address(what)))
    }

    pub(crate) fn connection(error: reqwest::Error) -> Self {
        Self(Box::new(Kind::Connection(error)))
    }

    pub(crate) fn unreadable(error: &serde_json::Error) -> Self {
        Self(Box::new(Kind::Unreadable { line: error.line(), column: error.column() }))
    }

    /// A success that something else than a Hub gave.
    pub(crate) fn not_the_hubs(status: StatusCode, headers: &HeaderMap) -> Self {
        Self(Box::new(foreign(status, headers)))
    }

    /// A file that is another one than when its download began.
    pub(crate) fn changed() -> Self {
        Self(Box::new(Kind::Changed))
    }

    /// The Hub's code; `None` when no Hub answered. A code that this version does not know is `Unlisted`: go by
    /// [`Error::status`] and [`Error::is_retryable`] then.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.refusal().map(|refusal| &refusal.code)
    }

    /// The first of the reasons that the Hub gives, if it gives any.
    pub fn reason(&self) -> Option<&ErrorReason> {
        self.details().first().map(|detail| &detail.reason)
    }

    /// All that the Hub finds wrong; empty when it gives no details, or no Hub answered.
    pub fn details(&self) -> &[ErrorDetail] {
        self.refusal().map_or(&[], |refusal| &refusal.details)
    }

    /// The message that the Hub gave, without the details.
    pub fn message(&self) -> Option<&str> {
        self.refusal().map(|refusal| refusal.message.as_str())
    }

    /// The answer's HTTP status; `None` when there was no answer, or it was a success that could not be read.
    pub fn status(&self) -> Option<StatusCode> {
        match &*self.0 {
            Kind::Refused { status, .. } | Kind::Foreign { status, .. } => Some(*status),
            Kind::Address(_) | Kind::Request(_) | Kind::Connection(_) | Kind::Unreadable { .. } => None,
            Kind::Changed => None,
        }
    }

    /// The id under which the Hub's log has this request.
    pub fn request_id(&self) -> Option<&str> {
        match &*self.0 {
            Kind::Refused { refusal, .. } => Some(refusal.request_id.as_str()),
            Kind::Foreign { request_id, .. } => request_id.as_deref(),
            Kind::Address(_) | Kind::Request(_) | Kind::Connection(_) | Kind::Unreadable { .. } => None,
            Kind::Changed => None,
        }
    }

    /// After how long the same call may succeed, where the Hub says so.
    pub fn retry_after(&self) -> Option<Duration> {
        match &*self.0 {
            Kind::Refused { retry_after, .. } | Kind::Foreign { retry_after, .. } => *retry_after,
            Kind::Address(_) | Kind::Request(_) | Kind::Connection(_) | Kind::Unreadable { .. } => None,
            Kind::Changed => None,
        }
    }

    /// Whether the same call, with the same `Idempotency-Key`, may succeed later. The client has repeated it by then
    /// as often as [`crate::Repeats`] lets it.
    pub fn is_retryable(&self) -> bool {
        match &*self.0 {
            Kind::Refused { refusal, .. } => refusal.retryable,
            Kind::Foreign { status, .. } => is_passing(*status),
            Kind::Connection(error) => !(error.is_builder() || error.is_redirect()),
            Kind::Address(_) | Kind::Request(_) | Kind::Unreadable { .. } => false,
            Kind::Changed => true,
        }
    }

    /// Whether the Hub says that there is no such thing.
    pub fn is_not_found(&self) -> bool {
        self.code() == Some(&ErrorCode::NotFound)
    }

    fn refusal(&self) -> Option<&Refusal> {
        match &*self.0 {
            Kind::Refused { refusal, .. } => Some(refusal),
            _ => None,
        }
    }
}

impl From<Generated<Refusal>> for Error {
    fn from(error: Generated<Refusal>) -> Self {
        Self(Box::new(match error {
            Generated::InvalidRequest(what) | Generated::Custom(what) => Kind::Request(what),
            Generated::CommunicationError(source)
            | Generated::InvalidUpgrade(source)
            | Generated::ResponseBodyError(source) => Kind::Connection(source),
            Generated::ErrorResponse(answer) => {
                let (status, headers) = (answer.status(), answer.headers().clone());
                let refusal = answer.into_inner();
                if refusal.code.as_str() == FOREIGN {
                    foreign(status, &headers)
                } else {
                    Kind::Refused { refusal, status, retry_after: retry_after(&headers, SystemTime::now()) }
                }
            }
            Generated::UnexpectedResponse(answer) => foreign(answer.status(), answer.headers()),
            Generated::InvalidResponsePayload(_, error) => {
                Kind::Unreadable { line: error.line(), column: error.column() }
            }
        }))
    }
}

fn foreign(status: StatusCode, headers: &HeaderMap) -> Kind {
    let request_id = headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    Kind::Foreign { status, request_id, retry_after: retry_after(headers, SystemTime::now()) }
}

impl From<ConversionError> for Error {
    /// A value that does not have its type's form, such as an id.
    fn from(error: ConversionError) -> Self {
        Self(Box::new(Kind::Request(error.to_string())))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Address(what) => write!(f, "the hub's address {what}"),
            Kind::Request(what) => write!(f, "the request was not sent: {what}"),
            Kind::Connection(error) => f.write_str(how_it_broke(error)),
            Kind::Refused { refusal, .. } => {
                f.write_str(&refusal.message)?;
                for (index, detail) in refusal.details.iter().enumerate() {
                    f.write_str(if index == 0 { ": " } else { "; " })?;
                    describe(f, detail)?;
                }
                write!(f, " ({}, request {})", refusal.code, refusal.request_id.as_str())
            }
            Kind::Foreign { status, request_id, .. } => {
                write!(f, "an answer with status {} that is not the hub's own, ", status.as_u16())?;
                f.write_str("something between may have given it")?;
                request_id.as_ref().map_or(Ok(()), |id| write!(f, " (request {id})"))
            }
            Kind::Changed => {
                f.write_str("the file changed while it was downloaded, download it again from its beginning")
            }
            Kind::Unreadable { line, column } => write!(
                f,
                "the answer does not have the contract's form at line {line}, column {column}; \
                 it may come from something else than a hub, or from a later major version"
            ),
        }
    }
}

fn how_it_broke(error: &reqwest::Error) -> &'static str {
    if error.is_connect() {
        "the hub could not be reached"
    } else if error.is_timeout() {
        "the hub did not answer in time"
    } else if error.is_builder() {
        "the request could not be built"
    } else {
        "the connection to the hub broke off"
    }
}

fn describe(f: &mut fmt::Formatter<'_>, detail: &ErrorDetail) -> fmt::Result {
    match (&detail.field, &detail.message) {
        (Some(field), Some(message)) => write!(f, "{field} {message}"),
        (Some(field), None) => write!(f, "{field} {}", detail.reason),
        (None, Some(message)) => f.write_str(message),
        (None, None) => write!(f, "{}", detail.reason),
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0 {
            Kind::Connection(error) => Some(error),
            Kind::Address(_) | Kind::Request(_) | Kind::Refused { .. } | Kind::Foreign { .. } => None,
            Kind::Unreadable { .. } | Kind::Changed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: serde_json::Value, headers: &[(&'static str, &'static str)]) -> Error {
        let refusal: Refusal = serde_json::from_value(body).unwrap();
        let headers =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        let status = StatusCode::from_u16(u16::try_from(refusal.status).unwrap()).unwrap();
        Generated::ErrorResponse(progenitor_client::ResponseValue::new(refusal, status, headers)).into()
    }

    #[test]
    fn a_refusal_is_told_to_programs_and_people() {
        let error = refused(
            serde_json::json!({
                "code": "invalid_argument", "message": "the request is not valid, see details", "status": 400,
                "requestId": "r-1", "retryable": false,
                "details": [
                    {"reason": "out_of_range", "field": "limit", "message": "must be at most 1000"},
                    {"reason": "unknown_parameter", "field": "limt"},
                    {"reason": "brand_new"},
                ],
            }),
            &[],
        );
        assert_eq!(
            error.to_string(),
            "the request is not valid, see details: limit must be at most 1000; limt unknown_parameter; brand_new \
             (invalid_argument, request r-1)"
        );
        assert_eq!(error.code(), Some(&ErrorCode::InvalidArgument));
        assert_eq!(error.reason(), Some(&ErrorReason::OutOfRange));
        assert_eq!(error.details()[2].reason, ErrorReason::Unlisted("brand_new".to_owned()));
        assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
        assert_eq!((error.request_id(), error.retry_after()), (Some("r-1"), None));
        assert!(!error.is_retryable() && !error.is_not_found());
    }

    #[test]
    fn a_refusal_that_passes_says_when() {
        let error = refused(
            serde_json::json!({
                "code": "unavailable", "message": "later", "status": 503, "requestId": "r-2", "retryable": true,
                "details": [],
            }),
            &[("retry-after", "7")],
        );
        assert_eq!(error.to_string(), "later (unavailable, request r-2)");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert!(error.is_retryable());
        assert_eq!(error.reason(), None);
    }

    #[test]
    fn what_could_not_be_read_is_not_shown() {
        let wrong =
            serde_json::from_str::<Refusal>("{\"code\": \"CANARY\", \"status\": \"CANARY\"}").unwrap_err();
        let error =
            Error::from(Generated::InvalidResponsePayload(bytes::Bytes::from_static(b"CANARY"), wrong));
        assert!(
            error.to_string().starts_with("the answer does not have the contract's form at line 1, column")
        );
        assert!(!format!("{error} {error:?}").contains("CANARY"));
        assert!(error.source().is_none());
    }

    #[test]
    fn a_value_without_its_form_is_a_request_that_was_not_sent() {
        fn rename() -> Result<hub_types::TenantId> {
            Ok(hub_types::TenantId::try_from("Not An Id")?)
        }
        let error = rename().unwrap_err();
        assert!(error.to_string().starts_with("the request was not sent: "), "{error}");
        assert_eq!((error.status(), error.code(), error.is_retryable()), (None, None, false));
    }
}
