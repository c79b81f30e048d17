//! The program: what a crash leaves, what refuses a start, how it ends.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures::TryStreamExt as _;
use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{Tenant, TenantState};
use hub_tests::{Process, Settings, World, eventually, tenant_body};
use tokio::net::TcpListener;

#[tokio::test]
async fn a_start_says_one_line_to_scripts_and_a_report_to_people() {
    let process = Process::start().await;
    assert_eq!(process.stdout(), [format!("listening on {}", process.url())]);
    for name in ["data", "database", "key", "token", "release", "model", "isolation"] {
        assert!(!process.report(name).is_empty(), "{name}");
    }
    let token = process.admin_token();
    assert!(process.report("token").contains("operator.token"));
    process.admin().version_view().send().await.unwrap();
    assert!(!process.stderr().contains(&token));
}

#[tokio::test]
async fn a_crash_during_creates_loses_nothing_that_was_acknowledged() {
    let mut process = Process::start().await;
    let mut acknowledged = BTreeMap::new();
    for round in 0..3 {
        let crashed = Arc::new(AtomicBool::new(false));
        let callers = (0..4).map(|caller| {
            let (admin, crashed) = (process.admin(), Arc::clone(&crashed));
            tokio::spawn(async move {
                let mut made = Vec::new();
                for number in 0.. {
                    let id = format!("r{round}-c{caller}-{number}");
                    match admin.tenant_create().body(tenant_body(&id)).send().await {
                        Ok(tenant) => made.push((id, tenant.uid.to_string())),
                        Err(error) => {
                            assert!(
                                crashed.load(Ordering::SeqCst),
                                "refused before the crash: {}",
                                Error::from(error)
                            );
                            return made;
                        }
                    }
                }
                made
            })
        });
        let callers: Vec<_> = callers.collect();
        let admin = process.admin();
        eventually("some tenants are made", async || {
            let page = admin.tenant_list().limit(1000).send().await.unwrap();
            (page.items.len() >= acknowledged.len() + 20).then_some(())
        })
        .await;
        crashed.store(true, Ordering::SeqCst);
        process.kill().await;
        for made in join_all(callers).await {
            acknowledged.extend(made.unwrap());
        }
        process = process.restart().await;
    }
    assert!(acknowledged.len() >= 50, "{}", acknowledged.len());
    let admin = process.admin();
    eventually("every tenant is ready", async || {
        let waiting = admin.tenant_list().state("provisioning").send().await.unwrap();
        waiting.items.is_empty().then_some(())
    })
    .await;
    let tenants: Vec<Tenant> = admin.tenant_list().limit(1000).stream().try_collect().await.unwrap();
    let found: BTreeMap<_, _> = tenants.iter().map(|tenant| (tenant.id.to_string(), tenant)).collect();
    assert_eq!(found.len(), tenants.len());
    for (id, uid) in &acknowledged {
        let tenant = found.get(id).unwrap_or_else(|| panic!("{id} was acknowledged and is lost"));
        assert_eq!((tenant.uid.as_str(), &tenant.state), (uid.as_str(), &TenantState::Ready));
    }
    for tenant in &tenants {
        let home = process.data_dir().join("tenants").join(tenant.uid.as_str());
        assert!(home.join("workspace").is_dir(), "{}", tenant.id.as_str());
    }
}

#[tokio::test]
async fn a_crash_during_deletes_leaves_none_half_deleted() {
    let mut process = Process::start().await;
    let admin = process.admin();
    let ids: Vec<String> = (0..30).map(|number| format!("t{number}")).collect();
    for made in
        join_all(ids.iter().map(|id| admin.tenant_create().body(tenant_body(id)).wait_seconds(20).send()))
            .await
    {
        made.unwrap();
    }
    for deleted in join_all(ids.iter().map(|id| admin.tenant_delete().tenant_id(id.as_str()).send())).await {
        deleted.unwrap();
    }
    process.kill().await;
    let process = process.restart().await;
    let admin = process.admin();
    eventually("all are gone", async || {
        let page = admin.tenant_list().send().await.unwrap();
        page.items.is_empty().then_some(())
    })
    .await;
    let count = |name: &str| fs::read_dir(process.data_dir().join(name)).unwrap().count();
    assert_eq!((count("tenants"), count("trash")), (0, 30));
}

#[tokio::test]
async fn a_second_hub_on_the_data_directory_is_refused() {
    let process = Process::start().await;
    let refused = process.another(Settings::default()).await.err().expect("it must not start");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    assert!(refused.stderr.contains("another hub holds"), "{}", refused.stderr);
    assert!(refused.stderr.contains("pid "), "{}", refused.stderr);
    process.admin().version_view().send().await.unwrap();
}

#[tokio::test]
async fn a_port_that_is_taken_is_refused_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap();
    for (key, variable) in [("listen", "HUB_LISTEN"), ("metrics_listen", "HUB_METRICS_LISTEN")] {
        let mut process = Process::start().await;
        process.kill().await;
        let mut settings = Settings::default();
        settings.set(key, &format!("\"{address}\""));
        let refused = process.another(settings).await.err().expect("it must not start");
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0), "{}", refused.stderr);
        assert!(refused.stderr.contains(&address.to_string()), "{}", refused.stderr);
        assert!(refused.stderr.contains(variable), "{}", refused.stderr);
    }
}

