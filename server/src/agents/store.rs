//! Rows of generations and their orders.

use hub_types::{RunId, RuntimeOrder, RuntimeOrderType};
use serde_json::{Map, Value};

use super::{Exit, Generation};
use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Json, Reader, Tx, on};

/// A generation as it is stored. Instants are UTC microseconds.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct GenerationRow {
    pub(super) tenant_uid: String,
    pub(super) generation: i64,
    pub(super) state: String,
    pub(super) slots: i32,
    pub(super) release_id: Option<String>,
    pub(super) placement: Option<String>,
    pub(super) acknowledged: i64,
    pub(super) created_at: i64,
    pub(super) hello_at: Option<i64>,
    pub(super) ready_at: Option<i64>,
    pub(super) unresponsive: bool,
    pub(super) ending_at: Option<i64>,
    pub(super) ending_reason: Option<String>,
    pub(super) ended_at: Option<i64>,
}

impl GenerationRow {
    /// The generation as other areas see it.
    pub(super) fn into_generation(self) -> Generation {
        Generation {
            tenant_uid: self.tenant_uid,
            generation: self.generation,
            state: self.state,
            slots: self.slots,
            release_id: self.release_id,
        }
    }
}

/// The generation that has not ended.
pub(super) async fn live_of(conn: Conn<'_>, tenant_uid: &str) -> Result<Option<GenerationRow>, DbError> {
    let sql = "SELECT * FROM agent_generations WHERE tenant_uid = $1 AND ended_at IS NULL";
    Ok(on!(conn, c => sqlx::query_as(sql).bind(tenant_uid).fetch_optional(c).await)?)
}

pub(super) async fn find(
    conn: Conn<'_>,
    tenant_uid: &str,
    generation: i64,
) -> Result<Option<GenerationRow>, DbError> {
    let sql = "SELECT * FROM agent_generations WHERE tenant_uid = $1 AND generation = $2";
    Ok(on!(conn, c => sqlx::query_as(sql)
        .bind(tenant_uid)
        .bind(generation)
        .fetch_optional(c)
        .await)?)
}

/// All that have not ended, of all tenants.
pub(super) async fn live(reader: &mut Reader) -> Result<Vec<GenerationRow>, DbError> {
    let sql = "SELECT * FROM agent_generations WHERE ended_at IS NULL ORDER BY created_at";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// Whether this generation has not ended.
pub(super) async fn is_live(reader: &mut Reader, tenant_uid: &str, generation: i64) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM agent_generations WHERE tenant_uid = $1 AND generation = $2 AND ended_at IS NULL";
    let count: i64 = on!(reader.conn(), c => sqlx::query_scalar(sql)
        .bind(tenant_uid)
        .bind(generation)
        .fetch_one(c)
        .await)?;
    Ok(count > 0)
}

/// Whether a tenant has a generation that has not ended.
pub(super) async fn has_live(reader: &mut Reader, tenant_uid: &str) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM agent_generations WHERE tenant_uid = $1 AND ended_at IS NULL";
    let count: i64 = on!(reader.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_one(c).await)?;
    Ok(count > 0)
}

/// A new generation with the tenant's next number, which it gives.
pub(super) async fn insert(
    tx: &mut Tx,
    tenant_uid: &str,
    slots: i32,
    release_id: Option<String>,
    now: Timestamp,
) -> Result<i64, DbError> {
    // The newest row of a tenant is never trimmed, so the number after it was never used.
    let sql = "INSERT INTO agent_generations (tenant_uid, generation, state, slots, created_at, release_id)
         SELECT $1, COALESCE(MAX(generation), 0) + 1, 'starting', $2, $3, $4
         FROM agent_generations WHERE tenant_uid = $1
         RETURNING generation";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql)
        .bind(tenant_uid)
        .bind(slots)
        .bind(now.micros())
        .bind(release_id)
        .fetch_one(c)
        .await)?)
}

/// Notes why a generation is to end and come again as soon as it has nothing to do.
pub(super) async fn set_retiring(tx: &mut Tx, row: &GenerationRow, reason: &str) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET retire_reason = $3 WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(reason)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Tenants whose generation is to end and come again as soon as it has nothing to do, with the reason.
pub(super) async fn retiring(reader: &mut Reader) -> Result<Vec<(String, String)>, DbError> {
    let sql = "SELECT tenant_uid, retire_reason FROM agent_generations
         WHERE ended_at IS NULL AND ending_at IS NULL AND retire_reason IS NOT NULL";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// Forgets all but the newest `keep` generations of a tenant; the numbers of those that were forgotten.
pub(super) async fn trim(tx: &mut Tx, tenant_uid: &str, keep: i64) -> Result<Vec<i64>, DbError> {
    let sql = "DELETE FROM agent_generations WHERE tenant_uid = $1 AND ended_at IS NOT NULL AND generation <=
             (SELECT MAX(generation) FROM agent_generations WHERE tenant_uid = $1) - $2
         RETURNING generation";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).bind(keep).fetch_all(c).await)?)
}

pub(super) async fn set_placement(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
    placement: &str,
) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET placement = $3 WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).bind(generation).bind(placement).execute(c).await.map(drop))?;
    Ok(())
}

