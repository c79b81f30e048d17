//! Rows of runs that are schedules' jobs.

use crate::db::{DbError, Json, Reader, Tx, on};

/// What has become of a run.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Fate {
    /// Where it is.
    pub state: String,
    state_reason: Option<String>,
    error: Option<Json<hub_types::RunError>>,
    /// When its agent took it up. UTC microseconds.
    pub started_at: Option<i64>,
    /// When it ended. UTC microseconds.
    pub ended_at: Option<i64>,
    /// Tokens that it read.
    pub input_tokens: Option<i64>,
    /// Tokens that it wrote.
    pub output_tokens: Option<i64>,
}

impl Fate {
    /// Why it came to that, for programs, if there is more to say.
    pub fn reason(&self) -> Option<String> {
        let code = self.error.as_ref().map(|error| error.0.code.to_string());
        code.or_else(|| self.state_reason.clone())
    }
}

/// Notes which of its job's times a run is for.
pub(super) async fn insert(tx: &mut Tx, run_id: &str, due_at: Option<&str>) -> Result<(), DbError> {
    let sql = "INSERT INTO run_jobs (run_id, due_at) VALUES ($1, $2)";
    on!(tx.conn(), c => sqlx::query(sql).bind(run_id).bind(due_at).execute(c).await.map(drop))?;
    Ok(())
}

/// Which of its job's times a run is for.
pub(super) async fn due_at(tx: &mut Tx, run_id: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT due_at FROM run_jobs WHERE run_id = $1";
    let found: Option<Option<String>> =
        on!(tx.conn(), c => sqlx::query_scalar(sql).bind(run_id).fetch_optional(c).await)?;
    Ok(found.flatten())
}

/// The run of this job that has not ended.
pub(super) async fn live(tx: &mut Tx, tenant_uid: &str, job_id: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT id FROM runs
         WHERE tenant_uid = $1 AND origin_ref = $2 AND origin_kind = 'cron' AND ended_at IS NULL";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).bind(job_id).fetch_optional(c).await)?)
}

/// What has become of a run so far.
pub(super) async fn fate(reader: &mut Reader, run_id: &str) -> Result<Option<Fate>, DbError> {
    let sql = "SELECT state, state_reason, error, started_at, ended_at, input_tokens, output_tokens
         FROM runs WHERE id = $1";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).bind(run_id).fetch_optional(c).await)?)
}

/// The tenant's other runs that are with this generation of its agent.
pub(super) async fn beside(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
    run_id: &str,
) -> Result<Vec<String>, DbError> {
    let sql = "SELECT id FROM runs
         WHERE tenant_uid = $1 AND generation = $2 AND id <> $3 AND ended_at IS NULL ORDER BY id LIMIT 100";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql)
        .bind(tenant_uid)
        .bind(generation)
        .bind(run_id)
        .fetch_all(c)
        .await)?)
}
