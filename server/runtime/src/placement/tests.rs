//! The local placement, with real processes of this machine.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::*;

fn launch(root: &Path) -> Launch {
    Launch {
        hub_url: "http://127.0.0.1:1".into(),
        tenant_id: "acme".into(),
        generation: 1,
        credential: SecretString::from("hhr_secret"),
        directory: root.join("generation"),
        managed: root.join("managed"),
        home: root.join("home"),
        workspace: root.join("workspace"),
        outputs: root.join("outputs"),
        agent_command: vec!["agent".into()],
        agent_env: BTreeMap::new(),
        bundled_skills: None,
        isolation: "process".into(),
        user: None,
        limits: HostLimits::default(),
    }
}

#[test]
fn a_launch_file_is_read_back_and_a_missing_limit_has_its_default() {
    let text = serde_json::to_string(&launch(Path::new("/srv"))).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["limits"] = serde_json::json!({"stop_ms": 5});
    let read: Launch = serde_json::from_value(value).unwrap();
    assert_eq!(read.credential.expose_secret(), "hhr_secret");
    assert_eq!(read.limits, HostLimits { stop_ms: 5, ..HostLimits::default() });
}

#[test]
fn a_credential_is_not_in_the_debug_text() {
    assert!(!format!("{:?}", launch(Path::new("/srv"))).contains("hhr_secret"));
}

#[tokio::test]
async fn a_host_is_known_by_its_start_time_and_another_process_is_not_killed() {
    let root = tempfile::tempdir().unwrap();
    let program = root.path().join("program");
    // A stand-in that never ends by itself, and tells with what it was called.
    std::fs::write(&program, "#!/bin/sh\necho \"$@\" \"${HOME-no home}\"\nexec /bin/sleep 1000\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    let local = Local::new(program);
    let launch = launch(root.path());
    let placed = local.start(&launch).unwrap();
    assert!(local.is_alive(&placed));

    let other = Placed { started: placed.started + 1, ..placed };
    assert!(!local.is_alive(&other));
    assert!(!local.kill(&other).unwrap());
    assert!(local.is_alive(&placed));

    let file = launch.directory.join(LAUNCH_FILE);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(&launch.directory).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(Launch::read(&file).is_ok());

    assert!(local.kill(&placed).unwrap());
    while local.is_alive(&placed) || proc::stat(placed.pid).is_some() {
        tokio::task::yield_now().await;
    }
    assert!(!local.kill(&placed).unwrap());
}

#[tokio::test]
async fn what_cannot_be_started_says_why() {
    let root = tempfile::tempdir().unwrap();
    let local = Local::new(root.path().join("nothing-here"));
    let good = launch(root.path());
    assert!(matches!(local.start(&good), Err(PlaceError::Spawn { .. })));
    let none = Launch { agent_command: Vec::new(), ..good.clone() };
    assert!(matches!(local.start(&none), Err(PlaceError::Launch(_))));
    let relative = Launch { home: "home".into(), ..good };
    assert!(matches!(local.start(&relative), Err(PlaceError::Launch(_))));
}
