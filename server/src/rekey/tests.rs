//! Everything that is sealed takes part, nothing is lost on the way, and what is in the way is told.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::credentials::{Credentials, Shown};
use crate::db::on;
use crate::seal::MasterKey;
use crate::tenants::Reach;
use crate::test_world::World;

/// Columns of bytes that are not sealed: keyed hashes.
const NOT_SEALED: [&str; 9] = [
    "audit_head.hash",
    "audit_head.proof",
    "audit_log.hash",
    "business_keys.hash",
    "hub_meta.key_check",
    "idempotency_keys.fingerprint",
    "operator_token_secrets.hash",
    "runtime_credentials.hash",
    "tenant_credentials.hash",
];

/// The seal of the test's Hub after a change to another master key.
fn changed(to: u8) -> Seal {
    let (current, previous) = (MasterKey::for_test(to), MasterKey::for_test(1));
    let restored = Seal::restore(&current, Some(&previous), &previous, "hub_test", &[]);
    restored.unwrap_or_else(|error| panic!("{error}")).0
}

/// Makes one of each thing that is sealed; the uid of the tenant whose they are.
async fn sealed_things(world: &World) -> String {
    let tenant = world.tenant("acme").await;
    let keys = environment::Environment::new(world.cx.clone(), world.tenants.clone(), world.agents.clone());
    let name = "NOTES_TOKEN".try_into().expect("a name");
    let set = environment::Set { name, value: "of notes".into(), by: "tester".to_owned(), condition: None };
    keys.set(&tenant.id, set).await.expect("set");
    world.cron.verifier(&tenant.uid).await.expect("a key pair");
    let body = serde_json::json!({"name": "a", "kind": "opaque", "material": {"value": "v"}});
    let body = serde_json::from_value(body).expect("a body");
    world.secrets().create(body, "tester".to_owned(), None).await.expect("made");
    credentials(world, &world.cx).view(&tenant.id, tenant::Use::Api, Shown::Tokens).await.expect("made");
    let key = business::NewKey {
        name: "a".to_owned(),
        scopes: Vec::new(),
        reach: Reach::Labels(BTreeMap::new()),
        by: "tester".to_owned(),
        expires_at: None,
    };
    let (seal, now) = (world.cx.seal.clone(), world.cx.clock.now());
    let job = world.cx.db.write("test", move |tx| {
        Box::pin(async move { business::create(tx, &seal, key, now).await.map(drop) })
    });
    job.await.expect("made");
    let (master, id) = (MasterKey::for_test(1), "hub_test");
    let restored = Seal::restore(&master, None, &master, id, &[]);
    let held = restored.unwrap_or_else(|error| panic!("{error}")).1;
    let kept = world.cx.db.write("test", move |tx| {
        Box::pin(async move {
            for (name, sealed) in held {
                crate::db::meta::hold_key(tx, name, sealed).await?;
            }
            Ok::<_, DbError>(())
        })
    });
    kept.await.expect("kept");
    tenant.uid.to_string()
}

fn credentials(world: &World, cx: &crate::hub::Context) -> Credentials {
    Credentials::new(cx.clone(), world.tenants.clone())
}

/// Which of them a Hub with this context can open: environment keys, the cron key, secrets, a tenant's token, a business
/// key that is shown again.
async fn opened(world: &World, cx: &crate::hub::Context, uid: &str) -> [bool; 5] {
    let keys = environment::Environment::new(cx.clone(), world.tenants.clone(), world.agents.clone());
    let values = keys.values(uid).await.expect("values");
    let cron = cron::Cron::new(cx.clone(), world.tenants.clone(), world.agents.clone(), world.runs.clone());
    let outward = crate::outward::Outward::new(&cx.config).expect("a client");
    let secrets = secrets::Secrets::new(cx.clone(), world.tenants.clone(), world.agents.clone(), outward);
    let query = serde_json::from_value(serde_json::json!({"limit": 10})).expect("a query");
    let states = secrets.list(&query).await.expect("a page").items;
    let active = states.iter().all(|secret| secret.state == hub_types::SecretState::Active);
    let acme = "acme".parse().expect("an id");
    let token = credentials(world, cx).view(&acme, tenant::Use::Api, Shown::Tokens).await;
    let mut reader = cx.db.read().await.expect("a reader");
    let keys = business::list(&mut reader, None, 10).await.expect("a list");
    let shown = business::shown(&mut reader, &cx.seal, &keys[0].id, cx.clock.now()).await;
    let is_shown = shown.is_ok_and(|token| token.is_some());
    [values.contains_key("NOTES_TOKEN"), cron.token(uid).await.is_ok(), active, token.is_ok(), is_shown]
}

