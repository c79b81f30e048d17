//! What keeps tenants apart: which level can be reached here, why no more, and what a level does not protect.

use std::fmt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;
use rustix::thread::{CapabilitySet, capabilities, capability_is_in_ambient_set};

use super::StartError;
use crate::config::{self, Config, Isolation};
use crate::releases::{self, Release};
use crate::uids::Uids;

/// What the Hub needs to give tenants uids of their own, and to look after files that are theirs.
const RIGHTS: [(CapabilitySet, &str); 6] = [
    (CapabilitySet::CHOWN, "chown"),
    (CapabilitySet::DAC_OVERRIDE, "dac_override"),
    (CapabilitySet::FOWNER, "fowner"),
    (CapabilitySet::KILL, "kill"),
    (CapabilitySet::SETGID, "setgid"),
    (CapabilitySet::SETUID, "setuid"),
];

/// The level that was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Never `Auto`.
    pub level: Isolation,
    /// Why tenants have no uids of their own, where `auto` asked for the best.
    pub short_of_uid: Option<Obstacle>,
}

/// Something that keeps tenants from having uids of their own. What it is; what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// What is in the way.
    pub what: String,
    /// What to do.
    pub mend: String,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.mend)
    }
}

/// The level that the settings come to, before anything is made.
///
/// # Errors
/// If a level was named and cannot be reached.
pub fn reach(config: &Config) -> Result<Reached, StartError> {
    decide(config.isolation, || rights().or_else(|| users(config)).or_else(|| way(config)))
}

fn decide(wanted: Isolation, obstacle: impl FnOnce() -> Option<Obstacle>) -> Result<Reached, StartError> {
    if wanted == Isolation::Process {
        return Ok(Reached { level: Isolation::Process, short_of_uid: None });
    }
    match obstacle() {
        None => Ok(Reached { level: Isolation::Uid, short_of_uid: None }),
        Some(obstacle) if wanted == Isolation::Uid => Err(StartError::Isolation(obstacle)),
        short_of_uid => Ok(Reached { level: Isolation::Process, short_of_uid }),
    }
}

/// Whether agents could be started at this level, now that it is known what they are started with. Where `auto` asked
/// for the best, that is less then.
///
/// # Errors
/// If `auto` came to less than what tenants of this Hub once had: nobody has agreed to that.
pub(super) fn confirm(
    reached: Reached,
    config: &Config,
    active: Option<&Release>,
    had_users: bool,
) -> Result<Reached, StartError> {
    if config.isolation != Isolation::Auto {
        return Ok(reached);
    }
    let reached = match agent(config, active) {
        Some(obstacle) if reached.level == Isolation::Uid => {
            Reached { level: Isolation::Process, short_of_uid: Some(obstacle) }
        }
        _ => reached,
    };
    match reached.short_of_uid {
        Some(obstacle) if had_users => Err(StartError::IsolationLost(obstacle)),
        _ => Ok(reached),
    }
}

fn rights() -> Option<Obstacle> {
    let uid = geteuid().as_raw();
    let effective = capabilities(None).map_or(CapabilitySet::empty(), |sets| sets.effective);
    // A program that is run takes over only these, unless it is run by root; and agent hosts are.
    let kept = |right| uid == 0 || capability_is_in_ambient_set(right).unwrap_or(false);
    let missing = RIGHTS.into_iter().filter(|(right, _)| !effective.contains(*right) || !kept(*right));
    let missing: Vec<_> = missing.map(|(_, name)| name).collect();
    (!missing.is_empty()).then(|| Obstacle {
        what: format!("the hub runs as uid {uid} and lacks {}", missing.join(", ")),
        mend: "run it as root, or with these capabilities (ambient, as AmbientCapabilities= of systemd gives them)"
            .to_owned(),
    })
}

fn users(config: &Config) -> Option<Obstacle> {
    let error = Uids::of(config).err()?.to_string();
    let (what, mend) = error.split_once("; ").unwrap_or((&error, "set HUB_TENANT_UID_BASE"));
    Some(Obstacle { what: what.to_owned(), mend: mend.to_owned() })
}

