//! Stops all agents without a Hub that serves: hosts outlive their Hub, so somebody has to be able to end them.
//!
//! Whoever calls this holds the data directory. Nobody listens, so hosts are not told to end but killed, and what
//! they worked on ends as it does when an agent dies.

use std::time::Duration;

use hub_types::TenantListQuery;

use super::{Agents, Manner, Verb, store, supervise};
use crate::error::ApiError;

/// How long killed hosts may take to be gone, and the pause between two looks.
const GONE_WITHIN: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// What came of it.
#[derive(Debug)]
pub struct Halted {
    /// How many tenants there are; none of their agents runs from now on.
    pub tenants: usize,
    /// The uids of tenants whose agent could not be ended.
    pub left: Vec<String>,
}

impl Agents {
    /// Wants every agent stopped and ends those that run.
    ///
    /// Fails when the database does. An agent that does not end is told of in the answer.
    pub async fn halt(&self) -> Result<Halted, ApiError> {
        let mut tenants = 0;
        let mut query = TenantListQuery { limit: 1000, ..TenantListQuery::default() };
        loop {
            let page = self.tenants.list(&query).await?;
            for tenant in &page.items {
                self.ask(&tenant.id, Verb::Stop, Manner::default(), None).await?;
            }
            tenants += page.items.len();
            let Some(next) = page.next_page else { break };
            query.page_token = Some(next);
        }
        let deadline = tokio::time::Instant::now() + GONE_WITHIN;
        loop {
            let live = store::live(&mut self.cx.db.read().await?).await?;
            for row in live {
                // First why, so that nobody takes it for a crash.
                self.restart(&row.tenant_uid, "stop_requested").await?;
                if let Some(placement) = &row.placement
                    && let Err(error) = self.placement.kill(placement).await
                {
                    tracing::error!(tenant.uid = row.tenant_uid, "an agent host could not be ended: {error}");
                }
            }
            supervise::look(self).await?;
            let left = store::live(&mut self.cx.db.read().await?).await?;
            if left.is_empty() || tokio::time::Instant::now() >= deadline {
                return Ok(Halted { tenants, left: left.into_iter().map(|row| row.tenant_uid).collect() });
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}
