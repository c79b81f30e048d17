//! Settings: everything an operator can set, each with a default, a line of help and a memory of where its value
//! came from, and every limit that an input, a queue or an outward call of the Hub has.
//!
//! The table below is the only list of settings: the structs, the TOML keys, the `HUB_*` names, the output of
//! `hermes-hub config` and the refusal of unknown keys all come from it. This is the only module that reads the
//! process environment. Settings hold no secrets: a secret is named by the file it is in (but for a password in a
//! database's address, which is never shown). Nothing here opens a database or a socket.

mod database;
mod load;
mod rules;
mod table;
mod value;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

pub use database::{Database, PostgresUrl};
pub use load::{ConfigError, ConfigErrors, Origin, Shown};
pub use value::{DatabaseUrl, HostPort, Isolation, LogFilter, LogFormat, WebOrigin, Words};

table::settings! {
    /// All settings, as `hermes-hub serve` runs with them.
    pub struct Config, under "", also { limits: Limits, shown: Vec<Shown> } {
        /// directory that holds everything the Hub keeps
        "data_dir" data_dir: PathBuf = "./hub-data";
        /// address and port of the API; port 0 takes a free one
        "listen" listen: SocketAddr = "127.0.0.1:7700";
        /// address and port of the Prometheus metrics, or `off`
        "metrics_listen" metrics_listen: Option<SocketAddr> = "127.0.0.1:7701";
        /// how agent hosts reach the Hub; by default its own loopback address
        "runtime_url" runtime_url: Option<Url> = "";
        /// how clients reach the Hub, for links and agent cards
        "public_url" public_url: Option<Url> = "";
        /// networks whose `X-Forwarded-For` is believed, such as 10.0.0.0/8
        "trusted_proxies" trusted_proxies: Vec<IpNet> = "";
        /// web origins that browsers may call from, such as https://console.example.com
        "cors_origins" cors_origins: Vec<WebOrigin> = "";
        /// PEM file with the certificate chain of the API
        "tls_cert_file" tls_cert_file: Option<PathBuf> = "";
        /// PEM file with the private key of that certificate
        "tls_key_file" tls_key_file: Option<PathBuf> = "";
        /// allows plain HTTP on an address that other machines can reach
        "insecure_http" insecure_http: bool = "false";
        /// the database, as sqlite:PATH or postgres://USER@HOST/DATABASE; by default hub.db in the data directory
        "database_url" database_url: Option<DatabaseUrl> = "";
        /// file with the password of the PostgreSQL user, where the address has none
        "database_password_file" database_password_file: Option<PathBuf> = "";
        /// file with the 32 byte master key; by default master.key in the data directory
        "master_key_file" master_key_file: Option<PathBuf> = "";
        /// file with the master key before this one, for as long as something is sealed with it
        "previous_master_key_file" previous_master_key_file: Option<PathBuf> = "";
        /// starts although something is sealed with a master key that is not there; it stays unreadable
        "allow_missing_master_key" allow_missing_master_key: bool = "false";
        /// file with a ready operator token, used when the database has none
        "bootstrap_token_file" bootstrap_token_file: Option<PathBuf> = "";
        /// an existing virtual environment with hermes-agent, in place of an installed release
        "agent_venv" agent_venv: Option<PathBuf> = "";
        /// program and first arguments of an agent, in place of a release's; for development and tests
        "agent_command" agent_command: Words = "";
        /// the Python that releases are made with: a name on the PATH, or a path
        "python" python: String = "python3";
        /// what keeps tenants apart: `auto`, `process` (nothing between tenants) or `uid` (needs root)
        "isolation" isolation: Isolation = "auto";
        /// the first of the uids that tenants get under isolation `uid`; two Hubs of one machine need two ranges
        "tenant_uid_base" tenant_uid_base: u32 = "700000" (1000..=4000000000);
        /// how many uids there are for tenants from there on; none is given twice
        "tenant_uid_count" tenant_uid_count: u32 = "1000000" (1000..=4000000000);
        /// OpenAI-compatible base address of the model, such as https://api.example.com/v1
        "model_base_url" model_base_url: Option<Url> = "";
        /// the model that agents use unless their tenant says otherwise
        "model_name" model_name: Option<String> = "";
        /// file with the key of the model's provider
        "model_api_key_file" model_api_key_file: Option<PathBuf> = "";
        /// HOST:PORT of services that may be called although they are not public; for development
        "outward_allow" outward_allow: Vec<HostPort> = "";
        /// free space below which the Hub takes no new work
        "disk_reserve_bytes" disk_reserve_bytes: u64 = "536870912";
        /// days that a deleted tenant's files stay in the trash
        "trash_days" trash_days: u32 = "7" (0..=3650);
        /// which log lines are written, as tracing directives such as `info,hub_server=debug`
        "log" log: LogFilter = "info,dropshot=warn,sqlx=warn";
        /// how log lines look: `text` or `json`
        "log_format" log_format: LogFormat = "text";
    }
}

