//! What `serve` does before it listens: the settings become a foundation that requests can be served on, or one
//! message that says why not.
//!
//! The order matters. The data directory is held before the database is opened, the database is asked which master
//! key it needs before one is made, and a wrong key ends the start before anything listens.

pub mod isolation;
pub mod keys;
mod report;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::audit;
use crate::auth::Authenticator;
use crate::auth::bootstrap::{self, Bootstrap, BootstrapError};
use crate::auth::operators::OperatorTokens;
use crate::clock::Clock;
use crate::config::{Config, Database, Isolation};
use crate::data_dir::{DataDir, DataDirError, Lock};
use crate::db::meta;
use crate::db::{Db, DbError, OpenError, Role};
use crate::rekey::Rekey;
use crate::releases::Releases;
use crate::seal::{KeyError, Seal, SealError};
use crate::tenants;
use crate::uids::Uids;

use isolation::Obstacle;

pub use report::Report;
pub(crate) use report::megabytes;

/// What everything else of the Hub stands on.
pub struct Foundation {
    /// The settings.
    pub config: Arc<Config>,
    /// Where the time comes from.
    pub clock: Clock,
    /// The data directory, held for as long as this lives.
    pub data_dir: DataDir,
    /// The database, its schema up to date.
    pub db: Db,
    /// `hub_...`: made once, with the database.
    pub instance_id: String,
    /// Keyed hashes and sealing, with the master key that the database needs.
    pub seal: Seal,
    /// Proves callers.
    pub auth: Authenticator,
    /// What keeps tenants apart, as it was reached: never `Auto`.
    pub isolation: Isolation,
    /// What an operator is told at start.
    pub report: Report,
    // Held beside the data directory when the database lies outside of it.
    _database_lock: Option<Lock>,
    uids_lock: Option<Lock>,
}

/// Where Hubs of one machine tell each other which uids they give, until it is started again.
const UIDS_LOCKS: &str = "/run";

impl Foundation {
    /// Holds the uids that tenants have, for as long as this lives, before any agent is started. Two Hubs with the same
    /// ones would give one user to a tenant of each, and each would end the other's agents.
    ///
    /// # Errors
    /// If another Hub of this machine holds them.
    pub fn hold_uids(&mut self) -> Result<(), StartError> {
        if self.isolation != Isolation::Uid {
            return Ok(());
        }
        let Ok(uids) = Uids::of(&self.config) else { return Ok(()) };
        match uids.hold(Path::new(UIDS_LOCKS), self.clock.now()) {
            Ok(lock) => self.uids_lock = Some(lock),
            Err(DataDirError::Unusable { path, source }) => tracing::warn!(
                "{} cannot be held ({source}): see that no other hub of this machine has uids of this range",
                path.display()
            ),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Why the Hub does not start. One message, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The data directory or the database is held by another, or not usable.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed after it was opened.
    #[error("the database failed at start ({0}); see the cause and try again")]
    Db(#[from] DbError),
    /// The master key file is not usable.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database is there and its master key is not.
    #[error(
        "the database {} needs master key {key_id}, and there is no file {}; \
         put the key file back (a new key cannot read this database), or name it in HUB_MASTER_KEY_FILE",
        .database, .key_file.display()
    )]
    KeyMissing {
        /// The database.
        database: Database,
        /// Where the key was looked for.
        key_file: PathBuf,
        /// The key it needs.
        key_id: String,
    },
    /// The master key is not the one that the database needs.
    #[error(
        "the database {} needs master key {key_id}, and {} holds key {found}; \
         put the right key file there, or name it in HUB_MASTER_KEY_FILE",
        .database, .key_file.display()
    )]
    KeyWrong {
        /// The database.
        database: Database,
        /// The file that was read.
        key_file: PathBuf,
        /// The key it needs.
        key_id: String,
        /// The key that is in the file.
        found: String,
    },
    /// The file of the master key before this one is not there.
    #[error(
        "there is no previous master key file {}; put it back, or unset HUB_PREVIOUS_MASTER_KEY_FILE",
        .key_file.display()
    )]
    PreviousKeyMissing {
        /// Where it was looked for.
        key_file: PathBuf,
    },
    /// Something is sealed with a master key that is not there.
    #[error(
        "{count} things in the database {} are sealed with master key {key_id}, which is not here; \
         name its file in HUB_PREVIOUS_MASTER_KEY_FILE and run `hermes-hub rekey`, \
         or set HUB_ALLOW_MISSING_MASTER_KEY=true, which leaves them unreadable",
        .database
    )]
    KeyAbsent {
        /// The database.
        database: Database,
        /// The key.
        key_id: String,
        /// How many things.
        count: i64,
    },
    /// No Hub has taken the new master key yet.
    #[error(
        "no hub has been started with master key {key_id} on the database {}; start it with that key first, \
         so that it can read what is wrapped anew",
        .database
    )]
    NotAdopted {
        /// The database.
        database: Database,
        /// The new key.
        key_id: String,
    },
    /// The keys that tokens are known by cannot be read.
    #[error(
        "the keys in the database {} by which it knows its tokens cannot be read; \
         name the file of the master key before this one in HUB_PREVIOUS_MASTER_KEY_FILE",
        .database
    )]
    HeldKeys {
        /// The database.
        database: Database,
        /// Why.
        #[source]
        source: SealError,
    },
    /// There is no first operator token.
    #[error(transparent)]
    Bootstrap(#[from] BootstrapError),
    /// The isolation that was asked for cannot be reached.
    #[error(
        "HUB_ISOLATION=uid cannot be reached: {0}; or set HUB_ISOLATION to process, which protects nothing"
    )]
    Isolation(Obstacle),
    /// The best that can be reached is less than what tenants had.
    #[error(
        "tenants of this hub had uids of their own, and cannot have them now: {0}; \
         or set HUB_ISOLATION=process, which gives that protection up"
    )]
    IsolationLost(Obstacle),
}

