//! Runs that are a schedule's job: how they begin, what became of them, and why they cannot be stopped.
//!
//! Such a run goes the way of every other one; only what its agent's host is ordered differs. Which jobs there are and
//! when they are due is another area's.

mod store;

use std::time::Duration;

use hub_types::{ErrorReason, InputPart, OriginKind, RunEventType, RunState, RuntimeOrderType};
use serde_json::{Value, json};

use super::store::{self as rows, RunRow};
use super::{create, log, rules};
use crate::clock::Timestamp;
use crate::db::{DbError, Reader, Tx};
use crate::error::ApiError;
use crate::tenants::{self, Standing};

pub use store::Fate;

/// A job that is to run.
#[derive(Clone, Debug)]
pub struct JobRun {
    /// The job.
    pub job_id: String,
    /// What its agent is told, to be shown.
    pub prompt: String,
    /// Its time; `None` when somebody asked for it.
    pub due: Option<Due>,
    /// Who asks for it.
    pub by: String,
}

/// A time of a job.
#[derive(Clone, Debug)]
pub struct Due {
    /// When that is, to be shown.
    pub at: String,
    /// What the agent names as the job's next time, which may be one that was missed before.
    pub next_run_at: String,
    /// How late it is already.
    pub late: Option<Duration>,
}

/// Begins a run of a job; its id. Whether the tenant may have one is to be asked before.
///
/// Fails with `resource_exhausted` when too many runs wait.
pub async fn begin_job(
    tx: &mut Tx,
    standing: &Standing,
    job: JobRun,
    now: Timestamp,
) -> Result<String, ApiError> {
    if rows::queued(tx, &standing.uid).await? >= i64::from(standing.agent.max_queued_runs) {
        return Err(rules::queue_full(standing.agent.max_queued_runs));
    }
    let JobRun { job_id, prompt, due, by } = job;
    let mut row = RunRow {
        origin_kind: OriginKind::Cron.to_string(),
        origin_ref: Some(job_id),
        input: vec![InputPart::Text { text: prompt }].into(),
        ..create::blank_row(standing, None, by, now)
    };
    rows::insert(tx, &row).await?;
    store::insert(tx, &row.id, due.as_ref().map(|due| due.next_run_at.as_str())).await?;
    let late = due.as_ref().and_then(|due| due.late);
    let late_ms = late.map(|late| u64::try_from(late.as_millis()).unwrap_or(u64::MAX));
    let data = json!({ "dueAt": due.map(|due| due.at), "lateMs": late_ms });
    log::append(tx, &mut row, RunEventType::RunCreated, data, now).await?;
    rows::update(tx, &row).await?;
    tenants::count_active_run(tx, &standing.uid, 1).await?;
    Ok(row.id)
}

/// The run of this job that has not ended.
pub async fn live_job(tx: &mut Tx, tenant_uid: &str, job_id: &str) -> Result<Option<String>, DbError> {
    store::live(tx, tenant_uid, job_id).await
}

/// What has become of a run so far; `None` when it is forgotten.
pub async fn fate(reader: &mut Reader, run_id: &str) -> Result<Option<Fate>, DbError> {
    store::fate(reader, run_id).await
}

pub(super) fn is_job(row: &RunRow) -> bool {
    row.origin_kind == OriginKind::Cron.as_str()
}

/// The order to run a job. What proves it is added when the order is handed over, and stored nowhere.
pub(super) async fn order(tx: &mut Tx, row: &RunRow, generation: i64, slot: i32) -> Result<(), DbError> {
    let due_at = store::due_at(tx, &row.id).await?;
    let data: Value = json!({ "slot": slot, "jobId": row.origin_ref, "dueAt": due_at });
    rules::order(tx, row, generation, RuntimeOrderType::CronFire, data).await
}

/// Refuses the stop of a job that its agent works on, and says what would end with it.
pub(super) async fn refuse_stop(tx: &mut Tx, row: &RunRow) -> Result<(), ApiError> {
    let at_work = is_job(row) && row.ended_at.is_none() && row.state != RunState::Queued.as_str();
    let Some(generation) = row.generation.filter(|_| at_work) else { return Ok(()) };
    let also_ends = store::beside(tx, &row.tenant_uid, generation, &row.id).await?;
    let message = "the agent's runtime cannot stop what a schedule began; with force the agent is restarted, which \
                   also ends the runs in alsoEnds";
    let mut detail = crate::error::detail(ErrorReason::CronNotStoppable);
    detail.params.insert("alsoEnds".to_owned(), also_ends.into());
    Err(ApiError::new(hub_types::ErrorCode::FailedPrecondition, message).detail(detail))
}

/// What else ends when the agent of this run is restarted.
pub(super) async fn also_ends(tx: &mut Tx, row: &RunRow) -> Result<Vec<String>, DbError> {
    match row.generation {
        Some(generation) => store::beside(tx, &row.tenant_uid, generation, &row.id).await,
        None => Ok(Vec::new()),
    }
}
