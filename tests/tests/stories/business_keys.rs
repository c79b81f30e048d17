//! Business keys: made by operators, good for some tenants and for what they say, and over when they are deleted.

use std::time::Duration;

use futures::TryStreamExt as _;
use hermes_hub_client::types::{BusinessKeyCreate, ErrorCode};
use hermes_hub_client::{Error, Hub};
use http::Method;
use hub_tests::{Answer, Process, Raw, Settings, World, in_time, text};
use serde_json::{Value, json};

const PATH: &str = "/v1/admin/business-keys";

async fn ask(raw: &Raw, key: &str, body: &Value) -> Answer {
    raw.request(Method::POST, PATH).header("idempotency-key", key).json(body).send().await
}

fn body(scopes: &[&str], tenants: Value) -> Value {
    json!({"name": "north", "scopes": scopes, "tenants": tenants})
}

/// A new key: its id and what its holder sends.
async fn made(raw: &Raw, scopes: &[&str], tenants: Value) -> (String, String) {
    let name = format!("{scopes:?} {tenants}").replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let answer = ask(raw, &name, &body(scopes, tenants)).await.expect(201);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    (text(&answer["key"]["id"]), text(&answer["token"]))
}

/// A tenant with these labels, made by this caller.
async fn tenant(raw: &Raw, id: &str, labels: Value) -> Answer {
    raw.post("/v1/tenants?waitSeconds=20", json!({"id": id, "labels": labels})).await
}

async fn ids(raw: &Raw, query: &str) -> Vec<String> {
    let page = raw.get(&format!("/v1/tenants{query}")).await.expect(200);
    let items = page["items"].as_array().expect("a page").iter();
    items.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

#[tokio::test]
async fn a_key_is_shown_once_and_listed_without_what_its_holder_sends() {
    let world = World::with().settable_clock().start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    let asked = body(&["runs:read", "tenants:read", "runs:read"], json!({"ids": ["acme"]}));
    raw.post(PATH, asked.clone()).await.refused_for(
        400,
        "invalid_argument",
        "missing_parameter",
        "Idempotency-Key",
    );
    let first = ask(&raw, "one", &asked).await;
    assert_eq!(first.header("cache-control"), "no-store");
    let first = first.expect(201);
    let token = first["token"].as_str().expect("it is shown").to_owned();
    assert!(token.starts_with("hhb_") && token.len() == 63);
    assert_eq!(first["key"]["scopes"], json!(["runs:read", "tenants:read"]));
    assert_eq!(
        (&first["key"]["tenants"], &first["key"]["expiresAt"]),
        (&json!({"ids": ["acme"]}), &Value::Null)
    );

    world.clock().advance(Duration::from_secs(14 * 60));
    let again = ask(&raw, "one", &asked).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.expect(201), first, "a repeat shows it again");
    world.clock().advance(Duration::from_secs(2 * 60));
    let late = ask(&raw, "one", &asked).await.expect(201);
    assert_eq!((&late["key"], late.get("token")), (&first["key"], None), "but not for long");

    let list = raw.get(PATH).await;
    assert!(!list.text().contains(&token));
    let list = list.expect(200);
    assert_eq!(list["items"][0]["id"], first["key"]["id"]);
    assert_eq!(list["items"][0]["lastUsedAt"], Value::Null);
    world.raw().token(Some(&token)).get("/v1/tenants/acme").await.expect(200);
    let used = hub_tests::eventually("its use is noted", async || {
        let used = raw.get(PATH).await.expect(200)["items"][0]["lastUsedAt"].clone();
        (!used.is_null()).then_some(used)
    });
    used.await;
    for caller in [world.raw().token(Some(world.reader_token())), world.raw().token(Some(&token))] {
        caller.get(PATH).await.refused(403, "permission_denied");
        ask(&caller, "two", &asked).await.refused(403, "permission_denied");
    }
}

#[tokio::test]
async fn what_makes_no_key_is_refused() {
    let world = World::start().await;
    world.tenant("acme").await;
    let past = json!({"name": "x", "scopes": ["runs:read"], "tenants": {"ids": ["acme"]}, "expiresAt": "2020-01-01T00:00:00Z"});
    for (name, body) in [
        ("no tenants", body(&["runs:read"], json!({}))),
        ("both ways", body(&["runs:read"], json!({"ids": ["acme"], "labels": {"a": "b"}}))),
        ("every label", body(&["runs:read"], json!({"labels": {}}))),
        ("no label", body(&["runs:read"], json!({"labels": {"NOT A KEY": "b"}}))),
        ("one that is not there", body(&["runs:read"], json!({"ids": ["acme", "nobody"]}))),
        ("no scope", body(&[], json!({"ids": ["acme"]}))),
        ("an unknown scope", body(&["runs:delete"], json!({"ids": ["acme"]}))),
        ("an operator's", body(&["operator:admin"], json!({"ids": ["acme"]}))),
        ("one that has ended", past),
        ("no name", json!({"name": "", "scopes": ["runs:read"], "tenants": {"ids": ["acme"]}})),
    ] {
        let answer = ask(&world.raw(), "one", &body).await;
        assert_eq!(answer.status, 400, "{name}: {}", answer.text());
    }
    assert_eq!(world.raw().get(PATH).await.expect(200)["items"], json!([]));
    ask(&world.raw(), "one", &body(&["runs:read"], json!({"ids": ["acme"]}))).await.expect(201);
}

