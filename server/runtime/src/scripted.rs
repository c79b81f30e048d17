//! The scripted agent: our own server of hermes-agent's HTTP API, for tests and faults.
//!
//! It behaves as hermes-agent 0.19.0 was measured to behave: statuses, bodies, event frames, the
//! one destructive reader, approvals without ids, the cap, the drain, the exit codes. Where the
//! real agent differs from it, the scripted one is wrong. It thinks nothing: a run does what the
//! directives in its `input` say, in their order. It reads the same files and variables as the
//! agent ([`ScriptedConfig`]), so that an agent host starts either by exchanging the command; the
//! program is `scripted-agent`.
//!
//! # Directives
//!
//! `[[name]]` or `[[name:arguments]]`; other text is ignored. In arguments `\n`, `\t`, `\\`, `\]`
//! are escapes. An unknown or wrong directive fails the run with a message. A script that says
//! nothing is answered `OK.`, or `tool said: RESULT` after a tool.
//!
//! | directive | what the run does |
//! |---|---|
//! | `[[say:TEXT]]` | one `message.delta` |
//! | `[[drip:COUNT,MS]]` | COUNT words (`w0 w1 …`), each after MS milliseconds |
//! | `[[flood:COUNT]]` | COUNT words (`word0 word1 …`) as fast as it can |
//! | `[[tool:NAME,PREVIEW,SECONDS]]` | a tool call that takes SECONDS (default 0) and does nothing |
//! | `[[tool-fails:NAME,PREVIEW,SECONDS]]` | the same, ending with `error: true` |
//! | `[[shell:COMMAND]]` | a `terminal` call that really runs COMMAND with `/bin/sh` in `terminal.cwd` |
//! | `[[background:COMMAND]]` | the same, left running; dies with SIGTERM, survives SIGKILL of the agent (fault 15) |
//! | `[[approve:COMMAND\|CLASS]]` | a `terminal` call that asks first; the command is never run |
//! | `[[wait:NAME]]` | waits for `POST /scripted/release/NAME` |
//! | `[[wait:/PATH]]` | waits until the file exists |
//! | `[[model]]`, `[[model:PROMPT]]` | a real streaming call to the configured model or the run's slot; its text becomes deltas, its faults the agent's (retries, fault 18 on a cut stream). Without PROMPT the input's plain text is sent |
//! | `[[echo]]` | says, as JSON, the roles and texts it was given (fault 6: history) |
//! | `[[reasoning:TEXT]]` | `reasoning.available` with TEXT instead of the answer's copy (fault 20) |
//! | `[[event:{"event": NAME, …}]]` | an event of any name, for what a newer agent may send |
//! | `[[usage:INPUT,OUTPUT]]` | these tokens instead of 11,3 a call |
//! | `[[nousage]]` | all tokens 0: the model told none |
//! | `[[fail:MESSAGE]]` | ends with `run.failed`, which has no usage (fault 19) |
//! | `[[cut]]` | ends "completed" with the text four times over and no tokens (fault 18) |
//! | `[[hang]]` | says nothing more until it is stopped |
//! | `[[garbage]]` | five frames that are no events, then goes on |
//! | `[[garbage-status]]` | from here on the status route answers something that is not JSON |
//! | `[[close-early]]` | the event stream ends in order, without a word; the run goes on |
//! | `[[reset]]` | half a frame, then the stream's connection breaks; the run goes on |
//! | `[[forget-events]]` | drops the buffered events of this live run if nobody reads them (fault 4) |
//! | `[[forget-run]]` | the run becomes unknown, as after a restart (faults 3, 4) |
//! | `[[freeze:NAME]]` | no request is answered and no frame sent until the latch is released (fault 13); `/scripted/…` still answers |
//! | `[[exit:CODE]]` | the process ends at once, as by a crash |
//! | `[[ignore-stop]]` | from here on a stop is answered and not obeyed |
//! | `[[ignore-term]]` | from here on the process takes no notice of SIGTERM and SIGINT |
//!
//! Faults that need no directive: two readers split the events (1), a reconnect gets 404 (2), no
//! idempotency (7), 500 for odd bodies (8), approvals that expire without an event (9), a process
//! without key that never listens (16), a broken configuration that boots (17), the pool that
//! makes runs wait while they say `running` (12), SIGTERM that lingers for its runs (14).
//!
//! Not measured, so this program's own word: an `error` inside a model stream counts as a cut;
//! what `[[exit]]` does to open connections.

