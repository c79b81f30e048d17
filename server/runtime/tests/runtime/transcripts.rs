//! The scripted agent held against the real agent's bytes.
//!
//! Each transcript is replayed, request by request, over a plain socket; then status, headers and
//! body must be the same but for ids, times and durations. The same bytes are read by the client.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use hub_runtime::agent_api::event::read_frame;
use hub_runtime::agent_api::sse::{SseDecoder, SseEnd, SseItem};
use hub_runtime::agent_api::{AgentEvent, AgentRunId};
use hub_runtime::scripted::ScriptedConfig;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::world::{KEY, PATIENCE, World};

/// Headers that say who answered, when, and how the bytes were framed.
const HEADERS_THAT_DIFFER: [&str; 4] = ["date", "server", "connection", "content-length"];

/// Members that differ from run to run.
const NUMBERS_THAT_DIFFER: [&str; 7] =
    ["timestamp", "created_at", "updated_at", "duration", "used_percent", "free_bytes", "pid"];

#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) head: String,
    pub(crate) body: String,
    pub(crate) answer: Answer,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: String,
    pub(crate) headers: BTreeSet<String>,
    pub(crate) body: String,
}

pub(crate) fn transcript(name: &str) -> Vec<Exchange> {
    let path = format!("{}/tests/data/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let starts: Vec<usize> = text.match_indices("\n>>> ").map(|(at, _)| at + 1).collect();
    let starts = if text.starts_with(">>> ") { [vec![0], starts].concat() } else { starts };
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| exchange(&text[*start..end])).collect()
}

fn exchange(text: &str) -> Exchange {
    let (_, request) = text.split_once('\n').unwrap();
    let (request, answer) = request.split_once("\n<<< after").unwrap();
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    let (_, answer) = answer.split_once('\n').unwrap();
    // A remark belongs to the next exchange.
    let answer = answer.split("\n###").next().unwrap();
    let (answer_head, answer_body) = answer.split_once("\n\n").unwrap();
    Exchange {
        // Two agents were captured, each with a key of its own.
        head: head.replace("hub-t4-0123456789abcdef0123456789", KEY),
        body: body.trim_end_matches('\n').to_owned(),
        answer: Answer::read(answer_head, answer_body.trim_end_matches('\n').to_owned()),
    }
}

impl Answer {
    fn read(head: &str, body: String) -> Self {
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().to_owned();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim().to_owned())
        };
        let compared = |(name, _): &(String, String)| !HEADERS_THAT_DIFFER.contains(&name.as_str());
        let headers = lines.map(header).filter(compared).map(|(name, value)| format!("{name}: {value}"));
        Self { status, headers: headers.collect(), body }
    }

    fn run_id(&self) -> Option<&str> {
        let (_, rest) = self.body.split_once("\"run_id\": \"")?;
        rest.split('"').next()
    }
}

/// How one transcript is replayed.
#[derive(Default)]
struct Replay {
    transcript: &'static str,
    /// The input of each started run in turn: what the scripted agent is told to do.
    scripts: &'static [&'static str],
    approval_timeout_ms: Option<u64>,
}

impl Replay {
    async fn run(&self) {
        let world = World::with(|config: &mut ScriptedConfig| {
            config.approval_timeout = self.approval_timeout_ms.map_or(PATIENCE, Duration::from_millis);
        })
        .await;
        let mut scripts = self.scripts.iter();
        let (mut theirs, mut ours) = (String::from("none"), String::from("none"));
        for (number, exchange) in transcript(self.transcript).iter().enumerate() {
            let what =
                format!("{} number {number}: {}", self.transcript, exchange.head.lines().next().unwrap());
            let accepted = exchange.answer.status == "202";
            let body = if accepted {
                with_input(&exchange.body, scripts.next().expect("a script for each run"))
            } else {
                exchange.body.clone()
            };
            let head = exchange.head.replace(&theirs, &ours);
            prepare(&world, &head, exchange, &ours).await;
            let answer = send(world.agent.address(), &head, &body).await;
            assert_eq!(answer.status, exchange.answer.status, "{what}: {}", answer.body);
            if accepted {
                theirs = exchange.answer.run_id().unwrap().to_owned();
                ours = answer.run_id().unwrap().to_owned();
            }
            assert_eq!(answer.headers, exchange.answer.headers, "{what}");
            let (ours_said, theirs_said) =
                (alike(&answer.body, &ours), alike(&exchange.answer.body, &theirs));
            assert_eq!(ours_said, theirs_said, "{what}");
        }
        assert!(scripts.next().is_none(), "{}: every script was used", self.transcript);
    }
}

