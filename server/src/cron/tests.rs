//! Schedules over a world without processes: a clock that is moved, and a host that the test plays.

use std::time::Duration;

use hub_types::{Run, RunListQuery, RuntimeReports, Tenant};
use serde_json::json;

use super::*;
use crate::agents::{Manner, Verb as AgentVerb};
use crate::auth::Runtime;
use crate::test_world::World;

const JOB: &str = "421cc28728fe";

/// The agent of a tenant comes up and tells that it has a job, due so many seconds from now and every minute then.
async fn with_job(world: &World, tenant: &Tenant, due_in: u64) -> Runtime {
    let due = world.cx.clock.now().plus(Duration::from_secs(due_in));
    with_job_at(world, tenant, due).await
}

async fn with_job_at(world: &World, tenant: &Tenant, due: Timestamp) -> Runtime {
    let host = world.greeted(tenant).await;
    let job = json!({
        "id": JOB, "name": "report", "prompt": "write it", "enabled": true, "state": "scheduled",
        "schedule": {"kind": "interval", "minutes": 1}, "next_run_at": due.to_rfc3339(),
    });
    let reports = json!({ "generation": host.generation, "reports": [
        { "number": 1, "type": "agent.ready", "data": {} },
        { "number": 2, "type": "cron.jobs", "data": { "jobs": [job, { "id": "../x" }, { "id": JOB }] } },
    ]});
    let reports: RuntimeReports = serde_json::from_value(reports).unwrap();
    world.callbacks.report(&host, reports).await.unwrap();
    host
}

/// Time passes, and everybody looks.
async fn pass(world: &World, seconds: u64) {
    world.pass(seconds).await;
    schedule::look(&world.cron).await.unwrap();
    world.look().await;
}

async fn runs_of(world: &World, tenant: &Tenant) -> Vec<Run> {
    let query: RunListQuery = serde_json::from_value(json!({ "limit": 100, "origin": "cron" })).unwrap();
    world.runs.list(&tenant.id, &query).await.unwrap().items
}

async fn last(world: &World, tenant: &Tenant) -> Option<CronExecution> {
    let row = store::last_execution(&mut world.cx.db.read().await.unwrap(), &tenant.uid, JOB).await.unwrap();
    row.map(|row| shown_execution(row).unwrap())
}

/// The agent is gone, by nobody's wish but the Hub's.
async fn asleep(world: &World, host: &Runtime) {
    world.agents.restart(&host.tenant_uid, "idle").await.unwrap();
    world.hosts.exit(&host.tenant_id, host.generation);
    world.look().await;
}

#[tokio::test]
async fn a_sleeping_agent_is_woken_before_its_job_is_due_and_the_job_is_begun_once() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = with_job(&world, &acme, 600).await;
    asleep(&world, &host).await;
    pass(&world, 560).await;
    assert_eq!(world.hosts.count(), 1, "not yet");
    pass(&world, 15).await;
    assert_eq!(world.hosts.count(), 2, "its agent comes up");
    assert!(runs_of(&world, &acme).await.is_empty(), "and its time has not come");
    pass(&world, 26).await;
    let runs = runs_of(&world, &acme).await;
    assert_eq!((runs.len(), runs[0].origin.ref_.as_deref()), (1, Some(JOB)));
    assert_eq!(runs[0].requested_by, "schedule");
    pass(&world, 1).await;
    assert_eq!(runs_of(&world, &acme).await.len(), 1, "what is begun is not begun again");
    let noted = last(&world, &acme).await.unwrap();
    assert_eq!((noted.outcome.as_str(), noted.run_id.as_ref()), ("pending", Some(&runs[0].id)));

    let world = world.restarted(Duration::from_secs(700)).await;
    pass(&world, 1).await;
    assert_eq!(runs_of(&world, &acme).await.len(), 1, "nor by the next hub");
}

#[tokio::test]
async fn what_was_due_while_no_hub_was_there_is_begun_once_and_late() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = with_job(&world, &acme, 600).await;
    asleep(&world, &host).await;
    let world = world.restarted(Duration::from_secs(3600)).await;
    pass(&world, 0).await;
    pass(&world, 1).await;
    let runs = runs_of(&world, &acme).await;
    assert_eq!(runs.len(), 1);
    let query = serde_json::from_value(json!({ "limit": 10 })).unwrap();
    let events = world.runs.events(&acme.id, &runs[0].id, &query).await.unwrap().items;
    assert_eq!(events[0].data["lateMs"], 3_000_000);
    let noted = last(&world, &acme).await.unwrap();
    assert_eq!(
        noted.run_id.as_ref(),
        Some(&runs[0].id),
        "no time before now is looked at after it: {noted:?}"
    );
}

