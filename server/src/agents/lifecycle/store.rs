//! Rows of wishes, and what is shown of generations.

use crate::agents::store::{Crashes, GenerationRow};
use crate::clock::Timestamp;
use crate::db::{DbError, Reader, Tx, on};

/// What is wanted of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Wish {
    pub(super) stopped: bool,
    pub(super) drain_until: Option<i64>,
    pub(super) again: bool,
}

/// How a generation ended.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct EndedRow {
    pub(super) generation: i64,
    pub(super) ending_reason: Option<String>,
    pub(super) end_reason: Option<String>,
    pub(super) crashed: bool,
    pub(super) exit_code: Option<i64>,
    pub(super) exit_signal: Option<i64>,
    pub(super) exit_message: Option<String>,
    pub(super) ended_at: i64,
}

pub(super) async fn write_wish(tx: &mut Tx, uid: &str, wish: Wish) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO agent_wishes (tenant_uid, stopped, drain_until, again) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_uid) DO UPDATE
         SET stopped = excluded.stopped, drain_until = excluded.drain_until, again = excluded.again",
    )
    .bind(uid)
    .bind(wish.stopped)
    .bind(wish.drain_until)
    .bind(wish.again)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn wish_of(reader: &mut Reader, uid: &str) -> Result<Option<Wish>, DbError> {
    let sql = "SELECT stopped, drain_until, again FROM agent_wishes WHERE tenant_uid = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).fetch_optional(c).await)?)
}

pub(super) async fn is_stopped(tx: &mut Tx, uid: &str) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM agent_wishes WHERE tenant_uid = $1 AND stopped = TRUE";
    let count: i64 = on!(tx.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Agents that are to end: tenant, until when their runs may go on, and whether a new generation follows.
pub(super) async fn draining(reader: &mut Reader) -> Result<Vec<(String, i64, bool)>, DbError> {
    let sql = "SELECT tenant_uid, drain_until, again FROM agent_wishes WHERE drain_until IS NOT NULL";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// Until when the tenant's agent may finish what it works on, where it is to end.
pub(super) async fn drains_until(tx: &mut Tx, uid: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT drain_until FROM agent_wishes WHERE tenant_uid = $1 AND drain_until IS NOT NULL";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_optional(c).await)?)
}

/// An agent has been told to end; if it is to come again, that is still wanted until it does.
pub(super) async fn drained(tx: &mut Tx, uid: &str) -> Result<(), DbError> {
    let sql = "UPDATE agent_wishes SET drain_until = NULL WHERE tenant_uid = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).execute(c).await.map(drop))?;
    Ok(())
}

/// Agents that are to come again and whose last generation is over or ending.
pub(super) async fn wanted_again(reader: &mut Reader) -> Result<Vec<String>, DbError> {
    let sql = "SELECT tenant_uid FROM agent_wishes WHERE again = TRUE AND drain_until IS NULL";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_all(c).await)?)
}

/// A new generation has begun, which is what was wanted, and the one that was to end is over.
pub(super) async fn came_again(tx: &mut Tx, uid: &str) -> Result<(), DbError> {
    let sql = "UPDATE agent_wishes SET again = FALSE, drain_until = NULL WHERE tenant_uid = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn newest(reader: &mut Reader, uid: &str) -> Result<Option<GenerationRow>, DbError> {
    let sql = "SELECT * FROM agent_generations WHERE tenant_uid = $1 ORDER BY generation DESC LIMIT 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).fetch_optional(c).await)?)
}

pub(super) async fn newest_generation(tx: &mut Tx, uid: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT MAX(generation) FROM agent_generations WHERE tenant_uid = $1";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_one(c).await)?)
}

pub(super) async fn newest_ended(reader: &mut Reader, uid: &str) -> Result<Option<EndedRow>, DbError> {
    let sql = "SELECT generation, ending_reason, end_reason, crashed, exit_code, exit_signal,
         exit_message, ended_at
         FROM agent_generations WHERE tenant_uid = $1 AND ended_at IS NOT NULL ORDER BY generation DESC LIMIT 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).fetch_optional(c).await)?)
}

/// What the newest host that said so reached.
pub(super) async fn isolation(reader: &mut Reader, uid: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT isolation FROM agent_generations WHERE tenant_uid = $1 AND isolation IS NOT NULL
         ORDER BY generation DESC LIMIT 1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_optional(c).await)?)
}

pub(super) async fn crashes(reader: &mut Reader, uid: &str, since: Timestamp) -> Result<Crashes, DbError> {
    let sql = "SELECT COUNT(*) AS count, MAX(ended_at) AS last_at FROM agent_generations
         WHERE tenant_uid = $1 AND crashed = TRUE AND ended_at > $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).bind(since.micros()).fetch_one(c).await)?)
}
