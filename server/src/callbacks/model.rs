//! The model proxy: passes a call on to the provider with the provider's key, and the answer back as it comes.
//!
//! The key enters here and goes nowhere else. What a call used is written down before the end of its answer is passed
//! on ([`charge`]), so that an agent which has its answer has also been charged for it; an answer that breaks off is made to break
//! off for the agent too, because an agent that takes it for whole would go on from half a thought.

mod charge;
mod count;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::{Bytes as Chunk, BytesMut};
use futures::{Stream, StreamExt as _, stream};
use http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use hub_glue::{BodyError, Bytes};
use hub_types::{ErrorCode, ErrorReason};
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;
use tokio::time::timeout;
use url::Url;
use zeroize::Zeroizing;

use super::usage::{self, Said};
use crate::error::{ApiError, detail};
use crate::hub::Context;
use crate::places;
use crate::provider_key;
pub(super) use charge::Meter;
use charge::Turns;
use count::{Counted, Models, Outcome};

/// How many pieces of an answer wait for a slow reader.
const PIECES_WAITING: usize = 16;
/// How much of the time for an orderly end is left to what comes after the model calls.
const END_RESERVE: Duration = Duration::from_secs(3);

/// The way to the model's provider.
pub(super) struct Proxy {
    cx: Context,
    client: reqwest::Client,
    /// Calls under way, by tenant.
    under_way: Arc<Mutex<HashMap<String, usize>>>,
    models: Models,
    turns: Arc<Turns>,
}

/// A call's place among those of its tenant.
struct Place {
    under_way: Arc<Mutex<HashMap<String, usize>>>,
    tenant_uid: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = under_way.get_mut(&self.tenant_uid) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.tenant_uid);
            }
        }
    }
}

