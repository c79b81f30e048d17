//! Sending one file: its conditions, its headers, and its bytes as they are asked for.
//!
//! A download holds an open file and one piece of it in memory. After each piece the file is looked at; if its bytes
//! may have changed the connection ends before the announced length, because half of one file and half of another is
//! worse than none. So it does when the Hub ends: a client resumes where it was.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes as Chunk;
use futures::stream;
use http::{HeaderName, StatusCode, header};
use hub_glue::{BodyError, Bytes};
use hub_types::{ErrorReason, FileDownloadQuery, TenantId};
use tokio::sync::OwnedSemaphorePermit;
use tokio_util::sync::CancellationToken;

use super::range::{Portion, is_named, portion, wants_sha256};
use super::{Files, headers, refusal, relative};
use crate::beneath::{PlainFile, Turns};
use crate::error::ApiError;
use crate::seal::Sha256;

/// How much is read at once.
const PIECE_BYTES: usize = 256 << 10;
/// Files up to this size are hashed for every download, larger ones where it is asked for.
const DIGEST_BYTES: u64 = 16 << 20;
const DIGEST_BYTES_ASKED: u64 = 1 << 30;

/// What the headers of a request say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// `Range`.
    pub range: Option<&'a str>,
    /// `If-Range`.
    pub if_range: Option<&'a str>,
    /// `If-None-Match`.
    pub if_none_match: Option<&'a str>,
    /// `Want-Repr-Digest`.
    pub want_repr_digest: Option<&'a str>,
}

/// Why the connection ends before the file does.
#[derive(Debug, thiserror::Error)]
enum Cut {
    #[error("the file changed while it was sent")]
    Changed,
    #[error("the hub is ending")]
    Ending,
    #[error("the file cannot be read any more")]
    Unreadable(#[source] io::Error),
}

impl Files {
    /// `file_download`.
    pub async fn download(
        &self,
        tenant_id: &TenantId,
        query: FileDownloadQuery,
        asked: Asked<'_>,
    ) -> Result<Bytes, ApiError> {
        let (uid, path) = (self.uid(tenant_id).await?, relative(&query.path)?);
        let place = self.downloads.take(&uid).ok_or_else(too_many)?;
        let (root, wanted) = (self.root(&uid, &query.root)?, path.clone());
        let file = self.look(&uid, move || root.open()?.file(&wanted)).await?;
        let file = Arc::new(file.map_err(|error| refusal(error, "file"))?);

        let size = file.snapshot().size;
        let (etag, is_strong) = headers::etag(file.snapshot());
        let mut head = headers::of_file(path.name(), &etag);
        if asked.if_none_match.is_some_and(|tags| is_named(tags, &etag)) {
            head.remove(header::CONTENT_TYPE);
            return Ok(Bytes::stream(StatusCode::NOT_MODIFIED, head, stream::empty()));
        }
        let (status, part) =
            match portion(asked.range, asked.if_range, is_strong.then_some(etag.as_str()), size) {
                Portion::Whole => (StatusCode::OK, 0..size),
                Portion::Part(part) => {
                    headers::set(&mut head, header::CONTENT_RANGE, &headers::content_range(&part, size));
                    (StatusCode::PARTIAL_CONTENT, part)
                }
                Portion::Nothing => return Err(headers::unsatisfiable(size)),
            };
        head.insert(header::CONTENT_LENGTH, (part.end - part.start).into());
        let is_asked = asked.want_repr_digest.is_some_and(wants_sha256);
        if size <= if is_asked { DIGEST_BYTES_ASKED } else { DIGEST_BYTES } {
            let hashed = Arc::clone(&file);
            // A file that changes under the hash has none; sending it will end the same way.
            if let Ok(sha256) = self.look(&uid, move || digest(&hashed)).await? {
                let name = HeaderName::from_static("repr-digest");
                headers::set(&mut head, name, &headers::repr_digest(&sha256));
            }
        }
        let ending = self.cx.ending.clone();
        let sending = Sending { file, left: part, uid, turns: self.turns.clone(), ending, _place: place };
        Ok(Bytes::stream(status, head, sending.stream()))
    }
}

/// The SHA-256 of the whole file. Blocks.
fn digest(file: &PlainFile) -> Result<[u8; 32], Cut> {
    let (mut hash, mut at, size) = (Sha256::new(), 0, file.snapshot().size);
    while at < size {
        let bytes = piece(file, &(at..size))?;
        hash.update(&bytes);
        at += bytes.len() as u64;
    }
    Ok(hash.finish())
}

/// The next bytes of a part, never none. Blocks.
fn piece(file: &PlainFile, left: &Range<u64>) -> Result<Vec<u8>, Cut> {
    let length = usize::try_from(left.end - left.start).unwrap_or(PIECE_BYTES).min(PIECE_BYTES);
    let bytes = file.read(left.start, length).map_err(Cut::Unreadable)?;
    // Looked at after it was read: what changes later is seen with the next piece.
    let is_unchanged = file.is_unchanged().map_err(Cut::Unreadable)?;
    if is_unchanged && bytes.len() == length { Ok(bytes) } else { Err(Cut::Changed) }
}

/// A download under way.
struct Sending {
    file: Arc<PlainFile>,
    left: Range<u64>,
    uid: String,
    turns: Turns,
    ending: CancellationToken,
    /// Given back with the end of the download.
    _place: OwnedSemaphorePermit,
}

impl Sending {
    /// The pieces; after an error there is none.
    fn stream(self) -> impl futures::Stream<Item = Result<Chunk, BodyError>> + Send + 'static {
        stream::unfold(Some(self), |sending| async move {
            let mut sending = sending.filter(|sending| !sending.left.is_empty())?;
            match sending.next().await {
                Ok(bytes) => Some((Ok(bytes), Some(sending))),
                Err(cut) => {
                    tracing::info!("a download was cut: {cut}");
                    Some((Err(cut.into()), None))
                }
            }
        })
    }

    async fn next(&mut self) -> Result<Chunk, Cut> {
        loop {
            let (file, left) = (Arc::clone(&self.file), self.left.clone());
            let turn = self.turns.take(&self.uid, move || piece(&file, &left));
            let bytes = tokio::select! {
                biased;
                () = self.ending.cancelled() => return Err(Cut::Ending),
                turn = turn => turn,
            };
            // Where all turns are taken a download is slow; its client has waited for less.
            if let Ok(bytes) = bytes {
                let bytes = bytes?;
                self.left.start += bytes.len() as u64;
                return Ok(Chunk::from(bytes));
            }
        }
    }
}

fn too_many() -> ApiError {
    let message =
        "as many downloads of this tenant's files are under way as may be, try again when one has ended";
    ApiError::unavailable(ErrorReason::Overloaded, message).retry_after(std::time::Duration::from_secs(5))
}
