//! Playing a run's script: what the agent's worker thread does.
//!
//! A script that says nothing is answered as the study's model did: `OK.`, or what the last tool
//! gave. The order of events, the texts of denials and the sums of tokens are the measured ones.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bytes::Bytes;
use serde_json::{Value, json};

use super::Agent;
use super::answer::python_json;
use super::directive::{self, Latch, Step};
use super::model::{Model, ModelEnd};
use super::run::{Frame, Outcome, Request, Run};
use super::tool::{self, ToolResult, rounded_seconds};
use crate::agent_api::ApprovalChoice;

/// Tokens of one model call when the script says nothing else.
pub(super) const CALL_TOKENS: (u64, u64) = (11, 3);

/// How often a model call is tried that was refused with 429 or 5xx.
const REFUSED_TRIES: u32 = 3;

/// How often a model call is tried whose stream was cut.
const CUT_TRIES: u32 = 4;

/// How much of a tool's result the answer quotes, in characters.
const QUOTE_CHARS: usize = 200;

/// Deltas between two looks at the stop order while flooding.
const FLOOD_BATCH: u64 = 256;

/// Plays a run to its end.
pub(super) async fn play(agent: Arc<Agent>, run: Arc<Run>) {
    let outcome = match directive::parse(&run.request.input) {
        Ok(steps) => Player::new(&agent, &run).play(steps).await,
        Err(error) => Outcome::Failed { error: error.to_string() },
    };
    run.finish(if run.stop.is_cancelled() { Outcome::Cancelled } else { outcome });
    agent.over.notify_waiters();
}

/// Why a script is left before its last step.
enum Leave {
    /// The run was stopped; what it ends as is decided by who ends it.
    Stopped,
    /// The script says how it ends.
    Ended(Outcome),
}

struct Player<'a> {
    agent: &'a Arc<Agent>,
    run: &'a Run,
    ignores_stop: bool,
    /// The answer since the last tool call; earlier text is not part of the output.
    reply: String,
    after_tool: bool,
    tool_result: Option<Value>,
    reasoning: Option<String>,
    calls: u64,
    usage: Option<(u64, u64)>,
}

impl<'a> Player<'a> {
    fn new(agent: &'a Arc<Agent>, run: &'a Run) -> Self {
        Self {
            agent,
            run,
            ignores_stop: false,
            reply: String::new(),
            after_tool: false,
            tool_result: None,
            reasoning: None,
            calls: 1,
            usage: None,
        }
    }

    async fn play(mut self, steps: Vec<Step>) -> Outcome {
        // A run beyond the pool says `running` all the same and waits for a thread.
        let Ok(Ok(_thread)) = self.unless_stopped(self.agent.workers.acquire()).await else {
            return Outcome::Cancelled;
        };
        for step in steps {
            match self.step(step).await {
                Ok(()) => {}
                Err(Leave::Stopped) => return Outcome::Cancelled,
                Err(Leave::Ended(outcome)) => return outcome,
            }
        }
        self.conclude()
    }

    fn conclude(mut self) -> Outcome {
        // A step that ignored the stop has returned: now the agent notices, and says no more.
        if self.run.stop.is_cancelled() {
            return Outcome::Cancelled;
        }
        if self.reply.is_empty() {
            self.answer_by_default();
        }
        let text = self.reasoning.as_ref().unwrap_or(&self.reply);
        self.run.event("reasoning.available", json!({ "text": text }));
        let (input_tokens, output_tokens) =
            self.usage.unwrap_or((CALL_TOKENS.0 * self.calls, CALL_TOKENS.1 * self.calls));
        Outcome::Completed { output: self.reply, input_tokens, output_tokens }
    }

    fn answer_by_default(&mut self) {
        match self.tool_result.take() {
            None => self.say("OK."),
            Some(result) => {
                self.say("tool");
                self.say(" said:");
                let quote: String = python_json(&result).chars().take(QUOTE_CHARS).collect();
                self.say(&format!(" {quote}"));
            }
        }
    }

