//! Pages of lists. A token says where the list goes on and for which request it was made; nobody else can make one.
//!
//! A token is the base64url of JSON and its keyed hash. It is not a secret (it names the last item that its holder
//! has already seen), but it is authenticated, so that a made-up one is refused and never reaches a query.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hub_types::ErrorReason;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::hub::Context;
use crate::seal::Purpose;

/// Bytes of the keyed hash at a token's end.
const MAC_BYTES: usize = 32;

/// One page being made of a list that takes the query `Q`.
pub struct Pager<'a, Q> {
    cx: &'a Context,
    list: String,
    filters: Value,
    limit: usize,
    after: Option<String>,
    /// The query in force: with a token the one that the token was made for.
    pub query: Q,
}

#[derive(Serialize, Deserialize)]
struct Token {
    /// The list, with whose it is.
    list: String,
    /// What was asked for, but for `limit` and `page_token`.
    filters: Value,
    /// The sort key of the last item before this page.
    after: String,
    /// UTC microseconds.
    expires_at: i64,
}

impl<'a, Q: Serialize + DeserializeOwned> Pager<'a, Q> {
    /// A page of `list`: the operation, and whose list it is where there are several.
    ///
    /// A token carries the filters of the request that it was made for, so they need not be repeated; others with it
    /// are refused. Fails with `invalid_argument` when the token is not ours, too old, or for other filters.
    pub fn new(cx: &'a Context, list: &str, query: &Q) -> Result<Self, ApiError> {
        let asked = serde_json::to_value(query).map_err(ApiError::internal)?;
        let limit = asked["limit"].as_i64().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(1);
        let token = asked["page_token"].as_str().map(|token| read(cx, list, token)).transpose()?;
        let given = filters(asked);
        let (filters, after) = match token {
            None => (given, None),
            Some(token) if given == token.filters || given == json!({}) => (token.filters, Some(token.after)),
            Some(_) => {
                let message = "was made for other filters, leave them out or start again";
                return Err(ApiError::invalid("page_token", ErrorReason::PageTokenFilters, message));
            }
        };
        let query = serde_json::from_value(filters.clone()).map_err(ApiError::internal)?;
        Ok(Self { cx, list: list.to_owned(), filters, limit: limit.clamp(1, 1000), after, query })
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
        let (list, filters) = (self.list.clone(), self.filters.clone());
        let token = Token { list, filters, after: after.to_owned(), expires_at };
        let mut bytes = serde_json::to_vec(&token).expect("text and a number are JSON");
        let mac = self.cx.seal.mac(Purpose::PageToken, &[&bytes]);
        bytes.extend_from_slice(mac.as_ref());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

/// A query without what only says which page of it is wanted, and without what is not given.
fn filters(mut query: Value) -> Value {
    if let Value::Object(members) = &mut query {
        members.remove("limit");
        members.remove("page_token");
        members.retain(|_, value| !value.is_null() && *value != json!([]));
    }
    query
}

fn read(cx: &Context, list: &str, token: &str) -> Result<Token, ApiError> {
    let wrong = |reason, message| ApiError::invalid("page_token", reason, message);
    let not_ours =
        || wrong(ErrorReason::PageTokenInvalid, "is not a token of this list, start again without it");
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| not_ours())?;
    let split = bytes.len().checked_sub(MAC_BYTES).ok_or_else(not_ours)?;
    let (json, mac) = bytes.split_at(split);
    cx.seal.verify(Purpose::PageToken, &[json], mac).map_err(|_| not_ours())?;
    let token: Token = serde_json::from_slice(json).map_err(|_| not_ours())?;
    if token.expires_at <= cx.clock.now().micros() {
        return Err(wrong(ErrorReason::PageTokenExpired, "is too old, start again without it"));
    }
    if token.list == list { Ok(token) } else { Err(not_ours()) }
}
