//! What tenants are given, over a real database.

use hub_types::{ErrorCode, RuntimeOrderType, SecretMaterial, Tenant};
use serde_json::{Value, json};

use super::*;
use crate::db::on;
use crate::environment::Environment;
use crate::provider_key;
use crate::seal::{MasterKey, Seal};
use crate::test_world::World;

fn body(value: Value) -> SecretCreate {
    serde_json::from_value(value).expect("a body")
}

fn key(name: &str, value: &str, tenants: &[&str]) -> SecretCreate {
    body(json!({
        "name": name, "kind": "api_key", "tenantIds": tenants, "grant": {"kind": "model_key"},
        "material": {"value": value},
    }))
}

fn variable(name: &str, tenants: &[&str]) -> SecretCreate {
    body(json!({
        "name": name, "kind": "opaque", "tenantIds": tenants,
        "grant": {"kind": "environment_key", "name": "NOTES_TOKEN"}, "material": {"value": format!("of {name}")},
    }))
}

async fn made(world: &World, body: SecretCreate) -> Result<Secret, ApiError> {
    Ok(world.secrets().create(body, "operator:tok_a".to_owned(), None).await?.0)
}

async fn replaced(world: &World, secret: &Secret, value: &str) -> Secret {
    let material: SecretMaterial = serde_json::from_value(json!({ "value": value })).expect("material");
    world.secrets().replace_material(secret.id.clone(), material, None, None).await.expect("replaced").0
}

async fn values(cx: &Context, world: &World, tenant: &Tenant) -> Vec<(String, String)> {
    let keys = Environment::new(cx.clone(), world.tenants.clone(), world.agents.clone());
    let values = keys.values(&tenant.uid).await.expect("values");
    values.into_iter().map(|(name, value)| (name, value.expose().to_owned())).collect()
}

async fn model(world: &World, tenant: &Tenant) -> Option<String> {
    let key = provider_key::take(&world.cx, &tenant.uid).await.expect("one that can be used");
    key.map(|key| key.as_str().to_owned())
}

async fn users(world: &World, secret: &Secret) -> Vec<(String, i64)> {
    let shown = world.secrets().view(&secret.id).await.expect("there");
    shown.used_by.into_iter().map(|user| (user.id.to_string(), user.observed_version)).collect()
}

async fn run_sql(world: &World, sql: &'static str) {
    let done = world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            Ok::<_, DbError>(on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?)
        })
    });
    done.await.expect("written");
}

// A row a line.
#[rustfmt::skip]
#[tokio::test]
async fn a_grant_goes_with_its_kind_and_its_tenants() {
    let world = World::new().await;
    world.tenant("acme").await;
    let model = json!({"kind": "model_key"});
    let named = |name: &str| json!({"kind": "environment_key", "name": name});
    for (kind, tenants, grant, expected) in [
        ("api_key", json!([]), model.clone(), None),
        ("api_key", json!(["acme"]), model.clone(), None),
        ("oauth2", json!(["acme"]), model.clone(), None),
        ("opaque", json!([]), model.clone(), Some("grant.kind")),
        ("api_key", json!([]), json!({"kind": "model_key", "name": "A_KEY"}), Some("grant.name")),
        ("api_key", json!(["acme"]), named("A_KEY"), None),
        ("opaque", json!(["acme"]), named("B_KEY"), None),
        ("oauth2", json!(["acme"]), named("A_KEY"), Some("grant.kind")),
        ("api_key", json!([]), named("A_KEY"), Some("tenantIds")),
        ("api_key", json!(["acme"]), json!({"kind": "environment_key"}), Some("grant.name")),
        ("api_key", json!(["acme"]), named("LD_PRELOAD"), Some("grant.name")),
        ("api_key", json!(["acme"]), named("NOTES"), Some("grant.name")),
        ("api_key", json!(["acme"]), json!({"kind": "file"}), Some("grant.kind")),
    ] {
        let given = json!({"name": "a", "kind": kind, "tenantIds": tenants, "grant": grant, "material": {}});
        let field = wanted(&body(given.clone())).err().map(|error| error.details()[0].field.clone().expect("a field"));
        assert_eq!(field.as_deref(), expected, "{given}");
    }
}

