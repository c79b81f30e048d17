//! The demo's world: a model, the real Hub on a temporary data directory, the release for its agents; and how all that
//! goes without a trace.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use hermes_hub_client::Hub;
use tokio::net::TcpStream;

use super::beside::WAKE_SECONDS;
use super::tell::{Teller, cut};
use crate::leftovers;
use crate::model::ScriptedModel;
use crate::process::Process;
use crate::settings::Settings;

/// How long the Hub may take to start, and to end.
const HUB_MAX: Duration = Duration::from_secs(40);
/// How long processes may take to go once nobody needs them.
const GO_MAX: Duration = Duration::from_secs(30);

/// What a world is made of.
#[derive(Debug)]
pub struct Ingredients {
    /// The agent release.
    pub agent: PathBuf,
    /// The address of a model other than the scripted one.
    pub model_base_url: Option<String>,
    /// How that model is called.
    pub model_name: Option<String>,
    /// The file with that model's key.
    pub model_api_key_file: Option<PathBuf>,
}

/// A Hub that serves, with all it needs.
pub(crate) struct World {
    process: Process,
    settings: Settings,
    /// Listens for as long as it is here.
    _model: Option<ScriptedModel>,
}

impl World {
    /// Starts the model and the Hub.
    ///
    /// # Errors
    /// If there is no agent release.
    ///
    /// # Panics
    /// If the Hub does not start, with what it said.
    pub(crate) async fn start(ingredients: &Ingredients, tell: &mut Teller) -> Result<Self> {
        let agent = ingredients.agent.canonicalize().with_context(|| {
            let path = ingredients.agent.display();
            format!("there is no agent release in {path}; install it with `make agent`")
        })?;
        let mut settings = Settings::default();
        settings.set("agent_venv", &quoted(&agent));
        settings.set("limits.cron_wake_seconds", &WAKE_SECONDS.to_string());
        let model = model(ingredients, &mut settings, tell).await?;
        let started = Process::start_with(settings.clone());
        let process = tell.wait("the hub listens", HUB_MAX, started).await?;
        // A restarted Hub has to be where it was: its agents' hosts and everybody who follows a run look for it there.
        let address = process.url().trim_start_matches("http://").to_owned();
        settings.set("listen", &format!("{address:?}"));
        tell.say(&format!("hermes-hub listens on {} (process {})", process.url(), process.pid()));
        tell.say(&format!(
            "its data is in {}, its agents come from {}",
            at(&process).display(),
            agent.display()
        ));
        Ok(Self { process, settings, _model: model })
    }

    /// The real program.
    pub(crate) fn process(&self) -> &Process {
        &self.process
    }

    /// Where the first operator token is.
    pub(crate) fn token_file(&self) -> PathBuf {
        self.process.data_dir().join("operator.token")
    }

    /// A connection through the SDK, as anybody makes it.
    pub(crate) fn connect(&self) -> Result<Hub> {
        Ok(Hub::connect(self.process.url()).token_file(self.token_file()).build()?)
    }

    /// Kills the Hub with SIGKILL.
    pub(crate) async fn kill(&mut self, tell: &mut Teller) -> Result<()> {
        let (pid, url) = (self.process.pid(), self.process.url().to_owned());
        self.process.kill().await;
        let answer = TcpStream::connect(url.trim_start_matches("http://")).await;
        ensure!(answer.is_err(), "somebody still listens on {url} after the hub was killed");
        tell.say(&format!("kill -9 {pid}: the hub is dead, nobody listens on {url}"));
        Ok(())
    }

    /// Starts a Hub that was killed again, on its data and its port.
    pub(crate) async fn restart(&mut self, tell: &mut Teller) -> Result<()> {
        let again = self.process.another(self.settings.clone());
        let again = tell.wait("the hub listens again", HUB_MAX, again).await?;
        self.process = again.map_err(|refused| anyhow!("the hub did not start again: {}", refused.stderr))?;
        tell.say(&format!(
            "hermes-hub is back on the same port with the same data (process {})",
            self.process.pid()
        ));
        Ok(())
    }

    /// Ends the Hub in order, then whatever is left, and removes the data directory. `nothing_is_left` says that
    /// nothing may be left by then.
    pub(crate) async fn end(mut self, nothing_is_left: bool, tell: &mut Teller) -> Result<()> {
        self.process.terminate();
        let status = tell.wait("the hub ends", HUB_MAX, self.process.end()).await?;
        ensure!(status.success(), "the hub ended with {status}: {}", self.process.stderr());
        let place = at(&self.process);
        if nothing_is_left {
            tell.wait("all processes are gone", GO_MAX, gone(&place)).await.map_err(|error| {
                let left: Vec<_> = naming(&place).iter().map(|words| cut(words)).collect();
                error.context(format!("processes are left: {}", left.join("; ")))
            })?;
        }
        // Its processes and its directory go with it.
        drop(self);
        ensure!(naming(&place).is_empty(), "processes of {place} are left", place = place.display());
        ensure!(!place.exists(), "{} could not be removed", place.display());
        tell.say("the hub ended in order; no process and no file of it is left");
        Ok(())
    }
}

/// The model that the settings name, if it is ours.
async fn model(
    ingredients: &Ingredients,
    settings: &mut Settings,
    tell: &mut Teller,
) -> Result<Option<ScriptedModel>> {
    let name = ingredients.model_name.as_deref().unwrap_or("scripted");
    settings.set("model_name", &format!("{name:?}"));
    if let Some(url) = &ingredients.model_base_url {
        settings.set("model_base_url", &format!("{url:?}"));
        if let Some(file) = &ingredients.model_api_key_file {
            let Ok(file) = file.canonicalize() else { bail!("the key file {} is not there", file.display()) };
            settings.set("model_api_key_file", &quoted(&file));
        }
        tell.say(&format!("the model is {name} at {url}"));
        return Ok(None);
    }
    let model = ScriptedModel::start().await;
    let url = model.base_url();
    settings.set("model_base_url", &format!("{url:?}"));
    tell.say(&format!(
        "the model is a scripted one at {url}: it does what [[...]] in the input says, needs no key"
    ));
    Ok(Some(model))
}

fn quoted(path: &Path) -> String {
    format!("{:?}", path.display().to_string())
}

/// The directory of this Hub and of nobody else.
fn at(process: &Process) -> PathBuf {
    let data = process.data_dir();
    data.parent().map_or_else(|| data.clone(), Path::to_path_buf)
}

async fn gone(place: &Path) {
    while !naming(place).is_empty() {
        // A pause between two looks, not a guess at how long it takes.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The words of the processes that name this directory in their words or their environment; the Hub's agents and their
/// hosts all do.
fn naming(place: &Path) -> Vec<String> {
    leftovers::naming(place).into_iter().map(|found| found.words).collect()
}
