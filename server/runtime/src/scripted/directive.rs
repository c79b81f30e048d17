//! The directives that a run's input gives the scripted agent: their parser, pure.
//!
//! A directive is `[[name]]` or `[[name:arguments]]`; text around it is ignored. In arguments `\n`,
//! `\t`, `\\` and `\]` stand for a newline, a tab, a backslash and a bracket. Double brackets that
//! do not begin with a lower-case name (a JSON array, say) are text. The table of all directives
//! stands in the documentation of [`crate::scripted`].

use std::path::PathBuf;
use std::time::Duration;

/// One step of a script, in the order written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Say(String),
    Drip { count: u64, pause: Duration },
    Flood { count: u64 },
    Tool { name: String, preview: String, takes: Duration, failed: bool },
    Shell { command: String },
    Background { command: String },
    Approve { command: String, description: String },
    Wait(Latch),
    Model { prompt: Option<String> },
    Echo,
    Reasoning(String),
    Event(serde_json::Map<String, serde_json::Value>),
    Usage { input_tokens: u64, output_tokens: u64 },
    Fail(String),
    Cut,
    Hang,
    Garbage,
    GarbageStatus,
    CloseEarly,
    Reset,
    ForgetEvents,
    ForgetRun,
    Freeze(Latch),
    Exit(i32),
    IgnoreStop,
    IgnoreTerm,
}

/// What a step waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Latch {
    /// `POST /scripted/release/{name}`.
    Named(String),
    /// The appearance of a file at an absolute path.
    File(PathBuf),
}

/// A directive that cannot be obeyed. The run fails with this text: a test with a typing error
/// must not pass by luck.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum DirectiveError {
    #[error("unknown directive `{0}`")]
    Unknown(String),
    #[error("directive `{name}` takes {expected}")]
    Arguments { name: String, expected: &'static str },
}

/// Reads all directives of `input`, in order.
pub(super) fn parse(input: &str) -> Result<Vec<Step>, DirectiveError> {
    pieces(input).filter_map(|piece| piece.directive).map(|(name, args)| step(name, args)).collect()
}

/// The text of `input` outside its directives.
pub(super) fn plain_text(input: &str) -> String {
    let text: String = pieces(input).map(|piece| piece.text).collect();
    text.trim().to_owned()
}

/// Some text, and the directive that follows it.
struct Piece<'a> {
    text: &'a str,
    directive: Option<(&'a str, Option<&'a str>)>,
}

fn pieces(input: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = Some(input);
    std::iter::from_fn(move || {
        let all = rest.take()?;
        let mut from = 0;
        while let Some(open) = all[from..].find("[[").map(|at| at + from) {
            if let Some((directive, length)) = directive_at(&all[open + 2..]) {
                rest = Some(&all[open + 2 + length..]);
                return Some(Piece { text: &all[..open], directive: Some(directive) });
            }
            from = open + 1;
        }
        Some(Piece { text: all, directive: None })
    })
}

/// The directive whose opening brackets end where `text` begins, and its length with the closing ones.
fn directive_at(text: &str) -> Option<((&str, Option<&str>), usize)> {
    let name_length = text.find(|character: char| !(character.is_ascii_lowercase() || character == '-'))?;
    let (name, after) = text.split_at(name_length);
    if name.is_empty() {
        return None;
    }
    if after.starts_with("]]") {
        return Some(((name, None), name_length + 2));
    }
    let args = after.strip_prefix(':')?;
    let end = closing_brackets(args)?;
    Some(((name, Some(&args[..end])), name_length + 1 + end + 2))
}

fn closing_brackets(args: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in args.bytes().enumerate() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match byte {
            b'\\' => escaped = true,
            b']' if args[at..].starts_with("]]") => {
                // Of three brackets the last two close, so that JSON may end an argument.
                let run = args[at..].bytes().take_while(|byte| *byte == b']').count();
                return Some(at + run - 2);
            }
            _ => {}
        }
    }
    None
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => plain.push('\n'),
                Some('t') => plain.push('\t'),
                Some(other @ ('\\' | ']')) => plain.push(other),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            },
            other => plain.push(other),
        }
    }
    plain
}

