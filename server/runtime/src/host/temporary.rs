//! The agent's temporary directory, and the short name by which the agent knows it.
//!
//! The directory is deep in the tenant's home. What the agent's program makes in it includes sockets, whose paths have
//! 107 bytes at most, so the agent is told of a link to it in the system's temporary directory. Everybody can make
//! files there: a name is used only if this process has just made it, never one that was met, and only where nobody
//! else can take it away. Who may enter the directory is decided by the home; the link says nothing about that.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, lchown, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, UTIME_NOW, utimensat};
use rustix::process::geteuid;

use crate::placement::{AgentUser, set_aside};

/// Where the links are. A host has no environment that could name another place.
const PLACE: &str = "/tmp";

/// How their names begin.
const BEGINNING: &str = "hermes-hub-";

/// How many names are tried: others may have taken some to be a nuisance, but cannot guess the next one.
const TRIES_MAX: usize = 8;

/// How often the name is looked after.
const KEPT_EVERY: Duration = Duration::from_secs(60);

/// The directory, below the agent's home.
const DIRECTORY: &str = "user/tmp";

/// An agent's temporary directory, which need not be there yet, and its short name. Copies are of the same.
#[derive(Clone, Debug)]
pub(crate) struct Temporary {
    directory: PathBuf,
    link: Option<PathBuf>,
    user: Option<AgentUser>,
}

/// Somebody else has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Taken;

impl Temporary {
    /// The one of the agent with this home, with a new name. Names that an earlier host of this home left are removed,
    /// so there must be no other host of it. Without a short name it has its long one.
    pub(crate) fn of(home: &Path, user: Option<AgentUser>) -> Self {
        Self::named_in(Path::new(PLACE), home, user)
    }

    fn named_in(place: &Path, home: &Path, user: Option<AgentUser>) -> Self {
        let mut temporary = Self { directory: home.join(DIRECTORY), link: None, user };
        match temporary.name(place) {
            Ok(link) => temporary.link = Some(link),
            Err(error) => tracing::warn!(
                "the agent's temporary directory has no short name in {}, so tools that make sockets in it may fail: {error}",
                place.display()
            ),
        }
        temporary
    }

    /// Where it is.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// What the agent is told.
    pub(crate) fn path(&self) -> &Path {
        self.link.as_deref().unwrap_or(&self.directory)
    }

    /// Keeps the name: from those who clean up what looks old, and from the agent, which may have removed it. Fails if
    /// somebody else has it now, as can be when root removed it; then what the agent does is not safe.
    pub(crate) fn keep(&self) -> Result<(), Taken> {
        let Some(link) = &self.link else { return Ok(()) };
        let kept = match link.symlink_metadata() {
            Ok(about) if about.uid() != self.owner() => return Err(Taken),
            Ok(_) if self.is_of_this(link) => touch(link),
            Ok(_) => set_aside(link).and_then(|()| self.make(link)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.make(link),
            Err(error) => Err(error),
        };
        match kept {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Taken),
            Err(error) => {
                tracing::warn!("the short name of the agent's temporary directory is not kept: {error}");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Keeps the name until somebody else has it.
    pub(crate) async fn until_taken(&self) {
        while self.keep().is_ok() {
            tokio::time::sleep(KEPT_EVERY).await;
        }
    }

    /// Removes the name, for when the agent has ended.
    pub(crate) fn remove(&self) {
        if let Some(link) = &self.link
            && self.is_of_this(link)
            && let Err(error) = fs::remove_file(link)
        {
            tracing::warn!("the short name of the agent's temporary directory is left: {error}");
        }
    }

    fn name(&self, place: &Path) -> io::Result<PathBuf> {
        self.sweep(place)?;
        if let Some(obstacle) = obstacle(place, self.user)? {
            return Err(io::Error::other(obstacle));
        }
        let mut tries = 0;
        loop {
            let link = place.join(format!("{BEGINNING}{}", random_name()?));
            match self.make(&link) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES_MAX => tries += 1,
                result => return result.map(|()| link),
            }
        }
    }

    /// Makes a link that was not there. It is the agent's user's, because some kernels let nobody follow another user's
    /// link in a directory like this one.
    fn make(&self, link: &Path) -> io::Result<()> {
        symlink(&self.directory, link)?;
        let Some(user) = self.user else { return Ok(()) };
        lchown(link, Some(user.uid), Some(user.gid)).inspect_err(|_| {
            // It is of no use; the reason is told by the one who asked.
            let _ = fs::remove_file(link);
        })
    }

    /// Removes the names that hosts left which were killed: this home's, and those of homes that are gone.
    fn sweep(&self, place: &Path) -> io::Result<()> {
        for entry in fs::read_dir(place)? {
            let link = entry?.path();
            let is_a_name = |name: &OsStr| name.as_encoded_bytes().starts_with(BEGINNING.as_bytes());
            if !link.file_name().is_some_and(is_a_name) {
                continue;
            }
            if self.is_of_this(&link) {
                fs::remove_file(&link)?;
            } else if is_of_no_home(&link) {
                // Another user's cannot be removed, and is none of ours.
                let _ = fs::remove_file(&link);
            }
        }
        Ok(())
    }

    fn owner(&self) -> u32 {
        self.user.map_or(geteuid().as_raw(), |user| user.uid)
    }

    /// Whether this is a link to this very directory.
    fn is_of_this(&self, link: &Path) -> bool {
        fs::read_link(link).is_ok_and(|target| target == self.directory)
    }
}

/// Why a name in there would not stay the one that was made, or be of no use to the agent.
fn obstacle(place: &Path, user: Option<AgentUser>) -> io::Result<Option<&'static str>> {
    let about = fs::metadata(place)?;
    let (others_write, sticky) = (about.mode() & 0o022 != 0, about.mode() & 0o1000 != 0);
    let of_a_stranger = ![0, geteuid().as_raw()].contains(&about.uid());
    Ok(if of_a_stranger {
        Some("it belongs to another user")
    } else if others_write && !sticky {
        Some("others can remove what is in it, since its sticky bit is not set")
    } else if user.is_some() && about.mode() & 0o001 == 0 {
        Some("the agent's user cannot pass it")
    } else {
        None
    })
}

/// Makes it look new.
fn touch(link: &Path) -> io::Result<()> {
    let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
    let times = Timestamps { last_access: now, last_modification: now };
    Ok(utimensat(CWD, link, &times, AtFlags::SYMLINK_NOFOLLOW)?)
}

/// Whether this is a name of a home that is gone, and nobody keeps it: a home may be where only others see it.
fn is_of_no_home(link: &Path) -> bool {
    let old = link
        .symlink_metadata()
        .and_then(|about| about.modified())
        .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > KEPT_EVERY * 60));
    let target = fs::read_link(link).unwrap_or_default();
    let home = target.ends_with(DIRECTORY).then(|| target.ancestors().nth(2)).flatten();
    let is_gone =
        |home: &Path| home.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    old && home.is_some_and(is_gone)
}

