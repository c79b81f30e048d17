//! Request bodies: bounded in size, in silence and in total time.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use hub_types::{ErrorCode, ErrorReason};
use tokio::time::{Instant, timeout_at};

use crate::ApiError;
use crate::reply::BodyError;

/// How long a body may take. Without these, a client that sends a byte a minute holds a request for ever.
#[derive(Clone, Copy, Debug)]
pub struct BodyLimits {
    /// The longest silence between two pieces.
    pub idle: Duration,
    /// The longest time for the whole.
    pub total: Duration,
}

/// A body that has not been read yet.
#[derive(Debug)]
pub struct RequestBody {
    inner: UnsyncBoxBody<Bytes, BodyError>,
    limits: BodyLimits,
    max_bytes: usize,
}

impl RequestBody {
    /// A body from the HTTP framework.
    pub fn new(inner: UnsyncBoxBody<Bytes, BodyError>, limits: BodyLimits, max_bytes: usize) -> Self {
        Self { inner, limits, max_bytes }
    }

    /// The whole body. Fails with `payload_too_large`, `body_timeout`, or when the client goes away.
    pub async fn read(self) -> Result<Bytes, ApiError> {
        let mut reader = self.reader();
        let Some(first) = reader.next().await? else { return Ok(Bytes::new()) };
        let Some(second) = reader.next().await? else { return Ok(first) };
        let mut whole = BytesMut::with_capacity(first.len() + second.len());
        whole.extend_from_slice(&first);
        whole.extend_from_slice(&second);
        while let Some(piece) = reader.next().await? {
            whole.extend_from_slice(&piece);
        }
        Ok(whole.freeze())
    }

    /// The body piece by piece, under the same limits.
    pub fn reader(self) -> BodyReader {
        BodyReader { deadline: Instant::now() + self.limits.total, left: self.max_bytes, body: self }
    }
}

/// Reads a body piece by piece.
#[derive(Debug)]
pub struct BodyReader {
    body: RequestBody,
    deadline: Instant,
    left: usize,
}

impl BodyReader {
    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, ApiError> {
        loop {
            let until = self.deadline.min(Instant::now() + self.body.limits.idle);
            let Ok(frame) = timeout_at(until, self.body.inner.frame()).await else {
                return Err(ApiError::new(
                    ErrorCode::InvalidArgument,
                    "the request's body came too slowly, send it again in one go",
                )
                .reason(ErrorReason::BodyTimeout));
            };
            let Some(frame) = frame else { return Ok(None) };
            let frame = frame.map_err(|error| {
                ApiError::new(ErrorCode::InvalidArgument, "the request's body broke off").caused_by(error)
            })?;
            // Trailers are not part of any operation.
            if let Ok(piece) = frame.into_data() {
                self.left =
                    self.left.checked_sub(piece.len()).ok_or_else(|| too_large(self.body.max_bytes))?;
                return Ok(Some(piece));
            }
        }
    }
}

/// 413 for an operation that takes this much.
pub(crate) fn too_large(max_bytes: usize) -> ApiError {
    ApiError::new(ErrorCode::PayloadTooLarge, format!("the body must have at most {max_bytes} bytes"))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::{StreamExt, stream};
    use http_body::Frame;
    use http_body_util::StreamBody;

    use super::*;

    fn body(pieces: Vec<&'static str>, ends: bool, max_bytes: usize) -> RequestBody {
        let pieces = stream::iter(pieces).map(|piece| Ok::<_, Infallible>(Frame::data(Bytes::from(piece))));
        let rest = if ends { stream::empty().left_stream() } else { stream::pending().right_stream() };
        let inner =
            BodyExt::boxed_unsync(StreamBody::new(pieces.chain(rest)).map_err(|never| match never {}));
        let limits = BodyLimits { idle: Duration::from_secs(15), total: Duration::from_secs(60) };
        RequestBody::new(inner, limits, max_bytes)
    }

    #[tokio::test]
    async fn a_body_is_read_whole() {
        assert_eq!(body(vec![], true, 9).read().await.unwrap(), "");
        assert_eq!(body(vec!["ab"], true, 2).read().await.unwrap(), "ab");
        assert_eq!(body(vec!["ab", "cd", "e"], true, 5).read().await.unwrap(), "abcde");
    }

    #[tokio::test]
    async fn a_body_that_is_too_large_is_refused_at_the_first_byte_over() {
        let refusal = body(vec!["ab", "cd"], false, 3).read().await.unwrap_err();
        assert_eq!(*refusal.code(), ErrorCode::PayloadTooLarge);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stalls_is_refused() {
        let before = Instant::now();
        let refusal = body(vec!["ab"], false, 9).read().await.unwrap_err();
        assert_eq!(refusal.details()[0].reason, ErrorReason::BodyTimeout);
        assert_eq!(before.elapsed(), Duration::from_secs(15));
    }
}
