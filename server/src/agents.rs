//! Agents: the starts (*generations*) of a tenant's agent, what its host is ordered to do, and how both end.
//!
//! A generation is a row from before its host is placed until the host is gone. [`supervise`] places hosts when there
//! is work, watches them, and ends their generations; after a crash of the Hub it goes on from the rows. Hosts are
//! told what to do by orders, numbered rows that a stream hands out; they are heard through `callbacks`. What runs
//! are is no concern of this area: an order is a type, a run's id and data.

mod begun;
mod calls;
mod count;
mod halt;
mod heard;
mod http;
mod lifecycle;
mod logs;
mod placement;
mod rules;
mod store;
pub mod supervise;
mod usage;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hub_types::{AgentState, ErrorCode, ErrorReason, RuntimeHello, RuntimeOrder, RuntimeOrderType};
use serde_json::Value;

use crate::auth::Runtime;
use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Tx};
use crate::error::ApiError;
use crate::hub::Context;
use crate::notice::{Listening, Notices};
use crate::releases::{Release, Releases};
use crate::tenants::{self, Tenants};
use store::{GenerationRow, Introduction, OrderRow};

pub use calls::Calling;
pub use count::LIVE_STATES;
pub use halt::Halted;
pub use lifecycle::{Activity, ActivityHook, Manner, ScheduleHook, Verb, is_stopped};
pub use logs::{LogFrom, LogOf, Piece, Pieces, Place};
#[cfg(test)]
pub(crate) use placement::fake;
pub use placement::{Local, Placement};
pub use usage::{Unattributed, add_unattributed, unattributed_calls};

/// The area's state: who listens, what waits to be woken, and which hosts were heard.
#[derive(Clone)]
pub struct Agents {
    cx: Context,
    tenants: Tenants,
    placement: Arc<dyn Placement>,
    /// Changes of generations, by tenant.
    changes: Notices,
    /// New orders, by tenant, and work for the supervisor.
    orders: Notices,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// How hosts reach the Hub; known once it listens.
    hub_url: OnceLock<String>,
    /// Tenants whose agent is wanted, the longest waiting first.
    wakes: Mutex<VecDeque<String>>,
    /// What this process heard of hosts, by tenant and generation.
    heard: heard::Board,
    /// Model calls that this process relays.
    calls: calls::Board,
    /// Who tells what agents work on.
    activity: OnceLock<lifecycle::ActivityHook>,
    /// Who tells whether a schedule is due soon.
    schedule: OnceLock<lifecycle::ScheduleHook>,
    /// One look at a time.
    looking: tokio::sync::Mutex<()>,
}

/// The name on the board of orders that the supervisor listens for; no tenant's uid.
const WORK: &str = "work";

/// What an agent is started with.
struct Program {
    /// The program, and what is said to it before the host's own words.
    words: Vec<String>,
    /// The release that it is of, if it is of one.
    release_id: Option<String>,
}

/// How many bytes of an agent's last words are kept.
const STDERR_TAIL_BYTES: usize = 4096;
/// How many bytes of a host's words about an end are kept.
const EXIT_MESSAGE_BYTES: usize = 1000;

/// One start of an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    /// Whose agent it is.
    pub tenant_uid: String,
    /// Which start it is, from 1.
    pub generation: i64,
    /// `starting`, `hello`, `ready`, `ending` or `ended`. Only a ready one takes runs.
    pub state: String,
    /// How many runs it may execute at once, numbered from 1.
    pub slots: i32,
    /// The release it runs, if it runs one.
    pub release_id: Option<String>,
}

/// What a generation's host is told when it reports in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// The highest report that is kept already.
    pub acknowledged: i64,
    /// How many slots this generation has.
    pub slots: i32,
}

/// How an agent's process ended, as its host says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exit {
    /// Its exit code, if it had one.
    pub code: Option<i64>,
    /// The signal that ended it, if one did.
    pub signal: Option<i64>,
    /// The end of what it wrote to standard error, at most 4096 bytes.
    pub stderr_tail: Option<String>,
    /// Why, in the host's words, at most 1000 bytes.
    pub message: Option<String>,
}

