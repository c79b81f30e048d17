//! Every request: where it leads, what it accepts, and the headers of every answer.

use http::Method;
use hub_tests::{Contract, World};

#[tokio::test]
async fn what_is_nowhere_is_404() {
    let world = World::start().await;
    let raw = world.raw();
    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/v1"),
        (Method::GET, "/v1/CANARY"),
        (Method::GET, "/v1/tenants/"),
        (Method::GET, "/v1//tenants"),
        (Method::GET, "/V1/tenants"),
        (Method::GET, "/v1/tenants/acme/access/more"),
        (Method::GET, "/v2/tenants"),
        (Method::GET, "/metrics"),
        (Method::POST, "/v1/tenants:explode"),
        (Method::POST, "/v1/tenants/acme:explode"),
        (Method::HEAD, "/v1/nowhere"),
    ] {
        let answer = raw.request(method.clone(), path).send().await;
        assert_eq!(answer.status, 404, "{method} {path}");
        if method != Method::HEAD {
            answer.refused(404, "not_found");
        }
    }
}

#[tokio::test]
async fn a_method_that_a_path_does_not_take_is_405_with_those_it_takes() {
    let world = World::start().await;
    let raw = world.raw();
    for (method, path, allowed) in [
        (Method::POST, "/v1/healthz", "GET, HEAD"),
        (Method::DELETE, "/v1/tenants", "GET, POST, HEAD"),
        (Method::PUT, "/v1/tenants/acme", "GET, PATCH, DELETE, HEAD"),
        (Method::POST, "/v1/tenants/acme", "GET, PATCH, DELETE, HEAD"),
        (Method::PATCH, "/v1/tenants/acme/access", "GET, PUT, HEAD"),
        (Method::OPTIONS, "/v1/tenants", "GET, POST, HEAD"),
    ] {
        let answer = raw.request(method.clone(), path).send().await;
        answer.refused(405, "method_not_allowed");
        let mut methods: Vec<&str> = answer.header("allow").split(", ").collect();
        let mut expected: Vec<&str> = allowed.split(", ").collect();
        methods.sort_unstable();
        expected.sort_unstable();
        assert_eq!(methods, expected, "{method} {path}");
    }
}

#[tokio::test]
async fn an_encoded_colon_is_part_of_an_id_and_no_verb() {
    let world = World::start().await;
    let answer = world.raw().request(Method::POST, "/v1/tenants/acme%3Aexplode").send().await;
    answer.refused(405, "method_not_allowed");
    let answer = world.raw().get("/v1/tenants/acme%3Aexplode").await;
    answer.refused_for(400, "invalid_argument", "pattern_mismatch", "tenantId");
}

