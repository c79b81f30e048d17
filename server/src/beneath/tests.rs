//! What may be opened and what may not, by both ways of resolving, at rest and under attack.

use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, FileType, Mode, RenameFlags, mknodat, renameat_with};

use super::*;

const SECRET: &[u8] = b"SECRET";

/// A directory with a plain file, a secret beside it, and handles that resolve in both ways.
struct Place {
    directory: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { directory: tempfile::tempdir().unwrap() };
        fs::create_dir_all(place.path("root/sub/deep")).unwrap();
        fs::create_dir_all(place.path("outside/deep")).unwrap();
        fs::write(place.path("root/plain.txt"), "fine").unwrap();
        fs::write(place.path("root/sub/deep/plain.txt"), "fine").unwrap();
        fs::write(place.path("outside/secret"), SECRET).unwrap();
        fs::write(place.path("outside/deep/plain.txt"), SECRET).unwrap();
        place
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.directory.path().join(name)
    }

    fn roots(&self) -> [Directory; 2] {
        let root = Directory::open(&self.path("root")).unwrap();
        [root.clone(), root.step_by_step()]
    }
}

fn path(text: &str) -> RelativePath {
    RelativePath::parse(text).unwrap()
}

fn read(root: &Directory, text: &str) -> Result<Vec<u8>, OpenError> {
    let file = root.file(&path(text))?;
    Ok(file.read(0, 100).unwrap())
}

/// What opening as a file and as a directory says, in a word each.
fn said(root: &Directory, text: &str) -> (&'static str, &'static str) {
    let word = |error: OpenError| match error {
        OpenError::Absent => "absent",
        OpenError::NotDirectory => "no directory",
        OpenError::NotFile => "no file",
        OpenError::Denied => "denied",
        OpenError::Held => "held",
        OpenError::System(error) => panic!("{text}: {error}"),
    };
    let file = root.file(&path(text)).map_or_else(word, |_| "opened");
    let directory = root.directory(&path(text), Mounts::Stay).map_or_else(word, |_| "opened");
    (file, directory)
}

#[test]
fn plain_files_and_directories_open() {
    let place = Place::new();
    for root in place.roots() {
        assert_eq!(read(&root, "plain.txt").unwrap(), b"fine");
        assert_eq!(read(&root, "sub/deep/plain.txt").unwrap(), b"fine");
        let below = root.directory(&path("sub"), Mounts::Stay).unwrap();
        assert_eq!(read(&below, "deep/plain.txt").unwrap(), b"fine");
        assert_eq!(said(&root, "sub"), ("no file", "opened"));
        assert_eq!(said(&root, ""), ("no file", "opened"));
        assert_eq!(said(&root, "plain.txt"), ("opened", "no directory"));
        assert_eq!(said(&root, "plain.txt/x"), ("absent", "absent"));
        assert_eq!(said(&root, "nothing"), ("absent", "absent"));
        assert_eq!(said(&root, &"x".repeat(255)), ("absent", "absent"));
    }
}

#[test]
fn links_of_every_kind_lead_nowhere() {
    let place = Place::new();
    let link = |target: &str, name: &str| symlink(target, place.path(&format!("root/{name}"))).unwrap();
    link("plain.txt", "inside");
    link("sub", "inside-directory");
    link("../outside/secret", "relative");
    link(place.path("outside/secret").to_str().unwrap(), "absolute");
    link("../outside", "directory");
    link("..", "up");
    link("/", "slash");
    link("/proc/self/root", "magic");
    link("/proc/self/cwd", "magic-directory");
    link("loop", "loop");
    link("nowhere", "dangling");
    for root in place.roots() {
        assert_eq!(read(&root, "plain.txt").unwrap(), b"fine");
        for name in [
            "inside",
            "inside-directory",
            "relative",
            "absolute",
            "directory",
            "up",
            "slash",
            "magic",
            "magic-directory",
            "loop",
            "dangling",
            "inside-directory/deep/plain.txt",
            "directory/secret",
            "directory/deep",
            "up/outside/secret",
            "slash/etc/passwd",
            "magic/etc/passwd",
            "directory/nothing",
        ] {
            assert_eq!(said(&root, name), ("no file", "no directory"), "{name}");
        }
    }
}

#[test]
fn a_second_name_makes_a_file_unreadable_until_it_is_gone() {
    let place = Place::new();
    fs::hard_link(place.path("outside/secret"), place.path("root/hard")).unwrap();
    for root in place.roots() {
        assert_eq!(said(&root, "hard"), ("no file", "no directory"));
    }
    fs::remove_file(place.path("outside/secret")).unwrap();
    for root in place.roots() {
        assert_eq!(read(&root, "hard").unwrap(), SECRET, "with one name it is a plain file");
    }
}

