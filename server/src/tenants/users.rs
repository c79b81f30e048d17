//! Which system user is a tenant's own, under isolation `uid`: a number that the tenant keeps for good.

mod store;

use hub_runtime::placement::AgentUser;

use crate::config::Isolation;
use crate::db::{Db, DbError};
use crate::hub::Context;
use crate::uids::{NoUids, Uids};

/// Why a home could not be made its agent's own.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// The tenant's number is not known.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The machine has no uids for tenants.
    #[error(transparent)]
    NoUids(#[from] NoUids),
    /// It has none for this number.
    #[error(
        "there is no uid for tenant user {0}; see `hermes-hub check`, and set HUB_TENANT_UID_BASE where more are free"
    )]
    NoUid(i64),
    /// Its directories could not be made or given.
    #[error("its directories could not be made ready")]
    Files(#[source] std::io::Error),
}

/// The user of this tenant's agents, allotted when it is asked for the first time; `None` if they run as the Hub's own.
///
/// Fails when the database does, and when there is no uid for the tenant's number.
pub(super) async fn user_of(cx: &Context, tenant_uid: &str) -> Result<Option<AgentUser>, HomeError> {
    if cx.config.isolation != Isolation::Uid {
        return Ok(None);
    }
    let known = store::find(&mut cx.db.read().await?, tenant_uid).await?;
    let number = match known {
        Some(number) => number,
        None => {
            let tenant = tenant_uid.to_owned();
            cx.db
                .write("tenant_user", move |tx| Box::pin(async move { store::allot(tx, &tenant).await }))
                .await?
        }
    };
    let uids = Uids::of(&cx.config)?;
    uids.user(number).map(Some).ok_or(HomeError::NoUid(number))
}

/// Whether any tenant of this database was ever given a user of its own.
///
/// # Errors
/// If the database cannot be read.
pub async fn has_users(db: &Db) -> Result<bool, DbError> {
    store::is_any(&mut db.read().await?).await
}
