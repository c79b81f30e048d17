//! A hundred thousand events: none lost, bounded memory and disk, also while the Hub is away.

use hub_types::RuntimeReportType;

use crate::hub::frames;
use crate::world::{World, run_id, until};

const EVENTS: usize = 100_000;

/// The host's largest resident size so far, in KiB.
fn peak_kib(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap()
}

#[tokio::test]
async fn a_flood_is_told_whole_in_order_and_in_bounded_memory() {
    let world = World::with(|launch| launch.limits.journal_bytes = 1 << 20).await;
    let pid = world.placed().pid;
    let before = peak_kib(pid);
    let run = run_id();
    world.hub.leave();
    world.hub.come_back().await;
    world.hub.start_run(&run, 1, &format!("[[flood:{EVENTS}]]"));
    world.hub.event(&run, "message.delta").await;
    // The Hub goes: the journal fills up, and the host must hold the agent back.
    world.hub.leave();
    let journal = world.launch.directory.join("journal");
    let length = || std::fs::metadata(&journal).map_or(0, |about| about.len());
    until("the journal is full", || length() > 700 << 10).await;
    world.hub.come_back().await;
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;

    let frames = frames(&world.hub.reports_of(&run));
    let deltas: Vec<_> = frames.iter().filter(|frame| frame["event"] == "message.delta").collect();
    assert_eq!(deltas.len(), EVENTS);
    for (number, delta) in deltas.iter().enumerate() {
        assert_eq!(delta["delta"].as_str().unwrap().trim(), format!("word{number}"));
    }
    assert!(frames.iter().all(|frame| frame["event"] != "host.events_lost"));
    assert!(length() <= 1 << 20);
    let grown = peak_kib(pid) - before;
    assert!(grown < 64 << 10, "the host grew by {grown} KiB");
    let batches = world.hub.batches();
    assert!(batches < EVENTS / 20, "{batches} batches");
}
