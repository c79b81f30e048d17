//! An OpenAPI 3.0 schema as a JSON Schema (2020-12) that any validator takes.
//!
//! OpenAPI 3.0's schemas are a dialect: `nullable`, boolean `exclusiveMinimum`, `readOnly`. This translates them,
//! drops what only people read, and closes objects for requests, so that an unknown member is refused by name.

use serde_json::{Map, Value, json};

use super::reach::Direction;
use super::{Document, escape, members, schema_name};

/// How a schema is translated.
#[derive(Clone, Copy)]
struct Form {
    /// Objects that do not say `additionalProperties` take no other member.
    closed: bool,
    /// Members are left out that do not travel this way.
    direction: Option<Direction>,
}

/// The JSON Schema of what may travel in one direction.
///
/// `schema` is the name of a component schema (`TenantCreate`) or a JSON pointer into the document.
/// The answer stands alone: whatever the schema refers to is in its `$defs`, under the component's name.
///
/// - Request: an object without `additionalProperties` is closed, through `allOf` too (its object parts are merged
///   into one); `readOnly` members are not there, so sending one is an unknown member. A tagged `oneOf` becomes a
///   choice by the tag, so that a complaint names the member and not "none of the forms".
/// - Response: objects are open, because clients ignore members they do not know; `writeOnly` members are not there.
///
/// A pointer or a reference that leads nowhere gives `false` in its place: nothing is valid (lint names it).
pub fn json_schema(document: &Document, schema: &str, direction: Direction) -> Value {
    let closed = direction == Direction::Request;
    stand_alone(document, schema, Form { closed, direction: Some(direction) })
}

/// The JSON Schema that an `example` must match: closed, so that a mistyped member shows, and with the members of
/// both directions.
pub fn example_schema(document: &Document, schema: &str) -> Value {
    stand_alone(document, schema, Form { closed: true, direction: None })
}

fn stand_alone(document: &Document, schema: &str, form: Form) -> Value {
    let pointer = match schema.starts_with('/') || schema.is_empty() {
        true => schema.to_owned(),
        false => component(schema),
    };
    let mut translation = Translation { document, form, defs: Map::new() };
    let mut root = match document.at(&pointer) {
        Some(schema) => translation.schema(schema),
        None => Value::Bool(false),
    };
    if let Value::Object(root) = &mut root
        && !translation.defs.is_empty()
    {
        root.insert("$defs".to_owned(), Value::Object(translation.defs));
    }
    root
}

fn component(name: &str) -> String {
    format!("/components/schemas/{}", escape(name))
}

struct Translation<'d> {
    document: &'d Document,
    form: Form,
    defs: Map<String, Value>,
}

impl Translation<'_> {
    fn schema(&mut self, schema: &Value) -> Value {
        if let Some(name) = schema_name(schema) {
            return self.reference(name);
        }
        if schema.get("$ref").is_some() {
            return Value::Bool(false);
        }
        let flat = flatten(self.document, schema);
        let mut out = self.keywords(&flat);
        if let Some(tag) = tag_of(&flat) {
            self.choice(&tag, &flat["oneOf"], &mut out);
        }
        match flat["nullable"] == Value::Bool(true) {
            true => or_null(out),
            false => Value::Object(out),
        }
    }

    fn reference(&mut self, name: &str) -> Value {
        let Some(target) = self.document.at(&component(name)) else { return Value::Bool(false) };
        if !self.defs.contains_key(name) {
            // Claims the name before going in, so that a schema that contains itself ends.
            self.defs.insert(name.to_owned(), Value::Null);
            let translated = self.schema(target);
            self.defs.insert(name.to_owned(), translated);
        }
        json!({ "$ref": format!("#/$defs/{}", escape(name)) })
    }

    /// The keywords of one schema whose `allOf` is merged already; a tagged `oneOf` is left to [`Self::choice`].
    fn keywords(&mut self, schema: &Value) -> Map<String, Value> {
        let mut out = Map::new();
        for (key, value) in members(Some(schema)) {
            let translated = match key {
                "type" | "format" | "enum" | "pattern" | "minLength" | "maxLength" | "minItems"
                | "maxItems" | "uniqueItems" | "minProperties" | "maxProperties" | "multipleOf" => {
                    value.clone()
                }
                "minimum" if schema.get("exclusiveMinimum") != Some(&Value::Bool(true)) => value.clone(),
                "maximum" if schema.get("exclusiveMaximum") != Some(&Value::Bool(true)) => value.clone(),
                "exclusiveMinimum" if *value == Value::Bool(true) => {
                    schema.get("minimum").cloned().unwrap_or_default()
                }
                "exclusiveMaximum" if *value == Value::Bool(true) => {
                    schema.get("maximum").cloned().unwrap_or_default()
                }
                "items" | "not" => self.schema(value),
                "additionalProperties" if value.is_object() => self.schema(value),
                "additionalProperties" => value.clone(),
                "allOf" | "anyOf" => self.schemas(value),
                "oneOf" if tag_of(schema).is_none() => self.schemas(value),
                "properties" => self.properties(value),
                "required" => self.required(value, schema.get("properties")),
                // Words for people, extensions, and what is handled elsewhere.
                _ => continue,
            };
            out.insert(key.to_owned(), translated);
        }
        let is_object = schema["type"] == "object" || schema.get("properties").is_some();
        if self.form.closed && is_object && !out.contains_key("additionalProperties") {
            out.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
        out
    }

    fn schemas(&mut self, list: &Value) -> Value {
        list.as_array().into_iter().flatten().map(|schema| self.schema(schema)).collect()
    }

    fn travels(&self, member: &Value) -> bool {
        let resolved = schema_name(member).and_then(|name| self.document.resolve(&component(name)));
        let member = resolved.map_or(member, |found| found.value);
        self.form.direction.is_none_or(|direction| direction.carries(member))
    }

    fn properties(&mut self, properties: &Value) -> Value {
        let mut out = Map::new();
        for (name, member) in members(Some(properties)) {
            if self.travels(member) {
                out.insert(name.to_owned(), self.schema(member));
            }
        }
        Value::Object(out)
    }

    fn required(&self, required: &Value, properties: Option<&Value>) -> Value {
        let travels = |name: &&Value| {
            let member = name.as_str().and_then(|name| properties?.get(name));
            member.is_none_or(|member| self.travels(member))
        };
        required.as_array().into_iter().flatten().filter(travels).cloned().collect()
    }

    /// A tagged `oneOf` as "the tag is one of these, and if it is this, then that form".
    fn choice(&mut self, tag: &str, branches: &Value, out: &mut Map<String, Value>) {
        let branches: Vec<&Value> = branches.as_array().into_iter().flatten().collect();
        let values: Vec<Value> =
            branches.iter().map(|branch| branch["properties"][tag]["enum"][0].clone()).collect();
        out.insert("type".to_owned(), json!("object"));
        out.insert("required".to_owned(), json!([tag]));
        out.insert("properties".to_owned(), json!({ tag: { "enum": values } }));
        let choices = branches.iter().zip(&values).map(|(branch, value)| {
            let is_this = json!({ "required": [tag], "properties": { tag: { "enum": [value] } } });
            json!({ "if": is_this, "then": self.schema(branch) })
        });
        let choices = choices.collect();
        // The branches close themselves; closing here would refuse their members.
        out.remove("additionalProperties");
        out.insert("allOf".to_owned(), Value::Array(choices));
    }
}

