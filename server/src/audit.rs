//! The audit log: who changed what, when and from where. Entries are only ever added, and each is chained to the one
//! before by a keyed hash, so that whoever changes the database without the master key is found out.
//!
//! Areas write nothing here. The door serves each operation that changes something on behalf of its caller
//! ([`attended`]), and the writer of the database puts the entry into the transaction of the change
//! ([`crate::db::witness`]); what cannot be written down does not happen. An operation whose answer shows a secret is
//! written down before the answer leaves. Refused attempts are counted ([`Denials`]) and written once a minute. What
//! agent hosts report is no change of a caller and is not here: a run's own log has it.
//!
//! An entry has ids and never what people typed, tokens or secrets.

mod chain;
mod denials;
mod http;
mod store;
#[cfg(test)]
mod tests;
mod verify;

use std::net::IpAddr;
use std::sync::Arc;

use hub_glue::{Access, ApiError, Operation, Response};
use hub_types::{AuditEntry, AuditListQuery, AuditResultsPage};

use crate::config::Config;
use crate::db::witness::{self, Outcome};
use crate::db::{Db, DbError, Entry, Ledger, Witness};
use crate::hub::Context;
use crate::page::Pager;
use crate::seal::{Seal, digest};

pub use chain::Chain;
pub use denials::Denials;
pub use verify::{Broken, Verified, VerifyError, verify};

/// Who the Hub itself is.
const SYSTEM: &str = "system:hub";

/// Whether an operation changes something for its caller. What scope read may do changes nothing, whatever its method;
/// what agent hosts do is no caller's.
#[must_use]
pub fn changes(operation: &Operation) -> bool {
    let takes = |row: Access| operation.access.contains(&row);
    !matches!(operation.method, "GET" | "HEAD") && !takes(Access::OperatorRead) && !takes(Access::RuntimeOwn)
}

/// Whether an operation's answer shows a secret to its caller.
fn shows_a_secret(operation: &Operation) -> bool {
    operation.secret_response && !operation.access.contains(&Access::RuntimeOwn)
}

