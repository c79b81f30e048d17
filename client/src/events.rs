//! A run's events, followed through disconnects and restarts of the Hub.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt as _};
use http::{HeaderMap, header};
use hub_types::{RunEvent, RunEventType, RunId, TenantId};
use serde::Deserialize;
use sse_stream::{Sse, SseByteStream};

use crate::{Error, Hub};

/// How long the pauses between attempts to reconnect are: doubling from the first to the last.
const PAUSE_FIRST: Duration = Duration::from_millis(100);
const PAUSE_LAST: Duration = Duration::from_secs(5);
/// After how many failed attempts in a row the stream gives up: a good ten minutes.
const ATTEMPTS_MAX: u32 = 130;
/// A connection that stood for so long was no failed attempt, whatever it brought: a run can be silent for hours, and
/// what stands between cuts silent connections.
const STOOD: Duration = PAUSE_LAST;

/// Something that following a run's events brings.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Seen {
    /// The next event. Each comes once, in order.
    Event(RunEvent),
    /// Events between the cursor and here are not kept any more, or never were.
    Gap(Gap),
    /// The connection was lost and is there again; nothing was missed.
    Reconnected {
        /// The `seq` it goes on after.
        after: i64,
    },
}

/// A gap in what could be followed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// `trimmed`: older events are gone; `beyond_log`: the cursor was ahead of the log.
    pub reason: String,
    /// The oldest event that is kept.
    pub first_seq: i64,
    /// The newest event.
    pub last_seq: i64,
}

/// The events of a run, as a stream.
///
/// It reconnects by itself and goes on where it was, also through a restart of the Hub, and says so. It ends after
/// the terminal event. It fails, and ends, when the Hub refuses (401, 403, 404 and the like) or stays away for more
/// than ten minutes.
pub struct Events(BoxStream<'static, Result<Seen, Error>>);

impl Stream for Events {
    type Item = Result<Seen, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(cx)
    }
}

impl std::fmt::Debug for Events {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Events").finish_non_exhaustive()
    }
}

impl Events {
    /// Only the events themselves, without word of gaps and reconnects.
    pub fn only_events(self) -> impl Stream<Item = Result<RunEvent, Error>> + Send + Unpin {
        Box::pin(self.filter_map(|seen| async move {
            match seen {
                Ok(Seen::Event(event)) => Some(Ok(event)),
                Ok(Seen::Gap(_) | Seen::Reconnected { .. }) => None,
                Err(error) => Some(Err(error)),
            }
        }))
    }
}

type Frames = BoxStream<'static, Result<Sse, sse_stream::Error>>;

struct Following {
    hub: Hub,
    tenant_id: TenantId,
    run_id: RunId,
    after: i64,
    frames: Option<Frames>,
    /// Attempts since the last event, or since the last connection that stood; 0 before the first one.
    attempts: u32,
    connected_at: Instant,
    connected_before: bool,
    over: bool,
}

pub(crate) fn follow(hub: Hub, tenant_id: TenantId, run_id: RunId, after: i64) -> Events {
    let following = Following {
        hub,
        tenant_id,
        run_id,
        after,
        frames: None,
        attempts: 0,
        connected_at: Instant::now(),
        connected_before: false,
        over: false,
    };
    Events(
        stream::unfold(following, |mut following| async move {
            let seen = following.next().await?;
            Some((seen, following))
        })
        .boxed(),
    )
}

impl Following {
    async fn next(&mut self) -> Option<Result<Seen, Error>> {
        while !self.over {
            let Some(frames) = &mut self.frames else {
                match self.connect().await {
                    Ok(None) => continue,
                    Ok(Some(seen)) => return Some(Ok(seen)),
                    Err(error) => {
                        self.over = true;
                        return Some(Err(error));
                    }
                }
            };
            match frames.next().await {
                Some(Ok(frame)) => match self.take(frame) {
                    Ok(None) => {}
                    Ok(Some(seen)) => return Some(Ok(seen)),
                    Err(error) => {
                        self.over = true;
                        return Some(Err(error));
                    }
                },
                // A cut, or an end without a terminal event: the Hub is going away. Come back where we are.
                Some(Err(_)) => self.disconnected(),
                None => {
                    self.disconnected();
                    self.over = self.is_at_the_end().await;
                }
            }
        }
        None
    }