impl Proxy {
    /// Fails when the client cannot be set up.
    pub(super) fn new(cx: Context) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            // A provider that redirects would be given the key at another address.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(cx.config.limits.model_connect)
            .build()?;
        Ok(Self { cx, client, under_way: Arc::default(), models: Models::default(), turns: Arc::default() })
    }

    /// Passes a call on and its answer back. Only the model's name is replaced, and a stream is asked to end with its
    /// usage.
    ///
    /// Fails with `unavailable` when there is no model or the process is ending, with `resource_exhausted` when the
    /// tenant has too many calls under way, with `upstream_error` or `deadline_exceeded` when there is no answer. A
    /// refusal of the provider is passed on as it is.
    pub(super) async fn complete(
        &self,
        tenant_uid: &str,
        model: Option<String>,
        body: Map<String, Value>,
        meter: Arc<dyn Meter>,
    ) -> Result<Bytes, ApiError> {
        let mut counted = self.models.begin(model.as_deref());
        let sent = self.ask(tenant_uid, model, body).await;
        let (answer, key, place) = sent.inspect_err(|error| counted.failed(error))?;
        counted.answering();
        let status = answer.status();
        if status.is_client_error() || status.is_server_error() {
            counted.ends(Outcome::Refused);
            return self.refusal(answer, key.as_ref()).await;
        }
        if !status.is_success() {
            counted.ends(Outcome::Refused);
            return Err(refused(status));
        }
        if is_event_stream(answer.headers()) {
            Ok(self.stream(answer, Call { meter, counted }, place))
        } else {
            self.whole(answer, Call { meter, counted }).await
        }
    }

    /// Sends a call; the beginning of its answer, the key it went with, and its place.
    async fn ask(
        &self,
        tenant_uid: &str,
        model: Option<String>,
        mut body: Map<String, Value>,
    ) -> Result<(reqwest::Response, Option<Zeroizing<String>>, Place), ApiError> {
        if self.cx.ending.is_cancelled() {
            let message = "the hub is shutting down, try again when it is back";
            return Err(ApiError::unavailable(ErrorReason::ShuttingDown, message));
        }
        let url = self.url()?;
        let model =
            model.ok_or_else(|| not_configured("no model is named, its operator sets HUB_MODEL_NAME"))?;
        let key = provider_key::take(&self.cx, tenant_uid).await?;
        let place = self.enter(tenant_uid)?;
        // The provider may take its time, and this call has just been counted.
        places::give_back();
        prepare(&mut body, &model);
        let answer = self.send(url, key.as_ref(), &body).await?;
        Ok((answer, key, place))
    }

    fn url(&self) -> Result<Url, ApiError> {
        let base = self.cx.config.model_base_url.as_ref();
        let mut url = base
            .cloned()
            .ok_or_else(|| not_configured("the hub has no model, its operator sets HUB_MODEL_BASE_URL"))?;
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(["chat", "completions"]);
        }
        Ok(url)
    }

    fn enter(&self, tenant_uid: &str) -> Result<Place, ApiError> {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let count = under_way.entry(tenant_uid.to_owned()).or_insert(0);
        if *count >= self.cx.config.limits.model_calls_per_tenant {
            let message = "this tenant has as many model calls under way as it may, try again";
            return Err(ApiError::new(ErrorCode::ResourceExhausted, message)
                .reason(ErrorReason::Overloaded)
                .retry_after(Duration::from_secs(1)));
        }
        *count += 1;
        Ok(Place { under_way: Arc::clone(&self.under_way), tenant_uid: tenant_uid.to_owned() })
    }

    async fn send(
        &self,
        url: Url,
        key: Option<&Zeroizing<String>>,
        body: &Map<String, Value>,
    ) -> Result<reqwest::Response, ApiError> {
        let mut request = self.client.post(url).json(body);
        if let Some(key) = key {
            let bearer = Zeroizing::new(format!("Bearer {}", key.as_str()));
            let mut value = HeaderValue::from_str(&bearer).map_err(|_| {
                not_configured("the key of the hub's model is no text that a header can carry")
            })?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        match timeout(self.cx.config.limits.model_silence, request.send()).await {
            Err(_) => Err(timed_out()),
            Ok(Err(error)) => Err(unreachable(error)),
            Ok(Ok(answer)) => Ok(answer),
        }
    }

    /// The provider's own words to a call that it refused, up to a bound and without the key.
    async fn refusal(
        &self,
        answer: reqwest::Response,
        key: Option<&Zeroizing<String>>,
    ) -> Result<Bytes, ApiError> {
        let (status, headers) = (answer.status(), passed_on(answer.headers()));
        let limits = &self.cx.config.limits;
        // A refusal that breaks off is one all the same.
        let words = read(answer, limits.model_refusal_bytes, limits.model_silence).await;
        let words = match words {
            Ok(words) => words,
            Err(Broken::TooLarge(words) | Broken::Silent(words) | Broken::Off(words, _)) => words,
        };
        let words = match key {
            Some(key) => without(&words, key.as_bytes()),
            None => words,
        };
        Ok(Bytes::stream(status, headers, stream::iter([Ok::<_, BodyError>(words)])))
    }

    /// An answer in one piece.
    async fn whole(&self, answer: reqwest::Response, mut call: Call) -> Result<Bytes, ApiError> {
        let (status, headers) = (answer.status(), passed_on(answer.headers()));
        let limits = &self.cx.config.limits;
        let body = match read(answer, limits.model_answer_bytes, limits.model_silence).await {
            Ok(body) => body,
            Err(broken) => {
                call.counted.ends(broken.outcome());
                return Err(broken.into_error());
            }
        };
        let used = usage::of_answer(&body);
        call.counted.used(used);
        call.counted.ends(Outcome::Answered);
        charge::settle(&self.cx, &self.turns, call.meter, used, false).await;
        Ok(Bytes::stream(status, headers, stream::iter([Ok::<_, BodyError>(body)])))
    }

    /// An answer piece by piece. It is read by a task of its own, which knows the end whoever leaves first.
    fn stream(&self, answer: reqwest::Response, call: Call, place: Place) -> Bytes {
        let (status, mut headers) = (answer.status(), passed_on(answer.headers()));
        headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
        let (out, pieces) = mpsc::channel(PIECES_WAITING);
        let (cx, turns) = (self.cx.clone(), Arc::clone(&self.turns));
        self.cx.spawn("model_stream", async move {
            let _place = place;
            pump(&cx, &turns, answer.bytes_stream().boxed(), out, call).await;
        });
        let pieces =
            stream::unfold(
                pieces,
                |mut pieces| async move { pieces.recv().await.map(|piece| (piece, pieces)) },
            );
        Bytes::stream(status, headers, pieces)
    }
}

