//! The program as an operator meets it: what it prints where, and how it ends.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use rustix::process::{Pid, Signal, kill_process};

struct World {
    directory: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        Self { directory: tempfile::tempdir().expect("a temporary directory") }
    }

    /// A world in which a Hub has started once, without a process that listens.
    fn started() -> Self {
        let world = Self::new();
        let data = world.data().display().to_string();
        let config = hub_server::config::Config::from_text(&format!("data_dir = {data:?}")).expect("valid");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let foundation = hub_server::start::prepare(config).await.expect("starts");
            foundation.db.close().await;
        });
        world
    }

    fn data(&self) -> std::path::PathBuf {
        self.directory.path().join("data")
    }

    fn run(&self, arguments: &str) -> Ran {
        self.run_with(arguments, &[])
    }

    /// A Hub that listens on free ports, and the line it printed.
    fn serve(&self) -> (Child, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hermes-hub"))
            .arg("serve")
            .current_dir(self.directory.path())
            .env_clear()
            .env("HUB_DATA_DIR", self.data())
            .env("HUB_LISTEN", "127.0.0.1:0")
            .env("HUB_METRICS_LISTEN", "off")
            .env("HUB_DISK_RESERVE_BYTES", "0")
            // The same on every machine, whoever tests.
            .env("HUB_ISOLATION", "process")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let output = child.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut line).expect("a line");
        (child, line)
    }

    /// Only what is given here is in the environment, so that the tester's own settings change nothing.
    fn run_with(&self, arguments: &str, environment: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_hermes-hub"))
            .args(arguments.split_whitespace())
            .current_dir(self.directory.path())
            .env_clear()
            .env("HUB_DATA_DIR", self.data())
            .envs(environment.iter().copied())
            .output()
            .expect("the program runs");
        Ran::of(&output)
    }
}

#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    #[track_caller]
    fn refused(&self, parts: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{self:?}");
        assert!(self.err.starts_with("hermes-hub: ") && !self.err.contains("panicked"), "{}", self.err);
        for part in parts {
            assert!(self.err.contains(part), "{part} in {}", self.err);
        }
    }

    #[track_caller]
    fn succeeded(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }
}

