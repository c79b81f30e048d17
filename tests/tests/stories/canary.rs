//! A value that is to be found nowhere: an environment key's, looked for in all that the Hub answers, logs and keeps, and
//! in the bytes of its database. The agent's own files have it for as long as the agent runs.

use std::fs;
use std::path::Path;

use http::Method;
use hub_test_postgres::server_or_skip;
use hub_tests::{Answer, Process, Settings, eventually, in_time, text, whole_log};
use serde_json::json;

const PATH: &str = "/v1/tenants/acme/env";

/// What nobody is to find, but for the agent's own user.
const CANARY: &str = "CANARY7f3a\"91\\d4%c2e860";
/// A part of it that stands in every way to write it but base64.
const CORE: &str = "CANARY7f3a";
/// What everybody may find, to show that the search finds.
const MARKER: &str = "MARKER_OF_THE_STORY_TOKEN";

/// The files below a directory that hold a text.
fn holding(directory: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(holding(&path, text));
        } else if let Ok(bytes) = fs::read(&path)
            && bytes.windows(text.len()).any(|window| window == text.as_bytes())
        {
            found.push(path.display().to_string());
        }
    }
    found
}

/// What an answer says, its headers too.
fn all_of(answer: &Answer) -> String {
    format!("{:?} {}", answer.headers, answer.text())
}

/// A Hub that says as much as it can.
fn loud() -> Settings {
    let mut settings = Settings::with_agent().with_metrics();
    settings.set("log", "\"trace\"");
    settings
}

/// Has the value sent in every wrong way and a right one, and said by the agent in every way that it has; then the agent
/// ends. All that the Hub answered and wrote meanwhile.
async fn told(process: &Process) -> String {
    let (acme, raw) = (process.caller("acme").await, process.raw());
    let path = format!("{PATH}/{MARKER}");
    let mut said = Vec::new();
    // Wrong in every way that a body can be.
    let quoted = json!(CANARY).to_string();
    for body in [
        quoted.clone(),
        format!("{{\"value\": {quoted}"),
        format!("{{\"value\": {quoted}}} {quoted}"),
        format!("{{\"value\": {quoted}, \"value\": {quoted}}}"),
        format!("{{\"value\": [{quoted}]}}"),
        format!("{{\"value\": {{\"x\": {quoted}}}}}"),
        format!("{{\"value\": {quoted}, \"more\": {quoted}}}"),
        format!("{{\"valeu\": {quoted}}}"),
        json!({"value": format!("{CANARY}\n")}).to_string(),
        json!({"value": format!("{CANARY}\u{0}")}).to_string(),
        json!({"value": CANARY.repeat(2000)}).to_string(),
        json!({"value": CANARY.repeat(20_000)}).to_string(),
        CANARY.to_owned(),
    ] {
        let answer = raw.request(Method::PUT, &path).text(&body).send().await;
        assert!(answer.status == 400 || answer.status == 413, "{}", answer.text());
        said.push(all_of(&answer));
    }
    let body = json!({"value": CANARY});
    for name in ["notes_token", "LD_PRELOAD", "OPENAI_API_KEY", "NOTES"] {
        let answer = raw.put(&format!("{PATH}/{name}"), body.clone()).await;
        answer.refused(400, "invalid_argument");
        said.push(all_of(&answer));
    }
    for sent in [
        raw.request(Method::PUT, &path).bytes(body.to_string()).header("content-type", "text/plain"),
        raw.request(Method::PUT, &path).json(&body).header("if-match", "\"x.1\""),
        raw.request(Method::PUT, &format!("{path}?dryRun=true")).json(&body),
        raw.token(None).request(Method::PUT, &path).json(&body),
        raw.request(Method::PUT, "/v1/tenants/nobody/env/NOTES_TOKEN").json(&body),
    ] {
        let answer = sent.send().await;
        assert!(answer.status.is_client_error(), "{}", answer.text());
        said.push(all_of(&answer));
    }
    let answer = raw.put(&path, body).await;
    answer.expect(200);
    said.push(all_of(&answer));

    // The agent says it in every way it has.
    let script = format!(
        "[[shell:echo it is ${MARKER}]] [[shell:echo ${MARKER} >&2; echo ${MARKER} > /proc/$PPID/fd/2]]"
    );
    let run = acme.run_with(text(&script)).await;
    let output = acme.output(&run).await;
    assert!(output.contains("[secret]"), "{output}");
    said.push(serde_json::to_string(&whole_log(&run).await).expect("a log is JSON"));
    said.push(output);
    let logs = eventually("the agent's log has it", async || {
        let logs = raw.get("/v1/tenants/acme/agent/logs").await.text();
        logs.contains("[secret]").then_some(logs)
    })
    .await;
    said.push(logs);
    for target in
        [PATH, "/v1/tenants/acme", "/v1/tenants/acme/agent", "/v1/tenants/acme/runs", "/v1/openapi.json"]
    {
        said.push(all_of(&raw.get(target).await));
    }
    let metrics = reqwest::get(process.report("metrics")).await.expect("the metrics are served");
    said.push(metrics.text().await.expect("they are text"));
    let managed = process.data_dir().join("tenants").join(acme.tenant().uid.as_str()).join("managed");
    assert_eq!(holding(&managed, CORE).len(), 1, "the agent's own file has it, while the agent runs");
    in_time("the agent ends", async {
        acme.hub().agent_stop().tenant_id("acme").wait_seconds(20).send().await.expect("it can be asked for");
    })
    .await;
    assert!(managed.is_dir() && holding(&managed, CORE).is_empty(), "and not any longer");
    said.push(process.stderr());

    said.join("\n")
}

#[tokio::test]
async fn a_value_is_nowhere_by_the_hubs_doing() {
    let process = Process::start_with(loud()).await;
    let all = told(&process).await;
    assert!(!all.contains(CORE), "{}", all.lines().find(|line| line.contains(CORE)).unwrap());
    assert!(all.contains(MARKER), "control: names are shown");
    // Everything that the Hub keeps; the tenant's own directory is its agent's.
    let kept: Vec<_> =
        holding(&process.data_dir(), CORE).into_iter().filter(|path| !path.contains("/tenants/")).collect();
    assert!(kept.is_empty(), "{kept:?}");
    let marked = holding(&process.data_dir(), MARKER);
    assert!(marked.iter().any(|path| !path.contains("/tenants/")), "control");
}

#[tokio::test]
async fn a_value_is_in_no_byte_of_the_database_server() {
    let Some(server) = server_or_skip("a_value_is_in_no_byte_of_the_database_server") else { return };
    let mut settings = loud();
    settings.set("database_url", &format!("{:?}", server.url()));
    let process = Process::start_with(settings).await;
    let all = told(&process).await;
    assert!(!all.contains(CORE) && all.contains(MARKER));
    // Its tables, its log of changes, what it wrote of statements.
    let files = server.written();
    assert_eq!(holding(&files, CORE), Vec::<String>::new());
    let marked = holding(&files, MARKER);
    for part in ["/base/", "/pg_wal/"] {
        assert!(marked.iter().any(|path| path.contains(part)), "control: {part} is looked at: {marked:?}");
    }
    server.psql(&format!("CREATE TABLE planted AS SELECT '{CORE}' AS value"));
    assert!(!holding(&server.written(), CORE).is_empty(), "control: one that is there is found");
}
