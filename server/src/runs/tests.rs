//! Runs against a real database, with the host played by the test: what it reports, and what becomes of it.

mod desk;
mod retain;

use std::time::Duration;

use http_body_util::BodyExt as _;
use hub_types::{
    ApprovalChoice, ApprovalDecide, ApprovalId, ErrorCode, ErrorReason, Metadata, RunCreate, RunLimitsCreate,
    RunWatchQuery, RuntimeReportType, SessionBusy, StopOutcome, UsageSource,
};
use serde_json::json;

use super::*;
use crate::agents;
use crate::clock::Timestamp;
use desk::{Desk, completed, in_session, say};

#[tokio::test]
async fn a_plain_run_is_logged_from_its_creation_to_its_end() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    assert_eq!(run.state, RunState::Running);
    desk.frame(&run.id, json!({"event": "message.delta", "delta": "hel"})).await;
    desk.frame(&run.id, json!({"event": "message.delta", "delta": "lo"})).await;
    desk.frame(&run.id, json!({"event": "reasoning.available", "text": "hello"})).await;
    desk.frame(&run.id, completed("hello")).await;
    assert_eq!(
        desk.log(&run.id).await,
        [
            r#"run.created {}"#,
            r#"run.state_changed {"from":"queued","to":"starting","reason":null}"#,
            r#"run.state_changed {"from":"starting","to":"running","reason":null}"#,
            r#"message.delta {"text":"hel"}"#,
            r#"message.delta {"text":"lo"}"#,
            r#"message.completed {"text":"hello"}"#,
            r#"run.completed {"output":"hello","usage":{"cachedInputTokens":null,"inputTokens":9,"modelCalls":0,"outputTokens":3,"source":"runtime","totalTokens":12}}"#,
        ]
    );
    let run = desk.view(&run.id).await;
    assert_eq!(
        (run.state, run.output.as_deref(), run.usage.source),
        (RunState::Completed, Some("hello"), UsageSource::Runtime)
    );
    assert_eq!(desk.tenants.view(&desk.acme).await.unwrap().active_runs, 0);
}

#[tokio::test]
async fn tool_calls_are_numbered_and_what_is_unknown_is_kept() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    for frame in [
        json!({"event": "tool.started", "tool": "terminal", "preview": "ls"}),
        json!({"event": "tool.started", "tool": "read_file", "preview": "a"}),
        json!({"event": "tool.started", "tool": "terminal", "preview": "pwd"}),
        json!({"event": "tool.completed", "tool": "read_file", "duration": 0.25, "error": true}),
        json!({"event": "tool.completed", "tool": "terminal", "duration": 1.0, "error": false}),
        json!({"event": "hologram.projected", "depth": 3}),
    ] {
        desk.frame(&run.id, frame).await;
    }
    let log = desk.log(&run.id).await;
    assert_eq!(
        log[3..],
        [
            r#"tool.started {"toolCallId":"call_1","tool":"terminal","preview":"ls"}"#,
            r#"tool.started {"toolCallId":"call_2","tool":"read_file","preview":"a"}"#,
            r#"tool.started {"toolCallId":"call_3","tool":"terminal","preview":"pwd"}"#,
            r#"tool.completed {"toolCallId":"call_2","tool":"read_file","failed":true,"durationMs":250}"#,
            r#"tool.completed {"toolCallId":"call_1","tool":"terminal","failed":false,"durationMs":1000}"#,
            r#"runtime.other {"name":"hologram.projected","payload":{"event":"hologram.projected","depth":3}}"#,
        ]
    );
}

