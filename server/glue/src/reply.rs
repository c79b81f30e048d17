//! What an operation answers when it succeeds. The type says the status, so that a wrong one does not compile.

use bytes::Bytes as Chunk;
use futures::Stream;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use serde::Serialize;

use crate::ApiError;

/// What can go wrong while a body is sent: only a cut.
pub type BodyError = Box<dyn std::error::Error + Send + Sync>;

/// A response's body: empty, whole or streamed.
#[derive(Debug)]
pub struct Body(UnsyncBoxBody<Chunk, BodyError>);

impl Body {
    /// How long the body is, where that is known before it is sent.
    pub fn exact_len(&self) -> Option<u64> {
        http_body::Body::size_hint(&self.0).exact()
    }

    /// A body of these frames.
    pub fn of_frames<S>(frames: S) -> Self
    where
        S: Stream<Item = Result<http_body::Frame<Chunk>, BodyError>> + Send + 'static,
    {
        Self(BodyExt::boxed_unsync(StreamBody::new(frames)))
    }

    /// The body as the HTTP framework takes it.
    pub fn into_inner(self) -> UnsyncBoxBody<Chunk, BodyError> {
        self.0
    }
}

impl Default for Body {
    fn default() -> Self {
        Self(Empty::new().map_err(|never| match never {}).boxed_unsync())
    }
}

/// A body of bytes that are all there.
pub fn body_of(bytes: impl Into<Chunk>) -> Body {
    Body(Full::new(bytes.into()).map_err(|never| match never {}).boxed_unsync())
}

/// A whole answer.
pub type Response = http::Response<Body>;

/// A JSON answer of one status.
#[derive(Debug)]
pub struct Reply<T, const STATUS: u16> {
    body: T,
    headers: HeaderMap,
}

/// 200 with JSON.
pub type Okay<T> = Reply<T, 200>;
/// 201 with JSON: the resource was made.
pub type Created<T> = Reply<T, 201>;
/// 202 with JSON: the resource as it stands; it will go on changing.
pub type Accepted<T> = Reply<T, 202>;

impl<T: Serialize, const STATUS: u16> Reply<T, STATUS> {
    /// An answer with this body.
    pub fn new(body: T) -> Self {
        Self { body, headers: HeaderMap::new() }
    }

    /// Adds a header. A value that HTTP cannot carry is left out: values come from the Hub, not from callers.
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Adds the resource's ETag, `"<uid>.<revision>"`.
    pub fn etag(self, uid: &str, revision: i64) -> Self {
        self.header(header::ETAG, &etag(uid, revision))
    }

    /// Adds the path of the resource that was made.
    pub fn location(self, path: &str) -> Self {
        self.header(header::LOCATION, path)
    }

    /// Says that this repeats an earlier answer, where it does.
    pub fn replayed(self, replayed: bool) -> Self {
        if replayed { self.header(HeaderName::from_static("idempotency-replayed"), "true") } else { self }
    }

    /// The HTTP answer. Fails only where the body cannot be written as JSON.
    pub fn into_response(self) -> Result<Response, ApiError> {
        let status = StatusCode::from_u16(STATUS).map_err(ApiError::internal)?;
        let mut response = json_response(status, &self.body)?;
        response.headers_mut().extend(self.headers);
        Ok(response)
    }
}

/// The ETag of a resource.
pub fn etag(uid: &str, revision: i64) -> String {
    format!("\"{uid}.{revision}\"")
}

/// 204.
#[derive(Debug)]
pub struct NoContent;

impl NoContent {
    /// The HTTP answer.
    pub fn into_response(self) -> Result<Response, ApiError> {
        let mut response = Response::new(Body::default());
        *response.status_mut() = StatusCode::NO_CONTENT;
        Ok(response)
    }
}

/// An event stream (`text/event-stream`), already framed.
pub struct EventStream(Body);

impl EventStream {
    /// A stream of whole frames. It ends when the stream does; an error cuts the connection.
    pub fn new<S>(frames: S) -> Self
    where
        S: Stream<Item = Result<Chunk, BodyError>> + Send + 'static,
    {
        Self(streamed(frames))
    }

    /// Holds something for as long as the stream is open, whoever ends it.
    pub fn holding(self, held: impl Send + 'static) -> Self {
        let holding = self.0.into_inner().map_frame(move |frame| {
            let _ = &held;
            frame
        });
        Self(Body(holding.boxed_unsync()))
    }

    /// The HTTP answer, with the headers that keep proxies from buffering it.
    pub fn into_response(self) -> Result<Response, ApiError> {
        let mut response = Response::new(self.0);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
        Ok(response)
    }
}

/// Bytes with headers of the operation's own.
pub struct Bytes {
    body: Body,
    status: StatusCode,
    headers: HeaderMap,
}

impl Bytes {
    /// A streamed answer.
    pub fn stream<S>(status: StatusCode, headers: HeaderMap, chunks: S) -> Self
    where
        S: Stream<Item = Result<Chunk, BodyError>> + Send + 'static,
    {
        Self { body: streamed(chunks), status, headers }
    }

    /// The HTTP answer.
    pub fn into_response(self) -> Result<Response, ApiError> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

fn streamed<S>(chunks: S) -> Body
where
    S: Stream<Item = Result<Chunk, BodyError>> + Send + 'static,
{
    use futures::TryStreamExt as _;
    Body::of_frames(chunks.map_ok(http_body::Frame::data))
}

pub(crate) fn json_response(status: StatusCode, body: &impl Serialize) -> Result<Response, ApiError> {
    let bytes = serde_json::to_vec(body).map_err(ApiError::internal)?;
    let mut response = Response::new(body_of(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}
