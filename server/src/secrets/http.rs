//! The operations tagged `secrets`.

use hub_api::SecretsApi;
use hub_glue::{ApiError, Created, NoContent, Okay};
use hub_types::{
    Secret, SecretCreate, SecretId, SecretListQuery, SecretMaterial, SecretResultsPage, SecretsRefreshed,
};

use crate::api::{Hub, RequestCx};
use crate::idempotency::Claim;

impl SecretsApi for Hub {
    async fn secret_list(
        &self,
        _: &RequestCx,
        query: SecretListQuery,
    ) -> Result<Okay<SecretResultsPage>, ApiError> {
        self.secrets.list(&query).await.map(Okay::new)
    }

    async fn secret_create(&self, cx: &RequestCx, body: SecretCreate) -> Result<Created<Secret>, ApiError> {
        let (secret, replayed) = self.secrets.create(body, cx.caller.key(), Claim::of(&self.cx, cx)).await?;
        let (id, revision) = (secret.id.to_string(), secret.revision);
        let path = format!("/v1/secrets/{id}");
        Ok(Created::new(secret).etag(&id, revision).location(&path).replayed(replayed))
    }

    async fn secret_view(&self, _: &RequestCx, secret_id: SecretId) -> Result<Okay<Secret>, ApiError> {
        self.secrets.view(&secret_id).await.map(with_etag)
    }

    async fn secret_delete(&self, cx: &RequestCx, secret_id: SecretId) -> Result<NoContent, ApiError> {
        self.secrets.delete(secret_id, cx.if_match()).await.map(|()| NoContent)
    }

    async fn secret_replace_material(
        &self,
        cx: &RequestCx,
        secret_id: SecretId,
        body: SecretMaterial,
    ) -> Result<Okay<Secret>, ApiError> {
        let claim = Claim::of(&self.cx, cx);
        let (secret, replayed) = self.secrets.replace_material(secret_id, body, cx.if_match(), claim).await?;
        Ok(with_etag(secret).replayed(replayed))
    }

    async fn secret_refresh(&self, cx: &RequestCx, secret_id: SecretId) -> Result<Okay<Secret>, ApiError> {
        let (secret, replayed) = self.secrets.refresh(&secret_id, Claim::of(&self.cx, cx)).await?;
        Ok(with_etag(secret).replayed(replayed))
    }

    async fn secret_refresh_due(&self, cx: &RequestCx) -> Result<Okay<SecretsRefreshed>, ApiError> {
        let (answer, replayed) = self.secrets.refresh_due(Claim::of(&self.cx, cx)).await?;
        Ok(Okay::new(answer).replayed(replayed))
    }
}

fn with_etag(secret: Secret) -> Okay<Secret> {
    let (id, revision) = (secret.id.to_string(), secret.revision);
    Okay::new(secret).etag(&id, revision)
}
