//! Following a run on a Hub that is newer, goes away, or does not let us in any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::StreamExt as _;
use hermes_hub_client::types::{ErrorCode, Run, RunEvent, RunState};
use hermes_hub_client::{Error, Hub, Repeats, RunRef, SecretString, Seen};
use serde_json::json;

use crate::script::{Answer, Script, events, events_cut, html, refusal};
use crate::script::{json as answer, with_headers};

const RUN: &str = "run_01k9v2m7q8e5z3x4c6b7n8m9a0";

/// A run as the Hub shows it, with these members changed or added.
fn run(members: serde_json::Value) -> String {
    let mut run = json!({
        "id": RUN, "tenantId": "acme", "tenantUid": "ten_01k9v2m7q8e5z3x4c6b7n8m9a0", "sessionId": null,
        "state": "running", "stateReason": null, "origin": {"kind": "api", "ref": null},
        "requestedBy": "operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0", "input": [{"type": "text", "text": "x"}],
        "instructions": null, "metadata": {}, "limits": {"timeoutSeconds": 3600, "idleTimeoutSeconds": null,
        "queueTimeoutSeconds": 3600, "maxTokens": null}, "history": {"messages": 0, "truncated": false},
        "output": null, "error": null, "usage": {"inputTokens": null, "cachedInputTokens": null,
        "outputTokens": null, "totalTokens": null, "modelCalls": 0, "source": "unknown"}, "pendingApproval": null,
        "provenance": {"releaseId": null, "model": null, "tenantRevision": 1}, "lastSeq": 3,
        "lastEventAt": "2026-11-23T12:00:03.000Z", "deadlineAt": null, "stopRequestedAt": null,
        "stopOutcome": null, "createdAt": "2026-11-23T12:00:00.000Z", "startedAt": null, "endedAt": null,
    });
    for (name, value) in members.as_object().expect("members") {
        run[name] = value.clone();
    }
    run.to_string()
}

/// The frame of an event.
fn event(seq: i64, kind: &str, data: serde_json::Value) -> String {
    let at = "2026-11-23T12:00:02.000Z";
    let event = json!({"seq": seq, "type": kind, "runId": RUN, "tenantId": "acme", "at": at, "data": data, "brandNew": 1});
    format!("id: {seq}\nevent: {kind}\ndata: {event}\n\n")
}

/// Some frames as one text, behind the line that a stream begins with.
fn frames(frames: &[String]) -> String {
    format!("retry: 2000\n\n: still here\n\n{}", frames.concat())
}

fn delta(seq: i64) -> String {
    event(seq, "message.delta", json!({"text": "w"}))
}

fn quick() -> Repeats {
    Repeats { tries: 1, ..Repeats::default() }
}

fn follow(hub: &Hub) -> RunRef {
    let run: Run = serde_json::from_str(&run(json!({}))).expect("a run");
    hub.run(&run)
}

fn hub(script: &Script) -> Hub {
    Hub::connect(script.url()).token("CANARY").repeats(quick()).build().expect("an address")
}

/// All that following a run brings, up to the end of the stream.
async fn all(run: &RunRef) -> Vec<Result<Seen, Error>> {
    tokio::time::timeout(Duration::from_secs(30), run.events().collect()).await.expect("the stream ends")
}

/// What was seen, in short: events by number and type, the rest by its name.
fn short(seen: &[Result<Seen, Error>]) -> Vec<String> {
    let one = |seen: &Result<Seen, Error>| match seen {
        Ok(Seen::Event(RunEvent { seq, type_, .. })) => format!("{seq} {type_}"),
        Ok(Seen::Gap(gap)) => format!("gap {} {}-{}", gap.reason, gap.first_seq, gap.last_seq),
        Ok(Seen::Reconnected { after }) => format!("reconnected after {after}"),
        Ok(other) => format!("{other:?}"),
        Err(error) => format!("{:?} {:?}", error.status().map(|status| status.as_u16()), error.code()),
    };
    seen.iter().map(one).collect()
}

/// The queries of the streams that were asked for.
fn asked(script: &Script) -> Vec<String> {
    let seen = script.seen();
    let lines = seen.iter().map(|seen| seen.request_line().to_owned());
    lines
        .filter_map(|line| Some(line.split_once("/events?")?.1.trim_end_matches(" HTTP/1.1").to_owned()))
        .collect()
}

