//! The operations tagged `tenants`.

use hub_api::TenantsApi;
use hub_glue::{Accepted, ApiError, Created, Okay};
use hub_types::{
    Access, AccessReplace, Tenant, TenantCreate, TenantCreateQuery, TenantDeleteQuery, TenantId,
    TenantListQuery, TenantResultsPage, TenantUpdate, TenantUpdateQuery,
};

use crate::api::{Hub, RequestCx};
use crate::idempotency::Claim;

impl TenantsApi for Hub {
    async fn tenant_list(
        &self,
        cx: &RequestCx,
        query: TenantListQuery,
    ) -> Result<Okay<TenantResultsPage>, ApiError> {
        self.tenants.within(cx.caller.reach()).list(&query).await.map(Okay::new)
    }

    async fn tenant_create(
        &self,
        cx: &RequestCx,
        query: TenantCreateQuery,
        body: TenantCreate,
    ) -> Result<Created<Tenant>, ApiError> {
        let tenants = self.tenants.within(cx.caller.reach());
        let (tenant, replayed) = tenants.create(body, Claim::of(&self.cx, cx)).await?;
        let tenant = self.tenants.settle(tenant, query.wait_seconds).await?;
        let (uid, revision, path) =
            (tenant.uid.to_string(), tenant.revision, format!("/v1/tenants/{}", tenant.id.as_str()));
        Ok(Created::new(tenant).etag(&uid, revision).location(&path).replayed(replayed))
    }

    async fn tenant_view(&self, _: &RequestCx, tenant_id: TenantId) -> Result<Okay<Tenant>, ApiError> {
        self.tenants.view(&tenant_id).await.map(with_etag)
    }

    async fn tenant_update(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: TenantUpdateQuery,
        body: TenantUpdate,
    ) -> Result<Okay<Tenant>, ApiError> {
        let tenants = self.tenants.within(cx.caller.reach());
        tenants.update(tenant_id, body, cx.if_match(), query.dry_run).await.map(with_etag)
    }

    async fn tenant_delete(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: TenantDeleteQuery,
    ) -> Result<Accepted<Tenant>, ApiError> {
        let tenant = self.tenants.delete(tenant_id, query.purge, cx.if_match()).await?;
        self.tenants.settle(tenant, query.wait_seconds).await.map(Accepted::new)
    }

    async fn tenant_access_view(&self, _: &RequestCx, tenant_id: TenantId) -> Result<Okay<Access>, ApiError> {
        let (access, uid, revision) = self.tenants.access(&tenant_id).await?;
        Ok(Okay::new(access).etag(&uid, revision))
    }

    async fn tenant_access_replace(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        body: AccessReplace,
    ) -> Result<Okay<Access>, ApiError> {
        let (access, uid, revision) = self.tenants.replace_access(tenant_id, body, cx.if_match()).await?;
        Ok(Okay::new(access).etag(&uid, revision))
    }
}

fn with_etag(tenant: Tenant) -> Okay<Tenant> {
    let (uid, revision) = (tenant.uid.to_string(), tenant.revision);
    Okay::new(tenant).etag(&uid, revision)
}
