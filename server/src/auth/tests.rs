//! Proving callers: what is accepted, what is refused, and how fast a change acts.

use super::bootstrap::{Bootstrap, BootstrapError, bootstrap};
use super::operators::{OperatorTokens, TokenError};
use super::*;
use crate::config::Config;
use crate::db::{Role, on};
use crate::seal::MasterKey;

struct World {
    directory: tempfile::TempDir,
    config: Config,
    clock: Clock,
    tokens: OperatorTokens,
    auth: Authenticator,
    db: Db,
}

const START: Timestamp = Timestamp::from_micros(1_795_435_200_000_000);

impl World {
    async fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let database = crate::db::for_test(directory.path());
        Self::over(directory, &database).await
    }

    async fn over(directory: tempfile::TempDir, database: &str) -> Self {
        let data_dir = directory.path().display().to_string();
        let config = Config::from_text(&format!("data_dir = {data_dir:?}\n{database}")).expect("valid");
        let db = Db::open(&config, Role::Hub).await.expect("opens");
        let clock = Clock::settable(START);
        let seal = Seal::new(&MasterKey::for_test(1), "hub_1");
        let tokens = OperatorTokens::new(db.clone(), seal.clone(), clock.clone());
        let auth = Authenticator::new(db.clone(), seal, clock.clone(), &config.limits);
        Self { directory, config, clock, tokens, auth, db }
    }

    async fn admits(&self, token: &Token) -> bool {
        self.proof(token).await.is_ok()
    }

    async fn proof(&self, token: &Token) -> Result<Principal, AuthError> {
        self.auth.authenticate(&format!("Bearer {}", token.expose())).await
    }

    async fn doubt(&self, authorization: &str) -> Doubt {
        match self.auth.authenticate(authorization).await {
            Err(AuthError::Unauthenticated(doubt)) => doubt,
            other => panic!("{other:?}"),
        }
    }
}

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_token_that_was_made_proves_its_holder() {
    let world = World::new().await;
    let issued = world.tokens.create("laptop", Scope::Read, None).await.expect("made");
    let Principal::Operator(operator) = world.proof(&issued.token).await.expect("proven") else {
        panic!("not an operator");
    };
    assert_eq!((&operator.token_id, &*operator.name, operator.scope), (&issued.id, "laptop", Scope::Read));
    for scheme in ["bearer", "BEARER", "Bearer "] {
        let header = format!("{scheme} {}", issued.token.expose());
        assert!(world.auth.authenticate(&header).await.is_ok(), "{scheme}");
    }
}

#[tokio::test]
async fn every_wrong_header_is_refused() {
    let world = World::new().await;
    let issued = world.tokens.create("laptop", Scope::Admin, None).await.expect("made");
    let text = issued.token.expose().to_owned();
    for (header, doubt) in [
        (String::new(), Doubt::Header),
        ("Bearer".to_owned(), Doubt::Header),
        (text.clone(), Doubt::Header),
        (format!("Basic {text}"), Doubt::Header),
        (format!("Bearer {}{text}", " ".repeat(200)), Doubt::Header),
        ("Bearer ".to_owned(), Doubt::Form),
        (format!("Bearer {text}, Bearer {text}"), Doubt::Form),
        (format!("Bearer {text} {text}"), Doubt::Form),
        (format!("Bearer {}", text.to_lowercase()), Doubt::Form),
        (format!("Bearer {}", Token::new(token::Kind::Tenant, &[1; 40]).expose()), Doubt::Unknown),
        (format!("Bearer {}", Token::new(token::Kind::Business, &[1; 40]).expose()), Doubt::Unknown),
        (format!("Bearer {}", operators::new_token().expose()), Doubt::Unknown),
    ] {
        assert_eq!(world.doubt(&header).await, doubt, "{}", header.len());
    }
}

