//! Event streams (WHATWG server-sent events): a log, followed from a position to its end.
//!
//! A stream reads a batch after its cursor, sends it, and looks again when it is told that there is more. So memory
//! is one batch, a slow reader slows nobody, and a reconnect is the same thing from another cursor.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures::stream;
use hub_glue::{BodyError, EventStream};
use serde::Serialize;

use crate::error::ApiError;
use crate::hub::Context;
use crate::notice::Listening;

/// Sent first: how long a browser waits before it reconnects, in milliseconds.
const RETRY: &[u8] = b"retry: 2000\n\n";
/// Sent through silence, so that proxies keep the connection open.
const COMMENT: &[u8] = b": still here\n\n";
/// After how much silence.
const SILENCE: Duration = Duration::from_secs(15);

/// What one look at a log gave.
pub struct Batch {
    /// Frames to send, in order.
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
}

/// Follows a log from `cursor` until it ends or the process does. A failed look ends the stream after a whole frame;
/// the client comes back with its cursor.
pub fn follow<F>(cx: &Context, listening: Listening, cursor: i64, first: Vec<Bytes>, look: F) -> EventStream
where
    F: Fn(i64) -> Look + Send + 'static,
{
    let mut waiting = VecDeque::from([Bytes::from_static(RETRY)]);
    waiting.extend(first);
    let following = Following { cx: cx.clone(), listening, look, cursor, waiting, ended: false };
    EventStream::new(stream::unfold(following, |mut following| async move {
        let frame = following.next().await?;
        Some((Ok::<_, BodyError>(frame), following))
    }))
}

impl<F: Fn(i64) -> Look> Following<F> {
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.waiting.pop_front() {
                return Some(frame);
            }
            if self.ended || self.cx.ending.is_cancelled() {
                return None;
            }
            let batch = match (self.look)(self.cursor).await {
                Ok(batch) => batch,
                Err(error) => {
                    tracing::warn!(
                        "an event stream ends because its log could not be read: {}",
                        error.message()
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
                () = tokio::time::sleep(SILENCE) => return Some(Bytes::from_static(COMMENT)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_one_line_of_data() {
        let text = frame(Some(7), "message.delta", &serde_json::json!({"text": "a\nb\r\n"})).unwrap();
        assert_eq!(text, "id: 7\nevent: message.delta\ndata: {\"text\":\"a\\nb\\r\\n\"}\n\n");
        assert_eq!(frame(None, "x", &1).unwrap(), "event: x\ndata: 1\n\n");
    }
}
