//! The audit log: whole, and with what was acknowledged in it, once.

use std::collections::BTreeMap;

use hermes_hub_client::types::AuditEntry;

use super::super::found::Found;
use super::super::record::Known;
use super::Check;

pub(super) fn is_whole(found: &Found) -> Check {
    let mut check = Check::of("the audit log is whole");
    check.hold(found.audit_fault.clone());
    let seqs = found.audit.iter().rev().map(|entry| entry.seq);
    for (expected, seq) in (1..).zip(seqs) {
        check.require(seq == expected, || format!("entry {seq} is where {expected} should be"));
    }
    check
}

pub(super) fn has_what_was_acknowledged(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("the audit log has what was acknowledged");
    let entries = counted(&found.audit);
    let count =
        |operation: &str, id: &str| entries.get(&(operation.to_owned(), id.to_owned())).copied().unwrap_or(0);
    let makings = known.tenants.keys().map(|uid| ("tenant_create", uid));
    for (operation, id) in makings.chain(known.runs.keys().map(|id| ("run_create", id))) {
        let count = count(operation, id);
        check.require(count == 1, || format!("{operation} of {id} is written down {count} times"));
    }
    for (id, run) in &known.runs {
        let stops = run.stop.iter().map(|_| ("run_stop", id));
        for (operation, id) in stops.chain(run.decisions.keys().map(|id| ("run_approval_decide", id))) {
            check.require(count(operation, id) > 0, || format!("{operation} of {id} is not written down"));
        }
    }
    for uid in known.tenants.iter().filter(|(_, tenant)| tenant.gone).map(|(uid, _)| uid) {
        check.require(count("tenant_delete", uid) > 0, || format!("nothing says who deleted {uid}"));
    }
    check
}

/// How often each operation was done to each object.
fn counted(audit: &[AuditEntry]) -> BTreeMap<(String, String), usize> {
    let mut counted = BTreeMap::new();
    for entry in audit.iter().filter(|entry| entry.outcome.as_str() == "done") {
        let objects = entry.objects.iter().map(|object| object.id.clone());
        for id in objects.chain(entry.tenant_uid.clone()) {
            *counted.entry((entry.operation.to_string(), id)).or_insert(0) += 1;
        }
    }
    counted
}
