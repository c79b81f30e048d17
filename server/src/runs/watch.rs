//! Following a run's log: from a cursor to the terminal event, through silence, gaps and reconnects.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use hub_glue::EventStream;
use hub_types::{ErrorReason, RunId, RunWatchQuery, TenantId, WatchFrom};
use serde_json::json;
use tokio::time::Instant;

use super::Runs;
use super::shared::Extent;
use super::store::{self, RunRow};
use crate::error::ApiError;
use crate::hub::Context;
use crate::metrics::OpenStream;
use crate::sse::{self, Batch};

/// How many events one look takes, as far as their bytes allow.
const BATCH: i64 = 256;
/// How many bytes of frames go out in one piece: each costs a write, and a reader's patience is counted by pieces.
const PIECE_BYTES: usize = 16 << 10;

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
        let (runs, open) = (self.clone(), OpenStream::new("events"));
        let (run_id, row): (Arc<str>, _) = (Arc::from(row.id.as_str()), Arc::new(row));
        Ok(sse::follow(&self.cx, listening, cursor, gap, move |cursor| {
            // Counted for as long as the stream lives.
            let _ = &open;
            let (runs, run_id, row) = (runs.clone(), Arc::clone(&run_id), Arc::clone(&row));
            Box::pin(async move {
                let looking = look(&runs.cx, &row, cursor);
                runs.looks.after(Instant::now(), &runs.notices, &run_id, cursor, looking).await
            })
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

/// Reads a batch. Batches end where a multiple of their size does, so that readers who began at different places come
/// to share them.
async fn look(cx: &Context, row: &RunRow, cursor: i64) -> Result<(Batch, Extent), ApiError> {
    let mut reader = cx.db.read().await?;
    let rows = BATCH - cursor.rem_euclid(BATCH);
    let events = store::events_within(&mut reader, &row.id, cursor, rows, sse::LOOK_BYTES).await?;
    // A run that has ended writes nothing after its terminal event, so an empty look at one is the end.
    let run = if events.is_empty() { store::read(&mut reader, &row.id).await? } else { None };
    let over = events.is_empty() && run.is_none_or(|run| run.ended_at.is_some() && run.last_seq <= cursor);
    drop(reader);
    let is_full = i64::try_from(events.len()) == Ok(rows);
    let mut batch = Batch { frames: Vec::new(), cursor, ended: over };
    let mut piece = BytesMut::new();
    for event in events {
        if event.seq > batch.cursor + 1 {
            // What a slow reader had not read yet was removed meanwhile.
            piece.extend_from_slice(&gap("trimmed", event.seq - 1, event.seq, row.last_seq.max(event.seq))?);
        }
        batch.cursor = event.seq;
        batch.ended = is_terminal(&event.kind);
        let event = event.into_event(row)?;
        piece.extend_from_slice(&sse::frame(Some(event.seq), event.type_.as_str(), &event)?);
        if piece.len() >= PIECE_BYTES {
            batch.frames.push(piece.split().freeze());
        }
    }
    if !piece.is_empty() {
        batch.frames.push(piece.freeze());
    }
    let extent = if is_full || batch.ended { Extent::Full } else { Extent::MayGrow };
    Ok((batch, extent))
}

fn is_terminal(kind: &str) -> bool {
    matches!(kind, "run.completed" | "run.failed" | "run.cancelled" | "run.lost")
}
