//! Each invariant holds on a sound world, and fails on a world with its fault.

use std::sync::{Arc, LazyLock, Mutex};

use hermes_hub_client::types::{
    Approval, ApprovalChoice, AuditEntry, Run, RunCreate, RunEvent, RunState, Tenant,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;
use crate::crash::plan::Victim;
use crate::crash::record::{Governed, Kill, KnownRun, KnownTenant, View};
use crate::crash::script::Kind;

const RUN: &str = "run_01k9v2m7q8e5z3x4c6b7n8m9a0";
const TENANT: &str = "ten_01k9v2m7q8e5z3x4c6b7n8m9a0";
const APPROVAL: &str = "apr_01k9v2m7q8e5z3x4c6b7n8m9a0";

/// An example of the contract's, with other members.
fn example<T: DeserializeOwned>(schema: &str, members: Value) -> T {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../../../generated/api/src/openapi.json")).unwrap()
    });
    let mut example = DOCUMENT["components"]["schemas"][schema]["example"].clone();
    for (name, value) in members.as_object().unwrap() {
        example[name] = value.clone();
    }
    serde_json::from_value(example).unwrap()
}

fn event(seq: i64, kind: &str, data: Value) -> RunEvent {
    let at = format!("2026-11-23T12:00:{seq:02}.000Z");
    example("RunEvent", json!({"seq": seq, "type": kind, "data": data, "at": at}))
}

fn log() -> Vec<RunEvent> {
    let said = json!({"text": "mark-a- w0"});
    vec![
        event(1, "run.created", json!({})),
        event(2, "run.state_changed", json!({"from": "queued", "to": "starting", "reason": null})),
        event(3, "approval.decided", json!({"approvalId": APPROVAL, "choice": "once"})),
        event(4, "message.delta", said),
        event(5, "run.completed", json!({})),
    ]
}

fn run() -> Run {
    let input = json!([{"type": "text", "text": "mark-a-"}]);
    let members = json!({
        "state": "completed", "lastSeq": 5, "output": "mark-a- w0", "input": input,
        "metadata": {"marker": "mark-a-"}, "endedAt": "2026-11-23T12:00:05.000Z",
        "stopRequestedAt": "2026-11-23T12:00:04.000Z",
    });
    example("Run", members)
}

fn approval() -> Approval {
    let decision = json!({
        "choice": "once", "decidedBy": "operator:tok_01k9v2m7q8e5z3x4c6b7n8m9a0",
        "decidedAt": "2026-11-23T12:00:03.000Z", "comment": null,
    });
    example("Approval", json!({"runId": RUN, "state": "decided", "decision": decision}))
}

fn entry(seq: i64, operation: &str, objects: &[&str]) -> AuditEntry {
    let objects: Vec<_> = objects.iter().map(|id| json!({"name": "id", "id": id})).collect();
    let members = json!({"seq": seq, "operation": operation, "objects": objects, "tenantUid": TENANT});
    example("AuditEntry", members)
}

/// Newest first.
fn audit() -> Vec<AuditEntry> {
    vec![
        entry(5, "tenant_delete", &[]),
        entry(4, "run_stop", &[RUN]),
        entry(3, "run_approval_decide", &[RUN, APPROVAL]),
        entry(2, "run_create", &[RUN]),
        entry(1, "tenant_create", &[]),
    ]
}

