//! Business keys: made, listed and deleted by operators, for businesses that manage tenants of their own.
//!
//! What a key's holder may do is the access table's, and how far it reaches the tenants'. Here is what keys there are.

mod http;

use std::collections::{BTreeMap, BTreeSet};

use hub_types::{
    BusinessKey, BusinessKeyCreate, BusinessKeyId, BusinessKeyIssued, BusinessKeyListQuery,
    BusinessKeyResultsPage, BusinessKeyTenants, ErrorReason, Labels, TenantId, Timestamp,
};
use secrecy::ExposeSecret as _;

use crate::auth::business::{self, CreateError, KeyRow, NewKey};
use crate::clock;
use crate::error::ApiError;
use crate::hub::Context;
use crate::idempotency::{self, Claim};
use crate::page::Pager;
use crate::retention::Piece;
use crate::tenants::{Reach, Tenants};

/// The most labels that a key selects by: as many as a list filters by.
const LABELS_MAX: usize = 16;

/// The area's state.
#[derive(Clone)]
pub struct BusinessKeys {
    cx: Context,
    tenants: Tenants,
}

impl BusinessKeys {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants) -> Self {
        Self { cx, tenants }
    }

    /// `business_key_list`: a page by id.
    pub async fn list(&self, query: &BusinessKeyListQuery) -> Result<BusinessKeyResultsPage, ApiError> {
        let pager = Pager::new(&self.cx, "business_key_list", query)?;
        let rows = business::list(&mut self.cx.db.read().await?, pager.after(), pager.rows()).await?;
        let (rows, next_page) = pager.cut(rows, |row| &row.id);
        let items = rows.into_iter().map(listed).collect::<Result<_, _>>()?;
        Ok(BusinessKeyResultsPage { items, next_page })
    }

    /// `business_key_create`. The second value says whether this repeats an earlier answer.
    ///
    /// Fails without a claim, when the tenants are not given in one of the two ways, or one is not there, and when the
    /// key would have ended already.
    pub async fn create(
        &self,
        body: BusinessKeyCreate,
        by: String,
        claim: Option<Claim>,
    ) -> Result<(BusinessKeyIssued, bool), ApiError> {
        if claim.is_none() {
            let message = "must be given, or an answer that is lost on its way could not be had again";
            return Err(ApiError::invalid("Idempotency-Key", ErrorReason::MissingParameter, message));
        }
        let now = self.cx.clock.now();
        let expires_at = body.expires_at.map(|at| clock::Timestamp::from_micros(at.micros()));
        if expires_at.is_some_and(|at| at <= now) {
            return Err(ApiError::invalid("expiresAt", ErrorReason::OutOfRange, "must lie ahead"));
        }
        let scopes: BTreeSet<String> = body.scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
        let new = NewKey {
            name: body.name,
            scopes: scopes.into_iter().collect(),
            reach: self.reach(body.tenants).await?,
            by,
            expires_at,
        };
        let cx = self.cx.clone();
        // What is kept for a repeat has no secret in it.
        let (key, replayed) = idempotency::once(&self.cx, "business_key_create", claim, move |tx| {
            Box::pin(async move {
                let row = business::create(tx, &cx.seal, new, now).await?;
                tx.about("businessKeyId", row.id.as_str());
                listed(row)
            })
        })
        .await?;
        let mut reader = self.cx.db.read().await?;
        let token = business::shown(&mut reader, &self.cx.seal, key.id.as_str(), self.cx.clock.now()).await?;
        let token = token.map(|token| token.expose_secret().into());
        Ok((BusinessKeyIssued { key, token }, replayed))
    }

    /// `business_key_delete`.
    ///
    /// Fails with `not_found`.
    pub async fn delete(&self, id: BusinessKeyId) -> Result<(), ApiError> {
        self.cx
            .db
            .write("business_key_delete", move |tx| {
                Box::pin(async move {
                    let was_there = business::delete(tx, id.as_str()).await?;
                    if was_there { Ok(()) } else { Err(ApiError::not_found("business key")) }
                })
            })
            .await
    }

    /// Forgets what is kept of keys to be shown again, where its time is over.
    pub async fn forget_shown(&self) -> Result<Piece, ApiError> {
        let now = self.cx.clock.now();
        let job = self.cx.db.write("business_key_forget", move |tx| {
            Box::pin(async move { Ok::<_, ApiError>(business::forget_shown(tx, now).await?) })
        });
        Ok(Piece { removed: job.await?, more: false })
    }

    async fn reach(&self, given: BusinessKeyTenants) -> Result<Reach, ApiError> {
        match (given.labels, given.ids.is_empty()) {
            (Some(labels), true) if !labels.is_empty() && labels.len() <= LABELS_MAX => {
                crate::tenants::check_labels(&labels)?;
                Ok(Reach::Labels(labels.0))
            }
            (None, false) => {
                let mut tenants = BTreeMap::new();
                for id in given.ids {
                    let uid = self.tenants.uid(&id).await.map_err(|error| missing(error, &id))?;
                    tenants.insert(uid, id.to_string());
                }
                Ok(Reach::Tenants(tenants))
            }
            _ => {
                let message = format!("must have either `ids` or 1 to {LABELS_MAX} `labels`");
                Err(ApiError::invalid("tenants", ErrorReason::NotAllowed, message))
            }
        }
    }
}

fn missing(error: ApiError, id: &TenantId) -> ApiError {
    match error.status().as_u16() {
        404 => {
            let message = format!("names tenant {}, which is not there", id.as_str());
            ApiError::invalid("tenants.ids", ErrorReason::NotAllowed, message)
        }
        _ => error,
    }
}

/// The key as operators see it.
fn listed(row: KeyRow) -> Result<BusinessKey, ApiError> {
    let tenants = match row.reach.0 {
        Reach::Labels(labels) => BusinessKeyTenants { labels: Some(Labels(labels)), ids: Vec::new() },
        Reach::Tenants(tenants) => {
            let ids: BTreeSet<String> = tenants.into_values().collect();
            let ids = ids.into_iter().map(|id| TenantId::try_from(id).map_err(ApiError::internal));
            BusinessKeyTenants { labels: None, ids: ids.collect::<Result<_, _>>()? }
        }
    };
    Ok(BusinessKey {
        id: BusinessKeyId::try_from(row.id).map_err(ApiError::internal)?,
        name: row.name,
        scopes: row.scopes.0,
        tenants,
        created_at: Timestamp::from_micros(row.created_at),
        created_by: row.created_by,
        expires_at: row.expires_at.map(Timestamp::from_micros),
        last_used_at: row.last_used_at.map(Timestamp::from_micros),
    })
}

impl From<CreateError> for ApiError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Db(error) => error.into(),
            CreateError::Seal(error) => Self::internal(error),
        }
    }
}
