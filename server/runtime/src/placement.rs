//! Placement: how an agent host comes to run somewhere, and how the Hub knows it again.
//!
//! [`Local`] starts a host as a process of this machine. The host survives the Hub, so a placement
//! is remembered as [`Placed`]: a process id alone may mean another process later, a process id
//! and its start time do not, until the machine starts again. Nothing here waits for a host to be
//! ready or reads what it reports; nothing here knows rows.

mod local;
pub(crate) mod proc;
mod secret;
pub(crate) mod user;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use local::Local;
pub(crate) use local::{MARK, Reader, make_for, set_aside, write_for};
pub use user::AgentUser;

/// The file in [`Launch::directory`] that a host is started with.
pub const LAUNCH_FILE: &str = "launch.json";

/// The file in [`Launch::directory`] that takes a host's own words; bounded by the host.
pub const HOST_LOG: &str = "host.log";

/// The file in [`Launch::directory`] that takes what the agent writes; bounded by the host. The one
/// before it is kept as `agent.log.1`.
pub const AGENT_LOG: &str = "agent.log";

/// What a host is started with. Written as JSON, 0600, because it holds the runtime credential.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Launch {
    /// The Hub's address for hosts, `http://127.0.0.1:7700`; without a path.
    pub hub_url: String,
    /// The tenant.
    pub tenant_id: String,
    /// Which start of its agent this is, from 1.
    pub generation: i64,
    /// The runtime credential of this generation.
    #[serde(with = "secret")]
    pub credential: SecretString,
    /// The generation's own directory: launch file, logs, journal. The Hub's, and nothing in it is
    /// for the agent; made if it is not there. Not to be used by two generations.
    pub directory: PathBuf,
    /// What the agent is told and cannot overrule (`HERMES_MANAGED_DIR`). The Hub's; made by the host
    /// if it is not there. An agent with a user of its own must be able to pass to it.
    pub managed: PathBuf,
    /// The agent's home (`HERMES_HOME`); must be there.
    pub home: PathBuf,
    /// The agent's working directory; must be there.
    pub workspace: PathBuf,
    /// Where the agent leaves what it made; must be there.
    pub outputs: PathBuf,
    /// Program and first arguments of the agent, as in `[".../bin/hermes"]`; the host adds
    /// `gateway run --external-supervisor`.
    pub agent_command: Vec<String>,
    /// The agent's environment beside what the host sets itself (which wins): `PATH` and the like.
    #[serde(default)]
    pub agent_env: BTreeMap<String, String>,
    /// Skills that the agent takes over at boot (`HERMES_BUNDLED_SKILLS`).
    #[serde(default)]
    pub bundled_skills: Option<PathBuf>,
    /// What keeps the agent apart from others, as reached; told to the Hub in the hello.
    #[serde(default = "isolation_process")]
    pub isolation: String,
    /// The user that the agent runs as. Without one it runs as the Hub's own, and so does its host always.
    #[serde(default)]
    pub user: Option<AgentUser>,
    /// Deadlines and limits of the host.
    #[serde(default)]
    pub limits: HostLimits,
}

impl Launch {
    /// What the agent is told of where people look for what it makes, whatever it is at work on.
    pub(crate) fn place_for_people(&self) -> String {
        format!("Files that are meant for people go to the directory {}.", self.outputs.display())
    }
}

/// Deadlines and limits of a host. What is missing in a launch file has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HostLimits {
    /// From the agent's start to its proven readiness.
    pub agent_ready_ms: u64,
    /// How long the agent may leave the host without an answer before it is killed. The host asks in a twelfth of this.
    pub agent_frozen_ms: u64,
    /// From SIGTERM to SIGKILL of the agent.
    pub agent_term_ms: u64,
    /// From a stop's post to `stop.failed`.
    pub stop_ms: u64,
    /// How long runs that were told to stop may take before the agent is ended.
    pub drain_ms: u64,
    /// How long the last reports may take once the agent was ended on order.
    pub flush_ms: u64,
    /// How long they may take when it ended by itself: the Hub may be away, and nobody waits for the host.
    pub flush_alone_ms: u64,
    /// How long a model call is held while the Hub is away.
    pub model_hold_ms: u64,
    /// How long a run's post is tried again while the agent says that it cannot take it now.
    pub post_ms: u64,
    /// The journal's limit, in bytes.
    pub journal_bytes: u64,
    /// The limit of each of the two logs, in bytes.
    pub log_bytes: u64,
}

impl Default for HostLimits {
    fn default() -> Self {
        Self {
            agent_ready_ms: 45_000,
            agent_frozen_ms: 60_000,
            agent_term_ms: 10_000,
            stop_ms: 20_000,
            drain_ms: 5_000,
            flush_ms: 10_000,
            flush_alone_ms: 3_600_000,
            model_hold_ms: 120_000,
            post_ms: 30_000,
            journal_bytes: 64 << 20,
            log_bytes: 1 << 20,
        }
    }
}

/// A host that was placed on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placed {
    /// Its process id; also its session and process group.
    pub pid: u32,
    /// When the process began, in clock ticks since the machine's start (`/proc/PID/stat`, field 22).
    pub started: u64,
    /// The uid that only this host's agent and what it started run as, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<u32>,
}

/// Why a host could not be placed, or not be ended.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// The launch itself cannot be carried out.
    #[error("the agent host cannot be started: {0}")]
    Launch(&'static str),
    /// A file of the generation could not be written.
    #[error("{} could not be {what}", .path.display())]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The reason.
        #[source]
        source: io::Error,
    },
    /// The process could not be started.
    #[error("the agent host {} could not be started", .program.display())]
    Spawn {
        /// The program.
        program: PathBuf,
        /// The reason.
        #[source]
        source: io::Error,
    },
    /// The process ended before it could be told from others.
    #[error("the agent host ended as soon as it was started; see {}", .log.display())]
    Gone {
        /// Its own words.
        log: PathBuf,
    },
    /// The signal could not be sent.
    #[error("the agent host with process id {pid} could not be killed")]
    Kill {
        /// The process.
        pid: u32,
        /// The reason.
        #[source]
        source: io::Error,
    },
    /// The launch file could not be read as one.
    #[error("{} is not a launch file", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason; never the file's content, but for the name of a member.
        #[source]
        source: serde_json::Error,
    },
}

impl Launch {
    /// Reads a launch file. Fails with `File` or `Unreadable`.
    pub fn read(path: &Path) -> Result<Self, PlaceError> {
        let text = std::fs::read(path).map_err(|source| file("read", path, source))?;
        serde_json::from_slice(&text)
            .map_err(|source| PlaceError::Unreadable { path: path.to_owned(), source })
    }
}

fn isolation_process() -> String {
    "process".to_owned()
}

fn file(what: &'static str, path: &Path, source: io::Error) -> PlaceError {
    PlaceError::File { what, path: path.to_owned(), source }
}

#[cfg(test)]
mod tests;
