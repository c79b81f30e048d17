//! Places: how many requests are served at one time, and how many of them may wait.
//!
//! A request has a place from the door until it is answered. Agent hosts and readiness probes have places of their
//! own, so that no other caller takes them; liveness needs none. Who only waits keeps nobody out: a request that waits
//! for a resource to settle gives its place for a waiter's, of which there are so many in all and so many for one
//! principal, and one that waits for a model gives its place back, because its tenant's calls are counted. A request is
//! known by the task that serves it, as its span is, so that no area has to hand its place through. Nothing here waits.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hub_glue::{Access, ApiError, Operation};
use hub_types::ErrorReason;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::Limits;

tokio::task_local! {
    static SERVED: Served;
}

/// All places of this process.
pub struct Places {
    callers: Arc<Semaphore>,
    hosts: Arc<Semaphore>,
    probes: Arc<Semaphore>,
    waiters: Arc<Waiters>,
}

/// A request's place, until it is dropped.
#[derive(Debug, Default)]
pub struct Place {
    _permits: Vec<OwnedSemaphorePermit>,
}

/// The request that a task serves.
struct Served {
    place: Mutex<Place>,
    principal: String,
    waiters: Arc<Waiters>,
}

/// The places of those who wait.
struct Waiters {
    all: Arc<Semaphore>,
    each: usize,
    /// Those of each principal that has somebody waiting, and of some that had.
    principals: Mutex<HashMap<String, Arc<Semaphore>>>,
}

impl Places {
    /// So many places as these limits say, all free.
    pub fn new(limits: &Limits) -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self {
            callers: places(limits.requests_in_flight),
            hosts: places(limits.host_requests_in_flight),
            probes: places(limits.probes_in_flight),
            waiters: Arc::new(Waiters {
                all: places(limits.requests_waiting),
                each: limits.requests_waiting_per_token,
                principals: Mutex::default(),
            }),
        }
    }

    /// A place for a request for this operation. Nobody has to be proved for it: what needs no proof is over soon.
    ///
    /// Fails with `unavailable` when all are taken.
    pub fn take(&self, operation: &Operation) -> Result<Place, ApiError> {
        let places = match operation.id {
            // A busy Hub is not a dead one.
            "health_view" => return Ok(Place::default()),
            "readiness_view" => &self.probes,
            _ if operation.access.contains(&Access::RuntimeOwn) => &self.hosts,
            _ => &self.callers,
        };
        let permit = Arc::clone(places).try_acquire_owned().map_err(|_| {
            let message = "the hub serves as many requests as it may, try again";
            ApiError::unavailable(ErrorReason::Overloaded, message).retry_after(Duration::from_secs(1))
        })?;
        Ok(Place { _permits: vec![permit] })
    }

    /// Answers a request in its place, which `answering` may give away by [`may_wait`] and [`give_back`]. `principal`
    /// is whom its waiting counts for.
    pub fn serve<F: Future>(
        &self,
        place: Place,
        principal: String,
        answering: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        let served = Served { place: Mutex::new(place), principal, waiters: Arc::clone(&self.waiters) };
        async move { SERVED.scope(served, answering).await }
    }
}

/// Whether the request that this task serves may wait. It then has a waiter's place in place of its own, until it is
/// answered. What is no request may always wait.
pub fn may_wait() -> bool {
    SERVED.try_with(Served::may_wait).unwrap_or(true)
}

/// Gives back the place of the request that this task serves, because something else bounds it from here on.
pub fn give_back() {
    // What is no request has no place.
    let _ = SERVED.try_with(|served| served.exchange(Place::default()));
}

impl Served {
    fn may_wait(&self) -> bool {
        let place = self.waiters.take(&self.principal);
        let may = place.is_some();
        if let Some(place) = place {
            self.exchange(place);
        }
        may
    }

    fn exchange(&self, place: Place) {
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }
}

impl Waiters {
    /// A waiter's place, unless there is none left in all or for this principal.
    fn take(&self, principal: &str) -> Option<Place> {
        let of_all = Arc::clone(&self.all).try_acquire_owned().ok()?;
        let mut principals = self.principals.lock().unwrap_or_else(PoisonError::into_inner);
        if !principals.contains_key(principal) {
            // So there are never more of them than of those who wait, and one.
            principals.retain(|_, places| places.available_permits() < self.each);
        }
        let own = principals.entry(principal.to_owned());
        let own = own.or_insert_with(|| Arc::new(Semaphore::new(self.each)));
        let own = Arc::clone(own).try_acquire_owned().ok()?;
        Some(Place { _permits: vec![of_all, own] })
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;
    use hub_api::OPERATIONS;

    use super::*;
    use crate::config::Config;

    fn places(limits: &str) -> Places {
        let config = Config::from_text(&format!("[limits]\n{limits}")).expect("valid settings");
        Places::new(&config.limits)
    }

    fn operation(id: &str) -> &'static Operation {
        OPERATIONS.iter().find(|operation| operation.id == id).expect("an operation")
    }

    #[test]
    fn callers_hosts_and_probes_take_no_place_of_each_other() {
        let places = places("requests_in_flight = 1\nhost_requests_in_flight = 1\nprobes_in_flight = 1");
        let mut held = Vec::new();
        for (first, second) in [
            ("version_view", "run_create"),
            ("runtime_hello", "runtime_model_complete"),
            ("readiness_view", "readiness_view"),
        ] {
            held.push(places.take(operation(first)).expect(first));
            let refusal = places.take(operation(second)).expect_err(second);
            assert_eq!(refusal.status().as_u16(), 503, "{second}");
            assert_eq!(refusal.details()[0].reason, ErrorReason::Overloaded, "{second}");
        }
        places.take(operation("health_view")).expect("the hub lives");
        held.clear();
        places.take(operation("run_create")).expect("the places are free again");
    }

    #[tokio::test]
    async fn who_waits_keeps_nobody_out_and_only_so_many_wait() {
        let places = places("requests_in_flight = 1\nrequests_waiting = 3\nrequests_waiting_per_token = 2");
        let ask = |principal: &str| {
            let place = places.take(operation("run_view")).expect("those who wait have no place");
            let answering = async {
                if may_wait() {
                    std::future::pending::<()>().await;
                }
            };
            Box::pin(places.serve(place, principal.to_owned(), answering))
        };
        let mut asked = Vec::new();
        for (principal, waits) in [("a", true), ("a", true), ("a", false), ("b", true), ("c", false)] {
            let mut request = ask(principal);
            assert_eq!(request.as_mut().now_or_never().is_none(), waits, "{principal}");
            asked.push(request);
        }
        drop(asked.remove(0));
        let mut again = ask("a");
        assert!(again.as_mut().now_or_never().is_none(), "one of its own went away");

        drop((asked, again));
        let mut other = ask("d");
        assert!(other.as_mut().now_or_never().is_none(), "nobody else waits");
        assert_eq!(places.waiters.principals.lock().unwrap().len(), 1, "the others are forgotten");
    }

    #[tokio::test]
    async fn a_place_that_is_given_back_is_free_before_the_answer() {
        let places = places("host_requests_in_flight = 1");
        let call = operation("runtime_model_complete");
        let answering = async {
            places.take(call).expect_err("it is taken");
            give_back();
            places.take(call).expect("it is free");
        };
        places.serve(places.take(call).expect("a place"), "host".to_owned(), answering).await;
    }

    #[test]
    fn what_is_no_request_may_wait_and_has_nothing_to_give() {
        give_back();
        assert!(may_wait());
    }
}
