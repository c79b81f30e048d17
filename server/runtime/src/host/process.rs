//! The agent's process: started so that it cannot outlive the host, and ended with everything that it started.
//!
//! One thread is the parent: the kernel ties a child's life to the thread that started it, and a subreaper gets all
//! orphans below it, so that thread takes note of every end and clears up behind the agent. The program itself is put
//! in place by [`become_agent`], which ties the knot and is then replaced. Nothing here knows what the program does.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{ChildStderr, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::Mode;
use rustix::process::{
    Pid, Signal, WaitOptions, getppid, kill_process, kill_process_group, set_parent_process_death_signal,
    umask, wait,
};
use serde_json::{Value, json};
use tokio::sync::{oneshot, watch};

use crate::placement::user::become_user;
use crate::placement::{AgentUser, proc};

/// How long the parent thread clears up behind the agent.
const CLEARING_MAX: Duration = Duration::from_secs(5);

/// How often it looks for what is left.
const CLEARING_EVERY: Duration = Duration::from_millis(10);

/// How an agent's process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exit {
    /// Its exit code, unless a signal ended it.
    pub(crate) code: Option<i32>,
    /// The signal that ended it.
    pub(crate) signal: Option<i32>,
}

impl Exit {
    /// The report's members.
    pub(crate) fn to_json(self) -> Value {
        json!({"code": self.code, "signal": self.signal})
    }
}

impl std::fmt::Display for Exit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.code, self.signal) {
            (Some(code), _) => write!(out, "exit code {code}"),
            (None, Some(signal)) => write!(out, "signal {signal}"),
            (None, None) => write!(out, "an end that is not known"),
        }
    }
}

/// How far the parent thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    /// The agent has ended.
    Ended(Exit),
    /// So has everything that it started.
    Cleared(Exit),
}

/// A running agent. Dropping it kills the process group.
#[derive(Debug)]
pub(crate) struct AgentProcess {
    pid: Pid,
    stage: watch::Receiver<Stage>,
}

/// What the process writes.
pub(crate) struct Output {
    pub(crate) stdout: ChildStdout,
    pub(crate) stderr: ChildStderr,
}

impl AgentProcess {
    /// Starts `words` (a program and its arguments) as `user`, or else as this process's own, with `command`'s
    /// environment and directory, through this very program. The directory `temporary` is made, by that user. Fails if it cannot be started; that the program behind it is missing shows as exit code 127.
    pub(crate) async fn start(
        prepare: impl FnOnce(&mut Command),
        words: &[String],
        user: Option<AgentUser>,
        temporary: &Path,
    ) -> io::Result<(Self, Output)> {
        // The very file that this process runs, also when another one has taken its name since.
        let mut command = Command::new("/proc/self/exe");
        command.args(["agent-host", "--become-agent-of", &std::process::id().to_string()]);
        if let Some(AgentUser { uid, gid }) = user {
            command.args(["--uid", &uid.to_string(), "--gid", &gid.to_string()]);
        }
        command.arg("--temporary").arg(temporary).arg("--").args(words);
        prepare(&mut command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        let (started, start) = oneshot::channel();
        let (told, stage) = watch::channel(Stage::Running);
        std::thread::Builder::new()
            .name("agent-parent".to_owned())
            .spawn(move || parent(command, started, &told))?;
        let (pid, output) = start.await.map_err(|_| io::Error::other("the parent thread ended"))??;
        Ok((Self { pid, stage }, output))
    }

    /// Returns when the agent has ended.
    pub(crate) async fn ended(&self) -> Exit {
        let mut stage = self.stage.clone();
        match stage.wait_for(|stage| *stage != Stage::Running).await.as_deref() {
            Ok(Stage::Ended(exit) | Stage::Cleared(exit)) => *exit,
            // The thread ends after it has told the end.
            Ok(Stage::Running) | Err(_) => Exit { code: None, signal: None },
        }
    }

    /// Returns when everything that the agent started has ended too, as far as that can be brought about.
    pub(crate) async fn cleared(&self) -> Exit {
        let mut stage = self.stage.clone();
        // When the thread ends without this word, there is nothing more to wait for.
        let _ = stage.wait_for(|stage| matches!(stage, Stage::Cleared(_))).await;
        self.ended().await
    }

    /// Ends the agent: SIGTERM, and after `patience` SIGKILL to its group.
    pub(crate) async fn end(&self, patience: Duration) -> Exit {
        self.signal_if_running(|pid| kill_process(pid, Signal::TERM));
        if tokio::time::timeout(patience, self.ended()).await.is_err() {
            tracing::warn!("the agent did not end within {} s of SIGTERM and is killed", patience.as_secs());
            self.kill();
        }
        self.cleared().await
    }

    /// SIGKILL to its group, at once.
    pub(crate) fn kill(&self) {
        self.signal_if_running(|pid| kill_process_group(pid, Signal::KILL));
    }

    fn signal_if_running(&self, send: impl FnOnce(Pid) -> rustix::io::Result<()>) {
        // Between this look and the signal the thread may take note of the end, but the number is not given to
        // another process so soon.
        if *self.stage.borrow() == Stage::Running {
            // Its end at this moment is what was wanted.
            let _ = send(self.pid);
        }
    }
}

impl Drop for AgentProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

type Started = io::Result<(Pid, Output)>;

/// The parent thread: starts the agent, takes note of every end below the host, clears up behind the agent.
fn parent(mut command: Command, started: oneshot::Sender<Started>, stage: &watch::Sender<Stage>) {
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            let _ = started.send(Err(error));
            return;
        }
    };
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else { return };
    let pid = Pid::from_child(&child);
    let _ = started.send(Ok((pid, Output { stdout, stderr })));
    let exit = reap_until(pid);
    stage.send_replace(Stage::Ended(exit));
    clear(pid);
    stage.send_replace(Stage::Cleared(exit));
}

