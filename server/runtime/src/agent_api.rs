//! The client of hermes-agent's own HTTP API.
//!
//! The agent host is its only user. It speaks to loopback addresses that the Hub assigned and to
//! nothing else: no proxy from the environment, no redirect, a deadline on every call, a limit on
//! every answer. Each call makes its own connection, so that a dead agent shows as a refused
//! connection (nothing was sent) and not as a reused one that broke (something may have been).
//!
//! Nothing here knows the Hub's runs, its log or its words for them: it says what the agent said.

pub mod error;
pub mod event;
pub mod jobs;
pub mod sse;
pub mod stream;
pub mod types;

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder, Response};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use error::{AgentAnswer, AgentError, Effect};
pub use event::{AgentEvent, AgentFrame, ApprovalRequest, Malformed};
pub use jobs::{CronSession, JobAnswer};
pub use stream::{EventStream, StreamEnd, StreamItem};
pub use types::{
    AgentAddress, AgentRunId, AgentRunState, ApprovalChoice, Capabilities, Check, Health, HealthDetailed,
    NotLoopback, Readiness, RunStart, RunStatus, Turn, TurnRole, Usage,
};

/// Deadlines and limits of the client.
#[derive(Clone, Debug)]
pub struct AgentLimits {
    /// To make the connection.
    pub connect: Duration,
    /// From the call to the end of its answer. The agent builds runs on its event loop and was seen
    /// to stall for two seconds, so this is not a measure of health.
    pub call: Duration,
    /// Without an event or a keepalive (the agent sends one every 30 s), a stream counts as hung.
    pub silence: Duration,
    /// The longest answer, in bytes.
    pub answer_bytes_max: usize,
    /// The longest event frame, in bytes. `run.completed` holds the whole answer.
    pub frame_bytes_max: usize,
}

impl Default for AgentLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            call: Duration::from_secs(30),
            silence: Duration::from_secs(90),
            answer_bytes_max: 16 << 20,
            frame_bytes_max: 16 << 20,
        }
    }
}

/// The client of one agent.
#[derive(Clone, Debug)]
pub struct AgentApi {
    http: reqwest::Client,
    address: AgentAddress,
    key: SecretString,
    limits: AgentLimits,
}

