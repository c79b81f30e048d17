//! The operations tagged `tenant-runtime`.

use hub_api::TenantRuntimeApi;
use hub_glue::{ApiError, Bytes, EventStream, Okay};
use hub_types::{
    ModelList, ModelRequest, RuntimeAcknowledgement, RuntimeHello, RuntimeOrderWatchQuery, RuntimeReports,
    RuntimeWelcome, Slot, TenantId,
};

use crate::api::{Hub, RequestCx};
use crate::auth::{Principal, Runtime};

/// The agent host that asks. The door lets nobody else in here.
fn host(cx: &RequestCx) -> Result<&Runtime, ApiError> {
    match cx.caller.principal() {
        Some(Principal::Runtime(host)) => Ok(host),
        _ => Err(ApiError::internal("the door let somebody in who is no agent host")),
    }
}

impl TenantRuntimeApi for Hub {
    async fn runtime_hello(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        body: RuntimeHello,
    ) -> Result<Okay<RuntimeWelcome>, ApiError> {
        self.callbacks.hello(host(cx)?, &tenant_id, body).await.map(Okay::new)
    }

    async fn runtime_order_watch(
        &self,
        cx: &RequestCx,
        _: TenantId,
        query: RuntimeOrderWatchQuery,
    ) -> Result<EventStream, ApiError> {
        self.callbacks.orders(host(cx)?, query.after).await
    }

    async fn runtime_report(
        &self,
        cx: &RequestCx,
        _: TenantId,
        body: RuntimeReports,
    ) -> Result<Okay<RuntimeAcknowledgement>, ApiError> {
        self.callbacks.report(host(cx)?, body).await.map(Okay::new)
    }

    async fn runtime_model_complete(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        slot: Slot,
        body: ModelRequest,
    ) -> Result<Bytes, ApiError> {
        self.callbacks.model_complete(host(cx)?, &tenant_id, &slot, body).await
    }

    async fn runtime_model_list(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        _: Slot,
    ) -> Result<Okay<ModelList>, ApiError> {
        self.callbacks.model_list(host(cx)?, &tenant_id).await.map(Okay::new)
    }
}
