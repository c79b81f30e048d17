//! The workload: tenants that come, work, sleep, and go, over and over. It knows nothing of kills but that they happen.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use fastrand::Rng;
use hermes_hub_client::types::{
    AgentState, ErrorCode, InputPart, Run, RunCreate, SessionId, Tenant, TenantCreate,
};
use hermes_hub_client::{Error, Hub};
use serde_json::json;
use tokio::task::JoinHandle;

use super::readers;
use crate::crash::script::Kind;
use crate::process::Process;

/// How many tenants there are at one time.
const PLACES: u64 = 6;
/// Kills of an agent or its host that a tenant gets: with one more, the Hub leaves its agent alone for a while.
const KILLS_MAX: u32 = 2;
/// How long an agent is given to fall asleep: its tenant says ten seconds.
const ASLEEP_MAX: Duration = Duration::from_secs(40);
/// How many different troubles are kept.
const TROUBLES_MAX: usize = 100;
/// Words that no socket takes at once.
const FLOOD: u32 = 8_000;

/// What all callers share.
#[derive(Clone)]
pub(super) struct Work(Arc<Shared>);

struct Shared {
    hub: Hub,
    address: SocketAddr,
    token: String,
    seed: u64,
    ending: AtomicBool,
    /// The tenants that are there, by their uid, and how often each was hit.
    members: Mutex<BTreeMap<String, u32>>,
    done: Mutex<BTreeMap<&'static str, u64>>,
    troubles: Mutex<BTreeMap<String, u64>>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Work {
    /// A workload on this Hub, wherever it is started again. Nothing is sent yet.
    pub(super) fn new(hub: &Process, seed: u64) -> Self {
        let address = hub.url().trim_start_matches("http://").parse().expect("the url is an address");
        Self(Arc::new(Shared {
            hub: hub.patient(),
            address,
            token: hub.admin_token(),
            seed,
            ending: AtomicBool::new(false),
            members: Mutex::default(),
            done: Mutex::default(),
            troubles: Mutex::default(),
            tasks: Mutex::default(),
        }))
    }

    /// Lets the callers begin.
    pub(super) fn begin(&self) {
        for place in 0..PLACES {
            self.spawn(keep_coming(self.clone(), place));
        }
    }

    /// No new work is begun, what is under way is brought to its end, and all tenants go. What does not end within
    /// `time` is a trouble.
    pub(super) async fn end(&self, time: Duration) {
        self.0.ending.store(true, Ordering::Relaxed);
        let until = Instant::now() + time;
        loop {
            // Those that end may have begun others.
            let tasks = std::mem::take(&mut *lock(&self.0.tasks));
            if tasks.is_empty() {
                return;
            }
            for mut task in tasks {
                match tokio::time::timeout_at(until.into(), &mut task).await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => self.trouble(format!("a caller broke: {error}")),
                    Err(_) => {
                        task.abort();
                        self.trouble("a caller or reader still waited when time was up".to_owned());
                    }
                }
            }
        }
    }

    /// What was done, and how often.
    pub(super) fn done(&self) -> Vec<(&'static str, u64)> {
        lock(&self.0.done).iter().map(|(what, count)| (*what, *count)).collect()
    }

    /// What nobody expects, and how often.
    pub(super) fn troubles(&self) -> Vec<(String, u64)> {
        lock(&self.0.troubles).iter().map(|(what, count)| (what.clone(), *count)).collect()
    }

    /// Whether this tenant's agent or host may be hit; it counts as hit then.
    pub(super) fn hit(&self, uid: &str) -> bool {
        let mut members = lock(&self.0.members);
        let hits = members.get_mut(uid).filter(|hits| **hits < KILLS_MAX);
        hits.map(|hits| *hits += 1).is_some()
    }

    pub(super) fn hub(&self) -> &Hub {
        &self.0.hub
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.0.address
    }

    pub(super) fn token(&self) -> &str {
        &self.0.token
    }

    pub(super) fn is_ending(&self) -> bool {
        self.0.ending.load(Ordering::Relaxed)
    }

    pub(super) fn count(&self, what: &'static str) {
        *lock(&self.0.done).entry(what).or_default() += 1;
    }

    pub(super) fn trouble(&self, what: String) {
        let mut troubles = lock(&self.0.troubles);
        if troubles.len() < TROUBLES_MAX || troubles.contains_key(&what) {
            *troubles.entry(what).or_default() += 1;
        }
    }

