//! Runs: those that were made, what their logs say, how they ended.

use hermes_hub_client::types::{InputPart, Run, RunEvent, RunState, UsageSource};
use hermes_hub_client::{is_over, is_terminal};
use serde_json::Value;

use super::super::found::Found;
use super::super::plan::Victim;
use super::super::record::{Known, KnownRun};
use super::super::script::{Kind, MODEL_END, MODEL_TOKENS};
use super::Check;
use super::views::is_of_a_deleted_tenant;

/// Instants are shown in whole milliseconds, cut off.
const CUT_OFF_MICROS: i64 = 1000;

pub(super) fn are_there(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged runs are there, as they were made");
    for (id, run) in known.runs.iter().filter(|(id, _)| !is_of_a_deleted_tenant(known, id)) {
        let made = &run.made;
        check.hold(match found.runs.get(id) {
            None => Some(format!("run {id} ({}) was made and is not there", run.marker)),
            Some((now, _)) => {
                let same = (&now.created_at, &now.session_id, &now.input)
                    == (&made.created_at, &made.session_id, &run.body.input)
                    && Some(&now.metadata) == run.body.metadata.as_ref();
                (!same).then(|| format!("run {id} ({}) is not as it was made", run.marker))
            }
        });
    }
    check
}

pub(super) fn stops_are_visible(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("acknowledged stops are visible");
    for (run, now, _) in both(known, found) {
        let Some(stop) = &run.stop else { continue };
        check.require(stop.stop_requested_at == now.stop_requested_at, || {
            let (then, now) = (stop.stop_requested_at, now.stop_requested_at);
            format!("run {} ({}) was stopped at {then:?}, now {now:?}", run.made.id.as_str(), run.marker)
        });
    }
    check
}

pub(super) fn logs_are_whole(found: &Found) -> Check {
    let mut check = Check::of("logs are numbered from 1 without gaps");
    for (id, (run, log)) in &found.runs {
        let whole = (1..).zip(log).all(|(seq, event)| event.seq == seq);
        let begins = log.first().is_some_and(|event| event.type_.as_str() == "run.created");
        let counted = i64::try_from(log.len()) == Ok(run.last_seq);
        check.require(whole && begins && counted, || {
            format!("run {id}: {} events, lastSeq {}", log.len(), run.last_seq)
        });
    }
    check
}

pub(super) fn have_ended(found: &Found) -> Check {
    let mut check = Check::of("every run has ended");
    for (id, (run, _)) in &found.runs {
        let ended = is_over(&run.state) && run.ended_at.is_some();
        check.require(ended, || format!("run {id} is {}", run.state));
    }
    check
}

pub(super) fn one_terminal_event(found: &Found) -> Check {
    let mut check = Check::of("every run has one terminal event, its last");
    for (id, (run, log)) in &found.runs {
        let terminal = log.iter().filter(|event| is_terminal(&event.type_)).count();
        let last = log.last().map_or("none", |event| event.type_.as_str());
        let expected = format!("run.{}", run.state);
        check.require(terminal == 1 && last == expected, || {
            format!("run {id} is {}, has {terminal} terminal events, the last event is {last}", run.state)
        });
    }
    check
}

pub(super) fn started_once(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("no run was started twice");
    for id in known.runs.keys().chain(found.starts.keys().filter(|id| !known.runs.contains_key(*id))) {
        let starts = found.starts.get(id).copied().unwrap_or(0);
        check.require(starts <= 1, || format!("run {id} was started {starts} times"));
    }
    for (id, (run, _)) in &found.runs {
        let starts = found.starts.get(id).copied().unwrap_or(0);
        let done = run.state == RunState::Completed;
        check.require(!done || starts == 1, || format!("run {id} completed and was started {starts} times"));
    }
    check
}

pub(super) fn lost_only_when_hit(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("runs are lost only where their agent or host was killed");
    for (run, now, log) in both(known, found).filter(|(_, now, _)| now.state == RunState::Lost) {
        check.require(was_hit(known, now, log), || {
            let reason = now.state_reason.as_deref().unwrap_or("no reason");
            format!("run {} ({}) is lost: {reason}", now.id.as_str(), run.marker)
        });
    }
    check
}

/// What a run's model said is in its log whole, once and in order, or the run has failed: a model's stream that broke
/// off with the Hub must not end in a text that is put together from two. Its tokens are exact where the Hub was not
/// killed, also where the database was.
pub(super) fn models_are_heard_out(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("what a model said is whole or the run has failed");
    for (run, now, log) in both(known, found).filter(|(run, ..)| run.kind == Kind::Model) {
        if now.state != RunState::Completed {
            continue;
        }
        let output = now.output.as_deref().unwrap_or("");
        let words: Vec<&str> = output.strip_prefix(&run.marker).unwrap_or("").split_whitespace().collect();
        let (end, said) = words.split_last().unwrap_or((&"", &[]));
        let in_order = said.iter().enumerate().all(|(number, word)| *word == format!("w{number}"));
        let whole = *end == MODEL_END && !said.is_empty() && in_order;
        check.require(whole, || format!("run {} ({}) says {output:?}", now.id.as_str(), run.marker));
        let usage = &now.usage;
        let told = (usage.input_tokens, usage.output_tokens, usage.source.clone());
        let exact = (Some(MODEL_TOKENS.0), Some(MODEL_TOKENS.1), UsageSource::Proxy);
        check.require(told == exact || was_killed(known, &[Victim::Hub], now, log), || {
            format!("run {} ({}) took {usage:?}", now.id.as_str(), run.marker)
        });
    }
    check
}