fn step(name: &str, args: Option<&str>) -> Result<Step, DirectiveError> {
    let wrong = |expected| DirectiveError::Arguments { name: name.to_owned(), expected };
    let text = || args.filter(|args| !args.is_empty()).map(unescape).ok_or_else(|| wrong("a text"));
    let latch = || text().map(latch_of);
    let step = match name {
        "say" => Step::Say(text()?),
        "drip" => {
            let (count, millis) = args.and_then(two_numbers).ok_or_else(|| wrong("COUNT,MILLISECONDS"))?;
            Step::Drip { count, pause: Duration::from_millis(millis) }
        }
        "flood" => Step::Flood { count: args.and_then(number).ok_or_else(|| wrong("COUNT"))? },
        "tool" => tool(args, false).ok_or_else(|| wrong("NAME,PREVIEW[,SECONDS]"))?,
        "tool-fails" => tool(args, true).ok_or_else(|| wrong("NAME,PREVIEW[,SECONDS]"))?,
        "shell" => Step::Shell { command: text()? },
        "background" => Step::Background { command: text()? },
        "approve" => approve(&text()?),
        "wait" => Step::Wait(latch()?),
        "model" => Step::Model { prompt: args.map(unescape) },
        "echo" => Step::Echo,
        "reasoning" => Step::Reasoning(args.map(unescape).unwrap_or_else(|| "thinking".to_owned())),
        "event" => Step::Event(
            serde_json::from_str(&text()?).map_err(|_| wrong("a JSON object with a member `event`"))?,
        ),
        "usage" => {
            let (input_tokens, output_tokens) =
                args.and_then(two_numbers).ok_or_else(|| wrong("INPUT,OUTPUT"))?;
            Step::Usage { input_tokens, output_tokens }
        }
        "nousage" => Step::Usage { input_tokens: 0, output_tokens: 0 },
        "fail" => Step::Fail(text()?),
        "cut" => Step::Cut,
        "hang" => Step::Hang,
        "garbage" => Step::Garbage,
        "garbage-status" => Step::GarbageStatus,
        "close-early" => Step::CloseEarly,
        "reset" => Step::Reset,
        "forget-events" => Step::ForgetEvents,
        "forget-run" => Step::ForgetRun,
        "freeze" => Step::Freeze(latch()?),
        "exit" => Step::Exit(args.and_then(|args| args.parse().ok()).ok_or_else(|| wrong("CODE"))?),
        "ignore-stop" => Step::IgnoreStop,
        "ignore-term" => Step::IgnoreTerm,
        _ => return Err(DirectiveError::Unknown(name.to_owned())),
    };
    Ok(step)
}

fn latch_of(name: String) -> Latch {
    if name.starts_with('/') { Latch::File(PathBuf::from(name)) } else { Latch::Named(name) }
}

fn number(text: &str) -> Option<u64> {
    text.trim().parse().ok()
}

fn two_numbers(text: &str) -> Option<(u64, u64)> {
    let (first, second) = text.split_once(',')?;
    Some((number(first)?, number(second)?))
}

fn tool(args: Option<&str>, failed: bool) -> Option<Step> {
    let (name, rest) = args?.split_once(',')?;
    let timed = rest.rsplit_once(',').and_then(|(preview, seconds)| Some((preview, seconds_of(seconds)?)));
    let (preview, takes) = timed.unwrap_or((rest, Duration::ZERO));
    Some(Step::Tool { name: name.to_owned(), preview: unescape(preview), takes, failed })
}

fn seconds_of(text: &str) -> Option<Duration> {
    Duration::try_from_secs_f64(text.trim().parse().ok()?).ok()
}

