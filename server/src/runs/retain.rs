//! How long runs and their events are kept: an ended run's log shrinks to its terminal event, later the run goes too.
//!
//! What was said in a session is not part of it and stays. A run that has not ended keeps everything.

mod store;

use std::time::Duration;

use super::Runs;
use crate::clock::Timestamp;
use crate::db::DbError;
use crate::error::ApiError;
use crate::retention::Piece;

impl Runs {
    /// Removes events of runs that ended longer ago than events are kept, all but each run's last: about `piece` rows
    /// are written.
    pub async fn trim(&self, piece: i64) -> Result<Piece, ApiError> {
        let before = self.cx.clock.now().minus(self.events_kept()).micros();
        let job = self.cx.db.write("run_trim", move |tx| {
            Box::pin(async move {
                let (mut written, mut removed) = (0, 0);
                while written < piece {
                    let Some((run_id, last_seq)) = store::to_trim(tx, before).await? else {
                        return Ok(Piece { removed, more: false });
                    };
                    let rows = store::trim(tx, &run_id, last_seq, piece - written).await?;
                    (written, removed) = (written + rows, removed + rows.unsigned_abs());
                    if written < piece {
                        store::trimmed(tx, &run_id).await?;
                        written += 1;
                    }
                }
                Ok::<_, ApiError>(Piece { removed, more: true })
            })
        });
        job.await
    }

    /// Removes runs that ended longer ago than runs are kept, at most `piece`.
    pub async fn forget_old(&self, piece: i64) -> Result<Piece, ApiError> {
        let before = self.cx.clock.now().minus(self.cx.config.limits.run_retention).micros();
        let job = self.cx.db.write("run_forget", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::forget(tx, before, piece).await?) })
        });
        Ok(Piece::of(job.await?, piece))
    }

    /// For how long past their time there have been events that are to be removed, and runs; zero where there are none.
    ///
    /// Fails when the database does.
    pub async fn behind(&self) -> Result<(Duration, Duration), DbError> {
        let now = self.cx.clock.now();
        let (events, runs) = (self.events_kept(), self.cx.config.limits.run_retention);
        let mut reader = self.cx.db.read().await?;
        let first = store::first_to_trim(&mut reader, now.minus(events).micros()).await?;
        let behind = |keep: Duration, ended_at: Option<i64>| {
            ended_at.map_or(Duration::ZERO, |at| now.since(Timestamp::from_micros(at).plus(keep)))
        };
        let events = behind(events, first);
        let first = store::first_to_forget(&mut reader, now.minus(runs).micros()).await?;
        Ok((events, behind(runs, first)))
    }

    /// Runs are removed only once their events are, so that one piece stays small.
    fn events_kept(&self) -> Duration {
        let limits = &self.cx.config.limits;
        limits.run_event_retention.min(limits.run_retention)
    }
}
