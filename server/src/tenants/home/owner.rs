//! Giving a directory with all that is in it to a user, as when tenants get uids of their own.
//!
//! What is in there was written by an agent: no link is followed, and nothing is taken by its name twice. A file that has
//! a second name somewhere may be somebody else's, and a device is a way out, so neither is given away.

use std::ffi::CString;
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use hub_runtime::placement::AgentUser;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Gid, Mode, OFlags, Stat, Uid, chownat, fchown, fstat, openat};

/// How deep directories are looked into; each level takes an open file.
const DEPTH_MAX: usize = 128;

/// Makes `directory` and what is in it the user's; nothing is looked at if the directory is already, which it becomes as
/// the last step. Answers how many things were left as they are.
pub(super) fn give(directory: &Path, user: AgentUser) -> io::Result<usize> {
    let open = openat(CWD, directory, DIRECTORY, Mode::empty())?;
    if fstat(&open)?.st_uid == user.uid {
        return Ok(0);
    }
    let mut giving = Giving { uid: Uid::from_raw(user.uid), gid: Gid::from_raw(user.gid), left: 0 };
    giving.content(&open, 0)?;
    fchown(&open, Some(giving.uid), Some(giving.gid))?;
    Ok(giving.left)
}

const DIRECTORY: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
/// The thing itself, whatever it is, without opening it.
const THING: OFlags = OFlags::PATH.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

struct Giving {
    uid: Uid,
    gid: Gid,
    left: usize,
}

impl Giving {
    fn content(&mut self, directory: &OwnedFd, depth: usize) -> io::Result<()> {
        for name in names(directory)? {
            let thing = match openat(directory, &name, THING, Mode::empty()) {
                Ok(thing) => thing,
                Err(rustix::io::Errno::NOENT) => continue,
                Err(error) => return Err(error.into()),
            };
            let about = fstat(&thing)?;
            match FileType::from_raw_mode(about.st_mode) {
                FileType::Directory if depth < DEPTH_MAX => {
                    let inner = openat(&thing, c".", DIRECTORY, Mode::empty())?;
                    self.content(&inner, depth + 1)?;
                    fchown(&inner, Some(self.uid), Some(self.gid))?;
                }
                kind if may_be_given(kind, &about) => {
                    chownat(&thing, c"", Some(self.uid), Some(self.gid), AtFlags::EMPTY_PATH)?;
                }
                _ => self.left += 1,
            }
        }
        Ok(())
    }
}

fn may_be_given(kind: FileType, about: &Stat) -> bool {
    match kind {
        FileType::RegularFile => about.st_nlink == 1,
        FileType::Symlink | FileType::Fifo | FileType::Socket => true,
        _ => false,
    }
}

fn names(directory: &OwnedFd) -> io::Result<Vec<CString>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(directory)? {
        let name = entry?.file_name().to_owned();
        if name.as_c_str() != c"." && name.as_c_str() != c".." {
            names.push(name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, symlink};

    use super::*;

    const USER: AgentUser = AgentUser::new(700_011);

    fn owner(path: &Path) -> (u32, u32) {
        let about = path.symlink_metadata().expect("there");
        (about.uid(), about.gid())
    }

    /// Only root can give files away. Said where it can be seen: nothing was shown then.
    fn is_root() -> bool {
        let root = rustix::process::geteuid().is_root();
        if !root {
            // Past the capture of passing tests: nobody is to believe that this was shown.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"SKIPPED tenants::home::owner: not root\n",
            );
        }
        root
    }

    #[test]
    fn everything_below_is_given_and_nothing_outside() {
        if !is_root() {
            return;
        }
        let root = tempfile::tempdir().expect("a temporary directory");
        let (home, outside) = (root.path().join("home"), root.path().join("outside"));
        fs::create_dir_all(home.join("a/b")).expect("made");
        fs::create_dir(&outside).expect("made");
        for file in [home.join("a/b/file"), home.join(".env"), outside.join("secret"), outside.join("linked")]
        {
            fs::write(file, "x").expect("written");
        }
        symlink(&outside, home.join("directory")).expect("linked");
        symlink(outside.join("secret"), home.join("a/secret")).expect("linked");
        fs::hard_link(outside.join("linked"), home.join("hard")).expect("linked");
        rustix::fs::mknodat(CWD, home.join("device"), FileType::CharacterDevice, Mode::from(0o600), 0x103)
            .expect("root makes devices");
        assert_eq!(give(&home, USER).expect("given"), 2);
        for mine in ["", "a", "a/b", "a/b/file", ".env", "directory", "a/secret"] {
            assert_eq!(owner(&home.join(mine)), (USER.uid, USER.gid), "{mine}");
        }
        for other in [&outside, &outside.join("secret"), &outside.join("linked"), &home.join("device")] {
            assert_eq!(owner(other), (0, 0), "{}", other.display());
        }
    }

    #[test]
    fn what_was_not_finished_is_done_again_and_what_was_is_not_looked_at() {
        if !is_root() {
            return;
        }
        let root = tempfile::tempdir().expect("a temporary directory");
        fs::write(root.path().join("one"), "x").expect("written");
        // As after a crash: some of what is in it is given already, the directory itself is not.
        std::os::unix::fs::chown(root.path().join("one"), Some(USER.uid), Some(USER.gid)).expect("given");
        fs::write(root.path().join("two"), "x").expect("written");
        give(root.path(), USER).expect("given");
        assert_eq!(owner(&root.path().join("two")), (USER.uid, USER.gid));
        fs::write(root.path().join("three"), "x").expect("written");
        give(root.path(), USER).expect("given");
        assert_eq!(owner(&root.path().join("three")), (0, 0));
        give(root.path(), AgentUser { uid: 0, gid: 0 }).expect("taken back");
        assert_eq!(owner(&root.path().join("two")), (0, 0));
    }

    #[test]
    fn a_link_in_the_directorys_place_is_refused() {
        let root = tempfile::tempdir().expect("a temporary directory");
        symlink(root.path(), root.path().join("home")).expect("linked");
        assert!(give(&root.path().join("home"), USER).is_err());
    }
}