#[tokio::test]
async fn a_right_id_with_a_wrong_secret_is_unknown_also_when_the_right_one_is_remembered() {
    let world = World::new().await;
    let random = crate::seal::random::<40>();
    let right = Token::new(token::Kind::Operator, &random);
    let mut other = random;
    other[39] ^= 1;
    let wrong = Token::new(token::Kind::Operator, &other);
    assert_eq!(right.id(), wrong.id());
    world.tokens.create_first("operator", right).await.expect("stored").expect("the first");
    let right = Token::new(token::Kind::Operator, &random);
    let header = format!("Bearer {}", wrong.expose());
    assert_eq!(world.doubt(&header).await, Doubt::Unknown);
    assert!(world.admits(&right).await);
    assert_eq!(world.doubt(&header).await, Doubt::Unknown);
}

#[tokio::test]
async fn a_token_ends_at_its_time_to_the_microsecond_also_from_memory() {
    let world = World::new().await;
    let issued = world.tokens.create("ci", Scope::Read, Some(MINUTE)).await.expect("made");
    assert_eq!(issued.expires_at, Some(START.plus(MINUTE)));
    world.clock.set(START.plus(MINUTE).minus(Duration::from_micros(1)));
    assert!(world.admits(&issued.token).await);
    world.clock.set(START.plus(MINUTE));
    assert_eq!(world.doubt(&format!("Bearer {}", issued.token.expose())).await, Doubt::Ended);
}

#[tokio::test]
async fn a_revocation_by_another_process_acts_within_two_seconds() {
    let world = World::new().await;
    let keep = world.tokens.create("keep", Scope::Admin, None).await.expect("made");
    let issued = world.tokens.create("gone", Scope::Admin, None).await.expect("made");
    assert!(world.admits(&issued.token).await);
    // Another process has connections of its own.
    let other = Db::open(&world.config, Role::Command).await.expect("opens");
    let seal = Seal::new(&MasterKey::for_test(1), "hub_1");
    OperatorTokens::new(other, seal, world.clock.clone()).revoke(issued.id.as_str()).await.expect("revoked");
    assert!(world.admits(&issued.token).await, "still believed from memory");
    world.clock.advance(Duration::from_secs(2));
    assert!(!world.admits(&issued.token).await);
    assert!(world.admits(&keep.token).await);
}

#[tokio::test]
async fn a_clock_that_is_set_back_makes_no_token_believed_for_longer() {
    let world = World::new().await;
    world.tokens.create("keep", Scope::Admin, None).await.expect("made");
    let issued = world.tokens.create("gone", Scope::Admin, None).await.expect("made");
    assert!(world.admits(&issued.token).await);
    world.tokens.revoke(issued.id.as_str()).await.expect("revoked");
    world.clock.set(START.minus(MINUTE));
    assert!(!world.admits(&issued.token).await);
}

#[tokio::test]
async fn a_rotation_keeps_the_principal_and_the_old_secret_for_its_grace_time() {
    let world = World::new().await;
    let first = world.tokens.create("ops", Scope::Admin, Some(60 * MINUTE)).await.expect("made");
    let before = world.proof(&first.token).await.expect("proven").principal_key();
    world.clock.advance(MINUTE);
    let second = world.tokens.rotate(first.id.as_str(), 15 * MINUTE).await.expect("rotated");
    assert_eq!(second.expires_at, Some(START.plus(61 * MINUTE)), "a new secret lives as long as the first");
    assert_eq!(world.proof(&second.token).await.expect("proven").principal_key(), before);
    assert!(world.admits(&first.token).await);
    // A second rotation within the grace time: at most two are live.
    let third = world.tokens.rotate(first.id.as_str(), 15 * MINUTE).await.expect("rotated");
    world.clock.advance(Duration::from_secs(2));
    assert!(!world.admits(&first.token).await);
    assert!(world.admits(&second.token).await && world.admits(&third.token).await);
    world.clock.advance(15 * MINUTE);
    assert!(!world.admits(&second.token).await);
    assert!(world.admits(&third.token).await);
    // No grace at all.
    let fourth = world.tokens.rotate(first.id.as_str(), Duration::ZERO).await.expect("rotated");
    world.clock.advance(Duration::from_secs(2));
    assert!(!world.admits(&third.token).await);
    assert!(world.admits(&fourth.token).await);
}

