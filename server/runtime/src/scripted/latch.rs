//! Latches: how a test holds a script at a point and lets it go on, without any fixed sleep.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use tokio::sync::watch;

use super::directive::Latch;

/// Between two looks at the file system. A file is how a test reaches an agent that it started
/// through the Hub and whose address and key it does not know; there is no event to wait for.
const FILE_LOOK_EVERY: Duration = Duration::from_millis(20);

/// The named latches. A latch that was released stays released.
#[derive(Debug)]
pub(super) struct Latches {
    released: watch::Sender<HashSet<String>>,
}

impl Latches {
    pub(super) fn new() -> Self {
        Self { released: watch::Sender::new(HashSet::new()) }
    }

    /// Releases a latch, waited for or not.
    pub(super) fn release(&self, name: &str) {
        self.released.send_modify(|released| {
            released.insert(name.to_owned());
        });
    }

    /// Returns once the latch is released.
    pub(super) async fn wait(&self, latch: &Latch) {
        match latch {
            Latch::Named(name) => {
                let mut released = self.released.subscribe();
                // The sender lives as long as `self`, so this ends by the release only.
                let _ = released.wait_for(|released| released.contains(name)).await;
            }
            Latch::File(path) => wait_for_file(path).await,
        }
    }
}

async fn wait_for_file(path: &Path) {
    while !tokio::fs::try_exists(path).await.unwrap_or(false) {
        tokio::time::sleep(FILE_LOOK_EVERY).await;
    }
}
