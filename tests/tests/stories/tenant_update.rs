//! tenant_update: what is absent stays, null clears, maps merge; dry runs, revisions and ETags.

use std::time::Duration;

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{
    AgentSettingsUpdate, ErrorCode, ErrorReason, Patch, StorageUpdate, Tenant, TenantUpdate,
};
use hub_tests::World;
use serde_json::{Value, json};

/// Makes a tenant with every member set.
async fn full(world: &World) -> Value {
    let body = json!({
        "id": "acme", "displayName": "Acme Ltd", "externalId": "crm-1", "labels": {"team": "support", "tier": "gold"},
        "metadata": {"contract": "2026"},
        "agent": {
            "model": "large", "maxConcurrentRuns": 2, "maxQueuedRuns": 7, "idleTimeoutSeconds": 60,
            "approvalTimeoutSeconds": 30, "runTimeoutSeconds": 90,
        },
        "storage": {"quotaBytes": 1073741824},
    });
    world.raw().post("/v1/tenants?waitSeconds=20", body).await.expect(201)
}

#[tokio::test]
async fn each_member_is_set_left_and_cleared_on_its_own() {
    let world = World::with().settable_clock().start().await;
    let mut expected = full(&world).await;
    let raw = world.raw();
    let mut revision = 1;
    for (body, pointer, value) in [
        (json!({"displayName": "Acme GmbH"}), "/displayName", json!("Acme GmbH")),
        (json!({"displayName": null}), "/displayName", Value::Null),
        (json!({"externalId": "crm-2"}), "/externalId", json!("crm-2")),
        (json!({"externalId": null}), "/externalId", Value::Null),
        (json!({"agent": {"model": "small"}}), "/agent/model", json!("small")),
        (json!({"agent": {"model": null}}), "/agent/model", Value::Null),
        (json!({"agent": {"maxConcurrentRuns": 8}}), "/agent/maxConcurrentRuns", json!(8)),
        (json!({"agent": {"maxConcurrentRuns": null}}), "/agent/maxConcurrentRuns", json!(4)),
        (json!({"agent": {"maxQueuedRuns": 0}}), "/agent/maxQueuedRuns", json!(0)),
        (json!({"agent": {"maxQueuedRuns": null}}), "/agent/maxQueuedRuns", json!(100)),
        (json!({"agent": {"idleTimeoutSeconds": 10}}), "/agent/idleTimeoutSeconds", json!(10)),
        (json!({"agent": {"idleTimeoutSeconds": null}}), "/agent/idleTimeoutSeconds", json!(900)),
        (json!({"agent": {"approvalTimeoutSeconds": 5}}), "/agent/approvalTimeoutSeconds", json!(5)),
        (json!({"agent": {"approvalTimeoutSeconds": null}}), "/agent/approvalTimeoutSeconds", json!(300)),
        (json!({"agent": {"runTimeoutSeconds": 1}}), "/agent/runTimeoutSeconds", json!(1)),
        (json!({"agent": {"runTimeoutSeconds": null}}), "/agent/runTimeoutSeconds", json!(3600)),
        (json!({"storage": {"quotaBytes": 2147483648_i64}}), "/storage/quotaBytes", json!(2147483648_i64)),
        (json!({"labels": {"team": "sales"}}), "/labels/team", json!("sales")),
        (json!({"labels": {"new": "", "tier": null}}), "/labels", json!({"new": "", "team": "sales"})),
        (
            json!({"metadata": {"contract": "2027", "note": "x"}}),
            "/metadata",
            json!({"contract": "2027", "note": "x"}),
        ),
        (json!({"metadata": {"contract": null}}), "/metadata", json!({"note": "x"})),
    ] {
        world.clock().advance(Duration::from_secs(60));
        let answer = raw.patch("/v1/tenants/acme", body.clone()).await;
        revision += 1;
        *expected.pointer_mut(pointer).unwrap() = value;
        let mut changed = answer.expect(200);
        assert_eq!(changed["revision"], revision, "{body}");
        assert_eq!(changed["updatedAt"], world.clock().now().to_rfc3339(), "{body}");
        assert_eq!(answer.header("etag"), format!("\"{}.{revision}\"", changed["uid"].as_str().unwrap()));
        for observed in ["revision", "observedRevision", "updatedAt", "state", "conditions"] {
            changed[observed] = expected[observed].clone();
        }
        for observed in ["usedBytes", "measuredAt"] {
            changed["storage"][observed] = expected["storage"][observed].clone();
        }
        assert_eq!(changed, expected, "{body}");
    }
    let cleared = raw.patch("/v1/tenants/acme", json!({"storage": {"quotaBytes": null}})).await.expect(200);
    assert_eq!(
        (&cleared["storage"]["quotaBytes"], &cleared["storage"]["enforcement"]),
        (&Value::Null, &json!("none"))
    );
}

