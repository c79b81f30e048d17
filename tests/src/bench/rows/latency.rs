//! Goal 4: how much later an event is because it goes through the host's spool and the Hub's log, which both sync.
//!
//! The agent writes into each event when it sent it; reader and agent share the machine's clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, ensure};

use crate::Caller;
use crate::bench::Bench;
use crate::bench::connection::{Connection, Head};
use crate::bench::hand::{ByHand, Kind};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::machine;
use crate::bench::rounds::{Sample, Spread, alternate};
use crate::bench::subject::Subject;

const ROUNDS: usize = 7;
/// Events of one measurement, and how far apart the agent sends them.
const TICKS: usize = 60;
const APART_MS: u64 = 20;
/// What an event may be later, by the goal.
const ADDED_MAX_MS: f64 = 5.0;

pub(super) async fn measure(bench: &Bench) -> Result<Vec<Line>> {
    let hub = Subject::start().await?;
    let caller = hub.tenant("acme", 4).await;
    let alone = ByHand::start(&Kind::Scripted).await?;
    caller.output(&caller.run("[[say:awake]]").await).await;
    let samples = alternate(
        bench.rounds(ROUNDS),
        async || Ok(through(&hub, &caller).await? - direct(&alone).await?),
        async || {
            let sync = machine::sync_median(&bench.work)?;
            Ok(direct(&alone).await? + sync.as_secs_f64() * 1e3)
        },
    )
    .await?;
    let added = Spread::of(samples.iter().map(|sample| sample.hub)).context("no round")?;
    let absolute: Vec<Sample> = samples.iter().map(|sample| sample.added(sample.hub, ADDED_MAX_MS)).collect();
    let line = |peer: &str, samples, goal| Line {
        row: "latency",
        what: "what is added to one event, median".to_owned(),
        peer: peer.to_owned(),
        unit: Unit::Milliseconds,
        samples,
        goal,
        notes: Vec::new(),
    };
    let mut first = line("agent read directly, and one sync", samples, Goal::AtMost(2.0));
    first.notes.push(format!("added: {:.2} ms, from {:.2} to {:.2}", added.median, added.min, added.max));
    Ok(vec![first, line("the goal's limit", absolute, Goal::AtMost(1.0))])
}

fn script() -> String {
    format!("[[drip:1,{APART_MS}]][[event:{{\"event\":\"bench.tick\"}}]]").repeat(TICKS)
}

/// The middle time of an event, in milliseconds, from the agent to a reader of the Hub.
async fn through(hub: &Subject, caller: &Caller) -> Result<f64> {
    let run = caller.run(&script()).await;
    let mut connection = Connection::open(hub.address).await?;
    let head = connection.begin(&hub.request("GET", &caller.path(&run, "/events"), "")).await?;
    ticks(connection, head).await
}

/// The same, read from the agent itself.
async fn direct(agent: &ByHand) -> Result<f64> {
    let (connection, head) = agent.run(&script()).await?;
    ticks(connection, head).await
}

async fn ticks(mut connection: Connection, head: Head) -> Result<f64> {
    let (mut times, mut text) = (Vec::new(), String::new());
    connection
        .body(&head, |piece| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(piece));
            while let Some(end) = text.find("\n\n") {
                let frame: String = text.drain(..end + 2).collect();
                if frame.contains("bench.tick") {
                    times.extend(sent(&frame).map(|sent| now.saturating_sub(sent).as_secs_f64() * 1e3));
                }
            }
        })
        .await?;
    ensure!(times.len() == TICKS, "of {TICKS} events {} came", times.len());
    // The first ones find connections and caches cold.
    Spread::of(times.into_iter().skip(TICKS / 10)).map(|all| all.median).context("no event came")
}

/// When the agent sent a frame.
fn sent(frame: &str) -> Option<Duration> {
    let (_, behind) = frame.split_once("\"timestamp\":")?;
    let number: String =
        behind.trim_start().chars().take_while(|digit| digit.is_ascii_digit() || *digit == '.').collect();
    Duration::try_from_secs_f64(number.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agents_time_is_found_in_its_own_frame_and_in_the_hubs() {
        for frame in [
            "data: {\"event\": \"bench.tick\", \"run_id\": \"run_1\", \"timestamp\": 1763913000.25}\n\n",
            "data: {\"data\":{\"name\":\"bench.tick\",\"payload\":{\"timestamp\":1763913000.25,\"event\":\"bench.tick\"}}}\n\n",
        ] {
            assert_eq!(sent(frame), Some(Duration::from_millis(1_763_913_000_250)), "{frame}");
        }
        assert_eq!(sent("data: {}\n\n"), None);
    }
}
