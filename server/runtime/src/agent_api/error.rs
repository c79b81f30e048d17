//! Why a call to the agent failed, in terms the agent host can act on.
//!
//! Two questions decide what happens next, and each error answers both: may the same call be made
//! again ([`AgentError::retryable`]), and may this one have had an effect ([`AgentError::effect`])?
//! The agent has no idempotency of its own, so a call of unknown effect is never repeated blindly.

use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;

/// The longest message kept of an agent's error, in characters.
const MESSAGE_CHARS_MAX: usize = 500;

/// The longest wait that is believed of a `Retry-After`.
const RETRY_AFTER_MAX: Duration = Duration::from_secs(600);

/// A failed call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AgentError {
    /// Nothing listens at the agent's address, or the connection could not be made; nothing was sent.
    #[error("the agent's address takes no connections")]
    Refused(#[source] reqwest::Error),
    /// The connection was not made in time; nothing was sent.
    #[error("no connection to the agent within {} ms", .after.as_millis())]
    ConnectTimeout {
        /// The deadline that passed.
        after: Duration,
    },
    /// No whole answer in time.
    #[error("no answer from the agent within {} ms", .after.as_millis())]
    Timeout {
        /// The deadline that passed.
        after: Duration,
    },
    /// The connection broke before the answer was whole.
    #[error("the connection to the agent broke before its answer was whole")]
    Broken(#[source] reqwest::Error),
    /// The agent refused.
    #[error("the agent answered {0}")]
    Answer(AgentAnswer),
    /// What came back is not what this API answers, or not HTTP at all.
    #[error("the agent's answer is not understood: {0}")]
    Garbage(&'static str),
    /// The answer was longer than the limit.
    #[error("the agent's answer is longer than {limit_bytes} bytes")]
    TooLong {
        /// The limit, in bytes.
        limit_bytes: usize,
    },
    /// The HTTP client could not be made.
    #[error("no HTTP client could be made")]
    Client(#[source] reqwest::Error),
}

/// A refusal as the agent words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The agent's code (`run_not_found`, `approval_not_pending`), if its error has one.
    pub code: Option<String>,
    /// The agent's message, bounded; or the plain text it answered.
    pub message: String,
    /// How long it asks to wait.
    pub retry_after: Option<Duration>,
}

impl std::fmt::Display for AgentAnswer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.status)?;
        if let Some(code) = &self.code {
            write!(out, " {code}")?;
        }
        write!(out, ": {}", self.message)
    }
}

/// Whether a failed call may have done something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Surely not: it was not sent, or it was refused.
    None,
    /// It may have.
    Unknown,
}

impl AgentError {
    /// Whether the same call may succeed later: nothing listens yet, too many runs, draining.
    pub fn retryable(&self) -> bool {
        match self {
            Self::Refused(_) | Self::ConnectTimeout { .. } => true,
            Self::Answer(answer) => matches!(answer.status, 429 | 503),
            _ => false,
        }
    }

    /// Whether the call may have had an effect all the same.
    pub fn effect(&self) -> Effect {
        match self {
            Self::Refused(_) | Self::ConnectTimeout { .. } | Self::Client(_) => Effect::None,
            Self::Answer(answer) if answer.status < 500 || answer.status == 503 => Effect::None,
            _ => Effect::Unknown,
        }
    }

