//! The model's HTTP: routes, and an answer as one JSON object or as a stream of pieces.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures::stream::{self, BoxStream, StreamExt as _};
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::answer::{Answer, answer, place};
use super::directive::Step;
use super::{Call, Shared};

/// Agents send their whole conversation with every call.
const BODY_BYTES_MAX: usize = 64 << 20;

/// An answer as it is sent. An error in it breaks the connection.
type Body = StreamBody<BoxStream<'static, io::Result<Frame<Bytes>>>>;

pub(super) async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((socket, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        tokio::spawn(connection(socket, Arc::clone(&shared)));
    }
}

async fn connection(socket: TcpStream, shared: Arc<Shared>) {
    let _ = socket.set_nodelay(true);
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(serve(request, &shared).await) }
    });
    // What breaks a connection is the script, or the caller.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
}

async fn serve(request: Request<Incoming>, shared: &Shared) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let key = bearer(request.headers());
    if request.method() == Method::GET && path.ends_with("/models") {
        let model =
            json!({"id": "scripted-model", "object": "model", "created": 0, "owned_by": "hermes-hub"});
        return whole(StatusCode::OK, &json!({"object": "list", "data": [model]}));
    }
    if request.method() != Method::POST || !path.ends_with("/chat/completions") {
        let call = Call { path, key, body: Value::Null, status: 404 };
        shared.note(call);
        return refuse(404, "there are only chat/completions and models");
    }
    let Ok(body) = Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await else {
        return refuse(400, "the body was not read");
    };
    let Ok(body) = serde_json::from_slice::<Value>(&body.to_bytes()) else {
        return refuse(400, "the body is no json");
    };
    let place = place(&body);
    let before = {
        let mut counts = shared.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.next(format!("{path} {} {}", place.round, place.script))
    };
    let answer = answer(&body, &place, before);
    let status = match &answer {
        Answer::Refuse { code, .. } => *code,
        Answer::Say(_) => 200,
    };
    shared.note(Call { path, key, body: body.clone(), status });
    match answer {
        Answer::Refuse { code, message } => refuse(code, &message),
        Answer::Say(steps) => say(steps, &body).await,
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

async fn say(mut steps: Vec<Step>, body: &Value) -> Response<Body> {
    while let Some(Step::Pause(pause)) = steps.first() {
        tokio::time::sleep(*pause).await;
        steps.remove(0);
    }
    let (sender, pieces) = mpsc::channel(16);
    let writer = Writer::new(body, sender);
    let content_type = if writer.streams { "text/event-stream" } else { "application/json" };
    tokio::spawn(writer.write(steps));
    let pieces = stream::unfold(pieces, |mut pieces| async { Some((pieces.recv().await?, pieces)) });
    let body = StreamBody::new(pieces.map(|piece| piece.map(Frame::data)).boxed());
    let response = Response::builder().header(header::CONTENT_TYPE, content_type);
    response.body(body).expect("a content type is a header")
}

fn refuse(code: u16, message: &str) -> Response<Body> {
    let status = StatusCode::from_u16(code).expect("the parser took no other code");
    whole(status, &json!({"error": {"message": message, "type": "scripted", "param": null, "code": null}}))
}

fn whole(status: StatusCode, body: &Value) -> Response<Body> {
    let bytes = Bytes::from(body.to_string());
    let body = StreamBody::new(stream::once(async { Ok(Frame::data(bytes)) }).boxed());
    let response = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    response.body(body).expect("a content type is a header")
}

/// The caller has gone away, or the script broke the connection.
struct Over;

/// Writes one answer, piece by piece or at its end.
struct Writer {
    sender: mpsc::Sender<io::Result<Bytes>>,
    model: Value,
    streams: bool,
    tells_usage: bool,
    text: String,
    reasoning: String,
    calls: Vec<Value>,
    usage: Option<Value>,
    finish: Option<String>,
}

impl Writer {
    fn new(body: &Value, sender: mpsc::Sender<io::Result<Bytes>>) -> Self {
        let streams = body["stream"] == true;
        Self {
            sender,
            model: body["model"].clone(),
            streams,
            tells_usage: !streams || body["stream_options"]["include_usage"] == true,
            text: String::new(),
            reasoning: String::new(),
            calls: Vec::new(),
            usage: Some(usage(11, 3, 0)),
            finish: None,
        }
    }

    async fn write(mut self, steps: Vec<Step>) {
        for step in steps {
            if self.step(step).await.is_err() {
                return;
            }
        }
        let _ = self.end().await;
    }

    async fn step(&mut self, step: Step) -> Result<(), Over> {
        match step {
            Step::Say(text) => {
                for word in text.split_inclusive(' ') {
                    self.say(word).await?;
                }
            }
            Step::Drip { count, pause } => {
                for number in 0..count {
                    // A timer takes a millisecond also for nothing, and then the timer is what a reader measures.
                    if !pause.is_zero() {
                        tokio::time::sleep(pause).await;
                    }
                    self.say(&format!("w{number} ")).await?;
                }
            }
            Step::Pause(pause) => self.quiet(pause).await?,
            Step::Hang => {
                self.sender.closed().await;
                return Err(Over);
            }
            Step::Tool { name, arguments } => self.call(&name, &Value::from(arguments).to_string()).await?,
            Step::HalfTool { name, arguments } => self.call(&name, &arguments).await?,
            Step::Reasoning(text) => {
                self.piece(&json!({"reasoning_content": text}), Value::Null).await?;
                self.reasoning.push_str(&text);
            }
            Step::Usage { input, output, cached } => self.usage = Some(usage(input, output, cached)),
            Step::NoUsage => self.usage = None,
            Step::Garbage => self.send("data: {this is no json\n\n".to_owned()).await?,
            Step::Cut { .. } => {
                // What was said before arrives: hyper throws away what it has not written when the body breaks, and
                // writes what it has while the body is silent.
                let _ = self.sender.reserve_many(self.sender.max_capacity()).await;
                self.quiet(Duration::from_millis(20)).await?;
                let broken = io::Error::other("the script cuts it");
                let _ = self.sender.send(Err(broken)).await;
                return Err(Over);
            }
            Step::Error(message) => {
                let error =
                    json!({"error": {"message": message, "type": "scripted", "param": null, "code": null}});
                self.send(format!("data: {error}\n\n")).await?;
                return Err(Over);
            }
            Step::Finish(reason) => self.finish = Some(reason),
            Step::StopEarly { .. } => return Err(Over),
            Step::Echo | Step::Status { .. } | Step::After { .. } => {}
        }
        Ok(())
    }

    async fn quiet(&self, pause: Duration) -> Result<(), Over> {
        tokio::select! {
            () = tokio::time::sleep(pause) => Ok(()),
            () = self.sender.closed() => Err(Over),
        }
    }

    async fn say(&mut self, text: &str) -> Result<(), Over> {
        self.text.push_str(text);
        self.piece(&json!({"content": text}), Value::Null).await
    }

    async fn call(&mut self, name: &str, arguments: &str) -> Result<(), Over> {
        let id = format!("call_{:016x}", next_id());
        let function = json!({"name": name, "arguments": arguments});
        let mut call = json!({"id": id, "type": "function", "function": function});
        self.calls.push(call.clone());
        call["index"] = json!(self.calls.len() - 1);
        self.piece(&json!({"tool_calls": [call]}), Value::Null).await
    }

    /// One piece of a stream; what is not streamed is collected until the end.
    async fn piece(&self, delta: &Value, finish: Value) -> Result<(), Over> {
        if !self.streams {
            return Ok(());
        }
        let choice = json!({"index": 0, "delta": delta, "finish_reason": finish});
        self.chunk(json!([choice]), None).await
    }

    async fn chunk(&self, choices: Value, usage: Option<&Value>) -> Result<(), Over> {
        let mut chunk = json!({
            "id": "chatcmpl-scripted",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": self.model,
            "choices": choices,
        });
        if let Some(usage) = usage {
            chunk["usage"] = usage.clone();
        }
        self.send(format!("data: {chunk}\n\n")).await
    }

    async fn end(&self) -> Result<(), Over> {
        let finish = if self.calls.is_empty() { "stop" } else { "tool_calls" };
        let finish = self.finish.as_deref().unwrap_or(finish);
        let usage = self.usage.as_ref().filter(|_| self.tells_usage);
        if self.streams {
            self.piece(&json!({}), json!(finish)).await?;
            if usage.is_some() {
                self.chunk(json!([]), usage).await?;
            }
            return self.send("data: [DONE]\n\n".to_owned()).await;
        }
        let mut message = json!({"role": "assistant", "content": self.text});
        if !self.calls.is_empty() {
            message["tool_calls"] = json!(self.calls);
        }
        if !self.reasoning.is_empty() {
            message["reasoning_content"] = json!(self.reasoning);
        }
        let mut whole = json!({
            "id": "chatcmpl-scripted",
            "object": "chat.completion",
            "created": 0,
            "model": self.model,
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        });
        if let Some(usage) = usage {
            whole["usage"] = usage.clone();
        }
        self.send(whole.to_string()).await
    }

    async fn send(&self, text: String) -> Result<(), Over> {
        self.sender.send(Ok(Bytes::from(text))).await.map_err(|_| Over)
    }
}

fn usage(input: u64, output: u64, cached: u64) -> Value {
    json!({
        "prompt_tokens": input,
        "completion_tokens": output,
        "total_tokens": input + output,
        "prompt_tokens_details": {"cached_tokens": cached},
    })
}

/// A number that no other call has. Agents tell calls apart by their id.
fn next_id() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
