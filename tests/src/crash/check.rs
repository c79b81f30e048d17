//! The invariants: what callers know, held against what there is. Pure, so that each is seen to fail in a test.

mod approvals;
mod audit;
mod runs;
mod tenants;
mod views;

#[cfg(test)]
mod tests;

use super::found::Found;
use super::record::Known;

/// One invariant, and what was found of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What must be so.
    pub rule: &'static str,
    /// How many things it was held against.
    pub looked_at: usize,
    /// Where it is not so.
    pub faults: Vec<String>,
}

impl Check {
    fn of(rule: &'static str) -> Self {
        Self { rule, looked_at: 0, faults: Vec::new() }
    }

    /// Counts one thing, and its fault if it has one.
    fn hold(&mut self, fault: Option<String>) {
        self.looked_at += 1;
        self.faults.extend(fault);
    }

    /// Counts one thing; `fault` says what is wrong where it is not `so`.
    fn require(&mut self, so: bool, fault: impl FnOnce() -> String) {
        self.hold((!so).then(fault));
    }
}

/// All invariants.
pub(super) fn all(known: &Known, found: &Found) -> Vec<Check> {
    let mut checks = vec![tenants::are_there(known, found), runs::are_there(known, found)];
    checks.extend([tenants::changes_are_visible(known, found), runs::stops_are_visible(known, found)]);
    checks.push(tenants::orders_stand(known, found));
    checks.extend([
        approvals::decisions_stand(known, found),
        nothing_else(known, found),
        repeats(known, found),
    ]);
    checks.extend([views::in_order(known), views::equal_the_log(known, found), runs::logs_are_whole(found)]);
    checks.extend([
        runs::started_once(known, found),
        runs::have_ended(found),
        runs::one_terminal_event(found),
    ]);
    checks.extend([runs::lost_only_when_hit(known, found), runs::end_as_their_kind(known, found)]);
    checks.extend([runs::texts_are_whole(known, found), runs::sessions_remember(known, found)]);
    checks.push(runs::models_are_heard_out(known, found));
    checks.extend([approvals::one_decision(found), tenants::none_active(found)]);
    checks.extend([audit::is_whole(found), audit::has_what_was_acknowledged(known, found)]);
    checks.extend([leftovers(found), at_once(known)]);
    checks
}

fn nothing_else(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("there is nothing that nobody asked for");
    for (uid, tenant) in &found.tenants {
        let id = tenant.id.as_str();
        check.require(known.tenants.contains_key(uid), || format!("tenant {id} ({uid})"));
    }
    for (id, (run, _)) in &found.runs {
        let marker = run.metadata.get("marker").map_or("", String::as_str);
        check.require(known.runs.contains_key(id), || format!("run {id} ({marker}), {}", run.state));
    }
    check
}

fn repeats(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("the same key gives the same id again");
    let tenants = known.tenants.iter().map(|(uid, tenant)| (&tenant.key, uid));
    for (key, id) in tenants.chain(known.runs.iter().map(|(id, run)| (&run.key, id))) {
        if let Some(again) = found.repeats.get(key) {
            check.require(again == id, || format!("{key} gave {id}, then {again}"));
        }
    }
    check
}

fn leftovers(found: &Found) -> Check {
    let mut check = Check::of("no process is left");
    found.leftovers.iter().for_each(|process| check.faults.push(process.clone()));
    check.looked_at = 1;
    check
}

fn at_once(known: &Known) -> Check {
    let faults = known.faults.clone();
    Check {
        rule: "no caller met what nobody expects",
        looked_at: known.runs.len() + known.tenants.len(),
        faults,
    }
}
