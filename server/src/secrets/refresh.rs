//! A refresh of an OAuth2 secret: once at a time, whoever asks and in whichever process, kept before anybody is told.
//!
//! Providers that change refresh tokens take a second use of one for a theft and end the whole grant. So all ways to a
//! refresh go through here. In this process those who ask for the same secret share one flight; across processes a lease
//! in the row lets one of them call. The row counts the call before it is made, so that after a crash it is known that
//! its outcome is not: such a secret is tried once more with what is stored, and then left until somebody asks. What the
//! provider gave is written at once, with the version that it replaces as a condition, and again until it is written: there
//! is no other copy. A flight does not end with the caller who began it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::{BoxFuture, Shared};
use hub_types::{ErrorReason, Secret, SecretErrorCode, SecretId, SecretKind};
use tokio::sync::{Semaphore, oneshot};

use super::fault::Fault;
use super::material::Material;
use super::oauth2::{self, Refused, Tokens};
use super::rules::UNKNOWN_CALLS_MAX;
use super::store::{self, Lease, SecretRow};
use super::{Secrets, WORK, due, not_found};
use crate::audit;
use crate::clock::Timestamp;
use crate::config::Limits;
use crate::error::ApiError;
use crate::idempotency::{self, Claim};
use crate::seal;

/// How long a lease is good beyond the longest call: time to write down what came of it.
const LEASE_BEYOND: Duration = Duration::from_secs(45);
/// Who asks so soon after a refresh has asked for that one.
const JUST: Duration = Duration::from_secs(5);
/// How often it is looked whether another process has come to an end.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// How long is waited before what the provider gave is written again, at first and at most.
const WRITE_AGAIN: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(2));

/// Refreshes under way in this process.
pub(super) struct Refreshes {
    flights: Mutex<HashMap<String, Flight>>,
    /// Places for those that nobody asked for one by one.
    pub(super) places: Semaphore,
    /// The same at each provider.
    pub(super) hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
}

type Flight = Shared<BoxFuture<'static, Fate>>;

impl Refreshes {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            flights: Mutex::default(),
            places: Semaphore::new(limits.secret_refreshes),
            hosts: Mutex::default(),
        }
    }
}

/// What became of a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// There is a new access token.
    Refreshed,
    /// There is another material than the one that was to be refreshed: somebody else was faster.
    Moved,
    /// The provider gave none.
    Failed(Fault),
    /// The secret cannot be opened.
    Undecryptable,
    /// There is no such secret any more.
    Gone,
    /// The Hub could not go on: its database failed, or it is ending.
    Broken,
}

impl Fate {
    /// Why it failed, as it is listed.
    pub(super) fn code(self) -> Option<SecretErrorCode> {
        match self {
            Self::Failed(fault) => Some(fault.code()),
            _ => None,
        }
    }

    fn into_result(self) -> Result<(), ApiError> {
        match self {
            Self::Refreshed | Self::Moved => Ok(()),
            Self::Failed(fault) => Err(fault.error()),
            Self::Undecryptable => Err(undecryptable()),
            Self::Gone => Err(not_found()),
            Self::Broken => Err(ApiError::unavailable(
                ErrorReason::Overloaded,
                "the hub could not finish this refresh, look at the secret and try again",
            )),
        }
    }
}

fn undecryptable() -> ApiError {
    let message =
        "the hub cannot open this secret: its master key is not here, or it was changed in the database";
    ApiError::wrong_state(ErrorReason::SecretUndecryptable, message)
}

/// A flight's place among those under way.
struct Landing {
    secrets: Secrets,
    id: String,
}

impl Drop for Landing {
    fn drop(&mut self) {
        let mut flights = self.secrets.refreshes.flights.lock().unwrap_or_else(PoisonError::into_inner);
        flights.remove(&self.id);
    }
}

