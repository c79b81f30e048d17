//! Approvals: each is decided once, and the decision that was acknowledged is it.

use hermes_hub_client::types::ApprovalState;

use super::super::found::Found;
use super::super::record::Known;
use super::Check;

pub(super) fn decisions_stand(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged decisions stand");
    let runs = known.runs.iter().filter(|(id, _)| found.runs.contains_key(*id));
    for (id, choice) in runs.flat_map(|(_, run)| &run.decisions) {
        let now = found.approvals.get(id);
        let decision = now.and_then(|approval| approval.decision.as_ref());
        let stands = now.is_some_and(|approval| approval.state == ApprovalState::Decided)
            && decision.is_some_and(|decision| decision.choice == *choice);
        check.require(stands, || format!("approval {id} was decided {choice}, now {now:?}"));
    }
    check
}

pub(super) fn one_decision(found: &Found) -> Check {
    let mut check = Check::of("every approval has exactly one decision");
    for approval in found.approvals.values() {
        let id = approval.id.as_str();
        let Some((_, log)) = found.runs.get(approval.run_id.as_str()) else { continue };
        let about = |kind: &[&str]| {
            let of_kind = log.iter().filter(|event| kind.contains(&event.type_.as_str()));
            of_kind.filter(|event| event.data.get("approvalId").is_some_and(|named| named == id)).count()
        };
        let decisions = about(&["approval.decided", "approval.expired"]);
        let once = decisions == 1 && approval.decision.is_some() && approval.state != ApprovalState::Pending;
        check.require(once, || {
            format!("approval {id} is {}, its log has {decisions} decisions", approval.state)
        });
    }
    check
}
