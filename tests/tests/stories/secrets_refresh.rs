//! OAuth2 secrets: refreshed once, whoever asks; kept before anybody is told; and what follows when the provider fails.

use std::time::Duration;

use futures::future::join_all;
use hermes_hub_client::types::{ErrorReason, Secret, SecretErrorCode, SecretState};
use hub_tests::oauth::{Misdeed, OauthProvider};
use hub_tests::{Process, Settings, World, eventually};
use serde_json::{Value, json};

const PATH: &str = "/v1/secrets";

/// A Hub that may call this provider. It refreshes nothing by itself before its clock is moved.
async fn world(provider: &OauthProvider) -> World {
    World::with().set("outward_allow", &provider.allowed()).settable_clock().start().await
}

fn oauth2(name: &str, provider: &OauthProvider) -> Value {
    json!({
        "name": name, "kind": "oauth2",
        "oauth2": {"tokenUrl": provider.token_url(), "clientId": "hub"},
        // As if it had just been authorized: nothing is due yet.
        "material": {"refreshToken": provider.authorize(), "accessToken": "access-CANARY-0", "clientSecret": "client-CANARY"},
    })
}

async fn create(world: &World, name: &str, provider: &OauthProvider) -> Secret {
    let body = serde_json::from_value(oauth2(name, provider)).expect("a body");
    let body: hermes_hub_client::types::SecretCreate = body;
    world.admin().secret_create().body(body).send().await.expect("made").into_inner()
}

async fn ask(world: &World, secret: &Secret) -> Result<Secret, hermes_hub_client::Error> {
    Ok(world.admin().secret_refresh().secret_id(secret.id.clone()).send().await?.into_inner())
}

/// Asks for a refresh, some time after whatever was before.
async fn refresh(world: &World, secret: &Secret) -> Result<Secret, hermes_hub_client::Error> {
    world.clock().advance(Duration::from_secs(6));
    ask(world, secret).await
}

async fn view(world: &World, secret: &Secret) -> Secret {
    world.admin().secret_view().secret_id(secret.id.clone()).send().await.expect("there").into_inner()
}

#[tokio::test]
async fn a_refresh_brings_the_next_version_and_says_when_the_next_one_is() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    assert_eq!((made.state.clone(), provider.count()), (SecretState::Active, 0));
    let first = refresh(&world, &made).await.unwrap();
    assert_eq!((first.version, first.revision), (2, 1));
    let now = world.clock().now().to_datetime();
    assert_eq!((first.expires_at.unwrap().0 - now).num_seconds(), 3600);
    let wait = (first.next_refresh_at.unwrap().0 - now).num_seconds();
    assert!((2699..=2880).contains(&wait), "{wait}");
    assert!(first.last_refreshed_at.is_some() && first.last_error.is_none());
    assert_eq!(refresh(&world, &made).await.unwrap().version, 3);
    let calls = provider.calls();
    assert_eq!(calls.len(), 2);
    assert!(
        calls[0].0.contains("refresh_token=refresh-CANARY-0-0")
            && calls[1].0.contains("refresh_token=refresh-CANARY-0-1")
    );
    assert!(calls[0].1.as_deref().is_some_and(|value| value.starts_with("Basic ")), "{calls:?}");
    assert!(!provider.was_robbed());
}

#[tokio::test]
async fn a_hundred_who_ask_at_once_are_one_call() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    world.clock().advance(Duration::from_secs(3000));
    provider.hold();
    let asking = join_all((0..100).map(|_| ask(&world, &made)));
    let due = async { world.admin().secret_refresh_due().send().await.expect("answered").into_inner() };
    let release = async {
        eventually("the provider is called", || async { (provider.count() > 0).then_some(()) }).await;
        assert_eq!(view(&world, &made).await.version, 1, "nobody sees it before it is kept");
        provider.release();
    };
    let (answers, due, ()) = futures::join!(asking, due, release);
    for answer in answers {
        assert_eq!(answer.unwrap().version, 2);
    }
    assert_eq!((due.failed_count, due.remaining_count), (0, 0));
    assert_eq!(provider.count(), 1);
    assert!(!provider.was_robbed());
}

#[tokio::test]
async fn what_is_due_is_refreshed_without_being_asked() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    world.clock().advance(Duration::from_secs(3000));
    let refreshed = eventually("it is refreshed", || async {
        Some(view(&world, &made).await).filter(|secret| secret.version == 2)
    });
    assert_eq!(refreshed.await.state, SecretState::Active);
    // New material without an access token is refreshed at once.
    let material = serde_json::from_value(json!({"refreshToken": provider.authorize()})).unwrap();
    let material: hermes_hub_client::types::SecretMaterial = material;
    world.admin().secret_replace_material().secret_id(made.id.clone()).body(material).send().await.unwrap();
    eventually("it is refreshed again", || async { (view(&world, &made).await.version == 4).then_some(()) })
        .await;
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_refresh_token_that_is_not_changed_is_kept() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    provider.misdeeds([Misdeed::KeepRefresh, Misdeed::KeepRefresh]);
    for version in [2, 3, 4] {
        assert_eq!(refresh(&world, &made).await.unwrap().version, version);
    }
    assert!(provider.calls().iter().all(|call| call.0.contains("refresh-CANARY-0-0")));
}

