//! Rules of lists: the one form of pages from which the client makes iterators (conventions.md 5).

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Fault, Rule};
use crate::document::schema::flatten;
use crate::document::{Document, Operation, members, schema_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "list-parameters",
        reason: "pages are asked for with limit (1 to 1000, default 100) and page_token, or the client gets no iterator",
        check: list_parameters,
    },
    Rule {
        id: "list-page",
        reason: "a page is exactly items and next_page in a *ResultsPage, or the client gets no iterator",
        check: list_page,
    },
];

const MARK: &str = "x-dropshot-pagination";

fn list_parameters(document: &Document) -> Vec<Fault> {
    let lists = document.operations().filter(|operation| operation.value.get(MARK).is_some());
    lists.filter_map(|list| Some(Fault::at(&list.pointer, fault_of_parameters(document, &list)?))).collect()
}

fn fault_of_parameters(document: &Document, list: &Operation<'_>) -> Option<String> {
    if list.method != "GET" || list.value[MARK]["required"] != Value::Array(Vec::new()) {
        return Some(format!("a list is a GET with `{MARK}: {{required: []}}`"));
    }
    let parameters = list.parameters(document);
    let query = |name: &str| {
        let found = parameters.iter().find(|p| p.value["in"] == "query" && p.value["name"] == name)?;
        (found.value["required"] != Value::Bool(true)).then(|| flatten(document, &found.value["schema"]))
    };
    let Some(limit) = query("limit") else { return Some("no optional query parameter `limit`".to_owned()) };
    if (limit["minimum"].as_u64(), limit["maximum"].as_u64(), limit["default"].as_u64())
        != (Some(1), Some(1000), Some(100))
    {
        return Some("`limit` must go from 1 to 1000 with default 100".to_owned());
    }
    query("page_token").is_none().then(|| "no optional query parameter `page_token`".to_owned())
}

fn list_page(document: &Document) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| {
            let at = format!("{}/responses/200/content/application~1json/schema", operation.pointer);
            let name = document.at(&at).and_then(schema_name).unwrap_or_default();
            let is_page = name.ends_with("ResultsPage");
            let message = match (operation.value.get(MARK).is_some(), is_page) {
                (true, false) => "a list answers 200 with a schema named *ResultsPage".to_owned(),
                (false, true) => format!("`{name}` is a page, but the operation has no {MARK}"),
                (true, true) => fault_of_page(document, name)?,
                (false, false) => return None,
            };
            Some(Fault::at(&operation.pointer, message))
        })
        .collect()
}

fn fault_of_page(document: &Document, name: &str) -> Option<String> {
    let page = document.resolve(&format!("/components/schemas/{name}"))?.value;
    let found: BTreeSet<&str> = members(page.get("properties")).map(|(name, _)| name).collect();
    let exact = found == BTreeSet::from(["items", "next_page"]);
    (!exact).then(|| format!("`{name}` must have exactly the members items and next_page"))
}
