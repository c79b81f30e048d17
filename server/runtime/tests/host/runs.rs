//! A run from the order to its end: frames, approvals, stops, two at once.

use hub_types::{RuntimeOrderType, RuntimeReportType};
use serde_json::json;

use crate::hub::{frames, text};
use crate::world::{World, run_id};

#[tokio::test]
async fn a_run_is_told_from_its_acceptance_to_the_agents_own_status() {
    let world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[say:Hello]][[shell:echo $HERMES_HUB_OUTPUTS]][[say: again]]");
    let ended = world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let reports = world.hub.reports_of(&run);
    assert_eq!(reports[0].type_, RuntimeReportType::RunAccepted);
    assert!(reports[0].data["agentRunId"].as_str().unwrap().starts_with("run_"));
    let names = world.hub.events_of(&run);
    let expected = ["message.delta", "tool.started", "tool.completed", "message.delta"];
    assert_eq!(names[..4], expected);
    assert_eq!(names.last().unwrap(), "run.completed");
    assert_eq!(text(&reports), "Hello\n\n again");
    for frame in frames(&reports) {
        assert_eq!(frame["run_id"], reports[0].data["agentRunId"], "as the agent sent it: {frame}");
        assert!(frame["timestamp"].is_number());
    }
    assert_eq!(ended.data["reason"], "closed");
    assert_eq!(ended.data["status"]["status"], "completed");
    assert_eq!(ended.data["status"]["session_id"], run.as_str());
    assert!(ended.data["status"]["usage"]["input_tokens"].is_number());
    assert_eq!(world.started(), [run.to_string()]);
    assert_eq!(world.hub.ready().await.data["agentVersion"], "0.19.0");
}

#[tokio::test]
async fn instructions_and_history_reach_the_agent() {
    let world = World::start().await;
    let run = run_id();
    let history = json!([{"role": "user", "text": "first"}, {"role": "assistant", "text": "second"}]);
    let data = json!({"slot": 2, "input": "[[echo]]", "instructions": "be brief", "history": history});
    world.hub.order(RuntimeOrderType::RunStart, Some(&run), data);
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
    let said = text(&world.hub.reports_of(&run));
    assert!(said.contains("first") && said.contains("second"), "{said}");
}

#[tokio::test]
async fn an_approval_is_asked_decided_and_goes_on() {
    let world = World::start().await;
    for (choice, agents) in [("once", "once"), ("run", "session"), ("deny", "deny"), ("always", "always")] {
        let run = run_id();
        world.hub.start_run(&run, 1, "[[approve:rm -rf /srv/x|delete in root path]][[say:done]]");
        let asked = world.hub.event(&run, "approval.request").await;
        assert_eq!(asked["command"], "rm -rf /srv/x");
        let decision = json!({"approvalId": "apr_1", "choice": choice});
        world.hub.order(RuntimeOrderType::ApprovalDecide, Some(&run), decision);
        let delivered = world.hub.reported_of(&run, RuntimeReportType::ApprovalDelivered).await;
        assert_eq!(delivered.data["approvalId"], "apr_1");
        let responded = world.hub.event(&run, "approval.responded").await;
        assert_eq!(responded["choice"], agents, "{choice}");
        world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
        if choice == "always" {
            break;
        }
    }
}

#[tokio::test]
async fn a_decision_that_nothing_waits_for_fails_and_says_so() {
    let world = World::start().await;
    let run = run_id();
    let go = world.path("go");
    world.hub.start_run(&run, 1, &format!("[[say:a]][[wait:{}]]", go.display()));
    world.hub.event(&run, "message.delta").await;
    let decision = json!({"approvalId": "apr_9", "choice": "once"});
    world.hub.order(RuntimeOrderType::ApprovalDecide, Some(&run), decision.clone());
    let failed = world.hub.reported_of(&run, RuntimeReportType::ApprovalFailed).await;
    assert_eq!(failed.data["approvalId"], "apr_9");
    assert!(failed.data["message"].as_str().unwrap().contains("approval_not_pending"), "{failed:?}");
    let other = run_id();
    world.hub.order(RuntimeOrderType::ApprovalDecide, Some(&other), decision);
    world.hub.reported_of(&other, RuntimeReportType::ApprovalFailed).await;
    std::fs::write(go, "").unwrap();
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
}

