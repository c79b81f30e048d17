//! The agent's `config.yaml` as far as we must touch it: one member replaced, all else as it was.
//!
//! A tenant's own settings keep their meaning: a scalar that stood there bare is written bare again, so that whatever
//! the agent's reader makes of `off` or `0o17`, it makes again. Comments and layout are lost. How deep a YAML text goes is
//! asked here by everybody who reads one. Nothing here knows files.

use std::collections::HashMap;
use std::fmt::Write;

use saphyr::{ScalarStyle, Yaml, YamlLoader};
use saphyr_parser::{Event, Parser};
use serde_json::Value;

/// How deep lists and mappings may lie in each other.
const DEPTH_MAX: usize = 128;

/// The text is no YAML document with a mapping at its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is not a YAML mapping")]
pub(crate) struct NotAMapping;

/// `text` with the member at `path` (names from the top) replaced by `value`. What stands in the path's way is replaced.
pub(crate) fn with_member(text: &str, path: &[&str], value: &Value) -> Result<String, NotAMapping> {
    let mut root = read(text)?;
    set(&mut root, path, value);
    let mut out = String::new();
    write_node(&mut out, &root);
    out.push('\n');
    Ok(out)
}

/// A value as YAML: JSON, with what YAML calls unprintable escaped.
pub(crate) fn from_json(value: &Value) -> String {
    escape(&value.to_string())
}

/// What a document is made of, as far as it matters here.
enum Node {
    /// Written as it is.
    Text(String),
    Sequence(Vec<Node>),
    /// In the document's order, keys as they are written.
    Mapping(Vec<(Node, Node)>),
}

fn read(text: &str) -> Result<Node, NotAMapping> {
    if is_deeper_than(DEPTH_MAX, text) {
        return Err(NotAMapping);
    }
    let mut loader = YamlLoader::<Yaml<'_>>::default();
    loader.early_parse(false);
    let mut parser = Parser::new_from_str(text);
    parser.load(&mut loader, false).map_err(|_| NotAMapping)?;
    if loader.error().is_some() {
        return Err(NotAMapping);
    }
    match loader.into_documents().first() {
        None => Ok(Node::Mapping(Vec::new())),
        Some(Yaml::Representation(text, ScalarStyle::Plain, _)) if matches!(&**text, "" | "~" | "null") => {
            Ok(Node::Mapping(Vec::new()))
        }
        Some(root @ Yaml::Mapping(_)) => Ok(node(root)),
        Some(_) => Err(NotAMapping),
    }
}

/// Whether lists and mappings lie deeper than this in each other, counting what aliases stand for, as far as the text can be
/// read. Reading a text goes down by calling itself, so one that anybody may have written is asked this before; the answer
/// is had without going down.
pub fn is_deeper_than(depth_max: usize, text: &str) -> bool {
    // What is open: its anchor (0 is none), and how many lie in each other inside of it so far.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut heights = HashMap::new();
    for event in Parser::new_from_str(text) {
        let height = match event {
            Ok((Event::SequenceStart(anchor, ..) | Event::MappingStart(anchor, ..), _)) => {
                open.push((anchor, 0));
                0
            }
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => {
                let Some((anchor, inside)) = open.pop() else { continue };
                heights.insert(anchor, inside + 1);
                inside + 1
            }
            Ok((Event::Alias(anchor), _)) => heights.get(&anchor).copied().unwrap_or(0),
            Ok(_) => continue,
            Err(_) => return false,
        };
        if open.len() + height > depth_max {
            return true;
        }
        if let Some((_, inside)) = open.last_mut() {
            *inside = height.max(*inside);
        }
    }
    false
}

fn node(yaml: &Yaml<'_>) -> Node {
    match yaml {
        Yaml::Representation(text, ScalarStyle::Plain, None) => Node::Text(plain(text)),
        Yaml::Representation(text, ..) => Node::Text(quoted(text)),
        Yaml::Sequence(items) => Node::Sequence(items.iter().map(node).collect()),
        Yaml::Mapping(members) => {
            Node::Mapping(members.iter().map(|(name, value)| (node(name), node(value))).collect())
        }
        Yaml::Tagged(_, value) => node(value),
        Yaml::Value(_) | Yaml::Alias(_) | Yaml::BadValue => Node::Text("null".to_owned()),
    }
}

