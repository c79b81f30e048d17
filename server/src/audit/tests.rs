//! The log on a real database: what leaves an entry, and that nothing of it can be changed unseen.

use std::net::Ipv4Addr;

use futures::future::join_all;
use hub_api::OPERATIONS;
use hub_glue::{Check, body_of};
use hub_types::{ErrorCode, ErrorReason};
use serde_json::{Value, json};

use super::chain::REPAIR;
use super::store::Row;
use super::*;
use crate::auth::Scope;
use crate::db::{Role, Tx, on};
use crate::hub::Context;
use crate::test_world::World;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const WHO: &str = "operator:tok_a";

struct Log {
    cx: Context,
    directory: tempfile::TempDir,
}

impl Log {
    async fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        Self { cx: Context::for_test(directory.path(), "").await, directory }
    }

    /// With this many entries, each of a request of its own.
    async fn with(entries: usize) -> Self {
        let log = Self::new().await;
        for number in 0..entries {
            let mut entry = Entry::new(WHO, "run_create");
            entry.request_id = Some(format!("request-{number}"));
            entry.address = Some(HERE);
            for (what, id) in [("tenantId", "acme"), ("tenantUid", "ten_a"), ("runId", "run_a")] {
                entry.about(what, id);
            }
            log.on_behalf(entry).await.expect("written");
        }
        log
    }

    /// A change that changes nothing but the log.
    async fn on_behalf(&self, entry: Entry) -> Result<(), DbError> {
        Witness::new(entry).attend(self.write(|_| {})).await
    }

    async fn write(&self, work: impl FnOnce(&mut Tx) + Send + 'static) -> Result<(), DbError> {
        let job = self.cx.db.write("test", move |tx| {
            Box::pin(async move {
                work(tx);
                Ok::<_, DbError>(())
            })
        });
        job.await
    }

    async fn sql(&self, sql: &str) {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        let job = self.cx.db.write("test", move |tx| {
            Box::pin(async move {
                Ok::<_, DbError>(on!(tx.conn(), c => sqlx::raw_sql(sql).execute(c).await.map(drop))?)
            })
        });
        job.await.expect("it can be done");
    }

    async fn rows(&self) -> Vec<Row> {
        store::after(&mut self.cx.db.read().await.expect("a reader"), 0, 10_000).await.expect("rows")
    }

    async fn verify(&self) -> Result<Verified, Vec<Broken>> {
        self.verify_knowing(None).await
    }

    async fn verify_knowing(&self, known: Option<(i64, String)>) -> Result<Verified, Vec<Broken>> {
        verify(&self.cx.db, &self.cx.seal, known).await.map_err(|error| match error {
            VerifyError::Broken(broken) => broken,
            other => panic!("{other}"),
        })
    }
}

#[tokio::test]
async fn what_is_done_on_somebodys_behalf_leaves_one_entry_and_what_is_undone_none() {
    let log = Log::new().await;
    let mut entry = Entry::new(WHO, "tenant_update");
    entry.request_id = Some("request-1".to_owned());
    entry.about("tenantId", "acme");
    let witness = Witness::new(entry);
    let work = async {
        let refused = log.cx.db.write("test", |tx| {
            tx.about("runId", "run_refused");
            Box::pin(async { Err::<(), _>(DbError::Busy) })
        });
        refused.await.expect_err("it was refused");
        assert!(!witness.has_noted());
        log.write(|tx| tx.unchanged()).await.expect("nothing was changed");
        assert!(!witness.has_noted());
        log.write(|tx| tx.about("runId", "run_a")).await.expect("written");
        assert!(witness.has_noted());
        log.write(|tx| tx.about("runId", "run_later")).await.expect("it belongs to the first");
    };
    Arc::clone(&witness).attend(work).await;
    log.write(|_| {}).await.expect("on nobody's behalf");
    let rows = log.rows().await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    let row = &rows[0];
    assert_eq!((row.seq, row.principal.as_str(), row.operation.as_str()), (1, WHO, "tenant_update"));
    assert_eq!((row.request_id.as_deref(), row.tenant_id.as_deref()), (Some("request-1"), Some("acme")));
    assert_eq!((row.objects.as_str(), row.outcome.as_str()), (r#"[["runId","run_a"]]"#, "done"));
    assert_eq!(row.at, log.cx.clock.now().micros());
    assert_eq!(log.verify().await.expect("whole").seq, 1);
}

#[tokio::test]
async fn work_that_is_carried_into_another_task_is_on_the_same_behalf() {
    let log = Log::new().await;
    let db = log.cx.db.clone();
    let write = |db: Db| async move {
        db.write("test", |_| Box::pin(async { Ok::<_, DbError>(()) })).await.expect("written");
    };
    let work = async {
        tokio::spawn(write(db.clone())).await.expect("it ends");
        assert_eq!(log.rows().await.len(), 0, "nobody said on whose behalf");
        tokio::spawn(carried(write(db.clone()))).await.expect("it ends");
    };
    by_system("secret_refresh", work).await;
    before(&db).await.expect("there is nobody to be written down");
    let rows = log.rows().await;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].principal.as_str(), rows[0].operation.as_str()), (SYSTEM, "secret_refresh"));
    by_command("rekey", async { before(&db).await.expect("written") }).await;
    assert!(log.rows().await[1].principal.starts_with("command:"));
}

