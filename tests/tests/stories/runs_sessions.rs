//! Sessions: what was said before reaches the agent, and one run of a session goes after another.

use hermes_hub_client::types::RunState;
use hub_tests::{Process, Settings, text_with};
use serde_json::{Value, json};

fn echoed(output: &str) -> Vec<(String, String)> {
    let echo: Value = serde_json::from_str(output).expect("an echo is JSON");
    let texts = echo["texts"].as_array().expect("texts").iter();
    // The first role is the system's, which has no text here.
    let roles = echo["roles"].as_array().expect("roles").iter().skip(1);
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    roles.zip(texts).map(|(role, text)| (word(role), word(text))).collect()
}

#[tokio::test]
async fn a_session_gives_the_agent_what_was_said_before() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let session = json!({"sessionId": "support-1"});
    let first = acme.run_with(text_with("my name is Ada [[say:Hello Ada.]]", session.clone())).await;
    acme.output(&first).await;
    // A run that fails leaves what the user said, and no answer.
    let failed = acme.run_with(text_with("do it [[fail:no]]", session.clone())).await;
    acme.end(&failed).await;
    let second = acme.run_with(text_with("[[echo]]", session)).await;
    let turn = |role: &str, text: &str| (role.to_owned(), text.to_owned());
    assert_eq!(
        echoed(&acme.output(&second).await),
        [
            turn("user", "my name is Ada [[say:Hello Ada.]]"),
            turn("assistant", "Hello Ada."),
            turn("user", "do it [[fail:no]]"),
            turn("user", "[[echo]]"),
        ]
    );
    assert_eq!(second.view().await.unwrap().history.messages, 3);

    // Another session, another tenant's session of the same name, and no session know nothing of it.
    let other = process.caller("other").await;
    for (caller, more) in [
        (&acme, json!({"sessionId": "support-2"})),
        (&other, json!({"sessionId": "support-1"})),
        (&acme, json!({})),
    ] {
        let run = caller.run_with(text_with("[[echo]]", more)).await;
        assert_eq!(echoed(&caller.output(&run).await), [turn("user", "[[echo]]")]);
    }
}

#[tokio::test]
async fn a_session_outlives_its_agent_and_its_hub() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let session = json!({"sessionId": "s"});
    let first = acme.run_with(text_with("[[say:one]]", session.clone())).await;
    acme.output(&first).await;
    process.agents(acme.tenant()).into_iter().for_each(|agent| process.crash(agent));
    let process = process.end_and_restart().await;
    let acme = process.caller_for(acme.tenant().clone());
    let second = acme.run_with(text_with("[[echo]]", session)).await;
    assert_eq!(echoed(&acme.output(&second).await)[1], ("assistant".to_owned(), "one".to_owned()));
}

#[tokio::test]
async fn runs_of_one_session_go_one_after_another() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let session = json!({"sessionId": "s"});
    let latch = process.latch("go");
    let first = acme.run_with(text_with(&format!("{} [[say:one]]", latch.wait()), session.clone())).await;
    let second = acme.run_with(text_with("[[say:two]]", session.clone())).await;
    let third = acme.run_with(text_with("[[echo]]", session.clone())).await;
    acme.until(&first, RunState::Running).await;
    // There are free places, and a run without a session takes one and passes by.
    acme.output(&acme.run("[[say:aside]]").await).await;
    for run in [&second, &third] {
        assert_eq!(run.view().await.unwrap().state, RunState::Queued);
    }
    let rejected = text_with("x", json!({"sessionId": "s", "ifSessionBusy": "reject"}));
    acme.ask(rejected.clone()).await.refused_for(409, "failed_precondition", "session_busy", "");
    latch.release();
    let texts: Vec<String> = echoed(&acme.output(&third).await).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts[1..4], ["one", "[[say:two]]", "two"], "each has heard all before it");
    let (first, second, third) =
        (first.view().await.unwrap(), second.view().await.unwrap(), third.view().await.unwrap());
    assert!(first.ended_at <= second.started_at && second.ended_at <= third.started_at);
    acme.run_with(rejected).await;
}

#[tokio::test]
async fn a_stopped_run_of_a_session_lets_the_next_one_go() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let session = json!({"sessionId": "s"});
    let first = acme.run_with(text_with("[[hang]]", session.clone())).await;
    let second = acme.run_with(text_with("[[say:two]]", session.clone())).await;
    let third = acme.run_with(text_with("[[say:three]]", session)).await;
    acme.until(&first, RunState::Running).await;
    assert_eq!(second.stop().await.unwrap().state, RunState::Cancelled);
    assert_eq!(first.stop().await.unwrap().state, RunState::Cancelled);
    assert_eq!(acme.output(&third).await, "three");
}