    async fn step(&mut self, step: Step) -> Result<(), Leave> {
        match step {
            Step::Say(text) => self.say(&text),
            Step::Drip { count, pause } => self.drip(count, pause).await?,
            Step::Flood { count } => self.flood(count).await?,
            Step::Tool { name, preview, takes, failed } => {
                let result = ToolResult::exited("", i32::from(failed));
                let work = async move {
                    tokio::time::sleep(takes).await;
                    result
                };
                self.tool(&name, &preview, work).await?;
            }
            Step::Shell { command } => {
                let agent = Arc::clone(self.agent);
                let work = tool::run_command(agent.surroundings(), &agent.groups, &command);
                self.tool("terminal", &command, work).await?;
            }
            Step::Background { command } => {
                let result =
                    tool::run_in_background(&self.agent.surroundings(), &self.agent.groups, &command);
                self.tool("terminal", &command, std::future::ready(result)).await?;
            }
            Step::Approve { command, description } => self.approve(&command, &description).await?,
            Step::Wait(latch) => self.unless_stopped(self.agent.latches.wait(&latch)).await?,
            Step::Model { prompt } => self.model(prompt).await?,
            Step::Echo => self.echo(),
            Step::Reasoning(text) => self.reasoning = Some(text),
            Step::Event(mut members) => {
                let name = members.shift_remove("event").and_then(|name| name.as_str().map(str::to_owned));
                self.run.event(&name.unwrap_or_default(), Value::Object(members));
            }
            Step::Usage { input_tokens, output_tokens } => self.usage = Some((input_tokens, output_tokens)),
            Step::Fail(error) => return Err(Leave::Ended(Outcome::Failed { error })),
            Step::Cut => return Err(Leave::Ended(self.cut())),
            Step::Hang => self.unless_stopped(std::future::pending()).await?,
            other => self.fault(other).await?,
        }
        Ok(())
    }

    /// The steps that break something rather than do it.
    async fn fault(&mut self, step: Step) -> Result<(), Leave> {
        match step {
            Step::Garbage => self.garbage(),
            Step::GarbageStatus => self.run.garbage_status.store(true, Ordering::Relaxed),
            Step::CloseEarly => self.run.raw(Frame::CloseEarly),
            Step::Reset => self.run.raw(Frame::Reset),
            Step::ForgetEvents => self.agent.runs.forget_events(&self.run.id),
            Step::ForgetRun => self.agent.runs.forget(&self.run.id),
            Step::Freeze(latch) => self.freeze(&latch).await,
            Step::Exit(code) => {
                self.agent.exit.send_replace(Some(code));
                std::future::pending::<()>().await;
            }
            Step::IgnoreStop => self.ignores_stop = true,
            Step::IgnoreTerm => self.agent.ignores_term.store(true, Ordering::Relaxed),
            _ => unreachable!("`step` handles every step that is no fault"),
        }
        Ok(())
    }

    /// Waits for `work` unless the run is stopped, which the script may have chosen to ignore.
    async fn unless_stopped<T>(&self, work: impl Future<Output = T>) -> Result<T, Leave> {
        if self.ignores_stop {
            return Ok(work.await);
        }
        tokio::select! {
            biased;
            () = self.run.stop.cancelled() => Err(Leave::Stopped),
            done = work => Ok(done),
        }
    }

    fn say(&mut self, text: &str) {
        // After a tool round the agent sets its next words off by an empty line.
        let delta =
            if std::mem::take(&mut self.after_tool) { format!("\n\n{text}") } else { text.to_owned() };
        self.reply.push_str(text);
        self.run.event("message.delta", json!({ "delta": delta }));
    }

    async fn drip(&mut self, count: u64, pause: Duration) -> Result<(), Leave> {
        for word in 0..count {
            self.unless_stopped(tokio::time::sleep(pause)).await?;
            self.say(&if word == 0 { "w0".to_owned() } else { format!(" w{word}") });
        }
        Ok(())
    }

    async fn flood(&mut self, count: u64) -> Result<(), Leave> {
        for word in 0..count {
            if word % FLOOD_BATCH == 0 {
                self.unless_stopped(tokio::task::yield_now()).await?;
            }
            self.say(&if word == 0 { "word0".to_owned() } else { format!(" word{word}") });
        }
        Ok(())
    }

    async fn tool(
        &mut self,
        name: &str,
        preview: &str,
        work: impl Future<Output = ToolResult>,
    ) -> Result<(), Leave> {
        self.run.event("tool.started", json!({"tool": name, "preview": preview}));
        let began = Instant::now();
        let worked = self.unless_stopped(work).await;
        let result = worked.as_ref().ok().cloned().unwrap_or_else(ToolResult::interrupted);
        self.complete_tool(name, began, result);
        worked.map(|_| ())
    }

    fn complete_tool(&mut self, name: &str, began: Instant, result: ToolResult) {
        let duration = rounded_seconds(began.elapsed());
        self.run.event("tool.completed", json!({"tool": name, "duration": duration, "error": result.failed}));
        self.reply.clear();
        self.after_tool = true;
        self.tool_result = Some(result.text);
        self.calls += 1;
    }

