//! A stand-in for an agent host: says to the Hub what a host would, as fast as the Hub takes it.
//!
//! A real host, started by the Hub, has brought its agent up and its runs to work; they wait. The stand-in takes its
//! credential and goes on from its last report. The real host has nothing to say any more and does not notice.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::connection::{Connection, request};
use super::subject::Subject;
use crate::Caller;

/// A host's place, taken.
pub(super) struct StandIn {
    connection: Connection,
    reports: String,
    bearer: String,
    generation: i64,
    /// The number of the last report that the Hub has.
    last: i64,
}

impl StandIn {
    /// Takes the place of the host of this tenant's agent.
    ///
    /// # Errors
    /// If there is none.
    pub(super) async fn of(hub: &Subject, caller: &Caller) -> Result<Self> {
        let agents = hub.process.data_dir().join("agents").join(caller.tenant().uid.as_str());
        let launch: Value = serde_json::from_slice(&std::fs::read(launch_file(&agents)?)?)?;
        let generation = launch["generation"].as_i64().context("a launch names its generation")?;
        let credential = launch["credential"].as_str().context("a launch has a credential")?;
        let base = format!("/v1/tenant-runtime/{}", caller.tenant().id.as_str());
        let bearer = format!("authorization: Bearer {credential}");
        let hello =
            json!({"generation": generation, "hostVersion": "bench", "isolation": "process"}).to_string();
        let mut connection = Connection::open(hub.address).await?;
        let hello = request("POST", &format!("{base}/hello"), &[&bearer], &hello);
        let (head, welcome) = connection.fetch(&hello).await?;
        let text = String::from_utf8_lossy(&welcome);
        ensure!(head.status == 200, "the hub does not welcome the stand-in: {text}");
        let welcome: Value = serde_json::from_slice(&welcome)?;
        let last = welcome["acknowledged"].as_i64().context("a welcome acknowledges")?;
        Ok(Self { connection, reports: format!("{base}/reports"), bearer, generation, last })
    }

    /// Reports what an agent said in its runs: pairs of a run's id and a frame, as JSON. Returns once it is kept.
    ///
    /// # Errors
    /// If the Hub does not keep it.
    pub(super) async fn report<'f>(&mut self, frames: impl Iterator<Item = (&'f str, String)>) -> Result<()> {
        let mut body = format!("{{\"generation\":{},\"reports\":[", self.generation);
        for (index, (run, frame)) in frames.enumerate() {
            self.last += 1;
            let comma = if index > 0 { "," } else { "" };
            write!(
                body,
                "{comma}{{\"number\":{},\"type\":\"run.frame\",\"runId\":\"{run}\",\"data\":{{\"frame\":{frame}}}}}",
                self.last
            )?;
        }
        body.push_str("]}");
        let request = request("POST", &self.reports, &[&self.bearer], &body);
        let (head, answer) = self.connection.fetch(&request).await?;
        let text = String::from_utf8_lossy(&answer);
        ensure!(head.status == 200, "reports were answered {}: {text}", head.status);
        Ok(())
    }
}

/// The frame of a word that an agent says.
pub(super) fn word(number: usize) -> String {
    format!(
        "{{\"event\":\"message.delta\",\"run_id\":\"run_0\",\"timestamp\":1700000000.123,\"delta\":\"word{number} \"}}"
    )
}

/// The frame of an agent's last word.
pub(super) fn end() -> String {
    let usage = json!({"input_tokens": 1, "output_tokens": 1, "total_tokens": 2});
    json!({"event": "run.completed", "output": "done", "usage": usage}).to_string()
}

/// The launch file of the newest generation below a tenant's directory.
fn launch_file(agents: &Path) -> Result<PathBuf> {
    let entries = std::fs::read_dir(agents).with_context(|| format!("looking into {}", agents.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path().join("launch.json")));
    files.filter(|file| file.is_file()).max().context("no agent host was launched")
}
