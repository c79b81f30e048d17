//! Orders: what the Hub wants done, read from a stream that may break at any time.
//!
//! Each order is given on once, by its number; after a break the stream is asked for those behind the last one. Nothing
//! here carries orders out.

use std::time::Duration;

use hub_types::{RunId, RuntimeOrder, RuntimeOrderType};
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::hub::{BackOff, HubError, HubLink, Orders};
use crate::agent_api::sse::{SseDecoder, SseItem};
use crate::agent_api::{ApprovalChoice, Turn, TurnRole};

/// A stream that lasted this long ended as it should: the Hub wants to be asked anew.
const LASTED: Duration = Duration::from_millis(500);

/// The longest order: a run's input and history.
const ORDER_BYTES_MAX: usize = 32 << 20;

/// An order that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Order {
    /// Post this run to the agent, once.
    Start(RunId, Start),
    /// Stop it.
    Stop(RunId),
    /// Decide the approval that is pending.
    Decide(RunId, Decision),
    /// Ask the agent's job API, once.
    Call(Call),
    /// Run this job now, as this run.
    Fire(RunId, Fire),
    /// Ask for the settings anew.
    Configure,
    /// End the agent, then the host.
    End,
    /// About this run, and not understood.
    NotUnderstood(RunId, String),
}

/// The data of `run.start`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Start {
    pub(crate) slot: u32,
    pub(crate) input: String,
    #[serde(default)]
    pub(crate) instructions: Option<String>,
    #[serde(default)]
    pub(crate) history: Vec<Earlier>,
}

/// The data of `cron.call`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Call {
    pub(crate) call_id: String,
    pub(crate) verb: CronVerb,
    #[serde(default)]
    pub(crate) job_id: Option<String>,
    #[serde(default)]
    pub(crate) body: Option<serde_json::Value>,
}

/// What can be asked of the agent's job API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CronVerb {
    List,
    View,
    Create,
    Update,
    Delete,
    Pause,
    Resume,
}

/// The data of `cron.fire`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Fire {
    pub(crate) slot: u32,
    pub(crate) job_id: String,
    /// The job's `next_run_at` that is meant, as the agent wrote it.
    #[serde(default)]
    pub(crate) due_at: Option<String>,
    pub(crate) token: FireToken,
}

/// The Hub's signed word that a job is to run. Not to be shown.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct FireToken(pub(crate) String);

impl std::fmt::Debug for FireToken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("FireToken")
    }
}

/// An earlier turn in the Hub's words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Earlier {
    role: TurnRole,
    text: String,
}

impl From<Earlier> for Turn {
    fn from(Earlier { role, text }: Earlier) -> Self {
        Self { role, content: text }
    }
}

/// The data of `approval.decide`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Decision {
    #[serde(rename = "approvalId")]
    pub(crate) approval: String,
    pub(crate) choice: Choice,
}

/// The Hub's choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Choice {
    Once,
    Run,
    Always,
    Deny,
}

impl From<Choice> for ApprovalChoice {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Once => Self::Once,
            // The agent's approval session is the run.
            Choice::Run => Self::Session,
            Choice::Always => Self::Always,
            Choice::Deny => Self::Deny,
        }
    }
}

/// Gives on orders for as long as it is let. Answers the Hub's words when it does not want this generation any more,
/// and with nothing when nobody takes orders any more.
pub(crate) async fn watch(hub: HubLink, to: mpsc::Sender<Order>) -> Option<String> {
    let mut after = 0;
    let mut back_off = BackOff::new();
    loop {
        let begun = Instant::now();
        match hub.orders(after).await {
            Ok(mut stream) => {
                if read(&mut stream, &mut after, &to).await? {
                    back_off = BackOff::new();
                    if begun.elapsed() >= LASTED {
                        continue;
                    }
                }
            }
            Err(HubError::Gone(words)) => return Some(words),
            Err(error) => {
                if back_off.is_first() {
                    tracing::warn!("orders cannot be read: {error}");
                }
            }
        }
        back_off.wait().await;
    }
}

/// Reads one stream to its end. Answers whether it gave anything; `None` when nobody takes orders any more.
async fn read(stream: &mut Orders, after: &mut i64, to: &mpsc::Sender<Order>) -> Option<bool> {
    let mut decoder = SseDecoder::new(ORDER_BYTES_MAX);
    let mut gave = false;
    while let Some(bytes) = stream.next().await {
        gave = true;
        for item in decoder.push(&bytes) {
            let SseItem::Frame(frame) = item else { continue };
            let order: RuntimeOrder = match serde_json::from_str(&frame.data) {
                Ok(order) => order,
                Err(error) => {
                    // Without its number it cannot be skipped: it will come again with the next stream.
                    tracing::error!(
                        "an order cannot be read at column {}: the stream is opened again",
                        error.column()
                    );
                    return Some(false);
                }
            };
            if order.seq <= *after {
                continue;
            }
            *after = order.seq;
            match understand(order) {
                Some(order) => to.send(order).await.ok()?,
                None => tracing::warn!("an order of a kind that this host does not know was skipped"),
            }
        }
    }
    Some(gave)
}

