//! What agent hosts are answered, through the door and over a real socket.

use std::time::Duration;

use futures::StreamExt as _;
use hub_types::{Run, RunCreate, RuntimeOrderType, RuntimeReports};
use serde_json::Value;

use super::*;
use crate::auth::Scope;
use crate::test_world::{Door, World, hello, tenant_id};

/// Every operation of agent hosts, with a body that is well formed.
fn operations(tenant: &str) -> Vec<(String, Option<Value>)> {
    let at = |what: &str, rest: &str| format!("{what} /v1/tenant-runtime/{tenant}/{rest}");
    let report = json!({ "number": 1, "type": "run.frame", "data": {} });
    vec![
        (at("POST", "hello"), Some(json!({ "generation": 1, "hostVersion": "1", "isolation": "process" }))),
        (at("GET", "orders"), None),
        (at("POST", "reports"), Some(json!({ "generation": 1, "reports": [report] }))),
        (at("POST", "model/default/v1/chat/completions"), Some(json!({ "messages": [] }))),
        (at("GET", "model/default/v1/models"), None),
    ]
}

/// The status of an answer, and its error without what differs between any two.
async fn answered(door: &Door, what: &str, token: Option<&str>, body: Option<&Value>) -> (u16, Value) {
    let mut request = door.ask(what, token);
    if let Some(body) = body {
        request = request.json(body);
    }
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    if status == 200 {
        return (status, Value::Null);
    }
    let mut error: Value = answer.json().await.expect("an error");
    error["requestId"] = Value::Null;
    (status, error)
}

#[tokio::test]
async fn the_door_lets_a_host_to_its_own_tenant_and_nobody_else_anywhere() {
    let world = World::with("model_base_url = \"http://127.0.0.1:1/v1\"\nmodel_name = \"m\"", "").await;
    let (acme, other) = (world.tenant("acme").await, world.tenant("other").await);
    let host = world.wake(&acme).await;
    world.wake(&other).await;
    let credential = world.credential(&host);
    let (admin, reader) = (world.operator(Scope::Admin).await, world.operator(Scope::Read).await);
    let door = world.serve();

    let own = operations("acme");
    let statuses = [200, 200, 200, 502, 200];
    for ((what, body), expected) in own.iter().zip(statuses) {
        let (status, error) = answered(&door, what, Some(&credential), body.as_ref()).await;
        assert_eq!(status, expected, "{what}: {error}");
        for (token, expected) in
            [(None, 401), (Some("hhr_junk"), 401), (Some(admin.as_str()), 403), (Some(reader.as_str()), 403)]
        {
            let (status, _) = answered(&door, what, token, body.as_ref()).await;
            assert_eq!(status, expected, "{what} by {token:?}");
        }
    }
    for ((what, body), (nobody, _)) in operations("other").iter().zip(operations("nobody")) {
        let foreign = answered(&door, what, Some(&credential), body.as_ref()).await;
        assert_eq!(foreign.0, 404, "{what}");
        assert_eq!(foreign, answered(&door, &nobody, Some(&credential), body.as_ref()).await, "{what}");
        // Wrong bodies are not even looked at.
        let wrong = answered(&door, what, Some(&credential), Some(&json!({ "x": 1 }))).await;
        assert_eq!(wrong.0, 404, "{what}");
    }
    for what in
        ["GET /v1/tenants", "GET /v1/tenants/acme", "DELETE /v1/tenants/acme", "GET /v1/tenants/acme/runs"]
    {
        assert_eq!(answered(&door, what, Some(&credential), None).await.0, 403, "{what}");
    }
    assert_eq!(answered(&door, "GET /v1/healthz", Some(&credential), None).await.0, 200);

    world.hosts.exit("acme", 1);
    world.look().await;
    for (what, body) in &own {
        assert_eq!(answered(&door, what, Some(&credential), body.as_ref()).await.0, 401, "{what}");
    }
}

