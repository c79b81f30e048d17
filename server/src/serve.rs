//! A running Hub: from its foundation to an open door, and back in order when it is told to end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::agents::{self, Agents};
use crate::api::Hub;
use crate::audit::{self, Denials};
use crate::business_keys::BusinessKeys;
use crate::callbacks::Callbacks;
use crate::clock::Clock;
use crate::config::Config;
use crate::credentials::Credentials;
use crate::cron::{self, Cron};
use crate::edge::{ListenError, Listener};
use crate::environment::Environment;
use crate::files::Files;
use crate::hub::Context;
use crate::metrics::{self, MetricsError, MetricsListener};
use crate::outward::Outward;
use crate::runs::{self, Runs};
use crate::secrets::{self, Secrets};
use crate::skills::Skills;
use crate::start::{self, Foundation, StartError};
use crate::tenants::{self, Tenants};
use crate::{retention, sizes};

/// Why a Hub does not serve. One message, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The foundation could not be laid.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The API's listener could not be opened.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The metrics' listener could not be opened.
    #[error(transparent)]
    Metrics(#[from] MetricsError),
    /// The program does not know its own path, so it could start no agent host.
    #[error("the program's own path is not known, so no agent host could be started")]
    Program(#[source] std::io::Error),
    /// The client for the model's provider could not be set up.
    #[error(
        "the client for the model's provider could not be set up; the machine's certificates may be unreadable"
    )]
    ModelClient(#[source] reqwest::Error),
    /// Another Hub has the database now.
    #[error(
        "another hub took over the database, which this one had lost its connection to, so this one has ended; \
         one hub at a time may use a database, see which of them is to run"
    )]
    Displaced,
    /// The client for services that secrets name could not be set up.
    #[error(
        "the client for calls to other services could not be set up; the machine's certificates may be unreadable"
    )]
    Outward(#[source] reqwest::Error),
    /// Signals cannot be waited for.
    #[error("the process cannot wait for signals")]
    Signals(#[source] std::io::Error),
}

/// A Hub that serves requests.
pub struct Running {
    cx: Context,
    foundation: Foundation,
    listener: Listener<Hub>,
    metrics: Option<MetricsListener>,
}

/// Serves until the process is told to end (SIGTERM or SIGINT). The program's `serve`.
///
/// # Errors
/// What is in the way of a start; [`ServeError::Displaced`] when it ended because another Hub has the database.
pub async fn run(config: Config) -> Result<(), ServeError> {
    let mut terminate = signal(SignalKind::terminate()).map_err(ServeError::Signals)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(ServeError::Signals)?;
    let running = Running::start(config, Clock::system()).await?;
    running.foundation.report.print(running.cx.config.log_format);
    announce(&running.url());
    let ended = tokio::select! {
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
        () = running.cx.db.displaced() => Err(ServeError::Displaced),
    };
    running.stop().await;
    ended
}

/// The one line on standard output, which scripts wait for.
#[expect(clippy::print_stdout, reason = "standard output is this line's place")]
fn announce(url: &str) {
    println!("listening on {url}");
}

/// What the metrics look at when they are asked for.
fn look_of(hub: &Arc<Hub>) -> metrics::Look {
    let hub = Arc::clone(hub);
    Arc::new(move || {
        let hub = Arc::clone(&hub);
        Box::pin(async move {
            sizes::look(&hub).await;
            if let Ok(found) = hub.runs.live_by_state().await {
                metrics::set_by_state("hub_runs", runs::LIVE_STATES, &found);
            }
            if let Ok(found) = hub.agents.live_by_state().await {
                metrics::set_by_state("hub_agents", agents::LIVE_STATES, &found);
            }
        })
    })
}

impl Running {
    /// Starts a Hub: foundation, areas, listeners. Everything is open when this returns.
    ///
    /// # Errors
    /// What is in the way.
    pub async fn start(config: Config, clock: Clock) -> Result<Self, ServeError> {
        let mut foundation = start::prepare_at(config, clock).await?;
        foundation.hold_uids()?;
        let cx = Context {
            config: Arc::clone(&foundation.config),
            db: foundation.db.clone(),
            clock: foundation.clock.clone(),
            seal: foundation.seal.clone(),
            auth: foundation.auth.clone(),
            denials: Denials::default(),
            started_at: foundation.clock.now(),
            ending: CancellationToken::new(),
            tasks: TaskTracker::new(),
        };
        // A hub whose disk is full still serves reads; what it owes the log it writes when it can.
        let told = audit::note_start(&cx.db, &cx.config).await;
        if let Err(error) = &told {
            tracing::warn!("the start could not be written into the audit log yet: {error}");
        }
        let tenants = Tenants::new(cx.clone());
        let placement = agents::Local::of_this_program().map_err(ServeError::Program)?;
        let agents = Agents::new(cx.clone(), tenants.clone(), Arc::new(placement));
        let runs = Runs::new(cx.clone(), tenants.clone(), agents.clone());
        runs.tell_activity();
        let cron = Cron::new(cx.clone(), tenants.clone(), agents.clone(), runs.clone());
        cron.tell_schedule();
        let environment = Environment::new(cx.clone(), tenants.clone(), agents.clone());
        let (own_cron, own_keys) = (cron.clone(), environment.clone());
        let callbacks =
            Callbacks::new(cx.clone(), tenants.clone(), agents.clone(), runs.clone(), own_cron, own_keys)
                .map_err(ServeError::ModelClient)?;
        let files = Files::new(cx.clone(), tenants.clone());
        let (own_files, keys) = (files.clone(), environment.clone());
        let skills = Skills::new(cx.clone(), tenants.clone(), agents.clone(), keys, own_files);
        let outward = Outward::new(&cx.config).map_err(ServeError::Outward)?;
        let secrets = Secrets::new(cx.clone(), tenants.clone(), agents.clone(), outward);
        let hub = Arc::new(Hub {
            cx: cx.clone(),
            tenants: tenants.clone(),
            credentials: Credentials::new(cx.clone(), tenants.clone()),
            business_keys: BusinessKeys::new(cx.clone(), tenants.clone()),
            agents: agents.clone(),
            runs: runs.clone(),
            environment,
            files,
            cron: cron.clone(),
            skills,
            secrets: secrets.clone(),
            callbacks,
        });
        let metrics = match (cx.config.metrics_listen, metrics::install()) {
            (Some(address), Some(handle)) => Some(MetricsListener::start(address, handle, look_of(&hub))?),
            _ => None,
        };
        let listener = Listener::start(&cx, hub.clone())?;
        let url = cx.config.local_url(listener.local_addr());
        tenants::supervise::start(&tenants, agents::supervise::removal_guard(&agents));
        agents::supervise::start(&agents, &url);
        // Hosts that died while the Hub was away are known before anything is given to one.
        if let Err(error) = agents::supervise::look(&agents).await {
            tracing::warn!("agents could not be looked at: {}", error.message());
        }
        runs::supervise::start(&runs);
        cron::schedule::start(&cron);
        secrets::start(&secrets);
        retention::start(&hub);
        audit::start(&cx, told.is_err());
        if let Some(metrics) = &metrics {
            sizes::start(&hub);
            foundation.report.add("metrics", format!("http://{}/metrics", metrics.local_addr()));
        }
        if let Err(error) = foundation.data_dir.announce(&url) {
            tracing::warn!("the address could not be written to the lock file: {error}");
        }
        Ok(Self { cx, foundation, listener, metrics })
    }

    /// Where clients on this machine reach it: `http://127.0.0.1:7700`.
    #[must_use]
    pub fn url(&self) -> String {
        self.cx.config.local_url(self.listener.local_addr())
    }

    /// The address of the metrics, if they are served.
    #[must_use]
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref().map(MetricsListener::local_addr)
    }

    /// Ends in order: not ready, streams end, open requests are answered, background tasks stop, the database is
    /// closed. What has not ended by the deadline is left behind.
    pub async fn stop(self) {
        let Self { cx, foundation, listener, metrics } = self;
        let deadline = cx.config.limits.shutdown;
        tracing::info!("ending, for at most {} s", deadline.as_secs());
        cx.ending.cancel();
        cx.tasks.close();
        let in_order = async {
            if let Err(error) = listener.close().await {
                tracing::warn!("the listener did not close in order: {error}");
            }
            cx.tasks.wait().await;
        };
        // The database needs a moment of the time too.
        if tokio::time::timeout(deadline.saturating_sub(Duration::from_secs(1)), in_order).await.is_err() {
            tracing::warn!("some requests or tasks had not ended in time and are left behind");
        }
        if let Some(metrics) = metrics {
            let _ = tokio::time::timeout(Duration::from_secs(1), metrics.close()).await;
        }
        let told = async {
            cx.denials.write(&foundation.db).await?;
            audit::note_stop(&foundation.db).await
        };
        // A database that is away must not keep the process.
        match tokio::time::timeout(Duration::from_secs(1), told).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!("the end could not be written into the audit log: {error}"),
            Err(_) => tracing::warn!("the end could not be written into the audit log in time"),
        }
        foundation.db.close().await;
    }
}
