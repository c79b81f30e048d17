//! Credentials of tenants: by what a tenant calls the API for itself, and by what other agents call its agent.
//!
//! The contract shows them to operators again, so each is kept twice: as a keyed hash, to be proved, and sealed, to be
//! shown. They are looked up at every request and never believed from memory: a tenant's id may be given anew, and
//! what is remembered of one that is gone must not open its successor.

mod store;

use std::time::Duration;

use secrecy::SecretString;

use super::token::{self, Token};
use super::{AuthError, Doubt, hash};
use crate::clock::Timestamp;
use crate::db::{Conn, Db, DbError, Tx};
use crate::ids::{Id, Kind};
use crate::rekey::{Part, Shelf};
use crate::seal::{self, Seal, SealError};
use store::Row;

/// Where they stand sealed, with the place that each is bound to.
pub(crate) const SHELF: Shelf = Shelf {
    table: "tenant_credentials",
    column: "sealed",
    place: &[
        Part::Word("tenant_credentials"),
        Part::Text("tenant_uid"),
        Part::Text("kind"),
        Part::Text("id"),
    ],
};

/// What a credential is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The tenant's own calls of the API.
    Api,
    /// Other agents' calls of the tenant's agent.
    A2a,
}

impl Use {
    const fn word(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::A2a => "a2a",
        }
    }

    const fn kind(self) -> token::Kind {
        match self {
            Self::Api => token::Kind::Tenant,
            Self::A2a => token::Kind::A2a,
        }
    }
}

/// The tenant that a credential belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Its uid, never used again.
    pub tenant_uid: String,
    /// Its id, as it stands in paths.
    pub tenant_id: String,
}

/// A credential that has not ended. Nothing in it is secret but what [`Credential::token`] opens.
pub struct Credential(Row);

impl Credential {
    /// `tok_...`
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// When it was made.
    #[must_use]
    pub const fn created_at(&self) -> Timestamp {
        Timestamp::from_micros(self.0.created_at)
    }

    /// When it ends; `None` for the current one.
    #[must_use]
    pub fn valid_until(&self) -> Option<Timestamp> {
        self.0.valid_until.map(Timestamp::from_micros)
    }

    /// When it was last used, to about a minute.
    #[must_use]
    pub fn last_used_at(&self) -> Option<Timestamp> {
        self.0.last_used_at.map(Timestamp::from_micros)
    }

    /// The text that its holder sends. For the one answer that shows it.
    ///
    /// # Errors
    /// If the row was damaged, moved, or sealed with another master key.
    pub fn token(&self, seal: &Seal) -> Result<SecretString, SealError> {
        let Row { tenant_uid, kind, id, sealed, .. } = &self.0;
        let bytes = seal.open(&place(tenant_uid, kind, id), sealed)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| SealError::Damaged)?;
        Ok(SecretString::from(text))
    }
}

/// A tenant's credentials for this use that have not ended, the current one first.
///
/// # Errors
/// When the database fails.
pub async fn live(
    conn: Conn<'_>,
    tenant_uid: &str,
    used: Use,
    now: Timestamp,
) -> Result<Vec<Credential>, DbError> {
    Ok(store::live(conn, tenant_uid, used.word(), now).await?.into_iter().map(Credential).collect())
}

/// Makes a new current credential. The one before works on for `grace`, and one that is older ends at once.
///
/// # Errors
/// When the database fails, or the credential cannot be sealed.
pub async fn rotate(
    tx: &mut Tx,
    seal: &Seal,
    owner: &Owner,
    used: Use,
    now: Timestamp,
    grace: Duration,
) -> Result<(), RotateError> {
    let token = Token::new(used.kind(), &seal::random());
    let id = Id::new(Kind::Token, now).to_string();
    let sealed = seal.seal(&place(&owner.tenant_uid, used.word(), &id), token.expose().as_bytes())?;
    store::delete_previous(tx, &owner.tenant_uid, used.word()).await?;
    if grace.is_zero() {
        store::delete_current(tx, &owner.tenant_uid, used.word()).await?;
    } else {
        store::supersede(tx, &owner.tenant_uid, used.word(), now.plus(grace)).await?;
    }
    let row = Row {
        id,
        tenant_uid: owner.tenant_uid.clone(),
        tenant_id: owner.tenant_id.clone(),
        kind: used.word().to_owned(),
        hash: hash(seal, &token).to_vec(),
        sealed,
        created_at: now.micros(),
        valid_until: None,
        last_used_at: None,
    };
    Ok(store::insert(tx, token.id().to_owned(), row).await?)
}

/// Why there is no new credential.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Notes the use of a credential.
pub(super) async fn note_use(tx: &mut Tx, id: String, now: Timestamp) -> Result<(), DbError> {
    store::note_use(tx, id, now).await
}

/// The tenant that a token of one of these kinds proves, and the id of its credential.
pub(super) async fn prove(
    db: &Db,
    seal: &Seal,
    token: &Token,
    used: Use,
    now: Timestamp,
) -> Result<(Id, Owner), AuthError> {
    let look_up = async { store::by_lookup(&mut db.read().await?, token.id(), used.word()).await };
    let known = look_up.await.map_err(AuthError::Unavailable)?;
    let presented = hash(seal, token);
    // An unknown id costs the same comparison as a known one.
    let stored = known.as_ref().map_or(&[0; 32][..], |known| &known.hash);
    let equal = seal::verify_equal(&presented, stored).is_ok();
    let known = known.filter(|_| equal).ok_or(AuthError::Unauthenticated(Doubt::Unknown))?;
    if known.valid_until.is_some_and(|until| until <= now.micros()) {
        return Err(AuthError::Unauthenticated(Doubt::Ended));
    }
    let id = Id::parse(Kind::Token, &known.id)
        .map_err(|error| AuthError::Unavailable(super::store::unreadable(error)))?;
    Ok((id, Owner { tenant_uid: known.tenant_uid, tenant_id: known.tenant_id }))
}

fn place<'a>(tenant_uid: &'a str, kind: &'a str, id: &'a str) -> [&'a [u8]; 4] {
    [b"tenant_credentials", tenant_uid.as_bytes(), kind.as_bytes(), id.as_bytes()]
}
