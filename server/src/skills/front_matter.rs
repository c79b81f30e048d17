//! What a `SKILL.md` says of itself in its first lines, as the agent's program (hermes-agent 0.19) reads them.
//!
//! The text is a tenant's: it may be anything. Reading it never fails; what cannot be read is left out and said.
//! Nothing here knows where the text is from.

use hub_runtime::yaml::is_deeper_than;
use saphyr::{ScalarStyle, Yaml, YamlLoader};
use saphyr_parser::Parser;

/// The agent's program looks no further for the end of the first lines.
pub(super) const CHARS_MAX: usize = 4000;

/// The longest name that the agent's program keeps whole.
const NAME_CHARS_MAX: usize = 64;

/// How many nodes aliases may stand for, together: a few lines of them could stand for millions.
const ALIASED_MAX: usize = 1000;

/// How deep lists and mappings may lie in each other.
const DEPTH_MAX: usize = 64;

/// More names of environment keys than this are not told.
const ENVIRONMENT_MAX: usize = 50;
const ENVIRONMENT_CHARS_MAX: usize = 128;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// `None` where none is given, or none that can be used.
    pub(super) name: Option<String>,
    /// A name is given that cannot be used.
    pub(super) name_is_odd: bool,
    pub(super) description: Option<String>,
    pub(super) version: Option<String>,
    /// Names of environment keys that it cannot do without, each once, in their order.
    pub(super) environment: Vec<String>,
    /// It says that it is for other systems than this.
    pub(super) is_foreign: bool,
    /// There are no such lines, they do not end, or they are no YAML mapping.
    pub(super) is_broken: bool,
}

/// A YAML value as far as it matters.
#[derive(Debug)]
enum Node {
    /// A scalar, and whether it stands bare.
    Scalar(String, bool),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    Nothing,
}

/// Reads the first lines of a text.
pub(super) fn read(text: &str) -> FrontMatter {
    let text: String = text.chars().take(CHARS_MAX).collect();
    // The agent's program reads line ends of any kind as one.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let Some((yaml, body)) = split(text) else {
        return FrontMatter { is_broken: true, description: first_line(text), ..FrontMatter::default() };
    };
    let (members, is_broken) = match mapping(yaml) {
        Some(members) => (members, false),
        // So does the agent's program.
        None => (lines(yaml), true),
    };
    let get = |name: &str| members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value);
    let (name, name_is_odd) = match get("name") {
        None => (None, false),
        Some(node) => match usable_name(node) {
            Some(name) => (Some(name), false),
            None => (None, true),
        },
    };
    let description = get("description").and_then(text_of).or_else(|| first_line(body));
    FrontMatter {
        name,
        name_is_odd,
        description,
        version: get("version").and_then(text_of),
        environment: environment(get),
        is_foreign: get("platforms").is_some_and(is_foreign),
        is_broken,
    }
}

/// The lines between `---` and `---`, and what follows them.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---")?;
    let mut from = 0;
    while let Some(found) = rest[from..].find("\n---") {
        let behind = &rest[from + found + 4..];
        let blank = behind.len() - behind.trim_start().len();
        if let Some(line) = behind[..blank].rfind('\n') {
            return Some((&rest[..from + found], &behind[line + 1..]));
        }
        from += found + 4;
    }
    None
}

fn mapping(yaml: &str) -> Option<Vec<(String, Node)>> {
    if is_deeper_than(DEPTH_MAX, yaml) {
        return None;
    }
    let mut loader = YamlLoader::<Yaml<'_>>::default();
    loader.early_parse(false);
    loader.alias_limit(ALIASED_MAX);
    loader.allow_duplicate_keys(true);
    Parser::new_from_str(yaml).load(&mut loader, false).ok()?;
    if loader.error().is_some() {
        return None;
    }
    match node(loader.into_documents().first()?) {
        Node::Map(members) => Some(members),
        _ => None,
    }
}

