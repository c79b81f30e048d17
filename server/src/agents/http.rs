//! The operations tagged `agents`.

use hub_api::AgentsApi;
use hub_glue::{Accepted, ApiError, Okay};
use hub_types::{
    Agent, AgentLogs, AgentLogsQuery, AgentRestartQuery, AgentStartQuery, AgentStopQuery, TenantId,
};

use super::{Manner, Verb};
use crate::api::{Hub, RequestCx};
use crate::idempotency::Claim;

impl AgentsApi for Hub {
    async fn agent_view(&self, _: &RequestCx, tenant_id: TenantId) -> Result<Okay<Agent>, ApiError> {
        self.agents.view(&tenant_id).await.map(Okay::new)
    }

    async fn agent_start(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: AgentStartQuery,
    ) -> Result<Accepted<Agent>, ApiError> {
        let manner =
            Manner { if_generation: query.if_generation, drain_seconds: 0, wait_seconds: query.wait_seconds };
        self.agents.ask(&tenant_id, Verb::Start, manner, Claim::of(&self.cx, cx)).await.map(accepted)
    }

    async fn agent_stop(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: AgentStopQuery,
    ) -> Result<Accepted<Agent>, ApiError> {
        let (if_generation, drain_seconds) = (query.if_generation, query.drain_seconds);
        let manner = Manner { if_generation, drain_seconds, wait_seconds: query.wait_seconds };
        self.agents.ask(&tenant_id, Verb::Stop, manner, Claim::of(&self.cx, cx)).await.map(accepted)
    }

    async fn agent_restart(
        &self,
        cx: &RequestCx,
        tenant_id: TenantId,
        query: AgentRestartQuery,
    ) -> Result<Accepted<Agent>, ApiError> {
        let (if_generation, drain_seconds) = (query.if_generation, query.drain_seconds);
        let manner = Manner { if_generation, drain_seconds, wait_seconds: query.wait_seconds };
        self.agents.ask(&tenant_id, Verb::Restart, manner, Claim::of(&self.cx, cx)).await.map(accepted)
    }

    async fn agent_logs(
        &self,
        _: &RequestCx,
        tenant_id: TenantId,
        query: AgentLogsQuery,
    ) -> Result<Okay<AgentLogs>, ApiError> {
        self.agents.logs(&tenant_id, query).await.map(Okay::new)
    }
}

fn accepted((agent, replayed): (Agent, bool)) -> Accepted<Agent> {
    Accepted::new(agent).replayed(replayed)
}
