//! 429 and 503: too much of one caller, of one address, or of all.

use std::time::Duration;

use futures::StreamExt as _;
use hermes_hub_client::types::{ErrorCode, ErrorReason, RunState};
use hermes_hub_client::{Error, Hub, Repeats, Seen, is_terminal};
use hub_tests::{Process, Settings, World, eventually, in_time};
use tokio::task::JoinSet;

#[tokio::test]
async fn a_caller_that_asks_too_much_is_told_when_to_come_back() {
    let world = World::with()
        .set("limits.token_requests_per_second", "1")
        .set("limits.token_requests_burst", "3")
        .start()
        .await;
    let raw = world.raw();
    let first = raw.get("/v1/version").await;
    assert_eq!(first.header("ratelimit-policy"), "\"default\";q=3;w=3");
    assert!(first.header("ratelimit").starts_with("\"default\";r=2;t="), "{}", first.header("ratelimit"));
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(raw.get("/v1/version").await);
    }
    let refused = answers.iter().find(|answer| answer.status == 429).expect("one is too much");
    refused.refused_for(429, "resource_exhausted", "rate_limited", "");
    assert_eq!(refused.json()["retryable"], true);
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| (1..=3).contains(&seconds)));
    assert!(refused.header("ratelimit").starts_with("\"default\";r=0;t="));
    // Others are not held up by it, and liveness never is.
    world.reader().version_view().send().await.unwrap();
    for _ in 0..10 {
        raw.get("/v1/healthz").await.expect(200);
    }
    // The SDK comes back by itself when it was told to.
    let patient =
        Hub::connect(world.url()).token(world.admin_token()).repeats(Repeats::default()).build().unwrap();
    patient.version_view().send().await.unwrap();
}

#[tokio::test]
async fn an_address_that_guesses_tokens_is_slowed_and_good_tokens_are_not() {
    let world = World::with().set("limits.auth_failures_per_minute", "3").start().await;
    let stranger = world.stranger();
    let mut codes = Vec::new();
    for _ in 0..6 {
        let error = Error::from(stranger.version_view().send().await.unwrap_err());
        if error.code() == Some(&ErrorCode::ResourceExhausted) {
            assert_eq!(error.reason(), Some(&ErrorReason::RateLimited));
            assert!(error.retry_after().is_some_and(|wait| wait >= Duration::from_secs(1)));
        }
        codes.push(error.code().unwrap().as_str().to_owned());
    }
    assert_eq!(codes[..3], ["unauthenticated"; 3]);
    assert_eq!(codes[5], "resource_exhausted");
    world.admin().version_view().send().await.unwrap();
}

#[tokio::test]
async fn a_hub_with_all_places_taken_refuses_and_stays_alive() {
    let world = World::with().set("limits.requests_in_flight", "2").start().await;
    let bearer = format!("authorization: Bearer {}", world.admin_token());
    let mut holders = Vec::new();
    for _ in 0..2 {
        let mut wire = world.wire().await;
        let (media, length) = ("content-type: application/json", "content-length: 13");
        wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", media, length, &bearer]).await;
        holders.push(wire);
    }
    let refused = eventually("both places are taken", async || {
        let answer = world.raw().get("/v1/version").await;
        (answer.status == 503).then_some(answer)
    })
    .await;
    refused.refused_for(503, "unavailable", "overloaded", "");
    assert_eq!(refused.header("retry-after"), "1");
    world.nobody().health_view().send().await.unwrap();
    world.nobody().readiness_view().send().await.unwrap();
    drop(holders);
    eventually("the places are free again", async || {
        (world.raw().get("/v1/version").await.status == 200).then_some(())
    })
    .await;
}

#[tokio::test]
async fn agent_hosts_are_heard_while_callers_have_all_places() {
    let mut settings = Settings::with_agent();
    settings.set("limits.requests_in_flight", "2");
    settings.set("limits.body_idle_seconds", "60");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("{} [[say:done]]", latch.wait())).await;
    acme.until(&run, RunState::Running).await;
    // A stream that has begun has no place.
    let mut events = run.events();
    in_time("the stream begins", events.next()).await.expect("an event").expect("the stream begins");

    let bearer = format!("authorization: Bearer {}", process.admin_token());
    let mut holders = Vec::new();
    for _ in 0..2 {
        let mut wire = process.wire().await;
        let (media, length) = ("content-type: application/json", "content-length: 13");
        wire.head(&["POST /v1/tenants HTTP/1.1", "host: hub", media, length, &bearer]).await;
        holders.push(wire);
    }
    eventually("both places are taken", async || {
        (process.raw().get("/v1/version").await.status == 503).then_some(())
    })
    .await;
    latch.release();
    let last = loop {
        let seen = in_time("the run ends", events.next()).await.expect("it has not ended");
        match seen.expect("the stream goes on") {
            Seen::Event(event) if is_terminal(&event.type_) => break event,
            _ => {}
        }
    };
    assert_eq!((last.type_.as_str(), &last.data["output"]), ("run.completed", &"done".into()));
    process.raw().get("/v1/version").await.refused_for(503, "unavailable", "overloaded", "");
}

