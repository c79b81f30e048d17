//! What the model answers to a conversation: pure, but for the count of how often it was asked.

use serde_json::{Value, json};

use super::directive::{Step, Wrong, is_script, parse};

/// What an agent is shown of a tool's result in an answer that nobody scripted.
const RESULT_SHOWN: usize = 200;

/// The script of a conversation and how far it is.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    /// The message with the directives; empty if there is none.
    pub(super) script: String,
    /// How many tool calls of the script were answered.
    pub(super) round: usize,
}

/// What to send.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    Refuse { code: u16, message: String },
    Say(Vec<Step>),
}

/// Where the conversation in this request's body is.
pub(super) fn place(body: &Value) -> Place {
    let messages = messages(body);
    let scripted = |message: &Value| message["role"] == "user" && is_script(&text(message));
    let Some(at) = messages.iter().rposition(scripted) else {
        return Place { script: String::new(), round: 0 };
    };
    let calls = |message: &&Value| message["tool_calls"].as_array().is_some_and(|calls| !calls.is_empty());
    Place { script: text(&messages[at]), round: messages[at..].iter().filter(calls).count() }
}

/// The answer at this place, when it was given `before` times already.
pub(super) fn answer(body: &Value, place: &Place, before: u32) -> Answer {
    let steps = match parse(&place.script) {
        Ok(steps) => steps,
        Err(Wrong(message)) => return Answer::Refuse { code: 422, message },
    };
    let steps = not_over(round(steps, place.round), before);
    let refusal = steps.iter().find_map(|step| match step {
        Step::Status { code, .. } => Some(*code),
        _ => None,
    });
    if let Some(code) = refusal {
        return Answer::Refuse { code, message: format!("the script refuses with {code}") };
    }
    let mut steps: Vec<Step> = steps.into_iter().map(|step| spoken(step, body)).collect();
    let says = |step: &Step| {
        !matches!(
            step,
            Step::Pause(_) | Step::Usage { .. } | Step::NoUsage | Step::Reasoning(_) | Step::Finish(_)
        )
    };
    if !steps.iter().any(says) {
        steps.push(Step::Say(unscripted(body)));
    }
    Answer::Say(steps)
}

/// The steps from one tool call to the next.
fn round(steps: Vec<Step>, number: usize) -> Vec<Step> {
    let mut rounds = steps.split_inclusive(|step| matches!(step, Step::Tool { .. }));
    rounds.nth(number).map(<[Step]>::to_vec).unwrap_or_default()
}

/// The steps that are still obeyed after so many times.
fn not_over(mut steps: Vec<Step>, before: u32) -> Vec<Step> {
    if let Some(at) = steps.iter().position(|step| matches!(step, Step::After { .. })) {
        let behind = steps.split_off(at);
        let Some(Step::After { times }) = behind.first() else { return steps };
        if before >= *times {
            return not_over(behind[1..].to_vec(), before - times);
        }
    }
    steps.retain(|step| match step {
        Step::Cut { times } | Step::StopEarly { times } | Step::Status { times, .. } => before < *times,
        _ => true,
    });
    steps
}

fn spoken(step: Step, body: &Value) -> Step {
    match step {
        Step::Echo => {
            let heard = messages(body).iter().filter(|message| message["role"] != "system");
            let heard: Vec<Value> =
                heard.map(|message| json!({"role": message["role"], "text": text(message)})).collect();
            Step::Say(Value::from(heard).to_string())
        }
        other => other,
    }
}

fn unscripted(body: &Value) -> String {
    match messages(body).last() {
        Some(message) if message["role"] == "tool" => {
            let result: String = text(message).chars().take(RESULT_SHOWN).collect();
            format!("The tool said: {result}")
        }
        _ => "OK.".to_owned(),
    }
}

fn messages(body: &Value) -> &[Value] {
    body["messages"].as_array().map_or(&[], Vec::as_slice)
}

/// The text of a message, whether it is one text or parts.
fn text(message: &Value) -> String {
    match &message["content"] {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(|part| part["text"].as_str()).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &Value, before: u32) -> Answer {
        answer(body, &place(body), before)
    }

    fn user(text: &str) -> Value {
        json!({"messages": [{"role": "system", "content": "be"}, {"role": "user", "content": text}]})
    }

    fn say(text: &str) -> Answer {
        Answer::Say(vec![Step::Say(text.to_owned())])
    }

    #[test]
    fn a_script_goes_on_behind_each_answered_tool_call() {
        let script = "please [[say:first]] [[shell:ls]] [[say:second]]";
        let mut body = user(script);
        assert!(matches!(&said(&body, 0), Answer::Say(steps) if steps.len() == 2));
        let messages = body["messages"].as_array_mut().expect("it is a list");
        messages.push(json!({"role": "assistant", "content": "first", "tool_calls": [{"id": "call_1"}]}));
        messages.push(json!({"role": "tool", "content": "a.txt"}));
        assert_eq!(said(&body, 0), say("second"));
    }

    #[test]
    fn what_nobody_scripted_is_answered() {
        assert_eq!(said(&user("hello"), 0), say("OK."));
        let mut body = user("[[shell:ls]]");
        let messages = body["messages"].as_array_mut().expect("it is a list");
        messages.push(json!({"role": "assistant", "content": null, "tool_calls": [{"id": "call_1"}]}));
        messages.push(json!({"role": "tool", "content": "a.txt"}));
        assert_eq!(said(&body, 0), say("The tool said: a.txt"));
    }

    #[test]
    fn a_later_message_without_directives_changes_no_script() {
        let mut body = user("[[say:a]]");
        let nudge = json!({"role": "user", "content": [{"type": "text", "text": "go on"}]});
        body["messages"].as_array_mut().expect("it is a list").push(nudge);
        assert_eq!(said(&body, 0), say("a"));
    }

    #[test]
    fn faults_are_over_after_their_times() {
        let body = user("[[status:500,2]] [[say:done]]");
        for (before, expected) in [(0, Some(500)), (1, Some(500)), (2, None)] {
            let code = match said(&body, before) {
                Answer::Refuse { code, .. } => Some(code),
                Answer::Say(_) => None,
            };
            assert_eq!(code, expected, "{before}");
        }
        let body = user("[[say:half]] [[cut]] [[after:1]] [[status:401]]");
        assert!(matches!(said(&body, 0), Answer::Say(_)));
        assert!(matches!(said(&body, 1), Answer::Refuse { code: 401, .. }));
    }

    #[test]
    fn a_typing_error_is_refused() {
        assert!(matches!(said(&user("[[sya:x]]"), 0), Answer::Refuse { code: 422, .. }));
    }

    #[test]
    fn the_conversation_is_echoed() {
        assert_eq!(said(&user("[[echo]]"), 0), say(r#"[{"role":"user","text":"[[echo]]"}]"#));
    }
}
