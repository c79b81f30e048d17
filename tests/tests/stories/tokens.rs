//! 401 and 403: no token, a wrong one, one too many, one that has ended; before anything else of a request is read.

use std::time::Duration;

use hermes_hub_client::Error;
use hermes_hub_client::types::{ErrorCode, Patch, TenantUpdate};
use hub_server::auth::Scope;
use hub_server::auth::operators::new_token;
use hub_tests::{Contract, World, tenant_body};
use serde_json::Value;

/// A path of an operation with something in each parameter's place.
fn some_path(template: &str) -> String {
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push('x');
        rest = after.split_once('}').expect("a template's braces are closed").1;
    }
    path + rest
}

fn is_open(operation: &Value) -> bool {
    operation["security"].as_array().is_some_and(Vec::is_empty)
}

#[tokio::test]
async fn every_operation_but_the_open_ones_refuses_a_caller_without_a_token() {
    let world = World::start().await;
    let (nobody, stranger) = (world.raw_nobody(), world.raw().token(Some(new_token().expose())));
    for operation in Contract::get().operations() {
        let path = some_path(operation.path);
        for raw in [&nobody, &stranger] {
            let answer = raw.request(operation.method.parse().unwrap(), &path).send().await;
            if is_open(operation.value) {
                assert_eq!(answer.status, 200, "{}", operation.id);
            } else {
                answer.refused(401, "unauthenticated");
                assert_eq!(answer.header("www-authenticate"), "Bearer", "{}", operation.id);
            }
        }
    }
}

#[tokio::test]
async fn all_refused_tokens_are_answered_alike() {
    let world = World::with().settable_clock().start().await;
    let expiring =
        world.tokens().create("short", Scope::Admin, Some(Duration::from_secs(600))).await.unwrap();
    let revoked = world.tokens().create("revoked", Scope::Admin, None).await.unwrap();
    let rotated = world.tokens().create("rotated", Scope::Admin, None).await.unwrap();
    for token in [&expiring, &revoked, &rotated] {
        world.caller(Some(token.token.expose())).version_view().send().await.unwrap();
    }
    world.clock().advance(Duration::from_secs(3600));
    world.tokens().revoke(revoked.id.as_str()).await.unwrap();
    world.tokens().rotate(rotated.id.as_str(), Duration::ZERO).await.unwrap();

    let good = format!("Bearer {}", world.admin_token());
    let mut garbled = good.clone();
    let last = garbled.pop().unwrap();
    garbled.push(if last == 'a' { 'b' } else { 'a' });
    let bearer = |token: &str| format!("Bearer {token}");
    let cases: Vec<Vec<String>> = vec![
        vec![],
        vec![String::new()],
        vec!["Bearer".to_owned()],
        vec![bearer("")],
        vec![bearer("CANARY")],
        vec![bearer(new_token().expose())],
        vec![garbled],
        vec![good.replace("Bearer", "Basic")],
        vec![good.replace("Bearer ", "")],
        vec![format!("{good} {good}")],
        vec![format!("{good}, {good}")],
        vec![format!("Bearer {}", "x".repeat(5000))],
        vec![good.clone(), good.clone()],
        vec![good.clone(), bearer("CANARY")],
        vec![bearer(expiring.token.expose())],
        vec![bearer(revoked.token.expose())],
        vec![bearer(rotated.token.expose())],
    ];
    let mut bodies = Vec::new();
    for headers in &cases {
        let request = world.raw_nobody().request("GET".parse().unwrap(), "/v1/version");
        let request = headers.iter().fold(request, |request, value| request.header("authorization", value));
        let answer = request.send().await;
        let mut body = answer.refused(401, "unauthenticated");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        body["requestId"] = Value::Null;
        bodies.push(body);
    }
    for (body, headers) in bodies.iter().zip(&cases) {
        assert_eq!(body, &bodies[0], "{headers:?}");
    }
    assert_eq!(bodies[0]["retryable"], false);
}

#[tokio::test]
async fn a_token_in_the_query_is_no_token() {
    let world = World::start().await;
    let target = format!("/v1/version?access_token={}", world.admin_token());
    let answer = world.raw_nobody().get(&target).await;
    answer.refused(401, "unauthenticated");
    assert!(!answer.text().contains(world.admin_token()));
}

#[tokio::test]
async fn the_scheme_may_be_written_in_any_case() {
    let world = World::start().await;
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let value = format!("{scheme} {}", world.admin_token());
        let request = world.raw_nobody().request("GET".parse().unwrap(), "/v1/version");
        request.header("authorization", &value).send().await.expect(200);
    }
}

#[tokio::test]
async fn a_caller_without_a_token_is_refused_before_the_body_is_sent() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", new_token().expose());
    for token in [None, Some(bearer.as_str())] {
        for length in ["content-length: 40", "content-length: 99999999", "transfer-encoding: chunked"] {
            let mut wire = world.wire().await;
            let mut lines =
                vec!["POST /v1/tenants HTTP/1.1", "host: hub", "content-type: application/json", length];
            lines.extend(token);
            wire.head(&lines).await;
            // Nothing of the body is ever sent.
            wire.answer_to("POST", "/v1/tenants").await.refused(401, "unauthenticated");
        }
    }
}

