//! What other areas ask of a tenant in their own transactions.

use hub_types::{
    Access, AccessStatus, AgentSettings, AgentState, ErrorReason, Metadata, TenantId, TenantState,
};

use super::store::{self, TenantRow};
use super::{Tenants, rules};
use crate::db::{DbError, Reader, Tx};
use crate::error::ApiError;

/// Where a tenant stands, as those see it who work for it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The tenant's own id, never used again.
    pub uid: String,
    /// The id that it was given.
    pub id: String,
    /// Where it is in its life.
    pub state: TenantState,
    /// Whether it may work.
    pub access: Access,
    /// The settings in force.
    pub agent: AgentSettings,
    /// Where its agent is.
    pub agent_state: AgentState,
    /// The revision of its settings.
    pub revision: i64,
    /// How many of its runs have not ended.
    pub active_runs: i32,
    quota_bytes: Option<i64>,
    used_bytes: Option<i64>,
}

impl Standing {
    /// Whether the operator has blocked it.
    pub fn is_blocked(&self) -> bool {
        self.access.status != AccessStatus::Active
    }

    /// Whether it was last seen to store more than it may.
    pub fn over_quota(&self) -> bool {
        self.quota_bytes.zip(self.used_bytes).is_some_and(|(quota, used)| used > quota)
    }
}

impl From<TenantRow> for Standing {
    fn from(row: TenantRow) -> Self {
        Self {
            access: row.access(),
            agent: rules::effective(&row.agent),
            uid: row.uid,
            id: row.id,
            state: TenantState::from(row.state),
            agent_state: AgentState::from(row.agent_state),
            revision: row.revision,
            active_runs: row.active_runs,
            quota_bytes: row.quota_bytes,
            used_bytes: row.used_bytes,
        }
    }
}

/// The parts of a standing that tests of other areas set.
#[cfg(test)]
pub struct StandingParts {
    pub state: TenantState,
    pub access: Access,
    pub agent: AgentSettings,
    pub agent_state: AgentState,
}

#[cfg(test)]
impl From<StandingParts> for Standing {
    fn from(parts: StandingParts) -> Self {
        let StandingParts { state, access, agent, agent_state } = parts;
        let (uid, id) = ("ten_a".to_owned(), "a".to_owned());
        Self {
            uid,
            id,
            state,
            access,
            agent,
            agent_state,
            revision: 1,
            active_runs: 0,
            quota_bytes: None,
            used_bytes: None,
        }
    }
}

/// Where a tenant stands now; `None` when it is gone.
pub async fn standing(tx: &mut Tx, uid: &str) -> Result<Option<Standing>, DbError> {
    Ok(store::by_uid_in(tx, uid).await?.map(Standing::from))
}

/// As [`standing`], outside of a transaction.
pub async fn standing_now(reader: &mut Reader, uid: &str) -> Result<Option<Standing>, DbError> {
    Ok(store::by_uid(reader, uid).await?.map(Standing::from))
}

/// Refuses work for a tenant that may not do any now: not ready, being deleted, or blocked.
pub fn require_work(standing: &Standing) -> Result<(), ApiError> {
    match standing.state {
        TenantState::Ready => {}
        TenantState::Deleting => {
            let message = "this tenant is being deleted and takes no work";
            return Err(ApiError::wrong_state(ErrorReason::TenantDeleting, message));
        }
        _ => {
            let message = "this tenant is not ready yet, wait for its state or look at its conditions";
            return Err(ApiError::wrong_state(ErrorReason::TenantProvisioning, message));
        }
    }
    if standing.is_blocked() { Err(super::blocked(&standing.access)) } else { Ok(()) }
}

/// Counts runs that have begun (1) or ended (-1).
pub async fn count_active_run(tx: &mut Tx, uid: &str, change: i32) -> Result<(), DbError> {
    store::count_active_run(tx, uid, change).await
}

/// Holds metadata against the rules that all resources share.
pub fn check_metadata(metadata: Option<&Metadata>) -> Result<(), ApiError> {
    rules::check_names(None, metadata)
}

impl Tenants {
    /// The uid behind an id. Fails with `not_found`.
    pub async fn uid(&self, id: &TenantId) -> Result<String, ApiError> {
        let uid = store::uid_of(&mut self.cx.db.read().await?, id).await?;
        uid.ok_or_else(|| ApiError::not_found("tenant"))
    }
}
