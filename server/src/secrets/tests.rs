//! The area on a real database: what is sealed where, what cannot be opened, and two Hubs that refresh one secret.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use hub_types::{Secret, SecretErrorCode, SecretMaterial, SecretState};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::refresh::Fate;
use super::*;
use crate::db::on;
use crate::outward::Outward;
use crate::seal::{MasterKey, Seal};
use crate::test_world::World;

/// A token endpoint that gives a new refresh token each time, once it is let.
struct Provider {
    url: String,
    allowed: String,
    calls: Arc<Mutex<Vec<String>>>,
    open: watch::Sender<bool>,
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("it listens");
        let calls = Arc::new(Mutex::new(Vec::<String>::new()));
        let (open, seen) = (watch::Sender::new(true), Arc::clone(&calls));
        let doors = open.subscribe();
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.expect("a connection");
                let (seen, mut door) = (Arc::clone(&seen), doors.clone());
                tokio::spawn(async move {
                    let mut request = vec![0; 8192];
                    let read = socket.read(&mut request).await.unwrap_or(0);
                    let number = {
                        let mut seen = seen.lock().expect("calls");
                        seen.push(String::from_utf8_lossy(&request[..read]).into_owned());
                        seen.len()
                    };
                    let _ = door.wait_for(|open| *open).await;
                    let body = json!({
                        "access_token": format!("access-{number}"), "refresh_token": format!("refresh-{number}"),
                        "token_type": "bearer", "expires_in": 3600,
                    })
                    .to_string();
                    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
                    let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                    let _ = socket.write_all(answer.as_bytes()).await;
                });
            }
        });
        let url = format!("http://{address}/token");
        Self { url, allowed: format!("outward_allow = [\"{address}\"]"), calls, open }
    }

    fn count(&self) -> usize {
        self.calls.lock().expect("calls").len()
    }
}

fn body(value: Value) -> SecretCreate {
    serde_json::from_value(value).expect("a body")
}

fn oauth2(provider: &Provider) -> SecretCreate {
    body(json!({
        "name": "crm", "kind": "oauth2", "oauth2": {"tokenUrl": provider.url, "clientId": "hub"},
        "material": {"refreshToken": "refresh-0", "accessToken": "access-0"},
    }))
}

async fn made(secrets: &Secrets, body: SecretCreate) -> Secret {
    secrets.create(body, "operator:tok_a".to_owned(), None).await.expect("made").0
}

async fn run_sql(world: &World, sql: &'static str) {
    let done = world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            Ok::<_, crate::db::DbError>(on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?)
        })
    });
    done.await.expect("written");
}

async fn until(what: impl Fn() -> bool) {
    let waited = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waited).await.expect("it comes to that");
}

#[tokio::test]
async fn material_opens_only_as_what_it_was_sealed_for() {
    let world = World::new().await;
    let secrets = world.secrets();
    let secret =
        made(&secrets, body(json!({"name": "a", "kind": "api_key", "material": {"value": "v"}}))).await;
    let row = secrets.row(&secret.id).await.expect("a row");
    let opened = row.open(&world.cx.seal).ok().and_then(|material| material.value).expect("it opens");
    assert_eq!(opened.expose(), "v");
    let other = || "another".to_owned();
    for moved in [
        SecretRow { id: other(), ..row.clone() },
        SecretRow { kind: "opaque".to_owned(), ..row.clone() },
        SecretRow { scope: "tenants".to_owned(), ..row.clone() },
        SecretRow { tenants: other(), ..row.clone() },
        SecretRow { oauth2: other(), ..row.clone() },
        SecretRow { given_as: other(), ..row.clone() },
        SecretRow { version: 2, ..row.clone() },
    ] {
        assert!(moved.open(&world.cx.seal).is_err());
    }
    // What binds nothing may change.
    assert!(SecretRow { name: other(), revision: 9, ..row }.open(&world.cx.seal).is_ok());
}