table::settings! {
    /// Bounds on what callers may send, on queues, and on how long anything may take.
    pub struct Limits, under "limits.", also {} {
        /// size of a request's headers together
        "headers_bytes" headers_bytes: usize = "32768" (1024..=1048576);
        /// size of a request's path and query
        "uri_bytes" uri_bytes: usize = "8192" (256..=65536);
        /// size of a request's body, for operations that name no size of their own
        "body_default_bytes" body_default_bytes: usize = "262144" (1024..=67108864);
        /// longest silence while a body is sent
        "body_idle_seconds" body_idle: Duration = "15" (1..=600);
        /// longest time a body may take
        "body_total_seconds" body_total: Duration = "60" (1..=3600);
        /// requests served at one time, beside those of hosts, of probes and that wait; more are answered 503
        "requests_in_flight" requests_in_flight: usize = "512" (1..=100000);
        /// requests of agent hosts served at one time, without model calls under way; more are answered 503
        "host_requests_in_flight" host_requests_in_flight: usize = "512" (1..=100000);
        /// readiness probes served at one time; more are answered 503
        "probes_in_flight" probes_in_flight: usize = "16" (1..=1000);
        /// requests that wait for their `waitSeconds` at one time; more are answered at once
        "requests_waiting" requests_waiting: usize = "2048" (1..=100000);
        /// requests of one token that wait at one time; more are answered at once
        "requests_waiting_per_token" requests_waiting_per_token: usize = "512" (1..=100000);
        /// event streams open at one time; more are answered 429
        "event_streams" event_streams: usize = "20000" (1..=1000000);
        /// event streams of one tenant's runs open at one time
        "event_streams_per_tenant" event_streams_per_tenant: usize = "2000" (1..=1000000);
        /// event streams of one run open at one time
        "event_streams_per_run" event_streams_per_run: usize = "1000" (1..=1000000);
        /// event streams that one token has open at one time
        "event_streams_per_token" event_streams_per_token: usize = "5000" (1..=1000000);
        /// steady rate of requests of one token, or `off`
        "token_requests_per_second" token_requests_per_second: Option<NonZeroU32> = "50";
        /// requests that one token may make at once above the steady rate
        "token_requests_burst" token_requests_burst: NonZeroU32 = "100";
        /// steady rate of requests about one tenant, whoever asks, or `off`
        "tenant_requests_per_second" tenant_requests_per_second: Option<NonZeroU32> = "50";
        /// requests about one tenant at once above the steady rate
        "tenant_requests_burst" tenant_requests_burst: NonZeroU32 = "100";
        /// failed authentications of one address, or `off`
        "auth_failures_per_minute" auth_failures_per_minute: Option<NonZeroU32> = "20";
        /// tokens, tenants and addresses that are each counted at one time
        "rate_keys" rate_keys: usize = "10000" (100..=10000000);
        /// how long a client may take nothing of what it is sent before its connection is given up
        "reader_stall_seconds" reader_stall: Duration = "60" (1..=3600);
        /// how long `serve` waits for open requests when it is told to end
        "shutdown_seconds" shutdown: Duration = "20" (1..=600);
        /// how long the answer to an idempotency key is kept
        "idempotency_retention_seconds" idempotency_retention: Duration = "86400" (1..=2592000);
        /// how long the events of a run that has ended are kept, all but the last
        "run_event_retention_seconds" run_event_retention: Duration = "604800" (1..=315360000);
        /// how long runs that have ended are kept
        "run_retention_seconds" run_retention: Duration = "7776000" (1..=315360000);
        /// how often it is looked for what has been kept for its time
        "retention_look_seconds" retention_look: Duration = "60" (1..=3600);
        /// how long a page token can be used
        "page_token_seconds" page_token: Duration = "86400" (60..=2592000);
        /// how long a readiness probe may take
        "readiness_seconds" readiness: Duration = "2" (1..=60);
        /// how long a verified token is believed without asking the database
        "token_cache_seconds" token_cache: Duration = "2" (0..=4);
        /// verified tokens kept in memory
        "token_cache_entries" token_cache_entries: u64 = "10000" (1..=10000000);
        /// writes that wait for the database; more are refused
        "database_queue" database_queue: usize = "4096" (1..=1000000);
        /// writes that share one transaction
        "database_batch" database_batch: usize = "256" (1..=10000);
        /// connections that read the database
        "database_readers" database_readers: u32 = "8" (1..=256);
        /// how long a connection to a PostgreSQL server may take
        "database_connect_seconds" database_connect: Duration = "5" (1..=60);
        /// how long one statement that reads may take in a PostgreSQL database
        "database_statement_seconds" database_statement: Duration = "30" (1..=3600);
        /// how long a read waits for a connection
        "database_read_wait_seconds" database_read_wait: Duration = "5" (1..=60);
        /// how long a write waits for another process that writes
        "database_busy_seconds" database_busy: Duration = "5" (1..=60);
        /// how long one write may hold the writer
        "database_job_seconds" database_job: Duration = "10" (1..=300);
        /// tenants whose agents wait to be started
        "agent_wakes" agent_wakes: usize = "10000" (1..=1000000);
        /// agents that start up at one time
        "agent_starts" agent_starts: usize = "4" (1..=1000);
        /// from an agent host's start to its first word
        "agent_hello_seconds" agent_hello: Duration = "60" (1..=3600);
        /// from an agent host's first word to its agent being ready
        "agent_ready_seconds" agent_ready: Duration = "120" (1..=3600);
        /// how long an agent host may take to end
        "agent_end_seconds" agent_end: Duration = "60" (1..=3600);
        /// from how much silence on an agent host counts as unresponsive; it asks for its orders anew in half of this
        "agent_unresponsive_seconds" agent_unresponsive: Duration = "30" (2..=3600);
        /// how long an agent host may be silent before its generation is given up
        "agent_silence_seconds" agent_silence: Duration = "120" (1..=3600);
        /// how long an agent may leave its host without an answer before it is killed; in a quarter it is unresponsive
        "agent_frozen_seconds" agent_frozen: Duration = "60" (2..=3600);
        /// how long an agent may take to confirm that it has stopped a run
        "run_stop_seconds" run_stop: Duration = "30" (1..=3600);
        /// how long the installation of a release may take
        "release_install_seconds" release_install: Duration = "1800" (60..=86400);
        /// how long a connection to the model's provider may take
        "model_connect_seconds" model_connect: Duration = "10" (1..=300);
        /// longest silence of the model's provider
        "model_silence_seconds" model_silence: Duration = "120" (1..=3600);
        /// size of a model's answer
        "model_answer_bytes" model_answer_bytes: usize = "67108864" (1024..=1073741824);
        /// size of a provider's refusal that is passed on
        "model_refusal_bytes" model_refusal_bytes: usize = "65536" (1024..=1048576);
        /// looks at tenants' files at one time
        "file_looks" file_looks: usize = "16" (1..=512);
        /// looks at one tenant's files at one time
        "file_looks_per_tenant" file_looks_per_tenant: usize = "4" (1..=512);
        /// how long a request waits for a look at files
        "file_look_wait_seconds" file_look_wait: Duration = "10" (1..=60);
        /// entries of a directory that are sorted; a larger one is not listed
        "file_list_entries" file_list_entries: usize = "1000000" (1..=100000000);
        /// how long a directory may take to be read
        "file_list_seconds" file_list: Duration = "10" (1..=300);
        /// downloads from one tenant at one time
        "file_downloads_per_tenant" file_downloads_per_tenant: usize = "32" (1..=10000);
        /// how long a change of a schedule waits for its agent to wake and to answer
        "cron_answer_seconds" cron_answer: Duration = "30" (1..=50);
        /// how long before a schedule is due its agent is woken; for three times as long it does not fall asleep
        "cron_wake_seconds" cron_wake: Duration = "30" (1..=600);
        /// how long a connection to a service that a secret names may take
        "outward_connect_seconds" outward_connect: Duration = "5" (1..=60);
        /// how long a call to such a service may take
        "outward_total_seconds" outward_total: Duration = "15" (1..=120);
        /// managed secrets
        "secrets" secrets: u32 = "1000" (1..=100000);
        /// how long before its end a secret is shown as expiring
        "secret_expiring_seconds" secret_expiring: Duration = "604800" (60..=31536000);
        /// how long an access token lives whose provider does not say
        "secret_token_life_seconds" secret_token_life: Duration = "3600" (60..=31536000);
        /// refreshes of secrets at one time
        "secret_refreshes" secret_refreshes: usize = "8" (1..=256);
        /// environment keys of one tenant
        "environment_keys" environment_keys: u32 = "100" (1..=1000);
        /// model calls of one tenant at one time
        "model_calls_per_tenant" model_calls_per_tenant: usize = "64" (1..=10000);
    }
}

