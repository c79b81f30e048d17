//! `install-agent DIRECTORY [VERSION]`: installs an agent release for the tests that drive the real agent, by the same
//! code that `hermes-hub release install` uses. Python is `HUB_PYTHON`, or `python3`, or for root one that all users can
//! run. A release of exactly these packages that is there already is left as it is.

#![expect(clippy::print_stderr, reason = "a program's streams are its interface")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use hub_runtime::release::{self, InstallError, PINNED, Pinned};

#[derive(Parser)]
struct Arguments {
    /// Where it is to be
    directory: PathBuf,
    /// Which version of hermes-agent
    #[arg(default_value = PINNED[0].version)]
    version: String,
    /// The Python to make it with
    #[arg(long, env = "HUB_PYTHON", default_value = release::PYTHON_BY_DEFAULT)]
    python: String,
}

/// How long it may take.
const DEADLINE: Duration = Duration::from_secs(1800);

#[tokio::main]
async fn main() -> ExitCode {
    match install(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("install-agent: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn install(arguments: &Arguments) -> Result<(), InstallError> {
    let Arguments { directory, version, python } = arguments;
    let shown = directory.display();
    if release::installed(directory, Pinned::of(version)?).is_some() && release::fault(directory).is_none() {
        eprintln!("hermes-agent {version} is in {shown} already");
        return Ok(());
    }
    release::remove(directory).map_err(|source| InstallError::Files { path: directory.clone(), source })?;
    let tell = |line: &str| eprintln!("  {line}");
    let installed = release::install(python, version, directory, DEADLINE, &tell).await?;
    eprintln!("hermes-agent {version} is in {shown}, for python {}", installed.python);
    Ok(())
}
