//! `make bench`: what the Hub costs, each figure beside a limit or a peer that was measured in the same run.
//!
//! Only ratios mean anything on a machine that others use too, so every line is one: the Hub and its peer in turns
//! ([`rounds`]), the peer against itself as control, the spread over the rounds beside the middle. Nothing is asserted
//! by time; a goal that is missed is said, and the program ends in order all the same. What could not be measured is said
//! too, and is a failure: a report that lacks a goal is not to pass for one of all of them.
//!
//! | module | what it is |
//! |---|---|
//! | `rows` | what is measured, a file a row |
//! | [`peers`] | what it is measured against, each a process of its own: this program, called with `--peer NAME` |
//! | `subject`, `standin`, `hand` | the Hub, a stand-in for an agent host, agents started by hand |
//! | `connection`, `load`, `readers` | the client, the same for both sides of a ratio |
//! | [`rounds`], [`mod@line`], [`report`], [`picture`], `machine` | turns, lines, how they are shown, where it ran |

mod connection;
mod hand;
pub mod line;
mod load;
mod machine;
pub mod peers;
pub mod picture;
mod readers;
pub mod report;
pub mod rounds;
mod rows;
mod standin;
mod subject;

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use chrono::Utc;
use futures::FutureExt as _;

use line::Line;
use report::Report;
pub use rows::ROWS;

/// How many files may have to be open: two ends of ten thousand connections would be too many for one process, but
/// the ends are in two.
const OPEN_FILES: u64 = 12_000;

/// What a run of the bench is told.
#[derive(Clone, Debug)]
pub struct Options {
    /// The rows to measure; all if empty.
    pub rows: Vec<String>,
    /// Where the report goes, and the data of what is measured while it runs.
    pub directory: PathBuf,
    /// The agent release, as `make agent` installs it.
    pub agent: PathBuf,
    /// No row takes more rounds than this.
    pub rounds_max: usize,
    /// What the programs were built from.
    pub commit: String,
}

/// What every row is given.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    /// A directory on the disk that is measured.
    work: PathBuf,
    agent: PathBuf,
    rounds_max: usize,
}

impl Bench {
    /// How many rounds a row takes that would take `usual`.
    fn rounds(&self, usual: usize) -> usize {
        usual.min(self.rounds_max).max(1)
    }
}

/// What a row came to.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    lines: Vec<Line>,
    /// What of it could not be measured, and why.
    missing: Vec<String>,
}

impl From<Vec<Line>> for Measured {
    fn from(lines: Vec<Line>) -> Self {
        Self { lines, missing: Vec::new() }
    }
}

impl Measured {
    /// Takes the lines, or that they are missing: `what` is not measured.
    fn add(&mut self, what: &str, lines: Result<Vec<Line>>) {
        match lines {
            Ok(lines) => self.lines.extend(lines),
            Err(error) => self.missing.push(format!("{what}: {error:#}")),
        }
    }
}

/// Measures, and writes the report into the directory. `tell` is given a line for each step.
///
/// # Errors
/// If a row is not known, or the report cannot be written.
pub async fn run(options: &Options, tell: impl Fn(&str)) -> Result<Report> {
    let rows = rows::chosen(&options.rows)?;
    let begun = Instant::now();
    std::fs::create_dir_all(&options.directory)
        .with_context(|| format!("making {}", options.directory.display()))?;
    let work = tempfile::Builder::new().prefix("work-").tempdir_in(&options.directory)?;
    // A temporary directory may be in memory, where a sync costs nothing.
    let _ = tempfile::env::override_temp_dir(work.path());
    let mut report = Report { facts: machine::facts(work.path())?, ..Report::default() };
    report.facts.insert(0, format!("{}, commit {}", Utc::now().format("%Y-%m-%d %H:%M UTC"), options.commit));
    report.facts.push(machine::raise_open_files(OPEN_FILES));
    report.facts.push(subject::changed()?);
    report.facts.iter().for_each(|fact| tell(fact));
    let bench =
        Bench { work: work.path().to_owned(), agent: options.agent.clone(), rounds_max: options.rounds_max };
    for row in rows {
        tell(&format!("{row}: {}", rows::title(row)));
        let begun = Instant::now();
        // A row that breaks off takes no other one with it.
        let measured = AssertUnwindSafe(rows::measure(row, &bench)).catch_unwind().await;
        match measured.unwrap_or_else(|_| Err(anyhow!("it broke off; the reason is above"))) {
            Ok(Measured { lines, missing }) => {
                for line in &lines {
                    tell(&format!("  {}", line.cells().join("  ")));
                    line.notes.iter().for_each(|note| tell(&format!("  {note}")));
                }
                report.lines.extend(lines);
                report.missing.extend(missing.into_iter().map(|why| (row.to_owned(), why)));
            }
            Err(error) => report.missing.push((row.to_owned(), format!("{error:#}"))),
        }
        for (_, why) in report.missing.iter().filter(|(missing, _)| missing == row) {
            tell(&format!("  NOT MEASURED: {why}"));
        }
        tell(&format!("  after {:.0} s", begun.elapsed().as_secs_f64()));
    }
    report.facts.push(format!(
        "load average at the end {}; the bench itself is part of it; it took {:.0} s",
        machine::load_average(),
        begun.elapsed().as_secs_f64()
    ));
    write(&options.directory, &report)?;
    Ok(report)
}

fn write(directory: &Path, report: &Report) -> Result<()> {
    for (name, text) in [("report.md", report.markdown()), ("report.svg", picture::svg(report))] {
        let path = directory.join(name);
        std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}
