//! Masks: what the tenant's keys hold is taken out of what the agent says, before it is kept or told.
//!
//! Best effort, and no more: a value is found where it stands as it is, or as JSON writes it, also where an answer's
//! text comes in pieces. An agent that writes a value in another form (base64, one letter a line) is not understood.
//! A value that was taken back or changed is looked for as long as the agent lives, since it may still have it.

use std::sync::{Arc, PoisonError, RwLock};

use hub_types::{RuntimeSettings, SecretText};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

/// A shorter value would be found in harmless words.
const VALUE_BYTES_MIN: usize = 8;

/// What stands for a value.
const MASK: &str = "[secret]";

/// Members of the agent's own protocol, by which the Hub understands what the agent says. A value that is one of its
/// words ("completed") must not make that unreadable.
const PROTOCOL: [&str; 17] = [
    "event",
    "run_id",
    "session_id",
    "object",
    "status",
    "last_event",
    "tool",
    "choice",
    "choices",
    "pattern_key",
    "pattern_keys",
    "model",
    "reason",
    "code",
    "approvalId",
    "agentRunId",
    "agentVersion",
];

/// The values that are looked for. Copies share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Masks {
    /// The longest first, so that no part of one is left.
    values: Arc<RwLock<Vec<SecretString>>>,
}

impl Masks {
    /// Looks for the values of the tenant's keys too.
    pub(crate) fn add_keys(&self, settings: &RuntimeSettings) {
        self.add(settings.environment.values().map(SecretText::expose));
    }

    /// Looks for these too.
    fn add<'a>(&self, values: impl IntoIterator<Item = &'a str>) {
        let mut known = self.values.write().unwrap_or_else(PoisonError::into_inner);
        for value in values.into_iter().filter(|value| value.len() >= VALUE_BYTES_MIN) {
            for form in [Some(value.to_owned()), in_json(value)].into_iter().flatten() {
                if !known.iter().any(|value| value.expose_secret() == form) {
                    known.push(SecretString::from(form));
                }
            }
        }
        known.sort_by_key(|value| std::cmp::Reverse(value.expose_secret().len()));
    }

    /// Whether nothing is looked for.
    fn is_empty(&self) -> bool {
        self.values.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// The text without any value.
    pub(crate) fn mask(&self, text: String) -> String {
        let known = self.values.read().unwrap_or_else(PoisonError::into_inner);
        known
            .iter()
            .map(ExposeSecret::expose_secret)
            .fold(text, |text, value| if text.contains(value) { text.replace(value, MASK) } else { text })
    }

    /// The same in all texts of an object but those of the protocol.
    pub(crate) fn mask_members(&self, members: &mut Map<String, Value>) {
        if self.is_empty() {
            return;
        }
        for (name, value) in members {
            if !PROTOCOL.contains(&name.as_str()) || value.is_object() {
                self.mask_value(value);
            }
        }
    }

    fn mask_value(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.mask(std::mem::take(text)),
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask_value(item)),
            Value::Object(members) => self.mask_members(members),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Shows each value to `look`, the longest first.
    pub(crate) fn each(&self, mut look: impl FnMut(&str)) {
        let known = self.values.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().for_each(|value| look(value.expose_secret()));
    }

    /// The length of the longest value, in bytes.
    pub(crate) fn longest(&self) -> usize {
        let known = self.values.read().unwrap_or_else(PoisonError::into_inner);
        known.first().map_or(0, |value| value.expose_secret().len())
    }

    /// How much of the end of a text may be the beginning of a value, in bytes.
    fn begun(&self, text: &str) -> usize {
        let known = self.values.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().map(|value| begun(text.as_bytes(), value.expose_secret().as_bytes())).max().unwrap_or(0)
    }
}

/// How many bytes at the end of `text` are the beginning of `value`, but not all of it.
fn begun(text: &[u8], value: &[u8]) -> usize {
    let most = text.len().min(value.len().saturating_sub(1));
    (1..=most).rev().find(|length| text.ends_with(&value[..*length])).unwrap_or(0)
}

/// A value as it stands inside a text of JSON, where that differs.
fn in_json(value: &str) -> Option<String> {
    let quoted = serde_json::to_string(value).ok()?;
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    (inner != value).then(|| inner.to_owned())
}

/// The pieces of one run's answer on their way, so that a value in two pieces is found too: the end of a piece that
/// may be the beginning of a value waits for the next one.
#[derive(Debug)]
pub(crate) struct Pieces {
    masks: Masks,
    held: Option<Map<String, Value>>,
}

/// The event with a piece of the answer, and its member with the text.
const DELTA: (&str, &str) = ("message.delta", "delta");

impl Pieces {
    pub(crate) fn new(masks: Masks) -> Self {
        Self { masks, held: None }
    }

