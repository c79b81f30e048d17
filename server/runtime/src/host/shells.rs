//! The shells of the agent's tools, made to forget variables that have changed since.
//!
//! The agent's program keeps what a command's shell exported in a file of its temporary directory and has the next
//! command's shell read it, also in another run. So a variable that once was in a shell would stay as it was, whatever
//! the environment says. Without the file the next command takes the environment as it is, and the file is made anew.
//! Nothing here follows a link: the directory is the tenant's.

use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{AtFlags, CWD, Dir, Mode, OFlags, openat, unlinkat};
use rustix::io::Errno;

use super::own_env;

/// How the files' names begin (hermes-agent 0.19).
const BEGINNING: &[u8] = b"hermes-snap-";

/// The home of the agent's user, and its temporary directory, below the agent's home.
const TEMPORARY: [&str; 2] = ["user", "tmp"];

/// What shells keep for the next ones. Copies share it.
#[derive(Clone, Debug)]
pub(crate) struct Shells {
    home: PathBuf,
    stale: Arc<AtomicBool>,
}

impl Shells {
    /// Of the agent with this home.
    pub(crate) fn new(home: &Path) -> Self {
        Self { home: home.to_owned(), stale: Arc::default() }
    }

    /// The environment has changed: what shells kept is not to be used any more.
    pub(crate) fn age(&self) {
        self.stale.store(true, Ordering::Relaxed);
    }

    /// A run begins: it is to have the environment as it is. A command of another run, which is still at work in the
    /// old one, may bring it back when it ends, so the next run looks again unless this one is alone.
    pub(crate) fn renew(&self, alone: bool) {
        if let Err(error) = own_env::put_away(&self.home) {
            tracing::warn!("an environment that the agent gave itself could not be put away: {error}");
        }
        if !self.stale.load(Ordering::Relaxed) {
            return;
        }
        match forget(&self.home) {
            Ok(()) if alone => self.stale.store(false, Ordering::Relaxed),
            Ok(()) => {}
            Err(error) => tracing::warn!("what the tools' shells kept could not be removed: {error}"),
        }
    }
}

/// Removes what shells kept. Without any it is done.
pub(super) fn forget(home: &Path) -> io::Result<()> {
    let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::RDONLY;
    let mut directory = openat(CWD, home, flags, Mode::empty())?;
    for part in TEMPORARY {
        directory = match openat(&directory, part, flags, Mode::empty()) {
            Ok(directory) => directory,
            // Whatever else the tenant has put there, it is no place of the agent's.
            Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
    }
    for entry in Dir::read_from(&directory)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name.starts_with(BEGINNING) {
            match unlinkat(&directory, OsStr::from_bytes(name), AtFlags::empty()) {
                Ok(()) | Err(Errno::NOENT | Errno::ISDIR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    /// A home whose tools' shells have kept something, beside something else.
    fn home() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let temporary = home.path().join("user/tmp");
        fs::create_dir_all(&temporary).unwrap();
        for name in ["hermes-snap-a1.sh", "hermes-snap-a1.sh.tmp.77", "other"] {
            fs::write(temporary.join(name), "declare -x NOTES_TOKEN=old").unwrap();
        }
        (home, temporary)
    }

    fn names(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn shells_forget_once_after_a_change_and_again_after_a_run_that_was_not_alone() {
        let (home, temporary) = home();
        let shells = Shells::new(home.path());
        shells.renew(true);
        assert_eq!(names(&temporary).len(), 3, "nothing has changed");
        shells.age();
        shells.renew(false);
        assert_eq!(names(&temporary), ["other"]);
        fs::write(temporary.join("hermes-snap-a1.sh"), "declare -x NOTES_TOKEN=old").unwrap();
        shells.renew(true);
        assert_eq!(names(&temporary), ["other"]);
        fs::write(temporary.join("hermes-snap-a1.sh"), "declare -x NOTES_TOKEN=new").unwrap();
        shells.renew(true);
        assert_eq!(names(&temporary), ["hermes-snap-a1.sh", "other"]);
    }

    #[test]
    fn nothing_outside_is_touched() {
        let (home, temporary) = home();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("hermes-snap-b.sh"), "x").unwrap();
        symlink(outside.path().join("hermes-snap-b.sh"), temporary.join("hermes-snap-link.sh")).unwrap();
        fs::create_dir(temporary.join("hermes-snap-directory")).unwrap();
        forget(home.path()).unwrap();
        assert_eq!(names(&temporary), ["hermes-snap-directory", "other"]);
        assert_eq!(names(outside.path()), ["hermes-snap-b.sh"]);

        fs::remove_dir_all(&temporary).unwrap();
        symlink(outside.path(), &temporary).unwrap();
        forget(home.path()).unwrap();
        fs::remove_dir_all(home.path().join("user")).unwrap();
        symlink(outside.path().join("nowhere"), home.path().join("user")).unwrap();
        forget(home.path()).unwrap();
        assert_eq!(names(outside.path()), ["hermes-snap-b.sh"]);
    }
}
