//! pip's words: how far it is, and why it failed.

use std::path::Path;
use std::time::{Duration, Instant};

use super::error::{InstallError, shown, tells_of_full_disk};

/// How often it is told how far it is.
const EVERY: Duration = Duration::from_secs(3);

/// How far pip is, from the lines that it writes.
pub(super) struct Told {
    packages: usize,
    seen: usize,
    last: Option<Instant>,
}

impl Told {
    pub(super) fn new(packages: usize) -> Self {
        Self { packages, seen: 0, last: None }
    }

    /// What to tell after this line, if it is time to.
    pub(super) fn line(&mut self, line: &str, now: Instant) -> Option<String> {
        if line.starts_with("Installing collected packages") {
            return Some("all packages are here, putting them in place".to_owned());
        }
        let package = line.strip_prefix("Collecting ")?.split([' ', '=', '[']).next()?;
        self.seen += 1;
        if self.last.is_some_and(|last| now.duration_since(last) < EVERY) {
            return None;
        }
        self.last = Some(now);
        Some(format!("package {} of {}: {package}", self.seen, self.packages))
    }
}

/// Why pip failed, from its last words.
pub(super) fn failure(tail: &str, directory: &Path) -> InstallError {
    if tells_of_full_disk(tail) {
        return InstallError::NoSpace { directory: directory.to_owned() };
    }
    if tail.contains("DO NOT MATCH THE HASHES") {
        return InstallError::HashMismatch { said: mismatch(tail) };
    }
    // Without a connection pip also says that there is no such package: what it could not read, it takes for empty.
    let unreached = [
        "after connection broken by",
        "Max retries exceeded",
        "Read timed out",
        "ConnectTimeout",
        "Could not fetch URL",
    ];
    if let Some(line) = tail.lines().find(|line| unreached.iter().any(|words| line.contains(words))) {
        return InstallError::Network { said: shown(line) };
    }
    let missing = ["Could not find a version that satisfies", "No matching distribution found"];
    if let Some(line) = tail.lines().find(|line| missing.iter().any(|words| line.contains(words))) {
        return InstallError::NotOffered { said: shown(line) };
    }
    InstallError::Failed { step: "installing the packages", said: shown(tail) }
}

/// The lines on the package: which one, what was expected, what came.
fn mismatch(tail: &str) -> String {
    let from = tail.lines().skip_while(|line| !line.contains("DO NOT MATCH THE HASHES")).skip(1);
    let about: Vec<_> =
        from.take_while(|line| !line.trim().is_empty()).filter(|line| line.starts_with(' ')).collect();
    shown(&about.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pips_words_tell_what_was_wrong() {
        let unreached = "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(\
             '<pip._vendor.urllib3.connection.HTTPSConnection object>: Failed to establish a new connection: [Errno 101] \
             Network is unreachable')': /simple/aiohttp/\n\
             ERROR: Could not find a version that satisfies the requirement aiohttp==3.14.1 (from versions: none)\n\
             ERROR: No matching distribution found for aiohttp==3.14.1\n";
        let missing = "ERROR: Could not find a version that satisfies the requirement uvloop==0.23.0 (from versions: 0.22)\n\
             ERROR: No matching distribution found for uvloop==0.23.0\n";
        let other = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the \
             package versions, please update the hashes.\n    idna==3.20 from https://mirror.test/idna.whl:\n        \
             Expected sha256 aa\n             Got        bb\n\n";
        let full =
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n";
        let failure = |tail: &str| failure(tail, Path::new("/srv/releases"));
        assert!(
            matches!(failure(unreached), InstallError::Network { said } if said.contains("Network is unreachable"))
        );
        assert!(
            matches!(failure(missing), InstallError::NotOffered { said } if said.contains("uvloop==0.23.0"))
        );
        assert!(matches!(failure(full), InstallError::NoSpace { .. }));
        assert!(matches!(failure("Killed"), InstallError::Failed { said, .. } if said == "Killed"));
        match failure(other) {
            InstallError::HashMismatch { said } => assert_eq!(
                said,
                "idna==3.20 from https://mirror.test/idna.whl: | Expected sha256 aa | Got        bb"
            ),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn it_is_told_now_and_then_how_far_it_is() {
        let (mut told, start) = (Told::new(77), Instant::now());
        let mut after = |line: &str, seconds| told.line(line, start + Duration::from_secs(seconds));
        assert_eq!(after("Looking in indexes: x", 0), None);
        assert_eq!(
            after("Collecting aiohttp==3.14.1 (from -r x)", 0).as_deref(),
            Some("package 1 of 77: aiohttp")
        );
        assert_eq!(after("Collecting idna==3.20", 1), None);
        assert_eq!(after("Collecting httpx[socks]==0.28.1", 3).as_deref(), Some("package 3 of 77: httpx"));
        assert!(after("Installing collected packages: idna", 4).is_some());
    }
}
