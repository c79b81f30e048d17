//! What a model's answer says of itself: how many tokens it took, and whether it is whole. Reads the answer as it
//! passes by and keeps none of it.

use serde::Deserialize;

use crate::runs::ModelCall;

/// The longest line of a stream that is looked into; a longer one passes by unread.
const LINE_BYTES_MAX: usize = 1 << 20;

/// Tokens as an OpenAI-compatible provider counts them.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
struct Usage {
    #[serde(default)]
    prompt_tokens: Option<i64>,
    #[serde(default)]
    completion_tokens: Option<i64>,
    #[serde(default)]
    prompt_tokens_details: Option<Details>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
struct Details {
    #[serde(default)]
    cached_tokens: Option<i64>,
}

/// The members of an answer, whole or one chunk of a stream, that matter here.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    usage: Option<Usage>,
    #[serde(default)]
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    finish_reason: Option<String>,
}

impl From<Usage> for ModelCall {
    fn from(usage: Usage) -> Self {
        let counted = |tokens: Option<i64>| tokens.filter(|tokens| *tokens >= 0);
        Self {
            input_tokens: counted(usage.prompt_tokens),
            cached_input_tokens: counted(
                usage.prompt_tokens_details.and_then(|details| details.cached_tokens),
            ),
            output_tokens: counted(usage.completion_tokens),
        }
    }
}

/// What a whole JSON answer used; nothing known if it does not say.
pub(super) fn of_answer(body: &[u8]) -> ModelCall {
    let answer = serde_json::from_slice::<Answer>(body).ok();
    answer.and_then(|answer| answer.usage).map(ModelCall::from).unwrap_or_default()
}

/// Reads a stream of chunks as it passes by.
#[derive(Default)]
pub(super) struct Said {
    line: Vec<u8>,
    /// Whether the line under way is too long to be looked into.
    skipping: bool,
    usage: Option<Usage>,
    finished: bool,
    done: bool,
}

impl Said {
    /// The next bytes, cut wherever.
    pub(super) fn feed(&mut self, mut bytes: &[u8]) {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            self.keep(&bytes[..end]);
            self.end_line();
            bytes = &bytes[end + 1..];
        }
        self.keep(bytes);
    }

    fn keep(&mut self, part: &[u8]) {
        if self.line.len() + part.len() > LINE_BYTES_MAX {
            self.skipping = true;
            self.line = Vec::new();
        }
        if !self.skipping {
            self.line.extend_from_slice(part);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.skipping) {
            return;
        }
        let Some(data) = line.strip_prefix(b"data:") else { return };
        let data = data.trim_ascii();
        if data == b"[DONE]" {
            self.done = true;
            return;
        }
        // Chunks before the last one carry `"usage": null` or none; some providers repeat a growing count.
        let Ok(answer) = serde_json::from_slice::<Answer>(data) else { return };
        self.usage = answer.usage.or(self.usage);
        self.finished |= answer.choices.iter().any(|choice| choice.finish_reason.is_some());
    }

    /// Whether the provider has said that nothing follows.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    /// Whether the answer is whole should nothing follow: some providers leave out the last line.
    pub(super) fn is_whole(&self) -> bool {
        self.done || self.finished
    }

    /// What it used, as far as it was said.
    pub(super) fn call(&self) -> ModelCall {
        self.usage.map(ModelCall::from).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn call(input: Option<i64>, cached: Option<i64>, output: Option<i64>) -> ModelCall {
        ModelCall { input_tokens: input, cached_input_tokens: cached, output_tokens: output }
    }

    #[test]
    fn a_whole_answer_says_what_it_used_or_nothing_is_known() {
        for (body, expected) in [
            (r#"{"usage":{"prompt_tokens":7,"completion_tokens":3}}"#, call(Some(7), None, Some(3))),
            (
                r#"{"choices":[{"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":0,
                    "total_tokens":7,"prompt_tokens_details":{"cached_tokens":5}}}"#,
                call(Some(7), Some(5), Some(0)),
            ),
            (r#"{"usage":{"prompt_tokens":-1,"completion_tokens":3}}"#, call(None, None, Some(3))),
            (r#"{"usage":null}"#, ModelCall::default()),
            (r#"{"usage":"much"}"#, ModelCall::default()),
            (r#"{"usage":{"prompt_tokens":1.5}}"#, ModelCall::default()),
            (r#"{}"#, ModelCall::default()),
            ("not json", ModelCall::default()),
            ("", ModelCall::default()),
        ] {
            assert_eq!(of_answer(body.as_bytes()), expected, "{body}");
        }
    }

    const STREAM: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"é\"},\"finish_reason\":null}],\"usage\":null}\r\n\r\n\
        : a comment\n\n\
        data:{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n\
        data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":2}}\n\n\
        data: [DONE]\n\n";

    fn said(text: &[u8]) -> (bool, bool, ModelCall) {
        let mut said = Said::default();
        said.feed(text);
        (said.is_done(), said.is_whole(), said.call())
    }

    #[test]
    fn a_stream_is_whole_when_it_says_so_or_has_finished() {
        let counted = call(Some(11), None, Some(2));
        let upto = |mark: &str| &STREAM[..STREAM.find(mark).expect("it is there") + mark.len()];
        for (text, expected) in [
            (STREAM, (true, true, counted)),
            (upto("\"completion_tokens\":2}}\n"), (false, true, counted)),
            (upto("\"stop\"}]}\n"), (false, true, ModelCall::default())),
            // A line without its end was cut.
            (upto("\"stop\"}]}"), (false, false, ModelCall::default())),
            (upto("comment\n"), (false, false, ModelCall::default())),
            ("data: {\"error\":{\"message\":\"overloaded\"}}\n\n", (false, false, ModelCall::default())),
            ("data: [DONE] \n", (true, true, ModelCall::default())),
            ("data: [DONE]x\n[DONE]\n", (false, false, ModelCall::default())),
            ("", (false, false, ModelCall::default())),
        ] {
            assert_eq!(said(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_line_without_end_takes_no_memory_and_hides_nothing_after_it() {
        let mut said = Said::default();
        for _ in 0..64 {
            said.feed(&[b'x'; 1 << 16]);
            assert!(said.line.capacity() <= 2 * LINE_BYTES_MAX);
        }
        said.feed(b"\ndata: [DONE]\n");
        assert!(said.is_done());
    }

    proptest! {
        #[test]
        fn where_a_stream_is_cut_into_pieces_makes_no_difference(cuts in prop::collection::vec(0..STREAM.len(), 0..12)) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            let mut pieces = Said::default();
            let mut from = 0;
            for cut in cuts.into_iter().chain([STREAM.len()]) {
                pieces.feed(&STREAM.as_bytes()[from..cut]);
                from = cut;
            }
            prop_assert_eq!((pieces.is_done(), pieces.is_whole(), pieces.call()), said(STREAM.as_bytes()));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            said(&bytes);
            of_answer(&bytes);
        }
    }
}
