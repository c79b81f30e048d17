//! The commands that an operator types beside a Hub: logs, agents, api; and the numbers of its model calls.

use std::fs;

use hermes_hub_client::types::AgentState;
use hub_tests::model::ScriptedModel;
use hub_tests::{Caller, Process, Settings, eventually};
use rustix::process::Signal;
use serde_json::{Value, json};

async fn write(process: &Process, acme: &Caller, words: &str) {
    let file = process.data_dir().with_file_name("words");
    fs::write(&file, words).expect("the words are written");
    let run = acme.run(&format!("[[shell:cat {} > /proc/$PPID/fd/2]]", file.display())).await;
    acme.output(&run).await;
}

#[tokio::test]
async fn logs_are_printed_and_followed_until_ctrl_c() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let none = process.command(&["logs", "acme"]).await;
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""), "{none:?}");
    assert!(none.err.contains("has not been started yet"), "{none:?}");
    write(&process, &acme, "first words\n").await;
    eventually("they are in the log", async || {
        let shown = process.command(&["logs", "acme"]).await;
        shown.out.lines().any(|line| line == "first words").then_some(())
    })
    .await;
    let mut following = process.running(&["logs", "acme", "-f", "-n", "1"]);
    assert_eq!(following.line().await, "first words");
    write(&process, &acme, "second words\n").await;
    assert_eq!(following.line().await, "second words");
    // Nobody looks while a generation says its last words and another one begins.
    following.signal(Signal::STOP);
    write(&process, &acme, "last words\n").await;
    let restarted = process.admin().agent_restart().tenant_id("acme").wait_seconds(30).send().await.unwrap();
    assert_eq!((restarted.generation, &restarted.state), (2, &AgentState::Running));
    write(&process, &acme, "first words of the next one\n").await;
    following.signal(Signal::CONT);
    let mut words = Vec::new();
    while words.last().is_none_or(|line| line != "first words of the next one") {
        words.push(following.line().await);
    }
    assert!(words.iter().any(|line| line == "last words"), "{words:?}");
    assert_eq!(following.interrupt().await, Some(0));
    let refused = process.command(&["logs", "nobody"]).await;
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{refused:?}");
    assert!(
        refused.err.starts_with("hermes-hub: not_found: ") && refused.err.contains("requestId "),
        "{refused:?}"
    );
}

