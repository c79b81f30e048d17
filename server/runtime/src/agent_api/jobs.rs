//! The agent's job API: its schedules, what it says of their executions, and the call that runs one now.
//!
//! Its refusals have a form of their own (`{"error": "text"}`) and its 500s are often a caller's fault, so an answer is
//! given on as it is: status and body. Of an execution it tells only the newest of a job that is still there; what one
//! said and used stands in a session of its own (hermes-agent 0.19.0, measured).

use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{AgentApi, AgentError, within};

/// How many sessions are looked through for that of an execution: as many as the agent gives at once.
const SESSIONS_MAX: u32 = 200;

/// An answer as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct JobAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body's JSON; a text where it is none.
    pub body: Value,
}

/// The session that an execution had.
#[derive(Clone, Debug, Deserialize)]
pub struct CronSession {
    /// `cron_JOB_TIME`.
    pub id: String,
    /// Seconds since 1970.
    pub started_at: f64,
    /// The same, once it has ended.
    #[serde(default)]
    pub ended_at: Option<f64>,
    /// Tokens read.
    #[serde(default)]
    pub input_tokens: i64,
    /// Tokens written.
    #[serde(default)]
    pub output_tokens: i64,
}

#[derive(Deserialize)]
struct Listed<T> {
    data: Vec<T>,
}

impl AgentApi {
    /// Asks the job API. `path` is what stands behind `/api/jobs`; what is refused is an answer too.
    pub async fn job_call(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<JobAnswer, AgentError> {
        let request = self.request_with_key(method, &format!("/api/jobs{path}"));
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        self.answer(request).await
    }

    /// All jobs, also disabled ones, each with its newest execution.
    pub async fn jobs(&self) -> Result<Vec<Value>, AgentError> {
        #[derive(Deserialize)]
        struct Jobs {
            jobs: Vec<Value>,
        }
        let request = self.request_with_key(Method::GET, "/api/jobs?include_disabled=true");
        let jobs: Jobs = self.call(request).await?;
        Ok(jobs.jobs)
    }

    /// Runs a job now. `token` is the signed word that the agent asks for. Also a job that there is not, or that
    /// somebody has claimed, is accepted; whether it runs has to be looked for.
    pub async fn cron_fire(&self, token: &SecretString, job: &str) -> Result<(), AgentError> {
        let request = self.request(Method::POST, "/api/cron/fire").bearer_auth(token.expose_secret());
        let _: Value = self.call(request.json(&json!({ "job_id": job }))).await?;
        Ok(())
    }

    /// The newest sessions of executions, newest first.
    pub async fn cron_sessions(&self) -> Result<Vec<CronSession>, AgentError> {
        let path = format!("/api/sessions?source=cron&limit={SESSIONS_MAX}");
        let listed: Listed<CronSession> = self.call(self.request_with_key(Method::GET, &path)).await?;
        Ok(listed.data)
    }

    /// What the agent said last in a session; nothing if it said nothing.
    pub async fn last_said(&self, session: &str) -> Result<String, AgentError> {
        if session.is_empty() || !session.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(AgentError::Garbage("its session has no form of a cron job's"));
        }
        let path = format!("/api/sessions/{session}/messages");
        let listed: Listed<Value> = self.call(self.request_with_key(Method::GET, &path)).await?;
        let said = listed.data.iter().rev().filter(|message| message["role"] == "assistant");
        let mut said = said.filter_map(|message| message["content"].as_str());
        Ok(said.find(|text| !text.is_empty()).unwrap_or_default().to_owned())
    }

    async fn answer(&self, request: RequestBuilder) -> Result<JobAnswer, AgentError> {
        within(self.limits.call, async {
            let response = self.send(request).await?;
            let status = response.status().as_u16();
            let body = self.body(response).await?;
            let text = || Value::String(String::from_utf8_lossy(&body).chars().take(500).collect());
            Ok(JobAnswer { status, body: serde_json::from_slice(&body).unwrap_or_else(|_| text()) })
        })
        .await
    }
}
