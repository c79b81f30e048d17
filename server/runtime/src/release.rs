//! Agent releases: which packages an agent of a version consists of, and how they come into a virtual environment.
//!
//! A version's packages are pinned by hash in `releases/VERSION/requirements.txt`, which is part of this program. An
//! installation happens beside its place, in a directory that ends in `.tmp`, and is put in place by one rename when
//! everything is on the disk: what stands at the place is whole, and what a crash leaves is thrown away by the next
//! installation. It is read-only and runs no package's build script. Nothing here knows which release is in use, and
//! nothing runs an agent.

mod error;
mod files;
mod pip;
mod program;
mod python;

use std::fs::{DirBuilder, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::geteuid;
use serde::{Deserialize, Serialize};
use tokio::process::Command;

pub use error::InstallError;
pub use files::{closed_to_others, not_for_others, remove};

use program::run;

/// What an installation tells while it works: one line each time.
pub type Progress<'a> = &'a (dyn Fn(&str) + Send + Sync);

/// The packages of one version of the agent.
#[derive(Debug)]
pub struct Pinned {
    /// The version of hermes-agent.
    pub version: &'static str,
    /// Every package with its version and hashes, in pip's form.
    pub requirements: &'static str,
    /// Every environment variable that the agent's program may know a secret by, one a line, after comments.
    pub environment: &'static str,
    /// Every channel that the agent's program can speak through, by its name in the configuration, but the API that the
    /// Hub speaks to.
    pub channels: &'static [&'static str],
    /// The oldest minor version of Python 3 that they run on.
    pub python_minor_min: u32,
    /// The newest one.
    pub python_minor_max: u32,
}

/// All versions that this program can install, the newest first.
pub const PINNED: &[Pinned] = &[Pinned {
    version: "0.19.0",
    requirements: include_str!("../releases/0.19.0/requirements.txt"),
    environment: include_str!("../releases/0.19.0/environment.txt"),
    channels: &[
        "bluebubbles",
        "dingtalk",
        "discord",
        "email",
        "feishu",
        "google_chat",
        "homeassistant",
        "irc",
        "line",
        "matrix",
        "mattermost",
        "msgraph_webhook",
        "ntfy",
        "photon",
        "qqbot",
        "raft",
        "relay",
        "signal",
        "simplex",
        "slack",
        "sms",
        "teams",
        "telegram",
        "webhook",
        "wecom",
        "wecom_callback",
        "weixin",
        "whatsapp",
        "whatsapp_cloud",
        "yuanbao",
    ],
    python_minor_min: 11,
    python_minor_max: 13,
}];

impl Pinned {
    /// The packages of `version`.
    ///
    /// # Errors
    /// With the versions that there are, if this is none of them.
    pub fn of(version: &str) -> Result<&'static Self, InstallError> {
        PINNED.iter().find(|pinned| pinned.version == version).ok_or_else(|| {
            let known: Vec<_> = PINNED.iter().map(|pinned| pinned.version).collect();
            InstallError::Unknown { version: version.to_owned(), known: known.join(", ") }
        })
    }

    /// The names in [`Pinned::environment`].
    pub fn environment_names(&self) -> impl Iterator<Item = &'static str> {
        self.environment.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// How many packages there are.
    fn packages(&self) -> usize {
        self.requirements.lines().filter(|line| line.contains("==")).count()
    }
}

/// A release that is in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installed {
    /// The version of hermes-agent.
    pub version: String,
    /// The version of Python that it was installed for, such as `3.11.7`.
    pub python: String,
}

/// What is to be installed, and where.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// What is to be installed.
    pub release: &'static Pinned,
    /// The Python to make the environment with: a name on the search path, or a path.
    pub python: &'a str,
    /// What the directory of the release is to be called.
    pub name: &'a str,
    /// How long it may take altogether.
    pub deadline: Duration,
}

/// A directory of releases, held: at one time only one process installs into it.
#[derive(Debug)]
pub struct Workshop {
    directory: PathBuf,
    lock: File,
}

/// The Python that is used where nobody names one.
pub const PYTHON_BY_DEFAULT: &str = "python3";

/// Where systems have Pythons for all users.
const SHARED_PYTHONS: [&str; 8] = [
    "/usr/bin/python3",
    "/usr/local/bin/python3",
    "/usr/bin/python3.13",
    "/usr/local/bin/python3.13",
    "/usr/bin/python3.12",
    "/usr/local/bin/python3.12",
    "/usr/bin/python3.11",
    "/usr/local/bin/python3.11",
];

