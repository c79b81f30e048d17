//! JSON as requests must have it: one value, nothing after it, no member twice, not nested without end.
//!
//! serde_json keeps the last of two equal members and stops reading after the first value where it is asked to;
//! both let two readers of one request see different things.

use std::fmt::{Formatter, Result as FmtResult};

use hub_types::{ErrorDetail, ErrorReason};
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};

use crate::error::detail;

/// How deep values may be nested. serde_json's own guard is 128, against the stack.
const DEPTH_MAX: usize = 64;

/// Reads a whole body. The detail says where it went wrong and never what stood there.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Box<ErrorDetail>> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { path: String::new(), depth: 0 }
        .deserialize(&mut deserializer)
        .map_err(|error| Box::new(explain(&error)))?;
    deserializer.end().map_err(|_| {
        Box::new(ErrorDetail {
            message: Some("the body must be one JSON value, remove what follows it".to_owned()),
            ..detail(ErrorReason::TrailingBytes)
        })
    })?;
    Ok(value)
}

/// The marker by which a repeated member is told from other errors; the rest of the message is its path.
const DUPLICATE: &str = "\u{0}duplicate:";
const TOO_DEEP: &str = "\u{0}deep:";

fn explain(error: &serde_json::Error) -> ErrorDetail {
    let text = error.to_string();
    // serde_json appends the position to custom messages.
    let custom = |marker: &str| {
        text.strip_prefix(marker).map(|rest| rest.rsplit_once(" at line ").map_or(rest, |cut| cut.0))
    };
    if let Some(path) = custom(DUPLICATE) {
        return ErrorDetail {
            field: Some(path.to_owned()),
            message: Some("the member stands there twice".to_owned()),
            ..detail(ErrorReason::DuplicateMember)
        };
    }
    if custom(TOO_DEEP).is_some() {
        return ErrorDetail {
            message: Some(format!("values may be nested {DEPTH_MAX} deep")),
            ..detail(ErrorReason::Malformed)
        };
    }
    let place = format!("line {}, column {}", error.line(), error.column());
    ErrorDetail {
        message: Some(format!("the body is not valid JSON at {place}")),
        ..detail(ErrorReason::Malformed)
    }
}

/// A member's path below another: `agent.maxConcurrentRuns`, `input[0].text`. Names are cut, so that a request
/// cannot make an answer large.
pub(crate) fn join(path: &str, name: &str) -> String {
    let name: String = name.chars().filter(|character| !character.is_control()).take(100).collect();
    if path.is_empty() { name } else { format!("{path}.{name}") }
}

struct Strict {
    path: String,
    depth: usize,
}

impl Strict {
    fn below(&self, path: String) -> Self {
        Self { path, depth: self.depth + 1 }
    }

    fn check_depth<E: Error>(&self) -> Result<(), E> {
        if self.depth >= DEPTH_MAX { Err(E::custom(TOO_DEEP)) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number must be finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut values = Vec::new();
        while let Some(value) =
            elements.next_element_seed(self.below(format!("{}[{}]", self.path, values.len())))?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key_seed(Name)? {
            let path = join(&self.path, &name);
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("{DUPLICATE}{path}")));
            }
            let value = members.next_value_seed(self.below(path))?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

/// A member's name.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bodies_that_are_refused() {
        let deep = "[".repeat(70) + &"]".repeat(70);
        for (body, reason, field) in [
            ("", ErrorReason::Malformed, None),
            ("{", ErrorReason::Malformed, None),
            ("{\"a\":1,}", ErrorReason::Malformed, None),
            ("{} x", ErrorReason::TrailingBytes, None),
            ("{}{}", ErrorReason::TrailingBytes, None),
            ("{\"a\":1,\"a\":2}", ErrorReason::DuplicateMember, Some("a")),
            ("{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}", ErrorReason::DuplicateMember, Some("a.b[0].c")),
            ("{\"a\":1,\"\\u0061\":2}", ErrorReason::DuplicateMember, Some("a")),
            ("NaN", ErrorReason::Malformed, None),
            (deep.as_str(), ErrorReason::Malformed, None),
        ] {
            let refusal = parse(body.as_bytes()).expect_err(body);
            assert_eq!(refusal.reason, reason, "{body}");
            assert_eq!(refusal.field.as_deref(), field, "{body}");
        }
        assert!(parse(b"\xff").is_err(), "bytes that are not UTF-8");
    }

    #[test]
    fn a_refusal_never_holds_a_value() {
        for body in ["{\"a\":\"CANARY\" x}", "{\"a\":\"CANARY\",\"a\":1}", "\"CANARY\" \"CANARY\"", "CANARY"]
        {
            let refusal = format!("{:?}", parse(body.as_bytes()).expect_err(body));
            assert!(!refusal.contains("CANARY"), "{refusal}");
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(".{0,6}", inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_alike(value in values()) {
            prop_assert_eq!(parse(value.to_string().as_bytes()).unwrap(), value);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }
    }
}
