//! The agent host: the Hub's process beside one agent, for one start of it.
//!
//! It is the agent's parent, the only reader of its streams and the relay of its model calls. It dials the Hub, pulls
//! orders and pushes reports, and survives the Hub: what it has to tell is on disk until the Hub has it. If it dies the
//! agent dies with it, and the generation is over; a host is never started twice on one directory.
//!
//! | what happens | what the host does |
//! |---|---|
//! | the Hub is away | goes on; tells everything later; holds model calls for a while |
//! | the Hub says that the generation is over (401, 403, 404, 410) | ends the agent, says nothing more, exits 0 |
//! | `agent.end`, SIGTERM, SIGINT | stops the runs, ends the agent, tells it, exits 0 |
//! | the agent ends by itself, or does not come up | tells it, exits 1 |
//! | the agent does not answer | tells it, gives it nothing more; after a while kills it and exits 1 |
//! | another user has the name of the agent's temporary directory | kills it, tells it, exits 1 |
//! | the journal fails | ends the agent, exits 1: what cannot be kept must not happen |
//!
//! Nothing here knows tenants' rows or decides what a run's outcome is.

mod agent;
mod configure;
mod cron;
mod deliver;
mod dotenv;
mod hub;
mod log;
mod masks;
mod orders;
mod own_env;
mod process;
mod pulse;
mod relay;
mod runs;
mod scheduler;
mod settings;
mod shells;
mod spool;
mod temporary;
mod turned;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use hub_types::{RuntimeReportType, RuntimeWelcome};
use rustix::process::{getpid, set_child_subreaper, setsid};
use serde_json::{Value, json};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::agent::{Boot, BootError, Ready};
use self::configure::{Changes, Settled};
use self::cron::Cron;
use self::hub::{BackOff, HubError, HubLink};
use self::orders::Order;
use self::process::{AgentProcess, Exit};
use self::pulse::Pulse;
use self::relay::Relay;
use self::runs::{Place, RunTable, Runs};
use self::shells::Shells;
use self::spool::{Report, Spool};
use self::temporary::Temporary;
use self::turned::HostLog;
use crate::placement::{AgentUser, HOST_LOG, HostLimits, Launch, user};

/// Orders that wait to be carried out.
const ORDERS_MAX: usize = 64;

/// How long runs may take to be reported once the agent is gone.
const LAST_FRAMES: Duration = Duration::from_secs(10);

/// The command line of `agent-host`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The launch file of the generation
    #[arg(long, value_name = "FILE", required_unless_present_any = ["become_agent_of", "end_all_of"])]
    launch: Option<PathBuf>,
    /// Become the agent of the host with this process id: used by the host itself
    #[arg(long, value_name = "PID", hide = true, conflicts_with = "launch", requires = "temporary")]
    become_agent_of: Option<u32>,
    /// As this user: used by the host itself
    #[arg(long, hide = true, requires_all = ["gid", "become_agent_of"])]
    uid: Option<u32>,
    /// As this group: used by the host itself
    #[arg(long, hide = true, requires = "uid")]
    gid: Option<u32>,
    /// Make this directory first: used by the host itself
    #[arg(long, value_name = "DIRECTORY", hide = true, requires = "become_agent_of")]
    temporary: Option<PathBuf>,
    /// End everything that runs as this user: used by the Hub
    #[arg(long, value_name = "UID", hide = true, conflicts_with_all = ["launch", "become_agent_of"])]
    end_all_of: Option<u32>,
    /// The agent's command
    #[arg(last = true, hide = true)]
    words: Vec<OsString>,
}

