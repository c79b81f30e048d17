//! How far somebody reaches who may act for some tenants and for no others.

use std::collections::BTreeMap;

use hub_types::{ErrorCode, Labels};
use serde::{Deserialize, Serialize};

use super::{Tenants, store};
use crate::db::{DbError, Reader};
use crate::error::ApiError;

/// Which tenants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// These: their ids, by their uids.
    Tenants(BTreeMap<String, String>),
    /// All that have these labels.
    Labels(BTreeMap<String, String>),
}

/// What of a tenant says whether it is reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Its uid.
    pub uid: String,
    /// Its labels.
    pub labels: BTreeMap<String, String>,
}

/// What a request may be about, by the id in its path; `None` when there is no such tenant.
pub async fn reached(reader: &mut Reader, id: &str) -> Result<Option<Reached>, DbError> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let row = store::by_id(reader, &id).await?;
    Ok(row.map(|row| Reached { uid: row.uid, labels: row.labels.0 }))
}

impl Reach {
    /// Whether it covers a tenant.
    pub fn covers(&self, tenant: &Reached) -> bool {
        self.has(&tenant.uid, &tenant.labels)
    }

    pub(super) fn has(&self, uid: &str, labels: &BTreeMap<String, String>) -> bool {
        match self {
            Self::Tenants(ids) => ids.contains_key(uid),
            Self::Labels(wanted) => wanted.iter().all(|(key, value)| labels.get(key) == Some(value)),
        }
    }

    /// Refuses a new tenant that it would not cover.
    pub(super) fn require_new(&self, labels: Option<&Labels>) -> Result<(), ApiError> {
        let Self::Labels(wanted) = self else {
            return Err(denied("this key is for certain tenants and makes none"));
        };
        let has =
            |(key, value): (&String, &String)| labels.is_some_and(|labels| labels.get(key) == Some(value));
        if wanted.iter().all(has) {
            return Ok(());
        }
        Err(denied("this key makes only tenants that have the labels that it is for, give them all"))
    }

    /// Refuses a change after which it would not cover the tenant any more.
    pub(super) fn require_kept(&self, uid: &str, labels: &BTreeMap<String, String>) -> Result<(), ApiError> {
        if self.has(uid, labels) {
            return Ok(());
        }
        Err(denied("this key may not change the labels that it is for, leave them as they are"))
    }
}

fn denied(message: &str) -> ApiError {
    ApiError::new(ErrorCode::PermissionDenied, message)
}

impl Tenants {
    /// The same for somebody who reaches so far and no further; `None` is everybody's.
    #[must_use]
    pub fn within(&self, reach: Option<&Reach>) -> Self {
        Self { reach: reach.cloned().map(Into::into), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn labels_cover_those_that_have_them_all() {
        let reach = Reach::Labels(pairs(&[("business", "north"), ("tier", "gold")]));
        for (labels, covered) in [
            (pairs(&[("business", "north"), ("tier", "gold")]), true),
            (pairs(&[("business", "north"), ("tier", "gold"), ("more", "x")]), true),
            (pairs(&[("business", "north")]), false),
            (pairs(&[("business", "north"), ("tier", "silver")]), false),
            (pairs(&[]), false),
        ] {
            assert_eq!(reach.has("ten_a", &labels), covered, "{labels:?}");
            assert_eq!(reach.require_new(Some(&Labels(labels.clone()))).is_ok(), covered, "{labels:?}");
            assert_eq!(reach.require_kept("ten_a", &labels).is_ok(), covered, "{labels:?}");
        }
        assert!(reach.require_new(None).is_err());
    }

    #[test]
    fn a_list_covers_what_is_in_it_and_makes_nothing() {
        let reach = Reach::Tenants(pairs(&[("ten_a", "acme")]));
        assert!(reach.has("ten_a", &pairs(&[])) && !reach.has("ten_b", &pairs(&[])));
        assert!(reach.require_new(None).is_err() && reach.require_kept("ten_a", &pairs(&[])).is_ok());
    }
}
