//! Callers that make runs, follow them, answer what they ask, and stop them.

use std::sync::{Mutex, PoisonError};

use fastrand::Rng;
use futures::StreamExt as _;
use hermes_hub_client::types::{
    ApprovalChoice, ApprovalDecide, ErrorCode, InputPart, Metadata, Run, RunCreate, RunEvent, RunStop,
    SessionId,
};
use hermes_hub_client::{Error, Events, Seen, is_terminal};

use super::super::record::{KnownRun, View};
use super::super::script::Kind;
use super::super::sight::Sight;
use super::Work;

/// Makes runs, one after another, until the work ends.
pub(super) async fn keep_running(work: Work, caller: u64) {
    let mut rng = work.rng(&format!("runner {caller}"));
    for number in 0u64.. {
        if work.is_ending() {
            return;
        }
        let Some(member) = work.any_member(&mut rng) else { return };
        let name = format!("r{caller}x{number}");
        if rng.u32(0..6) == 0 {
            session(&work, &member.id, &name, &mut rng).await;
        } else {
            let kind = work.next_kind(&mut rng);
            run_of(work.clone(), member.id, kind, None, name).await;
        }
    }
}

/// One create of a group.
pub(super) async fn burst(work: Work, name: String) {
    let mut rng = work.rng(&name);
    let Some(member) = work.any_member(&mut rng) else { return };
    if let Some(run) = make(&work, &member.id, Kind::Text, None, &name, &mut rng).await {
        work.sights().note(Sight::BurstMade, &member.id);
        follow(&work, &run, Kind::Text, &mut rng).await;
    }
}

/// A conversation whose last run says what it was told of the others.
async fn session(work: &Work, tenant_id: &str, name: &str, rng: &mut Rng) {
    for turn in 0..rng.u32(1..4) {
        let kind = if rng.bool() { Kind::Text } else { Kind::Tools };
        run_of(work.clone(), tenant_id.to_owned(), kind, Some(name.to_owned()), format!("{name}t{turn}"))
            .await;
    }
    run_of(work.clone(), tenant_id.to_owned(), Kind::Echo, Some(name.to_owned()), format!("{name}tlast"))
        .await;
}

/// One run, from its creation to its terminal event.
pub(super) async fn run_of(work: Work, tenant_id: String, kind: Kind, session: Option<String>, name: String) {
    let mut rng = work.rng(&name);
    if let Some(run) = make(&work, &tenant_id, kind, session.as_deref(), &name, &mut rng).await {
        follow(&work, &run, kind, &mut rng).await;
    }
}

/// Makes a run. Now and then it is asked for twice with the same key, as by a caller that missed the answer.
pub(super) async fn make(
    work: &Work,
    tenant_id: &str,
    kind: Kind,
    session: Option<&str>,
    name: &str,
    rng: &mut Rng,
) -> Option<Run> {
    let marker = format!("mark-{name}-");
    let body = RunCreate {
        history: Vec::new(),
        if_session_busy: None,
        input: vec![InputPart::Text { text: kind.input(&marker, rng) }],
        instructions: None,
        limits: None,
        metadata: Some(Metadata([("marker".to_owned(), marker.clone())].into())),
        session_id: session.map(|id| SessionId::try_from(id).expect("the name is a session's id")),
    };
    let key = format!("run-{name}");
    let what = format!("making run {name} for tenant {tenant_id}");
    let send = || async {
        let call = work.hub().run_create().tenant_id(tenant_id).body(body.clone());
        Ok(call.idempotency_key(key.as_str()).send().await?.into_inner())
    };
    let made = work.until_answered(&what, |_| false, &send).await?;
    let number = {
        let mut known = work.record().open();
        let number = known.runs.len();
        let run = KnownRun {
            made: made.clone(),
            key: key.clone(),
            body: body.clone(),
            kind,
            marker,
            number,
            stop: None,
            governed: false,
            decisions: Default::default(),
        };
        known.runs.insert(made.id.to_string(), run);
        number
    };
    work.sights().note(Sight::RunMade, tenant_id);
    if number % 4 == 0
        && let Some(again) = work.until_answered(&what, |_| false, &send).await
        && again.id != made.id
    {
        let (first, second) = (made.id.as_str(), again.id.as_str());
        work.record().fault(format!("the key {key} made run {first}, and then run {second}"));
    }
    Some(made)
}

