//! Counts over rows of runs.

use crate::db::{DbError, Reader, on};

pub(super) async fn live_by_state(reader: &mut Reader) -> Result<Vec<(String, i64)>, DbError> {
    let sql = "SELECT state, COUNT(*) FROM runs WHERE ended_at IS NULL GROUP BY state";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

pub(super) async fn runs(reader: &mut Reader) -> Result<i64, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM runs").fetch_one(c).await)?)
}

pub(super) async fn turns(reader: &mut Reader) -> Result<i64, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM session_turns").fetch_one(c).await)?)
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
