//! What a failure of the database means to the one who asked.

use std::path::PathBuf;
use std::sync::Arc;

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
    /// A value that has to be unique is there already.
    #[error("a value that has to be unique is there already ({constraint})")]
    Conflict {
        /// For SQLite `table.column` (several joined by `, `), for PostgreSQL the constraint's name.
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
    /// The job took longer than it may; what it did is undone.
    #[error("a database job took too long and was undone; this is a fault of the hub")]
    TooLong,
}

impl DbError {
    pub(super) const fn closed() -> Self {
        Self::Unavailable { source: None }
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

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        let code = match &error {
            E::Database(database) if database.is_unique_violation() => {
                let message = database.message();
                let constraint = database
                    .constraint()
                    .unwrap_or_else(|| message.rsplit_once(": ").map_or(message, |(_, columns)| columns));
                return Self::Conflict { constraint: constraint.to_owned() };
            }
            E::Database(database) => database.code().and_then(|code| code.parse::<u32>().ok()),
            E::PoolTimedOut => return Self::Busy,
            E::PoolClosed | E::WorkerCrashed | E::Io(_) | E::Tls(_) => {
                return Self::Unavailable { source: Some(Arc::new(error)) };
            }
            _ => None,
        };
        match code.map(|code| code & 0xff) {
            Some(SQLITE_BUSY | SQLITE_LOCKED) => Self::Busy,
            Some(SQLITE_FULL) => Self::DiskFull,
            Some(SQLITE_READONLY | SQLITE_IOERR | SQLITE_CORRUPT | SQLITE_CANTOPEN | SQLITE_NOTADB) => {
                Self::Unavailable { source: Some(Arc::new(error)) }
            }
            _ => Self::Other { source: Arc::new(error) },
        }
    }
}

/// A database that could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no file, and the one who asked may not make it.
    #[error("there is no database at {}; run `hermes-hub serve` once, which makes it", .path.display())]
    Absent {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A later version of the Hub has written it.
    #[error(
        "the database {} was written by a newer hermes-hub (it has migration {version}, and this one knows up to \
         {newest}); start that version, or restore the backup made before the upgrade",
        .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// A migration it has and this program does not know.
        version: i64,
        /// The newest that this program knows.
        newest: i64,
    },
    /// Its schema is older, and the one who asked may not change it.
    #[error("the database {} has an older schema; run `hermes-hub serve` once, which brings it up to date", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
    },
    /// A migration differs from what was applied: another program, or a development build.
    #[error(
        "migration {version} of the database {} is not the one this hermes-hub has; \
         start the version that wrote it, or another HUB_DATA_DIR",
        .path.display()
    )]
    Different {
        /// The file.
        path: PathBuf,
        /// The migration.
        version: i64,
    },
    /// It cannot be opened, read or migrated.
    #[error("the database {} cannot be opened ({cause}); check the path, its owner and its disk", .path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// The database's or the system's words.
        cause: String,
    },
}
