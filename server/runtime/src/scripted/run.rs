//! The scripted agent's runs: their status, their one queue of frames, their pending approval.
//!
//! The queue is what makes the agent hard to use, so it is kept exactly: unbounded, one per run,
//! consumed destructively, shared by all readers and forgotten when any of them leaves. Nothing
//! here knows scripts or HTTP.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use serde_json::{Map, Value, json};
use tokio::sync::{Mutex as AsyncMutex, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::answer::python_json;
use crate::agent_api::ApprovalChoice;

/// What goes to the reader of a run's events.
#[derive(Debug)]
pub(super) enum Frame {
    /// Bytes as they stand: an event, or garbage.
    Bytes(Bytes),
    /// The end: `: stream closed`.
    Sentinel,
    /// The end of the answer without a word.
    CloseEarly,
    /// Half a frame, then a broken connection.
    Reset,
}

/// A run's queue of frames; its readers take turns.
pub(super) type Queue = Arc<AsyncMutex<mpsc::UnboundedReceiver<Frame>>>;

/// What a run was asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Request {
    pub(super) input: String,
    pub(super) instructions: Option<String>,
    /// Earlier turns: role and text.
    pub(super) history: Vec<(String, String)>,
    pub(super) model: String,
}

/// How a run ends.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    Completed { output: String, input_tokens: u64, output_tokens: u64 },
    Failed { error: String },
    Cancelled,
}

/// One run.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) request: Request,
    /// Cancelled by `POST …/stop`.
    pub(super) stop: CancellationToken,
    /// The status route answers garbage.
    pub(super) garbage_status: AtomicBool,
    born: Instant,
    state: Mutex<State>,
    frames: mpsc::UnboundedSender<Frame>,
}

#[derive(Debug)]
struct State {
    status: Map<String, Value>,
    pending: Option<oneshot::Sender<ApprovalChoice>>,
    allowed: HashSet<String>,
    ended: Option<Instant>,
}

impl Run {
    /// A run that nobody knows of yet, and its queue.
    pub(super) fn new(request: Request, session_id: Value) -> (Self, Queue) {
        let id = format!("run_{}", uuid::Uuid::new_v4().simple());
        let (frames, queue) = mpsc::unbounded_channel();
        let created_at = now_seconds();
        let session_id = if session_id.is_null() { json!(id) } else { session_id };
        let Value::Object(status) = json!({
            "object": "hermes.run", "run_id": id, "status": "running", "updated_at": now_seconds(),
            "created_at": created_at, "session_id": session_id, "model": request.model,
        }) else {
            unreachable!("the literal above is an object")
        };
        let state = State { status, pending: None, allowed: HashSet::new(), ended: None };
        let run = Self {
            id,
            request,
            stop: CancellationToken::new(),
            garbage_status: AtomicBool::new(false),
            born: Instant::now(),
            state: Mutex::new(state),
            frames,
        };
        (run, Arc::new(AsyncMutex::new(queue)))
    }

    /// The status as the API answers it.
    pub(super) fn status(&self) -> Value {
        Value::Object(self.state().status.clone())
    }

    pub(super) fn is_over(&self) -> bool {
        self.state().ended.is_some()
    }

    fn is_stopping(&self) -> bool {
        self.state().status.get("status") == Some(&json!("stopping"))
    }

    /// Sends an event. Events that the agent's callbacks send also become `last_event`; text
    /// deltas do not. Nothing is sent after the end.
    pub(super) fn event(&self, name: &str, members: Value) {
        let mut state = self.state();
        if state.ended.is_some() {
            return;
        }
        if name != "message.delta" {
            state.set(None, [("last_event", json!(name))]);
        }
        self.send_event(name, members);
    }

    /// Sends whatever bytes a script wants.
    pub(super) fn raw(&self, frame: Frame) {
        // Nobody may be left to read: then it goes where the agent's own frames go.
        let _ = self.frames.send(frame);
    }

    /// Ends the run; only the first end counts.
    pub(super) fn finish(&self, outcome: Outcome) {
        let mut state = self.state();
        if state.ended.is_some() {
            return;
        }
        state.ended = Some(Instant::now());
        state.pending = None;
        let (status, event, members) = match outcome {
            Outcome::Completed { output, input_tokens, output_tokens } => {
                let total_tokens = input_tokens + output_tokens;
                let usage = json!({"input_tokens": input_tokens, "output_tokens": output_tokens, "total_tokens": total_tokens});
                ("completed", "run.completed", json!({"output": output, "usage": usage}))
            }
            Outcome::Failed { error } => ("failed", "run.failed", json!({ "error": error })),
            Outcome::Cancelled => ("cancelled", "run.cancelled", json!({})),
        };
        for (name, value) in members.as_object().into_iter().flatten() {
            state.status.insert(name.clone(), value.clone());
        }
        state.set(Some(status), [("last_event", json!(event))]);
        self.send_event(event, members);
        self.raw(Frame::Sentinel);
    }

    /// `POST …/stop`. False once the run is over.
    pub(super) fn stop(&self) -> bool {
        let mut state = self.state();
        if state.ended.is_some() {
            return false;
        }
        state.set(Some("stopping"), [("last_event", json!("run.stopping"))]);
        self.stop.cancel();
        true
    }

