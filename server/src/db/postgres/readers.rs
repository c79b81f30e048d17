//! The connections that read, a bounded number of them, kept for the next one who asks.
//!
//! Not sqlx's pool: that waits and tries again while a server refuses, so that a request would wait for a server that
//! is away; and it does not give up a connection whose question was cut short.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnectOptions;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::link::{GRACE, Link};
use crate::config::Limits;
use crate::db::DbError;

/// A connection that was used so short a time ago is believed to be there still.
const FRESH: Duration = Duration::from_millis(100);
/// How long a connection that was idle may take for a sign of life.
const PING: Duration = Duration::from_secs(2);
/// After this long a connection is replaced: what it has cached does not grow for ever, and a server that was moved
/// behind its name is found.
const AGE_MAX: Duration = Duration::from_secs(1800);

/// All connections that read.
#[derive(Clone)]
pub(in crate::db) struct Readers(Arc<Shared>);

struct Shared {
    options: PgConnectOptions,
    connect: Duration,
    statement: Duration,
    wait: Duration,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
}

struct Idle {
    link: Link,
    made_at: Instant,
    since: Instant,
}

/// A connection for reading, given back when it is dropped.
pub struct Reading {
    // Taken by drop alone.
    link: Option<Link>,
    made_at: Instant,
    home: Arc<Shared>,
    // Given up last, so that there are never more connections than permits.
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    pub(super) fn new(options: PgConnectOptions, limits: &Limits) -> Self {
        let count =
            usize::try_from(limits.database_readers).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        Self(Arc::new(Shared {
            options,
            connect: limits.database_connect,
            statement: limits.database_statement,
            wait: limits.database_read_wait,
            permits: Arc::new(Semaphore::new(count)),
            idle: Mutex::default(),
        }))
    }

    pub(in crate::db) async fn acquire(&self) -> Result<Reading, DbError> {
        let shared = &self.0;
        let permit = tokio::time::timeout(shared.wait, Arc::clone(&shared.permits).acquire_owned());
        let permit = permit.await.map_err(|_| DbError::Busy)?.map_err(|_| DbError::closed())?;
        let (link, made_at) = match shared.idle_one().await {
            Some(found) => found,
            None => {
                let connection = super::connect(&shared.options, shared.connect).await?;
                (Link::new(connection, shared.statement + GRACE), Instant::now())
            }
        };
        Ok(Reading { link: Some(link), made_at, home: Arc::clone(shared), _permit: permit })
    }

    /// Closes what is idle, and the others when they are given back.
    pub(super) fn close(&self) {
        self.0.permits.close();
        self.0.take_all();
    }
}

impl Shared {
    async fn idle_one(&self) -> Option<(Link, Instant)> {
        loop {
            // The one that was used last, so that those that are not needed grow old.
            let mut found = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            if found.made_at.elapsed() > AGE_MAX {
                continue;
            }
            if found.since.elapsed() < FRESH || found.link.ping(PING).await.is_ok() {
                return Some((found.link, found.made_at));
            }
            // The server was away; the others fare no better.
            self.take_all();
        }
    }

    fn take_all(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Reading {
    /// The connection.
    pub(in crate::db) fn link(&mut self) -> &mut Link {
        self.link.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let Some(link) = self.link.take().filter(Link::is_sound) else { return };
        if self.home.permits.is_closed() {
            return;
        }
        let idle = Idle { link, made_at: self.made_at, since: Instant::now() };
        self.home.idle.lock().unwrap_or_else(PoisonError::into_inner).push(idle);
    }
}
