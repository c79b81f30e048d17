//! Releases: installed versions of the agent, and which one agents are started with.
//!
//! A release is a read-only virtual environment below `releases/` of the data directory and a row. The directory is
//! made by hub-runtime, whole or not at all; the row follows it, so that after a crash in between the row is put
//! right from the directory. The first release that is installed becomes the active one. `HUB_AGENT_VENV` stands
//! before all of them. Nothing here knows HTTP, SQL or pip.

mod store;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hub_runtime::release::{self, InstallError, Installed, Order, PINNED, Pinned, Workshop};

use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::db::{Db, DbError};
use crate::ids::{Id, Kind};
use crate::seal;

pub use hub_runtime::release::{PYTHON_BY_DEFAULT, Progress};

use store::ReleaseRow;

/// The releases of a Hub, also for a command beside it. Copies share everything.
#[derive(Clone)]
pub struct Releases {
    db: Db,
    clock: Clock,
    config: Arc<Config>,
}

/// What agents are started with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// `rel_...`; none for the environment of `HUB_AGENT_VENV`.
    pub id: Option<String>,
    /// The version of hermes-agent, if it is known.
    pub version: Option<String>,
    /// The virtual environment.
    pub venv: PathBuf,
}

impl Release {
    /// The program that runs an agent of it; its host knows the arguments.
    #[must_use]
    pub fn program(&self) -> String {
        release::agent_program(&self.venv)
    }

    /// Why it cannot run an agent, in words; `None` if nothing speaks against it.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        release::fault(&self.venv)
    }
}

/// How far a release is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseState {
    /// It is being installed.
    Installing,
    /// It is there.
    Installed,
    /// It could not be installed.
    Failed,
    /// Its installation has ended before its end, and nobody has said so yet.
    Interrupted,
}

impl ReleaseState {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Installing => "installing",
            Self::Installed => "installed",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
        }
    }
}

/// A release as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// `rel_...`.
    pub id: String,
    /// The version of hermes-agent.
    pub version: String,
    /// How far it is.
    pub state: ReleaseState,
    /// Whether agents are started with it.
    pub active: bool,
    /// The Python it was installed for.
    pub python_version: Option<String>,
    /// Where it is, or was to be.
    pub directory: PathBuf,
    /// When its installation began.
    pub created_at: Timestamp,
    /// Why it failed.
    pub error: Option<String>,
}

/// What came of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The release.
    pub release: Release,
    /// Whether agents are started with it.
    pub active: bool,
    /// Whether it was there before.
    pub was_there: bool,
}

/// A release that was not installed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseError {
    /// Its packages could not be installed.
    #[error(transparent)]
    Install(#[from] InstallError),
    /// There is no such release.
    #[error(
        "no release `{name}` is installed; `hermes-hub release list` shows what is, `hermes-hub release install` installs one"
    )]
    NotInstalled {
        /// The version or id.
        name: String,
    },
    /// It is there and cannot be used.
    #[error(
        "the release `{name}` cannot be used: {fault}; install it anew with `hermes-hub release install`"
    )]
    Unusable {
        /// The version or id.
        name: String,
        /// What is wrong with it.
        fault: String,
    },
    /// The database failed.
    #[error("the release could not be noted in the database ({0}); see the cause and try again")]
    Db(#[from] DbError),
}

/// The longest error that is kept.
const ERROR_BYTES_MAX: usize = 2000;

impl Releases {
    /// The releases that this database and these settings know.
    #[must_use]
    pub fn new(db: Db, clock: Clock, config: Arc<Config>) -> Self {
        Self { db, clock, config }
    }