/// What the provider does, the answer's status, code and reason, the secret's state and its error's code, and whether it
/// is tried again by itself.
type Failure = (Misdeed, u16, &'static str, &'static str, SecretState, SecretErrorCode, bool);

fn failures(elsewhere: &str) -> Vec<Failure> {
    const JSON: &str = "application/json";
    let conflict = |word: &'static str, reason, state, code| -> Failure {
        (Misdeed::Say(400, JSON, word), 409, "failed_precondition", reason, state, code, false)
    };
    let upstream = |misdeed, code| -> Failure {
        (misdeed, 502, "upstream_error", "provider_failed", SecretState::Error, code, true)
    };
    vec![
        conflict(
            r#"{"error":"invalid_grant"}"#,
            "reauth_required",
            SecretState::ReauthRequired,
            SecretErrorCode::InvalidGrant,
        ),
        conflict(
            r#"{"error":"invalid_client"}"#,
            "secret_misconfigured",
            SecretState::Misconfigured,
            SecretErrorCode::InvalidClient,
        ),
        conflict(
            r#"{"error":"unauthorized_client"}"#,
            "secret_misconfigured",
            SecretState::Misconfigured,
            SecretErrorCode::UnauthorizedClient,
        ),
        conflict(
            r#"{"error":"invalid_scope"}"#,
            "secret_misconfigured",
            SecretState::Misconfigured,
            SecretErrorCode::InvalidScope,
        ),
        upstream(Misdeed::Say(503, JSON, r#"{"error":"invalid_grant"}"#), SecretErrorCode::ProviderFailed),
        upstream(Misdeed::Say(429, "text/plain", "CANARY"), SecretErrorCode::ProviderFailed),
        upstream(Misdeed::Say(404, "text/html", "<CANARY>"), SecretErrorCode::ProviderFailed),
        upstream(Misdeed::Redirect(elsewhere.to_owned()), SecretErrorCode::ProviderFailed),
        upstream(Misdeed::Say(200, JSON, "CANARY"), SecretErrorCode::AnswerUnusable),
        upstream(Misdeed::Say(200, "text/html", "<CANARY>"), SecretErrorCode::AnswerUnusable),
    ]
}

#[tokio::test]
async fn each_failure_of_the_provider_has_its_answer_and_what_follows() {
    let (provider, elsewhere) = (OauthProvider::start().await, OauthProvider::start().await);
    let world = world(&provider).await;
    for (index, failure) in failures(&elsewhere.token_url()).into_iter().enumerate() {
        let (misdeed, status, code, reason, state, error, again) = failure;
        let secret = create(&world, &format!("s{index}"), &provider).await;
        provider.misdeeds([misdeed.clone()]);
        let path = format!("{PATH}/{}:refresh", secret.id.as_str());
        let answer = world.raw().request(http::Method::POST, &path).send().await;
        answer.refused_for(status, code, reason, "");
        assert!(!answer.text().contains("CANARY"), "{}", answer.text());
        let seen = view(&world, &secret).await;
        assert_eq!((seen.version, &seen.state), (1, &state), "{misdeed:?}");
        assert_eq!(seen.last_error.map(|error| error.code), Some(error), "{misdeed:?}");
        assert_eq!(seen.next_refresh_at.is_some(), again, "{misdeed:?}");
        if state == SecretState::ReauthRequired {
            let calls = provider.count();
            world.raw().request(http::Method::POST, &path).send().await.refused(409, "failed_precondition");
            assert_eq!(provider.count(), calls, "a grant that has ended is not asked for again");
        } else {
            // It is well again: what was wrong is forgotten.
            let seen = refresh(&world, &secret).await.unwrap();
            assert_eq!((seen.version, seen.state, seen.last_error), (2, SecretState::Active, None));
        }
    }
    assert_eq!(elsewhere.count(), 0, "nobody follows a redirect");
    assert!(!provider.was_robbed());
}

#[tokio::test]
async fn other_kinds_are_not_refreshed() {
    let world = World::start().await;
    let body = json!({"name": "a", "kind": "api_key", "material": {"value": "x"}});
    let made = world.raw().post(PATH, body).await.expect(201);
    let path = format!("{PATH}/{}:refresh", made["id"].as_str().unwrap());
    let refusal = world.raw().request(http::Method::POST, &path).send().await;
    refusal.refused_for(400, "invalid_argument", "not_allowed", "secretId");
    let other = format!("{PATH}/sec_01k9v2m7q8e5z3x4c6b7n8m9a0:refresh");
    world.raw().request(http::Method::POST, &other).send().await.refused(404, "not_found");
}

#[tokio::test]
async fn a_repeat_with_the_same_key_asks_the_provider_once() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    let path = format!("{PATH}/{}:refresh", made.id.as_str());
    let post =
        async || world.raw().request(http::Method::POST, &path).header("idempotency-key", "k").send().await;
    let (first, again) = (post().await, post().await);
    assert_eq!((first.expect(200), again.header("idempotency-replayed")), (again.expect(200), "true"));
    assert_eq!(provider.count(), 1);
}

