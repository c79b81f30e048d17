//! What the agent says about a run: its event frames, typed.
//!
//! The list is hermes-agent 0.19.0's, as measured. A name that is not in it is kept whole as
//! [`AgentEvent::Other`], so that a newer agent loses nothing. A frame that cannot be read becomes
//! [`Malformed`], which names the reason and never the content. Nothing here knows sockets or the
//! Hub's own event types.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::sse::SseFault;
use super::types::{AgentRunId, Usage};

/// One event of a run, with when the agent says it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct AgentFrame {
    /// Seconds since 1970 by the agent's clock, if it gave a number.
    pub timestamp_seconds: Option<f64>,
    /// The event.
    pub event: AgentEvent,
    /// The whole frame as the agent sent it.
    pub raw: Map<String, Value>,
}

/// The agent's events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AgentEvent {
    /// More of the answer's text. After a tool round it begins with two newlines.
    MessageDelta {
        /// The text to append.
        delta: String,
    },
    /// A tool call began. The agent gives no call id; order is all there is.
    ToolStarted {
        /// The tool's name.
        tool: String,
        /// A short text made of the arguments.
        preview: Option<String>,
    },
    /// A tool call ended. Its output is not told.
    ToolCompleted {
        /// The tool's name.
        tool: String,
        /// How long it took.
        duration_seconds: Option<f64>,
        /// Whether the tool says it failed; also after a denied or expired approval.
        failed: bool,
    },
    /// In practice a copy of the final answer.
    ReasoningAvailable {
        /// The text.
        text: String,
    },
    /// A command waits for a decision. There is no approval id.
    ApprovalRequest(ApprovalRequest),
    /// A decision was taken. An expired request produces no event at all.
    ApprovalResponded {
        /// What was chosen.
        choice: String,
        /// How many pending requests it resolved.
        resolved: u64,
    },
    /// The run ended; by itself no proof of success (a cut model stream "completes" as well).
    RunCompleted {
        /// The final answer.
        output: String,
        /// Tokens by the agent's own count; all zero when the model told none.
        usage: Option<Usage>,
    },
    /// The run ended with an error.
    RunFailed {
        /// The agent's message, secrets redacted by the agent.
        error: String,
    },
    /// The run was stopped.
    RunCancelled,
    /// A name this program does not know.
    Other {
        /// The event's name.
        name: String,
        /// All other members of the frame.
        payload: Map<String, Value>,
    },
}

impl AgentEvent {
    /// Whether the agent sends nothing of this run after it.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::RunCompleted { .. } | Self::RunFailed { .. } | Self::RunCancelled)
    }
}

/// What an approval asks.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ApprovalRequest {
    /// The command, secrets redacted by the agent.
    pub command: String,
    /// Why it asks, in words.
    #[serde(default)]
    pub description: String,
    /// The class of commands that `always` would permit.
    #[serde(default)]
    pub pattern_key: Option<String>,
    /// All classes the command falls into.
    #[serde(default)]
    pub pattern_keys: Vec<String>,
    /// Whether `always` is among the choices.
    #[serde(default)]
    pub allow_permanent: bool,
    /// The choices the agent takes.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// Why a frame was not understood. Never holds the frame's content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Malformed {
    /// A line or frame was longer than the limit and was dropped.
    #[error("a frame was longer than {limit_bytes} bytes and was dropped")]
    TooLong {
        /// The limit, in bytes.
        limit_bytes: usize,
    },
    /// A line was not UTF-8.
    #[error("a line was not UTF-8")]
    NotUtf8,
    /// A line was no field of an event stream.
    #[error("a line was not a field of an event stream")]
    UnknownField,
    /// The data was not a JSON object.
    #[error("a frame's data was not a JSON object")]
    NotAnObject,
    /// The object had no event name.
    #[error("a frame had no event name")]
    NoName,
    /// The frame belongs to another run, or names none.
    #[error("a frame named another run")]
    ForeignRun,
    /// A known event lacked a member or had one of another type.
    #[error("the members of `{event}` had not the shape they should have")]
    Shape {
        /// The event's name, one of the list above.
        event: &'static str,
    },
}

impl From<SseFault> for Malformed {
    fn from(fault: SseFault) -> Self {
        match fault {
            SseFault::TooLong { limit_bytes } => Self::TooLong { limit_bytes },
            SseFault::NotUtf8 => Self::NotUtf8,
            SseFault::UnknownField => Self::UnknownField,
        }
    }
}

#[derive(Deserialize)]
struct Delta {
    delta: String,
}

#[derive(Deserialize)]
struct Started {
    tool: String,
    preview: Option<String>,
}

