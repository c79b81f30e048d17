//! Placement on this machine: a host is a process in a session of its own.
//!
//! What an agent leaves behind is found by a mark in its environment, which a hostile one can take off, and by its uid,
//! which it cannot, where it has one of its own.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open, pidfd_send_signal};

use super::{AgentUser, HOST_LOG, LAUNCH_FILE, Launch, PlaceError, Placed, file, proc, user};

/// The variable that marks all processes of one host, with [`Local::mark`] as its value.
pub(crate) const MARK: &str = "HERMES_HUB_HOST";

/// How often leftovers are looked for: they may start others while they are being ended.
const SWEEPS_MAX: usize = 5;

/// Starts hosts on this machine.
#[derive(Clone, Debug)]
pub struct Local {
    program: PathBuf,
}

impl Local {
    /// Hosts are this very program, called with `agent-host --launch FILE`. Fails if its path is not known.
    ///
    /// On Linux that is the file that runs, also when an upgrade has put another one in its place meanwhile.
    pub fn of_this_program() -> io::Result<Self> {
        let running = PathBuf::from("/proc/self/exe");
        if running.exists() { Ok(Self::new(running)) } else { std::env::current_exe().map(Self::new) }
    }

    /// Hosts are `program`, called with `agent-host --launch FILE`.
    pub fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// Starts a host. It is in a session of its own, has nothing of this process's environment or
    /// descriptors, and goes on when this process ends. Call it within a Tokio runtime, which takes
    /// note of its end. Blocks for a few small writes. Fails with `Launch`, `File`, `Spawn` or `Gone`.
    pub fn start(&self, launch: &Launch) -> Result<Placed, PlaceError> {
        check(launch)?;
        let launch_file = write_launch(launch)?;
        let log = launch.directory.join(HOST_LOG);
        let errors = File::options().create(true).append(true).mode(0o600).open(&log);
        let errors = errors.map_err(|source| file("opened", &log, source))?;
        let output = errors.try_clone().map_err(|source| file("opened", &log, source))?;
        let spawned = tokio::process::Command::new(&self.program)
            // What process lists show, whatever the program's path.
            .arg0("hermes-hub")
            .args(["agent-host", "--launch"])
            .arg(&launch_file)
            .env_clear()
            .current_dir(&launch.directory)
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .kill_on_drop(false)
            .spawn();
        let spawn_failed = |source| PlaceError::Spawn { program: self.program.clone(), source };
        let mut child = spawned.map_err(spawn_failed)?;
        let uid = launch.user.map(|user| user.uid);
        // Nobody has waited for the child yet, so its id is still its own.
        let placed = child.id().and_then(|pid| Some(Placed { pid, started: proc::stat(pid)?.started, uid }));
        tokio::spawn(async move {
            // What it ended with is told by its reports; this only takes note, so that no zombie stays.
            let _ = child.wait().await;
        });
        placed.ok_or(PlaceError::Gone { log })
    }

    /// Whether this host still runs. A process of another start time is not it.
    pub fn is_alive(&self, placed: &Placed) -> bool {
        proc::stat(placed.pid).is_some_and(|stat| stat.started == placed.started && !stat.is_over())
    }

    /// Kills a host and everything that it left behind, at once. A process that is not this host any more is not
    /// touched. Answers whether there was anything to kill. Blocks while it looks through `/proc`. Fails with `Kill`.
    pub fn kill(&self, placed: &Placed) -> Result<bool, PlaceError> {
        let failed = |source| PlaceError::Kill { pid: placed.pid, source };
        let alive = self.kill_host(placed).map_err(failed)?;
        let swept = self.sweep(placed).map_err(failed)?;
        Ok(alive || swept > 0)
    }

    /// Kills what a host that is gone left behind: processes that the agent's tools made to outlive it. Answers how
    /// many there were, where they can be counted. Blocks while it looks through `/proc`.
    pub fn sweep(&self, placed: &Placed) -> io::Result<usize> {
        let mark = Self::mark(placed);
        let mut killed = match placed.uid {
            Some(uid) => user::end_all(&self.program, uid)?,
            None => 0,
        };
        for _ in 0..SWEEPS_MAX {
            let mut found = 0;
            for pid in proc::all()?.filter(|pid| *pid != std::process::id()) {
                let is_left = proc::stat(pid).is_some_and(|stat| !stat.is_over());
                if is_left && proc::has_variable(pid, MARK, &mark) && kill_one(pid, &mark)? {
                    found += 1;
                }
            }
            killed += found;
            if found == 0 {
                break;
            }
        }
        Ok(killed)
    }

    /// What marks the processes of this host's agent.
    pub(crate) fn mark(placed: &Placed) -> String {
        format!("{}.{}", placed.pid, placed.started)
    }

