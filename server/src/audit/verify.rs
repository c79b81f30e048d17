//! A walk along the whole chain: whether each entry is as the Hub wrote it, and none is missing, also at the end.
//!
//! It reads only, so that it can be done beside a Hub at work.

use crate::db::{Db, DbError};
use crate::seal::{Seal, verify_equal};

use super::chain::{self, REPAIR};
use super::store::{self, Row};

/// How many rows are read at one time.
pub(super) const ROWS: i64 = 1000;

/// What holds of a log that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The number of its last entry, which is how many there are.
    pub seq: i64,
    /// The hash of that one, in hex: who keeps both elsewhere can ask later whether the log still has them.
    pub hash: String,
}

/// Why a log is not as the Hub wrote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// There is nothing, though each start of a Hub leaves an entry.
    #[error("the log is empty; a hub that was started has left at least one entry")]
    Empty,
    /// Entries are missing.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// An entry is not what was written, or not in its place.
    #[error("entry {0} is not as the hub wrote it, or the one before it is not")]
    Altered(i64),
    /// The end is not as the Hub left it.
    #[error("the end of the log is not as the hub left it; entries after {0} may be missing")]
    End(i64),
    /// A Hub has found that before.
    #[error(
        "entry {0} says that the end of the log was not as the hub left it; entries before it may be missing"
    )]
    Repaired(i64),
    /// What the caller knows is not in the log.
    #[error("entry {0} does not have the hash that it had; the log was put back or written anew")]
    Unknown(i64),
}

/// Why a log could not be found whole.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It is not.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Broken(Vec<Broken>),
    /// An entry has not the form of one.
    #[error("entry {0} of the audit log cannot be read; run `hermes-hub audit verify`")]
    Unreadable(i64),
    /// It could not be read.
    #[error("the audit log could not be read")]
    Db(#[from] DbError),
}

/// How many faults are told.
const FAULTS_MAX: usize = 20;

/// Walks along the log. `known` is an entry's number and its hash in hex, kept elsewhere.
///
/// # Errors
/// With what is wrong, the first ones of it; or if the database cannot be read.
pub async fn verify(db: &Db, seal: &Seal, known: Option<(i64, String)>) -> Result<Verified, VerifyError> {
    let mut broken = Vec::new();
    let head = store::head(&mut db.read().await?).await?.unwrap_or_default();
    let mut walk = Walk { seal, seq: 0, hash: Vec::new(), known, broken: &mut broken };
    'pages: loop {
        let rows = store::after(&mut db.read().await?, walk.seq, ROWS).await?;
        let full = rows.len() as i64 == ROWS;
        for row in rows {
            if row.seq > head.seq || walk.broken.len() >= FAULTS_MAX {
                break 'pages;
            }
            walk.step(&row);
        }
        if !full {
            break;
        }
    }
    let Walk { seq, hash, known, .. } = walk;
    // In this order, so that what is written meanwhile is not taken for more than the head knows of.
    let last = store::last_seq(&mut db.read().await?).await?;
    let now = store::head(&mut db.read().await?).await?.unwrap_or_default();
    // Where there is so much, the walk ended early and the rest is not known.
    if broken.len() >= FAULTS_MAX {
        return Err(VerifyError::Broken(broken));
    }
    broken.extend(known.map(|(known, _)| Broken::Unknown(known)));
    if head.is_first() && last == 0 {
        broken.push(Broken::Empty);
    } else if !chain::is_proved(seal, &head) || (head.seq, &head.hash) != (seq, &hash) || last > now.seq {
        broken.push(Broken::End(seq));
    }
    if broken.is_empty() {
        Ok(Verified { seq, hash: store::hex(&hash) })
    } else {
        Err(VerifyError::Broken(broken))
    }
}

/// Where a walk is.
struct Walk<'a> {
    seal: &'a Seal,
    seq: i64,
    hash: Vec<u8>,
    /// What is looked for and was not met yet.
    known: Option<(i64, String)>,
    broken: &'a mut Vec<Broken>,
}

impl Walk<'_> {
    fn step(&mut self, row: &Row) {
        if row.seq != self.seq + 1 {
            self.broken.push(Broken::Missing(self.seq + 1));
        } else if verify_equal(&chain::hash(self.seal, &self.hash, row), &row.hash).is_err() {
            self.broken.push(Broken::Altered(row.seq));
        }
        if row.operation == REPAIR {
            self.broken.push(Broken::Repaired(row.seq));
        }
        let is_known = |(seq, hash): &(i64, String)| {
            *seq == row.seq && verify_equal(hash.as_bytes(), store::hex(&row.hash).as_bytes()).is_ok()
        };
        if self.known.as_ref().is_some_and(is_known) {
            self.known = None;
        }
        // From what is there on, so that one fault is told once.
        (self.seq, self.hash) = (row.seq, row.hash.clone());
    }
}
