//! When agent hosts were last heard.
//!
//! Whatever a host says counts: that it reports in, reports, calls the model, asks for its orders. It asks for them anew
//! every few seconds, because a stream of orders ends by itself; a host that is frozen does not, though its connections
//! stay open. Only what this process heard is known.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Agents;
use super::store::GenerationRow;
use crate::auth::Runtime;
use crate::clock::Timestamp;

/// What this process heard of hosts, by tenant and generation, and since when it has been able to hear at all.
#[derive(Default)]
pub(super) struct Board {
    heard: Mutex<HashMap<(String, i64), Timestamp>>,
    listening_since: Mutex<Option<Timestamp>>,
    /// Whether the last look at the database failed.
    deaf: AtomicBool,
}

impl Agents {
    /// Notes that a host was heard just now.
    pub fn heard(&self, host: &Runtime) {
        let mut heard = self.shared.heard.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.insert((host.tenant_uid.clone(), host.generation), self.cx.clock.now());
    }

    /// How long a stream of orders lives: a host is heard twice before it would count as unresponsive.
    pub fn orders_lifetime(&self) -> Duration {
        self.cx.config.limits.agent_unresponsive / 2
    }

    /// Since when a host has been silent.
    pub(super) fn silent_since(&self, row: &GenerationRow) -> Timestamp {
        let heard = self.shared.heard.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let at = heard.get(&(row.tenant_uid.clone(), row.generation)).copied();
        let listening_since = self.listening_since();
        at.map_or(listening_since, |at| at.max(listening_since))
    }

    /// Since when hosts could be heard: the process began then, or was halted with its machine until then, or had no
    /// database until then.
    pub fn listening_since(&self) -> Timestamp {
        let since = self.shared.heard.listening_since.lock().unwrap_or_else(PoisonError::into_inner);
        since.unwrap_or(self.cx.started_at)
    }

    /// What a look at the database came to says whether hosts can be heard: they prove themselves by its rows, so that
    /// nobody is heard while it is away. Hand in what a look gave before anything is decided by it.
    pub fn can_hear<T, E>(&self, looked: Result<T, E>) -> Result<T, E> {
        let deaf = &self.shared.heard.deaf;
        if deaf.swap(looked.is_err(), Ordering::SeqCst) && looked.is_ok() {
            self.listens_again();
        }
        looked
    }

    /// The process was halted and hears again from now on.
    pub(super) fn listens_again(&self) {
        let mut since = self.shared.heard.listening_since.lock().unwrap_or_else(PoisonError::into_inner);
        *since = Some(self.cx.clock.now());
    }

    /// Nothing of this generation is to be heard any more.
    pub(super) fn forget(&self, row: &GenerationRow) {
        let mut heard = self.shared.heard.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.remove(&(row.tenant_uid.clone(), row.generation));
    }
}