/// Prepares everything that a Hub needs to serve; nothing listens yet.
///
/// # Errors
/// The first thing that is in the way. What was made until then (directory, key, database) stays and is used by the
/// next start.
pub async fn prepare(config: Config) -> Result<Foundation, StartError> {
    prepare_at(config, Clock::system()).await
}

/// As [`prepare`], with a clock of the caller's; for tests.
///
/// # Errors
/// As [`prepare`].
pub async fn prepare_at(mut config: Config, clock: Clock) -> Result<Foundation, StartError> {
    let reached = isolation::reach(&config)?;
    let data_dir = DataDir::open(&config.data_dir, clock.now())?;
    // From here on the same directory is meant wherever the process goes.
    config.data_dir = data_dir.path().to_path_buf();
    let database_lock = lock_database(&config, &clock)?;
    let db = Db::open(&config, Role::Hub).await?;
    let keys = keys::load(&config, &db).await?;
    let (instance_id, seal, left) = keys::identify(&config, &db, &clock, &keys).await?;
    db.keep(audit::ledger(&seal, &clock));
    let tokens = OperatorTokens::new(db.clone(), seal.clone(), clock.clone());
    let first = bootstrap::bootstrap(&tokens, &config);
    let bootstrap = audit::by_system("operator_token_create", first).await?;
    let auth = Authenticator::new(db.clone(), seal.clone(), clock.clone(), &config.limits);
    let releases = Releases::new(db.clone(), clock.clone(), Arc::new(config.clone()));
    let active = releases.active().await?;
    let reached = isolation::confirm(reached, &config, active.as_ref(), tenants::has_users(&db).await?)?;
    let release = report::release_text(&config, active, reached.level);
    let key = &keys.current;
    let mut report = report::compose(&config, &data_dir, &db.kind(), key, &bootstrap, release, &reached);
    if let Some(left) = left {
        report.add("rekey", left);
    }
    // From here on it is what was reached and not what was asked for.
    config.isolation = reached.level;
    if reached.level == Isolation::Uid {
        data_dir.let_others_pass()?;
    }
    Ok(Foundation {
        config: Arc::new(config),
        clock,
        data_dir,
        db,
        instance_id,
        seal,
        auth,
        isolation: reached.level,
        report,
        _database_lock: database_lock,
        uids_lock: None,
    })
}

/// Keeps the process's memory out of core files, and from being read by others of the same user.
pub fn harden() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        tracing::warn!("core files could not be switched off: {error}");
    }
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
    {
        tracing::warn!("the process's memory could not be made private: {error}");
    }
}

// Two data directories may name one database. A PostgreSQL database has a lock of its own, taken when it is opened.
fn lock_database(config: &Config, clock: &Clock) -> Result<Option<Lock>, DataDirError> {
    match (&config.database_url, config.database()) {
        (Some(_), Database::Sqlite(path)) => {
            let mut path = path.into_os_string();
            path.push(".lock");
            Lock::take(&PathBuf::from(path), "HUB_DATABASE_URL", clock.now()).map(Some)
        }
        _ => Ok(None),
    }
}

/// The operator tokens of a Hub that may be running: for commands beside it.
///
/// # Errors
/// If there is no database yet, its schema is another, or the master key is not the right one.
pub async fn operator_tokens(config: &Config) -> Result<(Db, OperatorTokens), StartError> {
    let (db, seal) = beside(config).await?;
    Ok((db.clone(), OperatorTokens::new(db, seal, Clock::system())))
}

/// The database of a Hub that may be running and its keys, ready for what is written down: for commands beside it.
///
/// # Errors
/// As [`operator_tokens`].
pub async fn beside(config: &Config) -> Result<(Db, Seal), StartError> {
    let (db, seal, _) = unlocked(config).await?;
    Ok((db, seal))
}

/// What wraps the keys of a Hub that may be running anew.
///
/// # Errors
/// As [`operator_tokens`], and if no Hub was started with the new master key yet.
pub async fn rekey(config: &Config) -> Result<(Db, Rekey), StartError> {
    let (db, seal, key_id) = unlocked(config).await?;
    let rekey = Rekey::new(db.clone(), seal);
    if rekey.key_id() != key_id {
        let database = config.database();
        return Err(StartError::NotAdopted { database, key_id: rekey.key_id() });
    }
    Ok((db, rekey))
}

/// The database, the keys for it, and the id of the master key that it names.
async fn unlocked(config: &Config) -> Result<(Db, Seal, String), StartError> {
    let db = Db::open(config, Role::Command).await?;
    let meta = meta::read(&mut db.read().await?).await?;
    let Some(meta) = meta else {
        return Err(OpenError::Older { database: config.database() }.into());
    };
    let keys = keys::load(config, &db).await?;
    let seal = keys::unlock(config, &db, &keys, &meta).await?;
    db.keep(audit::ledger(&seal, &Clock::system()));
    Ok((db, seal, meta.key_id))
}

/// Where the first token is, in words.
fn token_text(bootstrap: &Bootstrap, config: &Config) -> String {
    match bootstrap {
        Bootstrap::Written(path) => format!("{} (made now; an admin token)", path.display()),
        Bootstrap::Taken(path) => format!("the one in {} (an admin token)", path.display()),
        Bootstrap::Existing if config.operator_token_path().exists() => {
            config.operator_token_path().display().to_string()
        }
        Bootstrap::Existing => {
            "made earlier; `hermes-hub token create --name NAME --scope admin` makes another".to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
