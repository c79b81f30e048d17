//! Whether the document that dropshot emits for the server's types says what the contract says.
//!
//! Both are brought to one form: the true paths, references to parameters followed, and without what dropshot cannot
//! say (see [`Form`]). Then they must be equal, member by member; nothing is left to judgement. Since glue and
//! document are generated from one file, this guards the generator and upgrades of dropshot; the handlers are
//! guarded by the compiler and the stories.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use crate::document::{Document, escape, members};
use crate::reduce::{FOR_CONFORMANCE, reduce};
use crate::{CONTRACT, Verdict};

/// One place where the two documents differ.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// JSON pointer in the common form.
    pub pointer: String,
    /// What is different.
    pub message: String,
}

/// Compares the emitted document in `emitted` (a path, or `-` for standard input) with hub.yaml.
pub fn run(root: &Path, emitted: &str) -> Result<Verdict> {
    let document = Document::load(&root.join(CONTRACT))?;
    let mut text = String::new();
    match emitted {
        "-" => std::io::stdin().read_to_string(&mut text).context("failed to read standard input")?,
        path => std::fs::File::open(path)
            .and_then(|mut file| file.read_to_string(&mut text))
            .with_context(|| format!("failed to read {path}"))?,
    };
    let emitted: Value = serde_json::from_str(&text).context("the emitted document is not JSON")?;
    let differences = differences(&document, &emitted);
    for Difference { pointer, message } in &differences {
        println!("emitted document: {pointer}: {message}");
    }
    Ok(Verdict::of(differences.is_empty()))
}

/// Everything in which the emitted document differs from the contract.
pub fn differences(document: &Document, emitted: &Value) -> Vec<Difference> {
    let contract = reduce(document.json(), FOR_CONFORMANCE);
    let mut found = Vec::new();
    let mut wanted = Form { contract: &contract }.of_contract();
    leave_out_streamed(document, &mut wanted);
    compare(&mut found, "", &wanted, &Form { contract: &contract }.of_emitted(emitted));
    found
}

/// Schemas that only frames of event streams have: dropshot types no stream, so it never meets them.
fn leave_out_streamed(document: &Document, wanted: &mut Value) {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut open = vec!["Error".to_owned()];
    for operation in document.operations() {
        let mut value = operation.value.clone();
        for response in value["responses"].as_object_mut().into_iter().flat_map(|all| all.values_mut()) {
            if let Some(content) = response.get_mut("content").and_then(Value::as_object_mut) {
                content.remove("text/event-stream");
            }
        }
        open.extend(references(&value));
        open.extend(operation.parameters(document).iter().flat_map(|parameter| references(parameter.value)));
    }
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            open.extend(
                document.at(&format!("/components/schemas/{name}")).map(references).unwrap_or_default(),
            );
        }
    }
    if let Some(schemas) = wanted["schemas"].as_object_mut() {
        schemas.retain(|name, _| reached.contains(name));
    }
}

/// The names of the schemas that a value refers to.
fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                ("$ref", Value::String(target)) => {
                    target.strip_prefix("#/components/schemas/").map(str::to_owned).into_iter().collect()
                }
                _ => references(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// The common form. Left out, because dropshot cannot say it: `info`, `servers`, security, tag descriptions, `x-hub-*`,
/// descriptions of responses and parameters, defaults of parameters, and the media type of answers that are not JSON
/// (taken from the contract).
struct Form<'c> {
    contract: &'c Value,
}

