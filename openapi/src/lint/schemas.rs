//! Rules of schemas: named, described, used, bounded where they take input, and in forms that the generators read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Fault, Rule, in_every_schema};
use crate::document::reach::{self, Direction};
use crate::document::schema::{flatten, tag_of};
use crate::document::{Document, escape, members};

pub(super) const RULES: &[Rule] = &[
    Rule { id: "reference", reason: "a reference that leads nowhere is no contract", check: reference },
    Rule {
        id: "reference-alone",
        reason: "OpenAPI 3.0 ignores what stands beside a $ref: use allOf",
        check: reference_alone,
    },
    Rule {
        id: "component-used",
        reason: "what nothing uses is not part of the contract",
        check: component_used,
    },
    Rule { id: "described", reason: "the contract is the documentation of every member", check: described },
    Rule {
        id: "request-bounded",
        reason: "every input has a limit, said in the contract and enforced from it",
        check: request_bounded,
    },
    Rule {
        id: "enum-named",
        reason: "an enum without a name has no Rust type of its own",
        check: enum_named,
    },
    Rule {
        id: "object-open",
        reason: "clients ignore members they do not know; requests are closed by the generated server",
        check: object_open,
    },
    Rule {
        id: "no-any-of",
        reason: "the client's generator flattens anyOf into optional members",
        check: no_any_of,
    },
    Rule {
        id: "one-of-tagged",
        reason: "only inline objects told apart by a one-value enum become a tagged Rust enum",
        check: one_of_tagged,
    },
    Rule {
        id: "all-of-merges",
        reason: "allOf is read as one object; parts that disagree cannot be",
        check: all_of_merges,
    },
];

/// Every `$ref` in a value: where the object that holds it stands, and what it says.
fn references<'d>(value: &'d Value, at: &str, found: &mut Vec<(String, &'d Value)>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("$ref").map(|target| (at.to_owned(), target)));
            // An example may hold any text; nothing in it refers.
            let parts = object.iter().filter(|(key, _)| !matches!(key.as_str(), "example" | "examples"));
            parts.for_each(|(key, part)| references(part, &format!("{at}/{}", escape(key)), found));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, part)| references(part, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

fn all_references(document: &Document) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    references(document.json(), "", &mut found);
    found
}

fn reference(document: &Document) -> Vec<Fault> {
    all_references(document)
        .into_iter()
        .filter(|(pointer, _)| document.resolve(pointer).is_none())
        .map(|(pointer, target)| Fault::at(pointer, format!("{target} leads nowhere in this document")))
        .collect()
}

fn reference_alone(document: &Document) -> Vec<Fault> {
    all_references(document)
        .into_iter()
        .filter_map(|(pointer, _)| {
            let beside = members(document.at(&pointer)).find(|(key, _)| *key != "$ref")?.0;
            Some(Fault::at(&pointer, format!("`{beside}` beside a $ref is ignored")))
        })
        .collect()
}

fn component_used(document: &Document) -> Vec<Fault> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut waiting = Vec::new();
    references(&document.json()["paths"], "/paths", &mut waiting);
    while let Some((_, target)) = waiting.pop() {
        let pointer = target.as_str().unwrap_or_default().trim_start_matches('#').to_owned();
        if let Some(value) = document.at(&pointer)
            && used.insert(pointer.clone())
        {
            references(value, &pointer, &mut waiting);
        }
    }
    members(document.json().get("components"))
        .filter(|(kind, _)| *kind != "securitySchemes")
        .flat_map(|(kind, _)| document.components(kind))
        .filter(|(_, component)| !used.contains(&component.pointer))
        .map(|(name, component)| Fault::at(component.pointer, format!("nothing uses `{name}`")))
        .collect()
}

fn described(document: &Document) -> Vec<Fault> {
    let mut places = Vec::new();
    for kind in ["schemas", "parameters", "headers", "responses"] {
        places.extend(document.components(kind).map(|(_, component)| component));
    }
    for schema in reach::every_schema(document) {
        for (name, value) in members(schema.value.get("properties")) {
            let pointer = format!("{}/properties/{}", schema.pointer, escape(name));
            places.push(crate::document::Located { pointer, value });
        }
    }
    places.extend(document.operations().flat_map(|operation| operation.parameters(document)));
    let mut seen = BTreeSet::new();
    places
        .into_iter()
        // A reference has the description of what it refers to; a tag's one value says itself.
        .filter(|place| place.value.get("$ref").is_none() && !is_tag(place.value))
        .filter(|place| place.value["description"].as_str().is_none_or(|text| text.trim().is_empty()))
        .filter(|place| seen.insert(place.pointer.clone()))
        .map(|place| Fault::at(place.pointer, "no description"))
        .collect()
}

fn is_tag(schema: &Value) -> bool {
    schema["enum"].as_array().is_some_and(|values| values.len() == 1)
}

fn request_bounded(document: &Document) -> Vec<Fault> {
    let has = |schema: &Value, keys: &[&str]| keys.iter().any(|key| schema.get(key).is_some());
    let missing = |schema: &Value| match schema["type"].as_str()? {
        "string" if !has(schema, &["maxLength", "format", "enum", "pattern"]) => Some("maxLength"),
        "array" if !has(schema, &["maxItems"]) => Some("maxItems"),
        "integer" | "number" if !has(schema, &["minimum"]) => Some("minimum"),
        "integer" | "number" if !has(schema, &["maximum"]) => Some("maximum"),
        "object" if schema["additionalProperties"].is_object() && !has(schema, &["maxProperties"]) => {
            Some("maxProperties")
        }
        _ => None,
    };
    reach::all_schemas(document, Direction::Request)
        .into_iter()
        .filter_map(|schema| {
            Some(Fault::at(
                &schema.pointer,
                format!("a request reaches this: it needs {}", missing(schema.value)?),
            ))
        })
        .collect()
}

fn enum_named(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        let named =
            schema.pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'));
        let tag = is_tag(schema.value) && schema.pointer.contains("/oneOf/");
        (schema.value.get("enum").is_some() && !named && !tag)
            .then(|| "an enum must be a component schema".to_owned())
    })
}

fn object_open(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        let closed = schema.value["additionalProperties"] == Value::Bool(false);
        closed.then(|| "`additionalProperties: false` is not said here".to_owned())
    })
}

fn no_any_of(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| schema.value.get("anyOf").map(|_| "anyOf is not used here".to_owned()))
}

fn one_of_tagged(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        let branches = schema.value.get("oneOf")?.as_array()?;
        if branches.iter().any(|branch| branch.get("$ref").is_some() || branch["type"] != "object") {
            return Some("every branch must be an inline object".to_owned());
        }
        if schema.value.get("properties").is_some() {
            return Some("members belong into the branches, not beside oneOf".to_owned());
        }
        let Some(tag) = tag_of(schema.value) else {
            return Some("the branches have no required one-value enum member in common".to_owned());
        };
        let mut seen = BTreeSet::new();
        let mut values = branches.iter().map(|branch| branch["properties"][&tag]["enum"][0].to_string());
        let twice = values.find(|value| !seen.insert(value.clone()))?;
        Some(format!("two branches have {twice} as `{tag}`"))
    })
}

fn all_of_merges(document: &Document) -> Vec<Fault> {
    in_every_schema(document, |schema| {
        schema.value.get("allOf")?;
        let left = flatten(document, schema.value).get("allOf").is_some();
        left.then(|| "the parts say different things about one keyword or member".to_owned())
    })
}
