//! Each fault that the scripted agent can do, as the client sees it.

use std::time::Duration;

use hub_runtime::agent_api::{
    AgentError, AgentEvent, AgentLimits, AgentRunState, ApprovalChoice, Malformed, StreamEnd, StreamItem,
    Usage,
};

use crate::world::{PATIENCE, World, client, drain, events, text};

fn completed(items: &[StreamItem]) -> (&str, Option<Usage>) {
    match events(items).last() {
        Some(AgentEvent::RunCompleted { output, usage }) => (output.as_str(), *usage),
        other => panic!("{other:?} is no completed run"),
    }
}

#[tokio::test]
async fn two_readers_split_the_events_and_one_never_sees_the_end() {
    let world = World::with(|config| config.timings.keepalive = Duration::from_millis(50)).await;
    let run = world.run("[[wait:go]][[drip:30,1]]").await;
    let first = world.api.run_events(&run).await.unwrap();
    let second = world.api.run_events(&run).await.unwrap();
    world.agent.release("go");
    let read = |mut stream: hub_runtime::agent_api::EventStream| async move {
        let (mut seen, mut quiet) = (Vec::new(), 0);
        while quiet < 4 {
            match stream.next().await {
                Some(StreamItem::Event(frame)) => seen.push(frame.event),
                Some(StreamItem::Keepalive) => quiet += 1,
                Some(StreamItem::End(end)) => return (seen, Some(end)),
                other => panic!("{other:?}"),
            }
        }
        (seen, None)
    };
    let (first, second) = tokio::join!(read(first), read(second));
    assert_eq!(first.0.len() + second.0.len(), 32, "30 words, the copy and the end");
    assert!(first.0.len() > 5 && second.0.len() > 5, "they take turns");
    assert_eq!([&first.1, &second.1].iter().filter(|end| end.is_none()).count(), 1, "one hangs");
}

#[tokio::test]
async fn a_reader_that_leaves_takes_the_events_with_it() {
    let world = World::start().await;
    let (run, mut stream) = world.read("[[say:a]][[wait:go]][[say:b]]").await;
    assert!(matches!(stream.next().await, Some(StreamItem::Event(_))));
    drop(stream);
    let gone = async {
        // The server sees the closed connection when the kernel tells it.
        while let Ok(mut again) = world.api.run_events(&run).await {
            let _ = tokio::time::timeout(Duration::from_millis(10), again.next()).await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("a reconnect finds nothing");
    let error = world.api.run_events(&run).await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(404), Some("run_not_found")));
    world.agent.release("go");
    let status = world.until(&run, AgentRunState::Completed).await;
    assert_eq!(status.output.as_deref(), Some("ab"));
}

#[tokio::test]
async fn a_silent_run_is_kept_alive_by_comments() {
    let world = World::with(|config| config.timings.keepalive = Duration::from_millis(20)).await;
    let (_, mut stream) = world.read("[[wait:go]]").await;
    assert!(matches!(stream.next().await, Some(StreamItem::Keepalive)));
    world.agent.release("go");
    let (items, end) = drain(stream).await;
    assert_eq!((text(&items).as_str(), completed(&items).0), ("OK.", "OK."));
    assert!(matches!(end, StreamEnd::Closed));
}

#[tokio::test]
async fn a_stream_without_any_sign_of_life_ends_as_silent() {
    let world = World::start().await;
    let limits = AgentLimits { silence: Duration::from_millis(50), ..AgentLimits::default() };
    let api = client(world.api.address(), limits);
    let run = world.run("[[hang]]").await;
    let (items, end) = drain(api.run_events(&run).await.unwrap()).await;
    assert!(items.is_empty() && matches!(end, StreamEnd::Silent { .. }), "{end:?}");
}

