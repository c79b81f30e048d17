//! The scripted agent's schedules: hermes-agent's job API, its clock of once a minute, and the signed call that runs a
//! job now. What a job does is what the directives in its prompt say, as with a run.
//!
//! A directive in a job's *name* is a fault of the API itself, when the job is made or changed: `[[trouble]]` (500),
//! `[[hang]]` (no answer), `[[exit:CODE]]` (the process ends; the job is kept, and nobody is told).
//!
//! The signature of a fire token is not checked, only what it says: there is one place for cryptography, and it is not
//! here. The real agent checks it.

mod schedule;
mod store;

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use chrono::Utc;
use http::header::AUTHORIZATION;
use http::{Method, Request as HttpRequest, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use serde_json::{Map, Value, json};

use super::Agent;
use super::answer::{self, Answer, json_answer};
use super::http::with_key;
use super::play;
use super::run::{Request, Run};

pub(super) use store::Jobs;

/// How often the agent looks for what is due.
const TICK: Duration = Duration::from_secs(60);
/// The longest body that is read.
const BODY_BYTES_MAX: usize = 10_000_000;
/// What may be changed of a job.
const UPDATABLE: [&str; 8] =
    ["name", "schedule", "prompt", "deliver", "skills", "skill", "repeat", "enabled"];

type Refused = (StatusCode, String);

fn bad(text: impl Into<String>) -> Refused {
    (StatusCode::BAD_REQUEST, text.into())
}

fn trouble(text: impl Into<String>) -> Refused {
    (StatusCode::INTERNAL_SERVER_ERROR, text.into())
}

fn missing() -> Refused {
    (StatusCode::NOT_FOUND, "Job not found".to_owned())
}

/// Answers what is below `/api`; `None` if there is no such path.
pub(super) async fn answer(
    agent: &Arc<Agent>,
    segments: &[&str],
    request: HttpRequest<Incoming>,
) -> Option<Answer> {
    let method = request.method().clone();
    if let ["cron", "fire"] = segments {
        return if method == Method::POST { Some(fire(agent, request).await) } else { None };
    }
    let known = matches!(segments, ["jobs", ..] | ["sessions"] | ["sessions", _, "messages"]);
    if !known {
        return None;
    }
    if let Some(refused) = with_key(agent, &request) {
        return Some(refused);
    }
    let include_disabled = request.uri().query().is_some_and(|query| query.contains("include_disabled=true"));
    let body = || async { Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await };
    let answered = match (method.as_str(), segments) {
        ("GET", ["jobs"]) => Ok(json!({ "jobs": agent.jobs.state().listed(include_disabled) })),
        ("POST", ["jobs"]) => {
            let body = body().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
            create(agent, &body).await
        }
        ("GET", ["sessions"]) => Ok(sessions(agent)),
        ("GET", ["sessions", id, "messages"]) => messages(agent, id),
        (_, ["jobs", id, ..]) if !is_job_id(id) => Err(bad("Invalid job ID format")),
        ("GET", ["jobs", id]) => {
            agent.jobs.state().job(id).map(|job| json!({ "job": job })).ok_or_else(missing)
        }
        ("PATCH", ["jobs", id]) => {
            let body = body().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
            update(agent, id, &body).await
        }
        ("DELETE", ["jobs", id]) => delete(agent, id),
        ("POST", ["jobs", id, verb @ ("pause" | "resume" | "run")]) => steer(agent, id, verb),
        _ => return None,
    };
    Some(match answered {
        Ok(body) => json_answer(StatusCode::OK, &body),
        Err((status, text)) => json_answer(status, &json!({ "error": text })),
    })
}

fn is_job_id(id: &str) -> bool {
    id.len() == 12 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn object(body: &Bytes) -> Result<Map<String, Value>, Refused> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(Value::Array(_)) => Err(trouble("'list' object has no attribute 'get'")),
        Ok(_) => Err(trouble("'str' object has no attribute 'get'")),
        Err(_) => Err(trouble("Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")),
    }
}

