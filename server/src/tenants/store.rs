//! Rows of tenants.

use std::collections::BTreeMap;

use hub_types::{
    Access, AccessStatus, AgentSettingsCreate, AgentState, Condition, Storage, StorageEnforcement, Tenant,
    TenantId, TenantListQuery, TenantState, Timestamp,
};

use super::{Reach, rules};
use crate::db::{DbError, Json, Reader, Tx, on};
use crate::error::ApiError;

/// A tenant as it is stored. Instants are UTC microseconds.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct TenantRow {
    pub(super) uid: String,
    pub(super) id: String,
    pub(super) external_id: Option<String>,
    pub(super) display_name: Option<String>,
    pub(super) labels: Json<BTreeMap<String, String>>,
    pub(super) metadata: Json<BTreeMap<String, String>>,
    pub(super) agent: Json<AgentSettingsCreate>,
    pub(super) quota_bytes: Option<i64>,
    pub(super) access_status: String,
    pub(super) access_message: Option<String>,
    pub(super) access_reason: Option<String>,
    pub(super) access_changed_at: i64,
    pub(super) revision: i64,
    pub(super) updated_at: i64,
    pub(super) created_at: i64,
    pub(super) delete_requested_at: Option<i64>,
    pub(super) purge: bool,
    pub(super) state: String,
    pub(super) conditions: Json<Vec<Condition>>,
    pub(super) observed_revision: i64,
    pub(super) used_bytes: Option<i64>,
    pub(super) measured_at: Option<i64>,
    pub(super) agent_state: String,
    pub(super) release_id: Option<String>,
    pub(super) active_runs: i32,
    pub(super) tries: i32,
    pub(super) next_try_at: Option<i64>,
}

impl TenantRow {
    /// The tenant as clients see it.
    pub(super) fn into_tenant(self) -> Result<Tenant, ApiError> {
        let access = self.access();
        let enforcement =
            if self.quota_bytes.is_some() { StorageEnforcement::Advisory } else { StorageEnforcement::None };
        Ok(Tenant {
            id: parsed(self.id)?,
            uid: parsed(self.uid)?,
            display_name: self.display_name,
            external_id: self.external_id.map(parsed).transpose()?,
            labels: self.labels.0.into(),
            metadata: self.metadata.0.into(),
            agent: rules::effective(&self.agent),
            storage: Storage {
                quota_bytes: self.quota_bytes,
                used_bytes: self.used_bytes,
                measured_at: self.measured_at.map(Timestamp::from_micros),
                enforcement,
            },
            state: TenantState::from(self.state),
            conditions: self.conditions.0,
            access,
            agent_state: AgentState::from(self.agent_state),
            release_id: self.release_id.map(parsed).transpose()?,
            active_runs: self.active_runs,
            revision: self.revision,
            observed_revision: self.observed_revision,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            delete_requested_at: self.delete_requested_at.map(Timestamp::from_micros),
        })
    }

    pub(super) fn access(&self) -> Access {
        Access {
            status: AccessStatus::from(self.access_status.as_str()),
            message: self.access_message.clone(),
            reason: self.access_reason.clone(),
            changed_at: Timestamp::from_micros(self.access_changed_at),
        }
    }
}

/// A stored name as its type. What does not parse was not written by this Hub.
fn parsed<T: TryFrom<String>>(text: String) -> Result<T, ApiError> {
    T::try_from(text).map_err(|_| ApiError::internal("a stored name does not have its own form"))
}

pub(super) async fn by_id(reader: &mut Reader, id: &TenantId) -> Result<Option<TenantRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as("SELECT * FROM tenants WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(c)
        .await)?)
}

pub(super) async fn by_id_in(tx: &mut Tx, id: &TenantId) -> Result<Option<TenantRow>, DbError> {
    let row: Option<TenantRow> = on!(tx.conn(), c => sqlx::query_as("SELECT * FROM tenants WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(c)
        .await)?;
    Ok(row.inspect(|row| tx.about("tenantUid", row.uid.as_str())))
}

pub(super) async fn by_uid(reader: &mut Reader, uid: &str) -> Result<Option<TenantRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as("SELECT * FROM tenants WHERE uid = $1")
        .bind(uid)
        .fetch_optional(c)
        .await)?)
}

