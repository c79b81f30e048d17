//! Bodies between dropshot and the rest of the Hub, which does not know dropshot.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt as _;
use http_body_util::combinators::UnsyncBoxBody;
use hub_glue::{Body, BodyError, Response};
use sync_wrapper::SyncWrapper;

use super::traffic::{Giving, Traffic};

/// A request's body as the glue reads it.
pub(super) fn incoming(body: dropshot::Body) -> UnsyncBoxBody<Bytes, BodyError> {
    body.boxed_unsync()
}

/// An answer as dropshot sends it, noted in `traffic` until it is given.
pub(super) fn outgoing(response: Response, traffic: &Traffic) -> hyper::Response<dropshot::Body> {
    response.map(|body| {
        let hint = body.exact_len().map(SizeHint::with_exact).unwrap_or_default();
        let body = SyncWrapper::new(body.into_inner());
        dropshot::Body::wrap(Shared { hint, body, giving: traffic.answer() })
    })
}

/// The answer to HEAD: what GET would have said, without the body.
pub(super) fn without_body(response: Response) -> Response {
    let length = response.body().exact_len();
    let mut response = response.map(|_| Body::default());
    if let Some(length) = length {
        response.headers_mut().insert(http::header::CONTENT_LENGTH, length.into());
    }
    response
}

/// dropshot wants bodies that can be shared; nobody shares one, so exclusive access is proof enough.
struct Shared {
    body: SyncWrapper<UnsyncBoxBody<Bytes, BodyError>>,
    /// What is left, as known before the first piece; it becomes `Content-Length`.
    hint: SizeHint,
    giving: Giving,
}

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        self.hint = SizeHint::default();
        self.giving.asked();
        let polled = Pin::new(self.body.get_mut()).poll_frame(cx);
        if let Poll::Ready(Some(_)) = polled {
            self.giving.given();
        }
        polled
    }

    fn size_hint(&self) -> SizeHint {
        self.hint
    }
}
