//! The homes of deleted tenants: kept for some days, then removed, and looked at for the metrics. Knows no row.

use std::collections::HashMap;
use std::io;
use std::time::Duration;

use super::{Tenants, home};
use crate::clock::Timestamp;
use crate::error::ApiError;
use crate::retention::Piece;

/// What is in the trash.
#[derive(Clone, Debug, Default)]
pub struct Trash {
    /// By a home's name there, the bytes that it takes on the disk.
    homes: HashMap<String, u64>,
}

impl Trash {
    /// How many homes it holds.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.homes.len()
    }

    /// The bytes that they take on the disk.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.homes.values().sum()
    }
}

impl Tenants {
    /// Removes one home that has been in the trash for its time.
    ///
    /// Fails when none of those can be removed.
    pub async fn empty_trash(&self) -> Result<Piece, ApiError> {
        let (config, before) = (self.cx.config.clone(), self.cx.clock.now().minus(self.kept()));
        let emptied = tokio::task::spawn_blocking(move || home::empty_trash(&config, before)).await;
        let removed =
            emptied.unwrap_or_else(|error| Err(io::Error::other(error))).map_err(ApiError::internal)?;
        Ok(Piece { removed: removed.into(), more: removed })
    }

    /// Looks at the trash again, and measures what came into it since `before` was seen.
    ///
    /// Fails when the disk does.
    pub async fn look_at_trash(&self, before: Trash) -> Result<Trash, io::Error> {
        let config = self.cx.config.clone();
        let look = move || home::look_at_trash(&config, &before.homes);
        let homes =
            tokio::task::spawn_blocking(look).await.unwrap_or_else(|error| Err(io::Error::other(error)))?;
        Ok(Trash { homes })
    }

    /// For how long past its time there has been a home in the trash; zero where there is none.
    ///
    /// Fails when the disk does.
    pub async fn trash_behind(&self) -> Result<Duration, io::Error> {
        let config = self.cx.config.clone();
        let names = tokio::task::spawn_blocking(move || home::trashed(&config)).await;
        let names = names.unwrap_or_else(|error| Err(io::Error::other(error)))?;
        let first: Option<Timestamp> = names.iter().filter_map(|(name, _)| home::trashed_at(name)).min();
        let now = self.cx.clock.now();
        Ok(first.map_or(Duration::ZERO, |at| now.since(at.plus(self.kept()))))
    }

    fn kept(&self) -> Duration {
        Duration::from_secs(u64::from(self.cx.config.trash_days) * 86_400)
    }
}
