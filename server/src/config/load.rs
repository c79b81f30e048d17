//! Collects the values of settings from file and environment, remembers where each came from, and says everything
//! that is wrong at once.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use super::table::{Setting, variable};
use super::value::{Value, quote};
use super::{Config, Limits};

/// Where a setting's value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// The file that `--config` named.
    File(PathBuf),
    /// The environment variable of this name.
    Environment(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
        }
    }
}

/// A setting as `hermes-hub config` shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The TOML key, such as `limits.uri_bytes`.
    pub key: &'static str,
    /// The environment variable, such as `HUB_LIMITS_URI_BYTES`.
    pub variable: String,
    /// The value as it was written; empty when there is none.
    pub value: String,
    /// Where the value came from.
    pub origin: Origin,
    /// One line that says what the setting is for.
    pub help: &'static str,
}

/// One thing that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {problem}; {remedy}")]
pub struct ConfigError {
    /// The setting as the operator wrote it: `HUB_LISTEN`, or `listen (hub.toml)`.
    pub setting: String,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

/// Everything that is wrong with the settings, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<ConfigError>);

impl std::error::Error for ConfigErrors {}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

/// The texts that were given, and what is known about them so far.
#[derive(Default)]
pub(super) struct Sources {
    given: BTreeMap<String, Given>,
    shown: Vec<Shown>,
    pub(super) errors: Vec<ConfigError>,
}

struct Given {
    text: String,
    origin: Origin,
}

/// Variables that are somebody else's: those that Kubernetes gives every pod beside a Service that is called `hub`, and
/// those that the tests read.
fn is_not_ours(name: &str) -> bool {
    name == "HUB_PORT"
        || ["HUB_PORT_", "HUB_SERVICE_", "HUB_TEST_"].iter().any(|start| name.starts_with(start))
}

impl Sources {
    pub(super) fn read_file(path: &Path) -> Self {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::read_text(path, &text),
            Err(error) => {
                let mut sources = Self::default();
                sources.refuse(
                    format!("--config {}", path.display()),
                    format!("the file cannot be read ({error})"),
                    "name a readable TOML file, or leave --config away".to_owned(),
                );
                sources
            }
        }
    }

    pub(super) fn read_text(path: &Path, text: &str) -> Self {
        let mut sources = Self::default();
        match text.parse::<toml::Table>() {
            Ok(table) => sources.add_table(path, "", table),
            Err(error) => {
                let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
                sources.refuse(
                    format!("{} line {line}", path.display()),
                    format!("this is not TOML ({})", error.message()),
                    "write a line like `listen = \"127.0.0.1:7700\"` for each setting".to_owned(),
                );
            }
        }
        sources
    }

