//! Agents that are frozen: their processes run and do nothing.

use hub_runtime::placement::Launch;
use hub_types::{RunId, RuntimeReport, RuntimeReportType};
use rustix::process::Signal;

use crate::hub::text;
use crate::world::{World, is_running, run_id, send};

/// Waits until the host says this of its agent.
async fn told(world: &World, healthy: bool) {
    let wanted = |report: &RuntimeReport| {
        report.type_ == RuntimeReportType::AgentHealth
            && report.data.get("healthy").is_some_and(|said| *said == healthy)
    };
    world.hub.reported("agent.health", wanted).await;
}

/// A world whose agent works on this run and is frozen then, as its host knows.
async fn frozen(run: &RunId, input: &str, frozen_ms: u64) -> (World, u32) {
    let world = World::with(|launch| launch.limits.agent_frozen_ms = frozen_ms).await;
    world.hub.start_run(run, 1, input);
    world.hub.event(run, "message.delta").await;
    let agent = world.agent_pid();
    send(agent, Signal::STOP);
    told(&world, false).await;
    (world, agent)
}

#[tokio::test]
async fn an_agent_that_stays_frozen_is_killed_and_was_given_nothing_more() {
    let (run, later) = (run_id(), run_id());
    let (world, agent) = frozen(&run, "[[say:a]][[hang]]", 8_000).await;
    world.hub.start_run(&later, 2, "[[say:b]]");
    let exited = world.hub.exited().await;
    assert_eq!(exited["signal"], 9, "{exited}");
    assert!(exited["message"].as_str().unwrap().contains("did not answer for 8 s"), "{exited}");
    world.host_ends().await;
    assert!(!is_running(agent));
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(ended.data["reason"], "agent_gone");
    assert_eq!(text(&world.hub.reports_of(&run)), "a");
    let refused = world.hub.reported_of(&later, RuntimeReportType::RunRefused).await;
    assert_eq!((&refused.data["code"], &refused.data["retryable"]), (&"agent_gone".into(), &true.into()));
    assert_eq!(world.started(), [run.to_string()]);
    assert_eq!(world.hub.reports().last().unwrap().type_, RuntimeReportType::AgentExited);
}

#[tokio::test]
async fn an_agent_that_thaws_in_time_goes_on_and_is_given_what_waited() {
    let (run, later) = (run_id(), run_id());
    let (world, agent) = frozen(&run, "[[say:a]][[hang]]", 20_000).await;
    world.hub.start_run(&later, 2, "[[say:b]]");
    send(agent, Signal::CONT);
    told(&world, true).await;
    let ended = world.hub.reported_of(&later, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(ended.data["status"]["status"], "completed");
    assert!(world.hub.reports_of(&run).iter().all(|r| r.type_ != RuntimeReportType::RunStreamEnded));
    assert_eq!((world.agent_pid(), is_running(agent)), (agent, true));
    assert_eq!(world.started(), [run.to_string(), later.to_string()]);
}

#[tokio::test]
async fn an_agent_that_is_frozen_can_be_ended_on_order() {
    let run = run_id();
    let impatient = |launch: &mut Launch| {
        (launch.limits.drain_ms, launch.limits.agent_term_ms) = (300, 300);
    };
    let world = World::with(impatient).await;
    world.hub.start_run(&run, 1, "[[say:a]][[hang]]");
    world.hub.event(&run, "message.delta").await;
    let agent = world.agent_pid();
    send(agent, Signal::STOP);
    world.signal(Signal::TERM);
    assert_eq!(world.hub.exited().await["signal"], 9);
    world.host_ends().await;
    assert!(!is_running(agent));
}
