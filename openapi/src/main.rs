//! The program `hub-spec`: the tools that guard the contract, one subcommand each.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use hub_spec::{Verdict, breaking, conform, coverage, generate, lint, stub};

/// Tools that guard openapi/hub.yaml. Exit code 0: nothing to complain of; 1: complaints; 2: the check could not be made.
#[derive(Parser)]
#[command(name = "hub-spec", version)]
struct Arguments {
    /// The repository's root, where Cargo.toml is.
    #[arg(long, default_value = ".", global = true)]
    root: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check hub.yaml against the rules.
    Lint,
    /// Write what is generated from hub.yaml.
    Generate {
        /// Write nothing; fail when a file is not what would be written.
        #[arg(long)]
        check: bool,
    },
    /// Compare the document that dropshot emits with hub.yaml.
    Conform {
        /// The emitted document, or `-` for standard input.
        emitted: String,
    },
    /// Compare hub.yaml with the one at a git revision; a breaking change must be named in openapi/CHANGES.md.
    Breaking {
        /// The revision to compare with, such as origin/main.
        #[arg(long)]
        base: String,
        /// Print a table for a pull request.
        #[arg(long)]
        markdown: bool,
    },
    /// Check that hub.yaml holds the rows of the promised contract.
    Coverage {
        /// The rows, a list of `METHOD path`; a path below the root.
        #[arg(long, default_value = coverage::ROWS)]
        contract: PathBuf,
    },
    /// Print a handler and a story to start an operation from.
    Stub {
        /// The operation in hub.yaml.
        operation_id: String,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(Verdict::Pass) => ExitCode::SUCCESS,
        Ok(Verdict::Fail) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("hub-spec: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(Arguments { root, command }: Arguments) -> Result<Verdict> {
    match command {
        Command::Lint => lint::run(&root),
        Command::Generate { check } => generated(&generate::run(&root, check)?, check),
        Command::Conform { emitted } => conform::run(&root, &emitted),
        Command::Breaking { base, markdown } => breaking::run(&root, &base, markdown),
        Command::Coverage { contract } => coverage::run(&root, &contract),
        Command::Stub { operation_id } => stub::run(&root, &operation_id),
    }
}

/// Tells which generated files were not up to date, and what became of them.
fn generated(stale: &[&str], check: bool) -> Result<Verdict> {
    for path in stale {
        match check {
            true => println!("{path}: not what {} generates: run `make generate`", hub_spec::CONTRACT),
            false => println!("{path}: written"),
        }
    }
    Ok(Verdict::of(!check || stale.is_empty()))
}
