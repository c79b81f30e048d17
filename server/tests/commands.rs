//! The commands that call a Hub, where there is none or a wrong one: each says what to do.

use std::process::Command;

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs a command in a directory of its own, where nothing listens.
fn run(words: &[&str], settings: &[(&str, &str)], prepare: impl Fn(&std::path::Path)) -> Ran {
    let directory = tempfile::tempdir().expect("a temporary directory");
    prepare(directory.path());
    let output = Command::new(env!("CARGO_BIN_EXE_hermes-hub"))
        .args(words)
        .current_dir(directory.path())
        .env_clear()
        .env("HUB_DATA_DIR", "data")
        .envs(settings.iter().copied())
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

fn with_token(directory: &std::path::Path) {
    std::fs::create_dir(directory.join("data")).expect("made");
    std::fs::write(directory.join("data/operator.token"), "hho_0123456789CANARY\n").expect("written");
}

/// An address where nothing listens: it was free a moment ago.
fn nowhere() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("bound").to_string()
}

#[test]
fn without_a_hub_each_command_says_how_to_come_to_one() {
    let address = nowhere();
    let url = format!("http://{address}");
    for words in [
        &["logs", "acme"][..],
        &["logs", "acme", "-f"],
        &["api", "tenant_list"],
        &["agents", "stop", "acme"],
        &["agents", "start", "--all"],
    ] {
        let ran = run(words, &[("HUB_LISTEN", &address)], with_token);
        assert_eq!(ran.code, Some(1), "{words:?}: {}", ran.err);
        assert!(ran.out.is_empty() || ran.out == "0 stopped, 1 failed\n", "{}", ran.out);
        for part in [url.as_str(), "cannot be reached", "hermes-hub serve", "--url"] {
            assert!(ran.err.contains(part), "{part} in {}", ran.err);
        }
        let ran = run(words, &[("HUB_LISTEN", "127.0.0.1:0")], with_token);
        assert!(ran.err.contains("no hub runs on the data directory"), "{words:?}: {}", ran.err);
        let ran = run(words, &[("HUB_LISTEN", &address)], |_| {});
        assert!(ran.err.contains("the operator token cannot be read from"), "{words:?}: {}", ran.err);
        assert!(ran.err.contains("--token-file") && !ran.err.contains("CANARY"), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_token_that_cannot_be_one_is_refused_and_not_shown() {
    let spoiled = |directory: &std::path::Path| {
        std::fs::write(directory.join("token"), "two\nCANARY").expect("written");
    };
    let words = ["api", "tenant_list", "--url", "http://127.0.0.1:9", "--token-file", "token"];
    let ran = run(&words, &[], spoiled);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("it holds no token") && !ran.err.contains("CANARY"), "{}", ran.err);
}

#[test]
fn operations_are_listed_and_a_wrong_one_is_answered_with_the_nearest() {
    let ran = run(&["api"], &[], |_| {});
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.lines().any(|line| line.starts_with("agent_logs ")), "{}", ran.out);
    for (words, expected) in [
        (&["api", "tenant_lst"][..], "did you mean `tenant_list`?"),
        (&["api", "tenant_view"], "tenant_view needs tenantId=VALUE"),
        (&["api", "tenant_list", "colour=red"], "tenant_list takes no `colour`; it takes"),
        (&["api", "tenant_list", "--json", "{}"], "tenant_list takes no body"),
        (&["api", "tenant_create", "--json", "@missing"], "the body cannot be read from @missing"),
    ] {
        let ran = run(words, &[], with_token);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{words:?}");
        assert!(ran.err.starts_with("hermes-hub: ") && ran.err.contains(expected), "{words:?}: {}", ran.err);
    }
}

#[test]
fn where_no_hub_ever_was_there_are_no_agents_to_stop() {
    let ran = run(&["agents", "stop", "--all"], &[], |_| {});
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "0 stopped, 0 failed\n"), "{}", ran.err);
    assert!(ran.err.contains("no hub was ever started"), "{}", ran.err);
}

#[test]
fn a_release_that_is_not_installed_cannot_be_activated() {
    let ran = run(&["release", "activate", "9.9.9"], &[("HUB_ISOLATION", "process")], |_| {});
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.err);
    assert!(ran.err.contains("no release `9.9.9` is installed"), "{}", ran.err);
    assert!(ran.err.contains("release list") && ran.err.contains("release install"), "{}", ran.err);
}