/// Runs `agent-host` with these arguments. Makes its own Tokio runtime, so it must not be called within one.
#[must_use]
pub fn main(arguments: Arguments) -> ExitCode {
    if let Some((host, temporary)) = arguments.become_agent_of.zip(arguments.temporary) {
        let user = arguments.uid.zip(arguments.gid).map(|(uid, gid)| AgentUser { uid, gid });
        let error = process::become_agent(host, user, &temporary, &arguments.words);
        eprintln!("the agent's program could not be run: {error}");
        return ExitCode::from(127);
    }
    if let Some(uid) = arguments.end_all_of {
        return match user::end_all_as(uid) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("the processes of uid {uid} could not be ended: {error}");
                ExitCode::FAILURE
            }
        };
    }
    let Some(launch) = arguments.launch else { return ExitCode::FAILURE };
    // One thread is enough for one agent, and a host is beside each.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime {
        Ok(runtime) => {
            let code = runtime.block_on(run(&launch));
            // A read of a pipe that an orphan still holds must not hold the host.
            runtime.shutdown_background();
            code
        }
        Err(error) => {
            eprintln!("agent-host could not start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the host of the generation that `launch_file` describes, to its end. To be the only thing that its process
/// does: it takes the process's session, its children and its signals.
pub async fn run(launch_file: &Path) -> ExitCode {
    let host = match Host::prepare(launch_file) {
        Ok(host) => host,
        Err(words) => {
            eprintln!("agent-host could not start: {words}");
            return ExitCode::FAILURE;
        }
    };
    let end = host.live().await;
    tracing::info!("the host ends: {end}");
    match end {
        End::Asked | End::Gone(_) => ExitCode::SUCCESS,
        End::Exited(_) | End::Frozen(_) | End::Taken | End::NotReady(_) | End::Journal | End::DiedBefore => {
            ExitCode::FAILURE
        }
    }
}

/// Removes what an agent that has ended could read of its tenant's keys: the file that it was given in `managed`, and
/// what its tools' shells kept below its home. Without any it is done. Fails when something of it cannot be removed.
pub fn forget_keys(managed: &Path, home: &Path) -> io::Result<()> {
    let forgotten = [std::fs::remove_file(managed.join(settings::ENV_FILE)), shells::forget(home)];
    let failed = |done: io::Result<()>| done.err().filter(|error| error.kind() != io::ErrorKind::NotFound);
    forgotten.into_iter().find_map(failed).map_or(Ok(()), Err)
}

/// Why a host ends.
#[derive(Debug)]
enum End {
    /// On order or by a signal.
    Asked,
    /// The Hub does not want it any more.
    Gone(String),
    /// The agent ended by itself.
    Exited(Exit),
    /// The agent has not answered for this long.
    Frozen(Duration),
    /// Somebody else has the name of the agent's temporary directory.
    Taken,
    /// The agent did not come up.
    NotReady(BootError),
    /// Nothing can be kept any more.
    Journal,
    /// A host of this generation was here before and died.
    DiedBefore,
}

impl std::fmt::Display for End {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Asked => write!(out, "it was asked to"),
            Self::Gone(words) => write!(out, "the Hub does not want this generation any more ({words})"),
            Self::Exited(exit) => write!(out, "the agent ended with {exit}"),
            Self::Frozen(after) => write!(out, "the agent did not answer for {} s", after.as_secs()),
            Self::Taken => {
                write!(out, "another user of this machine has taken the name of its temporary directory")
            }
            Self::NotReady(error) => error.fmt(out),
            Self::Journal => write!(out, "its journal failed"),
            Self::DiedBefore => write!(out, "a host of this generation died before"),
        }
    }
}

/// A host that can begin.
struct Host {
    launch: Launch,
    hub: HubLink,
    spool: Spool,
    /// The journal holds something already.
    died_before: bool,
    terminate: Signal,
    interrupt: Signal,
}

impl Host {
    fn prepare(launch_file: &Path) -> Result<Self, String> {
        let launch = Launch::read(launch_file).map_err(|error| error.to_string())?;
        let log = launch.directory.join(HOST_LOG);
        init_log(&log, launch.limits.log_bytes).map_err(|error| format!("{}: {error}", log.display()))?;
        // Fails when it leads a session already, which is as good.
        let _ = setsid();
        set_child_subreaper(Some(getpid())).map_err(|error| format!("it cannot adopt orphans: {error}"))?;
        let signals = |kind| signal(kind).map_err(|error| format!("it cannot take signals: {error}"));
        let (terminate, interrupt) = (signals(SignalKind::terminate())?, signals(SignalKind::interrupt())?);
        let hub = HubLink::new(&launch)?;
        let journal = launch.directory.join(crate::journal::FILE);
        let (spool, recovery) = Spool::open(&journal, launch.limits.journal_bytes)
            .map_err(|error| format!("{}: {error}", journal.display()))?;
        let died_before = recovery.next > 1;
        Ok(Self { launch, hub, spool, died_before, terminate, interrupt })
    }

