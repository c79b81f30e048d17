//! Notices to and from other processes on the same database, by LISTEN and NOTIFY.
//!
//! A notice is the name of a board and a name on it, nothing more: who is woken looks at the rows. Notices of this
//! process do not take this way to reach it. While the connection is away nothing comes in, so that everybody is
//! woken when it is back.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};
use tokio::sync::Notify;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::link::in_time;

const CHANNEL: &str = "hermes_hub";
/// A pause between two batches that are sent, so that a busy Hub does not spend its time on telling of it.
const SEND_EVERY: Duration = Duration::from_millis(10);
/// How often a quiet connection is tried.
const TRY_EVERY: Duration = Duration::from_secs(30);
/// How long the server may take to accept a batch.
const SEND_MAX: Duration = Duration::from_secs(5);
/// Pauses between two tries to connect: the first, and the longest.
const AGAIN_FIRST: Duration = Duration::from_millis(100);
const AGAIN_MAX: Duration = Duration::from_secs(2);

/// The most notices that wait to be sent. Beyond it none is told apart any more: the others look at everything.
const WAITING_MAX: usize = 10_000;
/// Sent in place of those.
const EVERYTHING: &str = "everything";

/// Wakes those of one board who listen for a name, or all of them.
type Waker = Box<dyn Fn(Option<&str>) + Send + Sync>;

/// The way to other processes. Copies share it; it ends with the last of them.
#[derive(Clone)]
pub struct Bus {
    shared: Arc<Shared>,
    _end: Arc<DropGuard>,
}

#[derive(Default)]
struct Shared {
    boards: Mutex<Vec<(&'static str, Waker)>>,
    /// What is to be sent, each once: `board name`.
    outgoing: Mutex<BTreeSet<String>>,
    something: Notify,
    closing: CancellationToken,
    task: TaskTracker,
}

impl Bus {
    /// One that reaches nobody.
    pub(super) fn idle() -> Self {
        let bus = Self::new();
        bus.shared.closing.cancel();
        bus.shared.task.close();
        bus
    }

    fn new() -> Self {
        let shared = Arc::<Shared>::default();
        let end = Arc::new(shared.closing.clone().drop_guard());
        Self { shared, _end: end }
    }

    pub(super) fn start(options: PgConnectOptions, connect: Duration) -> Self {
        let bus = Self::new();
        // A notice is only a hint, so that its commit needs no disk.
        let options = options.options([("synchronous_commit", "off")]);
        let shared = Arc::clone(&bus.shared);
        bus.shared.task.spawn(async move {
            let closing = shared.closing.clone();
            closing.run_until_cancelled(carry(&shared, &options, connect)).await;
        });
        bus.shared.task.close();
        bus
    }

    /// Wakes the board of this name by `waker` when another process tells it something.
    pub fn attach(&self, board: &'static str, waker: impl Fn(Option<&str>) + Send + Sync + 'static) {
        self.shared.boards.lock().unwrap_or_else(PoisonError::into_inner).push((board, Box::new(waker)));
    }

    /// Tells other processes. Does not wait.
    pub fn tell(&self, board: &str, name: &str) {
        if self.shared.closing.is_cancelled() {
            return;
        }
        self.shared.waits([format!("{board} {name}")]);
        self.shared.something.notify_one();
    }

    /// Wakes everybody here: what was told last may have been lost.
    pub(super) fn wake_all(&self) {
        self.shared.wake(None);
    }

    pub(super) async fn close(&self) {
        self.shared.closing.cancel();
        self.shared.task.wait().await;
    }
}

impl Shared {
    fn wake(&self, payload: Option<&str>) {
        let boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        let (board, name) = match payload {
            None | Some(EVERYTHING) => (None, None),
            // What is not of our form is somebody else's.
            Some(payload) => match payload.split_once(' ') {
                Some((board, name)) => (Some(board), Some(name)),
                None => return,
            },
        };
        for (known, waker) in boards.iter() {
            if board.is_none_or(|board| board == *known) {
                waker(name);
            }
        }
    }

