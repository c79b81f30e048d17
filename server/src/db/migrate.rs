//! Forward migrations, embedded in the program, and the refusal of schemas it does not know.

use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::{PgConnection, SqliteConnection};

use super::error::OpenError;
use crate::config::Database;

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");
const TABLE: &str = "_sqlx_migrations";

/// How a database's schema stands to this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    Current,
    Older,
    /// No migration was ever applied.
    None,
}

/// Brings the schema up to date.
pub(super) async fn run_sqlite(
    database: &Database,
    connection: &mut SqliteConnection,
) -> Result<(), OpenError> {
    let done = SQLITE.run_direct(None, connection, false).await;
    done.map_err(|error| refusal(database, &SQLITE, error))
}

/// Brings the schema up to date.
pub(super) async fn run_postgres(
    database: &Database,
    connection: &mut PgConnection,
) -> Result<(), OpenError> {
    let done = POSTGRES.run_direct(None, connection, false).await;
    done.map_err(|error| refusal(database, &POSTGRES, error))
}

/// Compares the schema without changing it.
pub(super) async fn compare_sqlite(
    database: &Database,
    connection: &mut SqliteConnection,
) -> Result<Schema, OpenError> {
    let there = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1")
        .bind(TABLE)
        .fetch_one(&mut *connection)
        .await;
    match there {
        Ok(0_i64) => Ok(Schema::None),
        Ok(_) => compare(database, &SQLITE, connection).await,
        Err(error) => Err(failed(database, &error)),
    }
}

/// Compares the schema without changing it.
pub(super) async fn compare_postgres(
    database: &Database,
    connection: &mut PgConnection,
) -> Result<Schema, OpenError> {
    let there = sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL");
    match there.bind(TABLE).fetch_one(&mut *connection).await {
        Ok(false) => Ok(Schema::None),
        Ok(true) => compare(database, &POSTGRES, connection).await,
        Err(error) => Err(failed(database, &error)),
    }
}

async fn compare<C: Migrate>(
    database: &Database,
    migrations: &Migrator,
    connection: &mut C,
) -> Result<Schema, OpenError> {
    let applied = connection.list_applied_migrations(TABLE).await;
    let applied = applied.map_err(|error| refusal(database, migrations, error))?;
    for migration in &applied {
        let version = migration.version;
        match migrations.iter().find(|known| known.version == version) {
            None => return Err(refusal(database, migrations, MigrateError::VersionMissing(version))),
            Some(known) if known.checksum != migration.checksum => {
                return Err(refusal(database, migrations, MigrateError::VersionMismatch(version)));
            }
            Some(_) => {}
        }
    }
    Ok(if applied.len() == migrations.iter().count() { Schema::Current } else { Schema::Older })
}

fn refusal(database: &Database, migrations: &Migrator, error: MigrateError) -> OpenError {
    let database = database.clone();
    match error {
        MigrateError::VersionMissing(version) => {
            let newest = migrations.iter().map(|migration| migration.version).max().unwrap_or(0);
            OpenError::Newer { database, version, newest }
        }
        MigrateError::VersionMismatch(version) => OpenError::Different { database, version },
        other => OpenError::Failed { database, cause: other.to_string() },
    }
}

fn failed(database: &Database, error: &sqlx::Error) -> OpenError {
    OpenError::Failed { database: database.clone(), cause: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_have_the_same_migrations() {
        let names = |migrations: &Migrator| -> Vec<_> {
            migrations.iter().map(|one| (one.version, one.description.to_string())).collect()
        };
        assert_eq!(names(&SQLITE), names(&POSTGRES));
    }
}
