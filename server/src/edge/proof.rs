//! A caller's proof, for as long as its request is served: a credential that ends takes with it what it began.
//!
//! Every other second the caller is proved anew and held against the access table, as if it came to the door now. Where that
//! fails, an answer that is being sent ends after a whole piece, one that is waited for becomes 401, and of a body that is
//! still being sent nothing more is read. What was begun by then goes on by itself: a change is not left half done. A
//! database that cannot be asked proves nothing either way. Requests that are answered sooner are not looked at.

use std::time::Duration;

use bytes::Bytes;
use futures::{FutureExt as _, stream};
use http_body::Frame;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, StreamBody};
use hub_glue::{ApiError, Body, BodyError, Operation, Response};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;
use zeroize::Zeroizing;

use crate::access;
use crate::auth::{AuthError, Authenticator};
use crate::db::Db;
use crate::error::unauthenticated;
use crate::hub::Context;

/// How often a caller is proved anew. With the two seconds that a token is believed from memory, a revocation acts
/// within five.
const EVERY: Duration = Duration::from_secs(2);

/// What a caller showed at the door, and for what.
#[derive(Clone)]
pub(super) struct Proof {
    auth: Authenticator,
    db: Db,
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    /// None on open operations, which look at no token.
    authorization: Option<Zeroizing<String>>,
    /// Cancelled once it was seen to have ended.
    ended: CancellationToken,
}

impl Proof {
    /// The proof of a caller that was let in with this `Authorization`.
    pub(super) fn new(
        cx: &Context,
        operation: &'static Operation,
        path: &[(&'static str, String)],
        authorization: Option<&str>,
    ) -> Self {
        let authorization =
            authorization.filter(|_| !access::is_open(operation)).map(|text| Zeroizing::new(text.to_owned()));
        let ended = CancellationToken::new();
        let (auth, db) = (cx.auth.clone(), cx.db.clone());
        Self { auth, db, operation, path: path.to_vec(), authorization, ended }
    }

    /// Whether the caller would be let in now.
    async fn holds(&self) -> bool {
        let Some(authorization) = &self.authorization else { return true };
        let holds = match self.auth.authenticate(authorization).await {
            Ok(principal) => access::may_stay(&self.db, self.operation, principal, &self.path).await,
            Err(AuthError::Unavailable(_)) => true,
            Err(AuthError::Unauthenticated(_)) => false,
        };
        if !holds {
            self.ended.cancel();
        }
        holds
    }

    /// Returns once the caller would not be let in any more.
    async fn ended(&self) {
        loop {
            tokio::time::sleep(EVERY).await;
            if !self.holds().await {
                return;
            }
        }
    }

    /// A request's body, of which nothing is read once its caller's proof has ended.
    pub(super) fn incoming(&self, body: UnsyncBoxBody<Bytes, BodyError>) -> UnsyncBoxBody<Bytes, BodyError> {
        if self.authorization.is_none() {
            return body;
        }
        let frames = stream::unfold((body, self.ended.clone()), |(mut body, ended)| async move {
            let frame = tokio::select! {
                biased;
                () = ended.cancelled() => Some(Err("the caller's credential has ended".into())),
                frame = body.frame() => frame,
            };
            frame.map(|frame| (frame, (body, ended)))
        });
        StreamBody::new(frames).boxed_unsync()
    }

    /// Answers a request for as long as its caller's proof holds.
    pub(super) async fn accompany(
        &self,
        answering: impl Future<Output = Result<Response, ApiError>> + Send + 'static,
    ) -> Result<Response, ApiError> {
        if self.authorization.is_none() {
            return answering.await;
        }
        let mut answering = Box::pin(answering);
        tokio::select! {
            biased;
            answer = &mut answering => answer.map(|response| self.outgoing(response)),
            () = self.ended() => {
                tokio::spawn(answering.map(drop).in_current_span());
                Err(unauthenticated())
            }
        }
    }

    /// An answer whose body ends with its caller's proof. One that is all there is sent as it is.
    fn outgoing(&self, response: Response) -> Response {
        if response.body().exact_len().is_some() {
            return response;
        }
        let (proof, due) = (self.clone(), Instant::now() + EVERY);
        response.map(|body| {
            Body::of_frames(stream::unfold(
                (body.into_inner(), proof, due),
                |(body, proof, due)| async move {
                    let (frame, body, due) = next(body, &proof, due).await?;
                    Some((frame, (body, proof, due)))
                },
            ))
        })
    }
}

type Piece = Result<Frame<Bytes>, BodyError>;
type Sent = UnsyncBoxBody<Bytes, BodyError>;

/// The next piece of an answer. None goes out between the time when the proof is due and the time when it was had, so
/// that a reader who comes back late gets nothing more either.
async fn next(mut body: Sent, proof: &Proof, mut due: Instant) -> Option<(Piece, Sent, Instant)> {
    loop {
        if due <= Instant::now() {
            if !proof.holds().await {
                tracing::info!("an answer ends because its caller's credential has");
                return None;
            }
            due = Instant::now() + EVERY;
        }
        tokio::select! {
            biased;
            piece = body.frame() => return piece.map(|piece| (piece, body, due)),
            () = tokio::time::sleep_until(due) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::channel::mpsc;
    use hub_api::OPERATIONS;

    use super::*;
    use crate::test_world::World;

    #[tokio::test]
    async fn nothing_more_is_read_of_a_body_whose_callers_credential_has_ended() {
        let world = World::new().await;
        let set = OPERATIONS.iter().find(|operation| operation.id == "environment_key_set").expect("there");
        let proof = Proof::new(&world.cx, set, &[], Some("Bearer of a token that is none"));
        let (sender, pieces) = mpsc::unbounded::<Piece>();
        let mut body = proof.incoming(StreamBody::new(pieces).boxed_unsync());
        for _ in ["one that is read", "one that is not"] {
            sender.unbounded_send(Ok(Frame::data(Bytes::from_static(b"piece")))).expect("sent");
        }
        let first = body.frame().await.expect("a piece").expect("it is read");
        assert_eq!(first.into_data().expect("data"), "piece");
        assert!(!proof.holds().await);
        assert!(body.frame().await.expect("its end is told").is_err());
    }
}
