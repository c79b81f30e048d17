//! Rows of model calls that belong to no run, added up per tenant.

use super::{Sum, Unattributed};
use crate::db::{DbError, Reader, Tx, on};

pub(super) async fn add(tx: &mut Tx, tenant_uid: &str, call: Unattributed) -> Result<(), DbError> {
    let unknown = call.input_tokens.is_none() && call.output_tokens.is_none();
    let sql = "INSERT INTO tenant_model_usage
             (tenant_uid, calls, unknown_calls, input_tokens, cached_input_tokens, output_tokens)
         SELECT uid, 1, $2, $3, $4, $5 FROM tenants WHERE uid = $1
         ON CONFLICT (tenant_uid) DO UPDATE SET
             calls = tenant_model_usage.calls + 1,
             unknown_calls = tenant_model_usage.unknown_calls + excluded.unknown_calls,
             input_tokens = tenant_model_usage.input_tokens + excluded.input_tokens,
             cached_input_tokens = tenant_model_usage.cached_input_tokens + excluded.cached_input_tokens,
             output_tokens = tenant_model_usage.output_tokens + excluded.output_tokens";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(tenant_uid)
        .bind(i64::from(unknown))
        .bind(call.input_tokens.unwrap_or(0))
        .bind(call.cached_input_tokens.unwrap_or(0))
        .bind(call.output_tokens.unwrap_or(0))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn calls(tx: &mut Tx, tenant_uid: &str) -> Result<i64, DbError> {
    let sql = "SELECT calls FROM tenant_model_usage WHERE tenant_uid = $1";
    let found: Option<i64> =
        on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_optional(c).await)?;
    Ok(found.unwrap_or(0))
}

pub(super) async fn sum(reader: &mut Reader, tenant_uid: &str) -> Result<Option<Sum>, DbError> {
    let sql = "SELECT calls, unknown_calls, input_tokens, cached_input_tokens, output_tokens
         FROM tenant_model_usage WHERE tenant_uid = $1";
    let found: Option<(i64, i64, i64, i64, i64)> =
        on!(reader.conn(), c => sqlx::query_as(sql).bind(tenant_uid).fetch_optional(c).await)?;
    Ok(found.map(|(calls, unknown_calls, input_tokens, cached_input_tokens, output_tokens)| Sum {
        calls,
        unknown_calls,
        input_tokens,
        cached_input_tokens,
        output_tokens,
    }))
}
