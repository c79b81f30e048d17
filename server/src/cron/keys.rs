//! The tenant's key pair, by which its agent knows the Hub's word that a job is to run now.
//!
//! The private half is sealed at rest and never leaves the Hub; the agent has the public one in its managed
//! configuration. A word is good for one tenant, for one purpose, and for some minutes.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hub_types::RuntimeCronFire;
use serde_json::{Value, json};

use super::{Cron, store};
use crate::error::ApiError;
use crate::rekey::{Part, Shelf};
use crate::seal::Signer;

/// Who says a word.
const ISSUER: &str = "hermes-hub";
/// How long a word is good: a host may be slow to hear it.
const GOOD_FOR: Duration = Duration::from_secs(300);

/// Where the private halves are.
pub(crate) const SHELF: Shelf = Shelf {
    table: "cron_keys",
    column: "sealed",
    place: &[Part::Word("cron_keys"), Part::Text("tenant_uid"), Part::Word("sealed")],
};

fn place(uid: &str) -> [&[u8]; 3] {
    [b"cron_keys", uid.as_bytes(), b"sealed"]
}

impl Cron {
    /// What a tenant's agent holds the Hub's words against. The first time makes the key pair.
    pub async fn verifier(&self, uid: &str) -> Result<RuntimeCronFire, ApiError> {
        let mut known = store::key(&mut self.cx.db.read().await?, uid).await?;
        if known.is_none() {
            let (signer, document) = Signer::generate().map_err(ApiError::internal)?;
            let sealed = self.cx.seal.seal(&place(uid), &document).map_err(ApiError::internal)?;
            let (tenant, verifier) = (uid.to_owned(), signer.verifier());
            self.cx
                .db
                .write("cron_key", move |tx| {
                    Box::pin(async move {
                        Ok::<_, ApiError>(store::put_key(tx, &tenant, &sealed, &verifier).await?)
                    })
                })
                .await?;
            // Another one may have been first.
            known = store::key(&mut self.cx.db.read().await?, uid).await?;
        }
        let (_, verifier) = known.ok_or_else(|| ApiError::not_found("tenant"))?;
        Ok(RuntimeCronFire { verifier, audience: uid.to_owned(), issuer: ISSUER.to_owned() })
    }

    /// A word to this tenant's agent that a job is to run now.
    pub async fn token(&self, uid: &str) -> Result<String, ApiError> {
        let known = store::key(&mut self.cx.db.read().await?, uid).await?;
        let (sealed, _) = known.ok_or_else(|| ApiError::not_found("tenant"))?;
        let document = self.cx.seal.open(&place(uid), &sealed).map_err(ApiError::internal)?;
        let signer = Signer::open(&document).map_err(ApiError::internal)?;
        let until = self.cx.clock.now().plus(GOOD_FOR).micros() / 1_000_000;
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({ "alg": "ES256", "typ": "JWT" }));
        let claims = json!({ "aud": uid, "iss": ISSUER, "exp": until, "purpose": "cron_fire" });
        let signed = format!("{head}.{}", part(claims));
        let signature = signer.sign(signed.as_bytes()).map_err(ApiError::internal)?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}
