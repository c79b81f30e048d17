//! The relay: where the agent's model calls go, and from where they go on to the Hub.
//!
//! It listens on loopback and gives each slot a path and a key of its own, so that a call says which slot it came by.
//! Bodies and answers pass as they are. While the Hub is away a call is held; a stream that breaks off is broken for the
//! agent too, and from then on the run's calls are refused, because the agent would splice what it got with another
//! answer and call that completed. Provider keys are never here.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, Limited, StreamBody};
use hub_types::RuntimeReportType;
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::hub::{BackOff, HubLink};
use super::runs::{Run, RunTable};
use super::spool::{Report, Spool};

/// The longest call, in bytes; the Hub's own limit.
const BODY_BYTES_MAX: usize = 32 << 20;

/// The longest refusal that is looked at and passed on, in bytes.
const REFUSAL_BYTES_MAX: usize = 1 << 20;

/// Open calls at once; a call's body is in memory.
const CALLS_MAX: usize = 64;

/// How long a client may take for its head and its body.
const READ: Duration = Duration::from_secs(30);

/// From a call to the beginning of its answer; longer than the Hub waits for a provider.
const HEAD: Duration = Duration::from_secs(180);

/// Without a byte for this long an answer counts as cut; longer than the Hub waits for a provider.
const SILENCE: Duration = Duration::from_secs(180);

type Body = UnsyncBoxBody<Bytes, io::Error>;

/// Where one slot's calls go, as the agent is told.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    pub(crate) base_url: String,
    pub(crate) key: SecretString,
}

/// A relay that listens, not yet served.
#[derive(Debug)]
pub(crate) struct Relay {
    listener: TcpListener,
    shared: Shared,
    pub(crate) default: Endpoint,
    pub(crate) slots: Vec<Endpoint>,
}

#[derive(Debug)]
struct Shared {
    hub: HubLink,
    spool: Spool,
    table: RunTable,
    hold: Duration,
    /// Keys by slot; `default` is at 0.
    keys: Vec<SecretString>,
    calls: Arc<Semaphore>,
}

impl Relay {
    /// Binds a free port and makes a key for `default` and each of `slots` slots. Fails if it cannot be bound, or
    /// the system gives no random numbers.
    pub(crate) async fn bind(
        hub: HubLink,
        spool: Spool,
        table: RunTable,
        slots: usize,
        hold: Duration,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let address = listener.local_addr()?;
        let keys = (0..=slots).map(|_| random_key()).collect::<io::Result<Vec<_>>>()?;
        let endpoint = |name: &str, key: &SecretString| Endpoint {
            base_url: format!("http://{address}/slots/{name}/v1"),
            key: key.clone(),
        };
        let default = endpoint("default", &keys[0]);
        let slots = (1..).zip(&keys[1..]).map(|(slot, key)| endpoint(&slot.to_string(), key)).collect();
        let shared = Shared { hub, spool, table, hold, keys, calls: Arc::new(Semaphore::new(CALLS_MAX)) };
        Ok(Self { listener, shared, default, slots })
    }

    /// Serves for as long as it is let.
    pub(crate) async fn serve(self) {
        let shared = Arc::new(self.shared);
        loop {
            match self.listener.accept().await {
                Ok((socket, _)) => drop(tokio::spawn(connection(Arc::clone(&shared), socket))),
                // It concerns the peer that went away, or a passing lack of descriptors.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }
}

/// 32 random bytes in hexadecimal.
pub(crate) fn random_key() -> io::Result<SecretString> {
    let mut bytes = [0_u8; 32];
    let mut filled = 0;
    while filled < bytes.len() {
        filled += rustix::rand::getrandom(&mut bytes[filled..], rustix::rand::GetRandomFlags::empty())?;
    }
    Ok(SecretString::from(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
}

async fn connection(shared: Arc<Shared>, socket: TcpStream) {
    let _ = socket.set_nodelay(true);
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(shared.answer(request).await) }
    });
    let mut builder = hyper::server::conn::http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(READ);
    // What breaks a connection is the agent's affair, or a cut that was meant to.
    let _ = builder.serve_connection(TokioIo::new(socket), service).await;
}

/// What a call asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Complete,
    Models,
}

impl Asked {
    fn path(self) -> &'static str {
        match self {
            Self::Complete => "chat/completions",
            Self::Models => "models",
        }
    }
}

