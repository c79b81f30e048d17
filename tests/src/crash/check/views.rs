//! Views: what followers saw.

use std::sync::PoisonError;

use hermes_hub_client::is_terminal;

use super::super::found::Found;
use super::super::record::{Known, View};
use super::Check;

pub(super) fn in_order(known: &Known) -> Check {
    let mut check = Check::of("followers saw every event once, in order, without a gap");
    for view in &known.views {
        let view = view.lock().unwrap_or_else(PoisonError::into_inner);
        check.hold(disorder(known, &view));
    }
    check
}

fn disorder(known: &Known, view: &View) -> Option<String> {
    let run = &view.run_id;
    let mut next = view.after + 1;
    for event in &view.events {
        if event.seq != next {
            return Some(format!("a follower of run {run} saw event {} where {next} was to come", event.seq));
        }
        next += 1;
    }
    if view.gaps > 0 {
        return Some(format!("a follower of run {run} was told of {} gaps", view.gaps));
    }
    // With its tenant, a run goes, and whoever follows it is told so.
    if is_of_a_deleted_tenant(known, run) {
        return None;
    }
    match &view.end {
        None => Some(format!("a follower of run {run} still waits behind event {}", next - 1)),
        Some(Err(error)) => {
            Some(format!("a follower of run {run} was refused behind event {}: {error}", next - 1))
        }
        // Who began behind the last event sees none.
        Some(Ok(())) => {
            let ended = view.events.last().is_none_or(|event| is_terminal(&event.type_));
            (!ended).then(|| format!("a follower of run {run} saw the stream end without a terminal event"))
        }
    }
}

pub(super) fn equal_the_log(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("followers saw what the log has");
    for view in &known.views {
        let view = view.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, log)) = found.runs.get(&view.run_id) else { continue };
        let rest: Vec<_> = log.iter().filter(|event| event.seq > view.after).collect();
        let same =
            rest.len() == view.events.len() && rest.iter().zip(&view.events).all(|(log, seen)| *log == seen);
        let (seen, run) = (view.events.len(), &view.run_id);
        check.require(same, || {
            format!(
                "of run {run} behind event {}: {seen} seen, {} in the log, or not the same",
                view.after,
                rest.len()
            )
        });
    }
    check
}

pub(super) fn is_of_a_deleted_tenant(known: &Known, run_id: &str) -> bool {
    let tenant = known.runs.get(run_id).and_then(|run| known.tenants.get(run.made.tenant_uid.as_str()));
    tenant.is_some_and(|tenant| tenant.deleting)
}