#[tokio::test]
async fn any_operation_can_be_called_by_its_id() {
    let process = Process::start_with(Settings::with_agent()).await;
    let made =
        process.command(&["api", "tenant_create", "waitSeconds=20", "--json", r#"{"id":"acme"}"#]).await;
    let tenant: Value = serde_json::from_str(&made.out).expect("one JSON value");
    assert_eq!(
        (made.code, &tenant["id"], &tenant["state"]),
        (Some(0), &json!("acme"), &json!("ready")),
        "{made:?}"
    );
    // A key of one's own makes a repeat one.
    let body = r#"{"input":[{"type":"text","text":"[[say:hello]]"}]}"#;
    let start = ["api", "run_create", "tenant_id=acme", "idempotency-key=k-1", "--json", body];
    let run: Value = serde_json::from_str(&process.command(&start).await.out).expect("a run");
    let again: Value = serde_json::from_str(&process.command(&start).await.out).expect("a run");
    assert_eq!(run["id"], again["id"]);
    let run_id = format!("runId={}", run["id"].as_str().expect("an id"));
    let watched = process.command(&["api", "run_watch", "tenantId=acme", &run_id]).await;
    assert_eq!(watched.code, Some(0), "{watched:?}");
    let events: Vec<_> = watched.out.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
    assert_eq!((events.first(), events.last()), (Some(&"run.created"), Some(&"run.completed")));

    let refused = process.command(&["api", "tenant_view", "tenantId=nobody"]).await;
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{refused:?}");
    assert!(refused.err.contains("not_found: ") && refused.err.contains("requestId "), "{refused:?}");
    let refused = process.command(&["api", "tenant_create", "--json", r#"{"id":"b","x":1}"#]).await;
    assert!(
        refused.err.contains("invalid_argument: ") && refused.err.contains("x: unknown_member"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn all_agents_are_stopped_and_started_again() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    acme.output(&acme.run("[[say:hi]]").await).await;
    other.output(&other.run("[[say:hi]]").await).await;
    assert_eq!(process.hosts(acme.tenant()).len() + process.hosts(other.tenant()).len(), 2);
    let ran = process.command(&["agents", "stop", "--all"]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "2 stopped, 0 failed\n"), "{ran:?}");
    assert!(ran.err.contains("acme: stopped\n") && ran.err.contains("other: stopped\n"), "{ran:?}");
    assert_eq!(process.hosts(acme.tenant()).len() + process.hosts(other.tenant()).len(), 0);
    acme.ask(hub_tests::text("[[say:hi]]")).await.refused_for(
        409,
        "failed_precondition",
        "agent_stopped",
        "",
    );
    let ran = process.command(&["agents", "start", "acme", "nobody"]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "1 started, 1 failed\n"), "{ran:?}");
    assert!(ran.err.contains("nobody: failed: there is no such tenant"), "{ran:?}");
    acme.output(&acme.run("[[say:hi]]").await).await;
}

#[tokio::test]
async fn agents_are_stopped_also_when_their_hub_is_gone() {
    let mut process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    acme.output(&acme.run("[[say:hi]]").await).await;
    process.kill().await;
    assert_eq!((process.hosts(acme.tenant()).len(), process.agents(acme.tenant()).len()), (1, 1));
    let ran = process.command(&["agents", "stop", "--all"]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "1 stopped, 0 failed\n"), "{ran:?}");
    assert!(ran.err.contains("no hub runs"), "{ran:?}");
    assert_eq!((process.hosts(acme.tenant()).len(), process.agents(acme.tenant()).len()), (0, 0));
    let process = process.restart().await;
    let agent = process.admin().agent_view().tenant_id("acme").send().await.unwrap().into_inner();
    assert_eq!((agent.state, agent.restarts.count), (AgentState::Stopped, 0));
    let exit = agent.last_exit.expect("it ran");
    assert_eq!((exit.crashed, exit.reason.as_str()), (false, "stop_requested"));
}

#[tokio::test]
async fn model_calls_are_counted_by_model_and_outcome() {
    let model = ScriptedModel::start().await;
    let mut settings = Settings::with_agent();
    settings.add_words("agent_command", "--model-backoff-ms 10");
    settings.set("model_base_url", &format!("{:?}", model.base_url()));
    settings.set("model_name", "\"hub-model\"");
    settings.set("metrics_listen", "\"127.0.0.1:0\"");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let ask = |prompt: &str| format!("[[model:{}]]", prompt.replace(']', "\\]"));
    acme.output(&acme.run(&ask("[[say:Hi.]] [[usage:100,20,60]]")).await).await;
    acme.end(&acme.run(&ask("[[status:401]]")).await).await;
    let url = process.report("metrics");
    let text = eventually("the calls are counted", async || {
        let text = reqwest::get(&url).await.unwrap().text().await.unwrap();
        text.contains("outcome=\"refused\"").then_some(text)
    })
    .await;
    for line in [
        "hub_model_calls_total{model=\"hub-model\",outcome=\"answered\"} 1",
        "hub_model_calls_total{model=\"hub-model\",outcome=\"refused\"} 1",
        "hub_model_tokens_total{model=\"hub-model\",kind=\"input\"} 100",
        "hub_model_tokens_total{model=\"hub-model\",kind=\"cached_input\"} 60",
        "hub_model_tokens_total{model=\"hub-model\",kind=\"output\"} 20",
        "hub_model_calls_in_flight 0",
        "hub_model_call_duration_seconds_count{model=\"hub-model\"} 2",
        "hub_model_response_duration_seconds_count{model=\"hub-model\"} 2",
        "hub_runs_ended_total{state=\"completed\"} 1",
        "hub_runs_ended_total{state=\"failed\"} 1",
        "hub_runs{state=\"queued\"} 0",
        "hub_runs{state=\"running\"} 0",
        "hub_agents{state=\"ready\"} 1",
        "hub_database_writes_waiting 0",
    ] {
        assert!(text.lines().any(|shown| shown == line), "{line} in {text}");
    }
    assert!(!text.contains("acme") && !text.contains(acme.tenant().uid.as_str()), "{text}");
}
