//! What an agent's host reports of a run, and what becomes of it: events of the Hub's own, states, and an end.

use std::collections::BTreeMap;

use hub_types::{
    ApprovalChoice, RunErrorCode, RunEventType, RunState, RuntimeReport, RuntimeReportType, StopOutcome,
};
use serde_json::{Map, Value, json};

use super::conclude::{self, End, ModelAnswers, Said};
use super::log;
use super::store::{self, OpenTool, RunRow};
use crate::agents;
use crate::approvals::{self, Answer, Asked, Decided};
use crate::clock::Timestamp;
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::hub::Context;
use crate::tenants;
use std::time::Duration;

/// How much of a text of the agent's is kept in one event.
const TEXT_MAX: usize = 1_000_000;
/// How much of a frame that the Hub does not know is kept.
const UNKNOWN_BYTES_MAX: usize = 64 * 1024;

/// The host's word for a run that it did not give to its agent, because that was gone.
const NOT_BEGUN: &str = "agent_gone";

/// Runs whose frames are being taken: the row of each is read before its first frame, and written with all their events
/// behind the last of them, since a batch may hold thousands, of many runs by turns.
#[derive(Default)]
pub struct Held(BTreeMap<String, RunRow>);

impl Held {
    /// Writes the rows down. Call it before anything but the next frame, and in the end.
    pub async fn write(&mut self, tx: &mut Tx) -> Result<(), DbError> {
        for (_, mut row) in std::mem::take(&mut self.0) {
            store::insert_gathered(tx, &mut row).await?;
            store::update(tx, &row).await?;
        }
        Ok(())
    }

    /// The run's row, and whether it is one that was held and not the one that is stored.
    async fn row(&mut self, tx: &mut Tx, run_id: &str) -> Result<(Option<RunRow>, bool), DbError> {
        match self.0.remove(run_id) {
            Some(row) => Ok((Some(row), true)),
            None => Ok((store::by_id(tx, run_id).await?, false)),
        }
    }

    fn hold(&mut self, row: RunRow) {
        self.0.insert(row.id.clone(), row);
    }
}

/// Takes one report of a run into its log; the run that it touched, if any.
///
/// Reports of runs that are unknown, that another generation has, or that have ended are nothing: a host may be late.
pub async fn ingest(
    tx: &mut Tx,
    cx: &Context,
    tenant_uid: &str,
    generation: i64,
    report: &RuntimeReport,
    held: &mut Held,
) -> Result<Option<String>, ApiError> {
    let Some(run_id) = &report.run_id else { return Ok(None) };
    let (row, was_held) = held.row(tx, run_id.as_str()).await?;
    let Some(mut row) = row else { return Ok(None) };
    if row.tenant_uid != tenant_uid || row.generation != Some(generation) || row.ended_at.is_some() {
        // What ended just now in this batch is still to be written.
        if was_held {
            held.hold(row);
        }
        return Ok(None);
    }
    row.gathered.get_or_insert_default();
    let now = cx.clock.now();
    let data = &report.data;
    match &report.type_ {
        RuntimeReportType::RunAccepted => accepted(tx, &mut row, data, now).await?,
        RuntimeReportType::RunRefused => refused(tx, &mut row, data, now).await?,
        RuntimeReportType::RunFrame => {
            let empty = Map::new();
            let said = data.get("frame").and_then(Value::as_object).unwrap_or(&empty);
            frame(tx, &mut row, said, model_answers(data), now).await?;
        }
        RuntimeReportType::RunStreamEnded => stream_ended(tx, &mut row, data, now).await?,
        RuntimeReportType::RunModelCut => row.model_cut = true,
        RuntimeReportType::StopConfirmed => {
            confirm_stop(&mut row);
            let end = conclude::judge(&row, Said::Cancelled);
            conclude::end(tx, &mut row, end, now).await?;
        }
        RuntimeReportType::StopFailed => {
            row.stop_outcome.get_or_insert(StopOutcome::Unconfirmed.to_string());
        }
        RuntimeReportType::ApprovalDelivered | RuntimeReportType::ApprovalFailed => {
            log::answered(tx, &mut row, now).await?;
        }
        _ => {}
    }
    let id = row.id.clone();
    held.hold(row);
    if report.type_ != RuntimeReportType::RunFrame {
        held.write(tx).await?;
    }
    Ok(Some(id))
}

