//! `hermes-hub check`: a line a check, ok, warn or fail, what was found and how to mend it.
//!
//! Looks and changes nothing, so that it can be run beside a running Hub.

mod agents;
mod files;
mod live;
mod machine;

use serde::Serialize;

use super::{Failure, answer};
use crate::config::{Config, ConfigErrors};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print one JSON object in place of lines
    #[arg(long)]
    json: bool,
    /// Also ask the running Hub whether it is ready
    #[arg(long)]
    live: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Ok,
    Warn,
    Fail,
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Finding {
    check: &'static str,
    state: State,
    message: String,
    /// What to do; absent when all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

impl Finding {
    fn ok(check: &'static str, message: impl Into<String>) -> Self {
        Self { check, state: State::Ok, message: message.into(), mend: None }
    }

    fn warn(check: &'static str, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { check, state: State::Warn, message: message.into(), mend: Some(mend.into()) }
    }

    fn fail(check: &'static str, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { check, state: State::Fail, message: message.into(), mend: Some(mend.into()) }
    }
}

pub(super) async fn run(config: Result<Config, ConfigErrors>, arguments: Arguments) -> Result<(), Failure> {
    let findings = match config {
        Ok(config) => all(&config, &arguments).await,
        // The other checks would look in places that nobody meant.
        Err(errors) => errors
            .0
            .into_iter()
            .map(|error| {
                Finding::fail("config", format!("{}: {}", error.setting, error.problem), error.remedy)
            })
            .collect(),
    };
    let text = if arguments.json { as_json(&findings) } else { as_lines(&findings) };
    answer(&text)?;
    if findings.iter().any(|finding| finding.state == State::Fail) { Err(Failure::Said) } else { Ok(()) }
}

async fn all(config: &Config, arguments: &Arguments) -> Vec<Finding> {
    let mut findings = vec![
        Finding::ok("config", format!("{} settings are valid", config.shown().len())),
        machine::data_dir(config),
        machine::disk(config),
    ];
    findings.extend(files::database_and_key(config).await);
    findings.extend(machine::listeners(config));
    findings.push(files::tls(config));
    findings.push(machine::isolation(config));
    findings.push(agents::python(config));
    findings.push(agents::release(config).await);
    findings.push(agents::model(config));
    if arguments.live {
        findings.push(live::readyz(config).await);
    }
    findings
}

fn as_lines(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|finding| {
            let state = match finding.state {
                State::Ok => "ok",
                State::Warn => "warn",
                State::Fail => "fail",
            };
            let mend = finding.mend.as_ref().map(|mend| format!("; {mend}")).unwrap_or_default();
            format!("{state:<4}  {:<10}  {}{mend}\n", finding.check, finding.message)
        })
        .collect()
}

fn as_json(findings: &[Finding]) -> String {
    let ok = findings.iter().all(|finding| finding.state != State::Fail);
    format!("{}\n", serde_json::json!({"ok": ok, "checks": findings}))
}

#[cfg(test)]
mod tests;
