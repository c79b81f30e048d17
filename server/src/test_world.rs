//! A Hub in a directory of its own, for tests inside this crate: real areas and a real database, a clock that stands
//! still, and agent hosts that are only noted. Loops do not run; a test makes each look itself.

use std::sync::Arc;
use std::time::Duration;

use hub_types::{RuntimeHello, Tenant, TenantId};
use secrecy::ExposeSecret as _;

use crate::agents::fake::Fake;
use crate::agents::{self, Agents, Generation};
use crate::api::Hub;
use crate::auth::Runtime;
use crate::auth::operators::OperatorTokens;
use crate::business_keys::BusinessKeys;
use crate::callbacks::Callbacks;
use crate::credentials::Credentials;
use crate::cron::Cron;
use crate::edge::Listener;
use crate::environment::Environment;
use crate::files::Files;
use crate::hub::Context;
use crate::outward::Outward;
use crate::runs::Runs;
use crate::secrets::Secrets;
use crate::skills::Skills;
use crate::tenants::{self, Tenants};

/// Settings that most tests want: an agent that is never started, and no limit of rate.
const SETTINGS: &str = "agent_command = \"/agent\"\n";
const LIMITS: &str = "[limits]\ntoken_requests_per_second = \"off\"\ntenant_requests_per_second = \"off\"\nauth_failures_per_minute = \"off\"\n";

