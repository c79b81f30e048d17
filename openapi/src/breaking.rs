//! What a change of hub.yaml means for those who use it (conventions.md 14): breaking, compatible, or words only.
//!
//! Three steps, apart: [`compare`](compare()) computes the changes of two documents, [`CHANGES`] decides whether the
//! breaking ones may pass, `render` writes lines or a table. The comparison is our own: the crate `drift` calls every
//! changed bound, pattern and enum "unhandled", does not see `nullable`, and knows nothing of access, idempotency or
//! pagination, which is most of what conventions.md 14 asks.

mod changes;
mod compare;
mod git;
mod render;
mod schema;

use std::path::Path;

use anyhow::{Context, Result};

use crate::document::Document;
use crate::{CONTRACT, Verdict};

pub use changes::{Entry, entries};
pub use compare::compare;
pub use render::{lines, markdown};

/// Where breaking changes are explained, below the repository's root.
pub const CHANGES: &str = "openapi/CHANGES.md";

/// What a change means for a client that was written before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A request that worked may be refused, an answer may not be understood, or the SDK's code may not compile.
    Breaking,
    /// Nothing that worked stops working.
    Compatible,
    /// Words only.
    Documentation,
}

/// One change between two contracts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it means.
    pub class: Class,
    /// The operationId or the component it is about; the name that CHANGES.md must use.
    pub subject: String,
    /// JSON pointer of the place: in the new contract, or in the old one when it is gone.
    pub pointer: String,
    /// Whether the place is only in the old contract.
    pub gone: bool,
    /// Line of the place in the document that has it, from 1.
    pub line: usize,
    /// What changed, in a reviewer's words.
    pub message: String,
}

/// A change, and whether it may pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The change.
    pub change: Change,
    /// A breaking change that no fresh entry of CHANGES.md names.
    pub unnamed: bool,
}

/// Decides which changes may pass: a breaking one needs an entry that names its subject and that the base did not
/// have, so that the explanation of an earlier change does not cover a new one.
pub fn decide(changes: Vec<Change>, before: &[Entry], now: &[Entry]) -> Vec<Decided> {
    let fresh: Vec<&Entry> = now.iter().filter(|entry| !before.contains(entry)).collect();
    let is_named = |subject: &str| fresh.iter().any(|entry| entry.subject == subject);
    let decide = |change: Change| {
        let unnamed = change.class == Class::Breaking && !is_named(&change.subject);
        Decided { change, unnamed }
    };
    changes.into_iter().map(decide).collect()
}

/// Compares `openapi/hub.yaml` below `root` with the one at the git revision `base` and prints what changed. A base
/// without the file is a new contract. Fails when git, a document or CHANGES.md cannot be read.
pub fn run(root: &Path, base: &str, as_markdown: bool) -> Result<Verdict> {
    let head = Document::load(&root.join(CONTRACT)).context(CONTRACT)?;
    let Some(text) = git::show(root, base, CONTRACT)? else {
        println!("{base} has no {CONTRACT}: a new contract, nothing to compare");
        return Ok(Verdict::Pass);
    };
    let old = Document::parse(&text).with_context(|| format!("{base}:{CONTRACT}"))?;
    let before = git::show(root, base, CHANGES)?.unwrap_or_default();
    let now = std::fs::read_to_string(root.join(CHANGES)).unwrap_or_default();
    // Entries of the base were checked when they were new; one that is not well formed then counts as none.
    let before = entries(&before).unwrap_or_default();
    let now = entries(&now).context(CHANGES)?;
    let decided = decide(compare(&old, &head), &before, &now);
    print!("{}", if as_markdown { markdown(&decided) } else { lines(&decided, base) });
    Ok(Verdict::of(decided.iter().all(|decided| !decided.unnamed)))
}