    fn add_table(&mut self, path: &Path, prefix: &str, table: toml::Table) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            let text = match value {
                toml::Value::Table(inner) if prefix.is_empty() => {
                    self.add_table(path, &format!("{key}."), inner);
                    continue;
                }
                toml::Value::Array(items) => {
                    items.into_iter().map(scalar).collect::<Option<Vec<_>>>().map(|items| items.join(","))
                }
                other => scalar(other),
            };
            match text {
                Some(text) => {
                    self.given.insert(key, Given { text, origin: Origin::File(path.to_path_buf()) });
                }
                None => self.refuse(
                    format!("{key} ({})", path.display()),
                    "a setting cannot have a value of this kind".to_owned(),
                    "write a text, a number, true or false, or an array of texts".to_owned(),
                ),
            }
        }
    }

    pub(super) fn add_environment(&mut self, environment: impl Iterator<Item = (OsString, OsString)>) {
        let known: BTreeMap<String, &'static str> =
            all_settings().map(|setting| (setting.variable(), setting.key)).collect();
        for (name, value) in environment {
            let Some(name) = name.to_str().filter(|name| name.starts_with("HUB_") && !is_not_ours(name))
            else {
                continue;
            };
            let Some(key) = known.get(name) else {
                let nearest = nearest(name, known.keys().map(String::as_str));
                self.refuse(
                    name.to_owned(),
                    "there is no such setting".to_owned(),
                    format!("did you mean {nearest}? `hermes-hub config` lists all"),
                );
                continue;
            };
            let origin = Origin::Environment(name.to_owned());
            match value.into_string() {
                // Start scripts pass on what is not set as an empty text; it means what leaving it away means.
                Ok(text) if text.is_empty() => {}
                Ok(text) => {
                    self.given.insert((*key).to_owned(), Given { text, origin });
                }
                Err(_) => {
                    self.refuse(name.to_owned(), "it is not UTF-8".to_owned(), "write UTF-8".to_owned())
                }
            }
        }
    }

    /// The value of one setting. A value that is refused is noted, and the default stands in for it meanwhile.
    pub(super) fn take<T: Value>(&mut self, setting: &Setting) -> T {
        let given = self
            .given
            .remove(setting.key)
            .unwrap_or_else(|| Given { text: setting.default.to_owned(), origin: Origin::Default });
        let parsed = parse::<T>(&given.text, setting);
        let text = parsed.as_ref().map(|value| value.shown(&given.text)).unwrap_or_default();
        self.shown.push(Shown {
            key: setting.key,
            variable: setting.variable(),
            value: text,
            origin: given.origin,
            help: setting.help,
        });
        parsed.unwrap_or_else(|problem| {
            let what = format!("write {}", expects::<T>(setting));
            self.refuse(self.written_as(setting.key), problem, what);
            parse(setting.default, setting).expect("every default parses, which a test checks")
        })
    }

    /// A key as the operator wrote it.
    pub(super) fn written_as(&self, key: &str) -> String {
        match self.shown.iter().find(|shown| shown.key == key).map(|shown| &shown.origin) {
            Some(Origin::File(path)) => format!("{key} ({})", path.display()),
            _ => variable(key),
        }
    }

    pub(super) fn refuse(&mut self, setting: String, problem: String, remedy: String) {
        self.errors.push(ConfigError { setting, problem, remedy });
    }

    /// Refuses what no setting has taken.
    pub(super) fn refuse_unknown(&mut self) {
        for (key, given) in std::mem::take(&mut self.given) {
            let place = match &given.origin {
                Origin::File(path) => format!("{key} ({})", path.display()),
                _ => key.clone(),
            };
            let plain = key.to_ascii_lowercase();
            let plain = plain.strip_prefix("hub_").unwrap_or(&plain);
            let nearest = nearest(plain, all_settings().map(|setting| setting.key));
            self.refuse(
                place,
                "there is no such setting".to_owned(),
                format!("did you mean {nearest}? `hermes-hub config` lists all"),
            );
        }
    }

    pub(super) fn finish(mut self) -> (Vec<Shown>, Vec<ConfigError>) {
        let order: BTreeMap<&str, usize> =
            all_settings().enumerate().map(|(index, setting)| (setting.key, index)).collect();
        self.shown.sort_by_key(|shown| order.get(shown.key).copied());
        (self.shown, self.errors)
    }
}

/// All settings, in the order in which they are shown.
pub(super) fn all_settings() -> impl Iterator<Item = &'static Setting> {
    Config::TABLE.iter().chain(Limits::TABLE)
}

fn parse<T: Value>(text: &str, setting: &Setting) -> Result<T, String> {
    let text = text.trim();
    let value =
        if text.is_empty() { T::empty().ok_or_else(|| "it is empty".to_owned())? } else { T::parse(text)? };
    match (setting.range, value.number()) {
        (Some((low, high)), Some(number)) if !(low..=high).contains(&number) => {
            Err(format!("{} is out of range", quote(text)))
        }
        _ => Ok(value),
    }
}

fn expects<T: Value>(setting: &Setting) -> String {
    match setting.range {
        Some((low, high)) => format!("{} from {low} to {high}", T::EXPECTS),
        None => T::EXPECTS.to_owned(),
    }
}

fn scalar(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(word) => Some(word.to_string()),
        _ => None,
    }
}

fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> &'a str {
    known
        .min_by_key(|candidate| strsim::damerau_levenshtein(name, candidate))
        .expect("the table of settings is not empty")
}
