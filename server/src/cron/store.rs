//! Rows of jobs as they were last seen, of what agents are asked, of key pairs and of executions.

use serde_json::Value;

use crate::clock::Timestamp;
use crate::db::{DbError, Json, Reader, Tx, on};

/// How many rows are looked at one after another before the next ones are read.
pub(super) const PAGE: i64 = 500;

/// A job as it was last seen.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct JobRow {
    pub(super) job: Json<Value>,
    pub(super) fetched_at: i64,
}

/// A job that is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct DueRow {
    pub(super) tenant_uid: String,
    pub(super) job_id: String,
    pub(super) job: Json<Value>,
    pub(super) due_at: i64,
}

/// Something that an agent is asked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct CallRow {
    pub(super) id: String,
    pub(super) tenant_uid: String,
    pub(super) verb: String,
    pub(super) job_id: Option<String>,
    pub(super) body: Option<Json<Value>>,
    pub(super) created_at: i64,
    pub(super) state: String,
    pub(super) generation: Option<i64>,
    pub(super) status: Option<i64>,
    pub(super) answer: Option<Json<Value>>,
    pub(super) failure: Option<String>,
}

/// A time that a job ran or should have.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ExecutionRow {
    pub(super) id: String,
    pub(super) tenant_uid: String,
    pub(super) job_id: String,
    pub(super) due_at: Option<i64>,
    pub(super) created_at: i64,
    pub(super) run_id: Option<String>,
    pub(super) fired_at: Option<i64>,
    pub(super) ended_at: Option<i64>,
    pub(super) outcome: String,
    pub(super) reason: Option<String>,
    pub(super) input_tokens: Option<i64>,
    pub(super) output_tokens: Option<i64>,
}

/// A job as it is to be kept.
pub(super) struct NewJob<'a> {
    pub(super) job_id: &'a str,
    pub(super) position: i64,
    pub(super) job: &'a Value,
    pub(super) due_at: Option<i64>,
}

/// Forgets all jobs of a tenant, and notes when that was all of them.
pub(super) async fn begin_copy(tx: &mut Tx, uid: &str, now: Timestamp) -> Result<(), DbError> {
    let sql = "DELETE FROM cron_jobs WHERE tenant_uid = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).execute(c).await.map(drop))?;
    let sql = "INSERT INTO cron_copies (tenant_uid, fetched_at) VALUES ($1, $2)
         ON CONFLICT (tenant_uid) DO UPDATE SET fetched_at = excluded.fetched_at";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).bind(now.micros()).execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps a job; one that is there keeps its position.
pub(super) async fn put_job(tx: &mut Tx, uid: &str, job: &NewJob<'_>, now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO cron_jobs (tenant_uid, job_id, position, job, due_at, fetched_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_uid, job_id) DO UPDATE
         SET job = excluded.job, due_at = excluded.due_at, fetched_at = excluded.fetched_at";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(uid)
        .bind(job.job_id)
        .bind(job.position)
        .bind(Json(job.job))
        .bind(job.due_at)
        .bind(now.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn drop_job(tx: &mut Tx, uid: &str, job_id: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM cron_jobs WHERE tenant_uid = $1 AND job_id = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).bind(job_id).execute(c).await.map(drop))?;
    Ok(())
}

/// When all jobs of a tenant were last seen.
pub(super) async fn copied_at(reader: &mut Reader, uid: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT fetched_at FROM cron_copies WHERE tenant_uid = $1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_optional(c).await)?)
}

/// In the agent's order; jobs that were made since stand last.
pub(super) async fn jobs(reader: &mut Reader, uid: &str) -> Result<Vec<JobRow>, DbError> {
    let sql = "SELECT job, fetched_at FROM cron_jobs WHERE tenant_uid = $1
         ORDER BY position, fetched_at, job_id";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).fetch_all(c).await)?)
}

