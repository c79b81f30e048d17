//! Environment keys: set, listed, used, removed. That their values are nowhere is told in `canary`.

use std::fs;

use hermes_hub_client::types::{
    AgentState, EnvironmentKey, EnvironmentKeySet, EnvironmentKeyState, RunState,
};
use hermes_hub_client::{Error, Hub};
use http::Method;
use hub_tests::{Caller, Process, Settings, World, eventually};
use serde_json::{Value, json};

const PATH: &str = "/v1/tenants/acme/env";

async fn set(hub: &Hub, name: &str, value: &str) -> Result<EnvironmentKey, Error> {
    let body = EnvironmentKeySet { value: value.into() };
    Ok(hub.environment_key_set().tenant_id("acme").name(name).body(body).send().await?.into_inner())
}

async fn keys(hub: &Hub) -> Vec<EnvironmentKey> {
    hub.environment_key_list().tenant_id("acme").send().await.expect("a page").into_inner().items
}

async fn remove(hub: &Hub, name: &str) -> Result<(), Error> {
    hub.environment_key_delete().tenant_id("acme").name(name).send().await?;
    Ok(())
}

/// What a tool finds in the variable.
async fn found(process: &Process, acme: &Caller, name: &str) -> String {
    acme.output(&acme.run(&format!("[[shell:printf %s \"${{{name}-(none)}}\" > found]]")).await).await;
    let home = process.data_dir().join("tenants").join(acme.tenant().uid.as_str());
    fs::read_to_string(home.join("workspace/found")).expect("the tool wrote it")
}