/// A world in which all is well.
fn sound() -> (Known, Found) {
    let tenant: Tenant =
        example("Tenant", json!({"displayName": "name-2", "activeRuns": 0, "revision": 3, "uid": TENANT}));
    let known_tenant = KnownTenant {
        made: tenant.clone(),
        key: "tenant-key".to_owned(),
        name_acknowledged: 2,
        name_sent: 2,
        changes: 2,
        deleting: false,
        gone: false,
        governed: Some(Governed::default()),
    };
    let body = RunCreate {
        history: Vec::new(),
        if_session_busy: None,
        input: run().input,
        instructions: None,
        limits: None,
        metadata: Some(run().metadata),
        session_id: None,
    };
    let known_run = KnownRun {
        made: run(),
        key: "run-key".to_owned(),
        body,
        kind: Kind::Text,
        marker: "mark-a-".to_owned(),
        number: 0,
        stop: Some(run()),
        governed: false,
        decisions: [(APPROVAL.to_owned(), ApprovalChoice::Once)].into(),
    };
    let view =
        View { run_id: RUN.to_owned(), after: 0, events: log(), gaps: 0, reconnects: 0, end: Some(Ok(())) };
    let known = Known {
        tenants: [(TENANT.to_owned(), known_tenant)].into(),
        runs: [(RUN.to_owned(), known_run)].into(),
        views: vec![Arc::new(Mutex::new(view))],
        ..Known::default()
    };
    let found = Found {
        tenants: [(TENANT.to_owned(), tenant)].into(),
        stopped: Default::default(),
        runs: [(RUN.to_owned(), (run(), log()))].into(),
        approvals: [(APPROVAL.to_owned(), approval())].into(),
        repeats: [("tenant-key".to_owned(), TENANT.to_owned()), ("run-key".to_owned(), RUN.to_owned())]
            .into(),
        starts: [(RUN.to_owned(), 1)].into(),
        audit: audit(),
        audit_fault: None,
        leftovers: Vec::new(),
    };
    (known, found)
}

/// The rules that do not hold once `spoil` has been at a sound world.
fn broken(spoil: impl FnOnce(&mut Known, &mut Found)) -> Vec<&'static str> {
    let (mut known, mut found) = sound();
    spoil(&mut known, &mut found);
    all(&known, &found).into_iter().filter(|check| !check.faults.is_empty()).map(|check| check.rule).collect()
}

fn found_run(found: &mut Found) -> &mut (Run, Vec<RunEvent>) {
    found.runs.get_mut(RUN).unwrap()
}

fn known_run(known: &mut Known) -> &mut KnownRun {
    known.runs.get_mut(RUN).unwrap()
}

#[test]
fn a_sound_world_passes_and_is_looked_at() {
    let (known, found) = sound();
    for check in all(&known, &found) {
        assert_eq!(check.faults, Vec::<String>::new(), "{}", check.rule);
        let only_sometimes =
            ["lost only", "sessions remember", "a model said"].iter().any(|word| check.rule.contains(word));
        assert!(check.looked_at > 0 || only_sometimes, "{} looked at nothing", check.rule);
    }
}

/// The run asked its model, and says this, for so many tokens of input.
fn asks_model(known: &mut Known, found: &mut Found, says: &str, input_tokens: i64) {
    known_run(known).kind = Kind::Model;
    let run = &mut found_run(found).0;
    run.output = Some(format!("mark-a- {says}"));
    run.usage.input_tokens = Some(input_tokens);
    run.usage.output_tokens = Some(23);
    run.usage.source = "proxy".into();
}

#[test]
fn a_model_that_was_heard_out_is_well() {
    let broken = broken(|known, found| asks_model(known, found, "w0 w1 END", 107));
    assert_eq!(broken, Vec::<&str>::new());
}

#[test]
fn a_death_of_the_hub_may_cut_a_model_and_an_order_may_end_a_run() {
    for (hit, governed, state, well) in [
        (Some(Victim::Hub), false, RunState::Failed, true),
        (Some(Victim::Database), false, RunState::Failed, true),
        (None, false, RunState::Failed, false),
        (Some(Victim::Hub), true, RunState::Cancelled, true),
        (Some(Victim::Hub), false, RunState::Cancelled, false),
    ] {
        let broken = broken(|known, found| {
            asks_model(known, found, "", 107);
            known_run(known).governed = governed;
            found_run(found).0.state = state.clone();
            known.kills.extend(hit.map(|victim| Kill { victim, tenant_uid: None, ..kill(TENANT, 3, 9) }));
        });
        assert_eq!(!broken.iter().any(|rule| rule.contains("end as they are written")), well, "{state}");
    }
}