#[tokio::test]
async fn a_host_is_told_what_to_run_with_and_may_ask_again() {
    let world = World::with("model_name = \"default-model\"", "").await;
    let acme = world.tenant("acme").await;
    let host = world.wake(&acme).await;
    let welcome = world.callbacks.hello(&host, &acme.id, hello(1)).await.expect("welcome");
    assert_eq!((welcome.generation, welcome.revision, welcome.acknowledged), (1, 1, 0));
    assert_eq!((welcome.settings.slots, welcome.settings.approval_timeout_seconds), (4, 360));
    assert_eq!(welcome.settings.model.as_deref(), Some("default-model"));
    world.report(&host, 1, &[("agent.ready", json!({}))]).await.expect("taken");

    let change =
        json!({ "agent": { "model": "own-model", "maxConcurrentRuns": 9, "approvalTimeoutSeconds": 10 } });
    let change = serde_json::from_value(change).expect("a body");
    world.tenants.update(acme.id.clone(), change, None, false).await.expect("changed");
    let welcome = world.callbacks.hello(&host, &acme.id, hello(1)).await.expect("welcome");
    assert_eq!((welcome.revision, welcome.acknowledged), (2, 1));
    assert_eq!(welcome.settings.slots, 4, "routes are read at boot");
    assert_eq!(world.current(&acme).await.expect("one").slots, 4);
    assert_eq!(welcome.settings.model.as_deref(), Some("own-model"));
    assert_eq!(welcome.settings.approval_timeout_seconds, 70);

    let models = world.callbacks.model_list(&host, &acme.id).await.expect("a list");
    assert_eq!(models.0["data"][0]["id"], "own-model");
}

#[tokio::test]
async fn a_host_whose_time_is_over_is_told_to_end() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.wake(&acme).await;
    let gone = |error: ApiError| (error.status().as_u16(), error.details()[0].reason.clone());
    let stale = (410, ErrorReason::StaleGeneration);

    let other = world.callbacks.hello(&host, &acme.id, hello(2)).await.expect_err("not its own");
    assert_eq!(gone(other), stale);
    world.agents.restart(&host.tenant_uid, "test").await.expect("asked");
    let late = world.callbacks.hello(&host, &acme.id, hello(1)).await.expect_err("it need not begin");
    assert_eq!(gone(late), stale);

    world.hosts.exit("acme", 1);
    world.look().await;
    let next = world.greeted(&acme).await;
    world.agents.restart(&host.tenant_uid, "test").await.expect("asked");
    world.callbacks.hello(&next, &acme.id, hello(2)).await.expect("it is still to report how it ended");

    let batch = reports(1, 1, &[("run.frame", json!({}))]);
    assert_eq!(gone(world.callbacks.report(&host, batch).await.expect_err("over")), stale);
    let batch = reports(1, 1, &[("run.frame", json!({}))]);
    assert_eq!(gone(world.callbacks.report(&next, batch).await.expect_err("not its own")), stale);
    let batch = reports(2, 1, &[("run.frame", json!({}))]);
    assert_eq!(gone(world.callbacks.report(&host, batch).await.expect_err("in another's name")), stale);
    let other = world.callbacks.hello(&host, &acme.id, hello(2)).await.expect_err("in another's name");
    assert_eq!(gone(other), stale);
    assert_eq!(gone(world.callbacks.orders(&host, 0).await.err().expect("over")), stale);
    assert_eq!(gone(world.callbacks.model_list(&host, &acme.id).await.expect_err("over")), stale);
    let call = world
        .callbacks
        .model_complete(&host, &acme.id, &slot("1"), ModelRequest(serde_json::Map::new()))
        .await;
    assert_eq!(gone(call.err().expect("over")), stale);
}

fn slot(text: &str) -> Slot {
    Slot::try_from(text).expect("a slot")
}

