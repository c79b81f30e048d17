//! The headers of a download: what a browser must not be tempted by, and what lets a client resume and check.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use hub_types::ErrorCode;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::beneath::Snapshot;
use crate::error::ApiError;

/// What may stand unencoded in `filename*` (RFC 8187, attr-char).
const ATTR_CHARS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// A file's entity tag, and whether it is strong. A weak one is another text than the strong one that will follow, so
/// that what was fetched while the file may have gone on changing is not taken for what it is then.
pub(super) fn etag(snapshot: &Snapshot) -> (String, bool) {
    match snapshot.tag() {
        (tag, true) => (format!("\"{tag}\""), true),
        (tag, false) => (format!("W/\"{tag}-w\""), false),
    }
}

/// What every answer of a download says: not to be shown, not to be guessed at, not to be run.
pub(super) fn of_file(name: &str, etag: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let fixed = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::ACCEPT_RANGES, "bytes"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    set(&mut headers, header::ETAG, etag);
    set(&mut headers, header::CONTENT_DISPOSITION, &disposition(name));
    headers
}

/// Sets a header whose value was made here, of visible ASCII.
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    headers.insert(name, HeaderValue::from_str(value).expect("the value was made of visible ASCII"));
}

/// `Content-Range` of a part.
pub(super) fn content_range(part: &Range<u64>, size: u64) -> String {
    format!("bytes {}-{}/{size}", part.start, part.end - 1)
}

/// `Repr-Digest` with a SHA-256.
pub(super) fn repr_digest(sha256: &[u8; 32]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256))
}

/// 416, with how long the file is.
pub(super) fn unsatisfiable(size: u64) -> ApiError {
    let message = format!("this part lies behind the end, the file has {size} bytes");
    let value = HeaderValue::from_str(&format!("bytes */{size}")).expect("digits are visible ASCII");
    ApiError::new(ErrorCode::RangeNotSatisfiable, message).header(header::CONTENT_RANGE, value)
}

/// An attachment with this name, once in plain ASCII and once in UTF-8.
fn disposition(name: &str) -> String {
    let name: String = name.chars().map(|letter| if misleads(letter) { '_' } else { letter }).collect();
    // A percent sign too: some readers decode the plain form.
    let plain = |letter: char| letter.is_ascii() && letter != '"' && letter != '%';
    let ascii: String = name.chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(&name, ATTR_CHARS))
}

/// Characters that end a header, lead into another directory, or turn the writing direction, so that a name looks like
/// another one.
fn misleads(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '/' | '\\')
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_made_harmless() {
        for (name, ascii, extended) in [
            ("report.md", "report.md", "report.md"),
            ("a b.txt", "a b.txt", "a%20b.txt"),
            ("grüße.txt", "gr__e.txt", "gr%C3%BC%C3%9Fe.txt"),
            ("a\"b.txt", "a_b.txt", "a%22b.txt"),
            ("50%41.txt", "50_41.txt", "50%2541.txt"),
            ("a;b=c.txt", "a;b=c.txt", "a%3Bb%3Dc.txt"),
            ("x\\..\\y", "x_.._y", "x_.._y"),
            ("evil\u{202e}txt.exe", "evil_txt.exe", "evil_txt.exe"),
            ("a\r\nSet-Cookie: x", "a__Set-Cookie: x", "a__Set-Cookie%3A%20x"),
        ] {
            let expected = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{extended}");
            assert_eq!(disposition(name), expected, "{name:?}");
        }
    }

    #[test]
    fn digests_and_ranges_have_their_forms() {
        let empty = crate::seal::Sha256::new().finish();
        assert_eq!(repr_digest(&empty), "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
        assert_eq!(content_range(&(0..5), 10), "bytes 0-4/10");
    }

    proptest! {
        #[test]
        fn any_name_makes_a_header(name in any::<String>()) {
            let headers = of_file(&name, "\"x\"");
            let value = headers[header::CONTENT_DISPOSITION].to_str().expect("visible ASCII");
            prop_assert_eq!(value.matches('"').count(), 2);
        }
    }
}
