//! One page of a directory, sorted, in memory that does not grow with the directory.
//!
//! An agent may make a million entries. A page reads all names, since it cannot know the first ones without, but keeps
//! only those that it shows; it looks at an entry itself where the order asks for that, and otherwise only at those that
//! it shows. It gives up at a number of entries and at a time.

use std::collections::BinaryHeap;
use std::io;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hub_types::{FileSort, SortOrder};

use super::content::{HEAD_BYTES, is_text};
use crate::beneath::{Directory, Found, Kind, OpenError, RelativePath, Status};
use crate::error::ApiError;

/// After how many entries the time is looked at.
const ENTRIES_BETWEEN_LOOKS: usize = 256;

/// Which page of a directory is wanted.
pub(super) struct Wanted {
    /// What to sort by; by name if not said.
    pub(super) sort: Option<FileSort>,
    /// Ascending if not said.
    pub(super) order: Option<SortOrder>,
    /// Only names with this in it.
    pub(super) text: Option<String>,
    /// Only what stands behind this position.
    pub(super) after: Option<Vec<u8>>,
    /// How many rows.
    pub(super) rows: usize,
    /// How many entries are read.
    pub(super) entries_max: usize,
    /// For how long.
    pub(super) patience: Duration,
}

/// An entry of a page.
pub(super) struct Row {
    /// Where it stands in the order, as text for a page token.
    pub(super) position: String,
    pub(super) name: Vec<u8>,
    /// How it stands; `None` if it has gone meanwhile. It still counts, or the page would seem to be the last one.
    pub(super) status: Option<Status>,
    /// Whether it is a file that begins as text.
    pub(super) begins_as_text: bool,
}

/// Why there is no page.
#[derive(Debug)]
pub(super) enum ListError {
    Open(OpenError),
    TooLarge,
    Late,
    System(io::Error),
}

impl From<OpenError> for ListError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<io::Error> for ListError {
    fn from(error: io::Error) -> Self {
        // A directory may let its names be read and nothing else.
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Open(OpenError::Denied),
            _ => Self::System(error),
        }
    }
}

/// The position in a page token that this area made.
pub(super) fn position(text: &str) -> Result<Vec<u8>, ApiError> {
    URL_SAFE_NO_PAD.decode(text).map_err(ApiError::internal)
}

/// The page.
pub(super) fn page(directory: &Directory, wanted: &Wanted) -> Result<Vec<Row>, ListError> {
    let until = Instant::now() + wanted.patience;
    let mut rows = Vec::new();
    for Place { position, name } in places(directory, wanted, until)? {
        if Instant::now() > until {
            return Err(ListError::Late);
        }
        let status = directory.status(&name)?;
        let is_file = status.is_some_and(|status| status.kind == Kind::File);
        let begins_as_text = is_file && begins_as_text(directory, &name);
        rows.push(Row { position: URL_SAFE_NO_PAD.encode(position), name, status, begins_as_text });
    }
    Ok(rows)
}

/// A name, and where it stands in the order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    position: Vec<u8>,
    name: Vec<u8>,
}

