//! How often a caller may ask: requests per second, failed tokens per minute. How many are served at one time is
//! [`crate::places`].
//!
//! Rates are GCRA (the `governor` crate) in memory: per principal and per tenant of the path on closed operations, per
//! address on open ones. Open operations count against no tenant, or strangers could lock its owners out. How many keys
//! are counted at one time is bounded; the one that asked the longest ago is forgotten first. The headers are those of
//! draft-ietf-httpapi-ratelimit-headers.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use http::{HeaderMap, HeaderName, HeaderValue};
use hub_glue::{ApiError, Operation};
use hub_types::TenantId;
use moka::policy::EvictionPolicy;
use moka::sync::Cache;

use super::rate_limited;
use crate::access::{Caller, is_open};
use crate::auth::Principal;
use crate::config::Limits;

/// The limits of the door.
pub(super) struct Limiter {
    /// Principals, and addresses that call without one.
    callers: Option<Keyed<String>>,
    tenants: Option<Keyed<String>>,
    failures: Option<Keyed<IpAddr>>,
}

type Bucket = RateLimiter<NotKeyed, InMemoryState, DefaultClock, StateInformationMiddleware>;

/// Buckets by key, at most so many.
struct Keyed<K> {
    buckets: Cache<K, Arc<Bucket>>,
    quota: Quota,
    policy: Policy,
}

/// What `RateLimit-Policy` says.
#[derive(Clone, Copy)]
struct Policy {
    name: &'static str,
    quota: u32,
    window_seconds: u64,
}

/// Where a caller stands after this request, by policy.
pub(super) struct Rate(Vec<(Policy, u32)>);

/// A bucket that is empty.
struct Empty {
    policy: Policy,
    wait: Duration,
}

impl<K: Hash + Eq + Send + Sync + 'static> Keyed<K> {
    fn new(name: &'static str, quota: Quota, keys_max: u64) -> Self {
        let full_again = quota.burst_size_replenished_in();
        let window_seconds = u64::try_from(full_again.as_millis().div_ceil(1000)).unwrap_or(u64::MAX).max(1);
        let policy = Policy { name, quota: quota.burst_size().get(), window_seconds };
        let buckets = Cache::builder()
            .max_capacity(keys_max)
            // By frequency a new key could be refused a bucket, and with it a limit.
            .eviction_policy(EvictionPolicy::lru())
            // A bucket that is full again says nothing that a new one would not.
            .time_to_idle(full_again + Duration::from_secs(1))
            .build();
        Self { buckets, quota, policy }
    }

    fn spend(&self, key: K) -> Result<(Policy, u32), Empty> {
        let bucket =
            self.buckets.get_with(key, || Arc::new(RateLimiter::direct(self.quota).with_middleware()));
        match bucket.check() {
            Ok(state) => Ok((self.policy, state.remaining_burst_capacity())),
            Err(refused) => {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                Err(Empty { policy: self.policy, wait })
            }
        }
    }
}

impl Limiter {
    pub(super) fn new(limits: &Limits) -> Self {
        let keys = limits.rate_keys as u64;
        let steady = |name, rate: Option<NonZeroU32>, burst| {
            rate.map(|rate| Keyed::new(name, Quota::per_second(rate).allow_burst(burst), keys))
        };
        Self {
            callers: steady("default", limits.token_requests_per_second, limits.token_requests_burst),
            tenants: steady("tenant", limits.tenant_requests_per_second, limits.tenant_requests_burst),
            failures: limits
                .auth_failures_per_minute
                .map(|rate| Keyed::new("failures", Quota::per_minute(rate), keys)),
        }
    }

