//! What is kept of business keys: what their holders send for some minutes, in its own place, and no longer.

use std::collections::BTreeMap;

use secrecy::ExposeSecret as _;

use super::*;
use crate::auth::Principal;
use crate::db::on;
use crate::test_world::World;

const MINUTE: Duration = Duration::from_secs(60);

async fn made(world: &World, name: &str) -> String {
    let new = NewKey {
        name: name.to_owned(),
        scopes: vec!["runs:read".to_owned()],
        reach: Reach::Labels(BTreeMap::new()),
        by: "tester".to_owned(),
        expires_at: None,
    };
    let (seal, now) = (world.cx.seal.clone(), world.cx.clock.now());
    let job = world.cx.db.write("test", move |tx| Box::pin(async move { create(tx, &seal, new, now).await }));
    job.await.expect("made").id
}

/// What the key's holder sends, as long as it is shown.
async fn token(world: &World, id: &str) -> Result<Option<String>, CreateError> {
    let mut reader = world.cx.db.read().await?;
    let token = shown(&mut reader, &world.cx.seal, id, world.cx.clock.now()).await?;
    Ok(token.map(|token| token.expose_secret().to_owned()))
}

/// Of how many keys it is kept.
async fn kept(world: &World) -> i64 {
    let sql = "SELECT count(*) FROM business_keys WHERE sealed IS NOT NULL";
    let mut reader = world.cx.db.read().await.expect("a reader");
    on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_one(c).await).expect("counted")
}

#[tokio::test]
async fn what_a_holder_sends_is_kept_for_a_quarter_of_an_hour() {
    let world = World::new().await;
    let first = made(&world, "first").await;
    let sent = token(&world, &first).await.expect("read").expect("it is shown");
    world.cx.clock.advance(14 * MINUTE);
    let second = made(&world, "second").await;
    assert_eq!(token(&world, &first).await.expect("read").as_ref(), Some(&sent));
    assert_eq!(kept(&world).await, 2);

    world.cx.clock.advance(MINUTE);
    assert_eq!(token(&world, &first).await.expect("read"), None, "also before it is forgotten");
    let piece = world.hub().business_keys.forget_shown().await.expect("forgotten");
    assert_eq!((piece.removed, kept(&world).await), (1, 1));
    assert!(token(&world, &second).await.expect("read").is_some());
    let proof = world.cx.auth.authenticate(&format!("Bearer {sent}")).await.expect("it works on");
    assert!(matches!(proof, Principal::Business(business) if business.key_id.to_string() == first));

    world.cx.clock.advance(15 * MINUTE);
    made(&world, "third").await;
    assert_eq!(kept(&world).await, 1, "a new key forgets those before");
}

#[tokio::test]
async fn what_a_holder_sends_is_not_opened_in_another_place() {
    let world = World::new().await;
    let (first, second) = (made(&world, "first").await, made(&world, "second").await);
    let (from, to) = (second.clone(), first.clone());
    let job = world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            let sql = "UPDATE business_keys SET sealed =
                 (SELECT other.sealed FROM business_keys AS other WHERE other.id = $1) WHERE id = $2";
            on!(tx.conn(), c => sqlx::query(sql).bind(from).bind(to).execute(c).await.map(drop))?;
            Ok::<_, DbError>(())
        })
    });
    job.await.expect("written");
    let refusal = token(&world, &first).await.expect_err("it was moved");
    assert!(matches!(refusal, CreateError::Seal(_)), "{refusal}");
    assert!(token(&world, &second).await.expect("control: its own is opened").is_some());
}
