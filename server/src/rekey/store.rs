//! Sealed texts of any table, by the master key that they were sealed with.

use sqlx::AssertSqlSafe;

use super::{Part, Shelf};
use crate::db::{DbError, Reader, Tx, on};
use crate::seal::KEY_ID_AT;

/// A sealed text and the columns that its place has, in their order, as text.
pub(super) struct Row {
    pub(super) columns: Vec<String>,
    pub(super) sealed: Vec<u8>,
}

/// The SQL of the id of the key that a text was sealed with.
fn key_id(shelf: &Shelf) -> String {
    // SQL counts from 1.
    format!("substr({}, {}, {})", shelf.column, KEY_ID_AT.0 + 1, KEY_ID_AT.1)
}

/// The SQL of each column of the place, as text.
fn columns(shelf: &Shelf) -> Vec<String> {
    let column = |part: &Part| match part {
        Part::Word(_) => None,
        Part::Text(column) => Some((*column).to_owned()),
        Part::Number(column) => Some(format!("CAST({column} AS TEXT)")),
    };
    shelf.place.iter().filter_map(column).collect()
}

/// How many there are of each key.
pub(super) async fn by_key(reader: &mut Reader, shelf: &Shelf) -> Result<Vec<(Vec<u8>, i64)>, DbError> {
    let (key_id, Shelf { table, column, .. }) = (key_id(shelf), shelf);
    let sql = format!("SELECT {key_id}, COUNT(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY {key_id}");
    Ok(on!(reader.conn(), c => sqlx::query_as(AssertSqlSafe(sql)).fetch_all(c).await)?)
}

/// Those of other keys than this one, behind the first `skip`.
pub(super) async fn others(
    reader: &mut Reader,
    shelf: &Shelf,
    own: [u8; KEY_ID_AT.1],
    skip: i64,
    rows: i64,
) -> Result<Vec<Row>, DbError> {
    let (columns, key_id, Shelf { table, column, .. }) = (columns(shelf), key_id(shelf), shelf);
    let listed = columns.join(", ");
    let sql = format!(
        "SELECT {column}, {listed} FROM {table} WHERE {column} IS NOT NULL AND {key_id} <> $1
         ORDER BY {listed} LIMIT $2 OFFSET $3"
    );
    let width = columns.len();
    Ok(on!(reader.conn(), c => {
        let found = sqlx::query(AssertSqlSafe(sql)).bind(own.to_vec()).bind(rows).bind(skip).fetch_all(c).await;
        found.and_then(|rows| rows.iter().map(|row| read(row, width)).collect::<Result<Vec<_>, sqlx::Error>>())
    })?)
}

fn read<'r, R: sqlx::Row>(row: &'r R, width: usize) -> Result<Row, sqlx::Error>
where
    usize: sqlx::ColumnIndex<R>,
    String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Vec<u8>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let columns = (1..=width).map(|at| row.try_get(at)).collect::<Result<_, _>>()?;
    Ok(Row { columns, sealed: row.try_get(0)? })
}

/// Puts a text in the place of the one that was read; whether it was still there.
pub(super) async fn replace(tx: &mut Tx, shelf: &Shelf, row: &Row, anew: &[u8]) -> Result<bool, DbError> {
    let Shelf { table, column, .. } = shelf;
    let names = columns(shelf);
    let is_row: String = (3..).zip(&names).map(|(at, name)| format!(" AND {name} = ${at}")).collect();
    let sql = format!("UPDATE {table} SET {column} = $1 WHERE {column} = $2{is_row}");
    let done = on!(tx.conn(), c => {
        let query = sqlx::query(AssertSqlSafe(sql)).bind(anew.to_vec()).bind(row.sealed.clone());
        let query = row.columns.iter().fold(query, |query, value| query.bind(value.clone()));
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(done > 0)
}
