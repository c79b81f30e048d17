//! Rows of runs, their events and their sessions' turns.

use std::collections::{BTreeMap, BTreeSet};

use futures::TryStreamExt as _;
use hub_types::{
    InputPart, Origin, OriginKind, PendingApproval, Provenance, Run, RunError, RunEvent, RunEventType,
    RunHistory, RunLimits, RunListQuery, RunState, StopOutcome, Timestamp, Turn,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::{FromRow as _, Row as _};

use super::{conclude, rules};
use crate::agents::Activity;
use crate::db::{Conn, DbError, Json, Reader, Tx, on};
use crate::error::ApiError;

/// A tool call that has started and not completed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct OpenTool {
    pub(super) id: String,
    pub(super) tool: String,
}

/// A run's limits as they are stored; the default is for rows in tests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Limits(pub(super) RunLimits);

impl Default for Limits {
    fn default() -> Self {
        Self(RunLimits {
            timeout_seconds: 1,
            idle_timeout_seconds: None,
            queue_timeout_seconds: 1,
            max_tokens: None,
        })
    }
}

/// From their JSON.
impl TryFrom<String> for Limits {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&text)
    }
}

impl From<RunLimits> for Limits {
    fn from(limits: RunLimits) -> Self {
        Self(limits)
    }
}

impl std::ops::Deref for Limits {
    type Target = RunLimits;
    fn deref(&self) -> &RunLimits {
        &self.0
    }
}

/// A run as it is stored. Instants are UTC microseconds.
#[derive(Clone, Debug, Default, PartialEq, sqlx::FromRow)]
pub(super) struct RunRow {
    pub(super) id: String,
    pub(super) tenant_uid: String,
    pub(super) tenant_id: String,
    pub(super) session_id: Option<String>,
    pub(super) origin_kind: String,
    pub(super) origin_ref: Option<String>,
    pub(super) requested_by: String,
    pub(super) input: Json<Vec<InputPart>>,
    pub(super) instructions: Option<String>,
    pub(super) given_history: Json<Vec<Turn>>,
    pub(super) metadata: Json<BTreeMap<String, String>>,
    #[sqlx(try_from = "String")]
    pub(super) limits: Limits,
    pub(super) tenant_revision: i64,
    pub(super) created_at: i64,
    pub(super) queue_deadline_at: i64,
    pub(super) state: String,
    pub(super) state_reason: Option<String>,
    pub(super) generation: Option<i64>,
    pub(super) slot: Option<i32>,
    pub(super) release_id: Option<String>,
    pub(super) model: Option<String>,
    pub(super) agent_run_id: Option<String>,
    pub(super) history_messages: i32,
    pub(super) history_truncated: bool,
    pub(super) last_seq: i64,
    pub(super) last_event_at: i64,
    pub(super) started_at: Option<i64>,
    pub(super) deadline_at: Option<i64>,
    pub(super) active_at: i64,
    pub(super) open_tools: Json<Vec<OpenTool>>,
    pub(super) tool_calls: i32,
    pub(super) reasoning: Option<String>,
    pub(super) model_cut: bool,
    pub(super) stop_requested_at: Option<i64>,
    pub(super) stop_forced: bool,
    pub(super) stop_outcome: Option<String>,
    pub(super) ending: Option<String>,
    pub(super) output: Option<String>,
    pub(super) error: Option<Json<RunError>>,
    pub(super) input_tokens: Option<i64>,
    pub(super) cached_input_tokens: Option<i64>,
    pub(super) output_tokens: Option<i64>,
    pub(super) model_calls: i32,
    pub(super) usage_source: String,
    pub(super) ended_at: Option<i64>,
    /// Events that are written together with the row, while there is a place for them here.
    #[sqlx(skip)]
    pub(super) gathered: Option<Vec<NewEvent>>,
}

/// An event to be written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewEvent {
    seq: i64,
    kind: String,
    at: i64,
    data: Value,
}

