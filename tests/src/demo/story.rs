//! What the demo shows, and what has to be true of it. Everything goes through the SDK, as a program of yours would.
//!
//! An input has plain words for a real model and a script behind them for the scripted one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use futures::StreamExt as _;
use hermes_hub_client::types::{
    AgentSettingsCreate, ApprovalChoice, InputPart, Run, RunCreate, RunEvent, RunEventType, RunState, Tenant,
    TenantCreate,
};
use hermes_hub_client::{Error, Events, Hub, RunRef, Seen, is_over, is_terminal};

use super::beside::IDLE_SECONDS;
use super::tell::{Teller, cut};
use super::world::{Ingredients, World};

/// How long an answer of the Hub may take.
pub(super) const CALL_MAX: Duration = Duration::from_secs(60);
/// How long the next event may take: an agent that starts on a slow machine, or a slow model.
pub(super) const EVENT_MAX: Duration = Duration::from_secs(180);
/// How long the tool may take that works while the Hub is dead.
const TOOL_MAX: Duration = Duration::from_secs(60);

/// How much of the Hub's log is shown when something went wrong.
const LOG_LINES: usize = 8;

const ECHO: &str = "Run `mkdir -p scratch; echo hello from the agent` in your terminal and tell me what it printed.\n\
    [[shell:mkdir -p scratch; echo hello from the agent]]";
const REMOVE: &str = "Run `rm -rf scratch` in your terminal and tell me when it is done.\n\
    [[shell:rm -rf scratch]] [[say:The directory is gone.]]";
// The agent's model calls pass through the Hub, so a kill while an answer of the model is on its way would cut it, and a
// run whose answer was cut fails rather than to complete with half an answer. The Hub is killed while a tool works; the
// model call behind it waits for the Hub.
const COUNT: &str = "Run `sleep 3; echo done without the hub > made.txt` in your terminal, then count to forty.\n\
    [[shell:sleep 3; echo done without the hub > made.txt]] [[drip:40,75]]";

/// Shows it all.
///
/// # Errors
/// If anything is not as it should be.
pub async fn show(ingredients: &Ingredients) -> Result<()> {
    let mut tell = Teller::new();
    tell.plain(
        "Hermes Hub: a real agent at work for a tenant: watched, asked, unharmed by the hub's death, with files, keys, \
         skills and schedules.",
    );
    tell.step("Start a model and the hub");
    let world = World::start(ingredients, &mut tell).await?;
    let hub = world.connect()?;

    tell.step("Create a tenant: a home and an agent of its own");
    let agent = AgentSettingsCreate::builder().idle_timeout_seconds(IDLE_SECONDS);
    let agent = AgentSettingsCreate::try_from(agent)?;
    let body = TenantCreate::builder().id("acme").display_name("Acme Ltd".to_owned()).agent(agent);
    let made = hub.tenant_create().body(body).wait_seconds(30).send();
    let tenant = tell.wait("the tenant is ready", CALL_MAX, made).await??.into_inner();
    ensure!(tenant.state.as_str() == "ready", "the tenant is {}: {:?}", tenant.state, tenant.conditions);
    tell.say(&format!(
        "{} is {}; its agent will start with the first work",
        tenant.id.as_str(),
        tenant.state
    ));

    let mut stage = Stage { world, hub, tenant, tell, events: Vec::new(), reconnects: 0 };
    let shown = match stage.acts().await {
        Ok(shown) => shown,
        Err(error) => {
            stage.tell.plain("\nThe hub's log ends with:");
            let log = stage.world.process().stderr();
            let lines: Vec<_> = log.lines().rev().take(LOG_LINES).collect();
            lines.iter().rev().for_each(|line| stage.tell.plain(line));
            return Err(error);
        }
    };
    let Stage { world, hub, tenant, mut tell, .. } = stage;

    tell.step("Clean up");
    remove(&hub, &tenant, &mut tell).await?;
    world.end(true, &mut tell).await?;

    tell.plain("\nShown:");
    for line in shown {
        tell.plain(&format!("  - {line}"));
    }
    tell.plain("  - the tenant purged, the hub ended in order, no process or file left");
    let seconds = tell.seconds();
    tell.plain(&format!("It took {seconds:.0} s. For a hub that stays, with curl commands to try: make dev"));
    Ok(())
}