    /// Adds to what is to be sent, within the bound.
    fn waits(&self, notices: impl IntoIterator<Item = String>) {
        let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
        outgoing.extend(notices);
        if outgoing.len() > WAITING_MAX || outgoing.contains(EVERYTHING) {
            *outgoing = BTreeSet::from([EVERYTHING.to_owned()]);
        }
    }

    /// Takes what there is to send; waits for something, or until it is time to try the connection.
    async fn batch(&self) -> Vec<String> {
        let _ = tokio::time::timeout(TRY_EVERY, self.something.notified()).await;
        let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *outgoing).into_iter().collect()
    }

    /// Puts back what could not be sent, for the next connection.
    fn not_sent(&self, batch: Vec<String>) {
        self.waits(batch);
        self.something.notify_one();
    }
}

/// Carries notices for ever, over one connection after the other.
async fn carry(shared: &Shared, options: &PgConnectOptions, connect: Duration) {
    let mut pause = AGAIN_FIRST;
    let mut away = false;
    loop {
        // A pool is what a listener takes its connection from. One of its own for each: a connection that hangs is
        // not waited for.
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(connect)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_lazy_with(options.clone());
        match carry_once(shared, &pool, &mut away).await {
            Ok(()) => pause = AGAIN_FIRST,
            Err(error) => {
                if !away {
                    away = true;
                    tracing::warn!("notices of other processes are not heard: {error}");
                }
                pause = (pause * 2).min(AGAIN_MAX);
            }
        }
        tokio::time::sleep(pause).await;
    }
}

/// Comes back when the connection is lost that it has made.
async fn carry_once(shared: &Shared, pool: &PgPool, away: &mut bool) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    // The caller makes the next connection: this one's backend is known by its pid.
    listener.eager_reconnect(false);
    let own: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut listener).await?;
    listener.listen(CHANNEL).await?;
    if std::mem::take(away) {
        tracing::info!("notices of other processes are heard again");
    }
    // Whatever was told before is not heard any more.
    shared.wake(None);
    loop {
        tokio::select! {
            heard = listener.try_recv() => match heard {
                Ok(Some(notice)) if i64::from(notice.process_id()) == i64::from(own) => {}
                Ok(Some(notice)) => shared.wake(Some(notice.payload())),
                Ok(None) => return Ok(()),
                Err(error) => {
                    *away = true;
                    tracing::debug!("the connection for notices is lost: {error}");
                    return Ok(());
                }
            },
            batch = shared.batch() => {
                let sql = "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload";
                let told = sqlx::query(sql).bind(CHANNEL).bind(&batch).execute(&mut listener);
                if in_time(SEND_MAX, told).await.is_err() {
                    shared.not_sent(batch);
                    return Ok(());
                }
                tokio::time::sleep(SEND_EVERY).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn notices_that_cannot_be_sent_are_bounded_and_then_stand_for_everything() {
        let (bus, heard) = (Bus::new(), Arc::new(AtomicUsize::new(0)));
        for number in 0..WAITING_MAX {
            bus.tell("runs", &number.to_string());
        }
        let batch = bus.shared.batch().await;
        assert_eq!(batch.len(), WAITING_MAX, "each by itself");
        bus.shared.not_sent(batch);
        for number in 0..10 {
            bus.tell("agents", &number.to_string());
        }
        let batch = bus.shared.batch().await;
        assert_eq!(batch, [EVERYTHING]);
        bus.attach("runs", {
            let heard = Arc::clone(&heard);
            move |name| {
                heard.fetch_add(usize::from(name.is_none()), Ordering::SeqCst);
            }
        });
        bus.shared.wake(Some(&batch[0]));
        assert_eq!(heard.load(Ordering::SeqCst), 1, "all of the board");
    }
}
