//! Callers that block a tenant and let it in again, and stop, start and restart its agent, in the midst of its work.
//!
//! Each has a tenant of its own, so what was acknowledged to it last is what must be found: at once, and in the end.

use fastrand::Rng;
use hermes_hub_client::Error;
use hermes_hub_client::types::{
    AccessReplace, AccessStatus, AgentDesiredState, AgentState, ErrorReason, InputPart, RunCreate, Tenant,
};

use super::super::record::Governed;
use super::super::script::Kind;
use super::super::sight::Sight;
use super::{Work, runs, tenants};

/// An order to an agent.
#[derive(Clone, Copy, Debug)]
enum Order {
    Stop,
    Start,
    Restart,
}

/// Somebody who governs one tenant.
struct Governor {
    work: Work,
    tenant: Tenant,
    rng: Rng,
    /// How many calls have been made; in their keys.
    calls: u64,
}

/// Governs a tenant for as long as there is work. What it is in the end is left to chance.
pub(super) async fn govern(work: Work, caller: u64) {
    let rng = work.rng(&format!("govern {caller}"));
    let Some(tenant) = tenants::make(&work, &format!("govern-{caller}"), true).await else { return };
    work.record().tenant(&tenant.uid, |known| known.governed = Some(Governed::default()));
    let mut governor = Governor { work, tenant, rng, calls: 0 };
    for number in 0u64.. {
        if governor.work.is_ending() || governor.round(&format!("govern{caller}x{number}")).await.is_none() {
            return;
        }
    }
}

impl Governor {
    /// Some work, something that comes in its way, and work that nothing comes in the way of. `None` after a fault.
    async fn round(&mut self, name: &str) -> Option<()> {
        for number in 0..self.rng.u32(1..4) {
            self.disturbed(&format!("{name}d{number}")).await?;
        }
        tenants::pace(&self.work, self.rng.u64(0..60)).await;
        match self.rng.u32(0..3) {
            0 => {
                self.block(true).await?;
                self.is_refused(&ErrorReason::TenantBlocked).await;
                if self.may_stay() {
                    return None;
                }
                self.block(false).await?;
            }
            1 => {
                self.order(Order::Stop).await?;
                self.is_refused(&ErrorReason::AgentStopped).await;
                self.stopped().await?;
                if self.may_stay() {
                    return None;
                }
                self.order(Order::Start).await?;
            }
            _ => self.order(Order::Restart).await?,
        }
        runs::run_of(self.work.clone(), self.tenant.id.to_string(), Kind::Text, None, name.to_owned()).await;
        Some(())
    }

    /// Whether it is left as it is, now that the work comes to its end.
    fn may_stay(&mut self) -> bool {
        self.work.is_ending() && self.rng.bool()
    }

    /// A run that may be ended from outside.
    async fn disturbed(&mut self, name: &str) -> Option<()> {
        let kind = [Kind::Text, Kind::Tools, Kind::Model][self.rng.usize(0..3)];
        let run = runs::make(&self.work, &self.tenant.id, kind, None, name, &mut self.rng).await?;
        self.work.record().run(run.id.as_str(), |run| run.governed = true);
        let (follower, mut own) = (self.work.clone(), self.work.rng(name));
        self.work.spawn(async move { runs::follow(&follower, &run, kind, &mut own).await });
        Some(())
    }

    async fn block(&mut self, blocked: bool) -> Option<()> {
        let status = if blocked { AccessStatus::Blocked } else { AccessStatus::Active };
        let body = AccessReplace { status: status.clone(), message: None, reason: None };
        let what = format!("making tenant {} {status}", self.tenant.id.as_str());
        let id = &self.tenant.id;
        let answer = self.work.until_answered(
            &what,
            |_| false,
            || async {
                let call = self.work.hub().tenant_access_replace().tenant_id(id.clone()).body(body.clone());
                Ok(call.send().await?.into_inner())
            },
        );
        if answer.await?.status != status {
            self.work.record().fault(format!("{what} was answered with another state"));
        }
        self.acknowledged(|governed| governed.blocked = blocked);
        Some(())
    }

