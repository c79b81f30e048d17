//! The processes that can be killed, as they are found on this machine: agent hosts, their agents, and what is left
//! of them. Nothing here knows what the Hub says of them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::leftovers::{self, Found};

/// The name of the agent's program.
const AGENT: &str = "scripted-agent";
/// The variable by which the Hub knows all processes of one host.
const MARK: &str = "HERMES_HUB_HOST=";

/// A running agent host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    /// Its process id.
    pub(crate) pid: u32,
    /// Whose agent it holds.
    pub(crate) tenant_uid: String,
    /// Which start of the agent it is.
    pub(crate) generation: String,
}

/// The agent hosts of the Hub with this data directory.
pub(crate) fn hosts(data_dir: &Path) -> Vec<Host> {
    let own = data_dir.join("agents");
    leftovers::naming(&own).iter().filter_map(|found| host(found, &own)).collect()
}

/// `… agent-host --launch DATA/agents/UID/GENERATION/launch.json`
fn host(found: &Found, agents: &Path) -> Option<Host> {
    let (_, launch) = found.words.split_once("agent-host --launch ")?;
    let launch = Path::new(launch.trim()).strip_prefix(agents).ok()?;
    let mut parts = launch.iter().map(|part| part.to_string_lossy().into_owned());
    Some(Host { pid: found.pid, tenant_uid: parts.next()?, generation: parts.next()? })
}

/// The agent that a host holds, once it has one.
pub(crate) fn agent_of(data_dir: &Path, host: &Host) -> Option<u32> {
    let home = data_dir.join("tenants").join(&host.tenant_uid);
    let mine = leftovers::naming(&home).into_iter();
    // Before it is the agent, the child runs the Hub's own program for a moment.
    let mut agents = mine.filter(|found| found.program.ends_with(AGENT));
    agents.find(|found| parent(found.pid) == Some(host.pid)).map(|found| found.pid)
}

/// The processes that carry the mark of a host which is gone.
pub(crate) fn left_by(data_dir: &Path, host: &Host) -> Vec<Found> {
    let mark = format!("{MARK}{}.", host.pid);
    let mine = leftovers::naming(&data_dir.join("tenants").join(&host.tenant_uid)).into_iter();
    mine.filter(|found| found.has_in_environment(&mark) && found.pid != host.pid).collect()
}

/// Everything that runs on this data directory but its Hub.
pub(crate) fn all(data_dir: &Path) -> Vec<Found> {
    let found = leftovers::naming(data_dir).into_iter();
    found.filter(|found| !found.words.contains(" serve ")).collect()
}

/// Whether a process with this id is there and has not ended.
pub(crate) fn is_there(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| !matches!(state, 'Z' | 'X' | 'x'))
}

/// Whether a process has this file open, by the end of its path.
pub(crate) fn has_open(pid: u32, file: &Path) -> bool {
    let Ok(entries) = fs::read_dir(format!("/proc/{pid}/fd")) else { return false };
    let mut open = entries.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    open.any(|path: PathBuf| path == file)
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid).map(|(_, parent)| parent)
}

/// The state and the parent of a process.
fn stat(pid: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name stands in parentheses and may hold anything.
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}
