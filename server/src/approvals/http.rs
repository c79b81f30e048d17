//! The operations tagged `approvals`.

use hub_api::ApprovalsApi;
use hub_glue::{ApiError, Okay};
use hub_types::{ApprovalListQuery, ApprovalResultsPage};

use crate::api::{Hub, RequestCx};

impl ApprovalsApi for Hub {
    async fn approval_list(
        &self,
        _: &RequestCx,
        query: ApprovalListQuery,
    ) -> Result<Okay<ApprovalResultsPage>, ApiError> {
        super::list(&self.cx, &query).await.map(Okay::new)
    }
}
