//! 400, 413 and 415 for bodies: not JSON, not the contract's form, too large, too slow. Nothing is changed by them.

use http::Method;
use hub_tests::World;
use serde_json::json;

const LIMIT: usize = 65536;

#[tokio::test]
async fn bodies_are_refused_by_the_member_and_without_its_value() {
    let world = World::start().await;
    for (body, reason, field) in [
        ("", "malformed", ""),
        ("{", "malformed", ""),
        ("CANARY", "malformed", ""),
        ("{\"id\":\"acme\",}", "malformed", ""),
        ("{\"id\":\"acme\"} CANARY", "trailing_bytes", ""),
        ("{\"id\":\"acme\"}{\"id\":\"acme\"}", "trailing_bytes", ""),
        ("{\"id\":\"acme\",\"id\":\"other\"}", "duplicate_member", "id"),
        ("{\"id\":\"acme\",\"\\u0069d\":\"other\"}", "duplicate_member", "id"),
        ("{\"id\":\"acme\",\"labels\":{\"a\":\"1\",\"a\":\"2\"}}", "duplicate_member", "labels.a"),
        ("null", "wrong_type", ""),
        ("[]", "wrong_type", ""),
        ("\"CANARY\"", "wrong_type", ""),
        ("{}", "missing_member", "id"),
        ("{\"id\":null}", "wrong_type", "id"),
        ("{\"id\":7}", "wrong_type", "id"),
        ("{\"id\":\"CANARY\"}", "pattern_mismatch", "id"),
        ("{\"id\":\"acme\",\"state\":\"ready\"}", "unknown_member", "state"),
        ("{\"id\":\"acme\",\"displayname\":\"CANARY\"}", "unknown_member", "displayname"),
        ("{\"id\":\"acme\",\"displayName\":null}", "wrong_type", "displayName"),
        ("{\"id\":\"acme\",\"displayName\":\"\"}", "too_short", "displayName"),
        ("{\"id\":\"acme\",\"displayName\":\"a\\u0000CANARY\"}", "pattern_mismatch", "displayName"),
        ("{\"id\":\"acme\",\"metadata\":{\"a\\u0000\":\"CANARY\"}}", "pattern_mismatch", "metadata.a"),
        ("{\"id\":\"acme\",\"externalId\":\"has CANARY\"}", "pattern_mismatch", "externalId"),
        ("{\"id\":\"acme\",\"agent\":{\"maxConcurrentRuns\":0}}", "out_of_range", "agent.maxConcurrentRuns"),
        ("{\"id\":\"acme\",\"agent\":{\"maxConcurrentRuns\":1.5}}", "wrong_type", "agent.maxConcurrentRuns"),
        ("{\"id\":\"acme\",\"agent\":{\"maxConcurrentRuns\":1e400}}", "malformed", ""),
        ("{\"id\":\"acme\",\"agent\":{\"more\":1}}", "unknown_member", "agent.more"),
        ("{\"id\":\"acme\",\"storage\":{\"quotaBytes\":5}}", "out_of_range", "storage.quotaBytes"),
        ("{\"id\":\"acme\",\"labels\":{\"team\":7}}", "wrong_type", "labels.team"),
        ("{\"id\":\"acme\",\"labels\":{\"Team\":\"CANARY\"}}", "pattern_mismatch", "labels"),
        ("{\"id\":\"acme\",\"metadata\":{\"\":\"CANARY\"}}", "pattern_mismatch", "metadata"),
    ] {
        let answer = world.raw().request(Method::POST, "/v1/tenants").text(body).send().await;
        let said = answer.refused(400, "invalid_argument");
        let details = said["details"].as_array().unwrap();
        let is_it = |detail: &&serde_json::Value| {
            detail["reason"] == reason && detail["field"].as_str().unwrap_or("") == field
        };
        assert!(details.iter().any(|detail| is_it(&detail)), "{body}: {said}");
    }
    let long = json!({"id": "acme", "displayName": "x".repeat(201)});
    world.raw().post("/v1/tenants", long).await.refused_for(
        400,
        "invalid_argument",
        "too_long",
        "displayName",
    );
    let labels: serde_json::Map<_, _> = (0..65).map(|n| (format!("l{n}"), json!("v"))).collect();
    let many = json!({"id": "acme", "labels": labels});
    world.raw().post("/v1/tenants", many).await.refused_for(400, "invalid_argument", "too_many", "labels");
    let deep = format!("{{\"id\":\"acme\",\"metadata\":{}{}}}", "[".repeat(500), "]".repeat(500));
    let deep = world.raw().request(Method::POST, "/v1/tenants").text(&deep).send().await;
    deep.refused_for(400, "invalid_argument", "malformed", "");
    let bytes = world.raw().request(Method::POST, "/v1/tenants").header("content-type", "application/json");
    bytes.bytes(&b"{\"id\":\"\xff\xfe\"}"[..]).send().await.refused_for(
        400,
        "invalid_argument",
        "malformed",
        "",
    );
    assert!(world.admin().tenant_list().send().await.unwrap().items.is_empty(), "nothing was made");
}

