//! `hermes-hub audit`: whether the audit log is as the Hub wrote it, and all of it to be kept elsewhere; also while a
//! Hub runs.

use clap::Subcommand;

use super::{Failure, answer, note};
use crate::audit;
use crate::config::Config;
use crate::db::Db;
use crate::seal::Seal;
use crate::start;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Walk along the whole log and say whether each entry is as the Hub wrote it and none is missing
    Verify {
        /// An entry that was seen earlier, as its number, a colon and its hash: it has to be there still
        #[arg(long, value_name = "SEQ:HASH", value_parser = known)]
        known: Option<Known>,
    },
    /// Print the log, oldest first, one line of JSON for each entry
    Export {
        /// Begin after the entry with this number
        #[arg(long, value_name = "SEQ", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        after: i64,
    },
}

/// An entry's number and hash.
#[derive(Debug, Clone)]
pub(super) struct Known(i64, String);

fn known(text: &str) -> Result<Known, String> {
    let expected = "write the number, a colon and the hash, as `hermes-hub audit verify` prints them";
    let (seq, hash) = text.split_once(':').ok_or(expected)?;
    let seq = seq.parse().map_err(|_| expected)?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { Ok(Known(seq, hash.to_ascii_lowercase())) } else { Err(expected.to_owned()) }
}

pub(super) async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let (db, seal) = start::beside(config).await?;
    let result = act(&db, &seal, command).await;
    db.close().await;
    result
}

async fn act(db: &Db, seal: &Seal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Verify { known } => {
            let verified = audit::verify(db, seal, known.map(|Known(seq, hash)| (seq, hash))).await?;
            note(&format!(
                "the audit log is whole: {} entries. Keep the line below elsewhere and give it to --known later: \
                 that also shows whether the log was put back to an earlier state",
                verified.seq
            ));
            Ok(answer(&format!("{}:{}\n", verified.seq, verified.hash))?)
        }
        Command::Export { mut after } => loop {
            let entries = audit::piece(db, after).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            after = last.seq;
            let lines = entries.iter().map(|entry| serde_json::to_string(entry).map(|line| line + "\n"));
            answer(&lines.collect::<Result<String, _>>().map_err(std::io::Error::from)?)?;
        },
    }
}
