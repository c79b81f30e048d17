//! What goes out, how often, and what becomes of answers that are late, cut or not the Hub's.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures::TryStreamExt as _;
use hermes_hub_client::types::{Patch, TenantCreate, TenantUpdate};
use hermes_hub_client::{Error, Hub, Repeats, SecretString};
use tokio::net::TcpListener;

use crate::script::{Answer, Script, cut, drip, html, json, refusal, with_headers};

const ALIVE: &str = r#"{"state":"alive"}"#;

fn quick() -> Repeats {
    Repeats {
        wait_first: Duration::from_millis(1),
        wait_longest: Duration::from_millis(4),
        ..Repeats::default()
    }
}

fn hub(script: &Script) -> Hub {
    Hub::connect(script.url()).token("CANARY-token").repeats(quick()).build().expect("an address")
}

fn acme() -> TenantCreate {
    TenantCreate::builder().id("acme").try_into().expect("valid")
}

#[tokio::test]
async fn a_call_carries_the_token_and_says_who_calls() {
    let script = Script::start(vec![json(200, ALIVE)]).await;
    hub(&script).health_view().send().await.unwrap();
    let seen = &script.seen()[0];
    assert_eq!(seen.request_line(), "GET /v1/healthz HTTP/1.1");
    assert_eq!(seen.header("authorization"), Some("Bearer CANARY-token"));
    assert_eq!(seen.header("idempotency-key"), None);
    assert!(seen.header("user-agent").unwrap().starts_with("hermes-hub-client/"));
}

#[tokio::test]
async fn a_base_with_a_path_is_kept() {
    let script = Script::start(vec![json(200, ALIVE), json(200, ALIVE)]).await;
    for base in ["/hub", "/hub/"] {
        let hub = Hub::connect(format!("{}{base}", script.url())).build().unwrap();
        hub.health_view().send().await.unwrap();
    }
    for seen in script.seen() {
        assert_eq!(seen.request_line(), "GET /hub/v1/healthz HTTP/1.1");
        assert_eq!(seen.header("authorization"), None);
    }
}

#[tokio::test]
async fn tenant_create_is_repeated_with_one_key() {
    let busy = refusal(503, "unavailable", true);
    let taken = refusal(409, "already_exists", false);
    let script =
        Script::start(vec![Answer::Hangup, cut(503, "{"), json(503, &busy), json(409, &taken)]).await;
    let error = Error::from(hub(&script).tenant_create().body(acme()).send().await.unwrap_err());
    assert_eq!(error.code().unwrap().as_str(), "already_exists");
    let seen = script.seen();
    assert_eq!(seen.len(), 4);
    let key = seen[0].header("idempotency-key").unwrap();
    assert_eq!(key.len(), 36);
    for again in &seen {
        assert_eq!(again.header("idempotency-key"), Some(key));
        assert_eq!(again.body, r#"{"id":"acme"}"#);
    }
}

#[tokio::test]
async fn two_calls_have_two_keys_and_a_callers_key_is_kept() {
    let taken = refusal(409, "already_exists", false);
    let script = Script::start(vec![json(409, &taken), json(409, &taken), json(409, &taken)]).await;
    let hub = hub(&script);
    hub.tenant_create().body(acme()).send().await.unwrap_err();
    hub.tenant_create().body(acme()).send().await.unwrap_err();
    hub.tenant_create().idempotency_key("mine").body(acme()).send().await.unwrap_err();
    let seen = script.seen();
    let keys: Vec<_> = seen.iter().map(|seen| seen.header("idempotency-key").unwrap()).collect();
    assert_ne!(keys[0], keys[1]);
    assert_eq!(keys[2], "mine");
}

#[tokio::test]
async fn tenant_update_is_not_repeated_once_it_may_have_been_done() {
    let busy = refusal(503, "unavailable", true);
    for answer in [Answer::Hangup, json(503, &busy)] {
        let script = Script::start(vec![answer]).await;
        let change = TenantUpdate { display_name: Patch::Clear, ..TenantUpdate::default() };
        hub(&script).tenant_update().tenant_id("acme").body(change).send().await.unwrap_err();
        assert_eq!(script.seen().len(), 1);
        assert_eq!(script.seen()[0].body, r#"{"displayName":null}"#);
    }
}

#[tokio::test]
async fn tries_are_bounded() {
    let busy = refusal(503, "unavailable", true);
    let answers = || (0..9).map(|_| json(503, &busy)).collect();
    for (tries, sent) in [(0, 1), (1, 1), (3, 3)] {
        let script = Script::start(answers()).await;
        let hub = Hub::connect(script.url()).repeats(Repeats { tries, ..quick() }).build().unwrap();
        let error = Error::from(hub.health_view().send().await.unwrap_err());
        assert!(error.is_retryable());
        assert_eq!(script.seen().len(), sent);
    }
}

#[tokio::test]
async fn retry_after_is_honoured_and_not_waited_for_when_it_is_too_far_away() {
    let busy = refusal(429, "resource_exhausted", true);
    let script =
        Script::start(vec![with_headers(429, &[("retry-after", "1")], &busy), json(200, ALIVE)]).await;
    hub(&script).health_view().send().await.unwrap();
    let seen = script.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_secs(1));

    let script = Script::start(vec![with_headers(429, &[("retry-after", "3000")], &busy)]).await;
    let before = Instant::now();
    let error = Error::from(hub(&script).health_view().send().await.unwrap_err());
    assert!(before.elapsed() < Duration::from_secs(5));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3000)));
}

