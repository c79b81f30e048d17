//! Goal 9: what 10,000 tenants cost whose agents sleep: memory, database, processes, and the processor's time. Some were
//! awake before; most never were.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use futures::future::try_join_all;
use tokio::task::JoinSet;

use super::get::CONNECTIONS;
use crate::bench::Bench;
use crate::bench::connection::Connection;
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::machine::processor_seconds;
use crate::bench::rounds::Sample;
use crate::bench::subject::Subject;
use crate::leftovers;

const TENANTS: usize = 10_000;
/// The goal's limits, for each.
const MEMORY_MAX: f64 = 4096.0;
const DATABASE_MAX: f64 = 2048.0;
/// How many are woken, and fall asleep again, before the figures are read.
const WOKEN: usize = 100;
const QUIET: Duration = Duration::from_secs(3);

pub(super) async fn measure(_: &Bench) -> Result<Vec<Line>> {
    let hub = Subject::start().await?;
    hub.tenant("first", 4).await;
    let hub = Subject::of(hub.process.end_and_restart().await)?;
    hub.settled().await?;
    tokio::time::sleep(QUIET).await;
    let (memory, database) = (hub.resident()?, size(&hub.process.data_dir())?);
    let begun = Instant::now();
    create(&hub).await?;
    let created = begun.elapsed();
    hub.settled().await?;
    let provisioned = begun.elapsed();
    tokio::time::sleep(QUIET).await;
    let created_in = hub.resident()? - memory;
    wake_some(&hub).await?;
    // An orderly end writes the database's log back into its file.
    let hub = Subject::of(hub.process.end_and_restart().await)?;
    hub.settled().await?;
    let before = processor_seconds(hub.process.pid())?;
    tokio::time::sleep(QUIET).await;
    let busy = (processor_seconds(hub.process.pid())? - before) / QUIET.as_secs_f64();
    let (started_with, written) = (hub.resident()? - memory, size(&hub.process.data_dir())? - database);
    let processes = processes(&hub);
    ensure!(processes == 0, "all tenants sleep, and there are {processes} processes of theirs");
    let there = count(&hub).await?;
    ensure!(there == TENANTS + 1, "of {TENANTS} tenants and the first one {there} are there");

    let line = |what: &str, total: f64, limit: f64| Line {
        row: "tenants",
        what: format!("{what} of a sleeping tenant, {TENANTS} tenants"),
        peer: "the goal's limit".to_owned(),
        unit: Unit::Bytes,
        samples: vec![Sample { hub: total / TENANTS as f64, peer: limit, again: None }],
        goal: Goal::AtMost(1.0),
        notes: Vec::new(),
    };
    let mut first = line("memory", started_with, MEMORY_MAX);
    first
        .notes
        .push(format!(
            "{WOKEN} of them were awake before, the others never; then there is no process of theirs, and the Hub uses \
             {:.1} % of a core",
            busy * 100.0
        ));
    first.notes.push(format!(
        "created in {:.1} s without idempotency keys, all homes there after {:.1} s",
        created.as_secs_f64(),
        provisioned.as_secs_f64()
    ));
    Ok(vec![
        first,
        line("memory, in the process that created it,", created_in, MEMORY_MAX),
        line("database", written, DATABASE_MAX),
    ])
}

/// Wakes some, sees their processes, and lets them sleep again.
async fn wake_some(hub: &Subject) -> Result<()> {
    for verb in ["start", "stop"] {
        let all = (0..WOKEN).map(|number| {
            let path = format!("/v1/tenants/tenant-{number}/agent/{verb}?waitSeconds=50");
            async move { hub.json("POST", &path, "").await }
        });
        let expected = if verb == "start" { "running" } else { "stopped" };
        for agent in try_join_all(all).await? {
            ensure!(agent["state"] == expected, "an agent is to {verb}: {agent}");
        }
        let processes = processes(hub);
        ensure!(
            (processes >= WOKEN) == (verb == "start"),
            "{processes} processes of {WOKEN} tenants after {verb}"
        );
    }
    Ok(())
}

/// How many processes of tenants there are.
fn processes(hub: &Subject) -> usize {
    leftovers::naming(&hub.process.data_dir().join("tenants")).len()
}

async fn create(hub: &Subject) -> Result<()> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut creating = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (next, address, maker) = (Arc::clone(&next), hub.address, hub.maker("/v1/tenants"));
        let mut connection = Connection::open(address).await?;
        creating.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= TENANTS {
                    return anyhow::Ok(());
                }
                let status = connection.ask(&maker(&format!("{{\"id\":\"tenant-{number}\"}}"), None)).await?;
                ensure!(status == 201, "a tenant was answered {status}");
            }
        });
    }
    while let Some(done) = creating.join_next().await {
        done??;
    }
    Ok(())
}

/// How many tenants the Hub has, by its list.
async fn count(hub: &Subject) -> Result<usize> {
    let (mut count, mut behind) = (0, String::new());
    loop {
        let page = hub.json("GET", &format!("/v1/tenants?limit=1000{behind}"), "").await?;
        count += page["items"].as_array().context("a page has items")?.len();
        match page["next_page"].as_str() {
            Some(token) => behind = format!("&page_token={token}"),
            None => return Ok(count),
        }
    }
}

/// The bytes of the database, its log among them.
fn size(data_dir: &Path) -> Result<f64> {
    let mut bytes = 0;
    for name in ["hub.db", "hub.db-wal"] {
        bytes += std::fs::metadata(data_dir.join(name)).map_or(0, |file| file.len());
    }
    ensure!(bytes > 0, "there is no database in {}", data_dir.display());
    Ok(bytes as f64)
}