#[tokio::test]
async fn a_key_by_labels_makes_and_keeps_only_tenants_that_have_them() {
    let world = World::start().await;
    let raw = world.raw();
    let (_, token) =
        made(&raw, &["tenants:read", "tenants:write"], json!({"labels": {"business": "north"}})).await;
    let north = raw.token(Some(&token));
    tenant(&raw, "south-1", json!({"business": "south"})).await.expect(201);
    tenant(&raw, "plain", json!({})).await.expect(201);
    for labels in [json!({}), json!({"business": "south"}), json!({"other": "north"})] {
        tenant(&north, "wrong", labels).await.refused(403, "permission_denied");
    }
    tenant(&north, "north-1", json!({"business": "north", "tier": "gold"})).await.expect(201);
    tenant(&raw, "north-2", json!({"business": "north"})).await.expect(201);
    assert_eq!(ids(&north, "").await, ["north-1", "north-2"]);
    assert_eq!(ids(&north, "?label=tier:gold").await, ["north-1"]);
    assert!(ids(&north, "?label=business:south").await.is_empty());
    let mut paged = Vec::new();
    let page = north.get("/v1/tenants?limit=1").await.expect(200);
    paged.push(page["items"][0]["id"].clone());
    let next = format!("/v1/tenants?limit=1&page_token={}", page["next_page"].as_str().unwrap());
    let page = north.get(&next).await.expect(200);
    paged.push(page["items"][0]["id"].clone());
    assert_eq!((paged, &page["next_page"]), (vec![json!("north-1"), json!("north-2")], &Value::Null));
    assert_eq!(ids(&raw, "").await.len(), 4, "control");

    // The labels that it is for stay; all else may change.
    for labels in [json!({"business": null}), json!({"business": "south"})] {
        for dry in ["", "?dryRun=true"] {
            let path = format!("/v1/tenants/north-1{dry}");
            north.patch(&path, json!({"labels": labels})).await.refused(403, "permission_denied");
        }
    }
    let changed = json!({"labels": {"tier": null, "business": "north"}, "displayName": "N"});
    let changed = north.patch("/v1/tenants/north-1", changed).await.expect(200);
    assert_eq!(changed["labels"], json!({"business": "north"}));

    // What it does not reach is not there.
    for method in [Method::GET, Method::DELETE] {
        let mut bodies = Vec::new();
        for id in ["south-1", "plain", "nobody"] {
            let answer = north.request(method.clone(), &format!("/v1/tenants/{id}")).send().await;
            let mut body = answer.refused(404, "not_found");
            body["requestId"] = Value::Null;
            bodies.push(body);
        }
        assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    }
    // A tenant that loses the labels is out of reach, and back with them.
    raw.patch("/v1/tenants/north-2", json!({"labels": {"business": "south"}})).await.expect(200);
    north.get("/v1/tenants/north-2").await.refused(404, "not_found");
    raw.patch("/v1/tenants/north-2", json!({"labels": {"business": "north"}})).await.expect(200);
    north.request(Method::DELETE, "/v1/tenants/north-2").send().await.expect(202);
}

#[tokio::test]
async fn a_key_by_ids_is_for_these_tenants_and_no_later_ones_of_that_name() {
    let world = World::start().await;
    let raw = world.raw();
    for id in ["acme", "beta", "gamma"] {
        world.tenant(id).await;
    }
    let (_, token) = made(&raw, &["tenants:read", "tenants:write"], json!({"ids": ["acme", "beta"]})).await;
    let business = raw.token(Some(&token));
    assert_eq!(ids(&business, "").await, ["acme", "beta"]);
    business.get("/v1/tenants/gamma").await.refused(404, "not_found");
    tenant(&business, "delta", json!({})).await.refused(403, "permission_denied");
    business.patch("/v1/tenants/acme", json!({"labels": {"a": "b"}})).await.expect(200);
    world.admin().tenant_delete().tenant_id("acme").purge(true).wait_seconds(20).send().await.unwrap();
    world.tenant("acme").await;
    business.get("/v1/tenants/acme").await.refused(404, "not_found");
    assert_eq!(ids(&business, "").await, ["beta"]);
}

