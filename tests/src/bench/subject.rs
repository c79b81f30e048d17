//! The Hub under the bench: the real program with its usual settings, but for the rate limits, which would be all that
//! a load measures.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use hub_server::config::Config;
use serde_json::{Value, json};

use super::connection::{Connection, Head, request};
use super::machine;
use crate::{Caller, Process, Settings};

/// How long tenants may take to come or go behind the answers.
const SETTLED_MAX: Duration = Duration::from_secs(120);

/// A Hub that serves.
pub(super) struct Subject {
    pub(super) process: Process,
    pub(super) address: SocketAddr,
    token: String,
}

/// The settings: the product's own, without limits of rate and without a reserve of disk, and with places for a thousand
/// readers who ask at one moment and ten thousand who stay.
pub(super) fn settings() -> Settings {
    let mut settings = Settings::with_agent();
    settings.set("limits.token_cache_seconds", "2");
    settings.set("limits.requests_in_flight", "2048");
    for of in ["tenant", "run", "token"] {
        settings.set(&format!("limits.event_streams_per_{of}"), "20000");
    }
    settings
}

/// What is set otherwise than in the product, in a line; where things are and who the agent is left out.
///
/// # Errors
/// If the settings are not valid.
pub(super) fn changed() -> Result<String> {
    let places = ["data_dir", "listen", "metrics_listen", "agent_command"];
    let product = Config::from_text("")?;
    let config = settings().config(Path::new("/"));
    let both = config.shown().iter().zip(product.shown());
    let differ = both.filter(|(ours, usual)| ours.value != usual.value && !places.contains(&ours.key));
    let words: Vec<String> = differ
        .map(|(ours, usual)| format!("{} = {} (usually {})", ours.key, ours.value, usual.value))
        .collect();
    Ok(format!("settings of the Hub that are not the product's: {}", words.join(", ")))
}

impl Subject {
    /// Starts one with the scripted agent.
    pub(super) async fn start() -> Result<Self> {
        Self::start_with(settings()).await
    }

    /// Starts one.
    pub(super) async fn start_with(settings: Settings) -> Result<Self> {
        Self::of(Process::start_with(settings).await)
    }

    /// This one.
    pub(super) fn of(process: Process) -> Result<Self> {
        let address = process.url().trim_start_matches("http://").parse().context("the url is an address")?;
        Ok(Self { token: process.admin_token(), address, process })
    }

    /// The bytes of a request by its operator.
    pub(super) fn request(&self, method: &str, target: &str, body: &str) -> Vec<u8> {
        request(method, target, &[&format!("authorization: Bearer {}", self.token)], body)
    }

    /// What makes requests to create something at `target`, of a body and an idempotency key, which the SDK sends with
    /// every request that has an effect.
    pub(super) fn maker(
        &self,
        target: &str,
    ) -> impl Fn(&str, Option<&str>) -> Vec<u8> + Clone + Send + Sync + 'static {
        let (bearer, target) = (format!("authorization: Bearer {}", self.token), target.to_owned());
        move |body, key| match key {
            Some(key) => request("POST", &target, &[&bearer, &format!("idempotency-key: {key}")], body),
            None => request("POST", &target, &[&bearer], body),
        }
    }

    /// Asks for something over a connection of its own.
    pub(super) async fn fetch(&self, method: &str, target: &str, body: &str) -> Result<(Head, Vec<u8>)> {
        Connection::open(self.address).await?.fetch(&self.request(method, target, body)).await
    }

    /// Asks for JSON.
    ///
    /// # Errors
    /// If the answer is no success.
    pub(super) async fn json(&self, method: &str, target: &str, body: &str) -> Result<Value> {
        let (head, body) = self.fetch(method, target, body).await?;
        let text = String::from_utf8_lossy(&body);
        ensure!((200..300).contains(&head.status), "{method} {target} was answered {}: {text}", head.status);
        Ok(serde_json::from_slice(&body)?)
    }

    /// A new tenant, ready, that may execute `runs` at one time.
    pub(super) async fn tenant(&self, id: &str, runs: usize) -> Caller {
        let agent = json!({"maxConcurrentRuns": runs, "maxQueuedRuns": 1000});
        self.process.caller_with(json!({"id": id, "agent": agent})).await
    }

    /// Waits until no tenant waits for its home: what a round left to do must not weigh on the next one.
    pub(super) async fn settled(&self) -> Result<()> {
        self.until_none("provisioning").await
    }

    /// Waits until the tenants that were deleted are gone.
    pub(super) async fn emptied(&self) -> Result<()> {
        self.until_none("deleting").await
    }

    async fn until_none(&self, state: &str) -> Result<()> {
        let until = Instant::now() + SETTLED_MAX;
        loop {
            let page = self.json("GET", &format!("/v1/tenants?state={state}&limit=1"), "").await?;
            if page["items"].as_array().is_some_and(Vec::is_empty) {
                return Ok(());
            }
            ensure!(Instant::now() < until, "tenants are {state} after {} s", SETTLED_MAX.as_secs());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The memory it has now, in bytes.
    pub(super) fn resident(&self) -> Result<f64> {
        machine::resident(self.process.pid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_otherwise_is_named_and_nothing_else() {
        let said = changed().unwrap();
        for there in [
            "disk_reserve_bytes = 0 (usually ",
            "limits.tenant_requests_per_second = off (usually ",
            "limits.requests_in_flight = 2048 (usually 512)",
        ] {
            assert!(said.contains(there), "{there}: {said}");
        }
        for absent in ["data_dir", "listen", "agent_command", "token_cache_seconds", "uri_bytes"] {
            assert!(!said.contains(absent), "{absent}: {said}");
        }
    }
}