pub(super) fn end_as_their_kind(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("runs whose agent lived end as they are written");
    for (run, now, log) in both(known, found) {
        if was_hit(known, now, log) || is_of_a_deleted_tenant(known, now.id.as_str()) {
            continue;
        }
        // Without its database the Hub takes no new call of a model.
        let away = was_killed(known, &[Victim::Hub, Victim::Database], now, log);
        let cut = run.kind == Kind::Model && now.state == RunState::Failed && away;
        let ended = run.governed && now.state == RunState::Cancelled;
        check.require(run.kind.may_end(&now.state) || cut || ended, || {
            let (id, error) = (now.id.as_str(), &now.error);
            format!(
                "run {id} ({}, {:?}) is {} for {:?}: {error:?}",
                run.marker, run.kind, now.state, now.state_reason
            )
        });
    }
    check
}

pub(super) fn texts_are_whole(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("what an agent said is in the log, whole");
    let texts =
        both(known, found).filter(|(run, now, _)| run.kind == Kind::Text && now.state == RunState::Completed);
    for (run, now, log) in texts {
        let deltas = log.iter().filter(|event| event.type_.as_str() == "message.delta");
        let said: String = deltas.filter_map(|event| event.data.get("text")?.as_str()).collect();
        let output = now.output.as_deref().unwrap_or("");
        let whole = said == output && output.starts_with(&run.marker);
        check.require(whole, || format!("run {}: said {said:?}, output {output:?}", now.id.as_str()));
    }
    check
}

pub(super) fn sessions_remember(known: &Known, found: &Found) -> Check {
    let mut check = Check::of("sessions remember every acknowledged run");
    let echoes =
        both(known, found).filter(|(run, now, _)| run.kind == Kind::Echo && now.state == RunState::Completed);
    for (run, now, _) in echoes {
        let heard: Value = serde_json::from_str(now.output.as_deref().unwrap_or("")).unwrap_or_default();
        let list = |name: &str| -> Vec<String> {
            let members = heard[name].as_array().into_iter().flatten();
            members.filter_map(|member| member.as_str().map(str::to_owned)).collect()
        };
        let turns: Vec<_> = list("roles").into_iter().skip(1).zip(list("texts")).collect();
        let expected = conversation(known, found, run);
        check.require(turns == expected, || {
            format!("run {} was told {turns:?}, and should have been told {expected:?}", now.id.as_str())
        });
    }
    check
}

/// What a run of a session is to be told: the turns of those before it, and its own input.
fn conversation(known: &Known, found: &Found, run: &KnownRun) -> Vec<(String, String)> {
    let of_session = |other: &&KnownRun| {
        other.made.session_id == run.made.session_id && other.made.tenant_uid == run.made.tenant_uid
    };
    let mut runs: Vec<_> =
        known.runs.values().filter(of_session).filter(|other| other.number <= run.number).collect();
    runs.sort_by_key(|run| run.number);
    let mut turns = Vec::new();
    for one in runs {
        let text = one.body.input.iter().find_map(|part| match part {
            InputPart::Text { text } => Some(text.clone()),
            _ => None,
        });
        turns.push(("user".to_owned(), text.unwrap_or_default()));
        let output = found.runs.get(one.made.id.as_str()).and_then(|(now, _)| now.output.clone());
        if let (true, Some(output)) = (one.number < run.number, output) {
            turns.push(("assistant".to_owned(), output));
        }
    }
    turns
}

/// Whether the run's agent or host was killed while the run was with it.
fn was_hit(known: &Known, run: &Run, log: &[RunEvent]) -> bool {
    let given = log.iter().find(|event| event.data.get("to").is_some_and(|to| to == "starting"));
    let (Some(given), Some(ended)) = (given, run.ended_at) else { return false };
    known.was_hit(run.tenant_uid.as_str(), given.at.micros(), ended.micros() + CUT_OFF_MICROS)
}

/// Whether one of these was killed while the run was with its agent.
fn was_killed(known: &Known, victims: &[Victim], run: &Run, log: &[RunEvent]) -> bool {
    let given = log.iter().find(|event| event.data.get("to").is_some_and(|to| to == "starting"));
    let (Some(given), Some(ended)) = (given, run.ended_at) else { return false };
    known.was_killed(victims, given.at.micros(), ended.micros() + CUT_OFF_MICROS)
}

/// The runs that callers know and that are there.
fn both<'a>(
    known: &'a Known,
    found: &'a Found,
) -> impl Iterator<Item = (&'a KnownRun, &'a Run, &'a [RunEvent])> {
    known.runs.iter().filter_map(|(id, run)| {
        let (now, log) = found.runs.get(id)?;
        Some((run, now, log.as_slice()))
    })
}
