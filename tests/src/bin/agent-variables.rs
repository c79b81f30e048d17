//! `agent-variables DIRECTORY VERSION`: writes to standard output which environment variables the agent release in
//! DIRECTORY may know a secret by, as `server/runtime/releases/VERSION/environment.txt` holds it.

#![expect(clippy::print_stdout, reason = "a program's streams are its interface")]

use std::path::PathBuf;

use clap::Parser;
use hub_server::environment::sounds_secret;
use hub_tests::variables;

#[derive(Parser)]
struct Arguments {
    /// Where the release is installed
    directory: PathBuf,
    /// Which version of hermes-agent it is
    version: String,
}

fn main() {
    let Arguments { directory, version } = Arguments::parse();
    println!(
        "# Environment variables that hermes-agent {version} and its packages may know a secret by: every word in"
    );
    println!(
        "# them that could name one. No tenant may set them as environment keys, but for those of a few tools."
    );
    println!("# Written by `cargo run -p hub-tests --bin agent-variables -- target/agent {version}`.");
    for name in variables::named_in(&directory).iter().filter(|name| sounds_secret(name)) {
        println!("{name}");
    }
}
