//! Rows of a log into SQLite and nothing else: the least that keeping events can cost.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;

/// How many logs the rows go to in turn.
pub(in crate::bench) const RUNS: usize = 100;

/// What is kept of an event, as long as the Hub's own.
const DATA: &str = "{\"text\":\"word1234567 \"}";

/// Appends for about `time`, `batch` rows in a transaction, and says how many rows a second that were.
#[expect(clippy::print_stdout, reason = "standard output is a peer's word to who started it")]
pub(super) fn work(directory: &Path, batch: usize, time: Duration) -> Result<()> {
    let database = super::records::open(directory)?;
    database.execute_batch(
        "CREATE TABLE run_events (run_id TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
             at INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run_id, seq)) STRICT, WITHOUT ROWID",
    )?;
    let runs: Vec<String> = (0..RUNS).map(|run| format!("run_01jabcdefghijkmnopqrstu{run:03}")).collect();
    let sql = "INSERT INTO run_events (run_id, seq, type, at, data) VALUES (?1, ?2, ?3, ?4, ?5)";
    let begun = Instant::now();
    let mut rows = 0;
    while begun.elapsed() < time {
        let transaction = database.unchecked_transaction()?;
        let mut statement = transaction.prepare(sql)?;
        for _ in 0..batch {
            let seq = i64::try_from(rows / runs.len())?;
            let values =
                (&runs[rows % runs.len()], seq, "message.delta", 1_700_000_000_000_000_i64 + seq, DATA);
            statement.execute(values)?;
            rows += 1;
        }
        drop(statement);
        transaction.commit()?;
    }
    println!("{}", rows as f64 / begun.elapsed().as_secs_f64());
    Ok(())
}