#[test]
fn no_sealed_column_is_left_out() {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(migrations).expect("migrations") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a text");
        let mut table = String::new();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            if let Some(name) = line.strip_prefix("CREATE TABLE ") {
                name.trim_end_matches(" (").clone_into(&mut table);
            } else if let (Some(column), Some("BLOB" | "BLOB,")) = (words.next(), words.next()) {
                found.insert(format!("{table}.{column}"));
            }
        }
    }
    let shelves = SHELVES.iter().map(|shelf| format!("{}.{}", shelf.table, shelf.column));
    let known: BTreeSet<String> = shelves.chain(NOT_SEALED.iter().map(|name| (*name).to_owned())).collect();
    assert_eq!(found, known, "a column of bytes is sealed and on a shelf, or listed here as not sealed");
}

#[tokio::test]
async fn all_that_is_sealed_opens_with_the_new_key_alone_after_a_run_that_was_broken_off() {
    let world = World::new().await;
    let uid = sealed_things(&world).await;
    let own = hex(&world.cx.seal.key_id());
    let counts = by_key(&mut world.cx.db.read().await.expect("a reader")).await.expect("counts");
    let count = counts[&own];
    assert!(count >= 6 && counts.len() == 1, "{counts:?}");

    let rekey = Rekey::new(world.cx.db.clone(), changed(2));
    assert_eq!(rekey.run_for(1).await.expect("a part"), Done { wrapped: 1, unreadable: 0 });
    let counts = by_key(&mut world.cx.db.read().await.expect("a reader")).await.expect("counts");
    assert_eq!((counts[&own], counts[&rekey.key_id()]), (count - 1, 1));
    let rest = u64::try_from(count - 1).expect("a count");
    assert_eq!(rekey.run().await.expect("the rest"), Done { wrapped: rest, unreadable: 0 });
    assert_eq!(rekey.run().await.expect("again"), Done::default());
    let counts = by_key(&mut world.cx.db.read().await.expect("a reader")).await.expect("counts");
    assert_eq!(counts, BTreeMap::from([(rekey.key_id(), count)]));

    let mut cx = world.cx.clone();
    cx.seal = Seal::new(&MasterKey::for_test(2), "hub_test");
    assert_eq!(opened(&world, &cx, &uid).await, [true; 5]);
    cx.seal = Seal::new(&MasterKey::for_test(1), "hub_test");
    assert_eq!(opened(&world, &cx, &uid).await, [false; 5], "the old key opens nothing any more");
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_left_alone_and_what_cannot_be_opened_is_counted() {
    let world = World::new().await;
    sealed_things(&world).await;
    let rekey = Rekey::new(world.cx.db.clone(), changed(2));
    let mut reader = world.cx.db.read().await.expect("a reader");
    let shelf = &environment::SHELF;
    let mut rows = store::others(&mut reader, shelf, changed(2).key_id(), 0, 10).await.expect("rows");
    drop(reader);
    let mut stale = rows.pop().expect("a key");
    stale.sealed.push(0);
    assert_eq!(rekey.wrap(shelf, stale).await.expect("asked"), Some(false), "it is not what was read");

    let moved = world.cx.db.write("test", |tx| {
        Box::pin(async move {
            let sql = "UPDATE environment_keys SET revision = revision + 1";
            Ok::<_, DbError>(on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?)
        })
    });
    moved.await.expect("moved");
    let done = rekey.run().await.expect("a run");
    assert!(done.unreadable == 1 && done.wrapped >= 5, "{done:?}");
    assert_eq!(rekey.run().await.expect("again"), Done { wrapped: 0, unreadable: 1 });
}