#[test]
fn only_a_death_of_the_hub_excuses_tokens_that_are_not_exact() {
    for (victim, well) in [(Victim::Hub, true), (Victim::Database, false)] {
        let broken = broken(|known, found| {
            asks_model(known, found, "w0 w1 END", 214);
            known.kills.push(Kill { victim, tenant_uid: None, ..kill(TENANT, 3, 9) });
        });
        assert_eq!(!broken.iter().any(|rule| rule.contains("what a model said")), well, "{victim:?}");
    }
}

type Spoil = fn(&mut Known, &mut Found);

#[test]
fn every_fault_is_found() {
    let faults: &[(&str, Spoil)] = &[
        ("acknowledged tenants are there", |_, found| found.tenants.clear()),
        ("acknowledged tenants are there", |known, _| known.tenants.get_mut(TENANT).unwrap().gone = true),
        ("acknowledged runs are there", |_, found| found.runs.clear()),
        ("acknowledged runs are there", |_, found| found_run(found).0.input.clear()),
        ("acknowledged changes", |known, _| known.tenants.get_mut(TENANT).unwrap().name_acknowledged = 3),
        ("acknowledged changes", |known, _| known.tenants.get_mut(TENANT).unwrap().changes = 3),
        ("acknowledged stops", |_, found| found_run(found).0.stop_requested_at = None),
        ("acknowledged decisions", |_, found| found.approvals.clear()),
        ("acknowledged decisions", |known, _| {
            known_run(known).decisions.insert(APPROVAL.to_owned(), ApprovalChoice::Deny);
        }),
        ("nothing that nobody asked for", |known, _| known.runs.clear()),
        ("nothing that nobody asked for", |known, _| known.tenants.clear()),
        ("the same key", |_, found| {
            found.repeats.insert("run-key".to_owned(), "run_01k9v2m7q8e5z3x4c6b7n8m9a1".to_owned());
        }),
        ("every event once", |known, _| known.views[0].lock().unwrap().events.swap(1, 2)),
        ("every event once", |known, _| drop(known.views[0].lock().unwrap().events.remove(2))),
        ("every event once", |known, _| known.views[0].lock().unwrap().events.insert(1, log()[1].clone())),
        ("every event once", |known, _| known.views[0].lock().unwrap().gaps = 1),
        ("every event once", |known, _| known.views[0].lock().unwrap().end = None),
        ("every event once", |known, _| known.views[0].lock().unwrap().end = Some(Err("no".to_owned()))),
        ("every event once", |known, _| drop(known.views[0].lock().unwrap().events.pop())),
        ("followers saw what the log has", |_, found| found_run(found).1[3].data.clear()),
        ("numbered from 1", |_, found| drop(found_run(found).1.remove(2))),
        ("numbered from 1", |_, found| found_run(found).0.last_seq = 6),
        ("started twice", |_, found| found.starts.extend([(RUN.to_owned(), 2)])),
        ("started twice", |_, found| found.starts.extend([("run_of_a_tenant_that_is_gone".to_owned(), 2)])),
        ("started twice", |_, found| found.starts.clear()),
        ("every run has ended", |_, found| found_run(found).0.ended_at = None),
        ("every run has ended", |_, found| found_run(found).0.state = RunState::Running),
        ("one terminal event", |_, found| drop(found_run(found).1.pop())),
        ("one terminal event", |_, found| found_run(found).1.push(event(6, "run.lost", json!({})))),
        ("runs are lost only", |_, found| found_run(found).0.state = RunState::Lost),
        ("end as they are written", |_, found| found_run(found).0.state = RunState::Cancelled),
        ("what an agent said", |_, found| found_run(found).0.output = Some("mark-a-".to_owned())),
        ("blocks and orders", |_, found| found.stopped.extend([TENANT.to_owned()])),
        ("blocks and orders", |known, _| {
            let governed = known.tenants.get_mut(TENANT).unwrap().governed.as_mut();
            governed.unwrap().blocked = true;
        }),
        ("what a model said", |known, found| asks_model(known, found, "w0 w1", 107)),
        ("what a model said", |known, found| asks_model(known, found, "w0 w1 w0 w1 END", 107)),
        ("what a model said", |known, found| asks_model(known, found, "w0 w1 END", 214)),
        ("sessions remember", |known, found| {
            known_run(known).kind = Kind::Echo;
            found_run(found).0.output = Some("{\"roles\": [\"system\"], \"texts\": []}".to_owned());
        }),
        ("exactly one decision", |_, found| drop(found_run(found).1.remove(2))),
        ("exactly one decision", |_, found| {
            let again = found_run(found).1[2].clone();
            found_run(found).1.push(again);
        }),
        ("exactly one decision", |_, found| found.approvals.get_mut(APPROVAL).unwrap().decision = None),
        ("counts an active run", |_, found| found.tenants.get_mut(TENANT).unwrap().active_runs = 1),
        ("audit log is whole", |_, found| found.audit_fault = Some("entry 3 is missing".to_owned())),
        ("audit log is whole", |_, found| drop(found.audit.remove(2))),
        ("has what was acknowledged", |_, found| found.audit.retain(|entry| entry.seq != 1)),
        ("has what was acknowledged", |_, found| found.audit.push(entry(6, "run_create", &[RUN]))),
        ("has what was acknowledged", |_, found| found.audit.retain(|entry| entry.seq != 3)),
        ("has what was acknowledged", |_, found| found.audit.retain(|entry| entry.seq != 4)),
        ("no process is left", |_, found| found.leftovers.push("4711".to_owned())),
        ("what nobody expects", |known, _| known.faults.push("a refusal".to_owned())),
    ];
    for (number, (rule, spoil)) in faults.iter().enumerate() {
        let broken = broken(spoil);
        assert!(broken.iter().any(|name| name.contains(rule)), "{number}: {rule}, but {broken:?}");
    }
}

