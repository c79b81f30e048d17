//! Rules of an operation as a whole: its id, tag, words, order of members, custom verbs, body.

use serde_json::Value;

use super::{Fault, Rule, strings};
use crate::document::{Document, Located, Operation, members, schema_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "openapi-version",
        reason: "the generators read OpenAPI 3.0.3 and nothing else",
        check: openapi_version,
    },
    Rule {
        id: "openapi-form",
        reason: "what the generators cannot read, they cannot generate",
        check: openapi_form,
    },
    Rule {
        id: "operation-id",
        reason: "one word finds the handler, the SDK method, the span and the test",
        check: operation_id,
    },
    Rule {
        id: "operation-tag",
        reason: "the tag is the trait and the area that serve it",
        check: operation_tag,
    },
    Rule {
        id: "operation-summary",
        reason: "summaries are read in lists, one sentence each",
        check: operation_summary,
    },
    Rule {
        id: "operation-description",
        reason: "client authors and reviewers read the contract, not the code",
        check: operation_description,
    },
    Rule {
        id: "operation-order",
        reason: "a fixed order of members keeps diffs readable",
        check: operation_order,
    },
    Rule {
        id: "custom-method",
        reason: "POST resource:verb is one operation, and its id says the verb",
        check: custom_method,
    },
    Rule {
        id: "request-body-form",
        reason: "the generators take one media type per body and name JSON ones; one that may be left out means `{}`",
        check: request_body_form,
    },
];

/// The order of an operation's members; every `x-` extension belongs where `x-` stands.
const ORDER: &[&str] = &[
    "operationId",
    "tags",
    "summary",
    "description",
    "deprecated",
    "x-",
    "security",
    "parameters",
    "requestBody",
    "responses",
];

fn each(document: &Document, check: impl Fn(&Operation<'_>) -> Option<String>) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| Some(Fault::at(&operation.pointer, check(&operation)?)))
        .collect()
}

fn openapi_version(document: &Document) -> Vec<Fault> {
    match document.json()["openapi"].as_str() {
        Some("3.0.3") => Vec::new(),
        _ => vec![Fault::at("/openapi", "the version must be 3.0.3")],
    }
}

fn openapi_form(document: &Document) -> Vec<Fault> {
    document.openapi().err().map(|error| Fault::at("", with_source(&error))).into_iter().collect()
}

fn with_source(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

fn operation_id(document: &Document) -> Vec<Fault> {
    let is_noun_verb = |id: &str| {
        let word =
            |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(in_word);
        id.contains('_') && id.split('_').all(word)
    };
    let mut faults = each(document, |operation| match operation.id {
        "" => Some("no operationId".to_owned()),
        id if !is_noun_verb(id) => Some(format!("`{id}` is not noun_verb in snake_case")),
        _ => None,
    });
    let mut seen = std::collections::BTreeSet::new();
    for operation in document.operations() {
        if !operation.id.is_empty() && !seen.insert(operation.id) {
            faults.push(Fault::at(
                &operation.pointer,
                format!("`{}` is the id of another operation too", operation.id),
            ));
        }
    }
    faults
}

fn in_word(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

fn operation_tag(document: &Document) -> Vec<Fault> {
    let declared: Vec<&str> = document.json()["tags"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|tag| tag["name"].as_str())
        .collect();
    each(document, |operation| match strings(&operation.value["tags"]).collect::<Vec<_>>().as_slice() {
        [tag] if declared.contains(tag) => None,
        [tag] => Some(format!("tag `{tag}` is not declared at the top of the contract")),
        tags => Some(format!("{} tags in place of one", tags.len())),
    })
}

fn operation_summary(document: &Document) -> Vec<Fault> {
    each(document, |operation| match operation.value["summary"].as_str() {
        None => Some("no summary".to_owned()),
        Some(summary) if !summary.ends_with('.') => {
            Some("the summary does not end with a full stop".to_owned())
        }
        Some(_) => None,
    })
}

fn operation_description(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let described = operation.value["description"].as_str().is_some_and(|text| !text.trim().is_empty());
        (!described).then(|| "no description".to_owned())
    })
}

fn operation_order(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let place = |key: &str| {
            let key = if key.starts_with("x-") { "x-" } else { key };
            ORDER.iter().position(|known| *known == key)
        };
        let keys: Vec<&str> = members(Some(operation.value)).map(|(key, _)| key).collect();
        if let Some(key) = keys.iter().find(|key| place(key).is_none()) {
            return Some(format!("`{key}` is not a member that operations here have"));
        }
        let late = keys.windows(2).find(|pair| place(pair[1]) < place(pair[0]))?;
        Some(format!("`{}` belongs before `{}`", late[1], late[0]))
    })
}

fn custom_method(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let last = operation.path.rsplit('/').next().unwrap_or_default();
        let (_, verb) = last.rsplit_once(':')?;
        if operation.method != "POST" {
            return Some(format!("a `:{verb}` path takes POST only"));
        }
        let ending = format!("_{}", verb.replace('-', "_"));
        (!operation.id.ends_with(&ending)).then(|| format!("the operationId must end with `{ending}`"))
    })
}

/// Whether `{}` is such a body.
fn may_be_empty(document: &Document, body: &Located<'_>) -> bool {
    let schema = document.resolve(&format!("{}/content/application~1json/schema", body.pointer));
    schema.is_some_and(|schema| members_required(schema.value) == 0)
}

fn members_required(schema: &Value) -> usize {
    schema["required"].as_array().map_or(0, Vec::len)
}

fn request_body_form(document: &Document) -> Vec<Fault> {
    let check = |operation: &Operation<'_>| {
        let body = operation.request_body(document)?;
        let problem = if !body.value["required"].is_boolean() {
            "the body must be `required: true` or `required: false`"
        } else if body.value["required"] == Value::Bool(false) && !may_be_empty(document, &body) {
            "a body that may be left out must be JSON whose schema requires no member"
        } else {
            match members(body.value.get("content")).collect::<Vec<_>>().as_slice() {
                [("application/json", media)] if schema_name(&media["schema"]).is_none() => {
                    "a JSON body must be a $ref to a schema"
                }
                [(_, media)] if media.get("schema").is_some() => return None,
                [_] => "the body's media type has no schema",
                _ => "the body must have exactly one media type",
            }
        };
        Some(Fault::at(body.pointer, problem))
    };
    document.operations().filter_map(|operation| check(&operation)).collect()
}
