//! Approvals: asked, listed, decided once, expired, and void with their run.

use hermes_hub_client::types::{Approval, ApprovalChoice, ApprovalState, Run, RunState};
use hermes_hub_client::{Error, RunRef};
use hub_tests::{Caller, Process, Settings, in_time, kinds, whole_log};
use serde_json::json;

/// A run that asks for leave, and what it asks.
async fn asking(acme: &Caller, script: &str) -> (RunRef, Run) {
    let run = acme.run(script).await;
    let asks = in_time("the run asks", run.wait()).await.expect("the run is there");
    assert_eq!(asks.state, RunState::WaitingForApproval, "{asks:?}");
    (run, asks)
}

async fn inbox(acme: &Caller, query: &str) -> Vec<String> {
    let page = acme.raw().get(&format!("/v1/approvals{query}")).await.expect(200);
    let items = page["items"].as_array().expect("a page has items").iter();
    items.map(|item| item["id"].as_str().expect("an approval has an id").to_owned()).collect()
}

#[tokio::test]
async fn a_run_asks_and_goes_on_with_the_answer() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    for (choice, word) in [(ApprovalChoice::Once, "approved"), (ApprovalChoice::Deny, "denied")] {
        let (run, asks) = asking(&acme, "[[approve:rm -rf build|recursive delete]]").await;
        let pending = asks.pending_approval.expect("it says what it waits for");
        assert_eq!(
            (pending.command.as_str(), pending.description.as_str()),
            ("rm -rf build", "recursive delete")
        );
        assert_eq!(pending.tool.as_deref(), Some("terminal"));
        assert_eq!(pending.choices, [ApprovalChoice::Once, ApprovalChoice::Run, ApprovalChoice::Deny]);
        let decided = run.decide(&pending.id, choice.clone()).await.unwrap();
        let decision = decided.decision.clone().expect("it is decided");
        assert_eq!((decided.state, &decision.choice), (ApprovalState::Decided, &choice));
        assert!(decision.decided_by.starts_with("operator:"), "{}", decision.decided_by);
        let output = acme.output(&run).await;
        assert!(output.contains(word), "{output}");
        let events = whole_log(&run).await;
        let kinds = kinds(&events);
        let at = |kind: &str| kinds.iter().position(|found| *found == kind).expect("it is in the log");
        assert!(at("approval.requested") < at("approval.decided"), "{kinds:?}");
        assert!(at("approval.decided") < at("tool.completed"), "{kinds:?}");
        let event = &events[at("approval.decided")].data;
        assert_eq!(
            (&event["approvalId"], &event["choice"]),
            (&json!(pending.id.as_str()), &json!(choice.as_str()))
        );
        assert_eq!(kinds.iter().filter(|kind| **kind == "approval.decided").count(), 1);
        assert!(run.view().await.unwrap().pending_approval.is_none());
    }
}

#[tokio::test]
async fn a_choice_for_the_run_holds_for_the_run_and_not_beyond() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let (run, asks) =
        asking(&acme, "[[approve:rm a|delete]] [[approve:rm b|delete]] [[approve:chmod c|mode]]").await;
    run.decide(&asks.pending_approval.unwrap().id, ApprovalChoice::Run).await.unwrap();
    let asks = in_time("it asks for another kind", async {
        loop {
            let asks = run.wait().await.unwrap();
            if asks.pending_approval.is_some() {
                return asks;
            }
        }
    })
    .await;
    let pending = asks.pending_approval.unwrap();
    assert_eq!(pending.command, "chmod c", "another delete was not asked for");
    run.decide(&pending.id, ApprovalChoice::Once).await.unwrap();
    acme.output(&run).await;
    let (next, asks) = asking(&acme, "[[approve:rm d|delete]]").await;
    next.decide(&asks.pending_approval.unwrap().id, ApprovalChoice::Deny).await.unwrap();
    acme.output(&next).await;
}

