//! The rules that `hub.yaml` keeps, one table per theme.
//!
//! A rule is an id, a reason and a function from the document to its faults; `hub-spec lint` prints every fault with
//! its line. To find a rule, look for its id; to add one, write it beside its theme, put it in that file's `RULES`,
//! and add the fault that shows it to `tests/lint.rs` (a rule that was never seen to fire fails that test).

mod examples;
mod extensions;
mod lists;
mod names;
mod operations;
mod paths;
mod responses;
mod schemas;
mod secrets;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::document::{Document, Located};
use crate::{CONTRACT, Verdict};

pub use extensions::ACCESS;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Stable, kebab-case; what a complaint is found by.
    pub id: &'static str,
    /// Why the rule is there, in one line; printed with every fault.
    pub reason: &'static str,
    /// Finds what breaks the rule.
    pub check: fn(&Document) -> Vec<Fault>,
}

/// One place where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer of the place.
    pub pointer: String,
    /// What is wrong there, lower case.
    pub message: String,
}

/// A fault with its rule and its line.
#[derive(Debug)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// Line in the document, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Fault {
    fn at(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into() }
    }
}

/// All rules, theme by theme.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        operations::RULES,
        paths::RULES,
        names::RULES,
        schemas::RULES,
        lists::RULES,
        responses::RULES,
        extensions::RULES,
        secrets::RULES,
        examples::RULES,
    ]
    .into_iter()
    .flatten()
}

/// What the document breaks, by line.
pub fn lint(document: &Document) -> Vec<Finding> {
    let mut findings: Vec<Finding> = rules()
        .flat_map(|rule| (rule.check)(document).into_iter().map(move |fault| (rule, fault)))
        .map(|(rule, Fault { pointer, message })| Finding { rule, line: document.line_of(&pointer), message })
        .collect();
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Prints what `openapi/hub.yaml` below `root` breaks. Fails when it cannot be read as YAML.
pub fn run(root: &Path) -> Result<Verdict> {
    let document = Document::load(&root.join(CONTRACT)).context(CONTRACT)?;
    let findings = lint(&document);
    for Finding { rule, line, message } in &findings {
        println!("{CONTRACT}:{line}: {}: {message} (why: {})", rule.id, rule.reason);
    }
    println!("{} rules, {} faults", rules().count(), findings.len());
    Ok(Verdict::of(findings.is_empty()))
}

/// The faults of every schema in the document, wherever it stands, named or inline.
fn in_every_schema(document: &Document, check: impl Fn(&Located<'_>) -> Option<String>) -> Vec<Fault> {
    let schemas = crate::document::reach::every_schema(document);
    schemas.iter().filter_map(|schema| Some(Fault::at(&schema.pointer, check(schema)?))).collect()
}

/// The strings of a list value; nothing for any other value.
fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
