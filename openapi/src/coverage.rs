//! Whether hub.yaml holds the surface that client authors were promised.
//!
//! The promise is a checked-in list, `openapi/contract.txt`: a line `METHOD path` per row, with ` landed` behind it
//! once the row is in hub.yaml and must not be lost again. `#` begins a comment.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::document::Document;
use crate::{CONTRACT, Verdict};

/// Where the promised rows stand below the repository's root.
pub const ROWS: &str = "openapi/contract.txt";

/// A promised row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The method, as requests spell it.
    pub method: String,
    /// The path with its parameters' names.
    pub path: String,
    /// Whether hub.yaml must have it already.
    pub landed: bool,
}

/// How hub.yaml stands to the promise, each as `METHOD path`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Rows that hub.yaml has.
    pub present: Vec<String>,
    /// Rows that it has not.
    pub missing: Vec<String>,
    /// Rows marked as landed that it has not: a loss.
    pub lost: Vec<String>,
    /// Rows whose path it has, but only with methods that no row promises.
    pub other_method: Vec<String>,
    /// Operations that no row promises.
    pub beyond: Vec<String>,
}

/// Reads the list of rows. Fails with the line of one that is not `METHOD path` or `METHOD path landed`, or that
/// stands there twice.
pub fn rows(text: &str) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
        let (method, path, landed) = match words.as_slice() {
            [] => continue,
            [method, path] => (*method, *path, false),
            [method, path, "landed"] => (*method, *path, true),
            _ => bail!("line {number}: a row is `METHOD path` or `METHOD path landed`"),
        };
        if rows.iter().any(|row| row.method == method && row.path == path) {
            bail!("line {number}: {method} {path} stands here twice");
        }
        rows.push(Row { method: method.to_owned(), path: path.to_owned(), landed });
    }
    Ok(rows)
}

/// Holds hub.yaml against the rows.
pub fn compare(rows: &[Row], document: &Document) -> Coverage {
    let there: Vec<(&str, &str)> =
        document.operations().map(|operation| (operation.method, operation.path)).collect();
    let promised: BTreeSet<(&str, &str)> =
        rows.iter().map(|row| (row.method.as_str(), row.path.as_str())).collect();
    let mut coverage = Coverage::default();
    for Row { method, path, landed } in rows {
        let row = format!("{method} {path}");
        let mut others = there.iter().filter(|(_, other)| other == path).peekable();
        if there.contains(&(method, path)) {
            coverage.present.push(row);
        } else if others.peek().is_some() && others.all(|other| !promised.contains(other)) {
            coverage.other_method.push(row);
        } else if *landed {
            coverage.lost.push(row);
        } else {
            coverage.missing.push(row);
        }
    }
    let beyond = there.iter().filter(|operation| !promised.contains(*operation));
    coverage.beyond = beyond.map(|(method, path)| format!("{method} {path}")).collect();
    coverage
}

impl Coverage {
    /// A line per row and a last line of counts.
    pub fn render(&self) -> String {
        let groups = [
            ("present", &self.present),
            ("missing", &self.missing),
            ("LOST", &self.lost),
            ("OTHER METHOD", &self.other_method),
            ("beyond", &self.beyond),
        ];
        let lines =
            groups.iter().flat_map(|(word, rows)| rows.iter().map(move |row| format!("{word:<13}{row}\n")));
        let counts: Vec<String> =
            groups.iter().map(|(word, rows)| format!("{} {}", rows.len(), word.to_lowercase())).collect();
        lines.collect::<String>() + &counts.join(", ") + "\n"
    }
}

/// Prints how hub.yaml below `root` covers the rows in the file `contract`. Fails when a file cannot be read.
pub fn run(root: &Path, contract: &Path) -> Result<Verdict> {
    let document = Document::load(&root.join(CONTRACT)).context(CONTRACT)?;
    let file = root.join(contract);
    let text =
        std::fs::read_to_string(&file).with_context(|| format!("failed to read {}", file.display()))?;
    let coverage = compare(&rows(&text).with_context(|| contract.display().to_string())?, &document);
    print!("{}", coverage.render());
    Ok(Verdict::of(coverage.lost.is_empty() && coverage.other_method.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "
paths:
  /v1/a: {get: {operationId: a_view}, post: {operationId: a_create}}
  /v1/b: {post: {operationId: b_create}}
  /v1/c: {get: {operationId: c_view}}
";

    #[test]
    fn rows_are_present_missing_lost_or_of_another_method() {
        let text = "# the promise\nGET /v1/a landed\nGET /v1/b # wrong\nGET /v1/d landed\nGET /v1/e\n\nPUT /v1/c\nGET /v1/c\n";
        let coverage = compare(&rows(text).unwrap(), &Document::parse(DOCUMENT).unwrap());
        assert_eq!(
            coverage.render(),
            "\
present      GET /v1/a
present      GET /v1/c
missing      GET /v1/e
missing      PUT /v1/c
LOST         GET /v1/d
OTHER METHOD GET /v1/b
beyond       POST /v1/a
beyond       POST /v1/b
2 present, 2 missing, 1 lost, 1 other method, 2 beyond
"
        );
    }

    #[test]
    fn rows_that_are_refused() {
        for (text, says) in
            [("GET", "line 1"), ("GET /a\nGET /b lost", "line 2"), ("GET /a\nGET /a", "twice")]
        {
            assert!(rows(text).unwrap_err().to_string().contains(says), "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_what_was_written(list in proptest::collection::btree_map("/[a-z{}:/]{0,9}", proptest::bool::ANY, 0..9)) {
            let mark = |landed: bool| if landed { " landed" } else { "" };
            let text: String = list.iter().map(|(path, landed)| format!("GET  {path}{} # why\n\n", mark(*landed))).collect();
            let read = rows(&text).unwrap().into_iter().map(|row| (row.path, row.landed)).collect();
            proptest::prop_assert_eq!(list, read);
        }
    }

    #[test]
    fn the_checked_in_list_reads() {
        assert_eq!(rows(include_str!("../contract.txt")).unwrap().len(), 112);
    }
}
