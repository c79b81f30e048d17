//! Bringing an agent up: a free port, its settings, its process, and proof that it is ours and ready.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::num::NonZeroU16;
use std::path::Path;
use std::time::Duration;

use hub_types::RuntimeSettings;
use secrecy::SecretString;

use super::log::AgentLog;
use super::masks::Masks;
use super::process::{AgentProcess, Exit};
use super::relay::{Endpoint, random_key};
use super::settings::{OUTPUTS, Written};
use super::temporary::Temporary;
use crate::agent_api::{AgentAddress, AgentApi, AgentError, AgentLimits};
use crate::placement::{AGENT_LOG, Launch, Local, MARK, Placed, proc};

/// The agent's exit code when its port is taken.
const EXIT_PORT_TAKEN: i32 = 78;

/// How many ports are tried: each was free when it was chosen.
const PORTS_MAX: usize = 5;

/// How often readiness is asked for.
const ASK_EVERY: Duration = Duration::from_millis(50);

/// The agent's words; the host's own come after those of the command.
const WORDS: [&str; 3] = ["gateway", "run", "--external-supervisor"];

/// Where programs are looked for if the launch does not say.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// Why an agent did not come up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BootError {
    /// What it needs could not be prepared.
    #[error("{0}")]
    Prepare(String),
    /// Its process could not be started.
    #[error("the agent's process could not be started")]
    Start(#[source] std::io::Error),
    /// It ended before it was ready.
    #[error("the agent ended before it was ready, with {0}")]
    Ended(Exit),
    /// It was not ready in time.
    #[error("the agent was not ready within {} s: {last}", .after.as_secs())]
    Late {
        /// The deadline that passed.
        after: Duration,
        /// What was missing last.
        last: String,
    },
}

/// An agent on its way up. Its process and its words stay here whatever becomes of it.
#[derive(Debug)]
pub(crate) struct Boot<'a> {
    pub(crate) launch: &'a Launch,
    settings: &'a RuntimeSettings,
    default: &'a Endpoint,
    slots: &'a [Endpoint],
    masks: Masks,
    temporary: &'a Temporary,
    /// What the agent was told last, to be told again when its settings change.
    pub(crate) written: Option<Written>,
    /// The last process that was started.
    pub(crate) process: Option<AgentProcess>,
    /// Its words.
    log: Option<AgentLog>,
}

/// An agent that is ready.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) api: AgentApi,
    /// The agent's version, by its own word.
    pub(crate) version: String,
}

impl<'a> Boot<'a> {
    /// Nothing is started yet.
    pub(crate) fn new(
        launch: &'a Launch,
        settings: &'a RuntimeSettings,
        default: &'a Endpoint,
        slots: &'a [Endpoint],
        masks: Masks,
        temporary: &'a Temporary,
    ) -> Self {
        Self { launch, settings, default, slots, masks, temporary, written: None, process: None, log: None }
    }

    /// The agent's last words, once it has ended.
    pub(crate) async fn last_words(&self) -> String {
        match &self.log {
            Some(log) => log.last_words().await,
            None => String::new(),
        }
    }

    /// Starts the agent and returns once it is ready. May be given up at any time; the process is in `process` then.
    pub(crate) async fn ready(&mut self) -> Result<Ready, BootError> {
        let patience = Duration::from_millis(self.launch.limits.agent_ready_ms);
        let mut last = "it was not asked yet".to_owned();
        match tokio::time::timeout(patience, self.try_ports(&mut last)).await {
            Ok(result) => result,
            Err(_) => Err(BootError::Late { after: patience, last }),
        }
    }

    async fn try_ports(&mut self, last: &mut String) -> Result<Ready, BootError> {
        let mut tried = 1;
        loop {
            match self.try_once(last).await {
                Err(BootError::Ended(Exit { code: Some(EXIT_PORT_TAKEN), .. })) if tried < PORTS_MAX => {
                    tracing::warn!("the agent's port was taken; another one is tried");
                    tried += 1;
                }
                result => return result,
            }
        }
    }

    async fn try_once(&mut self, last: &mut String) -> Result<Ready, BootError> {
        let prepare = |error: std::io::Error| BootError::Prepare(error.to_string());
        let key = random_key().map_err(prepare)?;
        let port = free_port().map_err(prepare)?;
        let written = Written {
            launch: self.launch.clone(),
            default: self.default.clone(),
            slots: self.slots.to_vec(),
            key: key.clone(),
            port,
        };
        let managed = written.settings(self.settings).write().map_err(|(path, error)| {
            BootError::Prepare(format!("{} could not be written: {error}", path.display()))
        })?;
        self.written = Some(written);
        let address = AgentAddress::local(port);
        let api = AgentApi::new(address, key.clone(), AgentLimits::default())
            .map_err(|error| BootError::Prepare(error.to_string()))?;
        self.start(&managed, key).await?;
        let Some(process) = &self.process else { return Err(BootError::Prepare("no process".to_owned())) };
        tokio::select! {
            biased;
            exit = process.ended() => {
                process.cleared().await;
                Err(BootError::Ended(exit))
            }
            version = ask_until_ready(&api, last) => Ok(Ready { api, version }),
        }
    }

