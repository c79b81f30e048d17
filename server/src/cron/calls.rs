//! Asking an agent something of its job API: by an order to its host, whose answer is a report.
//!
//! What is asked is a row, written with the request's idempotency record. So a Hub that dies meanwhile, or a caller that
//! does not wait, loses nothing: a repeat with the same key finds the row and its answer. It is ordered once; nothing is
//! asked again of which nobody knows whether it was done.

use std::time::Duration;

use hub_types::{ErrorCode, ErrorReason, RuntimeOrderType};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::Cron;
use super::store::{self, CallRow};
use crate::agents;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::{DbError, Tx};
use crate::error::ApiError;
use crate::idempotency::{self, Claim};
use crate::runs;
use crate::tenants;

/// How long a read waits for an agent that is awake.
const LOOK_PATIENCE: Duration = Duration::from_secs(5);
/// How often it is looked, should a notice be lost.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The state of a generation whose agent can be asked.
const READY: &str = "ready";

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) verb: &'static str,
    pub(super) job_id: Option<String>,
    pub(super) body: Option<Value>,
}

impl Question {
    pub(super) fn about(verb: &'static str, job_id: &str) -> Self {
        Self { verb, job_id: Some(job_id.to_owned()), body: None }
    }

    fn row(self, uid: &str, now: Timestamp) -> CallRow {
        CallRow {
            id: uuid::Uuid::new_v4().simple().to_string(),
            tenant_uid: uid.to_owned(),
            verb: self.verb.to_owned(),
            job_id: self.job_id,
            body: self.body.map(Into::into),
            created_at: now.micros(),
            state: "waiting".to_owned(),
            generation: None,
            status: None,
            answer: None,
            failure: None,
        }
    }
}

/// An answer of the runtime's that is no refusal.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) body: Value,
    /// When the runtime gave it.
    pub(super) at: Timestamp,
}

impl Cron {
    /// Asks the tenant's agent, which is woken for it. The second value says whether this repeats an answer.
    ///
    /// Fails with `failed_precondition` where the agent may not be woken, with `unavailable` when it does not answer in
    /// time, with `upstream_error` when it went away meanwhile, and as the runtime refuses.
    pub(super) async fn ask(
        &self,
        uid: &str,
        question: Question,
        label: &'static str,
        claim: Option<Claim>,
    ) -> Result<(Answer, bool), ApiError> {
        self.ask_by(self.patience(), uid, question, label, claim).await
    }

    /// Until when an answer is waited for from now on.
    pub(super) fn patience(&self) -> Instant {
        Instant::now() + self.cx.config.limits.cron_answer
    }

    /// The same until then.
    pub(super) async fn ask_by(
        &self,
        deadline: Instant,
        uid: &str,
        question: Question,
        label: &'static str,
        claim: Option<Claim>,
    ) -> Result<(Answer, bool), ApiError> {
        let has_key = claim.is_some();
        let (cx, now, configured) = (self.cx.clone(), self.cx.clock.now(), self.agents.configured().await?);
        let (tenant, row) = (uid.to_owned(), question.row(uid, now));
        let (id, replayed) = idempotency::once(&self.cx, label, claim, move |tx| {
            Box::pin(async move {
                cx.require_room()?;
                let standing = tenants::standing(tx, &tenant).await?;
                let standing = standing.ok_or_else(|| ApiError::not_found("tenant"))?;
                runs::require_agent(&standing, agents::is_stopped(tx, &tenant).await?, configured)?;
                store::insert_call(tx, &row).await?;
                Ok(row.id)
            })
        })
        .await?;
        if replayed {
            let id = id.clone();
            let write = self.cx.db.write("cron_reopen", move |tx| {
                Box::pin(async move {
                    tx.unchanged();
                    Ok::<_, ApiError>(reopen(tx, &id).await?)
                })
            });
            write.await?;
        }
        let row = match self.heard(uid, &id, deadline, true).await? {
            Some(row) => row,
            None => return Err(self.give_up(&id, has_key).await?),
        };
        Ok((answer_of(&row, self.cx.clock.now())?, replayed))
    }

    /// Asks the tenant's agent if it is awake; `None` if it is not, or does not answer soon.
    pub(super) async fn look(&self, uid: &str, question: Question) -> Result<Option<CallRow>, ApiError> {
        // Whatever the request is that needs the answer: a question changes nothing.
        audit::aside(self.look_now(uid, question)).await
    }

