//! The real program as a child process: started, killed, started again on what it left behind.

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, LazyLock, Mutex};

use hermes_hub_client::types::{Tenant, TenantCreate};
use hermes_hub_client::{Hub, Repeats};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::caller::{Caller, Latch};
use crate::figures::Figures;
use crate::raw::Raw;
use crate::settings::Settings;
use crate::wire::Wire;
use crate::{PATIENCE, eventually, leftovers};

/// A Hub in a process of its own.
pub struct Process {
    settings: Settings,
    directory: Arc<Place>,
    child: Child,
    url: String,
    stdout: Lines,
    stderr: Lines,
}

/// A Hub's directory. With it go all processes that were started on it, also those that outlive a Hub.
struct Place(TempDir);

impl Drop for Place {
    fn drop(&mut self) {
        leftovers::end(self.0.path());
    }
}

/// A start that was refused.
#[derive(Debug)]
pub struct Refused {
    /// How the program ended.
    pub status: ExitStatus,
    /// What it wrote to standard output.
    pub stdout: Vec<String>,
    /// What it wrote to standard error.
    pub stderr: String,
}

/// The lines of one stream, collected as they come.
struct Lines {
    read: Arc<Mutex<Vec<String>>>,
    reader: JoinHandle<()>,
}

impl Process {
    /// Starts the program on a new data directory.
    pub async fn start() -> Self {
        Self::start_with(Settings::default()).await
    }

