//! The scripted OAuth2 provider: a token endpoint that gives refresh tokens away once each, and fails as it is told.
//!
//! A refresh token that comes a second time ends its whole grant, as real providers do. It knows nothing of the Hub, and
//! needs no certificate: the Hub under test lists its address.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

const BODY_BYTES_MAX: usize = 1 << 20;

/// What the provider does with one call, in place of what it should.
#[derive(Clone, Debug)]
pub enum Misdeed {
    /// Answers this status and text with this media type, and changes nothing.
    Say(u16, &'static str, &'static str),
    /// Sends the caller elsewhere.
    Redirect(String),
    /// Gives new tokens, as it should, and breaks the connection in place of telling them.
    Die,
    /// Gives a new access token and no new refresh token.
    KeepRefresh,
    /// Gives new tokens that live so many seconds.
    Life(u64),
    /// Says nothing for as long as the caller waits.
    Hang,
    /// Gives new tokens, as it should, and says nothing for as long as the caller waits.
    Swallow,
}

/// A provider that listens, until it is dropped.
pub struct OauthProvider {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    state: Mutex<State>,
    /// Whether calls are answered.
    open: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    /// Each refresh token that there ever was: its grant, and whether it was used.
    refresh_tokens: HashMap<String, (usize, bool)>,
    /// Whether each grant was ended.
    grants: Vec<bool>,
    misdeeds: VecDeque<Misdeed>,
    /// The forms that came, with the `Authorization` header.
    calls: Vec<(String, Option<String>)>,
    tokens: usize,
}

impl OauthProvider {
    /// Listens on any free port of the loopback address.
    ///
    /// # Panics
    /// If there is none.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a loopback port is free");
        let address = listener.local_addr().expect("it listens");
        let shared = Arc::new(Shared { state: Mutex::default(), open: watch::Sender::new(true) });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Self { address, shared, accepting }
    }

    /// Its token endpoint.
    #[must_use]
    pub fn token_url(&self) -> String {
        format!("http://{}/token", self.address)
    }

    /// The line of settings that lets a Hub call it: a TOML value of `outward_allow`.
    #[must_use]
    pub fn allowed(&self) -> String {
        format!("[\"{}\"]", self.address)
    }

    /// Somebody has authorized the client: the first refresh token of a new grant.
    #[must_use]
    pub fn authorize(&self) -> String {
        let mut state = self.state();
        state.grants.push(false);
        let grant = state.grants.len() - 1;
        state.refresh_token(grant)
    }

    /// What it does with the next calls, before it does again as it should.
    pub fn misdeeds(&self, misdeeds: impl IntoIterator<Item = Misdeed>) {
        self.state().misdeeds.extend(misdeeds);
    }

    /// Answers nobody until [`OauthProvider::release`]. Calls are counted at once.
    pub fn hold(&self) {
        self.shared.open.send_replace(false);
    }

    /// Answers those who wait, and all after them.
    pub fn release(&self) {
        self.shared.open.send_replace(true);
    }

    /// How often it was called.
    #[must_use]
    pub fn count(&self) -> usize {
        self.state().calls.len()
    }

    /// The calls: the form, and the `Authorization` header.
    #[must_use]
    pub fn calls(&self) -> Vec<(String, Option<String>)> {
        self.state().calls.clone()
    }

    /// Whether a grant was ended because one of its tokens was used twice.
    #[must_use]
    pub fn was_robbed(&self) -> bool {
        self.state().grants.contains(&true)
    }

    /// Every token that it has given, access and refresh.
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        let state = self.state();
        let access = (1..=state.tokens).map(access_token);
        access.chain(state.refresh_tokens.keys().cloned()).collect()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OauthProvider {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn access_token(number: usize) -> String {
    format!("access-CANARY-{number}")
}

impl State {
    fn refresh_token(&mut self, grant: usize) -> String {
        let token = format!("refresh-CANARY-{grant}-{}", self.refresh_tokens.len());
        self.refresh_tokens.insert(token.clone(), (grant, false));
        token
    }

    /// The answer to a refresh with this token, if it is a good one.
    fn grant(&mut self, token: &str, keeps: bool, life: u64) -> Option<Value> {
        let (grant, used) = *self.refresh_tokens.get(token)?;
        if used {
            self.grants[grant] = true;
        }
        if self.grants[grant] {
            return None;
        }
        self.tokens += 1;
        let mut answer = json!({
            "access_token": access_token(self.tokens), "token_type": "Bearer", "expires_in": life,
        });
        if !keeps {
            self.refresh_tokens.insert(token.to_owned(), (grant, true));
            answer["refresh_token"] = self.refresh_token(grant).into();
        }
        Some(answer)
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((socket, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        tokio::spawn(connection(socket, Arc::clone(&shared)));
    }
}

async fn connection(socket: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { serve(request, &shared).await.ok_or(Broken) }
    });
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
}

/// The connection is to break without an answer.
#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the script breaks the connection")
    }
}

impl std::error::Error for Broken {}

async fn serve(request: Request<Incoming>, shared: &Shared) -> Option<Response<Full<Bytes>>> {
    let authorization = request.headers().get(header::AUTHORIZATION);
    let authorization = authorization.and_then(|value| value.to_str().ok()).map(str::to_owned);
    let form = Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await.ok()?.to_bytes();
    let form = String::from_utf8(form.to_vec()).ok()?;
    let token = form.split('&').find_map(|pair| pair.strip_prefix("refresh_token=")).unwrap_or("").to_owned();
    let misdeed = {
        let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls.push((form, authorization));
        state.misdeeds.pop_front()
    };
    let _ = shared.open.subscribe().wait_for(|open| *open).await;
    let grant = |keeps, life| {
        let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        match state.grant(&token, keeps, life) {
            Some(tokens) => say(200, "application/json", &tokens.to_string()),
            None => say(400, "application/json", r#"{"error":"invalid_grant","error_description":"CANARY"}"#),
        }
    };
    match misdeed {
        None => Some(grant(false, 3600)),
        Some(Misdeed::Life(seconds)) => Some(grant(false, seconds)),
        Some(Misdeed::KeepRefresh) => Some(grant(true, 3600)),
        Some(Misdeed::Say(status, media, text)) => Some(say(status, media, text)),
        Some(Misdeed::Redirect(to)) => {
            let mut answer = say(307, "text/plain", "");
            answer.headers_mut().insert(header::LOCATION, to.parse().expect("an address"));
            Some(answer)
        }
        Some(Misdeed::Die) => {
            grant(false, 3600);
            None
        }
        Some(Misdeed::Swallow) => {
            grant(false, 3600);
            std::future::pending().await
        }
        Some(Misdeed::Hang) => std::future::pending().await,
    }
}

fn say(status: u16, media: &str, text: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::copy_from_slice(text.as_bytes())));
    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
    response.headers_mut().insert(header::CONTENT_TYPE, media.parse().expect("a media type"));
    response
}
