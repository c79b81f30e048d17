//! `[[model]]`: the scripted agent's real model calls, against a model of a few lines.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use hub_runtime::agent_api::{AgentEvent, AgentRunState, RunStart, Turn, TurnRole, Usage};
use hub_runtime::scripted::{ModelEndpoint, ScriptedConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::world::{World, drain, events, run_start, text};

/// A model that answers each call with the next of these bytes, and keeps what it was asked.
struct Model {
    base_url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Model {
    async fn start(answers: &[String]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (kept, answers) = (Arc::clone(&asked), answers.to_vec());
        tokio::spawn(async move {
            for answer in answers {
                let (mut socket, _) = listener.accept().await.unwrap();
                let mut request = String::new();
                while !whole(&request) {
                    let mut bytes = [0; 4096];
                    let count = socket.read(&mut bytes).await.unwrap();
                    request.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
                }
                kept.lock().unwrap().push(request);
                socket.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { base_url, asked }
    }

    fn endpoint(&self, path: &str, key: &str) -> ModelEndpoint {
        let base_url = format!("{}{path}", self.base_url);
        ModelEndpoint { name: "scripted-model".into(), base_url, api_key: key.to_owned().into() }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else { return false };
    let length = head.to_ascii_lowercase().split_once("content-length: ").unwrap().1.to_owned();
    body.len() == length.lines().next().unwrap().parse::<usize>().unwrap()
}

fn stream(parts: &[&str]) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n{}",
        parts.concat()
    )
}

fn refuse(status: &str) -> String {
    let body = r#"{"error": {"message": "scripted refusal"}}"#;
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

const HELLO: &str = "data: {\"choices\": [{\"delta\": {\"content\": \"hel\"}}]}\n\ndata: {\"choices\": [{\"delta\": {\"content\": \"lo\"}}]}\n\n";
const STOP: &str = "data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n";
const USAGE: &str = "data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 7, \"completion_tokens\": 2}}\n\ndata: [DONE]\n\n";

async fn world(model: &Model) -> World {
    World::with(|config: &mut ScriptedConfig| {
        config.model = Some(model.endpoint("/v1", "default-key"));
        config.routes.insert("slot-1".into(), model.endpoint("/slots/1/v1", "slot-key"));
        config.timings.model_backoff = Duration::from_millis(1);
    })
    .await
}

#[tokio::test]
async fn a_run_with_a_slot_calls_the_slots_endpoint_with_its_key_and_its_history() {
    let model = Model::start(&[stream(&[HELLO, STOP, USAGE])]).await;
    let world = world(&model).await;
    let run = RunStart {
        instructions: Some("Be brief.".into()),
        conversation_history: vec![
            Turn { role: TurnRole::User, content: "A".into() },
            Turn { role: TurnRole::Assistant, content: "B".into() },
        ],
        model: Some("slot-1".into()),
        ..run_start("greet me [[model]]")
    };
    let run = world.api.run_start(&run).await.unwrap();
    let (items, _) = drain(world.api.run_events(&run).await.unwrap()).await;
    assert_eq!(text(&items), "hello");
    let usage = Some(Usage { input_tokens: 7, output_tokens: 2, total_tokens: 9 });
    assert_eq!(events(&items).last(), Some(&&AgentEvent::RunCompleted { output: "hello".into(), usage }));
    let [asked] = model.asked().try_into().unwrap();
    assert!(asked.starts_with("POST /slots/1/v1/chat/completions "), "{asked}");
    assert!(asked.to_ascii_lowercase().contains("authorization: bearer slot-key"), "{asked}");
    let body: serde_json::Value = serde_json::from_str(asked.split_once("\r\n\r\n").unwrap().1).unwrap();
    let texts: Vec<&str> = body["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["content"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Be brief.", "A", "B", "greet me"]);
    assert_eq!(body["stream_options"]["include_usage"], true);
    assert_eq!(world.api.run_status(&run).await.unwrap().model.as_deref(), Some("slot-1"));
}

#[tokio::test]
async fn a_cut_model_stream_becomes_a_completed_run_with_spliced_text() {
    let cut = stream(&[HELLO]);
    let model = Model::start(&[cut.clone(), cut.clone(), cut.clone(), cut]).await;
    let world = world(&model).await;
    let (run, stream) = world.read("[[model]]").await;
    let (items, _) = drain(stream).await;
    let output = "hello".repeat(4);
    let expected = AgentEvent::RunCompleted { output: output.clone(), usage: Some(Usage::default()) };
    assert_eq!(events(&items).last(), Some(&&expected));
    let copy = |event: &&AgentEvent| matches!(event, AgentEvent::ReasoningAvailable { .. });
    assert!(!events(&items).iter().any(copy), "as measured, there is no copy of a spliced answer");
    assert_eq!(world.until(&run, AgentRunState::Completed).await.output, Some(output));
}

#[tokio::test]
async fn refusals_that_may_pass_are_tried_again_and_others_are_not() {
    let good = stream(&[HELLO, STOP, USAGE]);
    let (busy, broken) = (refuse("429 Too Many Requests"), refuse("500 Internal Server Error"));
    let table: &[(Vec<String>, Result<&str, &str>)] = &[
        (vec![broken.clone(), good], Ok("hello")),
        (vec![busy.clone(), broken, busy], Err("HTTP 429: scripted refusal")),
        (vec![refuse("401 Unauthorized")], Err("HTTP 401: scripted refusal")),
    ];
    for (answers, expected) in table {
        let model = Model::start(answers).await;
        let world = world(&model).await;
        let (_, stream) = world.read("[[model]]").await;
        let (items, _) = drain(stream).await;
        match (events(&items).last().unwrap(), expected) {
            (AgentEvent::RunCompleted { output, .. }, Ok(text)) => assert_eq!(output, text),
            (AgentEvent::RunFailed { error }, Err(text)) => assert_eq!(error, text),
            (event, expected) => panic!("{event:?} is not {expected:?}"),
        }
        assert_eq!(model.asked().len(), answers.len());
    }
}

#[tokio::test]
async fn without_a_model_the_run_fails_with_a_reason() {
    let world = World::start().await;
    let (_, stream) = world.read("[[model]]").await;
    let (items, _) = drain(stream).await;
    assert_eq!(events(&items), [&AgentEvent::RunFailed { error: "no model is configured".into() }]);
}