/// A bare scalar stays bare where the flow style allows it; every number, date and word of YAML does.
fn plain(text: &str) -> String {
    let bare = |char: char| char.is_ascii_alphanumeric() || "_./+-~<=".contains(char);
    let colons = text.char_indices().all(|(at, char)| {
        bare(char) || char == ':' && text[at + 1..].starts_with(|next: char| next.is_ascii_alphanumeric())
    });
    let indicator = text == "-" || text.starts_with(':');
    match text {
        "" => "null".to_owned(),
        _ if colons && !indicator => text.to_owned(),
        _ => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    from_json(&Value::from(text))
}

fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for char in json.chars() {
        match char {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                // Nothing goes wrong when a string is written to.
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out
}

fn set(node: &mut Node, path: &[&str], value: &Value) {
    let Some((name, rest)) = path.split_first() else {
        *node = Node::Text(from_json(value));
        return;
    };
    if !matches!(node, Node::Mapping(_)) {
        *node = Node::Mapping(Vec::new());
    }
    let Node::Mapping(members) = node else { return };
    let wanted = [plain(name), quoted(name)];
    let found = members.iter().position(|(key, _)| matches!(key, Node::Text(text) if wanted.contains(text)));
    let at = found.unwrap_or_else(|| {
        members.push((Node::Text(plain(name)), Node::Text("null".to_owned())));
        members.len() - 1
    });
    set(&mut members[at].1, rest, value);
}

fn write_node(out: &mut String, node: &Node) {
    match node {
        Node::Text(text) => out.push_str(text),
        Node::Sequence(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write_node(out, item);
            }
            out.push(']');
        }
        Node::Mapping(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ",\n " });
                write_node(out, name);
                out.push_str(": ");
                write_node(out, value);
            }
            out.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use saphyr::LoadableYamlNode;
    use serde_json::json;

    use super::*;

    fn routes(text: &str) -> String {
        with_member(text, &["platforms", "api"], &json!({"slot-1": "x"})).unwrap()
    }

    #[test]
    fn one_member_is_replaced_and_the_rest_keeps_its_meaning() {
        for (text, expected) in [
            ("", "{platforms: {api: {\"slot-1\":\"x\"}}}\n"),
            ("# nothing\n", "{platforms: {api: {\"slot-1\":\"x\"}}}\n"),
            (
                "approvals: {mode: off, timeout: 1_000}\nplatforms:\n  api: 5\n  tg: yes\n",
                "{approvals: {mode: off,\n timeout: 1_000},\n platforms: {api: {\"slot-1\":\"x\"},\n tg: yes}}\n",
            ),
            ("a: 'off'\n\"platforms\": no\n", "{a: \"off\",\n \"platforms\": {api: {\"slot-1\":\"x\"}}}\n"),
            (
                "a: [1, two three, 'x, y', https://h/p:1]\n",
                "{a: [1, \"two three\", \"x, y\", \"https://h/p:1\"],\n platforms: {api: {\"slot-1\":\"x\"}}}\n",
            ),
            ("a: |\n  b\n  c\n", "{a: \"b\\nc\\n\",\n platforms: {api: {\"slot-1\":\"x\"}}}\n"),
            ("a:\nb: '-'\n", "{a: null,\n b: \"-\",\n platforms: {api: {\"slot-1\":\"x\"}}}\n"),
        ] {
            assert_eq!(routes_or_not(text).as_deref(), Ok(expected), "{text}");
        }
    }

    fn routes_or_not(text: &str) -> Result<String, NotAMapping> {
        with_member(text, &["platforms", "api"], &json!({"slot-1": "x"}))
    }

    #[test]
    fn what_is_no_mapping_is_refused() {
        for text in ["[1]", "words", "a: [", "a: b: c", "&a [*a, 1, *b]"] {
            assert_eq!(routes_or_not(text), Err(NotAMapping), "{text}");
        }
    }

    #[test]
    fn depth_is_counted_in_lists_and_mappings_and_as_far_as_can_be_read() {
        for (text, depth) in [
            ("", 0),
            ("a", 0),
            ("a: b", 1),
            ("- a\n- b\n- [c]", 2),
            ("a: {b: [c, d], e: f}\ng: [h]", 3),
            ("- - - a", 3),
            ("a: &a [x]\nb: *a", 2),
            ("a: &a [x]\nb: [*a]", 3),
            ("a: &a [[x]]\nb: &b [*a]\nc: [*b, [x]]", 5),
            ("&a [*a]", 1),
            ("a: &a x\nb: [*a]", 2),
        ] {
            assert!(!is_deeper_than(depth, text), "{text}");
            assert!(depth == 0 || is_deeper_than(depth - 1, text), "{text}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_refused_before_it_is_gone_into() {
        for text in ["- ".repeat(100_000), format!("a:\n  {}", "- ".repeat(100_000)), "[".repeat(100_000)] {
            assert_eq!(routes_or_not(&text), Err(NotAMapping));
        }
        let chain = |length: usize| {
            let links = (1..length).map(|link| format!("a{link}: &a{link} [*a{}]\n", link - 1));
            links.fold("a0: &a0 [x]\n".to_owned(), |chain, link| chain + &link)
        };
        assert_eq!(routes_or_not(&chain(300)), Err(NotAMapping), "deep by what aliases stand for");
        assert!(routes_or_not(&chain(100)).is_ok());
        assert!(routes_or_not(&format!("a:\n  {}x", "- ".repeat(100))).is_ok());
    }

    #[test]
    fn writing_twice_changes_nothing() {
        let text = "a: {b: [~, 0x1F, 12:30, 2024-01-01, .inf, 'it''s', \"\\u0085\"]}\n";
        let once = routes(text);
        assert_eq!(routes(&once), once);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_what_it_wrote_it_reads(text in "[ -~\n\u{85}]{0,80}") {
            if let Ok(once) = routes_or_not(&text) {
                prop_assert_eq!(routes_or_not(&once), Ok(once.clone()));
            }
        }

        #[test]
        fn a_string_comes_back(value in "\\PC{0,20}|[\u{0}-\u{a0}]{0,10}") {
            let text = with_member("", &["a"], &json!(value)).unwrap();
            let read = Yaml::load_from_str(&text).unwrap();
            prop_assert_eq!(read[0]["a"].as_str(), Some(value.as_str()));
        }
    }
}
