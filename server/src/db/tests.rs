//! The promises of the writer: isolation of jobs, durability of answers, bounded waiting, recovery.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use tokio::sync::oneshot;

use super::*;

/// Of the database that the tests run on.
fn config(directory: &Path, more: &str) -> Config {
    sqlite_config(directory, &format!("{}{more}", for_test(directory)))
}

fn sqlite_config(directory: &Path, more: &str) -> Config {
    Config::from_text(&format!("data_dir = {:?}\n{more}", directory.display().to_string()))
        .expect("a configuration")
}

struct World {
    directory: tempfile::TempDir,
    db: Db,
}

impl World {
    async fn new() -> Self {
        Self::with("").await
    }

    async fn with(more: &str) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let config = config(directory.path(), more);
        Self::over(directory, &config).await
    }

    /// On SQLite, whatever the tests run on.
    async fn sqlite() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let config = sqlite_config(directory.path(), "");
        Self::over(directory, &config).await
    }

    async fn over(directory: tempfile::TempDir, config: &Config) -> Self {
        let db = Db::open(config, Role::Hub).await.expect("opens");
        let world = Self { directory, db };
        let table = "CREATE TABLE things (name TEXT CONSTRAINT \"things.name\" PRIMARY KEY)";
        world.run(table).await.expect("a table");
        world
    }

    async fn run(&self, sql: &'static str) -> Result<(), DbError> {
        self.db.write("test", move |tx| Box::pin(execute(tx, sql))).await
    }

    async fn names(&self) -> BTreeSet<String> {
        names(&self.db).await
    }
}

async fn execute(tx: &mut Tx, sql: &'static str) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?;
    Ok(())
}

async fn add(tx: &mut Tx, name: String) -> Result<(), DbError> {
    on!(tx.conn(), c => sqlx::query("INSERT INTO things (name) VALUES ($1)").bind(name).execute(c).await.map(drop))?;
    Ok(())
}

async fn names(db: &Db) -> BTreeSet<String> {
    let mut reader = db.read().await.expect("a reader");
    let names: Vec<String> =
        on!(reader.conn(), c => sqlx::query_scalar("SELECT name FROM things").fetch_all(c).await)
            .expect("names");
    names.into_iter().collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Holds the writer inside a job until told to go on, so that what is queued meanwhile becomes one group.
async fn hold_writer(db: &Db) -> (oneshot::Sender<()>, tokio::task::JoinHandle<Result<(), DbError>>) {
    let (release, held) = oneshot::channel::<()>();
    let (started, running) = oneshot::channel::<()>();
    let db = db.clone();
    let task = tokio::spawn(async move {
        db.write("test_hold", move |_tx| {
            Box::pin(async move {
                let _ = started.send(());
                let _ = held.await;
                Ok(())
            })
        })
        .await
    });
    running.await.expect("the job runs");
    (release, task)
}

#[tokio::test]
async fn a_failing_job_undoes_itself_and_nothing_of_its_group() {
    let world = World::new().await;
    let (release, held) = hold_writer(&world.db).await;
    let write = |name: &'static str, fails: bool| {
        world.db.write("test", move |tx| {
            Box::pin(async move {
                add(tx, name.to_owned()).await?;
                if fails { Err(DbError::Busy) } else { Ok(()) }
            })
        })
    };
    // Joined futures are first polled in order, so all five are queued before the writer goes on.
    let group = async {
        futures::join!(
            write("a", false),
            write("b", true),
            write("c", false),
            write("a", false),
            write("d", false),
            async {
                release.send(()).expect("the writer waits");
            }
        )
    };
    let (a, b, c, again, d, ()) = group.await;
    held.await.expect("joined").expect("held");
    assert!(a.is_ok() && c.is_ok() && d.is_ok());
    assert!(matches!(b, Err(DbError::Busy)));
    assert_eq!(again.expect_err("a is there").conflict(), Some("things.name"));
    assert_eq!(world.names().await, set(&["a", "c", "d"]));
}

#[tokio::test]
async fn a_panicking_job_is_undone_and_the_writer_goes_on() {
    let world = World::new().await;
    let result: Result<(), DbError> = world
        .db
        .write("test", |tx| {
            Box::pin(async move {
                add(tx, "x".to_owned()).await?;
                panic!("as if the code were wrong")
            })
        })
        .await;
    assert!(matches!(result, Err(DbError::Panicked)), "{result:?}");
    world.run("INSERT INTO things VALUES ('y')").await.expect("the writer goes on");
    assert_eq!(world.names().await, set(&["y"]));
}