#[tokio::test]
async fn keys_are_listed_by_name_without_their_values() {
    let world = World::start().await;
    world.tenant("acme").await;
    let admin = world.admin();
    let first = set(admin, "NOTES_TOKEN", "one").await.unwrap();
    assert_eq!((first.name.as_str(), first.revision), ("NOTES_TOKEN", 1));
    assert!(first.set_by.starts_with("operator:tok_"), "{}", first.set_by);
    let second = set(admin, "NOTES_TOKEN", "two").await.unwrap();
    assert_eq!((second.revision, second.uid == first.uid), (2, true));
    assert_eq!(set(admin, "NOTES_TOKEN", "two").await.unwrap(), second, "the same again changes nothing");
    set(admin, "CRM_API_KEY", "three").await.unwrap();
    let listed = keys(world.reader()).await;
    assert_eq!(
        listed.iter().map(|key| key.name.as_str()).collect::<Vec<_>>(),
        ["CRM_API_KEY", "NOTES_TOKEN"]
    );
    let raw = world.raw().get(PATH).await.expect(200);
    let names: Vec<_> = raw["items"][1].as_object().unwrap().keys().collect();
    assert_eq!(names, ["name", "revision", "setAt", "setBy", "state", "uid"]);
    let page = world.raw().get(&format!("{PATH}?limit=1")).await.expect(200);
    let next = format!("{PATH}?limit=1&page_token={}", page["next_page"].as_str().unwrap());
    assert_eq!(world.raw().get(&next).await.expect(200)["items"][0]["name"], "NOTES_TOKEN");

    remove(admin, "NOTES_TOKEN").await.unwrap();
    assert_eq!(keys(admin).await.len(), 1, "without an agent it is gone at once");
    assert!(remove(admin, "NOTES_TOKEN").await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn who_may_only_read_sees_names_and_changes_nothing() {
    let world = World::start().await;
    world.tenant("acme").await;
    set(world.admin(), "NOTES_TOKEN", "one").await.unwrap();
    let reader = world.raw().token(Some(world.reader_token()));
    reader.get(PATH).await.expect(200);
    let path = format!("{PATH}/NOTES_TOKEN");
    reader.put(&path, json!({"value": "two"})).await.refused(403, "permission_denied");
    reader.delete(&path).await.refused(403, "permission_denied");
    world.raw_nobody().get(PATH).await.refused(401, "unauthenticated");
    assert_eq!(keys(world.admin()).await[0].revision, 1);
    for answer in [
        world.raw().get("/v1/tenants/other/env").await,
        world.raw().put("/v1/tenants/other/env/NOTES_TOKEN", json!({"value": "x"})).await,
        world.raw().delete("/v1/tenants/other/env/NOTES_TOKEN").await,
    ] {
        assert!(answer.refused(404, "not_found")["message"].as_str().unwrap().contains("tenant"));
    }
}

#[tokio::test]
async fn an_etag_guards_a_key() {
    let world = World::start().await;
    world.tenant("acme").await;
    let path = format!("{PATH}/NOTES_TOKEN");
    let put = async |etag: &str, value: &str| {
        let sent = world.raw().request(Method::PUT, &path).header("if-match", etag);
        sent.json(&json!({ "value": value })).send().await
    };
    put("*", "x").await.refused(412, "etag_mismatch");
    let first = world.raw().put(&path, json!({"value": "one"})).await;
    let etag = first.header("etag").to_owned();
    let second = put(&etag, "two").await;
    second.expect(200);
    put(&etag, "three").await.refused(412, "etag_mismatch");
    let stale = world.raw().request(Method::DELETE, &path).header("if-match", &etag).send().await;
    stale.refused(412, "etag_mismatch");
    let etag = second.header("etag").to_owned();
    assert_eq!(world.raw().request(Method::DELETE, &path).header("if-match", &etag).send().await.status, 204);
    world.raw().put(&path, json!({"value": "two"})).await.expect(200);
    put(&etag, "three").await.refused(412, "etag_mismatch");
}

#[tokio::test]
async fn names_and_values_that_could_do_harm_are_refused() {
    let world = World::start().await;
    world.tenant("acme").await;
    let put = async |name: &str, value: Value| {
        world.raw().put(&format!("{PATH}/{name}"), json!({ "value": value })).await
    };
    for name in [
        "LD_PRELOAD",
        "HERMES_X",
        "OPENROUTER_API_KEY",
        "API_SERVER_KEY",
        "TELEGRAM_BOT_TOKEN",
        "ACME_BASE_URL",
    ] {
        put(name, json!("x")).await.refused_for(400, "invalid_argument", "name_reserved", "name");
    }
    for name in ["PATH", "NOTES", "TOKENS_OF_MINE"] {
        let refusal = put(name, json!("x")).await;
        refusal.refused_for(400, "invalid_argument", "name_not_secret", "name");
        assert!(
            refusal.json()["details"][0]["params"]["endings"].as_array().unwrap().contains(&json!("TOKEN"))
        );
    }
    for name in [
        "notes_token",
        "Notes_TOKEN",
        "1_TOKEN",
        "_TOKEN",
        "A-TOKEN",
        "A%3DTOKEN",
        "A%0ATOKEN",
        "%C3%89_TOKEN",
    ] {
        put(name, json!("x")).await.refused_for(400, "invalid_argument", "pattern_mismatch", "name");
    }
    let long = format!("{}_TOKEN", "A".repeat(123));
    put(&long, json!("x")).await.refused_for(400, "invalid_argument", "pattern_mismatch", "name");
    for (value, reason) in [
        (json!(""), "too_short"),
        (json!("x".repeat(40 << 10)), "too_long"),
        (json!("a\nb"), "pattern_mismatch"),
        (json!("a\u{0}b"), "pattern_mismatch"),
        (json!("caf\u{e9}"), "pattern_mismatch"),
        (json!(17), "wrong_type"),
        (Value::Null, "wrong_type"),
    ] {
        put("NOTES_TOKEN", value).await.refused_for(400, "invalid_argument", reason, "value");
    }
    assert_eq!(keys(world.admin()).await, []);
    // The largest that is taken, with all that JSON has to escape.
    put("NOTES_TOKEN", json!("\"\\".repeat(16 << 10))).await.expect(200);
    put(&format!("{}_TOKEN", "A".repeat(122)), json!("x")).await.expect(200);
}

#[tokio::test]
async fn an_agent_has_a_key_from_its_next_run_on_and_loses_it_with_its_restart() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, admin) = (process.caller("acme").await, process.admin());
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "(none)");
    set(&admin, "NOTES_TOKEN", "it's the ${first}").await.unwrap();
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "it's the ${first}");
    set(&admin, "NOTES_TOKEN", "second").await.unwrap();
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "second");

    // While it works it is not restarted.
    let latch = process.latch("work");
    let run = acme.run(&latch.wait()).await;
    acme.until(&run, RunState::Running).await;
    remove(&admin, "NOTES_TOKEN").await.unwrap();
    let states: Vec<_> = keys(&admin).await.into_iter().map(|key| key.state).collect();
    assert_eq!(states, [EnvironmentKeyState::PendingRestart]);
    assert_eq!(admin.agent_view().tenant_id("acme").send().await.unwrap().generation, 1);
    latch.release();
    acme.output(&run).await;
    eventually("it was restarted and the key is gone", async || keys(&admin).await.is_empty().then_some(()))
        .await;
    eventually("it is back", async || {
        let agent = admin.agent_view().tenant_id("acme").send().await.unwrap().into_inner();
        (agent.generation == 2 && agent.state == AgentState::Running).then_some(())
    })
    .await;
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "(none)");
    let agent = admin.agent_view().tenant_id("acme").send().await.unwrap().into_inner();
    let last = agent.last_exit.expect("one has ended");
    assert_eq!((agent.generation, last.crashed, last.reason.as_str()), (2, false, "environment_key_removed"));
}

#[tokio::test]
async fn keys_outlast_the_hub_and_wake_with_the_agent() {
    let process = Process::start_with(Settings::with_agent()).await;
    let acme = process.caller("acme").await;
    set(acme.hub(), "NOTES_TOKEN", "kept").await.unwrap();
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "kept");
    let tenant = acme.tenant().clone();
    let process = process.end_and_restart().await;
    let acme = process.caller_for(tenant);
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "kept");
    set(acme.hub(), "NOTES_TOKEN", "changed").await.unwrap();
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "changed");
}
