//! What to start an operation from: its handler and its story, with the types that the generator gives it.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::document::{Document, Operation, members, schema_name};
use crate::{CONTRACT, Verdict};

/// The handler to paste and the story to write. `None` when there is no such operation.
pub fn stub(document: &Document, operation_id: &str) -> Option<String> {
    let operation = document.operations().find(|operation| operation.id == operation_id)?;
    let area = operation.tag.replace('-', "_");
    let tag = pascal(operation.tag);
    let Operation { method, path, id, .. } = operation;
    let arguments = arguments(document, &operation).join(", ");
    let answer = answer(document, &operation);
    Some(format!(
        "// server/src/{area}/http.rs, in `impl {tag}Api for Hub`:\n\
         \n    /// `{method} {path}`\
         \n    async fn {id}({arguments}) -> Result<{answer}, ApiError> {{\
         \n        // Five to eight lines: ask the area, answer. Rules belong in server/src/{area}.rs.\
         \n    }}\n\
         \n// tests/, a story whose name is the sentence that must hold:\n\
         \n#[tokio::test]\
         \nasync fn {id}_does_what_its_summary_says() {{\
         \n    let world = World::start().await;\
         \n    let answer = world.operator().{id}().send().await;\
         \n    // What a client sees, the refusal beside the permission, and what is left when it fails.\
         \n}}\n"
    ))
}

fn arguments(document: &Document, operation: &Operation<'_>) -> Vec<String> {
    let mut arguments = vec!["&self".to_owned(), "cx: &RequestCx".to_owned()];
    let parameters = operation.parameters(document);
    for name in operation.path_names() {
        let parameter = parameters.iter().find(|p| p.value["in"] == "path" && p.value["name"] == name);
        let schema = parameter.and_then(|p| schema_name(&p.value["schema"])).unwrap_or("String");
        arguments.push(format!("{}: {schema}", snake(name)));
    }
    if parameters.iter().any(|parameter| parameter.value["in"] == "query") {
        arguments.push(format!("query: {}Query", pascal(operation.id)));
    }
    if let Some(body) = operation.request_body(document) {
        arguments.push(format!("body: {}", json_schema(body.value).unwrap_or("RequestBody")));
    }
    arguments
}

fn answer(document: &Document, operation: &Operation<'_>) -> String {
    let responses = operation.responses(document);
    let Some((status, response)) = responses.iter().find(|(status, _)| status.starts_with('2')) else {
        return "NoContent".to_owned();
    };
    if let Some(schema) = json_schema(response.value) {
        let wrapper = match *status {
            "201" => "Created",
            "202" => "Accepted",
            _ => "Okay",
        };
        return format!("{wrapper}<{schema}>");
    }
    match members(response.value.get("content")).next() {
        None => "NoContent",
        Some(("text/event-stream", _)) => "EventStream",
        Some(_) => "Bytes",
    }
    .to_owned()
}

/// The named schema of a body that is JSON.
fn json_schema(body: &Value) -> Option<&str> {
    schema_name(&body["content"]["application/json"]["schema"])
}

fn snake(name: &str) -> String {
    name.chars()
        .flat_map(|c| c.is_ascii_uppercase().then_some('_').into_iter().chain([c.to_ascii_lowercase()]))
        .collect()
}

fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        word.chars().take(1).map(|c| c.to_ascii_uppercase()).chain(word.chars().skip(1)).collect::<String>()
    };
    name.split(['_', '-']).map(capital).collect()
}

/// Prints the stub of an operation of `openapi/hub.yaml` below `root`. Fails when there is none of that id.
pub fn run(root: &Path, operation_id: &str) -> Result<Verdict> {
    let document = Document::load(&root.join(CONTRACT)).context(CONTRACT)?;
    let text = stub(&document, operation_id)
        .with_context(|| format!("no operation `{operation_id}` in {CONTRACT}: write it there first"))?;
    print!("{text}");
    Ok(Verdict::Pass)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_follow_parameters_body_and_answer() {
        let document = Document::parse(include_str!("../tests/fixtures/good.yaml")).unwrap();
        for (id, signature) in [
            (
                "health_view",
                "async fn health_view(&self, cx: &RequestCx) -> Result<Okay<Health>, ApiError> {",
            ),
            (
                "thing_list",
                "(&self, cx: &RequestCx, query: ThingListQuery) -> Result<Okay<ThingResultsPage>, ApiError> {",
            ),
            (
                "thing_create",
                "(&self, cx: &RequestCx, body: ThingCreate) -> Result<Created<Thing>, ApiError> {",
            ),
            ("thing_events", "(&self, cx: &RequestCx, thing_id: ThingId) -> Result<EventStream, ApiError> {"),
            (
                "thing_file_view",
                "(&self, cx: &RequestCx, thing_id: ThingId, file_path: FilePath, query: ThingFileViewQuery) -> Result<Bytes, ApiError> {",
            ),
        ] {
            let text = stub(&document, id).unwrap();
            assert!(text.contains(signature), "{text}");
            assert!(text.contains("server/src/things/http.rs, in `impl ThingsApi for Hub`"), "{text}");
        }
        assert_eq!(stub(&document, "thing_forget"), None);
    }
}
