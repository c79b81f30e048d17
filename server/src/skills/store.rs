//! Rows of skills that are switched off. A skill that is on has none.

use std::collections::BTreeMap;

use crate::db::{Conn, DbError, Tx, on};

/// The names that are switched off, with since when, in UTC microseconds.
pub(super) async fn disabled(conn: Conn<'_>, tenant_uid: &str) -> Result<BTreeMap<String, i64>, DbError> {
    let sql = "SELECT name, since FROM disabled_skills WHERE tenant_uid = $1";
    let rows: Vec<(String, i64)> = on!(conn, c => sqlx::query_as(sql).bind(tenant_uid).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Switches a name off; one that is off stays off since when it was.
pub(super) async fn insert(tx: &mut Tx, tenant_uid: &str, name: &str, since: i64) -> Result<(), DbError> {
    let sql = "INSERT INTO disabled_skills (tenant_uid, name, since) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_uid, name) DO NOTHING";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(tenant_uid)
        .bind(name)
        .bind(since)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Switches a name on.
pub(super) async fn delete(tx: &mut Tx, tenant_uid: &str, name: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM disabled_skills WHERE tenant_uid = $1 AND name = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(name).execute(c).await.map(drop))?;
    Ok(())
}
