//! Rows of tenants' system users.

use crate::db::{DbError, Reader, Tx, on};

pub(super) async fn find(reader: &mut Reader, tenant_uid: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT number FROM tenant_users WHERE tenant_uid = $1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_optional(c).await)?)
}

/// Gives the tenant the next number, or says the one that it has.
pub(super) async fn allot(tx: &mut Tx, tenant_uid: &str) -> Result<i64, DbError> {
    // The update changes nothing; without it a row that is there would not be returned. No row is ever removed, so the
    // next number was never given.
    let sql = "INSERT INTO tenant_users (number, tenant_uid)
         SELECT COALESCE(MAX(number), 0) + 1, $1 FROM tenant_users WHERE TRUE
         ON CONFLICT (tenant_uid) DO UPDATE SET tenant_uid = excluded.tenant_uid RETURNING number";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_one(c).await)?)
}

pub(super) async fn is_any(reader: &mut Reader) -> Result<bool, DbError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tenant_users)";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_one(c).await)?)
}