impl Form<'_> {
    fn of_contract(&self) -> Value {
        let mut operations = Map::new();
        for (path, item) in members(self.contract.get("paths")) {
            for (method, operation) in
                members(Some(item)).filter(|(_, value)| value.get("operationId").is_some())
            {
                operations.insert(id(operation), self.operation(method, path, operation));
            }
        }
        json!({ "operations": operations, "schemas": schemas(self.contract) })
    }

    fn of_emitted(&self, emitted: &Value) -> Value {
        let mut operations = Map::new();
        for (flat, item) in members(emitted.get("paths")) {
            for (method, operation) in
                members(Some(item)).filter(|(_, value)| value.get("operationId").is_some())
            {
                let id = id(operation);
                let path = self.true_path(&id, flat);
                let mut form = self.operation(method, &path, operation);
                self.take_media_type(&id, &mut form);
                operations.insert(id, form);
            }
        }
        json!({ "operations": operations, "schemas": schemas(emitted) })
    }

    /// `/tenant_view/{tenantId}` as the contract has it, if the contract knows the operation with these parameters.
    fn true_path(&self, id: &str, flat: &str) -> String {
        let names = |path: &str| -> Vec<String> {
            path.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::to_owned).collect()
        };
        let known = members(self.contract.get("paths")).find(|(path, item)| {
            members(Some(item)).any(|(_, operation)| operation["operationId"] == id)
                && names(path) == names(flat)
        });
        known.map_or_else(|| flat.to_owned(), |(path, _)| path.to_owned())
    }

    /// dropshot calls every answer that is not JSON `*/*`.
    fn take_media_type(&self, id: &str, form: &mut Value) {
        let Some(contract) = self.find(id) else { return };
        for (status, response) in members(contract.get("responses")) {
            let Some(media_types) = form.pointer_mut(&format!("/responses/{status}")) else { continue };
            let wanted = media_types_of(response);
            let untyped =
                media_types.as_object().is_some_and(|types| types.len() == 1 && types.contains_key("*/*"));
            if untyped && wanted.get("application/json").is_none() {
                *media_types = wanted;
            }
        }
    }

    fn find(&self, id: &str) -> Option<&Value> {
        members(self.contract.get("paths"))
            .flat_map(|(_, item)| members(Some(item)))
            .map(|(_, operation)| operation)
            .find(|operation| operation["operationId"] == id)
    }

    fn operation(&self, method: &str, path: &str, operation: &Value) -> Value {
        let parameters: Map<String, Value> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|parameter| self.resolved(parameter))
            .map(|parameter| {
                let place = parameter["in"].as_str().unwrap_or_default();
                let name = parameter["name"].as_str().unwrap_or_default();
                let required = parameter["required"].as_bool().unwrap_or(false);
                let schema = normal(&without_comment(&parameter["schema"]));
                (format!("{place} {name}"), json!({"required": required, "schema": schema}))
            })
            .collect();
        let responses: Map<String, Value> = members(operation.get("responses"))
            .map(|(status, response)| (status.to_owned(), media_types_of(response)))
            .collect();
        json!({
            "method": method, "path": path, "tags": operation["tags"],
            "summary": operation["summary"], "description": operation["description"].as_str().unwrap_or_default().trim(),
            "parameters": parameters,
            "requestBody": media_types_of(&operation["requestBody"]),
            "responses": responses,
            "pagination": operation.get("x-dropshot-pagination"),
        })
    }

    fn resolved<'v>(&'v self, value: &'v Value) -> &'v Value {
        let target = value["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
        target.and_then(|pointer| self.contract.pointer(pointer)).unwrap_or(value)
    }
}

fn id(operation: &Value) -> String {
    operation["operationId"].as_str().unwrap_or_default().to_owned()
}

/// A response or body by media type; a reference stays one.
fn media_types_of(part: &Value) -> Value {
    match part.get("content") {
        Some(content) => normal(content),
        None => part.get("$ref").cloned().unwrap_or_default(),
    }
}

fn without_comment(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.remove("description");
        members.remove("default");
    }
    schema
}

fn schemas(document: &Value) -> Value {
    let all = members(document.pointer("/components/schemas"));
    Value::Object(all.map(|(name, schema)| (name.to_owned(), normal(schema))).collect())
}

/// A schema with `required` sorted (schemars sorts it) and texts without their last line break.
fn normal(value: &Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object
                .iter()
                .filter(|(key, value)| !(*key == "required" && **value == json!([])))
                .map(|(key, value)| {
                    let mut value = normal(value);
                    if let ("required", Value::Array(names)) = (key.as_str(), &mut value) {
                        names.sort_by_key(|name| name.as_str().unwrap_or_default().to_owned());
                    }
                    (key.clone(), value)
                })
                .collect(),
        ),
        Value::Array(values) => values.iter().map(normal).collect(),
        Value::String(text) => Value::from(text.trim_end()),
        Value::Number(number) if number.is_f64() => integral(number.as_f64().unwrap_or_default()),
        other => other.clone(),
    }
}

