//! Brings generations up, watches their hosts, and ends them: from the rows, at its own pace, so that it goes on
//! after a crash of the Hub where it was.
//!
//! A generation is over when its host is gone, and only then is the next one placed: two agents in one home would
//! each spoil the other's state.

use std::sync::PoisonError;
use std::time::Duration;

use hub_runtime::placement::{HostLimits, Launch};
use hub_types::{AgentState, TenantState};
use secrecy::SecretString;

use super::rules::{self, CRASH_WINDOW, CRASHES_MAX, Sight, Why};
use super::store::{self, Ended, GenerationRow};
use super::{Agents, WORK, lifecycle};
use crate::auth::{Runtime, runtime};
use crate::clock::Timestamp;
use crate::config::{self, Isolation};
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::tenants::{self, RemovalGuard, Standing};

/// How often hosts are looked at while there are any.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The longest wait before a look, should a notice be lost.
const LOOK_AT_LEAST_EVERY: Duration = Duration::from_secs(30);
/// The state of a generation that takes runs.
pub(super) const READY: &str = "ready";
/// How many generations of a tenant are remembered.
const GENERATIONS_KEPT: i64 = 20;

/// Starts the loop of this area. `hub_url` is how agent hosts reach the Hub, such as `http://127.0.0.1:7700`.
pub fn start(agents: &Agents, hub_url: &str) {
    let own = agents.cx.config.runtime_url.as_ref().map(ToString::to_string);
    let url = own.as_deref().unwrap_or(hub_url).trim_end_matches('/').to_owned();
    let _ = agents.shared.hub_url.set(url);
    agents.cx.spawn("agents", supervise(agents.clone()));
}

/// Makes the removal of a tenant wait for the end of its agent, and removes what the agent's starts left.
pub fn removal_guard(agents: &Agents) -> RemovalGuard {
    let agents = agents.clone();
    Box::new(move |uid| {
        let agents = agents.clone();
        Box::pin(async move {
            let over = end_for_removal(&agents, &uid).await;
            over.inspect_err(|error| {
                tracing::warn!(
                    tenant.uid = uid,
                    "the agent of `{uid}` could not be ended: {}",
                    error.message()
                );
            })
            .unwrap_or(false)
        })
    })
}

async fn end_for_removal(agents: &Agents, uid: &str) -> Result<bool, ApiError> {
    agents.restart(uid, "tenant_deleted").await?;
    if store::has_live(&mut agents.cx.db.read().await?, uid).await? {
        return Ok(false);
    }
    let directory = agents.cx.config.data_dir.join("agents").join(uid);
    remove(vec![directory]).await;
    Ok(true)
}

async fn supervise(agents: Agents) {
    let cx = agents.cx.clone();
    let mut work = agents.orders.listen(WORK);
    let mut looked_at = cx.clock.now();
    while !cx.ending.is_cancelled() {
        // With the machine asleep or the process stopped nobody was heard, which is not the hosts' fault.
        if cx.clock.now().since(looked_at) >= 2 * LOOK_AT_LEAST_EVERY {
            agents.listens_again();
        }
        looked_at = cx.clock.now();
        let busy = look(&agents).await.unwrap_or_else(|error| {
            tracing::warn!("agents could not be looked at, trying again: {}", error.message());
            true
        });
        let wait = if busy { LOOK_EVERY } else { LOOK_AT_LEAST_EVERY };
        tokio::select! {
            () = work.changed() => {}
            () = tokio::time::sleep(wait) => {}
            () = cx.ending.cancelled() => {}
        }
    }
}

/// One look at everything; whether there is anything to watch.
pub(crate) async fn look(agents: &Agents) -> Result<bool, ApiError> {
    let _one_at_a_time = agents.shared.looking.lock().await;
    let now = agents.cx.clock.now();
    for uid in agents.can_hear(agents.tenants.agents_without_leave().await)? {
        agents.restart(&uid, "tenant_without_leave").await?;
    }
    // Bound first: what a loop goes over is held to its end, and a reader must not be held while others write.
    let live = store::live(&mut agents.cx.db.read().await?).await?;
    for row in live {
        let uid = row.tenant_uid.clone();
        // One tenant's trouble is not another's.
        if let Err(error) = watch(agents, row, now).await {
            tracing::warn!(
                tenant.uid = uid,
                "the agent of `{uid}` could not be watched: {}",
                error.message()
            );
        }
    }
    lifecycle::settle_wishes(agents, now).await?;
    lifecycle::renew_idle(agents).await?;
    lifecycle::hibernate_idle(agents, now).await?;
    forgive(agents, now).await?;
    place_woken(agents, now).await?;
    let live = store::live(&mut agents.cx.db.read().await?).await?;
    Ok(!live.is_empty() || has_wakes(agents))
}

