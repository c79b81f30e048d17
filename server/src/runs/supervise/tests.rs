//! What a pass decides, as tables.

use hub_types::{Access, AccessStatus, AgentSettings, AgentState, RunLimits, Timestamp as Instant};

use super::*;
use crate::tenants::StandingParts;
use crate::test_world::World;

const SECOND: i64 = 1_000_000;
/// A moment when everything below has been going on for a while.
const NOW: i64 = 1_000 * SECOND;

fn standing() -> Standing {
    Standing::from(StandingParts {
        state: TenantState::Ready,
        access: Access {
            status: AccessStatus::Active,
            message: None,
            reason: None,
            changed_at: Instant::from_micros(0),
        },
        agent: AgentSettings {
            model: None,
            max_concurrent_runs: 2,
            max_queued_runs: 100,
            idle_timeout_seconds: 900,
            approval_timeout_seconds: 300,
            run_timeout_seconds: 3600,
        },
        agent_state: AgentState::Running,
    })
}

fn ready() -> Generation {
    Generation {
        tenant_uid: "ten_a".to_owned(),
        generation: 7,
        state: READY.to_owned(),
        slots: 4,
        release_id: None,
    }
}

fn queued(id: &str) -> RunRow {
    RunRow {
        id: id.to_owned(),
        state: RunState::Queued.to_string(),
        queue_deadline_at: NOW + 60 * SECOND,
        ..RunRow::default()
    }
}

fn of_session(id: &str, session: &str) -> RunRow {
    RunRow { session_id: Some(session.to_owned()), ..queued(id) }
}

fn running(id: &str, slot: i32) -> RunRow {
    RunRow {
        state: RunState::Running.to_string(),
        generation: Some(7),
        slot: Some(slot),
        active_at: NOW - 10 * SECOND,
        deadline_at: Some(NOW + 60 * SECOND),
        ..queued(id)
    }
}

fn stopping(id: &str, slot: i32, asked_seconds_ago: i64) -> RunRow {
    RunRow {
        state: RunState::Stopping.to_string(),
        stop_requested_at: Some(NOW - asked_seconds_ago * SECOND),
        ..running(id, slot)
    }
}

