//! The data directory: private to the Hub's user, held by one `serve` at a time, and on a disk with so much space.
//!
//! A hold is a lock of the kernel's (`flock`) on a file that also says in words who has it. The kernel drops it with
//! the process, however that ends; the words are for people and for `hermes-hub check`.

use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::FlockOperation;
use rustix::process::Pid;

use crate::clock::Timestamp;

/// For how long the lock of a process that is gone may be in the way, and the pause between two looks.
const INHERITED_MAX: Duration = Duration::from_secs(2);
const INHERITED_LOOK: Duration = Duration::from_millis(10);

/// What other users pass to, where tenants have uids of their own.
const WAYS: [&str; 2] = ["tenants", "releases"];

/// A data directory or lock that cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataDirError {
    /// It cannot be made, read or written.
    #[error("{} cannot be used as the data directory ({source}); make it writable for this user, or set HUB_DATA_DIR to another", .path.display())]
    Unusable {
        /// The directory.
        path: PathBuf,
        /// The system's words.
        #[source]
        source: std::io::Error,
    },
    /// It is a file.
    #[error("{} is not a directory; set HUB_DATA_DIR to one", .path.display())]
    NotADirectory {
        /// What is there.
        path: PathBuf,
    },
    /// It belongs to another user.
    #[error(
        "the data directory {} belongs to uid {owner} and the hub runs as uid {uid}; \
         give it to the user that runs the hub, or set HUB_DATA_DIR to another",
        .path.display()
    )]
    ForeignOwner {
        /// The directory.
        path: PathBuf,
        /// Who it belongs to.
        owner: u32,
        /// Who the Hub runs as.
        uid: u32,
    },
    /// Another Hub has it.
    #[error(
        "another hub holds {}: {holder}; stop that one, or start this one with another {setting}",
        .path.display()
    )]
    Held {
        /// What is held.
        path: PathBuf,
        /// Who says to hold it.
        holder: Holder,
        /// The setting that leads elsewhere.
        setting: &'static str,
    },
}

/// A data directory that this process holds.
#[derive(Debug)]
pub struct DataDir {
    path: PathBuf,
    lock: Lock,
    was_open: bool,
}

impl DataDir {
    /// Makes the directory if it is not there (0700), takes away what other users may read and write in it, and
    /// holds it.
    ///
    /// # Errors
    /// If it cannot be used, belongs to another user, or another Hub holds it.
    pub fn open(path: &Path, now: Timestamp) -> Result<Self, DataDirError> {
        let unusable = |source| DataDirError::Unusable { path: path.to_path_buf(), source };
        let path = std::path::absolute(path).map_err(unusable)?;
        let made = match path.parent() {
            // What is above is not the Hub's: as whoever starts it makes directories.
            Some(parent) => std::fs::create_dir_all(parent),
            None => Ok(()),
        };
        let made = made.and_then(|()| DirBuilder::new().recursive(true).mode(0o700).create(&path));
        made.map_err(|source| {
            if path.exists() {
                DataDirError::NotADirectory { path: path.clone() }
            } else {
                DataDirError::Unusable { path: path.clone(), source }
            }
        })?;
        let uid = rustix::process::geteuid().as_raw();
        let metadata = path.metadata().map_err(unusable)?;
        if metadata.uid() != uid {
            return Err(DataDirError::ForeignOwner { path, owner: metadata.uid(), uid });
        }
        let was_open = is_open(metadata.mode());
        if was_open {
            std::fs::set_permissions(&path, Permissions::from_mode(0o700)).map_err(unusable)?;
        }
        // The lock file is also the proof that the directory can be written.
        let lock = Lock::take(&lock_path(&path), "HUB_DATA_DIR", now).map_err(|error| match error {
            DataDirError::Held { holder, setting, .. } => {
                DataDirError::Held { path: path.clone(), holder, setting }
            }
            other => other,
        })?;
        Ok(Self { path, lock, was_open })
    }

    /// The directory, from the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether other users could read or write in it until now.
    #[must_use]
    pub fn was_open(&self) -> bool {
        self.was_open
    }

    /// Lets other users pass to what is theirs further down, and takes away what they may do with anything beside
    /// those ways: `tenants`, where each passes to its own home, and `releases`, which all may read.
    ///
    /// # Errors
    /// If a mode cannot be changed.
    pub fn let_others_pass(&self) -> Result<(), DataDirError> {
        let close = || {
            for entry in self.path.read_dir()? {
                let entry = entry?;
                let kind = entry.file_type()?;
                let is_a_way = WAYS.iter().any(|way| entry.file_name() == *way) && kind.is_dir();
                let mode = entry.metadata()?.mode() & 0o7777;
                if !kind.is_symlink() && !is_a_way && mode & 0o077 != 0 {
                    std::fs::set_permissions(entry.path(), Permissions::from_mode(mode & 0o700))?;
                }
            }
            // Last, so that nothing is open for a moment.
            std::fs::set_permissions(&self.path, Permissions::from_mode(0o711))
        };
        close().map_err(|source| DataDirError::Unusable { path: self.path.clone(), source })
    }

