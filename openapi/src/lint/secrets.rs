//! The rule that no answer carries a secret, but where the contract returns one and says so.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Fault, Rule};
use crate::document::reach::{self, Direction};
use crate::document::schema::flatten;
use crate::document::{Document, escape, members};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "secret-response",
    reason: "secret material is write-only; an answer that shows some must say x-hub-secret-response: true",
    check: secret_response,
}];

/// A member whose last word is one of these holds a secret, if it holds text.
const SECRET_WORDS: &[&str] = &[
    "authorization",
    "bearer",
    "cookie",
    "credential",
    "credentials",
    "key",
    "keys",
    "material",
    "passphrase",
    "password",
    "secret",
    "secrets",
    "token",
    "tokens",
];

/// Names that end like a secret and are none.
const HARMLESS: &[&str] = &["idempotencyKey"];

fn secret_response(document: &Document) -> Vec<Fault> {
    let mut faults = BTreeMap::new();
    for operation in document.operations() {
        if operation.hub("secret-response") == Some(&Value::Bool(true)) {
            continue;
        }
        let roots = reach::roots(document, &operation, Direction::Response);
        for schema in reach::schemas(document, &roots, Direction::Response) {
            for (name, _) in members(schema.value.get("properties")) {
                let pointer = format!("{}/properties/{}", schema.pointer, escape(name));
                if looks_secret(name) && holds_text(document, &pointer) {
                    let message = format!("`{name}` looks like a secret, and `{}` answers it", operation.id);
                    faults.entry(pointer).or_insert(message);
                }
            }
        }
    }
    faults.into_iter().map(|(pointer, message)| Fault::at(pointer, message)).collect()
}

fn looks_secret(name: &str) -> bool {
    let last = name.rfind(|c: char| c.is_ascii_uppercase() || c == '_').map_or(name, |cut| &name[cut..]);
    let last = last.trim_start_matches('_').to_ascii_lowercase();
    SECRET_WORDS.contains(&last.as_str()) && !HARMLESS.contains(&name)
}

/// Whether a member can hold free text. Numbers (`inputTokens`), flags, and objects whose members are looked at by
/// themselves cannot; nor can a member that does not travel in answers.
fn holds_text(document: &Document, pointer: &str) -> bool {
    let mut pointer = pointer.to_owned();
    // A list holds what its items hold; lists in lists beyond this depth are taken for text.
    for _ in 0..4 {
        let Some(member) = document.resolve(&pointer) else { return false };
        let meaning = flatten(document, member.value);
        if !Direction::Response.carries(&meaning) || meaning.get("enum").is_some() {
            return false;
        }
        match meaning["type"].as_str() {
            Some("integer" | "number" | "boolean") => return false,
            Some("array") => pointer = format!("{}/items", member.pointer),
            Some("object") => return meaning.get("properties").is_none(),
            _ => return meaning.get("oneOf").is_none(),
        }
    }
    true
}