/// A kill between these seconds of the run's minute, whose first to last are 2 (given to the agent) and 5 (ended).
fn kill(tenant_uid: &str, from: u64, to: u64) -> Kill {
    let micros = |second| event(second, "run.created", json!({})).at.micros();
    let second = |second: u64| i64::try_from(second).unwrap();
    let (at, noticed_at) = (micros(second(from)), micros(second(to)));
    Kill { victim: Victim::Host, tenant_uid: Some(tenant_uid.to_owned()), at, noticed_at }
}

#[test]
fn a_run_may_be_lost_where_its_agent_was_killed_under_it() {
    for (hit, kill) in [
        (true, kill(TENANT, 3, 4)),
        (true, kill(TENANT, 1, 3)),
        (true, kill(TENANT, 5, 9)),
        (false, kill(TENANT, 0, 1)),
        (false, kill(TENANT, 7, 9)),
        (false, kill("ten_01k9v2m7q8e5z3x4c6b7n8m9a1", 3, 4)),
        (false, Kill { victim: Victim::Hub, tenant_uid: None, ..kill(TENANT, 3, 4) }),
    ] {
        let broken = broken(|known, found| {
            found_run(found).0.state = RunState::Lost;
            known.kills.push(kill.clone());
        });
        assert_eq!(broken.iter().any(|rule| rule.contains("lost only")), !hit, "{kill:?}");
    }
}

#[test]
fn with_a_deleted_tenant_its_runs_may_go() {
    let broken = broken(|known, found| {
        let tenant = known.tenants.get_mut(TENANT).unwrap();
        (tenant.deleting, tenant.gone) = (true, true);
        known.views[0].lock().unwrap().end = Some(Err("there is no such run".to_owned()));
        *found = Found { starts: found.starts.clone(), audit: audit(), ..Found::default() };
    });
    assert_eq!(broken, Vec::<&str>::new());
}
