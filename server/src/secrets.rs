//! Managed secrets: what the Hub keeps for its operator and shows to nobody again.
//!
//! Material is sealed before it is stored, bound to its secret, its version, and all that says whose it is and where it
//! may be sent; so none of that can be changed in the database without the material being lost. An OAuth2 secret is
//! refreshed before its access token ends ([`refresh`]). A secret that cannot be opened is shown as such and is in
//! nobody's way.

mod due;
mod fault;
pub(crate) mod grants;
mod http;
mod material;
mod oauth2;
mod refresh;
mod rules;
mod store;

use std::sync::Arc;

use hub_types::{
    ErrorCode, ErrorReason, EtagCondition, Secret, SecretCreate, SecretId, SecretListQuery, SecretMaterial,
    SecretResultsPage, SecretTenant, TenantId,
};

use crate::agents::Agents;
use crate::db::Tx;
use crate::error::{ApiError, detail};
use crate::etag;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::ids::{Id, Kind};
use crate::notice::Notices;
use crate::outward::Outward;
use crate::page::Pager;
use crate::rekey::{Part, Shelf};
use crate::tenants::Tenants;
use material::Material;
use refresh::Refreshes;
use store::SecretRow;

pub use due::start;

/// Where the material is ([`SecretRow::place`]).
pub(crate) const SHELF: Shelf = Shelf {
    table: "secrets",
    column: "sealed",
    place: &[
        Part::Word("secrets"),
        Part::Text("id"),
        Part::Text("kind"),
        Part::Text("scope"),
        Part::Text("tenants"),
        Part::Text("oauth2"),
        Part::Text("given_as"),
        Part::Number("version"),
    ],
};

/// The name on the board that the refreshes listen for.
const WORK: &str = "work";

/// The area's state.
#[derive(Clone)]
pub struct Secrets {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
    outward: Outward,
    notices: Notices,
    refreshes: Arc<Refreshes>,
}

impl Secrets {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants, agents: Agents, outward: Outward) -> Self {
        let notices = Notices::over(&cx.db, "secrets");
        let refreshes = Arc::new(Refreshes::new(&cx.config.limits));
        Self { cx, tenants, agents, outward, notices, refreshes }
    }

    /// `secret_list`: a page by name.
    pub async fn list(&self, query: &SecretListQuery) -> Result<SecretResultsPage, ApiError> {
        let pager = Pager::new(&self.cx, "secret_list", query)?;
        let mut reader = self.cx.db.read().await?;
        let rows = store::list(&mut reader, pager.after(), pager.rows()).await?;
        let (rows, next_page) = pager.cut(rows, |row| &row.name);
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            items.push(self.shown(&mut reader, row).await?);
        }
        Ok(SecretResultsPage { items, next_page })
    }

    /// `secret_view`.
    pub async fn view(&self, id: &SecretId) -> Result<Secret, ApiError> {
        let row = self.row(id).await?;
        self.shown(&mut self.cx.db.read().await?, row).await
    }

    /// `secret_create`. The second value says whether this repeats an earlier answer.
    ///
    /// Fails for material that the kind does not have, a token endpoint that may not be called, tenants that are not
    /// there, a name in use, and when there are as many secrets as there may be.
    pub async fn create(
        &self,
        body: SecretCreate,
        by: String,
        claim: Option<Claim>,
    ) -> Result<(Secret, bool), ApiError> {
        let oauth2 = rules::oauth2(&self.outward, &body)?;
        let grant = grants::wanted(&body)?;
        let ends = body.material.expires_at;
        let material = Material::of(&body.kind, body.material, None)?;
        let tenants = self.tenants_of(&body.tenant_ids).await?;
        let now = self.cx.clock.now();
        let scope = if tenants.is_empty() { "hub" } else { "tenants" };
        let expires_at = ends.map(|at| at.micros());
        let mut row = SecretRow {
            id: Id::new(Kind::Secret, now).to_string(),
            name: body.name.to_string(),
            kind: body.kind.to_string(),
            provider: body.provider,
            scope: scope.to_owned(),
            tenants: serde_json::to_string(&tenants).map_err(ApiError::internal)?,
            oauth2: serde_json::to_string(&oauth2).map_err(ApiError::internal)?,
            given_as: serde_json::to_string(&grant).map_err(ApiError::internal)?,
            revision: 1,
            version: 1,
            sealed: Vec::new(),
            material_at: now.micros(),
            expires_at,
            created_at: now.micros(),
            created_by: by,
            updated_at: now.micros(),
            state: "active".to_owned(),
            refreshed_at: None,
            due_at: due::first(&self.cx, &body.kind, &material, expires_at),
            failures: 0,
            error_code: None,
            error_at: None,
            lease: None,
            lease_until: None,
            unknown_calls: 0,
        };
        row.seal(&self.cx.seal, &material)?;
        let told = row.variable_of()?;
        let cx = self.cx.clone();
        let created = idempotency::once(&self.cx, "secret_create", claim, move |tx| {
            Box::pin(async move { create_in(tx, &cx, row).await })
        });
        let (secret, replayed) = created.await?;
        self.notices.tell(WORK);
        self.tell_tenants(&told);
        Ok((secret, replayed))
    }

    /// `secret_replace_material`: the next version. Whatever was wrong with the old one is forgotten.
    pub async fn replace_material(
        &self,
        id: SecretId,
        body: SecretMaterial,
        condition: Option<EtagCondition>,
        claim: Option<Claim>,
    ) -> Result<(Secret, bool), ApiError> {
        let cx = self.cx.clone();
        let replaced = idempotency::once(&self.cx, "secret_replace_material", claim, move |tx| {
            Box::pin(async move { replace_in(tx, &cx, &id, body, condition).await })
        });
        let (secret, replayed) = replaced.await?;
        self.notices.tell(WORK);
        self.tell_tenants(&secret.tenants.iter().map(|tenant| tenant.uid.to_string()).collect::<Vec<_>>());
        Ok((secret, replayed))
    }

    /// `secret_delete`: the row goes, and with it the key that the material was sealed with.
    pub async fn delete(&self, id: SecretId, condition: Option<EtagCondition>) -> Result<(), ApiError> {
        let deleted = self.cx.db.write("secret_delete", move |tx| {
            Box::pin(async move {
                let row = store::find(tx, &id).await?.ok_or_else(not_found)?;
                etag::require(condition.as_ref(), &row.id, row.revision)?;
                grants::take_away(tx, &row).await?;
                store::delete(tx, &id).await?;
                row.variable_of()
            })
        });
        self.tell_tenants(&deleted.await?);
        Ok(())
    }

    async fn row(&self, id: &str) -> Result<SecretRow, ApiError> {
        store::by_id(&mut self.cx.db.read().await?, id).await?.ok_or_else(not_found)
    }

    /// The tenants as they are to be stored. Each is there once.
    async fn tenants_of(&self, ids: &[TenantId]) -> Result<Vec<SecretTenant>, ApiError> {
        let mut tenants: Vec<SecretTenant> = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            let field = format!("tenantIds[{index}]");
            if tenants.iter().any(|tenant| tenant.id == *id) {
                return Err(ApiError::invalid(field, ErrorReason::NotAllowed, "stands there twice"));
            }
            let uid = match self.tenants.uid(id).await {
                Ok(uid) => uid,
                Err(error) if *error.code() == ErrorCode::NotFound => {
                    return Err(ApiError::invalid(field, ErrorReason::NotAllowed, "is no tenant"));
                }
                Err(error) => return Err(error),
            };
            let uid =
                uid.try_into().map_err(|_| ApiError::internal("a stored uid does not have its own form"))?;
            tenants.push(SecretTenant { id: id.clone(), uid });
        }
        Ok(tenants)
    }
}

