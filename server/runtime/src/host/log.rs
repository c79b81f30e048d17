//! The agent's words, in a log of bounded size.
//!
//! Known secrets are taken out of them before they are kept. Nothing here decides what is worth saying.

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio_util::task::TaskTracker;

use super::masks::Masks;
use super::turned::TurnedFile;

/// How much of the agent's last words is kept for a report, in bytes.
const TAIL_BYTES: usize = 4096;

/// How long the words of a process that has ended may still take.
const PIPES: Duration = Duration::from_secs(1);

/// The longest line that is looked through for secrets as one; a longer one is kept in pieces.
const LINE_BYTES_MAX: usize = 16 << 10;

/// The agent's words: a file, the one before it, and the last few for a report.
#[derive(Clone, Debug)]
pub(crate) struct AgentLog {
    shared: Arc<Mutex<Kept>>,
    keeping: TaskTracker,
}

#[derive(Debug)]
struct Kept {
    file: TurnedFile,
    secrets: Vec<SecretString>,
    masks: Masks,
    tail: VecDeque<u8>,
}

impl AgentLog {
    /// Opens the log at `path`, which is turned over at half of `limit_bytes`. Fails if it cannot be written.
    pub(crate) fn open(
        path: &Path,
        limit_bytes: u64,
        secrets: Vec<SecretString>,
        masks: Masks,
    ) -> io::Result<Self> {
        let file = TurnedFile::open(path, limit_bytes)?;
        let kept = Kept { file, secrets, masks, tail: VecDeque::with_capacity(TAIL_BYTES) };
        Ok(Self { shared: Arc::new(Mutex::new(kept)), keeping: TaskTracker::new() })
    }

    /// Keeps what `from` says until it ends, in the background.
    pub(crate) fn keep(&self, from: impl AsyncRead + Unpin + Send + 'static) {
        self.keeping.spawn(self.clone().read(from));
    }

    /// The last words of a process that has ended: waits a little for what is still in the pipes.
    pub(crate) async fn last_words(&self) -> String {
        self.keeping.close();
        // A pipe that something else still holds is not waited for.
        let _ = tokio::time::timeout(PIPES, self.keeping.wait()).await;
        self.tail()
    }

    async fn read(self, mut from: impl AsyncRead + Unpin) {
        let mut line = Vec::new();
        let mut buffer = [0; 4096];
        // What cannot be read any more is over.
        while let Ok(count @ 1..) = from.read(&mut buffer).await {
            line.extend_from_slice(&buffer[..count]);
            let whole = line.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            let ready = if line.len() - whole > LINE_BYTES_MAX { self.cut(&mut line) } else { whole };
            if ready > 0 {
                self.put(&line[..ready]);
                line.drain(..ready);
            }
        }
        self.put(&line);
    }

    /// Where a line that is too long is put in two, so that no secret is: whole ones are taken out before, and what may
    /// be the beginning of one is left for the next piece.
    fn cut(&self, line: &mut Vec<u8>) -> usize {
        let kept = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let longest = kept.secrets.iter().map(|secret| secret.expose_secret().len()).max().unwrap_or(0);
        for secret in &kept.secrets {
            take_out(line, secret.expose_secret().as_bytes());
        }
        kept.masks.each(|value| take_out(line, value.as_bytes()));
        let longest = longest.max(kept.masks.longest());
        line.len().saturating_sub(longest)
    }

    fn tail(&self) -> String {
        let kept = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: Vec<u8> = kept.tail.iter().copied().collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn put(&self, bytes: &[u8]) {
        let mut kept = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let text = kept.without_secrets(bytes);
        let extra = (kept.tail.len() + text.len()).saturating_sub(TAIL_BYTES).min(kept.tail.len());
        kept.tail.drain(..extra);
        kept.tail.extend(&text.as_bytes()[text.len().saturating_sub(TAIL_BYTES)..]);
        if let Err(error) = kept.file.add(text.as_bytes()) {
            tracing::warn!("the agent's words could not be kept: {error}");
        }
    }
}

impl Kept {
    fn without_secrets(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let text =
            self.secrets.iter().fold(text, |text, secret| text.replace(secret.expose_secret(), "[secret]"));
        self.masks.mask(text)
    }
}

/// What stands for a secret.
const MASK: &[u8; 8] = b"[secret]";

fn take_out(line: &mut Vec<u8>, secret: &[u8]) {
    if secret.is_empty() {
        return;
    }
    // Behind what was put there: a secret may be the very word that stands for one.
    let mut from = 0;
    while let Some(at) = line[from..].windows(secret.len()).position(|window| window == secret) {
        let at = from + at;
        line.splice(at..at + secret.len(), *MASK);
        from = at + MASK.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_log_is_bounded_and_knows_no_secret() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("agent.log");
        let log = AgentLog::open(&path, 1000, vec![SecretString::from("s3cret")], Masks::default()).unwrap();
        let words: String = (0..200).map(|number| format!("line {number} s3cret\n")).collect();
        log.clone().read(words.as_bytes()).await;
        log.keep("the end s3cr".as_bytes());
        let tail = log.last_words().await;
        let newest = std::fs::read_to_string(&path).unwrap();
        let older = std::fs::read_to_string(path.with_added_extension("1")).unwrap();
        assert!(newest.len() <= 500 && older.len() <= 500, "{} {}", newest.len(), older.len());
        for text in [&newest, &older, &tail] {
            assert!(!text.contains("s3cret"), "{text}");
        }
        assert!(tail.ends_with("line 199 [secret]\nthe end s3cr"), "{tail}");
        assert!(tail.len() <= TAIL_BYTES);
    }

    #[test]
    fn whatever_a_secret_is_it_is_taken_out_once() {
        for (secret, line, expected) in [
            ("[secret]", "a [secret] b [secret]", "a [secret] b [secret]"),
            ("secret", "the secret, secret", "the [secret], [secret]"),
            ("aa", "aaaa", "[secret][secret]"),
            ("", "a", "a"),
        ] {
            let mut taken = line.as_bytes().to_vec();
            take_out(&mut taken, secret.as_bytes());
            assert_eq!(String::from_utf8(taken).unwrap(), expected, "{secret}");
        }
    }

    #[tokio::test]
    async fn a_secret_on_the_cut_of_a_long_line_is_taken_out_too() {
        let secret = "k3y-of-the-agents-own-door";
        for before in (LINE_BYTES_MAX - 40)..(LINE_BYTES_MAX + 4200) {
            // Around every place where a reader's buffer may end.
            if before % 4096 > 60 && before % 4096 < 4030 {
                continue;
            }
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("agent.log");
            let log =
                AgentLog::open(&path, 1 << 20, vec![SecretString::from(secret)], Masks::default()).unwrap();
            let line = format!("{}{secret}{}\n", "A".repeat(before), "B".repeat(100));
            log.clone().read(line.as_bytes()).await;
            let kept = std::fs::read_to_string(&path).unwrap();
            assert!(!kept.contains(secret) && kept.contains("[secret]"), "after {before} bytes");
            assert_eq!(kept.len(), line.len() - secret.len() + "[secret]".len());
        }
    }
}
