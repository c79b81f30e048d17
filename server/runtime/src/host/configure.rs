//! Settings that change while the agent runs: asked for anew when the Hub says that they did, and written where the
//! agent looks at the beginning of each run. A run that was ordered after the change begins after it was written.

use std::sync::Arc;

use hub_types::RuntimeSettings;
use tokio::sync::watch;

use super::hub::{BackOff, HubError, HubLink};
use super::masks::Masks;
use super::settings::Written;
use super::shells::Shells;

/// What is to be done for changed settings.
#[derive(Debug)]
pub(crate) struct Settled {
    /// What the agent was told when it started.
    pub(crate) written: Option<Written>,
    pub(crate) masks: Masks,
    pub(crate) shells: Shells,
}

impl Settled {
    /// Puts settings in force. Fails in words.
    fn put(&self, settings: &RuntimeSettings) -> Result<(), String> {
        // Before the agent can have it.
        self.masks.add_keys(settings);
        let Some(written) = &self.written else { return Ok(()) };
        let rewritten = written.settings(settings).rewrite();
        rewritten.map_err(|(path, error)| format!("{}: {error}", path.display()))?;
        self.shells.age();
        Ok(())
    }
}

/// A change of the settings: the first is 1.
pub(crate) type Change = u64;

/// How far changes are. Copies share it.
#[derive(Clone, Debug)]
pub(crate) struct Changes {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    ordered: watch::Sender<Change>,
    in_force: watch::Sender<Change>,
}

impl Changes {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self { shared: Arc::new(Shared { ordered: watch::Sender::new(0), in_force: watch::Sender::new(0) }) }
    }

    /// The Hub has said that the settings changed.
    pub(crate) fn order(&self) {
        self.shared.ordered.send_modify(|ordered| *ordered += 1);
    }

    /// The last change that was ordered.
    pub(crate) fn ordered(&self) -> Change {
        *self.shared.ordered.borrow()
    }

    /// Returns once this change is in force.
    pub(crate) async fn until(&self, change: Change) {
        // The sender lives in `self`.
        let _ = self.shared.in_force.subscribe().wait_for(|in_force| *in_force >= change).await;
    }

    /// Puts changes in force as they are ordered: several at once if they come faster. What fails is tried again.
    /// Returns when the Hub does not want this generation any more, which others notice too.
    pub(crate) async fn follow(self, hub: HubLink, isolation: String, settled: Settled) {
        let mut ordered = self.shared.ordered.subscribe();
        loop {
            let before = *self.shared.in_force.borrow();
            let Ok(now) = ordered.wait_for(|ordered| *ordered > before).await.map(|now| *now) else { return };
            let mut back_off = BackOff::new();
            loop {
                match hub.hello(&isolation).await {
                    Ok(welcome) => match settled.put(&welcome.settings) {
                        Ok(()) => break,
                        Err(words) => tracing::warn!("changed settings could not be put in force: {words}"),
                    },
                    Err(HubError::Gone(_)) => return,
                    Err(error) => tracing::warn!("changed settings were not had from the Hub: {error}"),
                }
                back_off.wait().await;
            }
            tracing::info!("changed settings are in force for the next run");
            self.shared.in_force.send_replace(now);
        }
    }
}
