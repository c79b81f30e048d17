//! A Hub to tell stories about: it is started, called as its users call it, hurt, and looked at.
//!
//! A [`World`] is a Hub in this process, on a data directory and a port of its own; a [`Process`] is the real program
//! as a child, for what only a process can do: be killed, be refused a start, exit. Actors are SDK clients
//! ([`World::admin`], [`World::reader`], [`World::stranger`]). What the SDK cannot send is sent by [`Raw`] (any
//! request over HTTP) and [`Wire`] (any bytes over TCP); all their answers are held against `openapi/hub.yaml`.
//! Tenants' agents are scripted ones ([`Settings::with_agent`]) or the real one ([`real`]).
//!
//! Nothing here waits for a fixed time: [`eventually`] asks until it is so, or fails at a deadline.

pub mod bench;
mod caller;
mod commands;
mod contract;
pub mod crash;
pub mod demo;
mod disk;
mod figures;
mod files;
mod leftovers;
pub mod model;
pub mod oauth;
mod process;
pub mod proxy;
mod raw;
pub mod real;
mod settings;
pub mod soak;
pub mod variables;
mod wire;
mod world;

use std::future::Future;
use std::time::{Duration, Instant};

pub use caller::{Caller, Latch, check_log, in_time, kinds, said, seen, text, text_with, whole_log, within};
pub use commands::{Ran, Running};
pub use contract::{Contract, Exchange};
pub use disk::{Ballast, SmallDisk};
pub use figures::Figures;
pub use files::{Desk, Swaps};
pub use process::{Process, Refused};
pub use raw::{Answer, Raw, Sent};
pub use settings::Settings;
pub use wire::Wire;
pub use world::{World, is_gone, tenant_body};

/// What must not come back in any answer. Stories put it where a careless server would quote it.
pub const CANARY: &str = "CANARY";

/// How long something may take that is expected to happen. Far longer than it does: a machine under load is no fault.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again and again until the answer is `Some`.
///
/// # Panics
/// When [`PATIENCE`] is over; `what` says what was waited for.
#[track_caller]
pub fn eventually<T, A>(what: &str, ask: impl FnMut() -> A) -> impl Future<Output = T>
where
    A: Future<Output = Option<T>>,
{
    eventually_within(PATIENCE, what, ask)
}

/// The same with another patience.
///
/// # Panics
/// When it is over; `what` says what was waited for.
#[track_caller]
pub fn eventually_within<T, A>(
    patience: Duration,
    what: &str,
    mut ask: impl FnMut() -> A,
) -> impl Future<Output = T>
where
    A: Future<Output = Option<T>>,
{
    let asked_at = std::panic::Location::caller();
    async move {
        let until = Instant::now() + patience;
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            assert!(Instant::now() < until, "waited in vain until {what} ({asked_at})");
            // A pause between two looks, not a guess at how long it takes.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Comes back at Ctrl-C or SIGTERM; never where signals cannot be waited for.
pub async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
