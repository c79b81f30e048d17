//! Turns: how many looks at files run at one time, over all and for each owner of files.
//!
//! A look blocks a thread and the disk. Without turns, one owner's directory of a million files would keep everybody
//! else waiting; so each owner has some, all together have some more, and who waits too long is told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Places of each owner. Nothing is kept of owners that use none. Copies share them.
#[derive(Clone)]
pub struct Places {
    per_owner: usize,
    owners: Arc<Mutex<HashMap<String, Weak<Semaphore>>>>,
}

impl Places {
    /// So many for each owner.
    pub fn new(per_owner: usize) -> Self {
        Self { per_owner, owners: Arc::default() }
    }

    /// A place of this owner, given back when it is dropped; `None` when all are taken.
    pub fn take(&self, owner: &str) -> Option<OwnedSemaphorePermit> {
        self.of(owner).try_acquire_owned().ok()
    }

    fn of(&self, owner: &str) -> Arc<Semaphore> {
        let mut owners = self.owners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(places) = owners.get(owner).and_then(Weak::upgrade) {
            return places;
        }
        // An owner is kept alive by those who hold or await a place; the others are swept out by the next one.
        owners.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(self.per_owner));
        owners.insert(owner.to_owned(), Arc::downgrade(&places));
        places
    }
}

/// Turns for work that blocks. Copies share them.
#[derive(Clone)]
pub struct Turns {
    all: Arc<Semaphore>,
    owners: Places,
    patience: Duration,
}

/// No turn came in time.
#[derive(Debug, thiserror::Error)]
#[error("too many looks at files at one time")]
pub struct TurnsTaken;

impl Turns {
    /// So many over all and for each owner; who waits for longer than `patience` is refused.
    pub fn new(over_all: usize, per_owner: usize, patience: Duration) -> Self {
        Self { all: Arc::new(Semaphore::new(over_all)), owners: Places::new(per_owner), patience }
    }

    /// Does work that blocks, when it is its turn, on a thread for such work. The turn lasts as long as the work, also
    /// when nobody waits for it any more.
    ///
    /// # Errors
    /// If no turn comes in time.
    ///
    /// # Panics
    /// If the work does.
    pub async fn take<T: Send + 'static>(
        &self,
        owner: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TurnsTaken> {
        let own = self.owners.of(owner);
        let turn = async {
            // The owner's first: who waits for that must not hold one that somebody else could use.
            let own = own.acquire_owned().await.map_err(|_| TurnsTaken)?;
            let all = Arc::clone(&self.all).acquire_owned().await.map_err(|_| TurnsTaken)?;
            Ok((own, all))
        };
        let turn = tokio::time::timeout(self.patience, turn).await.map_err(|_| TurnsTaken)??;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        match working.await {
            Ok(done) => Ok(done),
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The process ends.
                Err(_) => Err(TurnsTaken),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(50);
    const FOREVER: Duration = Duration::from_secs(60);

    /// Takes a turn and keeps it until the sender is dropped; returns once it has it.
    async fn keep(turns: &Turns, owner: &str) -> mpsc::Sender<()> {
        let (release, until) = mpsc::channel::<()>();
        let (begun, begins) = tokio::sync::oneshot::channel();
        let (turns, owner) = (turns.clone(), owner.to_owned());
        tokio::spawn(async move {
            let work = move || {
                let _ = begun.send(());
                let _ = until.recv();
            };
            turns.take(&owner, work).await.expect("a turn")
        });
        begins.await.expect("it has its turn");
        release
    }

    #[tokio::test]
    async fn one_owner_cannot_take_the_others_turns() {
        let turns = Turns::new(3, 2, PATIENCE);
        let (first, second) = (keep(&turns, "a").await, keep(&turns, "a").await);
        assert!(turns.take("a", || ()).await.is_err(), "the owner has no more");
        assert_eq!(turns.take("b", || 7).await.expect("another has"), 7);
        let third = keep(&turns, "b").await;
        assert!(turns.take("c", || ()).await.is_err(), "nobody has more");
        drop((first, second, third));
        let patient = Turns { patience: FOREVER, ..turns };
        for owner in ["a", "b", "c"] {
            patient.take(owner, || ()).await.expect("a turn again");
        }
    }

    #[tokio::test]
    async fn a_turn_lasts_as_long_as_the_work_and_ends_with_a_panic_too() {
        let turns = Turns::new(1, 1, FOREVER);
        let panicking = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take("a", || panic!("the work fails")).await }
        });
        assert!(panicking.await.is_err());
        let held = keep(&turns, "a").await;
        let hasty = Turns { patience: PATIENCE, ..turns.clone() };
        assert!(hasty.take("a", || ()).await.is_err());
        drop(held);
        turns.take("a", || ()).await.expect("a turn");
    }

    #[test]
    fn nothing_is_kept_of_owners_without_places() {
        let places = Places::new(1);
        for owner in 0..100 {
            let held = places.take(&owner.to_string()).expect("a place");
            assert!(places.take(&owner.to_string()).is_none());
            drop(held);
        }
        assert!(places.owners.lock().unwrap().len() <= 1);
    }
}
