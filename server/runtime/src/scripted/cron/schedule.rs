//! Schedules as hermes-agent reads them, and when they are due next.
//!
//! `30m`, `2h`, `1d` (once), `every 30m`, five fields of cron, an instant (once). Its texts for what it does not take are
//! the measured ones.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Timelike, Utc};
use serde_json::{Value, json};

/// How long past its time a one-shot is still taken.
const GRACE_SECONDS: i64 = 120;

/// Reads a schedule. Fails with the agent's text.
pub(super) fn parse(text: &str, now: DateTime<Utc>) -> Result<Value, String> {
    let trimmed = text.trim();
    if let Some(rest) = trimmed.to_lowercase().strip_prefix("every ") {
        let minutes = minutes(rest).ok_or_else(|| {
            format!("Invalid duration: '{}'. Use format like '30m', '2h', or '1d'", rest.trim())
        })?;
        return Ok(json!({ "kind": "interval", "minutes": minutes, "display": format!("every {minutes}m") }));
    }
    let fields: Vec<&str> = trimmed.split_whitespace().collect();
    let is_field = |field: &&str| field.chars().all(|one| one.is_ascii_digit() || "*-,/".contains(one));
    if fields.len() >= 5 && fields.iter().take(5).all(is_field) {
        let out_of_range =
            || format!("Invalid cron expression '{trimmed}': [{trimmed}] is not acceptable, out of range");
        fields_of(trimmed).ok_or_else(out_of_range)?;
        return Ok(json!({ "kind": "cron", "expr": trimmed, "display": trimmed }));
    }
    if trimmed.contains('T') || is_date(trimmed) {
        let at = instant(trimmed)
            .ok_or_else(|| format!("Invalid timestamp '{trimmed}': Invalid isoformat string: '{trimmed}'"))?;
        let display = format!("once at {}", at.format("%Y-%m-%d %H:%M"));
        return Ok(json!({ "kind": "once", "run_at": iso(at), "display": display }));
    }
    match minutes(trimmed) {
        Some(minutes) => {
            let run_at = iso(now + Duration::minutes(minutes));
            Ok(json!({ "kind": "once", "run_at": run_at, "display": format!("once in {trimmed}") }))
        }
        None => Err(format!(
            "Invalid schedule '{text}'. Use:\n  - Duration: '30m', '2h', '1d' (one-shot)\n  - Interval: 'every 30m', \
             'every 2h' (recurring)\n  - Cron: '0 9 * * *' (cron expression)\n  - Timestamp: \
             '2026-02-03T14:00:00' (one-shot at time)"
        )),
    }
}

/// When a schedule is due after `now`; nothing for a one-shot whose time is over.
pub(super) fn next(schedule: &Value, now: DateTime<Utc>) -> Option<String> {
    match schedule["kind"].as_str()? {
        "interval" => Some(iso(now + Duration::minutes(schedule["minutes"].as_i64()?))),
        "cron" => next_of(&fields_of(schedule["expr"].as_str()?)?, now).map(iso),
        _ => {
            let run_at = schedule["run_at"].as_str()?;
            let at = DateTime::parse_from_rfc3339(run_at).ok()?;
            (now.signed_duration_since(at).num_seconds() <= GRACE_SECONDS).then(|| run_at.to_owned())
        }
    }
}

/// The text for a one-shot that is over.
pub(super) fn in_the_past(schedule: &Value) -> String {
    let run_at = schedule["run_at"].as_str().unwrap_or("unknown");
    format!(
        "Requested one-shot time {run_at} is more than {GRACE_SECONDS}s in the past and cannot be scheduled."
    )
}

/// An instant as Python writes it.
pub(super) fn iso(at: DateTime<Utc>) -> String {
    let form = if at.timestamp_subsec_micros() == 0 {
        "%Y-%m-%dT%H:%M:%S+00:00"
    } else {
        "%Y-%m-%dT%H:%M:%S%.6f+00:00"
    };
    at.format(form).to_string()
}

fn is_date(text: &str) -> bool {
    text.len() >= 10 && text.is_ascii() && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let naive = |form: &str| NaiveDateTime::parse_from_str(text, form).ok();
    Some(naive("%Y-%m-%dT%H:%M:%S%.f").or_else(|| naive("%Y-%m-%dT%H:%M"))?.and_utc())
}

