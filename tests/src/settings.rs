//! The settings of a Hub under test: defaults that keep stories apart and fast, and what a story changes.

use std::collections::BTreeMap;
use std::path::Path;

use hub_server::config::Config;

/// Settings as TOML values by key, such as `limits.body_idle_seconds` and `1`.
#[derive(Clone, Debug)]
pub struct Settings(BTreeMap<String, String>);

impl Default for Settings {
    /// Any free port, no rate limits, no disk reserve (the disk of a tester may be nearly full), tokens looked up on
    /// every call, and one isolation on every machine.
    fn default() -> Self {
        let pairs = [
            ("listen", "\"127.0.0.1:0\""),
            ("metrics_listen", "\"off\""),
            ("disk_reserve_bytes", "0"),
            ("isolation", "\"process\""),
            ("limits.token_requests_per_second", "\"off\""),
            ("limits.auth_failures_per_minute", "\"off\""),
            ("limits.token_cache_seconds", "0"),
        ];
        Self(pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }
}

impl Settings {
    /// Sets one value, as it is written in TOML.
    pub fn set(&mut self, key: &str, value: &str) {
        self.0.insert(key.to_owned(), value.to_owned());
    }

    /// The text of a settings file, with this data directory.
    pub fn text(&self, data_dir: &Path) -> String {
        let lines: String = self.0.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        format!("data_dir = {:?}\n{lines}", data_dir.display().to_string())
    }

    /// The settings as a Hub in this process takes them.
    ///
    /// # Panics
    /// If they are not valid.
    pub fn config(&self, data_dir: &Path) -> Config {
        Config::from_text(&self.text(data_dir)).expect("the story's settings are valid")
    }
}
