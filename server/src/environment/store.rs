//! Rows of environment keys.

use crate::db::{DbError, Reader, Tx, on};

/// A key as it is stored. Instants are UTC microseconds. No Debug: not even what is sealed is for a log.
#[derive(Clone, sqlx::FromRow)]
pub(super) struct KeyRow {
    pub(super) tenant_uid: String,
    pub(super) name: String,
    pub(super) uid: String,
    pub(super) revision: i64,
    /// Sealed; `None` once the key was removed.
    pub(super) value: Option<Vec<u8>>,
    pub(super) set_at: i64,
    pub(super) set_by: String,
    /// The generation that may have it still, once it was removed.
    pub(super) left_in: Option<i64>,
}

/// The keys after this name: those that are set, and those that this generation may have still.
pub(super) async fn list(
    reader: &mut Reader,
    tenant_uid: &str,
    live: Option<i64>,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<KeyRow>, DbError> {
    let sql = "SELECT * FROM environment_keys
         WHERE tenant_uid = $1 AND name > $2 AND (value IS NOT NULL OR left_in = $3) ORDER BY name LIMIT $4";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(tenant_uid)
        .bind(after.unwrap_or(""))
        .bind(live)
        .bind(rows)
        .fetch_all(c)
        .await)?)
}

/// The keys that are set.
pub(super) async fn all_set(reader: &mut Reader, tenant_uid: &str) -> Result<Vec<KeyRow>, DbError> {
    let sql = "SELECT * FROM environment_keys WHERE tenant_uid = $1 AND value IS NOT NULL ORDER BY name";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(tenant_uid).fetch_all(c).await)?)
}

pub(super) async fn find(tx: &mut Tx, tenant_uid: &str, name: &str) -> Result<Option<KeyRow>, DbError> {
    let sql = "SELECT * FROM environment_keys WHERE tenant_uid = $1 AND name = $2";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).bind(tenant_uid).bind(name).fetch_optional(c).await)?)
}

/// How many keys are set.
pub(super) async fn count(tx: &mut Tx, tenant_uid: &str) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM environment_keys WHERE tenant_uid = $1 AND value IS NOT NULL";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_one(c).await)?)
}

/// Writes a key over whatever its name had.
pub(super) async fn put(tx: &mut Tx, row: &KeyRow) -> Result<(), DbError> {
    let sql =
        "INSERT INTO environment_keys (tenant_uid, name, uid, revision, value, set_at, set_by, left_in)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_uid, name) DO UPDATE SET uid = excluded.uid, revision = excluded.revision,
             value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by, left_in = excluded.left_in";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(&row.name)
        .bind(&row.uid)
        .bind(row.revision)
        .bind(row.value.as_deref())
        .bind(row.set_at)
        .bind(&row.set_by)
        .bind(row.left_in)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Forgets a key.
pub(super) async fn delete(tx: &mut Tx, tenant_uid: &str, name: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM environment_keys WHERE tenant_uid = $1 AND name = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(name).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets keys of the tenant that were removed and that no running agent has any more.
pub(super) async fn sweep(tx: &mut Tx, tenant_uid: &str, live: Option<i64>) -> Result<(), DbError> {
    let sql = "DELETE FROM environment_keys
         WHERE tenant_uid = $1 AND value IS NULL AND ($2 IS NULL OR left_in <> $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(live).execute(c).await.map(drop))?;
    Ok(())
}