mod answer;
mod config;
mod cron;
mod directive;
mod http;
mod latch;
mod metadata;
mod model;
mod play;
pub mod process;
mod request;
mod run;
mod tool;

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use config::{FireConfig, ModelEndpoint, ScriptedConfig, Timings};

use latch::Latches;
use model::Model;
use run::{Outcome, Run, Runs};
use tool::{Groups, Surroundings};

/// How long open answers may take once everything else has ended.
const FLUSH: Duration = Duration::from_secs(1);

/// A scripted agent that listens. Dropping it is a crash: connections break, tools are killed.
#[derive(Debug)]
pub struct ScriptedAgent {
    agent: Arc<Agent>,
    address: SocketAddr,
}

/// What all routes and runs share.
#[derive(Debug)]
struct Agent {
    config: ScriptedConfig,
    runs: Runs,
    latches: Latches,
    jobs: cron::Jobs,
    groups: Arc<Groups>,
    /// Variables of `.env` that tools see: looked up anew for each run, and never forgotten.
    tool_env: Mutex<BTreeMap<String, String>>,
    workers: Semaphore,
    /// Classes of commands allowed by `always`, for the life of the process.
    allowed: Mutex<HashSet<String>>,
    frozen: watch::Sender<bool>,
    exit: watch::Sender<Option<i32>>,
    drains: AtomicBool,
    ignores_term: AtomicBool,
    /// A run has ended.
    over: Notify,
    /// No more connections are taken; open ones end with their answer.
    closing: CancellationToken,
    /// The listener is gone.
    closed: CancellationToken,
    /// Everything ends at once.
    dead: CancellationToken,
    players: TaskTracker,
    connections: TaskTracker,
}

