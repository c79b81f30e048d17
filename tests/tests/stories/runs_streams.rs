//! Following a run's events: from any place, by many, by somebody who does not read, through a Hub that dies.

use std::time::{Duration, Instant};

use futures::TryStreamExt as _;
use futures::future::join_all;
use hermes_hub_client::Seen;
use hermes_hub_client::types::RunState;
use http::Method;
use hub_tests::{
    Answer, Caller, Process, Settings, check_log, eventually, in_time, kinds, said, seen, whole_log, within,
};
use serde_json::{Value, json};

/// One frame of a stream: id, event, data.
type Frame = (String, String, Value);

/// The frames of a whole answer, behind the line that says when to come back.
fn frames(answer: &Answer) -> Vec<Frame> {
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/event-stream"));
    frames_of(&answer.text())
}

fn frames_of(text: &str) -> Vec<Frame> {
    let rest = text.strip_prefix("retry: 2000\n\n").expect("first it says when to come back");
    let blocks = rest.split_terminator("\n\n").filter(|block| !block.starts_with(':'));
    let frame = |block: &str| {
        let field = |name: &str| {
            let mut lines = block.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            lines.next().unwrap_or_else(|| panic!("no {name} in {block}")).to_owned()
        };
        (field("id"), field("event"), serde_json::from_str(&field("data")).expect("data is one line of JSON"))
    };
    blocks.map(frame).collect()
}

fn ids(frames: &[Frame]) -> Vec<i64> {
    frames.iter().map(|(id, ..)| id.parse().expect("an id is a number")).collect()
}

async fn watch(acme: &Caller, path: &str, last_event_id: Option<&str>) -> Answer {
    let request = acme.raw().request(Method::GET, path);
    match last_event_id {
        Some(id) => request.header("last-event-id", id).send().await,
        None => request.send().await,
    }
}

#[tokio::test]
async fn a_reader_that_comes_back_goes_on_where_it_was() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:a]] [[say:b]] [[say:c]]").await;
    let last = acme.end(&run).await.last_seq;
    let path = acme.path(&run, "/events");
    for after in 0..=last {
        let expected: Vec<i64> = (after + 1..=last).collect();
        let by_query = watch(&acme, &format!("{path}?after={after}"), None).await;
        assert_eq!(ids(&frames(&by_query)), expected, "after {after}");
        // A browser that reconnects sends its first query again.
        let by_header = watch(&acme, &format!("{path}?after=0"), Some(&after.to_string())).await;
        assert_eq!(ids(&frames(&by_header)), expected, "last seen {after}");
    }
    let whole = frames(&watch(&acme, &path, None).await);
    for (id, event, data) in &whole {
        assert_eq!((&data["seq"].to_string(), &data["type"]), (id, &json!(event)));
    }
    assert_eq!(whole.last().unwrap().1, "run.completed");
    assert_eq!(frames(&watch(&acme, &format!("{path}?from=now"), None).await), [], "nothing comes any more");
    for wrong in ["CANARY", "-1", "1.5", ""] {
        watch(&acme, &path, Some(wrong)).await.refused(400, "invalid_argument");
    }
    for wrong in ["?after=-1", "?after=x", "?from=yesterday", "?since=1"] {
        watch(&acme, &format!("{path}{wrong}"), None).await.refused(400, "invalid_argument");
    }
}

#[tokio::test]
async fn a_place_beyond_the_log_is_a_gap_that_is_told() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[say:a]]").await;
    let last = acme.end(&run).await.last_seq;
    let answer = watch(&acme, &format!("{}?after={}", acme.path(&run, "/events"), last + 5), None).await;
    let gap = json!({"reason": "beyond_log", "firstSeq": 1, "lastSeq": last});
    assert_eq!(frames(&answer), [(last.to_string(), "gap".to_owned(), gap)]);

    use futures::StreamExt as _;
    let seen: Vec<_> = run.events_after(last + 5).collect().await;
    let [Ok(Seen::Gap(gap))] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!((gap.reason.as_str(), gap.last_seq), ("beyond_log", last));
    let rest: Vec<_> = run.events_after(last - 1).collect().await;
    assert!(matches!(rest.as_slice(), [Ok(Seen::Event(event))] if event.seq == last), "{rest:?}");
}

#[tokio::test]
async fn a_reader_from_now_gets_what_comes() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before]] {} [[say:behind]]", latch.wait())).await;
    let before = eventually("something was said", async || {
        let seq = run.view().await.unwrap().last_seq;
        (seq >= 4).then_some(seq)
    })
    .await;
    let watching = acme.hub().run_watch().tenant_id("acme").run_id(run.id().clone()).from("now");
    // Where it starts is settled once the answer begins.
    let stream = watching.send().await.unwrap().into_inner().into_inner();
    latch.release();
    let pieces: Vec<_> = in_time("the stream ends", stream.try_collect()).await.unwrap();
    let seen = frames_of(&String::from_utf8(pieces.concat()).unwrap());
    let end = acme.end(&run).await.last_seq;
    assert!(ids(&seen).iter().all(|id| *id > before), "nothing from before: {seen:?}");
    assert!(ids(&seen).is_sorted() && ids(&seen).last() == Some(&end), "{seen:?}");
}

