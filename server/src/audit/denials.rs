//! Refused attempts: counted in memory by who, where from and what, and written as one entry for each, once a minute.
//!
//! So many attempts cost one row, and those who make them cannot fill the log: there are so many entries a minute and
//! no more, the rest is counted together. What was counted and not yet written is lost with a process that is killed.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hub_glue::ApiError;

use crate::db::witness::Outcome;
use crate::db::{Db, DbError, Entry};

/// How often they are written.
pub(super) const EVERY: Duration = Duration::from_secs(60);
/// How many entries they make at most, each time.
pub(super) const ENTRIES_MAX: usize = 64;
/// For those that are too many to be told apart.
pub(super) const OTHERS: &str = "others";

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Attempt {
    principal: String,
    address: Option<IpAddr>,
    operation: &'static str,
    code: String,
}

/// The attempts that are not written yet. Copies share them.
#[derive(Clone, Default)]
pub struct Denials(Arc<Mutex<HashMap<Attempt, i64>>>);

impl Denials {
    /// Counts a refused attempt.
    pub fn count(&self, principal: &str, address: IpAddr, operation: &'static str, error: &ApiError) {
        let code = error.code().as_str().to_owned();
        let attempt = Attempt { principal: principal.to_owned(), address: Some(address), operation, code };
        self.add(attempt, 1);
    }

    fn add(&self, attempt: Attempt, attempts: i64) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The last place is for all that have none.
        let room = counted.len() < ENTRIES_MAX - 1;
        let attempt = if room || counted.contains_key(&attempt) { attempt } else { Attempt::others() };
        *counted.entry(attempt).or_insert(0) += attempts;
    }

    /// Writes what was counted. What could not be written is counted again.
    pub async fn write(&self, db: &Db) -> Result<(), DbError> {
        let counted = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if counted.is_empty() {
            return Ok(());
        }
        let mut entries: Vec<Entry> = counted.iter().map(|(attempt, count)| attempt.entry(*count)).collect();
        entries.sort_by(|one, other| {
            (&one.principal, &one.operation).cmp(&(&other.principal, &other.operation))
        });
        let job = db.write("audit_denials", move |tx| {
            Box::pin(async move {
                // Whoever asks for it here, it is not what they do.
                tx.unchanged();
                entries.into_iter().for_each(|entry| tx.note(entry));
                Ok::<_, DbError>(())
            })
        });
        let written = job.await;
        if written.is_err() {
            counted.into_iter().for_each(|(attempt, count)| self.add(attempt, count));
        }
        written
    }
}

impl Attempt {
    fn others() -> Self {
        Self { principal: OTHERS.to_owned(), address: None, operation: OTHERS, code: OTHERS.to_owned() }
    }

    fn entry(&self, attempts: i64) -> Entry {
        let mut entry = Entry::new(self.principal.clone(), self.operation);
        entry.address = self.address;
        entry.outcome = Outcome::Denied;
        entry.code = Some(self.code.clone()).filter(|code| code != OTHERS);
        entry.attempts = attempts;
        entry
    }
}
