//! What a soak came to: on the terminal, as Markdown, as a picture and as figures. Pure but for the writing.

use std::fmt::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use super::sample::{FIGURES, Series};
use super::verdict::{Line, Rest, Verdict};
use super::{TooLarge, picture};

/// What was done, what was seen, and what is to be said of it.
#[derive(Debug)]
pub struct Report {
    pub(super) seed: u64,
    pub(super) took: Duration,
    pub(super) on: &'static str,
    pub(super) done: Vec<(&'static str, u64)>,
    pub(super) disturbed: Vec<(&'static str, u64)>,
    pub(super) troubles: Vec<(String, u64)>,
    pub(super) stopped: Option<TooLarge>,
    pub(super) lines: Vec<Line>,
    pub(super) rests: Vec<Rest>,
    pub(super) series: Series,
}

impl Report {
    /// Whether every figure is flat or explained, and all else went well.
    pub fn is_good(&self) -> bool {
        self.went_well() && self.lines.iter().all(Line::is_good)
    }

    /// Whether there was work, nobody met what nobody expects, it took no more disk than it may, and everything went in
    /// the end; whatever grew meanwhile.
    pub fn went_well(&self) -> bool {
        let worked = |what| self.done.iter().any(|(done, count)| *done == what && *count > 0);
        self.stopped.is_none()
            && self.troubles.is_empty()
            && self.rests.iter().all(Rest::is_good)
            && ["tenants deleted", "runs made", "events read"].into_iter().all(worked)
    }

    /// Writes `report.md`, `report.svg` and `figures.csv` into a directory.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn write(&self, directory: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(directory)?;
        let text = format!("# A soak\n\n![All figures over time](report.svg)\n\n```text\n{self}```\n");
        std::fs::write(directory.join("report.md"), text)?;
        std::fs::write(directory.join("report.svg"), picture::svg(&self.series, &self.lines))?;
        std::fs::write(directory.join("figures.csv"), csv(&self.series))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs();
        writeln!(f, "on {}, seed {}, {seconds} s, {} looks", self.on, self.seed, self.series.looks.len())?;
        for (what, count) in self.done.iter().chain(&self.disturbed) {
            writeln!(f, "{what:<22} {count:>9}")?;
        }
        let titles = ["figure, in the second half", "least", "median", "most", "growth"];
        let [name, rest @ ..] = titles;
        write!(f, "\n{name:<28}")?;
        rest.iter().try_for_each(|title| write!(f, " {title:>10}"))?;
        writeln!(f)?;
        for line in &self.lines {
            write!(f, "{:<28}", line.figure.name)?;
            let (Some((least, median, most)), Some(growth)) = (line.spread, line.growth) else {
                writeln!(f, "  {}", word(line.verdict))?;
                continue;
            };
            for value in [least, median, most, growth] {
                write!(f, " {:>10}", line.figure.unit.write(value))?;
            }
            writeln!(f, "  {}", word(line.verdict))?;
        }
        writeln!(f, "\n{:<28} {:>10} {:>10}", "at rest", "before", "after")?;
        for rest in &self.rests {
            let write = |value: Option<f64>| {
                value.map_or_else(|| "?".to_owned(), |value| rest.figure.unit.write(value))
            };
            let word = if rest.is_good() { "gone" } else { "LEFT" };
            let (before, after) = (write(rest.before), write(rest.after));
            writeln!(f, "{:<28} {before:>10} {after:>10}  {word}", rest.figure.name)?;
        }
        if !self.troubles.is_empty() {
            writeln!(f, "\nwhat nobody expects:")?;
            self.troubles.iter().try_for_each(|(what, count)| writeln!(f, "{count:>6} times  {what}"))?;
        }
        if let Some(stopped) = &self.stopped {
            writeln!(f, "\n{stopped}")?;
        }
        Ok(())
    }
}

fn word(verdict: Verdict) -> String {
    match verdict {
        Verdict::Flat => "flat".to_owned(),
        Verdict::Explained(why) => format!("explained: {why}"),
        Verdict::Grows => "GROWS".to_owned(),
        Verdict::Shown => "shown".to_owned(),
        Verdict::Absent => "not there".to_owned(),
    }
}

/// A line a look.
fn csv(series: &Series) -> String {
    let mut text = "seconds".to_owned();
    FIGURES.iter().for_each(|figure| text.push_str(&format!(",\"{}\"", figure.name)));
    for (at, look) in &series.looks {
        let _ = write!(text, "\n{at:.1}");
        for figure in FIGURES {
            let value = look.get(figure.name).map_or_else(String::new, |value| value.to_string());
            let _ = write!(text, ",{value}");
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Look, MEMORY};
    use super::super::verdict::{judge, rests};
    use super::*;

    fn report() -> Report {
        let mut series = Series::default();
        for second in 0..60 {
            series.looks.push((f64::from(second), Look::of(&[(MEMORY, 40e6)])));
        }
        let all: Vec<_> = FIGURES.iter().map(|figure| (figure.name, 0.0)).collect();
        Report {
            seed: 1,
            took: Duration::from_secs(60),
            on: "SQLite",
            done: vec![("tenants deleted", 1), ("runs made", 1), ("events read", 1)],
            disturbed: Vec::new(),
            troubles: Vec::new(),
            stopped: None,
            lines: judge(&series),
            rests: rests(&Look::of(&all), &Look::of(&all)),
            series,
        }
    }

    #[test]
    fn any_one_thing_makes_it_bad_and_is_in_the_text() {
        let good = report();
        assert!(good.is_good(), "{good}");
        type Spoil = fn(&mut Report);
        let spoilt: [(Spoil, &str); 5] = [
            (
                |report| report.stopped = Some(TooLarge { taken: 3_000_000_000, bound: 2_000_000_000 }),
                "3000 MB",
            ),
            (
                |report| report.troubles.push(("making a run: internal".to_owned(), 2)),
                "2 times  making a run",
            ),
            (|report| report.lines[0].verdict = Verdict::Grows, "GROWS"),
            (|report| report.rests[0].after = Some(1e9), "LEFT"),
            (|report| report.done[1].1 = 0, "runs made                      0"),
        ];
        for (spoil, said) in spoilt {
            let mut report = report();
            spoil(&mut report);
            assert!(!report.is_good() && report.to_string().contains(said), "{said}: {report}");
        }
    }

    #[test]
    fn the_figures_are_a_table_of_all_looks() {
        let text = csv(&report().series);
        let columns: Vec<usize> = text.lines().skip(1).map(|line| line.split(',').count()).collect();
        assert_eq!((columns.len(), columns[0]), (60, FIGURES.len() + 1));
        assert!(text.starts_with("seconds,\"memory, anonymous\"") && text.contains("\n59.0,40000000,"));
    }
}
