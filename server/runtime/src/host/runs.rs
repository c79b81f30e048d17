//! Runs: each is posted to the agent once, read by one reader, stopped and decided on order.
//!
//! What happens becomes reports. Whether a run succeeded is the Hub's to say: here a run is over when the agent says so
//! and not before. Nothing here speaks to the Hub.

mod decide;
mod fire;
mod follow;
mod post;
mod stop;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hub_types::{RunId, RuntimeReportType};
use serde::Serialize;
use serde_json::json;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::configure::{Change, Changes};
use super::cron::Cron;
use super::orders::{Order, Start};
use super::shells::Shells;
use super::spool::{Report, Spool};
use super::temporary::Temporary;
use crate::agent_api::{AgentApi, AgentRunId};
use crate::journal::Posted;
use crate::placement::{HostLimits, Launch};

/// Of the statuses with which a model refused calls of one run, how many are told.
const REFUSALS_KEPT: usize = 16;

/// The runs of one agent.
#[derive(Clone, Debug)]
pub(crate) struct Runs {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    api: AgentApi,
    spool: Spool,
    limits: HostLimits,
    table: RunTable,
    place: Place,
    /// What the agent is told of where people look for what it makes.
    place_for_people: String,
    tasks: TaskTracker,
}

/// What runs look at before they begin and while they are at work.
#[derive(Debug)]
pub(crate) struct Place {
    /// The agent's process is gone.
    pub(crate) agent_gone: CancellationToken,
    /// Whether the agent answers.
    pub(crate) answers: watch::Receiver<bool>,
    /// How far changes of the settings are.
    pub(crate) changes: Changes,
    /// What the shells of tools keep.
    pub(crate) shells: Shells,
    /// The agent's temporary directory.
    pub(crate) temporary: Temporary,
    /// The agent's schedules.
    pub(crate) cron: Cron,
}

/// The runs at work; known to the relay too, which asks who holds a slot.
#[derive(Clone, Debug, Default)]
pub(crate) struct RunTable {
    runs: Arc<Mutex<HashMap<RunId, Arc<Run>>>>,
}

/// One run at work.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) id: RunId,
    slot: u32,
    /// Whether a schedule's job is run, which no agent can be asked to stop.
    fired: bool,
    /// The change of the settings that was ordered before it.
    after: Change,
    /// The agent's own id, once it is known.
    agent_run: watch::Sender<Option<AgentRunId>>,
    /// A stop was ordered.
    stopping: CancellationToken,
    /// All of it is reported.
    over: CancellationToken,
    /// One decision at a time: the agent decides whatever is pending.
    deciding: tokio::sync::Mutex<()>,
    model_cut: AtomicBool,
    model: Mutex<ModelAnswers>,
}

/// How the model answered a run's calls, as statuses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct ModelAnswers {
    /// The last one.
    last: u16,
    /// Those that were refusals, each once; there are few.
    refused: BTreeSet<u16>,
}

impl RunTable {
    /// The run that holds a slot.
    pub(crate) fn holder(&self, slot: u32) -> Option<Arc<Run>> {
        self.lock().values().find(|run| run.slot == slot).cloned()
    }

    fn get(&self, id: &RunId) -> Option<Arc<Run>> {
        self.lock().get(id).cloned()
    }

    fn all(&self) -> Vec<Arc<Run>> {
        self.lock().values().cloned().collect()
    }

    fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<RunId, Arc<Run>>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Run {
    fn new(id: RunId, slot: u32, fired: bool, after: Change) -> Self {
        Self {
            id,
            slot,
            fired,
            after,
            agent_run: watch::Sender::new(None),
            stopping: CancellationToken::new(),
            over: CancellationToken::new(),
            deciding: tokio::sync::Mutex::default(),
            model_cut: AtomicBool::new(false),
            model: Mutex::default(),
        }
    }

    /// Takes note that a model stream of this run broke off after some of it had been given to the agent.
    pub(crate) fn cut_model(&self) {
        self.model_cut.store(true, Ordering::Relaxed);
    }

    /// Whether that has happened.
    pub(crate) fn is_model_cut(&self) -> bool {
        self.model_cut.load(Ordering::Relaxed)
    }

    /// Takes note of the status with which a call of this run was answered, before the agent has the answer.
    pub(crate) fn note_model(&self, status: u16) {
        let mut model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        model.last = status;
        if status >= 400 && model.refused.len() < REFUSALS_KEPT {
            model.refused.insert(status);
        }
    }

    /// What is told of that with the run's end; `None` when there was no call.
    fn model_answers(&self) -> Option<ModelAnswers> {
        let model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        (model.last != 0).then(|| model.clone())
    }

    /// The agent's id of it; `None` when it ends without one.
    async fn agent_run(&self) -> Option<AgentRunId> {
        let mut agent_run = self.agent_run.subscribe();
        tokio::select! {
            known = agent_run.wait_for(Option::is_some) => known.ok()?.clone(),
            () = self.over.cancelled() => None,
        }
    }
}

impl Runs {
    /// The runs of the agent that `api` speaks to.
    pub(crate) fn new(api: AgentApi, spool: Spool, launch: &Launch, table: RunTable, place: Place) -> Self {
        let (limits, tasks) = (launch.limits.clone(), TaskTracker::new());
        let place_for_people = launch.place_for_people();
        Self { shared: Arc::new(Shared { api, spool, limits, table, place, place_for_people, tasks }) }
    }

