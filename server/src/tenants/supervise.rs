//! Moves tenants to where their rows want them: makes homes, ends deletions, measures storage.
//!
//! It works at its own pace from the rows alone, so it goes on after a crash where it was, and every step may be
//! done again.

use std::io;
use std::time::Duration;

use hub_types::{Condition, ConditionStatus, TenantState, Timestamp as Instant};

use super::store::{self, TenantRow};
use super::{RemovalGuard, Tenants, WORK, home};
use crate::clock::Timestamp;
use crate::db::DbError;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency;

/// How many tenants one look takes up.
const BATCH: i64 = 64;
/// The longest wait before a look, should a notice be lost.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// The wait after a failed try doubles from the first to the last of these.
const RETRY_FIRST: Duration = Duration::from_secs(1);
const RETRY_LAST: Duration = Duration::from_secs(300);
/// The wait before it is asked again whether a home may be removed.
const REMOVAL_ASKED_EVERY: Duration = Duration::from_millis(500);
/// How often a tenant's storage is measured.
const MEASURE_EVERY: Duration = Duration::from_secs(300);
/// The one condition that this supervisor keeps.
const HOME_READY: &str = "home_ready";

/// Starts the loops of this area. The guard is asked before a home is removed.
pub fn start(tenants: &Tenants, guard: RemovalGuard) {
    let cx = tenants.cx.clone();
    cx.spawn("tenants", reconcile(tenants.clone(), guard));
    cx.spawn("tenant_storage", measure(tenants.clone()));
}

async fn reconcile(tenants: Tenants, guard: RemovalGuard) {
    let mut work = tenants.notices.listen(WORK);
    while !tenants.cx.ending.is_cancelled() {
        let wait = match reconcile_due(&tenants, &guard).await {
            Ok(wait) => wait,
            Err(error) => {
                tracing::warn!("tenants could not be looked at, trying again: {error}");
                RETRY_FIRST
            }
        };
        tokio::select! {
            () = work.changed() => {}
            () = tokio::time::sleep(wait) => {}
            () = tenants.cx.ending.cancelled() => {}
        }
    }
}

/// Takes up all that is due; how long until the next one is.
pub(crate) async fn reconcile_due(tenants: &Tenants, guard: &RemovalGuard) -> Result<Duration, DbError> {
    let cx = &tenants.cx;
    loop {
        let now = cx.clock.now();
        let due = store::due(&mut cx.db.read().await?, now.micros(), BATCH).await?;
        if due.is_empty() {
            let next = store::next_due(&mut cx.db.read().await?).await?;
            let wait = next.map_or(LOOK_EVERY, |next| Timestamp::from_micros(next).since(now));
            return Ok(wait.clamp(Duration::from_millis(10), LOOK_EVERY));
        }
        let (removals, others): (Vec<_>, Vec<_>) =
            due.into_iter().partition(|row| row.delete_requested_at.is_some());
        step_all(tenants, guard, others).await?;
        // A large home takes long to remove: nobody waits behind it who need not.
        for row in removals {
            step_all(tenants, guard, vec![row]).await?;
        }
    }
}

/// Brings tenants a step further, and writes that down and tells of it in one go.
async fn step_all(tenants: &Tenants, guard: &RemovalGuard, due: Vec<TenantRow>) -> Result<(), DbError> {
    let uids: Vec<String> = due.iter().map(|row| row.uid.clone()).collect();
    let mut seen = Vec::with_capacity(due.len());
    for row in due {
        seen.extend(step(tenants, guard, row).await?);
    }
    observe(&tenants.cx, seen).await?;
    uids.iter().for_each(|uid| tenants.notices.tell(uid));
    Ok(())
}

