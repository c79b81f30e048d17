//! What is under way at the door, so that an end can tell who is served from who takes nothing.
//!
//! hyper asks for the next piece of an answer when its client has taken enough of what came before. So an answer that
//! has a piece out and is not asked for another one has a client that does not read; a client that only waits for news
//! has asked. Nothing here knows what an answer says.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// From how long without asking on a client counts as one that does not read, while the process ends.
pub(super) const STALLED_AFTER: Duration = Duration::from_secs(2);
/// How often that is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Requests and answers under way. Copies share it.
#[derive(Clone, Default)]
pub(super) struct Traffic(Arc<Shared>);

#[derive(Default)]
struct Shared {
    requests: AtomicUsize,
    next: AtomicU64,
    /// Answers under way: since when a piece is out that nobody asked on from.
    answers: Mutex<HashMap<u64, Option<Instant>>>,
}

/// A request that is not answered yet.
pub(super) struct InHand(Traffic);

/// An answer whose body is not all given yet.
pub(super) struct Giving {
    traffic: Traffic,
    number: u64,
}

impl Traffic {
    /// A request came in.
    pub(super) fn request(&self) -> InHand {
        self.0.requests.fetch_add(1, Ordering::SeqCst);
        InHand(self.clone())
    }

    /// An answer goes out.
    pub(super) fn answer(&self) -> Giving {
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        self.answers().insert(number, None);
        Giving { traffic: self.clone(), number }
    }

    /// Returns when nobody is left who is served: all requests are answered, and whoever has not all of an answer has
    /// taken nothing of it for a while.
    pub(super) async fn only_stalled(&self) {
        let mut since = Instant::now();
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let now = Instant::now();
            if self.serves(now) {
                since = now;
            }
            // What was given last is still on its way through buffers.
            if now - since >= STALLED_AFTER {
                return;
            }
        }
    }

    /// Whether anybody waits for an answer or for more of one.
    fn serves(&self, now: Instant) -> bool {
        let is_reading = |out: &Option<Instant>| out.is_none_or(|out| now - out < STALLED_AFTER);
        self.0.requests.load(Ordering::SeqCst) > 0 || self.answers().values().any(is_reading)
    }

    fn answers(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Option<Instant>>> {
        self.0.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Giving {
    /// The client asked for more.
    pub(super) fn asked(&self) {
        self.note(None);
    }

    /// A piece was given out.
    pub(super) fn given(&self) {
        self.note(Some(Instant::now()));
    }

    fn note(&self, out: Option<Instant>) {
        self.traffic.answers().insert(self.number, out);
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        self.0.0.requests.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drop for Giving {
    fn drop(&mut self) {
        self.traffic.answers().remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_is_served_and_who_does_not_is_not() {
        let traffic = Traffic::default();
        let later = Instant::now() + 2 * STALLED_AFTER;
        assert!(!traffic.serves(later), "nobody is there");

        let stalled = traffic.answer();
        assert!(traffic.serves(later), "it has not been asked for a piece yet");
        stalled.given();
        assert!(traffic.serves(Instant::now()), "the piece may be taken any moment");
        assert!(!traffic.serves(later), "nobody took it");

        let waiting = traffic.answer();
        waiting.given();
        waiting.asked();
        assert!(traffic.serves(later), "one waits for news");
        drop(waiting);

        let request = traffic.request();
        assert!(traffic.serves(later), "one has no answer yet");
        drop(request);
        assert!(!traffic.serves(later));
    }
}