/// A call that is being answered: who is charged for it, and the numbers.
struct Call {
    meter: Arc<dyn Meter>,
    counted: Counted,
}

/// How a stream came to its end.
enum End {
    /// The answer is whole; these are its last bytes.
    Whole(Chunk),
    /// It broke off, or had to be.
    Cut(&'static str),
    /// Nobody reads it any more.
    Left,
}

/// Passes a stream on. What it used is written down before its reader sees the end.
async fn pump(
    cx: &Context,
    turns: &Turns,
    upstream: impl Stream<Item = reqwest::Result<Chunk>> + Unpin,
    out: mpsc::Sender<Result<Chunk, BodyError>>,
    Call { meter, mut counted }: Call,
) {
    let mut said = Said::default();
    let end = tokio::select! {
        end = pass(cx, upstream, &out, &mut said) => end,
        () = out.closed() => End::Left,
        () = ended(cx) => End::Cut("the hub ends"),
    };
    counted.used(said.call());
    counted.ends(match end {
        End::Whole(_) => Outcome::Answered,
        End::Cut(_) => Outcome::Cut,
        End::Left => Outcome::Left,
    });
    if let End::Cut(why) = end {
        tracing::warn!("a model's answer broke off: {why}");
    }
    charge::settle(cx, turns, meter, said.call(), matches!(end, End::Cut(_))).await;
    match end {
        End::Left => {}
        End::Whole(last) => drop(out.send(Ok(last)).await),
        End::Cut(_) => drop(out.send(Err("the model's answer broke off".into())).await),
    }
}

async fn pass(
    cx: &Context,
    mut upstream: impl Stream<Item = reqwest::Result<Chunk>> + Unpin,
    out: &mpsc::Sender<Result<Chunk, BodyError>>,
    said: &mut Said,
) -> End {
    let limits = &cx.config.limits;
    let mut bytes = 0;
    loop {
        let chunk = match timeout(limits.model_silence, upstream.next()).await {
            Err(_) => return End::Cut("the provider fell silent"),
            Ok(None) if said.is_whole() => return End::Whole(Chunk::new()),
            Ok(None) => return End::Cut("the provider ended it too early"),
            Ok(Some(Err(_))) => return End::Cut("the connection to the provider broke"),
            Ok(Some(Ok(chunk))) => chunk,
        };
        bytes += chunk.len();
        if bytes > limits.model_answer_bytes {
            return End::Cut("it is larger than this hub takes");
        }
        said.feed(&chunk);
        if said.is_done() {
            return End::Whole(chunk);
        }
        // A reader that takes nothing for so long is as good as gone.
        match timeout(limits.model_silence, out.send(Ok(chunk))).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) | Err(_) => return End::Left,
        }
    }
}

/// When the process has been ending for as long as model calls are waited for.
async fn ended(cx: &Context) {
    cx.ending.cancelled().await;
    tokio::time::sleep(cx.config.limits.shutdown.saturating_sub(END_RESERVE)).await;
}

