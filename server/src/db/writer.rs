//! The one writer of a database: a bounded queue of jobs, and the task that commits them in groups.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::error::is_aborted;
use super::postgres::{BEGIN_POSTGRES, WriterSource};
use super::witness::{End, Entry, Ledger, Notes, Witness};
use super::{DbError, JobFuture, Tx, Writing, sqlite};
use crate::config::Limits;

/// The queue's end that callers hold.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
    closing: CancellationToken,
    task: TaskTracker,
    transactions: Arc<AtomicU64>,
    ledger: Arc<OnceLock<Arc<dyn Ledger>>>,
}

impl Writer {
    /// Starts over a connection that `source` has made.
    pub(super) fn start(connection: Tx, source: Source, limits: &Limits) -> Self {
        let (sender, queue) = mpsc::channel(limits.database_queue);
        let closing = CancellationToken::new();
        let task = TaskTracker::new();
        let transactions = Arc::<AtomicU64>::default();
        let ledger = Arc::default();
        let loop_ = WriterTask {
            queue,
            transactions: Arc::clone(&transactions),
            source,
            connection: Some(connection),
            ledger: Arc::clone(&ledger),
            batch_max: limits.database_batch,
            job_deadline: limits.database_job,
        };
        task.spawn(loop_.run(closing.clone()));
        task.close();
        Self { queue: sender, closing, task, transactions, ledger }
    }

    /// Where entries are written from now on; the first word holds.
    pub(super) fn keep(&self, ledger: Arc<dyn Ledger>) {
        let _ = self.ledger.set(ledger);
    }

    /// Queues a job; its answer comes through the receiver, after the commit.
    pub(super) fn submit<T, E, F>(
        &self,
        label: &'static str,
        work: F,
    ) -> Result<oneshot::Receiver<Result<T, E>>, DbError>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> JobFuture<'t, T, E> + Send + 'static,
    {
        let (answer, receiver) = oneshot::channel();
        // The first transaction of what somebody asked for has the entry; what follows belongs to it.
        let witness = Witness::present().filter(|witness| !witness.has_noted());
        let job = Box::new(TypedJob { label, work: Some(work), outcome: None, fault: None, answer, witness });
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => DbError::Busy,
            mpsc::error::TrySendError::Closed(_) => DbError::closed(),
        })?;
        Ok(receiver)
    }

    /// How many transactions ended, each counted before anybody is told of it.
    pub(super) fn transactions(&self) -> u64 {
        self.transactions.load(Ordering::SeqCst)
    }

    /// How many jobs are in the queue.
    pub(super) fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    pub(super) async fn close(&self) {
        self.closing.cancel();
        self.task.wait().await;
    }
}

/// Where the writer's connections come from.
pub(super) enum Source {
    Sqlite(SqliteConnectOptions),
    Postgres(WriterSource),
}

impl Source {
    async fn connect(&mut self) -> Result<Tx, DbError> {
        Ok(match self {
            Self::Sqlite(options) => Tx::over(Writing::Sqlite(sqlite::reconnect(options).await?)),
            Self::Postgres(source) => Tx::over(Writing::Postgres(source.again().await?)),
        })
    }
}

/// Whether what a job did is kept or undone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Keep,
    Undo,
}

/// A queued write, its types erased.
trait Job: Send {
    fn label(&self) -> &'static str;
    /// On whose behalf it is.
    fn witness(&self) -> Option<&Arc<Witness>>;
    /// Does the work and keeps its result back until the commit.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Verdict>;
    /// Notes that the work did not come to a result that could be kept.
    fn failed(&mut self, error: DbError);
    /// Tells the caller; `transaction` is what became of the whole.
    fn answer(self: Box<Self>, transaction: Result<(), DbError>);
}

struct TypedJob<T, E, F> {
    label: &'static str,
    work: Option<F>,
    outcome: Option<Result<T, E>>,
    fault: Option<DbError>,
    answer: oneshot::Sender<Result<T, E>>,
    witness: Option<Arc<Witness>>,
}

impl<T, E, F> Job for TypedJob<T, E, F>
where
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> JobFuture<'t, T, E> + Send + 'static,
{
    fn label(&self) -> &'static str {
        self.label
    }

    fn witness(&self) -> Option<&Arc<Witness>> {
        self.witness.as_ref()
    }

    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Verdict> {
        let work = self.work.take().expect("a job is run once");
        Box::pin(async move {
            let outcome = work(tx).await;
            let verdict = if outcome.is_ok() { Verdict::Keep } else { Verdict::Undo };
            self.outcome = Some(outcome);
            verdict
        })
    }

    fn failed(&mut self, error: DbError) {
        self.fault = Some(error);
    }

    fn answer(self: Box<Self>, transaction: Result<(), DbError>) {
        // Also a job that refused by itself is told of a failed transaction: it may have refused because of what
        // another job of the same transaction wrote, which is gone now.
        let outcome = match (self.fault, transaction, self.outcome) {
            (Some(fault), ..) => Err(fault.into()),
            (None, Ok(()), Some(outcome)) => outcome,
            (None, Ok(()), None) => Err(DbError::closed().into()),
            (None, Err(error), _) => Err(error.into()),
        };
        // A caller that went away does not mind.
        let _ = self.answer.send(outcome);
    }
}