/// Brings the agent to where the real one was when the request was made.
async fn prepare(world: &World, head: &str, exchange: &Exchange, run: &str) {
    let run = AgentRunId::parse(run).unwrap();
    let first = head.lines().next().unwrap();
    if first.contains("/events ") {
        world.agent.release("go");
    }
    let resolves = exchange.answer.body.contains("approval_response");
    let waits = if resolves { Some("waiting_for_approval") } else { status_of(&exchange.answer.body) };
    let asked = exchange.head.starts_with("GET ") && !first.contains("/events ") && waits.is_some();
    if resolves || (asked && first.contains("/v1/runs/")) {
        poll(world, &run, waits.unwrap()).await;
    }
}

fn status_of(body: &str) -> Option<&str> {
    let (_, rest) = body.split_once("\"status\": \"")?;
    rest.split('"').next()
}

async fn poll(world: &World, run: &AgentRunId, wanted: &str) {
    let address = world.agent.address();
    let head = format!(
        "GET /v1/runs/{run} HTTP/1.1\nHost: {address}\nConnection: close\nAuthorization: Bearer {KEY}"
    );
    let polled = async {
        while status_of(&send(address, &head, "").await.body) != Some(wanted) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, polled).await.unwrap_or_else(|_| panic!("{run} becomes {wanted}"));
}

fn with_input(body: &str, script: &str) -> String {
    let mut body: serde_json::Value = serde_json::from_str(body).unwrap();
    match body.get_mut("input").unwrap() {
        serde_json::Value::Array(messages) => messages.last_mut().unwrap()["content"] = script.into(),
        input => *input = script.into(),
    }
    body.to_string()
}

pub(crate) async fn send(address: SocketAddr, head: &str, body: &str) -> Answer {
    let mut lines: Vec<String> = head.lines().map(str::to_owned).collect();
    let huge = head.contains("Content-Length: 10000001");
    for line in &mut lines {
        if line.starts_with("Content-Length:") && !huge {
            *line = format!("Content-Length: {}", body.len());
        }
    }
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(format!("{}\r\n\r\n{body}", lines.join("\r\n")).as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    tokio::time::timeout(PATIENCE, socket.read_to_end(&mut bytes)).await.expect("an answer").unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
    let body = if chunked { unchunk(body) } else { body.to_owned() };
    Answer::read(&head.replace("\r\n", "\n"), body.trim_end_matches('\n').to_owned())
}

fn unchunk(mut text: &str) -> String {
    let mut whole = String::new();
    while let Some((length, rest)) = text.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        whole.push_str(&rest[..length]);
        text = rest[length..].strip_prefix("\r\n").unwrap();
    }
    whole
}

/// The body with what must differ made equal, byte for byte otherwise.
fn alike(body: &str, run: &str) -> String {
    let mut body = body.replace(run, "RUN");
    for name in NUMBERS_THAT_DIFFER {
        let member = format!("\"{name}\": ");
        let mut blank = String::new();
        let mut rest = body.as_str();
        while let Some((before, after)) = rest.split_once(&member) {
            let end = after.find([',', '}']).unwrap();
            blank.push_str(&format!("{before}{member}0"));
            rest = &after[end..];
        }
        blank.push_str(rest);
        body = blank;
    }
    // How often a silent stream is kept alive is the test's choice of clock.
    let body = body.replace(": keepalive\n\n", "");
    with_text_blank(
        with_text_blank(body, "\"updated_at\": \"", '"'),
        "\"split_runtime\": false, \"description\": \"",
        '"',
    )
}

