//! The rules of runs that need nothing but what they are given.

use hub_types::{
    AgentState, Approval, ErrorReason, InputPart, RunCreate, RunState, RuntimeOrderType, Turn, TurnRole,
};

use super::store::RunRow;
use crate::agents;
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::tenants::{self, Standing};

/// How much of a conversation an agent is given: the newest turns that fit.
const HISTORY_TURNS_MAX: usize = 200;
const HISTORY_BYTES_MAX: usize = 400_000;

/// What a schema cannot say about a new run.
pub(super) fn check(body: &RunCreate) -> Result<(), ApiError> {
    if body.session_id.is_some() && !body.history.is_empty() {
        let message = "must not be given with sessionId, whose turns the hub keeps";
        return Err(ApiError::invalid("history", ErrorReason::NotAllowed, message));
    }
    tenants::check_metadata(body.metadata.as_ref())
}

/// Whether the tenant may have a new run now: the table of hub.yaml's `run_create`.
pub(super) fn admit(standing: &Standing, stopped: bool, configured: bool) -> Result<(), ApiError> {
    require_agent(standing, stopped, configured)?;
    if standing.over_quota() {
        let message = "this tenant stores more than its quota, free some space or raise it";
        return Err(exhausted(ErrorReason::QuotaExceeded, message));
    }
    Ok(())
}

/// Whether the tenant's agent may be woken now. `stopped`: on request; `configured`: there is an agent to run.
pub fn require_agent(standing: &Standing, stopped: bool, configured: bool) -> Result<(), ApiError> {
    tenants::require_work(standing)?;
    if stopped {
        let message = "this tenant's agent was stopped on request, start it first";
        return Err(ApiError::wrong_state(ErrorReason::AgentStopped, message));
    }
    if standing.agent_state == AgentState::Failed {
        let message = "this tenant's agent crashed too often, look at why and start it";
        return Err(ApiError::wrong_state(ErrorReason::AgentFailed, message));
    }
    if !configured {
        let message = "this hub has no agent that can run, `hermes-hub check` says why to its operator";
        return Err(ApiError::wrong_state(ErrorReason::NotConfigured, message));
    }
    Ok(())
}

pub(super) fn queue_full(most: i32) -> ApiError {
    exhausted(
        ErrorReason::QueueFull,
        &format!("{most} runs of this tenant wait already, try again when some have ended"),
    )
}

fn exhausted(reason: ErrorReason, message: &str) -> ApiError {
    ApiError::new(hub_types::ErrorCode::ResourceExhausted, message).reason(reason)
}

/// The parts of an input as the one text that the agent takes.
pub(super) fn text_of(input: &[InputPart]) -> String {
    let texts: Vec<&str> = input
        .iter()
        .filter_map(|part| match part {
            InputPart::Text { text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    texts.join("\n\n")
}

/// The newest turns that fit, oldest first, and whether older ones were left out.
pub(super) fn bounded(turns: Vec<Turn>) -> (Vec<Turn>, bool) {
    let (mut bytes, mut kept) = (0, 0);
    for turn in turns.iter().rev().take(HISTORY_TURNS_MAX) {
        bytes += turn.text.len();
        if bytes > HISTORY_BYTES_MAX {
            break;
        }
        kept += 1;
    }
    let left_out = turns.len() - kept;
    (turns.into_iter().skip(left_out).collect(), left_out > 0)
}

/// A turn as it is stored.
pub(super) fn turn(role: &str, text: String) -> Turn {
    Turn { role: TurnRole::from(role), text }
}

/// Tells the agent's host how an approval was decided, while the run is with an agent.
pub(super) async fn order_decision(tx: &mut Tx, row: &RunRow, approval: &Approval) -> Result<(), DbError> {
    let (Some(generation), Some(decision)) = (row.generation, &approval.decision) else { return Ok(()) };
    let data = serde_json::json!({ "approvalId": approval.id.as_str(), "choice": decision.choice.as_str() });
    order(tx, row, generation, RuntimeOrderType::ApprovalDecide, data).await
}

/// Writes an order about this run.
pub(super) async fn order(
    tx: &mut Tx,
    row: &RunRow,
    generation: i64,
    kind: RuntimeOrderType,
    data: serde_json::Value,
) -> Result<(), DbError> {
    agents::order(tx, &row.tenant_uid, generation, kind, Some(&row.id), data).await.map(drop)
}

/// Whether a run is with an agent.
pub(super) fn is_active(row: &RunRow) -> bool {
    row.ended_at.is_none() && row.state != RunState::Queued.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_keeps_the_newest_that_fit() {
        let turns = |count: usize, bytes: usize| {
            (0..count).map(|_| turn("user", "x".repeat(bytes))).collect::<Vec<_>>()
        };
        for (count, bytes, kept, truncated) in [
            (0, 0, 0, false),
            (3, 10, 3, false),
            (201, 1, 200, true),
            (5, 100_000, 4, true),
            (1, HISTORY_BYTES_MAX + 1, 0, true),
        ] {
            let (given, cut) = bounded(turns(count, bytes));
            assert_eq!((given.len(), cut), (kept, truncated), "{count} turns of {bytes}");
        }
        let (given, _) = bounded((0..300).map(|index| turn("user", index.to_string())).collect());
        assert_eq!((given[0].text.as_str(), given[199].text.as_str()), ("100", "299"));
    }
}
