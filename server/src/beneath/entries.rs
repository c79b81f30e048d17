//! What is in a directory: names as the system gives them, and what each stands for, never followed.

use std::io;
use std::ops::ControlFlow;

use rustix::fs::{AtFlags, Dir, FileType, fstat, statat};
use rustix::io::Errno;

use super::file::{Instant, instant};
use super::{Directory, hidden};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plain file with one name, that can be opened.
    File,
    /// A directory that can be opened.
    Directory,
    /// A link, a device, a pipe, a mount, a file with a second name: it cannot be opened here.
    Other,
}

/// What a name stands for, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// What it is.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// When it was last written.
    pub modified: Instant,
}

/// A name in a directory.
pub struct Found<'a> {
    directory: &'a Directory,
    name: &'a [u8],
}

impl Found<'_> {
    /// The name, as bytes: it need not be UTF-8.
    pub fn name(&self) -> &[u8] {
        self.name
    }

    /// What it stands for now; `None` when it is gone, or is nothing that may be known of.
    ///
    /// # Errors
    /// What the system says.
    pub fn status(&self) -> io::Result<Option<Status>> {
        self.directory.status(self.name)
    }
}

impl Directory {
    /// Shows each name in the directory, in no order, until `each` breaks off. `.`, `..`, hidden names and sockets are
    /// left out. Memory does not grow with the directory.
    ///
    /// # Errors
    /// What the system says, and what `each` says.
    pub fn entries<B>(
        &self,
        mut each: impl FnMut(&Found<'_>) -> io::Result<ControlFlow<B>>,
    ) -> io::Result<Option<B>> {
        let mut entries = Dir::read_from(self)?;
        while let Some(entry) = entries.next().transpose()? {
            let name = entry.file_name().to_bytes();
            let socket = match entry.file_type() {
                FileType::Socket => true,
                // Some file systems do not say.
                FileType::Unknown => self.status(name)?.is_none(),
                _ => false,
            };
            if matches!(name, b"." | b"..") || socket || hidden::is_hidden(name) {
                continue;
            }
            if let ControlFlow::Break(value) = each(&Found { directory: self, name })? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// How the directory itself stands.
    ///
    /// # Errors
    /// What the system says.
    pub fn own_status(&self) -> io::Result<Status> {
        let status = fstat(self)?;
        let modified = instant(status.st_mtime, status.st_mtime_nsec);
        Ok(Status { kind: Kind::Directory, size: u64::try_from(status.st_size).unwrap_or(0), modified })
    }

    /// What a name in this directory stands for; `None` when there is nothing, or nothing that may be known of.
    ///
    /// # Errors
    /// What the system says.
    pub fn status(&self, name: &[u8]) -> io::Result<Option<Status>> {
        let status = match statat(self, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(status) => status,
            Err(Errno::NOENT | Errno::NAMETOOLONG) => return Ok(None),
            Err(errno) => return Err(errno.into()),
        };
        let kind = match FileType::from_raw_mode(status.st_mode) {
            FileType::Socket => return Ok(None),
            _ if status.st_dev != self.device => Kind::Other,
            FileType::RegularFile if status.st_nlink == 1 => Kind::File,
            FileType::Directory => Kind::Directory,
            _ => Kind::Other,
        };
        Ok(Some(Status {
            kind,
            size: u64::try_from(status.st_size).unwrap_or(0),
            modified: instant(status.st_mtime, status.st_mtime_nsec),
        }))
    }
}
