//! The scripted agent's routes: hermes-agent's paths, checks and answers, in its order.
//!
//! Two paths are our own, for tests: `POST /scripted/release/{latch}` and `GET /scripted/runs`
//! (every run this process accepted, oldest first). Both take the key.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use futures::StreamExt;
use http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request as HttpRequest, Response, StatusCode};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Incoming;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::answer::{self, Answer, json_answer, refusal};
use super::request::{BODY_BYTES_MAX, object, run_request};
use super::run::{Frame, Queue, Run};
use super::{Agent, cron};
use crate::agent_api::ApprovalChoice;

/// The longest `X-Hermes-Session-Key`.
const SESSION_KEY_CHARS_MAX: usize = 256;

const SESSION_KEY: HeaderName = HeaderName::from_static("x-hermes-session-key");

/// Answers one request.
pub(super) async fn answer(agent: Arc<Agent>, request: HttpRequest<Incoming>) -> Answer {
    let path = request.uri().path().to_owned();
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    if segments.first() != Some(&"scripted") {
        agent.thawed().await;
    }
    if declared_length(&request) > BODY_BYTES_MAX {
        return answer::body_too_large();
    }
    let (get, post) = (request.method() == Method::GET, request.method() == Method::POST);
    match segments.as_slice() {
        ["health"] | ["v1", "health"] if get => agent.health(),
        ["health"] | ["v1", "health"] => answer::wrong_method("GET,HEAD"),
        ["health", "detailed"] if get => {
            with_key(&agent, &request).unwrap_or_else(|| agent.health_detailed())
        }
        ["v1", "capabilities"] if get => with_key(&agent, &request).unwrap_or_else(|| agent.capabilities()),
        ["v1", "models"] if get => with_key(&agent, &request).unwrap_or_else(|| agent.models()),
        ["health", "detailed"] | ["v1", "capabilities" | "models"] => answer::wrong_method("GET,HEAD"),
        ["v1", "runs"] if post => start(agent, request).await,
        ["v1", "runs"] => answer::wrong_method("POST"),
        ["v1", "runs", id] if get => with_key(&agent, &request).unwrap_or_else(|| status(&agent, id)),
        ["v1", "runs", id, "events"] if get => match with_key(&agent, &request) {
            Some(refused) => refused,
            None => events(agent, id).await,
        },
        ["v1", "runs", _] | ["v1", "runs", _, "events"] => answer::wrong_method("GET,HEAD"),
        ["v1", "runs", id, "approval"] if post => approval(&agent, id, request).await,
        ["v1", "runs", id, "stop"] if post => with_key(&agent, &request).unwrap_or_else(|| stop(&agent, id)),
        ["v1", "runs", _, "approval" | "stop"] => answer::wrong_method("POST"),
        ["api", below @ ..] => {
            cron::answer(&agent, below, request).await.unwrap_or_else(answer::no_such_path)
        }
        ["scripted", "release", latch] if post => with_key(&agent, &request).unwrap_or_else(|| {
            agent.latches.release(latch);
            json_answer(StatusCode::OK, &json!({"released": latch}))
        }),
        ["scripted", "runs"] if get => with_key(&agent, &request)
            .unwrap_or_else(|| json_answer(StatusCode::OK, &json!({"runs": agent.runs.started()}))),
        _ => answer::no_such_path(),
    }
}

/// The refusal, unless the request bears the key.
pub(super) fn with_key(agent: &Agent, request: &HttpRequest<Incoming>) -> Option<Answer> {
    let given = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let key = agent.config.usable_key().map(|key| format!("Bearer {}", key.expose_secret()));
    let accepted = key.is_some() && given == key.as_deref();
    (!accepted).then(answer::unauthorized)
}

fn declared_length(request: &HttpRequest<Incoming>) -> u64 {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    length.unwrap_or(0)
}

async fn start(agent: Arc<Agent>, request: HttpRequest<Incoming>) -> Answer {
    if let Some(refused) = with_key(&agent, &request) {
        return refused;
    }
    let session_key = request.headers().get(&SESSION_KEY).cloned();
    if session_key.as_ref().is_some_and(|key| key.len() > SESSION_KEY_CHARS_MAX) {
        return answer::session_key_too_long();
    }
    if agent.is_draining() {
        return answer::draining();
    }
    let read = match object(request).await {
        Ok(members) => run_request(&members, &agent.config.model_name).map(|request| (request, members)),
        Err(refused) => Err(refused),
    };
    let (run_request, mut members) = match read {
        Ok(read) => read,
        Err(refused) => return refused.into(),
    };
    let cap = agent.config.concurrent_runs_max;
    let session_id = members.shift_remove("session_id").unwrap_or(Value::Null);
    let Some(run) = agent.runs.create(run_request, session_id, cap) else {
        return answer::too_many_runs(cap);
    };
    let started = json!({"run_id": run.id, "status": "started"});
    agent.note_started(&run);
    agent.play(run);
    let mut answer = json_answer(StatusCode::ACCEPTED, &started);
    if let Some(key) = session_key {
        answer.headers_mut().insert(SESSION_KEY, key);
    }
    answer
}

