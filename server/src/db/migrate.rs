//! Forward migrations, embedded in the program, and the refusal of schemas it does not know.

use std::path::Path;

use sqlx::SqliteConnection;
use sqlx::migrate::{Migrate, MigrateError, Migrator};

use super::error::OpenError;

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
const TABLE: &str = "_sqlx_migrations";

/// How a database's schema stands to this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    Current,
    Older,
}

/// Brings the schema up to date.
pub(super) async fn run(path: &Path, connection: &mut SqliteConnection) -> Result<(), OpenError> {
    SQLITE.run_direct(None, connection, false).await.map_err(|error| refusal(path, error))
}

/// Compares the schema without changing it.
pub(super) async fn compare(path: &Path, connection: &mut SqliteConnection) -> Result<Schema, OpenError> {
    let there: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1")
            .bind(TABLE)
            .fetch_one(&mut *connection)
            .await
            .map_err(|error| failed(path, &error))?;
    if there == 0 {
        return Ok(Schema::Older);
    }
    let applied = connection.list_applied_migrations(TABLE).await.map_err(|error| refusal(path, error))?;
    for migration in &applied {
        match SQLITE.iter().find(|known| known.version == migration.version) {
            None => return Err(refusal(path, MigrateError::VersionMissing(migration.version))),
            Some(known) if known.checksum != migration.checksum => {
                return Err(refusal(path, MigrateError::VersionMismatch(migration.version)));
            }
            Some(_) => {}
        }
    }
    Ok(if applied.len() == SQLITE.iter().count() { Schema::Current } else { Schema::Older })
}

fn refusal(path: &Path, error: MigrateError) -> OpenError {
    let path = path.to_path_buf();
    match error {
        MigrateError::VersionMissing(version) => {
            let newest = SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0);
            OpenError::Newer { path, version, newest }
        }
        MigrateError::VersionMismatch(version) => OpenError::Different { path, version },
        other => OpenError::Failed { path, cause: other.to_string() },
    }
}

fn failed(path: &Path, error: &sqlx::Error) -> OpenError {
    OpenError::Failed { path: path.to_path_buf(), cause: error.to_string() }
}
