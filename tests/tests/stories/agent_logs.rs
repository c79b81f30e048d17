//! agent_logs: what an agent wrote, for operators, without what is nobody's to read.

use std::fs;

use hermes_hub_client::types::{AgentLogs, AgentState, ErrorCode, Usage, UsageSource};
use hermes_hub_client::{Error, Hub};
use hub_tests::{Caller, Process, Settings, eventually, tenant_body};
use tempfile::TempDir;

const KEY: &str = "provider-KEYCANARY";
const TOKEN: &str = "hht_0123456789abcdefghijCANARY";

/// A Hub that knows a provider's key, and a tenant.
async fn world() -> (Process, Caller, TempDir) {
    let keys = tempfile::tempdir().expect("a temporary directory");
    let file = keys.path().join("key");
    fs::write(&file, KEY).expect("the key is written");
    let mut settings = Settings::with_agent();
    settings.set("model_api_key_file", &format!("{:?}", file.display().to_string()));
    let process = Process::start_with(settings).await;
    let acme = process.caller("acme").await;
    (process, acme, keys)
}

/// Has the agent write these lines to its standard error.
async fn write(process: &Process, acme: &Caller, words: &str) {
    let file = process.data_dir().with_file_name("words");
    fs::write(&file, words).expect("the words are written");
    let run = acme.run(&format!("[[shell:cat {} > /proc/$PPID/fd/2]]", file.display())).await;
    acme.output(&run).await;
}

async fn logs(hub: &Hub) -> AgentLogs {
    hub.agent_logs().tenant_id("acme").send().await.expect("they are shown").into_inner()
}

/// The log, as soon as it has this line.
async fn until_said(hub: &Hub, line: &str) -> AgentLogs {
    eventually("the line is in the log", async || {
        let logs = logs(hub).await;
        logs.lines.iter().any(|said| said == line).then_some(logs)
    })
    .await
}

#[tokio::test]
async fn an_agents_words_are_shown_without_secrets_or_escapes_also_when_it_is_stopped() {
    let (process, acme, _keys) = world().await;
    let admin = process.admin();
    let before = logs(&admin).await;
    assert_eq!((before.generation, before.lines.len(), before.truncated), (0, 0, false));

    let operator = process.admin_token();
    let words = format!(
        "plain words\nkey {KEY}.\ntoken {TOKEN}.\nown {operator}.\nAuthorization: Bearer aBcDeFgH.CANARY\n\x1b[31mred\x1b[0m\nthe end\n"
    );
    write(&process, &acme, &words).await;
    let shown = until_said(&admin, "the end").await;
    for line in [
        "plain words",
        "key [redacted].",
        "token [redacted].",
        "own [redacted].",
        "Authorization: Bearer [redacted]",
        "red",
    ] {
        assert!(shown.lines.iter().any(|said| said == line), "{line} in {:?}", shown.lines);
    }
    assert_eq!(shown.generation, 1);
    let text = shown.lines.join("\n");
    assert!(!text.contains("CANARY") && !text.contains(&operator) && !text.contains('\x1b'), "{text}");
    // There was something to take out.
    let directory = process.data_dir().join("agents").join(acme.tenant().uid.as_str()).join("1");
    let written = fs::read_to_string(directory.join("agent.log")).unwrap();
    assert!(written.contains(KEY) && written.contains(TOKEN) && written.contains(&operator));

    let stopped = admin.agent_stop().tenant_id("acme").wait_seconds(20).send().await.unwrap();
    assert_eq!(stopped.state, AgentState::Stopped);
    let after = logs(&admin).await;
    assert!(after.lines.iter().any(|line| line == "the end"), "{:?}", after.lines);
    assert_eq!(after.generation, 1);
}

#[tokio::test]
async fn a_log_is_followed_by_its_cursor_over_a_restart_of_the_agent() {
    let (process, acme, _keys) = world().await;
    let admin = process.admin();
    write(&process, &acme, "one\n").await;
    let mut seen = until_said(&admin, "one").await;
    let next = async |cursor: &AgentLogs| {
        let answer = admin.agent_logs().tenant_id("acme").after(cursor.cursor.clone()).lines(1).send().await;
        answer.expect("it goes on").into_inner()
    };
    let nothing = next(&seen).await;
    assert_eq!((nothing.lines.len(), &nothing.cursor), (0, &seen.cursor), "{nothing:?}");
    write(&process, &acme, "two\nthree\n").await;
    until_said(&admin, "three").await;
    for expected in ["two", "three"] {
        seen = next(&seen).await;
        assert_eq!((seen.lines.as_slice(), seen.truncated), (&[expected.to_owned()][..], false));
    }
    admin.agent_restart().tenant_id("acme").wait_seconds(30).send().await.unwrap();
    write(&process, &acme, "four\n").await;
    until_said(&admin, "four").await;
    let after = admin.agent_logs().tenant_id("acme").after(seen.cursor.clone()).send().await.unwrap();
    assert_eq!(after.generation, 2);
    assert!(after.lines.iter().any(|line| line == "four"), "{:?}", after.lines);
    let first = admin.agent_logs().tenant_id("acme").generation(1).send().await.unwrap();
    assert!(first.lines.iter().any(|line| line == "three"), "{:?}", first.lines);
    let last = admin.agent_logs().tenant_id("acme").generation(1).lines(1).send().await.unwrap();
    assert!(last.truncated && last.lines.len() == 1, "{last:?}");
}

#[tokio::test]
async fn only_admins_read_logs_and_what_is_not_there_is_said() {
    let (process, _acme, _keys) = world().await;
    let raw = process.raw();
    let at = "/v1/tenants/acme/agent/logs";
    raw.get(at).await.expect(200);
    raw.get(&format!("{at}?source=host&lines=2000")).await.expect(200);
    let made = process.command(&["token", "create", "--name", "reader", "--scope", "read"]).await;
    raw.token(Some(made.out.trim())).get(at).await.refused(403, "permission_denied");
    raw.token(None).get(at).await.refused(401, "unauthenticated");
    raw.get("/v1/tenants/nobody/agent/logs").await.refused(404, "not_found");
    raw.get(&format!("{at}?generation=1")).await.refused(404, "not_found");
    for query in ["lines=0", "lines=2001", "source=other", "after=x/y", "generation=0", "tail=1"] {
        raw.get(&format!("{at}?{query}")).await.refused(400, "invalid_argument");
    }
    let error = process.admin().agent_logs().tenant_id("nobody").send().await.unwrap_err();
    assert_eq!(Error::from(error).code(), Some(&ErrorCode::NotFound));
}

#[tokio::test]
async fn a_cursor_that_is_none_is_refused() {
    let (process, acme, _keys) = world().await;
    write(&process, &acme, "words\n").await;
    let refused = process.raw().get("/v1/tenants/acme/agent/logs?after=agent.1").await;
    refused.refused(400, "invalid_argument");
}

#[tokio::test]
async fn what_an_agent_uses_outside_of_runs_is_shown_with_it() {
    let process = Process::start().await;
    process.admin().tenant_create().body(tenant_body("acme")).wait_seconds(20).send().await.unwrap();
    let agent = process.admin().agent_view().tenant_id("acme").send().await.unwrap().into_inner();
    let Usage { total_tokens, model_calls, source, .. } = agent.unattributed_usage;
    assert_eq!((total_tokens, model_calls, source), (Some(0), 0, UsageSource::Proxy));
}
