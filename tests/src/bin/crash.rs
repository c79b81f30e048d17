//! `crash`: kills the Hub, its agent hosts and its agents under a workload, then looks whether anything that was
//! acknowledged is missing. See [`hub_tests::crash`].

use std::process::ExitCode;

use clap::Parser;
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
}

#[tokio::main]
async fn main() -> ExitCode {
    let Arguments { crashes, seed } = Arguments::parse();
    // Short enough to be typed again.
    let seed = seed.unwrap_or_else(|| fastrand::u64(0..1_000_000));
    eprintln!("seed {seed}, {crashes} rounds");
    let again = format!("make crash CRASHES={crashes} SEED={seed}");
    let mut work =
        tokio::spawn(async move { run(Options { rounds: crashes, seed }, |line| eprintln!("{line}")).await });
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
