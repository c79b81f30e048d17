//! `If-Match`: a change only if nobody else changed the resource meanwhile (RFC 9110, 13.1.1).

use hub_types::{ErrorCode, EtagCondition};

use crate::error::ApiError;

/// Holds the condition against the resource. Without a condition everything matches.
///
/// Fails with `etag_mismatch`. Call it in the transaction that makes the change.
pub fn require(condition: Option<&EtagCondition>, uid: &str, revision: i64) -> Result<(), ApiError> {
    let Some(condition) = condition else { return Ok(()) };
    let wanted = condition.as_str();
    if wanted == "*" || wanted == hub_glue::etag(uid, revision) {
        return Ok(());
    }
    let message = "the resource has changed since its etag was read, read it again and decide anew";
    Err(ApiError::new(ErrorCode::EtagMismatch, message))
}
