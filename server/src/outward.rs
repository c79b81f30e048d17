//! The one way out to addresses that people outside of the Hub name: OAuth2 token endpoints, and what else is to be
//! called by a URL that somebody gave.
//!
//! Whoever names an address may mean one of this machine or of its network. So a call goes by https, to few ports, to
//! public addresses; addresses are looked at where the connection is made, because a name may have other ones by then;
//! an address in the URL itself, which asks no resolver, is looked at apart. Redirects are not followed, no proxy of
//! the environment is used, and time and size have limits. What the settings list as `outward_allow` is excepted, for
//! development. Agent hosts and the model's provider are no business of this file: the operator alone names those.

mod addresses;
mod resolve;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use tokio::time::timeout;
use url::{Host, Url};
use zeroize::Zeroizing;

use crate::config::{Config, HostPort};

pub use addresses::is_public;
pub use resolve::{Lookup, SystemLookup};

use resolve::Guard;

/// The ports that calls go to, beside those that are listed.
const PORTS: [u16; 2] = [443, 8443];
/// The longest address that is called.
const URL_BYTES_MAX: usize = 2048;

/// Why an address may not be called. Says nothing of what it resolves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Not an https address with a host.
    #[error("it must begin with https:// and a host")]
    Scheme,
    /// It holds a user or a password.
    #[error("it must hold neither a user nor a password")]
    UserInfo,
    /// It has a fragment, which is never sent.
    #[error("it must have no fragment")]
    Fragment,
    /// It is longer than any that is meant.
    #[error("it is too long")]
    TooLong,
    /// A port that services for others do not have.
    #[error("its port must be 443 or 8443")]
    Port,
    /// An address of this machine, of its network, or of no one machine.
    #[error("it leads to an address that is not a public one")]
    Address,
}

/// A call that brought no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutwardError {
    /// It was not made, because the address may not be called.
    #[error("the address may not be called: {0}")]
    Refused(Refusal),
    /// Nothing was sent: no name, no connection, no trust in the certificate.
    #[error("the address could not be reached")]
    NotReached(#[source] reqwest::Error),
    /// It broke off or took too long after something may have been sent: nobody knows what came of it.
    #[error("the call broke off, or was not answered in time")]
    Unknown(#[source] Option<reqwest::Error>),
    /// The answer is larger than it may be. What was asked for may have happened.
    #[error("the answer is too large")]
    TooLarge,
}

/// A call to be made. No Debug: headers and body may hold secrets.
pub struct Call {
    /// The method.
    pub method: Method,
    /// Where to.
    pub url: Url,
    /// The headers; those that hold secrets are marked as sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Zeroizing<Vec<u8>>,
    /// How large the answer's body may be.
    pub answer_bytes_max: usize,
}

/// An answer. No Debug: it may hold secrets.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, whole.
    pub body: Zeroizing<Vec<u8>>,
}

impl Answer {
    /// `Retry-After` in seconds; dates are not read.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }

    /// Whether it says that it is JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let media =
            self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let essence = media.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        essence == "application/json" || essence.ends_with("+json")
    }
}

/// The guarded client. Copies share it.
#[derive(Clone)]
pub struct Outward {
    /// Connects to public addresses only.
    guarded: reqwest::Client,
    /// Connects to what is listed, wherever that is.
    listed: reqwest::Client,
    allow: Arc<[HostPort]>,
    guard: Arc<Guard>,
    total: Duration,
}

impl fmt::Debug for Outward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outward").field("allow", &self.allow).finish_non_exhaustive()
    }
}

impl Outward {
    /// The client by these settings.
    ///
    /// # Errors
    /// If the machine's certificates cannot be read.
    pub fn new(config: &Config) -> Result<Self, reqwest::Error> {
        Self::with_lookup(config, Arc::new(SystemLookup))
    }

