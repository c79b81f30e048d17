//! `crash`: kills the Hub, its agent hosts and its agents under a workload, then looks whether anything that was
//! acknowledged is missing; with `--database postgres`, its database server too. See [`hub_tests::crash`].

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use hub_test_postgres::Server;
use hub_tests::crash::{Options, run};

/// Kills the Hub and its agents under a workload, and looks for what is missing.
#[derive(Parser)]
struct Arguments {
    /// How many rounds of killing
    #[arg(long, default_value_t = 50)]
    crashes: usize,
    /// What fixes the kills and the work; any number if none is given
    #[arg(long)]
    seed: Option<u64>,
    /// What the Hub keeps its rows in
    #[arg(long, value_enum, default_value_t = Database::Sqlite)]
    database: Database,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { crashes, seed, database } = Arguments::parse();
    let (server, on) = match database {
        Database::Sqlite => (None, ""),
        Database::Postgres => match Server::start() {
            Ok(server) => (Some(server), " DATABASE=postgres"),
            Err(why) => {
                eprintln!("there is no PostgreSQL server to work on: {why}");
                return ExitCode::FAILURE;
            }
        },
    };
    // Short enough to be typed again.
    let seed = seed.unwrap_or_else(|| fastrand::u64(0..1_000_000));
    eprintln!("seed {seed}, {crashes} rounds");
    let again = format!("make crash CRASHES={crashes} SEED={seed}{on}");
    let options = Options { rounds: crashes, seed, server };
    let mut work = tokio::spawn(async move { run(options, |line| eprintln!("{line}")).await });
    let ended = tokio::select! {
        ended = &mut work => ended,
        () = hub_tests::told_to_end() => {
            // What it started ends with it.
            work.abort();
            let _ = work.await;
            eprintln!("ended before its time; repeat it with `{again}`");
            return ExitCode::FAILURE;
        }
    };
    match ended {
        Ok(report) => {
            print!("{report}");
            let seconds = report.took.as_secs();
            if report.is_good() {
                println!("nothing acknowledged is missing: {crashes} rounds with seed {seed} in {seconds} s");
                return ExitCode::SUCCESS;
            }
            println!("after {seconds} s; repeat it with `{again}`");
        }
        Err(error) => println!("it broke off: {error}; repeat it with `{again}`"),
    }
    ExitCode::FAILURE
}