/// What a host says of itself.
pub(super) struct Introduction<'a> {
    pub(super) host_version: &'a str,
    pub(super) isolation: &'a str,
    pub(super) slots: i32,
}

/// The first hello moves a generation on; a later one only says the same again.
pub(super) async fn greet(
    tx: &mut Tx,
    row: &GenerationRow,
    host: Introduction<'_>,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET host_version = $3, isolation = $4,
             slots = CASE WHEN hello_at IS NULL THEN $5 ELSE slots END,
             state = CASE WHEN state = 'starting' THEN 'hello' ELSE state END,
             hello_at = COALESCE(hello_at, $6)
         WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(host.host_version)
        .bind(host.isolation)
        .bind(host.slots)
        .bind(now.micros())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The agent is proved ready; whether that is news.
pub(super) async fn set_ready(
    tx: &mut Tx,
    row: &GenerationRow,
    agent_version: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "UPDATE agent_generations SET state = 'ready', agent_version = $3, ready_at = $4
         WHERE tenant_uid = $1 AND generation = $2 AND state IN ('starting', 'hello')";
    let rows = on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(agent_version)
        .bind(now.micros())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Whether the agent answers its host.
pub(super) async fn set_unresponsive(
    tx: &mut Tx,
    row: &GenerationRow,
    unresponsive: bool,
) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET unresponsive = $3 WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(unresponsive)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// It is to end, or ends by itself if there is no reason; whether that is news.
pub(super) async fn set_ending(
    tx: &mut Tx,
    row: &GenerationRow,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "UPDATE agent_generations SET state = 'ending', ending_at = $3, ending_reason = $4
         WHERE tenant_uid = $1 AND generation = $2 AND state NOT IN ('ending', 'ended')";
    let rows = on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(now.micros())
        .bind(reason)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

pub(super) async fn set_exit(tx: &mut Tx, row: &GenerationRow, exit: &Exit) -> Result<(), DbError> {
    let sql =
        "UPDATE agent_generations SET exit_code = $3, exit_signal = $4, stderr_tail = $5, exit_message = $6
         WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(exit.code)
        .bind(exit.signal)
        .bind(&exit.stderr_tail)
        .bind(&exit.message)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// How a generation came to its end.
pub(super) struct Ended<'a> {
    pub(super) reason: &'a str,
    pub(super) crashed: bool,
}

/// It is over; whether that is news.
pub(super) async fn set_ended(
    tx: &mut Tx,
    row: &GenerationRow,
    end: &Ended<'_>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "UPDATE agent_generations SET state = 'ended', ended_at = $3, end_reason = $4, crashed = $5
         WHERE tenant_uid = $1 AND generation = $2 AND ended_at IS NULL";
    let rows = on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(now.micros())
        .bind(end.reason)
        .bind(end.crashed)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// How often an agent crashed since an instant, and when last.
#[derive(Clone, Copy, Debug, Default, PartialEq, sqlx::FromRow)]
pub(super) struct Crashes {
    pub(super) count: i64,
    pub(super) last_at: Option<i64>,
}

pub(super) async fn crashes(tx: &mut Tx, tenant_uid: &str, since: Timestamp) -> Result<Crashes, DbError> {
    let sql = "SELECT COUNT(*) AS count, MAX(ended_at) AS last_at FROM agent_generations
         WHERE tenant_uid = $1 AND crashed = TRUE AND ended_at > $2";
    Ok(on!(tx.conn(), c => sqlx::query_as(sql).bind(tenant_uid).bind(since.micros()).fetch_one(c).await)?)
}

pub(super) async fn set_gave_up(tx: &mut Tx, row: &GenerationRow) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET gave_up = TRUE WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(&row.tenant_uid).bind(row.generation).execute(c).await.map(drop))?;
    Ok(())
}

/// Whether a tenant's agent is left alone.
pub(super) async fn has_given_up(tx: &mut Tx, tenant_uid: &str) -> Result<bool, DbError> {
    let sql = "SELECT COUNT(*) FROM agent_generations WHERE tenant_uid = $1 AND gave_up = TRUE";
    let count: i64 = on!(tx.conn(), c => sqlx::query_scalar(sql).bind(tenant_uid).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Tenants whose agents have been left alone since before `before`.
pub(super) async fn left_alone(reader: &mut Reader, before: Timestamp) -> Result<Vec<String>, DbError> {
    let sql = "SELECT DISTINCT tenant_uid FROM agent_generations WHERE gave_up = TRUE AND ended_at <= $1";
    Ok(on!(reader.conn(), c => sqlx::query_scalar(sql).bind(before.micros()).fetch_all(c).await)?)
}

pub(super) async fn forgive(tx: &mut Tx, tenant_uid: &str) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET gave_up = FALSE WHERE tenant_uid = $1 AND gave_up = TRUE";
    on!(tx.conn(), c => sqlx::query(sql).bind(tenant_uid).execute(c).await.map(drop))?;
    Ok(())
}

pub(super) async fn set_acknowledged(tx: &mut Tx, row: &GenerationRow, number: i64) -> Result<(), DbError> {
    let sql = "UPDATE agent_generations SET acknowledged = $3 WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(number)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The next order number of a generation that has not ended.
pub(super) async fn next_order(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
) -> Result<Option<i64>, DbError> {
    let sql = "UPDATE agent_generations SET last_order = last_order + 1
         WHERE tenant_uid = $1 AND generation = $2 AND ended_at IS NULL
         RETURNING last_order";
    Ok(on!(tx.conn(), c => sqlx::query_scalar(sql)
        .bind(tenant_uid)
        .bind(generation)
        .fetch_optional(c)
        .await)?)
}

/// An order as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct OrderRow {
    pub(super) seq: i64,
    #[sqlx(rename = "type")]
    pub(super) kind: String,
    pub(super) run_id: Option<String>,
    pub(super) data: Json<Map<String, Value>>,
}

impl OrderRow {
    /// The order as a host reads it.
    pub(super) fn into_order(self) -> Result<RuntimeOrder, DbError> {
        let run_id = self.run_id.map(RunId::try_from).transpose();
        Ok(RuntimeOrder {
            seq: self.seq,
            type_: RuntimeOrderType::from(self.kind),
            run_id: run_id.map_err(|_| sqlx::Error::Decode("a run id without its form".into()))?,
            data: self.data.0,
        })
    }
}

pub(super) async fn insert_order(
    tx: &mut Tx,
    tenant_uid: &str,
    generation: i64,
    order: &OrderRow,
) -> Result<(), DbError> {
    let sql = "INSERT INTO agent_orders (tenant_uid, generation, seq, type, run_id, data)
         VALUES ($1, $2, $3, $4, $5, $6)";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(tenant_uid)
        .bind(generation)
        .bind(order.seq)
        .bind(&order.kind)
        .bind(&order.run_id)
        .bind(&order.data)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn orders_after(
    reader: &mut Reader,
    tenant_uid: &str,
    generation: i64,
    after: i64,
    rows: i64,
) -> Result<Vec<OrderRow>, DbError> {
    let sql = "SELECT seq, type, run_id, data FROM agent_orders
         WHERE tenant_uid = $1 AND generation = $2 AND seq > $3 ORDER BY seq LIMIT $4";
    Ok(on!(reader.conn(), c => sqlx::query_as(sql)
        .bind(tenant_uid)
        .bind(generation)
        .bind(after)
        .bind(rows)
        .fetch_all(c)
        .await)?)
}

/// Forgets the start order of a run that its agent has answered: it holds the whole conversation.
pub(super) async fn delete_start_order(
    tx: &mut Tx,
    row: &GenerationRow,
    run_id: &str,
) -> Result<(), DbError> {
    let sql = "DELETE FROM agent_orders
         WHERE tenant_uid = $1 AND generation = $2 AND type IN ('run.start', 'cron.fire') AND run_id = $3";
    on!(tx.conn(), c => sqlx::query(sql)
        .bind(&row.tenant_uid)
        .bind(row.generation)
        .bind(run_id)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

pub(super) async fn delete_orders(tx: &mut Tx, row: &GenerationRow) -> Result<(), DbError> {
    let sql = "DELETE FROM agent_orders WHERE tenant_uid = $1 AND generation = $2";
    on!(tx.conn(), c => sqlx::query(sql).bind(&row.tenant_uid).bind(row.generation).execute(c).await.map(drop))?;
    Ok(())
}
