//! Known quirks (design: invariants), pinned so that nobody meets them by surprise. dropshot and hyper answer these
//! before the Hub sees them.

use hub_tests::World;

#[tokio::test]
async fn paths_that_dropshot_refuses_are_answered_in_its_own_form() {
    let world = World::start().await;
    for (method, path, status) in [
        ("GET", "/v1/../v1/healthz", 400),
        ("GET", "/v1/./healthz", 400),
        ("GET", "/v1/tenants/..", 400),
        ("GET", "/v1/tenants/%ff", 400),
        ("GET", "/v1/%c3%28", 400),
        ("TRACE", "/v1/healthz", 405),
        ("BREW", "/v1/healthz", 405),
    ] {
        let mut wire = world.wire().await;
        wire.head(&[&format!("{method} {path} HTTP/1.1"), "host: hub"]).await;
        let answer = wire.answer().await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text());
        let body = answer.json();
        assert!(body["message"].is_string() && body["request_id"].is_string(), "{method} {path}: {body}");
        assert!(!answer.header("x-request-id").is_empty());
    }
}

#[tokio::test]
async fn what_hyper_cannot_read_is_answered_without_a_body() {
    let world = World::start().await;
    for (text, status) in [
        ("NOT HTTP\r\n\r\n".to_owned(), 400),
        ("GET /v1/healthz HTTP/1.1\r\nhost: hub\r\ncontent-length: x\r\n\r\n".to_owned(), 400),
        ("GET /v1/healthz HTTP/1.1\r\nhost: hub\r\nbad header: x\r\n\r\n".to_owned(), 400),
        (format!("GET /{} HTTP/1.1\r\nhost: hub\r\n\r\n", "a".repeat(70_000)), 414),
        (format!("GET /v1/healthz HTTP/1.1\r\nhost: hub\r\n{}\r\n", "x-a: b\r\n".repeat(200)), 431),
    ] {
        let mut wire = world.wire().await;
        wire.write(&text).await;
        let answer = wire.answer().await;
        assert_eq!(
            (answer.status.as_u16(), answer.body.len()),
            (status, 0),
            "{}",
            &text[..text.len().min(60)]
        );
    }
    world.nobody().health_view().send().await.unwrap();
}
