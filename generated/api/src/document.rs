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
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_list`.\",\"required\":[],\"properties\":{\"limit\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":1000,\"default\":100,\"description\":\"How many items a page has at the most.\"},\"page_token\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":2048,\"pattern\":\"^[A-Za-z0-9_-]+$\",\"description\":\"The `next_page` of the page before. Opaque; it lives a day and carries that request's filters.\"},\"state\":{\"$ref\":\"#/components/schemas/TenantState\"},\"agentState\":{\"$ref\":\"#/components/schemas/AgentState\"},\"access\":{\"$ref\":\"#/components/schemas/AccessStatus\"},\"label\":{\"$ref\":\"#/components/schemas/LabelFilter\"},\"releaseId\":{\"$ref\":\"#/components/schemas/ReleaseId\"},\"externalId\":{\"$ref\":\"#/components/schemas/ExternalId\"}},\"x-dropshot-pagination-param\":{\"required\":[]}}"
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
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_create`.\",\"required\":[],\"properties\":{\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error.\\n\"}}}"
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
            "{\"type\":\"object\",\"description\":\"The query parameters of `tenant_delete`.\",\"required\":[],\"properties\":{\"purge\":{\"type\":\"boolean\",\"default\":false,\"description\":\"Remove the home at once in place of keeping it in the trash.\"},\"waitSeconds\":{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":0,\"maximum\":50,\"default\":0,\"description\":\"How long the answer may wait for the resource to settle. When time is up the answer has its ordinary status and\\nshows the resource as it is then; waiting is never an error.\\n\"}}}"
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
    Ok(api.openapi("Hermes Hub", "1.0.0".parse()?).json()?)
}
