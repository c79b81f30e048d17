//! Goal 7: one run is read by many, while it happens and afterwards.
//!
//! Live: readers wait at the run, then a stand-in for its host reports batches; the time is from the first report to the
//! end of the last reader. The peer is given the same bytes in the same batches by whoever posts them. Replayed: readers
//! ask for a log that has ended.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hermes_hub_client::types::RunState;

use crate::Caller;
use crate::bench::connection::{Connection, request};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::peers::Peer;
use crate::bench::readers::{self, Seen};
use crate::bench::rounds::{Sample, alternate};
use crate::bench::standin::{self, StandIn};
use crate::bench::subject::Subject;
use crate::bench::{Bench, Measured};

const ROUNDS: usize = 5;
/// How many read, and how many events they are given.
const SIZES: [(usize, usize); 3] = [(1, 20_000), (100, 4_000), (1_000, 1_000)];
/// Events of one report.
const BATCH: usize = 200;

pub(super) async fn measure(bench: &Bench) -> Result<Measured> {
    let hub = Subject::start().await?;
    let mut measured = Measured::default();
    for (readers, events) in SIZES {
        // What too many readers break takes nothing from the figures of fewer.
        let lines = size(&hub, bench.rounds(ROUNDS), readers, events).await;
        measured.add(&format!("{readers} readers"), lines);
    }
    Ok(measured)
}

/// A tenant a size: an agent takes a limited number of runs that hang.
async fn size(hub: &Subject, rounds: usize, readers: usize, events: usize) -> Result<Vec<Line>> {
    Scene::start(hub, rounds, readers, events).await?.lines().await
}

struct Scene<'h> {
    hub: &'h Subject,
    caller: Caller,
    host: StandIn,
    /// Runs at work that nobody has reported of yet.
    runs: VecDeque<String>,
    peer: Peer,
    rounds: usize,
    readers: usize,
    events: usize,
}

impl<'h> Scene<'h> {
    async fn start(hub: &'h Subject, rounds: usize, readers: usize, events: usize) -> Result<Self> {
        // One for each round, one that is not counted, one to copy.
        let count = rounds + 2;
        let caller = hub.tenant(&format!("readers-{readers}"), count).await;
        let mut runs = Vec::new();
        for _ in 0..count {
            runs.push(caller.run("[[hang]]").await);
        }
        for run in &runs {
            caller.until(run, RunState::Running).await;
        }
        let runs = runs.iter().map(|run| run.id().to_string()).collect();
        let host = StandIn::of(hub, &caller).await?;
        Ok(Self { hub, host, runs, peer: Peer::start("log", &[]).await?, caller, rounds, readers, events })
    }

    async fn lines(&mut self) -> Result<Vec<Line>> {
        // What the peer serves: a log of the Hub's, as a reader gets it.
        let copied = self.next_run()?;
        self.report(&copied).await?;
        let target = self.events_of(&copied);
        let (_, log) = self.hub.fetch("GET", &target, "").await?;
        let pieces = pieces(&log);
        let (rounds, readers, events, peer) = (self.rounds, self.readers, self.events, self.peer.address());
        let rate = move |took: Duration| (readers * events) as f64 / took.as_secs_f64();

        let mut put = Connection::open(peer).await?;
        let live = alternate(
            rounds,
            async || self.live().await,
            async || {
                put.fetch(&request("PUT", "/", &[], "")).await?;
                let reading = readers::open(peer, readers, &request("GET", "/", &[], "")).await?.read();
                let begun = Instant::now();
                for piece in &pieces {
                    put.fetch(&request("POST", "/", &[], piece)).await?;
                }
                put.fetch(&request("DELETE", "/", &[], "")).await?;
                ensure!(reading.seen().await? == Seen::of(&log), "the peer's readers saw something else");
                Ok(rate(begun.elapsed()))
            },
        );
        let live = live.await?;

        put.fetch(&request("PUT", "/", &[], std::str::from_utf8(&log)?)).await?;
        put.fetch(&request("DELETE", "/", &[], "")).await?;
        let (from_hub, from_peer) = (self.hub.request("GET", &target, ""), request("GET", "/", &[], ""));
        let read = async |address: SocketAddr, ask: &[u8]| {
            let connections = readers::connect(address, readers).await?;
            let (took, seen) = readers::replay(connections, ask).await?;
            ensure!(seen == Seen::of(&log), "a replay differs");
            anyhow::Ok(rate(took))
        };
        let replayed = alternate(
            rounds,
            async || read(self.hub.address, &from_hub).await,
            async || read(peer, &from_peer).await,
        );
        let replayed = replayed.await?;

        let line = |how: &str, samples: Vec<Sample>| Line {
            row: "fanout",
            what: format!("{readers} readers of {events} events, {how}"),
            peer: "bare hyper, same bytes".to_owned(),
            unit: Unit::Events,
            samples,
            // The goal is for many; one reader is shown.
            goal: if readers > 1 { Goal::AtLeast(0.50) } else { Goal::NoneMoreIsBetter },
            notes: Vec::new(),
        };
        Ok(vec![line("live", live), line("replayed", replayed)])
    }

    /// A run of its own is reported while readers follow it.
    async fn live(&mut self) -> Result<f64> {
        let run = self.next_run()?;
        let ask = self.hub.request("GET", &self.events_of(&run), "");
        let reading = readers::open(self.hub.address, self.readers, &ask).await?.read();
        let begun = Instant::now();
        self.report(&run).await?;
        let seen = reading.seen().await?;
        let took = begun.elapsed();
        let (_, again) = readers::replay(readers::connect(self.hub.address, 1).await?, &ask).await?;
        ensure!(seen == again, "who reads later sees something else");
        Ok((self.readers * self.events) as f64 / took.as_secs_f64())
    }

    async fn report(&mut self, run: &str) -> Result<()> {
        for first in (0..self.events).step_by(BATCH) {
            let frames = (first..self.events.min(first + BATCH)).map(|number| (run, standin::word(number)));
            self.host.report(frames).await?;
        }
        self.host.report(std::iter::once((run, standin::end()))).await
    }

    fn next_run(&mut self) -> Result<String> {
        self.runs.pop_front().context("all runs are used up")
    }

    fn events_of(&self, run: &str) -> String {
        format!("{}/{run}/events", self.caller.runs())
    }
}

/// A log in pieces of as many frames as a report has.
fn pieces(log: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(log);
    let frames: Vec<&str> = text.split_inclusive("\n\n").collect();
    frames.chunks(BATCH).map(<[&str]>::concat).collect()
}