/// The release's own words about itself. It is there from an installation's first step, so that leftovers are known.
const RECORD: &str = "release.json";
const REQUIREMENTS: &str = "requirements.txt";
const UNFINISHED: &str = ".tmp";
const LOCK: &str = ".install.lock";

/// Free space that an installation asks for. One was measured at 250 MB, and as much again passes through caches.
const FREE_BYTES_MIN: u64 = 600_000_000;

impl Workshop {
    /// Makes the directory if it is not there, and holds it until the `Workshop` is dropped and every program that it
    /// started has ended. What an installation left behind that did not get to its end is removed.
    ///
    /// # Errors
    /// [`InstallError::Busy`] if another process installs there; [`InstallError::Files`] if it cannot be written.
    pub fn open(directory: &Path) -> Result<Self, InstallError> {
        let failed = |source| InstallError::Files { path: directory.to_owned(), source };
        // From the root, since the scripts of an environment name its place.
        let directory = std::path::absolute(directory).map_err(failed)?;
        // Agents of other users run what is in it.
        if !directory.exists() {
            DirBuilder::new().recursive(true).create(&directory).map_err(failed)?;
            std::fs::set_permissions(&directory, Permissions::from_mode(0o755)).map_err(failed)?;
        }
        let lock = File::options().create(true).append(true).open(directory.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Err(InstallError::Busy { directory }),
            Err(std::fs::TryLockError::Error(source)) => return Err(failed(source)),
        }
        remove_leftovers(&directory).map_err(failed)?;
        Ok(Self { directory, lock })
    }

    /// Where a release of this name is, or would be.
    #[must_use]
    pub fn place(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// Installs a release into [`Workshop::place`]. Takes minutes, needs the package registry that pip is set up with,
    /// and tells on the way how it goes.
    ///
    /// # Errors
    /// What was in the way. Then nothing is in the place.
    pub async fn install(&self, order: Order<'_>, progress: Progress<'_>) -> Result<Installed, InstallError> {
        let place = self.place(order.name);
        if place.exists() {
            return Err(InstallError::Occupied { directory: place });
        }
        let mut unfinished = place.clone().into_os_string();
        unfinished.push(UNFINISHED);
        let work = Work {
            unfinished: unfinished.into(),
            place,
            until: Instant::now() + order.deadline,
            order,
            lock: &self.lock,
            progress,
        };
        let result = work.install().await;
        if result.is_err() {
            // What cannot be removed now is removed by the next installation.
            let unfinished = work.unfinished.clone();
            let _ = tokio::task::spawn_blocking(move || remove(&unfinished)).await;
        }
        result
    }
}

/// Installs one release into `directory`, in one call.
///
/// # Errors
/// As [`Workshop::open`] and [`Workshop::install`].
pub async fn install(
    python: &str,
    version: &str,
    directory: &Path,
    deadline: Duration,
    progress: Progress<'_>,
) -> Result<Installed, InstallError> {
    let release = Pinned::of(version)?;
    let failed = |source| InstallError::Files { path: directory.to_owned(), source };
    let place = std::path::absolute(directory).map_err(failed)?;
    let (Some(parent), Some(name)) = (place.parent(), place.file_name().and_then(|name| name.to_str()))
    else {
        return Err(failed(io::ErrorKind::InvalidInput.into()));
    };
    Workshop::open(parent)?.install(Order { release, python, name, deadline }, progress).await
}

/// The release in this directory, if there is a whole one of exactly these packages.
#[must_use]
pub fn installed(directory: &Path, release: &Pinned) -> Option<Installed> {
    let requirements = std::fs::read_to_string(directory.join(REQUIREMENTS)).ok()?;
    let installed = record(directory)?;
    (requirements == release.requirements && installed.version == release.version).then_some(installed)
}

/// What the release in this directory says of itself. A directory of this name without `.tmp` is whole.
fn record(directory: &Path) -> Option<Installed> {
    serde_json::from_str(&std::fs::read_to_string(directory.join(RECORD)).ok()?).ok()
}

/// Why the virtual environment in this directory cannot run an agent, in words; `None` if nothing speaks against it.
/// Looks only, and runs nothing.
#[must_use]
pub fn fault(venv: &Path) -> Option<String> {
    let shown = venv.display();
    if !venv.join("pyvenv.cfg").is_file() {
        return Some(format!("{shown} is no virtual environment"));
    }
    if !files::is_program(&venv.join("bin/python")) {
        return Some(format!("{shown} has no bin/python that can be run; its python may have been removed"));
    }
    let script = venv.join("bin/hermes");
    if !files::is_program(&script) {
        return Some(format!("{shown} has no bin/hermes that can be run"));
    }
    match files::interpreter(&script) {
        Some(interpreter) if !files::is_program(&interpreter) => {
            Some(format!("{shown} was moved: its programs name {}", interpreter.display()))
        }
        _ => None,
    }
}

/// The version of hermes-agent in this virtual environment, if it has one.
#[must_use]
pub fn agent_version(venv: &Path) -> Option<String> {
    let libraries = venv.join("lib").read_dir().ok()?.flatten();
    let mut packages = libraries.filter_map(|library| library.path().join("site-packages").read_dir().ok());
    packages.find_map(|mut entries| {
        entries.find_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(name.strip_prefix("hermes_agent-")?.strip_suffix(".dist-info")?.to_owned())
        })
    })
}