    /// What agents are started with: `HUB_AGENT_VENV`, else the active release, else nothing. Whether it is usable is
    /// another question, [`Release::fault`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn active(&self) -> Result<Option<Release>, DbError> {
        if let Some(named) = named(&self.config) {
            return Ok(Some(named));
        }
        let active = store::active(&mut self.db.read().await?).await?;
        Ok(active.map(ReleaseRow::into_release))
    }

    /// All releases, the oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(&self) -> Result<Vec<Listed>, DbError> {
        let rows = store::all(&mut self.db.read().await?).await?;
        let installing = release::is_installing(&self.directory());
        rows.into_iter().map(|row| row.into_listed(installing)).collect()
    }

    /// Installs a version, or finds it installed. It becomes the active one if there is none that can be used.
    ///
    /// # Errors
    /// What was in the way. A release that failed is listed with the reason, and can be tried again.
    pub async fn install(&self, version: &str, progress: Progress<'_>) -> Result<Outcome, ReleaseError> {
        let pinned = Pinned::of(version)?;
        let directory = self.directory();
        let workshop = blocking(move || Workshop::open(&directory)).await?;
        self.settle(&workshop).await?;
        let digest = digest(pinned);
        if let Some(there) = self.usable(&digest).await? {
            return Ok(there);
        }
        let id = Id::new(Kind::Release, self.clock.now()).to_string();
        self.begin(&id, pinned, &workshop, digest).await?;
        let deadline = self.config.limits.release_install;
        let order = Order { release: pinned, python: &self.config.python, name: &id, deadline };
        match workshop.install(order, progress).await {
            Ok(installed) => Ok(self.installed(id, installed).await?),
            Err(error) => {
                self.failed(id, &error.to_string()).await?;
                Err(error.into())
            }
        }
    }

    /// Makes an installed release the one that agents are started with: the newest usable one of a version, or the one
    /// of an id. Agents that run are left alone.
    ///
    /// # Errors
    /// If there is none of that name, or none that can be used.
    pub async fn activate(&self, name: &str) -> Result<Release, ReleaseError> {
        let rows = store::all(&mut self.db.read().await?).await?;
        let named = rows.into_iter().filter(|row| row.id == name || row.version == name);
        let installed: Vec<_> = named.filter(ReleaseRow::is_installed).collect();
        if installed.is_empty() {
            return Err(ReleaseError::NotInstalled { name: name.to_owned() });
        }
        let mut fault = String::new();
        for release in installed.into_iter().rev().map(ReleaseRow::into_release) {
            match release.fault() {
                None => {
                    let id = release.id.clone().unwrap_or_default();
                    self.db.write("release_activate", move |tx| Box::pin(store::activate(tx, id))).await?;
                    return Ok(release);
                }
                Some(words) => fault = words,
            }
        }
        Err(ReleaseError::Unusable { name: name.to_owned(), fault })
    }

    fn directory(&self) -> PathBuf {
        directory(&self.config)
    }

    /// Puts the rows right that a crash left behind. The workshop is held, so nobody else is installing.
    async fn settle(&self, workshop: &Workshop) -> Result<(), DbError> {
        let rows = store::all(&mut self.db.read().await?).await?;
        for row in rows.into_iter().filter(ReleaseRow::is_installing) {
            let place = workshop.place(&row.id);
            match Pinned::of(&row.version).ok().and_then(|pinned| release::installed(&place, pinned)) {
                Some(installed) => drop(self.installed(row.id, installed).await?),
                None => self.failed(row.id, "the installation was interrupted").await?,
            }
        }
        Ok(())
    }

    /// The release of exactly these packages, if it is there and can be used. The active one goes first.
    async fn usable(&self, digest: &str) -> Result<Option<Outcome>, DbError> {
        let rows = store::all(&mut self.db.read().await?).await?;
        let mut fitting: Vec<_> =
            rows.into_iter().filter(|row| row.is_installed() && row.digest == digest).collect();
        fitting.sort_by_key(|row| !row.is_active());
        for row in fitting {
            let active = row.is_active();
            let release = row.into_release();
            if release.fault().is_none() {
                return Ok(Some(Outcome { release, active, was_there: true }));
            }
        }
        Ok(None)
    }

    async fn begin(
        &self,
        id: &str,
        pinned: &Pinned,
        workshop: &Workshop,
        digest: String,
    ) -> Result<(), DbError> {
        let row = store::NewRelease {
            id: id.to_owned(),
            version: pinned.version,
            digest,
            directory: workshop.place(id).to_string_lossy().into_owned(),
            created_at: self.clock.now(),
        };
        self.db.write("release_begin", move |tx| Box::pin(store::insert(tx, row))).await
    }

    async fn installed(&self, id: String, installed: Installed) -> Result<Outcome, DbError> {
        let now = self.clock.now();
        // Files are looked at before the write, which must not wait for them.
        let active = store::active(&mut self.db.read().await?).await?;
        let replaces = active.filter(|row| row.clone().into_release().fault().is_some()).map(|row| row.id);
        let row = self
            .db
            .write("release_installed", move |tx| {
                Box::pin(async move {
                    store::set_installed(tx, &id, &installed.python, now).await?;
                    store::activate_if_none(tx, &id, replaces.as_deref()).await?;
                    store::find(tx, &id).await
                })
            })
            .await?;
        let active = row.is_active();
        Ok(Outcome { release: row.into_release(), active, was_there: false })
    }

    async fn failed(&self, id: String, error: &str) -> Result<(), DbError> {
        let mut end = error.len().min(ERROR_BYTES_MAX);
        while !error.is_char_boundary(end) {
            end -= 1;
        }
        let error = error[..end].to_owned();
        self.db
            .write("release_failed", move |tx| {
                Box::pin(async move { store::set_failed(tx, &id, &error).await })
            })
            .await
    }
}

/// The environment that `HUB_AGENT_VENV` names.
#[must_use]
pub fn named(config: &Config) -> Option<Release> {
    let venv = config.agent_venv.clone()?;
    Some(Release { id: None, version: release::agent_version(&venv), venv })
}

/// Where the releases of a Hub are.
fn directory(config: &Config) -> PathBuf {
    let data_dir = std::path::absolute(&config.data_dir).unwrap_or_else(|_| config.data_dir.clone());
    data_dir.join("releases")
}

/// The list of packages, in short.
fn digest(pinned: &Pinned) -> String {
    seal::digest(pinned.requirements.as_bytes())
}

/// The newest version that this program can install.
#[must_use]
pub fn newest() -> &'static str {
    PINNED[0].version
}

/// The version of hermes-agent in a virtual environment, if it has one.
#[must_use]
pub fn agent_version(venv: &Path) -> Option<String> {
    release::agent_version(venv)
}

/// The first directory on the way to an environment, or to the Python behind it, that users other than its owner
/// cannot pass; agents with uids of their own could not be started then.
#[must_use]
pub fn closed_to_others(venv: &Path) -> Option<PathBuf> {
    let program = venv.join("bin/python");
    program_closed_to_others(&program).or_else(|| release::closed_to_others(&venv.join("pyvenv.cfg")))
}

/// The first directory on the way to a program that others cannot pass, or the program itself if they cannot run it.
#[must_use]
pub fn program_closed_to_others(program: &Path) -> Option<PathBuf> {
    release::closed_to_others(program).or_else(|| release::not_for_others(program))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, InstallError> + Send + 'static,
) -> Result<T, InstallError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

#[cfg(test)]
mod tests;
