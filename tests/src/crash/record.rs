//! What was acknowledged, as the callers remember it: the side of the truth that the Hub has no hand in.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use hermes_hub_client::types::{ApprovalChoice, Run, RunCreate, RunEvent, Tenant};

use super::plan::Victim;
use super::script::Kind;

/// Everything that callers and the killer know.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// By uid.
    pub(super) tenants: BTreeMap<String, KnownTenant>,
    /// By id.
    pub(super) runs: BTreeMap<String, KnownRun>,
    /// What each follower saw.
    pub(super) views: Vec<Arc<Mutex<View>>>,
    /// The kills, in their order.
    pub(super) kills: Vec<Kill>,
    /// What was wrong at once, such as a refusal that nobody expected.
    pub(super) faults: Vec<String>,
    /// How often a call was sent again because the Hub was away or going.
    pub(super) repeats: u64,
}

/// A tenant whose creation was acknowledged.
#[derive(Clone, Debug)]
pub(super) struct KnownTenant {
    /// The answer to its creation.
    pub(super) made: Tenant,
    /// The key that it was made with.
    pub(super) key: String,
    /// The number in the last `displayName` that was acknowledged.
    pub(super) name_acknowledged: u64,
    /// The number in the last one that was sent.
    pub(super) name_sent: u64,
    /// How many changes were acknowledged.
    pub(super) changes: i64,
    /// Whether its deletion was sent.
    pub(super) deleting: bool,
    /// Whether it was seen to be gone.
    pub(super) gone: bool,
    /// What was acknowledged of whether it and its agent may work; `None` of a tenant that nobody governs.
    pub(super) governed: Option<Governed>,
}

/// Whether a tenant and its agent may work, as the one who governs it was told last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Governed {
    /// It is blocked.
    pub(super) blocked: bool,
    /// Its agent is stopped.
    pub(super) stopped: bool,
    /// How many orders were acknowledged.
    pub(super) orders: u64,
}

/// A run whose creation was acknowledged.
#[derive(Clone, Debug)]
pub(super) struct KnownRun {
    /// The answer to its creation.
    pub(super) made: Run,
    /// The key and the body that it was made with.
    pub(super) key: String,
    /// See `key`.
    pub(super) body: RunCreate,
    /// What it was asked to do.
    pub(super) kind: Kind,
    /// The word that only its input has.
    pub(super) marker: String,
    /// Its place among all runs that were acknowledged.
    pub(super) number: usize,
    /// The answer to its stop.
    pub(super) stop: Option<Run>,
    /// Whether its tenant is blocked, or its agent stopped or restarted, while it works.
    pub(super) governed: bool,
    /// The decisions that were acknowledged, by the approval's id.
    pub(super) decisions: BTreeMap<String, ApprovalChoice>,
}

/// What a follower saw of a run.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// Which run.
    pub(super) run_id: String,
    /// After which event it began.
    pub(super) after: i64,
    /// The events, as they came.
    pub(super) events: Vec<RunEvent>,
    /// How often it was told of a gap.
    pub(super) gaps: u64,
    /// How often it came back.
    pub(super) reconnects: u64,
    /// How it ended; `None` while it goes on.
    pub(super) end: Option<Result<(), String>>,
}

/// A process that was killed.
#[derive(Clone, Debug)]
pub(super) struct Kill {
    /// What it was.
    pub(super) victim: Victim,
    /// Whose agent or host it was.
    pub(super) tenant_uid: Option<String>,
    /// When it was killed, in microseconds since 1970.
    pub(super) at: i64,
    /// When the Hub was seen to have noticed, in the same count.
    pub(super) noticed_at: i64,
}

/// The record that all callers share.
#[derive(Debug, Default)]
pub(super) struct Record(Mutex<Known>);

impl Record {
    /// All of it, to write or to read. Never held across an await.
    pub(super) fn open(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something that must not have happened.
    pub(super) fn fault(&self, what: impl Into<String>) {
        self.open().faults.push(what.into());
    }

    /// Begins the view of a follower.
    pub(super) fn view(&self, run_id: &str, after: i64) -> Arc<Mutex<View>> {
        let view =
            View { run_id: run_id.to_owned(), after, events: Vec::new(), gaps: 0, reconnects: 0, end: None };
        let view = Arc::new(Mutex::new(view));
        self.open().views.push(Arc::clone(&view));
        view
    }

    /// Changes what is known of a tenant.
    pub(super) fn tenant(&self, uid: &str, change: impl FnOnce(&mut KnownTenant)) {
        if let Some(tenant) = self.open().tenants.get_mut(uid) {
            change(tenant);
        }
    }

    /// Changes what is known of a run.
    pub(super) fn run(&self, id: &str, change: impl FnOnce(&mut KnownRun)) {
        if let Some(run) = self.open().runs.get_mut(id) {
            change(run);
        }
    }
}

impl Known {
    /// Whether one of these was killed between these two instants, in microseconds since 1970.
    pub(super) fn was_killed(&self, victims: &[Victim], from: i64, to: i64) -> bool {
        self.kills.iter().any(|kill| victims.contains(&kill.victim) && kill.at <= to && from <= kill.at)
    }

    /// Whether a run's agent or host was killed while the run may have been with it: between these two instants, in
    /// microseconds since 1970. From the kill on until the Hub notices, a run can be given to a host that is dead.
    pub(super) fn was_hit(&self, tenant_uid: &str, from: i64, to: i64) -> bool {
        self.kills.iter().any(|kill| {
            kill.tenant_uid.as_deref() == Some(tenant_uid) && kill.at <= to && from <= kill.noticed_at
        })
    }
}

/// Now, in microseconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}
