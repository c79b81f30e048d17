//! Prometheus metrics on a listener of their own, so that the API's port never shows them.

use std::net::SocketAddr;

use dropshot::{
    ApiDescription, ApiEndpoint, ApiEndpointVersions, Body, ConfigDropshot, HttpError, HttpServer, Method,
    RequestContext, ServerBuilder,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the buckets of request durations, in seconds.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0];

/// The listener that serves `GET /metrics`.
pub struct MetricsListener {
    server: HttpServer<PrometheusHandle>,
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
        .ok()?;
    let handle = builder.install_recorder().ok()?;
    describe();
    Some(handle)
}

fn describe() {
    metrics::describe_counter!(
        "hub_http_requests_total",
        "Answers, by operation (`none` outside the contract) and status."
    );
    metrics::describe_histogram!(
        "hub_http_request_duration_seconds",
        metrics::Unit::Seconds,
        "From a request's headers to its answer's, by operation."
    );
    metrics::describe_gauge!("hub_http_requests_in_flight", "Requests being served.");
}

impl MetricsListener {
    /// Starts to listen.
    pub fn start(address: SocketAddr, handle: PrometheusHandle) -> Result<Self, MetricsError> {
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
        let server = ServerBuilder::new(api, handle, crate::logging::slog_bridge())
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

async fn metrics_view(rqctx: RequestContext<PrometheusHandle>) -> Result<http::Response<Body>, HttpError> {
    let text = rqctx.context().render();
    http::Response::builder()
        .header(http::header::CONTENT_TYPE, "text/plain; version=0.0.4")
        .body(Body::from(text))
        .map_err(|error| HttpError::for_internal_error(error.to_string()))
}
