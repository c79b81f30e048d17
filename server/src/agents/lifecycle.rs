//! What operators do with an agent: look at it, start it, stop it, restart it; and putting it to sleep.
//!
//! A verb writes a wish and answers; [`settle_wishes`] carries it out when the runs that work have ended or their time
//! is up. What agents work on is known to another area, which tells through a hook: this one depends on none above it.

mod store;

use std::time::Duration;

use futures::future::BoxFuture;
use hub_types::{
    Agent, AgentDesiredState, AgentExit, AgentHealth, AgentRestarts, AgentState, ErrorCode, TenantId,
    Timestamp as Instant,
};

use super::rules::{self, CRASH_WINDOW, CRASHES_MAX};
use super::store as generations;
use super::{Agents, supervise, usage};
use crate::clock::Timestamp;
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::idempotency::{self, Claim};
use crate::notice::settled;
use crate::tenants::{self, Standing};

/// What an agent works on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Runs that it works on.
    pub active: i32,
    /// Those of them that wait for an approval.
    pub waiting: i32,
    /// Runs that wait for a place.
    pub queued: i32,
    /// When a run last did something. UTC microseconds.
    pub last_at: Option<i64>,
}

/// Tells what a tenant's agent works on.
pub type ActivityHook = Box<dyn Fn(String) -> BoxFuture<'static, Result<Activity, ApiError>> + Send + Sync>;

/// Tells whether a schedule of a tenant's is due soon.
pub type ScheduleHook = Box<dyn Fn(String) -> BoxFuture<'static, Result<bool, ApiError>> + Send + Sync>;

/// What is asked of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Run when there is work, and now.
    Start,
    /// Do not run.
    Stop,
    /// Run anew.
    Restart,
}

impl Verb {
    fn label(self) -> &'static str {
        match self {
            Self::Start => "agent_start",
            Self::Stop => "agent_stop",
            Self::Restart => "agent_restart",
        }
    }
}

/// How it is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Only if this is the newest generation.
    pub if_generation: Option<i64>,
    /// How long runs may go on.
    pub drain_seconds: i32,
    /// How long the answer may wait.
    pub wait_seconds: i32,
}

impl Agents {
    /// Sets who tells what agents work on. Once, when the areas are put together.
    pub fn ask_activity_of(&self, hook: ActivityHook) {
        let _ = self.shared.activity.set(hook);
    }

    /// Sets who tells whether a schedule is due soon. Once, when the areas are put together.
    pub fn ask_schedule_of(&self, hook: ScheduleHook) {
        let _ = self.shared.schedule.set(hook);
    }

    async fn is_due_soon(&self, uid: &str) -> Result<bool, ApiError> {
        match self.shared.schedule.get() {
            Some(hook) => hook(uid.to_owned()).await,
            None => Ok(false),
        }
    }

    pub(super) async fn activity(&self, uid: &str) -> Result<Activity, ApiError> {
        match self.shared.activity.get() {
            Some(hook) => hook(uid.to_owned()).await,
            None => Ok(Activity::default()),
        }
    }

    /// `agent_view`.
    pub async fn view(&self, id: &TenantId) -> Result<Agent, ApiError> {
        let uid = self.tenants.uid(id).await?;
        self.shown(&uid).await
    }

    /// `agent_start`, `agent_stop`, `agent_restart`: writes the wish, and waits for it to have come true.
    /// The second value says whether this repeats an answer.
    ///
    /// Fails with `aborted` when another generation is the newest, and, where the agent is to run, when its tenant may
    /// not work.
    pub async fn ask(
        &self,
        id: &TenantId,
        verb: Verb,
        manner: Manner,
        claim: Option<Claim>,
    ) -> Result<(Agent, bool), ApiError> {
        let uid = self.tenants.uid(id).await?;
        let (now, asked, configured) = (self.cx.clock.now(), uid.clone(), self.configured().await?);
        let (generation, replayed) = idempotency::once(&self.cx, verb.label(), claim, move |tx| {
            Box::pin(async move { wish(tx, &asked, verb, manner, configured, now).await })
        })
        .await?;
        if verb == Verb::Start {
            self.wake(&uid);
        }
        let listening = self.listen(&uid);
        self.changed(&uid);
        let is_settled = move |agent: &Agent| match verb {
            Verb::Start => matches!(agent.state, AgentState::Running | AgentState::Failed),
            Verb::Stop => agent.state == AgentState::Stopped,
            Verb::Restart => {
                agent.generation > generation
                    && matches!(agent.state, AgentState::Running | AgentState::Failed)
            }
        };
        let agent =
            settled(&self.cx, listening, manner.wait_seconds, || self.shown(&uid), is_settled).await?;
        Ok((agent, replayed))
    }

