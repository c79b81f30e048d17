//! What a call used is written down, also where the database is away when the call ends: the end of the answer waits for
//! it, since the provider has been paid and no repeat of the call may be paid again.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use hub_types::ErrorCode;
use tokio::sync::{Mutex, oneshot};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::error::ApiError;
use crate::hub::Context;
use crate::runs::{ModelCall, Tried};

/// Who is charged for a call. What fails with `unavailable` is asked for again.
pub(in crate::callbacks) trait Meter: Send + Sync + 'static {
    /// Whose count it is: the uid of a run or a tenant.
    fn payer(&self) -> &str;
    /// Counts one call that was answered, also one whose answer broke off or had no reader to its end.
    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>>;
    /// The answer broke off.
    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>>;
}

/// Pauses between two tries: the first, and the longest, which is shorter than a host's, so that a call is counted
/// before its host can tell that the run is over.
const AGAIN_FIRST: Duration = Duration::from_millis(20);
const AGAIN_MAX: Duration = Duration::from_millis(200);
/// How many payers can be charged at one time.
const LANES: usize = 64;

/// Lets the charges of a payer happen one after the other, which [`Tried`] asks for.
pub(super) struct Turns {
    lanes: Vec<Arc<Mutex<()>>>,
    hasher: RandomState,
}

impl Default for Turns {
    fn default() -> Self {
        Self { lanes: (0..LANES).map(|_| Arc::default()).collect(), hasher: RandomState::new() }
    }
}

impl Turns {
    fn of(&self, payer: &str) -> Arc<Mutex<()>> {
        let number = usize::try_from(self.hasher.hash_one(payer) % LANES as u64).unwrap_or(0);
        Arc::clone(&self.lanes[number])
    }
}

/// Writes down what a call used and, if so, that its answer broke off. Comes back when that is done, or after the
/// longest silence that an agent is asked to bear; it is then still tried, until the process ends.
pub(super) async fn settle(cx: &Context, turns: &Turns, meter: Arc<dyn Meter>, call: ModelCall, cut: bool) {
    let (done, settled) = oneshot::channel();
    let (turn, ending) = (turns.of(meter.payer()), cx.ending.clone());
    // A task of its own: who asked for the call may be gone before it is charged.
    cx.spawn("model_charge", async move {
        let turn = turn.lock().await;
        let tried = Tried::default();
        if let Err(error) = until_done(&ending, || meter.charge(call, tried.clone())).await {
            tracing::error!("a model call could not be charged ({call:?}): {}", error.message());
        }
        drop(turn);
        if cut && let Err(error) = until_done(&ending, || meter.cut()).await {
            tracing::error!("that a model's answer broke off could not be noted: {}", error.message());
        }
        let _ = done.send(());
    });
    if timeout(cx.config.limits.model_silence, settled).await.is_err() {
        tracing::warn!("the end of a model's answer is passed on before its call could be charged");
    }
}

/// Tries until it is done, fails for another reason than that the Hub cannot do it now, or the process ends.
async fn until_done<'m>(
    ending: &CancellationToken,
    attempt: impl Fn() -> BoxFuture<'m, Result<(), ApiError>>,
) -> Result<(), ApiError> {
    let mut pause = AGAIN_FIRST;
    loop {
        let Err(error) = attempt().await else { return Ok(()) };
        if *error.code() != ErrorCode::Unavailable || ending.is_cancelled() {
            return Err(error);
        }
        ending.run_until_cancelled(tokio::time::sleep(pause)).await;
        pause = (pause * 2).min(AGAIN_MAX);
    }
}
