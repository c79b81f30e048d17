//! Schedules are kept: agents are woken before a job of theirs is due, the job runs on time, and what becomes of it is
//! noted, also that it did not run.
//!
//! It works from the rows alone, so it goes on after a crash where it was: what is due and not noted is begun, late if it
//! is late; what is noted is not begun again. The agent's own clock runs nothing: a time that is missed here is missed,
//! and the schedule goes on behind it.

use std::time::Duration;

use super::store::{self, DueRow, ExecutionRow};
use super::{Cron, WORK, execution, rules, times};
use crate::agents;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::ApiError;
use crate::runs::{self, jobs};
use crate::tenants;

/// Before a job is due its agent does not fall asleep, so that it is not ended to be woken: for so many times as long as
/// it is woken before.
pub(super) const AWAKE_BEFORE: u32 = 3;
/// For so long after it was due a job may be on its way to the agent.
pub(super) const JUST_DUE: Duration = Duration::from_secs(30);
/// The longest wait before a look.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// What is begun later than this after it was due is late.
const ON_TIME: Duration = Duration::from_secs(10);

/// Starts the loop of this area.
pub fn start(cron: &Cron) {
    cron.cx.clone().spawn("cron", supervise(cron.clone()));
}

async fn supervise(cron: Cron) {
    let cx = cron.cx.clone();
    let mut work = cron.notices.listen(WORK);
    while !cx.ending.is_cancelled() {
        let wait = look(&cron).await.unwrap_or_else(|error| {
            tracing::warn!("schedules could not be looked at, trying again: {}", error.message());
            LOOK_EVERY
        });
        tokio::select! {
            () = work.changed() => {}
            () = tokio::time::sleep(wait) => {}
            () = cx.ending.cancelled() => {}
        }
    }
}

/// One look at everything; how long the next one may wait.
pub(crate) async fn look(cron: &Cron) -> Result<Duration, ApiError> {
    let now = cron.cx.clock.now();
    settle_all(cron).await?;
    begin_all(cron, now).await?;
    let next = store::next_due(&mut cron.cx.db.read().await?, now).await?;
    let until = next.map_or(LOOK_EVERY, |at| Timestamp::from_micros(at).since(now));
    Ok(until.clamp(Duration::from_millis(1), LOOK_EVERY))
}

/// Looks at all executions that are not over. One tenant's trouble is not another's.
async fn settle_all(cron: &Cron) -> Result<(), ApiError> {
    let mut after = String::new();
    loop {
        let rows = store::pending(&mut cron.cx.db.read().await?, &after).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        last.id.clone_into(&mut after);
        for row in rows {
            let uid = row.tenant_uid.clone();
            if let Err(error) = settle(cron, row).await {
                let words = error.message();
                tracing::warn!(
                    tenant.uid = uid,
                    "what became of a job of `{uid}` could not be noted: {words}"
                );
            }
        }
    }
}

/// Begins all that is due, and wakes those that are due soon. Here too one tenant's trouble is not another's.
async fn begin_all(cron: &Cron, now: Timestamp) -> Result<(), ApiError> {
    let by = now.plus(cron.cx.config.limits.cron_wake);
    let mut after = (i64::MIN, String::new(), String::new());
    loop {
        let rows = store::due(&mut cron.cx.db.read().await?, by, (after.0, &after.1, &after.2)).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = (last.due_at, last.tenant_uid.clone(), last.job_id.clone());
        for row in rows {
            if row.due_at > now.micros() {
                cron.agents.wake(&row.tenant_uid);
                continue;
            }
            let uid = row.tenant_uid.clone();
            if let Err(error) = begin(cron, row, now).await {
                let words = error.message();
                tracing::warn!(tenant.uid = uid, "a job of `{uid}` that is due could not be begun: {words}");
            }
        }
    }
}

