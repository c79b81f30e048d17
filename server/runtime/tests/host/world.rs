//! A Hub, a host as a process and the scripted agent as its child, with directories of their own.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hub_runtime::placement::{HOST_LOG, HostLimits, Launch, Local, Placed};
use hub_types::RunId;
use rustix::process::{Pid, Signal, kill_process};
use secrecy::SecretString;

use crate::hub::{CREDENTIAL, Hub};

/// No condition in these tests takes longer, however loaded the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct World {
    pub(crate) hub: Hub,
    pub(crate) root: tempfile::TempDir,
    pub(crate) local: Local,
    pub(crate) launch: Launch,
    pub(crate) placed: Option<Placed>,
}

impl World {
    /// A world whose agent is ready.
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with another launch.
    pub(crate) async fn with(change: impl FnOnce(&mut Launch)) -> Self {
        let mut world = Self::empty().await;
        change(&mut world.launch);
        world.place();
        world.hub.ready().await;
        world
    }

    /// A world without a host yet.
    pub(crate) async fn empty() -> Self {
        let hub = Hub::start().await;
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| {
            let path = root.path().join(name);
            std::fs::create_dir(&path).unwrap();
            path
        };
        let agent =
            [env!("CARGO_BIN_EXE_scripted-agent"), "--model-backoff-ms", "5", "--watchdog-ms", "3000"];
        let launch = Launch {
            hub_url: hub.url(),
            tenant_id: "acme".into(),
            generation: 7,
            credential: SecretString::from(CREDENTIAL),
            directory: path("generation"),
            managed: root.path().join("managed"),
            home: path("home"),
            workspace: path("workspace"),
            outputs: path("outputs"),
            agent_command: agent.map(str::to_owned).to_vec(),
            agent_env: BTreeMap::new(),
            bundled_skills: None,
            isolation: "process".into(),
            user: None,
            limits: HostLimits::default(),
        };
        let local = Local::new(env!("CARGO_BIN_EXE_agent-host").into());
        Self { hub, root, local, launch, placed: None }
    }

    pub(crate) fn place(&mut self) {
        self.placed = Some(self.local.start(&self.launch).unwrap());
    }

    pub(crate) fn placed(&self) -> Placed {
        self.placed.expect("a host was placed")
    }

    /// A path in the world's directory, for latches and pid files.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The agent's process, by the lock in its home.
    pub(crate) fn agent_pid(&self) -> u32 {
        std::fs::read_to_string(self.launch.home.join("gateway.lock")).unwrap().parse().unwrap()
    }

    /// The run ids that the agent was given, in order.
    pub(crate) fn started(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.launch.home.join("scripted-started.log")).unwrap_or_default();
        text.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        send(self.placed().pid, signal);
    }

    /// Waits until the host's process is gone.
    pub(crate) async fn host_ends(&self) {
        let placed = self.placed();
        until("the host ends", || !self.local.is_alive(&placed)).await;
    }

    /// Makes a program of a shell script.
    pub(crate) fn script(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        path
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(placed) = self.placed {
            let _ = self.local.kill(&placed);
            remove_names(self.root.path());
            if std::thread::panicking() {
                let log = std::fs::read_to_string(self.launch.directory.join(HOST_LOG));
                eprintln!("the host said:\n{}", log.unwrap_or_default());
            }
        }
    }
}

/// Removes the short names of temporary directories below `root`, which a killed host leaves.
fn remove_names(root: &Path) {
    for entry in std::fs::read_dir("/tmp").into_iter().flatten().flatten() {
        if std::fs::read_link(entry.path()).is_ok_and(|target| target.starts_with(root)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A run's id that no other has.
pub(crate) fn run_id() -> RunId {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("run_{:026}", NEXT.fetch_add(1, Ordering::Relaxed)).parse().unwrap()
}

pub(crate) fn send(pid: u32, signal: Signal) {
    kill_process(Pid::from_raw(pid.try_into().unwrap()).unwrap(), signal).unwrap();
}

/// Whether a process is there and has not ended.
pub(crate) fn is_running(pid: u32) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else { return false };
    !stat.rsplit_once(')').unwrap().1.trim_start().starts_with(['Z', 'X'])
}

/// A process id that a script left in a file.
pub(crate) async fn pid_in(path: &Path) -> u32 {
    let read = || std::fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
    until("the process id is written", || read().is_some()).await;
    read().unwrap()
}

/// Waits for something that nobody tells.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    let met = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, met).await.unwrap_or_else(|_| panic!("not met: {what}"));
}