fn with_text_blank(body: String, from: &str, to: char) -> String {
    match body.split_once(from) {
        Some((before, after)) => format!("{before}{}", &after[after.find(to).unwrap()..]),
        None => body,
    }
}

const REPLAYS: &[Replay] = &[
    Replay {
        transcript: "03-run-plain",
        scripts: &["[[wait:go]][[usage:1234,56]]"],
        approval_timeout_ms: None,
    },
    Replay { transcript: "04-run-errors", scripts: &["[[say:sid int]]"], approval_timeout_ms: None },
    Replay {
        transcript: "05-run-tool",
        scripts: &[
            "[[shell:echo hello-from-tool]]",
            "[[shell:exit 3]]",
            "[[say:tool]][[say: said:]][[say: Tool 'no_such_tool' does not exist. Available tools: cronjob, delegate_task, execute_code, memory, patch, process, read_file, search_files, session_search, skill_manage, skill_view, skills_list, termi]][[usage:22,6]]",
        ],
        approval_timeout_ms: None,
    },
    Replay { transcript: "07-run-nousage", scripts: &["[[nousage]]"], approval_timeout_ms: None },
    Replay {
        transcript: "08-run-session",
        scripts: &[
            "first message [[say:one]]",
            "second [[echo]]",
            "third [[echo]]",
            "L3 [[echo]]",
            "x [[echo]]",
            "x [[say:k]]",
            "x [[say:k]]",
        ],
        approval_timeout_ms: None,
    },
    Replay {
        transcript: "10-approval-once",
        scripts: &["[[approve:rm -rf /srv/victim|delete in root path]][[wait:go]]"],
        approval_timeout_ms: None,
    },
    Replay {
        transcript: "10-approval-deny",
        scripts: &["[[approve:rm -rf /srv/victim|delete in root path]][[wait:go]]"],
        approval_timeout_ms: None,
    },
    Replay {
        transcript: "11-stop-slow-model",
        scripts: &["[[ignore-stop]][[wait:go]]"],
        approval_timeout_ms: None,
    },
    Replay { transcript: "11-stop-immediately", scripts: &["[[hang]]"], approval_timeout_ms: None },
    Replay {
        transcript: "12-approval-timeout",
        scripts: &["[[approve:chmod -R 777 /srv/victim|world/other-writable permissions]]"],
        approval_timeout_ms: Some(50),
    },
    Replay {
        transcript: "12-approval-two-at-once",
        scripts: &[
            "[[approve:rm -rf /srv/victim5/a|delete in root path]][[approve:rm -rf /srv/victim5/b|delete in root path]][[usage:22,6]]",
        ],
        approval_timeout_ms: Some(1500),
    },
    Replay { transcript: "13-cut-stream", scripts: &["[[cut]]"], approval_timeout_ms: None },
    Replay {
        transcript: "13-fail-400",
        scripts: &["[[fail:HTTP 400: scripted error sk-abc...3456]]"],
        approval_timeout_ms: None,
    },
    Replay { transcript: "14-late-subscriber", scripts: &["[[drip:5,0]]"], approval_timeout_ms: None },
];

#[tokio::test]
async fn the_scripted_agent_answers_what_the_real_one_did() {
    for replay in REPLAYS {
        replay.run().await;
    }
}

#[tokio::test]
async fn it_describes_itself_as_the_real_one_did() {
    let world = World::with(|config| {
        config.model = Some(hub_runtime::scripted::ModelEndpoint {
            name: "m".into(),
            base_url: "http://127.0.0.1:9/v1".into(),
            api_key: "k".to_owned().into(),
        });
    })
    .await;
    for exchange in transcript("01-health-meta") {
        let answer = send(world.agent.address(), &exchange.head, "").await;
        assert_eq!(answer.status, exchange.answer.status, "{}", exchange.head);
        assert_eq!(answer.headers, exchange.answer.headers, "{}", exchange.head);
        // The endpoints that are not imitated are not claimed.
        let part = |body: &str| alike(body.split("\"endpoints\"").next().unwrap(), "none");
        assert_eq!(part(&answer.body), part(&exchange.answer.body), "{}", exchange.head);
    }
}

