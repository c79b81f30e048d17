//! Where the bearer token of each call comes from: a text, a file that may change, or a provider.
//!
//! A token is held as a sensitive header value, which prints as `Sensitive`, and nothing else.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Mutex;

/// The largest token file that is read; one with a token is far smaller.
const FILE_BYTES_MAX: u64 = 16 * 1024;

/// Why a [`TokenProvider`] has no token. Its text is shown in errors, so it must not hold one.
pub type ProvideError = Box<dyn StdError + Send + Sync>;

/// Gives tokens, such as from a vault.
///
/// The client keeps a token until the Hub refuses it with 401, then asks again. Asked again, a provider should not
/// answer from a cache: the same token a second time makes the call fail with that 401.
pub trait TokenProvider: Send + Sync + 'static {
    /// A token, without `Bearer`.
    fn token(&self) -> BoxFuture<'_, Result<SecretString, ProvideError>>;
}

impl<F, A> TokenProvider for F
where
    F: Fn() -> A + Send + Sync + 'static,
    A: Future<Output = Result<SecretString, ProvideError>> + Send + 'static,
{
    fn token(&self) -> BoxFuture<'_, Result<SecretString, ProvideError>> {
        self().boxed()
    }
}

/// Why a call has no token to go out with.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TokenError {
    #[error("the token file {} cannot be read: {source}", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("the token file {} holds more than a token", .path.display())]
    TooLarge { path: PathBuf },
    #[error("the token provider failed: {0}")]
    Provider(ProvideError),
    #[error("the token is empty or has characters that a token cannot have")]
    Malformed,
}

/// A source of tokens.
pub(crate) enum Tokens {
    None,
    /// `None` when the text that was given cannot be a token: the first call says so.
    Fixed(Option<HeaderValue>),
    File {
        path: PathBuf,
        known: Mutex<Option<Known>>,
    },
    Provider {
        provider: Arc<dyn TokenProvider>,
        known: Mutex<Option<HeaderValue>>,
    },
}

/// What a file held when it was read last.
pub(crate) struct Known {
    stamp: Stamp,
    header: HeaderValue,
}

/// By what a changed file is told from the one that was read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    bytes: u64,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("no token"),
            Self::Fixed(_) => f.write_str("a fixed token"),
            Self::File { path, .. } => write!(f, "the token in {}", path.display()),
            Self::Provider { .. } => f.write_str("a token provider"),
        }
    }
}

impl Tokens {
    pub(crate) fn fixed(token: SecretString) -> Self {
        Self::Fixed(header(&token).ok())
    }

    pub(crate) fn file(path: PathBuf) -> Self {
        Self::File { path, known: Mutex::new(None) }
    }

    pub(crate) fn provider(provider: Arc<dyn TokenProvider>) -> Self {
        Self::Provider { provider, known: Mutex::new(None) }
    }

    /// The value of `Authorization` for a call now; `None` when no token was configured.
    pub(crate) async fn current(&self) -> Result<Option<HeaderValue>, TokenError> {
        match self {
            Self::None => Ok(None),
            Self::Fixed(header) => header.clone().map(Some).ok_or(TokenError::Malformed),
            Self::File { path, known } => {
                let mut known = known.lock().await;
                let stamp = stamp(path).await;
                match (&*known, stamp) {
                    (Some(known), Ok(stamp)) if known.stamp == stamp => {
                        return Ok(Some(known.header.clone()));
                    }
                    // While a file is replaced there may be none: the token that was there may still be good.
                    (Some(known), Err(error)) => {
                        tracing::warn!(
                            "the token file {} cannot be read, keeping the last token: {error}",
                            path.display()
                        );
                        return Ok(Some(known.header.clone()));
                    }
                    _ => {}
                }
                read(path).await.map(|fresh| Some(known.insert(fresh).header.clone()))
            }
            Self::Provider { provider, known } => {
                let mut known = known.lock().await;
                if let Some(header) = &*known {
                    return Ok(Some(header.clone()));
                }
                ask(provider.as_ref()).await.map(|fresh| Some(known.insert(fresh).clone()))
            }
        }
    }

    /// Another token after the Hub refused `refused`; `None` when there is no other.
    pub(crate) async fn renewed(&self, refused: &HeaderValue) -> Result<Option<HeaderValue>, TokenError> {
        let fresh = match self {
            Self::None | Self::Fixed(_) => return Ok(None),
            Self::File { path, known } => {
                let mut known = known.lock().await;
                known.insert(read(path).await?).header.clone()
            }
            Self::Provider { provider, known } => {
                let mut known = known.lock().await;
                match &*known {
                    // Of many calls that are refused at once only the first asks the provider.
                    Some(header) if header != refused => header.clone(),
                    _ => {
                        *known = None;
                        known.insert(ask(provider.as_ref()).await?).clone()
                    }
                }
            }
        };
        Ok((fresh != refused).then_some(fresh))
    }
}