#[tokio::test]
async fn a_grace_time_makes_no_secret_live_longer_than_it_would_have() {
    let world = World::new().await;
    let first = world.tokens.create("ops", Scope::Admin, Some(MINUTE)).await.expect("made");
    world.tokens.rotate(first.id.as_str(), 15 * MINUTE).await.expect("rotated");
    world.clock.advance(MINUTE);
    assert!(!world.admits(&first.token).await);
}

#[tokio::test]
async fn the_last_live_admin_token_cannot_be_revoked() {
    let world = World::new().await;
    let first = world.tokens.create("first", Scope::Admin, None).await.expect("made");
    let reader = world.tokens.create("reader", Scope::Read, None).await.expect("made");
    let ending = world.tokens.create("ending", Scope::Admin, Some(MINUTE)).await.expect("made");
    world.clock.advance(MINUTE);
    // The other admin token has ended and does not count.
    assert!(matches!(world.tokens.revoke(first.id.as_str()).await, Err(TokenError::LastAdmin)));
    world.tokens.revoke(ending.id.as_str()).await.expect("an ended one may go");
    world.tokens.revoke(reader.id.as_str()).await.expect("a reader may go");
    let second = world.tokens.create("second", Scope::Admin, None).await.expect("made");
    world.tokens.revoke(first.id.as_str()).await.expect("there is another");
    world.tokens.revoke(first.id.as_str()).await.expect("again is no error");
    assert!(matches!(world.tokens.revoke(second.id.as_str()).await, Err(TokenError::LastAdmin)));
    assert!(matches!(world.tokens.rotate(first.id.as_str(), MINUTE).await, Err(TokenError::Revoked)));
}

#[tokio::test]
async fn two_revocations_at_once_leave_one_admin() {
    let world = World::new().await;
    let one = world.tokens.create("one", Scope::Admin, None).await.expect("made");
    let two = world.tokens.create("two", Scope::Admin, None).await.expect("made");
    let (first, second) =
        futures::join!(world.tokens.revoke(one.id.as_str()), world.tokens.revoke(two.id.as_str()));
    assert!(first.is_ok() != second.is_ok());
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_by_name() {
    let world = World::new().await;
    let long = "x".repeat(101);
    for name in ["", " ", " x", "x\n", &long] {
        assert!(
            matches!(world.tokens.create(name, Scope::Read, None).await, Err(TokenError::Name)),
            "{name:?}"
        );
    }
    for lifetime in [Duration::ZERO, operators::LIFETIME_MAX + MINUTE] {
        let made = world.tokens.create("x", Scope::Read, Some(lifetime)).await;
        assert!(matches!(made, Err(TokenError::Lifetime)));
    }
    let unknown = Id::new(crate::ids::Kind::Token, START);
    for id in ["", "x", unknown.as_str()] {
        assert!(matches!(world.tokens.revoke(id).await, Err(TokenError::NotFound)), "{id}");
        assert!(matches!(world.tokens.rotate(id, MINUTE).await, Err(TokenError::NotFound)), "{id}");
    }
    let grace = operators::GRACE_MAX + MINUTE;
    assert!(matches!(world.tokens.rotate(unknown.as_str(), grace).await, Err(TokenError::Grace)));
}

#[tokio::test]
async fn the_last_use_is_written_at_most_once_a_minute() {
    let world = World::new().await;
    let issued = world.tokens.create("ops", Scope::Admin, None).await.expect("made");
    let last_used = async || world.tokens.list().await.expect("listed")[0].last_used_at;
    // A write that is awaited comes after those that were queued before it.
    let settle = async || world.db.write("test", |_tx| Box::pin(async { Ok::<(), DbError>(()) })).await;
    assert_eq!(last_used().await, None);
    for (advance, expected) in [(0, START), (59, START), (1, START.plus(MINUTE))] {
        world.clock.advance(Duration::from_secs(advance));
        assert!(world.admits(&issued.token).await);
        settle().await.expect("settled");
        assert_eq!(last_used().await, Some(expected), "after {advance} more seconds");
    }
}

#[tokio::test]
async fn the_database_holds_no_token() {
    // In a file that can be read through.
    let world = World::over(tempfile::tempdir().expect("a temporary directory"), "").await;
    let issued = world.tokens.create("ops", Scope::Admin, None).await.expect("made");
    world.db.close().await;
    let secret = &issued.token.expose()[14..57];
    let found = |needle: &str| {
        let bytes = std::fs::read(world.directory.path().join("hub.db")).expect("readable");
        bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    };
    assert!(found(issued.token.id()), "the detector finds what is there");
    assert!(!found(secret) && !found(&secret[..16]));
}

#[tokio::test]
async fn the_first_start_writes_a_private_token_and_the_second_leaves_it() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    let path = world.config.operator_token_path();
    // What an earlier database left is replaced, since it opens nothing.
    std::fs::write(&path, "old").expect("written");
    assert_eq!(
        bootstrap(&world.tokens, &world.config).await.expect("made"),
        Bootstrap::Written(path.clone())
    );
    assert_eq!(path.metadata().expect("there").permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(&path).expect("readable");
    let proof = world.auth.authenticate(&format!("Bearer {}", text.trim())).await.expect("proven");
    assert!(matches!(proof, Principal::Operator(Operator { scope: Scope::Admin, .. })));
    assert_eq!(bootstrap(&world.tokens, &world.config).await.expect("nothing to do"), Bootstrap::Existing);
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), text);
}

