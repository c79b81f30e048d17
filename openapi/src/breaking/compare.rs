//! The changes of two contracts: operations, parameters, bodies, answers. Schemas are compared next door.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Change, Class, schema};
use crate::document::reach::{self, Direction};
use crate::document::{Document, Located, Operation, escape, members};

use Class::{Breaking, Compatible, Documentation};

/// What changed from one contract to the next, in the order of the new one; what is gone comes last.
///
/// A schema is judged as the old contract uses it: in requests, in answers, or in both. A named schema is compared
/// once, under its name, and not again wherever it is used.
pub fn compare(base: &Document, head: &Document) -> Vec<Change> {
    let mut comparison = Comparison { base, head, changes: Vec::new(), seen: BTreeSet::new() };
    comparison.whole();
    comparison.security_schemes();
    comparison.operations();
    comparison.named_schemas();
    let mut changes = comparison.changes;
    changes.sort_by_key(|change| (change.gone, change.line));
    changes
}

pub(super) struct Comparison<'d> {
    pub(super) base: &'d Document,
    pub(super) head: &'d Document,
    changes: Vec<Change>,
    /// What was noted already: shared parts are met from many operations, and in both directions.
    seen: BTreeSet<(Class, String, String)>,
}

impl Comparison<'_> {
    /// Notes a change at a place of the new contract.
    pub(super) fn note(&mut self, class: Class, pointer: &str, message: impl Into<String>) {
        self.push(class, pointer, message.into(), false);
    }

    fn note_gone(&mut self, class: Class, pointer: &str, message: impl Into<String>) {
        self.push(class, pointer, message.into(), true);
    }

    fn push(&mut self, class: Class, pointer: &str, message: String, gone: bool) {
        if self.seen.insert((class, pointer.to_owned(), message.clone())) {
            let document = if gone { self.base } else { self.head };
            let subject = subject(document, pointer);
            let line = document.line_of(pointer);
            self.changes.push(Change { class, subject, pointer: pointer.to_owned(), gone, line, message });
        }
    }

    fn whole(&mut self) {
        for key in keys(self.base.json(), self.head.json()) {
            let (was, is) = (&self.base.json()[&key], &self.head.json()[&key]);
            let pointer = format!("/{}", escape(&key));
            match key.as_str() {
                "paths" | "components" => {}
                _ if was == is => {}
                "info" | "tags" | "servers" | "externalDocs" => {
                    self.note(Documentation, &pointer, format!("`{key}` is changed"))
                }
                _ => self.note(Breaking, &pointer, unjudged(&key)),
            }
        }
    }

    fn security_schemes(&mut self) {
        let at = "/components/securitySchemes";
        let (old, new) =
            (self.base.at(at).cloned().unwrap_or_default(), self.head.at(at).cloned().unwrap_or_default());
        for name in keys(&old, &new) {
            let place = |value| Located { pointer: format!("{at}/{}", escape(&name)), value };
            self.rest(&place(&old[&name]), &place(&new[&name]), &[]);
        }
    }

    fn operations(&mut self) {
        let (base, head) = (self.base, self.head);
        let key = |operation: &Operation<'_>| (operation.method, operation.path.to_owned());
        for was in base.operations() {
            if !head.operations().any(|is| key(&is) == key(&was)) {
                self.note_gone(Breaking, &was.pointer, format!("{} {} is gone", was.method, was.path));
            }
        }
        for is in head.operations() {
            match base.operations().find(|was| key(was) == key(&is)) {
                Some(was) => self.operation(&was, &is),
                None => self.note(Compatible, &is.pointer, format!("{} {} is new", is.method, is.path)),
            }
        }
    }

    fn operation(&mut self, was: &Operation<'_>, is: &Operation<'_>) {
        for key in keys(was.value, is.value).iter().filter(|key| was.value.get(key) != is.value.get(key)) {
            let pointer = format!("{}/{}", is.pointer, escape(key));
            let pointer = if is.value.get(key).is_some() { &pointer } else { &is.pointer };
            let (old, new) = (&was.value[key], &is.value[key]);
            if let Some((class, message)) = judge_operation(key, old, new) {
                self.note(class, pointer, message);
            }
        }
        self.parameters(was, is);
        self.body(was, is);
        self.answers(was, is);
    }

    fn parameters(&mut self, was: &Operation<'_>, is: &Operation<'_>) {
        let key = |parameter: &Located<'_>| (parameter.value["in"].clone(), parameter.value["name"].clone());
        let say = |parameter: &Located<'_>| {
            let word = |key: &str| parameter.value[key].as_str().unwrap_or_default().to_owned();
            format!("{} parameter `{}`", word("in"), word("name"))
        };
        let (old, new) = (was.parameters(self.base), is.parameters(self.head));
        for gone in old.iter().filter(|parameter| !new.iter().any(|other| key(other) == key(parameter))) {
            self.note(Breaking, &is.pointer, format!("{} is gone", say(gone)));
        }
        for parameter in &new {
            let Some(before) = old.iter().find(|other| key(other) == key(parameter)) else {
                let (class, kind) =
                    if is_required(parameter) { (Breaking, "required") } else { (Compatible, "optional") };
                self.note(class, &is.pointer, format!("new {kind} {}", say(parameter)));
                continue;
            };
            match (is_required(before), is_required(parameter)) {
                (false, true) => {
                    self.note(Breaking, &parameter.pointer, format!("{} is required now", say(parameter)))
                }
                (true, false) => self.note(
                    Compatible,
                    &parameter.pointer,
                    format!("{} may be left out now", say(parameter)),
                ),
                _ => {}
            }
            self.rest(before, parameter, &["in", "name", "required", "schema"]);
            self.schemas_of(before, parameter, Direction::Request);
        }
    }

    fn body(&mut self, was: &Operation<'_>, is: &Operation<'_>) {
        match (was.request_body(self.base), is.request_body(self.head)) {
            (None, None) => {}
            (Some(_), None) => self.note(Breaking, &is.pointer, "takes no body any more"),
            (None, Some(new)) => self.note(Breaking, &new.pointer, "takes a body now"),
            (Some(old), Some(new)) => {
                match (is_required(&old), is_required(&new)) {
                    (false, true) => self.note(Breaking, &new.pointer, "the body is required now"),
                    (true, false) => self.note(Compatible, &new.pointer, "the body may be left out now"),
                    _ => {}
                }
                self.rest(&old, &new, &["content", "required"]);
                self.contents(&old, &new, Direction::Request);
            }
        }
    }

    fn answers(&mut self, was: &Operation<'_>, is: &Operation<'_>) {
        let (old, new) = (was.responses(self.base), is.responses(self.head));
        let at = format!("{}/responses", is.pointer);
        for (status, _) in old.iter().filter(|(status, _)| !new.iter().any(|(other, _)| other == status)) {
            // Clients treat an error by its status class, so one that is no longer given harms nobody.
            let class = if is_success(status) { Breaking } else { Compatible };
            self.note(class, &at, format!("is not answered with {status} any more"));
        }
        for (status, response) in &new {
            let Some((_, before)) = old.iter().find(|(other, _)| other == status) else {
                self.note(Compatible, &at, format!("may be answered with {status} now"));
                continue;
            };
            self.rest(before, response, &["content", "headers"]);
            self.headers(before, response);
            self.contents(before, response, Direction::Response);
        }
    }

    fn headers(&mut self, old: &Located<'_>, new: &Located<'_>) {
        for name in keys(&old.value["headers"], &new.value["headers"]) {
            let find = |document: &'_ Document, owner: &Located<'_>| {
                let found = document.resolve(&format!("{}/headers/{}", owner.pointer, escape(&name)));
                found.map(|found| (found.pointer, found.value.clone()))
            };
            match (find(self.base, old), find(self.head, new)) {
                (Some(_), None) => self.note(Breaking, &new.pointer, format!("header `{name}` is gone")),
                (None, Some(_)) => self.note(Compatible, &new.pointer, format!("new header `{name}`")),
                (Some((was, old)), Some((is, new))) => {
                    let (old, new) =
                        (Located { pointer: was, value: &old }, Located { pointer: is, value: &new });
                    self.rest(&old, &new, &["schema"]);
                    self.schemas_of(&old, &new, Direction::Response);
                }
                (None, None) => {}
            }
        }
    }

    fn contents(&mut self, old: &Located<'_>, new: &Located<'_>, direction: Direction) {
        let at = format!("{}/content", new.pointer);
        for media_type in keys(&old.value["content"], &new.value["content"]) {
            let (was, is) = (old.value["content"].get(&media_type), new.value["content"].get(&media_type));
            match (was, is) {
                (Some(_), None) => {
                    self.note(Breaking, &new.pointer, format!("media type {media_type} is gone"))
                }
                (None, Some(_)) => self.note(Compatible, &at, format!("new media type {media_type}")),
                (Some(was), Some(is)) => {
                    let pointer = format!("{at}/{}", escape(&media_type));
                    let was = Located { pointer: pointer.clone(), value: was };
                    let is = Located { pointer, value: is };
                    self.rest(&was, &is, &["schema"]);
                    self.schemas_of(&was, &is, direction);
                }
                (None, None) => {}
            }
        }
    }

    /// The schemas that two parts hold as `schema`.
    fn schemas_of(&mut self, old: &Located<'_>, new: &Located<'_>, direction: Direction) {
        schema::compare(
            self,
            &old.value["schema"],
            &new.value["schema"],
            &format!("{}/schema", new.pointer),
            direction,
        );
    }

    /// The members of a part that have no comparison of their own: words, or something this tool does not know.
    fn rest(&mut self, old: &Located<'_>, new: &Located<'_>, compared: &[&str]) {
        for key in keys(old.value, new.value) {
            if compared.contains(&key.as_str()) || old.value.get(&key) == new.value.get(&key) {
                continue;
            }
            match is_words(&key) {
                true => self.note(Documentation, &new.pointer, format!("`{key}` is changed")),
                false => self.note(Breaking, &new.pointer, unjudged(&key)),
            }
        }
    }

    fn named_schemas(&mut self) {
        let (base, head) = (self.base, self.head);
        let directions = [Direction::Request, Direction::Response];
        let used = directions.map(|direction| {
            let pointers = reach::all_schemas(base, direction).into_iter().map(|schema| schema.pointer);
            (direction, pointers.collect::<BTreeSet<String>>())
        });
        for (name, old) in base.components("schemas") {
            let Some(new) = head.at(&old.pointer) else {
                self.note_gone(
                    Breaking,
                    &old.pointer,
                    format!("the schema `{name}` is gone, and with it its type in the SDK"),
                );
                continue;
            };
            for (direction, _) in used.iter().filter(|(_, pointers)| pointers.contains(&old.pointer)) {
                schema::compare(self, old.value, new, &old.pointer, *direction);
            }
        }
    }
}

