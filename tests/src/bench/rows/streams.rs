//! Goal 8: what 10,000 readers of a run that says nothing cost in memory.

use std::time::Duration;

use anyhow::{Result, ensure};
use hermes_hub_client::types::RunState;

use crate::bench::Bench;
use crate::bench::connection::{Connection, request};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::machine;
use crate::bench::peers::Peer;
use crate::bench::readers;
use crate::bench::rounds::unwarmed;
use crate::bench::subject::Subject;

const READERS: usize = 10_000;
const ROUNDS: usize = 3;
/// A server has done all that the opening of streams asks for after so long.
const QUIET: Duration = Duration::from_secs(1);

pub(super) async fn measure(bench: &Bench) -> Result<Vec<Line>> {
    let open = machine::open_files();
    ensure!(
        open > READERS as u64 + 200,
        "{open} files may be open, too few for {READERS} streams; raise `ulimit -n`"
    );
    let samples = unwarmed(
        bench.rounds(ROUNDS),
        async || {
            let hub = Subject::start().await?;
            let caller = hub.tenant("acme", 4).await;
            let run = caller.run("[[hang]]").await;
            caller.until(&run, RunState::Running).await;
            tokio::time::sleep(QUIET).await;
            let before = hub.resident()?;
            let ask = hub.request("GET", &caller.path(&run, "/events?from=now"), "");
            let streams = readers::open(hub.address, READERS, &ask).await?;
            tokio::time::sleep(QUIET).await;
            let grown = hub.resident()? - before;
            drop(streams);
            Ok(grown / 1e6)
        },
        async || {
            let peer = Peer::start("log", &[]).await?;
            let put = request("PUT", "/", &[], "retry: 2000\n\n");
            Connection::open(peer.address()).await?.fetch(&put).await?;
            let before = machine::resident(peer.pid()?)?;
            let streams = readers::open(peer.address(), READERS, &request("GET", "/", &[], "")).await?;
            tokio::time::sleep(QUIET).await;
            let grown = machine::resident(peer.pid()?)? - before;
            drop(streams);
            Ok(grown / 1e6)
        },
    )
    .await?;
    Ok(vec![Line {
        row: "streams",
        what: format!("memory of {READERS} idle streams"),
        peer: "bare hyper".to_owned(),
        unit: Unit::Megabytes,
        samples,
        goal: Goal::AtMost(1.5),
        notes: Vec::new(),
    }])
}
