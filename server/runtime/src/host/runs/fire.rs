//! A schedule's job as a run: fired once, and followed by what the agent tells of the execution.
//!
//! The agent's own clock is off, but a command of the agent's can start it by hand. So before a job is fired it is looked
//! whether the agent has just begun it: then that execution is the run. An execution has no events and cannot be
//! stopped; its end, its answer and its tokens are all that is told.

use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use hub_types::RuntimeReportType;
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::orders::Fire;
use super::super::spool::Report;
use super::post::Refusal;
use super::{Run, Shared};
use crate::agent_api::CronSession;
use crate::journal::Posted;

/// How long an execution may take to be seen once it was fired, or once the agent was seen to have begun it.
const SEEN_WITHIN: Duration = Duration::from_secs(20);

/// How long the session of an execution is looked for.
const SESSION_WITHIN: Duration = Duration::from_secs(15);
/// And that of a job that asks no model, should it have one all the same.
const SESSION_OF_SCRIPT: Duration = Duration::from_millis(500);

/// The agent names a session by whole seconds, and begins it a moment after the execution.
const SLACK_SECONDS: f64 = 2.0;

/// From one look at an execution to the next: short at first.
const LOOK_FIRST: Duration = Duration::from_millis(100);
const LOOK_LAST: Duration = Duration::from_secs(2);

/// An execution that has begun.
#[derive(Clone, Debug, PartialEq)]
struct Execution {
    /// The agent's id of it; unknown when its job was gone before it was seen.
    id: Option<String>,
    /// Seconds since 1970.
    begun_at: f64,
}

/// How an execution ended, as far as can be told.
#[derive(Debug)]
enum Ended {
    Completed {
        /// Whether its job asks a model at all; without, it is a script.
        asks: bool,
    },
    Failed(String),
    /// Its job is gone, and what it was with it.
    JobGone,
    /// Nobody knows: the agent's word for that, or the agent is gone.
    Unknown(&'static str),
}

impl Shared {
    /// Carries out `cron.fire`.
    pub(super) async fn fire(&self, run: Arc<Run>, fire: Fire) {
        match self.spool.note_posted(&run.id).await {
            Ok(Posted::Now) => self.fire_and_follow(&run, &fire).await,
            Ok(Posted::Before) => {
                tracing::error!(run.id = %*run.id, "a run that was posted before was ordered again and is left alone");
                self.leave(&run);
            }
            Err(error) => {
                self.leave(&run);
                self.refused(&run.id, "host_journal", &error.to_string(), true).await;
            }
        }
        run.over.cancel();
        self.place.cron.look_soon();
    }

    async fn fire_and_follow(&self, run: &Arc<Run>, fire: &Fire) {
        let execution = match self.begin(run, fire).await {
            Ok(execution) => execution,
            Err(refusal) => {
                if !refusal.outcome_unknown && self.spool.forget_posted(&run.id).await.is_err() {
                    tracing::error!(run.id = %*run.id, "a run's note could not be taken back");
                }
                self.leave(run);
                self.refused(&run.id, &refusal.code, &refusal.message, refusal.retryable).await;
                return;
            }
        };
        let accepted = json!({ "agentRunId": execution.id });
        self.spool.report(Report::run(&run.id, RuntimeReportType::RunAccepted, accepted)).await;
        self.place.cron.look_soon();
        let ended = self.until_ended(&fire.job_id, &execution).await;
        let report = self.told(run, &fire.job_id, &execution, ended).await;
        self.leave(run);
        self.spool.report(report).await;
    }

