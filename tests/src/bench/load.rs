//! Load: some connections, each with one request after the other under way, for a time.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::task::JoinSet;

use super::connection::Connection;

/// What a load came to.
pub(super) struct Load {
    /// Requests that were answered as expected.
    pub(super) answered: usize,
    /// From the first request to the last answer.
    pub(super) took: Duration,
    /// The middle of the answers' times.
    pub(super) median: Duration,
}

impl Load {
    /// Answers a second.
    pub(super) fn per_second(&self) -> f64 {
        self.answered as f64 / self.took.as_secs_f64()
    }
}

/// What is asked: the `count`th request of a connection, both counted from 0.
pub(super) trait Asks: Fn(usize, usize) -> Vec<u8> + Clone + Send + 'static {}
impl<F: Fn(usize, usize) -> Vec<u8> + Clone + Send + 'static> Asks for F {}

/// Asks `address` over `connections` for about `time`.
///
/// # Errors
/// If an answer has another status than `expected`, or none comes.
pub(super) async fn drive(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    expected: u16,
    asks: impl Asks,
) -> Result<Load> {
    let mut open = Vec::with_capacity(connections);
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for (number, connection) in open.into_iter().enumerate() {
        tasks.spawn(one(connection, number, begun + time, expected, asks.clone()));
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    let took = begun.elapsed();
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    Ok(Load { answered: times.len(), took, median })
}

async fn one(
    mut connection: Connection,
    number: usize,
    until: Instant,
    expected: u16,
    asks: impl Asks,
) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    let mut now = Instant::now();
    while now < until {
        let status = connection.ask(&asks(number, times.len())).await?;
        ensure!(status == expected, "an answer has status {status} and not {expected}");
        let then = std::mem::replace(&mut now, Instant::now());
        times.push(now - then);
    }
    Ok(times)
}
