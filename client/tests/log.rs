//! What a program's log shows of calls. A binary of its own, because a process has one log.

#[path = "sdk/script.rs"]
#[expect(dead_code, reason = "this binary needs a part of it")]
mod script;

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hermes_hub_client::{Hub, Repeats};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use script::{Answer, Script, with_headers};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_call_is_a_span_with_its_operation_and_nothing_that_is_logged_holds_the_token() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let alive = r#"{"state":"alive"}"#;
    let script =
        Script::start(vec![Answer::Hangup, with_headers(200, &[("x-request-id", "r-9")], alive)]).await;
    let repeats = Repeats { wait_first: Duration::from_millis(1), ..Repeats::default() };
    let hub = Hub::connect(script.url()).token("CANARY-token").repeats(repeats).build().unwrap();
    hub.health_view().send().await.unwrap();
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for part in ["hub_call{operation=\"health_view\"", "http.status=200", "request.id=\"r-9\"", "tries=2"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("CANARY"), "{text}");
    assert_eq!(
        script.seen()[0].header("authorization"),
        Some("Bearer CANARY-token"),
        "there was one to leak"
    );
}
