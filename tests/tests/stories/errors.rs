//! The table of errors (conventions: errors) as far as it can be reached, through the SDK.

use std::collections::BTreeMap;

use hermes_hub_client::types::{ErrorCode, Metadata, Patch, TenantCreate, TenantUpdate};
use hermes_hub_client::{Error, ResponseValue};
use hub_tests::{World, tenant_body};

/// What a call was refused with.
#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<ResponseValue<T>, impl Into<Error>>) -> Error {
    answer.expect_err("it is to be refused").into()
}

#[tokio::test]
async fn each_code_that_can_be_reached_comes_with_its_status_and_an_id() {
    let world = World::start().await;
    let limited = World::with()
        .set("limits.token_requests_per_second", "1")
        .set("limits.token_requests_burst", "1")
        .start()
        .await;
    let full = World::with().set("disk_reserve_bytes", "\"9000000000000000000\"").start().await;
    let admin = world.admin();
    world.tenant("acme").await;
    limited.admin().version_view().send().await.unwrap();
    admin.tenant_create().idempotency_key("k").body(tenant_body("keyed")).send().await.unwrap();

    let empty = TenantUpdate { display_name: Patch::Set(String::new()), ..TenantUpdate::default() };
    // Characters of four bytes: within each bound of the schema, beyond that of the whole.
    let pairs: BTreeMap<_, _> = (0..50).map(|number| (format!("m{number}"), "𝔸".repeat(500))).collect();
    let large = TenantCreate { metadata: Some(Metadata::from(pairs)), ..tenant_body("large") };
    let cases: Vec<(Error, ErrorCode, u16, bool)> = vec![
        (
            refused(admin.tenant_update().tenant_id("acme").body(empty).send().await),
            ErrorCode::InvalidArgument,
            400,
            false,
        ),
        (refused(world.stranger().version_view().send().await), ErrorCode::Unauthenticated, 401, false),
        (
            refused(world.reader().tenant_delete().tenant_id("acme").send().await),
            ErrorCode::PermissionDenied,
            403,
            false,
        ),
        (refused(admin.tenant_view().tenant_id("nobody").send().await), ErrorCode::NotFound, 404, false),
        (
            refused(admin.tenant_create().body(tenant_body("acme")).send().await),
            ErrorCode::AlreadyExists,
            409,
            false,
        ),
        (
            refused(admin.tenant_delete().tenant_id("acme").if_match("\"stale\"").send().await),
            ErrorCode::EtagMismatch,
            412,
            false,
        ),
        (refused(admin.tenant_create().body(large).send().await), ErrorCode::PayloadTooLarge, 413, false),
        (
            refused(admin.tenant_create().idempotency_key("k").body(tenant_body("other")).send().await),
            ErrorCode::IdempotencyKeyConflict,
            422,
            false,
        ),
        (refused(limited.admin().version_view().send().await), ErrorCode::ResourceExhausted, 429, true),
        (
            refused(full.admin().tenant_create().body(tenant_body("acme")).send().await),
            ErrorCode::Unavailable,
            503,
            true,
        ),
    ];
    let mut ids = Vec::new();
    for (error, code, status, retryable) in &cases {
        assert_eq!(error.code(), Some(code), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(*status), "{error}");
        assert_eq!(error.is_retryable(), *retryable, "{error}");
        let shown = error.to_string();
        let id = error.request_id().expect("an answer has an id");
        assert!(shown.contains(code.as_str()) && shown.contains(id), "{shown}");
        assert!(shown.starts_with(|first: char| first.is_lowercase()), "{shown}");
        ids.push(id);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), cases.len());
}

#[tokio::test]
async fn a_value_without_its_form_is_refused_before_it_is_sent() {
    let world = World::start().await;
    let error = refused(world.admin().tenant_view().tenant_id("Not An Id").send().await);
    assert_eq!((error.code(), error.status()), (None, None));
    assert!(error.to_string().starts_with("the request was not sent: "), "{error}");
}