#[tokio::test]
async fn a_call_that_nobody_knows_the_outcome_of_is_tried_once_more_and_not_again() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    // It has given new tokens and nobody has heard of them.
    provider.misdeeds([Misdeed::Die]);
    let refusal = refresh(&world, &made).await.unwrap_err();
    assert_eq!(refusal.reason(), Some(&ErrorReason::ProviderTimeout));
    let seen = view(&world, &made).await;
    assert_eq!((seen.state, seen.next_refresh_at.is_some()), (SecretState::Error, true));
    // The one more try tells how it stands: the token was used.
    world.clock().advance(Duration::from_secs(60));
    let ended = eventually("it is tried again", || async {
        Some(view(&world, &made).await).filter(|secret| secret.state == SecretState::ReauthRequired)
    });
    assert_eq!(ended.await.next_refresh_at, None);
    assert_eq!(provider.count(), 2);

    // A provider that is silent twice is not asked a third time.
    let other = create(&world, "silent", &provider).await;
    provider.misdeeds([Misdeed::Say(200, "text/html", ""), Misdeed::Say(200, "text/html", "")]);
    refresh(&world, &other).await.unwrap_err();
    let failed_at = async || view(&world, &other).await.last_error.map(|error| error.occurred_at);
    let first = failed_at().await;
    world.clock().advance(Duration::from_secs(60));
    // While it is being tried it has no next time either.
    eventually("it was tried again", async || (failed_at().await > first).then_some(())).await;
    let left = view(&world, &other).await;
    assert_eq!((left.state, left.next_refresh_at), (SecretState::Error, None));
    assert_eq!(provider.count(), 4);
    // But when somebody asks it is.
    assert_eq!(refresh(&world, &other).await.unwrap().version, 2);
}

/// A Hub that is killed while the provider does this with its refresh; what the secret is after the next start.
async fn killed_during(misdeed: Misdeed) -> (OauthProvider, Value) {
    let provider = OauthProvider::start().await;
    let mut settings = Settings::default();
    settings.set("outward_allow", &provider.allowed());
    let mut process = Process::start_with(settings).await;
    provider.misdeeds([misdeed]);
    let mut body = oauth2("crm", &provider);
    // Without an access token it is refreshed at once.
    body["material"].as_object_mut().expect("an object").remove("accessToken");
    let made = process.raw().post(PATH, body).await.expect(201);
    eventually("the provider is called", || async { (provider.count() == 1).then_some(()) }).await;
    process.kill().await;
    let process = process.restart().await;
    let path = format!("{PATH}/{}", made["id"].as_str().expect("an id"));
    let settled = eventually("the refresh is tried again", || async {
        let secret = process.raw().get(&path).await.expect(200);
        (secret["version"] == 2 || secret["state"] == "reauth_required").then_some(secret)
    });
    let secret = settled.await;
    assert_eq!(provider.count(), 2, "once more, and no storm");
    (provider, secret)
}

#[tokio::test]
async fn a_hub_that_was_killed_during_a_refresh_asks_once_more_and_keeps_what_it_gets() {
    let (provider, secret) = killed_during(Misdeed::Hang).await;
    assert_eq!((&secret["state"], &secret["version"]), (&json!("active"), &json!(2)));
    assert!(!provider.was_robbed());
}

#[tokio::test]
async fn a_hub_that_was_killed_before_it_heard_of_new_tokens_says_that_the_grant_is_lost() {
    let (_, secret) = killed_during(Misdeed::Swallow).await;
    assert_eq!((&secret["state"], &secret["nextRefreshAt"]), (&json!("reauth_required"), &Value::Null));
    assert_eq!(secret["lastError"]["code"], "invalid_grant");
}

#[tokio::test]
async fn no_token_is_anywhere_on_the_disk() {
    let provider = OauthProvider::start().await;
    let world = world(&provider).await;
    let made = create(&world, "crm", &provider).await;
    refresh(&world, &made).await.unwrap();
    let mut haystack = Vec::new();
    let mut files = vec![world.data_dir().to_path_buf()];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                std::fs::read_dir(&path).expect("readable").map(|entry| entry.expect("an entry").path()),
            );
        } else {
            haystack.extend(std::fs::read(&path).unwrap_or_default());
        }
    }
    let holds = |needle: &str| haystack.windows(needle.len()).any(|window| window == needle.as_bytes());
    // On a database of a server the files of this directory hold nothing of it.
    let is_here = world.data_dir().join("hub.db").exists();
    assert_eq!(holds(made.id.as_str()), is_here, "the search finds what is there");
    assert!(!holds("CANARY"));
}
