//! A file of a tenant, as a stream of its bytes that goes on through disconnects.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt as _, TryStreamExt as _};
use http::{HeaderMap, HeaderName, header};
use hub_types::{FileRoot, TenantId};

use crate::{ByteStream, Error, Hub, ResponseValue};

/// How long the pauses between attempts to go on are: doubling from the first to the last.
const PAUSE_FIRST: Duration = Duration::from_millis(100);
const PAUSE_LAST: Duration = Duration::from_secs(5);
/// After how many attempts in a row without a byte the download is given up: half a minute.
const ATTEMPTS_MAX: u32 = 10;

/// A file that is being downloaded: its bytes in order, as a stream.
///
/// When the connection is lost it goes on where it was, if the file is still the same. It fails, and ends, when the
/// file has changed meanwhile, the Hub refuses, or it stays away for half a minute. A file that was written in the two
/// seconds before cannot be gone on with: then a lost connection is the end.
pub struct Download {
    size_bytes: u64,
    etag: String,
    repr_digest: Option<String>,
    bytes: BoxStream<'static, Result<Bytes, Error>>,
}

impl Hub {
    /// Downloads a file of a tenant. `path` is that of an entry of `file_list`.
    ///
    /// # Errors
    /// If the Hub refuses, or cannot be reached.
    pub async fn download(
        &self,
        tenant_id: &TenantId,
        root: FileRoot,
        path: &str,
    ) -> Result<Download, Error> {
        let source = Source { hub: self.clone(), tenant_id: tenant_id.clone(), root, path: path.to_owned() };
        let answer = source.ask(None).await?;
        let (Some(size_bytes), Some(etag)) = (length(answer.headers()), text(answer.headers(), header::ETAG))
        else {
            return Err(Error::not_the_hubs(answer.status(), answer.headers()));
        };
        let repr_digest = text(answer.headers(), HeaderName::from_static("repr-digest"));
        let going = Going {
            source,
            etag: etag.clone(),
            at: 0,
            size: size_bytes,
            body: Some(answer.into_inner().into_inner().boxed()),
            attempts: 0,
        };
        let bytes = stream::try_unfold(going, |mut going| async move {
            let next = going.next().await?;
            Ok(next.map(|bytes| (bytes, going)))
        });
        Ok(Download { size_bytes, etag, repr_digest, bytes: bytes.boxed() })
    }
}

impl Download {
    /// How many bytes it will give.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// The file's `ETag`. Strong unless it begins with `W/`.
    pub fn etag(&self) -> &str {
        &self.etag
    }

    /// The Hub's `Repr-Digest` of the file, `sha-256=:<base64>:`; not of very large ones.
    pub fn repr_digest(&self) -> Option<&str> {
        self.repr_digest.as_deref()
    }

    /// All of it, in memory: look at [`Download::size_bytes`] before.
    ///
    /// # Errors
    /// As the stream.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        self.bytes
            .try_fold(Vec::new(), |mut all, bytes| async move {
                all.extend_from_slice(&bytes);
                Ok(all)
            })
            .await
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.bytes.poll_next_unpin(cx)
    }
}

impl std::fmt::Debug for Download {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Download")
            .field("size_bytes", &self.size_bytes)
            .field("etag", &self.etag)
            .finish_non_exhaustive()
    }
}

/// Where the bytes come from.
struct Source {
    hub: Hub,
    tenant_id: TenantId,
    root: FileRoot,
    path: String,
}

impl Source {
    /// Asks for all, or for what is behind a byte of the file with this tag.
    async fn ask(&self, behind: Option<(u64, &str)>) -> Result<ResponseValue<ByteStream>, Error> {
        let call = self.hub.file_download().tenant_id(self.tenant_id.clone());
        let mut call = call.root(self.root.clone()).path(self.path.as_str());
        if let Some((at, etag)) = behind {
            call = call.range(format!("bytes={at}-")).if_range(etag);
        }
        Ok(call.send().await?)
    }
}

struct Going {
    source: Source,
    etag: String,
    at: u64,
    size: u64,
    body: Option<BoxStream<'static, reqwest::Result<Bytes>>>,
    /// Attempts since the last byte.
    attempts: u32,
}

impl Going {
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        let mut lost = None;
        while self.at < self.size {
            let Some(body) = &mut self.body else {
                self.connect(lost.take()).await?;
                continue;
            };
            match body.next().await {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                Some(Ok(bytes)) => {
                    self.at += bytes.len() as u64;
                    self.attempts = 0;
                    // More than was announced is not this file.
                    return if self.at <= self.size { Ok(Some(bytes)) } else { Err(Error::changed()) };
                }
                Some(Err(error)) => {
                    self.body = None;
                    lost = Some(Error::connection(error));
                }
                None => self.body = None,
            }
        }
        Ok(None)
    }

    /// Goes on behind the last byte. `Ok` without a body is "try again".
    async fn connect(&mut self, lost: Option<Error>) -> Result<(), Error> {
        if self.etag.starts_with("W/") {
            return Err(lost.unwrap_or_else(Error::changed));
        }
        if self.attempts > 0 {
            tokio::time::sleep(pause(self.attempts)).await;
        }
        self.attempts += 1;
        match self.source.ask(Some((self.at, &self.etag))).await {
            Ok(answer) if self.fits(answer.headers()) => {
                self.body = Some(answer.into_inner().into_inner().boxed());
                Ok(())
            }
            // The whole of another file, or another part than was asked for.
            Ok(_) => Err(Error::changed()),
            Err(error) if is_final(&error) || self.attempts >= ATTEMPTS_MAX => Err(error),
            Err(_) => Ok(()),
        }
    }

    fn fits(&self, headers: &HeaderMap) -> bool {
        let range = format!("bytes {}-{}/{}", self.at, self.size - 1, self.size);
        text(headers, header::CONTENT_RANGE) == Some(range)
            && text(headers, header::ETAG).as_ref() == Some(&self.etag)
    }
}

/// Whether trying again cannot help: a refusal, in contrast to a Hub that is away or busy.
fn is_final(error: &Error) -> bool {
    error.status().is_some() && !error.is_retryable()
}

fn pause(attempts: u32) -> Duration {
    PAUSE_FIRST.saturating_mul(1 << (attempts - 1).min(16)).min(PAUSE_LAST)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// How long the answer is, where it is a whole file of the Hub's.
fn length(headers: &HeaderMap) -> Option<u64> {
    let media_type = text(headers, header::CONTENT_TYPE)?;
    if media_type != "application/octet-stream" || headers.contains_key(header::CONTENT_RANGE) {
        return None;
    }
    text(headers, header::CONTENT_LENGTH)?.parse().ok()
}
