//! Tenants' credentials: made, shown to operators, used, rotated, and kept.

use std::collections::BTreeSet;
use std::fs;

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{ErrorCode, TenantCredential, TenantCredentialState, TenantCredentialsRotate};
use http::Method;
use hub_server::auth::token::{Kind, Token};
use hub_tests::{Process, Raw, Settings, World, is_gone, text};
use serde_json::{Value, json};

const API: &str = "/v1/tenants/acme/api-credentials";
const A2A: &str = "/v1/tenants/acme/a2a-credentials";
const ROTATE: &str = "/v1/tenants/acme/api-credentials/rotate";

/// The credentials in an answer.
fn listed(answer: &Value) -> &Vec<Value> {
    answer["credentials"].as_array().expect("a list")
}

fn token(credential: &Value) -> String {
    credential["token"].as_str().expect("an operator is shown it").to_owned()
}

/// The tenant's current token, as its operator hands it over.
async fn handed_over(raw: &Raw) -> String {
    token(&listed(&raw.get(API).await.expect(200))[0])
}

async fn rotated(raw: &Raw, grace_seconds: u32) -> Value {
    raw.post(ROTATE, json!({"graceSeconds": grace_seconds})).await.expect(200)
}

async fn works(world: &World, token: &str) -> bool {
    world.raw().token(Some(token)).get("/v1/tenants/acme").await.status == 200
}

#[tokio::test]
async fn an_operator_is_shown_a_tenants_token_and_the_tenant_everything_but_it() {
    let world = World::start().await;
    world.tenant("acme").await;
    let first = world.raw().get(API).await;
    assert_eq!(first.header("cache-control"), "no-store");
    let first = first.expect(200);
    assert_eq!(first["tenantId"], "acme");
    let [credential] = listed(&first).as_slice() else { panic!("{first}") };
    assert_eq!((&credential["state"], &credential["expiresAt"]), (&json!("current"), &Value::Null));
    assert_eq!(
        listed(&world.raw().get(API).await.expect(200))[0]["token"],
        credential["token"],
        "the same again"
    );

    let secret = token(credential);
    assert!(secret.starts_with("hht_") && secret.len() == 63, "it has the published form");
    let tenant = world.raw().token(Some(&secret));
    assert_eq!(tenant.get("/v1/tenants/acme").await.expect(200)["id"], "acme");
    let seen = tenant.get(API).await;
    assert!(!seen.text().contains(&secret));
    let seen = seen.expect(200);
    assert_eq!(listed(&seen)[0]["id"], credential["id"]);
    assert!(listed(&seen)[0].get("token").is_none(), "{seen}");
    world.raw().token(Some(world.reader_token())).get(API).await.refused(403, "permission_denied");
    world.raw().get("/v1/tenants/nobody/api-credentials").await.refused(404, "not_found");
}

#[tokio::test]
async fn a_tenant_sees_no_credential_of_a_kind_that_was_never_asked_for() {
    let world = World::start().await;
    world.tenant("acme").await;
    let tenant = world.raw().token(Some(&handed_over(&world.raw()).await));
    assert!(listed(&tenant.get(A2A).await.expect(200)).is_empty(), "looking at it makes none");
    let made = world.raw().get(A2A).await.expect(200);
    let secret = token(&listed(&made)[0]);
    assert!(secret.starts_with("hha_"));
    assert_eq!(listed(&tenant.get(A2A).await.expect(200))[0]["id"], listed(&made)[0]["id"]);
    // It is good for calls of the agent and for nothing else.
    let peer = world.raw().token(Some(&secret));
    for path in ["/v1/version", "/v1/tenants/acme", API, A2A, "/v1/approvals"] {
        peer.get(path).await.refused(403, "permission_denied");
    }
}

#[tokio::test]
async fn a_tenant_works_for_itself_by_its_own_token() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other) = (process.caller("acme").await, process.caller("other").await);
    let tenant = process.raw().token(Some(&handed_over(&process.raw()).await));
    for caller in [&acme, &other] {
        let run = caller.run("[[approve:rm x]]").await;
        caller.until(&run, "waiting_for_approval".into()).await;
    }
    // The inbox is its own.
    let inbox = tenant.get("/v1/approvals").await.expect(200);
    let tenants: BTreeSet<&str> =
        inbox["items"].as_array().unwrap().iter().map(|item| item["tenantId"].as_str().unwrap()).collect();
    assert_eq!(tenants, BTreeSet::from(["acme"]));
    assert_eq!(tenant.get("/v1/approvals?tenantId=acme").await.expect(200)["items"], inbox["items"]);
    for id in ["other", "nobody"] {
        let page = tenant.get(&format!("/v1/approvals?tenantId={id}")).await.expect(200);
        assert_eq!(page, json!({"items": [], "next_page": null}), "{id}");
    }
    assert_eq!(process.raw().get("/v1/approvals").await.expect(200)["items"].as_array().unwrap().len(), 2);

    let (path, approval) = (acme.runs(), inbox["items"][0]["id"].as_str().unwrap());
    let run = inbox["items"][0]["runId"].as_str().unwrap();
    let decision = json!({"approvalId": approval, "choice": "deny"});
    let decided = tenant.post(&format!("{path}/{run}/approval"), decision).await.expect(200);
    let by = format!("tenant:{}", acme.tenant().uid.as_str());
    assert_eq!(decided["decision"]["decidedBy"], by.as_str());
    let run = tenant.post(&path, text("[[say:mine]]")).await.expect(202);
    assert_eq!(acme.output(&acme.follow(run)).await, "mine");
    tenant.put("/v1/tenants/acme/env/NOTES_TOKEN", json!({"value": "x"})).await.expect(200);
    // What governs it is not its own to set.
    let body = json!({"status": "blocked"});
    tenant.put("/v1/tenants/acme/access", body).await.refused(403, "permission_denied");
    tenant.patch("/v1/tenants/acme", json!({"displayName": "x"})).await.refused(403, "permission_denied");
    tenant.get("/v1/tenants").await.refused(403, "permission_denied");
    tenant.get("/v1/tenants/acme/agent/logs").await.refused(403, "permission_denied");
}