#[tokio::test]
async fn an_approval_is_decided_once() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    let asked = json!({"event": "approval.request", "command": "rm -rf x", "description": "recursive delete",
        "choices": ["once", "session", "always", "deny"]});
    desk.frame(&run.id, asked).await;
    let waiting = desk.view(&run.id).await;
    assert_eq!(waiting.state, RunState::WaitingForApproval);
    let pending = waiting.pending_approval.expect("it says what it waits for");
    assert_eq!(pending.choices, [ApprovalChoice::Once, ApprovalChoice::Run, ApprovalChoice::Deny]);

    let decide = |id: &ApprovalId, choice: ApprovalChoice| {
        let body = ApprovalDecide { approval_id: id.clone(), choice, comment: None };
        desk.runs.decide(&desk.acme, &run.id, body, "operator:test".to_owned(), None)
    };
    let refused = decide(&pending.id, ApprovalChoice::Always).await.unwrap_err();
    assert_eq!(refused.details()[0].reason, ErrorReason::NotAllowed);
    let unknown = "apr_01k9v2m7q8e5z3x4c6b7n8m9a0".parse().unwrap();
    assert_eq!(*decide(&unknown, ApprovalChoice::Once).await.unwrap_err().code(), ErrorCode::NotFound);
    decide(&pending.id, ApprovalChoice::Once).await.unwrap();
    let (again, _) = decide(&pending.id, ApprovalChoice::Once).await.unwrap();
    assert_eq!(again.decision.unwrap().choice, ApprovalChoice::Once);
    let other = decide(&pending.id, ApprovalChoice::Deny).await.unwrap_err();
    assert_eq!(
        (other.code(), &other.details()[0].reason),
        (&ErrorCode::FailedPrecondition, &ErrorReason::ApprovalDecided)
    );
    assert_eq!(other.details()[0].params["choice"], "once");

    let orders = desk.orders().await;
    let (kind, data) = orders.last().unwrap();
    assert_eq!((kind.as_str(), &data["choice"]), ("approval.decide", &json!("once")));
    assert_eq!(orders.iter().filter(|(kind, _)| kind == "approval.decide").count(), 1);
    desk.report(&run.id, RuntimeReportType::ApprovalDelivered, json!({"approvalId": pending.id.as_str()}))
        .await;
    assert_eq!(desk.view(&run.id).await.state, RunState::Running);
    assert_eq!(
        desk.types(&run.id).await[3..],
        ["approval.requested", "run.state_changed", "approval.decided", "run.state_changed"]
    );
}

#[tokio::test]
async fn an_approval_that_nobody_answers_is_denied_when_its_time_is_over() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.frame(&run.id, json!({"event": "approval.request", "command": "x", "description": "y"})).await;
    let pending = desk.view(&run.id).await.pending_approval.unwrap();
    desk.cx.clock.advance(Duration::from_secs(301));
    desk.runs.look();
    desk.eventually(|| async {
        desk.orders()
            .await
            .into_iter()
            .find(|(kind, data)| kind == "approval.decide" && data["choice"] == "deny")
    })
    .await;
    assert!(desk.types(&run.id).await.contains(&"approval.expired".to_owned()));
    let body = ApprovalDecide { approval_id: pending.id, choice: ApprovalChoice::Once, comment: None };
    let late =
        desk.runs.decide(&desk.acme, &run.id, body, "operator:test".to_owned(), None).await.unwrap_err();
    assert_eq!(late.details()[0].reason, ErrorReason::ApprovalDecided);
}

#[tokio::test]
async fn a_queued_run_is_cancelled_at_once_and_a_working_one_when_the_agent_confirms() {
    let desk = Desk::open().await;
    let queued = desk.create(say("never")).await.unwrap();
    let (stopped, _) = desk.runs.stop(&desk.acme, &queued.id, false, None, 0).await.unwrap();
    assert_eq!((stopped.state, stopped.stop_outcome), (RunState::Cancelled, Some(StopOutcome::NotStarted)));

    let run = desk.started(say("hi")).await;
    let (stopping, _) = desk.runs.stop(&desk.acme, &run.id, false, None, 0).await.unwrap();
    assert_eq!(stopping.state, RunState::Stopping);
    desk.runs.stop(&desk.acme, &run.id, false, None, 0).await.unwrap();
    let orders = desk.orders().await;
    assert_eq!(orders.iter().filter(|(kind, _)| kind == "run.stop").count(), 1, "asked once");
    desk.frame(&run.id, json!({"event": "run.cancelled"})).await;
    let run = desk.view(&run.id).await;
    assert_eq!((run.state, run.stop_outcome), (RunState::Cancelled, Some(StopOutcome::Confirmed)));
    let (again, _) = desk.runs.stop(&desk.acme, &run.id, false, None, 0).await.unwrap();
    assert_eq!(again.state, RunState::Cancelled);
}

