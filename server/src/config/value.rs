//! How the text of a setting becomes its value, one type at a time.
//!
//! Pure: no files, no environment. A refusal says what is wrong with the text; what to write instead is the type's
//! [`Value::EXPECTS`].

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

use super::database::PostgresUrl;

/// A type that a setting can have.
pub(super) trait Value: Sized {
    /// What to write, as the end of "write ...".
    const EXPECTS: &'static str;

    /// Reads a text that is not empty. The error says what is wrong, and quotes only what cannot be a secret.
    fn parse(text: &str) -> Result<Self, String>;

    /// The value that an empty text stands for; none for types that need one.
    fn empty() -> Option<Self> {
        None
    }

    /// The number that a range is checked against.
    fn number(&self) -> Option<u64> {
        None
    }

    /// How the value is shown to whoever may see the settings, who need not be told what is secret in it. `text` is
    /// what the operator wrote.
    fn shown(&self, text: &str) -> String {
        text.to_owned()
    }
}

/// Quotes an operator's text, shortened so that a message stays on a line.
pub(super) fn quote(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    format!("{short:?}")
}

impl Value for String {
    const EXPECTS: &'static str = "a text";

    fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(char::is_control) {
            return Err("it has control characters".to_owned());
        }
        Ok(text.to_owned())
    }
}

impl Value for PathBuf {
    const EXPECTS: &'static str = "a path";

    fn parse(text: &str) -> Result<Self, String> {
        // A token or key pasted where its file is wanted would otherwise be printed as a path that is not there.
        if crate::auth::token::looks_like_token(text) {
            return Err("this is a token itself, not the path of a file that holds one".to_owned());
        }
        if text.contains('\0') {
            return Err("it has a NUL character".to_owned());
        }
        Ok(Self::from(text))
    }
}

impl Value for SocketAddr {
    const EXPECTS: &'static str = "IP:PORT, such as 127.0.0.1:7700 or [::1]:7700";

    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| format!("{} is not an address with a port", quote(text)))
    }
}

impl Value for Url {
    const EXPECTS: &'static str =
        "an address such as https://hub.example.com, without user, query or fragment";

    fn parse(text: &str) -> Result<Self, String> {
        // The text is never quoted: an operator may have put a password into it.
        let url = Self::parse(text).map_err(|error| format!("it is not a web address ({error})"))?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err("it does not start with http:// or https:// and a host".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds a user or password, which would be shown in logs".to_owned());
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("it has a query or fragment".to_owned());
        }
        Ok(url)
    }
}

impl Value for bool {
    const EXPECTS: &'static str = "true or false";

    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(format!("{} is neither", quote(text))),
        }
    }
}

macro_rules! whole_numbers {
    ($($Type:ty),*) => {$(
        impl Value for $Type {
            const EXPECTS: &'static str = "a whole number";

            fn parse(text: &str) -> Result<Self, String> {
                text.parse().map_err(|_| format!("{} is not a whole number, or too large", quote(text)))
            }

            fn number(&self) -> Option<u64> {
                u64::try_from(*self).ok()
            }
        }
    )*};
}

whole_numbers!(u32, u64, usize);

impl Value for NonZeroU32 {
    const EXPECTS: &'static str = "a whole number from 1";

    fn parse(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| format!("{} is not a whole number from 1", quote(text)))
    }

    fn number(&self) -> Option<u64> {
        Some(u64::from(self.get()))
    }
}

/// Whole seconds; the key says so in its last word.
impl Value for Duration {
    const EXPECTS: &'static str = "whole seconds, as a number";

    fn parse(text: &str) -> Result<Self, String> {
        <u64 as Value>::parse(text).map(Self::from_secs)
    }

    fn number(&self) -> Option<u64> {
        Some(self.as_secs())
    }
}

/// `off` and the empty text are no value.
impl<T: Value> Value for Option<T> {
    const EXPECTS: &'static str = T::EXPECTS;

    fn parse(text: &str) -> Result<Self, String> {
        if text == "off" { Ok(None) } else { T::parse(text).map(Some) }
    }

    fn empty() -> Option<Self> {
        Some(None)
    }

    fn number(&self) -> Option<u64> {
        self.as_ref().and_then(T::number)
    }

    fn shown(&self, text: &str) -> String {
        self.as_ref().map_or_else(|| text.to_owned(), |value| value.shown(text))
    }
}

/// Separated by commas in the environment; an array in a file.
impl<T: Value> Value for Vec<T> {
    const EXPECTS: &'static str = T::EXPECTS;

    fn parse(text: &str) -> Result<Self, String> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(T::parse).collect()
    }

    fn empty() -> Option<Self> {
        Some(Self::new())
    }
}