struct WriterTask {
    queue: mpsc::Receiver<Box<dyn Job>>,
    transactions: Arc<AtomicU64>,
    source: Source,
    connection: Option<Tx>,
    ledger: Arc<OnceLock<Arc<dyn Ledger>>>,
    batch_max: usize,
    job_deadline: Duration,
}

impl WriterTask {
    async fn run(mut self, closing: CancellationToken) {
        let mut batch = Vec::with_capacity(self.batch_max);
        loop {
            let taken = tokio::select! {
                biased;
                () = closing.cancelled(), if !self.queue.is_closed() => {
                    self.queue.close();
                    continue;
                }
                taken = self.queue.recv_many(&mut batch, self.batch_max) => taken,
            };
            if taken == 0 {
                break;
            }
            self.serve(&mut batch).await;
        }
        let closed = match self.connection.take().map(|tx| tx.connection) {
            Some(Writing::Sqlite(connection)) => connection.close().await,
            Some(Writing::Postgres(link)) => link.close().await,
            None => Ok(()),
        };
        if let Err(error) = closed {
            tracing::warn!("the database did not close cleanly: {error}");
        }
    }

    /// One transaction for the whole batch, and an answer to every job of it.
    async fn serve(&mut self, batch: &mut Vec<Box<dyn Job>>) {
        let result = self.transaction(batch).await;
        // Also after a failure: whether a commit that failed took hold is not always known.
        self.transactions.fetch_add(1, Ordering::SeqCst);
        if let Err(error) = &result {
            let jobs = batch.len();
            tracing::warn!(
                error = error as &dyn std::error::Error,
                jobs,
                "a transaction of {jobs} writes failed"
            );
        }
        for job in batch.drain(..) {
            job.answer(result.clone());
        }
    }

    async fn transaction(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
        let mut tx = self.begin().await?;
        let mut book = Book::of(self.ledger.get().cloned());
        let mut result = statement(&mut tx, "SAVEPOINT job").await;
        for job in batch.iter_mut() {
            if result.is_err() {
                break;
            }
            result = run_in_savepoint(&mut tx, &mut book, job.as_mut(), self.job_deadline).await;
        }
        if result.is_ok() {
            result = book.close(&mut tx).await;
        }
        if result.is_ok() {
            result = commit(&mut tx).await;
        }
        if result.is_ok() {
            book.witnesses.iter().for_each(|witness| witness.set_noted());
        }
        // A connection whose state is not known is given up; the next batch opens another.
        if result.is_ok() || (is_sound(&tx) && statement(&mut tx, "ROLLBACK").await.is_ok()) {
            self.connection = Some(tx);
        }
        result
    }

    async fn begin(&mut self) -> Result<Tx, DbError> {
        let (mut tx, kept) = match self.connection.take() {
            Some(tx) => (tx, true),
            None => (self.source.connect().await?, false),
        };
        let mut begun = begin(&mut tx).await;
        // A connection that was idle may be gone since long. Nothing was asked of it yet, so that another can be.
        if kept && !is_sound(&tx) {
            tx = self.source.connect().await?;
            begun = begin(&mut tx).await;
        }
        match begun {
            Ok(()) => Ok(tx),
            Err(error) => {
                // Another process writes: this connection is sound.
                if matches!(error, DbError::Busy) && end_begin(&mut tx).await.is_ok() {
                    self.connection = Some(tx);
                }
                Err(error)
            }
        }
    }
}

/// The ledger in the course of one transaction.
struct Book {
    ledger: Option<Arc<dyn Ledger>>,
    /// Where it ends by now, once something was written.
    end: Option<End>,
    /// Whose entries these are.
    witnesses: Vec<Arc<Witness>>,
}

impl Book {
    const fn of(ledger: Option<Arc<dyn Ledger>>) -> Self {
        Self { ledger, end: None, witnesses: Vec::new() }
    }

    /// Keeps what a job did, with what it leaves to be written down: both or nothing. Leaves a savepoint.
    async fn keep(&mut self, tx: &mut Tx, witness: Option<&Arc<Witness>>) -> Result<(), DbError> {
        let mut notes = std::mem::take(&mut tx.notes);
        let witness = witness.filter(|_| !notes.unchanged);
        let mut entries = std::mem::take(&mut notes.entries);
        entries.extend(witness.map(|witness| witness.entry(&notes)));
        let end = self.write(tx, &entries).await.map_err(unwitnessed)?;
        // In one question: what a write costs is how often it asks.
        statement(tx, "RELEASE job; SAVEPOINT job").await?;
        // Only now: what was undone with its job is not where the next one goes on.
        self.end = end.or(self.end.take());
        self.witnesses.extend(witness.cloned());
        Ok(())
    }