#[tokio::test]
async fn what_cannot_run_is_noted_as_missed_with_its_reason() {
    let world = World::new().await;
    for (id, reason) in
        [("stopped", "agent_stopped"), ("blocked", "tenant_blocked"), ("busy", "still_running")]
    {
        let tenant = world.tenant(id).await;
        let host = with_job(&world, &tenant, 60).await;
        match id {
            "stopped" => {
                asleep(&world, &host).await;
                world.agents.ask(&tenant.id, AgentVerb::Stop, Manner::default(), None).await.unwrap();
            }
            "blocked" => {
                let access = json!({ "status": "blocked", "message": "no", "reason": "x" });
                let access = serde_json::from_value(access).unwrap();
                world.tenants.replace_access(tenant.id.clone(), access, None).await.unwrap();
            }
            _ => {
                let job: CronJobId = JOB.parse().unwrap();
                world.cron.run(&tenant.id, &job, "tester".to_owned(), None).await.unwrap();
            }
        }
        let due = world.cx.clock.now().plus(Duration::from_secs(60));
        for minutes in 0..3 {
            pass(&world, if minutes == 0 { 61 } else { 60 }).await;
            let noted = last(&world, &tenant).await.unwrap();
            assert_eq!((noted.outcome.as_str(), noted.reason.as_deref()), ("missed", Some(reason)));
            let missed = due.plus(Duration::from_secs(60 * minutes));
            assert_eq!(noted.due_at, Some(Instant::from_micros(missed.micros())), "{id}: each is noted");
            assert!(noted.run_id.is_none());
            let count = runs_of(&world, &tenant).await.len();
            assert_eq!(count, usize::from(id == "busy"), "it is not made up for");
        }
    }
}

#[tokio::test]
async fn a_job_that_was_missed_runs_at_its_next_time_although_its_agent_still_names_the_old_one() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = with_job(&world, &acme, 60).await;
    let due = world.cx.clock.now().plus(Duration::from_secs(60));
    asleep(&world, &host).await;
    world.agents.ask(&acme.id, AgentVerb::Stop, Manner::default(), None).await.unwrap();
    pass(&world, 70).await;
    assert_eq!(last(&world, &acme).await.unwrap().outcome.as_str(), "missed");
    world.agents.ask(&acme.id, AgentVerb::Start, Manner::default(), None).await.unwrap();
    world.look().await;
    with_job_at(&world, &acme, due).await;
    pass(&world, 40).await;
    assert!(runs_of(&world, &acme).await.is_empty(), "what is missed is missed");
    pass(&world, 15).await;
    let runs = runs_of(&world, &acme).await;
    assert_eq!(runs.len(), 1, "and the schedule goes on");
    let query = serde_json::from_value(json!({ "limit": 10 })).unwrap();
    let events = world.runs.events(&acme.id, &runs[0].id, &query).await.unwrap().items;
    assert_eq!(events[0].data["dueAt"], due.plus(Duration::from_secs(60)).to_rfc3339());
}

#[tokio::test]
async fn an_agent_whose_job_is_due_soon_does_not_fall_asleep() {
    let world = World::new().await;
    let body = json!({ "id": "acme", "agent": { "idleTimeoutSeconds": 60 } });
    world.tenants.create(serde_json::from_value(body).unwrap(), None).await.unwrap();
    world.reconcile().await;
    let acme = world.view("acme").await.unwrap();
    world.cron.tell_schedule();
    with_job(&world, &acme, 140).await;
    world.pass(61).await;
    let state = |world: &World| {
        let (agents, id) = (world.agents.clone(), acme.id.clone());
        async move { agents.view(&id).await.unwrap().state }
    };
    assert_eq!(state(&world).await, hub_types::AgentState::Running, "due in 79 s");

    let world = World::new().await;
    let body = json!({ "id": "acme", "agent": { "idleTimeoutSeconds": 60 } });
    world.tenants.create(serde_json::from_value(body).unwrap(), None).await.unwrap();
    world.reconcile().await;
    let acme = world.view("acme").await.unwrap();
    world.cron.tell_schedule();
    with_job(&world, &acme, 1400).await;
    world.pass(61).await;
    assert_eq!(world.agents.view(&acme.id).await.unwrap().state, hub_types::AgentState::Stopping);
}

