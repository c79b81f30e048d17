//! Many readers of a flood, and readers that stall in the middle of it: each gets every event once, in order, and none
//! slows another.

use std::time::{Duration, Instant};

use futures::TryStreamExt as _;
use futures::future::join_all;
use hermes_hub_client::types::RunEvent;
use hermes_hub_client::{RunRef, is_terminal};
use hub_tests::{Caller, Process, Settings, Wire, check_log, kinds, within};

const MEMORY_MAX: u64 = 300 << 20;
const PATIENCE: Duration = Duration::from_secs(120);

/// A reader that has asked for all events of a run and reads nothing.
struct Stalled {
    wire: Wire,
    path: String,
    bearer: String,
    text: String,
}

impl Stalled {
    async fn ask(process: &Process, acme: &Caller, run: &RunRef) -> Self {
        let bearer = format!("authorization: Bearer {}", process.admin_token());
        let path = acme.path(run, "/events");
        let mut stalled = Self { wire: process.wire().await, path, bearer, text: String::new() };
        stalled.send(0).await;
        stalled
    }

    async fn send(&mut self, after: i64) {
        let line = format!("GET {} HTTP/1.1", self.path);
        let last = format!("last-event-id: {after}");
        self.wire.head(&[&line, "host: hub", "connection: close", &self.bearer, &last]).await;
    }

    /// Reads on to the end; comes back where it was closed, as its protocol says. The ids of all that it was told.
    async fn read_on(mut self, process: &Process) -> Vec<i64> {
        loop {
            let piece = self.wire.rest().await;
            assert!(
                piece.ends_with("\n\n"),
                "it was closed within a frame: …{:?}",
                piece.get(piece.len().saturating_sub(80)..)
            );
            self.text.push_str(&piece);
            let ids = self.ids();
            if self.text.contains("\nevent: run.completed\n") {
                return ids;
            }
            self.wire = process.wire().await;
            self.send(ids.last().copied().unwrap_or(0)).await;
        }
    }

    fn ids(&self) -> Vec<i64> {
        let lines = self.text.lines().filter_map(|line| line.strip_prefix("id: "));
        lines.map(|id| id.parse().expect("an id is a number")).collect()
    }
}

async fn whole(run: RunRef) -> Vec<RunEvent> {
    let events: Vec<_> = run.events().only_events().try_collect().await.expect("it is read to the end");
    check_log(&events);
    events
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_readers_that_stall_slow_nobody_and_then_get_every_event_once() {
    const WORDS: usize = 20_000;
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    acme.output(&acme.run("[[say:awake]]").await).await;
    let latch = process.latch("go");
    let run = acme.run(&format!("{} [[flood:{WORDS}]]", latch.wait())).await;
    let mut stalled = Vec::new();
    for _ in 0..10 {
        stalled.push(Stalled::ask(&process, &acme, &run).await);
    }
    let others: Vec<_> = (0..3).map(|_| tokio::spawn(whole(run.clone()))).collect();
    latch.release();
    let began = Instant::now();
    let logs = within("the others have read all", PATIENCE, join_all(others)).await;
    let first = logs[0].as_ref().expect("it reads");
    assert_eq!(kinds(first).iter().filter(|kind| **kind == "message.delta").count(), WORDS);
    eprintln!("{} events in {:?} beside ten that stall", first.len(), began.elapsed());
    let expected: Vec<i64> = first.iter().map(|event| event.seq).collect();
    for log in &logs {
        assert_eq!(log.as_ref().expect("it reads").len(), expected.len());
    }

    let reading = join_all(stalled.into_iter().map(|reader| reader.read_on(&process)));
    for ids in within("those that stalled have read all", PATIENCE, reading).await {
        assert!(ids == expected, "{} of {} ids, or not in order", ids.len(), expected.len());
    }
    let peak = process.memory_peak(process.pid());
    assert!(peak < MEMORY_MAX, "the hub took {} MiB", peak >> 20);
}

/// Reads a run to its end over many connections: so many events from each, and then from where it was, or from some
/// event that it has seen before, which must be told the same again.
async fn in_pieces(run: RunRef, seed: u64) -> Vec<RunEvent> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut seen: Vec<RunEvent> = Vec::new();
    loop {
        let after = if chance.bool() { seen.len() } else { chance.usize(0..=seen.len()) };
        let mut left = chance.usize(1..1500);
        let mut events = run.events_after(i64::try_from(after).expect("a count")).only_events();
        let mut next = after;
        while left > 0 {
            let Some(event) = events.try_next().await.expect("the stream goes on") else { return seen };
            match seen.get(next) {
                Some(before) => assert_eq!(before, &event, "the same again"),
                None => seen.push(event),
            }
            next += 1;
            left -= 1;
            // Behind the last event there is nothing to come back for.
            if seen.last().is_some_and(|event| is_terminal(&event.type_)) && next == seen.len() {
                return seen;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_readers_of_a_flood_that_come_and_go_each_get_every_event_once() {
    const WORDS: usize = 2_000;
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    acme.output(&acme.run("[[say:awake]]").await).await;
    let latch = process.latch("go");
    let run = acme.run(&format!("{} [[flood:{WORDS}]]", latch.wait())).await;
    let readers: Vec<_> = (0..100).map(|seed| tokio::spawn(in_pieces(run.clone(), seed))).collect();
    latch.release();
    let began = Instant::now();
    let logs = within("a hundred have read all", PATIENCE, join_all(readers)).await;
    eprintln!("a hundred readers took {:?}", began.elapsed());
    let expected = whole(run).await;
    assert_eq!(kinds(&expected).iter().filter(|kind| **kind == "message.delta").count(), WORDS);
    for log in logs {
        let log = log.expect("it reads");
        check_log(&log);
        assert!(log == expected, "{} of {} events", log.len(), expected.len());
    }
    let peak = process.memory_peak(process.pid());
    assert!(peak < MEMORY_MAX, "the hub took {} MiB", peak >> 20);
}
