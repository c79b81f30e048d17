//! What the model proxy asks of runs and tells them: who holds a slot, what a call used, that a stream was cut.

use std::sync::{Arc, OnceLock};

use hub_types::{RunEventType, UsageSource};
use serde_json::json;

use super::store::{self, RunRow};
use super::{Runs, conclude, log, stop};
use crate::error::ApiError;

/// The run that holds a slot.
#[derive(Clone, Debug)]
pub struct SlotHolder {
    /// The run.
    pub run_id: String,
    /// How many tokens it may use.
    pub max_tokens: Option<i64>,
    /// How many it has used.
    pub used_tokens: i64,
}

/// What one model call used; `None` where the provider did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModelCall {
    /// Tokens read, cached ones included.
    pub input_tokens: Option<i64>,
    /// Tokens read from a cache.
    pub cached_input_tokens: Option<i64>,
    /// Tokens written.
    pub output_tokens: Option<i64>,
}

/// Which charge this is: one that is tried again because its commit was not answered may have been kept. Remembers how
/// many calls were counted before the first try, so that the charges of one payer must come one after the other.
#[derive(Clone, Debug, Default)]
pub struct Tried(Arc<OnceLock<i64>>);

impl Tried {
    /// Whether this charge is among the `counted` calls already. Ask it within the transaction that would count it.
    pub fn is_kept(&self, counted: i64) -> bool {
        counted > *self.0.get_or_init(|| counted)
    }
}

impl Runs {
    /// The run that holds this slot of this generation now.
    pub async fn slot_holder(
        &self,
        tenant_uid: &str,
        generation: i64,
        slot: i32,
    ) -> Result<Option<SlotHolder>, ApiError> {
        let row = store::by_slot(&mut self.cx.db.read().await?, tenant_uid, generation, slot).await?;
        Ok(row.map(|row| SlotHolder {
            max_tokens: row.limits.max_tokens,
            used_tokens: row.input_tokens.unwrap_or(0) + row.output_tokens.unwrap_or(0),
            run_id: row.id,
        }))
    }

    /// Counts one call to its run, once however often it is `tried`. A run that has then used more than it may is
    /// stopped.
    pub async fn charge(&self, run_id: &str, call: ModelCall, tried: Tried) -> Result<(), ApiError> {
        let now = self.cx.clock.now();
        self.change(run_id, "run_charge", move |tx, row| {
            Box::pin(async move {
                if tried.is_kept(i64::from(row.model_calls)) {
                    return Ok(());
                }
                add(row, call);
                if row.ended_at.is_some() {
                    // A call may end after its run; the terminal event stays as it was said.
                    return Ok(store::update(tx, row).await?);
                }
                let usage = conclude::usage(row);
                log::append(tx, row, RunEventType::RunUsageUpdated, json!({ "usage": usage }), now).await?;
                let over = row.limits.max_tokens.is_some_and(|most| usage.total_tokens.unwrap_or(0) > most);
                if over {
                    return stop::request(tx, row, Some("token_limit"), now).await;
                }
                Ok(store::update(tx, row).await?)
            })
        })
        .await
    }

    /// Notes that a model's answer to this run broke off: its text is not to be trusted from now on.
    pub async fn model_cut(&self, run_id: &str) -> Result<(), ApiError> {
        self.change(run_id, "run_model_cut", |tx, row| {
            Box::pin(async move {
                row.model_cut = true;
                Ok(store::update(tx, row).await?)
            })
        })
        .await
    }

    /// Changes a run in a transaction of its own and tells of it. A run that is gone is nothing.
    pub(super) async fn change<F>(&self, run_id: &str, label: &'static str, job: F) -> Result<(), ApiError>
    where
        F: for<'t> FnOnce(&'t mut crate::db::Tx, &'t mut RunRow) -> crate::db::JobFuture<'t, (), ApiError>
            + Send
            + 'static,
    {
        let id = run_id.to_owned();
        let uid = self
            .cx
            .db
            .write(label, move |tx| {
                Box::pin(async move {
                    let Some(mut row) = store::by_id(tx, &id).await? else { return Ok(None) };
                    job(tx, &mut row).await?;
                    Ok::<_, ApiError>(Some(row.tenant_uid))
                })
            })
            .await?;
        if let Some(uid) = uid {
            self.agents.tell(&uid);
            self.told(&uid, &[run_id.to_owned()]);
        }
        Ok(())
    }
}

fn add(row: &mut RunRow, call: ModelCall) {
    let sum = |have: Option<i64>, more: Option<i64>| match (have, more) {
        (None, None) => None,
        (have, more) => Some(have.unwrap_or(0).saturating_add(more.unwrap_or(0))),
    };
    row.model_calls = row.model_calls.saturating_add(1);
    row.input_tokens = sum(row.input_tokens, call.input_tokens);
    row.cached_input_tokens = sum(row.cached_input_tokens, call.cached_input_tokens);
    row.output_tokens = sum(row.output_tokens, call.output_tokens);
    if row.input_tokens.is_some() || row.output_tokens.is_some() {
        row.usage_source = UsageSource::Proxy.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_add_up_and_silence_is_not_zero() {
        let mut row = RunRow { usage_source: "unknown".to_owned(), ..RunRow::default() };
        add(&mut row, ModelCall::default());
        assert_eq!((row.model_calls, row.input_tokens, row.usage_source.as_str()), (1, None, "unknown"));
        let call = ModelCall { input_tokens: Some(5), cached_input_tokens: None, output_tokens: Some(2) };
        add(&mut row, call);
        add(&mut row, call);
        assert_eq!((row.model_calls, row.input_tokens, row.cached_input_tokens), (3, Some(10), None));
        assert_eq!((row.output_tokens, row.usage_source.as_str()), (Some(4), "proxy"));
    }
}
