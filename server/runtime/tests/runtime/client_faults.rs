//! The client against peers that are not there, not ready, or not what they should be.

use std::num::NonZeroU16;
use std::time::Duration;

use hub_runtime::agent_api::{
    AgentAddress, AgentApi, AgentError, AgentLimits, AgentRunId, Effect, NotLoopback,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::world::{client, run_start};

/// A peer that reads a request and answers these bytes, whatever was asked; then closes.
async fn peer(answer: impl Into<Vec<u8>>, limits: AgentLimits) -> AgentApi {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let _ = socket.read(&mut [0; 4096]).await;
            let _ = socket.write_all(&answer).await;
            if answer.is_empty() {
                // Says nothing and stays.
                std::future::pending::<()>().await;
            }
        }
    });
    client(address.try_into().unwrap(), limits)
}

fn json(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn limits() -> AgentLimits {
    AgentLimits { call: Duration::from_millis(200), answer_bytes_max: 1000, ..AgentLimits::default() }
}

#[tokio::test]
async fn a_port_without_listener_is_refused_and_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = NonZeroU16::new(listener.local_addr().unwrap().port()).unwrap();
    drop(listener);
    let error = client(AgentAddress::local(port), limits()).run_start(&run_start("x")).await.unwrap_err();
    assert!(matches!(error, AgentError::Refused(_)), "{error:?}");
    assert_eq!((error.effect(), error.retryable()), (Effect::None, true));
}

#[tokio::test]
async fn silence_is_a_timeout_of_unknown_effect() {
    let error = peer("", limits()).await.run_start(&run_start("x")).await.unwrap_err();
    assert!(matches!(error, AgentError::Timeout { .. }), "{error:?}");
    assert_eq!((error.effect(), error.retryable()), (Effect::Unknown, false));
}

#[tokio::test]
async fn what_is_not_this_api_is_garbage_and_never_a_panic() {
    let id_for_another_path = json("202 Accepted", r#"{"run_id": "../../admin", "status": "started"}"#);
    let table: &[(&str, String)] = &[
        ("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n".into()),
        ("not JSON", json("202 Accepted", "<html>")),
        ("another shape", json("202 Accepted", "[]")),
        ("no id", json("202 Accepted", r#"{"status": "started"}"#)),
        ("an id that is a path", id_for_another_path),
    ];
    for (what, answer) in table {
        let error = peer(answer.clone(), limits()).await.run_start(&run_start("x")).await.unwrap_err();
        assert!(matches!(error, AgentError::Garbage(_)), "{what}: {error:?}");
        assert_eq!(error.effect(), Effect::Unknown, "{what}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_of_unknown_effect() {
    let half = "HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\n{";
    let error = peer(half, limits()).await.run_start(&run_start("x")).await.unwrap_err();
    assert!(matches!(error, AgentError::Broken(_)), "{error:?}");
    assert_eq!(error.effect(), Effect::Unknown);
}

#[tokio::test]
async fn an_answer_without_measure_is_cut_off() {
    let error = peer(json("200 OK", &" ".repeat(5000)), limits()).await.health().await.unwrap_err();
    assert!(matches!(error, AgentError::TooLong { limit_bytes: 1000 }), "{error:?}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let answer =
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let error = peer(answer, limits()).await.health().await.unwrap_err();
    assert_eq!(error.status(), Some(307), "{error:?}");
}

#[tokio::test]
async fn a_status_of_another_run_is_not_taken() {
    let answer = json("200 OK", r#"{"run_id": "run_2", "status": "completed", "output": "x"}"#);
    let run = AgentRunId::parse("run_1").unwrap();
    let error = peer(answer, limits()).await.run_status(&run).await.unwrap_err();
    assert!(matches!(error, AgentError::Garbage(_)), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_is_no_event_stream_is_not_read_as_one() {
    let run = AgentRunId::parse("run_1").unwrap();
    let error = peer(json("200 OK", "{}"), limits()).await.run_events(&run).await.unwrap_err();
    assert!(matches!(error, AgentError::Garbage(_)), "{error:?}");
}

#[test]
fn only_loopback_is_an_agents_address() {
    for (address, legal) in [
        ("127.0.0.1:8642", true),
        ("127.9.9.9:1", true),
        ("[::1]:1", true),
        ("127.0.0.1:0", false),
        ("10.0.0.1:8642", false),
        ("169.254.169.254:80", false),
        ("0.0.0.0:1", false),
    ] {
        let parsed: Result<AgentAddress, NotLoopback> =
            address.parse::<std::net::SocketAddr>().unwrap().try_into();
        assert_eq!(parsed.is_ok(), legal, "{address}");
    }
}

#[tokio::test]
async fn no_error_and_no_debug_text_holds_the_key() {
    let api = peer("SSH-2.0\r\n", limits()).await;
    let error = api.capabilities().await.unwrap_err();
    for text in [format!("{api:?}"), format!("{error:?}"), error.to_string()] {
        assert!(!text.contains(crate::world::KEY), "{text}");
    }
}
