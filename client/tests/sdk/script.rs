//! A server that says what it is told to say: one scripted answer for each request, over plain HTTP/1.1.
//!
//! It knows nothing of the Hub, so a test can have it say what no Hub says today.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What to do with one request.
pub(crate) enum Answer {
    /// Sends these bytes.
    Bytes(Vec<u8>),
    /// Closes the connection without a word.
    Hangup,
    /// Sends these bytes and closes in the middle of what they announce.
    Cut(Vec<u8>),
    /// Says nothing for as long as the client waits.
    Silence,
    /// Sends these pieces with this pause before each, then says nothing more.
    Drip(Duration, Vec<Vec<u8>>),
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: String,
    pub(crate) at: Instant,
}

impl Seen {
    /// A header's value, by its lower-case name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn request_line(&self) -> &str {
        self.head.lines().next().unwrap_or("")
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Answer {
    with_headers(status, &[], body)
}

/// An answer with a JSON body and more headers.
pub(crate) fn with_headers(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    Answer::Bytes(text(status, "application/json", headers, body.len(), body))
}

/// An answer with a page for people, as proxies give.
pub(crate) fn html(status: u16, body: &str) -> Answer {
    Answer::Bytes(text(status, "text/html", &[], body.len(), body))
}

/// An answer that breaks off in the middle of its body.
pub(crate) fn cut(status: u16, body: &str) -> Answer {
    Answer::Cut(text(status, "application/json", &[], body.len() + 100, body))
}

/// An event stream whose pieces come with a pause before each, and which never ends.
pub(crate) fn drip(pause: Duration, pieces: &[&str]) -> Answer {
    let head = "HTTP/1.1 200 Scripted\r\ncontent-type: text/event-stream\r\n\r\n";
    let pieces = std::iter::once(&head).chain(pieces).map(|piece| piece.as_bytes().to_vec()).collect();
    Answer::Drip(pause, pieces)
}

/// An event stream that says this and ends in order.
pub(crate) fn events(frames: &str) -> Answer {
    Answer::Bytes(text(200, "text/event-stream", &[], frames.len(), frames))
}

/// An event stream that breaks off behind this.
pub(crate) fn events_cut(frames: &str) -> Answer {
    Answer::Cut(text(200, "text/event-stream", &[], frames.len() + 100, frames))
}

/// The Hub's form of a refusal.
pub(crate) fn refusal(status: u16, code: &str, retryable: bool) -> String {
    format!(
        r#"{{"code":"{code}","message":"scripted","status":{status},"requestId":"scripted-1","retryable":{retryable},"details":[]}}"#
    )
}

fn text(status: u16, media_type: &str, headers: &[(&str, &str)], length: usize, body: &str) -> Vec<u8> {
    let mut text =
        format!("HTTP/1.1 {status} Scripted\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

/// A running script.
pub(crate) struct Script {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Script {
    /// Answers request after request, also over several connections; after the last answer it hangs up.
    pub(crate) async fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answers, log) = (Arc::new(Mutex::new(VecDeque::from(answers))), Arc::clone(&seen));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answers), Arc::clone(&log)));
            }
        });
        Self { address, seen }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic").clone()
    }
}

async fn serve(mut stream: TcpStream, answers: Arc<Mutex<VecDeque<Answer>>>, seen: Arc<Mutex<Vec<Seen>>>) {
    while let Some(request) = read(&mut stream).await {
        seen.lock().expect("no panic").push(request);
        let answer = answers.lock().expect("no panic").pop_front();
        match answer {
            Some(Answer::Bytes(bytes)) => {
                if stream.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Some(Answer::Cut(bytes)) => {
                let _ = stream.write_all(&bytes).await;
                return;
            }
            Some(Answer::Drip(pause, pieces)) => {
                for piece in pieces {
                    tokio::time::sleep(pause).await;
                    let _ = stream.write_all(&piece).await;
                }
                let _ = stream.read(&mut [0; 1]).await;
                return;
            }
            Some(Answer::Silence) => {
                // Until the client gives up and closes.
                let _ = stream.read(&mut [0; 1]).await;
                return;
            }
            Some(Answer::Hangup) | None => return,
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut seen = Seen { head, body: String::new(), at: Instant::now() };
            let length = seen.header("content-length").map_or(0, |length| length.parse().expect("a length"));
            let mut body = bytes.split_off(end + 4);
            while body.len() < length {
                let count = stream.read(&mut piece).await.ok().filter(|count| *count > 0)?;
                body.extend_from_slice(&piece[..count]);
            }
            seen.body = String::from_utf8_lossy(&body).into_owned();
            return Some(seen);
        }
        let count = stream.read(&mut piece).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&piece[..count]);
    }
}