    /// How long the agent asks to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answer(answer) => answer.retry_after,
            _ => None,
        }
    }

    /// The HTTP status of a refusal.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Answer(answer) => Some(answer.status),
            _ => None,
        }
    }

    /// The agent's own error code.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Answer(answer) => answer.code.as_deref(),
            _ => None,
        }
    }

    /// Sorts an error of the HTTP client; `connect` and `whole` are the deadlines that were set.
    pub(super) fn from_transport(error: reqwest::Error, connect: Duration, whole: Duration) -> Self {
        if error.is_connect() {
            return if error.is_timeout() {
                Self::ConnectTimeout { after: connect }
            } else {
                Self::Refused(error)
            };
        }
        if error.is_timeout() {
            return Self::Timeout { after: whole };
        }
        if is_parse_error(&error) { Self::Garbage("it is not HTTP") } else { Self::Broken(error) }
    }

    /// Reads a refusal's body in any of the agent's three shapes: OpenAI's error object, the job
    /// API's `{"error": "text"}`, and plain text.
    pub(super) fn from_answer(status: u16, headers: &HeaderMap, body: &[u8]) -> Self {
        let error = serde_json::from_slice::<Value>(body).ok().and_then(|body| body.get("error").cloned());
        let (code, message) = match error {
            Some(Value::String(message)) => (None, message),
            Some(Value::Object(error)) => {
                let text = |name: &str| error.get(name).and_then(Value::as_str).map(str::to_owned);
                (text("code"), text("message").unwrap_or_default())
            }
            _ => (None, String::from_utf8_lossy(body).into_owned()),
        };
        let retry_after = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        Self::Answer(AgentAnswer {
            status,
            code: code.map(|code| bounded(&code)),
            message: bounded(&message),
            retry_after: retry_after.map(|seconds| Duration::from_secs(seconds).min(RETRY_AFTER_MAX)),
        })
    }
}

/// One line of at most [`MESSAGE_CHARS_MAX`] characters: the text ends up in logs and reports.
fn bounded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|character| !character.is_control()).take(MESSAGE_CHARS_MAX).collect()
}

fn is_parse_error(error: &reqwest::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse) {
            return true;
        }
        source = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn answer(status: u16, retry_after: Option<&'static str>, body: &str) -> AgentError {
        let mut headers = HeaderMap::new();
        if let Some(value) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from_static(value));
        }
        AgentError::from_answer(status, &headers, body.as_bytes())
    }

    #[test]
    fn each_shape_of_a_refusal() {
        let openai = |code| {
            format!(
                r#"{{"error": {{"message": "m", "type": "invalid_request_error", "param": null, "code": {code}}}}}"#
            )
        };
        let plain = "500 Internal Server Error\n\nServer got itself in trouble";
        let one_line = "500 Internal Server Error Server got itself in trouble";
        let long = "x".repeat(5000);
        type Row<'a> = (u16, Option<&'static str>, String, Option<&'a str>, &'a str, bool, Effect);
        let table: &[Row<'_>] = &[
            (400, None, openai("null"), None, "m", false, Effect::None),
            (401, None, openai(r#""invalid_api_key""#), Some("invalid_api_key"), "m", false, Effect::None),
            (
                409,
                None,
                openai(r#""approval_not_pending""#),
                Some("approval_not_pending"),
                "m",
                false,
                Effect::None,
            ),
            (
                429,
                Some("1"),
                openai(r#""rate_limit_exceeded""#),
                Some("rate_limit_exceeded"),
                "m",
                true,
                Effect::None,
            ),
            (
                503,
                Some("1"),
                openai(r#""gateway_draining""#),
                Some("gateway_draining"),
                "m",
                true,
                Effect::None,
            ),
            (404, None, r#"{"error": "Job not found"}"#.into(), None, "Job not found", false, Effect::None),
            (500, None, plain.into(), None, one_line, false, Effect::Unknown),
            (502, None, long, None, &"x".repeat(500), false, Effect::Unknown),
            (500, None, "[1]".into(), None, "[1]", false, Effect::Unknown),
        ];
        for (status, retry_after, body, code, message, retryable, effect) in table {
            let error = answer(*status, *retry_after, body);
            let AgentError::Answer(read) = &error else { panic!("{body} is an answer") };
            assert_eq!(
                (read.status, read.code.as_deref(), read.message.as_str()),
                (*status, *code, *message)
            );
            assert_eq!((error.retryable(), error.effect()), (*retryable, *effect), "{body}");
            let seconds = retry_after.map(|_| Duration::from_secs(1));
            assert_eq!(error.retry_after(), seconds, "{body}");
        }
    }

    #[test]
    fn a_retry_after_that_is_no_number_or_absurd_is_not_followed() {
        assert_eq!(answer(503, Some("soon"), "").retry_after(), None);
        assert_eq!(answer(503, Some("999999999"), "").retry_after(), Some(RETRY_AFTER_MAX));
    }
}