#[tokio::test]
async fn a_key_is_good_for_its_scopes_and_nothing_else() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    let raw = process.raw();
    let reads = raw.token(Some(&made(&raw, &["runs:read"], json!({"ids": ["acme"]})).await.1));
    let works = raw.token(Some(&made(&raw, &["runs:write"], json!({"ids": ["acme"]})).await.1));
    reads.post(&acme.runs(), text("x")).await.refused(403, "permission_denied");
    works.post(&other.runs(), text("x")).await.refused(404, "not_found");
    let run = acme.follow(works.post(&acme.runs(), text("[[say:ours]]")).await.expect(202));
    assert_eq!(acme.output(&run).await, "ours");
    let path = acme.path(&run, "");
    works.get(&path).await.refused(403, "permission_denied");
    assert_eq!(reads.get(&path).await.expect(200)["output"], "ours");
    assert!(reads.get(&format!("{path}/events")).await.text().contains("run.completed"));
    // No key administers, however it is scoped.
    let scopes = [
        "tenants:read",
        "tenants:write",
        "runs:read",
        "runs:write",
        "approvals:write",
        "files:read",
        "metrics:read",
    ];
    let all = raw.token(Some(&made(&raw, &scopes, json!({"ids": ["acme"]})).await.1));
    all.get("/v1/version").await.expect(200);
    all.get("/v1/tenants/acme/files").await.expect(200);
    for path in [
        PATH,
        "/v1/approvals",
        "/v1/tenants/acme/env",
        "/v1/tenants/acme/api-credentials",
        "/v1/tenants/acme/agent/logs",
    ] {
        all.get(path).await.refused(403, "permission_denied");
    }
    all.put("/v1/tenants/acme/access", json!({"status": "blocked"})).await.refused(403, "permission_denied");
}

#[tokio::test]
async fn a_key_that_is_deleted_or_has_expired_is_over_at_once() {
    let world = World::with().settable_clock().start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    let (id, token) = made(&raw, &["tenants:read"], json!({"ids": ["acme"]})).await;
    let expires_at = world.clock().now().plus(Duration::from_secs(600)).to_rfc3339();
    let mut short = body(&["tenants:read"], json!({"ids": ["acme"]}));
    short["expiresAt"] = json!(expires_at);
    let short = ask(&raw, "short", &short).await.expect(201)["token"].as_str().unwrap().to_owned();
    for token in [&token, &short] {
        raw.token(Some(token)).get("/v1/tenants/acme").await.expect(200);
    }
    world.clock().advance(Duration::from_secs(601));
    raw.token(Some(&short)).get("/v1/tenants/acme").await.refused(401, "unauthenticated");
    raw.token(Some(&token)).get("/v1/tenants/acme").await.expect(200);
    let path = format!("{PATH}/{id}");
    assert_eq!(raw.delete(&path).await.status, 204);
    raw.token(Some(&token)).get("/v1/tenants/acme").await.refused(401, "unauthenticated");
    raw.delete(&path).await.refused(404, "not_found");
    assert_eq!(raw.get(PATH).await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_stream_ends_when_its_tenant_leaves_the_keys_reach() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller_with(json!({"id": "acme", "labels": {"business": "north"}})).await;
    let raw = process.raw();
    let (_, token) = made(&raw, &["runs:read"], json!({"labels": {"business": "north"}})).await;
    let run = acme.run(&process.latch("end").wait()).await;
    acme.until(&run, "running".into()).await;
    let business = Hub::connect(process.url()).token(token).build().expect("an address");
    let mut events = business.run(&run.view().await.unwrap()).events();
    in_time("the stream is open", events.try_next()).await.expect("it goes on").expect("an event");
    raw.patch("/v1/tenants/acme", json!({"labels": {"business": "south"}})).await.expect(200);
    let error = in_time("the stream ends", async {
        loop {
            match events.try_next().await {
                Ok(Some(_)) => {}
                Ok(None) => panic!("it did not end with its run"),
                Err(error) => return error,
            }
        }
    })
    .await;
    assert_eq!(error.code(), Some(&ErrorCode::NotFound), "the SDK came back and found nothing: {error}");
}

#[tokio::test]
async fn the_sdk_makes_a_key_and_prints_nothing_of_it() {
    let world = World::start().await;
    world.tenant("acme").await;
    let asked: BusinessKeyCreate =
        serde_json::from_value(body(&["tenants:read"], json!({"ids": ["acme"]}))).unwrap();
    let issued = world.admin().business_key_create().body(asked).send().await.unwrap().into_inner();
    let token = issued.token.clone().expect("it is shown");
    assert!(!format!("{issued:?}").contains(token.expose()), "{issued:?}");
    let business = world.caller(Some(token.expose()));
    let tenants: Vec<_> = business.tenant_list().stream().try_collect().await.unwrap();
    assert_eq!(tenants.len(), 1);
    let keys: Vec<_> = world.admin().business_key_list().stream().try_collect().await.unwrap();
    assert_eq!(keys.len(), 1);
    world.admin().business_key_delete().business_key_id(issued.key.id).send().await.unwrap();
    let error = Error::from(business.version_view().send().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::Unauthenticated));
}