fn node(yaml: &Yaml<'_>) -> Node {
    match yaml {
        Yaml::Representation(text, style, _) => {
            let bare = *style == ScalarStyle::Plain;
            if bare && is_null(text) { Node::Nothing } else { Node::Scalar(text.to_string(), bare) }
        }
        Yaml::Sequence(items) => Node::List(items.iter().map(node).collect()),
        Yaml::Mapping(members) => {
            let members = members.iter().filter_map(|(key, value)| match node(key) {
                Node::Scalar(key, _) => Some((key, node(value))),
                _ => None,
            });
            Node::Map(members.collect())
        }
        Yaml::Tagged(_, value) => node(value),
        Yaml::Value(_) | Yaml::Alias(_) | Yaml::BadValue => Node::Nothing,
    }
}

/// What the agent's program makes of lines that are no YAML.
fn lines(yaml: &str) -> Vec<(String, Node)> {
    let members = yaml.trim().split('\n').filter_map(|line| line.split_once(':'));
    members
        .map(|(key, value)| (key.trim().to_owned(), Node::Scalar(value.trim().to_owned(), false)))
        .collect()
}

fn text_of(node: &Node) -> Option<String> {
    match node {
        Node::Scalar(text, _) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// A name by which the agent's program can be told to switch the skill, and a path can ask for it.
fn usable_name(node: &Node) -> Option<String> {
    let Node::Scalar(name, bare) = node else { return None };
    (is_usable(name) && !(*bare && is_no_text(name))).then(|| name.clone())
}

/// Whether a skill of this name can be switched: the agent's program keeps the name whole, and a path can hold it.
pub(super) fn is_usable(name: &str) -> bool {
    let odd = |char: char| char.is_control() || matches!(char, '/' | ':');
    !name.is_empty() && name.trim() == name && name.chars().count() <= NAME_CHARS_MAX && !name.contains(odd)
}

fn is_null(bare: &str) -> bool {
    matches!(bare, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether a bare word is a number, a date or a truth for the agent's YAML reader (YAML 1.1), and so no name.
fn is_no_text(bare: &str) -> bool {
    let word = bare.to_ascii_lowercase();
    let number = |char: char| char.is_ascii_hexdigit() || "+-._:xo".contains(char);
    matches!(&*word, "yes" | "no" | "on" | "off" | "true" | "false" | ".nan" | ".inf" | "-.inf" | "+.inf")
        || word.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
            && word.contains(|char: char| char.is_ascii_digit())
            && word.chars().all(number)
}

/// The first line of the text that is no heading: what the agent's program shows where no description is given.
fn first_line(body: &str) -> Option<String> {
    let mut lines = body.lines().map(str::trim);
    lines.find(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned)
}

/// The environment keys that the agent's program takes for required: in three forms, of which the first is today's.
fn environment<'a>(get: impl Fn(&str) -> Option<&'a Node>) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |name: &str| {
        let name = name.trim();
        let first = name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
        let rest = name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        let fits = name.len() <= ENVIRONMENT_CHARS_MAX && found.len() < ENVIRONMENT_MAX;
        if first && rest && fits && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    };
    for item in items(get("required_environment_variables")) {
        match item {
            Node::Scalar(name, _) => take(name),
            Node::Map(members) if !is_optional(members) => {
                if let Some(name) = member(members, "name").or_else(|| member(members, "env_var")) {
                    take(name);
                }
            }
            _ => {}
        }
    }
    if let Some(Node::Map(setup)) = get("setup") {
        let secrets = setup.iter().rev().find(|(key, _)| key == "collect_secrets").map(|(_, value)| value);
        for item in items(secrets) {
            if let Node::Map(members) = item
                && let Some(name) = member(members, "env_var")
            {
                take(name);
            }
        }
    }
    if let Some(Node::Map(earlier)) = get("prerequisites") {
        let names = earlier.iter().rev().find(|(key, _)| key == "env_vars").map(|(_, value)| value);
        for item in items(names) {
            if let Node::Scalar(name, _) = item {
                take(name);
            }
        }
    }
    found
}

/// One thing is a list of one.
fn items(node: Option<&Node>) -> &[Node] {
    match node {
        Some(Node::List(items)) => items,
        Some(node) => std::slice::from_ref(node),
        None => &[],
    }
}

fn member<'a>(members: &'a [(String, Node)], name: &str) -> Option<&'a str> {
    members.iter().rev().find(|(key, _)| key == name).and_then(|(_, value)| match value {
        Node::Scalar(text, _) => Some(text.as_str()),
        _ => None,
    })
}

