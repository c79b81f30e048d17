//! The database: how to read it, how to write it, and what a failure of it means to a caller. Knows no table but
//! its own `hub_meta` row.
//!
//! SQLite or PostgreSQL, with a pool of readers and one writer. Every write is a job for the writer, which takes all
//! that is queued, runs each in a savepoint of one transaction, commits once, and then answers everybody (group
//! commit). So a job that was answered `Ok` is on the disk, and a job that failed has changed nothing.
//!
//! Stores reach a connection only through the `on!` macro, which compiles their one SQL text for both databases. What
//! both understand: `$1`, ON CONFLICT, RETURNING, FILTER, TRUE and FALSE, CAST; instants and counts as BIGINT, JSON as
//! text ([`Json`]). A text cannot hold U+0000: PostgreSQL keeps none.

mod error;
mod json;
pub mod meta;
mod migrate;
mod postgres;
mod size;
mod sqlite;
pub mod witness;
mod writer;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection};

pub use error::{DbError, OpenError};
pub use json::Json;
pub use postgres::Bus;
pub use size::Size;
pub use witness::{Entry, Ledger, Witness};

use crate::clock::Timestamp;
use crate::config::{Config, Database};

/// A future of a write job: `Box::pin(async move { ... })`.
pub type JobFuture<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// The database. Copies share its connections.
#[derive(Clone)]
pub enum Db {
    /// One file on this machine.
    Sqlite(sqlite::SqliteDb),
    /// A database of a server.
    Postgres(postgres::PostgresDb),
}

/// A connection for reading, given back when it is dropped.
pub enum Reader {
    /// From the pool of an SQLite database.
    Sqlite(PoolConnection<Sqlite>),
    /// From those of a PostgreSQL database.
    Postgres(postgres::Reading),
}

/// The transaction of a write job. It ends with the job: stores neither commit nor roll back.
pub struct Tx {
    connection: Writing,
    notes: witness::Notes,
}

/// The one writing connection.
enum Writing {
    /// Of an SQLite database.
    Sqlite(SqliteConnection),
    /// Of a PostgreSQL database.
    Postgres(postgres::Link),
}

/// What `on!` takes: a connection of whichever database there is.
pub enum Conn<'c> {
    /// To an SQLite database.
    Sqlite(&'c mut SqliteConnection),
    /// To a PostgreSQL database.
    Postgres(&'c mut postgres::Link),
}

/// Runs sqlx code on the connection of whichever database there is:
///
/// ```text
/// let row = on!(reader.conn(), c => sqlx::query_as::<_, Row>("SELECT ... WHERE id = $1").bind(id).fetch_one(c).await)?;
/// ```
///
/// The code is compiled for each of them and gives a `Result<_, sqlx::Error>`.
macro_rules! on {
    ($conn:expr, $name:ident => $body:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($name) => $body,
            $crate::db::Conn::Postgres(link) => {
                let (deadline, $name) = link.asks();
                let answer = $crate::db::in_time(deadline, async { $body }).await;
                link.told(&answer);
                answer
            }
        }
    };
}

pub(crate) use on;
pub(crate) use postgres::in_time;

impl Reader {
    /// The connection, for `on!`.
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(connection) => Conn::Sqlite(connection),
            Self::Postgres(reading) => Conn::Postgres(reading.link()),
        }
    }
}

impl Tx {
    fn over(connection: Writing) -> Self {
        Self { connection, notes: witness::Notes::default() }
    }

    /// The connection, for `on!`.
    pub fn conn(&mut self) -> Conn<'_> {
        match &mut self.connection {
            Writing::Sqlite(connection) => Conn::Sqlite(connection),
            Writing::Postgres(link) => Conn::Postgres(link),
        }
    }
}

/// Who opens a database, and so what may be done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The Hub itself, which holds the lock: a missing database is made, an older schema is brought up to date.
    Hub,
    /// Another command, perhaps beside a running Hub: the database has to be there with exactly this schema.
    Command,
}

impl Db {
    /// Opens the database that the settings name.
    ///
    /// # Errors
    /// If it cannot be opened, if another Hub holds it, if its schema is newer than this program, or, for
    /// [`Role::Command`], if it is not there or older.
    pub async fn open(config: &Config, role: Role) -> Result<Self, OpenError> {
        match config.database() {
            Database::Sqlite(path) => {
                sqlite::SqliteDb::open(&path, &config.limits, role).await.map(Self::Sqlite)
            }
            Database::Postgres(url) => {
                postgres::PostgresDb::open(config, &url, role).await.map(Self::Postgres)
            }
        }
    }

    /// A connection for reading. It sees everything that was answered as written before.
    ///
    /// # Errors
    /// [`DbError::Busy`] if none became free in time.
    pub async fn read(&self) -> Result<Reader, DbError> {
        match self {
            Self::Sqlite(db) => Ok(Reader::Sqlite(db.readers.acquire().await?)),
            Self::Postgres(db) => Ok(Reader::Postgres(db.readers.acquire().await?)),
        }
    }