/// A stop that the agent confirms, unless it took a restart to bring that about.
fn confirm_stop(row: &mut RunRow) {
    if row.stop_outcome.as_deref() != Some(StopOutcome::AgentRestarted.as_str()) {
        row.stop_outcome = Some(StopOutcome::Confirmed.to_string());
    }
}

async fn accepted(
    tx: &mut Tx,
    row: &mut RunRow,
    data: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    row.agent_run_id = text(data, "agentRunId");
    row.started_at.get_or_insert(now.micros());
    let timeout = Duration::from_secs(u64::try_from(row.limits.timeout_seconds).unwrap_or(0));
    row.deadline_at.get_or_insert(now.plus(timeout).micros());
    if row.state == RunState::Starting.as_str() {
        log::move_to(tx, row, RunState::Running, None, now).await?;
    }
    Ok(())
}

async fn refused(
    tx: &mut Tx,
    row: &mut RunRow,
    data: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let code = text(data, "code");
    let not_begun = code.as_deref() == Some(NOT_BEGUN);
    // No word of a host's has a run that was once taken up started again.
    if not_begun && row.started_at.is_none() {
        return conclude::unbegun(tx, row, now).await;
    }
    let end = if not_begun || code.as_deref() == Some("outcome_unknown") {
        End::Lost { reason: "outcome_unknown" }
    } else {
        let message = text(data, "message").unwrap_or_else(|| "the agent did not take the run".to_owned());
        let retryable = data.get("retryable").and_then(Value::as_bool).unwrap_or(false);
        conclude::ended_by_hub(row).unwrap_or_else(|| {
            End::Failed(conclude::failure(RunErrorCode::AgentRefused, &message, retryable))
        })
    };
    conclude::end(tx, row, end, now).await
}

/// One event of the agent's own stream.
async fn frame(
    tx: &mut Tx,
    row: &mut RunRow,
    frame: &Map<String, Value>,
    model: Option<ModelAnswers>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let name = frame.get("event").and_then(Value::as_str).unwrap_or("");
    match name {
        "message.delta" => {
            let data = json!({ "text": text(frame, "delta").unwrap_or_default() });
            log::append(tx, row, RunEventType::MessageDelta, data, now).await?;
        }
        "tool.started" => tool_started(tx, row, frame, now).await?,
        "tool.completed" => tool_completed(tx, row, frame, now).await?,
        // The host's own word for what it could not bring.
        "host.events_lost" => {
            let reason = text(frame, "reason").unwrap_or_else(|| "unknown".to_owned());
            events_lost(tx, row, &reason, now).await?;
        }
        "reasoning.available" => row.reasoning = text(frame, "text"),
        "approval.request" => approval_request(tx, row, frame, now).await?,
        "approval.responded" => approval_responded(tx, row, frame, now).await?,
        "run.completed" => {
            let tokens = usage_of(frame);
            take_usage(row, tokens);
            let said = Said::Completed { output: text(frame, "output").unwrap_or_default(), tokens };
            let end = conclude::judge(row, said);
            conclude::end(tx, row, end, now).await?;
        }
        "run.failed" => {
            take_usage(row, usage_of(frame));
            let message = text(frame, "error").unwrap_or_else(|| "the agent gave no reason".to_owned());
            let end = conclude::judge(row, Said::Failed { message, model });
            conclude::end(tx, row, end, now).await?;
        }
        "run.cancelled" => {
            let end = cancelled(tx, row).await?;
            conclude::end(tx, row, end, now).await?;
        }
        other => {
            let payload = Value::Object(frame.clone());
            let size = payload.to_string().len();
            let payload = if size > UNKNOWN_BYTES_MAX { json!({ "omittedBytes": size }) } else { payload };
            let data = json!({ "name": other.chars().take(100).collect::<String>(), "payload": payload });
            log::append(tx, row, RunEventType::RuntimeOther, data, now).await?;
        }
    }
    Ok(())
}