/// Brings one tenant a step further; the row to write down, unless it is gone.
async fn step(
    tenants: &Tenants,
    guard: &RemovalGuard,
    mut row: TenantRow,
) -> Result<Option<TenantRow>, DbError> {
    let cx = &tenants.cx;
    let now = cx.clock.now();
    let deleting = row.delete_requested_at.is_some();
    if deleting && !guard(row.uid.clone()).await {
        row.next_try_at = Some(now.plus(REMOVAL_ASKED_EVERY).micros());
        return Ok(Some(row));
    }
    let (config, uid, purge) = (cx.config.clone(), row.uid.clone(), row.purge);
    let at = row.delete_requested_at.map_or(now, Timestamp::from_micros);
    let work = tokio::task::spawn_blocking(move || match (deleting, purge) {
        (true, true) => home::purge(&config, &uid),
        (true, false) => home::discard(&config, &uid, at),
        (false, _) => home::make(&config, &uid),
    });
    let done = work.await.unwrap_or_else(|_| Err(io::Error::other("the work panicked")));
    if deleting && done.is_ok() {
        tracing::info!(tenant.id = row.id, tenant.uid = row.uid, purge, "tenant `{}` is deleted", row.id);
        return cx
            .db
            .write("tenant_remove", move |tx| {
                Box::pin(async move {
                    // A purge that was asked for while the home went to the trash is still to be done.
                    if !purge && store::by_uid_in(tx, &row.uid).await?.is_some_and(|now| now.purge) {
                        return Ok(None);
                    }
                    idempotency::forget_below(tx, &format!("/v1/tenants/{}/", row.id)).await?;
                    store::remove(tx, &row.uid).await?;
                    Ok(None)
                })
            })
            .await;
    }
    record(&mut row, done, deleting, now);
    Ok(Some(row))
}

/// Writes down what was seen of several tenants, in one go: each for itself would make the writer sync as often as all
/// callers together.
async fn observe(cx: &Context, rows: Vec<TenantRow>) -> Result<(), DbError> {
    if rows.is_empty() {
        return Ok(());
    }
    let job = cx.db.write("tenant_observe", move |tx| {
        Box::pin(async move {
            for row in &rows {
                store::update_observed(tx, row).await?;
            }
            Ok(())
        })
    });
    job.await
}

/// What a try means for the tenant's state, its condition and the next try.
fn record(row: &mut TenantRow, done: io::Result<()>, deleting: bool, now: Timestamp) {
    match done {
        Ok(()) => {
            row.state = TenantState::Ready.to_string();
            row.observed_revision = row.revision;
            row.tries = 0;
            row.next_try_at = None;
            set_condition(row, ConditionStatus::True, "provisioned", "the home exists".to_owned(), now);
        }
        Err(error) => {
            let wait = retry_in(row.tries);
            tracing::warn!(
                tenant.id = row.id,
                tenant.uid = row.uid,
                "tenant `{}` waits {wait:?}: {error}",
                row.id
            );
            if !deleting {
                row.state = TenantState::Failed.to_string();
            }
            row.tries = row.tries.saturating_add(1);
            row.next_try_at = Some(now.plus(wait).micros());
            // The kind and not the text, which could name a path.
            let what = if deleting { "could not be removed" } else { "could not be made" };
            let message = format!("the home {what} ({}), it is tried again", error.kind());
            set_condition(row, ConditionStatus::False, "home_failed", message, now);
        }
    }
}

fn retry_in(tries: i32) -> Duration {
    let doublings = u32::try_from(tries).unwrap_or(0).min(20);
    RETRY_FIRST.saturating_mul(1 << doublings).min(RETRY_LAST)
}

fn set_condition(
    row: &mut TenantRow,
    status: ConditionStatus,
    reason: &str,
    message: String,
    now: Timestamp,
) {
    let known = row.conditions.iter().find(|condition| condition.type_ == HOME_READY);
    let since = match known {
        Some(known) if known.status == status => known.last_transition_at,
        _ => Instant::from_micros(now.micros()),
    };
    let condition = Condition {
        type_: HOME_READY.to_owned(),
        status,
        reason: reason.to_owned(),
        message,
        last_transition_at: since,
        next_try_at: row.next_try_at.map(Instant::from_micros),
    };
    row.conditions.retain(|condition| condition.type_ != HOME_READY);
    row.conditions.push(condition);
}