    async fn approve(&mut self, command: &str, class: &str) -> Result<(), Leave> {
        self.run.event("tool.started", json!({"tool": "terminal", "preview": command}));
        let began = Instant::now();
        let allowed = !self.agent.config.asks || self.agent.allows(class) || self.run.allows(class);
        if allowed {
            self.complete_tool("terminal", began, ToolResult::exited("", 0));
            return Ok(());
        }
        let asked = self.run.ask(command, class);
        let timeout = self.agent.config.approval_timeout;
        let decided = self.unless_stopped(tokio::time::timeout(timeout, asked)).await;
        let result = match decided {
            Ok(Ok(Ok(ApprovalChoice::Deny))) => ToolResult::blocked("denied by user"),
            Ok(Ok(Ok(choice))) => {
                self.remember(choice, class);
                ToolResult::approved(class)
            }
            // An expired request makes no event: only the tool's error tells.
            Ok(_) => ToolResult::blocked("timed out without user response"),
            Err(_) => ToolResult::interrupted(),
        };
        self.run.withdraw();
        self.complete_tool("terminal", began, result);
        decided.map(|_| ())
    }

    fn remember(&self, choice: ApprovalChoice, class: &str) {
        match choice {
            ApprovalChoice::Session => self.run.allow(class),
            ApprovalChoice::Always => self.agent.allow(class),
            ApprovalChoice::Once | ApprovalChoice::Deny => {}
        }
    }

    /// What the agent was given to think about, as the study's model told it (T:08).
    fn echo(&mut self) {
        let Request { input, history, .. } = &self.run.request;
        let earlier = history.iter().map(|(role, _)| role.as_str());
        let roles: Vec<&str> = std::iter::once("system").chain(earlier).chain(["user"]).collect();
        let texts: Vec<&str> =
            history.iter().map(|(_, text)| text.as_str()).chain([input.as_str()]).collect();
        let text = python_json(&json!({"n": roles.len(), "roles": roles, "texts": texts}));
        self.say(&text);
    }

    /// A cut model stream: the agent asks again, keeps what it had, and calls it complete.
    fn cut(&mut self) -> Outcome {
        if self.reply.is_empty() {
            self.say("OK.");
        }
        let part = self.reply.clone();
        for _ in 1..CUT_TRIES {
            self.say(&part);
        }
        Outcome::Completed { output: self.reply.clone(), input_tokens: 0, output_tokens: 0 }
    }

    fn garbage(&self) {
        let wrong_type =
            json!({"event": "message.delta", "run_id": self.run.id, "timestamp": "now", "delta": 5});
        let wrong_type = format!("data: {wrong_type}\n\n");
        let pieces: [&[u8]; 5] = [
            b"data: {\"event\": \"message.delta\", \n\n",
            b"<html>502 Bad Gateway</html>\n\n",
            b"data: \xff\xfe\n\n",
            b"data: [1]\n\n",
            wrong_type.as_bytes(),
        ];
        for piece in pieces {
            self.run.raw(Frame::Bytes(Bytes::copy_from_slice(piece)));
        }
    }

    /// The event loop stands still: no request is answered until the latch is released.
    async fn freeze(&self, latch: &Latch) {
        self.agent.frozen.send_replace(true);
        self.agent.latches.wait(latch).await;
        self.agent.frozen.send_replace(false);
    }

    async fn model(&mut self, prompt: Option<String>) -> Result<(), Leave> {
        let prompt = prompt.unwrap_or_else(|| directive::plain_text(&self.run.request.input));
        let model = self.agent.model_for(&self.run.request.model).map_err(failed)?;
        let (mut refused, mut cut, mut backoff) = (0, 0, self.agent.config.timings.model_backoff);
        loop {
            match self.call_once(&model, &prompt).await? {
                ModelEnd::Whole { input_tokens, output_tokens } => {
                    let sum = self.usage.unwrap_or_default();
                    self.usage = Some((sum.0 + input_tokens, sum.1 + output_tokens));
                    return Ok(());
                }
                ModelEnd::Refused { message, may_pass } => {
                    refused += 1;
                    if !may_pass || refused == REFUSED_TRIES {
                        return Err(failed(message));
                    }
                    self.unless_stopped(tokio::time::sleep(backoff)).await?;
                    backoff *= 2;
                }
                ModelEnd::Cut => {
                    cut += 1;
                    if cut == CUT_TRIES {
                        let output = self.reply.clone();
                        return Err(Leave::Ended(Outcome::Completed {
                            output,
                            input_tokens: 0,
                            output_tokens: 0,
                        }));
                    }
                }
            }
        }
    }

    async fn call_once(&mut self, model: &Model, prompt: &str) -> Result<ModelEnd, Leave> {
        let (run, ignores_stop) = (self.run, self.ignores_stop);
        let call = model.call(&run.request, prompt, |text| self.say(text));
        if ignores_stop {
            return Ok(call.await);
        }
        // A stop closes the model connection: dropping the call does.
        tokio::select! {
            biased;
            () = run.stop.cancelled() => Err(Leave::Stopped),
            end = call => Ok(end),
        }
    }
}

fn failed(error: String) -> Leave {
    Leave::Ended(Outcome::Failed { error })
}
