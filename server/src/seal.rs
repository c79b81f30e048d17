//! The only cryptography of the Hub: keyed hashes, sealing, and random bytes, all from one master key.
//!
//! The master key itself does no work: each purpose has a subkey of its own, derived by HKDF from the key, the
//! purpose and this Hub's instance id, so that nothing made for one purpose or one Hub is good for another.
//! Sealing is an envelope: each text has a fresh key of its own, which the master's subkey wraps, so that a change of
//! master key wraps keys anew and never touches texts. The keys of keyed hashes are kept, sealed like texts: made from the
//! first master key, they stay what they are under the next one, so that tokens outlive a change. Both layers are bound to where the text belongs.
//! What is made here has no Debug and no Serialize.

mod key;
mod sign;

use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::{constant_time, digest, hkdf, hmac, rand};
use zeroize::Zeroizing;

pub use key::{KeyError, MasterKey};
pub use sign::Signer;

/// A keyed hash: 32 bytes of HMAC-SHA256.
pub type Mac = [u8; 32];

/// What a keyed hash is for. Hashes of different purposes have different keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The stored form of tokens.
    TokenPepper,
    /// The authenticity of page tokens.
    PageToken,
    /// The fingerprint of a request that an idempotency key stands for.
    IdempotencyFingerprint,
    /// The proof in the database that a master key is the right one.
    KeyCheck,
    /// The chain of the audit log's entries.
    AuditEntry,
    /// The end of the audit log.
    AuditHead,
}

impl Purpose {
    const ALL: [Self; 6] = [
        Self::TokenPepper,
        Self::PageToken,
        Self::IdempotencyFingerprint,
        Self::KeyCheck,
        Self::AuditEntry,
        Self::AuditHead,
    ];

    /// Those whose keys stay when the master key is another one: what they have made would be good for nothing else.
    fn held() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|purpose| *purpose != Self::KeyCheck)
    }

    const fn label(self) -> &'static str {
        match self {
            Self::TokenPepper => "token-pepper",
            Self::PageToken => "page-token",
            Self::IdempotencyFingerprint => "idempotency-fingerprint",
            Self::KeyCheck => "key-check",
            Self::AuditEntry => "audit-entry",
            Self::AuditHead => "audit-head",
        }
    }
}

const WRAP_LABEL: &str = "dek-wrap";
const SALT: &[u8] = b"hermes-hub/master-key/v1";

/// A text that cannot be opened or verified. Which check failed is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// It was changed, cut, or belongs to another place.
    #[error("sealed data is damaged or was moved; nothing of it can be read")]
    Damaged,
    /// It was sealed with another master key.
    #[error("sealed data needs another master key; put the key file back that sealed it")]
    OtherKey,
}

/// How many bytes of a sealed text come before the id of the key that it was sealed with, and how many that has.
pub const KEY_ID_AT: (usize, usize) = (1, 8);

/// A key that stays, by its purpose's name, sealed.
pub type HeldKey = (String, Vec<u8>);

/// The subkeys of this Hub, ready for use. Copies share them.
#[derive(Clone)]
pub struct Seal(Arc<Keys>);

struct Keys {
    key_id: [u8; 8],
    instance_id: String,
    macs: [hmac::Key; Purpose::ALL.len()],
    wrap: RandomizedNonceKey,
    /// The master key before this one opens what it sealed, and seals nothing.
    previous: Option<([u8; 8], RandomizedNonceKey)>,
}

impl Seal {
    /// Derives the subkeys of the Hub with this instance id.
    #[must_use]
    pub fn new(master: &MasterKey, instance_id: &str) -> Self {
        let macs = Purpose::ALL.map(|purpose| mac_key(&subkey(master, instance_id, purpose.label())[..]));
        Self::of(master, None, instance_id, macs)
    }

    /// The subkeys of a Hub whose database holds keys that stay. `origin` is the master key that those come from which are
    /// not stored yet. The second value is what is to be stored.
    ///
    /// # Errors
    /// If a stored one opens with neither master key.
    pub fn restore(
        master: &MasterKey,
        previous: Option<&MasterKey>,
        origin: &MasterKey,
        instance_id: &str,
        stored: &[HeldKey],
    ) -> Result<(Self, Vec<HeldKey>), SealError> {
        let derived = Self::new(master, instance_id);
        let opens = Self::of(master, previous, instance_id, derived.0.macs.clone());
        let (mut macs, mut new) = (derived.0.macs.clone(), Vec::new());
        for purpose in Purpose::held() {
            let name = purpose.label();
            let key = match stored.iter().find(|(stored, _)| stored == name) {
                Some((_, sealed)) => opens.open(&held_place(name), sealed)?,
                None => {
                    let key = subkey(origin, instance_id, name);
                    new.push((name.to_owned(), opens.seal(&held_place(name), &key[..])?));
                    Zeroizing::new(key.to_vec())
                }
            };
            macs[purpose as usize] = mac_key(&key);
        }
        Ok((Self::of(master, previous, instance_id, macs), new))
    }

