//! The operations tagged `runs`.

use hub_api::RunsApi;
use hub_glue::{Accepted, ApiError, EventStream, Okay};
use hub_types::{
    Approval, ApprovalDecide, Run, RunCreate, RunCreateQuery, RunEventListQuery, RunEventResultsPage, RunId,
    RunListQuery, RunResultsPage, RunStop, RunStopQuery, RunViewQuery, RunWatchQuery, TenantId,
};

use crate::api::{Hub, RequestCx};
use crate::idempotency::Claim;

impl RunsApi for Hub {
    async fn run_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: RunListQuery,
    ) -> Result<Okay<RunResultsPage>, ApiError> {
        self.runs.list(&tenant_id, &query).await.map(Okay::new)
    }

    async fn run_create(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: RunCreateQuery,
        body: RunCreate,
    ) -> Result<Accepted<Run>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let (run, replayed) =
            self.runs.create(&tenant_id, body, cx.caller.key(), claim, query.wait_seconds).await?;
        let path = format!("/v1/tenants/{}/runs/{}", tenant_id.as_str(), run.id.as_str());
        Ok(Accepted::new(run).location(&path).replayed(replayed))
    }

    async fn run_view(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        run_id: RunId,
        query: RunViewQuery,
    ) -> Result<Okay<Run>, ApiError> {
        self.runs.view(&tenant_id, &run_id, query.wait_seconds).await.map(Okay::new)
    }

    async fn run_watch(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        run_id: RunId,
        query: RunWatchQuery,
    ) -> Result<EventStream, ApiError> {
        let place = self.runs.streams.take(&tenant_id, &run_id, &cx.caller.key())?;
        let last_event_id = cx.header_text("last-event-id");
        let stream = self.runs.watch(&tenant_id, &run_id, last_event_id, &query).await?;
        Ok(stream.holding(place))
    }

    async fn run_event_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        run_id: RunId,
        query: RunEventListQuery,
    ) -> Result<Okay<RunEventResultsPage>, ApiError> {
        self.runs.events(&tenant_id, &run_id, &query).await.map(Okay::new)
    }

    async fn run_stop(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        run_id: RunId,
        query: RunStopQuery,
        body: RunStop,
    ) -> Result<Accepted<Run>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let stopped = self.runs.stop(&tenant_id, &run_id, body.force, claim, query.wait_seconds).await;
        stopped.map(|(run, replayed)| Accepted::new(run).replayed(replayed))
    }

    async fn run_approval_decide(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        run_id: RunId,
        body: ApprovalDecide,
    ) -> Result<Okay<Approval>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let decided = self.runs.decide(&tenant_id, &run_id, body, cx.caller.key(), claim).await;
        decided.map(|(approval, replayed)| Okay::new(approval).replayed(replayed))
    }
}
