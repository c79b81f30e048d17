//! Notices: they tell those who wait that there is something to look at, and nothing else.
//!
//! A notice may come without need and two may become one; it never carries data, so nothing is lost with it. Who
//! waits listens first and looks then, so that no change falls between. Where several processes may share a database,
//! a notice also goes to the others; in this process it is there at once. A notice has a number, by which those who look
//! after the same one can share what they see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::db::{Bus, Db};
use crate::error::ApiError;
use crate::hub::Context;
use crate::places;

/// A board of notices by name, such as a tenant's uid. Copies share it.
#[derive(Clone, Default)]
pub struct Notices {
    here: Arc<Mutex<Here>>,
    /// The way to the same board of other processes.
    beyond: Option<(&'static str, Bus)>,
}

#[derive(Default)]
struct Here {
    /// How many notices there were, also those that nobody listened for: no two have one number.
    count: u64,
    /// The number of the last notice of a name, as long as somebody listens for it.
    last: HashMap<String, watch::Sender<u64>>,
}

/// Somebody who listens for one name.
pub struct Listening {
    notices: Notices,
    name: String,
    receiver: watch::Receiver<u64>,
}

impl Notices {
    /// The board of this name, of all processes on the database.
    pub fn over(db: &Db, board: &'static str) -> Self {
        let here = Arc::<Mutex<Here>>::default();
        let beyond = db.bus().map(|bus| {
            // The bus must not keep a board that nobody has any more.
            let board_here = Arc::downgrade(&here);
            bus.attach(board, move |name| {
                if let Some(here) = board_here.upgrade() {
                    wake(&here, name);
                }
            });
            (board, bus.clone())
        });
        Self { here, beyond }
    }

    /// Starts to listen for `name`.
    pub fn listen(&self, name: &str) -> Listening {
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.count;
        let sender = here.last.entry(name.to_owned()).or_insert_with(|| watch::Sender::new(count));
        let receiver = sender.subscribe();
        drop(here);
        Listening { notices: self.clone(), name: name.to_owned(), receiver }
    }

    /// Wakes all who listen for `name`.
    pub fn tell(&self, name: &str) {
        wake(&self.here, Some(name));
        if let Some((board, bus)) = &self.beyond {
            bus.tell(board, name);
        }
    }

    /// A number that is another one after each notice for `name`. Two who saw the same number and look then see
    /// everything that was told of before, so one may take what the other saw.
    pub fn number(&self, name: &str) -> u64 {
        let here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        here.last.get(name).map_or(here.count, |sender| *sender.borrow())
    }
}

/// Wakes those who listen for a name, or all.
fn wake(here: &Mutex<Here>, name: Option<&str>) {
    let mut here = here.lock().unwrap_or_else(PoisonError::into_inner);
    here.count += 1;
    let count = here.count;
    let tell = |sender: &watch::Sender<u64>| {
        sender.send_replace(count);
    };
    match name {
        Some(name) => here.last.get(name).into_iter().for_each(tell),
        None => here.last.values().for_each(tell),
    }
}

impl Listening {
    /// Waits for the next notice since the last one that was waited for.
    pub async fn changed(&mut self) {
        // The sender lives as long as somebody listens.
        let _ = self.receiver.changed().await;
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut here = self.notices.here.lock().unwrap_or_else(PoisonError::into_inner);
        if here.last.get(&self.name).is_some_and(|sender| sender.receiver_count() <= 1) {
            here.last.remove(&self.name);
        }
    }
}

/// `waitSeconds`: looks until the resource has settled, the time is up or the process ends, and gives what it saw
/// last; a request that finds no waiter's place looks once. Waiting is never an error; only the look can fail.
pub async fn settled<T, L>(
    cx: &Context,
    mut listening: Listening,
    wait_seconds: i32,
    look: impl Fn() -> L,
    is_settled: impl Fn(&T) -> bool,
) -> Result<T, ApiError>
where
    L: Future<Output = Result<T, ApiError>>,
{
    let wait = Duration::from_secs(u64::try_from(wait_seconds).unwrap_or(0));
    let deadline = tokio::time::Instant::now() + wait;
    let mut seen = look().await?;
    if is_settled(&seen) || wait.is_zero() || !places::may_wait() {
        return Ok(seen);
    }
    while !is_settled(&seen) {
        tokio::select! {
            () = listening.changed() => seen = look().await?,
            () = cx.ending.cancelled() => break,
            () = tokio::time::sleep_until(deadline) => return look().await,
        }
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::*;
    use crate::places::{Place, Places};

    #[tokio::test]
    async fn a_request_waits_in_a_waiters_place_or_is_answered_at_once() {
        let directory = tempfile::tempdir().unwrap();
        let cx = Context::for_test(directory.path(), "[limits]\nrequests_waiting = 1").await;
        let (places, notices) = (Places::new(&cx.config.limits), Notices::default());
        let ask = || {
            let look = || async { Ok::<_, ApiError>("pending") };
            let answering = settled(&cx, notices.listen("a"), 50, look, |seen| *seen == "settled");
            Box::pin(places.serve(Place::default(), "operator".to_owned(), answering))
        };
        let (mut first, mut second, mut third) = (ask(), ask(), ask());
        assert!(first.as_mut().now_or_never().is_none(), "it waits");
        assert!(matches!(second.as_mut().now_or_never(), Some(Ok("pending"))), "there is one place");
        drop(first);
        assert!(third.as_mut().now_or_never().is_none(), "the place is free again");
    }

    #[tokio::test]
    async fn a_notice_between_listening_and_waiting_is_not_lost() {
        let notices = Notices::default();
        let mut listening = notices.listen("a");
        notices.tell("a");
        listening.changed().await;
    }

    #[tokio::test]
    async fn each_notice_has_a_number_also_where_nobody_listened() {
        let notices = Notices::default();
        let first = notices.number("a");
        let listening = notices.listen("a");
        notices.tell("a");
        let second = notices.number("a");
        drop(listening);
        notices.tell("a");
        let _listening = notices.listen("a");
        let third = notices.number("a");
        assert!(first < second && second < third, "{first} {second} {third}");
        notices.tell("b");
        assert_eq!(notices.number("a"), third);
    }

    #[tokio::test]
    async fn names_are_forgotten_when_nobody_listens() {
        let notices = Notices::default();
        let (one, two) = (notices.listen("a"), notices.listen("a"));
        drop(one);
        assert_eq!(notices.here.lock().unwrap().last.len(), 1);
        drop(two);
        assert_eq!(notices.here.lock().unwrap().last.len(), 0);
    }
}
