//! The contract's operations as the generator needs them: every reference followed, every type named.

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Map, Value, json};

use super::names::pascal;
use super::types::SECRET;
use crate::document::reach::{self, Direction};
use crate::document::schema::json_schema;
use crate::document::{Document, Located, Operation, schema_name};

/// One operation, ready to be written out.
pub(super) struct Op<'d> {
    pub(super) method: &'static str,
    pub(super) path: &'d str,
    pub(super) id: &'d str,
    pub(super) tag: &'d str,
    pub(super) value: &'d Value,
    /// Path parameters in the path's order: name and the schema that types it.
    pub(super) path_parameters: Vec<(&'d str, &'d str)>,
    pub(super) query: Vec<Parameter<'d>>,
    pub(super) headers: Vec<Parameter<'d>>,
    pub(super) body: Option<Body<'d>>,
    /// Whether a text that nothing shows can stand in its body.
    pub(super) body_holds_secrets: bool,
    pub(super) success: Success<'d>,
    /// The strict schema of the query as one object; without query parameters it refuses all.
    pub(super) query_check: Value,
    /// The strict schema of the declared headers as one object.
    pub(super) header_check: Value,
}

/// A query or header parameter.
pub(super) struct Parameter<'d> {
    pub(super) name: &'d str,
    pub(super) required: bool,
    /// The parameter object.
    pub(super) value: &'d Value,
    /// What the text is read as: `String`, `Integer`, `Boolean`, or `Strings` for a repeatable one.
    pub(super) kind: &'static str,
}

/// What an operation reads.
pub(super) enum Body<'d> {
    /// JSON of a named schema; the strict schema that it must match.
    Json { schema: &'d str, check: Value },
    /// Bytes, handed over as a stream.
    Bytes { media_type: &'d str },
}

/// What an operation answers when it succeeds.
pub(super) struct Success<'d> {
    pub(super) status: u16,
    pub(super) content: Content<'d>,
}

/// The form of a successful answer.
pub(super) enum Content<'d> {
    Json(&'d str),
    Events,
    Bytes(&'d str),
    Nothing,
}

impl Op<'_> {
    /// The name of the struct that holds the query, if there is one.
    pub(super) fn query_type(&self) -> Option<String> {
        (!self.query.is_empty()).then(|| format!("{}Query", pascal(self.id)))
    }

    /// The query's schema for the types: an object of the parameters. `None` without query parameters.
    pub(super) fn query_schema(&self) -> Option<Value> {
        let mut required = Vec::new();
        let mut properties = Map::new();
        for parameter in &self.query {
            let mut schema = parameter.value["schema"].clone();
            if let (Some(members), Some(text)) = (schema.as_object_mut(), parameter.value.get("description"))
                && !members.contains_key("$ref")
            {
                members.insert("description".to_owned(), text.clone());
            }
            properties.insert(parameter.name.to_owned(), schema);
            if parameter.required {
                required.push(parameter.name);
            }
        }
        let description = format!("The query parameters of `{}`.", self.id);
        (!properties.is_empty()).then(
            || json!({"type": "object", "description": description, "required": required, "properties": properties}),
        )
    }
}

/// Reads all operations. Fails where lint would.
pub(super) fn read(document: &Document) -> Result<Vec<Op<'_>>> {
    document
        .operations()
        .map(|operation| {
            let id = operation.id;
            read_one(document, operation).with_context(|| format!("operation {id}"))
        })
        .collect()
}

fn read_one<'d>(document: &'d Document, operation: Operation<'d>) -> Result<Op<'d>> {
    let parameters = operation.parameters(document);
    let found = |location: &str| -> Result<Vec<Parameter<'d>>> {
        parameters
            .iter()
            .filter(|parameter| parameter.value["in"] == location)
            .map(|parameter| read_parameter(document, parameter))
            .collect()
    };
    let path_parameters = operation
        .path_names()
        .into_iter()
        .map(|name| {
            let parameter = parameters
                .iter()
                .find(|parameter| parameter.value["in"] == "path" && parameter.value["name"] == name)
                .ok_or_else(|| anyhow!("path parameter {name} is not declared"))?;
            let schema = schema_name(&parameter.value["schema"])
                .ok_or_else(|| anyhow!("path parameter {name} needs a named schema"))?;
            Ok((name, schema))
        })
        .collect::<Result<_>>()?;
    let query = found("query")?;
    Ok(Op {
        method: operation.method,
        path: operation.path,
        id: operation.id,
        tag: operation.tag,
        value: operation.value,
        path_parameters,
        query_check: parameter_check(document, &parameters, "query"),
        header_check: parameter_check(document, &parameters, "header"),
        query,
        headers: found("header")?,
        body: read_body(document, &operation)?,
        body_holds_secrets: holds_secrets(document, &operation),
        success: read_success(document, &operation)?,
    })
}