#[tokio::test]
async fn a_tenants_own_model_key_goes_before_the_hubs_and_that_before_the_file() {
    let keys = tempfile::tempdir().expect("a directory");
    let file = keys.path().join("key");
    std::fs::write(&file, "of the file\n").expect("written");
    let world = World::with(&format!("model_api_key_file = {:?}\n", file.display().to_string()), "").await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    assert_eq!(model(&world, &acme).await.as_deref(), Some("of the file"));
    let shared = made(&world, key("shared", "of all", &[])).await.expect("made");
    let own = made(&world, key("own", "of acme", &["acme"])).await.expect("made");
    assert_eq!(model(&world, &acme).await.as_deref(), Some("of acme"));
    assert_eq!(model(&world, &other).await.as_deref(), Some("of all"));
    assert_eq!(users(&world, &shared).await, [("other".to_owned(), 1)]);
    assert_eq!(users(&world, &own).await, [("acme".to_owned(), 1)]);

    let second = made(&world, key("second", "x", &["acme"])).await.expect_err("there is one");
    assert_eq!(
        (second.code().clone(), second.details()[0].reason.clone()),
        (ErrorCode::AlreadyExists, ErrorReason::NameTaken)
    );
    made(&world, key("second", "x", &[])).await.expect_err("there is one");

    // The next call has what was put in its place, and what cannot be used has no stand-in.
    replaced(&world, &own, "newer").await;
    assert_eq!(users(&world, &own).await, [("acme".to_owned(), 1)]);
    assert_eq!(model(&world, &acme).await.as_deref(), Some("newer"));
    assert_eq!(users(&world, &own).await, [("acme".to_owned(), 2)]);
    let before = world.secrets().view(&own.id).await.expect("there").used_by;
    world.cx.clock.advance(std::time::Duration::from_secs(60));
    model(&world, &acme).await;
    assert_eq!(world.secrets().view(&own.id).await.expect("there").used_by, before, "nothing new");
    run_sql(&world, "UPDATE secrets SET version = 7 WHERE name = 'own'").await;
    let refusal = provider_key::take(&world.cx, &acme.uid).await.expect_err("it cannot be opened");
    assert_eq!(*refusal.code(), ErrorCode::Unavailable);
    assert_eq!(model(&world, &other).await.as_deref(), Some("of all"));

    world.secrets().delete(own.id, None).await.expect("gone");
    assert_eq!(model(&world, &acme).await.as_deref(), Some("of all"));
    world.secrets().delete(shared.id, None).await.expect("gone");
    assert_eq!(model(&world, &acme).await.as_deref(), Some("of the file"));
}

#[tokio::test]
async fn an_oauth2_secret_gives_its_access_token() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let with = |token: Value| {
        body(json!({
            "name": "a", "kind": "oauth2", "grant": {"kind": "model_key"},
            "oauth2": {"tokenUrl": "https://id.example.com/token", "clientId": "hub"},
            "material": {"refreshToken": "r", "accessToken": token},
        }))
    };
    let secret = made(&world, with(json!("a1"))).await.expect("made");
    assert_eq!(model(&world, &acme).await.as_deref(), Some("a1"));
    let material: SecretMaterial = serde_json::from_value(json!({"refreshToken": "r"})).expect("material");
    world.secrets().replace_material(secret.id, material, None, None).await.expect("replaced");
    assert!(provider_key::take(&world.cx, &acme.uid).await.is_err(), "there is no token yet");
}

