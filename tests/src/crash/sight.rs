//! What the workload has seen, for those who wait for a moment of it. It counts; it keeps nothing else.

use tokio::sync::watch;

/// Something that is seen of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// A `run_create` was acknowledged.
    RunMade,
    /// A create of a group was acknowledged.
    BurstMade,
    /// A tenant was made, changed or deleted, and that was acknowledged.
    TenantChanged,
    /// A follower saw an event.
    Event,
    /// A follower saw the event with this `seq`.
    EventNumber(i64),
    /// A decision of an approval was acknowledged.
    Decided,
    /// A stop is being sent.
    StopSent,
    /// A tenant was blocked or let in, or its agent stopped, started or restarted, and that was acknowledged.
    Governed,
    /// A follower saw a word of a model.
    ModelSpoke,
}

/// How many numbers of events are told apart.
const NUMBERS: usize = 16;
const SLOTS: usize = 8 + NUMBERS;

impl Sight {
    fn slot(self) -> usize {
        match self {
            Self::RunMade => 0,
            Self::BurstMade => 1,
            Self::TenantChanged => 2,
            Self::Event => 3,
            Self::Decided => 4,
            Self::StopSent => 5,
            Self::Governed => 6,
            Self::ModelSpoke => 7,
            Self::EventNumber(seq) => 8 + usize::try_from(seq).unwrap_or(0).min(NUMBERS - 1),
        }
    }
}

/// The board that the workload writes on.
#[derive(Debug)]
pub(super) struct Sights(watch::Sender<Tally>);

#[derive(Clone, Debug, Default)]
struct Tally {
    counts: [u64; SLOTS],
    /// The tenant of the last one of each kind, by its id.
    tenants: [Option<String>; SLOTS],
}

impl Default for Sights {
    fn default() -> Self {
        Self(watch::Sender::new(Tally::default()))
    }
}

impl Sights {
    /// Notes that this was seen of a tenant.
    pub(super) fn note(&self, sight: Sight, tenant_id: &str) {
        self.0.send_modify(|tally| {
            tally.counts[sight.slot()] += 1;
            tally.tenants[sight.slot()] = Some(tenant_id.to_owned());
        });
    }

    /// How often this was seen.
    pub(super) fn count(&self, sight: Sight) -> u64 {
        self.0.borrow().counts[sight.slot()]
    }

    /// Waits until this was seen so often in all; the tenant that it was seen of last, if it was.
    pub(super) async fn reached(&self, sight: Sight, count: u64) -> Option<String> {
        let mut board = self.0.subscribe();
        let there = board.wait_for(|tally| tally.counts[sight.slot()] >= count).await;
        // The sender lives as long as `self`.
        there.ok().and_then(|tally| tally.tenants[sight.slot()].clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn kinds_are_counted_apart() {
        let sights = Sights::default();
        sights.note(Sight::Event, "a");
        sights.note(Sight::EventNumber(3), "b");
        sights.note(Sight::Event, "c");
        assert_eq!((sights.count(Sight::Event), sights.count(Sight::EventNumber(3))), (2, 1));
        assert_eq!((sights.count(Sight::EventNumber(4)), sights.count(Sight::Decided)), (0, 0));
        assert_eq!(sights.reached(Sight::Event, 2).await.as_deref(), Some("c"));
        assert_eq!(sights.reached(Sight::Decided, 0).await, None);
    }
}
