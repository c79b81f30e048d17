//! PostgreSQL as the Hub uses it: what it asks of a server, how connections are set up, opened and closed.

mod bus;
mod link;
mod lock;
mod readers;

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};
use tokio_util::sync::CancellationToken;

use super::error::{OpenError, sqlstate};
use super::migrate::{self, Schema};
use super::writer::{Source, Writer};
use super::{Peek, Reader, Role, meta};
use crate::config::{Config, Database, Limits, PostgresUrl};
use crate::seal::random;

pub use bus::Bus;
pub(super) use link::Link;
pub(crate) use link::in_time;
pub(super) use lock::BEGIN as BEGIN_POSTGRES;
pub(super) use readers::Reading;

use lock::LockError;
use readers::Readers;

/// For how long a Hub that starts waits for the lock of one that has just died: its connection is cleared away when
/// the server has seen that it is closed.
const LOCK_WAIT: Duration = Duration::from_secs(3);

/// An open PostgreSQL database.
#[derive(Clone)]
pub struct PostgresDb {
    pub(super) readers: Readers,
    pub(super) writer: Writer,
    pub(super) bus: Bus,
    /// Cancelled when another Hub was found to hold the database.
    pub(super) displaced: CancellationToken,
    /// The server's version, in its own words.
    pub(super) version: Arc<str>,
}

impl PostgresDb {
    pub(super) async fn open(config: &Config, url: &PostgresUrl, role: Role) -> Result<Self, OpenError> {
        let limits = &config.limits;
        let options = named(&options(config, url)?, "setup");
        // A migration may take longer than a write may, so it has a connection without such deadlines.
        let mut connection =
            connect(&options, limits.database_connect).await.map_err(|error| unreachable(url, &error))?;
        let version = suits(url, &mut connection).await?;
        let mut source = WriterSource::new(&options, limits, role);
        let link = source.first(LOCK_WAIT).await.map_err(|error| match error {
            LockError::Held(holder) | LockError::Ending(holder) => {
                OpenError::Held { database: place(url), holder }
            }
            LockError::Failed(error) => unreachable(url, &error),
        })?;
        match role {
            Role::Hub => migrate::run_postgres(&place(url), &mut connection).await?,
            Role::Command => match migrate::compare_postgres(&place(url), &mut connection).await? {
                Schema::Current => {}
                Schema::None | Schema::Older => return Err(OpenError::Older { database: place(url) }),
            },
        }
        drop(connection);
        let bus = match role {
            Role::Hub => Bus::start(named(&options, "notices"), limits.database_connect),
            Role::Command => Bus::idle(),
        };
        let readers = Readers::new(reading(&options, limits), limits);
        // From here on a lost connection may have taken the word of a commit with it.
        source.bus = Some(bus.clone());
        let displaced = source.displaced.clone();
        let writer =
            Writer::start(super::Tx::over(super::Writing::Postgres(link)), Source::Postgres(source), limits);
        Ok(Self { readers, writer, bus, displaced, version: version.into() })
    }

    pub(super) async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
        self.bus.close().await;
    }
}

/// Where the writer's connections come from.
pub(super) struct WriterSource {
    options: PgConnectOptions,
    connect: Duration,
    statement: Duration,
    /// The hold on the database; none for a command, which does without.
    lock: Option<lock::Held>,
    /// Who is woken when a connection took the place of a lost one.
    bus: Option<Bus>,
    displaced: CancellationToken,
}

impl WriterSource {
    fn new(options: &PgConnectOptions, limits: &Limits, role: Role) -> Self {
        let micros = |duration: Duration| format!("{}ms", duration.as_millis());
        let name = writers_name();
        let options = options.clone().application_name(&name).options([
            ("statement_timeout", micros(limits.database_job)),
            ("lock_timeout", micros(limits.database_busy)),
            // A Hub that is stopped in the middle of a write must not hold up others for ever.
            ("idle_in_transaction_session_timeout", micros(limits.database_job * 2)),
        ]);
        let lock = (role == Role::Hub).then(|| lock::Held::of(name));
        Self {
            options,
            connect: limits.database_connect,
            statement: limits.database_job,
            lock,
            bus: None,
            displaced: CancellationToken::new(),
        }
    }

    /// A connection that may write: the Hub's holds the lock.
    async fn first(&mut self, wait: Duration) -> Result<Link, LockError> {
        let connection = connect(&self.options, self.connect).await?;
        let mut link = Link::new(connection, self.statement + link::GRACE);
        // A commit is on the disk, also when the power goes and the server was set up to be quick about it.
        link.run(
            "SELECT set_config('synchronous_commit', 'on', false)
             WHERE current_setting('synchronous_commit') = 'off'",
        )
        .await?;
        if let Some(held) = &mut self.lock {
            held.take(&mut link, wait).await?;
        }
        Ok(link)
    }

    /// As the first one; a Hub that finds another one at work does not wait for it, and is displaced for good. What the connection before was
    /// committing may be there without anybody having been told, so that all are woken.
    pub(super) async fn again(&mut self) -> Result<Link, sqlx::Error> {
        let not_ours = || sqlx::Error::Io(std::io::Error::other("another hub holds the database"));
        if self.displaced.is_cancelled() {
            return Err(not_ours());
        }
        let link = self.first(Duration::ZERO).await.map_err(|error| match error {
            LockError::Held(holder) => {
                tracing::error!(
                    "another hub holds the database now ({holder}), this one writes nothing more"
                );
                self.displaced.cancel();
                not_ours()
            }
            LockError::Ending(holder) => {
                tracing::warn!(
                    "the database's server has not let go of {holder}; trying again at the next write"
                );
                sqlx::Error::Io(std::io::Error::other("the server still holds an earlier connection"))
            }
            LockError::Failed(error) => error,
        })?;
        self.bus.iter().for_each(Bus::wake_all);
        Ok(link)
    }
}

