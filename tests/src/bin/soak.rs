//! `soak`: lets a Hub work for minutes or hours, and says whether it stays as large as it is. See [`hub_tests::soak`].

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use hub_test_postgres::Server;
use hub_tests::soak::{LEAST, Options, run};

/// Lets a Hub work, and looks at what grows.
#[derive(Parser)]
struct Arguments {
    /// For how many minutes; its end takes up to three more
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// What fixes who is killed when and what is asked for; any number if none is given
    #[arg(long)]
    seed: Option<u64>,
    /// What the Hub keeps its rows in
    #[arg(long, value_enum, default_value_t = Database::Sqlite)]
    database: Database,
    /// How much disk the Hub may take before it is stopped
    #[arg(long, default_value_t = 2_000)]
    megabytes: u64,
    /// Where the report goes
    #[arg(long, default_value = "target/soak")]
    directory: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { minutes, seed, database, megabytes, directory } = Arguments::parse();
    let time = match Duration::try_from_secs_f64(minutes * 60.0) {
        Ok(time) if time >= LEAST => time,
        _ => return failed("minutes are a number from 1 on, such as 10 or 1.5"),
    };
    let server = match database {
        Database::Sqlite => None,
        Database::Postgres => match Server::start_vacuuming() {
            Ok(server) => Some(server),
            Err(why) => return failed(&format!("there is no PostgreSQL server to work on: {why}")),
        },
    };
    let seed = seed.unwrap_or_else(|| fastrand::u64(0..1_000_000));
    let options = Options { time, disk_bytes: megabytes.saturating_mul(1_000_000), seed, server };
    let mut work = tokio::spawn(run(options, |line| eprintln!("{line}")));
    let ended = tokio::select! {
        ended = &mut work => ended,
        () = hub_tests::told_to_end() => {
            // What it started ends with it.
            work.abort();
            let _ = work.await;
            return failed("it was told to end before its time");
        }
    };
    let report = match ended {
        Ok(report) => report,
        Err(error) => return failed(&format!("it broke off: {error}")),
    };
    println!("{report}");
    if let Err(error) = report.write(&directory) {
        return failed(&format!("{} cannot be written: {error}", directory.display()));
    }
    println!("the same with a picture: {0}/report.md, {0}/report.svg, {0}/figures.csv", directory.display());
    if report.is_good() {
        println!("every figure is flat or explained, and everything went in the end");
        return ExitCode::SUCCESS;
    }
    failed("something grows, is left, or was not expected; see above")
}

fn failed(why: &str) -> ExitCode {
    eprintln!("soak: {why}");
    ExitCode::FAILURE
}