fn understand(order: RuntimeOrder) -> Option<Order> {
    let RuntimeOrder { data, run_id, type_, .. } = order;
    if type_ == RuntimeOrderType::AgentEnd {
        return Some(Order::End);
    }
    if type_ == RuntimeOrderType::CronCall {
        return serde_json::from_value(serde_json::Value::Object(data)).ok().map(Order::Call);
    }
    if type_ == RuntimeOrderType::AgentConfigure {
        return Some(Order::Configure);
    }
    let run = run_id?;
    let data = serde_json::Value::Object(data);
    let not_understood = |error: serde_json::Error| Order::NotUnderstood(run.clone(), without_values(&error));
    Some(match type_ {
        RuntimeOrderType::RunStart => match serde_json::from_value(data) {
            Ok(start) => Order::Start(run, start),
            Err(error) => not_understood(error),
        },
        RuntimeOrderType::CronFire => match serde_json::from_value(data) {
            Ok(fire) => Order::Fire(run, fire),
            Err(error) => not_understood(error),
        },
        RuntimeOrderType::RunStop => Order::Stop(run),
        RuntimeOrderType::ApprovalDecide => match serde_json::from_value(data) {
            Ok(decision) => Order::Decide(run, decision),
            Err(error) => not_understood(error),
        },
        _ => return None,
    })
}

/// Of a reader's error, what cannot hold a value.
fn without_values(error: &serde_json::Error) -> String {
    let words = error.to_string();
    if words.starts_with("missing field") {
        words
    } else {
        "a member has not the form it should have".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const RUN: &str = "run_01k9v2m7q8e5z3x4c6b7n8m9a0";

    fn order(kind: &str, data: Value) -> Option<Order> {
        let order = json!({"seq": 1, "type": kind, "runId": RUN, "data": data});
        understand(serde_json::from_value(order).unwrap())
    }

    #[test]
    fn orders_are_understood_or_named() {
        let run: RunId = RUN.parse().unwrap();
        let start = |instructions: Option<&str>| Start {
            slot: 2,
            input: "hi".into(),
            instructions: instructions.map(str::to_owned),
            history: Vec::new(),
        };
        let decision = Decision { approval: "apr_1".into(), choice: Choice::Run };
        for (kind, data, expected) in [
            ("run.start", json!({"slot": 2, "input": "hi"}), Some(Order::Start(run.clone(), start(None)))),
            (
                "run.start",
                json!({"slot": 2, "input": "hi", "instructions": "be", "history": [], "new": 1}),
                Some(Order::Start(run.clone(), start(Some("be")))),
            ),
            (
                "run.start",
                json!({"slot": 2, "input": "hi", "history": [{"role": "assistant", "text": "a"}]}),
                Some(Order::Start(
                    run.clone(),
                    Start {
                        history: vec![Earlier { role: TurnRole::Assistant, text: "a".into() }],
                        ..start(None)
                    },
                )),
            ),
            (
                "run.start",
                json!({"slot": 2}),
                Some(Order::NotUnderstood(run.clone(), "missing field `input`".into())),
            ),
            (
                "run.start",
                json!({"slot": 2, "input": {"secret": 1}}),
                Some(Order::NotUnderstood(run.clone(), "a member has not the form it should have".into())),
            ),
            ("run.stop", json!({}), Some(Order::Stop(run.clone()))),
            (
                "approval.decide",
                json!({"approvalId": "apr_1", "choice": "run"}),
                Some(Order::Decide(run.clone(), decision)),
            ),
            (
                "cron.call",
                json!({"callId": "c", "verb": "pause", "jobId": "j"}),
                Some(Order::Call(Call {
                    call_id: "c".into(),
                    verb: CronVerb::Pause,
                    job_id: Some("j".into()),
                    body: None,
                })),
            ),
            ("cron.call", json!({"callId": "c", "verb": "dance"}), None),
            (
                "cron.fire",
                json!({"slot": 1, "jobId": "j", "dueAt": null, "token": "t"}),
                Some(Order::Fire(
                    run.clone(),
                    Fire { slot: 1, job_id: "j".into(), due_at: None, token: FireToken("t".into()) },
                )),
            ),
            (
                "cron.fire",
                json!({"slot": 1, "jobId": "j"}),
                Some(Order::NotUnderstood(run.clone(), "missing field `token`".into())),
            ),
            ("agent.configure", json!({}), Some(Order::Configure)),
            ("agent.end", json!({}), Some(Order::End)),
            ("agent.dance", json!({}), None),
        ] {
            assert_eq!(order(kind, data.clone()), expected, "{kind} {data}");
        }
    }

    #[test]
    fn choices_are_the_agents() {
        for (choice, expected) in [
            (Choice::Once, ApprovalChoice::Once),
            (Choice::Run, ApprovalChoice::Session),
            (Choice::Always, ApprovalChoice::Always),
            (Choice::Deny, ApprovalChoice::Deny),
        ] {
            assert_eq!(ApprovalChoice::from(choice), expected);
        }
    }
}
