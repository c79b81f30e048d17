// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! Reads a request as its operation wants it and calls the trait. Order: path, query, headers, body, so that
//! nothing is read for a request that is already bad.
use hub_glue::{Answering, Call, Handler};
use hub_types as types;
use crate::*;
/// The function that serves `OPERATIONS[i]`, at `i`.
pub fn handlers<S: Api>() -> [Handler<S>; 61usize] {
    [
        health_view::<S>,
        readiness_view::<S>,
        version_view::<S>,
        openapi_view::<S>,
        tenant_list::<S>,
        tenant_create::<S>,
        tenant_view::<S>,
        tenant_update::<S>,
        tenant_delete::<S>,
        tenant_access_view::<S>,
        tenant_access_replace::<S>,
        agent_view::<S>,
        agent_start::<S>,
        agent_stop::<S>,
        agent_restart::<S>,
        agent_logs::<S>,
        run_list::<S>,
        run_create::<S>,
        run_view::<S>,
        run_watch::<S>,
        run_event_list::<S>,
        run_stop::<S>,
        run_approval_decide::<S>,
        approval_list::<S>,
        audit_list::<S>,
        file_list::<S>,
        file_content_view::<S>,
        file_download::<S>,
        cron_job_list::<S>,
        cron_job_create::<S>,
        cron_job_view::<S>,
        cron_job_update::<S>,
        cron_job_delete::<S>,
        cron_job_pause::<S>,
        cron_job_resume::<S>,
        cron_job_run::<S>,
        environment_key_list::<S>,
        environment_key_set::<S>,
        environment_key_delete::<S>,
        skill_list::<S>,
        skill_file_list::<S>,
        skill_file_view::<S>,
        skill_state_replace::<S>,
        secret_list::<S>,
        secret_create::<S>,
        secret_view::<S>,
        secret_delete::<S>,
        secret_replace_material::<S>,
        secret_refresh::<S>,
        secret_refresh_due::<S>,
        tenant_api_credentials_view::<S>,
        tenant_api_credentials_rotate::<S>,
        tenant_a2a_credentials_view::<S>,
        business_key_list::<S>,
        business_key_create::<S>,
        business_key_delete::<S>,
        runtime_hello::<S>,
        runtime_order_watch::<S>,
        runtime_report::<S>,
        runtime_model_complete::<S>,
        runtime_model_list::<S>,
    ]
}
fn health_view<S: HealthApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.health_view(&cx).await?.into_response()
    })
}
fn readiness_view<S: HealthApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.readiness_view(&cx).await?.into_response()
    })
}
fn version_view<S: HealthApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.version_view(&cx).await?.into_response()
    })
}
fn openapi_view<S: HealthApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.openapi_view(&cx).await?.into_response()
    })
}
fn tenant_list<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::TenantListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.tenant_list(&cx, query).await?.into_response()
    })
}
fn tenant_create<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::TenantCreateQuery = call.query()?;
        call.headers()?;
        let body: types::TenantCreate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.tenant_create(&cx, query, body).await?.into_response()
    })
}
fn tenant_view<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.tenant_view(&cx, tenant_id).await?.into_response()
    })
}
fn tenant_update<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::TenantUpdateQuery = call.query()?;
        call.headers()?;
        let body: types::TenantUpdate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.tenant_update(&cx, tenant_id, query, body).await?.into_response()
    })
}
fn tenant_delete<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::TenantDeleteQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.tenant_delete(&cx, tenant_id, query).await?.into_response()
    })
}
fn tenant_access_view<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.tenant_access_view(&cx, tenant_id).await?.into_response()
    })
}
fn tenant_access_replace<S: TenantsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        call.headers()?;
        let body: types::AccessReplace = call.json().await?;
        let (service, cx) = call.into_parts();
        service.tenant_access_replace(&cx, tenant_id, body).await?.into_response()
    })
}
fn agent_view<S: AgentsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.agent_view(&cx, tenant_id).await?.into_response()
    })
}
fn agent_start<S: AgentsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::AgentStartQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.agent_start(&cx, tenant_id, query).await?.into_response()
    })
}
fn agent_stop<S: AgentsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::AgentStopQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.agent_stop(&cx, tenant_id, query).await?.into_response()
    })
}
fn agent_restart<S: AgentsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::AgentRestartQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.agent_restart(&cx, tenant_id, query).await?.into_response()
    })
}
fn agent_logs<S: AgentsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::AgentLogsQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.agent_logs(&cx, tenant_id, query).await?.into_response()
    })
}
fn run_list<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::RunListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.run_list(&cx, tenant_id, query).await?.into_response()
    })
}
fn run_create<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::RunCreateQuery = call.query()?;
        call.headers()?;
        let body: types::RunCreate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.run_create(&cx, tenant_id, query, body).await?.into_response()
    })
}
fn run_view<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let run_id: types::RunId = call.path("runId")?;
        let query: types::RunViewQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.run_view(&cx, tenant_id, run_id, query).await?.into_response()
    })
}
fn run_watch<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let run_id: types::RunId = call.path("runId")?;
        let query: types::RunWatchQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.run_watch(&cx, tenant_id, run_id, query).await?.into_response()
    })
}
fn run_event_list<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let run_id: types::RunId = call.path("runId")?;
        let query: types::RunEventListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.run_event_list(&cx, tenant_id, run_id, query).await?.into_response()
    })
}
fn run_stop<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let run_id: types::RunId = call.path("runId")?;
        let query: types::RunStopQuery = call.query()?;
        call.headers()?;
        let body: types::RunStop = call.json().await?;
        let (service, cx) = call.into_parts();
        service.run_stop(&cx, tenant_id, run_id, query, body).await?.into_response()
    })
}
fn run_approval_decide<S: RunsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let run_id: types::RunId = call.path("runId")?;
        call.no_query()?;
        call.headers()?;
        let body: types::ApprovalDecide = call.json().await?;
        let (service, cx) = call.into_parts();
        service.run_approval_decide(&cx, tenant_id, run_id, body).await?.into_response()
    })
}
fn approval_list<S: ApprovalsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::ApprovalListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.approval_list(&cx, query).await?.into_response()
    })
}
fn audit_list<S: AuditApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::AuditListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.audit_list(&cx, query).await?.into_response()
    })
}
fn file_list<S: FilesApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::FileListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.file_list(&cx, tenant_id, query).await?.into_response()
    })
}
fn file_content_view<S: FilesApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::FileContentViewQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.file_content_view(&cx, tenant_id, query).await?.into_response()
    })
}
fn file_download<S: FilesApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::FileDownloadQuery = call.query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.file_download(&cx, tenant_id, query).await?.into_response()
    })
}
fn cron_job_list<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::CronJobListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.cron_job_list(&cx, tenant_id, query).await?.into_response()
    })
}
fn cron_job_create<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        call.headers()?;
        let body: types::CronJobCreate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.cron_job_create(&cx, tenant_id, body).await?.into_response()
    })
}
fn cron_job_view<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.cron_job_view(&cx, tenant_id, job_id).await?.into_response()
    })
}
fn cron_job_update<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        let body: types::CronJobUpdate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.cron_job_update(&cx, tenant_id, job_id, body).await?.into_response()
    })
}
fn cron_job_delete<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.cron_job_delete(&cx, tenant_id, job_id).await?.into_response()
    })
}
fn cron_job_pause<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.cron_job_pause(&cx, tenant_id, job_id).await?.into_response()
    })
}
fn cron_job_resume<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.cron_job_resume(&cx, tenant_id, job_id).await?.into_response()
    })
}
fn cron_job_run<S: CronApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let job_id: types::CronJobId = call.path("jobId")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.cron_job_run(&cx, tenant_id, job_id).await?.into_response()
    })
}
fn environment_key_list<S: EnvironmentApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::EnvironmentKeyListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.environment_key_list(&cx, tenant_id, query).await?.into_response()
    })
}
fn environment_key_set<S: EnvironmentApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let name: types::EnvironmentName = call.path("name")?;
        call.no_query()?;
        call.headers()?;
        let body: types::EnvironmentKeySet = call.json().await?;
        let (service, cx) = call.into_parts();
        service.environment_key_set(&cx, tenant_id, name, body).await?.into_response()
    })
}
fn environment_key_delete<S: EnvironmentApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let name: types::EnvironmentName = call.path("name")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.environment_key_delete(&cx, tenant_id, name).await?.into_response()
    })
}
fn skill_list<S: SkillsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::SkillListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.skill_list(&cx, tenant_id, query).await?.into_response()
    })
}
fn skill_file_list<S: SkillsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let category: types::SkillCategory = call.path("category")?;
        let skill: types::SkillDirectory = call.path("skill")?;
        let query: types::SkillFileListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service
            .skill_file_list(&cx, tenant_id, category, skill, query)
            .await?
            .into_response()
    })
}
fn skill_file_view<S: SkillsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let skill_path: types::SkillPath = call.path("skillPath")?;
        let query: types::SkillFileViewQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.skill_file_view(&cx, tenant_id, skill_path, query).await?.into_response()
    })
}
fn skill_state_replace<S: SkillsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let skill_name: types::SkillName = call.path("skillName")?;
        call.no_query()?;
        let body: types::SkillStateReplace = call.json().await?;
        let (service, cx) = call.into_parts();
        service
            .skill_state_replace(&cx, tenant_id, skill_name, body)
            .await?
            .into_response()
    })
}
fn secret_list<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::SecretListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.secret_list(&cx, query).await?.into_response()
    })
}
fn secret_create<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        call.headers()?;
        let body: types::SecretCreate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.secret_create(&cx, body).await?.into_response()
    })
}
fn secret_view<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let secret_id: types::SecretId = call.path("secretId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.secret_view(&cx, secret_id).await?.into_response()
    })
}
fn secret_delete<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let secret_id: types::SecretId = call.path("secretId")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.secret_delete(&cx, secret_id).await?.into_response()
    })
}
fn secret_replace_material<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let secret_id: types::SecretId = call.path("secretId")?;
        call.no_query()?;
        call.headers()?;
        let body: types::SecretMaterial = call.json().await?;
        let (service, cx) = call.into_parts();
        service.secret_replace_material(&cx, secret_id, body).await?.into_response()
    })
}
fn secret_refresh<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let secret_id: types::SecretId = call.path("secretId")?;
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.secret_refresh(&cx, secret_id).await?.into_response()
    })
}
fn secret_refresh_due<S: SecretsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        call.headers()?;
        let (service, cx) = call.into_parts();
        service.secret_refresh_due(&cx).await?.into_response()
    })
}
fn tenant_api_credentials_view<S: CredentialsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.tenant_api_credentials_view(&cx, tenant_id).await?.into_response()
    })
}
fn tenant_api_credentials_rotate<S: CredentialsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        call.headers()?;
        let body: types::TenantCredentialsRotate = call.json().await?;
        let (service, cx) = call.into_parts();
        service
            .tenant_api_credentials_rotate(&cx, tenant_id, body)
            .await?
            .into_response()
    })
}
fn tenant_a2a_credentials_view<S: CredentialsApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.tenant_a2a_credentials_view(&cx, tenant_id).await?.into_response()
    })
}
fn business_key_list<S: BusinessKeysApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let query: types::BusinessKeyListQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.business_key_list(&cx, query).await?.into_response()
    })
}
fn business_key_create<S: BusinessKeysApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        call.no_query()?;
        call.headers()?;
        let body: types::BusinessKeyCreate = call.json().await?;
        let (service, cx) = call.into_parts();
        service.business_key_create(&cx, body).await?.into_response()
    })
}
fn business_key_delete<S: BusinessKeysApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let business_key_id: types::BusinessKeyId = call.path("businessKeyId")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.business_key_delete(&cx, business_key_id).await?.into_response()
    })
}
fn runtime_hello<S: TenantRuntimeApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let body: types::RuntimeHello = call.json().await?;
        let (service, cx) = call.into_parts();
        service.runtime_hello(&cx, tenant_id, body).await?.into_response()
    })
}
fn runtime_order_watch<S: TenantRuntimeApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let query: types::RuntimeOrderWatchQuery = call.query()?;
        let (service, cx) = call.into_parts();
        service.runtime_order_watch(&cx, tenant_id, query).await?.into_response()
    })
}
fn runtime_report<S: TenantRuntimeApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        call.no_query()?;
        let body: types::RuntimeReports = call.json().await?;
        let (service, cx) = call.into_parts();
        service.runtime_report(&cx, tenant_id, body).await?.into_response()
    })
}
fn runtime_model_complete<S: TenantRuntimeApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let slot: types::Slot = call.path("slot")?;
        call.no_query()?;
        let body: types::ModelRequest = call.json().await?;
        let (service, cx) = call.into_parts();
        service.runtime_model_complete(&cx, tenant_id, slot, body).await?.into_response()
    })
}
fn runtime_model_list<S: TenantRuntimeApi>(mut call: Call<S>) -> Answering {
    Box::pin(async move {
        let tenant_id: types::TenantId = call.path("tenantId")?;
        let slot: types::Slot = call.path("slot")?;
        call.no_query()?;
        let (service, cx) = call.into_parts();
        service.runtime_model_list(&cx, tenant_id, slot).await?.into_response()
    })
}
