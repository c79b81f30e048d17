//! A running Hub as the commands reach it: over its API, by the table of operations, with an operator token.
//!
//! Nothing here prints; what an answer means is the command's to know.

use std::path::{Path, PathBuf};
use std::time::Duration;

use hub_api::OPERATIONS;
use hub_glue::{Operation, Parameter};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::config::Config;
use crate::data_dir::{self, Holder};

/// How long a connection may take, and how long a Hub may be silent: longer than the longest `waitSeconds`.
const CONNECT: Duration = Duration::from_secs(10);
const SILENCE: Duration = Duration::from_secs(90);
/// A file with a token holds little more than it.
const TOKEN_FILE_BYTES_MAX: usize = 4096;
/// How often a call that the Hub has no room for is sent, and the longest pause that it may ask for.
const TRIES: u32 = 5;
const PAUSE_MAX: Duration = Duration::from_secs(30);

/// What stands as itself in a path.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Which Hub, and as whom.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Target {
    /// Where the Hub is; by default the one that runs on this data directory
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<url::Url>,
    /// File with an operator token; by default the first one, in the data directory
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

/// A call that did not succeed. One message, and what to do.
#[derive(Debug, thiserror::Error)]
pub(super) enum RemoteError {
    #[error(
        "no hub runs on the data directory {}; start it with `hermes-hub serve`, or say where it is with --url",
        .0.display()
    )]
    NoHub(PathBuf),
    #[error(
        "the operator token cannot be read from {} ({source}); name a file that holds one with --token-file, \
         `hermes-hub token create` makes one",
        .path.display()
    )]
    NoToken { path: PathBuf, source: std::io::Error },
    #[error(
        "the hub at {url} cannot be reached ({cause}); start it with `hermes-hub serve`, or say where it is with --url"
    )]
    Unreachable { url: String, cause: String },
    #[error("the hub's answer broke off ({0}); ask again")]
    BrokenOff(String),
    #[error("{}", .0.message)]
    Refused(Refusal),
    #[error(
        "{url} answered {status} with something that is no answer of a hub; look at --url and at what stands in front of the hub"
    )]
    NotAHub { url: String, status: u16 },
    #[error("{0}")]
    Usage(String),
}

/// A refusal of the Hub's.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: u16,
    /// Code, words, request id, and a line for each detail.
    message: String,
}

impl RemoteError {
    /// Whether the same call may succeed after a while.
    pub(super) fn passes(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::BrokenOff(_) => true,
            Self::Refused(refusal) => refusal.status == 429 || refusal.status >= 500,
            Self::NotAHub { status, .. } => *status >= 500,
            Self::NoHub(_) | Self::NoToken { .. } | Self::Usage(_) => false,
        }
    }
}

/// The way to a Hub.
pub(super) struct Remote {
    client: reqwest::Client,
    base: String,
    bearer: HeaderValue,
}

/// One call: what goes where in the request.
#[derive(Debug)]
pub(super) struct Ask {
    pub(super) operation: &'static Operation,
    /// Percent-encoded, from the root.
    path: String,
    query: Vec<(&'static str, String)>,
    headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Vec<u8>>,
}

impl Remote {
    /// Fails when it is not known where the Hub is, or without a token.
    pub(super) fn new(config: &Config, arguments: &Target) -> Result<Self, RemoteError> {
        let base = match &arguments.url {
            Some(url) => url.to_string(),
            None => address(config).ok_or_else(|| RemoteError::NoHub(config.data_dir.clone()))?,
        };
        let prepared = config.bootstrap_token_file.clone().filter(|_| !config.operator_token_path().exists());
        let path = arguments.token_file.clone().or(prepared).unwrap_or_else(|| config.operator_token_path());
        let bearer = bearer(&path).map_err(|source| RemoteError::NoToken { path, source })?;
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            // The token is for the Hub alone.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| RemoteError::Usage(root_cause(&error)))?;
        Ok(Self { client, base: base.trim_end_matches('/').to_owned(), bearer })
    }

