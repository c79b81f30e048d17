//! A change of master key: the keys of sealed texts are wrapped anew, one row a transaction, while the Hub serves.
//!
//! Each area says where its sealed texts stand and what binds them to their place ([`Shelf`]); nothing else is known of
//! them here. A row is changed only if it still holds what was read, so that what the Hub seals meanwhile stays. What is
//! done is done: after an end in the middle the next run goes on with what is left. Texts themselves are never opened.

mod store;

use std::collections::BTreeMap;

use crate::auth::{business, tenant};
use crate::db::{Db, DbError, Reader};
use crate::seal::{Seal, SealError};
use crate::{cron, environment, secrets};

/// How many rows are read at one time.
const PIECE: i64 = 100;

/// Where sealed texts stand: a column of a table, and the parts of the place that each is bound to, in their order. The
/// parts that are columns tell one row from all others.
#[derive(Debug)]
pub struct Shelf {
    /// The table.
    pub table: &'static str,
    /// The column; NULL where there is no text.
    pub column: &'static str,
    /// What a text is bound to.
    pub place: &'static [Part],
}

/// A part of a sealed text's place.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// The same word for all.
    Word(&'static str),
    /// A column of text.
    Text(&'static str),
    /// A column of a whole number, as eight bytes.
    Number(&'static str),
}

/// The keys that stay (`db::meta`).
const HELD_KEYS: Shelf =
    Shelf { table: "held_keys", column: "sealed", place: &[Part::Word("held_keys"), Part::Text("name")] };

/// Everything of the Hub that is sealed.
const SHELVES: [&Shelf; 6] =
    [&HELD_KEYS, &environment::SHELF, &cron::SHELF, &secrets::SHELF, &tenant::SHELF, &business::SHELF];

/// How many texts are sealed with which master key, by its id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_key(reader: &mut Reader) -> Result<BTreeMap<String, i64>, DbError> {
    let mut counts = BTreeMap::new();
    for shelf in SHELVES {
        for (key_id, count) in store::by_key(reader, shelf).await? {
            *counts.entry(hex(&key_id)).or_default() += count;
        }
    }
    Ok(counts)
}

/// What came of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// So many texts have their key wrapped with the new master key now.
    pub wrapped: u64,
    /// So many could not be: their master key is not there, or they were changed.
    pub unreadable: u64,
}

/// Wraps keys anew with the master key that seals.
pub struct Rekey {
    db: Db,
    seal: Seal,
}

impl Rekey {
    /// Over this database. `seal` has both master keys.
    pub fn new(db: Db, seal: Seal) -> Self {
        Self { db, seal }
    }

    /// The master key that the rest is wrapped with.
    pub fn key_id(&self) -> String {
        hex(&self.seal.key_id())
    }

    /// Wraps all that is wrapped with another master key. Running it twice, or two at once, is harmless.
    ///
    /// # Errors
    /// If the database fails; what was done until then stays done.
    pub async fn run(&self) -> Result<Done, DbError> {
        self.run_for(u64::MAX).await
    }

    /// As [`Rekey::run`], and ends after so many texts.
    async fn run_for(&self, most: u64) -> Result<Done, DbError> {
        let mut done = Done::default();
        for shelf in SHELVES {
            let mut passed_over = 0;
            while done.wrapped < most {
                let key_id = self.seal.key_id();
                let mut reader = self.db.read().await?;
                let rows = store::others(&mut reader, shelf, key_id, passed_over, PIECE).await?;
                drop(reader);
                if rows.is_empty() {
                    break;
                }
                for row in rows {
                    if done.wrapped >= most {
                        return Ok(done);
                    }
                    match self.wrap(shelf, row).await? {
                        Some(true) => done.wrapped += 1,
                        // Somebody else was faster.
                        Some(false) => {}
                        None => {
                            passed_over += 1;
                            done.unreadable += 1;
                        }
                    }
                }
            }
        }
        Ok(done)
    }

    /// Wraps one; `None` if it cannot be, `false` if it is not what it was any more.
    async fn wrap(&self, shelf: &'static Shelf, row: store::Row) -> Result<Option<bool>, DbError> {
        let Some(place) = place(shelf, &row.columns) else { return Ok(None) };
        let place: Vec<&[u8]> = place.iter().map(Vec::as_slice).collect();
        let anew = match self.seal.rewrap(&place, &row.sealed) {
            Ok(Some(anew)) => anew,
            Ok(None) => return Ok(Some(false)),
            Err(SealError::OtherKey | SealError::Damaged) => {
                tracing::error!(
                    "a sealed text of {} cannot be wrapped anew: its key is not here",
                    shelf.table
                );
                return Ok(None);
            }
        };
        let write = self
            .db
            .write("rekey", move |tx| Box::pin(async move { store::replace(tx, shelf, &row, &anew).await }));
        write.await.map(Some)
    }
}

/// The place of a row by its columns; `None` if they do not have the form that they should.
fn place(shelf: &Shelf, columns: &[String]) -> Option<Vec<Vec<u8>>> {
    let mut columns = columns.iter();
    let part = |part: &Part| match part {
        Part::Word(word) => Some(word.as_bytes().to_vec()),
        Part::Text(_) => columns.next().map(|text| text.as_bytes().to_vec()),
        Part::Number(_) => columns.next()?.parse::<i64>().ok().map(|number| number.to_be_bytes().to_vec()),
    };
    shelf.place.iter().map(part).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
