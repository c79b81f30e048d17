//! Looks at logs, shared: who reads a run where another one reads it gets the same bytes, read and written once.
//!
//! A full batch of a log never changes, so it is kept for a while. What is at the end of a log is shared only by those
//! who look after the same notice. Nothing here knows what an event is.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

use crate::error::ApiError;
use crate::notice::Notices;
use crate::sse::Batch;

/// What is kept of all logs together.
const BYTES_MAX: u64 = 32 << 20;
/// How long what nobody asks for is kept.
const KEPT: Duration = Duration::from_secs(10);
/// What an entry weighs beside its bytes.
const ENTRY_BYTES: usize = 200;

/// Where a look begins: the run, the cursor, and the notice it comes after; `None` for what never changes.
type Place = (Arc<str>, i64, Option<u64>);

/// Looks of all readers. Copies share it.
#[derive(Clone)]
pub(super) struct SharedLooks {
    batches: Cache<Place, Batch>,
}

impl Default for SharedLooks {
    fn default() -> Self {
        let weigh = |_: &Place, batch: &Batch| {
            let bytes: usize = batch.frames.iter().map(bytes::Bytes::len).sum();
            u32::try_from(bytes + ENTRY_BYTES).unwrap_or(u32::MAX)
        };
        let batches = Cache::builder().max_capacity(BYTES_MAX).weigher(weigh).time_to_idle(KEPT).build();
        Self { batches }
    }
}

impl SharedLooks {
    /// The batch behind `cursor`: another reader's, or what `look` finds.
    pub(super) async fn after(
        &self,
        notices: &Notices,
        run_id: &Arc<str>,
        cursor: i64,
        look: impl Future<Output = Result<(Batch, Extent), ApiError>>,
    ) -> Result<Batch, ApiError> {
        if let Some(batch) = self.batches.get(&(Arc::clone(run_id), cursor, None)).await {
            return Ok(batch);
        }
        // Before the look, so that whoever comes with the same number sees at least what it saw told.
        let number = notices.number(run_id);
        let place = (Arc::clone(run_id), cursor, Some(number));
        let mut extent = Extent::MayGrow;
        let looked = async {
            let (batch, found) = look.await?;
            extent = found;
            Ok(batch)
        };
        let batch = self.batches.try_get_with(place, looked).await;
        // One failure is everybody's; who asked first has its cause.
        let batch = batch.map_err(|error: Arc<ApiError>| ApiError::internal(error.message().to_owned()))?;
        if extent == Extent::Full {
            self.batches.insert((Arc::clone(run_id), cursor, None), batch.clone()).await;
        }
        Ok(batch)
    }
}

/// Whether a later look at the same place can find more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// It cannot.
    Full,
    /// It can.
    MayGrow,
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    async fn taken(looks: &SharedLooks, notices: &Notices, cursor: i64, extent: Extent, made: &AtomicUsize) {
        let look = async {
            made.fetch_add(1, Ordering::Relaxed);
            Ok((Batch { frames: Vec::new(), cursor: cursor + 1, ended: false }, extent))
        };
        let batch = looks.after(notices, &Arc::from("run_a"), cursor, look).await;
        assert_eq!(batch.ok().map(|batch| batch.cursor), Some(cursor + 1));
    }

    #[tokio::test]
    async fn the_end_of_a_log_is_looked_at_once_for_each_notice_and_a_full_batch_once() {
        let (looks, notices, made) = (SharedLooks::default(), Notices::default(), AtomicUsize::new(0));
        let _listening = notices.listen("run_a");
        for expected in 1..4 {
            for _ in 0..5 {
                taken(&looks, &notices, 256, Extent::MayGrow, &made).await;
            }
            assert_eq!(made.load(Ordering::Relaxed), expected, "one look for five readers");
            notices.tell("run_a");
        }
        made.store(0, Ordering::Relaxed);
        for _ in 0..5 {
            taken(&looks, &notices, 0, Extent::Full, &made).await;
            notices.tell("run_a");
        }
        assert_eq!(made.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn a_look_that_fails_is_made_again() {
        let (looks, notices) = (SharedLooks::default(), Notices::default());
        let failed = async { Err(ApiError::internal("the disk is away")) };
        assert!(looks.after(&notices, &Arc::from("run_a"), 0, failed).await.is_err());
        taken(&looks, &notices, 0, Extent::MayGrow, &AtomicUsize::new(0)).await;
    }
}
