//! A system user of an agent's own: how a process becomes it for good, and how everything that runs as it is ended.
//!
//! The kernel keeps users apart; what is here only makes sure that nothing of the Hub's rights is left with the agent.
//! Nothing here chooses a user or owns files.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{Gid, Uid};
use rustix::process::{Pid, Signal, getegid, geteuid, getgid, getgroups, getuid, kill_process_group};
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, clear_ambient_capability_set, set_capabilities,
    set_no_new_privs, set_thread_groups, set_thread_res_gid, set_thread_res_uid,
};
use serde::{Deserialize, Serialize};

use super::proc;

/// How often what runs as a user is ended: one of its processes may have been faster than the one that ends them.
const TRIES_MAX: usize = 5;

/// Numbers below are the system's own users, by the custom of all systems.
const FIRST: u32 = 1000;

/// A system user that one tenant's agent runs as, and nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AgentUser {
    /// Its uid.
    pub uid: u32,
    /// Its only group.
    pub gid: u32,
}

impl AgentUser {
    /// The user whose uid and gid are this number.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self { uid: number, gid: number }
    }

    /// Whether this can be an agent's: not root, not one of the system's, and a number that means a user.
    pub(crate) const fn may_be_an_agents(self) -> bool {
        self.uid >= FIRST && self.uid < u32::MAX && self.gid >= FIRST && self.gid < u32::MAX
    }
}

/// Turns the calling process, which must have one thread only, into this user's, for good: no other group, no
/// capability, and no program that it runs gives it any. Fails if anything of what it was is left.
pub(crate) fn become_user(user: AgentUser) -> io::Result<()> {
    if !user.may_be_an_agents() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is no user of an agent's"));
    }
    let (uid, gid) = (Uid::from_raw(user.uid), Gid::from_raw(user.gid));
    // Groups first: without the uid of root they could not be changed any more.
    set_thread_groups(&[])?;
    set_thread_res_gid(gid, gid, gid)?;
    set_thread_res_uid(uid, uid, uid)?;
    // From root they go with the uid; a Hub that has capabilities without being root would hand them on.
    clear_ambient_capability_set()?;
    let none = CapabilitySet::empty();
    set_capabilities(None, CapabilitySets { effective: none, permitted: none, inheritable: none })?;
    set_no_new_privs(true)?;
    if is_only(user)? { Ok(()) } else { Err(io::Error::other("the process did not become the agent's user")) }
}

/// Whether this process is this user and nothing more.
fn is_only(user: AgentUser) -> io::Result<bool> {
    let ids = (getuid().as_raw(), geteuid().as_raw(), getgid().as_raw(), getegid().as_raw());
    let sets = capabilities(None)?;
    let left = sets.effective | sets.permitted | sets.inheritable;
    Ok(ids == (user.uid, user.uid, user.gid, user.gid) && getgroups()?.is_empty() && left.is_empty())
}

/// Ends everything that runs as `uid`, through `program`, which is this one. Answers at least how many it were. Blocks.
/// Fails if something is left.
pub(super) fn end_all(program: &Path, uid: u32) -> io::Result<usize> {
    let mut ended = 0;
    for _ in 0..TRIES_MAX {
        let running = proc::all()?.filter(|pid| proc::is_of_user(*pid, uid)).count();
        if running == 0 {
            return Ok(ended);
        }
        ended = ended.max(running);
        let mut command = Command::new(program);
        command.args(["agent-host", "--end-all-of", &uid.to_string()]).env_clear();
        // How it went is seen by what is left: the very processes that it ends may have ended it.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    }
    match proc::all()?.filter(|pid| proc::is_of_user(*pid, uid)).count() {
        0 => Ok(ended),
        left => Err(io::Error::other(format!("{left} processes of uid {uid} are left"))),
    }
}

/// Becomes the user of this number and ends everything else that runs as it, in one step of the kernel's, which no
/// number of forks outruns. For a process of its own.
pub(crate) fn end_all_as(uid: u32) -> io::Result<()> {
    // Proved to have no other uid and no capability: the same signal of root would end the whole machine.
    become_user(AgentUser::new(uid))?;
    // Group 1 is how the kernel is told "all that this process may signal, but itself".
    match kill_process_group(Pid::INIT, Signal::KILL) {
        Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agent_gets_a_user_of_the_systems() {
        for (number, may) in
            [(0, false), (1, false), (999, false), (1000, true), (700_000, true), (u32::MAX, false)]
        {
            assert_eq!(AgentUser::new(number).may_be_an_agents(), may, "{number}");
        }
        assert!(!AgentUser { uid: 700_000, gid: 0 }.may_be_an_agents());
        // Refused before anything of this process is changed.
        assert!(become_user(AgentUser::new(0)).is_err() && end_all_as(0).is_err());
    }

    #[test]
    fn nothing_is_run_for_a_user_without_processes() {
        let nobodys = 3_999_999_999;
        assert_eq!(end_all(Path::new("/no/such/program"), nobodys).unwrap(), 0);
    }
}
