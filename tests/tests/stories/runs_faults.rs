//! Agents that misbehave: each run ends honestly, and the next one works.

use std::time::Duration;

use hermes_hub_client::RunRef;
use hermes_hub_client::types::{Run, RunState, UsageSource};
use hub_tests::{Caller, Process, Settings, check_log, eventually, kinds, said, text_with, whole_log};
use serde_json::json;

/// Waits until a run has said something.
async fn spoken(run: &RunRef) {
    eventually("it has said something", async || {
        (run.view().await.expect("it is there").last_seq >= 4).then_some(())
    })
    .await;
}

/// The end of a run and its log, checked.
async fn end(acme: &Caller, run: &RunRef) -> (Run, Vec<hermes_hub_client::types::RunEvent>) {
    let ended = acme.end(run).await;
    let events = whole_log(run).await;
    check_log(&events);
    (ended, events)
}

fn error_code(run: &Run) -> Option<&str> {
    run.error.as_ref().map(|error| error.code.as_str())
}

#[tokio::test]
async fn an_agent_that_is_killed_loses_its_runs_and_the_next_one_works() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:half]] [[hang]]").await;
    let asks = acme.run("[[approve:rm x]]").await;
    spoken(&run).await;
    acme.until(&asks, RunState::WaitingForApproval).await;
    let (hosts, agents) = (process.hosts(acme.tenant()), process.agents(acme.tenant()));
    assert_eq!((hosts.len(), agents.len()), (1, 1));
    process.crash(agents[0]);
    for run in [&run, &asks] {
        let (ended, events) = end(&acme, run).await;
        assert_eq!((ended.state, ended.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
        assert_eq!(events.last().unwrap().data["reason"], "agent_died");
        assert_eq!((ended.output, ended.pending_approval), (None, None));
    }
    assert_eq!(said(&whole_log(&run).await), "half", "what it had said is kept");
    assert_eq!(acme.output(&acme.run("[[say:a new one]]").await).await, "a new one", "asked for at once");
    assert!(process.hosts(acme.tenant()) != hosts && process.agents(acme.tenant()) != agents);
    assert_eq!((process.hosts(acme.tenant()).len(), process.agents(acme.tenant()).len()), (1, 1));
}

#[tokio::test]
async fn a_host_that_is_killed_takes_its_agent_along() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[background:sleep 600]] [[say:half]] [[hang]]").await;
    spoken(&run).await;
    let (hosts, agents) = (process.hosts(acme.tenant()), process.agents(acme.tenant()));
    process.crash(hosts[0]);
    let (ended, _) = end(&acme, &run).await;
    assert_eq!((ended.state, ended.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    eventually("the agent is gone", async || process.agents(acme.tenant()).is_empty().then_some(())).await;
    acme.output(&acme.run("[[say:again]]").await).await;
    assert_ne!(process.agents(acme.tenant()), agents);
}

#[tokio::test]
async fn an_agent_that_exits_in_the_middle_loses_its_run_and_nobody_elses() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    let latch = process.latch("go");
    let aside = other.run(&format!("{} [[say:unharmed]]", latch.wait())).await;
    other.until(&aside, RunState::Running).await;
    let (ended, _) = end(&acme, &acme.run("[[say:half]] [[exit:3]]").await).await;
    assert_eq!((ended.state, ended.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    latch.release();
    assert_eq!(other.output(&aside).await, "unharmed");
    acme.output(&acme.run("[[say:again]]").await).await;
}

#[tokio::test]
async fn a_run_that_hangs_is_ended_by_its_clocks() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let late = acme.run_with(text_with("[[drip:100000,50]]", json!({"limits": {"timeoutSeconds": 1}}))).await;
    let limits = json!({"limits": {"idleTimeoutSeconds": 1}});
    let idle = acme.run_with(text_with("[[say:a]] [[hang]]", limits.clone())).await;
    // As long as it says something, it is not idle.
    let slow = acme.run_with(text_with("[[drip:8,250]]", limits)).await;
    let (ended, events) = end(&acme, &late).await;
    assert_eq!(
        (&ended.state, error_code(&ended)),
        (&RunState::Failed, Some("timed_out")),
        "{:?}",
        kinds(&events)
    );
    let (ended, events) = end(&acme, &idle).await;
    assert_eq!((&ended.state, error_code(&ended)), (&RunState::Failed, Some("idle_timed_out")));
    assert!(kinds(&events).contains(&"message.delta"), "what it had said is kept");
    acme.output(&slow).await;
}

#[tokio::test]
async fn waiting_for_a_person_is_not_idle() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let limits = json!({"limits": {"idleTimeoutSeconds": 1}});
    let asks = acme.run_with(text_with("[[approve:rm x]]", limits.clone())).await;
    let idle = acme.run_with(text_with("[[hang]]", limits)).await;
    let asked = acme.until(&asks, RunState::WaitingForApproval).await;
    acme.end(&idle).await;
    let after = acme.run("[[tool:terminal,sleep,1.5]]").await;
    acme.end(&after).await;
    asks.decide(&asked.pending_approval.unwrap().id, "once".into()).await.unwrap();
    acme.output(&asks).await;
}