    /// Has the job run, or finds that the agent has begun it.
    async fn begin(&self, run: &Run, fire: &Fire) -> Result<Execution, Refusal> {
        self.until_settings(run, Instant::now() + Duration::from_millis(self.limits.post_ms)).await?;
        self.until_it_answers(run).await;
        if run.stopping.is_cancelled() {
            return Err(Refusal::not_begun("stopped", "it was stopped before it was begun", false));
        }
        if self.place.agent_gone.is_cancelled() {
            return Err(Refusal::not_begun("agent_gone", "the agent has ended", true));
        }
        let jobs = self.api.jobs().await.map_err(|error| {
            Refusal::not_begun("agent_refused", &format!("its jobs could not be looked at: {error}"), true)
        })?;
        let Some(job) = find(&jobs, &fire.job_id) else {
            return Err(Refusal::not_begun("job_gone", "the agent has no such job any more", false));
        };
        if let Some(due) = begun_by_agent(job, fire.due_at.as_deref()) {
            let since = due.unwrap_or(0.0) - SLACK_SECONDS;
            let seen = self.until_seen(&fire.job_id, |id, begun_at| id.is_some() && begun_at >= since).await;
            return seen.ok_or_else(|| {
                let message = "the job is not due then any more";
                Refusal::not_begun("schedule_changed", message, false)
            });
        }
        if job["enabled"] == false || job["state"] == "paused" {
            return Err(Refusal::not_begun("job_paused", "the job is paused", false));
        }
        if !job["fire_claim"].is_null() {
            let message =
                "the agent holds the job for an execution that it did not survive, for some minutes";
            return Err(Refusal::not_begun("job_claimed", message, true));
        }
        let before = execution_of(job).and_then(|execution| execution.id);
        let token = SecretString::from(fire.token.0.clone());
        let fired_at = now_seconds();
        self.put_in_order()?;
        self.api.cron_fire(&token, &fire.job_id).await.map_err(Refusal::from)?;
        // Its job may be gone as soon as it has run.
        let seen = self.until_seen(&fire.job_id, |id, _| id.is_none() || id != before.as_deref()).await;
        let seen = seen.map(|seen| match seen.id {
            Some(_) => seen,
            None => Execution { begun_at: fired_at, ..seen },
        });
        seen.ok_or_else(|| Refusal {
            code: "outcome_unknown".to_owned(),
            message: "the agent took the job and was not seen to run it".to_owned(),
            retryable: false,
            outcome_unknown: true,
        })
    }

    /// Looks at a job until its newest execution is the one; one without an id stands for a job that is gone.
    async fn until_seen(&self, job: &str, is_it: impl Fn(Option<&str>, f64) -> bool) -> Option<Execution> {
        let deadline = Instant::now() + SEEN_WITHIN;
        let mut wait = LOOK_FIRST;
        while Instant::now() < deadline && !self.place.agent_gone.is_cancelled() {
            if let Ok(jobs) = self.api.jobs().await {
                let seen = match find(&jobs, job) {
                    Some(found) => execution_of(found),
                    None => Some(Execution { id: None, begun_at: 0.0 }),
                };
                if let Some(seen) = seen.filter(|seen| is_it(seen.id.as_deref(), seen.begun_at)) {
                    return Some(seen);
                }
            }
            self.pause(&mut wait).await;
        }
        None
    }

    async fn until_ended(&self, job: &str, execution: &Execution) -> Ended {
        let mut wait = LOOK_FIRST;
        while !self.place.agent_gone.is_cancelled() {
            if let Ok(jobs) = self.api.jobs().await {
                let Some(found) = find(&jobs, job) else { return Ended::JobGone };
                let newest = &found["latest_execution"];
                if newest["id"].as_str() != execution.id.as_deref() {
                    // A newer one took its place; of this one only its session is left.
                    return Ended::JobGone;
                }
                match newest["status"].as_str() {
                    Some("completed") => return Ended::Completed { asks: found["no_agent"] != true },
                    Some("failed") => {
                        let error = newest["error"].as_str().or(found["last_error"].as_str());
                        return Ended::Failed(error.unwrap_or("the agent gave no reason").to_owned());
                    }
                    Some("unknown") => return Ended::Unknown("eof"),
                    _ => {}
                }
            }
            self.pause(&mut wait).await;
        }
        Ended::Unknown("agent_gone")
    }