pub(super) async fn by_uid_in(tx: &mut Tx, uid: &str) -> Result<Option<TenantRow>, DbError> {
    let row: Option<TenantRow> = on!(tx.conn(), c => sqlx::query_as("SELECT * FROM tenants WHERE uid = $1")
        .bind(uid)
        .fetch_optional(c)
        .await)?;
    Ok(row.inspect(|row| tx.about("tenantUid", row.uid.as_str())))
}

pub(super) async fn uid_of(reader: &mut Reader, id: &TenantId) -> Result<Option<String>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT uid FROM tenants WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(c)
        .await)?)
}

pub(super) async fn count_active_run(tx: &mut Tx, uid: &str, change: i32) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("UPDATE tenants SET active_runs = active_runs + $2 WHERE uid = $1")
        .bind(uid)
        .bind(change)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// A page by id. Filters that are not given match all.
pub(super) async fn list(
    reader: &mut Reader,
    query: &TenantListQuery,
    reach: Option<&Reach>,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<TenantRow>, DbError> {
    Ok(on!(reader.conn(), c => {
        let mut sql = sqlx::QueryBuilder::new("SELECT * FROM tenants WHERE id > ");
        sql.push_bind(after.unwrap_or(""));
        let equal = [
            (" AND state = ", query.state.as_ref().map(TenantState::as_str)),
            (" AND agent_state = ", query.agent_state.as_ref().map(AgentState::as_str)),
            (" AND access_status = ", query.access.as_ref().map(AccessStatus::as_str)),
            (" AND release_id = ", query.release_id.as_ref().map(|id| id.as_str())),
            (" AND external_id = ", query.external_id.as_ref().map(|id| id.as_str())),
        ];
        for (clause, value) in equal {
            if let Some(value) = value {
                sql.push(clause).push_bind(value);
            }
        }
        let asked = query.label.iter().filter_map(|label| label.split_once(':'));
        let own = match reach {
            Some(Reach::Labels(labels)) => Some(labels),
            _ => None,
        };
        let own = own.into_iter().flatten().map(|(key, value)| (key.as_str(), value.as_str()));
        for (key, value) in asked.chain(own) {
            sql.push(" AND EXISTS (SELECT 1 FROM tenant_labels WHERE tenant_uid = tenants.uid AND key = ")
                .push_bind(key)
                .push(" AND value = ")
                .push_bind(value)
                .push(")");
        }
        if let Some(Reach::Tenants(tenants)) = reach {
            sql.push(" AND uid IN (");
            let mut uids = sql.separated(", ");
            tenants.keys().for_each(|uid| {
                uids.push_bind(uid.as_str());
            });
            sql.push(")");
        }
        sql.push(" ORDER BY id LIMIT ").push_bind(rows);
        sql.build_query_as().fetch_all(c).await
    })?)
}

pub(super) async fn insert(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    tx.about("tenantId", row.id.as_str());
    tx.about("tenantUid", row.uid.as_str());
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO tenants (uid, id, external_id, display_name, labels, metadata, agent, quota_bytes,
             access_status, access_message, access_reason, access_changed_at, revision, updated_at, created_at,
             state, conditions, agent_state, next_try_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .bind(&row.uid)
    .bind(&row.id)
    .bind(&row.external_id)
    .bind(&row.display_name)
    .bind(&row.labels)
    .bind(&row.metadata)
    .bind(&row.agent)
    .bind(row.quota_bytes)
    .bind(&row.access_status)
    .bind(&row.access_message)
    .bind(&row.access_reason)
    .bind(row.access_changed_at)
    .bind(row.revision)
    .bind(row.updated_at)
    .bind(row.created_at)
    .bind(&row.state)
    .bind(&row.conditions)
    .bind(&row.agent_state)
    .bind(row.next_try_at)
    .execute(c)
    .await
    .map(drop))?;
    write_labels(tx, row).await
}

/// Writes what a PATCH may change.
pub(super) async fn update_settings(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE tenants SET external_id = $2, display_name = $3, labels = $4, metadata = $5, agent = $6,
             quota_bytes = $7, revision = $8, updated_at = $9, next_try_at = $10
         WHERE uid = $1",
    )
    .bind(&row.uid)
    .bind(&row.external_id)
    .bind(&row.display_name)
    .bind(&row.labels)
    .bind(&row.metadata)
    .bind(&row.agent)
    .bind(row.quota_bytes)
    .bind(row.revision)
    .bind(row.updated_at)
    .bind(row.next_try_at)
    .execute(c)
    .await
    .map(drop))?;
    write_labels(tx, row).await
}

