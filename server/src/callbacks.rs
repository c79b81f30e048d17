//! Callbacks: what agent hosts say to the Hub and ask of it, under `/v1/tenant-runtime/{tenantId}/`.
//!
//! A host reports in ([`Callbacks::hello`]), follows its orders ([`orders`]), reports what happened ([`reports`]), and
//! sends its agent's model calls through the Hub ([`model`]), which adds the provider's key and counts the tokens.
//! Each of them is of one generation, and only the current one is heard. What a report means for a run is the run's
//! own rule; here it is only put where it belongs.

mod http;
mod model;
mod orders;
mod reports;
mod usage;

use std::sync::Arc;

use futures::future::BoxFuture;
use hub_glue::Bytes;
use hub_types::{
    ErrorReason, ModelList, ModelRequest, RuntimeHello, RuntimeSettings, RuntimeWelcome, Slot, Tenant,
    TenantId,
};
use serde_json::json;

use crate::agents::{self, Agents};
use crate::auth::Runtime;
use crate::cron::Cron;
use crate::environment::Environment;
use crate::error::ApiError;
use crate::hub::Context;
use crate::runs::{ModelCall, Runs, Tried};
use crate::skills;
use crate::tenants::Tenants;
use model::{Meter, Proxy};

/// How much longer an agent waits for an approval than the Hub does, so that the Hub's decision comes first.
const APPROVAL_GRACE_SECONDS: i32 = 60;

/// The area's state.
#[derive(Clone)]
pub struct Callbacks {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
    runs: Runs,
    cron: Cron,
    environment: Environment,
    proxy: Arc<Proxy>,
}

impl Callbacks {
    /// The area over this context. Fails when the client for the model's provider cannot be set up.
    pub fn new(
        cx: Context,
        tenants: Tenants,
        agents: Agents,
        runs: Runs,
        cron: Cron,
        environment: Environment,
    ) -> Result<Self, reqwest::Error> {
        let proxy = Arc::new(Proxy::new(cx.clone())?);
        Ok(Self { cx, tenants, agents, runs, cron, environment, proxy })
    }

    /// `runtime_hello`: a generation reports in and gets what to run with.
    pub async fn hello(
        &self,
        host: &Runtime,
        tenant_id: &TenantId,
        body: RuntimeHello,
    ) -> Result<RuntimeWelcome, ApiError> {
        let tenant = self.tenant(host, tenant_id).await?;
        let (who, slots, now) = (host.clone(), tenant.agent.max_concurrent_runs, self.cx.clock.now());
        let generation = body.generation;
        let cron_fire = self.cron.verifier(&host.tenant_uid).await?;
        let greeting = self
            .cx
            .db
            .write("runtime_hello", move |tx| {
                Box::pin(async move { agents::hello(tx, &who, &body, slots, now).await })
            })
            .await?;
        self.agents.heard(host);
        self.agents.changed(&host.tenant_uid);
        let environment = self.environment.values(&host.tenant_uid).await?;
        let disabled_skills = skills::disabled(self.cx.db.read().await?.conn(), &host.tenant_uid).await?;
        Ok(RuntimeWelcome {
            generation,
            revision: tenant.revision,
            acknowledged: greeting.acknowledged,
            settings: RuntimeSettings {
                slots: greeting.slots,
                model: self.model_of(&tenant),
                approval_timeout_seconds: tenant.agent.approval_timeout_seconds + APPROVAL_GRACE_SECONDS,
                cron_fire: Some(cron_fire),
                environment,
                disabled_skills,
            },
        })
    }

    /// `runtime_model_list`: the one model that the tenant uses.
    pub async fn model_list(&self, host: &Runtime, tenant_id: &TenantId) -> Result<ModelList, ApiError> {
        self.agents.require_current(host).await?;
        self.agents.heard(host);
        let tenant = self.tenant(host, tenant_id).await?;
        let models: Vec<_> = self.model_of(&tenant).into_iter().collect();
        let models = models.iter().map(|id| json!({ "id": id, "object": "model", "owned_by": "hermes-hub" }));
        let members = [("object".to_owned(), json!("list")), ("data".to_owned(), models.collect())];
        Ok(ModelList(members.into_iter().collect()))
    }

