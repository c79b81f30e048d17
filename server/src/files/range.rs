//! The conditions and the part of a download that a request's headers ask for (RFC 9110, 13 and 14). Pure.

use std::ops::Range;

/// What is to be sent of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    /// All of it.
    Whole,
    /// These bytes, at least one.
    Part(Range<u64>),
    /// A part was asked for that there is not.
    Nothing,
}

/// What `Range` and `If-Range` ask for, of a file with this size and tag (`None` while it is weak).
///
/// One range is honoured. Several at once, another unit, and what cannot be read are ignored, as the RFC allows: the
/// whole file is never wrong.
pub(super) fn portion(range: Option<&str>, if_range: Option<&str>, tag: Option<&str>, size: u64) -> Portion {
    let Some(range) = range else { return Portion::Whole };
    // A strong comparison; a date is never one, since a file can be written twice within its second.
    if if_range.is_some_and(|wanted| tag != Some(wanted)) {
        return Portion::Whole;
    }
    let Some((unit, range)) = range.split_once('=') else { return Portion::Whole };
    let Some((first, last)) = range.trim().split_once('-') else { return Portion::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Portion::Whole;
    }
    let wanted = match (number(first), number(last)) {
        // The last so many bytes.
        (None, Some(count)) if first.is_empty() => size.saturating_sub(count)..size,
        (Some(first), None) if last.is_empty() => first..size,
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(size),
        _ => return Portion::Whole,
    };
    if wanted.start < wanted.end { Portion::Part(wanted) } else { Portion::Nothing }
}

/// A number; one that is too large for any file counts as the largest.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

/// Whether `If-None-Match` names this tag: by weak comparison, or `*`.
pub(super) fn is_named(if_none_match: &str, etag: &str) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    // Our tags have no commas, so those of others may be torn apart.
    if_none_match.trim() == "*" || if_none_match.split(',').any(|tag| opaque(tag.trim()) == opaque(etag))
}

/// Whether `Want-Repr-Digest` (RFC 9530) asks for SHA-256.
pub(super) fn wants_sha256(want: &str) -> bool {
    want.split(',').any(|wish| {
        let (name, weight) = wish.trim().split_once('=').unwrap_or((wish.trim(), "1"));
        name == "sha-256" && weight.trim().parse::<u8>().is_ok_and(|weight| (1..=10).contains(&weight))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_are_honoured_ignored_or_refused() {
        let part = |from, to| Portion::Part(from..to);
        for (range, size, expected) in [
            ("bytes=0-0", 10, part(0, 1)),
            ("bytes=0-9", 10, part(0, 10)),
            ("bytes=2-5", 10, part(2, 6)),
            ("bytes=2-", 10, part(2, 10)),
            ("bytes=-3", 10, part(7, 10)),
            ("bytes=-30", 10, part(0, 10)),
            ("bytes=5-99999999999999999999999", 10, part(5, 10)),
            ("Bytes = 2-5", 10, part(2, 6)),
            ("bytes=10-", 10, Portion::Nothing),
            ("bytes=10-12", 10, Portion::Nothing),
            ("bytes=99999999999999999999999-", 10, Portion::Nothing),
            ("bytes=-0", 10, Portion::Nothing),
            ("bytes=0-", 0, Portion::Nothing),
            ("bytes=-5", 0, Portion::Nothing),
            ("bytes=5-2", 10, Portion::Whole),
            ("bytes=0-1,3-4", 10, Portion::Whole),
            ("bytes=-", 10, Portion::Whole),
            ("bytes=", 10, Portion::Whole),
            ("bytes=a-b", 10, Portion::Whole),
            ("bytes=+1-2", 10, Portion::Whole),
            ("bytes=1-2x", 10, Portion::Whole),
            ("lines=1-2", 10, Portion::Whole),
            ("1-2", 10, Portion::Whole),
            ("", 10, Portion::Whole),
        ] {
            assert_eq!(portion(Some(range), None, None, size), expected, "{range} of {size}");
        }
        assert_eq!(portion(None, Some("\"a\""), Some("\"a\""), 10), Portion::Whole);
    }

    #[test]
    fn a_range_with_a_condition_needs_the_very_tag() {
        for (if_range, tag, honoured) in [
            ("\"a\"", Some("\"a\""), true),
            ("\"b\"", Some("\"a\""), false),
            ("W/\"a\"", Some("\"a\""), false),
            ("\"a\"", None, false),
            ("Mon, 23 Nov 2026 12:00:00 GMT", Some("\"a\""), false),
            ("*", Some("\"a\""), false),
        ] {
            let portion = portion(Some("bytes=0-1"), Some(if_range), tag, 10);
            assert_eq!(portion != Portion::Whole, honoured, "{if_range} {tag:?}");
        }
    }

    #[test]
    fn tags_are_found_in_lists() {
        for (list, tag, named) in [
            ("\"a\"", "\"a\"", true),
            ("W/\"a\"", "\"a\"", true),
            ("\"a\"", "W/\"a\"", true),
            ("\"x\", W/\"a\" , \"y\"", "\"a\"", true),
            ("*", "\"a\"", true),
            ("\"x\"", "\"a\"", false),
            ("a", "\"a\"", false),
            ("", "\"a\"", false),
            ("\"*\"", "\"a\"", false),
        ] {
            assert_eq!(is_named(list, tag), named, "{list}");
        }
    }

    #[test]
    fn digests_are_asked_for_by_name_and_weight() {
        for (want, asked) in [
            ("sha-256", true),
            ("sha-256=1", true),
            ("sha-512=3, sha-256=10", true),
            ("sha-256=0", false),
            ("sha-256=11", false),
            ("sha-512=3", false),
            ("md5=9", false),
            ("", false),
        ] {
            assert_eq!(wants_sha256(want), asked, "{want}");
        }
    }

    proptest! {
        #[test]
        fn a_part_is_never_empty_and_never_outside(range in "[a-z]{0,5}=?[0-9,-]{0,30}|bytes=[0-9]{0,4}-[0-9]{0,4}", size in 0_u64..5000) {
            if let Portion::Part(part) = portion(Some(&range), None, None, size) {
                prop_assert!(part.start < part.end && part.end <= size);
            }
        }
    }
}
