//! Rules of answers: one success, one form of error, and the errors that every operation of a kind can give.

use serde_json::Value;

use super::{Fault, Rule, strings};
use crate::document::{Document, Operation, escape, members, schema_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "one-success",
        reason: "the generated client has one success type per operation",
        check: one_success,
    },
    Rule {
        id: "success-form",
        reason: "the generators take one media type per success, and name JSON ones",
        check: success_form,
    },
    Rule {
        id: "error-reference",
        reason: "an error means the same everywhere, so it stands once in components/responses",
        check: error_reference,
    },
    Rule {
        id: "error-form",
        reason: "every error is an Error as application/json, or the client cannot type it",
        check: error_form,
    },
    Rule {
        id: "error-standard",
        reason: "clients must be told of every refusal that this kind of operation can give",
        check: error_standard,
    },
];

/// Which errors an operation must declare: the statuses, of which operations, and how that is said.
const STANDARD: &[Standard] = &[
    Standard { statuses: &["400", "429", "500", "503"], when: "every operation", applies: |_| true },
    Standard { statuses: &["401", "403"], when: "not public", applies: |operation| !is_public(operation) },
    Standard {
        statuses: &["404"],
        when: "with a path parameter",
        applies: |operation| operation.path.contains('{'),
    },
    Standard {
        statuses: &["413", "415"],
        when: "with a body",
        applies: |operation| operation.value.get("requestBody").is_some(),
    },
    Standard {
        statuses: &["409", "422"],
        when: "idempotent",
        applies: |operation| operation.hub("idempotent") == Some(&Value::Bool(true)),
    },
];

struct Standard {
    statuses: &'static [&'static str],
    when: &'static str,
    applies: fn(&Operation<'_>) -> bool,
}

fn is_public(operation: &Operation<'_>) -> bool {
    operation.hub("access").is_some_and(|access| strings(access).any(|word| word == "public"))
}

fn statuses<'d>(operation: &Operation<'d>) -> impl Iterator<Item = &'d str> {
    members(operation.value.get("responses")).map(|(status, _)| status)
}

fn is_error(status: &str) -> bool {
    status.starts_with(['4', '5'])
}

fn one_success(document: &Document) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| {
            let success: Vec<&str> = statuses(&operation)
                .filter(|status| status.starts_with('2') || *status == "default")
                .collect();
            let message = match success.as_slice() {
                ["default"] | ["2XX"] => "a success must have a status of its own".to_owned(),
                [_] => return None,
                [_, _] if is_known_pair(document, &operation, &success) => return None,
                [] => "no success status".to_owned(),
                many => format!("more than one success status: {}", many.join(", ")),
            };
            Some(Fault::at(format!("{}/responses", operation.pointer), message))
        })
        .collect()
}

/// A 204 beside a stream (nothing left to stream) and a 206 beside bytes (a part of them) are left out of what the
/// client is generated from.
fn is_known_pair(document: &Document, operation: &Operation<'_>, success: &[&str]) -> bool {
    let media = |status: &str| {
        let at = format!("{}/responses/{status}", operation.pointer);
        let response = document.resolve(&at);
        response
            .and_then(|found| members(found.value.get("content")).next().map(|(media, _)| media.to_owned()))
    };
    let beside = |status| success.iter().find(|other| **other != status).and_then(|other| media(other));
    let is_stream =
        success.contains(&"204") && beside("204").is_some_and(|media| media == "text/event-stream");
    let is_part = success.contains(&"206") && beside("206").is_some_and(|media| media != "application/json");
    is_stream || is_part
}

fn success_form(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    for operation in document.operations() {
        for (_, response) in operation.responses(document).into_iter().filter(|(status, _)| !is_error(status))
        {
            let message = match members(response.value.get("content")).collect::<Vec<_>>().as_slice() {
                [] => continue,
                [("application/json", media)] if schema_name(&media["schema"]).is_none() => {
                    "a JSON answer must be a $ref to a schema"
                }
                [_] => continue,
                _ => "an answer must have one media type",
            };
            faults.push(Fault::at(response.pointer, message));
        }
    }
    faults
}

fn error_reference(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    for operation in document.operations() {
        for (status, response) in
            members(operation.value.get("responses")).filter(|(status, _)| is_error(status))
        {
            let target = response["$ref"].as_str().unwrap_or_default();
            if !target.starts_with("#/components/responses/") {
                let pointer = format!("{}/responses/{}", operation.pointer, escape(status));
                faults.push(Fault::at(pointer, format!("{status} must be a $ref into components/responses")));
            }
        }
    }
    faults
}

fn error_form(document: &Document) -> Vec<Fault> {
    let mut seen = std::collections::BTreeSet::new();
    document
        .operations()
        .flat_map(|operation| operation.responses(document))
        .filter(|(status, response)| is_error(status) && seen.insert(response.pointer.clone()))
        .filter(|(_, response)| {
            let content: Vec<_> = members(response.value.get("content")).collect();
            let is_error = |media: &Value| media["schema"]["$ref"] == "#/components/schemas/Error";
            !matches!(content.as_slice(), [("application/json", media)] if is_error(media))
        })
        .map(|(_, response)| {
            Fault::at(response.pointer, "must be the schema Error as application/json, and nothing else")
        })
        .collect()
}

fn error_standard(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    for operation in document.operations() {
        let declared: Vec<&str> = statuses(&operation).collect();
        for standard in STANDARD.iter().filter(|standard| (standard.applies)(&operation)) {
            for status in standard.statuses.iter().filter(|status| !declared.contains(status)) {
                let message = format!("{status} is missing ({})", standard.when);
                faults.push(Fault::at(format!("{}/responses", operation.pointer), message));
            }
        }
    }
    faults
}
