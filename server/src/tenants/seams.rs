//! What the areas above hook into: where a tenant's directories are, what its agent was seen to do, whose agent may
//! not run, and what has to be over before a home goes away. Knows none of those areas.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;
use hub_runtime::placement::AgentUser;
use hub_types::AgentState;

use super::store;
use super::users::{self, HomeError};
use super::{Tenants, home};
use crate::db::{DbError, Tx};

/// Asked with a tenant's uid before its home is removed: whether it may be. Asked again until it is so.
pub type RemovalGuard = Box<dyn Fn(String) -> BoxFuture<'static, bool> + Send + Sync>;

/// Where a tenant's files are.
#[derive(Clone, Debug)]
pub struct Directories {
    /// The agent's home.
    pub home: PathBuf,
    /// What it works in, and clients see.
    pub workspace: PathBuf,
    /// What it made, for clients to fetch.
    pub outputs: PathBuf,
    /// What the agent is told and cannot change; the Hub's.
    pub managed: PathBuf,
}

/// Notes where a tenant's agent is. A tenant that is gone is nothing.
pub async fn observe_agent(tx: &mut Tx, uid: &str, state: AgentState) -> Result<(), DbError> {
    store::update_agent_state(tx, uid, state.as_str()).await
}

impl Tenants {
    /// How many tenants there are.
    ///
    /// Fails when the database does.
    pub async fn count(&self) -> Result<i64, DbError> {
        store::count(&mut self.cx.db.read().await?).await
    }

    /// Where a tenant's files are, by its uid.
    pub fn directories(&self, uid: &str) -> Directories {
        let own = home::path(&self.cx.config, uid);
        Directories {
            home: own.join("home"),
            workspace: own.join("workspace"),
            outputs: own.join("outputs"),
            managed: own.join("managed"),
        }
    }

    /// Makes a tenant's directories those of the user that its agents run as, and says which that is; `None` is the
    /// Hub's own. For an agent that is to be started: none may run meanwhile. A home of another level is taken over.
    ///
    /// Fails when the database or the disk does, and when there is no uid for the tenant.
    pub async fn settle_home(&self, uid: &str) -> Result<Option<AgentUser>, HomeError> {
        let user = users::user_of(&self.cx, uid).await?;
        let (config, tenant) = (Arc::clone(&self.cx.config), uid.to_owned());
        let settled = tokio::task::spawn_blocking(move || home::settle(&config, &tenant, user)).await;
        let left = settled.unwrap_or_else(|error| Err(io::Error::other(error))).map_err(HomeError::Files)?;
        if left > 0 {
            tracing::warn!(
                tenant.uid = uid,
                "{left} files of `{uid}` have a second name, are devices or lie too deep, and stay whose they were"
            );
        }
        Ok(user)
    }

    /// The directory, the Hub's own, that all tenants' directories lie in.
    pub fn directory_of_all(&self) -> PathBuf {
        home::tenants(&self.cx.config)
    }

    /// Tenants that are blocked or being deleted and whose agent was last seen to run.
    pub async fn agents_without_leave(&self) -> Result<Vec<String>, DbError> {
        store::agents_without_leave(&mut self.cx.db.read().await?).await
    }
}