/// Whether others can pass to the data directory. The directory itself is the Hub's to open.
fn way(config: &Config) -> Option<Obstacle> {
    let path = std::path::absolute(&config.data_dir).unwrap_or_else(|_| config.data_dir.clone());
    let closed = closed_above(&path)?;
    Some(Obstacle {
        what: format!(
            "users other than the hub's cannot pass {} on the way to the data directory {}",
            closed.display(),
            path.display()
        ),
        mend: format!(
            "set HUB_DATA_DIR to where all users can pass, such as /var/lib/hermes-hub, or run `chmod o+x {}`",
            closed.display()
        ),
    })
}

/// The highest directory above `path` that others cannot pass. What is not there yet is made passable.
fn closed_above(path: &Path) -> Option<PathBuf> {
    let there = path.ancestors().skip(1).find_map(|above| above.canonicalize().ok())?;
    // Through the links on its way, of which the last may be the directory itself.
    let parent = path.canonicalize().ok().and_then(|real| real.parent().map(Path::to_owned)).unwrap_or(there);
    let mut above: Vec<_> = parent.ancestors().map(Path::to_owned).collect();
    above.reverse();
    above
        .into_iter()
        .find(|directory| directory.metadata().is_ok_and(|about| about.permissions().mode() & 0o001 == 0))
}

/// Whether others can run what agents are started with. Nothing to start them with is no obstacle yet.
pub(crate) fn agent(config: &Config, active: Option<&Release>) -> Option<Obstacle> {
    let named = config.agent_command.words().first();
    let (closed, mend) = match (named, active) {
        (Some(program), _) => {
            let closed = releases::program_closed_to_others(&config::find_program(program)?);
            (closed, "set HUB_AGENT_COMMAND to a program that all users can run".to_owned())
        }
        (None, Some(release)) if release.id.is_some() => (
            releases::closed_to_others(&release.venv),
            format!(
                "set HUB_PYTHON to one that all users can run, such as /usr/bin/python3, and run \
                 `hermes-hub release install {}`",
                releases::newest()
            ),
        ),
        (None, Some(release)) => (
            releases::closed_to_others(&release.venv),
            "set HUB_AGENT_VENV to one that all users can run, of a python such as /usr/bin/python3"
                .to_owned(),
        ),
        (None, None) => return None,
    };
    // The Hub opens its own directory for passing when it gives tenants uids.
    let closed = closed.filter(|closed| !is_same(closed, &config.data_dir))?;
    let what =
        format!("users other than the hub's cannot pass or run {}, which agents need", closed.display());
    Some(Obstacle { what, mend })
}

fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

/// What a level does not protect: sentences without their full stop.
pub(crate) const fn not_protected(level: Isolation) -> &'static [&'static str] {
    match level {
        Isolation::Uid => &[
            "the kernel is shared, a flaw in it is a way from one tenant to another",
            "the network is shared, an agent reaches what the machine reaches, also the ports of other agents, which ask \
             for a key",
            "the machine is shared, a tenant can use up its processors, memory and disk",
            "the listener of metrics asks nobody who they are, an agent reads it where it is on this machine",
            "the list of processes is shared, with their command lines",
        ],
        Isolation::Process | Isolation::Auto => &[
            "there is no protection between tenants, every agent can read and change every tenant's files, the hub's own \
             files and keys, and every other agent",
        ],
    }
}

/// A level and what it does not protect, in a line.
pub(crate) fn text(level: Isolation) -> String {
    match level {
        Isolation::Uid => "uid: each tenant has a uid of its own; NOT separated are the kernel, the network (other \
                           agents' ports ask for a key), the machine's resources and the list of processes"
            .to_owned(),
        Isolation::Process | Isolation::Auto => {
            "process: NO protection between tenants; every agent can read every tenant's files and the hub's own"
                .to_owned()
        }
    }
}

