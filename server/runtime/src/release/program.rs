//! A program that is run to its end, for at most so long.

use std::fs::File;
use std::process::Stdio;
use std::time::Instant;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, BufReader};
use tokio::process::Command;

use super::error::InstallError;

/// How much of a program's words is kept: the end.
const TAIL_BYTES: usize = 64 << 10;

/// A program that has ended.
pub(super) struct Finished {
    pub(super) succeeded: bool,
    /// The end of its standard output, then that of its standard error.
    pub(super) tail: String,
}

/// A program that did not run to its end.
pub(super) enum Failure {
    NotStarted(std::io::Error),
    TooLong,
}

impl Failure {
    pub(super) fn in_step(self, step: &'static str) -> InstallError {
        match self {
            Self::NotStarted(source) => InstallError::NotStarted { step, source },
            Self::TooLong => InstallError::TooLong { step },
        }
    }
}

/// Runs a program and gives each line of its standard output to `line`. It is killed at `until`, or when the future is
/// dropped.
///
/// `lock` is its standard input, an empty file: so the lock is held as long as the program lives, whatever becomes of
/// this process.
pub(super) async fn run(
    mut command: Command,
    lock: &File,
    until: Instant,
    mut line: impl FnMut(&str),
) -> Result<Finished, Failure> {
    let lock = lock.try_clone().map_err(Failure::NotStarted)?;
    command.stdin(Stdio::from(lock)).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(Failure::NotStarted)?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let ended = async {
        let (mut output, mut error) = (Tail::default(), Tail::default());
        let (_, _, status) = tokio::join!(
            async {
                if let Some(stream) = stdout {
                    lines(stream, |bytes| {
                        line(String::from_utf8_lossy(bytes).trim_end());
                        output.push(bytes);
                    })
                    .await;
                }
            },
            async {
                if let Some(stream) = stderr {
                    lines(stream, |bytes| error.push(bytes)).await;
                }
            },
            child.wait(),
        );
        status.map(|status| Finished { succeeded: status.success(), tail: output.text() + &error.text() })
    };
    match tokio::time::timeout_at(until.into(), ended).await {
        Ok(finished) => finished.map_err(Failure::NotStarted),
        // The child is killed with the future.
        Err(_) => Err(Failure::TooLong),
    }
}

/// Gives each line, or so much of a long one, to `take`. A stream that breaks has ended.
async fn lines(stream: impl AsyncRead + Unpin, mut take: impl FnMut(&[u8])) {
    let mut stream = BufReader::new(stream);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        match (&mut stream).take(TAIL_BYTES as u64).read_until(b'\n', &mut bytes).await {
            Ok(0) | Err(_) => return,
            Ok(_) => take(&bytes),
        }
    }
}

#[derive(Default)]
struct Tail(Vec<u8>);

impl Tail {
    fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
        let over = self.0.len().saturating_sub(TAIL_BYTES);
        self.0.drain(..over);
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }
}
