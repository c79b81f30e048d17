//! health_view, readiness_view, version_view, openapi_view, and the metrics beside them.

use hermes_hub_client::Error;
use hermes_hub_client::types::{CheckState, ErrorCode, ErrorReason, HealthState, ReadinessState};
use hub_tests::{Contract, Process, Settings, World, eventually};

#[tokio::test]
async fn a_hub_that_runs_is_alive_and_ready() {
    let world = World::start().await;
    let nobody = world.nobody();
    assert_eq!(nobody.health_view().send().await.unwrap().state, HealthState::Alive);
    let ready = nobody.readiness_view().send().await.unwrap().into_inner();
    assert_eq!(ready.state, ReadinessState::Ready);
    let checks: Vec<_> = ready.checks.iter().map(|check| (check.name.as_str(), &check.state)).collect();
    for name in ["database", "disk"] {
        assert!(checks.contains(&(name, &CheckState::Ok)), "{checks:?}");
    }
}

#[tokio::test]
async fn version_view_says_what_runs_and_since_when() {
    let world = World::with().settable_clock().start().await;
    let version = world.reader().version_view().send().await.unwrap().into_inner();
    assert_eq!(version.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(version.api_version, "v1");
    assert_eq!(version.started_at.to_string(), world.clock().now().to_rfc3339());
}

#[tokio::test]
async fn openapi_view_is_the_contract() {
    let world = World::start().await;
    let served = world.raw_nobody().get("/v1/openapi.json").await.expect(200);
    assert!(served == *Contract::get().json(), "the served document is not hub.yaml");
    let through_sdk = world.nobody().openapi_view().send().await.unwrap().into_inner();
    assert_eq!(serde_json::Value::Object(through_sdk.0), served);
}

#[tokio::test]
async fn with_less_disk_than_the_reserve_new_work_is_refused_and_reads_go_on() {
    let world = World::with().set("disk_reserve_bytes", "\"9000000000000000000\"").start().await;
    let error = Error::from(world.nobody().readiness_view().send().await.unwrap_err());
    assert_eq!((error.code(), error.reason()), (Some(&ErrorCode::Unavailable), Some(&ErrorReason::DiskFull)));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    world.nobody().health_view().send().await.unwrap();
    let body = hub_tests::tenant_body("acme");
    let error = Error::from(world.admin().tenant_create().body(body).send().await.unwrap_err());
    assert_eq!((error.code(), error.reason()), (Some(&ErrorCode::Unavailable), Some(&ErrorReason::DiskFull)));
    assert!(error.is_retryable());
    assert!(world.admin().tenant_list().send().await.unwrap().items.is_empty());
}

#[tokio::test]
async fn metrics_count_by_operation_on_a_listener_of_their_own() {
    let mut settings = Settings::default();
    settings.set("metrics_listen", "\"127.0.0.1:0\"");
    let process = Process::start_with(settings).await;
    process.admin().version_view().send().await.unwrap();
    process.raw().get("/v1/tenants/CANARY-nobody").await;
    process.raw().get("/v1/nowhere/CANARY").await.refused(404, "not_found");
    process.raw().get("/metrics").await.refused(404, "not_found");
    let url = process.report("metrics");
    let text = eventually("the answers are counted", async || {
        let text = reqwest::get(&url).await.unwrap().text().await.unwrap();
        text.contains("operation=\"tenant_view\"").then_some(text)
    })
    .await;
    for line in [
        "hub_http_requests_total{operation=\"version_view\",status=\"200\"} 1",
        "hub_http_requests_total{operation=\"none\",status=\"404\"} 2",
        "hub_http_requests_in_flight 0",
        "hub_http_request_duration_seconds_count{operation=\"version_view\"} 1",
    ] {
        assert!(text.lines().any(|shown| shown == line), "{line} in {text}");
    }
    assert!(!text.contains("CANARY") && !text.contains(&process.admin_token()), "{text}");
    // And nothing but the metrics is there.
    let base = url.trim_end_matches("/metrics").to_owned();
    let status = reqwest::get(format!("{base}/v1/tenants")).await.unwrap().status();
    assert_eq!(status, 404);
}
