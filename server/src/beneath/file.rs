//! A plain file that is open, and how it stood at a moment.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;

use rustix::fs::{Stat, fstat};
use rustix::time::{ClockId, clock_gettime};

/// For how long after a change the file system's clock may not tell another change from it. Its ticks are
/// milliseconds; what is mounted from elsewhere may have coarser ones.
const TICK_SECONDS: i64 = 2;

/// A plain file with one name, open for reading.
#[derive(Debug)]
pub struct PlainFile {
    file: File,
    snapshot: Snapshot,
}

/// An instant of the file system: seconds since 1970, and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Seconds.
    pub seconds: i64,
    /// Nanoseconds within the second.
    pub nanoseconds: u32,
}

/// How a file stood when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    inode: u64,
    is_named: bool,
    /// Bytes.
    pub size: u64,
    /// When it was last written; its owner can set that.
    pub modified: Instant,
    /// When anything of it last changed; nobody can set that.
    changed: Instant,
}

impl PlainFile {
    pub(super) fn new(file: File, snapshot: Snapshot) -> Self {
        Self { file, snapshot }
    }

    /// How it stood when it was opened.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Reads up to `length` bytes from `offset`; fewer only at the end.
    ///
    /// # Errors
    /// What the system says.
    pub fn read(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        let mut filled = 0;
        while filled < length {
            match self.file.read_at(&mut bytes[filled..], offset.saturating_add(filled as u64)) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        bytes.truncate(filled);
        Ok(bytes)
    }

    /// Whether its bytes are still those of when it was opened.
    ///
    /// # Errors
    /// What the system says.
    pub fn is_unchanged(&self) -> io::Result<bool> {
        Ok(self.snapshot.has_same_bytes(&Snapshot::of(&fstat(&self.file)?)))
    }

    /// How it stands now. What was read before and after can then be held against it.
    ///
    /// # Errors
    /// What the system says.
    pub fn renewed(self) -> io::Result<Self> {
        let snapshot = Snapshot::of(&fstat(&self.file)?);
        Ok(Self { snapshot, ..self })
    }
}

impl Snapshot {
    pub(super) fn of(status: &Stat) -> Self {
        Self {
            inode: status.st_ino,
            is_named: status.st_nlink > 0,
            size: u64::try_from(status.st_size).unwrap_or(0),
            modified: instant(status.st_mtime, status.st_mtime_nsec),
            changed: instant(status.st_ctime, status.st_ctime_nsec),
        }
    }

    /// Whether a later look at the same file found the same bytes, as far as the file system can tell. That another
    /// file took its name, which is how careful programs write, changes none.
    fn has_same_bytes(&self, later: &Self) -> bool {
        let renamed_over = self.is_named && !later.is_named;
        self.size == later.size
            && self.modified == later.modified
            && (self.changed == later.changed || renamed_over)
    }

    /// A text that is another one after every change; the second value is false while the file system's clock could
    /// miss one.
    pub fn tag(&self) -> (String, bool) {
        let Instant { seconds, nanoseconds } = self.changed;
        let text = format!("{:x}-{:x}-{seconds:x}.{nanoseconds:x}", self.inode, self.size);
        // The kernel's own clock, since it is the one that stamped the file.
        (text, clock_gettime(ClockId::Realtime).tv_sec >= seconds.saturating_add(TICK_SECONDS))
    }
}

/// The system's numbers, whose types differ between machines.
pub(super) fn instant(seconds: impl TryInto<i64>, nanoseconds: impl TryInto<u32>) -> Instant {
    Instant { seconds: seconds.try_into().unwrap_or(0), nanoseconds: nanoseconds.try_into().unwrap_or(0) }
}