#[tokio::test]
async fn the_eleventh_run_is_refused_in_the_same_words() {
    let world = World::start().await;
    for _ in 0..10 {
        world.run("[[hang]]").await;
    }
    let [exchange] = transcript("16-concurrency").try_into().unwrap();
    let answer = send(world.agent.address(), &exchange.head, &exchange.body).await;
    assert_eq!((&answer.status, &answer.headers), (&exchange.answer.status, &exchange.answer.headers));
    assert_eq!(answer.body, exchange.answer.body);
}

#[tokio::test]
async fn a_stop_during_an_approval_ends_the_tool_with_an_error() {
    let world = World::start().await;
    let (run, events) =
        world.read("[[approve:chmod -R 777 /srv/victim|world/other-writable permissions]]").await;
    poll(&world, &run, "waiting_for_approval").await;
    world.api.run_stop(&run).await.unwrap();
    let (items, _) = crate::world::drain(events).await;
    let exchanges = transcript("11-stop-approval");
    let theirs = exchanges.iter().find(|exchange| exchange.head.contains("/events ")).unwrap();
    let theirs_id = theirs.head.split('/').nth(3).unwrap();
    let theirs = decoded(&theirs.answer.body, &AgentRunId::parse(theirs_id).unwrap());
    let names = |events: &[&AgentEvent]| events.iter().map(|event| name(event)).collect::<Vec<_>>();
    assert_eq!(names(&crate::world::events(&items)), names(&theirs.iter().collect::<Vec<_>>()));
}

fn name(event: &AgentEvent) -> String {
    format!("{event:?}").split([' ', '(']).next().unwrap().to_owned()
}

fn decoded(body: &str, run: &AgentRunId) -> Vec<AgentEvent> {
    let mut decoder = SseDecoder::new(1 << 20);
    // The captures end without the blank line of their last comment.
    let items = decoder.push(format!("{body}\n\n").as_bytes());
    assert_eq!(decoder.finish(), SseEnd::Whole);
    let mut decoder = SseDecoder::new(1 << 20);
    let pieces = format!("{body}\n\n").into_bytes();
    let by_pieces: Vec<SseItem> = pieces.chunks(7).flat_map(|piece| decoder.push(piece)).collect();
    assert_eq!(by_pieces, items, "however the bytes arrive");
    items
        .into_iter()
        .filter_map(|item| match item {
            SseItem::Frame(frame) => Some(read_frame(&frame.data, run).unwrap().event),
            SseItem::Comment(text) => {
                assert!(["keepalive", "stream closed"].contains(&text.as_str()), "{text}");
                None
            }
            SseItem::Malformed(fault) => panic!("{fault:?} in the agent's own bytes"),
        })
        .collect()
}

#[test]
fn every_event_stream_of_the_real_agent_is_understood() {
    let dir = format!("{}/tests/data", env!("CARGO_MANIFEST_DIR"));
    let mut streams = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let Some(transcript_name) = file.strip_suffix(".txt") else { continue };
        for exchange in transcript(transcript_name) {
            if !exchange.answer.headers.contains("content-type: text/event-stream") {
                continue;
            }
            streams += 1;
            let run = AgentRunId::parse(exchange.head.split('/').nth(3).unwrap()).unwrap();
            let events = decoded(&exchange.answer.body, &run);
            assert!(!events.is_empty(), "{transcript_name}");
            assert!(
                events.iter().all(|event| !matches!(event, AgentEvent::Other { .. })),
                "{transcript_name}: {events:?}"
            );
            // The first of two readers is the one that never saw the end.
            let ends = events.iter().filter(|event| event.is_terminal()).count();
            assert!(ends == 1 || (ends == 0 && transcript_name == "14-two-subscribers"), "{transcript_name}");
        }
    }
    assert!(streams >= 17, "{streams} streams were found");
}
