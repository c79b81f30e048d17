//! A Hub in this process, and the people who call it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use hermes_hub_client::types::{Tenant, TenantCreate, TenantState};
use hermes_hub_client::{Error, Hub, Repeats};
use hub_server::auth::Scope;
use hub_server::auth::operators::{OperatorTokens, new_token};
use hub_server::clock::Clock;
use hub_server::config::Config;
use hub_server::serve::Running;
use hub_server::start::operator_tokens;
use tempfile::TempDir;

use crate::raw::Raw;
use crate::settings::Settings;
use crate::wire::Wire;

/// A running Hub with a data directory of its own.
pub struct World {
    // Ended by `stop`, or left to the end of the test's runtime.
    running: Running,
    config: Config,
    clock: Clock,
    tokens: OperatorTokens,
    admin: Hub,
    admin_token: String,
    reader: Hub,
    reader_token: String,
    // Removed last.
    _directory: TempDir,
}

/// A world that is being set up.
#[derive(Debug)]
#[must_use = "nothing runs before `start`"]
pub struct Setup {
    settings: Settings,
    clock: Clock,
}

impl World {
    /// A Hub with the usual settings.
    pub async fn start() -> Self {
        Self::with().start().await
    }

    /// A Hub with other settings.
    pub fn with() -> Setup {
        Setup { settings: Settings::default(), clock: Clock::system() }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.url().trim_start_matches("http://").parse().expect("the url is an address")
    }

    /// The Hub's time, to be moved where it is settable.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The directory that holds all the Hub keeps.
    pub fn data_dir(&self) -> &Path {
        &self.config.data_dir
    }

    /// A tenant's directory.
    pub fn home(&self, tenant: &Tenant) -> PathBuf {
        self.data_dir().join("tenants").join(tenant.uid.as_str())
    }

    /// What is in the trash of a tenant: directories named by its uid.
    pub fn trash(&self, tenant: &Tenant) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.data_dir().join("trash")) else { return Vec::new() };
        let paths = entries.map(|entry| entry.expect("readable").path());
        let is_its = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().contains(tenant.uid.as_str()))
        };
        paths.filter(is_its).collect()
    }

    /// An operator with scope admin.
    pub fn admin(&self) -> &Hub {
        &self.admin
    }

    /// An operator with scope read.
    pub fn reader(&self) -> &Hub {
        &self.reader
    }

    /// Somebody with a token that is well formed and not this Hub's.
    pub fn stranger(&self) -> Hub {
        self.caller(Some(new_token().expose()))
    }

    /// Somebody without a token.
    pub fn nobody(&self) -> Hub {
        self.caller(None)
    }

    /// Somebody with this token. Calls are sent once: a story wants to see the first answer.
    pub fn caller(&self, token: Option<&str>) -> Hub {
        caller(&self.url(), token)
    }

    /// Sends any request, with the admin's token.
    pub fn raw(&self) -> Raw {
        Raw::new(self.url(), Some(self.admin_token.clone()))
    }

    /// Sends any request, without a token.
    pub fn raw_nobody(&self) -> Raw {
        Raw::new(self.url(), None)
    }

    /// Sends any bytes, over a connection of its own.
    pub async fn wire(&self) -> Wire {
        Wire::open(self.address()).await
    }

    /// The admin's token.
    pub fn admin_token(&self) -> &str {
        &self.admin_token
    }

    /// The reader's token.
    pub fn reader_token(&self) -> &str {
        &self.reader_token
    }

    /// The operator tokens of this Hub, as `hermes-hub token` has them.
    pub fn tokens(&self) -> &OperatorTokens {
        &self.tokens
    }

    /// A new tenant, ready.
    pub async fn tenant(&self, id: &str) -> Tenant {
        let made = self.admin().tenant_create().body(tenant_body(id)).wait_seconds(20).send().await;
        let tenant = made.expect("the tenant is made").into_inner();
        assert_eq!(tenant.state, TenantState::Ready, "{:?}", tenant.conditions);
        tenant
    }

    /// The tenant as it is now.
    pub async fn look(&self, id: &str) -> Tenant {
        self.admin().tenant_view().tenant_id(id).send().await.expect("the tenant is there").into_inner()
    }

    /// Ends the Hub in order.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}

impl Setup {
    /// Changes one setting; the value is written as in TOML.
    pub fn set(mut self, key: &str, value: &str) -> Self {
        self.settings.set(key, value);
        self
    }

    /// A clock that stands still until the story moves it. It starts at the real time, because the tokens' tools go
    /// by that.
    pub fn settable_clock(mut self) -> Self {
        self.clock = Clock::settable(Clock::system().now());
        self
    }

    /// Starts the Hub.
    ///
    /// # Panics
    /// If it does not start.
    pub async fn start(self) -> World {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let config = self.settings.config(&directory.path().join("data"));
        let running = Running::start(config.clone(), self.clock.clone()).await;
        let running = running.unwrap_or_else(|error| panic!("the hub did not start: {error}"));
        let admin_token =
            std::fs::read_to_string(config.operator_token_path()).expect("the first token is written");
        let (_, tokens) = operator_tokens(&config).await.expect("the database is there");
        let reader = tokens.create("reader", Scope::Read, None).await.expect("a token is made");
        let (admin_token, reader_token) = (admin_token.trim().to_owned(), reader.token.expose().to_owned());
        World {
            admin: caller(&running.url(), Some(&admin_token)),
            admin_token,
            reader: caller(&running.url(), Some(&reader_token)),
            reader_token,
            running,
            clock: self.clock,
            tokens,
            config,
            _directory: directory,
        }
    }
}

fn caller(url: &str, token: Option<&str>) -> Hub {
    let connect = Hub::connect(url).repeats(Repeats { tries: 1, ..Repeats::default() });
    let connect = match token {
        Some(token) => connect.token(token),
        None => connect,
    };
    connect.build().expect("the url is an address")
}

/// The smallest body that makes a tenant.
pub fn tenant_body(id: &str) -> TenantCreate {
    TenantCreate::builder().id(id).try_into().expect("the story's id is one")
}

/// Whether a tenant is gone.
pub async fn is_gone(hub: &Hub, id: &str) -> bool {
    match hub.tenant_view().tenant_id(id).send().await.map_err(Error::from) {
        Ok(_) => false,
        Err(error) if error.is_not_found() => true,
        Err(error) => panic!("tenant {id} could not be looked at: {error}"),
    }
}
