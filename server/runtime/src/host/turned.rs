//! Files of bounded size that always hold the newest words: when one is half full, it becomes the one before.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A log file and the one before it, of a bounded size together.
#[derive(Debug)]
pub(crate) struct TurnedFile {
    path: PathBuf,
    file: File,
    written: u64,
    limit_bytes: u64,
}

impl TurnedFile {
    /// Opens the log at `path`, which is turned over at half of `limit_bytes`. Fails if it cannot be written.
    pub(crate) fn open(path: &Path, limit_bytes: u64) -> io::Result<Self> {
        let file = open(path)?;
        let written = file.metadata()?.len();
        Ok(Self { path: path.to_owned(), file, written, limit_bytes })
    }

    /// Adds to the end, at most half of the limit at a time. Answers whether the file was turned over for it.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> io::Result<bool> {
        let half = self.limit_bytes / 2;
        let is_full = self.written + bytes.len() as u64 > half;
        if is_full {
            match std::fs::rename(&self.path, self.path.with_added_extension("1")) {
                // Somebody has moved or removed it.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                renamed => renamed?,
            }
            self.file = open(&self.path)?;
            self.written = 0;
        }
        let bytes = &bytes[..bytes.len().min(usize::try_from(half).unwrap_or(usize::MAX))];
        self.file.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(is_full)
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::options().create(true).append(true).mode(0o600).open(path)
}

/// The host's own words. Standard output and error follow it, so that a panic is in it too.
#[derive(Clone, Debug)]
pub(crate) struct HostLog(Arc<Mutex<TurnedFile>>);

impl HostLog {
    /// Opens the log at `path`. Fails if it cannot be written.
    pub(crate) fn open(path: &Path, limit_bytes: u64) -> io::Result<Self> {
        Ok(Self(Arc::new(Mutex::new(TurnedFile::open(path, limit_bytes)?))))
    }
}

impl Write for HostLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.add(bytes)? {
            rustix::stdio::dup2_stdout(&log.file)?;
            rustix::stdio::dup2_stderr(&log.file)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_turned_over_and_holds_the_newest_words() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("host.log");
        let mut log = TurnedFile::open(&path, 100).unwrap();
        let turns =
            (0..30).filter(|number| log.add(format!("word {number:02}\n").as_bytes()).unwrap()).count();
        let newest = std::fs::read_to_string(&path).unwrap();
        let older = std::fs::read_to_string(path.with_added_extension("1")).unwrap();
        assert_eq!(turns, 4, "six words of eight bytes in fifty");
        assert!(newest.ends_with("word 29\n") && older.ends_with("word 23\n"), "{older:?} {newest:?}");
        // What is there is counted when it is opened again.
        let mut again = TurnedFile::open(&path, 100).unwrap();
        assert!(again.add(b"word 30\n").unwrap());
        assert!(!again.add(&[b'x'; 10]).unwrap());
        // Nor does it end when somebody takes the file away.
        std::fs::remove_file(&path).unwrap();
        (0..9).for_each(|_| {
            again.add(b"word 31\n").unwrap();
        });
        assert!(std::fs::read_to_string(&path).unwrap().ends_with("word 31\n"));
    }
}
