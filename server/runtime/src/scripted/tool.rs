//! The terminal tool: really running a command, as the tenant's tools do.
//!
//! A command gets a process group of its own. A run that is stopped kills its command; an orderly
//! end of the agent kills all groups; after SIGKILL they live on, which is the fault that an agent
//! host has to compensate.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};

/// The longest output that is kept of a command.
const OUTPUT_BYTES_MAX: u64 = 50_000;

/// Variables that the agent keeps from its tools.
const HIDDEN_VARIABLES: [&str; 2] = ["API_SERVER_KEY", "OPENROUTER_API_KEY"];

/// Where a tool runs, and what it is told.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub(super) work_dir: Option<PathBuf>,
    pub(super) variables: BTreeMap<String, String>,
}

/// What a tool call gave.
#[derive(Clone, Debug)]
pub(super) struct ToolResult {
    /// Whether `tool.completed` says `error`.
    pub(super) failed: bool,
    /// What the model is given.
    pub(super) text: Value,
}

impl ToolResult {
    /// A result with an exit code, as the terminal tool words it.
    pub(super) fn exited(output: &str, exit_code: i32) -> Self {
        let text = json!({"output": output, "exit_code": exit_code, "error": null});
        Self { failed: exit_code != 0, text }
    }

    /// A command that was approved and ran.
    pub(super) fn approved(class: &str) -> Self {
        let note = format!("Command required approval ({class}) and was approved by the user.");
        let text = json!({"output": "", "exit_code": 0, "error": null, "approval": note});
        Self { failed: false, text }
    }

    /// A command that was denied, or that nobody decided in time.
    pub(super) fn blocked(why: &str) -> Self {
        let error = format!(
            "BLOCKED: Command {why}. The user has NOT consented to this action. Do NOT retry this command, \
             do NOT rephrase it, and do NOT attempt the same outcome another way."
        );
        Self { failed: true, text: json!({"output": "", "exit_code": -1, "error": error}) }
    }

    /// A tool that was interrupted by a stop.
    pub(super) fn interrupted() -> Self {
        Self { failed: true, text: json!({"output": "", "exit_code": 130, "error": "interrupted"}) }
    }
}

/// The process groups of running commands.
#[derive(Debug, Default)]
pub(super) struct Groups(Mutex<Vec<Pid>>);

impl Groups {
    /// Kills every group that was started here and not seen to end.
    pub(super) fn kill_all(&self) {
        for group in self.groups().drain(..) {
            // It may have ended meanwhile; there is nothing else to be done about it.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    fn add(&self, child: &Child) -> Option<Pid> {
        let group = child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?))?;
        self.groups().push(group);
        Some(group)
    }

    fn remove(&self, group: Option<Pid>) {
        self.groups().retain(|known| Some(*known) != group);
    }

    fn groups(&self) -> std::sync::MutexGuard<'_, Vec<Pid>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Kills a command's group unless it ended by itself: covers a stop, which drops the future.
struct KillOnDrop<'a> {
    groups: &'a Groups,
    group: Option<Pid>,
    done: bool,
}

impl Drop for KillOnDrop<'_> {
    fn drop(&mut self) {
        self.groups.remove(self.group);
        if let Some(group) = self.group.filter(|_| !self.done) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// Runs a command to its end. Dropping the future kills it.
pub(super) async fn run_command(place: Surroundings, groups: &Groups, command: &str) -> ToolResult {
    let mut child = match shell(&place, command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return ToolResult::exited(&error.to_string(), 127),
    };
    let mut guard = KillOnDrop { groups, group: groups.add(&child), done: false };
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (output, errors, status) = tokio::join!(read(stdout), read(stderr), child.wait());
    guard.done = true;
    let code = status.ok().and_then(|status| status.code()).unwrap_or(-1);
    ToolResult::exited(format!("{output}{errors}").trim_end(), code)
}

/// Starts a command and leaves it alone.
pub(super) fn run_in_background(place: &Surroundings, groups: &Arc<Groups>, command: &str) -> ToolResult {
    match shell(place, command).stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
        Ok(mut child) => {
            let (groups, group, pid) = (Arc::clone(groups), groups.add(&child), child.id());
            // Reaped here: no zombie stays, and its number is not killed once it means another process.
            tokio::spawn(async move {
                let _ = child.wait().await;
                groups.remove(group);
            });
            let text =
                json!({"output": "Background process started", "pid": pid, "exit_code": 0, "error": null});
            ToolResult { failed: false, text }
        }
        Err(error) => ToolResult::exited(&error.to_string(), 127),
    }
}

fn shell(place: &Surroundings, command: &str) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(command).stdin(Stdio::null()).process_group(0).envs(&place.variables);
    for name in HIDDEN_VARIABLES {
        shell.env_remove(name);
    }
    if let Some(dir) = &place.work_dir {
        shell.current_dir(dir);
    }
    shell
}

async fn read(pipe: Option<impl tokio::io::AsyncRead + Unpin>) -> String {
    let mut kept = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = (&mut pipe).take(OUTPUT_BYTES_MAX).read_to_end(&mut kept).await;
        // The rest is read over, so that the command is not stopped by a full pipe.
        let _ = tokio::io::copy(&mut pipe, &mut tokio::io::sink()).await;
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// Seconds as the agent writes them in `tool.completed`: rounded to milliseconds.
pub(super) fn rounded_seconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1000.0).round() / 1000.0
}
