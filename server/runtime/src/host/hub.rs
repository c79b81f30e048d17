//! The way to the Hub: the generated client with the runtime credential, and what its refusals mean for a host.
//!
//! The Hub may be away at any time; a host waits for it and says everything again. It ends only on the Hub's own word
//! that it is not wanted any more. Nothing here knows what orders and reports say.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use hub_client::transport::{Pending, Transport};
use hub_client::{ByteStream, Client, Error};
use hub_types::{RuntimeHello, RuntimeReport, RuntimeReports, RuntimeWelcome, TenantId};
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Request, Response};
use secrecy::{ExposeSecret, SecretString};

use crate::placement::Launch;

/// To make a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// From a call to the end of its answer, or to the beginning of a stream.
const CALL: Duration = Duration::from_secs(30);

/// The orders' stream says something every 15 s.
const SILENCE: Duration = Duration::from_secs(60);

/// Why a call to the Hub gave nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HubError {
    /// It is not there, or cannot serve now: the same call later.
    #[error("the Hub is away: {0}")]
    Away(String),
    /// It says that this generation is over.
    #[error("the Hub does not want this generation any more: {0}")]
    Gone(String),
    /// It does not take what was said.
    #[error("the Hub refuses with {status}: {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Its words.
        message: String,
    },
}

/// The Hub, as one generation of one tenant sees it.
#[derive(Clone, Debug)]
pub(crate) struct HubLink {
    client: Client,
    http: reqwest::Client,
    base: String,
    credential: SecretString,
    tenant: TenantId,
    generation: i64,
}

impl HubLink {
    /// Connects to nothing yet. Fails, in words, if the launch holds what cannot be used.
    pub(crate) fn new(launch: &Launch) -> Result<Self, String> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .user_agent(concat!("hermes-hub-agent-host/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|_| "no HTTP client could be made".to_owned())?;
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", launch.credential.expose_secret()))
            .map_err(|_| "the runtime credential has bytes that no header takes".to_owned())?;
        bearer.set_sensitive(true);
        let base = launch.hub_url.trim_end_matches('/').to_owned();
        let tenant = launch.tenant_id.parse().map_err(|_| "the tenant id is not one".to_owned())?;
        let client = Client::new_with_client(&base, http.clone(), Arc::new(Wire { bearer }));
        let credential = launch.credential.clone();
        Ok(Self { client, http, base, credential, tenant, generation: launch.generation })
    }

    /// Reports in.
    pub(crate) async fn hello(&self, isolation: &str) -> Result<RuntimeWelcome, HubError> {
        let hello = RuntimeHello {
            generation: self.generation,
            host_version: env!("CARGO_PKG_VERSION").to_owned(),
            isolation: isolation.to_owned(),
            pid: Some(std::process::id().into()),
        };
        let sent = self.client.runtime_hello().tenant_id(self.tenant.clone()).body(hello).send();
        sent.await.map(hub_client::ResponseValue::into_inner).map_err(sort)
    }

    /// Hands over a batch; answers up to which number the Hub keeps reports.
    pub(crate) async fn report(&self, reports: Vec<RuntimeReport>) -> Result<u64, HubError> {
        let body = RuntimeReports { generation: self.generation, reports };
        let sent = self.client.runtime_report().tenant_id(self.tenant.clone()).body(body).send();
        let acknowledged = sent.await.map_err(sort)?.into_inner().acknowledged;
        Ok(u64::try_from(acknowledged).unwrap_or_default())
    }

    /// The stream of orders after `after`.
    pub(crate) async fn orders(&self, after: i64) -> Result<Orders, HubError> {
        let sent = self.client.runtime_order_watch().tenant_id(self.tenant.clone()).after(after).send();
        let response = within(sent).await?.map_err(sort)?;
        Ok(Orders { bytes: response.into_inner() })
    }

    /// A call of the model proxy, as it is; its deadlines are the caller's.
    pub(crate) fn model(&self, method: reqwest::Method, slot: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/v1/tenant-runtime/{}/model/{slot}/v1/{path}", self.base, *self.tenant);
        self.http.request(method, url).bearer_auth(self.credential.expose_secret())
    }
}

/// The bytes of an orders' stream.
pub(crate) struct Orders {
    bytes: ByteStream,
}

impl Orders {
    /// The next bytes; `None` at its end, whatever ended it, and after a long silence.
    pub(crate) async fn next(&mut self) -> Option<bytes::Bytes> {
        tokio::time::timeout(SILENCE, self.bytes.next()).await.ok()??.ok()
    }
}

async fn within<T>(work: impl Future<Output = T>) -> Result<T, HubError> {
    let late = |_| HubError::Away(format!("no answer within {} s", CALL.as_secs()));
    tokio::time::timeout(CALL, work).await.map_err(late)
}

fn sort(error: Error<hub_types::Error>) -> HubError {
    match error {
        Error::ErrorResponse(answer) => {
            let status = answer.status().as_u16();
            let message = answer.into_inner().message;
            match status {
                // Only the Hub's own words count: a proxy before it may say 404 while the Hub starts.
                401 | 403 | 404 | 410 => HubError::Gone(format!("{status}: {message}")),
                408 | 429 | 500.. => HubError::Away(format!("{status}: {message}")),
                _ => HubError::Refused { status, message },
            }
        }
        Error::InvalidRequest(message) | Error::Custom(message) => HubError::Refused { status: 0, message },
        Error::UnexpectedResponse(response) => HubError::Away(format!("it answers {}", response.status())),
        Error::CommunicationError(error) if error.is_connect() => {
            HubError::Away("its address takes no connections".to_owned())
        }
        Error::CommunicationError(error) if error.is_timeout() => {
            HubError::Away("no answer in time".to_owned())
        }
        _ => HubError::Away("the connection broke, or its answer is not the Hub's".to_owned()),
    }
}

/// Adds the credential, and a deadline to everything but the stream. Repeats are the callers': each knows its own.
#[derive(Debug)]
struct Wire {
    bearer: HeaderValue,
}

impl Transport for Wire {
    fn prepare<'a>(
        &'a self,
        request: &'a mut Request,
        operation: &'a str,
    ) -> Pending<'a, Result<(), String>> {
        Box::pin(async move {
            request.headers_mut().insert(AUTHORIZATION, self.bearer.clone());
            if operation != "runtime_order_watch" {
                *request.timeout_mut() = Some(CALL);
            }
            Ok(())
        })
    }

    fn send<'a>(
        &'a self,
        http: &'a reqwest::Client,
        request: Request,
        _operation: &'a str,
    ) -> Pending<'a, reqwest::Result<Response>> {
        Box::pin(http.execute(request))
    }
}

/// Growing waits between tries, with some chance in them so that many hosts do not come at once.
#[derive(Debug)]
pub(crate) struct BackOff {
    /// The longest that the next wait may be.
    next: Duration,
}

impl BackOff {
    const FIRST: Duration = Duration::from_millis(50);
    const LAST: Duration = Duration::from_secs(2);

    /// As after a success.
    pub(crate) fn new() -> Self {
        Self { next: Self::FIRST }
    }

    /// Whether there was no wait yet: a failure is worth a word once, not each time.
    pub(crate) fn is_first(&self) -> bool {
        self.next == Self::FIRST
    }

    /// Waits, longer each time.
    pub(crate) async fn wait(&mut self) {
        let wait = self.next.mul_f64(0.5 + fastrand::f64() / 2.0);
        self.next = (self.next * 2).min(Self::LAST);
        tokio::time::sleep(wait).await;
    }
}
