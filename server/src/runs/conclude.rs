//! How a run ends. Nothing the runtime says is believed blindly: the end is concluded from the event, the error, the
//! usage, the output and what the Hub itself saw, together.

use hub_types::{ApprovalState, RunError, RunErrorCode, RunEventType, RunState, StopOutcome, Usage};
use serde_json::{Value, json};

use super::log;
use super::store::{self, RunRow};
use crate::approvals;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::ApiError;
use crate::tenants;

/// What the runtime says of a run's end.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// It completed, with this answer and these tokens (input, output).
    Completed { output: String, tokens: Option<(i64, i64)> },
    /// It failed.
    Failed { message: String, model: Option<ModelAnswers> },
    /// It was cancelled.
    Cancelled,
}

/// How the model answered a run's calls, as statuses: its host relays them.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub(super) struct ModelAnswers {
    /// The last one.
    pub(super) last: u16,
    /// Those that were refusals.
    pub(super) refused: Vec<u16>,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// With an answer.
    Completed { output: String },
    /// Without one.
    Failed(RunError),
    /// It was stopped.
    Cancelled { reason: Option<String> },
    /// Nobody knows.
    Lost { reason: &'static str },
}

/// The end that follows from what the runtime said and what the Hub knows of the run.
pub(super) fn judge(row: &RunRow, said: Said) -> End {
    match said {
        // hermes-agent joins the text of a cut stream and of its repeats and calls it complete.
        Said::Completed { .. } if row.model_cut => End::Failed(model_cut()),
        Said::Completed { output, tokens } => {
            let silent = output.is_empty() && row.tool_calls == 0;
            let unpaid = row.output_tokens.or(tokens.map(|(_, written)| written)).unwrap_or(0) == 0;
            if silent && unpaid {
                let message = "the agent says that it completed, but nothing was said or done";
                return End::Failed(failure(RunErrorCode::EmptyResult, message, true));
            }
            End::Completed { output }
        }
        Said::Failed { message, model } => match ended_by_hub(row) {
            Some(end) => end,
            // Its host refuses all further calls of a run whose answer was cut, so that is what the agent fails of.
            None if row.model_cut => End::Failed(model_cut()),
            None => match refused_by_model(&message, model.as_ref()) {
                Some(status) => {
                    let passing = status == 429 || status >= 500;
                    End::Failed(failure(RunErrorCode::ModelError, &message, passing))
                }
                None => End::Failed(failure(RunErrorCode::AgentError, &message, false)),
            },
        },
        Said::Cancelled => {
            ended_by_hub(row).unwrap_or(End::Cancelled { reason: Some("by_agent".to_owned()) })
        }
    }
}

/// The end of a run that somebody or the Hub wanted stopped; `None` when nobody did.
pub(super) fn ended_by_hub(row: &RunRow) -> Option<End> {
    row.stop_requested_at?;
    let ending = row.ending.as_deref();
    let limit = |code, what: &str| Some(End::Failed(failure(code, what, false)));
    match ending {
        Some("timed_out") => limit(RunErrorCode::TimedOut, "the run took longer than its timeoutSeconds"),
        Some("idle_timed_out") => {
            limit(RunErrorCode::IdleTimedOut, "the run was silent for longer than its idleTimeoutSeconds")
        }
        Some("token_limit") => limit(RunErrorCode::TokenLimit, "the run used more tokens than its maxTokens"),
        other => Some(End::Cancelled { reason: Some(other.unwrap_or("stop_requested").to_owned()) }),
    }
}

/// The status with which the model refused, where that is what the agent failed of: hermes-agent 0.19.0 begins its
/// error with `HTTP 401: ` then (measured). What the run's host saw outweighs the words: no refusal, no such failure;
/// and a run whose last call was refused failed of that, whatever its agent says.
fn refused_by_model(message: &str, model: Option<&ModelAnswers>) -> Option<u16> {
    let is_refusal = |status: &u16| (400..600).contains(status);
    let said = message.strip_prefix("HTTP ").and_then(|rest| rest.split_once(':')?.0.parse().ok());
    let said = said.filter(is_refusal);
    let Some(model) = model else { return said };
    let seen = said.filter(|status| model.refused.contains(status));
    seen.or(Some(model.last).filter(is_refusal))
}