/// A text as the agent takes it: what is no text has no `strip`.
fn stripped(members: &Map<String, Value>, name: &str) -> Result<String, Refused> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.trim().to_owned()),
        Some(other) => Err(trouble(format!("'{}' object has no attribute 'strip'", python_type(other)))),
    }
}

fn python_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

fn length(members: &Map<String, Value>, name: &str) -> Result<usize, Refused> {
    match members.get(name) {
        None => Ok(0),
        Some(Value::String(text)) => Ok(text.chars().count()),
        Some(Value::Array(items)) => Ok(items.len()),
        Some(other) => Err(trouble(format!("object of type '{}' has no len()", python_type(other)))),
    }
}

fn check_prompt(prompt: &str) -> Result<(), Refused> {
    if prompt.to_lowercase().contains("ignore all previous instructions") {
        return Err(bad(
            "Blocked: prompt matches threat pattern 'prompt_injection'. Cron prompts must not contain \
                        injection or exfiltration payloads.",
        ));
    }
    Ok(())
}

/// What a name's directives do once the job is kept.
async fn fault(agent: &Agent, name: &str) {
    if name.contains("[[hang]]") {
        std::future::pending::<()>().await;
    }
    if let Some((_, code)) = name.split_once("[[exit:") {
        let code = code.split("]]").next().and_then(|code| code.parse().ok()).unwrap_or(1);
        agent.exit.send_replace(Some(code));
        std::future::pending::<()>().await;
    }
}

async fn create(agent: &Arc<Agent>, body: &Bytes) -> Result<Value, Refused> {
    let members = object(body)?;
    let (name, schedule) = (stripped(&members, "name")?, stripped(&members, "schedule")?);
    if name.is_empty() {
        return Err(bad("Name is required"));
    }
    if name.chars().count() > 200 {
        return Err(bad("Name must be \u{2264} 200 characters"));
    }
    if schedule.is_empty() {
        return Err(bad("Schedule is required"));
    }
    if length(&members, "prompt")? > 5000 {
        return Err(bad("Prompt must be \u{2264} 5000 characters"));
    }
    let prompt = members.get("prompt").and_then(Value::as_str).unwrap_or_default().to_owned();
    check_prompt(&prompt)?;
    let repeat = members.get("repeat").filter(|repeat| !repeat.is_null());
    if repeat.is_some_and(|repeat| repeat.as_i64().is_none_or(|times| times < 1)) {
        return Err(bad("Repeat must be a positive integer"));
    }
    if name.contains("[[trouble]]") {
        return Err(trouble("disk I/O error"));
    }
    let now = Utc::now();
    let schedule = schedule::parse(&schedule, now).map_err(trouble)?;
    let Some(next) = schedule::next(&schedule, now) else {
        return Err(trouble(schedule::in_the_past(&schedule)));
    };
    let times = repeat.cloned().unwrap_or(if schedule["kind"] == "once" { json!(1) } else { Value::Null });
    let skills = members.get("skills").filter(|skills| skills.is_array()).cloned().unwrap_or(json!([]));
    let id = uuid::Uuid::new_v4().simple().to_string()[..12].to_owned();
    let model = agent.config.model.as_ref().map(|model| model.name.clone());
    let job = json!({
        "id": id, "name": name, "prompt": prompt, "skill": null, "skills": skills, "model": null,
        "provider": null, "provider_snapshot": "custom", "model_snapshot": model, "base_url": null,
        "script": null, "no_agent": false, "context_from": null, "schedule": schedule,
        "schedule_display": schedule["display"], "repeat": {"times": times, "completed": 0},
        "enabled": true, "state": "scheduled", "paused_at": null, "paused_reason": null,
        "created_at": schedule::iso(now), "next_run_at": next, "last_run_at": null, "last_status": null,
        "last_error": null, "last_delivery_error": null,
        "deliver": members.get("deliver").cloned().unwrap_or(json!("local")),
        "origin": {"platform": "api_server", "chat_id": "api", "source_ip": "127.0.0.1", "peer_ip": "127.0.0.1"},
        "enabled_toolsets": null, "workdir": null,
    });
    let job = with_skill(job);
    agent.jobs.change(|state| state.jobs.push(job.clone()));
    fault(agent, &name).await;
    Ok(json!({ "job": job }))
}

