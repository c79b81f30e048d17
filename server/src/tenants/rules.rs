//! What may be set of a tenant, and how a PATCH changes it.

use std::collections::BTreeMap;

use hub_types::{
    AgentSettings, AgentSettingsCreate, AgentSettingsUpdate, ErrorReason, Labels, Metadata, TenantState,
    TenantUpdate,
};

use super::store::TenantRow;
use crate::db::DbError;
use crate::error::ApiError;

/// Defaults of an agent's settings, as hub.yaml names them.
const MAX_CONCURRENT_RUNS: i32 = 4;
const MAX_QUEUED_RUNS: i32 = 100;
const IDLE_TIMEOUT_SECONDS: i32 = 900;
const APPROVAL_TIMEOUT_SECONDS: i32 = 300;
const RUN_TIMEOUT_SECONDS: i32 = 3600;

/// How many pairs may stand in labels and metadata, and how long a metadata key is.
const LABELS_MAX: usize = 64;
const METADATA_MAX: usize = 50;
const METADATA_KEY_MAX: usize = 40;

/// The settings in force: what was set, else the default.
pub(super) fn effective(set: &AgentSettingsCreate) -> AgentSettings {
    AgentSettings {
        model: set.model.clone(),
        max_concurrent_runs: set.max_concurrent_runs.unwrap_or(MAX_CONCURRENT_RUNS),
        max_queued_runs: set.max_queued_runs.unwrap_or(MAX_QUEUED_RUNS),
        idle_timeout_seconds: set.idle_timeout_seconds.unwrap_or(IDLE_TIMEOUT_SECONDS),
        approval_timeout_seconds: set.approval_timeout_seconds.unwrap_or(APPROVAL_TIMEOUT_SECONDS),
        run_timeout_seconds: set.run_timeout_seconds.unwrap_or(RUN_TIMEOUT_SECONDS),
    }
}

/// Applies a PATCH; whether it changed anything. Fails when a name or a number of names is not allowed.
pub(super) fn apply(row: &mut TenantRow, body: TenantUpdate) -> Result<bool, ApiError> {
    let before = row.clone();
    body.display_name.apply(&mut row.display_name);
    let mut external_id = row.external_id.take();
    match body.external_id {
        hub_types::Patch::Unchanged => {}
        hub_types::Patch::Clear => external_id = None,
        hub_types::Patch::Set(id) => external_id = Some(id.to_string()),
    }
    row.external_id = external_id;
    merge(&mut row.labels, body.labels.map(|update| update.0));
    merge(&mut row.metadata, body.metadata.map(|update| update.0));
    if let Some(agent) = body.agent {
        apply_agent(&mut row.agent, agent);
    }
    if let Some(storage) = body.storage {
        storage.quota_bytes.apply(&mut row.quota_bytes);
    }
    check_labels(&row.labels)?;
    check_metadata(&row.metadata)?;
    Ok(*row != before)
}

fn apply_agent(agent: &mut AgentSettingsCreate, update: AgentSettingsUpdate) {
    update.model.apply(&mut agent.model);
    update.max_concurrent_runs.apply(&mut agent.max_concurrent_runs);
    update.max_queued_runs.apply(&mut agent.max_queued_runs);
    update.idle_timeout_seconds.apply(&mut agent.idle_timeout_seconds);
    update.approval_timeout_seconds.apply(&mut agent.approval_timeout_seconds);
    update.run_timeout_seconds.apply(&mut agent.run_timeout_seconds);
}

/// Merges by key; `None` removes the key.
fn merge(current: &mut BTreeMap<String, String>, update: Option<BTreeMap<String, Option<String>>>) {
    for (key, value) in update.unwrap_or_default() {
        match value {
            Some(value) => drop(current.insert(key, value)),
            None => drop(current.remove(&key)),
        }
    }
}

/// Holds names against the rules that a schema cannot state (OpenAPI 3.0 has no rule for member names).
pub(super) fn check_names(labels: Option<&Labels>, metadata: Option<&Metadata>) -> Result<(), ApiError> {
    labels.map_or(Ok(()), |labels| check_labels(labels))?;
    metadata.map_or(Ok(()), |metadata| check_metadata(metadata))
}

/// Holds labels against the rules that a schema cannot state.
pub fn check_labels(labels: &BTreeMap<String, String>) -> Result<(), ApiError> {
    if labels.len() > LABELS_MAX {
        return Err(too_many("labels", LABELS_MAX));
    }
    match labels.keys().find(|key| !is_label_key(key)) {
        Some(_) => Err(ApiError::invalid(
            "labels",
            ErrorReason::PatternMismatch,
            "each of its names must match ^[a-z0-9][a-z0-9./-]{0,62}$",
        )),
        None => Ok(()),
    }
}

fn is_label_key(key: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = key.as_bytes();
    (1..=63).contains(&bytes.len())
        && plain(bytes[0])
        && bytes.iter().all(|&byte| plain(byte) || b"./-".contains(&byte))
}

fn check_metadata(metadata: &BTreeMap<String, String>) -> Result<(), ApiError> {
    if metadata.len() > METADATA_MAX {
        return Err(too_many("metadata", METADATA_MAX));
    }
    match metadata.keys().find(|key| !(1..=METADATA_KEY_MAX).contains(&key.chars().count())) {
        Some(_) => {
            let message = format!("each of its names must have 1 to {METADATA_KEY_MAX} characters");
            Err(ApiError::invalid("metadata", ErrorReason::PatternMismatch, message))
        }
        None => Ok(()),
    }
}

fn too_many(field: &str, most: usize) -> ApiError {
    ApiError::invalid(field, ErrorReason::TooMany, format!("must have at most {most} entries"))
}

/// 409 for changes to a tenant that is on its way out.
pub(super) fn refuse_deleting(row: &TenantRow) -> Result<(), ApiError> {
    if row.state == TenantState::Deleting.as_str() {
        let message = "this tenant is being deleted, wait until it is gone";
        return Err(ApiError::wrong_state(ErrorReason::TenantDeleting, message));
    }
    Ok(())
}

/// What a failed write means: a name that is in use is `already_exists`.
pub(super) fn taken(error: DbError, id: &str) -> ApiError {
    match error.conflict() {
        Some("tenants.id") => {
            let message =
                format!("tenant {id} exists already, or is still being deleted; choose another id or wait");
            ApiError::taken("id", ErrorReason::IdTaken, message)
        }
        Some("tenants.external_id") => {
            let message = "another tenant has this external id, change that one first or choose another";
            ApiError::taken("externalId", ErrorReason::ExternalIdTaken, message)
        }
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_keys() {
        for (key, valid) in [
            ("team", true),
            ("9", true),
            ("a.b/c-d", true),
            (&"a".repeat(63), true),
            ("", false),
            ("Team", false),
            ("-a", false),
            ("a b", false),
            ("a:b", false),
            (&"a".repeat(64), false),
        ] {
            assert_eq!(is_label_key(key), valid, "{key}");
        }
    }

    #[test]
    fn merging_sets_and_removes_and_keeps() {
        let pairs = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        let mut current = pairs(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let update = [("a", Some("9")), ("b", None), ("d", Some("4")), ("e", None)];
        let update =
            update.map(|(key, value)| (key.to_owned(), value.map(str::to_owned))).into_iter().collect();
        merge(&mut current, Some(update));
        assert_eq!(current, pairs(&[("a", "9"), ("c", "3"), ("d", "4")]));
        merge(&mut current, None);
        assert_eq!(current.len(), 3);
    }
}