    /// Sends a call and gives its answer, which is one of success.
    ///
    /// Fails with the Hub's refusal, or when it cannot be reached.
    pub(super) async fn send(&self, ask: &Ask) -> Result<reqwest::Response, RemoteError> {
        let mut tries = 1;
        loop {
            let answer = self.send_once(ask).await?;
            let pause = pause(&answer).filter(|_| tries < TRIES);
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None if answer.status().is_success() => return Ok(answer),
                None => return Err(self.refusal(answer).await),
            }
            tries += 1;
        }
    }

    /// Sends a call and reads its JSON.
    pub(super) async fn json(&self, ask: &Ask) -> Result<Value, RemoteError> {
        let answer = self.send(ask).await?;
        let status = answer.status().as_u16();
        let body = answer.bytes().await.map_err(|error| RemoteError::BrokenOff(root_cause(&error)))?;
        serde_json::from_slice(&body).map_err(|_| RemoteError::NotAHub { url: self.base.clone(), status })
    }

    async fn send_once(&self, ask: &Ask) -> Result<reqwest::Response, RemoteError> {
        let usage = |_| RemoteError::Usage("a value cannot stand in a header".to_owned());
        let method = reqwest::Method::from_bytes(ask.operation.method.as_bytes());
        let method = method.map_err(|_| RemoteError::Usage("the method is none of HTTP's".to_owned()))?;
        let mut request = self.client.request(method, format!("{}{}", self.base, ask.path)).query(&ask.query);
        request = request.header(AUTHORIZATION, self.bearer.clone());
        for (name, value) in &ask.headers {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| RemoteError::Usage("a name cannot be a header's".to_owned()))?;
            request = request.header(name, HeaderValue::from_str(value).map_err(usage)?);
        }
        if let Some(body) = &ask.body {
            let media_type = ask.operation.body_media_type.unwrap_or("application/json");
            request = request.header(CONTENT_TYPE, media_type).body(body.clone());
        }
        let unreachable = |error: reqwest::Error| RemoteError::Unreachable {
            url: self.base.clone(),
            cause: root_cause(&error),
        };
        request.send().await.map_err(unreachable)
    }

    async fn refusal(&self, answer: reqwest::Response) -> RemoteError {
        let status = answer.status().as_u16();
        let body = answer.bytes().await.unwrap_or_default();
        match serde_json::from_slice::<Value>(&body).ok().and_then(|error| told(&error, status)) {
            Some(message) => RemoteError::Refused(Refusal { status, message }),
            None => RemoteError::NotAHub { url: self.base.clone(), status },
        }
    }
}

/// How long to wait before the call is sent again, where the Hub asks for that.
fn pause(answer: &reqwest::Response) -> Option<Duration> {
    if answer.status() != reqwest::StatusCode::TOO_MANY_REQUESTS {
        return None;
    }
    let seconds = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds)).filter(|pause| *pause <= PAUSE_MAX)
}

/// A refusal in words: `not_found: there is no such tenant (status 404, requestId ...)`, then its details.
fn told(error: &Value, status: u16) -> Option<String> {
    let (code, message) = (error["code"].as_str()?, error["message"].as_str()?);
    let mut text = format!(
        "{code}: {message} (status {status}, requestId {})",
        error["requestId"].as_str().unwrap_or("-")
    );
    for detail in error["details"].as_array().into_iter().flatten() {
        let words = [&detail["field"], &detail["reason"], &detail["message"]];
        let words: Vec<_> = words.iter().filter_map(|word| word.as_str()).collect();
        text.push_str(&format!("\n    {}", words.join(": ")));
    }
    Some(text)
}

