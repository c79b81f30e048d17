//! Tenants at work: blocked, deleted, out of disk, and side by side.

use std::fs;
use std::time::Duration;

use futures::StreamExt as _;
use hermes_hub_client::types::RunState;
use hermes_hub_client::{Error, RunRef, Seen};
use hub_tests::{Caller, Process, Settings, eventually, is_gone, seen, text, whole_log, within};
use serde_json::{Value, json};

/// A run at work and one behind it, of a tenant with one place.
async fn busy(process: &Process) -> (Caller, RunRef, RunRef) {
    let acme = process.caller_with(json!({"id": "acme", "agent": {"maxConcurrentRuns": 1}})).await;
    let working = acme.run("[[say:half]] [[hang]]").await;
    acme.until(&working, RunState::Running).await;
    let queued = acme.run("[[say:never]]").await;
    (acme, working, queued)
}

#[tokio::test]
async fn blocking_a_tenant_ends_its_work_and_refuses_more() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, working, queued) = busy(&process).await;
    let block = json!({"status": "blocked", "message": "your bill is open", "reason": "billing"});
    acme.raw().put("/v1/tenants/acme/access", block).await.expect(200);
    for run in [&working, &queued] {
        let ended = acme.end(run).await;
        assert_eq!(
            (ended.state, ended.state_reason.as_deref()),
            (RunState::Cancelled, Some("tenant_blocked"))
        );
        assert_eq!(whole_log(run).await.last().unwrap().data["reason"], "tenant_blocked", "reads stay");
    }
    let refused = acme.ask(text("more")).await;
    refused.refused_for(409, "failed_precondition", "tenant_blocked", "");
    assert!(refused.text().contains("your bill is open"), "{}", refused.text());
    assert_eq!(acme.raw().get(&acme.runs()).await.expect(200)["items"].as_array().unwrap().len(), 2);
    eventually("its agent is ended", async || {
        (process.hosts(acme.tenant()).is_empty() && process.agents(acme.tenant()).is_empty()).then_some(())
    })
    .await;
    acme.raw().put("/v1/tenants/acme/access", json!({"status": "active"})).await.expect(200);
    acme.output(&acme.run("[[say:again]]").await).await;
}

#[tokio::test]
async fn deleting_a_tenant_ends_its_work_first_and_leaves_no_process() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, working, _queued) = busy(&process).await;
    let before = process.caller("before").await;
    let mut events = working.events();
    acme.raw().delete("/v1/tenants/acme").await.expect(202);
    acme.ask(text("more")).await.refused_for(409, "failed_precondition", "tenant_deleting", "");
    // Who follows the run sees it end, or sees that it is not there any more.
    let mut last = None;
    while let Some(seen) = within("the stream ends", Duration::from_secs(60), events.next()).await {
        match seen {
            Ok(Seen::Event(event)) => last = Some(event.type_.to_string()),
            Ok(_) => {}
            Err(error) => last = Some(format!("{:?}", error.status().map(|status| status.as_u16()))),
        }
    }
    assert!(matches!(last.as_deref(), Some("run.cancelled" | "Some(404)")), "{last:?}");
    eventually("it is gone", async || is_gone(acme.hub(), "acme").await.then_some(())).await;
    assert_eq!((process.hosts(acme.tenant()), process.agents(acme.tenant())), (vec![], vec![]));
    let uid = acme.tenant().uid.as_str();
    assert!(!process.data_dir().join("agents").join(uid).exists());
    acme.raw().get(&acme.path(&working, "")).await.refused(404, "not_found");
    let gone: Error = working.view().await.unwrap_err();
    assert!(gone.is_not_found());
    // A later tenant of the same id has none of its runs, and the others noticed nothing.
    let later = process.caller("acme").await;
    assert_eq!(later.raw().get(&later.runs()).await.expect(200)["items"], json!([]));
    later.raw().get(&later.path(&working, "")).await.refused(404, "not_found");
    later.output(&later.run("[[say:new]]").await).await;
    before.output(&before.run("[[say:unharmed]]").await).await;
}

#[tokio::test]
async fn a_tenant_whose_agent_does_not_obey_is_deleted_all_the_same() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[ignore-term]] [[ignore-stop]] [[say:here]] [[hang]]").await;
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    acme.raw().delete("/v1/tenants/acme?purge=true").await.expect(202);
    within("it is gone", Duration::from_secs(60), async {
        while !is_gone(acme.hub(), "acme").await {
            acme.hub().tenant_delete().tenant_id("acme").wait_seconds(5).send().await.ok();
        }
    })
    .await;
    assert_eq!((process.hosts(acme.tenant()), process.agents(acme.tenant())), (vec![], vec![]));
    assert!(!process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).exists());
}

