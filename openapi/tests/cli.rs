//! The program `hub-spec` as the Makefile and CI call it: what it prints and its exit codes.

use std::path::Path;
use std::process::Command;

const GOOD: &str = include_str!("fixtures/good.yaml");

/// Runs the program on a repository with this contract; answers exit code, standard output, standard error.
fn hub_spec(root: &Path, contract: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    std::fs::create_dir_all(root.join("openapi")).expect("the folder is made");
    std::fs::write(root.join("openapi/hub.yaml"), contract).expect("the contract is written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hub-spec"));
    let output = command.arg("--root").arg(root).args(arguments).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn lint_prints_line_rule_message_and_reason() {
    let root = tempfile::tempdir().unwrap();
    let (code, printed, _) = hub_spec(root.path(), GOOD, &["lint"]);
    assert_eq!(code, Some(0), "{printed}");
    let (code, printed, _) =
        hub_spec(root.path(), &GOOD.replace("summary: Liveness.", "summary: Liveness"), &["lint"]);
    assert_eq!(code, Some(1));
    let expected = "openapi/hub.yaml:9: operation-summary: the summary does not end with a full stop (why: summaries are read in lists, one sentence each)\n";
    assert!(printed.starts_with(expected), "{printed}");
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let root = tempfile::tempdir().unwrap();
    let (code, _, error) = hub_spec(root.path(), "a: 1\na: 2\n", &["lint"]);
    assert_eq!(
        (code, error.as_str()),
        (Some(2), "hub-spec: openapi/hub.yaml: line 2: `a` stands here twice, first on line 1\n")
    );
}

#[test]
fn coverage_fails_when_a_landed_row_is_lost() {
    let root = tempfile::tempdir().unwrap();
    for (row, expected) in [
        ("GET /v1/healthz landed", 0),
        ("GET /v1/other", 0),
        ("GET /v1/other landed", 1),
        ("PUT /v1/healthz", 1),
        ("x", 2),
    ] {
        std::fs::write(root.path().join("rows.txt"), row).unwrap();
        let (code, printed, error) = hub_spec(root.path(), GOOD, &["coverage", "--contract", "rows.txt"]);
        assert_eq!(code, Some(expected), "{row}: {printed}{error}");
    }
}

#[test]
fn a_stub_of_no_operation_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    let (code, printed, _) = hub_spec(root.path(), GOOD, &["stub", "thing_list"]);
    assert!(code == Some(0) && printed.contains("async fn thing_list("), "{printed}");
    let (code, _, error) = hub_spec(root.path(), GOOD, &["stub", "thing_forget"]);
    assert!(code == Some(2) && error.contains("no operation `thing_forget`"), "{error}");
}
