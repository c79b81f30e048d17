//! Model calls that are under way, by generation: an agent that thinks is not idle, also where no run is at work, as in
//! a job of its own schedule. Only what this process relays is known.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::Agents;
use super::store::GenerationRow;
use crate::auth::Runtime;
use crate::clock::Timestamp;

/// Calls by tenant and generation.
#[derive(Default)]
pub(super) struct Board(Mutex<HashMap<(String, i64), Calls>>);

#[derive(Clone, Copy, Default)]
struct Calls {
    open: usize,
    /// When the last one ended.
    last_end: Option<Timestamp>,
}

/// A model call that is under way, for as long as this lives.
pub struct Calling {
    agents: Agents,
    host: (String, i64),
}

impl Agents {
    /// A model call of this host's agent begins.
    pub fn calling(&self, host: &Runtime) -> Calling {
        let host = (host.tenant_uid.clone(), host.generation);
        let mut calls = self.shared.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.entry(host.clone()).or_default().open += 1;
        drop(calls);
        Calling { agents: self.clone(), host }
    }

    /// Since when no model call of this generation is under way, as far as this process knows; `None` while one is.
    pub(super) fn quiet_since(&self, row: &GenerationRow) -> Option<Timestamp> {
        let calls = self.shared.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        let calls = calls.get(&(row.tenant_uid.clone(), row.generation)).copied().unwrap_or_default();
        // What was under way before this process began is not known, so its beginning counts as the end of a call.
        let began = self.listening_since();
        (calls.open == 0).then(|| calls.last_end.map_or(began, |end| end.max(began)))
    }

    /// The calls of this generation do not matter any more.
    pub(super) fn forget_calls(&self, row: &GenerationRow) {
        let mut calls = self.shared.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.remove(&(row.tenant_uid.clone(), row.generation));
    }
}

impl Drop for Calling {
    fn drop(&mut self) {
        let now = self.agents.cx.clock.now();
        let mut calls = self.agents.shared.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A generation that is over has no entry any more.
        if let Some(calls) = calls.get_mut(&self.host) {
            calls.open = calls.open.saturating_sub(1);
            calls.last_end = Some(now);
        }
    }
}
