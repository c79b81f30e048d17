//! A newer Hub: members, values and codes that this version does not know are accepted.

use futures::TryStreamExt as _;
use hermes_hub_client::types::{AgentState, ErrorCode, ErrorReason, TenantState};
use hermes_hub_client::{Error, Hub};

use crate::script::{Script, json};

const TENANT: &str = r#"{
    "id": "acme", "uid": "ten_01k9v2m7q8e5z3x4c6b7n8m9a0", "displayName": null, "externalId": null,
    "labels": {}, "metadata": {}, "brandNew": {"a": [1]},
    "agent": {"model": null, "maxConcurrentRuns": 4, "maxQueuedRuns": 100, "idleTimeoutSeconds": 900,
        "approvalTimeoutSeconds": 300, "runTimeoutSeconds": 3600, "brandNew": true},
    "storage": {"quotaBytes": null, "usedBytes": null, "measuredAt": null, "enforcement": "wished_for"},
    "state": "archived",
    "conditions": [{"type": "brand_new", "status": "perhaps", "reason": "r", "message": "m",
        "lastTransitionAt": "2026-11-23T12:00:00.123456+01:00", "nextTryAt": null, "brandNew": 1}],
    "access": {"status": "suspended", "message": null, "reason": null, "changedAt": "2026-11-23T12:00:00Z"},
    "agentState": "dreaming", "releaseId": null, "activeRuns": 0, "revision": 1, "observedRevision": 1,
    "createdAt": "2026-11-23T12:00:00.000Z", "updatedAt": "2026-11-23T12:00:00.000Z", "deleteRequestedAt": null
}"#;

#[tokio::test]
async fn tenant_view_accepts_unknown_members_and_values() {
    let script = Script::start(vec![json(200, TENANT)]).await;
    let hub = Hub::connect(script.url()).token("t").build().unwrap();
    let tenant = hub.tenant_view().tenant_id("acme").send().await.unwrap();
    assert_eq!(tenant.state, TenantState::Unlisted("archived".to_owned()));
    assert_eq!(tenant.agent_state, AgentState::Unlisted("dreaming".to_owned()));
    assert_eq!(tenant.access.status.as_str(), "suspended");
    assert_eq!(tenant.storage.enforcement.as_str(), "wished_for");
    assert_eq!(tenant.conditions[0].status.as_str(), "perhaps");
    assert_eq!(tenant.conditions[0].last_transition_at.to_string(), "2026-11-23T11:00:00.123Z");
}

#[tokio::test]
async fn an_unknown_code_and_reason_are_read_and_told_by_their_status() {
    let body = r#"{"code":"brand_new","message":"m","status":418,"requestId":"r-12345678","retryable":true,"extra":1,
        "details":[{"reason":"newer","params":{"a":{"b":1}},"extra":[]}]}"#;
    let script = Script::start(vec![json(418, body)]).await;
    let hub = Hub::connect(script.url()).token("t").build().unwrap();
    let error = Error::from(hub.tenant_view().tenant_id("acme").send().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::Unlisted("brand_new".to_owned())));
    assert_eq!(error.reason(), Some(&ErrorReason::Unlisted("newer".to_owned())));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(418));
    assert!(error.is_retryable());
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn tenant_list_streams_page_after_page_with_the_page_token_alone() {
    let page = |next: &str| format!("{{\"items\":[{TENANT}],\"next_page\":{next},\"brandNew\":0}}");
    let script =
        Script::start(vec![json(200, &page("\"p2\"")), json(200, &page("\"p3\"")), json(200, &page("null"))]);
    let script = script.await;
    let hub = Hub::connect(script.url()).token("t").build().unwrap();
    let tenants: Vec<_> = hub.tenant_list().limit(1).access("blocked").stream().try_collect().await.unwrap();
    assert_eq!(tenants.len(), 3);
    let lines: Vec<String> = script.seen().iter().map(|seen| seen.request_line().to_owned()).collect();
    assert_eq!(
        lines,
        [
            "GET /v1/tenants?access=blocked&limit=1 HTTP/1.1",
            "GET /v1/tenants?limit=1&page_token=p2 HTTP/1.1",
            "GET /v1/tenants?limit=1&page_token=p3 HTTP/1.1",
        ]
    );
}

#[tokio::test]
async fn a_stream_ends_with_the_error_of_the_page_that_fails() {
    let page = format!("{{\"items\":[{TENANT}],\"next_page\":\"p2\"}}");
    let body = crate::script::refusal(400, "invalid_argument", false);
    let script = Script::start(vec![json(200, &page), json(400, &body)]).await;
    let hub = Hub::connect(script.url()).token("t").build().unwrap();
    let mut tenants = hub.tenant_list().stream();
    assert!(tenants.try_next().await.unwrap().is_some());
    let error = Error::from(tenants.try_next().await.unwrap_err());
    assert_eq!(error.code(), Some(&ErrorCode::InvalidArgument));
}