#[tokio::test]
async fn a_job_that_waits_too_long_is_undone_and_the_writer_goes_on() {
    let world = World::with("[limits]\ndatabase_job_seconds = 1").await;
    let result: Result<(), DbError> = world
        .db
        .write("test", |tx| {
            Box::pin(async move {
                add(tx, "x".to_owned()).await?;
                std::future::pending().await
            })
        })
        .await;
    assert!(matches!(result, Err(DbError::TooLong)), "{result:?}");
    world.run("INSERT INTO things VALUES ('y')").await.expect("the writer goes on");
    assert_eq!(world.names().await, set(&["y"]));
}

#[tokio::test]
async fn a_job_runs_to_its_end_when_its_caller_is_gone() {
    let world = World::new().await;
    let (release, held) = hold_writer(&world.db).await;
    let caller = world.db.write("test", |tx| Box::pin(add(tx, "x".to_owned())));
    // Polled once it is queued, then dropped.
    assert!(futures::FutureExt::now_or_never(caller).is_none());
    release.send(()).expect("the writer waits");
    held.await.expect("joined").expect("held");
    world.run("INSERT INTO things VALUES ('y')").await.expect("the next write comes after");
    assert_eq!(world.names().await, set(&["x", "y"]));
}

#[tokio::test]
async fn a_full_queue_refuses_at_once_and_nothing_is_lost_of_what_was_taken() {
    let world = World::with("[limits]\ndatabase_queue = 3").await;
    let (release, held) = hold_writer(&world.db).await;
    let mut waiting = Vec::new();
    let mut refused = 0;
    for name in ["a", "b", "c", "d", "e"] {
        let name = name.to_owned();
        let mut write = Box::pin(world.db.write("test", move |tx| Box::pin(add(tx, name))));
        match futures::poll!(&mut write) {
            std::task::Poll::Pending => waiting.push(write),
            std::task::Poll::Ready(result) => {
                assert!(matches!(result, Err(DbError::Busy)), "{result:?}");
                refused += 1;
            }
        }
    }
    assert_eq!((waiting.len(), refused), (3, 2));
    release.send(()).expect("the writer waits");
    held.await.expect("joined").expect("held");
    for write in waiting {
        write.await.expect("what was taken is written");
    }
    assert_eq!(world.names().await, set(&["a", "b", "c"]));
}

#[tokio::test]
async fn a_lost_transaction_fails_its_whole_group_and_the_next_write_finds_a_sound_connection() {
    // The first is what SQLite does by itself when the disk fails: the transaction is gone, the savepoint with it.
    // The second leaves a transaction open in which the job can no longer be undone.
    for break_it in ["ROLLBACK", "RELEASE job"] {
        let world = World::new().await;
        let (release, held) = hold_writer(&world.db).await;
        let good = world.db.write("test", |tx| Box::pin(add(tx, "good".to_owned())));
        let lost = world.db.write("test", move |tx| {
            Box::pin(async move {
                execute(tx, break_it).await?;
                Err::<(), _>(DbError::Busy)
            })
        });
        let behind = world.db.write("test", |tx| Box::pin(add(tx, "behind".to_owned())));
        let (good, lost, behind, ()) = futures::join!(good, lost, behind, async {
            release.send(()).expect("the writer waits");
        });
        assert!(held.await.expect("joined").is_ok());
        for result in [good, lost, behind] {
            assert!(result.is_err(), "no job of the group may believe it was written: {break_it}");
        }
        world.run("INSERT INTO things VALUES ('later')").await.expect("a sound connection");
        assert_eq!(world.names().await, set(&["later"]), "{break_it}");
    }
}

