//! `Idempotency-Key`: a repeated request gets the first one's answer, whatever died in between.
//!
//! The record is written in the transaction that makes the change. So there is never a record of something that did
//! not happen, nor a change without its record; and of two requests with one key the writer runs one first, and the
//! other one finds its record. Refusals write nothing, so they may be tried again.

mod store;

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::RequestCx;
use crate::clock::Timestamp;
use crate::db::{DbError, JobFuture, Tx};
use crate::error::ApiError;
use crate::hub::Context;
use crate::retention::Piece;
use crate::seal::Purpose;
use hub_types::ErrorCode;

/// What a request with a key asks for: whose it is, and a keyed hash of it.
#[derive(Clone, Debug)]
pub struct Claim {
    principal: String,
    method: &'static str,
    path: String,
    key: String,
    fingerprint: Vec<u8>,
    now: Timestamp,
    expires_at: Timestamp,
}

impl Claim {
    /// The claim of a request; `None` without a key.
    pub fn of(cx: &Context, request: &RequestCx) -> Option<Self> {
        let key = request.idempotency_key()?;
        let method = request.operation.method;
        let path = request.uri.path().to_owned();
        let query = asked(request.uri.query().unwrap_or(""));
        let parts: [&[u8]; 4] = [method.as_bytes(), path.as_bytes(), query.as_bytes(), &request.body];
        let fingerprint = cx.seal.mac(Purpose::IdempotencyFingerprint, &parts).as_ref().to_vec();
        let now = cx.clock.now();
        let expires_at = now.plus(cx.config.limits.idempotency_retention);
        let principal = request.caller.key();
        Some(Self { principal, method, path, key: key.to_string(), fingerprint, now, expires_at })
    }
}

/// The query without how long to wait: waiting longer asks for the same thing.
fn asked(query: &str) -> String {
    query.split('&').filter(|pair| !pair.starts_with("waitSeconds=")).collect::<Vec<_>>().join("&")
}

/// Runs a change once for its claim. The second value says whether the answer repeats an earlier one.
///
/// Fails as the job does, and with `idempotency_key_conflict` when the key was used for another request.
pub async fn once<T, F>(
    cx: &Context,
    label: &'static str,
    claim: Option<Claim>,
    job: F,
) -> Result<(T, bool), ApiError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> JobFuture<'t, T, ApiError> + Send + 'static,
{
    cx.db
        .write(label, move |tx| {
            Box::pin(async move {
                let Some(claim) = claim else { return Ok((job(tx).await?, false)) };
                if let Some(record) = store::find(tx.conn(), &claim).await? {
                    if record.fingerprint != claim.fingerprint {
                        return Err(conflict());
                    }
                    tx.unchanged();
                    return Ok((serde_json::from_str(&record.answer).map_err(ApiError::internal)?, true));
                }
                let answer = job(tx).await?;
                let text = serde_json::to_string(&answer).map_err(ApiError::internal)?;
                store::insert(tx, &claim, text).await?;
                Ok((answer, false))
            })
        })
        .await
}

/// The answer that a claim already has, for what is done outside of a transaction and is to be done once.
///
/// Fails with `idempotency_key_conflict` when the key was used for another request.
pub async fn earlier<T: DeserializeOwned>(
    cx: &Context,
    claim: Option<&Claim>,
) -> Result<Option<T>, ApiError> {
    let Some(claim) = claim else { return Ok(None) };
    match store::find(cx.db.read().await?.conn(), claim).await? {
        None => Ok(None),
        Some(record) if record.fingerprint != claim.fingerprint => Err(conflict()),
        Some(record) => serde_json::from_str(&record.answer).map(Some).map_err(ApiError::internal),
    }
}

fn conflict() -> ApiError {
    let message = "this idempotency key was used for another request, use a new one";
    ApiError::new(ErrorCode::IdempotencyKeyConflict, message)
}

/// Forgets the answers below a path, when what they speak of is gone and its name may be used again.
pub async fn forget_below(tx: &mut Tx, path: &str) -> Result<(), DbError> {
    store::forget_below(tx, path).await
}

/// Removes records that are past their time, at most `piece`.
pub async fn sweep(cx: &Context, piece: i64) -> Result<Piece, ApiError> {
    let now = cx.clock.now();
    let job = cx.db.write("idempotency_sweep", move |tx| {
        Box::pin(async move { Ok::<_, ApiError>(store::sweep(tx, now, piece).await?) })
    });
    Ok(Piece::of(job.await?, piece))
}

/// For how long past its time there has been a record that is to be removed; zero where there is none.
///
/// Fails when the database does.
pub async fn behind(cx: &Context) -> Result<Duration, DbError> {
    let now = cx.clock.now();
    let first = store::first_expired(&mut cx.db.read().await?, now).await?;
    Ok(first.map_or(Duration::ZERO, |at| now.since(Timestamp::from_micros(at))))
}

/// How many records there are.
///
/// Fails when the database does.
pub async fn count(cx: &Context) -> Result<i64, DbError> {
    store::count(&mut cx.db.read().await?).await
}
