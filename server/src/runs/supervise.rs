//! Moves runs on: gives queued ones to the agent, watches every clock, and ends what can no longer end by itself.
//!
//! A pass over one tenant reads everything and decides by [`plan`], which is pure; where something is to be changed, it
//! does the same again in one transaction, and changes it. So it works from the rows alone and goes on after a crash
//! where it was. It runs when it is told of something and on a tick while anything is live.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use hub_types::{
    AgentState, ApprovalState, RunErrorCode, RunState, RuntimeOrderType, StopOutcome, TenantState,
};
use serde_json::json;
use tokio::time::Instant;

use super::conclude::{self, End};
use super::store::{self, RunRow};
use super::{Runs, WORK, jobs, log, rules, stop};
use crate::agents::{self, Generation};
use crate::approvals;
use crate::clock::Timestamp;
use crate::config::Config;
use crate::db::{Conn, Reader, Tx};
use crate::error::ApiError;
use crate::tenants::{self, Standing};

/// The tick while runs are live, and while none is.
const TICK: Duration = Duration::from_millis(500);
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// The state of a generation that takes runs.
const READY: &str = "ready";
/// How many turns are read to choose from.
const TURNS_READ_MAX: i64 = 201;
/// How long a host may take to come back with what it kept, once it can be heard again: its pauses between tries are
/// two seconds at most.
const HOST_RETURN: Duration = Duration::from_secs(5);

/// Starts the loop of this area.
pub fn start(runs: &Runs) {
    runs.cx.clone().spawn("runs", supervise(runs.clone()));
}

async fn supervise(runs: Runs) {
    let mut work = runs.notices.listen(WORK);
    let mut tick = Instant::now();
    while !runs.cx.ending.is_cancelled() {
        let moved = runs.moved.take();
        // What has no name came from elsewhere.
        if moved.is_empty() || tick <= Instant::now() {
            tick = Instant::now() + pass_over_all(&runs).await;
        } else {
            pass_over_some(&runs, &moved).await;
            tick = tick.min(Instant::now() + TICK);
        }
        tokio::select! {
            () = work.changed() => {}
            () = tokio::time::sleep_until(tick) => {}
            () = runs.cx.ending.cancelled() => {}
        }
    }
}

/// Passes over every tenant that has live runs; when to do it again.
pub(crate) async fn pass_over_all(runs: &Runs) -> Duration {
    runs.looks.tidy().await;
    let looked = async { store::live_tenants(&mut runs.cx.db.read().await?).await };
    match runs.agents.can_hear(looked.await) {
        Ok(none) if none.is_empty() => LOOK_EVERY,
        Ok(some) => {
            pass_over_some(runs, &some).await;
            TICK
        }
        Err(error) => {
            tracing::warn!("runs could not be looked at, trying again: {error}");
            TICK
        }
    }
}

async fn pass_over_some(runs: &Runs, tenants: &BTreeSet<String>) {
    for uid in tenants {
        // One tenant's trouble is not another's.
        if let Err(error) = pass_over(runs, uid).await {
            let words = error.message();
            tracing::warn!(
                tenant.uid = uid,
                "the runs of `{uid}` could not be looked at, trying again: {words}"
            );
        }
    }
}

async fn pass_over(runs: &Runs, uid: &str) -> Result<(), ApiError> {
    let (hears_since, now) = (runs.agents.listening_since(), runs.cx.clock.now());
    let (at, config) = (Moment { now, hears_since }, runs.cx.config.clone());
    let mut reader = runs.cx.db.read().await?;
    let Some(seen) = See::Now(&mut reader).all(uid, now).await? else { return Ok(()) };
    let over = ended(runs, reader, uid, &seen.rows).await?;
    let plan = plan(&seen.view(&over, &config, at));
    let touched = if plan.steps.is_empty() {
        // Most passes find nothing to change; the one writer is not asked for those.
        Vec::new()
    } else {
        let pass_uid = uid.to_owned();
        let write = runs.cx.db.write("run_supervise", move |tx| {
            Box::pin(async move { pass(tx, &pass_uid, &over, &config, at).await })
        });
        write.await?
    };
    if plan.wake {
        runs.agents.wake(uid);
    }
    if plan.restart {
        runs.agents.restart(uid, "a run did not confirm its stop").await?;
    }
    if !touched.is_empty() {
        runs.agents.tell(uid);
        touched.iter().for_each(|run_id| runs.notices.tell(run_id));
    }
    Ok(())
}

