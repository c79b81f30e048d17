//! The area on a real database, with hosts that are only noted.

use hub_types::{
    EnvironmentKey, EnvironmentKeyState, EnvironmentName, ErrorCode, ErrorReason, EtagCondition,
    RuntimeOrderType, Tenant,
};

use super::Set;
use crate::db::on;
use crate::error::ApiError;
use crate::seal::SealError;
use crate::test_world::{World, hello, tenant_id};

const VALUE: &str = "s3cret-of-the-notes";

impl World {
    fn environment(&self) -> super::Environment {
        super::Environment::new(self.cx.clone(), self.tenants.clone(), self.agents.clone())
    }

    async fn set(&self, name: &str, value: &str) -> Result<EnvironmentKey, ApiError> {
        self.set_if(name, value, None).await
    }

    async fn set_if(
        &self,
        name: &str,
        value: &str,
        condition: Option<&str>,
    ) -> Result<EnvironmentKey, ApiError> {
        let condition = condition.map(|text| text.parse::<EtagCondition>().expect("a condition"));
        let set = Set { name: named(name), value: value.into(), by: "operator:tok_a".to_owned(), condition };
        self.environment().set(&tenant_id("acme"), set).await
    }

    async fn remove(&self, name: &str) -> Result<(), ApiError> {
        self.environment().delete(&tenant_id("acme"), named(name), None).await
    }

    /// The listed names with their states.
    async fn keys(&self) -> Vec<(String, EnvironmentKeyState)> {
        let query = serde_json::from_value(serde_json::json!({ "limit": 1000 })).expect("a query");
        let page = self.environment().list(&tenant_id("acme"), &query).await.expect("a page");
        page.items.into_iter().map(|key| (key.name.to_string(), key.state)).collect()
    }

    async fn values(&self, tenant: &Tenant) -> Vec<(String, String)> {
        let values = self.environment().values(&tenant.uid).await.expect("values");
        values.into_iter().map(|(name, value)| (name, value.expose().to_owned())).collect()
    }

    async fn run_sql(&self, sql: &'static str) {
        let done = self.cx.db.write("test", move |tx| {
            Box::pin(async move {
                Ok::<_, crate::db::DbError>(on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?)
            })
        });
        done.await.expect("written");
    }
}

fn named(name: &str) -> EnvironmentName {
    EnvironmentName::try_from(name).expect("a name")
}

fn active(name: &str) -> (String, EnvironmentKeyState) {
    (name.to_owned(), EnvironmentKeyState::Active)
}

fn pending(name: &str) -> (String, EnvironmentKeyState) {
    (name.to_owned(), EnvironmentKeyState::PendingRestart)
}

#[tokio::test]
async fn a_key_has_a_revision_for_each_other_value_and_is_opened_for_the_host_alone() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let first = world.set("NOTES_TOKEN", VALUE).await.expect("set");
    assert_eq!((first.revision, first.state.clone()), (1, EnvironmentKeyState::Active));
    assert!(first.uid.starts_with("env_"));
    assert_eq!(world.set("NOTES_TOKEN", VALUE).await.expect("the same"), first);
    let second = world.set("NOTES_TOKEN", "another value").await.expect("set");
    assert_eq!((second.revision, &second.uid), (2, &first.uid));
    let etag = hub_glue::etag(&first.uid, 1);
    let refusal = world.set_if("NOTES_TOKEN", VALUE, Some(&etag)).await.expect_err("changed since");
    assert_eq!(*refusal.code(), ErrorCode::EtagMismatch);
    let refusal = world.set_if("OTHER_TOKEN", VALUE, Some("*")).await.expect_err("not there");
    assert_eq!(*refusal.code(), ErrorCode::EtagMismatch);
    world.set_if("NOTES_TOKEN", VALUE, Some(&hub_glue::etag(&first.uid, 2))).await.expect("as it was read");
    world.set("CRM_KEY", "x").await.expect("set");
    assert_eq!(world.keys().await, [active("CRM_KEY"), active("NOTES_TOKEN")]);
    let expected =
        [("CRM_KEY", "x"), ("NOTES_TOKEN", VALUE)].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(world.values(&tenant).await, expected);

    let host = world.wake(&tenant).await;
    let welcome = world.callbacks.hello(&host, &tenant.id, hello(host.generation)).await.expect("welcome");
    assert_eq!(welcome.settings.environment["NOTES_TOKEN"].expose(), VALUE);
    assert!(!format!("{welcome:?}").contains(VALUE));
}

#[tokio::test]
async fn a_sealed_value_is_good_in_its_own_place_only() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    world.set("A_KEY", VALUE).await.expect("set");
    world.set("B_KEY", "of b").await.expect("set");
    let rows = super::store::all_set(&mut world.cx.db.read().await.expect("a reader"), &tenant.uid)
        .await
        .expect("rows");
    let row = rows.into_iter().find(|row| row.name == "A_KEY").expect("it is there");
    assert_eq!(row.open(&world.cx.seal).expect("opens").expect("is set").expose(), VALUE);
    let sealed = row.value.clone().expect("sealed");
    assert!(!sealed.windows(VALUE.len()).any(|window| window == VALUE.as_bytes()));
    let moved = [
        super::KeyRow { tenant_uid: "ten_other".to_owned(), ..row.clone() },
        super::KeyRow { name: "B_KEY".to_owned(), ..row.clone() },
        super::KeyRow { revision: 2, ..row.clone() },
        super::KeyRow { uid: "env_other".to_owned(), ..row.clone() },
    ];
    for row in moved {
        assert_eq!(row.open(&world.cx.seal).map(|_| ()), Err(SealError::Damaged));
    }
    // What was swapped in the database is left out, and the rest still goes to the agent.
    world.run_sql("UPDATE environment_keys SET revision = 9 WHERE name = 'A_KEY'").await;
    assert_eq!(world.values(&tenant).await, [("B_KEY".to_owned(), "of b".to_owned())]);
}

