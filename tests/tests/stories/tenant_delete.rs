//! tenant_delete: what goes, what stays in the trash, and what a later tenant of the same id gets of it: nothing.

use std::fs;

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{ErrorCode, Tenant, TenantState};
use hub_tests::{World, eventually, is_gone};
use serde_json::json;

/// Leaves something in a tenant's home that a later tenant must not find.
fn leave_note(world: &World, tenant: &Tenant) {
    fs::write(world.home(tenant).join("workspace/note"), "private").expect("a home can be written");
}

#[tokio::test]
async fn a_deleted_tenant_is_gone_and_its_home_is_in_the_trash() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    leave_note(&world, &acme);
    let answer = world.raw().delete("/v1/tenants/acme?waitSeconds=20").await;
    let last = answer.expect(202);
    assert_eq!((&last["state"], &last["uid"]), (&json!("deleting"), &json!(acme.uid.as_str())));
    assert!(!last["deleteRequestedAt"].is_null());
    world.raw().get("/v1/tenants/acme").await.refused(404, "not_found");
    assert!(world.admin().tenant_list().send().await.unwrap().items.is_empty());
    assert!(!world.home(&acme).exists());
    let trash = world.trash(&acme);
    assert_eq!(trash.len(), 1);
    assert_eq!(fs::read_to_string(trash[0].join("workspace/note")).unwrap(), "private");
}

#[tokio::test]
async fn a_purged_tenant_leaves_nothing() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    leave_note(&world, &acme);
    world.admin().tenant_delete().tenant_id("acme").purge(true).wait_seconds(20).send().await.unwrap();
    assert!(is_gone(world.admin(), "acme").await);
    assert!(!world.home(&acme).exists());
    assert!(world.trash(&acme).is_empty());
}

#[tokio::test]
async fn a_later_tenant_of_the_same_id_gets_nothing_of_it() {
    let world = World::start().await;
    let body = json!({"id": "acme", "displayName": "Old", "externalId": "crm-1", "labels": {"team": "x"}});
    world.raw().post("/v1/tenants?waitSeconds=20", body).await.expect(201);
    world.raw().put("/v1/tenants/acme/access", json!({"status": "blocked"})).await.expect(200);
    let old = world.look("acme").await;
    leave_note(&world, &old);
    world.admin().tenant_delete().tenant_id("acme").wait_seconds(20).send().await.unwrap();

    let new = world.tenant("acme").await;
    assert_ne!(new.uid, old.uid);
    assert_eq!((new.display_name.as_ref(), new.external_id.as_ref(), new.labels.len()), (None, None, 0));
    assert_eq!((new.access.status.as_str(), new.revision), ("active", 1));
    assert!(!world.home(&new).join("workspace/note").exists());
    assert_eq!(fs::read_dir(world.home(&new).join("workspace")).unwrap().count(), 0);
    let stale = format!("\"{}.{}\"", old.uid.as_str(), old.revision);
    let refused = world.admin().tenant_delete().tenant_id("acme").if_match(stale).send().await.unwrap_err();
    assert_eq!(
        Error::from(refused).code(),
        Some(&ErrorCode::EtagMismatch),
        "the old etag is not the new tenant's"
    );
    let none = world.admin().tenant_list().label(vec!["team:x".try_into().unwrap()]).send().await.unwrap();
    assert!(none.items.is_empty());
    world.raw().post("/v1/tenants", json!({"id": "other", "externalId": "crm-1"})).await.expect(201);
}

#[tokio::test]
async fn deleting_again_is_harmless() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let admin = world.admin();
    let deleted = join_all((0..10).map(|_| admin.tenant_delete().tenant_id("acme").send())).await;
    for deleted in deleted {
        match deleted.map_err(Error::from) {
            Ok(tenant) => assert_eq!((&tenant.uid, &tenant.state), (&acme.uid, &TenantState::Deleting)),
            Err(error) => assert!(error.is_not_found(), "{error}"),
        }
    }
    eventually("it is gone", async || is_gone(admin, "acme").await.then_some(())).await;
    assert_eq!(world.trash(&acme).len(), 1);
    let refused = admin.tenant_delete().tenant_id("acme").send().await.unwrap_err();
    assert!(Error::from(refused).is_not_found());
}

#[tokio::test]
async fn a_tenant_that_cannot_be_removed_yet_stays_deleting_and_refuses_changes() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    // A file where the trash should be: the home has nowhere to go.
    fs::write(world.data_dir().join("trash"), "in the way").unwrap();
    let answer = world.raw().delete("/v1/tenants/acme?waitSeconds=1").await;
    assert_eq!(answer.expect(202)["state"], "deleting");
    let stuck = eventually("the failure shows", async || {
        let tenant = world.look("acme").await;
        tenant.conditions.iter().any(|condition| condition.status.as_str() == "false").then_some(tenant)
    })
    .await;
    assert_eq!(stuck.state, TenantState::Deleting);
    assert!(stuck.conditions[0].next_try_at.is_some());
    let raw = world.raw();
    raw.patch("/v1/tenants/acme", json!({"displayName": "x"})).await.refused_for(
        409,
        "failed_precondition",
        "tenant_deleting",
        "",
    );
    let access = raw.put("/v1/tenants/acme/access", json!({"status": "blocked"})).await;
    access.refused_for(409, "failed_precondition", "tenant_deleting", "");
    raw.post("/v1/tenants", json!({"id": "acme"})).await.refused_for(409, "already_exists", "id_taken", "id");
    raw.delete("/v1/tenants/acme").await.expect(202);
    let listed = world.admin().tenant_list().state("deleting").send().await.unwrap();
    assert_eq!(listed.items.len(), 1);
    fs::remove_file(world.data_dir().join("trash")).unwrap();
    eventually("it is gone by itself", async || is_gone(world.admin(), "acme").await.then_some(())).await;
    assert_eq!(world.trash(&acme).len(), 1);
}

#[tokio::test]
async fn a_delete_can_be_made_a_purge_while_it_is_under_way() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    fs::write(world.data_dir().join("trash"), "in the way").unwrap();
    world.admin().tenant_delete().tenant_id("acme").send().await.unwrap();
    world.admin().tenant_delete().tenant_id("acme").purge(true).send().await.unwrap();
    fs::remove_file(world.data_dir().join("trash")).unwrap();
    eventually("it is gone", async || is_gone(world.admin(), "acme").await.then_some(())).await;
    assert!(world.trash(&acme).is_empty() && !world.home(&acme).exists());
}

#[tokio::test]
async fn a_blocked_tenant_can_be_deleted() {
    let world = World::start().await;
    world.tenant("acme").await;
    world.raw().put("/v1/tenants/acme/access", json!({"status": "blocked"})).await.expect(200);
    world.admin().tenant_delete().tenant_id("acme").wait_seconds(20).send().await.unwrap();
    assert!(is_gone(world.admin(), "acme").await);
}