/// Generations that are over and what each may have begun; `None` if that cannot be told.
type Ended = BTreeMap<i64, Option<BTreeSet<String>>>;

/// The generations that these runs of a tenant are with and that are over.
async fn ended(runs: &Runs, mut reader: Reader, uid: &str, rows: &[RunRow]) -> Result<Ended, ApiError> {
    let mut over = BTreeSet::new();
    for known in rows.iter().filter_map(|row| row.generation).collect::<BTreeSet<_>>() {
        if agents::is_over(reader.conn(), uid, known).await? {
            over.insert(known);
        }
    }
    drop(reader);
    let mut ended = Ended::new();
    for generation in over {
        ended.insert(generation, runs.agents.begun(uid, generation).await?);
    }
    Ok(ended)
}

/// One pass over one tenant, by what is there now; the runs that it touched.
async fn pass(
    tx: &mut Tx,
    uid: &str,
    over: &Ended,
    config: &Config,
    at: Moment,
) -> Result<Vec<String>, ApiError> {
    let now = at.now;
    let Some(seen) = See::In(tx).all(uid, now).await? else { return Ok(Vec::new()) };
    let plan = plan(&seen.view(over, config, at));
    let Seen { standing, rows, generation, .. } = seen;
    let mut rows: BTreeMap<String, RunRow> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    let mut touched = Vec::new();
    for (run_id, step) in plan.steps {
        let Some(row) = rows.get_mut(&run_id) else { continue };
        let model = standing.agent.model.clone().or_else(|| config.model_name.clone());
        perform(tx, row, step, generation.as_ref(), model, now).await?;
        touched.push(run_id);
    }
    Ok(touched)
}

/// From where a pass sees: outside of a transaction to find out whether there is anything to do, and inside to do it.
enum See<'s> {
    Now(&'s mut Reader),
    In(&'s mut Tx),
}

impl See<'_> {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Now(reader) => reader.conn(),
            Self::In(tx) => tx.conn(),
        }
    }

    /// Everything that a pass decides by; `None` when the tenant is gone.
    async fn all(mut self, uid: &str, now: Timestamp) -> Result<Option<Seen>, ApiError> {
        let standing = match &mut self {
            Self::Now(reader) => tenants::standing_now(reader, uid).await?,
            Self::In(tx) => tenants::standing(tx, uid).await?,
        };
        let Some(standing) = standing else { return Ok(None) };
        let rows = store::live(self.conn(), uid).await?;
        let generation = agents::current(self.conn(), uid).await?;
        let expired = approvals::due(self.conn(), uid, now).await?.into_iter().collect();
        Ok(Some(Seen { standing, rows, generation, expired }))
    }
}

/// What a pass saw.
struct Seen {
    standing: Standing,
    rows: Vec<RunRow>,
    generation: Option<Generation>,
    expired: BTreeSet<String>,
}

impl Seen {
    fn view<'v>(&'v self, over: &'v Ended, config: &Config, at: Moment) -> View<'v> {
        View {
            rows: &self.rows,
            standing: &self.standing,
            generation: self.generation.as_ref(),
            over,
            expired: &self.expired,
            stop_confirm: config.limits.run_stop,
            at,
        }
    }
}

/// When a pass is made.
#[derive(Clone, Copy)]
struct Moment {
    now: Timestamp,
    /// Since when hosts can be heard: what they had to say before may still be on its way.
    hears_since: Timestamp,
}

/// What is known when a pass decides.
struct View<'a> {
    /// The tenant's runs that have not ended, oldest first.
    rows: &'a [RunRow],
    standing: &'a Standing,
    generation: Option<&'a Generation>,
    /// Generations that are over, and what each may have begun.
    over: &'a Ended,
    /// Runs with an approval whose time is over.
    expired: &'a BTreeSet<String>,
    /// How long an agent may take to confirm a stop.
    stop_confirm: Duration,
    at: Moment,
}

