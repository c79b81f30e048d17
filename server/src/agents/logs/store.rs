//! Rows of generations, as far as their logs need them.

use crate::db::{DbError, Reader, on};

/// A generation whose log may be read.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct LoggedRow {
    pub(super) generation: i64,
    pub(super) placement: Option<String>,
    pub(super) ended_at: Option<i64>,
}

/// This generation of a tenant, or its newest.
pub(super) async fn logged(
    reader: &mut Reader,
    tenant_uid: &str,
    generation: Option<i64>,
) -> Result<Option<LoggedRow>, DbError> {
    let sql = "SELECT generation, placement, ended_at FROM agent_generations
         WHERE tenant_uid = $1 AND ($2 IS NULL OR generation = $2) ORDER BY generation DESC LIMIT 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(tenant_uid)
        .bind(generation)
        .fetch_optional(c)
        .await)?)
}
