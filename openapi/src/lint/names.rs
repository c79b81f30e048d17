//! Rules of names: members, enum values, schemas, instants, durations and sizes (conventions.md 1 and 3).

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Fault, Rule, in_every_schema, strings};
use crate::document::{Document, Located, escape, members};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "member-case",
        reason: "members and query names are lowerCamelCase everywhere",
        check: member_case,
    },
    Rule {
        id: "enum-case",
        reason: "enum values are snake_case strings, types of events, orders and reports noun.verb",
        check: enum_case,
    },
    Rule {
        id: "enum-collision",
        reason: "values that become one Rust name stop the client's generator",
        check: enum_collision,
    },
    Rule { id: "schema-case", reason: "a schema's name is its Rust type's name", check: schema_case },
    Rule {
        id: "instant-format",
        reason: "members that end in At, and createdAfter/createdBefore, are RFC 3339 instants",
        check: instant_format,
    },
    Rule {
        id: "unit-last",
        reason: "a number without its unit is read wrongly: Seconds, Ms or Bytes stand last",
        check: unit_last,
    },
];

/// Names that are not ours to choose: progenitor makes iterators of exactly these.
const FOREIGN_NAMES: &[&str] = &["page_token", "next_page"];

/// Words that tell of a duration or a size, and the units they end in.
const MEASURES: &[&str] = &["timeout", "duration", "interval", "ttl", "size", "quota"];
const UNITS: &[&str] = &["Seconds", "Ms", "Bytes"];

/// Every member of every object and every query parameter: its name, and the pointer of its schema.
fn named(document: &Document) -> Vec<(String, String)> {
    let mut found = BTreeMap::new();
    for schema in crate::document::reach::every_schema(document) {
        for (name, _) in members(schema.value.get("properties")) {
            found.insert(format!("{}/properties/{}", schema.pointer, escape(name)), name.to_owned());
        }
    }
    let parameters = document.operations().flat_map(|operation| operation.parameters(document));
    for parameter in parameters.filter(|parameter| parameter.value["in"] != "header") {
        let name = parameter.value["name"].as_str().unwrap_or_default().to_owned();
        found.insert(format!("{}/schema", parameter.pointer), name);
    }
    found.into_iter().map(|(pointer, name)| (name, pointer)).collect()
}

fn member_case(document: &Document) -> Vec<Fault> {
    let is_camel = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
    };
    named(document)
        .into_iter()
        .filter(|(name, _)| !is_camel(name) && !FOREIGN_NAMES.contains(&name.as_str()))
        .map(|(name, pointer)| Fault::at(pointer, format!("`{name}` is not lowerCamelCase")))
        .collect()
}

fn enum_case(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        let is_event = schema.pointer.contains("Event") || schema.pointer.ends_with("Type");
        let values = schema.value.get("enum")?.as_array()?;
        values.iter().find_map(|value| match value.as_str() {
            None if value.is_null() => None,
            None => Some(format!("the value {value} is no string: put it in quotes")),
            Some(text) if is_snake(text) || (is_event && text.split('.').all(is_snake)) => None,
            Some(text) => Some(format!("the value `{text}` is not snake_case")),
        })
    })
}

fn is_snake(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('_').all(word)
}

fn enum_collision(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        let mut seen = BTreeMap::new();
        strings(schema.value.get("enum")?).find_map(|value| {
            let first = *seen.entry(rust_name(value)).or_insert(value);
            (first != value).then(|| format!("`{value}` and `{first}` have one name in Rust"))
        })
    })
}

/// A value as a Rust variant, for comparing only.
fn rust_name(value: &str) -> String {
    value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn schema_case(document: &Document) -> Vec<Fault> {
    let is_pascal = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
    };
    document
        .components("schemas")
        .filter(|(name, _)| !is_pascal(name))
        .map(|(name, schema)| Fault::at(schema.pointer, format!("`{name}` is not PascalCase")))
        .collect()
}

/// A named member's schema with the idiom for nullable references followed.
fn meaning(document: &Document, pointer: &str) -> Value {
    let resolved = document.resolve(pointer);
    resolved.map_or(Value::Null, |Located { value, .. }| crate::document::schema::flatten(document, value))
}

fn instant_format(document: &Document) -> Vec<Fault> {
    let is_instant = |name: &str| {
        let before_at = name.strip_suffix("At").and_then(|rest| rest.chars().last());
        before_at.is_some_and(|c| c.is_ascii_lowercase()) || matches!(name, "createdAfter" | "createdBefore")
    };
    named(document)
        .into_iter()
        .filter(|(name, pointer)| is_instant(name) && meaning(document, pointer)["format"] != "date-time")
        .map(|(name, pointer)| Fault::at(pointer, format!("`{name}` must have `format: date-time`")))
        .collect()
}

fn unit_last(document: &Document) -> Vec<Fault> {
    let measures = |name: &str| MEASURES.iter().any(|word| name.to_ascii_lowercase().contains(word));
    named(document)
        .into_iter()
        .filter(|(name, _)| measures(name) && !UNITS.iter().any(|unit| name.ends_with(unit)))
        .filter(|(_, pointer)| {
            matches!(meaning(document, pointer)["type"].as_str(), Some("integer" | "number"))
        })
        .map(|(name, pointer)| {
            Fault::at(pointer, format!("`{name}` must end with its unit: {}", UNITS.join(", ")))
        })
        .collect()
}
