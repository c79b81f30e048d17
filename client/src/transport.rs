//! How requests go out: with a token and a key, by a deadline, and more than once where that is safe.

use std::time::{Duration, Instant, SystemTime};

use http::{HeaderValue, StatusCode, header};
use hub_client::transport::{Pending, Transport};
use reqwest::{Client as Http, Request, Response};
use tracing::{Instrument as _, Span, field};
use url::Origin;
use uuid::Uuid;

use crate::answer::Answer;
use crate::repeat::{Asked, Failed, Repeats, retry_after};
use crate::token::Tokens;

const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The transport of a [`crate::Hub`].
#[derive(Debug)]
pub(crate) struct Wire {
    origin: Origin,
    tokens: Tokens,
    repeats: Repeats,
}

impl Transport for Wire {
    fn prepare<'a>(
        &'a self,
        request: &'a mut Request,
        operation: &'a str,
    ) -> Pending<'a, Result<(), String>> {
        Box::pin(async move {
            // The generated client knows no other origin; should it ever, the token stays here.
            if request.url().origin() == self.origin {
                let token = tokio::time::timeout(self.repeats.deadline, self.tokens.current()).await;
                let token = token.map_err(|_| "the token provider did not answer in time".to_owned())?;
                if let Some(token) = token.map_err(|error| error.to_string())? {
                    request.headers_mut().insert(header::AUTHORIZATION, token);
                }
            }
            if takes_key(operation) && !request.headers().contains_key(IDEMPOTENCY_KEY) {
                let key =
                    HeaderValue::from_str(&Uuid::new_v4().to_string()).expect("a UUID is visible ASCII");
                request.headers_mut().insert(IDEMPOTENCY_KEY, key);
            }
            Ok(())
        })
    }

    fn send<'a>(
        &'a self,
        http: &'a Http,
        request: Request,
        operation: &'a str,
    ) -> Pending<'a, reqwest::Result<Response>> {
        let span = tracing::info_span!(
            "hub_call",
            operation,
            otel.name = operation,
            otel.kind = "client",
            tries = field::Empty,
            http.status = field::Empty,
            request.id = field::Empty,
        );
        Box::pin(self.call(http, request, operation).instrument(span))
    }
}

/// What one try gave.
enum Got {
    /// A stream that has begun, to be handed on as it is.
    Stream(Response),
    /// A whole answer.
    Answer(Answer),
}

impl Wire {
    pub(crate) fn new(origin: Origin, tokens: Tokens, repeats: Repeats) -> Self {
        Self { origin, tokens, repeats }
    }

    async fn call(&self, http: &Http, mut request: Request, operation: &str) -> reqwest::Result<Response> {
        let asked = Asked {
            operation,
            method: request.method().clone(),
            keyed: request.headers().contains_key(IDEMPOTENCY_KEY),
        };
        let waits = asked_to_wait(&request);
        let deadline = Instant::now() + self.repeats.deadline + waits;
        let mut tries = 1;
        let mut renewed = false;
        loop {
            // `None` for a body that is a stream: what has been sent of it cannot be sent again.
            let spare = request.try_clone();
            let got = self.once(http, request, operation, waits, deadline).await;
            record(&got, tries);
            let Some(mut again) = spare else { return finish(got) };

            if !renewed && is_unauthenticated(&got) {
                renewed = true;
                if let Some(token) = self.renewed(&again, deadline).await {
                    again.headers_mut().insert(header::AUTHORIZATION, token);
                    request = again;
                    continue;
                }
            }
            let Some(pause) = self.pause(&asked, &got, tries) else { return finish(got) };
            if tries >= self.repeats.tries || Instant::now() + pause >= deadline {
                return finish(got);
            }
            tracing::debug!(tries, "`{operation}` failed and is tried again in {} ms", pause.as_millis());
            tokio::time::sleep(pause).await;
            tries += 1;
            request = again;
        }
    }

    /// One try. Only what is not a stream has a deadline, and is read whole.
    async fn once(
        &self,
        http: &Http,
        mut request: Request,
        operation: &str,
        waits: Duration,
        deadline: Instant,
    ) -> reqwest::Result<Got> {
        let is_stream = gives_stream(operation);
        if !is_stream {
            let left = deadline.saturating_duration_since(Instant::now());
            *request.timeout_mut() = Some((self.repeats.try_timeout + waits).min(left));
        }
        let response = http.execute(request).await?;
        if is_stream && response.status().is_success() {
            return Ok(Got::Stream(response));
        }
        Answer::read(response).await.map(Got::Answer)
    }

