//! Counts over rows of generations.

use crate::db::{DbError, Reader, on};

pub(super) async fn live_by_state(reader: &mut Reader) -> Result<Vec<(String, i64)>, DbError> {
    let sql = "SELECT state, COUNT(*) FROM agent_generations WHERE ended_at IS NULL GROUP BY state";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}
