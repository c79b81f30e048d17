//! What is looked at, and the look: the Hub's process as the system shows it, its metrics, its files, and the processes
//! that belong to it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use hub_test_postgres::Server;

use crate::Figures;
use crate::crash::targets;
use crate::process::Process;

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Bytes,
    Count,
}

/// Something that could grow.
#[derive(Debug)]
pub(super) struct Figure {
    /// Its name in tables and in `figures.csv`.
    pub(super) name: &'static str,
    pub(super) unit: Unit,
    /// By how much it may be more at the end of the judged half than at its beginning, however little it is: the work
    /// is not the same from one moment to the next. `None` is shown and not judged.
    pub(super) allowance: Option<f64>,
    /// The most that there may be when all tenants are gone, above what there was before the first.
    pub(super) rest: Option<f64>,
}

const MB: f64 = 1e6;

const fn figure(name: &'static str, unit: Unit, allowance: Option<f64>, rest: Option<f64>) -> Figure {
    Figure { name, unit, allowance, rest }
}

pub(super) const MEMORY: &str = "memory, anonymous";
pub(super) const DATA_IN_USE: &str = "database in use";
pub(super) const DATA: &str = "database file";
pub(super) const LOG: &str = "write-ahead log";
pub(super) const SERVERS_LOG: &str = "PostgreSQL's log";
pub(super) const EVENTS: &str = "rows of events";
const FILE_BYTES: &str = "other files' bytes";
const STREAMS: &str = "open event streams";
const TENANTS: &str = "tenants";
const PROCESSES: &str = "hosts, agents, tools";

/// All of them, in the order of the report.
pub(super) const FIGURES: &[Figure] = &[
    figure(MEMORY, Unit::Bytes, Some(8.0 * MB), None),
    figure("memory, resident", Unit::Bytes, Some(8.0 * MB), None),
    // The database's readers open theirs when they are needed first, three each.
    figure("open files", Unit::Count, Some(16.0), Some(32.0)),
    figure("threads", Unit::Count, Some(8.0), None),
    figure("tasks", Unit::Count, Some(32.0), Some(16.0)),
    figure(STREAMS, Unit::Count, None, Some(0.0)),
    figure(DATA_IN_USE, Unit::Bytes, Some(2.0 * MB), None),
    figure(DATA, Unit::Bytes, Some(1.0 * MB), None),
    figure(LOG, Unit::Bytes, Some(1.0 * MB), None),
    // It is kept until the server's next checkpoint, at sizes of its own choice, and is no matter of the Hub's.
    figure(SERVERS_LOG, Unit::Bytes, None, None),
    figure(TENANTS, Unit::Count, Some(3.0), Some(0.0)),
    figure("rows of runs", Unit::Count, Some(60.0), Some(0.0)),
    // One flood is this much.
    figure(EVENTS, Unit::Count, Some(20_000.0), Some(0.0)),
    figure("rows of turns", Unit::Count, Some(60.0), Some(0.0)),
    figure("rows of approvals", Unit::Count, Some(30.0), Some(0.0)),
    figure("idempotency records", Unit::Count, Some(60.0), Some(0.0)),
    figure("homes in the trash", Unit::Count, Some(3.0), Some(0.0)),
    figure(PROCESSES, Unit::Count, Some(10.0), Some(0.0)),
    figure("other files", Unit::Count, Some(100.0), Some(16.0)),
    figure(FILE_BYTES, Unit::Bytes, Some(12.0 * MB), Some(1.0 * MB)),
];

/// One look at all of them. What could not be had is `None`.
#[derive(Clone, Debug, Default)]
pub(super) struct Look(Vec<Option<f64>>);

impl Look {
    /// The figure of this name.
    pub(super) fn get(&self, name: &str) -> Option<f64> {
        let place = FIGURES.iter().position(|figure| figure.name == name)?;
        self.0.get(place).copied().flatten()
    }

    /// The bytes of disk that are taken, as far as they are known.
    pub(super) fn disk(&self) -> u64 {
        [DATA, LOG, SERVERS_LOG, FILE_BYTES].into_iter().filter_map(|name| self.get(name)).sum::<f64>() as u64
    }

    /// In a line.
    pub(super) fn words(&self) -> String {
        let shown = [MEMORY, STREAMS, DATA_IN_USE, EVENTS, TENANTS, PROCESSES].into_iter();
        let words = shown.filter_map(|name| {
            let figure = FIGURES.iter().find(|figure| figure.name == name)?;
            Some(format!("{name} {}", figure.unit.write(self.get(name)?)))
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// By name; all others could not be had. For tests.
    #[cfg(test)]
    pub(super) fn of(pairs: &[(&str, f64)]) -> Self {
        let value =
            |figure: &Figure| pairs.iter().find(|(name, _)| *name == figure.name).map(|(_, value)| *value);
        Self(FIGURES.iter().map(value).collect())
    }
}

impl Unit {
    /// A value for people.
    pub(super) fn write(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{:.1} MB", value / MB),
            Self::Count => format!("{value:.0}"),
        }
    }
}

/// All looks of the work, and what happened on the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    /// Seconds since the work began, and the look then.
    pub(super) looks: Vec<(f64, Look)>,
    /// What happened to the Hub, and when.
    pub(super) marks: Vec<(f64, String)>,
}

impl Series {
    /// The moment from which on it is judged.
    pub(super) fn half(&self) -> f64 {
        self.looks.last().map_or(0.0, |(at, _)| at / 2.0)
    }