impl RunRow {
    /// The run as clients see it.
    pub(super) fn into_run(self, pending_approval: Option<PendingApproval>) -> Result<Run, ApiError> {
        let usage = conclude::usage(&self);
        let instant = Timestamp::from_micros;
        Ok(Run {
            id: parsed(self.id)?,
            tenant_id: parsed(self.tenant_id)?,
            tenant_uid: parsed(self.tenant_uid)?,
            session_id: self.session_id.map(parsed).transpose()?,
            state: RunState::from(self.state),
            state_reason: self.state_reason,
            origin: Origin { kind: OriginKind::from(self.origin_kind), ref_: self.origin_ref },
            requested_by: self.requested_by,
            input: self.input.0,
            instructions: self.instructions,
            metadata: self.metadata.0.into(),
            limits: self.limits.0,
            history: RunHistory { messages: self.history_messages, truncated: self.history_truncated },
            output: self.output,
            error: self.error.map(|error| error.0),
            usage,
            pending_approval,
            provenance: Provenance {
                release_id: self.release_id.map(parsed).transpose()?,
                model: self.model,
                tenant_revision: self.tenant_revision,
            },
            last_seq: self.last_seq,
            last_event_at: instant(self.last_event_at),
            deadline_at: self.deadline_at.map(instant),
            stop_requested_at: self.stop_requested_at.map(instant),
            stop_outcome: self.stop_outcome.map(StopOutcome::from),
            created_at: instant(self.created_at),
            started_at: self.started_at.map(instant),
            ended_at: self.ended_at.map(instant),
        })
    }
}

/// An event as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct EventRow {
    pub(super) seq: i64,
    #[sqlx(rename = "type")]
    pub(super) kind: String,
    pub(super) at: i64,
    pub(super) data: Json<serde_json::Map<String, Value>>,
}

impl EventRow {
    /// The event as clients see it.
    pub(super) fn into_event(self, run: &RunRow) -> Result<RunEvent, ApiError> {
        Ok(RunEvent {
            seq: self.seq,
            type_: RunEventType::from(self.kind),
            run_id: parsed(run.id.clone())?,
            tenant_id: parsed(run.tenant_id.clone())?,
            at: Timestamp::from_micros(self.at),
            data: self.data.0,
        })
    }
}

fn parsed<T: TryFrom<String>>(text: String) -> Result<T, ApiError> {
    T::try_from(text).map_err(|_| ApiError::internal("a stored name does not have its own form"))
}

pub(super) async fn read(reader: &mut Reader, id: &str) -> Result<Option<RunRow>, DbError> {
    Ok(
        on!(reader.conn(), c => sqlx::query_as("SELECT * FROM runs WHERE id = $1").bind(id).fetch_optional(c).await)?,
    )
}

pub(super) async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<RunRow>, DbError> {
    Ok(
        on!(tx.conn(), c => sqlx::query_as("SELECT * FROM runs WHERE id = $1").bind(id).fetch_optional(c).await)?,
    )
}

/// Newest first.
pub(super) async fn list(
    reader: &mut Reader,
    tenant_uid: &str,
    query: &RunListQuery,
    after: Option<&str>,
    rows: i64,
) -> Result<Vec<RunRow>, DbError> {
    Ok(on!(reader.conn(), c => {
        let mut sql = sqlx::QueryBuilder::new("SELECT * FROM runs WHERE tenant_uid = ");
        sql.push_bind(tenant_uid);
        if let Some(after) = after {
            sql.push(" AND id < ").push_bind(after);
        }
        if let Some(state) = &query.state {
            sql.push(" AND state = ").push_bind(state.as_str());
        }
        if let Some(session) = &query.session_id {
            sql.push(" AND session_id = ").push_bind(session.as_str());
        }
        if let Some(origin) = &query.origin {
            sql.push(" AND origin_kind = ").push_bind(origin.as_str());
        }
        if let Some(instant) = query.created_after {
            sql.push(" AND created_at >= ").push_bind(instant.micros());
        }
        if let Some(instant) = query.created_before {
            sql.push(" AND created_at < ").push_bind(instant.micros());
        }
        sql.push(" ORDER BY id DESC LIMIT ").push_bind(rows);
        sql.build_query_as().fetch_all(c).await
    })?)
}