    /// Starts it with other settings.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn start_with(settings: Settings) -> Self {
        Self::start_in(settings, tempfile::tempdir().expect("a temporary directory")).await
    }

    /// Starts it with other settings, and all that is its own in this directory.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn start_in(settings: Settings, directory: TempDir) -> Self {
        match Self::run(settings, Arc::new(Place(directory))).await {
            Ok(process) => process,
            Err(refused) => panic!("the hub did not start: {refused:?}"),
        }
    }

    /// Starts it on a new data directory with settings that may be refused.
    ///
    /// # Errors
    /// With what it said, if it does not start.
    pub async fn try_start_with(settings: Settings) -> Result<Self, Refused> {
        let directory = Arc::new(Place(tempfile::tempdir().expect("a temporary directory")));
        Self::run(settings, directory).await
    }

    /// Starts a second program on the data directory of this one.
    ///
    /// # Errors
    /// With what it said, if it does not start.
    pub async fn another(&self, settings: Settings) -> Result<Self, Refused> {
        Self::run(settings, Arc::clone(&self.directory)).await
    }

    /// Starts a second program on the data directory of this one, and kills it (`kill -9`) as soon as `has_come`, which
    /// is given its process id, says that it has come far enough, or when it has ended by itself.
    pub(crate) async fn another_killed(&self, has_come: impl Fn(u32) -> bool) {
        let mut child = Self::spawn(&self.settings, &self.directory);
        while child.id().is_some_and(|pid| !has_come(pid)) && matches!(child.try_wait(), Ok(None)) {
            // A pause between two looks, not a guess at how long a start takes.
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        child.kill().await.expect("it runs, or has ended");
    }

    fn spawn(settings: &Settings, directory: &Place) -> Child {
        let file = directory.0.path().join("hub.toml");
        std::fs::write(&file, settings.text(&directory.0.path().join("data")))
            .expect("the settings are written");
        Command::new(hub_program())
            .args(["serve", "--config"])
            .arg(&file)
            // Nothing of the tester's own environment reaches the Hub.
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program runs")
    }

    async fn run(settings: Settings, directory: Arc<Place>) -> Result<Self, Refused> {
        let mut child = Self::spawn(&settings, &directory);
        let stdout = Lines::of(child.stdout.take().expect("standard output is piped"));
        let stderr = Lines::of(child.stderr.take().expect("standard error is piped"));
        let listening = async {
            loop {
                if let Some(line) = stdout.all().first() {
                    return line.strip_prefix("listening on ").map(str::to_owned);
                }
                if stdout.reader.is_finished() {
                    return None;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        match timeout(PATIENCE, listening).await.expect("the program listens or ends") {
            Some(url) => Ok(Self { settings, directory, child, url, stdout, stderr }),
            None => {
                let status = child.wait().await.expect("it has ended");
                Err(Refused { status, stdout: stdout.whole().await, stderr: stderr.whole().await.join("\n") })
            }
        }
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its data directory.
    pub fn data_dir(&self) -> PathBuf {
        self.directory.0.path().join("data")
    }

    /// What it has written to standard output.
    pub fn stdout(&self) -> Vec<String> {
        self.stdout.all()
    }

    /// What it has written to standard error: the start-up report, then its log.
    pub fn stderr(&self) -> String {
        self.stderr.all().join("\n")
    }

    /// A line of the start-up report, by its name.
    ///
    /// # Panics
    /// If there is no such line.
    pub fn report(&self, name: &str) -> String {
        let lines = self.stderr.all();
        let line = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("there is no line {name} in {lines:?}")).trim().to_owned()
    }

    /// Its metrics, as they are now. They have to be served: `metrics_listen` is `off` in stories that do not say so.
    ///
    /// # Panics
    /// If they are not there.
    pub async fn figures(&self) -> Figures {
        Figures::scrape(&self.metrics_url().await).await.expect("the metrics are served")
    }

    /// Where its metrics are.
    pub(crate) async fn metrics_url(&self) -> String {
        // The report is written before the address, but to another stream.
        let found = async || {
            let lines = self.stderr.all();
            lines.iter().find_map(|line| Some(line.strip_prefix("metrics ")?.trim().to_owned()))
        };
        eventually("the metrics' address is told", found).await
    }

    /// The first operator token, as an operator finds it.
    pub fn admin_token(&self) -> String {
        let text = std::fs::read_to_string(self.data_dir().join("operator.token"));
        text.expect("the first token is written").trim().to_owned()
    }

    /// An operator with scope admin, whose calls are sent once.
    pub fn admin(&self) -> Hub {
        let once = Repeats { tries: 1, ..Repeats::default() };
        Hub::connect(&self.url)
            .token(self.admin_token())
            .repeats(once)
            .build()
            .expect("the url is an address")
    }

    /// An operator with scope admin, whose calls are repeated while the Hub is away.
    pub fn patient(&self) -> Hub {
        let patience = Repeats { tries: 100, deadline: PATIENCE, ..Repeats::default() };
        let connect = Hub::connect(&self.url).token(self.admin_token()).repeats(patience);
        connect.build().expect("the url is an address")
    }

    /// A new tenant with the usual settings, ready, and somebody with work for it.
    pub async fn caller(&self, tenant_id: &str) -> Caller {
        self.caller_with(serde_json::json!({"id": tenant_id})).await
    }

    /// A new tenant, ready, and somebody with work for it.
    ///
    /// # Panics
    /// If the tenant cannot be made.
    pub async fn caller_with(&self, body: Value) -> Caller {
        let body: TenantCreate = serde_json::from_value(body).expect("the body makes a tenant");
        let made = self.admin().tenant_create().body(body).wait_seconds(20).send().await;
        self.caller_for(made.expect("the tenant is made").into_inner())
    }

    /// Somebody with work for a tenant that is there.
    pub fn caller_for(&self, tenant: Tenant) -> Caller {
        Caller::new(self.admin(), self.raw(), tenant)
    }

    /// A file for a scripted agent to wait for.
    pub fn latch(&self, name: &str) -> Latch {
        Latch(self.directory.0.path().join(format!("{name}.latch")))
    }

    /// The process ids of a tenant's agent hosts.
    pub fn hosts(&self, tenant: &Tenant) -> Vec<u32> {
        let launched = self.data_dir().join("agents").join(tenant.uid.as_str());
        let found = leftovers::naming(&launched).into_iter();
        found.filter(|found| found.words.contains("agent-host --launch")).map(|found| found.pid).collect()
    }

    /// The process ids of a tenant's agents.
    pub fn agents(&self, tenant: &Tenant) -> Vec<u32> {
        let home = self.data_dir().join("tenants").join(tenant.uid.as_str());
        let found = leftovers::naming(&home).into_iter();
        // Only the process itself, none of its tools: the scripted agent by its file, the real one, whose file is
        // Python's, by its words.
        let program = agent_program();
        let is_agent = |found: &leftovers::Found| {
            found.program == program || found.words.contains("bin/hermes gateway run")
        };
        found.filter(is_agent).map(|found| found.pid).collect()
    }

    /// The words of all processes that a tenant's agent and its tools made, the agent among them.
    pub fn tools(&self, tenant: &Tenant) -> Vec<String> {
        let home = self.data_dir().join("tenants").join(tenant.uid.as_str());
        leftovers::naming(&home).into_iter().map(|found| found.words).collect()
    }

    /// Ends a process of this Hub's as a crash does (`kill -9`).
    pub fn crash(&self, pid: u32) {
        leftovers::kill(pid, self.directory.0.path());
    }

    /// The Hub's process id.
    ///
    /// # Panics
    /// If it does not run.
    pub fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// The most memory that a process has had in its life, in bytes.
    ///
    /// # Panics
    /// If there is no such process.
    pub fn memory_peak(&self, pid: u32) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the process runs");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"));
        1024 * peak.and_then(|peak| peak.trim().parse::<u64>().ok()).expect("the kernel says it")
    }

    /// Sends any request, with the admin's token.
    pub fn raw(&self) -> Raw {
        Raw::new(self.url.clone(), Some(self.admin_token()))
    }

    /// Sends any bytes.
    pub async fn wire(&self) -> Wire {
        Wire::open(self.url.trim_start_matches("http://").parse().expect("the url is an address")).await
    }

    /// Ends it as a crash does (`kill -9`): it gets no chance to say or write anything.
    pub async fn kill(&mut self) {
        self.child.kill().await.expect("it runs");
    }

    /// Starts the program again on the same data directory, as it was left.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn restart(self) -> Self {
        let Self { settings, directory, .. } = self;
        match Self::run(settings, directory).await {
            Ok(process) => process,
            Err(refused) => panic!("the hub did not start again: {refused:?}"),
        }
    }

    /// Lets it end in order and starts it again on the same data directory.
    ///
    /// # Panics
    /// If it does not end with 0 in time, or does not start again.
    pub async fn end_and_restart(mut self) -> Self {
        self.terminate();
        let status =
            timeout(PATIENCE, self.child.wait()).await.expect("it ends in time").expect("it has a status");
        assert_eq!(status.code(), Some(0), "{}", self.stderr());
        self.restart().await
    }

    /// Asks it to end (SIGTERM).
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    /// Sends it a signal.
    ///
    /// # Panics
    /// If it does not run.
    pub fn signal(&self, signal: Signal) {
        let pid = self.child.id().and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?)).expect("it runs");
        kill_process(pid, signal).expect("it can be told");
    }

    /// How it ends, when there is still something to do with its directory.
    ///
    /// # Panics
    /// If it does not within [`PATIENCE`].
    pub async fn end(&mut self) -> ExitStatus {
        timeout(PATIENCE, self.child.wait()).await.expect("it ends in time").expect("it has a status")
    }

    /// How it ends, and all that it wrote to standard error.
    ///
    /// # Panics
    /// If it does not within [`PATIENCE`].
    pub async fn ended(mut self) -> (ExitStatus, String) {
        let status =
            timeout(PATIENCE, self.child.wait()).await.expect("it ends in time").expect("it has a status");
        (status, self.stderr.whole().await.join("\n"))
    }
}