#[tokio::test]
async fn unknown_event_types_and_members_are_handed_on_as_they_came() {
    let said = frames(&[
        event(1, "run.created", json!({})),
        event(2, "run.dreamed", json!({"of": ["sheep"]})),
        event(3, "run.state_changed", json!({"from": "running", "to": "levitating", "reason": null})),
        event(4, "run.completed", json!({"output": "x", "brandNew": {}})),
    ]);
    let script = Script::start(vec![events(&said)]).await;
    let seen = all(&follow(&hub(&script))).await;
    assert_eq!(short(&seen), ["1 run.created", "2 run.dreamed", "3 run.state_changed", "4 run.completed"]);
    let Ok(Seen::Event(dreamed)) = &seen[1] else { panic!("{seen:?}") };
    assert_eq!(dreamed.data["of"], json!(["sheep"]));
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn an_end_that_this_version_has_no_word_for_is_an_end() {
    let ended = run(json!({"state": "evaporated", "endedAt": "2026-11-23T12:00:03.000Z", "lastSeq": 2}));
    let said = frames(&[event(1, "run.created", json!({})), event(2, "run.evaporated", json!({}))]);
    let script = Script::start(vec![events(&said), answer(200, &ended), answer(200, &ended)]).await;
    let run = follow(&hub(&script));
    assert_eq!(short(&all(&run).await), ["1 run.created", "2 run.evaporated"]);
    assert_eq!(run.wait().await.expect("it has ended").state, RunState::Unlisted("evaporated".to_owned()));
    assert_eq!(script.seen().len(), 3);
}

#[tokio::test]
async fn a_stream_goes_on_behind_the_last_whole_event() {
    let cut = frames(&[event(1, "run.created", json!({})), delta(2), "id: 3\nevent: message.del".to_owned()]);
    // A Hub that ends in order while the run goes on; one that is not back yet; one that repeats itself.
    let script = Script::start(vec![
        events_cut(&cut),
        events(&frames(&[delta(3)])),
        answer(200, &run(json!({"lastSeq": 3}))),
        Answer::Hangup,
        answer(503, &refusal(503, "unavailable", true)),
        html(502, "<h1>nobody home</h1>"),
        html(200, "<h1>back soon</h1>"),
        events(&frames(&[delta(2), delta(3), delta(4), event(5, "run.completed", json!({}))])),
    ]);
    let script = script.await;
    let seen = all(&follow(&hub(&script))).await;
    assert_eq!(
        short(&seen),
        [
            "1 run.created",
            "2 message.delta",
            "reconnected after 2",
            "3 message.delta",
            "reconnected after 3",
            "4 message.delta",
            "5 run.completed",
        ]
    );
    assert_eq!(asked(&script), ["after=0", "after=2", "after=3", "after=3", "after=3", "after=3", "after=3"]);
}

#[tokio::test]
async fn a_gap_is_told_and_the_stream_goes_on_behind_it() {
    let trimmed = |first: i64, last: i64| {
        let data = json!({"reason": "trimmed", "firstSeq": first, "lastSeq": last, "brandNew": 1});
        format!("id: {}\nevent: gap\ndata: {data}\n\n", first - 1)
    };
    let script = Script::start(vec![
        events_cut(&frames(&[trimmed(41, 60), delta(41), delta(42)])),
        // Trimmed further while nobody was connected, and cut before anything followed.
        events_cut(&frames(&[trimmed(61, 61)])),
        events(&frames(&[event(61, "run.completed", json!({}))])),
    ]);
    let script = script.await;
    let seen = all(&follow(&hub(&script))).await;
    assert_eq!(
        short(&seen),
        [
            "gap trimmed 41-60",
            "41 message.delta",
            "42 message.delta",
            "reconnected after 42",
            "gap trimmed 61-61",
            "reconnected after 60",
            "61 run.completed",
        ]
    );
    assert_eq!(asked(&script), ["after=0", "after=42", "after=60"]);
}

#[tokio::test]
async fn a_refusal_on_the_way_back_ends_the_stream_with_it() {
    for (status, code) in
        [(401, ErrorCode::Unauthenticated), (403, ErrorCode::PermissionDenied), (404, ErrorCode::NotFound)]
    {
        let script = Script::start(vec![
            events_cut(&frames(&[event(1, "run.created", json!({}))])),
            answer(status, &refusal(status, code.as_str(), false)),
            events(&frames(&[event(2, "run.completed", json!({}))])),
        ]);
        let script = script.await;
        let mut seen = all(&follow(&hub(&script))).await;
        let error = seen.pop().expect("an end").expect_err("it is refused");
        assert_eq!(short(&seen), ["1 run.created"], "{status}");
        assert_eq!((error.code(), error.is_retryable()), (Some(&code), false));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.request_id(), Some("scripted-1"));
        assert_eq!(script.seen().len(), 2, "nobody asks again");
    }
}