impl Shared {
    async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let Some((slot, asked)) = route(request.method(), request.uri().path(), self.keys.len()) else {
            // The agent looks for other makers' servers here; nothing is wrong.
            return refusal(StatusCode::NOT_FOUND, "not_found", "there is no such path");
        };
        if !has_key(request.headers(), &self.keys[slot]) {
            return refusal(StatusCode::UNAUTHORIZED, "invalid_api_key", "the key is not this slot's");
        }
        let Ok(call) = Arc::clone(&self.calls).try_acquire_owned() else {
            return refusal(StatusCode::TOO_MANY_REQUESTS, "too_many_calls", "too many model calls at once");
        };
        let run = u32::try_from(slot).ok().filter(|slot| *slot > 0).and_then(|slot| self.table.holder(slot));
        if run.as_ref().is_some_and(|run| run.is_model_cut()) {
            let words = "the model's stream broke off in the middle of this run's answer; start another run";
            return refusal(StatusCode::BAD_REQUEST, "model_cut", words);
        }
        let response = self.answer_call(request, slot, asked, run.clone(), call).await;
        if let Some(run) = run.filter(|_| asked == Asked::Complete) {
            run.note_model(response.status().as_u16());
        }
        response
    }

    /// An answer to a call that may be made.
    async fn answer_call(
        &self,
        request: Request<Incoming>,
        slot: usize,
        asked: Asked,
        run: Option<Arc<Run>>,
        call: OwnedSemaphorePermit,
    ) -> Response<Body> {
        let headers = request.headers().clone();
        let body = Limited::new(request.into_body(), BODY_BYTES_MAX).collect();
        let body = match tokio::time::timeout(READ, body).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) => {
                return refusal(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "the call's body was not taken");
            }
            Err(_) => {
                return refusal(StatusCode::REQUEST_TIMEOUT, "timeout", "the call's body came too slowly");
            }
        };
        match self.forward(slot, asked, &headers, body).await {
            Ok(response) => self.pass(response, run, call),
            Err(words) => refusal(StatusCode::GATEWAY_TIMEOUT, "hub_away", &words),
        }
    }

    /// Brings a call to the Hub, and holds it while the Hub is away. A call that may have reached the Hub but was not
    /// answered is made again: a model call has no effect but its cost.
    async fn forward(
        &self,
        slot: usize,
        asked: Asked,
        headers: &HeaderMap,
        body: Bytes,
    ) -> Result<reqwest::Response, String> {
        let deadline = Instant::now() + self.hold;
        let slot = if slot == 0 { "default".to_owned() } else { slot.to_string() };
        let mut back_off = BackOff::new();
        loop {
            let method = if asked == Asked::Complete { Method::POST } else { Method::GET };
            let mut call = self.hub.model(method, &slot, asked.path());
            for name in [header::CONTENT_TYPE, header::ACCEPT] {
                if let Some(value) = headers.get(&name) {
                    call = call.header(name, value);
                }
            }
            let sent = tokio::time::timeout(HEAD, call.body(body.clone()).send()).await;
            let words = match sent {
                Ok(Ok(response)) => match hold_or_pass(response).await {
                    Ok(response) => return Ok(response),
                    Err(words) => words,
                },
                Ok(Err(_)) => "the Hub is away".to_owned(),
                Err(_) => return Err(format!("the Hub gave no answer within {} s", HEAD.as_secs())),
            };
            if Instant::now() >= deadline {
                return Err(format!("{words}, for {} s now", self.hold.as_secs()));
            }
            back_off.wait().await;
        }
    }

    /// Hands an answer on, byte for byte; where it breaks, so does the agent's.
    fn pass(
        &self,
        response: reqwest::Response,
        run: Option<Arc<Run>>,
        call: OwnedSemaphorePermit,
    ) -> Response<Body> {
        let mut answer = Response::builder().status(response.status());
        for name in [header::CONTENT_TYPE, header::RETRY_AFTER, header::CACHE_CONTROL] {
            if let Some(value) = response.headers().get(&name) {
                answer = answer.header(name, value);
            }
        }
        let passing = Passing { response, run, spool: self.spool.clone(), given: false, _call: call };
        let frames = futures::stream::unfold(Some(passing), Passing::next);
        answer.body(StreamBody::new(frames).boxed_unsync()).unwrap_or_else(|_| {
            refusal(StatusCode::BAD_GATEWAY, "bad_answer", "the Hub's answer cannot be passed on")
        })
    }
}

/// An answer on its way to the agent.
struct Passing {
    response: reqwest::Response,
    run: Option<Arc<Run>>,
    spool: Spool,
    /// Some of it has been given to the agent.
    given: bool,
    _call: OwnedSemaphorePermit,
}

impl Passing {
    /// The next piece; after an error there is no more.
    async fn next(passing: Option<Self>) -> Option<(io::Result<Frame<Bytes>>, Option<Self>)> {
        let mut passing = passing?;
        let words = match tokio::time::timeout(SILENCE, passing.response.chunk()).await {
            Ok(Ok(None)) => return None,
            Ok(Ok(Some(bytes))) => {
                passing.given |= !bytes.is_empty();
                return Some((Ok(Frame::data(bytes)), Some(passing)));
            }
            Ok(Err(_)) => "the model's stream broke off",
            Err(_) => "the model's stream fell silent",
        };
        if let Some(run) = passing.run.filter(|_| passing.given) {
            run.cut_model();
            let data = json!({"message": words});
            passing.spool.report(Report::run(&run.id, RuntimeReportType::RunModelCut, data)).await;
        }
        Some((Err(io::Error::other(words)), None))
    }
}

