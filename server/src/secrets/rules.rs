//! What a secret may be, and how it is shown.

use hub_types::{
    ErrorReason, Secret, SecretClientAuthentication, SecretCreate, SecretError, SecretKind, SecretOauth2,
    SecretScope, SecretState, SecretUser, Timestamp,
};
use url::Url;

use super::fault::Fault;
use super::material::Material;
use super::store::SecretRow;
use crate::error::ApiError;
use crate::hub::Context;
use crate::outward::Outward;
use crate::seal::{Seal, SealError};

/// After so many calls whose outcome nobody knows the Hub waits for somebody to ask.
pub(super) const UNKNOWN_CALLS_MAX: i64 = 2;

/// Where and as whom the tokens of a new secret are refreshed; `None` for other kinds.
pub(super) fn oauth2(outward: &Outward, body: &SecretCreate) -> Result<Option<SecretOauth2>, ApiError> {
    let is_oauth2 = body.kind == SecretKind::Oauth2;
    let Some(given) = &body.oauth2 else {
        if is_oauth2 {
            return Err(ApiError::invalid(
                "oauth2",
                ErrorReason::MissingMember,
                "a secret of this kind needs it",
            ));
        }
        return Ok(None);
    };
    if !is_oauth2 {
        return Err(ApiError::invalid(
            "oauth2",
            ErrorReason::NotAllowed,
            "only a secret of kind oauth2 has it",
        ));
    }
    let wrong = |message: String| ApiError::invalid("oauth2.tokenUrl", ErrorReason::NotAllowed, message);
    let url = Url::parse(&given.token_url).map_err(|_| wrong("is no address".to_owned()))?;
    outward.check(&url).map_err(|refusal| wrong(refusal.to_string()))?;
    let authentication = given.client_authentication.clone().unwrap_or(SecretClientAuthentication::Basic);
    Ok(Some(SecretOauth2 {
        client_authentication: authentication,
        client_id: given.client_id.clone(),
        scopes: given.scopes.clone(),
        token_url: url.to_string(),
    }))
}

impl SecretRow {
    /// The secret as clients see it.
    pub(super) fn into_secret(self, cx: &Context, used_by: Vec<SecretUser>) -> Result<Secret, ApiError> {
        let unreadable = |_| ApiError::internal("a stored name does not have its own form");
        let tenants = self.bound_tenants()?;
        let state = self.shown_state(cx);
        let last_error = self.error_code.as_deref().zip(self.error_at).map(|(code, at)| {
            let fault = Fault::from_code(code);
            SecretError {
                code: fault.code(),
                message: fault.message().to_owned(),
                occurred_at: Timestamp::from_micros(at),
            }
        });
        Ok(Secret {
            grant: self.grant()?,
            used_by,
            oauth2: self.oauth2()?,
            next_refresh_at: self
                .refreshes_itself()
                .then_some(self.due_at)
                .flatten()
                .map(Timestamp::from_micros),
            id: self.id.try_into().map_err(unreadable)?,
            name: self.name.try_into().map_err(unreadable)?,
            kind: SecretKind::from(self.kind),
            provider: self.provider,
            scope: SecretScope::from(self.scope),
            tenants,
            state,
            version: self.version,
            revision: self.revision,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            last_refreshed_at: self.refreshed_at.map(Timestamp::from_micros),
            last_error,
            material_at: Timestamp::from_micros(self.material_at),
            created_at: Timestamp::from_micros(self.created_at),
            created_by: self.created_by,
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }

    fn shown_state(&self, cx: &Context) -> SecretState {
        if self.open(&cx.seal).is_err() {
            return SecretState::Undecryptable;
        }
        let now = cx.clock.now();
        let soon = match self.kind() {
            SecretKind::Oauth2 => self.due_at.is_some_and(|at| at <= now.micros()),
            _ => self.expires_at.is_some_and(|at| at <= now.plus(cx.config.limits.secret_expiring).micros()),
        };
        match self.state.as_str() {
            "active" if soon => SecretState::Expiring,
            state => SecretState::from(state),
        }
    }

    pub(super) fn kind(&self) -> SecretKind {
        SecretKind::from(self.kind.as_str())
    }

    /// Where and as whom its tokens are refreshed.
    pub(super) fn oauth2(&self) -> Result<Option<SecretOauth2>, ApiError> {
        serde_json::from_str(&self.oauth2).map_err(ApiError::internal)
    }

    /// Whether the Hub refreshes it without being asked.
    pub(super) fn refreshes_itself(&self) -> bool {
        matches!(self.state.as_str(), "active" | "error") && self.unknown_calls < UNKNOWN_CALLS_MAX
    }

    /// As it is with new material.
    pub(super) fn forget_failures(&mut self) {
        "active".clone_into(&mut self.state);
        (self.failures, self.unknown_calls) = (0, 0);
        (self.error_code, self.error_at, self.lease, self.lease_until) = (None, None, None, None);
    }

    pub(super) fn seal(&mut self, seal: &Seal, material: &Material) -> Result<(), ApiError> {
        let sealed = seal.seal(&self.place(&self.version.to_be_bytes()), &material.encode());
        self.sealed = sealed.map_err(ApiError::internal)?;
        Ok(())
    }

    /// Its material.
    pub(super) fn open(&self, seal: &Seal) -> Result<Material, SealError> {
        let bytes = seal.open(&self.place(&self.version.to_be_bytes()), &self.sealed)?;
        Material::decode(&bytes).ok_or(SealError::Damaged)
    }

    /// Everything that its material is bound to: [`super::SHELF`].
    fn place<'a>(&'a self, version: &'a [u8]) -> [&'a [u8]; 8] {
        let Self { id, kind, scope, tenants, oauth2, given_as, .. } = self;
        [
            b"secrets",
            id.as_bytes(),
            kind.as_bytes(),
            scope.as_bytes(),
            tenants.as_bytes(),
            oauth2.as_bytes(),
            given_as.as_bytes(),
            version,
        ]
    }
}
