//! Cross-origin requests: none unless the operator lists origins (WHATWG Fetch, CORS protocol).
//!
//! Only exact origins, and never credentials: the API takes bearer tokens and no cookies.

use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use hub_glue::{Body, Response};

use crate::config::WebOrigin;

const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE";
const REQUEST_HEADERS: &str =
    "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, x-request-id";
const RESPONSE_HEADERS: &str = "etag, location, retry-after, ratelimit, ratelimit-policy, x-request-id, x-client-request-id, idempotency-replayed";

/// The origins that may call.
pub(super) struct Cors {
    origins: Vec<String>,
}

impl Cors {
    pub(super) fn new(origins: &[WebOrigin]) -> Self {
        Self { origins: origins.iter().map(|origin| origin.as_str().to_owned()).collect() }
    }

    fn allows(&self, origin: &HeaderValue) -> bool {
        self.origins.iter().any(|known| known.as_bytes() == origin.as_bytes())
    }

    /// The answer to a preflight from a listed origin; anything else is an ordinary request.
    pub(super) fn preflight(&self, head: &Parts) -> Option<Response> {
        let asks = head.method == Method::OPTIONS
            && head.headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        let origin = head.headers.get(header::ORIGIN)?;
        if !asks || !self.allows(origin) {
            return None;
        }
        let mut response = Response::new(Body::default());
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        set(headers, header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        set(headers, header::ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        set(headers, header::ACCESS_CONTROL_MAX_AGE, "600");
        Some(response)
    }

    /// Lets a listed origin read the answer.
    pub(super) fn write(&self, origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
        if self.origins.is_empty() {
            return;
        }
        headers.append(header::VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = origin.filter(|origin| self.allows(origin)) {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            set(headers, header::ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
        }
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