fn not_found() -> ApiError {
    ApiError::not_found("secret")
}

async fn create_in(tx: &mut Tx, cx: &Context, row: SecretRow) -> Result<Secret, ApiError> {
    cx.require_room()?;
    if store::name_is_taken(tx, &row.name).await? {
        let message = "another secret has this name, choose another one or replace that one's material";
        return Err(ApiError::taken("name", ErrorReason::NameTaken, message));
    }
    let most = cx.config.limits.secrets;
    if store::count(tx).await? >= i64::from(most) {
        let mut detail = detail(ErrorReason::TooManySecrets);
        detail.params.insert("secretsMax".to_owned(), most.into());
        let message = format!("the hub keeps {most} secrets, which is as many as it may; delete one");
        return Err(ApiError::new(ErrorCode::FailedPrecondition, message).detail(detail));
    }
    store::insert(tx, &row).await?;
    tx.about("secretId", &row.id);
    grants::give(tx, &row).await?;
    grants::shown_in(tx, cx, row).await
}

async fn replace_in(
    tx: &mut Tx,
    cx: &Context,
    id: &SecretId,
    body: SecretMaterial,
    condition: Option<EtagCondition>,
) -> Result<Secret, ApiError> {
    cx.require_room()?;
    let mut row = store::find(tx, id).await?.ok_or_else(not_found)?;
    etag::require(condition.as_ref(), &row.id, row.revision)?;
    let (kind, ends) = (row.kind(), body.expires_at);
    // What cannot be opened has nothing that could stay.
    let old = row.open(&cx.seal).ok();
    let material = Material::of(&kind, body, old)?;
    let now = cx.clock.now();
    row.version += 1;
    row.revision += 1;
    row.expires_at = ends.map(|at| at.micros());
    row.due_at = due::first(cx, &kind, &material, row.expires_at);
    (row.material_at, row.updated_at, row.refreshed_at) = (now.micros(), now.micros(), None);
    row.forget_failures();
    row.seal(&cx.seal, &material)?;
    store::update(tx, &row).await?;
    grants::tell_agents(tx, &row).await?;
    grants::shown_in(tx, cx, row).await
}

#[cfg(test)]
mod tests;
