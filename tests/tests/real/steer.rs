//! Steering the real agent while it works: it asks and is answered, and it is stopped.

use futures::StreamExt as _;
use hermes_hub_client::types::{ApprovalChoice, Run, RunEventType, RunState};
use hermes_hub_client::{RunRef, Seen};
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{Caller, eventually_within, kinds, whole_log, within};
use serde_json::json;

/// A run that asks for leave, and what it asks.
async fn asking(acme: &Caller, script: &str) -> (RunRef, Run) {
    let run = acme.run(script).await;
    let asks = within("the run asks", PATIENCE, run.wait()).await.expect("the run is there");
    assert_eq!(asks.state, RunState::WaitingForApproval, "{asks:?}");
    (run, asks)
}

/// Waits until the agent is at a tool.
async fn at_work(run: &RunRef) {
    let mut events = run.events();
    let found = async {
        while let Some(seen) = events.next().await {
            if matches!(seen.expect("the stream goes on"), Seen::Event(event) if event.type_ == RunEventType::ToolStarted)
            {
                return true;
            }
        }
        false
    };
    assert!(within("a tool is started", PATIENCE, found).await, "the run ended without one");
}

#[tokio::test]
async fn a_dangerous_command_waits_for_its_answer_and_the_answer_holds() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let workspace =
        real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace");
    for (choice, is_done) in [(ApprovalChoice::Deny, false), (ApprovalChoice::Once, true)] {
        let scratch = workspace.join("scratch");
        std::fs::create_dir_all(&scratch).unwrap();
        let command = format!("rm -rf {}", scratch.display());
        let (run, asks) = asking(&acme, &format!("[[shell:{command}]]")).await;
        let pending = asks.pending_approval.expect("it says what it waits for");
        assert_eq!((pending.command.as_str(), pending.tool.as_deref()), (command.as_str(), Some("terminal")));
        assert!(!pending.choices.contains(&ApprovalChoice::Always), "{:?}", pending.choices);
        assert!(scratch.exists(), "nothing happens while it waits");
        run.decide(&pending.id, choice.clone()).await.unwrap();
        let output = acme.output(&run).await;
        assert_eq!(scratch.exists(), !is_done, "{choice}: {output}");
        assert_eq!(output.contains("BLOCKED"), !is_done, "{choice}: {output}");
        let events = whole_log(&run).await;
        let of_interest = ["approval.requested", "approval.decided", "tool.completed"];
        let order: Vec<_> = kinds(&events).into_iter().filter(|kind| of_interest.contains(kind)).collect();
        assert_eq!(order, of_interest, "{choice}");
        let tool = events.iter().find(|event| event.type_ == RunEventType::ToolCompleted).unwrap();
        assert_eq!(tool.data["failed"], !is_done, "{choice}");
    }
}

#[tokio::test]
async fn a_run_is_stopped_in_the_middle_of_its_tool_and_of_its_answer() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let at_tool = acme.run("[[shell:sleep 617]] [[say:never]]").await;
    at_work(&at_tool).await;
    let sleeps = || real.process.tools(acme.tenant()).iter().any(|words| words.contains("sleep 617"));
    eventually_within(PATIENCE, "the tool is at work", async || sleeps().then_some(())).await;
    let answering = acme.run("[[drip:2000,100]]").await;
    let is_speaking = async || (answering.view().await.unwrap().last_seq >= 5).then_some(());
    eventually_within(PATIENCE, "it speaks", is_speaking).await;
    let (asks, _) = asking(&acme, "[[shell:rm -rf /srv/nothing-of-this-name]]").await;
    for run in [&at_tool, &answering, &asks] {
        let path = acme.path(run, "/stop?waitSeconds=30");
        let stopped = acme.raw().post(&path, json!({})).await.expect(202);
        assert_eq!((&stopped["state"], &stopped["stopOutcome"]), (&json!("cancelled"), &json!("confirmed")));
        assert_eq!(whole_log(run).await.last().unwrap().data["reason"], "stop_requested");
    }
    eventually_within(PATIENCE, "the tool's process is gone", async || (!sleeps()).then_some(())).await;
    assert_eq!(acme.output(&acme.run("[[say:And on.]]").await).await, "And on.");
}