#[tokio::test]
async fn a_stop_that_comes_too_late_leaves_the_answer() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.runs.stop(&desk.acme, &run.id, false, None, 0).await.unwrap();
    desk.frame(&run.id, completed("done")).await;
    let run = desk.view(&run.id).await;
    assert_eq!((run.state, run.stop_outcome), (RunState::Completed, Some(StopOutcome::EndedFirst)));
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_judged_by_the_agents_status() {
    for (status, state, code) in [
        (
            json!({"status": "completed", "output": "ok", "usage": {"input_tokens": 1, "output_tokens": 1}}),
            RunState::Completed,
            None,
        ),
        (json!({"status": "failed", "error": "boom"}), RunState::Failed, Some("agent_error")),
        (json!({"status": "cancelled"}), RunState::Cancelled, None),
        (json!(null), RunState::Lost, None),
        (json!({"status": "running"}), RunState::Lost, None),
    ] {
        let desk = Desk::open().await;
        let run = desk.started(say("hi")).await;
        let ended = json!({"reason": "eof", "status": status});
        desk.report(&run.id, RuntimeReportType::RunStreamEnded, ended).await;
        let types = desk.types(&run.id).await;
        let run = desk.view(&run.id).await;
        assert_eq!(run.state, state, "{status}");
        assert_eq!(run.error.map(|error| error.code.to_string()).as_deref(), code, "{status}");
        assert!(types.contains(&"run.events_lost".to_owned()), "the log says that it has a hole");
    }
}

#[tokio::test]
async fn a_cut_model_stream_never_completes() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.runs.model_cut(run.id.as_str()).await.unwrap();
    desk.frame(&run.id, completed("OK.OK.OK.OK.")).await;
    let run = desk.view(&run.id).await;
    assert_eq!(run.state, RunState::Failed);
    assert_eq!(run.error.unwrap().code.to_string(), "model_stream_cut");
    assert_eq!(run.output, None);
}

#[tokio::test]
async fn reports_that_are_late_or_foreign_change_nothing() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.report_as(9, &run.id, RuntimeReportType::RunFrame, json!({"frame": completed("wrong")})).await;
    assert_eq!(desk.view(&run.id).await.state, RunState::Running);
    desk.frame(&run.id, completed("right")).await;
    let before = desk.log(&run.id).await;
    desk.frame(&run.id, json!({"event": "run.failed", "error": "late"})).await;
    desk.frame(&run.id, completed("again")).await;
    assert_eq!(desk.log(&run.id).await, before);
    let unknown = "run_01k9v2m7q8e5z3x4c6b7n8m9a0".parse().unwrap();
    desk.frame(&unknown, completed("whose")).await;
}

#[tokio::test]
async fn a_session_is_remembered_and_its_runs_wait_for_each_other() {
    let desk = Desk::open().await;
    let first = desk.started(in_session("my name is Ann", "s1")).await;
    let second = desk.create(in_session("what is my name", "s1")).await.unwrap();
    let busy = RunCreate { if_session_busy: Some(SessionBusy::Reject), ..in_session("now", "s1") };
    assert_eq!(desk.create(busy).await.unwrap_err().details()[0].reason, ErrorReason::SessionBusy);
    assert_eq!(desk.view(&second.id).await.state, RunState::Queued);
    desk.frame(&first.id, completed("hello Ann")).await;
    let second = desk.until(&second.id, |run| run.state == RunState::Starting).await;
    assert_eq!((second.history.messages, second.history.truncated), (2, false));
    let (_, data) = desk.orders().await.pop().unwrap();
    assert_eq!(data["input"], "what is my name");
    assert_eq!(
        data["history"],
        json!([{"role": "user", "text": "my name is Ann"}, {"role": "assistant", "text": "hello Ann"}])
    );
}