    fn kill_host(&self, placed: &Placed) -> io::Result<bool> {
        let Some(pid) = pid(placed.pid) else { return Ok(false) };
        // The descriptor holds on to the process, so that the check and the signal mean the same one.
        let process = match pidfd_open(pid, PidfdFlags::empty()) {
            Ok(process) => process,
            Err(rustix::io::Errno::SRCH) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        if !self.is_alive(placed) {
            return Ok(false);
        }
        // Its session and group are its own, made by itself as the first thing; a group of this number cannot be
        // another's while it lives.
        let _ = kill_process_group(pid, Signal::KILL);
        gone_is_fine(pidfd_send_signal(&process, Signal::KILL))
    }
}

/// Kills a process if it is still the one with the mark.
fn kill_one(number: u32, mark: &str) -> io::Result<bool> {
    let Some(pid) = pid(number) else { return Ok(false) };
    let process = match pidfd_open(pid, PidfdFlags::empty()) {
        Ok(process) => process,
        Err(rustix::io::Errno::SRCH) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    if !proc::has_variable(number, MARK, mark) {
        return Ok(false);
    }
    gone_is_fine(pidfd_send_signal(&process, Signal::KILL))
}

fn gone_is_fine(sent: rustix::io::Result<()>) -> io::Result<bool> {
    match sent {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::SRCH) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn pid(number: u32) -> Option<Pid> {
    i32::try_from(number).ok().and_then(Pid::from_raw)
}

fn check(launch: &Launch) -> Result<(), PlaceError> {
    if launch.agent_command.is_empty() {
        return Err(PlaceError::Launch("no agent command is set"));
    }
    if launch.user.is_some_and(|user| !user.may_be_an_agents()) {
        return Err(PlaceError::Launch("its agent's user is one of the system's"));
    }
    let paths = [&launch.directory, &launch.managed, &launch.home, &launch.workspace, &launch.outputs];
    if paths.iter().any(|path| !path.is_absolute()) {
        return Err(PlaceError::Launch("its directories must be absolute paths"));
    }
    Ok(())
}

fn write_launch(launch: &Launch) -> Result<PathBuf, PlaceError> {
    let directory = &launch.directory;
    let made = DirBuilder::new().recursive(true).mode(0o700).create(directory);
    made.map_err(|source| file("made", directory, source))?;
    let path = directory.join(LAUNCH_FILE);
    let text = serde_json::to_vec(launch)
        .map_err(|_| PlaceError::Launch("its launch file cannot be written as JSON: a path is not UTF-8"))?;
    write_for(Reader::HubOnly, &path, &text).map_err(|source| file("written", &path, source))?;
    Ok(path)
}

/// Who is to read a file, beside the Hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Nobody.
    HubOnly,
    /// The agent, without being able to write it. Without a user of its own it is the Hub, and can.
    Agent(Option<AgentUser>),
    /// The agent, whose file it is.
    Owner(Option<AgentUser>),
}

/// Makes a directory that its reader can look into and nobody else can. Harmless if it is there.
pub(crate) fn make_for(reader: Reader, path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    let directory = File::open(path)?;
    match reader {
        Reader::Agent(Some(user)) => {
            fchown(&directory, None, Some(user.gid))?;
            directory.set_permissions(std::fs::Permissions::from_mode(0o750))
        }
        Reader::Owner(Some(user)) => fchown(&directory, Some(user.uid), Some(user.gid)),
        Reader::HubOnly | Reader::Agent(None) | Reader::Owner(None) => Ok(()),
    }
}

/// Puts a whole file in place that nobody else can read, from its first moment on.
pub(crate) fn write_for(reader: Reader, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_added_extension("new");
    // A leftover could have other permissions, which opening does not change. In an agent's home it could be anything.
    match std::fs::remove_file(&new) {
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => set_aside(&new)?,
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut out = File::options().create_new(true).write(true).mode(0o600).open(&new)?;
    match reader {
        Reader::Agent(Some(user)) => {
            fchown(&out, None, Some(user.gid))?;
            out.set_permissions(std::fs::Permissions::from_mode(0o640))?;
        }
        // By the open file, since its name is in the agent's hands.
        Reader::Owner(Some(user)) => fchown(&out, Some(user.uid), Some(user.gid))?,
        Reader::HubOnly | Reader::Agent(None) | Reader::Owner(None) => {}
    }
    out.write_all(bytes)?;
    out.sync_all()?;
    std::fs::rename(&new, path)
}

/// Moves what stands in the way out of it, to a name of its own beside it: an agent may have made anything of anything in
/// its home, and is not to be kept from starting by that. Fails if it cannot be moved.
pub(crate) fn set_aside(path: &Path) -> io::Result<()> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let aside = path.with_added_extension(format!("set-aside-{}", now.as_nanos()));
    tracing::warn!("{} is in the way and was set aside as {}", path.display(), aside.display());
    std::fs::rename(path, aside)
}
