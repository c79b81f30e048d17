//! The program `hermes-hub`. Everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    hub_server::cli::main()
}
