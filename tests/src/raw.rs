//! Any request over HTTP, also one that the SDK would never send. Every answer is held against the contract.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, StatusCode};
use serde_json::Value;

use crate::contract::{Contract, Exchange};

/// Sends requests.
#[derive(Clone, Debug)]
pub struct Raw {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
}

/// A request that is being made.
#[derive(Debug)]
#[must_use = "nothing is sent before `send`"]
pub struct Sent {
    raw: Raw,
    method: Method,
    target: String,
    headers: HeaderMap,
    body: Option<Bytes>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Raw {
    /// Sends to the Hub at `url` with this token.
    pub fn new(url: String, token: Option<String>) -> Self {
        // No proxy of the tester's stands between a story and its Hub.
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        Self { http: http.build().expect("a client"), url, token }
    }

    /// The same with another token.
    pub fn token(&self, token: Option<&str>) -> Self {
        Self { token: token.map(str::to_owned), ..self.clone() }
    }

    /// Begins a request. `target` is path and query, sent as it stands.
    pub fn request(&self, method: Method, target: &str) -> Sent {
        let mut headers = HeaderMap::new();
        if let Some(token) = &self.token {
            let value = format!("Bearer {token}").parse().expect("a token is visible ASCII");
            headers.insert(http::header::AUTHORIZATION, value);
        }
        Sent { raw: self.clone(), method, target: target.to_owned(), headers, body: None }
    }

    /// Sends a GET.
    pub async fn get(&self, target: &str) -> Answer {
        self.request(Method::GET, target).send().await
    }

    /// Sends a POST with a JSON body.
    pub async fn post(&self, target: &str, body: Value) -> Answer {
        self.request(Method::POST, target).json(&body).send().await
    }

    /// Sends a PATCH with a JSON body.
    pub async fn patch(&self, target: &str, body: Value) -> Answer {
        self.request(Method::PATCH, target).json(&body).send().await
    }

    /// Sends a PUT with a JSON body.
    pub async fn put(&self, target: &str, body: Value) -> Answer {
        self.request(Method::PUT, target).json(&body).send().await
    }

    /// Sends a DELETE.
    pub async fn delete(&self, target: &str) -> Answer {
        self.request(Method::DELETE, target).send().await
    }
}

impl Sent {
    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        self.headers.append(name, value.parse().expect("a header's value"));
        self
    }

    /// Takes a header away.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// Sends this JSON.
    pub fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    /// Sends this text as JSON.
    pub fn text(self, body: &str) -> Self {
        let sent = self.header("content-type", "application/json");
        Self { body: Some(Bytes::from(body.to_owned())), ..sent }
    }

    /// Sends these bytes, with no media type but that of a `header`.
    pub fn bytes(self, body: impl Into<Bytes>) -> Self {
        Self { body: Some(body.into()), ..self }
    }

    /// Sends it.
    ///
    /// # Panics
    /// If no answer comes, or one that is against the contract.
    pub async fn send(self) -> Answer {
        let Self { raw, method, target, headers, body } = self;
        let mut request = raw.http.request(method.clone(), format!("{}{target}", raw.url)).headers(headers);
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.timeout(crate::PATIENCE).send().await;
        let response =
            response.unwrap_or_else(|error| panic!("{method} {target} was not answered: {error:?}"));
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.expect("the answer comes whole");
        let answer = Answer { status, headers, body };
        answer.judge(method.as_str(), &target);
        answer
    }
}

impl Answer {
    /// Holds it against the contract.
    ///
    /// # Panics
    /// If it is against it.
    #[track_caller]
    pub fn judge(&self, method: &str, target: &str) {
        Contract::get().judge(&Exchange {
            method,
            target,
            status: self.status,
            headers: &self.headers,
            body: &self.body,
        });
    }

    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header is text"))
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is none.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The JSON of an answer with this status.
    ///
    /// # Panics
    /// If the status is another.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self.json()
    }

    /// The JSON of a refusal with this status and code.
    ///
    /// # Panics
    /// If the answer is another.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        let body = self.expect(status);
        assert_eq!(body["code"], code, "{body}");
        body
    }

    /// A refusal with this status and code whose first detail has this reason and field (`""` for no field).
    ///
    /// # Panics
    /// If the answer is another.
    #[track_caller]
    pub fn refused_for(&self, status: u16, code: &str, reason: &str, field: &str) {
        let body = self.refused(status, code);
        let detail = &body["details"][0];
        assert_eq!(
            (&detail["reason"], detail["field"].as_str().unwrap_or("")),
            (&reason.into(), field),
            "{body}"
        );
    }
}
