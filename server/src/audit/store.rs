//! Rows of the audit log, and its end.

use hub_types::{AuditEntry, AuditListQuery, AuditObject, AuditOutcome};

use crate::clock::Timestamp;
use crate::db::witness::{OBJECTS_MAX, Outcome};
use crate::db::{DbError, Entry, Reader, Tx, on};
use crate::error::ApiError;

/// An entry as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Row {
    /// Its place in the log, from 1 without gaps.
    pub(super) seq: i64,
    /// When, in UTC microseconds.
    pub(super) at: i64,
    /// The request.
    pub(super) request_id: Option<String>,
    /// Who: kind, `:`, id.
    pub(super) principal: String,
    /// Where from.
    pub(super) address: Option<String>,
    /// What was asked.
    pub(super) operation: String,
    /// The tenant's id, where it was about one.
    pub(super) tenant_id: Option<String>,
    /// Which tenant of this id.
    pub(super) tenant_uid: Option<String>,
    /// What else it was about: a JSON array of pairs.
    pub(super) objects: String,
    /// What came of it.
    pub(super) outcome: String,
    /// The code of what was refused.
    pub(super) code: Option<String>,
    /// How many attempts it stands for.
    pub(super) attempts: i64,
    /// The keyed hash over this and the entry before.
    pub(super) hash: Vec<u8>,
}

/// The end of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Head {
    pub(super) seq: i64,
    pub(super) hash: Vec<u8>,
    pub(super) proof: Vec<u8>,
}

impl Head {
    /// Whether nothing was ever written.
    pub(super) fn is_first(&self) -> bool {
        *self == Self::default()
    }
}

impl Row {
    /// The row of an entry, still without its hash.
    pub(super) fn new(seq: i64, at: Timestamp, entry: &Entry) -> Self {
        let named = |name: &str| {
            let (_, id) = entry.objects.iter().find(|(what, _)| what == name)?;
            Some(id.clone())
        };
        let is_column = |what: &str| matches!(what, TENANT_ID | TENANT_UID);
        let others: Vec<_> = entry.objects.iter().filter(|(what, _)| !is_column(what)).collect();
        Self {
            seq,
            at: at.micros(),
            request_id: entry.request_id.clone(),
            principal: entry.principal.clone(),
            address: entry.address.map(|address| address.to_string()),
            operation: entry.operation.to_string(),
            tenant_id: named(TENANT_ID),
            tenant_uid: named(TENANT_UID),
            objects: serde_json::to_string(&others).expect("pairs of text are JSON"),
            outcome: word(entry.outcome).to_string(),
            code: entry.code.clone(),
            attempts: entry.attempts,
            hash: Vec::new(),
        }
    }

    /// As clients see it.
    pub(super) fn into_entry(self) -> Result<AuditEntry, ApiError> {
        let objects: Vec<(String, String)> =
            serde_json::from_str(&self.objects).map_err(ApiError::internal)?;
        let unreadable = |_| ApiError::internal("a stored name does not have its own form");
        let objects = objects.into_iter().take(OBJECTS_MAX).map(|(name, id)| AuditObject { name, id });
        Ok(AuditEntry {
            seq: self.seq,
            created_at: hub_types::Timestamp::from_micros(self.at),
            request_id: self.request_id,
            principal: self.principal.try_into().map_err(unreadable)?,
            address: self.address,
            operation: self.operation.try_into().map_err(unreadable)?,
            tenant_id: self.tenant_id,
            tenant_uid: self.tenant_uid,
            objects: objects.collect(),
            outcome: AuditOutcome::from(self.outcome),
            code: self.code,
            attempts: self.attempts,
            hash: hex(&self.hash),
        })
    }
}

const TENANT_ID: &str = "tenantId";
const TENANT_UID: &str = "tenantUid";

fn word(outcome: Outcome) -> AuditOutcome {
    match outcome {
        Outcome::Done => AuditOutcome::Done,
        Outcome::Read => AuditOutcome::Read,
        Outcome::Denied => AuditOutcome::Denied,
        Outcome::Failed => AuditOutcome::Failed,
    }
}

/// Bytes as people write them down.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The end of the log, held until the transaction ends; `None` if it was taken away.
pub(super) async fn hold_head(tx: &mut Tx) -> Result<Option<Head>, DbError> {
    // A write, because another process may write at the same time.
    let sql = "UPDATE audit_head SET seq = seq WHERE one = 1 RETURNING seq, hash, proof";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

pub(super) async fn put_head(tx: &mut Tx, head: Head) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO audit_head (one, seq, hash, proof) VALUES (1, $1, $2, $3)
         ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, proof = excluded.proof",
    )
    .bind(head.seq)
    .bind(head.hash)
    .bind(head.proof)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// The number and the hash of the last row.
pub(super) async fn last(tx: &mut Tx) -> Result<Option<(i64, Vec<u8>)>, DbError> {
    let sql = "SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

pub(super) async fn insert(tx: &mut Tx, row: &Row) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO audit_log (seq, at, request_id, principal, address, operation, tenant_id, tenant_uid, objects,
             outcome, code, attempts, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(row.seq)
    .bind(row.at)
    .bind(&row.request_id)
    .bind(&row.principal)
    .bind(&row.address)
    .bind(&row.operation)
    .bind(&row.tenant_id)
    .bind(&row.tenant_uid)
    .bind(&row.objects)
    .bind(&row.outcome)
    .bind(&row.code)
    .bind(row.attempts)
    .bind(&row.hash)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// The end of the log as it is now.
pub(super) async fn head(reader: &mut Reader) -> Result<Option<Head>, DbError> {
    let sql = "SELECT seq, hash, proof FROM audit_head WHERE one = 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_optional(c).await)?)
}

/// The number of the last row; 0 without one.
pub(super) async fn last_seq(reader: &mut Reader) -> Result<i64, DbError> {
    let sql = "SELECT COALESCE(MAX(seq), 0) FROM audit_log";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_one(c).await)?)
}

/// Rows after `seq`, oldest first.
pub(super) async fn after(reader: &mut Reader, seq: i64, rows: i64) -> Result<Vec<Row>, DbError> {
    let sql = "SELECT * FROM audit_log WHERE seq > $1 ORDER BY seq LIMIT $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(seq).bind(rows).fetch_all(c).await)?)
}

/// Newest first.
pub(super) async fn list(
    reader: &mut Reader,
    query: &AuditListQuery,
    before: Option<i64>,
    rows: i64,
) -> Result<Vec<Row>, DbError> {
    Ok(on!(reader.conn(), c => {
        let mut sql = sqlx::QueryBuilder::new("SELECT * FROM audit_log WHERE 1 = 1");
        if let Some(before) = before {
            sql.push(" AND seq < ").push_bind(before);
        }
        if let Some(principal) = &query.principal {
            sql.push(" AND principal = ").push_bind(principal.as_str());
        }
        if let Some(operation) = &query.operation {
            sql.push(" AND operation = ").push_bind(operation.as_str());
        }
        if let Some(tenant) = &query.tenant_id {
            sql.push(" AND tenant_id = ").push_bind(tenant.as_str());
        }
        if let Some(outcome) = &query.outcome {
            sql.push(" AND outcome = ").push_bind(outcome.as_str());
        }
        if let Some(from) = &query.created_after {
            sql.push(" AND at >= ").push_bind(from.micros());
        }
        if let Some(until) = &query.created_before {
            sql.push(" AND at < ").push_bind(until.micros());
        }
        sql.push(" ORDER BY seq DESC LIMIT ").push_bind(rows);
        sql.build_query_as().fetch_all(c).await
    })?)
}
