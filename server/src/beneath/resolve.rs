//! From an open directory and a path to what is there, with no link followed and nothing above ever touched.
//!
//! Linux does it in one call (`openat2`, since 5.6), and then it is the kernel that guarantees it. Where a kernel or a
//! system call filter has no such call, the path is walked name by name, each opened in the directory before it
//! without following links: since a path here has no `..`, that leads nowhere else either. The one difference: then a
//! mount is known by its device, so a bind mount of the same file system is not seen.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Once;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, fstat, openat, statat};
use rustix::io::Errno;

use super::RelativePath;

/// Whether a path may lead into something that is mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mounts {
    /// It may: the Hub's operator mounts what the Hub owns.
    Cross,
    /// It may not.
    Stay,
}

/// How paths are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resolver {
    /// By the kernel; step by step where it cannot.
    Kernel,
    /// Always step by step.
    #[cfg(test)]
    Steps,
}

impl Resolver {
    /// Opens what is at `path` below `below`. A link anywhere on it fails with `ELOOP`, a mount with `EXDEV`.
    pub(super) fn open(
        self,
        below: BorrowedFd<'_>,
        path: &RelativePath,
        flags: OFlags,
        mounts: Mounts,
    ) -> Result<OwnedFd, Errno> {
        match self {
            Self::Kernel => match by_kernel(below, path, flags, mounts) {
                // A filter for system calls says EPERM; if it was not the filter, the walk will say so again.
                Err(Errno::NOSYS | Errno::PERM) => {
                    say_once();
                    step_by_step(below, path, flags, mounts)
                }
                opened => opened,
            },
            #[cfg(test)]
            Self::Steps => step_by_step(below, path, flags, mounts),
        }
    }
}

fn say_once() {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        tracing::warn!(
            "this kernel, or what confines the hub, does not let it resolve paths by openat2; they are walked name by name, \
             and bind mounts inside tenants' directories are not refused"
        );
    });
}

#[cfg(target_os = "linux")]
fn by_kernel(
    below: BorrowedFd<'_>,
    path: &RelativePath,
    flags: OFlags,
    mounts: Mounts,
) -> Result<OwnedFd, Errno> {
    use rustix::fs::{ResolveFlags, openat2};
    let mut how = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    how.set(ResolveFlags::NO_XDEV, mounts == Mounts::Stay);
    rustix::io::retry_on_intr(|| openat2(below, path.as_str(), flags, Mode::empty(), how))
}

#[cfg(not(target_os = "linux"))]
fn by_kernel(_: BorrowedFd<'_>, _: &RelativePath, _: OFlags, _: Mounts) -> Result<OwnedFd, Errno> {
    Err(Errno::NOSYS)
}

fn step_by_step(
    below: BorrowedFd<'_>,
    path: &RelativePath,
    flags: OFlags,
    mounts: Mounts,
) -> Result<OwnedFd, Errno> {
    let device = fstat(below)?.st_dev;
    let mut names = path.names().peekable();
    let mut reached: Option<OwnedFd> = None;
    while let Some(name) = names.next() {
        let at = reached.as_ref().map_or(below, |handle| handle.as_fd());
        let next = match names.peek() {
            Some(_) => step(at, name, flags | OFlags::DIRECTORY | OFlags::NOFOLLOW),
            None => step(at, name, flags | OFlags::NOFOLLOW),
        }?;
        if mounts == Mounts::Stay && fstat(&next)?.st_dev != device {
            return Err(Errno::XDEV);
        }
        reached = Some(next);
    }
    reached.ok_or(Errno::NOENT)
}

fn step(at: BorrowedFd<'_>, name: &str, flags: OFlags) -> Result<OwnedFd, Errno> {
    let opened = rustix::io::retry_on_intr(|| openat(at, name, flags, Mode::empty()));
    match opened {
        // With DIRECTORY a link is "no directory"; say what the kernel's own resolution would.
        Err(Errno::NOTDIR) if is_link(at, name) => Err(Errno::LOOP),
        opened => opened,
    }
}

fn is_link(at: BorrowedFd<'_>, name: &str) -> bool {
    statat(at, name, AtFlags::SYMLINK_NOFOLLOW)
        .is_ok_and(|status| FileType::from_raw_mode(status.st_mode) == FileType::Symlink)
}
