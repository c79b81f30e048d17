//! Refusals that need something outside of the Hub to go wrong: the model's provider, and a home that is too full.

use std::fs;

use hermes_hub_client::types::{ErrorCode, ErrorReason, ModelRequest, Patch, StorageUpdate, TenantUpdate};
use hermes_hub_client::{Error, Hub, Repeats};
use hub_tests::model::ScriptedModel;
use hub_tests::{Caller, Process, Settings, eventually, in_time, text};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The tenant's agent host, as the Hub knows it: by the credential that it was started with.
async fn host_of(process: &Process, acme: &Caller) -> Hub {
    acme.output(&acme.run("[[say:awake]]").await).await;
    let launch = process.data_dir().join("agents").join(acme.tenant().uid.as_str()).join("1/launch.json");
    let launch: Value = serde_json::from_slice(&fs::read(launch).expect("it is there")).expect("JSON");
    let credential = launch["credential"].as_str().expect("a credential").to_owned();
    let once = Repeats { tries: 1, ..Repeats::default() };
    Hub::connect(process.url()).token(credential).repeats(once).build().expect("the url is an address")
}

/// Asks the model through the Hub, outside of any run.
async fn ask_model(host: &Hub, prompt: &str) -> Result<(), Error> {
    let body = json!({"messages": [{"role": "user", "content": prompt}], "stream": false});
    let body = ModelRequest(body.as_object().cloned().expect("an object"));
    let call = host.runtime_model_complete().tenant_id("acme").slot("default").body(body);
    Ok(in_time("the hub answers", call.send()).await.map(drop)?)
}

async fn hub_with_model(base_url: &str) -> Process {
    let mut settings = Settings::with_agent();
    settings.set("model_base_url", &format!("{base_url:?}"));
    settings.set("model_name", "\"m\"");
    settings.set("limits.model_silence_seconds", "1");
    Process::start_with(settings).await
}

#[track_caller]
fn is(error: &Error, status: u16, code: ErrorCode, reason: ErrorReason, retryable: bool) {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{error}");
    assert_eq!((error.code(), error.reason()), (Some(&code), Some(&reason)), "{error}");
    assert_eq!(error.is_retryable(), retryable, "{error}");
    assert!(error.request_id().is_some_and(|id| !id.is_empty()), "{error}");
}

#[tokio::test]
async fn a_model_that_is_not_there_is_502_and_one_that_is_silent_504() {
    let model = ScriptedModel::start().await;
    let process = hub_with_model(&model.base_url()).await;
    let acme = process.caller("acme").await;
    let host = host_of(&process, &acme).await;
    ask_model(&host, "[[say:well]]").await.expect("a model that answers is passed on");
    let error = ask_model(&host, "[[pause:60000]]").await.expect_err("it is silent");
    is(&error, 504, ErrorCode::DeadlineExceeded, ErrorReason::ModelTimeout, true);
    drop(model);
    let error = eventually("nobody answers there", async || ask_model(&host, "[[say:x]]").await.err()).await;
    is(&error, 502, ErrorCode::UpstreamError, ErrorReason::ModelUnreachable, true);
    drop(process);

    // An address that was free a moment ago and that nobody listens on.
    let free = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("bound");
    let process = hub_with_model(&format!("http://{free}/v1")).await;
    let acme = process.caller("acme").await;
    let host = host_of(&process, &acme).await;
    let error = ask_model(&host, "x").await.expect_err("nobody is there");
    is(&error, 502, ErrorCode::UpstreamError, ErrorReason::ModelUnreachable, true);
    // Nothing of where the model would be, and an operator's token is no way to it.
    assert!(!error.to_string().contains(&free.port().to_string()), "{error}");
    let error = ask_model(&process.admin(), "x").await.expect_err("it is no host");
    assert_eq!(error.code(), Some(&ErrorCode::PermissionDenied), "{error}");
}

#[tokio::test]
async fn a_tenant_that_stores_more_than_its_quota_gets_no_new_run_until_it_may_store_more() {
    const QUOTA: i64 = 1 << 20;
    let process = Process::start_with(Settings::with_agent()).await;
    let other = process.caller("other").await;
    let acme = process.caller_with(json!({"id": "acme", "storage": {"quotaBytes": QUOTA}})).await;
    acme.output(&acme.run("[[say:within]]").await).await;
    let home = process.data_dir().join("tenants").join(acme.tenant().uid.as_str());
    fs::write(home.join("workspace/large"), vec![7; 2 << 20]).expect("it is written");
    // A Hub that starts measures those that it never measured.
    let process = process.end_and_restart().await;
    let (admin, acme) = (process.admin(), process.caller_for(acme.tenant().clone()));
    let tenant = eventually("it is measured", async || {
        let tenant = admin.tenant_view().tenant_id("acme").send().await.expect("it is there").into_inner();
        (tenant.storage.used_bytes > Some(QUOTA)).then_some(tenant)
    })
    .await;
    assert_eq!(tenant.storage.quota_bytes, Some(QUOTA));
    let call = admin
        .run_create()
        .tenant_id("acme")
        .body(serde_json::from_value::<hermes_hub_client::types::RunCreate>(text("x")).expect("a run"));
    let error = Error::from(call.send().await.expect_err("it stores too much"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429), "{error}");
    assert_eq!(
        (error.code(), error.reason()),
        (Some(&ErrorCode::ResourceExhausted), Some(&ErrorReason::QuotaExceeded)),
        "{error}"
    );
    assert_eq!(admin.run_list().tenant_id("acme").send().await.expect("reads go on").items.len(), 1);
    let other = process.caller_for(other.tenant().clone());
    other.output(&other.run("[[say:not concerned]]").await).await;

    let storage = StorageUpdate { quota_bytes: Patch::Set(8 * QUOTA) };
    let more = TenantUpdate { storage: Some(storage), ..TenantUpdate::default() };
    admin.tenant_update().tenant_id("acme").body(more).send().await.expect("it may store more");
    acme.output(&acme.run("[[say:within again]]").await).await;
}