fn is_token(text: &str) -> bool {
    let rest = text.strip_prefix("hho_").and_then(|rest| rest.strip_suffix('\n')).unwrap_or_default();
    rest.len() == 59 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The ids in the first column of `token list`.
fn ids(list: &str) -> Vec<&str> {
    list.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn a_token_is_made_listed_rotated_and_revoked_with_the_secret_alone_on_standard_output() {
    let world = World::started();
    let made = world.run("token create --name ci --scope read --expires-in 90d").succeeded();
    assert!(is_token(&made.out), "{}", made.out);
    assert!(made.err.contains("`ci`, scope read, valid until 20"), "{}", made.err);
    assert!(!made.err.contains(made.out.trim()));
    let list = world.run("token list").succeeded();
    assert!(list.out.starts_with("ID  ") && list.err.is_empty(), "{list:?}");
    assert!(!list.out.contains(&made.out.trim()[14..57]));
    let id = ids(&list.out)[1].to_owned();
    let rotated = world.run(&format!("token rotate {id} --grace 1h")).succeeded();
    assert!(is_token(&rotated.out) && rotated.out != made.out);
    assert!(rotated.err.contains("the old one ends in 1h"), "{}", rotated.err);
    assert!(
        world.run("token list").out.lines().any(|line| line.starts_with(&id) && line.contains("rotating"))
    );
    let revoked = world.run(&format!("token revoke {id}")).succeeded();
    assert_eq!(revoked.out, "");
    assert!(
        world.run("token list").out.lines().any(|line| line.starts_with(&id) && line.contains("revoked"))
    );
}

#[test]
fn the_last_admin_token_and_unknown_ones_are_refused() {
    let world = World::started();
    let list = world.run("token list");
    let id = ids(&list.out)[0];
    world
        .run(&format!("token revoke {id}"))
        .refused(&["last admin token", "create another admin token first"]);
    world.run("token revoke tok_nothing").refused(&["no operator token with this id", "token list"]);
    world.run(&format!("token rotate {id} --grace 25h")).refused(&["at most 24 hours"]);
}

#[test]
fn tokens_need_a_database_that_a_hub_has_made() {
    World::new().run("token list").refused(&["there is no database at", "run `hermes-hub serve` once"]);
}

#[test]
fn a_generated_token_is_one_and_touches_nothing() {
    let world = World::new();
    let made = world.run("token generate").succeeded();
    assert!(is_token(&made.out) && made.err.is_empty(), "{made:?}");
    assert!(!world.data().exists());
}

#[test]
fn a_wrong_key_is_refused_by_serve_and_by_commands() {
    let world = World::started();
    std::fs::write(world.data().join("master.key"), "ab".repeat(32)).expect("written");
    for command in ["serve", "token list", "token create --name n --scope read"] {
        world.run(command).refused(&["needs master key", "put the right key file there"]);
    }
}

#[test]
fn a_second_hub_is_refused_with_the_holder_named() {
    let world = World::started();
    let at = hub_server::clock::Clock::system().now();
    let _held = hub_server::data_dir::DataDir::open(&world.data(), at).expect("free");
    let pid = format!("pid {}", std::process::id());
    world.run("serve").refused(&["another hub holds", &pid, "stop that one", "HUB_DATA_DIR"]);
}

#[test]
fn a_hub_that_serves_is_found_by_a_live_check_and_ends_with_zero_when_told_to() {
    let world = World::new();
    let (mut child, line) = world.serve();
    assert!(line.starts_with("listening on http://127.0.0.1:"), "{line}");
    let environment =
        [("HUB_LISTEN", "127.0.0.1:0"), ("HUB_METRICS_LISTEN", "off"), ("HUB_DISK_RESERVE_BYTES", "0")];
    let ran = world.run_with("check --live", &environment);
    assert!(ran.out.lines().any(|line| line.starts_with("ok    live ")), "{}", ran.out);
    world.run("serve").refused(&["another hub holds", &format!("pid {}", child.id())]);
    let pid = Pid::from_raw(i32::try_from(child.id()).expect("a pid")).expect("a pid");
    kill_process(pid, Signal::TERM).expect("it runs");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_hub_that_was_killed_leaves_its_tokens_and_no_lock() {
    let world = World::new();
    let (mut child, _) = world.serve();
    let made = world.run("token create --name kept --scope read").succeeded();
    assert!(is_token(&made.out));
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let (mut again, line) = world.serve();
    assert!(line.starts_with("listening on "), "{line}");
    assert!(world.run("token list").out.contains("kept"));
    again.kill().expect("it runs");
    again.wait().expect("it ends");
}

#[test]
fn wrong_settings_are_all_named_and_nothing_is_made() {
    let world = World::new();
    let ran = world.run_with("serve", &[("HUB_LISTN", "x"), ("HUB_TRASH_DAYS", "-1")]);
    ran.refused(&["HUB_LISTN: there is no such setting; did you mean HUB_LISTEN?", "HUB_TRASH_DAYS: \"-1\""]);
    assert!(!world.data().exists());
    world.run("serve --config nowhere.toml").refused(&["--config nowhere.toml", "cannot be read"]);
}

#[test]
fn config_shows_where_each_value_came_from() {
    let world = World::new();
    std::fs::write(world.directory.path().join("hub.toml"), "trash_days = 3\n").expect("written");
    let ran = world.run_with("config --config hub.toml", &[("HUB_LISTEN", "127.0.0.1:9")]).succeeded();
    assert!(ran.err.is_empty());
    for line in [
        "listen = 127.0.0.1:9   [environment HUB_LISTEN]",
        "trash_days = 3   [file hub.toml]",
        "log_format = text   [default]",
    ] {
        assert!(ran.out.lines().any(|shown| shown == line), "{line} in {}", ran.out);
    }
}

#[test]
fn check_ends_with_one_only_when_something_fails_and_makes_nothing() {
    let world = World::new();
    let fine = [
        ("HUB_LISTEN", "127.0.0.1:0"),
        ("HUB_METRICS_LISTEN", "off"),
        ("HUB_PYTHON", env!("CARGO_BIN_EXE_hermes-hub")),
        ("HUB_DISK_RESERVE_BYTES", "0"),
    ];
    let ran = world.run_with("check", &fine).succeeded();
    assert!(ran.out.starts_with("ok    config  "), "{}", ran.out);
    assert!(!world.data().exists());
    let mut wrong = fine;
    wrong[3].1 = "18446744073709551615";
    let ran = world.run_with("check", &wrong);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("fail  disk  "), "{}", ran.out);
    let ran = world.run_with("check --json", &wrong);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("one JSON object");
    assert_eq!((ran.code, &report["ok"]), (Some(1), &false.into()));
    let ran = world.run_with("check --json", &[("HUB_LISTN", "x")]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("one JSON object");
    assert_eq!(report["checks"][0]["check"], "config");
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_command_line_that_is_not_understood_ends_with_two() {
    let world = World::new();
    for arguments in ["", "serv", "token create --name n --scope all", "token rotate x --grace soon"] {
        let ran = world.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(!ran.err.is_empty());
    }
    assert!(world.run("--version").succeeded().out.starts_with("hermes-hub "));
}

#[test]
fn no_secret_is_printed_but_the_one_that_is_asked_for() {
    let world = World::started();
    let secret = |name: &str| read(&world.data().join(name)).lines().last().unwrap_or_default().to_owned();
    let secrets = [secret("master.key"), secret("operator.token")];
    for command in ["config", "check", "check --json", "token list", "token revoke x"] {
        let ran = world.run(command);
        for secret in &secrets {
            assert!(secret.len() > 40, "the detector has something to look for");
            assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{command}");
        }
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("readable")
}
