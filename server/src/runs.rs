//! Runs: one piece of work by a tenant's agent, and the log of what happened.
//!
//! A request writes the run and answers; [`supervise`] gives it to the tenant's agent host when there is a place, and
//! watches its clocks. What the host reports comes in through [`reports`] and is believed as far as [`conclude`]
//! says. The log ([`log`]) starts with `run.created`, is numbered without gaps, and ends with one terminal event;
//! [`watch`] follows it. Nothing here knows HTTP or SQL.

mod conclude;
mod count;
mod create;
mod http;
pub mod jobs;
mod log;
mod model;
mod reports;
mod retain;
mod rules;
mod shared;
mod stop;
mod store;
pub mod supervise;
mod watch;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use hub_types::{
    Approval, ApprovalDecide, Run, RunEventListQuery, RunEventResultsPage, RunId, RunListQuery,
    RunResultsPage, RunState, TenantId,
};

use crate::agents::Agents;
use crate::approvals::{self, Answer, Decided};
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::notice::{Listening, Notices, settled};
use crate::page::Pager;
use crate::streams::Streams;
use crate::tenants::Tenants;
use shared::SharedLooks;
use store::RunRow;

pub use count::{Counted, LIVE_STATES, TurnKey};
pub use model::{ModelCall, SlotHolder, Tried};
pub use reports::{Held, ingest};
pub use rules::require_agent;

/// The area's state: who waits for which run, and for work to do.
#[derive(Clone)]
pub struct Runs {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
    notices: Notices,
    looks: SharedLooks,
    moved: Moved,
    streams: Streams,
}

/// Tenants whose runs moved since the supervisor looked, so that it passes over those and not over all.
#[derive(Clone, Default)]
struct Moved(Arc<Mutex<BTreeSet<String>>>);

impl Moved {
    fn add(&self, tenant_uid: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(tenant_uid.to_owned());
    }

    fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The name on the board that the supervisor listens for.
const WORK: &str = "work";

impl Runs {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants, agents: Agents) -> Self {
        let notices = Notices::over(&cx.db, "runs");
        let streams = Streams::new(&cx.config.limits);
        Self { cx, tenants, agents, notices, looks: SharedLooks::default(), moved: Moved::default(), streams }
    }

    /// Tells those who follow these runs of one tenant, and the supervisor, to look again. Call it after the commit.
    pub fn told(&self, tenant_uid: &str, touched: &[String]) {
        self.moved.add(tenant_uid);
        touched.iter().for_each(|run_id| self.notices.tell(run_id));
        self.notices.tell(WORK);
    }

    /// Tells the supervisor to pass over all tenants, for tests that moved the clock.
    #[cfg(test)]
    pub fn look(&self) {
        self.notices.tell(WORK);
    }

    fn listen(&self, run_id: &str) -> Listening {
        self.notices.listen(run_id)
    }

