//! Work for the real agent: a tool call with its events live, a conversation, tokens counted to the last one.

use futures::StreamExt as _;
use hermes_hub_client::Seen;
use hermes_hub_client::types::{RunEventType, RunState, UsageSource};
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{check_log, kinds, said, text_with, whole_log, within};
use serde_json::{Value, json};

#[tokio::test]
async fn a_new_tenants_first_run_calls_a_tool_and_tells_it_while_it_goes() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let run = acme.run("[[shell:pwd && sleep 2 && echo made > made.txt]] [[say:It is made.]]").await;
    let made =
        real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace/made.txt");
    let (mut events, mut stream) = (Vec::new(), run.events());
    while let Some(seen) = within("the next event comes", PATIENCE, stream.next()).await {
        let Seen::Event(event) = seen.unwrap() else { panic!("nobody disturbed the stream") };
        if event.type_ == RunEventType::ToolStarted {
            assert!(!made.exists(), "the call is told before its work is done");
        }
        events.push(event);
    }
    check_log(&events);
    let of_tools: Vec<_> = kinds(&events).into_iter().filter(|kind| kind.starts_with("tool.")).collect();
    assert_eq!(of_tools, ["tool.started", "tool.completed"]);
    let tool = events.iter().find(|event| event.type_ == RunEventType::ToolStarted).unwrap();
    assert_eq!(tool.data["tool"], "terminal");
    let done = events.iter().find(|event| event.type_ == RunEventType::ToolCompleted).unwrap();
    assert_eq!((&done.data["failed"], &done.data["toolCallId"]), (&json!(false), &tool.data["toolCallId"]));
    assert!(done.data["durationMs"].as_i64().unwrap() >= 2000, "{:?}", done.data);
    assert_eq!(said(&events).trim(), "It is made.");
    assert_eq!(std::fs::read_to_string(made).unwrap(), "made\n", "the tool works in the tenant's workspace");
    assert_eq!(acme.output(&run).await, "It is made.");
}

#[tokio::test]
async fn a_session_reaches_the_model_and_a_run_without_one_knows_nothing() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let first = text_with("my number is 17 [[say:Noted.]]", json!({"sessionId": "talk"}));
    acme.output(&acme.run_with(first).await).await;
    let second = acme.run_with(text_with("what was it? [[echo]]", json!({"sessionId": "talk"}))).await;
    let told: Value = serde_json::from_str(&acme.output(&second).await).unwrap();
    let turns = json!([
        {"role": "user", "text": "my number is 17 [[say:Noted.]]"},
        {"role": "assistant", "text": "Noted."},
        {"role": "user", "text": "what was it? [[echo]]"},
    ]);
    assert_eq!(told, turns, "each turn once");
    let alone: Value = serde_json::from_str(&acme.output(&acme.run("alone [[echo]]").await).await).unwrap();
    assert_eq!(alone, json!([{"role": "user", "text": "alone [[echo]]"}]));
}

#[tokio::test]
async fn two_runs_at_the_same_time_are_each_charged_what_the_model_counted() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let script = |input, output, cached| {
        // The tool keeps the runs at work together; the second answer has its own count.
        format!("[[usage:{input},{output},{cached}]] [[shell:sleep 2]] [[say:Done.]] [[usage:7,3]]")
    };
    let (big, small) = (acme.run(&script(1000, 200, 600)).await, acme.run(&script(10, 20, 0)).await);
    acme.until(&big, RunState::Running).await;
    acme.until(&small, RunState::Running).await;
    for (run, input, output, cached) in [(&big, 1007, 203, 600), (&small, 17, 23, 0)] {
        let ended = acme.end(run).await;
        let usage = &ended.usage;
        assert_eq!(
            (ended.state, usage.source.clone()),
            (RunState::Completed, UsageSource::Proxy),
            "{usage:?}"
        );
        assert_eq!(
            (usage.input_tokens, usage.output_tokens, usage.cached_input_tokens, usage.model_calls),
            (Some(input), Some(output), Some(cached), 2)
        );
        let log = whole_log(run).await;
        assert_eq!(log.last().unwrap().data["usage"]["totalTokens"], input + output);
    }
    let (big, small) = (big.view().await.unwrap(), small.view().await.unwrap());
    assert!(small.started_at.unwrap() < big.ended_at.unwrap(), "they were at work at the same time");
    assert!(big.started_at.unwrap() < small.ended_at.unwrap(), "they were at work at the same time");
}

#[tokio::test]
async fn what_a_sub_agent_uses_is_its_runs() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let task = json!({"goal": "[[usage:40,5]] [[say:The child is done.]]"}).to_string().replace(']', "\\]");
    let run = acme.run(&format!("[[usage:100,20]] [[tool:delegate_task,{task}]]")).await;
    let output = acme.output(&run).await;
    assert!(output.contains("The child is done."), "{output}");
    let usage = run.view().await.unwrap().usage;
    // The agent itself tells the run's own two calls only.
    let counted = (usage.input_tokens, usage.output_tokens, usage.model_calls, usage.source);
    assert_eq!(counted, (Some(100 + 40 + 11), Some(20 + 5 + 3), 3, UsageSource::Proxy));
}
