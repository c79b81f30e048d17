//! When a schedule wants its job again. Needs nothing but the job.
//!
//! The agent's runtime moves a job's time on only when the job runs. So after a time that was missed the Hub has to know
//! the next one by itself, or a job would wait for ever behind the one it missed.

use std::time::Duration;

use chrono::DateTime;
use croner::Cron;
use serde_json::Value;

use super::rules;
use crate::clock::Timestamp;

/// The fields of an expression that are read; behind them stand seconds and years, which nobody's minutes need.
const FIELDS: usize = 5;

/// The first time after `after` that a recurring schedule wants its job; nothing for one-shots, for jobs that do not run
/// and for what cannot be read. Expressions are read in the time zone that the job's own time is written in.
pub(super) fn next_after(job: &Value, after: Timestamp) -> Option<Timestamp> {
    let due = rules::due_at(job)?;
    let schedule = &job["schedule"];
    let next = match schedule["kind"].as_str()? {
        "interval" => {
            let minutes = schedule["minutes"].as_u64().filter(|minutes| *minutes > 0)?;
            let period = Duration::from_secs(minutes.checked_mul(60)?);
            let passed = after.since(due).as_micros() / period.as_micros();
            due.plus(period.saturating_mul(u32::try_from(passed + 1).ok()?))
        }
        "cron" => {
            let words: Vec<&str> = schedule["expr"].as_str()?.split_whitespace().take(FIELDS).collect();
            let zone = *DateTime::parse_from_rfc3339(job["next_run_at"].as_str()?).ok()?.offset();
            let cron: Cron = words.join(" ").parse().ok()?;
            let next = cron.find_next_occurrence(&after.to_datetime().with_timezone(&zone), false).ok()?;
            Timestamp::from_micros(next.timestamp_micros())
        }
        _ => return None,
    };
    (next > after).then_some(next)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_micros(DateTime::parse_from_rfc3339(text).unwrap().timestamp_micros())
    }

    #[test]
    fn recurring_schedules_go_on_behind_a_time_that_was_missed() {
        let due = "2026-11-23T10:00:00.5+00:00";
        for (schedule, due, after, expected) in [
            (json!({"kind": "interval", "minutes": 1}), due, due, Some("2026-11-23T10:01:00.5Z")),
            (
                json!({"kind": "interval", "minutes": 60}),
                due,
                "2026-11-23T12:59:00Z",
                Some("2026-11-23T13:00:00.5Z"),
            ),
            (
                json!({"kind": "interval", "minutes": 60}),
                due,
                "2026-11-23T09:00:00Z",
                Some("2026-11-23T11:00:00.5Z"),
            ),
            (
                json!({"kind": "cron", "expr": "0 9 * * 1-5"}),
                due,
                "2026-11-27T09:00:00Z",
                Some("2026-11-30T09:00:00Z"),
            ),
            (json!({"kind": "cron", "expr": "*/15 * * * *"}), due, due, Some("2026-11-23T10:15:00Z")),
            // Either of the two days is enough, and Sunday has two numbers.
            (json!({"kind": "cron", "expr": "0 0 1 * 7"}), due, due, Some("2026-11-29T00:00:00Z")),
            // The agent's own time zone.
            (
                json!({"kind": "cron", "expr": "0 9 * * *"}),
                "2026-11-23T09:00:00+05:30",
                "2026-11-23T03:30:00Z",
                Some("2026-11-24T03:30:00Z"),
            ),
            (json!({"kind": "cron", "expr": "30 9 * * * 15"}), due, due, Some("2026-11-24T09:30:00Z")),
            (json!({"kind": "cron", "expr": "no such thing at all"}), due, due, None),
            (json!({"kind": "interval", "minutes": 0}), due, due, None),
            (json!({"kind": "interval", "minutes": u64::MAX}), due, due, None),
            (json!({"kind": "once", "run_at": due}), due, due, None),
            (json!(null), due, due, None),
        ] {
            let job = json!({"schedule": schedule, "next_run_at": due, "enabled": true});
            assert_eq!(next_after(&job, at(after)), expected.map(at), "{job} {after}");
            let paused = json!({"schedule": schedule, "next_run_at": due, "enabled": false});
            assert_eq!(next_after(&paused, at(after)), None);
        }
    }
}