async fn write_labels(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("DELETE FROM tenant_labels WHERE tenant_uid = $1").bind(&row.uid).execute(c).await.map(drop))?;
    for (key, value) in row.labels.iter() {
        on!(tx.conn(), c => sqlx::query("INSERT INTO tenant_labels (tenant_uid, key, value) VALUES ($1, $2, $3)")
            .bind(&row.uid)
            .bind(key)
            .bind(value)
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(())
}

pub(super) async fn update_access(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE tenants SET access_status = $2, access_message = $3, access_reason = $4, access_changed_at = $5,
             revision = $6, updated_at = $7, next_try_at = $8
         WHERE uid = $1",
    )
    .bind(&row.uid)
    .bind(&row.access_status)
    .bind(&row.access_message)
    .bind(&row.access_reason)
    .bind(row.access_changed_at)
    .bind(row.revision)
    .bind(row.updated_at)
    .bind(row.next_try_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn update_deletion(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE tenants SET state = $2, delete_requested_at = $3, purge = $4, tries = $5, next_try_at = $6
         WHERE uid = $1",
    )
    .bind(&row.uid)
    .bind(&row.state)
    .bind(row.delete_requested_at)
    .bind(row.purge)
    .bind(row.tries)
    .bind(row.next_try_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Tenants whose next try is due, the longest overdue first.
pub(super) async fn due(reader: &mut Reader, now: i64, rows: i64) -> Result<Vec<TenantRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT * FROM tenants WHERE next_try_at <= $1 ORDER BY next_try_at LIMIT $2",
    )
    .bind(now)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// When the next try is due that is not due yet.
pub(super) async fn next_due(reader: &mut Reader) -> Result<Option<i64>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT MIN(next_try_at) FROM tenants WHERE next_try_at IS NOT NULL",
    )
    .fetch_one(c)
    .await)?)
}

/// Writes what a supervisor saw and did, unless somebody asked for something else meanwhile: then the next try finds
/// the newer wish. `row.state` is only written where no deletion was asked for.
pub(super) async fn update_observed(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE tenants SET
             state = CASE WHEN delete_requested_at IS NULL OR $2 = 'deleting' THEN $2 ELSE state END,
             conditions = $3, observed_revision = $4, tries = $5,
             next_try_at = CASE
                 WHEN revision = $6 AND (delete_requested_at IS NOT NULL) = ($2 = 'deleting') THEN $7
                 ELSE next_try_at END
         WHERE uid = $1",
    )
    .bind(&row.uid)
    .bind(&row.state)
    .bind(&row.conditions)
    .bind(row.observed_revision)
    .bind(row.tries)
    .bind(row.revision)
    .bind(row.next_try_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, uid: &str) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("DELETE FROM tenants WHERE uid = $1").bind(uid).execute(c).await.map(drop))?;
    Ok(())
}

/// Ready tenants that were measured longest ago, before `before`.
pub(super) async fn unmeasured(reader: &mut Reader, before: i64, rows: i64) -> Result<Vec<String>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT uid FROM tenants WHERE state = 'ready' AND (measured_at IS NULL OR measured_at < $1)
         ORDER BY measured_at LIMIT $2",
    )
    .bind(before)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

pub(super) async fn update_measured(tx: &mut Tx, uid: String, used: i64, at: i64) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("UPDATE tenants SET used_bytes = $2, measured_at = $3 WHERE uid = $1")
        .bind(uid)
        .bind(used)
        .bind(at)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn update_agent_state(tx: &mut Tx, uid: &str, state: &str) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("UPDATE tenants SET agent_state = $2 WHERE uid = $1")
        .bind(uid)
        .bind(state)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Tenants that may not work and whose agent was last seen to.
pub(super) async fn agents_without_leave(reader: &mut Reader) -> Result<Vec<String>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT uid FROM tenants WHERE agent_state IN ('starting', 'running')
             AND (access_status <> 'active' OR delete_requested_at IS NOT NULL)",
    )
    .fetch_all(c)
    .await)?)
}

pub(super) async fn count(reader: &mut Reader) -> Result<i64, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM tenants").fetch_one(c).await)?)
}
