//! How much there is of what grows, for the metrics: rows, bytes, homes in the trash, and how far retention is behind.
//!
//! What is cheap is looked at when it is asked for. Rows are counted beforehand, at a pace of their own: no database
//! says cheaply how many it holds, and an estimate that is wrong by half is of no use to one who watches growth. Runs
//! and what hangs on them, of which there are most, are counted in pieces. What was counted is shown until it is counted
//! again.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use metrics::gauge;

use crate::api::Hub;
use crate::data_dir;
use crate::db::DbError;
use crate::hub::Context;
use crate::retention::rest;
use crate::tenants::Trash;
use crate::{approvals, idempotency};

/// How many rows are counted at one time: some milliseconds.
const PIECE: i64 = 5_000;
/// How long the database is left to others behind each piece, in times that it took.
const REST: u32 = 4;
/// And behind a whole count, so that counting takes a twentieth of a processor at most, however much there is.
const LONG_REST: u32 = 20;

/// Looks at what is cheap to look at. What cannot be had keeps the value that it had.
pub async fn look(hub: &Hub) {
    let cx = &hub.cx;
    gauge!("hub_tasks").set(tokio::runtime::Handle::current().metrics().num_alive_tasks() as f64);
    gauge!("hub_database_writes_waiting").set(cx.db.writes_waiting() as f64);
    if let Ok(free) = data_dir::free_bytes(&cx.config.data_dir) {
        gauge!("hub_disk_free_bytes").set(free as f64);
    }
    if let Ok(size) = cx.db.size().await {
        gauge!("hub_database_bytes", "file" => "data").set(size.data as f64);
        if let Some(log) = size.log {
            gauge!("hub_database_bytes", "file" => "log").set(log as f64);
        }
        if let Some(free) = size.free {
            gauge!("hub_database_free_bytes").set(free as f64);
        }
    }
    if let Ok((events, runs)) = hub.runs.behind().await {
        behind("run_events", events);
        behind("runs", runs);
    }
    if let Ok(late) = idempotency::behind(cx).await {
        behind("idempotency_keys", late);
    }
    if let Ok(late) = hub.tenants.trash_behind().await {
        behind("trash", late);
    }
}

fn behind(kind: &'static str, late: Duration) {
    gauge!("hub_retention_behind_seconds", "kind" => kind).set(late.as_secs_f64());
}

/// Starts to count, over and over.
pub fn start(hub: &Arc<Hub>) {
    let counting = Arc::clone(hub);
    hub.cx.spawn("sizes", async move {
        let (hub, cx) = (&counting, &counting.cx);
        let mut trash = Trash::default();
        while !cx.ending.is_cancelled() {
            let began = Instant::now();
            match hub.tenants.look_at_trash(trash.clone()).await {
                Ok(seen) => trash = seen,
                Err(error) => tracing::warn!("the trash could not be looked at: {error}"),
            }
            gauge!("hub_trash_entries").set(trash.entries() as f64);
            gauge!("hub_trash_bytes").set(trash.bytes() as f64);
            let mut worked = began.elapsed();
            match count(hub).await {
                Ok(took) => worked += took,
                Err(error) => tracing::warn!("rows could not be counted: {error}"),
            }
            rest(cx, cx.config.limits.retention_look.max(worked * LONG_REST)).await;
        }
    });
}

/// Counts all rows; how long that took without the rests.
async fn count(hub: &Hub) -> Result<Duration, DbError> {
    let cx = &hub.cx;
    let began = Instant::now();
    rows("tenants", hub.tenants.count().await?);
    rows("approvals", approvals::count(cx).await?);
    rows("idempotency_keys", idempotency::count(cx).await?);
    let mut worked = began.elapsed();
    let runs = pieces(cx, &mut worked, |after| Box::pin(hub.runs.count_runs(after, PIECE))).await?;
    runs.into_iter().for_each(|runs| rows("runs", runs));
    let turns = pieces(cx, &mut worked, |after| Box::pin(hub.runs.count_turns(after, PIECE))).await?;
    turns.into_iter().for_each(|turns| rows("session_turns", turns));
    let (mut events, mut bytes, mut next) = (0, 0, None);
    while !cx.ending.is_cancelled() {
        let began = Instant::now();
        let counted = hub.runs.count_events(next, PIECE).await?;
        let took = began.elapsed();
        worked += took;
        events += counted.rows;
        bytes += counted.bytes;
        next = counted.next;
        if next.is_none() {
            gauge!("hub_rows", "table" => "run_events").set(events as f64);
            gauge!("hub_run_event_bytes").set(bytes as f64);
            break;
        }
        rest(cx, took * REST).await;
    }
    Ok(worked)
}

/// Adds up what `look` counts piece by piece, with rests in between that do not count as work. None when the process
/// ends first.
async fn pieces<'h, K>(
    cx: &Context,
    worked: &mut Duration,
    look: impl Fn(Option<K>) -> BoxFuture<'h, Result<(i64, Option<K>), DbError>>,
) -> Result<Option<i64>, DbError> {
    let (mut rows, mut next) = (0, None);
    while !cx.ending.is_cancelled() {
        let began = Instant::now();
        let (more, last) = look(next).await?;
        let took = began.elapsed();
        *worked += took;
        rows += more;
        if last.is_none() {
            return Ok(Some(rows));
        }
        next = last;
        rest(cx, took * REST).await;
    }
    Ok(None)
}

fn rows(table: &'static str, rows: i64) {
    gauge!("hub_rows", "table" => table).set(rows as f64);
}
