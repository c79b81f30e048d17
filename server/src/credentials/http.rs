//! The operations tagged `credentials`.

use std::time::Duration;

use hub_api::CredentialsApi;
use hub_glue::{ApiError, Okay};
use hub_types::{TenantCredentials, TenantCredentialsRotate, TenantId};

use super::Shown;
use crate::api::{Hub, RequestCx};
use crate::audit;
use crate::auth::tenant::Use;
use crate::auth::{Principal, Scope};
use crate::idempotency::Claim;

impl CredentialsApi for Hub {
    async fn tenant_api_credentials_view(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
    ) -> Result<Okay<TenantCredentials>, ApiError> {
        self.credentials.view(&tenant_id, Use::Api, shown(cx)).await.map(told).map(Okay::new)
    }

    async fn tenant_api_credentials_rotate(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        body: TenantCredentialsRotate,
    ) -> Result<Okay<TenantCredentials>, ApiError> {
        let grace = Duration::from_secs(u64::try_from(body.grace_seconds).unwrap_or(0));
        let claim = Claim::of(&self.cx, cx);
        let rotated = self.credentials.rotate(&tenant_id, grace, claim, shown(cx)).await;
        rotated.map(|(credentials, replayed)| Okay::new(told(credentials)).replayed(replayed))
    }

    async fn tenant_a2a_credentials_view(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
    ) -> Result<Okay<TenantCredentials>, ApiError> {
        self.credentials.view(&tenant_id, Use::A2a, shown(cx)).await.map(told).map(Okay::new)
    }
}

/// Operators with scope admin are shown tokens; whoever else gets this far sees that there are some.
fn shown(cx: &RequestCx) -> Shown {
    match cx.caller.principal() {
        Some(Principal::Operator(operator)) if operator.scope == Scope::Admin => Shown::Tokens,
        _ => Shown::Metadata,
    }
}

/// Says so where an answer turned out to show no token.
fn told(answer: TenantCredentials) -> TenantCredentials {
    if answer.credentials.iter().all(|credential| credential.token.is_none()) {
        audit::no_secret();
    }
    answer
}
