//! Notices: they tell those who wait that there is something to look at, and nothing else.
//!
//! A notice may come without need and two may become one; it never carries data, so nothing is lost with it. Who
//! waits listens first and looks then, so that no change falls between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::error::ApiError;
use crate::hub::Context;

/// A board of notices by name, such as a tenant's uid. Copies share it.
#[derive(Clone, Default)]
pub struct Notices(Arc<Mutex<HashMap<String, watch::Sender<()>>>>);

/// Somebody who listens for one name.
pub struct Listening {
    notices: Notices,
    name: String,
    receiver: watch::Receiver<()>,
}

impl Notices {
    /// Starts to listen for `name`.
    pub fn listen(&self, name: &str) -> Listening {
        let mut senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = match senders.get(name) {
            Some(sender) => sender.subscribe(),
            None => {
                let (sender, receiver) = watch::channel(());
                senders.insert(name.to_owned(), sender);
                receiver
            }
        };
        Listening { notices: self.clone(), name: name.to_owned(), receiver }
    }

    /// Wakes all who listen for `name`.
    pub fn tell(&self, name: &str) {
        let senders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = senders.get(name) {
            sender.send_replace(());
        }
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
        let mut senders = self.notices.0.lock().unwrap_or_else(PoisonError::into_inner);
        if senders.get(&self.name).is_some_and(|sender| sender.receiver_count() <= 1) {
            senders.remove(&self.name);
        }
    }
}

/// `waitSeconds`: looks until the resource has settled, the time is up or the process ends, and gives what it saw
/// last. Waiting is never an error; only the look can fail.
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
    loop {
        let seen = look().await?;
        if is_settled(&seen) || wait.is_zero() {
            return Ok(seen);
        }
        tokio::select! {
            () = listening.changed() => {}
            () = cx.ending.cancelled() => return Ok(seen),
            () = tokio::time::sleep_until(deadline) => return look().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_notice_between_listening_and_waiting_is_not_lost() {
        let notices = Notices::default();
        let mut listening = notices.listen("a");
        notices.tell("a");
        listening.changed().await;
    }

    #[tokio::test]
    async fn names_are_forgotten_when_nobody_listens() {
        let notices = Notices::default();
        let (one, two) = (notices.listen("a"), notices.listen("a"));
        drop(one);
        assert_eq!(notices.0.lock().unwrap().len(), 1);
        drop(two);
        assert_eq!(notices.0.lock().unwrap().len(), 0);
    }
}
