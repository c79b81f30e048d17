//! The proxy against a provider that plays a script over a real socket.

mod away;

use std::sync::atomic::{AtomicUsize, Ordering};

use http_body_util::BodyExt as _;
use hub_api::OPERATIONS;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};

use super::*;
use crate::places::Places;
use crate::runs::{ModelCall, Tried};
use futures::future::BoxFuture;

/// What a provider does with one request.
#[derive(Clone)]
enum Step {
    /// Sends these bytes as they are.
    Send(Vec<u8>),
    /// Says nothing more and keeps the connection open.
    Hang,
}

/// A provider that plays the same script for every call and remembers what it was sent.
struct Provider {
    url: String,
    calls: Arc<Mutex<Vec<String>>>,
    /// Told when a connection was closed from the other side while the provider hung.
    left: Arc<Notify>,
}

impl Provider {
    async fn start(script: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/v1/", listener.local_addr().expect("bound"));
        let (calls, left) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
        let (seen, gone) = (Arc::clone(&calls), Arc::clone(&left));
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(play(socket, script.clone(), Arc::clone(&seen), Arc::clone(&gone)));
            }
        });
        Self { url, calls, left }
    }

    fn call(&self) -> String {
        self.calls.lock().expect("no panic").last().cloned().expect("it was called")
    }

    /// The body that the provider was sent.
    fn asked(&self) -> Value {
        let call = self.call();
        serde_json::from_str(call.split_once("\r\n\r\n").expect("a head").1).expect("JSON")
    }
}

async fn play(mut socket: TcpStream, script: Vec<Step>, seen: Arc<Mutex<Vec<String>>>, gone: Arc<Notify>) {
    let request = read_request(&mut socket).await;
    seen.lock().expect("no panic").push(request);
    for step in script {
        match step {
            Step::Send(bytes) => {
                if socket.write_all(&bytes).await.is_err() {
                    gone.notify_one();
                    return;
                }
            }
            Step::Hang => {
                // Nothing more is sent, so this ends when the other side closes.
                let _ = socket.read(&mut [0; 1]).await;
                gone.notify_one();
                return;
            }
        }
    }
    let _ = socket.shutdown().await;
}

async fn read_request(socket: &mut TcpStream) -> String {
    let mut text = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let count = socket.read(&mut piece).await.expect("a request");
        text.extend_from_slice(&piece[..count]);
        let request = String::from_utf8_lossy(&text).into_owned();
        let Some((head, body)) = request.split_once("\r\n\r\n") else { continue };
        let length = head
            .lines()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= length.unwrap_or(0) || count == 0 {
            return request;
        }
    }
}

/// An answer with a length.
fn answer(status: &str, kind: &str, body: &str) -> Step {
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\nretry-after: 7\r\nx-inner: secret\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    Step::Send(text.into_bytes())
}

/// The head of a stream, then pieces of it.
fn head() -> Step {
    Step::Send(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(),
    )
}

fn piece(text: &str) -> Step {
    Step::Send(format!("{:x}\r\n{text}\r\n", text.len()).into_bytes())
}

fn last() -> Step {
    Step::Send(b"0\r\n\r\n".to_vec())
}

const HELLO: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":null}]}\n\n";
const STOP: &str = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
const USAGE: &str = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2}}\n\n";
const DONE: &str = "data: [DONE]\n\n";

fn used(input: i64, output: i64) -> ModelCall {
    ModelCall { input_tokens: Some(input), cached_input_tokens: None, output_tokens: Some(output) }
}

/// What a meter was told, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Charge(ModelCall),
    Cut,
}

#[derive(Default)]
struct Ledger {
    told: Mutex<Vec<Told>>,
    changed: Notify,
}

impl Ledger {
    fn tell(&self, told: Told) -> BoxFuture<'_, Result<(), ApiError>> {
        self.told.lock().expect("no panic").push(told);
        self.changed.notify_one();
        Box::pin(std::future::ready(Ok(())))
    }

    fn told(&self) -> Vec<Told> {
        self.told.lock().expect("no panic").clone()
    }

    async fn told_of(&self, count: usize) -> Vec<Told> {
        while self.told().len() < count {
            self.changed.notified().await;
        }
        self.told()
    }
}

impl Meter for Ledger {
    fn payer(&self) -> &str {
        "run_a"
    }

    fn charge(&self, call: ModelCall, _: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        self.tell(Told::Charge(call))
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        self.tell(Told::Cut)
    }
}