    /// Queues `job` for the writer and waits for its answer, which comes after the commit.
    ///
    /// An `Err` of the job undoes what the job did and nothing else. The job runs to its end even if the caller is
    /// dropped meanwhile. It must not wait for anything but its own statements, since all other writes wait for it.
    /// `label` names it in logs, by the operation: `tenant_create`. A job that is queued on somebody's behalf
    /// ([`witness`]) is written down in its transaction.
    ///
    /// # Errors
    /// The job's own, or a [`DbError`]: `Busy` before anything was done if the queue is full; another one if the
    /// transaction could not be committed, in which case nothing of it is there but perhaps with `Unknown`.
    pub async fn write<T, E, F>(&self, label: &'static str, job: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> JobFuture<'t, T, E> + Send + 'static,
    {
        let answer = self.writer().submit(label, job)?;
        // The writer answers every job it took; it goes away only with the process or after a close.
        answer.await.unwrap_or_else(|_| Err(DbError::closed().into()))
    }

    /// Queues `job` and does not wait for it; a failure is logged. For what nobody waits for.
    pub fn write_later<F>(&self, label: &'static str, job: F)
    where
        F: for<'t> FnOnce(&'t mut Tx) -> JobFuture<'t, (), DbError> + Send + 'static,
    {
        if let Err(error) = self.writer().submit(label, job) {
            tracing::warn!(job = label, "write `{label}` was not queued: {error}");
        }
    }

    /// How often was written, where nobody else can: what was read after a look at this number holds as long as the
    /// number stays the same, since it changes before anybody is told of a write. `None` for PostgreSQL: a Hub that lost
    /// its connection, and with it the lock, learns of that late.
    #[must_use]
    pub fn writes(&self) -> Option<u64> {
        match self {
            Self::Sqlite(db) => Some(db.writer.transactions()),
            Self::Postgres(_) => None,
        }
    }

    /// How many writes wait for the writer.
    #[must_use]
    pub fn writes_waiting(&self) -> usize {
        self.writer().waiting()
    }

    /// Says where what is done on somebody's behalf is written down; once, before the first of it.
    pub fn keep(&self, ledger: Arc<dyn Ledger>) {
        self.writer().keep(ledger);
    }

    /// Asks whether the database can be read and written now. The write changes one value in place.
    ///
    /// # Errors
    /// What failed; `Busy` if it took longer than `deadline`.
    pub async fn health(&self, at: Timestamp, deadline: Duration) -> Result<(), DbError> {
        let probe = async {
            meta::read(&mut self.read().await?).await?;
            self.write("database_probe", move |tx| Box::pin(meta::probe(tx, at))).await
        };
        tokio::time::timeout(deadline, probe).await.unwrap_or(Err(DbError::Busy))
    }

    const fn writer(&self) -> &writer::Writer {
        match self {
            Self::Sqlite(db) => &db.writer,
            Self::Postgres(db) => &db.writer,
        }
    }

    /// Waits until another Hub was found to hold the database, which this one lost its connection to: whatever this one
    /// still thinks that it knows is not its own to act by. Never for SQLite, whose file is locked for as long as the Hub
    /// lives.
    pub async fn displaced(&self) {
        match self {
            Self::Sqlite(_) => std::future::pending().await,
            Self::Postgres(db) => db.displaced.cancelled().await,
        }
    }

    /// The way to other processes on the same database, where there may be any.
    #[must_use]
    pub const fn bus(&self) -> Option<&Bus> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(db) => Some(&db.bus),
        }
    }

    /// What it is, for people: `sqlite`, or `PostgreSQL` and its version.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::Sqlite(_) => "sqlite".to_owned(),
            Self::Postgres(db) => format!("PostgreSQL {}", db.version),
        }
    }

    /// Writes what is queued, then closes. Later writes are refused with [`DbError::Unavailable`].
    pub async fn close(&self) {
        match self {
            Self::Sqlite(db) => db.close().await,
            Self::Postgres(db) => db.close().await,
        }
    }
}

/// What a look at a database that nobody opened tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Peek {
    /// There is no such file, or nothing is in it.
    Absent,
    /// It is there, with this program's schema.
    Current(Option<meta::Meta>),
    /// It is there; `serve` will bring its schema up to date.
    Older,
}

/// Looks at the database without making or changing it.
///
/// # Errors
/// If it is there and cannot be read, or has a newer schema.
pub async fn peek(config: &Config) -> Result<Peek, OpenError> {
    match config.database() {
        Database::Sqlite(path) => sqlite::peek(&path, &config.limits).await,
        Database::Postgres(url) => postgres::peek(config, &url).await,
    }
}

/// The line of settings that gives a test its database: none for SQLite, which the data directory holds.
#[cfg(test)]
pub(crate) fn for_test(directory: &std::path::Path) -> String {
    let url = hub_test_postgres::chosen(directory);
    url.map(|url| format!("database_url = {url:?}\n")).unwrap_or_default()
}

#[cfg(test)]
mod tests;
