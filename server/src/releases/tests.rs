//! What becomes of rows and directories, with a shell script in place of Python.

use std::io::Write as _;
use std::process::{Command as Program, Stdio};
use std::time::Duration;

use super::*;
use crate::db::Role;

/// A Python that makes an environment of a few files; hub-runtime's own tests are about the rest.
const PYTHON: &str = r##"#!/bin/sh
d="${0%/*}"
case "$*" in
*' -m venv '*) mkdir -p "$4/bin" "$4/lib" && cp "$0" "$4/bin/python" && : > "$4/pyvenv.cfg" ;;
*'-m pip install'*) printf '#!%s/python\n' "$d" > "$d/hermes" && chmod 755 "$d/hermes" ;;
*'-m pip'* | *compileall*) ;;
*importlib.metadata*) echo 0.19.0 ;;
*) test -e "$0.broken" && exit 1; echo '{"version": [3, 12, 1], "executable": "'"$0"'", "missing": ""}' ;;
esac
"##;

struct World {
    root: tempfile::TempDir,
    releases: Releases,
}

impl World {
    async fn new(more: &str) -> Self {
        let root = tempfile::tempdir().expect("a temporary directory");
        let (data, python) = (root.path().join("data"), root.path().join("python3"));
        std::fs::create_dir(&data).expect("made");
        // By another process, so that no other test's child has it open for writing when it is run.
        let mut writer = Program::new("sh");
        writer.args(["-c", "cat > \"$0\" && chmod 755 \"$0\""]).arg(&python).stdin(Stdio::piped());
        let mut writer = writer.spawn().expect("sh runs");
        let mut input = writer.stdin.take().expect("it is piped");
        input.write_all(PYTHON.as_bytes()).expect("it reads");
        drop(input);
        assert!(writer.wait().expect("it ends").success());
        let database = crate::db::for_test(&data);
        let text = format!("data_dir = {data:?}\npython = {python:?}\n{database}{more}");
        let config = Config::from_text(&text).expect("valid");
        let db = Db::open(&config, Role::Hub).await.expect("opens");
        let clock = Clock::settable(Timestamp::from_micros(1_800_000_000_000_000));
        Self { root, releases: Releases::new(db, clock, Arc::new(config)) }
    }

    async fn install(&self) -> Result<Outcome, ReleaseError> {
        self.releases.clock.advance(Duration::from_secs(1));
        self.releases.install("0.19.0", &|_| {}).await
    }

    async fn states(&self) -> Vec<(ReleaseState, bool)> {
        let list = self.releases.list().await.expect("read");
        list.into_iter().map(|listed| (listed.state, listed.active)).collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Releases are read-only, and not removed with the temporary directory.
        let _ = release::remove(self.root.path());
    }
}

#[tokio::test]
async fn the_first_release_is_the_active_one_and_is_installed_once() {
    let world = World::new("").await;
    assert_eq!(world.releases.active().await.expect("read"), None);
    let first = world.install().await.expect("installs");
    assert!(first.active && !first.was_there);
    assert_eq!(first.release.fault(), None);
    assert_eq!(world.releases.active().await.expect("read"), Some(first.release.clone()));
    let again = world.install().await.expect("finds it");
    assert_eq!(again, Outcome { was_there: true, ..first });
    assert_eq!(world.states().await, [(ReleaseState::Installed, true)]);
}

#[tokio::test]
async fn a_named_environment_stands_before_the_active_release() {
    let world = World::new("agent_venv = \"/opt/agent\"").await;
    world.install().await.expect("installs");
    let named = Release { id: None, version: None, venv: "/opt/agent".into() };
    assert_eq!(world.releases.active().await.expect("read"), Some(named));
}

