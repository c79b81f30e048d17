//! Looks at logs, shared: who reads a run where another one reads it gets the same bytes, read and written once.
//!
//! A full batch of a log never changes, so it is kept for a while. What is at the end of a log is shared only by those
//! who look after the same notice, and not for long, since a notice can be lost. Nothing here knows what an event is.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use tokio::time::Instant;

use crate::error::ApiError;
use crate::notice::Notices;
use crate::sse::Batch;

/// What is kept of all logs together.
const BYTES_MAX: u64 = 32 << 20;
/// How long what nobody asks for is kept.
const KEPT: Duration = Duration::from_secs(10);
/// For how long a look at the end of a log is shared: far less than the silence after which a stream looks by itself, so
/// that this look sees what no notice told of.
const LAP: Duration = Duration::from_secs(3);
/// What an entry weighs beside its bytes.
const ENTRY_BYTES: usize = 200;

/// The notice that a look comes after, and the lap it is made in.
type Occasion = (u64, u128);

/// Where a look begins: the run, the cursor, and the occasion; `None` for what never changes.
type Place = (Arc<str>, i64, Option<Occasion>);

/// Looks of all readers. Copies share it.
#[derive(Clone)]
pub(super) struct SharedLooks {
    batches: Cache<Place, Batch>,
    began: Instant,
}

impl Default for SharedLooks {
    fn default() -> Self {
        let weigh = |_: &Place, batch: &Batch| {
            let bytes: usize = batch.frames.iter().map(bytes::Bytes::len).sum();
            u32::try_from(bytes + ENTRY_BYTES).unwrap_or(u32::MAX)
        };
        let batches = Cache::builder().max_capacity(BYTES_MAX).weigher(weigh).time_to_idle(KEPT).build();
        Self { batches, began: Instant::now() }
    }
}

impl SharedLooks {
    /// Lets go of what nobody asked for any more; otherwise that waits for the next reader.
    pub(super) async fn tidy(&self) {
        self.batches.run_pending_tasks().await;
    }

    /// The batch behind `cursor`: another reader's, or what `look` finds. When a look fails that several wait for, who
    /// made it has the error; to the others the log just ends here, and they come back with their cursor.
    pub(super) async fn after(
        &self,
        now: Instant,
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
        let lap = now.duration_since(self.began).as_millis() / LAP.as_millis();
        let place = (Arc::clone(run_id), cursor, Some((number, lap)));
        let (mut extent, mut failed) = (Extent::MayGrow, None);
        let looked = async {
            let (batch, found) = look.await.map_err(|error| failed = Some(error))?;
            extent = found;
            Ok::<_, ()>(batch)
        };
        let batch = match (self.batches.try_get_with(place, looked).await, failed) {
            (Ok(batch), _) => batch,
            (Err(_), Some(error)) => return Err(error),
            (Err(_), None) => return Ok(Batch { frames: Vec::new(), cursor, ended: true }),
        };
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

    use hub_types::{ErrorCode, ErrorReason};

    use super::*;

    async fn taken(looks: &SharedLooks, notices: &Notices, cursor: i64, extent: Extent, made: &AtomicUsize) {
        taken_at(looks.began, looks, notices, cursor, extent, made).await;
    }

    async fn taken_at(
        now: Instant,
        looks: &SharedLooks,
        notices: &Notices,
        cursor: i64,
        extent: Extent,
        made: &AtomicUsize,
    ) {
        let look = async {
            made.fetch_add(1, Ordering::Relaxed);
            Ok((Batch { frames: Vec::new(), cursor: cursor + 1, ended: false }, extent))
        };
        let batch = looks.after(now, notices, &Arc::from("run_a"), cursor, look).await;
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
    async fn the_end_of_a_log_is_looked_at_again_though_no_notice_came() {
        let (looks, notices, made) = (SharedLooks::default(), Notices::default(), AtomicUsize::new(0));
        let _listening = notices.listen("run_a");
        for reader in 0..5 {
            // Readers who come one after the other, so that what is kept is never left alone for long.
            let now = looks.began + Duration::from_secs(5) * reader;
            taken_at(now, &looks, &notices, 256, Extent::MayGrow, &made).await;
            taken_at(now, &looks, &notices, 0, Extent::Full, &AtomicUsize::new(0)).await;
        }
        assert_eq!(made.load(Ordering::Relaxed), 5);
    }

    #[tokio::test]
    async fn who_made_a_look_that_fails_has_its_error_and_to_the_others_the_log_ends() {
        let (looks, notices) = (SharedLooks::default(), Notices::default());
        let asked = (0..5).map(|_| async {
            let look = async {
                // Until all of them wait for it.
                tokio::task::yield_now().await;
                Err(ApiError::unavailable(ErrorReason::DatabaseUnavailable, "away").caused_by("the cause"))
            };
            looks.after(looks.began, &notices, &Arc::from("run_a"), 7, look).await
        });
        let (made, others): (Vec<_>, Vec<_>) =
            futures::future::join_all(asked).await.into_iter().partition(Result::is_err);
        let errors: Vec<_> = made.into_iter().filter_map(Result::err).collect();
        let said = |error: &ApiError| error.cause().map(ToString::to_string);
        assert_eq!(errors.iter().map(said).collect::<Vec<_>>(), [Some("the cause".to_owned())]);
        assert_eq!(*errors[0].code(), ErrorCode::Unavailable);
        let others: Vec<_> = others.into_iter().flatten().map(|batch| (batch.cursor, batch.ended)).collect();
        assert_eq!(others, [(7, true); 4]);
    }

    #[tokio::test]
    async fn a_look_that_fails_is_made_again() {
        let (looks, notices) = (SharedLooks::default(), Notices::default());
        let failed = async { Err(ApiError::internal("the disk is away")) };
        assert!(looks.after(looks.began, &notices, &Arc::from("run_a"), 0, failed).await.is_err());
        taken(&looks, &notices, 0, Extent::MayGrow, &AtomicUsize::new(0)).await;
    }
}
