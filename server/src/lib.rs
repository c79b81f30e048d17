//! The server of Hermes Hub, and this file its architecture.
//!
//! # The words
//! *tenant* (who an agent is hosted for), *agent* (the tenant's runtime as clients see it), *agent host* (the Hub's
//! process beside it), *placement*, *generation* (one start of an agent), *run*, *event*, *approval*, *session*,
//! *workspace*, *release*, *operator*, *principal* (who is calling, proved).
//!
//! # The way of a request
//! [`edge`] (route, authenticate, admit, limit, count, map errors) → the generated glue (path, query, headers, body
//! into the contract's types) → `<area>/http.rs` (five lines) → `<area>.rs` (the rules) → `<area>/store.rs` (the SQL)
//! → back. [`api`] is the table of contents.
//!
//! # Where things live
//! An area is a noun of the product: `<area>.rs` says what it is and its rules and knows neither HTTP nor SQL;
//! `<area>/http.rs` implements the area's generated trait; `<area>/store.rs` has its rows. An area asks another one
//! through its functions, never its store. `tenants` depends on none.
//!
//! What concerns every request is in [`edge`], [`access`] and [`auth`]; what many operations do is one mechanism
//! each: [`idempotency`], [`etag`], [`page`], [`notice`], [`places`], [`streams`], [`beneath`],
//! [`outward`], [`audit`].
//!
//! # Whose what is, under isolation `uid`
//! Each tenant's agent has a system user of its own ([`uids`], [`tenants`]); its host stays the Hub's.
//!
//! | below the data directory | whose | mode |
//! |---|---|---|
//! | itself, `tenants/` | the Hub's | 0711: to be passed, not listed |
//! | `tenants/UID/` | the Hub's, the tenant's group | 0710 |
//! | `tenants/UID/{home,workspace,outputs}` | the tenant's | 0700 |
//! | `tenants/UID/managed/`, its files and bundled skills | the Hub's, the tenant's group | 0750, 0640: to be read, not written |
//! | `releases/` | the Hub's | read-only for all |
//! | all else: database, keys, tokens, `agents/` (launch files, journals, logs), `trash/` | the Hub's | 0600, 0700 |
//!
//! # Invariants, each with a test
//! - dropshot is named only in `edge`, `metrics`, `logging` and the generated crate; sqlx only in stores and `db`;
//!   cryptography only in `seal` (`openapi/tests/tidy.rs`).
//! - No operation without an access row, no handler without a [`access::Caller`], which only the edge makes.
//! - What tenants write is opened for callers by [`beneath`] and by nothing else: no link leads out.
//! - An address that somebody outside names is called by [`outward`] and by nothing else.
//! - What was answered as done is on the disk: every write goes through [`db::Db::write`].
//! - What a caller changes is written down in the same transaction, by [`db::witness`]; no area has to see to it.
//! - Nothing of a request's body is read before its caller is known.
//! - A credential that ends takes its open streams, waits and uploads with it within five seconds (`edge/proof.rs`).
//! - The document that the server emits equals the contract (`make check`).

pub mod access;
pub mod agents;
pub mod api;
pub mod approvals;
pub mod audit;
pub mod auth;
pub mod beneath;
pub mod business_keys;
pub mod callbacks;
pub mod cli;
pub mod clock;
pub mod config;
pub mod credentials;
pub mod cron;
pub mod data_dir;
pub mod db;
pub mod edge;
pub mod environment;
pub mod error;
pub mod etag;
pub mod files;
mod health;
pub mod hub;
pub mod idempotency;
pub mod ids;
pub mod logging;
pub mod metrics;
pub mod notice;
pub mod outward;
pub mod page;
pub mod places;
mod provider_key;
pub mod rekey;
pub mod releases;
pub mod retention;
pub mod runs;
pub mod seal;
pub mod secrets;
pub mod serve;
pub mod sizes;
pub mod skills;
pub mod sse;
pub mod start;
pub mod streams;
pub mod tenants;
pub mod uids;

#[cfg(test)]
mod test_world;
