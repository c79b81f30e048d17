//! What may be said to the job API of hermes-agent 0.19.0, and what its answers mean. Needs nothing but what it is given.
//!
//! The runtime falls over values of a wrong type (500), drops members that it does not know, and stores a bare number as
//! `repeat`, over which the job's next execution falls; measured. A caller is to see none of that.

use std::time::Duration;

use chrono::DateTime;
use hub_types::{ErrorCode, ErrorReason};
use serde_json::{Map, Value, json};

use crate::clock::Timestamp;
use crate::error::ApiError;

/// What the runtime takes of a new job.
const CREATES: &[&str] = &["name", "schedule", "prompt", "deliver", "skills", "repeat"];
/// What it takes of a change.
const UPDATES: &[&str] = &["name", "schedule", "prompt", "deliver", "skills", "skill", "repeat", "enabled"];

/// How the runtime's 500s begin, or what they hold, that are the caller's fault.
const FAULTS_OF_CALLERS: &[&str] = &[
    "Invalid schedule",
    "Invalid cron expression",
    "Invalid timestamp",
    "Invalid duration",
    "Requested one-shot time",
    "failed to find next date",
    "out of range",
    "too large to convert",
    "object has no attribute",
    "object of type",
    "object is not",
];

/// How much of the runtime's text is shown.
const TEXT_CHARS_MAX: usize = 600;

/// Holds a new job against the runtime's types; what it will drop, in words.
pub(super) fn check_create(body: &Map<String, Value>) -> Result<Vec<String>, ApiError> {
    check_types(body, false)?;
    Ok(dropped(body, CREATES))
}

/// Holds a change against the runtime's types; what it will drop, in words.
pub(super) fn check_update(body: &Map<String, Value>) -> Result<Vec<String>, ApiError> {
    check_types(body, true)?;
    Ok(dropped(body, UPDATES))
}

fn dropped(body: &Map<String, Value>, known: &[&str]) -> Vec<String> {
    let unknown = body.keys().filter(|name| !known.contains(&name.as_str()));
    unknown
        .map(|name| format!("the runtime does not take `{}` here and dropped it", shortened(name)))
        .collect()
}

fn check_types(body: &Map<String, Value>, is_update: bool) -> Result<(), ApiError> {
    let is_texts = |value: &Value| {
        value.is_string() || value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
    };
    for (name, value) in body {
        let (fits, wanted) = match name.as_str() {
            // Without one the runtime says itself what is missing.
            "name" | "schedule" if !is_update && value.is_null() => (true, ""),
            "name" | "schedule" | "prompt" => (value.is_string(), "must be a text"),
            "deliver" => (is_texts(value), "must be a text or a list of texts"),
            "skills" | "skill" => (value.is_null() || is_texts(value), "must be a list of texts"),
            "enabled" => (value.is_boolean(), "must be true or false"),
            "repeat" if is_update => {
                (is_repeat(value), "must be a number from 1, null, or {times, completed}")
            }
            "repeat" => (value.is_null() || is_times(value), "must be a number from 1, or null"),
            _ => (true, ""),
        };
        if !fits {
            return Err(ApiError::invalid(name.as_str(), ErrorReason::WrongType, wanted));
        }
    }
    Ok(())
}

fn is_times(value: &Value) -> bool {
    value.as_i64().is_some_and(|times| times >= 1)
}

fn is_repeat(value: &Value) -> bool {
    let Some(members) = value.as_object() else { return value.is_null() || is_times(value) };
    let times = members.get("times").is_some_and(|times| times.is_null() || is_times(times));
    let completed =
        members.get("completed").is_none_or(|count| count.as_i64().is_some_and(|count| count >= 0));
    times && completed && members.keys().all(|name| ["times", "completed"].contains(&name.as_str()))
}

/// Whether a change needs to know what the job has completed so far.
pub(super) fn needs_completed(body: &Map<String, Value>) -> bool {
    body.get("repeat").is_some_and(|repeat| repeat.get("completed").is_none())
}

/// The same change with a `repeat` that does not spoil the job, which stands in `job` as it is.
pub(super) fn with_whole_repeat(mut body: Map<String, Value>, job: &Value) -> Map<String, Value> {
    if needs_completed(&body) {
        let repeat = &body["repeat"];
        let times = repeat.get("times").unwrap_or(repeat).clone();
        let completed = job["repeat"]["completed"].as_i64().unwrap_or(0);
        body.insert("repeat".to_owned(), json!({ "times": times, "completed": completed }));
    }
    body
}

