//! Following a run's log: from a cursor to the terminal event, through silence, gaps and reconnects.

use bytes::Bytes;
use hub_glue::EventStream;
use hub_types::{ErrorReason, RunId, RunWatchQuery, TenantId, WatchFrom};
use serde_json::json;

use super::Runs;
use super::store::{self, RunRow};
use crate::error::ApiError;
use crate::hub::Context;
use crate::metrics::OpenStream;
use crate::sse::{self, Batch};

/// How many events one look takes, as far as their bytes allow.
const BATCH: i64 = 256;

impl Runs {
    /// `run_watch`. `last_event_id` outranks the query, because a browser that reconnects repeats its first query.
    pub async fn watch(
        &self,
        tenant_id: &TenantId,
        run_id: &RunId,
        last_event_id: Option<&str>,
        query: &RunWatchQuery,
    ) -> Result<EventStream, ApiError> {
        // Listen before the first look, so that nothing falls between.
        let listening = self.listen(run_id.as_str());
        let row = self.row(tenant_id, run_id).await?;
        let wanted = match last_event_id {
            Some(id) => id.parse().map_err(|_| {
                ApiError::invalid(
                    "Last-Event-ID",
                    ErrorReason::Malformed,
                    "must be the decimal id of an event",
                )
            })?,
            None if query.after.is_some() => query.after.unwrap_or(0),
            None if query.from == Some(WatchFrom::Now) => row.last_seq,
            None => 0,
        };
        let (cursor, gap) = place(&self.cx, &row, wanted).await?;
        let (cx, open) = (self.cx.clone(), OpenStream::new("events"));
        Ok(sse::follow(&self.cx, listening, cursor, gap, move |cursor| {
            // Counted for as long as the stream lives.
            let _ = &open;
            let (cx, row) = (cx.clone(), row.clone());
            Box::pin(async move { look(&cx, &row, cursor).await })
        }))
    }
}

/// Where a stream starts, and the gap event that says so where that is not where it was asked to.
async fn place(cx: &Context, row: &RunRow, wanted: i64) -> Result<(i64, Vec<Bytes>), ApiError> {
    let first = store::first_seq(&mut cx.db.read().await?, &row.id).await?.unwrap_or(row.last_seq);
    let (reason, cursor) = if wanted > row.last_seq {
        ("beyond_log", row.last_seq)
    } else if wanted + 1 < first {
        ("trimmed", first - 1)
    } else {
        return Ok((wanted, Vec::new()));
    };
    Ok((cursor, vec![gap(reason, cursor, first, row.last_seq)?]))
}

/// Says that a stream goes on at `cursor`, which is not where it was.
fn gap(reason: &str, cursor: i64, first: i64, last: i64) -> Result<Bytes, ApiError> {
    sse::frame(Some(cursor), "gap", &json!({ "reason": reason, "firstSeq": first, "lastSeq": last }))
}

async fn look(cx: &Context, row: &RunRow, cursor: i64) -> Result<Batch, ApiError> {
    let mut reader = cx.db.read().await?;
    let events = store::events_within(&mut reader, &row.id, cursor, BATCH, sse::LOOK_BYTES).await?;
    // A run that has ended writes nothing after its terminal event, so an empty look at one is the end.
    let run = if events.is_empty() { store::read(&mut reader, &row.id).await? } else { None };
    let over = events.is_empty() && run.is_none_or(|run| run.ended_at.is_some() && run.last_seq <= cursor);
    drop(reader);
    let mut batch = Batch { frames: Vec::with_capacity(events.len()), cursor, ended: over };
    for event in events {
        if event.seq > batch.cursor + 1 {
            // What a slow reader had not read yet was removed meanwhile.
            batch.frames.push(gap("trimmed", event.seq - 1, event.seq, row.last_seq.max(event.seq))?);
        }
        batch.cursor = event.seq;
        batch.ended = is_terminal(&event.kind);
        let event = event.into_event(row)?;
        batch.frames.push(sse::frame(Some(event.seq), event.type_.as_str(), &event)?);
    }
    Ok(batch)
}

fn is_terminal(kind: &str) -> bool {
    matches!(kind, "run.completed" | "run.failed" | "run.cancelled" | "run.lost")
}
