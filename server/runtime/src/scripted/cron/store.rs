//! The scripted agent's jobs: the records that hermes-agent keeps, in its home's `cron/jobs.json`, and their executions.
//!
//! Nothing here runs anything or knows HTTP.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::schedule;
use crate::scripted::run::now_seconds;

/// How long a claim of an execution is believed in; its agent may have died.
const CLAIM_SECONDS: i64 = 300;

/// All jobs of one process.
#[derive(Debug)]
pub(in crate::scripted) struct Jobs {
    file: Option<PathBuf>,
    /// This process, as its executions name it.
    process_id: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) jobs: Vec<Value>,
    /// Newest last.
    executions: Vec<Value>,
    /// Sessions of executions, with what was said.
    pub(super) sessions: Vec<(Value, String)>,
}

impl Jobs {
    /// The jobs that the home keeps.
    pub(in crate::scripted) fn load(home: Option<&PathBuf>) -> Self {
        let file = home.map(|home| home.join("cron/jobs.json"));
        let kept = file.as_ref().and_then(|file| std::fs::read(file).ok());
        let kept = kept.and_then(|text| serde_json::from_slice::<Value>(&text).ok());
        let jobs = kept.and_then(|kept| kept["jobs"].as_array().cloned()).unwrap_or_default();
        let state = Mutex::new(State { jobs, ..State::default() });
        Self { file, process_id: uuid::Uuid::new_v4().simple().to_string(), state }
    }

    /// Changes what is there and keeps it.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state();
        let before = state.jobs.clone();
        let answer = change(&mut state);
        if state.jobs != before
            && let Some(file) = &self.file
        {
            // Beside it first: a process that dies meanwhile must not lose what was there.
            let new = file.with_extension("new");
            let text = json!({ "jobs": state.jobs }).to_string();
            let _ = file.parent().map(std::fs::create_dir_all);
            let _ = std::fs::write(&new, text).and_then(|()| std::fs::rename(&new, file));
        }
        answer
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Claims a job for one execution that somebody wants now. Whether it was free.
    pub(super) fn claim(&self, id: &str, now: DateTime<Utc>) -> bool {
        self.change(|state| {
            let Some(job) = state.job(id) else { return false };
            if job["enabled"] == false || job["state"] == "paused" || is_fresh(&job["fire_claim"], now) {
                return false;
            }
            job["fire_claim"] = json!({ "at": schedule::iso(now), "by": "scripted" });
            if job["schedule"]["kind"] != "once"
                && let Some(next) = schedule::next(&job["schedule"], now)
            {
                job["next_run_at"] = json!(next);
            }
            true
        })
    }

    /// Jobs that are due by the agent's own clock; each is marked so that it is not given again.
    pub(super) fn take_due(&self, now: DateTime<Utc>) -> Vec<String> {
        let is_due = |job: &Value| {
            let at = job["next_run_at"].as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
            job["enabled"] != false && at.is_some_and(|at| at <= now)
        };
        self.change(|state| {
            let mut due = Vec::new();
            for job in state.jobs.iter_mut().filter(|job| is_due(job)) {
                if job["schedule"]["kind"] == "once" {
                    if is_fresh(&job["run_claim"], now) {
                        continue;
                    }
                    job["run_claim"] = json!({ "at": schedule::iso(now), "by": "scripted" });
                } else if let Some(next) = schedule::next(&job["schedule"], now) {
                    job["next_run_at"] = json!(next);
                }
                due.extend(job["id"].as_str().map(str::to_owned));
            }
            due
        })
    }

    /// An execution of a job is to begin; its id.
    pub(super) fn create_execution(&self, job: &str, now: DateTime<Utc>) -> String {
        let id = uuid::Uuid::new_v4().simple().to_string();
        let execution = json!({
            "id": id, "job_id": job, "source": "builtin", "process_id": self.process_id,
            "pid": std::process::id(), "process_started_at": 0, "status": "claimed",
            "claimed_at": schedule::iso(now), "started_at": null, "finished_at": null, "error": null,
        });
        self.state().executions.push(execution);
        id
    }