    async fn write(&self, tx: &mut Tx, entries: &[Entry]) -> Result<Option<End>, DbError> {
        if entries.is_empty() {
            return Ok(None);
        }
        let Some(ledger) = &self.ledger else { return Err(DbError::Unwitnessed { source: None }) };
        ledger.write(tx, self.end.as_ref(), entries).await.map(Some)
    }

    /// What has to stand there before the commit.
    async fn close(&self, tx: &mut Tx) -> Result<(), DbError> {
        match (&self.ledger, &self.end) {
            (Some(ledger), Some(end)) => ledger.close(tx, end).await.map_err(unwitnessed),
            _ => Ok(()),
        }
    }
}

fn unwitnessed(error: DbError) -> DbError {
    match error {
        // What is the matter with the database says more.
        DbError::Busy | DbError::DiskFull | DbError::Unavailable { .. } | DbError::Unwitnessed { .. } => {
            error
        }
        // Of a job, and told as such.
        error if is_aborted(&error) => error,
        other => DbError::Unwitnessed { source: Some(Box::new(other)) },
    }
}

/// Whether a connection answered all that it was asked.
fn is_sound(tx: &Tx) -> bool {
    match &tx.connection {
        Writing::Sqlite(_) => true,
        Writing::Postgres(link) => link.is_sound(),
    }
}

async fn begin(tx: &mut Tx) -> Result<(), DbError> {
    let sql = match &tx.connection {
        Writing::Sqlite(_) => "BEGIN IMMEDIATE",
        Writing::Postgres(_) => BEGIN_POSTGRES,
    };
    statement(tx, sql).await
}

/// Ends what a transaction left that could not begin: SQLite leaves nothing.
async fn end_begin(tx: &mut Tx) -> Result<(), DbError> {
    match &tx.connection {
        Writing::Sqlite(_) => Ok(()),
        Writing::Postgres(_) => statement(tx, "ROLLBACK").await,
    }
}

/// Runs one job after a savepoint so that its failure undoes only itself, and leaves a savepoint for the next one. What
/// it leaves to be written down is part of it. An `Err` means that the whole transaction is lost.
async fn run_in_savepoint(
    tx: &mut Tx,
    book: &mut Book,
    job: &mut dyn Job,
    deadline: Duration,
) -> Result<(), DbError> {
    tx.notes = Notes::default();
    let label = job.label();
    let ran = tokio::time::timeout(deadline, AssertUnwindSafe(job.run(tx)).catch_unwind()).await;
    let verdict = match ran {
        Ok(Ok(verdict)) => verdict,
        Ok(Err(_panic)) => {
            tracing::error!(job = label, "write `{label}` panicked and was undone");
            job.failed(DbError::Panicked);
            Verdict::Undo
        }
        // It waited for an answer of the server's, whoever is to blame for that; only the connection can be given up.
        Err(_elapsed) if !is_sound(tx) => {
            tracing::error!(job = label, "write `{label}` had no answer within {deadline:?} and was undone");
            job.failed(DbError::closed());
            Verdict::Undo
        }
        Err(_elapsed) => {
            tracing::error!(job = label, "write `{label}` took longer than {deadline:?} and was undone");
            job.failed(DbError::TooLong);
            Verdict::Undo
        }
    };
    // In the middle of a statement, nothing can be undone any more but by giving the connection up.
    if !is_sound(tx) {
        return Err(DbError::closed());
    }
    if verdict == Verdict::Keep {
        match book.keep(tx, job.witness()).await {
            Ok(()) => return Ok(()),
            Err(error) if !is_sound(tx) => return Err(error),
            // The job went on after a statement that failed, so that nothing after it was done.
            Err(error) if is_aborted(&error) => {
                tracing::error!(job = label, "write `{label}` passed over a failed statement and was undone");
                job.failed(error);
            }
            Err(error) => {
                tracing::error!(
                    job = label,
                    error = &error as &dyn std::error::Error,
                    "write `{label}` could not be kept and was undone"
                );
                job.failed(error);
            }
        }
    }
    statement(tx, "ROLLBACK TO job").await
}

/// Commits. A connection that is lost meanwhile leaves it open whether that was done.
async fn commit(tx: &mut Tx) -> Result<(), DbError> {
    let committed = statement(tx, "COMMIT").await;
    committed.map_err(|error| if is_sound(tx) { error } else { error.while_committing() })
}

/// A statement that steers the transaction.
async fn statement(tx: &mut Tx, sql: &'static str) -> Result<(), DbError> {
    match &mut tx.connection {
        Writing::Sqlite(connection) => sqlx::query(sql).execute(connection).await.map(drop)?,
        Writing::Postgres(link) => link.run(sql).await?,
    }
    Ok(())
}
