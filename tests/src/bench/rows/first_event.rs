//! Goal 5: from the start of a run to its first event, while its agent is awake.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::real::Real;
use crate::Caller;
use crate::bench::connection::{Connection, Head};
use crate::bench::hand::{ByHand, Kind};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::rounds::{Sample, Spread, alternate};
use crate::bench::subject::Subject;
use crate::bench::{Bench, Measured};

/// What the Hub may add, by the goal.
const SHARE_MAX_MS: f64 = 5.0;

pub(super) async fn measure(bench: &Bench) -> Result<Measured> {
    let hub = Subject::start().await?;
    let mut measured = Measured::from(vec![share(rounds(&hub, &Kind::Scripted, bench.rounds(7), 25).await?)]);
    drop(hub);
    measured.add("the real agent", real(bench).await);
    Ok(measured)
}

async fn real(bench: &Bench) -> Result<Vec<Line>> {
    let real = Real::start(bench).await?;
    Ok(vec![ratio(rounds(&real.hub, &real.kind, bench.rounds(5), 5).await?)])
}

/// Rounds of the middle of some starts, in milliseconds.
async fn rounds(hub: &Subject, kind: &Kind, rounds: usize, starts: usize) -> Result<Vec<Sample>> {
    let caller = hub.tenant("acme", 4).await;
    let alone = ByHand::start(kind).await?;
    // The first run of an agent loads what the others find loaded.
    through(hub, &caller).await?;
    alone_once(&alone).await?;
    let through = async || {
        let mut times = Vec::new();
        for _ in 0..starts {
            times.push(through(hub, &caller).await?);
        }
        Spread::of(times).map(|all| all.median).context("no start")
    };
    let alone = async || {
        let mut times = Vec::new();
        for _ in 0..starts {
            times.push(alone_once(&alone).await?);
        }
        Spread::of(times).map(|all| all.median).context("no start")
    };
    alternate(rounds, through, alone).await
}

/// The Hub's own share, beside what the goal gives it.
fn share(samples: Vec<Sample>) -> Line {
    let alone = Spread::of(samples.iter().map(|sample| sample.peer)).map_or(0.0, |all| all.median);
    let share = |sample: &Sample| sample.added(sample.hub - sample.peer, SHARE_MAX_MS);
    Line {
        row: "first",
        what: "what the Hub adds to a run's first event, scripted agent".to_owned(),
        peer: "the goal's limit".to_owned(),
        unit: Unit::Milliseconds,
        samples: samples.iter().map(share).collect(),
        goal: Goal::AtMost(1.0),
        notes: vec![format!("the scripted agent alone takes {alone:.2} ms")],
    }
}

fn ratio(samples: Vec<Sample>) -> Line {
    Line {
        row: "first",
        what: "from the start of a run to its first event, real agent".to_owned(),
        peer: "the agent alone".to_owned(),
        unit: Unit::Milliseconds,
        samples,
        goal: Goal::AtMost(1.05),
        notes: Vec::new(),
    }
}

const INPUT: &str = "[[say:hello]]";

async fn through(hub: &Subject, caller: &Caller) -> Result<f64> {
    let body = json!({"input": [{"type": "text", "text": INPUT}]}).to_string();
    let begun = Instant::now();
    let run = hub.json("POST", &caller.runs(), &body).await?;
    let id = run["id"].as_str().context("a run has an id")?;
    let mut connection = Connection::open(hub.address).await?;
    let events = hub.request("GET", &format!("{}/{id}/events", caller.runs()), "");
    let head = connection.begin(&events).await?;
    ensure!(head.status == 200, "the events were answered {}", head.status);
    first(connection, head, begun).await
}

async fn alone_once(agent: &ByHand) -> Result<f64> {
    let begun = Instant::now();
    let (connection, head) = agent.run(INPUT).await?;
    first(connection, head, begun).await
}

/// The time of the first thing that was said, in milliseconds; then the run is read to its end, so that the next one
/// finds the agent free.
async fn first(mut connection: Connection, head: Head, begun: Instant) -> Result<f64> {
    let mut text = String::new();
    connection
        .body_until(&head, |piece| {
            text.push_str(&String::from_utf8_lossy(piece));
            text.contains("message.delta")
        })
        .await?;
    let took = begun.elapsed();
    connection.body(&head, |_| {}).await?;
    Ok(took.as_secs_f64() * 1e3)
}