    /// The report of the end, with what the execution's session tells.
    async fn told(&self, run: &Run, job: &str, execution: &Execution, ended: Ended) -> Report {
        let unknown = |reason: &str| {
            let data = json!({ "reason": reason, "status": null });
            Report::run(&run.id, RuntimeReportType::RunStreamEnded, data)
        };
        let session = match ended {
            Ended::Unknown(reason) => return unknown(reason),
            // A script has none.
            Ended::Completed { asks: false } => self.session(job, execution, SESSION_OF_SCRIPT).await,
            _ => self.session(job, execution, SESSION_WITHIN).await,
        };
        let said = match &session {
            Some(session) => self.said(session).await,
            None => None,
        };
        let usage = session.as_ref().map(
            |session| json!({ "input_tokens": session.input_tokens, "output_tokens": session.output_tokens }),
        );
        let completed =
            |output: String| json!({ "event": "run.completed", "output": output, "usage": usage });
        let frame = match (ended, said) {
            (Ended::Failed(error), _) => json!({ "event": "run.failed", "error": error, "usage": usage }),
            (Ended::JobGone, _) if session.is_none() => {
                return unknown(if self.place.agent_gone.is_cancelled() { "agent_gone" } else { "eof" });
            }
            (Ended::JobGone, Some(said)) if said.is_empty() => {
                let error = "the agent said nothing, and its job is gone";
                json!({ "event": "run.failed", "error": error, "usage": usage })
            }
            (Ended::Completed { asks: false }, None) => {
                completed("The job ran without a model; what it wrote is in the root cron_output.".to_owned())
            }
            (_, Some(said)) => completed(said),
            (_, None) => completed(
                "The job has run, but what the agent said could not be read from it; what it wrote is in the root \
                 cron_output."
                    .to_owned(),
            ),
        };
        let frame = frame.as_object().cloned().unwrap_or_default();
        Report::frame(&run.id, frame)
    }

    /// What was said last in a session that has ended; `None` when the agent does not tell.
    async fn said(&self, session: &CronSession) -> Option<String> {
        let deadline = Instant::now() + SESSION_WITHIN;
        let mut wait = LOOK_FIRST;
        loop {
            match self.api.last_said(&session.id).await {
                Ok(said) => return Some(said),
                Err(error) if Instant::now() >= deadline || self.place.agent_gone.is_cancelled() => {
                    tracing::warn!("what an execution said could not be read: {error}");
                    return None;
                }
                Err(_) => self.pause(&mut wait).await,
            }
        }
    }

    /// The session of an execution, once it has ended.
    async fn session(&self, job: &str, execution: &Execution, patience: Duration) -> Option<CronSession> {
        let mut deadline = Instant::now() + patience;
        let mut wait = LOOK_FIRST;
        while Instant::now() < deadline && !self.place.agent_gone.is_cancelled() {
            let sessions = self.api.cron_sessions().await.unwrap_or_default();
            let own = sessions.into_iter().filter(|session| is_its_session(session, job, execution));
            // The oldest that fits: a later one is a later execution's.
            match own.min_by(|one, other| one.started_at.total_cmp(&other.started_at)) {
                Some(session) if session.ended_at.is_some() => return Some(session),
                // One that goes on is waited for.
                Some(_) => deadline = Instant::now() + patience,
                None => {}
            }
            self.pause(&mut wait).await;
        }
        None
    }

    async fn pause(&self, wait: &mut Duration) {
        tokio::select! {
            () = tokio::time::sleep(*wait) => {}
            () = self.place.agent_gone.cancelled() => {}
        }
        *wait = wait.mul_f64(1.5).min(LOOK_LAST);
    }
}

fn find<'j>(jobs: &'j [Value], id: &str) -> Option<&'j Value> {
    jobs.iter().find(|job| job["id"] == id)
}

