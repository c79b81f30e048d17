//! The log of a run: appending to it, and nothing else.
//!
//! Every function takes the run's row in the transaction that changes the run, so that state and log never differ.
//! The caller writes the row.

use hub_types::{Approval, ApprovalState, RunEventType, RunState};
use serde_json::{Value, json};

use super::store::{self, RunRow};
use crate::approvals;
use crate::clock::Timestamp;
use crate::db::{DbError, Tx};
use crate::error::ApiError;

/// Appends an event.
pub(super) async fn append(
    tx: &mut Tx,
    row: &mut RunRow,
    kind: RunEventType,
    data: Value,
    now: Timestamp,
) -> Result<(), DbError> {
    row.last_seq += 1;
    row.last_event_at = now.micros();
    row.active_at = now.micros();
    store::insert_event(tx, row, kind.as_str(), data).await
}

/// Writes a new run with its first event.
pub(super) async fn create(tx: &mut Tx, row: &mut RunRow, now: Timestamp) -> Result<(), DbError> {
    // The event is gathered first, so that the row is written once, as the event leaves it.
    row.gathered = Some(Vec::new());
    append(tx, row, RunEventType::RunCreated, json!({}), now).await?;
    store::insert(tx, row).await?;
    store::insert_gathered(tx, row).await
}

/// Moves a run to another state that is not an end. The same state again is nothing.
pub(super) async fn move_to(
    tx: &mut Tx,
    row: &mut RunRow,
    state: RunState,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), DbError> {
    if row.state == state.as_str() {
        return Ok(());
    }
    let data = json!({ "from": row.state, "to": state.as_str(), "reason": reason });
    row.state = state.to_string();
    row.state_reason = reason.map(str::to_owned);
    append(tx, row, RunEventType::RunStateChanged, data, now).await
}

/// What an agent asks, with the run's state.
pub(super) async fn approval_requested(
    tx: &mut Tx,
    row: &mut RunRow,
    approval: Approval,
    now: Timestamp,
) -> Result<(), DbError> {
    let data = json!({ "approval": approvals::shown(approval) });
    append(tx, row, RunEventType::ApprovalRequested, data, now).await?;
    // A run that is being stopped stays that: the answer no longer matters.
    if row.state == RunState::Stopping.as_str() {
        return Ok(());
    }
    move_to(tx, row, RunState::WaitingForApproval, None, now).await
}

/// How an approval came out.
pub(super) async fn approval_decided(
    tx: &mut Tx,
    row: &mut RunRow,
    approval: &Approval,
    now: Timestamp,
) -> Result<(), DbError> {
    let id = approval.id.as_str();
    if approval.state == ApprovalState::Expired {
        return append(tx, row, RunEventType::ApprovalExpired, json!({ "approvalId": id }), now).await;
    }
    let Some(decision) = &approval.decision else { return Ok(()) };
    let data =
        json!({ "approvalId": id, "choice": decision.choice.as_str(), "decidedBy": decision.decided_by });
    append(tx, row, RunEventType::ApprovalDecided, data, now).await
}

/// A run goes on once nothing that it asked is pending any more: whoever waits for a question then waits for the next
/// one, also while the agent has not heard the answer.
pub(super) async fn answered(tx: &mut Tx, row: &mut RunRow, now: Timestamp) -> Result<(), ApiError> {
    let waits = row.state == RunState::WaitingForApproval.as_str();
    if waits && approvals::pending(tx, &row.id).await?.is_none() {
        move_to(tx, row, RunState::Running, None, now).await?;
    }
    Ok(())
}
