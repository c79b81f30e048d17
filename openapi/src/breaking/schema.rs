//! The changes of two schemas, judged by the direction in which values of them travel.
//!
//! In a request, what is taken may grow and may not shrink. In an answer, members and enum values may be added
//! (clients accept what they do not know) and nothing they rely on may go.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Class::{self, Breaking, Compatible, Documentation};
use super::compare::{Comparison, is_words, keys, say, unjudged};
use crate::document::reach::Direction::{self, Request, Response};
use crate::document::schema::{flatten, tag_of};
use crate::document::{Document, escape, members, schema_name};

/// Notes what changed from one schema to another that stands at `at` in the new contract.
pub(super) fn compare(into: &mut Comparison<'_>, old: &Value, new: &Value, at: &str, direction: Direction) {
    match (schema_name(old), schema_name(new)) {
        (Some(was), Some(is)) if was == is => return,
        (Some(was), Some(is)) => return into.note(Breaking, at, format!("is a {is}, was a {was}")),
        _ => {}
    }
    let (Some(old_parts), Some(new_parts)) = (parts(old), parts(new)) else {
        let (old, new) = (meaning(into.base, old), meaning(into.head, new));
        return keywords(into, &old, &new, at, direction);
    };
    if old_parts.len() == new_parts.len() {
        for (index, (old, new)) in old_parts.iter().zip(new_parts).enumerate() {
            compare(into, old, new, &format!("{at}/allOf/{index}"), direction);
        }
        keywords(into, &without_parts(old), &without_parts(new), at, direction);
    } else {
        let (old, new) = (meaning(into.base, old), meaning(into.head, new));
        keywords(into, &old, &new, at, direction);
    }
}

fn parts(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("allOf")?.as_array()
}

fn without_parts(schema: &Value) -> Value {
    let kept = members(Some(schema)).filter(|(key, _)| *key != "allOf");
    kept.map(|(key, value)| (key.to_owned(), value.clone())).collect()
}

/// A schema with its reference followed and its `allOf` merged.
fn meaning(document: &Document, schema: &Value) -> Value {
    let target =
        schema_name(schema).and_then(|name| document.resolve(&format!("/components/schemas/{name}")));
    flatten(document, target.map_or(schema, |found| found.value))
}

fn keywords(into: &mut Comparison<'_>, old: &Value, new: &Value, at: &str, direction: Direction) {
    for key in ["type", "format"] {
        if old.get(key) != new.get(key) {
            // Another type: what else differs follows from it.
            return into.note(Breaking, at, format!("{key} is {}, was {}", say(&new[key]), say(&old[key])));
        }
    }
    members_of(into, old, new, at, direction);
    for key in keys(old, new) {
        let (was, is) = (&old[&key], &new[&key]);
        match key.as_str() {
            "properties" | "required" | "readOnly" | "writeOnly" => {}
            "items" => compare(into, was, is, &format!("{at}/items"), direction),
            "oneOf" => branches(into, old, new, at, direction),
            "additionalProperties" => other_members(into, was, is, at, direction),
            _ if was == is => {}
            "enum" => values(into, was, is, at),
            key => {
                if let Some((class, message)) = judge_keyword(key, was, is, direction) {
                    into.note(class, at, message);
                }
            }
        }
    }
}

/// What a change of one keyword with a plain value means; `None` when it means nothing in this direction.
fn judge_keyword(key: &str, was: &Value, is: &Value, direction: Direction) -> Option<(Class, String)> {
    let change = format!("{key} is {}, was {}", say(is), say(was));
    let in_requests = |tighter: bool| match (direction, tighter) {
        (Request, true) => (Breaking, format!("{change}: requests that were taken are refused")),
        (Request, false) => (Compatible, format!("{change}: more requests are taken")),
        (Response, _) => (Compatible, format!("{change} in answers")),
    };
    let is_true = |value: &Value| *value == Value::Bool(true);
    Some(match key {
        key if is_words(key) => (Documentation, format!("`{key}` is changed")),
        "deprecated" => (Compatible, change),
        "default" if was.is_null() => (Compatible, change),
        "default" => (Breaking, format!("{change}: requests that leave it out do something else")),
        "nullable" => match (direction, is_true(is)) {
            (Request, true) => (Compatible, "may be null in requests now".to_owned()),
            (Request, false) => (Breaking, "may not be null in requests any more".to_owned()),
            (Response, true) => (Breaking, "may be null in answers now".to_owned()),
            (Response, false) => (Compatible, "is never null in answers now".to_owned()),
        },
        "pattern" => in_requests(!is.is_null()),
        "uniqueItems" | "exclusiveMinimum" | "exclusiveMaximum" => in_requests(is_true(is)),
        "maximum" | "maxLength" | "maxItems" | "maxProperties" => {
            in_requests(tightens(was, is, |was, is| is < was))
        }
        "minimum" | "minLength" | "minItems" | "minProperties" => {
            in_requests(tightens(was, is, |was, is| is > was))
        }
        _ => (Breaking, unjudged(key)),
    })
}

