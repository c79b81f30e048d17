//! Answers as hermes-agent writes them: Python's JSON spacing and escapes, its headers, its error
//! bodies. Every text here is from a transcript; nothing here knows runs.

use std::io;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Value, json};

/// The body of an answer: whole, or a stream that may break.
pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// An answer, also where it refuses.
pub(super) type Answer = Response<Body>;

/// The headers that the agent sets on each JSON answer of a handler (not on router errors).
const SECURITY_HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-xss-protection", "0"),
    ("referrer-policy", "no-referrer"),
];

/// A JSON answer of a handler.
pub(super) fn json_answer(status: StatusCode, body: &Value) -> Answer {
    let mut answer = bare_json(status, body);
    for (name, value) in SECURITY_HEADERS {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

fn bare_json(status: StatusCode, body: &Value) -> Answer {
    with_type(status, "application/json; charset=utf-8", python_json(body).into_bytes())
}

/// A plain-text answer of the router, as aiohttp makes them.
pub(super) fn text_answer(status: StatusCode, text: String) -> Answer {
    with_type(status, "text/plain; charset=utf-8", text.into_bytes())
}

fn with_type(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Answer {
    let whole = Full::new(Bytes::from(body)).map_err(|never| match never {}).boxed_unsync();
    let mut answer = Response::new(whole);
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer
}

/// 400 and others in OpenAI's shape; a missing code is `null`.
pub(super) fn refusal(status: StatusCode, message: &str, code: Option<&str>) -> Answer {
    let kind = "invalid_request_error";
    json_answer(status, &json!({"error": {"message": message, "type": kind, "param": null, "code": code}}))
}

/// 401, whose error has no `param`.
pub(super) fn unauthorized() -> Answer {
    let error =
        json!({"message": "Invalid API key", "type": "invalid_request_error", "code": "invalid_api_key"});
    json_answer(StatusCode::UNAUTHORIZED, &json!({ "error": error }))
}

/// 400 for a session key beyond 256 characters, whose error has neither `param` nor `code`.
pub(super) fn session_key_too_long() -> Answer {
    let error = json!({"message": "Session key too long", "type": "invalid_request_error"});
    json_answer(StatusCode::BAD_REQUEST, &json!({ "error": error }))
}

/// 404 for a run that is not, is no more, or whose events are gone.
pub(super) fn run_not_found(run: &str) -> Answer {
    refusal(StatusCode::NOT_FOUND, &format!("Run not found: {run}"), Some("run_not_found"))
}

/// 413 for a body beyond 10 MB, without the handlers' headers.
pub(super) fn body_too_large() -> Answer {
    let error = json!({"message": "Request body too large.", "type": "invalid_request_error", "param": null, "code": "body_too_large"});
    bare_json(StatusCode::PAYLOAD_TOO_LARGE, &json!({ "error": error }))
}

/// 429 at the cap of concurrent runs.
pub(super) fn too_many_runs(cap: usize) -> Answer {
    let message = format!("Too many concurrent runs (max {cap})");
    let error =
        json!({"message": message, "type": "rate_limit_error", "param": null, "code": "rate_limit_exceeded"});
    retry_later(json_answer(StatusCode::TOO_MANY_REQUESTS, &json!({ "error": error })))
}

/// 503 while the gateway drains.
pub(super) fn draining() -> Answer {
    let message = "Gateway is draining existing work; retry shortly.";
    retry_later(refusal(StatusCode::SERVICE_UNAVAILABLE, message, Some("gateway_draining")))
}

fn retry_later(mut answer: Answer) -> Answer {
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    answer
}

/// 500 as aiohttp answers an exception of a handler.
pub(super) fn in_trouble() -> Answer {
    let text = "500 Internal Server Error\n\nServer got itself in trouble";
    text_answer(StatusCode::INTERNAL_SERVER_ERROR, text.to_owned())
}

/// 404 of the router.
pub(super) fn no_such_path() -> Answer {
    text_answer(StatusCode::NOT_FOUND, "404: Not Found".to_owned())
}

/// 405 of the router.
pub(super) fn wrong_method(allowed: &'static str) -> Answer {
    let mut answer = text_answer(StatusCode::METHOD_NOT_ALLOWED, "405: Method Not Allowed".to_owned());
    answer.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    answer
}

/// JSON as Python's `json.dumps` writes it by default: spaces after `,` and `:`, ASCII only.
pub(super) fn python_json(value: &Value) -> String {
    let mut written = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, PythonFormatter);
    value.serialize(&mut serializer).expect("a JSON value is written to memory without fail");
    String::from_utf8(written).expect("the formatter writes ASCII")
}

struct PythonFormatter;

impl PythonFormatter {
    fn separate<W: ?Sized + io::Write>(writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }
}

impl Formatter for PythonFormatter {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        Self::separate(writer, first)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        Self::separate(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for character in fragment.chars() {
            if matches!(character, ' '..='~') {
                writer.write_all(&[character as u8])?;
                continue;
            }
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn json_is_written_as_python_does() {
        let table: &[(Value, &str)] = &[
            (json!({"a": [1, 2.5, null, true], "b": {}}), r#"{"a": [1, 2.5, null, true], "b": {}}"#),
            (json!("é 😀\u{7f}\n\"\\"), r#""\u00e9 \ud83d\ude00\u007f\n\"\\""#),
            (json!([1_795_430_070.573_125_4, 0.0, 30.015]), "[1795430070.5731254, 0.0, 30.015]"),
        ];
        for (value, expected) in table {
            assert_eq!(python_json(value), *expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in any::<String>()) {
            let written = python_json(&json!({ "text": text }));
            prop_assert!(written.is_ascii());
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), json!({ "text": text }));
        }
    }
}
