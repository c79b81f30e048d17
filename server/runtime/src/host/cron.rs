//! The agent's schedules: asked for on the Hub's order, and looked at so that the Hub always knows them.
//!
//! An agent makes jobs by itself too, and the Hub has to know when one is due while the agent sleeps; so they are looked
//! at while it is awake, and once more before it ends. Nothing here decides when a job runs.

use std::sync::Arc;
use std::time::Duration;

use hub_types::RuntimeReportType;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify};

use super::orders::{Call, CronVerb};
use super::spool::{Report, Spool};
use crate::agent_api::{AgentApi, AgentError, Effect, JobAnswer};

/// How often the jobs are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// How long the last look may take.
const LAST_LOOK: Duration = Duration::from_secs(3);

/// The job API of one agent.
#[derive(Clone, Debug)]
pub(crate) struct Cron(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    api: AgentApi,
    spool: Spool,
    /// Something has changed.
    look: Notify,
    /// What the Hub was told last.
    told: Mutex<Option<Vec<Value>>>,
}

impl Cron {
    /// Nothing is asked yet.
    pub(crate) fn new(api: AgentApi, spool: Spool) -> Self {
        Self(Arc::new(Shared { api, spool, look: Notify::new(), told: Mutex::default() }))
    }

    /// Looks at the jobs again soon.
    pub(crate) fn look_soon(&self) {
        self.0.look.notify_one();
    }

    /// Tells the Hub of the jobs, at first and when they change. Never returns.
    pub(crate) async fn watch(&self) {
        loop {
            self.look().await;
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.0.look.notified() => {}
            }
        }
    }

    /// Tells the Hub of the jobs as they are before the agent ends, if that can be had soon.
    pub(crate) async fn look_last(&self) {
        if tokio::time::timeout(LAST_LOOK, self.look()).await.is_err() {
            tracing::warn!("the agent did not tell its jobs before its end");
        }
    }

    async fn look(&self) {
        let mut told = self.0.told.lock().await;
        match self.0.api.jobs().await {
            Ok(jobs) if told.as_ref() != Some(&jobs) => {
                let data = json!({ "jobs": jobs });
                self.0.spool.report(Report::agent(RuntimeReportType::CronJobs, data)).await;
                *told = Some(jobs);
            }
            Ok(_) => {}
            // An agent of another version may have no job API; one that hangs is noticed elsewhere.
            Err(error) => tracing::debug!("the agent's jobs could not be looked at: {error}"),
        }
    }

    /// Carries out `cron.call`: asks once and tells the answer, or that there is none.
    pub(crate) async fn call(&self, call: Call) {
        let answer = self.ask(&call).await;
        let data = match answer {
            Ok(JobAnswer { status, body }) => {
                json!({ "callId": call.call_id, "status": status, "body": body })
            }
            Err(error) => {
                let failure = match error.effect() {
                    Effect::None => "not_sent",
                    Effect::Unknown => "unknown",
                };
                json!({ "callId": call.call_id, "failure": failure, "message": error.to_string() })
            }
        };
        self.0.spool.report(Report::agent(RuntimeReportType::CronAnswered, data)).await;
        if !matches!(call.verb, CronVerb::List | CronVerb::View) {
            self.look_soon();
        }
    }

    async fn ask(&self, call: &Call) -> Result<JobAnswer, AgentError> {
        let job = call.job_id.as_deref().unwrap_or_default();
        // It becomes a part of a path.
        if !job.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(AgentError::Garbage("the job's id has not its form"));
        }
        let (method, path) = match call.verb {
            CronVerb::List => (Method::GET, "?include_disabled=true".to_owned()),
            CronVerb::View => (Method::GET, format!("/{job}")),
            CronVerb::Create => (Method::POST, String::new()),
            CronVerb::Update => (Method::PATCH, format!("/{job}")),
            CronVerb::Delete => (Method::DELETE, format!("/{job}")),
            CronVerb::Pause => (Method::POST, format!("/{job}/pause")),
            CronVerb::Resume => (Method::POST, format!("/{job}/resume")),
        };
        self.0.api.job_call(method, &path, call.body.as_ref()).await
    }
}