    /// Asks for a decision; the receiver gets it.
    pub(super) fn ask(&self, command: &str, class: &str) -> oneshot::Receiver<ApprovalChoice> {
        let (decide, decided) = oneshot::channel();
        let mut state = self.state();
        if state.ended.is_none() {
            state.pending = Some(decide);
            state.set(Some("waiting_for_approval"), [("last_event", json!("approval.request"))]);
            // The agent writes this event's own members before the common ones.
            self.send(&json!({
                "command": command, "pattern_key": class, "pattern_keys": [class], "description": class,
                "allow_permanent": true, "event": "approval.request", "run_id": self.id,
                "timestamp": now_seconds(), "choices": ["once", "session", "always", "deny"],
            }));
        }
        decided
    }

    /// Decides what is pending. False if nothing is.
    pub(super) fn decide(&self, choice: ApprovalChoice) -> bool {
        let mut state = self.state();
        let Some(pending) = state.pending.take() else { return false };
        state.set(Some("running"), [("last_event", json!("approval.responded"))]);
        self.send_event("approval.responded", json!({"choice": choice, "resolved": 1}));
        // The script may have been stopped meanwhile; the agent answers as if it had not.
        let _ = pending.send(choice);
        true
    }

    /// The request expired or the run was stopped: nothing is pending any more, and nobody is told.
    pub(super) fn withdraw(&self) {
        let mut state = self.state();
        state.pending = None;
        if state.status.get("status") == Some(&json!("waiting_for_approval")) {
            state.set(Some("running"), []);
        }
    }

    /// Whether a class of commands was allowed for this run.
    pub(super) fn allows(&self, class: &str) -> bool {
        self.state().allowed.contains(class)
    }

    pub(super) fn allow(&self, class: &str) {
        self.state().allowed.insert(class.to_owned());
    }

    fn send_event(&self, name: &str, members: Value) {
        let mut event = json!({"event": name, "run_id": self.id, "timestamp": now_seconds()});
        if let (Some(event), Value::Object(members)) = (event.as_object_mut(), members) {
            event.extend(members);
        }
        self.send(&event);
    }

    fn send(&self, event: &Value) {
        self.raw(Frame::Bytes(Bytes::from(format!("data: {}\n\n", python_json(event)))));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn set<const N: usize>(&mut self, status: Option<&str>, members: [(&str, Value); N]) {
        // A run being stopped keeps saying so until it has ended.
        let stopping = self.status.get("status") == Some(&json!("stopping")) && self.ended.is_none();
        if let Some(status) = status.filter(|_| !stopping) {
            self.status.insert("status".to_owned(), json!(status));
        }
        self.status.insert("updated_at".to_owned(), json!(now_seconds()));
        for (name, value) in members {
            self.status.insert(name.to_owned(), value);
        }
    }
}

/// All runs of one process, and the queues that still exist.
#[derive(Debug, Default)]
pub(super) struct Runs {
    tables: Mutex<Tables>,
}

#[derive(Debug, Default)]
struct Tables {
    runs: HashMap<String, Arc<Run>>,
    queues: HashMap<String, Queue>,
    read: HashSet<String>,
    order: Vec<String>,
}

impl Runs {
    /// Makes a run unless `cap` are active (0 is no cap).
    pub(super) fn create(&self, request: Request, session_id: Value, cap: usize) -> Option<Arc<Run>> {
        let mut tables = self.tables();
        if cap > 0 && tables.runs.values().filter(|run| !run.is_over()).count() >= cap {
            return None;
        }
        let (run, queue) = Run::new(request, session_id);
        let run = Arc::new(run);
        tables.queues.insert(run.id.clone(), queue);
        tables.runs.insert(run.id.clone(), Arc::clone(&run));
        tables.order.push(run.id.clone());
        Some(run)
    }

    pub(super) fn get(&self, id: &str) -> Option<Arc<Run>> {
        self.tables().runs.get(id).cloned()
    }

    /// Runs that are not over.
    pub(super) fn active(&self) -> Vec<Arc<Run>> {
        self.tables().runs.values().filter(|run| !run.is_over()).cloned().collect()
    }

    /// The count that `/health/detailed` gives: without those being stopped.
    pub(super) fn active_count(&self) -> usize {
        self.active().iter().filter(|run| !run.is_stopping()).count()
    }

    /// Ids and sessions of all runs ever accepted by this process, oldest first.
    pub(super) fn started(&self) -> Vec<Value> {
        let tables = self.tables();
        let status = |id: &String| tables.runs.get(id).map(|run| run.status());
        tables.order.iter().map(|id| status(id).unwrap_or_else(|| json!({"run_id": id}))).collect()
    }

    /// The queue of a run for one more reader.
    pub(super) fn subscribe(&self, id: &str) -> Option<Queue> {
        let mut tables = self.tables();
        let queue = tables.queues.get(id).cloned()?;
        tables.read.insert(id.to_owned());
        Some(queue)
    }

    /// A reader left, or the buffer was swept: later readers find nothing.
    pub(super) fn forget_events(&self, id: &str) {
        self.tables().queues.remove(id);
    }

    /// The run was never heard of.
    pub(super) fn forget(&self, id: &str) {
        let mut tables = self.tables();
        tables.queues.remove(id);
        tables.runs.remove(id);
    }

    /// What the agent's sweeper does: drops old buffers without a reader, even of live runs, and
    /// old statuses of ended ones.
    pub(super) fn sweep(&self, unread_kept: Duration, ended_kept: Duration) {
        let mut tables = self.tables();
        let Tables { runs, queues, read, .. } = &mut *tables;
        let young = |id: &String| runs.get(id).is_some_and(|run| run.born.elapsed() < unread_kept);
        queues.retain(|id, _| read.contains(id) || young(id));
        runs.retain(|_, run| run.state().ended.is_none_or(|ended| ended.elapsed() < ended_kept));
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time as the agent writes it: seconds since 1970 with their fraction.
pub(super) fn now_seconds() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}