#[tokio::test]
async fn a_word_to_an_agent_is_its_own_and_nothing_of_its_key_is_readable() {
    use base64::Engine as _;
    let world = World::new().await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    let of_acme = world.cron.verifier(&acme.uid).await.unwrap();
    assert_eq!(world.cron.verifier(&acme.uid).await.unwrap(), of_acme, "it stays");
    assert_ne!(world.cron.verifier(&other.uid).await.unwrap().verifier, of_acme.verifier);
    let token = world.cron.token(&acme.uid).await.unwrap();
    let claims = token.split('.').nth(1).unwrap();
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!((&claims["aud"], &claims["purpose"]), (&json!(acme.uid.as_str()), &json!("cron_fire")));
    let until = claims["exp"].as_i64().unwrap() - world.cx.clock.now().micros() / 1_000_000;
    assert_eq!(until, 300);
    let (sealed, _) = store::key(&mut world.cx.db.read().await.unwrap(), &acme.uid).await.unwrap().unwrap();
    assert!(crate::seal::Signer::open(&sealed).is_err(), "at rest it is no key");
}

#[tokio::test]
async fn what_cannot_be_kept_of_an_agents_jobs_changes_nothing() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = with_job(&world, &acme, 600).await;
    let count = async || store::jobs(&mut world.cx.db.read().await.unwrap(), &acme.uid).await.unwrap().len();
    assert_eq!(count().await, 1, "what has no id of the runtime's is left out, and what comes twice is one");
    for (number, data) in [
        (3, json!({ "jobs": [], "truncated": true })),
        (4, json!({ "jobs": 5 })),
        (5, json!({})),
        (6, json!({ "callId": "nobody's", "status": 200 })),
    ] {
        let kind = if number == 6 { "cron.answered" } else { "cron.jobs" };
        let reports =
            json!({ "generation": 1, "reports": [{ "number": number, "type": kind, "data": data }] });
        world.callbacks.report(&host, serde_json::from_value(reports).unwrap()).await.unwrap();
        assert_eq!(count().await, 1);
    }
    let reports =
        json!({ "generation": 1, "reports": [{ "number": 7, "type": "cron.jobs", "data": { "jobs": [] } }] });
    world.callbacks.report(&host, serde_json::from_value(reports).unwrap()).await.unwrap();
    assert_eq!(count().await, 0, "an agent that has none is believed");
}

#[tokio::test]
async fn a_look_at_jobs_leaves_nothing_behind() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = with_job(&world, &acme, 600).await;
    let calls = async || {
        let before = world.cx.clock.now().plus(Duration::from_secs(1));
        let forget = world.cx.db.write("test", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::forget_calls(tx, before, 100).await?) })
        });
        forget.await.unwrap()
    };
    // The host does not answer, so the list is the copy.
    let list = world.cron.list(&acme.id, true).await.unwrap();
    assert_eq!((list.hub.source.as_str(), list.jobs.len(), calls().await), ("copy", 1, 0));
    // It answers.
    let answer = async {
        let orders = loop {
            let uid = acme.uid.to_string();
            let ids: Vec<String> = world
                .cx
                .db
                .write("test", move |tx| {
                    Box::pin(async move { Ok::<_, ApiError>(store::ordered(tx, &uid).await?) })
                })
                .await
                .unwrap();
            if !ids.is_empty() {
                break ids;
            }
            tokio::task::yield_now().await;
        };
        let data = json!({ "callId": orders[0], "status": 200, "body": { "jobs": [] } });
        let reports = json!({ "generation": 1, "reports": [
            { "number": 3, "type": "cron.answered", "data": data },
        ]});
        world.callbacks.report(&host, serde_json::from_value(reports).unwrap()).await.unwrap();
    };
    let (list, ()) = tokio::join!(world.cron.list(&acme.id, true), answer);
    let list = list.unwrap();
    assert_eq!((list.hub.source.as_str(), list.jobs.len(), calls().await), ("runtime", 0, 0));
}

#[tokio::test]
async fn executions_that_go_on_for_long_do_not_hide_the_newer_ones() {
    let world = World::new().await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    for tenant in [&acme, &other] {
        with_job(&world, tenant, 600).await;
    }
    let job: CronJobId = JOB.parse().unwrap();
    let run = world.cron.run(&acme.id, &job, "tester".to_owned(), None).await.unwrap().0.run;
    let (uid, run_id, now) = (acme.uid.to_string(), run.id.to_string(), world.cx.clock.now());
    world
        .cx
        .db
        .write("test", move |tx| {
            Box::pin(async move {
                for _ in 0..=store::PAGE {
                    let row = execution(&uid, JOB, None, now, Some(run_id.clone()), "pending", None);
                    store::insert_execution(tx, &row).await?;
                }
                Ok::<_, ApiError>(())
            })
        })
        .await
        .unwrap();
    let run = world.cron.run(&other.id, &job, "tester".to_owned(), None).await.unwrap().0.run;
    world.runs.stop(&other.id, &run.id, false, None, 0).await.unwrap();
    pass(&world, 1).await;
    let noted = last(&world, &other).await.unwrap();
    assert_eq!(noted.outcome.as_str(), "missed", "it was taken back before it was begun");
}
