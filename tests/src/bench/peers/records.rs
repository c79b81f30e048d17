//! Bare dropshot that creates records in SQLite: one writer that commits what waits together (group commit), with the
//! Hub's own settings of the disk, and answers after the commit. No caller is proven, no rule is kept.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, anyhow};
use dropshot::{
    ApiDescription, ConfigDropshot, ConfigLogging, ConfigLoggingLevel, HttpError, HttpResponseCreated,
    RequestContext, ServerBuilder, TypedBody, endpoint,
};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

/// Records that wait for the writer.
const QUEUE_MAX: usize = 4096;

/// What is asked for.
#[derive(Deserialize, JsonSchema)]
struct Create {
    id: String,
    text: String,
}

/// What was made.
#[derive(Clone, Serialize, JsonSchema)]
struct Record {
    id: String,
    uid: String,
    text: String,
    created_at: u64,
}

type Queue = mpsc::Sender<(Record, oneshot::Sender<bool>)>;

#[endpoint { method = POST, path = "/records" }]
async fn record_create(
    cx: RequestContext<Queue>,
    body: TypedBody<Create>,
) -> Result<HttpResponseCreated<Record>, HttpError> {
    let Create { id, text } = body.into_inner();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let created_at = u64::try_from(since.as_micros()).unwrap_or_default();
    let record = Record { uid: format!("rec_{id}_{created_at}"), id, text, created_at };
    let (kept, answer) = oneshot::channel();
    let refused = || HttpError::for_unavail(None, "the writer did not take it".to_owned());
    cx.context().send((record.clone(), kept)).await.map_err(|_| refused())?;
    if answer.await.unwrap_or(false) { Ok(HttpResponseCreated(record)) } else { Err(refused()) }
}

/// Serves, with at most `batch` records in one transaction.
pub(super) async fn serve(directory: &Path, batch: usize) -> Result<()> {
    let database = open(directory)?;
    database.execute_batch(
        "CREATE TABLE records (id TEXT PRIMARY KEY, uid TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
             created_at INTEGER NOT NULL) STRICT",
    )?;
    let (queue, queued) = mpsc::channel(QUEUE_MAX);
    std::thread::spawn(move || write(database, queued, batch));
    let mut api = ApiDescription::new();
    api.register(record_create).map_err(|error| anyhow!("{error}"))?;
    let log = ConfigLogging::StderrTerminal { level: ConfigLoggingLevel::Error }.to_logger("records")?;
    let config = ConfigDropshot { bind_address: ([127, 0, 0, 1], 0).into(), ..ConfigDropshot::default() };
    let server = ServerBuilder::new(api, queue, log).config(config).start().context("listening")?;
    super::announce(server.local_addr());
    server.await.map_err(|error| anyhow!(error))
}

/// Opens a new database with the settings that the Hub has.
pub(super) fn open(directory: &Path) -> Result<Connection> {
    let database = Connection::open(directory.join("peer.db"))?;
    database.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864",
    )?;
    Ok(database)
}

fn write(database: Connection, mut queued: mpsc::Receiver<(Record, oneshot::Sender<bool>)>, batch: usize) {
    let mut waiting = Vec::with_capacity(batch);
    while queued.blocking_recv_many(&mut waiting, batch) > 0 {
        let kept = commit(&database, waiting.iter().map(|(record, _)| record)).is_ok();
        for (_, answer) in waiting.drain(..) {
            // A client that went away does not mind.
            let _ = answer.send(kept);
        }
    }
}

fn commit<'r>(database: &Connection, records: impl Iterator<Item = &'r Record>) -> rusqlite::Result<()> {
    let transaction = database.unchecked_transaction()?;
    let sql = "INSERT INTO records (id, uid, text, created_at) VALUES (?1, ?2, ?3, ?4)";
    let mut statement = transaction.prepare(sql)?;
    for record in records {
        let values = (&record.id, &record.uid, &record.text, record.created_at.cast_signed());
        statement.execute(values)?;
    }
    drop(statement);
    transaction.commit()
}