#[tokio::test]
async fn without_an_agent_a_removed_key_is_gone_at_once() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    world.set("NOTES_TOKEN", VALUE).await.expect("set");
    world.remove("NOTES_TOKEN").await.expect("removed");
    assert_eq!(world.keys().await, []);
    assert_eq!(world.values(&tenant).await, []);
    let refusal = world.remove("NOTES_TOKEN").await.expect_err("it is gone");
    assert_eq!(*refusal.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_removed_key_is_listed_until_the_agent_was_restarted() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    world.set("A_KEY", VALUE).await.expect("set");
    world.set("B_KEY", VALUE).await.expect("set");
    let host = world.greeted(&tenant).await;
    world.remove("A_KEY").await.expect("removed");
    world.remove("A_KEY").await.expect("harmless");
    assert_eq!(world.keys().await, [pending("A_KEY"), active("B_KEY")]);
    assert_eq!(world.values(&tenant).await, [("B_KEY".to_owned(), VALUE.to_owned())]);
    let orders = world.agents.orders_after(&host, 0, 10).await.expect("orders");
    let kinds: Vec<_> = orders.iter().map(|order| order.type_.clone()).collect();
    assert_eq!(kinds, [RuntimeOrderType::AgentConfigure]);
    assert!(orders.iter().all(|order| order.data.is_empty()), "an order holds nothing of a key");

    world.look().await;
    let orders = world.agents.orders_after(&host, 0, 10).await.expect("orders");
    assert_eq!(orders.last().map(|order| order.type_.clone()), Some(RuntimeOrderType::AgentEnd));
    assert_eq!(world.keys().await, [pending("A_KEY"), active("B_KEY")], "it has not ended yet");
    world.hosts.exit(&tenant.id, host.generation);
    world.look().await;
    assert_eq!(world.keys().await, [active("B_KEY")]);
    world.look().await;
    assert_eq!(world.current(&tenant).await.map(|live| live.generation), Some(host.generation + 1));
    let refusal = world.remove("A_KEY").await.expect_err("it is gone");
    assert_eq!(*refusal.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn an_agent_at_work_is_not_restarted_and_a_key_that_is_set_again_is_active() {
    let world = World::new().await;
    let tenant = world.tenant("acme").await;
    let before = world.set("A_KEY", VALUE).await.expect("set");
    let host = world.greeted(&tenant).await;
    world.run_sql("UPDATE tenants SET active_runs = 1").await;
    world.remove("A_KEY").await.expect("removed");
    world.look().await;
    assert_eq!(world.keys().await, [pending("A_KEY")]);
    let orders = world.agents.orders_after(&host, 0, 10).await.expect("orders");
    assert!(orders.iter().all(|order| order.type_ != RuntimeOrderType::AgentEnd), "it works");
    let after = world.set("A_KEY", VALUE).await.expect("set again");
    assert_eq!((after.revision, after.uid == before.uid), (1, false));
    assert_eq!(world.keys().await, [active("A_KEY")]);
    world.run_sql("UPDATE tenants SET active_runs = 0").await;
    world.look().await;
    let orders = world.agents.orders_after(&host, 0, 10).await.expect("orders");
    assert_eq!(orders.last().map(|order| order.type_.clone()), Some(RuntimeOrderType::AgentEnd), "control");
}

#[tokio::test]
async fn a_tenant_has_only_so_many_keys_and_none_once_it_is_deleted() {
    let world = World::with("", "environment_keys = 2\n").await;
    let tenant = world.tenant("acme").await;
    for name in ["A_KEY", "B_KEY"] {
        world.set(name, VALUE).await.expect("set");
    }
    let refusal = world.set("C_KEY", VALUE).await.expect_err("one too many");
    assert_eq!(refusal.details()[0].reason, ErrorReason::TooManyKeys);
    world.set("B_KEY", "another").await.expect("there already");
    world.remove("A_KEY").await.expect("removed");
    world.set("C_KEY", VALUE).await.expect("there is room again");

    world.tenants.delete(tenant_id("acme"), true, None).await.expect("deleted");
    for refusal in [world.set("C_KEY", "x").await.map(drop), world.remove("C_KEY").await] {
        let refusal = refusal.expect_err("it is on its way out");
        assert_eq!(refusal.details()[0].reason, ErrorReason::TenantDeleting);
    }
    for _ in 0..3 {
        world.pass(3600).await;
        world.reconcile().await;
    }
    let refusal = world.set("C_KEY", "x").await.expect_err("it is gone");
    assert_eq!(*refusal.code(), ErrorCode::NotFound);
    assert_eq!(world.values(&tenant).await, [], "its keys went with it");
}
