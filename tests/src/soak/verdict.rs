//! What counts as flat, as explained, and as growing. Pure.
//!
//! Judged is the second half of the work, which is one life of the Hub's process. A figure's growth in it is the median of
//! the slopes between all pairs of looks (Theil and Sen's), times the half's length: single peaks do not move it. It is
//! flat when that is at most a tenth of the figure's median, or its allowance, whichever is more. So a leak that is less
//! than an allowance in one half is not seen: the longer the soak, the smaller the leak that is.
//!
//! Two things may grow and are explained: SQLite's file, where what is in use in it is flat, and so it only keeps free
//! room for new rows; and its log up to the bound that it is cut to. PostgreSQL does not say what is in use: its database
//! may grow by the room of the rows that come between two vacuums, where the rows of events are flat, and by no more.

use super::sample::{DATA, DATA_IN_USE, EVENTS, FIGURES, Figure, LOG, Look, Series};

/// Where SQLite's log is cut to (`journal_size_limit`, in the server's `db/sqlite.rs`), and what one more transaction adds.
const LOG_MAX: f64 = 80e6;
/// By how much PostgreSQL's database may be larger at the end of the half than at its beginning, with as many rows: some
/// of the floods that come before the next vacuum.
const ROOM_MAX: f64 = 16e6;
/// The part of a figure that it may grow by.
const PART: f64 = 0.1;
/// How many looks pairs are made of; of more, every so manieth is taken.
const LOOKS_MAX: usize = 400;
/// With fewer looks, nothing is said.
const LOOKS_MIN: usize = 10;

/// What was found of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Flat,
    /// It grows, and may.
    Explained(&'static str),
    Grows,
    /// It is shown, and not judged.
    Shown,
    /// This Hub does not have it.
    Absent,
}

/// A figure, and what was found of it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) figure: &'static Figure,
    /// The least, the median and the most of the judged half.
    pub(super) spread: Option<(f64, f64, f64)>,
    /// By how much it grew in that half.
    pub(super) growth: Option<f64>,
    pub(super) verdict: Verdict,
}

impl Line {
    /// Whether there is nothing to say against it.
    pub(super) fn is_good(&self) -> bool {
        self.verdict != Verdict::Grows
    }
}

/// What was left when all tenants were gone.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    pub(super) figure: &'static Figure,
    pub(super) before: Option<f64>,
    pub(super) after: Option<f64>,
}

impl Rest {
    /// Whether it is as it was, but for what it may be more. What cannot be had is no answer.
    pub(super) fn is_good(&self) -> bool {
        let (Some(more), Some(after)) = (self.figure.rest, self.after) else { return false };
        after <= self.before.unwrap_or(0.0) + more
    }
}

/// Judges all figures.
pub(super) fn judge(series: &Series) -> Vec<Line> {
    let mut lines: Vec<Line> = FIGURES.iter().map(|figure| line(figure, series)).collect();
    let is_flat =
        |name: &str| lines.iter().any(|line| line.figure.name == name && line.verdict == Verdict::Flat);
    let (in_use, events) = (is_flat(DATA_IN_USE), is_flat(EVENTS));
    let no_use = series.of(DATA_IN_USE).is_empty();
    for line in lines.iter_mut().filter(|line| line.verdict == Verdict::Grows) {
        let reason = match line.figure.name {
            DATA if in_use => Some("keeps free room for new rows; what is in use is flat"),
            DATA if no_use && events && line.growth.is_some_and(|growth| growth <= ROOM_MAX) => {
                Some("the room of rows between two vacuums; rows are flat")
            }
            LOG if line.spread.is_some_and(|(.., most)| most <= LOG_MAX) => {
                Some("below the bound it is cut to")
            }
            _ => None,
        };
        line.verdict = reason.map_or(Verdict::Grows, Verdict::Explained);
    }
    lines
}

fn line(figure: &'static Figure, series: &Series) -> Line {
    let half = series.half();
    let judged: Vec<_> = series.of(figure.name).into_iter().filter(|(at, _)| *at >= half).collect();
    let absent = Line { figure, spread: None, growth: None, verdict: Verdict::Absent };
    if series.of(figure.name).is_empty() {
        return absent;
    }
    let mut values: Vec<f64> = judged.iter().map(|(_, value)| *value).collect();
    values.sort_by(f64::total_cmp);
    let (Some(growth), Some(least), Some(most)) = (growth(&judged), values.first(), values.last()) else {
        // Of what is there at first and not later, nothing good can be said.
        return Line { verdict: Verdict::Grows, ..absent };
    };
    let median = values[values.len() / 2];
    let verdict = match figure.allowance {
        None => Verdict::Shown,
        Some(allowance) if growth <= allowance.max(median * PART) => Verdict::Flat,
        Some(_) => Verdict::Grows,
    };
    Line { figure, spread: Some((*least, median, *most)), growth: Some(growth), verdict }
}

