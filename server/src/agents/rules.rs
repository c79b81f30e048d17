//! The rules of generations that need nothing but what they are given: when one is over, and how long an agent that
//! crashes is left alone.

use std::time::Duration;

use super::store::GenerationRow;
use crate::clock::Timestamp;
use crate::config::Limits;

/// An agent that crashes this often within the window is left alone.
pub(super) const CRASHES_MAX: i64 = 3;
/// How long a crash counts, and how long an agent is left alone after the last one.
pub(super) const CRASH_WINDOW: Duration = Duration::from_secs(600);
/// The wait after a crash doubles from the first to the last of these.
const RETRY_FIRST: Duration = Duration::from_secs(1);
const RETRY_LAST: Duration = Duration::from_secs(60);

/// How long to wait after the latest of so many crashes.
pub(super) fn retry_in(crashes: i64) -> Duration {
    let doublings = crashes.clamp(1, 20) - 1;
    RETRY_FIRST.saturating_mul(1 << doublings).min(RETRY_LAST)
}

/// The last bytes of a text, from a character's beginning on.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// What is seen of a generation from outside.
pub(super) struct Sight {
    /// Whether its host runs; `None` if it was never noted where.
    pub(super) alive: Option<bool>,
    /// When its host was last heard by this process.
    pub(super) silent_since: Timestamp,
    /// Since when this process listens: nobody could be heard before.
    pub(super) listening_since: Timestamp,
}

/// Why a generation is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its host is gone.
    Exited,
    /// The Hub ended between the row and the host's start, or could not write down where the host is.
    Unplaced,
    /// The host could not be started.
    NotPlaced,
    /// The host never reported in.
    NoHello,
    /// The agent was never proved ready.
    NotReady,
    /// The host has not been heard for too long.
    Silent,
    /// It was to end and did not.
    Overdue,
}

impl Why {
    /// The word that is stored.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Exited => "exited",
            Self::Unplaced => "unplaced",
            Self::NotPlaced => "not_placed",
            Self::NoHello => "no_hello",
            Self::NotReady => "not_ready",
            Self::Silent => "silent",
            Self::Overdue => "overdue",
        }
    }

    /// Whether it counts as a crash. What the Hub asked for does not, and neither does the Hub's own end.
    pub(super) fn is_crash(self, row: &GenerationRow) -> bool {
        self != Self::Unplaced && row.ending_reason.is_none()
    }
}

/// Whether a generation is over, and why.
pub(super) fn fate(row: &GenerationRow, sight: &Sight, now: Timestamp, limits: &Limits) -> Option<Why> {
    match sight.alive {
        None => return Some(Why::Unplaced),
        Some(false) => return Some(Why::Exited),
        Some(true) => {}
    }
    // While the Hub was away it could hear nothing, so no deadline began before it was back.
    let past = |since: i64, limit: Duration| {
        now.since(Timestamp::from_micros(since).max(sight.listening_since)) >= limit
    };
    if let Some(ending_at) = row.ending_at {
        return past(ending_at, limits.agent_end).then_some(Why::Overdue);
    }
    let Some(hello_at) = row.hello_at else {
        return past(row.created_at, limits.agent_hello).then_some(Why::NoHello);
    };
    if row.ready_at.is_none() && past(hello_at, limits.agent_ready) {
        return Some(Why::NotReady);
    }
    past(sight.silent_since.micros(), limits.agent_silence).then_some(Why::Silent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const START: Timestamp = Timestamp::from_micros(1_795_435_200_000_000);

    fn at(seconds: u64) -> i64 {
        START.plus(Duration::from_secs(seconds)).micros()
    }

    fn row() -> GenerationRow {
        GenerationRow {
            tenant_uid: "ten_a".to_owned(),
            generation: 1,
            state: "starting".to_owned(),
            slots: 1,
            release_id: None,
            placement: Some("x".to_owned()),
            acknowledged: 0,
            created_at: at(0),
            hello_at: None,
            ready_at: None,
            unresponsive: false,
            ending_at: None,
            ending_reason: None,
            ended_at: None,
        }
    }

    #[test]
    fn a_generation_is_over_when_its_host_is_gone_or_a_deadline_has_passed() {
        let limits = Config::from_text("").expect("the defaults").limits;
        let hello = GenerationRow { hello_at: Some(at(10)), ..row() };
        let ready = GenerationRow { ready_at: Some(at(20)), ..hello.clone() };
        let ending = GenerationRow { ending_at: Some(at(30)), ..ready.clone() };
        for (name, row, alive, heard, since, now, expected) in [
            ("no note of where it is", row(), None, 0, 0, 1, Some(Why::Unplaced)),
            ("the host is gone", row(), Some(false), 0, 0, 1, Some(Why::Exited)),
            ("gone though it is to end", ending.clone(), Some(false), 0, 0, 31, Some(Why::Exited)),
            ("it may still say hello", row(), Some(true), 0, 0, 59, None),
            ("it did not say hello", row(), Some(true), 0, 0, 60, Some(Why::NoHello)),
            ("the hub was away", row(), Some(true), 300, 300, 359, None),
            ("not even to the new hub", row(), Some(true), 300, 300, 360, Some(Why::NoHello)),
            ("it may still become ready", hello.clone(), Some(true), 100, 0, 129, None),
            ("it did not become ready", hello, Some(true), 100, 0, 130, Some(Why::NotReady)),
            ("it was heard lately", ready.clone(), Some(true), 100, 0, 219, None),
            ("it was not", ready.clone(), Some(true), 100, 0, 220, Some(Why::Silent)),
            ("the hub was halted meanwhile", ready, Some(true), 100, 9_000, 9_119, None),
            ("it ends", ending.clone(), Some(true), 0, 0, 89, None),
            ("it does not end", ending, Some(true), 0, 0, 90, Some(Why::Overdue)),
        ] {
            let sight = Sight {
                alive,
                silent_since: Timestamp::from_micros(at(heard)),
                listening_since: Timestamp::from_micros(at(since)),
            };
            assert_eq!(fate(&row, &sight, Timestamp::from_micros(at(now)), &limits), expected, "{name}");
        }
    }

    #[test]
    fn only_what_nobody_asked_for_is_a_crash() {
        let asked = GenerationRow { ending_reason: Some("restart".to_owned()), ..row() };
        for (why, crash) in [(Why::Exited, true), (Why::Silent, true), (Why::Unplaced, false)] {
            assert_eq!(why.is_crash(&row()), crash, "{why:?}");
            assert!(!why.is_crash(&asked), "{why:?}");
        }
    }

    #[test]
    fn the_wait_after_a_crash_doubles_to_a_minute() {
        for (crashes, seconds) in [(0, 1), (1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (i64::MAX, 60)] {
            assert_eq!(retry_in(crashes), Duration::from_secs(seconds), "after {crashes}");
        }
    }

    #[test]
    fn a_tail_does_not_begin_inside_a_character() {
        for (text, bytes, expected) in
            [("", 4, ""), ("abc", 4, "abc"), ("abcdef", 4, "cdef"), ("aééé", 3, "é"), ("é", 1, "")]
        {
            assert_eq!(tail(text, bytes), expected, "{text}");
        }
    }
}