#[tokio::test]
async fn a_client_that_takes_no_json_is_told_so() {
    let world = World::start().await;
    for (accept, status) in [
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("text/html, application/json;q=0.1", 200),
        ("application/*", 200),
        ("*/*", 200),
    ] {
        let request = world.raw().request(Method::GET, "/v1/version").header("accept", accept);
        let answer = request.send().await;
        assert_eq!(answer.status, status, "{accept}");
        if status == 406 {
            answer.refused(406, "not_acceptable");
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let world = World::start().await;
    world.tenant("acme").await;
    let raw = world.raw();
    for path in [
        "/v1/healthz",
        "/v1/version",
        "/v1/tenants",
        "/v1/tenants/acme",
        "/v1/tenants/acme/access",
        "/v1/openapi.json",
    ] {
        let get = raw.get(path).await;
        let head = raw.request(Method::HEAD, path).send().await;
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["content-type", "content-length", "etag", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
    // On one connection, so that a body that was sent all the same would stand before the next answer.
    let mut wire = world.wire().await;
    for path in ["/v1/healthz", "/v1/nowhere", "/v1/tenants"] {
        wire.head(&[&format!("HEAD {path} HTTP/1.1"), "host: hub"]).await;
        wire.answer_to("HEAD", path).await;
    }
    wire.head(&["GET /v1/healthz HTTP/1.1", "host: hub"]).await;
    wire.answer_to("GET", "/v1/healthz").await.expect(200);
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own_and_gives_the_clients_back() {
    let world = World::start().await;
    let mut seen = Vec::new();
    for (given, returned) in [
        ("client-1234.5_X", "client-1234.5_X"),
        ("short", ""),
        ("has space in it", ""),
        (&"x".repeat(128), &"x".repeat(128)),
        (&"x".repeat(129), ""),
    ] {
        for path in ["/v1/healthz", "/v1/nowhere"] {
            let answer = world.raw().request(Method::GET, path).header("x-request-id", given).send().await;
            assert_eq!(answer.header("x-client-request-id"), returned, "{given}");
            let own = answer.header("x-request-id").to_owned();
            assert_ne!(own, given);
            seen.push(own);
        }
    }
    let all = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), all);
}

#[tokio::test]
async fn no_other_origin_may_call_unless_it_is_configured() {
    let closed = World::start().await;
    let open = World::with().set("cors_origins", "[\"https://console.example.com\"]").start().await;
    let ours = "https://console.example.com";
    for (world, origin, allowed) in [
        (&closed, ours, ""),
        (&open, ours, ours),
        (&open, "https://evil.example.com", ""),
        (&open, "https://console.example.com.evil.example", ""),
        (&open, "null", ""),
    ] {
        let raw = world.raw();
        let answer = raw.request(Method::GET, "/v1/version").header("origin", origin).send().await;
        assert_eq!(answer.header("access-control-allow-origin"), allowed, "{origin}");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        let refusal =
            world.raw_nobody().request(Method::GET, "/v1/version").header("origin", origin).send().await;
        assert_eq!(refusal.header("access-control-allow-origin"), allowed, "a refusal must be readable too");
        let preflight = world.raw_nobody().request(Method::OPTIONS, "/v1/tenants").header("origin", origin);
        let preflight = preflight.header("access-control-request-method", "POST").send().await;
        if allowed.is_empty() {
            assert_eq!(preflight.status, 405);
        } else {
            assert_eq!(preflight.status, 204);
            assert!(preflight.header("access-control-allow-methods").contains("POST"));
            assert!(preflight.header("access-control-allow-headers").contains("authorization"));
            assert!(preflight.header("access-control-allow-headers").contains("idempotency-key"));
        }
        assert_eq!(answer.headers.contains_key("vary"), std::ptr::eq(world, &raw const open));
    }
}

#[tokio::test]
async fn requests_that_two_readers_could_read_differently_are_refused() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    for extra in [["host: hub", "host: other"], ["x-a: b", "x-b: c"]] {
        let mut wire = world.wire().await;
        wire.head(&["GET /v1/version HTTP/1.1", extra[0], extra[1], &bearer]).await;
        wire.answer_to("GET", "/v1/version").await.refused(400, "invalid_argument");
    }
}

#[tokio::test]
async fn a_body_that_is_framed_in_two_ways_ends_its_connection() {
    let world = World::start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let mut wire = world.wire().await;
    let lines = ["content-type: application/json", "content-length: 30", "transfer-encoding: chunked"];
    wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", &bearer, lines[0], lines[1], lines[2]]).await;
    wire.write("d\r\n{\"id\":\"acme\"}\r\n0\r\n\r\nGET /v1/healthz HTTP/1.1\r\nhost: hub\r\n\r\n").await;
    // Whether the Hub refuses it or goes by the chunks (RFC 9112, 6.3): what follows is no request to it.
    let answer = wire.answer_to("POST", "/v1/tenants").await;
    assert!(answer.status == 201 || answer.status == 400, "{}", answer.text());
    assert!(wire.is_closed().await, "a request behind it was read");
}

#[tokio::test]
async fn paths_and_headers_have_a_largest_size() {
    let world = World::start().await;
    let raw = world.raw();
    raw.get(&format!("/v1/version?{}", "a".repeat(9000))).await.refused_for(
        400,
        "invalid_argument",
        "too_long",
        "uri",
    );
    let long = raw.request(Method::GET, "/v1/version").header("x-long", &"a".repeat(40_000)).send().await;
    long.refused_for(400, "invalid_argument", "too_long", "headers");
    raw.get("/v1/version").await.expect(200);
}

#[tokio::test]
async fn the_contract_names_every_operation_that_answers() {
    let world = World::start().await;
    let served = world.raw_nobody().get("/v1/openapi.json").await.expect(200);
    let served = served["paths"].as_object().unwrap();
    for operation in Contract::get().operations() {
        assert_eq!(served[operation.path][operation.method.to_lowercase()]["operationId"], operation.id);
    }
}