impl Ask {
    /// A call of an operation by its id, with values by the names of its parameters.
    ///
    /// Fails when there is no such operation or parameter, or one that is needed is not given.
    pub(super) fn new(id: &str, values: &[(&str, &str)]) -> Result<Self, RemoteError> {
        let operation = find(id)?;
        let mut path: Vec<(&'static str, &str)> = Vec::new();
        let (mut query, mut headers) = (Vec::new(), Vec::new());
        for (name, value) in values {
            if let Some(known) = operation.path_parameters.iter().find(|known| is_same(known, name)) {
                path.push((known, value));
            } else if let Some(known) = parameter(operation.query, name) {
                query.push((known.name, (*value).to_owned()));
            } else if let Some(known) = parameter(operation.headers, name) {
                headers.push((known.name, (*value).to_owned()));
            } else {
                return Err(RemoteError::Usage(format!(
                    "{id} takes no `{name}`; it takes {}",
                    takes(operation)
                )));
            }
        }
        let given = |name: &str| values.iter().any(|(given, _)| is_same(name, given));
        let required = operation.query.iter().chain(operation.headers).filter(|known| known.required);
        let needed = operation.path_parameters.iter().copied().chain(required.map(|known| known.name));
        let missing: Vec<_> = needed.filter(|name| !given(name)).collect();
        if !missing.is_empty() {
            return Err(RemoteError::Usage(format!("{id} needs {}=VALUE", missing.join("=VALUE and "))));
        }
        if operation.idempotent && !given(KEY) {
            headers.push((KEY, uuid::Uuid::new_v4().to_string()));
        }
        Ok(Self { operation, path: filled(operation, &path)?, query, headers, body: None })
    }
}

const KEY: &str = "Idempotency-Key";

/// The operation with this id.
pub(super) fn find(id: &str) -> Result<&'static Operation, RemoteError> {
    OPERATIONS.iter().find(|operation| operation.id == id).ok_or_else(|| {
        let near = OPERATIONS.iter().max_by(|one, other| {
            strsim::jaro_winkler(one.id, id).total_cmp(&strsim::jaro_winkler(other.id, id))
        });
        let near = near.map_or("", |operation| operation.id);
        RemoteError::Usage(format!(
            "there is no operation `{id}`; did you mean `{near}`? `hermes-hub api` lists all"
        ))
    })
}

/// What an operation takes, in words.
pub(super) fn takes(operation: &Operation) -> String {
    let named = operation.query.iter().chain(operation.headers).map(|known| known.name);
    let names: Vec<_> = operation.path_parameters.iter().copied().chain(named).collect();
    if names.is_empty() { "no parameters".to_owned() } else { names.join(", ") }
}

fn parameter(known: &'static [Parameter], name: &str) -> Option<&'static Parameter> {
    known.iter().find(|known| is_same(known.name, name))
}

/// Whether two names are the same but for how they are written: `tenantId`, `tenant_id`, `Tenant-Id`.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> Vec<char> {
        name.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
    };
    letters(one) == letters(other)
}

