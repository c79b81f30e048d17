//! What an operator types: the commands of `hermes-hub`, what they print where, and how they end.
//!
//! Answers go to standard output, everything else to standard error, so that a script can take the answer. A command
//! ends with 0, or with 1 and a message that says what to do; 2 is for a command line that is not understood.

mod agents;
mod api;
mod audit;
mod check;
mod logs;
mod rekey;
mod release;
mod remote;
mod settings;
mod token;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigErrors};
use crate::{logging, serve, start};

/// Hosts Hermes agents for many tenants.
#[derive(Debug, Parser)]
#[command(name = "hermes-hub", version, arg_required_else_help = true)]
struct Arguments {
    /// TOML file with settings; each can also be set as HUB_* in the environment, which wins
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Hub(HubCommand),
    /// Run one tenant's agent; started by the Hub
    AgentHost(hub_runtime::host::Arguments),
}

/// The commands of the Hub itself, which have its settings.
#[derive(Debug, Subcommand)]
enum HubCommand {
    /// Run the Hub
    Serve,
    /// Check settings, files and listeners, and say how to mend what is wrong
    Check(check::Arguments),
    /// Show every setting, its value and where that came from
    Config,
    /// Install and list versions of the agent
    #[command(subcommand)]
    Release(release::Command),
    /// Make, list, rotate and revoke operator tokens
    #[command(subcommand)]
    Token(token::Command),
    /// Show the end of a tenant's agent's log
    Logs(logs::Arguments),
    /// Stop and start agents
    #[command(subcommand)]
    Agents(agents::Command),
    /// Check and print the log of who changed what
    #[command(subcommand)]
    Audit(audit::Command),
    /// Wrap what is sealed with the previous master key anew, with the current one; also while the Hub runs
    Rekey,
    /// Call an operation of the API, or list all
    Api(api::Arguments),
}

/// A command that did not succeed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Config(#[from] ConfigErrors),
    #[error(transparent)]
    Start(#[from] start::StartError),
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    #[error(transparent)]
    Token(#[from] crate::auth::operators::TokenError),
    #[error(transparent)]
    Release(#[from] crate::releases::ReleaseError),
    #[error(transparent)]
    Audit(#[from] crate::audit::VerifyError),
    #[error(transparent)]
    Remote(#[from] remote::RemoteError),
    #[error("standard output cannot be written")]
    Output(#[from] std::io::Error),
    /// The command has said itself what is wrong.
    #[error("")]
    Said,
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let Arguments { config, command } = Arguments::parse();
    let command = match command {
        Command::Hub(command) => command,
        // A host has a world of its own: no settings, and a runtime that it makes itself.
        Command::AgentHost(arguments) => return hub_runtime::host::main(arguments),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            complain(&error);
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(config, command)) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the answer has had enough of it.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            if !matches!(failure, Failure::Said) {
                complain(&failure);
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Option<PathBuf>, command: HubCommand) -> Result<(), Failure> {
    let config = Config::load(config.as_deref());
    match command {
        HubCommand::Serve => run_hub(config?).await,
        // A check also says what is wrong with the settings.
        HubCommand::Check(arguments) => check::run(config, arguments).await,
        HubCommand::Config => settings::show(&config?),
        HubCommand::Release(command) => release::run(&config?, command).await,
        HubCommand::Token(command) => token::run(&config?, command).await,
        HubCommand::Logs(arguments) => logs::run(&config?, arguments).await,
        HubCommand::Agents(command) => agents::run(&config?, command).await,
        HubCommand::Audit(command) => audit::run(&config?, command).await,
        HubCommand::Rekey => rekey::run(&config?).await,
        HubCommand::Api(arguments) => api::run(&config?, arguments).await,
    }
}

async fn run_hub(config: Config) -> Result<(), Failure> {
    logging::init(&config);
    start::harden();
    Ok(serve::run(config).await?)
}

/// Writes an error and its causes to standard error, each once.
fn complain(error: &dyn Error) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = error.source();
    }
    for line in text.lines() {
        note(&format!("hermes-hub: {line}"));
    }
}

/// Writes a line to standard error. There is nobody to tell if that fails.
fn note(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Writes an answer to standard output, whole.
fn answer(text: &str) -> Result<(), std::io::Error> {
    let mut output = std::io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_commands_that_scripts_depend_on_are_understood() {
        for line in [
            "hermes-hub serve",
            "hermes-hub serve --config hub.toml",
            "hermes-hub --config hub.toml serve",
            "hermes-hub check",
            "hermes-hub check --json --live",
            "hermes-hub config",
            "hermes-hub token create --name n --scope admin",
            "hermes-hub token create --name n --scope read --expires-in 90d",
            "hermes-hub release install 0.19.0",
            "hermes-hub release list",
            "hermes-hub token list",
            "hermes-hub token revoke tok_1",
            "hermes-hub token rotate tok_1",
            "hermes-hub token rotate tok_1 --grace 15m",
            "hermes-hub release activate 0.19.0",
            "hermes-hub logs acme",
            "hermes-hub logs acme -f -n 20 --source host --url http://hub:1 --token-file t",
            "hermes-hub logs acme --generation 3",
            "hermes-hub agents stop --all",
            "hermes-hub agents stop acme other --drain 5m",
            "hermes-hub agents start --all",
            "hermes-hub audit verify",
            "hermes-hub audit verify --known 3:5a1f0c6e9d3b47a8827f1e0d4c5b6a79881f2e3d4c5b6a79881f2e3d4c5b6a79",
            "hermes-hub audit export --after 100",
            "hermes-hub rekey",
            "hermes-hub api",
            "hermes-hub api tenant_view tenantId=acme",
            "hermes-hub api tenant_create --json {}",
            "hermes-hub agent-host --launch launch.json",
        ] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
        for line in [
            "hermes-hub",
            "hermes-hub release install",
            "hermes-hub agent-host",
            "hermes-hub release activate",
            "hermes-hub logs",
            "hermes-hub logs acme -n 0",
            "hermes-hub logs acme --source other",
            "hermes-hub logs acme -f --generation 3",
            "hermes-hub audit",
            "hermes-hub audit verify --known 3",
            "hermes-hub audit export --after -1",
            "hermes-hub agents stop",
            "hermes-hub agents stop --all acme",
            "hermes-hub api tenant_view tenantId",
            "hermes-hub token create --name n",
            "hermes-hub token create --name n --scope all",
            "hermes-hub token create --name n --scope read --expires-in soon",
        ] {
            assert!(Arguments::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