#[tokio::test]
async fn a_body_of_another_media_type_is_refused() {
    let world = World::start().await;
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "application/merge-patch+json",
    ] {
        let request = world.raw().request(Method::POST, "/v1/tenants").header("content-type", media_type);
        request.bytes("{\"id\":\"acme\"}").send().await.refused(415, "unsupported_media_type");
    }
    let without = world.raw().request(Method::POST, "/v1/tenants").bytes("{\"id\":\"acme\"}").send().await;
    without.refused(415, "unsupported_media_type");
    assert!(world.admin().tenant_list().send().await.unwrap().items.is_empty());
    let charset = world
        .raw()
        .request(Method::POST, "/v1/tenants")
        .header("content-type", "Application/JSON; charset=utf-8");
    charset.bytes("{\"id\":\"acme\"}").send().await.expect(201);
}

#[tokio::test]
async fn a_body_that_is_announced_too_large_is_refused_before_it_is_sent() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let length = format!("content-length: {}", LIMIT + 1);
    let mut wire = world.wire().await;
    wire.head(&[
        "POST /v1/tenants HTTP/1.1",
        "host: hub",
        "content-type: application/json",
        &bearer,
        &length,
    ])
    .await;
    wire.answer_to("POST", "/v1/tenants").await.refused(413, "payload_too_large");
}

#[tokio::test]
async fn a_body_that_turns_out_too_large_is_refused() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let mut wire = world.wire().await;
    let chunked = "transfer-encoding: chunked";
    wire.head(&[
        "POST /v1/tenants HTTP/1.1",
        "host: hub",
        "content-type: application/json",
        &bearer,
        chunked,
    ])
    .await;
    let piece = "x".repeat(LIMIT / 4);
    for _ in 0..4 {
        wire.write(format!("{:x}\r\n{piece}\r\n", piece.len())).await;
    }
    wire.write("1\r\nx\r\n").await;
    // Not a byte more is sent, and the answer comes all the same.
    wire.answer_to("POST", "/v1/tenants").await.refused(413, "payload_too_large");
}

#[tokio::test]
async fn a_body_of_the_largest_size_is_taken() {
    let world = World::start().await;
    let start = "{\"id\":\"acme\"";
    let body = format!("{start}{}}}", " ".repeat(LIMIT - start.len() - 1));
    assert_eq!(body.len(), LIMIT);
    world.raw().request(Method::POST, "/v1/tenants").text(&body).send().await.expect(201);
}

#[tokio::test]
async fn a_body_that_stalls_is_given_up() {
    let world = World::with().set("limits.body_idle_seconds", "1").start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    for (length, sent) in
        [("content-length: 13", "{\"id\":"), ("transfer-encoding: chunked", "6\r\n{\"id\":\r\n")]
    {
        let mut wire = world.wire().await;
        wire.head(&[
            "POST /v1/tenants HTTP/1.1",
            "host: hub",
            "content-type: application/json",
            &bearer,
            length,
        ])
        .await;
        wire.write(sent).await;
        let answer = wire.answer_to("POST", "/v1/tenants").await;
        answer.refused_for(400, "invalid_argument", "body_timeout", "");
    }
    assert!(world.admin().tenant_list().send().await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_body_that_breaks_off_changes_nothing() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let mut wire = world.wire().await;
    let length = "content-length: 30";
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", "content-type: application/json", &bearer, length])
        .await;
    wire.write("{\"id\":\"acme\"}").await;
    drop(wire);
    world.tenant("other").await;
    let tenants = world.admin().tenant_list().send().await.unwrap().into_inner();
    assert_eq!(tenants.items.len(), 1, "only the one that was sent whole");
}

#[tokio::test]
async fn a_client_that_asks_first_is_told_to_go_on() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let mut wire = world.wire().await;
    let lines = ["content-type: application/json", "content-length: 13", "expect: 100-continue"];
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", &bearer, lines[0], lines[1], lines[2]]).await;
    assert_eq!(wire.answer().await.status, 100);
    wire.write("{\"id\":\"acme\"}").await;
    wire.answer_to("POST", "/v1/tenants").await.expect(201);
    let mut wire = world.wire().await;
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", lines[0], lines[1], lines[2]]).await;
    wire.answer_to("POST", "/v1/tenants").await.refused(401, "unauthenticated");
}
