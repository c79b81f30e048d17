//! The one row that says which Hub this database belongs to and which master key it needs.

use super::{DbError, Reader, Tx, on};
use crate::clock::Timestamp;

/// The row of `hub_meta`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Meta {
    /// `hub_...`: made once, with the database.
    pub instance_id: String,
    /// Which master key the database needs.
    pub key_id: String,
    /// A keyed hash that only that key can reproduce.
    pub key_check: Vec<u8>,
    /// When the database was made, in UTC microseconds.
    pub created_at: i64,
}

/// Reads the row; `None` in a database that was just made.
///
/// # Errors
/// If the database cannot be read.
pub async fn read(reader: &mut Reader) -> Result<Option<Meta>, DbError> {
    let sql = "SELECT instance_id, key_id, key_check, created_at FROM hub_meta WHERE one = 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

/// Writes the row, once.
///
/// # Errors
/// A conflict if it is there already.
pub async fn insert(tx: &mut Tx, meta: Meta) -> Result<(), DbError> {
    let sql =
        "INSERT INTO hub_meta (one, instance_id, key_id, key_check, created_at) VALUES (1, $1, $2, $3, $4)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(meta.instance_id)
        .bind(meta.key_id)
        .bind(meta.key_check)
        .bind(meta.created_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Writes a value in place, to see that writing works.
///
/// # Errors
/// If it does not.
pub(super) async fn probe(tx: &mut Tx, at: Timestamp) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("UPDATE hub_meta SET probed_at = $1 WHERE one = 1")
        .bind(at.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Notes that the database is sealed with another master key from now on. What was sealed before stays as it is.
///
/// # Errors
/// If it cannot be written.
pub async fn adopt(tx: &mut Tx, key_id: String, key_check: Vec<u8>) -> Result<(), DbError> {
    let sql = "UPDATE hub_meta SET key_id = $1, key_check = $2 WHERE one = 1";
    on!(tx.conn(), c => sqlx::query(sql).bind(key_id).bind(key_check).execute(c).await.map(drop))?;
    Ok(())
}

/// The keys that stay, each by its name, sealed.
///
/// # Errors
/// If the database cannot be read.
pub async fn held_keys(reader: &mut Reader) -> Result<Vec<(String, Vec<u8>)>, DbError> {
    let sql = "SELECT name, sealed FROM held_keys ORDER BY name";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// Keeps one that is not there yet.
///
/// # Errors
/// If it cannot be written, or is there.
pub async fn hold_key(tx: &mut Tx, name: String, sealed: Vec<u8>) -> Result<(), DbError> {
    let sql = "INSERT INTO held_keys (name, sealed) VALUES ($1, $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(name).bind(sealed).execute(c).await.map(drop))?;
    Ok(())
}
