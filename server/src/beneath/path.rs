//! Paths below a directory, as callers give them: their form, before anything is asked of the system.

use super::hidden;

const BYTES_MAX: usize = 1024;
const SEGMENT_BYTES_MAX: usize = 255;
const SEGMENTS_MAX: usize = 32;

/// A path below a directory: names with `/` between, each one that the kernel takes for a name. Empty is the directory
/// itself. It cannot lead upwards; whether it leads anywhere is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativePath(String);

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Longer than 1024 bytes, or one name longer than 255.
    #[error("must have at most {BYTES_MAX} bytes, and each name at most {SEGMENT_BYTES_MAX}")]
    TooLong,
    /// More than 32 names.
    #[error("must have at most {SEGMENTS_MAX} names")]
    TooDeep,
    /// It begins or ends with `/`, or has two in a row.
    #[error("must be names with one / between them, and none before or behind")]
    EmptyName,
    /// A name is `.` or `..`.
    #[error("must not have . or .. as a name")]
    Dots,
    /// It has NUL, a line break or another control character.
    #[error("must not have control characters")]
    Control,
}

impl RelativePath {
    /// The directory itself.
    pub fn here() -> Self {
        Self(String::new())
    }

    /// Reads a path. It is taken as it stands: nothing in it is decoded, and a backslash is a character like any other.
    ///
    /// # Errors
    /// If it has another form.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        if text.is_empty() {
            return Ok(Self::here());
        }
        if text.len() > BYTES_MAX {
            return Err(PathError::TooLong);
        }
        for (index, segment) in text.split('/').enumerate() {
            check(segment)?;
            if index == SEGMENTS_MAX {
                return Err(PathError::TooDeep);
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The path of a name in the directory at this path. `None` where it cannot be one: the name is no UTF-8, or the
    /// path would not have its form.
    pub fn join(&self, name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        check(name).ok()?;
        if self.is_here() { Self::parse(name).ok() } else { Self::parse(&format!("{self}/{name}")).ok() }
    }

    /// Whether it is the directory itself.
    pub fn is_here(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a name in it is one by which secrets or the runtime's own state are known.
    pub fn is_hidden(&self) -> bool {
        self.names().any(|name| hidden::is_hidden(name.as_bytes()))
    }

    /// The names, from the first.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|name| !name.is_empty())
    }

    /// The last name; empty for the directory itself.
    pub fn name(&self) -> &str {
        self.names().next_back().unwrap_or("")
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for RelativePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn check(name: &str) -> Result<(), PathError> {
    match name {
        "" => Err(PathError::EmptyName),
        "." | ".." => Err(PathError::Dots),
        // C0, DEL and C1: nobody means them, and headers, logs and terminals do not bear them.
        name if name.chars().any(char::is_control) => Err(PathError::Control),
        name if name.len() > SEGMENT_BYTES_MAX => Err(PathError::TooLong),
        name if name.contains('/') => Err(PathError::EmptyName),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_that_are_taken_are_taken_as_they_stand() {
        let deep = vec!["a"; 32].join("/");
        let long = "x".repeat(255);
        for text in [
            "",
            "a",
            "a/b.txt",
            "a b",
            "...",
            "..a",
            "a..",
            ".hidden",
            "%2e%2e",
            "%2e%2e%2fetc",
            "..%2f",
            "a\\b",
            "..\\..\\etc",
            "C:\\x",
            "~",
            "-rf",
            "\"quoted\"",
            "a:b",
            "ä/ö",
            "evil\u{202e}txt.exe",
            &deep,
            &long,
        ] {
            let path = RelativePath::parse(text).expect(text);
            assert_eq!(path.as_str(), text);
            assert_eq!(path.is_here(), text.is_empty());
        }
    }

    #[test]
    fn paths_that_are_refused() {
        let (deep, long, longer) =
            (vec!["a"; 33].join("/"), "x".repeat(256), vec!["x".repeat(200); 6].join("/"));
        for (text, error) in [
            ("/", PathError::EmptyName),
            ("/etc/passwd", PathError::EmptyName),
            ("a/", PathError::EmptyName),
            ("a//b", PathError::EmptyName),
            (".", PathError::Dots),
            ("..", PathError::Dots),
            ("../a", PathError::Dots),
            ("a/../b", PathError::Dots),
            ("a/./b", PathError::Dots),
            ("a/..", PathError::Dots),
            ("a\0b", PathError::Control),
            ("a\nb", PathError::Control),
            ("a\x7f", PathError::Control),
            ("a\u{85}", PathError::Control),
            (&deep, PathError::TooDeep),
            (&long, PathError::TooLong),
            (&longer, PathError::TooLong),
        ] {
            assert_eq!(RelativePath::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_name_joins_where_the_whole_is_a_path() {
        let below = RelativePath::parse("a/b").expect("a path");
        let joined = |path: &RelativePath, name: &[u8]| path.join(name).map(|path| path.to_string());
        assert_eq!(joined(&below, b"c").as_deref(), Some("a/b/c"));
        assert_eq!(joined(&RelativePath::here(), b"c").as_deref(), Some("c"));
        for name in [&b"\xff"[..], b"a\nb", b"..", b"", b"a/b"] {
            assert_eq!(joined(&below, name), None, "{name:?}");
        }
        let deepest = RelativePath::parse(&vec!["a"; 32].join("/")).expect("a path");
        assert_eq!(joined(&deepest, b"c"), None);
    }

    #[test]
    fn the_last_name_is_the_name() {
        for (text, name) in [("", ""), ("a", "a"), ("a/b.txt", "b.txt")] {
            assert_eq!(RelativePath::parse(text).expect(text).name(), name);
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_never_leads_upwards(text in "(\\.|/|\\\\|a|\\x00|%2e|\u{202e}){0,12}") {
            if let Ok(path) = RelativePath::parse(&text) {
                prop_assert_eq!(path.as_str(), &text);
                prop_assert!(!text.starts_with('/') && !text.contains('\0'));
                prop_assert!(text.is_empty() || text.split('/').all(|name| !matches!(name, "" | "." | "..")));
                prop_assert_eq!(path.names().collect::<Vec<_>>().join("/"), text);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,300}") {
            let _ = RelativePath::parse(&text);
        }

        #[test]
        fn plain_names_are_taken(names in proptest::collection::vec("[a-z0-9_ -]{1,20}", 1..32)) {
            let text = names.join("/");
            prop_assert!(RelativePath::parse(&text).is_ok());
        }

        #[test]
        fn joining_is_parsing(parent in "[a-z]{1,5}(/[a-z]{1,5}){0,3}", name in proptest::collection::vec(any::<u8>(), 0..6)) {
            let joined = RelativePath::parse(&parent).expect("a path").join(&name);
            let parsed = std::str::from_utf8(&name).ok().filter(|name| !name.contains('/'))
                .and_then(|name| RelativePath::parse(&format!("{parent}/{name}")).ok());
            prop_assert_eq!(joined, parsed);
        }
    }
}
