//! The agent's pulse: a process that runs may be frozen all the same, and loses whatever it is given.
//!
//! It is asked for as long as it works. The agent is one Python process and was seen to stall for seconds under load,
//! so only many questions in a row that stay without an answer say something. They are counted, not timed: when the
//! host itself was halted with its machine, that is one question. Nothing here ends the agent.

use std::time::Duration;

use hub_types::RuntimeReportType;
use serde_json::json;
use tokio::sync::watch;
use tokio::time::Instant;

use super::spool::{Report, Spool};
use crate::agent_api::{AgentApi, AgentError};

/// After so many questions without an answer the agent counts as unresponsive.
const UNRESPONSIVE_AFTER: u32 = 3;

/// After so many it counts as frozen for good.
const FROZEN_AFTER: u32 = 12;

/// What questions without an answer say of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Well,
    Unresponsive,
    Frozen,
}

/// So many in a row, up to the last one.
fn verdict(unanswered: u32) -> Verdict {
    match unanswered {
        0..UNRESPONSIVE_AFTER => Verdict::Well,
        UNRESPONSIVE_AFTER..FROZEN_AFTER => Verdict::Unresponsive,
        FROZEN_AFTER.. => Verdict::Frozen,
    }
}

/// Who asks one agent.
#[derive(Debug)]
pub(crate) struct Pulse {
    api: AgentApi,
    spool: Spool,
    /// From one question to the next, and how long an answer may take.
    every: Duration,
    answers: watch::Sender<bool>,
}

impl Pulse {
    /// Nothing is asked yet. An agent is frozen that has not answered for `frozen_after`.
    pub(crate) fn new(api: AgentApi, spool: Spool, frozen_after: Duration) -> Self {
        Self { api, spool, every: frozen_after / FROZEN_AFTER, answers: watch::Sender::new(true) }
    }

    /// Whether the agent answers, as far as is known. It does at first: it was just found ready.
    pub(crate) fn answers(&self) -> watch::Receiver<bool> {
        self.answers.subscribe()
    }

    /// Asks, and tells the Hub what changes, until the agent is frozen. Never returns otherwise.
    pub(crate) async fn until_frozen(&self) {
        tokio::select! {
            () = self.ask_on() => {}
            // On its own, because a full spool holds up who reports.
            () = self.tell() => {}
        }
    }

    async fn ask_on(&self) {
        let mut unanswered = 0;
        loop {
            let asked = Instant::now();
            unanswered = if self.is_answered().await { 0 } else { unanswered + 1 };
            match verdict(unanswered) {
                Verdict::Well => self.note(true),
                Verdict::Unresponsive => self.note(false),
                Verdict::Frozen => return,
            }
            tokio::time::sleep_until(asked + self.every).await;
        }
    }

    async fn is_answered(&self) -> bool {
        match tokio::time::timeout(self.every, self.api.health()).await {
            Ok(Ok(_)) => true,
            // Also a refusal is an answer: whether the agent is any good is not the question here.
            Ok(Err(AgentError::Answer(_) | AgentError::Garbage(_) | AgentError::TooLong { .. })) => true,
            Ok(Err(_)) | Err(_) => false,
        }
    }

    fn note(&self, answers: bool) {
        let is_news = self.answers.send_if_modified(|known| std::mem::replace(known, answers) != answers);
        match (is_news, answers) {
            (true, true) => tracing::info!("the agent answers again"),
            (true, false) => tracing::warn!("the agent does not answer, and gets no run until it does"),
            (false, _) => {}
        }
    }

    /// Tells the Hub each change; what changed back before it could be told is not told.
    async fn tell(&self) {
        let mut answers = self.answers.subscribe();
        let mut told = true;
        loop {
            // The sender lives in `self`.
            let _ = answers.wait_for(|answers| *answers != told).await;
            told = !told;
            let data = json!({ "healthy": told });
            self.spool.report(Report::agent(RuntimeReportType::AgentHealth, data)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::num::NonZeroU16;

    use secrecy::SecretString;

    use super::*;
    use crate::agent_api::{AgentAddress, AgentLimits};

    #[test]
    fn an_agent_is_given_time_before_anything_is_held_against_it() {
        for (unanswered, expected) in [
            (0, Verdict::Well),
            (2, Verdict::Well),
            (3, Verdict::Unresponsive),
            (11, Verdict::Unresponsive),
            (12, Verdict::Frozen),
            (u32::MAX, Verdict::Frozen),
        ] {
            assert_eq!(verdict(unanswered), expected, "after {unanswered}");
        }
    }

    #[tokio::test]
    async fn an_agent_whose_connections_only_the_kernel_takes_is_frozen_and_told_of() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = NonZeroU16::new(listener.local_addr().unwrap().port()).unwrap();
        let key = SecretString::from("key");
        let api = AgentApi::new(AgentAddress::local(port), key, AgentLimits::default()).unwrap();
        let root = tempfile::tempdir().unwrap();
        let (spool, _) = Spool::open(&root.path().join("journal"), 1 << 20).unwrap();
        let pulse = Pulse::new(api, spool.clone(), Duration::from_millis(600));
        let answers = pulse.answers();
        assert!(*answers.borrow(), "it was just found ready");
        pulse.until_frozen().await;
        assert!(!*answers.borrow());
        let mut extent = spool.extent();
        extent.wait_for(|extent| extent.last > 0).await.unwrap();
        let told = spool.batch(0, 10, 1 << 20).await.unwrap();
        assert_eq!((told.len(), &told[0].type_), (1, &RuntimeReportType::AgentHealth));
        assert_eq!(told[0].data["healthy"], false);
    }
}
