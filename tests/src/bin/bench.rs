//! `bench`: measures the Hub beside limits and peers, and reports the ratios. See [`hub_tests::bench`].
//!
//! `bench --peer NAME` is one of the peers; the bench starts them itself.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{anyhow, ensure};
use clap::Parser;
use hub_tests::bench::{Options, ROWS, peers, run};

/// Measures the Hub beside limits and peers.
#[derive(Parser)]
struct Arguments {
    /// The rows to measure, such as get,create; all if none is named
    #[arg(long, value_delimiter = ',')]
    rows: Vec<String>,
    /// Names the rows and ends
    #[arg(long)]
    list: bool,
    /// Where the report goes
    #[arg(long, default_value = "target/bench")]
    directory: PathBuf,
    /// The agent release, as `make agent` installs it
    #[arg(long, default_value = "target/agent")]
    agent: PathBuf,
    /// No row takes more rounds than this; few are enough to see that it works
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    rounds: usize,
    /// What these programs were built from, for the report
    #[arg(long, default_value = "unknown")]
    commit: String,
    /// Be a peer
    #[arg(long, hide = true)]
    peer: Option<peers::Name>,
    #[command(flatten)]
    as_peer: peers::AsPeer,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { rows, list, directory, agent, rounds, commit, peer, as_peer } = Arguments::parse();
    if let Some(name) = peer {
        return ended(peers::be(name, &as_peer).await);
    }
    if list {
        ROWS.iter().for_each(|(row, what)| println!("{row:<12}{what}"));
        return ExitCode::SUCCESS;
    }
    if cfg!(debug_assertions) {
        eprintln!("this program was built for debugging; figures mean something with `make bench` only");
    }
    let options = Options {
        rows: rows.into_iter().filter(|row| !row.is_empty()).collect(),
        directory,
        agent,
        rounds_max: rounds,
        commit,
    };
    let report = tokio::select! {
        report = run(&options, |line| eprintln!("{line}")) => report,
        // What it started ends with it.
        () = hub_tests::told_to_end() => Err(anyhow!("it was told to end before its time")),
    };
    ended(report.and_then(|report| {
        let directory = options.directory.display();
        println!(
            "\n{}\nthe same with a picture: {directory}/report.md, {directory}/report.svg",
            report.terminal()
        );
        ensure!(report.missing.is_empty(), "{} could not be measured; see above", report.missing.len());
        Ok(())
    }))
}

fn ended(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_words_of_the_bench_and_of_its_peers_do_not_meet() {
        Arguments::command().debug_assert();
    }
}