/// What a change of one member of an operation means. `None` for what is compared elsewhere.
fn judge_operation(key: &str, old: &Value, new: &Value) -> Option<(Class, String)> {
    let change = format!("{}, was {}", say(new), say(old));
    Some(match key {
        "parameters" | "requestBody" | "responses" => return None,
        "summary" | "description" | "externalDocs" => (Documentation, format!("`{key}` is changed")),
        "deprecated" => (Compatible, format!("deprecated is {change}")),
        "operationId" => {
            (Breaking, format!("the operationId is {change}: the SDK's method has another name"))
        }
        "tags" => (Breaking, format!("the tag is {change}: the SDK's method is in another place")),
        "security" => {
            let opened = new.as_array().is_some_and(Vec::is_empty);
            (if opened { Compatible } else { Breaking }, format!("security is {change}"))
        }
        "x-hub-access" => {
            let words = |list: &Value| list.as_array().cloned().unwrap_or_default();
            let open = words(new).contains(&Value::from("public"));
            let lost = !open && words(old).iter().any(|word| !words(new).contains(word));
            (if lost { Breaking } else { Compatible }, format!("who may call is {change}"))
        }
        "x-hub-max-body-bytes" => {
            let grows = new.is_null() || old.as_u64().is_some_and(|old| new.as_u64() > Some(old));
            (if grows { Compatible } else { Breaking }, format!("the most bytes of a body are {change}"))
        }
        "x-hub-idempotent" | "x-dropshot-pagination" | "x-hub-wildcard" => {
            (Breaking, format!("{key} is {change}"))
        }
        "x-hub-stability" => {
            (if new == "stable" { Compatible } else { Breaking }, format!("stability is {change}"))
        }
        "x-hub-internal" => {
            let hidden = *new == Value::Bool(true);
            (if hidden { Breaking } else { Compatible }, format!("x-hub-internal is {change}"))
        }
        "x-hub-secret-response" => (Compatible, format!("{key} is {change}")),
        _ => (Breaking, unjudged(key)),
    })
}

