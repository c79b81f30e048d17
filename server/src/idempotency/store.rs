//! Rows of idempotency records.

use super::Claim;
use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Reader, Tx, on};

#[derive(sqlx::FromRow)]
pub(super) struct Record {
    pub(super) fingerprint: Vec<u8>,
    pub(super) answer: String,
}

pub(super) async fn find(conn: Conn<'_>, claim: &Claim) -> Result<Option<Record>, DbError> {
    let row = on!(conn, c => sqlx::query_as(
        "SELECT fingerprint, answer FROM idempotency_keys
         WHERE principal = $1 AND method = $2 AND path = $3 AND key = $4 AND expires_at > $5",
    )
    .bind(&claim.principal)
    .bind(claim.method)
    .bind(&claim.path)
    .bind(&claim.key)
    .bind(claim.now.micros())
    .fetch_optional(c)
    .await)?;
    Ok(row)
}

pub(super) async fn insert(tx: &mut Tx, claim: &Claim, answer: String) -> Result<(), DbError> {
    // A record past its time may still be there; it makes room.
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO idempotency_keys (principal, method, path, key, fingerprint, answer, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (principal, method, path, key) DO UPDATE
         SET fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at",
    )
    .bind(&claim.principal)
    .bind(claim.method)
    .bind(&claim.path)
    .bind(&claim.key)
    .bind(&claim.fingerprint)
    .bind(answer)
    .bind(claim.expires_at.micros())
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp, rows: i64) -> Result<u64, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query(
        "DELETE FROM idempotency_keys WHERE (principal, method, path, key) IN (
             SELECT principal, method, path, key FROM idempotency_keys
             WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
    )
    .bind(now.micros())
    .bind(rows)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

pub(super) async fn forget_below(tx: &mut Tx, path: &str) -> Result<(), DbError> {
    // Not LIKE: names hold underscores.
    on!(tx.conn(), c => sqlx::query("DELETE FROM idempotency_keys WHERE substr(path, 1, length($1)) = $1")
        .bind(path)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// When the first record went past its time.
pub(super) async fn first_expired(reader: &mut Reader, now: Timestamp) -> Result<Option<i64>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT expires_at FROM idempotency_keys WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1",
    )
    .bind(now.micros())
    .fetch_optional(c)
    .await)?)
}

pub(super) async fn count(reader: &mut Reader) -> Result<i64, DbError> {
    Ok(
        on!(reader.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM idempotency_keys").fetch_one(c).await)?,
    )
}
