//! Managed secrets: kept, listed, replaced, deleted; and their material nowhere.

use hermes_hub_client::types::{Secret, SecretCreate, SecretKind, SecretMaterial, SecretScope, SecretState};
use hermes_hub_client::{Error, Hub};
use hub_tests::{Raw, World};
use serde_json::{Value, json};

const PATH: &str = "/v1/secrets";

fn body(value: Value) -> SecretCreate {
    serde_json::from_value(value).expect("a body")
}

fn api_key(name: &str) -> Value {
    json!({"name": name, "kind": "api_key", "provider": "example", "material": {"value": "sk-CANARY-1"}})
}

async fn create(hub: &Hub, value: Value) -> Result<Secret, Error> {
    Ok(hub.secret_create().body(body(value)).send().await?.into_inner())
}

async fn view(hub: &Hub, secret: &Secret) -> Result<Secret, Error> {
    Ok(hub.secret_view().secret_id(secret.id.clone()).send().await?.into_inner())
}

async fn replace(hub: &Hub, secret: &Secret, value: Value) -> Result<Secret, Error> {
    let material: SecretMaterial = serde_json::from_value(value).expect("material");
    let sent = hub.secret_replace_material().secret_id(secret.id.clone()).body(material);
    Ok(sent.send().await?.into_inner())
}

fn path(secret: &Secret) -> String {
    format!("{PATH}/{}", secret.id.as_str())
}

#[tokio::test]
async fn a_secret_is_kept_and_shown_without_its_material() {
    let world = World::start().await;
    let made = create(world.admin(), api_key("search-api")).await.unwrap();
    assert_eq!(
        (made.kind.clone(), made.scope.clone(), made.state.clone()),
        (SecretKind::ApiKey, SecretScope::Hub, SecretState::Active)
    );
    assert_eq!((made.version, made.revision, made.provider.as_deref()), (1, 1, Some("example")));
    assert!(made.created_by.starts_with("operator:tok_"), "{}", made.created_by);
    assert_eq!(view(world.reader(), &made).await.unwrap(), made);
    create(world.admin(), json!({"name": "a-first", "kind": "opaque", "material": {"value": "x"}}))
        .await
        .unwrap();
    let listed = world.reader().secret_list().send().await.unwrap().into_inner();
    assert_eq!(
        listed.items.iter().map(|secret| secret.name.as_str()).collect::<Vec<_>>(),
        ["a-first", "search-api"]
    );
    let page = world.raw().get(&format!("{PATH}?limit=1")).await.expect(200);
    let next = format!("{PATH}?limit=1&page_token={}", page["next_page"].as_str().unwrap());
    let page = world.raw().get(&next).await;
    assert_eq!(page.expect(200)["items"][0]["name"], "search-api");
    assert!(!page.text().contains("CANARY"));
}

#[tokio::test]
async fn new_material_is_the_next_version_and_an_etag_guards_it() {
    let world = World::start().await;
    let made = create(world.admin(), api_key("search-api")).await.unwrap();
    let second = replace(world.admin(), &made, json!({"value": "sk-2", "expiresAt": "2099-01-01T00:00:00Z"}))
        .await
        .unwrap();
    assert_eq!((second.version, second.revision, second.id.clone()), (2, 2, made.id.clone()));
    assert_eq!(second.expires_at.map(|at| at.to_string()).as_deref(), Some("2099-01-01T00:00:00.000Z"));
    let etag = world.raw().get(&path(&made)).await.header("etag").to_owned();
    let replace_if = async |etag: &str| {
        let sent = world.raw().request(http::Method::POST, &format!("{}:replace-material", path(&made)));
        sent.header("if-match", etag).json(&json!({"value": "sk-3"})).send().await
    };
    assert_eq!(replace_if(&etag).await.expect(200)["version"], 3);
    replace_if(&etag).await.refused(412, "etag_mismatch");
    let stale =
        world.raw().request(http::Method::DELETE, &path(&made)).header("if-match", &etag).send().await;
    stale.refused(412, "etag_mismatch");
    assert_eq!(view(world.admin(), &made).await.unwrap().version, 3);
}

#[tokio::test]
async fn a_deleted_secret_is_gone_and_its_name_is_free() {
    let world = World::start().await;
    let made = create(world.admin(), api_key("search-api")).await.unwrap();
    world.raw().post(PATH, api_key("search-api")).await.refused_for(
        409,
        "already_exists",
        "name_taken",
        "name",
    );
    world.admin().secret_delete().secret_id(made.id.clone()).send().await.unwrap();
    assert!(view(world.admin(), &made).await.unwrap_err().is_not_found());
    assert!(replace(world.admin(), &made, json!({"value": "x"})).await.unwrap_err().is_not_found());
    world.raw().delete(&path(&made)).await.refused(404, "not_found");
    assert_ne!(create(world.admin(), api_key("search-api")).await.unwrap().id, made.id);
}

#[tokio::test]
async fn a_repeat_with_the_same_key_makes_nothing_twice() {
    let world = World::start().await;
    let post = async |path: &str, key: &str, body: Value| {
        world.raw().request(http::Method::POST, path).header("idempotency-key", key).json(&body).send().await
    };
    let first = post(PATH, "k1", api_key("a")).await;
    let again = post(PATH, "k1", api_key("a")).await;
    assert_eq!((first.expect(201), again.header("idempotency-replayed")), (again.expect(201), "true"));
    post(PATH, "k1", api_key("b")).await.refused(422, "idempotency_key_conflict");
    let path = format!("{PATH}/{}:replace-material", first.json()["id"].as_str().unwrap());
    assert_eq!(post(&path, "k2", json!({"value": "x"})).await.expect(200)["version"], 2);
    assert_eq!(post(&path, "k2", json!({"value": "x"})).await.expect(200)["version"], 2);
    post(&path, "k2", json!({"value": "y"})).await.refused(422, "idempotency_key_conflict");
}

