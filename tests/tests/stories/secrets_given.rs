//! Managed secrets that tenants are given: as their model's key, and as variables of their agents.

use std::fs;

use hermes_hub_client::Hub;
use hermes_hub_client::types::{Secret, SecretCreate, SecretMaterial};
use hub_tests::model::ScriptedModel;
use hub_tests::{Caller, Process, Settings, eventually};
use serde_json::{Value, json};

const KEY: &str = "sk-provider-KEYCANARY";

async fn create(hub: &Hub, value: Value) -> Secret {
    let body: SecretCreate = serde_json::from_value(value).expect("a body");
    hub.secret_create().body(body).send().await.expect("made").into_inner()
}

async fn replace(hub: &Hub, secret: &Secret, value: &str) {
    let material: SecretMaterial = serde_json::from_value(json!({ "value": value })).expect("material");
    hub.secret_replace_material().secret_id(secret.id.clone()).body(material).send().await.expect("replaced");
}

/// Who has which version.
async fn users(hub: &Hub, secret: &Secret) -> Vec<(String, i64)> {
    let shown = hub.secret_view().secret_id(secret.id.clone()).send().await.expect("there").into_inner();
    shown.used_by.iter().map(|user| (user.id.to_string(), user.observed_version)).collect()
}

/// What a tool of the tenant's agent finds in the variable.
async fn found(process: &Process, caller: &Caller, name: &str) -> String {
    caller.output(&caller.run(&format!("[[shell:printf %s \"${{{name}-(none)}}\" > found]]")).await).await;
    let home = process.data_dir().join("tenants").join(caller.tenant().uid.as_str());
    fs::read_to_string(home.join("workspace/found")).expect("the tool wrote it")
}

#[tokio::test]
async fn a_tenants_calls_go_with_the_key_that_it_is_given_and_the_key_stays_with_the_hub() {
    let model = ScriptedModel::start().await;
    let mut settings = Settings::with_agent();
    settings.set("model_base_url", &format!("{:?}", model.base_url()));
    settings.set("model_name", "\"hub-model\"");
    let process = Process::start_with(settings).await;
    let (acme, other, admin) = (process.caller("acme").await, process.caller("other").await, process.admin());
    let ask = "[[model:[[say:Hi.\\]\\]]]";
    let key = async |caller: &Caller| {
        caller.output(&caller.run(ask).await).await;
        model.calls().last().expect("it was asked").key.clone()
    };
    assert_eq!(key(&acme).await, None);
    let grant = json!({"kind": "model_key"});
    let shared = create(
        &admin,
        json!({"name": "shared", "kind": "api_key", "grant": grant, "material": {"value": format!("{KEY}-1")}}),
    )
    .await;
    let own = json!({
        "name": "own", "kind": "api_key", "tenantIds": ["acme"], "grant": grant,
        "material": {"value": format!("{KEY}-2")},
    });
    let own = create(&admin, own).await;
    assert_eq!(key(&acme).await.as_deref(), Some("sk-provider-KEYCANARY-2"));
    assert_eq!(key(&other).await.as_deref(), Some("sk-provider-KEYCANARY-1"));
    replace(&admin, &own, &format!("{KEY}-3")).await;
    assert_eq!(key(&acme).await.as_deref(), Some("sk-provider-KEYCANARY-3"), "from the next call on");
    assert_eq!(users(&admin, &own).await, [("acme".to_owned(), 2)]);
    assert_eq!(users(&admin, &shared).await, [("other".to_owned(), 1)]);
    let known = "[[shell:env; cat ../*.yaml ../.env $HERMES_MANAGED_DIR/* $HERMES_MANAGED_DIR/.env]]";
    let output = acme.output(&acme.run(known).await).await;
    assert!(!output.contains("KEYCANARY") && !process.stderr().contains("KEYCANARY"));
}

#[tokio::test]
async fn an_agent_has_a_secret_as_a_variable_from_its_next_run_on_and_loses_it_with_its_restart() {
    let process = Process::start_with(Settings::with_agent()).await;
    let (acme, other, admin) = (process.caller("acme").await, process.caller("other").await, process.admin());
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "(none)");
    let wanted = json!({
        "name": "notes", "kind": "opaque", "tenantIds": ["acme"],
        "grant": {"kind": "environment_key", "name": "NOTES_TOKEN"}, "material": {"value": "first"},
    });
    let secret = create(&admin, wanted).await;
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "first");
    assert_eq!(found(&process, &other, "NOTES_TOKEN").await, "(none)");
    replace(&admin, &secret, "second").await;
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "second");
    assert_eq!(users(&admin, &secret).await, [("acme".to_owned(), 2)]);
    admin.secret_delete().secret_id(secret.id.clone()).send().await.expect("gone");
    eventually("its agent is another one", async || {
        let agent = admin.agent_view().tenant_id("acme").send().await.unwrap().into_inner();
        (agent.generation == 2).then_some(())
    })
    .await;
    assert_eq!(found(&process, &acme, "NOTES_TOKEN").await, "(none)");
}