    /// Opens the stream after the cursor. `Ok(None)` is "try again".
    async fn connect(&mut self) -> Result<Option<Seen>, Error> {
        if self.attempts > 0 {
            tokio::time::sleep(pause(self.attempts)).await;
        }
        self.attempts += 1;
        let call = self.hub.run_watch().tenant_id(self.tenant_id.clone()).run_id(self.run_id.clone());
        let error = match call.after(self.after).send().await {
            Ok(answer) if is_event_stream(answer.headers()) => {
                self.frames = Some(SseByteStream::new(answer.into_inner().into_inner()).boxed());
                self.connected_at = Instant::now();
                let again = std::mem::replace(&mut self.connected_before, true);
                return Ok(again.then_some(Seen::Reconnected { after: self.after }));
            }
            // A page of somebody between, which may be gone in a moment.
            Ok(answer) => Error::not_the_hubs(answer.status(), answer.headers()),
            Err(error) => Error::from(error),
        };
        if is_final(&error) || self.attempts >= ATTEMPTS_MAX { Err(error) } else { Ok(None) }
    }

    fn disconnected(&mut self) {
        self.frames = None;
        if self.connected_at.elapsed() >= STOOD {
            self.attempts = 0;
        }
    }

    /// Whether the run has ended and nothing follows. So it is for who starts at the terminal event or beyond: the
    /// Hub has nothing to send, and ends the stream in order as it does when it is going away itself.
    async fn is_at_the_end(&mut self) -> bool {
        let call = self.hub.run_view().tenant_id(self.tenant_id.clone()).run_id(self.run_id.clone());
        // A Hub that does not answer is asked for the stream again, and that says what is wrong.
        call.send().await.is_ok_and(|run| run.ended_at.is_some() && run.last_seq <= self.after)
    }

    /// What a frame says. Frames that say nothing (comments, the retry line), or nothing new, are passed over; one that
    /// cannot be read ends the stream, because leaving it out would be a loss without a word.
    fn take(&mut self, frame: Sse) -> Result<Option<Seen>, Error> {
        let Some(data) = frame.data else { return Ok(None) };
        let unreadable = |error: serde_json::Error| Error::unreadable(&error);
        if frame.event.as_deref() == Some("gap") {
            let gap: Gap = serde_json::from_str(&data).map_err(unreadable)?;
            self.after = frame.id.and_then(|id| id.parse().ok()).unwrap_or(self.after);
            return Ok(Some(Seen::Gap(gap)));
        }
        let event: RunEvent = serde_json::from_str(&data).map_err(unreadable)?;
        if event.seq <= self.after {
            return Ok(None);
        }
        self.after = event.seq;
        self.attempts = 0;
        self.over = is_terminal(&event.type_);
        Ok(Some(Seen::Event(event)))
    }
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or("");
    media.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case("text/event-stream"))
}

fn pause(attempts: u32) -> Duration {
    PAUSE_FIRST.saturating_mul(1 << (attempts - 1).min(16)).min(PAUSE_LAST)
}

/// Whether trying again cannot help: a refusal, in contrast to a Hub that is away or busy.
fn is_final(error: &Error) -> bool {
    error
        .status()
        .is_some_and(|status| status.is_client_error() && status.as_u16() != 429 && status.as_u16() != 408)
}

/// Whether an event of this type is the last one of its run.
pub fn is_terminal(kind: &RunEventType) -> bool {
    matches!(
        kind,
        RunEventType::RunCompleted
            | RunEventType::RunFailed
            | RunEventType::RunCancelled
            | RunEventType::RunLost
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_to_five_seconds() {
        for (attempts, millis) in [(1, 100), (2, 200), (6, 3200), (7, 5000), (1000, 5000)] {
            assert_eq!(pause(attempts), Duration::from_millis(millis), "after {attempts}");
        }
    }
}