impl Exit {
    /// From the data of an `agent.exited` report. What is not of its type is left out.
    pub fn from_report(data: &serde_json::Map<String, Value>) -> Self {
        let tail = data.get("stderrTail").and_then(Value::as_str);
        let message = data.get("message").and_then(Value::as_str);
        Self {
            code: data.get("code").and_then(Value::as_i64),
            signal: data.get("signal").and_then(Value::as_i64),
            stderr_tail: tail.map(|text| rules::tail(text, STDERR_TAIL_BYTES).to_owned()),
            message: message.map(|text| text[..text.floor_char_boundary(EXIT_MESSAGE_BYTES)].to_owned()),
        }
    }
}

impl Agents {
    /// The area over this context. Hosts are started by `placement`.
    pub fn new(cx: Context, tenants: Tenants, placement: Arc<dyn Placement>) -> Self {
        let changes = Notices::over(&cx.db, "agents");
        let orders = Notices::over(&cx.db, "orders");
        Self { cx, tenants, placement, changes, orders, shared: Arc::default() }
    }

    /// Whether there is an agent to run: a command of the operator's, or a release that nothing speaks against.
    ///
    /// Fails when the database does.
    pub async fn configured(&self) -> Result<bool, DbError> {
        if !self.cx.config.agent_command.words().is_empty() {
            return Ok(true);
        }
        Ok(self.release().await?.is_some_and(|release| release.fault().is_none()))
    }

    async fn release(&self) -> Result<Option<Release>, DbError> {
        let cx = &self.cx;
        Releases::new(cx.db.clone(), cx.clock.clone(), Arc::clone(&cx.config)).active().await
    }

    /// What agents are started with now. `HUB_AGENT_COMMAND` stands before the releases.
    async fn program(&self) -> Result<Option<Program>, DbError> {
        let words = self.cx.config.agent_command.words();
        if !words.is_empty() {
            return Ok(Some(Program { words: words.to_vec(), release_id: None }));
        }
        Ok(self
            .release()
            .await?
            .map(|release| Program { words: vec![release.program()], release_id: release.id }))
    }

    /// There is work for this tenant's agent: a generation comes up in the background. Harmless when one is there,
    /// and when nothing can come up; whoever waits for it has its own deadline.
    pub fn wake(&self, tenant_uid: &str) {
        let mut wakes = self.shared.wakes.lock().unwrap_or_else(PoisonError::into_inner);
        if wakes.iter().any(|uid| uid == tenant_uid) {
            return;
        }
        if wakes.len() >= self.cx.config.limits.agent_wakes {
            drop(wakes);
            tracing::warn!(
                tenant.uid = tenant_uid,
                "the agent of `{tenant_uid}` is not woken: too many wait"
            );
            return;
        }
        wakes.push_back(tenant_uid.to_owned());
        drop(wakes);
        self.orders.tell(WORK);
    }

    /// Ends the current generation: its host is ordered to, and killed after a deadline. Without one it is done.
    ///
    /// Fails when the database does.
    pub async fn restart(&self, tenant_uid: &str, reason: &str) -> Result<(), ApiError> {
        self.end_generation(tenant_uid, reason, false).await
    }

    /// As [`Agents::restart`], but only while no run of the tenant is live: one may have come meanwhile.
    async fn restart_if_idle(&self, tenant_uid: &str, reason: &str) -> Result<(), ApiError> {
        self.end_generation(tenant_uid, reason, true).await
    }

    async fn end_generation(&self, tenant_uid: &str, reason: &str, only_idle: bool) -> Result<(), ApiError> {
        let (uid, reason, now) = (tenant_uid.to_owned(), reason.to_owned(), self.cx.clock.now());
        let write = self.cx.db.write("agent_end", move |tx| {
            Box::pin(async move {
                let standing = tenants::standing(tx, &uid).await?;
                if only_idle && standing.is_some_and(|standing| standing.active_runs > 0) {
                    return Ok(false);
                }
                end_live(tx, &uid, &reason, now).await
            })
        });
        let asked: bool = write.await?;
        if asked {
            self.changed(tenant_uid);
        }
        Ok(())
    }

    /// Orders were written: wakes the tenant's order streams. Call it after the commit.
    pub fn tell(&self, tenant_uid: &str) {
        self.orders.tell(tenant_uid);
    }

    /// Listens for changes of this tenant's generation: hello, ready, ending, ended.
    pub fn listen(&self, tenant_uid: &str) -> Listening {
        self.changes.listen(tenant_uid)
    }