    /// What of the answer and the next frame is to be told now, in this order. The frame itself is masked where it is
    /// told.
    pub(crate) fn take(
        &mut self,
        frame: Map<String, Value>,
    ) -> impl Iterator<Item = Map<String, Value>> + use<> {
        let before = self.held.take();
        let is_piece = frame.get("event").is_some_and(|event| event == DELTA.0) && text_of(&frame).is_some();
        if !is_piece || (before.is_none() && self.masks.is_empty()) {
            return [before, Some(frame)].into_iter().flatten();
        }
        let text = before.as_ref().and_then(text_of).unwrap_or_default().to_owned()
            + text_of(&frame).unwrap_or_default();
        let text = self.masks.mask(text);
        let (now, later) = text.split_at(text.floor_char_boundary(text.len() - self.masks.begun(&text)));
        if !later.is_empty() {
            self.held = Some(with_text(frame.clone(), later));
        }
        // A piece without text was one before, too.
        let now = (!now.is_empty() || later.is_empty()).then(|| with_text(frame, now));
        [now, None].into_iter().flatten()
    }

    /// What was still held when the frames ended.
    pub(crate) fn rest(&mut self) -> Option<Map<String, Value>> {
        self.held.take()
    }
}

fn text_of(frame: &Map<String, Value>) -> Option<&str> {
    frame.get(DELTA.1)?.as_str()
}

fn with_text(mut frame: Map<String, Value>, text: &str) -> Map<String, Value> {
    frame.insert(DELTA.1.to_owned(), text.into());
    frame
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const VALUE: &str = "s3cret-of-the-notes";

    fn masks(values: &[&str]) -> Masks {
        let masks = Masks::default();
        masks.add(values.iter().copied());
        masks
    }

    fn members(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn values_are_taken_out_and_words_stay() {
        let masks = masks(&[VALUE, "s3cret-of-the-notes-and-more", "a\"quoted\\value", "short"]);
        for (text, expected) in [
            ("the key is s3cret-of-the-notes.", "the key is [secret]."),
            ("s3cret-of-the-notes-and-more", "[secret]"),
            ("s3cret-of-the-notess3cret-of-the-notes", "[secret][secret]"),
            (r#"{"k": "a\"quoted\\value"}"#, r#"{"k": "[secret]"}"#),
            ("short words and s3cret-of", "short words and s3cret-of"),
        ] {
            assert_eq!(masks.mask(text.to_owned()), expected);
        }
    }

    #[test]
    fn an_agents_protocol_stays_readable_whatever_a_key_holds() {
        let masks = masks(&["completed", "run.completed", "terminal"]);
        let status =
            json!({"status": {"status": "completed", "last_event": "run.completed", "output": "completed"}});
        let mut status = members(status);
        masks.mask_members(&mut status);
        let expected =
            json!({"status": {"status": "completed", "last_event": "run.completed", "output": "[secret]"}});
        assert_eq!(Value::Object(status), expected);
        let mut frame = members(json!({"frame": {
            "event": "tool.started", "tool": "terminal", "preview": "echo terminal", "more": [{"x": "terminal"}],
        }}));
        masks.mask_members(&mut frame);
        let expected = json!({
            "event": "tool.started", "tool": "terminal", "preview": "echo [secret]", "more": [{"x": "[secret]"}],
        });
        assert_eq!(frame["frame"], expected);
    }

    fn told(values: &[&str], pieces: &[&str]) -> (String, usize) {
        let mut held = Pieces::new(masks(values));
        let delta = |text: &&str| members(json!({"event": "message.delta", "delta": text, "timestamp": 1}));
        let mut frames: Vec<_> = pieces.iter().map(delta).flat_map(|frame| held.take(frame)).collect();
        let early = frames.len();
        frames.extend(held.rest());
        (frames.iter().filter_map(text_of).collect(), early)
    }

    #[test]
    fn a_value_in_two_pieces_is_found() {
        assert_eq!(told(&[VALUE], &["it is s3cret-", "of-the-", "notes, so"]).0, "it is [secret], so");
        // What only began like one is told after all.
        assert_eq!(told(&[VALUE], &["it is s3cret-", "or not"]), ("it is s3cret-or not".to_owned(), 2));
        assert_eq!(told(&[VALUE], &["it is s3cret-of"]), ("it is s3cret-of".to_owned(), 1));
        // Without keys nothing waits.
        assert_eq!(told(&[], &["s", "s", ""]), ("ss".to_owned(), 3));
    }

    #[test]
    fn what_is_held_comes_before_what_follows() {
        let mut pieces = Pieces::new(masks(&[VALUE]));
        let delta = members(json!({"event": "message.delta", "delta": "a s3cr"}));
        let told: Vec<_> = pieces.take(delta).collect();
        assert_eq!(told.iter().filter_map(text_of).collect::<String>(), "a ");
        let next = members(json!({"event": "tool.started", "tool": "terminal"}));
        let told: Vec<_> = pieces.take(next.clone()).collect();
        assert_eq!((told.len(), text_of(&told[0]), &told[1]), (2, Some("s3cr"), &next));
        assert!(pieces.rest().is_none());
    }

    proptest! {
        #[test]
        fn however_it_is_cut_a_value_never_gets_through(
            before in "[a-d ]{0,12}", after in "[a-d ]{0,12}", value in "[a-d]{8,14}", cuts in prop::collection::vec(0_usize..40, 0..6),
        ) {
            let text = format!("{before}{value}{after}");
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            let pieces: Vec<_> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();
            let (told, _) = told(&[&value], &pieces);
            prop_assert!(!told.contains(&value), "{told}");
            // Nothing else is lost.
            prop_assert!(told.starts_with(&before) || told.contains(MASK), "{told}");
        }
    }
}
