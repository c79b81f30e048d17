//! Answers, read whole before anybody judges them.
//!
//! A connection that breaks in the middle of an answer is then a failed try like any other. An answer that is not a
//! success and not in the Hub's form, such as a proxy's page, is put into the Hub's form under a code of our own, so
//! that its status is not lost in a complaint about JSON.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Version};
use hub_types::{Error as Refusal, ErrorCode, RequestId};
use reqwest::{Response, ResponseBuilderExt as _};
use url::Url;

/// The code of answers that something between the Hub and us gave. The Hub does not use it.
pub(crate) const FOREIGN: &str = "foreign_answer";

/// An answer that is not a stream.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    version: Version,
    url: Url,
    body: Bytes,
    /// What the Hub said in an answer that is not a success.
    pub(crate) refusal: Option<Refusal>,
}

impl Answer {
    /// Reads the whole answer.
    pub(crate) async fn read(response: Response) -> reqwest::Result<Self> {
        let (status, version, url) = (response.status(), response.version(), response.url().clone());
        let headers = response.headers().clone();
        let body = response.bytes().await?;
        let is_refusal = status.is_client_error() || status.is_server_error();
        let refusal = if is_refusal { serde_json::from_slice(&body).ok() } else { None };
        Ok(Self { status, headers, version, url, body, refusal })
    }

    /// The answer as the generated client reads it.
    pub(crate) fn into_response(self) -> Response {
        let is_refusal = self.status.is_client_error() || self.status.is_server_error();
        let body = match is_refusal && self.refusal.is_none() {
            true => foreign(self.status, &self.headers),
            false => self.body,
        };
        let mut response = http::Response::builder().url(self.url).body(body).unwrap_or_default();
        *response.status_mut() = self.status;
        *response.version_mut() = self.version;
        *response.headers_mut() = self.headers;
        response.into()
    }
}

/// The body that stands in for one that is not the Hub's.
fn foreign(status: StatusCode, headers: &HeaderMap) -> Bytes {
    let named = headers.get("x-request-id").and_then(|id| RequestId::try_from(id.to_str().ok()?).ok());
    let stand_in = Refusal {
        code: ErrorCode::Unlisted(FOREIGN.to_owned()),
        details: Vec::new(),
        message: "the answer does not have the hub's form, something between may have given it".to_owned(),
        request_id: named
            .unwrap_or_else(|| RequestId::try_from("unknown").expect("a short text is a request id")),
        retryable: crate::repeat::is_passing(status),
        status: i32::from(status.as_u16()),
    };
    serde_json::to_vec(&stand_in).map(Bytes::from).unwrap_or_default()
}
