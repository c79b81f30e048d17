//! Lives that are tied together: host and agent, signals, leftovers, a process id that is used again.

use hub_runtime::placement::Placed;
use hub_types::{RuntimeOrderType, RuntimeReportType};
use rustix::process::Signal;
use serde_json::json;

use crate::world::{World, is_running, pid_in, run_id, send, until};

#[tokio::test]
async fn an_end_that_is_asked_for_stops_the_runs_first_and_is_told() {
    for by_signal in [false, true] {
        let world = World::start().await;
        let agent = world.agent_pid();
        let run = run_id();
        world.hub.start_run(&run, 1, "[[say:a]][[hang]]");
        world.hub.event(&run, "message.delta").await;
        if by_signal {
            world.signal(Signal::TERM);
        } else {
            world.hub.order(RuntimeOrderType::AgentEnd, None, json!({}));
        }
        let exited = world.hub.exited().await;
        assert_eq!(exited["code"], 1, "as hermes-agent: {exited}");
        assert_eq!(world.hub.events_of(&run).last().unwrap(), "run.cancelled");
        assert_eq!(world.hub.reports().last().unwrap().type_, RuntimeReportType::AgentExited);
        world.host_ends().await;
        assert!(!is_running(agent));
    }
}

#[tokio::test]
async fn an_agent_that_does_not_take_sigterm_is_killed() {
    let world = World::with(|launch| launch.limits.agent_term_ms = 300).await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[ignore-term]][[say:a]]");
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    world.hub.order(RuntimeOrderType::AgentEnd, None, json!({}));
    let exited = world.hub.exited().await;
    assert_eq!((&exited["code"], &exited["signal"]), (&serde_json::Value::Null, &9.into()));
    world.host_ends().await;
}

#[tokio::test]
async fn an_end_during_the_boot_ends_the_agent_too() {
    let mut world = World::empty().await;
    let pid = world.path("pid");
    let agent = world.script("agent", &format!("echo $$ > {}; exec sleep 1000", pid.display()));
    world.launch.agent_command = vec![agent.to_str().unwrap().to_owned()];
    world.place();
    let agent = pid_in(&pid).await;
    world.signal(Signal::TERM);
    let exited = world.hub.exited().await;
    assert_eq!(exited["signal"], 9);
    world.host_ends().await;
    assert!(!is_running(agent));
}

#[tokio::test]
async fn what_a_tool_left_running_ends_with_its_agent() {
    let world = World::start().await;
    let run = run_id();
    let pid = world.path("pid");
    // In a session of its own and an orphan, as a tool that wants to be left alone.
    let command = format!("setsid sh -c 'echo $$ > {}; exec sleep 1000' > /dev/null 2>&1 &", pid.display());
    world.hub.start_run(&run, 1, &format!("[[shell:{command}]]"));
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let left = pid_in(&pid).await;
    send(world.agent_pid(), Signal::KILL);
    world.hub.exited().await;
    world.host_ends().await;
    assert!(!is_running(left));
}

#[tokio::test]
async fn an_agent_dies_with_its_host_and_the_leftovers_are_found() {
    let world = World::start().await;
    let (agent, run, pid) = (world.agent_pid(), run_id(), world.path("pid"));
    let script = format!("[[background:echo $$ > {}; exec sleep 1000]]", pid.display());
    world.hub.start_run(&run, 1, &script);
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let left = pid_in(&pid).await;
    world.signal(Signal::KILL);
    world.host_ends().await;
    until("the agent is gone", || !is_running(agent)).await;
    world.local.kill(&world.placed()).unwrap();
    until("what a tool left is gone", || !is_running(left)).await;
}

#[tokio::test]
async fn a_host_is_not_started_twice_on_one_directory() {
    let mut world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[say:a]][[hang]]");
    world.hub.event(&run, "message.delta").await;
    world.signal(Signal::KILL);
    world.host_ends().await;
    world.place();
    let exited = world.hub.exited().await;
    assert!(exited["message"].as_str().unwrap().contains("host died"), "{exited}");
    world.host_ends().await;
    assert_eq!(world.started(), [run.to_string()]);
}

#[tokio::test]
async fn a_placement_is_told_by_its_start_time() {
    let world = World::start().await;
    let placed = world.placed();
    assert!(world.local.is_alive(&placed));
    let reused = Placed { started: placed.started - 1, ..placed };
    assert!(!world.local.is_alive(&reused));
    assert!(!world.local.kill(&reused).unwrap());
    assert!(world.local.is_alive(&placed) && is_running(world.agent_pid()));

    let agent = world.agent_pid();
    assert!(world.local.kill(&placed).unwrap());
    world.host_ends().await;
    until("the agent is gone", || !is_running(agent)).await;
    assert!(!world.local.kill(&placed).unwrap());
}
