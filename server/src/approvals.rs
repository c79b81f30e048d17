//! Approvals: what agents ask people before they do it. Each is a record with an id and one decision.
//!
//! The runtime's own approvals have no id and a late click answers whatever is pending then; here a decision names
//! what it decides, is made once, and is kept. Runs use this area; it knows nothing of them but an id.

mod http;
mod store;

use std::time::Duration;

use hub_types::{
    Approval, ApprovalChoice, ApprovalListQuery, ApprovalResultsPage, ApprovalState, ErrorDetail,
    ErrorReason, PendingApproval, TenantId,
};
use serde_json::json;

use crate::clock::Timestamp;
use crate::db::{Conn, DbError, Tx};
use crate::error::{ApiError, detail};
use crate::hub::Context;
use crate::ids::{Id, Kind};
use crate::page::Pager;
use store::ApprovalRow;

/// How many approvals are kept.
///
/// Fails when the database does.
pub async fn count(cx: &Context) -> Result<i64, DbError> {
    store::count(&mut cx.db.read().await?).await
}

/// Who is said to have decided when nobody did.
const HUB: &str = "hub";

/// What an agent asks, as it came.
pub struct Asked {
    /// The run that asks.
    pub run_id: String,
    /// Its tenant.
    pub tenant_uid: String,
    /// Its tenant's id.
    pub tenant_id: String,
    /// The tool that wants to act, if known.
    pub tool: Option<String>,
    /// What it wants to do.
    pub command: String,
    /// Why it asks.
    pub description: String,
    /// What may be answered.
    pub choices: Vec<ApprovalChoice>,
}

/// An answer, as it is given.
pub struct Answer {
    /// The choice.
    pub choice: ApprovalChoice,
    /// Who gives it.
    pub by: String,
    /// What is said with it.
    pub comment: Option<String>,
}

/// What an answer did.
pub enum Decided {
    /// It is the decision now.
    Now(Approval),
    /// The same decision was made before.
    Before(Approval),
}

/// Writes down what an agent asks; pending until decided or until `timeout` is over.
pub async fn open(
    tx: &mut Tx,
    asked: Asked,
    now: Timestamp,
    timeout: Duration,
) -> Result<Approval, ApiError> {
    let row = ApprovalRow {
        id: Id::new(Kind::Approval, now).to_string(),
        run_id: asked.run_id,
        tenant_uid: asked.tenant_uid,
        tenant_id: asked.tenant_id,
        state: ApprovalState::Pending.to_string(),
        tool: asked.tool,
        command: asked.command,
        description: asked.description,
        choices: asked.choices.into(),
        requested_at: now.micros(),
        expires_at: now.plus(timeout).micros(),
        choice: None,
        decided_by: None,
        decided_at: None,
        comment: None,
    };
    store::insert(tx, &row).await?;
    row.into_approval()
}

/// Decides an approval of this run, once.
///
/// Fails with `not_found`, with `invalid_argument` when the choice is not offered, and with `failed_precondition`
/// when it was decided otherwise or ran out.
pub async fn decide(
    tx: &mut Tx,
    run_id: &str,
    approval_id: &str,
    answer: Answer,
    now: Timestamp,
) -> Result<Decided, ApiError> {
    let row = store::by_id(tx, approval_id).await?.filter(|row| row.run_id == run_id);
    let mut row = row.ok_or_else(|| ApiError::not_found("approval"))?;
    if row.state != ApprovalState::Pending.as_str() {
        let same = row.state == ApprovalState::Decided.as_str()
            && row.choice.as_deref() == Some(answer.choice.as_str());
        return if same { row.into_approval().map(Decided::Before) } else { Err(too_late(&row)) };
    }
    if row.expires_at <= now.micros() {
        return Err(too_late(&row));
    }
    if !row.choices.contains(&answer.choice) {
        let offered: Vec<&str> = row.choices.iter().map(ApprovalChoice::as_str).collect();
        let message = format!("must be one of {}", offered.join(", "));
        return Err(ApiError::invalid("choice", ErrorReason::NotAllowed, message));
    }
    close(tx, &mut row, ApprovalState::Decided, answer, now).await?;
    row.into_approval().map(Decided::Now)
}