fn approve(text: &str) -> Step {
    let (command, description) = text.split_once('|').unwrap_or((text, "delete in root path"));
    Step::Approve { command: command.to_owned(), description: description.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn say(text: &str) -> Step {
        Step::Say(text.to_owned())
    }

    #[test]
    fn each_directive_is_read() {
        let second = Duration::from_secs(1);
        let tool = |preview: &str, takes, failed| Step::Tool {
            name: "terminal".into(),
            preview: preview.into(),
            takes,
            failed,
        };
        let table: &[(&str, Step)] = &[
            ("[[say:hello]]", say("hello")),
            (r"[[say:a\nb\]]]", say("a\nb]")),
            (r"[[say:C:\\x \d]]", say(r"C:\x \d")),
            ("[[drip:30,100]]", Step::Drip { count: 30, pause: Duration::from_millis(100) }),
            ("[[flood:100000]]", Step::Flood { count: 100_000 }),
            ("[[tool:terminal,echo hi]]", tool("echo hi", Duration::ZERO, false)),
            ("[[tool:terminal,echo a, b,1]]", tool("echo a, b", second, false)),
            ("[[tool-fails:terminal,exit 3,1]]", tool("exit 3", second, true)),
            ("[[shell:echo hi]]", Step::Shell { command: "echo hi".into() }),
            ("[[background:sleep 9]]", Step::Background { command: "sleep 9".into() }),
            (
                "[[approve:rm -rf /x|dangerous delete]]",
                Step::Approve { command: "rm -rf /x".into(), description: "dangerous delete".into() },
            ),
            ("[[wait:go]]", Step::Wait(Latch::Named("go".into()))),
            ("[[wait:/tmp/go]]", Step::Wait(Latch::File("/tmp/go".into()))),
            ("[[model]]", Step::Model { prompt: None }),
            (r"[[model:say [[hi\]\]]]", Step::Model { prompt: Some("say [[hi]]".into()) }),
            ("[[echo]]", Step::Echo),
            ("[[reasoning:hm]]", Step::Reasoning("hm".into())),
            ("[[usage:1234,56]]", Step::Usage { input_tokens: 1234, output_tokens: 56 }),
            ("[[nousage]]", Step::Usage { input_tokens: 0, output_tokens: 0 }),
            ("[[fail:model exploded]]", Step::Fail("model exploded".into())),
            ("[[exit:70]]", Step::Exit(70)),
            ("[[freeze:thaw]]", Step::Freeze(Latch::Named("thaw".into()))),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text), Ok(vec![expected.clone()]), "{text}");
        }
    }

    #[test]
    fn json_stands_in_a_directive_and_only_its_own_double_brackets_are_escaped() {
        let steps = parse(r#"[[event:{"event": "plan.updated", "steps": [[1\]]}]] [[say:[1]]]"#).unwrap();
        assert!(matches!(steps.as_slice(), [Step::Event(_), Step::Say(list)] if list == "[1]"), "{steps:?}");
    }

    #[test]
    fn text_around_directives_is_not_a_script() {
        let input = "please [[1, 2]] [[say:a]] and [[ this [[say:b]] then [[open";
        assert_eq!(parse(input), Ok(vec![say("a"), say("b")]));
        assert_eq!(plain_text("tell [[model]] me"), "tell  me");
    }

    #[test]
    fn a_typing_error_is_told() {
        let table: &[(&str, &str)] = &[
            ("[[sya:hello]]", "unknown directive `sya`"),
            ("[[say]]", "directive `say` takes a text"),
            ("[[drip:1]]", "directive `drip` takes COUNT,MILLISECONDS"),
            ("[[flood:many]]", "directive `flood` takes COUNT"),
            ("[[tool:terminal]]", "directive `tool` takes NAME,PREVIEW[,SECONDS]"),
            ("[[usage:1]]", "directive `usage` takes INPUT,OUTPUT"),
            ("[[exit:now]]", "directive `exit` takes CODE"),
            ("[[event:5]]", "directive `event` takes a JSON object with a member `event`"),
        ];
        for (text, message) in table {
            assert_eq!(parse(text).unwrap_err().to_string(), *message);
        }
    }

    proptest! {
        #[test]
        fn no_input_makes_it_panic(input in r"(\[\[|\]\]|[a-z:,\\|]|\PC){0,60}") {
            let _ = (parse(&input), plain_text(&input));
        }

        #[test]
        fn what_is_escaped_is_said(text in r"[a-z \]\[\\\n,|:]{1,40}") {
            let escaped = text.replace('\\', r"\\").replace(']', r"\]").replace('\n', r"\n");
            prop_assert_eq!(parse(&format!("x [[say:{escaped}]] y")), Ok(vec![say(&text)]));
        }
    }
}
