//! Environment keys: values that a tenant's agent works with, and that nobody is shown again.
//!
//! A value is sealed before it is stored, bound to its tenant, name and revision, and opened for one reader: the
//! tenant's own agent host, which asks for the settings when it reports in and when it is told that they changed.
//! The agent's program takes new and other values at its next run and forgets a variable only when it ends. So a key
//! that is removed while an agent runs stays listed, without its value, until that generation is over; which
//! generation that is, is all that is remembered, so nothing has to be tidied for the listing to be true.

mod http;
mod names;
mod store;

use std::collections::{BTreeMap, BTreeSet};

use hub_types::{
    EnvironmentKey, EnvironmentKeyListQuery, EnvironmentKeyResultsPage, EnvironmentKeyState, EnvironmentName,
    ErrorCode, ErrorReason, EtagCondition, SecretText, TenantId, TenantState,
};

use crate::agents::{self, Agents};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::ApiError;
use crate::etag;
use crate::hub::Context;
use crate::ids::{Id, Kind};
use crate::page::Pager;
use crate::rekey::{Part, Shelf};
use crate::seal::{Seal, SealError, verify_equal};
use crate::secrets::grants;
use crate::tenants::{self, Tenants};
use store::KeyRow;

pub(crate) use names::require as require_name;
pub use names::{is_accepted, sounds_secret};

/// Where the values are ([`KeyRow::place`]).
pub(crate) const SHELF: Shelf = Shelf {
    table: "environment_keys",
    column: "value",
    place: &[
        Part::Word("environment_keys"),
        Part::Text("tenant_uid"),
        Part::Text("name"),
        Part::Text("uid"),
        Part::Number("revision"),
    ],
};

/// Why an agent is started again after a key was removed.
const REMOVED: &str = "environment_key_removed";

/// The area's state.
#[derive(Clone)]
pub struct Environment {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
}

/// A request to set a key.
pub struct Set {
    /// The key.
    pub name: EnvironmentName,
    /// Its value.
    pub value: SecretText,
    /// Who sets it.
    pub by: String,
    /// Only if the key is still this one.
    pub condition: Option<EtagCondition>,
}

impl Environment {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants, agents: Agents) -> Self {
        Self { cx, tenants, agents }
    }

    /// `environment_key_list`: a page by name.
    pub async fn list(
        &self,
        tenant_id: &TenantId,
        query: &EnvironmentKeyListQuery,
    ) -> Result<EnvironmentKeyResultsPage, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let pager = Pager::new(&self.cx, &format!("environment_key_list {uid}"), query)?;
        let mut reader = self.cx.db.read().await?;
        let live = agents::current(reader.conn(), &uid).await?.map(|live| live.generation);
        let rows = store::list(&mut reader, &uid, live, pager.after(), pager.rows()).await?;
        drop(reader);
        let (rows, next_page) = pager.cut(rows, |row| &row.name);
        let items = rows.into_iter().map(KeyRow::into_key).collect::<Result<_, _>>()?;
        Ok(EnvironmentKeyResultsPage { items, next_page })
    }

    /// `environment_key_set`: keeps the value, and tells the agent's host. The same value again changes nothing.
    ///
    /// Fails for a name that no key may have, and when the tenant has as many keys as it may.
    pub async fn set(&self, tenant_id: &TenantId, set: Set) -> Result<EnvironmentKey, ApiError> {
        names::require(&set.name, "name")?;
        let uid = self.tenants.uid(tenant_id).await?;
        let (cx, now, tenant_uid) = (self.cx.clone(), self.cx.clock.now(), uid.clone());
        let (row, changed) = self
            .cx
            .db
            .write("environment_key_set", move |tx| {
                Box::pin(async move { set_in(tx, &cx, &tenant_uid, set, now).await })
            })
            .await?;
        if changed {
            self.agents.changed(&uid);
        }
        row.into_key()
    }

    /// `environment_key_delete`: the value goes at once; a running agent is restarted when it has nothing to do.
    pub async fn delete(
        &self,
        tenant_id: &TenantId,
        name: EnvironmentName,
        condition: Option<EtagCondition>,
    ) -> Result<(), ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let tenant_uid = uid.clone();
        self.cx
            .db
            .write("environment_key_delete", move |tx| {
                Box::pin(async move { delete_in(tx, &tenant_uid, &name, condition).await })
            })
            .await?;
        self.agents.changed(&uid);
        Ok(())
    }

    /// The names of the keys that are set, and of the secrets that are given as such, by the tenant's uid.
    pub async fn names(&self, tenant_uid: &str) -> Result<BTreeSet<String>, ApiError> {
        let rows = store::all_set(&mut self.cx.db.read().await?, tenant_uid).await?;
        let given = grants::variables(&self.cx, tenant_uid).await?;
        Ok(rows.into_iter().map(|row| row.name).chain(given.into_keys()).collect())
    }

    /// The keys with their values, for the tenant's agent host alone; before them the secrets that it is given. One that cannot be opened is left out, which the
    /// log says: the agent is of more use without it than not at all.
    pub async fn values(&self, tenant_uid: &str) -> Result<BTreeMap<String, SecretText>, ApiError> {
        let rows = store::all_set(&mut self.cx.db.read().await?, tenant_uid).await?;
        let mut values = BTreeMap::new();
        for row in rows {
            match row.open(&self.cx.seal) {
                Ok(Some(value)) => {
                    values.insert(row.name, value);
                }
                Ok(None) => {}
                Err(error) => {
                    let name = &row.name;
                    tracing::error!(
                        tenant.uid = tenant_uid,
                        "the agent goes without its key {name}: {error}"
                    );
                }
            }
        }
        let given = grants::variables(&self.cx, tenant_uid).await?;
        grants::observed(&self.cx, tenant_uid, given.values()).await;
        values.extend(given.into_iter().map(|(name, given)| (name, given.value)));
        Ok(values)
    }
}