#[tokio::test]
async fn many_at_one_time_and_other_processes_make_one_chain() {
    let log = Log::new().await;
    let other = Db::open(&log.cx.config, Role::Command).await.expect("opens");
    other.keep(ledger(&log.cx.seal, &log.cx.clock));
    let write = async |db: &Db, number: usize| {
        let work = db.write("test", |_| Box::pin(async { Ok::<_, DbError>(()) }));
        Witness::new(Entry::new(format!("operator:{number}"), "run_create")).attend(work).await
    };
    let of_hub = join_all((0..100).map(|number| write(&log.cx.db, number)));
    let of_command = async {
        for number in 100..120 {
            write(&other, number).await.expect("written");
        }
    };
    let (of_hub, ()) = futures::join!(of_hub, of_command);
    of_hub.into_iter().for_each(|written| written.expect("written"));
    other.close().await;
    let mut who: Vec<_> = log.rows().await.into_iter().map(|row| row.principal).collect();
    who.sort();
    who.dedup();
    assert_eq!((who.len(), log.verify().await.expect("whole").seq), (120, 120));
}

/// A change of a row, and what undoes it.
fn of_text(column: &str) -> (String, String) {
    let set = |value: &str| format!("UPDATE audit_log SET {column} = {value} WHERE seq = 3");
    (set(&format!("{column} || 'x'")), set(&format!("substr({column}, 1, length({column}) - 1)")))
}

#[tokio::test]
async fn no_member_of_an_entry_can_be_changed_unseen() {
    let log = Log::with(5).await;
    let set = |change: &str, back: &str| {
        let update = |what: &str| format!("UPDATE audit_log SET {what} WHERE seq = 3");
        (update(change), update(back))
    };
    let texts =
        ["request_id", "principal", "address", "operation", "tenant_id", "tenant_uid", "objects", "outcome"];
    let mut changes: Vec<_> = texts.into_iter().map(of_text).collect();
    changes.push(set("at = at + 1", "at = at - 1"));
    changes.push(set("attempts = 2", "attempts = 1"));
    changes.push(set("code = 'x'", "code = NULL"));
    // Nothing is not an empty text.
    changes.push(set("code = ''", "code = NULL"));
    changes.push(set(
        "tenant_id = tenant_uid, tenant_uid = tenant_id",
        "tenant_id = tenant_uid, tenant_uid = tenant_id",
    ));
    for (change, back) in changes {
        log.sql(&change).await;
        assert_eq!(log.verify().await, Err(vec![Broken::Altered(3)]), "{change}");
        log.sql(&back).await;
        assert_eq!(log.verify().await.expect(&back).seq, 5);
    }
    log.sql("UPDATE audit_log SET hash = (SELECT hash FROM audit_log WHERE seq = 1) WHERE seq = 3").await;
    let broken = log.verify().await.expect_err("a hash was changed");
    assert_eq!(broken, [Broken::Altered(3), Broken::Altered(4)]);
}

