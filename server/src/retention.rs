//! Retention: what is kept for a time is removed when that is over, piece by piece beside the Hub's other work.
//!
//! An area says what one piece is: a write job of at most so many rows, which answers how many it removed. The pace is
//! here: after each piece the writer is left to others for a multiple of the time that the piece took, so that a
//! backlog of any size takes at most a fifth of the writer, and the longer the busier that is.

use std::time::{Duration, Instant};

use crate::api::Hub;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency;

/// How often it is looked for what is over.
const EVERY: Duration = Duration::from_secs(60);
/// How many rows one piece removes at most: some milliseconds of the writer's time.
const PIECE: i64 = 500;
/// How long others have the writer after a piece, in times that the piece took.
const REST: u32 = 4;

/// Starts the loop.
pub fn start(hub: &Hub) {
    let (cx, runs, cron) = (hub.cx.clone(), hub.runs.clone(), hub.cron.clone());
    hub.cx.spawn("retention", async move {
        while !cx.ending.is_cancelled() {
            remove(&cx, "run_events", || runs.trim(PIECE)).await;
            remove(&cx, "runs", || runs.forget_old(PIECE)).await;
            remove(&cx, "idempotency_keys", || idempotency::sweep(&cx, PIECE)).await;
            remove(&cx, "cron_calls", || cron.forget_calls(PIECE)).await;
            remove(&cx, "cron_executions", || cron.forget_executions(PIECE)).await;
            rest(&cx, EVERY).await;
        }
    });
}

/// Removes pieces until there is nothing left. A piece that fails is tried again at the next look.
async fn remove<F>(cx: &Context, what: &'static str, piece: impl Fn() -> F)
where
    F: Future<Output = Result<u64, ApiError>>,
{
    let mut total = 0;
    while !cx.ending.is_cancelled() {
        let began = Instant::now();
        match piece().await {
            Ok(0) => break,
            Ok(removed) => {
                total += removed;
                metrics::counter!("hub_retention_removed_rows_total", "kind" => what).increment(removed);
            }
            Err(error) => {
                tracing::warn!("`{what}` past their time could not be removed: {}", error.message());
                break;
            }
        }
        rest(cx, began.elapsed() * REST).await;
    }
    if total > 0 {
        tracing::info!(removed = total, kind = what, "{total} rows of `{what}` were past their time");
    }
}

async fn rest(cx: &Context, time: Duration) {
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = cx.ending.cancelled() => {}
    }
}
