//! SQLite as the Hub uses it: how connections are set up, opened and closed.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::error::OpenError;
use super::migrate::{self, Schema};
use super::writer::{Source, Writer};
use super::{Peek, Reader, Role, Tx, Writing, meta};
use crate::config::{Database, Limits};

/// An open SQLite database.
#[derive(Clone)]
pub struct SqliteDb {
    pub(super) readers: SqlitePool,
    pub(super) writer: Writer,
    /// The file.
    pub(super) path: Arc<Path>,
}

impl SqliteDb {
    pub(super) async fn open(path: &Path, limits: &Limits, role: Role) -> Result<Self, OpenError> {
        match role {
            Role::Hub => create_private(path).map_err(|error| failed(path, error))?,
            Role::Command if !path.exists() => return Err(OpenError::Absent { database: place(path) }),
            Role::Command => {}
        }
        let options = options(path, limits);
        let mut connection = options.connect().await.map_err(|error| failed(path, error))?;
        match role {
            Role::Hub => migrate::run_sqlite(&place(path), &mut connection).await?,
            Role::Command => match migrate::compare_sqlite(&place(path), &mut connection).await? {
                Schema::Current => {}
                Schema::None | Schema::Older => return Err(OpenError::Older { database: place(path) }),
            },
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(limits.database_readers)
            .acquire_timeout(limits.database_read_wait)
            // A write that strays into a read is refused instead of racing with the writer.
            .connect_lazy_with(options.clone().pragma("query_only", "ON"));
        let writer = Writer::start(Tx::over(Writing::Sqlite(connection)), Source::Sqlite(options), limits);
        Ok(Self { readers, writer, path: path.into() })
    }

    pub(super) async fn close(&self) {
        // Readers first: the last connection to close writes the log back into the database and removes it.
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn options(path: &Path, limits: &Limits) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        // The file is made before, so that one that vanishes is an error and not an empty database.
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit is on the disk, also when the power goes.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(limits.database_busy)
        // What was deleted is overwritten.
        .pragma("secure_delete", "ON")
        // A log that a long reader let grow is cut again.
        .pragma("journal_size_limit", "67108864")
        .log_slow_statements(tracing::log::LevelFilter::Warn, std::time::Duration::from_secs(1))
        .log_statements(tracing::log::LevelFilter::Off)
}

// SQLite gives its log files the mode of the database.
fn create_private(path: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn failed(path: &Path, error: impl std::fmt::Display) -> OpenError {
    OpenError::Failed { database: place(path), cause: error.to_string() }
}

fn place(path: &Path) -> Database {
    Database::Sqlite(path.to_path_buf())
}

pub(super) async fn peek(path: &Path, limits: &Limits) -> Result<Peek, OpenError> {
    match path.metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Peek::Absent),
        Err(error) => return Err(failed(path, error)),
        // Nothing was written yet: a start that ended at once.
        Ok(file) if file.len() == 0 => return Ok(Peek::Older),
        Ok(_) => {}
    }
    let options = options(path, limits).pragma("query_only", "ON");
    let pool = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options);
    let looked = async {
        let mut connection = pool.acquire().await.map_err(|error| failed(path, error))?;
        if migrate::compare_sqlite(&place(path), &mut connection).await? != Schema::Current {
            return Ok(Peek::Older);
        }
        let meta = meta::read(&mut Reader::Sqlite(connection)).await.map_err(|error| failed(path, error))?;
        Ok(Peek::Current(meta))
    };
    let answer = looked.await;
    pool.close().await;
    answer
}

/// Opens a connection like the writer's first one.
pub(super) async fn reconnect(options: &SqliteConnectOptions) -> Result<SqliteConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    connection.ping().await?;
    Ok(connection)
}