#[tokio::test]
async fn a_variable_is_its_tenants_alone_and_goes_before_their_own() {
    let world = World::new().await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    let keys = Environment::new(world.cx.clone(), world.tenants.clone(), world.agents.clone());
    for (id, name) in [(&acme.id, "NOTES_TOKEN"), (&acme.id, "OWN_TOKEN"), (&other.id, "NOTES_TOKEN")] {
        let name = name.try_into().expect("a name");
        let set =
            crate::environment::Set { name, value: "own".into(), by: "tester".to_owned(), condition: None };
        keys.set(id, set).await.expect("set");
    }
    let secret = made(&world, variable("a", &["acme"])).await.expect("made");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let of_acme = [pair("NOTES_TOKEN", "of a"), pair("OWN_TOKEN", "own")];
    assert_eq!(users(&world, &secret).await, []);
    assert_eq!(values(&world.cx, &world, &acme).await, of_acme);
    assert_eq!(values(&world.cx, &world, &other).await, [pair("NOTES_TOKEN", "own")]);
    assert_eq!(users(&world, &secret).await, [("acme".to_owned(), 1)]);
    assert!(made(&world, variable("b", &["acme", "other"])).await.is_err(), "acme has one");
    made(&world, variable("b", &["other"])).await.expect("made");
    assert_eq!(values(&world.cx, &world, &other).await, [pair("NOTES_TOKEN", "of b")]);

    // One that cannot be opened is in nobody's way.
    let mut cx = world.cx.clone();
    cx.seal = Seal::new(&MasterKey::for_test(9), "hub_test");
    assert_eq!(values(&cx, &world, &acme).await, []);

    world.secrets().delete(secret.id, None).await.expect("gone");
    assert_eq!(
        values(&world.cx, &world, &acme).await,
        [pair("NOTES_TOKEN", "own"), pair("OWN_TOKEN", "own")]
    );
}

#[tokio::test]
async fn what_is_changed_in_the_database_gives_nobody_a_secret() {
    let world = World::new().await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    made(&world, variable("a", &["acme"])).await.expect("made");
    made(&world, key("k", "of acme", &["acme"])).await.expect("made");
    assert_eq!(values(&world.cx, &world, &acme).await.len(), 1);
    let moved = "UPDATE secret_grants SET tenant_uid = (SELECT uid FROM tenants WHERE id = 'other')";
    run_sql(&world, moved).await;
    assert_eq!(values(&world.cx, &world, &other).await, []);
    assert!(provider_key::take(&world.cx, &other.uid).await.is_err());
    // Not by its own words either.
    let swapped = "UPDATE secrets SET tenants = replace(replace(tenants,
        (SELECT uid FROM tenants WHERE id = 'acme'), (SELECT uid FROM tenants WHERE id = 'other')), 'acme', 'other')";
    run_sql(&world, swapped).await;
    assert_eq!(values(&world.cx, &world, &other).await, []);
    assert!(provider_key::take(&world.cx, &other.uid).await.is_err());
}

#[tokio::test]
async fn a_key_of_tenants_is_not_taken_for_everybodys() {
    let world = World::new().await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    made(&world, key("k", "of acme", &["acme"])).await.expect("made");
    run_sql(&world, "UPDATE secret_grants SET tenant_uid = ''").await;
    assert_eq!(model(&world, &acme).await.as_deref(), Some("of acme"));
    assert!(provider_key::take(&world.cx, &other.uid).await.is_err());
    // Nor is a variable a model's key.
    made(&world, variable("a", &["other"])).await.expect("made");
    run_sql(&world, "UPDATE secret_grants SET kind = 'model_key', name = '' WHERE kind = 'environment_key'")
        .await;
    assert!(provider_key::take(&world.cx, &other.uid).await.is_err());
}

#[tokio::test]
async fn a_tenant_that_is_gone_is_no_user_any_more() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let secret = made(&world, key("k", "of all", &[])).await.expect("made");
    model(&world, &acme).await;
    assert_eq!(users(&world, &secret).await.len(), 1);
    run_sql(&world, "DELETE FROM tenants").await;
    assert_eq!(users(&world, &secret).await, []);
    model(&world, &acme).await;
    assert_eq!(users(&world, &secret).await, []);
}

#[tokio::test]
async fn agents_that_run_are_told_of_other_material_and_end_when_it_is_deleted() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    let orders = async || {
        let orders = world.agents.orders_after(&host, 0, 100).await.expect("orders");
        orders.iter().filter(|order| order.type_ == RuntimeOrderType::AgentConfigure).count()
    };
    assert_eq!(orders().await, 0);
    let secret = made(&world, variable("a", &["acme"])).await.expect("made");
    assert_eq!(orders().await, 1);
    replaced(&world, &secret, "newer").await;
    assert_eq!(orders().await, 2);
    world.secrets().delete(secret.id, None).await.expect("gone");
    assert_eq!(orders().await, 3);
    world.look().await;
    let orders = world.agents.orders_after(&host, 0, 100).await.expect("orders");
    assert_eq!(orders.last().map(|order| order.type_.clone()), Some(RuntimeOrderType::AgentEnd));
}
