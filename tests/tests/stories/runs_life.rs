//! Runs from their creation to their answer: what a run is given, what it says on the way, what it may not be.

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{RunEvent, RunState, UsageSource};
use hub_tests::{Process, Settings, kinds, said, text, text_with, whole_log};
use serde_json::{Value, json};

#[tokio::test]
async fn a_run_goes_from_its_creation_to_its_answer_with_every_event_once_and_in_order() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let body = text_with(
        "[[say:Hello, ]] [[say:world.]] [[usage:40,2]]",
        json!({"metadata": {"ticket": "4711"}, "limits": {"timeoutSeconds": 60}}),
    );
    let answer = acme.ask(body).await;
    let made = answer.expect(202);
    let run = acme.follow(made.clone());
    assert_eq!(answer.header("location"), acme.path(&run, ""));
    assert_eq!(
        (&made["state"], &made["output"], &made["endedAt"]),
        (&json!("queued"), &Value::Null, &Value::Null)
    );
    assert_eq!(
        (&made["metadata"]["ticket"], &made["limits"]["timeoutSeconds"]),
        (&json!("4711"), &json!(60))
    );

    let events = whole_log(&run).await;
    assert_eq!(
        kinds(&events),
        [
            "run.created",
            "run.state_changed",
            "run.state_changed",
            "message.delta",
            "message.delta",
            "message.completed",
            "run.completed"
        ]
    );
    let moves: Vec<_> = events.iter().filter(|event| event.type_.as_str() == "run.state_changed").collect();
    assert_eq!((&moves[0].data["from"], &moves[0].data["to"]), (&json!("queued"), &json!("starting")));
    assert_eq!((&moves[1].data["from"], &moves[1].data["to"]), (&json!("starting"), &json!("running")));
    assert_eq!(said(&events), "Hello, world.");
    let last = events.last().unwrap();
    assert_eq!(last.data["output"], "Hello, world.");
    assert_eq!(last.data["usage"]["totalTokens"], 42);
    for event in &events {
        assert_eq!((&event.run_id, event.tenant_id.as_str()), (run.id(), "acme"));
    }

    let ended = run.view().await.unwrap();
    assert_eq!((ended.state, ended.output.as_deref()), (RunState::Completed, Some("Hello, world.")));
    assert_eq!((ended.last_seq, ended.last_event_at), (last.seq, last.at));
    assert_eq!((ended.usage.source, ended.usage.input_tokens), (UsageSource::Runtime, Some(40)));
    assert_eq!((ended.usage.output_tokens, ended.usage.model_calls), (Some(2), 0));
    assert!(ended.created_at <= ended.started_at.unwrap() && ended.started_at <= ended.ended_at);
    assert!(ended.requested_by.starts_with("operator:"), "{}", ended.requested_by);
    assert!(ended.error.is_none() && ended.pending_approval.is_none() && ended.stop_requested_at.is_none());
}

#[tokio::test]
async fn tools_and_what_the_hub_does_not_know_are_in_the_log() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let script = "[[tool:read_file,a.txt]] [[tool-fails:terminal,exit 3]] \
                  [[event:{\"event\": \"plan.updated\", \"steps\": 2}]] [[shell:echo from the shell]] [[say:Done.]]";
    let run = acme.run(script).await;
    let events = whole_log(&run).await;
    let of = |kind: &str| -> Vec<_> {
        events.iter().filter(|event| event.type_.as_str() == kind).map(|event| &event.data).collect()
    };
    let (started, completed) = (of("tool.started"), of("tool.completed"));
    assert_eq!((started.len(), completed.len()), (3, 3), "{:?}", kinds(&events));
    for (index, (started, completed)) in started.iter().zip(&completed).enumerate() {
        assert_eq!(started["toolCallId"], format!("call_{}", index + 1));
        assert_eq!(completed["toolCallId"], started["toolCallId"]);
        assert_eq!(completed["failed"], index == 1);
    }
    assert_eq!((&started[0]["tool"], &started[0]["preview"]), (&json!("read_file"), &json!("a.txt")));
    let other = of("runtime.other");
    assert_eq!((&other[0]["name"], &other[0]["payload"]["steps"]), (&json!("plan.updated"), &json!(2)));
    assert!(of("reasoning.available").is_empty(), "a copy of the answer is not told twice");
    assert_eq!(events.last().unwrap().data["output"].as_str().unwrap().trim(), "Done.");

    let run = acme.run("[[reasoning:I think]] [[say:So.]]").await;
    let events = whole_log(&run).await;
    let thought = events.iter().find(|event| event.type_.as_str() == "reasoning.available").unwrap();
    assert_eq!(thought.data["text"], "I think");
}

