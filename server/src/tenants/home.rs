//! A tenant's directories: made, measured, moved to the trash, removed.
//!
//! Each tenant has one directory by its uid, so a later tenant of the same id can never meet it. What is inside is
//! written by an agent and is never believed: links are not followed and nothing in there is opened here.

mod owner;

use std::collections::HashMap;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};

use hub_runtime::placement::AgentUser;
use rustix::process::{getegid, geteuid};

use crate::clock::Timestamp;
use crate::config::Config;

/// The directories inside a tenant's own: the agent's home, what clients see of its work, and its sibling.
const PARTS: [&str; 3] = ["home", "workspace", "outputs"];

/// The directory that holds those of all tenants. It is the Hub's own.
pub(super) fn tenants(config: &Config) -> PathBuf {
    config.data_dir.join("tenants")
}

fn trash(config: &Config) -> PathBuf {
    config.data_dir.join("trash")
}

/// A tenant's own directory.
pub(super) fn path(config: &Config, uid: &str) -> PathBuf {
    tenants(config).join(uid)
}

/// Makes the tenant's directories, for their owner's eyes only. Repeating is harmless.
pub(super) fn make(config: &Config, uid: &str) -> io::Result<()> {
    let own = path(config, uid);
    make_private(&tenants(config))?;
    make_private(&own)?;
    PARTS.iter().try_for_each(|part| make_private(&own.join(part)))?;
    // The names must outlast a crash, since the tenant is called ready once they are there.
    fs::File::open(&own)?.sync_all()?;
    fs::File::open(tenants(config))?.sync_all()
}

/// Makes the tenant's directories those of `user`, or else of the Hub, for an agent that is to be started: nobody runs in
/// them. Repeating is harmless, and quick once it is so. Answers how many things could not be given.
///
/// A user has to pass the data directory, `tenants` and the tenant's own directory. The last lets nobody else pass.
pub(super) fn settle(config: &Config, uid: &str, user: Option<AgentUser>) -> io::Result<usize> {
    make(config, uid)?;
    let own = path(config, uid);
    let hub = AgentUser { uid: geteuid().as_raw(), gid: getegid().as_raw() };
    let mut left = 0;
    for part in PARTS {
        left += owner::give(&own.join(part), user.unwrap_or(hub))?;
    }
    chown(&own, None, Some(user.unwrap_or(hub).gid))?;
    fs::set_permissions(&own, Permissions::from_mode(if user.is_some() { 0o710 } else { 0o700 }))?;
    if user.is_some() {
        fs::set_permissions(tenants(config), Permissions::from_mode(0o711))?;
    }
    Ok(left)
}

fn make_private(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Moves the tenant's directory to the trash, under a name that no tenant has. Repeating is harmless.
pub(super) fn discard(config: &Config, uid: &str, at: Timestamp) -> io::Result<()> {
    make_private(&trash(config))?;
    let kept = trash(config).join(format!("{uid}.{}", at.micros()));
    gone_is_fine(fs::rename(path(config, uid), kept))?;
    fs::File::open(trash(config))?.sync_all()
}

/// Removes the tenant's directory, and what an earlier try moved to the trash. Repeating is harmless.
pub(super) fn purge(config: &Config, uid: &str) -> io::Result<()> {
    // The standard library's removal opens every directory without following links.
    gone_is_fine(fs::remove_dir_all(path(config, uid)))?;
    for (name, path) in trashed(config)? {
        if name.split('.').next() == Some(uid) {
            gone_is_fine(fs::remove_dir_all(path))?;
        }
    }
    Ok(())
}

/// Removes one home that has been in the trash since before `before`; whether there was one. One that cannot be removed
/// is not in the way of others.
pub(super) fn empty_trash(config: &Config, before: Timestamp) -> io::Result<bool> {
    let mut failed = None;
    for (name, path) in trashed(config)? {
        if trashed_at(&name).is_some_and(|at| at < before) {
            match gone_is_fine(fs::remove_dir_all(path)) {
                Ok(()) => return Ok(true),
                Err(error) => failed = Some(error),
            }
        }
    }
    failed.map_or(Ok(false), Err)
}

/// What is in the trash: since when, which is in a home's name there, and its bytes on the disk. `known` is what was
/// measured before: what is in the trash does not change any more.
pub(super) fn look_at_trash(
    config: &Config,
    known: &HashMap<String, u64>,
) -> io::Result<HashMap<String, u64>> {
    let measured = |(name, path): (String, PathBuf)| match known.get(&name) {
        Some(bytes) => Ok((name, *bytes)),
        None => Ok((name, measured(path)?)),
    };
    trashed(config)?.into_iter().map(measured).collect()
}

/// Since when a home is in the trash, by its name there.
pub(super) fn trashed_at(name: &str) -> Option<Timestamp> {
    name.rsplit('.').next()?.parse().ok().map(Timestamp::from_micros)
}

/// The names and places of all that is in the trash.
pub(super) fn trashed(config: &Config) -> io::Result<Vec<(String, PathBuf)>> {
    let entries = match fs::read_dir(trash(config)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    entries
        .map(|entry| entry.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())))
        .collect()
}

