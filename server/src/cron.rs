//! Cron: the schedules of tenants' agents.
//!
//! The runtime has the jobs; the Hub asks it ([`calls`]) and keeps a copy of what it last saw, so that a list is there
//! and nothing due is forgotten while the agent sleeps. When a job is due is the Hub's to see ([`schedule`]): it wakes the
//! agent before, and has the job run on time, by a word that the agent believes ([`keys`]). What the runtime gets wrong
//! is kept from callers by [`rules`]. A job that runs is a run like any other. Nothing here knows HTTP or SQL.

mod calls;
mod http;
mod keys;
mod rules;
pub mod schedule;
mod store;
mod times;

use std::collections::HashSet;

use hub_types::{
    CronExecution, CronHub, CronJob, CronJobAnswer, CronJobDeleted, CronJobId, CronJobList, CronJobRun,
    CronOutcome, CronSource, ErrorReason, TenantId, Timestamp as Instant,
};
use serde_json::{Map, Value};

use crate::agents::{self, Agents};
use crate::clock::Timestamp;
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::notice::Notices;
use crate::retention::Piece;
use crate::runs::{self, Runs, jobs};
use crate::tenants::{self, Tenants};
use calls::{Answer, Question};
pub(crate) use keys::SHELF;
use store::{ExecutionRow, JobRow, NewJob};

/// The area's state. Copies share it.
#[derive(Clone)]
pub struct Cron {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
    runs: Runs,
    notices: Notices,
}

/// The name on the board that the schedule listens for; no tenant's uid.
const WORK: &str = "work";

/// How many jobs of a tenant are kept; an agent can make any number.
const JOBS_MAX: usize = 1000;

/// A change of a job that is a word and nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// It does not run when it is due.
    Pause,
    /// It does again.
    Resume,
}

/// A job and where it is from.
struct Seen {
    job: Value,
    source: CronSource,
    at: Option<Timestamp>,
    warnings: Vec<String>,
}

