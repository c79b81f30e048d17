//! Starts that work, starts that are refused, and what a refusal says.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::db::on;
use crate::seal::MasterKey;

fn config(directory: &Path, more: &str) -> Config {
    let text = format!("data_dir = {:?}\nisolation = \"process\"\n{more}", directory.display().to_string());
    Config::from_text(&text).expect("a configuration")
}

async fn start(directory: &Path) -> Result<Foundation, StartError> {
    prepare(config(directory, "")).await
}

// `Foundation` has no Debug, since key material has none.
async fn refusal(config: Config) -> String {
    match prepare(config).await {
        Ok(_) => panic!("it started"),
        Err(error) => error.to_string(),
    }
}

fn directory() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

async fn end(foundation: Foundation) {
    foundation.db.close().await;
}

#[tokio::test]
async fn a_first_start_makes_everything_and_a_second_one_finds_it() {
    let directory = directory();
    let first = start(directory.path()).await.expect("starts");
    let instance = first.instance_id.clone();
    for name in ["hub.db", "master.key", "operator.token", "hub.lock"] {
        let mode = directory.path().join(name).metadata().expect(name).permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let text = std::fs::read_to_string(directory.path().join("operator.token")).expect("readable");
    let header = format!("Bearer {}", text.trim());
    let principal = first.auth.authenticate(&header).await.expect("proven");
    end(first).await;
    let second = start(directory.path()).await.expect("starts");
    assert_eq!(second.instance_id, instance);
    assert_eq!(second.auth.authenticate(&header).await.expect("proven"), principal);
}

#[tokio::test]
async fn the_report_says_where_things_are_and_what_is_missing() {
    let directory = directory();
    let foundation = start(directory.path()).await.expect("starts");
    let lines: Vec<_> = foundation.report.lines().iter().map(|(name, _)| *name).collect();
    assert_eq!(lines, ["data", "database", "key", "token", "release", "model", "isolation"]);
    let text: String = foundation.report.lines().iter().map(|(_, text)| format!("{text}\n")).collect();
    for part in
        ["hub.db", "operator.token (made now", "HUB_MODEL_BASE_URL", "release install", "NO protection"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let token = std::fs::read_to_string(directory.path().join("operator.token")).expect("readable");
    assert!(!text.contains(token.trim()));
}

#[tokio::test]
async fn a_second_hub_on_the_data_directory_is_refused_until_the_first_ends() {
    let directory = directory();
    let first = start(directory.path()).await.expect("starts");
    let said = refusal(config(directory.path(), "")).await;
    assert!(
        said.contains("another hub holds") && said.contains(&format!("pid {}", std::process::id())),
        "{said}"
    );
    end(first).await;
    end(start(directory.path()).await.expect("free again")).await;
}

#[tokio::test]
async fn a_second_hub_on_the_database_is_refused() {
    let (one, two) = (directory(), directory());
    let database = format!("database_url = \"sqlite:{}\"", one.path().join("shared.db").display());
    let first = prepare(config(one.path(), &database)).await.expect("starts");
    let said = refusal(config(two.path(), &database)).await;
    assert!(said.contains("another hub holds") && said.contains("HUB_DATABASE_URL"), "{said}");
    end(first).await;
}

#[tokio::test]
async fn a_database_that_names_another_key_refuses_before_anything_is_written() {
    let directory = directory();
    end(start(directory.path()).await.expect("starts")).await;
    let key_file = directory.path().join("master.key");
    let right = std::fs::read_to_string(&key_file).expect("readable");
    std::fs::write(&key_file, "ab".repeat(32)).expect("written");
    let said = refusal(config(directory.path(), "")).await;
    assert!(said.contains("needs master key") && said.contains("put the right key file there"), "{said}");
    assert!(!said.contains("abab"), "{said}");
    std::fs::remove_file(&key_file).expect("removed");
    let said = refusal(config(directory.path(), "")).await;
    assert!(said.contains("put the key file back"), "{said}");
    assert!(!key_file.exists(), "no key is made for a database that needs another");
    std::fs::write(&key_file, right).expect("written");
    std::fs::set_permissions(&key_file, std::fs::Permissions::from_mode(0o600)).expect("mode set");
    end(start(directory.path()).await.expect("the right key is back")).await;
}

#[tokio::test]
async fn a_key_file_that_others_can_read_refuses() {
    let directory = directory();
    end(start(directory.path()).await.expect("starts")).await;
    let key_file = directory.path().join("master.key");
    std::fs::set_permissions(&key_file, std::fs::Permissions::from_mode(0o644)).expect("mode set");
    let said = refusal(config(directory.path(), "")).await;
    assert!(said.contains("can be read by other users (mode 0644)") && said.contains("chmod 600"), "{said}");
}

#[tokio::test]
async fn a_start_that_ended_after_the_key_was_made_is_taken_up_again() {
    let directory = directory();
    MasterKey::create(&directory.path().join("master.key")).expect("made");
    std::fs::write(directory.path().join("hub.db"), "").expect("an empty database");
    end(start(directory.path()).await.expect("starts")).await;
}

#[tokio::test]
async fn a_database_from_a_newer_hub_refuses() {
    let directory = directory();
    let first = start(directory.path()).await.expect("starts");
    let newer: Result<(), DbError> = first
        .db
        .write("test", |tx| {
            Box::pin(async move {
                let sql = "INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', 1, x'00', 1)";
                on!(tx.conn(), c => sqlx::query(sql).execute(c).await.map(drop))?;
                Ok(())
            })
        })
        .await;
    newer.expect("written");
    end(first).await;
    let said = refusal(config(directory.path(), "")).await;
    assert!(said.contains("written by a newer hermes-hub") && said.contains("start that version"), "{said}");
}

#[tokio::test]
async fn a_data_directory_that_cannot_be_made_refuses() {
    let directory = directory();
    let file = directory.path().join("file");
    std::fs::write(&file, "").expect("written");
    let said = refusal(config(&file.join("data"), "")).await;
    assert!(said.contains("cannot be used as the data directory") && said.contains("HUB_DATA_DIR"), "{said}");
    let said = refusal(config(Path::new("/proc/nothing"), "")).await;
    assert!(said.contains("cannot be used as the data directory"), "{said}");
}

#[tokio::test]
async fn a_level_that_cannot_be_reached_refuses_before_anything_is_made() {
    // Below this nobody but the Hub's user can pass, whoever that is.
    let directory = directory();
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o700)).expect("mode set");
    let data = directory.path().join("data");
    let named = |level: &str| {
        Config::from_text(&format!("data_dir = {data:?}\nisolation = \"{level}\"")).expect("valid")
    };
    let said = refusal(named("uid")).await;
    assert!(said.starts_with("HUB_ISOLATION=uid cannot be reached: ") && said.contains("; "), "{said}");
    assert!(!data.exists());
    let foundation = prepare(named("auto")).await.expect("auto takes what there is");
    assert_eq!((foundation.isolation, foundation.config.isolation), (Isolation::Process, Isolation::Process));
    let report = foundation.report.lines().iter().find(|(name, _)| *name == "isolation").expect("it is told");
    assert!(report.1.contains("NO protection") && report.1.contains(" because "), "{}", report.1);
    end(foundation).await;
}