pub(super) async fn job(reader: &mut Reader, uid: &str, job_id: &str) -> Result<Option<JobRow>, DbError> {
    let sql = "SELECT job, fetched_at FROM cron_jobs WHERE tenant_uid = $1 AND job_id = $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).bind(job_id).fetch_optional(c).await)?)
}

/// Jobs that are due by then and of which nothing has been begun or noted, [`PAGE`] of those after `after`: when it is
/// due, its tenant and its id.
pub(super) async fn due(
    reader: &mut Reader,
    by: Timestamp,
    after: (i64, &str, &str),
) -> Result<Vec<DueRow>, DbError> {
    let sql = "SELECT tenant_uid, job_id, job, due_at FROM cron_jobs j
         WHERE due_at <= $1 AND (due_at, tenant_uid, job_id) > ($2, $3, $4) AND NOT EXISTS (
             SELECT 1 FROM cron_executions e
             WHERE e.tenant_uid = j.tenant_uid AND e.job_id = j.job_id AND e.due_at = j.due_at)
         ORDER BY due_at, tenant_uid, job_id LIMIT $5";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(by.micros())
        .bind(after.0)
        .bind(after.1)
        .bind(after.2)
        .bind(PAGE)
        .fetch_all(c)
        .await)?)
}

/// Moves a job on to its next time, whatever its agent says of it meanwhile; `None` when there is none.
pub(super) async fn step(tx: &mut Tx, uid: &str, job_id: &str, next: Option<i64>) -> Result<(), DbError> {
    let sql = "UPDATE cron_jobs SET due_at = $3 WHERE tenant_uid = $1 AND job_id = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(uid).bind(job_id).bind(next).execute(c).await.map(drop))?;
    Ok(())
}

/// The last of a job's times that something was noted of.
pub(super) async fn last_due(tx: &mut Tx, uid: &str, job_id: &str) -> Result<Option<i64>, DbError> {
    let sql = "SELECT MAX(due_at) FROM cron_executions
         WHERE tenant_uid = $1 AND job_id = $2 AND due_at IS NOT NULL";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(uid).bind(job_id).fetch_one(c).await)?)
}

/// When the first job after `after` is due.
pub(super) async fn next_due(reader: &mut Reader, after: Timestamp) -> Result<Option<i64>, DbError> {
    let sql = "SELECT MIN(due_at) FROM cron_jobs WHERE due_at > $1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(after.micros()).fetch_one(c).await)?)
}

/// Whether a job of the tenant is due within this span.
pub(super) async fn due_within(
    reader: &mut Reader,
    uid: &str,
    from: Timestamp,
    to: Timestamp,
) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM cron_jobs WHERE tenant_uid = $1 AND due_at > $2 AND due_at <= $3";
    let count: i64 = on!(reader.conn(), c => sqlx::query_scalar(sql)
        .bind(uid)
        .bind(from.micros())
        .bind(to.micros())
        .fetch_one(c)
        .await)?;
    Ok(count > 0)
}

pub(super) async fn insert_call(tx: &mut Tx, call: &CallRow) -> Result<(), DbError> {
    let sql = "INSERT INTO cron_calls (id, tenant_uid, verb, job_id, body, created_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&call.id)
        .bind(&call.tenant_uid)
        .bind(&call.verb)
        .bind(&call.job_id)
        .bind(&call.body)
        .bind(call.created_at)
        .bind(&call.state)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn call(reader: &mut Reader, id: &str) -> Result<Option<CallRow>, DbError> {
    let sql = "SELECT * FROM cron_calls WHERE id = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

pub(super) async fn call_in(tx: &mut Tx, id: &str) -> Result<Option<CallRow>, DbError> {
    let sql = "SELECT * FROM cron_calls WHERE id = $1";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).bind(id).fetch_optional(c).await)?)
}

/// Writes what changes in a call's life.
pub(super) async fn update_call(tx: &mut Tx, call: &CallRow) -> Result<(), DbError> {
    let sql =
        "UPDATE cron_calls SET state = $2, generation = $3, status = $4, answer = $5, failure = $6, body = $7
         WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&call.id)
        .bind(&call.state)
        .bind(call.generation)
        .bind(call.status)
        .bind(&call.answer)
        .bind(&call.failure)
        .bind(&call.body)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// What a tenant's host was asked and has not answered.