/// Ends a generation whose host is gone or whose time is up.
async fn watch(agents: &Agents, row: GenerationRow, now: Timestamp) -> Result<(), ApiError> {
    let sight = Sight {
        alive: row.placement.as_deref().map(|placement| agents.placement.is_alive(placement)),
        silent_since: agents.silent_since(&row),
        listening_since: agents.listening_since(),
    };
    match rules::fate(&row, &sight, now, &agents.cx.config.limits) {
        Some(why) => end(agents, row, why, now).await,
        None => Ok(()),
    }
}

/// Kills what is left of a generation, then ends it. A host that does not die is looked at again.
async fn end(agents: &Agents, row: GenerationRow, why: Why, now: Timestamp) -> Result<(), ApiError> {
    if !is_still_ours(agents, &row).await? {
        return Ok(());
    }
    if let Some(placement) = &row.placement {
        // Also when the host is gone: what its agent's tools started may not be.
        if let Err(error) = agents.placement.kill(placement).await {
            let uid = &row.tenant_uid;
            tracing::error!(
                tenant.uid = uid,
                "what the agent of `{uid}` left could not be killed: {}",
                chain(&error)
            );
        }
        if agents.placement.is_alive(placement) {
            return Ok(());
        }
    }
    let (uid, generation, crashed) = (row.tenant_uid.clone(), row.generation, why.is_crash(&row));
    forget_keys(agents, &uid).await;
    agents.forget(&row);
    agents.forget_calls(&row);
    let state = agents
        .cx
        .db
        .write("agent_ended", move |tx| {
            Box::pin(async move { ended(tx, &row, &Ended { reason: why.word(), crashed }, now).await })
        })
        .await?;
    let word = why.word();
    let message = format!("generation {generation} of the agent of `{uid}` is over: {word}, now {state}");
    if crashed {
        tracing::warn!(tenant.uid = uid, generation, "{message}");
    } else {
        tracing::info!(tenant.uid = uid, generation, "{message}");
    }
    agents.changed(&uid);
    Ok(())
}

/// Whether a generation still goes on, by a write: only the Hub that holds the database can make one, and no other may
/// kill by what it read.
async fn is_still_ours(agents: &Agents, row: &GenerationRow) -> Result<bool, ApiError> {
    let (uid, generation) = (row.tenant_uid.clone(), row.generation);
    let look = agents.cx.db.write("agent_end_look", move |tx| {
        Box::pin(async move { store::find(tx.conn(), &uid, generation).await })
    });
    let found: Option<GenerationRow> = look.await?;
    Ok(found.is_some_and(|row| row.ended_at.is_none()))
}

/// Takes the tenant's keys off the disk, where they are in the clear for as long as the agent runs.
async fn forget_keys(agents: &Agents, uid: &str) {
    let own = agents.tenants.directories(uid);
    let work = move || hub_runtime::host::forget_keys(&own.managed, &own.home);
    let done = tokio::task::spawn_blocking(work).await;
    if let Err(error) = done.unwrap_or_else(|error| Err(std::io::Error::other(error))) {
        tracing::warn!(
            tenant.uid = uid,
            "keys of `{uid}` are left on the disk until its agent's next start: {error}"
        );
    }
}

/// Writes that a generation is over and all that hangs on it; where the agent is now.
async fn ended(
    tx: &mut Tx,
    row: &GenerationRow,
    end: &Ended<'_>,
    now: Timestamp,
) -> Result<AgentState, DbError> {
    store::set_ended(tx, row, end, now).await?;
    store::delete_orders(tx, row).await?;
    runtime::revoke(tx, &row.tenant_uid, row.generation).await?;
    let crashes = store::crashes(tx, &row.tenant_uid, now.minus(CRASH_WINDOW)).await?;
    let gave_up = end.crashed && crashes.count >= CRASHES_MAX;
    if gave_up {
        store::set_gave_up(tx, row).await?;
    }
    let state = match (lifecycle::is_stopped(tx, &row.tenant_uid).await?, gave_up) {
        (true, _) => AgentState::Stopped,
        (false, true) => AgentState::Failed,
        (false, false) => AgentState::Hibernated,
    };
    tenants::observe_agent(tx, &row.tenant_uid, state.clone()).await?;
    Ok(state)
}

