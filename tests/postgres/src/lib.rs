//! PostgreSQL for tests: a private server that ends with the program that started it, and a place in it for each test.
//!
//! `HUB_TEST_POSTGRES` says where it comes from: `auto` (the default) starts one from the machine's `postgresql`
//! binaries, and where that cannot be, what needs it is skipped; `required` is the same, and where it cannot be, what
//! needs it fails; `off` does without; an address names one that is there, which then has to let the tests make schemas.
//! `HUB_TEST_DATABASE=postgres` asks the tests that can run on either database to run on this one.

mod server;
mod wanted;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

pub use server::Server;
pub use wanted::{WHERE, Wanted};

/// The variable that says what the tests run on: `sqlite` or `postgres`.
pub const WHICH: &str = "HUB_TEST_DATABASE";

/// A database in which tests make places of their own.
#[derive(Debug)]
pub struct Places {
    url: String,
    /// The schemas that were made, so that each is made once.
    made: Mutex<HashSet<String>>,
}

impl Places {
    /// Those of the database at this address.
    #[must_use]
    pub fn at(url: &str) -> Self {
        Self { url: url.to_owned(), made: Mutex::default() }
    }

    /// The address of a database of its own for whoever works in this directory: the same one each time. To the Hub a
    /// schema is a database, and it is made much faster than one.
    ///
    /// # Panics
    /// If the server does not make it.
    #[must_use]
    pub fn of(&self, directory: &Path) -> String {
        let mut hasher = DefaultHasher::new();
        directory.hash(&mut hasher);
        let name = format!("t_{:016x}", hasher.finish());
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.insert(name.clone()) {
            let quietly = "SET client_min_messages = warning";
            psql(&self.url, &format!("{quietly}; CREATE SCHEMA IF NOT EXISTS {name}"));
        }
        drop(made);
        let joint = if self.url.contains('?') { '&' } else { '?' };
        format!("{}{joint}options=-csearch_path%3D{name}", self.url)
    }
}

/// The places of this program, which are found or made once.
///
/// # Errors
/// Why there are none.
pub fn places() -> Result<&'static Places, &'static str> {
    static PLACES: OnceLock<Result<(Places, Option<Server>), String>> = OnceLock::new();
    let found = PLACES.get_or_init(|| match Wanted::here() {
        Wanted::Off => Err(format!("{WHERE} is off")),
        Wanted::At(url) => Ok((Places::at(&url), None)),
        Wanted::Auto | Wanted::Required => {
            Server::start().map(|server| (Places::at(&server.url()), Some(server)))
        }
    });
    match found {
        Ok((places, _)) => Ok(places),
        Err(why) => Err(why),
    }
}

/// As [`places`], for a test that needs them and has nothing to do without; says so then.
///
/// # Panics
/// If there are none and they are required.
pub fn places_or_skip(test: &str) -> Option<&'static Places> {
    places().map_err(|why| Wanted::here().without(test, why)).ok()
}

/// A server of a test's own, which it may hurt; says so when there is none.
///
/// # Panics
/// If there is none and it is required.
pub fn server_or_skip(test: &str) -> Option<Server> {
    let wanted = Wanted::here();
    let server = match wanted {
        Wanted::Off => Err(format!("{WHERE} is off")),
        _ => Server::start(),
    };
    server.map_err(|why| wanted.without(test, &why)).ok()
}

/// The address of a database for whoever works in this directory, if the tests are to run on PostgreSQL.
///
/// # Panics
/// If they are, and there is none.
#[must_use]
pub fn chosen(directory: &Path) -> Option<String> {
    match std::env::var(WHICH).as_deref() {
        Ok("sqlite" | "") | Err(_) => None,
        Ok("postgres") => match places() {
            Ok(places) => Some(places.of(directory)),
            Err(why) => panic!("{WHICH} is postgres, and there is no server: {why}"),
        },
        Ok(other) => panic!("{WHICH} is {other:?}; write sqlite or postgres"),
    }
}

/// Runs a statement as another program would; gives what it prints.
///
/// # Panics
/// If it fails.
pub fn psql(url: &str, sql: &str) -> String {
    let program = server::program("psql").unwrap_or_else(|| "psql".into());
    let output = Command::new(program)
        .args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1"])
        .args(["--command", sql, url])
        .output()
        .expect("psql runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "psql does not run {sql:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
