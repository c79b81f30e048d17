//! The operations tagged `approvals`.

use hub_api::ApprovalsApi;
use hub_glue::{ApiError, Okay};
use hub_types::{ApprovalListQuery, ApprovalResultsPage};

use crate::api::{Hub, RequestCx};
use crate::auth::Principal;

impl ApprovalsApi for Hub {
    async fn approval_list(
        &self,
        cx: &RequestCx,
        query: ApprovalListQuery,
    ) -> Result<Okay<ApprovalResultsPage>, ApiError> {
        let only = match cx.caller.principal() {
            Some(Principal::Operator(_)) => None,
            Some(Principal::Tenant(owner)) => Some(owner.tenant_id.as_str()),
            _ => return Err(ApiError::not_found("tenant")),
        };
        super::list(&self.cx, query, only).await.map(Okay::new)
    }
}