    /// Writes down where the Hub listens, for `hermes-hub check --live`.
    ///
    /// # Errors
    /// If the lock file cannot be written.
    pub fn announce(&self, url: &str) -> std::io::Result<()> {
        self.lock.write(Some(url))
    }

    /// Bytes that this user can still write on the directory's disk.
    ///
    /// # Errors
    /// If the system does not say.
    pub fn free_bytes(&self) -> std::io::Result<u64> {
        free_bytes(&self.path)
    }
}

/// Whether a directory's mode lets other users read or write in it. Passing through is allowed: tenants with uids
/// of their own have their homes further down.
#[must_use]
pub fn is_open(mode: u32) -> bool {
    mode & 0o066 != 0
}

/// The lock file of a data directory.
#[must_use]
pub fn lock_path(data_dir: &Path) -> PathBuf {
    data_dir.join("hub.lock")
}

/// Bytes that this user can still write on the disk of `path`.
///
/// # Errors
/// If the system does not say.
pub fn free_bytes(path: &Path) -> std::io::Result<u64> {
    let disk = rustix::fs::statvfs(path)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Something that one process holds, until it ends or drops this.
#[derive(Debug)]
pub struct Lock {
    file: File,
    since: Timestamp,
}

impl Lock {
    /// Holds the lock file `path`, which is made if needed. `setting` is what to change to use another.
    ///
    /// # Errors
    /// If somebody holds it, or it cannot be written.
    pub fn take(path: &Path, setting: &'static str, now: Timestamp) -> Result<Self, DataDirError> {
        let unusable = |source| DataDirError::Unusable { path: path.to_path_buf(), source };
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .map_err(unusable)?;
        let until = Instant::now() + INHERITED_MAX;
        loop {
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => break,
                Err(rustix::io::Errno::WOULDBLOCK) => {
                    // A process that is killed while it starts another leaves its lock to that one, until that has
                    // become another program. Whoever starts the Hub again at once would be refused for nothing.
                    if Holder::alive(path).is_some() || Instant::now() >= until {
                        let holder = Holder::read(&mut file);
                        return Err(DataDirError::Held { path: path.to_path_buf(), holder, setting });
                    }
                    std::thread::sleep(INHERITED_LOOK);
                }
                Err(error) => return Err(unusable(error.into())),
            }
        }
        let lock = Self { file, since: now };
        lock.write(None).map_err(unusable)?;
        Ok(lock)
    }

    fn write(&self, url: Option<&str>) -> std::io::Result<()> {
        let holder = Holder {
            pid: Some(std::process::id()),
            host: Some(host()),
            since: Some(self.since.to_rfc3339()),
            url: url.map(str::to_owned),
        };
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(holder.to_file().as_bytes())?;
        file.sync_data()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // So that nobody takes the words of a Hub that ended for one that runs. The kernel's lock is what counts.
        let _ = self.file.set_len(0);
    }
}

/// Who holds a lock, as the lock file says; what it does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// The process.
    pub pid: Option<u32>,
    /// The machine it runs on.
    pub host: Option<String>,
    /// Since when, RFC 3339.
    pub since: Option<String>,
    /// Where it listens.
    pub url: Option<String>,
}

