//! Lines of the `.env` file that the agent's program reads, so that it reads back exactly what was meant.
//!
//! Its reader (python-dotenv) replaces `${NAME}` and `${NAME:-TEXT}` in every value, quoted or not, lets a quoted value
//! go on over lines, and takes a backslash before the closing quote for part of the value. Before it comes a repair of
//! the program's own, which puts a line that begins with a name it knows in two where another such name stands in it.

use std::fmt::Write as _;

/// The line that gives `name` this value. `value` must be printable ASCII.
///
/// `export` keeps the line out of the repair's hands. What the reader would take for its own is written as a variable
/// without a name, which has none but its default.
pub(super) fn line(name: &str, value: &str) -> String {
    let mut line = format!("export {name}='");
    for char in value.chars() {
        match char {
            '$' | '\\' => {
                let _ = write!(line, "${{:-{char}}}");
            }
            '\'' => line.push_str("\\'"),
            char => line.push(char),
        }
    }
    line.push_str("'\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_value_is_the_readers() {
        for (value, expected) in [
            ("plain words # no comment", "export A_KEY='plain words # no comment'\n"),
            ("it's \"quoted\"", "export A_KEY='it\\'s \"quoted\"'\n"),
            ("${HOME}\\", "export A_KEY='${:-$}{HOME}${:-\\}'\n"),
        ] {
            assert_eq!(line("A_KEY", value), expected);
        }
    }
}
