//! Tenants: those that were made, and how they were changed.

use hermes_hub_client::types::AccessStatus;

use super::super::found::Found;
use super::super::record::Known;
use super::Check;

pub(super) fn are_there(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged tenants are there, deleted ones are not");
    for (uid, tenant) in &known.tenants {
        let id = tenant.made.id.as_str();
        check.hold(match found.tenants.get(uid) {
            None if tenant.deleting => None,
            None => Some(format!("tenant {id} ({uid}) was made and is not there")),
            Some(_) if tenant.gone => Some(format!("tenant {id} ({uid}) was deleted and is there")),
            Some(now) => {
                let same = now.id == tenant.made.id && now.created_at == tenant.made.created_at;
                (!same).then(|| format!("tenant {id} ({uid}) is not as it was made"))
            }
        });
    }
    check
}

pub(super) fn changes_are_visible(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged changes of tenants are visible");
    for (uid, tenant) in &known.tenants {
        let Some(now) = found.tenants.get(uid) else { continue };
        let name =
            now.display_name.as_deref().and_then(|name| name.strip_prefix("name-")?.parse::<u64>().ok());
        let (least, most) = (tenant.name_acknowledged, tenant.name_sent);
        let id = now.id.as_str();
        check.require(name.is_some_and(|name| (least..=most).contains(&name)), || {
            format!("tenant {id} is called {:?}, acknowledged was name-{least}", now.display_name)
        });
        check.require(now.revision > tenant.changes, || {
            format!("tenant {id} has revision {}, {} changes were acknowledged", now.revision, tenant.changes)
        });
    }
    check
}

pub(super) fn orders_stand(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged blocks and orders to agents stand");
    for (uid, tenant) in &known.tenants {
        let (Some(governed), Some(now)) = (tenant.governed, found.tenants.get(uid)) else { continue };
        let id = now.id.as_str();
        let blocked = now.access.status == AccessStatus::Blocked;
        check.require(blocked == governed.blocked, || {
            format!("tenant {id} was blocked: {}, and is {}", governed.blocked, now.access.status)
        });
        let stopped = found.stopped.contains(uid);
        check.require(stopped == governed.stopped, || {
            format!("the agent of {id} was stopped: {}, and is: {stopped}", governed.stopped)
        });
    }
    check
}

pub(super) fn none_active(found: &Found) -> Check {
    let mut check = Check::of("no tenant counts an active run");
    for tenant in found.tenants.values() {
        let (id, active) = (tenant.id.as_str(), tenant.active_runs);
        check.require(active == 0, || format!("tenant {id} counts {active}"));
    }
    check
}
