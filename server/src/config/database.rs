//! The address of a PostgreSQL database, as an operator writes it. It may hold a password, so it is never shown whole.

use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// Parameters that an address may have after its `?`. Others would be passed over in silence.
const PARAMETERS: &[&str] = &[
    "application_name",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "password",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "statement-cache-capacity",
    "user",
];
const SSL_MODES: &[&str] = &["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

/// `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=...`. Its Debug and Display leave the password away.
#[derive(Clone)]
pub struct PostgresUrl {
    whole: SecretString,
    place: String,
}

impl PostgresUrl {
    /// The address with its password, for the one who connects.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.whole.expose_secret()
    }

    /// Nothing of the text is quoted in a refusal.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("it is no address ({error})"))?;
        if url.fragment().is_some() {
            return Err("it has a `#`; write %23 for one in a password".to_owned());
        }
        let mut name = url.path().trim_start_matches('/').to_owned();
        let mut host = url.host_str().unwrap_or_default().to_owned();
        let mut port = url.port().map(|port| port.to_string());
        let mut user = url.username().to_owned();
        for (key, value) in url.query_pairs() {
            if !PARAMETERS.contains(&&*key) {
                return Err(format!("its parameters can be {}", PARAMETERS.join(", ")));
            }
            match &*key {
                "sslmode" if !SSL_MODES.contains(&&*value) => {
                    return Err(format!("its sslmode can be {}", SSL_MODES.join(", ")));
                }
                "dbname" => name = value.into_owned(),
                "host" | "hostaddr" => host = value.into_owned(),
                "port" => port = Some(value.into_owned()),
                "user" => user = value.into_owned(),
                _ => {}
            }
        }
        if name.is_empty() || name.contains('/') {
            return Err("it names no database".to_owned());
        }
        let user = if user.is_empty() { user } else { format!("{user}@") };
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let place = format!("postgres://{user}{host}{port}/{name}");
        Ok(Self { whole: text.into(), place })
    }
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)
    }
}

/// The database that the settings come to. Its Display is for people: the file, or the address without its password.
#[derive(Debug, Clone)]
pub enum Database {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server.
    Postgres(PostgresUrl),
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(url) => url.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (text, shown) in [
            ("postgres://db/hub", "postgres://db/hub"),
            ("postgresql://me:hunter2@db:5433/hub?sslmode=verify-full", "postgres://me@db:5433/hub"),
            ("postgres:///hub?host=/run/pg&user=me&password=hunter2", "postgres://me@/run/pg/hub"),
            ("postgres://me:hunter2@%2Frun%2Fpg/hub", "postgres://me@%2Frun%2Fpg/hub"),
        ] {
            let url = PostgresUrl::parse(text).expect(text);
            assert_eq!((url.to_string().as_str(), url.expose()), (shown, text));
            let debug = format!("{url:?} {:?}", Database::Postgres(url.clone()));
            assert!(!debug.contains("hunter2"), "{debug}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_and_never_quoted() {
        for text in [
            "postgres:",
            "postgres://me:hunter2@db",
            "postgres://me:hunter2@db/",
            "postgres://me:hunter2@db/a/b",
            "postgres://me:hunter2@db:port/hub",
            "postgres://me:hunter2@db/hub?sslmode=hunter2",
            "postgres://me@db/hub?hunter2=1",
            "postgres://me:hunter2#@db/hub",
        ] {
            let refusal = PostgresUrl::parse(text).expect_err(text);
            assert!(!refusal.contains("hunter2"), "{refusal}");
        }
    }
}
