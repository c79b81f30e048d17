//! Any bytes over TCP, for requests that no HTTP client would send: half of one, two headers where one may be, none
//! of the body that was announced.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::PATIENCE;
use crate::raw::Answer;

/// A connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    /// Connects.
    ///
    /// # Panics
    /// If nobody listens.
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the hub listens");
        Self { stream, read: Vec::new() }
    }

    /// Writes bytes and leaves the connection open.
    ///
    /// # Panics
    /// If the connection is closed.
    pub async fn write(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.expect("the connection is open");
    }

    /// Writes a request's head from its lines, without the empty line's end being forgotten.
    pub async fn head(&mut self, lines: &[&str]) {
        self.write(format!("{}\r\n\r\n", lines.join("\r\n"))).await;
    }

    /// The next answer. It is not judged, because nobody knows what it answers.
    ///
    /// # Panics
    /// If none comes within [`PATIENCE`].
    pub async fn answer(&mut self) -> Answer {
        let answer = timeout(PATIENCE, self.next(false)).await.expect("an answer comes in time");
        answer.expect("an answer comes before the connection closes")
    }

    /// The next answer, held against the contract for this request. `HEAD` has no body to wait for.
    ///
    /// # Panics
    /// If none comes in time, or one against the contract.
    pub async fn answer_to(&mut self, method: &str, target: &str) -> Answer {
        let answer = timeout(PATIENCE, self.next(method == "HEAD")).await.expect("an answer comes in time");
        let answer = answer.expect("an answer comes before the connection closes");
        answer.judge(method, target);
        answer
    }

    /// The body of a chunked answer, to its end or to where the connection is closed; from a stream that is closed in
    /// the middle, what came before.
    ///
    /// # Panics
    /// If there is no answer, or a chunk is not one.
    pub async fn rest(&mut self) -> String {
        let head = loop {
            match self.read.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(end) => break self.read.drain(..end + 4).collect::<Vec<u8>>(),
                None => assert!(self.more().await, "an answer begins before the connection closes"),
            }
        };
        let (status, _) = parse(&String::from_utf8_lossy(&head));
        assert_eq!(status, StatusCode::OK);
        let mut body = Vec::new();
        while let Some(chunk) = self.chunk().await.filter(|chunk| !chunk.is_empty()) {
            body.extend_from_slice(&chunk);
        }
        String::from_utf8(body).expect("the body is text")
    }

    /// Whether the Hub closes the connection without another byte.
    ///
    /// # Panics
    /// If nothing happens within [`PATIENCE`].
    pub async fn is_closed(&mut self) -> bool {
        let more = timeout(PATIENCE, self.more()).await.expect("the connection closes or says something");
        self.read.is_empty() && !more
    }

    async fn next(&mut self, head_only: bool) -> Option<Answer> {
        let end = loop {
            match self.read.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(end) => break end,
                None if self.more().await => {}
                None => return None,
            }
        };
        let head = String::from_utf8_lossy(&self.read[..end]).into_owned();
        self.read.drain(..end + 4);
        let (status, headers) = parse(&head);
        let length =
            headers.get(http::header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let body = match length {
            _ if head_only => Bytes::new(),
            Some(length) => self.exactly(length).await?,
            None if headers.contains_key(http::header::TRANSFER_ENCODING) => self.chunks().await?,
            None => Bytes::new(),
        };
        Some(Answer { status, headers, body })
    }

    async fn chunks(&mut self) -> Option<Bytes> {
        let mut body = Vec::new();
        loop {
            let chunk = self.chunk().await?;
            if chunk.is_empty() {
                return Some(body.into());
            }
            body.extend_from_slice(&chunk);
        }
    }

    /// The next chunk; empty for the last one.
    async fn chunk(&mut self) -> Option<Bytes> {
        let end = loop {
            match self.read.windows(2).position(|window| window == b"\r\n") {
                Some(end) => break end,
                None if self.more().await => {}
                None => return None,
            }
        };
        let size =
            std::str::from_utf8(&self.read[..end]).ok().and_then(|text| usize::from_str_radix(text, 16).ok());
        let size = size.expect("a chunk has a size");
        self.read.drain(..end + 2);
        let chunk = self.exactly(size + 2).await?;
        Some(chunk.slice(..size))
    }

    async fn exactly(&mut self, length: usize) -> Option<Bytes> {
        while self.read.len() < length {
            if !self.more().await {
                return None;
            }
        }
        Some(self.read.drain(..length).collect::<Vec<u8>>().into())
    }

    /// Reads what there is; false at the end.
    async fn more(&mut self) -> bool {
        let mut piece = [0; 8192];
        match self.stream.read(&mut piece).await {
            Ok(count) if count > 0 => {
                self.read.extend_from_slice(&piece[..count]);
                true
            }
            // A reset counts as an end: the Hub may close while we still write.
            _ => false,
        }
    }
}

fn parse(head: &str) -> (StatusCode, HeaderMap) {
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let name: HeaderName = name.parse().expect("a header's name");
        headers.append(name, HeaderValue::from_str(value.trim()).expect("a header's value"));
    }
    (status.expect("an answer has a status"), headers)
}
