//! Tenants: who agents are hosted for, what they may set, and whether they may work.
//!
//! A request writes what is wanted and answers; [`supervise`] moves the world there and starts again from the rows
//! after a crash. `revision` counts changes to what callers set; what was seen and done does not raise it.
//! Everything else in the Hub hangs on a tenant's `uid`. This area depends on no other one.

mod home;
mod http;
mod reach;
mod recent;
mod rules;
mod seams;
mod standing;
mod store;
pub mod supervise;
mod trash;
mod users;

use std::sync::Arc;

use hub_types::{
    Access, AccessReplace, AccessStatus, AgentState, ErrorReason, EtagCondition, Tenant, TenantCreate,
    TenantId, TenantListQuery, TenantResultsPage, TenantState, TenantUpdate,
};

use crate::db::Tx;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::ids::{Id, Kind};
use crate::notice::{Notices, settled};
use crate::page::Pager;
use crate::{clock::Timestamp, etag};
use recent::Recent;
use store::TenantRow;

pub use reach::{Reach, Reached, reached};
pub use rules::check_labels;
pub use seams::{Directories, RemovalGuard, observe_agent};
#[cfg(test)]
pub use standing::StandingParts;
pub use standing::{Standing, check_metadata, count_active_run, require_work, standing, standing_now};
pub use trash::Trash;
pub use users::{HomeError, has_users};

/// The area's state: who waits for which tenant, and for work to do.
#[derive(Clone)]
pub struct Tenants {
    cx: Context,
    notices: Notices,
    recent: Recent,
    /// How far those reach who ask here; `None` is everywhere.
    reach: Option<Arc<Reach>>,
}

/// The name on the board that the supervisor listens for.
const WORK: &str = "work";

impl Tenants {
    /// The area over this context.
    pub fn new(cx: Context) -> Self {
        let notices = Notices::over(&cx.db, "tenants");
        Self { cx, notices, recent: Recent::default(), reach: None }
    }

    /// Tells those who wait for this tenant, and the supervisor, to look again.
    fn changed(&self, uid: &str) {
        self.notices.tell(uid);
        self.notices.tell(WORK);
    }

    /// `tenant_list`: a page by id, of those within reach.
    pub async fn list(&self, query: &TenantListQuery) -> Result<TenantResultsPage, ApiError> {
        let pager = Pager::new(&self.cx, "tenant_list", query)?;
        let rows = store::list(
            &mut self.cx.db.read().await?,
            &pager.query,
            self.reach.as_deref(),
            pager.after(),
            pager.rows(),
        )
        .await?;
        let (rows, next_page) = pager.cut(rows, |row| &row.id);
        let items = rows.into_iter().map(TenantRow::into_tenant).collect::<Result<_, _>>()?;
        Ok(TenantResultsPage { items, next_page })
    }

    /// `tenant_create`: writes the tenant; the supervisor makes its home. The second value says whether this repeats
    /// an earlier answer.
    ///
    /// Fails with `already_exists` when the id or the external id is in use.
    pub async fn create(&self, body: TenantCreate, claim: Option<Claim>) -> Result<(Tenant, bool), ApiError> {
        rules::check_names(body.labels.as_ref(), body.metadata.as_ref())?;
        self.reach.as_ref().map_or(Ok(()), |reach| reach.require_new(body.labels.as_ref()))?;
        let (cx, row) = (self.cx.clone(), TenantRow::new(body, self.cx.clock.now()));
        let (tenant, replayed) = idempotency::once(&self.cx, "tenant_create", claim, move |tx| {
            Box::pin(async move {
                // Here and not before, so that a repeat of what was done is answered all the same.
                cx.require_room()?;
                store::insert(tx, &row).await.map_err(|error| rules::taken(error, &row.id))?;
                row.into_tenant()
            })
        })
        .await?;
        self.changed(tenant.uid.as_str());
        Ok((tenant, replayed))
    }

