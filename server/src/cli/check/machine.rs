//! Checks of the machine: directory, disk, addresses, isolation.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::Access;

use super::Finding;
use crate::config::{Config, Isolation};
use crate::data_dir::{self, Holder};
use crate::start::isolation::{self, Reached};
use crate::start::{self, StartError};

pub(super) fn data_dir(config: &Config) -> Finding {
    const CHECK: &str = "data";
    let path = &config.data_dir;
    let shown = path.display();
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return can_be_made(path),
        Err(error) => {
            return Finding::fail(
                CHECK,
                format!("{shown} cannot be read ({error})"),
                "check its owner and path",
            );
        }
    };
    if !metadata.is_dir() {
        return Finding::fail(CHECK, format!("{shown} is not a directory"), "set HUB_DATA_DIR to one");
    }
    let uid = rustix::process::geteuid().as_raw();
    if metadata.uid() != uid {
        let said = format!("{shown} belongs to uid {} and this is uid {uid}", metadata.uid());
        return Finding::fail(CHECK, said, "run this as the hub's user, or give it the directory");
    }
    if rustix::fs::access(path, Access::WRITE_OK).is_err() {
        return Finding::fail(CHECK, format!("{shown} cannot be written"), "make it writable for this user");
    }
    if data_dir::is_open(metadata.mode()) {
        let said =
            format!("other users can read or write in {shown} (mode {:04o})", metadata.mode() & 0o7777);
        return Finding::warn(CHECK, said, "run `chmod 700` on it; the next start does so");
    }
    Finding::ok(CHECK, format!("{shown} is private and writable"))
}

fn can_be_made(path: &Path) -> Finding {
    const CHECK: &str = "data";
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = absolute.ancestors().find(|ancestor| ancestor.exists());
    match there {
        Some(there) if there.is_dir() && rustix::fs::access(there, Access::WRITE_OK).is_ok() => {
            Finding::ok(CHECK, format!("{} is not there; the first start makes it", path.display()))
        }
        _ => Finding::fail(
            CHECK,
            format!("{} is not there and cannot be made", path.display()),
            "make the directory above it writable, or set HUB_DATA_DIR to another",
        ),
    }
}

pub(super) fn disk(config: &Config) -> Finding {
    const CHECK: &str = "disk";
    let absolute = std::path::absolute(&config.data_dir).unwrap_or_else(|_| config.data_dir.clone());
    let there = absolute.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/"));
    let reserve = config.disk_reserve_bytes;
    match data_dir::free_bytes(there) {
        Ok(free) if free < reserve => Finding::fail(
            CHECK,
            format!(
                "{} free, less than the reserve of {}",
                start::megabytes(free),
                start::megabytes(reserve)
            ),
            "free some space, or set HUB_DISK_RESERVE_BYTES lower",
        ),
        Ok(free) => {
            let (free, reserve) = (start::megabytes(free), start::megabytes(reserve));
            Finding::ok(CHECK, format!("{free} free, the reserve is {reserve}"))
        }
        Err(error) => Finding::warn(CHECK, format!("free space is not known ({error})"), "check the disk"),
    }
}

pub(super) fn listeners(config: &Config) -> Vec<Finding> {
    let mut findings = vec![listener(config, "listen", "HUB_LISTEN", config.listen)];
    findings.push(match config.metrics_listen {
        Some(address) => listener(config, "metrics", "HUB_METRICS_LISTEN", address),
        None => Finding::ok("metrics", "metrics are off"),
    });
    findings
}

fn listener(config: &Config, check: &'static str, setting: &str, address: SocketAddr) -> Finding {
    let error = match TcpListener::bind(address) {
        Ok(_) => return Finding::ok(check, format!("{address} is free")),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::AddrInUse => {
            let ours = Holder::alive(&data_dir::lock_path(&config.data_dir)).and_then(|holder| holder.pid);
            let listening = process_listening_on(address.port());
            match listening {
                Some((pid, _)) if Some(pid) == ours => Finding::ok(
                    check,
                    format!("{address} is held by the hub of this data directory (pid {pid})"),
                ),
                Some((pid, name)) => Finding::fail(
                    check,
                    format!("{address} is held by pid {pid} ({name})"),
                    format!("stop that process, or set {setting} to another port"),
                ),
                None => Finding::fail(
                    check,
                    format!("{address} is held by another process"),
                    format!("stop that process, or set {setting} to another port"),
                ),
            }
        }
        ErrorKind::PermissionDenied => Finding::fail(
            check,
            format!("this user may not listen on {address}"),
            format!("set {setting} to a port from 1024 up"),
        ),
        ErrorKind::AddrNotAvailable => Finding::fail(
            check,
            format!("{address} is no address of this machine"),
            format!("set {setting} to one that is"),
        ),
        _ => Finding::fail(
            check,
            format!("{address} cannot be listened on ({error})"),
            format!("change {setting}"),
        ),
    }
}

/// The process and its name. Processes of other users are seen by root only.
#[cfg(target_os = "linux")]
fn process_listening_on(port: u16) -> Option<(u32, String)> {
    use procfs::net::TcpState;
    use procfs::process::{FDTarget, all_processes};
    let entries = procfs::net::tcp().into_iter().chain(procfs::net::tcp6()).flatten();
    let inodes: Vec<u64> = entries
        .filter(|entry| entry.state == TcpState::Listen && entry.local_address.port() == port)
        .map(|entry| entry.inode)
        .collect();
    let process = all_processes().ok()?.flatten().find(|process| {
        let mut files = process.fd().into_iter().flatten().flatten();
        files.any(|file| matches!(file.target, FDTarget::Socket(inode) if inodes.contains(&inode)))
    })?;
    Some((u32::try_from(process.pid()).ok()?, process.stat().ok()?.comm))
}

#[cfg(not(target_os = "linux"))]
fn process_listening_on(_port: u16) -> Option<(u32, String)> {
    None
}

pub(super) fn isolation(config: &Config) -> Finding {
    const CHECK: &str = "isolation";
    match isolation::reach(config) {
        Ok(Reached { level: level @ Isolation::Uid, .. }) => Finding::ok(CHECK, isolation::text(level)),
        Ok(Reached { level, short_of_uid: None }) => {
            Finding::warn(CHECK, isolation::text(level), "set HUB_ISOLATION=uid, or host one tenant only")
        }
        Ok(Reached { level, short_of_uid: Some(obstacle) }) => {
            let said = format!(
                "{}; tenants have no uids of their own because {}",
                isolation::text(level),
                obstacle.what
            );
            Finding::warn(CHECK, said, format!("{}, or host one tenant only", obstacle.mend))
        }
        Err(StartError::Isolation(obstacle)) => Finding::fail(
            CHECK,
            format!("HUB_ISOLATION=uid cannot be reached: {}", obstacle.what),
            obstacle.mend,
        ),
        Err(error) => Finding::fail(CHECK, error.to_string(), "see the message"),
    }
}