/// A batch whose first report has this number.
fn reports(generation: i64, first: i64, what: &[(&str, Value)]) -> RuntimeReports {
    let reports: Vec<_> = (first..)
        .zip(what)
        .map(|(number, (kind, data))| json!({ "number": number, "type": kind, "data": data }))
        .collect();
    serde_json::from_value(json!({ "generation": generation, "reports": reports })).expect("a batch")
}

impl World {
    async fn report(&self, host: &Runtime, first: i64, what: &[(&str, Value)]) -> Result<i64, ApiError> {
        let batch = reports(host.generation, first, what);
        self.callbacks.report(host, batch).await.map(|answer| answer.acknowledged)
    }

    async fn give(&self, host: &Runtime, count: usize) {
        for _ in 0..count {
            let host = host.clone();
            let order = self.cx.db.write("test", move |tx| {
                Box::pin(async move {
                    let kind = RuntimeOrderType::RunStop;
                    agents::order(tx, &host.tenant_uid, host.generation, kind, None, json!({ "a": "é\n" }))
                        .await
                })
            });
            order.await.expect("written");
        }
        self.agents.tell(&host.tenant_uid);
    }
}

#[tokio::test]
async fn reports_are_taken_once_in_order_and_without_gaps() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    let frame = || ("run.frame", json!({}));
    let ready = || ("agent.ready", json!({ "agentVersion": "1" }));

    // A hole: nothing of the batch is kept, also not what stood before it.
    let mut holed = reports(1, 1, &[ready(), frame(), frame()]);
    holed.reports.remove(1);
    let refusal = world.callbacks.report(&host, holed).await.expect_err("a hole");
    assert_eq!(refusal.details()[0].field.as_deref(), Some("reports[1].number"));
    assert_eq!(world.current(&acme).await.expect("one").state, "hello");
    assert!(world.report(&host, 2, &[frame()]).await.is_err(), "1 is missing");

    assert_eq!(world.report(&host, 1, &[frame(), ready()]).await.expect("taken"), 2);
    assert_eq!(world.current(&acme).await.expect("one").state, "ready");
    assert_eq!(world.report(&host, 1, &[frame(), ready()]).await.expect("a repeat"), 2);
    assert_eq!(world.report(&host, 2, &[ready(), frame()]).await.expect("an overlap"), 3);
    let mut doubled = reports(1, 3, &[frame(), frame()]);
    doubled.reports[1].number = 3;
    doubled.reports.push(doubled.reports[0].clone());
    assert_eq!(world.callbacks.report(&host, doubled).await.expect("the same again").acknowledged, 3);
    assert_eq!(world.report(&host, 1, &[frame()]).await.expect("an old one alone"), 3);
    assert_eq!(world.report(&host, 4, &[("star.gazed", json!({ "x": 1 }))]).await.expect("unknown"), 4);

    let world = world.restarted(Duration::from_secs(1)).await;
    let welcome = world.callbacks.hello(&host, &acme.id, hello(1)).await.expect("welcome");
    assert_eq!(welcome.acknowledged, 4, "also for the next hub");
}

#[tokio::test]
async fn an_exit_is_kept_with_the_end_of_its_last_words() {
    let exit = |data: Value| agents::Exit::from_report(data.as_object().expect("an object"));
    let long = format!("first{}", "é".repeat(3000));
    let kept = exit(json!({ "code": 3, "signal": null, "stderrTail": long }));
    assert_eq!((kept.code, kept.signal), (Some(3), None));
    let tail = kept.stderr_tail.expect("words");
    assert!(tail.len() <= 4096 && long.ends_with(&tail));
    let message = exit(json!({ "message": long })).message.expect("words");
    assert!(message.len() <= 1000 && message.len() > 990 && long.starts_with(&message));
    assert_eq!(exit(json!({ "code": "x", "stderrTail": 1 })), agents::Exit::default());

    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    world.report(&host, 1, &[("agent.exited", json!({ "signal": 9 }))]).await.expect("taken");
    assert_eq!(world.current(&acme).await.expect("one").state, "ending");
}

