//! The rows: what is measured, in the order of the report.

mod append;
mod create;
mod events;
mod fanout;
mod first_event;
mod get;
mod idle;
mod latency;
mod real;
mod streams;
mod tenants;
mod wake;

use anyhow::{Result, bail};

use super::{Bench, Measured};

/// The rows by name, each with what it measures.
pub const ROWS: [(&str, &str); 12] = [
    ("get", "one tenant is read by its operator, over 32 connections"),
    ("create", "tenants are created over 32 connections, each answered when it is on the disk"),
    ("runs", "runs are created over 32 connections, each answered when it is on the disk"),
    ("append", "events of 100 runs are kept, each answered when it is on the disk"),
    ("latency", "one event from its agent through host and Hub to its reader"),
    ("fanout", "one run is read by 1, 100 and 1,000 readers, live and replayed"),
    ("first", "from the start of a run to its first event, its agent awake"),
    ("events", "10,000 events of one run, from its agent to its reader"),
    ("streams", "10,000 readers of a run that says nothing"),
    ("tenants", "10,000 tenants whose agents sleep"),
    ("wake", "one agent and fifty agents are woken"),
    ("idle", "a Hub that has nothing to do"),
];

/// What a row measures.
pub(super) fn title(row: &str) -> &'static str {
    ROWS.iter().find(|(name, _)| *name == row).map_or("", |(_, what)| what)
}

/// The rows of these names, in the order of the report; all of none.
pub(super) fn chosen(names: &[String]) -> Result<Vec<&'static str>> {
    for name in names {
        if !ROWS.iter().any(|(row, _)| row == name) {
            let all: Vec<&str> = ROWS.iter().map(|(row, _)| *row).collect();
            bail!("there is no row {name}; there are {}", all.join(", "));
        }
    }
    let is_chosen = |row: &&str| names.is_empty() || names.iter().any(|name| name == row);
    Ok(ROWS.iter().map(|(row, _)| *row).filter(is_chosen).collect())
}

pub(super) async fn measure(row: &str, bench: &Bench) -> Result<Measured> {
    Ok(match row {
        "get" => get::measure(bench).await?.into(),
        "create" => create::tenants(bench).await?.into(),
        "runs" => create::runs(bench).await?.into(),
        "append" => append::measure(bench).await?.into(),
        "latency" => latency::measure(bench).await?.into(),
        "fanout" => fanout::measure(bench).await?,
        "first" => first_event::measure(bench).await?,
        "events" => events::measure(bench).await?,
        "streams" => streams::measure(bench).await?.into(),
        "tenants" => tenants::measure(bench).await?.into(),
        "wake" => wake::measure(bench).await?,
        "idle" => idle::measure(bench).await?.into(),
        other => bail!("there is no row {other}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_chosen_by_name_and_kept_in_order() {
        let chosen = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            super::chosen(&names).map_err(|error| error.to_string())
        };
        assert_eq!(chosen(&["create", "get"]), Ok(vec!["get", "create"]));
        assert_eq!(chosen(&[]).unwrap().len(), ROWS.len());
        assert!(chosen(&["gte"]).unwrap_err().starts_with("there is no row gte; there are get, create"));
    }
}
