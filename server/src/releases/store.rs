//! Rows of releases.

use std::path::PathBuf;

use super::{Listed, Release, ReleaseState};
use crate::clock::Timestamp;
use crate::db::{DbError, Reader, Tx, on};

/// A release as it is stored. Instants are UTC microseconds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ReleaseRow {
    pub(super) id: String,
    pub(super) version: String,
    state: String,
    pub(super) digest: String,
    python_version: Option<String>,
    directory: String,
    created_at: i64,
    error: Option<String>,
    active: i64,
}

/// A release whose installation begins.
pub(super) struct NewRelease {
    pub(super) id: String,
    pub(super) version: &'static str,
    pub(super) digest: String,
    pub(super) directory: String,
    pub(super) created_at: Timestamp,
}

impl ReleaseRow {
    pub(super) fn is_installing(&self) -> bool {
        self.state == "installing"
    }

    pub(super) fn is_installed(&self) -> bool {
        self.state == "installed"
    }

    pub(super) fn is_active(&self) -> bool {
        self.active == 1
    }

    pub(super) fn into_release(self) -> Release {
        Release { id: Some(self.id), version: Some(self.version), venv: PathBuf::from(self.directory) }
    }

    /// `installing` says whether some installation is under way.
    pub(super) fn into_listed(self, installing: bool) -> Result<Listed, DbError> {
        let state = match self.state.as_str() {
            "installing" if installing => ReleaseState::Installing,
            "installing" => ReleaseState::Interrupted,
            "installed" => ReleaseState::Installed,
            "failed" => ReleaseState::Failed,
            other => return Err(sqlx::Error::Decode(format!("release state {other:?}").into()).into()),
        };
        Ok(Listed {
            state,
            active: self.is_active(),
            id: self.id,
            version: self.version,
            python_version: self.python_version,
            directory: PathBuf::from(self.directory),
            created_at: Timestamp::from_micros(self.created_at),
            error: self.error,
        })
    }
}

pub(super) async fn all(reader: &mut Reader) -> Result<Vec<ReleaseRow>, DbError> {
    let sql = "SELECT * FROM releases ORDER BY id";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

pub(super) async fn active(reader: &mut Reader) -> Result<Option<ReleaseRow>, DbError> {
    let sql = "SELECT * FROM releases WHERE active = 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

pub(super) async fn find(tx: &mut Tx, id: &str) -> Result<ReleaseRow, DbError> {
    let sql = "SELECT * FROM releases WHERE id = $1";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).bind(id).fetch_one(c).await)?)
}

pub(super) async fn insert(tx: &mut Tx, release: NewRelease) -> Result<(), DbError> {
    let sql = "INSERT INTO releases (id, version, state, digest, directory, created_at) \
               VALUES ($1, $2, 'installing', $3, $4, $5)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(release.id)
        .bind(release.version)
        .bind(release.digest)
        .bind(release.directory)
        .bind(release.created_at.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn set_installed(
    tx: &mut Tx,
    id: &str,
    python: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "UPDATE releases SET state = 'installed', python_version = $2, installed_at = $3, error = NULL WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).bind(python).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn set_failed(tx: &mut Tx, id: &str, error: &str) -> Result<(), DbError> {
    let sql = "UPDATE releases SET state = 'failed', error = $2 WHERE id = $1 AND state = 'installing'";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).bind(error.replace('\0', "\u{fffd}")).execute(c).await.map(drop))?;
    Ok(())
}

/// Makes this release the active one if there is none, or if the active one is the one that it replaces.
pub(super) async fn activate_if_none(tx: &mut Tx, id: &str, replaces: Option<&str>) -> Result<(), DbError> {
    let clear = "UPDATE releases SET active = 0 WHERE active = 1 AND id = $1";
    on!(tx.conn(), c => sqlx::query(clear).bind(replaces).execute(c).await.map(drop))?;
    let sql = "UPDATE releases SET active = 1 \
               WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM releases WHERE active = 1)";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Makes this release the active one.
pub(super) async fn activate(tx: &mut Tx, id: String) -> Result<(), DbError> {
    let clear = "UPDATE releases SET active = 0 WHERE active = 1";
    on!(tx.conn(), c => sqlx::query(clear).execute(c).await.map(drop))?;
    let sql = "UPDATE releases SET active = 1 WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    Ok(())
}
