//! Which lines of a log are shown, and where the next look goes on. Pure.

use super::{LogFrom, Pieces, Place};

/// A last line without its end may still grow, so it is held back; not one that is this long already: a host writes
/// down longer ones as they come.
const HELD_BACK_MAX: usize = 16 << 10;

/// How much is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) lines_max: usize,
    /// Whether nothing more is written.
    pub(super) has_ended: bool,
}

/// Lines as they were written, without their ends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct View {
    pub(super) lines: Vec<Vec<u8>>,
    /// Whether there was more before the first of them that the reader has not seen.
    pub(super) truncated: bool,
    /// Where to go on; none if there is no place yet.
    pub(super) cursor: Option<Place>,
}

/// A line and the place after its end.
struct Line<'a> {
    text: &'a [u8],
    next: Place,
    is_whole: bool,
}

pub(super) fn view(read: Pieces, from: LogFrom, bounds: Bounds) -> View {
    let mut lines: Vec<Line<'_>> = read.pieces.iter().flat_map(lines_of).collect();
    let begin = match from {
        LogFrom::After(place) => Some(place),
        LogFrom::Beginning | LogFrom::End => read.pieces.first().map(|piece| piece.at),
    };
    let mut truncated = read.truncated;
    let mut cursor = begin;
    // The first bytes of an end are inside of a line, and half a secret is not known for one.
    if from == LogFrom::End && read.truncated && lines.len() > 1 {
        cursor = Some(lines.remove(0).next);
    } else if from == LogFrom::End && read.truncated {
        // There is only this one, so it is shown from its first blank on: secrets have none.
        lines.iter_mut().for_each(|line| line.text = from_first_blank(line.text));
    }
    let is_held_back = |line: &Line<'_>| !line.is_whole && line.text.len() < HELD_BACK_MAX;
    if !bounds.has_ended && lines.last().is_some_and(is_held_back) {
        lines.pop();
    }
    let beyond = lines.len().saturating_sub(bounds.lines_max);
    if from == LogFrom::End {
        truncated |= beyond > 0;
        lines.drain(..beyond);
    } else {
        lines.truncate(bounds.lines_max);
    }
    cursor = lines.last().map_or(cursor, |line| Some(line.next));
    View { lines: lines.iter().map(|line| line.text.to_vec()).collect(), truncated, cursor }
}

fn from_first_blank(text: &[u8]) -> &[u8] {
    text.iter().position(u8::is_ascii_whitespace).map_or(&[], |blank| &text[blank..])
}

