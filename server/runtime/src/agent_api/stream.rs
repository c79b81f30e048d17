//! The stream of one run's events, from the HTTP answer to typed items.
//!
//! The agent gives each event once, to one reader, and forgets it; so every item that is given
//! here must be kept by who takes it. The stream always ends with exactly one [`StreamEnd`], which
//! says how much the end can be believed. Nothing here decides what a run's state is.

use std::collections::VecDeque;
use std::time::Duration;

use futures::Stream;

use super::error::AgentError;
use super::event::{AgentFrame, Malformed, read_frame};
use super::sse::{SseDecoder, SseEnd, SseItem};
use super::types::AgentRunId;

/// One thing an event stream gave.
#[derive(Debug)]
pub enum StreamItem {
    /// An event of the run.
    Event(AgentFrame),
    /// A comment: the agent lives, and the run is silent (every 30 s).
    Keepalive,
    /// Something came that is no event; at least one event may be lost.
    Malformed(Malformed),
    /// The end; nothing follows.
    End(StreamEnd),
}

/// How a stream ended. Only a terminal event says that the run is over: a second reader may have
/// taken it, so even [`StreamEnd::Closed`] without one means "ask for the status".
#[derive(Debug)]
pub enum StreamEnd {
    /// The agent said `: stream closed`.
    Closed,
    /// The connection ended in order, without that word.
    Eof {
        /// Whether it ended inside a frame, which is lost.
        torn: bool,
    },
    /// Neither an event nor a keepalive for this long: the agent hangs.
    Silent {
        /// The deadline that passed.
        after: Duration,
    },
    /// The connection broke.
    Broken(AgentError),
}

/// The one reader of a run's events. Dropping it makes the agent forget the events not yet read.
#[derive(Debug)]
pub struct EventStream {
    run: AgentRunId,
    silence: Duration,
    ready: VecDeque<StreamItem>,
    source: Option<Source>,
}

#[derive(Debug)]
struct Source {
    response: reqwest::Response,
    decoder: SseDecoder,
}

impl EventStream {
    pub(super) fn new(
        run: AgentRunId,
        response: reqwest::Response,
        frame_bytes_max: usize,
        silence: Duration,
    ) -> Self {
        let source = Source { response, decoder: SseDecoder::new(frame_bytes_max) };
        Self { run, silence, ready: VecDeque::new(), source: Some(source) }
    }

    /// The next item; `None` after [`StreamItem::End`]. May be cancelled without losing anything.
    pub async fn next(&mut self) -> Option<StreamItem> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            let source = self.source.as_mut()?;
            let read = tokio::time::timeout(self.silence, source.response.chunk()).await;
            match read {
                Ok(Ok(Some(bytes))) => {
                    let items = source.decoder.push(&bytes);
                    self.take(items);
                }
                Ok(Ok(None)) => self.end_of_file(),
                Ok(Err(error)) => {
                    self.end(StreamEnd::Broken(AgentError::from_transport(
                        error,
                        self.silence,
                        self.silence,
                    )));
                }
                Err(_) => self.end(StreamEnd::Silent { after: self.silence }),
            }
        }
    }

    /// The same as a [`Stream`].
    pub fn into_stream(self) -> impl Stream<Item = StreamItem> + Send {
        futures::stream::unfold(
            self,
            |mut stream| async move { stream.next().await.map(|item| (item, stream)) },
        )
    }

    fn take(&mut self, items: Vec<SseItem>) {
        for item in items {
            let item = match item {
                SseItem::Frame(frame) => match read_frame(&frame.data, &self.run) {
                    Ok(frame) => StreamItem::Event(frame),
                    Err(malformed) => StreamItem::Malformed(malformed),
                },
                SseItem::Comment(text) if text == "stream closed" => {
                    self.end(StreamEnd::Closed);
                    return;
                }
                SseItem::Comment(_) => StreamItem::Keepalive,
                SseItem::Malformed(fault) => StreamItem::Malformed(fault.into()),
            };
            self.ready.push_back(item);
        }
    }

    fn end_of_file(&mut self) {
        let torn = self.source.take().is_some_and(|source| source.decoder.finish() == SseEnd::Torn);
        self.end(StreamEnd::Eof { torn });
    }

    fn end(&mut self, end: StreamEnd) {
        self.source = None;
        self.ready.push_back(StreamItem::End(end));
    }
}