/// Agents that were left alone long enough may be woken again.
async fn forgive(agents: &Agents, now: Timestamp) -> Result<(), ApiError> {
    let before = now.minus(CRASH_WINDOW);
    let left_alone = store::left_alone(&mut agents.cx.db.read().await?, before).await?;
    for uid in left_alone {
        let tenant = uid.clone();
        agents
            .cx
            .db
            .write("agent_forgive", move |tx| {
                Box::pin(async move {
                    store::forgive(tx, &tenant).await?;
                    tenants::observe_agent(tx, &tenant, AgentState::Hibernated).await
                })
            })
            .await?;
        agents.changed(&uid);
    }
    Ok(())
}

/// What a try to place a host came to.
enum Placing {
    /// A host is there, or none is to be.
    Settled,
    /// Not before this.
    Later,
}

/// Places hosts for those who wait, as many as may start up at one time.
async fn place_woken(agents: &Agents, now: Timestamp) -> Result<(), ApiError> {
    let live = store::live(&mut agents.cx.db.read().await?).await?;
    let starting_up = live.iter().filter(|row| row.ready_at.is_none()).count();
    let mut places = agents.cx.config.limits.agent_starts.saturating_sub(starting_up);
    for uid in wakes(agents) {
        if places == 0 {
            break;
        }
        if live.iter().any(|row| row.tenant_uid == uid && row.ending_at.is_none()) {
            unwake(agents, &uid);
            continue;
        }
        match place(agents, &uid, now).await {
            Ok(Placing::Later) => {}
            Ok(Placing::Settled) => {
                places -= 1;
                unwake(agents, &uid);
            }
            Err(error) => {
                tracing::warn!(
                    tenant.uid = uid,
                    "the agent of `{uid}` could not be woken: {}",
                    error.message()
                );
            }
        }
    }
    Ok(())
}