#[tokio::test]
async fn a_stop_is_confirmed_once_the_run_is_over() {
    let world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[say:a]][[hang]]");
    world.hub.event(&run, "message.delta").await;
    world.hub.order(RuntimeOrderType::RunStop, Some(&run), json!({}));
    world.hub.reported_of(&run, RuntimeReportType::StopConfirmed).await;
    let kinds: Vec<_> = world.hub.reports_of(&run).into_iter().map(|report| report.type_).collect();
    let ended = kinds.iter().position(|kind| *kind == RuntimeReportType::RunStreamEnded);
    let confirmed = kinds.iter().position(|kind| *kind == RuntimeReportType::StopConfirmed);
    assert!(ended < confirmed, "{kinds:?}");
    assert_eq!(world.hub.events_of(&run).last().unwrap(), "run.cancelled");
    // Over already: still confirmed, and of a run that was never here too.
    let other = run_id();
    world.hub.order(RuntimeOrderType::RunStop, Some(&other), json!({}));
    world.hub.reported_of(&other, RuntimeReportType::StopConfirmed).await;
}

#[tokio::test]
async fn a_stop_right_behind_its_start_stops_it() {
    let world = World::start().await;
    let run = run_id();
    world.hub.start_run(&run, 1, "[[hang]]");
    world.hub.order(RuntimeOrderType::RunStop, Some(&run), json!({}));
    world.hub.reported_of(&run, RuntimeReportType::StopConfirmed).await;
    let over = [RuntimeReportType::RunStreamEnded, RuntimeReportType::RunRefused];
    assert!(world.hub.reports_of(&run).iter().any(|report| over.contains(&report.type_)));
}

#[tokio::test]
async fn a_stop_that_is_not_obeyed_is_said_to_have_failed() {
    let world = World::with(|launch| launch.limits.stop_ms = 300).await;
    let run = run_id();
    let go = world.path("go");
    world.hub.start_run(&run, 1, &format!("[[ignore-stop]][[say:a]][[wait:{}]]", go.display()));
    world.hub.event(&run, "message.delta").await;
    world.hub.order(RuntimeOrderType::RunStop, Some(&run), json!({}));
    world.hub.reported_of(&run, RuntimeReportType::StopFailed).await;
    std::fs::write(go, "").unwrap();
    world.hub.reported_of(&run, RuntimeReportType::RunStreamEnded).await;
}

#[tokio::test]
async fn runs_in_different_slots_go_on_at_once_and_by_their_own_path() {
    let world = World::start().await;
    let (one, two) = (run_id(), run_id());
    let go = world.path("go");
    world.hub.model(&[crate::hub::Model::Says("two")]);
    world.hub.start_run(&one, 1, &format!("[[say:one]][[wait:{}]]", go.display()));
    world.hub.start_run(&two, 2, "[[model:hello]]");
    world.hub.reported_of(&two, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(text(&world.hub.reports_of(&two)), "two");
    let calls = world.hub.calls();
    assert_eq!(calls.iter().map(|(slot, _)| slot.as_str()).collect::<Vec<_>>(), ["2"]);
    std::fs::write(go, "").unwrap();
    world.hub.reported_of(&one, RuntimeReportType::RunStreamEnded).await;
    assert_eq!(text(&world.hub.reports_of(&one)), "one");
}

#[tokio::test]
async fn an_order_that_is_not_understood_is_refused_by_name() {
    let world = World::start().await;
    let run = run_id();
    world.hub.order(RuntimeOrderType::RunStart, Some(&run), json!({"slot": 1}));
    world.hub.order(RuntimeOrderType::Unlisted("agent.dance".into()), None, json!({}));
    let refused = world.hub.reported_of(&run, RuntimeReportType::RunRefused).await;
    assert_eq!(refused.data["code"], "order_not_understood");
    let next = run_id();
    world.hub.start_run(&next, 1, "[[say:still here]]");
    world.hub.reported_of(&next, RuntimeReportType::RunStreamEnded).await;
}