#[tokio::test]
async fn a_secret_is_for_the_hub_or_for_tenants_that_there_are() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let mut wanted = api_key("of-acme");
    wanted["tenantIds"] = json!(["acme"]);
    let made = create(world.admin(), wanted.clone()).await.unwrap();
    assert_eq!(made.scope, SecretScope::Tenants);
    assert_eq!((made.tenants[0].id.clone(), made.tenants[0].uid.clone()), (acme.id, acme.uid));
    wanted["name"] = json!("other");
    for (tenants, field) in [(json!(["nobody"]), "tenantIds[0]"), (json!(["acme", "acme"]), "tenantIds[1]")] {
        wanted["tenantIds"] = tenants;
        world.raw().post(PATH, wanted.clone()).await.refused_for(
            400,
            "invalid_argument",
            "not_allowed",
            field,
        );
    }
}

#[tokio::test]
async fn who_may_only_read_sees_metadata_and_changes_nothing() {
    let world = World::start().await;
    let made = create(world.admin(), api_key("search-api")).await.unwrap();
    let reader = world.raw().token(Some(world.reader_token()));
    reader.get(&path(&made)).await.expect(200);
    reader.post(PATH, api_key("b")).await.refused(403, "permission_denied");
    reader.delete(&path(&made)).await.refused(403, "permission_denied");
    for verb in ["replace-material", "refresh"] {
        let answer = reader.post(&format!("{}:{verb}", path(&made)), json!({"value": "x"})).await;
        answer.refused(403, "permission_denied");
    }
    reader.post("/v1/secrets:refresh-due", json!({})).await.refused(403, "permission_denied");
    world.raw().post(&format!("{}:explode", path(&made)), json!({})).await.refused(404, "not_found");
    assert_eq!(view(world.admin(), &made).await.unwrap(), made);
}

#[tokio::test]
async fn there_are_only_so_many_secrets() {
    let world = World::with().set("limits.secrets", "1").start().await;
    create(world.admin(), api_key("a")).await.unwrap();
    world.raw().post(PATH, api_key("b")).await.refused_for(
        409,
        "failed_precondition",
        "too_many_secrets",
        "",
    );
}

#[tokio::test]
async fn a_secret_shows_when_it_ends_soon() {
    let world = World::with().settable_clock().start().await;
    let ends = world.clock().now().plus(std::time::Duration::from_secs(8 * 86_400));
    let mut wanted = api_key("a");
    wanted["material"]["expiresAt"] = json!(ends.to_rfc3339());
    let made = create(world.admin(), wanted).await.unwrap();
    assert_eq!(made.state, SecretState::Active);
    world.clock().advance(std::time::Duration::from_secs(2 * 86_400));
    assert_eq!(view(world.admin(), &made).await.unwrap().state, SecretState::Expiring);
}

/// Sends a text as a body and wants it refused, without anything of it in the answer.
async fn refused(raw: &Raw, text: &str) {
    let answer = raw.request(http::Method::POST, PATH).text(text).send().await;
    answer.refused(400, "invalid_argument");
    let said = answer.text();
    assert!(!said.contains("CANARY") && !said.contains("canary"), "{text}: {said}");
}

#[tokio::test]
async fn no_refusal_repeats_what_was_sent() {
    let world = World::start().await;
    let raw = world.raw();
    for text in [
        r#""CANARY""#,
        r#"{"CANARY": 1}"#,
        r#"{"CANARY": 1, "CANARY": 2}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"CANARY": "x"}}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"value": "x", "CANARY": 1, "CANARY": 2}}"#,
        r#"{"name": "a", "kind": "api_key", "material": "CANARY"}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"value": ["CANARY"]}}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"value": "CANARY\n"}}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"value": "CANARY\u0000"}}"#,
        r#"{"name": "a", "kind": "CANARY", "material": {"value": "x"}}"#,
        r#"{"name": "CANARY!", "kind": "api_key", "material": {"value": "x"}}"#,
        r#"{"name": "a", "kind": "api_key", "material": {"refreshToken": "CANARY"}}"#,
        r#"{"name": "a", "kind": "oauth2", "material": {"refreshToken": "CANARY"}}"#,
        r#"{"name": "a", "kind": "oauth2", "oauth2": {"tokenUrl": "https://CANARY@x.test/", "clientId": "c"}, "material": {"refreshToken": "x"}}"#,
        r#"{"name": "a", "kind": "oauth2", "oauth2": {"tokenUrl": "http://canary.test/", "clientId": "c"}, "material": {"refreshToken": "x"}}"#,
        r#"{"name": "a", "kind": "oauth2", "oauth2": {"tokenUrl": "https://127.0.0.1/CANARY", "clientId": "c"}, "material": {"refreshToken": "x"}}"#,
        r#"{"material": {"value": "CANARY"}"#,
        "CANARY",
    ] {
        refused(&raw, text).await;
    }
    let names = |listed: Value| listed["items"].as_array().unwrap().len();
    assert_eq!(names(raw.get(PATH).await.expect(200)), 0);
    // What else refuses names names, where none can be a secret.
    let answer = raw.post("/v1/tenants", json!({"id": "a", "notThere": 1})).await;
    answer.refused_for(400, "invalid_argument", "unknown_member", "notThere");
}
