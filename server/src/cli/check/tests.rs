//! Each check, seen to pass and to fail.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::*;
use crate::start;

struct World {
    directory: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        Self { directory: tempfile::tempdir().expect("a temporary directory") }
    }

    /// A world in which a Hub has started once.
    async fn started() -> Self {
        let world = Self::new();
        let foundation = start::prepare(world.config("")).await.expect("starts");
        foundation.db.close().await;
        world
    }

    fn config(&self, more: &str) -> Config {
        let data = self.path("data");
        let text = format!(
            "data_dir = {:?}\nisolation = \"process\"\ndisk_reserve_bytes = 0\n{more}",
            data.display().to_string()
        );
        Config::from_text(&text).expect("a configuration")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, text: &str, mode: u32) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("below the directory")).expect("made");
        std::fs::write(&path, text).expect("written");
        chmod(&path, mode);
        path
    }

    async fn findings(&self, more: &str) -> Vec<Finding> {
        all(&self.config(more), &Arguments { json: false, live: false }).await
    }

    async fn finding(&self, more: &str, check: &str) -> Finding {
        let findings = self.findings(more).await;
        findings.into_iter().find(|finding| finding.check == check).expect(check)
    }
}

fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("mode set");
}

#[track_caller]
fn expect(finding: &Finding, state: State, parts: &[&str]) {
    let text = as_lines(std::slice::from_ref(finding));
    assert_eq!(finding.state, state, "{text}");
    assert_eq!(finding.mend.is_some(), state != State::Ok, "{text}");
    for part in parts {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[tokio::test]
async fn a_fresh_machine_and_a_started_hub_have_nothing_that_fails_and_checking_makes_nothing() {
    let fresh = World::new();
    let findings = fresh.findings("listen = \"127.0.0.1:0\"\nmetrics_listen = \"off\"").await;
    assert!(findings.iter().all(|finding| finding.state != State::Fail), "{}", as_lines(&findings));
    assert!(!fresh.path("data").exists());
    let started = World::started().await;
    let findings = started.findings("listen = \"127.0.0.1:0\"\nmetrics_listen = \"off\"").await;
    assert!(findings.iter().all(|finding| finding.state != State::Fail), "{}", as_lines(&findings));
    let checks: Vec<_> = findings.iter().map(|finding| finding.check).collect();
    let expected = [
        "config",
        "data",
        "disk",
        "database",
        "key",
        "listen",
        "metrics",
        "tls",
        "isolation",
        "python",
        "release",
        "model",
    ];
    assert_eq!(checks, expected);
}

#[tokio::test]
async fn the_data_directory_has_to_be_a_private_directory() {
    let world = World::started().await;
    chmod(&world.path("data"), 0o755);
    expect(&world.finding("", "data").await, State::Warn, &["mode 0755", "chmod 700"]);
    let world = World::new();
    world.write("data", "", 0o600);
    expect(&world.finding("", "data").await, State::Fail, &["is not a directory", "HUB_DATA_DIR"]);
    let world = World::new();
    let config = Config::from_text("data_dir = \"/proc/none/here\"").expect("valid");
    // As root every directory can be written, but /proc has no such one.
    let finding = machine::data_dir(&config);
    assert!(finding.state == State::Fail || rustix::process::geteuid().is_root(), "{finding:?}");
    drop(world);
}

#[tokio::test]
async fn less_space_than_the_reserve_fails() {
    let world = World::new();
    let config = Config::from_text(&format!("disk_reserve_bytes = {}", i64::MAX)).expect("valid");
    expect(&machine::disk(&config), State::Fail, &["less than the reserve", "HUB_DISK_RESERVE_BYTES"]);
    expect(&world.finding("", "disk").await, State::Ok, &["free"]);
}

#[tokio::test]
async fn a_postgresql_database_is_looked_at_and_its_password_never_shown() {
    let away = "database_url = \"postgres://hub:hunter2@127.0.0.1:1/hub\"";
    let world = World::new();
    let finding = world.finding(away, "database").await;
    expect(&finding, State::Fail, &["postgres://hub@127.0.0.1:1/hub cannot be used", "start its server"]);
    assert!(!as_lines(&world.findings(away).await).contains("hunter2"));
    let shown = world.config(away);
    let shown = shown.shown().iter().find(|shown| shown.key == "database_url").expect("a setting");
    assert_eq!(shown.value, "postgres://hub@127.0.0.1:1/hub");
    let Some(places) = hub_test_postgres::places_or_skip("a_postgresql_database_is_looked_at") else {
        return;
    };
    let more = format!("database_url = {:?}", places.of(world.directory.path()));
    expect(&world.finding(&more, "database").await, State::Ok, &["can be reached and is empty"]);
    let foundation = start::prepare(world.config(&more)).await.expect("starts");
    expect(&world.finding(&more, "database").await, State::Ok, &["opens and its schema is known"]);
    expect(&world.finding(&more, "key").await, State::Ok, &["is the database's"]);
    foundation.db.close().await;
}

#[tokio::test]
async fn a_database_that_cannot_be_used_fails() {
    let world = World::new();
    world.write("data/hub.db", &"not a database ".repeat(300), 0o600);
    expect(&world.finding("", "database").await, State::Fail, &["cannot be opened"]);
}

#[tokio::test]
async fn the_master_key_has_to_be_there_private_and_the_right_one() {
    let world = World::started().await;
    expect(&world.finding("", "key").await, State::Ok, &["is the database's"]);
    let key = world.path("data/master.key");
    chmod(&key, 0o640);
    expect(&world.finding("", "key").await, State::Fail, &["mode 0640", "chmod 600"]);
    world.write("data/master.key", &"ab".repeat(32), 0o600);
    expect(
        &world.finding("", "key").await,
        State::Fail,
        &["needs master key", "put the right key file there"],
    );
    world.write("data/master.key", "nonsense", 0o600);
    expect(&world.finding("", "key").await, State::Fail, &["does not hold 32 bytes"]);
    std::fs::remove_file(&key).expect("removed");
    expect(&world.finding("", "key").await, State::Fail, &["there is no file", "put the key file back"]);
}

#[tokio::test]
async fn a_listener_that_is_taken_names_who_has_it() {
    let world = World::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("bound");
    let more = format!("listen = \"{address}\"");
    let finding = world.finding(&more, "listen").await;
    let pid = std::process::id();
    let parts: &[&str] = if cfg!(target_os = "linux") { &["is held by pid"] } else { &["is held by"] };
    expect(&finding, State::Fail, &[parts, &["HUB_LISTEN to another port"]].concat());
    assert!(!cfg!(target_os = "linux") || finding.message.contains(&pid.to_string()), "{finding:?}");
    // The same port, when this process is the hub of the data directory.
    let _hub = start::prepare(world.config("")).await.expect("starts");
    expect(&world.finding(&more, "listen").await, State::Ok, &["by the hub of this data directory"]);
    let elsewhere = Config::from_text("listen = \"192.0.2.1:7700\"\ninsecure_http = true").expect("valid");
    expect(&machine::listeners(&elsewhere)[0], State::Fail, &["is no address of this machine"]);
}

#[tokio::test]
async fn tls_files_have_to_be_readable_and_to_fit() {
    let world = World::new();
    let made = |name: &str| {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        world.write(&format!("{name}.pem"), &made.cert.pem(), 0o600);
        world.write(&format!("{name}.key"), &made.signing_key.serialize_pem(), 0o600);
    };
    made("one");
    made("two");
    let more = |certificate: &str, key: &str| {
        let (certificate, key) = (world.path(certificate), world.path(key));
        format!("tls_cert_file = {certificate:?}\ntls_key_file = {key:?}")
    };
    expect(&world.finding(&more("one.pem", "one.key"), "tls").await, State::Ok, &["and its key fit"]);
    expect(&world.finding(&more("one.pem", "two.key"), "tls").await, State::Fail, &["do not fit"]);
    expect(&world.finding(&more("none.pem", "one.key"), "tls").await, State::Fail, &["cannot be read"]);
    expect(&world.finding(&more("one.key", "one.key"), "tls").await, State::Fail, &["holds no certificate"]);
    expect(
        &world.finding(&more("one.pem", "one.pem"), "tls").await,
        State::Fail,
        &["the key", "cannot be read"],
    );
    let open = "listen = \"0.0.0.0:0\"\ninsecure_http = true";
    expect(&world.finding(open, "tls").await, State::Warn, &["tokens can be read on the way"]);
}

#[tokio::test]
async fn isolation_says_what_it_does_not_protect() {
    let world = World::new();
    expect(&world.finding("", "isolation").await, State::Warn, &["NO protection between tenants"]);
    // Nobody but this user can pass to the data directory, whoever that is.
    chmod(world.directory.path(), 0o700);
    let config = |level: &str| {
        let text =
            format!("data_dir = {:?}\nisolation = \"{level}\"", world.path("data").display().to_string());
        Config::from_text(&text).expect("valid")
    };
    expect(&machine::isolation(&config("uid")), State::Fail, &["HUB_ISOLATION=uid cannot be reached: "]);
    expect(
        &machine::isolation(&config("auto")),
        State::Warn,
        &["NO protection between tenants", " because "],
    );
    if rustix::process::geteuid().is_root() {
        chmod(world.directory.path(), 0o711);
        let above = world.directory.path().display().to_string();
        let finding = machine::isolation(&config("uid"));
        let message = &finding.message;
        // What is above may be closed too, where the tests run.
        assert!(finding.state == State::Ok || !message.contains(&above), "{message}");
    }
}

#[tokio::test]
async fn a_python_or_an_environment_with_the_agent_has_to_be_there() {
    let world = World::new();
    let program = world.write("python3", "", 0o700);
    expect(&world.finding(&format!("python = {program:?}"), "python").await, State::Ok, &["python3"]);
    chmod(&program, 0o600);
    expect(&world.finding(&format!("python = {program:?}"), "python").await, State::Fail, &["HUB_PYTHON"]);
    let venv = format!("agent_venv = {:?}", world.path("venv"));
    expect(&world.finding(&venv, "python").await, State::Fail, &["is no virtual environment"]);
    world.write("venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.10.4\n", 0o600);
    expect(&world.finding(&venv, "python").await, State::Fail, &["no bin/python"]);
    world.write("venv/bin/python", "", 0o700);
    expect(&world.finding(&venv, "python").await, State::Fail, &["has Python 3.10"]);
    world.write("venv/pyvenv.cfg", "version_info = 3.12.1.final.0\n", 0o600);
    expect(&world.finding(&venv, "python").await, State::Fail, &["has no hermes-agent"]);
    world.write("venv/lib/python3.12/site-packages/hermes_agent-0.19.0.dist-info/METADATA", "", 0o600);
    expect(&world.finding(&venv, "python").await, State::Ok, &["has hermes-agent 0.19.0"]);
    expect(
        &world.finding(&venv, "release").await,
        State::Fail,
        &["HUB_AGENT_VENV cannot be used", "bin/hermes"],
    );
    world.write("venv/bin/hermes", "#!/bin/sh\n", 0o700);
    expect(&world.finding(&venv, "release").await, State::Ok, &["has hermes-agent 0.19.0"]);
    expect(
        &world.finding("", "release").await,
        State::Warn,
        &["there is none", "hermes-hub release install"],
    );
    let command = "agent_command = \"/opt/agent\"";
    expect(&world.finding(command, "release").await, State::Ok, &["/opt/agent"]);
}

#[tokio::test]
async fn a_model_is_wanted_and_its_key_file_is_looked_at_but_not_shown() {
    let world = World::new();
    expect(&world.finding("", "model").await, State::Warn, &["set HUB_MODEL_BASE_URL"]);
    let url = "model_base_url = \"https://model.example/v1\"";
    expect(&world.finding(url, "model").await, State::Warn, &["set HUB_MODEL_NAME"]);
    let named = format!("{url}\nmodel_name = \"m\"");
    expect(&world.finding(&named, "model").await, State::Ok, &["m at https://model.example/v1"]);
    let keyed = format!("{named}\nmodel_api_key_file = {:?}", world.path("model.key"));
    expect(&world.finding(&keyed, "model").await, State::Fail, &["cannot be read"]);
    world.write("model.key", "", 0o600);
    expect(&world.finding(&keyed, "model").await, State::Fail, &["is empty"]);
    world.write("model.key", "sk-canary", 0o644);
    let finding = world.finding(&keyed, "model").await;
    expect(&finding, State::Warn, &["chmod 600"]);
    assert!(!as_lines(&[finding]).contains("canary"));
    chmod(&world.path("model.key"), 0o600);
    expect(&world.finding(&keyed, "model").await, State::Ok, &["its key in"]);
}

/// Answers one request on a port of its own.
fn answer_once(status: &'static str, body: &'static str) -> String {
    use std::io::{Read, Write};
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("bound").to_string();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut request = [0; 4096];
        let read = stream.read(&mut request).expect("a request");
        assert!(request[..read].starts_with(b"GET /v1/readyz HTTP/1.1\r\n"));
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
        stream.write_all(answer.as_bytes()).expect("answered");
    });
    address
}