#[tokio::test]
async fn a_secret_that_cannot_be_opened_is_shown_as_such_and_can_be_mended() {
    let world = World::new().await;
    let secrets = world.secrets();
    let broken =
        made(&secrets, body(json!({"name": "a", "kind": "api_key", "material": {"value": "v"}}))).await;
    let whole =
        made(&secrets, body(json!({"name": "b", "kind": "api_key", "material": {"value": "v"}}))).await;
    run_sql(&world, "UPDATE secrets SET version = 7 WHERE name = 'a'").await;
    let state = async |secret: &Secret| secrets.view(&secret.id).await.expect("there").state;
    assert_eq!(
        (state(&broken).await, state(&whole).await),
        (SecretState::Undecryptable, SecretState::Active)
    );
    let material: SecretMaterial = serde_json::from_value(json!({"value": "w"})).expect("material");
    let (mended, _) =
        secrets.replace_material(broken.id.clone(), material, None, None).await.expect("replaced");
    assert_eq!((mended.state, mended.version), (SecretState::Active, 8));
    // Another master key is the same to it.
    let mut cx = world.cx.clone();
    cx.seal = Seal::new(&MasterKey::for_test(9), "hub_test");
    let outward = Outward::new(&cx.config).expect("a client");
    let elsewhere = Secrets::new(cx, world.tenants.clone(), world.agents.clone(), outward);
    assert_eq!(elsewhere.view(&whole.id).await.expect("there").state, SecretState::Undecryptable);
    elsewhere.delete(whole.id, None).await.expect("it can be deleted");
}

#[tokio::test]
async fn an_oauth2_secret_that_cannot_be_opened_is_not_sent() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    run_sql(&world, "UPDATE secrets SET oauth2 = replace(oauth2, '/token', '/thief')").await;
    let refusal = secrets.refresh(&secret.id, None).await.expect_err("it was changed");
    assert_eq!(refusal.details()[0].reason, ErrorReason::SecretUndecryptable);
    world.cx.clock.advance(Duration::from_secs(4000));
    let done = secrets.refresh_all(Duration::from_secs(5)).await.expect("looked");
    assert_eq!((done.examined_count, done.failed_count, provider.count()), (1, 1, 0));
}

#[tokio::test]
async fn two_hubs_refresh_a_secret_once() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    // Each has its own flights, as two processes have; the rows are the same.
    let (one, other) = (world.secrets(), world.secrets());
    let secret = made(&one, oauth2(&provider)).await;
    provider.open.send_replace(false);
    let (first, second) = (one.refresh(&secret.id, None), other.refresh(&secret.id, None));
    let release = async {
        until(|| provider.count() > 0).await;
        // The other one has seen that it is leased.
        tokio::time::sleep(Duration::from_millis(500)).await;
        provider.open.send_replace(true);
    };
    let (first, second, ()) = futures::join!(first, second, release);
    assert_eq!((first.expect("refreshed").0.version, second.expect("refreshed").0.version), (2, 2));
    assert_eq!(provider.count(), 1);
    assert_eq!(one.refresh(&secret.id, None).await.expect("just now").0.version, 2);
    assert_eq!(provider.count(), 1);
    world.cx.clock.advance(Duration::from_secs(5));
    assert_eq!(other.refresh(&secret.id, None).await.expect("again").0.version, 3, "the lease is over");
}

#[tokio::test]
async fn a_lease_ends_by_its_time_and_by_a_clock_that_is_set_back() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    let lease = async || secrets.take(&secret.id, 1).await.expect("asked").is_some();
    assert!(lease().await);
    assert!(!lease().await, "somebody has it");
    world.cx.clock.advance(Duration::from_secs(59));
    assert!(!lease().await);
    world.cx.clock.advance(Duration::from_secs(2));
    assert!(lease().await, "whoever had it is gone");
    world.cx.clock.set(world.cx.clock.now().minus(Duration::from_secs(86_400)));
    assert!(lease().await, "no lease is as long as that");
    let row = secrets.row(&secret.id).await.expect("a row");
    assert_eq!(row.unknown_calls, 3);
    assert!(!row.refreshes_itself(), "nobody knows what became of those calls");
    secrets.end_leases().await.expect("ended");
    assert_eq!(secrets.refresh(&secret.id, None).await.expect("refreshed").0.version, 2);
}

#[tokio::test]
async fn material_that_is_replaced_during_a_refresh_stays() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    provider.open.send_replace(false);
    let replace = async {
        until(|| provider.count() > 0).await;
        let material = serde_json::from_value(json!({"refreshToken": "by-hand", "accessToken": "by-hand"}));
        let material: SecretMaterial = material.expect("material");
        secrets.replace_material(secret.id.clone(), material, None, None).await.expect("replaced");
        provider.open.send_replace(true);
    };
    let (fate, ()) = futures::join!(secrets.refreshed(&secret.id, 1), replace);
    assert_eq!(fate, Fate::Moved);
    let row = secrets.row(&secret.id).await.expect("a row");
    let material = row.open(&world.cx.seal).expect("it opens");
    assert_eq!(material.refresh_token.as_ref().map(|token| token.expose()), Some("by-hand"));
    assert_eq!((row.version, row.lease, row.unknown_calls), (2, None, 0));
}

