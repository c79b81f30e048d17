//! A connection to PostgreSQL that knows whether its last question was answered.
//!
//! A question that was cut short, by a deadline or because nobody wanted the answer any more, leaves a connection in
//! the middle of a conversation. Such a connection is not used again.

use std::future::Future;
use std::io::{Error as IoError, ErrorKind};
use std::time::Duration;

use sqlx::PgConnection;

use crate::db::error::is_lost;

/// What a statement may take beyond the server's own deadline for it: the server's word comes first where it can.
pub(super) const GRACE: Duration = Duration::from_secs(5);

/// A connection, whether it can be used again, and how long the answer to one question may take.
pub struct Link {
    connection: PgConnection,
    answered: bool,
    deadline: Duration,
}

impl Link {
    pub(super) fn new(connection: PgConnection, deadline: Duration) -> Self {
        Self { connection, answered: true, deadline }
    }

    /// For `on!`: until [`Link::told`] the connection counts as one that waits for an answer.
    pub fn asks(&mut self) -> (Duration, &mut PgConnection) {
        self.answered = false;
        (self.deadline, &mut self.connection)
    }

    /// For `on!`: what came of the question.
    pub fn told<T>(&mut self, answer: &Result<T, sqlx::Error>) {
        self.answered = match answer {
            Ok(_) => true,
            Err(error) => !is_lost(error),
        };
    }

    /// Whether it may be used again.
    pub fn is_sound(&self) -> bool {
        self.answered
    }

    /// Runs statements whose answers do not matter, all in one question.
    pub(in crate::db) async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        let (deadline, connection) = self.asks();
        let answer = in_time(deadline, sqlx::raw_sql(sql).execute(connection)).await;
        self.told(&answer);
        answer.map(drop)
    }

    pub(in crate::db) async fn close(self) -> Result<(), sqlx::Error> {
        in_time(self.deadline, sqlx::Connection::close(self.connection)).await
    }

    /// Asks the server for a sign of life.
    pub(super) async fn ping(&mut self, deadline: Duration) -> Result<(), sqlx::Error> {
        let (_, connection) = self.asks();
        let answer = in_time(deadline, sqlx::Connection::ping(connection)).await;
        self.told(&answer);
        answer
    }
}

/// Waits for an answer until the deadline.
///
/// # Errors
/// The answer's own, or one that counts as a lost connection.
pub(crate) async fn in_time<T>(
    deadline: Duration,
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    let late = || IoError::new(ErrorKind::TimedOut, format!("the server did not answer within {deadline:?}"));
    tokio::time::timeout(deadline, answer).await.unwrap_or_else(|_| Err(late().into()))
}