/// The lines of a piece. Its end is one too: the next piece is of another part.
fn lines_of(piece: &super::Piece) -> impl Iterator<Item = Line<'_>> {
    let mut offset = piece.at.offset;
    piece.bytes.split_inclusive(|byte| *byte == b'\n').map(move |line| {
        offset += line.len() as u64;
        let text = line.strip_suffix(b"\n");
        let is_whole = text.is_some();
        let text = text.unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        Line { text, next: Place { part: piece.at.part, offset }, is_whole }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::agents::logs::Piece;

    fn place(part: u64, offset: u64) -> Place {
        Place { part, offset }
    }

    fn pieces(pieces: &[(u64, u64, &str)], truncated: bool) -> Pieces {
        let pieces = pieces
            .iter()
            .map(|(part, offset, text)| Piece { at: place(*part, *offset), bytes: text.as_bytes().to_vec() });
        Pieces { pieces: pieces.collect(), truncated }
    }

    fn shown(
        read: Pieces,
        from: LogFrom,
        lines_max: usize,
        has_ended: bool,
    ) -> (String, bool, Option<Place>) {
        let view = view(read, from, Bounds { lines_max, has_ended });
        let lines: Vec<_> =
            view.lines.iter().map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        (lines.join("|"), view.truncated, view.cursor)
    }

    #[test]
    fn an_end_is_its_last_whole_lines() {
        let end = |read, lines_max, has_ended| shown(read, LogFrom::End, lines_max, has_ended);
        let at = |part, offset| Some(place(part, offset));
        for (name, read, lines, ended, expected) in [
            ("nothing", pieces(&[], false), 9, false, ("", false, None)),
            ("an empty file", pieces(&[(1, 0, "")], false), 9, false, ("", false, at(1, 0))),
            ("two lines", pieces(&[(1, 0, "a\nb\n")], false), 9, false, ("a|b", false, at(1, 4))),
            ("more than wanted", pieces(&[(1, 0, "a\nb\nc\n")], false), 2, false, ("b|c", true, at(1, 6))),
            ("from inside a line", pieces(&[(1, 7, "alf\nb\n")], true), 9, false, ("b", true, at(1, 13))),
            ("only the inside of one", pieces(&[(1, 7, "alf")], true), 9, true, ("", true, at(1, 10))),
            ("the same with a blank", pieces(&[(1, 7, "alf and")], true), 9, true, (" and", true, at(1, 14))),
            ("a line that grows", pieces(&[(1, 0, "a\nb")], false), 9, false, ("a", false, at(1, 2))),
            ("nothing but that", pieces(&[(1, 0, "b")], false), 9, false, ("", false, at(1, 0))),
            ("a last line", pieces(&[(1, 0, "a\nb")], false), 9, true, ("a|b", false, at(1, 3))),
            (
                "turned over",
                pieces(&[(1, 5, "x\na\n"), (2, 0, "b\r\n")], true),
                9,
                false,
                ("a|b", true, at(2, 3)),
            ),
        ] {
            let (text, truncated, cursor) = expected;
            assert_eq!(end(read, lines, ended), (text.to_owned(), truncated, cursor), "{name}");
        }
    }

    #[test]
    fn what_came_after_a_place_is_its_first_lines() {
        let after = |read| shown(read, LogFrom::After(place(1, 4)), 2, false);
        let at = |part, offset| Some(place(part, offset));
        for (name, read, expected) in [
            ("nothing new", pieces(&[], false), ("", false, at(1, 4))),
            ("one", pieces(&[(1, 4, "c\n")], false), ("c", false, at(1, 6))),
            ("more than fits", pieces(&[(1, 4, "c\nd\ne\n")], false), ("c|d", false, at(1, 8))),
            ("over the turn", pieces(&[(1, 4, "c\n"), (2, 0, "d\n")], false), ("c|d", false, at(2, 2))),
            ("it is gone", pieces(&[(3, 0, "x\n")], true), ("x", true, at(3, 2))),
        ] {
            let (text, truncated, cursor) = expected;
            assert_eq!(after(read), (text.to_owned(), truncated, cursor), "{name}");
        }
    }

    #[test]
    fn a_line_that_never_ends_is_shown_as_far_as_it_is() {
        let long = "x".repeat(HELD_BACK_MAX);
        let (text, _, cursor) = shown(pieces(&[(1, 0, &long)], false), LogFrom::End, 9, false);
        assert_eq!((text.len(), cursor), (HELD_BACK_MAX, Some(place(1, HELD_BACK_MAX as u64))));
    }

    proptest! {
        /// However a log is looked at, step by step every whole line is seen once.
        #[test]
        fn a_log_that_is_followed_is_seen_whole(text in "[ab\n]{0,60}", lines_max in 1_usize..5, step in 1_usize..9) {
            let (mut seen, mut from) = (Vec::new(), LogFrom::Beginning);
            for round in 0..200 {
                let offset = match from { LogFrom::After(place) => place.offset as usize, _ => 0 };
                let grown = (round * step).min(text.len());
                let read = pieces(&[(1, offset as u64, &text[offset..grown.max(offset)])], false);
                let view = view(read, from, Bounds { lines_max, has_ended: false });
                seen.extend(view.lines);
                from = view.cursor.map_or(LogFrom::Beginning, LogFrom::After);
            }
            let whole = &text[..text.rfind('\n').map_or(0, |end| end + 1)];
            let expected: Vec<_> = whole.lines().map(|line| line.as_bytes().to_vec()).collect();
            prop_assert_eq!(seen, expected);
        }
    }
}