/// Reads an order stream frame by frame.
struct Orders {
    pieces: futures::stream::BoxStream<'static, reqwest::Result<bytes::Bytes>>,
    text: String,
}

impl Orders {
    async fn open(door: &Door, credential: &str, after: i64) -> Self {
        let what = format!("GET /v1/tenant-runtime/acme/orders?after={after}");
        let answer = door.ask(&what, Some(credential)).send().await.expect("an answer");
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        let mut orders = Self { pieces: answer.bytes_stream().boxed(), text: String::new() };
        assert_eq!(orders.block().await.as_deref(), Some("retry: 2000"));
        orders
    }

    /// What stands before the next empty line; `None` at the end.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            let piece = self.pieces.next().await?.expect("the connection holds");
            self.text.push_str(std::str::from_utf8(&piece).expect("text"));
        }
    }

    /// The number, type and data of the next order.
    async fn next(&mut self) -> Option<(i64, String, Value)> {
        let block = self.block().await?;
        let field = |name: &str| {
            let mut lines = block.lines().filter_map(|line| line.strip_prefix(name));
            let value = lines.next().expect("the field").to_owned();
            assert!(lines.next().is_none(), "one line: {block}");
            value
        };
        let data: Value = serde_json::from_str(&field("data: ")).expect("JSON");
        Some((field("id: ").parse().expect("a number"), field("event: "), data))
    }
}

#[tokio::test]
async fn orders_are_replayed_from_a_cursor_and_go_on_live() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    let (credential, door) = (world.credential(&host), world.serve());
    world.give(&host, 3).await;

    let mut orders = Orders::open(&door, &credential, 0).await;
    for expected in 1..=3 {
        let (seq, kind, data) = orders.next().await.expect("an order");
        assert_eq!((seq, kind.as_str()), (expected, "run.stop"));
        assert_eq!(data, json!({ "seq": seq, "type": "run.stop", "runId": null, "data": { "a": "é\n" } }));
    }
    world.give(&host, 1).await;
    assert_eq!(orders.next().await.expect("a new one").0, 4);

    let mut again = Orders::open(&door, &credential, 2).await;
    let mut beyond = Orders::open(&door, &credential, 4).await;
    world.give(&host, 100).await;
    for expected in 3..=104 {
        assert_eq!(again.next().await.expect("an order").0, expected);
    }
    assert_eq!(beyond.next().await.expect("a new one").0, 5);

    world.hosts.exit("acme", 1);
    world.look().await;
    assert_eq!(again.block().await, None, "the generation is over");
}

#[tokio::test]
async fn an_order_stream_ends_with_the_hub() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    let (credential, door) = (world.credential(&host), world.serve());
    let mut orders = Orders::open(&door, &credential, 0).await;
    world.cx.ending.cancel();
    assert_eq!(orders.block().await, None);
    assert!(!world.hosts.host("acme", 1).killed, "agents outlive the hub");
}

#[tokio::test]
async fn an_order_stream_ends_after_a_while_so_that_its_host_is_heard_again() {
    let world = World::with("", "agent_unresponsive_seconds = 2").await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    let (credential, door) = (world.credential(&host), world.serve());
    let mut orders = Orders::open(&door, &credential, 0).await;
    world.give(&host, 1).await;
    assert_eq!(orders.next().await.expect("an order").0, 1);
    assert_eq!(orders.block().await, None, "it has to ask anew");
    world.give(&host, 1).await;
    let mut again = Orders::open(&door, &credential, 1).await;
    assert_eq!(again.next().await.expect("what came meanwhile").0, 2);
}

/// A provider that answers every call with the same JSON.
async fn provider() -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("bound"));
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !request.ends_with(b"}") {
                let mut piece = [0; 4096];
                let count = socket.read(&mut piece).await.expect("a request");
                request.extend_from_slice(&piece[..count]);
            }
            let body = r#"{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3}}"#;
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n";
            let text = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
            let _ = socket.write_all(text.as_bytes()).await;
        }
    });
    url
}

