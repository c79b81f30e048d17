//! On whose behalf a write is done, and that it is written down in the same transaction.
//!
//! Whoever does something for somebody (the door for a request, a command, the Hub for itself) does it inside
//! [`Witness::attend`]. Every job that is queued there takes the witness with it; the first one whose transaction is
//! committed leaves its entry in the ledger, in that transaction. So no area has to remember it, and there is never a
//! change without its entry. A job whose entry cannot be written is undone, by itself.
//!
//! This knows no table: what an entry looks like on the disk is the [`Ledger`]'s.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{DbError, JobFuture, Tx};

tokio::task_local! {
    static ATTENDING: Option<Arc<Witness>>;
}

/// How many objects one entry names at most.
pub const OBJECTS_MAX: usize = 16;
/// How many bytes of an object's id are kept.
const ID_BYTES_MAX: usize = 256;

/// What came of what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was changed.
    Done,
    /// A secret was shown.
    Read,
    /// It was refused.
    Denied,
    /// The ledger itself was not as it was left.
    Failed,
}

/// One thing to be written down.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The Hub's id of the request; `None` for what is no request.
    pub request_id: Option<String>,
    /// Who did it: a word for the kind, `:`, and an id that is never another's.
    pub principal: String,
    /// Where from.
    pub address: Option<IpAddr>,
    /// The operation, noun first.
    pub operation: Cow<'static, str>,
    /// What it was done to: what each is, and its id.
    pub objects: Vec<(Cow<'static, str>, String)>,
    /// What came of it.
    pub outcome: Outcome,
    /// The error code of what was refused or failed.
    pub code: Option<String>,
    /// How many attempts the entry stands for.
    pub attempts: i64,
}

impl Entry {
    /// An entry for something done once.
    pub fn new(principal: impl Into<String>, operation: impl Into<Cow<'static, str>>) -> Self {
        Self {
            request_id: None,
            principal: principal.into(),
            address: None,
            operation: operation.into(),
            objects: Vec::new(),
            outcome: Outcome::Done,
            code: None,
            attempts: 1,
        }
    }

    /// Names something that it was done to. The same again, and what is too much, is left out.
    pub fn about(&mut self, what: impl Into<Cow<'static, str>>, id: &str) {
        let what = what.into();
        let known = self.objects.iter().any(|(known, value)| *known == what && value == id);
        if !known && self.objects.len() < OBJECTS_MAX {
            // Callers send what they want in a path, and an entry that cannot be kept would undo what it tells of.
            let id = id[..id.floor_char_boundary(ID_BYTES_MAX)].replace('\0', "\u{fffd}");
            self.objects.push((what, id));
        }
    }
}

/// Somebody on whose behalf something is being done.
#[derive(Debug)]
pub struct Witness {
    entry: Entry,
    noted: AtomicBool,
    excused: AtomicBool,
}

impl Witness {
    /// One who will leave this entry.
    pub fn new(entry: Entry) -> Arc<Self> {
        Arc::new(Self { entry, noted: AtomicBool::new(false), excused: AtomicBool::new(false) })
    }

    /// Does `work` on its behalf.
    pub async fn attend<F: Future>(self: Arc<Self>, work: F) -> F::Output {
        ATTENDING.scope(Some(self), work).await
    }

    /// On whose behalf the present task works, if on anybody's.
    pub fn present() -> Option<Arc<Self>> {
        ATTENDING.try_with(Option::clone).ok().flatten()
    }

    /// Whether its entry is on the disk.
    pub fn has_noted(&self) -> bool {
        self.noted.load(Ordering::Acquire)
    }

    /// Nothing happened that has to be written down beyond what was written.
    pub fn excuse(&self) {
        self.excused.store(true, Ordering::Release);
    }

    /// Whether there is nothing to be written down but what was.
    pub fn is_excused(&self) -> bool {
        self.excused.load(Ordering::Acquire)
    }

    pub(super) fn set_noted(&self) {
        self.noted.store(true, Ordering::Release);
    }

    /// Its entry, with what a job has named.
    pub(super) fn entry(&self, notes: &Notes) -> Entry {
        let mut entry = self.entry.clone();
        for (what, id) in &notes.objects {
            entry.about(*what, id);
        }
        entry
    }
}

/// Does `work` on nobody's behalf, whoever is attended: what only looks, though it writes to do so.
pub async fn aside<F: Future>(work: F) -> F::Output {
    ATTENDING.scope(None, work).await
}

/// What a job says about itself.
#[derive(Debug, Default)]
pub struct Notes {
    pub(super) objects: Vec<(&'static str, String)>,
    pub(super) unchanged: bool,
    pub(super) entries: Vec<Entry>,
}

impl Tx {
    /// Names something that this job touches, for the audit log: what it is (`runId`), and its id. Never text that
    /// people typed, and never a secret.
    pub fn about(&mut self, what: &'static str, id: impl Into<String>) {
        if self.notes.objects.len() < OBJECTS_MAX {
            self.notes.objects.push((what, id.into()));
        }
    }

    /// Says that this job has changed nothing, so that it leaves no entry.
    pub fn unchanged(&mut self) {
        self.notes.unchanged = true;
    }

    /// Has an entry written with this job, beside its witness's.
    pub fn note(&mut self, entry: Entry) {
        self.notes.entries.push(entry);
    }
}

/// Where a ledger ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The number of its last entry; 0 without one.
    pub seq: i64,
    /// The hash of that one; empty without one.
    pub hash: Vec<u8>,
}

/// Where entries are written.
pub trait Ledger: Send + Sync {
    /// Writes the entries of one job, in their order, and gives the new end. `end` is where earlier jobs of this
    /// transaction have brought it; `None` for the first, which holds the ledger until the transaction is over.
    fn write<'t>(
        &'t self,
        tx: &'t mut Tx,
        end: Option<&'t End>,
        entries: &'t [Entry],
    ) -> JobFuture<'t, End, DbError>;

    /// Leaves word of the end, once for a transaction in which something was written and before its commit.
    fn close<'t>(&'t self, tx: &'t mut Tx, end: &'t End) -> JobFuture<'t, (), DbError>;
}
