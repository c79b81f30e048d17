//! Which process is killed when: drawn from a seed before anything runs. Pure; nothing here kills.
//!
//! The seed fixes this and what the work asks for, not how threads and processes interleave: the same seed gives the
//! same kills at the same points of the work, which is near enough to meet most faults again.

use std::fmt;

use fastrand::Rng;

use super::sight::Sight;

/// Whom it hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Victim {
    /// The Hub.
    Hub,
    /// A tenant's agent host; its agent dies with it.
    Host,
    /// A tenant's agent.
    Agent,
    /// The PostgreSQL server, where the Hub has one.
    Database,
}

/// When it hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// So many of these were seen since the round began; the kill follows the last of them at once.
    Seen(Sight, u64),
    /// So many of a group of creates that were sent together are acknowledged.
    Creates(u64),
    /// The Hub is starting again after a kill, and has come this far.
    StartUp(Step),
    /// So many milliseconds after the round began, whatever is going on then.
    Time(u64),
}

/// How far a start has come, as it can be seen from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The process is there.
    Spawned,
    /// It has the data directory.
    Directory,
    /// It has the database open.
    Database,
    /// It has said that it listens.
    Listening,
}

/// One kill, and what comes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Round {
    /// Whom it hits.
    pub(super) victim: Victim,
    /// When.
    pub(super) moment: Moment,
    /// A host or an agent dies while the Hub is away: the Hub is killed first and started afterwards.
    pub(super) hub_away: bool,
}

/// The rounds of a seed. Without a server of the database's own, nothing is different for its sake.
pub(super) fn rounds(seed: u64, count: usize, has_server: bool) -> Vec<Round> {
    let mut rng = Rng::with_seed(seed);
    (0..count).map(|_| round(&mut rng, has_server)).collect()
}

fn round(rng: &mut Rng, has_server: bool) -> Round {
    let hits_database = has_server && rng.u32(0..4) == 0;
    let victim = match rng.u32(0..10) {
        _ if hits_database => Victim::Database,
        0..6 => Victim::Hub,
        6..8 => Victim::Host,
        _ => Victim::Agent,
    };
    let moment = match rng.u32(0..14) {
        0 => Moment::Seen(Sight::RunMade, rng.u64(1..=5)),
        // Its creation, its way to the agent, its first words.
        1 => Moment::Seen(Sight::EventNumber(rng.i64(1..=8)), 1),
        2 => Moment::Seen(Sight::Decided, 1),
        3 => Moment::Seen(Sight::StopSent, 1),
        4 if victim == Victim::Hub => Moment::Creates(rng.u64(0..=6)),
        5 if victim == Victim::Hub => Moment::StartUp(step(rng)),
        6 => Moment::Seen(Sight::TenantChanged, rng.u64(1..=3)),
        7 => Moment::Seen(Sight::Governed, rng.u64(1..=2)),
        8 => Moment::Seen(Sight::ModelSpoke, rng.u64(1..=20)),
        // At no point that anybody thought of.
        9..12 => Moment::Time(rng.u64(0..1500)),
        _ => Moment::Seen(Sight::Event, rng.u64(1..=400)),
    };
    let hub_away = matches!(victim, Victim::Host | Victim::Agent) && rng.u32(0..4) == 0;
    Round { victim, moment, hub_away }
}

fn step(rng: &mut Rng) -> Step {
    [Step::Spawned, Step::Directory, Step::Database, Step::Listening][rng.usize(0..4)]
}

impl fmt::Display for Victim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hub => "hub",
            Self::Host => "agent host",
            Self::Agent => "agent",
            Self::Database => "database server",
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seen(Sight::RunMade, count) => write!(f, "when {count} more runs were acknowledged"),
            Self::Seen(Sight::Event, count) => write!(f, "when {count} more events were seen"),
            Self::Seen(Sight::EventNumber(seq), _) => write!(f, "when a follower saw event {seq} of a run"),
            Self::Seen(Sight::Decided, _) => f.write_str("when a decision was acknowledged"),
            Self::Seen(Sight::StopSent, _) => f.write_str("when a stop was sent"),
            Self::Seen(Sight::TenantChanged, count) => {
                write!(f, "when {count} more changes of tenants were acknowledged")
            }
            Self::Seen(Sight::Governed, count) => {
                write!(f, "when {count} more blocks or orders to agents were acknowledged")
            }
            Self::Seen(Sight::ModelSpoke, count) => write!(f, "when {count} more words of models were seen"),
            Self::Time(millis) => write!(f, "{millis} ms later"),
            Self::Seen(Sight::BurstMade, count) | Self::Creates(count) => {
                write!(f, "when {count} of a group of creates were acknowledged")
            }
            Self::StartUp(step) => f.write_str(match step {
                Step::Spawned => "and again as soon as it was started",
                Step::Directory => "and again when it had the data directory",
                Step::Database => "and again when it had the database open",
                Step::Listening => "and again when it listened",
            }),
        }
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.victim, self.moment)?;
        if self.hub_away { f.write_str(", the hub killed just before") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_rounds_again_and_another_gives_others() {
        assert_eq!(rounds(7, 50, false), rounds(7, 50, false));
        assert_eq!(rounds(7, 50, false)[..6], rounds(7, 6, false));
        assert_ne!(rounds(7, 50, false), rounds(8, 50, false));
    }

    #[test]
    fn a_database_server_is_hit_where_there_is_one() {
        let hit = |has_server| {
            let rounds = rounds(1, 10_000, has_server);
            rounds.iter().filter(|round| round.victim == Victim::Database).count()
        };
        assert_eq!(hit(false), 0);
        assert!(hit(true).abs_diff(2500) < 300);
    }

    #[test]
    fn every_victim_and_moment_has_its_share() {
        let rounds = rounds(1, 10_000, false);
        let share = |of: &dyn Fn(&Round) -> bool| rounds.iter().filter(|round| of(round)).count();
        for (victim, expected) in [(Victim::Hub, 6000), (Victim::Host, 2000), (Victim::Agent, 2000)] {
            let count = share(&|round| round.victim == victim);
            assert!(count.abs_diff(expected) < 300, "{victim}: {count}");
        }
        type Rule<'a> = (&'a str, &'a dyn Fn(&Round) -> bool);
        let moments: [Rule<'_>; 10] = [
            ("a run", &|round| matches!(round.moment, Moment::Seen(Sight::RunMade, _))),
            ("an event", &|round| matches!(round.moment, Moment::Seen(Sight::EventNumber(_), _))),
            ("a decision", &|round| matches!(round.moment, Moment::Seen(Sight::Decided, _))),
            ("a stop", &|round| matches!(round.moment, Moment::Seen(Sight::StopSent, _))),
            ("creates", &|round| matches!(round.moment, Moment::Creates(_))),
            ("a start", &|round| matches!(round.moment, Moment::StartUp(_))),
            ("an order", &|round| matches!(round.moment, Moment::Seen(Sight::Governed, _))),
            ("a model", &|round| matches!(round.moment, Moment::Seen(Sight::ModelSpoke, _))),
            ("a time", &|round| matches!(round.moment, Moment::Time(_))),
            ("the hub away", &|round| round.hub_away),
        ];
        for (name, of) in moments {
            assert!(share(of) > 300, "{name}");
        }
        let misplaced = |round: &Round| {
            matches!(round.moment, Moment::StartUp(_) | Moment::Creates(_)) && round.victim != Victim::Hub
        };
        assert_eq!(share(&misplaced), 0);
    }
}