/// The run that holds a slot and has not ended.
pub(super) async fn by_slot(
    reader: &mut Reader,
    tenant_uid: &str,
    generation: i64,
    slot: i32,
) -> Result<Option<RunRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT * FROM runs WHERE tenant_uid = $1 AND ended_at IS NULL AND generation = $2 AND slot = $3",
    )
    .bind(tenant_uid)
    .bind(generation)
    .bind(slot)
    .fetch_optional(c)
    .await)?)
}

/// How many runs of the tenant wait.
pub(super) async fn queued(tx: &mut Tx, tenant_uid: &str) -> Result<i64, DbError> {
    Ok(on!(tx.conn(), c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM runs WHERE tenant_uid = $1 AND ended_at IS NULL AND state = 'queued'",
    )
    .bind(tenant_uid)
    .fetch_one(c)
    .await)?)
}

pub(super) async fn session_busy(tx: &mut Tx, tenant_uid: &str, session_id: &str) -> Result<bool, DbError> {
    let count: i64 = on!(tx.conn(), c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM runs WHERE tenant_uid = $1 AND session_id = $2 AND ended_at IS NULL",
    )
    .bind(tenant_uid)
    .bind(session_id)
    .fetch_one(c)
    .await)?;
    Ok(count > 0)
}

/// What a tenant's agent works on, and when a run of it last did something.
pub(super) async fn activity(reader: &mut Reader, tenant_uid: &str) -> Result<Activity, DbError> {
    let (active, waiting, queued): (i64, i64, i64) = on!(reader.conn(), c => sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE state <> 'queued'), COUNT(*) FILTER (WHERE state = 'waiting_for_approval'),
             COUNT(*) FILTER (WHERE state = 'queued')
         FROM runs WHERE tenant_uid = $1 AND ended_at IS NULL",
    )
    .bind(tenant_uid)
    .fetch_one(c)
    .await)?;
    // The newest run is the last one that can have done something while none is live.
    let last_at: Option<i64> = on!(reader.conn(), c => sqlx::query_scalar(
        "SELECT active_at FROM runs WHERE tenant_uid = $1 ORDER BY id DESC LIMIT 1",
    )
    .bind(tenant_uid)
    .fetch_optional(c)
    .await)?;
    let count = |runs: i64| i32::try_from(runs).unwrap_or(i32::MAX);
    Ok(Activity { active: count(active), waiting: count(waiting), queued: count(queued), last_at })
}

/// The tenants that have runs which have not ended.
pub(super) async fn live_tenants(reader: &mut Reader) -> Result<BTreeSet<String>, DbError> {
    let sql = "SELECT DISTINCT tenant_uid FROM runs WHERE ended_at IS NULL";
    let uids: Vec<String> = on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_all(c).await)?;
    Ok(uids.into_iter().collect())
}

