//! The agent's own clock for its schedules, which is taken from it: only the Hub knows when a job is to run.
//!
//! hermes-agent lets its configuration name a scheduler. The name is joined to a directory of its own, so one that is a
//! whole path is taken as it is (0.19.0, a story on the real agent shows it), and the managed configuration has the last
//! word. Without it the agent would fall back on its own clock.

use std::io;
use std::path::Path;

use crate::placement::{Reader, make_for, write_for};

/// The scheduler's directory, within the managed one.
pub(super) const DIRECTORY: &str = "scheduler";

/// Lays the scheduler out below `managed`, for an agent to load. Fails with what the system says.
pub(super) fn lay_out(reader: Reader, managed: &Path) -> io::Result<()> {
    let directory = managed.join(DIRECTORY);
    make_for(reader, &directory)?;
    write_for(reader, &directory.join("__init__.py"), include_bytes!("../../scheduler/__init__.py"))
}
