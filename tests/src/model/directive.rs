//! The directives of a prompt: their parser, pure. The table of them stands in [`crate::model`].

use std::time::Duration;

use serde_json::{Map, Value, json};

/// One step of a script.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Say(String),
    Drip { count: u32, pause: Duration },
    Pause(Duration),
    Tool { name: String, arguments: Map<String, Value> },
    HalfTool { name: String, arguments: String },
    Echo,
    Reasoning(String),
    Usage { input: u64, output: u64, cached: u64 },
    NoUsage,
    Cut { times: u32 },
    StopEarly { times: u32 },
    Status { code: u16, times: u32 },
    After { times: u32 },
    Error(String),
    Finish(String),
    Garbage,
    Hang,
}

/// A directive that cannot be obeyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong(pub(super) String);

/// Whether a text has a directive, right or wrong.
pub(super) fn is_script(text: &str) -> bool {
    found(text).next().is_some()
}

/// All directives of `text`, in order.
pub(super) fn parse(text: &str) -> Result<Vec<Step>, Wrong> {
    found(text).map(|(name, arguments)| step(name, arguments)).collect()
}

/// The names and arguments of all directives. Double brackets without a lower-case name are text.
fn found(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let inner = &rest[rest.find("[[")? + 2..];
            // Of three opening brackets the last two open.
            rest = &rest[rest.len() - inner.len() - 1..];
            let length = inner.find(|letter: char| !(letter.is_ascii_lowercase() || letter == '-'));
            let Some(length) = length.filter(|length| *length > 0) else { continue };
            let (name, behind) = inner.split_at(length);
            if let Some(behind) = behind.strip_prefix("]]") {
                rest = behind;
                return Some((name, None));
            }
            let Some(arguments) = behind.strip_prefix(':') else { continue };
            let Some(end) = closing(arguments) else { continue };
            rest = &arguments[end + 2..];
            return Some((name, Some(&arguments[..end])));
        }
    })
}

/// Where the closing brackets are that no backslash stands before.
fn closing(arguments: &str) -> Option<usize> {
    let bytes = arguments.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            // Of three brackets the last two close, so that JSON may end an argument.
            b']' if bytes[at + 1] == b']' && bytes.get(at + 2) != Some(&b']') => return Some(at),
            _ => at += 1,
        }
    }
    None
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some(other @ ('\\' | ']')) => plain.push(other),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}

fn step(name: &str, arguments: Option<&str>) -> Result<Step, Wrong> {
    let wrong = |expected: &str| Wrong(format!("directive `{name}` takes {expected}"));
    let text = || arguments.filter(|text| !text.is_empty()).map(unescape).ok_or_else(|| wrong("a text"));
    let numbers =
        || -> Option<Vec<u64>> { arguments?.split(',').map(|number| number.trim().parse().ok()).collect() };
    let times = || match arguments {
        None => Ok(u32::MAX),
        Some(text) => text.trim().parse().map_err(|_| wrong("nothing, or TIMES")),
    };
    match name {
        "say" => Ok(Step::Say(text()?)),
        "drip" => match numbers().as_deref() {
            Some([count, millis]) if *count <= 1_000_000 => {
                let count = u32::try_from(*count).map_err(|_| wrong("a smaller COUNT"))?;
                Ok(Step::Drip { count, pause: Duration::from_millis(*millis) })
            }
            _ => Err(wrong("COUNT,MILLISECONDS, with at most a million words")),
        },
        "pause" => match numbers().as_deref() {
            Some([millis]) => Ok(Step::Pause(Duration::from_millis(*millis))),
            _ => Err(wrong("MILLISECONDS")),
        },
        "tool" => tool(arguments).ok_or_else(|| wrong("NAME,JSON with an object")),
        "half-tool" => {
            let (name, text) =
                arguments.and_then(|both| both.split_once(',')).ok_or_else(|| wrong("NAME,TEXT"))?;
            Ok(Step::HalfTool { name: name.to_owned(), arguments: unescape(text) })
        }
        "shell" => {
            let mut arguments = Map::new();
            arguments.insert("command".to_owned(), json!(text()?));
            Ok(Step::Tool { name: "terminal".to_owned(), arguments })
        }
        "echo" => Ok(Step::Echo),
        "reasoning" => Ok(Step::Reasoning(text()?)),
        "usage" => match numbers().as_deref() {
            Some([input, output]) => Ok(Step::Usage { input: *input, output: *output, cached: 0 }),
            Some([input, output, cached]) => {
                Ok(Step::Usage { input: *input, output: *output, cached: *cached })
            }
            _ => Err(wrong("INPUT,OUTPUT or INPUT,OUTPUT,CACHED")),
        },
        "nousage" => Ok(Step::NoUsage),
        "cut" => Ok(Step::Cut { times: times()? }),
        "stop-early" => Ok(Step::StopEarly { times: times()? }),
        "status" => status(arguments).ok_or_else(|| wrong("CODE or CODE,TIMES, with a code from 400 to 599")),
        "after" if arguments.is_some() => Ok(Step::After { times: times()? }),
        "after" => Err(wrong("TIMES")),
        "error" => Ok(Step::Error(text()?)),
        "finish" => Ok(Step::Finish(text()?)),
        "garbage" => Ok(Step::Garbage),
        "hang" => Ok(Step::Hang),
        _ => Err(Wrong(format!("unknown directive `{name}`"))),
    }
}

