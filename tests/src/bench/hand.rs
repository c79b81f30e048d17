//! Agents started by hand: what the Hub is measured against where it starts them, or reads them, for its tenants.
//!
//! An agent gets here what its host would give it: an empty home, a managed directory, a key, a port.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Child;
use tokio::time::Instant;

use super::connection::{Connection, Head, request};
use crate::leftovers;
use crate::process::agent_program;
use crate::real::by_hand;

const KEY: &str = "a-key-for-the-bench-0123456789";
/// How often an agent is asked whether it is ready. More often than a host asks, in the peer's favour.
const ASK_EVERY: Duration = Duration::from_millis(10);
/// How long an agent may take to be ready.
const READY_MAX: Duration = Duration::from_secs(120);

/// Which agent.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The scripted one.
    Scripted,
    /// The release in this directory, with the model at this base address.
    Real { release: PathBuf, model: String },
}

/// An agent that runs. It and all that it started end when this is dropped.
pub(super) struct ByHand {
    child: Child,
    pub(super) address: SocketAddr,
    directory: TempDir,
}

impl Drop for ByHand {
    fn drop(&mut self) {
        leftovers::end(self.directory.path());
    }
}

impl ByHand {
    /// Starts one and returns when it takes work.
    ///
    /// # Errors
    /// If it does not come up.
    pub(super) async fn start(kind: &Kind) -> Result<Self> {
        let directory = tempfile::tempdir()?;
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let place = |name: &str| -> Result<PathBuf> {
            let path = directory.path().join(name);
            std::fs::create_dir(&path)?;
            Ok(path)
        };
        let (home, managed, work) = (place("home")?, place("managed")?, place("work")?);
        let user = place("user")?;
        std::fs::write(managed.join("config.yaml"), config(kind, &work).to_string())?;
        let env = format!(
            "API_SERVER_ENABLED=true\nAPI_SERVER_HOST=127.0.0.1\nAPI_SERVER_PORT={port}\nAPI_SERVER_KEY={KEY}\n"
        );
        std::fs::write(managed.join(".env"), env)?;
        let program = match kind {
            Kind::Scripted => agent_program().to_owned(),
            Kind::Real { release, .. } => release.join("bin/hermes"),
        };
        let child = by_hand(&program, [&home, &managed, &user, &work])
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let mut agent = Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)), directory };
        agent.ready().await?;
        Ok(agent)
    }

    /// Its process id.
    ///
    /// # Errors
    /// If it has ended.
    pub(super) fn pid(&self) -> Result<u32> {
        self.child.id().context("the agent has ended")
    }

    async fn ready(&mut self) -> Result<()> {
        let until = Instant::now() + READY_MAX;
        loop {
            // All that a host asks before it calls its agent ready.
            let mut ready = true;
            for path in ["/health", "/v1/capabilities", "/health/detailed"] {
                ready =
                    ready && matches!(self.fetch("GET", path, "").await, Ok((head, _)) if head.status == 200);
            }
            if ready {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the agent ended with {status} before it was ready");
            }
            ensure!(Instant::now() < until, "the agent was not ready in {} s", READY_MAX.as_secs());
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// The bytes of a request with its key.
    pub(super) fn request(&self, method: &str, target: &str, body: &str) -> Vec<u8> {
        request(method, target, &[&format!("authorization: Bearer {KEY}")], body)
    }

    /// Asks it for something.
    pub(super) async fn fetch(&self, method: &str, target: &str, body: &str) -> Result<(Head, Vec<u8>)> {
        Connection::open(self.address).await?.fetch(&self.request(method, target, body)).await
    }

    /// Gives it work and opens the run's events.
    ///
    /// # Errors
    /// If it does not take it.
    pub(super) async fn run(&self, input: &str) -> Result<(Connection, Head)> {
        let (head, body) = self.fetch("POST", "/v1/runs", &json!({"input": input}).to_string()).await?;
        let text = String::from_utf8_lossy(&body);
        ensure!((200..300).contains(&head.status), "the agent answered {}: {text}", head.status);
        let run: Value = serde_json::from_slice(&body)?;
        let id = run["run_id"].as_str().context("a run has an id")?;
        let mut connection = Connection::open(self.address).await?;
        let head = connection.begin(&self.request("GET", &format!("/v1/runs/{id}/events"), "")).await?;
        ensure!(head.status == 200, "the agent's events were answered {}", head.status);
        Ok((connection, head))
    }
}

/// The managed configuration; JSON is YAML.
fn config(kind: &Kind, work: &Path) -> Value {
    let model = match kind {
        Kind::Scripted => json!(null),
        Kind::Real { model, .. } => json!({
            "default": "scripted", "provider": "custom", "base_url": model, "api_key": "none", "context_length": 200_000,
        }),
    };
    json!({
        "model": model,
        "terminal": {"backend": "local", "cwd": work},
        "approvals": {"mode": "manual", "timeout": 360, "cron_mode": "deny"},
        "security": {"tirith_enabled": false, "allow_lazy_installs": false},
        "gateway": {"multiplex_profiles": false, "api_server": {"max_concurrent_runs": 4}},
        "agent": {"restart_drain_timeout": 0},
    })
}
