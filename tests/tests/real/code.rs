//! The real agent's tool for code: a program that calls other tools, what it has of the environment, and where its files are.

use std::path::{Path, PathBuf};

use hermes_hub_client::types::{ApprovalChoice, EnvironmentKeySet, RunState};
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{Caller, Process, eventually_within};
use serde_json::{Value, json};

/// Calls two tools by their functions, and tells what it finds around itself.
const PROGRAM: &str = r#"
import os, tempfile
from hermes_tools import terminal, write_file
write_file("made.txt", "by code")
print(terminal("cat made.txt")["output"].strip())
print("key:", os.environ.get("NOTES_TOKEN", "none"), os.environ.get("LATER_TOKEN", "none"))
print("outputs:", os.environ.get("HERMES_HUB_OUTPUTS", "none"))
print("provider:", [name for name in os.environ if name.startswith("API_SERVER") or "OPENAI" in name])
with tempfile.NamedTemporaryFile(prefix="probe-", delete=False) as file:
    print("file:", os.path.realpath(file.name))
print("TMPDIR:", os.environ["TMPDIR"])
"#;

/// What the program printed in a new run, which somebody allowed to go on.
async fn printed(real: &Real, acme: &Caller) -> String {
    let arguments = json!({"code": PROGRAM}).to_string().replace('\\', "\\\\").replace(']', "\\]");
    let run = acme.run(&format!("[[tool:execute_code,{arguments}]]")).await;
    let asks = acme.until(&run, RunState::WaitingForApproval).await;
    let asked = asks.pending_approval.expect("it says what it waits for");
    assert_eq!(asked.tool.as_deref(), Some("execute_code"));
    assert!(asked.command.contains("hermes_tools"), "{asked:?}");
    run.decide(&asked.id, ApprovalChoice::Once).await.expect("it is decided");
    acme.output(&run).await;
    let call = real.model.calls().pop().expect("the model was asked");
    let messages = call.body["messages"].as_array().expect("messages");
    let told = messages.last().and_then(|last| last["content"].as_str()).expect("what the tool said");
    let told: Value = serde_json::from_str(told).unwrap_or_else(|_| panic!("no JSON: {told}"));
    assert_eq!(told["status"], "success", "{told}");
    assert_eq!(told["tool_calls_made"], 2, "{told}");
    told["output"].as_str().expect("a text").to_owned()
}

async fn set(acme: &Caller, name: &str, value: &str) {
    let body = EnvironmentKeySet { value: value.into() };
    acme.hub().environment_key_set().tenant_id("acme").name(name).body(body).send().await.expect("it is set");
}

/// The text behind a word at the beginning of a line.
fn line<'a>(printed: &'a str, word: &str) -> &'a str {
    let found = printed.lines().find_map(|line| line.strip_prefix(word));
    found.unwrap_or_else(|| panic!("no `{word}` in {printed}")).trim()
}

fn directory(process: &Process, acme: &Caller) -> PathBuf {
    process.data_dir().join("tenants").join(acme.tenant().uid.as_str())
}

#[tokio::test]
async fn code_calls_tools_has_the_tenants_keys_and_leaves_its_files_in_the_tenants_home() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let own = directory(&real.process, &acme);
    // The agent notes which names code may see when it first runs anything.
    acme.output(&acme.run("[[shell:true]]").await).await;
    set(&acme, "NOTES_TOKEN", "moss-green-lantern-17").await;
    assert_eq!(line(&printed(&real, &acme).await, "key:"), "none none");
    let restarted = acme.hub().agent_restart().tenant_id("acme").wait_seconds(50).send().await;
    restarted.expect("it can be asked for");
    let first = printed(&real, &acme).await;
    assert_eq!(first.lines().next(), Some("by code"), "{first}");
    assert_eq!(std::fs::read_to_string(own.join("workspace/made.txt")).unwrap(), "by code");
    assert_eq!(line(&first, "key:"), "moss-green-lantern-17 none");
    assert_eq!(line(&first, "outputs:"), own.join("outputs").display().to_string());
    assert_eq!(line(&first, "provider:"), "[]", "nothing of the Hub's");
    let file = line(&first, "file:");
    assert!(Path::new(file).starts_with(own.join("home/user/tmp").canonicalize().unwrap()), "{file}");

    set(&acme, "NOTES_TOKEN", "another value").await;
    set(&acme, "LATER_TOKEN", "too late").await;
    assert_eq!(
        line(&printed(&real, &acme).await, "key:"),
        "another value none",
        "values are those of the run"
    );
}

/// A socket's path has 107 bytes at most, and the directories of this Hub's tenants alone have more.
#[tokio::test]
async fn code_works_however_long_the_way_to_the_data_directory_is() {
    let real = Real::in_a_deep_directory().await;
    assert!(real.process.data_dir().as_os_str().len() > 200);
    let acme = real.caller("acme").await;
    let first = printed(&real, &acme).await;
    let name = PathBuf::from(line(&first, "TMPDIR:"));
    assert!(name.as_os_str().len() < 40, "{first}");
    let target = directory(&real.process, &acme).join("home/user/tmp");
    assert_eq!(std::fs::read_link(&name).unwrap(), target);

    // With its host killed, the name is left until the next start, which has another one.
    real.process.crash(real.process.hosts(acme.tenant())[0]);
    let second = printed(&real, &acme).await;
    let next = PathBuf::from(line(&second, "TMPDIR:"));
    assert!(next != name && name.symlink_metadata().is_err() && next.symlink_metadata().is_ok());
    acme.hub().agent_stop().tenant_id("acme").wait_seconds(20).send().await.expect("it is stopped");
    eventually_within(PATIENCE, "the name is gone", async || next.symlink_metadata().is_err().then_some(()))
        .await;
}