/// The member `skill` is the first of `skills`, and stands behind them.
fn with_skill(job: Value) -> Value {
    let Value::Object(job) = job else { return job };
    let first = job.get("skills").and_then(|skills| skills.get(0)).cloned().unwrap_or(Value::Null);
    let skills = job.get("skills").cloned().unwrap_or(json!([]));
    let mut ordered = Map::new();
    for (name, value) in job {
        match name.as_str() {
            "skill" => {
                ordered.insert("skills".to_owned(), skills.clone());
                ordered.insert("skill".to_owned(), first.clone());
            }
            "skills" => {}
            _ => {
                ordered.insert(name, value);
            }
        }
    }
    Value::Object(ordered)
}

async fn update(agent: &Arc<Agent>, id: &str, body: &Bytes) -> Result<Value, Refused> {
    let mut members = object(body)?;
    members.retain(|name, _| UPDATABLE.contains(&name.as_str()));
    if members.is_empty() {
        return Err(bad("No valid fields to update"));
    }
    if length(&members, "name")? > 200 {
        return Err(bad("Name must be \u{2264} 200 characters"));
    }
    if length(&members, "prompt")? > 5000 {
        return Err(bad("Prompt must be \u{2264} 5000 characters"));
    }
    check_prompt(members.get("prompt").and_then(Value::as_str).unwrap_or_default())?;
    let name = members.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    if name.contains("[[trouble]]") {
        return Err(trouble("disk I/O error"));
    }
    let now = Utc::now();
    let schedule = match members.remove("schedule") {
        Some(Value::String(text)) => Some(schedule::parse(&text, now).map_err(trouble)?),
        _ => None,
    };
    let job = agent.jobs.change(|state| {
        let job = state.job(id).ok_or_else(missing)?;
        if let Some(schedule) = schedule {
            let next =
                schedule::next(&schedule, now).ok_or_else(|| trouble(schedule::in_the_past(&schedule)))?;
            job["schedule_display"] = schedule["display"].clone();
            job["schedule"] = schedule;
            job["next_run_at"] = json!(next);
        }
        for (name, value) in members {
            job[name.as_str()] = value;
        }
        *job = with_skill(job.clone());
        Ok(job.clone())
    })?;
    fault(agent, &name).await;
    Ok(json!({ "job": job }))
}

fn delete(agent: &Agent, id: &str) -> Result<Value, Refused> {
    agent.jobs.change(|state| {
        let count = state.jobs.len();
        state.jobs.retain(|job| job["id"] != id);
        if state.jobs.len() < count { Ok(json!({ "ok": true })) } else { Err(missing()) }
    })
}

fn steer(agent: &Agent, id: &str, verb: &str) -> Result<Value, Refused> {
    let now = Utc::now();
    agent.jobs.change(|state| {
        let job = state.job(id).ok_or_else(missing)?;
        let paused = verb == "pause";
        job["enabled"] = json!(!paused);
        job["state"] = json!(if paused { "paused" } else { "scheduled" });
        job["paused_at"] = if paused { json!(schedule::iso(now)) } else { Value::Null };
        match verb {
            "resume" => job["next_run_at"] = json!(schedule::next(&job["schedule"], now)),
            "run" => job["next_run_at"] = json!(schedule::iso(now)),
            _ => {}
        }
        Ok(json!({ "job": job }))
    })
}

fn sessions(agent: &Agent) -> Value {
    let state = agent.jobs.state();
    let data: Vec<_> = state.sessions.iter().rev().take(200).map(|(session, _)| session.clone()).collect();
    json!({ "object": "list", "data": data, "limit": 200, "offset": 0, "has_more": false })
}