/// What a refusal of the runtime's is to a caller.
pub(super) fn refusal(status: i64, body: &Value) -> ApiError {
    let text = body["error"].as_str().or(body["error"]["message"].as_str()).or(body.as_str()).unwrap_or("");
    let text = shortened(text);
    let callers = status == 500 && FAULTS_OF_CALLERS.iter().any(|fault| text.contains(fault));
    match status {
        404 => ApiError::not_found("cron job"),
        503 => {
            let message = "the agent ends and takes nothing now, try again";
            ApiError::unavailable(ErrorReason::AgentNotAnswering, message).retry_after(Duration::from_secs(2))
        }
        400..=499 if status != 401 => refused(&text),
        _ if callers => refused(&text),
        _ => {
            let message = format!("the agent's runtime failed with {status}: {text}");
            ApiError::new(ErrorCode::UpstreamError, message).reason(ErrorReason::RuntimeFailed)
        }
    }
}

fn refused(text: &str) -> ApiError {
    let message = format!("the agent's runtime refuses this: {text}");
    ApiError::new(ErrorCode::InvalidArgument, message).reason(ErrorReason::RuntimeRefused)
}

fn shortened(text: &str) -> String {
    text.chars().take(TEXT_CHARS_MAX).collect()
}

/// Whether a job runs when it is due.
pub(super) fn is_enabled(job: &Value) -> bool {
    job["enabled"] != false && !matches!(job["state"].as_str(), Some("paused" | "completed"))
}

/// When a job is due next; nothing when it is not, or the runtime's word cannot be read.
pub(super) fn due_at(job: &Value) -> Option<Timestamp> {
    let text = job["next_run_at"].as_str().filter(|_| is_enabled(job))?;
    Some(Timestamp::from_micros(DateTime::parse_from_rfc3339(text).ok()?.timestamp_micros()))
}

/// An instant as the job says it, if that is the job's own time.
pub(super) fn words_for(job: &Value, due: Timestamp) -> String {
    let own = job["next_run_at"].as_str().filter(|_| due_at(job) == Some(due));
    own.map_or_else(|| due.to_rfc3339(), str::to_owned)
}

/// A job's id, if it has the runtime's form; others cannot be asked for.
pub(super) fn id_of(job: &Value) -> Option<&str> {
    let id = job["id"].as_str()?;
    let is_id = id.len() == 12 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_id.then_some(id)
}