/// The tenant with its agent and home is removed for good.
async fn remove(hub: &Hub, tenant: &Tenant, tell: &mut Teller) -> Result<()> {
    let deleted = hub.tenant_delete().tenant_id(tenant.id.clone()).purge(true).wait_seconds(40).send();
    tell.wait("the tenant is deleted", CALL_MAX, deleted).await??;
    let gone = async {
        loop {
            match hub.tenant_view().tenant_id(tenant.id.clone()).send().await.map_err(Error::from) {
                Err(error) if error.is_not_found() => return Ok(()),
                Err(error) => return Err(error),
                // A pause between two looks, not a guess at how long it takes.
                Ok(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    };
    tell.wait("the tenant is gone", CALL_MAX, gone).await??;
    tell.say(&format!("tenant {} is purged: its agent has ended, its home is removed", tenant.id.as_str()));
    Ok(())
}

/// Where the acts are played.
pub(super) struct Stage {
    pub(super) world: World,
    pub(super) hub: Hub,
    pub(super) tenant: Tenant,
    pub(super) tell: Teller,
    /// What was seen of the run that is followed.
    pub(super) events: Vec<RunEvent>,
    reconnects: usize,
}

impl Stage {
    async fn acts(&mut self) -> Result<Vec<String>> {
        Ok(vec![
            self.tool_call().await?,
            self.approval().await?,
            self.death().await?,
            self.file().await?,
            self.key().await?,
            self.skill().await?,
            self.schedule().await?,
        ])
    }

    async fn tool_call(&mut self) -> Result<String> {
        self.tell.step("Give it work: a tool call, its events live");
        let (run, mut stream) = self.begin(ECHO).await?;
        self.follow(&mut stream, |_| false).await?;
        let ended = self.ended(&run).await?;
        ensure!(self.count(&RunEventType::ToolCompleted) > 0, "the agent called no tool");
        let output = ended.output.as_deref().unwrap_or_default();
        ensure!(output.contains("hello from the agent"), "the answer is not what the tool printed: {output}");
        let made = self.workspace().join("scratch");
        ensure!(made.is_dir(), "the tool did not make {}", made.display());
        Ok(format!("a real agent ran a command; {} events, {}", self.events.len(), tokens(&ended)))
    }

    async fn approval(&mut self) -> Result<String> {
        self.tell.step("Meet an approval: a command that removes files waits for a person");
        let (run, mut stream) = self.begin(REMOVE).await?;
        self.follow(&mut stream, is_waiting).await?;
        let view = self.tell.wait("the run tells what it asks", CALL_MAX, run.wait()).await??;
        let asked = view.pending_approval.context("the agent did not ask before it removed files")?;
        ensure!(self.workspace().join("scratch").is_dir(), "the agent did not wait for the answer");
        self.tell.say(&format!(
            "the agent asks: {} ({}); nothing is removed yet",
            asked.command, asked.description
        ));
        let decided = run.decide(&asked.id, ApprovalChoice::Once);
        self.tell.wait("the answer is taken", CALL_MAX, decided).await??;
        self.tell.say("answered: once");
        self.follow(&mut stream, |_| false).await?;
        let ended = self.ended(&run).await?;
        for kind in [RunEventType::ApprovalRequested, RunEventType::ApprovalDecided] {
            ensure!(self.count(&kind) == 1, "the log has {} events {kind}", self.count(&kind));
        }
        ensure!(!self.workspace().join("scratch").exists(), "the approved command was not run");
        Ok(format!("`{}` waited for an approval and ran after it; {}", cut(&asked.command), tokens(&ended)))
    }

    async fn death(&mut self) -> Result<String> {
        self.tell.step("Kill the hub with -9 in the middle of a run; the agent and the stream go on");
        let (run, mut stream) = self.begin(COUNT).await?;
        self.follow(&mut stream, |event| event.type_ == RunEventType::ToolStarted).await?;
        ensure!(self.count(&RunEventType::ToolStarted) == 1, "the agent called no tool");
        let before = self.events.len();
        let hosts = self.world.process().hosts(&self.tenant);
        ensure!(hosts.len() == 1, "the tenant has {} agent hosts", hosts.len());

        self.world.kill(&mut self.tell).await?;
        let made = self.workspace().join("made.txt");
        ensure!(
            !made.exists(),
            "the tool was done before the hub was killed; this machine is too slow for the demo"
        );
        let work = appears(&made);
        self.tell.wait("the agent's tool has done its work without the hub", TOOL_MAX, work).await?;
        self.tell.say("meanwhile the agent's tool has done its work: made.txt is there");
        self.world.restart(&mut self.tell).await?;

        self.follow(&mut stream, |_| false).await?;
        let ended = self.ended(&run).await?;
        ensure!(self.reconnects > 0, "the stream did not reconnect, so the hub's death was not seen");
        let said: String = self.events.iter().filter_map(delta).collect();
        let output = ended.output.as_deref().unwrap_or_default();
        ensure!(said.trim() == output.trim(), "the pieces are not the answer: {said:?}, {output:?}");
        ensure!(hosts == self.world.process().hosts(&self.tenant), "the agent did not outlive the hub");
        let (all, after) = (self.events.len(), self.events.len() - before);
        self.tell
            .say(&format!("{before} events before the kill, {after} after it; none missing, none twice"));
        Ok(format!(
            "one stream through a hub killed with -9: events 1 to {all}, each once; the agent never stopped"
        ))
    }

    /// Gives the agent work.
    pub(super) async fn begin(&mut self, input: &str) -> Result<(RunRef, Events)> {
        self.events.clear();
        self.reconnects = 0;
        let body = RunCreate::builder().input(vec![InputPart::Text { text: input.to_owned() }]);
        let made = self.hub.run_create().tenant_id(self.tenant.id.clone()).body(body).send();
        let run = self.tell.wait("the run is created", CALL_MAX, made).await??;
        self.tell.say(&format!("input: {}", input.replace('\n', " ")));
        let run = self.hub.run(&run);
        let events = run.events();
        Ok((run, events))
    }

    /// Shows events as they come, up to one that is `enough` or the last one.
    pub(super) async fn follow(
        &mut self,
        stream: &mut Events,
        mut enough: impl FnMut(&RunEvent) -> bool,
    ) -> Result<()> {
        while let Some(seen) = self.tell.wait("the next event comes", EVENT_MAX, stream.next()).await? {
            match seen.context("the event stream failed")? {
                Seen::Event(event) => {
                    self.tell.event(&event);
                    let next = self.events.last().map_or(1, |last| last.seq + 1);
                    ensure!(event.seq == next, "event {} came where {next} was the next", event.seq);
                    let is_enough = enough(&event);
                    self.events.push(event);
                    if is_enough {
                        return Ok(());
                    }
                }
                Seen::Reconnected { after } => {
                    self.reconnects += 1;
                    self.tell.say(&format!("the SDK has reconnected and goes on after event {after}"));
                }
                other => bail!("the stream is not whole: {other:?}"),
            }
        }
        let last = self.events.last().context("the stream had no event")?;
        ensure!(is_terminal(&last.type_), "the stream ended with {}, which is no end of a run", last.type_);
        Ok(())
    }

    /// The run as it ended, its answer and its tokens told.
    pub(super) async fn ended(&mut self, run: &RunRef) -> Result<Run> {
        let run = self.tell.wait("the run has ended", CALL_MAX, run.wait()).await??;
        ensure!(is_over(&run.state), "the run is {} after its last event", run.state);
        ensure!(run.state == RunState::Completed, "the run is {}: {:?}", run.state, run.error);
        ensure!(run.usage.model_calls > 0, "no model call passed through the hub");
        let output = run.output.as_deref().context("the run completed without an answer")?;
        self.tell.say(&format!("answer: {}", cut(output)));
        self.tell.say(&format!("used: {}", tokens(&run)));
        Ok(run)
    }

    fn count(&self, kind: &RunEventType) -> usize {
        self.events.iter().filter(|event| event.type_ == *kind).count()
    }

    /// Where the agent works.
    fn workspace(&self) -> PathBuf {
        let tenant = self.world.process().data_dir().join("tenants").join(self.tenant.uid.as_str());
        tenant.join("workspace")
    }
}

/// Whether the run waits for a person from here on.
fn is_waiting(event: &RunEvent) -> bool {
    event.type_ == RunEventType::RunStateChanged
        && event.data.get("to").and_then(|to| to.as_str()) == Some(RunState::WaitingForApproval.as_str())
}

async fn appears(file: &Path) {
    while !file.exists() {
        // A pause between two looks, not a guess at how long it takes.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn delta(event: &RunEvent) -> Option<&str> {
    let is_delta = event.type_ == RunEventType::MessageDelta;
    event.data.get("text").filter(|_| is_delta)?.as_str()
}

/// What a run used, in words.
fn tokens(run: &Run) -> String {
    let known = |count: Option<i64>| count.map_or_else(|| "unknown".to_owned(), |count| count.to_string());
    let usage = &run.usage;
    format!(
        "{} tokens (in {}, out {}) in {} model calls",
        known(usage.total_tokens),
        known(usage.input_tokens),
        known(usage.output_tokens),
        usage.model_calls
    )
}
