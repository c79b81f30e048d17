//! The report: a table for the terminal, the same in Markdown, and what could not be measured.

use super::line::Line;

/// What one run of the bench came to.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The machine and the day, a line each.
    pub facts: Vec<String>,
    /// What was measured, in the order of the rows.
    pub lines: Vec<Line>,
    /// Rows that could not be measured, and why.
    pub missing: Vec<(String, String)>,
}

const HEADINGS: [&str; 7] =
    ["what", "the Hub", "peer or limit", "ratio [min, max]", "peer to itself", "goal", ""];

impl Report {
    /// The table for a terminal.
    pub fn terminal(&self) -> String {
        let rows: Vec<[String; 7]> = self.lines.iter().map(Line::cells).collect();
        let headings = HEADINGS.map(str::to_owned);
        let all = || std::iter::once(&headings).chain(&rows);
        let widths: Vec<usize> = (0..HEADINGS.len())
            .map(|column| all().map(|row| row[column].chars().count()).max().unwrap_or(0))
            .collect();
        let mut text: String = self.facts.iter().map(|fact| format!("{fact}\n")).collect();
        text.push('\n');
        for row in all() {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
            text.push('\n');
        }
        for note in self.notes() {
            text.push_str(&format!("\n{note}"));
        }
        for (row, why) in &self.missing {
            text.push_str(&format!("\nNOT MEASURED  {row}: {why}"));
        }
        text.push('\n');
        text
    }

    /// The same as Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut text: String = self.facts.iter().map(|fact| format!("- {fact}\n")).collect();
        text.push('\n');
        text.push_str(&line(&HEADINGS.map(str::to_owned)));
        text.push_str(&line(&HEADINGS.map(|_| "---".to_owned())));
        for measured in &self.lines {
            text.push_str(&line(&measured.cells().map(|cell| cell.replace('|', "\\|"))));
        }
        text.push_str("\n![The ratios](report.svg)\n");
        for note in self.notes() {
            text.push_str(&format!("\n- {note}"));
        }
        for (row, why) in &self.missing {
            text.push_str(&format!("\n- **Not measured:** {row}: {why}"));
        }
        text.push('\n');
        text
    }

    fn notes(&self) -> impl Iterator<Item = String> {
        self.lines.iter().flat_map(|line| line.notes.iter().map(|note| format!("{}: {note}", line.row)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::{Goal, Unit};
    use super::super::rounds::Sample;
    use super::*;

    fn report() -> Report {
        let line = Line {
            row: "get",
            what: "one tenant".to_owned(),
            peer: "bare hyper".to_owned(),
            unit: Unit::Requests,
            samples: vec![Sample { hub: 500.0, peer: 1000.0, again: None }],
            goal: Goal::AtLeast(0.6),
            notes: vec!["p50 1.2 ms".to_owned()],
        };
        let missing = vec![("wake".to_owned(), "no agent is installed".to_owned())];
        Report { facts: vec!["2 cores".to_owned()], lines: vec![line], missing }
    }

    #[test]
    fn what_was_not_measured_is_said() {
        for text in [report().terminal(), report().markdown()] {
            assert!(text.to_lowercase().contains("not measured"), "{text}");
            assert!(text.contains("no agent is installed") && text.contains("MISSED"), "{text}");
            assert!(text.contains("get: p50 1.2 ms") && text.contains("2 cores"), "{text}");
        }
    }

    #[test]
    fn columns_stand_below_their_headings() {
        let text = report().terminal();
        let column = |line: &str, word: &str| line.find(word).map(|at| line[..at].chars().count());
        let heading = text.lines().find(|line| line.starts_with("what")).unwrap();
        let row = text.lines().find(|line| line.starts_with("get: one")).unwrap();
        assert_eq!(column(heading, "the Hub"), column(row, "500 req/s"));
        assert_eq!(column(heading, "goal"), column(row, "≥ 0.60"));
    }
}