/// A refusal of the Hub's own that only means that it cannot serve now is not the agent's to see.
async fn hold_or_pass(response: reqwest::Response) -> Result<reqwest::Response, String> {
    if response.status() != StatusCode::SERVICE_UNAVAILABLE {
        return Ok(response);
    }
    let (status, headers) = (response.status(), response.headers().clone());
    let body =
        tokio::time::timeout(READ, Limited::new(reqwest::Body::from(response), REFUSAL_BYTES_MAX).collect());
    let Ok(Ok(body)) = body.await else { return Err("the Hub's answer broke off".to_owned()) };
    let body = body.to_bytes();
    if is_passing(&body) {
        return Err("the Hub cannot serve now".to_owned());
    }
    let mut whole = Response::new(reqwest::Body::from(body));
    *whole.status_mut() = status;
    *whole.headers_mut() = headers;
    Ok(whole.into())
}

/// Whether a 503 is the Hub's own and passes by itself. A provider's has another shape.
fn is_passing(body: &[u8]) -> bool {
    let Ok(refusal) = serde_json::from_slice::<Value>(body) else { return false };
    let ours = refusal.get("code").is_some_and(Value::is_string) && refusal.get("requestId").is_some();
    let reasons = refusal.get("details").and_then(Value::as_array).into_iter().flatten();
    let lasting = |reason: &Value| reason.get("reason").and_then(Value::as_str) == Some("not_configured");
    ours && !reasons.into_iter().any(lasting)
}

/// The slot and what is asked of it; `slots` counts `default` too.
fn route(method: &Method, path: &str, slots: usize) -> Option<(usize, Asked)> {
    let (slot, rest) = path.strip_prefix("/slots/")?.split_once('/')?;
    let slot = match slot {
        "default" => 0,
        number => {
            number.parse().ok().filter(|slot| (1..slots).contains(slot) && slot.to_string() == number)?
        }
    };
    match (method, rest) {
        (&Method::POST, "v1/chat/completions") => Some((slot, Asked::Complete)),
        (&Method::GET, "v1/models") => Some((slot, Asked::Models)),
        _ => None,
    }
}

fn has_key(headers: &HeaderMap, key: &SecretString) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().as_bytes();
    let key = key.expose_secret().as_bytes();
    // Takes as long for a key that is nearly right as for one that is not.
    given.len() == key.len() && given.iter().zip(key).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// A refusal in OpenAI's shape, which is what the agent reads.
fn refusal(status: StatusCode, code: &str, message: &str) -> Response<Body> {
    let error = json!({"error": {"message": message, "type": "hub_relay", "param": null, "code": code}});
    let body = Full::new(Bytes::from(error.to_string())).map_err(|never| match never {}).boxed_unsync();
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let json = header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_slot_that_exists() {
        for (method, path, expected) in [
            (Method::POST, "/slots/default/v1/chat/completions", Some((0, Asked::Complete))),
            (Method::POST, "/slots/1/v1/chat/completions", Some((1, Asked::Complete))),
            (Method::GET, "/slots/2/v1/models", Some((2, Asked::Models))),
            (Method::POST, "/slots/3/v1/chat/completions", None),
            (Method::POST, "/slots/0/v1/chat/completions", None),
            (Method::POST, "/slots/01/v1/chat/completions", None),
            (Method::GET, "/slots/1/v1/chat/completions", None),
            (Method::POST, "/slots/1/api/show", None),
            (Method::POST, "/slots/1/v1/../../default/v1/chat/completions", None),
            (Method::POST, "/", None),
        ] {
            assert_eq!(route(&method, path, 3), expected, "{method} {path}");
        }
    }

    #[test]
    fn only_the_slots_own_key_is_taken() {
        let key = SecretString::from("0123456789abcdef");
        for (value, expected) in [
            (Some("Bearer 0123456789abcdef"), true),
            (Some("Bearer 0123456789abcdee"), false),
            (Some("Bearer 0123456789abcde"), false),
            (Some("Bearer "), false),
            (Some("0123456789abcdef"), false),
            (None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(value) = value {
                headers.insert(header::AUTHORIZATION, value.parse().unwrap());
            }
            assert_eq!(has_key(&headers, &key), expected, "{value:?}");
        }
    }

    #[test]
    fn only_the_hubs_own_passing_refusal_is_held() {
        for (body, expected) in [
            (
                r#"{"code":"unavailable","message":"m","status":503,"requestId":"r","details":[{"reason":"shutting_down"}]}"#,
                true,
            ),
            (r#"{"code":"unavailable","message":"m","status":503,"requestId":"r"}"#, true),
            (
                r#"{"code":"unavailable","message":"m","status":503,"requestId":"r","details":[{"reason":"not_configured"}]}"#,
                false,
            ),
            (r#"{"error":{"message":"overloaded","code":"server_error"}}"#, false),
            ("busy", false),
        ] {
            assert_eq!(is_passing(body.as_bytes()), expected, "{body}");
        }
    }

    #[test]
    fn keys_are_long_and_differ() {
        let (one, two) = (random_key().unwrap(), random_key().unwrap());
        assert_eq!(one.expose_secret().len(), 64);
        assert_ne!(one.expose_secret(), two.expose_secret());
    }
}
