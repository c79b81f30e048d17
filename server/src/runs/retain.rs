//! How long runs and their events are kept: an ended run's log shrinks to its terminal event, later the run goes too.
//!
//! What was said in a session is not part of it and stays. A run that has not ended keeps everything.

mod store;

use super::Runs;
use crate::error::ApiError;

impl Runs {
    /// Removes events of runs that ended longer ago than events are kept, all but each run's last: about `piece` rows.
    /// Answers how many rows were written; 0 is that nothing is left to do.
    pub async fn trim(&self, piece: i64) -> Result<u64, ApiError> {
        let limits = &self.cx.config.limits;
        // Runs are removed only once their events are, so that one piece stays small.
        let keep = limits.run_event_retention.min(limits.run_retention);
        let before = self.cx.clock.now().minus(keep).micros();
        let job = self.cx.db.write("run_trim", move |tx| {
            Box::pin(async move {
                let mut written = 0;
                while written < piece
                    && let Some((run_id, last_seq)) = store::to_trim(tx, before).await?
                {
                    let removed = store::trim(tx, &run_id, last_seq, piece - written).await?;
                    written += removed;
                    if written < piece {
                        store::trimmed(tx, &run_id).await?;
                        written += 1;
                    }
                }
                Ok::<_, ApiError>(written)
            })
        });
        Ok(u64::try_from(job.await?).unwrap_or(0))
    }

    /// Removes runs that ended longer ago than runs are kept, at most `piece`. Answers how many.
    pub async fn forget_old(&self, piece: i64) -> Result<u64, ApiError> {
        let before = self.cx.clock.now().minus(self.cx.config.limits.run_retention).micros();
        let job = self.cx.db.write("run_forget", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::forget(tx, before, piece).await?) })
        });
        job.await
    }
}