pub(crate) struct World {
    pub(crate) cx: Context,
    pub(crate) tenants: Tenants,
    pub(crate) agents: Agents,
    pub(crate) runs: Runs,
    pub(crate) cron: Cron,
    pub(crate) callbacks: Callbacks,
    /// Where agent hosts are noted; survives a restart of the Hub.
    pub(crate) hosts: Arc<Fake>,
    settings: (String, String),
    directory: Arc<tempfile::TempDir>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with("", "").await
    }

    /// With more settings, and more limits.
    pub(crate) async fn with(settings: &str, limits: &str) -> Self {
        let directory = Arc::new(tempfile::tempdir().expect("a temporary directory"));
        Self::over(directory, (settings.to_owned(), limits.to_owned()), Arc::default(), Duration::ZERO).await
    }

    async fn over(
        directory: Arc<tempfile::TempDir>,
        settings: (String, String),
        hosts: Arc<Fake>,
        later: Duration,
    ) -> Self {
        let text = format!("{SETTINGS}{}\n{LIMITS}{}\n", settings.0, settings.1);
        let mut cx = Context::for_test(directory.path(), &text).await;
        cx.clock.advance(later);
        cx.started_at = cx.clock.now();
        let tenants = Tenants::new(cx.clone());
        let agents = Agents::new(cx.clone(), tenants.clone(), hosts.clone());
        let runs = Runs::new(cx.clone(), tenants.clone(), agents.clone());
        let cron = Cron::new(cx.clone(), tenants.clone(), agents.clone(), runs.clone());
        let environment = Environment::new(cx.clone(), tenants.clone(), agents.clone());
        let own_cron = cron.clone();
        let callbacks =
            Callbacks::new(cx.clone(), tenants.clone(), agents.clone(), runs.clone(), own_cron, environment)
                .expect("the client is set up");
        Self { cx, tenants, agents, runs, cron, callbacks, hosts, settings, directory }
    }

    /// The Hub ends and another one starts over the same data, so much later than the first one did; hosts go on.
    pub(crate) async fn restarted(self, later: Duration) -> Self {
        self.cx.ending.cancel();
        self.cx.db.close().await;
        let Self { hosts, settings, directory, .. } = self;
        Self::over(directory, settings, hosts, later).await
    }

    /// Lets time pass, with a look at the agents after it.
    pub(crate) async fn pass(&self, seconds: u64) {
        self.cx.clock.advance(Duration::from_secs(seconds));
        self.look().await;
    }

    /// One look at the agents.
    pub(crate) async fn look(&self) {
        agents::supervise::look(&self.agents).await.expect("a look");
    }

    /// One look at the tenants.
    pub(crate) async fn reconcile(&self) {
        let guard = agents::supervise::removal_guard(&self.agents);
        tenants::supervise::reconcile_due(&self.tenants, &guard).await.expect("a look");
    }

    /// A ready tenant.
    pub(crate) async fn tenant(&self, id: &str) -> Tenant {
        // Awake for a day, so that only tests about sleep meet it.
        let body = serde_json::json!({ "id": id, "agent": { "idleTimeoutSeconds": 86_400 } });
        let body = serde_json::from_value(body).expect("a body");
        self.tenants.create(body, None).await.expect("made");
        self.reconcile().await;
        self.view(id).await.expect("there")
    }

    /// The tenant as clients see it.
    pub(crate) async fn view(&self, id: &str) -> Option<Tenant> {
        self.tenants.view(&tenant_id(id)).await.ok()
    }

    /// The tenant's generation that has not ended.
    pub(crate) async fn current(&self, tenant: &Tenant) -> Option<Generation> {
        let uid = tenant.uid.to_string();
        let current = self
            .cx
            .db
            .write("test", move |tx| Box::pin(async move { agents::current(tx.conn(), &uid).await }))
            .await;
        current.expect("read")
    }

    /// Wakes the tenant's agent; who its host is.
    pub(crate) async fn wake(&self, tenant: &Tenant) -> Runtime {
        self.agents.wake(&tenant.uid);
        self.look().await;
        let generation = self.current(tenant).await.expect("it was placed").generation;
        Runtime { tenant_uid: tenant.uid.to_string(), tenant_id: tenant.id.to_string(), generation }
    }

    /// Wakes the tenant's agent, and its host reports in.
    pub(crate) async fn greeted(&self, tenant: &Tenant) -> Runtime {
        let host = self.wake(tenant).await;
        self.callbacks.hello(&host, &tenant.id, hello(host.generation)).await.expect("welcome");
        host
    }

    /// The token that a host was started with.
    pub(crate) fn credential(&self, host: &Runtime) -> String {
        let placed = self.hosts.host(&host.tenant_id, host.generation);
        placed.launch.credential.expose_secret().to_owned()
    }

    /// An operator's token.
    pub(crate) async fn operator(&self, scope: crate::auth::Scope) -> String {
        let Context { db, seal, clock, .. } = self.cx.clone();
        let issued = OperatorTokens::new(db, seal, clock).create("tester", scope, None).await.expect("made");
        issued.token.expose().to_owned()
    }

    /// The skills of its tenants.
    pub(crate) fn skills(&self) -> Skills {
        let files = Files::new(self.cx.clone(), self.tenants.clone());
        let environment = Environment::new(self.cx.clone(), self.tenants.clone(), self.agents.clone());
        Skills::new(self.cx.clone(), self.tenants.clone(), self.agents.clone(), environment, files)
    }

    /// The secrets that it keeps. Refreshes under way are known to this one alone.
    pub(crate) fn secrets(&self) -> Secrets {
        let outward = Outward::new(&self.cx.config).expect("the client is set up");
        Secrets::new(self.cx.clone(), self.tenants.clone(), self.agents.clone(), outward)
    }

    /// What stands behind the door.
    pub(crate) fn hub(&self) -> Arc<Hub> {
        Arc::new(Hub {
            cx: self.cx.clone(),
            tenants: self.tenants.clone(),
            credentials: Credentials::new(self.cx.clone(), self.tenants.clone()),
            business_keys: BusinessKeys::new(self.cx.clone(), self.tenants.clone()),
            agents: self.agents.clone(),
            runs: self.runs.clone(),
            environment: Environment::new(self.cx.clone(), self.tenants.clone(), self.agents.clone()),
            files: Files::new(self.cx.clone(), self.tenants.clone()),
            cron: self.cron.clone(),
            skills: self.skills(),
            secrets: self.secrets(),
            callbacks: self.callbacks.clone(),
        })
    }

    /// Opens the door; requests go over a real socket.
    pub(crate) fn serve(&self) -> Door {
        let listener = Listener::start(&self.cx, self.hub()).expect("it listens");
        let url = self.cx.config.local_url(listener.local_addr());
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        Door { url, client, _listener: listener }
    }
}

/// The way in to a Hub that listens.
pub(crate) struct Door {
    url: String,
    client: reqwest::Client,
    _listener: Listener<Hub>,
}

impl Door {
    /// `"GET /v1/healthz"` with a token, if one is given.
    pub(crate) fn ask(&self, what: &str, token: Option<&str>) -> reqwest::RequestBuilder {
        let (method, path) = what.split_once(' ').expect("a method and a path");
        let method = method.parse().expect("a method");
        let request = self.client.request(method, format!("{}{path}", self.url));
        match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }
}

pub(crate) fn tenant_id(id: &str) -> TenantId {
    TenantId::try_from(id).expect("a tenant's id")
}

/// What a host says when it reports in.
pub(crate) fn hello(generation: i64) -> RuntimeHello {
    RuntimeHello { generation, host_version: "0.1.0".to_owned(), isolation: "process".to_owned(), pid: None }
}