#[tokio::test]
async fn garbage_is_told_and_the_events_after_it_are_read() {
    let world = World::start().await;
    let (_, stream) = world.read("[[say:a]][[garbage]][[say:b]]").await;
    let (items, end) = drain(stream).await;
    let faults: Vec<&Malformed> = items
        .iter()
        .filter_map(|item| match item {
            StreamItem::Malformed(fault) => Some(fault),
            _ => None,
        })
        .collect();
    let delta = Malformed::Shape { event: "message.delta" };
    let expected = [
        &Malformed::NotAnObject,
        &Malformed::UnknownField,
        &Malformed::NotUtf8,
        &Malformed::NotAnObject,
        &delta,
    ];
    assert_eq!(faults, expected);
    assert_eq!((text(&items).as_str(), completed(&items).0), ("ab", "ab"));
    assert!(matches!(end, StreamEnd::Closed));
}

#[tokio::test]
async fn a_frame_beyond_the_limit_is_dropped_alone() {
    let world = World::start().await;
    let limits = AgentLimits { frame_bytes_max: 2000, ..AgentLimits::default() };
    let run = world.run(&format!("[[say:{}]][[tool:t,p]][[say:short]]", "x".repeat(4000))).await;
    let (items, _) = drain(client(world.api.address(), limits).run_events(&run).await.unwrap()).await;
    assert!(matches!(items[0], StreamItem::Malformed(Malformed::TooLong { limit_bytes: 2000 })), "{items:?}");
    assert_eq!(completed(&items).0, "short");
}

#[tokio::test]
async fn a_stream_that_closes_early_or_breaks_says_so_and_the_run_goes_on() {
    let world = World::start().await;
    let (run, stream) = world.read("[[say:a]][[close-early]][[wait:go]]").await;
    let (items, end) = drain(stream).await;
    assert_eq!(text(&items), "a");
    assert!(matches!(end, StreamEnd::Eof { torn: false }), "{end:?}");
    let (broken_run, stream) = world.read("[[say:a]][[reset]][[wait:go]]").await;
    let (items, end) = drain(stream).await;
    assert_eq!(text(&items), "a");
    assert!(matches!(end, StreamEnd::Broken(AgentError::Broken(_))), "{end:?}");
    world.agent.release("go");
    for run in [run, broken_run] {
        assert_eq!(world.until(&run, AgentRunState::Completed).await.output.as_deref(), Some("a"));
    }
}

