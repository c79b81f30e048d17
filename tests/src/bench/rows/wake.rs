//! Goals 10 and 11: an agent is woken, and fifty at once, beside starting the same agents by hand.

use std::cell::Cell;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use futures::future::try_join_all;
use futures::stream::{self, StreamExt as _, TryStreamExt as _};

use super::real::Real;
use crate::bench::connection::Connection;
use crate::bench::hand::{ByHand, Kind};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::machine::{processor_seconds, resident};
use crate::bench::rounds::{Sample, Spread, alternate, unwarmed};
use crate::bench::subject::Subject;
use crate::bench::{Bench, Measured};

const ROUNDS: usize = 5;
const AT_ONCE: usize = 50;
/// How many a Hub starts at one time, unless it is told otherwise; by hand they are started in the same way.
const STARTS: usize = 4;
/// What fifty agents may weigh, with their hosts.
const MEMORY_EACH: f64 = 160e6;

pub(super) async fn measure(bench: &Bench) -> Result<Measured> {
    let hub = Subject::start().await?;
    let scripted = one(bench, &hub, &Kind::Scripted, "scripted agent").await?;
    let mut measured = Measured::from(vec![Line { goal: Goal::NoneLessIsBetter, ..scripted }]);
    drop(hub);
    match Real::start(bench).await {
        Ok(real) => {
            let one = one(bench, &real.hub, &real.kind, "real agent").await;
            measured.add("one real agent", one.map(|line| vec![line]));
            measured.add(&format!("{AT_ONCE} real agents at once"), fifty(&real).await);
        }
        Err(error) => measured.add("the real agent", Err(error)),
    }
    Ok(measured)
}

async fn one(bench: &Bench, hub: &Subject, kind: &Kind, who: &str) -> Result<Line> {
    let mut asleep = VecDeque::new();
    let rounds = bench.rounds(ROUNDS);
    for number in 0..=rounds {
        hub.tenant(&format!("one-{number}"), 4).await;
        asleep.push_back(format!("one-{number}"));
    }
    let samples = alternate(
        rounds,
        async || {
            let id = asleep.pop_front().context("all tenants are awake")?;
            let begun = Instant::now();
            wake(hub, &id).await?;
            let took = begun.elapsed();
            sleep(hub, &id).await?;
            Ok(took.as_secs_f64() * 1e3)
        },
        async || {
            let begun = Instant::now();
            let agent = ByHand::start(kind).await?;
            let took = begun.elapsed();
            drop(agent);
            Ok(took.as_secs_f64() * 1e3)
        },
    )
    .await?;
    Ok(Line {
        row: "wake",
        what: format!("one agent is woken, {who}"),
        peer: "started by hand".to_owned(),
        unit: Unit::Milliseconds,
        samples,
        goal: Goal::AtMost(1.05),
        notes: Vec::new(),
    })
}