#[tokio::test]
async fn a_full_disk_refuses_new_runs_while_the_others_go_on() {
    let settings = Settings::with_agent();
    let mut process = Process::start_with(settings.clone()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before]] {} [[say: behind]]", latch.wait())).await;
    acme.until(&run, RunState::Running).await;
    let following = tokio::spawn({
        let run = run.clone();
        async move { seen(&run).await }
    });
    process.kill().await;
    let mut full = settings.clone();
    full.set("disk_reserve_bytes", "\"9000000000000000000\"");
    let mut process = process.another(full).await.expect("a full disk is no reason not to start");
    process.raw().get("/v1/readyz").await.expect(503);
    let refused = acme.ask(text("more")).await;
    refused.refused_for(503, "unavailable", "disk_full", "");
    assert_eq!(refused.json()["retryable"], true);
    acme.raw().get(&acme.runs()).await.expect(200);
    latch.release();
    let (events, _) = following.await.unwrap();
    assert_eq!(events.last().unwrap().data["output"], "before behind", "what works goes on to its end");
    process.kill().await;
    let process = process.another(settings).await.expect("it starts");
    process.raw().get("/v1/readyz").await.expect(200);
    acme.output(&acme.run("[[say:room again]]").await).await;
}

/// What a tenant's agent was started with.
fn launch(process: &Process, acme: &Caller) -> Value {
    let directory = process.data_dir().join("agents").join(acme.tenant().uid.as_str());
    let generation = fs::read_dir(directory).expect("an agent was started").next().expect("a generation");
    let generation = generation.expect("readable").path();
    let text = fs::read_to_string(generation.join("launch.json")).expect("a launch file");
    serde_json::from_str(&text).expect("a launch file is JSON")
}

#[tokio::test]
async fn a_runtime_credential_is_good_for_its_own_tenants_runtime_and_nothing_else() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    acme.output(&acme.run("[[say:up]]").await).await;
    other.output(&other.run("[[say:up]]").await).await;
    let launch = launch(&process, &acme);
    let credential = launch["credential"].as_str().expect("a credential");
    assert!(credential.starts_with("hh"), "it has the form of the Hub's tokens");
    let runtime = process.raw().token(Some(credential));
    let run = acme.run("[[approve:rm x]]").await;
    acme.until(&run, RunState::WaitingForApproval).await;
    let before = run.view().await.unwrap();
    for path in ["/v1/tenants", "/v1/tenants/acme", "/v1/tenants/acme/runs", "/v1/approvals", "/v1/version"] {
        runtime.get(path).await.refused(403, "permission_denied");
    }
    for path in [acme.path(&run, ""), acme.path(&run, "/events"), acme.path(&run, "/event-log")] {
        runtime.get(&path).await.refused(403, "permission_denied");
    }
    runtime.post(&acme.runs(), text("x")).await.refused(403, "permission_denied");
    runtime.post(&acme.path(&run, "/stop"), json!({})).await.refused(403, "permission_denied");
    let id = before.pending_approval.as_ref().unwrap().id.to_string();
    let decide = json!({"approvalId": id, "choice": "once"});
    runtime.post(&acme.path(&run, "/approval"), decide).await.refused(403, "permission_denied");
    assert_eq!(run.view().await.unwrap(), before, "an agent cannot answer its own question");

    let hello = json!({"generation": 1, "hostVersion": "1", "isolation": "process"});
    let reports = json!({"generation": 1, "reports": [{"number": 1, "type": "agent.ready", "runId": null, "data": {}}]});
    let call = json!({"messages": []});
    for (way, body) in [("hello", &hello), ("reports", &reports), ("model/1/v1/chat/completions", &call)] {
        let of = |tenant: &str| format!("/v1/tenant-runtime/{tenant}/{way}");
        process.raw().post(&of("acme"), body.clone()).await.refused(403, "permission_denied");
        runtime.post(&of("other"), body.clone()).await.refused(404, "not_found");
        runtime.post(&of("nobody"), body.clone()).await.refused(404, "not_found");
        runtime.token(None).post(&of("acme"), body.clone()).await.refused(401, "unauthenticated");
    }
    process.raw().get("/v1/tenant-runtime/acme/orders").await.refused(403, "permission_denied");
    runtime.get("/v1/tenant-runtime/other/orders").await.refused(404, "not_found");
    runtime.get("/v1/tenant-runtime/acme/model/default/v1/models").await.expect(200);

    // With its generation the credential is over.
    run.stop().await.unwrap();
    process.agents(acme.tenant()).into_iter().for_each(|agent| process.crash(agent));
    eventually("the credential is refused", async || {
        let answer = runtime.get("/v1/tenant-runtime/acme/model/default/v1/models").await;
        matches!(answer.status.as_u16(), 401 | 410).then_some(())
    })
    .await;
}
