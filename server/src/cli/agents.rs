//! `hermes-hub agents`: stops and starts agents, one or all, and says how far it is.
//!
//! With a Hub this goes through its API. Agents outlive their Hub, so stopping all of them also works without one:
//! then this command holds the data directory as a Hub would, notes the wish, and ends the hosts itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Subcommand;
use futures::StreamExt as _;
use serde_json::Value;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::remote::{self, Ask, Remote, RemoteError};
use super::{Failure, answer, note};
use crate::agents::{Agents, Local};
use crate::audit::{self, Denials};
use crate::clock::Clock;
use crate::config::{Config, Database};
use crate::data_dir::{self, Holder};
use crate::hub::Context;
use crate::start;
use crate::tenants::Tenants;

/// How many agents are asked at one time.
const AT_ONCE: usize = 8;
/// How long an agent may take to end after its runs, and how often it is looked at.
const END: Duration = Duration::from_secs(120);
const LOOK_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Stop agents: their tenants' new runs are refused until they are started again
    Stop {
        #[command(flatten)]
        which: Which,
        /// How long runs that work may go on, such as 5m; none if left away
        #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "0s")]
        drain: Duration,
        #[command(flatten)]
        remote: remote::Target,
    },
    /// Start agents, or let them work again
    Start {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        remote: remote::Target,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// Tenants' ids
    #[arg(value_name = "TENANT", required_unless_present = "all", conflicts_with = "all")]
    tenants: Vec<String>,
    /// The agents of all tenants
    #[arg(long)]
    all: bool,
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Stop { which, drain, remote } => {
            if which.all && remote.url.is_none() && !is_served(config) {
                return stop_without_hub(config).await;
            }
            let hub = Remote::new(config, &remote)?;
            on_each(&which, &hub, "stopped", async |tenant| stop(&hub, &tenant, drain).await).await
        }
        Command::Start { which, remote } => {
            let hub = Remote::new(config, &remote)?;
            on_each(&which, &hub, "started", async |tenant| start(&hub, &tenant).await).await
        }
    }
}

fn is_served(config: &Config) -> bool {
    Holder::alive(&data_dir::lock_path(&config.data_dir)).is_some()
}

/// What came of one agent, in words, or why not.
type Outcome = Result<String, String>;

/// Does the same with each, some at a time, a line for each as soon as it is done.
async fn on_each(
    which: &Which,
    hub: &Remote,
    done: &str,
    act: impl AsyncFn(String) -> Outcome,
) -> Result<(), Failure> {
    let tenants = if which.all { all_tenants(hub).await? } else { which.tenants.clone() };
    let count = tenants.len();
    let act = &act;
    let work = tenants.into_iter().map(|tenant| async move { (tenant.clone(), act(tenant).await) });
    let mut outcomes = futures::stream::iter(work).buffer_unordered(AT_ONCE);
    let mut failed = 0;
    while let Some((tenant, outcome)) = outcomes.next().await {
        match outcome {
            Ok(words) => note(&format!("{tenant}: {words}")),
            Err(words) => {
                failed += 1;
                note(&format!("{tenant}: failed: {words}"));
            }
        }
    }
    finish(count, failed, done)
}

fn finish(count: usize, failed: usize, done: &str) -> Result<(), Failure> {
    answer(&format!("{} {done}, {failed} failed\n", count - failed))?;
    if failed == 0 { Ok(()) } else { Err(Failure::Said) }
}

/// The ids of all tenants that are not being deleted: those lose their agents anyway.
async fn all_tenants(hub: &Remote) -> Result<Vec<String>, RemoteError> {
    let (mut found, mut next) = (Vec::new(), None::<String>);
    loop {
        let mut values = vec![("limit", "1000")];
        values.extend(next.as_deref().map(|token| ("page_token", token)));
        let page = hub.json(&Ask::new("tenant_list", &values)?).await?;
        let tenants = page["items"].as_array().into_iter().flatten();
        let staying = tenants.filter(|tenant| tenant["state"] != "deleting");
        found.extend(staying.filter_map(|tenant| tenant["id"].as_str().map(str::to_owned)));
        next = page["next_page"].as_str().map(str::to_owned);
        if next.is_none() {
            return Ok(found);
        }
    }
}

/// Asks for the stop and waits until it has come about.
async fn stop(hub: &Remote, tenant: &str, drain: Duration) -> Outcome {
    let drain_seconds = drain.as_secs().to_string();
    let values = [("tenantId", tenant), ("drainSeconds", &drain_seconds), ("waitSeconds", "50")];
    let mut agent = ask(hub, "agent_stop", &values).await?;
    let until = Instant::now() + drain + END;
    loop {
        match &agent {
            // Deleted meanwhile.
            None => return Ok("is gone".to_owned()),
            Some(agent) if agent["state"] == "stopped" => return Ok("stopped".to_owned()),
            Some(agent) if Instant::now() >= until => {
                return Err(format!("it is still {}", agent["state"].as_str().unwrap_or("there")));
            }
            Some(_) => tokio::time::sleep(LOOK_EVERY).await,
        }
        agent = ask(hub, "agent_view", &[("tenantId", tenant)]).await?;
    }
}

async fn start(hub: &Remote, tenant: &str) -> Outcome {
    let agent = ask(hub, "agent_start", &[("tenantId", tenant)]).await?;
    let agent = agent.ok_or("there is no such tenant")?;
    Ok(agent["state"].as_str().unwrap_or("asked to start").to_owned())
}

/// The agent, or none if its tenant is gone.
async fn ask(hub: &Remote, id: &str, values: &[(&str, &str)]) -> Result<Option<Value>, String> {
    let call = Ask::new(id, values).map_err(|error| error.to_string())?;
    match hub.json(&call).await {
        Ok(agent) => Ok(Some(agent)),
        Err(RemoteError::Refused(refusal)) if refusal.status == 404 => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

async fn stop_without_hub(config: &Config) -> Result<(), Failure> {
    if let Database::Sqlite(path) = config.database()
        && !path.exists()
    {
        note("no hub was ever started on this data directory, so there are no agents");
        return finish(0, 0, "stopped");
    }
    note("no hub runs; agents are ended at once, and what they work on is lost");
    let foundation = start::prepare(config.clone()).await?;
    let cx = Context {
        config: Arc::clone(&foundation.config),
        db: foundation.db.clone(),
        clock: Clock::system(),
        seal: foundation.seal.clone(),
        auth: foundation.auth.clone(),
        denials: Denials::default(),
        started_at: foundation.clock.now(),
        ending: CancellationToken::new(),
        tasks: TaskTracker::new(),
    };
    let halted = match Local::of_this_program() {
        Ok(placement) => {
            let agents = Agents::new(cx.clone(), Tenants::new(cx), Arc::new(placement));
            audit::by_command("agents_stop", agents.halt()).await.map_err(|error| error.message().to_owned())
        }
        Err(error) => Err(format!("the program's own path is not known: {error}")),
    };
    foundation.db.close().await;
    let halted =
        halted.map_err(|words| RemoteError::Usage(format!("agents could not be stopped: {words}")))?;
    for agent in &halted.left {
        note(&format!("{agent}: failed: its host could not be ended; look for its process"));
    }
    finish(halted.tenants, halted.left.len(), "stopped")
}
