//! How much a caller may ask: requests at once, requests per second, failed tokens per minute.
//!
//! Rates are GCRA (the `governor` crate) in memory, per principal on closed operations and per address on open ones.
//! The headers are those of draft-ietf-httpapi-ratelimit-headers.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use http::{HeaderMap, HeaderName, HeaderValue};
use hub_glue::{ApiError, Operation};
use hub_types::ErrorReason;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::rate_limited;
use crate::access::{Caller, is_open};
use crate::auth::Principal;
use crate::config::Limits;

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock, StateInformationMiddleware>;

/// The limits of the door.
pub(super) struct Limiter {
    places: Arc<Semaphore>,
    callers: Option<(Keyed<String>, Policy)>,
    failures: Option<Keyed<IpAddr>>,
    keys_max: usize,
}

/// What `RateLimit-Policy` says.
#[derive(Clone, Copy)]
struct Policy {
    quota: u32,
    window_seconds: u64,
}

/// Where a caller stands after this request.
pub(super) struct Rate {
    policy: Policy,
    remaining: u32,
}

impl Limiter {
    pub(super) fn new(limits: &Limits) -> Self {
        let burst = limits.token_requests_burst;
        let callers = limits.token_requests_per_second.map(|rate| {
            let quota = Quota::per_second(rate).allow_burst(burst);
            let window = quota.burst_size_replenished_in().as_millis().div_ceil(1000) as u64;
            let policy = Policy { quota: burst.get(), window_seconds: window.max(1) };
            (RateLimiter::keyed(quota).with_middleware(), policy)
        });
        let failures = limits
            .auth_failures_per_minute
            .map(|rate| RateLimiter::keyed(Quota::per_minute(rate)).with_middleware());
        let places = Arc::new(Semaphore::new(limits.requests_in_flight));
        Self { places, callers, failures, keys_max: limits.rate_keys }
    }

    /// A place among the requests in flight. Liveness always has one: a busy Hub is not a dead one.
    pub(super) fn enter(&self, operation: &Operation) -> Result<Option<OwnedSemaphorePermit>, ApiError> {
        if operation.id == "health_view" {
            return Ok(None);
        }
        Arc::clone(&self.places).try_acquire_owned().map(Some).map_err(|_| {
            ApiError::unavailable(
                ErrorReason::Overloaded,
                "the hub serves as many requests as it may, try again",
            )
            .retry_after(Duration::from_secs(1))
        })
    }

    /// Counts a request against its caller's rate.
    pub(super) fn spend(
        &self,
        operation: &Operation,
        caller: &Caller,
        address: IpAddr,
    ) -> Result<Option<Rate>, ApiError> {
        let Some((limiter, policy)) = &self.callers else { return Ok(None) };
        // An agent host is the Hub's own: its reports are bounded by its runs, and holding them up would hold up events.
        if operation.id == "health_view" || matches!(caller.principal(), Some(Principal::Runtime(_))) {
            return Ok(None);
        }
        if limiter.len() > self.keys_max {
            limiter.retain_recent();
        }
        let key = if is_open(operation) { format!("address:{}", network(address)) } else { caller.key() };
        match limiter.check_key(&key) {
            Ok(state) => Ok(Some(Rate { policy: *policy, remaining: state.remaining_burst_capacity() })),
            Err(refused) => {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                let mut headers = HeaderMap::new();
                Rate { policy: *policy, remaining: 0 }.write(&mut headers);
                let error = rate_limited(wait);
                Err(headers
                    .iter()
                    .fold(error, |error, (name, value)| error.header(name.clone(), value.clone())))
            }
        }
    }

    /// Counts a failed authentication; the error when the address has had too many lately.
    ///
    /// Good tokens from that address go on working: one broken client behind a shared address must not lock out the
    /// others, and guessing 256 random bits is hopeless at any rate.
    pub(super) fn failed(&self, address: IpAddr) -> Result<(), ApiError> {
        let Some(failures) = &self.failures else { return Ok(()) };
        if failures.len() > self.keys_max {
            failures.retain_recent();
        }
        match failures.check_key(&network(address)) {
            Ok(_) => Ok(()),
            Err(refused) => Err(rate_limited(refused.wait_time_from(DefaultClock::default().now()))),
        }
    }
}

impl Rate {
    /// Writes `RateLimit` and `RateLimit-Policy`.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        let Policy { quota, window_seconds } = self.policy;
        let policy = format!("\"default\";q={quota};w={window_seconds}");
        let left = format!("\"default\";r={};t={window_seconds}", self.remaining);
        for (name, text) in [("ratelimit-policy", policy), ("ratelimit", left)] {
            if let Ok(value) = HeaderValue::from_str(&text) {
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
