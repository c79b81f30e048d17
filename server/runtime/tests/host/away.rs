//! The Hub is away, comes back, repeats itself, or does not want the host any more.

use hub_types::RuntimeReportType;

use crate::hub::{Model, text};
use crate::world::{World, is_running, run_id, until};

#[tokio::test]
async fn what_happened_while_the_hub_was_away_is_told_afterwards() {
    let world = World::start().await;
    let run = run_id();
    let (go, done) = (world.path("go"), world.path("done"));
    let script =
        format!("[[say:before]][[wait:{}]][[say: while]][[shell:touch {}]]", go.display(), done.display());
    world.hub.start_run(&run, 1, &script);
    world.hub.event(&run, "message.delta").await;
    world.hub.leave();
    std::fs::write(&go, "").unwrap();
    until("the run goes on", || done.exists()).await;
    let known = world.hub.report_count();
    world.hub.come_back().await;
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert!(known < world.hub.report_count());
    assert!(text(&world.hub.reports_of(&run)).starts_with("before while"));
    assert_eq!(world.started(), [run.to_string()]);
}

#[tokio::test]
async fn a_model_call_is_held_while_the_hub_is_away_and_served_then() {
    let world = World::start().await;
    let run = run_id();
    let go = world.path("go");
    world.hub.start_run(&run, 2, &format!("[[say:a]][[wait:{}]][[model:hello]]", go.display()));
    world.hub.event(&run, "message.delta").await;
    world.hub.die_on_every_request().await;
    std::fs::write(&go, "").unwrap();
    world.hub.tried("/model/2/v1/chat/completions").await;
    world.hub.model(&[Model::Says("b")]);
    world.hub.live();
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(ended.data["status"]["status"], "completed");
    let reports = world.hub.reports_of(&run);
    assert_eq!(text(&reports), "ab");
    assert!(reports.iter().all(|report| report.type_ != RuntimeReportType::RunModelCut));
    assert_eq!(world.hub.calls().len(), 1);
}

#[tokio::test]
async fn orders_that_are_told_again_are_carried_out_once() {
    let world = World::start().await;
    let (first, second) = (run_id(), run_id());
    world.hub.start_run(&first, 1, "[[say:a]]");
    world.hub.reported_of(&first, RuntimeReportType::RunStreamEnded).await;
    world.hub.replay_orders().await;
    world.hub.start_run(&second, 1, "[[say:b]]");
    world.hub.reported_of(&second, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(world.started(), [first.to_string(), second.to_string()]);
    let ends = world.hub.reports();
    let ends = ends.iter().filter(|report| report.type_ == RuntimeReportType::RunStreamEnded);
    assert_eq!(ends.count(), 2);
}

#[tokio::test]
async fn a_generation_that_is_over_ends_its_agent_and_itself() {
    let world = World::start().await;
    let agent = world.agent_pid();
    let run = run_id();
    world.hub.start_run(&run, 1, "[[say:a]][[hang]]");
    world.hub.event(&run, "message.delta").await;
    world.hub.end_generation().await;
    // Something to tell, so that the host hears it; a stream that breaks would do as well.
    world.hub.leave();
    world.hub.come_back().await;
    world.hub.end_generation().await;
    world.host_ends().await;
    assert!(!is_running(agent));
    let exited = |report: &hub_types::RuntimeReport| report.type_ == RuntimeReportType::AgentExited;
    assert!(!world.hub.reports().iter().any(exited), "nobody would hear it");
}

#[tokio::test]
async fn an_agent_that_dies_while_the_hub_is_away_is_told_when_it_is_back() {
    let world = World::with(|launch| launch.limits.flush_ms = 1).await;
    let run = run_id();
    let (go, die) = (world.path("go"), world.path("die"));
    let script = format!(
        "[[say:a]][[wait:{}]][[say: kept-for-later]][[wait:{}]][[exit:70]]",
        go.display(),
        die.display()
    );
    world.hub.start_run(&run, 1, &script);
    world.hub.event(&run, "message.delta").await;
    let agent = world.agent_pid();
    world.hub.leave();
    std::fs::write(go, "").unwrap();
    let journal = world.launch.directory.join("journal");
    let kept = || String::from_utf8_lossy(&std::fs::read(&journal).unwrap()).contains("kept-for-later");
    until("the frame is on disk", kept).await;
    std::fs::write(die, "").unwrap();
    until("the agent dies", || !is_running(agent)).await;
    world.hub.come_back().await;
    assert_eq!(world.hub.exited().await["code"], 70);
    assert_eq!(text(&world.hub.reports_of(&run)), "a kept-for-later");
    world.host_ends().await;
}

#[tokio::test]
async fn a_host_waits_for_a_hub_that_is_not_there_yet() {
    let mut world = World::empty().await;
    world.hub.leave();
    world.place();
    world.hub.come_back().await;
    world.hub.ready().await;
}

#[tokio::test]
async fn a_host_that_is_not_wanted_from_the_start_starts_nothing() {
    let mut world = World::empty().await;
    world.hub.end_generation().await;
    world.place();
    world.host_ends().await;
    assert!(!world.launch.home.join("gateway.lock").exists());
}
