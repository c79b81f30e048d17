//! What is kept for a time goes when that is over, while work goes on; and the metrics say how much there is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use futures::StreamExt as _;
use hermes_hub_client::types::RunState;
use hermes_hub_client::{Error, Seen};
use hub_tests::{
    Caller, Figures, Process, Settings, check_log, eventually, in_time, kinds, text_with, whole_log,
};
use serde_json::json;
use tokio::task::JoinHandle;

/// More events than several pieces remove.
const WORDS: u64 = 3_000;

/// Settings with the scripted agent, metrics, and a look every second.
fn looking_often(more: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::with_agent().with_metrics();
    settings.set("limits.retention_look_seconds", "1");
    more.iter().for_each(|(key, value)| settings.set(key, value));
    settings
}

/// Callers who work without a pause, and to whom nothing may be refused.
struct Load {
    over: Arc<AtomicBool>,
    done: Arc<AtomicU64>,
    callers: Vec<JoinHandle<()>>,
}

impl Load {
    /// Begins: tenants are changed and runs made, one after another.
    async fn begin(process: &Process) -> Self {
        let (over, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let mut callers = Vec::new();
        for number in 0..4 {
            let caller = process.caller(&format!("busy-{number}")).await;
            let (over, done) = (Arc::clone(&over), Arc::clone(&done));
            callers.push(tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    work(&caller).await;
                    done.fetch_add(1, Ordering::Relaxed);
                }
            }));
        }
        Self { over, done, callers }
    }

    /// Ends; how often work was done.
    ///
    /// Panics if any of it was refused.
    async fn end(self) -> u64 {
        self.over.store(true, Ordering::Relaxed);
        for caller in self.callers {
            in_time("the work ends", caller).await.expect("nothing was refused");
        }
        self.done.load(Ordering::Relaxed)
    }
}

async fn work(caller: &Caller) {
    let path = format!("/v1/tenants/{}", caller.tenant().id.as_str());
    let run = caller.run("[[flood:100]]").await;
    caller.raw().patch(&path, json!({"displayName": "busy"})).await.expect(200);
    assert_eq!(caller.end(&run).await.state, RunState::Completed);
}

#[tokio::test]
async fn events_past_their_time_go_under_load_and_a_reader_is_told() {
    let process = Process::start_with(looking_often(&[("limits.run_event_retention_seconds", "1")])).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let live = acme.run(&format!("[[flood:50]] {} [[say:behind]]", latch.wait())).await;
    let load = Load::begin(&process).await;
    let other = process.caller("other").await;
    let ended = other.run(&format!("[[flood:{WORDS}]]")).await;
    let last = other.end(&ended).await.last_seq;
    assert!(last > i64::try_from(WORDS).unwrap());

    let seen: Vec<Seen> = eventually("its events are gone", async || {
        let seen: Vec<_> = ended.events_after(1).map(|seen| seen.expect("it is read")).collect().await;
        (seen.len() == 2).then_some(seen)
    })
    .await;
    let [Seen::Gap(gap), Seen::Event(event)] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!((gap.reason.as_str(), gap.first_seq, gap.last_seq), ("trimmed", last, last));
    assert_eq!((event.type_.as_str(), event.seq), ("run.completed", last));
    // Who was at the end misses nothing, and is told of no gap.
    let rest: Vec<_> = ended.events_after(last - 1).collect().await;
    assert!(matches!(rest.as_slice(), [Ok(Seen::Event(event))] if event.seq == last), "{rest:?}");
    let page = other.raw().get(&other.path(&ended, "/event-log")).await.expect(200);
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1), "{page}");
    assert_eq!(ended.view().await.unwrap().last_seq, last);

    // A run that has not ended is older than that, and keeps everything.
    latch.release();
    let log = whole_log(&live).await;
    check_log(&log);
    assert_eq!(kinds(&log).iter().filter(|kind| **kind == "message.delta").count(), 51);
    assert!(load.end().await > 0, "there was work meanwhile");
    let removed = process.figures().await.get("hub_retention_removed_total{kind=\"run_events\"}");
    assert!(removed >= WORDS as f64, "{removed}");
}

#[tokio::test]
async fn runs_keys_and_homes_past_their_time_go_under_load() {
    let process = Process::start_with(looking_often(&[
        ("limits.run_event_retention_seconds", "1"),
        ("limits.run_retention_seconds", "5"),
        ("limits.idempotency_retention_seconds", "1"),
        ("trash_days", "0"),
    ]))
    .await;
    let load = Load::begin(&process).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let live = acme.run(&latch.wait()).await;
    let session = json!({"sessionId": "talk"});
    let old = acme.run_with(text_with("my name is Ada [[say:Hello]]", session.clone())).await;
    acme.end(&old).await;
    let gone = process.caller("gone").await;
    process.admin().tenant_delete().tenant_id("gone").wait_seconds(20).send().await.unwrap();

    let refusal = eventually("the run is gone", async || old.view().await.err()).await;
    assert!(refusal.is_not_found(), "{refusal}");
    acme.raw().get(&acme.path(&old, "/events")).await.refused(404, "not_found");
    let again = acme.run_with(text_with("[[echo]]", session)).await;
    let runs: Vec<_> = acme.hub().run_list().tenant_id("acme").send().await.unwrap().into_inner().items;
    assert!(runs.iter().any(|run| run.id == *live.id()) && runs.iter().all(|run| run.id != *old.id()));
    latch.release();
    let echo = acme.output(&again).await;
    assert!(echo.contains("my name is Ada") && echo.contains("Hello"), "what was said stays: {echo}");
    assert!(!process.data_dir().join("tenants").join(gone.tenant().uid.as_str()).exists());

    assert!(load.end().await > 0, "there was work meanwhile");
    let figures = eventually("all that is due is gone", async || {
        let figures = process.figures().await;
        let rows = ["runs", "run_events", "idempotency_keys"].map(|table| rows(&figures, table));
        (rows == [Some(0.0); 3]).then_some(figures)
    })
    .await;
    for kind in ["runs", "run_events", "idempotency_keys", "trash"] {
        let removed = figures.get(&format!("hub_retention_removed_total{{kind=\"{kind}\"}}"));
        assert!(removed > 0.0, "{kind}: {removed}");
    }
    assert_eq!(rows(&figures, "session_turns"), Some(4.0), "two of a question and an answer");
    let left = std::fs::read_dir(process.data_dir().join("trash")).expect("it was used").count();
    assert_eq!(left, 0);
}

