//! Rows of tenants' credentials.

use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Reader, Tx, on};

/// A credential as it is stored. Instants are UTC microseconds. No Debug: not even what is sealed is for a log.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) tenant_uid: String,
    pub(super) tenant_id: String,
    pub(super) kind: String,
    pub(super) hash: Vec<u8>,
    pub(super) sealed: Vec<u8>,
    pub(super) created_at: i64,
    /// Of one that was replaced, until when it works.
    pub(super) valid_until: Option<i64>,
    pub(super) last_used_at: Option<i64>,
}

pub(super) async fn by_lookup(reader: &mut Reader, lookup: &str, kind: &str) -> Result<Option<Row>, DbError> {
    let sql = "SELECT * FROM tenant_credentials WHERE lookup = $1 AND kind = $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(lookup).bind(kind).fetch_optional(c).await)?)
}

/// Those that have not ended, the current one first.
pub(super) async fn live(
    conn: Conn<'_>,
    tenant_uid: &str,
    kind: &str,
    now: Timestamp,
) -> Result<Vec<Row>, DbError> {
    let sql = "SELECT * FROM tenant_credentials
         WHERE tenant_uid = $1 AND kind = $2 AND (valid_until IS NULL OR valid_until > $3)
         ORDER BY CASE WHEN valid_until IS NULL THEN 0 ELSE 1 END";
    Ok(on!(conn, c => sqlx::query_as(sql)
        .bind(tenant_uid)
        .bind(kind)
        .bind(now.micros())
        .fetch_all(c)
        .await)?)
}

pub(super) async fn insert(tx: &mut Tx, lookup: String, row: Row) -> Result<(), DbError> {
    let sql = "INSERT INTO tenant_credentials
         (lookup, id, tenant_uid, tenant_id, kind, hash, sealed, created_at, valid_until, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(lookup)
        .bind(row.id)
        .bind(row.tenant_uid)
        .bind(row.tenant_id)
        .bind(row.kind)
        .bind(row.hash)
        .bind(row.sealed)
        .bind(row.created_at)
        .bind(row.valid_until)
        .bind(row.last_used_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Drops what rotations left over before, ended or not.
pub(super) async fn delete_previous(tx: &mut Tx, tenant_uid: &str, kind: &str) -> Result<(), DbError> {
    let sql =
        "DELETE FROM tenant_credentials WHERE tenant_uid = $1 AND kind = $2 AND valid_until IS NOT NULL";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(kind).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn delete_current(tx: &mut Tx, tenant_uid: &str, kind: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM tenant_credentials WHERE tenant_uid = $1 AND kind = $2 AND valid_until IS NULL";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(kind).execute(c).await.map(drop))?;
    Ok(())
}

/// Leaves the current one working until then.
pub(super) async fn supersede(
    tx: &mut Tx,
    tenant_uid: &str,
    kind: &str,
    until: Timestamp,
) -> Result<(), DbError> {
    let sql = "UPDATE tenant_credentials SET valid_until = $3
         WHERE tenant_uid = $1 AND kind = $2 AND valid_until IS NULL";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(tenant_uid)
        .bind(kind)
        .bind(until.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn note_use(tx: &mut Tx, id: String, now: Timestamp) -> Result<(), DbError> {
    // Uses are noted out of order when several processes see the credential.
    let sql = "UPDATE tenant_credentials SET last_used_at = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}
