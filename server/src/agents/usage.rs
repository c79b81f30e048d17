//! What an agent used of the model outside of runs, such as for its own schedules: added up per tenant, as seen by the
//! model proxy. What a run used is the run's own.

mod store;

use hub_types::{Usage, UsageSource};

use crate::db::{DbError, Reader, Tx};

/// What one model call used; `None` where the provider did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unattributed {
    /// Tokens read, cached ones included.
    pub input_tokens: Option<i64>,
    /// Tokens read from a cache.
    pub cached_input_tokens: Option<i64>,
    /// Tokens written.
    pub output_tokens: Option<i64>,
}

/// What a tenant's calls outside of runs came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    calls: i64,
    /// Calls of whose tokens nothing is known.
    unknown_calls: i64,
    input_tokens: i64,
    cached_input_tokens: i64,
    output_tokens: i64,
}

/// Adds a call that belongs to no run. A tenant that is gone is nothing.
pub async fn add_unattributed(tx: &mut Tx, tenant_uid: &str, call: Unattributed) -> Result<(), DbError> {
    store::add(tx, tenant_uid, call).await
}

/// How many calls of this tenant belong to no run.
pub async fn unattributed_calls(tx: &mut Tx, tenant_uid: &str) -> Result<i64, DbError> {
    store::calls(tx, tenant_uid).await
}

/// What an agent used outside of runs since its tenant was made.
pub(super) async fn unattributed(reader: &mut Reader, tenant_uid: &str) -> Result<Usage, DbError> {
    Ok(shown(store::sum(reader, tenant_uid).await?.unwrap_or_default()))
}

fn shown(sum: Sum) -> Usage {
    // Nothing was used where nothing was called; where nobody said what was used, it is not known.
    let known = sum.calls == 0 || sum.calls > sum.unknown_calls;
    let figure = |tokens: i64| known.then_some(tokens);
    Usage {
        input_tokens: figure(sum.input_tokens),
        cached_input_tokens: figure(sum.cached_input_tokens),
        output_tokens: figure(sum.output_tokens),
        total_tokens: figure(sum.input_tokens.saturating_add(sum.output_tokens)),
        model_calls: i32::try_from(sum.calls).unwrap_or(i32::MAX),
        source: if known { UsageSource::Proxy } else { UsageSource::Unknown },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_call_is_zero_and_silence_is_not() {
        let sum = |calls, unknown_calls, input_tokens, output_tokens| Sum {
            calls,
            unknown_calls,
            input_tokens,
            cached_input_tokens: 1,
            output_tokens,
        };
        for (sum, total, calls, source) in [
            (Sum::default(), Some(0), 0, UsageSource::Proxy),
            (sum(2, 0, 7, 3), Some(10), 2, UsageSource::Proxy),
            (sum(2, 1, 7, 3), Some(10), 2, UsageSource::Proxy),
            (sum(2, 2, 0, 0), None, 2, UsageSource::Unknown),
            (sum(i64::MAX, 0, i64::MAX, 3), Some(i64::MAX), i32::MAX, UsageSource::Proxy),
        ] {
            let usage = shown(sum);
            assert_eq!(
                (usage.total_tokens, usage.model_calls, usage.source),
                (total, calls, source),
                "{sum:?}"
            );
            assert_eq!(usage.input_tokens.is_some(), usage.cached_input_tokens.is_some());
        }
    }
}