impl AgentApi {
    /// A client for the agent at `address` that asks for `key`. Connects to nothing yet.
    /// Fails only if the HTTP client cannot be made.
    pub fn new(address: AgentAddress, key: SecretString, limits: AgentLimits) -> Result<Self, AgentError> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(limits.connect)
            .pool_max_idle_per_host(0)
            .http1_only()
            .build()
            .map_err(AgentError::Client)?;
        Ok(Self { http, address, key, limits })
    }

    /// Whom it speaks to.
    pub fn address(&self) -> AgentAddress {
        self.address
    }

    /// Whether something listens. Takes no key, so it does not prove that it is our process.
    pub async fn health(&self) -> Result<Health, AgentError> {
        self.call(self.request(Method::GET, "/v1/health")).await
    }

    /// What the agent can do. Takes the key: an answer proves that the process is ours.
    pub async fn capabilities(&self) -> Result<Capabilities, AgentError> {
        self.call(self.request_with_key(Method::GET, "/v1/capabilities")).await
    }

    /// Readiness and the number of active runs.
    pub async fn health_detailed(&self) -> Result<HealthDetailed, AgentError> {
        self.call(self.request_with_key(Method::GET, "/health/detailed")).await
    }

    /// Starts a run. Not idempotent: after an error whose effect is unknown, a run may be at work.
    pub async fn run_start(&self, run: &RunStart) -> Result<AgentRunId, AgentError> {
        #[derive(Deserialize)]
        struct Started {
            run_id: AgentRunId,
        }
        let request = self.request_with_key(Method::POST, "/v1/runs").json(run);
        let started: Started = self.call(request).await?;
        Ok(started.run_id)
    }

    /// What the agent says of a run; 404 `run_not_found` after a restart or an hour after the end.
    pub async fn run_status(&self, run: &AgentRunId) -> Result<RunStatus, AgentError> {
        let status: RunStatus =
            self.call(self.request_with_key(Method::GET, &format!("/v1/runs/{run}"))).await?;
        if status.run_id == *run { Ok(status) } else { Err(AgentError::Garbage("it is about another run")) }
    }

    /// Opens the run's event stream. Must be called once and at once: events are given to one
    /// reader and are dropped when it leaves; 404 `run_not_found` when that has happened.
    pub async fn run_events(&self, run: &AgentRunId) -> Result<EventStream, AgentError> {
        let request = self
            .request_with_key(Method::GET, &format!("/v1/runs/{run}/events"))
            .header(ACCEPT, "text/event-stream");
        let response = within(self.limits.call, async {
            let response = self.send(request).await?;
            if response.status() == 200 { Ok(response) } else { Err(self.refusal(response).await) }
        })
        .await?;
        if !is_event_stream(response.headers()) {
            return Err(AgentError::Garbage("it is no event stream"));
        }
        Ok(EventStream::new(run.clone(), response, self.limits.frame_bytes_max, self.limits.silence))
    }

    /// Decides whatever approval of the run is pending **now**: the agent has no approval ids, so
    /// the caller must know which one that is. Answers how many were resolved.
    /// 409 `approval_not_pending` or `approval_not_active`, 404 `run_not_found`.
    pub async fn run_approve(&self, run: &AgentRunId, choice: ApprovalChoice) -> Result<u64, AgentError> {
        #[derive(Serialize)]
        struct Decision {
            choice: ApprovalChoice,
        }
        #[derive(Deserialize)]
        struct Decided {
            resolved: u64,
        }
        let request = self.request_with_key(Method::POST, &format!("/v1/runs/{run}/approval"));
        let decided: Decided = self.call(request.json(&Decision { choice })).await?;
        Ok(decided.resolved)
    }

    /// Asks a run to stop. Repeatable while it is active; 404 `run_not_found` once it is over.
    pub async fn run_stop(&self, run: &AgentRunId) -> Result<(), AgentError> {
        #[derive(Deserialize)]
        struct Stopping {
            #[expect(dead_code, reason = "only its presence is checked")]
            status: AgentRunState,
        }
        let _: Stopping =
            self.call(self.request_with_key(Method::POST, &format!("/v1/runs/{run}/stop"))).await?;
        Ok(())
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("http://{}{path}", self.address))
    }

    fn request_with_key(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).bearer_auth(self.key.expose_secret())
    }

    async fn call<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, AgentError> {
        within(self.limits.call, async {
            let response = self.send(request).await?;
            if !response.status().is_success() {
                return Err(self.refusal(response).await);
            }
            let body = self.body(response).await?;
            serde_json::from_slice(&body).map_err(|_| AgentError::Garbage("its JSON is not of this API"))
        })
        .await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, AgentError> {
        request.send().await.map_err(|error| self.transport(error))
    }

    async fn refusal(&self, response: Response) -> AgentError {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        match self.body(response).await {
            Ok(body) => AgentError::from_answer(status, &headers, &body),
            // The status alone says that the agent refused; its words are lost.
            Err(_) => AgentError::from_answer(status, &headers, b""),
        }
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, AgentError> {
        let limit_bytes = self.limits.answer_bytes_max;
        let mut body = Vec::new();
        while let Some(bytes) = response.chunk().await.map_err(|error| self.transport(error))? {
            if body.len() + bytes.len() > limit_bytes {
                return Err(AgentError::TooLong { limit_bytes });
            }
            body.extend_from_slice(&bytes);
        }
        Ok(body)
    }

    fn transport(&self, error: reqwest::Error) -> AgentError {
        AgentError::from_transport(error, self.limits.connect, self.limits.call)
    }
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case("text/event-stream"))
}

async fn within<T>(
    deadline: Duration,
    work: impl Future<Output = Result<T, AgentError>>,
) -> Result<T, AgentError> {
    match tokio::time::timeout(deadline, work).await {
        Ok(result) => result,
        Err(_) => Err(AgentError::Timeout { after: deadline }),
    }
}
