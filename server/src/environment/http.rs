//! The operations tagged `environment`.

use hub_api::EnvironmentApi;
use hub_glue::{ApiError, NoContent, Okay};
use hub_types::{
    EnvironmentKey, EnvironmentKeyListQuery, EnvironmentKeyResultsPage, EnvironmentKeySet, EnvironmentName,
    TenantId,
};

use super::Set;
use crate::api::{Hub, RequestCx};

impl EnvironmentApi for Hub {
    async fn environment_key_list(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: EnvironmentKeyListQuery,
    ) -> Result<Okay<EnvironmentKeyResultsPage>, ApiError> {
        self.environment.list(&tenant_id, &query).await.map(Okay::new)
    }

    async fn environment_key_set(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        name: EnvironmentName,
        body: EnvironmentKeySet,
    ) -> Result<Okay<EnvironmentKey>, ApiError> {
        let set = Set { name, value: body.value, by: cx.caller.key(), condition: cx.if_match() };
        let key = self.environment.set(&tenant_id, set).await?;
        let (uid, revision) = (key.uid.clone(), key.revision);
        Ok(Okay::new(key).etag(&uid, revision))
    }

    async fn environment_key_delete(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        name: EnvironmentName,
    ) -> Result<NoContent, ApiError> {
        self.environment.delete(&tenant_id, name, cx.if_match()).await.map(|()| NoContent)
    }
}