#[tokio::test]
async fn a_thousand_writes_at_once_are_all_there() {
    let world = World::new().await;
    let writes = (0..1000).map(|n| world.db.write("test", move |tx| Box::pin(add(tx, n.to_string()))));
    for result in futures::future::join_all(writes).await {
        result.expect("written");
    }
    assert_eq!(world.names().await.len(), 1000);
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let world = World::new().await;
    let mut reader = world.db.read().await.expect("a reader");
    let result = on!(reader.conn(), c => sqlx::query("DELETE FROM things").execute(c).await.map(drop));
    assert!(result.is_err());
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_drop_without_close() {
    let world = World::sqlite().await;
    world.run("INSERT INTO things VALUES ('kept')").await.expect("written");
    // The copy is what a power cut would leave: no connection was closed, no log written back.
    let copy = tempfile::tempdir().expect("a temporary directory");
    for name in ["hub.db", "hub.db-wal"] {
        std::fs::copy(world.directory.path().join(name), copy.path().join(name)).expect("copied");
    }
    let again = Db::open(&sqlite_config(copy.path(), ""), Role::Hub).await.expect("opens");
    assert_eq!(names(&again).await, set(&["kept"]));
}

#[tokio::test]
async fn after_a_close_what_was_queued_is_there_and_more_is_refused() {
    let world = World::new().await;
    let (release, held) = hold_writer(&world.db).await;
    let queued = world.db.write("test", |tx| Box::pin(add(tx, "queued".to_owned())));
    let (queued, (), ()) = futures::join!(queued, world.db.close(), async {
        release.send(()).expect("the writer waits");
    });
    queued.expect("written before the close");
    assert!(held.await.expect("joined").is_ok());
    assert!(matches!(world.run("INSERT INTO things VALUES ('x')").await, Err(DbError::Unavailable { .. })));
    assert!(matches!(world.db.read().await, Err(DbError::Unavailable { .. })));
    let again = Db::open(&config(world.directory.path(), ""), Role::Hub).await.expect("opens");
    assert_eq!(names(&again).await, set(&["queued"]));
}

#[tokio::test]
async fn foreign_keys_hold_and_commits_reach_the_disk() {
    let world = World::sqlite().await;
    let pragmas: Result<(i64, i64, i64, String), DbError> = world
        .db
        .write("test", |tx| {
            Box::pin(async move {
                let (foreign_keys,): (i64,) =
                    on!(tx.conn(), c => sqlx::query_as("PRAGMA foreign_keys").fetch_one(c).await)?;
                let (synchronous,): (i64,) =
                    on!(tx.conn(), c => sqlx::query_as("PRAGMA synchronous").fetch_one(c).await)?;
                let (delete,): (i64,) =
                    on!(tx.conn(), c => sqlx::query_as("PRAGMA secure_delete").fetch_one(c).await)?;
                let (mode,): (String,) =
                    on!(tx.conn(), c => sqlx::query_as("PRAGMA journal_mode").fetch_one(c).await)?;
                Ok((foreign_keys, synchronous, delete, mode))
            })
        })
        .await;
    // 2 is FULL.
    assert_eq!(pragmas.expect("pragmas"), (1, 2, 1, "wal".to_owned()));
}

#[tokio::test]
async fn the_probe_passes_again_and_again_without_growing_the_database() {
    let world = World::sqlite().await;
    let deadline = Duration::from_secs(5);
    world.db.health(Timestamp::from_micros(1), deadline).await.expect("healthy");
    let pages = async || {
        let mut reader = world.db.read().await.expect("a reader");
        let pages: i64 = on!(reader.conn(), c => sqlx::query_scalar("PRAGMA page_count").fetch_one(c).await)
            .expect("pages");
        pages
    };
    let before = pages().await;
    for n in 0..50 {
        world.db.health(Timestamp::from_micros(n), deadline).await.expect("healthy");
    }
    assert_eq!(pages().await, before);
}

#[tokio::test]
async fn the_probe_says_busy_when_it_takes_too_long() {
    let world = World::new().await;
    let (release, held) = hold_writer(&world.db).await;
    let result = world.db.health(Timestamp::from_micros(1), Duration::from_millis(20)).await;
    assert!(matches!(result, Err(DbError::Busy)), "{result:?}");
    release.send(()).expect("the writer waits");
    held.await.expect("joined").expect("held");
}

#[tokio::test]
async fn a_command_makes_no_database_and_changes_no_schema() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let config = sqlite_config(directory.path(), "");
    assert!(matches!(Db::open(&config, Role::Command).await, Err(OpenError::Absent { .. })));
    assert_eq!(peek(&config).await.expect("looks"), Peek::Absent);
    assert!(directory.path().read_dir().expect("readable").next().is_none(), "nothing was made");
    std::fs::write(directory.path().join("hub.db"), "").expect("an empty file");
    assert!(matches!(Db::open(&config, Role::Command).await, Err(OpenError::Older { .. })));
    let hub = Db::open(&config, Role::Hub).await.expect("opens");
    assert_eq!(peek(&config).await.expect("looks"), Peek::Current(None));
    let command = Db::open(&config, Role::Command).await.expect("opens beside the hub");
    command.close().await;
    hub.close().await;
}

