//! What the scripted agent is started with: the same files and variables as hermes-agent.
//!
//! `$HERMES_HOME/config.yaml` and `.env`, overruled per leaf by those of `$HERMES_MANAGED_DIR`;
//! `API_SERVER_*` from either `.env` or the environment. Only what changes the behaviour of the
//! HTTP API is read. A broken file does not stop the start: like the agent, it runs on defaults
//! and says so in `/health/detailed`.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

/// The shortest key with which the agent opens its listener.
const KEY_CHARS_MIN: usize = 16;

/// The agent's default port.
const PORT_DEFAULT: u16 = 8642;

/// How the scripted agent is set up.
#[derive(Clone, Debug)]
pub struct ScriptedConfig {
    /// `HERMES_HOME`; without one, nothing is written to disk.
    pub home: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// `API_SERVER_KEY`. Missing or too short: the process lives and never listens.
    pub key: Option<SecretString>,
    /// The model's name in answers (`API_SERVER_MODEL_NAME`).
    pub model_name: String,
    /// The model endpoint of runs without a route.
    pub model: Option<ModelEndpoint>,
    /// `platforms.api_server.extra.model_routes`, from the home's file only.
    pub routes: BTreeMap<String, ModelEndpoint>,
    /// `approvals.timeout`.
    pub approval_timeout: Duration,
    /// Whether commands ask at all (`approvals.mode` is not `off`).
    pub asks: bool,
    /// `gateway.api_server.max_concurrent_runs`; 0 is no cap.
    pub concurrent_runs_max: usize,
    /// `agent.restart_drain_timeout`.
    pub drain: Duration,
    /// `terminal.cwd`: where tools run.
    pub work_dir: Option<PathBuf>,
    /// `HERMES_MANAGED_DIR`.
    pub managed: Option<PathBuf>,
    /// Variables of `.env` that tools see at the start.
    pub tool_env: BTreeMap<String, String>,
    /// `cron.chronos`: what a signed call to run a job is held against.
    pub fire: Option<FireConfig>,
    /// Whether the agent's own clock runs jobs: `cron.provider` names no other scheduler.
    pub ticks: bool,
    /// Why the configuration counts as degraded, if it does.
    pub fault: Option<String>,
    /// The agent's clocks.
    pub timings: Timings,
}

/// What a token that has a job run must say.
#[derive(Clone, Debug)]
pub struct FireConfig {
    /// Whom it is for (`expected_audience`).
    pub audience: String,
    /// Who says it (`portal_url`).
    pub issuer: String,
}

/// A model endpoint: OpenAI's chat completions.
#[derive(Clone, Debug)]
pub struct ModelEndpoint {
    /// The model's name in the request.
    pub name: String,
    /// The part of the address before `/chat/completions`.
    pub base_url: String,
    /// The bearer.
    pub api_key: SecretString,
}

/// The agent's own clocks as measured. Tests shorten them; nothing else changes them.
#[derive(Clone, Copy, Debug)]
pub struct Timings {
    /// Silence after which a stream gets a keepalive.
    pub keepalive: Duration,
    /// How long the events route waits for an unknown run before its 404.
    pub unknown_run: Duration,
    /// Age at which a buffer without a reader is dropped.
    pub unread_kept: Duration,
    /// How long an ended run's status is kept.
    pub ended_kept: Duration,
    /// Between two sweeps.
    pub sweep: Duration,
    /// Before the second try of a model call; doubled before the third.
    pub model_backoff: Duration,
    /// After the drain time, how long the process may linger for its threads.
    pub watchdog: Duration,
    /// How many runs execute at once; the others say `running` and wait.
    pub workers: usize,
}

impl Default for Timings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            keepalive: Duration::from_secs(30),
            unknown_run: Duration::from_secs(1),
            unread_kept: Duration::from_secs(300),
            ended_kept: Duration::from_secs(3600),
            sweep: Duration::from_secs(60),
            model_backoff: Duration::from_millis(2500),
            watchdog: Duration::from_secs(60),
            workers: (cores + 4).min(32),
        }
    }
}