    /// How long to wait before the next try; `None` when there is to be none.
    fn pause(&self, asked: &Asked<'_>, got: &reqwest::Result<Got>, tries: u32) -> Option<Duration> {
        let (failed, wanted) = match got {
            Ok(Got::Stream(_)) => return None,
            Ok(Got::Answer(answer)) if answer.status.is_client_error() || answer.status.is_server_error() => {
                let failed = Failed::Refused {
                    status: answer.status,
                    code: answer.refusal.as_ref().map(|refusal| &refusal.code),
                    retryable: answer.refusal.as_ref().map(|refusal| refusal.retryable),
                };
                (failed, retry_after(&answer.headers, SystemTime::now()))
            }
            Ok(Got::Answer(_)) => return None,
            Err(error) if error.is_connect() => (Failed::NotConnected, None),
            Err(error) if error.is_builder() || error.is_redirect() => return None,
            Err(_) => (Failed::Broken, None),
        };
        asked.may_repeat(&failed).then(|| self.repeats.wait(tries, wanted, fastrand::f64()))
    }

    /// Another token than the one that was refused. A failure to get one leaves the refusal to speak for itself.
    async fn renewed(&self, refused: &Request, deadline: Instant) -> Option<HeaderValue> {
        let token = refused.headers().get(header::AUTHORIZATION)?;
        let renewed = tokio::time::timeout_at(deadline.into(), self.tokens.renewed(token)).await.ok()?;
        renewed
            .inspect_err(|error| tracing::warn!("the token was refused and there is no other: {error}"))
            .ok()?
    }
}

/// Whether the operation takes an `Idempotency-Key`.
fn takes_key(operation: &str) -> bool {
    hub_client::IDEMPOTENT.contains(&operation)
}

/// Whether the operation answers with a stream or bytes.
fn gives_stream(operation: &str) -> bool {
    hub_client::STREAMED.contains(&operation)
}

/// How long the Hub was asked to hold the answer back.
fn asked_to_wait(request: &Request) -> Duration {
    let mut pairs = request.url().query_pairs();
    let seconds =
        pairs.find_map(|(name, value)| (name == "waitSeconds").then(|| value.parse().ok()).flatten());
    Duration::from_secs(seconds.unwrap_or(0).min(3600))
}

fn is_unauthenticated(got: &reqwest::Result<Got>) -> bool {
    matches!(got, Ok(Got::Answer(answer)) if answer.status == StatusCode::UNAUTHORIZED)
}

fn finish(got: reqwest::Result<Got>) -> reqwest::Result<Response> {
    got.map(|got| match got {
        Got::Stream(response) => response,
        Got::Answer(answer) => answer.into_response(),
    })
}

/// Notes on the span how it went so far.
fn record(got: &reqwest::Result<Got>, tries: u32) {
    let span = Span::current();
    span.record("tries", tries);
    let (status, headers) = match got {
        Ok(Got::Stream(response)) => (response.status(), response.headers()),
        Ok(Got::Answer(answer)) => (answer.status, &answer.headers),
        Err(_) => return,
    };
    span.record("http.status", status.as_u16());
    if let Some(id) = headers.get("x-request-id").and_then(|id| id.to_str().ok()) {
        span.record("request.id", id);
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    #[test]
    fn what_takes_a_key_and_what_streams() {
        for (operation, keyed, streams) in [
            ("tenant_create", true, false),
            ("run_create", true, false),
            ("run_watch", false, true),
            ("file_download", false, true),
            ("tenant_list", false, false),
            ("runtime_report", false, false),
            ("runtime_order_watch", false, true),
        ] {
            assert_eq!((takes_key(operation), gives_stream(operation)), (keyed, streams), "{operation}");
        }
    }

    #[test]
    fn how_long_the_hub_is_asked_to_wait() {
        for (query, seconds) in [
            ("", 0),
            ("?waitSeconds=20", 20),
            ("?purge=true&waitSeconds=50", 50),
            ("?waitSeconds=x", 0),
            ("?waitSeconds=99999999", 3600),
        ] {
            let url = format!("http://127.0.0.1/v1/tenants{query}").parse().expect("a URL");
            let waits = asked_to_wait(&Request::new(Method::GET, url));
            assert_eq!(waits, Duration::from_secs(seconds), "{query}");
        }
    }
}
