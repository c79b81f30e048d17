//! Whether a Hub stays as large as it is, however long it works: a workload of tenants, runs and readers that come and
//! go, agents that are killed and that fall asleep, a Hub that is killed and ended in order; and a look every moment at
//! what could grow.
//!
//! | module | what it is |
//! |---|---|
//! | `work`, `readers` | the workload |
//! | `disturb` | who is killed when |
//! | `sample` | what is looked at, and the look |
//! | `verdict` | what counts as flat, as explained and as growing |
//! | `report`, `picture` | the table, `report.md`, `report.svg`, `figures.csv` |
//!
//! The Hub dies in the first half only: the second, which is judged, is one life of one process. Everything is kept for
//! seconds in place of days, so that much more comes and goes than is ever there. The Hub is the real program on a
//! temporary data directory, its agents are scripted ones; all of it goes, however this ends.

mod disturb;
mod picture;
mod readers;
mod report;
mod sample;
mod verdict;
mod work;

use std::fmt;
use std::time::{Duration, Instant};

use hub_test_postgres::Server;

pub use report::Report;

use crate::Settings;
use crate::model::ScriptedModel;
use crate::process::Process;
use disturb::Disturber;
use sample::{Look, Sampler};
use verdict::Rest;
use work::Work;

/// The shortest time after which anything can be said of growth.
pub const LEAST: Duration = Duration::from_secs(60);
/// How many samples are taken at most; where there are fewer, one each second.
const SAMPLES_MAX: u32 = 1_800;
/// How long the workload may take to come to its end, and everything to go then.
const END_MAX: Duration = Duration::from_secs(90);
/// How long the Hub may take to be as it was at rest.
const REST_MAX: Duration = Duration::from_secs(45);
/// How long the Hub is left alone before it counts as at rest at the start.
const AT_FIRST: Duration = Duration::from_secs(3);

/// What to do.
#[derive(Debug)]
pub struct Options {
    /// How long the workload goes on. With less than [`LEAST`], it is only seen whether it goes on at all.
    pub time: Duration,
    /// How much disk the Hub's files, and its database, may take before it is stopped.
    pub disk_bytes: u64,
    /// What fixes who is killed when and what is asked for.
    pub seed: u64,
    /// The PostgreSQL server that the Hub works on, vacuuming; without one, it works on a file.
    pub server: Option<Server>,
}

/// It took more disk than it may, and was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    taken: u64,
    bound: u64,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [taken, bound] = [self.taken, self.bound].map(|bytes| bytes as f64 / 1e6);
        write!(f, "stopped: the hub took {taken:.0} MB of disk, and may take {bound:.0} MB")
    }
}

/// Works, looks, and judges. `tell` is given a line now and then.
///
/// # Panics
/// If the Hub does not start, at first or again.
pub async fn run(options: Options, mut tell: impl FnMut(String)) -> Report {
    let time = options.time;
    // Outlives every Hub, as a provider does.
    let model = ScriptedModel::start().await;
    let hub = Process::start_with(settings(&model, options.server.as_ref())).await;
    let mut sampler = Sampler::new(&hub, options.server.as_ref());
    tokio::time::sleep(AT_FIRST).await;
    let before = sampler.look(&hub).await;
    let work = Work::new(&hub, options.seed);
    let mut disturber = Disturber::new(hub, work.clone(), options.seed, time);
    work.begin();
    let (began, every) = (Instant::now(), Duration::from_secs(1).max(time / SAMPLES_MAX));
    sampler.begin();
    let mut stopped = None;
    let mut told = 0;
    while began.elapsed() < time && stopped.is_none() {
        let next = Instant::now() + every;
        if let Some(what) = disturber.due(began.elapsed()).await {
            sampler.mark(&what);
            tell(format!("{:>4} s  {what}", began.elapsed().as_secs()));
        }
        let look = sampler.sample(disturber.hub()).await;
        if look.disk() > options.disk_bytes {
            stopped = Some(TooLarge { taken: look.disk(), bound: options.disk_bytes });
        }
        let minutes = began.elapsed().as_secs() / 60;
        if minutes > told {
            told = minutes;
            tell(format!("{:>4} s  {}", began.elapsed().as_secs(), look.words()));
        }
        tokio::time::sleep_until(next.into()).await;
    }
    tell("everything comes to its end".to_owned());
    work.end(END_MAX).await;
    let after = at_rest(&mut sampler, disturber.hub(), &before).await;
    Report {
        seed: options.seed,
        took: began.elapsed(),
        on: if options.server.is_some() { "PostgreSQL" } else { "SQLite" },
        done: work.done(),
        disturbed: disturber.counts().to_vec(),
        troubles: work.troubles(),
        stopped,
        lines: verdict::judge(sampler.series()),
        rests: verdict::rests(&before, &after),
        series: sampler.into_series(),
    }
}

/// Waits until the Hub is as it was at rest; how it is then, or when it takes too long.
async fn at_rest(sampler: &mut Sampler, hub: &Process, before: &Look) -> Look {
    let until = Instant::now() + REST_MAX;
    loop {
        let after = sampler.look(hub).await;
        if verdict::rests(before, &after).iter().all(Rest::is_good) || Instant::now() > until {
            return after;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

fn settings(model: &ScriptedModel, server: Option<&Server>) -> Settings {
    let mut settings = Settings::with_agent().with_metrics();
    settings.add_words("agent_command", "--model-backoff-ms 10");
    settings.set("model_base_url", &format!("{:?}", model.base_url()));
    settings.set("model_name", "\"soak-model\"");
    // Seconds in place of days: what is kept must turn over many times.
    for (key, seconds) in [
        ("limits.retention_look_seconds", 5),
        ("limits.run_event_retention_seconds", 10),
        ("limits.run_retention_seconds", 20),
        ("limits.idempotency_retention_seconds", 15),
        ("limits.reader_stall_seconds", 5),
        ("trash_days", 0),
    ] {
        settings.set(key, &seconds.to_string());
    }
    // Each connection fills a cache of 2 MB of pages, slowly. With the usual eight that takes many minutes, and would pass
    // for a leak meanwhile; two are full in the first half.
    settings.set("limits.database_readers", "2");
    // As the product has it, and not as stories do: what is remembered in memory has to stay bounded too.
    settings.set("limits.token_cache_seconds", "2");
    if let Some(server) = server {
        settings.set("database_url", &format!("{:?}", server.url()));
    }
    settings
}
