//! Goal 12: what a Hub weighs that has nothing to do, freshly started and after some work.

use std::time::Duration;

use anyhow::Result;

use super::get::CONNECTIONS;
use crate::bench::Bench;
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::load::drive;
use crate::bench::machine::{processor_seconds, resident};
use crate::bench::peers::Peer;
use crate::bench::rounds::Sample;
use crate::bench::subject::Subject;

/// The goal's limit.
const MEGABYTES_MAX: f64 = 56.0;
const ROUNDS: usize = 3;
const QUIET: Duration = Duration::from_secs(2);

pub(super) async fn measure(bench: &Bench) -> Result<Vec<Line>> {
    let (mut fresh, mut worked, mut busy) = (Vec::new(), Vec::new(), 0.0_f64);
    for _ in 0..bench.rounds(ROUNDS) {
        let hub = Subject::start().await?;
        tokio::time::sleep(QUIET).await;
        fresh.push(Sample { hub: hub.resident()? / 1e6, peer: MEGABYTES_MAX, again: None });
        hub.tenant("acme", 4).await;
        let ask = hub.request("GET", "/v1/tenants/acme", "");
        drive(hub.address, CONNECTIONS, QUIET, 200, move |_, _| ask.clone()).await?;
        let before = processor_seconds(hub.process.pid())?;
        tokio::time::sleep(QUIET).await;
        busy = busy.max((processor_seconds(hub.process.pid())? - before) / QUIET.as_secs_f64());
        worked.push(Sample { hub: hub.resident()? / 1e6, peer: MEGABYTES_MAX, again: None });
    }
    let bare = Peer::start("log", &[]).await?;
    let bare = resident(bare.pid()?)? / 1e6;
    let line = |what: &str, samples| Line {
        row: "idle",
        what: format!("memory of a Hub at rest, {what}"),
        peer: "the goal's limit".to_owned(),
        unit: Unit::Megabytes,
        samples,
        goal: Goal::AtMost(1.0),
        notes: Vec::new(),
    };
    let mut first = line("freshly started", fresh);
    first
        .notes
        .push(format!("at rest it uses {:.1} % of a core; a bare hyper weighs {bare:.1} MB", busy * 100.0));
    Ok(vec![first, line("after a load of reads", worked)])
}
