//! Stopping a run: a wish that is confirmed by the agent, and what happens when it is not.

use hub_types::{Run, RunEventType, RunId, RunState, RuntimeOrderType, StopOutcome, TenantId};
use serde_json::json;

use super::conclude::{self, End};
use super::store::{self, RunRow};
use super::{Runs, jobs, log, rules};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::ApiError;
use crate::idempotency::{self, Claim};

impl Runs {
    /// `run_stop`. A run that has ended is answered as it is. The second value says whether this repeats an answer.
    pub async fn stop(
        &self,
        tenant_id: &TenantId,
        run_id: &RunId,
        force: bool,
        claim: Option<Claim>,
        wait_seconds: i32,
    ) -> Result<(Run, bool), ApiError> {
        let found = self.row(tenant_id, run_id).await?;
        let (now, id) = (self.cx.clock.now(), found.id.clone());
        let (restarts, replayed) = idempotency::once(&self.cx, "run_stop", claim, move |tx| {
            Box::pin(async move {
                let row = store::by_id(tx, &id).await?;
                let mut row = row.ok_or_else(|| ApiError::not_found("run"))?;
                tx.about("tenantUid", row.tenant_uid.as_str());
                if force {
                    row.stop_forced = true;
                    let restarts = end_job(tx, &mut row, now).await?;
                    request(tx, &mut row, None, now).await?;
                    return Ok(restarts);
                }
                jobs::refuse_stop(tx, &row).await?;
                request(tx, &mut row, None, now).await?;
                Ok(false)
            })
        })
        .await?;
        if restarts && !replayed {
            self.agents.restart(&found.tenant_uid, "restart_requested").await?;
        }
        self.agents.tell(&found.tenant_uid);
        self.told(&found.tenant_uid, std::slice::from_ref(&found.id));
        Ok((self.settle(found, wait_seconds).await?, replayed))
    }
}

/// Takes note that a schedule's job is to end with its agent, and what else ends then; whether it is one that is at work.
async fn end_job(tx: &mut Tx, row: &mut RunRow, now: Timestamp) -> Result<bool, ApiError> {
    let at_work = jobs::is_job(row) && rules::is_active(row);
    if !at_work || row.state == RunState::Stopping.as_str() {
        return Ok(at_work);
    }
    let also_ends = jobs::also_ends(tx, row).await?;
    let (from, to) = (row.state.clone(), RunState::Stopping.to_string());
    let data = json!({ "from": from, "to": to, "reason": "stop_requested", "alsoEnds": also_ends });
    (row.state, row.state_reason) = (to, Some("stop_requested".to_owned()));
    log::append(tx, row, RunEventType::RunStateChanged, data, now).await?;
    Ok(true)
}

/// Asks a run to stop; `why` when it is the Hub that wants it. A queued run ends at once. Writes the row.
pub(super) async fn request(
    tx: &mut Tx,
    row: &mut RunRow,
    why: Option<&str>,
    now: Timestamp,
) -> Result<(), ApiError> {
    if row.ended_at.is_some() {
        return Ok(());
    }
    if row.stop_requested_at.is_none() {
        row.stop_requested_at = Some(now.micros());
        row.ending = why.map(str::to_owned);
    }
    if row.state == RunState::Queued.as_str() {
        row.stop_outcome = Some(StopOutcome::NotStarted.to_string());
        let end = conclude::ended_by_hub(row).unwrap_or(End::Cancelled { reason: None });
        return conclude::end(tx, row, end, now).await;
    }
    if row.state != RunState::Stopping.as_str() {
        log::move_to(tx, row, RunState::Stopping, Some(why.unwrap_or("stop_requested")), now).await?;
        if let Some(generation) = row.generation {
            rules::order(tx, row, generation, RuntimeOrderType::RunStop, json!({})).await?;
        }
    }
    store::update(tx, row).await?;
    Ok(())
}
