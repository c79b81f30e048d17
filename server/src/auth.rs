//! Who is calling: from the `Authorization` header to a [`Principal`].
//!
//! A token is looked up by the id in it and compared, as a keyed hash, in constant time. Verified operator tokens are
//! believed from memory for two seconds at most, so that a revocation by another process acts within five; all other
//! credentials are looked up each time.
//! What a principal may do is the access table's; nothing here knows an operation, and nothing knows HTTP but the
//! form of the header's value.

pub mod bootstrap;
pub mod business;
pub mod operators;
pub mod runtime;
mod store;
pub mod tenant;
pub mod token;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use moka::future::Cache;

use crate::clock::{Clock, Timestamp};
use crate::config::Limits;
use crate::db::{Db, DbError};
use crate::ids::Id;
use crate::seal::{self, Purpose, Seal};
pub use business::Business;
pub use runtime::Runtime;
use tenant::{Owner, Use};
use token::Token;

/// A caller, proven.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Principal {
    /// Somebody who operates the Hub.
    Operator(Operator),
    /// The agent host of one generation of a tenant's agent.
    Runtime(Runtime),
    /// A tenant, for itself.
    Tenant(Owner),
    /// A business, for the tenants that it manages.
    Business(Business),
    /// Another agent, that was given what it takes to call this tenant's.
    Peer(Owner),
}

/// The holder of an operator token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// `tok_...`; the same after a rotation.
    pub token_id: Id,
    /// What the token was named.
    pub name: Arc<str>,
    /// What it is good for.
    pub scope: Scope,
}

/// What an operator token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Reading.
    Read,
    /// Everything.
    Admin,
}

impl Scope {
    /// The word for it, as it is typed and stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Admin => "admin",
        }
    }

    /// The scope of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Read, Self::Admin].into_iter().find(|scope| scope.word() == word)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Principal {
    /// The text that idempotency keys and rate limits are scoped to: it names the principal and not the secret it
    /// came with, so that a rotation keeps it, and it is never used again for another.
    #[must_use]
    pub fn principal_key(&self) -> String {
        match self {
            Self::Operator(operator) => format!("operator:{}", operator.token_id),
            Self::Runtime(host) => format!("runtime:{}.{}", host.tenant_uid, host.generation),
            Self::Tenant(owner) => format!("tenant:{}", owner.tenant_uid),
            Self::Business(business) => format!("business:{}", business.key_id),
            Self::Peer(owner) => format!("a2a:{}", owner.tenant_uid),
        }
    }
}

/// Why a caller is not known. The caller is told none of it; it is for logs and counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The header is not `Bearer` and one token of at most 256 bytes.
    Header,
    /// What follows `Bearer` is not a token.
    Form,
    /// No such token, or a wrong secret.
    Unknown,
    /// It was valid and is no longer.
    Ended,
}

impl Doubt {
    /// One word for logs and counts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Form => "form",
            Self::Unknown => "unknown",
            Self::Ended => "ended",
        }
    }
}

/// A caller that could not be proven.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AuthError {
    /// The token is not good: 401, the same for every reason.
    #[error("the request needs a valid bearer token")]
    Unauthenticated(Doubt),
    /// The database could not be asked: 503.
    #[error("the token could not be checked")]
    Unavailable(#[source] DbError),
}

/// The longest header that is looked at, in bytes.
const AUTHORIZATION_BYTES_MAX: usize = 256;
/// How often the last use of a token is written.
const USE_NOTED_EVERY: Duration = Duration::from_secs(60);
/// Tokens whose last use is remembered before the memory of old ones is dropped.
const USES_REMEMBERED_MAX: usize = 10_000;

/// Proves callers. Copies share its memory.
#[derive(Clone)]
pub struct Authenticator(Arc<Inner>);

struct Inner {
    db: Db,
    seal: Seal,
    clock: Clock,
    known: Cache<String, Arc<Known>>,
    believed_for: Duration,
    uses: Mutex<HashMap<Id, Timestamp>>,
}

/// A row that a token was verified against.
struct Known {
    secret: store::SecretRow,
    read_at: Timestamp,
}

impl Authenticator {
    /// An authenticator over all credentials in `db`.
    #[must_use]
    pub fn new(db: Db, seal: Seal, clock: Clock, limits: &Limits) -> Self {
        let known = Cache::builder()
            .max_capacity(limits.token_cache_entries)
            // Real time as a second bound beside the clock's, should that be set back.
            .time_to_live(limits.token_cache.max(Duration::from_millis(1)))
            .build();
        let believed_for = limits.token_cache;
        Self(Arc::new(Inner { db, seal, clock, known, believed_for, uses: Mutex::default() }))
    }

