//! Processes that a Hub under test started and that outlive it: agent hosts, agents, and what agents' tools left.
//!
//! All of them name the Hub's directory, in their arguments or in their environment, and nobody else does: it is a
//! temporary directory with a random name. So they are found whatever became of the Hub that knew them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

/// How often leftovers are looked for: one may start another while it is being ended.
const SWEEPS_MAX: usize = 200;

/// A process that names a directory.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) pid: u32,
    /// Its words, separated by spaces.
    pub(crate) words: String,
    /// The file that it runs.
    pub(crate) program: PathBuf,
    environment: String,
}

impl Found {
    fn of(pid: u32) -> Option<Self> {
        let text = |name: &str| {
            let bytes = fs::read(format!("/proc/{pid}/{name}")).ok()?;
            Some(String::from_utf8_lossy(&bytes).replace('\0', " "))
        };
        // Of a process that has ended and waits for its parent, there is no word.
        let words = text("cmdline").filter(|words| !words.is_empty())?;
        let program = fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
        Some(Self { pid, words, program, environment: text("environ").unwrap_or_default() })
    }

    /// Whether it names this path.
    pub(crate) fn names(&self, path: &Path) -> bool {
        let path = path.display().to_string();
        self.words.contains(&path) || self.environment.contains(&path)
    }

    /// Whether its environment, as it was started with, holds this text.
    pub(crate) fn has_in_environment(&self, text: &str) -> bool {
        self.environment.contains(text)
    }
}

/// The processes that name `path`, this one excepted.
pub(crate) fn naming(path: &Path) -> Vec<Found> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let pids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let others = pids.filter(|pid| *pid != std::process::id());
    others.filter_map(Found::of).filter(|found| found.names(path)).collect()
}

/// Kills the processes that name `path`, until there is none. Never panics: it is what a story ends with, also one
/// that failed.
pub(crate) fn end(path: &Path) {
    for _ in 0..SWEEPS_MAX {
        let found = naming(path);
        if found.is_empty() {
            break;
        }
        for left in found {
            kill(left.pid, path);
        }
        // A pause between two looks, not a guess at how long dying takes.
        std::thread::sleep(Duration::from_millis(5));
    }
    remove_names(path);
}

/// Removes the short names of agents' temporary directories below `path`, which hosts leave that are killed.
fn remove_names(path: &Path) {
    for entry in fs::read_dir("/tmp").into_iter().flatten().flatten() {
        if fs::read_link(entry.path()).is_ok_and(|target| target.starts_with(path)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Kills this process (SIGKILL) if it names `path`.
pub(crate) fn kill(pid: u32, path: &Path) {
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else { return };
    // The descriptor holds on to the process, so that the look and the signal mean the same one.
    let Ok(process) = pidfd_open(pid, PidfdFlags::empty()) else { return };
    let is_it = Found::of(pid.as_raw_nonzero().get().unsigned_abs()).is_some_and(|found| found.names(path));
    if is_it {
        let _ = pidfd_send_signal(&process, Signal::KILL);
    }
}
