//! Rows of approvals.

use hub_types::{Approval, ApprovalChoice, ApprovalDecision, ApprovalListQuery, ApprovalState, Timestamp};

use crate::db::{Conn, DbError, Json, Reader, Tx, on};
use crate::error::ApiError;

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ApprovalRow {
    pub(super) id: String,
    pub(super) run_id: String,
    pub(super) tenant_uid: String,
    pub(super) tenant_id: String,
    pub(super) state: String,
    pub(super) tool: Option<String>,
    pub(super) command: String,
    pub(super) description: String,
    pub(super) choices: Json<Vec<ApprovalChoice>>,
    pub(super) requested_at: i64,
    pub(super) expires_at: i64,
    pub(super) choice: Option<String>,
    pub(super) decided_by: Option<String>,
    pub(super) decided_at: Option<i64>,
    pub(super) comment: Option<String>,
}

impl ApprovalRow {
    pub(super) fn into_approval(self) -> Result<Approval, ApiError> {
        let unreadable = |_| ApiError::internal("a stored id does not have its own form");
        let decision = match (self.choice, self.decided_by, self.decided_at) {
            (Some(choice), Some(decided_by), Some(at)) => Some(ApprovalDecision {
                choice: ApprovalChoice::from(choice),
                decided_by,
                decided_at: Timestamp::from_micros(at),
                comment: self.comment,
            }),
            _ => None,
        };
        Ok(Approval {
            id: self.id.try_into().map_err(unreadable)?,
            run_id: self.run_id.try_into().map_err(unreadable)?,
            tenant_id: self.tenant_id.try_into().map_err(unreadable)?,
            state: ApprovalState::from(self.state),
            tool: self.tool,
            command: self.command,
            description: self.description,
            choices: self.choices.0,
            requested_at: Timestamp::from_micros(self.requested_at),
            expires_at: Timestamp::from_micros(self.expires_at),
            decision,
        })
    }
}

pub(super) async fn insert(tx: &mut Tx, row: &ApprovalRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO approvals (id, run_id, tenant_uid, tenant_id, state, tool, command, description, choices,
             requested_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(&row.id)
    .bind(&row.run_id)
    .bind(&row.tenant_uid)
    .bind(&row.tenant_id)
    .bind(&row.state)
    .bind(&row.tool)
    .bind(&row.command)
    .bind(&row.description)
    .bind(&row.choices)
    .bind(row.requested_at)
    .bind(row.expires_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn update(tx: &mut Tx, row: &ApprovalRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE approvals SET state = $2, choice = $3, decided_by = $4, decided_at = $5, comment = $6 WHERE id = $1",
    )
    .bind(&row.id)
    .bind(&row.state)
    .bind(&row.choice)
    .bind(&row.decided_by)
    .bind(row.decided_at)
    .bind(&row.comment)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

pub(super) async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<ApprovalRow>, DbError> {
    Ok(
        on!(tx.conn(), c => sqlx::query_as("SELECT * FROM approvals WHERE id = $1").bind(id).fetch_optional(c).await)?,
    )
}

pub(super) async fn pending_of(tx: &mut Tx, run_id: &str) -> Result<Vec<ApprovalRow>, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query_as(
        "SELECT * FROM approvals WHERE run_id = $1 AND state = 'pending' ORDER BY id",
    )
    .bind(run_id)
    .fetch_all(c)
    .await)?)
}

pub(super) async fn first_pending(reader: &mut Reader, run_id: &str) -> Result<Option<ApprovalRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT * FROM approvals WHERE run_id = $1 AND state = 'pending' ORDER BY id LIMIT 1",
    )
    .bind(run_id)
    .fetch_optional(c)
    .await)?)
}

pub(super) async fn due(conn: Conn<'_>, tenant_uid: &str, now: i64) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, c => sqlx::query_scalar(
        "SELECT DISTINCT run_id FROM approvals WHERE state = 'pending' AND tenant_uid = $1 AND expires_at <= $2",
    )
    .bind(tenant_uid)
    .bind(now)
    .fetch_all(c)
    .await)?)
}

/// Newest first.
pub(super) async fn list(
    reader: &mut Reader,
    query: &ApprovalListQuery,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<ApprovalRow>, DbError> {
    Ok(on!(reader.conn(), c => {
        let mut sql = sqlx::QueryBuilder::new("SELECT approvals.* FROM approvals WHERE 1 = 1");
        if let Some(after) = after {
            sql.push(" AND id < ").push_bind(after);
        }
        if let Some(state) = &query.state {
            sql.push(" AND state = ").push_bind(state.as_str());
        }
        if let Some(tenant) = &query.tenant_id {
            // By the tenant that has this id now: an earlier one of the same id is somebody else.
            sql.push(" AND tenant_uid = (SELECT uid FROM tenants WHERE id = ").push_bind(tenant.as_str()).push(")");
        }
        sql.push(" ORDER BY id DESC LIMIT ").push_bind(rows);
        sql.build_query_as().fetch_all(c).await
    })?)
}

pub(super) async fn count(reader: &mut Reader) -> Result<i64, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT COUNT(*) FROM approvals").fetch_one(c).await)?)
}