/// The agent gives tool calls no id, so they are numbered by order, and the oldest open one of a name completes.
async fn tool_started(
    tx: &mut Tx,
    row: &mut RunRow,
    frame: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let tool = text(frame, "tool").unwrap_or_default();
    row.tool_calls += 1;
    let id = format!("call_{}", row.tool_calls);
    row.open_tools.push(OpenTool { id: id.clone(), tool: tool.clone() });
    let data = json!({ "toolCallId": id, "tool": tool, "preview": text(frame, "preview") });
    Ok(log::append(tx, row, RunEventType::ToolStarted, data, now).await?)
}

async fn tool_completed(
    tx: &mut Tx,
    row: &mut RunRow,
    frame: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let tool = text(frame, "tool").unwrap_or_default();
    let position = row.open_tools.iter().position(|open| open.tool == tool);
    let id = position.map(|position| row.open_tools.remove(position).id);
    let seconds = frame.get("duration").and_then(Value::as_f64).unwrap_or(0.0);
    let failed = frame.get("error").and_then(Value::as_bool).unwrap_or(false);
    let duration_ms = (seconds * 1000.0).clamp(0.0, 1e12).round() as i64;
    let data = json!({ "toolCallId": id, "tool": tool, "failed": failed, "durationMs": duration_ms });
    Ok(log::append(tx, row, RunEventType::ToolCompleted, data, now).await?)
}

async fn approval_request(
    tx: &mut Tx,
    row: &mut RunRow,
    frame: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let standing =
        tenants::standing(tx, &row.tenant_uid).await?.ok_or_else(|| ApiError::not_found("tenant"))?;
    let timeout = Duration::from_secs(u64::try_from(standing.agent.approval_timeout_seconds).unwrap_or(0));
    let asked = Asked {
        run_id: row.id.clone(),
        tenant_uid: row.tenant_uid.clone(),
        tenant_id: row.tenant_id.clone(),
        tool: row.open_tools.last().map(|open| open.tool.clone()),
        command: text(frame, "command").unwrap_or_default(),
        description: text(frame, "description").unwrap_or_default(),
        choices: choices(frame),
    };
    let approval = approvals::open(tx, asked, now, timeout).await?;
    Ok(log::approval_requested(tx, row, approval, now).await?)
}

/// The agent's choices in the Hub's words. "always" would whitelist a whole class of commands, so it is left out
/// until policy offers it.
fn choices(frame: &Map<String, Value>) -> Vec<ApprovalChoice> {
    let offered = frame.get("choices").and_then(Value::as_array);
    let given = |word: &str| offered.is_none_or(|offered| offered.iter().any(|choice| choice == word));
    let mut choices = Vec::new();
    if given("once") {
        choices.push(ApprovalChoice::Once);
    }
    if given("session") {
        choices.push(ApprovalChoice::Run);
    }
    choices.push(ApprovalChoice::Deny);
    choices
}

/// An answer that the agent has. Where the Hub gave none, somebody answered past it; that is written down as such.
async fn approval_responded(
    tx: &mut Tx,
    row: &mut RunRow,
    frame: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    if let Some(pending) = approvals::pending(tx, &row.id).await? {
        let choice = match text(frame, "choice").as_deref() {
            Some("once") => ApprovalChoice::Once,
            Some("session") => ApprovalChoice::Run,
            _ => ApprovalChoice::Deny,
        };
        let answer = Answer { choice, by: "runtime".to_owned(), comment: None };
        if let Ok(Decided::Now(approval)) =
            approvals::decide(tx, &row.id, pending.id.as_str(), answer, now).await
        {
            log::approval_decided(tx, row, &approval, now).await?;
        }
    }
    log::answered(tx, row, now).await
}