    /// Takes an answer; a refusal that is not `expected` is a trouble.
    pub(super) fn take<T>(
        &self,
        what: &str,
        answer: Result<T, impl Into<Error>>,
        expected: impl Fn(&Error) -> bool,
    ) -> Option<T> {
        let error: Error = match answer {
            Ok(answer) => return Some(answer),
            Err(error) => error.into(),
        };
        if !expected(&error) {
            let code = error.code().map_or_else(|| error.to_string(), ToString::to_string);
            let reason = error.reason().map_or_else(String::new, |reason| format!(" ({reason})"));
            self.trouble(format!("{what}: {code}{reason}"));
        }
        None
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = lock(&self.0.tasks);
        // Hours of readers that have ended are of no use here.
        tasks.retain(|task| !task.is_finished());
        tasks.push(tokio::spawn(task));
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        lock(&self.tasks).iter().for_each(JoinHandle::abort);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a refusal says only that what was asked for is gone.
pub(super) fn is_gone(error: &Error) -> bool {
    error.is_not_found()
        || matches!(error.code(), Some(ErrorCode::Gone | ErrorCode::FailedPrecondition | ErrorCode::Aborted))
}

/// One tenant after another in one place.
async fn keep_coming(work: Work, place: u64) {
    let mut rng = Rng::with_seed(work.0.seed.wrapping_mul(31).wrapping_add(place));
    for number in 0u64.. {
        if work.is_ending() {
            return;
        }
        let body = json!({
            "id": format!("soak-{place}-{number}"),
            "agent": {"idleTimeoutSeconds": 10, "maxConcurrentRuns": 3},
        });
        let body: TenantCreate = serde_json::from_value(body).expect("the body makes a tenant");
        let made = work.hub().tenant_create().body(body).wait_seconds(20).send().await;
        let Some(tenant) = work.take("making a tenant", made, |_| false) else { continue };
        work.count("tenants made");
        lock(&work.0.members).insert(tenant.uid.to_string(), 0);
        live(&work, &tenant, &mut rng).await;
        lock(&work.0.members).remove(tenant.uid.as_str());
        let gone = work.hub().tenant_delete().tenant_id(tenant.id.clone());
        let gone = gone.purge(rng.bool()).wait_seconds(20).send().await;
        if work.take("deleting a tenant", gone, is_gone).is_some() {
            work.count("tenants deleted");
        }
    }
}

/// What a tenant does in its life: runs, alone and together, and now and then a sleep.
async fn live(work: &Work, tenant: &Tenant, rng: &mut Rng) {
    for _ in 0..rng.u32(3..9) {
        if work.is_ending() {
            return;
        }
        if rng.u32(0..5) == 0 {
            sleep_and_wake(work, tenant, rng).await;
            continue;
        }
        let together = (0..rng.u32(1..4)).map(|_| one_run(work, tenant, Kind::any(rng), rng.fork()));
        futures::future::join_all(together.collect::<Vec<_>>()).await;
    }
    // Work that the deletion overtakes.
    if rng.u32(0..3) == 0
        && let Some(run) = make(work, tenant, Kind::Text.input("late-", rng), None).await
    {
        work.spawn(readers::read(work.clone(), run, Kind::Text, rng.fork()));
    }
}

async fn one_run(work: &Work, tenant: &Tenant, kind: Kind, mut rng: Rng) {
    // A run that fills what lies between the Hub and a reader who does not read.
    let stalls = rng.u32(0..12) == 0;
    let input = match stalls {
        true => format!("[[flood:{FLOOD}]]"),
        false => kind.input("mark-", &mut rng),
    };
    let kind = if stalls { Kind::Text } else { kind };
    let session = (rng.u32(0..3) == 0).then(|| "talk".to_owned());
    let Some(run) = make(work, tenant, input, session).await else { return };
    if stalls {
        work.spawn(readers::stall(work.clone(), run.clone(), rng.fork()));
    }
    for _ in 0..rng.u32(0..3) {
        work.spawn(readers::leave(work.clone(), run.clone(), rng.fork()));
    }
    readers::read(work.clone(), run, kind, rng).await;
}

async fn make(work: &Work, tenant: &Tenant, input: String, session: Option<String>) -> Option<Run> {
    let body = RunCreate {
        history: Vec::new(),
        if_session_busy: None,
        input: vec![InputPart::Text { text: input }],
        instructions: None,
        limits: None,
        metadata: None,
        session_id: session.map(|id| SessionId::try_from(id).expect("the name is a session's id")),
    };
    let made = work.hub().run_create().tenant_id(tenant.id.clone()).body(body).send().await;
    let made = work.take("making a run", made, |_| false)?;
    work.count("runs made");
    Some(made.into_inner())
}

/// Lets the tenant's agent fall asleep, and wakes it with a run.
async fn sleep_and_wake(work: &Work, tenant: &Tenant, rng: &mut Rng) {
    let until = Instant::now() + ASLEEP_MAX;
    while Instant::now() < until && !work.is_ending() {
        let agent = work.hub().agent_view().tenant_id(tenant.id.clone()).send().await;
        let Some(agent) = work.take("looking at an agent", agent, is_gone) else { return };
        if agent.state == AgentState::Hibernated {
            work.count("wakes");
            return one_run(work, tenant, Kind::Text, rng.fork()).await;
        }
        // A pause between two looks, not a guess at how long it takes.
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
