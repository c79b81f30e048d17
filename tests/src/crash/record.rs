//! What was acknowledged, as the callers remember it: the side of the truth that the Hub has no hand in.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use hermes_hub_client::types::{ApprovalChoice, Run, RunCreate, RunEvent, Tenant};

use super::plan::Victim;
use super::script::Kind;

/// Everything that callers and the killer know.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By uid.
    pub tenants: BTreeMap<String, KnownTenant>,
    /// By id.
    pub runs: BTreeMap<String, KnownRun>,
    /// What each follower saw.
    pub views: Vec<Arc<Mutex<View>>>,
    /// The kills, in their order.
    pub kills: Vec<Kill>,
    /// What was wrong at once, such as a refusal that nobody expected.
    pub faults: Vec<String>,
    /// How often a call was sent again because the Hub was away or going.
    pub repeats: u64,
}

/// A tenant whose creation was acknowledged.
#[derive(Clone, Debug)]
pub struct KnownTenant {
    /// The answer to its creation.
    pub made: Tenant,
    /// The key that it was made with.
    pub key: String,
    /// The number in the last `displayName` that was acknowledged.
    pub name_acknowledged: u64,
    /// The number in the last one that was sent.
    pub name_sent: u64,
    /// How many changes were acknowledged.
    pub changes: i64,
    /// Whether its deletion was sent.
    pub deleting: bool,
    /// Whether it was seen to be gone.
    pub gone: bool,
}

/// A run whose creation was acknowledged.
#[derive(Clone, Debug)]
pub struct KnownRun {
    /// The answer to its creation.
    pub made: Run,
    /// The key and the body that it was made with.
    pub key: String,
    /// See `key`.
    pub body: RunCreate,
    /// What it was asked to do.
    pub kind: Kind,
    /// The word that only its input has.
    pub marker: String,
    /// Its place among all runs that were acknowledged.
    pub number: usize,
    /// The answer to its stop.
    pub stop: Option<Run>,
    /// Whether a stop was sent.
    pub stopping: bool,
    /// The decisions that were acknowledged, by the approval's id.
    pub decisions: BTreeMap<String, ApprovalChoice>,
}

/// What a follower saw of a run.
#[derive(Clone, Debug)]
pub struct View {
    /// Which run.
    pub run_id: String,
    /// After which event it began.
    pub after: i64,
    /// The events, as they came.
    pub events: Vec<RunEvent>,
    /// How often it was told of a gap.
    pub gaps: u64,
    /// How often it came back.
    pub reconnects: u64,
    /// How it ended; `None` while it goes on.
    pub end: Option<Result<(), String>>,
}

/// A process that was killed.
#[derive(Clone, Debug)]
pub struct Kill {
    /// Which.
    pub victim: Victim,
    /// Whose agent or host it was.
    pub tenant_uid: Option<String>,
    /// When it was killed, in microseconds since 1970.
    pub at: i64,
    /// When the Hub was seen to have noticed, in the same count.
    pub noticed_at: i64,
}

/// The record that all callers share.
#[derive(Debug, Default)]
pub struct Record(Mutex<Known>);

impl Record {
    /// All of it, to write or to read. Never held across an await.
    pub fn open(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something that must not have happened.
    pub fn fault(&self, what: impl Into<String>) {
        self.open().faults.push(what.into());
    }

    /// Begins the view of a follower.
    pub fn view(&self, run_id: &str, after: i64) -> Arc<Mutex<View>> {
        let view = View { run_id: run_id.to_owned(), after, events: Vec::new(), gaps: 0, reconnects: 0, end: None };
        let view = Arc::new(Mutex::new(view));
        self.open().views.push(Arc::clone(&view));
        view
    }

    /// Changes what is known of a tenant.
    pub fn tenant(&self, uid: &str, change: impl FnOnce(&mut KnownTenant)) {
        if let Some(tenant) = self.open().tenants.get_mut(uid) {
            change(tenant);
        }
    }

    /// Changes what is known of a run.
    pub fn run(&self, id: &str, change: impl FnOnce(&mut KnownRun)) {
        if let Some(run) = self.open().runs.get_mut(id) {
            change(run);
        }
    }
}

impl Known {
    /// Whether a run's agent or host was killed while the run may have been with it: between these two instants, in
    /// microseconds since 1970. From the kill on until the Hub notices, a run can be given to a host that is dead.
    pub fn was_hit(&self, tenant_uid: &str, from: i64, to: i64) -> bool {
        self.kills.iter().any(|kill| {
            kill.tenant_uid.as_deref() == Some(tenant_uid) && kill.at <= to && from <= kill.noticed_at
        })
    }
}

/// Now, in microseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}
