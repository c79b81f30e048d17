//! Which tenants are given a secret, and as what.
//!
//! What a secret is given as is said when it is made and is bound to its material, as its tenants are. A table says which
//! secret a tenant is given as what, so that it is found and so that there is one; it is not believed: before a tenant is
//! given material, the secret itself has to say that it is for this tenant and for this. Which version a tenant was given
//! last is written down when it is given another one.

mod store;

use std::collections::BTreeMap;

use hub_types::{
    ErrorReason, Secret, SecretCreate, SecretGrant, SecretGrantKind, SecretKind, SecretTenant, SecretText,
};

use super::Secrets;
use super::store::SecretRow;
use crate::agents;
use crate::db::{DbError, Reader, Tx};
use crate::environment;
use crate::error::ApiError;
use crate::hub::Context;

/// The tenant of what is given to all that have none of their own.
const ALL: &str = "";
/// Why an agent is started again after a secret was deleted that it had as a variable.
const DELETED: &str = "secret_deleted";

/// What a new secret is given as, if it is.
///
/// Fails for a grant that its kind or its tenants do not go with, and for a name that no variable may have.
pub(super) fn wanted(body: &SecretCreate) -> Result<Option<SecretGrant>, ApiError> {
    let Some(grant) = &body.grant else { return Ok(None) };
    let refused = |field: &str, reason, message: &str| Err(ApiError::invalid(field, reason, message));
    match (&grant.kind, &grant.name) {
        (SecretGrantKind::ModelKey, _) if body.kind == SecretKind::Opaque => refused(
            "grant.kind",
            ErrorReason::NotAllowed,
            "a model's key is a secret of kind api_key or oauth2",
        ),
        (SecretGrantKind::ModelKey, Some(_)) => {
            refused("grant.name", ErrorReason::NotAllowed, "a model's key has no name")
        }
        (SecretGrantKind::EnvironmentKey, _) if body.kind == SecretKind::Oauth2 => {
            refused("grant.kind", ErrorReason::NotAllowed, "a variable would not follow the tokens of oauth2")
        }
        (SecretGrantKind::EnvironmentKey, None) => {
            refused("grant.name", ErrorReason::MissingMember, "an environment key needs it")
        }
        (SecretGrantKind::EnvironmentKey, Some(_)) if body.tenant_ids.is_empty() => {
            refused("tenantIds", ErrorReason::MissingMember, "an environment key is for tenants")
        }
        (SecretGrantKind::ModelKey, None) => {
            Ok(Some(SecretGrant { kind: SecretGrantKind::ModelKey, name: None }))
        }
        (SecretGrantKind::EnvironmentKey, Some(name)) => {
            environment::require_name(name, "grant.name")?;
            Ok(Some(SecretGrant { kind: SecretGrantKind::EnvironmentKey, name: Some(name.clone()) }))
        }
        _ => refused("grant.kind", ErrorReason::NotAllowed, "is nothing that this hub gives secrets as"),
    }
}

/// Gives a new secret to its tenants.
///
/// Fails when one of them has another secret as that.
pub(super) async fn give(tx: &mut Tx, row: &SecretRow) -> Result<(), ApiError> {
    let Some(grant) = row.grant()? else { return Ok(()) };
    let tenants = row.bound_tenants()?;
    let uids = if tenants.is_empty() { vec![ALL.to_owned()] } else { uids(&tenants) };
    for uid in &uids {
        if store::is_given(tx, uid, &grant).await? {
            let message = "another secret is given as that, delete it first";
            return Err(ApiError::taken("grant", ErrorReason::NameTaken, message));
        }
        store::give(tx, uid, &grant, &row.id).await?;
    }
    tell_agents(tx, row).await
}

/// Has agents that run ask for their settings. After the commit, [`Secrets::tell_tenants`].
pub(super) async fn tell_agents(tx: &mut Tx, row: &SecretRow) -> Result<(), ApiError> {
    for uid in row.variable_of()? {
        agents::configure(tx, &uid).await?;
    }
    Ok(())
}

/// Has agents that run go without a secret that is deleted: out of their files now, out of their memory when they
/// have nothing to do. After the commit, [`Secrets::tell_tenants`].
pub(super) async fn take_away(tx: &mut Tx, row: &SecretRow) -> Result<(), ApiError> {
    for uid in row.variable_of()? {
        agents::retire(tx, &uid, DELETED).await?;
        agents::configure(tx, &uid).await?;
    }
    Ok(())
}

impl Secrets {
    /// The secret as clients see it, with who has it.
    pub(super) async fn shown(&self, reader: &mut Reader, row: SecretRow) -> Result<Secret, ApiError> {
        let users = store::users(reader.conn(), &row.id).await?;
        row.into_secret(&self.cx, users)
    }

    /// Tells the agents of these tenants, after a commit.
    pub(super) fn tell_tenants(&self, uids: &[String]) {
        for uid in uids {
            self.agents.changed(uid);
        }
    }
}

/// The secret in a transaction that changed it.
pub(super) async fn shown_in(tx: &mut Tx, cx: &Context, row: SecretRow) -> Result<Secret, ApiError> {
    let users = store::users(tx.conn(), &row.id).await?;
    row.into_secret(cx, users)
}