impl Secrets {
    /// `secret_refresh`. The second value says whether this repeats an earlier answer.
    ///
    /// Fails for a secret of another kind, one that waits for somebody to act, and as the provider does.
    pub async fn refresh(&self, id: &SecretId, claim: Option<Claim>) -> Result<(Secret, bool), ApiError> {
        if let Some(answer) = idempotency::earlier(&self.cx, claim.as_ref()).await? {
            return Ok((answer, true));
        }
        let row = self.row(id).await?;
        if row.kind() != SecretKind::Oauth2 {
            let message = format!("a secret of kind {} cannot be refreshed", row.kind);
            return Err(ApiError::invalid("secretId", ErrorReason::NotAllowed, message));
        }
        if row.open(&self.cx.seal).is_err() {
            return Err(undecryptable());
        }
        if row.state == Fault::InvalidGrant.state() {
            return Err(Fault::InvalidGrant.error());
        }
        if !row.was_just_refreshed(self.cx.clock.now()) {
            self.refreshed(&row.id, row.version).await.into_result()?;
        }
        let secret = self.view(id).await?;
        let kept = idempotency::once(&self.cx, "secret_refresh", claim, move |_| {
            Box::pin(async move { Ok(secret) })
        });
        kept.await
    }

    /// Refreshes this version of a secret, or waits for the refresh that is under way.
    pub(super) async fn refreshed(&self, id: &str, version: i64) -> Fate {
        let flight = self.flight(id, version);
        flight.await
    }

    fn flight(&self, id: &str, version: i64) -> Flight {
        let mut flights = self.refreshes.flights.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = flights.get(id) {
            return flight.clone();
        }
        let (tell, told) = oneshot::channel();
        let flight = told.map(|told| told.unwrap_or(Fate::Broken)).boxed().shared();
        flights.insert(id.to_owned(), flight.clone());
        let landing = Landing { secrets: self.clone(), id: id.to_owned() };
        let work = async move {
            let fate = landing.secrets.fly(&landing.id, version).await;
            // Whoever comes from here on looks at the row anew.
            drop(landing);
            let _ = tell.send(fate);
        };
        self.cx.spawn("secret_refresh", audit::carried(work));
        flight
    }

    async fn fly(&self, id: &str, version: i64) -> Fate {
        match self.attempt(id, version).await {
            Ok(fate) => fate,
            Err(error) => {
                tracing::error!(
                    secret.id = id,
                    "the refresh of `{id}` could not be finished: {}",
                    error.message()
                );
                Fate::Broken
            }
        }
    }