    async fn look_now(&self, uid: &str, question: Question) -> Result<Option<CallRow>, ApiError> {
        let mut reader = self.cx.db.read().await?;
        let generation = agents::current(reader.conn(), uid).await?;
        let standing = tenants::standing_now(&mut reader, uid).await?;
        drop(reader);
        let is_ready = generation.is_some_and(|generation| generation.state == READY);
        let may = standing.is_some_and(|standing| tenants::require_work(&standing).is_ok());
        if !is_ready || !may || self.cx.require_room().is_err() {
            return Ok(None);
        }
        let row = question.row(uid, self.cx.clock.now());
        let id = row.id.clone();
        let write = self.cx.db.write("cron_look", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::insert_call(tx, &row).await?) })
        });
        write.await?;
        let heard = self.heard(uid, &id, Instant::now() + LOOK_PATIENCE, false).await;
        // Nobody asks for this answer again.
        let write = self.cx.db.write("cron_looked", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(store::delete_call(tx, &id).await?) })
        });
        write.await?;
        Ok(heard.ok().flatten().filter(|row| row.status.is_some()))
    }

    /// Waits for the answer of a call, and has it ordered once the agent is ready; `None` when there is none by then.
    async fn heard(
        &self,
        uid: &str,
        id: &str,
        deadline: Instant,
        wakes: bool,
    ) -> Result<Option<CallRow>, ApiError> {
        if !crate::places::may_wait() {
            let message = "too many requests wait at one time, try again";
            let error = ApiError::unavailable(ErrorReason::Overloaded, message);
            return Err(error.retry_after(Duration::from_secs(1)));
        }
        let (mut changed, mut told) = (self.agents.listen(uid), self.notices.listen(uid));
        loop {
            let row = self.step(uid, id).await?;
            match row.state.as_str() {
                "answered" => return Ok(Some(row)),
                "waiting" if wakes => self.agents.wake(uid),
                _ => {}
            }
            if Instant::now() >= deadline || self.cx.ending.is_cancelled() {
                return Ok(None);
            }
            tokio::select! {
                () = changed.changed() => {}
                () = told.changed() => {}
                () = self.cx.ending.cancelled() => {}
                () = tokio::time::sleep_until(deadline.min(Instant::now() + LOOK_EVERY)) => {}
            }
        }
    }

    /// One look at a call: orders it where that can be done now, and sees when nobody will answer it.
    async fn step(&self, uid: &str, id: &str) -> Result<CallRow, ApiError> {
        let mut reader = self.cx.db.read().await?;
        let row = store::call(&mut reader, id).await?.ok_or_else(|| ApiError::not_found("cron job"))?;
        let can = match (row.state.as_str(), row.generation) {
            ("waiting", _) => {
                let generation = agents::current(reader.conn(), uid).await?;
                generation.is_some_and(|generation| generation.state == READY)
            }
            ("ordered", Some(generation)) => agents::is_over(reader.conn(), uid, generation).await?,
            _ => false,
        };
        drop(reader);
        if !can {
            return Ok(row);
        }
        let (tenant, call) = (uid.to_owned(), id.to_owned());
        let row = self
            .cx
            .db
            .write("cron_order", move |tx| Box::pin(async move { order(tx, &tenant, &call).await }))
            .await?;
        self.agents.tell(uid);
        row.ok_or_else(|| ApiError::not_found("cron job"))
    }

    /// Time is up: what was not ordered never will be.
    async fn give_up(&self, id: &str, has_key: bool) -> Result<ApiError, ApiError> {
        let call = id.to_owned();
        let asked = self
            .cx
            .db
            .write("cron_give_up", move |tx| {
                Box::pin(async move {
                    let Some(mut row) = store::call_in(tx, &call).await? else { return Ok(false) };
                    if row.state != "waiting" {
                        return Ok(true);
                    }
                    "void".clone_into(&mut row.state);
                    store::update_call(tx, &row).await?;
                    Ok::<_, ApiError>(false)
                })
            })
            .await?;
        let message = match (asked, has_key) {
            (true, true) => {
                "the agent was asked and has not answered yet; a repeat with the same idempotency key gets its answer"
            }
            (true, false) => {
                "the agent was asked and has not answered yet; look whether it did it before you ask again"
            }
            (false, _) => "the agent could not be woken in time and was not asked, try again",
        };
        let error = ApiError::unavailable(ErrorReason::AgentNotAnswering, message);
        Ok(error.retry_after(Duration::from_secs(5)))
    }
}