#[tokio::test]
async fn a_decision_is_made_once() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let (run, asks) = asking(&acme, "[[approve:rm x]]").await;
    let pending = asks.pending_approval.unwrap();
    let path = acme.path(&run, "/approval");
    let body = |choice: &str| json!({"approvalId": pending.id.as_str(), "choice": choice, "comment": "fine"});
    acme.raw().post(&path, body("always")).await.refused_for(
        400,
        "invalid_argument",
        "not_allowed",
        "choice",
    );
    let unknown = json!({"approvalId": "apr_01k9v2m7q8e5z3x4c6b7n8m9a0", "choice": "once"});
    acme.raw().post(&path, unknown).await.refused(404, "not_found");
    // Two people at once, who do not agree: one of them decides.
    let (once, deny) =
        tokio::join!(acme.raw().post(&path, body("once")), acme.raw().post(&path, body("deny")));
    let (made, late) = if once.status == 200 { (once, deny) } else { (deny, once) };
    let made = made.expect(200);
    assert_eq!(made["decision"]["comment"], "fine");
    let choice = made["decision"]["choice"].as_str().unwrap();
    late.refused_for(409, "failed_precondition", "approval_decided", "");
    assert_eq!(late.json()["details"][0]["params"]["choice"], choice);
    assert_eq!(
        acme.raw().post(&path, body(choice)).await.expect(200),
        made,
        "the same again is answered alike"
    );
    acme.output(&run).await;
    assert_eq!(acme.raw().post(&path, body(choice)).await.expect(200), made, "also when the run has ended");
    let other = if choice == "once" { "deny" } else { "once" };
    acme.raw().post(&path, body(other)).await.refused_for(409, "failed_precondition", "approval_decided", "");
}

#[tokio::test]
async fn an_approval_that_nobody_answers_is_denied_in_time() {
    let process = Process::start_with(Settings::with_agent()).await;
    let agent = json!({"approvalTimeoutSeconds": 5});
    let acme = process.caller_with(json!({"id": "acme", "agent": agent})).await;
    let (run, asks) = asking(&acme, "[[approve:rm x]]").await;
    let pending = asks.pending_approval.unwrap();
    let output = acme.until(&run, RunState::Completed).await.output.unwrap();
    assert!(output.contains("denied"), "the agent hears a denial: {output}");
    let events = whole_log(&run).await;
    assert!(kinds(&events).contains(&"approval.expired"), "{:?}", kinds(&events));
    let refused: Error = run.decide(&pending.id, ApprovalChoice::Once).await.unwrap_err();
    assert_eq!(refused.reason().unwrap().as_str(), "approval_decided");
    assert_eq!(refused.details()[0].params["state"], "expired");
    let page = acme.hub().approval_list().state("expired").send().await.unwrap();
    let approval: &Approval = &page.items[0];
    assert_eq!((&approval.id, approval.decision.as_ref().unwrap().decided_by.as_str()), (&pending.id, "hub"));
}

#[tokio::test]
async fn the_inbox_has_what_waits_for_an_answer() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    assert_eq!(inbox(&acme, "").await, [""; 0]);
    let (first, asks) = asking(&acme, "[[approve:rm 1]]").await;
    let first_id = asks.pending_approval.unwrap().id.to_string();
    let (second, asks) = asking(&other, "[[approve:rm 2]]").await;
    let second_id = asks.pending_approval.unwrap().id.to_string();
    assert_eq!(inbox(&acme, "?state=pending").await, [second_id.clone(), first_id.clone()], "newest first");
    assert_eq!(inbox(&acme, "?state=pending&tenantId=acme").await, [first_id.as_str()]);
    let page = acme.raw().get("/v1/approvals?limit=1").await.expect(200);
    assert_eq!(page["items"][0]["id"], second_id);
    let next = format!("/v1/approvals?page_token={}", page["next_page"].as_str().unwrap());
    let page = acme.raw().get(&next).await.expect(200);
    assert_eq!((&page["items"][0]["id"], &page["next_page"]), (&json!(first_id), &json!(null)));
    // A run that is stopped while it asks takes its question with it.
    assert_eq!(first.stop().await.unwrap().state, RunState::Cancelled);
    assert_eq!(inbox(&acme, "?state=pending").await, [second_id.as_str()]);
    assert_eq!(inbox(&acme, "?state=void").await, [first_id]);
    let id = second_id.as_str().try_into().unwrap();
    second.decide(&id, ApprovalChoice::Once).await.unwrap();
    assert_eq!(inbox(&acme, "?state=decided").await, [second_id]);
    assert_eq!(inbox(&acme, "?state=pending").await, [""; 0]);
    other.output(&second).await;
}