impl Cron {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants, agents: Agents, runs: Runs) -> Self {
        let notices = Notices::over(&cx.db, "cron");
        Self { cx, tenants, agents, runs, notices }
    }

    /// A host has told something of a tenant's schedules. Call it after the commit.
    pub fn told(&self, tenant_uid: &str) {
        self.notices.tell(tenant_uid);
        self.notices.tell(WORK);
    }

    /// `cron_job_list`: the agent's own list if it is awake, else the copy.
    pub async fn list(&self, tenant_id: &TenantId, with_disabled: bool) -> Result<CronJobList, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let question = Question { verb: "list", job_id: None, body: None };
        let fresh = self.look(&uid, question).await?.and_then(|row| row.answer);
        let fresh = fresh.and_then(|answer| answer.0["jobs"].as_array().cloned());
        let (jobs, source, at) = match fresh {
            Some(jobs) => (jobs, CronSource::Runtime, Some(self.cx.clock.now())),
            None => {
                let mut reader = self.cx.db.read().await?;
                let at = store::copied_at(&mut reader, &uid).await?;
                let jobs = store::jobs(&mut reader, &uid).await?;
                let jobs = jobs.into_iter().map(|row| row.job.0).collect();
                (jobs, CronSource::Copy, at.map(Timestamp::from_micros))
            }
        };
        let shown = jobs.into_iter().filter(|job| with_disabled || job["enabled"] != false);
        let hub = hub(source, at, Vec::new(), None);
        Ok(CronJobList { jobs: shown.filter_map(as_job).collect(), hub })
    }

    /// `cron_job_view`.
    pub async fn view(&self, tenant_id: &TenantId, job_id: &CronJobId) -> Result<CronJobAnswer, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let seen = self.seen(&uid, job_id).await?;
        self.shown(&uid, seen).await
    }

    /// `cron_job_create`. The second value says whether this repeats an answer.
    pub async fn create(
        &self,
        tenant_id: &TenantId,
        body: Map<String, Value>,
        claim: Option<Claim>,
    ) -> Result<(CronJobAnswer, bool), ApiError> {
        let warnings = rules::check_create(&body)?;
        let uid = self.tenants.uid(tenant_id).await?;
        let question = Question { verb: "create", job_id: None, body: Some(body.into()) };
        let (answer, replayed) = self.ask(&uid, question, "cron_job_create", claim).await?;
        Ok((self.answered(&uid, answer, warnings).await?, replayed))
    }

    /// `cron_job_update`.
    pub async fn update(
        &self,
        tenant_id: &TenantId,
        job_id: &CronJobId,
        body: Map<String, Value>,
    ) -> Result<CronJobAnswer, ApiError> {
        let warnings = rules::check_update(&body)?;
        let uid = self.tenants.uid(tenant_id).await?;
        // Both questions have the time of one.
        let deadline = self.patience();
        let body = if rules::needs_completed(&body) {
            let view = Question::about("view", job_id.as_str());
            let (answer, _) = self.ask_by(deadline, &uid, view, "cron_job_update", None).await?;
            rules::with_whole_repeat(body, &answer.body["job"])
        } else {
            body
        };
        let question = Question { body: Some(body.into()), ..Question::about("update", job_id.as_str()) };
        let (answer, _) = self.ask_by(deadline, &uid, question, "cron_job_update", None).await?;
        self.answered(&uid, answer, warnings).await
    }

    /// `cron_job_delete`.
    pub async fn delete(&self, tenant_id: &TenantId, job_id: &CronJobId) -> Result<CronJobDeleted, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let question = Question::about("delete", job_id.as_str());
        let (answer, _) = self.ask(&uid, question, "cron_job_delete", None).await?;
        Ok(CronJobDeleted { ok: answer.body["ok"] != false })
    }

    /// `cron_job_pause`, `cron_job_resume`. The second value says whether this repeats an answer.
    pub async fn steer(
        &self,
        tenant_id: &TenantId,
        job_id: &CronJobId,
        verb: Verb,
        claim: Option<Claim>,
    ) -> Result<(CronJobAnswer, bool), ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let (verb, label) = match verb {
            Verb::Pause => ("pause", "cron_job_pause"),
            Verb::Resume => ("resume", "cron_job_resume"),
        };
        let (answer, replayed) = self.ask(&uid, Question::about(verb, job_id.as_str()), label, claim).await?;
        Ok((self.answered(&uid, answer, Vec::new()).await?, replayed))
    }

    /// `cron_job_run`: a run of the job, or the one that has not ended. The second value says whether this repeats an
    /// answer.
    pub async fn run(
        &self,
        tenant_id: &TenantId,
        job_id: &CronJobId,
        by: String,
        claim: Option<Claim>,
    ) -> Result<(CronJobRun, bool), ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let mut seen = self.seen(&uid, job_id).await?;
        if !rules::is_enabled(&seen.job) {
            let message = "this job is paused or disabled, resume it first";
            return Err(ApiError::wrong_state(ErrorReason::JobPaused, message));
        }
        let (cx, now, configured) = (self.cx.clone(), self.cx.clock.now(), self.agents.configured().await?);
        let (tenant, id, prompt) = (uid.clone(), job_id.to_string(), rules::prompt_of(&seen.job));
        let ((run_id, is_new), replayed) = idempotency::once(&self.cx, "cron_job_run", claim, move |tx| {
            Box::pin(async move {
                cx.require_room()?;
                let standing = tenants::standing(tx, &tenant).await?;
                let standing = standing.ok_or_else(|| ApiError::not_found("tenant"))?;
                runs::require_agent(&standing, agents::is_stopped(tx, &tenant).await?, configured)?;
                if let Some(live) = jobs::live_job(tx, &tenant, &id).await? {
                    tx.unchanged();
                    return Ok((live, false));
                }
                let job = jobs::JobRun { job_id: id.clone(), prompt, due: None, by };
                let run_id = jobs::begin_job(tx, &standing, job, now).await?;
                tx.about("runId", run_id.as_str());
                let row = execution(&tenant, &id, None, now, Some(run_id.clone()), "pending", None);
                store::insert_execution(tx, &row).await?;
                Ok((run_id, true))
            })
        })
        .await?;
        self.agents.wake(&uid);
        self.runs.told(&uid, std::slice::from_ref(&run_id));
        if !is_new {
            seen.warnings.push("a run of this job has not ended, and is the one shown here".to_owned());
        }
        let run_id = run_id.try_into().map_err(|_| ApiError::internal("a run's id has its form"))?;
        let run = self.runs.view(tenant_id, &run_id, 0).await?;
        let CronJobAnswer { job, hub } = self.shown(&uid, seen).await?;
        Ok((CronJobRun { job, run, hub }, replayed))
    }

    /// Tells the agents' area whether a schedule is due soon, which it cannot ask for itself.
    pub fn tell_schedule(&self) {
        // The database and not the area: the agents would hold themselves through it and never be let go.
        let (db, clock) = (self.cx.db.clone(), self.cx.clock.clone());
        let awake = self.cx.config.limits.cron_wake * schedule::AWAKE_BEFORE;
        self.agents.ask_schedule_of(Box::new(move |uid| {
            let (db, now) = (db.clone(), clock.now());
            Box::pin(async move {
                let (from, to) = (now.minus(schedule::JUST_DUE), now.plus(awake));
                Ok(store::due_within(&mut db.read().await?, &uid, from, to).await?)
            })
        }));
    }

    /// Forgets what was asked long ago, at most `rows`; how many.
    pub async fn forget_calls(&self, rows: i64) -> Result<Piece, ApiError> {
        let before = self.cx.clock.now().minus(self.cx.config.limits.idempotency_retention);
        let write = self.cx.db.write("cron_forget_calls", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::forget_calls(tx, before, rows).await?) })
        });
        Ok(Piece::of(write.await?, rows))
    }

    /// Forgets executions that are as old as runs may become, at most `rows`; how many.
    pub async fn forget_executions(&self, rows: i64) -> Result<Piece, ApiError> {
        let before = self.cx.clock.now().minus(self.cx.config.limits.run_retention);
        let write = self.cx.db.write("cron_forget_executions", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::forget_executions(tx, before, rows).await?) })
        });
        Ok(Piece::of(write.await?, rows))
    }

    /// A job as its runtime has it, else as it was last seen.
    async fn seen(&self, uid: &str, job_id: &CronJobId) -> Result<Seen, ApiError> {
        if let Some(row) = self.look(uid, Question::about("view", job_id.as_str())).await? {
            let Answer { body, at } = calls::answer_of(&row, self.cx.clock.now())?;
            let source = CronSource::Runtime;
            return Ok(Seen { job: body["job"].clone(), source, at: Some(at), warnings: Vec::new() });
        }
        let row = store::job(&mut self.cx.db.read().await?, uid, job_id.as_str()).await?;
        let JobRow { job, fetched_at, .. } = row.ok_or_else(|| ApiError::not_found("cron job"))?;
        let at = Some(Timestamp::from_micros(fetched_at));
        Ok(Seen { job: job.0, source: CronSource::Copy, at, warnings: Vec::new() })
    }

    async fn answered(
        &self,
        uid: &str,
        answer: Answer,
        warnings: Vec<String>,
    ) -> Result<CronJobAnswer, ApiError> {
        let (job, at) = (answer.body["job"].clone(), Some(answer.at));
        self.shown(uid, Seen { job, source: CronSource::Runtime, at, warnings }).await
    }

    async fn shown(&self, uid: &str, seen: Seen) -> Result<CronJobAnswer, ApiError> {
        let last = match rules::id_of(&seen.job) {
            Some(id) => store::last_execution(&mut self.cx.db.read().await?, uid, id).await?,
            None => None,
        };
        let job = as_job(seen.job).ok_or_else(|| {
            let message = "the agent's runtime answered with no job";
            ApiError::new(hub_types::ErrorCode::UpstreamError, message).reason(ErrorReason::RuntimeFailed)
        })?;
        let last = last.map(shown_execution).transpose()?;
        Ok(CronJobAnswer { job, hub: hub(seen.source, seen.at, seen.warnings, last) })
    }
}

