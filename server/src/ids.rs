//! Ids that the Hub makes: a prefix that says of what, `_`, and a UUIDv7 as 26 characters of lower-case Crockford
//! base32 (`run_01jc...`). Sorted as text they are in the order in which they were made, to the millisecond.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use uuid::{ContextV7, Uuid};

use crate::clock::Timestamp;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters after the prefix: 26 times 5 bits hold 128.
const LENGTH: usize = 26;

// One counter for the process, so that ids of one millisecond keep their order.
static COUNTER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

macro_rules! kinds {
    ($($(#[$doc:meta])* $Kind:ident = $prefix:literal),* $(,)?) => {
        /// What an id is the id of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $Kind),* }

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$Kind),*];

            /// The text before the `_`.
            #[must_use]
            pub const fn prefix(self) -> &'static str {
                match self { $(Self::$Kind => $prefix),* }
            }
        }
    };
}

kinds! {
    /// A run.
    Run = "run",
    /// An approval.
    Approval = "apr",
    /// A tenant's `uid`.
    Tenant = "ten",
    /// A share group.
    ShareGroup = "grp",
    /// A managed secret.
    Secret = "sec",
    /// An installed release.
    Release = "rel",
    /// An environment key.
    EnvironmentKey = "env",
    /// An eval run.
    EvalRun = "evr",
    /// A business key.
    BusinessKey = "bk",
    /// A token.
    Token = "tok",
    /// A peer.
    Peer = "peer",
    /// A session that the Hub named.
    Session = "ses",
    /// A line of the audit.
    Audit = "aud",
    /// This Hub: made once with its database.
    Instance = "hub",
}

/// A text that is not an id of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the form {}_ and 26 characters", .0.prefix())]
pub struct NotAnId(pub Kind);

/// A server-made id: its text is canonical, so two ids are equal when their texts are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// A new id of `kind`, made at `at`.
    #[must_use]
    pub fn new(kind: Kind, at: Timestamp) -> Self {
        let micros = u64::try_from(at.micros()).unwrap_or(0);
        let nanos = u32::try_from(micros % 1_000_000).unwrap_or(0) * 1_000;
        let counter = COUNTER.lock().unwrap_or_else(PoisonError::into_inner);
        let uuid = Uuid::new_v7(uuid::Timestamp::from_unix(&*counter, micros / 1_000_000, nanos));
        Self(format!("{}_{}", kind.prefix(), encode(uuid.as_u128())))
    }

    /// Reads an id of `kind`.
    ///
    /// # Errors
    /// If the text is not exactly what [`Id::new`] makes for this kind.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, NotAnId> {
        text.strip_prefix(kind.prefix())
            .and_then(|rest| rest.strip_prefix('_'))
            .and_then(decode)
            .filter(|bits| Uuid::from_u128(*bits).get_version_num() == 7)
            .map(|_| Self(text.to_owned()))
            .ok_or(NotAnId(kind))
    }

    /// The id as it is stored and sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn encode(bits: u128) -> String {
    (0..LENGTH)
        .rev()
        .map(|place| {
            let digit = usize::try_from((bits >> (place * 5)) & 31).expect("five bits fit");
            char::from(ALPHABET[digit])
        })
        .collect()
}

fn decode(text: &str) -> Option<u128> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bits: u128 = 0;
    for (place, byte) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|known| *known == byte)?;
        // 130 bits do not fit: the first character carries three of them.
        if place == 0 && digit > 7 {
            return None;
        }
        bits = (bits << 5) | u128::try_from(digit).ok()?;
    }
    Some(bits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AT: Timestamp = Timestamp::from_micros(1_795_435_200_123_456);

    #[test]
    fn an_id_has_its_prefix_and_26_characters() {
        for kind in Kind::ALL {
            let id = Id::new(*kind, AT);
            let pattern = id.as_str().split_once('_').expect("an underscore");
            assert_eq!((pattern.0, pattern.1.len()), (kind.prefix(), 26));
            assert_eq!(Id::parse(*kind, id.as_str()), Ok(id));
        }
    }

    #[test]
    fn ids_made_later_sort_later() {
        let ids: Vec<Id> =
            (0..1000).map(|n| Id::new(Kind::Run, Timestamp::from_micros(AT.micros() + n * 1000))).collect();
        assert!(ids.is_sorted());
        let same: Vec<Id> = (0..1000).map(|_| Id::new(Kind::Run, AT)).collect();
        let distinct: std::collections::BTreeSet<_> = same.iter().collect();
        assert_eq!(distinct.len(), same.len());
    }

    #[test]
    fn what_is_not_an_id_of_the_kind_is_refused() {
        let id = Id::new(Kind::Run, AT).to_string();
        let rest = &id[4..];
        for wrong in [
            String::new(),
            "run_".to_owned(),
            rest.to_owned(),
            format!("ten_{rest}"),
            format!("run-{rest}"),
            format!("run_{}", rest.to_uppercase()),
            format!("run_{rest}0"),
            format!("run_{}", &rest[1..]),
            format!("run_8{}", &rest[1..]),
            format!("run_{}", "0".repeat(26)),
            format!("run_{}u", &rest[..25]),
            format!(" {id}"),
        ] {
            assert_eq!(Id::parse(Kind::Run, &wrong), Err(NotAnId(Kind::Run)), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(bits: u128) {
            prop_assert_eq!(decode(&encode(bits)), Some(bits));
        }

        #[test]
        fn what_is_accepted_is_canonical(text in "run_[0-7][0-9a-z]{25}|\\PC{0,40}") {
            if let Ok(id) = Id::parse(Kind::Run, &text) {
                prop_assert_eq!(id.as_str(), &text);
                let bits = decode(&text[4..]).expect("it was accepted");
                prop_assert_eq!(format!("run_{}", encode(bits)), text);
            }
        }
    }
}