    async fn shown(&self, uid: &str) -> Result<Agent, ApiError> {
        let activity = self.activity(uid).await?;
        let now = self.cx.clock.now();
        let mut reader = self.cx.db.read().await?;
        let standing = tenants::standing_now(&mut reader, uid).await?;
        let standing = standing.ok_or_else(|| ApiError::not_found("tenant"))?;
        let newest = store::newest(&mut reader, uid).await?;
        let ended = store::newest_ended(&mut reader, uid).await?;
        let crashes = store::crashes(&mut reader, uid, now.minus(CRASH_WINDOW)).await?;
        let stopped = store::wish_of(&mut reader, uid).await?.is_some_and(|wish| wish.stopped);
        let isolation = store::isolation(&mut reader, uid).await?;
        let unattributed_usage = usage::unattributed(&mut reader, uid).await?;
        drop(reader);
        let next_try =
            crashes.last_at.map(|last| Timestamp::from_micros(last).plus(rules::retry_in(crashes.count)));
        let live = newest.as_ref().filter(|row| row.ended_at.is_none());
        let unreadable = |_| ApiError::internal("a stored name does not have its own form");
        Ok(Agent {
            tenant_id: standing.id.clone().try_into().map_err(unreadable)?,
            desired_state: if stopped { AgentDesiredState::Stopped } else { AgentDesiredState::Running },
            state: standing.agent_state,
            health: live.map_or(AgentHealth::Unknown, |row| self.health(row, now)),
            generation: newest.as_ref().map_or(0, |row| row.generation),
            restarts: AgentRestarts {
                count: i32::try_from(crashes.count).unwrap_or(i32::MAX),
                budget: i32::try_from(CRASHES_MAX).unwrap_or(i32::MAX),
                next_try_at: next_try.filter(|at| *at > now).map(|at| Instant::from_micros(at.micros())),
            },
            last_exit: ended.map(|row| AgentExit {
                generation: row.generation,
                reason: row.ending_reason.or(row.end_reason).unwrap_or_else(|| "unknown".to_owned()),
                crashed: row.crashed,
                code: row.exit_code,
                signal: row.exit_signal,
                message: row.exit_message,
                ended_at: Instant::from_micros(row.ended_at),
            }),
            isolation,
            release_id: newest
                .and_then(|row| row.release_id)
                .map(hub_types::ReleaseId::try_from)
                .transpose()
                .map_err(unreadable)?,
            active_runs: activity.active,
            waiting_runs: activity.waiting,
            queued_runs: activity.queued,
            unattributed_usage,
        })
    }

    fn health(&self, row: &generations::GenerationRow, now: Timestamp) -> AgentHealth {
        let silent = now.since(self.silent_since(row)) >= self.cx.config.limits.agent_unresponsive;
        match (silent || row.unresponsive, row.hello_at) {
            (true, _) => AgentHealth::Unresponsive,
            (false, None) => AgentHealth::Unknown,
            (false, Some(_)) => AgentHealth::Healthy,
        }
    }
}

/// Writes what is asked; the newest generation when it was.
async fn wish(
    tx: &mut Tx,
    uid: &str,
    verb: Verb,
    manner: Manner,
    configured: bool,
    now: Timestamp,
) -> Result<i64, ApiError> {
    let standing = tenants::standing(tx, uid).await?.ok_or_else(|| ApiError::not_found("tenant"))?;
    let newest = store::newest_generation(tx, uid).await?.unwrap_or(0);
    if manner.if_generation.is_some_and(|wanted| wanted != newest) {
        let message = format!("the agent's newest generation is {newest}, look at it and decide anew");
        return Err(ApiError::new(ErrorCode::Aborted, message).for_good());
    }
    if verb != Verb::Stop {
        tenants::require_work(&standing)?;
        if !configured {
            let message = "this hub has no agent that can run, `hermes-hub check` says why to its operator";
            return Err(ApiError::wrong_state(hub_types::ErrorReason::NotConfigured, message));
        }
    }
    let live = generations::live_of(tx.conn(), uid).await?.is_some();
    let drain = Duration::from_secs(u64::try_from(manner.drain_seconds).unwrap_or(0));
    let drain_until = (verb != Verb::Start && live).then(|| now.plus(drain).micros());
    let stopped = verb == Verb::Stop;
    // Also a start is kept until it has come true: what is only remembered in memory dies with the Hub.
    let again = verb == Verb::Restart || (verb == Verb::Start && !live);
    store::write_wish(tx, uid, store::Wish { stopped, drain_until, again }).await?;
    if verb == Verb::Start {
        generations::forgive(tx, uid).await?;
    }
    observe(tx, uid, &standing, verb, live).await?;
    Ok(newest)
}

