//! `scripted-model`: the scripted model as a program, for the demo and for hands-on work.
//!
//! `scripted-model [ADDRESS]` listens on ADDRESS (default `127.0.0.1:0`) and writes `listening on http://.../v1` to
//! standard output and a line for each call to standard error. It runs until it is killed.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program's streams are its interface")]

use std::net::SocketAddr;
use std::process::ExitCode;

use hub_tests::model::ScriptedModel;

#[tokio::main]
async fn main() -> ExitCode {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let Ok(address) = address.parse::<SocketAddr>() else {
        eprintln!("{address} is no address; write one such as 127.0.0.1:8080");
        return ExitCode::FAILURE;
    };
    match ScriptedModel::listen(address, true).await {
        Ok(model) => {
            println!("listening on {}", model.base_url());
            std::future::pending().await
        }
        Err(error) => {
            eprintln!("{address} cannot be listened on ({error}); choose another");
            ExitCode::FAILURE
        }
    }
}