fn rows(figures: &Figures, table: &str) -> Option<f64> {
    figures.find(&format!("hub_rows{{table=\"{table}\"}}"))
}

#[tokio::test]
async fn the_metrics_say_how_much_there_is() {
    let process = Process::start_with(looking_often(&[])).await;
    let before = eventually("the rows are counted", async || {
        let figures = process.figures().await;
        rows(&figures, "run_events").map(|_| figures)
    })
    .await;
    let tables = ["tenants", "runs", "run_events", "session_turns", "approvals", "idempotency_keys"];
    for table in tables {
        assert_eq!(rows(&before, table), Some(0.0), "{table}");
    }
    for (name, least) in [
        ("hub_disk_free_bytes", 1.0),
        ("hub_tasks", 2.0),
        ("hub_database_bytes{file=\"data\"}", 4096.0),
        ("hub_trash_entries", 0.0),
        ("hub_trash_bytes", 0.0),
        ("hub_run_event_bytes", 0.0),
    ] {
        assert!(before.get(name) >= least, "{name}: {}", before.get(name));
    }

    let acme = process.caller("acme").await;
    // More than one piece of the count.
    let ended = acme.run("[[approve:rm -rf x|delete]] [[flood:6000]]").await;
    let waiting = acme.until(&ended, RunState::WaitingForApproval).await;
    let asked = waiting.pending_approval.expect("it asks").id;
    ended.decide(&asked, hermes_hub_client::types::ApprovalChoice::Once).await.unwrap();
    let last = acme.end(&ended).await.last_seq;
    let keyed = acme.raw().request(http::Method::POST, "/v1/tenants").header("idempotency-key", "k-1");
    keyed.json(&json!({"id": "gone"})).send().await.expect(201);
    process.admin().tenant_delete().tenant_id("gone").wait_seconds(20).send().await.unwrap();
    let after = eventually("the rows are counted again", async || {
        let figures = process.figures().await;
        let events = rows(&figures, "run_events") == Some(last as f64);
        (events && figures.get("hub_trash_entries") > 0.0).then_some(figures)
    })
    .await;
    assert_eq!(rows(&after, "tenants"), Some(1.0));
    assert_eq!((rows(&after, "runs"), rows(&after, "approvals")), (Some(1.0), Some(1.0)));
    assert!(rows(&after, "idempotency_keys") >= Some(1.0));
    assert!(after.get("hub_run_event_bytes") > 6000.0 * 10.0, "a word is some bytes");
    assert!(after.get("hub_trash_bytes") >= 4096.0, "a home has directories");
    let taken = |figures: &Figures| {
        let log = figures.find("hub_database_bytes{file=\"log\"}").unwrap_or(0.0);
        figures.get("hub_database_bytes{file=\"data\"}") + log
    };
    assert!(taken(&after) > taken(&before));
    for kind in ["run_events", "runs", "idempotency_keys", "trash"] {
        assert_eq!(after.get(&format!("hub_retention_behind_seconds{{kind=\"{kind}\"}}")), 0.0, "{kind}");
    }
}

#[tokio::test]
async fn the_metrics_say_how_far_retention_is_behind() {
    let mut settings = looking_often(&[
        ("limits.run_event_retention_seconds", "1"),
        ("limits.idempotency_retention_seconds", "1"),
        ("trash_days", "0"),
    ]);
    // After the look at the start there is none any more.
    settings.set("limits.retention_look_seconds", "3600");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    acme.output(&acme.run("[[say:hi]]").await).await;
    process.caller("gone").await;
    process.admin().tenant_delete().tenant_id("gone").wait_seconds(20).send().await.unwrap();
    let request = acme.raw().request(http::Method::POST, "/v1/tenants").header("idempotency-key", "k-1");
    request.json(&json!({"id": "other"})).send().await.expect(201);
    eventually("all are behind, and the longer the more", async || {
        let figures = process.figures().await;
        let late = |kind| figures.get(&format!("hub_retention_behind_seconds{{kind=\"{kind}\"}}"));
        ["run_events", "idempotency_keys", "trash"].into_iter().all(|kind| late(kind) > 1.0).then_some(())
    })
    .await;
    let figures = process.figures().await;
    assert_eq!(figures.get("hub_retention_behind_seconds{kind=\"runs\"}"), 0.0, "runs have time");
    // The check of what is gone is not blind: these are still there.
    let run = acme.hub().run_list().tenant_id("acme").send().await.map_err(Error::from).unwrap();
    assert_eq!(run.items.len(), 1);
    assert_eq!(whole_log(&acme.hub().run(&run.items[0])).await.len() as i64, run.items[0].last_seq);
}
