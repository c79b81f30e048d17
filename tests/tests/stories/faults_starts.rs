//! What is missing is said at once and with what to do: no release, a broken one, no model.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use hermes_hub_client::types::RunState;
use hub_tests::{Process, Settings, eventually, in_time, text, text_with};
use serde_json::json;

#[tokio::test]
async fn without_a_release_or_a_model_a_hub_starts_says_so_and_takes_no_runs() {
    let process = Process::start().await;
    let release = process.report("release");
    assert!(release.contains("cannot run") && release.contains("`hermes-hub release install "), "{release}");
    let model = process.report("model");
    assert!(model.starts_with("none") && model.contains("HUB_MODEL_BASE_URL"), "{model}");
    let acme = process.caller("acme").await;
    acme.ask(text("hello")).await.refused_for(409, "failed_precondition", "not_configured", "");
    process.admin().readiness_view().send().await.expect("the hub itself is well");
}

#[tokio::test]
async fn an_environment_without_python_is_named_at_the_start() {
    let place = tempfile::tempdir().expect("a temporary directory");
    let process = hub_with(place.path()).await;
    let release = process.report("release");
    assert!(release.starts_with("HUB_AGENT_VENV CANNOT be used: "), "{release}");
    let acme = process.caller("acme").await;
    acme.ask(text("hello")).await.refused_for(409, "failed_precondition", "not_configured", "");
    process.admin().readiness_view().send().await.expect("the hub itself is well");
}

#[tokio::test]
async fn a_python_that_does_not_run_fails_the_work_and_the_hub_goes_on() {
    let place = tempfile::tempdir().expect("a temporary directory");
    let bin = place.path().join("bin");
    fs::create_dir(&bin).expect("it is made");
    fs::write(place.path().join("pyvenv.cfg"), "").expect("it is written");
    for program in ["python", "python3", "hermes"] {
        symlink("/bin/false", bin.join(program)).expect("it is linked");
    }
    let process = hub_with(place.path()).await;
    let acme = process.caller("acme").await;
    let asked = acme.ask(text_with("hello", json!({"limits": {"queueTimeoutSeconds": 5}}))).await;
    let ended = in_time("it ends", acme.follow(asked.expect(202)).wait()).await.expect("it is there");
    assert_eq!(ended.state, RunState::Failed, "{ended:?}");
    assert!(ended.error.is_some_and(|error| !error.message.is_empty()));
    let last_exit = eventually("it is known why", async || {
        let agent = process.admin().agent_view().tenant_id("acme").send().await.expect("it is there");
        agent.into_inner().last_exit
    });
    let last_exit = last_exit.await;
    let message = last_exit.message.clone().unwrap_or_default();
    assert!(message.contains("before it was ready"), "{last_exit:?}");
    process.admin().readiness_view().send().await.expect("the hub itself is well");
}

async fn hub_with(venv: &Path) -> Process {
    let mut settings = Settings::default();
    settings.set("agent_venv", &format!("{:?}", venv.display().to_string()));
    Process::start_with(settings).await
}