/// What is shown as a run's input: the job's prompt, or its name where it has none.
pub(super) fn prompt_of(job: &Value) -> String {
    let text = |name: &str| job[name].as_str().filter(|text| !text.trim().is_empty());
    text("prompt").or_else(|| text("name")).unwrap_or("(no prompt)").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(value: Value) -> Map<String, Value> {
        value.as_object().cloned().expect("an object")
    }

    #[test]
    fn what_the_runtime_falls_over_is_refused_before() {
        for (body, field) in [
            (json!({"name": "x", "schedule": "1h", "prompt": "p", "repeat": 3, "skills": ["a"]}), None),
            (json!({"name": null}), None),
            (json!({"name": 5, "schedule": "1h"}), Some("name")),
            (json!({"name": "x", "schedule": ["1h"]}), Some("schedule")),
            (json!({"prompt": null}), Some("prompt")),
            (json!({"deliver": 1}), Some("deliver")),
            (json!({"skills": [1]}), Some("skills")),
            (json!({"repeat": "2"}), Some("repeat")),
            (json!({"repeat": true}), Some("repeat")),
            (json!({"repeat": 0}), Some("repeat")),
            (json!({"repeat": {"times": 2}}), Some("repeat")),
        ] {
            let found = check_create(&members(body.clone())).err();
            let found = found.map(|error| error.details()[0].field.clone().unwrap_or_default());
            assert_eq!(found.as_deref(), field, "{body}");
        }
        for (body, field) in [
            (json!({"repeat": 5, "enabled": false, "skill": "a"}), None),
            (json!({"repeat": {"times": 5, "completed": 1}}), None),
            (json!({"repeat": null}), None),
            (json!({"repeat": {"completed": 1}}), Some("repeat")),
            (json!({"repeat": {"times": 1, "more": 1}}), Some("repeat")),
            (json!({"repeat": -1}), Some("repeat")),
            (json!({"name": null}), Some("name")),
            (json!({"enabled": "no"}), Some("enabled")),
        ] {
            let found = check_update(&members(body.clone())).err();
            let found = found.map(|error| error.details()[0].field.clone().unwrap_or_default());
            assert_eq!(found.as_deref(), field, "{body}");
        }
    }

    #[test]
    fn what_the_runtime_drops_is_told() {
        let told = check_create(&members(json!({"name": "x", "model": "m", "enabled": false}))).unwrap();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("`model`") && told[1].contains("`enabled`"), "{told:?}");
        assert!(check_update(&members(json!({"enabled": false}))).unwrap().is_empty());
    }

    #[test]
    fn a_bare_repeat_becomes_one_that_keeps_what_was_completed() {
        let job = json!({"repeat": {"times": 9, "completed": 4}});
        for (given, sent) in [
            (json!(5), json!({"times": 5, "completed": 4})),
            (json!(null), json!({"times": null, "completed": 4})),
            (json!({"times": 5}), json!({"times": 5, "completed": 4})),
            (json!({"times": 5, "completed": 0}), json!({"times": 5, "completed": 0})),
        ] {
            let body = members(json!({"repeat": given}));
            assert_eq!(with_whole_repeat(body, &job)["repeat"], sent, "{given}");
        }
        // A job that somebody spoiled before is mended by it.
        let spoiled = with_whole_repeat(members(json!({"repeat": 2})), &json!({"repeat": 7}));
        assert_eq!(spoiled["repeat"], json!({"times": 2, "completed": 0}));
        assert!(!needs_completed(&members(json!({"name": "x"}))));
    }

    #[test]
    fn the_runtimes_refusals_are_what_they_are() {
        for (status, text, expected, reason) in [
            (400, "Name is required", 400, "runtime_refused"),
            (500, "Invalid schedule 'x'. Use:\n  - Duration", 400, "runtime_refused"),
            (500, "Invalid cron expression '61 * * * *': out of range", 400, "runtime_refused"),
            (500, "Requested one-shot time 2020 is more than 120s in the past", 400, "runtime_refused"),
            (500, "'int' object has no attribute 'strip'", 400, "runtime_refused"),
            (500, "disk I/O error", 502, "runtime_failed"),
            (501, "Cron module not available", 502, "runtime_failed"),
            (401, "Invalid API key", 502, "runtime_failed"),
            (503, "draining", 503, "agent_not_answering"),
            (404, "Job not found", 404, ""),
        ] {
            let error = refusal(status, &json!({ "error": text }));
            assert_eq!(error.status().as_u16(), expected, "{status} {text}");
            let found = error.details().first().map(|detail| detail.reason.to_string()).unwrap_or_default();
            assert_eq!(found, reason, "{status} {text}");
            assert!(expected != 400 || error.message().contains(text), "{}", error.message());
        }
        assert!(refusal(500, &json!("plain")).message().contains("plain"));
    }

    #[test]
    fn a_job_is_due_when_its_runtime_says_so_and_it_is_enabled() {
        let at = "2026-11-23T12:00:00.5+00:00";
        let micros = 1_795_435_200_500_000;
        for (job, expected) in [
            (json!({"enabled": true, "state": "scheduled", "next_run_at": at}), Some(micros)),
            (json!({"next_run_at": "2026-11-23T13:00:00.5+01:00"}), Some(micros)),
            (json!({"enabled": false, "state": "scheduled", "next_run_at": at}), None),
            (json!({"enabled": true, "state": "paused", "next_run_at": at}), None),
            (json!({"enabled": true, "next_run_at": null}), None),
            (json!({"enabled": true, "next_run_at": "soon"}), None),
            (json!([]), None),
        ] {
            assert_eq!(due_at(&job).map(Timestamp::micros), expected, "{job}");
        }
        for (id, expected) in [("421cc28728fe", true), ("421CC28728FE", false), ("../x", false), ("", false)]
        {
            assert_eq!(id_of(&json!({ "id": id })).is_some(), expected, "{id}");
        }
    }
}