#[tokio::test]
async fn a_call_is_charged_to_the_run_that_holds_the_slot_and_else_to_the_tenant() {
    let settings = format!("model_base_url = {:?}\nmodel_name = \"m\"", provider().await);
    let world = World::with(&settings, "").await;
    let acme = world.tenant("acme").await;
    let host = world.greeted(&acme).await;
    world.report(&host, 1, &[("agent.ready", json!({}))]).await.expect("taken");
    let (credential, door) = (world.credential(&host), world.serve());
    let call = async |slot: &str| {
        let what = format!("POST /v1/tenant-runtime/acme/model/{slot}/v1/chat/completions");
        let (status, error) =
            answered(&door, &what, Some(&credential), Some(&json!({ "messages": [] }))).await;
        (status, error["details"][0]["reason"].as_str().map(str::to_owned))
    };
    assert_eq!(call("1").await, (409, Some("slot_free".to_owned())));
    assert_eq!(call("0").await.0, 400);
    assert_eq!(call("default").await, (200, None));
    assert_eq!(call("default").await, (200, None));
    let usage = world.agents.view(&acme.id).await.expect("there").unattributed_usage;
    assert_eq!((usage.model_calls, usage.input_tokens, usage.total_tokens), (2, Some(14), Some(20)));

    let run = world
        .run(json!({ "input": [{ "type": "text", "text": "hi" }], "limits": { "maxTokens": 20 } }))
        .await;
    crate::runs::supervise::start(&world.runs);
    world.runs.look();
    let mut orders = Orders::open(&door, &credential, 0).await;
    let (_, kind, order) = orders.next().await.expect("its start");
    assert_eq!((kind.as_str(), order["runId"].as_str()), ("run.start", Some(run.id.as_str())));
    let slot = order["data"]["slot"].to_string();
    assert_eq!(call(&slot).await, (200, None));
    assert_eq!(world.run_view(&run).await.usage.total_tokens, Some(10));
    assert_eq!(call(&slot).await, (200, None));
    assert_eq!(call(&slot).await, (409, Some("budget_exceeded".to_owned())));
    let usage = world.run_view(&run).await.usage;
    assert_eq!((usage.total_tokens, usage.model_calls), (Some(20), 2));

    let mut accepted = reports(1, 2, &[("run.accepted", json!({ "agentRunId": "run_x" }))]);
    accepted.reports[0].run_id = Some(run.id.clone());
    world.callbacks.report(&host, accepted).await.expect("taken");
    let left = world.agents.orders_after(&host, 0, 10).await.expect("current");
    assert!(
        left.iter().all(|order| order.type_ != RuntimeOrderType::RunStart),
        "the conversation is forgotten"
    );
}

#[tokio::test]
async fn a_charge_of_a_tenant_whose_commit_was_not_answered_is_counted_once() {
    let world = World::new().await;
    let acme = world.tenant("acme").await;
    let meter = OfTenant { cx: world.cx.clone(), tenant_uid: acme.uid.to_string() };
    let call = ModelCall { input_tokens: Some(7), cached_input_tokens: None, output_tokens: Some(3) };
    for expected in 1..3 {
        let tried = Tried::default();
        for _ in 0..3 {
            meter.charge(call, tried.clone()).await.expect("counted");
        }
        let usage = world.agents.view(&acme.id).await.expect("there").unattributed_usage;
        assert_eq!((usage.model_calls, usage.total_tokens), (expected, Some(10 * i64::from(expected))));
    }
}

impl World {
    async fn run(&self, body: Value) -> Run {
        let body: RunCreate = serde_json::from_value(body).expect("a body");
        let by = "operator:test".to_owned();
        self.runs.create(&tenant_id("acme"), body, by, None, 0).await.expect("taken in").0
    }

    async fn run_view(&self, run: &Run) -> Run {
        self.runs.view(&tenant_id("acme"), &run.id, 0).await.expect("there")
    }
}
