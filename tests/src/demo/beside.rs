//! What a tenant has beside its runs, shown: files, an environment key, a skill, a schedule.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use chrono::{SecondsFormat, Utc};
use hermes_hub_client::types::{
    AgentState, CronJobCreate, CronSource, EnvironmentKeySet, FileRoot, OriginKind, Run, RunState,
    SkillStateReplace, Tenant,
};
use hermes_hub_client::{Hub, is_over};
use serde_json::{Value, json};

use super::story::{CALL_MAX, EVENT_MAX, Stage};
use super::tell::cut;

const REPORT: &str = "Run `echo All is well. > $HERMES_HUB_OUTPUTS/report.md` in your terminal.\n\
    [[shell:echo All is well. > $HERMES_HUB_OUTPUTS/report.md]] [[say:The report is written.]]";

const KEY: &str = "NOTES_TOKEN";
const KEY_VALUE: &str = "moss-green-lantern-17";
/// What `sha256sum` prints of the value: who prints it has the value.
const KEY_DIGEST: &str = "442386423969598afec0c3e1cf6f7212afe3863fe1b14f8442e8c23208e5562a";
/// What stands in the value's place.
const MASK: &str = "[secret]";
const USE_KEY: &str = "Run `echo the key is $NOTES_TOKEN; printf %s $NOTES_TOKEN | sha256sum` in your terminal and tell \
    me all that it printed.\n[[shell:echo the key is $NOTES_TOKEN; printf %s $NOTES_TOKEN | sha256sum]]";

const SKILL: &str = "meeting-notes";
const LOAD_SKILL: &str = "Load the skill `meeting-notes` with your tool `skill_view` and tell me how its answer begins.\n\
    [[tool:skill_view,{\"name\": \"meeting-notes\"}]]";

const NIGHTLY: &str = "Run `echo done while nobody watched > $HERMES_HUB_OUTPUTS/nightly.md` in your terminal.\n\
    [[shell:echo done while nobody watched > $HERMES_HUB_OUTPUTS/nightly.md]] [[say:The nightly work is done.]]";
/// After how long without work the tenant's agent falls asleep: the shortest that there is.
pub(super) const IDLE_SECONDS: i32 = 10;
/// How long before a job is due its agent is woken. From three times as long before it does not fall asleep any more.
pub(super) const WAKE_SECONDS: u32 = 2;
/// How far ahead the job is due: time to fall asleep, and to sleep, before the agent is kept awake for it.
const DUE_IN_SECONDS: i64 = 22;

impl Stage {
    /// A file that the agent made, by the API.
    pub(super) async fn file(&mut self) -> Result<String> {
        self.tell.step("Fetch what the agent made: a file, listed and read");
        let (run, mut stream) = self.begin(REPORT).await?;
        self.follow(&mut stream, |_| false).await?;
        self.ended(&run).await?;
        let (size, text) = self.output("report.md").await?;
        ensure!(text == "All is well.\n" && size == 13, "the file says {text:?} in {size} bytes");
        Ok(format!("a file that the agent made in its outputs, listed ({size} bytes) and read"))
    }

    /// An environment key that the agent has and nobody reads.
    pub(super) async fn key(&mut self) -> Result<String> {
        self.tell.step("Give the agent a key: it has it, and nobody reads it again");
        let body = EnvironmentKeySet { value: KEY_VALUE.into() };
        let set =
            self.hub.environment_key_set().tenant_id(self.tenant.id.clone()).name(KEY).body(body).send();
        self.tell.wait("the key is set", CALL_MAX, set).await??;
        let listed = self.hub.environment_key_list().tenant_id(self.tenant.id.clone()).send();
        let listed = self.tell.wait("the keys are listed", CALL_MAX, listed).await??.into_inner();
        let key = listed.items.first().context("no key is listed")?;
        let shown = serde_json::to_string(key)?;
        ensure!(key.name.as_str() == KEY && !shown.contains(KEY_VALUE), "the keys are {shown}");
        self.tell.say(&format!(
            "set, and listed without its value: {KEY}, {}, revision {}",
            key.state, key.revision
        ));
        let (run, mut stream) = self.begin(USE_KEY).await?;
        self.follow(&mut stream, |_| false).await?;
        let ended = self.ended(&run).await?;
        let output = ended.output.as_deref().unwrap_or_default();
        ensure!(output.contains(KEY_DIGEST), "the agent did not print the digest of its key: {output}");
        let kept = format!("{} {}", serde_json::to_string(&self.events)?, serde_json::to_string(&ended)?);
        ensure!(kept.contains(MASK) && !kept.contains(KEY_VALUE), "the key's value is not masked: {kept}");
        self.tell.say("it printed the right SHA-256, so it has the key; where it printed the key, the hub kept [secret]");
        Ok(format!("the key {KEY}, used by the agent's shell and masked in its events"))
    }