fn gone_is_fine(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// How many bytes of disk the tenant's directory takes. What vanishes meanwhile is not counted.
pub(super) fn measure(config: &Config, uid: &str) -> io::Result<u64> {
    measured(path(config, uid))
}

fn measured(own: PathBuf) -> io::Result<u64> {
    let mut total = 0;
    let mut open = vec![own];
    while let Some(directory) = open.pop() {
        let entries = match fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries.flatten() {
            // `DirEntry::metadata` does not follow links.
            let Ok(metadata) = entry.metadata() else { continue };
            total += metadata.blocks() * 512;
            if metadata.is_dir() {
                open.push(entry.path());
            }
        }
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn config(directory: &Path) -> Config {
        Config::from_text(&format!("data_dir = {directory:?}")).unwrap()
    }

    #[test]
    fn a_home_is_private_and_making_it_twice_is_harmless() {
        let directory = tempfile::tempdir().unwrap();
        let config = config(directory.path());
        make(&config, "ten_a").unwrap();
        make(&config, "ten_a").unwrap();
        for part in PARTS {
            let mode = fs::metadata(path(&config, "ten_a").join(part)).unwrap().mode();
            assert_eq!(mode & 0o777, 0o700, "{part}");
        }
    }

    #[test]
    fn a_home_is_its_users_alone_and_comes_back() {
        let directory = tempfile::tempdir().unwrap();
        let config = config(directory.path());
        settle(&config, "ten_a", None).unwrap();
        let about = |part: &str| {
            let about = fs::metadata(path(&config, "ten_a").join(part)).unwrap();
            (about.uid(), about.gid(), about.mode() & 0o777)
        };
        let hub = (geteuid().as_raw(), getegid().as_raw());
        assert_eq!((about(""), about("home")), ((hub.0, hub.1, 0o700), (hub.0, hub.1, 0o700)));
        if !geteuid().is_root() {
            // Past the capture of passing tests: nobody is to believe that this was shown.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                b"SKIPPED the rest of tenants::home: not root\n",
            );
            return;
        }
        fs::write(path(&config, "ten_a").join("workspace/note"), "x").unwrap();
        settle(&config, "ten_a", Some(AgentUser::new(700_012))).unwrap();
        for part in PARTS {
            assert_eq!(about(part), (700_012, 700_012, 0o700), "{part}");
        }
        assert_eq!(about("workspace/note").0, 700_012);
        assert_eq!((about(""), about("..").2), ((0, 700_012, 0o710), 0o711));
        settle(&config, "ten_a", None).unwrap();
        assert_eq!((about(""), about("workspace/note").0), ((0, 0, 0o700), 0));
    }

    #[test]
    fn the_trash_keeps_a_home_until_its_time() {
        let directory = tempfile::tempdir().unwrap();
        let config = config(directory.path());
        make(&config, "ten_a").unwrap();
        fs::write(path(&config, "ten_a").join("workspace/note"), "x").unwrap();
        let at = Timestamp::from_micros(1_000);
        discard(&config, "ten_a", at).unwrap();
        discard(&config, "ten_a", at).unwrap();
        assert!(!path(&config, "ten_a").exists());
        assert!(!empty_trash(&config, Timestamp::from_micros(1_000)).unwrap());
        assert!(trash(&config).join("ten_a.1000/workspace/note").exists());
        assert!(empty_trash(&config, Timestamp::from_micros(1_001)).unwrap());
        assert!(!trash(&config).join("ten_a.1000").exists());
        assert!(!empty_trash(&config, Timestamp::from_micros(1_001)).unwrap(), "it is empty");
    }

    #[test]
    fn the_trash_is_measured_once() {
        let directory = tempfile::tempdir().unwrap();
        let config = config(directory.path());
        assert_eq!(look_at_trash(&config, &HashMap::new()).unwrap(), HashMap::new());
        make(&config, "ten_a").unwrap();
        fs::write(path(&config, "ten_a").join("workspace/file"), vec![1; 1 << 20]).unwrap();
        discard(&config, "ten_a", Timestamp::from_micros(1_000)).unwrap();
        let seen = look_at_trash(&config, &HashMap::new()).unwrap();
        assert!((1 << 20..2 << 20).contains(&seen["ten_a.1000"]), "{seen:?}");
        let known = HashMap::from([("ten_a.1000".to_owned(), 7), ("ten_b.1".to_owned(), 8)]);
        let again = look_at_trash(&config, &known).unwrap();
        assert_eq!(again, HashMap::from([("ten_a.1000".to_owned(), 7)]), "what is gone is forgotten");
        assert_eq!(trashed_at("ten_a.1000"), Some(Timestamp::from_micros(1_000)));
    }

    #[test]
    fn purging_follows_no_link() {
        let directory = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("kept"), "x").unwrap();
        let config = config(directory.path());
        make(&config, "ten_a").unwrap();
        symlink(outside.path(), path(&config, "ten_a").join("workspace/link")).unwrap();
        purge(&config, "ten_a").unwrap();
        purge(&config, "ten_a").unwrap();
        assert!(!path(&config, "ten_a").exists());
        assert!(outside.path().join("kept").exists());
    }

    #[test]
    fn measuring_counts_files_and_follows_no_link() {
        let directory = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("large"), vec![1; 4 << 20]).unwrap();
        let config = config(directory.path());
        make(&config, "ten_a").unwrap();
        let empty = measure(&config, "ten_a").unwrap();
        symlink(outside.path(), path(&config, "ten_a").join("workspace/link")).unwrap();
        fs::write(path(&config, "ten_a").join("workspace/file"), vec![1; 1 << 20]).unwrap();
        let used = measure(&config, "ten_a").unwrap() - empty;
        assert!((1 << 20..2 << 20).contains(&used), "{used}");
    }
}
