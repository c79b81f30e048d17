//! When a secret is refreshed, and the loop that does it.
//!
//! It works from the rows alone, so it goes on after a crash where it was. Times are spread, so that secrets that were made
//! together are not refreshed together.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use futures::StreamExt as _;
use futures::stream;
use hub_types::{SecretKind, SecretOauth2, SecretRefreshOutcome, SecretRefreshed, SecretsRefreshed};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::material::Material;
use super::refresh::Fate;
use super::rules::UNKNOWN_CALLS_MAX;
use super::store::{self, DueRow};
use super::{Secrets, WORK};
use crate::audit;
use crate::clock::Timestamp;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::seal;

/// A token that lives no longer is refreshed after half of its life.
const SHORT_LIFE: Duration = Duration::from_secs(600);
/// How long before its end a token is refreshed at the latest.
const BEFORE_END: Duration = Duration::from_secs(120);
/// The wait after a first failure, and the longest one.
const AGAIN: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(3600));
/// How many are looked at in one call.
const ROWS: i64 = 1000;
/// How long one call begins refreshes, and one look of the loop.
const CALL: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_secs(10);
/// The longest wait before a look.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Refreshes at one provider at one time.
const PER_HOST: usize = 2;

/// A number from 0 to 1, another one each time.
pub(super) fn jitter() -> f64 {
    f64::from(u32::from_be_bytes(seal::random())) / f64::from(u32::MAX)
}

/// When a token that was given at `issued` for so long is refreshed: a fifth of its life before its end, at least two
/// minutes, and up to a twentieth earlier.
pub(super) fn at(issued: Timestamp, life: Duration, jitter: f64) -> Timestamp {
    let wait = if life <= SHORT_LIFE {
        life / 2
    } else {
        life - BEFORE_END.max(life / 5) - life.mul_f64(jitter / 20.0)
    };
    issued.plus(wait)
}

/// When a refresh that failed for the nth time is tried again: twice as late each time, within a fifth, and not before the
/// provider wants it.
pub(super) fn again(now: Timestamp, failures: i64, asked: Option<Duration>, jitter: f64) -> Timestamp {
    let doubled = u32::try_from(failures.clamp(1, 20) - 1).unwrap_or(0);
    let wait = AGAIN.0.saturating_mul(1 << doubled).min(AGAIN.1).mul_f64(0.8 + 0.4 * jitter);
    now.plus(wait.max(asked.unwrap_or_default().min(AGAIN.1)))
}

/// When new material is first refreshed; never for kinds that are not.
pub(super) fn first(
    cx: &Context,
    kind: &SecretKind,
    material: &Material,
    expires_at: Option<i64>,
) -> Option<i64> {
    if *kind != SecretKind::Oauth2 {
        return None;
    }
    let now = cx.clock.now();
    if material.access_token.is_none() {
        return Some(now.micros());
    }
    let life =
        expires_at.map_or(cx.config.limits.secret_token_life, |at| Timestamp::from_micros(at).since(now));
    Some(at(now, life, jitter()).micros())
}

/// Starts the loop of this area.
pub fn start(secrets: &Secrets) {
    let (secrets, cx) = (secrets.clone(), secrets.cx.clone());
    cx.clone().spawn("secrets", async move {
        let mut work = secrets.notices.listen(WORK);
        if let Err(error) = secrets.end_leases().await {
            tracing::warn!("refreshes that were broken off wait until their leases end: {}", error.message());
        }
        while !cx.ending.is_cancelled() {
            if let Err(error) = secrets.refresh_all(LOOK).await {
                tracing::warn!(
                    "secrets that are due could not be looked at, trying again: {}",
                    error.message()
                );
            }
            tokio::select! {
                () = work.changed() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = cx.ending.cancelled() => {}
            }
        }
    });
}