#[tokio::test]
async fn waiting_ends_with_the_run_and_not_before() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let quick = acme.raw().post(&format!("{}?waitSeconds=30", acme.runs()), text("[[say:Hi.]]")).await;
    let quick = quick.expect(202);
    assert_eq!((&quick["state"], &quick["output"]), (&json!("completed"), &json!("Hi.")));

    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:a]] {} [[say:b]]", latch.wait())).await;
    let looked = acme.raw().get(&acme.path(&run, "?waitSeconds=1")).await.expect(200);
    assert_eq!(
        (&looked["output"], &looked["endedAt"]),
        (&Value::Null, &Value::Null),
        "time is up before its end"
    );
    let waiting = tokio::spawn({
        let run = run.clone();
        async move { run.wait().await }
    });
    acme.until(&run, RunState::Running).await;
    assert!(!waiting.is_finished());
    latch.release();
    let ended = waiting.await.unwrap().unwrap();
    assert_eq!((ended.state, ended.output.as_deref()), (RunState::Completed, Some("ab")));
    acme.raw().get(&acme.path(&run, "?waitSeconds=51")).await.refused(400, "invalid_argument");
}

#[tokio::test]
async fn an_agent_that_fails_says_why() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:half]] [[fail:the tool box is empty]]").await;
    let ended = acme.end(&run).await;
    let error = ended.error.expect("a failed run has an error");
    assert_eq!((ended.state, error.code.as_str()), (RunState::Failed, "agent_error"));
    assert!(error.message.contains("the tool box is empty"), "{}", error.message);
    assert_eq!(ended.output, None);
    let events = whole_log(&run).await;
    assert_eq!(events.last().unwrap().data["error"]["code"], "agent_error");
}

#[tokio::test]
async fn instructions_and_history_reach_the_agent() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let history = json!([{"role": "user", "text": "my name is Ada"}, {"role": "assistant", "text": "noted"}]);
    let run = acme.run_with(text_with("[[echo]]", json!({"history": history}))).await;
    let echoed: Value = serde_json::from_str(&acme.output(&run).await).unwrap();
    assert_eq!(echoed["roles"], json!(["system", "user", "assistant", "user"]));
    assert_eq!(echoed["texts"], json!(["my name is Ada", "noted", "[[echo]]"]));
    let ended = run.view().await.unwrap();
    assert_eq!((ended.history.messages, ended.history.truncated), (2, false));

    let parts =
        json!({"input": [{"type": "text", "text": "[[echo]]"}, {"type": "text", "text": "and more"}]});
    let run = acme.run_with(parts).await;
    let echoed: Value = serde_json::from_str(&acme.output(&run).await).unwrap();
    assert_eq!(echoed["texts"], json!(["[[echo]]\n\nand more"]));
}

#[tokio::test]
async fn a_bad_run_is_refused_by_its_member_and_nothing_is_made() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let history = json!([{"role": "user", "text": "x"}]);
    for (body, field) in [
        (json!({}), "input"),
        (json!({"input": []}), "input"),
        (json!({"input": "CANARY"}), "input"),
        (json!({"input": [{"type": "text"}]}), "input[0].text"),
        (text_with("x", json!({"sessionId": "CANARY!"})), "sessionId"),
        (text_with("x", json!({"sessionId": "s", "history": history})), "history"),
        (text_with("x", json!({"limits": {"timeoutSeconds": 0}})), "limits.timeoutSeconds"),
        (text_with("x", json!({"limits": {"maxTokens": 0}})), "limits.maxTokens"),
        (text_with("x", json!({"extra": "CANARY"})), "extra"),
    ] {
        let refused = acme.ask(body.clone()).await.refused(400, "invalid_argument");
        assert_eq!(refused["details"][0]["field"], field, "{body}: {refused}");
        assert!(!refused.to_string().contains("CANARY"), "{refused}");
    }
    let listed = acme.raw().get(&acme.runs()).await.expect(200);
    assert_eq!(listed["items"], json!([]));
    assert!(process.hosts(acme.tenant()).is_empty(), "no agent was woken for it");
}