#[tokio::test]
async fn tenants_with_uids_of_their_own_pass_and_see_nothing_else() {
    if !rustix::process::geteuid().is_root() {
        // Past the capture of passing tests: nobody is to believe that this was shown.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"SKIPPED start: not root\n");
        return;
    }
    let directory = directory();
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o711)).expect("mode set");
    let data = directory.path().join("data");
    std::fs::create_dir_all(data.join("agents")).expect("made");
    std::fs::write(data.join("left.txt"), "x").expect("written");
    // Not what another program has.
    let base = 3_500_000_000 + std::process::id();
    let named = |data: &Path| {
        let text = format!("data_dir = {data:?}\nisolation = \"uid\"\ntenant_uid_base = {base}");
        Config::from_text(&text).expect("valid")
    };
    let mut foundation = prepare(named(&data)).await.expect("root reaches it");
    foundation.hold_uids().expect("nobody has them");
    let mut other = prepare(named(&directory.path().join("other"))).await.expect("root reaches it");
    let said = other.hold_uids().expect_err("they are held").to_string();
    assert!(said.contains("another hub holds") && said.contains("HUB_TENANT_UID_BASE"), "{said}");
    end(other).await;
    assert_eq!(foundation.isolation, Isolation::Uid);
    let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o711);
    for entry in data.read_dir().expect("readable") {
        let path = entry.expect("readable").path();
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
    end(foundation).await;
}

#[tokio::test]
async fn tokens_can_be_made_beside_a_running_hub_and_with_its_key_only() {
    let directory = directory();
    let config = config(directory.path(), "");
    assert!(matches!(operator_tokens(&config).await, Err(StartError::Open(OpenError::Absent { .. }))));
    let hub = start(directory.path()).await.expect("starts");
    let (db, tokens) = operator_tokens(&config).await.expect("beside the hub");
    let issued = tokens.create("ops", crate::auth::Scope::Read, None).await.expect("made");
    hub.auth.authenticate(&format!("Bearer {}", issued.token.expose())).await.expect("the hub knows it");
    db.close().await;
    std::fs::write(directory.path().join("master.key"), "ab".repeat(32)).expect("written");
    assert!(matches!(operator_tokens(&config).await, Err(StartError::KeyWrong { .. })));
}
