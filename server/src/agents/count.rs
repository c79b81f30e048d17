//! How many agents are where, over all tenants, for the metrics.

mod store;

use super::Agents;
use crate::db::DbError;

/// The states of generations that have not ended.
pub const LIVE_STATES: &[&str] = &["starting", "hello", "ready", "ending"];

impl Agents {
    /// Generations that have not ended, by state. A state without any is not there.
    ///
    /// Fails when the database does.
    pub async fn live_by_state(&self) -> Result<Vec<(String, i64)>, DbError> {
        store::live_by_state(&mut self.cx.db.read().await?).await
    }
}
