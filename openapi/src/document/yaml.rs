//! YAML text to a JSON value, with the line of every member.
//!
//! Knows YAML and positions; knows nothing of OpenAPI. Takes the part of YAML that every reader takes alike:
//! no anchors, aliases or tags, no member twice, no plain word that some readers take for a boolean.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};
use serde_json::{Map, Number, Value};

use super::push_token;

/// What a text holds: the value, and by JSON pointer the line (from 1) where each member or element stands.
pub(super) struct Loaded {
    pub(super) value: Value,
    pub(super) lines: BTreeMap<String, usize>,
}

/// Why a text is refused, and on which line (from 1).
pub(super) struct Refusal {
    pub(super) line: usize,
    pub(super) message: String,
}

/// Nesting beyond this is refused; a contract written by hand has some twenty levels.
const DEPTH_MAX: usize = 64;

/// Plain words that YAML 1.1 readers take for booleans or null and YAML 1.2 readers for strings, or the reverse.
const AMBIGUOUS: &[&str] = &["yes", "no", "on", "off", "true", "false", "null", "~"];

/// Reads one YAML document.
pub(super) fn load(text: &str) -> Result<Loaded, Refusal> {
    let mut reader = Reader { parser: Parser::new_from_str(text), lines: BTreeMap::new() };
    reader.expect_start()?;
    let (event, span) = reader.next()?;
    let value = match event {
        Event::StreamEnd => return Err(refuse(&span, "the text is empty")),
        event => reader.node(event, &span, "", 0)?,
    };
    reader.expect_end()?;
    Ok(Loaded { value, lines: reader.lines })
}

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    lines: BTreeMap<String, usize>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Refusal> {
        loop {
            match self.parser.next_event() {
                Some(Ok((Event::Nothing, _))) => {}
                Some(Ok(found)) => return Ok(found),
                Some(Err(error)) => return Err(not_yaml(&error)),
                None => return Err(Refusal { line: 1, message: "the text ends too early".to_owned() }),
            }
        }
    }

    fn expect_start(&mut self) -> Result<(), Refusal> {
        self.next()?;
        if let Some(Ok((Event::DocumentStart(_), _))) = self.parser.peek() {
            self.next()?;
        }
        Ok(())
    }

    fn expect_end(&mut self) -> Result<(), Refusal> {
        loop {
            match self.next()? {
                (Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => return Ok(()),
                (_, span) => return Err(refuse(&span, "a second document begins here: keep one per file")),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: &Span, at: &str, depth: usize) -> Result<Value, Refusal> {
        self.lines.entry(at.to_owned()).or_insert_with(|| span.start.line());
        if depth > DEPTH_MAX {
            return Err(refuse(span, format!("nested more than {DEPTH_MAX} levels deep")));
        }
        let (anchor, tag) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => (*anchor, tag),
            _ => (1, &None),
        };
        if anchor != 0 {
            return Err(refuse(
                span,
                "anchors and aliases are not used here: write it out, or give it a name and a $ref",
            ));
        }
        if tag.is_some() {
            return Err(refuse(span, "yaml tags are not used here"));
        }
        match event {
            Event::Scalar(text, style, ..) => scalar(&text, style).map_err(|message| refuse(span, message)),
            Event::SequenceStart(..) => self.sequence(at, depth),
            _ => self.mapping(at, depth),
        }
    }

    fn sequence(&mut self, at: &str, depth: usize) -> Result<Value, Refusal> {
        let mut elements = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok(Value::Array(elements));
            }
            let at = format!("{at}/{}", elements.len());
            elements.push(self.node(event, &span, &at, depth + 1)?);
        }
    }

    fn mapping(&mut self, at: &str, depth: usize) -> Result<Value, Refusal> {
        let mut members = Map::new();
        loop {
            let (event, span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(Value::Object(members)),
                Event::Scalar(text, _, 0, None) => text.into_owned(),
                _ => return Err(refuse(&span, "a member name must be a plain or quoted word")),
            };
            let mut at = at.to_owned();
            push_token(&mut at, &key);
            if let Some(first) = self.lines.insert(at.clone(), span.start.line()) {
                return Err(refuse(&span, format!("`{key}` stands here twice, first on line {first}")));
            }
            let (event, span) = self.next()?;
            let value = self.node(event, &span, &at, depth + 1)?;
            members.insert(key, value);
        }
    }
}

/// A scalar's value: quoted and block text is a string; a plain word may be null, a boolean or a JSON number.
fn scalar(text: &str, style: ScalarStyle) -> Result<Value, String> {
    if style != ScalarStyle::Plain {
        return Ok(Value::String(text.to_owned()));
    }
    match text {
        "" | "null" => return Ok(Value::Null),
        "true" => return Ok(Value::Bool(true)),
        "false" => return Ok(Value::Bool(false)),
        _ => {}
    }
    if let Ok(number) = text.parse::<Number>() {
        return Ok(Value::Number(number));
    }
    let digits = text.trim_start_matches(['-', '+']);
    let octal = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    let based = digits.starts_with("0x") || digits.starts_with("0o");
    if octal || based || AMBIGUOUS.contains(&text.to_ascii_lowercase().as_str()) {
        return Err(format!("yaml readers disagree on what a plain `{text}` is: put it in quotes"));
    }
    Ok(Value::String(text.to_owned()))
}

fn refuse(span: &Span, message: impl Into<String>) -> Refusal {
    Refusal { line: span.start.line(), message: message.into() }
}

fn not_yaml(error: &ScanError) -> Refusal {
    Refusal { line: error.marker().line(), message: format!("this is not yaml: {}", error.info()) }
}