fn is_optional(members: &[(String, Node)]) -> bool {
    let said = member(members, "optional").unwrap_or("").to_ascii_lowercase();
    !matches!(&*said, "" | "false" | "no" | "off" | "0")
}

/// Whether systems are named and this is none of them. Agents run on Linux.
fn is_foreign(node: &Node) -> bool {
    let names = items(Some(node)).iter().filter_map(text_of).collect::<Vec<_>>();
    !names.is_empty() && !names.iter().any(|name| name.eq_ignore_ascii_case("linux"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(yaml: &str) -> FrontMatter {
        read(&format!("---\n{yaml}\n---\n\n# Title\n\nThe text.\n"))
    }

    #[test]
    fn a_whole_one_is_read() {
        let found = of("name: code-review\ndescription: Review a change.\nversion: 1.0.0\nlicense: MIT");
        let expected = FrontMatter {
            name: Some("code-review".into()),
            description: Some("Review a change.".into()),
            version: Some("1.0.0".into()),
            ..FrontMatter::default()
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn names_that_can_be_used_and_others() {
        let (longest, longer) = ("n".repeat(64), "n".repeat(65));
        for (yaml, name, odd) in [
            ("name: a", Some("a"), false),
            ("name: two words", Some("two words"), false),
            ("name: \u{e4}\u{f6}", Some("\u{e4}\u{f6}"), false),
            ("name: \"yes\"", Some("yes"), false),
            ("name: '12'", Some("12"), false),
            ("name: 3d-models", Some("3d-models"), false),
            ("name: a\nname: b", Some("b"), false),
            (&format!("name: {longest}"), Some(&*longest), false),
            ("version: 1", None, false),
            ("name: yes", None, true),
            ("name: 12", None, true),
            ("name: 2026-11-23", None, true),
            ("name: null", None, true),
            ("name:", None, true),
            ("name: ''", None, true),
            ("name: ' a'", None, true),
            ("name: [a]", None, true),
            ("name: {a: b}", None, true),
            ("name: a/b", None, true),
            ("name: 'a:b'", None, true),
            ("name: \"a\\nb\"", None, true),
            (&format!("name: {longer}"), None, true),
        ] {
            let found = of(yaml);
            assert_eq!((found.name.as_deref(), found.name_is_odd), (name, odd), "{yaml}");
            assert!(!found.is_broken, "{yaml}");
        }
    }

    #[test]
    fn what_is_no_front_matter_is_said_and_the_rest_is_taken() {
        for text in [
            "",
            "# Title\n\nThe text.\n",
            "name: a\n",
            "---\nname: a\n",
            "---\nname: a\n---",
            " ---\nname: a\n---\n",
        ] {
            let found = read(text);
            assert!(found.is_broken && found.name.is_none(), "{text:?}");
        }
        assert_eq!(read("# Title\n\nThe text.\n").description.as_deref(), Some("The text."));
        let late = format!("---\nname: a\ndescription: {}\n---\n", "x".repeat(CHARS_MAX));
        assert!(read(&late).is_broken);
        let in_time = format!("---\nname: a\ndescription: {}\n---\n", "x".repeat(CHARS_MAX - 100));
        assert_eq!(read(&in_time).name.as_deref(), Some("a"));
        for text in ["---\n- a\n---\n", "---\njust text\n---\n"] {
            assert!(read(text).is_broken, "{text:?}");
        }
        // No YAML, but lines that the agent's program reads all the same.
        let lines = of("name: broken\ndescription: one: two: [\nversion: 2");
        assert!(lines.is_broken);
        assert_eq!(lines.name.as_deref(), Some("broken"));
        assert_eq!(lines.description.as_deref(), Some("one: two: ["));
    }

    #[test]
    fn other_line_ends_and_a_mark_before_all_change_nothing() {
        for text in [
            "---\r\nname: a\r\n---\r\nText.\r\n",
            "---\rname: a\r---\rText.\r",
            "\u{feff}---\nname: a\n---\nText.\n",
            "---\nname: a\n---  \nText.\n",
            "---\nname: a\nlicense: |\n  x\n  ---y\n---\n\n\nText.\n",
        ] {
            let found = read(text);
            assert_eq!(found.name.as_deref(), Some("a"), "{text:?}");
            assert_eq!(found.description.as_deref(), Some("Text."), "{text:?}");
        }
    }

    #[test]
    fn environment_keys_come_in_three_forms() {
        let all = "required_environment_variables:\n- A_KEY\n- {name: B_KEY, prompt: b}\n- {env_var: C_KEY}\n- {name: D_KEY, optional: true}\n- {name: A_KEY}\n- {name: 'not a name'}\n- 7\nsetup:\n  collect_secrets:\n  - {env_var: E_KEY}\nprerequisites:\n  env_vars: F_KEY";
        assert_eq!(of(all).environment, ["A_KEY", "B_KEY", "C_KEY", "E_KEY", "F_KEY"]);
        assert_eq!(of("required_environment_variables: {name: A_KEY}").environment, ["A_KEY"]);
        assert_eq!(of("required_environment_variables: null").environment, Vec::<String>::new());
        let many: Vec<_> = (0..60).map(|number| format!("K{number}")).collect();
        let many = of(&format!("required_environment_variables: [{}]", many.join(", ")));
        assert_eq!(many.environment.len(), ENVIRONMENT_MAX);
    }

    #[test]
    fn other_systems_are_seen() {
        for (platforms, foreign) in
            [("[macos]", true), ("windows", true), ("[macos, linux]", false), ("Linux", false), ("[]", false)]
        {
            assert_eq!(of(&format!("platforms: {platforms}")).is_foreign, foreign, "{platforms}");
        }
    }

    #[test]
    fn a_few_lines_that_stand_for_millions_are_not_followed() {
        let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let again = vec![format!("*a{}", level - 1); 9].join(", ");
            yaml += &format!("a{level}: &a{level} [{again}]\n");
        }
        let found = of(&format!("{yaml}name: bomb"));
        assert!(found.is_broken);
        assert_eq!(found.name.as_deref(), Some("bomb"));
        for deep in ["[".repeat(3000), "{a: ".repeat(900), "- ".repeat(1900)] {
            assert!(of(&deep).name.is_none());
        }
        assert_eq!(of("a: &a x\nname: *a").name.as_deref(), Some("x"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,300}") {
            let _ = read(&text);
            let _ = of(&text);
        }

        #[test]
        fn anything_like_yaml_is_read(text in "(name: |- |\\[|\\]|\\{|\\}|&a |\\*a|\\||>|'|\"|\n|  |: |---|#|!!int |a|1|\u{e4}){0,60}") {
            let found = of(&text);
            if let Some(name) = found.name {
                prop_assert!(!name.is_empty() && name.chars().count() <= NAME_CHARS_MAX);
                prop_assert!(!name.contains(['/', ':']));
            }
            prop_assert!(found.environment.len() <= ENVIRONMENT_MAX);
        }

        #[test]
        fn quoted_names_and_descriptions_are_read_as_they_were_meant(
            name in "[a-zA-Z][a-zA-Z0-9 _.\"'#-]{0,20}[a-z]", description in "\\PC{1,80}"
        ) {
            let quote = |text: &str| serde_json::to_string(text).expect("text is JSON");
            let found = of(&format!("name: {}\ndescription: {}", quote(&name), quote(&description)));
            prop_assert_eq!(found.name, Some(name));
            let meant = description.trim();
            prop_assert_eq!(found.description.as_deref(), Some(if meant.is_empty() { "The text." } else { meant }));
        }
    }
}