fn read_parameter<'d>(document: &Document, parameter: &Located<'d>) -> Result<Parameter<'d>> {
    let name = parameter.value["name"].as_str().context("a parameter has no name")?;
    let resolved =
        document.resolve(&format!("{}/schema", parameter.pointer)).context("its schema is missing")?;
    let kind = match resolved.value["type"].as_str() {
        Some("string") => "String",
        Some("integer") => "Integer",
        Some("boolean") => "Boolean",
        Some("array") => "Strings",
        other => bail!("parameter {name} has type {other:?}, which has no text form"),
    };
    let required = parameter.value["required"].as_bool().unwrap_or(false);
    Ok(Parameter { name, required, value: parameter.value, kind })
}

/// The parameters of one place as one closed object, so that they are checked by the same mechanism as a body.
fn parameter_check(document: &Document, parameters: &[Located<'_>], place: &str) -> Value {
    let mut definitions = Map::new();
    let mut properties = Map::new();
    let mut required = Vec::new();
    for parameter in parameters.iter().filter(|parameter| parameter.value["in"] == place) {
        let mut schema = json_schema(document, &format!("{}/schema", parameter.pointer), Direction::Request);
        if let Some(members) = schema.as_object_mut() {
            members.remove("$schema");
            if let Some(Value::Object(defs)) = members.remove("$defs") {
                definitions.extend(defs);
            }
        }
        let name = parameter.value["name"].as_str().unwrap_or_default();
        if parameter.value["required"] == json!(true) {
            required.push(json!(name));
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": false, "$defs": definitions,
    })
}

fn read_body<'d>(document: &'d Document, operation: &Operation<'d>) -> Result<Option<Body<'d>>> {
    let Some(body) = operation.request_body(document) else { return Ok(None) };
    let (media_type, content) =
        only_member(body.value.get("content")).context("the body needs one media type")?;
    if media_type != "application/json" {
        return Ok(Some(Body::Bytes { media_type }));
    }
    let schema = schema_name(&content["schema"]).context("a JSON body needs a named schema")?;
    Ok(Some(Body::Json { schema, check: json_schema(document, schema, Direction::Request) }))
}

fn holds_secrets(document: &Document, operation: &Operation<'_>) -> bool {
    let Some(body) = operation.request_body(document) else { return false };
    let root = format!("{}/content/application~1json/schema", body.pointer);
    let secret = format!("/components/schemas/{SECRET}");
    reach::schemas(document, &[root], Direction::Request).iter().any(|schema| schema.pointer == secret)
}

fn read_success<'d>(document: &'d Document, operation: &Operation<'d>) -> Result<Success<'d>> {
    let responses = operation.responses(document);
    let mut successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
    let (status, response) = successes.next().context("no success response")?;
    let status = status.parse().context("the success status must be a number")?;
    let Some(content) = response.value.get("content") else {
        return Ok(Success { status, content: Content::Nothing });
    };
    let (media_type, content) = only_member(Some(content)).context("a success needs one media type")?;
    let content = match media_type {
        "application/json" => {
            Content::Json(schema_name(&content["schema"]).context("a JSON answer needs a named schema")?)
        }
        "text/event-stream" => Content::Events,
        other => Content::Bytes(other),
    };
    Ok(Success { status, content })
}

fn only_member(object: Option<&Value>) -> Option<(&str, &Value)> {
    let mut members = object?.as_object()?.iter();
    let (name, value) = members.next()?;
    members.next().is_none().then_some((name.as_str(), value))
}
