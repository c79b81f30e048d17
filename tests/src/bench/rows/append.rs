//! Goal 3: events of 100 runs are kept. Four stand-ins for agent hosts report for 25 runs each, a batch after the other,
//! each answered after its commit; then one of them alone.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hermes_hub_client::types::RunState;
use tokio::task::JoinSet;

use crate::bench::Bench;
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::peers::{RUNS, figure};
use crate::bench::rounds::{Sample, alternate};
use crate::bench::standin::{StandIn, word};
use crate::bench::subject::Subject;

const TIME: Duration = Duration::from_millis(1500);
const ROUNDS: usize = 7;
const ROUNDS_ALONE: usize = 5;
const HOSTS: usize = 4;
/// Events of one report: as many as a host sends at most.
const BATCH: usize = 200;

pub(super) async fn measure(bench: &Bench) -> Result<Vec<Line>> {
    let hub = Subject::start().await?;
    let (mut hosts, mut paths) = (Vec::new(), Vec::new());
    for number in 0..HOSTS {
        let caller = hub.tenant(&format!("tenant-{number}"), RUNS / HOSTS).await;
        let mut runs = Vec::new();
        for _ in 0..RUNS / HOSTS {
            runs.push(caller.run("[[hang]]").await);
        }
        for run in &runs {
            caller.until(run, RunState::Running).await;
            paths.push(caller.path(run, ""));
        }
        let ids: Vec<String> = runs.iter().map(|run| run.id().to_string()).collect();
        hosts.push((StandIn::of(&hub, &caller).await?, ids));
    }
    let before = kept(&hub, &paths).await?;
    let (together, by_all) = compare(bench, ROUNDS, &mut hosts).await?;
    hosts.truncate(1);
    let (alone, by_one) = compare(bench, ROUNDS_ALONE, &mut hosts).await?;
    let (kept, acknowledged) = (kept(&hub, &paths).await? - before, by_all + by_one);
    ensure!(kept == acknowledged, "{acknowledged} events were acknowledged and {kept} are in the logs");
    let line = |what: String, samples| Line {
        row: "append",
        what: format!("events kept of {what}, {BATCH} events a report"),
        peer: format!("SQLite alone, {BATCH} rows a commit"),
        unit: Unit::Rows,
        samples,
        goal: Goal::AtLeast(0.70),
        notes: Vec::new(),
    };
    let mut first = line(format!("{RUNS} runs by {HOSTS} hosts"), together);
    first.notes.push(format!(
        "the Hub may commit the reports of {HOSTS} hosts together, {} rows; the peer commits {BATCH}, as the Hub does with \
         one host",
        HOSTS * BATCH
    ));
    // A commit a report on both sides. Neither does anything while the disk syncs: a host has one report on its way.
    Ok(vec![first, line(format!("{} runs by 1 host", RUNS / HOSTS), alone)])
}

/// A stand-in, and the runs that it reports of.
type Host = (StandIn, Vec<String>);

/// These hosts beside the peer; the rounds, and how many events were acknowledged in all of them.
async fn compare(bench: &Bench, rounds: usize, hosts: &mut Vec<Host>) -> Result<(Vec<Sample>, usize)> {
    let mut acknowledged = 0;
    let samples = alternate(
        bench.rounds(rounds),
        async || {
            let begun = Instant::now();
            let mut reporting = JoinSet::new();
            for (host, runs) in hosts.drain(..) {
                reporting.spawn(report(host, runs, begun + TIME));
            }
            let mut rows = 0;
            while let Some(done) = reporting.join_next().await {
                let (host, runs, count) = done??;
                hosts.push((host, runs));
                rows += count;
            }
            acknowledged += rows;
            Ok(rows as f64 / begun.elapsed().as_secs_f64())
        },
        async || {
            let directory = tempfile::tempdir()?;
            let (place, batch) = (directory.path().display().to_string(), BATCH.to_string());
            let time = TIME.as_millis().to_string();
            figure("append", &["--database-in", &place, "--batch", &batch, "--milliseconds", &time]).await
        },
    )
    .await?;
    Ok((samples, acknowledged))
}

/// How many events the logs of these runs have.
async fn kept(hub: &Subject, paths: &[String]) -> Result<usize> {
    let mut count = 0;
    for path in paths {
        let run = hub.json("GET", path, "").await?;
        count += run["lastSeq"].as_u64().context("a run says how long its log is")?;
    }
    Ok(usize::try_from(count)?)
}

async fn report(
    mut host: StandIn,
    runs: Vec<String>,
    until: Instant,
) -> Result<(StandIn, Vec<String>, usize)> {
    let mut count = 0;
    while Instant::now() < until {
        let frames = (count..count + BATCH).map(|number| (runs[number % runs.len()].as_str(), word(number)));
        host.report(frames).await?;
        count += BATCH;
    }
    Ok((host, runs, count))
}
