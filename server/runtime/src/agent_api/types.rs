//! The shapes of hermes-agent's HTTP API, as far as the Hub uses it (0.19.0, measured).
//!
//! Answers are read leniently: members that the Hub does not need may be missing, members it does
//! not know are skipped. What it needs must be there and of the right type.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where an agent listens: a loopback address that the Hub assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgentAddress(SocketAddr);

/// The address is not this machine's loopback, or has no port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an agent's address must be loopback with a port, not {0}")]
pub struct NotLoopback(pub SocketAddr);

impl AgentAddress {
    /// Port `port` of 127.0.0.1.
    pub fn local(port: std::num::NonZeroU16) -> Self {
        Self(SocketAddr::from((Ipv4Addr::LOCALHOST, port.get())))
    }

    /// The address as the socket API has it.
    pub fn socket(&self) -> SocketAddr {
        self.0
    }
}

impl TryFrom<SocketAddr> for AgentAddress {
    type Error = NotLoopback;

    /// Refuses everything but loopback: the client must not be made to talk to anything else.
    fn try_from(address: SocketAddr) -> Result<Self, NotLoopback> {
        if address.ip().is_loopback() && address.port() != 0 {
            Ok(Self(address))
        } else {
            Err(NotLoopback(address))
        }
    }
}

impl fmt::Display for AgentAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// The agent's own id of a run (`run_` and 32 hex digits), safe as a path segment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct AgentRunId(String);

impl AgentRunId {
    /// Takes what the agent answered; `None` if it could not stand in a path.
    pub fn parse(text: &str) -> Option<Self> {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        (!text.is_empty() && text.len() <= 128 && text.bytes().all(legal)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AgentRunId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AgentRunId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a run id that cannot stand in a path"))
    }
}

/// A new run. The agent loads no history by itself, whatever `session_id` says.
#[derive(Clone, Debug, Serialize)]
pub struct RunStart {
    /// The user's turn.
    pub input: String,
    /// An extra system prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// The turns before this one, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conversation_history: Vec<Turn>,
    /// Always the Hub's own run id, so that the agent's session row is this run's alone.
    pub session_id: String,
    /// The alias of a slot (`model_routes`): gives the run its own model endpoint and key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

/// An earlier turn of a conversation: role and text is all the agent takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// `user` or `assistant`.
    pub role: TurnRole,
    /// The text.
    pub content: String,
}

/// Who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnRole {
    /// The user.
    User,
    /// The agent.
    Assistant,
}

/// Tokens of a run by the agent's own count; cached ones are counted as input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens sent to the model.
    pub input_tokens: u64,
    /// Tokens the model made.
    pub output_tokens: u64,
    /// Their sum.
    pub total_tokens: u64,
}

/// What the agent says of a run. Gone after a restart, and an hour after the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunStatus {
    /// The run.
    pub run_id: AgentRunId,
    /// Where it stands.
    pub status: AgentRunState,
    /// The session given at the start.
    pub session_id: Option<String>,
    /// The model alias given at the start, echoed.
    pub model: Option<String>,
    /// The name of the last event other than `message.delta`.
    pub last_event: Option<String>,
    /// The answer; only when completed.
    pub output: Option<String>,
    /// Tokens; only when completed.
    pub usage: Option<Usage>,
    /// The error; only when failed.
    pub error: Option<String>,
}

/// A run's state as the agent names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AgentRunState {
    /// Not begun.
    Queued,
    /// At work, or waiting for one of the agent's threads: the agent does not tell these apart.
    Running,
    /// An approval is pending; what it asks is told in the event only.
    WaitingForApproval,
    /// Asked to stop; cooperative.
    Stopping,
    /// Ended with an answer.
    Completed,
    /// Ended with an error.
    Failed,
    /// Stopped.
    Cancelled,
    /// A state this program does not know.
    #[serde(untagged)]
    Unknown(String),
}

impl AgentRunState {
    /// Whether the run is over.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// A decision on a pending approval, as the agent takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalChoice {
    /// This command, once.
    Once,
    /// This class of commands until the run ends (the agent's approval session is the run).
    Session,
    /// This class of commands for good: the Hub sends it only where policy says so.
    Always,
    /// Not. The run goes on and normally completes.
    Deny,
}

/// The unauthenticated answer of `/v1/health`. Says that a process listens, not that it is ours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Health {
    /// `ok`.
    pub status: String,
    /// `hermes-agent`.
    pub platform: String,
    /// The agent's version, `0.19.0`.
    pub version: String,
}

/// `/v1/capabilities`: an answer proves that the key is accepted, so that the process is ours.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Capabilities {
    /// `hermes-agent`.
    pub platform: String,
    /// Flags and texts by name; `jobs_admin` is known to be wrong.
    #[serde(default)]
    pub features: BTreeMap<String, Value>,
}

impl Capabilities {
    /// Whether the agent says it has a feature.
    pub fn has(&self, feature: &str) -> bool {
        self.features.get(feature) == Some(&Value::Bool(true))
    }
}

/// `/health/detailed`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct HealthDetailed {
    /// `ok` or `degraded`.
    pub status: String,
    /// The checks behind it.
    pub readiness: Readiness,
    /// `running` or `draining`.
    pub gateway_state: Option<String>,
    /// The agent's version.
    pub version: Option<String>,
    /// The agent's process id, by its own word.
    pub pid: Option<u32>,
}

impl HealthDetailed {
    /// Runs at work, without those being stopped. The other counters of this answer are known to lie.
    pub fn active_api_runs(&self) -> Option<u64> {
        self.readiness.checks.get("background_queues")?.active_api_runs
    }

    /// Names of the checks that are not ok.
    pub fn degraded_checks(&self) -> Vec<&str> {
        let degraded = self.readiness.checks.iter().filter(|(_, check)| check.status != "ok");
        degraded.map(|(name, _)| name.as_str()).collect()
    }
}

/// The readiness checks by name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Readiness {
    /// `state_db`, `config`, `model`, `disk`, `gateway`, `background_queues`.
    #[serde(default)]
    pub checks: BTreeMap<String, Check>,
}

/// One readiness check.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Check {
    /// `ok` or `degraded`.
    pub status: String,
    /// More words, if there are.
    pub detail: Option<String>,
    /// Only in `background_queues`.
    pub active_api_runs: Option<u64>,
}
