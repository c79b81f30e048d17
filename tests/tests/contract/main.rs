//! What the Hub relies on in an agent's API: the same functions for the scripted and the real one.
//!
//! Each function gets an agent at an address, with a key and with [`Prompts`]: inputs that make it do a thing. The
//! scripted agent obeys them itself; the real one has a model that obeys the same words. Where the two differ, the
//! scripted one is wrong.
//!
//! Nothing here knows scripts, latches or anything else that only the scripted agent has, and no text is expected that
//! a model makes up.

#![allow(clippy::unwrap_used, reason = "a test ends where a condition does not hold")]

mod agents;

use std::net::SocketAddr;
use std::time::Duration;

use futures::future::BoxFuture;
use hub_runtime::agent_api::{
    AgentApi, AgentEvent, AgentLimits, AgentRunId, AgentRunState, ApprovalChoice, ApprovalRequest,
    EventStream, RunStart, RunStatus, StreamEnd, StreamItem, Turn, TurnRole,
};
use secrecy::SecretString;

/// No condition here takes longer, on a loaded machine and with the real agent's cold first run.
const PATIENCE: Duration = Duration::from_secs(60);

/// An agent under test.
#[derive(Clone)]
struct Subject {
    api: AgentApi,
    address: SocketAddr,
    key: String,
    prompts: Prompts,
}

/// Inputs that make an agent do a thing.
#[derive(Clone)]
struct Prompts {
    /// Answers `contract`.
    say: &'static str,
    /// Answers slowly, at least twenty pieces over at least a second.
    drip: &'static str,
    /// Calls the terminal tool with `echo contract`, then answers.
    tool: &'static str,
    /// Calls the terminal tool with a command that asks for approval, then answers.
    ask: &'static str,
    /// Never answers.
    hang: &'static str,
    /// The model refuses for good.
    fail: &'static str,
    /// Answers as JSON the conversation it was given, see [`texts`].
    echo: &'static str,
}

impl Subject {
    fn new(address: SocketAddr, key: &str, prompts: Prompts) -> Self {
        let api = client(address, key);
        Self { api, address, key: key.to_owned(), prompts }
    }

    async fn run(&self, input: &str) -> AgentRunId {
        self.api.run_start(&run_start(input)).await.expect("a run starts")
    }

    async fn read(&self, input: &str) -> (AgentRunId, EventStream) {
        let run = self.run(input).await;
        let events = self.api.run_events(&run).await.expect("its events can be read");
        (run, events)
    }

