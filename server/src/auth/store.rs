//! Rows of operator tokens and their secrets, and of runtime credentials.

use crate::auth::{Operator, Scope};
use crate::clock::Timestamp;
use crate::db::{DbError, Reader, Tx, on};
use crate::ids::{Id, Kind};

/// A secret with what its token says.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct SecretRow {
    token_id: String,
    name: String,
    scope: String,
    pub(super) hash: Vec<u8>,
    valid_until: Option<i64>,
    revoked_at: Option<i64>,
}

impl SecretRow {
    pub(super) fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.valid_until.is_none_or(|until| until > now.micros())
    }

    pub(super) fn operator(&self) -> Result<Operator, DbError> {
        Ok(Operator {
            token_id: Id::parse(Kind::Token, &self.token_id).map_err(unreadable)?,
            name: self.name.as_str().into(),
            scope: scope(&self.scope)?,
        })
    }
}

/// A token as it is listed.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct TokenRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) scope: String,
    pub(super) lifetime_micros: Option<i64>,
    pub(super) created_at: i64,
    pub(super) revoked_at: Option<i64>,
    pub(super) last_used_at: Option<i64>,
    /// Whether a secret that is not superseded is there; there is none after a revocation.
    pub(super) has_secret: bool,
    pub(super) valid_until: Option<i64>,
    /// Until when the secret before the current one is valid.
    pub(super) grace_until: Option<i64>,
}

/// A token to be written.
pub(super) struct NewToken {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) scope: Scope,
    pub(super) lifetime_micros: Option<i64>,
    pub(super) created_at: i64,
}

/// A secret to be written.
pub(super) struct NewSecret {
    pub(super) lookup: String,
    pub(super) token_id: String,
    pub(super) hash: Vec<u8>,
    pub(super) created_at: i64,
    pub(super) valid_until: Option<i64>,
}

pub(super) fn scope(word: &str) -> Result<Scope, DbError> {
    Scope::from_word(word).ok_or_else(|| unreadable(format!("scope {word:?}")))
}

pub(super) fn unreadable(what: impl ToString) -> DbError {
    sqlx::Error::Decode(what.to_string().into()).into()
}

pub(super) async fn secret_by_lookup(
    reader: &mut Reader,
    lookup: &str,
) -> Result<Option<SecretRow>, DbError> {
    let sql = "SELECT s.token_id, t.name, t.scope, s.hash, s.valid_until, t.revoked_at \
               FROM operator_token_secrets s JOIN operator_tokens t ON t.id = s.token_id WHERE s.lookup = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(lookup).fetch_optional(c).await)?)
}

const TOKENS: &str = "SELECT t.id, t.name, t.scope, t.lifetime_micros, t.created_at, t.revoked_at, t.last_used_at, \
     c.lookup IS NOT NULL AS has_secret, c.valid_until, \
     (SELECT max(p.valid_until) FROM operator_token_secrets p \
      WHERE p.token_id = t.id AND p.superseded_at IS NOT NULL) AS grace_until \
     FROM operator_tokens t \
     LEFT JOIN operator_token_secrets c ON c.token_id = t.id AND c.superseded_at IS NULL \
     ORDER BY t.id";

pub(super) async fn tokens(reader: &mut Reader) -> Result<Vec<TokenRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(TOKENS).fetch_all(c).await)?)
}

/// All tokens as the transaction sees them. There are few: people and programs that operate one Hub.
pub(super) async fn tokens_in(tx: &mut Tx) -> Result<Vec<TokenRow>, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query_as(TOKENS).fetch_all(c).await)?)
}

pub(super) async fn insert_token(tx: &mut Tx, token: NewToken) -> Result<(), DbError> {
    let sql = "INSERT INTO operator_tokens (id, name, scope, lifetime_micros, created_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(token.id)
        .bind(token.name)
        .bind(token.scope.word())
        .bind(token.lifetime_micros)
        .bind(token.created_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn insert_secret(tx: &mut Tx, secret: NewSecret) -> Result<(), DbError> {
    let sql = "INSERT INTO operator_token_secrets (lookup, token_id, hash, created_at, valid_until) \
               VALUES ($1, $2, $3, $4, $5)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(secret.lookup)
        .bind(secret.token_id)
        .bind(secret.hash)
        .bind(secret.created_at)
        .bind(secret.valid_until)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Drops the secrets that a rotation left over before.
pub(super) async fn delete_superseded(tx: &mut Tx, token_id: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM operator_token_secrets WHERE token_id = $1 AND superseded_at IS NOT NULL";
    on!(tx.conn(), c => sqlx::query(sql).bind(token_id).execute(c).await.map(drop))?;
    Ok(())
}

/// Leaves the current secret valid until `until` at the latest.
pub(super) async fn supersede(
    tx: &mut Tx,
    token_id: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), DbError> {
    let sql = "UPDATE operator_token_secrets SET superseded_at = $2, \
               valid_until = CASE WHEN valid_until < $3 THEN valid_until ELSE $3 END \
               WHERE token_id = $1 AND superseded_at IS NULL";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(token_id)
        .bind(now.micros())
        .bind(until.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Ends a token: its secrets are deleted, the row stays for the list.
pub(super) async fn revoke(tx: &mut Tx, token_id: &str, now: Timestamp) -> Result<(), DbError> {
    let delete = "DELETE FROM operator_token_secrets WHERE token_id = $1";
    on!(tx.conn(), c => sqlx::query(delete).bind(token_id).execute(c).await.map(drop))?;
    let mark = "UPDATE operator_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    on!(tx.conn(), c => sqlx::query(mark).bind(token_id).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn note_use(tx: &mut Tx, token_id: String, now: Timestamp) -> Result<(), DbError> {
    // Uses are noted out of order when several processes see the token.
    let sql = "UPDATE operator_tokens SET last_used_at = $2 \
               WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(token_id).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}

/// A runtime credential as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct CredentialRow {
    pub(super) tenant_uid: String,
    pub(super) tenant_id: String,
    pub(super) generation: i64,
    pub(super) hash: Vec<u8>,
}

/// A runtime credential to be written.
pub(super) struct NewCredential {
    pub(super) lookup: String,
    pub(super) tenant_uid: String,
    pub(super) tenant_id: String,
    pub(super) generation: i64,
    pub(super) hash: Vec<u8>,
    pub(super) created_at: i64,
}

pub(super) async fn credential_by_lookup(
    reader: &mut Reader,
    lookup: &str,
) -> Result<Option<CredentialRow>, DbError> {
    let sql = "SELECT tenant_uid, tenant_id, generation, hash FROM runtime_credentials WHERE lookup = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(lookup).fetch_optional(c).await)?)
}

pub(super) async fn insert_credential(tx: &mut Tx, credential: NewCredential) -> Result<(), DbError> {
    let sql = "INSERT INTO runtime_credentials (lookup, tenant_uid, tenant_id, generation, hash, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(credential.lookup)
        .bind(credential.tenant_uid)
        .bind(credential.tenant_id)
        .bind(credential.generation)
        .bind(credential.hash)
        .bind(credential.created_at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn delete_credential(tx: &mut Tx, tenant_uid: &str, generation: i64) -> Result<(), DbError> {
    let sql = "DELETE FROM runtime_credentials WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(generation).execute(c).await.map(drop))?;
    Ok(())
}
