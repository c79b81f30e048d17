//! 400 for what a path, a query or a header says, naming the parameter and never the value.

use http::Method;
use hub_tests::World;

#[tokio::test]
async fn queries_are_refused_by_name() {
    let world = World::start().await;
    let raw = world.raw();
    for (query, reason, field) in [
        ("limt=5", "unknown_parameter", "limt"),
        ("Limit=5", "unknown_parameter", "Limit"),
        ("access_token=CANARY", "unknown_parameter", "access_token"),
        ("limit=0", "out_of_range", "limit"),
        ("limit=1001", "out_of_range", "limit"),
        ("limit=-1", "out_of_range", "limit"),
        ("limit=99999999999999999999", "wrong_type", "limit"),
        ("limit=CANARY", "wrong_type", "limit"),
        ("limit=", "wrong_type", "limit"),
        ("limit=1.5", "wrong_type", "limit"),
        ("limit=5&limit=6", "duplicate_parameter", "limit"),
        ("state=CANARY", "unknown_value", "state"),
        ("label=CANARY", "pattern_mismatch", "label[0]"),
        ("label=a:%00CANARY", "pattern_mismatch", "label[0]"),
        ("releaseId=CANARY", "pattern_mismatch", "releaseId"),
        ("externalId=", "too_short", "externalId"),
        ("page_token=", "too_short", "page_token"),
        ("page_token=CANARY!", "pattern_mismatch", "page_token"),
        ("page_token=Q0FOQVJZ", "page_token_invalid", "page_token"),
        ("state=%zz", "malformed", ""),
        ("state=%f", "malformed", ""),
        ("state=%ff%fe", "malformed", ""),
    ] {
        let answer = raw.get(&format!("/v1/tenants?{query}")).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        answer.refused_for(400, "invalid_argument", reason, field);
    }
    for target in
        ["/v1/healthz?x=1", "/v1/version?limit=5", "/v1/tenants/acme?x=1", "/v1/openapi.json?pretty"]
    {
        let answer = raw.get(target).await;
        let body = answer.refused(400, "invalid_argument");
        assert_eq!(body["details"][0]["reason"], "unknown_parameter", "{target}");
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let world = World::start().await;
    let body = world.raw().get("/v1/tenants?limit=0&state=x&access=y").await.refused(400, "invalid_argument");
    let mut fields: Vec<_> =
        body["details"].as_array().unwrap().iter().map(|detail| detail["field"].as_str().unwrap()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["access", "limit", "state"]);
}

#[tokio::test]
async fn ids_without_their_form_are_refused_and_not_looked_for() {
    let world = World::start().await;
    let raw = world.raw();
    for id in ["CANARY", "-acme", "acme-", "a%20b", "a%2Fb", "a%00b", "%C3%A4", "ac.me", &"a".repeat(64)] {
        let answer = raw.get(&format!("/v1/tenants/{id}")).await;
        answer.refused_for(400, "invalid_argument", "pattern_mismatch", "tenantId");
    }
    for id in ["%zz", "%f", "acme%", "acme%2"] {
        let answer = raw.get(&format!("/v1/tenants/{id}")).await;
        answer.refused_for(400, "invalid_argument", "malformed", "tenantId");
    }
    for id in ["a", "tenant_123", "a-b_c", &"a".repeat(63)] {
        raw.get(&format!("/v1/tenants/{id}")).await.refused(404, "not_found");
    }
}

#[tokio::test]
async fn headers_are_refused_by_name() {
    let world = World::start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    let long = "k".repeat(256);
    for (method, path, header, value, reason) in [
        (Method::POST, "/v1/tenants", "Idempotency-Key", "", "too_short"),
        (Method::POST, "/v1/tenants", "Idempotency-Key", "has space", "pattern_mismatch"),
        (Method::POST, "/v1/tenants", "Idempotency-Key", long.as_str(), "too_long"),
        (Method::PATCH, "/v1/tenants/acme", "If-Match", "CANARY", "pattern_mismatch"),
        (Method::PATCH, "/v1/tenants/acme", "If-Match", "W/\"x\"", "pattern_mismatch"),
        (Method::PATCH, "/v1/tenants/acme", "If-Match", "\"a\", \"b\"", "pattern_mismatch"),
        (Method::DELETE, "/v1/tenants/acme", "If-Match", "", "too_short"),
    ] {
        let request = raw.request(method.clone(), path).header(header, value);
        let request = if method == Method::DELETE { request } else { request.text("{}") };
        let answer = request.send().await;
        let body = answer.refused(400, "invalid_argument");
        let reasons: Vec<_> = body["details"].as_array().unwrap().iter().collect();
        assert!(
            reasons.iter().any(|detail| detail["reason"] == reason && detail["field"] == header),
            "{method} {header}: {value}: {body}"
        );
    }
    let twice = raw.request(Method::POST, "/v1/tenants").text("{\"id\":\"twice\"}");
    let twice = twice.header("idempotency-key", "a").header("idempotency-key", "a").send().await;
    twice.refused_for(400, "invalid_argument", "duplicate_parameter", "Idempotency-Key");
    raw.get("/v1/tenants/twice").await.refused(404, "not_found");
}

#[tokio::test]
async fn booleans_and_waits_have_their_form() {
    let world = World::start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    for (query, reason, field) in [
        ("dryRun=1", "wrong_type", "dryRun"),
        ("dryRun=TRUE", "wrong_type", "dryRun"),
        ("dryRun", "wrong_type", "dryRun"),
        ("purge=true", "unknown_parameter", "purge"),
    ] {
        let answer = raw.patch(&format!("/v1/tenants/acme?{query}"), serde_json::json!({})).await;
        answer.refused_for(400, "invalid_argument", reason, field);
    }
    for (query, reason) in [
        ("waitSeconds=51", "out_of_range"),
        ("waitSeconds=-1", "out_of_range"),
        ("waitSeconds=x", "wrong_type"),
    ] {
        let answer = raw.delete(&format!("/v1/tenants/acme?{query}")).await;
        answer.refused_for(400, "invalid_argument", reason, "waitSeconds");
    }
    world.look("acme").await;
}
