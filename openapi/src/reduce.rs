//! The copies of the contract that tools are given in place of the contract itself, and why.
//!
//! progenitor cannot type everything that hub.yaml says, and dropshot cannot say everything that it holds. Each
//! reduction here takes away one such thing, is listed with its reason, and has a test. Nothing else may be taken
//! away: what is not listed is compared and generated from as it stands.

use serde_json::{Map, Value, json};

/// One thing that is taken away from a copy of the contract.
pub struct Reduction {
    /// A stable name, for messages and tests.
    pub id: &'static str,
    /// Why the tools cannot take it.
    pub reason: &'static str,
    apply: fn(&mut Value),
}

/// What the copy for progenitor (types and client) lacks.
pub const FOR_CLIENT: &[Reduction] = &[
    Reduction {
        id: "internal-operations",
        reason: "operations marked x-hub-internal are not part of the SDK",
        apply: drop_internal_operations,
    },
    Reduction {
        id: "parts-of-bytes",
        reason: "progenitor types one status of success, and the client has to take 206 like 200",
        apply: join_parts,
    },
    Reduction {
        id: "one-error-response",
        reason: "progenitor types one error per operation, and undeclared statuses must be typed too",
        apply: collapse_errors,
    },
    Reduction {
        id: "inline-bounds",
        reason: "bounds on members are checked by the strict request schema; in types they would make answers unreadable",
        apply: drop_inline_bounds,
    },
    Reduction {
        id: "response-headers",
        reason: "progenitor does not type response headers",
        apply: drop_response_headers,
    },
];

/// What the copy for the comparison with dropshot's emitted document lacks.
pub const FOR_CONFORMANCE: &[Reduction] = &[
    Reduction { id: "parts-of-bytes", reason: "dropshot declares one status of success", apply: drop_parts },
    Reduction {
        id: "one-error-response",
        reason: "dropshot declares one error type, for 4XX and 5XX",
        apply: collapse_errors,
    },
    Reduction {
        id: "repeatable-parameters",
        reason: "dropshot documents only scalar parameters, so a repeatable one stands there as one of its values",
        apply: scalar_parameters,
    },
    Reduction {
        id: "response-headers",
        reason: "headers are added by the edge, which dropshot does not know",
        apply: drop_response_headers,
    },
];

/// The contract with these reductions applied, in their order.
pub fn reduce(contract: &Value, reductions: &[Reduction]) -> Value {
    let mut copy = contract.clone();
    for reduction in reductions {
        (reduction.apply)(&mut copy);
    }
    copy
}

/// Visits every operation object with its method.
fn each_operation(document: &mut Value, mut visit: impl FnMut(&mut Map<String, Value>)) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        for operation in item.values_mut().filter_map(Value::as_object_mut) {
            if operation.contains_key("operationId") {
                visit(operation);
            }
        }
    }
}

fn drop_internal_operations(document: &mut Value) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|_, operation| operation.get("x-hub-internal") != Some(&Value::Bool(true)));
    }
    paths.retain(|_, item| item.as_object().is_none_or(|item| !item.is_empty()));
}

/// Leaves out 206 and 304, which tell of a part of what 200 gives, and of none of it. Whether 206 was there.
fn drop_part(operation: &mut Map<String, Value>) -> bool {
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return false };
    responses.shift_remove("304");
    responses.shift_remove("206").is_some()
}

fn drop_parts(document: &mut Value) {
    each_operation(document, |operation| {
        drop_part(operation);
    });
}

/// As [`drop_parts`], and what had parts succeeds with any status of success.
fn join_parts(document: &mut Value) {
    each_operation(document, |operation| {
        if !drop_part(operation) {
            return;
        }
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
        if let Some(whole) = responses.shift_remove("200") {
            responses.shift_insert(0, "2XX".to_owned(), whole);
        }
    });
}

fn collapse_errors(document: &mut Value) {
    each_operation(document, |operation| {
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
        responses.retain(|status, _| !status.starts_with(['4', '5']));
        for class in ["4XX", "5XX"] {
            responses.insert(class.to_owned(), json!({"$ref": "#/components/responses/Error"}));
        }
    });
    let error = json!({
        "description": "Error",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    });
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("responses".to_owned(), json!({ "Error": error }));
    }
}

fn scalar_parameters(document: &mut Value) {
    each_operation(document, |operation| {
        let Some(parameters) = operation.get_mut("parameters").and_then(Value::as_array_mut) else { return };
        parameters.iter_mut().for_each(|parameter| {
            if let Some(schema) = parameter.get_mut("schema") {
                scalar(schema);
            }
        });
    });
}

/// An array's schema becomes that of its items; the description stays, since it speaks of the parameter.
pub(crate) fn scalar(schema: &mut Value) {
    if schema["type"] == "array" {
        *schema = schema["items"].take();
    }
}

fn drop_response_headers(document: &mut Value) {
    each_operation(document, |operation| {
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
        for response in responses.values_mut().filter_map(Value::as_object_mut) {
            response.remove("headers");
        }
    });
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.remove("headers");
    }
}

