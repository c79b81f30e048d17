//! Event streams (WHATWG server-sent events): a log, followed from a position to its end.
//!
//! A stream reads a batch after its cursor, sends it, and looks again when it is told that there is more. So memory
//! is one batch, a slow reader slows nobody, and a reconnect is the same thing from another cursor. A reader that took
//! nothing for too long finds its stream ended after a whole frame.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures::stream;
use hub_glue::{BodyError, EventStream};
use serde::Serialize;
use tokio::time::Instant;

use crate::error::ApiError;
use crate::hub::Context;
use crate::notice::Listening;

/// Sent first: how long a browser waits before it reconnects, in milliseconds.
const RETRY: &[u8] = b"retry: 2000\n\n";
/// Sent through silence, so that proxies keep the connection open.
const COMMENT: &[u8] = b": still here\n\n";
/// After how much silence.
const SILENCE: Duration = Duration::from_secs(15);

/// How many bytes of a log one look should take: with the one frame that goes beyond, what a stream holds in memory.
pub const LOOK_BYTES: usize = 1 << 20;

/// What one look at a log gave. Copies share its bytes.
#[derive(Clone)]
pub struct Batch {
    /// Whole frames to send, in order; one or more of them in a piece.
    pub frames: Vec<Bytes>,
    /// Where to go on.
    pub cursor: i64,
    /// Whether this was the end of the log.
    pub ended: bool,
}

/// A look at a log, under way.
pub type Look = Pin<Box<dyn Future<Output = Result<Batch, ApiError>> + Send>>;

/// One frame. `data` becomes one line of JSON, so that a frame is whole or not there.
pub fn frame(id: Option<i64>, event: &str, data: &impl Serialize) -> Result<Bytes, ApiError> {
    let json = serde_json::to_string(data).map_err(ApiError::internal)?;
    let mut text = String::with_capacity(json.len() + event.len() + 32);
    if let Some(id) = id {
        let _ = writeln!(text, "id: {id}");
    }
    let _ = write!(text, "event: {event}\ndata: {json}\n\n");
    Ok(Bytes::from(text))
}

struct Following<F> {
    cx: Context,
    listening: Listening,
    look: F,
    cursor: i64,
    waiting: VecDeque<Bytes>,
    ended: bool,
    /// When the last frame was taken.
    taken: Instant,
    /// When it ends, whatever comes.
    until: Option<Instant>,
}

/// Follows a log from `cursor` until it ends or the process does. A failed look ends the stream after a whole frame;
/// the client comes back with its cursor.
pub fn follow<F>(cx: &Context, listening: Listening, cursor: i64, first: Vec<Bytes>, look: F) -> EventStream
where
    F: Fn(i64) -> Look + Send + 'static,
{
    begin(Following::new(cx, listening, cursor, first, None, look))
}

/// As [`follow`], for so long at the most. What was read of the log by then is sent.
pub fn follow_for<F>(
    cx: &Context,
    lifetime: Duration,
    listening: Listening,
    cursor: i64,
    look: F,
) -> EventStream
where
    F: Fn(i64) -> Look + Send + 'static,
{
    begin(Following::new(cx, listening, cursor, Vec::new(), Some(Instant::now() + lifetime), look))
}

fn begin<F: Fn(i64) -> Look + Send + 'static>(following: Following<F>) -> EventStream {
    EventStream::new(stream::unfold(following, |mut following| async move {
        let frame = following.taken_at(Instant::now()).await?;
        Some((Ok::<_, BodyError>(frame), following))
    }))
}

impl<F: Fn(i64) -> Look> Following<F> {
    fn new(
        cx: &Context,
        listening: Listening,
        cursor: i64,
        first: Vec<Bytes>,
        until: Option<Instant>,
        look: F,
    ) -> Self {
        let mut waiting = VecDeque::from([Bytes::from_static(RETRY)]);
        waiting.extend(first);
        let (cx, taken) = (cx.clone(), Instant::now());
        Self { cx, listening, look, cursor, waiting, ended: false, taken, until }
    }

    /// The next frame, for a reader that comes for it now. None for one that was away for too long.
    async fn taken_at(&mut self, now: Instant) -> Option<Bytes> {
        if now.duration_since(self.taken) >= self.cx.config.limits.reader_stall {
            return None;
        }
        let frame = self.next().await?;
        self.taken = Instant::now();
        Some(frame)
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.waiting.pop_front() {
                return Some(frame);
            }
            if self.ended
                || self.cx.ending.is_cancelled()
                || self.until.is_some_and(|at| at <= Instant::now())
            {
                return None;
            }
            let batch = match (self.look)(self.cursor).await {
                Ok(batch) => batch,
                Err(error) => {
                    let cause = error.cause().map(|cause| cause as &dyn std::error::Error);
                    let message = error.message();
                    tracing::warn!(
                        cause,
                        "an event stream ends because its log could not be read: {message}"
                    );
                    return None;
                }
            };
            let more = !batch.frames.is_empty();
            self.waiting.extend(batch.frames);
            (self.cursor, self.ended) = (batch.cursor, batch.ended);
            if more || self.ended {
                continue;
            }
            tokio::select! {
                () = self.listening.changed() => {}
                () = self.cx.ending.cancelled() => return None,
                () = passed(self.until) => return None,
                () = tokio::time::sleep(SILENCE) => return Some(Bytes::from_static(COMMENT)),
            }
        }
    }
}

/// Returns at this instant; never without one.
async fn passed(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::Notices;

    #[test]
    fn a_frame_is_one_line_of_data() {
        let text = frame(Some(7), "message.delta", &serde_json::json!({"text": "a\nb\r\n"})).unwrap();
        assert_eq!(text, "id: 7\nevent: message.delta\ndata: {\"text\":\"a\\nb\\r\\n\"}\n\n");
        assert_eq!(frame(None, "x", &1).unwrap(), "event: x\ndata: 1\n\n");
    }

    /// A log of frames without end.
    fn endless(cursor: i64) -> Look {
        Box::pin(async move {
            let frames = vec![frame(Some(cursor + 1), "x", &cursor)?];
            Ok(Batch { frames, cursor: cursor + 1, ended: false })
        })
    }

    #[tokio::test]
    async fn a_stream_whose_reader_takes_nothing_for_too_long_ends() {
        let directory = tempfile::tempdir().unwrap();
        let cx = Context::for_test(directory.path(), "").await;
        let board = Notices::over(&cx.db, "test");
        let stall = cx.config.limits.reader_stall;
        let mut following = Following::new(&cx, board.listen("log"), 0, Vec::new(), None, endless);
        for _ in 0..3 {
            let almost = following.taken + stall - Duration::from_millis(1);
            assert!(following.taken_at(almost).await.is_some(), "slow, and not too slow");
        }
        let too_late = following.taken + stall;
        assert!(following.taken_at(too_late).await.is_none());
    }
}
