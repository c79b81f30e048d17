//! Rules of examples: there, and true.

use serde_json::Value;

use super::{Fault, Rule};
use crate::document::reach::{self, Direction};
use crate::document::schema::{example_schema, json_schema};
use crate::document::{Document, Located, escape, members};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "example-present",
        reason: "an example shows in one look what a schema says in twenty lines",
        check: example_present,
    },
    Rule {
        id: "example-valid",
        reason: "an example that the server would refuse misleads",
        check: example_valid,
    },
];

fn example_present(document: &Document) -> Vec<Fault> {
    document
        .components("schemas")
        .filter(|(_, schema)| wants_example(schema.value) && schema.value.get("example").is_none())
        .map(|(name, schema)| Fault::at(schema.pointer, format!("`{name}` has no example")))
        .collect()
}

/// Objects and texts want one; a number, a flag or a list of named things shows itself.
fn wants_example(schema: &Value) -> bool {
    let composed = ["properties", "allOf", "oneOf"].iter().any(|key| schema.get(key).is_some());
    composed || matches!(schema["type"].as_str(), Some("object" | "string"))
}

fn example_valid(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    for schema in reach::every_schema(document) {
        if let Some(example) = schema.value.get("example") {
            let at = format!("{}/example", schema.pointer);
            faults.extend(judge(&at, example, &example_schema(document, &schema.pointer)));
        }
    }
    for (owner, direction) in carriers(document) {
        let at = format!("{}/schema", owner.pointer);
        let schema = match direction {
            Direction::Request => json_schema(document, &at, direction),
            // Closed, so that a mistyped member shows, as an open one would not.
            Direction::Response => example_schema(document, &at),
        };
        for (place, example) in examples_of(&owner) {
            faults.extend(judge(&place, example, &schema));
        }
    }
    faults.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    faults.dedup();
    faults
}

/// The parameters, headers and media types that have a schema and may have examples of their own.
fn carriers(document: &Document) -> Vec<(Located<'_>, Direction)> {
    let mut found = Vec::new();
    for operation in document.operations() {
        for direction in [Direction::Request, Direction::Response] {
            for root in reach::roots(document, &operation, direction) {
                let pointer = root.strip_suffix("/schema").unwrap_or(&root);
                let value = document.at(pointer).unwrap_or(&Value::Null);
                found.push((Located { pointer: pointer.to_owned(), value }, direction));
            }
        }
    }
    found
}

fn examples_of<'d>(owner: &Located<'d>) -> Vec<(String, &'d Value)> {
    let one = owner.value.get("example").map(|example| (format!("{}/example", owner.pointer), example));
    let many = members(owner.value.get("examples"));
    let many = many.filter_map(|(name, example)| {
        Some((format!("{}/examples/{}/value", owner.pointer, escape(name)), example.get("value")?))
    });
    one.into_iter().chain(many).collect()
}

fn judge(at: &str, example: &Value, schema: &Value) -> Option<Fault> {
    let validator = match jsonschema::options().should_validate_formats(true).build(schema) {
        Ok(validator) => validator,
        Err(error) => return Some(Fault::at(at, format!("the schema cannot be used: {error}"))),
    };
    let error = validator.iter_errors(example).next()?;
    let place = error.instance_path().to_string();
    let place = if place.is_empty() { "the example".to_owned() } else { format!("`{place}` of the example") };
    Some(Fault::at(at, format!("{place} does not match: {error}")))
}
