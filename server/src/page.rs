//! Pages of lists. A token says where the list goes on and for which request it was made; nobody else can make one.
//!
//! A token is the base64url of JSON and its keyed hash. It is not a secret (it names the last item that its holder
//! has already seen), but it is authenticated, so that a made-up one is refused and never reaches a query.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hub_types::ErrorReason;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::ApiError;
use crate::hub::Context;
use crate::seal::Purpose;

/// Bytes of the keyed hash at a token's end.
const MAC_BYTES: usize = 32;

/// One page being made.
pub struct Pager<'a> {
    cx: &'a Context,
    scope: String,
    limit: usize,
    after: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Token {
    /// The operation and its filters.
    scope: String,
    /// The sort key of the last item before this page.
    after: String,
    /// UTC microseconds.
    expires_at: i64,
}

impl<'a> Pager<'a> {
    /// A page of the list `operation`. `query` is the whole query: all of it but `limit` and `page_token` are
    /// filters, and a token is good for the same filters only.
    ///
    /// Fails with `invalid_argument` when the token is not ours, too old, or for other filters.
    pub fn new(
        cx: &'a Context,
        operation: &str,
        query: &impl Serialize,
        limit: i32,
        token: Option<&str>,
    ) -> Result<Self, ApiError> {
        let mut filters = serde_json::to_value(query).map_err(ApiError::internal)?;
        if let Value::Object(members) = &mut filters {
            members.remove("limit");
            members.remove("page_token");
        }
        let scope = format!("{operation} {filters}");
        let after = token.map(|token| read(cx, token, &scope)).transpose()?;
        let limit = usize::try_from(limit).unwrap_or(1).clamp(1, 1000);
        Ok(Self { cx, scope, limit, after })
    }

    /// The sort key to go on after; `None` on the first page.
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// How many rows to ask for: one more than the page holds tells whether there is another page.
    pub fn rows(&self) -> i64 {
        self.limit as i64 + 1
    }

    /// Cuts the rows to the page and makes the token of the next one, if there is one.
    pub fn cut<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> &str) -> (Vec<T>, Option<String>) {
        if rows.len() <= self.limit {
            return (rows, None);
        }
        rows.truncate(self.limit);
        let next = rows.last().map(|last| self.token(key(last)));
        (rows, next)
    }

    fn token(&self, after: &str) -> String {
        let expires_at = self.cx.clock.now().plus(self.cx.config.limits.page_token).micros();
        let token = Token { scope: self.scope.clone(), after: after.to_owned(), expires_at };
        let mut bytes = serde_json::to_vec(&token).expect("text and a number are JSON");
        let mac = self.cx.seal.mac(Purpose::PageToken, &[&bytes]);
        bytes.extend_from_slice(mac.as_ref());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

fn read(cx: &Context, token: &str, scope: &str) -> Result<String, ApiError> {
    let wrong = |reason, message| ApiError::invalid("page_token", reason, message);
    let not_ours =
        || wrong(ErrorReason::PageTokenInvalid, "is not a token of this hub, start again without it");
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| not_ours())?;
    let split = bytes.len().checked_sub(MAC_BYTES).ok_or_else(not_ours)?;
    let (json, mac) = bytes.split_at(split);
    cx.seal.verify(Purpose::PageToken, &[json], mac).map_err(|_| not_ours())?;
    let token: Token = serde_json::from_slice(json).map_err(|_| not_ours())?;
    if token.expires_at <= cx.clock.now().micros() {
        return Err(wrong(ErrorReason::PageTokenExpired, "is too old, start again without it"));
    }
    if token.scope != scope {
        return Err(wrong(
            ErrorReason::PageTokenFilters,
            "was made for other filters, repeat them or start again",
        ));
    }
    Ok(token.after)
}