    async fn order(&mut self, order: Order) -> Option<()> {
        self.calls += 1;
        let (drain, wait) = (self.rng.i32(0..2), self.rng.i32(0..4));
        let (id, key) = (&self.tenant.id, format!("{order:?}-{}-{}", self.tenant.id.as_str(), self.calls));
        let what = format!("the order {key}");
        let answer = self.work.until_answered(
            &what,
            |_| false,
            || async {
                let hub = self.work.hub();
                let call = match order {
                    Order::Stop => {
                        hub.agent_stop()
                            .tenant_id(id.clone())
                            .drain_seconds(drain)
                            .wait_seconds(wait)
                            .idempotency_key(key.as_str())
                            .send()
                            .await
                    }
                    Order::Start => {
                        hub.agent_start()
                            .tenant_id(id.clone())
                            .wait_seconds(wait)
                            .idempotency_key(key.as_str())
                            .send()
                            .await
                    }
                    Order::Restart => {
                        hub.agent_restart()
                            .tenant_id(id.clone())
                            .drain_seconds(drain)
                            .wait_seconds(wait)
                            .idempotency_key(key.as_str())
                            .send()
                            .await
                    }
                };
                Ok(call?.into_inner())
            },
        );
        let stopped = matches!(order, Order::Stop);
        let wanted = if stopped { AgentDesiredState::Stopped } else { AgentDesiredState::Running };
        let agent = answer.await?;
        if agent.desired_state != wanted {
            self.work
                .record()
                .fault(format!("{what} was answered with desired state {}", agent.desired_state));
        }
        self.acknowledged(|governed| governed.stopped = stopped);
        Some(())
    }

    fn acknowledged(&self, change: impl FnOnce(&mut Governed)) {
        self.work.record().tenant(&self.tenant.uid, |tenant| {
            let governed = tenant.governed.get_or_insert_default();
            change(governed);
            governed.orders += 1;
        });
        self.work.sights().note(Sight::Governed, self.tenant.id.as_str());
    }

    /// Asks for a run, which is to be refused for this reason, whatever has died since that was acknowledged.
    async fn is_refused(&self, reason: &ErrorReason) {
        let input = vec![InputPart::Text { text: "[[say:nobody may]]".to_owned() }];
        let body = RunCreate::builder().input(input);
        let body: RunCreate = body.try_into().expect("an input makes a run");
        let what = format!("a run of {}, which may not work", self.tenant.id.as_str());
        // Every refusal for good is looked at here.
        let is_final = |error: &Error| !error.is_retryable();
        let refused = std::sync::Mutex::new(None);
        let made = self.work.until_answered(&what, is_final, || async {
            let call = self.work.hub().run_create().tenant_id(self.tenant.id.clone()).body(body.clone());
            let answer = call.send().await.map_err(Error::from);
            answer.map(drop).inspect_err(|error| *super::lock(&refused) = error.reason().cloned())
        });
        let made = made.await.is_some();
        let told = super::lock(&refused).clone();
        if made || told.as_ref() != Some(reason) {
            self.work.record().fault(format!("{what} ({reason}), was made: {made}, or refused for {told:?}"));
        }
    }

    /// Waits until the agent has stopped.
    async fn stopped(&self) -> Option<()> {
        let until = std::time::Instant::now() + super::AWAY_MAX;
        loop {
            let look = self.work.until_answered(
                "looking at an agent",
                |_| false,
                || async {
                    Ok(self
                        .work
                        .hub()
                        .agent_view()
                        .tenant_id(self.tenant.id.clone())
                        .send()
                        .await?
                        .into_inner())
                },
            );
            let agent = look.await?;
            if agent.state == AgentState::Stopped {
                return Some(());
            }
            if std::time::Instant::now() > until {
                let (id, state) = (self.tenant.id.as_str(), agent.state);
                self.work.record().fault(format!("the agent of {id} was stopped, and is {state}"));
                return None;
            }
            tokio::time::sleep(super::PAUSE).await;
        }
    }
}