    async fn live(mut self) -> End {
        let welcome = tokio::select! {
            welcome = hello(&self.hub, &self.launch.isolation) => welcome,
            _ = self.terminate.recv() => return End::Asked,
            _ = self.interrupt.recv() => return End::Asked,
        };
        let welcome = match welcome {
            Ok(welcome) => {
                let Launch { tenant_id, generation, .. } = &self.launch;
                tracing::info!("the Hub has heard the host of tenant `{tenant_id}`, generation {generation}");
                welcome
            }
            Err(words) => return End::Gone(words),
        };
        if self.spool.acknowledge(u64::try_from(welcome.acknowledged).unwrap_or_default()).await.is_err() {
            return End::Journal;
        }
        let (orders_to, orders) = mpsc::channel(ORDERS_MAX);
        let mut world = World {
            delivering: tokio::spawn(deliver::deliver(self.hub.clone(), self.spool.clone())),
            watching: tokio::spawn(orders::watch(self.hub.clone(), orders_to)),
            orders,
            spool: self.spool.clone(),
            terminate: self.terminate,
            interrupt: self.interrupt,
        };
        let end = if self.died_before {
            let words = "the agent host died, and the agent with it";
            world.spool_exit(exited(None, "", Some(words))).await;
            End::DiedBefore
        } else {
            run_agent(&self.launch, &self.hub, &welcome, &mut world).await
        };
        let HostLimits { flush_ms, flush_alone_ms, .. } = self.launch.limits;
        match &end {
            End::Gone(_) | End::Journal => {}
            End::Asked => world.flush(Duration::from_millis(flush_ms)).await,
            // Nobody waits for this end, and the Hub may be away for longer.
            End::Exited(_) | End::Frozen(_) | End::Taken | End::NotReady(_) | End::DiedBefore => {
                world.flush(Duration::from_millis(flush_alone_ms)).await;
            }
        }
        end
    }
}

/// Everything that a host listens to beside its agent.
struct World {
    delivering: tokio::task::JoinHandle<String>,
    watching: tokio::task::JoinHandle<Option<String>>,
    orders: mpsc::Receiver<Order>,
    spool: Spool,
    terminate: Signal,
    interrupt: Signal,
}

/// What came.
enum Came {
    Order(Order),
    End(End),
}

impl World {
    /// The next order or reason to end. May be cancelled without losing anything.
    async fn next(&mut self) -> Came {
        tokio::select! {
            biased;
            () = self.spool.broken() => Came::End(End::Journal),
            _ = self.terminate.recv() => Came::End(End::Asked),
            _ = self.interrupt.recv() => Came::End(End::Asked),
            words = &mut self.delivering => Came::End(End::Gone(words.unwrap_or_default())),
            // Orders that were given on before come first.
            order = self.orders.recv() => match order {
                Some(Order::End) => Came::End(End::Asked),
                Some(order) => Came::Order(order),
                None => {
                    let words = (&mut self.watching).await.ok().flatten();
                    Came::End(End::Gone(words.unwrap_or_default()))
                }
            },
        }
    }

