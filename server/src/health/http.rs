//! The operations tagged `health`.

use hub_api::{HealthApi, OPENAPI_JSON};
use hub_glue::{ApiError, Okay};
use hub_types::{Health, OpenapiDocument, Readiness, Version};

use crate::api::{Hub, RequestCx};

impl HealthApi for Hub {
    async fn health_view(&self, _: &RequestCx) -> Result<Okay<Health>, ApiError> {
        Ok(Okay::new(super::health_view()))
    }

    async fn readiness_view(&self, _: &RequestCx) -> Result<Okay<Readiness>, ApiError> {
        super::readiness_view(&self.cx).await.map(Okay::new)
    }

    async fn version_view(&self, _: &RequestCx) -> Result<Okay<Version>, ApiError> {
        super::version_view(&self.cx).await.map(Okay::new)
    }

    async fn openapi_view(&self, _: &RequestCx) -> Result<Okay<OpenapiDocument>, ApiError> {
        serde_json::from_str(OPENAPI_JSON).map(Okay::new).map_err(ApiError::internal)
    }
}