    /// Counts a request against the rates of its caller and, on closed operations, of the tenant in its path.
    /// `path` has the request's path parameters as they were sent.
    pub(super) fn spend(
        &self,
        operation: &Operation,
        caller: &Caller,
        path: &[(&'static str, String)],
        address: IpAddr,
    ) -> Result<Option<Rate>, ApiError> {
        // An agent host is the Hub's own: its reports are bounded by its runs, and holding them up would hold up events.
        if operation.id == "health_view" || matches!(caller.principal(), Some(Principal::Runtime(_))) {
            return Ok(None);
        }
        let open = is_open(operation);
        let mut spent = Vec::new();
        if let Some(callers) = &self.callers {
            let key = if open { format!("address:{}", network(address)) } else { caller.key() };
            spent.push(callers.spend(key).map_err(refused)?);
        }
        if let Some(tenants) = &self.tenants
            && let Some(tenant) = tenant(path).filter(|_| !open)
        {
            spent.push(tenants.spend(tenant.to_string()).map_err(refused)?);
        }
        Ok((!spent.is_empty()).then_some(Rate(spent)))
    }

    /// Counts a failed authentication; the error when the address has had too many lately.
    ///
    /// Good tokens from that address go on working: one broken client behind a shared address must not lock out the
    /// others, and guessing 256 random bits is hopeless at any rate.
    pub(super) fn failed(&self, address: IpAddr) -> Result<(), ApiError> {
        let Some(failures) = &self.failures else { return Ok(()) };
        failures.spend(network(address)).map(drop).map_err(|empty| rate_limited(empty.wait))
    }
}

/// The tenant that a path names. What is no tenant's id is not counted, and refused further on.
fn tenant(path: &[(&'static str, String)]) -> Option<TenantId> {
    let (_, id) = path.iter().find(|(name, _)| *name == "tenantId")?;
    TenantId::try_from(id.as_str()).ok()
}

fn refused(empty: Empty) -> ApiError {
    let mut headers = HeaderMap::new();
    Rate(vec![(empty.policy, 0)]).write(&mut headers);
    let error = rate_limited(empty.wait);
    headers.iter().fold(error, |error, (name, value)| error.header(name.clone(), value.clone()))
}

impl Rate {
    /// Writes `RateLimit` and `RateLimit-Policy`.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        let policies = self.0.iter().map(|(Policy { name, quota, window_seconds }, _)| {
            format!("\"{name}\";q={quota};w={window_seconds}")
        });
        let left = self.0.iter().map(|(Policy { name, window_seconds, .. }, remaining)| {
            format!("\"{name}\";r={remaining};t={window_seconds}")
        });
        let texts: [(_, Vec<String>); 2] =
            [("ratelimit-policy", policies.collect()), ("ratelimit", left.collect())];
        for (name, text) in texts {
            if let Ok(value) = HeaderValue::from_str(&text.join(", ")) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

/// What one subscriber has: an IPv4 address, or the /64 network of an IPv6 one.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_a_minute(keys_max: u64) -> Keyed<String> {
        Keyed::new("default", Quota::per_minute(NonZeroU32::MIN), keys_max)
    }

    #[test]
    fn each_key_has_a_bucket_of_its_own() {
        let keyed = one_a_minute(100);
        for (key, taken) in [("a", true), ("a", false), ("b", true), ("b", false), ("a", false)] {
            assert_eq!(keyed.spend(key.to_owned()).is_ok(), taken, "{key}");
        }
    }

    #[test]
    fn the_keys_are_bounded_and_the_one_that_asked_last_is_counted() {
        let keyed = one_a_minute(10);
        for number in 0..1000 {
            assert!(keyed.spend(number.to_string()).is_ok());
            keyed.buckets.run_pending_tasks();
            assert!(keyed.buckets.entry_count() <= 10);
            assert!(keyed.spend(number.to_string()).is_err(), "{number} was forgotten at once");
        }
        assert!(keyed.spend("0".to_owned()).is_ok(), "the oldest is forgotten");
    }

    #[test]
    fn the_tenant_is_the_paths_and_nothing_that_is_no_id_is_a_key() {
        let long = "a".repeat(8000);
        for (path, expected) in [
            (vec![("tenantId", "acme")], Some("acme")),
            (vec![("runId", "run_1"), ("tenantId", "acme")], Some("acme")),
            (vec![("runId", "run_1")], None),
            (vec![("tenantId", "%61cme")], None),
            (vec![("tenantId", long.as_str())], None),
            (vec![], None),
        ] {
            let path: Vec<_> = path.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
            assert_eq!(tenant(&path).as_ref().map(|id| id.as_str()), expected, "{path:?}");
        }
    }

    #[test]
    fn several_rates_are_told_in_one_list() {
        let policy = |name| Policy { name, quota: 5, window_seconds: 2 };
        let mut headers = HeaderMap::new();
        Rate(vec![(policy("default"), 4), (policy("tenant"), 3)]).write(&mut headers);
        assert_eq!(headers["ratelimit-policy"], "\"default\";q=5;w=2, \"tenant\";q=5;w=2");
        assert_eq!(headers["ratelimit"], "\"default\";r=4;t=2, \"tenant\";r=3;t=2");
    }
}
