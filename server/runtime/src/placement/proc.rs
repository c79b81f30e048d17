//! What `/proc` says about processes: whether one is still the one that was meant, and which belong to it.

use std::fs;
use std::io;

/// One process as `/proc/PID/stat` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stat {
    /// `R`, `S`, `Z` and so on.
    pub(crate) state: char,
    /// Its parent.
    pub(crate) parent: u32,
    /// Clock ticks from the machine's start to the process's.
    pub(crate) started: u64,
}

impl Stat {
    /// Whether it has ended and only waits for its parent to take note.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.state, 'Z' | 'X' | 'x')
    }
}

/// A process by its id; `None` if there is none.
pub(crate) fn stat(pid: u32) -> Option<Stat> {
    parse_stat(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// The name stands in parentheses and may hold anything, parentheses and spaces too.
fn parse_stat(text: &str) -> Option<Stat> {
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    let state = fields.next()?.chars().next()?;
    let parent = fields.next()?.parse().ok()?;
    // Field 22 of all is the 18th behind the parent, which is the fourth.
    let started = fields.nth(17)?.parse().ok()?;
    Some(Stat { state, parent, started })
}

/// The ids of all processes that can be seen.
pub(crate) fn all() -> io::Result<impl Iterator<Item = u32>> {
    let entries = fs::read_dir("/proc")?;
    Ok(entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()))
}

/// Whether a process that has not ended acts as this uid, or may take it on.
pub(crate) fn is_of_user(pid: u32, uid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let over = status.lines().any(|line| {
        line.strip_prefix("State:").is_some_and(|state| state.trim_start().starts_with(['Z', 'X']))
    });
    let mut uids =
        status.lines().filter_map(|line| line.strip_prefix("Uid:")).flat_map(str::split_ascii_whitespace);
    !over && uids.any(|own| own.parse() == Ok(uid))
}

/// Whether a process was started with a variable of this value. `false` if it may not be looked at.
pub(crate) fn has_variable(pid: u32, name: &str, value: &str) -> bool {
    let wanted = format!("{name}={value}");
    let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
    environment.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_whatever_the_name_is() {
        let tail = "S 7 4711 4711 0 -1 4194560 1 0 0 0 3 1 0 0 20 0 5 0 987654 1 2 3";
        for name in ["hermes-hub", "a b", "x) S 1 (y", ""] {
            let read = parse_stat(&format!("4711 ({name}) {tail}"));
            assert_eq!(read, Some(Stat { state: 'S', parent: 7, started: 987_654 }), "{name}");
        }
        for line in ["", "4711 (x", "4711 (x) S", "4711 (x) S 7 1 2"] {
            assert_eq!(parse_stat(line), None, "{line}");
        }
    }

    #[test]
    fn this_process_is_there_and_is_itself() {
        let own = stat(std::process::id()).expect("this process runs");
        assert!(own.started > 0 && !own.is_over());
        let (pid, uid) = (std::process::id(), rustix::process::getuid().as_raw());
        assert!(is_of_user(pid, uid) && !is_of_user(pid, uid + 1) && !is_of_user(0, uid));
        assert!(all().expect("/proc is there").any(|pid| pid == std::process::id()));
    }
}