/// Fifty of the real agent; one round, for it takes half a minute a side.
async fn fifty(real: &Real) -> Result<Vec<Line>> {
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let free = memory.lines().find_map(|line| line.strip_prefix("MemAvailable:")?.trim().strip_suffix(" kB"));
    let free = free.and_then(|free| free.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0;
    ensure!(
        free > AT_ONCE as f64 * MEMORY_EACH,
        "{AT_ONCE} agents need more memory than the {free:.0} bytes free"
    );
    for number in 0..AT_ONCE {
        real.hub.tenant(&format!("fifty-{number}"), 4).await;
    }
    let quiet = reads(&real.hub, Duration::from_secs(2)).await?;
    let (reads_meanwhile, boot_seconds, weight) = (Cell::new(0.0), Cell::new(0.0), Cell::new(0.0_f64));
    let samples = unwarmed(
        1,
        async || {
            let begun = Instant::now();
            let hub = &real.hub;
            let waking = async {
                let all =
                    (0..AT_ONCE).map(|number| async move { wake(hub, &format!("fifty-{number}")).await });
                try_join_all(all).await?;
                anyhow::Ok(begun.elapsed())
            };
            let (took, meanwhile) = tokio::join!(waking, reads(hub, Duration::from_secs(10)));
            let took = took?;
            reads_meanwhile.set(meanwhile?);
            stream::iter(0..AT_ONCE)
                .map(|number| async move { sleep(hub, &format!("fifty-{number}")).await })
                .buffer_unordered(STARTS)
                .try_collect::<()>()
                .await?;
            Ok(took.as_secs_f64() * 1e3)
        },
        async || {
            let begun = Instant::now();
            let started: Vec<(ByHand, f64)> = stream::iter(0..AT_ONCE)
                .map(|_| async {
                    let agent = ByHand::start(&real.kind).await?;
                    // Now, and not when all are up: what an agent does once it is ready is none of its start.
                    let seconds = processor_seconds(agent.pid()?)?;
                    anyhow::Ok((agent, seconds))
                })
                .buffer_unordered(STARTS)
                .try_collect()
                .await?;
            let took = begun.elapsed();
            for (agent, _) in &started {
                weight.set(weight.get().max(resident(agent.pid()?)?));
            }
            boot_seconds.set(started.iter().map(|(_, seconds)| seconds).sum());
            Ok(took.as_secs_f64() * 1e3)
        },
    )
    .await?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as f64;
    let bound = boot_seconds.get() / cores * 1e3;
    let hub = Spread::of(samples.iter().map(|sample| sample.hub)).context("no round")?.median;
    let line = |what: &str, peer: &str, samples, goal| Line {
        row: "wake",
        what: what.to_owned(),
        peer: peer.to_owned(),
        unit: Unit::Milliseconds,
        samples,
        goal,
        notes: Vec::new(),
    };
    let single = |hub, peer| vec![Sample { hub, peer, again: None }];
    let mut first = line(
        &format!("{AT_ONCE} agents are woken, real agent"),
        &format!("by hand, {STARTS} at a time"),
        samples,
        Goal::NoneLessIsBetter,
    );
    first.notes.push("one round: it shows no spread of the Hub's".to_owned());
    first.notes.push(format!("an agent weighs {:.0} MB when it is ready", weight.get() / 1e6));
    Ok(vec![
        first,
        line(
            &format!("{AT_ONCE} agents are woken, real agent"),
            "the processor time of their starts",
            single(hub, bound),
            // The goal is 0.85 of what the processor allows, which is a rate.
            Goal::AtMost(1.0 / 0.85),
        ),
        line(
            "a read meanwhile",
            "a read while nothing else happens",
            single(reads_meanwhile.get(), quiet),
            Goal::AtMost(2.0),
        ),
    ])
}

/// Wakes a tenant's agent and waits until it runs.
async fn wake(hub: &Subject, id: &str) -> Result<()> {
    let mut agent = hub.json("POST", &format!("/v1/tenants/{id}/agent/start?waitSeconds=50"), "").await?;
    let until = Instant::now() + Duration::from_secs(300);
    while agent["state"] != "running" {
        ensure!(
            agent["state"] != "failed" && Instant::now() < until,
            "the agent of {id} is not woken: {agent}"
        );
        agent = hub.json("POST", &format!("/v1/tenants/{id}/agent/start?waitSeconds=50"), "").await?;
    }
    Ok(())
}

/// Stops a tenant's agent and waits until it is gone.
async fn sleep(hub: &Subject, id: &str) -> Result<()> {
    let agent = hub.json("POST", &format!("/v1/tenants/{id}/agent/stop?waitSeconds=50"), "").await?;
    ensure!(agent["state"] == "stopped", "the agent of {id} is not stopped: {agent}");
    Ok(())
}

/// The middle time of a read, one after the other with pauses, in milliseconds.
async fn reads(hub: &Subject, time: Duration) -> Result<f64> {
    let mut connection = Connection::open(hub.address).await?;
    let ask = hub.request("GET", "/v1/tenants/one-0", "");
    let (mut times, begun) = (Vec::new(), Instant::now());
    while begun.elapsed() < time {
        let asked = Instant::now();
        ensure!(connection.ask(&ask).await? == 200, "a tenant is not shown");
        times.push(asked.elapsed().as_secs_f64() * 1e3);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Spread::of(times).map(|all| all.median).context("nothing was read")
}
