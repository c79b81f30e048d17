//! The real agent's environment keys and the files that it makes: what it has of them, and when.

use std::fs;

use hermes_hub_client::types::{EnvironmentKeySet, EnvironmentKeyState, FileRoot};
use hub_runtime::release::PINNED;
use hub_server::environment::is_accepted;
use hub_tests::real::{PATIENCE, Real, agent};
use hub_tests::{Caller, eventually_within, variables, whole_log};

/// A value with all that a reader of its file could take for something else.
const VALUE: &str = "it's ${HOME}$(id)\\ `x` #\"no\" OPENAI_API_KEY=sk-x end\\";

async fn set(acme: &Caller, name: &str, value: &str) {
    let body = EnvironmentKeySet { value: value.into() };
    acme.hub().environment_key_set().tenant_id("acme").name(name).body(body).send().await.expect("it is set");
}

async fn keys(acme: &Caller) -> Vec<(String, EnvironmentKeyState)> {
    let page = acme.hub().environment_key_list().tenant_id("acme").send().await.expect("a page").into_inner();
    page.items.into_iter().map(|key| (key.name.to_string(), key.state)).collect()
}

/// What a tool finds in the variable; a dash where there is none.
async fn found(real: &Real, acme: &Caller, name: &str) -> String {
    let run =
        acme.run(&format!("[[shell:printf %s \"${{{name}-(none)}}\" > found.txt]] [[say:Done.]]")).await;
    acme.output(&run).await;
    let home = real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str());
    std::fs::read_to_string(home.join("workspace/found.txt")).expect("the tool wrote it")
}

#[tokio::test]
async fn a_key_is_there_from_the_next_run_on_and_gone_after_a_restart() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    assert_eq!(found(&real, &acme, "NOTES_TOKEN").await, "(none)");
    set(&acme, "NOTES_TOKEN", VALUE).await;
    assert_eq!(found(&real, &acme, "NOTES_TOKEN").await, VALUE, "new, without a restart");
    set(&acme, "NOTES_TOKEN", "another value").await;
    set(&acme, "EXA_API_KEY", "a tool's OPENAI_API_KEY=sk-x").await;
    assert_eq!(found(&real, &acme, "NOTES_TOKEN").await, "another value", "changed, without a restart");
    assert_eq!(found(&real, &acme, "OPENAI_API_KEY").await, "(none)", "a value is not two");
    let agent = acme.hub().agent_view().tenant_id("acme").send().await.unwrap().into_inner();
    assert_eq!(agent.generation, 1, "it was not started again");

    acme.hub().environment_key_delete().tenant_id("acme").name("NOTES_TOKEN").send().await.unwrap();
    eventually_within(PATIENCE, "the agent was restarted and the key is gone", async || {
        let keys = keys(&acme).await;
        (keys == [("EXA_API_KEY".to_owned(), EnvironmentKeyState::Active)]).then_some(())
    })
    .await;
    assert_eq!(found(&real, &acme, "NOTES_TOKEN").await, "(none)");
    let agent = acme.hub().agent_view().tenant_id("acme").send().await.unwrap().into_inner();
    assert_eq!(agent.generation, 2);
}

/// Variables of its own that the agent would take over at its next run.
#[tokio::test]
async fn an_agent_gives_itself_no_variable_that_nobody_may_set() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let home = real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("home");
    assert_eq!(found(&real, &acme, "CRM_TOKEN").await, "(none)");
    for file in [".env", ".op.env"] {
        fs::write(home.join(file), "CRM_TOKEN=own\nTELEGRAM_BOT_TOKEN=1:x\n").unwrap();
    }
    assert_eq!(found(&real, &acme, "CRM_TOKEN").await, "(none)", "in a run");
    assert!(!home.join(".env").exists() && !home.join(".op.env").exists());
    fs::write(home.join(".env"), "CRM_TOKEN=own\nTELEGRAM_BOT_TOKEN=1:x\n").unwrap();
    let restarted = acme.hub().agent_restart().tenant_id("acme").wait_seconds(50).send().await;
    restarted.expect("it can be asked for");
    assert_eq!(found(&real, &acme, "CRM_TOKEN").await, "(none)", "after a start");
}

#[test]
fn every_channel_of_the_release_is_on_its_list() {
    let found = variables::channels_of(&agent());
    assert!(found.contains("telegram") && found.contains("irc"), "control: both kinds are found: {found:?}");
    let missed: Vec<_> = found.iter().filter(|name| !PINNED[0].channels.contains(&name.as_str())).collect();
    assert!(missed.is_empty(), "look at each of {missed:?}");
}

#[tokio::test]
async fn a_key_that_the_agent_says_is_masked_before_it_is_kept() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let value = "moss-green-lantern-17";
    set(&acme, "NOTES_TOKEN", value).await;
    let run =
        acme.run(&format!("[[shell:echo the key is $NOTES_TOKEN]] [[say:It is {value}, and so on.]]")).await;
    assert_eq!(acme.output(&run).await, "It is [secret], and so on.");
    let run = acme.run("[[shell:echo the key is $NOTES_TOKEN]]").await;
    let output = acme.output(&run).await;
    assert!(output.contains("the key is [secret]"), "{output}");
    let log = serde_json::to_string(&whole_log(&run).await).unwrap();
    assert!(log.contains("[secret]") && !log.contains(value), "{log}");
    // The model had it from the tool, so there was something to mask.
    assert!(real.model.calls().iter().any(|call| call.body.to_string().contains(value)));
}

#[tokio::test]
async fn what_the_agent_makes_is_listed_read_and_fetched_and_it_knows_where_people_look() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let call = r#"[[tool:write_file,{"path": "report.md", "content": "All is well"}]]"#;
    acme.output(
        &acme.run(&format!("{call} [[shell:echo table > $HERMES_HUB_OUTPUTS/t.csv]] [[say:Done.]]")).await,
    )
    .await;
    let outputs = real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("outputs");
    let told = format!("Files that are meant for people go to the directory {}", outputs.display());
    assert!(real.model.calls().iter().any(|call| call.body.to_string().contains(&told)), "the model is told");

    let hub = acme.hub();
    let listed =
        hub.file_list().tenant_id("acme").root(FileRoot::Workspace).send().await.unwrap().into_inner();
    let report = listed.items.iter().find(|entry| entry.name == "report.md").expect("it is listed");
    assert!(report.previewable);
    let read = hub.file_content_view().tenant_id("acme").root(FileRoot::Workspace).path("report.md");
    assert_eq!(read.send().await.unwrap().text, "All is well");
    let fetched = hub.download(&acme.tenant().id, FileRoot::Outputs, "t.csv").await.unwrap();
    assert_eq!(fetched.bytes().await.unwrap(), b"table\n");
}

#[test]
fn every_variable_that_the_release_may_know_a_secret_by_is_on_its_list() {
    let known: Vec<_> = PINNED[0].environment_names().collect();
    let found = variables::named_in(&agent());
    assert!(found.contains("OPENROUTER_API_KEY"), "control: names are found");
    let missed: Vec<_> = found
        .iter()
        .filter(|name| hub_server::environment::sounds_secret(name) && !known.contains(&name.as_str()))
        .collect();
    assert!(missed.is_empty(), "run agent-variables and look at each of {missed:?}");
    let accepted = found.iter().filter(|name| is_accepted(name)).count();
    assert!(accepted <= 8, "{accepted} of the release's own variables could be set");
}
