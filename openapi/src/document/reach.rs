//! Which schemas a request carries and which an answer carries.
//!
//! Most rules differ by direction: bounds matter in requests, secrets in answers. Knows OpenAPI's places for
//! schemas and judges none of them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Document, Located, Operation, escape, members};

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the client: parameters and request bodies. `readOnly` members are not part of it.
    Request,
    /// To the client: bodies and headers of answers. `writeOnly` members are not part of it.
    Response,
}

impl Direction {
    /// Whether a member with this schema travels in this direction.
    pub fn carries(self, schema: &Value) -> bool {
        let barred = match self {
            Self::Request => "readOnly",
            Self::Response => "writeOnly",
        };
        schema[barred] != Value::Bool(true)
    }
}

/// JSON pointers of the schemas at which a request or an answer of this operation begins.
pub fn roots(document: &Document, operation: &Operation<'_>, direction: Direction) -> Vec<String> {
    match direction {
        Direction::Request => {
            let mut roots: Vec<String> =
                operation.parameters(document).iter().flat_map(|parameter| schema_of(parameter)).collect();
            roots.extend(operation.request_body(document).iter().flat_map(contents));
            roots
        }
        Direction::Response => {
            let responses = operation.responses(document);
            responses.iter().flat_map(|(_, response)| answer_roots(document, response)).collect()
        }
    }
}

fn answer_roots(document: &Document, response: &Located<'_>) -> Vec<String> {
    let mut roots = contents(response);
    for (name, _) in members(response.value.get("headers")) {
        let header = document.resolve(&format!("{}/headers/{}", response.pointer, escape(name)));
        roots.extend(header.iter().flat_map(schema_of));
    }
    roots
}

fn contents(owner: &Located<'_>) -> Vec<String> {
    members(owner.value.get("content"))
        .filter(|(_, media)| media.get("schema").is_some())
        .map(|(media_type, _)| format!("{}/content/{}/schema", owner.pointer, escape(media_type)))
        .collect()
}

fn schema_of(owner: &Located<'_>) -> Option<String> {
    owner.value.get("schema").map(|_| format!("{}/schema", owner.pointer))
}

/// Every schema reached from some pointers, each once, with references followed, in the order of the first meeting.
pub fn schemas<'d>(document: &'d Document, roots: &[String], direction: Direction) -> Vec<Located<'d>> {
    let mut waiting: Vec<String> = roots.iter().rev().cloned().collect();
    let mut seen = BTreeSet::new();
    let mut met = Vec::new();
    while let Some(pointer) = waiting.pop() {
        let Some(schema) = document.resolve(&pointer) else { continue };
        if !direction.carries(schema.value) || !seen.insert(schema.pointer.clone()) {
            continue;
        }
        waiting.extend(children(&schema).into_iter().rev());
        met.push(schema);
    }
    met
}

/// Every schema that requests, or answers, of the whole contract reach.
pub fn all_schemas(document: &Document, direction: Direction) -> Vec<Located<'_>> {
    let roots: Vec<String> =
        document.operations().flat_map(|operation| roots(document, &operation, direction)).collect();
    schemas(document, &roots, direction)
}

/// Every schema that stands in the document, named or inline, in use or not, each once; references are listed as such.
pub fn every_schema(document: &Document) -> Vec<Located<'_>> {
    let mut found: Vec<Located<'_>> = document.components("schemas").map(|(_, schema)| schema).collect();
    for kind in ["parameters", "headers"] {
        found.extend(
            document.components(kind).filter_map(|(_, owner)| unresolved(document, &schema_of(&owner)?)),
        );
    }
    for (_, response) in document.components("responses") {
        found.extend(answer_roots(document, &response).iter().filter_map(|at| unresolved(document, at)));
    }
    for operation in document.operations() {
        for direction in [Direction::Request, Direction::Response] {
            found.extend(
                roots(document, &operation, direction).iter().filter_map(|at| unresolved(document, at)),
            );
        }
    }
    let mut next = 0;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    found.retain(|schema| seen.insert(schema.pointer.clone()));
    while next < found.len() {
        for pointer in children(&found[next]) {
            if seen.insert(pointer.clone()) {
                found.extend(unresolved(document, &pointer));
            }
        }
        next += 1;
    }
    found
}

fn unresolved<'d>(document: &'d Document, pointer: &str) -> Option<Located<'d>> {
    Some(Located { pointer: pointer.to_owned(), value: document.at(pointer)? })
}

/// JSON pointers of the schemas that stand directly inside one.
pub fn children(schema: &Located<'_>) -> Vec<String> {
    let at = &schema.pointer;
    let mut found: Vec<String> = members(schema.value.get("properties"))
        .map(|(name, _)| format!("{at}/properties/{}", escape(name)))
        .collect();
    for key in ["items", "additionalProperties", "not"] {
        if schema.value.get(key).is_some_and(Value::is_object) {
            found.push(format!("{at}/{key}"));
        }
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let count = schema.value.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        found.extend((0..count).map(|index| format!("{at}/{key}/{index}")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "
paths:
  /v1/things:
    post:
      operationId: thing_create
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        201:
          headers: {ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing:
      properties:
        id: {readOnly: true, type: string}
        code: {writeOnly: true, type: integer}
        parts: {type: array, items: {$ref: '#/components/schemas/Thing'}}
";

    #[test]
    fn each_direction_has_its_own_members() {
        let document = Document::parse(TEXT).unwrap();
        let pointers = |direction| -> Vec<String> {
            all_schemas(&document, direction).into_iter().map(|schema| schema.pointer).collect()
        };
        let thing = "/components/schemas/Thing";
        let parts = format!("{thing}/properties/parts");
        assert_eq!(pointers(Direction::Request), [thing, &format!("{thing}/properties/code"), &parts]);
        let header = "/paths/~1v1~1things/post/responses/201/headers/ETag/schema";
        assert_eq!(pointers(Direction::Response), [thing, &format!("{thing}/properties/id"), &parts, header]);
    }
}
