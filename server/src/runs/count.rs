//! How many runs are where, over all tenants, for the metrics.

mod store;

use super::Runs;
use crate::db::DbError;

/// The states of runs that have not ended.
pub const LIVE_STATES: &[&str] = &["queued", "starting", "running", "waiting_for_approval", "stopping"];

impl Runs {
    /// Runs that have not ended, by state. A state without runs is not there.
    ///
    /// Fails when the database does.
    pub async fn live_by_state(&self) -> Result<Vec<(String, i64)>, DbError> {
        store::live_by_state(&mut self.cx.db.read().await?).await
    }
}