    /// `tenant_view`.
    pub async fn view(&self, id: &TenantId) -> Result<Tenant, ApiError> {
        let writes = self.cx.db.writes();
        if let Some(tenant) = self.recent.get(writes, id) {
            return Ok(Tenant::clone(&tenant));
        }
        let tenant = self.row(id).await?.into_tenant()?;
        self.recent.put(writes, &tenant);
        Ok(tenant)
    }

    /// `tenant_update`: changes what is supplied. With `dry_run` only says what would be.
    pub async fn update(
        &self,
        id: TenantId,
        body: TenantUpdate,
        condition: Option<EtagCondition>,
        dry_run: bool,
    ) -> Result<Tenant, ApiError> {
        let (now, reach) = (self.cx.clock.now(), self.reach.clone());
        let row = self
            .cx
            .db
            .write("tenant_update", move |tx| {
                Box::pin(async move {
                    let mut row = row_in(tx, &id).await?;
                    etag::require(condition.as_ref(), &row.uid, row.revision)?;
                    rules::refuse_deleting(&row)?;
                    let is_change = rules::apply(&mut row, body)?;
                    if let Some(reach) = reach {
                        reach.require_kept(&row.uid, &row.labels)?;
                    }
                    if is_change {
                        row.raise_revision(now);
                        store::update_settings(tx, &row)
                            .await
                            .map_err(|error| rules::taken(error, &row.id))?;
                    } else {
                        tx.unchanged();
                    }
                    // A dry run is the same change, undone: so it is refused where the change would be.
                    if dry_run { Err(Update::Tried(Box::new(row))) } else { Ok(row) }
                })
            })
            .await;
        match row {
            Ok(row) => {
                self.changed(&row.uid);
                row.into_tenant()
            }
            Err(Update::Tried(row)) => row.into_tenant(),
            Err(Update::Refused(error)) => Err(error),
        }
    }

    /// `tenant_delete`: refuses new work from now on; the supervisor does the rest. Repeating is harmless.
    pub async fn delete(
        &self,
        id: TenantId,
        purge: bool,
        condition: Option<EtagCondition>,
    ) -> Result<Tenant, ApiError> {
        let now = self.cx.clock.now();
        let row = self
            .cx
            .db
            .write("tenant_delete", move |tx| {
                Box::pin(async move {
                    let mut row = row_in(tx, &id).await?;
                    etag::require(condition.as_ref(), &row.uid, row.revision)?;
                    row.request_deletion(purge, now);
                    store::update_deletion(tx, &row).await?;
                    Ok::<_, ApiError>(row)
                })
            })
            .await?;
        self.changed(&row.uid);
        row.into_tenant()
    }

    /// Waits until the tenant is as it will stay (ready, failed or gone) or the time is up. A tenant that is gone is
    /// shown as it was last.
    pub async fn settle(&self, last: Tenant, wait_seconds: i32) -> Result<Tenant, ApiError> {
        if wait_seconds == 0 {
            return Ok(last);
        }
        let listening = self.notices.listen(last.uid.as_str());
        let uid = last.uid.to_string();
        let look = || async {
            match store::by_uid(&mut self.cx.db.read().await?, &uid).await? {
                Some(row) => row.into_tenant().map(|tenant| (tenant, false)),
                None => Ok((last.clone(), true)),
            }
        };
        let is_settled = |(tenant, gone): &(Tenant, bool)| {
            *gone || matches!(tenant.state, TenantState::Ready | TenantState::Failed)
        };
        settled(&self.cx, listening, wait_seconds, look, is_settled).await.map(|(tenant, _)| tenant)
    }

    /// `tenant_access_view`, with what the ETag is made of.
    pub async fn access(&self, id: &TenantId) -> Result<(Access, String, i64), ApiError> {
        let row = self.row(id).await?;
        Ok((row.access(), row.uid, row.revision))
    }

