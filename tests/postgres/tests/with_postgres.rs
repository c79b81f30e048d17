//! The program `with-postgres`, where no server can start: its directory cannot be made.

use std::process::{Command, Output};

fn run(wanted: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_with-postgres"));
    command.args(["echo", "it ran"]).env("HUB_TEST_POSTGRES", wanted).env("TMPDIR", "/dev/null/nowhere");
    command.output().expect("the program was built with this test")
}

#[test]
fn a_server_that_does_not_start_skips_the_command_or_fails_it() {
    for (wanted, code, said) in [
        ("auto", 0, "SKIPPED on PostgreSQL"),
        ("off", 0, "SKIPPED on PostgreSQL: HUB_TEST_POSTGRES is off"),
        ("required", 1, "FAILED on PostgreSQL"),
        ("requires", 2, "write auto, required, off or an address"),
    ] {
        let output = run(wanted);
        let (stdout, stderr) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{wanted}: {stderr}");
        assert!(stdout.is_empty() && stderr.contains(said), "{wanted}: {stdout}{stderr}");
    }
}

#[test]
fn a_command_runs_where_there_is_a_server_and_its_code_is_told() {
    let output = run("postgres://hub@localhost/there");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "it ran\n");
}
