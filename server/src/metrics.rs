//! Prometheus metrics on a listener of their own, so that the API's port never shows them.
//!
//! | metric | labels | what |
//! |---|---|---|
//! | `hub_http_requests_total` | operation, status | answers; operation is `none` outside the contract |
//! | `hub_http_request_duration_seconds` | operation | from a request's headers to its answer's |
//! | `hub_http_requests_in_flight` | | requests being served |
//! | `hub_event_streams` | kind: `events`, `orders` | streams that are open: of runs' events, and of orders to agent hosts |
//! | `hub_runs` | state | runs that have not ended; `queued` is the queue's depth |
//! | `hub_runs_ended_total` | state | runs that ended since this process began |
//! | `hub_agents` | state: `starting`, `hello`, `ready`, `ending` | agent hosts that are there |
//! | `hub_database_writes_waiting` | | writes that wait for the database |
//! | `hub_database_bytes` | file: `data`, `log` | bytes of the database; the write-ahead log is SQLite's only |
//! | `hub_database_free_bytes` | | of those, what removed rows left free for new ones; SQLite only, whose file does not shrink |
//! | `hub_rows` | table | rows of `tenants`, `runs`, `run_events`, `session_turns`, `approvals`, `idempotency_keys`, as last counted |
//! | `hub_run_event_bytes` | | bytes of what kept events say, as last counted |
//! | `hub_trash_entries`, `hub_trash_bytes` | | homes of deleted tenants that are kept, and their bytes, as last counted |
//! | `hub_retention_removed_total` | kind: `run_events`, `runs`, `idempotency_keys`, `trash` | rows or homes that were past their time and are removed |
//! | `hub_retention_behind_seconds` | kind | for how long past its time the oldest is that is still there; 0 where none is |
//! | `hub_disk_free_bytes` | | bytes that the Hub can still write on the data directory's disk |
//! | `hub_tasks` | | tasks of the process that have not ended |
//! | `hub_model_calls_total` | model, outcome | calls: `answered`, `refused`, `cut`, `left`, `unreachable`, `timed_out`, `not_sent` |
//! | `hub_model_calls_in_flight` | | calls under way |
//! | `hub_model_tokens_total` | model, kind: `input`, `cached_input`, `output` | tokens, as the provider says |
//! | `hub_model_response_duration_seconds` | model | from a call to the first byte of the provider's answer |
//! | `hub_model_call_duration_seconds` | model | from a call to its end |
//!
//! No label names a tenant or a run: there may be any number. At most 32 models are told apart; the rest are `other`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, Body, ConfigDropshot, HttpError, HttpServer, Method,
    RequestContext, ServerBuilder,
};
use futures::future::BoxFuture;
use metrics::{describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the buckets of request durations, in seconds.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0];

/// The same for calls of a model, which take longer.
const MODEL_SECONDS: &[f64] =
    &[0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0];

/// How long what is counted anew for an answer may take. What is late is shown as it was before.
const LOOK: Duration = Duration::from_secs(2);

/// Counts anew what is not counted as it happens.
pub type Look = Arc<dyn Fn() -> BoxFuture<'static, ()> + Send + Sync>;

/// An event stream, counted for as long as this lives.
#[derive(Debug)]
pub struct OpenStream(&'static str);

impl OpenStream {
    /// One more stream of this kind is open.
    pub fn new(kind: &'static str) -> Self {
        gauge!("hub_event_streams", "kind" => kind).increment(1.0);
        Self(kind)
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        gauge!("hub_event_streams", "kind" => self.0).decrement(1.0);
    }
}

/// Sets a gauge by state, to 0 where nothing is in one.
pub fn set_by_state(name: &'static str, states: &[&'static str], found: &[(String, i64)]) {
    for state in states {
        let count = found.iter().find(|(word, _)| word == state).map_or(0, |(_, count)| *count);
        gauge!(name, "state" => *state).set(count as f64);
    }
}

/// The listener that serves `GET /metrics`.
pub struct MetricsListener {
    server: HttpServer<Source>,
}

/// Where the metrics come from.
struct Source {
    handle: PrometheusHandle,
    look: Look,
}

/// Why metrics cannot be served.
#[derive(Debug, thiserror::Error)]
#[error("cannot serve metrics on {address}; choose another address with HUB_METRICS_LISTEN, or `off`")]
pub struct MetricsError {
    address: SocketAddr,
    #[source]
    source: Box<dyn std::error::Error + Send + Sync>,
}