impl Config {
    /// Reads `file`, if one is given, and the environment of this process, which wins over the file.
    ///
    /// # Errors
    /// Everything that is wrong, together: a file that cannot be read, unknown names, values that do not parse or
    /// are out of range, and combinations that are refused.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigErrors> {
        Self::from_sources(file, std::env::vars_os())
    }

    /// The defaults with what the TOML text `file_text` says; for tests and tools that have no operator.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn from_text(file_text: &str) -> Result<Self, ConfigErrors> {
        let sources = load::Sources::read_text(Path::new("(text)"), file_text);
        Self::build(sources)
    }

    pub(crate) fn from_sources(
        file: Option<&Path>,
        environment: impl Iterator<Item = (std::ffi::OsString, std::ffi::OsString)>,
    ) -> Result<Self, ConfigErrors> {
        let mut sources = file.map_or_else(load::Sources::default, load::Sources::read_file);
        sources.add_environment(environment);
        Self::build(sources)
    }

    fn build(mut sources: load::Sources) -> Result<Self, ConfigErrors> {
        let limits = Limits::take(&mut sources, ());
        let config = Self::take(&mut sources, (limits, Vec::new()));
        sources.refuse_unknown();
        if sources.errors.is_empty() {
            rules::check(&config, &mut sources);
        }
        let (shown, errors) = sources.finish();
        if errors.is_empty() { Ok(Self { shown, ..config }) } else { Err(ConfigErrors(errors)) }
    }

    /// Every setting with its value, where that came from, and a line of help; in the table's order.
    #[must_use]
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// The database: the setting's, or the SQLite file `hub.db` in the data directory.
    #[must_use]
    pub fn database(&self) -> Database {
        match &self.database_url {
            None => Database::Sqlite(self.data_dir.join("hub.db")),
            Some(DatabaseUrl::Sqlite(path)) => Database::Sqlite(path.clone()),
            Some(DatabaseUrl::Postgres(url)) => Database::Postgres(url.clone()),
        }
    }

    /// The master key file: the setting's, or `master.key` in the data directory.
    #[must_use]
    pub fn master_key_path(&self) -> PathBuf {
        self.master_key_file.clone().unwrap_or_else(|| self.data_dir.join("master.key"))
    }

    /// Where the first start writes the operator token.
    #[must_use]
    pub fn operator_token_path(&self) -> PathBuf {
        self.data_dir.join("operator.token")
    }

    /// Certificate and key file of the API's listener, when it speaks TLS.
    #[must_use]
    pub fn tls_files(&self) -> Option<(&Path, &Path)> {
        self.tls_cert_file.as_deref().zip(self.tls_key_file.as_deref())
    }

    /// The address that a local client of a listener bound to `bound` uses: a wildcard address becomes loopback.
    #[must_use]
    pub fn local_url(&self, bound: SocketAddr) -> String {
        let ip = match bound.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        let scheme = if self.tls_files().is_some() { "https" } else { "http" };
        format!("{scheme}://{}", SocketAddr::new(ip, bound.port()))
    }
}

/// Where programs are looked for, as agents are told.
#[must_use]
pub fn search_path() -> Option<String> {
    std::env::var("PATH").ok()
}

/// The program of this name: on the `PATH`, or where a name with a `/` leads.
#[must_use]
pub fn find_program(name: &str) -> Option<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let can_run = |path: &PathBuf| {
        path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    };
    if name.contains('/') {
        return Some(PathBuf::from(name)).filter(can_run);
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(can_run)
}

#[cfg(test)]
mod tests;
