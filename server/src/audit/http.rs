//! The operations tagged `audit`.

use hub_api::AuditApi;
use hub_glue::{ApiError, Okay};
use hub_types::{AuditListQuery, AuditResultsPage};

use crate::api::{Hub, RequestCx};

impl AuditApi for Hub {
    async fn audit_list(
        &self,
        _: &RequestCx,
        query: AuditListQuery,
    ) -> Result<Okay<AuditResultsPage>, ApiError> {
        super::list(&self.cx, &query).await.map(Okay::new)
    }
}