/// The end of a run whose agent is gone. A stop that somebody wanted has come about by that.
pub(super) fn orphaned(row: &mut RunRow) -> End {
    let Some(end) = ended_by_hub(row) else { return End::Lost { reason: "agent_died" } };
    row.stop_outcome = Some(StopOutcome::AgentRestarted.to_string());
    end
}

/// What becomes of a run whose agent is gone and surely had not begun it: it waits again for one, unless it was to stop.
/// Writes the row.
pub(super) async fn unbegun(tx: &mut Tx, row: &mut RunRow, now: Timestamp) -> Result<(), ApiError> {
    if let Some(asked) = ended_by_hub(row) {
        row.stop_outcome = Some(StopOutcome::NotStarted.to_string());
        return end(tx, row, asked, now).await;
    }
    (row.generation, row.slot, row.release_id, row.model) = (None, None, None, None);
    (row.history_messages, row.history_truncated) = (0, false);
    log::move_to(tx, row, RunState::Queued, Some("agent_died"), now).await?;
    Ok(store::update(tx, row).await?)
}

fn model_cut() -> RunError {
    let message = "a model's answer broke off while it was sent, so the agent's text cannot be trusted";
    failure(RunErrorCode::ModelStreamCut, message, true)
}

/// An error of a run.
pub(super) fn failure(code: RunErrorCode, message: &str, retryable: bool) -> RunError {
    RunError { code, message: message.chars().take(4000).collect(), retryable }
}

/// Ends a run, once: approvals void, turn, terminal event, counters, row. Does nothing to one that has ended.
pub(super) async fn end(tx: &mut Tx, row: &mut RunRow, end: End, now: Timestamp) -> Result<(), ApiError> {
    if row.ended_at.is_some() {
        return Ok(());
    }
    for approval in approvals::end(tx, &row.id, ApprovalState::Void, now).await? {
        log::approval_decided(tx, row, &approval, now).await?;
    }
    let unconfirmed =
        row.stop_outcome.as_deref().is_none_or(|outcome| outcome == StopOutcome::Unconfirmed.as_str());
    if row.stop_requested_at.is_some() && unconfirmed {
        let outcome = match end {
            End::Cancelled { .. } | End::Failed(_) => StopOutcome::Confirmed,
            End::Completed { .. } | End::Lost { .. } => StopOutcome::EndedFirst,
        };
        row.stop_outcome = Some(outcome.to_string());
    }
    let (state, kind, data) = terminal(tx, row, end, now).await?;
    row.state = state.to_string();
    row.ended_at = Some(now.micros());
    row.reasoning = None;
    log::append(tx, row, kind, data, now).await?;
    store::update(tx, row).await?;
    tenants::count_active_run(tx, &row.tenant_uid, -1).await?;
    // Before the commit: a write that fails after this is counted once too often, and those are rare.
    metrics::counter!("hub_runs_ended_total", "state" => row.state.clone()).increment(1);
    Ok(())
}

/// Writes what belongs to this end into the row and gives the terminal event.
async fn terminal(
    tx: &mut Tx,
    row: &mut RunRow,
    end: End,
    now: Timestamp,
) -> Result<(RunState, RunEventType, Value), ApiError> {
    row.state_reason = None;
    match end {
        End::Completed { output } => {
            // The agent's "reasoning" is a copy of its answer; only something else is worth keeping.
            if let Some(text) = row.reasoning.take().filter(|text| text.trim() != output.trim()) {
                log::append(tx, row, RunEventType::ReasoningAvailable, json!({ "text": text }), now).await?;
            }
            log::append(tx, row, RunEventType::MessageCompleted, json!({ "text": output }), now).await?;
            if row.session_id.is_some() && !output.is_empty() {
                store::insert_turn(tx, row, 1, "assistant", &output).await?;
            }
            row.output = Some(output.clone());
            let data = json!({ "output": output, "usage": usage(row) });
            Ok((RunState::Completed, RunEventType::RunCompleted, data))
        }
        End::Failed(error) => {
            let data = json!({ "error": error, "usage": usage(row) });
            row.error = Some(error.into());
            Ok((RunState::Failed, RunEventType::RunFailed, data))
        }
        End::Cancelled { reason } => {
            row.state_reason = reason;
            let data = json!({ "reason": row.state_reason, "usage": usage(row) });
            Ok((RunState::Cancelled, RunEventType::RunCancelled, data))
        }
        End::Lost { reason } => {
            row.state_reason = Some(reason.to_owned());
            let data = json!({ "reason": reason, "usage": usage(row) });
            Ok((RunState::Lost, RunEventType::RunLost, data))
        }
    }
}

