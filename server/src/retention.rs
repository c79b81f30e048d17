//! Retention: what is kept for a time is removed when that is over, piece by piece beside the Hub's other work.
//!
//! An area says what one piece is: at most so many rows, or one home in the trash. The pace is here: after each piece the
//! writer, or the disk, is left to others for a multiple of the time that the piece took, so that a backlog of any size
//! takes at most a fifth of it, and the longer the busier that is. Homes have a loop of their own, because removing a
//! large one takes long.

use std::time::{Duration, Instant};

use crate::api::Hub;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency;

/// How many rows one piece removes at most: some milliseconds of the writer's time.
const PIECE: i64 = 500;
/// How long others have the writer after a piece, in times that the piece took.
const REST: u32 = 4;

/// What one piece did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How many rows or homes it removed.
    pub removed: u64,
    /// Whether there may be more to remove.
    pub more: bool,
}

impl Piece {
    /// A piece that removed so many of the `most` that it might have.
    #[must_use]
    pub fn of(removed: u64, most: i64) -> Self {
        Self { removed, more: i64::try_from(removed).is_ok_and(|removed| removed >= most) }
    }
}

/// Starts the loops.
pub fn start(hub: &Hub) {
    let (cx, runs, cron) = (hub.cx.clone(), hub.runs.clone(), hub.cron.clone());
    let business_keys = hub.business_keys.clone();
    hub.cx.spawn("retention", async move {
        while !cx.ending.is_cancelled() {
            remove(&cx, "run_events", || runs.trim(PIECE)).await;
            remove(&cx, "runs", || runs.forget_old(PIECE)).await;
            remove(&cx, "idempotency_keys", || idempotency::sweep(&cx, PIECE)).await;
            remove(&cx, "cron_calls", || cron.forget_calls(PIECE)).await;
            remove(&cx, "cron_executions", || cron.forget_executions(PIECE)).await;
            remove(&cx, "business_key_secrets", || business_keys.forget_shown()).await;
            rest(&cx, cx.config.limits.retention_look).await;
        }
    });
    let (cx, tenants) = (hub.cx.clone(), hub.tenants.clone());
    hub.cx.spawn("tenant_trash", async move {
        while !cx.ending.is_cancelled() {
            remove(&cx, "trash", || tenants.empty_trash()).await;
            rest(&cx, cx.config.limits.retention_look).await;
        }
    });
}

/// Removes pieces until there is nothing left. A piece that fails is tried again at the next look.
async fn remove<F>(cx: &Context, kind: &'static str, piece: impl Fn() -> F)
where
    F: Future<Output = Result<Piece, ApiError>>,
{
    let mut total = 0;
    while !cx.ending.is_cancelled() {
        let began = Instant::now();
        match piece().await {
            Ok(Piece { removed, more }) => {
                total += removed;
                metrics::counter!("hub_retention_removed_total", "kind" => kind).increment(removed);
                if !more {
                    break;
                }
            }
            Err(error) => {
                let cause = error.cause().map_or_else(|| error.message().to_owned(), ToString::to_string);
                tracing::warn!("`{kind}` past their time could not be removed: {cause}");
                break;
            }
        }
        rest(cx, began.elapsed() * REST).await;
    }
    if total > 0 {
        tracing::info!(removed = total, kind, "{total} of `{kind}` were past their time");
    }
}

/// Waits, but not when the process is to end.
pub(crate) async fn rest(cx: &Context, time: Duration) {
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = cx.ending.cancelled() => {}
    }
}