    /// As [`Outward::new`], with names looked up otherwise.
    ///
    /// # Errors
    /// As [`Outward::new`].
    pub fn with_lookup(config: &Config, lookup: Arc<dyn Lookup>) -> Result<Self, reqwest::Error> {
        let guard = Arc::new(Guard::new(config, Arc::clone(&lookup)));
        let client = |resolver: Arc<dyn reqwest::dns::Resolve>| {
            reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .referer(false)
                .connect_timeout(config.limits.outward_connect)
                // A connection that is kept would not be looked at again.
                .pool_max_idle_per_host(0)
                // Whether it is asked again is for the caller to say.
                .retry(reqwest::retry::never())
                .user_agent("hermes-hub")
                .dns_resolver(resolver)
                .build()
        };
        Ok(Self {
            guarded: client(Arc::new(resolve::Guarded(Arc::clone(&guard))))?,
            listed: client(Arc::new(resolve::Plain(lookup)))?,
            allow: config.outward_allow.clone().into(),
            guard,
            total: config.limits.outward_total,
        })
    }

    /// Whether an address has a form that may be called. What its name resolves to is looked at when it is called.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, url: &Url) -> Result<(), Refusal> {
        if url.as_str().len() > URL_BYTES_MAX {
            return Err(Refusal::TooLong);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::UserInfo);
        }
        if url.fragment().is_some() {
            return Err(Refusal::Fragment);
        }
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(Refusal::Scheme);
        };
        if self.is_listed(url) {
            return if matches!(url.scheme(), "https" | "http") { Ok(()) } else { Err(Refusal::Scheme) };
        }
        if url.scheme() != "https" {
            return Err(Refusal::Scheme);
        }
        if !PORTS.contains(&port) {
            return Err(Refusal::Port);
        }
        let literal = match host {
            Host::Ipv4(address) => IpAddr::V4(address),
            Host::Ipv6(address) => IpAddr::V6(address),
            Host::Domain(_) => return Ok(()),
        };
        if self.guard.may_be_called(literal) { Ok(()) } else { Err(Refusal::Address) }
    }

    /// Makes the call, once, and reads the answer.
    ///
    /// # Errors
    /// If it may not be made, brings no answer in time, or one that is too large. An answer of any status is no error;
    /// redirects are answers.
    pub async fn send(&self, call: Call) -> Result<Answer, OutwardError> {
        self.check(&call.url).map_err(OutwardError::Refused)?;
        let client = if self.is_listed(&call.url) { &self.listed } else { &self.guarded };
        let limit = call.answer_bytes_max;
        // The copy that is sent cannot be cleared when it goes; the caller's is.
        let request = client.request(call.method, call.url).headers(call.headers).body(call.body.to_vec());
        let sent = timeout(self.total, async {
            let answer = request.send().await.map_err(classify)?;
            read(answer, limit).await
        });
        sent.await.unwrap_or(Err(OutwardError::Unknown(None)))
    }

    fn is_listed(&self, url: &Url) -> bool {
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else { return false };
        self.allow.iter().any(|listed| listed.is(host, port))
    }
}

/// A secret as a header's value that no log shows.
///
/// # Errors
/// If a header cannot hold it.
pub fn secret_header(text: &str) -> Result<HeaderValue, header::InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(text)?;
    value.set_sensitive(true);
    Ok(value)
}

async fn read(mut answer: reqwest::Response, limit: usize) -> Result<Answer, OutwardError> {
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut body = Zeroizing::new(Vec::new());
    while let Some(piece) =
        answer.chunk().await.map_err(|error| OutwardError::Unknown(Some(error.without_url())))?
    {
        if body.len() + piece.len() > limit {
            return Err(OutwardError::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Answer { status, headers, body })
}

/// Whether something may have been sent. The address is taken out: its query may hold what nobody is to read.
fn classify(error: reqwest::Error) -> OutwardError {
    if resolve::was_refused(&error) {
        return OutwardError::Refused(Refusal::Address);
    }
    if error.is_connect() || error.is_builder() {
        OutwardError::NotReached(error.without_url())
    } else {
        OutwardError::Unknown(Some(error.without_url()))
    }
}

/// Where a listener of this Hub is reached on the machine itself, if it has one address.
fn own(listen: SocketAddr) -> Option<IpAddr> {
    (!listen.ip().is_unspecified()).then(|| listen.ip())
}

#[cfg(test)]
mod tests;
