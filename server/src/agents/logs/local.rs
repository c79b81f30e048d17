//! Reads the logs that a host of this machine leaves in its generation's directory: a file, and the one before it.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use hub_runtime::placement::{AGENT_LOG, HOST_LOG};
use hub_types::LogSource;

use super::{LogFrom, LogOf, Piece, Pieces, Place};

/// A file of a log, open, so that it stays the same one while it is turned over.
struct Part {
    file: File,
    number: u64,
    length: u64,
}

/// What is wanted of a log. One that is not there is empty.
///
/// # Errors
/// If a file that is there cannot be read.
pub(in crate::agents) fn read(of: &LogOf) -> io::Result<Pieces> {
    let parts = open(of)?;
    let (skip, offset, is_gone) = start(&parts, of);
    let mut truncated = is_gone;
    let mut left = of.bytes_max as u64;
    let mut pieces = Vec::new();
    if of.from == LogFrom::End {
        for mut part in parts.into_iter().rev() {
            let offset = part.length.saturating_sub(left);
            truncated |= offset > 0;
            if part.length > 0 && left == 0 {
                break;
            }
            let piece = part.read(offset, left)?;
            left -= piece.bytes.len() as u64;
            pieces.insert(0, piece);
        }
        return Ok(Pieces { pieces, truncated });
    }
    for (index, mut part) in parts.into_iter().enumerate().skip(skip) {
        let offset = if index == skip { offset } else { 0 };
        let piece = part.read(offset, left)?;
        left -= piece.bytes.len() as u64;
        // What is left of this part comes before the next one.
        let is_over = piece.at.offset + piece.bytes.len() as u64 >= part.length;
        pieces.push(piece);
        if !is_over || left == 0 {
            break;
        }
    }
    Ok(Pieces { pieces, truncated })
}

/// Which part and offset to begin with, and whether the place that was asked for is gone.
fn start(parts: &[Part], of: &LogOf) -> (usize, u64, bool) {
    match of.from {
        LogFrom::Beginning | LogFrom::End => (0, 0, false),
        LogFrom::After(place) => match parts.iter().position(|part| part.number == place.part) {
            Some(index) => (index, place.offset, false),
            None => (0, 0, true),
        },
    }
}

/// The parts that are there, the older one first.
fn open(of: &LogOf) -> io::Result<Vec<Part>> {
    let newest = of.directory.join(if of.source == LogSource::Host { HOST_LOG } else { AGENT_LOG });
    let older = newest.with_added_extension("1");
    let mut parts = Vec::new();
    for path in [older, newest] {
        parts.extend(Part::open(&path)?);
    }
    // Turned over between the two looks, one file is found twice.
    parts.dedup_by_key(|part| part.number);
    Ok(parts)
}

impl Part {
    fn open(path: &Path) -> io::Result<Option<Self>> {
        // Under isolation `process` an agent can put anything there: a link is not followed, a pipe not waited for.
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        let opened = OpenOptions::new().read(true).custom_flags(flags.bits() as i32).open(path);
        let file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(path, error)),
        };
        let metadata = file.metadata().map_err(|error| named(path, error))?;
        if !metadata.is_file() {
            return Err(named(path, io::Error::other("it is no file")));
        }
        // A file that is gone leaves its number to the next one, so its birth is part of the number.
        let born = metadata.created().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let born = born.map_or(0, |since| since.as_nanos() as u64);
        let number = (metadata.ino() ^ born.rotate_left(20)).max(1);
        Ok(Some(Self { length: metadata.len(), number, file }))
    }

    /// From `offset` on, at most `bytes_max`.
    fn read(&mut self, offset: u64, bytes_max: u64) -> io::Result<Piece> {
        let offset = offset.min(self.length);
        self.file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        (&self.file).take(bytes_max.min(self.length - offset)).read_to_end(&mut bytes)?;
        Ok(Piece { at: Place { part: self.number, offset }, bytes })
    }
}

fn named(path: &Path, error: io::Error) -> io::Error {
    let path: PathBuf = path.to_owned();
    io::Error::new(error.kind(), format!("the log {} cannot be read: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(directory: &Path, from: LogFrom, bytes_max: usize) -> LogOf {
        let directory = directory.to_owned();
        LogOf { placement: None, directory, source: LogSource::Agent, from, bytes_max }
    }

    fn text(pieces: &Pieces) -> String {
        let bytes: Vec<_> = pieces.pieces.iter().map(|piece| String::from_utf8_lossy(&piece.bytes)).collect();
        bytes.join("/")
    }

    #[test]
    fn the_end_goes_back_over_the_turn_as_far_as_it_may() {
        let dir = tempfile::tempdir().expect("a directory");
        let end = |bytes_max| read(&of(dir.path(), LogFrom::End, bytes_max)).expect("readable");
        assert_eq!(end(10), Pieces::default());
        std::fs::write(dir.path().join(AGENT_LOG), "newest").expect("written");
        for (bytes_max, expected, truncated) in
            [(10, "newest", false), (6, "newest", false), (3, "est", true)]
        {
            let pieces = end(bytes_max);
            assert_eq!((text(&pieces).as_str(), pieces.truncated), (expected, truncated), "{bytes_max}");
        }
        std::fs::write(dir.path().join("agent.log.1"), "older").expect("written");
        for (bytes_max, expected, truncated) in
            [(11, "older/newest", false), (8, "er/newest", true), (6, "newest", true)]
        {
            let pieces = end(bytes_max);
            assert_eq!((text(&pieces).as_str(), pieces.truncated), (expected, truncated), "{bytes_max}");
        }
    }

    #[test]
    fn a_place_is_found_again_after_a_turn_and_a_lost_one_is_said() {
        let dir = tempfile::tempdir().expect("a directory");
        let (newest, older) = (dir.path().join(AGENT_LOG), dir.path().join("agent.log.1"));
        std::fs::write(&newest, "first").expect("written");
        let place = read(&of(dir.path(), LogFrom::Beginning, 9)).expect("readable").pieces[0].at;
        let after = |offset| {
            let from = LogFrom::After(Place { part: place.part, offset });
            read(&of(dir.path(), from, 8)).expect("readable")
        };
        assert_eq!(text(&after(3)), "st");
        std::fs::rename(&newest, &older).expect("turned");
        std::fs::write(&newest, "second").expect("written");
        assert_eq!(text(&after(3)), "st/second");
        assert_eq!(text(&after(0)), "first/sec", "bounded");
        std::fs::rename(&newest, &older).expect("turned");
        std::fs::write(&newest, "third").expect("written");
        let gone = after(3);
        assert_eq!((text(&gone).as_str(), gone.truncated), ("second/th", true));
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let dir = tempfile::tempdir().expect("a directory");
        let secret = dir.path().join("secret");
        std::fs::write(&secret, "s").expect("written");
        std::os::unix::fs::symlink(&secret, dir.path().join(AGENT_LOG)).expect("linked");
        read(&of(dir.path(), LogFrom::End, 9)).expect_err("a link");
        std::fs::remove_file(dir.path().join(AGENT_LOG)).expect("removed");
        std::fs::create_dir(dir.path().join(AGENT_LOG)).expect("made");
        read(&of(dir.path(), LogFrom::End, 9)).expect_err("a directory");
    }
}