fn execution_of(job: &Value) -> Option<Execution> {
    let newest = &job["latest_execution"];
    Some(Execution {
        id: Some(newest["id"].as_str()?.to_owned()),
        begun_at: seconds(newest["claimed_at"].as_str()?)?,
    })
}

/// Whether the agent has begun the execution that is meant by itself, and since when that may be.
fn begun_by_agent(job: &Value, due_at: Option<&str>) -> Option<Option<f64>> {
    let at_work = matches!(job["latest_execution"]["status"].as_str(), Some("claimed" | "running"));
    let moved = due_at.is_some_and(|due| job["next_run_at"] != due);
    // A one-shot keeps its time while the agent's own clock has it run.
    if !job["run_claim"].is_null() || moved {
        return Some(due_at.and_then(seconds));
    }
    at_work.then_some(None)
}

fn is_its_session(session: &CronSession, job: &str, execution: &Execution) -> bool {
    let named = session.id.strip_prefix("cron_").and_then(|rest| rest.strip_prefix(job));
    // One that was over before is of the execution before, however short a time ago that was.
    let was_over = session.ended_at.is_some_and(|ended_at| ended_at < execution.begun_at);
    named.is_some_and(|rest| rest.starts_with('_'))
        && session.started_at >= execution.begun_at - SLACK_SECONDS
        && !was_over
}

/// Seconds since 1970 of an instant as the agent writes it.
fn seconds(text: &str) -> Option<f64> {
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    Some(at.timestamp_micros() as f64 / 1e6)
}

fn now_seconds() -> f64 {
    chrono::Utc::now().timestamp_micros() as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUE: &str = "2026-11-23T10:00:00.5+00:00";
    const LATER: &str = "2026-11-23T11:00:00.5+00:00";

    #[test]
    fn what_the_agent_has_begun_by_itself_is_not_begun_again() {
        let due = seconds(DUE);
        let execution = |status: &str| json!({ "id": "e", "status": status, "claimed_at": DUE });
        for (name, job, due_at, expected) in [
            ("due now", json!({ "next_run_at": DUE }), Some(DUE), None),
            ("asked for", json!({ "next_run_at": LATER }), None, None),
            ("its time has moved on", json!({ "next_run_at": LATER }), Some(DUE), Some(due)),
            ("a one-shot", json!({ "next_run_at": DUE, "run_claim": { "at": DUE } }), Some(DUE), Some(due)),
            (
                "it ran before",
                json!({ "next_run_at": DUE, "latest_execution": execution("completed") }),
                Some(DUE),
                None,
            ),
            (
                "it runs",
                json!({ "next_run_at": LATER, "latest_execution": execution("running") }),
                None,
                Some(None),
            ),
        ] {
            assert_eq!(begun_by_agent(&job, due_at), expected, "{name}");
        }
    }

    #[test]
    fn a_session_is_of_its_job_and_not_older_than_its_execution() {
        let execution = Execution { id: None, begun_at: 100.0 };
        for (id, started_at, ended_at, expected) in [
            ("cron_aabbccddeeff_20261123_100000", 100.3, None, true),
            ("cron_aabbccddeeff_20261123_100000", 100.3, Some(100.9), true),
            ("cron_aabbccddeeff_20261123_100000", 98.5, Some(100.1), true),
            ("cron_aabbccddeeff_20261123_095959", 98.5, Some(99.9), false),
            ("cron_aabbccddeeff_20261123_095900", 40.0, None, false),
            ("cron_aabbccddeef0_20261123_100000", 100.3, None, false),
            ("cron_aabbccddeeff", 100.3, None, false),
            ("run_1", 100.3, None, false),
        ] {
            let session =
                CronSession { id: id.to_owned(), started_at, ended_at, input_tokens: 0, output_tokens: 0 };
            assert_eq!(is_its_session(&session, "aabbccddeeff", &execution), expected, "{id} {started_at}");
        }
    }
}