/// The operation's path with its parameters.
fn filled(operation: &Operation, values: &[(&'static str, &str)]) -> Result<String, RemoteError> {
    let mut path = operation.path.to_owned();
    for (name, value) in values {
        let parts: Vec<&str> =
            if operation.wildcard == Some(name) { value.split('/').collect() } else { vec![value] };
        // A client makes another path of these, and so asks for something else.
        if parts.iter().any(|part| matches!(*part, "" | "." | "..")) {
            return Err(RemoteError::Usage(format!("`{value}` cannot be the {name} in a path")));
        }
        let encoded: Vec<_> = parts.iter().map(|part| utf8_percent_encode(part, PLAIN).to_string()).collect();
        path = path.replace(&format!("{{{name}}}"), &encoded.join("/"));
    }
    Ok(path)
}

/// What clients use when TLS is on, since the certificate is for that name; else where the running Hub says it is;
/// else where it would be.
pub(super) fn address(config: &Config) -> Option<String> {
    if let (Some(url), Some(_)) = (&config.public_url, config.tls_files()) {
        return Some(url.to_string());
    }
    Holder::alive(&data_dir::lock_path(&config.data_dir))
        .and_then(|holder| holder.url)
        .or_else(|| (config.listen.port() != 0).then(|| config.local_url(config.listen)))
}

fn bearer(path: &Path) -> std::io::Result<HeaderValue> {
    let bytes = Zeroizing::new(std::fs::read(path)?);
    let text = std::str::from_utf8(&bytes).ok().map(str::trim);
    let token = text.filter(|text| !text.is_empty() && text.len() <= TOKEN_FILE_BYTES_MAX);
    let token = token.ok_or_else(|| std::io::Error::other("it holds no token"))?;
    let line = Zeroizing::new(format!("Bearer {token}"));
    let mut value = HeaderValue::from_str(&line).map_err(|_| std::io::Error::other("it holds no token"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The innermost cause: reqwest's own words are only that sending failed.
pub(super) fn root_cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(id: &str, values: &[(&str, &str)]) -> Result<String, String> {
        Ask::new(id, values).map(|ask| ask.path).map_err(|error| error.to_string())
    }

    #[test]
    fn values_go_where_the_contract_has_their_names_however_they_are_written() {
        let values = [("run_id", "run_1"), ("tenantId", "acme"), ("AFTER", "7"), ("last-event-id", "9")];
        let ask = Ask::new("run_watch", &values).expect("all are known");
        assert_eq!(ask.path, "/v1/tenants/acme/runs/run_1/events");
        assert_eq!(
            (ask.query, ask.headers),
            (vec![("after", "7".into())], vec![("Last-Event-ID", "9".into())])
        );
    }

    #[test]
    fn a_value_cannot_leave_its_place_in_the_path() {
        for (value, expected) in [
            ("acme", "/v1/tenants/acme"),
            ("a/../b?c#d%", "/v1/tenants/a%2F..%2Fb%3Fc%23d%25"),
            ("é x", "/v1/tenants/%C3%A9%20x"),
        ] {
            assert_eq!(path("tenant_view", &[("tenantId", value)]).as_deref(), Ok(expected));
        }
        for value in ["", ".", ".."] {
            let refused = path("tenant_view", &[("tenantId", value)]).expect_err("no segment");
            assert!(refused.contains("cannot be the tenantId in a path"), "{refused}");
        }
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        for (id, values, expected) in [
            ("tenant_vew", &[][..], "did you mean `tenant_view`? `hermes-hub api` lists all"),
            ("tenant_view", &[], "tenant_view needs tenantId=VALUE"),
            ("run_view", &[], "run_view needs tenantId=VALUE and runId=VALUE"),
            ("tenant_view", &[("tenantId", "a"), ("x", "1")], "tenant_view takes no `x`; it takes tenantId"),
            ("health_view", &[("x", "1")], "health_view takes no `x`; it takes no parameters"),
        ] {
            let refused = path(id, values).expect_err(id);
            assert!(refused.contains(expected), "{refused}");
        }
    }

    #[test]
    fn a_key_is_made_where_one_is_heeded_and_none_was_given() {
        let key = |id, values: &[(&str, &str)]| {
            let ask = Ask::new(id, values).expect("fine");
            ask.headers.into_iter().find(|(name, _)| *name == KEY).map(|(_, key)| key)
        };
        let stop = [("tenantId", "acme")];
        let (one, other) = (key("agent_stop", &stop), key("agent_stop", &stop));
        assert!(one.is_some() && one != other);
        let given = key("agent_stop", &[("tenantId", "acme"), ("idempotency_key", "k-1")]);
        assert_eq!(given.as_deref(), Some("k-1"));
        assert_eq!(key("agent_view", &stop), None);
    }

    #[test]
    fn a_refusal_is_told_with_its_code_its_request_and_its_details() {
        let error = serde_json::json!({
            "code": "invalid_argument", "message": "the request is not valid", "status": 400, "requestId": "r-1",
            "details": [{ "reason": "unknown_member", "field": "x", "message": "is not known" }],
        });
        assert_eq!(
            told(&error, 400).expect("it is one"),
            "invalid_argument: the request is not valid (status 400, requestId r-1)\n    x: unknown_member: is not known"
        );
        assert_eq!(told(&serde_json::json!({ "error": "proxy" }), 502), None);
    }
}