#[tokio::test]
async fn a_caller_of_the_wrong_scope_is_refused_before_the_body_is_sent() {
    let world = World::start().await;
    let mut wire = world.wire().await;
    let bearer = format!("authorization: Bearer {}", world.reader_token());
    let length = "content-length: 40";
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", "content-type: application/json", length, &bearer])
        .await;
    wire.answer_to("POST", "/v1/tenants").await.refused(403, "permission_denied");
}

#[tokio::test]
async fn the_body_of_a_refused_request_is_never_taken_for_a_request() {
    let world = World::start().await;
    let inner = "GET /v1/nowhere HTTP/1.1\r\nhost: hub\r\n\r\n";
    let mut wire = world.wire().await;
    let length = format!("content-length: {}", inner.len());
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", "content-type: application/json", &length]).await;
    wire.write(format!("{inner}GET /v1/healthz HTTP/1.1\r\nhost: hub\r\nconnection: close\r\n\r\n")).await;
    wire.answer_to("POST", "/v1/tenants").await.refused(401, "unauthenticated");
    if !wire.is_closed().await {
        wire.answer_to("GET", "/v1/healthz").await.expect(200);
        assert!(wire.is_closed().await, "there were two requests and no third");
    }
}

#[tokio::test]
async fn a_program_follows_the_rotation_of_its_token_file() {
    let world = World::start().await;
    let file = world.data_dir().join("ci.token");
    let first = world.tokens().create("ci", Scope::Read, None).await.unwrap();
    std::fs::write(&file, first.token.expose()).unwrap();
    let hub = hermes_hub_client::Hub::connect(world.url()).token_file(&file).build().unwrap();
    hub.version_view().send().await.unwrap();
    // As `hermes-hub token rotate > file`: the old secret ends before the new one is in the file.
    let second = world.tokens().rotate(first.id.as_str(), Duration::ZERO).await.unwrap();
    let error = Error::from(hub.version_view().send().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::Unauthenticated));
    std::fs::write(&file, second.token.expose()).unwrap();
    hub.version_view().send().await.unwrap();
}

#[tokio::test]
async fn a_reader_reads_and_changes_nothing() {
    let world = World::start().await;
    let acme = world.tenant("acme").await;
    let reader = world.reader();
    reader.version_view().send().await.unwrap();
    reader.tenant_list().send().await.unwrap();
    reader.tenant_view().tenant_id("acme").send().await.unwrap();
    reader.tenant_access_view().tenant_id("acme").send().await.unwrap();
    let change = TenantUpdate { display_name: Patch::Set("x".to_owned()), ..TenantUpdate::default() };
    let block =
        hermes_hub_client::types::AccessReplace { status: "blocked".into(), message: None, reason: None };
    for refused in [
        reader.tenant_create().body(tenant_body("other")).send().await.map(drop),
        reader.tenant_update().tenant_id("acme").body(change.clone()).send().await.map(drop),
        reader.tenant_update().tenant_id("acme").dry_run(true).body(change).send().await.map(drop),
        reader.tenant_delete().tenant_id("acme").send().await.map(drop),
        reader.tenant_access_replace().tenant_id("acme").body(block).send().await.map(drop),
    ] {
        let error = Error::from(refused.unwrap_err());
        assert_eq!(error.code(), Some(&ErrorCode::PermissionDenied), "{error}");
        assert!(!error.is_retryable());
    }
    assert_eq!(world.look("acme").await, acme);
    assert_eq!(world.admin().tenant_list().send().await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_reader_cannot_tell_what_is_there_by_what_it_may_not_do() {
    let world = World::start().await;
    world.tenant("acme").await;
    let raw = world.raw().token(Some(world.reader_token()));
    let mut bodies = Vec::new();
    for id in ["acme", "nobody", "NOT AN ID"] {
        let path = format!("/v1/tenants/{}", id.replace(' ', "%20"));
        let mut body = raw.delete(&path).await.refused(403, "permission_denied");
        body["requestId"] = Value::Null;
        bodies.push(body);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
}

#[tokio::test]
async fn strangers_and_nobody_get_the_sdks_unauthenticated_error() {
    let world = World::start().await;
    for hub in [world.stranger(), world.nobody()] {
        let error = Error::from(hub.version_view().send().await.unwrap_err());
        assert_eq!(error.code(), Some(&ErrorCode::Unauthenticated));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
        assert!(error.request_id().is_some_and(|id| id.len() > 8));
        assert!(error.reason().is_none() && error.retry_after().is_none());
        hub.health_view().send().await.unwrap();
    }
}

#[tokio::test]
async fn a_rotated_token_works_beside_the_new_one_until_its_grace_ends() {
    let world = World::with().settable_clock().start().await;
    let first = world.tokens().create("ci", Scope::Read, None).await.unwrap();
    let second = world.tokens().rotate(first.id.as_str(), Duration::from_secs(900)).await.unwrap();
    let (old, new) = (world.caller(Some(first.token.expose())), world.caller(Some(second.token.expose())));
    old.version_view().send().await.unwrap();
    new.version_view().send().await.unwrap();
    world.clock().advance(Duration::from_secs(1000));
    let error = Error::from(old.version_view().send().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::Unauthenticated));
    new.version_view().send().await.unwrap();
}