/// What is changed in a request: the model's name, and that a stream tells its usage.
fn prepare(body: &mut Map<String, Value>, model: &str) {
    body.insert("model".to_owned(), json!(model));
    if body.get("stream") == Some(&Value::Bool(true)) {
        let options = body.entry("stream_options").or_insert_with(|| json!({}));
        if !options.is_object() {
            *options = json!({});
        }
        options["include_usage"] = json!(true);
    }
}

/// The headers of an answer that mean something to the agent.
fn passed_on(headers: &HeaderMap) -> HeaderMap {
    [CONTENT_TYPE, RETRY_AFTER]
        .into_iter()
        .filter_map(|name| headers.get(&name).map(|value| (name, value.clone())))
        .collect()
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    text.split(';').next().unwrap_or("").trim().eq_ignore_ascii_case("text/event-stream")
}

/// Why a body was not read to its end, with what was read.
enum Broken {
    TooLarge(Chunk),
    Silent(Chunk),
    Off(Chunk, reqwest::Error),
}

impl Broken {
    fn outcome(&self) -> Outcome {
        match self {
            Self::TooLarge(_) => Outcome::Cut,
            Self::Silent(_) => Outcome::TimedOut,
            Self::Off(..) => Outcome::Unreachable,
        }
    }

    fn into_error(self) -> ApiError {
        match self {
            Self::Silent(_) => timed_out(),
            Self::Off(_, error) => unreachable(error),
            Self::TooLarge(_) => {
                let message = "the model's answer is larger than this hub takes";
                ApiError::new(ErrorCode::UpstreamError, message).reason(ErrorReason::ModelRefused)
            }
        }
    }
}

async fn read(answer: reqwest::Response, bytes_max: usize, silence: Duration) -> Result<Chunk, Broken> {
    let mut pieces = answer.bytes_stream();
    let mut whole = BytesMut::new();
    loop {
        match timeout(silence, pieces.next()).await {
            Err(_) => return Err(Broken::Silent(whole.freeze())),
            Ok(None) => return Ok(whole.freeze()),
            Ok(Some(Err(error))) => return Err(Broken::Off(whole.freeze(), error)),
            Ok(Some(Ok(piece))) if whole.len() + piece.len() > bytes_max => {
                whole.extend_from_slice(&piece[..bytes_max - whole.len()]);
                return Err(Broken::TooLarge(whole.freeze()));
            }
            Ok(Some(Ok(piece))) => whole.extend_from_slice(&piece),
        }
    }
}

/// The words with every occurrence of the key taken out.
fn without(words: &Chunk, key: &[u8]) -> Chunk {
    if key.is_empty() || !words.windows(key.len()).any(|part| part == key) {
        return words.clone();
    }
    let mut cleaned = BytesMut::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if words[at..].starts_with(key) {
            cleaned.extend_from_slice(b"[redacted]");
            at += key.len();
        } else {
            cleaned.extend_from_slice(&words[at..=at]);
            at += 1;
        }
    }
    cleaned.freeze()
}

fn not_configured(message: &str) -> ApiError {
    ApiError::unavailable(ErrorReason::NotConfigured, message)
}

fn unreachable(error: reqwest::Error) -> ApiError {
    ApiError::new(ErrorCode::UpstreamError, "the model's provider could not be reached, or broke off")
        .reason(ErrorReason::ModelUnreachable)
        .caused_by(error.without_url())
}

fn timed_out() -> ApiError {
    ApiError::new(ErrorCode::DeadlineExceeded, "the model's provider did not answer in time")
        .reason(ErrorReason::ModelTimeout)
}

/// A status that is neither an answer nor a refusal.
fn refused(status: StatusCode) -> ApiError {
    let params = json!({ "upstreamStatus": status.as_u16() });
    let reason = hub_types::ErrorDetail {
        params: params.as_object().cloned().unwrap_or_default(),
        ..detail(ErrorReason::ModelRefused)
    };
    let message = "the model's provider answered with something that is no answer; its address may be wrong";
    ApiError::new(ErrorCode::UpstreamError, message).detail(reason)
}

#[cfg(test)]
mod tests;
