//! Runtime credentials: what one start of an agent proves itself with. Made with the generation, dead with it.
//!
//! They are looked up at every request and never believed from memory: a host makes few requests, and one whose
//! generation is over must not get a word in.

use super::store::{self, NewCredential};
use super::token::{Kind, Token};
use super::{AuthError, Doubt, hash};
use crate::clock::Timestamp;
use crate::db::{Db, DbError, Tx};
use crate::seal::{self, Seal};

/// The agent host of one generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime {
    /// The tenant's uid.
    pub tenant_uid: String,
    /// The tenant's id, as it stands in paths.
    pub tenant_id: String,
    /// Which start of the agent.
    pub generation: i64,
}

/// Makes the credential of a generation, in the transaction that makes the generation. The token is for its host's
/// launch file and is kept nowhere else.
///
/// # Errors
/// When the database fails.
pub async fn mint(tx: &mut Tx, seal: &Seal, holder: &Runtime, now: Timestamp) -> Result<Token, DbError> {
    let token = Token::new(Kind::Runtime, &seal::random());
    keep(tx, seal, holder, &token, now).await?;
    Ok(token)
}

/// Keeps the hash of a token for its holder.
pub(crate) async fn keep(
    tx: &mut Tx,
    seal: &Seal,
    holder: &Runtime,
    token: &Token,
    now: Timestamp,
) -> Result<(), DbError> {
    let credential = NewCredential {
        lookup: token.id().to_owned(),
        tenant_uid: holder.tenant_uid.clone(),
        tenant_id: holder.tenant_id.clone(),
        generation: holder.generation,
        hash: hash(seal, token).to_vec(),
        created_at: now.micros(),
    };
    store::insert_credential(tx, credential).await
}

/// Ends the credential of a generation, in the transaction that ends the generation.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &mut Tx, tenant_uid: &str, generation: i64) -> Result<(), DbError> {
    store::delete_credential(tx, tenant_uid, generation).await
}

/// The host that a token of this kind proves.
pub(super) async fn prove(db: &Db, seal: &Seal, token: &Token) -> Result<Runtime, AuthError> {
    let look_up = async { store::credential_by_lookup(&mut db.read().await?, token.id()).await };
    let known = look_up.await.map_err(AuthError::Unavailable)?;
    let presented = hash(seal, token);
    // An unknown id costs the same comparison as a known one.
    let stored = known.as_ref().map_or(&[0; 32][..], |known| &known.hash);
    let equal = seal::verify_equal(&presented, stored).is_ok();
    let known = known.filter(|_| equal).ok_or(AuthError::Unauthenticated(Doubt::Unknown))?;
    Ok(Runtime { tenant_uid: known.tenant_uid, tenant_id: known.tenant_id, generation: known.generation })
}