#[tokio::test]
async fn no_entry_can_be_moved_or_taken_away_unseen() {
    let swap = "UPDATE audit_log SET seq = -2 WHERE seq = 2; UPDATE audit_log SET seq = 2 WHERE seq = 3;
                UPDATE audit_log SET seq = 3 WHERE seq = -2";
    let close_gap = "DELETE FROM audit_log WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 4;
                     UPDATE audit_log SET seq = 4 WHERE seq = 5; UPDATE audit_head SET seq = 4";
    let copy = "INSERT INTO audit_log SELECT 6, at, request_id, principal, address, operation, tenant_id, tenant_uid,
                objects, outcome, code, attempts, hash FROM audit_log WHERE seq = 5";
    let back = "DELETE FROM audit_log WHERE seq > 3;
                UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_log WHERE seq = 3)";
    let all = "DELETE FROM audit_log;
               UPDATE audit_head SET seq = 0, hash = substr(hash, 1, 0), proof = substr(proof, 1, 0)";
    for (change, first) in [
        ("DELETE FROM audit_log WHERE seq = 1", Broken::Missing(1)),
        ("DELETE FROM audit_log WHERE seq = 3", Broken::Missing(3)),
        ("DELETE FROM audit_log WHERE seq = 5", Broken::End(4)),
        ("DELETE FROM audit_log WHERE seq > 2", Broken::End(2)),
        ("DELETE FROM audit_head", Broken::End(0)),
        ("UPDATE audit_head SET proof = hash", Broken::End(5)),
        (swap, Broken::Altered(2)),
        (close_gap, Broken::Altered(3)),
        (copy, Broken::End(5)),
        (back, Broken::End(3)),
        (all, Broken::Empty),
    ] {
        let log = Log::with(5).await;
        assert_eq!(log.verify().await.expect("whole").seq, 5);
        log.sql(change).await;
        let broken = log.verify().await.expect_err(change);
        assert_eq!(broken[0], first, "{change}: {broken:?}");
    }
}

#[tokio::test]
async fn an_end_that_was_tampered_with_is_written_down_and_stays_so() {
    let log = Log::with(5).await;
    let seen = log.verify().await.expect("whole");
    // The end is taken away, and the head put where the rest ends; only its proof cannot be made.
    let sql = "DELETE FROM audit_log WHERE seq > 3;
               UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_log WHERE seq = 3)";
    log.sql(sql).await;
    log.on_behalf(Entry::new(WHO, "run_stop")).await.expect("the hub goes on");
    let rows = log.rows().await;
    let words: Vec<_> = rows.iter().map(|row| (row.seq, row.operation.as_str())).collect();
    assert_eq!(words[3..], [(4, REPAIR), (5, "run_stop")]);
    assert_eq!((rows[3].outcome.as_str(), rows[3].code.as_deref()), ("failed", Some("head_damaged")));
    assert_eq!(log.verify().await, Err(vec![Broken::Repaired(4)]));
    let known = Some((seen.seq, seen.hash));
    assert_eq!(log.verify_knowing(known).await, Err(vec![Broken::Repaired(4), Broken::Unknown(5)]));
}

#[tokio::test]
async fn who_keeps_a_hash_elsewhere_finds_out_that_the_log_was_put_back() {
    let log = Log::with(3).await;
    let seen = log.verify().await.expect("whole");
    log.on_behalf(Entry::new(WHO, "run_stop")).await.expect("written");
    let known = Some((seen.seq, seen.hash.clone()));
    assert_eq!(log.verify_knowing(known.clone()).await.expect("it is there").seq, 4);
    let another = log.rows().await[0].hash.clone();
    let missing = Some((seen.seq, store::hex(&another)));
    assert_eq!(log.verify_knowing(missing).await, Err(vec![Broken::Unknown(3)]));
    let beyond = Some((9, seen.hash));
    assert_eq!(log.verify_knowing(beyond).await, Err(vec![Broken::Unknown(9)]));
}

#[tokio::test]
async fn another_key_does_not_verify() {
    let log = Log::with(2).await;
    let other = Seal::new(&crate::seal::MasterKey::for_test(2), "hub_test");
    let broken = verify(&log.cx.db, &other, None).await.expect_err("another key");
    let expected = vec![Broken::Altered(1), Broken::Altered(2), Broken::End(2)];
    assert!(matches!(&broken, VerifyError::Broken(broken) if *broken == expected), "{broken}");
}

/// Where no entry can be written until it is mended.
const BROKEN: &str = "ALTER TABLE audit_log RENAME TO audit_log_away";
const MENDED: &str = "ALTER TABLE audit_log_away RENAME TO audit_log";

