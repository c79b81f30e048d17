//! Model calls in numbers: how they came out, what they took, how long the provider was awaited. By model, and never
//! by tenant: there may be many of those.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use hub_types::ErrorCode;
use metrics::{counter, gauge, histogram};

use crate::error::ApiError;
use crate::runs::ModelCall;

/// How many names of models are told apart. Tenants name models as they like; the rest are `other`.
const MODELS_MAX: usize = 32;

/// How a call came out, as its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was answered to the end.
    Answered,
    /// The provider refused it.
    Refused,
    /// Its answer broke off.
    Cut,
    /// Its reader left.
    Left,
    /// The provider could not be reached, or broke off before its answer.
    Unreachable,
    /// The provider was silent for too long.
    TimedOut,
    /// The Hub did not send it: no model, no room, or ending.
    NotSent,
}

impl Outcome {
    const fn label(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Cut => "cut",
            Self::Left => "left",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::NotSent => "not_sent",
        }
    }

    /// Of a call that came to no answer.
    fn of(error: &ApiError) -> Self {
        match error.code() {
            ErrorCode::UpstreamError => Self::Unreachable,
            ErrorCode::DeadlineExceeded => Self::TimedOut,
            _ => Self::NotSent,
        }
    }
}

/// The names that are told apart so far. Copies share them.
#[derive(Clone, Default)]
pub(super) struct Models(Arc<Mutex<BTreeSet<String>>>);

impl Models {
    fn label(&self, model: Option<&str>) -> String {
        let Some(model) = model else { return "none".to_owned() };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains(model) || (known.len() < MODELS_MAX && known.insert(model.to_owned())) {
            return model.to_owned();
        }
        "other".to_owned()
    }

    /// A call begins.
    pub(super) fn begin(&self, model: Option<&str>) -> Counted {
        gauge!("hub_model_calls_in_flight").increment(1.0);
        Counted { model: self.label(model), started: Instant::now(), outcome: Outcome::Left }
    }
}

/// A call that is counted when it is dropped: by then it has an outcome, or nobody wanted one any more.
pub(super) struct Counted {
    model: String,
    started: Instant,
    outcome: Outcome,
}

impl Counted {
    /// The provider has begun to answer.
    pub(super) fn answering(&self) {
        histogram!("hub_model_response_duration_seconds", "model" => self.model.clone())
            .record(self.started.elapsed().as_secs_f64());
    }

    /// What it took is known.
    pub(super) fn used(&self, call: ModelCall) {
        let kinds = [
            ("input", call.input_tokens),
            ("cached_input", call.cached_input_tokens),
            ("output", call.output_tokens),
        ];
        for (kind, tokens) in kinds {
            let tokens = tokens.and_then(|tokens| u64::try_from(tokens).ok()).unwrap_or(0);
            counter!("hub_model_tokens_total", "model" => self.model.clone(), "kind" => kind)
                .increment(tokens);
        }
    }

    /// It is over.
    pub(super) fn ends(&mut self, outcome: Outcome) {
        self.outcome = outcome;
    }

    /// It is over without an answer.
    pub(super) fn failed(&mut self, error: &ApiError) {
        self.outcome = Outcome::of(error);
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let (model, outcome) = (self.model.clone(), self.outcome.label());
        gauge!("hub_model_calls_in_flight").decrement(1.0);
        counter!("hub_model_calls_total", "model" => model.clone(), "outcome" => outcome).increment(1);
        histogram!("hub_model_call_duration_seconds", "model" => model)
            .record(self.started.elapsed().as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use hub_types::ErrorReason;

    use super::*;

    #[test]
    fn so_many_models_are_told_apart_and_no_more() {
        let models = Models::default();
        for number in 0..MODELS_MAX {
            assert_eq!(models.label(Some(&format!("m{number}"))), format!("m{number}"));
        }
        assert_eq!(models.label(Some("one more")), "other");
        assert_eq!(models.label(Some("m0")), "m0");
        assert_eq!(models.label(None), "none");
    }

    #[test]
    fn an_error_is_the_providers_or_the_hubs() {
        let error = |code| ApiError::new(code, "x").reason(ErrorReason::Overloaded);
        for (code, expected) in [
            (ErrorCode::UpstreamError, Outcome::Unreachable),
            (ErrorCode::DeadlineExceeded, Outcome::TimedOut),
            (ErrorCode::Unavailable, Outcome::NotSent),
            (ErrorCode::ResourceExhausted, Outcome::NotSent),
        ] {
            assert_eq!(Outcome::of(&error(code)), expected);
        }
    }
}
