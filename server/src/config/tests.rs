//! What settings accept and refuse, and what they say then.

use std::ffi::OsString;
use std::path::Path;

use super::load::{Origin, all_settings};
use super::{Config, Isolation};

fn from(file: Option<&str>, environment: &[(&str, &str)]) -> Result<Config, String> {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let path = directory.path().join("hub.toml");
    if let Some(text) = file {
        std::fs::write(&path, text).expect("the file is written");
    }
    let environment = environment.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
    Config::from_sources(file.map(|_| path.as_path()), environment)
        .map_err(|error| error.to_string().replace(&path.display().to_string(), "hub.toml"))
}

#[test]
fn the_defaults_alone_are_a_valid_configuration() {
    let config = from(None, &[]).expect("the defaults");
    assert_eq!(config.listen.to_string(), "127.0.0.1:7700");
    assert_eq!(config.metrics_listen.map(|address| address.to_string()).as_deref(), Some("127.0.0.1:7701"));
    assert_eq!(config.database().to_string(), "./hub-data/hub.db");
    assert_eq!(config.trash_days, 7);
    assert_eq!(config.limits.headers_bytes, 32 * 1024);
    assert!(config.shown().iter().all(|shown| shown.origin == Origin::Default));
}

#[test]
fn the_environment_wins_over_the_file_and_both_are_remembered() {
    let file = "listen = \"127.0.0.1:1\"\ntrash_days = 3\n[limits]\nuri_bytes = 1000\n";
    let config = from(Some(file), &[("HUB_LISTEN", "127.0.0.1:2"), ("HUB_LIMITS_DATABASE_BATCH", "10")])
        .expect("valid");
    assert_eq!((config.listen.port(), config.trash_days), (2, 3));
    assert_eq!((config.limits.uri_bytes, config.limits.database_batch), (1000, 10));
    let origin = |key: &str| {
        config.shown().iter().find(|shown| shown.key == key).map(|shown| shown.origin.clone()).expect("shown")
    };
    assert_eq!(origin("listen"), Origin::Environment("HUB_LISTEN".into()));
    assert!(matches!(origin("trash_days"), Origin::File(_)));
    assert_eq!(origin("python"), Origin::Default);
}

#[test]
fn values_are_read_in_every_form_they_may_have() {
    let config = from(
        Some("trusted_proxies = [\"10.0.0.0/8\", \"192.0.2.7\"]\ninsecure_http = true\nisolation = \"uid\""),
        &[
            ("HUB_METRICS_LISTEN", "off"),
            ("HUB_DATABASE_URL", "sqlite:///srv/hub.db"),
            ("HUB_LIMITS_TOKEN_REQUESTS_PER_SECOND", "off"),
            ("HUB_CORS_ORIGINS", "https://a.example, http://b.example:8080"),
            ("HUB_AGENT_COMMAND", "/opt/agent  --flag x"),
            // Start scripts pass empty texts on.
            ("HUB_TRASH_DAYS", ""),
            // A pod beside a Service called hub.
            ("HUB_PORT", "tcp://10.0.0.1:7700"),
            ("HUB_SERVICE_HOST", "10.0.0.1"),
        ],
    )
    .expect("valid");
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.isolation, Isolation::Uid);
    assert_eq!(config.metrics_listen, None);
    assert_eq!(config.database().to_string(), "/srv/hub.db");
    assert_eq!(config.limits.token_requests_per_second, None);
    assert_eq!(config.cors_origins.len(), 2);
    assert_eq!(config.trash_days, 7);
    assert_eq!(config.agent_command.words(), ["/opt/agent", "--flag", "x"]);
    assert!(from(None, &[]).expect("the defaults").agent_command.words().is_empty());
}

