//! The life of the real agent: asleep without work, awake with it, started anew on the Hub's word and by its rules.

use hermes_hub_client::ResponseValue;
use hermes_hub_client::types::{Agent, AgentState, RunState};
use hub_tests::real::{PATIENCE, Real};
use hub_tests::{Caller, eventually_within, within};
use serde_json::json;

const AGENT: &str = "/v1/tenants/acme/agent";

/// Starts the agent anew, and what it is then.
async fn restart(acme: &Caller) -> (AgentState, i64) {
    let restart = acme.hub().agent_restart().tenant_id("acme").wait_seconds(50);
    let agent = restart.send().await.expect("it can be asked for").into_inner();
    (agent.state, agent.generation)
}

#[tokio::test]
async fn an_agent_without_work_sleeps_and_work_wakes_it() {
    let real = Real::start().await;
    let acme = real.process.caller_with(json!({"id": "acme", "agent": {"idleTimeoutSeconds": 10}})).await;
    let acme = acme.patience(PATIENCE);
    let state = async || acme.raw().get(AGENT).await.expect(200)["state"].clone();
    assert_eq!(state().await, "hibernated", "nothing runs before there is work");
    acme.output(&acme.run("[[say:awake]]").await).await;
    assert_eq!(state().await, "running");
    let first = real.process.agents(acme.tenant());
    eventually_within(PATIENCE, "it sleeps", async || (state().await == "hibernated").then_some(())).await;
    let left = || real.process.tools(acme.tenant());
    eventually_within(PATIENCE, "nothing of it is left", async || left().is_empty().then_some(())).await;
    acme.output(&acme.run("[[say:awake again]]").await).await;
    assert_ne!(real.process.agents(acme.tenant()), first);
    let agent = acme.raw().get(AGENT).await.expect(200);
    assert_eq!((&agent["generation"], &agent["restarts"]["count"]), (&2.into(), &0.into()), "{agent}");
}

#[tokio::test]
async fn an_agent_is_stopped_started_and_restarted() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let hub = acme.hub();
    let shown = |agent: ResponseValue<Agent>| (agent.state.clone(), agent.generation);
    let start = async || hub.agent_start().tenant_id("acme").wait_seconds(50).send().await.unwrap();
    assert_eq!(shown(start().await), (AgentState::Running, 1));
    assert_eq!(shown(start().await), (AgentState::Running, 1), "again is harmless");
    assert_eq!(restart(&acme).await, (AgentState::Running, 2));
    assert_eq!(real.process.agents(acme.tenant()).len(), 1);
    acme.output(&acme.run("[[say:new]]").await).await;
    let stopped = hub.agent_stop().tenant_id("acme").wait_seconds(50).send().await.unwrap();
    assert_eq!(shown(stopped), (AgentState::Stopped, 2));
    assert_eq!(real.process.tools(acme.tenant()), [""; 0], "nothing of it is left");
    acme.ask(hub_tests::text("x")).await.refused_for(409, "failed_precondition", "agent_stopped", "");
    assert_eq!(shown(start().await), (AgentState::Running, 3));
    acme.output(&acme.run("[[say:there]]").await).await;
}

/// Lets every command pass: by the tenant's own configuration, or by the Hub's.
const CHANGE: &str = r#"
import os, sys

config = os.path.join(os.environ[sys.argv[1]], "config.yaml")
with open(config) as file:
    text = file.read()
if sys.argv[1] == "HERMES_HOME":
    text = 'approvals: {mode: "off"}\n'
else:
    assert "manual" in text, text
    text = text.replace("manual", "off")
with open(config, "w") as file:
    file.write(text)
print("changed")
"#;

/// With isolation `process` a tenant's shell has the Hub's uid, so it can write what the Hub manages. The next start has
/// the Hub's values all the same, and the tenant's own settings never beat them.
#[tokio::test]
async fn what_a_tenant_does_to_its_configuration_does_not_outlive_the_next_start() {
    let real = Real::start().await;
    let acme = real.caller("acme").await;
    let workspace =
        real.process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("workspace");
    std::fs::write(workspace.join("change.py"), CHANGE).unwrap();
    let dangerous = "[[shell:rm -rf /srv/nothing-of-this-name]]";
    let asks = async || {
        let run = acme.run(dangerous).await;
        let view = within("it asks or ends", PATIENCE, run.wait()).await.unwrap();
        if view.state == RunState::WaitingForApproval {
            let pending = view.pending_approval.unwrap();
            run.decide(&pending.id, "deny".into()).await.unwrap();
            acme.end(&run).await;
            return true;
        }
        assert_eq!(view.state, RunState::Completed, "{view:?}");
        false
    };
    assert!(asks().await);
    let change = async |place: &str| {
        let output = acme.output(&acme.run(&format!("[[shell:python3 change.py {place}]]")).await).await;
        assert!(output.contains("changed"), "{output}");
    };
    change("HERMES_HOME").await;
    assert!(asks().await, "the tenant's own word does not beat the hub's");
    change("HERMES_MANAGED_DIR").await;
    assert!(!asks().await, "the change had an effect, or the next lines would tell nothing");
    assert_eq!(restart(&acme).await, (AgentState::Running, 2));
    assert!(asks().await, "the hub's word holds again");
}