impl Holder {
    /// Reads who holds `lock_file`, if a process of this machine that is alive says so.
    #[must_use]
    pub fn alive(lock_file: &Path) -> Option<Self> {
        let holder = Self::read(&mut File::open(lock_file).ok()?);
        let pid = holder.pid.and_then(|pid| i32::try_from(pid).ok()).and_then(Pid::from_raw)?;
        let here = holder.host.as_deref() == Some(&host());
        // A process of another user cannot be asked, but is there.
        let runs = !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH));
        (here && runs).then_some(holder)
    }

    fn read(file: &mut File) -> Self {
        let mut text = String::new();
        // A lock file is a few lines; more is not ours to read.
        if file.take(4096).read_to_string(&mut text).is_err() {
            return Self::default();
        }
        let mut holder = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            let value = value.to_owned();
            match key {
                "pid" => holder.pid = value.parse().ok(),
                "host" => holder.host = Some(value),
                "since" => holder.since = Some(value),
                "url" => holder.url = Some(value),
                _ => {}
            }
        }
        holder
    }

    fn to_file(&self) -> String {
        let pid = self.pid.map(|pid| pid.to_string());
        [("pid", &pid), ("host", &self.host), ("since", &self.since), ("url", &self.url)]
            .into_iter()
            .filter_map(|(key, value)| value.as_ref().map(|value| format!("{key} {value}\n")))
            .collect()
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pid {
            Some(pid) => write!(f, "pid {pid}")?,
            None => f.write_str("a process that does not say who it is")?,
        }
        if let Some(host) = &self.host {
            write!(f, " on {host}")?;
        }
        if let Some(since) = &self.since {
            write!(f, " since {since}")?;
        }
        Ok(())
    }
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_795_435_200_000_000);

    fn directory() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary directory")
    }

    fn mode(path: &Path) -> u32 {
        path.metadata().expect("there").mode() & 0o777
    }

    #[test]
    fn a_missing_directory_is_made_private() {
        let outer = directory();
        let path = outer.path().join("a/b");
        let data_dir = DataDir::open(&path, NOW).expect("opens");
        assert_eq!((mode(&path), mode(&lock_path(&path))), (0o700, 0o600));
        assert!(!data_dir.was_open());
        assert!(data_dir.free_bytes().expect("known") > 0);
    }

    #[test]
    fn an_open_directory_is_made_private_and_said_so() {
        for (before, after, said) in [(0o755, 0o700, true), (0o770, 0o700, true), (0o711, 0o711, false)] {
            let outer = directory();
            std::fs::set_permissions(outer.path(), Permissions::from_mode(before)).expect("mode set");
            let data_dir = DataDir::open(outer.path(), NOW).expect("opens");
            assert_eq!((mode(outer.path()), data_dir.was_open()), (after, said), "{before:o}");
        }
    }

    #[test]
    fn others_pass_to_their_own_and_to_nothing_else() {
        let outer = directory();
        let data_dir = DataDir::open(&outer.path().join("a/data"), NOW).expect("opens");
        let below = |name: &str| data_dir.path().join(name);
        for (name, before) in [("tenants", 0o711), ("releases", 0o755), ("agents", 0o755), ("trash", 0o700)] {
            std::fs::create_dir(below(name)).expect("made");
            std::fs::set_permissions(below(name), Permissions::from_mode(before)).expect("mode set");
        }
        std::fs::write(below("hub.db"), "").expect("written");
        std::fs::set_permissions(below("hub.db"), Permissions::from_mode(0o644)).expect("mode set");
        std::os::unix::fs::symlink(outer.path(), below("link")).expect("linked");
        let outside = mode(outer.path());
        data_dir.let_others_pass().expect("closed");
        for (name, after) in [
            ("", 0o711),
            ("tenants", 0o711),
            ("releases", 0o755),
            ("agents", 0o700),
            ("trash", 0o700),
            ("hub.db", 0o600),
        ] {
            assert_eq!(mode(&below(name)), after, "{name}");
        }
        assert_eq!(mode(outer.path()), outside);
    }

    #[test]
    fn a_second_hub_is_told_who_holds_it_and_what_to_do() {
        let outer = directory();
        let first = DataDir::open(outer.path(), NOW).expect("opens");
        first.announce("http://127.0.0.1:7700").expect("written");
        let error = DataDir::open(outer.path(), NOW).expect_err("held").to_string();
        let pid = std::process::id();
        assert!(error.contains(&format!("another hub holds {}: pid", outer.path().display())), "{error}");
        assert!(error.contains(&format!("pid {pid} on ")), "{error}");
        assert!(error.contains("since 2026-11-23T12:00:00.000Z; stop that one"), "{error}");
        let holder = Holder::alive(&lock_path(outer.path())).expect("it is this process");
        assert_eq!((holder.pid, holder.url.as_deref()), (Some(pid), Some("http://127.0.0.1:7700")));
        drop(first);
        assert_eq!(Holder::alive(&lock_path(outer.path())), None);
        DataDir::open(outer.path(), NOW).expect("free again");
    }

    #[test]
    fn the_words_of_a_dead_process_or_junk_hold_nothing() {
        let outer = directory();
        let path = lock_path(outer.path());
        // Above the largest pid of a Linux system.
        for text in
            ["pid 99999999\nhost here\n".to_owned(), "x".repeat(9000), "pid 1\nhost elsewhere\n".to_owned()]
        {
            std::fs::write(&path, text).expect("written");
            assert_eq!(Holder::alive(&path), None);
            DataDir::open(outer.path(), NOW).expect("the kernel's lock is free");
        }
    }

    #[test]
    fn a_lock_that_a_dead_process_left_to_its_child_is_waited_for() {
        let outer = directory();
        let path = lock_path(outer.path());
        let childs = Lock::take(&path, "HUB_DATA_DIR", NOW).expect("free");
        std::fs::write(&path, format!("pid 99999999\nhost {}\n", host())).expect("written");
        let opened = || {
            let open = std::fs::read_dir("/proc/self/fd").expect("readable").flatten();
            open.filter(|entry| std::fs::read_link(entry.path()).is_ok_and(|file| file == path)).count()
        };
        let refused = AtomicBool::new(false);
        let taken = std::thread::scope(|scope| {
            // It goes when the next Hub has come to it.
            scope.spawn(|| {
                while opened() < 2 && !refused.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
                drop(childs);
            });
            let taken = Lock::take(&path, "HUB_DATA_DIR", NOW);
            refused.store(taken.is_err(), Ordering::SeqCst);
            taken
        });
        taken.expect("it was free in a moment");
    }

    #[test]
    fn what_is_no_directory_is_refused() {
        let outer = directory();
        let path = outer.path().join("file");
        std::fs::write(&path, "").expect("written");
        assert!(matches!(DataDir::open(&path, NOW), Err(DataDirError::NotADirectory { .. })));
        assert!(matches!(DataDir::open(&path.join("under"), NOW), Err(DataDirError::Unusable { .. })));
    }
}