/// The tenant's runs that have not ended, oldest first, without what was asked: with many queued runs that is most of
/// their bytes, and supervision does not look at it.
pub(super) async fn live(conn: Conn<'_>, tenant_uid: &str) -> Result<Vec<RunRow>, DbError> {
    Ok(on!(conn, c => sqlx::query_as(
        "SELECT id, tenant_uid, tenant_id, session_id, origin_kind, origin_ref, requested_by, '[]' AS input,
             NULL AS instructions, '[]' AS given_history, '{}' AS metadata, limits, tenant_revision, created_at,
             queue_deadline_at, state, state_reason, generation, slot, release_id, model, agent_run_id,
             history_messages, history_truncated, last_seq, last_event_at, started_at, deadline_at, active_at,
             open_tools, tool_calls, reasoning, model_cut, stop_requested_at, stop_forced, stop_outcome, ending,
             output, error, input_tokens, cached_input_tokens, output_tokens, model_calls, usage_source, ended_at
         FROM runs WHERE tenant_uid = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(tenant_uid)
    .fetch_all(c)
    .await)?)
}

/// What was asked of a run: input, instructions, given history.
pub(super) async fn fill_asked(tx: &mut Tx, row: &mut RunRow) -> Result<(), DbError> {
    if let Some(whole) = by_id(tx, &row.id).await? {
        (row.input, row.instructions, row.given_history) =
            (whole.input, whole.instructions, whole.given_history);
    }
    Ok(())
}

pub(super) async fn insert(tx: &mut Tx, row: &RunRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO runs (id, tenant_uid, tenant_id, session_id, origin_kind, origin_ref, requested_by, input,
             instructions, given_history, metadata, limits, tenant_revision, created_at, queue_deadline_at, state,
             last_seq, last_event_at, active_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .bind(&row.id)
    .bind(&row.tenant_uid)
    .bind(&row.tenant_id)
    .bind(&row.session_id)
    .bind(&row.origin_kind)
    .bind(&row.origin_ref)
    .bind(&row.requested_by)
    .bind(&row.input)
    .bind(&row.instructions)
    .bind(&row.given_history)
    .bind(&row.metadata)
    .bind(Json(&row.limits))
    .bind(row.tenant_revision)
    .bind(row.created_at)
    .bind(row.queue_deadline_at)
    .bind(&row.state)
    .bind(row.last_seq)
    .bind(row.last_event_at)
    .bind(row.active_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Writes what changes in a run's life.
pub(super) async fn update(tx: &mut Tx, row: &RunRow) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "UPDATE runs SET state = $2, state_reason = $3, generation = $4, slot = $5, release_id = $6, model = $7,
             agent_run_id = $8, history_messages = $9, history_truncated = $10, last_seq = $11, last_event_at = $12,
             started_at = $13, deadline_at = $14, active_at = $15, open_tools = $16, tool_calls = $17,
             reasoning = $18, model_cut = $19, stop_requested_at = $20, stop_forced = $21, stop_outcome = $22,
             ending = $23, output = $24, error = $25, input_tokens = $26, cached_input_tokens = $27,
             output_tokens = $28, model_calls = $29, usage_source = $30, ended_at = $31
         WHERE id = $1",
    )
    .bind(&row.id)
    .bind(&row.state)
    .bind(&row.state_reason)
    .bind(row.generation)
    .bind(row.slot)
    .bind(&row.release_id)
    .bind(&row.model)
    .bind(&row.agent_run_id)
    .bind(row.history_messages)
    .bind(row.history_truncated)
    .bind(row.last_seq)
    .bind(row.last_event_at)
    .bind(row.started_at)
    .bind(row.deadline_at)
    .bind(row.active_at)
    .bind(&row.open_tools)
    .bind(row.tool_calls)
    .bind(&row.reasoning)
    .bind(row.model_cut)
    .bind(row.stop_requested_at)
    .bind(row.stop_forced)
    .bind(&row.stop_outcome)
    .bind(&row.ending)
    .bind(&row.output)
    .bind(&row.error)
    .bind(row.input_tokens)
    .bind(row.cached_input_tokens)
    .bind(row.output_tokens)
    .bind(row.model_calls)
    .bind(&row.usage_source)
    .bind(row.ended_at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// How many events one statement writes. Each takes five of the parameters that a statement may have.
const EVENTS_MAX: usize = 500;

/// Appends the event that `row.last_seq` numbers, at once or where the row gathers them.
pub(super) async fn insert_event(
    tx: &mut Tx,
    row: &mut RunRow,
    kind: &str,
    data: Value,
) -> Result<(), DbError> {
    let event = NewEvent { seq: row.last_seq, kind: kind.to_owned(), at: row.last_event_at, data };
    if let Some(gathered) = &mut row.gathered {
        gathered.push(event);
        return Ok(());
    }
    insert_events(tx, &row.id, std::slice::from_ref(&event)).await
}

/// Writes what the row has gathered.
pub(super) async fn insert_gathered(tx: &mut Tx, row: &mut RunRow) -> Result<(), DbError> {
    for events in row.gathered.take().unwrap_or_default().chunks(EVENTS_MAX) {
        insert_events(tx, &row.id, events).await?;
    }
    Ok(())
}

async fn insert_events(tx: &mut Tx, run_id: &str, events: &[NewEvent]) -> Result<(), DbError> {
    on!(tx.conn(), c => {
        let mut sql = sqlx::QueryBuilder::new("INSERT INTO run_events (run_id, seq, type, at, data) ");
        sql.push_values(events, |mut values, event| {
            values
                .push_bind(run_id)
                .push_bind(event.seq)
                .push_bind(&event.kind)
                .push_bind(event.at)
                .push_bind(Json(&event.data));
        });
        // Kept for the next time only in the one length that comes again and again.
        sql.build().persistent(events.len() == 1).execute(c).await.map(drop)
    })?;
    Ok(())
}

pub(super) async fn events_after(
    reader: &mut Reader,
    run_id: &str,
    after: i64,
    rows: i64,
) -> Result<Vec<EventRow>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_as(
        "SELECT seq, type, at, data FROM run_events WHERE run_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    )
    .bind(run_id)
    .bind(after)
    .bind(rows)
    .fetch_all(c)
    .await)?)
}

/// The events after this one, at most `rows`, and no more behind the one with which they have `bytes` together.
pub(super) async fn events_within(
    reader: &mut Reader,
    run_id: &str,
    after: i64,
    rows: i64,
    bytes: usize,
) -> Result<Vec<EventRow>, DbError> {
    Ok(on!(reader.conn(), c => {
        let sql = "SELECT seq, type, at, data, CAST(OCTET_LENGTH(data) AS BIGINT) AS size FROM run_events
             WHERE run_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
        let mut found = sqlx::query(sql).bind(run_id).bind(after).bind(rows).fetch(c);
        let (mut events, mut left) = (Vec::new(), i64::try_from(bytes).unwrap_or(i64::MAX));
        loop {
            let next = if left > 0 { found.try_next().await } else { Ok(None) };
            let event = next.and_then(|row| {
                row.map(|row| Ok((row.try_get::<i64, _>("size")?, EventRow::from_row(&row)?))).transpose()
            });
            match event {
                Ok(Some((size, event))) => {
                    left -= size;
                    events.push(event);
                }
                Ok(None) => break Ok(events),
                Err(error) => break Err(error),
            }
        }
    })?)
}

/// The number of the oldest event that is kept.
pub(super) async fn first_seq(reader: &mut Reader, run_id: &str) -> Result<Option<i64>, DbError> {
    Ok(on!(reader.conn(), c => sqlx::query_scalar("SELECT MIN(seq) FROM run_events WHERE run_id = $1")
        .bind(run_id)
        .fetch_one(c)
        .await)?)
}

/// What the newest event of a run's log is.
pub(super) async fn last_event_kind(tx: &mut Tx, row: &RunRow) -> Result<Option<String>, DbError> {
    if let Some(last) = row.gathered.as_ref().and_then(|gathered| gathered.last()) {
        return Ok(Some(last.kind.clone()));
    }
    Ok(on!(tx.conn(), c => sqlx::query_scalar("SELECT type FROM run_events WHERE run_id = $1 AND seq = $2")
        .bind(&row.id)
        .bind(row.last_seq)
        .fetch_optional(c)
        .await)?)
}

/// Writes a turn of the run's session: part 0 is what was asked, 1 the answer.
pub(super) async fn insert_turn(
    tx: &mut Tx,
    row: &RunRow,
    part: i32,
    role: &str,
    text: &str,
) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(
        "INSERT INTO session_turns (tenant_uid, session_id, run_id, part, role, text) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&row.tenant_uid)
    .bind(&row.session_id)
    .bind(&row.id)
    .bind(part)
    .bind(role)
    .bind(text)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// What was said in the run's session before it, oldest first; the newest `rows` turns.
pub(super) async fn turns_before(tx: &mut Tx, row: &RunRow, rows: i64) -> Result<Vec<Turn>, DbError> {
    let mut turns: Vec<(String, String)> = on!(tx.conn(), c => sqlx::query_as(
        "SELECT role, text FROM session_turns WHERE tenant_uid = $1 AND session_id = $2 AND run_id < $3
         ORDER BY run_id DESC, part DESC LIMIT $4",
    )
    .bind(&row.tenant_uid)
    .bind(&row.session_id)
    .bind(&row.id)
    .bind(rows)
    .fetch_all(c)
    .await)?;
    turns.reverse();
    Ok(turns.into_iter().map(|(role, text)| rules::turn(&role, text)).collect())
}
