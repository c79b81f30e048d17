//! The scripted model: an OpenAI-compatible model that does what the prompt says, for tests, faults and the demo.
//!
//! It serves `POST .../chat/completions`, streaming or not, and `GET .../models`, under any path before them. It knows
//! nothing of the Hub or of agents, thinks nothing, and needs no key.
//!
//! # Directives
//!
//! `[[name]]` or `[[name:arguments]]` in the last message of a user that has any; other text is ignored. In arguments
//! `\n`, `\t`, `\\`, `\]` are escapes. The directives are a script, obeyed in its order: one answer ends with each tool
//! call, and goes on behind it once the tool's result is in the conversation. A script that says nothing is answered
//! `OK.`, or `The tool said: RESULT` behind a tool call. An unknown or wrong directive is refused with status 422, so that a typing
//! error passes no test.
//!
//! | directive | what the model does |
//! |---|---|
//! | `[[say:TEXT]]` | says TEXT, a piece a word |
//! | `[[drip:COUNT,MS]]` | COUNT words (`w0 w1 …`), each after MS milliseconds |
//! | `[[pause:MS]]` | is silent for MS milliseconds; first of all, before the answer's head |
//! | `[[tool:NAME,JSON]]` | calls the tool NAME with the object JSON |
//! | `[[half-tool:NAME,TEXT]]` | begins a tool call whose arguments are TEXT as it stands, for a `[[cut]]` behind it |
//! | `[[shell:COMMAND]]` | calls the tool `terminal` with COMMAND, which an agent may ask approval for |
//! | `[[echo]]` | says, as JSON, the roles and texts it was given, but for the system's |
//! | `[[reasoning:TEXT]]` | thinks TEXT, as `reasoning_content` |
//! | `[[usage:INPUT,OUTPUT]]`, `[[usage:INPUT,OUTPUT,CACHED]]` | these tokens instead of 11,3,0 for this answer |
//! | `[[nousage]]` | tells no tokens |
//! | `[[cut]]`, `[[cut:TIMES]]` | breaks the connection here; only the first TIMES that this answer is asked for |
//! | `[[stop-early]]`, `[[stop-early:TIMES]]` | ends the stream here in order, without a finish reason |
//! | `[[status:CODE]]`, `[[status:CODE,TIMES]]` | refuses with this HTTP status, wherever it stands in the answer |
//! | `[[after:TIMES]]` | what stands before it in this answer happens the first TIMES only, what stands behind it then |
//! | `[[error:MESSAGE]]` | an error as a piece of the stream, as some providers do, and the stream's end |
//! | `[[finish:REASON]]` | ends the answer with this finish reason instead of `stop` or `tool_calls` |
//! | `[[garbage]]` | a piece that is not JSON |
//! | `[[hang]]` | says nothing more until the caller goes away |
//!
//! How often an answer was asked for is counted per path, script and place in it, as long as the model lives: tests that
//! count put a word of their own beside the directives.

mod answer;
mod count;
mod directive;
mod http;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use count::Counts;

/// Calls that are kept for a test to look at; older ones are forgotten.
const CALLS_KEPT: usize = 10_000;

/// A call of the model, as it came in.
#[derive(Clone, Debug)]
pub struct Call {
    /// The path, such as `/slots/1/v1/chat/completions`.
    pub path: String,
    /// The bearer token, if there was one.
    pub key: Option<String>,
    /// The body.
    pub body: serde_json::Value,
    /// The HTTP status of the answer.
    pub status: u16,
}

/// A model that listens, until it is dropped.
pub struct ScriptedModel {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

/// What all calls share.
#[derive(Default)]
struct Shared {
    calls: Mutex<Vec<Call>>,
    counts: Mutex<Counts>,
    /// Whether each call is told on standard error.
    tells: bool,
}

impl ScriptedModel {
    /// Listens on any free port of the loopback address.
    ///
    /// # Panics
    /// If there is none.
    pub async fn start() -> Self {
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        Self::listen(loopback, false).await.expect("a loopback port is free")
    }

    /// Listens on `address`, and tells each call on standard error if `tells`.
    ///
    /// # Errors
    /// If the address cannot be had.
    pub async fn listen(address: SocketAddr, tells: bool) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { tells, ..Shared::default() });
        let accepting = tokio::spawn(http::accept(listener, Arc::clone(&shared)));
        Ok(Self { address, shared, accepting })
    }

    /// The base address for an OpenAI client: `http://127.0.0.1:PORT/v1`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// The calls so far, the oldest first.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.shared.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for ScriptedModel {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    fn note(&self, call: Call) {
        if self.tells {
            let messages = call.body["messages"].as_array().map_or(0, Vec::len);
            let stream = if call.body["stream"] == true { "stream" } else { "whole" };
            eprintln!("{} {} {stream}, {messages} messages", call.status, call.path);
        }
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.len() == CALLS_KEPT {
            calls.remove(0);
        }
        calls.push(call);
    }
}
