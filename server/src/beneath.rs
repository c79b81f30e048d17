//! Beneath: files that somebody else writes, opened below a directory that is held open, and nothing else ever.
//!
//! An agent may plant links, pipes and devices below its directories and swap them while the Hub looks. So no path is
//! checked and then opened: the kernel resolves it from an open directory, without links and without leaving the
//! mount ([`resolve`]), and what came open is looked at by its handle. A file is only given out if it is a plain one
//! with a single name: a second name (hard link) could be that of a secret elsewhere. Names by which secrets are known
//! are as if they were not there ([`RelativePath::is_hidden`]).
//!
//! A [`Directory`] is a handle, so what creates, renames or removes below it can be built beside [`Directory::file`]
//! by the same means: the parent by [`Directory::directory`], then one name in it. All calls here block; [`Turns`]
//! bounds how many do. Nothing here knows HTTP, an area, or whose directories these are.

mod entries;
mod file;
mod hidden;
mod path;
mod resolve;
#[cfg(test)]
mod tests;
mod turns;

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{FileType, Mode, OFlags, Stat, fcntl_getfl, fcntl_setfl, fstat};
use rustix::io::Errno;

pub use entries::{Found, Kind, Status};
pub use file::{Instant, PlainFile, Snapshot};
pub use path::{PathError, RelativePath};
pub use resolve::Mounts;
pub use turns::{Places, Turns, TurnsTaken};

use resolve::Resolver;

/// A directory that is open. Copies share the handle.
#[derive(Clone, Debug)]
pub struct Directory {
    handle: Arc<OwnedFd>,
    device: u64,
    resolver: Resolver,
}

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is nothing, or nothing that may be known of.
    #[error("there is nothing of this name")]
    Absent,
    /// There is something that is no directory, or a link on the way.
    #[error("it is no directory, or a link is on the way")]
    NotDirectory,
    /// There is something that is no plain file with one name, or a link on the way.
    #[error("it is no plain file, or a link is on the way")]
    NotFile,
    /// Its owner lets nobody read it.
    #[error("it may not be read")]
    Denied,
    /// Somebody has it open in a way that keeps others out (a lease).
    #[error("it is held by somebody")]
    Held,
    /// The system failed.
    #[error("the system failed")]
    System(#[source] io::Error),
}

/// Opens whatever it is and waits for nothing: not for a pipe's other end, not for a terminal.
const ANYTHING: OFlags = OFlags::RDONLY
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

impl Directory {
    /// Opens a directory of the Hub's own, whose path nobody else can change. The last name may not be a link.
    ///
    /// # Errors
    /// If it is not there, is no directory, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let flags = ANYTHING | OFlags::DIRECTORY;
        let handle =
            rustix::fs::open(path, flags, Mode::empty()).map_err(|errno| not(errno, Wanted::Directory))?;
        Self::of(handle, Resolver::Kernel)
    }

    /// Opens a directory below this one.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn directory(&self, path: &RelativePath, mounts: Mounts) -> Result<Self, OpenError> {
        if path.is_here() {
            return Ok(self.clone());
        }
        let handle = self.resolve(path, mounts, Wanted::Directory)?;
        if kind_of(&stat(&handle)?) != FileType::Directory {
            return Err(OpenError::NotDirectory);
        }
        Self::of(handle, self.resolver)
    }

    /// Opens a plain file below this directory, on its own mount.
    ///
    /// # Errors
    /// If there is none, it has a second name, or it cannot be read.
    pub fn file(&self, path: &RelativePath) -> Result<PlainFile, OpenError> {
        if path.is_here() {
            return Err(OpenError::NotFile);
        }
        let handle = self.resolve(path, Mounts::Stay, Wanted::File)?;
        let status = stat(&handle)?;
        match kind_of(&status) {
            FileType::RegularFile if status.st_nlink == 0 => return Err(OpenError::Absent),
            FileType::RegularFile if status.st_nlink == 1 => {}
            _ => return Err(OpenError::NotFile),
        }
        // It is a plain file, which never made anybody wait; readers of the handle need not know how it was opened.
        let flags = fcntl_getfl(&handle).map_err(system)?;
        fcntl_setfl(&handle, flags.difference(OFlags::NONBLOCK)).map_err(system)?;
        Ok(PlainFile::new(File::from(handle), Snapshot::of(&status)))
    }

    fn resolve(&self, path: &RelativePath, mounts: Mounts, wanted: Wanted) -> Result<OwnedFd, OpenError> {
        if path.is_hidden() {
            return Err(OpenError::Absent);
        }
        self.resolver.open(self.as_fd(), path, ANYTHING, mounts).map_err(|errno| not(errno, wanted))
    }

    fn of(handle: OwnedFd, resolver: Resolver) -> Result<Self, OpenError> {
        let device = stat(&handle)?.st_dev;
        Ok(Self { handle: Arc::new(handle), device, resolver })
    }

    /// The same directory as on a kernel that cannot resolve paths by itself.
    #[cfg(test)]
    pub(crate) fn step_by_step(self) -> Self {
        Self { resolver: Resolver::Steps, ..self }
    }
}

impl AsFd for Directory {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.handle.as_fd()
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Directory,
    File,
}

/// What an error of the system says of what is there.
fn not(errno: Errno, wanted: Wanted) -> OpenError {
    match errno {
        // ENXIO is a socket.
        Errno::NOENT | Errno::NXIO | Errno::NAMETOOLONG => OpenError::Absent,
        Errno::LOOP | Errno::XDEV => match wanted {
            Wanted::Directory => OpenError::NotDirectory,
            Wanted::File => OpenError::NotFile,
        },
        // Opened as whatever it is, only a name on the way can be no directory: nothing is below a file.
        Errno::NOTDIR => OpenError::Absent,
        Errno::ACCESS | Errno::PERM => OpenError::Denied,
        // Nothing is waited for, also not for who has a lease to give it back.
        Errno::AGAIN => OpenError::Held,
        other => system(other),
    }
}

fn system(errno: Errno) -> OpenError {
    OpenError::System(errno.into())
}

fn stat(handle: impl AsFd) -> Result<Stat, OpenError> {
    fstat(handle).map_err(system)
}

fn kind_of(status: &Stat) -> FileType {
    FileType::from_raw_mode(status.st_mode)
}