fn place(url: &PostgresUrl) -> Database {
    Database::Postgres(url.clone())
}

fn options(config: &Config, url: &PostgresUrl) -> Result<PgConnectOptions, OpenError> {
    let unusable = |cause: String, remedy| OpenError::Unusable { database: place(url), cause, remedy };
    let options = PgConnectOptions::from_str(url.expose())
        .map_err(|_| unusable("its address is not understood".to_owned(), "correct HUB_DATABASE_URL"))?;
    let options = match &config.database_password_file {
        None => options,
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                let cause = format!("its password file {} cannot be read: {error}", path.display());
                unusable(cause, "name a readable file in HUB_DATABASE_PASSWORD_FILE")
            })?;
            options.password(text.trim_end_matches(['\r', '\n']))
        }
    };
    Ok(options
        // So that the server notices within half a minute that a machine has gone without a word.
        .options([
            ("tcp_keepalives_idle", "15"),
            ("tcp_keepalives_interval", "5"),
            ("tcp_keepalives_count", "3"),
        ])
        .log_slow_statements(tracing::log::LevelFilter::Warn, Duration::from_secs(1))
        .log_statements(tracing::log::LevelFilter::Off))
}

/// The name of a Hub's writing connections in the server's list: unlike any other's, and within the 63 bytes that a
/// server keeps.
fn writers_name() -> String {
    let host: String = host_name().chars().filter(char::is_ascii).take(20).collect();
    format!(
        "hermes-hub writer, pid {} on {host} {:08x}",
        std::process::id(),
        u32::from_le_bytes(random::<4>())
    )
}

fn host_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// Connections are told apart in the server's list by what they are for.
fn named(options: &PgConnectOptions, purpose: &str) -> PgConnectOptions {
    let pid = std::process::id();
    let host = host_name();
    options.clone().application_name(&format!("hermes-hub {purpose}, pid {pid} on {host}"))
}

fn reading(options: &PgConnectOptions, limits: &Limits) -> PgConnectOptions {
    named(options, "reader").options([
        ("statement_timeout", format!("{}ms", limits.database_statement.as_millis())),
        // A write that strays into a read is refused instead of racing with the writer.
        ("default_transaction_read_only", "on".to_owned()),
    ])
}

async fn connect(options: &PgConnectOptions, limit: Duration) -> Result<PgConnection, sqlx::Error> {
    link::in_time(limit, options.connect()).await
}

/// Whether the database is one that the Hub can keep its rows in; the server's version.
async fn suits(url: &PostgresUrl, connection: &mut PgConnection) -> Result<String, OpenError> {
    let sql = "SELECT current_setting('server_version'), current_setting('server_encoding'), \
               pg_is_in_recovery(), current_schema()::text";
    let (version, encoding, standby, schema): (String, String, bool, Option<String>) =
        sqlx::query_as(sql).fetch_one(connection).await.map_err(|error| unreachable(url, &error))?;
    let unusable = |cause: &str, remedy| {
        Err(OpenError::Unusable { database: place(url), cause: cause.to_owned(), remedy })
    };
    if encoding != "UTF8" {
        return unusable("its encoding is not UTF8", "create one with `ENCODING 'UTF8' TEMPLATE template0`");
    }
    if standby {
        return unusable("its server is a standby that only reads", "name the primary in HUB_DATABASE_URL");
    }
    if schema.is_none() {
        let remedy =
            "create the first schema of the user's search_path, and let the user create tables in it";
        return unusable("the user's search_path names no schema that is there", remedy);
    }
    Ok(version)
}

/// A database that cannot be come to, and what to do.
fn unreachable(url: &PostgresUrl, error: &sqlx::Error) -> OpenError {
    let remedy = match sqlstate(error).as_deref() {
        Some("3D000") => "create it with `CREATE DATABASE`, or correct HUB_DATABASE_URL",
        Some("28000" | "28P01") => "correct the user and password in HUB_DATABASE_URL or its password file",
        Some("53300") => "let the server take more connections, or set HUB_LIMITS_DATABASE_READERS lower",
        Some("57P03") => "its server is starting or stopping; try again when it is up",
        Some(_) => "see the server's log",
        None => "start its server, or correct HUB_DATABASE_URL",
    };
    OpenError::Unusable { database: place(url), cause: cause(error), remedy }
}

/// The deepest words of an error: sqlx's own say only that something failed.
fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

pub(super) async fn peek(config: &Config, url: &PostgresUrl) -> Result<Peek, OpenError> {
    let options = options(config, url)?;
    let mut connection = connect(&named(&options, "check"), config.limits.database_connect)
        .await
        .map_err(|error| unreachable(url, &error))?;
    suits(url, &mut connection).await?;
    match migrate::compare_postgres(&place(url), &mut connection).await? {
        Schema::None => return Ok(Peek::Absent),
        Schema::Older => return Ok(Peek::Older),
        Schema::Current => {}
    }
    let readers = Readers::new(reading(&options, &config.limits), &config.limits);
    let looked = async { meta::read(&mut Reader::Postgres(readers.acquire().await?)).await };
    let looked = looked.await;
    readers.close();
    looked
        .map(Peek::Current)
        .map_err(|error| OpenError::Failed { database: place(url), cause: error.to_string() })
}

#[cfg(test)]
mod tests;
