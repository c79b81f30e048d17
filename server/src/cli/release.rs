//! `hermes-hub release`: installs and lists versions of the agent, also while a Hub runs, which uses a new one at once.

use std::fmt::Write;
use std::sync::Arc;

use clap::Subcommand;

use super::{Failure, answer, note};
use crate::audit;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, OpenError};
use crate::releases::{Listed, Outcome, Release, Releases};
use crate::start::{self, StartError};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Install a version of hermes-agent with the packages that this program has pinned
    Install {
        /// The version, such as 0.19.0
        version: String,
    },
    /// Make an installed release the one that agents are started with from now on
    Activate {
        /// Its version, such as 0.19.0, or its id, rel_...
        release: String,
    },
    /// List all releases
    List,
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let db = database(config).await?;
    let releases = Releases::new(db.clone(), Clock::system(), Arc::new(config.clone()));
    let operation = match &command {
        Command::Install { .. } => "release_install",
        Command::Activate { .. } => "release_activate",
        Command::List => "release_list",
    };
    let result = audit::by_command(operation, act(&releases, config, command)).await;
    db.close().await;
    result
}

/// The database, made as `serve` makes it if this is the first command on this data directory: a release takes minutes
/// to install, and may be prepared before the Hub is first started.
async fn database(config: &Config) -> Result<Db, StartError> {
    match start::beside(config).await {
        Err(StartError::Open(OpenError::Absent { .. })) => {
            note(
                "there is no database yet; making it, the master key and the first token, as a first start does",
            );
            start::prepare(config.clone()).await?.db.close().await;
            Ok(start::beside(config).await?.0)
        }
        opened => Ok(opened?.0),
    }
}

async fn act(releases: &Releases, config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Install { version } => {
            let outcome = tokio::select! {
                outcome = releases.install(&version, &note) => outcome?,
                // What it has begun is removed by the next installation.
                _ = tokio::signal::ctrl_c() => {
                    note("interrupted; nothing was installed");
                    return Err(Failure::Said);
                }
            };
            Ok(answer(&told(&outcome, config))?)
        }
        Command::Activate { release } => {
            let release = releases.activate(&release).await?;
            Ok(answer(&activated(&release, config))?)
        }
        Command::List => Ok(answer(&render(&releases.list().await.map_err(StartError::from)?))?),
    }
}

fn told(outcome: &Outcome, config: &Config) -> String {
    let Outcome { release, active, was_there } = outcome;
    let name = release.id.as_deref().unwrap_or("-");
    let version = release.version.as_deref().unwrap_or("of an unknown version");
    let was = if *was_there { "is installed already" } else { "is installed" };
    let used = match (active, &config.agent_venv) {
        (_, Some(venv)) => format!("agents run {} all the same, which HUB_AGENT_VENV names", venv.display()),
        (true, None) => "agents are started with it".to_owned(),
        (false, None) => "another release is the active one".to_owned(),
    };
    format!("{name}: hermes-agent {version} {was} in {}; {used}\n", release.venv.display())
}

fn activated(release: &Release, config: &Config) -> String {
    let name = release.id.as_deref().unwrap_or("-");
    let version = release.version.as_deref().unwrap_or("of an unknown version");
    let used = match &config.agent_venv {
        Some(venv) => format!("agents run {} all the same, which HUB_AGENT_VENV names", venv.display()),
        None => "agents are started with it from now on, those that run keep theirs until they are restarted"
            .to_owned(),
    };
    format!("{name}: hermes-agent {version} is the active release; {used}\n")
}

fn render(releases: &[Listed]) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{:<30}  {:<8}  {:<11}  {:<6}  {:<8}  {:<24}  WHERE",
        "ID", "VERSION", "STATE", "ACTIVE", "PYTHON", "CREATED"
    );
    for release in releases {
        let _ = writeln!(
            text,
            "{:<30}  {:<8}  {:<11}  {:<6}  {:<8}  {:<24}  {}",
            release.id,
            release.version,
            release.state.word(),
            if release.active { "yes" } else { "no" },
            release.python_version.as_deref().unwrap_or("-"),
            release.created_at.to_rfc3339(),
            release.directory.display()
        );
        if let Some(error) = &release.error {
            let _ = writeln!(text, "    {error}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::clock::Timestamp;
    use crate::releases::ReleaseState;

    #[test]
    fn a_list_is_lines_with_the_reason_below_a_failed_one() {
        let listed = |state, active, error: Option<&str>| Listed {
            id: "rel_1".to_owned(),
            version: "0.19.0".to_owned(),
            state,
            active,
            python_version: Some("3.11.7".to_owned()).filter(|_| active),
            directory: PathBuf::from("/srv/hub/releases/rel_1"),
            created_at: Timestamp::from_micros(0),
            error: error.map(str::to_owned),
        };
        let text = render(&[
            listed(ReleaseState::Installed, true, None),
            listed(ReleaseState::Failed, false, Some("no network")),
        ]);
        let lines: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).collect();
        let where_is = "/srv/hub/releases/rel_1";
        assert_eq!(lines[0], ["ID", "VERSION", "STATE", "ACTIVE", "PYTHON", "CREATED", "WHERE"]);
        assert_eq!(
            lines[1],
            ["rel_1", "0.19.0", "installed", "yes", "3.11.7", "1970-01-01T00:00:00.000Z", where_is]
        );
        assert_eq!(lines[2][2..5], ["failed", "no", "-"]);
        assert_eq!(lines[3], ["no", "network"]);
    }

    #[test]
    fn an_outcome_says_what_agents_are_started_with() {
        let config = |text| Config::from_text(text).expect("valid");
        let release = Release { id: Some("rel_1".into()), version: Some("0.19.0".into()), venv: "/v".into() };
        let outcome = |active, was_there| Outcome { release: release.clone(), active, was_there };
        assert_eq!(
            told(&outcome(true, false), &config("")),
            "rel_1: hermes-agent 0.19.0 is installed in /v; agents are started with it\n"
        );
        assert!(
            told(&outcome(false, true), &config(""))
                .ends_with("already in /v; another release is the active one\n")
        );
        assert!(
            told(&outcome(true, false), &config("agent_venv = \"/e\""))
                .contains("agents run /e all the same")
        );
    }
}