/// Follows a run to its end and does what its kind asks for; a second follower joins in the middle.
pub(super) async fn follow(work: &Work, run: &Run, kind: Kind, rng: &mut Rng) {
    let joins_at = rng.bool().then(|| rng.i64(1..8));
    let stop_after = kind.stopped_after(rng);
    let view = work.record().view(run.id.as_str(), 0);
    let mut events = work.hub().run(run).events();
    while let Some(event) = next(&mut events, &view).await {
        work.sights().note(Sight::EventNumber(event.seq), run.tenant_id.as_str());
        work.sights().note(Sight::Event, run.tenant_id.as_str());
        if kind == Kind::Model && event.type_.as_str() == "message.delta" {
            work.sights().note(Sight::ModelSpoke, run.tenant_id.as_str());
        }
        if event.type_.as_str() == "approval.requested" {
            decide(work, run, &event, rng).await;
        }
        // Behind the last event there is nothing to follow.
        if joins_at == Some(event.seq) && !is_terminal(&event.type_) {
            join(work, run, rng.i64(0..=event.seq));
        }
        if stop_after == Some(event.seq) {
            stop(work, run, rng).await;
        }
    }
}

/// Another follower, which begins behind an event that is in the log.
fn join(work: &Work, run: &Run, after: i64) {
    let (follower, run) = (work.clone(), run.clone());
    work.spawn(async move {
        let view = follower.record().view(run.id.as_str(), after);
        let mut events = follower.hub().run(&run).events_after(after);
        while next(&mut events, &view).await.is_some() {}
    });
}

/// The next event, once it is in the view; `None` when the stream has ended.
async fn next(events: &mut Events, view: &Mutex<View>) -> Option<RunEvent> {
    loop {
        let seen = events.next().await;
        let mut view = view.lock().unwrap_or_else(PoisonError::into_inner);
        match seen {
            Some(Ok(Seen::Event(event))) => {
                view.events.push(event.clone());
                return Some(event);
            }
            Some(Ok(Seen::Gap(_))) => view.gaps += 1,
            Some(Ok(_)) => view.reconnects += 1,
            Some(Err(error)) => {
                view.end = Some(Err(error.to_string()));
                return None;
            }
            None => {
                view.end = Some(Ok(()));
                return None;
            }
        }
    }
}

/// Answers an approval; now and then somebody comes too late with another answer.
async fn decide(work: &Work, run: &Run, event: &RunEvent, rng: &mut Rng) {
    let Some(id) = event.data.get("approval").and_then(|approval| approval["id"].as_str()).map(str::to_owned)
    else {
        work.record().fault(format!("run {} asks without an id: {event:?}", run.id.as_str()));
        return;
    };
    let choices = [ApprovalChoice::Once, ApprovalChoice::Run, ApprovalChoice::Deny];
    let first = rng.usize(0..3);
    let send = |choice: &ApprovalChoice| {
        let body = ApprovalDecide {
            approval_id: id.as_str().try_into().expect("it is the Hub's own id"),
            choice: choice.clone(),
            comment: None,
        };
        let call = work.hub().run_approval_decide().tenant_id(run.tenant_id.clone()).run_id(run.id.clone());
        async move { Ok(call.body(body).send().await?.into_inner()) }
    };
    // The run may have ended by a kill meanwhile; then the decision is made already.
    let too_late = |error: &Error| error.code() == Some(&ErrorCode::FailedPrecondition);
    let what = format!("deciding {id}");
    let choice = &choices[first];
    if work.until_answered(&what, too_late, || send(choice)).await.is_none() {
        return;
    }
    work.record().run(run.id.as_str(), |run| {
        run.decisions.insert(id.clone(), choice.clone());
    });
    work.sights().note(Sight::Decided, run.tenant_id.as_str());
    let other = &choices[(first + 1) % 3];
    if rng.bool() && work.until_answered(&what, too_late, || send(other)).await.is_some() {
        work.record().fault(format!("approval {id} was decided {choice}, and then {other}"));
    }
}

async fn stop(work: &Work, run: &Run, rng: &mut Rng) {
    let wait = rng.i32(0..5);
    work.sights().note(Sight::StopSent, run.tenant_id.as_str());
    let what = format!("stopping run {}", run.id.as_str());
    let key = format!("stop-{}", run.id.as_str());
    let answered = work.until_answered(
        &what,
        |_| false,
        || async {
            let call = work.hub().run_stop().tenant_id(run.tenant_id.clone()).run_id(run.id.clone());
            let call = call.idempotency_key(key.as_str()).wait_seconds(wait).body(RunStop::default());
            Ok(call.send().await?.into_inner())
        },
    );
    if let Some(answer) = answered.await {
        work.record().run(run.id.as_str(), |run| run.stop = Some(answer));
    }
}