    /// The report that is the last of a generation. While there is no room for it a signal ends the waiting.
    async fn spool_exit(&mut self, data: Value) {
        tokio::select! {
            () = self.spool.report(Report::agent(RuntimeReportType::AgentExited, data)) => return,
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        tracing::warn!("the agent's end is not told: there is no room for it, and the host was told to end");
    }

    /// Gives the Hub time to take what is left; a signal ends it.
    async fn flush(&mut self, deadline: Duration) {
        let through = async {
            tokio::select! {
                () = self.spool.flushed() => true,
                _ = &mut self.delivering => false,
                _ = self.terminate.recv() => false,
                _ = self.interrupt.recv() => false,
            }
        };
        if !matches!(tokio::time::timeout(deadline, through).await, Ok(true)) {
            tracing::warn!("the Hub has not taken the last reports; they stay in the journal");
        }
    }
}

/// Reports in, however long the Hub is away. Fails with the Hub's words when it does not want this generation.
async fn hello(hub: &HubLink, isolation: &str) -> Result<RuntimeWelcome, String> {
    let mut back_off = BackOff::new();
    loop {
        match hub.hello(isolation).await {
            Ok(welcome) => return Ok(welcome),
            Err(HubError::Gone(words)) => return Err(words),
            Err(error) => tracing::warn!("the Hub has not heard this host: {error}"),
        }
        back_off.wait().await;
    }
}

/// Brings the agent up, carries out orders until there is a reason to end, and ends it.
async fn run_agent(launch: &Launch, hub: &HubLink, welcome: &RuntimeWelcome, world: &mut World) -> End {
    let limits = &launch.limits;
    let table = RunTable::default();
    let slots = usize::try_from(welcome.settings.slots).unwrap_or(1).clamp(1, 999);
    let hold = Duration::from_millis(limits.model_hold_ms);
    let relay = Relay::bind(hub.clone(), world.spool.clone(), table.clone(), slots, hold).await;
    let relay = match relay {
        Ok(relay) => relay,
        Err(error) => {
            let error = BootError::Prepare(format!("the model relay could not listen: {error}"));
            return not_ready(world, error, None, "").await;
        }
    };
    let (default, endpoints) = (relay.default.clone(), relay.slots.clone());
    let relaying = tokio::spawn(relay.serve());
    let masks = world.spool.masks().clone();
    masks.add_keys(&welcome.settings);
    let temporary = Temporary::of(&launch.home, launch.user);
    let mut boot = Boot::new(launch, &welcome.settings, &default, &endpoints, masks.clone(), &temporary);
    let changes = Changes::new();
    let mut changing = None;
    let mut early = Vec::new();
    let end = match boot_while_listening(&mut boot, world, &mut early).await {
        Ok(ready) => {
            let agent_gone = CancellationToken::new();
            let (api, spool) = (ready.api, world.spool.clone());
            let pulse = Pulse::new(api.clone(), spool.clone(), Duration::from_millis(limits.agent_frozen_ms));
            let answers = pulse.answers();
            let cron = Cron::new(api.clone(), spool.clone());
            let shells = Shells::new(&launch.home);
            let place = Place {
                agent_gone: agent_gone.clone(),
                answers,
                changes: changes.clone(),
                shells: shells.clone(),
                temporary: temporary.clone(),
                cron: cron.clone(),
            };
            let runs = Runs::new(api, spool, launch, table, place);
            let settled = Settled { written: boot.written.clone(), masks: masks.clone(), shells };
            changing = Some(tokio::spawn(changes.follow(hub.clone(), launch.isolation.clone(), settled)));
            tracing::info!("the agent is ready, version {}", ready.version);
            let data = json!({"agentVersion": ready.version});
            world.spool.report(Report::agent(RuntimeReportType::AgentReady, data)).await;
            early.into_iter().for_each(|order| runs.order(order));
            let parts = Parts { runs, pulse, cron, temporary: temporary.clone() };
            work(&boot, world, &parts, &agent_gone).await
        }
        Err(end) => end_boot(boot, world, end).await,
    };
    relaying.abort();
    if let Some(changing) = changing {
        changing.abort();
    }
    temporary.remove();
    end
}

/// Waits for the agent to be ready. Orders that come before are kept; the stream of orders waits when they are many.
async fn boot_while_listening(
    boot: &mut Boot<'_>,
    world: &mut World,
    early: &mut Vec<Order>,
) -> Result<Ready, End> {
    let booting = boot.ready();
    tokio::pin!(booting);
    loop {
        tokio::select! {
            ready = &mut booting => return ready.map_err(End::NotReady),
            came = world.next(), if early.len() < ORDERS_MAX => match came {
                Came::Order(order) => early.push(order),
                Came::End(end) => return Err(end),
            },
        }
    }
}

/// Ends an agent that did not come up, or was not waited for.
async fn end_boot(mut boot: Boot<'_>, world: &mut World, end: End) -> End {
    let exit = match boot.process.take() {
        Some(process) => {
            process.kill();
            Some(process.cleared().await)
        }
        None => None,
    };
    let tail = boot.last_words().await;
    match end {
        End::NotReady(error) => not_ready(world, error, exit, &tail).await,
        End::Asked => {
            world.spool_exit(exited(exit, &tail, None)).await;
            End::Asked
        }
        end => end,
    }
}

async fn not_ready(world: &mut World, error: BootError, exit: Option<Exit>, tail: &str) -> End {
    tracing::error!(error = &error as &dyn std::error::Error, "{error}");
    world.spool_exit(exited(exit, tail, Some(&error.to_string()))).await;
    End::NotReady(error)
}

/// What works beside an agent that is ready.
struct Parts {
    runs: Runs,
    pulse: Pulse,
    cron: Cron,
    temporary: Temporary,
}

/// Carries out orders until there is a reason to end, then ends the agent.
async fn work(boot: &Boot<'_>, world: &mut World, parts: &Parts, agent_gone: &CancellationToken) -> End {
    let runs = &parts.runs;
    let Some(process) = &boot.process else { return End::Journal };
    let limits = &boot.launch.limits;
    let end = carry_out(process, world, parts, limits).await;
    if matches!(end, End::Asked) {
        // The Hub keeps the schedules while the agent sleeps.
        parts.cron.look_last().await;
    }
    let exit = end_agent(process, runs, limits, &end).await;
    agent_gone.cancel();
    if !matches!(end, End::Gone(_) | End::Journal) {
        // What the agent had said is told before its end.
        runs.finish(LAST_FRAMES).await;
        let tail = boot.last_words().await;
        let message = matches!(end, End::Frozen(_) | End::Taken).then(|| end.to_string());
        world.spool_exit(exited(Some(exit), &tail, message.as_deref())).await;
    }
    end
}

/// Carries out orders; why that has to end.
async fn carry_out(
    process: &AgentProcess,
    world: &mut World,
    Parts { runs, pulse, cron, temporary }: &Parts,
    limits: &HostLimits,
) -> End {
    let frozen = pulse.until_frozen();
    let watching = cron.watch();
    let taken = temporary.until_taken();
    tokio::pin!(frozen, watching, taken);
    loop {
        tokio::select! {
            exit = process.ended() => return End::Exited(exit),
            () = &mut frozen => return End::Frozen(Duration::from_millis(limits.agent_frozen_ms)),
            () = &mut taken => return End::Taken,
            () = &mut watching => {}
            came = world.next() => match came {
                Came::Order(order) => runs.order(order),
                Came::End(end) => return end,
            },
        }
    }
}

/// Ends the agent and everything that it started.
async fn end_agent(process: &AgentProcess, runs: &Runs, limits: &HostLimits, end: &End) -> Exit {
    match end {
        End::Exited(_) => {}
        // It would hear neither a stop nor SIGTERM, or it may be at work on what somebody else gave it.
        End::Frozen(_) | End::Taken => {
            process.kill();
            return process.cleared().await;
        }
        // A run that goes on would hold the agent for as long as its model call.
        _ => runs.stop_all().await,
    }
    process.end(Duration::from_millis(limits.agent_term_ms)).await
}

/// The data of `agent.exited`.
fn exited(exit: Option<Exit>, tail: &str, message: Option<&str>) -> Value {
    let mut data = exit.unwrap_or(Exit { code: None, signal: None }).to_json();
    data["stderrTail"] = tail.into();
    if let Some(message) = message {
        data["message"] = message.into();
    }
    data
}

fn init_log(path: &Path, limit_bytes: u64) -> io::Result<()> {
    let words = HostLog::open(path, limit_bytes)?;
    let log =
        tracing_subscriber::fmt().with_writer(move || words.clone()).with_ansi(false).with_target(false);
    // What the disk has no room for is not said: saying so on standard error, which is the same file, is a panic.
    let log = log.log_internal_errors(false);
    // A process that has one already keeps it.
    let _ = log.with_max_level(tracing::Level::INFO).try_init();
    Ok(())
}
