//! The program's other commands, as an operator types them beside a Hub.

use std::path::Path;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::PATIENCE;
use crate::process::{Process, hub_program};

/// What a command came to.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

/// A command that goes on until it is told to end.
pub struct Running {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// Runs a command with this Hub's settings to its end.
    ///
    /// # Panics
    /// If it does not end within [`PATIENCE`].
    pub async fn command(&self, words: &[&str]) -> Ran {
        let output = command(&self.data_dir(), words).output();
        let output = timeout(PATIENCE, output).await.expect("it ends in time").expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Starts a command that goes on.
    ///
    /// # Panics
    /// If the program does not run.
    pub fn running(&self, words: &[&str]) -> Running {
        let mut child = command(&self.data_dir(), words)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let output = child.stdout.take().expect("it is piped");
        Running { child, lines: BufReader::new(output).lines() }
    }
}

impl Running {
    /// The next line of standard output.
    ///
    /// # Panics
    /// If none comes within [`PATIENCE`].
    pub async fn line(&mut self) -> String {
        let line = timeout(PATIENCE, self.lines.next_line()).await.expect("a line comes in time");
        line.expect("it is text").expect("it goes on")
    }

    /// Sends it a signal.
    ///
    /// # Panics
    /// If it does not run.
    pub fn signal(&self, signal: Signal) {
        let pid = self.child.id().and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?)).expect("it runs");
        kill_process(pid, signal).expect("it can be told");
    }

    /// Ends it as Ctrl-C does, and gives its exit code.
    ///
    /// # Panics
    /// If it does not end within [`PATIENCE`].
    pub async fn interrupt(mut self) -> Option<i32> {
        self.signal(Signal::INT);
        timeout(PATIENCE, self.child.wait()).await.expect("it ends in time").expect("it has a status").code()
    }
}

/// The settings file of a Hub stands beside its data directory.
fn command(data_dir: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(hub_program());
    command.args(words).arg("--config").arg(data_dir.with_file_name("hub.toml"));
    // Nothing of the tester's own environment reaches it.
    command.env_clear().stdin(Stdio::null()).kill_on_drop(true);
    command
}
