//! tenant_create and tenant_view.

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{
    AccessStatus, AgentSettingsCreate, AgentState, ErrorCode, ErrorReason, StorageCreate, TenantCreate,
    TenantState,
};
use hub_tests::{World, eventually, tenant_body};
use serde_json::json;

#[tokio::test]
async fn a_tenant_is_made_with_every_default() {
    let world = World::with().settable_clock().start().await;
    let answer = world.raw().post("/v1/tenants?waitSeconds=20", json!({"id": "acme"})).await;
    let tenant = answer.expect(201);
    let now = world.clock().now().to_rfc3339();
    let uid = tenant["uid"].as_str().unwrap();
    assert_eq!(answer.header("location"), "/v1/tenants/acme");
    assert_eq!(answer.header("etag"), format!("\"{uid}.1\""));
    assert_eq!(answer.header("idempotency-replayed"), "");
    assert_eq!(
        tenant,
        json!({
            "id": "acme", "uid": uid, "displayName": null, "externalId": null, "labels": {}, "metadata": {},
            "agent": {
                "model": null, "maxConcurrentRuns": 4, "maxQueuedRuns": 100, "idleTimeoutSeconds": 900,
                "approvalTimeoutSeconds": 300, "runTimeoutSeconds": 3600,
            },
            "storage": {"quotaBytes": null, "usedBytes": null, "measuredAt": null, "enforcement": "none"},
            "state": "ready",
            "conditions": [{
                "type": "home_ready", "status": "true", "reason": "provisioned", "message": "the home exists",
                "lastTransitionAt": now, "nextTryAt": null,
            }],
            "access": {"status": "active", "message": null, "reason": null, "changedAt": now},
            "agentState": "hibernated", "releaseId": null, "activeRuns": 0, "revision": 1, "observedRevision": 1,
            "createdAt": now, "updatedAt": now, "deleteRequestedAt": null,
        })
    );
    let view = world.raw().get("/v1/tenants/acme").await;
    assert_eq!(view.header("etag"), answer.header("etag"));
}

#[tokio::test]
async fn a_tenant_is_made_with_all_that_is_asked_for() {
    let world = World::start().await;
    let body = TenantCreate {
        id: "acme".try_into().unwrap(),
        display_name: Some("Acme Ltd ✓".to_owned()),
        external_id: Some("crm:4711/a".try_into().unwrap()),
        labels: Some(
            [("team".to_owned(), "support".to_owned())]
                .into_iter()
                .collect::<std::collections::BTreeMap<_, _>>()
                .into(),
        ),
        metadata: Some(
            [("note".to_owned(), "é\n\"".to_owned())]
                .into_iter()
                .collect::<std::collections::BTreeMap<_, _>>()
                .into(),
        ),
        agent: Some(AgentSettingsCreate {
            model: Some("small".to_owned()),
            max_concurrent_runs: Some(32),
            max_queued_runs: Some(0),
            idle_timeout_seconds: Some(10),
            approval_timeout_seconds: Some(5),
            run_timeout_seconds: Some(1),
        }),
        storage: Some(StorageCreate { quota_bytes: Some(1 << 20) }),
    };
    let made =
        world.admin().tenant_create().body(body.clone()).wait_seconds(20).send().await.unwrap().into_inner();
    assert_eq!(made, world.look("acme").await);
    assert_eq!((&made.display_name, &made.external_id), (&body.display_name, &body.external_id));
    assert_eq!((Some(&made.labels), Some(&made.metadata)), (body.labels.as_ref(), body.metadata.as_ref()));
    assert_eq!((made.agent.model.as_deref(), made.agent.max_concurrent_runs), (Some("small"), 32));
    assert_eq!((made.agent.max_queued_runs, made.agent.run_timeout_seconds), (0, 1));
    assert_eq!(made.storage.quota_bytes, Some(1 << 20));
    assert_eq!(made.storage.enforcement.as_str(), "advisory");
    assert_eq!((made.state, made.agent_state), (TenantState::Ready, AgentState::Hibernated));
    assert_eq!(made.access.status, AccessStatus::Active);
}

#[tokio::test]
async fn a_create_that_does_not_wait_is_followed_by_the_home() {
    let world = World::start().await;
    let made = world.admin().tenant_create().body(tenant_body("acme")).send().await.unwrap().into_inner();
    assert!(matches!(made.state, TenantState::Provisioning | TenantState::Ready), "{}", made.state);
    let ready = eventually("the tenant is ready", async || {
        let tenant = world.look("acme").await;
        (tenant.state == TenantState::Ready).then_some(tenant)
    })
    .await;
    assert_eq!(ready.uid, made.uid);
    assert!(world.home(&ready).is_dir());
}

#[tokio::test]
async fn an_id_or_external_id_in_use_is_refused() {
    let world = World::start().await;
    let first = json!({"id": "acme", "externalId": "crm-1"});
    world.raw().post("/v1/tenants", first.clone()).await.expect(201);
    for (body, reason, field) in [
        (json!({"id": "acme"}), "id_taken", "id"),
        (json!({"id": "other", "externalId": "crm-1"}), "external_id_taken", "externalId"),
    ] {
        let answer = world.raw().post("/v1/tenants", body).await;
        answer.refused_for(409, "already_exists", reason, field);
        assert_eq!(answer.json()["retryable"], false);
    }
    world.raw().post("/v1/tenants", first).await.refused(409, "already_exists");
    let error =
        Error::from(world.admin().tenant_create().body(tenant_body("acme")).send().await.unwrap_err());
    assert_eq!(
        (error.code(), error.reason()),
        (Some(&ErrorCode::AlreadyExists), Some(&ErrorReason::IdTaken))
    );
    assert_eq!(world.admin().tenant_list().send().await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn of_many_creates_of_one_id_at_once_one_wins() {
    let world = World::start().await;
    let admin = world.admin();
    let made = join_all((0..20).map(|_| admin.tenant_create().body(tenant_body("acme")).send())).await;
    let won = made.iter().filter(|made| made.is_ok()).count();
    assert_eq!(won, 1);
    for lost in made.into_iter().filter_map(Result::err) {
        assert_eq!(Error::from(lost).reason(), Some(&ErrorReason::IdTaken));
    }
}

#[tokio::test]
async fn a_tenant_that_is_not_there_is_404_for_every_operation() {
    let world = World::start().await;
    let raw = world.raw();
    for answer in [
        raw.get("/v1/tenants/nobody").await,
        raw.patch("/v1/tenants/nobody", json!({})).await,
        raw.delete("/v1/tenants/nobody").await,
        raw.get("/v1/tenants/nobody/access").await,
        raw.put("/v1/tenants/nobody/access", json!({"status": "active"})).await,
    ] {
        let body = answer.refused(404, "not_found");
        assert_eq!(body["message"], "there is no such tenant");
    }
    let error = Error::from(world.admin().tenant_view().tenant_id("nobody").send().await.unwrap_err());
    assert!(error.is_not_found());
    assert!(error.to_string().starts_with("there is no such tenant (not_found, request "), "{error}");
}