    /// Carries an order out, in the background. [`Order::End`] is not for here.
    pub(crate) fn order(&self, order: Order) {
        let shared = Arc::clone(&self.shared);
        match order {
            // Entered here and not in the task, so that a stop right behind it finds the run.
            Order::Start(id, start) => {
                let run = self.enter(Run::new(id, start.slot, false, self.shared.place.changes.ordered()));
                self.shared.tasks.spawn(async move { shared.run(run, start).await });
            }
            Order::Fire(id, fire) => {
                let run = self.enter(Run::new(id, fire.slot, true, self.shared.place.changes.ordered()));
                self.shared.tasks.spawn(async move { shared.fire(run, fire).await });
            }
            Order::Call(call) => {
                self.shared.tasks.spawn(async move { shared.place.cron.call(call).await });
            }
            Order::Stop(id) => {
                self.shared.tasks.spawn(async move { shared.stop(id).await });
            }
            Order::Decide(id, decision) => {
                self.shared.tasks.spawn(async move { shared.decide(id, decision).await });
            }
            Order::NotUnderstood(id, words) => {
                self.shared.tasks.spawn(async move {
                    shared.refused(&id, "order_not_understood", &words, false).await;
                });
            }
            Order::Configure => self.shared.place.changes.order(),
            Order::End => {}
        }
    }

    fn enter(&self, run: Run) -> Arc<Run> {
        let run = Arc::new(run);
        if self.shared.table.lock().insert(run.id.clone(), Arc::clone(&run)).is_some() {
            tracing::error!(run.id = %*run.id, "a run that is at work was ordered again");
        }
        run
    }

    /// Asks the agent to stop all runs and waits until they are over, up to the limit.
    pub(crate) async fn stop_all(&self) {
        let deadline = Duration::from_millis(self.shared.limits.drain_ms);
        // What a schedule began ends with its agent and not before.
        let stoppable = self.shared.table.all().into_iter().filter(|run| !run.fired);
        let stops = stoppable.map(|run| {
            let shared = Arc::clone(&self.shared);
            async move {
                run.stopping.cancel();
                shared.post_stop_until_over(&run).await;
            }
        });
        let _ = tokio::time::timeout(deadline, futures::future::join_all(stops)).await;
    }

    /// Waits until all that was begun is reported, or the deadline has passed.
    pub(crate) async fn finish(&self, deadline: Duration) {
        self.shared.tasks.close();
        let _ = tokio::time::timeout(deadline, self.shared.tasks.wait()).await;
    }
}

impl Shared {
    async fn run(&self, run: Arc<Run>, start: Start) {
        match self.spool.note_posted(&run.id).await {
            Ok(Posted::Now) => self.post_and_follow(&run, start).await,
            Ok(Posted::Before) => {
                tracing::error!(run.id = %*run.id, "a run that was posted before was ordered again and is left alone");
                self.leave(&run);
            }
            Err(error) => {
                self.leave(&run);
                self.refused(&run.id, "host_journal", &error.to_string(), true).await;
            }
        }
        run.over.cancel();
    }

    async fn post_and_follow(&self, run: &Arc<Run>, start: Start) {
        let agent_run = match self.post(run, start).await {
            Ok(agent_run) => agent_run,
            Err(refusal) => {
                // What was surely not posted may be ordered again.
                if !refusal.outcome_unknown && self.spool.forget_posted(&run.id).await.is_err() {
                    tracing::error!(run.id = %*run.id, "a run's note could not be taken back");
                }
                self.leave(run);
                self.refused(&run.id, &refusal.code, &refusal.message, refusal.retryable).await;
                return;
            }
        };
        // Opened at once, whatever the spool does: unread events are not kept long.
        let accepted =
            Report::run(&run.id, RuntimeReportType::RunAccepted, json!({"agentRunId": agent_run.as_str()}));
        let (events, ()) = tokio::join!(self.open_events(&agent_run), self.spool.report(accepted));
        run.agent_run.send_replace(Some(agent_run.clone()));
        let ended = self.follow(run, &agent_run, events).await;
        // The slot is free before the Hub hears of it.
        self.leave(run);
        self.spool.report(ended).await;
    }

    fn leave(&self, run: &Arc<Run>) {
        let mut runs = self.table.lock();
        if runs.get(&run.id).is_some_and(|known| Arc::ptr_eq(known, run)) {
            runs.remove(&run.id);
        }
    }

    async fn refused(&self, run: &RunId, code: &str, message: &str, retryable: bool) {
        let data = json!({"code": code, "message": message, "retryable": retryable});
        self.spool.report(Report::run(run, RuntimeReportType::RunRefused, data)).await;
    }
}