/// Denies the run's pending approvals: with `Expired` those whose time is over, with `Void` all, since the run ended.
pub async fn end(
    tx: &mut Tx,
    run_id: &str,
    how: ApprovalState,
    now: Timestamp,
) -> Result<Vec<Approval>, ApiError> {
    let mut ended = Vec::new();
    for mut row in store::pending_of(tx, run_id).await? {
        if how == ApprovalState::Void || row.expires_at <= now.micros() {
            let answer = Answer { choice: ApprovalChoice::Deny, by: HUB.to_owned(), comment: None };
            close(tx, &mut row, how.clone(), answer, now).await?;
            ended.push(row.into_approval()?);
        }
    }
    Ok(ended)
}

/// The tenant's runs that have an approval whose time is over.
pub async fn due(conn: Conn<'_>, tenant_uid: &str, now: Timestamp) -> Result<Vec<String>, DbError> {
    store::due(conn, tenant_uid, now.micros()).await
}

/// The approval that a run waits for, the oldest first.
pub async fn pending(tx: &mut Tx, run_id: &str) -> Result<Option<Approval>, ApiError> {
    let rows = store::pending_of(tx, run_id).await?;
    rows.into_iter().next().map(ApprovalRow::into_approval).transpose()
}

/// The pending approvals of these runs, as runs show them.
pub async fn pending_of(cx: &Context, run_id: &str) -> Result<Option<PendingApproval>, ApiError> {
    let row = store::first_pending(&mut cx.db.read().await?, run_id).await?;
    row.map(|row| row.into_approval().map(shown)).transpose()
}

/// An approval without its decision.
pub fn shown(approval: Approval) -> PendingApproval {
    PendingApproval {
        id: approval.id,
        tool: approval.tool,
        command: approval.command,
        description: approval.description,
        choices: approval.choices,
        requested_at: approval.requested_at,
        expires_at: approval.expires_at,
    }
}

/// `approval_list`: newest first, over all tenants or of `only` one. Whoever sees one only finds that the others are not
/// there.
pub async fn list(
    cx: &Context,
    mut query: ApprovalListQuery,
    only: Option<&str>,
) -> Result<ApprovalResultsPage, ApiError> {
    if let Some(own) = only {
        if query.tenant_id.as_ref().is_some_and(|asked| asked.as_str() != own) {
            return Ok(ApprovalResultsPage { items: Vec::new(), next_page: None });
        }
        query.tenant_id = Some(TenantId::try_from(own).map_err(ApiError::internal)?);
    }
    let pager = Pager::new(cx, "approval_list", &query)?;
    let rows = store::list(&mut cx.db.read().await?, &pager.query, pager.after(), pager.rows()).await?;
    let (rows, next_page) = pager.cut(rows, |row| &row.id);
    let items = rows.into_iter().map(ApprovalRow::into_approval).collect::<Result<_, _>>()?;
    Ok(ApprovalResultsPage { items, next_page })
}

async fn close(
    tx: &mut Tx,
    row: &mut ApprovalRow,
    state: ApprovalState,
    answer: Answer,
    now: Timestamp,
) -> Result<(), DbError> {
    row.state = state.to_string();
    row.choice = Some(answer.choice.to_string());
    row.decided_by = Some(answer.by);
    row.decided_at = Some(now.micros());
    row.comment = answer.comment;
    store::update(tx, row).await
}

fn too_late(row: &ApprovalRow) -> ApiError {
    let detail = ErrorDetail {
        params: json!({
            "state": row.state, "choice": row.choice, "decidedBy": row.decided_by,
            "expiresAt": Timestamp::from_micros(row.expires_at).to_rfc3339(),
        })
        .as_object()
        .cloned()
        .unwrap_or_default(),
        ..detail(ErrorReason::ApprovalDecided)
    };
    let message = "this approval was decided already or its time ran out, see details";
    ApiError::new(hub_types::ErrorCode::FailedPrecondition, message).detail(detail)
}
