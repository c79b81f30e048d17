//! The agent host's journal: what the Hub has not acknowledged yet, on disk.
//!
//! Reports get numbers from 1 without gaps and stay until they are acknowledged; a run is noted
//! before it is posted to the agent and stays noted until it is forgotten. Each call that adds
//! something returns after `fsync`: what it returned is there after a crash. A crash in the middle
//! of a call leaves a torn tail, which the next opening cuts off; numbering goes on. What removes
//! something is not waited for: a crash may bring it back.
//!
//! The file never exceeds its limit. Acknowledged records are removed by writing the live ones to a
//! new file and renaming it over the old one, at the cost of up to twice the limit for a moment; it
//! is done once they fill a quarter of the limit, so that a full journal under small acknowledgements
//! is not rewritten each time. [`JournalError::Full`] therefore comes between three quarters of the
//! limit and all of it, and goes away by acknowledgements.
//!
//! Calls block on the disk: an async caller makes them on a blocking thread. Nothing here knows
//! what a report says; payloads are JSON, and this module only carries them.

mod record;

use std::collections::{BTreeSet, VecDeque};
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;

use record::{FRAME_BYTES, HEADER_BYTES, Kind};

/// Its name in the directory of a generation.
pub const FILE: &str = "journal";

/// Of the limit, the part that removable records may fill before they are removed.
const DEAD_PART: u64 = 4;

/// The smallest limit that is accepted, in bytes.
pub const LIMIT_BYTES_MIN: u64 = 4096;

/// A report as it was appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number; 1 for the journal's first.
    pub number: u64,
    /// Its JSON.
    pub json: Vec<u8>,
}

/// What an opening found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Reports not acknowledged.
    pub pending: usize,
    /// The number that the next report gets.
    pub next: u64,
    /// Bytes cut off behind the last whole record. After a crash these were never promised; after
    /// damage to the disk they may have been, so a value above 0 belongs in the log.
    pub torn_bytes: u64,
}

/// Whether a run was noted before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is noted now, for the first time: it may be posted.
    Now,
    /// It was noted already: it may have been posted, and must not be again.
    Before,
}

/// Why a journal could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// No room until more is acknowledged. Nothing was written.
    #[error("the journal is full: {live_bytes} of {limit_bytes} bytes wait for an acknowledgement")]
    Full {
        /// The limit.
        limit_bytes: u64,
        /// What cannot be removed.
        live_bytes: u64,
    },
    /// One call's records alone exceed what a journal of this limit can ever take. Nothing was written.
    #[error("a batch of {bytes} bytes can never fit a journal of {limit_bytes} bytes")]
    TooLarge {
        /// The size of the batch.
        bytes: u64,
        /// The limit.
        limit_bytes: u64,
    },
    /// The disk has no room for it. Nothing was written; the same may succeed when there is room again.
    #[error("the disk has no room for the journal")]
    NoSpace(#[source] io::Error),
    /// Another process has it open.
    #[error("the journal is in use by another process")]
    InUse,
    /// The file is not a journal, or its head is damaged. It is left as it is.
    #[error("the file is not a journal of this program; move it away to go on without its reports")]
    Foreign,
    /// A report could not be written as JSON. Nothing was written.
    #[error("a report could not be written as JSON")]
    Json(#[source] serde_json::Error),
    /// The disk failed. After a failed write the journal takes nothing more until it is opened
    /// again: what the disk holds is not known.
    #[error("the journal could not be {what}")]
    Disk {
        /// What was tried.
        what: &'static str,
        /// The reason.
        #[source]
        source: io::Error,
    },
    /// An earlier write failed; see [`JournalError::Disk`].
    #[error("the journal failed before and must be opened again")]
    Broken,
}

/// When a record has to be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sync {
    /// Before it is said that it is kept.
    Now,
    /// With the next one that has to be.
    Later,
}

/// Where a pending report stands in the file.
#[derive(Clone, Copy, Debug)]
struct Place {
    number: u64,
    at: u64,
    payload_bytes: u64,
}

/// An open journal. One process at a time; the lock is a file beside it and ends with the process.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    _lock: File,
    limit_bytes: u64,
    /// The length of what is written.
    length: u64,
    next: u64,
    acknowledged: u64,
    pending: VecDeque<Place>,
    /// Bytes of the records in `pending`.
    pending_bytes: u64,
    posted: BTreeSet<String>,
    broken: bool,
}

