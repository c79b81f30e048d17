//! The agents that the contract is held against: a scripted one inside of the test, and the real one as a process of its
//! own, started as an agent host starts it, with the scripted model to ask.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use hub_runtime::scripted::{ScriptedAgent, ScriptedConfig};
use hub_tests::eventually_within;
use hub_tests::model::ScriptedModel;
use hub_tests::real::{PATIENCE, agent, by_hand};
use rustix::process::{Pid, Signal, kill_process_group};
use secrecy::SecretString;
use serde_json::json;
use tempfile::TempDir;
use tokio::process::Child;

use super::{Prompts, Subject, client};

const KEY: &str = "contract-key-0123456789abcdef";

/// What both obey in the same words.
const PROMPTS: Prompts = Prompts {
    say: "[[say:contract]]",
    drip: "[[drip:30,50]]",
    tool: "[[shell:echo contract]]",
    ask: "[[approve:rm -rf /srv/contract-of-an-agent|delete in root path]]",
    hang: "[[hang]]",
    fail: "[[fail:HTTP 400: refused by the model]]",
    echo: "[[echo]]",
};

/// A scripted agent of its own.
pub(crate) struct Scripted(ScriptedAgent);

pub(crate) async fn scripted() -> Scripted {
    Scripted(ScriptedAgent::start(ScriptedConfig::in_memory(SecretString::from(KEY))).await.unwrap())
}

impl Scripted {
    pub(crate) fn subject(&self) -> Subject {
        Subject::new(self.0.address(), KEY, PROMPTS)
    }
}

/// The pinned release of hermes-agent, until it is dropped.
pub(crate) struct Real {
    address: SocketAddr,
    group: Pid,
    // Reaped by the test's runtime.
    _process: Child,
    _model: ScriptedModel,
    _directory: TempDir,
}

impl Real {
    /// Starts it and waits until it takes its key.
    pub(crate) async fn start() -> Self {
        let (model, directory) = (ScriptedModel::start().await, tempfile::tempdir().unwrap());
        let make = |name: &str| {
            let path = directory.path().join(name);
            std::fs::create_dir(&path).unwrap();
            path
        };
        let [home, managed, workspace, user] = ["home", "managed", "workspace", "user"].map(make);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let config = json!({
            "model": {
                "default": "scripted", "provider": "custom", "base_url": model.base_url(), "api_key": "none",
                "context_length": 200_000,
            },
            "terminal": {"backend": "local", "cwd": workspace},
            "approvals": {"mode": "manual", "timeout": 300},
            "command_allowlist": [],
            "security": {"tirith_enabled": false, "allow_lazy_installs": false},
            "gateway": {"api_server": {"max_concurrent_runs": 10}},
            "agent": {"restart_drain_timeout": 0},
        });
        // JSON is YAML.
        std::fs::write(managed.join("config.yaml"), config.to_string()).unwrap();
        drop(listener);
        let process = by_hand(&agent().join("bin/hermes"), [&home, &managed, &user, &workspace])
            .env("API_SERVER_ENABLED", "true")
            .env("API_SERVER_HOST", address.ip().to_string())
            .env("API_SERVER_PORT", address.port().to_string())
            .env("API_SERVER_KEY", KEY)
            .process_group(0)
            .spawn()
            .unwrap();
        let group = process.id().and_then(|pid| Pid::from_raw(pid.try_into().ok()?)).unwrap();
        let real = Self { address, group, _process: process, _model: model, _directory: directory };
        let api = client(address, KEY);
        eventually_within(PATIENCE, "the agent is ready", async || api.health_detailed().await.ok()).await;
        real
    }

    pub(crate) fn subject(&self) -> Subject {
        let prompts =
            Prompts { ask: "[[shell:rm -rf /srv/contract-of-an-agent]]", fail: "[[status:400]]", ..PROMPTS };
        Subject::new(self.address, KEY, prompts)
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        // With its tools; it is our child, so the number is still its.
        let _ = kill_process_group(self.group, Signal::KILL);
    }
}
