//! What a server of its own adds to the promises of [`crate::db`]: it goes away and comes back, others connect to it.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use futures::FutureExt as _;
use hub_test_postgres::{Server, places_or_skip, psql, server_or_skip};
use rustix::process::{Pid, Signal, kill_process};

use super::*;
use crate::clock::Timestamp;
use crate::db::{Db, DbError, Tx, on, peek};
use crate::notice::Notices;

const WRITER: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                      WHERE application_name LIKE 'hermes-hub writer%'";
const PATIENCE: Duration = Duration::from_secs(30);

struct World {
    directory: tempfile::TempDir,
    url: String,
    db: Db,
}

fn config(directory: &Path, url: &str, more: &str) -> Config {
    let data_dir = directory.display().to_string();
    Config::from_text(&format!("data_dir = {data_dir:?}\ndatabase_url = {url:?}\n{more}")).expect("valid")
}

impl World {
    /// On the server that the tests share.
    async fn shared(test: &str, more: &str) -> Option<Self> {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let url = places_or_skip(test)?.of(directory.path());
        Some(Self::at(directory, url, more).await)
    }

    async fn on(server: &Server) -> Self {
        Self::at(tempfile::tempdir().expect("a temporary directory"), server.url(), "").await
    }

    async fn at(directory: tempfile::TempDir, url: String, more: &str) -> Self {
        let db = Db::open(&config(directory.path(), &url, more), Role::Hub).await.expect("opens");
        let world = Self { directory, url, db };
        world.run("CREATE TABLE things (name TEXT PRIMARY KEY)").await.expect("a table");
        world
    }

    /// The process of the server's that the writer is connected to.
    async fn backend(&self) -> i32 {
        let pid = self.db.write("test", |tx| {
            Box::pin(async move {
                let sql = "SELECT pg_backend_pid()";
                Ok::<_, DbError>(on!(tx.conn(), c => sqlx::query_scalar(sql).fetch_one(c).await)?)
            })
        });
        pid.await.expect("its pid")
    }

    fn config(&self) -> Config {
        config(self.directory.path(), &self.url, "")
    }

    async fn run(&self, sql: &'static str) -> Result<(), DbError> {
        self.db.write("test", move |tx| Box::pin(execute(tx, sql))).await
    }

    async fn add(&self, name: String) -> Result<(), DbError> {
        self.db.write("test", move |tx| Box::pin(add(tx, name))).await
    }

    async fn names(&self) -> Result<BTreeSet<String>, DbError> {
        let mut reader = self.db.read().await?;
        let names: Vec<String> =
            on!(reader.conn(), c => sqlx::query_scalar("SELECT name FROM things").fetch_all(c).await)?;
        Ok(names.into_iter().collect())
    }

