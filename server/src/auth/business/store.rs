//! Rows of business keys.

use crate::clock::Timestamp;
use crate::db::{DbError, Json, Reader, Tx, on};
use crate::tenants::Reach;

/// A business key as it is stored. Instants are UTC microseconds. No Debug: not even what is sealed is for a log.
#[derive(sqlx::FromRow)]
pub struct KeyRow {
    /// `bk_...`
    pub id: String,
    pub(super) lookup: String,
    pub(super) hash: Vec<u8>,
    /// What it was named.
    pub name: String,
    /// What it is good for.
    pub scopes: Json<Vec<String>>,
    /// For which tenants.
    pub reach: Json<Reach>,
    /// When it was made.
    pub created_at: i64,
    /// Who made it.
    pub created_by: String,
    /// When it ends, if it does.
    pub expires_at: Option<i64>,
    /// When it was last used, to about a minute.
    pub last_used_at: Option<i64>,
    pub(super) sealed: Option<Vec<u8>>,
}

pub(super) async fn by_lookup(reader: &mut Reader, lookup: &str) -> Result<Option<KeyRow>, DbError> {
    let sql = "SELECT * FROM business_keys WHERE lookup = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(lookup).fetch_optional(c).await)?)
}

pub(super) async fn by_id(reader: &mut Reader, id: &str) -> Result<Option<KeyRow>, DbError> {
    let sql = "SELECT * FROM business_keys WHERE id = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn list(
    reader: &mut Reader,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<KeyRow>, DbError> {
    let sql = "SELECT * FROM business_keys WHERE id > $1 ORDER BY id LIMIT $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(after.unwrap_or(""))
        .bind(rows)
        .fetch_all(c)
        .await)?)
}

pub(super) async fn insert(tx: &mut Tx, row: &KeyRow) -> Result<(), DbError> {
    let sql = "INSERT INTO business_keys
         (id, lookup, hash, name, scopes, reach, created_at, created_by, expires_at, last_used_at, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.lookup)
        .bind(&row.hash)
        .bind(&row.name)
        .bind(&row.scopes)
        .bind(&row.reach)
        .bind(row.created_at)
        .bind(&row.created_by)
        .bind(row.expires_at)
        .bind(row.last_used_at)
        .bind(row.sealed.as_deref())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn forget_sealed(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    let sql = "UPDATE business_keys SET sealed = NULL WHERE sealed IS NOT NULL AND created_at <= $1";
    Ok(on!(tx.conn(), c => sqlx::query(sql)
        .bind(before.micros())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

pub(super) async fn delete(tx: &mut Tx, id: &str) -> Result<bool, DbError> {
    let sql = "DELETE FROM business_keys WHERE id = $1";
    let gone = on!(tx.conn(), c => sqlx::query(sql)
        .bind(id)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

pub(super) async fn note_use(tx: &mut Tx, id: String, now: Timestamp) -> Result<(), DbError> {
    // Uses are noted out of order when several processes see the key.
    let sql = "UPDATE business_keys SET last_used_at = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}