    /// A skill that the agent has, until it is switched off.
    pub(super) async fn skill(&mut self) -> Result<String> {
        self.tell.step("Switch a skill off: the agent has it, and then it has not");
        ensure!(self.is_enabled().await?, "the skill {SKILL} is not on at first");
        let before = self.load().await?;
        ensure!(!before.contains("disabled"), "the agent could not load {SKILL}: {before}");
        let off = SkillStateReplace { enabled: false };
        let set =
            self.hub.skill_state_replace().tenant_id(self.tenant.id.clone()).skill_name(SKILL).body(off);
        self.tell.wait("the skill is switched", CALL_MAX, set.send()).await??;
        ensure!(!self.is_enabled().await?, "the skill {SKILL} is still on");
        self.tell.say(&format!("{SKILL} is switched off; the agent goes on without a restart"));
        let after = self.load().await?;
        ensure!(after.contains("disabled"), "the agent could still load {SKILL}: {after}");
        Ok(format!("the skill {SKILL}, loaded by the agent, switched off, and refused to it"))
    }

    /// A schedule that wakes an agent which sleeps.
    pub(super) async fn schedule(&mut self) -> Result<String> {
        self.tell.step("Keep a schedule: it wakes the agent, which sleeps by then");
        let due = Utc::now() + chrono::Duration::seconds(DUE_IN_SECONDS);
        let job = self.make_job(due.to_rfc3339_opts(SecondsFormat::Secs, true)).await?;
        self.tell
            .say(&format!("job {job} is due at {}; the agent has nothing to do before", due.format("%T")));
        let before = self.falls_asleep().await?;
        ensure!(Utc::now() < due, "the agent fell asleep too late; this machine is too slow for the demo");
        let left = self.world.process().agents(&self.tenant);
        ensure!(left.is_empty(), "the agent sleeps, and its processes {left:?} run");
        let listed = self.hub.cron_job_list().tenant_id(self.tenant.id.clone()).send();
        let listed = self.tell.wait("the jobs are listed", CALL_MAX, listed).await??.into_inner();
        ensure!(listed.hub.source == CronSource::Copy, "the jobs were had from {}", listed.hub.source);
        ensure!(listed.jobs.iter().any(|known| known["id"] == job), "the job is forgotten");
        self.tell.say("the agent sleeps: it has no process any more; the hub has its job all the same");

        let run = self.job_run().await?;
        let origin = (&run.origin.kind, run.origin.ref_.as_deref());
        ensure!(origin == (&OriginKind::Cron, Some(job.as_str())), "the run's origin is {:?}", run.origin);
        self.events.clear();
        let run = self.hub.run(&run);
        self.follow(&mut run.events(), |_| false).await?;
        let ended = self.tell.wait("the run has ended", CALL_MAX, run.wait()).await??;
        ensure!(is_over(&ended.state), "the run is {} after its last event", ended.state);
        ensure!(ended.state == RunState::Completed, "the run is {}: {:?}", ended.state, ended.error);
        let begun = ended.started_at.context("the run was never begun")?;
        let lag = begun.0.signed_duration_since(due).num_milliseconds() as f64 / 1e3;
        let after = agent(&self.hub, &self.tenant).await?.1;
        ensure!(after == before + 1, "the agent is generation {after}, and was {before}");
        self.tell.say(&format!(
            "origin cron, job {job}: begun {lag:.1} s after it was due, by an agent started for it (generation {after})"
        ));
        let (_, text) = self.output("nightly.md").await?;
        ensure!(text == "done while nobody watched\n", "the job wrote {text:?}");
        Ok(format!("a schedule that woke the sleeping agent; its run began {lag:.1} s after it was due"))
    }