    /// `tenant_access_replace`. The same access again changes nothing.
    pub async fn replace_access(
        &self,
        id: TenantId,
        body: AccessReplace,
        condition: Option<EtagCondition>,
    ) -> Result<(Access, String, i64), ApiError> {
        let now = self.cx.clock.now();
        let row = self
            .cx
            .db
            .write("tenant_access_replace", move |tx| {
                Box::pin(async move {
                    let mut row = row_in(tx, &id).await?;
                    etag::require(condition.as_ref(), &row.uid, row.revision)?;
                    rules::refuse_deleting(&row)?;
                    if row.set_access(body, now) {
                        row.raise_revision(now);
                        store::update_access(tx, &row).await?;
                    }
                    Ok::<_, ApiError>(row)
                })
            })
            .await?;
        self.changed(&row.uid);
        Ok((row.access(), row.uid, row.revision))
    }

    async fn row(&self, id: &TenantId) -> Result<TenantRow, ApiError> {
        let row = store::by_id(&mut self.cx.db.read().await?, id).await?;
        row.ok_or_else(|| ApiError::not_found("tenant"))
    }
}

/// Why a PATCH left nothing behind: it was refused, or it was only tried.
enum Update {
    Refused(ApiError),
    Tried(Box<TenantRow>),
}

impl<E: Into<ApiError>> From<E> for Update {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

async fn row_in(tx: &mut Tx, id: &TenantId) -> Result<TenantRow, ApiError> {
    store::by_id_in(tx, id).await?.ok_or_else(|| ApiError::not_found("tenant"))
}

impl TenantRow {
    /// A new tenant as the supervisor will find it.
    fn new(body: TenantCreate, now: Timestamp) -> Self {
        let micros = now.micros();
        Self {
            uid: Id::new(Kind::Tenant, now).to_string(),
            id: body.id.to_string(),
            external_id: body.external_id.map(|id| id.to_string()),
            display_name: body.display_name,
            labels: body.labels.map(|labels| labels.0).unwrap_or_default().into(),
            metadata: body.metadata.map(|metadata| metadata.0).unwrap_or_default().into(),
            agent: body.agent.unwrap_or_default().into(),
            quota_bytes: body.storage.and_then(|storage| storage.quota_bytes),
            access_status: AccessStatus::Active.to_string(),
            access_message: None,
            access_reason: None,
            access_changed_at: micros,
            revision: 1,
            updated_at: micros,
            created_at: micros,
            delete_requested_at: None,
            purge: false,
            state: TenantState::Provisioning.to_string(),
            conditions: Vec::new().into(),
            observed_revision: 0,
            used_bytes: None,
            measured_at: None,
            // A new tenant's agent sleeps: the first work wakes it.
            agent_state: AgentState::Hibernated.to_string(),
            release_id: None,
            active_runs: 0,
            tries: 0,
            next_try_at: Some(micros),
        }
    }

    fn raise_revision(&mut self, now: Timestamp) {
        self.revision += 1;
        self.updated_at = now.micros();
        self.next_try_at = Some(now.micros());
    }

    fn request_deletion(&mut self, purge: bool, now: Timestamp) {
        self.purge |= purge;
        if self.delete_requested_at.is_none() {
            self.state = TenantState::Deleting.to_string();
            self.delete_requested_at = Some(now.micros());
            self.tries = 0;
        }
        self.next_try_at = Some(now.micros());
    }

    /// Sets the access state; whether that changed anything.
    fn set_access(&mut self, body: AccessReplace, now: Timestamp) -> bool {
        let wanted = (body.status.to_string(), body.message, body.reason);
        let current = (self.access_status.clone(), self.access_message.clone(), self.access_reason.clone());
        if wanted == current {
            return false;
        }
        (self.access_status, self.access_message, self.access_reason) = wanted;
        self.access_changed_at = now.micros();
        true
    }
}

/// 409 while a tenant is blocked, with the operator's own words.
pub fn blocked(access: &Access) -> ApiError {
    let message =
        access.message.clone().unwrap_or_else(|| "this tenant is blocked, ask the operator".to_owned());
    ApiError::wrong_state(ErrorReason::TenantBlocked, message)
}
