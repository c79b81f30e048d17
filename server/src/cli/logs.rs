//! `hermes-hub logs`: the end of a tenant's agent's log, and with `-f` what follows it.

use std::time::Duration;

use serde_json::Value;

use super::remote::{self, Ask, Remote, RemoteError};
use super::{Failure, answer, note};
use crate::config::Config;

/// How often a log that is followed is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many lines one answer of a log that is followed may hold.
const FOLLOW_LINES: u32 = 2000;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The tenant's id
    tenant: String,
    /// Go on until Ctrl-C, over restarts of the agent
    #[arg(short, long)]
    follow: bool,
    /// How many lines of its end to show
    #[arg(short = 'n', long, value_name = "LINES", default_value_t = 200,
          value_parser = clap::value_parser!(u32).range(1..=2000))]
    lines: u32,
    /// Whose words: the agent's, or those of the host beside it
    #[arg(long, default_value = "agent", value_parser = ["agent", "host"])]
    source: String,
    /// Which start of the agent; the newest if left away
    #[arg(long, value_name = "NUMBER", conflicts_with = "follow")]
    generation: Option<i64>,
    #[command(flatten)]
    remote: remote::Target,
}

pub(super) async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let remote = Remote::new(config, &arguments.remote)?;
    let first = remote.json(&arguments.ask(arguments.lines, None, arguments.generation)?).await?;
    if first["generation"] == 0 {
        note(&format!("the agent of {} has not been started yet", arguments.tenant));
    }
    print(&first)?;
    if !arguments.follow {
        return Ok(());
    }
    tokio::select! {
        failed = follow(&remote, &arguments, &first) => failed,
        // That is how it is ended.
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

impl Arguments {
    fn ask(&self, lines: u32, after: Option<&str>, generation: Option<i64>) -> Result<Ask, RemoteError> {
        let (lines, generation) = (lines.to_string(), generation.map(|number| number.to_string()));
        let mut values =
            vec![("tenantId", self.tenant.as_str()), ("source", &self.source), ("lines", &lines)];
        values.extend(generation.as_deref().map(|number| ("generation", number)));
        values.extend(after.map(|cursor| ("after", cursor)));
        Ask::new("agent_logs", &values)
    }
}

/// Shows what comes, over a Hub that is away for a while too.
async fn follow(remote: &Remote, arguments: &Arguments, first: &Value) -> Result<(), Failure> {
    let mut seen = Seen::of(first);
    let mut is_away = false;
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let page = match remote.json(&arguments.ask(FOLLOW_LINES, Some(&seen.cursor), None)?).await {
            Err(error) if error.passes() => {
                if !is_away {
                    note(&format!("{error}; trying again"));
                }
                is_away = true;
                continue;
            }
            answered => answered?,
        };
        is_away = false;
        let newest = Seen::of(&page).generation;
        if newest != seen.generation {
            for generation in seen.generation..newest {
                rest(remote, arguments, generation, &seen.cursor).await?;
            }
            note(&format!("this is generation {newest} of the agent"));
        } else if page["truncated"] == true {
            note("some lines are missing here: the log was turned over meanwhile");
        }
        print(&page)?;
        seen = Seen::of(&page);
    }
}

/// How far a reader is.
struct Seen {
    generation: i64,
    cursor: String,
}

impl Seen {
    fn of(page: &Value) -> Self {
        let cursor = page["cursor"].as_str().unwrap_or_default().to_owned();
        Self { generation: page["generation"].as_i64().unwrap_or_default(), cursor }
    }
}

/// Shows what a generation that is over said after the cursor: its last words, which often say why it is over. A cursor
/// of another generation stands for the beginning. What cannot be had any more is said.
async fn rest(remote: &Remote, arguments: &Arguments, generation: i64, cursor: &str) -> Result<(), Failure> {
    let mut cursor = cursor.to_owned();
    loop {
        // Before the first start there was nothing.
        if generation == 0 {
            return Ok(());
        }
        let page = match remote.json(&arguments.ask(FOLLOW_LINES, Some(&cursor), Some(generation))?).await {
            Ok(page) => page,
            Err(error) => {
                note(&format!("the last words of generation {generation} are missing here: {error}"));
                return Ok(());
            }
        };
        print(&page)?;
        let next = Seen::of(&page).cursor;
        if next == cursor || page["lines"].as_array().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        cursor = next;
    }
}

fn print(page: &Value) -> Result<(), std::io::Error> {
    let lines = page["lines"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    if text.is_empty() { Ok(()) } else { answer(&text) }
}
