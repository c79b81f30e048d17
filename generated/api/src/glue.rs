// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! Reads a request as its operation wants it and calls the trait. Order: path, query, headers, body, so that
//! nothing is read for a request that is already bad.
use hub_glue::{Answering, Call, Handler};
use hub_types as types;
use crate::*;
/// The function that serves `OPERATIONS[i]`, at `i`.
pub fn handlers<S: Api>() -> [Handler<S>; 11usize] {
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
