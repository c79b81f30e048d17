//! The operations tagged `cron`.

use hub_api::CronApi;
use hub_glue::{Accepted, ApiError, Okay};
use hub_types::{
    CronJobAnswer, CronJobCreate, CronJobDeleted, CronJobId, CronJobList, CronJobListQuery, CronJobRun,
    CronJobUpdate, TenantId,
};

use super::Verb;
use crate::api::{Hub, RequestCx};
use crate::idempotency::Claim;

impl CronApi for Hub {
    async fn cron_job_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: CronJobListQuery,
    ) -> Result<Okay<CronJobList>, ApiError> {
        self.cron.list(&tenant_id, query.include_disabled).await.map(Okay::new)
    }

    async fn cron_job_create(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        body: CronJobCreate,
    ) -> Result<Okay<CronJobAnswer>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let created = self.cron.create(&tenant_id, body.0, claim).await;
        created.map(|(answer, replayed)| Okay::new(answer).replayed(replayed))
    }

    async fn cron_job_view(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
    ) -> Result<Okay<CronJobAnswer>, ApiError> {
        self.cron.view(&tenant_id, &job_id).await.map(Okay::new)
    }

    async fn cron_job_update(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
        body: CronJobUpdate,
    ) -> Result<Okay<CronJobAnswer>, ApiError> {
        self.cron.update(&tenant_id, &job_id, body.0).await.map(Okay::new)
    }

    async fn cron_job_delete(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
    ) -> Result<Okay<CronJobDeleted>, ApiError> {
        self.cron.delete(&tenant_id, &job_id).await.map(Okay::new)
    }

    async fn cron_job_pause(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
    ) -> Result<Okay<CronJobAnswer>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let paused = self.cron.steer(&tenant_id, &job_id, Verb::Pause, claim).await;
        paused.map(|(answer, replayed)| Okay::new(answer).replayed(replayed))
    }

    async fn cron_job_resume(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
    ) -> Result<Okay<CronJobAnswer>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let resumed = self.cron.steer(&tenant_id, &job_id, Verb::Resume, claim).await;
        resumed.map(|(answer, replayed)| Okay::new(answer).replayed(replayed))
    }

    async fn cron_job_run(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        job_id: CronJobId,
    ) -> Result<Accepted<CronJobRun>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let (answer, replayed) = self.cron.run(&tenant_id, &job_id, cx.caller.key(), claim).await?;
        let path = format!("/v1/tenants/{}/runs/{}", tenant_id.as_str(), answer.run.id.as_str());
        Ok(Accepted::new(answer).location(&path).replayed(replayed))
    }
}
