//! Readers that take nothing: an end does not wait for them, and their connections are given up.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use hermes_hub_client::RunRef;
use hub_tests::{Caller, Process, Settings, check_log, eventually, whole_log, within};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// More than fits into the buffers between a Hub and a reader.
const WORDS: usize = 40_000;

async fn flooded(process: &Process) -> (Caller, RunRef) {
    let acme = process.caller("acme").await.patience(Duration::from_secs(90));
    let run = acme.run(&format!("[[flood:{WORDS}]]")).await;
    acme.end(&run).await;
    (acme, run)
}

/// Asks for all events of a run, and reads none.
async fn stalled(process: &Process, path: &str) -> TcpStream {
    let address = process.url().strip_prefix("http://").expect("it is plain HTTP");
    let mut stream = TcpStream::connect(address).await.expect("the hub listens");
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer {}\r\n\r\n",
        process.admin_token()
    );
    stream.write_all(head.as_bytes()).await.expect("it is open");
    stream
}

/// Whether the Hub's side of a connection is there, as the system lists it: addresses as one little-endian number.
fn is_served(reader: &TcpStream) -> bool {
    let (hub, own) = (reader.peer_addr().expect("connected"), reader.local_addr().expect("connected"));
    let line = format!(" 0100007F:{:04X} 0100007F:{:04X} ", hub.port(), own.port());
    std::fs::read_to_string("/proc/self/net/tcp").expect("the system lists connections").contains(&line)
}

#[tokio::test]
async fn an_end_does_not_wait_for_a_reader_that_does_not_read() {
    let mut process = Process::start_with(Settings::with_agent()).await;
    let (acme, run) = flooded(&process).await;
    let reader = stalled(&process, &acme.path(&run, "/events")).await;
    reader.readable().await.expect("it is answered");
    let before = Instant::now();
    process.terminate();
    assert_eq!(process.end().await.code(), Some(0), "{}", process.stderr());
    assert!(before.elapsed() < Duration::from_secs(10), "it took {:?}", before.elapsed());
    drop(reader);
    let process = process.restart().await;
    acme.output(&acme.run("[[say:on]]").await).await;
    drop(process);
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up_and_can_come_back() {
    let mut settings = Settings::with_agent();
    settings.set("limits.reader_stall_seconds", "1");
    let process = Process::start_with(settings).await;
    let (acme, run) = flooded(&process).await;
    let mut reader = stalled(&process, &acme.path(&run, "/events")).await;
    assert!(is_served(&reader), "it was let in");
    let given_up = eventually("the connection is given up", async || (!is_served(&reader)).then_some(()));
    within("the hub gives it up", Duration::from_secs(60), given_up).await;
    // Who reads on is told by the connection that there is no more, and comes back.
    let kind = reader.read_to_end(&mut Vec::new()).await.expect_err("it is cut").kind();
    assert_eq!(kind, ErrorKind::ConnectionReset);
    let events = whole_log(&run).await;
    check_log(&events);
    assert!(events.len() > WORDS, "who reads gets everything");
}