/// Whether a bound refuses more than before: it is new, or it has moved inwards.
fn tightens(was: &Value, is: &Value, inwards: impl Fn(f64, f64) -> bool) -> bool {
    match (was.as_f64(), is.as_f64()) {
        (Some(was), Some(is)) => inwards(was, is),
        (_, is) => is.is_some(),
    }
}

fn values(into: &mut Comparison<'_>, was: &Value, is: &Value, at: &str) {
    let list = |values: &Value| values.as_array().cloned().unwrap_or_default();
    let (old, new) = (list(was), list(is));
    if old.is_empty() || new.is_empty() {
        return into.note(Breaking, at, format!("the values are {}, were {}", say(is), say(was)));
    }
    for gone in old.iter().filter(|value| !new.contains(value)) {
        into.note(Breaking, at, format!("the value `{}` is gone", say(gone)));
    }
    for fresh in new.iter().filter(|value| !old.contains(value)) {
        into.note(Compatible, at, format!("new value `{}`", say(fresh)));
    }
}

fn members_of(into: &mut Comparison<'_>, old: &Value, new: &Value, at: &str, direction: Direction) {
    let carried = |document: &Document, schema: &Value, name: &str| {
        let member = schema["properties"].get(name)?;
        direction.carries(&meaning(document, member)).then(|| member.clone())
    };
    let is_required = |schema: &Value, name: &str| {
        schema["required"].as_array().is_some_and(|list| list.iter().any(|entry| entry == name))
    };
    for name in keys(&old["properties"], &new["properties"]) {
        let place = format!("{at}/properties/{}", escape(&name));
        let (was, is) = (carried(into.base, old, &name), carried(into.head, new, &name));
        let required = (is_required(old, &name), is_required(new, &name));
        match (was, is) {
            (None, None) => {}
            (Some(_), None) => {
                into.note(Breaking, at, format!("member `{name}` is gone{}", side(new, &name, direction)))
            }
            (None, Some(_)) if required.1 && direction == Request => {
                into.note(Breaking, &place, format!("new required member `{name}` of a request"));
            }
            (None, Some(_)) => into.note(Compatible, &place, format!("new member `{name}`")),
            (Some(was), Some(is)) => {
                if let Some((class, message)) = judge_required(required, direction) {
                    into.note(class, &place, format!("`{name}` {message}"));
                }
                compare(into, &was, &is, &place, direction);
            }
        }
    }
}

/// Says in which direction a member is gone that is still written down.
fn side(schema: &Value, name: &str, direction: Direction) -> &'static str {
    match (schema["properties"].get(name), direction) {
        (None, _) => "",
        (Some(_), Request) => " from requests",
        (Some(_), Response) => " from answers",
    }
}

fn judge_required((was, is): (bool, bool), direction: Direction) -> Option<(Class, &'static str)> {
    match (was, is, direction) {
        (false, true, Request) => Some((Breaking, "is required in requests now")),
        (true, false, Request) => Some((Compatible, "may be left out of requests now")),
        (false, true, Response) => Some((Compatible, "is always in answers now")),
        (true, false, Response) => Some((Breaking, "may be missing from answers now")),
        _ => None,
    }
}

/// `additionalProperties`: a request without it is closed; in an answer any change of it is another type.
fn other_members(into: &mut Comparison<'_>, was: &Value, is: &Value, at: &str, direction: Direction) {
    if was.is_object() && is.is_object() {
        return compare(into, was, is, &format!("{at}/additionalProperties"), direction);
    }
    if was == is {
        return;
    }
    let openness = |value: &Value| match value {
        Value::Object(_) => 1,
        Value::Bool(true) => 2,
        _ => 0,
    };
    let grows = openness(is) > openness(was);
    let class = if direction == Request && grows { Compatible } else { Breaking };
    let place = if direction == Request { "requests" } else { "answers" };
    into.note(class, at, format!("other members in {place}: {}, was {}", say(is), say(was)));
}

/// The branches of a tagged `oneOf`, told apart by the tag's value.
fn branches(into: &mut Comparison<'_>, old: &Value, new: &Value, at: &str, direction: Direction) {
    let (Some(was), Some(is)) = (tag_of(old), tag_of(new)) else {
        if old["oneOf"] != new["oneOf"] {
            into.note(Breaking, at, unjudged("oneOf"));
        }
        return;
    };
    if was != is {
        return into.note(Breaking, at, format!("the forms are told apart by `{is}`, was `{was}`"));
    }
    let forms = |schema: &Value| -> Vec<(String, Value)> {
        let branches = schema["oneOf"].as_array().into_iter().flatten();
        branches.map(|branch| (say(&branch["properties"][&is]["enum"][0]), branch.clone())).collect()
    };
    let (old, new) = (forms(old), forms(new));
    let named: BTreeSet<&String> = new.iter().map(|(form, _)| form).collect();
    for (form, _) in old.iter().filter(|(form, _)| !named.contains(form)) {
        into.note(Breaking, at, format!("the form `{form}` is gone"));
    }
    for (index, (form, branch)) in new.iter().enumerate() {
        let place = format!("{at}/oneOf/{index}");
        match old.iter().find(|(other, _)| other == form) {
            Some((_, before)) => compare(into, before, branch, &place, direction),
            None => into.note(Compatible, &place, format!("new form `{form}`")),
        }
    }
}
