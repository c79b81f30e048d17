//! Callers that make, change and delete tenants.

use std::time::{Duration, Instant};

use hermes_hub_client::Error;
use hermes_hub_client::types::{Patch, Tenant, TenantCreate, TenantState, TenantUpdate};

use super::super::record::KnownTenant;
use super::super::script::Kind;
use super::super::sight::Sight;
use super::{Work, runs};

/// Ids of tenants that are deleted are used again; a caller has so many.
const IDS: u64 = 2;

/// Makes tenants, works for them, and deletes them, also in the middle of their work.
pub(super) async fn churn(work: Work, caller: u64) {
    let mut rng = work.rng(&format!("churn {caller}"));
    for number in 0u64.. {
        if work.is_ending() {
            return;
        }
        let id = format!("churn-{caller}-{}", number % IDS);
        let Some(tenant) = make(&work, &id, true).await else { return };
        for _ in 0..rng.u32(0..4) {
            rename_once(&work, &id, &tenant.uid).await;
        }
        // A run that the deletion may overtake, on an agent that has to come up for it.
        if rng.u32(0..3) == 0 {
            let name = format!("churn{caller}x{number}");
            let Some(run) = runs::make(&work, &id, Kind::Text, None, &name, &mut rng).await else { return };
            let (follower, mut own) = (work.clone(), work.rng(&name));
            work.spawn(async move { runs::follow(&follower, &run, Kind::Text, &mut own).await });
            pace(&work, rng.u64(1..60)).await;
        }
        if !delete(&work, &id, &tenant.uid).await {
            return;
        }
    }
}

/// Changes the names of the tenants that runs are made for, one after another.
pub(super) async fn rename(work: Work) {
    let mut rng = work.rng("rename");
    while !work.is_ending() {
        let Some(member) = work.any_member(&mut rng) else { return };
        rename_once(&work, &member.id, &member.uid).await;
        // Not so fast that it drowns the rest.
        pace(&work, 10).await;
    }
}

/// Waits for so many events of all runs together. When the work comes to its end there may be none any more.
pub(super) async fn pace(work: &Work, events: u64) {
    let seen = work.sights().count(Sight::Event) + events;
    let _ = tokio::time::timeout(Duration::from_secs(1), work.sights().reached(Sight::Event, seen)).await;
}

/// One create of a group.
pub(super) async fn burst(work: Work, id: String) {
    if make(&work, &id, false).await.is_some() {
        work.sights().note(Sight::BurstMade, &id);
    }
}

/// What a tenant is made with.
pub(super) fn tenant_body(id: &str) -> TenantCreate {
    let body = TenantCreate::builder().id(id).display_name("name-0".to_owned());
    body.try_into().expect("the id is one")
}

/// Makes a tenant. With `wait` the answer comes when it is ready, however often it has to be asked for.
pub(super) async fn make(work: &Work, id: &str, wait: bool) -> Option<Tenant> {
    let key = format!("tenant-{id}-{}", work.record().open().tenants.len());
    let body = tenant_body(id);
    let what = format!("making tenant {id}");
    let answered = work.until_answered(
        &what,
        |_| false,
        || async {
            let call = work.hub().tenant_create().body(body.clone()).idempotency_key(key.as_str());
            Ok(call.wait_seconds(if wait { 20 } else { 0 }).send().await?.into_inner())
        },
    );
    let made = answered.await?;
    let known = KnownTenant {
        made: made.clone(),
        key,
        name_acknowledged: 0,
        name_sent: 0,
        changes: 0,
        deleting: false,
        gone: false,
        governed: None,
    };
    if work.record().open().tenants.insert(made.uid.to_string(), known).is_some() {
        work.record().fault(format!("tenant {id} got the uid {} of another", made.uid.as_str()));
    }
    work.sights().note(Sight::TenantChanged, id);
    if wait { ready(work, id).await } else { Some(made) }
}

/// Waits until a tenant is ready: an answer can come before it is, when the Hub was killed while it waited.
async fn ready(work: &Work, id: &str) -> Option<Tenant> {
    loop {
        let look = work.until_answered(
            "looking at a tenant",
            |_| false,
            || async { Ok(work.hub().tenant_view().tenant_id(id).send().await?.into_inner()) },
        );
        let tenant = look.await?;
        if tenant.state == TenantState::Ready {
            return Some(tenant);
        }
        tokio::time::sleep(super::PAUSE).await;
    }
}

/// Changes a tenant's name. Each tenant has one caller that does, so the last acknowledged name is the one to find.
async fn rename_once(work: &Work, id: &str, uid: &str) {
    let mut number = 0;
    work.record().tenant(uid, |tenant| {
        tenant.name_sent += 1;
        number = tenant.name_sent;
    });
    let change =
        TenantUpdate { display_name: Patch::Set(format!("name-{number}")), ..TenantUpdate::default() };
    let what = format!("renaming tenant {id}");
    let answered = work.until_answered(
        &what,
        |_| false,
        || async {
            Ok(work.hub().tenant_update().tenant_id(id).body(change.clone()).send().await?.into_inner())
        },
    );
    if answered.await.is_some() {
        work.record().tenant(uid, |tenant| {
            tenant.name_acknowledged = number;
            tenant.changes += 1;
        });
        work.sights().note(Sight::TenantChanged, id);
    }
}

/// Deletes a tenant and waits until it is gone; whether it is.
async fn delete(work: &Work, id: &str, uid: &str) -> bool {
    work.record().tenant(uid, |tenant| tenant.deleting = true);
    let what = format!("deleting tenant {id}");
    // Not there any more is what was asked for, when an answer before was lost.
    let _ = work
        .until_answered(&what, Error::is_not_found, || async {
            Ok(work.hub().tenant_delete().tenant_id(id).wait_seconds(20).send().await?.into_inner())
        })
        .await;
    work.sights().note(Sight::TenantChanged, id);
    let until = Instant::now() + super::AWAY_MAX;
    loop {
        let look = work.until_answered("looking at a deleted tenant", Error::is_not_found, || async {
            Ok(work.hub().tenant_view().tenant_id(id).send().await?.into_inner())
        });
        if look.await.is_none() {
            work.record().tenant(uid, |tenant| tenant.gone = true);
            return true;
        }
        if Instant::now() > until {
            work.record()
                .fault(format!("tenant {id} is not gone {} s after its deletion", super::AWAY_MAX.as_secs()));
            return false;
        }
        tokio::time::sleep(super::PAUSE).await;
    }
}