#[tokio::test]
async fn a_run_of_another_tenant_is_not_there() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    let run = acme.run("[[approve:rm x]]").await;
    let asked = run.wait().await.unwrap();
    let approval = asked.pending_approval.expect("it asks").id;
    let raw = other.raw();
    raw.get(&other.path(&run, "")).await.refused(404, "not_found");
    raw.get(&other.path(&run, "/events")).await.refused(404, "not_found");
    raw.get(&other.path(&run, "/event-log")).await.refused(404, "not_found");
    raw.post(&other.path(&run, "/stop"), json!({})).await.refused(404, "not_found");
    let decision = json!({"approvalId": approval.as_str(), "choice": "once"});
    raw.post(&other.path(&run, "/approval"), decision).await.refused(404, "not_found");
    assert_eq!(raw.get(&other.runs()).await.expect(200)["items"], json!([]));
    assert_eq!(run.view().await.unwrap().state, RunState::WaitingForApproval, "nothing happened to it");

    // The SDK says it as a typed error, and a stream ends with it.
    use futures::StreamExt as _;
    let mut wrong = run.view().await.unwrap();
    wrong.tenant_id = other.tenant().id.clone();
    let mut events = other.hub().run(&wrong).events();
    let error: Error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_hub_without_an_agent_takes_no_run() {
    let process = Process::start().await;
    let acme = process.caller("acme").await;
    acme.ask(text("hello")).await.refused_for(409, "failed_precondition", "not_configured", "");
    assert_eq!(acme.raw().get(&acme.runs()).await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn runs_share_the_agents_places_and_the_queue_has_an_end() {
    let process = Process::start_with(Settings::with_agent()).await;
    let agent = json!({"maxConcurrentRuns": 2, "maxQueuedRuns": 3});
    let acme = process.caller_with(json!({"id": "acme", "agent": agent})).await;
    let latch = process.latch("go");
    let working = [acme.run(&latch.wait()).await, acme.run(&latch.wait()).await];
    for run in &working {
        acme.until(run, RunState::Running).await;
    }
    let mut queued = Vec::new();
    for _ in 0..3 {
        queued.push(acme.run("[[say:late]]").await);
    }
    let refused = acme.ask(text("one too many")).await;
    refused.refused_for(429, "resource_exhausted", "queue_full", "");
    assert_eq!(refused.json()["retryable"], true);
    for run in &queued {
        assert_eq!(run.view().await.unwrap().state, RunState::Queued);
    }
    let listed = acme.raw().get(&format!("{}?state=queued", acme.runs())).await.expect(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
    latch.release();
    for run in join_all(working.iter().chain(&queued).map(|run| acme.end(run))).await {
        assert_eq!(run.state, RunState::Completed, "{run:?}");
    }
    // Two that are given to the agent at one moment are taken up by it in any order; they are given in theirs.
    let mut given = Vec::new();
    for run in &queued {
        let events = whole_log(run).await;
        let is_given =
            |event: &&RunEvent| event.type_.as_str() == "run.state_changed" && event.data["to"] == "starting";
        given.push(events.iter().find(is_given).expect("it was given to the agent").at);
    }
    assert!(given.is_sorted(), "those who wait go in their order: {given:?}");
    acme.output(&acme.run("[[say:there is room again]]").await).await;
}

#[tokio::test]
async fn a_run_that_waits_too_long_in_the_queue_fails() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller_with(json!({"id": "acme", "agent": {"maxConcurrentRuns": 1}})).await;
    let latch = process.latch("go");
    let first = acme.run(&latch.wait()).await;
    acme.until(&first, RunState::Running).await;
    let late = acme.run_with(text_with("[[say:x]]", json!({"limits": {"queueTimeoutSeconds": 1}}))).await;
    let ended = acme.end(&late).await;
    assert_eq!((ended.state, ended.error.unwrap().code.as_str()), (RunState::Failed, "queue_timed_out"));
    assert_eq!((ended.started_at, ended.usage.source), (None, UsageSource::Unknown));
    latch.release();
    acme.output(&first).await;
}
