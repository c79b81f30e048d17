//! Calls that end while the database is away.

use super::*;

/// A meter that cannot write for the first few times: of a charge, and of a cut.
struct Away {
    refused: AtomicUsize,
    tried: Mutex<Vec<Tried>>,
    ledger: Arc<Ledger>,
}

impl Away {
    fn refuses(&self) -> Result<(), ApiError> {
        match self.refused.fetch_add(1, Ordering::SeqCst) % 4 {
            3 => Ok(()),
            _ => Err(ApiError::unavailable(ErrorReason::DatabaseUnavailable, "the database is away")),
        }
    }
}

impl Meter for Away {
    fn payer(&self) -> &str {
        "run_a"
    }

    fn charge(&self, call: ModelCall, tried: Tried) -> BoxFuture<'_, Result<(), ApiError>> {
        self.tried.lock().expect("no panic").push(tried.clone());
        Box::pin(async move {
            self.refuses()?;
            self.ledger.charge(call, tried).await
        })
    }

    fn cut(&self) -> BoxFuture<'_, Result<(), ApiError>> {
        Box::pin(async move {
            self.refuses()?;
            self.ledger.cut().await
        })
    }
}

#[tokio::test]
async fn a_call_that_ends_while_the_database_is_away_is_charged_and_not_asked_for_again() {
    let whole =
        answer("200 OK", "application/json", r#"{"usage":{"prompt_tokens":11,"completion_tokens":2}}"#);
    let stream = vec![head(), piece(HELLO), piece(STOP), piece(USAGE), piece(DONE), last()];
    let cut = vec![head(), piece(HELLO), piece(USAGE), last()];
    for (script, body, is_whole) in
        [(vec![whole], plain(), true), (stream, streaming(), true), (cut, streaming(), false)]
    {
        let provider = Provider::start(script).await;
        let world = World::new(&provider.url, "").await;
        let ledger = world.ledger.clone();
        let away = Arc::new(Away { refused: AtomicUsize::new(0), tried: Mutex::default(), ledger });
        let body = body.as_object().cloned().expect("an object");
        let answer =
            world.proxy.complete("ten_a", Some("m".to_owned()), body, away.clone()).await.expect("an answer");
        let (text, ended) = read_all(answer.into_response().expect("a response")).await;
        assert_eq!(ended, is_whole, "{text}");
        let mut told = vec![Told::Charge(used(11, 2))];
        told.extend((!is_whole).then_some(Told::Cut));
        assert_eq!(world.ledger.told(), told);
        let tried = away.tried.lock().expect("no panic");
        assert_eq!(tried.len(), 4);
        tried[0].is_kept(7);
        assert!(tried.iter().all(|one| one.is_kept(8)), "it is known as one and the same");
    }
}
