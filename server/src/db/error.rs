//! What a failure of the database means to the one who asked.

use std::sync::Arc;

use sqlx::postgres::{PgDatabaseError, PgSeverity};

use crate::config::Database;

/// A failed read or write, by what a caller can do about it.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum DbError {
    /// Too much is waiting. Nothing was done; trying again later is right.
    #[error("the database is busy; try again later")]
    Busy,
    /// There is no space. Nothing was done; somebody has to free some.
    #[error("the disk of the database is full; free some space")]
    DiskFull,
    /// The database cannot be used now. Nothing of the write is there.
    #[error("the database cannot be used now; see the cause")]
    Unavailable {
        /// Why, if there is more to say.
        #[source]
        source: Option<Arc<sqlx::Error>>,
    },
    /// The database went away while it committed: the write is there as a whole, or nothing of it is.
    #[error("the database went away while it committed; look whether the write is there")]
    Unknown {
        /// How the connection was lost.
        #[source]
        source: Arc<sqlx::Error>,
    },
    /// A value that has to be unique is there already.
    #[error("a value that has to be unique is there already ({constraint})")]
    Conflict {
        /// `table.column` (several joined by `, `): SQLite says so, and in PostgreSQL a constraint that is looked at
        /// has such a name.
        constraint: String,
    },
    /// The statement or the data is wrong: a fault of the Hub.
    #[error("a database statement failed; this is a fault of the hub")]
    Other {
        /// What the database said.
        #[source]
        source: Arc<sqlx::Error>,
    },
    /// The job's code panicked; what it did is undone.
    #[error("a database job panicked; this is a fault of the hub")]
    Panicked,
    /// Who did it and what could not be written into the audit log, so that nothing was done.
    #[error("the audit log could not be written, so that nothing was changed; see the cause")]
    Unwitnessed {
        /// What was in the way; without one there is no log to write into.
        #[source]
        source: Option<Box<DbError>>,
    },
    /// The job took longer than it may; what it did is undone.
    #[error("a database job took too long and was undone; this is a fault of the hub")]
    TooLong,
}

impl DbError {
    pub(super) const fn closed() -> Self {
        Self::Unavailable { source: None }
    }

    /// The same of a commit whose connection was lost.
    pub(super) fn while_committing(self) -> Self {
        match self {
            Self::Unavailable { source: Some(source) } | Self::Other { source } => Self::Unknown { source },
            other => other,
        }
    }

    /// The constraint, if this is a conflict over one.
    #[must_use]
    pub fn conflict(&self) -> Option<&str> {
        match self {
            Self::Conflict { constraint } => Some(constraint),
            _ => None,
        }
    }
}

// SQLite's primary result codes: the low byte of the extended code that sqlx gives.
const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_READONLY: u32 = 8;
const SQLITE_IOERR: u32 = 10;
const SQLITE_CORRUPT: u32 = 11;
const SQLITE_FULL: u32 = 13;
const SQLITE_CANTOPEN: u32 = 14;
const SQLITE_NOTADB: u32 = 26;

// PostgreSQL's words for what is not a fault of the statement: SQLSTATEs, or classes of them.
const POSTGRES_BUSY: &[&str] = &["40001", "40P01", "55P03", "57014"];
const POSTGRES_DISK_FULL: &str = "53100";
const POSTGRES_ABORTED: &str = "25P02";
// A server that only reads, no resources, an operator's hand, its disk, its own failure, and failed connections.
const POSTGRES_UNAVAILABLE: &[&str] =
    &["25006", "25P03", "08", "28", "3D", "53", "57", "58", "F0", "XX001", "XX002"];

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(database) if database.is_unique_violation() => {
                let message = database.message();
                let constraint = database
                    .constraint()
                    .unwrap_or_else(|| message.rsplit_once(": ").map_or(message, |(_, columns)| columns));
                Self::Conflict { constraint: constraint.to_owned() }
            }
            E::Database(_) => match sqlstate(&error) {
                Some(state) => of_postgres(&state, error),
                None => of_sqlite(error),
            },
            E::PoolTimedOut => Self::Busy,
            E::PoolClosed | E::WorkerCrashed | E::Io(_) | E::Tls(_) | E::Protocol(_) => {
                Self::Unavailable { source: Some(Arc::new(error)) }
            }
            _ => Self::Other { source: Arc::new(error) },
        }
    }
}