    /// It begins, unless a one-shot has run as often as it may. `None` when it may not.
    pub(super) fn begin(&self, execution: &str, job: &str, now: DateTime<Utc>) -> Option<Value> {
        let may = self.change(|state| {
            let job = state.job(job)?;
            let (times, completed) = (job["repeat"]["times"].as_i64(), job["repeat"]["completed"].as_i64());
            if job["schedule"]["kind"] == "once"
                && let Some((times, completed)) = times.zip(completed)
            {
                if completed >= times {
                    return None;
                }
                job["repeat"]["completed"] = json!(completed + 1);
            }
            Some(job.clone())
        });
        match may {
            Some(_) => self.set(execution, "running", "started_at", None, now),
            None => {
                let error = "Dispatch claim rejected; execution was not started.";
                self.set(execution, "failed", "finished_at", Some(error), now);
            }
        }
        may
    }

    /// It is over: the job learns how it went, and goes if it has run as often as it should. Falls over a `repeat` that
    /// is a bare number, as the agent does: then nothing learns of the end.
    pub(super) fn finish(&self, execution: &str, job: &str, error: Option<&str>, now: DateTime<Utc>) {
        let fell = self.change(|state| {
            let Some(position) = state.jobs.iter().position(|known| known["id"] == job) else { return false };
            let job = &mut state.jobs[position];
            if job["repeat"].is_number() {
                return true;
            }
            job["last_run_at"] = json!(schedule::iso(now));
            job["last_status"] = json!(if error.is_none() { "ok" } else { "error" });
            job["last_error"] = json!(error);
            job["fire_claim"] = Value::Null;
            if job.get("run_claim").is_some() {
                job["run_claim"] = Value::Null;
            }
            let mut completed = job["repeat"]["completed"].as_i64().unwrap_or(0);
            if job["schedule"]["kind"] != "once" {
                completed += 1;
                job["repeat"]["completed"] = json!(completed);
            }
            if job["repeat"]["times"].as_i64().is_some_and(|times| completed >= times) {
                state.jobs.remove(position);
                return false;
            }
            job["next_run_at"] = json!(schedule::next(&job["schedule"], now));
            false
        });
        if !fell {
            let status = if error.is_none() { "completed" } else { "failed" };
            self.set(execution, status, "finished_at", error, now);
        }
    }

    fn set(&self, execution: &str, status: &str, at: &str, error: Option<&str>, now: DateTime<Utc>) {
        let mut state = self.state();
        if let Some(found) = state.executions.iter_mut().find(|known| known["id"] == execution) {
            found["status"] = json!(status);
            found[at] = json!(schedule::iso(now));
            found["error"] = json!(error);
        }
    }
}

impl State {
    pub(super) fn job(&mut self, id: &str) -> Option<&mut Value> {
        self.jobs.iter_mut().find(|job| job["id"] == id)
    }

    /// The list as the agent gives it.
    pub(super) fn listed(&self, include_disabled: bool) -> Vec<Value> {
        let shown = self.jobs.iter().filter(|job| include_disabled || job["enabled"] != false);
        let with_execution = |job: &Value| {
            let newest = self.executions.iter().rev().find(|known| known["job_id"] == job["id"]);
            let mut job = job.clone();
            job["latest_execution"] = newest.cloned().unwrap_or(Value::Null);
            job
        };
        shown.map(with_execution).collect()
    }

    /// The session of an execution begins; its id.
    pub(super) fn open_session(&mut self, job: &str, model: &str, now: DateTime<Utc>) -> String {
        let id = format!("cron_{job}_{}", now.format("%Y%m%d_%H%M%S"));
        let session = json!({
            "id": id, "source": "cron", "user_id": null, "model": model, "title": null,
            "started_at": now_seconds(), "ended_at": null, "end_reason": null, "message_count": 0,
            "tool_call_count": 0, "input_tokens": 0, "output_tokens": 0, "api_call_count": 0,
        });
        self.sessions.push((session, String::new()));
        id
    }

    /// It ends, with what was said and used.
    pub(super) fn close_session(&mut self, id: &str, said: &str, usage: &Value) {
        let Some((session, text)) = self.sessions.iter_mut().rev().find(|(known, _)| known["id"] == id)
        else {
            return;
        };
        said.clone_into(text);
        session["ended_at"] = json!(now_seconds());
        session["end_reason"] = json!("cron_complete");
        for name in ["input_tokens", "output_tokens"] {
            session[name] = json!(usage[name].as_i64().unwrap_or(0));
        }
    }
}

fn is_fresh(claim: &Value, now: DateTime<Utc>) -> bool {
    let at = claim["at"].as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    at.is_some_and(|at| (0..CLAIM_SECONDS).contains(&now.signed_duration_since(at).num_seconds()))
}