/// One thing to do to a run.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Its agent is gone.
    Orphaned,
    /// Its agent is gone, and had surely not begun it.
    Unbegun,
    /// It waited too long.
    GiveUp,
    /// The agent that it waits for cannot be kept running.
    NoAgent,
    /// It is to stop, for this reason.
    Stop(&'static str),
    /// Its stop is not confirmed, so its agent is restarted: whatever is said of its end now, that is what ended it.
    Forced,
    /// Its stop is not confirmed and cannot be forced without harm.
    Unconfirmed,
    /// Deny what nobody answered in time.
    Expire,
    /// Give it to the agent, in this slot.
    Dispatch(i32),
}

/// What a pass does.
#[derive(Debug, Default, PartialEq)]
struct Plan {
    steps: Vec<(String, Step)>,
    /// Work waits and no agent is there.
    wake: bool,
    /// The agent has to be restarted to stop a run.
    restart: bool,
}

fn plan(view: &View<'_>) -> Plan {
    let mut plan = Plan::default();
    for row in view.rows {
        if let Some(step) = clock_step(view, row, &mut plan.restart) {
            plan.steps.push((row.id.clone(), step));
        } else if view.expired.contains(&row.id) {
            plan.steps.push((row.id.clone(), Step::Expire));
        }
    }
    if view.standing.state == TenantState::Ready && !view.standing.is_blocked() {
        dispatch(view, &mut plan);
    }
    plan
}

/// What a run's own clocks and its tenant ask for.
fn clock_step(view: &View<'_>, row: &RunRow, restart: &mut bool) -> Option<Step> {
    let passed = |at: i64| at <= view.at.now.micros();
    let seconds_after = |at: i64, seconds: i32| at + i64::from(seconds) * 1_000_000;
    if let Some(begun) = row.generation.and_then(|generation| view.over.get(&generation)) {
        let unbegun = row.started_at.is_none() && begun.as_ref().is_some_and(|runs| !runs.contains(&row.id));
        return Some(if unbegun { Step::Unbegun } else { Step::Orphaned });
    }
    let stopping = row.stop_requested_at.is_some();
    if !stopping && view.standing.state == TenantState::Deleting {
        return Some(Step::Stop("tenant_deleting"));
    }
    if !stopping && view.standing.is_blocked() {
        return Some(Step::Stop("tenant_blocked"));
    }
    if row.state == RunState::Queued.as_str() {
        if view.standing.agent_state == AgentState::Failed {
            return Some(Step::NoAgent);
        }
        return passed(row.queue_deadline_at).then_some(Step::GiveUp);
    }
    if let Some(asked) = row.stop_requested_at {
        let asked = asked.max(view.at.hears_since.micros());
        let late = passed(asked + i64::try_from(view.stop_confirm.as_micros()).unwrap_or(i64::MAX));
        let others = view.rows.iter().any(|other| {
            other.id != row.id
                && rules::is_active(other)
                && other.generation == row.generation
                && other.stop_requested_at.is_none()
        });
        return match (late, row.stop_forced || !others) {
            (true, true) => {
                *restart = true;
                let known = row.stop_outcome.as_deref() == Some(StopOutcome::AgentRestarted.as_str());
                (!known).then_some(Step::Forced)
            }
            (true, false) => row.stop_outcome.is_none().then_some(Step::Unconfirmed),
            (false, _) => None,
        };
    }
    if row.deadline_at.is_some_and(passed) {
        return Some(Step::Stop("timed_out"));
    }
    let hears_since = view.at.hears_since;
    let active_at = match row.active_at < hears_since.micros() {
        true => hears_since.plus(HOST_RETURN).micros(),
        false => row.active_at,
    };
    let silent = row.limits.idle_timeout_seconds.is_some_and(|idle| passed(seconds_after(active_at, idle)));
    // Waiting for a person is not silence.
    (silent && row.state == RunState::Running.as_str()).then_some(Step::Stop("idle_timed_out"))
}

