//! Which calls are sent again, when, and how often. Rules only; nothing here sends.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode, header};
use hub_types::ErrorCode;

/// Operations whose refusal is the very answer that was asked for.
const NEVER_REPEATED: &[&str] = &["readiness_view"];

/// How often a call is sent and how long it may take.
///
/// ```
/// # use hermes_hub_client::{Hub, Repeats};
/// let once = Repeats { tries: 1, ..Repeats::default() };
/// let hub = Hub::connect("http://127.0.0.1:7700").repeats(once).build()?;
/// # Ok::<(), hermes_hub_client::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// How often a call is sent at the most, the first time included. 0 counts as 1.
    pub tries: u32,
    /// The wait before the second try; it doubles with each further one. A random half of it is left out, so that
    /// clients that failed together do not come back together.
    pub wait_first: Duration,
    /// The longest wait, unless the Hub names a longer one in `Retry-After`.
    pub wait_longest: Duration,
    /// How long one try may take, until its answer is there whole. The time that `waitSeconds` asks for is added.
    pub try_timeout: Duration,
    /// How long the call may take in all. The time that `waitSeconds` asks for is added.
    pub deadline: Duration,
}

impl Default for Repeats {
    /// Four tries within 90 seconds, 30 for each; waits of 0.2 to 5 seconds.
    fn default() -> Self {
        Self {
            tries: 4,
            wait_first: Duration::from_millis(200),
            wait_longest: Duration::from_secs(5),
            try_timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(90),
        }
    }
}

/// What is known of a call before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) operation: &'a str,
    pub(crate) method: Method,
    /// It has an `Idempotency-Key`.
    pub(crate) keyed: bool,
}

/// How a try ended without success.
#[derive(Clone, Debug)]
pub(crate) enum Failed<'a> {
    /// No connection came about, so the Hub has seen nothing of it.
    NotConnected,
    /// The connection broke, or the answer did not come in time. The Hub may have done it.
    Broken,
    /// An answer that is not a success.
    Refused {
        status: StatusCode,
        /// The Hub's code; `None` when something else answered.
        code: Option<&'a ErrorCode>,
        /// What the Hub says of trying again; `None` when something else answered.
        retryable: Option<bool>,
    },
}

impl Asked<'_> {
    /// Whether sending it twice does nothing twice. A PATCH may: between the two somebody else may have changed the
    /// same member.
    fn is_repeatable(&self) -> bool {
        match self.method {
            Method::GET | Method::HEAD | Method::PUT | Method::DELETE => true,
            Method::POST => self.keyed,
            _ => false,
        }
    }

    /// Whether it is worth sending again, and safe.
    pub(crate) fn may_repeat(&self, failed: &Failed<'_>) -> bool {
        if NEVER_REPEATED.contains(&self.operation) {
            return false;
        }
        match failed {
            Failed::NotConnected => true,
            Failed::Broken => self.is_repeatable(),
            // Refused for its rate alone: nothing was done, whatever the method.
            Failed::Refused { status: StatusCode::TOO_MANY_REQUESTS, retryable, .. } => {
                retryable.unwrap_or(true)
            }
            // The first request with this key is still under way; its answer will be ours.
            Failed::Refused { code: Some(ErrorCode::IdempotencyInProgress), .. } => self.keyed,
            Failed::Refused { status, retryable, .. } => {
                is_passing(*status) && retryable.unwrap_or(true) && self.is_repeatable()
            }
        }
    }
}

/// Whether a status alone says that the same call may succeed later. A 500 does not: it is a fault, and repeating it
/// makes more of it.
pub(crate) fn is_passing(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

impl Repeats {
    /// The wait after try number `tries` (from 1). `chance` is from 0 to 1.
    pub(crate) fn wait(&self, tries: u32, retry_after: Option<Duration>, chance: f64) -> Duration {
        let doublings = tries.saturating_sub(1).min(30);
        let full = self.wait_first.saturating_mul(1 << doublings).min(self.wait_longest);
        let own = full.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0);
        // Never before the time that was asked for, and not all at that time.
        retry_after.map_or(own, |asked| asked.saturating_add(self.wait_first.min(own)).max(own))
    }
}

