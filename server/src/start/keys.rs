//! The master keys of a start: the one that seals, the one before it, and whether they are the database's.
//!
//! A change of master key is a start with the new key and the old one as the one before: new things are sealed with the
//! new one from then on, and `hermes-hub rekey` wraps the rest anew while the Hub serves. A start without a key that
//! something is sealed with is refused, so that no key is thrown away that is needed.

use crate::audit;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::meta::{self, Meta};
use crate::db::{Db, DbError};
use crate::ids::{Id, Kind};
use crate::rekey;
use crate::seal::{MasterKey, Seal, SealError};

use super::StartError;

/// The master keys that the settings name.
pub struct MasterKeys {
    /// What is sealed now is sealed with this one.
    pub current: MasterKey,
    /// This one opens what it sealed.
    pub previous: Option<MasterKey>,
}

/// Reads the master keys; makes one only if there is no file and no database that needs another.
pub(super) async fn load(config: &Config, db: &Db) -> Result<MasterKeys, StartError> {
    let previous = previous(config)?;
    let key_file = config.master_key_path();
    if let Some(current) = MasterKey::load(&key_file)? {
        return Ok(MasterKeys { current, previous });
    }
    let meta = meta::read(&mut db.read().await?).await?;
    match meta {
        None => Ok(MasterKeys { current: MasterKey::create(&key_file)?, previous }),
        Some(Meta { key_id, .. }) => {
            Err(StartError::KeyMissing { database: config.database(), key_file, key_id })
        }
    }
}

fn previous(config: &Config) -> Result<Option<MasterKey>, StartError> {
    let Some(key_file) = config.previous_master_key_file.clone() else { return Ok(None) };
    match MasterKey::load(&key_file)? {
        Some(key) => Ok(Some(key)),
        None => Err(StartError::PreviousKeyMissing { key_file }),
    }
}

/// The master key that the database names: the one that seals now, or the one before it, which then is to be changed.
///
/// # Errors
/// [`StartError::KeyWrong`] if it is neither.
pub fn origin<'k>(config: &Config, keys: &'k MasterKeys, meta: &Meta) -> Result<&'k MasterKey, StartError> {
    let is_named =
        |key: &MasterKey| Seal::new(key, &meta.instance_id).verify_key_check(&meta.key_check).is_ok();
    let mut known = std::iter::once(&keys.current).chain(&keys.previous);
    known.find(|key| is_named(key)).ok_or_else(|| StartError::KeyWrong {
        database: config.database(),
        key_file: config.master_key_path(),
        key_id: meta.key_id.clone(),
        found: keys.current.id(),
    })
}

/// The instance that the database belongs to, made if it is new, and the subkeys for it. A new master key is noted in
/// the database, in one transaction with the keys that are to outlive the old one. The last value is what is still sealed
/// with the key before, in words for the report.
pub(super) async fn identify(
    config: &Config,
    db: &Db,
    clock: &Clock,
    keys: &MasterKeys,
) -> Result<(String, Seal, Option<String>), StartError> {
    let mut reader = db.read().await?;
    let (meta, stored) = (meta::read(&mut reader).await?, meta::held_keys(&mut reader).await?);
    drop(reader);
    let current = &keys.current;
    let (instance_id, named, key_id) = match &meta {
        Some(meta) => (meta.instance_id.clone(), origin(config, keys, meta)?, meta.key_id.clone()),
        None => (Id::new(Kind::Instance, clock.now()).to_string(), current, String::new()),
    };
    // Before anything is opened: it says best what is missing.
    let left = left(config, db, keys).await?;
    let restored = Seal::restore(current, keys.previous.as_ref(), named, &instance_id, &stored);
    let (seal, new) = restored.map_err(|error| unreadable(config, error))?;
    let (check, id) = (seal.key_check().to_vec(), current.id());
    let made = meta.is_none().then(|| Meta {
        instance_id: instance_id.clone(),
        key_id: id.clone(),
        key_check: check.clone(),
        created_at: clock.now().micros(),
    });
    if made.is_some() || key_id != id || !new.is_empty() {
        let is_change = made.is_none() && key_id != id;
        let write = db.write("hub_keys", move |tx| {
            Box::pin(async move {
                match made {
                    Some(meta) => meta::insert(tx, meta).await?,
                    None => meta::adopt(tx, id, check).await?,
                }
                for (name, sealed) in new {
                    meta::hold_key(tx, name, sealed).await?;
                }
                Ok::<_, DbError>(())
            })
        });
        if is_change {
            db.keep(audit::ledger(&seal, clock));
            audit::by_system("master_key_change", write).await?;
        } else {
            write.await?;
        }
    }
    Ok((instance_id, seal, left))
}

/// The subkeys for a command beside a Hub, which may run. It changes nothing.
pub(super) async fn unlock(
    config: &Config,
    db: &Db,
    keys: &MasterKeys,
    meta: &Meta,
) -> Result<Seal, StartError> {
    let stored = meta::held_keys(&mut db.read().await?).await?;
    let named = origin(config, keys, meta)?;
    let restored = Seal::restore(&keys.current, keys.previous.as_ref(), named, &meta.instance_id, &stored);
    restored.map(|(seal, _)| seal).map_err(|error| unreadable(config, error))
}

fn unreadable(config: &Config, error: SealError) -> StartError {
    StartError::HeldKeys { database: config.database(), source: error }
}

/// What is still sealed with another key than the one that seals; `None` where there is only one key.
///
/// Fails if something is sealed with a key that is not there and the settings do not allow that.
async fn left(config: &Config, db: &Db, keys: &MasterKeys) -> Result<Option<String>, StartError> {
    let mut counts = rekey::by_key(&mut db.read().await?).await?;
    counts.remove(&keys.current.id());
    let previous = keys.previous.as_ref().map(MasterKey::id);
    let left = previous.as_ref().and_then(|id| counts.remove(id)).unwrap_or_default();
    if let Some((key_id, count)) = counts.into_iter().next() {
        if !config.allow_missing_master_key {
            return Err(StartError::KeyAbsent { database: config.database(), key_id, count });
        }
        return Ok(Some(format!("{count} things need key {key_id}, which is not here; they are UNREADABLE")));
    }
    Ok(match previous {
        None => None,
        Some(id) if left == 0 => {
            Some(format!("nothing is sealed with key {id} any more; unset HUB_PREVIOUS_MASTER_KEY_FILE"))
        }
        Some(id) => Some(format!("{left} things are still sealed with key {id}; run `hermes-hub rekey`")),
    })
}

/// The ids of the master key that seals and of the one that the database names; they differ before a change.
///
/// # Errors
/// As [`origin`], and if the file of the one before cannot be read.
pub fn named(config: &Config, current: MasterKey, meta: &Meta) -> Result<(String, String), StartError> {
    let keys = MasterKeys { current, previous: previous(config)? };
    let named = origin(config, &keys, meta)?.id();
    Ok((keys.current.id(), named))
}