fn wakes(agents: &Agents) -> Vec<String> {
    agents.shared.wakes.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

fn has_wakes(agents: &Agents) -> bool {
    !agents.shared.wakes.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
}

fn unwake(agents: &Agents, uid: &str) {
    agents.shared.wakes.lock().unwrap_or_else(PoisonError::into_inner).retain(|waiting| waiting != uid);
}

/// A generation that is written down and not placed yet.
struct Begun {
    row: GenerationRow,
    tenant_id: String,
    token: crate::auth::token::Token,
    forgotten: Vec<i64>,
}

/// Whether a new generation may begin.
enum Beginning {
    Begun(Box<Begun>),
    /// One is there, or the tenant may not have one.
    No,
    NotYet,
}

async fn place(agents: &Agents, uid: &str, now: Timestamp) -> Result<Placing, ApiError> {
    let Some(program) = agents.program().await? else { return Ok(Placing::Settled) };
    let (tenant, seal, release_id) = (uid.to_owned(), agents.cx.seal.clone(), program.release_id);
    let beginning = agents
        .cx
        .db
        .write("agent_begin", move |tx| {
            Box::pin(async move { begin(tx, &seal, &tenant, release_id, now).await })
        })
        .await?;
    let begun = match beginning {
        Beginning::Begun(begun) => *begun,
        Beginning::No => return Ok(Placing::Settled),
        Beginning::NotYet => return Ok(Placing::Later),
    };
    agents.changed(uid);
    let own = agents.cx.config.data_dir.join("agents").join(uid);
    remove(begun.forgotten.iter().map(|generation| own.join(generation.to_string())).collect()).await;
    let mut launch = launch(agents, &begun, program.words, own.join(begun.row.generation.to_string()));
    let row = begun.row;
    match agents.tenants.settle_home(uid).await {
        Ok(None) => {}
        Ok(user) => (launch.user, launch.isolation) = (user, Isolation::Uid.to_string()),
        Err(error) => {
            tracing::error!(tenant.uid = uid, "the home of `{uid}` is not its agent's: {}", chain(&error));
            end(agents, row, Why::NotPlaced, now).await?;
            return Ok(Placing::Settled);
        }
    }
    match agents.placement.start(launch).await {
        Ok(placement) => note_place(agents, row, placement, now).await?,
        Err(error) => {
            tracing::error!(tenant.uid = uid, "the agent of `{uid}` was not placed: {}", chain(&error));
            end(agents, row, Why::NotPlaced, now).await?;
        }
    }
    Ok(Placing::Settled)
}

/// Writes the row, the credential and the agent's state of a new generation, if there may be one.
async fn begin(
    tx: &mut Tx,
    seal: &crate::seal::Seal,
    uid: &str,
    release_id: Option<String>,
    now: Timestamp,
) -> Result<Beginning, DbError> {
    let Some(standing) = tenants::standing(tx, uid).await? else { return Ok(Beginning::No) };
    if standing.state == TenantState::Provisioning {
        return Ok(Beginning::NotYet);
    }
    if !may_run(&standing) || lifecycle::is_stopped(tx, uid).await? || store::has_given_up(tx, uid).await? {
        return Ok(Beginning::No);
    }
    if let Some(row) = store::live_of(tx.conn(), uid).await? {
        // The next one can only come up when the one before has ended.
        return Ok(if row.ending_at.is_some() { Beginning::NotYet } else { Beginning::No });
    }
    let crashes = store::crashes(tx, uid, now.minus(CRASH_WINDOW)).await?;
    let wait = rules::retry_in(crashes.count);
    if crashes.last_at.is_some_and(|last| Timestamp::from_micros(last).plus(wait) > now) {
        return Ok(Beginning::NotYet);
    }
    let generation = store::insert(tx, uid, standing.agent.max_concurrent_runs, release_id, now).await?;
    let (tenant_uid, tenant_id) = (standing.uid, standing.id);
    let holder = Runtime { tenant_uid, tenant_id: tenant_id.clone(), generation };
    let token = runtime::mint(tx, seal, &holder, now).await?;
    tenants::observe_agent(tx, uid, AgentState::Starting).await?;
    lifecycle::came_again(tx, uid).await?;
    let forgotten = store::trim(tx, uid, GENERATIONS_KEPT).await?;
    let row = store::find(tx.conn(), uid, generation).await?;
    let row = row.expect("it was written in this transaction");
    Ok(Beginning::Begun(Box::new(Begun { row, tenant_id, token, forgotten })))
}

fn may_run(standing: &Standing) -> bool {
    standing.state == TenantState::Ready && !standing.is_blocked()
}

fn launch(agents: &Agents, begun: &Begun, mut command: Vec<String>, directory: std::path::PathBuf) -> Launch {
    let directories = agents.tenants.directories(&begun.row.tenant_uid);
    // A host has another working directory and no search path until it has read its launch file.
    if let Some(program) = command.first_mut()
        && let Some(found) = config::find_program(program)
        && let Ok(found) = std::path::absolute(found)
    {
        *program = found.to_string_lossy().into_owned();
    }
    let path = config::search_path().map(|path| ("PATH".to_owned(), path));
    let frozen = agents.cx.config.limits.agent_frozen.as_millis();
    let frozen = u64::try_from(frozen).unwrap_or(u64::MAX);
    Launch {
        hub_url: agents.shared.hub_url.get().cloned().unwrap_or_default(),
        tenant_id: begun.tenant_id.clone(),
        generation: begun.row.generation,
        credential: SecretString::from(begun.token.expose()),
        directory,
        managed: directories.managed,
        home: directories.home,
        workspace: directories.workspace,
        outputs: directories.outputs,
        agent_command: command,
        agent_env: path.into_iter().collect(),
        bundled_skills: None,
        isolation: Isolation::Process.to_string(),
        user: None,
        limits: HostLimits { agent_frozen_ms: frozen, ..HostLimits::default() },
    }
}

/// Remembers where a host is. What cannot be remembered cannot be watched, so it is ended.
async fn note_place(
    agents: &Agents,
    row: GenerationRow,
    placement: String,
    now: Timestamp,
) -> Result<(), ApiError> {
    let (uid, generation, place) = (row.tenant_uid.clone(), row.generation, placement.clone());
    tracing::info!(tenant.uid = uid, generation, "generation {generation} of the agent of `{uid}` is placed");
    let noted = agents
        .cx
        .db
        .write("agent_placed", move |tx| {
            Box::pin(async move { store::set_placement(tx, &uid, generation, &place).await })
        })
        .await;
    match noted {
        Ok(()) => Ok(()),
        Err(error) => {
            let row = GenerationRow { placement: Some(placement), ..row };
            end(agents, row, Why::Unplaced, now).await?;
            Err(error.into())
        }
    }
}

/// Removes directories of generations that are over. What is left is only disk, and is tried again with the tenant.
async fn remove(directories: Vec<std::path::PathBuf>) {
    let work = move || {
        for directory in directories {
            match std::fs::remove_dir_all(&directory) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    tracing::warn!("what an agent's start left could not be removed: {error}");
                }
                _ => {}
            }
        }
    };
    let _ = tokio::task::spawn_blocking(work).await;
}

/// An error with its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
