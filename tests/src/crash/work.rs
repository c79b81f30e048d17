//! The workload: callers that use the Hub through its SDK, each writing down what was acknowledged to it.
//!
//! A caller sends each call once and repeats it itself, with the same key, until the Hub has answered: so it knows
//! which answers it got. It knows nothing of the kills.

mod govern;
mod runs;
mod tenants;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use fastrand::Rng;
use hermes_hub_client::types::{Tenant, TenantCreate};
use hermes_hub_client::{Error, Hub};
use tokio::task::JoinHandle;

use super::record::Record;
use super::script::Kind;
use super::sight::Sights;

/// How many callers make runs, how many make tenants and delete them, and how many tenants the runs are for.
const RUNNERS: u64 = 8;
const CHURNERS: u64 = 2;
/// How many callers block tenants and stop agents, each those of a tenant of its own.
const GOVERNORS: u64 = 2;
const TENANTS: usize = 5;
/// Kills of an agent or its host that a tenant gets: with one more, the Hub leaves its agent alone for a while.
const KILLS_MAX: u32 = 2;
/// For how long one call is repeated, and the pause between two tries.
const AWAY_MAX: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(25);

/// What all callers share.
#[derive(Clone)]
pub(super) struct Work(Arc<Shared>);

struct Shared {
    hub: Hub,
    record: Record,
    sights: Sights,
    seed: u64,
    ending: AtomicBool,
    /// A kind of run that somebody waits for.
    wish: Mutex<Option<Kind>>,
    /// The tenants that runs are made for.
    pool: Mutex<Vec<Member>>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

/// A tenant that runs are made for.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Its id.
    pub(super) id: String,
    /// Its uid.
    pub(super) uid: String,
    kills: u32,
}

impl Work {
    /// A workload that calls through `hub`. Nothing is sent yet.
    pub(super) fn new(hub: Hub, seed: u64) -> Self {
        Self(Arc::new(Shared {
            hub,
            record: Record::default(),
            sights: Sights::default(),
            seed,
            ending: AtomicBool::new(false),
            wish: Mutex::default(),
            pool: Mutex::default(),
            tasks: Mutex::default(),
        }))
    }

    /// Makes the first tenants and lets the callers begin.
    pub(super) async fn begin(&self) {
        for _ in 0..TENANTS {
            self.add_member().await;
        }
        for caller in 0..RUNNERS {
            self.spawn(runs::keep_running(self.clone(), caller));
        }
        for caller in 0..CHURNERS {
            self.spawn(tenants::churn(self.clone(), caller));
        }
        for caller in 0..GOVERNORS {
            self.spawn(govern::govern(self.clone(), caller));
        }
        self.spawn(tenants::rename(self.clone()));
    }

    /// Sends a group of creates at once, some of tenants and some of runs.
    pub(super) fn burst(&self, number: usize) {
        for member in 0..4 {
            self.spawn(tenants::burst(self.clone(), format!("burst-{number}-{member}")));
            self.spawn(runs::burst(self.clone(), format!("burst{number}x{member}")));
        }
    }

    /// The next caller that chooses makes a run of this kind.
    pub(super) fn wish(&self, kind: Kind) {
        *lock(&self.0.wish) = Some(kind);
    }

    /// No new work is begun; what is under way is brought to its end. Fails with what did not end by `deadline`.
    pub(super) async fn end(&self, deadline: Instant) -> Result<(), String> {
        self.0.ending.store(true, Ordering::Relaxed);
        let mut late = 0;
        loop {
            // Those that end may have begun others.
            let tasks = std::mem::take(&mut *lock(&self.0.tasks));
            if tasks.is_empty() {
                break;
            }
            for mut task in tasks {
                match tokio::time::timeout_at(deadline.into(), &mut task).await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => self.record().fault(format!("a caller broke: {error}")),
                    Err(_) => {
                        task.abort();
                        late += 1;
                    }
                }
            }
        }
        if late == 0 {
            Ok(())
        } else {
            Err(format!("{late} callers and followers still waited when time was up"))
        }
    }

    /// What was acknowledged.
    pub(super) fn record(&self) -> &Record {
        &self.0.record
    }

    /// What was seen.
    pub(super) fn sights(&self) -> &Sights {
        &self.0.sights
    }

    /// The way to the Hub; each call is sent once.
    pub(super) fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// The tenants whose agent or host may still be killed.
    pub(super) fn killable(&self) -> Vec<Member> {
        lock(&self.0.pool).iter().filter(|member| member.kills < KILLS_MAX).cloned().collect()
    }

    /// Counts a kill of this tenant's agent or host. One that has had enough is replaced by a new tenant.
    pub(super) async fn count_kill(&self, uid: &str) {
        let spent = {
            let mut pool = lock(&self.0.pool);
            if let Some(member) = pool.iter_mut().find(|member| member.uid == uid) {
                member.kills += 1;
            }
            let before = pool.len();
            pool.retain(|member| member.kills < KILLS_MAX);
            pool.len() < before
        };
        if spent {
            self.add_member().await;
        }
    }

    /// Calls until the Hub has answered, whatever dies meanwhile. `None` when it refuses, or stays away for too long;
    /// that is noted as a fault. `expected` says which refusals are none.
    async fn until_answered<T, A>(
        &self,
        what: &str,
        expected: fn(&Error) -> bool,
        call: impl Fn() -> A,
    ) -> Option<T>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let until = Instant::now() + AWAY_MAX;
        loop {
            let error = match call().await {
                Ok(answer) => return Some(answer),
                Err(error) => error,
            };
            if expected(&error) {
                return None;
            }
            if !error.is_retryable() || Instant::now() > until {
                self.record().fault(format!("{what} was refused: {error}"));
                return None;
            }
            self.record().open().repeats += 1;
            // A pause between two tries, not a guess at how long the Hub is away.
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn add_member(&self) {
        let number = self.record().open().tenants.len();
        if let Some(tenant) = tenants::make(self, &format!("work-{number}"), true).await {
            lock(&self.0.pool).push(member(&tenant));
        }
    }

    /// A tenant to make a run for.
    fn any_member(&self, rng: &mut Rng) -> Option<Member> {
        let pool = lock(&self.0.pool);
        if pool.is_empty() { None } else { Some(pool[rng.usize(0..pool.len())].clone()) }
    }

    fn next_kind(&self, rng: &mut Rng) -> Kind {
        let wished = lock(&self.0.wish).take();
        wished.unwrap_or_else(|| Kind::any(rng))
    }

    fn is_ending(&self) -> bool {
        self.0.ending.load(Ordering::Relaxed)
    }

    /// The chances of one caller, as the seed has them.
    fn rng(&self, caller: &str) -> Rng {
        let named =
            caller.bytes().fold(self.0.seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Rng::with_seed(named)
    }

    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let task = tokio::spawn(task);
        lock(&self.0.tasks).push(task);
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        lock(&self.tasks).iter().for_each(JoinHandle::abort);
    }
}

/// What the tenant of this id is made with, always.
pub(super) fn tenant_body(id: &str) -> TenantCreate {
    tenants::tenant_body(id)
}

fn member(tenant: &Tenant) -> Member {
    Member { id: tenant.id.to_string(), uid: tenant.uid.to_string(), kills: 0 }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
