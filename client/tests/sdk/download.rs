//! A download that is cut, goes on, meets another file, or meets somebody who is no Hub.

use std::time::Duration;

use futures::TryStreamExt as _;
use hermes_hub_client::types::{FileRoot, TenantId};
use hermes_hub_client::{Download, Error, Hub, Repeats};

use crate::script::{Answer, Script, html, json, refusal};

const STRONG: &str = "\"1-a\"";
const WEAK: &str = "W/\"1-a-w\"";

/// Bytes of a file, from `at`, of which only some are sent.
fn bytes(status: u16, etag: &str, at: usize, size: usize, sent: &str) -> Answer {
    let length = size - at;
    let mut text = format!(
        "HTTP/1.1 {status} Scripted\r\ncontent-type: application/octet-stream\r\ncontent-length: {length}\r\netag: {etag}\r\n"
    );
    if status == 206 {
        text.push_str(&format!("content-range: bytes {at}-{}/{size}\r\n", size - 1));
    }
    text.push_str(&format!("\r\n{sent}"));
    if sent.len() == length { Answer::Bytes(text.into_bytes()) } else { Answer::Cut(text.into_bytes()) }
}

async fn download(script: &Script) -> Result<Download, Error> {
    let repeats = Repeats {
        tries: 1,
        wait_first: Duration::from_millis(1),
        wait_longest: Duration::from_millis(4),
        ..Repeats::default()
    };
    let hub = Hub::connect(script.url()).token("t").repeats(repeats).build().expect("an address");
    let acme = TenantId::try_from("acme").expect("an id");
    hub.download(&acme, FileRoot::Outputs, "a b/c.txt").await
}

#[tokio::test]
async fn a_download_goes_on_where_it_was_cut() {
    let script = Script::start(vec![
        bytes(200, STRONG, 0, 10, "0123"),
        Answer::Hangup,
        bytes(206, STRONG, 4, 10, "4567"),
        json(503, &refusal(503, "unavailable", true)),
        bytes(206, STRONG, 8, 10, "89"),
    ])
    .await;
    let download = download(&script).await.unwrap();
    assert_eq!((download.size_bytes(), download.etag(), download.repr_digest()), (10, STRONG, None));
    assert_eq!(download.bytes().await.unwrap(), b"0123456789");
    let seen = script.seen();
    assert_eq!(
        seen[0].request_line(),
        "GET /v1/tenants/acme/files/download?path=a+b%2Fc.txt&root=outputs HTTP/1.1"
    );
    let asked: Vec<_> = seen.iter().map(|seen| (seen.header("range"), seen.header("if-range"))).collect();
    let at = |range| (Some(range), Some(STRONG));
    let from_4 = at("bytes=4-");
    assert_eq!(asked, [(None, None), from_4, from_4, at("bytes=8-"), at("bytes=8-")]);
}

#[tokio::test]
async fn a_file_that_changed_is_not_mixed_with_what_it_was() {
    for other in [
        bytes(200, "\"2-a\"", 0, 10, "abcdefghij"),
        bytes(206, "\"2-a\"", 4, 10, "efghij"),
        bytes(206, STRONG, 4, 11, "efghijk"),
        bytes(206, STRONG, 5, 10, "fghij"),
    ] {
        let script = Script::start(vec![bytes(200, STRONG, 0, 10, "0123"), other]).await;
        let mut download = download(&script).await.unwrap();
        assert_eq!(download.try_next().await.unwrap().unwrap(), "0123");
        let error = download.try_next().await.unwrap_err();
        assert!(error.to_string().starts_with("the file changed"), "{error}");
        assert!(error.is_retryable() && error.status().is_none());
        assert!(download.try_next().await.unwrap().is_none(), "after an error it is over");
    }
}

#[tokio::test]
async fn without_a_strong_tag_a_cut_is_the_end() {
    let script = Script::start(vec![bytes(200, WEAK, 0, 10, "0123")]).await;
    let error = download(&script).await.unwrap().bytes().await.unwrap_err();
    assert!(error.to_string().contains("broke off"), "{error}");
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn a_refusal_ends_it() {
    let script =
        Script::start(vec![bytes(200, STRONG, 0, 10, "0123"), json(404, &refusal(404, "not_found", false))])
            .await;
    let error = download(&script).await.unwrap().bytes().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn a_page_is_no_file() {
    let script = Script::start(vec![html(200, "<p>log in</p>")]).await;
    let error = download(&script).await.unwrap_err();
    assert!(error.to_string().contains("not the hub's own"), "{error}");
}

#[tokio::test]
async fn an_empty_file_is_one() {
    let script = Script::start(vec![bytes(200, STRONG, 0, 0, "")]).await;
    assert_eq!(download(&script).await.unwrap().bytes().await.unwrap(), b"");
}