#[tokio::test]
async fn a_secret_that_is_deleted_during_a_refresh_stays_deleted() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    provider.open.send_replace(false);
    let delete = async {
        until(|| provider.count() > 0).await;
        secrets.delete(secret.id.clone(), None).await.expect("deleted");
        provider.open.send_replace(true);
    };
    let (answer, ()) = futures::join!(secrets.refresh(&secret.id, None), delete);
    assert_eq!(*answer.expect_err("it is gone").code(), ErrorCode::NotFound);
    assert_eq!(*secrets.view(&secret.id).await.expect_err("it is gone").code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_caller_who_leaves_does_not_end_the_refresh() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    provider.open.send_replace(false);
    let asked = tokio::spawn({
        let (secrets, id) = (secrets.clone(), secret.id.clone());
        async move { secrets.refresh(&id, None).await.map(drop) }
    });
    until(|| provider.count() > 0).await;
    asked.abort();
    let _ = asked.await;
    provider.open.send_replace(true);
    let fate = secrets.refreshed(&secret.id, 1).await;
    assert!(matches!(fate, Fate::Refreshed | Fate::Moved), "{fate:?}");
    assert_eq!((secrets.view(&secret.id).await.expect("there").version, provider.count()), (2, 1));
}

#[tokio::test]
async fn a_slow_provider_keeps_only_its_own_waiting_and_what_was_not_begun_remains() {
    let (slow, quick) = (Provider::start().await, Provider::start().await);
    let allowed = |provider: &Provider| {
        provider.url.trim_start_matches("http://").trim_end_matches("/token").to_owned()
    };
    let settings = format!(
        "outward_allow = [\"{}\", \"localhost:{}\"]",
        allowed(&slow),
        allowed(&quick).rsplit(':').next().unwrap_or_default()
    );
    let world = World::with(&settings, "secret_refreshes = 4\n").await;
    let secrets = world.secrets();
    let secret = |name: &str, url: &str| {
        body(json!({
            "name": name, "kind": "oauth2", "oauth2": {"tokenUrl": url, "clientId": "hub"},
            "material": {"refreshToken": "r"},
        }))
    };
    for index in 0..5 {
        made(&secrets, secret(&format!("slow-{index}"), &slow.url)).await;
    }
    let quick_url = quick.url.replace("127.0.0.1", "localhost");
    for index in 0..5 {
        made(&secrets, secret(&format!("quick-{index}"), &quick_url)).await;
    }
    slow.open.send_replace(false);
    let release = async {
        until(|| quick.count() == 5 && slow.count() == 2).await;
        // Longer than new ones are begun.
        tokio::time::sleep(Duration::from_millis(1200)).await;
        slow.open.send_replace(true);
    };
    let (done, ()) = futures::join!(secrets.refresh_all(Duration::from_secs(1)), release);
    let done = done.expect("looked");
    assert_eq!((done.examined_count, done.refreshed_count, done.remaining_count), (7, 7, 3));
    let rest = secrets.refresh_all(Duration::from_secs(5)).await.expect("looked");
    assert_eq!((rest.examined_count, rest.refreshed_count, rest.remaining_count), (3, 3, 0));
    let codes: Vec<Option<SecretErrorCode>> = rest.results.into_iter().map(|result| result.code).collect();
    assert_eq!(codes, [None, None, None]);
}

#[tokio::test]
async fn a_refresh_that_nobody_asked_for_is_written_down_as_the_hubs() {
    let provider = Provider::start().await;
    let world = World::with(&provider.allowed, "").await;
    let secrets = world.secrets();
    let secret = made(&secrets, oauth2(&provider)).await;
    world.cx.clock.advance(Duration::from_secs(4000));
    let done = secrets.refresh_all(Duration::from_secs(5)).await.expect("looked");
    assert_eq!(done.refreshed_count, 1);
    let query = serde_json::from_value(json!({"operation": "secret_refresh", "limit": 10})).expect("a query");
    let log = crate::audit::list(&world.cx, &query).await.expect("the log").items;
    let [entry] = &log[..] else { panic!("{log:?}") };
    let of: Vec<_> = entry.objects.iter().map(|object| (object.name.as_str(), object.id.as_str())).collect();
    assert_eq!((entry.principal.as_str(), of), ("system:hub", vec![("secretId", secret.id.as_str())]));
}
