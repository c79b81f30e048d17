//! Who is hit when: agents and their hosts all the time, the Hub in the first half.

use std::time::Duration;

use fastrand::Rng;

use super::work::Work;
use crate::crash::targets;
use crate::process::Process;

/// The time from one hit of an agent or a host to the next.
const EVERY: Duration = Duration::from_secs(7);
/// The time from one end of the Hub to the next, at most.
const HUB_EVERY: Duration = Duration::from_secs(60);

/// Holds the Hub, and hits.
pub(super) struct Disturber {
    /// `None` only while it is started again.
    hub: Option<Process>,
    work: Work,
    rng: Rng,
    next: Duration,
    /// When the Hub is to end, the next first from behind.
    ends: Vec<Duration>,
    counts: [(&'static str, u64); 4],
}

impl Disturber {
    /// Disturbs this Hub, which works for `time`.
    pub(super) fn new(hub: Process, work: Work, seed: u64, time: Duration) -> Self {
        Self {
            hub: Some(hub),
            work,
            rng: Rng::with_seed(seed),
            next: EVERY,
            ends: ends(time),
            counts: [
                ("agents killed", 0),
                ("agent hosts killed", 0),
                ("hubs killed", 0),
                ("hubs ended in order", 0),
            ],
        }
    }

    /// The Hub, as it runs now.
    pub(super) fn hub(&self) -> &Process {
        self.hub.as_ref().expect("it is only away within a hit")
    }

    /// How often who was hit.
    pub(super) fn counts(&self) -> &[(&'static str, u64)] {
        &self.counts
    }

    /// Does what is due after this much time; what that was, if it concerns the Hub.
    pub(super) async fn due(&mut self, elapsed: Duration) -> Option<String> {
        if self.ends.last().is_some_and(|end| *end <= elapsed) {
            self.ends.pop();
            let mut hub = self.hub.take().expect("it runs between hits");
            // In turns, a kill first.
            let killed = self.counts[2].1 <= self.counts[3].1;
            let (hub, which) = if killed {
                hub.kill().await;
                (hub.restart().await, 2)
            } else {
                (hub.end_and_restart().await, 3)
            };
            self.hub = Some(hub);
            self.counts[which].1 += 1;
            return Some(if killed { "the hub was killed" } else { "the hub ended in order" }.to_owned());
        }
        if self.next <= elapsed {
            self.next = elapsed + EVERY;
            self.hit();
        }
        None
    }

    /// Kills the agent or the host of some tenant that may still be hit.
    fn hit(&mut self) {
        let data = self.hub().data_dir();
        let mut hosts = targets::hosts(&data);
        self.rng.shuffle(&mut hosts);
        for host in hosts {
            let (pid, which) = match self.rng.bool() {
                true => (targets::agent_of(&data, &host), 0),
                false => (Some(host.pid), 1),
            };
            if let Some(pid) = pid
                && self.work.hit(&host.tenant_uid)
            {
                self.hub().crash(pid);
                self.counts[which].1 += 1;
                return;
            }
        }
    }
}

/// When the Hub ends, the last first: at least a kill and an end in order, all in the first two fifths, so that what is
/// judged is one life, and not its beginning.
fn ends(time: Duration) -> Vec<Duration> {
    let part = time * 2 / 5;
    let count = u32::try_from(part.as_secs() / HUB_EVERY.as_secs()).unwrap_or(u32::MAX).clamp(2, 1_000);
    (1..=count).rev().map(|number| part * number / count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hub_ends_in_the_first_two_fifths_only() {
        for minutes in [1, 3, 10, 600] {
            let time = Duration::from_secs(60 * minutes);
            let ends = ends(time);
            assert!(ends.len() >= 2 && ends.iter().all(|end| *end <= time * 2 / 5), "{minutes}: {ends:?}");
            assert!(ends.iter().rev().is_sorted(), "{ends:?}");
        }
        assert!(ends(Duration::from_secs(3600)).len() > 20);
    }
}