/// A secret that a tenant is given.
pub(crate) struct Given {
    /// Its material.
    pub(crate) value: SecretText,
    secret_id: String,
    version: i64,
    /// The version that the tenant was given last.
    observed: Option<i64>,
}

/// The variables that this tenant's agent is given. One that cannot be opened, or that is not what its row says, is left
/// out, which the log says.
///
/// # Errors
/// If the database fails.
pub(crate) async fn variables(cx: &Context, tenant_uid: &str) -> Result<BTreeMap<String, Given>, DbError> {
    let kind = SecretGrantKind::EnvironmentKey;
    let rows = store::given(&mut cx.db.read().await?, tenant_uid, tenant_uid, &kind).await?;
    let mut variables = BTreeMap::new();
    for row in rows {
        let name = row.name.clone();
        match open(cx, row, &kind, tenant_uid) {
            Ok(given) => {
                variables.insert(name, given);
            }
            Err(why) => {
                tracing::error!(tenant.uid = tenant_uid, "the agent goes without its secret {name}: {why}");
            }
        }
    }
    Ok(variables)
}

/// The key of the model's provider that this tenant's calls go with; `None` if no secret is that.
///
/// # Errors
/// If the database fails, and if the secret that is its key cannot be used: no other key stands in for it, since
/// somebody else would be charged.
pub(crate) async fn model_key(cx: &Context, tenant_uid: &str) -> Result<Option<Given>, ApiError> {
    let kind = SecretGrantKind::ModelKey;
    let mut reader = cx.db.read().await?;
    let mut rows = store::given(&mut reader, tenant_uid, tenant_uid, &kind).await?;
    if rows.is_empty() {
        rows = store::given(&mut reader, ALL, tenant_uid, &kind).await?;
    }
    drop(reader);
    let Some(row) = rows.pop() else { return Ok(None) };
    let id = row.secret.id.clone();
    open(cx, row, &kind, tenant_uid).map(Some).map_err(|why| {
        tracing::error!(tenant.uid = tenant_uid, secret.id = id, "a model's key cannot be used: {why}");
        let message =
            "the secret that is the key of this model cannot be used, its operator looks at /v1/secrets";
        ApiError::unavailable(ErrorReason::NotConfigured, message)
    })
}

/// Writes down that the tenant was given these versions, where it had others. What cannot be written is no reason to
/// give nothing.
pub(crate) async fn observed(cx: &Context, tenant_uid: &str, given: impl IntoIterator<Item = &Given>) {
    let new: Vec<(String, i64)> = given
        .into_iter()
        .filter(|given| given.observed != Some(given.version))
        .map(|given| (given.secret_id.clone(), given.version))
        .collect();
    if new.is_empty() {
        return;
    }
    let (uid, now) = (tenant_uid.to_owned(), cx.clock.now());
    let written = cx.db.write("secrets_observed", move |tx| {
        Box::pin(async move {
            for (id, version) in &new {
                store::observe(tx, id, &uid, *version, now).await?;
            }
            Ok::<_, DbError>(())
        })
    });
    if let Err(error) = written.await {
        tracing::warn!(tenant.uid = tenant_uid, "which secrets it was given is not written down: {error}");
    }
}

fn open(
    cx: &Context,
    row: store::GivenRow,
    kind: &SecretGrantKind,
    tenant_uid: &str,
) -> Result<Given, &'static str> {
    let store::GivenRow { secret, name, observed } = row;
    let material = secret.open(&cx.seal).map_err(|_| "it cannot be opened")?;
    // From here on its own words are what was sealed.
    let changed = "it says itself that it is not for this";
    let grant = secret.grant().ok().flatten().ok_or(changed)?;
    let is_same = grant.kind == *kind && grant.name.as_ref().map_or("", |name| name.as_str()) == name;
    let tenants = secret.bound_tenants().map_err(|_| changed)?;
    let is_theirs = match secret.scope.as_str() {
        "hub" => *kind == SecretGrantKind::ModelKey,
        _ => tenants.iter().any(|tenant| tenant.uid.as_str() == tenant_uid),
    };
    if !is_same || !is_theirs {
        return Err(changed);
    }
    let value = match secret.kind() {
        SecretKind::Oauth2 => material.access_token.ok_or("it has no access token yet")?,
        _ => material.value.ok_or("it is empty")?,
    };
    Ok(Given { value, secret_id: secret.id, version: secret.version, observed })
}

impl SecretRow {
    /// What it is given as.
    pub(super) fn grant(&self) -> Result<Option<SecretGrant>, ApiError> {
        serde_json::from_str(&self.given_as).map_err(ApiError::internal)
    }

    /// The tenants that it is for.
    pub(super) fn bound_tenants(&self) -> Result<Vec<SecretTenant>, ApiError> {
        serde_json::from_str(&self.tenants).map_err(ApiError::internal)
    }

    /// The tenants whose agents have it as a variable.
    pub(super) fn variable_of(&self) -> Result<Vec<String>, ApiError> {
        let grant = self.grant()?;
        let is_variable = grant.is_some_and(|grant| grant.kind == SecretGrantKind::EnvironmentKey);
        Ok(if is_variable { uids(&self.bound_tenants()?) } else { Vec::new() })
    }
}

fn uids(tenants: &[SecretTenant]) -> Vec<String> {
    tenants.iter().map(|tenant| tenant.uid.to_string()).collect()
}

#[cfg(test)]
mod tests;
