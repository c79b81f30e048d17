//! Following a run: every frame is reported, and the end is believed only when the agent's status says it too.

use std::time::Duration;

use hub_types::RuntimeReportType;
use serde_json::json;

use super::super::hub::BackOff;
use super::super::masks::Pieces;
use super::super::spool::Report;
use super::{Run, Shared};
use crate::agent_api::{AgentError, AgentRunId, Effect, EventStream, RunStatus, StreamEnd, StreamItem};

/// How long a stream is read on once the agent's process is gone: what it had sent is still in the socket.
const AFTER_THE_AGENT: Duration = Duration::from_secs(2);

/// How often the events are asked for while the agent surely has not given them away.
const OPENINGS_MAX: usize = 5;

/// How often an answer that makes no sense is asked for again.
const SENSELESS_MAX: usize = 5;

/// How often the status is asked for when the end is known already.
const STATUSES_MAX: usize = 3;

/// How the reading ended.
struct Ended {
    reason: &'static str,
    /// A terminal event was read.
    told: bool,
}

impl Shared {
    /// Opens the events of a run that was just posted.
    pub(super) async fn open_events(&self, agent_run: &AgentRunId) -> Result<EventStream, AgentError> {
        let mut back_off = BackOff::new();
        let mut openings = 1;
        loop {
            match self.api.run_events(agent_run).await {
                Err(error)
                    if error.effect() == Effect::None && error.retryable() && openings < OPENINGS_MAX =>
                {
                    openings += 1;
                    back_off.wait().await;
                }
                opened => return opened,
            }
        }
    }

    /// Reads a run to its end. Answers the report of the end.
    pub(super) async fn follow(
        &self,
        run: &Run,
        agent_run: &AgentRunId,
        events: Result<EventStream, AgentError>,
    ) -> Report {
        let ended = match events {
            Ok(stream) => self.read(run, stream).await,
            Err(error) => {
                let message = format!("the agent's events could not be opened: {error}");
                self.spool.report(Report::lost(&run.id, "not_opened", &message)).await;
                Ended { reason: "cut", told: false }
            }
        };
        let status = self.final_status(agent_run, ended.told).await;
        // Nobody can tell any more how it went.
        let orphaned = status.is_none() && !ended.told && self.place.agent_gone.is_cancelled();
        let reason = if orphaned { "agent_gone" } else { ended.reason };
        let data = json!({"reason": reason, "status": status, "model": run.model_answers()});
        Report::run(&run.id, RuntimeReportType::RunStreamEnded, data)
    }

    async fn read(&self, run: &Run, mut stream: EventStream) -> Ended {
        let mut told = false;
        let mut pieces = Pieces::new(self.spool.masks().clone());
        let gone = async {
            self.place.agent_gone.cancelled().await;
            tokio::time::sleep(AFTER_THE_AGENT).await;
        };
        tokio::pin!(gone);
        loop {
            let item = tokio::select! {
                biased;
                item = stream.next() => item,
                () = &mut gone => None,
            };
            match item {
                Some(StreamItem::Event(frame)) => {
                    let terminal = frame.event.is_terminal();
                    let mut told_now: Vec<_> =
                        pieces.take(frame.raw).map(|frame| Report::frame(&run.id, frame)).collect();
                    if terminal && let Some(last) = told_now.last_mut() {
                        told = true;
                        // Of what a run failed is told by its agent in words, and here by who saw it.
                        last.data.insert("model".to_owned(), json!(run.model_answers()));
                    }
                    for report in told_now {
                        self.spool.report(report).await;
                    }
                }
                Some(StreamItem::Keepalive) => {}
                Some(StreamItem::Malformed(malformed)) => {
                    let lost = Report::lost(&run.id, "malformed", &malformed.to_string());
                    self.spool.report(lost).await;
                }
                ended => {
                    if let Some(rest) = pieces.rest() {
                        self.spool.report(Report::frame(&run.id, rest)).await;
                    }
                    let end = match ended {
                        Some(StreamItem::End(end)) => end,
                        _ => StreamEnd::Eof { torn: false },
                    };
                    return self.end(run, &end, told).await;
                }
            }
        }
    }

    async fn end(&self, run: &Run, end: &StreamEnd, told: bool) -> Ended {
        let (reason, message) = match end {
            StreamEnd::Closed => ("closed", "the agent closed the stream".to_owned()),
            StreamEnd::Eof { torn: false } => ("eof", "the stream ended".to_owned()),
            StreamEnd::Eof { torn: true } => ("eof", "the stream ended inside a frame".to_owned()),
            StreamEnd::Silent { after } => ("cut", format!("the agent was silent for {} s", after.as_secs())),
            StreamEnd::Broken(error) => ("cut", error.to_string()),
        };
        if !told {
            let message = format!("{message} before the run's end was told");
            self.spool.report(Report::lost(&run.id, "stream_ended", &message)).await;
        }
        Ended { reason, told }
    }

    /// What the agent says once the run is over; `None` if it cannot say it any more. A run whose stream ended early
    /// goes on, and is waited for.
    async fn final_status(&self, agent_run: &AgentRunId, told: bool) -> Option<RunStatus> {
        let mut back_off = BackOff::new();
        let mut asked = 0;
        let mut senseless = 0;
        loop {
            if self.place.agent_gone.is_cancelled() {
                return None;
            }
            asked += 1;
            match self.api.run_status(agent_run).await {
                Ok(status) if status.status.is_terminal() => return Some(status),
                Ok(status) if told && asked >= STATUSES_MAX => return Some(status),
                Err(error) if error.status() == Some(404) => return None,
                Err(_) if told && asked >= STATUSES_MAX => return None,
                Err(AgentError::Garbage(_) | AgentError::TooLong { .. }) => {
                    senseless += 1;
                    if senseless >= SENSELESS_MAX {
                        return None;
                    }
                }
                Ok(_) | Err(_) => {}
            }
            tokio::select! {
                () = back_off.wait() => {}
                () = self.place.agent_gone.cancelled() => {}
            }
        }
    }
}