/// A program and its first arguments, separated by white space. Nothing is quoted: a word holds no space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words; empty if nothing is set.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

impl Value for Words {
    const EXPECTS: &'static str = "a program and its arguments, such as /opt/agent/bin/hermes";

    fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(char::is_control) {
            return Err("it has control characters".to_owned());
        }
        Ok(Self(text.split_ascii_whitespace().map(str::to_owned).collect()))
    }

    fn empty() -> Option<Self> {
        Some(Self::default())
    }
}

impl Value for IpNet {
    const EXPECTS: &'static str = "networks such as 10.0.0.0/8,fd00::/8";

    fn parse(text: &str) -> Result<Self, String> {
        // A single address is the network of that one address.
        text.parse::<Self>()
            .or_else(|_| text.parse::<std::net::IpAddr>().map(Self::from))
            .map_err(|_| format!("{} is not a network", quote(text)))
    }
}

/// A host and a port, as in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPort {
    host: String,
    port: u16,
}

impl HostPort {
    /// Whether it is this host, as an address has it, and this port.
    #[must_use]
    pub fn is(&self, host: &str, port: u16) -> bool {
        self.host == host && self.port == port
    }
}

impl Value for HostPort {
    const EXPECTS: &'static str = "hosts with their ports, such as localhost:9000,[::1]:9000";

    fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("{} is not a host with a port", quote(text));
        let port = text.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).ok_or_else(wrong)?;
        // Hosts are compared in the form that addresses have.
        let url = Url::parse(&format!("https://{text}/")).map_err(|_| wrong())?;
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.path() == "/"
            && url.query().is_none();
        match url.host_str() {
            Some(host) if plain && url.port_or_known_default() == Some(port) => {
                Ok(Self { host: host.to_owned(), port })
            }
            _ => Err(wrong()),
        }
    }
}

/// Where the database is, as an operator writes it.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server.
    Postgres(PostgresUrl),
}

impl Value for DatabaseUrl {
    const EXPECTS: &'static str =
        "sqlite:PATH, such as sqlite:/var/lib/hub/hub.db, or postgres://USER@HOST/DATABASE";

    fn parse(text: &str) -> Result<Self, String> {
        // Never quoted: such an address usually holds a password.
        if text.starts_with("postgres:") || text.starts_with("postgresql:") {
            return PostgresUrl::parse(text).map(Self::Postgres);
        }
        let Some(rest) = text.strip_prefix("sqlite:") else {
            return Err("it starts with neither sqlite: nor postgres:".to_owned());
        };
        let path = rest.strip_prefix("//").unwrap_or(rest);
        if path.is_empty() || path.contains(['?', '#', '\0']) || path.contains(":memory:") {
            return Err("it names no file, or has parameters after the file's name".to_owned());
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }

    fn shown(&self, text: &str) -> String {
        match self {
            Self::Sqlite(_) => text.to_owned(),
            Self::Postgres(url) => url.to_string(),
        }
    }
}

/// A web origin as browsers send it: scheme, host and port, nothing after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebOrigin(String);

impl WebOrigin {
    /// The text that an `Origin` header has to equal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for WebOrigin {
    const EXPECTS: &'static str = "exact origins such as https://console.example.com; `*` is not accepted";

    fn parse(text: &str) -> Result<Self, String> {
        let url = <Url as Value>::parse(text)?;
        let origin = url.origin().ascii_serialization();
        if text == origin { Ok(Self(origin)) } else { Err(format!("{} is not an exact origin", quote(text))) }
    }
}

/// Which log lines are written: directives of `tracing`, such as `info,hub_server=debug`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    /// The directives.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for LogFilter {
    const EXPECTS: &'static str = "directives such as info or info,hub_server=debug";

    fn parse(text: &str) -> Result<Self, String> {
        match tracing_subscriber::EnvFilter::builder().parse(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(_) => Err(format!("{} is no filter of log lines", quote(text))),
        }
    }
}

macro_rules! words {
    ($(#[$meta:meta])* pub enum $Name:ident ($expects:literal) { $($(#[$doc:meta])* $Variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Name { $($(#[$doc])* $Variant),* }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$Variant => $word),* })
            }
        }

        impl Value for $Name {
            const EXPECTS: &'static str = $expects;

            fn parse(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$Variant),)*
                    _ => Err(format!("{} is not one of them", quote(text))),
                }
            }
        }
    };
}

words! {
    /// What keeps tenants apart.
    pub enum Isolation("auto, process or uid") {
        /// The best level that can be reached.
        Auto = "auto",
        /// One uid for all: no protection between tenants.
        Process = "process",
        /// An own uid for each tenant; the Hub has to run as root.
        Uid = "uid",
    }
}

words! {
    /// How log lines look.
    pub enum LogFormat("text or json") {
        /// For people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
}
