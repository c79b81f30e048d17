//! The program `scripted-agent`: its start, its signals, its exit codes.

use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use hub_runtime::agent_api::{AgentApi, AgentError, AgentEvent, AgentLimits, AgentRunState, StreamEnd};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::world::{KEY, PATIENCE, client, drain, events, run_start};

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(".env"), format!("API_SERVER_KEY={KEY}\nAPI_SERVER_PORT=0\n"))
            .unwrap();
        Self(home)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn config(self, yaml: &str) -> Self {
        std::fs::write(self.path().join("config.yaml"), yaml).unwrap();
        self
    }

    fn spawn(&self, arguments: &[&str]) -> Process {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scripted-agent"));
        command.args(["gateway", "run", "--external-supervisor"]).args(arguments);
        command.env_clear().env("PATH", "/usr/bin:/bin").env("HERMES_HOME", self.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Process { child, output }
    }
}

struct Process {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
}

impl Process {
    /// The client, once the process says that it listens.
    fn api(&mut self) -> AgentApi {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let address: SocketAddr = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        client(address.try_into().unwrap(), AgentLimits::default())
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the process ends");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn errors(&mut self) -> String {
        let mut text = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn until(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn alive(pid: i32) -> bool {
    test_kill_process(Pid::from_raw(pid).unwrap()).is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_agent_exits_with_1_on_sigterm_and_0_on_sigint() {
    for (signal, code) in [(Signal::TERM, 1), (Signal::INT, 0)] {
        let home = Home::new();
        let mut process = home.spawn(&[]);
        let health = process.api().health().await.unwrap();
        assert_eq!((health.platform.as_str(), health.version.as_str()), ("hermes-agent", "0.19.0"));
        process.signal(signal);
        assert_eq!(process.wait().code(), Some(code));
        assert!(home.path().join(".clean_shutdown").exists());
        let state = std::fs::read_to_string(home.path().join("gateway_state.json")).unwrap();
        assert!(state.contains(r#""gateway_state":"running""#) && state.contains("disconnected"), "{state}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_port_is_78_and_a_second_gateway_is_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let home = Home::new();
    let mut process = home.spawn(&["--port", &port]);
    assert_eq!(process.wait().code(), Some(78));
    assert!(process.errors().contains(&format!("Port {port} already in use")));

    let mut first = home.spawn(&[]);
    let api = first.api();
    let mut second = home.spawn(&[]);
    assert_eq!(second.wait().code(), Some(1));
    let mut line = String::new();
    second.output.read_line(&mut line).unwrap();
    let expected = format!("Another gateway instance is already running (PID {})\n", first.child.id());
    assert_eq!(line, expected);
    api.capabilities().await.expect("the first one is unharmed");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_usable_key_it_lives_and_never_listens() {
    for env in ["", "API_SERVER_KEY=short\n"] {
        let home = Home::new();
        std::fs::write(home.path().join(".env"), env).unwrap();
        let mut process = home.spawn(&["--port", "0"]);
        let state = home.path().join("gateway_state.json");
        until("the state is written", || {
            std::fs::read_to_string(&state).is_ok_and(|state| state.contains("retrying"))
        });
        assert!(process.child.try_wait().unwrap().is_none(), "it lives");
        process.signal(Signal::TERM);
        assert_eq!(process.wait().code(), Some(1));
        assert_eq!(process.output.read_line(&mut String::new()).unwrap(), 0, "it never listened");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_configuration_boots_degraded() {
    let home = Home::new().config("model: [a: b\n}");
    let mut process = home.spawn(&[]);
    let health = process.api().health_detailed().await.unwrap();
    assert_eq!((health.status.as_str(), health.degraded_checks()), ("degraded", vec!["config", "model"]));
    let names = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        names.map(|name| name.into_string().unwrap()).any(|name| name.starts_with("config.yaml.corrupt."))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sigterm_tells_the_reader_at_once_and_lingers_for_the_run() {
    let home = Home::new();
    let mut process = home.spawn(&[]);
    let api = process.api();
    let go = home.path().join("go");
    let run = api.run_start(&run_start(&format!("[[say:a]][[wait:{}]]", go.display()))).await.unwrap();
    let stream = api.run_events(&run).await.unwrap();
    process.signal(Signal::TERM);
    let (items, end) = drain(stream).await;
    assert!(
        matches!(events(&items).last(), Some(AgentEvent::RunCancelled)) && matches!(end, StreamEnd::Closed)
    );
    let error = api.run_status(&run).await.unwrap_err();
    assert!(matches!(error, AgentError::Refused(_)), "the listener is closed: {error:?}");
    assert!(process.child.try_wait().unwrap().is_none(), "the run's thread holds the process");
    std::fs::write(&go, "").unwrap();
    assert_eq!(process.wait().code(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_before_the_sigterm_makes_the_end_quick() {
    let home = Home::new();
    let mut process = home.spawn(&[]);
    let api = process.api();
    let run = api.run_start(&run_start("[[hang]]")).await.unwrap();
    api.run_stop(&run).await.unwrap();
    process.signal(Signal::TERM);
    assert_eq!(process.wait().code(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drain_time_lets_runs_complete() {
    let home = Home::new().config("agent: {restart_drain_timeout: 25}");
    let mut process = home.spawn(&[]);
    let api = process.api();
    let go = home.path().join("go");
    let run = api.run_start(&run_start(&format!("[[wait:{}]]", go.display()))).await.unwrap();
    let stream = api.run_events(&run).await.unwrap();
    process.signal(Signal::TERM);
    let draining = async {
        loop {
            match api.run_start(&run_start("x")).await {
                Err(error) => return error,
                Ok(early) => drop(api.run_events(&early).await),
            }
        }
    };
    assert_eq!(draining.await.code(), Some("gateway_draining"));
    assert_eq!(api.health_detailed().await.unwrap().gateway_state.as_deref(), Some("draining"));
    std::fs::write(&go, "").unwrap();
    let (items, _) = drain(stream).await;
    assert!(matches!(events(&items).last(), Some(AgentEvent::RunCompleted { .. })));
    assert_eq!(process.wait().code(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn scripts_can_crash_the_process_or_make_it_deaf() {
    let home = Home::new();
    let mut process = home.spawn(&[]);
    let api = process.api();
    let crash = home.path().join("crash");
    let script =
        format!("[[ignore-term]][[event:{{\"event\": \"deaf\"}}]][[wait:{}]][[exit:70]]", crash.display());
    let run = api.run_start(&run_start(&script)).await.unwrap();
    let deaf = async {
        while api.run_status(&run).await.unwrap().last_event.as_deref() != Some("deaf") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, deaf).await.unwrap();
    process.signal(Signal::TERM);
    process.signal(Signal::INT);
    assert_eq!(api.run_status(&run).await.unwrap().status, AgentRunState::Running);
    std::fs::write(&crash, "").unwrap();
    assert_eq!(process.wait().code(), Some(70));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tools_child_dies_with_sigterm_and_survives_sigkill() {
    for (signal, survives) in [(Signal::TERM, false), (Signal::KILL, true)] {
        let home = Home::new();
        let mut process = home.spawn(&[]);
        let api = process.api();
        let pid_file = home.path().join("pid");
        let script = format!("[[background:echo $$ > {}; exec sleep 600]]", pid_file.display());
        let run = api.run_start(&run_start(&script)).await.unwrap();
        drain(api.run_events(&run).await.unwrap()).await;
        let pid = || std::fs::read_to_string(&pid_file).ok().and_then(|pid| pid.trim().parse::<i32>().ok());
        until("the command has started", || pid().is_some());
        let pid = pid().unwrap();
        process.signal(signal);
        process.wait();
        if survives {
            assert!(alive(pid));
            kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
        } else {
            until("the command is gone", || !alive(pid));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_run_kills_its_command_and_tools_see_their_variables_only() {
    let home = Home::new();
    let env = format!("API_SERVER_KEY={KEY}\nAPI_SERVER_PORT=0\nNOTES_TOKEN=abc\n");
    std::fs::write(home.path().join(".env"), env).unwrap();
    let mut process = home.spawn(&[]);
    let api = process.api();
    let run = api.run_start(&run_start("[[shell:echo $NOTES_TOKEN/$API_SERVER_KEY]]")).await.unwrap();
    let (items, _) = drain(api.run_events(&run).await.unwrap()).await;
    let Some(AgentEvent::RunCompleted { output, .. }) = events(&items).last().copied() else {
        panic!("{items:?}")
    };
    assert!(output.contains(r#""output": "abc/""#), "{output}");
    let pid_file = home.path().join("pid");
    let script = format!("[[shell:echo $$ > {}; exec sleep 600]]", pid_file.display());
    let run = api.run_start(&run_start(&script)).await.unwrap();
    let stream = api.run_events(&run).await.unwrap();
    let pid = || std::fs::read_to_string(&pid_file).ok().and_then(|pid| pid.trim().parse::<i32>().ok());
    until("the command has started", || pid().is_some());
    api.run_stop(&run).await.unwrap();
    let (items, _) = drain(stream).await;
    assert!(matches!(events(&items).last(), Some(AgentEvent::RunCancelled)), "{items:?}");
    until("the command is gone", || !alive(pid().unwrap()));
}
