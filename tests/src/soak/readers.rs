//! Readers of runs' events: those who read to the end and do what the run asks for, those who leave, and those who stay
//! and take nothing.

use std::time::Duration;

use fastrand::Rng;
use futures::StreamExt as _;
use hermes_hub_client::types::{ApprovalChoice, Run};
use hermes_hub_client::{Error, Seen};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpSocket;

use super::work::{Work, is_gone};
use crate::crash::script::Kind;

/// What a reader who does not read lets the system keep for it; as little as may be asked for.
const KEPT_BYTES: u32 = 4096;

/// Reads a run to its end, and answers and stops it as its kind asks for. What a run that is gone, or over, refuses is
/// no trouble: tenants are deleted and agents killed meanwhile.
pub(super) async fn read(work: Work, run: Run, kind: Kind, mut rng: Rng) {
    let stop_after = kind.stopped_after(&mut rng);
    let run = work.hub().run(&run);
    let mut events = run.events();
    while let Some(seen) = events.next().await {
        let event = match seen {
            Ok(Seen::Event(event)) => event,
            Ok(Seen::Reconnected { .. }) => {
                work.count("reconnects of readers");
                continue;
            }
            Ok(_) => continue,
            Err(error) => {
                let _ = work.take("reading a run", Err::<(), Error>(error), is_gone);
                return;
            }
        };
        work.count("events read");
        if event.type_.as_str() == "approval.requested"
            && let Some(id) = event.data["approval"]["id"].as_str()
        {
            let choices = [ApprovalChoice::Once, ApprovalChoice::Run, ApprovalChoice::Deny];
            let choice = choices[rng.usize(0..3)].clone();
            let id = id.try_into().expect("it is the Hub's own id");
            let _ = work.take("answering an approval", run.decide(&id, choice).await, is_gone);
        }
        if stop_after == Some(event.seq) {
            let _ = work.take("stopping a run", run.stop().await, is_gone);
        }
    }
}

/// Reads a little, and goes in the middle.
pub(super) async fn leave(work: Work, run: Run, mut rng: Rng) {
    let mut events = work.hub().run(&run).events();
    for _ in 0..rng.u32(1..30) {
        if !matches!(events.next().await, Some(Ok(_))) {
            return;
        }
    }
    work.count("readers who left");
}

/// Asks for a run's events, takes none, and goes after a while, whether it was given up or not.
pub(super) async fn stall(work: Work, run: Run, mut rng: Rng) {
    let Ok(socket) = TcpSocket::new_v4() else { return };
    // The system may keep more; then fewer readers stall.
    let _ = socket.set_recv_buffer_size(KEPT_BYTES);
    // The Hub may be away just now.
    let Ok(mut stream) = socket.connect(work.address()).await else { return };
    let head = format!(
        "GET /v1/tenants/{}/runs/{}/events HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer {}\r\n\r\n",
        run.tenant_id.as_str(),
        run.id.as_str(),
        work.token()
    );
    if stream.write_all(head.as_bytes()).await.is_ok() {
        work.count("readers who stalled");
        tokio::time::sleep(Duration::from_secs(rng.u64(1..15))).await;
    }
}
