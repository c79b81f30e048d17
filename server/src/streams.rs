//! Open event streams: how many there may be at one time, in all, of one tenant, of one run and of one principal.
//!
//! A stream holds its place for as long as it is open, and gives it back when its reader goes away. Nothing here waits:
//! one that has no place is refused, and its client comes back. What is counted is what is open, so nothing grows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hub_types::{ErrorCode, ErrorDetail, ErrorReason};
use serde_json::json;

use crate::config::Limits;
use crate::error::{ApiError, detail};

/// How long a client should wait before it asks for a place again.
const COME_BACK: Duration = Duration::from_secs(5);

/// What streams are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    All,
    Tenant(String),
    Run(String),
    Principal(String),
}

/// The streams that are open. Copies share them.
#[derive(Clone)]
pub struct Streams(Arc<Shared>);

struct Shared {
    all: usize,
    per_tenant: usize,
    per_run: usize,
    per_token: usize,
    open: Mutex<HashMap<Of, usize>>,
}

/// A stream's place, until it is dropped.
pub struct Open {
    streams: Streams,
    of: [Of; 4],
}

impl Streams {
    /// As many places as these limits say, all free.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self(Arc::new(Shared {
            all: limits.event_streams,
            per_tenant: limits.event_streams_per_tenant,
            per_run: limits.event_streams_per_run,
            per_token: limits.event_streams_per_token,
            open: Mutex::default(),
        }))
    }

    /// A place for a stream of this tenant's run, for this principal.
    ///
    /// Fails with `resource_exhausted` where one of its kinds has none left.
    pub fn take(&self, tenant: &str, run: &str, principal: &str) -> Result<Open, ApiError> {
        let of = [
            Of::All,
            Of::Tenant(tenant.to_owned()),
            Of::Run(run.to_owned()),
            Of::Principal(principal.to_owned()),
        ];
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        for one in &of {
            if open.get(one).copied().unwrap_or(0) >= self.most(one) {
                return Err(too_many(one, self.most(one)));
            }
        }
        for one in &of {
            *open.entry(one.clone()).or_insert(0) += 1;
        }
        drop(open);
        Ok(Open { streams: self.clone(), of })
    }

    fn most(&self, of: &Of) -> usize {
        match of {
            Of::All => self.0.all,
            Of::Tenant(_) => self.0.per_tenant,
            Of::Run(_) => self.0.per_run,
            Of::Principal(_) => self.0.per_token,
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut open = self.streams.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        for one in &self.of {
            if let Some(count) = open.get_mut(one) {
                *count -= 1;
                if *count == 0 {
                    open.remove(one);
                }
            }
        }
    }
}

fn too_many(of: &Of, most: usize) -> ApiError {
    let what = match of {
        Of::All => "hub",
        Of::Tenant(_) => "tenant",
        Of::Run(_) => "run",
        Of::Principal(_) => "token",
    };
    let params = json!({ "of": what, "streamsMax": most }).as_object().cloned().unwrap_or_default();
    let message = format!("{most} event streams of this {what} are open, close one or try again later");
    ApiError::new(ErrorCode::ResourceExhausted, message)
        .detail(ErrorDetail { params, ..detail(ErrorReason::TooManyStreams) })
        .retry_after(COME_BACK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn streams(limits: &str) -> Streams {
        let config = Config::from_text(&format!("[limits]\n{limits}")).expect("valid settings");
        Streams::new(&config.limits)
    }

    #[test]
    fn each_kind_has_places_of_its_own_and_gives_them_back() {
        for (limit, what, same, other) in [
            ("event_streams = 2", "hub", ["b", "s", "q"], None),
            ("event_streams_per_tenant = 2", "tenant", ["a", "s", "q"], Some(["b", "r", "p"])),
            ("event_streams_per_run = 2", "run", ["b", "r", "q"], Some(["a", "s", "p"])),
            ("event_streams_per_token = 2", "token", ["b", "s", "p"], Some(["a", "r", "q"])),
        ] {
            let streams = streams(limit);
            let take = |[tenant, run, principal]: [&str; 3]| streams.take(tenant, run, principal);
            let (first, second) = (take(["a", "r", "p"]), take(["a", "r", "p"]));
            let refusal = take(same).err().expect(what);
            assert_eq!((refusal.status().as_u16(), refusal.is_retryable()), (429, true), "{what}");
            let detail = &refusal.details()[0];
            assert_eq!(detail.reason, ErrorReason::TooManyStreams);
            assert_eq!((&detail.params["of"], &detail.params["streamsMax"]), (&json!(what), &json!(2)));
            if let Some(other) = other {
                take(other).expect(what);
            }
            drop(first);
            let again = take(same).expect("one was given back");
            drop((second, again));
            assert_eq!(streams.0.open.lock().unwrap().len(), 0, "nothing is remembered of {what}");
        }
    }
}
