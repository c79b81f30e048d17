//! A proxy that lets nobody through and remembers who asked: what was to go out of this machine is seen here.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// The longest request line that is taken.
const LINE_BYTES_MAX: u64 = 8192;

/// How long a caller may take to say what it wants.
const ASK_MAX: Duration = Duration::from_secs(10);

/// Listens on the loopback address until it is dropped, and refuses every request with 403.
pub struct RefusingProxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    accepting: JoinHandle<()>,
}

impl RefusingProxy {
    /// Listens on any free port.
    ///
    /// # Panics
    /// If there is none.
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a loopback port is free");
        let address = listener.local_addr().expect("it has an address");
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let log = Arc::clone(&asked);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(refuse(stream, Arc::clone(&log)));
            }
        });
        Self { address, asked, accepting }
    }

    /// The environment that sends a program's requests here, but for those to this machine: `NAME=VALUE` each.
    #[must_use]
    pub fn environment(&self) -> Vec<String> {
        let names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
        let proxies = names.iter().map(|name| format!("{name}=http://{}", self.address));
        let without = ["NO_PROXY", "no_proxy"].iter().map(|name| format!("{name}=127.0.0.1,localhost"));
        proxies.chain(without).collect()
    }

    /// The first lines of all requests so far. A connection that said nothing stands as an empty line.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for RefusingProxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn refuse(mut stream: TcpStream, log: Arc<Mutex<Vec<String>>>) {
    let mut line = String::new();
    let mut reader = BufReader::new((&mut stream).take(LINE_BYTES_MAX));
    let _ = timeout(ASK_MAX, reader.read_line(&mut line)).await;
    log.lock().unwrap_or_else(PoisonError::into_inner).push(line.trim_end().to_owned());
    let _ =
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
}
