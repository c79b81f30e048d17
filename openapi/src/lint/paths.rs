//! Rules of paths and parameters: ids that cannot hold `:` or `/`, that cannot be swapped, that route one way.

use std::collections::{BTreeMap, BTreeSet};

use regex_syntax::hir::{Class, Hir, HirKind, Look};
use serde_json::Value;

use super::{Fault, Rule};
use crate::document::{Document, Located, Operation, members, schema_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "path-id-declared",
        reason: "a name in the path without a parameter has no type, and a parameter without a name has no value",
        check: path_id_declared,
    },
    Rule {
        id: "path-id-schema",
        reason: "routing `{id}:verb` needs ids that hold neither `:` nor `/`, and the client does not encode `:`",
        check: path_id_schema,
    },
    Rule {
        id: "path-id-distinct",
        reason: "two arguments of one type can be swapped without the compiler noticing",
        check: path_id_distinct,
    },
    Rule {
        id: "path-clash",
        reason: "paths that differ only in a parameter's name are one path to a router",
        check: path_clash,
    },
    Rule {
        id: "parameter-place",
        reason: "headers mean the same everywhere, so they stand once; cookies are not used",
        check: parameter_place,
    },
    Rule {
        id: "parameter-form",
        reason: "a parameter is text in a request: only texts, numbers, flags and lists of them have a form there",
        check: parameter_form,
    },
];

fn path_parameters<'d>(document: &'d Document, operation: &Operation<'d>) -> Vec<Located<'d>> {
    operation.parameters(document).into_iter().filter(|parameter| parameter.value["in"] == "path").collect()
}

fn path_id_declared(document: &Document) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| {
            let in_path: BTreeSet<&str> = operation.path_names().into_iter().collect();
            let parameters = path_parameters(document, &operation);
            let declared: BTreeSet<&str> =
                parameters.iter().filter_map(|p| p.value["name"].as_str()).collect();
            let odd = in_path.symmetric_difference(&declared).next()?;
            Some(Fault::at(
                &operation.pointer,
                format!("`{odd}` must be both in the path and a path parameter"),
            ))
        })
        .collect()
}

fn path_id_schema(document: &Document) -> Vec<Fault> {
    let mut faults = BTreeMap::new();
    for operation in document.operations() {
        let wildcard = operation.hub("wildcard").and_then(Value::as_str);
        for parameter in path_parameters(document, &operation) {
            let many_segments = wildcard.is_some() && wildcard == parameter.value["name"].as_str();
            if let Some(message) = fault_of_id(document, &parameter, many_segments) {
                // A parameter that many operations share is complained of once.
                faults.insert(parameter.pointer, message);
            }
        }
    }
    faults.into_iter().map(|(pointer, message)| Fault::at(pointer, message)).collect()
}

fn fault_of_id(document: &Document, parameter: &Located<'_>, many_segments: bool) -> Option<String> {
    let Some(name) = schema_name(&parameter.value["schema"]) else {
        return Some("a path id must refer to a schema of its own".to_owned());
    };
    let schema = document.resolve(&format!("/components/schemas/{name}"))?.value;
    let Some(pattern) = schema["pattern"].as_str() else { return Some(format!("`{name}` has no pattern")) };
    if schema["maxLength"].as_u64().is_none() {
        return Some(format!("`{name}` has no maxLength"));
    }
    let hir = match regex_syntax::parse(pattern) {
        Ok(hir) => hir,
        Err(_) => {
            return Some(format!("the pattern of `{name}` is not one that can be checked: write it plainer"));
        }
    };
    let edges = hir.properties();
    if !(edges.look_set_prefix().contains(Look::Start) && edges.look_set_suffix().contains(Look::End)) {
        return Some(format!("the pattern of `{name}` must begin with `^` and end with `$`"));
    }
    let bad = [':', '/'].into_iter().find(|character| !many_segments && can_match(&hir, *character))?;
    Some(format!("the pattern of `{name}` takes `{bad}`"))
}

/// Whether a text that the pattern takes may hold this ASCII character.
fn can_match(hir: &Hir, character: char) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&(character as u8)),
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&character))
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&(character as u8)))
        }
        HirKind::Repetition(repetition) => repetition.max != Some(0) && can_match(&repetition.sub, character),
        HirKind::Capture(capture) => can_match(&capture.sub, character),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().any(|part| can_match(part, character))
        }
    }
}

fn path_id_distinct(document: &Document) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| {
            let parameters = path_parameters(document, &operation);
            let mut seen = BTreeSet::new();
            let twice = parameters
                .iter()
                .filter_map(|p| schema_name(&p.value["schema"]))
                .find(|name| !seen.insert(*name))?;
            Some(Fault::at(&operation.pointer, format!("two path ids have the schema `{twice}`")))
        })
        .collect()
}

fn path_clash(document: &Document) -> Vec<Fault> {
    let mut seen = BTreeMap::new();
    members(document.json().get("paths"))
        .filter_map(|(path, _)| {
            let nameless: String = path
                .split('}')
                .map(|part| part.split_once('{').map_or(part, |(before, _)| before))
                .collect::<Vec<_>>()
                .join("{}");
            let first = *seen.entry(nameless).or_insert(path);
            let pointer = format!("/paths/{}", crate::document::escape(path));
            (first != path)
                .then(|| Fault::at(pointer, format!("the same path as `{first}` but for a parameter's name")))
        })
        .collect()
}

fn parameter_place(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    for operation in document.operations() {
        for parameter in operation.parameters(document) {
            let name = parameter.value["name"].as_str().unwrap_or_default();
            match parameter.value["in"].as_str() {
                Some("cookie") => faults.push(Fault::at(parameter.pointer, format!("`{name}` is a cookie"))),
                Some("header") if !parameter.pointer.starts_with("/components/parameters/") => {
                    let message = format!("header `{name}` must be a $ref into components/parameters");
                    faults.push(Fault::at(parameter.pointer, message));
                }
                _ => {}
            }
        }
    }
    faults
}

fn parameter_form(document: &Document) -> Vec<Fault> {
    let kind = |pointer: &str| document.resolve(pointer).and_then(|schema| schema.value["type"].as_str());
    let has_form = |parameter: &Located<'_>| {
        let at = format!("{}/schema", parameter.pointer);
        match kind(&at) {
            Some("string" | "integer" | "boolean") => true,
            Some("array") => {
                let items = document.resolve(&at).map(|list| format!("{}/items", list.pointer));
                items.is_some_and(|items| kind(&items) == Some("string"))
            }
            _ => false,
        }
    };
    let parameters = document.operations().flat_map(|operation| operation.parameters(document));
    let odd: BTreeSet<String> =
        parameters.filter(|parameter| !has_form(parameter)).map(|p| p.pointer).collect();
    odd.into_iter()
        .map(|pointer| Fault::at(pointer, "must be a string, integer, boolean, or list of strings"))
        .collect()
}