/// A host tells all jobs that its agent has.
pub async fn seen(tx: &mut Tx, uid: &str, data: &Map<String, Value>, now: Timestamp) -> Result<(), DbError> {
    // Of a list that was too long for its host a part would be taken for all.
    if data.contains_key("truncated") {
        tracing::warn!(tenant.uid = uid, "the jobs of `{uid}` are too many to be kept");
        return Ok(());
    }
    match data.get("jobs").and_then(Value::as_array) {
        Some(jobs) => keep_all(tx, uid, jobs, now).await,
        None => Ok(()),
    }
}

/// A host tells what its agent answered to a call.
pub async fn answered(
    tx: &mut Tx,
    uid: &str,
    data: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), DbError> {
    let Some(row) = calls::take_answer(tx, uid, data).await? else { return Ok(()) };
    let Some((status, answer)) = row.status.zip(row.answer) else { return Ok(()) };
    match (status, row.verb.as_str(), row.job_id.as_deref()) {
        (200, "list", _) => match answer.0["jobs"].as_array() {
            Some(jobs) => keep_all(tx, uid, jobs, now).await,
            None => Ok(()),
        },
        (200, "delete", Some(job_id)) | (404, _, Some(job_id)) => store::drop_job(tx, uid, job_id).await,
        (200, ..) => keep_one(tx, uid, &answer.0["job"], i64::MAX, now).await,
        _ => Ok(()),
    }
}