async fn ask(provider: &dyn TokenProvider) -> Result<HeaderValue, TokenError> {
    header(&provider.token().await.map_err(TokenError::Provider)?)
}

async fn stamp(path: &Path) -> io::Result<Stamp> {
    let file = tokio::fs::metadata(path).await?;
    Ok(Stamp { modified: file.modified().ok(), bytes: file.len() })
}

async fn read(path: &Path) -> Result<Known, TokenError> {
    let unreadable = |source| TokenError::Unreadable { path: path.to_owned(), source };
    // Stamped before it is read: a change in between is then noticed by the next call.
    let stamp = stamp(path).await.map_err(unreadable)?;
    if stamp.bytes > FILE_BYTES_MAX {
        return Err(TokenError::TooLarge { path: path.to_owned() });
    }
    let text = tokio::fs::read_to_string(path).await.map_err(unreadable)?;
    Ok(Known { stamp, header: header(&SecretString::from(text))? })
}

/// `Bearer TOKEN`, marked so that nothing prints it.
fn header(token: &SecretString) -> Result<HeaderValue, TokenError> {
    let token = token.expose_secret().trim();
    // RFC 6750, 2.1 allows less than this; what matters is that it stays one word of one header.
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(TokenError::Malformed);
    }
    let mut header = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| TokenError::Malformed)?;
    header.set_sensitive(true);
    Ok(header)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    async fn shown(tokens: &Tokens) -> String {
        tokens.current().await.unwrap().unwrap().to_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_changed_file_is_read_again_and_a_missing_one_changes_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("token");
        let tokens = Tokens::file(path.clone());
        let refusal = tokens.current().await.unwrap_err().to_string();
        assert!(refusal.contains("cannot be read") && refusal.contains("token"), "{refusal}");
        std::fs::write(&path, "first\n").unwrap();
        assert_eq!(shown(&tokens).await, "Bearer first");
        // Another length, so that it shows even within one tick of the file system's clock.
        std::fs::write(&path, "the-second\n").unwrap();
        assert_eq!(shown(&tokens).await, "Bearer the-second");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(shown(&tokens).await, "Bearer the-second");
    }

    #[tokio::test]
    async fn a_change_that_does_not_show_is_found_after_a_refusal() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("token");
        std::fs::write(&path, "token-1").unwrap();
        let tokens = Tokens::file(path.clone());
        let first = tokens.current().await.unwrap().unwrap();
        assert_eq!(tokens.renewed(&first).await.unwrap(), None, "nothing has changed");
        let modified = path.metadata().unwrap().modified().unwrap();
        std::fs::write(&path, "token-2").unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        assert_eq!(tokens.current().await.unwrap().unwrap(), first, "same length, same time");
        assert_eq!(tokens.renewed(&first).await.unwrap().unwrap(), "Bearer token-2");
        assert_eq!(shown(&tokens).await, "Bearer token-2");
    }

    #[tokio::test]
    async fn a_file_that_is_no_token_file_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("token");
        std::fs::write(&path, "CANARY".repeat(4000)).unwrap();
        let refusal = Tokens::file(path).current().await.unwrap_err();
        assert!(matches!(refusal, TokenError::TooLarge { .. }), "{refusal:?}");
    }

    #[tokio::test]
    async fn texts_that_are_no_token_are_refused_without_being_shown() {
        for text in ["", " \n", "CANARY CANARY", "CANARY\nCANARY", "CANARYü"] {
            let tokens = Tokens::fixed(text.into());
            let refusal = tokens.current().await.unwrap_err();
            assert!(!format!("{refusal} {refusal:?} {tokens:?}").contains("CANARY"), "{refusal:?}");
        }
    }

    #[tokio::test]
    async fn a_provider_is_asked_once_until_its_token_is_refused() {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let tokens = Tokens::provider(Arc::new(move || {
            let number = count.fetch_add(1, Ordering::SeqCst);
            async move { Ok(SecretString::from(format!("token-{number}"))) }
        }));
        let first = tokens.current().await.unwrap().unwrap();
        assert_eq!(tokens.current().await.unwrap().unwrap(), first);
        let second = tokens.renewed(&first).await.unwrap().unwrap();
        assert_ne!(second, first);
        assert_eq!(
            tokens.renewed(&first).await.unwrap().unwrap(),
            second,
            "a second call that was refused too"
        );
        assert_eq!(asked.load(Ordering::SeqCst), 2);
        assert!(!format!("{second:?} {tokens:?}").contains("token-"));
    }
}