impl ScriptedConfig {
    /// A configuration without files: loopback, a free port, `key`, all defaults.
    pub fn in_memory(key: SecretString) -> Self {
        Self {
            home: None,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            key: Some(key),
            model_name: "hermes-agent".to_owned(),
            model: None,
            routes: BTreeMap::new(),
            approval_timeout: Duration::from_secs(60),
            asks: true,
            concurrent_runs_max: 10,
            drain: Duration::ZERO,
            work_dir: None,
            tool_env: BTreeMap::new(),
            fire: None,
            ticks: true,
            managed: None,
            fault: None,
            timings: Timings::default(),
        }
    }

    /// Reads the files that the environment names. Never fails: see the head of this file.
    pub fn load(env: impl Fn(&str) -> Option<String>) -> Self {
        let home = env("HERMES_HOME").map(PathBuf::from);
        let managed = env("HERMES_MANAGED_DIR").map(PathBuf::from);
        let mut faults = Vec::new();
        let mut read = |dir: &Option<PathBuf>| match dir.as_deref().map(read_yaml) {
            Some(Ok(config)) => config,
            Some(Err(fault)) => {
                faults.push(fault);
                Map::new()
            }
            None => Map::new(),
        };
        let own = read(&home);
        let mut merged = Value::Object(own.clone());
        overrule(&mut merged, &Value::Object(read(&managed)));

        let variables = variables(home.as_deref(), managed.as_deref());
        let variable = |name: &str| variables.get(name).cloned().or_else(|| env(name));

        let mut config = Self::in_memory(SecretString::from(String::new()));
        config.read_server(&variable);
        config.read_settings(&merged);
        let routes = at(&Value::Object(own), "platforms.api_server.extra.model_routes").cloned();
        for (alias, route) in routes.as_ref().and_then(Value::as_object).into_iter().flatten() {
            config.routes.extend(endpoint(route, "model").map(|endpoint| (alias.clone(), endpoint)));
        }
        config.home = home;
        config.managed = managed;
        config.tool_env = config.tool_env_now();
        config.fault = faults.into_iter().next();
        config
    }

    /// What tools would see of the `.env` files as they are now.
    pub(super) fn tool_env_now(&self) -> BTreeMap<String, String> {
        let mut variables = variables(self.home.as_deref(), self.managed.as_deref());
        variables.retain(|name, _| !name.starts_with("API_SERVER_"));
        variables
    }

    /// The key, if the agent would open its listener with it.
    pub fn usable_key(&self) -> Option<&SecretString> {
        self.key.as_ref().filter(|key| key.expose_secret().len() >= KEY_CHARS_MIN)
    }

    fn read_server(&mut self, variable: &impl Fn(&str) -> Option<String>) {
        self.key = variable("API_SERVER_KEY").map(SecretString::from);
        let host = variable("API_SERVER_HOST").and_then(|host| host.parse::<IpAddr>().ok());
        let port = variable("API_SERVER_PORT").and_then(|port| port.parse().ok());
        self.listen =
            SocketAddr::new(host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), port.unwrap_or(PORT_DEFAULT));
        if let Some(name) = variable("API_SERVER_MODEL_NAME").filter(|name| !name.is_empty()) {
            self.model_name = name;
        }
    }

    fn read_settings(&mut self, config: &Value) {
        self.model = at(config, "model").and_then(|model| endpoint(model, "default"));
        let seconds = |path| at(config, path).and_then(Value::as_f64).and_then(duration);
        self.approval_timeout = seconds("approvals.timeout").unwrap_or(self.approval_timeout);
        self.drain = seconds("agent.restart_drain_timeout").unwrap_or(self.drain);
        // YAML 1.1 readers take a bare `off` for false, and so does the agent's.
        let mode = at(config, "approvals.mode");
        self.asks = !matches!(mode, Some(Value::Bool(false))) && mode.and_then(Value::as_str) != Some("off");
        let cap = at(config, "gateway.api_server.max_concurrent_runs").and_then(Value::as_u64);
        self.concurrent_runs_max =
            cap.and_then(|cap| cap.try_into().ok()).unwrap_or(self.concurrent_runs_max);
        let chronos = |name: &str| {
            at(config, &format!("cron.chronos.{name}")).and_then(Value::as_str).map(str::to_owned)
        };
        // Without a key to hold a signature against, the agent takes no token at all.
        let keyed = chronos("nas_jwks_url").is_some_and(|key| key.starts_with("-----BEGIN PUBLIC KEY-----"));
        let says = chronos("expected_audience").zip(chronos("portal_url")).filter(|_| keyed);
        self.fire = says.map(|(audience, issuer)| FireConfig { audience, issuer });
        // Joined to a directory of the agent's, a whole path stays what it is; what cannot be loaded is as if not named.
        let provider = at(config, "cron.provider").and_then(Value::as_str);
        self.ticks = !provider.is_some_and(|name| Path::new(name).join("__init__.py").is_file());
        self.work_dir = at(config, "terminal.cwd").and_then(Value::as_str).map(PathBuf::from);
    }
}

fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

fn endpoint(value: &Value, name_member: &str) -> Option<ModelEndpoint> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    Some(ModelEndpoint {
        name: text(name_member).unwrap_or("default").to_owned(),
        base_url: text("base_url")?.trim_end_matches('/').to_owned(),
        api_key: SecretString::from(text("api_key").unwrap_or_default()),
    })
}

/// The member at a dotted path.
fn at<'a>(config: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(config, |value, name| value.get(name))
}

/// Puts each leaf of `by` over `config`; a list is one leaf.
fn overrule(config: &mut Value, by: &Value) {
    match (config, by) {
        (Value::Object(config), Value::Object(by)) => {
            for (name, value) in by {
                overrule(config.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (config, by) => *config = by.clone(),
    }
}

fn read_yaml(dir: &Path) -> Result<Map<String, Value>, String> {
    let Ok(text) = std::fs::read_to_string(dir.join("config.yaml")) else { return Ok(Map::new()) };
    // The agent names the parser's error class and nothing of the file.
    let documents = Yaml::load_from_str(&text).map_err(|_| "invalid config (ParserError)".to_owned())?;
    match documents.first().map(json) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(config)) => Ok(config),
        Some(_) => Err("invalid config (not a mapping)".to_owned()),
    }
}

fn json(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(Scalar::Boolean(value)) => Value::from(*value),
        Yaml::Value(Scalar::Integer(value)) => Value::from(*value),
        Yaml::Value(Scalar::FloatingPoint(value)) => Value::from(value.into_inner()),
        Yaml::Value(Scalar::String(value)) => Value::from(value.as_ref()),
        Yaml::Sequence(items) => items.iter().map(json).collect(),
        Yaml::Mapping(members) => {
            let member = |(name, value): (&Yaml<'_>, &Yaml<'_>)| Some((key(name)?, json(value)));
            Value::Object(members.iter().filter_map(member).collect())
        }
        Yaml::Tagged(_, value) => json(value),
        Yaml::Value(Scalar::Null) | Yaml::Representation(..) | Yaml::Alias(_) | Yaml::BadValue => Value::Null,
    }
}