async fn keep_all(tx: &mut Tx, uid: &str, jobs: &[Value], now: Timestamp) -> Result<(), DbError> {
    store::begin_copy(tx, uid, now).await?;
    // A tenant can write what it wants there: of two with one id the first counts, as with the runtime.
    let mut known = HashSet::new();
    for (position, job) in (0..).zip(jobs.iter().take(JOBS_MAX)) {
        if rules::id_of(job).is_some_and(|id| known.insert(id)) {
            keep_one(tx, uid, job, position, now).await?;
        }
    }
    Ok(())
}

async fn keep_one(tx: &mut Tx, uid: &str, job: &Value, position: i64, now: Timestamp) -> Result<(), DbError> {
    let Some(job_id) = rules::id_of(job) else { return Ok(()) };
    let mut due_at = rules::due_at(job);
    // What has come to nothing stays the job's time until the job runs.
    if let Some(due) = due_at.filter(|due| *due <= now)
        && let Some(noted) = store::last_due(tx, uid, job_id).await?.map(Timestamp::from_micros)
        && noted >= due
    {
        due_at = times::next_after(job, noted);
    }
    let due_at = due_at.map(Timestamp::micros);
    store::put_job(tx, uid, &NewJob { job_id, position, job, due_at }, now).await
}

fn execution(
    uid: &str,
    job_id: &str,
    due_at: Option<i64>,
    now: Timestamp,
    run_id: Option<String>,
    outcome: &str,
    reason: Option<String>,
) -> ExecutionRow {
    ExecutionRow {
        // Sorts by age.
        id: uuid::Uuid::now_v7().simple().to_string(),
        tenant_uid: uid.to_owned(),
        job_id: job_id.to_owned(),
        due_at,
        created_at: now.micros(),
        run_id,
        fired_at: None,
        ended_at: None,
        outcome: outcome.to_owned(),
        reason,
        input_tokens: None,
        output_tokens: None,
    }
}

fn hub(
    source: CronSource,
    at: Option<Timestamp>,
    warnings: Vec<String>,
    last_execution: Option<CronExecution>,
) -> CronHub {
    let fetched_at = at.map(|at| Instant::from_micros(at.micros()));
    CronHub { source, fetched_at, warnings, last_execution }
}

fn as_job(job: Value) -> Option<CronJob> {
    match job {
        Value::Object(members) => Some(CronJob(members)),
        _ => None,
    }
}

fn shown_execution(row: ExecutionRow) -> Result<CronExecution, ApiError> {
    let lag = row.due_at.zip(row.fired_at).map(|(due, fired)| ((fired - due) / 1000).max(0));
    let run_id = row.run_id.map(TryInto::try_into).transpose();
    Ok(CronExecution {
        due_at: row.due_at.map(Instant::from_micros),
        fired_at: row.fired_at.map(Instant::from_micros),
        lag_ms: lag,
        outcome: CronOutcome::from(row.outcome),
        reason: row.reason,
        run_id: run_id.map_err(|_| ApiError::internal("a stored name does not have its own form"))?,
    })
}

#[cfg(test)]
mod tests;
