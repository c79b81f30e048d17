//! Files through the life of a tenant, its agent and the Hub.

use std::fs;

use futures::TryStreamExt as _;
use hermes_hub_client::types::{AccessReplace, AccessStatus, AgentState, FileRoot};
use hermes_hub_client::{Error, Hub};
use hub_tests::{Process, Settings, World, in_time};

async fn text(hub: &Hub, root: FileRoot, path: &str) -> Result<String, Error> {
    let call = hub.file_content_view().tenant_id("acme").root(root).path(path);
    Ok(call.send().await?.into_inner().text)
}

#[tokio::test]
async fn what_an_agent_wrote_is_there_also_when_it_is_stopped() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let script = "[[shell:mkdir -p notes && echo hello > notes/a.txt && echo made > $HERMES_HUB_OUTPUTS/b.txt && \
                  mkdir -p $HERMES_HOME/cron/output/j && echo fired > $HERMES_HOME/cron/output/j/c.md]] [[say:Done.]]";
    acme.output(&acme.run(script).await).await;
    let hub = acme.hub();
    let look = async || {
        assert_eq!(text(hub, FileRoot::Workspace, "notes/a.txt").await.unwrap(), "hello\n");
        assert_eq!(text(hub, FileRoot::Outputs, "b.txt").await.unwrap(), "made\n");
        assert_eq!(text(hub, FileRoot::CronOutput, "j/c.md").await.unwrap(), "fired\n");
    };
    look().await;
    let stopped = hub.agent_stop().tenant_id("acme").wait_seconds(30).send().await.unwrap();
    assert_eq!(stopped.state, AgentState::Stopped);
    look().await;

    // The agent's own state is nowhere.
    let roots = hub.file_list().tenant_id("acme").send().await.unwrap().into_inner().items;
    assert_eq!(roots.len(), 3);
    for path in ["config.yaml", "state.db", ".env", "cron/output/j/c.md"] {
        for root in [FileRoot::Workspace, FileRoot::Outputs, FileRoot::CronOutput] {
            assert!(text(hub, root, path).await.unwrap_err().is_not_found(), "{path}");
        }
    }
}

#[tokio::test]
async fn a_blocked_tenants_files_stay_and_a_deleted_ones_are_gone_for_good() {
    let world = World::start().await;
    let desk = world.desk("acme").await;
    desk.write("mine.txt", "fine");
    let block = AccessReplace { status: AccessStatus::Blocked, message: None, reason: None };
    world.admin().tenant_access_replace().tenant_id("acme").body(block).send().await.unwrap();
    assert_eq!(desk.text("mine.txt").await.unwrap(), "fine");
    assert_eq!(desk.bytes("mine.txt").await.unwrap(), b"fine");

    let deleted = world.admin().tenant_delete().tenant_id("acme").send().await.unwrap();
    assert_eq!(deleted.uid, desk.tenant().uid);
    for operation in ["", "/content", "/download"] {
        let answer = desk.raw().get(&desk.target(operation, "root=workspace&path=mine.txt")).await;
        assert!(answer.refused(404, "not_found")["message"].as_str().unwrap().contains("tenant"));
    }
    in_time("it is gone", async {
        while !hub_tests::is_gone(world.admin(), "acme").await {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let again = world.desk("acme").await;
    assert!(again.list("").await.unwrap().is_empty(), "a later tenant of this id gets nothing of it");
    assert!(again.text("mine.txt").await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_download_goes_on_through_a_crash_of_the_hub() {
    let mut settings = Settings::with_agent();
    settings.set("agent_command", "\"/nowhere\"");
    let mut process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let file = process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace/big");
    // Too much for the buffers on the way, and different everywhere.
    let bytes: Vec<u8> =
        (0..48_u32 << 20).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fs::write(&file, &bytes).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    let patient = process.patient();
    let mut download = hub_tests::eventually("its tag is strong", async || {
        let download = patient.download(&acme.tenant().id, FileRoot::Workspace, "big").await.unwrap();
        (!download.etag().starts_with("W/")).then_some(download)
    })
    .await;
    let mut got = download.try_next().await.unwrap().unwrap().to_vec();
    process.kill().await;
    let _process = process.restart().await;
    in_time("the download ends", async {
        while let Some(more) = download.try_next().await.unwrap() {
            got.extend_from_slice(&more);
        }
    })
    .await;
    assert!(got == bytes, "every byte came once and in its place");
}

#[tokio::test]
async fn a_hub_that_ends_cuts_a_download_and_does_not_wait_for_it() {
    let mut settings = Settings::default();
    // Longer than a story has patience: it may not end by its deadline.
    settings.set("limits.shutdown_seconds", "300");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let workspace = process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace");
    let size: u64 = 100 << 30;
    fs::File::create(workspace.join("endless")).unwrap().set_len(size).unwrap();
    let mut download = acme.hub().download(&acme.tenant().id, FileRoot::Workspace, "endless").await.unwrap();
    let reading = tokio::spawn(async move {
        let mut got = 0;
        while let Ok(Some(bytes)) = download.try_next().await {
            got += bytes.len() as u64;
        }
        got
    });
    process.terminate();
    let (status, _) = in_time("it ends", process.ended()).await;
    assert_eq!(status.code(), Some(0));
    assert!(reading.await.unwrap() < size);
}
