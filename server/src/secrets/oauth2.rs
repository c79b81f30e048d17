//! One refresh at an OAuth2 provider (RFC 6749, 6): the call, and what its answer means. Knows no database.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderValue, Method, header};
use hub_types::{SecretClientAuthentication, SecretOauth2, SecretText};
use serde::Deserialize;
use serde_json::Value;
use url::form_urlencoded::{Serializer, byte_serialize};
use zeroize::Zeroizing;

use super::fault::Fault;
use super::material::Material;
use crate::outward::{Answer, Call, OutwardError, secret_header};

/// The largest answer of a token endpoint that is read.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// The longest token that is kept.
const TOKEN_BYTES_MAX: usize = 16 * 1024;
/// The longest life that a provider can give to a token.
const LIFE_MAX: Duration = Duration::from_secs(10 * 365 * 86_400);

/// What a provider gave. No Debug: it holds tokens.
pub(super) struct Tokens {
    pub(super) access: SecretText,
    /// A new refresh token, where the provider changes them; the old one is good for nothing then.
    pub(super) refresh: Option<SecretText>,
    /// How long the access token lives, if the provider said so.
    pub(super) life: Option<Duration>,
}

/// A refresh that brought nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) fault: Fault,
    /// How long the provider asks to be left alone.
    pub(super) wait: Option<Duration>,
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self { fault, wait: None }
    }
}

