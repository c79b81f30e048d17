//! Operator tokens: making, listing, rotating and revoking them.
//!
//! A token is a principal with a name and a scope; what its holder sends is one of its secrets. A rotation makes a
//! new secret and leaves the old one valid for a grace time, never more than two at once. Used by the command line
//! beside a running Hub; everything here goes through the database.

use std::time::Duration;

use super::token::{self, Token};
use super::{Scope, hash, store};
use crate::clock::{Clock, Timestamp};
use crate::db::{Db, DbError, Tx};
use crate::ids::{Id, Kind};
use crate::seal::{Seal, random};

/// The longest grace time of a rotation.
pub const GRACE_MAX: Duration = Duration::from_secs(24 * 3600);
/// The longest lifetime of a token; longer is as good as none.
pub const LIFETIME_MAX: Duration = Duration::from_secs(10 * 365 * 24 * 3600);
const NAME_CHARS_MAX: usize = 100;

/// Why a token could not be made, rotated or revoked.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// The name cannot be shown in a list.
    #[error("a token's name has to have 1 to {NAME_CHARS_MAX} visible characters; choose another")]
    Name,
    /// The lifetime is nothing or too long.
    #[error("a token's lifetime has to be more than nothing and at most 3650 days; leave it away for no end")]
    Lifetime,
    /// The grace time is too long.
    #[error(
        "the grace time can be at most 24 hours; revoke the token instead if its secret is known to others"
    )]
    Grace,
    /// There is no such token.
    #[error("there is no operator token with this id; `hermes-hub token list` shows them")]
    NotFound,
    /// The token was revoked, which is for good.
    #[error("this token was revoked and stays so; make another with `hermes-hub token create`")]
    Revoked,
    /// Without it nobody could administer the Hub.
    #[error("this is the last admin token that is valid; create another admin token first")]
    LastAdmin,
    /// The database failed.
    #[error("the tokens could not be read or written")]
    Db(#[from] DbError),
}

/// A token with the secret that is shown this one time.
#[derive(Debug)]
pub struct Issued {
    /// `tok_...`
    pub id: Id,
    /// What its holder sends.
    pub token: Token,
    /// When this secret ends, if it does.
    pub expires_at: Option<Timestamp>,
}

/// A token as it is listed; nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// `tok_...`
    pub id: Id,
    /// What it was named.
    pub name: String,
    /// What it is good for.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its current secret ends, if it does.
    pub expires_at: Option<Timestamp>,
    /// Until when the secret before the current one is valid, if one is.
    pub grace_until: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was last used, to about a minute.
    pub last_used_at: Option<Timestamp>,
    /// Whether it can be used now.
    pub live: bool,
}

/// The operator tokens of a Hub.
#[derive(Clone)]
pub struct OperatorTokens {
    db: Db,
    seal: Seal,
    clock: Clock,
}

impl OperatorTokens {
    /// The operator tokens in `db`.
    #[must_use]
    pub const fn new(db: Db, seal: Seal, clock: Clock) -> Self {
        Self { db, seal, clock }
    }

    /// Makes a token; without a `lifetime` it has no end.
    ///
    /// # Errors
    /// If name or lifetime are not accepted.
    pub async fn create(
        &self,
        name: &str,
        scope: Scope,
        lifetime: Option<Duration>,
    ) -> Result<Issued, TokenError> {
        let written = self.prepare(name, scope, lifetime, new_token())?;
        let (issued, token, secret) = written;
        self.db
            .write("operator_token_create", move |tx| Box::pin(insert(tx, token, secret)))
            .await
            .map_err(TokenError::Db)?;
        Ok(issued)
    }

    /// Makes the first token of this Hub from `ready`, unless there is any, ended ones included.
    ///
    /// # Errors
    /// If the database fails.
    pub(super) async fn create_first(&self, name: &str, ready: Token) -> Result<Option<Issued>, TokenError> {
        let (issued, token, secret) = self.prepare(name, Scope::Admin, None, ready)?;
        let made: Result<bool, DbError> = self
            .db
            .write("operator_token_create_first", move |tx| {
                Box::pin(async move {
                    let none = store::tokens_in(tx).await?.is_empty();
                    if none {
                        insert(tx, token, secret).await?;
                    }
                    Ok(none)
                })
            })
            .await;
        Ok(made?.then_some(issued))
    }

    fn prepare(
        &self,
        name: &str,
        scope: Scope,
        lifetime: Option<Duration>,
        token: Token,
    ) -> Result<(Issued, store::NewToken, store::NewSecret), TokenError> {
        let visible = name.trim() == name && !name.chars().any(char::is_control);
        if name.is_empty() || name.chars().count() > NAME_CHARS_MAX || !visible {
            return Err(TokenError::Name);
        }
        if lifetime.is_some_and(|lifetime| lifetime.is_zero() || lifetime > LIFETIME_MAX) {
            return Err(TokenError::Lifetime);
        }
        let now = self.clock.now();
        let id = Id::new(Kind::Token, now);
        let expires_at = lifetime.map(|lifetime| now.plus(lifetime));
        let row = store::NewToken {
            id: id.to_string(),
            name: name.to_owned(),
            scope,
            lifetime_micros: lifetime.map(|lifetime| Timestamp::from_micros(0).plus(lifetime).micros()),
            created_at: now.micros(),
        };
        let secret = self.secret_row(&id, &token, now, expires_at);
        Ok((Issued { id, token, expires_at }, row, secret))
    }