#[tokio::test]
async fn a_live_check_asks_the_hub_that_runs() {
    let world = World::new();
    let ready = answer_once("200 OK", "{}");
    let config = world.config(&format!("listen = \"{ready}\""));
    expect(&live::readyz(&config).await, State::Ok, &["/v1/readyz is ready"]);
    let failing = answer_once("503 Service Unavailable", "{\"checks\":[\n{\"name\":\"disk\"}]}");
    let config = world.config(&format!("listen = \"{failing}\""));
    expect(&live::readyz(&config).await, State::Fail, &["answers 503", "disk"]);
    // A Hub on port 0 has written down where it listens.
    let hub = start::prepare(world.config("")).await.expect("starts");
    let announced = answer_once("200 OK", "{}");
    hub.data_dir.announce(&format!("http://{announced}")).expect("written");
    expect(&live::readyz(&world.config("listen = \"127.0.0.1:0\"")).await, State::Ok, &[&announced]);
    drop(hub);
    expect(&live::readyz(&world.config("listen = \"127.0.0.1:0\"")).await, State::Fail, &["no hub runs"]);
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound");
    let config = world.config(&format!("listen = \"{free}\""));
    expect(&live::readyz(&config).await, State::Fail, &["does not answer", "hermes-hub serve"]);
}

#[test]
fn findings_are_lines_or_one_object() {
    let findings =
        [Finding::ok("config", "48 settings are valid"), Finding::fail("key", "it is gone", "put it back")];
    assert_eq!(
        as_lines(&findings),
        "ok    config      48 settings are valid\nfail  key         it is gone; put it back\n"
    );
    assert_eq!(
        as_json(&findings),
        "{\"ok\":false,\"checks\":[{\"check\":\"config\",\"state\":\"ok\",\"message\":\"48 settings are valid\"},\
         {\"check\":\"key\",\"state\":\"fail\",\"message\":\"it is gone\",\"mend\":\"put it back\"}]}\n"
    );
}
