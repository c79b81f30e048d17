//! The peers: each the least program that does one thing of what the Hub does, in a process of its own.
//!
//! `bench --peer NAME` is such a process. One that serves writes `listening on http://ADDR` to standard output and runs
//! until it is killed; one that works writes what it came to and ends. Peers know nothing of the Hub.

mod append;
mod log;
mod page;
mod records;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::PATIENCE;

pub(super) use append::RUNS;

/// Which peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Name {
    /// Bare hyper, one answer to every GET.
    Page,
    /// Bare hyper, one log to every reader.
    Log,
    /// Bare dropshot that keeps records in SQLite.
    Records,
    /// Rows into SQLite by itself.
    Append,
}

/// What a peer is started with; each takes what it needs.
#[derive(Args, Clone, Debug, Default)]
pub struct AsPeer {
    /// A file that the peer serves
    #[arg(long, hide = true)]
    file: Option<PathBuf>,
    /// Where the peer keeps its database
    #[arg(long = "database-in", hide = true)]
    database_directory: Option<PathBuf>,
    /// The most rows of one transaction
    #[arg(long, hide = true, default_value_t = 1)]
    batch: usize,
    /// How long the peer works
    #[arg(long, hide = true, default_value_t = 0)]
    milliseconds: u64,
}

impl AsPeer {
    fn directory(&self) -> Result<&PathBuf> {
        self.database_directory.as_ref().context("this peer needs --database-in")
    }
}

/// Is a peer: serves until the process is killed, or works and ends.
///
/// # Errors
/// If it cannot.
pub async fn be(name: Name, arguments: &AsPeer) -> Result<()> {
    match name {
        Name::Page => page::serve(arguments.file.as_ref().context("this peer needs a --file")?).await,
        Name::Log => log::serve().await,
        Name::Records => records::serve(arguments.directory()?, arguments.batch).await,
        Name::Append => {
            let time = Duration::from_millis(arguments.milliseconds);
            append::work(arguments.directory()?, arguments.batch, time)
        }
    }
}

/// Listens on a free port and says so.
async fn listen() -> Result<TcpListener> {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    announce(listener.local_addr()?);
    Ok(listener)
}

#[expect(clippy::print_stdout, reason = "standard output is a peer's word to who started it")]
fn announce(address: SocketAddr) {
    println!("listening on http://{address}");
}

/// A peer that serves. It ends when this is dropped.
pub(super) struct Peer {
    child: Child,
    address: SocketAddr,
}

impl Peer {
    /// Starts one with these words on its command line.
    ///
    /// # Errors
    /// If it does not come to listen.
    pub(super) async fn start(name: &str, words: &[&str]) -> Result<Self> {
        let mut child = command(name, words)?.spawn().with_context(|| format!("starting the peer {name}"))?;
        let said = first_line(&mut child).await.with_context(|| format!("waiting for the peer {name}"))?;
        let address =
            said.strip_prefix("listening on http://").context("the peer does not say where it listens")?;
        Ok(Self { address: address.parse()?, child })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process id.
    ///
    /// # Errors
    /// If it has ended.
    pub(super) fn pid(&self) -> Result<u32> {
        self.child.id().context("the peer has ended")
    }
}

/// Lets a peer work and answers the one number that it says.
///
/// # Errors
/// If it fails.
pub(super) async fn figure(name: &str, words: &[&str]) -> Result<f64> {
    let mut child = command(name, words)?.spawn().with_context(|| format!("starting the peer {name}"))?;
    let said = first_line(&mut child).await?;
    child.wait().await?;
    said.parse().with_context(|| format!("the peer {name} said {said:?}"))
}

fn command(name: &str, words: &[&str]) -> Result<Command> {
    let mut command = Command::new(program()?);
    command.args(["--peer", name]).args(words).stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
    Ok(command)
}

/// This program; that which is beside a test of it.
fn program() -> Result<PathBuf> {
    let this = std::env::current_exe()?;
    let is_bench = this.file_name().is_some_and(|name| name == "bench");
    Ok(if is_bench { this } else { crate::process::program("bench", "cargo build --bins") })
}

async fn first_line(child: &mut Child) -> Result<String> {
    let stdout = child.stdout.take().context("standard output is piped")?;
    let mut lines = BufReader::new(stdout).lines();
    let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.context("it says nothing")??;
    line.context("it ended without a word")
}