impl ScriptedAgent {
    /// Binds `config.listen` and serves it. Fails if the address is taken. The key is not looked
    /// at here: without a usable one every request that needs it is refused.
    pub async fn start(config: ScriptedConfig) -> io::Result<Self> {
        let listener = TcpListener::bind(config.listen).await?;
        let address = listener.local_addr()?;
        let agent = Arc::new(Agent::new(config));
        let accepting = Arc::clone(&agent);
        tokio::spawn(async move {
            accept(Arc::clone(&accepting), listener).await;
            accepting.closed.cancel();
        });
        tokio::spawn(sweep(Arc::clone(&agent)));
        if agent.config.ticks {
            tokio::spawn(cron::tick(Arc::clone(&agent)));
        }
        Ok(Self { agent, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Releases a latch that a script waits for, or will.
    pub fn release(&self, latch: &str) {
        self.agent.latches.release(latch);
    }

    /// Returns the code when a script says `[[exit:CODE]]`.
    pub async fn exited(&self) -> i32 {
        let mut exit = self.agent.exit.subscribe();
        loop {
            if let Some(code) = *exit.borrow_and_update() {
                return code;
            }
            if exit.changed().await.is_err() {
                return 0;
            }
        }
    }

    /// Whether a script told it to take no notice of signals.
    pub fn ignores_term(&self) -> bool {
        self.agent.ignores_term.load(Ordering::Relaxed)
    }

    /// The agent's orderly end: drains, closes the listener, tells readers that their runs are
    /// cancelled, then waits for its threads, which nothing interrupts but a stop made before.
    pub async fn shut_down(&self) {
        let agent = &self.agent;
        agent.drains.store(true, Ordering::Relaxed);
        let _ = tokio::time::timeout(agent.config.drain, agent.idle()).await;
        agent.closing.cancel();
        // Whoever is told of the end must find no listener any more.
        agent.closed.cancelled().await;
        for run in agent.runs.active() {
            run.finish(Outcome::Cancelled);
        }
        agent.players.close();
        let _ = tokio::time::timeout(agent.config.timings.watchdog, agent.players.wait()).await;
        agent.connections.close();
        let _ = tokio::time::timeout(FLUSH, agent.connections.wait()).await;
        agent.groups.kill_all();
    }
}

impl Drop for ScriptedAgent {
    fn drop(&mut self) {
        self.agent.dead.cancel();
        self.agent.groups.kill_all();
    }
}

impl Agent {
    fn new(config: ScriptedConfig) -> Self {
        Self {
            workers: Semaphore::new(config.timings.workers.max(1)),
            jobs: cron::Jobs::load(config.home.as_ref()),
            tool_env: Mutex::new(config.tool_env.clone()),
            config,
            runs: Runs::default(),
            latches: Latches::new(),
            groups: Arc::default(),
            allowed: Mutex::default(),
            frozen: watch::Sender::new(false),
            exit: watch::Sender::new(None),
            drains: AtomicBool::new(false),
            ignores_term: AtomicBool::new(false),
            over: Notify::new(),
            closing: CancellationToken::new(),
            closed: CancellationToken::new(),
            dead: CancellationToken::new(),
            players: TaskTracker::new(),
            connections: TaskTracker::new(),
        }
    }

    fn play(self: &Arc<Self>, run: Arc<Run>) {
        let agent = Arc::clone(self);
        self.tool_env().extend(self.config.tool_env_now());
        self.players.spawn(async move {
            let dead = agent.dead.clone();
            tokio::select! {
                () = dead.cancelled() => {}
                () = play::play(agent, run) => {}
            }
        });
    }

    /// Where a tool runs now.
    fn surroundings(&self) -> Surroundings {
        Surroundings { work_dir: self.config.work_dir.clone(), variables: self.tool_env().clone() }
    }

    fn tool_env(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.tool_env.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn model_for(&self, alias: &str) -> Result<Model, String> {
        let endpoint = self.config.routes.get(alias).or(self.config.model.as_ref());
        let endpoint = endpoint.ok_or_else(|| "no model is configured".to_owned())?;
        Model::new(endpoint.clone()).map_err(|_| "no HTTP client for the model could be made".to_owned())
    }

    fn allows(&self, class: &str) -> bool {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).contains(class)
    }

    fn allow(&self, class: &str) {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).insert(class.to_owned());
    }

    /// Whether new runs are refused: on the way down, or because of the drain file.
    fn is_draining(&self) -> bool {
        let file = self.config.home.as_ref().map(|home| home.join(".drain_request.json"));
        self.drains.load(Ordering::Relaxed) || file.is_some_and(|file| file.exists())
    }

    async fn thawed(&self) {
        let mut frozen = self.frozen.subscribe();
        // The sender lives as long as `self`, so this ends by the thaw only.
        let _ = frozen.wait_for(|frozen| !frozen).await;
    }

    async fn idle(&self) {
        loop {
            let over = self.over.notified();
            tokio::pin!(over);
            over.as_mut().enable();
            if self.runs.active().is_empty() {
                return;
            }
            over.await;
        }
    }
}

async fn accept(agent: Arc<Agent>, listener: TcpListener) {
    loop {
        let accepted = tokio::select! {
            () = agent.dead.cancelled() => return,
            () = agent.closing.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        // A failed accept concerns the peer that went away, or a passing lack of descriptors.
        let Ok((socket, _)) = accepted else {
            tokio::task::yield_now().await;
            continue;
        };
        agent.connections.spawn(connection(Arc::clone(&agent), socket));
    }
}

async fn connection(agent: Arc<Agent>, socket: TcpStream) {
    // Small frames are to leave at once, as they do from the agent.
    let _ = socket.set_nodelay(true);
    let routes = Arc::clone(&agent);
    let service = service_fn(move |request| {
        let agent = Arc::clone(&routes);
        async move { Ok::<_, std::convert::Infallible>(http::answer(agent, request).await) }
    });
    let mut builder = hyper::server::conn::http1::Builder::new();
    let served = builder.title_case_headers(true).serve_connection(TokioIo::new(socket), service);
    tokio::pin!(served);
    tokio::select! {
        () = agent.dead.cancelled() => return,
        // What breaks a connection is the peer's affair, or the script's.
        _ = served.as_mut() => return,
        () = agent.closing.cancelled() => served.as_mut().graceful_shutdown(),
    }
    tokio::select! {
        () = agent.dead.cancelled() => {}
        _ = served.as_mut() => {}
    }
}

async fn sweep(agent: Arc<Agent>) {
    let Timings { sweep, unread_kept, ended_kept, .. } = agent.config.timings;
    loop {
        tokio::select! {
            () = agent.dead.cancelled() => return,
            () = tokio::time::sleep(sweep) => agent.runs.sweep(unread_kept, ended_kept),
        }
    }
}
