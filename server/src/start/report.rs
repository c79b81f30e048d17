//! The report that an operator reads when the Hub starts: where things are, and what is missing or not protected.

use std::io::Write;

use crate::auth::bootstrap::Bootstrap;
use crate::config::{Config, Isolation, LogFormat};
use crate::data_dir::DataDir;
use crate::releases::{self, Release};
use crate::seal::MasterKey;
use crate::uids::Uids;

use super::isolation::{self, Reached};

/// A line each for what the Hub runs with.
#[derive(Debug, Clone, Default)]
pub struct Report {
    lines: Vec<(&'static str, String)>,
}

impl Report {
    /// Adds a line.
    pub fn add(&mut self, name: &'static str, text: String) {
        self.lines.push((name, text));
    }

    /// The lines: a name and a text.
    #[must_use]
    pub fn lines(&self) -> &[(&'static str, String)] {
        &self.lines
    }

    /// Writes the report to standard error, in the form that log lines have. A standard error that is gone is no
    /// reason not to serve.
    pub fn print(&self, format: LogFormat) {
        let _ = std::io::stderr().write_all(self.render(format).as_bytes());
    }

    fn render(&self, format: LogFormat) -> String {
        self.lines
            .iter()
            .map(|(name, text)| match format {
                LogFormat::Text => format!("{name:<10} {text}\n"),
                LogFormat::Json => format!("{}\n", serde_json::json!({"report": name, "text": text})),
            })
            .collect()
    }
}

pub(super) fn compose(
    config: &Config,
    data_dir: &DataDir,
    database_kind: &str,
    key: &MasterKey,
    bootstrap: &Bootstrap,
    release: String,
    reached: &Reached,
) -> Report {
    let mut report = Report::default();
    report.add("data", data_text(config, data_dir));
    report.add("database", format!("{database_kind} {}", config.database()));
    report.add("key", format!("{} in {}", key.id(), config.master_key_path().display()));
    report.add("token", super::token_text(bootstrap, config));
    report.add("release", release);
    report.add("model", model_text(config));
    let mut isolation = isolation::reached_text(reached);
    if reached.level == Isolation::Uid
        && let Ok(uids) = Uids::of(config)
    {
        let (first, last) = uids.bounds();
        isolation.push_str(&format!("; uids {first} to {last}"));
    }
    report.add("isolation", isolation);
    report
}

fn data_text(config: &Config, data_dir: &DataDir) -> String {
    let mut text = data_dir.path().display().to_string();
    if data_dir.was_open() {
        text.push_str(" (other users could read or write in it until now; it is private from here on)");
    }
    match data_dir.free_bytes() {
        Ok(free) if free < config.disk_reserve_bytes => {
            text.push_str(&format!(
                ", {} free: LESS than the reserve of {}, so no new work is taken; free some space",
                megabytes(free),
                megabytes(config.disk_reserve_bytes)
            ));
        }
        Ok(free) => text.push_str(&format!(", {} free", megabytes(free))),
        Err(_) => {}
    }
    text
}

/// A size for people.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}

/// What agents are started with, and whether that can be; or the command that installs it.
pub(super) fn release_text(config: &Config, active: Option<Release>, level: Isolation) -> String {
    let closed = isolation::agent(config, active.as_ref()).filter(|_| level == Isolation::Uid);
    if let Some(obstacle) = closed {
        return format!("CANNOT be used by tenants with uids of their own: {obstacle}");
    }
    if let Some(program) = config.agent_command.words().first() {
        return format!("none is used: agents are started as {program}, which HUB_AGENT_COMMAND names");
    }
    let install = format!("`hermes-hub release install {}`", releases::newest());
    let Some(release) = active else {
        return format!("none, so agents cannot run; {install} installs one");
    };
    let version = release.version.as_deref().unwrap_or("of an unknown version");
    let venv = release.venv.display();
    match (&release.id, release.fault()) {
        (Some(id), None) => format!("{id}, hermes-agent {version} in {venv}"),
        (None, None) => format!("hermes-agent {version} in {venv}, which HUB_AGENT_VENV names"),
        (Some(id), Some(fault)) => format!("{id} CANNOT be used: {fault}; {install} installs another"),
        (None, Some(fault)) => format!("HUB_AGENT_VENV CANNOT be used: {fault}; name another, or unset it"),
    }
}

fn model_text(config: &Config) -> String {
    let name = config.model_name.as_deref();
    match (&config.model_base_url, name) {
        (Some(url), Some(name)) => format!("{name} at {url}"),
        (Some(url), None) => format!("{url}, no default model; set HUB_MODEL_NAME"),
        (None, _) => "none, so agents cannot think; set HUB_MODEL_BASE_URL, HUB_MODEL_NAME and \
                      HUB_MODEL_API_KEY_FILE"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_is_named_or_the_command_that_installs_one() {
        let config = |text: &str| Config::from_text(text).expect("valid");
        let text = |config: &Config, release| release_text(config, release, Isolation::Process);
        let root = tempfile::tempdir().expect("a temporary directory");
        let venv = root.path().to_path_buf();
        let release = |id: Option<&str>| {
            Some(Release {
                id: id.map(str::to_owned),
                version: Some("0.19.0".to_owned()),
                venv: venv.clone(),
            })
        };
        let install = format!("hermes-hub release install {}", releases::newest());
        assert!(text(&config(""), None).contains(&install));
        let broken = text(&config(""), release(Some("rel_1")));
        assert!(broken.starts_with("rel_1 CANNOT be used: ") && broken.contains(&install), "{broken}");
        let broken = text(&config(""), release(None));
        assert!(broken.starts_with("HUB_AGENT_VENV CANNOT be used: "), "{broken}");
        std::fs::create_dir(venv.join("bin")).expect("made");
        std::fs::write(venv.join("pyvenv.cfg"), "").expect("written");
        for program in ["bin/python", "bin/hermes"] {
            std::os::unix::fs::symlink("/bin/sh", venv.join(program)).expect("linked");
        }
        let shown = venv.display();
        assert_eq!(
            text(&config(""), release(Some("rel_1"))),
            format!("rel_1, hermes-agent 0.19.0 in {shown}")
        );
        assert!(text(&config(""), release(None)).contains("which HUB_AGENT_VENV names"));
        assert!(text(&config("agent_command = \"/a b\""), None).contains("/a, which HUB_AGENT_COMMAND"));
    }

    #[test]
    fn the_report_is_lines_for_people_or_for_programs() {
        let mut report = Report::default();
        report.add("data", "/srv/hub".to_owned());
        report.add("model", "\"m\" at https://x".to_owned());
        assert_eq!(report.render(LogFormat::Text), "data       /srv/hub\nmodel      \"m\" at https://x\n");
        assert_eq!(
            report.render(LogFormat::Json),
            "{\"report\":\"data\",\"text\":\"/srv/hub\"}\n{\"report\":\"model\",\"text\":\"\\\"m\\\" at https://x\"}\n"
        );
    }
}
