//! What a run of the program came to, as people read it. Pure.

use std::fmt;
use std::time::Duration;

use super::check::Check;

/// How many faults of one invariant are shown.
const FAULTS_SHOWN: usize = 10;

/// What was done, what was found, and how to do it again.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The seed of the kills and of the work.
    pub seed: u64,
    /// How many rounds were asked for.
    pub rounds: usize,
    /// How long it took.
    pub took: Duration,
    /// What was done: a name and a text.
    pub done: Vec<(&'static str, String)>,
    /// What was held against what.
    pub checks: Vec<Check>,
    /// What the Hub warned of, shown when something is wrong.
    pub warnings: Vec<String>,
}

impl Report {
    /// Whether every invariant held.
    pub fn is_good(&self) -> bool {
        self.checks.iter().all(|check| check.faults.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, text) in &self.done {
            writeln!(f, "{name:<22} {text}")?;
        }
        writeln!(f, "\n{:<60} {:>9} {:>7}", "invariant", "looked at", "faults")?;
        for check in &self.checks {
            writeln!(f, "{:<60} {:>9} {:>7}", check.rule, check.looked_at, check.faults.len())?;
        }
        writeln!(f)?;
        for check in self.checks.iter().filter(|check| !check.faults.is_empty()) {
            writeln!(f, "NOT SO: {}", check.rule)?;
            for fault in check.faults.iter().take(FAULTS_SHOWN) {
                writeln!(f, "  {fault}")?;
            }
            if let Some(more @ 1..) = check.faults.len().checked_sub(FAULTS_SHOWN) {
                writeln!(f, "  and {more} more")?;
            }
        }
        if !self.is_good() {
            writeln!(f, "\nthe hub's last warnings:")?;
            self.warnings.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        }
        Ok(())
    }
}
