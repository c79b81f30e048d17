//! Credentials that end while they are in use: what they began ends with them, within five seconds.

use std::cell::Cell;
use std::time::{Duration, Instant};

use futures::StreamExt as _;
use hermes_hub_client::{Hub, Repeats, RunRef, Seen};
use hub_tests::{Answer, Caller, Process, Settings, eventually, in_time};
use serde_json::{Value, json};

/// What may pass until an end acts, and some more for a machine under load.
const SOON: Duration = Duration::from_secs(8);

const ROTATE: &str = "/v1/tenants/acme/api-credentials/rotate";

struct Scene {
    process: Process,
    acme: Caller,
    /// A run that goes on until it is told to end.
    run: RunRef,
    /// The tenant's own token.
    token: String,
}

impl Scene {
    async fn set() -> Self {
        let process = Process::start_with(Settings::with_agent().with_metrics()).await;
        let acme = process.caller("acme").await;
        let shown = process.raw().get("/v1/tenants/acme/api-credentials").await.expect(200);
        let token = shown["credentials"][0]["token"].as_str().expect("an operator is shown it").to_owned();
        let latch = process.latch("end");
        let run = acme.run(&format!("[[say:before]] {}", latch.wait())).await;
        acme.until(&run, "running".into()).await;
        Self { process, acme, run, token }
    }

    /// Ends the tenant's token.
    async fn end_token(&self) -> Instant {
        self.process.raw().post(ROTATE, json!({"graceSeconds": 0})).await.expect(200);
        Instant::now()
    }

    /// Waits until so many event streams are open.
    async fn opened(&self, count: f64) {
        eventually("the streams are open", async || {
            let open = self.process.figures().await.find("hub_event_streams{kind=\"events\"}");
            (open == Some(count)).then_some(())
        })
        .await;
    }

    /// Waits until a request is being served and stays so: the agent's host asks too, and is soon answered.
    async fn served(&self) {
        let looks = Cell::new(0);
        eventually("a request is under way", async || {
            let under_way = self.process.figures().await.find("hub_http_requests_in_flight");
            looks.set(if under_way.is_some_and(|count| count > 0.0) { looks.get() + 1 } else { 0 });
            (looks.get() > 10).then_some(())
        })
        .await;
    }

    /// Reads a stream of the run with this token, over a bare connection, to its end.
    async fn stream(&self, token: &str) -> (String, Instant) {
        let mut wire = self.process.wire().await;
        let line = format!("GET {} HTTP/1.1", self.acme.path(&self.run, "/events"));
        let bearer = format!("authorization: Bearer {token}");
        wire.head(&[&line, "host: hub", "connection: close", &bearer]).await;
        let text = wire.rest().await;
        (text, Instant::now())
    }
}

#[tokio::test]
async fn an_event_stream_ends_with_the_token_that_opened_it() {
    let scene = Scene::set().await;
    // Somebody else's stream of the same run goes on.
    let admin = Hub::connect(scene.process.url()).token(scene.process.admin_token());
    let admin = admin.repeats(Repeats { tries: 1, ..Repeats::default() }).build().expect("an address");
    let mut beside = admin.run(&scene.run.view().await.expect("the run is there")).events();
    let first = in_time("an event comes", beside.next()).await;
    assert!(matches!(first, Some(Ok(Seen::Event(_)))), "{first:?}");

    let ((text, ended_at), revoked_at) = in_time("the stream ends", async {
        tokio::join!(scene.stream(&scene.token), async {
            scene.opened(2.0).await;
            scene.end_token().await
        })
    })
    .await;
    assert!(text.contains("\nevent: run.created\n"), "it was open: {text}");
    assert!(text.ends_with("\n\n"), "it ends behind a whole frame: {text:?}");
    assert!(!text.contains("event: run.completed"), "{text}");
    assert!(ended_at.duration_since(revoked_at) < SOON, "{:?}", ended_at.duration_since(revoked_at));

    scene.process.latch("end").release();
    let last = in_time("the other stream goes on to its end", async {
        let mut last = None;
        while let Some(seen) = beside.next().await {
            if let Seen::Event(event) = seen.expect("it is not cut") {
                last = Some(event.type_.as_str().to_owned());
            }
        }
        last
    })
    .await;
    assert_eq!(last.as_deref(), Some("run.completed"));
}

#[tokio::test]
async fn an_event_stream_ends_with_the_operator_token_that_opened_it() {
    let scene = Scene::set().await;
    let made = scene.process.command(&["token", "create", "--name", "short", "--scope", "read"]).await;
    let tokens = scene.process.command(&["token", "list"]).await.out;
    let id = tokens.lines().find(|line| line.contains("short")).expect("it is listed");
    let id = id.split_whitespace().find(|word| word.starts_with("tok_")).expect("its id").to_owned();
    let ((text, ended_at), revoked_at) = in_time("the stream ends", async {
        tokio::join!(scene.stream(made.out.trim()), async {
            scene.opened(1.0).await;
            let revoked = scene.process.command(&["token", "revoke", &id]).await;
            assert_eq!(revoked.code, Some(0), "{}", revoked.err);
            Instant::now()
        })
    })
    .await;
    assert!(text.contains("\nevent: run.created\n") && text.ends_with("\n\n"), "{text}");
    assert!(ended_at.duration_since(revoked_at) < SOON, "{:?}", ended_at.duration_since(revoked_at));
}

#[tokio::test]
async fn a_wait_ends_with_the_token_that_waits() {
    let scene = Scene::set().await;
    let waiting = async {
        let path = format!("{}?waitSeconds=30", scene.acme.path(&scene.run, ""));
        let mut wire = scene.process.wire().await;
        let (line, bearer) =
            (format!("GET {path} HTTP/1.1"), format!("authorization: Bearer {}", scene.token));
        wire.head(&[&line, "host: hub", &bearer]).await;
        (wire.answer_to("GET", &path).await, Instant::now())
    };
    let ((answer, ended_at), revoked_at) = in_time("the wait ends", async {
        tokio::join!(waiting, async {
            scene.served().await;
            scene.end_token().await
        })
    })
    .await;
    answer.refused(401, "unauthenticated");
    assert!(ended_at.duration_since(revoked_at) < SOON, "{:?}", ended_at.duration_since(revoked_at));
}

#[tokio::test]
async fn a_body_that_is_still_being_sent_is_not_taken_from_a_token_that_has_ended() {
    let scene = Scene::set().await;
    let target = "/v1/tenants/acme/env/NOTES_TOKEN";
    let body = json!({"value": "x"}).to_string();
    let mut wire = scene.process.wire().await;
    let (line, length) = (format!("PUT {target} HTTP/1.1"), format!("content-length: {}", body.len()));
    let bearer = format!("authorization: Bearer {}", scene.token);
    wire.head(&[&line, "host: hub", "content-type: application/json", &length, &bearer]).await;
    wire.write(&body[..4]).await;
    scene.served().await;
    let revoked_at = scene.end_token().await;
    let answer: Answer = wire.answer_to("PUT", target).await;
    answer.refused(401, "unauthenticated");
    assert!(revoked_at.elapsed() < SOON, "{:?}", revoked_at.elapsed());
    let keys: Value = scene.process.raw().get("/v1/tenants/acme/env").await.expect(200);
    assert_eq!(keys["items"], json!([]), "nothing was set");
    // The same, sent in one go with a token that is good.
    scene.process.raw().put(target, json!({"value": "x"})).await.expect(200);
}
