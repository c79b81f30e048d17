//! Taking in a run: whether it may be, and what it starts with.

use std::time::Duration;

use hub_types::{ErrorReason, Run, RunCreate, RunLimits, RunLimitsCreate, RunState, SessionBusy, TenantId};

use super::store::{self, RunRow};
use super::{Runs, log, rules};
use crate::agents;
use crate::clock::Timestamp;
use crate::error::ApiError;
use crate::idempotency::{self, Claim};
use crate::ids::{Id, Kind};
use crate::tenants::{self, Standing};

/// How long a run may wait in the queue unless it says otherwise.
const QUEUE_TIMEOUT_SECONDS: i32 = 3600;

impl Runs {
    /// `run_create`. The second value says whether this repeats an earlier answer.
    ///
    /// Fails as the table in hub.yaml says.
    pub async fn create(
        &self,
        tenant_id: &TenantId,
        body: RunCreate,
        by: String,
        claim: Option<Claim>,
        wait_seconds: i32,
    ) -> Result<(Run, bool), ApiError> {
        rules::check(&body)?;
        let uid = self.tenants.uid(tenant_id).await?;
        let (cx, now) = (self.cx.clone(), self.cx.clock.now());
        let (configured, tenant_uid) = (self.agents.configured().await?, uid.clone());
        let (run_id, replayed) = idempotency::once(&self.cx, "run_create", claim, move |tx| {
            Box::pin(async move {
                // Here and not before, so that a repeat of what was done is answered all the same.
                cx.require_room()?;
                let standing =
                    tenants::standing(tx, &uid).await?.ok_or_else(|| ApiError::not_found("tenant"))?;
                // Also while it still drains: what is queued now would wait for a start that nobody asked for.
                rules::admit(&standing, agents::is_stopped(tx, &uid).await?, configured)?;
                if store::queued(tx, &uid).await? >= i64::from(standing.agent.max_queued_runs) {
                    return Err(rules::queue_full(standing.agent.max_queued_runs));
                }
                if let (Some(session), Some(SessionBusy::Reject)) = (&body.session_id, &body.if_session_busy)
                    && store::session_busy(tx, &uid, session.as_str()).await?
                {
                    let message = "another run of this session has not ended, wait for it or enqueue";
                    return Err(ApiError::wrong_state(ErrorReason::SessionBusy, message));
                }
                let mut row = new_row(&standing, body, by, now);
                tx.about("runId", row.id.as_str());
                log::create(tx, &mut row, now).await?;
                if row.session_id.is_some() {
                    store::insert_turn(tx, &row, 0, "user", &rules::text_of(&row.input)).await?;
                }
                tenants::count_active_run(tx, &uid, 1).await?;
                Ok(row.id)
            })
        })
        .await?;
        self.agents.wake(&tenant_uid);
        self.told(&tenant_uid, std::slice::from_ref(&run_id));
        let row = store::read(&mut self.cx.db.read().await?, &run_id).await?;
        let row = row.ok_or_else(|| ApiError::not_found("run"))?;
        let run =
            if wait_seconds == 0 { self.shown(row).await } else { self.settle(row, wait_seconds).await };
        Ok((run?, replayed))
    }
}

fn new_row(standing: &Standing, body: RunCreate, by: String, now: Timestamp) -> RunRow {
    RunRow {
        session_id: body.session_id.map(|id| id.to_string()),
        input: body.input.into(),
        instructions: body.instructions,
        given_history: body.history.into(),
        metadata: body.metadata.map(|metadata| metadata.0).unwrap_or_default().into(),
        ..blank_row(standing, body.limits, by, now)
    }
}

/// A run that nothing is asked of yet, with the limits in force.
pub(super) fn blank_row(
    standing: &Standing,
    asked: Option<RunLimitsCreate>,
    by: String,
    now: Timestamp,
) -> RunRow {
    let asked = asked.unwrap_or_default();
    let limits = RunLimits {
        timeout_seconds: asked.timeout_seconds.unwrap_or(standing.agent.run_timeout_seconds),
        idle_timeout_seconds: asked.idle_timeout_seconds,
        queue_timeout_seconds: asked.queue_timeout_seconds.unwrap_or(QUEUE_TIMEOUT_SECONDS),
        max_tokens: asked.max_tokens,
    };
    let queue = Duration::from_secs(u64::try_from(limits.queue_timeout_seconds).unwrap_or(0));
    RunRow {
        id: Id::new(Kind::Run, now).to_string(),
        tenant_uid: standing.uid.clone(),
        tenant_id: standing.id.clone(),
        origin_kind: hub_types::OriginKind::Api.to_string(),
        requested_by: by,
        limits: limits.into(),
        tenant_revision: standing.revision,
        created_at: now.micros(),
        queue_deadline_at: now.plus(queue).micros(),
        state: RunState::Queued.to_string(),
        last_event_at: now.micros(),
        active_at: now.micros(),
        usage_source: "unknown".to_owned(),
        ..RunRow::default()
    }
}
