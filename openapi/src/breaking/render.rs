//! Changes as lines for a terminal and as a table for a pull request.

use super::{CHANGES, Class, Decided};
use crate::CONTRACT;

impl Class {
    fn word(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
            Self::Documentation => "documentation",
        }
    }
}

/// A line per change and a last line of counts. What is gone has its line in the base.
pub fn lines(decided: &[Decided], base: &str) -> String {
    let line = |Decided { change, unnamed }: &Decided| {
        let file = if change.gone { format!("{base}:{CONTRACT}") } else { CONTRACT.to_owned() };
        let todo = if *unnamed { format!(" -- not named in {CHANGES}") } else { String::new() };
        let (class, subject) = (change.class.word(), &change.subject);
        format!("{file}:{}: {class}: {subject}: {} ({}){todo}\n", change.line, change.message, change.pointer)
    };
    decided.iter().map(line).collect::<String>() + &counts(decided) + "\n"
}

/// A table of the changes, the breaking ones first.
pub fn markdown(decided: &[Decided]) -> String {
    let mut text = format!("### Contract: {}\n", counts(decided));
    if decided.is_empty() {
        return text;
    }
    text += "\n| class | what | change | line |\n|---|---|---|---|\n";
    let mut sorted: Vec<&Decided> = decided.iter().collect();
    sorted.sort_by_key(|decided| decided.change.class);
    for Decided { change, unnamed } in sorted {
        let class = match (change.class, unnamed) {
            (Class::Breaking, true) => format!("**breaking**, not named in {CHANGES}"),
            (Class::Breaking, false) => "**breaking**".to_owned(),
            (class, _) => class.word().to_owned(),
        };
        let line = if change.gone { format!("{} (base)", change.line) } else { change.line.to_string() };
        let message = change.message.replace('|', "\\|");
        text += &format!("| {class} | `{}` | {message} | {line} |\n", change.subject);
    }
    text
}

fn counts(decided: &[Decided]) -> String {
    let count = |class| decided.iter().filter(|decided| decided.change.class == class).count();
    let unnamed = decided.iter().filter(|decided| decided.unnamed).count();
    let words = [Class::Breaking, Class::Compatible, Class::Documentation]
        .map(|class| format!("{} {}", count(class), class.word()));
    let named = if unnamed > 0 { format!("; {unnamed} not named in {CHANGES}") } else { String::new() };
    words.join(", ") + &named
}
