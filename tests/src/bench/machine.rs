//! The machine that was measured on, and what processes use of it.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// How often the disk is asked to sync for its figure.
const SYNCS: usize = 200;

/// The facts at the head of a report, a line each.
pub(super) fn facts(directory: &Path) -> Result<Vec<String>> {
    let kernel = rustix::system::uname();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let sync = sync_median(directory)?;
    Ok(vec![
        format!("{cores} cores, {}, {} GB of memory", processor(), memory_kb("MemTotal:") / 1_000_000),
        format!("{} {}", kernel.sysname().to_string_lossy(), kernel.release().to_string_lossy()),
        format!("4 kB appended and synced to the disk in {:.2} ms (median)", sync.as_secs_f64() * 1e3),
        format!("load average at the start {}", load_average()),
    ])
}

/// How much the machine had to do in the last minute.
pub(super) fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}

fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or_else(|| "a processor without a name".to_owned(), |(_, name)| name.trim().to_owned())
}

fn memory_kb(name: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    number_of(&text, name).unwrap_or(0)
}

fn number_of(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix("kB")?.trim().parse().ok())
}

/// The middle time of an append of 4 kB and `fdatasync`.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn sync_median(directory: &Path) -> Result<Duration> {
    let path = directory.join("synced");
    let mut file = File::create(&path)?;
    let mut times = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let begun = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(begun.elapsed());
    }
    std::fs::remove_file(path)?;
    times.sort_unstable();
    Ok(times[SYNCS / 2])
}

/// The memory that a process has now, in bytes.
///
/// # Errors
/// If there is no such process.
pub(super) fn resident(pid: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"));
    let status = status.with_context(|| format!("looking for process {pid}"))?;
    let kilobytes = number_of(&status, "VmRSS:").context("the process has ended")?;
    Ok(kilobytes as f64 * 1024.0)
}

/// The processor time that a process and those it waited for have used, in seconds.
///
/// # Errors
/// If there is no such process.
pub(super) fn processor_seconds(pid: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name may hold anything but ends with the last bracket.
    let (_, behind) = stat.rsplit_once(')').context("the process has no name")?;
    let fields: Vec<&str> = behind.split_whitespace().collect();
    // utime, stime, cutime, cstime: fields 14 to 17 of the whole line, counted from 1.
    let ticks: f64 = fields.iter().skip(11).take(4).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / rustix::param::clock_ticks_per_second() as f64)
}

/// Raises this process's limit of open files, and with it that of all it starts, to `wanted` or as far as it may.
/// Says what became of it.
pub(super) fn raise_open_files(wanted: u64) -> String {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let before = current.map_or_else(|| "no limit".to_owned(), |limit| limit.to_string());
    if current.is_none_or(|current| current >= wanted) {
        return format!("open files: {before}, which is enough");
    }
    let raised = maximum.map_or(wanted, |maximum| maximum.min(wanted));
    match setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum }) {
        Ok(()) => format!("open files: raised from {before} to {raised} for this run"),
        Err(error) => format!("open files: {before}, and not to be raised ({error})"),
    }
}

/// How many files may be open.
pub(super) fn open_files() -> u64 {
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}