/// A schema that also takes null.
fn or_null(mut schema: Map<String, Value>) -> Value {
    let plain = !["allOf", "oneOf", "anyOf", "not", "$ref"].iter().any(|key| schema.contains_key(*key));
    let Some(Value::String(kind)) = schema.get("type").filter(|_| plain).cloned() else {
        return json!({ "anyOf": [schema, { "type": "null" }] });
    };
    schema.insert("type".to_owned(), json!([kind, "null"]));
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    Value::Object(schema)
}

/// The member by whose value the branches of a `oneOf` are told apart: in each branch an inline object it is
/// required and has an enum of one value. `None` when there is no `oneOf` or no such member.
pub fn tag_of(schema: &Value) -> Option<String> {
    let branches = schema.get("oneOf")?.as_array()?;
    let is_tag = |branch: &Value, name: &str| {
        let required =
            branch["required"].as_array().is_some_and(|list| list.iter().any(|entry| entry == name));
        required && branch["properties"][name]["enum"].as_array().is_some_and(|values| values.len() == 1)
    };
    let mut names = members(branches.first()?.get("properties")).map(|(name, _)| name);
    names.find(|name| branches.iter().all(|branch| is_tag(branch, name))).map(str::to_owned)
}

/// A schema with its `allOf` merged in: object parts become one object, and a single part that is no object (the
/// idiom for a nullable reference) takes the schema's place. Words for people and `nullable` come from outside
/// first. A schema whose parts say different things about one keyword is answered unmerged (lint refuses it).
pub fn flatten(document: &Document, schema: &Value) -> Value {
    flatten_within(document, schema, 8)
}

/// `depth` ends schemas that are made of each other.
fn flatten_within(document: &Document, schema: &Value, depth: usize) -> Value {
    let Some(Value::Array(parts)) = schema.get("allOf") else { return schema.clone() };
    let mut merged = schema.as_object().cloned().unwrap_or_default();
    merged.shift_remove("allOf");
    for part in parts {
        let target = schema_name(part).and_then(|name| document.resolve(&component(name)));
        let part = target.map_or(part, |found| found.value);
        let part = if depth == 0 { part.clone() } else { flatten_within(document, part, depth - 1) };
        let Value::Object(part) = part else { return schema.clone() };
        if part.contains_key("allOf") || !merge(&mut merged, &part) {
            return schema.clone();
        }
    }
    Value::Object(merged)
}

/// Adds a part; false when both say something that cannot be said in one schema.
fn merge(into: &mut Map<String, Value>, part: &Map<String, Value>) -> bool {
    part.iter().all(|(key, theirs)| match (into.get_mut(key), theirs) {
        (None, _) => into.insert(key.clone(), theirs.clone()).is_none(),
        (Some(Value::Object(mine)), Value::Object(theirs)) if key == "properties" => theirs
            .iter()
            .all(|(name, member)| mine.entry(name.clone()).or_insert_with(|| member.clone()) == member),
        (Some(Value::Array(mine)), Value::Array(theirs)) if key == "required" => {
            let fresh: Vec<Value> = theirs.iter().filter(|name| !mine.contains(name)).cloned().collect();
            mine.extend(fresh);
            true
        }
        (Some(mine), theirs) => mine == theirs || !constrains(key),
    })
}

/// Whether a keyword narrows what is valid, as against telling people about it. `nullable` counts as telling: in
/// `nullable: true, allOf: [...]` the outer one is meant.
fn constrains(key: &str) -> bool {
    let tells =
        ["description", "title", "example", "default", "deprecated", "externalDocs", "readOnly", "writeOnly"];
    !(tells.contains(&key) || key == "nullable" || key.starts_with("x-"))
}

#[cfg(test)]
mod tests;