async fn set_in(
    tx: &mut Tx,
    cx: &Context,
    tenant_uid: &str,
    set: Set,
    now: Timestamp,
) -> Result<(KeyRow, bool), ApiError> {
    cx.require_room()?;
    let live = at_home(tx, tenant_uid).await?;
    let before = store::find(tx, tenant_uid, &set.name).await?.filter(|row| row.value.is_some());
    require_etag(set.condition.as_ref(), before.as_ref())?;
    if let Some(row) = &before
        && row.has(&cx.seal, &set.value)
    {
        tx.unchanged();
        return Ok((row.clone(), false));
    }
    let keys_max = cx.config.limits.environment_keys;
    if before.is_none() && store::count(tx, tenant_uid).await? >= i64::from(keys_max) {
        let message =
            format!("this tenant has {keys_max} environment keys, which is as many as it may; remove one");
        let mut detail = crate::error::detail(ErrorReason::TooManyKeys);
        detail.params.insert("keysMax".to_owned(), keys_max.into());
        return Err(ApiError::new(ErrorCode::FailedPrecondition, message).detail(detail));
    }
    let (uid, revision) = match before {
        Some(row) => (row.uid, row.revision + 1),
        None => (Id::new(Kind::EnvironmentKey, now).to_string(), 1),
    };
    let mut row = KeyRow {
        tenant_uid: tenant_uid.to_owned(),
        name: set.name.to_string(),
        uid,
        revision,
        value: None,
        set_at: now.micros(),
        set_by: set.by,
        left_in: None,
    };
    row.seal(&cx.seal, &set.value).map_err(ApiError::internal)?;
    store::put(tx, &row).await?;
    store::sweep(tx, tenant_uid, live).await?;
    agents::configure(tx, tenant_uid).await?;
    Ok((row, true))
}

async fn delete_in(
    tx: &mut Tx,
    tenant_uid: &str,
    name: &EnvironmentName,
    condition: Option<EtagCondition>,
) -> Result<(), ApiError> {
    let live = at_home(tx, tenant_uid).await?;
    store::sweep(tx, tenant_uid, live).await?;
    let row =
        store::find(tx, tenant_uid, name).await?.ok_or_else(|| ApiError::not_found("environment key"))?;
    require_etag(condition.as_ref(), Some(&row))?;
    match agents::retire(tx, tenant_uid, REMOVED).await? {
        Some(generation) if row.value.is_some() => {
            store::put(tx, &KeyRow { value: None, left_in: Some(generation), ..row }).await?;
            // Out of the agent's files already now; what it has in memory goes with its restart.
            agents::configure(tx, tenant_uid).await?;
        }
        Some(_) => {}
        None => store::delete(tx, tenant_uid, name).await?,
    }
    Ok(())
}

/// The tenant's running generation. Fails when the tenant is gone or about to be.
async fn at_home(tx: &mut Tx, tenant_uid: &str) -> Result<Option<i64>, ApiError> {
    let standing = tenants::standing(tx, tenant_uid).await?.ok_or_else(|| ApiError::not_found("tenant"))?;
    if standing.state == TenantState::Deleting {
        let message = "this tenant is being deleted, wait until it is gone";
        return Err(ApiError::wrong_state(ErrorReason::TenantDeleting, message));
    }
    Ok(agents::current(tx.conn(), tenant_uid).await?.map(|live| live.generation))
}

/// A key that is not there has no ETag that anything could match.
fn require_etag(condition: Option<&EtagCondition>, row: Option<&KeyRow>) -> Result<(), ApiError> {
    match row {
        Some(row) => etag::require(condition, &row.uid, row.revision),
        None if condition.is_some() => {
            let message = "there is no such key any more, leave out the etag to set it anew";
            Err(ApiError::new(ErrorCode::EtagMismatch, message))
        }
        None => Ok(()),
    }
}

impl KeyRow {
    /// The key as clients see it.
    fn into_key(self) -> Result<EnvironmentKey, ApiError> {
        let unreadable = |_| ApiError::internal("a stored name does not have its own form");
        Ok(EnvironmentKey {
            name: EnvironmentName::try_from(self.name).map_err(unreadable)?,
            uid: self.uid,
            set_at: hub_types::Timestamp::from_micros(self.set_at),
            set_by: self.set_by,
            revision: self.revision,
            state: match self.value {
                Some(_) => EnvironmentKeyState::Active,
                None => EnvironmentKeyState::PendingRestart,
            },
        })
    }

    fn seal(&mut self, seal: &Seal, value: &SecretText) -> Result<(), SealError> {
        self.value = Some(seal.seal(&self.place(&self.revision.to_be_bytes()), value.expose().as_bytes())?);
        Ok(())
    }

    /// The value; `None` once it was removed.
    fn open(&self, seal: &Seal) -> Result<Option<SecretText>, SealError> {
        let Some(sealed) = &self.value else { return Ok(None) };
        let bytes = seal.open(&self.place(&self.revision.to_be_bytes()), sealed)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| SealError::Damaged)?;
        Ok(Some(SecretText::from(text)))
    }

    /// Whether this is its value.
    fn has(&self, seal: &Seal, value: &SecretText) -> bool {
        let own = self.open(seal).ok().flatten();
        own.is_some_and(|own| verify_equal(own.expose().as_bytes(), value.expose().as_bytes()).is_ok())
    }

    fn place<'a>(&'a self, revision: &'a [u8]) -> [&'a [u8]; 5] {
        [b"environment_keys", self.tenant_uid.as_bytes(), self.name.as_bytes(), self.uid.as_bytes(), revision]
    }
}

#[cfg(test)]
mod tests;