/// `Retry-After` as a duration from `now`: whole seconds, or a date (RFC 9110, 10.2.3), as proxies send.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = httpdate::parse_http_date(text).ok()?;
    Some(at.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &Method, keyed: bool) -> Asked<'static> {
        Asked { operation: "tenant_view", method: method.clone(), keyed }
    }

    fn refused(status: u16, code: Option<&ErrorCode>, retryable: Option<bool>) -> Failed<'_> {
        Failed::Refused { status: StatusCode::from_u16(status).unwrap(), code, retryable }
    }

    #[test]
    fn what_is_repeated() {
        let methods = [
            (Method::GET, false),
            (Method::PUT, false),
            (Method::DELETE, false),
            (Method::POST, true),
            (Method::POST, false),
            (Method::PATCH, false),
        ];
        let unavailable = ErrorCode::Unavailable;
        let in_progress = ErrorCode::IdempotencyInProgress;
        let unlisted = ErrorCode::Unlisted("new".to_owned());
        let all = [true; 6];
        let none = [false; 6];
        let safe = [true, true, true, true, false, false];
        let keyed = [false, false, false, true, false, false];
        for (failed, repeated) in [
            (Failed::NotConnected, all),
            (Failed::Broken, safe),
            (refused(503, Some(&unavailable), Some(true)), safe),
            (refused(503, Some(&unavailable), Some(false)), none),
            (refused(503, Some(&unlisted), Some(true)), safe),
            (refused(503, None, None), safe),
            (refused(502, None, None), safe),
            (refused(504, None, None), safe),
            (refused(429, Some(&ErrorCode::ResourceExhausted), Some(true)), all),
            (refused(429, Some(&ErrorCode::ResourceExhausted), Some(false)), none),
            (refused(429, None, None), all),
            (refused(409, Some(&in_progress), Some(true)), keyed),
            (refused(409, Some(&ErrorCode::Aborted), Some(true)), none),
            (refused(409, Some(&ErrorCode::AlreadyExists), Some(false)), none),
            (refused(500, Some(&ErrorCode::Internal), Some(true)), none),
            (refused(500, None, None), none),
            (refused(404, Some(&ErrorCode::NotFound), Some(false)), none),
            (refused(401, Some(&ErrorCode::Unauthenticated), Some(false)), none),
            (refused(418, Some(&unlisted), Some(true)), none),
        ] {
            for ((method, keyed), repeated) in methods.iter().zip(repeated) {
                let repeats = asked(method, *keyed).may_repeat(&failed);
                assert_eq!(repeats, repeated, "{method} keyed={keyed} after {failed:?}");
            }
        }
    }

    #[test]
    fn a_readiness_probe_is_answered_by_its_first_answer() {
        let asked = Asked { operation: "readiness_view", method: Method::GET, keyed: false };
        assert!(!asked.may_repeat(&refused(503, Some(&ErrorCode::Unavailable), Some(true))));
        assert!(!asked.may_repeat(&Failed::NotConnected));
    }

    #[test]
    fn waits_double_up_to_the_longest_and_never_undercut_what_was_asked_for() {
        let repeats = Repeats::default();
        let ms = Duration::from_millis;
        for (tries, asked_for, chance, expected) in [
            (1, None, 1.0, ms(200)),
            (1, None, 0.0, ms(100)),
            (2, None, 1.0, ms(400)),
            (4, None, 1.0, ms(1600)),
            (6, None, 1.0, ms(5000)),
            (6, None, 0.0, ms(2500)),
            (u32::MAX, None, 1.0, ms(5000)),
            (1, Some(ms(0)), 1.0, ms(200)),
            (1, Some(ms(3000)), 0.0, ms(3100)),
            (1, Some(ms(3000)), 1.0, ms(3200)),
            (6, Some(ms(60_000)), 1.0, ms(60_200)),
        ] {
            assert_eq!(repeats.wait(tries, asked_for, chance), expected, "{tries} {asked_for:?} {chance}");
        }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = httpdate::parse_http_date("Mon, 23 Nov 2026 12:00:00 GMT").unwrap();
        for (text, seconds) in [
            ("7", Some(7)),
            ("0", Some(0)),
            ("Mon, 23 Nov 2026 12:00:30 GMT", Some(30)),
            ("Mon, 23 Nov 2026 11:00:00 GMT", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, text.parse().unwrap());
            assert_eq!(retry_after(&headers, now), seconds.map(Duration::from_secs), "{text}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }
}
