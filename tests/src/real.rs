//! The real agent under a Hub: the pinned release of hermes-agent, asked by a scripted model, so that what it does is
//! known. Nothing here starts an agent; the Hub does, as it does for anybody.
//!
//! Stories of it are slow to start (an agent takes seconds) and never left out: without the release they fail and say
//! which command makes it. Only a few worlds of it are up at a time, however many tests run at once.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::process::Command;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::caller::Caller;
use crate::model::ScriptedModel;
use crate::process::Process;
use crate::settings::Settings;

/// How long something may take that is expected to happen: an agent's start and first run are slow on a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// How many worlds are up at a time in one test program.
const WORLDS_MAX: usize = 2;

static PLACES: Semaphore = Semaphore::const_new(WORLDS_MAX);

/// The virtual environment of the pinned release: `HUB_TEST_AGENT`, or else `target/agent` of this repository.
///
/// # Panics
/// If there is none that can run an agent. Tests without it would tell nothing, so they are not passed over.
pub fn agent() -> PathBuf {
    let named = std::env::var_os("HUB_TEST_AGENT").map(PathBuf::from);
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/agent");
    let place = named.unwrap_or_else(usual);
    let shown = place.display();
    let whole = place.canonicalize().ok().filter(|place| place.join("bin/hermes").is_file());
    whole.unwrap_or_else(|| panic!("the real agent is not installed in {shown}; run `make agent`"))
}

/// A Hub whose tenants run the real agent, and the model that the agents ask.
pub struct Real {
    /// The model. It obeys the directives in a run's input.
    pub model: ScriptedModel,
    /// The Hub.
    pub process: Process,
    _place: SemaphorePermit<'static>,
}

impl Real {
    /// A Hub with the usual settings.
    pub async fn start() -> Self {
        Self::with(|_| ()).await
    }

    /// A Hub with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::begin(tempfile::tempdir().expect("a temporary directory"), change).await
    }

    /// A Hub with the usual settings, and a way to its data directory that is longer than 200 bytes.
    ///
    /// # Panics
    /// If the directory cannot be made.
    pub async fn in_a_deep_directory() -> Self {
        let deep = tempfile::Builder::new().prefix(&"deep-".repeat(40)).tempdir();
        Self::begin(deep.expect("a temporary directory"), |_| ()).await
    }

    async fn begin(directory: TempDir, change: impl FnOnce(&mut Settings)) -> Self {
        let place = PLACES.acquire().await.expect("it is never closed");
        let model = ScriptedModel::start().await;
        let mut settings = Settings::with_venv(&agent());
        settings.set("model_base_url", &format!("{:?}", model.base_url()));
        settings.set("model_name", "\"scripted\"");
        change(&mut settings);
        let process = Process::start_in(settings, directory).await;
        Self { model, process, _place: place }
    }

    /// A new tenant, ready, and somebody patient with work for it.
    pub async fn caller(&self, tenant_id: &str) -> Caller {
        self.process.caller(tenant_id).await.patience(PATIENCE)
    }
}

/// An agent as a host would start it, for those that start one without a Hub: the program, then its home, its managed
/// directory, its user's home and its working directory. What it says goes nowhere.
pub fn by_hand(program: &Path, [home, managed, user, work]: [&Path; 4]) -> Command {
    let mut command = Command::new(program);
    command
        .args(["gateway", "run", "--external-supervisor"])
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("HOME", user)
        .env("TMPDIR", user)
        .env("HERMES_HOME", home)
        .env("HERMES_MANAGED_DIR", managed)
        .env("HERMES_DISABLE_LAZY_INSTALLS", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("NO_PROXY", "127.0.0.1,localhost")
        .env("no_proxy", "127.0.0.1,localhost")
        .current_dir(work)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}
