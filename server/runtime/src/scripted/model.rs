//! A real model call: OpenAI's streaming chat completions, as hermes-agent makes them.
//!
//! Knows one endpoint and one conversation. What it compensates and what it does not is the
//! agent's measured behaviour: refusals are retried only if they may pass, and a stream that was
//! cut is asked for again **with the text already given kept** (see `play.rs`).

use std::time::Duration;

use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::config::ModelEndpoint;
use super::run::Request;
use crate::agent_api::sse::{SseDecoder, SseItem};

/// The longest event of a model stream.
const EVENT_BYTES_MAX: usize = 4 << 20;

/// To make the connection; the answer itself may take as long as it likes, as with the agent.
const CONNECT: Duration = Duration::from_secs(10);

/// How a model call ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ModelEnd {
    /// With a finish reason; tokens if the model told them.
    Whole { input_tokens: u64, output_tokens: u64 },
    /// The stream ended or broke before a finish reason.
    Cut,
    /// Refused; `may_pass` says whether the agent tries again.
    Refused { message: String, may_pass: bool },
}

/// The model's endpoint with a client for it.
#[derive(Clone, Debug)]
pub(super) struct Model {
    endpoint: ModelEndpoint,
    http: reqwest::Client,
}

impl Model {
    pub(super) fn new(endpoint: ModelEndpoint) -> Result<Self, reqwest::Error> {
        let builder = reqwest::Client::builder().no_proxy().connect_timeout(CONNECT);
        let http = builder.redirect(reqwest::redirect::Policy::none()).pool_max_idle_per_host(0).build()?;
        Ok(Self { endpoint, http })
    }

    /// One call; `say` gets each piece of text as it comes.
    pub(super) async fn call(&self, request: &Request, prompt: &str, mut say: impl FnMut(&str)) -> ModelEnd {
        let url = format!("{}/chat/completions", self.endpoint.base_url);
        let body = json!({
            "model": self.endpoint.name,
            "messages": messages(request, prompt),
            "stream": true,
            "stream_options": {"include_usage": true},
        });
        let call = self.http.post(url).bearer_auth(self.endpoint.api_key.expose_secret()).json(&body).send();
        let mut response = match call.await {
            Ok(response) => response,
            Err(_) => return ModelEnd::Refused { message: "Connection error.".to_owned(), may_pass: true },
        };
        let status = response.status();
        if !status.is_success() {
            let may_pass = status.is_server_error() || status.as_u16() == 429;
            let message = format!("HTTP {}: {}", status.as_u16(), refusal_text(response).await);
            return ModelEnd::Refused { message, may_pass };
        }
        let mut decoder = SseDecoder::new(EVENT_BYTES_MAX);
        let mut progress = Progress::default();
        while let Ok(Some(bytes)) = response.chunk().await {
            for item in decoder.push(&bytes) {
                progress.take(item, &mut say);
            }
        }
        progress.end()
    }
}

fn messages(request: &Request, prompt: &str) -> Vec<Value> {
    let message = |role: &str, content: &str| json!({"role": role, "content": content});
    let mut messages =
        vec![message("system", request.instructions.as_deref().unwrap_or("You are scripted."))];
    messages.extend(request.history.iter().map(|(role, content)| message(role, content)));
    messages.push(message("user", prompt));
    messages
}

async fn refusal_text(response: reqwest::Response) -> String {
    let body = response.bytes().await.unwrap_or_default();
    let message = serde_json::from_slice::<Value>(&body)
        .ok()
        .and_then(|body| body.pointer("/error/message").and_then(Value::as_str).map(str::to_owned));
    message.unwrap_or_else(|| String::from_utf8_lossy(&body).chars().take(200).collect())
}

#[derive(Debug, Default)]
struct Progress {
    finished: bool,
    input_tokens: u64,
    output_tokens: u64,
}

impl Progress {
    fn take(&mut self, item: SseItem, say: &mut impl FnMut(&str)) {
        let SseItem::Frame(frame) = item else { return };
        let Ok(chunk) = serde_json::from_str::<Value>(&frame.data) else { return };
        if let Some(text) = chunk.pointer("/choices/0/delta/content").and_then(Value::as_str)
            && !text.is_empty()
        {
            say(text);
        }
        self.finished |= chunk.pointer("/choices/0/finish_reason").is_some_and(Value::is_string);
        let tokens = |name: &str| chunk.pointer(name).and_then(Value::as_u64);
        self.input_tokens = tokens("/usage/prompt_tokens").unwrap_or(self.input_tokens);
        self.output_tokens = tokens("/usage/completion_tokens").unwrap_or(self.output_tokens);
    }

    fn end(self) -> ModelEnd {
        let Self { finished, input_tokens, output_tokens } = self;
        if finished { ModelEnd::Whole { input_tokens, output_tokens } } else { ModelEnd::Cut }
    }
}
