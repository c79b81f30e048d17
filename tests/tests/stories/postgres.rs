//! A Hub on a PostgreSQL server that dies and comes back, and a second Hub that wants the same database.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures::future::join_all;
use hermes_hub_client::Error;
use hermes_hub_client::types::{ErrorCode, ErrorReason, RunState, UsageSource};
use hub_test_postgres::{Server, server_or_skip};
use hub_tests::model::ScriptedModel;
use hub_tests::{Process, Settings, eventually, kinds, said, seen, tenant_body, whole_log};
use rustix::process::Signal;
use serde_json::json;

const WRITER: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                      WHERE application_name LIKE 'hermes-hub writer%'";

fn on(server: &Server, mut settings: Settings) -> Settings {
    settings.set("database_url", &format!("{:?}", server.url()));
    settings
}

#[tokio::test]
async fn a_run_streams_on_without_a_gap_through_the_death_of_the_database_server() {
    let Some(mut server) = server_or_skip("a_run_streams_on") else { return };
    let process = Process::start_with(on(&server, Settings::with_agent())).await;
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
    server.kill();
    // The agent speaks on while nobody can write it down.
    latch.release();
    let refused = Error::from(acme.hub().tenant_list().send().await.unwrap_err());
    assert_eq!(refused.reason(), Some(&ErrorReason::DatabaseUnavailable), "{refused}");
    server.start_again();
    let (events, _) = following.await.unwrap();
    assert!(!kinds(&events).contains(&"run.events_lost"), "{:?}", kinds(&events));
    let spoken = said(&events);
    assert_eq!(spoken.split_whitespace().count(), 199, "the two drips meet in one word: {spoken:?}");
    assert_eq!(run.view().await.unwrap().state, RunState::Completed);
    assert_eq!(whole_log(&run).await, events);
    assert_eq!(
        (process.hosts(acme.tenant()), process.agents(acme.tenant())),
        (hosts, agents),
        "they live on"
    );
}

#[tokio::test]
async fn an_outage_of_the_database_longer_than_a_silence_ends_no_agent_and_no_run() {
    let Some(mut server) = server_or_skip("an_outage_longer_than_a_silence") else { return };
    let mut settings = Settings::with_agent();
    settings.set("limits.agent_unresponsive_seconds", "2");
    settings.set("limits.agent_silence_seconds", "4");
    let process = Process::start_with(on(&server, settings)).await;
    let mut work = Vec::new();
    for id in ["acme", "bell", "corp", "dune"] {
        let caller = process.caller(id).await;
        // It speaks ten times a second, and goes on to speak when the server is back.
        let body = json!({"input": [{"type": "text", "text": "[[drip:150,100]]"}], "limits": {"idleTimeoutSeconds": 2}});
        let run = caller.run_with(body).await;
        eventually("it speaks", async || (run.view().await.unwrap().last_seq >= 10).then_some(())).await;
        let host = process.hosts(caller.tenant());
        work.push((caller, run, host));
    }
    server.kill();
    // The outage is what is tested: longer than any of them may be silent.
    tokio::time::sleep(Duration::from_secs(6)).await;
    server.start_again();
    for (caller, run, host) in work {
        eventually("the hub reads again", async || run.view().await.is_ok().then_some(())).await;
        let ended = caller.end(&run).await;
        assert_eq!(ended.state, RunState::Completed, "{ended:?}");
        let spoken = said(&whole_log(&run).await);
        assert_eq!(spoken.split_whitespace().count(), 150, "{spoken:?}");
        assert_eq!(process.hosts(caller.tenant()), host, "it lives on");
    }
}

#[tokio::test]
async fn a_model_call_that_ends_while_the_database_is_away_is_counted_and_made_once() {
    let Some(mut server) = server_or_skip("a_model_call_that_ends") else { return };
    let model = ScriptedModel::start().await;
    let mut settings = Settings::with_agent();
    settings.set("model_base_url", &format!("{:?}", model.base_url()));
    settings.set("model_name", "\"hub-model\"");
    let process = Process::start_with(on(&server, settings)).await;
    let acme = process.caller("acme").await;
    let run = acme.run("[[model:[[drip:20,100\\]\\] [[usage:100,20\\]\\]]]").await;
    eventually("the model speaks", async || (run.view().await.unwrap().last_seq >= 5).then_some(())).await;
    server.kill();
    // The model's answer ends within the outage.
    tokio::time::sleep(Duration::from_secs(3)).await;
    server.start_again();
    eventually("the hub reads again", async || run.view().await.is_ok().then_some(())).await;
    let usage = acme.end(&run).await.usage;
    assert_eq!((usage.input_tokens, usage.output_tokens), (Some(100), Some(20)));
    assert_eq!((usage.model_calls, usage.source), (1, UsageSource::Proxy));
    assert_eq!(model.calls().len(), 1);
}

