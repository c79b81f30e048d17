//! Time: UTC microseconds as they are stored, and the clock that hands them out.
//!
//! Everything that stores or compares instants asks a [`Clock`], so that a test can set it. Durations within a
//! process (deadlines, timeouts) are tokio's and not this.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};

/// An instant: microseconds since 1970 in UTC, the form in which rows hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// An instant from stored microseconds.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970, for a row.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This instant and `duration` more; stays at the last instant that can be held.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(micros(duration)))
    }

    /// This instant less `duration`.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(micros(duration)))
    }

    /// How long before `self` the instant `earlier` was; zero if it was not before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The instant for an answer: whole milliseconds, cut and not rounded, so that no answer lies in the future.
    #[must_use]
    pub fn to_datetime(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.div_euclid(1000)).unwrap_or(if self.0 < 0 {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        })
    }

    /// RFC 3339 in UTC with `Z` and milliseconds, the form that answers have: `2026-11-23T12:00:00.000Z`.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        self.to_datetime().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339())
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// Where the time comes from. Copies of a settable clock show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `at` until it is moved.
    #[must_use]
    pub fn settable(at: Timestamp) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(at.0))))
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Utc::now().into(),
            Source::Set(micros) => Timestamp(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a settable clock forward.
    ///
    /// # Panics
    /// If this is the machine's clock: only a test that made a settable one may move it.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }

    /// Sets a settable clock, also backwards, as clocks are set on real machines.
    ///
    /// # Panics
    /// If this is the machine's clock.
    pub fn set(&self, to: Timestamp) {
        match &self.0 {
            Source::System => panic!("the machine's clock cannot be set"),
            Source::Set(micros) => micros.store(to.0, Ordering::SeqCst),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_with_milliseconds_and_z() {
        for (micros, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_795_435_200_123_999, "2026-11-23T12:00:00.123Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Timestamp::from_micros(micros).to_rfc3339(), text);
        }
    }

    #[test]
    fn arithmetic_stays_in_range() {
        let end = Timestamp::from_micros(i64::MAX);
        assert_eq!(end.plus(Duration::MAX), end);
        assert_eq!(Timestamp::from_micros(5).since(end), Duration::ZERO);
        assert!(!end.to_rfc3339().is_empty());
    }

    #[test]
    fn copies_of_a_settable_clock_move_together() {
        let clock = Clock::settable(Timestamp::from_micros(1_000_000));
        let copy = clock.clone();
        copy.advance(Duration::from_secs(2));
        assert_eq!(clock.now().micros(), 3_000_000);
        clock.set(Timestamp::from_micros(7));
        assert_eq!(copy.now().micros(), 7);
    }
}
