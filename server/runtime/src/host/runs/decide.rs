//! Deciding an approval: given to the agent once, because it decides whatever is pending then.

use std::time::Duration;

use hub_types::{RunId, RuntimeReportType};
use serde_json::json;
use tokio::time::Instant;

use super::super::hub::BackOff;
use super::super::orders::Decision;
use super::super::spool::Report;
use super::Shared;
use crate::agent_api::{AgentError, AgentRunId, ApprovalChoice, Effect};

impl Shared {
    /// Carries out `approval.decide`.
    pub(super) async fn decide(&self, id: RunId, decision: Decision) {
        let decided = self.deliver(&id, decision.choice.into()).await;
        let (kind, message) = match decided {
            Ok(()) => (RuntimeReportType::ApprovalDelivered, "the agent took the decision".to_owned()),
            Err(words) => (RuntimeReportType::ApprovalFailed, words),
        };
        let data = json!({"approvalId": decision.approval, "message": message});
        self.spool.report(Report::run(&id, kind, data)).await;
    }

    async fn deliver(&self, id: &RunId, choice: ApprovalChoice) -> Result<(), String> {
        let run = self.table.get(id).ok_or("the run is not at work here")?;
        let _alone = run.deciding.lock().await;
        let agent_run = run.agent_run().await.ok_or("the run is over")?;
        match self.post_decision(&agent_run, choice).await {
            Ok(0) => Err("the agent resolved nothing".to_owned()),
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Repeated only while the agent surely has not taken it.
    async fn post_decision(&self, agent_run: &AgentRunId, choice: ApprovalChoice) -> Result<u64, AgentError> {
        let deadline = Instant::now() + Duration::from_millis(self.limits.post_ms);
        let mut back_off = BackOff::new();
        loop {
            match self.api.run_approve(agent_run, choice).await {
                Err(error)
                    if error.effect() == Effect::None
                        && error.retryable()
                        && Instant::now() < deadline
                        && !self.place.agent_gone.is_cancelled() =>
                {
                    back_off.wait().await;
                }
                decided => return decided,
            }
        }
    }
}
