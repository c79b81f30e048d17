//! How many runs are where, and how much is kept of them, over all tenants, for the metrics.

mod store;

use super::Runs;
use crate::db::DbError;

/// The states of runs that have not ended.
pub const LIVE_STATES: &[&str] = &["queued", "starting", "running", "waiting_for_approval", "stopping"];

/// Some events of the log, counted: all that stand behind a place, as far as one look goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub rows: u64,
    /// The bytes of what they say.
    pub bytes: u64,
    /// Where to go on from; `None` when these were the last.
    pub next: Option<(String, i64)>,
}

impl Runs {
    /// Runs that have not ended, by state. A state without runs is not there.
    ///
    /// Fails when the database does.
    pub async fn live_by_state(&self) -> Result<Vec<(String, i64)>, DbError> {
        store::live_by_state(&mut self.cx.db.read().await?).await
    }

    /// How many runs and turns of sessions are kept. Reads an index of each, so it takes time where there are many.
    ///
    /// Fails when the database does.
    pub async fn count_kept(&self) -> Result<(i64, i64), DbError> {
        let mut reader = self.cx.db.read().await?;
        Ok((store::runs(&mut reader).await?, store::turns(&mut reader).await?))
    }

    /// Counts at most `piece` events of all runs together, behind `after`.
    ///
    /// Fails when the database does.
    pub async fn count_events(&self, after: Option<(String, i64)>, piece: i64) -> Result<Counted, DbError> {
        let mut reader = self.cx.db.read().await?;
        // Before all others: no run's id is empty.
        let after = after.unwrap_or_default();
        let last = store::event_at(&mut reader, &after, piece - 1).await?;
        let (rows, bytes) = store::events_between(&mut reader, &after, last.as_ref()).await?;
        Ok(Counted { rows: rows.unsigned_abs(), bytes: bytes.unsigned_abs(), next: last })
    }
}
