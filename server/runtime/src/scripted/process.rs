//! The scripted agent as a process: `scripted-agent`, with hermes-agent's exits.
//!
//! | what happens | what the process does |
//! |---|---|
//! | started | one line `listening on http://ADDR` on standard output, once it answers |
//! | SIGTERM | orderly end, exit 1 |
//! | SIGINT | orderly end, exit 0 |
//! | port taken | a message on standard error, exit 78 |
//! | no key, or one under 16 characters | lives without a listener until a signal |
//! | the home has another gateway | a message on standard output, exit 1 |
//! | `[[exit:CODE]]` | exit CODE at once |

use std::fs::{File, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use clap::Parser;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::metadata::write_state;
use super::{ScriptedAgent, ScriptedConfig};

/// The exit code when the port is taken.
const EXIT_PORT_TAKEN: i32 = 78;

/// A scripted stand-in for `hermes gateway run`. Reads the same HERMES_HOME, HERMES_MANAGED_DIR
/// and API_SERVER_* as the agent.
#[derive(Debug, Parser)]
#[command(name = "scripted-agent")]
pub struct Arguments {
    /// Listen on this port instead of the configured one; 0 takes a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Milliseconds of silence before a keepalive (the agent's is 30000).
    #[arg(long)]
    keepalive_ms: Option<u64>,
    /// Milliseconds before a refused model call is tried again (doubled each time).
    #[arg(long)]
    model_backoff_ms: Option<u64>,
    /// Milliseconds that the process may linger for its runs after SIGTERM and the drain.
    #[arg(long)]
    watchdog_ms: Option<u64>,
    /// Runs executed at once.
    #[arg(long)]
    workers: Option<usize>,
    /// Taken for the agent's sake, without effect.
    #[arg(long)]
    external_supervisor: bool,
    /// Taken for the agent's sake, without effect.
    #[arg(long)]
    replace: bool,
    /// Taken for the agent's sake, without effect.
    #[arg(long)]
    accept_hooks: bool,
    /// Taken for the agent's sake, without effect.
    #[arg(short)]
    quiet: bool,
    /// The agent's own words, `gateway run`; without effect.
    words: Vec<String>,
}

/// Runs the process; returns its exit code.
pub async fn run(arguments: Arguments, env: impl Fn(&str) -> Option<String>) -> io::Result<i32> {
    // Before anything can be asked of it, so that no signal finds the default action.
    let mut signals = Signals::new()?;
    let config = configure(&arguments, env);
    let home = config.home.clone();
    let Some(_lock) = lock_home(home.as_deref())? else { return Ok(1) };
    keep_broken_config(&config);
    if config.usable_key().is_none() {
        write_state(&config, "running", "retrying");
        eprintln!("WARNING api_server has no usable API_SERVER_KEY; the gateway goes on without it");
        return Ok(signals.next().await);
    }
    let agent = match ScriptedAgent::start(config.clone()).await {
        Ok(agent) => agent,
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            eprintln!(
                "ERROR Gateway exiting cleanly: api_server: Port {} already in use.",
                config.listen.port()
            );
            return Ok(EXIT_PORT_TAKEN);
        }
        Err(error) => return Err(error),
    };
    write_state(&config, "running", "connected");
    writeln!(io::stdout(), "listening on http://{}", agent.address())?;
    let code = loop {
        tokio::select! {
            // The process ends as it stands: no listener, answer or tool is cared for.
            code = agent.exited() => std::process::exit(code),
            code = signals.next() => if !agent.ignores_term() { break code },
        }
    };
    tokio::select! {
        code = agent.exited() => std::process::exit(code),
        () = agent.shut_down() => {}
    }
    write_state(&config, "running", "disconnected");
    if let Some(home) = home {
        std::fs::write(home.join(".clean_shutdown"), "")?;
    }
    Ok(code)
}

fn configure(arguments: &Arguments, env: impl Fn(&str) -> Option<String>) -> ScriptedConfig {
    let mut config = ScriptedConfig::load(env);
    if let Some(port) = arguments.port {
        config.listen.set_port(port);
    }
    let timings = &mut config.timings;
    let millis = |given: Option<u64>, default: Duration| given.map_or(default, Duration::from_millis);
    timings.keepalive = millis(arguments.keepalive_ms, timings.keepalive);
    timings.model_backoff = millis(arguments.model_backoff_ms, timings.model_backoff);
    timings.watchdog = millis(arguments.watchdog_ms, timings.watchdog);
    timings.workers = arguments.workers.unwrap_or(timings.workers);
    config
}

/// The home's lock, held for the process's life; `None` when another gateway holds it.
fn lock_home(home: Option<&Path>) -> io::Result<Option<Option<File>>> {
    let Some(home) = home else { return Ok(Some(None)) };
    let path = home.join("gateway.lock");
    let mut lock = File::options().create(true).truncate(false).read(true).write(true).open(path)?;
    match lock.try_lock() {
        Ok(()) => {
            lock.set_len(0)?;
            write!(lock, "{}", std::process::id())?;
            Ok(Some(Some(lock)))
        }
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            lock.read_to_string(&mut holder)?;
            writeln!(io::stdout(), "Another gateway instance is already running (PID {holder})")?;
            Ok(None)
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Keeps a copy of a configuration that could not be read, as the agent does.
fn keep_broken_config(config: &ScriptedConfig) {
    if let (Some(home), Some(_)) = (&config.home, &config.fault) {
        let stamp = chrono::Utc::now().format("%Y%m%d-%H%M%S");
        // The broken one may be the managed one, which is not copied.
        let _ =
            std::fs::copy(home.join("config.yaml"), home.join(format!("config.yaml.corrupt.{stamp}.bak")));
    }
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for a signal; answers the exit code that the agent gives after it.
    async fn next(&mut self) -> i32 {
        tokio::select! {
            _ = self.terminate.recv() => 1,
            _ = self.interrupt.recv() => 0,
        }
    }
}