#[derive(Deserialize)]
struct Completed {
    tool: String,
    duration: Option<f64>,
    #[serde(default)]
    error: bool,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Responded {
    choice: String,
    resolved: u64,
}

#[derive(Deserialize)]
struct RunEnded {
    output: String,
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Failed {
    error: String,
}

/// Reads one frame's data as an event of `run`.
pub fn read_frame(data: &str, run: &AgentRunId) -> Result<AgentFrame, Malformed> {
    let mut members: Map<String, Value> = serde_json::from_str(data).map_err(|_| Malformed::NotAnObject)?;
    let raw = members.clone();
    let Some(Value::String(name)) = members.shift_remove("event") else { return Err(Malformed::NoName) };
    let named_run = members.shift_remove("run_id");
    if named_run.as_ref().and_then(Value::as_str) != Some(run.as_str()) {
        return Err(Malformed::ForeignRun);
    }
    let timestamp_seconds = members.shift_remove("timestamp").and_then(|value| value.as_f64());
    Ok(AgentFrame { timestamp_seconds, event: read_event(name, members)?, raw })
}

fn read_event(name: String, members: Map<String, Value>) -> Result<AgentEvent, Malformed> {
    Ok(match name.as_str() {
        "message.delta" => {
            let Delta { delta } = shape("message.delta", members)?;
            AgentEvent::MessageDelta { delta }
        }
        "tool.started" => {
            let Started { tool, preview } = shape("tool.started", members)?;
            AgentEvent::ToolStarted { tool, preview }
        }
        "tool.completed" => {
            let Completed { tool, duration, error } = shape("tool.completed", members)?;
            AgentEvent::ToolCompleted { tool, duration_seconds: duration, failed: error }
        }
        "reasoning.available" => {
            let Text { text } = shape("reasoning.available", members)?;
            AgentEvent::ReasoningAvailable { text }
        }
        "approval.request" => AgentEvent::ApprovalRequest(shape("approval.request", members)?),
        "approval.responded" => {
            let Responded { choice, resolved } = shape("approval.responded", members)?;
            AgentEvent::ApprovalResponded { choice, resolved }
        }
        "run.completed" => {
            let RunEnded { output, usage } = shape("run.completed", members)?;
            AgentEvent::RunCompleted { output, usage }
        }
        "run.failed" => {
            let Failed { error } = shape("run.failed", members)?;
            AgentEvent::RunFailed { error }
        }
        "run.cancelled" => AgentEvent::RunCancelled,
        _ => AgentEvent::Other { name, payload: members },
    })
}

fn shape<T: DeserializeOwned>(event: &'static str, members: Map<String, Value>) -> Result<T, Malformed> {
    serde_json::from_value(Value::Object(members)).map_err(|_| Malformed::Shape { event })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run() -> AgentRunId {
        AgentRunId::parse("run_1").expect("a legal id")
    }

    fn read(members: &str) -> Result<AgentEvent, Malformed> {
        let data = format!(r#"{{"run_id": "run_1", "timestamp": 1.5, {members}}}"#);
        read_frame(&data, &run()).map(|frame| {
            assert_eq!(frame.timestamp_seconds, Some(1.5));
            frame.event
        })
    }

    #[test]
    fn each_event_is_read() {
        let table: &[(&str, AgentEvent)] = &[
            (
                r#""event": "message.delta", "delta": "\n\ntool""#,
                AgentEvent::MessageDelta { delta: "\n\ntool".into() },
            ),
            (
                r#""event": "tool.started", "tool": "terminal", "preview": "exit 3""#,
                AgentEvent::ToolStarted { tool: "terminal".into(), preview: Some("exit 3".into()) },
            ),
            (
                r#""event": "tool.completed", "tool": "terminal", "duration": 0.015, "error": true"#,
                AgentEvent::ToolCompleted {
                    tool: "terminal".into(),
                    duration_seconds: Some(0.015),
                    failed: true,
                },
            ),
            (
                r#""event": "reasoning.available", "text": "OK.""#,
                AgentEvent::ReasoningAvailable { text: "OK.".into() },
            ),
            (
                r#""event": "approval.responded", "choice": "once", "resolved": 1"#,
                AgentEvent::ApprovalResponded { choice: "once".into(), resolved: 1 },
            ),
            (
                r#""event": "run.completed", "output": "OK.", "usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3}"#,
                AgentEvent::RunCompleted {
                    output: "OK.".into(),
                    usage: Some(Usage { input_tokens: 1, output_tokens: 2, total_tokens: 3 }),
                },
            ),
            (
                r#""event": "run.completed", "output": "OK.""#,
                AgentEvent::RunCompleted { output: "OK.".into(), usage: None },
            ),
            (
                r#""event": "run.failed", "error": "HTTP 400""#,
                AgentEvent::RunFailed { error: "HTTP 400".into() },
            ),
            (r#""event": "run.cancelled""#, AgentEvent::RunCancelled),
        ];
        for (members, expected) in table {
            assert_eq!(read(members).as_ref(), Ok(expected), "{members}");
        }
    }

    #[test]
    fn an_unknown_event_is_kept_whole() {
        let Ok(AgentEvent::Other { name, payload }) = read(r#""event": "plan.updated", "steps": [1, 2]"#)
        else {
            panic!("an unknown event is `Other`");
        };
        assert_eq!(
            (name.as_str(), Value::Object(payload)),
            ("plan.updated", serde_json::json!({"steps": [1, 2]}))
        );
    }

    #[test]
    fn what_is_no_event_says_why_and_not_what() {
        let table: &[(&str, Malformed)] = &[
            ("", Malformed::NotAnObject),
            ("[1]", Malformed::NotAnObject),
            ("{\"event\": \"run.completed\"", Malformed::NotAnObject),
            (r#"{"run_id": "run_1"}"#, Malformed::NoName),
            (r#"{"event": 5, "run_id": "run_1"}"#, Malformed::NoName),
            (r#"{"event": "run.cancelled", "run_id": "run_2"}"#, Malformed::ForeignRun),
            (r#"{"event": "run.cancelled"}"#, Malformed::ForeignRun),
            (
                r#"{"event": "message.delta", "run_id": "run_1", "delta": 5}"#,
                Malformed::Shape { event: "message.delta" },
            ),
            (r#"{"event": "run.completed", "run_id": "run_1"}"#, Malformed::Shape { event: "run.completed" }),
        ];
        for (data, expected) in table {
            assert_eq!(read_frame(data, &run()), Err(expected.clone()), "{data}");
            assert!(!expected.to_string().contains("run_1"));
        }
    }

    proptest! {
        #[test]
        fn no_data_makes_it_panic(data in ".{0,200}") {
            let _ = read_frame(&data, &run());
        }
    }
}