/// Gives queued runs to the agent: in order, one of a session at a time, as many as there are slots.
fn dispatch(view: &View<'_>, plan: &mut Plan) {
    let touched: BTreeSet<&str> = plan.steps.iter().map(|(run_id, _)| run_id.as_str()).collect();
    let mut busy: BTreeSet<&str> = view
        .rows
        .iter()
        .filter(|row| rules::is_active(row))
        .filter_map(|row| row.session_id.as_deref())
        .collect();
    let mut queued = Vec::new();
    for row in view.rows.iter().filter(|row| row.state == RunState::Queued.as_str()) {
        // A session's later runs wait behind its earlier ones, also while those wait themselves.
        let free = row.session_id.as_deref().is_none_or(|session| busy.insert(session));
        if free && !touched.contains(row.id.as_str()) {
            queued.push(row);
        }
    }
    if queued.is_empty() {
        return;
    }
    let Some(generation) = view.generation else {
        plan.wake = view.standing.agent_state != AgentState::Stopped;
        return;
    };
    // An agent that is to end is given nothing new, also while it still works.
    if generation.state != READY || view.standing.agent_state != AgentState::Running {
        return;
    }
    let taken: BTreeSet<i32> =
        view.rows.iter().filter(|row| rules::is_active(row)).filter_map(|row| row.slot).collect();
    let slots = generation.slots.min(view.standing.agent.max_concurrent_runs);
    let free = (1..=slots).filter(|slot| !taken.contains(slot));
    let steps: Vec<_> =
        queued.iter().zip(free).map(|(row, slot)| (row.id.clone(), Step::Dispatch(slot))).collect();
    plan.steps.extend(steps);
}

async fn perform(
    tx: &mut Tx,
    row: &mut RunRow,
    step: Step,
    generation: Option<&Generation>,
    model: Option<String>,
    now: Timestamp,
) -> Result<(), ApiError> {
    match step {
        Step::Orphaned => {
            let end = conclude::orphaned(row);
            conclude::end(tx, row, end, now).await
        }
        Step::Unbegun => conclude::unbegun(tx, row, now).await,
        Step::GiveUp => {
            let message = "the run waited longer than its queueTimeoutSeconds";
            let failure = conclude::failure(RunErrorCode::QueueTimedOut, message, true);
            conclude::end(tx, row, End::Failed(failure), now).await
        }
        Step::NoAgent => {
            let message = "the agent crashed too often and is left alone, look at why and start it";
            let failure = conclude::failure(RunErrorCode::AgentFailed, message, true);
            conclude::end(tx, row, End::Failed(failure), now).await
        }
        Step::Stop(why) => stop::request(tx, row, Some(why), now).await,
        Step::Forced => {
            row.stop_outcome = Some(StopOutcome::AgentRestarted.to_string());
            Ok(store::update(tx, row).await?)
        }
        Step::Unconfirmed => {
            row.stop_outcome = Some(StopOutcome::Unconfirmed.to_string());
            Ok(store::update(tx, row).await?)
        }
        Step::Expire => {
            for approval in approvals::end(tx, &row.id, ApprovalState::Expired, now).await? {
                log::approval_decided(tx, row, &approval, now).await?;
                rules::order_decision(tx, row, &approval).await?;
            }
            log::answered(tx, row, now).await?;
            Ok(store::update(tx, row).await?)
        }
        Step::Dispatch(slot) => match generation {
            Some(generation) => give(tx, row, generation, slot, model, now).await,
            None => Ok(()),
        },
    }
}

/// Gives a run to the agent's host.
async fn give(
    tx: &mut Tx,
    row: &mut RunRow,
    generation: &Generation,
    slot: i32,
    model: Option<String>,
    now: Timestamp,
) -> Result<(), ApiError> {
    if jobs::is_job(row) {
        (row.generation, row.slot) = (Some(generation.generation), Some(slot));
        row.release_id = generation.release_id.clone();
        row.model = model;
        log::move_to(tx, row, RunState::Starting, None, now).await?;
        jobs::order(tx, row, generation.generation, slot).await?;
        return Ok(store::update(tx, row).await?);
    }
    store::fill_asked(tx, row).await?;
    let turns = match row.session_id {
        Some(_) => store::turns_before(tx, row, TURNS_READ_MAX).await?,
        None => row.given_history.0.clone(),
    };
    let (turns, truncated) = rules::bounded(turns);
    row.history_messages = i32::try_from(turns.len()).unwrap_or(i32::MAX);
    row.history_truncated = truncated;
    row.generation = Some(generation.generation);
    row.slot = Some(slot);
    row.release_id = generation.release_id.clone();
    row.model = model;
    log::move_to(tx, row, RunState::Starting, None, now).await?;
    let data = json!({
        "slot": slot, "input": rules::text_of(&row.input), "instructions": row.instructions, "history": turns,
    });
    rules::order(tx, row, generation.generation, RuntimeOrderType::RunStart, data).await?;
    Ok(store::update(tx, row).await?)
}

#[cfg(test)]
mod tests;