#[tokio::test]
async fn a_stream_comes_back_with_the_token_that_is_good_now() {
    let script = Script::start(vec![
        events_cut(&frames(&[event(1, "run.created", json!({}))])),
        answer(401, &refusal(401, "unauthenticated", false)),
        events(&frames(&[event(2, "run.completed", json!({}))])),
    ]);
    let script = script.await;
    let count = Arc::new(AtomicUsize::new(0));
    let provider = move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move { Ok(SecretString::from(format!("token-{number}"))) }
    };
    let hub =
        Hub::connect(script.url()).token_provider(provider).repeats(quick()).build().expect("an address");
    let seen = all(&follow(&hub)).await;
    assert_eq!(short(&seen), ["1 run.created", "reconnected after 1", "2 run.completed"]);
    let seen = script.seen();
    let tokens: Vec<_> = seen.iter().filter_map(|seen| seen.header("authorization")).collect();
    assert_eq!(tokens, ["Bearer token-0", "Bearer token-0", "Bearer token-1"]);
}

#[tokio::test]
async fn an_event_that_cannot_be_read_ends_the_stream_and_shows_nothing_of_it() {
    for data in ["CANARY", "{\"CANARY\": 1}", "{\"seq\": \"CANARY\"}"] {
        let said = format!("{}id: 2\nevent: message.delta\ndata: {data}\n\n", frames(&[delta(1)]));
        let script = Script::start(vec![events(&said), events(&frames(&[delta(2)]))]).await;
        let mut seen = all(&follow(&hub(&script))).await;
        let error = seen.pop().expect("an end").expect_err("it cannot be read");
        assert_eq!(short(&seen), ["1 message.delta"]);
        assert!(!format!("{error} {error:?}").contains("CANARY"), "{error}");
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn wait_asks_again_until_there_is_an_end_or_a_question() {
    let asks = json!({
        "id": "apr_01k9v2m7q8e5z3x4c6b7n8m9a0", "tool": "terminal", "command": "rm x", "description": "d",
        "choices": ["once", "deny"], "requestedAt": "2026-11-23T12:00:03.000Z",
        "expiresAt": "2026-11-23T12:05:03.000Z",
    });
    let script = Script::start(vec![
        answer(200, &run(json!({"state": "queued"}))),
        answer(200, &run(json!({"state": "levitating"}))),
        answer(200, &run(json!({"state": "waiting_for_approval", "pendingApproval": asks}))),
        answer(200, &run(json!({"state": "completed", "endedAt": "2026-11-23T12:00:03.000Z"}))),
        answer(404, &refusal(404, "not_found", false)),
    ]);
    let script = script.await;
    let run = follow(&hub(&script));
    let asked = run.wait().await.expect("it asks");
    assert_eq!(asked.state, RunState::WaitingForApproval);
    assert_eq!(asked.pending_approval.expect("a question").id.as_str(), "apr_01k9v2m7q8e5z3x4c6b7n8m9a0");
    assert_eq!(run.wait().await.expect("it ends").state, RunState::Completed);
    assert!(run.wait().await.expect_err("it is gone").is_not_found());
    assert!(script.seen().iter().all(|seen| seen.request_line().contains("?waitSeconds=50 ")));
}

#[tokio::test]
async fn failures_of_the_hub_and_of_the_model_are_told_apart() {
    let body = |status: u16, code: &str, reason: &str, retryable: bool| {
        format!(
            r#"{{"code":"{code}","message":"m","status":{status},"requestId":"r-12345678","retryable":{retryable},
                "details":[{{"reason":"{reason}"}}]}}"#
        )
    };
    for (status, code, reason, retryable, after) in [
        (500, "internal", "", true, None),
        (502, "upstream_error", "model_unreachable", true, None),
        (503, "unavailable", "disk_full", true, Some(7)),
        (504, "deadline_exceeded", "", true, Some(3)),
    ] {
        let body = match reason {
            "" => refusal(status, code, retryable),
            reason => body(status, code, reason, retryable),
        };
        let seconds = after.map(|seconds: u64| seconds.to_string());
        let headers: Vec<_> = seconds.iter().map(|seconds| ("retry-after", seconds.as_str())).collect();
        let script = Script::start(vec![with_headers(status, &headers, &body)]).await;
        let error =
            Error::from(hub(&script).tenant_view().tenant_id("acme").send().await.expect_err("refused"));
        assert_eq!(error.code().map(|code| code.as_str()), Some(code));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.reason().map_or("", |reason| reason.as_str()), reason);
        assert_eq!(error.is_retryable(), retryable);
        assert_eq!(error.retry_after(), after.map(Duration::from_secs));
    }
}