    /// Listens for orders to this tenant's host, and for the end of its generation.
    pub fn listen_for_orders(&self, tenant_uid: &str) -> Listening {
        self.orders.listen(tenant_uid)
    }

    /// Tells all who care that a generation of this tenant is not what it was. Call it after the commit.
    pub fn changed(&self, tenant_uid: &str) {
        self.changes.tell(tenant_uid);
        self.orders.tell(tenant_uid);
        self.orders.tell(WORK);
    }

    /// Orders after this one, at most `rows`, oldest first.
    ///
    /// Fails with `gone` once the generation is over.
    pub async fn orders_after(
        &self,
        host: &Runtime,
        after: i64,
        rows: i64,
    ) -> Result<Vec<RuntimeOrder>, ApiError> {
        let mut reader = self.cx.db.read().await?;
        if !store::is_live(&mut reader, &host.tenant_uid, host.generation).await? {
            return Err(stale());
        }
        let found = store::orders_after(&mut reader, &host.tenant_uid, host.generation, after, rows).await?;
        Ok(found.into_iter().map(OrderRow::into_order).collect::<Result<_, _>>()?)
    }

    /// Fails with `gone` once the host's generation is over.
    pub async fn require_current(&self, host: &Runtime) -> Result<(), ApiError> {
        let mut reader = self.cx.db.read().await?;
        let live = store::is_live(&mut reader, &host.tenant_uid, host.generation).await?;
        if live { Ok(()) } else { Err(stale()) }
    }
}

/// The newest generation of this tenant that has not ended.
pub async fn current(conn: Conn<'_>, tenant_uid: &str) -> Result<Option<Generation>, DbError> {
    Ok(store::live_of(conn, tenant_uid).await?.map(GenerationRow::into_generation))
}

/// Tells the host of the tenant's running agent, if there is one, that its settings have changed: it asks for them before
/// it begins a run that is ordered later. After the commit, [`Agents::changed`].
pub async fn configure(tx: &mut Tx, tenant_uid: &str) -> Result<(), DbError> {
    if let Some(row) = store::live_of(tx.conn(), tenant_uid).await? {
        let data = serde_json::json!({});
        order(tx, tenant_uid, row.generation, RuntimeOrderType::AgentConfigure, None, data).await?;
    }
    Ok(())
}

/// Has the tenant's running agent end and come again as soon as it has nothing to do; which generation that is, if
/// there is one. After the commit, [`Agents::changed`].
pub async fn retire(tx: &mut Tx, tenant_uid: &str, reason: &str) -> Result<Option<i64>, DbError> {
    let Some(row) = store::live_of(tx.conn(), tenant_uid).await? else { return Ok(None) };
    store::set_retiring(tx, &row, reason).await?;
    Ok(Some(row.generation))
}

/// Why the Hub wants this generation to end, if it does.
pub async fn ending_reason(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
) -> Result<Option<String>, DbError> {
    Ok(store::find(tx.conn(), tenant_uid, generation).await?.and_then(|row| row.ending_reason))
}

/// Whether this generation has ended; one that never was is over too.
pub async fn is_over(conn: Conn<'_>, tenant_uid: &str, generation: i64) -> Result<bool, DbError> {
    let row = store::find(conn, tenant_uid, generation).await?;
    Ok(row.is_none_or(|row| row.ended_at.is_some()))
}

/// Writes an order for this generation's host and gives its number; 0 if the generation is over, since nobody will
/// read it. After the commit, [`Agents::tell`].
pub async fn order(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
    kind: RuntimeOrderType,
    run_id: Option<&str>,
    data: Value,
) -> Result<i64, DbError> {
    let Some(seq) = store::next_order(tx, tenant_uid, generation).await? else { return Ok(0) };
    let data = match data {
        Value::Object(members) => members,
        _ => serde_json::Map::new(),
    };
    let row = OrderRow { seq, kind: kind.to_string(), run_id: run_id.map(str::to_owned), data: data.into() };
    store::insert_order(tx, tenant_uid, generation, &row).await?;
    Ok(seq)
}

