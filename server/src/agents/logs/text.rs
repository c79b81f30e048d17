//! Makes a line of a log fit to be shown: no escape sequences, no control characters, no secrets.

use std::sync::LazyLock;

use anstream::adapter::strip_bytes;
use regex::Regex;

/// What stands for a secret.
const REDACTED: &str = "[redacted]";
/// A key that is shorter is no key, and taking it out would spoil words.
const KEY_BYTES_MIN: usize = 6;

/// The Hub's own tokens (`auth::token`), also cut ones.
static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\bhh[a-z]{1,4}_[A-Za-z0-9_-]{8,}").expect("it is a pattern"));
/// What stands behind the word of a header.
static BEARER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b((?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}"#).expect("it is a pattern")
});

/// Cleans lines. Knows the key of the model's provider, if there is one.
pub(super) struct Cleaner<'a> {
    key: Option<&'a str>,
}

impl<'a> Cleaner<'a> {
    pub(super) fn new(key: Option<&'a str>) -> Self {
        Self { key: key.filter(|key| key.len() >= KEY_BYTES_MIN) }
    }

    /// The line as it may be shown.
    pub(super) fn clean(&self, line: &[u8]) -> String {
        // Escape sequences first: one in the middle of a token would hide it.
        let plain = strip_bytes(line).into_vec();
        let mut text = String::from_utf8_lossy(&plain).into_owned();
        text.retain(|char| char == '\t' || !char.is_control());
        if let Some(key) = self.key {
            text = text.replace(key, REDACTED);
        }
        let text = TOKEN.replace_all(&text, REDACTED);
        BEARER.replace_all(&text, format!("${{1}}{REDACTED}").as_str()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: &str = "sk-provider-key";

    #[test]
    fn lines_lose_secrets_and_what_a_terminal_obeys_and_nothing_else() {
        let cleaner = Cleaner::new(Some(KEY));
        for (line, expected) in [
            ("plain words\twith a tab, é and 你好", "plain words\twith a tab, é and 你好"),
            ("", ""),
            ("\x1b[31mred\x1b[0m and \x1b]0;title\x07after", "red and after"),
            ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
            ("over\rwritten\x08\x07", "overwritten"),
            ("csi \u{9b}31mred", "csi 31mred"),
            ("token hho_0123456789abcdef is gone", "token [redacted] is gone"),
            ("\"hhr_0123456789\"", "\"[redacted]\""),
            ("hho_\x1b[1m0123456789abcdef", "[redacted]"),
            ("Authorization: Bearer abcdefgh.ijkl-mnop", "Authorization: Bearer [redacted]"),
            ("bearer  YWxhZGRpbjpvcGVu=", "bearer  [redacted]"),
            ("authorization: basic YWxhZGRpbjpvcGVu", "authorization: basic [redacted]"),
            ("key=sk-provider-key;", "key=[redacted];"),
            ("sk-provider\x00-key", "[redacted]"),
            // No secrets.
            (
                "a bearer of news; hh_mm_ss; hho_short; basic tool",
                "a bearer of news; hh_mm_ss; hho_short; basic tool",
            ),
        ] {
            assert_eq!(cleaner.clean(line.as_bytes()), expected, "{line:?}");
        }
    }

    #[test]
    fn without_a_key_or_with_no_real_one_words_stay() {
        for key in [None, Some(""), Some("a")] {
            assert_eq!(Cleaner::new(key).clean(b"a banana"), "a banana");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        assert_eq!(Cleaner::new(None).clean(b"a\xff\xfeb").chars().filter(char::is_ascii).count(), 2);
    }

    proptest! {
        #[test]
        fn no_control_character_gets_through_and_no_token(before: Vec<u8>, after: Vec<u8>) {
            let mut line = before;
            line.extend_from_slice(b" sk-provider-key hho_0123456789abcdef ");
            line.extend(after);
            let text = Cleaner::new(Some(KEY)).clean(&line);
            prop_assert!(!text.chars().any(|char| char != '\t' && char.is_control()));
            prop_assert!(!text.contains(KEY) && !text.contains("hho_0123456789abcdef"));
        }
    }
}
