//! Model calls through the Hub: the provider's key stays here, tokens are counted, budgets hold, a cut is no answer.

use std::fs;

use hermes_hub_client::types::{RunState, UsageSource};
use hub_tests::model::ScriptedModel;
use hub_tests::{Caller, Process, Settings, eventually, kinds, text_with, whole_log};
use serde_json::json;
use tempfile::TempDir;

const KEY: &str = "sk-provider-KEYCANARY";

/// A provider, and a Hub that knows its way to it.
struct Provided {
    model: ScriptedModel,
    process: Process,
    acme: Caller,
    // Holds the provider's key.
    _keys: TempDir,
}

impl Provided {
    async fn start() -> Self {
        let model = ScriptedModel::start().await;
        let keys = tempfile::tempdir().expect("a temporary directory");
        let file = keys.path().join("key");
        fs::write(&file, format!("{KEY}\n")).expect("the key is written");
        let mut settings = Settings::with_agent();
        settings.add_words("agent_command", "--model-backoff-ms 10");
        settings.set("model_base_url", &format!("{:?}", model.base_url()));
        settings.set("model_name", "\"hub-model\"");
        settings.set("model_api_key_file", &format!("{:?}", file.display().to_string()));
        let process = Process::start_with(settings).await;
        let acme = process.caller("acme").await;
        Self { model, process, acme, _keys: keys }
    }
}

/// The directive by which the agent asks its model with this prompt.
fn ask(prompt: &str) -> String {
    format!("[[model:{}]]", prompt.replace('\\', "\\\\").replace(']', "\\]"))
}

#[tokio::test]
async fn tokens_of_a_run_are_counted_exactly_and_the_key_stays_with_the_hub() {
    let world = Provided::start().await;
    let acme = &world.acme;
    let script = format!(
        "{} {}",
        ask("first [[say:Hi.]] [[usage:100,20,60]]"),
        ask("second [[say:And more.]] [[usage:7,3]]")
    );
    // Somebody else's calls at the same time are not this run's.
    let aside = acme.run(&ask("aside [[drip:20,5]] [[usage:5000,5000]]")).await;
    let run = acme.run(&script).await;
    let output = acme.output(&run).await;
    assert!(output.contains("Hi.") && output.contains("And more."), "{output}");
    acme.output(&aside).await;
    let ended = run.view().await.unwrap();
    let usage = ended.usage;
    assert_eq!(
        (usage.input_tokens, usage.output_tokens, usage.total_tokens),
        (Some(107), Some(23), Some(130))
    );
    assert_eq!(
        (usage.cached_input_tokens, usage.model_calls, usage.source),
        (Some(60), 2, UsageSource::Proxy)
    );
    assert_eq!(ended.provenance.model.as_deref(), Some("hub-model"));
    let events = whole_log(&run).await;
    let updates: Vec<_> = events
        .iter()
        .filter(|event| event.type_.as_str() == "run.usage_updated")
        .map(|event| &event.data)
        .collect();
    assert_eq!(updates.len(), 2);
    assert_eq!(
        (&updates[0]["usage"]["totalTokens"], &updates[1]["usage"]["totalTokens"]),
        (&json!(120), &json!(130))
    );
    assert_eq!(events.last().unwrap().data["usage"]["totalTokens"], 130);

    let calls = world.model.calls();
    assert_eq!(calls.len(), 3);
    for call in &calls {
        assert_eq!((call.key.as_deref(), &call.body["model"]), (Some(KEY), &json!("hub-model")));
        assert_eq!(call.body["stream_options"]["include_usage"], true);
    }
    let known =
        acme.run("[[shell:env; cat ../*.yaml ../.env $HERMES_MANAGED_DIR/* $HERMES_MANAGED_DIR/.env]]").await;
    acme.output(&known).await;
    let log = serde_json::to_string(&whole_log(&known).await).unwrap();
    assert!(!log.contains("KEYCANARY"), "{log}");
    assert!(!world.process.stderr().contains("KEYCANARY"));
}

#[tokio::test]
async fn a_tenants_own_model_is_the_one_that_is_asked_for() {
    let world = Provided::start().await;
    let other = world.process.caller_with(json!({"id": "other", "agent": {"model": "special"}})).await;
    let run = other.run(&ask("[[say:Hi.]]")).await;
    other.output(&run).await;
    assert_eq!(run.view().await.unwrap().provenance.model.as_deref(), Some("special"));
    assert_eq!(world.model.calls()[0].body["model"], "special");
}

