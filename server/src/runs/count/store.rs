//! Counts over rows of runs.

use crate::db::{DbError, Reader, on};

pub(super) async fn live_by_state(reader: &mut Reader) -> Result<Vec<(String, i64)>, DbError> {
    let sql = "SELECT state, COUNT(*) FROM runs WHERE ended_at IS NULL GROUP BY state";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}
