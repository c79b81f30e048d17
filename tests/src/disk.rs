//! A disk so small that a story can fill it: a file system in memory, mounted for as long as this lives.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What is written at a time to fill a disk: a page, which is the least that a file takes.
const PAGE: [u8; 4096] = [0; 4096];

/// A small file system of its own. Only root may mount one.
#[derive(Debug)]
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// A disk of so many mebibytes. `None`, and a word about it, where mounting is not allowed: a story that could not
    /// be told must not look like one that was.
    pub fn mount(mebibytes: u32) -> Option<Self> {
        let place = tempfile::tempdir().expect("a temporary directory");
        let options = format!("size={mebibytes}m,mode=755");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "hub-test"]).arg(place.path());
        match mount.output() {
            Ok(output) if output.status.success() => Some(Self(place)),
            _ => {
                eprintln!("NOT TESTED: what a small disk does, because only root can mount one");
                None
            }
        }
    }

    /// A new directory on it, for [`crate::Process::start_in`].
    pub fn directory(&self) -> TempDir {
        TempDir::new_in(self.0.path()).expect("the disk has room")
    }

    /// Takes the space of the disk but for so many bytes, until the answer is dropped.
    pub fn fill_but(&self, left: u64) -> Ballast {
        let path = self.0.path().join("ballast");
        let mut file = File::create(&path).expect("the disk takes a file");
        let free = rustix::fs::statvfs(self.0.path()).expect("the disk is mounted");
        let take = (free.f_bavail * free.f_frsize).saturating_sub(left);
        for _ in 0..take.div_ceil(PAGE.len() as u64) {
            match file.write_all(&PAGE) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => panic!("the disk cannot be filled: {error}"),
            }
        }
        Ballast(path)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // At once for new paths, and for good with the last process that has a file open on it.
        let done = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
        if !done.is_ok_and(|status| status.success()) {
            eprintln!("{} could not be unmounted", self.0.path().display());
        }
    }
}

/// Something that takes space.
#[derive(Debug)]
pub struct Ballast(PathBuf);

impl Ballast {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Ballast {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
