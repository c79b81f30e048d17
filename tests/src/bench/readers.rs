//! Readers of event streams: each on a connection of its own, from the first byte to the last, with a checksum of what
//! it read, so that no reader can pass for another that was given more.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use tokio::task::JoinSet;

use super::connection::{Connection, Head};

/// How many streams are opened at one time: a server may bound the requests that it answers together.
const OPENED_AT_ONCE: usize = 200;
/// How long readers may take altogether.
const READ_MAX: Duration = Duration::from_secs(240);

/// What readers read, all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) bytes: u64,
    pub(super) checksum: u32,
}

impl Seen {
    /// What somebody saw who was given these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, checksum: crc32fast::hash(bytes) }
    }
}

/// Streams that are open, their heads read.
pub(super) struct Open(Vec<(Connection, Head)>);

/// Connects `count` readers without a word.
pub(super) async fn connect(address: SocketAddr, count: usize) -> Result<Vec<Connection>> {
    let mut connections = Vec::with_capacity(count);
    for _ in 0..count {
        connections.push(Connection::open(address).await?);
    }
    Ok(connections)
}

/// Opens `count` streams.
///
/// # Errors
/// If one is refused.
pub(super) async fn open(address: SocketAddr, count: usize, ask: &[u8]) -> Result<Open> {
    let mut streams = Vec::with_capacity(count);
    while streams.len() < count {
        let mut opening = JoinSet::new();
        for _ in streams.len()..count.min(streams.len() + OPENED_AT_ONCE) {
            let ask = ask.to_vec();
            opening.spawn(async move {
                let mut connection = Connection::open(address).await?;
                let head = connection.begin(&ask).await?;
                ensure!(head.status == 200, "a stream was answered {}", head.status);
                anyhow::Ok((connection, head))
            });
        }
        while let Some(opened) = opening.join_next().await {
            streams.push(opened??);
        }
    }
    Ok(Open(streams))
}

impl Open {
    /// Begins to read all of them to their ends.
    pub(super) fn read(self) -> Reading {
        let mut tasks = JoinSet::new();
        for (connection, head) in self.0 {
            tasks.spawn(to_end(connection, head));
        }
        Reading(tasks)
    }
}

/// Readers at work.
pub(super) struct Reading(JoinSet<Result<Seen>>);

impl Reading {
    /// What they all saw, once they have seen it.
    ///
    /// # Errors
    /// If a stream broke off, or two saw something different.
    pub(super) async fn seen(mut self) -> Result<Seen> {
        let mut all = None;
        let reading = async {
            while let Some(seen) = self.0.join_next().await {
                let seen = seen??;
                let first = *all.get_or_insert(seen);
                ensure!(
                    first == seen,
                    "two readers of one run saw {first:?} and {seen:?}: the server ended a stream before its time, or mixed them up"
                );
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(READ_MAX, reading).await.context("the readers did not come to an end")??;
        all.context("nobody read")
    }
}

/// Has connected readers all ask at once and read to the end; how long that took, and what they saw.
pub(super) async fn replay(connections: Vec<Connection>, ask: &[u8]) -> Result<(Duration, Seen)> {
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for mut connection in connections {
        let ask = ask.to_vec();
        tasks.spawn(async move {
            let head = connection.begin(&ask).await?;
            ensure!(head.status == 200, "a stream was answered {}", head.status);
            to_end(connection, head).await
        });
    }
    let seen = Reading(tasks).seen().await?;
    Ok((begun.elapsed(), seen))
}

async fn to_end(mut connection: Connection, head: Head) -> Result<Seen> {
    let (mut checksum, mut bytes) = (crc32fast::Hasher::new(), 0);
    connection
        .body(&head, |piece| {
            checksum.update(piece);
            bytes += piece.len() as u64;
        })
        .await?;
    Ok(Seen { bytes, checksum: checksum.finalize() })
}