async fn measure(tenants: Tenants) {
    let cx = &tenants.cx;
    loop {
        if let Err(error) = measure_due(&tenants).await {
            tracing::warn!("storage could not be measured: {}", error.message());
        }
        tokio::select! {
            () = tokio::time::sleep(MEASURE_EVERY / 10) => {}
            () = cx.ending.cancelled() => return,
        }
    }
}

async fn measure_due(tenants: &Tenants) -> Result<(), ApiError> {
    let cx = &tenants.cx;
    let before = cx.clock.now().minus(MEASURE_EVERY).micros();
    let uids = store::unmeasured(&mut cx.db.read().await?, before, BATCH).await?;
    for uid in uids {
        let (config, measured) = (cx.config.clone(), uid.clone());
        let used = tokio::task::spawn_blocking(move || home::measure(&config, &measured)).await;
        let used = used.map_err(ApiError::internal)?.map_err(ApiError::internal)?;
        let (used, at) = (i64::try_from(used).unwrap_or(i64::MAX), cx.clock.now().micros());
        cx.db
            .write("tenant_measure", move |tx| {
                Box::pin(async move { store::update_measured(tx, uid, used, at).await })
            })
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use hub_types::{TenantId, TenantState};

    use super::*;
    use crate::test_world::World;

    #[test]
    fn tries_back_off_to_five_minutes() {
        for (tries, seconds) in [(0, 1), (1, 2), (5, 32), (8, 256), (9, 300), (1_000_000, 300)] {
            assert_eq!(retry_in(tries), Duration::from_secs(seconds), "after {tries}");
        }
    }

    #[tokio::test]
    async fn a_new_tenant_does_not_wait_behind_the_removal_of_others() {
        let world = World::new().await;
        let old = world.tenant("old").await;
        world.tenants.delete(old.id.clone(), true, None).await.expect("asked for");
        let body = serde_json::from_value(serde_json::json!({ "id": "new" })).expect("a body");
        world.tenants.create(body, None).await.expect("made");
        let (tenants, asked) = (world.tenants.clone(), Arc::new(Mutex::new(Vec::new())));
        let (seen, id) = (Arc::clone(&asked), "new".parse::<TenantId>().expect("an id"));
        let guard: RemovalGuard = Box::new(move |_| {
            let (tenants, seen, id) = (tenants.clone(), Arc::clone(&seen), id.clone());
            Box::pin(async move {
                let new = tenants.view(&id).await.expect("there");
                seen.lock().expect("no panic").push(new.state);
                true
            })
        });
        reconcile_due(&world.tenants, &guard).await.expect("a look");
        assert_eq!(
            *asked.lock().expect("no panic"),
            [TenantState::Ready],
            "it was there before the removal began"
        );
        assert!(world.view("old").await.is_none());
    }

    #[tokio::test]
    async fn a_purge_that_is_asked_for_while_the_home_goes_to_the_trash_is_still_done() {
        let world = World::new().await;
        let acme = world.tenant("acme").await;
        world.tenants.delete(acme.id.clone(), false, None).await.expect("asked for");
        let uid = acme.uid.as_str();
        let row = store::by_uid(&mut world.cx.db.read().await.expect("a reader"), uid).await.expect("read");
        world.tenants.delete(acme.id.clone(), true, None).await.expect("asked for");
        // What was read before that is what the step goes by.
        let guard: RemovalGuard = Box::new(|_| Box::pin(std::future::ready(true)));
        step(&world.tenants, &guard, row.expect("there")).await.expect("a step");
        assert!(world.view("acme").await.is_some(), "it is not done yet");
        world.reconcile().await;
        assert!(world.view("acme").await.is_none());
        let trash = std::fs::read_dir(world.cx.config.data_dir.join("trash")).expect("made");
        assert_eq!(trash.count(), 0);
    }
}