fn reap_until(agent: Pid) -> Exit {
    loop {
        match wait(WaitOptions::empty()) {
            Ok(Some((pid, status))) if pid == agent => {
                return Exit { code: status.exit_status(), signal: status.terminating_signal() };
            }
            // An orphan that a tool left.
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Exit { code: None, signal: None },
        }
    }
}

/// Kills what the agent left behind: its group, then whatever has become the host's own child, until there is none.
fn clear(agent: Pid) {
    let _ = kill_process_group(agent, Signal::KILL);
    let deadline = Instant::now() + CLEARING_MAX;
    while Instant::now() < deadline {
        match wait(WaitOptions::NOHANG) {
            Ok(Some(_)) | Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
            Ok(None) => {}
        }
        let own = std::process::id();
        for pid in proc::all().into_iter().flatten() {
            if proc::stat(pid).is_some_and(|stat| stat.parent == own)
                && let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw)
            {
                // A child that nobody but this thread takes note of: the number is still its own.
                let _ = kill_process(pid, Signal::KILL);
            }
        }
        std::thread::sleep(CLEARING_EVERY);
    }
    tracing::error!("processes that the agent left behind could not be ended");
}

/// Turns this process into the agent `words`, which runs as `user`, if one is given, finds its directory `temporary`, and
/// dies with `host`. Returns only if that fails.
pub(super) fn become_agent(
    host: u32,
    user: Option<AgentUser>,
    temporary: &Path,
    words: &[OsString],
) -> io::Error {
    let Some((program, arguments)) = words.split_first() else {
        return io::Error::new(io::ErrorKind::InvalidInput, "no command was given");
    };
    match prepare(host, user, temporary) {
        Ok(()) => Command::new(program).args(arguments).exec(),
        Err(error) => error,
    }
}

fn prepare(host: u32, user: Option<AgentUser>, temporary: &Path) -> io::Result<()> {
    if let Some(user) = user {
        become_user(user)?;
    }
    // After the user, because a change of it undoes this.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // The host may have died before the knot was tied.
    let parent = getppid().map(|pid| pid.as_raw_nonzero().get());
    if parent.and_then(|parent| u32::try_from(parent).ok()) != Some(host) {
        return Err(io::Error::other("the agent host has ended"));
    }
    // The agent leaves several private files to the umask.
    umask(Mode::RWXG | Mode::RWXO);
    // In the agent's own home, where anything may be: so it is made with no more rights than the agent has.
    std::fs::create_dir_all(temporary)
}