struct World {
    proxy: Proxy,
    ledger: Arc<Ledger>,
    _directory: tempfile::TempDir,
}

impl World {
    async fn new(url: &str, settings: &str) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let key = directory.path().join("key");
        std::fs::write(&key, "sk-verysecret\n").expect("written");
        let settings = format!(
            "model_base_url = {url:?}\nmodel_api_key_file = {:?}\n{settings}",
            key.display().to_string()
        );
        let cx = Context::for_test(directory.path(), &settings).await;
        let proxy = Proxy::new(cx).expect("a client");
        Self { proxy, ledger: Arc::default(), _directory: directory }
    }

    async fn call(&self, body: Value) -> Result<hub_glue::Response, ApiError> {
        let body = body.as_object().cloned().expect("an object");
        let meter: Arc<dyn Meter> = self.ledger.clone();
        self.proxy.complete("ten_a", Some("m-1".to_owned()), body, meter).await?.into_response()
    }

    /// A whole call: status, text, and whether it came to its end.
    async fn whole(&self, body: Value) -> (u16, String, bool) {
        let answer = self.call(body).await.expect("an answer");
        let status = answer.status().as_u16();
        let (text, whole) = read_all(answer).await;
        (status, text, whole)
    }

    async fn refusal(&self, body: Value) -> ApiError {
        match self.call(body).await {
            Err(error) => error,
            Ok(answer) => panic!("answered with {}", answer.status()),
        }
    }
}

async fn read_all(answer: hub_glue::Response) -> (String, bool) {
    let mut body = answer.into_body().into_inner();
    let mut text = Vec::new();
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => text.extend_from_slice(&frame.into_data().expect("data")),
            Err(_) => return (String::from_utf8(text).expect("text"), false),
        }
    }
    (String::from_utf8(text).expect("text"), true)
}

fn streaming() -> Value {
    json!({ "model": "slot-1", "stream": true, "messages": [{ "role": "user", "content": "hello" }] })
}

fn plain() -> Value {
    json!({ "model": "slot-1", "messages": [], "temperature": 0.1 })
}

#[tokio::test]
async fn a_stream_passes_through_and_is_charged_before_its_end() {
    let provider =
        Provider::start(vec![head(), piece(HELLO), piece(STOP), piece(USAGE), piece(DONE), last()]).await;
    let world = World::new(&provider.url, "").await;
    let (status, text, whole) = world.whole(streaming()).await;
    assert_eq!((status, text, whole), (200, format!("{HELLO}{STOP}{USAGE}{DONE}"), true));
    assert_eq!(world.ledger.told(), [Told::Charge(used(11, 2))]);

    let call = provider.call();
    assert!(call.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{call}");
    assert!(call.contains("\r\nauthorization: Bearer sk-verysecret\r\n"), "{call}");
    let asked = provider.asked();
    assert_eq!(asked["model"], "m-1");
    assert_eq!(asked["messages"], streaming()["messages"]);
    assert_eq!(asked["stream_options"], json!({ "include_usage": true }));
}

#[tokio::test]
async fn the_end_of_a_stream_waits_for_the_charge() {
    let provider = Provider::start(vec![head(), piece(HELLO), piece(STOP), piece(DONE), Step::Hang]).await;
    let world = World::new(&provider.url, "").await;
    let (release, held) = oneshot::channel::<()>();
    let (counted, ledger) = (Arc::new(AtomicUsize::new(0)), world.ledger.clone());
    let slow = Arc::new(Slow { held: tokio::sync::Mutex::new(Some(held)), ledger });
    let body = streaming().as_object().cloned().expect("an object");
    let answer = world.proxy.complete("ten_a", Some("m".to_owned()), body, slow).await.expect("an answer");
    let seen = counted.clone();
    let reader = tokio::spawn(async move {
        let (text, whole) = read_all(answer.into_response().expect("a response")).await;
        seen.fetch_add(1, Ordering::SeqCst);
        (text, whole)
    });
    world.ledger.told_of(1).await;
    assert_eq!(counted.load(Ordering::SeqCst), 0, "the reader has not seen the end");
    release.send(()).expect("it waits");
    let (text, whole) = reader.await.expect("read");
    assert!(whole && text.ends_with(DONE));
}

/// A meter whose charge takes until it is let go.
struct Slow {
    held: tokio::sync::Mutex<Option<oneshot::Receiver<()>>>,
    ledger: Arc<Ledger>,
}

impl Meter for Slow {
    fn payer(&self) -> &str {
        "run_a"
    }

    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        Box::pin(async move {
            self.ledger.charge(call, tried).await?;
            if let Some(held) = self.held.lock().await.take() {
                let _ = held.await;
            }
            Ok(())
        })
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        self.ledger.cut()
    }
}

