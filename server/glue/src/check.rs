//! Holds a value against the contract's strict schema and says what is wrong, by member and never by value.

use std::sync::OnceLock;

use hub_types::{ErrorDetail, ErrorReason};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value, json};

use crate::error::detail;
use crate::json::join;

/// How many things that are wrong one answer names.
const DETAILS_MAX: usize = 20;

/// A schema's text, compiled when it is first needed.
pub struct Check {
    schema: &'static str,
    compiled: OnceLock<Validator>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Check").finish_non_exhaustive()
    }
}

impl Check {
    /// A check against a JSON Schema (2020-12). The text comes from the generator.
    pub const fn new(schema: &'static str) -> Self {
        Self { schema, compiled: OnceLock::new() }
    }

    /// The schema as it was generated.
    pub fn schema(&self) -> &'static str {
        self.schema
    }

    /// Everything that is wrong with the value, up to twenty things. Empty when it is as it should be.
    pub fn details(&self, value: &Value) -> Vec<ErrorDetail> {
        let validator = self.compiled.get_or_init(|| {
            let schema: Value = serde_json::from_str(self.schema).expect("the generator wrote valid JSON");
            jsonschema::options()
                .should_validate_formats(true)
                .build(&schema)
                .expect("the generator wrote a valid JSON Schema, as every operation's test compiles it")
        });
        validator.iter_errors(value).flat_map(|error| explain(&error)).take(DETAILS_MAX).collect()
    }
}

fn explain(error: &ValidationError<'_>) -> Vec<ErrorDetail> {
    let path = member_path(error.instance_path().as_str());
    let one = |reason: ErrorReason, message: String, params: Value| {
        vec![ErrorDetail { message: Some(message), params: object(params), ..at(&path, reason) }]
    };
    use ValidationErrorKind as Kind;
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => unexpected
            .iter()
            .map(|name| ErrorDetail {
                message: Some("there is no such member".to_owned()),
                ..at(&join(&path, name), ErrorReason::UnknownMember)
            })
            .collect(),
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            vec![ErrorDetail {
                message: Some("the member is missing".to_owned()),
                ..at(&join(&path, name), ErrorReason::MissingMember)
            }]
        }
        Kind::Type { kind } => one(ErrorReason::WrongType, format!("must be {}", type_name(kind)), json!({})),
        Kind::Enum { options } => {
            let known: Vec<&str> =
                options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            one(
                ErrorReason::UnknownValue,
                format!("must be one of {}", known.join(", ")),
                json!({ "known": known }),
            )
        }
        Kind::Minimum { limit } | Kind::ExclusiveMinimum { limit } => {
            one(ErrorReason::OutOfRange, format!("must be at least {limit}"), json!({ "minimum": limit }))
        }
        Kind::Maximum { limit } | Kind::ExclusiveMaximum { limit } => {
            one(ErrorReason::OutOfRange, format!("must be at most {limit}"), json!({ "maximum": limit }))
        }
        Kind::MinLength { limit } => {
            let message = format!("must have at least {limit} characters");
            one(ErrorReason::TooShort, message, json!({ "minLength": limit }))
        }
        Kind::MaxLength { limit } => one(
            ErrorReason::TooLong,
            format!("must have at most {limit} characters"),
            json!({ "maxLength": limit }),
        ),
        Kind::MinItems { limit } | Kind::MinProperties { limit } => one(
            ErrorReason::TooShort,
            format!("must have at least {limit} entries"),
            json!({ "minItems": limit }),
        ),
        Kind::MaxItems { limit } | Kind::MaxProperties { limit } => one(
            ErrorReason::TooMany,
            format!("must have at most {limit} entries"),
            json!({ "maxItems": limit }),
        ),
        Kind::Pattern { pattern } => {
            one(ErrorReason::PatternMismatch, format!("must match {pattern}"), json!({ "pattern": pattern }))
        }
        Kind::PropertyNames { error } => explain(error)
            .into_iter()
            .map(|inner| ErrorDetail {
                field: (!path.is_empty()).then(|| path.clone()),
                message: inner.message.map(|message| format!("each of its names {message}")),
                ..inner
            })
            .collect(),
        Kind::Format { format } => {
            one(ErrorReason::PatternMismatch, format!("must be a {format}"), json!({}))
        }
        _ => one(ErrorReason::NotAllowed, "does not have a form that is allowed here".to_owned(), json!({})),
    }
}