#[tokio::test]
async fn a_hundred_readers_at_once_each_get_everything() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[drip:30,2]] {} [[drip:200,1]]", latch.wait())).await;
    let readers: Vec<_> = (0..100)
        .map(|_| {
            let run = run.clone();
            tokio::spawn(async move { whole_log(&run).await })
        })
        .collect();
    eventually("there is something to read", async || {
        (run.view().await.unwrap().last_seq >= 30).then_some(())
    })
    .await;
    latch.release();
    let logs = join_all(readers).await;
    let first = logs[0].as_ref().expect("it reads").clone();
    assert_eq!(kinds(&first).iter().filter(|kind| **kind == "message.delta").count(), 230);
    for log in logs {
        assert_eq!(log.unwrap(), first);
    }
}

#[tokio::test]
async fn the_sdk_follows_a_run_through_a_hub_that_dies() {
    let mut process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[drip:100,5]] {} [[drip:100,1]]", latch.wait())).await;
    let following = tokio::spawn({
        let run = run.clone();
        async move { seen(&run).await }
    });
    eventually("it is in the middle", async || (run.view().await.unwrap().last_seq >= 20).then_some(()))
        .await;
    let (hosts, agents) = (process.hosts(acme.tenant()), process.agents(acme.tenant()));
    process.kill().await;
    let process = process.restart().await;
    assert_eq!(
        (process.hosts(acme.tenant()), process.agents(acme.tenant())),
        (hosts, agents),
        "they live on"
    );
    latch.release();
    let (events, others) = following.await.unwrap();
    check_log(&events);
    assert!(matches!(others.as_slice(), [Seen::Reconnected { .. }]), "{others:?}");
    assert!(!kinds(&events).contains(&"run.events_lost"), "{:?}", kinds(&events));
    let words: Vec<String> = (0..100).map(|word| format!("w{word}")).collect();
    let spoken = said(&events);
    let spoken: Vec<&str> = spoken.split_whitespace().collect();
    assert_eq!(spoken.len(), 199, "the two drips meet in one word: {spoken:?}");
    assert_eq!(spoken[..99], words[..99]);
    assert_eq!(run.view().await.unwrap().state, RunState::Completed);
    assert_eq!(whole_log(&run).await, events);
}

#[tokio::test]
async fn a_hub_that_is_told_to_end_leaves_its_agents_at_work() {
    let mut process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("[[say:before]] {} [[say: behind]]", latch.wait())).await;
    let following = tokio::spawn({
        let run = run.clone();
        async move { seen(&run).await }
    });
    eventually("it works", async || (run.view().await.unwrap().last_seq >= 4).then_some(())).await;
    let agents = process.agents(acme.tenant());
    let before = Instant::now();
    process.terminate();
    assert_eq!(process.end().await.code(), Some(0), "{}", process.stderr());
    assert!(before.elapsed() < Duration::from_secs(20), "it took {:?}", before.elapsed());
    assert_eq!(process.agents(acme.tenant()), agents, "the agent goes on");
    // The run ends while nobody is there to hear it.
    latch.release();
    let process = process.restart().await;
    let (events, others) = following.await.unwrap();
    check_log(&events);
    assert!(matches!(others.as_slice(), [Seen::Reconnected { .. }]), "{others:?}");
    assert_eq!(events.last().unwrap().data["output"], "before behind");
    assert_eq!(process.agents(acme.tenant()), agents);
    acme.output(&acme.run("[[say:on]]").await).await;
}

#[tokio::test]
async fn a_flood_is_told_whole_in_bounded_memory_and_a_reader_that_stalls_slows_nobody() {
    const WORDS: usize = 100_000;
    const MEMORY_MAX: u64 = 300 << 20;
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, calm) = (process.caller("acme").await, process.caller("calm").await);
    calm.output(&calm.run("[[say:awake]]").await).await;
    let run = acme.run(&format!("[[flood:{WORDS}]]")).await;
    // Nobody reads these.
    let bearer = format!("authorization: Bearer {}", process.admin_token());
    let mut stalled = Vec::new();
    for _ in 0..5 {
        let mut wire = process.wire().await;
        let line = format!("GET {} HTTP/1.1", acme.path(&run, "/events"));
        wire.head(&[&line, "host: hub", &bearer]).await;
        stalled.push(wire);
    }
    let following = tokio::spawn({
        let run = run.clone();
        async move { run.events().only_events().try_collect::<Vec<_>>().await }
    });
    // Another tenant does not notice.
    let mut slowest = Duration::ZERO;
    for _ in 0..5 {
        let before = Instant::now();
        calm.output(&calm.run("[[say:calm]]").await).await;
        slowest = slowest.max(before.elapsed());
    }
    assert!(slowest < Duration::from_secs(5), "a run of another tenant took {slowest:?}");
    let events = within("the flood is over", Duration::from_secs(90), following).await.unwrap().unwrap();
    check_log(&events);
    assert_eq!(kinds(&events).iter().filter(|kind| **kind == "message.delta").count(), WORDS);
    assert_eq!(events.last().unwrap().type_.as_str(), "run.completed");
    let host = process.hosts(acme.tenant())[0];
    for (name, pid) in [("hub", process.pid()), ("host", host)] {
        let peak = process.memory_peak(pid);
        assert!(peak < MEMORY_MAX, "the {name} took {} MiB", peak >> 20);
    }
    drop(stalled);
}

#[tokio::test]
async fn a_reader_who_is_not_let_in_is_told_once() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[hang]]").await;
    acme.until(&run, RunState::Running).await;
    use futures::StreamExt as _;
    let stranger = hermes_hub_client::Hub::connect(process.url()).token("hho_wrong").build().unwrap();
    let mut events = stranger.run(&run.view().await.unwrap()).events();
    let refused = in_time("it is refused", events.next()).await.unwrap().unwrap_err();
    assert_eq!(refused.status().unwrap().as_u16(), 401);
    assert!(events.next().await.is_none());
}