/// What is to be written down of a request, if anything is. `path` has its path parameters as they were sent.
pub fn entry_of(
    operation: &Operation,
    request_id: &str,
    principal: &str,
    address: IpAddr,
    path: &[(&'static str, String)],
) -> Option<Entry> {
    let changes = changes(operation);
    if !changes && !shows_a_secret(operation) {
        return None;
    }
    let mut entry = Entry::new(principal, operation.id);
    entry.outcome = if changes { Outcome::Done } else { Outcome::Read };
    entry.request_id = Some(request_id.to_owned());
    entry.address = Some(address);
    for (name, value) in path {
        // Decoded, so that nothing can be hidden from a filter by writing it otherwise.
        entry.about(*name, &percent_encoding::percent_decode_str(value).decode_utf8_lossy());
    }
    Some(entry)
}

/// Answers a request so that what it changes, or what secret its answer shows, is written down as `entry`.
///
/// Fails as `answering` does, and with `unavailable` when the answer shows a secret and that cannot be written down.
pub async fn attended(
    db: Db,
    operation: &'static Operation,
    entry: Option<Entry>,
    answering: impl Future<Output = Result<Response, ApiError>>,
) -> Result<Response, ApiError> {
    let Some(mut entry) = entry else { return answering.await };
    let witness = Witness::new(entry.clone());
    let answer = Arc::clone(&witness).attend(answering).await?;
    if shows_a_secret(operation) && !witness.has_noted() && !witness.is_excused() {
        entry.outcome = Outcome::Read;
        note(&db, entry).await?;
    }
    Ok(answer)
}

/// Says that the answer to the present request shows no secret, though its operation may.
pub fn no_secret() {
    if let Some(witness) = Witness::present() {
        witness.excuse();
    }
}

/// Takes the present request's witness along into another task, for what goes on there on its behalf.
pub fn carried<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let witness = Witness::present();
    async move {
        match witness {
            Some(witness) => witness.attend(work).await,
            None => work.await,
        }
    }
}

/// Does on nobody's behalf what only looks, though it has to write for that: an entry says that something was changed.
pub async fn aside<F: Future>(work: F) -> F::Output {
    witness::aside(work).await
}

/// Writes the present request's entry now, before something is changed outside of the database. Without a request, or
/// when the entry is there already, nothing is done.
///
/// Fails when it cannot be written; then nothing may be changed.
pub async fn before(db: &Db) -> Result<(), DbError> {
    match Witness::present() {
        Some(witness) if !witness.has_noted() => {
            db.write("audit_before", |_| Box::pin(async { Ok::<_, DbError>(()) })).await
        }
        _ => Ok(()),
    }
}

/// Does what the Hub does by itself and an operator should find here.
pub async fn by_system<F: Future>(operation: &'static str, work: F) -> F::Output {
    Witness::new(Entry::new(SYSTEM, operation)).attend(work).await
}

/// Does what somebody does on the Hub's machine, beside the API: who that is the system says.
pub async fn by_command<F: Future>(operation: &'static str, work: F) -> F::Output {
    let who = format!("command:{}", rustix::process::getuid().as_raw());
    Witness::new(Entry::new(who, operation)).attend(work).await
}

/// Where entries are written: the end of the chain in the database.
#[must_use]
pub fn ledger(seal: &Seal, clock: &crate::clock::Clock) -> Arc<dyn Ledger> {
    Arc::new(Chain::new(seal.clone(), clock.clone()))
}

/// Writes down that the Hub starts, with which program and settings.
///
/// Fails when it cannot be written.
pub async fn note_start(db: &Db, config: &Config) -> Result<(), DbError> {
    let settings: String =
        config.shown().iter().map(|shown| format!("{}={}\n", shown.key, shown.value)).collect();
    let mut entry = Entry::new(SYSTEM, "hub_start");
    entry.about("version", env!("CARGO_PKG_VERSION"));
    // Settings are told apart and not told: what they are, the start-up report says.
    entry.about("settings", &digest(settings.as_bytes())[..16]);
    note(db, entry).await
}

/// Writes down that the Hub ends in order.
///
/// Fails when it cannot be written.
pub async fn note_stop(db: &Db) -> Result<(), DbError> {
    note(db, Entry::new(SYSTEM, "hub_stop")).await
}

/// Writes an entry in a transaction of its own.
async fn note(db: &Db, entry: Entry) -> Result<(), DbError> {
    let job = db.write("audit_note", move |tx| {
        Box::pin(async move {
            // Not with the witness of whoever asks for it: this is the entry.
            tx.unchanged();
            tx.note(entry);
            Ok::<_, DbError>(())
        })
    });
    job.await
}

/// `audit_list`: newest first. What was refused in this minute is written before.
pub async fn list(cx: &Context, query: &AuditListQuery) -> Result<AuditResultsPage, ApiError> {
    cx.denials.write(&cx.db).await?;
    let pager = Pager::new(cx, "audit_list", query)?;
    let after = pager.after().and_then(|after| after.parse().ok());
    let rows = store::list(&mut cx.db.read().await?, &pager.query, after, pager.rows()).await?;
    let rows: Vec<_> = rows.into_iter().map(|row| (row.seq.to_string(), row)).collect();
    let (rows, next_page) = pager.cut(rows, |(seq, _): &(String, store::Row)| seq);
    let items = rows.into_iter().map(|(_, row)| row.into_entry()).collect::<Result<_, _>>()?;
    Ok(AuditResultsPage { items, next_page })
}

/// The entries after `seq`, oldest first: a piece of the whole log, empty at its end.
///
/// Fails when the database does, or with an entry that cannot be read.
pub async fn piece(db: &Db, seq: i64) -> Result<Vec<AuditEntry>, VerifyError> {
    let rows = store::after(&mut db.read().await?, seq, verify::ROWS).await?;
    let entry = |row: store::Row| {
        let seq = row.seq;
        row.into_entry().map_err(|_| VerifyError::Unreadable(seq))
    };
    rows.into_iter().map(entry).collect()
}

/// Writes what was refused, once a minute, until the Hub ends; and its start, if that is owed.
pub fn start(cx: &Context, mut owes_start: bool) {
    let own = cx.clone();
    cx.spawn("audit", async move {
        while !own.ending.is_cancelled() {
            crate::retention::rest(&own, denials::EVERY).await;
            owes_start = owes_start && note_start(&own.db, &own.config).await.is_err();
            if let Err(error) = own.denials.write(&own.db).await {
                tracing::warn!("refused attempts could not be written down yet: {error}");
            }
        }
    });
}