#[tokio::test]
async fn those_who_wait_keep_nobody_out_and_more_of_them_are_answered_at_once() {
    let mut settings = Settings::with_agent();
    settings.set("limits.requests_in_flight", "2");
    settings.set("limits.requests_waiting_per_token", "8");
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    let latch = process.latch("go");
    let run = acme.run(&format!("{} [[say:done]]", latch.wait())).await;
    acme.until(&run, RunState::Running).await;

    let mut asked = JoinSet::new();
    for _ in 0..12 {
        let (raw, target) = (acme.raw().clone(), acme.path(&run, "?waitSeconds=25"));
        asked.spawn(async move {
            let let_in = || async { Some(raw.get(&target).await).filter(|answer| answer.status != 503) };
            eventually("it is let in", let_in).await.expect(200)
        });
    }
    // Who is answered at once has seen eight others wait.
    for _ in 0..4 {
        let answer = in_time("four are answered", asked.join_next()).await.expect("some are left").unwrap();
        assert_eq!((&answer["state"], answer["endedAt"].is_null()), (&"running".into(), true));
    }
    for target in ["/v1/version", "/v1/readyz", &acme.path(&run, "")] {
        process.raw().get(target).await.expect(200);
    }
    assert!(asked.try_join_next().is_none(), "the others wait");
    latch.release();
    while let Some(answer) = in_time("the others are answered", asked.join_next()).await {
        assert_eq!(answer.unwrap()["state"], "completed");
    }
}

#[tokio::test]
async fn a_tenant_that_is_asked_about_too_much_holds_up_nobody_else() {
    let world = World::with()
        .set("limits.tenant_requests_per_second", "1")
        .set("limits.tenant_requests_burst", "3")
        .start()
        .await;
    let raw = world.raw();
    for id in ["loud", "calm"] {
        raw.post("/v1/tenants", serde_json::json!({"id": id})).await.expect(201);
    }
    // Whoever asks, it is the same tenant.
    let reader = raw.token(Some(world.reader_token()));
    let first = reader.get("/v1/tenants/loud").await;
    assert_eq!(first.header("ratelimit-policy"), "\"tenant\";q=3;w=3");
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(raw.get("/v1/tenants/loud").await);
    }
    let refused = answers.iter().find(|answer| answer.status == 429).expect("one is too much");
    refused.refused_for(429, "resource_exhausted", "rate_limited", "");
    assert!(refused.header("ratelimit").starts_with("\"tenant\";r=0;t="));
    assert_eq!(reader.get("/v1/tenants/loud").await.status, 429);
    raw.get("/v1/tenants/calm").await.expect(200);
    for _ in 0..10 {
        raw.get("/v1/tenants").await.expect(200);
    }
}

#[tokio::test]
async fn only_so_many_streams_of_a_run_a_tenant_and_a_token_are_open() {
    for (limit, of) in [
        ("event_streams_per_run", "run"),
        ("event_streams_per_tenant", "tenant"),
        ("event_streams_per_token", "token"),
        ("event_streams", "hub"),
    ] {
        let mut settings = Settings::with_agent();
        settings.set(&format!("limits.{limit}"), "2");
        let process = Process::start_with(settings).await;
        let acme = process.caller("acme").await;
        let latch = process.latch("go");
        let run = acme.run(&format!("{} [[say:done]]", latch.wait())).await;
        let other = acme.run("[[say:hello]]").await;
        acme.end(&other).await;

        let mut open = Vec::new();
        for _ in 0..2 {
            let mut events = run.events();
            in_time("the stream begins", events.next()).await.expect("an event").expect("it begins");
            open.push(events);
        }
        let events = acme.path(&run, "/events");
        let refused = acme.raw().get(&events).await;
        refused.refused_for(429, "resource_exhausted", "too_many_streams", "");
        let body = refused.json();
        assert_eq!((&body["details"][0]["params"]["of"], &body["retryable"]), (&of.into(), &true.into()));
        assert_eq!(refused.header("retry-after"), "5");
        // The run itself can be looked at, and another one's log too where only this one's are counted.
        acme.raw().get(&acme.path(&run, "")).await.expect(200);
        let of_other = acme.raw().get(&acme.path(&other, "/events")).await.status;
        assert_eq!(of_other.as_u16(), if of == "run" { 200 } else { 429 }, "{of}");

        drop(open.pop());
        eventually("the place of a reader that is gone is free", async || {
            (acme.raw().get(&acme.path(&other, "/events")).await.status == 200).then_some(())
        })
        .await;
        latch.release();
        acme.end(&run).await;
    }
}
