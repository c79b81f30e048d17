//! The real agent's schedules under a Hub: made, looked at while it sleeps, run now, kept while it sleeps.

use std::time::Duration;

use chrono::{SecondsFormat, Utc};
use hermes_hub_client::types::{EnvironmentKeySet, RunState};
use http::Method;
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{Answer, Caller, eventually_within, whole_log};
use serde_json::{Value, json};

const JOBS: &str = "/v1/tenants/acme/agent-cron";

fn path(job: &Value) -> String {
    format!("{JOBS}/{}", job["id"].as_str().expect("a job has an id"))
}

async fn make(acme: &Caller, body: Value) -> Value {
    acme.raw().post(JOBS, body).await.expect(200)["job"].clone()
}

/// A request that takes no body.
async fn bare(acme: &Caller, target: &str) -> Answer {
    acme.raw().request(Method::POST, target).send().await
}

async fn runs_of_jobs(acme: &Caller) -> Vec<Value> {
    let page = acme.raw().get(&format!("{}?origin=cron", acme.runs())).await.expect(200);
    page["items"].as_array().expect("a page").clone()
}

#[tokio::test]
async fn a_job_is_made_changed_paused_run_and_deleted() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let body = json!({"name": "daily", "schedule": "0 9 * * *", "prompt": "[[say:the daily word]]"});
    let job = make(&acme, body).await;
    assert_eq!(
        (&job["state"], &job["repeat"]),
        (&json!("scheduled"), &json!({"times": null, "completed": 0}))
    );

    let answer = bare(&acme, &format!("{}/run", path(&job))).await.expect(202);
    assert_eq!(answer["run"]["origin"], json!({"kind": "cron", "ref": job["id"]}));
    let run = acme.follow(answer["run"].clone());
    let ended = acme.end(&run).await;
    assert_eq!(
        (&ended.state, ended.output.as_deref()),
        (&RunState::Completed, Some("the daily word")),
        "{ended:?}"
    );
    let outputs = real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("outputs");
    let told = format!("Files that are meant for people go to the directory {}.", outputs.display());
    let calls = real.model.calls();
    let of_job: Vec<_> =
        calls.iter().filter(|call| call.body.to_string().contains("the daily word")).collect();
    let is_told = of_job.iter().all(|call| call.body["messages"][0]["content"].to_string().contains(&told));
    assert!(!of_job.is_empty() && is_told, "{of_job:?}");
    assert!(ended.usage.output_tokens.is_some_and(|tokens| tokens > 0), "{:?}", ended.usage);

    // A bare number would spoil the job: its next execution would never be seen to end.
    let changed = acme.raw().patch(&path(&job), json!({"repeat": 5, "zzz": 1})).await.expect(200);
    assert_eq!(changed["job"]["repeat"], json!({"times": 5, "completed": 1}));
    assert!(changed["hub"]["warnings"][0].as_str().is_some_and(|text| text.contains("`zzz`")), "{changed}");
    let again = bare(&acme, &format!("{}/run", path(&job))).await.expect(202);
    acme.output(&acme.follow(again["run"].clone())).await;
    let viewed = acme.raw().get(&path(&job)).await.expect(200);
    assert_eq!(viewed["job"]["repeat"]["completed"], 2, "{viewed}");
    assert_eq!(viewed["hub"]["source"], "runtime");

    assert_eq!(bare(&acme, &format!("{}/pause", path(&job))).await.expect(200)["job"]["state"], "paused");
    let paused = bare(&acme, &format!("{}/run", path(&job))).await;
    paused.refused_for(409, "failed_precondition", "job_paused", "");
    assert_eq!(bare(&acme, &format!("{}/resume", path(&job))).await.expect(200)["job"]["state"], "scheduled");
    for (body, words) in [
        (
            json!({"name": "x", "schedule": "nonsense words", "prompt": "p"}),
            "Invalid schedule 'nonsense words'",
        ),
        (json!({"name": "x", "schedule": "2020-01-01T00:00:00", "prompt": "p"}), "in the past"),
        (json!({"name": "x", "schedule": "0 0 31 2 *", "prompt": "p"}), "next date"),
        (json!({"schedule": "1h"}), "Name is required"),
    ] {
        let refused = acme.raw().post(JOBS, body).await;
        refused.refused_for(400, "invalid_argument", "runtime_refused", "");
        assert!(refused.text().contains(words), "{}", refused.text());
    }
    acme.raw().delete(&path(&job)).await.expect(200);
    assert_eq!(acme.raw().get(JOBS).await.expect(200)["jobs"], json!([]));
}