    async fn attempt(&self, id: &str, version: i64) -> Result<Fate, ApiError> {
        let mut was_held = false;
        loop {
            if self.cx.ending.is_cancelled() {
                return Ok(Fate::Broken);
            }
            let Some(row) = store::by_id(&mut self.cx.db.read().await?, id).await? else {
                return Ok(Fate::Gone);
            };
            if row.version != version {
                return Ok(Fate::Moved);
            }
            // Another process has tried in our place.
            if let (true, None, Some(code)) = (was_held, &row.lease, &row.error_code) {
                return Ok(Fate::Failed(Fault::from_code(code)));
            }
            let Ok(material) = row.open(&self.cx.seal) else { return Ok(Fate::Undecryptable) };
            if let Some(lease) = self.take(id, version).await? {
                return self.call(row, material, lease).await;
            }
            was_held = true;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    pub(super) async fn take(&self, id: &str, version: i64) -> Result<Option<String>, ApiError> {
        let now = self.cx.clock.now();
        let until = now.plus(self.cx.config.limits.outward_total + LEASE_BEYOND);
        let name: String = seal::random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let (id, lease) = (id.to_owned(), Lease { name: name.clone(), now, until });
        let taken = self.cx.db.write("secret_refresh_begin", move |tx| {
            Box::pin(async move {
                let taken = store::take(tx, &id, version, &lease).await?;
                if taken {
                    tx.about("secretId", id);
                } else {
                    tx.unchanged();
                }
                Ok::<_, ApiError>(taken)
            })
        });
        Ok(taken.await?.then_some(name))
    }

    /// Asks the provider and writes what came of it.
    async fn call(&self, row: SecretRow, material: Material, lease: String) -> Result<Fate, ApiError> {
        let answer = match row.oauth2()? {
            Some(config) => match oauth2::call(&config, &material) {
                Ok(call) => oauth2::read(self.outward.send(call).await),
                Err(refused) => Err(refused),
            },
            None => Err(Fault::InvalidRequest.into()),
        };
        let (id, version) = (row.id.clone(), row.version);
        let outcome = Arc::new(Outcome { material, answer, jitter: due::jitter(), lease });
        let mut wait = WRITE_AGAIN.0;
        let fate = loop {
            let (cx, id, outcome) = (self.cx.clone(), id.clone(), Arc::clone(&outcome));
            let written = self.cx.db.write("secret_refresh_end", move |tx| {
                Box::pin(async move {
                    match store::find(tx, &id).await? {
                        None => Ok(Fate::Gone),
                        Some(row) if row.version != version => Ok(Fate::Moved),
                        Some(mut row) => {
                            let fate =
                                outcome.apply(&cx.seal, &mut row, cx.clock.now(), &cx.config.limits)?;
                            store::update(tx, &row).await?;
                            Ok::<_, ApiError>(fate)
                        }
                    }
                })
            });
            match written.await {
                Ok(fate) => break fate,
                Err(error) => {
                    let words = error.message();
                    tracing::error!(
                        secret.id = id_of(&row),
                        "what came of a refresh is not written yet: {words}"
                    );
                    if self.cx.ending.is_cancelled() && wait == WRITE_AGAIN.1 {
                        return Ok(Fate::Broken);
                    }
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(WRITE_AGAIN.1);
                }
            }
        };
        if let Fate::Failed(fault) = fate {
            tracing::warn!(
                secret.id = id_of(&row),
                "secret `{}` was not refreshed: {}",
                row.name,
                fault.message()
            );
        }
        self.notices.tell(WORK);
        Ok(fate)
    }
}

impl SecretRow {
    fn was_just_refreshed(&self, now: Timestamp) -> bool {
        let at = self.refreshed_at.map(Timestamp::from_micros);
        // A clock that was set back says nothing.
        at.is_some_and(|at| at <= now && now.since(at) < JUST)
    }
}

fn id_of(row: &SecretRow) -> &str {
    &row.id
}

/// What came of a call, until it is written. No Debug: it may hold tokens.
struct Outcome {
    material: Material,
    answer: Result<Tokens, Refused>,
    jitter: f64,
    lease: String,
}

impl Outcome {
    /// Writes it into the row that still has the version that was sent.
    fn apply(
        &self,
        seal: &seal::Seal,
        row: &mut SecretRow,
        now: Timestamp,
        limits: &Limits,
    ) -> Result<Fate, ApiError> {
        match &self.answer {
            Ok(tokens) => {
                let material = Material {
                    access_token: Some(tokens.access.clone()),
                    refresh_token: tokens.refresh.clone().or_else(|| self.material.refresh_token.clone()),
                    ..self.material.clone()
                };
                let life = tokens.life.unwrap_or(limits.secret_token_life);
                row.version += 1;
                row.expires_at = Some(now.plus(life).micros());
                row.due_at = Some(due::at(now, life, self.jitter).micros());
                row.material_at = now.micros();
                row.refreshed_at = Some(now.micros());
                row.forget_failures();
                row.seal(seal, &material)?;
                Ok(Fate::Refreshed)
            }
            Err(refused) => {
                self.refuse(row, *refused, now);
                Ok(Fate::Failed(refused.fault))
            }
        }
    }

    fn refuse(&self, row: &mut SecretRow, Refused { fault, wait }: Refused, now: Timestamp) {
        if !fault.is_unknown() {
            row.unknown_calls = (row.unknown_calls - 1).max(0);
        }
        row.failures += 1;
        fault.state().clone_into(&mut row.state);
        row.error_code = Some(fault.code().to_string());
        row.error_at = Some(now.micros());
        let again = fault.state() == "error" && row.unknown_calls < UNKNOWN_CALLS_MAX;
        row.due_at = again.then(|| due::again(now, row.failures, wait, self.jitter).micros());
        // Another one may have taken it, when this one was held up for longer than a lease lasts.
        if row.lease.as_deref() == Some(&self.lease) {
            (row.lease, row.lease_until) = (None, None);
        }
    }
}