#[tokio::test]
async fn a_run_that_has_used_up_its_tokens_is_ended() {
    let world = Provided::start().await;
    let acme = &world.acme;
    let script = format!("{} [[tool:terminal,think,0.2]] {}", ask("[[usage:90,20]]"), ask("more"));
    let run = acme.run_with(text_with(&script, json!({"limits": {"maxTokens": 100}}))).await;
    let ended = acme.end(&run).await;
    let code = ended.error.as_ref().map(|error| error.code.as_str());
    assert_eq!((ended.state, code), (RunState::Failed, Some("token_limit")), "{:?}", ended.error);
    assert_eq!(
        (ended.usage.total_tokens, ended.usage.model_calls),
        (Some(110), 1),
        "no further call was made"
    );
    assert_eq!(world.model.calls().len(), 1);
    // Exactly as many as allowed are allowed.
    let run = acme.run_with(text_with(&ask("[[usage:90,10]]"), json!({"limits": {"maxTokens": 100}}))).await;
    acme.output(&run).await;
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_answer() {
    let world = Provided::start().await;
    let acme = &world.acme;
    for fault in ["[[cut]]", "[[stop-early]]"] {
        let run = acme.run(&ask(&format!("[[say:half of it]] {fault}"))).await;
        let ended = acme.end(&run).await;
        let code = ended.error.as_ref().map(|error| error.code.as_str());
        assert_eq!(
            (ended.state, code),
            (RunState::Failed, Some("model_stream_cut")),
            "{fault}: {:?}",
            ended.error
        );
        assert_eq!(ended.output, None);
        assert!(ended.error.unwrap().retryable);
        assert_eq!(kinds(&whole_log(&run).await).last(), Some(&"run.failed"));
    }
    let run = acme.run(&ask("[[say:whole]]")).await;
    assert_eq!(acme.output(&run).await, "whole");
}

#[tokio::test]
async fn a_model_that_refuses_fails_the_run_in_its_own_words() {
    let world = Provided::start().await;
    let acme = &world.acme;
    for (script, calls) in [("[[status:401]]", 1), ("[[status:500]]", 3)] {
        let before = world.model.calls().len();
        let ended = acme.end(&acme.run(&ask(script)).await).await;
        assert_eq!(ended.state, RunState::Failed, "{script}: {ended:?}");
        let error = ended.error.unwrap();
        assert!(error.message.contains("the script refuses with"), "{}", error.message);
        assert!(!error.message.contains("KEYCANARY"));
        assert_eq!((ended.usage.source, ended.usage.total_tokens), (UsageSource::Unknown, None));
        assert_eq!(world.model.calls().len() - before, calls, "{script}");
    }
    let passing = acme.run(&ask("[[status:503,1]] [[say:at last]]")).await;
    assert_eq!(acme.output(&passing).await, "at last");
}

#[tokio::test]
async fn without_a_model_a_run_that_needs_one_fails_and_says_so() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let ended = acme.end(&acme.run(&ask("hello")).await).await;
    assert_eq!(ended.state, RunState::Failed);
    let message = ended.error.unwrap().message;
    assert!(message.contains("model"), "{message}");
}

#[tokio::test]
async fn a_model_call_waits_for_a_hub_that_is_away() {
    let Provided { model, mut process, acme, _keys } = Provided::start().await;
    let (go, called) = (process.latch("go"), process.latch("called"));
    let script =
        format!("{} [[shell:touch {}]] {}", go.wait(), called.path().display(), ask("[[say:there]]"));
    let run = acme.run(&script).await;
    acme.until(&run, RunState::Running).await;
    process.kill().await;
    go.release();
    eventually("the agent is about to call", async || called.path().exists().then_some(())).await;
    let process = process.restart().await;
    let run = process.caller_for(acme.tenant().clone()).hub().run(&run.view().await.unwrap());
    assert_eq!(acme.output(&run).await.trim(), "there");
    let usage = run.view().await.unwrap().usage;
    assert_eq!((usage.source, usage.model_calls, model.calls().len()), (UsageSource::Proxy, 1, 1));
}

#[tokio::test]
async fn a_hub_that_dies_in_the_middle_of_an_answer_makes_no_spliced_one() {
    let Provided { model: _model, mut process, acme, _keys } = Provided::start().await;
    let run = acme.run(&ask("[[drip:400,20]]")).await;
    eventually("it is in the middle", async || (run.view().await.unwrap().last_seq >= 10).then_some(()))
        .await;
    process.kill().await;
    let process = process.restart().await;
    let ended = acme.end(&run).await;
    let code = ended.error.as_ref().map(|error| error.code.as_str());
    assert_eq!((ended.state, code), (RunState::Failed, Some("model_stream_cut")), "{:?}", ended.error);
    whole_log(&run).await;
    drop(process);
}