/// The growth over all these looks; `None` of too few.
fn growth(looks: &[(f64, f64)]) -> Option<f64> {
    if looks.len() < LOOKS_MIN {
        return None;
    }
    let step = looks.len().div_ceil(LOOKS_MAX);
    let taken: Vec<_> = looks.iter().step_by(step).collect();
    let pairs = taken.iter().enumerate().flat_map(|(number, first)| {
        taken[number + 1..].iter().map(move |second| (second.1 - first.1) / (second.0 - first.0))
    });
    let mut slopes: Vec<f64> = pairs.filter(|slope| slope.is_finite()).collect();
    slopes.sort_by(f64::total_cmp);
    let length = looks.last()?.0 - looks.first()?.0;
    Some(slopes.get(slopes.len() / 2)? * length)
}

/// What is left of those figures that have to go back.
pub(super) fn rests(before: &Look, after: &Look) -> Vec<Rest> {
    let judged = FIGURES.iter().filter(|figure| figure.rest.is_some());
    judged
        .map(|figure| Rest { figure, before: before.get(figure.name), after: after.get(figure.name) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::MEMORY;
    use super::*;

    /// A figure of ten minutes, a look each second: `value` of the second, with noise that does not grow.
    fn series(names: &[&str], value: impl Fn(usize, f64) -> f64) -> Series {
        let mut rng = fastrand::Rng::with_seed(7);
        let mut series = Series::default();
        for second in 0..600 {
            let noise = rng.f64() - 0.5;
            let at = second as f64;
            let pairs: Vec<_> = names
                .iter()
                .enumerate()
                .map(|(which, name)| (*name, value(which, at) + noise * 3e6))
                .collect();
            series.looks.push((at, Look::of(&pairs)));
        }
        series
    }

    fn verdict(lines: &[Line], name: &str) -> Verdict {
        lines.iter().find(|line| line.figure.name == name).unwrap().verdict
    }

    #[test]
    fn what_goes_up_and_down_is_flat_and_what_goes_up_grows() {
        type Course = fn(f64) -> f64;
        let cases: [(&str, Course, Verdict); 6] = [
            ("noise", |_| 40e6, Verdict::Flat),
            ("a saw", |at| 40e6 + (at % 40.0) * 1e6, Verdict::Flat),
            ("a warm-up that ends", |at| 40e6 + at.min(250.0) * 1e5, Verdict::Flat),
            ("one peak", |at| if (400.0..430.0).contains(&at) { 400e6 } else { 40e6 }, Verdict::Flat),
            ("a leak", |at| 40e6 + at * 5e4, Verdict::Grows),
            ("a leak under a saw", |at| 40e6 + (at % 40.0) * 1e6 + at * 1e5, Verdict::Grows),
        ];
        for (what, value, expected) in cases {
            let lines = judge(&series(&[MEMORY], |_, at| value(at)));
            assert_eq!(verdict(&lines, MEMORY), expected, "{what}");
        }
    }

    #[test]
    fn what_may_grow_is_explained_only_by_its_reason() {
        let grows = |at: f64| 40e6 + at * 5e4;
        let free_room =
            judge(&series(&[DATA, DATA_IN_USE], |which, at| if which == 0 { grows(at) } else { 40e6 }));
        assert!(matches!(verdict(&free_room, DATA), Verdict::Explained(_)));
        let in_use = judge(&series(&[DATA, DATA_IN_USE], |_, at| grows(at)));
        assert_eq!(verdict(&in_use, DATA), Verdict::Grows);
        let room = |growth: f64, rows: f64| {
            let lines = judge(&series(&[DATA, EVENTS], |which, at| {
                40e6 + at / 300.0 * if which == 0 { growth } else { rows }
            }));
            verdict(&lines, DATA)
        };
        assert!(matches!(room(12e6, 0.0), Verdict::Explained(_)), "PostgreSQL's, until the next vacuum");
        assert_eq!(room(40e6, 0.0), Verdict::Grows, "more than a vacuum leaves");
        assert_eq!(room(12e6, 20e6), Verdict::Grows, "with its rows");
        let short_log = judge(&series(&[LOG], |_, at| grows(at)));
        assert!(matches!(verdict(&short_log, LOG), Verdict::Explained(_)));
        let long_log = judge(&series(&[LOG], |_, at| 2.0 * grows(at)));
        assert_eq!(verdict(&long_log, LOG), Verdict::Grows);
    }

    #[test]
    fn what_is_not_there_is_no_fault_unless_it_was() {
        let lines = judge(&series(&[MEMORY], |_, _| 40e6));
        assert_eq!(verdict(&lines, LOG), Verdict::Absent);
        let mut vanished = series(&[MEMORY], |_, _| 40e6);
        for (_, look) in vanished.looks.iter_mut().skip(200) {
            *look = Look::default();
        }
        assert_eq!(verdict(&judge(&vanished), MEMORY), Verdict::Grows);
    }

    #[test]
    fn at_rest_there_is_no_more_than_before() {
        let before = Look::of(&[("tasks", 20.0), ("tenants", 0.0)]);
        let good = |after: &[(&str, f64)]| {
            let rests = rests(&before, &Look::of(after));
            let good = |name| rests.iter().find(|rest| rest.figure.name == name).unwrap().is_good();
            (good("tasks"), good("tenants"))
        };
        assert_eq!(good(&[("tasks", 30.0), ("tenants", 0.0)]), (true, true));
        assert_eq!(good(&[("tasks", 60.0), ("tenants", 1.0)]), (false, false));
        assert_eq!(good(&[]), (false, false), "nobody knows");
    }
}