#[tokio::test]
async fn the_token_before_works_until_its_grace_ends_and_never_are_there_three() {
    let world = World::with().settable_clock().start().await;
    world.tenant("acme").await;
    let one = handed_over(&world.raw()).await;
    let answer = rotated(&world.raw(), 900).await;
    let states: Vec<_> = listed(&answer).iter().map(|credential| &credential["state"]).collect();
    assert_eq!(states, ["current", "previous"]);
    let two = token(&listed(&answer)[0]);
    assert_eq!(token(&listed(&answer)[1]), one);
    assert!(works(&world, &one).await && works(&world, &two).await, "both, for a while");
    world.clock().advance(std::time::Duration::from_secs(901));
    assert!(!works(&world, &one).await && works(&world, &two).await);
    assert_eq!(listed(&world.raw().get(API).await.expect(200)).len(), 1, "what has ended is not listed");

    let three = token(&listed(&rotated(&world.raw(), 900).await)[0]);
    let four = token(&listed(&rotated(&world.raw(), 900).await)[0]);
    assert!(!works(&world, &two).await, "it made room");
    assert!(works(&world, &three).await && works(&world, &four).await);
    let alone = rotated(&world.raw(), 0).await;
    assert_eq!(listed(&alone).len(), 1);
    assert!(!works(&world, &four).await && works(&world, &token(&listed(&alone)[0])).await);
    // Without a body there is a grace time of a quarter of an hour.
    let answer = world.raw().request(Method::POST, ROTATE).send().await.expect(200);
    let previous: TenantCredential = serde_json::from_value(listed(&answer)[1].clone()).unwrap();
    let current: TenantCredential = serde_json::from_value(listed(&answer)[0].clone()).unwrap();
    assert_eq!(previous.state, TenantCredentialState::Previous);
    let ends = previous.expires_at.expect("it ends").micros();
    assert_eq!(ends - current.created_at.micros(), 900 * 1_000_000);
    for wrong in [json!({"graceSeconds": -1}), json!({"graceSeconds": 86_401}), json!({"grace": 1})] {
        world.raw().post(ROTATE, wrong).await.refused(400, "invalid_argument");
    }
}

#[tokio::test]
async fn a_stolen_token_fetches_no_successor_and_can_be_ended_by_its_owner() {
    let world = World::start().await;
    world.tenant("acme").await;
    let stolen = handed_over(&world.raw()).await;
    let thief = world.raw().token(Some(&stolen));
    let answer = thief.post(ROTATE, json!({"graceSeconds": 0})).await;
    let rotated = answer.expect(200);
    assert_eq!(listed(&rotated).len(), 1);
    assert!(listed(&rotated)[0].get("token").is_none(), "{rotated}");
    thief.get(API).await.refused(401, "unauthenticated");
    let fresh = handed_over(&world.raw()).await;
    assert!(fresh != stolen && works(&world, &fresh).await, "its operator has the new one");
}

