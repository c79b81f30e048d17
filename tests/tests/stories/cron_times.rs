//! Schedules: what is missed, what each execution is said to have said and used, and what is given up.

use std::time::Duration;

use chrono::{SecondsFormat, Utc};
use hermes_hub_client::types::RunState;
use http::Method;
use hub_tests::{Answer, Caller, Process, Settings, eventually, eventually_within};
use serde_json::{Value, json};

const JOBS: &str = "/v1/tenants/acme/agent-cron";

fn path(job: &Value) -> String {
    format!("{JOBS}/{}", job["id"].as_str().expect("a job has an id"))
}

async fn make(acme: &Caller, schedule: &str, prompt: &str) -> Value {
    let body = json!({"name": "job", "schedule": schedule, "prompt": prompt});
    acme.raw().post(JOBS, body).await.expect(200)["job"].clone()
}

/// A request that takes no body.
async fn bare(acme: &Caller, target: &str) -> Answer {
    acme.raw().request(Method::POST, target).send().await
}

/// Runs the job now, to its end.
async fn run_now(acme: &Caller, job: &Value) -> hermes_hub_client::types::Run {
    let shown = bare(acme, &format!("{}/run", path(job))).await.expect(202)["run"].clone();
    acme.end(&acme.follow(shown)).await
}

async fn runs_of_jobs(acme: &Caller) -> usize {
    let page = acme.raw().get(&format!("{}?origin=cron", acme.runs())).await.expect(200);
    page["items"].as_array().expect("a page").len()
}

/// The agent's own clock would run it as soon as the agent is up again, and nobody would know.
#[tokio::test]
async fn what_was_missed_is_not_run_behind_the_hubs_back() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let due = Utc::now() + chrono::Duration::seconds(4);
    let prompt = "[[shell:echo once >> ran.txt]]";
    let job = make(&acme, &due.to_rfc3339_opts(SecondsFormat::Secs, true), prompt).await;
    bare(&acme, "/v1/tenants/acme/agent/stop?waitSeconds=30").await.expect(202);
    let last = async || acme.raw().get(&path(&job)).await.expect(200)["hub"]["lastExecution"].clone();
    let missed = eventually_within(Duration::from_secs(30), "it is missed", async || {
        Some(last().await).filter(|last| !last.is_null())
    })
    .await;
    assert_eq!((&missed["outcome"], &missed["reason"]), (&json!("missed"), &json!("agent_stopped")));
    bare(&acme, "/v1/tenants/acme/agent/start?waitSeconds=30").await.expect(202);
    // The agent looks for what is due when it starts, and has long done so when another job has run.
    let other = make(&acme, "every 60m", "[[say:other]]").await;
    assert_eq!(run_now(&acme, &other).await.output.as_deref(), Some("other"));
    let viewed = acme.raw().get(&path(&job)).await.expect(200);
    assert_eq!(viewed["hub"]["source"], "runtime");
    assert_eq!((&viewed["job"]["last_run_at"], &viewed["hub"]["lastExecution"]), (&Value::Null, &missed));
    // Somebody can still have it run.
    assert_eq!(run_now(&acme, &job).await.state, RunState::Completed);
    let workspace = process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace");
    assert_eq!(std::fs::read_to_string(workspace.join("ran.txt")).unwrap(), "once\n");
    assert_eq!(runs_of_jobs(&acme).await, 2);
}

#[tokio::test]
async fn a_quick_second_run_has_its_own_answer_and_tokens() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let job = make(&acme, "every 60m", "[[say:first]] [[usage:10,1]]").await;
    let first = run_now(&acme, &job).await;
    acme.raw().patch(&path(&job), json!({"prompt": "[[say:second]] [[usage:20,2]]"})).await.expect(200);
    // The agent names the sessions of one job by the second.
    let second = Utc::now().timestamp();
    eventually("a new second begins", async || (Utc::now().timestamp() > second).then_some(())).await;
    let again = run_now(&acme, &job).await;
    let said = |run: &hermes_hub_client::types::Run| {
        (run.output.clone().unwrap_or_default(), run.usage.input_tokens, run.usage.output_tokens)
    };
    assert_eq!(said(&first), ("first".to_owned(), Some(10), Some(1)));
    assert_eq!(said(&again), ("second".to_owned(), Some(20), Some(2)));
}

#[tokio::test]
async fn an_execution_that_failed_has_used_tokens_too() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let job = make(&acme, "every 60m", "[[fail:no such luck]]").await;
    let ended = run_now(&acme, &job).await;
    assert_eq!(ended.state, RunState::Failed);
    assert!(ended.error.expect("it says why").message.contains("no such luck"));
    assert_eq!((ended.usage.input_tokens, ended.usage.output_tokens), (Some(11), Some(3)));
}

#[tokio::test]
async fn who_has_no_idempotency_key_is_not_told_to_repeat_with_it() {
    let mut settings = Settings::with_agent();
    settings.set("limits.cron_answer_seconds", "3");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let job = make(&acme, "every 60m", "[[say:x]]").await;
    let hangs = json!({"name": "[[hang]]", "schedule": "every 60m", "prompt": "p"});
    let keyed = acme.raw().request(Method::POST, JOBS).header("idempotency-key", "one").json(&hangs);
    for (answer, has_key) in [
        (keyed.send().await, true),
        (acme.raw().post(JOBS, hangs).await, false),
        (acme.raw().patch(&path(&job), json!({"name": "[[hang]]"})).await, false),
    ] {
        answer.refused_for(503, "unavailable", "agent_not_answering", "");
        let text = answer.text();
        assert_eq!(text.contains("same idempotency key"), has_key, "{text}");
        assert_eq!(text.contains("look whether"), !has_key, "{text}");
    }
}

#[tokio::test]
async fn a_job_is_disabled_and_enabled_by_a_change_of_it() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let job = make(&acme, "every 60m", "[[say:x]]").await;
    let off = acme.raw().patch(&path(&job), json!({"enabled": false})).await.expect(200);
    assert_eq!(off["job"]["enabled"], false);
    bare(&acme, &format!("{}/run", path(&job))).await.refused_for(
        409,
        "failed_precondition",
        "job_paused",
        "",
    );
    let shown = async |query: &str| {
        acme.raw().get(&format!("{JOBS}{query}")).await.expect(200)["jobs"].as_array().unwrap().len()
    };
    assert_eq!((shown("?includeDisabled=false").await, shown("").await), (0, 1));
    acme.raw().patch(&path(&job), json!({"enabled": true})).await.expect(200);
    assert_eq!(run_now(&acme, &job).await.output.as_deref(), Some("x"));
}

#[tokio::test]
async fn force_ends_nothing_of_another_tenant() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    let latch = process.latch("go");
    let beside = other.run(&format!("{} [[say:still here]]", latch.wait())).await;
    other.until(&beside, RunState::Running).await;
    let job = make(&acme, "every 60m", "[[hang]]").await;
    let run = acme.follow(bare(&acme, &format!("{}/run", path(&job))).await.expect(202)["run"].clone());
    acme.until(&run, RunState::Running).await;
    let refused = acme.raw().post(&acme.path(&run, "/stop"), json!({})).await;
    refused.refused_for(409, "failed_precondition", "cron_not_stoppable", "");
    assert_eq!(refused.json()["details"][0]["params"]["alsoEnds"], json!([]));
    acme.raw().post(&acme.path(&run, "/stop"), json!({"force": true})).await.expect(202);
    assert_eq!(acme.end(&run).await.state, RunState::Cancelled);
    latch.release();
    assert_eq!(other.output(&beside).await, "still here");
}
