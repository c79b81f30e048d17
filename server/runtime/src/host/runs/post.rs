//! Posting a run to the agent: tried again only while the agent surely has not begun it, and not at all while the agent
//! does not answer.

use std::time::Duration;

use tokio::time::Instant;

use super::super::hub::BackOff;
use super::super::orders::Start;
use super::{Run, Shared};
use crate::agent_api::{AgentError, AgentRunId, Effect, RunStart};

/// Why a run was not begun, or is not known to have been.
pub(super) struct Refusal {
    pub(super) code: String,
    pub(super) message: String,
    pub(super) retryable: bool,
    /// It may be at work all the same: it must never be posted again.
    pub(super) outcome_unknown: bool,
}

impl Refusal {
    pub(super) fn not_begun(code: &str, message: &str, retryable: bool) -> Self {
        Self { code: code.to_owned(), message: message.to_owned(), retryable, outcome_unknown: false }
    }
}

impl From<AgentError> for Refusal {
    fn from(error: AgentError) -> Self {
        let outcome_unknown = error.effect() == Effect::Unknown;
        let code = match (&error, outcome_unknown) {
            (_, true) => "outcome_unknown".to_owned(),
            (error, false) => error.code().unwrap_or("agent_refused").to_owned(),
        };
        let retryable = !outcome_unknown && error.retryable();
        Self { code, message: error.to_string(), retryable, outcome_unknown }
    }
}

impl Shared {
    /// Posts a run that is noted. Answers the agent's id of it.
    pub(super) async fn post(&self, run: &Run, start: Start) -> Result<AgentRunId, Refusal> {
        let start = RunStart {
            input: start.input,
            instructions: Some(self.instructions(start.instructions)),
            conversation_history: start.history.into_iter().map(Into::into).collect(),
            session_id: run.id.to_string(),
            model: Some(format!("slot-{}", start.slot)),
        };
        let deadline = Instant::now() + Duration::from_millis(self.limits.post_ms);
        self.until_settings(run, deadline).await?;
        let mut back_off = BackOff::new();
        loop {
            // What a frozen agent is given is lost; what it was not given, the next one begins.
            self.until_it_answers(run).await;
            if run.stopping.is_cancelled() {
                return Err(Refusal::not_begun("stopped", "it was stopped before it was begun", false));
            }
            if self.place.agent_gone.is_cancelled() {
                return Err(Refusal::not_begun("agent_gone", "the agent has ended", true));
            }
            self.put_in_order()?;
            // Not given up halfway for anything: then its outcome would not be known.
            match self.api.run_start(&start).await {
                Ok(agent_run) => return Ok(agent_run),
                Err(error)
                    if error.effect() == Effect::None && error.retryable() && Instant::now() < deadline =>
                {
                    let asked = error.retry_after().unwrap_or_default().min(Duration::from_secs(1));
                    tokio::select! {
                        () = async { tokio::join!(back_off.wait(), tokio::time::sleep(asked)); } => {}
                        () = run.stopping.cancelled() => {}
                        () = self.place.agent_gone.cancelled() => {}
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Puts in order what a run finds that begins now. Fails if it is not to begin.
    pub(super) fn put_in_order(&self) -> Result<(), Refusal> {
        self.place.shells.renew(self.table.count() <= 1);
        let taken = "another user of this machine has taken the name of the agent's temporary directory";
        self.place.temporary.keep().map_err(|_| Refusal::not_begun("agent_gone", taken, true))
    }

    /// What the agent is told beside its work: also where people look for what it makes.
    fn instructions(&self, asked: Option<String>) -> String {
        let place = &self.place_for_people;
        match asked {
            Some(asked) => format!("{asked}\n\n{place}"),
            None => place.clone(),
        }
    }

    /// Waits until the settings are in force that were changed before the run was ordered, for as long as there is a use.
    /// Fails when they are not by then.
    pub(super) async fn until_settings(&self, run: &Run, deadline: Instant) -> Result<(), Refusal> {
        tokio::select! {
            () = self.place.changes.until(run.after) => Ok(()),
            () = run.stopping.cancelled() => Ok(()),
            () = self.place.agent_gone.cancelled() => Ok(()),
            () = tokio::time::sleep_until(deadline) => {
                let words = "changed settings could not be put in force in time";
                Err(Refusal::not_begun("settings_not_in_force", words, true))
            }
        }
    }

    /// Waits while the agent does not answer, for as long as there is a use in waiting for it.
    pub(super) async fn until_it_answers(&self, run: &Run) {
        let mut answers = self.place.answers.clone();
        tokio::select! {
            _ = answers.wait_for(|answers| *answers) => {}
            () = run.stopping.cancelled() => {}
            () = self.place.agent_gone.cancelled() => {}
        }
    }
}
