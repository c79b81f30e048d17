//! Bare hyper with one log in memory: whoever posts appends to it, whoever gets it reads it from its beginning and
//! follows it to its end, each reader at a cursor of its own.
//!
//! | request | what it does |
//! |---|---|
//! | `PUT /` | begins a new log with the body; readers of the old one stay with it |
//! | `POST /` | appends the body as one piece |
//! | `DELETE /` | ends the log: its readers are sent what is left, and the end |
//! | `GET /` | the log as an event stream |

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use bytes::Bytes;
use futures::stream;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use http::{Method, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Empty, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::sync::watch;

/// How much of a log that is put at once goes out in one piece.
const PIECE_BYTES: usize = 64 * 1024;

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// A log. Pieces are only ever added, and a word goes round with each.
struct Log {
    pieces: Mutex<Vec<Bytes>>,
    told: watch::Sender<Extent>,
}

#[derive(Clone, Copy, Default)]
struct Extent {
    pieces: usize,
    ended: bool,
}

impl Log {
    fn new(first: &Bytes) -> Arc<Self> {
        let mut pieces = Vec::new();
        let mut rest = first.clone();
        while !rest.is_empty() {
            pieces.push(rest.split_to(rest.len().min(PIECE_BYTES)));
        }
        let told = watch::Sender::new(Extent { pieces: pieces.len(), ended: false });
        Arc::new(Self { pieces: Mutex::new(pieces), told })
    }

    fn append(&self, piece: Bytes) {
        let mut pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        pieces.push(piece);
        self.told.send_modify(|extent| extent.pieces = pieces.len());
    }

    fn piece(&self, number: usize) -> Option<Bytes> {
        self.pieces.lock().unwrap_or_else(PoisonError::into_inner).get(number).cloned()
    }

    fn read(self: &Arc<Self>) -> Body {
        let (log, told) = (Arc::clone(self), self.told.subscribe());
        let pieces = stream::unfold((log, told, 0), |(log, mut told, cursor)| async move {
            // The sender lives in the log.
            let extent =
                told.wait_for(|extent| extent.pieces > cursor || extent.ended).await.map(|extent| *extent);
            let piece = extent.ok().and_then(|_| log.piece(cursor))?;
            Some((Ok(Frame::data(piece)), (log, told, cursor + 1)))
        });
        StreamBody::new(pieces).boxed_unsync()
    }
}

/// Serves an empty log.
pub(super) async fn serve() -> Result<()> {
    let current = Arc::new(Mutex::new(Log::new(&Bytes::new())));
    let listener = super::listen().await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let current = Arc::clone(&current);
        tokio::spawn(async move {
            let answer = service_fn(move |request| answer(Arc::clone(&current), request));
            // What breaks a connection is its client's affair.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

async fn answer(
    current: Arc<Mutex<Arc<Log>>>,
    request: Request<Incoming>,
) -> Result<Response<Body>, hyper::Error> {
    let log = Arc::clone(&current.lock().unwrap_or_else(PoisonError::into_inner));
    let method = request.method().clone();
    let body = request.into_body().collect().await?.to_bytes();
    let nothing = || Response::new(Empty::new().boxed_unsync());
    let mut response = match method {
        Method::GET => {
            let mut response = Response::new(log.read());
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            return Ok(response);
        }
        Method::PUT => {
            *current.lock().unwrap_or_else(PoisonError::into_inner) = Log::new(&body);
            nothing()
        }
        Method::POST => {
            log.append(body);
            nothing()
        }
        Method::DELETE => {
            log.told.send_modify(|extent| extent.ended = true);
            nothing()
        }
        _ => {
            let mut response = nothing();
            *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
            return Ok(response);
        }
    };
    *response.status_mut() = StatusCode::OK;
    Ok(response)
}