impl Lines {
    fn of(stream: impl AsyncRead + Unpin + Send + 'static) -> Self {
        let read = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&read);
        let reader = tokio::spawn(async move {
            let mut lines = BufReader::new(stream).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                log.lock().expect("no reader panics").push(line);
            }
        });
        Self { read, reader }
    }

    fn all(&self) -> Vec<String> {
        self.read.lock().expect("no reader panics").clone()
    }

    /// All lines, once the stream has ended.
    async fn whole(self) -> Vec<String> {
        let _ = self.reader.await;
        std::mem::take(&mut *self.read.lock().expect("no reader panics"))
    }
}

/// The Hub's program. Whether it is new enough is looked at once: sources may change while a test runs.
pub(crate) fn hub_program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> =
        LazyLock::new(|| program("hermes-hub", "cargo build -p hub-server --bin hermes-hub"));
    &PROGRAM
}

/// The scripted agent's program.
pub(crate) fn agent_program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> =
        LazyLock::new(|| program("scripted-agent", "cargo build -p hub-runtime --bin scripted-agent"));
    &PROGRAM
}

/// A program beside this test in the target directory. One that is older than its sources would tell of yesterday.
pub(crate) fn program(name: &str, how: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let beside = test.parent().expect("a program is in a directory");
    // A test is in target/PROFILE/deps, a program of this crate in target/PROFILE.
    let target = if beside.ends_with("deps") { beside.parent().unwrap_or(beside) } else { beside };
    let program = target.join(name);
    assert!(program.is_file(), "these stories need the program {}; build it with `{how}`", program.display());
    if let Some(source) = newer_source(&program) {
        let (program, source) = (program.display(), source.display());
        panic!("the program {program} is older than {source}; build it with `{how}`");
    }
    program
}

/// A source of the program that has changed since it was built, by the list that cargo leaves beside it.
fn newer_source(program: &Path) -> Option<PathBuf> {
    let changed = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    let built = changed(program)?;
    let list = std::fs::read_to_string(program.with_extension("d")).ok()?;
    let (_, sources) = list.trim_end().split_once(": ")?;
    // As in a makefile, a space inside of a path is escaped.
    let sources = sources.replace("\\ ", "\0");
    let mut sources = sources.split(' ').map(|source| PathBuf::from(source.replace('\0', " ")));
    // A directory changes with any file in it; its files are in the list themselves.
    sources.find(|source| source.is_file() && changed(source).is_some_and(|changed| changed > built))
}
