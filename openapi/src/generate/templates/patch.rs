// Written by `make generate` from openapi/hub.yaml. Do not edit.

//! A member of a PATCH request that may be left out, cleared or set.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a PATCH says of one member: nothing (absent), clear it (`null`), or a new value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// The member is absent: it stays as it is.
    #[default]
    Unchanged,
    /// The member is `null`: it goes back to its default.
    Clear,
    /// The member has this value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the member is absent; such a member is not written at all.
    pub fn is_unchanged(&self) -> bool {
        matches!(self, Self::Unchanged)
    }

    /// Applies this to a value that may be missing.
    pub fn apply(self, current: &mut Option<T>) {
        match self {
            Self::Unchanged => {}
            Self::Clear => *current = None,
            Self::Set(value) => *current = Some(value),
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Unchanged members are skipped by the structs; on its own there is nothing else to write.
            Self::Unchanged | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::<T>::deserialize(deserializer)? {
            None => Self::Clear,
            Some(value) => Self::Set(value),
        })
    }
}