/// A repeat tries again what was refused, or surely not done.
async fn reopen(tx: &mut Tx, id: &str) -> Result<(), DbError> {
    let Some(mut row) = store::call_in(tx, id).await? else { return Ok(()) };
    let refused = row.state == "answered" && row.status.is_some_and(|status| status >= 400);
    let undone = row.state == "void" || row.failure.as_deref() == Some("not_sent");
    if refused || undone {
        "waiting".clone_into(&mut row.state);
        (row.generation, row.status, row.answer, row.failure) = (None, None, None, None);
        store::update_call(tx, &row).await?;
    }
    Ok(())
}

/// Orders a call that waits; one whose host is gone without an answer is over.
async fn order(tx: &mut Tx, uid: &str, id: &str) -> Result<Option<CallRow>, ApiError> {
    let Some(mut row) = store::call_in(tx, id).await? else { return Ok(None) };
    match (row.state.as_str(), row.generation) {
        ("waiting", _) => {
            let generation = agents::current(tx.conn(), uid).await?.filter(|it| it.state == READY);
            let Some(generation) = generation.map(|generation| generation.generation) else {
                return Ok(Some(row));
            };
            let body = row.body.as_ref().map(|body| &body.0);
            let data = json!({ "callId": row.id, "verb": row.verb, "jobId": row.job_id, "body": body });
            agents::order(tx, uid, generation, RuntimeOrderType::CronCall, None, data).await?;
            "ordered".clone_into(&mut row.state);
            row.generation = Some(generation);
        }
        ("ordered", Some(generation)) if agents::is_over(tx.conn(), uid, generation).await? => {
            "answered".clone_into(&mut row.state);
            row.failure = Some("unknown".to_owned());
        }
        _ => return Ok(Some(row)),
    }
    store::update_call(tx, &row).await?;
    Ok(Some(row))
}

/// What a host says of a call. One that nobody waits for any more is kept for a repeat; one that is over is nothing.
pub(super) async fn take_answer(
    tx: &mut Tx,
    uid: &str,
    data: &serde_json::Map<String, Value>,
) -> Result<Option<CallRow>, DbError> {
    let Some(id) = data.get("callId").and_then(Value::as_str) else { return Ok(None) };
    let row = store::call_in(tx, id).await?.filter(|row| row.tenant_uid == uid && row.state == "ordered");
    let Some(mut row) = row else { return Ok(None) };
    "answered".clone_into(&mut row.state);
    // A report that was too long for its host is no answer any more, though the thing is done.
    let cut = data.contains_key("truncated");
    match data.get("status").and_then(Value::as_i64).filter(|_| !cut) {
        Some(status) => {
            row.status = Some(status);
            row.answer = data.get("body").cloned().map(Into::into);
        }
        None => {
            let failure = data.get("failure").and_then(Value::as_str).unwrap_or("unknown");
            row.failure = Some(failure.chars().take(20).collect());
        }
    }
    // What was said is not needed any more, and may be long; a refusal is tried again with it.
    if row.status.is_some_and(|status| status < 400) {
        row.body = None;
    }
    store::update_call(tx, &row).await?;
    Ok(Some(row))
}

/// What a call came to.
pub(super) fn answer_of(row: &CallRow, now: Timestamp) -> Result<Answer, ApiError> {
    let body = row.answer.as_ref().map_or(Value::Null, |answer| answer.0.clone());
    match (row.status, row.failure.as_deref()) {
        (Some(status @ 200..=299), _) => {
            let _ = status;
            Ok(Answer { body, at: now })
        }
        (Some(status), _) => Err(super::rules::refusal(status, &body)),
        (None, Some("not_sent")) => {
            let message = "the agent takes no connections, it was not asked; try again";
            let error = ApiError::unavailable(ErrorReason::AgentNotAnswering, message);
            Err(error.retry_after(Duration::from_secs(2)))
        }
        (None, _) => {
            let message =
                "the agent went away while it was asked; look whether it did it before you ask again";
            Err(ApiError::new(ErrorCode::UpstreamError, message).reason(ErrorReason::OutcomeUnknown))
        }
    }
}