/// Installs the recorder of this process. `None` when another one is installed already, as in tests that run many
/// Hubs in one process.
pub fn install() -> Option<PrometheusHandle> {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_duration_seconds".to_owned()), SECONDS)
        .ok()?
        .set_buckets_for_metric(Matcher::Prefix("hub_model_".to_owned()), MODEL_SECONDS)
        .ok()?;
    let handle = builder.install_recorder().ok()?;
    describe();
    Some(handle)
}

fn describe() {
    describe_counter!(
        "hub_http_requests_total",
        "Answers, by operation (`none` outside the contract) and status."
    );
    describe_histogram!(
        "hub_http_request_duration_seconds",
        metrics::Unit::Seconds,
        "From a request's headers to its answer's, by operation."
    );
    describe_gauge!("hub_http_requests_in_flight", "Requests being served.");
    describe_gauge!("hub_event_streams", "Event streams that are open, by kind.");
    describe_gauge!("hub_runs", "Runs that have not ended, by state.");
    describe_counter!("hub_runs_ended_total", "Runs that ended, by their last state.");
    describe_gauge!("hub_agents", "Agent hosts that are there, by state.");
    describe_gauge!("hub_database_writes_waiting", "Writes that wait for the database.");
    describe_sizes();
    describe_model();
}

fn describe_sizes() {
    let bytes = metrics::Unit::Bytes;
    describe_gauge!("hub_database_bytes", bytes, "Bytes of the database, by file.");
    describe_gauge!("hub_database_free_bytes", bytes, "Of the database's bytes, those free for new rows.");
    describe_gauge!("hub_rows", "Rows, by table, as last counted.");
    describe_gauge!("hub_run_event_bytes", bytes, "Bytes of what kept events say, as last counted.");
    describe_gauge!("hub_trash_entries", "Homes of deleted tenants that are kept, as last counted.");
    describe_gauge!("hub_trash_bytes", bytes, "Bytes of those homes, as last counted.");
    describe_counter!(
        "hub_retention_removed_total",
        "Rows or homes past their time that are removed, by kind."
    );
    describe_gauge!(
        "hub_retention_behind_seconds",
        metrics::Unit::Seconds,
        "For how long past its time the oldest is that is still there, by kind."
    );
    describe_gauge!(
        "hub_disk_free_bytes",
        bytes,
        "Bytes that can still be written on the data directory's disk."
    );
    describe_gauge!("hub_tasks", "Tasks of the process that have not ended.");
}

fn describe_model() {
    describe_counter!("hub_model_calls_total", "Calls of the model, by its name and how they came out.");
    describe_gauge!("hub_model_calls_in_flight", "Calls of the model under way.");
    describe_counter!("hub_model_tokens_total", "Tokens as the model's provider counts them, by kind.");
    describe_histogram!(
        "hub_model_response_duration_seconds",
        metrics::Unit::Seconds,
        "From a call of the model to the first byte of the provider's answer."
    );
    describe_histogram!(
        "hub_model_call_duration_seconds",
        metrics::Unit::Seconds,
        "From a call of the model to its end."
    );
}

impl MetricsListener {
    /// Starts to listen. `look` is awaited before each answer.
    pub fn start(address: SocketAddr, handle: PrometheusHandle, look: Look) -> Result<Self, MetricsError> {
        let failed = |source: Box<dyn std::error::Error + Send + Sync>| MetricsError { address, source };
        let mut api = ApiDescription::new();
        let endpoint = ApiEndpoint::new(
            "metrics_view".to_owned(),
            metrics_view,
            Method::GET,
            "application/json",
            "/metrics",
            ApiEndpointVersions::All,
        );
        api.register(endpoint).map_err(|error| failed(error.message().to_owned().into()))?;
        let server = ServerBuilder::new(api, Source { handle, look }, crate::logging::slog_bridge())
            .config(ConfigDropshot { bind_address: address, ..ConfigDropshot::default() })
            .start()
            .map_err(|error| failed(Box::new(error)))?;
        Ok(Self { server })
    }

    /// The address that was bound.
    pub fn local_addr(&self) -> SocketAddr {
        self.server.local_addr()
    }

    /// Stops listening.
    pub async fn close(self) -> Result<(), String> {
        self.server.close().await
    }
}

async fn metrics_view(rqctx: RequestContext<Source>) -> Result<http::Response<Body>, HttpError> {
    let source = rqctx.context();
    let _ = tokio::time::timeout(LOOK, (source.look)()).await;
    let text = source.handle.render();
    http::Response::builder()
        .header(http::header::CONTENT_TYPE, "text/plain; version=0.0.4")
        .body(Body::from(text))
        .map_err(|error| HttpError::for_internal_error(error.to_string()))
}
