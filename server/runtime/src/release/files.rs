//! A release as files: moved to its place, read-only, whole on the disk, and removed again.

use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Makes the programs of an environment name the place that it will have.
///
/// They begin with the path of their Python. The scripts that "activate" an environment are left out: nobody types in
/// this one.
pub(super) fn relocate(unfinished: &Path, place: &Path) -> io::Result<()> {
    for entry in unfinished.join("bin").read_dir()? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().as_bytes().to_ascii_lowercase().starts_with(b"activate") {
            std::fs::remove_file(&path)?;
            continue;
        }
        if !entry.file_type()?.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        if bytes.starts_with(b"#!") {
            let changed = replaced(&bytes, unfinished.as_os_str().as_bytes(), place.as_os_str().as_bytes());
            if changed != bytes {
                // In place, so that its mode stays.
                std::fs::write(&path, changed)?;
            }
        }
    }
    Ok(())
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}

/// Makes everything readable for all and writable for nobody, brings it to the disk, and puts it in its place.
pub(super) fn finish(unfinished: &Path, place: &Path) -> io::Result<()> {
    each(unfinished, &mut |path, metadata| {
        let mode = metadata.permissions().mode();
        let runs = metadata.is_dir() || mode & 0o111 != 0;
        let mode = if runs { 0o555 } else { 0o444 };
        std::fs::set_permissions(path, Permissions::from_mode(mode))
    })?;
    sync(unfinished)?;
    std::fs::rename(unfinished, place)?;
    File::open(place.parent().unwrap_or(place))?.sync_all()
}

/// Brings a directory with all that is in it to the disk. There are many thousands of files, so the whole file system
/// is asked at once.
fn sync(directory: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(File::open(directory)?)?;
    #[cfg(not(target_os = "linux"))]
    each(directory, &mut |path, _| File::open(path)?.sync_all())?;
    Ok(())
}

/// Removes a directory with all that is in it, also what is read-only. Harmless when it is not there.
///
/// # Errors
/// If something of it cannot be removed.
pub fn remove(directory: &Path) -> io::Result<()> {
    match directory.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    // Only root may remove what is in a directory that nobody may write.
    each(directory, &mut |path, metadata| {
        if metadata.is_dir() { std::fs::set_permissions(path, Permissions::from_mode(0o700)) } else { Ok(()) }
    })?;
    std::fs::remove_dir_all(directory)
}

/// Gives each directory and file to `take`, a directory before what is in it. Links are not followed.
fn each(path: &Path, take: &mut impl FnMut(&Path, &Metadata) -> io::Result<()>) -> io::Result<()> {
    let metadata = path.symlink_metadata()?;
    if metadata.is_symlink() {
        return Ok(());
    }
    take(path, &metadata)?;
    if metadata.is_dir() {
        for entry in path.read_dir()? {
            each(&entry?.path(), take)?;
        }
    }
    Ok(())
}

/// Whether this is a file that can be run.
pub(super) fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// The program that runs this script, by its first line. `None` if it says none, or in a way that pip uses only for
/// long paths.
pub(super) fn interpreter(script: &Path) -> Option<PathBuf> {
    let bytes = std::fs::read(script).ok()?;
    let line = bytes.strip_prefix(b"#!")?.split(|byte| *byte == b'\n').next()?;
    let path = line.split(|byte| *byte == b' ').next()?;
    Some(PathBuf::from(std::ffi::OsString::from_vec(path.to_vec())))
}

/// The first directory on the way to `path` (through its links) that users other than its owner cannot pass.
#[must_use]
pub fn closed_to_others(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    let mut directories: Vec<_> = path.ancestors().skip(1).collect();
    directories.reverse();
    let closed =
        |directory: &&Path| directory.metadata().is_ok_and(|found| found.permissions().mode() & 0o001 == 0);
    directories.into_iter().find(closed).map(Path::to_owned)
}

/// This program, if users other than its owner cannot run it.
#[must_use]
pub fn not_for_others(program: &Path) -> Option<PathBuf> {
    let mode = program.metadata().ok()?.permissions().mode();
    (mode & 0o005 != 0o005).then(|| program.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_of_a_path_is_replaced() {
        let table = [
            ("#!/r/a.tmp/bin/python\nx", "#!/r/a/bin/python\nx"),
            (
                "#!/bin/sh\n'''exec' \"/r/a.tmp/bin/python\" /r/a.tmp",
                "#!/bin/sh\n'''exec' \"/r/a/bin/python\" /r/a",
            ),
            ("#!/usr/bin/env python", "#!/usr/bin/env python"),
            ("", ""),
        ];
        for (before, after) in table {
            assert_eq!(replaced(before.as_bytes(), b"/r/a.tmp", b"/r/a"), after.as_bytes(), "{before}");
        }
    }

    #[test]
    fn what_others_cannot_pass_is_found_through_links() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let set =
            |path: &Path, mode| std::fs::set_permissions(path, Permissions::from_mode(mode)).expect("mode");
        let private = root.path().join("private");
        std::fs::create_dir(&private).expect("made");
        std::fs::write(private.join("python"), "").expect("written");
        std::os::unix::fs::symlink(private.join("python"), root.path().join("link")).expect("linked");
        set(root.path(), 0o755);
        set(&private, 0o700);
        let private = private.canonicalize().expect("there");
        assert_eq!(closed_to_others(&root.path().join("link")), Some(private.clone()));
        set(&private, 0o711);
        // The directory above may be closed too, where the tests run.
        assert_ne!(closed_to_others(&root.path().join("link")), Some(private));
    }
}