#[tokio::test]
async fn the_sdk_clears_each_clearable_member_at_once() {
    let world = World::start().await;
    full(&world).await;
    let change = TenantUpdate {
        display_name: Patch::Clear,
        external_id: Patch::Clear,
        agent: Some(AgentSettingsUpdate {
            model: Patch::Clear,
            max_concurrent_runs: Patch::Clear,
            max_queued_runs: Patch::Clear,
            idle_timeout_seconds: Patch::Clear,
            approval_timeout_seconds: Patch::Clear,
            run_timeout_seconds: Patch::Clear,
        }),
        storage: Some(StorageUpdate { quota_bytes: Patch::Clear }),
        ..TenantUpdate::default()
    };
    let tenant =
        world.admin().tenant_update().tenant_id("acme").body(change).send().await.unwrap().into_inner();
    assert_eq!((&tenant.display_name, &tenant.external_id), (&None, &None));
    assert_eq!((tenant.agent.model.as_ref(), tenant.agent.max_concurrent_runs), (None, 4));
    assert_eq!((tenant.agent.max_queued_runs, tenant.agent.idle_timeout_seconds), (100, 900));
    assert_eq!((tenant.agent.approval_timeout_seconds, tenant.agent.run_timeout_seconds), (300, 3600));
    assert_eq!(tenant.storage.quota_bytes, None);
    assert_eq!(tenant.labels.len(), 2, "what is absent stays");
}

#[tokio::test]
async fn a_change_that_changes_nothing_keeps_the_revision() {
    let world = World::with().settable_clock().start().await;
    let before = full(&world).await;
    world.clock().advance(Duration::from_secs(60));
    for body in [
        json!({}),
        json!({"displayName": "Acme Ltd"}),
        json!({"labels": {}}),
        json!({"labels": {"team": "support", "absent": null}}),
        json!({"agent": {}}),
        json!({"agent": {"maxConcurrentRuns": 2}}),
        json!({"storage": {}, "metadata": {}}),
    ] {
        let after = world.raw().patch("/v1/tenants/acme", body.clone()).await.expect(200);
        assert_eq!(
            (&after["revision"], &after["updatedAt"]),
            (&before["revision"], &before["updatedAt"]),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_dry_run_answers_as_the_change_would_and_changes_nothing() {
    let world = World::start().await;
    let before = full(&world).await;
    world.raw().post("/v1/tenants", json!({"id": "other", "externalId": "crm-9"})).await.expect(201);
    let raw = world.raw();
    let target = "/v1/tenants/acme?dryRun=true";
    let tried = raw.patch(target, json!({"displayName": "X", "labels": {"team": null}})).await.expect(200);
    assert_eq!((&tried["displayName"], &tried["revision"]), (&json!("X"), &json!(2)));
    assert_eq!(tried["labels"], json!({"tier": "gold"}));
    // It is refused where the change would be.
    raw.patch(target, json!({"externalId": "crm-9"})).await.refused(409, "already_exists");
    raw.patch(target, json!({"labels": {"Bad": "x"}})).await.refused(400, "invalid_argument");
    let condition = raw.request(http::Method::PATCH, target).header("if-match", "\"other\"").text("{}");
    condition.send().await.refused(412, "etag_mismatch");
    let after = raw.get("/v1/tenants/acme").await.expect(200);
    for member in ["displayName", "labels", "revision", "updatedAt", "externalId"] {
        assert_eq!(after[member], before[member], "{member}");
    }
    let even =
        world.admin().tenant_list().label(vec!["team:support".try_into().unwrap()]).send().await.unwrap();
    assert_eq!(even.items.len(), 1, "the labels that lists filter by are as they were");
}

#[tokio::test]
async fn a_change_with_a_stale_etag_is_refused() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let admin = world.admin();
    let read = admin.tenant_view().tenant_id("acme").send().await.unwrap();
    let etag = read.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(etag, format!("\"{}.{}\"", acme.uid.as_str(), acme.revision));
    let rename =
        |name: &str| TenantUpdate { display_name: Patch::Set(name.to_owned()), ..TenantUpdate::default() };
    let update = |condition: &str, name: &str| {
        admin.tenant_update().tenant_id("acme").if_match(condition).body(rename(name)).send()
    };
    let first = update(&etag, "one").await.unwrap();
    let error = Error::from(update(&etag, "two").await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::EtagMismatch));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(412));
    assert_eq!(world.look("acme").await.display_name.as_deref(), Some("one"));
    update(first.headers()["etag"].to_str().unwrap(), "three").await.unwrap();
    update("*", "four").await.unwrap();
    let error = Error::from(
        admin.tenant_delete().tenant_id("acme").if_match(etag.as_str()).send().await.unwrap_err(),
    );
    assert_eq!(error.code(), Some(&ErrorCode::EtagMismatch));
    assert_eq!(world.look("acme").await.delete_requested_at, None);
}