#[tokio::test]
async fn a_hundred_rotations_at_once_with_one_key_are_one() {
    let world = World::start().await;
    world.tenant("acme").await;
    let before = handed_over(&world.raw()).await;
    let rotate = || async {
        let raw = world.raw();
        raw.request(Method::POST, ROTATE).header("idempotency-key", "one").json(&json!({})).send().await
    };
    let answers = join_all((0..100).map(|_| rotate())).await;
    let bodies: Vec<Value> = answers.iter().map(|answer| answer.expect(200)).collect();
    assert!(bodies.iter().all(|body| *body == bodies[0]), "all have one result");
    let replayed = answers.iter().filter(|answer| answer.header("idempotency-replayed") == "true").count();
    assert_eq!(replayed, 99);
    assert_eq!(listed(&bodies[0]).len(), 2);
    assert_eq!(token(&listed(&bodies[0])[1]), before);
    assert_eq!(listed(&world.raw().get(API).await.expect(200)), listed(&bodies[0]));

    // Once the tokens have ended, a repeat says which they were and shows them no more.
    rotated(&world.raw(), 0).await;
    let late = rotate().await.expect(200);
    let ids =
        |body: &Value| listed(body).iter().map(|credential| credential["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&late), ids(&bodies[0]));
    assert!(listed(&late).iter().all(|credential| credential.get("token").is_none()), "{late}");
    let other = world.raw().request(Method::POST, ROTATE).header("idempotency-key", "one");
    other.json(&json!({"graceSeconds": 1})).send().await.refused(422, "idempotency_key_conflict");
}

#[tokio::test]
async fn a_hundred_rotations_at_once_without_a_key_leave_two_tokens_at_the_most() {
    let world = World::start().await;
    world.tenant("acme").await;
    let answers = join_all((0..100).map(|_| async { rotated(&world.raw(), 900).await })).await;
    let made: BTreeSet<&str> =
        answers.iter().map(|answer| listed(answer)[0]["id"].as_str().unwrap()).collect();
    assert_eq!(made.len(), 100, "each made one of its own");
    let left = world.raw().get(API).await.expect(200);
    assert_eq!(listed(&left).len(), 2);
    for credential in listed(&left) {
        assert!(made.contains(credential["id"].as_str().unwrap()));
        assert!(works(&world, &token(credential)).await);
    }
    let shown = answers.iter().flat_map(listed).filter_map(|credential| credential["token"].as_str());
    let live: Vec<String> = listed(&left).iter().map(token).collect();
    for ended in shown.filter(|shown| !live.iter().any(|live| live == shown)).take(20) {
        assert!(!works(&world, ended).await);
    }
}

#[tokio::test]
async fn a_token_ends_with_its_tenant_and_opens_no_other_of_that_name() {
    let world = World::start().await;
    world.tenant("acme").await;
    let old = handed_over(&world.raw()).await;
    assert!(works(&world, &old).await);
    world.admin().tenant_delete().tenant_id("acme").purge(true).wait_seconds(20).send().await.unwrap();
    assert!(is_gone(world.admin(), "acme").await);
    let thief = world.raw().token(Some(&old));
    thief.get("/v1/tenants/acme").await.refused(401, "unauthenticated");
    world.tenant("acme").await;
    thief.get("/v1/tenants/acme").await.refused(401, "unauthenticated");
    assert!(works(&world, &handed_over(&world.raw()).await).await, "the new one has its own");
}

#[tokio::test]
async fn the_sdk_rotates_and_shows_no_token_by_itself() {
    let world = World::start().await;
    world.tenant("acme").await;
    let body = TenantCredentialsRotate { grace_seconds: 0 };
    let rotated =
        world.admin().tenant_api_credentials_rotate().tenant_id("acme").body(body).send().await.unwrap();
    let token = rotated.credentials[0].token.clone().expect("an operator is shown it");
    assert!(!format!("{rotated:?}").contains(token.expose()), "{rotated:?}");
    let tenant = world.caller(Some(token.expose()));
    let seen = tenant.tenant_api_credentials_view().tenant_id("acme").send().await.unwrap();
    assert_eq!(seen.credentials[0].id, rotated.credentials[0].id);
    assert_eq!(seen.credentials[0].token, None);
    let error = Error::from(tenant.tenant_view().tenant_id("other").send().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::NotFound));
}

#[tokio::test]
async fn a_database_that_is_stolen_holds_no_token() {
    let process = Process::start().await;
    process.caller("acme").await;
    let tokens =
        [handed_over(&process.raw()).await, token(&listed(&process.raw().get(A2A).await.expect(200))[0])];
    let id = listed(&process.raw().get(API).await.expect(200))[0]["id"].as_str().unwrap().to_owned();
    let mut held = Vec::new();
    for entry in fs::read_dir(process.data_dir()).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("hub.db") {
            held.extend(fs::read(entry.path()).unwrap());
        }
    }
    let holds = |text: &str| held.windows(text.len()).any(|window| window == text.as_bytes());
    // On another server's disk there is nothing to look at.
    assert!(held.is_empty() || holds(&id), "control: the row is there");
    for token in &tokens {
        // Not the text, nor what of it is secret; what finds the row is in the clear.
        assert!(!holds(token) && !holds(&token[14..57]), "{}", &token[..14]);
        assert!(!process.stderr().contains(&token[14..57]));
    }
}

#[tokio::test]
async fn guessing_is_slowed_for_tokens_of_every_kind() {
    for kind in Kind::ALL {
        let world = World::with().set("limits.auth_failures_per_minute", "3").start().await;
        world.tenant("acme").await;
        let own = handed_over(&world.raw()).await;
        let guess = Token::new(*kind, &[7; 40]);
        let guesser = world.raw().token(Some(guess.expose()));
        let mut statuses = Vec::new();
        for _ in 0..5 {
            statuses.push(guesser.get("/v1/tenants/acme").await.status.as_u16());
        }
        assert_eq!(statuses, [401, 401, 401, 429, 429], "{kind:?}");
        assert!(works(&world, &own).await, "a good token from there works on");
    }
}