fn random_name() -> io::Result<String> {
    let mut bytes = [0_u8; 8];
    // So few bytes always come at once.
    rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty())?;
    Ok(format!("{:016x}", u64::from_le_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A place for names, as the system's, and a home.
    struct World {
        root: tempfile::TempDir,
    }

    impl World {
        fn new() -> Self {
            let world = Self { root: tempfile::tempdir().unwrap() };
            fs::create_dir(world.place()).unwrap();
            world.set_mode(0o1777);
            world
        }

        fn place(&self) -> PathBuf {
            self.root.path().join("place")
        }

        fn set_mode(&self, mode: u32) {
            fs::set_permissions(self.place(), Permissions::from_mode(mode)).unwrap();
        }

        fn temporary(&self, home: &str, user: Option<AgentUser>) -> Temporary {
            let home = self.root.path().join(home);
            fs::create_dir_all(home.join(DIRECTORY)).unwrap();
            Temporary::named_in(&self.place(), &home, user)
        }

        fn names(&self) -> Vec<PathBuf> {
            let mut names: Vec<_> =
                fs::read_dir(self.place()).unwrap().map(|entry| entry.unwrap().path()).collect();
            names.sort();
            names
        }
    }

    #[test]
    fn files_made_by_the_short_name_are_in_the_directory_and_the_name_goes_with_the_agent() {
        let world = World::new();
        let temporary = world.temporary("home", None);
        assert_eq!(world.names(), [temporary.path()]);
        fs::write(temporary.path().join("note"), "x").unwrap();
        assert!(temporary.directory().join("note").is_file());
        temporary.remove();
        temporary.remove();
        assert_eq!(world.names(), Vec::<PathBuf>::new());
        assert!(temporary.directory().join("note").is_file(), "what it leads to stays");
    }

    #[test]
    fn a_name_in_the_systems_directory_leaves_room_for_a_sockets() {
        let home = tempfile::tempdir().unwrap();
        let temporary = Temporary::of(home.path(), None);
        let path = temporary.path().as_os_str().len();
        temporary.remove();
        assert!(path + "/hermes_rpc_0123456789abcdef0123456789abcdef.sock".len() <= 107, "{path}");
        assert!(temporary.path().starts_with(PLACE) && temporary.path().symlink_metadata().is_err());
    }

    #[test]
    fn names_that_a_killed_host_left_are_removed_and_no_others() {
        let world = World::new();
        let left = world.temporary("home", None);
        let others = world.temporary("other-home", None);
        let file = world.place().join(format!("{BEGINNING}file"));
        fs::write(&file, "x").unwrap();
        let elsewhere = world.place().join("elsewhere");
        symlink(left.directory(), &elsewhere).unwrap();
        let next = world.temporary("home", None);
        assert_ne!(next.path(), left.path());
        let mut expected = vec![others.path().to_owned(), file, elsewhere, next.path().to_owned()];
        expected.sort();
        assert_eq!(world.names(), expected);
    }

    #[test]
    fn names_of_homes_that_are_gone_are_removed_once_nobody_keeps_them() {
        let world = World::new();
        let names = ["gone-old", "gone-new", "there-old"].map(|home| world.temporary(home, None));
        for home in ["gone-old", "gone-new"] {
            fs::remove_dir_all(world.root.path().join(home)).unwrap();
        }
        names.iter().step_by(2).for_each(|name| date(name.path(), 1_000_000));
        let next = world.temporary("home", None);
        let mut expected = [names[1].path(), names[2].path(), next.path()];
        expected.sort();
        assert_eq!(world.names(), expected);
    }

    fn date(link: &Path, seconds: i64) {
        let time = Timespec { tv_sec: seconds, tv_nsec: 0 };
        let times = Timestamps { last_access: time, last_modification: time };
        utimensat(CWD, link, &times, AtFlags::SYMLINK_NOFOLLOW).unwrap();
    }

    #[test]
    fn a_name_is_kept_new_and_made_again() {
        let world = World::new();
        let temporary = world.temporary("home", None);
        let leads = || fs::read_link(temporary.path()).is_ok_and(|target| target == temporary.directory());
        let modified = || temporary.path().symlink_metadata().unwrap().mtime();
        date(temporary.path(), 1_000_000);
        assert_eq!(modified(), 1_000_000);
        temporary.keep().unwrap();
        assert!(leads() && modified() > 1_000_000);
        fs::remove_file(temporary.path()).unwrap();
        temporary.keep().unwrap();
        assert!(leads(), "it was removed");
        // As by an agent that empties its temporary directory in its own way.
        fs::remove_file(temporary.path()).unwrap();
        fs::create_dir(temporary.path()).unwrap();
        temporary.keep().unwrap();
        assert!(leads(), "something of the agent's own was there");
    }

    #[test]
    fn a_name_that_somebody_has_is_not_used() {
        let world = World::new();
        let temporary = world.temporary("home", None);
        fs::remove_file(temporary.path()).unwrap();
        symlink(world.root.path(), temporary.path()).unwrap();
        assert_eq!(temporary.make(temporary.path()).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        temporary.remove();
        assert_eq!(fs::read_link(temporary.path()).unwrap(), world.root.path());
    }

    /// Being somebody else takes root.
    #[tokio::test]
    async fn a_name_that_somebody_else_takes_is_given_up() {
        let world = World::new();
        let temporary = world.temporary("home", None);
        let once = tokio::time::timeout(Duration::ZERO, temporary.until_taken()).await;
        assert!(once.is_err(), "it looks and waits for the next look");
        if !geteuid().is_root() {
            return;
        }
        fs::remove_file(temporary.path()).unwrap();
        symlink(temporary.directory(), temporary.path()).unwrap();
        assert_eq!(temporary.keep(), Ok(()));
        lchown(temporary.path(), Some(700_000), None).unwrap();
        assert_eq!(temporary.keep(), Err(Taken), "it leads where it should, for as long as its owner likes");
        temporary.until_taken().await;
    }

    #[test]
    fn where_a_name_would_not_be_safe_there_is_none() {
        let world = World::new();
        let user = Some(AgentUser::new(geteuid().as_raw().max(1000)));
        for (mode, user, has_one) in [
            (0o1777, None, true),
            (0o777, None, false),
            (0o775, None, false),
            (0o755, None, true),
            (0o700, None, true),
            (0o700, user, false),
            (0o1770, user, false),
        ] {
            world.set_mode(mode);
            let temporary = world.temporary("home", user);
            assert_eq!(temporary.path() != temporary.directory(), has_one, "{mode:o} {user:?}");
            assert_eq!(world.names().len(), usize::from(has_one), "{mode:o}");
            temporary.remove();
        }
        fs::remove_dir(world.place()).unwrap();
        assert_eq!(world.temporary("home", None).path(), world.root.path().join("home").join(DIRECTORY));
    }

    /// Giving a link away takes root.
    #[test]
    fn a_name_is_the_agents_users() {
        let world = World::new();
        let temporary = world.temporary("home", Some(AgentUser::new(700_000)));
        if geteuid().is_root() {
            let about = temporary.path().symlink_metadata().unwrap();
            assert_eq!((about.uid(), about.gid()), (700_000, 700_000));
        } else {
            assert_eq!((temporary.path(), world.names().len()), (temporary.directory(), 0));
        }
    }
}