    async fn until(&self, run: &AgentRunId, wanted: AgentRunState) -> RunStatus {
        let polled = async {
            loop {
                let status = self.api.run_status(run).await.expect("the run is known");
                if status.status == wanted {
                    return status;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, polled).await.unwrap_or_else(|_| panic!("{run} becomes {wanted:?}"))
    }

    /// The status and body of a raw answer, for requests that the client cannot make.
    async fn post(&self, path: &str, key: &str, body: &'static str) -> (u16, String) {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = http.post(format!("http://{}{path}", self.address)).bearer_auth(key).body(body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

fn client(address: SocketAddr, key: &str) -> AgentApi {
    AgentApi::new(address.try_into().unwrap(), SecretString::from(key), AgentLimits::default()).unwrap()
}

fn run_start(input: &str) -> RunStart {
    RunStart {
        input: input.to_owned(),
        instructions: None,
        conversation_history: Vec::new(),
        session_id: format!("run_{}", uuid::Uuid::new_v4().simple()),
        model: None,
    }
}

/// The events of a stream that must end as streams end, without garbage.
async fn drain(mut stream: EventStream) -> Vec<AgentEvent> {
    let mut events = Vec::new();
    let read = async {
        loop {
            match stream.next().await.expect("a stream ends with an end") {
                StreamItem::Event(frame) => {
                    assert!(frame.timestamp_seconds.is_some(), "{frame:?}");
                    events.push(frame.event);
                }
                StreamItem::Keepalive => {}
                StreamItem::End(StreamEnd::Closed) => return,
                other => panic!("{other:?}"),
            }
        }
    };
    tokio::time::timeout(PATIENCE, read).await.expect("the stream ends");
    events
}

fn text(events: &[AgentEvent]) -> String {
    let delta = |event: &AgentEvent| match event {
        AgentEvent::MessageDelta { delta } => Some(delta.clone()),
        _ => None,
    };
    events.iter().filter_map(delta).collect()
}

/// The texts of an echoed conversation: a scripted agent says them as `texts`, a scripted model as the `text` of each.
fn texts(output: &str) -> Vec<String> {
    let told: serde_json::Value = serde_json::from_str(output).unwrap();
    let turns = told.as_array().or_else(|| told["texts"].as_array()).unwrap();
    let text = |turn: &serde_json::Value| turn.as_str().or_else(|| turn["text"].as_str()).unwrap().to_owned();
    turns.iter().map(text).collect()
}

async fn health_needs_no_key_and_everything_else_does(subject: Subject) {
    let stranger = client(subject.address, "not-the-key-0123456789");
    assert_eq!(stranger.health().await.unwrap().platform, "hermes-agent");
    let run = AgentRunId::parse("run_x").unwrap();
    let refusals = [
        stranger.capabilities().await.unwrap_err(),
        stranger.health_detailed().await.unwrap_err(),
        stranger.run_start(&run_start("x")).await.unwrap_err(),
        stranger.run_status(&run).await.unwrap_err(),
        stranger.run_events(&run).await.unwrap_err(),
        stranger.run_approve(&run, ApprovalChoice::Deny).await.unwrap_err(),
        stranger.run_stop(&run).await.unwrap_err(),
    ];
    for refusal in refusals {
        assert_eq!((refusal.status(), refusal.code()), (Some(401), Some("invalid_api_key")), "{refusal}");
    }
    let capabilities = subject.api.capabilities().await.unwrap();
    for feature in ["run_submission", "run_status", "run_events_sse", "run_stop", "run_approval_response"] {
        assert!(capabilities.has(feature), "{feature}");
    }
    let health = subject.api.health_detailed().await.unwrap();
    assert!(health.active_api_runs().is_some() && health.pid.is_some());
}

async fn a_run_gives_its_text_its_end_and_a_status(subject: Subject) {
    let start = run_start(subject.prompts.say);
    let run = subject.api.run_start(&start).await.unwrap();
    let events = drain(subject.api.run_events(&run).await.unwrap()).await;
    assert_eq!(text(&events), "contract");
    let [.., AgentEvent::ReasoningAvailable { text }, AgentEvent::RunCompleted { output, usage }] =
        events.as_slice()
    else {
        panic!("{events:?}");
    };
    assert_eq!((text.as_str(), output.as_str()), ("contract", "contract"));
    let usage = usage.expect("a completed run has usage");
    assert_eq!(usage.input_tokens + usage.output_tokens, usage.total_tokens);
    let status = subject.until(&run, AgentRunState::Completed).await;
    assert_eq!((status.output.as_deref(), status.usage), (Some("contract"), Some(usage)));
    assert_eq!(status.session_id, Some(start.session_id));
    assert_eq!((status.last_event.as_deref(), status.error), (Some("run.completed"), None));
}

async fn a_tool_call_stands_between_its_two_events(subject: Subject) {
    let (_, stream) = subject.read(subject.prompts.tool).await;
    let events = drain(stream).await;
    let [AgentEvent::ToolStarted { tool, preview }, AgentEvent::ToolCompleted { tool: done, failed, .. }, ..] =
        events.as_slice()
    else {
        panic!("{events:?}");
    };
    assert_eq!(
        (tool.as_str(), preview.as_deref(), done.as_str()),
        ("terminal", Some("echo contract"), "terminal")
    );
    assert!(!failed);
    let Some(AgentEvent::RunCompleted { output, .. }) = events.last() else { panic!("{events:?}") };
    assert!(output.contains("contract"), "{output}");
    assert_eq!(text(&events), format!("\n\n{output}"), "an empty line sets the answer off from the tool");
}

async fn an_approval_is_asked_once_and_decided_once(subject: Subject) {
    for (choice, failed) in [(ApprovalChoice::Once, false), (ApprovalChoice::Deny, true)] {
        let (run, stream) = subject.read(subject.prompts.ask).await;
        let waiting = subject.until(&run, AgentRunState::WaitingForApproval).await;
        assert_eq!(waiting.last_event.as_deref(), Some("approval.request"));
        assert_eq!(subject.api.run_approve(&run, choice).await.unwrap(), 1);
        let again = subject.api.run_approve(&run, choice).await.unwrap_err();
        let code = again.code().unwrap_or_default().to_owned();
        assert_eq!(again.status(), Some(409));
        assert!(["approval_not_pending", "approval_not_active"].contains(&code.as_str()), "{code}");
        let events = drain(stream).await;
        let [
            AgentEvent::ToolStarted { .. },
            AgentEvent::ApprovalRequest(ApprovalRequest { command, choices, .. }),
            AgentEvent::ApprovalResponded { choice: chosen, resolved: 1 },
            AgentEvent::ToolCompleted { failed: tool_failed, .. },
            ..,
            AgentEvent::RunCompleted { .. },
        ] = events.as_slice()
        else {
            panic!("{events:?}");
        };
        assert_eq!(command, "rm -rf /srv/contract-of-an-agent");
        assert_eq!(choices, &["once", "session", "always", "deny"]);
        assert_eq!(serde_json::to_value(choice).unwrap(), chosen.as_str());
        assert_eq!(*tool_failed, failed, "a denied run completes all the same");
        let late = subject.api.run_approve(&run, choice).await.unwrap_err();
        assert_eq!((late.status(), late.code()), (Some(409), Some("approval_not_active")));
    }
}

async fn a_stop_is_repeatable_while_the_run_lives_and_ends_it(subject: Subject) {
    for input in [subject.prompts.hang, subject.prompts.drip, subject.prompts.ask] {
        let (run, stream) = subject.read(input).await;
        subject.api.run_stop(&run).await.unwrap();
        let events = drain(stream).await;
        assert_eq!(events.last(), Some(&AgentEvent::RunCancelled), "{input}");
        let status = subject.until(&run, AgentRunState::Cancelled).await;
        assert_eq!((status.output, status.usage), (None, None), "{input}");
        let late = subject.api.run_stop(&run).await.unwrap_err();
        assert_eq!((late.status(), late.code()), (Some(404), Some("run_not_found")), "{input}");
    }
}

async fn events_are_kept_for_one_reader_and_given_once(subject: Subject) {
    let run = subject.run(subject.prompts.say).await;
    subject.until(&run, AgentRunState::Completed).await;
    let events = drain(subject.api.run_events(&run).await.unwrap()).await;
    assert_eq!(text(&events), "contract", "a late first reader gets everything");
    let second = subject.api.run_events(&run).await.unwrap_err();
    assert_eq!((second.status(), second.code()), (Some(404), Some("run_not_found")));
    assert_eq!(subject.api.run_status(&run).await.unwrap().status, AgentRunState::Completed);
}

async fn a_reader_that_leaves_cannot_come_back_and_the_run_goes_on(subject: Subject) {
    let (run, mut stream) = subject.read(subject.prompts.drip).await;
    let first = tokio::time::timeout(PATIENCE, stream.next()).await.unwrap();
    assert!(matches!(first, Some(StreamItem::Event(_))), "{first:?}");
    drop(stream);
    let gone = async {
        // Until the agent has noticed, a second reader would share the queue with the first.
        while let Ok(mut stream) = subject.api.run_events(&run).await {
            let _ = tokio::time::timeout(Duration::from_millis(20), stream.next()).await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("the queue is forgotten");
    let status = subject.until(&run, AgentRunState::Completed).await;
    assert!(status.output.is_some_and(|output| !output.is_empty()));
}

async fn a_failed_run_has_an_error_and_no_usage(subject: Subject) {
    let (run, stream) = subject.read(subject.prompts.fail).await;
    let events = drain(stream).await;
    let [AgentEvent::RunFailed { error }] = events.as_slice() else { panic!("{events:?}") };
    assert!(error.starts_with("HTTP 400"), "{error}");
    let status = subject.until(&run, AgentRunState::Failed).await;
    assert_eq!((status.error.as_ref(), status.output, status.usage), (Some(error), None, None));
}

async fn history_is_what_is_sent_and_nothing_is_remembered(subject: Subject) {
    let mut start = run_start(subject.prompts.say);
    let run = subject.api.run_start(&start).await.unwrap();
    subject.until(&run, AgentRunState::Completed).await;
    start.input = subject.prompts.echo.to_owned();
    let turns = vec![
        Turn { role: TurnRole::User, content: "A".into() },
        Turn { role: TurnRole::Assistant, content: "B".into() },
    ];
    for history in [Vec::new(), turns] {
        start.conversation_history = history.clone();
        let run = subject.api.run_start(&start).await.unwrap();
        let output = subject.until(&run, AgentRunState::Completed).await.output.unwrap();
        let sent = history.iter().map(|turn| turn.content.as_str()).chain([subject.prompts.echo]);
        assert_eq!(texts(&output), sent.collect::<Vec<_>>(), "the same session adds nothing");
    }
}

async fn the_same_start_twice_is_two_runs(subject: Subject) {
    let start = run_start(subject.prompts.say);
    let first = subject.api.run_start(&start).await.unwrap();
    let second = subject.api.run_start(&start).await.unwrap();
    assert_ne!(first, second);
    for run in [first, second] {
        subject.until(&run, AgentRunState::Completed).await;
    }
}

async fn an_unknown_run_is_not_found(subject: Subject) {
    let run = AgentRunId::parse("run_doesnotexist").unwrap();
    let refusals = [
        subject.api.run_status(&run).await.unwrap_err(),
        subject.api.run_events(&run).await.unwrap_err(),
        subject.api.run_approve(&run, ApprovalChoice::Once).await.unwrap_err(),
        subject.api.run_stop(&run).await.unwrap_err(),
    ];
    for refusal in refusals {
        assert_eq!((refusal.status(), refusal.code()), (Some(404), Some("run_not_found")), "{refusal}");
        assert!(refusal.to_string().contains("Run not found: run_doesnotexist"), "{refusal}");
    }
}

async fn odd_bodies_are_refused_and_start_nothing(subject: Subject) {
    let bad = "invalid_request_error";
    let trouble = "Server got itself in trouble";
    let table: &[(&'static str, u16, &str)] = &[
        ("{nope", 400, "Invalid JSON"),
        ("{}", 400, "Missing 'input' field"),
        (r#"{"input": 5}"#, 400, "No user message found in input"),
        (r#"{"input": {"a": 1}}"#, 400, "No user message found in input"),
        (r#"{"input": "x", "conversation_history": "y"}"#, 400, bad),
        (r#"{"input": "x", "conversation_history": [{"role": "user"}]}"#, 400, "conversation_history[0]"),
        ("[1]", 500, trouble),
        (r#"{"input": ["a"]}"#, 500, trouble),
    ];
    for (body, status, part) in table {
        let (answered, text) = subject.post("/v1/runs", &subject.key, body).await;
        assert_eq!(answered, *status, "{body}: {text}");
        assert!(text.contains(part), "{body}: {text}");
    }
    let (run, stream) = subject.read(subject.prompts.ask).await;
    subject.until(&run, AgentRunState::WaitingForApproval).await;
    let path = format!("/v1/runs/{run}/approval");
    for (body, status) in [(r#"{"choice": "maybe"}"#, 400), ("x", 400), ("[]", 500)] {
        assert_eq!(subject.post(&path, &subject.key, body).await.0, status, "{body}");
    }
    subject.api.run_stop(&run).await.unwrap();
    drain(stream).await;
}

type Clause = (&'static str, fn(Subject) -> BoxFuture<'static, ()>);

macro_rules! clauses {
    ($($clause:ident),* $(,)?) => {
        /// The whole contract.
        const CLAUSES: &[Clause] = &[$((stringify!($clause), |subject| Box::pin($clause(subject)))),*];

        /// A test for each clause, against a scripted agent of its own.
        mod scripted {
            $(#[tokio::test]
            async fn $clause() {
                let agent = super::agents::scripted().await;
                super::$clause(agent.subject()).await;
            })*
        }
    };
}

clauses! {
    health_needs_no_key_and_everything_else_does,
    a_run_gives_its_text_its_end_and_a_status,
    a_tool_call_stands_between_its_two_events,
    an_approval_is_asked_once_and_decided_once,
    a_stop_is_repeatable_while_the_run_lives_and_ends_it,
    events_are_kept_for_one_reader_and_given_once,
    a_reader_that_leaves_cannot_come_back_and_the_run_goes_on,
    a_failed_run_has_an_error_and_no_usage,
    history_is_what_is_sent_and_nothing_is_remembered,
    the_same_start_twice_is_two_runs,
    an_unknown_run_is_not_found,
    odd_bodies_are_refused_and_start_nothing,
}

/// One agent for all clauses, one after another, as the Hub uses it: nothing that a clause leaves behind may disturb the
/// next.
async fn keeps_the_whole_contract(subject: Subject) {
    for (name, clause) in CLAUSES {
        println!("{name}");
        clause(subject.clone()).await;
    }
}

#[tokio::test]
async fn one_scripted_agent_keeps_the_whole_contract() {
    let agent = agents::scripted().await;
    keeps_the_whole_contract(agent.subject()).await;
}

#[tokio::test]
async fn the_real_agent_keeps_the_whole_contract() {
    let agent = agents::Real::start().await;
    keeps_the_whole_contract(agent.subject()).await;
}
