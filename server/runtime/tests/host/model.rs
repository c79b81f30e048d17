//! Model calls through the relay.

use hub_types::RuntimeReportType;

use crate::hub::{Model, text};
use crate::world::{World, run_id};

#[tokio::test]
async fn a_call_reaches_the_hub_by_its_slot_and_its_answer_the_agent() {
    let world = World::start().await;
    let run = run_id();
    world.hub.model(&[Model::Says("from the model")]);
    world.hub.start_run(&run, 3, "[[model:what is it]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(text(&world.hub.reports_of(&run)), "from the model");
    assert_eq!(ended.data["status"]["usage"]["input_tokens"], 11);
    let calls = world.hub.calls();
    assert_eq!(calls[0].0, "3");
    assert_eq!(calls[0].1["messages"][1]["content"], "what is it");
    assert_eq!(calls[0].1["stream_options"]["include_usage"], true);
}

#[tokio::test]
async fn a_cut_stream_is_told_and_does_not_end_in_a_spliced_answer() {
    let world = World::start().await;
    let run = run_id();
    world.hub.model(&[Model::Cut("half of "), Model::Says("never asked for")]);
    world.hub.start_run(&run, 1, "[[model:x]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    world.hub.reported_of(&run, RuntimeReportType::RunModelCut).await;
    assert_eq!(ended.data["status"]["status"], "failed", "{ended:?}");
    let error = ended.data["status"]["error"].as_str().unwrap();
    assert!(error.contains("broke off"), "{error}");
    assert_eq!(text(&world.hub.reports_of(&run)), "half of ");
    assert_eq!(world.hub.calls().len(), 1);

    // The slot's next run is not made to pay for it.
    let next = run_id();
    world.hub.start_run(&next, 1, "[[model:y]]");
    let ended = world.hub.reported_of(&next, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(ended.data["status"]["status"], "completed");
}

#[tokio::test]
async fn the_providers_own_refusal_is_the_agents_to_see() {
    let world = World::start().await;
    let run = run_id();
    world.hub.model(&[Model::Refuses(400, r#"{"error":{"message":"no such thing","code":"bad"}}"#)]);
    world.hub.start_run(&run, 1, "[[model:x]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert!(ended.data["status"]["error"].as_str().unwrap().contains("no such thing"), "{ended:?}");
}

#[tokio::test]
async fn a_hub_that_cannot_serve_now_is_waited_for_and_no_longer_than_the_limit() {
    let world = World::with(|launch| launch.limits.model_hold_ms = 200).await;
    let run = run_id();
    let busy =
        r#"{"code":"unavailable","message":"m","status":503,"requestId":"r","retryable":true,"details":[]}"#;
    world.hub.model(&[Model::Refuses(503, busy), Model::Says("later")]);
    world.hub.start_run(&run, 1, "[[model:x]]");
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(text(&world.hub.reports_of(&run)), "later");

    // Nothing is scripted any more: the Hub answers 503 for good.
    let next = run_id();
    world.hub.start_run(&next, 1, "[[model:x]]");
    let ended = world.hub.reported_of(&next, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(ended.data["status"]["status"], "failed");
}
