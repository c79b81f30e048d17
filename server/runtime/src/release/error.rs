//! Why a release could not be installed, in words for an operator.

use std::io;
use std::path::PathBuf;

/// A release that was not installed. Nothing stands in its place.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InstallError {
    /// No packages are pinned for this version.
    #[error("this program has no packages for hermes-agent {version}; it can install {known}")]
    Unknown {
        /// What was asked for.
        version: String,
        /// What there is.
        known: String,
    },
    /// There is no such program.
    #[error("there is no program {python}; install python 3.{minor_min} or newer, or set HUB_PYTHON to it")]
    NoPython {
        /// What was looked for.
        python: String,
        /// The oldest minor version that would do.
        minor_min: u32,
    },
    /// It does not run, or does not behave as a Python.
    #[error("{python} does not work ({said}); reinstall it, or set HUB_PYTHON to another")]
    BrokenPython {
        /// The program.
        python: String,
        /// What it said.
        said: String,
    },
    /// It is too old or too new.
    #[error(
        "{python} is python {found}, and this release needs 3.{minor_min} to 3.{minor_max}; \
         install one of these and set HUB_PYTHON to it"
    )]
    WrongPython {
        /// The program.
        python: String,
        /// Its version.
        found: String,
        /// The oldest minor version that would do.
        minor_min: u32,
        /// The newest one.
        minor_max: u32,
    },
    /// It cannot make virtual environments.
    #[error(
        "{python} cannot make virtual environments, its module {module} is missing; \
         install it (on Debian and Ubuntu: apt install python3-venv), or set HUB_PYTHON to another"
    )]
    NoVenv {
        /// The program.
        python: String,
        /// `venv` or `ensurepip`.
        module: String,
    },
    /// Another process is at it.
    #[error("another installation is under way in {}; wait until it has ended", .directory.display())]
    Busy {
        /// Where.
        directory: PathBuf,
    },
    /// Something is in the place already.
    #[error("{} is there already; remove it, or install elsewhere", .directory.display())]
    Occupied {
        /// The place.
        directory: PathBuf,
    },
    /// There is too little space to begin.
    #[error(
        "{} has {} MB free, and an installation needs {} MB; free some space",
        .directory.display(), .free / 1_000_000, .needed / 1_000_000
    )]
    LittleSpace {
        /// Where.
        directory: PathBuf,
        /// Free bytes.
        free: u64,
        /// Bytes that it takes.
        needed: u64,
    },
    /// The disk became full on the way.
    #[error(
        "the disk became full while installing into {} (or the one of TMPDIR or pip's cache did); free some space",
        .directory.display()
    )]
    NoSpace {
        /// Where.
        directory: PathBuf,
    },
    /// The package registry was not reached.
    #[error(
        "the package registry was not reached ({said}); check the network, or set pip up for a mirror \
         (PIP_INDEX_URL) or proxy (HTTPS_PROXY)"
    )]
    Network {
        /// pip's words.
        said: String,
    },
    /// A package is not the one that was pinned.
    #[error(
        "a package is not the one that this program knows ({said}); do not use that registry or mirror until it is \
         known why, nothing of it was installed"
    )]
    HashMismatch {
        /// Which, in pip's words.
        said: String,
    },
    /// The registry does not have a package for this machine.
    #[error(
        "the package registry has no fitting package ({said}); pinned are wheels for linux on x86_64 and \
         aarch64 (glibc 2.28 or newer) and macos on arm64, so use such a machine, or a registry that has them"
    )]
    NotOffered {
        /// Which, in pip's words.
        said: String,
    },
    /// It took too long.
    #[error(
        "{step} took longer than the installation may; try again, or raise HUB_LIMITS_RELEASE_INSTALL_SECONDS"
    )]
    TooLong {
        /// What was under way.
        step: &'static str,
    },
    /// A program could not be started.
    #[error("{step} failed, its program did not start; see the cause")]
    NotStarted {
        /// What was under way.
        step: &'static str,
        /// The system's words.
        source: io::Error,
    },
    /// A step failed with words of its own.
    #[error("{step} failed: {said}")]
    Failed {
        /// What was under way.
        step: &'static str,
        /// The program's last words.
        said: String,
    },
    /// Everything was installed and it is not what it should be.
    #[error("what was installed is not whole ({what}); try again, and tell the hub's makers if it stays so")]
    NotWhole {
        /// What was found.
        what: String,
    },
    /// A file or directory could not be made or changed.
    #[error("the release could not be written to {} ({source}); make it writable for this user", .path.display())]
    Files {
        /// Where.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
}

/// The longest text of a program that an error repeats.
const SHOWN_BYTES_MAX: usize = 600;

/// The end of what a program said: its last words say what went wrong. User names and passwords in addresses are
/// taken out, since a registry's may be among a person's settings.
pub(super) fn shown(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let text = without_credentials(&lines.join(" | "));
    let mut from = text.len().saturating_sub(SHOWN_BYTES_MAX);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    if text.is_empty() { "it said nothing".to_owned() } else { text[from..].to_owned() }
}

fn without_credentials(text: &str) -> String {
    let mut parts = text.split("://");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let authority = part.split(['/', ' ', '\'', '"', ')', '>', '|']).next().unwrap_or_default();
        let from = authority.rfind('@').map_or(0, |at| at + 1);
        clean.push_str("://");
        clean.push_str(&part[from..]);
    }
    clean
}

/// Whether a program stopped for want of space.
pub(super) fn tells_of_full_disk(text: &str) -> bool {
    // Over a quota it is as full as the whole disk.
    ["No space left on device", "Disk quota exceeded"].iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programs_last_words_are_repeated_without_credentials() {
        let said =
            shown("first\n\n  Looking at https://me:secret@mirror.test/simple/ and http://u@x\nERROR: no\n");
        assert_eq!(said, "first | Looking at https://mirror.test/simple/ and http://x | ERROR: no");
        assert_eq!(shown("see a@b and https://mirror.test/a@b"), "see a@b and https://mirror.test/a@b");
        assert_eq!(shown(" \n"), "it said nothing");
        assert_eq!(shown(&"é".repeat(1000)).len(), SHOWN_BYTES_MAX);
    }
}
