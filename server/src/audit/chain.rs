//! The chain: each entry's hash is over the entry and the hash before it, under a key that the database does not have.
//!
//! The last hash stands in the head, with a proof under another key, so that the last entries cannot be taken away
//! unseen either. A head that is not as it was left does not stop the Hub: it is written down as an entry, which stays.
//! What nobody can see from within is that the whole database was put back to an earlier state, or this log and its
//! head; who keeps a number and its hash elsewhere finds that out too ([`super::verify()`]).

use crate::clock::{Clock, Timestamp};
use crate::db::witness::{End, Outcome};
use crate::db::{DbError, Entry, JobFuture, Ledger, Tx};
use crate::seal::{Mac, Purpose, Seal};

use super::store::{self, Head, Row};

/// What notes that the head was not as it was left.
pub(super) const REPAIR: &str = "audit_repair";

/// The end of a chain that has not begun.
const FIRST: End = End { seq: 0, hash: Vec::new() };

/// Writes entries at the end of the chain.
pub struct Chain {
    seal: Seal,
    clock: Clock,
}

impl Chain {
    /// A chain under the keys of this Hub.
    #[must_use]
    pub fn new(seal: Seal, clock: Clock) -> Self {
        Self { seal, clock }
    }

    async fn append(&self, tx: &mut Tx, end: Option<&End>, entries: &[Entry]) -> Result<End, DbError> {
        let at = self.clock.now();
        let mut end = match end {
            Some(end) => end.clone(),
            // Another process may have written since the last time, so the head is read and held each time.
            None => match self.found(tx).await? {
                Ok(end) => end,
                Err(last) => self.add(tx, last, &repair(), at).await?,
            },
        };
        for entry in entries {
            end = self.add(tx, end, entry, at).await?;
        }
        Ok(end)
    }

    /// Where the chain ends; as an error, where it goes on because the head does not say.
    async fn found(&self, tx: &mut Tx) -> Result<Result<End, End>, DbError> {
        let head = store::hold_head(tx).await?;
        if let Some(head) = &head
            && is_proved(&self.seal, head)
        {
            return Ok(Ok(End { seq: head.seq, hash: head.hash.clone() }));
        }
        let last = store::last(tx).await?;
        let begun = last.is_some() || head.as_ref().is_none_or(|head| !head.is_first());
        let last = last.map_or(FIRST, |(seq, hash)| End { seq, hash });
        if !begun {
            return Ok(Ok(last));
        }
        tracing::error!(
            seq = last.seq,
            "the end of the audit log is not as the hub left it; run `hermes-hub audit verify`"
        );
        Ok(Err(last))
    }

    async fn add(&self, tx: &mut Tx, end: End, entry: &Entry, at: Timestamp) -> Result<End, DbError> {
        let mut row = Row::new(end.seq + 1, at, entry);
        row.hash = hash(&self.seal, &end.hash, &row).to_vec();
        store::insert(tx, &row).await?;
        Ok(End { seq: row.seq, hash: row.hash })
    }

    async fn leave(&self, tx: &mut Tx, end: &End) -> Result<(), DbError> {
        let proof = proof(&self.seal, end.seq, &end.hash).to_vec();
        store::put_head(tx, Head { seq: end.seq, hash: end.hash.clone(), proof }).await
    }
}

impl Ledger for Chain {
    fn write<'t>(
        &'t self,
        tx: &'t mut Tx,
        end: Option<&'t End>,
        entries: &'t [Entry],
    ) -> JobFuture<'t, End, DbError> {
        Box::pin(self.append(tx, end, entries))
    }

    fn close<'t>(&'t self, tx: &'t mut Tx, end: &'t End) -> JobFuture<'t, (), DbError> {
        Box::pin(self.leave(tx, end))
    }
}

fn repair() -> Entry {
    let mut entry = Entry::new(super::SYSTEM, REPAIR);
    entry.outcome = Outcome::Failed;
    entry.code = Some("head_damaged".to_owned());
    entry
}

/// Whether the head is as a Hub with this key left it.
pub(super) fn is_proved(seal: &Seal, head: &Head) -> bool {
    let parts: [&[u8]; 2] = [&head.seq.to_be_bytes(), &head.hash];
    seal.verify(Purpose::AuditHead, &parts, &head.proof).is_ok()
}

fn proof(seal: &Seal, seq: i64, hash: &[u8]) -> Mac {
    seal.mac(Purpose::AuditHead, &[&seq.to_be_bytes(), hash])
}

/// The hash of a row that follows one with the hash `before`.
pub(super) fn hash(seal: &Seal, before: &[u8], row: &Row) -> Mac {
    let (seq, at, attempts) = (row.seq.to_be_bytes(), row.at.to_be_bytes(), row.attempts.to_be_bytes());
    let mut parts: Vec<&[u8]> = vec![before, &seq, &at, &attempts];
    for text in [&row.principal, &row.operation, &row.objects, &row.outcome] {
        parts.push(text.as_bytes());
    }
    for text in [&row.request_id, &row.address, &row.tenant_id, &row.tenant_uid, &row.code] {
        // Nothing is not the same as an empty text.
        parts.push(if text.is_some() { b"+" } else { b"-" });
        parts.push(text.as_deref().unwrap_or("").as_bytes());
    }
    seal.mac(Purpose::AuditEntry, &parts)
}