#[tokio::test]
async fn what_was_acknowledged_is_there_though_the_writers_connection_is_killed_under_load() {
    let Some(server) = server_or_skip("the_writers_connection_is_killed") else { return };
    let process = Process::start_with(on(&server, Settings::default())).await;
    let ended = Arc::new(AtomicBool::new(false));
    let callers = (0..4).map(|caller| {
        let (admin, ended) = (process.admin(), Arc::clone(&ended));
        tokio::spawn(async move {
            let (mut made, mut refused) = (BTreeSet::new(), 0);
            for number in 0.. {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                let id = format!("c{caller}-{number}");
                match admin.tenant_create().body(tenant_body(&id)).send().await.map_err(Error::from) {
                    Ok(_) => drop(made.insert(id)),
                    Err(error) if error.code() == Some(&ErrorCode::Unavailable) => refused += 1,
                    Err(error) => panic!("{error}"),
                }
            }
            (made, refused)
        })
    });
    let callers: Vec<_> = callers.collect();
    let admin = process.admin();
    for round in 1..=5 {
        eventually("more tenants are made", async || {
            let page = admin.tenant_list().limit(1000).send().await.unwrap();
            (page.items.len() >= round * 10).then_some(())
        })
        .await;
        assert_eq!(server.psql(WRITER), "1");
    }
    eventually("it writes again", async || {
        admin.tenant_create().body(tenant_body("last")).send().await.is_ok().then_some(())
    })
    .await;
    ended.store(true, Ordering::SeqCst);
    let mut acknowledged = BTreeSet::from(["last".to_owned()]);
    for (made, _refused) in join_all(callers).await.into_iter().map(Result::unwrap) {
        acknowledged.extend(made);
    }
    let there = server.psql("SELECT id FROM tenants");
    let there: BTreeSet<String> = there.lines().map(str::to_owned).collect();
    let missing: Vec<_> = acknowledged.difference(&there).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn a_server_that_is_away_is_a_503_at_once_and_no_reason_to_start_again() {
    let Some(mut server) = server_or_skip("a_server_that_is_away_is_a_503") else { return };
    let process = Process::start_with(on(&server, Settings::default())).await;
    let admin = process.admin();
    process.raw().get("/v1/readyz").await.expect(200);
    for killed in [false, true] {
        if killed {
            server.kill()
        } else {
            server.stop()
        }
        let began = Instant::now();
        let error = Error::from(admin.tenant_create().body(tenant_body("acme")).send().await.unwrap_err());
        assert_eq!(
            (error.code(), error.reason()),
            (Some(&ErrorCode::Unavailable), Some(&ErrorReason::DatabaseUnavailable)),
            "{error}"
        );
        assert!(error.is_retryable());
        let answer = process.raw().get("/v1/readyz").await;
        let said = answer.refused(503, "unavailable").to_string();
        assert!(said.contains("database"), "{said}");
        process.raw().get("/v1/healthz").await.expect(200);
        assert!(began.elapsed() < Duration::from_secs(5), "nobody waits: {:?}", began.elapsed());
        server.start_again();
        eventually("it is ready again", async || {
            (process.raw().get("/v1/readyz").await.status == 200).then_some(())
        })
        .await;
    }
    admin.tenant_create().body(tenant_body("acme")).send().await.unwrap();
    let said = process.stderr();
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn a_second_hub_on_the_database_is_refused_and_told_who_holds_it() {
    let Some(server) = server_or_skip("a_second_hub_on_the_database") else { return };
    let mut process = Process::start_with(on(&server, Settings::default())).await;
    assert!(process.report("database").starts_with("PostgreSQL "), "{}", process.report("database"));
    let refused = Process::try_start_with(on(&server, Settings::default())).await.err().expect("refused");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    let holder = format!(
        "another hub holds the database {}: hermes-hub writer, pid {} on ",
        place(&server),
        process.pid()
    );
    assert!(refused.stderr.contains(&holder), "{}", refused.stderr);
    process.admin().tenant_create().body(tenant_body("acme")).send().await.unwrap();
    // A Hub that died lets go at once.
    process.kill().await;
    let process = process.restart().await;
    process.admin().tenant_view().tenant_id("acme").send().await.unwrap();
}

#[tokio::test]
async fn a_hub_whose_database_another_one_took_over_ends_and_harms_none_of_its_agents() {
    let Some(server) = server_or_skip("a_hub_whose_database_another_one_took") else { return };
    let settings = || {
        let mut settings = Settings::with_agent();
        // So that the one that was displaced soon takes the other one's hosts for silent.
        settings.set("limits.agent_unresponsive_seconds", "2");
        settings.set("limits.agent_silence_seconds", "3");
        on(&server, settings)
    };
    let displaced = Process::start_with(settings()).await;
    // As if its machine stood still for a while, and its connections were closed meanwhile.
    displaced.signal(Signal::STOP);
    server.psql(WRITER);
    let mut successor = settings();
    let key = displaced.data_dir().join("master.key");
    successor.set("master_key_file", &format!("{key:?}"));
    let process = Process::start_with(successor).await;
    let token = |process: &Process| process.data_dir().join("operator.token");
    std::fs::copy(token(&displaced), token(&process)).expect("the same operator asks");
    let acme = process.caller("acme").await;
    acme.end(&acme.run("[[say:hi]]").await).await;
    let (hosts, agents) = (process.hosts(acme.tenant()), process.agents(acme.tenant()));
    displaced.signal(Signal::CONT);
    let (status, said) = displaced.ended().await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("another hub took over the database"), "{said}");
    acme.end(&acme.run("[[say:still here]]").await).await;
    let after = (process.hosts(acme.tenant()), process.agents(acme.tenant()));
    assert_eq!(after, (hosts, agents), "the same ones");
}

fn place(server: &Server) -> String {
    let url = server.url();
    let (_, socket) = url.split_once("host=").expect("a socket");
    format!("postgres://hub@{}/postgres", socket.replace("&port=", ":"))
}

#[tokio::test]
async fn a_start_without_its_server_is_refused_with_what_to_do() {
    let Some(mut server) = server_or_skip("a_start_without_its_server") else { return };
    server.stop();
    let began = Instant::now();
    let refused = Process::try_start_with(on(&server, Settings::default())).await.err().expect("refused");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    assert!(refused.stderr.contains("start its server, or correct HUB_DATABASE_URL"), "{}", refused.stderr);
    assert!(began.elapsed() < Duration::from_secs(10), "it is said at once");
}
