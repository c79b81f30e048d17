//! Stopping: of runs that wait, that work, that have ended, and of one whose agent does not obey.

use std::time::Duration;

use hermes_hub_client::types::{RunState, StopOutcome};
use hub_tests::{Process, Settings, eventually, kinds, whole_log, within};
use serde_json::json;

/// How long it may take until an agent that does not obey is ended with force.
const FORCE: Duration = Duration::from_secs(60);

fn impatient() -> Settings {
    let mut settings = Settings::with_agent();
    settings.set("limits.run_stop_seconds", "1");
    settings
}

#[tokio::test]
async fn a_queued_run_is_cancelled_at_once() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller_with(json!({"id": "acme", "agent": {"maxConcurrentRuns": 1}})).await;
    let latch = process.latch("go");
    let first = acme.run(&latch.wait()).await;
    acme.until(&first, RunState::Running).await;
    let queued = acme.run("[[say:never]]").await;
    let stopped = acme.raw().post(&acme.path(&queued, "/stop"), json!({})).await.expect(202);
    assert_eq!((&stopped["state"], &stopped["stopOutcome"]), (&json!("cancelled"), &json!("not_started")));
    assert_eq!(kinds(&whole_log(&queued).await), ["run.created", "run.cancelled"]);
    latch.release();
    acme.output(&first).await;
    assert_eq!(queued.view().await.unwrap().started_at, None);
}

#[tokio::test]
async fn a_working_run_is_cancelled_once_the_agent_confirms_it() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:half]] [[tool:terminal,sleep 600,600]] [[say:never]]").await;
    eventually("the tool works", async || (run.view().await.unwrap().last_seq >= 5).then_some(())).await;
    let path = acme.path(&run, "/stop");
    acme.raw().post(&path, json!({"force": "CANARY"})).await.refused(400, "invalid_argument");
    acme.raw().post(&path, json!({"hard": true})).await.refused(400, "invalid_argument");
    let stopped = acme.raw().post(&format!("{path}?waitSeconds=30"), json!({})).await.expect(202);
    assert_eq!((&stopped["state"], &stopped["stopOutcome"]), (&json!("cancelled"), &json!("confirmed")));
    assert!(!stopped["stopRequestedAt"].is_null());
    assert_eq!(acme.raw().post(&path, json!({})).await.expect(202), stopped, "again is harmless");
    let events = whole_log(&run).await;
    let moved = |event: &&hermes_hub_client::types::RunEvent| event.type_.as_str() == "run.state_changed";
    let to: Vec<_> = events.iter().filter(moved).map(|event| event.data["to"].clone()).collect();
    assert_eq!(to, ["starting", "running", "stopping"]);
    assert_eq!(events.last().unwrap().data["reason"], "stop_requested");
    acme.output(&acme.run("[[say:on]]").await).await;
}

#[tokio::test]
async fn a_run_that_has_ended_is_answered_as_it_is() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:done]]").await;
    let ended = acme.end(&run).await;
    assert_eq!(run.stop().await.unwrap(), ended);
    let unknown = format!("{}/run_01k9v2m7q8e5z3x4c6b7n8m9a0/stop", acme.runs());
    acme.raw().post(&unknown, json!({})).await.refused(404, "not_found");
}

#[tokio::test]
async fn many_stops_at_once_are_one() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[hang]]").await;
    acme.until(&run, RunState::Running).await;
    let stops = futures::future::join_all((0..20).map(|_| run.stop())).await;
    for stopped in stops {
        assert_eq!(stopped.unwrap().state, RunState::Cancelled);
    }
    let events = whole_log(&run).await;
    let stopping = events.iter().filter(|event| event.data.get("to") == Some(&json!("stopping")));
    assert_eq!(stopping.count(), 1, "{:?}", kinds(&events));
}

#[tokio::test]
async fn an_agent_that_ignores_a_stop_is_restarted_when_nobody_else_suffers() {
    let process = Process::start_with(impatient()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[ignore-stop]] [[say:here]] [[hang]]").await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let before = process.hosts(acme.tenant());
    let ended = within("it is stopped", FORCE, run.stop()).await.unwrap();
    let ended =
        if ended.ended_at.is_some() { ended } else { within("it ends", FORCE, run.wait()).await.unwrap() };
    assert_eq!((ended.state, ended.stop_outcome), (RunState::Cancelled, Some(StopOutcome::AgentRestarted)));
    whole_log(&run).await;
    acme.output(&acme.run("[[say:a new agent]]").await).await;
    let after = process.hosts(acme.tenant());
    assert!(after.len() == 1 && after != before, "{before:?} {after:?}");
}

#[tokio::test]
async fn an_agent_with_other_work_is_restarted_only_by_force() {
    let process = Process::start_with(impatient()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let other = acme.run(&latch.wait()).await;
    let run = acme.run("[[ignore-stop]] [[say:here]] [[hang]]").await;
    acme.until(&other, RunState::Running).await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let path = acme.path(&run, "/stop");
    acme.raw().post(&path, json!({})).await.expect(202);
    eventually("it is not confirmed", async || {
        let run = run.view().await.unwrap();
        (run.stop_outcome == Some(StopOutcome::Unconfirmed))
            .then(|| assert_eq!(run.state, RunState::Stopping))
    })
    .await;
    assert_eq!(other.view().await.unwrap().state, RunState::Running, "the other one goes on");
    acme.raw().post(&path, json!({"force": true})).await.expect(202);
    let ended = within("it ends", FORCE, run.wait()).await.unwrap();
    assert_eq!((ended.state, ended.stop_outcome), (RunState::Cancelled, Some(StopOutcome::AgentRestarted)));
    let other = within("the other one ends", FORCE, other.wait()).await.unwrap();
    assert!(matches!(other.state, RunState::Lost | RunState::Cancelled), "{other:?}");
}

#[tokio::test]
async fn a_stop_needs_no_body_and_takes_one() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    for body in [None, Some("{}"), Some(r#"{"force":false}"#)] {
        let run = acme.run("[[say:a]] [[hang]]").await;
        acme.until(&run, RunState::Running).await;
        let request = acme.raw().request(http::Method::POST, &acme.path(&run, "/stop?waitSeconds=20"));
        let stopped = match body {
            None => request.send().await.expect(202),
            Some(body) => request.json(&serde_json::from_str(body).unwrap()).send().await.expect(202),
        };
        assert_eq!(stopped["state"], "cancelled", "{body:?}");
    }
    let run = acme.run("[[say:a]]").await;
    let wrong = acme.raw().post(&acme.path(&run, "/stop"), json!({"force": 1})).await;
    wrong.refused(400, "invalid_argument");
    let other = acme.raw().request(http::Method::POST, &acme.path(&run, "/approval")).send().await;
    assert!(other.status.is_client_error(), "a decision is not left out");
    acme.end(&run).await;
}
