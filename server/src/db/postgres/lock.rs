//! One Hub per database: a lock of the server's, held by the very connection that writes.
//!
//! The server lets go of the lock with the connection, so that nothing is ever written without it: a Hub whose
//! connection broke has to take the lock anew before it writes again, and finds it taken if another Hub was quicker.
//! This holds for connections to the server itself and for poolers that keep a session, not for poolers that lend
//! connections by the transaction.

use std::time::{Duration, Instant};

use super::link::{Link, in_time};

/// A pause between two looks at a lock that is not free.
const LOOK: Duration = Duration::from_millis(20);
/// How long the server may take to end a connection that it was told to end.
const END_MAX: Duration = Duration::from_secs(2);

// The first key says what is locked, the second one where: several schemas of one database hold several Hubs. The
// numbers are chosen and mean nothing: 1215652401 the Hub, 1215652402 a transaction that writes.
const TRY: &str = "SELECT pg_try_advisory_lock(1215652401, hashtext(current_schema()::text))";
const HOLDER: &str = "SELECT a.pid, a.application_name AS name,
         COALESCE(a.backend_start::text, 'a time that is not told') AS started,
         COALESCE(host(a.client_addr), 'this machine or one that is not told') AS address
     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = 1215652401
         AND l.objid::bigint = (hashtext(current_schema()::text)::bigint & 4294967295)
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/// Opens a transaction that writes. Commands write beside the Hub; one transaction at a time does.
pub(in crate::db) const BEGIN: &str =
    "BEGIN; SELECT pg_advisory_xact_lock(1215652402, hashtext(current_schema()::text))";

/// A connection as the server knows it.
#[derive(Debug, sqlx::FromRow)]
struct Backend {
    pid: i32,
    started: String,
    name: String,
    address: String,
}

/// This Hub's hold on the database: the name of its writing connections, which is no other Hub's. So a connection that
/// took the lock is known as our own also when we never heard that it did.
pub(super) struct Held(String);

/// A lock that was not taken.
#[derive(Debug)]
pub(super) enum LockError {
    /// Another Hub has it: who, in words.
    Held(String),
    /// A connection of our own has it, or one that is just ending: it will be free, unless its server stands still.
    Ending(String),
    /// It could not be asked for.
    Failed(sqlx::Error),
}

impl From<sqlx::Error> for LockError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error)
    }
}

impl Held {
    /// Of connections with this name, in so many bytes as the server keeps of one.
    pub(super) fn of(name: String) -> Self {
        Self(name)
    }

    /// Takes the lock for the connection. Waits so long for another one to let go; an earlier connection of this
    /// process that the server has not missed yet is ended.
    pub(super) async fn take(&mut self, link: &mut Link, wait: Duration) -> Result<(), LockError> {
        let began = Instant::now();
        loop {
            if try_lock(link).await? {
                return Ok(());
            }
            let holder = holder(link).await?;
            let ours = holder.as_ref().is_some_and(|holder| holder.name == self.0);
            if let Some(holder) = holder.as_ref().filter(|_| ours) {
                end(link, holder.pid).await?;
            }
            let patience = if ours || holder.is_none() { wait.max(END_MAX) } else { wait };
            if began.elapsed() >= patience {
                let is_another = holder.is_some() && !ours;
                let words = in_words(holder);
                return Err(if is_another { LockError::Held(words) } else { LockError::Ending(words) });
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

fn in_words(holder: Option<Backend>) -> String {
    match holder {
        None => "a connection that is just ending".to_owned(),
        Some(Backend { pid, started, name, address }) => {
            let name = if name.is_empty() { "a connection of another user".to_owned() } else { name };
            format!("{name}, connected from {address} since {started} with backend {pid}")
        }
    }
}

async fn try_lock(link: &mut Link) -> Result<bool, sqlx::Error> {
    let (deadline, connection) = link.asks();
    let taken = in_time(deadline, sqlx::query_scalar(TRY).fetch_one(connection)).await;
    link.told(&taken);
    taken
}

async fn holder(link: &mut Link) -> Result<Option<Backend>, sqlx::Error> {
    let (deadline, connection) = link.asks();
    let found = in_time(deadline, sqlx::query_as(HOLDER).fetch_optional(connection)).await;
    link.told(&found);
    found
}

async fn end(link: &mut Link, pid: i32) -> Result<(), sqlx::Error> {
    let (deadline, connection) = link.asks();
    let ended = sqlx::query("SELECT pg_terminate_backend($1)").bind(pid).execute(connection);
    let ended = in_time(deadline, ended).await;
    link.told(&ended);
    ended.map(drop)
}