fn at(path: &str, reason: ErrorReason) -> ErrorDetail {
    ErrorDetail { field: (!path.is_empty()).then(|| path.to_owned()), ..detail(reason) }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// `/input/0/text` as people write it: `input[0].text`.
fn member_path(pointer: &str) -> String {
    pointer.split('/').skip(1).fold(String::new(), |path, token| {
        let name = token.replace("~1", "/").replace("~0", "~");
        if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("{path}[{name}]")
        } else {
            join(&path, &name)
        }
    })
}

fn type_name(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    };
    names.join(" or ").replace("integer", "a whole number")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r##"{
        "type": "object", "required": ["id"], "additionalProperties": false,
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 5},
            "count": {"type": "integer", "minimum": 1, "maximum": 9},
            "state": {"type": "string", "enum": ["on", "off"]},
            "tags": {"type": "array", "maxItems": 2, "items": {"type": "string", "minLength": 1}},
            "inner": {"type": "object", "additionalProperties": false, "properties": {"a": {"type": ["integer", "null"]}}}
        }
    }"##;

    #[test]
    fn what_is_wrong_is_named_by_member() {
        for (value, reason, field) in [
            (json!({}), ErrorReason::MissingMember, Some("id")),
            (json!({"id": "a", "x": 1}), ErrorReason::UnknownMember, Some("x")),
            (json!({"id": "a", "inner": {"b": 1}}), ErrorReason::UnknownMember, Some("inner.b")),
            (json!({"id": 1}), ErrorReason::WrongType, Some("id")),
            (json!([]), ErrorReason::WrongType, None),
            (json!({"id": "A"}), ErrorReason::PatternMismatch, Some("id")),
            (json!({"id": "abcdef"}), ErrorReason::TooLong, Some("id")),
            (json!({"id": "a", "count": 0}), ErrorReason::OutOfRange, Some("count")),
            (json!({"id": "a", "count": 10}), ErrorReason::OutOfRange, Some("count")),
            (json!({"id": "a", "count": 1.5}), ErrorReason::WrongType, Some("count")),
            (json!({"id": "a", "state": "maybe"}), ErrorReason::UnknownValue, Some("state")),
            (json!({"id": "a", "tags": ["b", ""]}), ErrorReason::TooShort, Some("tags[1]")),
            (json!({"id": "a", "tags": ["b", "c", "d"]}), ErrorReason::TooMany, Some("tags")),
            (json!({"id": "a", "inner": {"a": "x"}}), ErrorReason::WrongType, Some("inner.a")),
        ] {
            let details = Check::new(SCHEMA).details(&value);
            assert_eq!(details.len(), 1, "{value}: {details:?}");
            assert_eq!(details[0].reason, reason, "{value}");
            assert_eq!(details[0].field.as_deref(), field, "{value}");
        }
        assert!(Check::new(SCHEMA).details(&json!({"id": "a", "count": 3, "inner": {"a": null}})).is_empty());
    }

    #[test]
    fn an_answer_never_holds_a_value() {
        for value in [
            json!({"id": "CANARY"}),
            json!({"id": "a", "state": "CANARY"}),
            json!({"id": "a", "count": "CANARY"}),
            json!("CANARY"),
            json!({"id": "a", "tags": {"x": "CANARY"}}),
        ] {
            let text = format!("{:?}", Check::new(SCHEMA).details(&value));
            assert!(!text.contains("CANARY"), "{text}");
        }
    }

    #[test]
    fn many_faults_are_cut_off() {
        let value: Map<String, Value> = (0..100).map(|index| (format!("x{index}"), json!(1))).collect();
        assert_eq!(Check::new(SCHEMA).details(&Value::Object(value)).len(), DETAILS_MAX);
    }
}
