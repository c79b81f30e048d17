//! Somebody who has work for one tenant's agent.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures::StreamExt as _;
use hermes_hub_client::types::{Run, RunEvent, RunState, Tenant};
use hermes_hub_client::{Hub, RunRef, Seen, is_over, is_terminal};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::PATIENCE;
use crate::raw::{Answer, Raw};

/// An operator who calls for one tenant.
#[derive(Clone, Debug)]
pub struct Caller {
    hub: Hub,
    raw: Raw,
    tenant: Tenant,
    patience: Duration,
}

/// The body of a run with this text as its input.
pub fn text(input: &str) -> Value {
    json!({"input": [{"type": "text", "text": input}]})
}

/// The body of a run with this text as its input, and more members.
pub fn text_with(input: &str, more: Value) -> Value {
    let mut body = text(input);
    let (Some(members), Value::Object(more)) = (body.as_object_mut(), more) else { return body };
    members.extend(more);
    body
}

impl Caller {
    /// Calls by `hub` and `raw` for this tenant.
    pub fn new(hub: Hub, raw: Raw, tenant: Tenant) -> Self {
        Self { hub, raw, tenant, patience: PATIENCE }
    }

    /// The same, who waits this long for what is expected to happen.
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The tenant, as it was when the caller came.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The way to the Hub through the SDK.
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The way to the Hub for any request.
    pub fn raw(&self) -> &Raw {
        &self.raw
    }

    /// The path of the tenant's runs.
    pub fn runs(&self) -> String {
        format!("/v1/tenants/{}/runs", self.tenant.id.as_str())
    }

    /// The path of a run, with more behind it.
    pub fn path(&self, run: &RunRef, more: &str) -> String {
        format!("{}/{}{more}", self.runs(), run.id().as_str())
    }

    /// Asks for a run and takes whatever comes.
    pub async fn ask(&self, body: Value) -> Answer {
        self.raw.post(&self.runs(), body).await
    }

    /// A run with this text as its input.
    pub async fn run(&self, input: &str) -> RunRef {
        self.run_with(text(input)).await
    }

    /// A run with this body.
    pub async fn run_with(&self, body: Value) -> RunRef {
        self.follow(self.ask(body).await.expect(202))
    }

    /// The run that an answer shows.
    pub fn follow(&self, run: Value) -> RunRef {
        let run: Run = serde_json::from_value(run).expect("the answer is a run");
        self.hub.run(&run)
    }

    /// Waits until a run is in this state.
    pub async fn until(&self, run: &RunRef, state: RunState) -> Run {
        crate::eventually_within(self.patience, &format!("the run is {state}"), async || {
            let run = run.view().await.expect("the run is there");
            assert!(run.state == state || !is_over(&run.state), "it ended: {run:?}");
            (run.state == state).then_some(run)
        })
        .await
    }

    /// Waits for the end of a run.
    pub async fn end(&self, run: &RunRef) -> Run {
        let run = within("the run ends", self.patience, run.wait()).await.expect("the run is there");
        assert!(is_over(&run.state), "{run:?}");
        run
    }

    /// Waits for the end of a run and takes its answer.
    pub async fn output(&self, run: &RunRef) -> String {
        let run = self.end(run).await;
        assert_eq!(run.state, RunState::Completed, "{run:?}");
        run.output.expect("a run that completed has an answer")
    }
}

/// Waits for what is expected to happen.
///
/// # Panics
/// When it did not within [`PATIENCE`].
pub async fn in_time<T>(what: &str, work: impl Future<Output = T>) -> T {
    within(what, PATIENCE, work).await
}

/// Waits for what is expected to happen, longer than usual.
///
/// # Panics
/// When it did not within `patience`.
pub async fn within<T>(what: &str, patience: Duration, work: impl Future<Output = T>) -> T {
    timeout(patience, work).await.unwrap_or_else(|_| panic!("waited in vain until {what}"))
}

/// All events of a run from the first to the last, each checked to be the next.
///
/// # Panics
/// If one is missing, comes twice or out of order, or the stream does not end behind the terminal event.
pub async fn whole_log(run: &RunRef) -> Vec<RunEvent> {
    let (events, others) = seen(run).await;
    assert_eq!(others, [], "nobody disturbed the stream");
    events
}

/// All that following a run brings: its events, checked as by [`whole_log`], and what else was seen on the way.
pub async fn seen(run: &RunRef) -> (Vec<RunEvent>, Vec<Seen>) {
    let (mut events, mut others, mut stream) = (Vec::new(), Vec::new(), run.events());
    in_time("the stream ends", async {
        while let Some(seen) = stream.next().await {
            match seen.expect("the stream goes on") {
                Seen::Event(event) => events.push(event),
                other => others.push(other),
            }
        }
    })
    .await;
    check_log(&events);
    (events, others)
}

/// Checks that these are all events of one run that ended.
///
/// # Panics
/// If they are not.
#[track_caller]
pub fn check_log(events: &[RunEvent]) {
    let seqs: Vec<i64> = events.iter().map(|event| event.seq).collect();
    let all: Vec<i64> = (1..).take(events.len()).collect();
    assert_eq!(seqs, all, "the events are numbered from 1 without gaps");
    assert_eq!(events.first().map(|event| event.type_.as_str()), Some("run.created"));
    let terminal: Vec<bool> = events.iter().map(|event| is_terminal(&event.type_)).collect();
    assert_eq!(terminal.iter().filter(|is| **is).count(), 1, "one terminal event: {:?}", kinds(events));
    assert_eq!(terminal.last(), Some(&true), "the terminal event is the last: {:?}", kinds(events));
}

/// The types of events, in their order.
pub fn kinds(events: &[RunEvent]) -> Vec<&str> {
    events.iter().map(|event| event.type_.as_str()).collect()
}

/// What the agent said in these events.
pub fn said(events: &[RunEvent]) -> String {
    let deltas = events.iter().filter(|event| event.type_.as_str() == "message.delta");
    deltas.map(|event| event.data["text"].as_str().expect("a delta has a text")).collect()
}

/// A file that a scripted agent waits for.
#[derive(Clone, Debug)]
pub struct Latch(pub(crate) PathBuf);

impl Latch {
    /// The directive that waits for it.
    pub fn wait(&self) -> String {
        format!("[[wait:{}]]", self.0.display())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Lets the agent go on.
    pub fn release(&self) {
        std::fs::write(&self.0, "").expect("a latch can be written");
    }
}
