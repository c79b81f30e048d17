//! Rows of secrets.

use crate::clock::Timestamp;
use crate::db::{DbError, Reader, Tx, on};

/// A secret as it is stored. Instants are UTC microseconds. No Debug: not even what is sealed is for a log.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct SecretRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) provider: Option<String>,
    pub(super) scope: String,
    /// JSON. Kept as its text, because the material is bound to it.
    pub(super) tenants: String,
    /// JSON. Kept as its text, because the material is bound to it.
    pub(super) oauth2: String,
    /// JSON. Kept as its text, because the material is bound to it.
    pub(super) given_as: String,
    pub(super) revision: i64,
    pub(super) version: i64,
    pub(super) sealed: Vec<u8>,
    pub(super) material_at: i64,
    pub(super) expires_at: Option<i64>,
    pub(super) created_at: i64,
    pub(super) created_by: String,
    pub(super) updated_at: i64,
    pub(super) state: String,
    pub(super) refreshed_at: Option<i64>,
    pub(super) due_at: Option<i64>,
    pub(super) failures: i64,
    pub(super) error_code: Option<String>,
    pub(super) error_at: Option<i64>,
    pub(super) lease: Option<String>,
    pub(super) lease_until: Option<i64>,
    pub(super) unknown_calls: i64,
}

/// A secret that is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct DueRow {
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) oauth2: String,
}

/// Who holds a secret for a refresh, from when, until when.
#[derive(Clone)]
pub(super) struct Lease {
    pub(super) name: String,
    pub(super) now: Timestamp,
    pub(super) until: Timestamp,
}

/// The secrets after this name.
pub(super) async fn list(
    reader: &mut Reader,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<SecretRow>, DbError> {
    let sql = "SELECT * FROM secrets WHERE name > $1 ORDER BY name LIMIT $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(after.unwrap_or("")).bind(rows).fetch_all(c).await)?)
}

pub(super) async fn by_id(reader: &mut Reader, id: &str) -> Result<Option<SecretRow>, DbError> {
    let sql = "SELECT * FROM secrets WHERE id = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn find(tx: &mut Tx, id: &str) -> Result<Option<SecretRow>, DbError> {
    let sql = "SELECT * FROM secrets WHERE id = $1";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn name_is_taken(tx: &mut Tx, name: &str) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM secrets WHERE name = $1";
    let count: i64 = on!(tx.conn(), c => sqlx::query_scalar(sql).bind(name).fetch_one(c).await)?;
    Ok(count > 0)
}

pub(super) async fn count(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM secrets").fetch_one(c).await)?)
}

pub(super) async fn insert(tx: &mut Tx, row: &SecretRow) -> Result<(), DbError> {
    let sql = "INSERT INTO secrets (id, name, kind, provider, scope, tenants, oauth2, given_as, revision, version, sealed,
             material_at, expires_at, created_at, created_by, updated_at, state, due_at, failures, unknown_calls)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, 0)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.kind)
        .bind(&row.provider)
        .bind(&row.scope)
        .bind(&row.tenants)
        .bind(&row.oauth2)
        .bind(&row.given_as)
        .bind(row.revision)
        .bind(row.version)
        .bind(&row.sealed)
        .bind(row.material_at)
        .bind(row.expires_at)
        .bind(row.created_at)
        .bind(&row.created_by)
        .bind(row.updated_at)
        .bind(&row.state)
        .bind(row.due_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Writes all of a secret that can change.
pub(super) async fn update(tx: &mut Tx, row: &SecretRow) -> Result<(), DbError> {
    let sql =
        "UPDATE secrets SET revision = $2, version = $3, sealed = $4, material_at = $5, expires_at = $6,
             updated_at = $7, state = $8, refreshed_at = $9, due_at = $10, failures = $11, error_code = $12,
             error_at = $13, lease = $14, lease_until = $15, unknown_calls = $16
         WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.id)
        .bind(row.revision)
        .bind(row.version)
        .bind(&row.sealed)
        .bind(row.material_at)
        .bind(row.expires_at)
        .bind(row.updated_at)
        .bind(&row.state)
        .bind(row.refreshed_at)
        .bind(row.due_at)
        .bind(row.failures)
        .bind(&row.error_code)
        .bind(row.error_at)
        .bind(&row.lease)
        .bind(row.lease_until)
        .bind(row.unknown_calls)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: &str) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("DELETE FROM secrets WHERE id = $1").bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a secret of this version for a refresh, and counts the call that is to come as one whose outcome nobody knows;
/// whether nobody else had it. A lease that ends far later than any does was made before a clock was set back.
pub(super) async fn take(tx: &mut Tx, id: &str, version: i64, lease: &Lease) -> Result<bool, DbError> {
    let sql = "UPDATE secrets SET lease = $3, lease_until = $4, unknown_calls = unknown_calls + 1
         WHERE id = $1 AND version = $2 AND (lease IS NULL OR lease_until <= $5 OR lease_until > $6)";
    let done = on!(tx.conn(), c => sqlx::query(sql)
        .bind(id)
        .bind(version)
        .bind(&lease.name)
        .bind(lease.until.micros())
        .bind(lease.now.micros())
        // Clocks of two processes differ, but not by as much as a lease is long.
        .bind(lease.until.plus(lease.until.since(lease.now)).micros())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Those that the Hub refreshes by itself now, the longest due first.
pub(super) async fn due(
    reader: &mut Reader,
    now: Timestamp,
    unknown_max: i64,
    rows: i64,
) -> Result<Vec<DueRow>, DbError> {
    let sql = "SELECT id, version, oauth2 FROM secrets
         WHERE due_at IS NOT NULL AND due_at <= $1 AND unknown_calls < $2 AND state IN ('active', 'error')
         ORDER BY due_at, id LIMIT $3";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(now.micros())
        .bind(unknown_max)
        .bind(rows)
        .fetch_all(c)
        .await)?)
}

/// Ends all leases.
pub(super) async fn end_leases(tx: &mut Tx) -> Result<(), DbError> {
    let sql = "UPDATE secrets SET lease = NULL, lease_until = NULL WHERE lease IS NOT NULL";
    on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?;
    Ok(())
}