    fn secret_row(
        &self,
        id: &Id,
        token: &Token,
        now: Timestamp,
        until: Option<Timestamp>,
    ) -> store::NewSecret {
        store::NewSecret {
            lookup: token.id().to_owned(),
            token_id: id.to_string(),
            hash: hash(&self.seal, token).to_vec(),
            created_at: now.micros(),
            valid_until: until.map(Timestamp::micros),
        }
    }

    /// All tokens, oldest first, revoked ones too.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn list(&self) -> Result<Vec<Listed>, TokenError> {
        let rows = store::tokens(&mut self.db.read().await?).await?;
        let now = self.clock.now();
        rows.into_iter().map(|row| listed(row, now).map_err(TokenError::Db)).collect()
    }

    /// Whether there is any token, ended ones included.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn any(&self) -> Result<bool, TokenError> {
        Ok(!store::tokens(&mut self.db.read().await?).await?.is_empty())
    }

    /// Gives a token a new secret, as long valid as the first one was. The old one stays valid for `grace`, and one
    /// that an earlier rotation left over ends at once.
    ///
    /// # Errors
    /// If there is no such token, it was revoked, or `grace` is too long.
    pub async fn rotate(&self, id: &str, grace: Duration) -> Result<Issued, TokenError> {
        if grace > GRACE_MAX {
            return Err(TokenError::Grace);
        }
        let tokens = self.clone();
        let id = Id::parse(Kind::Token, id).map_err(|_| TokenError::NotFound)?;
        self.db
            .write("operator_token_rotate", move |tx| {
                Box::pin(async move { tokens.rotate_in(tx, id, grace).await })
            })
            .await
    }

    async fn rotate_in(&self, tx: &mut Tx, id: Id, grace: Duration) -> Result<Issued, TokenError> {
        tx.about("tokenId", id.as_str());
        let now = self.clock.now();
        let row = find(tx, &id).await?;
        if row.revoked_at.is_some() {
            return Err(TokenError::Revoked);
        }
        let token = new_token();
        let lifetime = row.lifetime_micros.map(|micros| Duration::from_micros(micros.unsigned_abs()));
        let expires_at = lifetime.map(|lifetime| now.plus(lifetime));
        store::delete_superseded(tx, id.as_str()).await?;
        store::supersede(tx, id.as_str(), now, now.plus(grace)).await?;
        store::insert_secret(tx, self.secret_row(&id, &token, now, expires_at)).await?;
        Ok(Issued { id, token, expires_at })
    }

    /// Ends a token. One that was revoked before stays so, and that is no error.
    ///
    /// # Errors
    /// If there is no such token, or it is the last valid one with scope admin.
    pub async fn revoke(&self, id: &str) -> Result<(), TokenError> {
        let id = Id::parse(Kind::Token, id).map_err(|_| TokenError::NotFound)?;
        let now = self.clock.now();
        self.db.write("operator_token_revoke", move |tx| Box::pin(revoke_in(tx, id, now))).await
    }
}

/// A token of a new random secret, stored nowhere.
#[must_use]
pub fn new_token() -> Token {
    Token::new(token::Kind::Operator, &random())
}

async fn insert(tx: &mut Tx, token: store::NewToken, secret: store::NewSecret) -> Result<(), DbError> {
    tx.about("tokenId", token.id.as_str());
    store::insert_token(tx, token).await?;
    store::insert_secret(tx, secret).await
}

async fn find(tx: &mut Tx, id: &Id) -> Result<store::TokenRow, TokenError> {
    let rows = store::tokens_in(tx).await?;
    rows.into_iter().find(|row| row.id == id.as_str()).ok_or(TokenError::NotFound)
}

async fn revoke_in(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), TokenError> {
    tx.about("tokenId", id.as_str());
    let tokens: Vec<Listed> =
        store::tokens_in(tx).await?.into_iter().map(|row| listed(row, now)).collect::<Result<_, _>>()?;
    let token = tokens.iter().find(|token| token.id == id).ok_or(TokenError::NotFound)?;
    let is_live_admin = |token: &Listed| token.live && token.scope == Scope::Admin;
    let others = tokens.iter().any(|other| other.id != id && is_live_admin(other));
    if is_live_admin(token) && !others {
        return Err(TokenError::LastAdmin);
    }
    Ok(store::revoke(tx, id.as_str(), now).await?)
}

fn listed(row: store::TokenRow, now: Timestamp) -> Result<Listed, DbError> {
    let is_later = |until: &i64| *until > now.micros();
    let current = row.has_secret && row.valid_until.as_ref().is_none_or(is_later);
    let grace_until = row.grace_until.filter(is_later);
    Ok(Listed {
        id: Id::parse(Kind::Token, &row.id).map_err(store::unreadable)?,
        name: row.name,
        scope: store::scope(&row.scope)?,
        created_at: Timestamp::from_micros(row.created_at),
        expires_at: row.valid_until.map(Timestamp::from_micros),
        grace_until: grace_until.map(Timestamp::from_micros),
        revoked_at: row.revoked_at.map(Timestamp::from_micros),
        last_used_at: row.last_used_at.map(Timestamp::from_micros),
        live: row.revoked_at.is_none() && (current || grace_until.is_some()),
    })
}