impl Journal {
    /// Opens the journal at `path`, or makes an empty one, with at most `limit_bytes` (raised to
    /// [`LIMIT_BYTES_MIN`]). Fails with `InUse`, `Foreign` or `Disk`.
    pub fn open(path: &Path, limit_bytes: u64) -> Result<(Self, Recovery), JournalError> {
        let lock = lock(path)?;
        if !path.try_exists().map_err(|error| disk("looked for", error))? {
            write_whole(path, &record::header(1)).map_err(|error| disk("made", error))?;
        }
        let (mut journal, bytes) = Self::load(path, lock, limit_bytes)?;
        let torn_bytes = bytes - journal.length;
        if torn_bytes > 0 {
            journal.cut_tail().map_err(|error| disk("freed of its torn tail", error))?;
        }
        let recovery = Recovery { pending: journal.pending.len(), next: journal.next, torn_bytes };
        Ok((journal, recovery))
    }

    /// The journal as its file tells it, and how long the file is.
    fn load(path: &Path, lock: File, limit_bytes: u64) -> Result<(Self, u64), JournalError> {
        let mut file = open_file(path).map_err(|error| disk("opened", error))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| disk("read", error))?;
        let first = record::read_header(&bytes).ok_or(JournalError::Foreign)?;
        let mut journal = Self {
            path: path.to_owned(),
            file,
            _lock: lock,
            limit_bytes: limit_bytes.max(LIMIT_BYTES_MIN),
            length: HEADER_BYTES as u64,
            next: first,
            acknowledged: first.saturating_sub(1),
            pending: VecDeque::new(),
            pending_bytes: 0,
            posted: BTreeSet::new(),
            broken: false,
        };
        journal.replay(&bytes[HEADER_BYTES..]);
        Ok((journal, bytes.len() as u64))
    }

    /// Appends reports as one batch: all of them are there afterwards, or, after an error, none
    /// that counts. Answers their numbers. Fails with `Full`, `TooLarge`, `NoSpace`, `Json` or `Disk`.
    pub fn append<T: Serialize>(&mut self, reports: &[T]) -> Result<Range<u64>, JournalError> {
        let (mut batch, mut places) = (Vec::new(), Vec::new());
        for (number, report) in (self.next..).zip(reports) {
            let json = serde_json::to_vec(report).map_err(JournalError::Json)?;
            places.push((number, batch.len() as u64, json.len() as u64));
            record::write(&mut batch, Kind::Report, number, &json);
        }
        let base = self.write(&batch)?;
        for (number, at, payload_bytes) in places {
            self.add_pending(Place { number, at: base + at, payload_bytes });
        }
        let first = self.next;
        self.next += reports.len() as u64;
        Ok(first..self.next)
    }

    /// The oldest pending reports after number `after`: at most `count_max`, as many as fit `bytes_max`
    /// and at least one, if there is one. Fails with `Disk`, also when a record is no longer what was written.
    pub fn pending_after(
        &self,
        after: u64,
        count_max: usize,
        bytes_max: u64,
    ) -> Result<Vec<Entry>, JournalError> {
        let from = self.pending.partition_point(|place| place.number <= after);
        let (mut entries, mut bytes) = (Vec::new(), 0);
        for place in self.pending.range(from..).take(count_max.max(1)) {
            bytes += place.payload_bytes;
            if bytes > bytes_max && !entries.is_empty() {
                break;
            }
            entries.push(self.read_entry(place).map_err(|error| disk("read", error))?);
        }
        Ok(entries)
    }

    /// The Hub has all reports up to `number`: they may be removed. Numbers that were acknowledged
    /// before or never given are no error. Fails with `Disk`; with `NoSpace` it is so
    /// until the journal is opened again, when they are pending once more.
    pub fn acknowledge(&mut self, number: u64) -> Result<(), JournalError> {
        let number = number.min(self.next - 1);
        if number <= self.acknowledged {
            return Ok(());
        }
        self.drop_pending(number);
        if self.dead_bytes() >= self.limit_bytes / DEAD_PART {
            return self.compact();
        }
        let mut bytes = Vec::new();
        record::write(&mut bytes, Kind::Acknowledged, number, &[]);
        self.write_freeing(&bytes)
    }

    /// Notes that a run is about to be posted to the agent. `Before` means that it may have been
    /// posted already, by this process or by one that died: it must not be posted again.
    /// Fails with `Full`, `TooLarge`, `NoSpace` or `Disk`; then it must not be posted either.
    pub fn note_posted(&mut self, run: &str) -> Result<Posted, JournalError> {
        if self.was_posted(run) {
            return Ok(Posted::Before);
        }
        let mut bytes = Vec::new();
        record::write(&mut bytes, Kind::Posted, 0, run.as_bytes());
        self.write(&bytes)?;
        self.posted.insert(run.to_owned());
        Ok(Posted::Now)
    }

    /// Whether a run was noted and not forgotten.
    pub fn was_posted(&self, run: &str) -> bool {
        self.posted.contains(run)
    }

    /// The runs that were noted and not forgotten: after a crash, those whose outcome is unknown
    /// unless a pending report tells it.
    pub fn posted(&self) -> impl Iterator<Item = &str> {
        self.posted.iter().map(String::as_str)
    }

    /// The Hub will not order this run again: its note may go. Fails with `Disk`.
    pub fn forget_posted(&mut self, run: &str) -> Result<(), JournalError> {
        if !self.posted.remove(run) {
            return Ok(());
        }
        let mut bytes = Vec::new();
        record::write(&mut bytes, Kind::Forgotten, 0, run.as_bytes());
        self.write_freeing(&bytes)
    }

    /// The number that the next report gets.
    pub fn next_number(&self) -> u64 {
        self.next
    }

    /// How many reports wait for an acknowledgement.
    pub fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Bytes that cannot be removed, for the caller's own back-pressure before `Full`.
    pub fn live_bytes(&self) -> u64 {
        let notes = self.posted.iter().map(|run| (FRAME_BYTES + run.len()) as u64).sum::<u64>();
        HEADER_BYTES as u64 + self.pending_bytes + notes
    }

    fn dead_bytes(&self) -> u64 {
        self.length.saturating_sub(self.live_bytes())
    }

    fn replay(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(record) = record::read(rest) {
            let at = self.length;
            match record.kind {
                // A number out of order is not ours: the tail begins here.
                Kind::Report if record.number != self.next => return,
                Kind::Report => {
                    self.next += 1;
                    let payload_bytes = record.payload.len() as u64;
                    self.add_pending(Place { number: record.number, at, payload_bytes });
                }
                Kind::Acknowledged => self.drop_pending(record.number.min(self.next - 1)),
                Kind::Posted | Kind::Forgotten => {
                    let Ok(run) = std::str::from_utf8(record.payload) else { return };
                    if record.kind == Kind::Posted {
                        self.posted.insert(run.to_owned());
                    } else {
                        self.posted.remove(run);
                    }
                }
            }
            self.length += record.length() as u64;
            rest = &rest[record.length()..];
        }
    }

    fn add_pending(&mut self, place: Place) {
        self.pending_bytes += FRAME_BYTES as u64 + place.payload_bytes;
        self.pending.push_back(place);
    }

    fn drop_pending(&mut self, number: u64) {
        while let Some(place) = self.pending.pop_front_if(|place| place.number <= number) {
            self.pending_bytes -= FRAME_BYTES as u64 + place.payload_bytes;
        }
        self.acknowledged = self.acknowledged.max(number);
    }

    fn read_entry(&self, place: &Place) -> io::Result<Entry> {
        let length = FRAME_BYTES + usize::try_from(place.payload_bytes).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, place.at)?;
        match record::read(&bytes) {
            Some(record) if record.number == place.number => {
                Ok(Entry { number: record.number, json: record.payload.to_vec() })
            }
            _ => Err(io::Error::new(io::ErrorKind::InvalidData, "a record has changed on disk")),
        }
    }

    /// Writes and syncs a batch within the limit; answers where it begins.
    fn write(&mut self, batch: &[u8]) -> Result<u64, JournalError> {
        let (bytes, limit_bytes) = (batch.len() as u64, self.limit_bytes);
        if HEADER_BYTES as u64 + bytes > limit_bytes {
            return Err(JournalError::TooLarge { bytes, limit_bytes });
        }
        if self.length + bytes > limit_bytes && self.dead_bytes() >= limit_bytes / DEAD_PART {
            self.compact()?;
        }
        if self.length + bytes > limit_bytes {
            return Err(JournalError::Full { limit_bytes, live_bytes: self.live_bytes() });
        }
        self.append_bytes(batch, Sync::Now)
    }

    /// Writes a record that frees others: it must not be refused for want of room.
    ///
    /// Nor is it waited for until it is on the disk: lost in a crash, it only leaves something to be said again, which
    /// is taken once. Whatever is written next takes it along.
    fn write_freeing(&mut self, bytes: &[u8]) -> Result<(), JournalError> {
        // A new file without the freed records says the same in less room.
        if self.length + bytes.len() as u64 > self.limit_bytes {
            self.compact()
        } else {
            self.append_bytes(bytes, Sync::Later).map(drop)
        }
    }

    fn append_bytes(&mut self, bytes: &[u8], sync: Sync) -> Result<u64, JournalError> {
        if self.broken {
            return Err(JournalError::Broken);
        }
        let base = self.length;
        let written = self.file.write_all_at(bytes, base).and_then(|()| match sync {
            Sync::Now => self.file.sync_data(),
            Sync::Later => Ok(()),
        });
        if let Err(error) = written {
            // Best effort: without it the next opening finds the tail, whole or torn.
            let is_cut = self.cut_tail().is_ok();
            let error = failed_write(error, is_cut);
            self.broken = !matches!(error, JournalError::NoSpace(_));
            return Err(error);
        }
        self.length += bytes.len() as u64;
        Ok(base)
    }

    fn cut_tail(&mut self) -> io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.sync_data()
    }

    /// Writes what is live to a new file and puts it in the old one's place.
    fn compact(&mut self) -> Result<(), JournalError> {
        if self.broken {
            return Err(JournalError::Broken);
        }
        let (bytes, places) = self.live_image().map_err(|error| disk("read", error))?;
        let new = self.path.with_added_extension("new");
        if let Err(error) = write_synced(&new, &bytes) {
            // The old file is as it was, and the room is given back.
            let _ = std::fs::remove_file(&new);
            return Err(if is_no_space(&error) {
                JournalError::NoSpace(error)
            } else {
                disk("compacted", error)
            });
        }
        let replaced = put_in_place(&new, &self.path).and_then(|()| open_file(&self.path));
        // Which of the two files the name means after a failure is not known.
        self.broken = replaced.is_err();
        self.file = replaced.map_err(|error| disk("compacted", error))?;
        self.length = bytes.len() as u64;
        self.pending = places;
        Ok(())
    }

    fn live_image(&self) -> io::Result<(Vec<u8>, VecDeque<Place>)> {
        let first = self.pending.front().map_or(self.next, |place| place.number);
        let mut bytes = record::header(first).to_vec();
        for run in &self.posted {
            record::write(&mut bytes, Kind::Posted, 0, run.as_bytes());
        }
        let mut places = VecDeque::with_capacity(self.pending.len());
        for place in &self.pending {
            let entry = self.read_entry(place)?;
            places.push_back(Place { at: bytes.len() as u64, ..*place });
            record::write(&mut bytes, Kind::Report, entry.number, &entry.json);
        }
        Ok((bytes, places))
    }
}

