//! A Hub of a few lines: the runtime's operations over real sockets, with the generated types and no database.
//!
//! It is as strict as the contract: a hole in the reports' numbers, a wrong credential or generation fail the test.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::Bytes;
use futures::StreamExt;
use http::{Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hub_types::{
    RunId, RuntimeAcknowledgement, RuntimeHello, RuntimeOrder, RuntimeOrderType, RuntimeReport,
    RuntimeReportType, RuntimeReports, RuntimeSettings, RuntimeWelcome,
};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::world::PATIENCE;

pub(crate) const CREDENTIAL: &str = "hhr_of_these_tests";

type Body = UnsyncBoxBody<Bytes, io::Error>;

/// What the Hub does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Here,
    /// Takes requests and dies with each: as a Hub that is killed while it works.
    Dying,
    /// Answers everything with 410.
    Gone,
}

/// What the model says to one call.
#[derive(Clone, Debug)]
pub(crate) enum Model {
    /// This text, whole.
    Says(&'static str),
    /// This text, then the connection breaks.
    Cut(&'static str),
    /// A refusal, as it is.
    Refuses(u16, &'static str),
}

#[derive(Debug)]
struct State {
    presence: Presence,
    orders: Vec<RuntimeOrder>,
    /// Whether orders are told from the first one, whatever the host asks for.
    replays: bool,
    reports: Vec<RuntimeReport>,
    model: VecDeque<Model>,
    /// Slot and body of each call that came.
    calls: Vec<(String, Value)>,
    hellos: usize,
    /// Hellos are not heard.
    deaf: bool,
    /// Requests that came while the Hub was dying.
    tried: Vec<String>,
    batches: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Hub {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    changed: watch::Sender<u64>,
    connections: Arc<Mutex<CancellationToken>>,
    settings: Arc<Mutex<RuntimeSettings>>,
}

impl Hub {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let state = State {
            presence: Presence::Here,
            orders: Vec::new(),
            replays: false,
            reports: Vec::new(),
            model: VecDeque::new(),
            calls: Vec::new(),
            hellos: 0,
            deaf: false,
            tried: Vec::new(),
            batches: 0,
        };
        let hub = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::new(Mutex::new(state)),
            changed: watch::Sender::new(0),
            connections: Arc::default(),
            settings: Arc::new(Mutex::new(RuntimeSettings {
                slots: 3,
                model: Some("scripted".into()),
                approval_timeout_seconds: 60,
                cron_fire: None,
                environment: Default::default(),
                disabled_skills: Vec::new(),
            })),
        };
        hub.accept(listener);
        hub
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Gives the tenant these keys, and says that the settings changed.
    pub(crate) fn set_keys(&self, keys: &[(&str, &str)]) {
        let keys = keys.iter().map(|(name, value)| ((*name).to_owned(), (*value).into()));
        self.settings.lock().unwrap().environment = keys.collect();
        self.order(RuntimeOrderType::AgentConfigure, None, json!({}));
    }

    /// Whether hellos are refused, as by a Hub that cannot answer now.
    pub(crate) fn refuse_hellos(&self, refuse: bool) {
        self.change(|state| state.deaf = refuse);
    }

    /// Breaks all connections and closes the port.
    pub(crate) fn leave(&self) {
        let mut connections = self.connections.lock().unwrap();
        connections.cancel();
        *connections = CancellationToken::new();
    }

    /// Opens the port again.
    pub(crate) async fn come_back(&self) {
        self.change(|state| state.presence = Presence::Here);
        let bound = async {
            loop {
                match TcpListener::bind(self.address).await {
                    Ok(listener) => return listener,
                    // Someone of another test may have it for a moment.
                    Err(_) => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
                }
            }
        };
        let listener = tokio::time::timeout(PATIENCE, bound).await.expect("the port is free again");
        self.accept(listener);
    }

    /// From now on each request breaks its connection; those that are open break at once.
    pub(crate) async fn die_on_every_request(&self) {
        self.leave();
        self.come_back().await;
        self.change(|state| state.presence = Presence::Dying);
    }

    /// Ends the dying.
    pub(crate) fn live(&self) {
        self.change(|state| state.presence = Presence::Here);
    }

    /// Breaks the connections; from then on orders are told from the first one.
    pub(crate) async fn replay_orders(&self) {
        self.change(|state| state.replays = true);
        self.leave();
        self.come_back().await;
    }

    /// Another generation has taken over.
    pub(crate) async fn end_generation(&self) {
        self.change(|state| state.presence = Presence::Gone);
    }

    pub(crate) fn order(&self, type_: RuntimeOrderType, run: Option<&RunId>, data: Value) {
        let Value::Object(data) = data else { panic!("data is an object") };
        self.change(|state| {
            let seq = i64::try_from(state.orders.len()).unwrap() + 1;
            state.orders.push(RuntimeOrder { seq, type_, run_id: run.cloned(), data });
        });
    }

    pub(crate) fn start_run(&self, run: &RunId, slot: u32, input: &str) {
        let data = json!({"slot": slot, "input": input, "instructions": null, "history": []});
        self.order(RuntimeOrderType::RunStart, Some(run), data);
    }

    /// What the model says to the next calls.
    pub(crate) fn model(&self, answers: &[Model]) {
        self.change(|state| state.model.extend(answers.iter().cloned()));
    }

    pub(crate) fn calls(&self) -> Vec<(String, Value)> {
        self.lock().calls.clone()
    }

    pub(crate) fn reports(&self) -> Vec<RuntimeReport> {
        self.lock().reports.clone()
    }

    pub(crate) fn report_count(&self) -> usize {
        self.lock().reports.len()
    }

    pub(crate) fn batches(&self) -> usize {
        self.lock().batches
    }

    /// Reports of a run, as they came.
    pub(crate) fn reports_of(&self, run: &RunId) -> Vec<RuntimeReport> {
        self.lock().reports.iter().filter(|report| report.run_id.as_ref() == Some(run)).cloned().collect()
    }

    /// The names of the events of a run's frames.
    pub(crate) fn events_of(&self, run: &RunId) -> Vec<String> {
        frames(&self.reports_of(run))
            .iter()
            .map(|frame| frame["event"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Waits for a report that is wanted, and answers it.
    pub(crate) async fn reported(
        &self,
        what: &str,
        wanted: impl Fn(&RuntimeReport) -> bool,
    ) -> RuntimeReport {
        self.until(what, |hub| hub.lock().reports.iter().find(|report| wanted(report)).cloned()).await
    }

    /// Waits for a report of a run.
    pub(crate) async fn reported_of(&self, run: &RunId, type_: RuntimeReportType) -> RuntimeReport {
        let wanted = |report: &RuntimeReport| report.run_id.as_ref() == Some(run) && report.type_ == type_;
        self.reported(type_.as_str(), wanted).await
    }

    /// Waits for a frame of a run.
    pub(crate) async fn event(&self, run: &RunId, event: &str) -> Value {
        let report = self
            .reported(event, |report| {
                let frame = report.data.get("frame").and_then(|frame| frame.get("event"));
                report.run_id.as_ref() == Some(run) && frame.is_some_and(|name| name == event)
            })
            .await;
        report.data["frame"].clone()
    }

    pub(crate) async fn ready(&self) -> RuntimeReport {
        self.reported("agent.ready", |report| report.type_ == RuntimeReportType::AgentReady).await
    }

    pub(crate) async fn exited(&self) -> Value {
        let report = self.reported("agent.exited", |report| report.type_ == RuntimeReportType::AgentExited);
        Value::Object(report.await.data)
    }

    /// Waits until a request of this path came while the Hub was dying.
    pub(crate) async fn tried(&self, path: &str) {
        self.until(path, |hub| hub.lock().tried.iter().any(|tried| tried.contains(path)).then_some(())).await;
    }

    pub(crate) async fn until<T>(&self, what: &str, look: impl Fn(&Self) -> Option<T>) -> T {
        let mut changed = self.changed.subscribe();
        let looked = async {
            loop {
                changed.borrow_and_update();
                if let Some(found) = look(self) {
                    return found;
                }
                changed.changed().await.unwrap();
            }
        };
        match tokio::time::timeout(PATIENCE, looked).await {
            Ok(found) => found,
            Err(_) => {
                let state = self.lock();
                let last: Vec<_> = state.reports.iter().rev().take(20).rev().collect();
                panic!("`{what}` did not come; {} hellos, last reports: {last:#?}", state.hellos)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.lock());
        self.changed.send_modify(|version| *version += 1);
        result
    }

    fn accept(&self, listener: TcpListener) {
        let hub = self.clone();
        let open = self.connections.lock().unwrap().clone();
        tokio::spawn(async move {
            let serving = async {
                loop {
                    let (socket, _) = listener.accept().await.unwrap();
                    tokio::spawn(hub.clone().connection(socket, open.clone()));
                }
            };
            tokio::select! {
                () = open.cancelled() => {}
                () = serving => {}
            }
        });
    }

    async fn connection(self, socket: TcpStream, open: CancellationToken) {
        let broken = CancellationToken::new();
        let breaks = broken.clone();
        let service = service_fn(move |request| {
            let (hub, breaks) = (self.clone(), breaks.clone());
            async move { Ok::<_, Infallible>(hub.answer(request, &breaks).await) }
        });
        let served =
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(socket), service);
        tokio::select! {
            () = open.cancelled() => {}
            () = broken.cancelled() => {}
            _ = served => {}
        }
    }

    async fn answer(&self, request: Request<Incoming>, breaks: &CancellationToken) -> Response<Body> {
        let path = request.uri().path().to_owned();
        match self.lock().presence {
            Presence::Here => {}
            Presence::Gone => return refusal(410, "gone"),
            Presence::Dying => {
                breaks.cancel();
            }
        }
        if breaks.is_cancelled() {
            self.change(|state| state.tried.push(path));
            return std::future::pending().await;
        }
        let bearer = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        assert_eq!(bearer, Some(format!("Bearer {CREDENTIAL}").as_str()), "{path}");
        let query = request.uri().query().unwrap_or_default().to_owned();
        let body = request.into_body().collect();
        let Ok(body) = body.await else { return refusal(400, "invalid_argument") };
        let body = body.to_bytes();
        let rest = path.strip_prefix("/v1/tenant-runtime/acme/").expect("the tenant's own path");
        match rest.split('/').collect::<Vec<_>>()[..] {
            ["hello"] => self.hello(&body),
            ["orders"] => self.orders(&query),
            ["reports"] => self.report(&body),
            ["model", slot, "v1", "chat", "completions"] => self.complete(slot, &body),
            _ => refusal(404, "not_found"),
        }
    }

    fn hello(&self, body: &[u8]) -> Response<Body> {
        let hello: RuntimeHello = serde_json::from_slice(body).unwrap();
        if self.lock().deaf {
            self.change(|state| state.tried.push("hello".to_owned()));
            return refusal(503, "unavailable");
        }
        let acknowledged = self.change(|state| {
            state.hellos += 1;
            i64::try_from(state.reports.len()).unwrap()
        });
        let settings = self.settings.lock().unwrap().clone();
        answer(&RuntimeWelcome { generation: hello.generation, revision: 1, acknowledged, settings })
    }

    fn report(&self, body: &[u8]) -> Response<Body> {
        let batch: RuntimeReports = serde_json::from_slice(body).unwrap();
        assert_eq!(batch.generation, 7);
        assert!((1..=200).contains(&batch.reports.len()) && body.len() < 4 << 20);
        let acknowledged = self.change(|state| {
            state.batches += 1;
            for report in batch.reports {
                let kept = i64::try_from(state.reports.len()).unwrap();
                assert!(report.number <= kept + 1, "no hole: {} after {kept}", report.number);
                if report.number == kept + 1 {
                    state.reports.push(report);
                }
            }
            i64::try_from(state.reports.len()).unwrap()
        });
        answer(&RuntimeAcknowledgement { acknowledged })
    }

    fn orders(&self, query: &str) -> Response<Body> {
        let after: usize = query.strip_prefix("after=").unwrap().parse().unwrap();
        let after = if self.lock().replays { 0 } else { after };
        let changed = self.changed.subscribe();
        let orders =
            futures::stream::unfold((self.clone(), changed, after), |(hub, mut changed, at)| async move {
                loop {
                    changed.borrow_and_update();
                    let order = hub.lock().orders.get(at).cloned();
                    if let Some(order) = order {
                        let data = serde_json::to_string(&order).unwrap();
                        let frame = format!("id: {}\nevent: {}\ndata: {data}\n\n", order.seq, order.type_);
                        return Some((Ok(Frame::data(Bytes::from(frame))), (hub, changed, at + 1)));
                    }
                    changed.changed().await.unwrap();
                }
            });
        let first = futures::stream::iter([Ok(Frame::data(Bytes::from("retry: 2000\n\n: hello\n\n")))]);
        stream(first.chain(orders))
    }

    fn complete(&self, slot: &str, body: &[u8]) -> Response<Body> {
        let call: Value = serde_json::from_slice(body).unwrap();
        let said = self.change(|state| {
            state.calls.push((slot.to_owned(), call));
            state.model.pop_front()
        });
        let chunk = |delta: Value, finish: Value| {
            let chunk = json!({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]});
            Ok(Frame::data(Bytes::from(format!("data: {chunk}\n\n"))))
        };
        match said {
            Some(Model::Says(text)) => {
                let usage = json!({"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 3}});
                let end = Frame::data(Bytes::from(format!("data: {usage}\n\ndata: [DONE]\n\n")));
                let parts =
                    [chunk(json!({"content": text}), Value::Null), chunk(json!({}), json!("stop")), Ok(end)];
                stream(futures::stream::iter(parts))
            }
            Some(Model::Cut(text)) => {
                // The reader has it before the connection breaks.
                let cut = futures::stream::once(async {
                    tokio::task::yield_now().await;
                    Err(io::Error::other("cut"))
                });
                stream(futures::stream::iter([chunk(json!({"content": text}), Value::Null)]).chain(cut))
            }
            Some(Model::Refuses(status, body)) => {
                let mut refusal = answer(&Value::Null);
                *refusal.body_mut() = whole(body.to_owned());
                *refusal.status_mut() = StatusCode::from_u16(status).unwrap();
                refusal
            }
            None => refusal(503, "unavailable"),
        }
    }
}

/// The frames among reports.
pub(crate) fn frames(reports: &[RuntimeReport]) -> Vec<Value> {
    let frames = reports.iter().filter(|report| report.type_ == RuntimeReportType::RunFrame);
    frames.map(|report| report.data["frame"].clone()).collect()
}

/// The text of all deltas among reports.
pub(crate) fn text(reports: &[RuntimeReport]) -> String {
    let frames = frames(reports);
    let deltas = frames.iter().filter(|frame| frame["event"] == "message.delta");
    deltas.map(|frame| frame["delta"].as_str().unwrap()).collect()
}

fn whole(text: String) -> Body {
    Full::new(Bytes::from(text)).map_err(|never| match never {}).boxed_unsync()
}

fn answer(value: &impl serde::Serialize) -> Response<Body> {
    let body = whole(serde_json::to_string(value).unwrap());
    Response::builder().header("content-type", "application/json").body(body).unwrap()
}

fn refusal(status: u16, code: &str) -> Response<Body> {
    let error = json!({"code": code, "message": "a test's refusal", "status": status, "requestId": "req_1",
        "retryable": false, "details": []});
    let mut response = answer(&error);
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

fn stream(frames: impl futures::Stream<Item = io::Result<Frame<Bytes>>> + Send + 'static) -> Response<Body> {
    let body = StreamBody::new(frames).boxed_unsync();
    Response::builder().header("content-type", "text/event-stream").body(body).unwrap()
}