#[tokio::test]
async fn a_run_whose_agent_dies_is_lost_and_never_run_again() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.hosts.exit("acme", 1);
    let lost = desk.until(&run.id, |run| run.ended_at.is_some()).await;
    assert_eq!((lost.state, lost.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    let starts = desk.log(&run.id).await.iter().filter(|line| line.contains(r#""to":"starting""#)).count();
    assert_eq!(starts, 1);
}

#[tokio::test]
async fn a_run_that_a_dead_host_had_surely_not_begun_waits_for_the_next_one() {
    let desk = Desk::open().await;
    let (unbegun, begun) = (desk.create(say("one")).await.unwrap(), desk.create(say("two")).await.unwrap());
    desk.host_ready(1).await;
    for run in [&unbegun, &begun] {
        desk.until(&run.id, |run| run.state == RunState::Starting).await;
    }
    desk.hosts.note("acme", 1, &[begun.id.as_str()]);
    desk.hosts.exit("acme", 1);
    let lost = desk.until(&begun.id, |run| run.ended_at.is_some()).await;
    assert_eq!((lost.state, lost.state_reason.as_deref()), (RunState::Lost, Some("agent_died")));
    let waits = desk.until(&unbegun.id, |run| run.state == RunState::Queued).await;
    assert_eq!((waits.state_reason.as_deref(), waits.provenance.model), (Some("agent_died"), None));

    // What the dead one still had to say of it is not heard.
    desk.report_as(1, &unbegun.id, RuntimeReportType::RunAccepted, json!({"agentRunId": "run_x"})).await;
    assert_eq!(desk.view(&unbegun.id).await.state, RunState::Queued);
    desk.cx.clock.advance(Duration::from_secs(2));
    desk.host_ready(2).await;
    desk.until(&unbegun.id, |run| run.state == RunState::Starting).await;
    desk.report_as(2, &unbegun.id, RuntimeReportType::RunAccepted, json!({"agentRunId": "run_y"})).await;
    let frame = json!({ "frame": completed("done") });
    desk.report_as(2, &unbegun.id, RuntimeReportType::RunFrame, frame).await;
    assert_eq!(desk.view(&unbegun.id).await.output.as_deref(), Some("done"));
    let types = desk.types(&unbegun.id).await;
    assert_eq!(types.iter().filter(|kind| *kind == "run.created").count(), 1);
    assert_eq!(desk.orders_of_newest().await.len(), 1);
}

#[tokio::test]
async fn a_run_that_was_to_stop_and_was_never_begun_is_cancelled() {
    let desk = Desk::open().await;
    let run = desk.create(say("hi")).await.unwrap();
    desk.host_ready(1).await;
    desk.until(&run.id, |run| run.state == RunState::Starting).await;
    desk.runs.stop(&desk.acme, &run.id, false, None, 0).await.unwrap();
    desk.hosts.note("acme", 1, &[]);
    desk.hosts.exit("acme", 1);
    let ended = desk.until(&run.id, |run| run.ended_at.is_some()).await;
    assert_eq!((ended.state, ended.stop_outcome), (RunState::Cancelled, Some(StopOutcome::NotStarted)));
}

#[tokio::test]
async fn a_run_that_came_too_late_for_its_agent_waits_for_the_next_one() {
    let desk = Desk::open().await;
    let run = desk.create(say("hi")).await.unwrap();
    desk.host_ready(1).await;
    desk.until(&run.id, |run| run.state == RunState::Starting).await;
    let data = json!({"code": "agent_gone", "message": "the agent has ended", "retryable": true});
    desk.report(&run.id, RuntimeReportType::RunRefused, data).await;
    let run = desk.view(&run.id).await;
    assert_eq!((run.ended_at, run.error), (None, None));
    assert!(desk.log(&run.id).await.iter().any(|line| line.contains(r#""reason":"agent_died""#)));
}

#[tokio::test]
async fn a_run_that_was_taken_up_is_not_started_again_on_a_hosts_word() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    let data = json!({"code": "agent_gone", "message": "the agent has ended", "retryable": true});
    desk.report(&run.id, RuntimeReportType::RunRefused, data).await;
    assert_eq!(desk.view(&run.id).await.state, RunState::Lost);
}

#[tokio::test]
async fn a_look_at_a_log_is_bounded_by_bytes_and_goes_on_where_it_was() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    for letter in ["a", "b", "c", "d", "e"] {
        desk.frame(&run.id, json!({"event": "message.delta", "delta": letter.repeat(400_000)})).await;
    }
    let mut reader = desk.cx.db.read().await.unwrap();
    let (mut looks, mut after) = (Vec::new(), 3);
    loop {
        let events = store::events_within(&mut reader, run.id.as_str(), after, 256, 1 << 20).await.unwrap();
        let Some(last) = events.last() else { break };
        after = last.seq;
        looks.push(events.len());
    }
    assert_eq!(looks, [3, 2]);
    let one = store::events_within(&mut reader, run.id.as_str(), 3, 256, 1).await.unwrap();
    assert_eq!(one.len(), 1, "one that is too large alone comes all the same");
}

#[tokio::test]
async fn a_run_that_uses_more_tokens_than_it_may_is_stopped() {
    let desk = Desk::open().await;
    let limits = RunLimitsCreate { max_tokens: Some(10), ..RunLimitsCreate::default() };
    let run = desk.started(RunCreate { limits: Some(limits), ..say("hi") }).await;
    let call = ModelCall { input_tokens: Some(6), cached_input_tokens: None, output_tokens: Some(3) };
    desk.runs.charge(run.id.as_str(), call, Tried::default()).await.unwrap();
    assert_eq!(desk.view(&run.id).await.state, RunState::Running);
    desk.runs.charge(run.id.as_str(), call, Tried::default()).await.unwrap();
    assert_eq!(desk.view(&run.id).await.state, RunState::Stopping);
    desk.frame(&run.id, json!({"event": "run.cancelled"})).await;
    let run = desk.view(&run.id).await;
    assert_eq!(run.error.unwrap().code.to_string(), "token_limit");
    assert_eq!(
        (run.usage.total_tokens, run.usage.model_calls, run.usage.source),
        (Some(18), 2, UsageSource::Proxy)
    );
}

#[tokio::test]
async fn runs_and_turns_are_counted_in_pieces_and_none_twice() {
    let desk = Desk::open().await;
    for session in ["a", "b", "b", "c", "c"] {
        let run = desk.started(in_session("hi", session)).await;
        desk.frame(&run.id, completed("hello")).await;
    }
    for (piece, looks) in [(1, 6), (2, 3), (5, 2), (7, 1)] {
        let (mut runs, mut made, mut next) = (0, 0, None);
        loop {
            let (more, last) = desk.runs.count_runs(next, piece).await.unwrap();
            (runs, made, next) = (runs + more, made + 1, last);
            if next.is_none() {
                break;
            }
        }
        assert_eq!((runs, made), (5, looks), "pieces of {piece}");
        let (mut turns, mut next) = (0, None);
        loop {
            let (more, last) = desk.runs.count_turns(next, piece).await.unwrap();
            (turns, next) = (turns + more, last);
            if next.is_none() {
                break;
            }
        }
        assert_eq!(turns, 10, "pieces of {piece}");
    }
}

#[tokio::test]
async fn a_charge_whose_commit_was_not_answered_is_counted_once() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    let call = ModelCall { input_tokens: Some(6), cached_input_tokens: None, output_tokens: Some(3) };
    for expected in 1..4 {
        let tried = Tried::default();
        for _ in 0..3 {
            desk.runs.charge(run.id.as_str(), call, tried.clone()).await.unwrap();
        }
        let usage = desk.view(&run.id).await.usage;
        assert_eq!((usage.model_calls, usage.total_tokens), (expected, Some(9 * i64::from(expected))));
    }
    // A try that was undone is not one that was kept.
    let tried = Tried::default();
    assert!(!tried.is_kept(3) && !tried.is_kept(3) && tried.is_kept(4));
}

#[tokio::test]
async fn a_run_is_refused_where_the_table_says_so() {
    let desk = Desk::open().await;
    let refused = |error: ApiError| (error.code().clone(), error.details()[0].reason.clone());
    let history = vec![rules::turn("user", "x".to_owned())];
    let both = RunCreate { history, ..in_session("x", "s") };
    assert_eq!(
        refused(desk.create(both).await.unwrap_err()),
        (ErrorCode::InvalidArgument, ErrorReason::NotAllowed)
    );
    let long: Metadata = std::collections::BTreeMap::from([("k".repeat(41), "v".to_owned())]).into();
    let metadata = RunCreate { metadata: Some(long), ..say("x") };
    assert_eq!(refused(desk.create(metadata).await.unwrap_err()).0, ErrorCode::InvalidArgument);

    let body = hub_types::TenantUpdate::builder()
        .agent(Some(hub_types::AgentSettingsUpdate::builder().max_queued_runs(1).try_into().unwrap()));
    desk.tenants.update(desk.acme.clone(), body.try_into().unwrap(), None, false).await.unwrap();
    desk.create(say("waits")).await.unwrap();
    assert_eq!(
        refused(desk.create(say("one too many")).await.unwrap_err()),
        (ErrorCode::ResourceExhausted, ErrorReason::QueueFull)
    );

    let access = hub_types::AccessReplace {
        status: hub_types::AccessStatus::Blocked,
        message: Some("pay first".to_owned()),
        reason: None,
    };
    desk.tenants.replace_access(desk.acme.clone(), access, None).await.unwrap();
    let blocked = desk.create(say("x")).await.unwrap_err();
    assert_eq!(blocked.message(), "pay first");
    assert_eq!(refused(blocked), (ErrorCode::FailedPrecondition, ErrorReason::TenantBlocked));
    let nobody: TenantId = "nobody".parse().unwrap();
    let absent = desk.runs.create(&nobody, say("x"), "me".to_owned(), None, 0).await.unwrap_err();
    assert_eq!(*absent.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn blocking_a_tenant_ends_what_waits_and_stops_what_works() {
    let desk = Desk::open().await;
    let working = desk.started(in_session("hi", "s")).await;
    let waiting = desk.create(in_session("later", "s")).await.unwrap();
    let access =
        hub_types::AccessReplace { status: hub_types::AccessStatus::Blocked, message: None, reason: None };
    desk.tenants.replace_access(desk.acme.clone(), access, None).await.unwrap();
    desk.runs.look();
    let waiting = desk.until(&waiting.id, |run| run.ended_at.is_some()).await;
    assert_eq!(
        (waiting.state, waiting.state_reason.as_deref()),
        (RunState::Cancelled, Some("tenant_blocked"))
    );
    desk.until(&working.id, |run| run.stop_requested_at.is_some()).await;
}

#[tokio::test]
async fn a_watcher_gets_every_event_once_from_wherever_it_starts() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.frame(&run.id, json!({"event": "message.delta", "delta": "hello"})).await;
    desk.frame(&run.id, completed("hello")).await;
    let read = async |last: Option<&str>, query: RunWatchQuery| {
        let stream = desk.runs.watch(&desk.acme, &run.id, last, &query).await.unwrap();
        let body = stream.into_response().unwrap().into_body().into_inner().collect().await.unwrap();
        String::from_utf8(body.to_bytes().to_vec()).unwrap()
    };
    let ids = |text: &str| -> Vec<i64> {
        text.lines().filter_map(|line| line.strip_prefix("id: ")).map(|id| id.parse().unwrap()).collect()
    };
    let whole = read(None, RunWatchQuery::default()).await;
    assert!(whole.starts_with("retry: 2000\n\n"), "{whole}");
    assert_eq!(ids(&whole), [1, 2, 3, 4, 5, 6]);
    assert!(whole.trim_end().lines().any(|line| line == "event: run.completed"));
    assert_eq!(ids(&read(Some("4"), RunWatchQuery::default()).await), [5, 6]);
    let after = |after| RunWatchQuery { after: Some(after), ..RunWatchQuery::default() };
    assert_eq!(ids(&read(None, after(5)).await), [6]);
    assert_eq!(ids(&read(Some("2"), after(5)).await), [3, 4, 5, 6], "the header outranks the query");
    assert_eq!(read(None, after(6)).await, "retry: 2000\n\n");
    let now = RunWatchQuery { from: Some(hub_types::WatchFrom::Now), ..RunWatchQuery::default() };
    assert_eq!(ids(&read(None, now).await), Vec::<i64>::new());
    let beyond = read(None, after(99)).await;
    assert!(
        beyond.contains("id: 6\nevent: gap\ndata: {\"reason\":\"beyond_log\",\"firstSeq\":1,\"lastSeq\":6}"),
        "{beyond}"
    );
    let wrong =
        desk.runs.watch(&desk.acme, &run.id, Some("x"), &RunWatchQuery::default()).await.err().unwrap();
    assert_eq!(wrong.details()[0].reason, ErrorReason::Malformed);
}

#[tokio::test]
async fn clocks_end_runs() {
    let desk = Desk::open().await;
    let limits = RunLimitsCreate { queue_timeout_seconds: Some(5), ..RunLimitsCreate::default() };
    let queued = desk.create(RunCreate { limits: Some(limits), ..say("waits") }).await.unwrap();
    desk.cx.clock.advance(Duration::from_secs(6));
    desk.runs.look();
    let queued = desk.until(&queued.id, |run| run.ended_at.is_some()).await;
    assert_eq!(queued.error.unwrap().code.to_string(), "queue_timed_out");

    let limits = RunLimitsCreate { timeout_seconds: Some(60), ..RunLimitsCreate::default() };
    let run = desk.started(RunCreate { limits: Some(limits), ..say("hi") }).await;
    let deadline = Timestamp::from_micros(run.deadline_at.unwrap().micros());
    desk.cx.clock.set(deadline);
    desk.runs.look();
    desk.until(&run.id, |run| run.state == RunState::Stopping).await;
    desk.frame(&run.id, json!({"event": "run.cancelled"})).await;
    assert_eq!(desk.view(&run.id).await.error.unwrap().code.to_string(), "timed_out");
}

#[tokio::test]
async fn a_watcher_sees_an_event_when_it_happens() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    let now = RunWatchQuery { from: Some(hub_types::WatchFrom::Now), ..RunWatchQuery::default() };
    let stream = desk.runs.watch(&desk.acme, &run.id, None, &now).await.unwrap();
    let mut body = stream.into_response().unwrap().into_body().into_inner();
    let mut frame = async || {
        // Far less than the silence after which a stream looks by itself.
        let frame =
            tokio::time::timeout(Duration::from_secs(5), body.frame()).await.expect("it comes at once");
        String::from_utf8(frame.unwrap().unwrap().into_data().unwrap().to_vec()).unwrap()
    };
    assert_eq!(frame().await, "retry: 2000\n\n");
    let (seen, ()) = tokio::join!(frame(), async {
        tokio::task::yield_now().await;
        desk.frame(&run.id, json!({"event": "message.delta", "delta": "live"})).await;
    });
    assert!(seen.contains("live"), "{seen}");
}

#[tokio::test]
async fn an_approval_cannot_be_given_after_its_time_even_if_nobody_has_denied_it_yet() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.frame(&run.id, json!({"event": "approval.request", "command": "x", "description": "y"})).await;
    let pending = desk.view(&run.id).await.pending_approval.unwrap();
    let late = Timestamp::from_micros(pending.expires_at.micros());
    let (run_id, approval) = (run.id.to_string(), pending.id.to_string());
    let refused = desk
        .cx
        .db
        .write("test_decide", move |tx| {
            Box::pin(async move {
                let answer = Answer { choice: ApprovalChoice::Once, by: "me".to_owned(), comment: None };
                approvals::decide(tx, &run_id, &approval, answer, late).await.map(drop)
            })
        })
        .await
        .unwrap_err();
    assert_eq!(refused.details()[0].reason, ErrorReason::ApprovalDecided);
}

#[tokio::test]
async fn a_run_that_ends_with_its_agent_says_so() {
    let desk = Desk::open().await;
    let run = desk.started(say("hi")).await;
    desk.runs.agents.ask(&desk.acme, agents::Verb::Stop, agents::Manner::default(), None).await.unwrap();
    desk.eventually(|| async { desk.orders().await.into_iter().find(|(kind, _)| kind == "agent.end") }).await;
    desk.frame(&run.id, json!({"event": "run.cancelled"})).await;
    let run = desk.view(&run.id).await;
    assert_eq!((run.state, run.state_reason.as_deref()), (RunState::Cancelled, Some("agent_stopped")));
    let refused = desk.create(say("more")).await.unwrap_err();
    assert_eq!(refused.details()[0].reason, ErrorReason::AgentStopped);
}
