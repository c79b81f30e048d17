//! What a request must look like before anything is done for it, and what can be told from its headers alone.

use std::net::IpAddr;

use http::{HeaderMap, HeaderValue, Version, header, request::Parts};
use hub_glue::{ApiError, Operation};
use hub_types::{ErrorCode, ErrorReason};
use ipnet::IpNet;

use crate::config::Limits;

/// Refuses requests that are too large before their body or that two readers could read differently.
pub(super) fn form(head: &Parts, limits: &Limits) -> Result<(), ApiError> {
    let uri = head.uri.path_and_query().map_or(0, |text| text.as_str().len());
    if uri > limits.uri_bytes {
        let message = format!("path and query must have at most {} bytes", limits.uri_bytes);
        return Err(ApiError::invalid("uri", ErrorReason::TooLong, message));
    }
    let headers: usize = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    if headers > limits.headers_bytes {
        let message = format!("the headers must have at most {} bytes together", limits.headers_bytes);
        return Err(ApiError::invalid("headers", ErrorReason::TooLong, message));
    }
    // RFC 9112, 3.2: an HTTP/1.1 request has exactly one Host.
    let hosts = head.headers.get_all(header::HOST).iter().count();
    if head.version == Version::HTTP_11 && hosts != 1 {
        return Err(ApiError::invalid("Host", ErrorReason::MissingParameter, "must be given once"));
    }
    // RFC 9112, 6.3: both lengths in one request are how requests are smuggled past proxies.
    if head.headers.contains_key(header::CONTENT_LENGTH)
        && head.headers.contains_key(header::TRANSFER_ENCODING)
    {
        let message = "must not be given with Content-Length";
        return Err(ApiError::invalid("Transfer-Encoding", ErrorReason::NotAllowed, message));
    }
    Ok(())
}

/// The one `Authorization` header as text. With two of them servers and proxies could each believe another.
pub(super) fn authorization(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

/// The client's own id for this request, if it has a form that may go into logs.
pub(super) fn client_request_id(headers: &HeaderMap) -> Option<HeaderValue> {
    let value = headers.get("x-request-id")?;
    let fits = (8..=128).contains(&value.len());
    let plain = value.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte));
    (fits && plain).then(|| value.clone())
}

/// The address a request came from: the peer, or, behind trusted proxies, the nearest address in `X-Forwarded-For`
/// that is no trusted proxy. Whatever stands left of it was written by the client.
pub(super) fn address(trusted: &[IpNet], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut nearest = peer;
    for text in forwarded.iter().rev() {
        let Ok(address) = text.trim().parse() else { break };
        nearest = address;
        if !is_trusted(&address) {
            break;
        }
    }
    nearest
}

/// 406 when the client takes nothing that this operation answers with.
pub(super) fn acceptable(operation: &Operation, headers: &HeaderMap) -> Result<(), ApiError> {
    let mut ranges =
        headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).peekable();
    // `*/*`: what it answers with is decided elsewhere, such as by a model's provider.
    if matches!(operation.produces, "" | "*/*") || ranges.peek().is_none() {
        return Ok(());
    }
    if ranges.flat_map(|value| value.split(',')).any(|range| takes(range, operation.produces)) {
        return Ok(());
    }
    let message = format!("this operation answers with {}, accept that", operation.produces);
    Err(ApiError::new(ErrorCode::NotAcceptable, message))
}

fn takes(range: &str, produced: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    let range = parts.next().unwrap_or("").to_ascii_lowercase();
    let refused = parts.any(|parameter| {
        parameter
            .strip_prefix("q=")
            .is_some_and(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight == 0.0))
    });
    let kind = produced.split('/').next().unwrap_or("");
    let matches =
        range == "*/*" || range == produced || range.strip_suffix("/*").is_some_and(|prefix| prefix == kind);
    matches && !refused
}

/// 413 before the body is sent, where the client has said how large it is.
pub(super) fn announced_size(operation: &Operation, headers: &HeaderMap) -> Result<(), ApiError> {
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let most = operation.max_body_bytes;
    // A guard in a body that nobody reads would guard nothing.
    let has_body = announced.is_some_and(|size| size > 0) || headers.contains_key(header::TRANSFER_ENCODING);
    if operation.body_media_type.is_none() && has_body {
        let message = "takes no body, give what you mean in the query";
        return Err(ApiError::invalid("body", ErrorReason::NotAllowed, message));
    }
    if operation.body_media_type.is_some() && announced.is_some_and(|size| size > most as u64) {
        return Err(ApiError::new(
            ErrorCode::PayloadTooLarge,
            format!("the body must have at most {most} bytes"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn two_tokens_are_no_token() {
        assert_eq!(authorization(&headers(&[("authorization", "Bearer a")])), Some("Bearer a"));
        assert_eq!(
            authorization(&headers(&[("authorization", "Bearer a"), ("authorization", "Bearer a")])),
            None
        );
        assert_eq!(authorization(&headers(&[])), None);
    }

    #[test]
    fn the_address_is_the_nearest_that_is_no_proxy_of_ours() {
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        for (peer, forwarded, expected) in [
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1", "6.6.6.6, junk, 10.0.0.2", "10.0.0.2"),
            ("10.0.0.1", "", "10.0.0.1"),
        ] {
            let found = address(&trusted, peer.parse().unwrap(), &headers(&[("x-forwarded-for", forwarded)]));
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded}");
        }
    }

    #[test]
    fn media_ranges_are_matched() {
        for (range, taken) in [
            ("application/json", true),
            ("*/*", true),
            ("application/*;q=0.1", true),
            ("APPLICATION/JSON", true),
            ("text/html", false),
            ("application/json;q=0", false),
            ("application/json; q=0.0", false),
            ("", false),
        ] {
            assert_eq!(takes(range, "application/json"), taken, "{range}");
        }
    }

    #[test]
    fn an_answer_of_any_type_suits_everybody() {
        let any = hub_api::OPERATIONS.iter().find(|operation| operation.produces == "*/*").unwrap();
        assert!(acceptable(any, &headers(&[("accept", "application/json")])).is_ok());
        let json =
            hub_api::OPERATIONS.iter().find(|operation| operation.produces == "application/json").unwrap();
        assert!(acceptable(json, &headers(&[("accept", "text/html")])).is_err());
    }

    #[test]
    fn a_body_that_nobody_reads_is_refused() {
        let bare = hub_api::OPERATIONS.iter().find(|operation| operation.id == "tenant_view").unwrap();
        assert!(announced_size(bare, &headers(&[("content-length", "2")])).is_err());
        assert!(announced_size(bare, &headers(&[("transfer-encoding", "chunked")])).is_err());
        assert!(announced_size(bare, &headers(&[("content-length", "0")])).is_ok());
        assert!(announced_size(bare, &headers(&[])).is_ok());
    }

    #[test]
    fn client_ids_that_could_forge_a_log_line_are_dropped() {
        for (text, kept) in
            [("abc-123_4.5", true), ("short", false), ("has space in it", false), (&"x".repeat(129), false)]
        {
            assert_eq!(client_request_id(&headers(&[("x-request-id", text)])).is_some(), kept, "{text}");
        }
    }
}
