//! How a connection is made: where to, with which token, and how long anything may take.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use secrecy::SecretString;
use url::{Host, Url};

use crate::error::Error;
use crate::repeat::Repeats;
use crate::token::{TokenProvider, Tokens};
use crate::transport::Wire;
use crate::{Client, Hub};

/// How long a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the Hub may be silent. Longer than the 50 seconds for which an answer may be held back on request, and
/// than several of the comments by which an idle event stream shows that it lives.
const READ_TIMEOUT: Duration = Duration::from_secs(75);

/// Makes a [`Hub`]. Every part but the address may be left out.
#[derive(Debug)]
#[must_use = "nothing is made before `build`"]
pub struct Connect {
    url: String,
    tokens: Tokens,
    repeats: Repeats,
    connect_timeout: Duration,
    read_timeout: Duration,
    user_agent: String,
    http: Option<reqwest::Client>,
}

impl Connect {
    pub(crate) fn new(url: String) -> Self {
        Self {
            url,
            tokens: Tokens::None,
            repeats: Repeats::default(),
            connect_timeout: CONNECT_TIMEOUT,
            read_timeout: READ_TIMEOUT,
            user_agent: concat!("hermes-hub-client/", env!("CARGO_PKG_VERSION")).to_owned(),
            http: None,
        }
    }

    /// Calls with this token. Without any token only the open operations answer.
    pub fn token(mut self, token: impl Into<SecretString>) -> Self {
        self.tokens = Tokens::fixed(token.into());
        self
    }

    /// Calls with the token in this file. It is read again whenever it has changed, so a rotation needs no restart.
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.tokens = Tokens::file(path.into());
        self
    }

    /// Calls with the token that `provider` gives: asked before the first call, and again when the Hub refuses the
    /// token with 401. A closure that gives a future is a provider.
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.tokens = Tokens::provider(Arc::new(provider));
        self
    }

    /// How often a call is repeated and how long it may take. Never applies to what a stream has begun to give.
    pub fn repeats(mut self, repeats: Repeats) -> Self {
        self.repeats = repeats;
        self
    }

    /// How long a connection may take to be made; 10 seconds if not set. Not used with [`Connect::http_client`].
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long the Hub may be silent before a call or a stream is given up; 75 seconds if not set. Keep it above the
    /// 50 seconds that `waitSeconds` can ask for. Not used with [`Connect::http_client`].
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// What the Hub's operator sees of the program that calls. Not used with [`Connect::http_client`].
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Calls through this client, for certificates or proxies of your own. Give it no `timeout`: that would cut
    /// streams. A `connect_timeout` and a `read_timeout` are good to have.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Makes the connection. Nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not one of a Hub, or the system gives no TLS certificates to trust.
    pub fn build(self) -> Result<Hub, Error> {
        let base = base(&self.url)?;
        let http = match self.http {
            Some(http) => http,
            None => {
                let builder = reqwest::Client::builder()
                    .connect_timeout(self.connect_timeout)
                    .read_timeout(self.read_timeout)
                    .user_agent(self.user_agent)
                    // The contract has no redirects; following one could carry a request to another place.
                    .redirect(redirect::Policy::none());
                // A proxy cannot reach this machine's loopback, and has no business with the token.
                let builder = if is_loopback(&base) { builder.no_proxy() } else { builder };
                builder.build().map_err(Error::connection)?
            }
        };
        let wire = Wire::new(base.origin(), self.tokens, self.repeats);
        let client = Client::new_with_client(base.as_str().trim_end_matches('/'), http, Arc::new(wire));
        Ok(Hub { client })
    }
}

/// The address as a base of paths. Fails on what cannot be one, and on credentials in it: those end up in logs.
fn base(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|error| Error::address(format!("is not a URL ({error})")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(Error::address("has to begin with http:// or https:// and a host".to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::address("must not have a user or password, give a token instead".to_owned()));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::address("must not have a query or a fragment".to_owned()));
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, taken) in [
            ("http://127.0.0.1:7700", true),
            ("https://hub.example.com/", true),
            ("https://example.com/hub", true),
            ("127.0.0.1:7700", false),
            ("ftp://hub.example.com", false),
            ("unix:/run/hub", false),
            ("https://user@hub.example.com", false),
            ("https://:CANARY@hub.example.com", false),
            ("https://hub.example.com/?a=b", false),
            ("https://hub.example.com/#a", false),
            ("", false),
        ] {
            let built = Hub::connect(text).build();
            assert_eq!(built.is_ok(), taken, "{text}");
            if let Err(error) = built {
                assert!(!format!("{error} {error:?}").contains("CANARY"), "{error}");
            }
        }
    }

    #[test]
    fn this_machine_is_reached_without_a_proxy() {
        for (text, loopback) in [
            ("http://127.0.0.1:7700", true),
            ("http://127.9.9.9", true),
            ("http://[::1]:7700", true),
            ("http://localhost:7700", true),
            ("http://localhost.example.com", false),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(is_loopback(&base(text).unwrap()), loopback, "{text}");
        }
    }

    #[test]
    fn a_token_is_not_printed() {
        let connect = Hub::connect("http://127.0.0.1:7700").token("CANARY");
        assert!(!format!("{connect:?}").contains("CANARY"));
        let hub = connect.build().unwrap();
        assert!(!format!("{hub:?} {:?}", hub.tenant_list()).contains("CANARY"));
    }
}