/// Begins a run of a job that is due, or notes why there is none.
async fn begin(cron: &Cron, due: DueRow, now: Timestamp) -> Result<(), ApiError> {
    let (uid, configured) = (due.tenant_uid.clone(), cron.agents.configured().await?);
    let begun = cron
        .cx
        .db
        .write("cron_begin", move |tx| Box::pin(async move { begin_in(tx, &due, configured, now).await }))
        .await?;
    if let Some(run_id) = begun {
        cron.agents.wake(&uid);
        cron.runs.told(&uid, &[run_id]);
    }
    Ok(())
}

async fn begin_in(
    tx: &mut Tx,
    due: &DueRow,
    configured: bool,
    now: Timestamp,
) -> Result<Option<String>, ApiError> {
    let DueRow { tenant_uid, job_id, job, due_at } = due;
    let noted = |run_id: Option<String>, outcome: &str, reason: Option<String>| {
        execution(tenant_uid, job_id, Some(*due_at), now, run_id, outcome, reason)
    };
    let missed = |reason: &str| noted(None, "missed", Some(reason.to_owned()));
    let Some(standing) = tenants::standing(tx, tenant_uid).await? else { return Ok(None) };
    let due = Timestamp::from_micros(*due_at);
    let next = times::next_after(&job.0, now.max(due)).map(Timestamp::micros);
    store::step(tx, tenant_uid, job_id, next).await?;
    if jobs::live_job(tx, tenant_uid, job_id).await?.is_some() {
        store::insert_execution(tx, &missed("still_running")).await?;
        return Ok(None);
    }
    let late = now.since(due);
    let job_run = jobs::JobRun {
        job_id: job_id.clone(),
        prompt: rules::prompt_of(&job.0),
        due: Some(jobs::Due {
            at: rules::words_for(&job.0, due),
            next_run_at: job.0["next_run_at"].as_str().unwrap_or_default().to_owned(),
            late: (late > ON_TIME).then_some(late),
        }),
        by: "schedule".to_owned(),
    };
    let stopped = agents::is_stopped(tx, tenant_uid).await?;
    let begun = match runs::require_agent(&standing, stopped, configured) {
        Ok(()) => jobs::begin_job(tx, &standing, job_run, now).await,
        Err(refusal) => Err(refusal),
    };
    match begun {
        Ok(run_id) => {
            store::insert_execution(tx, &noted(Some(run_id.clone()), "pending", None)).await?;
            Ok(Some(run_id))
        }
        // What is no refusal is tried again.
        Err(error) if error.details().is_empty() => Err(error),
        Err(refusal) => {
            let reason = refusal.details()[0].reason.to_string();
            store::insert_execution(tx, &missed(&reason)).await?;
            Ok(None)
        }
    }
}

/// Notes what has become of an execution's run.
async fn settle(cron: &Cron, row: ExecutionRow) -> Result<(), ApiError> {
    let fate = match &row.run_id {
        Some(run_id) => jobs::fate(&mut cron.cx.db.read().await?, run_id).await?,
        None => None,
    };
    let mut new = row.clone();
    match fate {
        // Its run was forgotten before it was looked at.
        None => "lost".clone_into(&mut new.outcome),
        Some(fate) => {
            new.fired_at = fate.started_at;
            if fate.ended_at.is_some() {
                new.ended_at = fate.ended_at;
                new.reason = fate.reason();
                new.outcome = outcome_of(&fate.state, fate.started_at.is_some());
                (new.input_tokens, new.output_tokens) = (fate.input_tokens, fate.output_tokens);
            }
        }
    }
    if (new.fired_at, &new.outcome) == (row.fired_at, &row.outcome) {
        return Ok(());
    }
    let write = cron.cx.db.write("cron_settle", move |tx| {
        Box::pin(async move { Ok::<_, ApiError>(store::update_execution(tx, &new).await?) })
    });
    write.await
}

/// What the end of a run is to its execution; one that never began was missed.
fn outcome_of(state: &str, was_begun: bool) -> String {
    let outcome = match state {
        "completed" | "failed" | "cancelled" if !was_begun => "missed",
        "completed" | "failed" | "cancelled" => state,
        _ => "lost",
    };
    outcome.to_owned()
}