#[tokio::test]
async fn streams_end_as_their_providers_end_them() {
    for (name, script, whole, told) in [
        (
            "no usage",
            vec![head(), piece(HELLO), piece(STOP), piece(DONE)],
            true,
            vec![Told::Charge(ModelCall::default())],
        ),
        (
            "no last line",
            vec![head(), piece(HELLO), piece(STOP), piece(USAGE), last()],
            true,
            vec![Told::Charge(used(11, 2))],
        ),
        (
            "cut between chunks",
            vec![head(), piece(HELLO), last()],
            false,
            vec![Told::Charge(ModelCall::default()), Told::Cut],
        ),
        (
            "cut connection",
            vec![head(), piece(HELLO)],
            false,
            vec![Told::Charge(ModelCall::default()), Told::Cut],
        ),
        (
            "cut after the usage",
            vec![head(), piece(USAGE)],
            false,
            vec![Told::Charge(used(11, 2)), Told::Cut],
        ),
        (
            "an error in the stream",
            vec![head(), piece("data: {\"error\":{\"code\":500}}\n\n"), last()],
            false,
            vec![Told::Charge(ModelCall::default()), Told::Cut],
        ),
        ("nothing at all", vec![head(), last()], false, vec![Told::Charge(ModelCall::default()), Told::Cut]),
    ] {
        let provider = Provider::start(script).await;
        let world = World::new(&provider.url, "").await;
        let (status, _, ended) = world.whole(streaming()).await;
        assert_eq!((status, ended), (200, whole), "{name}");
        assert_eq!(world.ledger.told(), told, "{name}");
    }
}

#[tokio::test]
async fn a_stream_that_falls_silent_is_cut() {
    let provider = Provider::start(vec![head(), piece(HELLO), Step::Hang]).await;
    let world = World::new(&provider.url, "[limits]\nmodel_silence_seconds = 1").await;
    let (_, text, whole) = world.whole(streaming()).await;
    assert_eq!((text.as_str(), whole), (HELLO, false));
    assert_eq!(world.ledger.told(), [Told::Charge(ModelCall::default()), Told::Cut]);
    provider.left.notified().await;
}

#[tokio::test]
async fn a_stream_without_end_is_cut_at_the_limit() {
    let script = std::iter::once(head()).chain((0..64).map(|_| piece(&"x".repeat(1024)))).collect();
    let provider = Provider::start(script).await;
    let world = World::new(&provider.url, "[limits]\nmodel_answer_bytes = 20000").await;
    let (_, text, whole) = world.whole(streaming()).await;
    assert!(text.len() <= 20_000 && !whole, "{}", text.len());
    assert_eq!(world.ledger.told(), [Told::Charge(ModelCall::default()), Told::Cut]);
}

#[tokio::test]
async fn a_reader_that_goes_away_ends_the_call_and_is_charged_without_blame() {
    let provider = Provider::start(vec![head(), piece(HELLO), piece(USAGE), Step::Hang]).await;
    let world = World::new(&provider.url, "").await;
    let answer = world.call(streaming()).await.expect("an answer");
    let mut body = answer.into_body().into_inner();
    let mut text = Vec::new();
    while !text.ends_with(USAGE.as_bytes()) {
        text.extend_from_slice(&body.frame().await.expect("more").expect("data").into_data().expect("data"));
    }
    drop(body);
    provider.left.notified().await;
    assert_eq!(world.ledger.told_of(1).await, [Told::Charge(used(11, 2))]);
    world.proxy.cx.tasks.close();
    world.proxy.cx.tasks.wait().await;
    assert_eq!(world.ledger.told().len(), 1, "it did not break off");
    assert!(world.proxy.under_way.lock().expect("no panic").is_empty());
}

#[tokio::test]
async fn the_end_of_the_hub_cuts_a_stream_that_takes_too_long_and_takes_no_new_one() {
    let provider = Provider::start(vec![head(), piece(HELLO), Step::Hang]).await;
    let world = World::new(&provider.url, "[limits]\nshutdown_seconds = 1").await;
    let answer = world.call(streaming()).await.expect("an answer");
    world.proxy.cx.ending.cancel();
    let (_, whole) = read_all(answer).await;
    assert!(!whole);
    assert_eq!(world.ledger.told(), [Told::Charge(ModelCall::default()), Told::Cut]);
    let refusal = world.refusal(streaming()).await;
    assert_eq!(refusal.details()[0].reason, ErrorReason::ShuttingDown);
}

