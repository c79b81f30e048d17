//! The real agent, for the rows that need it: a release, a scripted model, a Hub that starts agents from that release.

use anyhow::{Context as _, Result};

use crate::bench::Bench;
use crate::bench::hand::Kind;
use crate::bench::subject::{Subject, settings};
use crate::model::ScriptedModel;

/// A Hub with the real agent, and what starts the same agent by hand.
pub(super) struct Real {
    pub(super) hub: Subject,
    pub(super) kind: Kind,
    /// Listens for as long as it is here.
    _model: ScriptedModel,
}

impl Real {
    /// Starts the Hub and the model.
    ///
    /// # Errors
    /// If there is no release.
    pub(super) async fn start(bench: &Bench) -> Result<Self> {
        let release = bench.agent.canonicalize().ok().filter(|release| release.join("bin/hermes").is_file());
        let release = release.with_context(|| {
            format!("there is no agent release in {}; install it with `make agent`", bench.agent.display())
        })?;
        let model = ScriptedModel::start().await;
        let url = model.base_url();
        let mut settings = settings();
        settings.set("agent_command", "\"\"");
        settings.set("agent_venv", &format!("{:?}", release.display().to_string()));
        settings.set("model_base_url", &format!("{url:?}"));
        settings.set("model_name", "\"scripted\"");
        let hub = Subject::start_with(settings).await?;
        Ok(Self { hub, kind: Kind::Real { release, model: url }, _model: model })
    }
}
