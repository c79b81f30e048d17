//! How the demo is told: numbered steps, the time on every line, events as they come, and waits that are never silent.
//! Knows nothing of what is shown.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program's streams are its interface")]

use std::io::Write as _;
use std::pin::pin;
use std::time::Duration;

use anyhow::{Result, bail};
use hermes_hub_client::types::{RunEvent, RunEventType};
use serde_json::Value;
use tokio::time::{Instant, interval_at, sleep_until};

/// How long nothing may be said.
const SILENCE_MAX: Duration = Duration::from_secs(10);
/// How much of a text stands in a line.
const CHARS_MAX: usize = 90;

/// Tells on standard output.
pub(crate) struct Teller {
    began: Instant,
    step: u32,
    /// The `seq` of the newest piece of an answer, while the line of these pieces is open.
    open: Option<i64>,
}

impl Teller {
    pub(crate) fn new() -> Self {
        Self { began: Instant::now(), step: 0, open: None }
    }

    /// Since the beginning, in seconds.
    pub(crate) fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// Begins a step.
    pub(crate) fn step(&mut self, title: &str) {
        self.close();
        self.step += 1;
        println!("\n{:6.1} s  {}. {title}", self.seconds(), self.step);
    }

    /// A line of the step.
    pub(crate) fn say(&mut self, line: &str) {
        self.close();
        println!("{:6.1} s     {line}", self.seconds());
    }

    /// Text as it stands.
    pub(crate) fn plain(&mut self, text: &str) {
        self.close();
        println!("{text}");
    }

    /// An event. Pieces of an answer share a line, which grows as they come.
    pub(crate) fn event(&mut self, event: &RunEvent) {
        if event.type_ != RunEventType::MessageDelta {
            self.say(&format!("{:>4} {:<18} {}", event.seq, event.type_.as_str(), brief(event)));
            return;
        }
        let piece = text(&event.data, "/text").replace('\n', " ");
        if self.open.replace(event.seq).is_none() {
            let (at, seq, kind) = (self.seconds(), event.seq, event.type_.as_str());
            print!("{at:6.1} s     {seq:>4} {kind:<18} {}", piece.trim_start());
        } else {
            print!("{piece}");
        }
        // The line is unfinished; without this it would be seen only when it is finished.
        let _ = std::io::stdout().flush();
    }

    fn close(&mut self) {
        if let Some(seq) = self.open.take() {
            println!("  (to {seq})");
        }
    }

    /// Waits until `what`, and says so again and again while it takes long.
    ///
    /// # Errors
    /// If it takes longer than `limit`.
    pub(crate) async fn wait<T>(
        &mut self,
        what: &str,
        limit: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T> {
        let began = Instant::now();
        let mut ticks = interval_at(began + SILENCE_MAX, SILENCE_MAX);
        let mut work = pin!(work);
        loop {
            tokio::select! {
                biased;
                done = &mut work => return Ok(done),
                () = sleep_until(began + limit) => {
                    self.close();
                    bail!("waited {} s in vain until {what}", limit.as_secs());
                }
                _ = ticks.tick() => {
                    let so_far = began.elapsed().as_secs();
                    self.say(&format!("... waiting until {what}: {so_far} s, at most {} s", limit.as_secs()));
                }
            }
        }
    }
}

/// Why it ends without success.
pub fn failure(reason: &str) {
    println!();
    eprintln!("FAILED: {reason}");
}

/// What belongs to an event, in a line.
fn brief(event: &RunEvent) -> String {
    let get = |pointer| text(&event.data, pointer);
    let line = match event.type_ {
        RunEventType::RunCreated => String::new(),
        RunEventType::RunStateChanged => format!("{} -> {}", get("/from"), get("/to")),
        RunEventType::MessageCompleted | RunEventType::ReasoningAvailable => get("/text"),
        RunEventType::ToolStarted => format!("{}: {}", get("/tool"), get("/preview")),
        RunEventType::ToolCompleted => {
            let how = if get("/failed") == "true" { "failed" } else { "done" };
            format!("{}: {how} after {} ms", get("/tool"), get("/durationMs"))
        }
        RunEventType::ApprovalRequested => get("/approval/command"),
        RunEventType::ApprovalDecided => get("/choice"),
        RunEventType::RunUsageUpdated => format!("{} tokens so far", get("/usage/totalTokens")),
        RunEventType::RunCompleted => get("/output"),
        RunEventType::RunFailed => format!("{}: {}", get("/error/code"), get("/error/message")),
        _ => Value::from(event.data.clone()).to_string(),
    };
    cut(&line)
}

/// A member of an event's data, as it is shown.
fn text(data: &serde_json::Map<String, Value>, pointer: &str) -> String {
    let (first, rest) = pointer[1..].split_once('/').unwrap_or((&pointer[1..], ""));
    let member = data.get(first);
    let member = if rest.is_empty() { member } else { member.and_then(|value| value.get(rest)) };
    match member {
        None | Some(Value::Null) => "-".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// As much of a text as stands in a line.
pub(crate) fn cut(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