/// What the disk had no room for is off it again once the tail is cut. After any other failure nobody knows what is on
/// it, so nothing may be built on that.
fn failed_write(error: io::Error, is_cut: bool) -> JournalError {
    if is_cut && is_no_space(&error) { JournalError::NoSpace(error) } else { disk("written", error) }
}

fn is_no_space(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn disk(what: &'static str, source: io::Error) -> JournalError {
    JournalError::Disk { what, source }
}

/// The runs that a host which is gone noted at `path` and did not forget. Every other run was surely never posted: a run
/// is noted, and the note on disk, before it is posted. Changes nothing in the journal.
///
/// `None` if that cannot be told: there is no journal, or a part of it is torn, and with it perhaps a note. Fails with
/// `InUse` while the host lives, `Foreign` or `Disk`.
pub fn posted_runs(path: &Path) -> Result<Option<BTreeSet<String>>, JournalError> {
    if !path.try_exists().map_err(|error| disk("looked for", error))? {
        return Ok(None);
    }
    let (journal, bytes) = Journal::load(path, lock(path)?, LIMIT_BYTES_MIN)?;
    Ok((journal.length == bytes).then_some(journal.posted))
}

/// The lock is a file of its own: the journal's is replaced by each compaction.
fn lock(path: &Path) -> Result<File, JournalError> {
    let beside = path.with_added_extension("lock");
    let file = File::options().create(true).truncate(false).write(true).mode(0o600).open(beside);
    let file = file.map_err(|error| disk("locked", error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(JournalError::InUse),
        Err(TryLockError::Error(error)) => Err(disk("locked", error)),
    }
}

fn open_file(path: &Path) -> io::Result<File> {
    let mut file = File::options().read(true).write(true).open(path)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// Puts a whole, synced file at `path`, or leaves what was there.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_added_extension("new");
    write_synced(&new, bytes)?;
    put_in_place(&new, path)
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().create(true).truncate(true).write(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn put_in_place(new: &Path, path: &Path) -> io::Result<()> {
    std::fs::rename(new, path)?;
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => File::open(dir)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

#[cfg(test)]
mod tests;