/// File, environment, and the whole text of the refusal.
type Refusal = (Option<&'static str>, &'static [(&'static str, &'static str)], &'static str);

const REFUSALS: &[Refusal] = &[
    (
        None,
        &[("HUB_LISTN", "127.0.0.1:1")],
        "HUB_LISTN: there is no such setting; did you mean HUB_LISTEN? `hermes-hub config` lists all",
    ),
    (
        Some("lissten = \"x\""),
        &[],
        "lissten (hub.toml): there is no such setting; did you mean listen? `hermes-hub config` lists all",
    ),
    (
        Some("HUB_TRASH_DAYS = 1"),
        &[],
        "HUB_TRASH_DAYS (hub.toml): there is no such setting; did you mean trash_days? `hermes-hub config` lists all",
    ),
    (
        Some("[limits]\nbody_idle_second = 1"),
        &[],
        "limits.body_idle_second (hub.toml): there is no such setting; did you mean limits.body_idle_seconds? \
         `hermes-hub config` lists all",
    ),
    (
        None,
        &[("HUB_LISTEN", "localhost")],
        "HUB_LISTEN: \"localhost\" is not an address with a port; \
         write IP:PORT, such as 127.0.0.1:7700 or [::1]:7700",
    ),
    (
        Some("trash_days = -1"),
        &[],
        "trash_days (hub.toml): \"-1\" is not a whole number, or too large; write a whole number from 0 to 3650",
    ),
    (
        None,
        &[("HUB_LIMITS_URI_BYTES", "1")],
        "HUB_LIMITS_URI_BYTES: \"1\" is out of range; write a whole number from 256 to 65536",
    ),
    (
        None,
        &[("HUB_DATABASE_URL", "postgres://hub:hunter2@db")],
        "HUB_DATABASE_URL: it names no database; \
         write sqlite:PATH, such as sqlite:/var/lib/hub/hub.db, or postgres://USER@HOST/DATABASE",
    ),
    (
        None,
        &[("HUB_MODEL_BASE_URL", "https://me:hunter2@model.example/v1")],
        "HUB_MODEL_BASE_URL: it holds a user or password, which would be shown in logs; \
         write an address such as https://hub.example.com, without user, query or fragment",
    ),
    (
        None,
        &[("HUB_LISTEN", "0.0.0.0:7700")],
        "HUB_LISTEN: other machines can reach 0.0.0.0:7700, and it would speak plain HTTP; \
         set HUB_TLS_CERT_FILE and HUB_TLS_KEY_FILE, or listen on 127.0.0.1, or set HUB_INSECURE_HTTP=true \
         if something in front of it speaks TLS",
    ),
    (
        None,
        &[("HUB_METRICS_LISTEN", "[::]:7701")],
        "HUB_METRICS_LISTEN: other machines can reach [::]:7701, and it would speak plain HTTP; \
         listen on 127.0.0.1, or set HUB_INSECURE_HTTP=true if something in front of it speaks TLS",
    ),
    (
        None,
        &[("HUB_TLS_CERT_FILE", "/c.pem")],
        "HUB_TLS_CERT_FILE: it is set and HUB_TLS_KEY_FILE is not; set HUB_TLS_KEY_FILE too, or neither",
    ),
    (None, &[("HUB_INSECURE_HTTP", "yes")], "HUB_INSECURE_HTTP: \"yes\" is neither; write true or false"),
    (
        None,
        &[("HUB_ISOLATION", "docker")],
        "HUB_ISOLATION: \"docker\" is not one of them; write auto, process or uid",
    ),
    (
        Some("listen = "),
        &[],
        "hub.toml line 1: this is not TOML (string values must be quoted, expected literal string); \
         write a line like `listen = \"127.0.0.1:7700\"` for each setting",
    ),
    (
        Some("log = 2026-01-01"),
        &[],
        "log (hub.toml): a setting cannot have a value of this kind; \
         write a text, a number, true or false, or an array of texts",
    ),
    (
        None,
        &[("HUB_TRUSTED_PROXIES", "10.0.0.0/8,proxy")],
        "HUB_TRUSTED_PROXIES: \"proxy\" is not a network; write networks such as 10.0.0.0/8,fd00::/8",
    ),
    (
        None,
        &[("HUB_CORS_ORIGINS", "*")],
        "HUB_CORS_ORIGINS: it is not a web address (relative URL without a base); \
         write exact origins such as https://console.example.com; `*` is not accepted",
    ),
    (
        None,
        &[("HUB_METRICS_LISTEN", "127.0.0.1:7700")],
        "HUB_METRICS_LISTEN: it is the address of the API; give it another port, or write off",
    ),
    (
        None,
        &[("HUB_LOG", "hub=loud")],
        "HUB_LOG: \"hub=loud\" is no filter of log lines; \
         write directives such as info or info,hub_server=debug",
    ),
    (
        Some("[limits]\nbody_idle_seconds = 100"),
        &[],
        "limits.body_idle_seconds (hub.toml): it is longer than limits.body_total_seconds; \
         make it shorter than the whole",
    ),
];

#[test]
fn a_refusal_names_the_setting_the_problem_and_what_to_write() {
    for (file, environment, expected) in REFUSALS {
        let error = from(*file, environment).expect_err(expected);
        assert_eq!(&error, expected);
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let error =
        from(Some("a = 1"), &[("HUB_LISTEN", "x"), ("HUB_TRASH_DAYS", "y")]).expect_err("three mistakes");
    assert_eq!(error.lines().count(), 3, "{error}");
}

#[test]
fn a_token_in_place_of_a_path_is_refused_and_not_repeated() {
    let token = format!("hho_{}", "a".repeat(59));
    let error = from(None, &[("HUB_BOOTSTRAP_TOKEN_FILE", &token)]).expect_err("a token is no path");
    assert!(!error.contains(&token), "{error}");
    assert!(error.contains("this is a token itself"), "{error}");
}

#[test]
fn a_config_file_that_is_not_there_is_named() {
    let error =
        Config::from_sources(Some(Path::new("/nowhere/hub.toml")), std::iter::empty()).expect_err("no file");
    assert!(error.to_string().starts_with("--config /nowhere/hub.toml: the file cannot be read"), "{error}");
}

#[test]
fn every_setting_has_a_help_line_a_name_of_its_own_and_a_range_that_holds_its_default() {
    let mut variables = std::collections::BTreeSet::new();
    for setting in all_settings() {
        assert!(setting.help.len() > 10 && !setting.help.ends_with('.'), "{}", setting.key);
        assert!(variables.insert(setting.variable()), "{}", setting.key);
        if let Some((low, high)) = setting.range {
            let number: u64 = setting.default.parse().expect("a ranged default is a number");
            assert!((low..=high).contains(&number), "{}", setting.key);
        }
    }
    // Every default parses: `take` would have panicked.
    assert_eq!(from(None, &[]).expect("the defaults").shown().len(), variables.len());
}