#[tokio::test]
async fn a_wrong_or_missing_master_key_is_refused_and_nothing_is_made_anew() {
    let mut process = Process::start().await;
    process.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    process.kill().await;
    let key_file = process.data_dir().join("master.key");
    let key = fs::read(&key_file).unwrap();
    fs::write(&key_file, "ab".repeat(32)).unwrap();
    let refused = process.another(Settings::default()).await.err().expect("it must not start");
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("needs master key"), "{}", refused.stderr);
    let away = key_file.with_extension("away");
    fs::rename(&key_file, &away).unwrap();
    let refused = process.another(Settings::default()).await.err().expect("it must not start");
    assert!(refused.stderr.contains("needs master key") && !key_file.exists(), "{}", refused.stderr);
    fs::write(&away, key).unwrap();
    fs::rename(&away, &key_file).unwrap();
    let process = process.restart().await;
    process.admin().tenant_view().tenant_id("acme").send().await.unwrap();
}

#[tokio::test]
async fn what_was_there_is_there_after_a_restart() {
    let process = Process::start().await;
    let made =
        process.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    let page = {
        process.admin().tenant_create().body(tenant_body("b")).send().await.unwrap();
        process.raw().get("/v1/tenants?limit=1").await.expect(200)
    };
    let (url, token) = (process.url().to_owned(), process.admin_token());
    let process = process.end_and_restart().await;
    assert_ne!(process.url(), url);
    assert_eq!(process.admin_token(), token, "the first token is made once");
    let tenant = process.admin().tenant_view().tenant_id("acme").send().await.unwrap().into_inner();
    // Storage is measured now and then.
    assert_eq!(tenant, Tenant { storage: tenant.storage.clone(), ..made.into_inner() });
    let target = format!("/v1/tenants?page_token={}", page["next_page"].as_str().unwrap());
    assert_eq!(process.raw().get(&target).await.expect(200)["items"][0]["id"], "b");
}

#[tokio::test]
async fn a_full_disk_holds_up_new_work_and_no_repeat() {
    let mut process = Process::start().await;
    let create = |key: &'static str, id: &'static str, raw: hub_tests::Raw| async move {
        let request = raw.request(http::Method::POST, "/v1/tenants").header("idempotency-key", key);
        request.json(&serde_json::json!({"id": id})).send().await
    };
    let made = create("k-1", "acme", process.raw()).await.expect(201);
    process.kill().await;
    let mut settings = Settings::default();
    settings.set("disk_reserve_bytes", "\"9000000000000000000\"");
    let process = process.another(settings).await.expect("a full disk is no reason not to start");
    process.raw().get("/v1/tenants/acme").await.expect(200);
    create("k-2", "other", process.raw()).await.refused_for(503, "unavailable", "disk_full", "");
    let again = create("k-1", "acme", process.raw()).await;
    assert_eq!(again.expect(201)["uid"], made["uid"], "what was done is said, whatever cannot be done now");
    process.raw().delete("/v1/tenants/acme?purge=true&waitSeconds=20").await.expect(202);
    assert!(hub_tests::is_gone(&process.admin(), "acme").await, "deleting makes room");
}

#[tokio::test]
async fn sigterm_ends_it_in_order_with_requests_open() {
    let mut settings = Settings::default();
    settings.set("limits.shutdown_seconds", "5");
    let process = Process::start_with(settings).await;
    let data = process.data_dir();
    // A file where homes should be: the create below waits for as long as it asked to.
    fs::write(data.join("trash"), "in the way").unwrap();
    process.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    let admin = process.admin();
    let waiting =
        tokio::spawn(async move { admin.tenant_delete().tenant_id("acme").wait_seconds(50).send().await });
    let admin = process.admin();
    eventually("the delete is under way", async || {
        let tenant = admin.tenant_view().tenant_id("acme").send().await.unwrap();
        (tenant.state == TenantState::Deleting).then_some(())
    })
    .await;
    // A connection that says nothing, and one that stops in the middle of a body, must not hold the end up.
    let _idle = process.wire().await;
    let mut half = process.wire().await;
    let bearer = format!("authorization: Bearer {}", process.admin_token());
    let lines = ["content-type: application/json", "content-length: 40"];
    half.head(&["POST /v1/tenants HTTP/1.1", "host: hub", &bearer, lines[0], lines[1]]).await;
    half.write("{").await;

    let before = Instant::now();
    process.terminate();
    let answered = waiting.await.unwrap().expect("the open request is answered");
    assert_eq!(answered.state, TenantState::Deleting);
    let (status, log) = process.ended().await;
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(before.elapsed() < Duration::from_secs(8), "it took {:?}", before.elapsed());
    assert!(!log.contains("panicked"), "{log}");
}

#[tokio::test]
async fn an_idle_hub_ends_at_once() {
    let process = Process::start().await;
    process.admin().version_view().send().await.unwrap();
    let before = Instant::now();
    process.terminate();
    let (status, log) = process.ended().await;
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(before.elapsed() < Duration::from_secs(5), "it took {:?}", before.elapsed());
}

/// A program may hold more than one Hub in its life, as this one does: what one leaves behind adds up.
#[test]
fn a_hub_that_is_let_go_leaves_no_file_open() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let its = runtime();
    let data_dir = its.block_on(async {
        let world = World::start().await;
        world.tenant("acme").await;
        assert!(open_files_beneath(world.data_dir()) > 0, "the lock at the least");
        world.data_dir().to_path_buf()
    });
    drop(its);
    // The database's threads end by themselves.
    runtime().block_on(eventually("nothing is open", || async {
        (open_files_beneath(&data_dir) == 0).then_some(())
    }));
}

fn open_files_beneath(directory: &Path) -> usize {
    let open = std::fs::read_dir("/proc/self/fd")
        .expect("Linux has it")
        .filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
    open.filter(|target| target.starts_with(directory)).count()
}