#[tokio::test]
async fn the_deadline_covers_all_tries_and_wait_seconds_extends_it() {
    let repeats =
        Repeats { deadline: Duration::from_millis(150), try_timeout: Duration::from_millis(100), ..quick() };
    let script =
        Script::start(vec![Answer::Silence, Answer::Silence, Answer::Silence, Answer::Silence]).await;
    let hub = Hub::connect(script.url()).repeats(repeats).build().unwrap();
    let error = Error::from(hub.health_view().send().await.unwrap_err());
    assert_eq!(error.to_string(), "the hub did not answer in time");
    assert!(error.is_retryable() && error.source().is_some());
    assert_eq!(script.seen().len(), 2);

    let script =
        Script::start(vec![Answer::Silence, json(409, &refusal(409, "already_exists", false))]).await;
    let hub = Hub::connect(script.url()).repeats(repeats).build().unwrap();
    let before = Instant::now();
    hub.tenant_create().body(acme()).wait_seconds(1).send().await.unwrap_err();
    assert!(
        before.elapsed() >= Duration::from_millis(1100),
        "one try may take as long as it asks the hub to wait"
    );
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_by_its_provider() {
    let refused = refusal(401, "unauthenticated", false);
    let script =
        Script::start(vec![json(401, &refused), json(200, ALIVE), json(401, &refused), json(401, &refused)]);
    let script = script.await;
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let provider = move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move { Ok(SecretString::from(format!("CANARY-{number}"))) }
    };
    let hub = Hub::connect(script.url()).token_provider(provider).repeats(quick()).build().unwrap();
    hub.health_view().send().await.unwrap();
    let error = Error::from(hub.health_view().send().await.unwrap_err());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert!(!format!("{error} {error:?} {hub:?}").contains("CANARY"));
    let seen = script.seen();
    let tokens: Vec<_> = seen.iter().map(|seen| seen.header("authorization").unwrap()).collect();
    assert_eq!(tokens, ["Bearer CANARY-0", "Bearer CANARY-1", "Bearer CANARY-1", "Bearer CANARY-2"]);
}

#[tokio::test]
async fn a_provider_that_fails_sends_nothing() {
    let script = Script::start(vec![]).await;
    let provider = || async { Err("the vault is sealed".into()) };
    let hub = Hub::connect(script.url()).token_provider(provider).build().unwrap();
    let error = Error::from(hub.version_view().send().await.unwrap_err());
    assert_eq!(error.to_string(), "the request was not sent: the token provider failed: the vault is sealed");
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn a_rotated_token_file_needs_no_restart() {
    let script = Script::start(vec![json(200, ALIVE), json(200, ALIVE)]).await;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("token");
    std::fs::write(&file, "old\n").unwrap();
    let hub = Hub::connect(script.url()).token_file(&file).build().unwrap();
    hub.health_view().send().await.unwrap();
    std::fs::write(&file, "brand-new\n").unwrap();
    hub.health_view().send().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[0].header("authorization"), Some("Bearer old"));
    assert_eq!(seen[1].header("authorization"), Some("Bearer brand-new"));
}