    /// Until it works, for as long as a restart may take.
    async fn in_time<T>(&self, mut ask: impl AsyncFnMut(&Self) -> Result<T, DbError>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            match ask(self).await {
                Ok(answer) => return answer,
                Err(error) => assert!(Instant::now() < until, "it does not recover: {error:?}"),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn execute(tx: &mut Tx, sql: &'static str) -> Result<(), DbError> {
    Ok(on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?)
}

async fn add(tx: &mut Tx, name: String) -> Result<(), DbError> {
    let sql = "INSERT INTO things (name) VALUES ($1)";
    Ok(on!(tx.conn(), c => sqlx::query(sql).bind(name).execute(c).await.map(drop))?)
}

async fn refusal(config: &Config, role: Role) -> String {
    Db::open(config, role).await.err().expect("refused").to_string()
}

#[tokio::test]
async fn a_second_hub_is_refused_and_told_who_holds_the_database() {
    let Some(world) = World::shared("a_second_hub", "").await else { return };
    let said = refusal(&world.config(), Role::Hub).await;
    let pid = std::process::id();
    assert!(
        said.contains(&format!(
            "another hub holds the database {}: hermes-hub writer, pid {pid} on",
            place_of(&world)
        )),
        "{said}"
    );
    assert!(said.ends_with("stop that one, or name another database in HUB_DATABASE_URL"), "{said}");
    let command = Db::open(&world.config(), Role::Command).await.expect("commands work beside it");
    let write: Result<(), DbError> =
        command.write("test", |tx| Box::pin(add(tx, "by a command".to_owned()))).await;
    write.expect("written");
    command.close().await;
    world.db.close().await;
    let next = Db::open(&world.config(), Role::Hub).await.expect("it is free");
    next.close().await;
}

fn place_of(world: &World) -> String {
    world.config().database().to_string()
}

#[tokio::test]
async fn a_hub_that_lost_the_database_to_another_writes_nothing_more() {
    let Some(world) = World::shared("a_hub_that_lost_the_database", "").await else { return };
    // As if its connection broke and another Hub was quicker. Only this schema's: other tests are at work beside.
    let own = world.backend().await;
    psql(&world.url, &format!("SELECT pg_terminate_backend({own})"));
    let other = Db::open(&world.config(), Role::Hub).await.expect("the database is free");
    let error = world.add("not written".to_owned()).await.expect_err("refused");
    assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
    let health = world.db.health(Timestamp::from_micros(1), Duration::from_secs(5)).await;
    assert!(matches!(health, Err(DbError::Unavailable { .. })), "{health:?}");
    world.db.displaced().now_or_never().expect("it knows");
    // Also when the other one has let go: that may be starting anew.
    other.close().await;
    let error = world.add("not written".to_owned()).await.expect_err("refused");
    assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
    assert!(world.names().await.expect("read").is_empty());
}

/// A process that stands still until this is dropped; its server could not end before.
struct Still(Pid);

impl Still {
    fn of(pid: i32) -> Self {
        let pid = Pid::from_raw(pid).expect("a process");
        kill_process(pid, Signal::STOP).expect("it is there");
        Self(pid)
    }
}

impl Drop for Still {
    fn drop(&mut self) {
        let _ = kill_process(self.0, Signal::CONT);
    }
}

#[tokio::test]
async fn a_connection_of_its_own_that_stands_still_is_no_other_hub() {
    let Some(server) = server_or_skip("a_connection_that_stands_still") else { return };
    let directory = tempfile::tempdir().expect("a temporary directory");
    let world = World::at(directory, server.url(), "[limits]\ndatabase_job_seconds = 1").await;
    let still = Still::of(world.backend().await);
    // The first one waits for an answer in vain, the second one for the lock.
    for name in ["unanswered", "not taken"] {
        let error = world.add(name.to_owned()).await.expect_err("it stands still");
        assert!(matches!(error, DbError::Unavailable { .. }), "{error:?}");
    }
    assert!(world.db.displaced().now_or_never().is_none(), "nobody else has it");
    drop(still);
    world.in_time(async |world| world.add("written".to_owned()).await).await;
    assert_eq!(world.names().await.expect("read"), BTreeSet::from(["written".to_owned()]));
}

#[tokio::test]
async fn what_was_acknowledged_is_there_though_the_writers_connection_is_killed_again_and_again() {
    let Some(server) = server_or_skip("killed_connections") else { return };
    let world = World::on(&server).await;
    let mut acknowledged = BTreeSet::new();
    for round in 0..10 {
        let writes = (0..50).map(|n| {
            let name = format!("{round}-{n}");
            let world = &world;
            async move { world.add(name.clone()).await.map(|()| name) }
        });
        let writes = futures::future::join_all(writes);
        let url = server.url();
        let killer = tokio::task::spawn_blocking(move || psql(&url, WRITER));
        let (writes, killed) = futures::join!(writes, killer);
        assert_eq!(killed.expect("joined"), "1", "the one connection that writes");
        acknowledged.extend(writes.into_iter().filter_map(Result::ok));
        world.in_time(async |world| world.add(format!("after {round}")).await).await;
        acknowledged.insert(format!("after {round}"));
    }
    assert!(world.names().await.expect("read").is_superset(&acknowledged));
}

#[tokio::test]
async fn a_server_that_is_away_is_said_at_once_and_found_again_when_it_is_back() {
    let Some(mut server) = server_or_skip("a_server_that_is_away") else { return };
    let world = World::on(&server).await;
    for killed in [false, true] {
        world.add(format!("before {killed}")).await.expect("written");
        world.names().await.expect("read");
        if killed {
            server.kill()
        } else {
            server.stop()
        }
        let began = Instant::now();
        let read = world.names().await;
        assert!(matches!(read, Err(DbError::Unavailable { .. })), "{read:?}");
        let write = world.add("lost".to_owned()).await;
        assert!(matches!(write, Err(DbError::Unavailable { .. })), "{write:?}");
        let health = world.db.health(Timestamp::from_micros(1), Duration::from_secs(5)).await;
        assert!(matches!(health, Err(DbError::Unavailable { .. })), "{health:?}");
        assert!(began.elapsed() < Duration::from_secs(3), "nobody waits for a server that is away");
        let said = refusal(&world.config(), Role::Hub).await;
        assert!(said.contains("cannot be used (") && said.contains("start its server, or correct"), "{said}");
        server.start_again();
        world.in_time(async |world| world.add(format!("after {killed}")).await).await;
        world.in_time(async |world| world.names().await).await;
    }
    let names = ["before false", "after false", "before true", "after true"].map(str::to_owned);
    assert_eq!(world.names().await.expect("read"), BTreeSet::from(names));
}

#[tokio::test]
async fn a_job_in_the_middle_of_a_long_statement_is_given_up_and_the_writer_goes_on() {
    let Some(world) = World::shared("a_long_statement", "[limits]\ndatabase_job_seconds = 1").await else {
        return;
    };
    let result: Result<(), DbError> = world
        .db
        .write("test", |tx| {
            Box::pin(async move {
                add(tx, "undone".to_owned()).await?;
                // The server's own deadline is for one statement: two are longer than the job may take.
                execute(tx, "SELECT pg_sleep(0.7)").await?;
                execute(tx, "SELECT pg_sleep(0.7)").await
            })
        })
        .await;
    assert!(matches!(result, Err(DbError::Unavailable { .. })), "{result:?}");
    world.add("kept".to_owned()).await.expect("the writer has another connection, and the lock");
    assert_eq!(world.names().await.expect("read"), BTreeSet::from(["kept".to_owned()]));
}

#[tokio::test]
async fn a_job_that_passes_over_a_failed_statement_is_undone_alone() {
    let Some(world) = World::shared("a_job_that_passes_over", "").await else { return };
    let add_twice = world.db.write("test", |tx| {
        Box::pin(async move {
            add(tx, "twice".to_owned()).await?;
            let _ = add(tx, "twice".to_owned()).await;
            Ok::<_, DbError>(())
        })
    });
    let (one, twice, two) =
        futures::join!(world.add("one".to_owned()), add_twice, world.add("two".to_owned()));
    assert!(one.is_ok() && two.is_ok());
    assert!(matches!(twice, Err(DbError::Other { .. })), "{twice:?}");
    assert_eq!(world.names().await.expect("read"), BTreeSet::from(["one".to_owned(), "two".to_owned()]));
}

#[tokio::test]
async fn a_read_that_nobody_waits_for_spoils_no_connection() {
    let Some(world) = World::shared("a_read_that_nobody_waits_for", "[limits]\ndatabase_readers = 1").await
    else {
        return;
    };
    for _ in 0..3 {
        let mut reader = world.db.read().await.expect("a reader");
        let slow =
            async { on!(reader.conn(), c => sqlx::query("SELECT pg_sleep(20)").execute(c).await.map(drop)) };
        assert!(tokio::time::timeout(Duration::from_millis(20), slow).await.is_err());
        drop(reader);
        let began = Instant::now();
        world.names().await.expect("read");
        assert!(began.elapsed() < Duration::from_secs(10), "on a connection that does not sleep");
    }
}

#[tokio::test]
async fn notices_of_others_are_heard_and_everybody_is_woken_after_a_silence() {
    let Some(server) = server_or_skip("notices_of_others") else { return };
    let world = World::on(&server).await;
    let notices = Notices::over(&world.db, "runs");
    let (mut one, mut two) = (notices.listen("run_1"), notices.listen("run_2"));
    // It is connected when the first notice has come through; those before were for nobody.
    let heard = async |listening: &mut crate::notice::Listening, payload: &str| {
        let until = Instant::now() + PATIENCE;
        while tokio::time::timeout(Duration::from_millis(50), listening.changed()).await.is_err() {
            assert!(Instant::now() < until, "{payload} is not heard");
            server.psql(&format!("NOTIFY hermes_hub, '{payload}'"));
        }
    };
    heard(&mut one, "runs run_1").await;
    // All are woken when the connection is made, so that only what comes later counts.
    while tokio::time::timeout(Duration::from_millis(200), two.changed()).await.is_ok() {}
    server.psql("NOTIFY hermes_hub, 'tenants run_2'");
    server.psql("NOTIFY hermes_hub, 'junk'");
    assert!(
        tokio::time::timeout(Duration::from_millis(200), two.changed()).await.is_err(),
        "another board's"
    );
    heard(&mut two, "runs run_2").await;
    let ended = server.psql(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
         WHERE application_name LIKE 'hermes-hub notices%'",
    );
    assert_eq!(ended, "1");
    tokio::time::timeout(PATIENCE, two.changed()).await.expect("woken, since something may have been missed");
}

#[tokio::test]
async fn a_commit_that_was_not_answered_is_said_to_be_unknown_and_everybody_is_woken() {
    let Some(world) = World::shared("a_commit_that_was_not_answered", "").await else { return };
    // The connection ends within the commit, and not before it.
    for sql in [
        "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$",
        "CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED \
         FOR EACH ROW WHEN (NEW.name = 'fatal') EXECUTE FUNCTION die()",
    ] {
        world.run(sql).await.expect("made");
    }
    let notices = Notices::over(&world.db, "runs");
    let mut listening = notices.listen("run_1");
    // Once its own connection is there, which wakes all, the bus has no reason of its own.
    while tokio::time::timeout(Duration::from_millis(500), listening.changed()).await.is_ok() {}
    let unknown = world.add("fatal".to_owned()).await.expect_err("lost");
    assert!(matches!(unknown, DbError::Unknown { .. }), "{unknown:?}");
    let said = crate::error::ApiError::from(unknown);
    assert_eq!((said.status().as_u16(), said.message().contains("nothing was changed")), (503, false));
    assert!(tokio::time::timeout(Duration::from_millis(100), listening.changed()).await.is_err(), "not yet");
    world.add("next".to_owned()).await.expect("written");
    tokio::time::timeout(Duration::from_secs(5), listening.changed()).await.expect("woken");
    // What ends before the commit is not there, and that is said.
    let died = world.run("SELECT pg_terminate_backend(pg_backend_pid())").await.expect_err("lost");
    assert!(matches!(died, DbError::Unavailable { .. }), "{died:?}");
    let said = crate::error::ApiError::from(died);
    assert!(said.message().contains("nothing was changed"), "{}", said.message());
}

#[tokio::test]
async fn notices_go_to_others_and_not_to_ourselves_twice() {
    let Some(world) = World::shared("notices_go_to_others", "").await else { return };
    let other = Db::open(&world.config(), Role::Command).await.expect("opens");
    assert!(other.bus().is_some());
    let mut listener = sqlx::postgres::PgListener::connect(&world.url).await.expect("connects");
    listener.listen("hermes_hub").await.expect("listens");
    let notices = Notices::over(&world.db, "runs");
    let mut here = notices.listen("run_42");
    notices.tell("run_42");
    here.changed().await;
    let told = async { while listener.recv().await.expect("connected").payload() != "runs run_42" {} };
    tokio::time::timeout(PATIENCE, told).await.expect("told");
}

#[tokio::test]
async fn a_text_with_a_nul_is_refused_by_the_server() {
    // Why no such text may come this far.
    let Some(world) = World::shared("a_text_with_a_nul", "").await else { return };
    assert!(matches!(world.add("a\0b".to_owned()).await, Err(DbError::Other { .. })));
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let Some(world) = World::shared("the_same_tables", "").await else { return };
    world.run("DROP TABLE things").await.expect("dropped");
    let directory = tempfile::tempdir().expect("a temporary directory");
    let data_dir = directory.path().display().to_string();
    let sqlite = Config::from_text(&format!("data_dir = {data_dir:?}")).expect("valid");
    let sqlite = Db::open(&sqlite, Role::Hub).await.expect("opens");
    let columns = async |db: &Db, sql: &'static str| -> BTreeSet<(String, String)> {
        let mut reader = db.read().await.expect("a reader");
        let rows: Vec<(String, String)> =
            on!(reader.conn(), c => sqlx::query_as(sql).fetch_all(c).await).expect("columns");
        rows.into_iter().filter(|(table, _)| !table.starts_with('_')).collect()
    };
    let in_postgres = "SELECT table_name::text, column_name::text FROM information_schema.columns \
                       WHERE table_schema = current_schema()";
    let in_sqlite =
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'";
    assert_eq!(columns(&world.db, in_postgres).await, columns(&sqlite, in_sqlite).await);
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_an_empty_database_is_seen() {
    let Some(places) = places_or_skip("a_newer_schema") else { return };
    let directory = tempfile::tempdir().expect("a temporary directory");
    let config = config(directory.path(), &places.of(directory.path()), "");
    assert_eq!(peek(&config).await.expect("looks"), Peek::Absent);
    let said = refusal(&config, Role::Command).await;
    assert!(said.contains("run `hermes-hub serve` once"), "{said}");
    let hub = Db::open(&config, Role::Hub).await.expect("opens");
    assert_eq!(peek(&config).await.expect("looks"), Peek::Current(None));
    let later: Result<(), DbError> = hub
        .write("test", |tx| {
            Box::pin(execute(
                tx,
                "INSERT INTO _sqlx_migrations VALUES (9999, 'later', now(), true, '\\x00', 1)",
            ))
        })
        .await;
    later.expect("a later migration");
    hub.close().await;
    for role in [Role::Hub, Role::Command] {
        let said = refusal(&config, role).await;
        assert!(said.contains("newer hermes-hub (it has migration 9999"), "{said}");
    }
}

#[tokio::test]
async fn a_start_that_cannot_be_says_what_to_do_and_no_password() {
    let Some(server) = server_or_skip("a_start_that_cannot_be") else { return };
    server.psql("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'");
    server.psql("ALTER USER hub SET search_path = nowhere");
    let directory = tempfile::tempdir().expect("a temporary directory");
    let socket = server.url().split_once("host=").expect("a socket").1.to_owned();
    for (url, expected) in [
        (
            format!("postgres://hub:hunter2@localhost/nothing?host={socket}"),
            "create it with `CREATE DATABASE`",
        ),
        (format!("postgres://hub:hunter2@localhost/latin?host={socket}"), "its encoding is not UTF8"),
        (format!("postgres://hub:hunter2@localhost/postgres?host={socket}"), "search_path names no schema"),
        (
            format!("postgres://nobody:hunter2@localhost/postgres?host={socket}"),
            "correct the user and password",
        ),
        ("postgres://hub:hunter2@127.0.0.1:1/postgres".to_owned(), "start its server, or correct"),
    ] {
        let config = config(directory.path(), &url, "");
        for said in [refusal(&config, Role::Hub).await, peek(&config).await.expect_err("refused").to_string()]
        {
            assert!(said.contains(expected) && !said.contains("hunter2"), "{said}");
        }
        let shown = format!("{config:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[tokio::test]
async fn tls_is_as_the_address_asks_for_it() {
    let Some(mut server) = server_or_skip("tls_is_as_the_address_asks") else { return };
    let directory = tempfile::tempdir().expect("a temporary directory");
    let made = |name: &str| {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let path = directory.path().join(name);
        std::fs::write(&path, made.cert.pem()).expect("written");
        (made, path.display().to_string())
    };
    let ((own, root), (_, other)) = (made("own.pem"), made("other.pem"));
    let plain = config(directory.path(), &format!("{}&sslmode=require", server.url()), "");
    assert!(peek(&plain).await.is_err(), "it has none yet");
    let url = server.start_with_tls(&own.cert.pem(), &own.signing_key.serialize_pem());
    for (parameters, works) in [
        ("sslmode=disable".to_owned(), true),
        ("sslmode=require".to_owned(), true),
        (format!("sslmode=verify-full&sslrootcert={root}"), true),
        (format!("sslmode=verify-ca&sslrootcert={root}"), true),
        (format!("sslmode=verify-full&sslrootcert={other}"), false),
        // Nobody knows a certificate that was made a moment ago.
        ("sslmode=verify-full".to_owned(), false),
    ] {
        let opened = Db::open(&config(directory.path(), &format!("{url}?{parameters}"), ""), Role::Hub).await;
        match &opened {
            Ok(db) => {
                let encrypted = server.psql(
                    "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
                     WHERE application_name LIKE 'hermes-hub writer%'",
                );
                assert_eq!(encrypted == "t", parameters != "sslmode=disable", "{parameters}");
                db.close().await;
            }
            Err(error) => assert!(error.to_string().contains("cannot be used ("), "{error}"),
        }
        assert_eq!(opened.is_ok(), works, "{parameters}");
    }
}