fn of_sqlite(error: sqlx::Error) -> DbError {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    match code.map(|code| code & 0xff) {
        Some(SQLITE_BUSY | SQLITE_LOCKED) => DbError::Busy,
        Some(SQLITE_FULL) => DbError::DiskFull,
        Some(SQLITE_READONLY | SQLITE_IOERR | SQLITE_CORRUPT | SQLITE_CANTOPEN | SQLITE_NOTADB) => {
            DbError::Unavailable { source: Some(Arc::new(error)) }
        }
        _ => DbError::Other { source: Arc::new(error) },
    }
}

fn of_postgres(state: &str, error: sqlx::Error) -> DbError {
    if POSTGRES_BUSY.contains(&state) {
        DbError::Busy
    } else if state == POSTGRES_DISK_FULL {
        DbError::DiskFull
    } else if POSTGRES_UNAVAILABLE.iter().any(|class| state.starts_with(class)) {
        DbError::Unavailable { source: Some(Arc::new(error)) }
    } else {
        DbError::Other { source: Arc::new(error) }
    }
}

/// What a PostgreSQL server said, by its code; `None` if it was not one that spoke.
pub(super) fn sqlstate(error: &sqlx::Error) -> Option<String> {
    let error = error.as_database_error()?.try_downcast_ref::<PgDatabaseError>()?;
    Some(error.code().to_owned())
}

/// Whether a PostgreSQL connection is of no use after this.
pub(super) fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => error
            .try_downcast_ref::<PgDatabaseError>()
            .is_some_and(|error| matches!(error.severity(), PgSeverity::Fatal | PgSeverity::Panic)),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::PoolClosed => true,
        _ => false,
    }
}

/// Whether a PostgreSQL statement failed only because one before it in the transaction had.
pub(super) fn is_aborted(error: &DbError) -> bool {
    match error {
        DbError::Other { source } => sqlstate(source).as_deref() == Some(POSTGRES_ABORTED),
        _ => false,
    }
}

/// A database that could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is none, and the one who asked may not make it.
    #[error("there is no database at {database}; run `hermes-hub serve` once, which makes it")]
    Absent {
        /// Where it was looked for.
        database: Database,
    },
    /// A later version of the Hub has written it.
    #[error(
        "the database {database} was written by a newer hermes-hub (it has migration {version}, and this one knows \
         up to {newest}); start that version, or restore the backup made before the upgrade"
    )]
    Newer {
        /// Which.
        database: Database,
        /// A migration it has and this program does not know.
        version: i64,
        /// The newest that this program knows.
        newest: i64,
    },
    /// Its schema is older, and the one who asked may not change it.
    #[error(
        "the database {database} has an older schema; run `hermes-hub serve` once, which brings it up to date"
    )]
    Older {
        /// Which.
        database: Database,
    },
    /// A migration differs from what was applied: another program, or a development build.
    #[error(
        "migration {version} of the database {database} is not the one this hermes-hub has; \
         start the version that wrote it, or another HUB_DATA_DIR or HUB_DATABASE_URL"
    )]
    Different {
        /// Which.
        database: Database,
        /// The migration.
        version: i64,
    },
    /// Another Hub works on it.
    #[error(
        "another hub holds the database {database}: {holder}; \
         stop that one, or name another database in HUB_DATABASE_URL"
    )]
    Held {
        /// Which.
        database: Database,
        /// Who, as the server knows it.
        holder: String,
    },
    /// Its server is away, or it is not one that the Hub can use.
    #[error("the database {database} cannot be used ({cause}); {remedy}")]
    Unusable {
        /// Which.
        database: Database,
        /// The server's or the system's words.
        cause: String,
        /// What to do.
        remedy: &'static str,
    },
    /// It cannot be opened, read or migrated.
    #[error("the database {database} cannot be opened ({cause}); check the path, its owner and its disk")]
    Failed {
        /// Which.
        database: Database,
        /// The database's or the system's words.
        cause: String,
    },
}
