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
pub trait Api: HealthApi + TenantsApi {}
impl<S: HealthApi + TenantsApi> Api for S {}
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
