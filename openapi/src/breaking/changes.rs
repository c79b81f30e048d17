//! The entries of CHANGES.md. Knows its form; knows nothing of what changed.

use anyhow::{Result, bail};

/// What introduces an entry.
const MARK: &str = "- breaking: ";
/// What every entry must answer.
const PARTS: [&str; 2] = ["How you know you are affected:", "What to do:"];

/// An explanation of a breaking change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The operationId or the component that changed.
    pub subject: String,
    /// The whole entry.
    pub text: String,
}

/// Reads the entries. Each begins `- breaking: SUBJECT: what changed`, stands under a `## ` heading, and goes on in
/// indented lines that hold `How you know you are affected:` and `What to do:`. Fenced blocks are examples and are
/// skipped. Fails with the line of an entry that is not so.
pub fn entries(text: &str) -> Result<Vec<Entry>> {
    let mut found: Vec<(usize, Entry)> = Vec::new();
    let (mut fenced, mut headed, mut open) = (false, false, false);
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            open = false;
        } else if fenced {
            continue;
        } else if let Some(rest) = line.strip_prefix(MARK) {
            let Some((subject, _)) = rest.split_once(": ").filter(|_| headed) else {
                bail!("line {number}: an entry is `{MARK}SUBJECT: what changed` under a `## ` heading");
            };
            found.push((
                number,
                Entry { subject: subject.trim_matches('`').to_owned(), text: rest.to_owned() },
            ));
            open = true;
        } else if let (true, true, Some((_, entry))) = (open, line.starts_with("  "), found.last_mut()) {
            entry.text.push('\n');
            entry.text.push_str(line.trim());
        } else {
            headed = headed || line.starts_with("## ");
            open = false;
        }
    }
    for (number, Entry { subject, text }) in &found {
        if let Some(part) = PARTS.iter().find(|part| !text.contains(*part)) {
            bail!("line {number}: the entry of `{subject}` does not say \"{part}\"");
        }
    }
    Ok(found.into_iter().map(|(_, entry)| entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "- breaking: thing_list: `state` is gone.\n  How you know you are affected: you filter.\n  What to do: do not.\n";

    #[test]
    fn entries_are_read_with_their_subject() {
        let text = format!(
            "# Changes\n```\n- breaking: nobody: x\n```\n## One\n{ENTRY}\n- compatible: what: ever\n## Two\n{ENTRY}"
        );
        let subjects: Vec<_> = entries(&text).unwrap().into_iter().map(|entry| entry.subject).collect();
        assert_eq!(subjects, ["thing_list", "thing_list"]);
    }

    #[test]
    fn entries_that_are_refused() {
        for (text, says) in [
            (ENTRY.to_owned(), "line 1: an entry is"),
            ("## One\n- breaking: thing_list\n".to_owned(), "line 2: an entry is"),
            (
                "## One\n- breaking: thing_list: gone\n  What to do: wait.\n".to_owned(),
                "line 2: the entry of `thing_list` does not say \"How",
            ),
            (format!("## One\n{}", ENTRY.replace("What to do", "Do")), "does not say \"What to do:\""),
            (format!("## One\n{}", ENTRY.replace("\n  What", "\nWhat")), "does not say \"What to do:\""),
        ] {
            let error = entries(&text).unwrap_err().to_string();
            assert!(error.contains(says), "{text:?}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(## A\n|- breaking: |a: |  What to do:|  How you know you are affected:|```|\n| |`){0,12}") {
            if let Ok(found) = entries(&text) {
                let whole = |entry: &Entry| PARTS.iter().all(|part| entry.text.contains(part));
                proptest::prop_assert!(found.iter().all(whole));
            }
        }
    }

    #[test]
    fn the_checked_in_file_reads() {
        entries(include_str!("../../CHANGES.md")).unwrap();
    }
}