#[tokio::test]
async fn of_many_changes_with_one_etag_at_once_one_wins() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let admin = world.admin();
    let etag = format!("\"{}.1\"", acme.uid.as_str());
    let changed = join_all((0..10).map(|number| {
        let body = TenantUpdate { display_name: Patch::Set(format!("n{number}")), ..TenantUpdate::default() };
        admin.tenant_update().tenant_id("acme").if_match(etag.as_str()).body(body).send()
    }))
    .await;
    assert_eq!(changed.iter().filter(|changed| changed.is_ok()).count(), 1);
    assert_eq!(world.look("acme").await.revision, 2);
}

#[tokio::test]
async fn of_many_changes_at_once_none_is_lost() {
    let world = World::start().await;
    world.tenant("acme").await;
    let admin = world.admin();
    let changed = join_all((0..20).map(|number| {
        let labels = std::collections::BTreeMap::from([(format!("l{number}"), Some("x".to_owned()))]);
        let body = TenantUpdate { labels: Some(labels.into()), ..TenantUpdate::default() };
        admin.tenant_update().tenant_id("acme").body(body).send()
    }))
    .await;
    assert!(changed.iter().all(Result::is_ok));
    let tenant: Tenant = world.look("acme").await;
    assert_eq!((tenant.labels.len(), tenant.revision), (20, 21));
}

#[tokio::test]
async fn an_external_id_stays_unique_and_is_free_once_cleared() {
    let world = World::start().await;
    full(&world).await;
    let raw = world.raw();
    raw.post("/v1/tenants", json!({"id": "other"})).await.expect(201);
    let take = json!({"externalId": "crm-1"});
    raw.patch("/v1/tenants/other", take.clone()).await.refused_for(
        409,
        "already_exists",
        "external_id_taken",
        "externalId",
    );
    raw.patch("/v1/tenants/acme", take.clone()).await.expect(200);
    raw.patch("/v1/tenants/acme", json!({"externalId": null})).await.expect(200);
    raw.patch("/v1/tenants/other", take).await.expect(200);
}

#[tokio::test]
async fn labels_and_metadata_have_their_bounds_after_the_merge() {
    let world = World::start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    let many = |prefix: &str, count: usize| -> Value {
        Value::Object((0..count).map(|number| (format!("{prefix}{number}"), json!("v"))).collect())
    };
    raw.patch("/v1/tenants/acme", json!({"labels": many("a", 64)})).await.expect(200);
    let answer = raw.patch("/v1/tenants/acme", json!({"labels": {"b": "v"}})).await;
    answer.refused_for(400, "invalid_argument", "too_many", "labels");
    raw.patch("/v1/tenants/acme", json!({"labels": {"b": "v", "a0": null}})).await.expect(200);
    raw.patch("/v1/tenants/acme", json!({"metadata": many("m", 50)})).await.expect(200);
    let answer = raw.patch("/v1/tenants/acme", json!({"metadata": {"n": "v"}})).await;
    answer.refused_for(400, "invalid_argument", "too_many", "metadata");
    let long = raw.patch("/v1/tenants/acme", json!({"metadata": {"m0": "v".repeat(501)}})).await;
    long.refused_for(400, "invalid_argument", "too_long", "metadata.m0");
    let value = raw.patch("/v1/tenants/acme", json!({"labels": {"b": "v".repeat(64)}})).await;
    value.refused_for(400, "invalid_argument", "too_long", "labels.b");
}

#[tokio::test]
async fn unknown_and_read_only_members_are_refused() {
    let world = World::start().await;
    world.tenant("acme").await;
    for member in ["id", "uid", "state", "revision", "access", "displayname"] {
        let answer = world.raw().patch("/v1/tenants/acme", json!({member: "CANARY"})).await;
        answer.refused_for(400, "invalid_argument", "unknown_member", member);
    }
    let error = Error::from(
        world
            .admin()
            .tenant_update()
            .tenant_id("acme")
            .body(TenantUpdate { display_name: Patch::Set(String::new()), ..TenantUpdate::default() })
            .send()
            .await
            .unwrap_err(),
    );
    assert_eq!(error.reason(), Some(&ErrorReason::TooShort));
    assert_eq!(world.look("acme").await.revision, 1);
}