#[tokio::test]
async fn a_one_shot_that_runs_now_is_gone_and_its_answer_is_not() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let job = make(&acme, json!({"name": "once", "schedule": "30m", "prompt": "[[say:only once]]"})).await;
    let answer = bare(&acme, &format!("{}/run", path(&job))).await.expect(202);
    assert_eq!(acme.output(&acme.follow(answer["run"].clone())).await, "only once");
    eventually_within(PATIENCE, "it is gone", async || {
        (acme.raw().get(&path(&job)).await.status.as_u16() == 404).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_schedule_wakes_a_sleeping_agent_on_time_and_once() {
    let real = Real::with(|settings| settings.set("limits.cron_wake_seconds", "15")).await;
    let acme = real.process.caller_with(json!({"id": "acme", "agent": {"idleTimeoutSeconds": 10}})).await;
    let acme = acme.patience(PATIENCE);
    let due = Utc::now() + chrono::Duration::seconds(75);
    let schedule = due.to_rfc3339_opts(SecondsFormat::Secs, true);
    let job = make(&acme, json!({"name": "soon", "schedule": schedule, "prompt": "[[say:on time]]"})).await;
    let state = async || acme.raw().get("/v1/tenants/acme/agent").await.expect(200)["state"].clone();
    eventually_within(PATIENCE, "it sleeps", async || (state().await == "hibernated").then_some(())).await;
    assert!(Utc::now() < due, "its time has not come");
    let list = acme.raw().get(JOBS).await.expect(200);
    assert_eq!((&list["hub"]["source"], &list["jobs"][0]["id"]), (&json!("copy"), &job["id"]));
    let runs = eventually_within(Duration::from_secs(180), "its time comes", async || {
        Some(runs_of_jobs(&acme).await).filter(|runs| !runs.is_empty())
    })
    .await;
    let run = acme.follow(runs[0].clone());
    assert_eq!(acme.output(&run).await, "on time");
    assert_eq!(whole_log(&run).await[0].data["dueAt"], job["next_run_at"]);
    assert_eq!(runs_of_jobs(&acme).await.len(), 1);
    assert_eq!(acme.raw().get("/v1/tenants/acme/agent").await.expect(200)["generation"], 2);
}

#[tokio::test]
async fn what_is_due_while_the_agent_is_stopped_is_missed_and_the_next_time_is_kept() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let job = make(&acme, json!({"name": "often", "schedule": "every 1m", "prompt": "[[say:again]]"})).await;
    bare(&acme, "/v1/tenants/acme/agent/stop?waitSeconds=30").await.expect(202);
    let last = async || acme.raw().get(&path(&job)).await.expect(200)["hub"]["lastExecution"].clone();
    let missed = eventually_within(PATIENCE, "it is missed", async || {
        Some(last().await).filter(|last| !last.is_null())
    })
    .await;
    assert_eq!((&missed["outcome"], &missed["reason"]), (&json!("missed"), &json!("agent_stopped")));
    bare(&acme, "/v1/tenants/acme/agent/start?waitSeconds=50").await.expect(202);
    let runs = eventually_within(PATIENCE, "its next time comes", async || {
        Some(runs_of_jobs(&acme).await).filter(|runs| !runs.is_empty())
    })
    .await;
    assert_eq!(acme.output(&acme.follow(runs[0].clone())).await, "again");
    // The agent's own clock, at its start or once a minute, would have run it too.
    let viewed = acme.raw().get(&path(&job)).await.expect(200);
    assert_eq!(
        (&viewed["hub"]["source"], &viewed["job"]["repeat"]["completed"]),
        (&json!("runtime"), &json!(1))
    );
    assert_eq!(runs_of_jobs(&acme).await.len(), 1);
}

#[tokio::test]
async fn nobody_is_asked_by_what_a_schedule_began_and_what_needs_leave_is_refused() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let workspace =
        real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace");
    let done = async |what: &str| {
        std::fs::write(workspace.join("file"), "").expect("it is written");
        let job = make(&acme, json!({"name": "job", "schedule": "0 9 * * *", "prompt": what})).await;
        let answer = bare(&acme, &format!("{}/run", path(&job))).await.expect(202);
        let output = acme.output(&acme.follow(answer["run"].clone())).await;
        (!workspace.join("file").exists(), output)
    };
    let (harmless, output) = done("[[shell:mv file moved]]").await;
    assert!(harmless, "control: {output}");
    for what in ["[[shell:rm -rf file]]", r#"[[tool:execute_code,{"code": "import os; os.remove('file')"}]]"#]
    {
        let (done, output) = done(what).await;
        assert!(!done, "{what}: {output}");
        assert!(output.contains("BLOCKED") || output.contains("pending_approval"), "{what}: {output}");
    }
}

#[tokio::test]
async fn a_job_has_the_values_of_keys_as_they_are() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let set = async |value: &str| {
        let body = EnvironmentKeySet { value: value.into() };
        let set = acme.hub().environment_key_set().tenant_id("acme").name("NOTES_TOKEN").body(body);
        set.send().await.expect("it is set");
    };
    let prompt = "[[shell:printf %s \"$NOTES_TOKEN\" > found.txt]] [[say:Done.]]";
    let job = make(&acme, json!({"name": "daily", "schedule": "0 9 * * *", "prompt": prompt})).await;
    let home = real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str());
    for value in ["the first value", "another value"] {
        set(value).await;
        let answer = bare(&acme, &format!("{}/run", path(&job))).await.expect(202);
        acme.output(&acme.follow(answer["run"].clone())).await;
        let found = std::fs::read_to_string(home.join("workspace/found.txt")).expect("the tool wrote it");
        assert_eq!(found, value);
    }
}

#[tokio::test]
async fn a_job_that_was_due_while_the_hub_was_away_runs_once_and_late() {
    let mut real = Real::start().await;
    let acme = real.caller("acme").await;
    let due = Utc::now() + chrono::Duration::seconds(8);
    let schedule = due.to_rfc3339_opts(SecondsFormat::Secs, true);
    make(&acme, json!({"name": "soon", "schedule": schedule, "prompt": "[[say:late]]"})).await;
    real.process.kill().await;
    assert!(Utc::now() < due, "it was killed before");
    eventually_within(PATIENCE, "it is late", async || {
        (Utc::now() > due + chrono::Duration::seconds(12)).then_some(())
    })
    .await;
    let process = real.process.restart().await;
    let acme = process.caller_for(acme.tenant().clone()).patience(PATIENCE);
    let runs = eventually_within(PATIENCE, "it is run", async || {
        Some(runs_of_jobs(&acme).await).filter(|runs| !runs.is_empty())
    })
    .await;
    let run = acme.follow(runs[0].clone());
    assert_eq!(acme.output(&run).await, "late");
    assert!(whole_log(&run).await[0].data["lateMs"].as_i64().is_some_and(|late| late > 10_000));
    assert_eq!(runs_of_jobs(&acme).await.len(), 1);
}
