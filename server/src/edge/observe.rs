//! What an operator sees of requests: a span, one log line, and metrics by operation.

use std::time::Instant;

use hub_glue::{ApiError, Operation, Response};
use metrics::{counter, gauge, histogram};
use tracing::Span;

/// One request being served. Dropping it unfinished leaves it in flight, so [`Observation::finish`] it.
pub(super) struct Observation {
    operation: &'static Operation,
    started: Instant,
    span: Span,
}

impl Observation {
    /// Opens the request's span, in the caller's trace where one is given (W3C `traceparent`).
    pub(super) fn start(
        operation: &'static Operation,
        request_id: &str,
        head: &http::request::Parts,
    ) -> Self {
        let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        let client_id = super::guard::client_request_id(&head.headers);
        let span = tracing::info_span!(
            "request",
            operation = operation.id,
            request.id = request_id,
            request.client_id = client_id.as_ref().and_then(|value| value.to_str().ok()).unwrap_or(""),
            traceparent = text("traceparent").get(..55).unwrap_or(""),
        );
        gauge!("hub_http_requests_in_flight").increment(1.0);
        Self { operation, started: Instant::now(), span }
    }

    /// The request's span.
    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// Counts and logs the answer. A failure is logged here and nowhere else, with its causes.
    pub(super) fn finish(self, answer: &Result<Response, ApiError>) {
        let operation = self.operation.id;
        let elapsed = self.started.elapsed();
        let status = match answer {
            Ok(response) => response.status(),
            Err(error) => error.status(),
        };
        gauge!("hub_http_requests_in_flight").decrement(1.0);
        counter!("hub_http_requests_total", "operation" => operation, "status" => status.as_str().to_owned())
            .increment(1);
        histogram!("hub_http_request_duration_seconds", "operation" => operation)
            .record(elapsed.as_secs_f64());

        let _entered = self.span.enter();
        let duration_ms = elapsed.as_millis() as u64;
        let status = status.as_u16();
        match answer {
            Ok(_) => {
                tracing::debug!(status, duration_ms, "`{operation}` answered {status} in {duration_ms} ms")
            }
            Err(error) if status >= 500 => tracing::error!(
                status,
                duration_ms,
                code = error.code().as_str(),
                cause = causes(error),
                "`{operation}` failed with {status} in {duration_ms} ms: {}",
                error.message()
            ),
            Err(error) => tracing::info!(
                status,
                duration_ms,
                code = error.code().as_str(),
                "`{operation}` refused with {status} in {duration_ms} ms"
            ),
        }
    }
}

/// Counts a request for no operation. Paths are not labels: anyone can make them up.
pub(super) fn unrouted(refusal: &ApiError) {
    let status = refusal.status().as_str().to_owned();
    counter!("hub_http_requests_total", "operation" => "none", "status" => status).increment(1);
}

/// The chain of causes, outermost first.
fn causes(error: &ApiError) -> String {
    let mut text = String::new();
    let mut next = error.cause().map(|cause| cause as &dyn std::error::Error);
    while let Some(cause) = next {
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
