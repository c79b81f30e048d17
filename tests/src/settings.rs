//! The settings of a Hub under test: defaults that keep stories apart and fast, and what a story changes.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicU16, Ordering};

use hub_server::config::Config;

use crate::process::agent_program;

/// Ports of Hubs that are to be found again after a restart. The system gives none of them to those who ask for any
/// port, so nobody takes one while its Hub is away.
const PORTS: std::ops::Range<u16> = 12_000..32_000;

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
            ("limits.tenant_requests_per_second", "\"off\""),
            ("limits.auth_failures_per_minute", "\"off\""),
            ("limits.token_cache_seconds", "0"),
        ];
        Self(pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }
}

impl Settings {
    /// As usual, with the scripted agent, at an address that stays the same through restarts: agent hosts outlive
    /// their Hub and look for it where it was.
    pub fn with_agent() -> Self {
        let mut settings = Self::lasting();
        settings.set("agent_command", &format!("{:?}", agent_program().display().to_string()));
        settings
    }

    /// As usual, with the agent of this virtual environment, at an address that stays the same through restarts.
    pub fn with_venv(venv: &Path) -> Self {
        let mut settings = Self::lasting();
        settings.set("agent_venv", &format!("{:?}", venv.display().to_string()));
        settings
    }

    fn lasting() -> Self {
        let mut settings = Self::default();
        settings.set("listen", &format!("\"127.0.0.1:{}\"", lasting_port()));
        settings
    }

    /// Serves the metrics, on any free port.
    #[must_use]
    pub fn with_metrics(mut self) -> Self {
        self.set("metrics_listen", "\"127.0.0.1:0\"");
        self
    }

    /// Sets one value, as it is written in TOML.
    pub fn set(&mut self, key: &str, value: &str) {
        self.0.insert(key.to_owned(), value.to_owned());
    }

    /// Adds words behind those that a setting has.
    ///
    /// # Panics
    /// If it has none.
    pub fn add_words(&mut self, key: &str, words: &str) {
        let value = self.0.get_mut(key).expect("the setting has words");
        *value = format!("{:?}", format!("{} {words}", value.trim_matches('"')));
    }

    /// The text of a settings file, with this data directory, and with the database that stories run on.
    pub fn text(&self, data_dir: &Path) -> String {
        let lines: String = self.0.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let database = match self.0.contains_key("database_url") {
            true => None,
            false => hub_test_postgres::chosen(data_dir),
        };
        let database = database.map(|url| format!("database_url = {url:?}\n")).unwrap_or_default();
        format!("data_dir = {:?}\n{database}{lines}", data_dir.display().to_string())
    }

    /// The settings as a Hub in this process takes them.
    ///
    /// # Panics
    /// If they are not valid.
    pub fn config(&self, data_dir: &Path) -> Config {
        Config::from_text(&self.text(data_dir)).expect("the story's settings are valid")
    }
}

fn lasting_port() -> u16 {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let count = PORTS.end - PORTS.start;
    // Other tests of this machine begin elsewhere.
    let first = u16::try_from(std::process::id() * 97 % u32::from(count)).expect("it is less than the count");
    let ports =
        std::iter::repeat_with(|| PORTS.start + (first + TAKEN.fetch_add(1, Ordering::Relaxed)) % count);
    let mut free =
        ports.take(usize::from(count)).filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.next().expect("a port is free")
}