#[tokio::test]
async fn what_cannot_be_written_down_does_not_happen() {
    let world = World::new().await;
    let (door, token) = (world.serve(), world.operator(Scope::Admin).await);
    let log = Log { cx: world.cx.clone(), directory: tempfile::tempdir().expect("a directory") };
    let make = async || {
        let request = door.ask("POST /v1/tenants", Some(&token)).json(&json!({ "id": "acme" }));
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json::<Value>().await.expect("JSON"))
    };
    log.sql(BROKEN).await;
    let (status, body) = make().await;
    assert_eq!((status, &body["code"]), (503, &json!("unavailable")), "{body}");
    assert_eq!(body["details"][0]["reason"], ErrorReason::AuditUnavailable.as_str());
    assert!(world.view("acme").await.is_none(), "nothing was made");
    let read = door.ask("GET /v1/tenants", Some(&token)).send().await.expect("an answer");
    assert_eq!(read.status(), 200, "reads go on");
    log.sql(MENDED).await;
    let (status, body) = make().await;
    assert_eq!(status, 201, "{body}");
    let rows = log.rows().await;
    let row = rows.iter().find(|row| row.operation == "tenant_create").expect("an entry");
    assert_eq!((row.tenant_id.as_deref(), row.tenant_uid.as_deref()), (Some("acme"), body["uid"].as_str()));
    assert_eq!(row.address.as_deref(), Some("127.0.0.1"));
    log.verify().await.expect("whole");
    log.directory.close().expect("it goes");
}

#[tokio::test]
async fn what_cannot_be_written_down_is_undone_alone() {
    let log = Log::new().await;
    log.sql("CREATE TABLE touched (who TEXT); CREATE UNIQUE INDEX asked_once ON audit_log (request_id)")
        .await;
    let touch = async |request: Option<&str>, who: &'static str| {
        let job = log.cx.db.write("test", move |tx| {
            Box::pin(async move {
                tx.about("runId", who);
                let sql = "INSERT INTO touched (who) VALUES ($1)";
                Ok::<_, DbError>(on!(tx.conn(), c => sqlx::query(sql).bind(who).execute(c).await.map(drop))?)
            })
        });
        let Some(request) = request else { return job.await };
        let mut entry = Entry::new(WHO, "run_create");
        entry.request_id = Some(request.to_owned());
        Witness::new(entry).attend(job).await
    };
    let before = log.cx.db.writes();
    let done = join_all([
        touch(Some("request-1"), "a"),
        touch(Some("request-1"), "b"),
        touch(None, "c"),
        touch(Some("request-2"), "d"),
        touch(Some("request-2"), "e"),
    ]);
    let done: Vec<_> = done.await.into_iter().map(|done| done.is_ok()).collect();
    assert_eq!(done, [true, false, true, true, false]);
    assert_eq!(log.cx.db.writes(), before.map(|before| before + 1), "they were one transaction");
    let mut reader = log.cx.db.read().await.expect("a reader");
    let sql = "SELECT who FROM touched ORDER BY who";
    let touched: Vec<String> =
        on!(reader.conn(), c => sqlx::query_scalar(sql).fetch_all(c).await).expect("rows");
    drop(reader);
    assert_eq!(touched, ["a", "c", "d"]);
    let objects: Vec<_> = log.rows().await.into_iter().map(|row| row.objects).collect();
    assert_eq!(objects, [r#"[["runId","a"]]"#, r#"[["runId","d"]]"#]);
    assert_eq!(log.verify().await.expect("whole").seq, 2);
}

#[tokio::test]
async fn what_only_looks_leaves_no_entry_and_takes_none() {
    let log = Log::new().await;
    let work = async {
        aside(log.write(|_| {})).await.expect("looked");
        assert_eq!(log.rows().await.len(), 0);
        log.write(|_| {}).await.expect("changed");
    };
    by_system("secret_refresh", work).await;
    assert_eq!(log.rows().await.len(), 1);
}

const ANYTHING: &str = "{}";

/// An operation whose answer shows a secret, and which changes nothing.
static SHOWING: Operation = Operation {
    id: "tenant_key_view",
    method: "GET",
    path: "/v1/tenants/{tenantId}/key",
    tag: "tenants",
    summary: "Shows a key.",
    access: &[Access::OperatorAdmin],
    idempotent: false,
    secret_response: true,
    internal: false,
    preview: false,
    max_body_bytes: 0,
    wildcard: None,
    status: 200,
    produces: "application/json",
    path_parameters: &["tenantId"],
    query: &[],
    headers: &[],
    query_check: Check::new(ANYTHING),
    header_check: Check::new(ANYTHING),
    body_media_type: None,
    body_optional: false,
    body_check: None,
    body_holds_secrets: false,
};

async fn shown(
    log: &Log,
    answering: impl Future<Output = Result<Response, ApiError>>,
) -> Result<Response, ApiError> {
    // Written otherwise, as the contract allows it.
    let path = [("tenantId", "acm%65".to_owned())];
    let entry = entry_of(&SHOWING, "request-1", WHO, HERE, &path);
    attended(log.cx.db.clone(), &SHOWING, entry, answering).await
}

fn secret() -> Result<Response, ApiError> {
    Ok(Response::new(body_of("a secret")))
}

#[tokio::test]
async fn a_secret_is_written_down_before_it_is_shown() {
    let log = Log::new().await;
    shown(&log, async { secret() }).await.expect("it is shown");
    shown(&log, async { Err(ApiError::not_found("tenant")) }).await.expect_err("there is none");
    let none = async {
        no_secret();
        secret()
    };
    shown(&log, none).await.expect("metadata only");
    let rows = log.rows().await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0].outcome.as_str(), rows[0].tenant_id.as_deref()), ("read", Some("acme")));
    // One that is made when it is first asked for is written down with its making, and not twice.
    let made = async {
        log.write(|_| {}).await.expect("made");
        secret()
    };
    shown(&log, made).await.expect("it is shown");
    assert_eq!(log.rows().await.len(), 2);
    log.sql(BROKEN).await;
    let refusal = shown(&log, async { secret() }).await.expect_err("it cannot be written down");
    assert_eq!(*refusal.code(), ErrorCode::Unavailable);
    log.sql(MENDED).await;
    shown(&log, async { secret() }).await.expect("it is shown again");
    assert_eq!(log.verify().await.expect("whole").seq, 3);
}