/// A host reports in. The first time decides how many slots the generation has; a repeat changes nothing.
///
/// Fails with `gone` for a generation that is over, is to end before it began, or is not the credential's own.
pub async fn hello(
    tx: &mut Tx,
    host: &Runtime,
    body: &RuntimeHello,
    slots: i32,
    now: Timestamp,
) -> Result<Greeting, ApiError> {
    let row = heard_row(tx, host, body.generation).await?;
    if row.hello_at.is_none() && row.ending_at.is_some() {
        return Err(stale());
    }
    let introduction = Introduction { host_version: &body.host_version, isolation: &body.isolation, slots };
    store::greet(tx, &row, introduction, now).await?;
    let slots = if row.hello_at.is_none() { slots } else { row.slots };
    Ok(Greeting { acknowledged: row.acknowledged, slots })
}

/// Asks the host of the tenant's live generation to end its agent; whether there was one that had not been asked.
async fn end_live(tx: &mut Tx, uid: &str, reason: &str, now: Timestamp) -> Result<bool, DbError> {
    let Some(row) = store::live_of(tx.conn(), uid).await? else { return Ok(false) };
    if !store::set_ending(tx, &row, Some(reason), now).await? {
        return Ok(false);
    }
    let data = serde_json::json!({ "reason": reason });
    order(tx, uid, row.generation, RuntimeOrderType::AgentEnd, None, data).await?;
    tenants::observe_agent(tx, uid, AgentState::Stopping).await?;
    Ok(true)
}

/// The generation that a batch of reports is of, as it may be heard.
pub struct Reporting(GenerationRow);

/// Opens a batch of reports.
///
/// Fails with `gone` for a generation that is over or is not the credential's own.
pub async fn reporting(tx: &mut Tx, host: &Runtime, generation: i64) -> Result<Reporting, ApiError> {
    heard_row(tx, host, generation).await.map(Reporting)
}

impl Reporting {
    /// The highest report that is kept.
    pub fn acknowledged(&self) -> i64 {
        self.0.acknowledged
    }

    /// The agent is proved ready.
    pub async fn ready(
        &self,
        tx: &mut Tx,
        agent_version: Option<&str>,
        now: Timestamp,
    ) -> Result<(), DbError> {
        // One that is to end as soon as its runs have is given no more of them.
        if store::set_ready(tx, &self.0, agent_version, now).await?
            && !lifecycle::is_draining(tx, &self.0.tenant_uid).await?
        {
            tenants::observe_agent(tx, &self.0.tenant_uid, AgentState::Running).await?;
        }
        Ok(())
    }

    /// Whether the agent answers its host. One that does not is left to its host, which ends it in time.
    pub async fn answers(&self, tx: &mut Tx, answers: bool) -> Result<(), DbError> {
        store::set_unresponsive(tx, &self.0, !answers).await
    }

    /// The agent's process has ended. The generation is over when its host is gone too, which is not taken on trust.
    pub async fn exited(&self, tx: &mut Tx, exit: &Exit, now: Timestamp) -> Result<(), DbError> {
        if let Some(message) = &exit.message {
            let (uid, generation) = (self.0.tenant_uid.as_str(), self.0.generation);
            tracing::warn!(tenant.uid = uid, generation, "the host of the agent of `{uid}` says: {message}");
        }
        store::set_exit(tx, &self.0, exit).await?;
        self.agent_gone(tx, now).await
    }

    /// The agent is gone, and how it ended is yet to be told: it is given nothing more.
    pub async fn agent_gone(&self, tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
        if store::set_ending(tx, &self.0, None, now).await? {
            tenants::observe_agent(tx, &self.0.tenant_uid, AgentState::Stopping).await?;
        }
        Ok(())
    }

    /// The agent has answered a run's start, so the order with its conversation is forgotten.
    pub async fn answered(&self, tx: &mut Tx, run_id: &str) -> Result<(), DbError> {
        store::delete_start_order(tx, &self.0, run_id).await
    }

    /// Everything up to this report is kept.
    pub async fn acknowledge(&self, tx: &mut Tx, number: i64) -> Result<(), DbError> {
        store::set_acknowledged(tx, &self.0, number).await
    }
}

async fn heard_row(tx: &mut Tx, host: &Runtime, generation: i64) -> Result<GenerationRow, ApiError> {
    let row = store::live_of(tx.conn(), &host.tenant_uid).await?;
    row.filter(|row| row.generation == host.generation && row.generation == generation).ok_or_else(stale)
}

/// 410: this host's time is over.
fn stale() -> ApiError {
    let message = "this generation of the agent is over, end it";
    ApiError::new(ErrorCode::Gone, message).reason(ErrorReason::StaleGeneration)
}

#[cfg(test)]
mod tests;
