//! Goal 6: 10,000 events of one run, from the agent to a reader: each once, in order, and hardly slower than from the
//! agent itself.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::real::Real;
use crate::Caller;
use crate::bench::connection::{Connection, Head};
use crate::bench::hand::{ByHand, Kind};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::rounds::alternate;
use crate::bench::subject::Subject;
use crate::bench::{Bench, Measured};

const EVENTS: usize = 10_000;
const ROUNDS: usize = 5;

pub(super) async fn measure(bench: &Bench) -> Result<Measured> {
    let hub = Subject::start().await?;
    let input = format!("[[flood:{EVENTS}]]");
    let mut measured =
        Measured::from(vec![line(bench, &hub, &Kind::Scripted, &input, "scripted agent").await?]);
    drop(hub);
    measured.add("the real agent", real(bench).await);
    Ok(measured)
}

async fn real(bench: &Bench) -> Result<Vec<Line>> {
    let real = Real::start(bench).await?;
    let line = line(bench, &real.hub, &real.kind, &format!("[[drip:{EVENTS},0]]"), "real agent").await?;
    Ok(vec![Line { goal: Goal::AtLeast(0.98), ..line }])
}

async fn line(bench: &Bench, hub: &Subject, kind: &Kind, input: &str, who: &str) -> Result<Line> {
    let caller = hub.tenant("acme", 4).await;
    let alone = ByHand::start(kind).await?;
    let samples = alternate(
        bench.rounds(ROUNDS),
        async || through(hub, &caller, input).await,
        async || directly(&alone, input).await,
    )
    .await?;
    Ok(Line {
        row: "events",
        what: format!("{EVENTS} events of one run, {who}"),
        peer: "the agent read directly".to_owned(),
        unit: Unit::Events,
        samples,
        // The goal is for the real one.
        goal: Goal::NoneMoreIsBetter,
        notes: Vec::new(),
    })
}

async fn through(hub: &Subject, caller: &Caller, input: &str) -> Result<f64> {
    let body = json!({"input": [{"type": "text", "text": input}]}).to_string();
    let begun = Instant::now();
    let run = hub.json("POST", &caller.runs(), &body).await?;
    let id = run["id"].as_str().context("a run has an id")?;
    let mut connection = Connection::open(hub.address).await?;
    let head = connection.begin(&hub.request("GET", &format!("{}/{id}/events", caller.runs()), "")).await?;
    let (rate, text) = read(connection, head, begun).await?;
    let events = frames(&text).collect::<Result<Vec<Value>>>()?;
    for (expected, event) in (1..).zip(&events) {
        ensure!(event["seq"] == json!(expected), "event {expected} has seq {}", event["seq"]);
    }
    let words = events.iter().filter(|event| event["type"] == "message.delta");
    check(words.map(|event| event["data"]["text"].as_str().unwrap_or_default()))?;
    Ok(rate)
}

async fn directly(agent: &ByHand, input: &str) -> Result<f64> {
    let begun = Instant::now();
    let (connection, head) = agent.run(input).await?;
    let (rate, text) = read(connection, head, begun).await?;
    let events = frames(&text).collect::<Result<Vec<Value>>>()?;
    let words = events.iter().filter(|event| event["event"] == "message.delta");
    check(words.map(|event| event["delta"].as_str().unwrap_or_default()))?;
    Ok(rate)
}

/// Reads to the end; events a second since the run was asked for, and all that was read.
async fn read(mut connection: Connection, head: Head, begun: Instant) -> Result<(f64, String)> {
    let mut bytes = Vec::new();
    connection.body(&head, |piece| bytes.extend_from_slice(piece)).await?;
    let rate = EVENTS as f64 / begun.elapsed().as_secs_f64();
    Ok((rate, String::from_utf8(bytes)?))
}

/// What the frames of a stream say.
fn frames(text: &str) -> impl Iterator<Item = Result<Value>> {
    let data = text.lines().filter_map(|line| line.strip_prefix("data: "));
    data.map(|data| serde_json::from_str(data).with_context(|| format!("a frame is no JSON: {data}")))
}

/// Whether these are all words, each once and in order. An agent may say two at once.
fn check<'w>(words: impl Iterator<Item = &'w str>) -> Result<()> {
    let said: String = words.collect();
    let mut count = 0;
    for (number, word) in said.split_whitespace().enumerate() {
        let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        ensure!(digits.parse() == Ok(number), "word {number} is {word}");
        count += 1;
    }
    ensure!(count == EVENTS, "of {EVENTS} words {count} came");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_missing_or_comes_twice_is_seen() {
        let words = |numbers: &mut dyn Iterator<Item = usize>| {
            let words: Vec<String> = numbers.map(|number| format!("w{number} ")).collect();
            check(words.iter().map(String::as_str))
        };
        assert!(words(&mut (0..EVENTS)).is_ok());
        assert!(words(&mut (0..EVENTS - 1)).is_err());
        assert!(words(&mut (0..EVENTS).filter(|number| *number != 7)).is_err());
        assert!(
            words(&mut (0..EVENTS).flat_map(|number| vec![number; if number == 7 { 2 } else { 1 }])).is_err()
        );
    }
}