fn status(agent: &Agent, id: &str) -> Answer {
    match agent.runs.get(id) {
        None => answer::run_not_found(id),
        Some(run) if run.garbage_status.load(Ordering::Relaxed) => {
            answer::text_answer(StatusCode::OK, "<html>it works</html>".to_owned())
        }
        Some(run) => json_answer(StatusCode::OK, &run.status()),
    }
}

fn stop(agent: &Agent, id: &str) -> Answer {
    match agent.runs.get(id) {
        Some(run) if run.stop() => json_answer(StatusCode::OK, &json!({"run_id": id, "status": "stopping"})),
        _ => answer::run_not_found(id),
    }
}

async fn approval(agent: &Agent, id: &str, request: HttpRequest<Incoming>) -> Answer {
    if let Some(refused) = with_key(agent, &request) {
        return refused;
    }
    let Some(run) = agent.runs.get(id) else { return answer::run_not_found(id) };
    let members = match object(request).await {
        Ok(members) => members,
        Err(refused) => return refused.into(),
    };
    match members.get("choice").and_then(Value::as_str).and_then(choice_of) {
        Some(choice) => decide(&run, choice),
        None => {
            let message = "Invalid approval choice; expected one of: once, session, always, deny";
            refusal(StatusCode::BAD_REQUEST, message, Some("invalid_approval_choice"))
        }
    }
}

fn choice_of(text: &str) -> Option<ApprovalChoice> {
    Some(match text {
        "once" | "approve" | "approved" | "allow" => ApprovalChoice::Once,
        "session" => ApprovalChoice::Session,
        "always" => ApprovalChoice::Always,
        "deny" => ApprovalChoice::Deny,
        _ => return None,
    })
}

fn decide(run: &Run, choice: ApprovalChoice) -> Answer {
    let id = &run.id;
    if run.is_over() {
        let message = format!("Run has no active approval session: {id}");
        return refusal(StatusCode::CONFLICT, &message, Some("approval_not_active"));
    }
    if run.decide(choice) {
        let object = "hermes.run.approval_response";
        return json_answer(
            StatusCode::OK,
            &json!({"object": object, "run_id": id, "choice": choice, "resolved": 1}),
        );
    }
    let message = format!("Run has no pending approval: {id}");
    refusal(StatusCode::CONFLICT, &message, Some("approval_not_pending"))
}

async fn events(agent: Arc<Agent>, id: &str) -> Answer {
    let mut queue = agent.runs.subscribe(id);
    if queue.is_none() {
        // The agent gives an unknown run this long to appear.
        tokio::time::sleep(agent.config.timings.unknown_run).await;
        queue = agent.runs.subscribe(id);
    }
    let Some(queue) = queue else { return answer::run_not_found(id) };
    let reader = Reader { agent, id: id.to_owned(), queue, after: After::More };
    let frames = futures::stream::unfold(reader, |mut reader| async move {
        let item = reader.next().await?;
        Some((item.map(hyper::body::Frame::data), reader))
    });
    let mut answer = Response::new(StreamBody::new(frames.fuse()).boxed_unsync());
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    answer
}

/// One reader of a queue. When it goes, for whatever reason, the queue is forgotten.
struct Reader {
    agent: Arc<Agent>,
    id: String,
    queue: Queue,
    after: After,
}

/// What follows the bytes given last.
enum After {
    More,
    End,
    Break,
}

impl Reader {
    async fn next(&mut self) -> Option<std::io::Result<Bytes>> {
        match self.after {
            After::More => {}
            After::End => return None,
            After::Break => {
                self.after = After::End;
                // What was given so far is written out only while the body has nothing more.
                tokio::task::yield_now().await;
                return Some(Err(std::io::Error::other("the script breaks the connection")));
            }
        }
        let frame = tokio::time::timeout(self.agent.config.timings.keepalive, take(&self.queue)).await;
        self.agent.thawed().await;
        let bytes = match frame {
            Err(_) => Bytes::from_static(b": keepalive\n\n"),
            Ok(Frame::Bytes(bytes)) => bytes,
            Ok(Frame::Sentinel) => {
                self.after = After::End;
                Bytes::from_static(b": stream closed\n\n")
            }
            Ok(Frame::CloseEarly) => return None,
            Ok(Frame::Reset) => {
                self.after = After::Break;
                Bytes::from_static(b"data: {\"event\": \"message.del")
            }
        };
        Some(Ok(bytes))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.agent.runs.forget_events(&self.id);
    }
}

/// The next frame. The lock is fair, so that several readers take turns, each losing what the
/// others took; one that missed the end waits for ever.
async fn take(queue: &Queue) -> Frame {
    match queue.lock().await.recv().await {
        Some(frame) => frame,
        None => std::future::pending().await,
    }
}
