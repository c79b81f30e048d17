//! A file's text, or a part of it, cut between characters; and what is text at all.

use std::io;

use crate::beneath::{OpenError, PlainFile};

/// How much of a file's beginning decides whether it is text.
pub(super) const HEAD_BYTES: usize = 8192;

/// A part of a file's text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The byte that it begins at.
    pub(crate) offset: u64,
    pub(crate) text: String,
    /// Where the file goes on; `None` at its end.
    pub(crate) next: Option<u64>,
}

impl Part {
    /// This part, if a later look at the same place begins with the same text: then that is what stands there, though
    /// the file is being written, as a log is at its end.
    pub(crate) fn kept_in(self, later: &Self) -> Option<Self> {
        if self.offset != later.offset || !later.text.starts_with(&self.text) {
            return None;
        }
        let goes_on = later.text.len() > self.text.len() || later.next.is_some();
        let next = goes_on.then_some(self.offset + self.text.len() as u64);
        Some(Self { next, ..self })
    }
}

/// Why there is no text.
#[derive(Debug)]
pub(crate) enum ContentError {
    Open(OpenError),
    NotText,
    Beyond { size: u64 },
    Changing,
    System(io::Error),
}

impl From<OpenError> for ContentError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<io::Error> for ContentError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Whether bytes are text: UTF-8 without NUL. Where they go on, the last character may be cut.
pub(super) fn is_text(bytes: &[u8], goes_on: bool) -> bool {
    text_of(bytes, goes_on).is_some()
}

/// The whole characters of some text.
fn text_of(bytes: &[u8], goes_on: bool) -> Option<&str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // Cut, and not wrong.
        Err(error) if goes_on && error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    (!text.contains('\0')).then_some(text)
}

/// Up to `length` bytes of text from `offset`; `length` is at least 4, so that a character has room. Blocks.
///
/// The file may change meanwhile; whoever asks has to look.
pub(crate) fn part(file: &PlainFile, offset: u64, length: usize) -> Result<Part, ContentError> {
    let size = file.snapshot().size;
    if offset > size {
        return Err(ContentError::Beyond { size });
    }
    let head = file.read(0, HEAD_BYTES)?;
    if !is_text(&head, size > head.len() as u64) {
        return Err(ContentError::NotText);
    }
    // Three more bytes, since a character has at most three behind its first.
    let bytes = file.read(offset, length + 3)?;
    let within = if offset == 0 { 0 } else { continued(&bytes) };
    let bytes = &bytes[within..bytes.len().min(within + length)];
    let offset = offset + within as u64;
    let text = text_of(bytes, offset + (bytes.len() as u64) < size).ok_or(ContentError::NotText)?;
    let end = offset + text.len() as u64;
    Ok(Part { offset, text: text.to_owned(), next: (end < size).then_some(end) })
}

/// How many bytes at the beginning belong to a character that began before them.
fn continued(bytes: &[u8]) -> usize {
    bytes.iter().take(3).take_while(|byte| **byte & 0b1100_0000 == 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::beneath::{Directory, RelativePath};

    /// A file with these bytes, open.
    fn file(bytes: &[u8]) -> PlainFile {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("file"), bytes).unwrap();
        let root = Directory::open(directory.path()).unwrap();
        root.file(&RelativePath::parse("file").unwrap()).unwrap()
    }

    #[test]
    fn a_part_is_kept_where_a_later_look_begins_with_it() {
        let part = |offset: u64, text: &str, next: Option<u64>| Part { offset, text: text.to_owned(), next };
        for (before, later, expected) in [
            (part(5, "ab", None), part(5, "ab", None), Some(part(5, "ab", None))),
            (part(5, "ab", None), part(5, "abc", None), Some(part(5, "ab", Some(7)))),
            (part(5, "ab", None), part(5, "ab", Some(7)), Some(part(5, "ab", Some(7)))),
            (part(5, "ab", Some(7)), part(5, "ab", None), Some(part(5, "ab", None))),
            (part(5, "ab", None), part(5, "a", None), None),
            (part(5, "ab", None), part(5, "xab", None), None),
            (part(5, "ab", None), part(6, "ab", None), None),
        ] {
            assert_eq!(before.kept_in(&later), expected, "{later:?}");
        }
    }

    #[test]
    fn what_is_text() {
        for (bytes, goes_on, text) in [
            (&b""[..], false, true),
            (b"plain", false, true),
            ("\u{e4}\u{1f600}\r\n\t\x1b[1m".as_bytes(), false, true),
            (b"a\0b", false, false),
            (b"\xff\xfea\0", false, false),
            (b"caf\xe9", false, false),
            (b"caf\xc3", false, false),
            (b"caf\xc3", true, true),
            (b"caf\xe9 ", true, false),
            (b"\x80", true, false),
        ] {
            assert_eq!(is_text(bytes, goes_on), text, "{bytes:?}");
        }
    }

    #[test]
    fn parts_are_cut_between_characters() {
        // Bytes: a 0, ä 1-2, euro 3-5, emoji 6-9, z 10.
        let file = file("aä€\u{1f600}z".as_bytes());
        for (offset, length, at, text, next) in [
            (0, 100, 0, "aä€\u{1f600}z", None),
            (0, 4, 0, "aä", Some(3)),
            (0, 6, 0, "aä€", Some(6)),
            (1, 4, 1, "ä", Some(3)),
            (2, 4, 3, "€", Some(6)),
            (4, 4, 6, "\u{1f600}", Some(10)),
            (7, 4, 10, "z", None),
            (11, 4, 11, "", None),
        ] {
            let part = part(&file, offset, length).unwrap();
            assert_eq!(part, Part { offset: at, text: text.to_owned(), next }, "{offset} {length}");
        }
        assert!(matches!(part(&file, 12, 4), Err(ContentError::Beyond { size: 11 })));
    }

    #[test]
    fn a_file_that_is_no_text_is_refused_wherever_it_is_not() {
        let mut late = "text ".repeat(4000).into_bytes();
        late[15_000] = 0;
        let file = file(&late);
        assert!(part(&file, 0, 15_000).is_ok(), "its beginning is text");
        assert!(matches!(part(&file, 0, 15_001), Err(ContentError::NotText)));
        assert!(part(&file, 15_001, 100).is_ok());
        let mut early = late;
        early[100] = 0xff;
        let file = super::tests::file(&early);
        assert!(matches!(part(&file, 16_000, 100), Err(ContentError::NotText)), "its beginning is none");
        let cut = super::tests::file(b"caf\xc3");
        assert!(matches!(part(&cut, 0, 100), Err(ContentError::NotText)));
    }

    proptest! {
        #[test]
        fn reading_on_gives_the_whole_text(text in "[a-zäß€\u{1f600}\n]{0,60}", length in 4_usize..9) {
            let file = file(text.as_bytes());
            let (mut whole, mut next) = (String::new(), Some(0));
            while let Some(offset) = next {
                let part = part(&file, offset, length).unwrap();
                prop_assert!(part.offset == offset && part.text.len() <= length);
                prop_assert!(part.next.is_none_or(|next| next > offset), "it goes on");
                whole.push_str(&part.text);
                next = part.next;
            }
            prop_assert_eq!(whole, text);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..40), offset in 0_u64..50) {
            let _ = part(&file(&bytes), offset, 8);
        }
    }
}
