//! Goal 1: one tenant is read by its operator.

use std::time::Duration;

use anyhow::{Result, ensure};

use crate::bench::Bench;
use crate::bench::connection::{Connection, Head};
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::load::drive;
use crate::bench::peers::Peer;
use crate::bench::rounds::{Spread, alternate};
use crate::bench::subject::Subject;

pub(super) const CONNECTIONS: usize = 32;
const TIME: Duration = Duration::from_secs(2);
const ROUNDS: usize = 7;

pub(super) async fn measure(bench: &Bench) -> Result<Vec<Line>> {
    let hub = Subject::start().await?;
    hub.tenant("acme", 4).await;
    let ask = hub.request("GET", "/v1/tenants/acme", "");
    let (head, body) = hub.fetch("GET", "/v1/tenants/acme", "").await?;
    ensure!(head.status == 200, "the tenant is not shown: {}", head.status);
    let peer = page(bench, &head, &body).await?;
    let (_, same) = Connection::open(peer.address()).await?.fetch(&ask).await?;
    ensure!(same == body, "the peer answers something else");

    let mut medians = Vec::new();
    let samples = alternate(
        bench.rounds(ROUNDS),
        async || {
            let ask = ask.clone();
            let load = drive(hub.address, CONNECTIONS, TIME, 200, move |_, _| ask.clone()).await?;
            medians.push(load.median.as_secs_f64() * 1e3);
            Ok(load.per_second())
        },
        async || {
            let ask = ask.clone();
            Ok(drive(peer.address(), CONNECTIONS, TIME, 200, move |_, _| ask.clone()).await?.per_second())
        },
    )
    .await?;
    let middle = Spread::of(medians).map_or(0.0, |all| all.median);
    Ok(vec![Line {
        row: "get",
        what: "authenticated read of a tenant, 32 connections".to_owned(),
        peer: "bare hyper, same answer".to_owned(),
        unit: Unit::Requests,
        samples,
        goal: Goal::AtLeast(0.60),
        notes: vec![format!("the Hub's median answer took {middle:.2} ms under this load")],
    }])
}

/// Bare hyper that answers with this.
async fn page(bench: &Bench, head: &Head, body: &[u8]) -> Result<Peer> {
    // The server writes these itself.
    let own = ["content-length", "date", "connection", "transfer-encoding"];
    let lines = head.lines.iter().filter(|line| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !own.contains(&name.as_str())
    });
    let lines: Vec<&str> = lines.map(String::as_str).collect();
    let file = bench.work.join("page");
    std::fs::write(&file, format!("{}\n\n{}", lines.join("\n"), String::from_utf8_lossy(body)))?;
    Peer::start("page", &["--file", &file.display().to_string()]).await
}