    /// A file among those that are meant for people: its size, and its text.
    async fn output(&mut self, name: &str) -> Result<(i64, String)> {
        let listed = self.hub.file_list().tenant_id(self.tenant.id.clone()).root(FileRoot::Outputs).send();
        let listed = self.tell.wait("the files are listed", CALL_MAX, listed).await??.into_inner();
        let file = listed.items.iter().find(|file| file.name == name);
        let file = file.with_context(|| format!("{name} is not listed"))?;
        let size = file.size_bytes.unwrap_or_default();
        let read = self.hub.file_content_view().tenant_id(self.tenant.id.clone());
        let read = read.root(FileRoot::Outputs).path(name).send();
        let text = self.tell.wait("the file is read", CALL_MAX, read).await??.into_inner().text;
        self.tell.say(&format!("outputs has {name}, {size} bytes: {}", cut(text.trim_end())));
        Ok((size, text))
    }

    async fn is_enabled(&mut self) -> Result<bool> {
        let listed = self.hub.skill_list().tenant_id(self.tenant.id.clone()).send();
        let listed = self.tell.wait("the skills are listed", CALL_MAX, listed).await??.into_inner();
        let mut skills = listed.items.iter().flat_map(|group| &group.skills);
        let skill = skills.find(|skill| skill.name == SKILL);
        Ok(skill.with_context(|| format!("the skill {SKILL} is not listed"))?.enabled)
    }

    /// What the agent says when it is to load the skill.
    async fn load(&mut self) -> Result<String> {
        let (run, mut stream) = self.begin(LOAD_SKILL).await?;
        self.follow(&mut stream, |_| false).await?;
        Ok(self.ended(&run).await?.output.unwrap_or_default())
    }

    /// A job for this time; its id.
    async fn make_job(&mut self, schedule: String) -> Result<String> {
        let job = json!({"name": "nightly", "schedule": schedule, "prompt": NIGHTLY});
        let body = CronJobCreate(job.as_object().cloned().unwrap_or_default());
        let made = self.hub.cron_job_create().tenant_id(self.tenant.id.clone()).body(body).send();
        let made = self.tell.wait("the job is made", CALL_MAX, made).await??.into_inner();
        made.job.get("id").and_then(Value::as_str).map(str::to_owned).context("the job has no id")
    }

    /// Waits until the agent sleeps; which generation it was.
    async fn falls_asleep(&mut self) -> Result<i64> {
        let (hub, tenant) = (&self.hub, &self.tenant);
        let asleep = async {
            loop {
                let (state, generation) = agent(hub, tenant).await?;
                if state == AgentState::Hibernated {
                    return Ok(generation);
                }
                // A pause between two looks, not a guess at how long it takes.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        self.tell.wait("the agent falls asleep", CALL_MAX, asleep).await?
    }

    /// Waits for the run of the only job.
    async fn job_run(&mut self) -> Result<Run> {
        let (hub, tenant) = (&self.hub, &self.tenant);
        let comes = async {
            loop {
                let runs = hub.run_list().tenant_id(tenant.id.clone()).origin(OriginKind::Cron);
                if let Some(run) = runs.send().await?.into_inner().items.into_iter().next() {
                    return Ok(run);
                }
                // A pause between two looks, not a guess at how long it takes.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        self.tell.wait("the schedule's time comes", EVENT_MAX, comes).await?
    }
}

/// What an agent is doing, and its generation.
async fn agent(hub: &Hub, tenant: &Tenant) -> Result<(AgentState, i64)> {
    let agent = hub.agent_view().tenant_id(tenant.id.clone()).send().await?.into_inner();
    Ok((agent.state, agent.generation))
}
