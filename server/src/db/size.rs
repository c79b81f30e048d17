//! How much disk the database takes.

use std::io;
use std::path::{Path, PathBuf};

use super::{Conn, Db, DbError};

/// Bytes of the database. What cannot be had without reading it all is not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The database: SQLite's file, or what PostgreSQL says of it.
    pub data: u64,
    /// Of that, what removed rows left free and new ones will take. SQLite's file does not shrink. `None` where it is not
    /// known: PostgreSQL does not say.
    pub free: Option<u64>,
    /// SQLite's write-ahead log. `None` for PostgreSQL, whose log is not the database's own.
    pub log: Option<u64>,
}

impl Db {
    /// How much disk it takes now; cheap.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn size(&self) -> Result<Size, DbError> {
        let mut reader = self.read().await?;
        match (self, reader.conn()) {
            (Self::Sqlite(db), Conn::Sqlite(connection)) => {
                let (free, page): (i64, i64) = sqlx::query_as(
                    "SELECT freelist_count, page_size FROM pragma_freelist_count, pragma_page_size",
                )
                .fetch_one(connection)
                .await?;
                let free = free.unsigned_abs().saturating_mul(page.unsigned_abs());
                let (data, log) = (bytes(&db.path)?, bytes(&log_of(&db.path))?);
                Ok(Size { data, free: Some(free), log: Some(log) })
            }
            (_, connection) => {
                let sql = "SELECT pg_database_size(current_database())";
                let data: i64 = super::on!(connection, c => sqlx::query_scalar(sql).fetch_one(c).await)?;
                Ok(Size { data: data.unsigned_abs(), free: None, log: None })
            }
        }
    }
}

fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The length of a file; of one that is not there, nothing.
fn bytes(path: &Path) -> Result<u64, sqlx::Error> {
    match path.metadata() {
        Ok(file) => Ok(file.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(sqlx::Error::Io(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::on;

    #[tokio::test]
    async fn what_is_written_is_in_the_size_and_what_is_removed_is_free() {
        let directory = tempfile::tempdir().unwrap();
        let cx = crate::hub::Context::for_test(directory.path(), "").await;
        let before = cx.db.size().await.unwrap();
        assert!(before.data > 0, "{before:?}");
        let grow = "CREATE TABLE ballast (text TEXT)";
        let fill = "INSERT INTO ballast VALUES ($1)";
        let large = "x".repeat(1 << 20);
        let write = cx.db.write("test", move |tx| {
            Box::pin(async move {
                on!(tx.conn(), c => sqlx::query(grow).execute(c).await.map(drop))?;
                for _ in 0..16 {
                    on!(tx.conn(), c => sqlx::query(fill).bind(&large).execute(c).await.map(drop))?;
                }
                Ok::<_, DbError>(())
            })
        });
        write.await.unwrap();
        let full = cx.db.size().await.unwrap();
        let all = |size: Size| size.data + size.log.unwrap_or(0);
        assert!(all(full) > all(before), "{before:?} {full:?}");
        let drop_it = cx.db.write("test", |tx| {
            Box::pin(async move {
                on!(tx.conn(), c => sqlx::query("DROP TABLE ballast").execute(c).await.map(drop))?;
                Ok::<_, DbError>(())
            })
        });
        drop_it.await.unwrap();
        let after = cx.db.size().await.unwrap();
        match (before.free, after.free) {
            (Some(before), Some(after)) => assert!(after >= before + (1 << 20), "{before} {after}"),
            other => assert_eq!(other, (None, None), "only PostgreSQL does not say"),
        }
    }
}
