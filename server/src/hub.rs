//! What every area is given: settings, database, clock, keys, and the signal that the process is to end.
//!
//! It knows no area: areas have their own state, and [`crate::api::Hub`] puts both together.

use std::sync::Arc;

use hub_types::ErrorReason;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::audit::Denials;
use crate::auth::Authenticator;
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::data_dir;
use crate::db::Db;
use crate::error::ApiError;
use crate::seal::Seal;

/// The context of the whole program. Copies share everything.
#[derive(Clone)]
pub struct Context {
    /// The settings as they are in force.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Keys, for what is signed or sealed.
    pub seal: Seal,
    /// Proves callers.
    pub auth: Authenticator,
    /// Counts refused attempts, for the audit log.
    pub denials: Denials,
    /// When this process started.
    pub started_at: Timestamp,
    /// Cancelled when the process is to end: streams end, loops stop.
    pub ending: CancellationToken,
    /// Background tasks, so that the end can wait for them.
    pub tasks: TaskTracker,
}

impl Context {
    /// Refuses new work where it could not be kept: while ending, and with less disk than the reserve.
    pub fn require_room(&self) -> Result<(), ApiError> {
        if self.ending.is_cancelled() {
            let message = "the hub is shutting down, try again when it is back";
            return Err(ApiError::unavailable(ErrorReason::ShuttingDown, message));
        }
        if !self.disk_has_room() {
            let message = "the hub has less free disk than its reserve and takes no new work, its operator has to free space";
            return Err(ApiError::unavailable(ErrorReason::DiskFull, message));
        }
        Ok(())
    }

    /// Whether the data directory's disk has more than the reserve. Unknown counts as full: nothing may be promised.
    pub fn disk_has_room(&self) -> bool {
        data_dir::free_bytes(&self.config.data_dir).is_ok_and(|free| free >= self.config.disk_reserve_bytes)
    }

    /// Starts a background task. Its name is its span; the end of the process waits for it, so it must watch
    /// [`Context::ending`].
    pub fn spawn(&self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        use tracing::Instrument as _;
        self.tasks.spawn(task.instrument(tracing::info_span!("task", name)));
    }
}

#[cfg(test)]
impl Context {
    /// A context over the database in this directory, which is made if it is not there. Its clock stands still until
    /// it is moved. `settings` are lines of TOML.
    pub(crate) async fn for_test(directory: &std::path::Path, settings: &str) -> Self {
        let data_dir = directory.display().to_string();
        let database = crate::db::for_test(directory);
        let text = format!(
            "data_dir = {data_dir:?}\nlisten = \"127.0.0.1:0\"\ndisk_reserve_bytes = 0\n{database}{settings}"
        );
        let config = Config::from_text(&text).expect("valid settings");
        let db = Db::open(&config, crate::db::Role::Hub).await.expect("the database opens");
        let clock = Clock::settable(Timestamp::from_micros(1_795_435_200_000_000));
        let seal = Seal::new(&crate::seal::MasterKey::for_test(1), "hub_test");
        db.keep(crate::audit::ledger(&seal, &clock));
        let auth = Authenticator::new(db.clone(), seal.clone(), clock.clone(), &config.limits);
        let (started_at, config) = (clock.now(), Arc::new(config));
        let (denials, ending, tasks) = (Denials::default(), CancellationToken::new(), TaskTracker::new());
        Self { config, db, clock, seal, auth, denials, started_at, ending, tasks }
    }
}
