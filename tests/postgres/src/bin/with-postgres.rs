//! `with-postgres COMMAND...`: runs a command whose tests are to run on PostgreSQL, with one server for all of them,
//! which ends with it. Says why, and runs nothing, when there is no server.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitCode};

use hub_test_postgres::{Server, WHERE, WHICH};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("with-postgres: name the command to run");
        return ExitCode::from(2);
    };
    let wanted = std::env::var(WHERE).unwrap_or_default();
    let (url, _server) = match wanted.as_str() {
        "off" => return skipped(&format!("{WHERE} is off")),
        "" | "auto" => match Server::start() {
            Ok(server) => (server.url(), Some(server)),
            Err(why) => return skipped(&why),
        },
        url => (url.to_owned(), None),
    };
    let ended = Command::new(program).args(words).env(WHERE, url).env(WHICH, "postgres").status();
    match ended {
        Ok(status) => {
            let code = status.code().or_else(|| Some(128 + status.signal()?)).unwrap_or(1);
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(error) => {
            eprintln!("with-postgres: the command does not run: {error}");
            ExitCode::from(127)
        }
    }
}

fn skipped(why: &str) -> ExitCode {
    eprintln!("SKIPPED on PostgreSQL: {why}");
    ExitCode::SUCCESS
}
