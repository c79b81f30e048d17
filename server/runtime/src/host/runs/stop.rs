//! Stopping a run: asked of the agent, and confirmed only when the run is over.

use std::time::Duration;

use hub_types::{RunId, RuntimeReportType};
use serde_json::json;

use super::super::hub::BackOff;
use super::super::spool::Report;
use super::{Run, Shared};

impl Shared {
    /// Carries out `run.stop`.
    pub(super) async fn stop(&self, id: RunId) {
        let Some(run) = self.table.get(&id) else {
            self.tell(&id, RuntimeReportType::StopConfirmed, "the run is not at work here").await;
            return;
        };
        run.stopping.cancel();
        let deadline = Duration::from_millis(self.limits.stop_ms);
        match tokio::time::timeout(deadline, self.post_stop_until_over(&run)).await {
            Ok(()) => self.tell(&id, RuntimeReportType::StopConfirmed, "the run is over").await,
            Err(_) => {
                let message = format!("the agent did not stop the run within {} s", deadline.as_secs());
                self.tell(&id, RuntimeReportType::StopFailed, &message).await;
            }
        }
    }

    /// Asks until the agent has heard it, then waits for the run's end. A repeated stop is harmless.
    pub(super) async fn post_stop_until_over(&self, run: &Run) {
        if let Some(agent_run) = run.agent_run().await {
            let mut back_off = BackOff::new();
            let heard = async {
                loop {
                    match self.api.run_stop(&agent_run).await {
                        Ok(()) => return,
                        Err(error) if error.status() == Some(404) => return,
                        Err(error) => tracing::warn!(run.id = %*run.id, "a stop was not heard: {error}"),
                    }
                    back_off.wait().await;
                }
            };
            tokio::select! {
                () = heard => {}
                () = run.over.cancelled() => {}
            }
        }
        run.over.cancelled().await;
    }

    async fn tell(&self, run: &RunId, kind: RuntimeReportType, message: &str) {
        self.spool.report(Report::run(run, kind, json!({"message": message}))).await;
    }
}
