//! tenant_access_view and tenant_access_replace.

use std::time::Duration;

use hermes_hub_client::Error;
use hermes_hub_client::types::{AccessReplace, AccessStatus, ErrorCode, Patch, TenantUpdate};
use hub_tests::World;
use serde_json::{Value, json};

fn blocked() -> AccessReplace {
    AccessReplace {
        status: AccessStatus::Blocked,
        message: Some("the trial has ended, please contact sales".to_owned()),
        reason: Some("trial_ended".to_owned()),
    }
}

#[tokio::test]
async fn a_tenant_is_blocked_and_let_in_again() {
    let world = World::with().settable_clock().start().await;
    let acme = world.tenant("acme").await;
    let admin = world.admin();
    world.clock().advance(Duration::from_secs(60));
    let access = admin.tenant_access_replace().tenant_id("acme").body(blocked()).send().await.unwrap();
    assert_eq!(access.headers()["etag"], format!("\"{}.2\"", acme.uid.as_str()));
    let access = access.into_inner();
    assert_eq!(access.status, AccessStatus::Blocked);
    assert_eq!((access.message, access.reason), (blocked().message, blocked().reason));
    assert_eq!(access.changed_at.to_string(), world.clock().now().to_rfc3339());
    let tenant = world.look("acme").await;
    assert_eq!((tenant.access.status, tenant.revision), (AccessStatus::Blocked, 2));

    // Reads and changes of settings stay.
    world.reader().tenant_access_view().tenant_id("acme").send().await.unwrap();
    let change = TenantUpdate { display_name: Patch::Set("x".to_owned()), ..TenantUpdate::default() };
    admin.tenant_update().tenant_id("acme").body(change).send().await.unwrap();

    let active = AccessReplace { status: AccessStatus::Active, message: None, reason: None };
    let access =
        admin.tenant_access_replace().tenant_id("acme").body(active).send().await.unwrap().into_inner();
    assert_eq!((access.status, access.message, access.reason), (AccessStatus::Active, None, None));
    assert_eq!(world.look("acme").await.revision, 4);
}

#[tokio::test]
async fn the_same_access_again_changes_nothing() {
    let world = World::with().settable_clock().start().await;
    world.tenant("acme").await;
    let put = |body: Value| {
        let raw = world.raw();
        async move { raw.put("/v1/tenants/acme/access", body).await }
    };
    let body = json!({"status": "blocked", "message": "m", "reason": "r"});
    let first = put(body.clone()).await;
    world.clock().advance(Duration::from_secs(60));
    let again = put(body).await;
    assert_eq!((again.expect(200), again.header("etag")), (first.expect(200), first.header("etag")));
    let other = put(json!({"status": "blocked"})).await.expect(200);
    assert_eq!(
        (&other["message"], &other["reason"]),
        (&Value::Null, &Value::Null),
        "left-out members are cleared"
    );
    assert_eq!(other["changedAt"], world.clock().now().to_rfc3339());
    let view = world.raw().get("/v1/tenants/acme/access").await;
    assert_eq!(view.expect(200), other);
}

#[tokio::test]
async fn an_access_state_that_is_none_is_refused() {
    let world = World::start().await;
    world.tenant("acme").await;
    for (body, reason, field) in [
        (json!({}), "missing_member", "status"),
        (json!({"status": "CANARY"}), "unknown_value", "status"),
        (json!({"status": null}), "wrong_type", "status"),
        (json!({"status": "blocked", "message": ""}), "too_short", "message"),
        (json!({"status": "blocked", "reason": "Not A Word"}), "pattern_mismatch", "reason"),
        (json!({"status": "blocked", "changedAt": "x"}), "unknown_member", "changedAt"),
    ] {
        let answer = world.raw().put("/v1/tenants/acme/access", body.clone()).await;
        let said = answer.refused(400, "invalid_argument");
        let detail = &said["details"][0];
        assert_eq!((&detail["reason"], &detail["field"]), (&json!(reason), &json!(field)), "{body}: {said}");
    }
    assert_eq!(world.look("acme").await.revision, 1);
    // The SDK accepts values of later Hubs; this one does not know it.
    let body =
        AccessReplace { status: AccessStatus::Unlisted("suspended".to_owned()), message: None, reason: None };
    let refused =
        world.admin().tenant_access_replace().tenant_id("acme").body(body).send().await.unwrap_err();
    assert_eq!(Error::from(refused).code(), Some(&ErrorCode::InvalidArgument));
}

#[tokio::test]
async fn a_stale_etag_blocks_nobody() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let admin = world.admin();
    let put = |condition: String| {
        admin.tenant_access_replace().tenant_id("acme").if_match(condition).body(blocked()).send()
    };
    let refused = put(format!("\"{}.9\"", acme.uid.as_str())).await.unwrap_err();
    assert_eq!(Error::from(refused).code(), Some(&ErrorCode::EtagMismatch));
    assert_eq!(world.look("acme").await.access.status, AccessStatus::Active);
    put(format!("\"{}.1\"", acme.uid.as_str())).await.unwrap();
    assert_eq!(world.look("acme").await.access.status, AccessStatus::Blocked);
}