/// The agent's stream is over. Without a terminal event its status decides; without a status nobody knows.
async fn stream_ended(
    tx: &mut Tx,
    row: &mut RunRow,
    data: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let reason = text(data, "reason").unwrap_or_else(|| "unknown".to_owned());
    // A host may have told at once that the stream broke; nothing came after that.
    if store::last_event_kind(tx, row).await?.as_deref() != Some(RunEventType::RunEventsLost.as_str()) {
        events_lost(tx, row, &reason, now).await?;
    }
    let empty = Map::new();
    let status = data.get("status").and_then(Value::as_object).unwrap_or(&empty);
    let end = match status.get("status").and_then(Value::as_str) {
        Some("completed") => {
            let tokens = usage_of(status);
            take_usage(row, tokens);
            conclude::judge(
                row,
                Said::Completed { output: text(status, "output").unwrap_or_default(), tokens },
            )
        }
        Some("failed") => {
            let message = text(status, "error").unwrap_or_else(|| "the agent gave no reason".to_owned());
            conclude::judge(row, Said::Failed { message, model: model_answers(data) })
        }
        Some("cancelled") => cancelled(tx, row).await?,
        _ if reason == "agent_gone" => conclude::orphaned(row),
        // An agent that hangs says nothing of a stop either; what was asked for is what ended it.
        _ => conclude::ended_by_hub(row).unwrap_or(End::Lost { reason: "stream_lost" }),
    };
    conclude::end(tx, row, end, now).await
}

/// Some of what the agent sent is not in the log from here back to the event before.
async fn events_lost(tx: &mut Tx, row: &mut RunRow, reason: &str, now: Timestamp) -> Result<(), ApiError> {
    let since = Timestamp::from_micros(row.last_event_at).to_rfc3339();
    let data = json!({ "reason": reason, "since": since });
    Ok(log::append(tx, row, RunEventType::RunEventsLost, data, now).await?)
}

/// The end of a run that the agent cancelled: nobody may have asked for that but by asking the agent itself to end.
async fn cancelled(tx: &mut Tx, row: &RunRow) -> Result<End, ApiError> {
    let end = conclude::judge(row, Said::Cancelled);
    let ends = match row.generation {
        Some(generation) if row.stop_requested_at.is_none() => {
            agents::ending_reason(tx, &row.tenant_uid, generation).await?
        }
        _ => None,
    };
    Ok(match ends.as_deref() {
        None => end,
        Some("restart_requested") => End::Cancelled { reason: Some("agent_restarted".to_owned()) },
        Some(_) => End::Cancelled { reason: Some("agent_stopped".to_owned()) },
    })
}

/// The agent's own figures (input, output); zeros are its word for "not known".
fn usage_of(frame: &Map<String, Value>) -> Option<(i64, i64)> {
    let usage = frame.get("usage")?.as_object()?;
    let number = |name: &str| usage.get(name).and_then(Value::as_i64).filter(|tokens| *tokens >= 0);
    let tokens = (number("input_tokens")?, number("output_tokens")?);
    (tokens != (0, 0)).then_some(tokens)
}

/// The agent's figures stand where the Hub counted nothing itself.
fn take_usage(row: &mut RunRow, tokens: Option<(i64, i64)>) {
    if let (Some((read, written)), "unknown" | "") = (tokens, row.usage_source.as_str()) {
        row.input_tokens = Some(read);
        row.output_tokens = Some(written);
        row.usage_source = hub_types::UsageSource::Runtime.to_string();
    }
}

/// How the model answered, where the host says it in a form that is known.
fn model_answers(data: &Map<String, Value>) -> Option<ModelAnswers> {
    serde_json::from_value(data.get("model")?.clone()).ok()
}

fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    let text = object.get(name)?.as_str()?;
    Some(if text.len() <= TEXT_MAX { text.to_owned() } else { text.chars().take(TEXT_MAX / 4).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_in_the_hubs_words() {
        for (offered, expected) in [
            (json!({"choices": ["once", "session", "always", "deny"]}), "once run deny"),
            (json!({"choices": ["once", "deny"]}), "once deny"),
            (json!({}), "once run deny"),
            (json!({"choices": []}), "deny"),
        ] {
            let words: Vec<String> =
                choices(offered.as_object().unwrap()).iter().map(ToString::to_string).collect();
            assert_eq!(words.join(" "), expected, "{offered}");
        }
    }

    #[test]
    fn zeros_are_not_usage() {
        for (usage, expected) in [
            (json!({"usage": {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7}}), Some((5, 2))),
            (json!({"usage": {"input_tokens": 0, "output_tokens": 0}}), None),
            (json!({"usage": {"input_tokens": -1, "output_tokens": 2}}), None),
            (json!({}), None),
        ] {
            assert_eq!(usage_of(usage.as_object().unwrap()), expected, "{usage}");
        }
    }
}