    /// The caller behind the value of an `Authorization` header. Needs no more of the request, so that it can be
    /// asked before a body is read.
    ///
    /// # Errors
    /// [`AuthError::Unauthenticated`] for everything that is wrong with the header or its token, and
    /// [`AuthError::Unavailable`] if the database could not be asked.
    pub async fn authenticate(&self, authorization: &str) -> Result<Principal, AuthError> {
        let refuse = |doubt| Err(AuthError::Unauthenticated(doubt));
        let Some(text) = bearer(authorization) else {
            return refuse(Doubt::Header);
        };
        let Ok(token) = Token::parse(text) else {
            return refuse(Doubt::Form);
        };
        match token.kind() {
            token::Kind::Operator => self.operator(&token).await,
            token::Kind::Runtime => {
                runtime::prove(&self.0.db, &self.0.seal, &token).await.map(Principal::Runtime)
            }
            token::Kind::Tenant => self.tenant(&token, Use::Api).await.map(Principal::Tenant),
            token::Kind::A2a => self.tenant(&token, Use::A2a).await.map(Principal::Peer),
            token::Kind::Business => self.business(&token).await.map(Principal::Business),
        }
    }

    async fn business(&self, token: &Token) -> Result<Business, AuthError> {
        let inner = &*self.0;
        let now = inner.clock.now();
        let business = business::prove(&inner.db, &inner.seal, token, now).await?;
        if self.is_use_due(&business.key_id, now) {
            let id = business.key_id.to_string();
            inner.db.write_later("business_key_used", move |tx| Box::pin(business::note_use(tx, id, now)));
        }
        Ok(business)
    }

    async fn tenant(&self, token: &Token, used: Use) -> Result<Owner, AuthError> {
        let inner = &*self.0;
        let now = inner.clock.now();
        let (id, owner) = tenant::prove(&inner.db, &inner.seal, token, used, now).await?;
        if self.is_use_due(&id, now) {
            let id = id.to_string();
            inner.db.write_later("tenant_credential_used", move |tx| Box::pin(tenant::note_use(tx, id, now)));
        }
        Ok(owner)
    }

    async fn operator(&self, token: &Token) -> Result<Principal, AuthError> {
        let inner = &*self.0;
        let now = inner.clock.now();
        let known = match self.remembered(token.id(), now).await {
            Some(known) => Some(known),
            None => self.look_up(token.id(), now).await.map_err(AuthError::Unavailable)?,
        };
        let presented = hash(&inner.seal, token);
        // An unknown id costs the same comparison as a known one.
        let stored = known.as_ref().map_or(&[0; 32][..], |known| &known.secret.hash);
        let equal = seal::verify_equal(&presented, stored).is_ok();
        let Some(known) = known.filter(|_| equal) else {
            return Err(AuthError::Unauthenticated(Doubt::Unknown));
        };
        if !known.secret.is_live(now) {
            return Err(AuthError::Unauthenticated(Doubt::Ended));
        }
        // Only what was verified is remembered, so that nobody can fill the memory with names of their choice.
        if !inner.believed_for.is_zero() && known.read_at == now {
            inner.known.insert(token.id().to_owned(), known.clone()).await;
        }
        let operator = known.secret.operator().map_err(AuthError::Unavailable)?;
        if self.is_use_due(&operator.token_id, now) {
            let id = operator.token_id.to_string();
            // Off the request's path: the write is queued and nobody waits for it.
            inner.db.write_later("operator_token_used", move |tx| Box::pin(store::note_use(tx, id, now)));
        }
        Ok(Principal::Operator(operator))
    }

    async fn remembered(&self, lookup: &str, now: Timestamp) -> Option<Arc<Known>> {
        let known = self.0.known.get(lookup).await?;
        let fresh = known.read_at <= now && now.since(known.read_at) < self.0.believed_for;
        fresh.then_some(known)
    }

    async fn look_up(&self, lookup: &str, now: Timestamp) -> Result<Option<Arc<Known>>, DbError> {
        let secret = store::secret_by_lookup(&mut self.0.db.read().await?, lookup).await?;
        Ok(secret.map(|secret| Arc::new(Known { secret, read_at: now })))
    }

    /// Whether the use of a token is to be written; it then counts as written.
    fn is_use_due(&self, token_id: &Id, now: Timestamp) -> bool {
        let mut uses = self.0.uses.lock().unwrap_or_else(PoisonError::into_inner);
        let due = uses.get(token_id).is_none_or(|last| *last > now || now.since(*last) >= USE_NOTED_EVERY);
        if !due {
            return false;
        }
        if uses.len() >= USES_REMEMBERED_MAX {
            uses.retain(|_, last| now.since(*last) < USE_NOTED_EVERY);
        }
        uses.insert(token_id.clone(), now);
        true
    }
}

/// The stored form of a token.
fn hash(seal: &Seal, token: &Token) -> seal::Mac {
    seal.mac(Purpose::TokenPepper, &[token.expose().as_bytes()])
}

/// The token in the value of an `Authorization` header.
fn bearer(authorization: &str) -> Option<&str> {
    if authorization.len() > AUTHORIZATION_BYTES_MAX {
        return None;
    }
    let (scheme, rest) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| rest.trim_matches(' '))
}

#[cfg(test)]
mod tests;