#[tokio::test]
async fn an_answer_that_is_not_the_hubs_keeps_its_status() {
    for (status, retryable) in [(404, false), (500, false)] {
        let script = Script::start(vec![html(status, "<h1>CANARY</h1>")]).await;
        let error = Error::from(hub(&script).tenant_view().tenant_id("acme").send().await.unwrap_err());
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains(&format!("an answer with status {status} that is not the hub's own")),
            "{shown}"
        );
        assert!(!shown.contains("CANARY"), "{shown}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.code(), None);
        assert!(!error.is_not_found(), "a proxy cannot know what the hub has");
        assert_eq!(error.is_retryable(), retryable);
    }
    let script = Script::start(vec![html(502, "bad gateway"), json(200, ALIVE)]).await;
    hub(&script).health_view().send().await.unwrap();
}

#[tokio::test]
async fn a_success_that_is_no_json_or_a_redirect_is_an_error() {
    let script = Script::start(vec![
        html(200, "<h1>CANARY</h1>"),
        with_headers(302, &[("location", "/elsewhere")], ""),
    ]);
    let script = script.await;
    let hub = hub(&script);
    let error = Error::from(hub.health_view().send().await.unwrap_err());
    assert!(error.to_string().contains("does not have the contract's form at line 1"), "{error}");
    assert!(!format!("{error:?}").contains("CANARY"));
    let error = Error::from(hub.health_view().send().await.unwrap_err());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(script.seen().len(), 2, "a redirect is not followed");
}

#[tokio::test]
async fn a_success_that_breaks_off_is_asked_for_again() {
    let script = Script::start(vec![cut(200, ALIVE), json(200, ALIVE)]).await;
    hub(&script).health_view().send().await.unwrap();
    assert_eq!(script.seen().len(), 2);
}

#[tokio::test]
async fn a_hub_that_is_not_there_is_said_so() {
    // A port that was free a moment ago and that nobody listens on.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let hub = Hub::connect(format!("http://{port}")).repeats(quick()).build().unwrap();
    let error = Error::from(hub.health_view().send().await.unwrap_err());
    assert_eq!(error.to_string(), "the hub could not be reached");
    assert!(error.is_retryable());
    let mut chain = Vec::new();
    let mut next = error.source();
    while let Some(source) = next {
        chain.push(source.to_string());
        next = source.source();
    }
    assert!(chain.last().unwrap().contains("refused"), "{chain:?}");
}

#[tokio::test]
async fn run_watch_is_cut_by_silence_and_by_no_deadline() {
    let repeats =
        Repeats { deadline: Duration::from_millis(100), try_timeout: Duration::from_millis(50), ..quick() };
    let pause = Duration::from_millis(60);
    let script =
        Script::start(vec![Answer::Hangup, drip(pause, &["id: 1\n\n", "id: 2\n\n", "id: 3\n\n"])]).await;
    let hub =
        Hub::connect(script.url()).repeats(repeats).read_timeout(Duration::from_millis(500)).build().unwrap();
    let run = "run_01k9v2m7q8e5z3x4c6b7n8m9a0";
    let mut events = hub.run_watch().tenant_id("acme").run_id(run).send().await.unwrap().into_inner_stream();
    let before = Instant::now();
    let mut text = String::new();
    let error = loop {
        match events.try_next().await {
            Ok(Some(piece)) => text.push_str(std::str::from_utf8(&piece).unwrap()),
            Ok(None) => panic!("the stream never ends"),
            Err(error) => break error,
        }
    };
    assert_eq!(text, "id: 1\n\nid: 2\n\nid: 3\n\n");
    assert!(error.is_timeout() && before.elapsed() > Duration::from_millis(600), "{error:?}");
    assert_eq!(script.seen().len(), 2, "the connection that came to nothing was made again");
}
