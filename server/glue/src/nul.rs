//! U+0000, which no text of a request may hold: databases and programs end texts with it, so that what was stored
//! would not be what was sent.

use hub_types::{ErrorDetail, ErrorReason};
use serde_json::Value;

use crate::error::detail;
use crate::json::join;

/// Names the first text that holds one, by its path.
pub(crate) fn refuse(value: &Value) -> Result<(), Box<ErrorDetail>> {
    match find("", value) {
        None => Ok(()),
        Some(path) => Err(Box::new(ErrorDetail {
            field: Some(path),
            message: Some("may not hold the character U+0000".to_owned()),
            ..detail(ErrorReason::PatternMismatch)
        })),
    }
}

fn find(path: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(values) => {
            values.iter().enumerate().find_map(|(index, value)| find(&format!("{path}[{index}]"), value))
        }
        Value::Object(members) => members.iter().find_map(|(name, value)| {
            let path = join(path, name);
            if name.contains('\0') { Some(path) } else { find(&path, value) }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_text_that_holds_one_is_named_and_never_quoted() {
        for (value, field) in [
            (json!({"a": "CANARY\0"}), "a"),
            (json!({"a": {"b": ["x", {"c": "\0CANARY"}]}}), "a.b[1].c"),
            (json!({"labels": {"CAN\0ARY": "x"}}), "labels.CANARY"),
        ] {
            let refusal = refuse(&value).expect_err(field);
            assert_eq!(
                (refusal.field.as_deref(), refusal.reason.clone()),
                (Some(field), ErrorReason::PatternMismatch)
            );
            assert!(!refusal.message.as_deref().unwrap_or_default().contains("CANARY"));
        }
        for value in [json!(null), json!({"a": ["\u{1}", "\\u0000", "", 0, true]})] {
            assert!(refuse(&value).is_ok(), "{value}");
        }
    }
}
