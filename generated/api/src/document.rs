// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! The document that dropshot emits for the operations' types, to be compared with the contract.
//!
//! Paths are flat (`/tenant_view/{tenantId}`): dropshot cannot register the true ones. The comparison maps
//! them back by operationId.
use dropshot::{
    ApiDescription, ApiDescriptionRegisterError, ApiEndpoint, ApiEndpointVersions,
    FreeformBody, Header, HttpResponseAccepted, HttpResponseCreated, HttpResponseDeleted,
    HttpResponseOk, Path, Query, StubContext, TypedBody, UntypedBody,
};
use crate::emitted::{ErrorDocument, parameters};
use hub_types as types;
/// dropshot's document of all operations.
pub fn emit() -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let mut api = ApiDescription::<StubContext>::new();
    {
        let endpoint = ApiEndpoint::new_for_types::<
            (),
            Result<HttpResponseOk<types::Health>, ErrorDocument>,
        >(
            "health_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/health_view",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Liveness check.")
                    .description(
                        "Answers as long as the process serves requests. It looks at nothing else.",
                    )
                    .tag("health"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "health_view", error.message())
            })?;
    }
    {
        let endpoint = ApiEndpoint::new_for_types::<
            (),
            Result<HttpResponseOk<types::Readiness>, ErrorDocument>,
        >(
            "readiness_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/readiness_view",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Readiness check.")
                    .description(
                        "Whether the Hub itself can work: database, disk, master key, and not shutting down. It says nothing of any one\nagent or model. Without readiness the answer is 503 `unavailable` with one detail for each failed check\n(`database_unavailable`, `disk_full`, `shutting_down`); names only, no texts.\n",
                    )
                    .tag("health"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "readiness_view", error.message())
            })?;
    }
    {
        let endpoint = ApiEndpoint::new_for_types::<
            (),
            Result<HttpResponseOk<types::Version>, ErrorDocument>,
        >(
            "version_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/version_view",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Hub version and runtime metadata.")
                    .description("What is running here. Any valid token may ask.")
                    .tag("health"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "version_view", error.message())
            })?;
    }
    {
        let endpoint = ApiEndpoint::new_for_types::<
            (),
            Result<HttpResponseOk<types::OpenapiDocument>, ErrorDocument>,
        >(
            "openapi_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/openapi_view",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("This contract as JSON.")
                    .description(
                        "The document that this Hub's server was generated from, the same content as hub.yaml.",
                    )
                    .tag("health"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "openapi_view", error.message())
            })?;
    }
    {
        parameters!(
            TenantListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"access\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"label\":{\"$ref\":\"#/components/schemas/LabelFilter\"},\"releaseId\":{\"$ref\":\"#/components/schemas/ReleaseId\"},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Query<TenantListQueryParameters>,),
            Result<HttpResponseOk<types::TenantResultsPage>, ErrorDocument>,
        >(
            "tenant_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/tenant_list",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List tenants.")
                    .description(
                        "By `id`, ascending. Filters combine with \"and\"; a page token carries its filters, and a request that repeats the\ntoken with others is refused.\n",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_list", error.message())
            })?;
    }
    {
        parameters!(
            TenantCreateQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            TenantCreateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Query<TenantCreateQueryParameters>,
                Header<TenantCreateHeaders>,
                TypedBody<types::TenantCreate>,
            ),
            Result<HttpResponseCreated<types::Tenant>, ErrorDocument>,
        >(
            "tenant_create".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/tenant_create",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Create and provision a tenant.")
                    .description(
                        "Writes the tenant and answers at once with `state: provisioning`; its home is made in the background, and\n`waitSeconds` waits for that. An `id` or `externalId` that is in use is 409 `already_exists`.\n",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_create", error.message())
            })?;
    }
    {
        parameters!(
            TenantViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<TenantViewPath>,),
            Result<HttpResponseOk<types::Tenant>, ErrorDocument>,
        >(
            "tenant_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/tenant_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Get one tenant.")
                    .description(
                        "The tenant as it stands. Blocked and failed tenants stay readable.",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_view", error.message())
            })?;
    }
    {
        parameters!(
            TenantUpdatePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            TenantUpdateQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_update`.\",\"required\":[],\"properties\":{\"dryRun\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Check the request and answer as if it were done, but change nothing.\"}}}"
        );
        parameters!(
            TenantUpdateHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<TenantUpdatePath>,
                Query<TenantUpdateQueryParameters>,
                Header<TenantUpdateHeaders>,
                TypedBody<types::TenantUpdate>,
            ),
            Result<HttpResponseOk<types::Tenant>, ErrorDocument>,
        >(
            "tenant_update".to_owned(),
            dropshot::Method::PATCH,
            "application/json",
            "/tenant_update/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Update tenant metadata and desired settings.")
                    .description(
                        "Changes only what is supplied: an absent member stays, `null` clears it back to its default. `labels` and\n`metadata` merge by key, a key with `null` is removed. A change that changes nothing keeps the revision.\nA tenant that is being deleted is 409 `failed_precondition` with reason `tenant_deleting`.\n",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_update", error.message())
            })?;
    }
    {
        parameters!(
            TenantDeletePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            TenantDeleteQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_delete`.\",\"required\":[],\"properties\":{\"purge\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Remove the home at once in place of keeping it in the trash.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            TenantDeleteHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<TenantDeletePath>,
                Query<TenantDeleteQueryParameters>,
                Header<TenantDeleteHeaders>,
            ),
            Result<HttpResponseAccepted<types::Tenant>, ErrorDocument>,
        >(
            "tenant_delete".to_owned(),
            dropshot::Method::DELETE,
            "application/json",
            "/tenant_delete/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Delete one tenant.")
                    .description(
                        "Refuses new work at once, ends what runs, revokes what was issued, and moves the home to a trash that is kept for\n`HUB_TRASH_DAYS`; `purge` removes it instead. The tenant is `deleting` until all of that is done, then it is gone\nand its `id` may be used again: a later tenant of that id gets nothing of this one. Repeating is harmless.\n",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_delete", error.message())
            })?;
    }
    {
        parameters!(
            TenantAccessViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<TenantAccessViewPath>,),
            Result<HttpResponseOk<types::Access>, ErrorDocument>,
        >(
            "tenant_access_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/tenant_access_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Read tenant access state.")
                    .description(
                        "Whether the tenant may work, and what is said to those who try.",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_access_view", error.message())
            })?;
    }
    {
        parameters!(
            TenantAccessReplacePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            TenantAccessReplaceHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<TenantAccessReplacePath>,
                Header<TenantAccessReplaceHeaders>,
                TypedBody<types::AccessReplace>,
            ),
            Result<HttpResponseOk<types::Access>, ErrorDocument>,
        >(
            "tenant_access_replace".to_owned(),
            dropshot::Method::PUT,
            "application/json",
            "/tenant_access_replace/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Set tenant access state.")
                    .description(
                        "`blocked` stops work in progress and refuses new work with 409 `failed_precondition`, reason `tenant_blocked` and\nthis message; reads stay. `active` lets the tenant work again. The same state again changes nothing.\n",
                    )
                    .tag("tenants"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_access_replace", error.message())
            })?;
    }
    {
        parameters!(
            AgentViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<AgentViewPath>,),
            Result<HttpResponseOk<types::Agent>, ErrorDocument>,
        >(
            "agent_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/agent_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Get current tenant agent state.")
                    .description("Where the agent is, why, and what it does.")
                    .tag("agents"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "agent_view", error.message())
            })?;
    }
    {
        parameters!(
            AgentStartPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            AgentStartQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `agent_start`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            AgentStartHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<AgentStartPath>,
                Query<AgentStartQueryParameters>,
                Header<AgentStartHeaders>,
            ),
            Result<HttpResponseAccepted<types::Agent>, ErrorDocument>,
        >(
            "agent_start".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/agent_start/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Start or wake the tenant agent.")
                    .description(
                        "Wants the agent running: wakes it when it sleeps, lets it work again when it was stopped, and forgets its crashes when\nit has failed. Repeating is harmless. A blocked or deleted tenant's agent is 409 `failed_precondition`.\n",
                    )
                    .tag("agents"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "agent_start", error.message())
            })?;
    }
    {
        parameters!(
            AgentStopPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            AgentStopQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `agent_stop`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"drainSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":3600,\"default\":0,\"description\":\"How long runs that work may go on before they are cancelled.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            AgentStopHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<AgentStopPath>,
                Query<AgentStopQueryParameters>,
                Header<AgentStopHeaders>,
            ),
            Result<HttpResponseAccepted<types::Agent>, ErrorDocument>,
        >(
            "agent_stop".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/agent_stop/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Stop the tenant agent.")
                    .description(
                        "Wants the agent stopped: new runs are refused with `agent_stopped`, queued ones wait. Runs that work have\n`drainSeconds` to end; then they are cancelled and the agent ends. Repeating is harmless.\n",
                    )
                    .tag("agents"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "agent_stop", error.message())
            })?;
    }
    {
        parameters!(
            AgentRestartPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            AgentRestartQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `agent_restart`.\",\"required\":[],\"properties\":{\"ifGeneration\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Only if this is the agent's newest generation, else 409 `aborted`.\"},\"drainSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":3600,\"default\":0,\"description\":\"How long runs that work may go on before they are cancelled.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            AgentRestartHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<AgentRestartPath>,
                Query<AgentRestartQueryParameters>,
                Header<AgentRestartHeaders>,
            ),
            Result<HttpResponseAccepted<types::Agent>, ErrorDocument>,
        >(
            "agent_restart".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/agent_restart/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Restart the tenant agent.")
                    .description(
                        "Ends the agent as `agent_stop` does, then starts a new generation. Nothing new is given to it meanwhile. With\n`ifGeneration` a repeat does not restart the agent that the first one started.\n",
                    )
                    .tag("agents"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "agent_restart", error.message())
            })?;
    }
    {
        parameters!(
            AgentLogsPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            AgentLogsQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `agent_logs`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/LogSource\"},\"generation\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":1,\"maximum\":9007199254740991,\"description\":\"Which start of the agent; the newest if left away. The last 20 are kept.\"},\"lines\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":2000,\"default\":200,\"description\":\"How many lines at the most.\"},\"after\":{\"$ref\":\"#/components/schemas/LogCursor\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<AgentLogsPath>, Query<AgentLogsQueryParameters>),
            Result<HttpResponseOk<types::AgentLogs>, ErrorDocument>,
        >(
            "agent_logs".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/agent_logs/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Read the end of the agent's log.")
                    .description(
                        "The last whole lines that the agent, or the agent host beside it, wrote in its newest start; also when it is stopped.\nTokens, keys that the Hub knows and terminal escape sequences are taken out. One answer holds at most `lines` lines\nand 256 KiB. To follow a log, ask again with `after` set to the `cursor` of the answer before. Before the first start\nthere are no lines and `generation` is 0; a `generation` that is not kept any more is 404.\n",
                    )
                    .tag("agents"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "agent_logs", error.message())
            })?;
    }
    {
        parameters!(
            RunListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            RunListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/RunState\"},\"sessionId\":{\"$ref\":\"#/components/schemas/SessionId\"},\"origin\":{\"$ref\":\"#/components/schemas/OriginKind\"},\"createdAfter\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only runs created at or after this instant.\"},\"createdBefore\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only runs created before this instant.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RunListPath>, Query<RunListQueryParameters>),
            Result<HttpResponseOk<types::RunResultsPage>, ErrorDocument>,
        >(
            "run_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/run_list/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List a tenant's runs.")
                    .description("Newest first. Filters combine with \"and\".")
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_list", error.message())
            })?;
    }
    {
        parameters!(
            RunCreatePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            RunCreateQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            RunCreateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<RunCreatePath>,
                Query<RunCreateQueryParameters>,
                Header<RunCreateHeaders>,
                TypedBody<types::RunCreate>,
            ),
            Result<HttpResponseAccepted<types::Run>, ErrorDocument>,
        >(
            "run_create".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/run_create/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Start a Hermes Agent run.")
                    .description(
                        "Queues the run and answers; the tenant's agent is woken if it sleeps. What this answers in each state:\n\n| state | answer |\n|---|---|\n| tenant `ready`, access `active`, agent `running`, `starting` or `hibernated` | 202, the run is `queued` or further |\n| tenant `provisioning` or `failed` | 409 `failed_precondition`, reason `tenant_provisioning` |\n| tenant `deleting` | 409 `failed_precondition`, reason `tenant_deleting` |\n| access `blocked` | 409 `failed_precondition`, reason `tenant_blocked`, the operator's message |\n| agent `stopped` | 409 `failed_precondition`, reason `agent_stopped` |\n| agent `failed` | 409 `failed_precondition`, reason `agent_failed` |\n| no agent release or command configured, or none that can run | 409 `failed_precondition`, reason `not_configured` |\n| `maxQueuedRuns` runs wait already | 429 `resource_exhausted`, reason `queue_full` |\n| the session has a run, and `ifSessionBusy: reject` | 409 `failed_precondition`, reason `session_busy` |\n| storage above the quota | 429 `resource_exhausted`, reason `quota_exceeded` |\n| less free disk than the reserve | 503 `unavailable`, reason `disk_full` |\n| the Hub is ending | 503 `unavailable`, reason `shutting_down` |\n",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_create", error.message())
            })?;
    }
    {
        parameters!(
            RunViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"}},\"required\":[\"tenantId\",\"runId\"]}"
        );
        parameters!(
            RunViewQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_view`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RunViewPath>, Query<RunViewQueryParameters>),
            Result<HttpResponseOk<types::Run>, ErrorDocument>,
        >(
            "run_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/run_view/{tenantId}/{runId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Get run status and metadata.")
                    .description(
                        "The run as it stands. With `waitSeconds` the answer comes when it has ended or waits for an approval.",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_view", error.message())
            })?;
    }
    {
        parameters!(
            RunWatchPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"}},\"required\":[\"tenantId\",\"runId\"]}"
        );
        parameters!(
            RunWatchQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_watch`.\",\"required\":[],\"properties\":{\"after\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"description\":\"Start after this `seq`. `Last-Event-ID` wins.\"},\"from\":{\"$ref\":\"#/components/schemas/WatchFrom\"}}}"
        );
        parameters!(
            RunWatchHeaders,
            "{\"type\":\"object\",\"properties\":{\"Last-Event-ID\":{\"$ref\":\"#/components/schemas/LastEventId\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<RunWatchPath>,
                Query<RunWatchQueryParameters>,
                Header<RunWatchHeaders>,
            ),
            Result<HttpResponseOk<FreeformBody>, ErrorDocument>,
        >(
            "run_watch".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/run_watch/{tenantId}/{runId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Stream run events.")
                    .description(
                        "A stream of the run's events (WHATWG server-sent events). It starts after `Last-Event-ID`, else after `after`, else at\nthe beginning, or with `from=now` at the end of what there is. Each event has `id` (its `seq`), `event` (its type) and\n`data` (a `RunEvent` on one line). A comment keeps it open through silence. The terminal event is the last one; then\nthe server closes. A cursor that points before kept history or beyond the log gets `event: gap`, data\n`{reason: trimmed|beyond_log, firstSeq, lastSeq}`, then the log from there. Only so many streams of a tenant, a run and a\ntoken are open at one time; one more is 429 `resource_exhausted` with reason `too_many_streams`.\n",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_watch", error.message())
            })?;
    }
    {
        parameters!(
            RunEventListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"}},\"required\":[\"tenantId\",\"runId\"]}"
        );
        parameters!(
            RunEventListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_event_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RunEventListPath>, Query<RunEventListQueryParameters>),
            Result<HttpResponseOk<types::RunEventResultsPage>, ErrorDocument>,
        >(
            "run_event_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/run_event_list/{tenantId}/{runId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List a run's events as pages.")
                    .description(
                        "The same events as the stream, oldest first, without waiting for more.",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_event_list", error.message())
            })?;
    }
    {
        parameters!(
            RunStopPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"}},\"required\":[\"tenantId\",\"runId\"]}"
        );
        parameters!(
            RunStopQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `run_stop`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error, and a busy hub may answer sooner.\\n\"}}}"
        );
        parameters!(
            RunStopHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<RunStopPath>,
                Query<RunStopQueryParameters>,
                Header<RunStopHeaders>,
                TypedBody<types::RunStop>,
            ),
            Result<HttpResponseAccepted<types::Run>, ErrorDocument>,
        >(
            "run_stop".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/run_stop/{tenantId}/{runId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Stop a running run.")
                    .description(
                        "A queued run is `cancelled` at once. A run that works becomes `stopping` until the agent confirms, then `cancelled`.\nIf the agent does not confirm in time it is restarted, when no other run would die of it or with `force`;\n`stopOutcome` says how it went. The runtime cannot stop what a cron job began, once the agent works on it: 409\n`cron_not_stoppable`, with the runs in `alsoEnds` that would end with it; `force` restarts the agent all the same.\nRepeating is harmless; a run that has ended is answered as it is. Without a body the defaults hold.\n",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_stop", error.message())
            })?;
    }
    {
        parameters!(
            RunApprovalDecidePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"runId\":{\"$ref\":\"#/components/schemas/RunId\"}},\"required\":[\"tenantId\",\"runId\"]}"
        );
        parameters!(
            RunApprovalDecideHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<RunApprovalDecidePath>,
                Header<RunApprovalDecideHeaders>,
                TypedBody<types::ApprovalDecide>,
            ),
            Result<HttpResponseOk<types::Approval>, ErrorDocument>,
        >(
            "run_approval_decide".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/run_approval_decide/{tenantId}/{runId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Resolve a pending run approval.")
                    .description(
                        "Decides one approval, once. The same choice again is answered alike; another one, or one that comes too late, is 409\n`failed_precondition` with reason `approval_decided` and the decision in `params`.\n",
                    )
                    .tag("runs"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "run_approval_decide", error.message())
            })?;
    }
    {
        parameters!(
            ApprovalListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `approval_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/ApprovalState\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Query<ApprovalListQueryParameters>,),
            Result<HttpResponseOk<types::ApprovalResultsPage>, ErrorDocument>,
        >(
            "approval_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/approval_list",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List approvals over all tenants.")
                    .description(
                        "Newest first; the inbox of those who answer for agents. A tenant's own token is shown those of its tenant.\n",
                    )
                    .tag("approvals"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "approval_list", error.message())
            })?;
    }
    {
        parameters!(
            AuditListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `audit_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"principal\":{\"$ref\":\"#/components/schemas/PrincipalName\"},\"operation\":{\"$ref\":\"#/components/schemas/OperationName\"},\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"outcome\":{\"$ref\":\"#/components/schemas/AuditOutcome\"},\"createdAfter\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only entries written at or after this instant.\"},\"createdBefore\":{\"type\":\"string\",\"format\":\"date-time\",\"description\":\"Only entries written before this instant.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Query<AuditListQueryParameters>,),
            Result<HttpResponseOk<types::AuditResultsPage>, ErrorDocument>,
        >(
            "audit_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/audit_list",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List the audit log.")
                    .description(
                        "Who changed what, newest first. Beyond the contract.\n\nAn entry is written in the transaction of the change, so that there is no change without its entry; what cannot be\nwritten down is not done (503 `unavailable`, reason `audit_unavailable`). Secrets that an answer shows are written down\nbefore the answer. Refused attempts are counted by who, where from and what, and written once a minute, those of the\npresent minute before this answer. What agent hosts report is not here: a run's event log has it.\n\nEach entry is chained to the one before by a keyed hash; `hermes-hub audit verify` walks along the chain. Filters\ncombine with \"and\"; a page token carries its filters.\n",
                    )
                    .tag("audit"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "audit_list", error.message())
            })?;
    }
    {
        parameters!(
            FileListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            FileListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `file_list`.\",\"required\":[],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"maxLength\":1024,\"description\":\"The directory below the root, as `path` of an entry; the root itself without it. Needs `root`.\"},\"sort\":{\"$ref\":\"#/components/schemas/FileSort\"},\"order\":{\"$ref\":\"#/components/schemas/SortOrder\"},\"name\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":255,\"description\":\"Only entries whose name has this text in it, in capitals or not. Needs `root`.\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<FileListPath>, Query<FileListQueryParameters>),
            Result<HttpResponseOk<types::FileResultsPage>, ErrorDocument>,
        >(
            "file_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/file_list/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List tenant-visible file roots and directories.")
                    .description(
                        "Without `root` the roots that there are, in a fixed order: `workspace` (where the agent works), `outputs` (what it\nputs aside for people) and `cron_output` (what its schedules wrote). With `root` the entries of the directory at\n`path`. It answers whether the agent runs or not, also for a blocked tenant.\n\nNames by which secrets and the runtime's own state are known do not exist here, in any directory and in any\ncase: `.env*`, `.git`, `.git-credentials`, `.ssh`, `.gnupg`, `.aws`, `.kube`, `.netrc`, `.pgpass`, `.npmrc`, `.pypirc`,\n`.hermes`, `auth.json`, `id_rsa`, `id_dsa`, `id_ecdsa`, `id_ed25519`, and what ends in `.pem`, `.key`, `.p12` or\n`.pfx`; nor do sockets. It goes by names alone: what an agent writes elsewhere is shown.\n\nAn entry is a `file`, a `directory`, or `other`: a link, a device, a pipe, a mount, or a file that has a second\nname (hard link), none of which can be opened. Pages are cut from the directory as it is at that moment: an entry\nthat changes its place meanwhile may come twice or not at all. A directory with more entries than\n`HUB_LIMITS_FILE_LIST_ENTRIES` (a million) is 409 `failed_precondition` with reason `directory_too_large`.\n",
                    )
                    .tag("files"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "file_list", error.message())
            })?;
    }
    {
        parameters!(
            FileContentViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            FileContentViewQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `file_content_view`.\",\"required\":[\"root\",\"path\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1024,\"description\":\"Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or\\n`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.\\n\"},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"The byte to begin at. Within a character it begins at the next one.\"},\"length\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":4,\"maximum\":1048576,\"default\":1048576,\"description\":\"How many bytes of text at the most.\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<FileContentViewPath>, Query<FileContentViewQueryParameters>),
            Result<HttpResponseOk<types::FileContent>, ErrorDocument>,
        >(
            "file_content_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/file_content_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Read text-previewable file content.")
                    .description(
                        "The text of a file, or a part of it, cut between characters. What is text is seen from the bytes and not from the\nname: UTF-8 without NUL, at the file's beginning and in the part that is asked for. Anything else is 409\n`failed_precondition` with reason `not_previewable`; download it. A link, a device, a file with a second name and\nthe like is `not_a_file`, and so is a directory. An `offset` behind the end is 416 `range_not_satisfiable`. A file\nthat does not hold still while it is read is 409 `aborted`.\n",
                    )
                    .tag("files"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "file_content_view", error.message())
            })?;
    }
    {
        parameters!(
            FileDownloadPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            FileDownloadQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `file_download`.\",\"required\":[\"root\",\"path\"],\"properties\":{\"root\":{\"$ref\":\"#/components/schemas/FileRoot\"},\"path\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1024,\"description\":\"Where the file is below the root, as `path` of an entry: UTF-8, segments with `/` between, none of them empty, `.` or\\n`..`, no control characters, at most 1024 bytes, 255 a segment, 32 segments. It is decoded once.\\n\"}}}"
        );
        parameters!(
            FileDownloadHeaders,
            "{\"type\":\"object\",\"properties\":{\"Range\":{\"type\":\"string\",\"maxLength\":200},\"If-Range\":{\"type\":\"string\",\"maxLength\":200},\"If-None-Match\":{\"type\":\"string\",\"maxLength\":2000},\"Want-Repr-Digest\":{\"type\":\"string\",\"maxLength\":200}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<FileDownloadPath>,
                Query<FileDownloadQueryParameters>,
                Header<FileDownloadHeaders>,
            ),
            Result<HttpResponseOk<FreeformBody>, ErrorDocument>,
        >(
            "file_download".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/file_download/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Download one tenant-visible file.")
                    .description(
                        "The bytes of a file, as `application/octet-stream` and an attachment, whatever it is. One `Range` is honoured, with\n`If-Range`; several at once get the whole file. A file that changes in any way while it is sent ends the\nconnection before the announced length, so that nobody gets a mixture: ask again, or, for a file that grows,\nread ranges of it. Links, devices, directories and the like are 409 `failed_precondition` with reason `not_a_file`.\n\n`ETag` is strong, and good for `If-Range`, once the file has been left alone for two seconds; before, it is weak,\nsince the file system's clock could miss another change. `Repr-Digest` (RFC 9530) is the SHA-256 of the whole\nfile; it comes with files of up to 16 MiB, and where `Want-Repr-Digest` names `sha-256` with those of up to 1 GiB.\n",
                    )
                    .tag("files"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "file_download", error.message())
            })?;
    }
    {
        parameters!(
            CronJobListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            CronJobListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `cron_job_list`.\",\"required\":[],\"properties\":{\"includeDisabled\":{\"type\":\"boolean\",\"default\":true,\"description\":\"Also the jobs that are paused or disabled. The runtime itself leaves them out.\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobListPath>, Query<CronJobListQueryParameters>),
            Result<HttpResponseOk<types::CronJobList>, ErrorDocument>,
        >(
            "cron_job_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/cron_job_list/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List tenant agent cron jobs.")
                    .description(
                        "The jobs as the agent's runtime has them, while it runs; while it sleeps or does not answer, as the Hub last saw them.\n`hub` says which of both, and when that was. Nobody is woken for it.\n\nOnly the Hub runs what is due: the runtime's own clock is turned off in the Hub-owned configuration. So what is due\nwhile no Hub is there runs once and late when one is. What is due while it may not run (the agent is stopped, its\ntenant blocked, its queue full, its last run not ended) is missed and not made up for: each such time is noted as\n`missed`, and a recurring job runs at its next time. Its `next_run_at` stays at the time that was missed until then.\nA one-shot that was missed stays as it is until somebody runs, changes or deletes it. A command of the agent's that\nstarts the runtime's own clock by hand (`hermes cron tick`) is not the Hub's: what it runs has no run here.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_list", error.message())
            })?;
    }
    {
        parameters!(
            CronJobCreatePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            CronJobCreateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<CronJobCreatePath>,
                Header<CronJobCreateHeaders>,
                TypedBody<types::CronJobCreate>,
            ),
            Result<HttpResponseOk<types::CronJobAnswer>, ErrorDocument>,
        >(
            "cron_job_create".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/cron_job_create/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Create an agent cron job.")
                    .description(
                        "Gives the definition to the agent's runtime as it is, and answers with the job that this made: `name`, `schedule` (`30m`,\n`every 2h`, `0 9 * * 1-5`, `2026-12-24T09:00:00`), `prompt`, `deliver`, `skills`, `repeat`. Members that the runtime\ndrops without a word are named in `hub.warnings`. What it refuses is 400 with its text.\nNobody is asked by what a schedule began: the agent is refused the commands and the code (its tool `execute_code`) for\nwhich it would need an approval.\nA write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.\nA repeat with the same `Idempotency-Key` makes no second job, and gets the answer that was missed.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_create", error.message())
            })?;
    }
    {
        parameters!(
            CronJobViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobViewPath>,),
            Result<HttpResponseOk<types::CronJobAnswer>, ErrorDocument>,
        >(
            "cron_job_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/cron_job_view/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Get one cron job.")
                    .description(
                        "The job as the agent's runtime has it, or as the Hub last saw it, as with the list. A one-shot that has run is gone.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_view", error.message())
            })?;
    }
    {
        parameters!(
            CronJobUpdatePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobUpdatePath>, TypedBody<types::CronJobUpdate>),
            Result<HttpResponseOk<types::CronJobAnswer>, ErrorDocument>,
        >(
            "cron_job_update".to_owned(),
            dropshot::Method::PATCH,
            "application/json",
            "/cron_job_update/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Update one cron job.")
                    .description(
                        "Gives the changes to the agent's runtime: `name`, `schedule`, `prompt`, `deliver`, `skills`, `skill`, `repeat`, `enabled`.\n`repeat` may be a number; what the job has completed so far is kept. Members that the runtime drops without a word are\nnamed in `hub.warnings`; with nothing but those it is 400. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_update", error.message())
            })?;
    }
    {
        parameters!(
            CronJobDeletePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobDeletePath>,),
            Result<HttpResponseOk<types::CronJobDeleted>, ErrorDocument>,
        >(
            "cron_job_delete".to_owned(),
            dropshot::Method::DELETE,
            "application/json",
            "/cron_job_delete/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Delete one cron job.")
                    .description(
                        "The job will not run again; an execution that is under way goes on. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_delete", error.message())
            })?;
    }
    {
        parameters!(
            CronJobPausePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        parameters!(
            CronJobPauseHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobPausePath>, Header<CronJobPauseHeaders>),
            Result<HttpResponseOk<types::CronJobAnswer>, ErrorDocument>,
        >(
            "cron_job_pause".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/cron_job_pause/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Pause one cron job.")
                    .description(
                        "The job does not run until it is resumed. Repeating is harmless. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_pause", error.message())
            })?;
    }
    {
        parameters!(
            CronJobResumePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        parameters!(
            CronJobResumeHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobResumePath>, Header<CronJobResumeHeaders>),
            Result<HttpResponseOk<types::CronJobAnswer>, ErrorDocument>,
        >(
            "cron_job_resume".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/cron_job_resume/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Resume one cron job.")
                    .description(
                        "The job runs again when it is due next. Repeating is harmless. A write wakes the agent and waits for its answer, up to 30 seconds; then it is 503, and says whether the agent was asked.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_resume", error.message())
            })?;
    }
    {
        parameters!(
            CronJobRunPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"jobId\":{\"$ref\":\"#/components/schemas/CronJobId\"}},\"required\":[\"tenantId\",\"jobId\"]}"
        );
        parameters!(
            CronJobRunHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<CronJobRunPath>, Header<CronJobRunHeaders>),
            Result<HttpResponseAccepted<types::CronJobRun>, ErrorDocument>,
        >(
            "cron_job_run".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/cron_job_run/{tenantId}/{jobId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Trigger one cron job immediately.")
                    .description(
                        "Runs the job now and answers with the run to follow; its `origin` is `{kind: cron, ref: jobId}`. It waits in the queue\nas any run does, and wakes the agent. A job of which a run has not ended is not run twice: the answer is that run, and\n`hub.warnings` say so. A paused or disabled job is 409 `failed_precondition` with reason `job_paused`.\n\nThe runtime tells little of an execution: its run has its beginning, its answer and its tokens, and no events between.\nA one-shot that has run is gone.\n",
                    )
                    .tag("cron"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "cron_job_run", error.message())
            })?;
    }
    {
        parameters!(
            EnvironmentKeyListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            EnvironmentKeyListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `environment_key_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<EnvironmentKeyListPath>, Query<EnvironmentKeyListQueryParameters>),
            Result<HttpResponseOk<types::EnvironmentKeyResultsPage>, ErrorDocument>,
        >(
            "environment_key_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/environment_key_list/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List tenant-scoped environment key names and metadata.")
                    .description(
                        "The keys by name, without their values, which no operation shows. A key that was removed is listed as\n`pending_restart` for as long as the agent may still have it, and is gone then.\n",
                    )
                    .tag("environment"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "environment_key_list", error.message())
            })?;
    }
    {
        parameters!(
            EnvironmentKeySetPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"name\":{\"$ref\":\"#/components/schemas/EnvironmentName\"}},\"required\":[\"tenantId\",\"name\"]}"
        );
        parameters!(
            EnvironmentKeySetHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<EnvironmentKeySetPath>,
                Header<EnvironmentKeySetHeaders>,
                TypedBody<types::EnvironmentKeySet>,
            ),
            Result<HttpResponseOk<types::EnvironmentKey>, ErrorDocument>,
        >(
            "environment_key_set".to_owned(),
            dropshot::Method::PUT,
            "application/json",
            "/environment_key_set/{tenantId}/{name}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Set one accepted tenant-scoped key.")
                    .description(
                        "The agent has the value as an environment variable from its next run on, without a restart. The same value again\nchanges nothing. The Hub keeps it sealed; while the agent runs it is on the disk in the clear, in a file of mode\n0600 or 0640 that the agent's own user can read and so can what the agent runs. A command that is at work during\nthe change may carry the old value on to runs that begin before it ends. The agent's tool `execute_code` passes on\nonly names that were set before the agent first ran a command or code since its start; a restart of the agent adds\nthe others. What an agent says is masked before it is kept, where a value of 8 characters or more stands in it as it\nis: best effort, since an agent can write a value in another form.\n\nA name must sound like a secret: it ends in `KEY`, `TOKEN`, `SECRET`, `PASSWORD`, `PASSPHRASE`, `PASSWD`, `CREDENTIAL`,\n`CREDENTIALS`, `DSN` or `PAT` as its last word, or is `DATABASE_URL`, `REDIS_URL`, `PGPASSWORD` or `MYSQL_PWD`. Reserved\nnames are 400 `invalid_argument` with reason `name_reserved`: what the Hub, the shell and the loader use (`API_SERVER_*`,\n`GATEWAY_*`, `TERMINAL_*`, `AUXILIARY_*`, `GIT_*`, `HERMES_*`, `HUB_*`, `LD_*`, `PYTHON*`, `*_BASE_URL` and the like), and\nevery variable by which the agent's program knows a model provider or a channel; give such a key another name.\nA tenant has at most `HUB_LIMITS_ENVIRONMENT_KEYS` (100) keys; one more is 409 `failed_precondition` with reason\n`too_many_keys`.\n",
                    )
                    .tag("environment"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "environment_key_set", error.message())
            })?;
    }
    {
        parameters!(
            EnvironmentKeyDeletePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"name\":{\"$ref\":\"#/components/schemas/EnvironmentName\"}},\"required\":[\"tenantId\",\"name\"]}"
        );
        parameters!(
            EnvironmentKeyDeleteHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<EnvironmentKeyDeletePath>, Header<EnvironmentKeyDeleteHeaders>),
            Result<HttpResponseDeleted, ErrorDocument>,
        >(
            "environment_key_delete".to_owned(),
            dropshot::Method::DELETE,
            "application/json",
            "/environment_key_delete/{tenantId}/{name}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Remove one tenant-scoped key.")
                    .description(
                        "The value is gone from the Hub at once. An agent that runs forgets a variable only when it is started again, so it\nis restarted as soon as it has nothing to do, and until then the key is listed as `pending_restart`. Without a\nrunning agent the key is gone at once. While it is listed, removing it again is harmless, and setting it again\nmakes it `active`.\n",
                    )
                    .tag("environment"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "environment_key_delete", error.message())
            })?;
    }
    {
        parameters!(
            SkillListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            SkillListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `skill_list`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SkillListPath>, Query<SkillListQueryParameters>),
            Result<HttpResponseOk<types::SkillResultsPage>, ErrorDocument>,
        >(
            "skill_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/skill_list/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List installed tenant skills.")
                    .description(
                        "A skill is a directory with a file `SKILL.md`, whose first lines, between two lines of `---`, say in YAML what it is. They are\nread where they lie, so it answers whether the agent runs or not, and shows those that are switched off too. They\ncome by category, the first directory of their path, or `general` where they have none; the categories by name,\nand a page is cut between categories.\n\nWhat is wrong with a skill is in its `problems`; it never keeps the others from being shown. At the most 4096\ndirectories are looked into, twelve deep, and 1000 skills shown; `omittedCount` says how many directories of a\ncategory were left out, that of `general` also counts whole categories. Links are not followed, names that begin with a dot are not looked at, and neither are\n`references`, `templates`, `assets` and `scripts` of a skill, nor dependencies such as `node_modules`.\n",
                    )
                    .tag("skills"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "skill_list", error.message())
            })?;
    }
    {
        parameters!(
            SkillFileListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"category\":{\"$ref\":\"#/components/schemas/SkillCategory\"},\"skill\":{\"$ref\":\"#/components/schemas/SkillDirectory\"}},\"required\":[\"tenantId\",\"category\",\"skill\"]}"
        );
        parameters!(
            SkillFileListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `skill_file_list`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SkillFileListPath>, Query<SkillFileListQueryParameters>),
            Result<HttpResponseOk<types::SkillFileResultsPage>, ErrorDocument>,
        >(
            "skill_file_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/skill_file_list/{tenantId}/{category}/{skill}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List files for one skill.")
                    .description(
                        "The files in a skill's directory and below it, by path. Links, devices, files with a second name and directories\nthat cannot be asked for are `other` and cannot be read; names that begin with a dot do not exist here, nor do those\nthat `GET .../files` hides. A skill with more than 1000 files or directories is 409 `failed_precondition` with reason\n`directory_too_large`.\n",
                    )
                    .tag("skills"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "skill_file_list", error.message())
            })?;
    }
    {
        parameters!(
            SkillFileViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"skillPath\":{\"$ref\":\"#/components/schemas/SkillPath\"}},\"required\":[\"tenantId\",\"skillPath\"]}"
        );
        parameters!(
            SkillFileViewQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `skill_file_view`.\",\"required\":[],\"properties\":{\"source\":{\"$ref\":\"#/components/schemas/SkillSource\"},\"offset\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"The byte to begin at. Within a character it begins at the next one.\"},\"length\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":4,\"maximum\":1048576,\"default\":1048576,\"description\":\"How many bytes of text at the most.\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SkillFileViewPath>, Query<SkillFileViewQueryParameters>),
            Result<HttpResponseOk<types::SkillFileContent>, ErrorDocument>,
        >(
            "skill_file_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/skill_file_view/{tenantId}/{skillPath}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Read one skill file.")
                    .description(
                        "The text of a file of a skill, or a part of it, cut between characters, as `GET .../files/content` does. Slashes in the\npath may be percent-encoded or not; it is decoded once. What is no UTF-8 text is 409 `failed_precondition` with\nreason `not_previewable`. Only what lies in the directory of a skill exists here.\n",
                    )
                    .tag("skills"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "skill_file_view", error.message())
            })?;
    }
    {
        parameters!(
            SkillStateReplacePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"skillName\":{\"$ref\":\"#/components/schemas/SkillName\"}},\"required\":[\"tenantId\",\"skillName\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SkillStateReplacePath>, TypedBody<types::SkillStateReplace>),
            Result<HttpResponseOk<types::SkillState>, ErrorDocument>,
        >(
            "skill_state_replace".to_owned(),
            dropshot::Method::PUT,
            "application/json",
            "/skill_state_replace/{tenantId}/{skillName}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Set skill enabled/disabled state.")
                    .description(
                        "Switches a skill off or on, for runs that start later; the agent is not restarted, and need not run. The agent's program\nknows skills by name alone, so all skills of this name, in every category and from every source, are switched at\nonce; the answer lists them. The state is the Hub's: an agent that writes another one into its own\nconfiguration cannot load the skill for all that. It can read the files of a skill, on or off, and that is its own\ndirectory; off means that it is not offered and not loaded.\n\nThe name stays switched off when its last skill goes, and can then still be switched on. Any other name that no skill has is 404.\nAt the most 1000 names are switched off; one more is 409 `failed_precondition` with reason `too_many_names`.\n",
                    )
                    .tag("skills"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "skill_state_replace", error.message())
            })?;
    }
    {
        parameters!(
            SecretListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `secret_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Query<SecretListQueryParameters>,),
            Result<HttpResponseOk<types::SecretResultsPage>, ErrorDocument>,
        >(
            "secret_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/secret_list",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List managed secret metadata.")
                    .description("By `name`, ascending. Material is in no answer.")
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_list", error.message())
            })?;
    }
    {
        parameters!(
            SecretCreateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Header<SecretCreateHeaders>, TypedBody<types::SecretCreate>),
            Result<HttpResponseCreated<types::Secret>, ErrorDocument>,
        >(
            "secret_create".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/secret_create",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Register a managed secret without returning material.")
                    .description(
                        "The material is sealed before it is stored, bound to this secret, its version, kind and scope. What it needs is said by the\nkind: `value` for `api_key` and `opaque`; for `oauth2` the member `oauth2` and a `refreshToken`, with `clientSecret` where the\nprovider wants one and `accessToken` if there is one already. An OAuth2 secret is refreshed before its access token\nends; one without an access token is refreshed at once. A `tokenUrl` is https at port 443 or 8443 of a public address; the\noperator may list others in `HUB_OUTWARD_ALLOW`.\n\nNobody is given a secret unless `grant` says so, and that is for good: the material is bound to it, as it is to its tenants.\nAs `model_key` an `api_key` is sent as it is, and of an `oauth2` secret the access token. As `environment_key` an `api_key`\nor `opaque` secret is a variable of the agents of `tenantIds`, which there must be; its name is one that an environment\nkey may have. Agents that run have other material from their next run on.\n\nA name in use is 409 `already_exists` with reason `name_taken`, and so is a tenant that has another secret as its model's key or\nby that variable. The Hub keeps at most `HUB_LIMITS_SECRETS` (1000) secrets; one\nmore is 409 `failed_precondition` with reason `too_many_secrets`.\n",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_create", error.message())
            })?;
    }
    {
        parameters!(
            SecretViewPath,
            "{\"type\":\"object\",\"properties\":{\"secretId\":{\"$ref\":\"#/components/schemas/SecretId\"}},\"required\":[\"secretId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SecretViewPath>,),
            Result<HttpResponseOk<types::Secret>, ErrorDocument>,
        >(
            "secret_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/secret_view/{secretId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Return managed secret metadata.")
                    .description(
                        "What is known about one secret. Material is in no answer.",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_view", error.message())
            })?;
    }
    {
        parameters!(
            SecretDeletePath,
            "{\"type\":\"object\",\"properties\":{\"secretId\":{\"$ref\":\"#/components/schemas/SecretId\"}},\"required\":[\"secretId\"]}"
        );
        parameters!(
            SecretDeleteHeaders,
            "{\"type\":\"object\",\"properties\":{\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SecretDeletePath>, Header<SecretDeleteHeaders>),
            Result<HttpResponseDeleted, ErrorDocument>,
        >(
            "secret_delete".to_owned(),
            dropshot::Method::DELETE,
            "application/json",
            "/secret_delete/{secretId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Delete managed secret metadata and material.")
                    .description(
                        "Both are gone at once, with the key that the material was sealed with; so nothing can bring the material back but a backup of\nthe database with its master key. What the provider knows is not touched: revoke the secret there.\n",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_delete", error.message())
            })?;
    }
    {
        parameters!(
            SecretReplaceMaterialPath,
            "{\"type\":\"object\",\"properties\":{\"secretId\":{\"$ref\":\"#/components/schemas/SecretId\"}},\"required\":[\"secretId\"]}"
        );
        parameters!(
            SecretReplaceMaterialHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"},\"If-Match\":{\"$ref\":\"#/components/schemas/EtagCondition\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<SecretReplaceMaterialPath>,
                Header<SecretReplaceMaterialHeaders>,
                TypedBody<types::SecretMaterial>,
            ),
            Result<HttpResponseOk<types::Secret>, ErrorDocument>,
        >(
            "secret_replace_material".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/secret_replace_material/{secretId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Replace write-only secret material.")
                    .description(
                        "The new material is the next version; the old one is gone with it. What it needs is said by the kind, as when the secret was\nmade; of an OAuth2 secret a `clientSecret` that is left out stays. Whatever was wrong with the old material is forgotten.\n",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_replace_material", error.message())
            })?;
    }
    {
        parameters!(
            SecretRefreshPath,
            "{\"type\":\"object\",\"properties\":{\"secretId\":{\"$ref\":\"#/components/schemas/SecretId\"}},\"required\":[\"secretId\"]}"
        );
        parameters!(
            SecretRefreshHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<SecretRefreshPath>, Header<SecretRefreshHeaders>),
            Result<HttpResponseOk<types::Secret>, ErrorDocument>,
        >(
            "secret_refresh".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/secret_refresh/{secretId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Refresh one OAuth2 secret.")
                    .description(
                        "Asks the provider for a new access token and keeps it before this is answered. Whoever asks while a refresh of this secret is\nunder way, or was over less than 5 seconds ago, gets that one's outcome: the provider is asked once. The refresh goes\non when the caller leaves.\n\nA secret of another kind is 400 `invalid_argument`. 409 `failed_precondition` says with its reason what stays so until somebody\nacts: `reauth_required` (the provider has ended the grant; give new material), `secret_misconfigured` (it refuses the\nclient or the scopes), `secret_undecryptable`. 502 and 504 say that the provider failed or was silent; the Hub tries again\nby itself. After a call whose outcome is unknown it tries once more, then waits for somebody to ask.\n",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_refresh", error.message())
            })?;
    }
    {
        parameters!(
            SecretRefreshDueHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Header<SecretRefreshDueHeaders>,),
            Result<HttpResponseOk<types::SecretsRefreshed>, ErrorDocument>,
        >(
            "secret_refresh_due".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/secret_refresh_due",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Refresh all due OAuth2 secrets.")
                    .description(
                        "What the Hub does by itself all the time, now. One secret that cannot be refreshed is no failure of the call: `results` say\nwhat became of each. It takes at most 60 seconds; what was not begun by then is counted as remaining. Asking twice\nrefreshes each secret once.\n",
                    )
                    .tag("secrets"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "secret_refresh_due", error.message())
            })?;
    }
    {
        parameters!(
            TenantApiCredentialsViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<TenantApiCredentialsViewPath>,),
            Result<HttpResponseOk<types::TenantCredentials>, ErrorDocument>,
        >(
            "tenant_api_credentials_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/tenant_api_credentials_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Return tenant-scoped API credentials.")
                    .description(
                        "The tokens by which a tenant calls this API for itself, the current one first, and behind it the one before while its\ngrace time runs. An operator with scope admin is answered the tokens; the tenant's own token everything but them, so\nthat a stolen one cannot fetch its successor. A tenant's first token is made when an operator asks for it here.\n",
                    )
                    .tag("credentials"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_api_credentials_view", error.message())
            })?;
    }
    {
        parameters!(
            TenantApiCredentialsRotatePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            TenantApiCredentialsRotateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (
                Path<TenantApiCredentialsRotatePath>,
                Header<TenantApiCredentialsRotateHeaders>,
                TypedBody<types::TenantCredentialsRotate>,
            ),
            Result<HttpResponseOk<types::TenantCredentials>, ErrorDocument>,
        >(
            "tenant_api_credentials_rotate".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/tenant_api_credentials_rotate/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Rotate tenant-scoped API credentials.")
                    .description(
                        "Makes a new token. The one that was current works on for `graceSeconds`; one that an earlier rotation left ends at\nonce, so that there are never more than two. A token that ends takes its open streams and waits with it, within 5\nseconds. An operator with scope admin is answered the new token. The tenant's own token may rotate too, to make\nan end of itself, and is not answered the new one: its operator hands that over. Without a body the defaults hold.\nA repeat with the same `Idempotency-Key` shows the tokens of its first answer as long as they have not ended.\n",
                    )
                    .tag("credentials"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_api_credentials_rotate", error.message())
            })?;
    }
    {
        parameters!(
            TenantA2aCredentialsViewPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<TenantA2aCredentialsViewPath>,),
            Result<HttpResponseOk<types::TenantCredentials>, ErrorDocument>,
        >(
            "tenant_a2a_credentials_view".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/tenant_a2a_credentials_view/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Return tenant A2A credentials.")
                    .description(
                        "The token by which other agents call this tenant's agent. It works for nothing else. As with API credentials, an\noperator with scope admin is answered the token, the tenant's own API token everything but it, and it is made when\nan operator asks for it here.\n",
                    )
                    .tag("credentials"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "tenant_a2a_credentials_view", error.message())
            })?;
    }
    {
        parameters!(
            BusinessKeyListQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `business_key_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":6144,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Query<BusinessKeyListQueryParameters>,),
            Result<HttpResponseOk<types::BusinessKeyResultsPage>, ErrorDocument>,
        >(
            "business_key_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/business_key_list",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("List business keys.")
                    .description(
                        "By id, which is the order in which they were made. Keys that have expired are listed until they are deleted. What\ntheir holders send is shown by nothing.\n",
                    )
                    .tag("business-keys"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "business_key_list", error.message())
            })?;
    }
    {
        parameters!(
            BusinessKeyCreateHeaders,
            "{\"type\":\"object\",\"properties\":{\"Idempotency-Key\":{\"$ref\":\"#/components/schemas/IdempotencyKey\"}},\"required\":[]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Header<BusinessKeyCreateHeaders>, TypedBody<types::BusinessKeyCreate>),
            Result<HttpResponseCreated<types::BusinessKeyIssued>, ErrorDocument>,
        >(
            "business_key_create".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/business_key_create",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Create a business key.")
                    .description(
                        "A key for a business that manages tenants of its own, with the scopes that are given and for the tenants that are\ngiven, and for no others: those answer as if they were not there. What its holder sends is shown in this answer\nand never again, so `Idempotency-Key` must be given; a repeat with it shows it once more for 15 minutes.\n\nWith `tenants.labels` it is for every tenant that has all of these labels. It then makes only tenants that have\nthem, and takes none of them away. With `tenants.ids` it is for these tenants, that are there already, and makes\nnone; a later tenant of such an id is not one of them. An id that is in use by a tenant of somebody else's is\n`already_exists` for it as for anybody.\n\n| scope | operations |\n|---|---|\n| `tenants:read` | `tenant_list`, `tenant_view`, `tenant_access_view`, `agent_view` |\n| `tenants:write` | `tenant_create`, `tenant_update`, `tenant_delete`, `agent_start`, `agent_stop`, `agent_restart` |\n| `runs:read` | `run_list`, `run_view`, `run_watch`, `run_event_list` |\n| `runs:write` | `run_create`, `run_stop` |\n| `approvals:write` | `run_approval_decide` |\n| `files:read` | `file_list`, `file_content_view`, `file_download` |\n| `metrics:read` | none yet |\n",
                    )
                    .tag("business-keys"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "business_key_create", error.message())
            })?;
    }
    {
        parameters!(
            BusinessKeyDeletePath,
            "{\"type\":\"object\",\"properties\":{\"businessKeyId\":{\"$ref\":\"#/components/schemas/BusinessKeyId\"}},\"required\":[\"businessKeyId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<BusinessKeyDeletePath>,),
            Result<HttpResponseDeleted, ErrorDocument>,
        >(
            "business_key_delete".to_owned(),
            dropshot::Method::DELETE,
            "application/json",
            "/business_key_delete/{businessKeyId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Delete a business key.")
                    .description(
                        "Its holder is refused from now on, and open streams and waits of theirs end within 5 seconds.",
                    )
                    .tag("business-keys"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "business_key_delete", error.message())
            })?;
    }
    {
        parameters!(
            RuntimeHelloPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RuntimeHelloPath>, TypedBody<types::RuntimeHello>),
            Result<HttpResponseOk<types::RuntimeWelcome>, ErrorDocument>,
        >(
            "runtime_hello".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/runtime_hello/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("An agent host reports in.")
                    .description(
                        "A generation says what it is and gets what to run with. May be repeated, and is to be after an order\n`agent.configure`; a generation that is no longer the current one gets 410 and must end.\n",
                    )
                    .tag("tenant-runtime"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "runtime_hello", error.message())
            })?;
    }
    {
        parameters!(
            RuntimeOrderWatchPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        parameters!(
            RuntimeOrderWatchQueryParameters,
            "{\"type\":\"object\",\"description\":\"The query parameters of `runtime_order_watch`.\",\"required\":[],\"properties\":{\"after\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":9007199254740991,\"default\":0,\"description\":\"Start after this `seq`.\"}}}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RuntimeOrderWatchPath>, Query<RuntimeOrderWatchQueryParameters>),
            Result<HttpResponseOk<FreeformBody>, ErrorDocument>,
        >(
            "runtime_order_watch".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/runtime_order_watch/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("Stream an agent host's orders.")
                    .description(
                        "Server-sent events: `id` is the order's `seq`, `event` its type, `data` a `RuntimeOrder` on one line. It starts after\n`after` and ends after a few seconds: a host asks anew, by which it is known to live, also where it has nothing to\nreport. Orders are replayed after a reconnect, so a host carries each out once by its `seq`.\n",
                    )
                    .tag("tenant-runtime"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "runtime_order_watch", error.message())
            })?;
    }
    {
        parameters!(
            RuntimeReportPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"}},\"required\":[\"tenantId\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RuntimeReportPath>, TypedBody<types::RuntimeReports>),
            Result<HttpResponseOk<types::RuntimeAcknowledgement>, ErrorDocument>,
        >(
            "runtime_report".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/runtime_report/{tenantId}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("An agent host reports what happened.")
                    .description(
                        "A batch of reports in the host's own numbering, which goes up by one. Answered after the commit. Reports at or below\nthe acknowledged number are ignored, so a batch may be repeated; a generation that is not the current one gets 410.\n",
                    )
                    .tag("tenant-runtime"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "runtime_report", error.message())
            })?;
    }
    {
        parameters!(
            RuntimeModelCompletePath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"slot\":{\"$ref\":\"#/components/schemas/Slot\"}},\"required\":[\"tenantId\",\"slot\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RuntimeModelCompletePath>, TypedBody<types::ModelRequest>),
            Result<HttpResponseOk<FreeformBody>, ErrorDocument>,
        >(
            "runtime_model_complete".to_owned(),
            dropshot::Method::POST,
            "application/json",
            "/runtime_model_complete/{tenantId}/{slot}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("The model, for one of an agent's slots.")
                    .description(
                        "An OpenAI-compatible chat completion. The Hub adds the provider's key, counts the tokens to the run that holds the\nslot, and passes body and answer through as they are. The slot `default` serves calls that belong to no run.\n",
                    )
                    .tag("tenant-runtime"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "runtime_model_complete", error.message())
            })?;
    }
    {
        parameters!(
            RuntimeModelListPath,
            "{\"type\":\"object\",\"properties\":{\"tenantId\":{\"$ref\":\"#/components/schemas/TenantId\"},\"slot\":{\"$ref\":\"#/components/schemas/Slot\"}},\"required\":[\"tenantId\",\"slot\"]}"
        );
        let endpoint = ApiEndpoint::new_for_types::<
            (Path<RuntimeModelListPath>,),
            Result<HttpResponseOk<types::ModelList>, ErrorDocument>,
        >(
            "runtime_model_list".to_owned(),
            dropshot::Method::GET,
            "application/json",
            "/runtime_model_list/{tenantId}/{slot}",
            ApiEndpointVersions::All,
        );
        api.register(
                endpoint
                    .summary("The models that a slot serves.")
                    .description(
                        "An OpenAI-compatible list with the one model that the tenant uses.",
                    )
                    .tag("tenant-runtime"),
            )
            .map_err(|error: ApiDescriptionRegisterError| {
                format!("{}: {}", "runtime_model_list", error.message())
            })?;
    }
    Ok(api.openapi("Hermes Hub", "1.0.0".parse()?).json()?)
}