/// Where the agent is from now on, as far as the wish alone decides that.
async fn observe(tx: &mut Tx, uid: &str, standing: &Standing, verb: Verb, live: bool) -> Result<(), DbError> {
    let state = match (verb, live) {
        (Verb::Stop, true) | (Verb::Restart, true) => AgentState::Stopping,
        (Verb::Stop, false) => AgentState::Stopped,
        (Verb::Start | Verb::Restart, false) => AgentState::Starting,
        (Verb::Start, true) if standing.agent_state == AgentState::Stopping => AgentState::Running,
        (Verb::Start, true) => return Ok(()),
    };
    tenants::observe_agent(tx, uid, state).await
}

/// A new generation has begun, which is what was wanted.
pub(super) async fn came_again(tx: &mut Tx, uid: &str) -> Result<(), DbError> {
    store::came_again(tx, uid).await
}

/// Whether this tenant's agent was stopped on request.
pub async fn is_stopped(tx: &mut Tx, uid: &str) -> Result<bool, DbError> {
    store::is_stopped(tx, uid).await
}

/// Whether this tenant's agent is to end as soon as its runs have, or their time is up.
pub(super) async fn is_draining(tx: &mut Tx, uid: &str) -> Result<bool, DbError> {
    Ok(store::drains_until(tx, uid).await?.is_some())
}

/// Ends agents that are to end and have nothing to do any more, or no more time.
pub(super) async fn settle_wishes(agents: &Agents, now: Timestamp) -> Result<(), ApiError> {
    let draining = store::draining(&mut agents.cx.db.read().await?).await?;
    for (uid, drain_until, again) in draining {
        if drain_until > now.micros() && agents.activity(&uid).await?.active > 0 {
            continue;
        }
        let drained = uid.clone();
        let write = agents.cx.db.write("agent_drained", move |tx| {
            Box::pin(async move { drained_now(tx, &drained, drain_until, again, now).await })
        });
        if write.await? {
            agents.changed(&uid);
        }
        if again {
            agents.wake(&uid);
        }
    }
    // Restarts of agents that were not there are only starts.
    let wanted_again = store::wanted_again(&mut agents.cx.db.read().await?).await?;
    for uid in wanted_again {
        agents.wake(&uid);
    }
    Ok(())
}

/// Ends an agent whose time to drain is over, and the wish with it: one that outlived its generation would end the next.
/// Whether its host was asked; it is not where something else is wished by now.
async fn drained_now(
    tx: &mut Tx,
    uid: &str,
    drain_until: i64,
    again: bool,
    now: Timestamp,
) -> Result<bool, DbError> {
    if store::drains_until(tx, uid).await? != Some(drain_until) {
        return Ok(false);
    }
    store::drained(tx, uid).await?;
    super::end_live(tx, uid, if again { "restart_requested" } else { "stop_requested" }, now).await
}

/// Ends agents that are to come again and have nothing to do now.
pub(super) async fn renew_idle(agents: &Agents) -> Result<(), ApiError> {
    let live = generations::live(&mut agents.cx.db.read().await?).await?;
    for (uid, reason) in generations::retiring(&mut agents.cx.db.read().await?).await? {
        let activity = agents.activity(&uid).await?;
        // It may be at work without a run: its model is asked then.
        let thinks = live.iter().any(|row| row.tenant_uid == uid && agents.quiet_since(row).is_none());
        if activity.active == 0 && activity.queued == 0 && !thinks {
            agents.restart_if_idle(&uid, &reason).await?;
            // For whoever waits for it to be back; work would wake it anyway.
            agents.wake(&uid);
        }
    }
    Ok(())
}

/// Puts agents to sleep that have had nothing to do for as long as their tenants say.
pub(super) async fn hibernate_idle(agents: &Agents, now: Timestamp) -> Result<(), ApiError> {
    let live = generations::live(&mut agents.cx.db.read().await?).await?;
    for row in live.into_iter().filter(|row| row.state == supervise::READY) {
        let activity = agents.activity(&row.tenant_uid).await?;
        if activity.active > 0 || activity.queued > 0 || agents.is_due_soon(&row.tenant_uid).await? {
            continue;
        }
        let Some(quiet_since) = agents.quiet_since(&row) else { continue };
        let standing = tenants::standing_now(&mut agents.cx.db.read().await?, &row.tenant_uid).await?;
        let Some(standing) = standing else { continue };
        let idle =
            Duration::from_secs(u64::try_from(standing.agent.idle_timeout_seconds).unwrap_or(u64::MAX));
        let since = row.ready_at.max(activity.last_at).unwrap_or(row.created_at);
        if now.since(Timestamp::from_micros(since).max(quiet_since)) >= idle {
            agents.restart_if_idle(&row.tenant_uid, "idle").await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
