//! Counts over rows of runs.

use super::TurnKey;
use crate::db::{DbError, Reader, on};

pub(super) async fn live_by_state(reader: &mut Reader) -> Result<Vec<(String, i64)>, DbError> {
    let sql = "SELECT state, COUNT(*) FROM runs WHERE ended_at IS NULL GROUP BY state";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// The run that is `skipped` runs behind the one that follows `after`.
pub(super) async fn run_at(
    reader: &mut Reader,
    after: &str,
    skipped: i64,
) -> Result<Option<String>, DbError> {
    let sql = "SELECT id FROM runs WHERE id > $1 ORDER BY id LIMIT 1 OFFSET $2";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(after).bind(skipped).fetch_optional(c).await)?)
}

/// The number of runs behind `after`.
pub(super) async fn runs_after(reader: &mut Reader, after: &str) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM runs WHERE id > $1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(after).fetch_one(c).await)?)
}

/// The turn that is `skipped` turns behind the one that follows `after`.
pub(super) async fn turn_at(
    reader: &mut Reader,
    after: &TurnKey,
    skipped: i64,
) -> Result<Option<TurnKey>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT tenant_uid, session_id, run_id, CAST(part AS BIGINT) FROM session_turns
         WHERE (tenant_uid, session_id, run_id, part) > ($1, $2, $3, $4)
         ORDER BY tenant_uid, session_id, run_id, part LIMIT 1 OFFSET $5",
    )
    .bind(&after.0)
    .bind(&after.1)
    .bind(&after.2)
    .bind(after.3)
    .bind(skipped)
    .fetch_optional(c)
    .await)?)
}

/// The number of turns behind `after`.
pub(super) async fn turns_after(reader: &mut Reader, after: &TurnKey) -> Result<i64, DbError> {
    let sql =
        "SELECT COUNT(*) FROM session_turns WHERE (tenant_uid, session_id, run_id, part) > ($1, $2, $3, $4)";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql)
        .bind(&after.0)
        .bind(&after.1)
        .bind(&after.2)
        .bind(after.3)
        .fetch_one(c)
        .await)?)
}

/// The event that is `skipped` events behind the one that follows `after`.
pub(super) async fn event_at(
    reader: &mut Reader,
    after: &(String, i64),
    skipped: i64,
) -> Result<Option<(String, i64)>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT run_id, seq FROM run_events WHERE (run_id, seq) > ($1, $2)
         ORDER BY run_id, seq LIMIT 1 OFFSET $3",
    )
    .bind(&after.0)
    .bind(after.1)
    .bind(skipped)
    .fetch_optional(c)
    .await)?)
}

/// The number of events behind `after`, up to `last` or to the end, and the bytes of their data.
pub(super) async fn events_between(
    reader: &mut Reader,
    after: &(String, i64),
    last: Option<&(String, i64)>,
) -> Result<(i64, i64), DbError> {
    let sql = match last {
        Some(_) => {
            "SELECT COUNT(*), COALESCE(SUM(octet_length(data)), 0) FROM run_events
             WHERE (run_id, seq) > ($1, $2) AND (run_id, seq) <= ($3, $4)"
        }
        // The parameters are named, so that every database knows them.
        None => {
            "SELECT COUNT(*), COALESCE(SUM(octet_length(data)), 0) FROM run_events
             WHERE (run_id, seq) > ($1, $2) AND ($3 = '' AND $4 = 0)"
        }
    };
    let (run_id, seq) = last.cloned().unwrap_or_default();
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(&after.0)
        .bind(after.1)
        .bind(&run_id)
        .bind(seq)
        .fetch_one(c)
        .await)?)
}
