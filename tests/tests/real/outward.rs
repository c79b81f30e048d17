//! Nothing leaves this machine: an agent whose whole environment points at a proxy that refuses and remembers.
//!
//! The proxy sees what honours its variables. A Python audit hook in the agent and in every Python that it starts sees
//! the rest: each connection and each name that is looked up.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hub_server::clock::Clock;
use hub_tests::proxy::RefusingProxy;
use hub_tests::real::{PATIENCE, Real, agent};
use hub_tests::{Caller, eventually_within};
use serde_json::json;
use tempfile::TempDir;

/// Loaded by every Python that finds it on its path. What it sees is appended to the file beside it.
const AUDIT: &str = r#"
import os, sys

LOG = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seen")

def audit(event, args):
    if event == "socket.connect":
        what = "connect %r" % (args[1],)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        what = "look-up %r" % (args[0],)
    else:
        return
    descriptor = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, (what + "\n").encode())
    finally:
        os.close(descriptor)

sys.addaudithook(audit)
"#;

/// Asks for a page outside of this machine, once through the proxy and once past it.
const LOOK_OUTSIDE: &str = r#"
import socket, urllib.request
try:
    urllib.request.urlopen("http://outside.example/page", timeout=5)
except OSError as error:
    print("refused:", error)
connection = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    connection.connect(("192.0.2.1", 9))
except OSError:
    pass
print("looked")
"#;

/// A Hub whose agents are watched.
struct Watched {
    real: Real,
    proxy: RefusingProxy,
    hook: TempDir,
}

impl Watched {
    async fn start() -> Self {
        let (proxy, hook) =
            (RefusingProxy::start().await, tempfile::tempdir().expect("a temporary directory"));
        fs::write(hook.path().join("sitecustomize.py"), AUDIT).expect("the hook is written");
        let mut words = vec!["/usr/bin/env".to_owned()];
        words.extend(proxy.environment());
        words.push(format!("PYTHONPATH={}", hook.path().display()));
        words.push(agent().join("bin/hermes").display().to_string());
        let real = Real::with(|settings| {
            // Stands before the virtual environment.
            settings.set("agent_command", &format!("{:?}", words.join(" ")));
        });
        Self { real: real.await, proxy, hook }
    }

    /// What the hook saw, as it stands in its file.
    fn seen(&self) -> Vec<String> {
        let text = fs::read_to_string(self.hook.path().join("seen")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// What it saw that was not on this machine.
    fn outward(&self) -> Vec<String> {
        self.seen().into_iter().filter(|line| !is_local(line)).collect()
    }

    fn workspace(&self, acme: &Caller) -> PathBuf {
        self.real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace")
    }
}

/// Whether a line of the hook means this machine: a loopback address, or a socket in the file system.
fn is_local(line: &str) -> bool {
    let (_, what) = line.split_once(' ').unwrap_or_default();
    let what = what.trim_start_matches('(').trim_start_matches('b').trim_start_matches(['\'', '"']);
    ["127.", "localhost", "::1", "/", "\\x00"].iter().any(|local| what.starts_with(local))
}

/// A text as an argument of a directive.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace(']', "\\]")
}

async fn made(file: &Path) {
    eventually_within(PATIENCE, "the cron job has done its work", async || file.exists().then_some(())).await;
}

#[tokio::test]
async fn boot_tool_run_and_cron_ask_nobody_outside() {
    let world = Watched::start().await;
    let acme = world.real.caller("acme").await;
    let workspace = world.workspace(&acme);

    let output = acme.output(&acme.run("[[shell:echo worked > worked.txt]] [[say:Done.]]").await).await;
    assert_eq!((output.as_str(), workspace.join("worked.txt").exists()), ("Done.", true));

    // Due in a moment; an agent that comes up fires what is overdue at once, another one within a minute.
    let due = Clock::system().now().plus(Duration::from_secs(3)).to_rfc3339();
    let job = json!({
        "action": "create", "name": "look", "schedule": due, "deliver": "local",
        "prompt": "[[shell:echo fired > fired.txt]] [[say:Fired.]]",
    });
    let run = acme.run(&format!("[[tool:cronjob,{}]]", quoted(&job.to_string()))).await;
    let told = acme.output(&run).await;
    assert!(told.contains("look"), "the job is made: {told}");
    let restart = acme.hub().agent_restart().tenant_id("acme").wait_seconds(50);
    assert_eq!(restart.send().await.unwrap().generation, 2);
    made(&workspace.join("fired.txt")).await;

    assert_eq!(world.proxy.asked(), [""; 0], "nothing was to go out");
    assert_eq!(world.outward(), [""; 0], "nothing was connected to past the proxy");

    // That all of this would have been seen.
    assert!(world.seen().iter().any(|line| line.starts_with("connect ('127.0.0.1'")), "{:?}", world.seen());
    fs::write(workspace.join("outside.py"), LOOK_OUTSIDE).unwrap();
    let told = acme.output(&acme.run("[[shell:python3 outside.py]]").await).await;
    assert!(told.contains("looked"), "{told}");
    assert_eq!(world.proxy.asked(), ["GET http://outside.example/page HTTP/1.1"]);
    assert_eq!(world.outward(), ["connect ('192.0.2.1', 9)"]);
}