#[test]
fn pipes_sockets_and_devices_are_not_opened_and_nobody_waits() {
    let place = Place::new();
    let make = |name: &str, kind| mknodat(CWD, place.path(name), kind, Mode::from_raw_mode(0o600), 0);
    make("root/pipe", FileType::Fifo).unwrap();
    let _listener = UnixListener::bind(place.path("root/socket")).unwrap();
    // Only root may make devices; where the test is not root there is one outside to link to, which is refused alike.
    let device = mknodat(
        CWD,
        place.path("root/device"),
        FileType::CharacterDevice,
        Mode::from_raw_mode(0o600),
        rustix::fs::makedev(1, 5),
    );
    if device.is_err() {
        symlink("/dev/zero", place.path("root/device")).unwrap();
    }
    for root in place.roots() {
        assert_eq!(said(&root, "pipe"), ("no file", "no directory"));
        assert_eq!(said(&root, "socket"), ("absent", "absent"));
        // A device of a file system that is mounted without devices cannot be opened at all.
        assert!(matches!(said(&root, "device").0, "no file" | "denied" | "absent"));
    }
}

#[test]
fn hidden_names_are_absent_wherever_they_stand() {
    let place = Place::new();
    for name in [".env", "sub/.env.local", "sub/server.key"] {
        fs::write(place.path(&format!("root/{name}")), SECRET).unwrap();
    }
    fs::create_dir(place.path("root/.git")).unwrap();
    fs::write(place.path("root/.git/config"), SECRET).unwrap();
    fs::write(place.path("root/.gitignore"), "fine").unwrap();
    for root in place.roots() {
        assert_eq!(read(&root, ".gitignore").unwrap(), b"fine");
        for name in [".env", "sub/.env.local", "sub/server.key", ".git", ".git/config", ".GIT/config"] {
            assert_eq!(said(&root, name), ("absent", "absent"), "{name}");
        }
    }
}