fn messages(agent: &Agent, id: &str) -> Result<Value, Refused> {
    let state = agent.jobs.state();
    let (_, said) = state.sessions.iter().find(|(session, _)| session["id"] == id).ok_or_else(missing)?;
    let message = json!({ "id": 1, "session_id": id, "role": "assistant", "content": said });
    Ok(json!({ "object": "list", "session_id": id, "data": [message] }))
}

/// `POST /api/cron/fire`: also what there is not is accepted.
async fn fire(agent: &Arc<Agent>, request: HttpRequest<Incoming>) -> Answer {
    let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    if !says_fire(agent, token) {
        return json_answer(StatusCode::UNAUTHORIZED, &json!({ "error": "invalid fire token" }));
    }
    if agent.is_draining() {
        return answer::draining();
    }
    let body = Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await;
    let body = body.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let job = serde_json::from_slice::<Value>(&body)
        .ok()
        .and_then(|body| body["job_id"].as_str().map(str::to_owned));
    let Some(job) = job else {
        return json_answer(StatusCode::BAD_REQUEST, &json!({ "error": "missing job_id" }));
    };
    if agent.jobs.claim(&job, Utc::now()) {
        execute(agent, &job);
    }
    json_answer(StatusCode::ACCEPTED, &json!({ "status": "accepted", "job_id": job }))
}

/// Whether a token says what a fire token has to.
fn says_fire(agent: &Agent, token: &str) -> bool {
    let Some(wanted) = &agent.config.fire else { return false };
    let mut parts = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap_or_default());
    let (Some(head), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let (head, claims) = (read(&head), read(&claims));
    head["alg"] == "ES256"
        && signature.len() == 64
        && claims["aud"] == wanted.audience.as_str()
        && claims["iss"] == wanted.issuer.as_str()
        && claims["purpose"] == "cron_fire"
        && claims["exp"].as_i64().is_some_and(|at| at > Utc::now().timestamp())
}

/// Runs what is due by the agent's own clock, at its start and once a minute.
pub(super) async fn tick(agent: Arc<Agent>) {
    loop {
        if !agent.is_draining() {
            for job in agent.jobs.take_due(Utc::now()) {
                execute(&agent, &job);
            }
        }
        tokio::select! {
            () = agent.dead.cancelled() => return,
            () = agent.closing.cancelled() => return,
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// Runs a job in the background, to its end.
fn execute(agent: &Arc<Agent>, job: &str) {
    let (agent, job) = (Arc::clone(agent), job.to_owned());
    let execution = agent.jobs.create_execution(&job, Utc::now());
    let dead = agent.dead.clone();
    let players = agent.players.clone();
    players.spawn(async move {
        let Some(record) = agent.jobs.begin(&execution, &job, Utc::now()) else { return };
        let model = agent.config.model_name.clone();
        let session = agent.jobs.state().open_session(&job, &model, Utc::now());
        let input = record["prompt"].as_str().unwrap_or_default().to_owned();
        let run = Arc::new(Run::new(Request { input, model, ..Request::default() }, json!(session)).0);
        tokio::select! {
            () = dead.cancelled() => return,
            () = play::play(Arc::clone(&agent), Arc::clone(&run)) => {}
        }
        let status = run.status();
        let said = status["output"].as_str().unwrap_or_default();
        // What failed has used something too.
        let (read, written) = play::CALL_TOKENS;
        let one_call = json!({ "input_tokens": read, "output_tokens": written });
        let usage = if status["usage"].is_null() { &one_call } else { &status["usage"] };
        agent.jobs.state().close_session(&session, said, usage);
        let error = (status["status"] != "completed")
            .then(|| status["error"].as_str().unwrap_or("RuntimeError: interrupted").to_owned());
        agent.jobs.finish(&execution, &job, error.as_deref(), Utc::now());
    });
}
