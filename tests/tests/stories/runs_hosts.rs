//! Agent hosts and agents that freeze, and hosts that die before they have begun what they were told to.

use hermes_hub_client::types::{Agent, AgentHealth, RunState};
use hub_tests::{Caller, Process, Settings, check_log, eventually, kinds, whole_log};
use rustix::process::{Pid, Signal, kill_process};

fn signal(pid: u32, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(pid).expect("a process id")).expect("it is not 0");
    kill_process(pid, signal).expect("the process is there");
}

async fn agent(acme: &Caller) -> Agent {
    acme.hub().agent_view().tenant_id("acme").send().await.expect("it is there").into_inner()
}

fn impatient() -> Settings {
    let mut settings = Settings::with_agent();
    settings.set("limits.agent_unresponsive_seconds", "2");
    settings.set("limits.agent_silence_seconds", "5");
    settings
}

#[tokio::test]
async fn a_host_that_freezes_is_seen_and_given_up_and_its_run_is_lost() {
    let process = Process::start_with(impatient()).await;
    let acme = process.caller("acme").await;
    // Longer than a host may be silent, without a word of the agent's.
    acme.end(&acme.run("[[tool:terminal,sleep,6]] [[say:a]]").await).await;
    let well = agent(&acme).await;
    assert_eq!((well.health, well.generation), (AgentHealth::Healthy, 1), "it only has nothing to say");

    let run = acme.run("[[say:half]] [[hang]]").await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let hosts = process.hosts(acme.tenant());
    signal(hosts[0], Signal::STOP);
    eventually("it is seen", async || (agent(&acme).await.health == AgentHealth::Unresponsive).then_some(()))
        .await;
    assert_eq!(run.view().await.unwrap().state, RunState::Running, "it may come back");
    let lost = acme.end(&run).await;
    assert_eq!((lost.state, lost.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    assert_eq!(acme.output(&acme.run("[[say:on]]").await).await, "on");
    let next = agent(&acme).await;
    assert_eq!((next.generation, next.health), (2, AgentHealth::Healthy));
    assert!(next.last_exit.is_some_and(|exit| exit.crashed && exit.reason == "silent"));
    assert_ne!(process.hosts(acme.tenant()), hosts);
}

#[tokio::test]
async fn an_agent_that_freezes_is_seen_and_killed_and_the_next_one_does_what_waits() {
    let mut settings = Settings::with_agent();
    settings.set("limits.agent_frozen_seconds", "8");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:half]] [[hang]]").await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let agents = process.agents(acme.tenant());
    assert_eq!(agents.len(), 1);
    signal(agents[0], Signal::STOP);
    eventually("it is seen", async || (agent(&acme).await.health == AgentHealth::Unresponsive).then_some(()))
        .await;
    assert_eq!(run.view().await.unwrap().state, RunState::Running, "it may come back");
    let waits = acme.run("[[say:on]]").await;
    let lost = acme.end(&run).await;
    assert_eq!((lost.state, lost.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    assert_eq!(acme.output(&waits).await, "on", "it was not given to the frozen one");
    let next = agent(&acme).await;
    assert_eq!((next.generation, next.health), (2, AgentHealth::Healthy));
    let exit = next.last_exit.expect("the first one ended");
    assert_eq!((exit.crashed, exit.reason.as_str(), exit.signal), (true, "exited", Some(9)));
    assert_ne!(process.agents(acme.tenant()), agents);
}

#[tokio::test]
async fn an_agent_that_is_halted_for_a_while_goes_on_where_it_was() {
    let mut settings = Settings::with_agent();
    settings.set("limits.agent_frozen_seconds", "20");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:a]]{}[[say:b]]", latch.wait())).await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let agents = process.agents(acme.tenant());
    signal(agents[0], Signal::STOP);
    eventually("it is seen", async || (agent(&acme).await.health == AgentHealth::Unresponsive).then_some(()))
        .await;
    let waits = acme.run("[[say:on]]").await;
    signal(agents[0], Signal::CONT);
    eventually("it is back", async || (agent(&acme).await.health == AgentHealth::Healthy).then_some(()))
        .await;
    assert_eq!(acme.output(&waits).await, "on");
    latch.release();
    assert_eq!(acme.output(&run).await, "ab");
    assert_eq!((agent(&acme).await.generation, process.agents(acme.tenant())), (1, agents));
}

#[tokio::test]
async fn a_run_that_a_dead_host_had_not_begun_is_begun_by_the_next_one() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    acme.output(&acme.run("[[say:awake]]").await).await;
    let host = process.hosts(acme.tenant())[0];
    // It is given the run, and does not look at it any more.
    signal(host, Signal::STOP);
    let run = acme.run("[[say:done]]").await;
    acme.until(&run, RunState::Starting).await;
    process.crash(host);
    assert_eq!(acme.output(&run).await, "done");
    let events = whole_log(&run).await;
    check_log(&events);
    assert_eq!(kinds(&events).iter().filter(|kind| **kind == "message.completed").count(), 1);
    let states: Vec<&str> = events.iter().filter_map(|event| event.data.get("to")?.as_str()).collect();
    assert_eq!(states, ["starting", "queued", "starting", "running"]);
    assert_eq!(agent(&acme).await.generation, 2);
}
