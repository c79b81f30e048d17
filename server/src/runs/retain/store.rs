//! Rows of runs that are past their time.

use crate::db::{DbError, Reader, Tx, on};

/// The run that ended first of those before `before` whose events are all there, and the number of its last event.
pub(super) async fn to_trim(tx: &mut Tx, before: i64) -> Result<Option<(String, i64)>, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query_as(
        "SELECT id, last_seq FROM runs WHERE ended_at <= $1 AND events_trimmed = 0 ORDER BY ended_at LIMIT 1",
    )
    .bind(before)
    .fetch_optional(c)
    .await)?)
}

/// Removes the run's oldest events before `last_seq`, at most `rows`; how many.
pub(super) async fn trim(tx: &mut Tx, run_id: &str, last_seq: i64, rows: i64) -> Result<i64, DbError> {
    let done = on!(tx.conn(), c => sqlx::query(
        "DELETE FROM run_events WHERE run_id = $1 AND seq IN (
             SELECT seq FROM run_events WHERE run_id = $1 AND seq < $2 ORDER BY seq LIMIT $3)",
    )
    .bind(run_id)
    .bind(last_seq)
    .bind(rows)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(i64::try_from(done).unwrap_or(i64::MAX))
}

/// Notes that a run's events are removed.
pub(super) async fn trimmed(tx: &mut Tx, run_id: &str) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("UPDATE runs SET events_trimmed = 1 WHERE id = $1")
        .bind(run_id)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes at most `rows` of the runs that ended before `before` and have no events left but the last; how many.
pub(super) async fn forget(tx: &mut Tx, before: i64, rows: i64) -> Result<u64, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query(
        "DELETE FROM runs WHERE id IN (
             SELECT id FROM runs WHERE ended_at <= $1 AND events_trimmed = 1 ORDER BY ended_at LIMIT $2)",
    )
    .bind(before)
    .bind(rows)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// When the first run ended of those before `before` whose events are all there.
pub(super) async fn first_to_trim(reader: &mut Reader, before: i64) -> Result<Option<i64>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT ended_at FROM runs WHERE ended_at <= $1 AND events_trimmed = 0 ORDER BY ended_at LIMIT 1",
    )
    .bind(before)
    .fetch_optional(c)
    .await)?)
}

/// When the first run ended of those before `before` that have no events left but the last.
pub(super) async fn first_to_forget(reader: &mut Reader, before: i64) -> Result<Option<i64>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT ended_at FROM runs WHERE ended_at <= $1 AND events_trimmed = 1 ORDER BY ended_at LIMIT 1",
    )
    .bind(before)
    .fetch_optional(c)
    .await)?)
}
