//! What is kept of runs and how it is found again: repeats of a request, lists, and the log as pages.

use futures::TryStreamExt as _;
use hermes_hub_client::types::RunState;
use http::Method;
use hub_tests::{Caller, Process, Settings, text, text_with, whole_log};
use serde_json::{Value, json};

async fn keyed(acme: &Caller, key: &str, body: &Value) -> hub_tests::Answer {
    let request = acme.raw().request(Method::POST, &acme.runs()).header("idempotency-key", key);
    request.json(body).send().await
}

async fn listed(acme: &Caller, query: &str) -> Vec<String> {
    let page = acme.raw().get(&format!("{}{query}", acme.runs())).await.expect(200);
    let items = page["items"].as_array().expect("a page has items").iter();
    items.map(|run| run["id"].as_str().expect("a run has an id").to_owned()).collect()
}

#[tokio::test]
async fn the_same_request_again_is_the_same_run() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let body = text("[[say:once]]");
    let first = keyed(&acme, "k-1", &body).await;
    assert_eq!(first.header("idempotency-replayed"), "");
    let id = first.expect(202)["id"].clone();
    let again = keyed(&acme, "k-1", &body).await;
    assert_eq!((&again.expect(202)["id"], again.header("idempotency-replayed")), (&id, "true"));
    let other = keyed(&acme, "k-1", &text("[[say:other]]")).await;
    other.refused(422, "idempotency_key_conflict");
    let run = acme.follow(first.json());
    acme.output(&run).await;
    let late = keyed(&acme, "k-1", &body).await.expect(202);
    assert_eq!((&late["id"], &late["state"]), (&id, &json!("completed")), "the run as it is now");

    let process = process.end_and_restart().await;
    let acme = process.caller_for(acme.tenant().clone());
    let again = keyed(&acme, "k-1", &body).await;
    assert_eq!((&again.expect(202)["id"], again.header("idempotency-replayed")), (&id, "true"));
    assert_eq!(listed(&acme, "").await.len(), 1);
    assert_ne!(keyed(&acme, "k-2", &body).await.expect(202)["id"], id);
    let elsewhere = process.caller("other").await;
    assert_ne!(keyed(&elsewhere, "k-1", &body).await.expect(202)["id"], id, "a key is of one path");
}

#[tokio::test]
async fn one_key_sent_many_times_at_once_is_one_run() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let body = text("[[say:once]]");
    let answers = futures::future::join_all((0..20).map(|_| keyed(&acme, "k-1", &body))).await;
    let mut ids = Vec::new();
    for answer in answers {
        match answer.status.as_u16() {
            202 => ids.push(answer.json()["id"].clone()),
            _ => drop(answer.refused(409, "idempotency_in_progress")),
        }
    }
    ids.dedup();
    assert_eq!((ids.len(), listed(&acme, "").await.len()), (1, 1));
}

#[tokio::test]
async fn a_run_that_was_acknowledged_before_a_crash_is_there_once() {
    let mut process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let body = text(&format!("{} [[say:once]]", latch.wait()));
    let id = keyed(&acme, "k-1", &body).await.expect(202)["id"].clone();
    process.kill().await;
    let process = process.restart().await;
    let again = keyed(&acme, "k-1", &body).await.expect(202);
    assert_eq!(again["id"], id);
    latch.release();
    assert_eq!(acme.output(&acme.follow(again)).await, "once");
    drop(process);
}

#[tokio::test]
async fn runs_are_listed_newest_first_and_found_by_what_they_are() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let done = acme.run_with(text_with("[[say:a]]", json!({"sessionId": "s-1"}))).await;
    acme.output(&done).await;
    let failed = acme.run_with(text_with("[[fail:b]]", json!({"sessionId": "s-2"}))).await;
    acme.end(&failed).await;
    let works = acme.run("[[hang]]").await;
    let asks = acme.run("[[approve:rm x]]").await;
    acme.until(&works, RunState::Running).await;
    acme.until(&asks, RunState::WaitingForApproval).await;
    let [done, failed, works, asks] = [&done, &failed, &works, &asks].map(|run| run.id().to_string());
    let looked = acme.raw().get(&format!("{}/{works}", acme.runs())).await.expect(200);
    let third = looked["createdAt"].as_str().unwrap();
    let after = format!("?createdAfter={third}");
    let before = format!("?createdBefore={third}");
    let asked = [
        "",
        "?state=completed",
        "?state=running",
        "?state=waiting_for_approval",
        "?sessionId=s-2",
        "?sessionId=s-9",
        "?origin=api",
    ];
    let all = vec![asks.clone(), works.clone(), failed.clone(), done.clone()];
    for (query, expected) in asked.into_iter().chain([after.as_str(), before.as_str()]).zip([
        all.clone(),
        vec![done.clone()],
        vec![works.clone()],
        vec![asks.clone()],
        vec![failed.clone()],
        vec![],
        all.clone(),
        vec![asks.clone(), works.clone()],
        vec![failed.clone(), done.clone()],
    ]) {
        assert_eq!(listed(&acme, query).await, expected, "{query}");
    }
    assert_eq!(listed(&acme, "?state=failed&sessionId=s-1").await, [""; 0], "filters go together");
    for query in ["?colour=red", "?createdAfter=yesterday", "?limit=0", "?limit=1001", "?sessionId=CANARY!"] {
        acme.raw().get(&format!("{}{query}", acme.runs())).await.refused(400, "invalid_argument");
    }

    let stream = acme.hub().run_list().tenant_id("acme").limit(1).stream();
    let paged: Vec<String> = stream.map_ok(|run| run.id.to_string()).try_collect().await.unwrap();
    assert_eq!(paged, all, "page by page");
    let page = acme.raw().get(&format!("{}?limit=2&origin=api", acme.runs())).await.expect(200);
    let token = page["next_page"].as_str().unwrap();
    assert_eq!(listed(&acme, &format!("?page_token={token}")).await, [failed, done]);
    let differs = acme.raw().get(&format!("{}?page_token={token}&origin=cron", acme.runs())).await;
    differs.refused(400, "invalid_argument");
    let other = process.caller("other").await;
    other.raw().get(&format!("{}?page_token={token}", other.runs())).await.refused(400, "invalid_argument");
}

#[tokio::test]
async fn the_log_as_pages_is_the_log_as_a_stream() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[drip:20,1]] [[tool:terminal,ls]] [[say:done]]").await;
    let streamed = serde_json::to_value(whole_log(&run).await).unwrap();
    let path = acme.path(&run, "/event-log");
    for limit in [1, 7, 1000] {
        let (mut paged, mut query) = (Vec::new(), format!("?limit={limit}"));
        loop {
            let page = acme.raw().get(&format!("{path}{query}")).await.expect(200);
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= limit);
            paged.extend(items.iter().cloned());
            match page["next_page"].as_str() {
                Some(token) => query = format!("?limit={limit}&page_token={token}"),
                None => break,
            }
        }
        assert_eq!(Value::from(paged), streamed, "by {limit}");
    }
    // While a run goes on, its pages are what there is so far.
    let works = acme.run("[[say:so far]] [[hang]]").await;
    acme.until(&works, RunState::Running).await;
    let page = acme.raw().get(&acme.path(&works, "/event-log")).await.expect(200);
    assert_eq!((&page["items"][0]["type"], &page["next_page"]), (&json!("run.created"), &Value::Null));
}
