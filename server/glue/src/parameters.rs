//! Query and header parameters as a JSON object, so that one mechanism checks them and bodies.

use std::collections::BTreeMap;

use http::HeaderMap;
use hub_types::{ErrorDetail, ErrorReason};
use serde_json::{Map, Value};

use crate::error::detail;
use crate::json::join;
use crate::{Check, Parameter, ParameterKind};

/// The query as an object. Unknown and repeated parameters and those that are not UTF-8 are refused by name.
pub(crate) fn query_object(query: &str, declared: &[Parameter]) -> Result<Value, Vec<ErrorDetail>> {
    let mut object = Map::new();
    let mut wrong = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
            wrong.push(ErrorDetail {
                message: Some("the query is not valid percent-encoded UTF-8".to_owned()),
                ..detail(ErrorReason::Malformed)
            });
            continue;
        };
        let Some(parameter) = declared.iter().find(|parameter| parameter.name == name) else {
            wrong.push(named(&name, ErrorReason::UnknownParameter, "there is no such query parameter"));
            continue;
        };
        if let Err(detail) = insert(&mut object, parameter, &value) {
            wrong.push(*detail);
        }
    }
    if wrong.is_empty() { Ok(Value::Object(object)) } else { Err(wrong) }
}

/// The declared headers as an object; others are none of an operation's business.
pub(crate) fn header_object(headers: &HeaderMap, declared: &[Parameter]) -> Result<Value, Vec<ErrorDetail>> {
    let mut object = Map::new();
    let mut wrong = Vec::new();
    for parameter in declared {
        for value in headers.get_all(parameter.name) {
            let added = match value.to_str() {
                Ok(text) => insert(&mut object, parameter, text.trim()),
                Err(_) => {
                    Err(Box::new(named(parameter.name, ErrorReason::Malformed, "must be visible ASCII")))
                }
            };
            wrong.extend(added.err().map(|detail| *detail));
        }
    }
    if wrong.is_empty() { Ok(Value::Object(object)) } else { Err(wrong) }
}

/// Checks an object of parameters. What is a member to the schema is a parameter to the caller.
pub(crate) fn check(object: &Value, check: &Check) -> Result<(), Vec<ErrorDetail>> {
    let mut wrong = check.details(object);
    for detail in &mut wrong {
        if detail.reason == ErrorReason::MissingMember {
            detail.reason = ErrorReason::MissingParameter;
            detail.message = Some("the parameter is missing".to_owned());
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn insert(
    object: &mut Map<String, Value>,
    parameter: &Parameter,
    text: &str,
) -> Result<(), Box<ErrorDetail>> {
    let value = match parameter.kind {
        ParameterKind::String | ParameterKind::Strings => Value::from(text),
        // Text that is no number stays text: the schema's check then says what it should have been.
        ParameterKind::Integer => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
        ParameterKind::Boolean => text.parse::<bool>().map_or_else(|_| Value::from(text), Value::from),
    };
    if parameter.kind == ParameterKind::Strings {
        let list = object.entry(parameter.name).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = list {
            values.push(value);
        }
    } else if object.insert(parameter.name.to_owned(), value).is_some() {
        return Err(Box::new(named(parameter.name, ErrorReason::DuplicateParameter, "may be given once")));
    }
    Ok(())
}

fn named(name: &str, reason: ErrorReason, message: &str) -> ErrorDetail {
    ErrorDetail { field: Some(join("", name)), message: Some(message.to_owned()), ..detail(reason) }
}

/// A query's text: `+` is a space (WHATWG form encoding), `%` sequences must be whole and make UTF-8.
fn decoded(text: &str) -> Option<String> {
    percent_decoded(&text.replace('+', " "))
}

/// Percent-decoding that refuses what it cannot read, where libraries leave it standing.
pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let whole = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'%').all(|(index, _)| {
        bytes.get(index + 1..index + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    if !whole {
        return None;
    }
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The values of path parameters, still percent-encoded, by name.
pub(crate) type RawPath = BTreeMap<&'static str, String>;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const DECLARED: &[Parameter] = &[
        Parameter { name: "limit", required: false, kind: ParameterKind::Integer },
        Parameter { name: "dryRun", required: false, kind: ParameterKind::Boolean },
        Parameter { name: "label", required: false, kind: ParameterKind::Strings },
        Parameter { name: "name", required: false, kind: ParameterKind::String },
    ];

    #[test]
    fn queries_become_objects() {
        for (query, expected) in [
            ("", json!({})),
            ("limit=5", json!({"limit": 5})),
            ("limit=5&", json!({"limit": 5})),
            ("limit=x", json!({"limit": "x"})),
            ("dryRun=true", json!({"dryRun": true})),
            ("dryRun=1", json!({"dryRun": "1"})),
            ("label=a%3Ab&label=c:d", json!({"label": ["a:b", "c:d"]})),
            ("name=a+b%20c%2B", json!({"name": "a b c+"})),
            ("name", json!({"name": ""})),
        ] {
            assert_eq!(query_object(query, DECLARED).expect(query), expected, "{query}");
        }
    }

    #[test]
    fn queries_that_are_refused() {
        for (query, reason, field) in [
            ("limt=5", ErrorReason::UnknownParameter, Some("limt")),
            ("limit=5&limit=6", ErrorReason::DuplicateParameter, Some("limit")),
            ("name=%zz", ErrorReason::Malformed, None),
            ("name=%f", ErrorReason::Malformed, None),
            ("name=%ff", ErrorReason::Malformed, None),
        ] {
            let refusal = query_object(query, DECLARED).expect_err(query);
            assert_eq!((&refusal[0].reason, refusal[0].field.as_deref()), (&reason, field), "{query}");
        }
    }

    proptest! {
        #[test]
        fn any_query_is_read_or_refused(query in "[ -~]{0,60}") {
            let _ = query_object(&query, DECLARED);
        }

        #[test]
        fn encoded_text_comes_back(text in "\\PC{0,20}") {
            let encoded = percent_encoding::utf8_percent_encode(&text, percent_encoding::NON_ALPHANUMERIC).to_string();
            prop_assert_eq!(percent_decoded(&encoded), Some(text));
        }
    }
}