#[test]
fn what_may_not_be_read_is_said_to_be_so() {
    let place = Place::new();
    for (name, mode) in [("root/plain.txt", 0o000), ("root/sub", 0o000)] {
        fs::set_permissions(place.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }
    let privileged = fs::read(place.path("root/plain.txt")).is_ok();
    for root in place.roots() {
        let expected = if privileged { "opened" } else { "denied" };
        assert_eq!(said(&root, "plain.txt").0, expected);
        assert_eq!(said(&root, "sub").1, expected);
    }
    fs::set_permissions(place.path("root/sub"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_root_that_is_a_link_is_no_root() {
    let place = Place::new();
    symlink("root", place.path("link")).unwrap();
    assert!(Directory::open(&place.path("root")).is_ok());
    assert!(Directory::open(&place.path("link")).is_err());
    assert!(Directory::open(&place.path("nothing")).is_err());
    assert!(Directory::open(&place.path("outside/secret")).is_err());
}

#[test]
fn a_mount_is_not_entered_where_it_may_not_be() {
    // The only mounts that every Linux has: this one lies below the root of the system.
    let Ok(root) = Directory::open(Path::new("/")) else { return };
    let proc = path("proc/self");
    for root in [root.clone(), root.step_by_step()] {
        assert!(matches!(root.directory(&path("proc"), Mounts::Stay), Err(OpenError::NotDirectory)));
        assert!(root.directory(&path("proc/sys/kernel"), Mounts::Cross).is_ok());
        assert!(root.directory(&path("etc"), Mounts::Stay).is_ok());
        assert!(root.directory(&proc, Mounts::Cross).is_err(), "a link of the kernel's own");
        assert_eq!(root.status(b"proc").unwrap().unwrap().kind, Kind::Other);
    }
}

#[test]
fn entries_are_what_they_are() {
    let place = Place::new();
    symlink("plain.txt", place.path("root/link")).unwrap();
    fs::hard_link(place.path("outside/secret"), place.path("root/hard")).unwrap();
    fs::write(place.path("root/.env"), SECRET).unwrap();
    let _listener = UnixListener::bind(place.path("root/socket")).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"\xff\n");
    fs::write(place.path("root").join(odd), "odd").unwrap();
    let [root, _] = place.roots();
    let mut found = Vec::new();
    let done: Option<()> = root
        .entries(|entry| {
            found.push((entry.name().to_vec(), entry.status()?.map(|status| (status.kind, status.size))));
            Ok(ControlFlow::Continue(()))
        })
        .unwrap();
    assert!(done.is_none());
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let size = |name: &str| fs::symlink_metadata(place.path(name)).unwrap().len();
    assert_eq!(
        found,
        [
            (b"hard".to_vec(), Some((Kind::Other, 6))),
            (b"link".to_vec(), Some((Kind::Other, 9))),
            (b"plain.txt".to_vec(), Some((Kind::File, 4))),
            (b"sub".to_vec(), Some((Kind::Directory, size("root/sub")))),
            (b"\xff\n".to_vec(), Some((Kind::File, 3))),
        ]
    );
    let mut count = 0;
    let broken = root.entries(|_| {
        count += 1;
        Ok(ControlFlow::Break("enough"))
    });
    assert_eq!((broken.unwrap(), count), (Some("enough"), 1));
}

#[test]
fn changes_are_seen_by_the_open_file() {
    let place = Place::new();
    let name = place.path("root/plain.txt");
    let old = || fs::File::options().write(true).open(&name).unwrap();
    let [root, _] = place.roots();
    let open = || root.file(&path("plain.txt")).unwrap();

    let file = open();
    assert!(file.is_unchanged().unwrap());
    fs::File::options().append(true).open(&name).unwrap().write_all(b"!").unwrap();
    assert!(!file.is_unchanged().unwrap(), "it grew");

    let file = open();
    old().set_len(1).unwrap();
    assert!(!file.is_unchanged().unwrap(), "it shrank");

    // The same size, and its owner sets the time of writing back.
    let file = open();
    let before = old().metadata().unwrap().modified().unwrap();
    until_the_clock_ticks(&place);
    fs::write(&name, "x").unwrap();
    old().set_times(fs::FileTimes::new().set_modified(before)).unwrap();
    assert!(!file.is_unchanged().unwrap(), "it was written over");

    let file = open();
    fs::write(place.path("root/new"), "another").unwrap();
    fs::rename(place.path("root/new"), &name).unwrap();
    assert!(file.is_unchanged().unwrap(), "another file took its name");
    assert_eq!(file.read(0, 10).unwrap(), b"x");
    assert_eq!(open().read(0, 10).unwrap(), b"another");
}

/// Waits until a file that is written now gets a later time than those before.
fn until_the_clock_ticks(place: &Place) {
    let stamp = || {
        fs::write(place.path("outside/clock"), "").unwrap();
        fs::metadata(place.path("outside/clock")).unwrap().modified().unwrap()
    };
    let first = stamp();
    while stamp() == first {}
}

#[test]
fn a_tag_changes_with_the_file_and_is_strong_only_when_it_rests() {
    let place = Place::new();
    let name = place.path("root/plain.txt");
    let [root, _] = place.roots();
    let tag = || root.file(&path("plain.txt")).unwrap().snapshot().tag();
    let (first, strong) = tag();
    assert!(!strong, "it was written just now");
    assert_eq!(tag().0, first);
    until_the_clock_ticks(&place);
    fs::write(&name, "FINE").unwrap();
    assert_ne!(tag().0, first);

    let rested = Snapshot::of(&rustix::fs::stat("/").unwrap());
    let (text, strong) = rested.tag();
    assert!(strong || fs::metadata("/").unwrap().modified().unwrap().elapsed().unwrap().as_secs() < 3);
    assert!(
        text.len() <= 70 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
    );
}

/// Ends the attack with the test, however that ends.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The attack: a directory on the way, and the file itself, are swapped with links outward as fast as can be, while
/// files are opened. Nothing of outside is ever read; and what is right is read often, or the test would show nothing.
#[test]
fn an_attacker_who_swaps_directories_and_files_with_links_gets_nothing_out() {
    let place = Place::new();
    symlink("../outside", place.path("root/evil")).unwrap();
    symlink("../../../outside/secret", place.path("root/sub/deep/evil.txt")).unwrap();
    fs::hard_link(place.path("outside/secret"), place.path("root/sub/deep/hard.txt")).unwrap();
    let over = AtomicBool::new(false);
    let swap = |one: &str, other: &str| {
        let _ = renameat_with(CWD, place.path(one), CWD, place.path(other), RenameFlags::EXCHANGE);
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                swap("root/sub", "root/evil");
                swap("root/sub", "root/evil");
                swap("root/sub/deep/plain.txt", "root/sub/deep/evil.txt");
                swap("root/sub/deep/plain.txt", "root/sub/deep/evil.txt");
                swap("root/sub/deep/plain.txt", "root/sub/deep/hard.txt");
                swap("root/sub/deep/plain.txt", "root/sub/deep/hard.txt");
            }
        });
        let _end = End(&over);
        for root in place.roots() {
            let (mut fine, mut refused) = (0, 0);
            // Until both have happened often, however the two threads are scheduled.
            while fine < 2000 || refused < 200 {
                match read(&root, "sub/deep/plain.txt") {
                    Ok(bytes) => {
                        assert_eq!(
                            bytes, b"fine",
                            "it escaped after {fine} good and {refused} refused reads"
                        );
                        fine += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    });
}

/// The control of the attack: who checks a path and then opens it is caught by it.
#[test]
fn the_attack_catches_who_checks_and_then_opens() {
    let place = Place::new();
    symlink("../outside", place.path("root/evil")).unwrap();
    let over = AtomicBool::new(false);
    let root = fs::canonicalize(place.path("root")).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let (sub, evil) = (place.path("root/sub"), place.path("root/evil"));
                let _ = renameat_with(CWD, sub, CWD, evil, RenameFlags::EXCHANGE);
            }
        });
        let _end = End(&over);
        let wanted = place.path("root/sub/deep/plain.txt");
        loop {
            let checked = fs::canonicalize(&wanted).is_ok_and(|path| path.starts_with(&root));
            if checked && fs::read(&wanted).is_ok_and(|bytes| bytes == SECRET) {
                break;
            }
        }
    });
}