/// The first places behind the one to begin after, in order.
fn places(directory: &Directory, wanted: &Wanted, until: Instant) -> Result<Vec<Place>, ListError> {
    let text = wanted.text.as_ref().map(|text| text.to_lowercase());
    // The largest on top, so that it can give way.
    let mut first = BinaryHeap::<Place>::with_capacity(wanted.rows + 1);
    let mut seen = 0;
    let broken = directory.entries(|found| {
        seen += 1;
        if seen > wanted.entries_max {
            return Ok(ControlFlow::Break(ListError::TooLarge));
        }
        if seen % ENTRIES_BETWEEN_LOOKS == 0 && Instant::now() > until {
            return Ok(ControlFlow::Break(ListError::Late));
        }
        if text.as_ref().is_some_and(|text| !has(found.name(), text)) {
            return Ok(ControlFlow::Continue(()));
        }
        let Some(position) = position_of(found, wanted)? else { return Ok(ControlFlow::Continue(())) };
        let is_behind = wanted.after.as_ref().is_none_or(|after| position > *after);
        let has_room = first.len() < wanted.rows || first.peek().is_some_and(|last| position < last.position);
        if is_behind && has_room {
            first.push(Place { position, name: found.name().to_vec() });
            if first.len() > wanted.rows {
                first.pop();
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    broken.map_or_else(|| Ok(first.into_sorted_vec()), Err)
}

/// Where an entry stands, as bytes that sort as the entries do; `None` if it is gone.
///
/// What is sorted by comes first, as an unsigned number with its highest byte first, then the name with a NUL, which
/// no name has. Turned round, all bits are: NUL then becomes the largest byte, which no turned name has either.
fn position_of(found: &Found<'_>, wanted: &Wanted) -> io::Result<Option<Vec<u8>>> {
    let mut place = Vec::with_capacity(found.name().len() + 13);
    match wanted.sort {
        Some(FileSort::Modified) => {
            let Some(status) = found.status()? else { return Ok(None) };
            // With its highest bit turned, a signed number sorts as an unsigned one.
            let seconds = status.modified.seconds.cast_unsigned() ^ (1 << 63);
            place.extend_from_slice(&seconds.to_be_bytes());
            place.extend_from_slice(&status.modified.nanoseconds.to_be_bytes());
        }
        Some(FileSort::Size) => {
            let Some(status) = found.status()? else { return Ok(None) };
            let size = if status.kind == Kind::File { status.size } else { 0 };
            place.extend_from_slice(&size.to_be_bytes());
        }
        // The contract takes nothing that this does not know.
        None | Some(_) => {}
    }
    place.extend_from_slice(found.name());
    place.push(0);
    if wanted.order == Some(SortOrder::Descending) {
        place.iter_mut().for_each(|byte| *byte = !*byte);
    }
    Ok(Some(place))
}

/// Whether a name has a text in it, in capitals or not. The text is in small letters.
fn has(name: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(name).to_lowercase().contains(text)
}

fn begins_as_text(directory: &Directory, name: &[u8]) -> bool {
    let Some(path) = RelativePath::here().join(name) else { return false };
    let Ok(file) = directory.file(&path) else { return false };
    let goes_on = file.snapshot().size > HEAD_BYTES as u64;
    file.read(0, HEAD_BYTES).is_ok_and(|head| is_text(&head, goes_on))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn wanted() -> Wanted {
        Wanted {
            sort: None,
            order: None,
            text: None,
            after: None,
            rows: 100,
            entries_max: 1000,
            patience: Duration::from_secs(60),
        }
    }

    fn names(directory: &Directory, wanted: &Wanted) -> Vec<String> {
        let rows = page(directory, wanted).unwrap();
        rows.iter().map(|row| String::from_utf8_lossy(&row.name).into_owned()).collect()
    }

    /// Files by name, size and the seconds at which they were written.
    fn made(files: &[(&str, usize, i64)]) -> (tempfile::TempDir, Directory) {
        let directory = tempfile::tempdir().unwrap();
        for (name, size, seconds) in files {
            let path = directory.path().join(name);
            fs::write(&path, vec![b'x'; *size]).unwrap();
            let epoch = std::time::SystemTime::UNIX_EPOCH;
            let written = Duration::from_secs(seconds.unsigned_abs());
            let written = if *seconds < 0 { epoch - written } else { epoch + written };
            fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
        }
        let opened = Directory::open(directory.path()).unwrap();
        (directory, opened)
    }

    #[test]
    fn entries_sort_by_name_time_and_size_both_ways() {
        let (_kept, directory) = made(&[
            ("a", 3, 5),
            ("ab", 300, -5),
            ("B", 3, 1_800_000_000),
            ("\u{e4}", 70_000, 5),
            ("a.b", 0, 0),
        ]);
        for (sort, expected) in [
            (None, ["B", "a", "a.b", "ab", "ä"]),
            (Some(FileSort::Name), ["B", "a", "a.b", "ab", "ä"]),
            (Some(FileSort::Modified), ["ab", "a.b", "a", "ä", "B"]),
            (Some(FileSort::Size), ["a.b", "B", "a", "ab", "ä"]),
        ] {
            let up = Wanted { sort: sort.clone(), order: Some(SortOrder::Ascending), ..wanted() };
            assert_eq!(names(&directory, &up), expected, "{sort:?}");
            let down = Wanted { sort: sort.clone(), order: Some(SortOrder::Descending), ..wanted() };
            let turned: Vec<_> = expected.iter().rev().copied().collect();
            assert_eq!(names(&directory, &down), turned, "{sort:?}");
        }
    }

    #[test]
    fn pages_hold_every_entry_once_in_every_order() {
        let files: Vec<(String, usize, i64)> =
            (0..50).map(|number| (format!("f{number}"), number % 7, (number % 5) as i64)).collect();
        let files: Vec<_> = files.iter().map(|(name, size, at)| (name.as_str(), *size, *at)).collect();
        let (_kept, directory) = made(&files);
        for sort in [FileSort::Name, FileSort::Modified, FileSort::Size] {
            for order in [SortOrder::Ascending, SortOrder::Descending] {
                let whole = Wanted { sort: Some(sort.clone()), order: Some(order.clone()), ..wanted() };
                let (expected, mut paged, mut after) = (names(&directory, &whole), Vec::new(), None);
                loop {
                    let next = Wanted {
                        rows: 7,
                        after: after.take(),
                        ..Wanted { sort: whole.sort.clone(), order: whole.order.clone(), ..wanted() }
                    };
                    let rows = page(&directory, &next).unwrap();
                    let Some(last) = rows.last() else { break };
                    after = Some(position(&last.position).unwrap());
                    paged.extend(rows.iter().map(|row| String::from_utf8_lossy(&row.name).into_owned()));
                }
                assert_eq!(paged, expected);
                assert_eq!(paged.len(), 50);
            }
        }
    }

    #[test]
    fn names_are_found_by_a_part_in_any_case() {
        let (_kept, directory) =
            made(&[("Report.md", 1, 0), ("report-2.TXT", 1, 0), ("ÄRGER", 1, 0), ("other", 1, 0)]);
        for (text, expected) in [
            ("REPORT", vec!["Report.md", "report-2.TXT"]),
            (".txt", vec!["report-2.TXT"]),
            ("ärg", vec!["ÄRGER"]),
            ("*", vec![]),
        ] {
            let filtered = Wanted { text: Some(text.to_owned()), ..wanted() };
            assert_eq!(names(&directory, &filtered), expected, "{text}");
        }
    }

    #[test]
    fn a_directory_that_is_too_large_or_too_slow_is_given_up() {
        let (_kept, directory) = made(&[("a", 1, 0), ("b", 1, 0), ("c", 1, 0)]);
        let at = |entries_max| page(&directory, &Wanted { entries_max, ..wanted() });
        assert_eq!(at(3).unwrap().len(), 3);
        assert!(matches!(at(2), Err(ListError::TooLarge)));
        let hasty = Wanted { patience: Duration::ZERO, ..wanted() };
        assert!(matches!(page(&directory, &hasty), Err(ListError::Late)));
    }

    #[test]
    fn text_is_seen_from_the_bytes() {
        let (kept, directory) = made(&[("empty", 0, 0), ("x.bin", 9000, 0)]);
        fs::write(kept.path().join("x.txt"), b"a\0b").unwrap();
        fs::write(kept.path().join("latin.txt"), b"caf\xe9").unwrap();
        fs::write(kept.path().join("ä.md"), "ä".repeat(5000)).unwrap();
        let rows = page(&directory, &wanted()).unwrap();
        let text: Vec<_> = rows
            .iter()
            .filter(|row| row.begins_as_text)
            .map(|row| String::from_utf8_lossy(&row.name).into_owned())
            .collect();
        assert_eq!(text, ["empty", "x.bin", "ä.md"]);
    }
}