/// The name a change goes by: of the component, or of the operation, that the pointer leads into.
fn subject(document: &Document, pointer: &str) -> String {
    let mut tokens = pointer.split('/').skip(1);
    match (tokens.next(), tokens.next(), tokens.next()) {
        (Some("components"), Some(_), Some(name)) => name.to_owned(),
        (Some("paths"), Some(path), Some(method)) => {
            let operation = document.at(&format!("/paths/{path}/{method}/operationId"));
            operation.and_then(Value::as_str).unwrap_or("contract").to_owned()
        }
        _ => "contract".to_owned(),
    }
}

/// The member names of two objects, the new one's first.
pub(super) fn keys(old: &Value, new: &Value) -> Vec<String> {
    let mut keys: Vec<String> = members(Some(new)).map(|(key, _)| key.to_owned()).collect();
    keys.extend(members(Some(old)).map(|(key, _)| key.to_owned()).filter(|key| new.get(key).is_none()));
    keys
}

/// Members that only people read.
pub(super) fn is_words(key: &str) -> bool {
    matches!(key, "description" | "summary" | "title" | "example" | "examples" | "externalDocs")
}

pub(super) fn unjudged(key: &str) -> String {
    format!("`{key}` is changed, which this tool cannot judge")
}

/// A value in a sentence.
pub(super) fn say(value: &Value) -> String {
    match value {
        Value::Null => "not said".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_required(part: &Located<'_>) -> bool {
    part.value["required"] == Value::Bool(true)
}

fn is_success(status: &str) -> bool {
    !status.starts_with(['4', '5'])
}