fn minutes(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let unit_at = text.find(|one: char| !one.is_ascii_digit())?;
    let (number, unit) = text.split_at(unit_at);
    let each = match unit.trim_start() {
        "m" | "min" | "mins" | "minute" | "minutes" => 1,
        "h" | "hr" | "hrs" | "hour" | "hours" => 60,
        "d" | "day" | "days" => 1440,
        _ => return None,
    };
    Some(number.parse::<i64>().ok()? * each)
}

type Fields = [BTreeSet<u32>; 5];

fn fields_of(expression: &str) -> Option<Fields> {
    let ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];
    let words: Vec<&str> = expression.split_whitespace().collect();
    let fields: Vec<_> =
        ranges.iter().zip(words.get(..5)?).map(|(range, word)| field(word, *range)).collect();
    fields.into_iter().collect::<Option<Vec<_>>>()?.try_into().ok()
}

fn field(word: &str, (low, high): (u32, u32)) -> Option<BTreeSet<u32>> {
    let mut values = BTreeSet::new();
    for part in word.split(',') {
        let (span, step) = part.split_once('/').unwrap_or((part, "1"));
        let step = step.parse::<usize>().ok().filter(|step| *step > 0)?;
        let (from, to) = match span {
            "*" => (low, high),
            _ => match span.split_once('-') {
                Some((from, to)) => (from.parse().ok()?, to.parse().ok()?),
                None => (span.parse().ok()?, span.parse().ok()?),
            },
        };
        if from < low || to > high || from > to {
            return None;
        }
        values.extend((from..=to).step_by(step));
    }
    Some(values)
}

fn next_of([minute, hour, day, month, weekday]: &Fields, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let start = now.with_second(0)?.with_nanosecond(0)?;
    // Every minute of four years, so that also the 29th of February comes.
    (1..4 * 366 * 1440).map(|ahead| start + Duration::minutes(ahead)).find(|at| {
        let sunday = at.weekday().num_days_from_sunday();
        let on_weekday = weekday.contains(&sunday) || (sunday == 0 && weekday.contains(&7));
        // With both given, either is enough.
        let on_day = match (day.len() == 31, weekday.len() == 8) {
            (false, false) => day.contains(&at.day()) || on_weekday,
            _ => day.contains(&at.day()) && on_weekday,
        };
        minute.contains(&at.minute()) && hour.contains(&at.hour()) && month.contains(&at.month()) && on_day
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_are_due_when_the_agents_are() {
        let now = DateTime::parse_from_rfc3339("2026-11-23T10:41:25.450718+00:00").unwrap().to_utc();
        for (text, expected) in [
            ("30m", "2026-11-23T11:11:25.450718+00:00"),
            ("every 2h", "2026-11-23T12:41:25.450718+00:00"),
            ("0 9 * * 1-5", "2026-11-24T09:00:00+00:00"),
            ("*/15 * * * *", "2026-11-23T10:45:00+00:00"),
            ("0 0 29 2 *", "2028-02-29T00:00:00+00:00"),
            ("2026-12-24T09:00:00", "2026-12-24T09:00:00+00:00"),
        ] {
            let schedule = parse(text, now).unwrap();
            assert_eq!(next(&schedule, now).as_deref(), Some(expected), "{text}");
        }
        for (text, begin) in [
            ("nonsense words", "Invalid schedule 'nonsense words'. Use:\n  - Duration"),
            ("1s", "Invalid schedule '1s'. Use:"),
            ("61 25 * * *", "Invalid cron expression '61 25 * * *': [61 25 * * *] is not acceptable"),
            ("2026-13-01T00:00:00", "Invalid timestamp"),
            ("every blue moon", "Invalid duration: 'blue moon'"),
        ] {
            assert!(parse(text, now).unwrap_err().starts_with(begin), "{text}");
        }
        let past = parse("2020-01-01T00:00:00", now).unwrap();
        assert_eq!(next(&past, now), None);
        assert!(in_the_past(&past).starts_with("Requested one-shot time 2020-01-01T00:00:00+00:00 is more"));
    }
}
