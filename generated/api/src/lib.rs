// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! What a server of the Hub's contract must implement: a trait for each tag, and the glue that calls it.
#![allow(
    clippy::all,
    clippy::pedantic,
    unused_imports,
    unused_mut,
    reason = "generated code follows its generator's style"
)]
pub mod document;
mod emitted;
mod glue;
mod operations;
use std::future::Future;
use hub_glue::{
    Accepted, ApiError, Bytes, Created, EventStream, NoContent, Okay, RequestBody,
    RequestCx, Service,
};
use hub_types as types;
pub use glue::handlers;
pub use operations::{OPENAPI_JSON, OPERATIONS};
/// Every operation.
pub trait Api: AgentsApi + ApprovalsApi + AuditApi + BusinessKeysApi + CredentialsApi + CronApi + EnvironmentApi + FilesApi + HealthApi + RunsApi + SecretsApi + SkillsApi + TenantRuntimeApi + TenantsApi {}
impl<
    S: AgentsApi + ApprovalsApi + AuditApi + BusinessKeysApi + CredentialsApi + CronApi
        + EnvironmentApi + FilesApi + HealthApi + RunsApi + SecretsApi + SkillsApi
        + TenantRuntimeApi + TenantsApi,
> Api for S {}
///Operations tagged `agents`.
pub trait AgentsApi: Service {
    ///`GET /v1/tenants/{tenantId}/agent`: Get current tenant agent state.
    fn agent_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
    ) -> impl Future<Output = Result<Okay<types::Agent>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent/start`: Start or wake the tenant agent.
    fn agent_start(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::AgentStartQuery,
    ) -> impl Future<Output = Result<Accepted<types::Agent>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent/stop`: Stop the tenant agent.
    fn agent_stop(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::AgentStopQuery,
    ) -> impl Future<Output = Result<Accepted<types::Agent>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent/restart`: Restart the tenant agent.
    fn agent_restart(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::AgentRestartQuery,
    ) -> impl Future<Output = Result<Accepted<types::Agent>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/agent/logs`: Read the end of the agent's log.
    fn agent_logs(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::AgentLogsQuery,
    ) -> impl Future<Output = Result<Okay<types::AgentLogs>, ApiError>> + Send;
}
///Operations tagged `approvals`.
pub trait ApprovalsApi: Service {
    ///`GET /v1/approvals`: List approvals over all tenants.
    fn approval_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::ApprovalListQuery,
    ) -> impl Future<Output = Result<Okay<types::ApprovalResultsPage>, ApiError>> + Send;
}
///Operations tagged `audit`.
pub trait AuditApi: Service {
    ///`GET /v1/admin/audit`: List the audit log.
    fn audit_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::AuditListQuery,
    ) -> impl Future<Output = Result<Okay<types::AuditResultsPage>, ApiError>> + Send;
}
///Operations tagged `business-keys`.
pub trait BusinessKeysApi: Service {
    ///`GET /v1/admin/business-keys`: List business keys.
    fn business_key_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::BusinessKeyListQuery,
    ) -> impl Future<
        Output = Result<Okay<types::BusinessKeyResultsPage>, ApiError>,
    > + Send;
    ///`POST /v1/admin/business-keys`: Create a business key.
    fn business_key_create(
        &self,
        cx: &RequestCx<Self::Caller>,
        body: types::BusinessKeyCreate,
    ) -> impl Future<
        Output = Result<Created<types::BusinessKeyIssued>, ApiError>,
    > + Send;
    ///`DELETE /v1/admin/business-keys/{businessKeyId}`: Delete a business key.
    fn business_key_delete(
        &self,
        cx: &RequestCx<Self::Caller>,
        business_key_id: types::BusinessKeyId,
    ) -> impl Future<Output = Result<NoContent, ApiError>> + Send;
}
///Operations tagged `credentials`.
pub trait CredentialsApi: Service {
    ///`GET /v1/tenants/{tenantId}/api-credentials`: Return tenant-scoped API credentials.
    fn tenant_api_credentials_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
    ) -> impl Future<Output = Result<Okay<types::TenantCredentials>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/api-credentials/rotate`: Rotate tenant-scoped API credentials.
    fn tenant_api_credentials_rotate(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        body: types::TenantCredentialsRotate,
    ) -> impl Future<Output = Result<Okay<types::TenantCredentials>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/a2a-credentials`: Return tenant A2A credentials.
    fn tenant_a2a_credentials_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
    ) -> impl Future<Output = Result<Okay<types::TenantCredentials>, ApiError>> + Send;
}
///Operations tagged `cron`.
pub trait CronApi: Service {
    ///`GET /v1/tenants/{tenantId}/agent-cron`: List tenant agent cron jobs.
    fn cron_job_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::CronJobListQuery,
    ) -> impl Future<Output = Result<Okay<types::CronJobList>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent-cron`: Create an agent cron job.
    fn cron_job_create(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        body: types::CronJobCreate,
    ) -> impl Future<Output = Result<Okay<types::CronJobAnswer>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/agent-cron/{jobId}`: Get one cron job.
    fn cron_job_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
    ) -> impl Future<Output = Result<Okay<types::CronJobAnswer>, ApiError>> + Send;
    ///`PATCH /v1/tenants/{tenantId}/agent-cron/{jobId}`: Update one cron job.
    fn cron_job_update(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
        body: types::CronJobUpdate,
    ) -> impl Future<Output = Result<Okay<types::CronJobAnswer>, ApiError>> + Send;
    ///`DELETE /v1/tenants/{tenantId}/agent-cron/{jobId}`: Delete one cron job.
    fn cron_job_delete(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
    ) -> impl Future<Output = Result<Okay<types::CronJobDeleted>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent-cron/{jobId}/pause`: Pause one cron job.
    fn cron_job_pause(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
    ) -> impl Future<Output = Result<Okay<types::CronJobAnswer>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent-cron/{jobId}/resume`: Resume one cron job.
    fn cron_job_resume(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
    ) -> impl Future<Output = Result<Okay<types::CronJobAnswer>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/agent-cron/{jobId}/run`: Trigger one cron job immediately.
    fn cron_job_run(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        job_id: types::CronJobId,
    ) -> impl Future<Output = Result<Accepted<types::CronJobRun>, ApiError>> + Send;
}
///Operations tagged `environment`.
pub trait EnvironmentApi: Service {
    ///`GET /v1/tenants/{tenantId}/env`: List tenant-scoped environment key names and metadata.
    fn environment_key_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::EnvironmentKeyListQuery,
    ) -> impl Future<
        Output = Result<Okay<types::EnvironmentKeyResultsPage>, ApiError>,
    > + Send;
    ///`PUT /v1/tenants/{tenantId}/env/{name}`: Set one accepted tenant-scoped key.
    fn environment_key_set(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        name: types::EnvironmentName,
        body: types::EnvironmentKeySet,
    ) -> impl Future<Output = Result<Okay<types::EnvironmentKey>, ApiError>> + Send;
    ///`DELETE /v1/tenants/{tenantId}/env/{name}`: Remove one tenant-scoped key.
    fn environment_key_delete(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        name: types::EnvironmentName,
    ) -> impl Future<Output = Result<NoContent, ApiError>> + Send;
}
///Operations tagged `files`.
pub trait FilesApi: Service {
    ///`GET /v1/tenants/{tenantId}/files`: List tenant-visible file roots and directories.
    fn file_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::FileListQuery,
    ) -> impl Future<Output = Result<Okay<types::FileResultsPage>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/files/content`: Read text-previewable file content.
    fn file_content_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::FileContentViewQuery,
    ) -> impl Future<Output = Result<Okay<types::FileContent>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/files/download`: Download one tenant-visible file.
    fn file_download(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::FileDownloadQuery,
    ) -> impl Future<Output = Result<Bytes, ApiError>> + Send;
}
///Operations tagged `health`.
pub trait HealthApi: Service {
    ///`GET /v1/healthz`: Liveness check.
    fn health_view(
        &self,
        cx: &RequestCx<Self::Caller>,
    ) -> impl Future<Output = Result<Okay<types::Health>, ApiError>> + Send;
    ///`GET /v1/readyz`: Readiness check.
    fn readiness_view(
        &self,
        cx: &RequestCx<Self::Caller>,
    ) -> impl Future<Output = Result<Okay<types::Readiness>, ApiError>> + Send;
    ///`GET /v1/version`: Hub version and runtime metadata.
    fn version_view(
        &self,
        cx: &RequestCx<Self::Caller>,
    ) -> impl Future<Output = Result<Okay<types::Version>, ApiError>> + Send;
    ///`GET /v1/openapi.json`: This contract as JSON.
    fn openapi_view(
        &self,
        cx: &RequestCx<Self::Caller>,
    ) -> impl Future<Output = Result<Okay<types::OpenapiDocument>, ApiError>> + Send;
}
///Operations tagged `runs`.
pub trait RunsApi: Service {
    ///`GET /v1/tenants/{tenantId}/runs`: List a tenant's runs.
    fn run_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::RunListQuery,
    ) -> impl Future<Output = Result<Okay<types::RunResultsPage>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/runs`: Start a Hermes Agent run.
    fn run_create(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::RunCreateQuery,
        body: types::RunCreate,
    ) -> impl Future<Output = Result<Accepted<types::Run>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/runs/{runId}`: Get run status and metadata.
    fn run_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        run_id: types::RunId,
        query: types::RunViewQuery,
    ) -> impl Future<Output = Result<Okay<types::Run>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/runs/{runId}/events`: Stream run events.
    fn run_watch(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        run_id: types::RunId,
        query: types::RunWatchQuery,
    ) -> impl Future<Output = Result<EventStream, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/runs/{runId}/event-log`: List a run's events as pages.
    fn run_event_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        run_id: types::RunId,
        query: types::RunEventListQuery,
    ) -> impl Future<Output = Result<Okay<types::RunEventResultsPage>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/runs/{runId}/stop`: Stop a running run.
    fn run_stop(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        run_id: types::RunId,
        query: types::RunStopQuery,
        body: types::RunStop,
    ) -> impl Future<Output = Result<Accepted<types::Run>, ApiError>> + Send;
    ///`POST /v1/tenants/{tenantId}/runs/{runId}/approval`: Resolve a pending run approval.
    fn run_approval_decide(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        run_id: types::RunId,
        body: types::ApprovalDecide,
    ) -> impl Future<Output = Result<Okay<types::Approval>, ApiError>> + Send;
}
///Operations tagged `secrets`.
pub trait SecretsApi: Service {
    ///`GET /v1/secrets`: List managed secret metadata.
    fn secret_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::SecretListQuery,
    ) -> impl Future<Output = Result<Okay<types::SecretResultsPage>, ApiError>> + Send;
    ///`POST /v1/secrets`: Register a managed secret without returning material.
    fn secret_create(
        &self,
        cx: &RequestCx<Self::Caller>,
        body: types::SecretCreate,
    ) -> impl Future<Output = Result<Created<types::Secret>, ApiError>> + Send;
    ///`GET /v1/secrets/{secretId}`: Return managed secret metadata.
    fn secret_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        secret_id: types::SecretId,
    ) -> impl Future<Output = Result<Okay<types::Secret>, ApiError>> + Send;
    ///`DELETE /v1/secrets/{secretId}`: Delete managed secret metadata and material.
    fn secret_delete(
        &self,
        cx: &RequestCx<Self::Caller>,
        secret_id: types::SecretId,
    ) -> impl Future<Output = Result<NoContent, ApiError>> + Send;
    ///`POST /v1/secrets/{secretId}:replace-material`: Replace write-only secret material.
    fn secret_replace_material(
        &self,
        cx: &RequestCx<Self::Caller>,
        secret_id: types::SecretId,
        body: types::SecretMaterial,
    ) -> impl Future<Output = Result<Okay<types::Secret>, ApiError>> + Send;
    ///`POST /v1/secrets/{secretId}:refresh`: Refresh one OAuth2 secret.
    fn secret_refresh(
        &self,
        cx: &RequestCx<Self::Caller>,
        secret_id: types::SecretId,
    ) -> impl Future<Output = Result<Okay<types::Secret>, ApiError>> + Send;
    ///`POST /v1/secrets:refresh-due`: Refresh all due OAuth2 secrets.
    fn secret_refresh_due(
        &self,
        cx: &RequestCx<Self::Caller>,
    ) -> impl Future<Output = Result<Okay<types::SecretsRefreshed>, ApiError>> + Send;
}
///Operations tagged `skills`.
pub trait SkillsApi: Service {
    ///`GET /v1/tenants/{tenantId}/skills`: List installed tenant skills.
    fn skill_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::SkillListQuery,
    ) -> impl Future<Output = Result<Okay<types::SkillResultsPage>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/skills/{category}/{skill}/files`: List files for one skill.
    fn skill_file_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        category: types::SkillCategory,
        skill: types::SkillDirectory,
        query: types::SkillFileListQuery,
    ) -> impl Future<
        Output = Result<Okay<types::SkillFileResultsPage>, ApiError>,
    > + Send;
    ///`GET /v1/tenants/{tenantId}/skill-files/{skillPath}`: Read one skill file.
    fn skill_file_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        skill_path: types::SkillPath,
        query: types::SkillFileViewQuery,
    ) -> impl Future<Output = Result<Okay<types::SkillFileContent>, ApiError>> + Send;
    ///`PUT /v1/tenants/{tenantId}/skills/{skillName}/state`: Set skill enabled/disabled state.
    fn skill_state_replace(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        skill_name: types::SkillName,
        body: types::SkillStateReplace,
    ) -> impl Future<Output = Result<Okay<types::SkillState>, ApiError>> + Send;
}
///Operations tagged `tenant-runtime`.
pub trait TenantRuntimeApi: Service {
    ///`POST /v1/tenant-runtime/{tenantId}/hello`: An agent host reports in.
    fn runtime_hello(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        body: types::RuntimeHello,
    ) -> impl Future<Output = Result<Okay<types::RuntimeWelcome>, ApiError>> + Send;
    ///`GET /v1/tenant-runtime/{tenantId}/orders`: Stream an agent host's orders.
    fn runtime_order_watch(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::RuntimeOrderWatchQuery,
    ) -> impl Future<Output = Result<EventStream, ApiError>> + Send;
    ///`POST /v1/tenant-runtime/{tenantId}/reports`: An agent host reports what happened.
    fn runtime_report(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        body: types::RuntimeReports,
    ) -> impl Future<
        Output = Result<Okay<types::RuntimeAcknowledgement>, ApiError>,
    > + Send;
    ///`POST /v1/tenant-runtime/{tenantId}/model/{slot}/v1/chat/completions`: The model, for one of an agent's slots.
    fn runtime_model_complete(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        slot: types::Slot,
        body: types::ModelRequest,
    ) -> impl Future<Output = Result<Bytes, ApiError>> + Send;
    ///`GET /v1/tenant-runtime/{tenantId}/model/{slot}/v1/models`: The models that a slot serves.
    fn runtime_model_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        slot: types::Slot,
    ) -> impl Future<Output = Result<Okay<types::ModelList>, ApiError>> + Send;
}
///Operations tagged `tenants`.
pub trait TenantsApi: Service {
    ///`GET /v1/tenants`: List tenants.
    fn tenant_list(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::TenantListQuery,
    ) -> impl Future<Output = Result<Okay<types::TenantResultsPage>, ApiError>> + Send;
    ///`POST /v1/tenants`: Create and provision a tenant.
    fn tenant_create(
        &self,
        cx: &RequestCx<Self::Caller>,
        query: types::TenantCreateQuery,
        body: types::TenantCreate,
    ) -> impl Future<Output = Result<Created<types::Tenant>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}`: Get one tenant.
    fn tenant_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
    ) -> impl Future<Output = Result<Okay<types::Tenant>, ApiError>> + Send;
    ///`PATCH /v1/tenants/{tenantId}`: Update tenant metadata and desired settings.
    fn tenant_update(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::TenantUpdateQuery,
        body: types::TenantUpdate,
    ) -> impl Future<Output = Result<Okay<types::Tenant>, ApiError>> + Send;
    ///`DELETE /v1/tenants/{tenantId}`: Delete one tenant.
    fn tenant_delete(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        query: types::TenantDeleteQuery,
    ) -> impl Future<Output = Result<Accepted<types::Tenant>, ApiError>> + Send;
    ///`GET /v1/tenants/{tenantId}/access`: Read tenant access state.
    fn tenant_access_view(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
    ) -> impl Future<Output = Result<Okay<types::Access>, ApiError>> + Send;
    ///`PUT /v1/tenants/{tenantId}/access`: Set tenant access state.
    fn tenant_access_replace(
        &self,
        cx: &RequestCx<Self::Caller>,
        tenant_id: types::TenantId,
        body: types::AccessReplace,
    ) -> impl Future<Output = Result<Okay<types::Access>, ApiError>> + Send;
}