    async fn start(&mut self, managed: &Path, key: SecretString) -> Result<(), BootError> {
        // A new one must not meet what the last one left.
        if let Some(before) = self.process.take() {
            before.kill();
            before.cleared().await;
        }
        let launch = self.launch;
        let words: Vec<String> =
            launch.agent_command.iter().cloned().chain(WORDS.map(str::to_owned)).collect();
        let secrets = [&key, &self.default.key, &launch.credential].into_iter();
        let secrets = secrets.chain(self.slots.iter().map(|slot| &slot.key)).cloned().collect();
        let path = launch.directory.join(AGENT_LOG);
        let log = AgentLog::open(&path, launch.limits.log_bytes, secrets, self.masks.clone())
            .map_err(BootError::Start)?;
        let own_home = launch.home.join("user");
        // The agent leaves what its shell exported in its temporary directory, so that is nobody else's. Its process
        // makes it, as the user that it is.
        let temporary = self.temporary;
        let prepare = |command: &mut std::process::Command| {
            command.env_clear().env("PATH", PATH).envs(&launch.agent_env);
            command
                .env("LANG", "C.UTF-8")
                .env("TMPDIR", temporary.path())
                .env("HOME", &own_home)
                .env("HERMES_HOME", &launch.home);
            command.env("HERMES_MANAGED_DIR", managed).env(OUTPUTS, &launch.outputs);
            // The configuration forbids installing while running too, but falls open where it cannot be read.
            command.env("HERMES_DISABLE_LAZY_INSTALLS", "1").env("PYTHONDONTWRITEBYTECODE", "1");
            command.env("NO_PROXY", "127.0.0.1,localhost").env("no_proxy", "127.0.0.1,localhost");
            if let Some(skills) = &launch.bundled_skills {
                command.env("HERMES_BUNDLED_SKILLS", skills);
            }
            command.env(MARK, own_mark()).current_dir(&launch.workspace);
        };
        let directory = temporary.directory();
        let (process, output) =
            AgentProcess::start(prepare, &words, launch.user, directory).await.map_err(BootError::Start)?;
        self.process = Some(process);
        let stdout = tokio::process::ChildStdout::from_std(output.stdout).map_err(BootError::Start)?;
        let stderr = tokio::process::ChildStderr::from_std(output.stderr).map_err(BootError::Start)?;
        log.keep(stdout);
        log.keep(stderr);
        self.log = Some(log);
        Ok(())
    }
}

/// What marks all processes of this host, so that the Hub finds them when the host is gone.
fn own_mark() -> String {
    let pid = std::process::id();
    Local::mark(&Placed { pid, started: proc::stat(pid).map_or(0, |stat| stat.started), uid: None })
}

/// A port that is free now.
fn free_port() -> std::io::Result<NonZeroU16> {
    let port = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?.local_addr()?.port();
    NonZeroU16::new(port).ok_or_else(|| std::io::Error::other("the system gave no port"))
}

/// Returns the agent's version once it is healthy, takes our key, and calls itself able to work. `last` says what was
/// missing so far.
async fn ask_until_ready(api: &AgentApi, last: &mut String) -> String {
    loop {
        match ask(api).await {
            Ok(version) => return version,
            Err(words) => *last = words,
        }
        tokio::time::sleep(ASK_EVERY).await;
    }
}

async fn ask(api: &AgentApi) -> Result<String, String> {
    let health = api.health().await.map_err(words)?;
    // Anyone can listen on a port; only our process knows the key.
    api.capabilities().await.map_err(words)?;
    let detailed = api.health_detailed().await.map_err(words)?;
    let degraded = detailed.degraded_checks();
    // An agent that cannot read its configuration runs on defaults, whatever the Hub wanted.
    if degraded.contains(&"config") {
        return Err("it could not read its configuration".to_owned());
    }
    if !degraded.is_empty() {
        tracing::warn!("the agent is ready, but degraded in: {}", degraded.join(", "));
    }
    Ok(health.version)
}

fn words(error: AgentError) -> String {
    error.to_string()
}
