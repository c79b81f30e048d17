//! Rows of model calls that belong to no run, added up per tenant.

use crate::db::{DbError, Tx, on};
use crate::runs::ModelCall;

/// Adds one call. A tenant that is gone is nothing.
pub(super) async fn add_call(tx: &mut Tx, tenant_uid: &str, call: ModelCall) -> Result<(), DbError> {
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

/// What a tenant's calls without a run came to: calls, those of unknown size, and tokens in, cached and out.
#[cfg(test)]
pub(super) async fn usage(
    reader: &mut crate::db::Reader,
    tenant_uid: &str,
) -> Result<Option<(i64, i64, i64, i64, i64)>, DbError> {
    let sql = "SELECT calls, unknown_calls, input_tokens, cached_input_tokens, output_tokens
         FROM tenant_model_usage WHERE tenant_uid = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(tenant_uid).fetch_optional(c).await)?)
}
