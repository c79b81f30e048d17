//! `scripted-agent`: see [`hub_runtime::scripted`].

use std::process::ExitCode;

use clap::Parser;
use hub_runtime::scripted::process::{Arguments, run};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse(), |name| std::env::var(name).ok()).await {
        // Left at once: runs that linger beyond the watchdog must not hold the process.
        Ok(code) => std::process::exit(code),
        Err(error) => {
            eprintln!("scripted-agent could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