#[tokio::test]
async fn garbage_is_passed_over_and_told() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let (ended, events) = end(&acme, &acme.run("[[say:a]] [[garbage]] [[say:b]]").await).await;
    assert_eq!(
        (ended.state, ended.output.as_deref()),
        (RunState::Completed, Some("ab")),
        "{:?}",
        kinds(&events)
    );
    assert_eq!(said(&events), "ab");
    assert!(kinds(&events).contains(&"run.events_lost"), "{:?}", kinds(&events));
    acme.output(&acme.run("[[say:fine]]").await).await;
}

#[tokio::test]
async fn a_stream_that_ends_early_is_no_end_of_the_run() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    for fault in ["[[close-early]]", "[[reset]]"] {
        let script = format!("[[say:a]] {fault} [[drip:3,100]] [[say:b]]");
        let (ended, events) = end(&acme, &acme.run(&script).await).await;
        assert_eq!(
            (ended.state, ended.output.as_deref()),
            (RunState::Completed, Some("aw0 w1 w2b")),
            "{fault}"
        );
        let lost = kinds(&events).iter().filter(|kind| **kind == "run.events_lost").count();
        assert_eq!(lost, 1, "{fault}: {:?}", kinds(&events));
        assert!(ended.usage.output_tokens.is_some(), "its status tells the usage: {:?}", ended.usage);
    }
}

#[tokio::test]
async fn a_run_that_the_agent_forgets_is_lost() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let (ended, events) =
        end(&acme, &acme.run("[[say:a]] [[forget-run]] [[close-early]] [[hang]]").await).await;
    assert_eq!(ended.state, RunState::Lost, "{ended:?} {:?}", kinds(&events));
    assert!(ended.state_reason.is_some());
    acme.output(&acme.run("[[say:fine]]").await).await;
}

#[tokio::test]
async fn usage_that_nobody_tells_is_unknown_and_not_zero() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let (ended, _) = end(&acme, &acme.run("[[say:a]] [[nousage]]").await).await;
    assert_eq!((ended.state, ended.usage.source), (RunState::Completed, UsageSource::Unknown));
    let usage = (ended.usage.input_tokens, ended.usage.output_tokens, ended.usage.total_tokens);
    assert_eq!(usage, (None, None, None));
    let (ended, _) = end(&acme, &acme.run("[[say:a]] [[fail:no]]").await).await;
    assert_eq!(ended.usage.source, UsageSource::Unknown, "a failed run tells none");
}

#[tokio::test]
async fn an_agent_that_never_comes_up_fails_its_runs_and_says_so() {
    let mut settings = Settings::with_agent();
    settings.set("agent_command", "\"/bin/false\"");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let run = acme.run_with(text_with("[[say:x]]", json!({"limits": {"queueTimeoutSeconds": 20}}))).await;
    let ended = hub_tests::within("it ends", Duration::from_secs(60), run.wait()).await.unwrap();
    assert_eq!(ended.state, RunState::Failed, "{ended:?}");
    eventually("a new run is refused", async || {
        let answer = acme.ask(hub_tests::text("x")).await;
        (answer.status == 409).then(|| answer.refused_for(409, "failed_precondition", "agent_failed", ""))
    })
    .await;
}
