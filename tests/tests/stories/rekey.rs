//! A change of master key: what starts, what refuses to, and that nothing is lost.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use hub_tests::{Process, Settings};
use serde_json::json;

/// A key file of 32 equal bytes.
fn key_file(path: &Path, digit: &str) -> String {
    use std::io::Write as _;
    let mut file =
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).expect("made");
    writeln!(file, "{}", digit.repeat(64)).expect("written");
    format!("{:?}", path.display().to_string())
}

fn settings(current: &str, previous: Option<&str>) -> Settings {
    let mut settings = Settings::default();
    settings.set("master_key_file", current);
    if let Some(previous) = previous {
        settings.set("previous_master_key_file", previous);
    }
    settings
}

/// A start that is refused before anything listens; what it says.
async fn refused(process: &Process, settings: Settings) -> String {
    let refused = process.another(settings).await.err().expect("it is refused");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0), "{refused:?}");
    refused.stderr
}

#[tokio::test]
async fn a_master_key_is_changed_while_the_hub_serves_and_nothing_is_lost() {
    let place = tempfile::tempdir().expect("a temporary directory");
    let old = key_file(&place.path().join("old.key"), "a");
    let new = key_file(&place.path().join("new.key"), "b");
    let mut process = Process::start_with(settings(&old, None)).await;
    let secret = json!({"name": "a", "kind": "opaque", "material": {"value": "kept"}});
    let made = process.raw().post("/v1/secrets", secret).await.expect(201);
    let path = format!("/v1/secrets/{}", made["id"].as_str().unwrap());
    let created = process.raw().request(http::Method::POST, "/v1/tenants").header("idempotency-key", "k");
    created.json(&json!({"id": "acme"})).send().await.expect(201);
    process.raw().put("/v1/tenants/acme/env/NOTES_TOKEN", json!({"value": "x"})).await.expect(200);
    assert_eq!(
        process.command(&["rekey"]).await.out.split_whitespace().next(),
        Some("0"),
        "there is one key"
    );
    process.kill().await;

    let said = refused(&process, settings(&new, None)).await;
    assert!(said.contains("needs master key") && said.contains("HUB_MASTER_KEY_FILE"), "{said}");
    let mut changing = process.another(settings(&new, Some(&old))).await.expect("it has both keys");
    assert!(changing.report("rekey").contains("run `hermes-hub rekey`"), "{}", changing.report("rekey"));
    // Tokens, sealed things and answers to repeats are good as they were.
    assert_eq!(changing.raw().get(&path).await.expect(200)["state"], "active");
    let again = changing.raw().request(http::Method::POST, "/v1/tenants").header("idempotency-key", "k");
    assert_eq!(again.json(&json!({"id": "acme"})).send().await.header("idempotency-replayed"), "true");
    changing.kill().await;
    let said = refused(&process, settings(&new, None)).await;
    assert!(
        said.contains("are sealed with master key") && said.contains("HUB_PREVIOUS_MASTER_KEY_FILE"),
        "{said}"
    );

    let mut changing = process.another(settings(&new, Some(&old))).await.expect("it has both keys");
    let ran = changing.command(&["rekey"]).await;
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out
            .split_whitespace()
            .next()
            .is_some_and(|count| count.parse::<u32>().is_ok_and(|count| count >= 5)),
        "{ran:?}"
    );
    assert_eq!(changing.raw().get(&path).await.expect(200)["state"], "active", "also while it serves");
    assert_eq!(changing.command(&["rekey"]).await.out.split_whitespace().next(), Some("0"));
    changing.kill().await;

    let mut changed = process.another(settings(&new, None)).await.expect("the new key is enough");
    assert_eq!(changed.raw().get(&path).await.expect(200)["state"], "active");
    assert_eq!(changed.raw().get("/v1/tenants/acme/env").await.expect(200)["items"][0]["state"], "active");
    // What was written down with the old key is proved with the new one, and the change stands there too.
    let verified = changed.command(&["audit", "verify"]).await;
    assert_eq!(verified.code, Some(0), "{verified:?}");
    for (operation, principal) in [("master_key_change", "system:hub"), ("rekey", "command:")] {
        let found = changed.raw().get(&format!("/v1/admin/audit?operation={operation}")).await.expect(200);
        let entries = found["items"].as_array().expect("items");
        assert_eq!(entries.len(), 1, "{operation}: {entries:?}");
        assert!(entries[0]["principal"].as_str().is_some_and(|by| by.starts_with(principal)), "{entries:?}");
    }
    changed.kill().await;
    let said = refused(&process, settings(&old, None)).await;
    assert!(said.contains("needs master key"), "{said}");
}

#[tokio::test]
async fn nothing_is_wrapped_anew_with_a_key_that_no_hub_has() {
    let place = tempfile::tempdir().expect("a temporary directory");
    let old = key_file(&place.path().join("old.key"), "a");
    let new = key_file(&place.path().join("new.key"), "b");
    let process = Process::start_with(settings(&old, None)).await;
    let text = settings(&new, Some(&old)).text(&process.data_dir());
    std::fs::write(process.data_dir().with_file_name("hub.toml"), text).expect("written");
    let ran = process.command(&["rekey"]).await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.err.contains("start it with that key first"), "{ran:?}");
}