fn key(yaml: &Yaml<'_>) -> Option<String> {
    match json(yaml) {
        Value::String(name) => Some(name),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The variables of both `.env` files; the managed one's win.
fn variables(home: Option<&Path>, managed: Option<&Path>) -> BTreeMap<String, String> {
    let mut variables = read_env_file(home);
    variables.extend(read_env_file(managed));
    variables
}

fn read_env_file(dir: Option<&Path>) -> BTreeMap<String, String> {
    let text = dir.and_then(|dir| std::fs::read_to_string(dir.join(".env")).ok()).unwrap_or_default();
    text.lines().filter_map(env_line).collect()
}

fn env_line(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once('=')?;
    if name.starts_with('#') {
        return None;
    }
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    let value = match (quoted('\''), quoted('"')) {
        (Some(value), _) => single_quoted(value),
        (None, Some(value)) => value.replace(r"\n", "\n").replace("\\\"", "\"").replace(r"\\", r"\"),
        (None, None) => value.split(" #").next().unwrap_or_default().trim().to_owned(),
    };
    Some((name.trim().to_owned(), value))
}

/// What stands in single quotes: `\\'` and `\\\\` are escapes, and `${NAME:-TEXT}` of a variable without a name is its text.
fn single_quoted(value: &str) -> String {
    let value = value.replace("\\\\", "\\").replace("\\'", "'");
    let mut pieces = value.split("${:-");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (text, rest) = piece.split_once('}').unwrap_or((piece, ""));
        plain.push_str(text);
        plain.push_str(rest);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dirs {
        root: tempfile::TempDir,
    }

    impl Dirs {
        fn new(files: &[(&str, &str)]) -> Self {
            let root = tempfile::tempdir().unwrap();
            for dir in ["home", "managed"] {
                std::fs::create_dir(root.path().join(dir)).unwrap();
            }
            for (path, text) in files {
                std::fs::write(root.path().join(path), text).unwrap();
            }
            Self { root }
        }

        fn load(&self, variables: &[(&str, &str)]) -> ScriptedConfig {
            let dir = |name: &str| self.root.path().join(name).to_str().map(str::to_owned);
            ScriptedConfig::load(|name| match name {
                "HERMES_HOME" => dir("home"),
                "HERMES_MANAGED_DIR" => dir("managed"),
                _ => variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
            })
        }
    }

    const HOME: &str = r#"
model: {default: NAME, provider: custom, base_url: "http://127.0.0.1:1/v1/", api_key: "k0", context_length: 200000}
terminal:
  backend: local
  cwd: /work-dir
approvals: {mode: off, timeout: 300}
gateway: {api_server: {max_concurrent_runs: 4}}
agent: {max_turns: 90, restart_drain_timeout: 8}
platforms: {api_server: {extra: {model_routes: {
  slot-1: {model: M1, provider: custom, base_url: "http://127.0.0.1:1/slots/1/v1", api_key: K1},
  slot-2: {model: M2, provider: custom, base_url: "http://127.0.0.1:1/slots/2/v1", api_key: K2}}}}}
"#;

    #[test]
    fn the_managed_directory_overrules_each_leaf_but_routes_are_the_homes() {
        let managed = "approvals: {mode: manual}\nmodel: {default: POLICY}\nplatforms: {api_server: {extra: {model_routes: {slot-9: {base_url: x}}}}}\n";
        let dirs = Dirs::new(&[
            ("home/config.yaml", HOME),
            ("managed/config.yaml", managed),
            (
                "home/.env",
                "# comment\nAPI_SERVER_KEY=home-key-0123456789\nNOTES_TOKEN=\"a b\"\nexport PLAIN=x # why\n",
            ),
            ("managed/.env", "API_SERVER_KEY='managed-key-0123456789'\nAPI_SERVER_PORT=1234\n"),
        ]);
        let config = dirs.load(&[("API_SERVER_PORT", "9"), ("API_SERVER_MODEL_NAME", "from-environment")]);
        assert_eq!(config.usable_key().unwrap().expose_secret(), "managed-key-0123456789");
        assert_eq!(config.listen, "127.0.0.1:1234".parse().unwrap());
        assert_eq!(config.model_name, "from-environment");
        assert!(config.asks && config.fault.is_none());
        let model = config.model.unwrap();
        assert_eq!((model.name.as_str(), model.base_url.as_str()), ("POLICY", "http://127.0.0.1:1/v1"));
        assert_eq!(config.routes.keys().collect::<Vec<_>>(), ["slot-1", "slot-2"]);
        assert_eq!(config.routes["slot-2"].api_key.expose_secret(), "K2");
        assert_eq!(config.approval_timeout, Duration::from_secs(300));
        assert_eq!((config.concurrent_runs_max, config.drain), (4, Duration::from_secs(8)));
        assert_eq!(config.work_dir, Some(PathBuf::from("/work-dir")));
        let tool_env: Vec<_> =
            config.tool_env.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(tool_env, ["NOTES_TOKEN=a b", "PLAIN=x"]);
    }

    #[test]
    fn approvals_can_be_switched_off_in_the_home_alone() {
        assert!(!Dirs::new(&[("home/config.yaml", HOME)]).load(&[]).asks);
    }

    #[test]
    fn a_broken_file_is_told_and_defaults_hold() {
        let config = Dirs::new(&[("home/config.yaml", "model: [a: b\n}")]).load(&[]);
        assert_eq!(config.fault.as_deref(), Some("invalid config (ParserError)"));
        assert_eq!((config.listen.port(), config.concurrent_runs_max), (PORT_DEFAULT, 10));
        assert!(config.model.is_none() && config.usable_key().is_none());
    }

    #[test]
    fn a_short_key_is_no_key() {
        let config = Dirs::new(&[]).load(&[("API_SERVER_KEY", "short")]);
        assert!(config.key.is_some() && config.usable_key().is_none());
    }
}