    /// `runtime_model_complete`: one call of the model, for the run that holds the slot or for none.
    pub async fn model_complete(
        &self,
        host: &Runtime,
        tenant_id: &TenantId,
        slot: &Slot,
        body: ModelRequest,
    ) -> Result<Bytes, ApiError> {
        self.agents.require_current(host).await?;
        self.agents.heard(host);
        let tenant = self.tenant(host, tenant_id).await?;
        let meter = self.meter(host, slot).await?;
        let meter = Arc::new(UnderWay { meter, _call: self.agents.calling(host) });
        self.proxy.complete(&host.tenant_uid, self.model_of(&tenant), body.0, meter).await
    }

    /// Who is charged for a call by this slot.
    ///
    /// Fails with `failed_precondition` when no run holds the slot, and when its run has used up its tokens.
    async fn meter(&self, host: &Runtime, slot: &Slot) -> Result<Arc<dyn Meter>, ApiError> {
        let Ok(number) = slot.parse::<i32>() else {
            return Ok(Arc::new(OfTenant { cx: self.cx.clone(), tenant_uid: host.tenant_uid.clone() }));
        };
        let holder = self.runs.slot_holder(&host.tenant_uid, host.generation, number).await?;
        let Some(holder) = holder else {
            let message = "no run holds this slot, calls without a run go by the slot default";
            return Err(ApiError::wrong_state(ErrorReason::SlotFree, message));
        };
        if holder.max_tokens.is_some_and(|most| holder.used_tokens >= most) {
            let message = "this run has used as many tokens as it may";
            return Err(ApiError::wrong_state(ErrorReason::BudgetExceeded, message));
        }
        Ok(Arc::new(OfRun { runs: self.runs.clone(), run_id: holder.run_id }))
    }

    /// The host's own tenant. A later tenant of the same id is another one.
    async fn tenant(&self, host: &Runtime, tenant_id: &TenantId) -> Result<Tenant, ApiError> {
        let tenant = self.tenants.view(tenant_id).await?;
        if tenant.uid.as_str() == host.tenant_uid { Ok(tenant) } else { Err(ApiError::not_found("tenant")) }
    }

    fn model_of(&self, tenant: &Tenant) -> Option<String> {
        tenant.agent.model.clone().or_else(|| self.cx.config.model_name.clone())
    }
}

/// A meter that lives as long as its call, so that the agent is known to be at work meanwhile.
struct UnderWay {
    meter: Arc<dyn Meter>,
    _call: agents::Calling,
}

impl Meter for UnderWay {
    fn payer(&self) -> &str {
        self.meter.payer()
    }

    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        self.meter.charge(call, tried)
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        self.meter.cut()
    }
}

/// Charges a run.
struct OfRun {
    runs: Runs,
    run_id: String,
}

impl Meter for OfRun {
    fn payer(&self) -> &str {
        &self.run_id
    }

    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        Box::pin(self.runs.charge(&self.run_id, call, tried))
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        Box::pin(self.runs.model_cut(&self.run_id))
    }
}

/// Charges a tenant, for calls that belong to no run.
struct OfTenant {
    cx: Context,
    tenant_uid: String,
}

impl Meter for OfTenant {
    fn payer(&self) -> &str {
        &self.tenant_uid
    }

    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        let uid = self.tenant_uid.clone();
        let call = agents::Unattributed {
            input_tokens: call.input_tokens,
            cached_input_tokens: call.cached_input_tokens,
            output_tokens: call.output_tokens,
        };
        let job = self.cx.db.write("tenant_model_usage", move |tx| {
            Box::pin(async move {
                if tried.is_kept(agents::unattributed_calls(tx, &uid).await?) {
                    return Ok(());
                }
                Ok::<_, ApiError>(agents::add_unattributed(tx, &uid, call).await?)
            })
        });
        Box::pin(job)
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        Box::pin(std::future::ready(Ok(())))
    }
}

#[cfg(test)]
mod tests;