fn tool(arguments: Option<&str>) -> Option<Step> {
    let (name, json) = arguments?.split_once(',')?;
    Some(Step::Tool { name: name.to_owned(), arguments: serde_json::from_str(&unescape(json)).ok()? })
}

fn status(arguments: Option<&str>) -> Option<Step> {
    let (code, times) = arguments?.split_once(',').unwrap_or((arguments?, "4294967295"));
    let code = code.trim().parse().ok().filter(|code| (400..600).contains(code))?;
    Some(Step::Status { code, times: times.trim().parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Step {
        Step::Say(text.to_owned())
    }

    fn terminal(command: &str) -> Step {
        let arguments = json!({"command": command}).as_object().cloned().expect("it is an object");
        Step::Tool { name: "terminal".to_owned(), arguments }
    }

    #[test]
    fn each_directive_is_read() {
        let table = [
            ("[[say:hello]]", say("hello")),
            (r"[[say:a\nb\]]]", say("a\nb]")),
            ("[[drip:3,100]]", Step::Drip { count: 3, pause: Duration::from_millis(100) }),
            ("[[pause:5]]", Step::Pause(Duration::from_millis(5))),
            (r#"[[tool:terminal,{"command": "ls"}]]"#, terminal("ls")),
            (r"[[shell:test \[\[ -e x \]\]]]", terminal(r"test \[\[ -e x ]]")),
            ("[[shell:rm -rf /srv/x]]", terminal("rm -rf /srv/x")),
            (
                r#"[[half-tool:terminal,{"comm]]"#,
                Step::HalfTool { name: "terminal".to_owned(), arguments: r#"{"comm"#.to_owned() },
            ),
            ("[[echo]]", Step::Echo),
            ("[[reasoning:hm]]", Step::Reasoning("hm".to_owned())),
            ("[[usage:1,2]]", Step::Usage { input: 1, output: 2, cached: 0 }),
            ("[[usage:5,2,3]]", Step::Usage { input: 5, output: 2, cached: 3 }),
            ("[[nousage]]", Step::NoUsage),
            ("[[cut]]", Step::Cut { times: u32::MAX }),
            ("[[cut:1]]", Step::Cut { times: 1 }),
            ("[[stop-early:2]]", Step::StopEarly { times: 2 }),
            ("[[status:429]]", Step::Status { code: 429, times: u32::MAX }),
            ("[[status:500,1]]", Step::Status { code: 500, times: 1 }),
            ("[[after:1]]", Step::After { times: 1 }),
            ("[[error:overloaded]]", Step::Error("overloaded".to_owned())),
            ("[[finish:length]]", Step::Finish("length".to_owned())),
            ("[[garbage]]", Step::Garbage),
            ("[[hang]]", Step::Hang),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text), Ok(vec![expected]), "{text}");
        }
    }

    #[test]
    fn text_around_directives_is_not_a_script() {
        let text = r#"[[[say:a]] [[1, 2]] {"x": [[1]]} [[ this [[say:b]] then [[open and [[Say:c]]"#;
        assert_eq!(parse(text), Ok(vec![say("a"), say("b")]));
        assert!(!is_script("[[1, 2]] and [[open"));
    }

    #[test]
    fn json_with_brackets_at_its_end_is_an_argument() {
        let steps = parse(r#"[[tool:plan,{"steps": [1]}]][[say:[1]]]"#).expect("it is right");
        assert!(matches!(&steps[..], [Step::Tool { .. }, Step::Say(text)] if text == "[1]"), "{steps:?}");
    }

    #[test]
    fn a_typing_error_is_told() {
        let table = [
            ("[[sya:hello]]", "unknown directive `sya`"),
            ("[[say]]", "directive `say` takes a text"),
            ("[[drip:1]]", "directive `drip` takes COUNT,MILLISECONDS, with at most a million words"),
            ("[[tool:terminal]]", "directive `tool` takes NAME,JSON with an object"),
            ("[[tool:terminal,5]]", "directive `tool` takes NAME,JSON with an object"),
            ("[[status:200]]", "directive `status` takes CODE or CODE,TIMES, with a code from 400 to 599"),
            ("[[cut:often]]", "directive `cut` takes nothing, or TIMES"),
            ("[[after]]", "directive `after` takes TIMES"),
        ];
        for (text, message) in table {
            assert_eq!(parse(text), Err(Wrong(message.to_owned())), "{text}");
        }
    }
}
