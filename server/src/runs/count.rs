//! How many runs are where, and how much is kept of them, over all tenants, for the metrics.

mod store;

use super::Runs;
use crate::db::DbError;

/// The states of runs that have not ended.
pub const LIVE_STATES: &[&str] = &["queued", "starting", "running", "waiting_for_approval", "stopping"];

/// Which turn of a session: its tenant, session, run and part.
pub type TurnKey = (String, String, String, i64);

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

    /// Counts at most `piece` runs behind `after`; where to go on from, if these were not the last.
    ///
    /// Fails when the database does.
    pub async fn count_runs(
        &self,
        after: Option<String>,
        piece: i64,
    ) -> Result<(i64, Option<String>), DbError> {
        let mut reader = self.cx.db.read().await?;
        let after = after.unwrap_or_default();
        match store::run_at(&mut reader, &after, piece - 1).await? {
            Some(last) => Ok((piece, Some(last))),
            None => Ok((store::runs_after(&mut reader, &after).await?, None)),
        }
    }

    /// As [`Runs::count_runs`], for turns of sessions.
    ///
    /// Fails when the database does.
    pub async fn count_turns(
        &self,
        after: Option<TurnKey>,
        piece: i64,
    ) -> Result<(i64, Option<TurnKey>), DbError> {
        let mut reader = self.cx.db.read().await?;
        let after = after.unwrap_or_default();
        match store::turn_at(&mut reader, &after, piece - 1).await? {
            Some(last) => Ok((piece, Some(last))),
            None => Ok((store::turns_after(&mut reader, &after).await?, None)),
        }
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