/// Whether a process installs into this directory of releases now.
#[must_use]
pub fn is_installing(directory: &Path) -> bool {
    let Ok(lock) = File::open(directory.join(LOCK)) else { return false };
    matches!(lock.try_lock_shared(), Err(std::fs::TryLockError::WouldBlock))
}

/// The program that runs an agent of the virtual environment in this directory.
#[must_use]
pub fn agent_program(venv: &Path) -> String {
    venv.join("bin/hermes").to_string_lossy().into_owned()
}

/// Removes what installations left that did not get to their end. They are known by their record, or are empty.
fn remove_leftovers(directory: &Path) -> io::Result<()> {
    for entry in directory.read_dir()? {
        let entry = entry?;
        let path = entry.path();
        if !entry.file_name().to_string_lossy().ends_with(UNFINISHED) || !entry.file_type()?.is_dir() {
            continue;
        }
        if path.join(RECORD).is_file() {
            remove(&path)?;
        } else {
            // Fails if it has something in it, which then is not ours.
            let _ = std::fs::remove_dir(&path);
        }
    }
    Ok(())
}

/// An installation on its way.
struct Work<'a> {
    order: Order<'a>,
    place: PathBuf,
    unfinished: PathBuf,
    until: Instant,
    lock: &'a File,
    progress: Progress<'a>,
}