/// The call that asks for a new access token.
///
/// Fails when the secret cannot be sent: a token endpoint that is no address, or a client whose name no header can hold.
pub(super) fn call(config: &SecretOauth2, material: &Material) -> Result<Call, Refused> {
    let url = config.token_url.parse().map_err(|_| Fault::AddressRefused)?;
    let refresh = material.refresh_token.as_ref().ok_or(Fault::InvalidGrant)?;
    // Larger than the form gets, so that it does not move and leave a copy behind.
    let secrets =
        refresh.expose().len() + material.client_secret.as_ref().map_or(0, |text| text.expose().len());
    let room =
        3 * (secrets + config.client_id.len()) + 3 * config.scopes.iter().map(|s| s.len() + 1).sum::<usize>();
    let mut form = Serializer::new(String::with_capacity(room + 200));
    form.append_pair("grant_type", "refresh_token").append_pair("refresh_token", refresh.expose());
    if !config.scopes.is_empty() {
        form.append_pair("scope", &config.scopes.join(" "));
    }
    let mut headers = HeaderMap::from_iter([
        (header::ACCEPT, HeaderValue::from_static("application/json")),
        (header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded")),
    ]);
    match (&material.client_secret, &config.client_authentication) {
        (None, _) => {
            form.append_pair("client_id", &config.client_id);
        }
        (Some(secret), SecretClientAuthentication::Body) => {
            form.append_pair("client_id", &config.client_id).append_pair("client_secret", secret.expose());
        }
        (Some(secret), _) => {
            headers.insert(header::AUTHORIZATION, basic(&config.client_id, secret)?);
        }
    }
    let body = Zeroizing::new(form.finish().into_bytes());
    Ok(Call { method: Method::POST, url, headers, body, answer_bytes_max: ANSWER_BYTES_MAX })
}

/// Name and secret are encoded like a form before they are put together (RFC 6749, 2.3.1).
fn basic(client_id: &str, secret: &SecretText) -> Result<HeaderValue, Fault> {
    let mut pair = Zeroizing::new(String::with_capacity(3 * (client_id.len() + secret.expose().len()) + 1));
    pair.extend(byte_serialize(client_id.as_bytes()));
    pair.push(':');
    pair.extend(byte_serialize(secret.expose().as_bytes()));
    let text = Zeroizing::new(format!("Basic {}", *Zeroizing::new(STANDARD.encode(pair.as_bytes()))));
    secret_header(&text).map_err(|_| Fault::InvalidClient)
}

/// What came of the call.
pub(super) fn read(answer: Result<Answer, OutwardError>) -> Result<Tokens, Refused> {
    let answer = answer.map_err(|error| match error {
        OutwardError::Refused(_) => Fault::AddressRefused,
        OutwardError::NotReached(_) => Fault::Unreachable,
        OutwardError::Unknown(_) => Fault::Timeout,
        OutwardError::TooLarge => Fault::Unusable,
    })?;
    if answer.status.is_success() {
        return tokens(&answer).ok_or_else(|| Fault::Unusable.into());
    }
    let wait = answer.retry_after();
    let word = answer.is_json().then(|| serde_json::from_slice::<Refusal>(&answer.body).ok()).flatten();
    let fault = word.and_then(|refusal| Fault::from_word(&refusal.error));
    // A word in an answer that says the provider is unwell is not to be taken for the end of a grant.
    let is_unwell = answer.status.is_server_error() || answer.status.as_u16() == 429;
    Err(Refused { fault: fault.filter(|_| !is_unwell).unwrap_or(Fault::Failed), wait })
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretText,
    token_type: String,
    #[serde(default)]
    refresh_token: Option<SecretText>,
    #[serde(default)]
    expires_in: Option<Value>,
}

fn tokens(answer: &Answer) -> Option<Tokens> {
    if !answer.is_json() {
        return None;
    }
    // The cause is not kept: serde quotes values.
    let granted: Granted = serde_json::from_slice(&answer.body).ok()?;
    let fits = |token: &SecretText| {
        let text = token.expose();
        !text.is_empty()
            && text.len() <= TOKEN_BYTES_MAX
            && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
    };
    if !granted.token_type.eq_ignore_ascii_case("bearer") || !fits(&granted.access_token) {
        return None;
    }
    let refresh = granted.refresh_token.filter(|token| !token.expose().is_empty());
    if refresh.as_ref().is_some_and(|token| !fits(token)) {
        return None;
    }
    // Some providers write the number as a text.
    let seconds = granted.expires_in.and_then(|value| match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok().filter(|seconds: &f64| !seconds.is_nan()),
        _ => None,
    });
    let life =
        seconds.map(|seconds: f64| Duration::from_secs_f64(seconds.clamp(0.0, LIFE_MAX.as_secs_f64())));
    Some(Tokens { access: granted.access_token, refresh, life })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use super::*;

    fn answer(status: u16, media: &'static str, body: &str) -> Answer {
        Answer {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::from_iter([
                (header::CONTENT_TYPE, HeaderValue::from_static(media)),
                (header::RETRY_AFTER, HeaderValue::from_static("7")),
            ]),
            body: Zeroizing::new(body.as_bytes().to_vec()),
        }
    }

    fn fault(status: u16, media: &'static str, body: &str) -> Option<Fault> {
        read(Ok(answer(status, media, body))).err().map(|refused| refused.fault)
    }

    // A row a line.
    #[rustfmt::skip]
    #[test]
    fn an_answer_is_read_by_its_status_its_form_and_its_word() {
        const JSON: &str = "application/json";
        let good = json!({"access_token": "a", "token_type": "Bearer"}).to_string();
        let good = good.as_str();
        for (status, media, body, expected) in [
            (200, JSON, good, None),
            (201, "application/json; charset=utf-8", good, None),
            (200, "text/html", good, Some(Fault::Unusable)),
            (200, JSON, "garbage", Some(Fault::Unusable)),
            (200, JSON, "", Some(Fault::Unusable)),
            (200, JSON, r#"{"access_token":"a"}"#, Some(Fault::Unusable)),
            (200, JSON, r#"{"access_token":"a","token_type":"mac"}"#, Some(Fault::Unusable)),
            (200, JSON, r#"{"access_token":"","token_type":"bearer"}"#, Some(Fault::Unusable)),
            (200, JSON, "{\"access_token\":\"a\\nb\",\"token_type\":\"bearer\"}", Some(Fault::Unusable)),
            (200, JSON, r#"{"access_token":7,"token_type":"bearer"}"#, Some(Fault::Unusable)),
            (400, JSON, r#"{"error":"invalid_grant"}"#, Some(Fault::InvalidGrant)),
            (401, JSON, r#"{"error":"invalid_client"}"#, Some(Fault::InvalidClient)),
            (400, JSON, r#"{"error":"unauthorized_client"}"#, Some(Fault::UnauthorizedClient)),
            (400, JSON, r#"{"error":"invalid_scope"}"#, Some(Fault::InvalidScope)),
            (400, JSON, r#"{"error":"unsupported_grant_type"}"#, Some(Fault::UnsupportedGrantType)),
            (400, JSON, r#"{"error":"invalid_request"}"#, Some(Fault::InvalidRequest)),
            (400, JSON, r#"{"error":"address_refused"}"#, Some(Fault::Failed)),
            (400, JSON, r#"{"error":"something"}"#, Some(Fault::Failed)),
            (400, "text/html", r#"{"error":"invalid_grant"}"#, Some(Fault::Failed)),
            (302, JSON, "", Some(Fault::Failed)),
            (429, JSON, r#"{"error":"invalid_grant"}"#, Some(Fault::Failed)),
            (503, JSON, r#"{"error":"invalid_grant"}"#, Some(Fault::Failed)),
        ] {
            assert_eq!(fault(status, media, body), expected, "{status} {media} {body}");
        }
        let long = json!({"access_token": "a".repeat(TOKEN_BYTES_MAX + 1), "token_type": "bearer"}).to_string();
        assert_eq!(fault(200, JSON, &long), Some(Fault::Unusable));
        assert_eq!(read(Ok(answer(503, JSON, ""))).err().and_then(|refused| refused.wait), Some(Duration::from_secs(7)));
    }

    #[test]
    fn the_life_of_a_token_is_a_number_within_bounds() {
        for (value, expected) in [
            (json!(3600), Some(3600)),
            (json!("60"), Some(60)),
            (json!(-5), Some(0)),
            (json!(1e30), Some(LIFE_MAX.as_secs())),
            (json!(null), None),
            (json!([1]), None),
            (json!("soon"), None),
        ] {
            let body = json!({"access_token": "a", "token_type": "bearer", "expires_in": value}).to_string();
            let tokens = read(Ok(answer(200, "application/json", &body))).expect("tokens");
            assert_eq!(tokens.life.map(|life| life.as_secs()), expected, "{body}");
            assert!(tokens.refresh.is_none());
        }
        let text = json!({"access_token": "a", "token_type": "bearer", "expires_in": "nan"}).to_string();
        assert!(read(Ok(answer(200, "application/json", &text))).is_ok(), "no number is no reason to panic");
    }

    #[test]
    fn a_call_says_who_asks_as_the_provider_wants_it() {
        let mut config = SecretOauth2 {
            client_authentication: SecretClientAuthentication::Basic,
            client_id: "hub:1".to_owned(),
            scopes: vec!["a".to_owned(), "b".to_owned()],
            token_url: "https://id.example.com/token".to_owned(),
        };
        let mut material = Material {
            refresh_token: Some("r&1".into()),
            client_secret: Some("s %".into()),
            ..Material::default()
        };
        let made = |config: &SecretOauth2, material: &Material| {
            let call = call(config, material).expect("a call");
            let body = String::from_utf8(call.body.to_vec()).unwrap();
            (body, call.headers.get(header::AUTHORIZATION).map(|value| (value.clone(), value.is_sensitive())))
        };
        let (body, basic) = made(&config, &material);
        assert_eq!(body, "grant_type=refresh_token&refresh_token=r%261&scope=a+b");
        let (value, sensitive) = basic.expect("a header");
        assert_eq!(value.to_str().unwrap(), format!("Basic {}", STANDARD.encode("hub%3A1:s+%25")));
        assert!(sensitive && !format!("{value:?}").contains("Basic"));
        config.client_authentication = SecretClientAuthentication::Body;
        let (body, basic) = made(&config, &material);
        assert_eq!(
            body,
            "grant_type=refresh_token&refresh_token=r%261&scope=a+b&client_id=hub%3A1&client_secret=s+%25"
        );
        assert!(basic.is_none());
        material.client_secret = None;
        config.scopes.clear();
        let (body, _) = made(&config, &material);
        assert_eq!(body, "grant_type=refresh_token&refresh_token=r%261&client_id=hub%3A1");
    }
}
