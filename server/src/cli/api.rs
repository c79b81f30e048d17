//! `hermes-hub api`: any operation of the contract by its id, for people and scripts.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use futures::StreamExt as _;
use hub_api::OPERATIONS;
use hub_glue::Operation;

use super::remote::{self, Ask, Remote, RemoteError, root_cause, takes};
use super::{Failure, answer};
use crate::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The operation, such as tenant_list; without one, all are listed
    #[arg(value_name = "OPERATION_ID")]
    operation: Option<String>,
    /// Parameters of path, query and headers
    #[arg(value_name = "NAME=VALUE", value_parser = pair)]
    values: Vec<(String, String)>,
    /// The body; @FILE takes it from a file, - from standard input
    #[arg(long, value_name = "BODY")]
    json: Option<String>,
    #[command(flatten)]
    remote: remote::Target,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as name=value")?;
    Ok((name.to_owned(), value.to_owned()))
}

pub(super) async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let Some(id) = &arguments.operation else { return Ok(answer(&listing())?) };
    let values: Vec<_> =
        arguments.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut ask = Ask::new(id, &values)?;
    if let Some(source) = &arguments.json {
        if ask.operation.body_media_type.is_none() {
            return Err(RemoteError::Usage(format!("{id} takes no body")).into());
        }
        ask.body = Some(body(source)?);
    }
    let reply = Remote::new(config, &arguments.remote)?.send(&ask).await?;
    if ask.operation.produces == "application/json" {
        print_json(reply).await
    } else {
        print_as_it_comes(reply).await
    }
}

fn body(source: &str) -> Result<Vec<u8>, RemoteError> {
    let failed = |error| RemoteError::Usage(format!("the body cannot be read from {source}: {error}"));
    match source.strip_prefix('@') {
        Some(path) => std::fs::read(path).map_err(failed),
        None if source == "-" => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
            Ok(bytes)
        }
        None => Ok(source.as_bytes().to_vec()),
    }
}

/// JSON, spread over lines for people; to programs it is the same.
async fn print_json(reply: reqwest::Response) -> Result<(), Failure> {
    let bytes = reply.bytes().await.map_err(|error| RemoteError::BrokenOff(root_cause(&error)))?;
    let text = match serde_json::from_slice::<serde_json::Value>(&bytes) {
        Ok(value) => format!("{value:#}\n"),
        Err(_) => String::from_utf8_lossy(&bytes).into_owned(),
    };
    Ok(answer(&text)?)
}

/// Streams and files: every byte, as soon as it is there.
async fn print_as_it_comes(reply: reqwest::Response) -> Result<(), Failure> {
    let mut pieces = reply.bytes_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|error| RemoteError::BrokenOff(root_cause(&error)))?;
        let mut output = std::io::stdout().lock();
        output.write_all(&piece)?;
        output.flush()?;
    }
    Ok(())
}

/// All operations but those of agent hosts.
fn listing() -> String {
    OPERATIONS.iter().filter(|operation| !operation.internal).map(entry).collect()
}

fn entry(operation: &Operation) -> String {
    let Operation { id, method, path, summary, .. } = operation;
    let mut text = format!("{id:<24} {method:<6} {path}\n    {summary}");
    // Writing to a String cannot fail.
    let _ = write!(text, " Takes {}", takes(operation));
    if operation.body_media_type.is_some() {
        text.push_str(", --json BODY");
    }
    text.push_str(".\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_listing_has_every_operation_that_people_call() {
        let text = listing();
        for operation in &OPERATIONS {
            let line = format!("{:<24} {:<6} {}\n", operation.id, operation.method, operation.path);
            assert_eq!(text.contains(&line), !operation.internal, "{}", operation.id);
        }
        let stop = text.lines().skip_while(|line| !line.starts_with("agent_stop ")).nth(1);
        let expected = "    Stop the tenant agent. Takes tenantId, ifGeneration, drainSeconds, waitSeconds, Idempotency-Key.";
        assert_eq!(stop, Some(expected));
        assert!(text.contains("    Liveness check. Takes no parameters.\n"), "{text}");
        assert!(text.contains(
            "Start a Hermes Agent run. Takes tenantId, waitSeconds, Idempotency-Key, --json BODY.\n"
        ));
    }

    #[test]
    fn a_parameter_is_a_name_and_a_value_that_may_hold_anything() {
        assert_eq!(pair("label=a=b"), Ok(("label".to_owned(), "a=b".to_owned())));
        assert_eq!(pair("x="), Ok(("x".to_owned(), String::new())));
        pair("x").expect_err("no value");
    }
}
