//! `agent-host agent-host …`: an agent host without the Hub's program around it, for tests. See [`hub_runtime::host`].

use std::process::ExitCode;

use clap::Parser;
use hub_runtime::host;

#[derive(Parser)]
#[command(name = "agent-host")]
enum Command {
    /// As `hermes-hub agent-host`.
    AgentHost(host::Arguments),
}

fn main() -> ExitCode {
    let Command::AgentHost(arguments) = Command::parse();
    host::main(arguments)
}
