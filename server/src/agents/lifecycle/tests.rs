//! What operators ask of agents, with hosts that are only noted.

use hub_types::{AgentDesiredState, AgentState, ErrorCode, ErrorReason, Tenant};

use super::*;
use crate::runs::supervise::pass_over_all;
use crate::test_world::World;

async fn ask(world: &World, tenant: &Tenant, verb: Verb, manner: Manner) -> Result<Agent, ApiError> {
    world.agents.ask(&tenant.id, verb, manner, None).await.map(|(agent, _)| agent)
}

async fn view(world: &World, tenant: &Tenant) -> Agent {
    world.agents.view(&tenant.id).await.expect("it is there")
}

#[tokio::test]
async fn an_agent_is_started_stopped_and_started_again() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let asleep = view(&world, &acme).await;
    assert_eq!((asleep.state, asleep.generation, asleep.last_exit), (AgentState::Hibernated, 0, None));

    let starting = ask(&world, &acme, Verb::Start, Manner::default()).await.expect("it may");
    assert_eq!(starting.state, AgentState::Starting);
    let host = world.ready(&acme).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running);

    let stopping = ask(&world, &acme, Verb::Stop, Manner::default()).await.expect("it may");
    assert_eq!((stopping.state, stopping.desired_state), (AgentState::Stopping, AgentDesiredState::Stopped));
    world.look().await;
    world.hosts.exit("acme", host.generation);
    world.look().await;
    let stopped = view(&world, &acme).await;
    assert_eq!(stopped.state, AgentState::Stopped);
    let exit = stopped.last_exit.expect("it ended");
    assert_eq!((exit.generation, exit.reason.as_str(), exit.crashed), (1, "stop_requested", false));

    world.agents.wake(acme.uid.as_str());
    world.look().await;
    assert_eq!(world.hosts.count(), 1, "work does not wake an agent that was stopped on request");
    ask(&world, &acme, Verb::Start, Manner::default()).await.expect("it may");
    world.look().await;
    assert_eq!(world.hosts.count(), 2);
}

#[tokio::test]
async fn stopping_an_agent_that_sleeps_is_done_at_once() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let stopped = ask(&world, &acme, Verb::Stop, Manner::default()).await.expect("it may");
    assert_eq!(stopped.state, AgentState::Stopped);
    let again = ask(&world, &acme, Verb::Stop, Manner::default()).await.expect("it may");
    assert_eq!(again.state, AgentState::Stopped);
}

#[tokio::test]
async fn a_restart_ends_one_generation_and_begins_the_next_once() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    world.ready(&acme).await;
    let first = Manner { if_generation: Some(1), ..Manner::default() };
    ask(&world, &acme, Verb::Restart, first).await.expect("it is the newest");
    world.look().await;
    world.hosts.exit("acme", 1);
    world.look().await;
    world.look().await;
    assert_eq!(world.hosts.count(), 2);
    let refused = ask(&world, &acme, Verb::Restart, first).await.expect_err("it is not the newest any more");
    assert_eq!((refused.code(), refused.is_retryable()), (&ErrorCode::Aborted, false), "it stays so");
    world.look().await;
    assert_eq!(world.hosts.count(), 2);
}

#[tokio::test]
async fn a_restart_that_waits_does_not_end_the_generation_that_came_meanwhile() {
    let world = World::new().await;
    world.runs.tell_activity();
    let acme = world.tenant("acme").await;
    let first = world.ready(&acme).await;
    let body = serde_json::json!({ "input": [{ "type": "text", "text": "hi" }] });
    let body = serde_json::from_value(body).expect("a body");
    world.runs.create(&acme.id, body, "operator:test".to_owned(), None, 0).await.expect("made");
    pass_over_all(&world.runs).await;
    let patient = Manner { drain_seconds: 60, ..Manner::default() };
    let agent = ask(&world, &acme, Verb::Restart, patient).await.expect("it may");
    assert_eq!(agent.active_runs, 1, "it waits for this one");

    world.hosts.exit("acme", first.generation);
    world.look().await;
    world.pass(30).await;
    let second = world.ready(&acme).await;
    assert_eq!(second.generation, 2);
    world.pass(31).await;
    let agent = view(&world, &acme).await;
    assert_eq!((agent.state, agent.generation), (AgentState::Running, 2), "it is the one that was asked for");
}