#[test]
fn what_changes_something_is_known_by_its_method_and_its_callers() {
    let ids = |changing| -> Vec<_> {
        OPERATIONS.iter().filter(|one| changes(one) == changing).map(|one| one.id).collect()
    };
    let (changing, others) = (ids(true), ids(false));
    for id in ["tenant_create", "run_stop", "environment_key_delete", "skill_state_replace"] {
        assert!(changing.contains(&id), "{id}");
    }
    for id in ["tenant_list", "file_download", "runtime_report", "audit_list", "health_view"] {
        assert!(others.contains(&id), "{id}");
    }
}

#[tokio::test]
async fn refused_attempts_are_counted_and_written_together() {
    let log = Log::new().await;
    let denials = &log.cx.denials;
    let refusal = ApiError::new(ErrorCode::PermissionDenied, "no");
    let other = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    for address in [HERE, HERE, other, HERE] {
        denials.count(WHO, address, "tenant_delete", &refusal);
    }
    denials.count("anonymous", HERE, "tenant_list", &crate::error::unauthenticated());
    log.sql(BROKEN).await;
    denials.write(&log.cx.db).await.expect_err("it cannot be written");
    log.sql(MENDED).await;
    denials.write(&log.cx.db).await.expect("written");
    denials.write(&log.cx.db).await.expect("there is nothing more");
    let mut found: Vec<_> =
        log.rows().await.into_iter().map(|row| (row.principal, row.code, row.attempts)).collect();
    found.sort();
    let row = |who: &str, code: &str, attempts| (who.to_owned(), Some(code.to_owned()), attempts);
    let expected = [
        row("anonymous", "unauthenticated", 1),
        row(WHO, "permission_denied", 1),
        row(WHO, "permission_denied", 3),
    ];
    assert_eq!(found, expected);
    assert!(log.rows().await.iter().all(|row| row.outcome == "denied"));
}

#[tokio::test]
async fn strangers_cannot_fill_the_log() {
    let log = Log::new().await;
    let refusal = crate::error::unauthenticated();
    for number in 0..1000_u32 {
        log.cx.denials.count("anonymous", IpAddr::V4(number.into()), "tenant_list", &refusal);
    }
    log.cx.denials.write(&log.cx.db).await.expect("written");
    let rows = log.rows().await;
    assert_eq!(rows.len(), denials::ENTRIES_MAX);
    assert_eq!(rows.iter().map(|row| row.attempts).sum::<i64>(), 1000, "none is lost");
    let others: Vec<_> = rows.iter().filter(|row| row.principal == denials::OTHERS).collect();
    assert_eq!((others.len(), others[0].code.as_deref()), (1, None));
}