    fn of(
        master: &MasterKey,
        previous: Option<&MasterKey>,
        instance_id: &str,
        macs: [hmac::Key; Purpose::ALL.len()],
    ) -> Self {
        let wrap = |master: &MasterKey| gcm(&subkey(master, instance_id, WRAP_LABEL));
        Self(Arc::new(Keys {
            key_id: master.id_bytes(),
            instance_id: instance_id.to_owned(),
            macs,
            wrap: wrap(master),
            previous: previous.map(|previous| (previous.id_bytes(), wrap(previous))),
        }))
    }

    /// The id of the master key that seals, as sealed texts have it.
    #[must_use]
    pub fn key_id(&self) -> [u8; 8] {
        self.0.key_id
    }

    /// The value that the database keeps to tell this key from any other.
    #[must_use]
    pub fn key_check(&self) -> Mac {
        self.mac(Purpose::KeyCheck, &[&self.0.key_id])
    }

    /// Whether the value in the database is the one of this key.
    ///
    /// # Errors
    /// [`SealError::OtherKey`] if it is not.
    pub fn verify_key_check(&self, stored: &[u8]) -> Result<(), SealError> {
        self.verify(Purpose::KeyCheck, &[&self.0.key_id], stored).map_err(|_| SealError::OtherKey)
    }

    /// The keyed hash of several parts; where one part ends counts.
    #[must_use]
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> Mac {
        let tag = hmac::sign(&self.0.macs[purpose as usize], &framed(parts));
        tag.as_ref().try_into().expect("HMAC-SHA256 has 32 bytes")
    }

    /// Compares a keyed hash in constant time.
    ///
    /// # Errors
    /// [`SealError::Damaged`] if it is not the hash of these parts; also if it is cut short.
    pub fn verify(&self, purpose: Purpose, parts: &[&[u8]], mac: &[u8]) -> Result<(), SealError> {
        verify_equal(&self.mac(purpose, parts), mac)
    }

    /// Seals `plain`. `place` says where it belongs (table, row, column ...); it opens only with the same.
    ///
    /// # Errors
    /// Only for a text that is too large to seal.
    pub fn seal(&self, place: &[&[u8]], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let key = Zeroizing::new(random::<32>());
        let mut sealed = Vec::with_capacity(HEADER + WRAPPED + plain.len() + NONCE + TAG);
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.0.key_id);
        seal_layer(&self.0.wrap, &self.bound_to("key", place), &*key, &mut sealed)?;
        seal_layer(&gcm(&key), &self.bound_to("text", place), plain, &mut sealed)?;
        Ok(sealed)
    }

    /// Opens what [`Seal::seal`] made for the same `place`.
    ///
    /// # Errors
    /// If a bit of it is different, it is cut, it was made for another place or Hub, or with another master key.
    pub fn open(&self, place: &[&[u8]], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (header, layers) = sealed.split_at_checked(HEADER).ok_or(SealError::Damaged)?;
        if header[0] != VERSION {
            return Err(SealError::Damaged);
        }
        let wrap = self.wrap_of(&header[1..])?;
        let (wrapped, text) = layers.split_at_checked(WRAPPED).ok_or(SealError::Damaged)?;
        let key = open_layer(wrap, &self.bound_to("key", place), wrapped)?;
        let key: &[u8; 32] = key.as_slice().try_into().map_err(|_| SealError::Damaged)?;
        open_layer(&gcm(key), &self.bound_to("text", place), text)
    }

    /// Wraps the key of a text anew, with the master key that seals; the text itself is not touched. `None` if it is so
    /// already.
    ///
    /// # Errors
    /// As [`Seal::open`], but that a text which is damaged behind its key is not noticed.
    pub fn rewrap(&self, place: &[&[u8]], sealed: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        let (header, layers) = sealed.split_at_checked(HEADER).ok_or(SealError::Damaged)?;
        if header[0] != VERSION {
            return Err(SealError::Damaged);
        }
        if header[1..] == self.0.key_id {
            return Ok(None);
        }
        let wrap = self.wrap_of(&header[1..])?;
        let (wrapped, text) = layers.split_at_checked(WRAPPED).ok_or(SealError::Damaged)?;
        let bound_to = self.bound_to("key", place);
        let key = open_layer(wrap, &bound_to, wrapped)?;
        let mut anew = Vec::with_capacity(sealed.len());
        anew.push(VERSION);
        anew.extend_from_slice(&self.0.key_id);
        seal_layer(&self.0.wrap, &bound_to, &key, &mut anew)?;
        anew.extend_from_slice(text);
        Ok(Some(anew))
    }

    /// The wrapping key of a master key.
    fn wrap_of(&self, key_id: &[u8]) -> Result<&RandomizedNonceKey, SealError> {
        match &self.0.previous {
            _ if *key_id == self.0.key_id => Ok(&self.0.wrap),
            Some((previous, wrap)) if key_id == previous => Ok(wrap),
            _ => Err(SealError::OtherKey),
        }
    }

    fn bound_to(&self, layer: &str, place: &[&[u8]]) -> Vec<u8> {
        let mut parts: Vec<&[u8]> =
            vec![b"hermes-hub/sealed/v1", layer.as_bytes(), self.0.instance_id.as_bytes()];
        parts.extend_from_slice(place);
        framed(&parts)
    }
}