/// What a run used, as far as it is known.
pub(super) fn usage(row: &RunRow) -> Usage {
    let total = row.input_tokens.zip(row.output_tokens).map(|(read, written)| read + written);
    Usage {
        input_tokens: row.input_tokens,
        cached_input_tokens: row.cached_input_tokens,
        output_tokens: row.output_tokens,
        total_tokens: total,
        model_calls: row.model_calls,
        source: hub_types::UsageSource::from(row.usage_source.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(output: &str, written: i64) -> Said {
        Said::Completed { output: output.to_owned(), tokens: Some((9, written)) }
    }

    fn code(end: &End) -> &str {
        match end {
            End::Completed { .. } => "completed",
            End::Failed(error) => error.code.as_str(),
            End::Cancelled { .. } => "cancelled",
            End::Lost { .. } => "lost",
        }
    }

    #[test]
    fn an_end_is_concluded_from_everything_together() {
        let plain = RunRow::default();
        let cut = RunRow { model_cut: true, ..RunRow::default() };
        let worked = RunRow { tool_calls: 1, ..RunRow::default() };
        let stopped = RunRow { stop_requested_at: Some(1), ..RunRow::default() };
        let late =
            RunRow { stop_requested_at: Some(1), ending: Some("timed_out".to_owned()), ..RunRow::default() };
        let failed = || Said::Failed { message: "no".to_owned(), model: None };
        let after = |message: &str, last: u16, refused: &[u16]| Said::Failed {
            message: message.to_owned(),
            model: Some(ModelAnswers { last, refused: refused.to_vec() }),
        };
        for (row, said, expected) in [
            (&plain, completed("hello", 3), "completed"),
            (&plain, completed("hello", 0), "completed"),
            (&plain, completed("", 0), "empty_result"),
            (&plain, completed("", 5), "completed"),
            (&worked, completed("", 0), "completed"),
            (&cut, completed("hellohello", 3), "model_stream_cut"),
            (&plain, failed(), "agent_error"),
            (&cut, failed(), "model_stream_cut"),
            (&plain, Said::Failed { message: "HTTP 401: bad key".to_owned(), model: None }, "model_error"),
            (&plain, Said::Failed { message: "HTTP nonsense".to_owned(), model: None }, "agent_error"),
            (&plain, after("HTTP 401: bad key", 401, &[401]), "model_error"),
            (&plain, after("HTTP 401: bad key", 200, &[401]), "model_error"),
            (&plain, after("HTTP 401: the page wants a password", 200, &[]), "agent_error"),
            (&plain, after("HTTP 404: no such page", 200, &[429]), "agent_error"),
            (&plain, after("gave up after 3 tries", 503, &[429, 503]), "model_error"),
            (&plain, after("gave up after 3 tries", 200, &[429]), "agent_error"),
            (&cut, after("HTTP 400: broke off", 400, &[400]), "model_stream_cut"),
            (&plain, Said::Cancelled, "cancelled"),
            (&stopped, Said::Cancelled, "cancelled"),
            (&stopped, failed(), "cancelled"),
            (&stopped, completed("done", 3), "completed"),
            (&late, Said::Cancelled, "timed_out"),
        ] {
            assert_eq!(code(&judge(row, said.clone())), expected, "{said:?}");
        }
    }
}