/// As [`text`], with why it is no more.
pub(super) fn reached_text(reached: &Reached) -> String {
    let text = text(reached.level);
    match &reached.short_of_uid {
        Some(obstacle) => format!("{text}; tenants have no uids of their own because {obstacle}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        Config::from_text(text).expect("valid")
    }

    fn obstacle() -> Option<Obstacle> {
        Some(Obstacle { what: "the hub is not root".to_owned(), mend: "run it as root".to_owned() })
    }

    #[test]
    fn a_level_that_was_named_is_reached_or_refused() {
        for (wanted, in_the_way, level, short) in [
            (Isolation::Process, None, Some(Isolation::Process), None),
            (Isolation::Process, obstacle(), Some(Isolation::Process), None),
            (Isolation::Auto, None, Some(Isolation::Uid), None),
            (Isolation::Auto, obstacle(), Some(Isolation::Process), obstacle()),
            (Isolation::Uid, None, Some(Isolation::Uid), None),
            (Isolation::Uid, obstacle(), None, None),
        ] {
            let reached = decide(wanted, || in_the_way.clone());
            let expected = level.map(|level| Reached { level, short_of_uid: short });
            assert_eq!(reached.as_ref().ok(), expected.as_ref(), "{wanted} {in_the_way:?}");
            if let Err(error) = reached {
                let said = error.to_string();
                assert!(
                    said.contains("the hub is not root; run it as root") && said.contains("HUB_ISOLATION"),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn auto_never_takes_back_what_tenants_had() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let venv = root.path().to_path_buf();
        std::fs::create_dir(venv.join("bin")).expect("made");
        std::fs::set_permissions(&venv, std::fs::Permissions::from_mode(0o700)).expect("closed");
        std::os::unix::fs::symlink("/bin/sh", venv.join("bin/python")).expect("linked");
        std::fs::write(venv.join("pyvenv.cfg"), "").expect("written");
        let closed = Release { id: None, version: None, venv };
        let uid = || Reached { level: Isolation::Uid, short_of_uid: None };
        let less = || Reached { level: Isolation::Process, short_of_uid: obstacle() };
        let (auto, named) = (config(""), config("isolation = \"uid\""));

        assert_eq!(confirm(uid(), &auto, None, true).expect("as it was"), uid());
        let reached = confirm(uid(), &auto, Some(&closed), false).expect("nobody had more");
        assert_eq!(reached.level, Isolation::Process);
        assert!(reached_text(&reached).contains("HUB_AGENT_VENV"), "{}", reached_text(&reached));
        assert_eq!(confirm(less(), &auto, None, false).expect("nobody had more"), less());
        for (reached, active) in [(uid(), Some(&closed)), (less(), None)] {
            let said = confirm(reached, &auto, active, true).expect_err("less than they had").to_string();
            assert!(
                said.contains("had uids of their own") && said.contains("HUB_ISOLATION=process"),
                "{said}"
            );
        }
        // Who names a level gets it, and agents that cannot be started; the report and `check` say why.
        assert_eq!(confirm(uid(), &named, Some(&closed), true).expect("named"), uid());
    }

    #[test]
    fn what_others_cannot_pass_above_the_data_directory_is_named() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let root = root.path().canonicalize().expect("there");
        let set = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("mode set");
        };
        std::fs::create_dir_all(root.join("a/data")).expect("made");
        set(&root, 0o755);
        for (above, own, found) in [(0o700, 0o755, true), (0o710, 0o755, true), (0o711, 0o700, false)] {
            set(&root.join("a"), above);
            set(&root.join("a/data"), own);
            for path in ["a/data", "a/missing", "a/missing/data"] {
                let said = way(&config(&format!("data_dir = {:?}", root.join(path))));
                let named = said.is_some_and(|said| {
                    said.what.contains(&root.join("a").display().to_string())
                        && said.mend.contains("chmod o+x")
                });
                assert_eq!(named, found, "{above:o} {own:o} {path}");
            }
        }
    }

    #[test]
    fn rights_are_asked_of_the_kernel() {
        match rights() {
            None => {}
            Some(obstacle) => assert!(obstacle.what.contains("lacks"), "{obstacle}"),
        }
        // Without root and without capabilities nothing of it is there.
        if !geteuid().is_root() {
            assert!(rights().is_some_and(|obstacle| obstacle.what.contains("setuid")));
        }
    }
}