#[cfg(test)]
pub(super) async fn ordered(tx: &mut Tx, uid: &str) -> Result<Vec<String>, DbError> {
    let sql = "SELECT id FROM cron_calls WHERE tenant_uid = $1 AND state = 'ordered'";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(uid).fetch_all(c).await)?)
}

pub(super) async fn delete_call(tx: &mut Tx, id: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM cron_calls WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn forget_calls(tx: &mut Tx, before: Timestamp, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM cron_calls WHERE id IN (
             SELECT id FROM cron_calls WHERE created_at < $1 ORDER BY created_at LIMIT $2)";
    Ok(on!(tx.conn(), c => sqlx::query(sql)
        .bind(before.micros())
        .bind(rows)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

/// The sealed half of a tenant's key pair, and its public one.
pub(super) async fn key(reader: &mut Reader, uid: &str) -> Result<Option<(Vec<u8>, String)>, DbError> {
    let sql = "SELECT sealed, verifier FROM cron_keys WHERE tenant_uid = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).fetch_optional(c).await)?)
}

/// Keeps a tenant's key pair; the first one stays.
pub(super) async fn put_key(tx: &mut Tx, uid: &str, sealed: &[u8], verifier: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO cron_keys (tenant_uid, sealed, verifier) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_uid) DO NOTHING";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(uid)
        .bind(sealed)
        .bind(verifier)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Notes an execution, unless that time of the job is noted already; whether it is new.
pub(super) async fn insert_execution(tx: &mut Tx, row: &ExecutionRow) -> Result<bool, DbError> {
    let sql =
        "INSERT INTO cron_executions (id, tenant_uid, job_id, due_at, created_at, run_id, outcome, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    let rows = on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.tenant_uid)
        .bind(&row.job_id)
        .bind(row.due_at)
        .bind(row.created_at)
        .bind(&row.run_id)
        .bind(&row.outcome)
        .bind(&row.reason)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Writes what becomes of an execution.
pub(super) async fn update_execution(tx: &mut Tx, row: &ExecutionRow) -> Result<(), DbError> {
    let sql =
        "UPDATE cron_executions SET run_id = $2, fired_at = $3, ended_at = $4, outcome = $5, reason = $6,
             input_tokens = $7, output_tokens = $8
         WHERE id = $1";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.run_id)
        .bind(row.fired_at)
        .bind(row.ended_at)
        .bind(&row.outcome)
        .bind(&row.reason)
        .bind(row.input_tokens)
        .bind(row.output_tokens)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Executions of which it is not known yet what becomes, [`PAGE`] of those after `after`.
pub(super) async fn pending(reader: &mut Reader, after: &str) -> Result<Vec<ExecutionRow>, DbError> {
    let sql = "SELECT * FROM cron_executions WHERE outcome = 'pending' AND id > $1 ORDER BY id LIMIT $2";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(after).bind(PAGE).fetch_all(c).await)?)
}

/// The newest execution of a job.
pub(super) async fn last_execution(
    reader: &mut Reader,
    uid: &str,
    job_id: &str,
) -> Result<Option<ExecutionRow>, DbError> {
    let sql = "SELECT * FROM cron_executions WHERE tenant_uid = $1 AND job_id = $2 ORDER BY id DESC LIMIT 1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(uid).bind(job_id).fetch_optional(c).await)?)
}

pub(super) async fn forget_executions(tx: &mut Tx, before: Timestamp, rows: i64) -> Result<u64, DbError> {
    let sql = "DELETE FROM cron_executions WHERE id IN (
             SELECT id FROM cron_executions WHERE created_at < $1 ORDER BY created_at LIMIT $2)";
    Ok(on!(tx.conn(), c => sqlx::query(sql)
        .bind(before.micros())
        .bind(rows)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}
