//! Business keys: what a business that manages tenants of its own proves itself with.
//!
//! They are looked up at every request and never believed from memory, so that one that was deleted is over at once.
//! What its holder sends is shown once; for a repeat of that request it is kept sealed for some minutes.

mod store;

use std::time::Duration;

use secrecy::SecretString;

use super::token::{self, Token};
use super::{AuthError, Doubt, hash};
use crate::clock::Timestamp;
use crate::db::{Db, DbError, Json, Reader, Tx};
use crate::ids::{Id, Kind};
use crate::rekey::{Part, Shelf};
use crate::seal::{self, Seal, SealError};
use crate::tenants::Reach;
pub use store::KeyRow;

/// Where what is shown again stands sealed, with the place that each is bound to.
pub(crate) const SHELF: Shelf = Shelf {
    table: "business_keys",
    column: "sealed",
    place: &[Part::Word("business_keys"), Part::Text("id")],
};

/// For how long a repeat of the request that made a key shows again what its holder sends.
const SHOWN_AGAIN: Duration = Duration::from_secs(15 * 60);

/// The holder of a business key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    /// `bk_...`
    pub key_id: Id,
    /// What it is good for, as `tenants:read`.
    pub scopes: Vec<String>,
    /// For which tenants.
    pub reach: Reach,
}

/// A business key to be made.
pub struct NewKey {
    /// For people.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<String>,
    /// For which tenants.
    pub reach: Reach,
    /// Who makes it.
    pub by: String,
    /// When it ends, if it does.
    pub expires_at: Option<Timestamp>,
}

/// Makes a key. Forgets what was kept of older ones to be shown again.
///
/// # Errors
/// When the database fails, or it cannot be sealed.
pub async fn create(tx: &mut Tx, seal: &Seal, new: NewKey, now: Timestamp) -> Result<KeyRow, CreateError> {
    let token = Token::new(token::Kind::Business, &seal::random());
    let id = Id::new(Kind::BusinessKey, now).to_string();
    let sealed = seal.seal(&place(&id), token.expose().as_bytes())?;
    let row = KeyRow {
        id,
        lookup: token.id().to_owned(),
        hash: hash(seal, &token).to_vec(),
        name: new.name,
        scopes: Json(new.scopes),
        reach: Json(new.reach),
        created_at: now.micros(),
        created_by: new.by,
        expires_at: new.expires_at.map(Timestamp::micros),
        last_used_at: None,
        sealed: Some(sealed),
    };
    forget_shown(tx, now).await?;
    store::insert(tx, &row).await?;
    Ok(row)
}

/// Why there is no new key.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What the holder of a key sends, as long as a repeat shows it.
///
/// # Errors
/// When the database fails, or the row was damaged or moved.
pub async fn shown(
    reader: &mut Reader,
    seal: &Seal,
    id: &str,
    now: Timestamp,
) -> Result<Option<SecretString>, CreateError> {
    let Some(row) = store::by_id(reader, id).await? else { return Ok(None) };
    let Some(sealed) = row.sealed.filter(|_| row.created_at > now.minus(SHOWN_AGAIN).micros()) else {
        return Ok(None);
    };
    let bytes = seal.open(&place(id), &sealed)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| SealError::Damaged)?;
    Ok(Some(SecretString::from(text)))
}

/// Forgets what was kept of keys to be shown again, where its time is over.
///
/// # Errors
/// When the database fails.
pub async fn forget_shown(tx: &mut Tx, now: Timestamp) -> Result<u64, DbError> {
    store::forget_sealed(tx, now.minus(SHOWN_AGAIN)).await
}

/// The keys after this id.
///
/// # Errors
/// When the database fails.
pub async fn list(reader: &mut Reader, after: Option<&str>, rows: i64) -> Result<Vec<KeyRow>, DbError> {
    store::list(reader, after, rows).await
}

/// Ends a key; whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<bool, DbError> {
    store::delete(tx, id).await
}

/// Notes the use of a key.
pub(super) async fn note_use(tx: &mut Tx, id: String, now: Timestamp) -> Result<(), DbError> {
    store::note_use(tx, id, now).await
}

/// The business that a token of this kind proves.
pub(super) async fn prove(
    db: &Db,
    seal: &Seal,
    token: &Token,
    now: Timestamp,
) -> Result<Business, AuthError> {
    let look_up = async { store::by_lookup(&mut db.read().await?, token.id()).await };
    let known = look_up.await.map_err(AuthError::Unavailable)?;
    let presented = hash(seal, token);
    // An unknown id costs the same comparison as a known one.
    let stored = known.as_ref().map_or(&[0; 32][..], |known| &known.hash);
    let equal = seal::verify_equal(&presented, stored).is_ok();
    let known = known.filter(|_| equal).ok_or(AuthError::Unauthenticated(Doubt::Unknown))?;
    if known.expires_at.is_some_and(|until| until <= now.micros()) {
        return Err(AuthError::Unauthenticated(Doubt::Ended));
    }
    let key_id = Id::parse(Kind::BusinessKey, &known.id)
        .map_err(|error| AuthError::Unavailable(super::store::unreadable(error)))?;
    Ok(Business { key_id, scopes: known.scopes.0, reach: known.reach.0 })
}

fn place(id: &str) -> [&[u8]; 2] {
    [b"business_keys", id.as_bytes()]
}

#[cfg(test)]
mod tests;