/// schemars keeps bounds as floating point numbers.
fn integral(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9e15 { json!(number as i64) } else { json!(number) }
}

fn compare(found: &mut Vec<Difference>, pointer: &str, contract: &Value, emitted: &Value) {
    match (contract, emitted) {
        (Value::Object(one), Value::Object(other)) => {
            let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for name in names {
                let below = format!("{pointer}/{}", escape(name));
                match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => compare(found, &below, one, other),
                    (one, _) => {
                        let place = if one.is_some() { "only in the contract" } else { "only emitted" };
                        found.push(Difference { pointer: below, message: place.to_owned() });
                    }
                }
            }
        }
        (one, other) if one == other => {}
        (one, other) => found.push(Difference {
            pointer: pointer.to_owned(),
            message: format!("the contract has {one:.200}, emitted is {other:.200}"),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: &str = "
openapi: 3.0.3
paths:
  /v1/things/{thingId}:verb:
    post:
      operationId: thing_verb
      tags: [things]
      summary: Verbs a thing.
      description: It does.
      parameters:
        - {name: thingId, in: path, required: true, schema: {$ref: '#/components/schemas/ThingId'}}
        - {name: label, in: query, schema: {type: array, items: {type: string, maxLength: 3}}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '202': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '404': {$ref: '#/components/responses/NotFound'}
components:
  schemas:
    ThingId: {type: string, pattern: '^a$'}
    Thing: {type: object, required: [b, a], properties: {a: {type: integer, minimum: 1}, b: {type: string}}}
";

    /// What dropshot would say of it.
    fn emitted() -> Value {
        let error = json!({"$ref": "#/components/responses/Error"});
        let thing = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}});
        json!({
            "paths": {"/thing_verb/{thingId}": {"post": {
                "operationId": "thing_verb", "tags": ["things"], "summary": "Verbs a thing.", "description": "It does.",
                "parameters": [
                    {"name": "thingId", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/ThingId"}},
                    {"name": "label", "in": "query", "schema": {"type": "string", "maxLength": 3}},
                ],
                "requestBody": {"required": true, "content": thing},
                "responses": {"202": {"description": "successful", "content": thing}, "4XX": error, "5XX": error},
            }}},
            "components": {"schemas": {
                "ThingId": {"type": "string", "pattern": "^a$"},
                "Thing": {"type": "object", "required": ["a", "b"],
                    "properties": {"a": {"type": "integer", "minimum": 1.0}, "b": {"type": "string"}}},
            }},
        })
    }

    fn found(emitted: &Value) -> Vec<Difference> {
        differences(&Document::parse(CONTRACT).unwrap(), emitted)
    }

    #[test]
    fn documents_that_say_the_same_do_not_differ() {
        assert_eq!(found(&emitted()), []);
    }

    #[test]
    fn every_fault_is_seen() {
        let operation = "/paths/~1thing_verb~1{thingId}/post";
        for (pointer, value) in [
            (format!("{operation}/operationId"), json!("thing_other")),
            (format!("{operation}/tags"), json!(["others"])),
            (format!("{operation}/summary"), json!("Other.")),
            (format!("{operation}/description"), json!("It does not.")),
            (format!("{operation}/parameters/0/name"), json!("otherId")),
            (format!("{operation}/parameters/0/schema"), json!({"type": "string"})),
            (format!("{operation}/parameters/1/schema/maxLength"), json!(4)),
            (format!("{operation}/parameters"), json!([])),
            (format!("{operation}/requestBody/content/application~1json/schema"), json!({})),
            (format!("{operation}/responses/202/content"), json!({"*/*": {"schema": {}}})),
            (format!("{operation}/responses/4XX"), json!({"$ref": "#/components/responses/Other"})),
            ("/components/schemas/Thing/required".to_owned(), json!(["a"])),
            ("/components/schemas/Thing/properties/a/minimum".to_owned(), json!(2.0)),
            ("/components/schemas/ThingId".to_owned(), json!({"type": "string"})),
            ("/paths".to_owned(), json!({})),
        ] {
            let mut faulty = emitted();
            *faulty.pointer_mut(&pointer).unwrap() = value;
            assert_ne!(found(&faulty), [], "{pointer}");
        }
    }
}
