//! Lines of the report: what was compared, its rounds, its goal, and whether that was reached.

use super::rounds::{Sample, Spread};

/// What a ratio is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// At least this much of the peer: more is better.
    AtLeast(f64),
    /// At most this much of the peer: less is better.
    AtMost(f64),
    /// Nobody set one; more is better.
    NoneMoreIsBetter,
    /// Nobody set one; less is better.
    NoneLessIsBetter,
}

/// A unit of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Requests a second.
    Requests,
    /// Rows a second.
    Rows,
    /// Events a second, over all readers.
    Events,
    /// Milliseconds.
    Milliseconds,
    /// Megabytes, of a million bytes.
    Megabytes,
    /// Bytes.
    Bytes,
}

impl Unit {
    /// The unit behind a figure.
    pub fn word(self) -> &'static str {
        match self {
            Self::Requests => "req/s",
            Self::Rows => "rows/s",
            Self::Events => "ev/s",
            Self::Milliseconds => "ms",
            Self::Megabytes => "MB",
            Self::Bytes => "B",
        }
    }

    /// A figure with its unit.
    pub fn show(self, figure: f64) -> String {
        format!("{} {}", shown(figure), self.word())
    }
}

/// A figure as people read it: three digits that mean something, thousands set apart.
fn shown(figure: f64) -> String {
    match figure.abs() {
        size if size >= 100.0 => grouped(figure.round()),
        size if size >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

fn grouped(figure: f64) -> String {
    let digits = format!("{:.0}", figure.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if figure < 0.0 { format!("-{text}") } else { text }
}

/// One comparison.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row that it belongs to, as `ROWS=` names it.
    pub row: &'static str,
    /// What was done.
    pub what: String,
    /// Who the peer is, or what the limit.
    pub peer: String,
    /// The figures' unit.
    pub unit: Unit,
    /// The rounds.
    pub samples: Vec<Sample>,
    /// What the ratio is to be.
    pub goal: Goal,
    /// What else there is to know, such as further limits and whether they held.
    pub notes: Vec<String>,
}

/// How a line came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The median reached the goal.
    Reached,
    /// It did not.
    Missed,
    /// There was no goal.
    Shown,
}

impl Line {
    /// The ratios of the Hub to its peer.
    pub fn ratio(&self) -> Option<Spread> {
        Spread::of(self.samples.iter().map(|sample| sample.hub / sample.peer))
    }

    /// The ratios of the peer to itself.
    pub fn control(&self) -> Option<Spread> {
        Spread::of(self.samples.iter().filter_map(|sample| Some(sample.again? / sample.peer)))
    }

    /// Whether the goal was reached, by the median.
    pub fn verdict(&self) -> Verdict {
        let Some(Spread { median, .. }) = self.ratio() else { return Verdict::Missed };
        let reached = match self.goal {
            Goal::AtLeast(least) => median >= least,
            Goal::AtMost(most) => median <= most,
            Goal::NoneMoreIsBetter | Goal::NoneLessIsBetter => return Verdict::Shown,
        };
        if reached { Verdict::Reached } else { Verdict::Missed }
    }

    /// The cells of its line in a table: what, Hub, peer, ratio, control, goal, verdict.
    pub fn cells(&self) -> [String; 7] {
        let median = |pick: fn(&Sample) -> f64| {
            Spread::of(self.samples.iter().map(pick)).map_or("-".to_owned(), |all| self.unit.show(all.median))
        };
        let spread = |spread: Option<Spread>| {
            spread.map_or("-".to_owned(), |Spread { min, median, max }| {
                format!("{} [{}, {}]", shown(median), shown(min), shown(max))
            })
        };
        let goal = match self.goal {
            Goal::AtLeast(least) => format!("≥ {least:.2}"),
            Goal::AtMost(most) => format!("≤ {most:.2}"),
            Goal::NoneMoreIsBetter | Goal::NoneLessIsBetter => "-".to_owned(),
        };
        let verdict = match self.verdict() {
            Verdict::Reached => "reached",
            Verdict::Missed => "MISSED",
            Verdict::Shown => "",
        };
        [
            format!("{}: {}", self.row, self.what),
            median(|sample| sample.hub),
            format!("{} ({})", median(|sample| sample.peer), self.peer),
            spread(self.ratio()),
            spread(self.control()),
            goal,
            verdict.to_owned(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(goal: Goal, ratios: &[f64]) -> Line {
        let samples =
            ratios.iter().map(|ratio| Sample { hub: 1000.0 * ratio, peer: 1000.0, again: Some(1010.0) });
        Line {
            row: "get",
            what: "x".to_owned(),
            peer: "bare hyper".to_owned(),
            unit: Unit::Requests,
            samples: samples.collect(),
            goal,
            notes: Vec::new(),
        }
    }

    #[test]
    fn the_median_decides() {
        for (goal, ratios, expected) in [
            (Goal::AtLeast(0.6), &[0.1, 0.61, 0.9][..], Verdict::Reached),
            (Goal::AtLeast(0.6), &[0.1, 0.59, 0.9], Verdict::Missed),
            (Goal::AtMost(1.05), &[1.0, 1.05, 9.0], Verdict::Reached),
            (Goal::AtMost(1.05), &[1.06], Verdict::Missed),
            (Goal::AtLeast(0.6), &[], Verdict::Missed),
            (Goal::NoneMoreIsBetter, &[0.1], Verdict::Shown),
        ] {
            assert_eq!(line(goal, ratios).verdict(), expected, "{goal:?} {ratios:?}");
        }
    }

    #[test]
    fn a_line_as_it_is_shown() {
        let cells = line(Goal::AtLeast(0.6), &[0.5, 0.7, 12.0]).cells();
        let expected = [
            "get: x",
            "700 req/s",
            "1,000 req/s (bare hyper)",
            "0.70 [0.50, 12.0]",
            "1.01 [1.01, 1.01]",
            "≥ 0.60",
            "reached",
        ];
        assert_eq!(cells, expected);
    }

    #[test]
    fn figures_as_people_read_them() {
        for (figure, expected) in [
            (0.0123, "0.01"),
            (9.999, "10.00"),
            (99.94, "99.9"),
            (100.0, "100"),
            (1234567.8, "1,234,568"),
            (-1234.0, "-1,234"),
        ] {
            assert_eq!(shown(figure), expected);
        }
    }
}
