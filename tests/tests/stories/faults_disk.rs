//! A disk with too little space: below the reserve, and full to the last byte.

use futures::StreamExt as _;
use futures::future::join_all;
use hermes_hub_client::types::{ErrorCode, ErrorReason, RunState};
use hermes_hub_client::{Error, Hub, Seen};
use hub_tests::{
    Caller, PATIENCE, Process, Settings, SmallDisk, check_log, eventually, eventually_within, in_time, said,
    tenant_body, whole_log,
};

const MEBIBYTE: u64 = 1 << 20;

/// Waits until somebody has said something in a run.
async fn spoken(run: &hermes_hub_client::RunRef) {
    eventually("it has said something", async || {
        (run.view().await.expect("it is there").last_seq >= 4).then_some(())
    })
    .await;
}

#[track_caller]
fn is_for_space(error: &Error) {
    assert_eq!(error.code(), Some(&ErrorCode::Unavailable), "{error}");
    assert_eq!(error.reason(), Some(&ErrorReason::DiskFull), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503), "{error}");
    assert!(error.is_retryable(), "{error}");
}

async fn run_create(acme: &Caller, words: &str) -> Result<hermes_hub_client::RunRef, Error> {
    let body = serde_json::from_value(hub_tests::text(words)).expect("it is a run");
    let made: hermes_hub_client::types::RunCreate = body;
    let run = acme.hub().run_create().tenant_id(acme.tenant().id.clone()).body(made).send().await?;
    Ok(acme.hub().run(&run))
}

/// What readiness says of the disk.
async fn is_ready(hub: &Hub) -> Result<(), Error> {
    Ok(hub.readiness_view().send().await.map(drop)?)
}

#[tokio::test]
async fn below_the_reserve_new_work_is_refused_and_the_rest_goes_on_until_there_is_space_again() {
    let Some(disk) = SmallDisk::mount(64) else { return };
    let mut settings = Settings::with_agent();
    settings.set("disk_reserve_bytes", &format!("\"{}\"", 16 * MEBIBYTE));
    let process = Process::start_in(settings, disk.directory()).await;
    let (acme, admin) = (process.caller("acme").await, process.admin());
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before]] {} [[say: behind]]", latch.wait())).await;
    spoken(&run).await;
    let mut events = run.events();
    let first = in_time("the stream begins", events.next()).await;
    assert!(matches!(first, Some(Ok(Seen::Event(_)))), "{first:?}");
    is_ready(&admin).await.expect("there is space");

    let ballast = disk.fill_but(8 * MEBIBYTE);
    is_for_space(&is_ready(&admin).await.expect_err("there is too little space"));
    let made = admin.tenant_create().body(tenant_body("other")).send().await;
    is_for_space(&made.expect_err("no new tenant").into());
    is_for_space(&run_create(&acme, "x").await.expect_err("no new run"));
    assert_eq!(admin.tenant_list().send().await.expect("reads go on").items.len(), 1);
    assert_eq!(run.view().await.expect("reads go on").state, RunState::Running);
    // What was taken goes on, and is told to who follows it and to who comes now.
    latch.release();
    let ended = acme.end(&run).await;
    assert_eq!((ended.state, ended.output.as_deref()), (RunState::Completed, Some("before behind")));
    let rest: Vec<_> = in_time("the stream ends", events.collect()).await;
    assert_eq!(rest.len() + 1, usize::try_from(ended.last_seq).expect("a count"), "{rest:?}");
    check_log(&whole_log(&run).await);
    is_for_space(&is_ready(&admin).await.expect_err("there is still too little space"));

    drop(ballast);
    is_ready(&admin).await.expect("by itself");
    admin.tenant_create().body(tenant_body("other")).wait_seconds(20).send().await.expect("there is space");
    acme.output(&run_create(&acme, "[[say:again]]").await.expect("there is space")).await;
}

