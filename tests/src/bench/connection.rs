//! A client's connection, HTTP/1.1, as cheap as it can be: requests are ready-made bytes, answers are read and not
//! kept unless they are asked for.
//!
//! Client and server share the machine, so whatever the client costs makes the two sides of a ratio more alike. Both
//! sides get this one. It takes what the Hub and the peers send and no more: a length or chunks, no continuation.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};
use bytes::{Buf as _, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The longest head of an answer.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// The room a read is given at least.
const READ_BYTES: usize = 16 * 1024;

/// One connection.
pub(super) struct Connection<S = TcpStream> {
    stream: S,
    read: BytesMut,
}

/// The head of an answer, and how its body ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) status: u16,
    /// The head's lines, the status line excepted.
    pub(super) lines: Vec<String>,
    body: Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Bytes(usize),
    Chunks,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens.
    pub(super) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("connecting to {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self::over(stream))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    fn over(stream: S) -> Self {
        Self { stream, read: BytesMut::new() }
    }

    /// Sends a request and reads its whole answer; only the status is kept.
    ///
    /// # Errors
    /// If the connection breaks or the answer has no form.
    pub(super) async fn ask(&mut self, request: &[u8]) -> Result<u16> {
        let head = self.begin(request).await?;
        self.body(&head, |_| {}).await?;
        Ok(head.status)
    }

    /// Sends a request and reads its whole answer.
    ///
    /// # Errors
    /// As [`Connection::ask`].
    pub(super) async fn fetch(&mut self, request: &[u8]) -> Result<(Head, Vec<u8>)> {
        let head = self.begin(request).await?;
        let mut whole = Vec::new();
        self.body(&head, |piece| whole.extend_from_slice(piece)).await?;
        Ok((head, whole))
    }

    /// Sends a request and reads the head of its answer.
    ///
    /// # Errors
    /// As [`Connection::ask`].
    pub(super) async fn begin(&mut self, request: &[u8]) -> Result<Head> {
        self.stream.write_all(request).await.context("sending a request")?;
        loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                let text = self.read.split_to(end + 4);
                return Head::read(&String::from_utf8_lossy(&text));
            }
            ensure!(self.read.len() < HEAD_BYTES_MAX, "the head of an answer has no end");
            self.more().await?;
        }
    }

    /// Reads a body to its end, piece by piece as it comes.
    ///
    /// # Errors
    /// If it breaks off.
    pub(super) async fn body(&mut self, head: &Head, mut take: impl FnMut(&[u8])) -> Result<()> {
        match head.body {
            Length::Bytes(length) => self.bytes(length, &mut take).await,
            Length::Chunks => loop {
                let length = self.chunk().await?;
                self.bytes(length, &mut take).await?;
                let mut line_end = 0;
                self.bytes(2, &mut |piece| line_end += piece.len()).await?;
                if length == 0 {
                    return Ok(());
                }
            },
        }
    }

    /// Reads a body until `enough` says so, and leaves the rest.
    ///
    /// # Errors
    /// If it ends or breaks off before.
    pub(super) async fn body_until(
        &mut self,
        head: &Head,
        mut enough: impl FnMut(&[u8]) -> bool,
    ) -> Result<()> {
        ensure!(head.body == Length::Chunks, "the answer is no stream");
        loop {
            let length = self.chunk().await?;
            ensure!(length > 0, "the stream ended too early");
            let mut is_enough = false;
            self.bytes(length, &mut |piece| is_enough |= enough(piece)).await?;
            self.bytes(2, &mut |_| {}).await?;
            if is_enough {
                return Ok(());
            }
        }
    }

    async fn bytes(&mut self, mut left: usize, take: &mut impl FnMut(&[u8])) -> Result<()> {
        while left > 0 {
            if self.read.is_empty() {
                self.more().await?;
            }
            let here = left.min(self.read.len());
            take(&self.read[..here]);
            self.read.advance(here);
            left -= here;
        }
        Ok(())
    }

    /// The length of the next chunk, its line taken.
    async fn chunk(&mut self) -> Result<usize> {
        loop {
            if let Some(end) = find(&self.read, b"\r\n") {
                let line = self.read.split_to(end + 2);
                let text = std::str::from_utf8(&line[..end]).context("a chunk's length is no text")?;
                return usize::from_str_radix(text, 16).context("a chunk's length is no number");
            }
            self.more().await?;
        }
    }

    async fn more(&mut self) -> Result<()> {
        self.read.reserve(READ_BYTES);
        let count = self.stream.read_buf(&mut self.read).await.context("reading an answer")?;
        if count == 0 {
            bail!("the connection closed in the middle of an answer");
        }
        Ok(())
    }
}

impl Head {
    fn read(text: &str) -> Result<Self> {
        let mut lines = text.trim_end().split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let status = status.context("an answer has no status")?;
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        let value = |name: &str| {
            let mut pairs = lines.iter().filter_map(|line| line.split_once(':'));
            pairs.find(|(line_name, _)| line_name.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
        };
        let body = match (value("transfer-encoding"), value("content-length")) {
            (Some("chunked"), _) => Length::Chunks,
            (None, Some(length)) => Length::Bytes(length.parse().context("a length is no number")?),
            (None, None) if status == 204 => Length::Bytes(0),
            _ => bail!("an answer has no length"),
        };
        Ok(Self { status, lines, body })
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The bytes of a request. `lines` are further lines of its head.
pub(super) fn request(method: &str, target: &str, lines: &[&str], body: &str) -> Vec<u8> {
    let mut text = format!("{method} {target} HTTP/1.1\r\nhost: bench\r\n");
    for line in lines {
        text.push_str(line);
        text.push_str("\r\n");
    }
    if !body.is_empty() {
        text.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn answered(pieces: &[&str]) -> Result<(u16, String)> {
        let (ours, mut theirs) = tokio::io::duplex(1 << 16);
        let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        let serving = tokio::spawn(async move {
            for piece in pieces {
                theirs.write_all(piece.as_bytes()).await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        let mut connection = Connection::over(ours);
        let fetched = connection.fetch(b"GET / HTTP/1.1\r\n\r\n").await;
        serving.await.unwrap();
        fetched.map(|(head, body)| (head.status, String::from_utf8(body).unwrap()))
    }

    #[tokio::test]
    async fn answers_are_read_however_they_are_cut() {
        let chunked =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";
        for (text, status, body) in [
            ("HTTP/1.1 201 Created\r\ncontent-length: 5\r\n\r\nhello", 201, "hello"),
            ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
            (chunked, 200, "abc0123456789"),
        ] {
            let whole = answered(&[text]).await.unwrap();
            assert_eq!(whole, (status, body.to_owned()));
            let letters: Vec<String> = text.chars().map(String::from).collect();
            let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
            assert_eq!(answered(&letters).await.unwrap(), whole, "{text}");
        }
    }

    #[tokio::test]
    async fn what_is_no_answer_is_refused() {
        for text in [
            "HTTP/1.1 200 OK\r\n\r\nabc",
            "nonsense\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
        ] {
            assert!(answered(&[text]).await.is_err(), "{text}");
        }
    }

    #[test]
    fn a_request_is_its_lines() {
        let text = String::from_utf8(request("POST", "/x", &["a: b"], "{}")).unwrap();
        let expected = "POST /x HTTP/1.1\r\nhost: bench\r\na: b\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
        assert_eq!(text, expected);
    }
}
