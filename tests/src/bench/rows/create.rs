//! Goal 2: durable creates, answered when they are on the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Result;
use serde_json::json;
use tempfile::TempDir;

use super::get::CONNECTIONS;
use crate::bench::Bench;
use crate::bench::connection::request;
use crate::bench::line::{Goal, Line, Unit};
use crate::bench::load::drive;
use crate::bench::peers::Peer;
use crate::bench::rounds::{Sample, alternate};
use crate::bench::subject::{Subject, settings};

/// Short: what is created in it is given its home before the next side begins, which takes longer.
const TIME: Duration = Duration::from_secs(1);
const ROUNDS: usize = 7;
/// The most records that the peer commits together: as many as the Hub does.
const GROUP: &str = "256";

/// Records of this size are what the peer keeps; a tenant's row has about as much.
const TEXT: &str = "what a tenant has to say of itself: its settings, its storage, its state, its conditions";

pub(super) async fn tenants(bench: &Bench) -> Result<Vec<Line>> {
    let hub = Subject::start().await?;
    let next = Arc::new(AtomicUsize::new(0));
    let create = async || {
        let next = Arc::clone(&next);
        let keyed = hub.maker("/v1/tenants");
        let load = drive(hub.address, CONNECTIONS, TIME, 201, move |_, _| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            keyed(&format!("{{\"id\":\"tenant-{number}\"}}"), Some(format!("create-{number}").as_str()))
        })
        .await?;
        // Homes are made behind the answers; the next side must not pay for them.
        hub.settled().await?;
        anyhow::Ok(load.per_second())
    };
    let what = "tenants created (with Idempotency-Key), 32 connections";
    lines(bench, "create", what, create).await
}

pub(super) async fn runs(bench: &Bench) -> Result<Vec<Line>> {
    // An agent that never comes up: what is created stays queued, and no run is executed beside the measurement.
    let never = bench.work.join("never-ready");
    std::fs::write(&never, "#!/bin/sh\nexec sleep 3600\n")?;
    std::fs::set_permissions(&never, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    let mut settings = settings();
    settings.set("agent_command", &format!("{:?}", never.display().to_string()));
    let hub = Subject::start_with(settings).await?;
    let mut round = 0;
    let create = async || {
        round += 1;
        let mut makers = Vec::new();
        for number in 0..CONNECTIONS {
            let id = format!("tenant-{round}-{number}");
            hub.tenant(&id, 1).await;
            makers.push(hub.maker(&format!("/v1/tenants/{id}/runs")));
        }
        let makers = Arc::new(makers);
        let body = json!({"input": [{"type": "text", "text": TEXT}]}).to_string();
        let load = drive(hub.address, CONNECTIONS, TIME, 202, move |connection, count| {
            makers[connection](&body, Some(format!("run-{count}").as_str()))
        })
        .await?;
        for number in 0..CONNECTIONS {
            hub.json("DELETE", &format!("/v1/tenants/tenant-{round}-{number}?purge=true"), "").await?;
        }
        hub.emptied().await?;
        anyhow::Ok(load.per_second())
    };
    let what = "runs created (with Idempotency-Key) for 32 tenants, 32 connections";
    lines(bench, "runs", what, create).await
}

/// The Hub beside a dropshot that commits in groups, and beside one that commits each.
async fn lines(
    bench: &Bench,
    row: &'static str,
    what: &str,
    hub: impl AsyncFnMut() -> Result<f64>,
) -> Result<Vec<Line>> {
    let (grouped, each) = (Records::start(GROUP).await?, Records::start("1").await?);
    let mut singly = Vec::new();
    let samples = alternate(bench.rounds(ROUNDS), hub, async || {
        let together = grouped.create().await?;
        singly.push(each.create().await?);
        Ok(together)
    })
    .await?;
    // The first one was not counted; then two a round.
    let pairs = singly[1..].chunks_exact(2);
    let against_each = samples
        .iter()
        .zip(pairs)
        .map(|(sample, pair)| Sample { hub: sample.hub, peer: pair[0], again: Some(pair[1]) })
        .collect();
    let line = |peer: &str, samples, goal| Line {
        row,
        what: what.to_owned(),
        peer: peer.to_owned(),
        unit: Unit::Requests,
        samples,
        goal,
        notes: Vec::new(),
    };
    Ok(vec![
        line("bare dropshot, group commit", samples, Goal::AtLeast(0.80)),
        line("the same, a commit each", against_each, Goal::AtLeast(5.0)),
    ])
}

/// The peer that keeps records.
struct Records {
    peer: Peer,
    next: Arc<AtomicUsize>,
    _directory: TempDir,
}

impl Records {
    async fn start(batch: &str) -> Result<Self> {
        let directory = tempfile::tempdir()?;
        let place = directory.path().display().to_string();
        let peer = Peer::start("records", &["--database-in", &place, "--batch", batch]).await?;
        Ok(Self { peer, next: Arc::default(), _directory: directory })
    }

    async fn create(&self) -> Result<f64> {
        let next = Arc::clone(&self.next);
        let load = drive(self.peer.address(), CONNECTIONS, TIME, 201, move |_, _| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            request("POST", "/records", &[], &format!("{{\"id\":\"record-{number}\",\"text\":\"{TEXT}\"}}"))
        })
        .await?;
        Ok(load.per_second())
    }
}
