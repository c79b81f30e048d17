//! Rows of what is given to whom.

use hub_types::{SecretGrant, SecretGrantKind, SecretUser};

use super::SecretRow;
use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Reader, Tx, on};
use crate::error::ApiError;

/// How many tenants of a secret are shown.
const USERS: i64 = 100;

/// A secret that a tenant is given. No Debug, as the secret has none.
#[derive(sqlx::FromRow)]
pub(super) struct GivenRow {
    #[sqlx(flatten)]
    pub(super) secret: SecretRow,
    /// Of the variable; empty for a model's key.
    #[sqlx(rename = "grant_name")]
    pub(super) name: String,
    pub(super) observed: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct UserRow {
    id: String,
    uid: String,
    version: i64,
    observed_at: i64,
}

fn name(grant: &SecretGrant) -> &str {
    grant.name.as_ref().map_or("", |name| name.as_str())
}

pub(super) async fn is_given(tx: &mut Tx, tenant_uid: &str, grant: &SecretGrant) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM secret_grants WHERE tenant_uid = $1 AND kind = $2 AND name = $3";
    let count: i64 = on!(tx.conn(), c => sqlx::query_scalar(sql)
        .bind(tenant_uid)
        .bind(grant.kind.as_str())
        .bind(name(grant))
        .fetch_one(c)
        .await)?;
    Ok(count > 0)
}

pub(super) async fn give(
    tx: &mut Tx,
    tenant_uid: &str,
    grant: &SecretGrant,
    secret_id: &str,
) -> Result<(), DbError> {
    let sql = "INSERT INTO secret_grants (tenant_uid, kind, name, secret_id) VALUES ($1, $2, $3, $4)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(tenant_uid)
        .bind(grant.kind.as_str())
        .bind(name(grant))
        .bind(secret_id)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// What `whose` is given as this, with the version that `tenant_uid` has.
pub(super) async fn given(
    reader: &mut Reader,
    whose: &str,
    tenant_uid: &str,
    kind: &SecretGrantKind,
) -> Result<Vec<GivenRow>, DbError> {
    let sql = "SELECT s.*, g.name AS grant_name, o.version AS observed
         FROM secret_grants g JOIN secrets s ON s.id = g.secret_id
         LEFT JOIN secret_observed o ON o.secret_id = s.id AND o.tenant_uid = $2
         WHERE g.tenant_uid = $1 AND g.kind = $3 ORDER BY g.name";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(whose)
        .bind(tenant_uid)
        .bind(kind.as_str())
        .fetch_all(c)
        .await)?)
}

/// Writes down that the tenant was given this version. Neither a secret nor a tenant that is gone by now has anything.
pub(super) async fn observe(
    tx: &mut Tx,
    secret_id: &str,
    tenant_uid: &str,
    version: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    // A slower reader does not take back what a faster one has.
    let sql = "INSERT INTO secret_observed (secret_id, tenant_uid, version, observed_at)
         SELECT s.id, t.uid, $3, $4 FROM secrets s, tenants t WHERE s.id = $1 AND t.uid = $2
         ON CONFLICT (secret_id, tenant_uid) DO UPDATE
             SET version = excluded.version, observed_at = excluded.observed_at
             WHERE secret_observed.version < excluded.version";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(secret_id)
        .bind(tenant_uid)
        .bind(version)
        .bind(now.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The tenants that were given this secret.
pub(super) async fn users(conn: Conn<'_>, secret_id: &str) -> Result<Vec<SecretUser>, ApiError> {
    let sql = "SELECT t.id, t.uid, o.version, o.observed_at
         FROM secret_observed o JOIN tenants t ON t.uid = o.tenant_uid
         WHERE o.secret_id = $1 ORDER BY o.tenant_uid LIMIT $2";
    let rows: Result<Vec<UserRow>, sqlx::Error> =
        on!(conn, c => sqlx::query_as(sql).bind(secret_id).bind(USERS).fetch_all(c).await);
    let unreadable = |_| ApiError::internal("a stored name does not have its own form");
    let user = |row: UserRow| {
        Ok(SecretUser {
            id: row.id.try_into().map_err(unreadable)?,
            uid: row.uid.try_into().map_err(unreadable)?,
            observed_version: row.version,
            observed_at: hub_types::Timestamp::from_micros(row.observed_at),
        })
    };
    rows.map_err(DbError::from)?.into_iter().map(user).collect()
}
