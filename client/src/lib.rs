//! The client of Hermes Hub, which hosts Hermes agents for many tenants.
//!
//! A [`Hub`] is a connection to one Hub. Every operation of the contract is a method of it, named by its
//! `operationId`, that gives a builder: set what it takes, then `send().await`. Lists also have `stream()`, which
//! walks through all pages.
//!
//! ```no_run
//! use futures::TryStreamExt as _;
//! use hermes_hub_client::types::{ApprovalChoice, InputPart, Patch, RunCreate, TenantCreate, TenantUpdate};
//! use hermes_hub_client::{Error, Hub, Seen};
//!
//! # async fn example() -> Result<(), Error> {
//! let hub = Hub::connect("http://127.0.0.1:7700").token_file("hub-data/operator.token").build()?;
//!
//! // The answer comes when the tenant is ready, or after 20 seconds as it is then.
//! let acme = TenantCreate::builder().id("acme").display_name("Acme Ltd".to_owned());
//! let acme = hub.tenant_create().body(acme).wait_seconds(20).send().await?;
//! println!("{} is {}", acme.id.as_str(), acme.state);
//!
//! // What is not named stays as it is; `Patch::Clear` takes a value away.
//! let change = TenantUpdate {
//!     display_name: Patch::Set("Acme GmbH".to_owned()),
//!     external_id: Patch::Clear,
//!     ..TenantUpdate::default()
//! };
//! hub.tenant_update().tenant_id(acme.id.clone()).body(change).send().await?;
//!
//! // Work for the tenant's agent, followed live; the stream goes on through disconnects and restarts of the Hub.
//! let work = RunCreate::builder().input(vec![InputPart::Text { text: "Say hello.".to_owned() }]);
//! let run = hub.run_create().tenant_id(acme.id.clone()).body(work).send().await?;
//! let run = hub.run(&run);
//! let mut events = run.events();
//! while let Some(seen) = events.try_next().await? {
//!     match seen {
//!         Seen::Event(event) => println!("{} {}", event.seq, event.type_),
//!         Seen::Gap(gap) => println!("the log begins at {}", gap.first_seq),
//!         _ => {}
//!     }
//! }
//! // It may have stopped to ask: `wait` comes back for that too.
//! let ended = run.wait().await?;
//! if let Some(asked) = &ended.pending_approval {
//!     run.decide(&asked.id, ApprovalChoice::Once).await?;
//! }
//! println!("{}: {}", ended.state, ended.output.as_deref().unwrap_or("no answer"));
//!
//! // All pages, one after another, as they are asked for.
//! let mut tenants = hub.tenant_list().limit(100).stream();
//! while let Some(tenant) = tenants.try_next().await? {
//!     println!("{}", tenant.id.as_str());
//! }
//!
//! hub.tenant_delete().tenant_id(acme.id.clone()).wait_seconds(20).send().await?;
//! match hub.tenant_view().tenant_id("acme").send().await.map_err(Error::from) {
//!     Err(error) if error.is_not_found() => println!("it is gone"),
//!     Err(error) => return Err(error),
//!     Ok(_) => println!("it is still being deleted"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What every call does
//! - It carries the token of [`Connect::token`], [`Connect::token_file`] or [`Connect::token_provider`], to the
//!   configured origin and nowhere else. Tokens are in no log line, error or `Debug` output.
//! - A `POST` carries an `Idempotency-Key`; a random one when the caller gave none. So it is safe to send again.
//! - What may be repeated without doing a thing twice is repeated, within the bounds of [`Repeats`].
//! - It ends by a deadline, but an event stream or a download does not: that ends when it is silent for longer than
//!   [`Connect::read_timeout`].
//! - It is a [`tracing`] span `hub_call` with the operation's name.
//!
//! # Files
//! [`Hub::download`] gives a file of a tenant as a stream of bytes, which goes on through disconnects:
//!
//! ```no_run
//! # use futures::TryStreamExt as _;
//! # use hermes_hub_client::types::{FileRoot, TenantId};
//! # async fn example(hub: hermes_hub_client::Hub, tenant: TenantId) -> Result<(), hermes_hub_client::Error> {
//! let mut listed = hub.file_list().tenant_id(tenant.clone()).root(FileRoot::Outputs).stream();
//! while let Some(entry) = listed.try_next().await? {
//!     println!("{} {:?}", entry.name, entry.size_bytes);
//! }
//! let report = hub.download(&tenant, FileRoot::Outputs, "report.pdf").await?;
//! println!("{} bytes", report.size_bytes());
//! let bytes = report.bytes().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//! A call fails with the generated client's error, which `?` turns into [`Error`]: a code, reasons, a request id that
//! the Hub's log also has, and whether the same call may succeed later.
//!
//! # Newer Hubs
//! Members that this version does not know are ignored. An unknown value of an enum, also of [`types::ErrorCode`] and
//! [`types::ErrorReason`], is read as its variant `Unlisted`.

#![warn(missing_docs)]

/// The repository's front page, so that its example compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct FrontPage;

mod answer;
mod connect;
mod download;
mod error;
mod events;
mod repeat;
mod run;
mod token;
mod transport;

use std::ops::Deref;

/// The contract's types: requests, answers, ids, enums.
pub use hub_types as types;

/// The builders behind the methods of [`Hub`], one for each operation.
pub use hub_client::builder;
/// What a successful call gives: derefs to the value, and has status and headers.
pub use hub_client::{ByteStream, Client, ResponseValue};
pub use reqwest;
pub use secrecy::SecretString;

pub use connect::Connect;
pub use download::Download;
pub use error::{Error, Result};
pub use events::{Events, Gap, Seen, is_terminal};
pub use repeat::Repeats;
pub use run::{RunRef, is_over};
pub use token::{ProvideError, TokenProvider};

/// A connection to one Hub. Clones share it; it is made by [`Hub::connect`].
///
/// It derefs to the generated [`Client`], whose methods are the operations.
#[derive(Clone, Debug)]
pub struct Hub {
    client: Client,
}

impl Hub {
    /// Begins a connection to the Hub at `url`, such as `http://127.0.0.1:7700`. Nothing is sent before the first
    /// call.
    pub fn connect(url: impl Into<String>) -> Connect {
        Connect::new(url.into())
    }
}

impl Deref for Hub {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}