#[tokio::test]
async fn a_failure_is_kept_with_its_reason_and_can_be_tried_again() {
    let world = World::new("").await;
    let broken = world.root.path().join("python3.broken");
    std::fs::write(&broken, "").expect("written");
    let error = world.install().await.expect_err("it is broken");
    assert!(matches!(error, ReleaseError::Install(InstallError::BrokenPython { .. })), "{error:?}");
    let list = world.releases.list().await.expect("read");
    assert_eq!(list[0].error.as_deref(), Some(error.to_string().as_str()));
    std::fs::remove_file(&broken).expect("removed");
    assert!(world.install().await.expect("installs").active);
    assert_eq!(world.states().await, [(ReleaseState::Failed, false), (ReleaseState::Installed, true)]);
    let unknown = world.releases.install("0.18.0", &|_| {}).await;
    assert!(matches!(unknown, Err(ReleaseError::Install(InstallError::Unknown { .. }))), "{unknown:?}");
    assert_eq!(world.states().await.len(), 2);
}

#[tokio::test]
async fn an_active_release_that_broke_is_replaced() {
    let world = World::new("").await;
    let first = world.install().await.expect("installs").release;
    release::remove(&first.venv).expect("removed");
    let second = world.install().await.expect("installs");
    assert!(second.active && !second.was_there && second.release != first);
    assert_eq!(world.states().await, [(ReleaseState::Installed, false), (ReleaseState::Installed, true)]);
}

#[tokio::test]
async fn the_active_release_is_changed_to_one_that_can_be_used() {
    let world = World::new("").await;
    let first = world.install().await.expect("installs").release;
    let first_id = first.id.clone().expect("it has one");
    let missing = world.releases.activate("0.18.0").await;
    assert!(matches!(missing, Err(ReleaseError::NotInstalled { .. })), "{missing:?}");
    release::remove(&first.venv).expect("removed");
    let second = world.install().await.expect("installs").release;
    let broken = world.releases.activate(&first_id).await;
    assert!(matches!(broken, Err(ReleaseError::Unusable { .. })), "{broken:?}");
    assert_eq!(world.states().await, [(ReleaseState::Installed, false), (ReleaseState::Installed, true)]);
    world
        .releases
        .db
        .write("test", move |tx| Box::pin(store::activate(tx, first_id)))
        .await
        .expect("written");
    assert_eq!(world.states().await, [(ReleaseState::Installed, true), (ReleaseState::Installed, false)]);
    let active = world.releases.activate("0.19.0").await.expect("the newest that can be used");
    assert_eq!(active, second);
    assert_eq!(world.states().await, [(ReleaseState::Installed, false), (ReleaseState::Installed, true)]);
}

#[tokio::test]
async fn rows_that_a_crash_left_are_put_right_from_the_directories() {
    let world = World::new("").await;
    let workshop = Workshop::open(&world.releases.directory()).expect("it is free");
    // One crashed before its rename, one behind it and before its row.
    for id in ["rel_before", "rel_behind"] {
        world.releases.begin(id, &PINNED[0], &workshop, digest(&PINNED[0])).await.expect("noted");
    }
    let order = Order {
        release: &PINNED[0],
        python: &world.releases.config.python,
        name: "rel_behind",
        deadline: Duration::from_secs(60),
    };
    workshop.install(order, &|_| {}).await.expect("installs");
    let installing = [(ReleaseState::Installing, false); 2];
    assert_eq!(world.states().await, installing);
    let busy = world.install().await;
    assert!(matches!(busy, Err(ReleaseError::Install(InstallError::Busy { .. }))), "{busy:?}");
    drop(workshop);
    assert_eq!(world.states().await, [(ReleaseState::Interrupted, false); 2]);
    let found = world.install().await.expect("finds it");
    assert!(found.was_there && found.active);
    assert_eq!(found.release.id.as_deref(), Some("rel_behind"));
    assert_eq!(world.states().await, [(ReleaseState::Failed, false), (ReleaseState::Installed, true)]);
}

#[test]
fn packages_have_a_short_name() {
    assert_eq!(seal::digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(digest(&PINNED[0]).len(), 64);
}
