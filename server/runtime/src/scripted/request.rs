//! Reading request bodies as hermes-agent does: its checks, its omissions, its falls.

use http::StatusCode;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use serde_json::{Map, Value};

use super::answer::{self, Answer, refusal};
use super::run::Request;

/// The largest body the agent takes.
pub(super) const BODY_BYTES_MAX: u64 = 10_000_000;

/// Why a body is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// 400 with this message.
    Message(String),
    /// 413.
    TooLarge,
    /// The handler falls over it: 500 in plain text.
    Trouble,
}

impl From<Refused> for Answer {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Message(message) => refusal(StatusCode::BAD_REQUEST, &message, None),
            Refused::TooLarge => answer::body_too_large(),
            Refused::Trouble => answer::in_trouble(),
        }
    }
}

fn message(text: &str) -> Refused {
    Refused::Message(text.to_owned())
}

/// The body as a JSON object.
pub(super) async fn object(request: http::Request<Incoming>) -> Result<Map<String, Value>, Refused> {
    let limit = usize::try_from(BODY_BYTES_MAX).expect("ten million fits a usize");
    let body = match Limited::new(request.into_body(), limit).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => return Err(Refused::TooLarge),
        Err(_) => return Err(message("Invalid JSON")),
    };
    match serde_json::from_slice(&body) {
        Ok(Value::Object(members)) => Ok(members),
        // The agent takes any JSON for an object and falls over it.
        Ok(_) => Err(Refused::Trouble),
        Err(_) => Err(message("Invalid JSON")),
    }
}

/// Reads the members of a new run.
pub(super) fn run_request(members: &Map<String, Value>, model_name: &str) -> Result<Request, Refused> {
    let (input, mut history) = match members.get("input") {
        None | Some(Value::Null | Value::Bool(false)) => return Err(message("Missing 'input' field")),
        Some(Value::String(text)) if text.is_empty() => return Err(message("Missing 'input' field")),
        Some(Value::Array(items)) if items.is_empty() => return Err(message("Missing 'input' field")),
        Some(Value::String(text)) => (text.clone(), Vec::new()),
        Some(Value::Array(messages)) => message_list(messages)?,
        Some(_) => (String::new(), Vec::new()),
    };
    if input.is_empty() {
        return Err(message("No user message found in input"));
    }
    match members.get("conversation_history") {
        None | Some(Value::Null) => {}
        Some(Value::Array(turns)) => history = turns_of(turns)?,
        Some(_) => return Err(message("'conversation_history' must be an array of message objects")),
    }
    let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let model = text("model").unwrap_or_else(|| model_name.to_owned());
    Ok(Request { input, instructions: text("instructions"), history, model })
}

/// The last message is the user's turn, the others are history.
fn message_list(messages: &[Value]) -> Result<(String, Vec<(String, String)>), Refused> {
    let read = |message: &Value| {
        let members = message.as_object().ok_or(Refused::Trouble)?;
        let role = members.get("role").and_then(Value::as_str).unwrap_or("user").to_owned();
        Ok((role, members.get("content").map(content_text).unwrap_or_default()))
    };
    let mut messages = messages.iter().map(read).collect::<Result<Vec<_>, Refused>>()?;
    let last = messages.pop().map(|(_, content)| content).unwrap_or_default();
    Ok((last, messages))
}

fn turns_of(turns: &[Value]) -> Result<Vec<(String, String)>, Refused> {
    let read = |(index, turn): (usize, &Value)| {
        let role = turn.get("role").and_then(Value::as_str);
        match (role, turn.get("content")) {
            (Some(role), Some(content)) => Ok((role.to_owned(), content_text(content))),
            _ => Err(Refused::Message(format!(
                "conversation_history[{index}] must have 'role' and 'content' fields"
            ))),
        }
    };
    turns.iter().enumerate().map(read).collect()
}

fn content_text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let texts = parts.iter().filter_map(|part| part.get("text").and_then(Value::as_str));
            texts.collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}