fn held_place(name: &str) -> [&[u8]; 2] {
    [b"held_keys", name.as_bytes()]
}

fn mac_key(bytes: &[u8]) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, bytes)
}

fn subkey(master: &MasterKey, instance_id: &str, label: &str) -> Zeroizing<[u8; 32]> {
    derive(SALT, master.bytes(), &framed(&[label.as_bytes(), instance_id.as_bytes()]))
}

// version, key id; then per layer: nonce, text, tag.
const VERSION: u8 = 1;
const HEADER: usize = 1 + 8;
const NONCE: usize = 12;
const TAG: usize = 16;
const WRAPPED: usize = NONCE + 32 + TAG;

/// Bytes that nobody can guess.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // A system without randomness can do nothing safely.
    rand::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// The SHA-256 of public bytes, in hex: a short name for what they are.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let digest = digest::digest(&digest::SHA256, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of public bytes that come in pieces.
pub struct Sha256(digest::Context);

impl Sha256 {
    /// Of nothing so far.
    #[must_use]
    pub fn new() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }

    /// Adds a piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all pieces.
    #[must_use]
    pub fn finish(self) -> [u8; 32] {
        self.0.finish().as_ref().try_into().expect("SHA-256 has 32 bytes")
    }
}

impl Default for Sha256 {
    fn default() -> Self {
        Self::new()
    }
}

/// Compares in constant time.
///
/// # Errors
/// [`SealError::Damaged`] if they differ, in length too.
pub fn verify_equal(one: &[u8], other: &[u8]) -> Result<(), SealError> {
    constant_time::verify_slices_are_equal(one, other).map_err(|_| SealError::Damaged)
}

/// The parts in one text, each after its length, so that no two lists of parts give the same.
fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut text = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        text.extend_from_slice(&u64::try_from(part.len()).expect("a length fits 64 bits").to_be_bytes());
        text.extend_from_slice(part);
    }
    text
}

fn derive(salt: &[u8], secret: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(&[info], hkdf::HKDF_SHA256)
        .and_then(|output| output.fill(&mut *key))
        .expect("32 bytes are within what HKDF-SHA256 gives");
    key
}

fn gcm(key: &[u8; 32]) -> RandomizedNonceKey {
    RandomizedNonceKey::new(&AES_256_GCM, key).expect("AES-256 takes a key of 32 bytes")
}

fn seal_layer(
    key: &RandomizedNonceKey,
    bound_to: &[u8],
    plain: &[u8],
    sealed: &mut Vec<u8>,
) -> Result<(), SealError> {
    let mut text = Vec::with_capacity(plain.len() + TAG);
    text.extend_from_slice(plain);
    let nonce =
        key.seal_in_place_append_tag(Aad::from(bound_to), &mut text).map_err(|_| SealError::Damaged)?;
    sealed.extend_from_slice(nonce.as_ref());
    sealed.append(&mut text);
    Ok(())
}

fn open_layer(
    key: &RandomizedNonceKey,
    bound_to: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (nonce, text) = sealed.split_at_checked(NONCE).ok_or(SealError::Damaged)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Damaged)?;
    let mut text = Zeroizing::new(text.to_vec());
    let length =
        key.open_in_place(nonce, Aad::from(bound_to), &mut text).map_err(|_| SealError::Damaged)?.len();
    text.truncate(length);
    Ok(text)
}

#[cfg(test)]
mod tests;