impl Work<'_> {
    async fn install(&self) -> Result<Installed, InstallError> {
        let release = self.order.release;
        (self.progress)(&format!("looking at {}", self.order.python));
        let python = self.python_wanted().await?;
        (self.progress)(&format!("python {} at {}", python.version, python.executable.display()));
        if let Some(closed) = closed_to_others(&python.executable) {
            (self.progress)(&format!(
                "note: users other than this one cannot pass {}, so agents with a uid of their own could not run \
                 this python; for isolation `uid` set HUB_PYTHON to one such as /usr/bin/python3",
                closed.display()
            ));
        }
        self.require_space()?;
        let installed = Installed { version: release.version.to_owned(), python: python.version };
        self.begin(&installed)?;
        (self.progress)("making the virtual environment");
        let mut command = Command::new(&python.executable);
        command.args(["-I", "-m", "venv"]).arg(&self.unfinished);
        self.step("making the virtual environment", command).await?;
        self.packages().await?;
        self.settle().await?;
        self.verify(&installed).await?;
        (self.progress)("making it read-only");
        let (unfinished, place) = (self.unfinished.clone(), self.place.clone());
        let finished = tokio::task::spawn_blocking(move || files::finish(&unfinished, &place)).await;
        finished.map_err(io::Error::other).flatten().map_err(|source| self.files_failed(source))?;
        Ok(installed)
    }

    /// The Python that was asked for. Where nobody named one and this is root, who can give agents users of their own,
    /// one that all users can run goes first.
    async fn python_wanted(&self) -> Result<python::Python, InstallError> {
        let Order { python, release, .. } = self.order;
        let wanted = python::check(python, release, self.until).await;
        let is_fine = |python: &python::Python| closed_to_others(&python.executable).is_none();
        let is_open = python != PYTHON_BY_DEFAULT || !geteuid().is_root();
        if is_open || wanted.as_ref().is_ok_and(is_fine) {
            return wanted;
        }
        for shared in SHARED_PYTHONS.iter().filter(|shared| files::is_program(Path::new(shared))) {
            let found = python::check(shared, release, self.until).await;
            if let Some(found) = found.ok().filter(is_fine) {
                (self.progress)(&format!(
                    "taking {shared}, which all users can run; HUB_PYTHON names another"
                ));
                return Ok(found);
            }
        }
        wanted
    }

    fn require_space(&self) -> Result<(), InstallError> {
        let directory = self.place.parent().unwrap_or(&self.place);
        let found = rustix::fs::statvfs(directory).map_err(|error| self.files_failed(error.into()))?;
        let free = found.f_bavail.saturating_mul(found.f_frsize);
        if free < FREE_BYTES_MIN {
            let directory = directory.to_owned();
            return Err(InstallError::LittleSpace { directory, free, needed: FREE_BYTES_MIN });
        }
        Ok(())
    }

    /// Makes the directory and what tells a leftover from other people's things.
    fn begin(&self, installed: &Installed) -> Result<(), InstallError> {
        let begin = || {
            remove(&self.unfinished)?;
            std::fs::create_dir(&self.unfinished)?;
            std::fs::write(self.unfinished.join(RECORD), serde_json::to_vec_pretty(installed)?)?;
            std::fs::write(self.unfinished.join(REQUIREMENTS), self.order.release.requirements)
        };
        begin().map_err(|source| self.files_failed(source))
    }

    async fn packages(&self) -> Result<(), InstallError> {
        let count = self.order.release.packages();
        (self.progress)(&format!("installing {count} packages"));
        let mut command = self.python();
        command.args(["-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-compile"]);
        command.args(["--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--requirement"]);
        command.arg(self.unfinished.join(REQUIREMENTS));
        let mut told = pip::Told::new(count);
        let finished = run(command, self.lock, self.until, |line| {
            if let Some(line) = told.line(line, Instant::now()) {
                (self.progress)(&line);
            }
        });
        let finished = finished.await.map_err(|failure| failure.in_step("installing the packages"))?;
        if !finished.succeeded {
            return Err(pip::failure(&finished.tail, self.place.parent().unwrap_or(&self.place)));
        }
        // What the environment was made with is of no use to an agent, but to whoever wants to change the release.
        let mut command = self.python();
        command.args(["-m", "pip", "uninstall", "--quiet", "--yes", "--no-input"]);
        command.args(["--disable-pip-version-check", "setuptools", "pip"]);
        self.step("removing pip from the environment", command).await
    }

    /// Makes the environment one of its final place, and compiles it.
    async fn settle(&self) -> Result<(), InstallError> {
        files::relocate(&self.unfinished, &self.place).map_err(|source| self.files_failed(source))?;
        (self.progress)("compiling");
        let mut command = self.python();
        // The compiled code names its source for tracebacks, where it will be.
        command.args(["-m", "compileall", "-q", "-j", "0", "-s"]).arg(&self.unfinished);
        command.arg("-p").arg(&self.place).arg(self.unfinished.join("lib"));
        self.step("compiling", command).await
    }

    async fn verify(&self, installed: &Installed) -> Result<(), InstallError> {
        const SCRIPT: &str =
            "import importlib.metadata as m, aiohttp, mcp, openai; print(m.version('hermes-agent'))";
        let mut command = self.python();
        command.args(["-B", "-c", SCRIPT]);
        let finished = run(command, self.lock, self.until, |_| {}).await;
        let finished = finished.map_err(|failure| failure.in_step("looking at what was installed"))?;
        let said = finished.tail.trim().to_owned();
        if !finished.succeeded || said != installed.version {
            return Err(InstallError::NotWhole { what: said });
        }
        if !files::is_program(&self.unfinished.join("bin/hermes")) {
            return Err(InstallError::NotWhole { what: "there is no program bin/hermes".to_owned() });
        }
        Ok(())
    }

    /// The environment's own Python, apart from this user's settings and packages.
    fn python(&self) -> Command {
        let mut command = Command::new(self.unfinished.join("bin/python"));
        command.arg("-I");
        command
    }

    async fn step(&self, step: &'static str, command: Command) -> Result<(), InstallError> {
        let finished = run(command, self.lock, self.until, |_| {}).await;
        let finished = finished.map_err(|failure| failure.in_step(step))?;
        if finished.succeeded {
            return Ok(());
        }
        if error::tells_of_full_disk(&finished.tail) {
            return Err(InstallError::NoSpace { directory: self.place.clone() });
        }
        Err(InstallError::Failed { step, said: error::shown(&finished.tail) })
    }

    fn files_failed(&self, source: io::Error) -> InstallError {
        if source.kind() == io::ErrorKind::StorageFull {
            return InstallError::NoSpace { directory: self.place.clone() };
        }
        InstallError::Files { path: self.place.clone(), source }
    }
}

#[cfg(test)]
mod tests;
