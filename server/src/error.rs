//! Which failures of the Hub's own parts become which answers.
//!
//! Areas answer with [`ApiError`] and make it where they know what a client can act on. This file translates the
//! failures that any area can meet, so that no area decides anew what a full disk is called.

pub use hub_glue::{ApiError, detail};
use hub_types::{ErrorCode, ErrorReason};
use std::time::Duration;

use crate::auth::AuthError;
use crate::db::DbError;

impl From<DbError> for ApiError {
    fn from(error: DbError) -> Self {
        match &error {
            DbError::Busy => Self::unavailable(
                ErrorReason::Overloaded,
                "the hub's database has too much to do, try again in a moment",
            )
            .retry_after(Duration::from_secs(1))
            .caused_by(error),
            DbError::DiskFull => Self::unavailable(
                ErrorReason::DiskFull,
                "the hub's disk is full, nothing was changed; its operator has to free space",
            )
            .caused_by(error),
            DbError::Unavailable { .. } => Self::unavailable(
                ErrorReason::DatabaseUnavailable,
                "the hub cannot reach its database, nothing was changed",
            )
            .retry_after(Duration::from_secs(2))
            .caused_by(error),
            DbError::Unknown { .. } => Self::unavailable(
                ErrorReason::DatabaseUnavailable,
                "the hub lost its database before it knew whether the change was made; look at what is there now, \
                 or repeat the request with its Idempotency-Key",
            )
            .retry_after(Duration::from_secs(2))
            .caused_by(error),
            DbError::Unwitnessed { .. } => Self::unavailable(
                ErrorReason::AuditUnavailable,
                "the hub cannot write its audit log, nothing was changed; its operator has to look at the hub's log",
            )
            .caused_by(error),
            _ => Self::internal(error),
        }
    }
}

impl From<AuthError> for ApiError {
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::Unauthenticated(_) => unauthenticated(),
            AuthError::Unavailable(source) => source.into(),
        }
    }
}

/// 401, the same for every reason: no token, two, or one that is unknown, expired or revoked.
pub fn unauthenticated() -> ApiError {
    ApiError::new(ErrorCode::Unauthenticated, "send one valid token as `Authorization: Bearer TOKEN`")
}