/// The keywords that bound a value. A named string schema keeps them: it becomes a type that checks itself.
const BOUNDS: &[&str] = &[
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

fn drop_inline_bounds(document: &mut Value) {
    each_operation(document, |operation| {
        if let Some(parameters) = operation.get_mut("parameters") {
            strip_bounds(parameters);
        }
    });
    for kind in ["parameters", "schemas"] {
        let pointer = format!("/components/{kind}");
        let Some(named) = document.pointer_mut(&pointer).and_then(Value::as_object_mut) else { continue };
        for schema in named.values_mut() {
            if schema.get("type") != Some(&json!("string")) {
                strip_bounds(schema);
            }
        }
    }
}

fn strip_bounds(value: &mut Value) {
    match value {
        Value::Object(object) => {
            // A property may be called `pattern`: a bound is a keyword only where it holds a plain value.
            object.retain(|key, value| {
                !BOUNDS.contains(&key.as_str()) || value.is_object() || key == "pattern" && !value.is_string()
            });
            object.iter_mut().filter(|(key, _)| *key != "example").for_each(|(_, value)| strip_bounds(value));
        }
        Value::Array(values) => values.iter_mut().for_each(strip_bounds),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(id: &str, reductions: &[Reduction], contract: Value) -> Value {
        let found = reductions.iter().find(|reduction| reduction.id == id).expect("the reduction is listed");
        let mut copy = contract;
        (found.apply)(&mut copy);
        copy
    }

    #[test]
    fn errors_collapse_to_one_response() {
        let contract = json!({
            "paths": {"/v1/a": {"get": {"operationId": "a_view", "responses": {
                "200": {"description": "ok"}, "404": {"$ref": "x"}, "503": {"$ref": "y"},
            }}}},
            "components": {"responses": {"NotFound": {}}},
        });
        let reduced = only("one-error-response", FOR_CLIENT, contract);
        let statuses: Vec<_> =
            reduced.pointer("/paths/~1v1~1a/get/responses").unwrap().as_object().unwrap().keys().collect();
        assert_eq!(statuses, ["200", "4XX", "5XX"]);
        assert!(reduced.pointer("/components/responses/Error/content").is_some());
        assert!(reduced.pointer("/components/responses/NotFound").is_none());
    }

    #[test]
    fn parts_are_left_out_or_joined_with_the_whole() {
        let contract = json!({"paths": {
            "/v1/a": {"get": {"operationId": "a_download", "responses": {
                "200": {"description": "all"}, "206": {"description": "some"}, "304": {"description": "none"}, "404": {},
            }}},
            "/v1/b": {"get": {"operationId": "b_view", "responses": {"200": {"description": "all"}}}},
        }});
        for (reductions, whole) in [(FOR_CLIENT, "2XX"), (FOR_CONFORMANCE, "200")] {
            let reduced = only("parts-of-bytes", reductions, contract.clone());
            let of = |path: &str| reduced["paths"][path]["get"]["responses"].clone();
            assert_eq!(of("/v1/a"), json!({whole: {"description": "all"}, "404": {}}));
            assert_eq!(of("/v1/b"), json!({"200": {"description": "all"}}));
        }
    }

    #[test]
    fn internal_operations_and_their_empty_paths_go() {
        let contract = json!({"paths": {
            "/v1/a": {"get": {"operationId": "a_view"}, "post": {"operationId": "a_make", "x-hub-internal": true}},
            "/v1/b": {"post": {"operationId": "b_make", "x-hub-internal": true}},
        }});
        let reduced = only("internal-operations", FOR_CLIENT, contract);
        assert_eq!(reduced, json!({"paths": {"/v1/a": {"get": {"operationId": "a_view"}}}}));
    }

    #[test]
    fn inline_bounds_go_and_named_strings_keep_theirs() {
        let contract = json!({"components": {"schemas": {
            "Id": {"type": "string", "pattern": "^a$", "maxLength": 3},
            "Thing": {"type": "object", "properties": {
                "name": {"type": "string", "maxLength": 3},
                "pattern": {"type": "string", "minLength": 1},
                "count": {"type": "integer", "minimum": 1, "maximum": 9, "default": 2},
            }},
        }}});
        let reduced = only("inline-bounds", FOR_CLIENT, contract);
        assert_eq!(
            reduced,
            json!({"components": {"schemas": {
                "Id": {"type": "string", "pattern": "^a$", "maxLength": 3},
                "Thing": {"type": "object", "properties": {
                    "name": {"type": "string"},
                    "pattern": {"type": "string"},
                    "count": {"type": "integer", "default": 2},
                }},
            }}})
        );
    }

    #[test]
    fn repeatable_parameters_become_one_value() {
        let contract = json!({"paths": {"/v1/a": {"get": {"operationId": "a_list", "parameters": [
            {"name": "label", "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "limit", "schema": {"type": "integer"}},
        ]}}}});
        let reduced = only("repeatable-parameters", FOR_CONFORMANCE, contract);
        let parameters = reduced.pointer("/paths/~1v1~1a/get/parameters").unwrap();
        assert_eq!(parameters[0]["schema"], json!({"type": "string"}));
        assert_eq!(parameters[1]["schema"], json!({"type": "integer"}));
    }

    #[test]
    fn response_headers_go() {
        let contract = json!({
            "paths": {"/v1/a": {"get": {"operationId": "a_view", "responses": {
                "200": {"description": "ok", "headers": {"ETag": {}}},
            }}}},
            "components": {"headers": {"ETag": {}}},
        });
        let reduced = only("response-headers", FOR_CONFORMANCE, contract);
        assert!(reduced.pointer("/paths/~1v1~1a/get/responses/200/headers").is_none());
        assert!(reduced.pointer("/components/headers").is_none());
    }
}
