//! `with-postgres COMMAND...`: runs a command whose tests are to run on PostgreSQL, with one server for all of them,
//! which ends with it. When there is no server it says why and runs nothing; that is a failure if one is required
//! (`HUB_TEST_POSTGRES=required`), and else is not.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitCode};

use hub_test_postgres::{Server, WHERE, WHICH, Wanted};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("with-postgres: name the command to run");
        return ExitCode::from(2);
    };
    let wanted = match Wanted::read(&std::env::var(WHERE).unwrap_or_default()) {
        Ok(wanted) => wanted,
        Err(why) => {
            eprintln!("with-postgres: {why}");
            return ExitCode::from(2);
        }
    };
    // The tests are given an address and skip what needs a server of its own where none starts. Where one is required,
    // those are run before, without this program.
    let (url, _server) = match &wanted {
        Wanted::Off => return skipped(&format!("{WHERE} is off")),
        Wanted::At(url) => (url.clone(), None),
        Wanted::Auto | Wanted::Required => match Server::start() {
            Ok(server) => (server.url(), Some(server)),
            Err(why) if wanted == Wanted::Required => {
                eprintln!("FAILED on PostgreSQL: {WHERE} requires it, and it does not start: {why}");
                return ExitCode::FAILURE;
            }
            Err(why) => return skipped(&why),
        },
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
