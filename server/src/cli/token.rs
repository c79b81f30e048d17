//! `hermes-hub token`: operator tokens, also while a Hub runs. A running Hub follows within five seconds.

use std::fmt::Write;
use std::time::Duration;

use clap::Subcommand;

use super::{Failure, answer, note};
use crate::audit;
use crate::auth::Scope;
use crate::auth::operators::{self, Issued, Listed, OperatorTokens};
use crate::clock::Timestamp;
use crate::config::Config;
use crate::start;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token and print it, this one time
    Create {
        /// What to call it, such as the person or program that holds it
        #[arg(long)]
        name: String,
        /// What it is good for: admin or read
        #[arg(long, value_parser = scope)]
        scope: Scope,
        /// How long its secret is valid, such as 90d or 12h; without end if left away
        #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
        expires_in: Option<Duration>,
    },
    /// List all tokens
    List,
    /// End a token
    Revoke {
        /// The token's id, tok_...
        id: String,
    },
    /// Give a token a new secret and print it, this one time
    Rotate {
        /// The token's id, tok_...
        id: String,
        /// How long the old secret stays valid, at most 24h
        #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration, default_value = "15m")]
        grace: Duration,
    },
    /// Print a token for HUB_BOOTSTRAP_TOKEN_FILE; it is stored nowhere and opens nothing before
    Generate,
}

fn scope(word: &str) -> Result<Scope, String> {
    Scope::from_word(word).ok_or_else(|| "write admin or read".to_owned())
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    if matches!(command, Command::Generate) {
        return Ok(answer(&format!("{}\n", operators::new_token().expose()))?);
    }
    let (db, tokens) = start::operator_tokens(config).await?;
    let operation = match &command {
        Command::Create { .. } => "operator_token_create",
        Command::Revoke { .. } => "operator_token_revoke",
        Command::Rotate { .. } => "operator_token_rotate",
        Command::List | Command::Generate => "operator_token_list",
    };
    let result = audit::by_command(operation, act(&tokens, command)).await;
    db.close().await;
    result
}

async fn act(tokens: &OperatorTokens, command: Command) -> Result<(), Failure> {
    match command {
        Command::Create { name, scope, expires_in } => {
            let issued = tokens.create(&name, scope, expires_in).await?;
            note(&format!("made token {} `{name}`, scope {scope}, {}", issued.id, ending(&issued)));
            hand_out(&issued)
        }
        Command::List => Ok(answer(&render(&tokens.list().await?))?),
        Command::Revoke { id } => {
            tokens.revoke(&id).await?;
            note(&format!("token {id} is revoked; a running hub refuses it within 5 seconds"));
            Ok(())
        }
        Command::Rotate { id, grace } => {
            let issued = tokens.rotate(&id, grace).await?;
            let grace = humantime::format_duration(grace);
            note(&format!("token {id} has a new secret, {}; the old one ends in {grace}", ending(&issued)));
            hand_out(&issued)
        }
        Command::Generate => unreachable!("it needs no database and was answered before"),
    }
}

fn ending(issued: &Issued) -> String {
    issued.expires_at.map_or_else(|| "without end".to_owned(), |at| format!("valid until {at}"))
}

fn hand_out(issued: &Issued) -> Result<(), Failure> {
    note("it is shown this once:");
    Ok(answer(&format!("{}\n", issued.token.expose()))?)
}

fn render(tokens: &[Listed]) -> String {
    let at = |at: Option<Timestamp>| at.map_or_else(|| "-".to_owned(), |at| at.to_rfc3339());
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{:<30}  {:<5}  {:<8}  {:<24}  {:<24}  {:<24}  NAME",
        "ID", "SCOPE", "STATE", "CREATED", "EXPIRES", "LAST USED"
    );
    for token in tokens {
        let state = match (token.live, token.revoked_at.is_some(), token.grace_until.is_some()) {
            (_, true, _) => "revoked",
            (true, _, true) => "rotating",
            (true, _, false) => "live",
            (false, _, _) => "expired",
        };
        let _ = writeln!(
            text,
            "{:<30}  {:<5}  {state:<8}  {:<24}  {:<24}  {:<24}  {}",
            token.id.as_str(),
            token.scope.word(),
            token.created_at.to_rfc3339(),
            at(token.expires_at),
            at(token.last_used_at),
            token.name
        );
    }
    text
}
