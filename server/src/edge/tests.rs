//! What comes of a handler that panics, which none of the product's does.

use hub_glue::Answering;
use serde_json::{Value, json};

use super::*;
use crate::api::Hub;
use crate::test_world::World;

/// Panics before it has begun to answer.
fn panics_at_once(_call: Call<Hub>) -> Answering {
    panic!("CANARY at once")
}

/// Panics while it answers.
fn panics_later(_call: Call<Hub>) -> Answering {
    Box::pin(async {
        tokio::task::yield_now().await;
        panic!("CANARY later")
    })
}

#[tokio::test]
async fn a_panic_is_answered_in_the_form_of_errors_and_ends_nothing() {
    let world = World::new().await;
    let mut table = handlers::<Hub>().to_vec();
    let index = |id: &str| OPERATIONS.iter().position(|operation| operation.id == id).expect("an operation");
    table[index("readiness_view")] = panics_at_once;
    table[index("openapi_view")] = panics_later;
    let listener = Listener::start_with(&world.cx, world.hub(), table).expect("it listens");
    let url = world.cx.config.local_url(listener.local_addr());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    for path in ["/v1/readyz", "/v1/openapi.json", "/v1/readyz"] {
        let request = client.get(format!("{url}{path}")).header("x-request-id", "client-id-1");
        let answer = request.send().await.expect("the connection is kept");
        assert_eq!(answer.status(), 500, "{path}");
        let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
        assert_eq!(header("content-type"), "application/json");
        assert_eq!(
            (header("cache-control"), header("x-client-request-id")),
            ("no-store".into(), "client-id-1".into())
        );
        let id = header("x-request-id");
        let body: Value = answer.json().await.expect("the form of errors");
        let expected = json!({
            "code": "internal", "status": 500, "requestId": id, "retryable": true, "details": [],
            "message": body["message"],
        });
        assert_eq!(body, expected);
        let message = body["message"].as_str().expect("a text");
        assert!(
            !message.is_empty() && !message.contains("CANARY") && !message.contains("panic"),
            "{message}"
        );
    }
    // What did not panic is served as before.
    let alive = client.get(format!("{url}/v1/healthz")).send().await.expect("it is served");
    assert_eq!(alive.status(), 200);
}