    /// `run_list`: newest first.
    pub async fn list(&self, tenant_id: &TenantId, query: &RunListQuery) -> Result<RunResultsPage, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let pager = Pager::new(&self.cx, &format!("run_list {uid}"), query)?;
        let rows =
            store::list(&mut self.cx.db.read().await?, &uid, &pager.query, pager.after(), pager.rows())
                .await?;
        let (rows, next_page) = pager.cut(rows, |row| &row.id);
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            items.push(self.shown(row).await?);
        }
        Ok(RunResultsPage { items, next_page })
    }

    /// `run_view`; waits for the run to end or to need an answer.
    pub async fn view(
        &self,
        tenant_id: &TenantId,
        run_id: &RunId,
        wait_seconds: i32,
    ) -> Result<Run, ApiError> {
        let row = self.row(tenant_id, run_id).await?;
        if wait_seconds == 0 { self.shown(row).await } else { self.settle(row, wait_seconds).await }
    }

    /// `run_event_list`: the log as pages.
    pub async fn events(
        &self,
        tenant_id: &TenantId,
        run_id: &RunId,
        query: &RunEventListQuery,
    ) -> Result<RunEventResultsPage, ApiError> {
        let row = self.row(tenant_id, run_id).await?;
        let pager = Pager::new(&self.cx, &format!("run_event_list {}", row.id), query)?;
        let after = pager.after().and_then(|seq| seq.parse().ok()).unwrap_or(0);
        let events = store::events_after(&mut self.cx.db.read().await?, &row.id, after, pager.rows()).await?;
        let numbered = events.into_iter().map(|event| (event.seq.to_string(), event)).collect();
        let (events, next_page) = pager.cut(numbered, |(seq, _): &(String, store::EventRow)| seq);
        let items = events.into_iter().map(|(_, event)| event.into_event(&row)).collect::<Result<_, _>>()?;
        Ok(RunEventResultsPage { items, next_page })
    }

    /// `run_approval_decide`: one decision; the agent is told, and the log has it. The second value says whether this
    /// repeats an answer.
    pub async fn decide(
        &self,
        tenant_id: &TenantId,
        run_id: &RunId,
        body: ApprovalDecide,
        by: String,
        claim: Option<Claim>,
    ) -> Result<(Approval, bool), ApiError> {
        let row = self.row(tenant_id, run_id).await?;
        let (now, run_id, uid) = (self.cx.clock.now(), row.id.clone(), row.tenant_uid.clone());
        let (approval, replayed) = idempotency::once(&self.cx, "run_approval_decide", claim, move |tx| {
            Box::pin(async move {
                tx.about("approvalId", body.approval_id.as_str());
                let answer = Answer { choice: body.choice, by, comment: body.comment };
                match approvals::decide(tx, &run_id, body.approval_id.as_str(), answer, now).await? {
                    Decided::Before(approval) => Ok(approval),
                    Decided::Now(approval) => {
                        let mut row =
                            store::by_id(tx, &run_id).await?.ok_or_else(|| ApiError::not_found("run"))?;
                        log::approval_decided(tx, &mut row, &approval, now).await?;
                        log::answered(tx, &mut row, now).await?;
                        rules::order_decision(tx, &row, &approval).await?;
                        tx.about("tenantUid", row.tenant_uid.as_str());
                        store::update(tx, &row).await?;
                        Ok(approval)
                    }
                }
            })
        })
        .await?;
        self.agents.tell(&uid);
        self.told(&uid, &[row.id]);
        Ok((approval, replayed))
    }

    /// Tells the agents' area what agents work on, which it cannot ask for itself.
    pub fn tell_activity(&self) {
        // The database and not the area: the agents would hold themselves through it and never be let go.
        let db = self.cx.db.clone();
        self.agents.ask_activity_of(Box::new(move |uid| {
            let db = db.clone();
            Box::pin(async move { Ok(store::activity(&mut db.read().await?, &uid).await?) })
        }));
    }

    /// Waits until the run has ended or needs an answer, or the time is up.
    async fn settle(&self, row: RunRow, wait_seconds: i32) -> Result<Run, ApiError> {
        let listening = self.listen(&row.id);
        let look = || async {
            let row = store::read(&mut self.cx.db.read().await?, &row.id).await?;
            row.ok_or_else(|| ApiError::not_found("run"))
        };
        let is_settled =
            |row: &RunRow| row.ended_at.is_some() || row.state == RunState::WaitingForApproval.as_str();
        let row = settled(&self.cx, listening, wait_seconds, look, is_settled).await?;
        self.shown(row).await
    }

    /// The run as clients see it.
    async fn shown(&self, row: RunRow) -> Result<Run, ApiError> {
        let waits = row.state == RunState::WaitingForApproval.as_str();
        let pending = if waits { approvals::pending_of(&self.cx, &row.id).await? } else { None };
        row.into_run(pending)
    }

    /// A run of this tenant; another tenant's run is not there.
    async fn row(&self, tenant_id: &TenantId, run_id: &RunId) -> Result<RunRow, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let row = store::read(&mut self.cx.db.read().await?, run_id.as_str()).await?;
        row.filter(|row| row.tenant_uid == uid).ok_or_else(|| ApiError::not_found("run"))
    }
}

#[cfg(test)]
mod tests;
