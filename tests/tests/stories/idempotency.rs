//! `Idempotency-Key` of tenant_create: a repeat gets the first answer, whatever came in between.

use std::time::Duration;

use futures::future::join_all;
use http::Method;
use hub_server::auth::Scope;
use hub_tests::{Answer, Process, Raw, World};
use serde_json::{Value, json};

async fn create(raw: &Raw, key: &str, target: &str, body: Value) -> Answer {
    raw.request(Method::POST, target).header("idempotency-key", key).json(&body).send().await
}

#[tokio::test]
async fn a_repeat_is_answered_like_the_first_request() {
    let world = World::start().await;
    let raw = world.raw();
    let body = json!({"id": "acme", "displayName": "Acme"});
    let first = create(&raw, "k-1", "/v1/tenants", body.clone()).await;
    let made = first.expect(201);
    assert_eq!(first.header("idempotency-replayed"), "");
    for target in ["/v1/tenants", "/v1/tenants?waitSeconds=20"] {
        let again = create(&raw, "k-1", target, body.clone()).await;
        let repeated = again.expect(201);
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!((&repeated["uid"], &repeated["createdAt"]), (&made["uid"], &made["createdAt"]));
        for header in ["location", "etag"] {
            assert_eq!(again.header(header), first.header(header), "{header}");
        }
    }
    assert_eq!(world.admin().tenant_list().send().await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_key_with_another_request_is_refused() {
    let world = World::start().await;
    let raw = world.raw();
    create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await.expect(201);
    for body in [json!({"id": "other"}), json!({"id": "acme", "displayName": "CANARY"})] {
        let answer = create(&raw, "k-1", "/v1/tenants", body).await;
        answer.refused(422, "idempotency_key_conflict");
        assert_eq!(answer.json()["retryable"], false);
    }
    assert_eq!(world.admin().tenant_list().send().await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn one_key_sent_many_times_at_once_makes_one_tenant() {
    let world = World::start().await;
    let raw = world.raw();
    let body = json!({"id": "acme"});
    let answers = join_all((0..20).map(|_| create(&raw, "k-1", "/v1/tenants", body.clone()))).await;
    let mut uids = Vec::new();
    let mut fresh = 0;
    for answer in &answers {
        if answer.status == 409 {
            answer.refused(409, "idempotency_in_progress");
            continue;
        }
        uids.push(answer.expect(201)["uid"].clone());
        fresh += usize::from(answer.header("idempotency-replayed").is_empty());
    }
    uids.dedup();
    assert_eq!((uids.len(), fresh), (1, 1));
}

#[tokio::test]
async fn a_key_belongs_to_its_caller_and_not_to_its_token() {
    let world = World::start().await;
    let other = world.tokens().create("other", Scope::Admin, None).await.unwrap();
    let mine = world.tokens().create("mine", Scope::Admin, None).await.unwrap();
    let raw = world.raw().token(Some(mine.token.expose()));
    create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await.expect(201);
    // Another caller's request of the same key is another request.
    let raw = world.raw().token(Some(other.token.expose()));
    create(&raw, "k-1", "/v1/tenants", json!({"id": "other"})).await.expect(201);
    // A new secret of the same token is the same caller.
    let rotated = world.tokens().rotate(mine.id.as_str(), Duration::ZERO).await.unwrap();
    let raw = world.raw().token(Some(rotated.token.expose()));
    let again = create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await;
    again.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let world = World::start().await;
    let raw = world.raw();
    world.tenant("acme").await;
    create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await.refused(409, "already_exists");
    world.admin().tenant_delete().tenant_id("acme").wait_seconds(20).send().await.unwrap();
    let made = create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await;
    made.expect(201);
    assert_eq!(made.header("idempotency-replayed"), "");
}

#[tokio::test]
async fn a_key_is_free_again_after_a_day() {
    let world = World::with().settable_clock().start().await;
    let raw = world.raw();
    create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await.expect(201);
    world.clock().advance(Duration::from_secs(86_399));
    create(&raw, "k-1", "/v1/tenants", json!({"id": "other"})).await.refused(422, "idempotency_key_conflict");
    world.clock().advance(Duration::from_secs(2));
    let made = create(&raw, "k-1", "/v1/tenants", json!({"id": "other"})).await;
    made.expect(201);
    assert_eq!(made.header("idempotency-replayed"), "");
}

#[tokio::test]
async fn a_repeat_after_the_tenant_is_gone_says_what_the_first_answer_said() {
    let world = World::start().await;
    let raw = world.raw();
    let first = create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await.expect(201);
    world.admin().tenant_delete().tenant_id("acme").wait_seconds(20).send().await.unwrap();
    let again = create(&raw, "k-1", "/v1/tenants", json!({"id": "acme"})).await;
    assert_eq!(again.expect(201)["uid"], first["uid"]);
    raw.get("/v1/tenants/acme").await.refused(404, "not_found");
}

#[tokio::test]
async fn a_repeat_after_a_crash_is_answered_like_the_first_request() {
    let mut process = Process::start().await;
    let body = json!({"id": "acme"});
    let first = create(&process.raw(), "k-1", "/v1/tenants", body.clone()).await.expect(201);
    process.kill().await;
    let process = process.restart().await;
    let again = create(&process.raw(), "k-1", "/v1/tenants", body).await;
    assert_eq!(again.expect(201)["uid"], first["uid"]);
    assert_eq!(again.header("idempotency-replayed"), "true");
    create(&process.raw(), "k-1", "/v1/tenants", json!({"id": "b"}))
        .await
        .refused(422, "idempotency_key_conflict");
}