#[tokio::test]
async fn on_a_full_disk_nothing_acknowledged_is_lost_and_all_goes_on_when_there_is_space_again() {
    let Some(disk) = SmallDisk::mount(64) else { return };
    let mut process = Process::start_in(Settings::with_agent(), disk.directory()).await;
    let (acme, admin) = (process.caller("acme").await, process.admin());
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before]] {} [[say: behind]]", latch.wait())).await;
    spoken(&run).await;

    // A little is left, so that the disk becomes full in the middle of writes that are many.
    let mut ballasts = vec![disk.fill_but(MEBIBYTE / 2)];
    let callers = (0..8).map(|caller| create_until_refused(admin.clone(), caller));
    let made: Vec<(String, String)> = join_all(callers).await.concat();
    assert!(!made.is_empty(), "some were acknowledged");
    ballasts.push(disk.fill_but(0));
    latch.release();
    assert_eq!(run.view().await.expect("reads go on").state, RunState::Running);
    are_there(&admin, &made).await;
    // Also a Hub that dies now, and starts on the full disk, has them.
    process.kill().await;
    let process = process.restart().await;
    let admin = process.admin();
    are_there(&admin, &made).await;
    is_for_space(&admin.tenant_create().body(tenant_body("later")).send().await.expect_err("full").into());

    drop(ballasts);
    eventually("it works again by itself", async || {
        admin.tenant_create().body(tenant_body("later")).send().await.ok()
    })
    .await;
    let ended = acme.end(&run).await;
    assert_eq!((ended.state, ended.output.as_deref()), (RunState::Completed, Some("before behind")));
    let events = whole_log(&run).await;
    check_log(&events);
    assert_eq!(said(&events), "before behind");
    eventually("all that was acknowledged is provisioned", async || {
        let waiting = admin.tenant_list().state("provisioning").send().await.expect("it is read");
        let failed = admin.tenant_list().state("failed").send().await.expect("it is read");
        (waiting.items.is_empty() && failed.items.is_empty()).then_some(())
    })
    .await;
    are_there(&admin, &made).await;
    acme.output(&acme.run("[[say:again]]").await).await;
}

/// Makes tenants until one is refused for want of space; the ids and uids that were acknowledged.
async fn create_until_refused(admin: Hub, caller: u32) -> Vec<(String, String)> {
    let mut made = Vec::new();
    for number in 0.. {
        let id = format!("t{caller}-{number}");
        match admin.tenant_create().body(tenant_body(&id)).send().await {
            Ok(tenant) => made.push((id, tenant.uid.to_string())),
            Err(error) => {
                is_for_space(&error.into());
                break;
            }
        }
    }
    made
}

async fn are_there(admin: &Hub, made: &[(String, String)]) {
    for (id, uid) in made {
        let tenant = admin.tenant_view().tenant_id(id.as_str()).send().await.expect("reads go on");
        assert_eq!(tenant.uid.as_str(), uid);
    }
}

#[tokio::test]
async fn an_agent_that_goes_on_talking_on_a_full_disk_is_waited_for() {
    let Some(disk) = SmallDisk::mount(64) else { return };
    let process = Process::start_in(Settings::with_agent(), disk.directory()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before ]] {} [[drip:2000,1]]", latch.wait())).await;
    spoken(&run).await;
    let ballast = disk.fill_but(0);
    latch.release();
    let refusals = || process.stderr().matches("`runtime_report` failed with 503").count();
    eventually("its host cannot tell what it says", async || (refusals() >= 3).then_some(())).await;
    // The host says once a second that it waits, until its own log has no room for that either; then it goes on.
    let log = process.data_dir().join(format!("agents/{}/1/host.log", acme.tenant().uid.as_str()));
    eventually_within(3 * PATIENCE, "its log has filled its last page", async || {
        log.metadata().is_ok_and(|log| log.len() > 0 && log.len() % 4096 == 0).then_some(())
    })
    .await;
    let before = refusals();
    eventually("it still tries", async || (refusals() >= before + 2).then_some(())).await;
    drop(ballast);
    let ended = acme.end(&run).await;
    let events = whole_log(&run).await;
    check_log(&events);
    assert_eq!(ended.state, RunState::Completed, "{:?}", ended.error);
    assert!(said(&events).ends_with("w1999"), "{:?}", ended.output);
    acme.output(&acme.run("[[say:again]]").await).await;
}