    /// One figure over time.
    pub(super) fn of(&self, name: &str) -> Vec<(f64, f64)> {
        self.looks.iter().filter_map(|(at, look)| Some((*at, look.get(name)?))).collect()
    }
}

/// Looks, and keeps what it saw.
pub(super) struct Sampler {
    began: Instant,
    series: Series,
    /// The Hub's process, and where its metrics are.
    metrics: (u32, String),
    /// Where the database server's log lies, if there is one.
    servers_log: Option<PathBuf>,
}

impl Sampler {
    /// A sampler of this Hub, and of the server that it works on.
    pub(super) fn new(hub: &Process, server: Option<&Server>) -> Self {
        Self {
            began: Instant::now(),
            series: Series::default(),
            metrics: (hub.pid(), String::new()),
            servers_log: server.map(Server::log_directory),
        }
    }

    /// Time begins now.
    pub(super) fn begin(&mut self) {
        self.began = Instant::now();
    }

    /// Something happened.
    pub(super) fn mark(&mut self, what: &str) {
        self.series.marks.push((self.began.elapsed().as_secs_f64(), what.to_owned()));
    }

    /// Looks, and keeps it.
    pub(super) async fn sample(&mut self, hub: &Process) -> Look {
        let look = self.look(hub).await;
        self.series.looks.push((self.began.elapsed().as_secs_f64(), look.clone()));
        look
    }

    /// What was kept.
    pub(super) fn series(&self) -> &Series {
        &self.series
    }

    /// The same, to be kept on.
    pub(super) fn into_series(self) -> Series {
        self.series
    }

    /// Looks.
    pub(super) async fn look(&mut self, hub: &Process) -> Look {
        let pid = hub.pid();
        if self.metrics.0 != pid || self.metrics.1.is_empty() {
            self.metrics = (pid, hub.metrics_url().await);
        }
        let shown = Figures::scrape(&self.metrics.1).await.unwrap_or_default();
        let data = hub.data_dir();
        let (status, (files, bytes)) = (status(pid), held(&data));
        let kilobytes =
            |name: &str| status.as_deref().and_then(|text| number(text, name)).map(|kb| kb * 1024.0);
        let rows = |table: &str| shown.find(&format!("hub_rows{{table=\"{table}\"}}"));
        let (whole, free) =
            (shown.find("hub_database_bytes{file=\"data\"}"), shown.find("hub_database_free_bytes"));
        let value = |figure: &Figure| match figure.name {
            MEMORY => kilobytes("RssAnon:"),
            "memory, resident" => kilobytes("VmRSS:"),
            "open files" => {
                fs::read_dir(format!("/proc/{pid}/fd")).ok().map(|entries| entries.count() as f64)
            }
            "threads" => status.as_deref().and_then(|text| number(text, "Threads:")),
            "tasks" => shown.find("hub_tasks"),
            STREAMS => Some(shown.find("hub_event_streams{kind=\"events\"}").unwrap_or(0.0)),
            DATA_IN_USE => Some(whole? - free?),
            DATA => whole,
            LOG => shown.find("hub_database_bytes{file=\"log\"}"),
            SERVERS_LOG => self.servers_log.as_deref().map(|log| held(log).1),
            TENANTS => rows("tenants"),
            "rows of runs" => rows("runs"),
            EVENTS => rows("run_events"),
            "rows of turns" => rows("session_turns"),
            "rows of approvals" => rows("approvals"),
            "idempotency records" => rows("idempotency_keys"),
            "homes in the trash" => shown.find("hub_trash_entries"),
            PROCESSES => Some(targets::all(&data).len() as f64),
            "other files" => Some(files),
            FILE_BYTES => Some(bytes),
            _ => None,
        };
        Look(FIGURES.iter().map(value).collect())
    }
}

fn status(pid: u32) -> Option<String> {
    fs::read_to_string(format!("/proc/{pid}/status")).ok()
}

fn number(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How many files and directories there are below a data directory, and their bytes on the disk, without the database's.
/// What vanishes meanwhile is not counted.
fn held(data: &Path) -> (f64, f64) {
    let (mut count, mut bytes) = (0.0, 0.0);
    let mut open = vec![data.to_owned()];
    while let Some(directory) = open.pop() {
        let Ok(entries) = fs::read_dir(&directory) else { continue };
        for entry in entries.flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if entry.file_name().to_string_lossy().starts_with("hub.db") && directory == data {
                continue;
            }
            count += 1.0;
            bytes += about.blocks() as f64 * 512.0;
            if about.is_dir() {
                open.push(entry.path());
            }
        }
    }
    (count, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disk_is_all_that_is_taken() {
        let look =
            Look::of(&[(DATA, 1.0), (LOG, 2.0), (SERVERS_LOG, 4.0), (FILE_BYTES, 8.0), (EVENTS, 16.0)]);
        assert_eq!(look.disk(), 15);
    }

    #[test]
    fn a_look_at_this_process_and_at_a_directory() {
        let status = status(std::process::id()).unwrap();
        assert!(number(&status, "RssAnon:").unwrap() > 0.0);
        assert!(number(&status, "Threads:").unwrap() >= 1.0);
        assert_eq!(number(&status, "Nothing:"), None);
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("hub.db-wal"), vec![1; 1 << 20]).unwrap();
        fs::create_dir(directory.path().join("agents")).unwrap();
        fs::write(directory.path().join("agents/hub.db"), vec![1; 1 << 16]).unwrap();
        let (files, bytes) = held(directory.path());
        assert_eq!(files, 2.0, "the database's own are not counted");
        assert!((65_536.0..200_000.0).contains(&bytes), "{bytes}");
    }
}