#[tokio::test]
async fn a_whole_answer_passes_through_and_is_charged() {
    let body = r#"{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}"#;
    for (body, told) in [(body, used(3, 4)), (r#"{"choices":[]}"#, ModelCall::default())] {
        let provider = Provider::start(vec![answer("200 OK", "application/json", body)]).await;
        let world = World::new(&provider.url, "").await;
        let response = world.call(plain()).await.expect("an answer");
        let headers = response.headers().clone();
        assert_eq!(headers["content-type"], "application/json");
        assert!(!headers.contains_key("x-inner"), "only what means something to the agent");
        assert_eq!(read_all(response).await, (body.to_owned(), true));
        assert_eq!(world.ledger.told(), [Told::Charge(told)]);
        assert_eq!(provider.asked(), json!({ "model": "m-1", "messages": [], "temperature": 0.1 }));
    }
}

#[tokio::test]
async fn a_providers_refusal_is_passed_on_in_its_own_words_without_the_key() {
    for status in [
        "400 Bad Request",
        "401 Unauthorized",
        "404 Not Found",
        "429 Too Many Requests",
        "500 Oh No",
        "503 Busy",
    ] {
        let words = r#"{"error":{"message":"wrong key sk-verysecret, really sk-verysecret"}}"#;
        let provider = Provider::start(vec![answer(status, "application/json", words)]).await;
        let world = World::new(&provider.url, "").await;
        let response = world.call(streaming()).await.expect("an answer");
        assert_eq!(response.status().as_str(), &status[..3]);
        assert_eq!(response.headers()["retry-after"], "7");
        let (text, _) = read_all(response).await;
        assert_eq!(text, words.replace("sk-verysecret", "[redacted]"));
        assert_eq!(world.ledger.told(), [], "nothing was used");
        assert!(world.proxy.under_way.lock().expect("no panic").is_empty());
    }
}

#[tokio::test]
async fn a_long_refusal_is_shortened_and_one_that_breaks_off_is_one_all_the_same() {
    let long = answer("500 Oh No", "text/plain", &"x".repeat(10_000));
    let broken = Step::Send(b"HTTP/1.1 500 Oh No\r\ncontent-length: 100\r\n\r\nonly this".to_vec());
    for (script, length) in [(long, 1024), (broken, "only this".len())] {
        let provider = Provider::start(vec![script]).await;
        let world = World::new(&provider.url, "[limits]\nmodel_refusal_bytes = 1024").await;
        let (status, text, whole) = world.whole(plain()).await;
        assert_eq!((status, text.len(), whole), (500, length, true));
    }
}

#[tokio::test]
async fn no_answer_is_an_error_of_its_own_kind() {
    let redirect = Step::Send(
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".to_vec(),
    );
    let cut = Step::Send(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{".to_vec(),
    );
    let huge = answer("200 OK", "application/json", &"x".repeat(3000));
    let slow_body = vec![
        Step::Send(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{".to_vec(),
        ),
        Step::Hang,
    ];
    for (name, script, code, reason) in [
        ("silence", vec![Step::Hang], ErrorCode::DeadlineExceeded, ErrorReason::ModelTimeout),
        ("silence in the body", slow_body, ErrorCode::DeadlineExceeded, ErrorReason::ModelTimeout),
        ("closed at once", vec![], ErrorCode::UpstreamError, ErrorReason::ModelUnreachable),
        ("cut", vec![cut], ErrorCode::UpstreamError, ErrorReason::ModelUnreachable),
        ("huge", vec![huge], ErrorCode::UpstreamError, ErrorReason::ModelRefused),
        ("redirect", vec![redirect], ErrorCode::UpstreamError, ErrorReason::ModelRefused),
        (
            "garbage",
            vec![Step::Send(b"nonsense\r\n\r\n".to_vec())],
            ErrorCode::UpstreamError,
            ErrorReason::ModelUnreachable,
        ),
    ] {
        let provider = Provider::start(script).await;
        let limits = "[limits]\nmodel_silence_seconds = 1\nmodel_answer_bytes = 2000";
        let world = World::new(&provider.url, limits).await;
        let refusal = world.refusal(plain()).await;
        assert_eq!((refusal.code(), &refusal.details()[0].reason), (&code, &reason), "{name}");
        assert!(refusal.is_retryable(), "{name}");
        assert_eq!(world.ledger.told(), [], "{name}");
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("bound"));
    drop(listener);
    let world = World::new(&url, "").await;
    let refusal = world.refusal(plain()).await;
    assert_eq!(refusal.details()[0].reason, ErrorReason::ModelUnreachable);
    assert!(!refusal.message().contains("127.0.0.1"));
}

#[tokio::test]
async fn what_is_not_set_up_is_said() {
    let directory = tempfile::tempdir().expect("a directory");
    let none = Context::for_test(directory.path(), "").await;
    let proxy = Proxy::new(none).expect("a client");
    let meter: Arc<dyn Meter> = Arc::new(Ledger::default());
    let refusal = proxy.complete("ten_a", Some("m".to_owned()), Map::new(), meter.clone()).await;
    let refusal = refusal.err().expect("no address");
    assert_eq!((refusal.status().as_u16(), &refusal.details()[0].reason), (503, &ErrorReason::NotConfigured));

    let world = World::new("http://127.0.0.1:1/v1", "").await;
    let refusal =
        world.proxy.complete("ten_a", None, Map::new(), meter.clone()).await.err().expect("no name");
    assert!(refusal.message().contains("HUB_MODEL_NAME"));

    std::fs::remove_file(world._directory.path().join("key")).expect("removed");
    let refusal = world.refusal(plain()).await;
    assert_eq!(refusal.details()[0].reason, ErrorReason::NotConfigured);
    assert!(refusal.message().contains("HUB_MODEL_API_KEY_FILE"));
}

#[tokio::test]
async fn a_tenant_has_so_many_calls_under_way_and_no_more() {
    let provider = Provider::start(vec![head(), piece(HELLO), Step::Hang]).await;
    let world = World::new(&provider.url, "[limits]\nmodel_calls_per_tenant = 2").await;
    let first = world.call(streaming()).await.expect("an answer");
    let _second = world.call(streaming()).await.expect("an answer");
    let refusal = world.refusal(streaming()).await;
    assert_eq!(*refusal.code(), ErrorCode::ResourceExhausted);
    let meter: Arc<dyn Meter> = world.ledger.clone();
    let body = streaming().as_object().cloned().expect("an object");
    let other = world.proxy.complete("ten_b", Some("m".to_owned()), body, meter).await;
    assert!(other.is_ok(), "another tenant is not touched");

    drop(first);
    world.ledger.told_of(1).await;
    // The place is free once the call's own task is over, which the charge is part of.
    while world.proxy.under_way.lock().expect("no panic")["ten_a"] == 2 {
        tokio::task::yield_now().await;
    }
    world.call(streaming()).await.expect("there is room again");
}

#[tokio::test]
async fn a_call_that_waits_for_its_provider_keeps_no_other_request_out() {
    let provider = Provider::start(vec![Step::Hang]).await;
    let world = World::new(&provider.url, "[limits]\nhost_requests_in_flight = 1").await;
    let places = Places::new(&world.proxy.cx.config.limits);
    let complete = OPERATIONS.iter().find(|operation| operation.id == "runtime_model_complete");
    let complete = complete.expect("an operation");
    let place = places.take(complete).expect("all are free");
    let call = places.serve(place, "host".to_owned(), world.call(streaming()));
    let asked = async {
        while provider.calls.lock().expect("no panic").is_empty() {
            tokio::task::yield_now().await;
        }
        places.take(complete).expect("the one place is free");
    };
    tokio::select! {
        _ = call => panic!("the provider says nothing"),
        () = asked => {}
    }
}

#[test]
fn only_the_name_and_the_usage_of_a_stream_are_set() {
    for (body, expected) in [
        (json!({ "a": 1 }), json!({ "a": 1, "model": "m" })),
        (json!({ "stream": false }), json!({ "stream": false, "model": "m" })),
        (
            json!({ "stream": true, "stream_options": { "x": 1, "include_usage": false } }),
            json!({ "stream": true, "stream_options": { "x": 1, "include_usage": true }, "model": "m" }),
        ),
        (
            json!({ "stream": true, "stream_options": null, "model": "slot-1" }),
            json!({ "stream": true, "stream_options": { "include_usage": true }, "model": "m" }),
        ),
    ] {
        let mut object = body.as_object().cloned().expect("an object");
        prepare(&mut object, "m");
        assert_eq!(Value::Object(object), expected, "{body}");
    }
}
