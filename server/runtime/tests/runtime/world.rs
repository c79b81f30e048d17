//! A scripted agent inside the test, and a client for it.

use std::time::Duration;

use hub_runtime::agent_api::{
    AgentAddress, AgentApi, AgentEvent, AgentLimits, AgentRunId, AgentRunState, EventStream, RunStart,
    RunStatus, StreamEnd, StreamItem,
};
use hub_runtime::scripted::{ScriptedAgent, ScriptedConfig};
use secrecy::SecretString;

/// The key of every agent in these tests; the same as in the transcripts.
pub(crate) const KEY: &str = "hub-t1-0123456789abcdef0123456789";

/// No condition in these tests takes longer, however loaded the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct World {
    pub agent: ScriptedAgent,
    pub api: AgentApi,
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut ScriptedConfig)) -> Self {
        let mut config = ScriptedConfig::in_memory(SecretString::from(KEY));
        config.timings.unknown_run = Duration::from_millis(20);
        change(&mut config);
        let agent = ScriptedAgent::start(config).await.unwrap();
        let api = client(agent.address().try_into().unwrap(), AgentLimits::default());
        Self { agent, api }
    }

    /// Starts a run with this script.
    pub(crate) async fn run(&self, input: &str) -> AgentRunId {
        self.api.run_start(&run_start(input)).await.unwrap()
    }

    /// Starts a run and reads its events.
    pub(crate) async fn read(&self, input: &str) -> (AgentRunId, EventStream) {
        let run = self.run(input).await;
        let events = self.api.run_events(&run).await.unwrap();
        (run, events)
    }

    /// Waits until the run's status is as wanted.
    pub(crate) async fn until(&self, run: &AgentRunId, wanted: AgentRunState) -> RunStatus {
        let polled = async {
            loop {
                let status = self.api.run_status(run).await.unwrap();
                if status.status == wanted {
                    return status;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, polled).await.expect("the run comes to the state")
    }
}

pub(crate) fn client(address: AgentAddress, limits: AgentLimits) -> AgentApi {
    AgentApi::new(address, SecretString::from(KEY), limits).unwrap()
}

pub(crate) fn run_start(input: &str) -> RunStart {
    RunStart {
        input: input.to_owned(),
        instructions: None,
        conversation_history: Vec::new(),
        session_id: "run_of_the_hub".to_owned(),
        model: None,
    }
}

/// Reads a stream to its end: the items before it, and the end.
pub(crate) async fn drain(events: EventStream) -> (Vec<StreamItem>, StreamEnd) {
    let mut events = events;
    let mut items = Vec::new();
    let read = async {
        loop {
            match events.next().await {
                Some(StreamItem::End(end)) => {
                    assert!(events.next().await.is_none(), "nothing follows the end");
                    return end;
                }
                Some(item) => items.push(item),
                None => panic!("a stream ends with an end"),
            }
        }
    };
    let end = tokio::time::timeout(PATIENCE, read).await.expect("the stream ends");
    (items, end)
}

/// The events among some items.
pub(crate) fn events(items: &[StreamItem]) -> Vec<&AgentEvent> {
    items
        .iter()
        .filter_map(|item| match item {
            StreamItem::Event(frame) => Some(&frame.event),
            _ => None,
        })
        .collect()
}

/// The concatenated text of all deltas.
pub(crate) fn text(items: &[StreamItem]) -> String {
    let delta = |event: &&AgentEvent| match event {
        AgentEvent::MessageDelta { delta } => Some(delta.clone()),
        _ => None,
    };
    events(items).iter().filter_map(delta).collect()
}