struct Case {
    rows: Vec<RunRow>,
    standing: Standing,
    generation: Option<Generation>,
    over: Vec<(i64, Option<Vec<&'static str>>)>,
    expired: Vec<&'static str>,
    hears_since: i64,
}

fn case(rows: Vec<RunRow>) -> Case {
    Case {
        rows,
        standing: standing(),
        generation: Some(ready()),
        over: vec![],
        expired: vec![],
        hears_since: 0,
    }
}

fn decide(case: &Case) -> Plan {
    plan(&View {
        rows: &case.rows,
        standing: &case.standing,
        generation: case.generation.as_ref(),
        over: &case.over.iter().map(|(generation, runs)| (*generation, runs.as_ref().map(named))).collect(),
        expired: &case.expired.iter().map(|id| (*id).to_owned()).collect(),
        stop_confirm: Duration::from_secs(30),
        at: Moment {
            now: Timestamp::from_micros(NOW),
            hears_since: Timestamp::from_micros(case.hears_since),
        },
    })
}

fn named(runs: &Vec<&'static str>) -> BTreeSet<String> {
    runs.iter().map(|run| (*run).to_owned()).collect()
}

/// The steps as `run step`, for reading.
fn steps(case: &Case) -> Vec<String> {
    decide(case).steps.iter().map(|(run, step)| format!("{run} {step:?}")).collect()
}

#[test]
fn queued_runs_go_out_in_order_as_far_as_there_are_slots() {
    assert_eq!(steps(&case(vec![queued("a"), queued("b"), queued("c")])), ["a Dispatch(1)", "b Dispatch(2)"]);
    assert_eq!(steps(&case(vec![running("a", 1), queued("b"), queued("c")])), ["b Dispatch(2)"]);
    assert_eq!(steps(&case(vec![running("a", 2), queued("b")])), ["b Dispatch(1)"]);
    assert_eq!(steps(&case(vec![running("a", 1), running("b", 2), queued("c")])), Vec::<String>::new());
    let few = Generation { slots: 1, ..ready() };
    assert_eq!(
        steps(&Case { generation: Some(few), ..case(vec![queued("a"), queued("b")]) }),
        ["a Dispatch(1)"],
        "the generation has fewer slots than the tenant may use"
    );
}

#[test]
fn runs_of_one_session_go_one_after_another() {
    let rows = vec![of_session("a", "s"), of_session("b", "s"), of_session("c", "t")];
    assert_eq!(steps(&case(rows)), ["a Dispatch(1)", "c Dispatch(2)"]);
    let busy = RunRow { session_id: Some("s".to_owned()), ..running("a", 1) };
    assert_eq!(steps(&case(vec![busy, of_session("b", "s"), queued("c")])), ["c Dispatch(2)"]);
}

#[test]
fn work_without_an_agent_wakes_it_and_waits_until_it_is_ready() {
    let asleep = Case { generation: None, ..case(vec![queued("a")]) };
    assert_eq!(decide(&asleep), Plan { steps: vec![], wake: true, restart: false });
    let coming = Generation { state: "hello".to_owned(), ..ready() };
    assert_eq!(decide(&Case { generation: Some(coming), ..case(vec![queued("a")]) }), Plan::default());
    assert_eq!(decide(&Case { generation: None, ..case(vec![]) }), Plan::default());
}

#[test]
fn a_tenant_that_may_not_work_is_stopped_and_given_nothing() {
    let mut blocked = standing();
    blocked.access.status = AccessStatus::Blocked;
    let rows = vec![running("a", 1), queued("b")];
    assert_eq!(
        steps(&Case { standing: blocked, ..case(rows.clone()) }),
        ["a Stop(\"tenant_blocked\")", "b Stop(\"tenant_blocked\")"]
    );
    let mut deleting = standing();
    deleting.state = TenantState::Deleting;
    assert_eq!(
        steps(&Case { standing: deleting, ..case(rows) }),
        ["a Stop(\"tenant_deleting\")", "b Stop(\"tenant_deleting\")"]
    );
}

#[test]
fn every_clock_ends_its_run() {
    let limits = |idle| {
        store::Limits::from(RunLimits {
            timeout_seconds: 60,
            idle_timeout_seconds: idle,
            queue_timeout_seconds: 60,
            max_tokens: None,
        })
    };
    let waited = RunRow { queue_deadline_at: NOW, ..queued("a") };
    let late = RunRow { deadline_at: Some(NOW), ..running("a", 1) };
    let silent = RunRow { limits: limits(Some(10)), ..running("a", 1) };
    let lively = RunRow { limits: limits(Some(11)), ..running("a", 1) };
    let asking = RunRow { state: RunState::WaitingForApproval.to_string(), ..silent.clone() };
    for (row, expected) in [
        (waited, vec!["a GiveUp"]),
        (late, vec!["a Stop(\"timed_out\")"]),
        (silent, vec!["a Stop(\"idle_timed_out\")"]),
        (lively, vec![]),
        (asking, vec![]),
    ] {
        assert_eq!(steps(&case(vec![row])), expected);
    }
    assert_eq!(steps(&Case { expired: vec!["a"], ..case(vec![running("a", 1)]) }), ["a Expire"]);
}

#[test]
fn what_nobody_could_hear_is_not_held_against_a_run() {
    let limits = store::Limits::from(RunLimits {
        timeout_seconds: 60,
        idle_timeout_seconds: Some(10),
        queue_timeout_seconds: 60,
        max_tokens: None,
    });
    let silent = RunRow { limits, active_at: NOW - 20 * SECOND, ..running("a", 1) };
    let stopped = vec!["a Stop(\"idle_timed_out\")"];
    let unconfirmed = vec!["a Forced"];
    for (row, heard_for, expected) in [
        (silent.clone(), 20, stopped.clone()),
        (silent.clone(), 15, stopped),
        (silent, 14, vec![]),
        (stopping("a", 1, 30), 31, unconfirmed.clone()),
        (stopping("a", 1, 40), 30, unconfirmed),
        (stopping("a", 1, 40), 29, vec![]),
    ] {
        let case = Case { hears_since: NOW - heard_for * SECOND, ..case(vec![row]) };
        assert_eq!(steps(&case), expected, "{heard_for} s");
    }
}

#[test]
fn a_run_whose_agent_is_gone_is_orphaned_unless_it_was_surely_not_begun() {
    let starting = |id| RunRow { state: RunState::Starting.to_string(), deadline_at: None, ..running(id, 1) };
    let accepted = RunRow { started_at: Some(NOW), ..starting("a") };
    for (row, begun, expected) in [
        (running("a", 1), None, "a Orphaned"),
        (starting("a"), None, "a Orphaned"),
        (starting("a"), Some(vec!["a"]), "a Orphaned"),
        (starting("a"), Some(vec!["x"]), "a Unbegun"),
        (starting("a"), Some(vec![]), "a Unbegun"),
        (stopping("a", 1, 1), Some(vec![]), "a Unbegun"),
        (accepted, Some(vec![]), "a Orphaned"),
    ] {
        let row = RunRow { generation: Some(6), ..row };
        let gone = Case { over: vec![(6, begun.clone())], ..case(vec![row.clone(), queued("b")]) };
        assert_eq!(steps(&gone), [expected, "b Dispatch(2)"], "{} {begun:?}", row.state);
    }
}

#[test]
fn a_stop_that_is_not_confirmed_restarts_the_agent_only_where_nobody_else_dies() {
    let fresh = case(vec![stopping("a", 1, 29)]);
    assert_eq!(decide(&fresh), Plan::default());
    let alone = case(vec![stopping("a", 1, 30)]);
    let forces = Plan { steps: vec![("a".to_owned(), Step::Forced)], restart: true, ..Plan::default() };
    assert_eq!(decide(&alone), forces);
    let among = case(vec![stopping("a", 1, 30), running("b", 2)]);
    assert_eq!(decide(&among), Plan { steps: vec![("a".to_owned(), Step::Unconfirmed)], ..Plan::default() });
    let forced = case(vec![RunRow { stop_forced: true, ..stopping("a", 1, 30) }, running("b", 2)]);
    assert_eq!(decide(&forced), forces);
    let restarted = Some(StopOutcome::AgentRestarted.to_string());
    let known = case(vec![RunRow { stop_outcome: restarted, ..stopping("a", 1, 31) }]);
    assert_eq!(
        decide(&known),
        Plan { restart: true, ..Plan::default() },
        "said once, wanted until it is done"
    );
}

#[tokio::test]
async fn a_pass_that_finds_nothing_to_change_does_not_ask_for_the_writer() {
    let world = World::new().await;
    let tenants = [world.tenant("a").await, world.tenant("b").await];
    for tenant in &tenants {
        world.ready(tenant).await;
        let body = json!({ "input": [{ "type": "text", "text": "hello" }] });
        let body = serde_json::from_value(body).unwrap();
        world.runs.create(&tenant.id, body, "operator:test".to_owned(), None, 0).await.unwrap();
    }
    // Gives the runs to their agents.
    assert_eq!(pass_over_all(&world.runs).await, TICK);
    let (release, held) = tokio::sync::oneshot::channel::<()>();
    let (holds, holding) = tokio::sync::oneshot::channel();
    let db = world.cx.db.clone();
    let holder = tokio::spawn(async move {
        let hold = db.write("test_hold", move |_| {
            Box::pin(async move {
                let _ = holds.send(());
                let _ = held.await;
                Ok::<_, crate::db::DbError>(())
            })
        });
        hold.await
    });
    holding.await.unwrap();
    for _ in 0..20 {
        let pass = tokio::time::timeout(Duration::from_secs(5), pass_over_all(&world.runs));
        assert_eq!(pass.await.expect("it waits for nobody"), TICK);
    }
    release.send(()).unwrap();
    holder.await.unwrap().unwrap();
}