#[tokio::test]
async fn events_and_runs_can_be_forgotten() {
    let world = World::start().await;
    let run = world.run("[[say:a]][[forget-events]][[event:{\"event\": \"tick\"}]][[wait:go]]").await;
    let seen = async {
        while world.api.run_status(&run).await.unwrap().last_event.as_deref() != Some("tick") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, seen).await.unwrap();
    assert_eq!(world.api.run_events(&run).await.unwrap_err().status(), Some(404));
    assert_eq!(world.api.run_status(&run).await.unwrap().status, AgentRunState::Running);
    let lost = world.run("[[forget-run]][[hang]]").await;
    let gone = async {
        while world.api.run_status(&lost).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.unwrap();
    assert_eq!(world.api.run_stop(&lost).await.unwrap_err().code(), Some("run_not_found"));
}

#[tokio::test]
async fn unread_buffers_and_old_statuses_are_swept() {
    let world = World::with(|config| {
        config.timings.sweep = Duration::from_millis(5);
        config.timings.unread_kept = Duration::ZERO;
        config.timings.ended_kept = Duration::ZERO;
    })
    .await;
    let live = world.run("[[say:a]][[hang]]").await;
    let ended = world.run("[[say:a]]").await;
    let swept = async {
        while world.api.run_status(&ended).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, swept).await.expect("an ended run's status goes");
    assert_eq!(
        world.api.run_events(&live).await.unwrap_err().status(),
        Some(404),
        "a live run's buffer goes"
    );
    assert_eq!(world.api.run_status(&live).await.unwrap().status, AgentRunState::Running);
}

#[tokio::test]
async fn a_status_that_is_garbage_is_an_error() {
    let world = World::start().await;
    let run = world.run("[[garbage-status]][[close-early]][[hang]]").await;
    let (_, end) = drain(world.api.run_events(&run).await.unwrap()).await;
    assert!(matches!(end, StreamEnd::Eof { .. }), "the script has come so far");
    let error = world.api.run_status(&run).await.unwrap_err();
    assert!(matches!(error, AgentError::Garbage(_)), "{error:?}");
}

#[tokio::test]
async fn a_frozen_agent_answers_nobody_until_it_thaws() {
    let world = World::start().await;
    let limits = AgentLimits { call: Duration::from_millis(50), ..AgentLimits::default() };
    let impatient = client(world.api.address(), limits);
    let run = world.run("[[freeze:thaw]][[say:on]]").await;
    let frozen = async { while impatient.health().await.is_ok() {} };
    tokio::time::timeout(PATIENCE, frozen).await.expect("it freezes");
    let error = impatient.run_status(&run).await.unwrap_err();
    assert!(matches!(error, AgentError::Timeout { .. }), "{error:?}");
    world.agent.release("thaw");
    assert_eq!(world.until(&run, AgentRunState::Completed).await.output.as_deref(), Some("on"));
}

#[tokio::test]
async fn a_stop_may_be_ignored() {
    let world = World::start().await;
    let (run, stream) = world.read("[[ignore-stop]][[say:a]][[wait:go]][[say:b]]").await;
    let started = async {
        loop {
            if let Err(error) = world.api.run_stop(&run).await {
                panic!("{error:?}");
            }
            if world.api.run_status(&run).await.unwrap().status == AgentRunState::Stopping {
                return;
            }
        }
    };
    tokio::time::timeout(PATIENCE, started).await.unwrap();
    assert_eq!(world.api.health_detailed().await.unwrap().active_api_runs(), Some(0), "as measured");
    world.agent.release("go");
    let (items, _) = drain(stream).await;
    assert!(matches!(events(&items).last(), Some(AgentEvent::RunCancelled)), "{items:?}");
}

#[tokio::test]
async fn an_approval_outlives_nothing_and_expires_without_a_word() {
    let world = World::with(|config| config.approval_timeout = Duration::from_millis(20)).await;
    let (run, stream) = world.read("[[approve:rm -rf /x|class]]").await;
    let (items, _) = drain(stream).await;
    assert!(!events(&items).iter().any(|event| matches!(event, AgentEvent::ApprovalResponded { .. })));
    let failed = |event: &&AgentEvent| matches!(event, AgentEvent::ToolCompleted { failed: true, .. });
    assert!(events(&items).iter().any(failed));
    assert!(completed(&items).0.contains("timed out without user response"));
    let error = world.api.run_approve(&run, ApprovalChoice::Once).await.unwrap_err();
    assert_eq!(error.code(), Some("approval_not_active"));
}

#[tokio::test]
async fn session_allows_a_class_for_the_run_and_always_for_the_process() {
    let world = World::start().await;
    let twice = "[[approve:rm -rf /x|c]][[approve:rm -rf /y|c]]";
    for (choice, asked_again) in [(ApprovalChoice::Session, true), (ApprovalChoice::Always, false)] {
        let (run, stream) = world.read(twice).await;
        world.until(&run, AgentRunState::WaitingForApproval).await;
        assert_eq!(world.api.run_approve(&run, choice).await.unwrap(), 1);
        let (items, _) = drain(stream).await;
        let asked =
            events(&items).iter().filter(|event| matches!(event, AgentEvent::ApprovalRequest(_))).count();
        assert_eq!(asked, 1, "the second command of the run is not asked for");
        let (later, stream) = world.read("[[approve:rm -rf /z|c]]").await;
        if asked_again {
            world.until(&later, AgentRunState::WaitingForApproval).await;
            world.api.run_stop(&later).await.unwrap();
        }
        let (items, _) = drain(stream).await;
        let asked = events(&items).iter().any(|event| matches!(event, AgentEvent::ApprovalRequest(_)));
        assert_eq!(asked, asked_again, "{choice:?}");
    }
}

#[tokio::test]
async fn runs_beyond_the_pool_say_running_and_wait() {
    let world = World::with(|config| config.timings.workers = 1).await;
    let first = world.run("[[say:a]][[wait:go]]").await;
    let second = world.run("[[say:b]]").await;
    assert_eq!(world.api.run_status(&second).await.unwrap().status, AgentRunState::Running);
    assert_eq!(world.api.health_detailed().await.unwrap().active_api_runs(), Some(2));
    world.api.run_stop(&first).await.unwrap();
    assert_eq!(world.until(&second, AgentRunState::Completed).await.output.as_deref(), Some("b"));
}

#[tokio::test]
async fn a_drain_refuses_new_runs_and_lets_the_others_end() {
    let home = tempfile::tempdir().unwrap();
    let world = World::with(|config| config.home = Some(home.path().to_owned())).await;
    let (_, stream) = world.read("[[wait:go]]").await;
    let request = home.path().join(".drain_request.json");
    std::fs::write(&request, "{}").unwrap();
    let error = world.api.run_start(&crate::world::run_start("x")).await.unwrap_err();
    assert_eq!((error.code(), error.retryable()), (Some("gateway_draining"), true));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    let message = "503 gateway_draining: Gateway is draining existing work; retry shortly.";
    assert!(error.to_string().ends_with(message), "{error}");
    world.agent.release("go");
    assert_eq!(completed(&drain(stream).await.0).0, "OK.");
    std::fs::remove_file(&request).unwrap();
    let (run, _) = world.read("x").await;
    let started = std::fs::read_to_string(home.path().join("scripted-started.log")).unwrap();
    assert_eq!(started.lines().count(), 2);
    assert!(started.ends_with(&format!("run_of_the_hub {run}\n")), "{started}");
}

#[tokio::test]
async fn a_flood_is_read_whole_and_in_order() {
    let world = World::start().await;
    let (_, stream) = world.read("[[flood:100000]]").await;
    let (items, end) = drain(stream).await;
    let words = text(&items);
    assert_eq!(items.len(), 100_002);
    assert!(words.starts_with("word0 word1 ") && words.ends_with(" word99999"));
    assert_eq!(completed(&items).0, words);
    assert!(matches!(end, StreamEnd::Closed));
}

#[tokio::test]
async fn an_unknown_event_is_passed_on() {
    let world = World::start().await;
    let (_, stream) =
        world.read("[[event:{\"event\": \"plan.updated\", \"steps\": 2}]][[reasoning:hm]]").await;
    let (items, _) = drain(stream).await;
    let events = events(&items);
    let AgentEvent::Other { name, payload } = events[0] else { panic!("{:?}", events[0]) };
    assert_eq!((name.as_str(), payload["steps"].as_u64()), ("plan.updated", Some(2)));
    assert!(events.contains(&&AgentEvent::ReasoningAvailable { text: "hm".into() }));
}

#[tokio::test]
async fn a_script_with_an_error_fails_its_run() {
    let world = World::start().await;
    let (_, stream) = world.read("[[sya:x]]").await;
    let (items, _) = drain(stream).await;
    let expected = AgentEvent::RunFailed { error: "unknown directive `sya`".into() };
    assert_eq!(events(&items), [&expected]);
}

#[tokio::test]
async fn a_crash_breaks_streams_and_leaves_no_listener() {
    let world = World::start().await;
    let (run, stream) = world.read("[[say:a]][[exit:70]]").await;
    let code = tokio::time::timeout(PATIENCE, world.agent.exited()).await.unwrap();
    assert_eq!(code, 70);
    let World { agent, api } = world;
    drop(agent);
    let (_, end) = drain(stream).await;
    assert!(matches!(end, StreamEnd::Broken(_)), "{end:?}");
    let refused = async { while !matches!(api.run_status(&run).await, Err(AgentError::Refused(_))) {} };
    tokio::time::timeout(PATIENCE, refused).await.unwrap();
}
