//! What tenants prove themselves with, as operators hand it over and as tenants see it.
//!
//! An operator is shown tokens; a tenant is shown everything but them, so that a stolen token fetches no other one.
//! A tenant's first credential is made when an operator asks for it, which is when it is of use to anybody: so
//! tenants that were made before there were credentials need nothing.

mod http;

use std::time::Duration;

use hub_types::{
    ErrorReason, TenantCredential, TenantCredentialId, TenantCredentialState, TenantCredentials, TenantId,
    TenantState, Timestamp,
};
use secrecy::ExposeSecret as _;

use crate::auth::tenant::{self, Credential, Owner, RotateError, Use};
use crate::db::Tx;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::tenants::{self, Tenants};

/// The area's state.
#[derive(Clone)]
pub struct Credentials {
    cx: Context,
    tenants: Tenants,
}

/// How much of a credential an answer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The token too.
    Tokens,
    /// Everything but the token.
    Metadata,
}

impl Credentials {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants) -> Self {
        Self { cx, tenants }
    }

    /// `tenant_api_credentials_view` and `tenant_a2a_credentials_view`. Makes the first one where it is to be shown.
    pub async fn view(&self, id: &TenantId, used: Use, shown: Shown) -> Result<TenantCredentials, ApiError> {
        let uid = self.tenants.uid(id).await?;
        let rows = match shown {
            Shown::Tokens => self.held(id, &uid, used).await?,
            Shown::Metadata => self.live(&uid, used).await?,
        };
        let mut answer = listed(id, &rows)?;
        self.show(&mut answer, &rows, shown)?;
        Ok(answer)
    }

    /// `tenant_api_credentials_rotate`. The second value says whether this repeats an earlier answer; of that, the tokens
    /// that have ended since are not shown again.
    ///
    /// Fails when the tenant is being deleted.
    pub async fn rotate(
        &self,
        id: &TenantId,
        grace: Duration,
        claim: Option<Claim>,
        shown: Shown,
    ) -> Result<(TenantCredentials, bool), ApiError> {
        let uid = self.tenants.uid(id).await?;
        let owner = Owner { tenant_uid: uid.clone(), tenant_id: id.to_string() };
        let (cx, now, tenant_id) = (self.cx.clone(), self.cx.clock.now(), id.clone());
        // What is kept for a repeat has no token in it.
        let (mut answer, replayed) =
            idempotency::once(&self.cx, "tenant_api_credentials_rotate", claim, move |tx| {
                Box::pin(async move {
                    require_present(tx, &owner.tenant_uid).await?;
                    tenant::rotate(tx, &cx.seal, &owner, Use::Api, now, grace).await?;
                    let rows = tenant::live(tx.conn(), &owner.tenant_uid, Use::Api, now).await?;
                    name(tx, &owner.tenant_uid, &rows);
                    listed(&tenant_id, &rows)
                })
            })
            .await?;
        let rows = self.live(&uid, Use::Api).await?;
        self.show(&mut answer, &rows, shown)?;
        Ok((answer, replayed))
    }

    async fn live(&self, uid: &str, used: Use) -> Result<Vec<Credential>, ApiError> {
        let mut reader = self.cx.db.read().await?;
        Ok(tenant::live(reader.conn(), uid, used, self.cx.clock.now()).await?)
    }

    /// Those that the tenant has, the first one made if there is none; named in the entry that tells that they were shown.
    async fn held(&self, id: &TenantId, uid: &str, used: Use) -> Result<Vec<Credential>, ApiError> {
        let owner = Owner { tenant_uid: uid.to_owned(), tenant_id: id.to_string() };
        let (cx, now) = (self.cx.clone(), self.cx.clock.now());
        self.cx
            .db
            .write("tenant_credential_show", move |tx| {
                Box::pin(async move {
                    let mut rows = tenant::live(tx.conn(), &owner.tenant_uid, used, now).await?;
                    if rows.is_empty() {
                        require_present(tx, &owner.tenant_uid).await?;
                        tenant::rotate(tx, &cx.seal, &owner, used, now, Duration::ZERO).await?;
                        rows = tenant::live(tx.conn(), &owner.tenant_uid, used, now).await?;
                    }
                    name(tx, &owner.tenant_uid, &rows);
                    Ok::<_, ApiError>(rows)
                })
            })
            .await
    }

    /// Adds the tokens of those that have not ended, where they are to be shown.
    fn show(
        &self,
        answer: &mut TenantCredentials,
        rows: &[Credential],
        shown: Shown,
    ) -> Result<(), ApiError> {
        if shown == Shown::Metadata {
            return Ok(());
        }
        for credential in &mut answer.credentials {
            if let Some(row) = rows.iter().find(|row| row.id() == credential.id.as_str()) {
                let token = row.token(&self.cx.seal).map_err(ApiError::internal)?;
                credential.token = Some(token.expose_secret().into());
            }
        }
        Ok(())
    }
}

/// Refuses for a tenant that is gone or about to be.
async fn require_present(tx: &mut Tx, tenant_uid: &str) -> Result<(), ApiError> {
    let standing = tenants::standing(tx, tenant_uid).await?.ok_or_else(|| ApiError::not_found("tenant"))?;
    if standing.state == TenantState::Deleting {
        let message = "this tenant is being deleted and gets no new credential";
        return Err(ApiError::wrong_state(ErrorReason::TenantDeleting, message));
    }
    Ok(())
}

/// Names what a job is about, for the audit log.
fn name(tx: &mut Tx, tenant_uid: &str, rows: &[Credential]) {
    tx.about("tenantUid", tenant_uid);
    for row in rows {
        tx.about("credentialId", row.id());
    }
}

/// The credentials as clients see them, without their tokens.
fn listed(tenant_id: &TenantId, rows: &[Credential]) -> Result<TenantCredentials, ApiError> {
    let instant = |at: crate::clock::Timestamp| Timestamp::from_micros(at.micros());
    let item = |row: &Credential| {
        Ok(TenantCredential {
            id: TenantCredentialId::try_from(row.id()).map_err(ApiError::internal)?,
            state: match row.valid_until() {
                None => TenantCredentialState::Current,
                Some(_) => TenantCredentialState::Previous,
            },
            created_at: instant(row.created_at()),
            expires_at: row.valid_until().map(instant),
            last_used_at: row.last_used_at().map(instant),
            token: None,
        })
    };
    let credentials = rows.iter().map(item).collect::<Result<_, ApiError>>()?;
    Ok(TenantCredentials { tenant_id: tenant_id.clone(), credentials })
}

impl From<RotateError> for ApiError {
    fn from(error: RotateError) -> Self {
        match error {
            RotateError::Db(error) => error.into(),
            RotateError::Seal(error) => Self::internal(error),
        }
    }
}

#[cfg(test)]
mod tests;
