//! How a tenant comes to be ready, and what shows when it does not.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use hermes_hub_client::types::{ConditionStatus, TenantState};
use hub_tests::{World, eventually, tenant_body};

#[tokio::test]
async fn a_home_is_private_to_the_hub() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let home = world.home(&acme);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(world.data_dir()) & 0o077, 0);
    assert_eq!(mode(&home), 0o700);
    for part in ["home", "workspace"] {
        assert_eq!(mode(&home.join(part)), 0o700, "{part}");
    }
}

#[tokio::test]
async fn a_home_that_cannot_be_made_shows_as_failed_and_mends_by_itself() {
    let world = World::start().await;
    let tenants = world.data_dir().join("tenants");
    fs::write(&tenants, "in the way").unwrap();
    let made = world.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    let made = made.into_inner();
    assert_eq!(made.state, TenantState::Failed);
    assert_eq!(made.observed_revision, 0);
    let condition = &made.conditions[0];
    assert_eq!((condition.type_.as_str(), &condition.status), ("home_ready", &ConditionStatus::False));
    assert!(condition.next_try_at.is_some_and(|at| at > condition.last_transition_at), "{condition:?}");
    assert!(
        !condition.message.contains(tenants.to_str().unwrap()),
        "no path of the hub's: {}",
        condition.message
    );
    assert_eq!(world.admin().tenant_list().state("failed").send().await.unwrap().items.len(), 1);

    fs::remove_file(&tenants).unwrap();
    let ready = eventually("the tenant is ready", async || {
        let tenant = world.look("acme").await;
        (tenant.state == TenantState::Ready).then_some(tenant)
    })
    .await;
    assert_eq!((&ready.uid, ready.observed_revision, ready.revision), (&made.uid, 1, 1));
    assert_eq!(
        (&ready.conditions[0].status, ready.conditions[0].next_try_at),
        (&ConditionStatus::True, None)
    );
    assert!(world.home(&ready).join("workspace").is_dir());
}

#[tokio::test]
async fn a_tenant_that_failed_can_be_deleted() {
    let world = World::start().await;
    fs::write(world.data_dir().join("tenants"), "in the way").unwrap();
    let made = world.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    assert_eq!(made.state, TenantState::Failed);
    world.admin().tenant_delete().tenant_id("acme").purge(true).send().await.unwrap();
    fs::remove_file(world.data_dir().join("tenants")).unwrap();
    eventually("it is gone", async || hub_tests::is_gone(world.admin(), "acme").await.then_some(())).await;
}
