//! The operations tagged `business-keys`.

use hub_api::BusinessKeysApi;
use hub_glue::{ApiError, Created, NoContent, Okay};
use hub_types::{
    BusinessKeyCreate, BusinessKeyId, BusinessKeyIssued, BusinessKeyListQuery, BusinessKeyResultsPage,
};

use crate::api::{Hub, RequestCx};
use crate::audit;
use crate::idempotency::Claim;

impl BusinessKeysApi for Hub {
    async fn business_key_list(
        &self,
        _: &RequestCx,
        query: BusinessKeyListQuery,
    ) -> Result<Okay<BusinessKeyResultsPage>, ApiError> {
        self.business_keys.list(&query).await.map(Okay::new)
    }

    async fn business_key_create(
        &self,
        cx: &RequestCx,
        body: BusinessKeyCreate,
    ) -> Result<Created<BusinessKeyIssued>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let made = self.business_keys.create(body, cx.caller.key(), claim).await;
        let (issued, replayed) = made?;
        if issued.token.is_none() {
            audit::no_secret();
        }
        Ok(Created::new(issued).replayed(replayed))
    }

    async fn business_key_delete(
        &self,
        _: &RequestCx,
        business_key_id: BusinessKeyId,
    ) -> Result<NoContent, ApiError> {
        self.business_keys.delete(business_key_id).await.map(|()| NoContent)
    }
}
