//! Log lines: one subscriber for the process, and dropshot's `slog` led into it without losing a field.
//!
//! Logs go to standard error. Nothing here decides what is logged.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use slog::{Drain, KV, OwnedKVList, Record};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{Config, LogFormat};

/// Sends log lines to standard error as the settings say, and panics into the log. Once in a process; a second
/// call changes nothing.
pub fn init(config: &Config) {
    let filter = EnvFilter::new(config.log.as_str());
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let registry = tracing_subscriber::registry().with(filter);
    let installed = match config.log_format {
        LogFormat::Json => registry.with(lines.json().flatten_event(true)).try_init(),
        LogFormat::Text => registry.with(lines.with_ansi(std::io::stderr().is_terminal())).try_init(),
    };
    if installed.is_ok() {
        std::panic::set_hook(Box::new(log_panic));
    }
}

// A formatted panic message may hold anything that the code had in hand; only texts of the source are repeated.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(message withheld)");
    tracing::error!(panic.place = place, "a panic at {place}: {message}");
}

/// The logger to give to dropshot. Its lines have the target `dropshot`.
pub fn slog_bridge() -> slog::Logger {
    slog::Logger::root(TracingDrain.fuse(), slog::o!())
}

/// Turns records of `slog` into events of `tracing`.
struct TracingDrain;

/// The fields of dropshot that become fields of the event. The names of an event's fields are fixed when the
/// program is built; every other field goes, with its name, into the one field `more`.
#[derive(Default)]
struct Fields {
    req_id: Option<String>,
    method: Option<String>,
    uri: Option<String>,
    remote_addr: Option<String>,
    local_addr: Option<String>,
    response_code: Option<String>,
    latency_us: Option<String>,
    error_message_internal: Option<String>,
    error_message_external: Option<String>,
    more: serde_json::Map<String, serde_json::Value>,
}

impl Fields {
    fn of(record: &Record<'_>, logger: &OwnedKVList) -> Self {
        let mut fields = Self::default();
        // The record's own fields first: they are nearer to what happened, and the first of a name stays.
        let _ = record.kv().serialize(record, &mut fields);
        let _ = logger.serialize(record, &mut fields);
        fields
    }

    fn more(&self) -> Option<String> {
        (!self.more.is_empty()).then(|| serde_json::Value::Object(self.more.clone()).to_string())
    }
}

impl slog::Serializer for Fields {
    fn emit_arguments(&mut self, key: slog::Key, value: &std::fmt::Arguments<'_>) -> slog::Result {
        let name: &str = key.as_ref();
        let known = match name {
            "req_id" => &mut self.req_id,
            "method" => &mut self.method,
            "uri" => &mut self.uri,
            "remote_addr" => &mut self.remote_addr,
            "local_addr" => &mut self.local_addr,
            "response_code" => &mut self.response_code,
            "latency_us" => &mut self.latency_us,
            "error_message_internal" => &mut self.error_message_internal,
            "error_message_external" => &mut self.error_message_external,
            _ => {
                self.more.entry(name).or_insert_with(|| value.to_string().into());
                return Ok(());
            }
        };
        known.get_or_insert_with(|| value.to_string());
        Ok(())
    }
}

macro_rules! event {
    ($level:ident, $record:expr, $logger:expr) => {
        if tracing::enabled!(target: "dropshot", tracing::Level::$level) {
            let fields = Fields::of($record, $logger);
            tracing::event!(
                target: "dropshot",
                tracing::Level::$level,
                req_id = fields.req_id,
                method = fields.method,
                uri = fields.uri,
                remote_addr = fields.remote_addr,
                local_addr = fields.local_addr,
                response_code = fields.response_code,
                latency_us = fields.latency_us,
                error_message_internal = fields.error_message_internal,
                error_message_external = fields.error_message_external,
                more = fields.more(),
                "{}",
                $record.msg()
            );
        }
    };
}

impl Drain for TracingDrain {
    type Ok = ();
    type Err = slog::Never;

    fn log(&self, record: &Record<'_>, logger: &OwnedKVList) -> Result<(), slog::Never> {
        match record.level() {
            slog::Level::Critical | slog::Level::Error => event!(ERROR, record, logger),
            slog::Level::Warning => event!(WARN, record, logger),
            slog::Level::Info => event!(INFO, record, logger),
            slog::Level::Debug => event!(DEBUG, record, logger),
            slog::Level::Trace => event!(TRACE, record, logger),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Where a test's log lines go.
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("no test panics while it writes").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn logged(filter: &str, log: impl FnOnce(slog::Logger)) -> Vec<serde_json::Value> {
        let lines = Lines::default();
        let writer = lines.clone();
        let layer =
            tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(move || writer.clone());
        let subscriber = tracing_subscriber::registry().with(EnvFilter::new(filter)).with(layer);
        tracing::subscriber::with_default(subscriber, || log(slog_bridge()));
        let bytes = lines.0.lock().expect("written").clone();
        String::from_utf8(bytes)
            .expect("text")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect()
    }

    #[test]
    fn fields_of_the_record_and_of_its_loggers_survive() {
        let lines = logged("info", |root| {
            let server = root.new(slog::o!("local_addr" => "127.0.0.1:7700", "version" => 3));
            let request = server.new(slog::o!("req_id" => "abc", "method" => "GET", "uri" => "/v1/version"));
            slog::info!(request, "request completed"; "response_code" => 200, "latency_us" => 17, "upgrade" => "h2");
        });
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        for (field, value) in [
            ("level", "INFO"),
            ("target", "dropshot"),
            ("message", "request completed"),
            ("req_id", "abc"),
            ("method", "GET"),
            ("uri", "/v1/version"),
            ("local_addr", "127.0.0.1:7700"),
            ("response_code", "200"),
            ("latency_us", "17"),
        ] {
            assert_eq!(line[field], value, "{line}");
        }
        let more: serde_json::Value =
            serde_json::from_str(line["more"].as_str().expect("text")).expect("JSON");
        assert_eq!(more, serde_json::json!({"upgrade": "h2", "version": "3"}));
    }

    #[test]
    fn the_field_that_is_nearest_to_the_record_wins() {
        let lines = logged("info", |root| {
            let outer = root.new(slog::o!("req_id" => "outer", "path" => "outer"));
            slog::info!(outer, "x"; "req_id" => "inner", "path" => "inner");
        });
        assert_eq!(
            (&lines[0]["req_id"], &lines[0]["more"]),
            (&"inner".into(), &r#"{"path":"inner"}"#.into())
        );
    }

    #[test]
    fn levels_are_kept_and_filtered_by_target() {
        let lines = logged("info,dropshot=warn", |root| {
            slog::info!(root, "not this");
            slog::warn!(root, "a warning");
            slog::error!(root, "an error");
            slog::crit!(root, "worse");
        });
        let levels: Vec<_> = lines.iter().map(|line| line["level"].as_str().expect("text")).collect();
        assert_eq!(levels, ["WARN", "ERROR", "ERROR"]);
        assert!(lines[0].get("req_id").is_none(), "absent fields are not written");
    }
}