#[tokio::test]
async fn an_agent_that_is_to_end_when_it_comes_up_is_given_no_runs() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    ask(&world, &acme, Verb::Restart, Manner::default()).await.expect("it may");
    world.hear(&host, 1, "agent.ready", serde_json::json!({ "agentVersion": "0.19.0" })).await;
    let agent = view(&world, &acme).await;
    assert_eq!(
        (agent.state, agent.generation),
        (AgentState::Stopping, host.generation),
        "they would end with it"
    );
}

#[tokio::test]
async fn a_blocked_tenants_agent_can_be_stopped_and_not_started() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let blocked = serde_json::from_value(serde_json::json!({"status": "blocked"})).expect("a body");
    world.tenants.replace_access(acme.id.clone(), blocked, None).await.expect("blocked");
    for verb in [Verb::Start, Verb::Restart] {
        let refused = ask(&world, &acme, verb, Manner::default()).await.expect_err("it may not");
        assert_eq!(refused.details()[0].reason, ErrorReason::TenantBlocked);
    }
    ask(&world, &acme, Verb::Stop, Manner::default()).await.expect("stopping is always allowed");
}

#[tokio::test]
async fn an_agent_without_work_falls_asleep_when_its_time_is_over() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let idle =
        serde_json::from_value(serde_json::json!({"agent": {"idleTimeoutSeconds": 60}})).expect("a body");
    world.tenants.update(acme.id.clone(), idle, None, false).await.expect("changed");
    let host = world.ready(&acme).await;
    world.agents.heard(&host);
    world.pass(59).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running);
    world.pass(1).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Stopping);
    world.hosts.exit("acme", 1);
    world.look().await;
    let asleep = view(&world, &acme).await;
    assert_eq!(
        (asleep.state, asleep.last_exit.expect("it ended").reason.as_str()),
        (AgentState::Hibernated, "idle")
    );
}

#[tokio::test]
async fn an_agent_that_calls_its_model_is_not_idle_and_one_that_nobody_saw_may_have() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let idle =
        serde_json::from_value(serde_json::json!({"agent": {"idleTimeoutSeconds": 60}})).expect("a body");
    world.tenants.update(acme.id.clone(), idle, None, false).await.expect("changed");
    let host = world.ready(&acme).await;
    let (one, other) = (world.agents.calling(&host), world.agents.calling(&host));
    world.pass(90).await;
    drop(one);
    world.agents.heard(&host);
    world.pass(90).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running, "it thinks");
    drop(other);
    world.agents.heard(&host);
    world.pass(59).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running, "it has just thought");

    // What went on before this Hub began is not known to it.
    let world = world.restarted(Duration::from_secs(3600)).await;
    world.pass(59).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running);
    world.pass(1).await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Stopping);
}

#[tokio::test]
async fn an_agent_that_is_to_come_again_is_not_ended_while_it_thinks() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.ready(&acme).await;
    let call = world.agents.calling(&host);
    let uid = acme.uid.to_string();
    let write = world.cx.db.write("test_retire", move |tx| {
        Box::pin(async move { Ok::<_, ApiError>(crate::agents::retire(tx, &uid, "changed").await?) })
    });
    assert_eq!(write.await.expect("it is noted"), Some(1));
    world.look().await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Running, "it thinks");
    drop(call);
    world.look().await;
    assert_eq!(view(&world, &acme).await.state, AgentState::Stopping);
}

#[tokio::test]
async fn starting_an_agent_that_failed_forgets_its_crashes() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    for generation in 1..=3 {
        world.ready(&acme).await;
        world.hosts.exit("acme", generation);
        world.look().await;
        world.pass(60).await;
    }
    let failed = view(&world, &acme).await;
    assert_eq!((failed.state, failed.restarts.count, failed.restarts.budget), (AgentState::Failed, 3, 3));
    ask(&world, &acme, Verb::Start, Manner::default()).await.expect("it may");
    world.look().await;
    assert_eq!(world.hosts.count(), 4);
}