impl Secrets {
    /// Ends what an earlier process has leased. This one holds the database alone, so nobody else is at work; where
    /// several may share it, leases end by their time.
    pub(super) async fn end_leases(&self) -> Result<(), ApiError> {
        let ended = self.cx.db.write("secret_leases_end", |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::end_leases(tx).await?) })
        });
        ended.await
    }

    /// `secret_refresh_due`. The second value says whether this repeats an earlier answer.
    pub async fn refresh_due(&self, claim: Option<Claim>) -> Result<(SecretsRefreshed, bool), ApiError> {
        if let Some(answer) = idempotency::earlier(&self.cx, claim.as_ref()).await? {
            return Ok((answer, true));
        }
        let answer = self.refresh_all(CALL).await?;
        let kept = idempotency::once(&self.cx, "secret_refresh_due", claim, move |_| {
            Box::pin(async move { Ok(answer) })
        });
        kept.await
    }

    /// Refreshes what is due, as much as is begun in this time. A provider that is slow keeps only its own waiting.
    pub(super) async fn refresh_all(&self, time: Duration) -> Result<SecretsRefreshed, ApiError> {
        let until = Instant::now() + time;
        let now = self.cx.clock.now();
        let rows = store::due(&mut self.cx.db.read().await?, now, UNKNOWN_CALLS_MAX, ROWS).await?;
        let found = rows.len();
        let refreshing = stream::iter(rows.into_iter().map(|row| self.refresh_row(row, until)));
        let results: Vec<SecretRefreshed> = refreshing
            .buffer_unordered(usize::try_from(ROWS).unwrap_or(1))
            .filter_map(|result| async move { result })
            .collect()
            .await;
        let count = |outcome: &SecretRefreshOutcome| {
            counted(results.iter().filter(|result| result.outcome == *outcome).count())
        };
        Ok(SecretsRefreshed {
            examined_count: counted(results.len()),
            refreshed_count: count(&SecretRefreshOutcome::Refreshed),
            skipped_count: count(&SecretRefreshOutcome::Skipped),
            failed_count: count(&SecretRefreshOutcome::Failed),
            remaining_count: counted(found - results.len()),
            results,
        })
    }

    /// Refreshes one when there is a place for it; `None` if there was none in time.
    async fn refresh_row(&self, row: DueRow, until: Instant) -> Option<SecretRefreshed> {
        let host = self.host(&row.oauth2);
        let _at_host = timeout_at(until, host.acquire()).await.ok()?.ok()?;
        let _place = timeout_at(until, self.refreshes.places.acquire()).await.ok()?.ok()?;
        if self.cx.ending.is_cancelled() {
            return None;
        }
        // Each has an entry of its own, whoever asked for what is due.
        let fate = audit::by_system("secret_refresh", self.refreshed(&row.id, row.version)).await;
        let outcome = match fate {
            Fate::Refreshed => SecretRefreshOutcome::Refreshed,
            Fate::Moved | Fate::Gone => SecretRefreshOutcome::Skipped,
            Fate::Failed(_) | Fate::Undecryptable | Fate::Broken => SecretRefreshOutcome::Failed,
        };
        Some(SecretRefreshed { code: fate.code(), outcome, secret_id: row.id.try_into().ok()? })
    }

    /// The places at a secret's provider.
    fn host(&self, oauth2: &str) -> Arc<Semaphore> {
        let config: Option<SecretOauth2> = serde_json::from_str(oauth2).ok().flatten();
        let url = config.and_then(|config| Url::parse(&config.token_url).ok());
        let name = url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned();
        let mut hosts = self.refreshes.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        forget_unused(&mut hosts);
        Arc::clone(hosts.entry(name).or_insert_with(|| Arc::new(Semaphore::new(PER_HOST))))
    }
}

fn forget_unused(hosts: &mut HashMap<String, Arc<Semaphore>>) {
    hosts.retain(|_, places| Arc::strong_count(places) > 1);
}

fn counted(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_795_435_200_000_000);

    // A row a line: the life of a token, and after how many seconds it is refreshed at the earliest and at the latest.
    #[rustfmt::skip]
    #[test]
    fn a_token_is_refreshed_well_before_its_end_and_not_with_all_others() {
        for (life, earliest, latest) in [
            (0, 0, 0),
            (60, 30, 30),
            (600, 300, 300),
            (601, 450, 480),
            (3600, 2700, 2880),
            (86_400, 64_800, 69_120),
        ] {
            let after = |jitter| at(NOW, Duration::from_secs(life), jitter).since(NOW).as_secs();
            assert_eq!((after(1.0), after(0.0)), (earliest, latest), "{life}");
        }
    }

    #[test]
    fn what_failed_is_tried_again_later_each_time_and_as_late_as_the_provider_wants() {
        let after = |failures, asked: Option<u64>, jitter| {
            again(NOW, failures, asked.map(Duration::from_secs), jitter).since(NOW).as_secs()
        };
        for (failures, earliest, latest) in
            [(1, 24, 36), (2, 48, 72), (5, 384, 576), (9, 2880, 4320), (1000, 2880, 4320)]
        {
            assert_eq!(
                (after(failures, None, 0.0), after(failures, None, 1.0)),
                (earliest, latest),
                "{failures}"
            );
        }
        assert_eq!(
            (after(1, Some(300), 0.0), after(1, Some(1), 0.0), after(1, Some(1_000_000), 0.0)),
            (300, 24, 3600)
        );
    }

    #[test]
    fn jitter_is_a_number_from_0_to_1() {
        assert!((0..100).all(|_| (0.0..=1.0).contains(&jitter())));
    }
}