#[tokio::test]
async fn a_prepared_token_is_taken_once_and_only_if_it_is_one() {
    let mut world = World::new().await;
    let path = world.directory.path().join("prepared");
    world.config.bootstrap_token_file = Some(path.clone());
    let absent = bootstrap(&world.tokens, &world.config).await;
    assert!(matches!(absent, Err(BootstrapError::Unreadable { .. })), "{absent:?}");
    let tenant = Token::new(token::Kind::Tenant, &[1; 40]);
    for wrong in ["", "secret", tenant.expose(), &"x".repeat(5000)] {
        std::fs::write(&path, wrong).expect("written");
        let error = bootstrap(&world.tokens, &world.config).await.expect_err("refused");
        assert!(matches!(error, BootstrapError::NotAToken { .. }), "{error}");
    }
    let ready = operators::new_token();
    std::fs::write(&path, format!("{}\n", ready.expose())).expect("written");
    assert_eq!(bootstrap(&world.tokens, &world.config).await.expect("taken"), Bootstrap::Taken(path.clone()));
    assert!(world.admits(&ready).await);
    assert!(!world.config.operator_token_path().exists());
    std::fs::write(&path, operators::new_token().expose()).expect("written");
    assert_eq!(bootstrap(&world.tokens, &world.config).await.expect("nothing to do"), Bootstrap::Existing);
}

#[tokio::test]
async fn a_database_that_fails_is_no_refusal_of_the_token() {
    let world = World::new().await;
    let issued = world.tokens.create("ops", Scope::Admin, None).await.expect("made");
    world.db.close().await;
    assert!(matches!(world.proof(&issued.token).await, Err(AuthError::Unavailable(_))));
}

#[tokio::test]
async fn only_verified_tokens_are_remembered() {
    let world = World::new().await;
    for _ in 0..20 {
        assert!(!world.admits(&operators::new_token()).await);
    }
    world.auth.0.known.run_pending_tasks().await;
    assert_eq!(world.auth.0.known.entry_count(), 0);
    let mut reader = world.db.read().await.expect("a reader");
    let rows: i64 =
        on!(reader.conn(), c => sqlx::query_scalar("SELECT count(*) FROM operator_tokens").fetch_one(c).await)
            .expect("counted");
    assert_eq!(rows, 0);
}