#[tokio::test]
async fn a_newer_or_different_schema_is_refused_and_named() {
    let world = World::sqlite().await;
    let config = sqlite_config(world.directory.path(), "");
    world
        .run("INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', 1, x'00', 1)")
        .await
        .expect("a later migration");
    let newest = "and this one knows up to";
    for role in [Role::Hub, Role::Command] {
        let error = Db::open(&config, role).await.err().expect("refused").to_string();
        assert!(
            error.contains("newer hermes-hub (it has migration 9999") && error.contains(newest),
            "{error}"
        );
    }
    assert!(matches!(peek(&config).await, Err(OpenError::Newer { version: 9999, .. })));
    world.run("DELETE FROM _sqlx_migrations WHERE version = 9999").await.expect("gone");
    world.run("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 1").await.expect("changed");
    for role in [Role::Hub, Role::Command] {
        assert!(matches!(Db::open(&config, role).await, Err(OpenError::Different { version: 1, .. })));
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    std::fs::write(
        directory.path().join("hub.db"),
        "not a database, but long enough to look at ".repeat(100),
    )
    .expect("written");
    let error =
        Db::open(&sqlite_config(directory.path(), ""), Role::Hub).await.err().expect("refused").to_string();
    assert!(error.contains("cannot be opened") && error.contains("not a database"), "{error}");
}

#[tokio::test]
async fn the_database_file_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::sqlite().await;
    for name in ["hub.db", "hub.db-wal"] {
        let mode = world.directory.path().join(name).metadata().expect(name).permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

/// One write of a random workload.
#[derive(Debug, Clone)]
enum Write {
    Add(u8),
    AddThenFail(u8),
    AddTwo(u8, u8),
    Remove(u8),
}

fn workload() -> impl Strategy<Value = Vec<Write>> {
    let write = prop_oneof![
        (0..20_u8).prop_map(Write::Add),
        (0..20_u8).prop_map(Write::AddThenFail),
        (0..20_u8, 0..20_u8).prop_map(|(one, two)| Write::AddTwo(one, two)),
        (0..20_u8).prop_map(Write::Remove),
    ];
    proptest::collection::vec(write, 1..40)
}

async fn perform(tx: &mut Tx, write: Write) -> Result<(), DbError> {
    match write {
        Write::Add(name) => add(tx, name.to_string()).await,
        Write::AddThenFail(name) => {
            add(tx, name.to_string()).await?;
            Err(DbError::Busy)
        }
        Write::AddTwo(one, two) => {
            add(tx, one.to_string()).await?;
            add(tx, two.to_string()).await
        }
        Write::Remove(name) => {
            let sql = "DELETE FROM things WHERE name = $1";
            on!(tx.conn(), c => sqlx::query(sql).bind(name.to_string()).execute(c).await.map(drop))?;
            Ok(())
        }
    }
}

/// What the acknowledged writes, in their order, leave behind.
fn model(writes: &[Write], acknowledged: &[bool]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (write, _) in writes.iter().zip(acknowledged).filter(|(_, acknowledged)| **acknowledged) {
        match write {
            Write::Add(name) | Write::AddThenFail(name) => assert!(names.insert(name.to_string())),
            Write::AddTwo(one, two) => {
                assert!(names.insert(one.to_string()) && names.insert(two.to_string()));
            }
            Write::Remove(name) => {
                names.remove(&name.to_string());
            }
        }
    }
    names
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    // The writer keeps the order of the queue, so that the acknowledged writes alone explain what is there.
    #[test]
    fn what_was_acknowledged_is_there_and_nothing_else(writes in workload()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let world = World::sqlite().await;
            let jobs = writes.clone().into_iter().map(|write| {
                world.db.write("test", move |tx| Box::pin(perform(tx, write)))
            });
            let acknowledged: Vec<bool> =
                futures::future::join_all(jobs).await.iter().map(Result::is_ok).collect();
            assert_eq!(world.names().await, model(&writes, &acknowledged));
        });
    }
}
