//! A run as its user follows it: its events through every disconnect, its end, its approvals.

use std::time::Duration;

use hub_types::{
    Approval, ApprovalChoice, ApprovalDecide, ApprovalId, Run, RunId, RunState, RunStop, TenantId,
};
use tokio::time::{Instant, sleep_until};

use crate::events::{self, Events};
use crate::{Error, Hub};

/// The longest that one answer is waited for; the Hub takes no more than 50.
const WAIT_SECONDS: i32 = 50;
/// From one question to the next at least: a Hub where too many wait, and one that ends, answers at once.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// One run of one tenant. Made by [`Hub::run`]; nothing is sent before the first call.
#[derive(Clone, Debug)]
pub struct RunRef {
    hub: Hub,
    tenant_id: TenantId,
    run_id: RunId,
}

impl Hub {
    /// The run that [`Hub::run_create`](hub_client::Client::run_create) or a list gave.
    pub fn run(&self, run: &Run) -> RunRef {
        RunRef { hub: self.clone(), tenant_id: run.tenant_id.clone(), run_id: run.id.clone() }
    }
}

impl RunRef {
    /// Its id.
    pub fn id(&self) -> &RunId {
        &self.run_id
    }

    /// The run as it stands.
    pub async fn view(&self) -> Result<Run, Error> {
        self.look(0).await
    }

    /// The run when it has ended or needs an answer: look at `state`, and at `pending_approval`.
    ///
    /// Asks again for as long as it takes; wrap it in a timeout to give up. Fails when the Hub refuses, or cannot be
    /// reached for longer than the connection's [`Repeats`](crate::Repeats) allow.
    pub async fn wait(&self) -> Result<Run, Error> {
        loop {
            let next = Instant::now() + ASK_EVERY;
            let run = self.look(WAIT_SECONDS).await?;
            // The time of its end tells also of an end that this version has no word for.
            let ended = is_over(&run.state) || run.ended_at.is_some();
            if ended || run.state == RunState::WaitingForApproval {
                return Ok(run);
            }
            sleep_until(next).await;
        }
    }

    /// Its events from the first one; see [`Events`].
    pub fn events(&self) -> Events {
        self.events_after(0)
    }

    /// Its events after the one with this `seq`.
    pub fn events_after(&self, seq: i64) -> Events {
        events::follow(self.hub.clone(), self.tenant_id.clone(), self.run_id.clone(), seq)
    }

    /// Asks it to stop; the answer comes when it has, or after 50 seconds.
    pub async fn stop(&self) -> Result<Run, Error> {
        let call = self.hub.run_stop().tenant_id(self.tenant_id.clone()).run_id(self.run_id.clone());
        let answer = call.wait_seconds(WAIT_SECONDS).body(RunStop::default()).send().await?;
        Ok(answer.into_inner())
    }

    /// Answers what it asked.
    pub async fn decide(&self, approval: &ApprovalId, choice: ApprovalChoice) -> Result<Approval, Error> {
        let body = ApprovalDecide { approval_id: approval.clone(), choice, comment: None };
        let call =
            self.hub.run_approval_decide().tenant_id(self.tenant_id.clone()).run_id(self.run_id.clone());
        Ok(call.body(body).send().await?.into_inner())
    }

    async fn look(&self, wait_seconds: i32) -> Result<Run, Error> {
        let call = self.hub.run_view().tenant_id(self.tenant_id.clone()).run_id(self.run_id.clone());
        Ok(call.wait_seconds(wait_seconds).send().await?.into_inner())
    }
}

/// Whether a run in this state has ended.
pub fn is_over(state: &RunState) -> bool {
    matches!(state, RunState::Completed | RunState::Failed | RunState::Cancelled | RunState::Lost)
}
