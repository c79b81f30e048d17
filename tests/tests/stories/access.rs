//! Who may do what: every operation of the contract, asked for by every kind of caller, about its own tenant, another's
//! and one that is not there.
//!
//! What must come of it is read from `x-hub-access`; there is no list of operations here that one could be missing from.

use std::collections::{BTreeMap, BTreeSet};

use http::Method;
use hub_spec::document::Operation;
use hub_tests::{Answer, Caller, Contract, Process, Raw, Settings, text};
use serde_json::{Value, json};

/// The tenant that callers belong to, another one, and one that is not there.
const OWN: &str = "acme";
const OTHER: &str = "other";
const ABSENT: &str = "nobody";

/// All scopes of a business key, and the words of rows that take one of them.
const SCOPES: [&str; 7] = [
    "tenants:read",
    "tenants:write",
    "runs:read",
    "runs:write",
    "approvals:write",
    "files:read",
    "metrics:read",
];
const BUSINESS: &[&str] = &[
    "business:any",
    "business:tenants:read",
    "business:tenants:write",
    "business:runs:read",
    "business:runs:write",
    "business:approvals:write",
    "business:files:read",
    "business:metrics:read",
];

/// Somebody who calls.
struct Asker {
    name: &'static str,
    raw: Raw,
    /// The words of a row that let it in.
    words: &'static [&'static str],
    /// Whether those let it in to its own tenant alone.
    is_bound: bool,
}

/// What must come of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Unauthenticated,
    Denied,
    Foreign,
    Admitted,
}

impl Asker {
    fn verdict(&self, operation: &Operation<'_>, target: &str) -> Verdict {
        let row: Vec<&str> = operation
            .hub("access")
            .and_then(Value::as_array)
            .expect("every operation has a row")
            .iter()
            .map(word)
            .collect();
        let is_about_one = operation.path_names().contains(&"tenantId");
        if row.contains(&"public") {
            Verdict::Admitted
        } else if self.words.is_empty() {
            Verdict::Unauthenticated
        } else if !row.iter().any(|word| self.words.contains(word)) {
            Verdict::Denied
        } else if self.is_bound && is_about_one && target != OWN {
            Verdict::Foreign
        } else {
            Verdict::Admitted
        }
    }
}

fn word(word: &Value) -> &str {
    word.as_str().expect("a row has words")
}

/// A Hub with two tenants, each with a run that waits and a schedule, and everybody who may call it.
struct Scene {
    process: Process,
    askers: Vec<Asker>,
    /// By tenant.
    runs: BTreeMap<&'static str, String>,
    jobs: BTreeMap<&'static str, String>,
}

/// What is the tenant's. In one that is not there another's is asked for, which must not show.
fn of(things: &BTreeMap<&'static str, String>, tenant: &str) -> String {
    things.get(tenant).unwrap_or(&things[OTHER]).clone()
}

async fn token_of(raw: &Raw, tenant: &str, kind: &str) -> String {
    let answer = raw.get(&format!("/v1/tenants/{tenant}/{kind}-credentials")).await.expect(200);
    answer["credentials"][0]["token"].as_str().expect("an operator is shown it").to_owned()
}

/// The credential that the host of the tenant's first agent was started with.
fn host_credential(process: &Process, caller: &Caller) -> String {
    let agents = process.data_dir().join("agents").join(caller.tenant().uid.as_str());
    let launch = std::fs::read(agents.join("1/launch.json")).expect("an agent was started");
    let launch: Value = serde_json::from_slice(&launch).expect("a launch file is JSON");
    launch["credential"].as_str().expect("a credential").to_owned()
}

impl Scene {
    async fn set() -> Self {
        let process = Process::start_with(Settings::with_agent()).await;
        let (mut runs, mut jobs, mut own_host) = (BTreeMap::new(), BTreeMap::new(), String::new());
        for tenant in [OWN, OTHER] {
            let caller = process.caller(tenant).await;
            caller.output(&caller.run("[[say:up]]").await).await;
            let run = caller.ask(text("[[approve:rm x]]")).await.expect(202);
            runs.insert(tenant, run["id"].as_str().expect("a run has an id").to_owned());
            caller.until(&caller.follow(run), "waiting_for_approval".into()).await;
            if tenant == OWN {
                own_host = host_credential(&process, &caller);
            }
            let key = format!("/v1/tenants/{tenant}/env/NOTES_TOKEN");
            caller.raw().put(&key, json!({"value": "a value"})).await.expect(200);
            let job = json!({"name": "report", "schedule": "every 60m", "prompt": "report"});
            let job = caller.raw().post(&format!("/v1/tenants/{tenant}/agent-cron"), job).await.expect(200);
            jobs.insert(tenant, job["job"]["id"].as_str().expect("a job has an id").to_owned());
        }
        let admin = process.raw();
        let reader = process.command(&["token", "create", "--name", "reader", "--scope", "read"]).await.out;
        let (api, a2a) = (token_of(&admin, OWN, "api").await, token_of(&admin, OWN, "a2a").await);
        // So that there is one to be changed.
        token_of(&admin, OTHER, "api").await;
        let business =
            admin.request(Method::POST, "/v1/admin/business-keys").header("idempotency-key", "all");
        let business = business.json(&json!({"name": "all", "scopes": SCOPES, "tenants": {"ids": [OWN]}}));
        let business = business.send().await.expect(201)["token"].as_str().expect("it is shown").to_owned();
        let asker = |name, token: Option<&str>, words, is_bound| Asker {
            name,
            raw: admin.token(token),
            words,
            is_bound,
        };
        let askers = vec![
            asker("nobody", None, &[][..], false),
            asker("an admin", Some(&process.admin_token()), &["operator:admin", "operator:read"], false),
            asker("a reader", Some(reader.trim()), &["operator:read"], false),
            asker("the tenant", Some(&api), &["tenant:own"], true),
            asker("its agent host", Some(&own_host), &["runtime:own"], true),
            asker("its business", Some(&business), BUSINESS, true),
            asker("its peer", Some(&a2a), &["peer:own"], true),
        ];
        Self { process, askers, runs, jobs }
    }

    /// The operation's path, about this tenant. What else stands in it is there where it can be, and well formed.
    fn path(&self, operation: &Operation<'_>, target: &str) -> String {
        let document = Contract::get().document();
        let mut path = operation.path.to_owned();
        for parameter in operation.parameters(document) {
            let name = parameter.value["name"].as_str().expect("a parameter has a name");
            let schema = document.resolve(&format!("{}/schema", parameter.pointer)).expect("and a schema");
            let value = match name {
                "tenantId" => target.to_owned(),
                "runId" => of(&self.runs, target),
                "jobId" => of(&self.jobs, target),
                _ => match &schema.value["example"] {
                    Value::String(example) => example.clone(),
                    other => other.to_string(),
                },
            };
            path = path.replace(&format!("{{{name}}}"), &value);
        }
        assert!(!path.contains('{'), "{path}");
        path
    }

    async fn ask(&self, raw: &Raw, operation: &Operation<'_>, target: &str, query: &str) -> Answer {
        let method: Method = operation.method.parse().expect("a method");
        let sent = raw.request(method, &format!("{}{query}", self.path(operation, target)));
        match example_body(operation) {
            Some(body) => sent.json(&body).send().await,
            None => sent.send().await,
        }
    }

    /// All that an operator can read of the tenants, but for what agents do by themselves: whatever was the same twice.
    async fn state(&self) -> BTreeMap<String, Value> {
        let first = self.look().await;
        let second = self.look().await;
        second.into_iter().filter(|(path, body)| first.get(path) == Some(body)).collect()
    }

    async fn look(&self) -> BTreeMap<String, Value> {
        let (raw, mut seen) = (self.process.raw(), BTreeMap::new());
        for operation in Contract::get().operations() {
            let names = operation.path_names();
            let is_open_ended =
                operation.value.pointer("/responses/200/content/text~1event-stream").is_some();
            let reads = operation.method == "GET"
                && names.iter().all(|name| ["tenantId", "runId", "jobId"].contains(name));
            if !reads || is_open_ended || ["agents", "tenant-runtime"].contains(&operation.tag) {
                continue;
            }
            for tenant in [OWN, OTHER] {
                let path = self.path(&operation, tenant);
                let answer = raw.get(&path).await;
                if answer.status == 200 && answer.header("content-type") == "application/json" {
                    let mut body = answer.json();
                    for observed in ["lastUsedAt", "fetchedAt"] {
                        forget(&mut body, observed);
                    }
                    seen.insert(path, body);
                }
            }
        }
        seen
    }
}

/// Takes members of this name away, at any depth.
fn forget(value: &mut Value, name: &str) {
    match value {
        Value::Object(members) => {
            members.remove(name);
            members.values_mut().for_each(|member| forget(member, name));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| forget(item, name)),
        _ => {}
    }
}

/// A body that the operation would take.
fn example_body(operation: &Operation<'_>) -> Option<Value> {
    let document = Contract::get().document();
    let body = operation.request_body(document)?;
    let schema = document.resolve(&format!("{}/content/application~1json/schema", body.pointer));
    Some(schema.map_or(json!({}), |schema| schema.value["example"].clone()))
}

/// An answer without what is another one each time.
fn plain(answer: &Answer) -> (u16, Value) {
    let mut body = answer.json();
    body["requestId"] = Value::Null;
    (answer.status.as_u16(), body)
}

#[tokio::test]
async fn every_caller_may_do_what_the_contract_says_and_nothing_else() {
    let scene = Scene::set().await;
    let before = scene.state().await;
    for path in ["", "/other", "/other/env", "/other/api-credentials", "/other/agent-cron", "/other/skills"] {
        let path = format!("/v1/tenants{path}");
        assert!(before.contains_key(&path), "{path} is looked at: {:?}", before.keys());
    }
    let changes = scene.entries("done").await;
    let absent = plain(&scene.process.raw().get(&format!("/v1/tenants/{ABSENT}")).await);
    assert_eq!(absent.0, 404);

    let mut counts: BTreeMap<(&str, Verdict), u32> = BTreeMap::new();
    for operation in Contract::get().operations() {
        for asker in &scene.askers {
            for target in [OWN, OTHER, ABSENT] {
                let verdict = asker.verdict(&operation, target);
                let who = format!("{} by {} of {target}", operation.id, asker.name);
                // What is let in gets a parameter that no operation has, so that it is refused behind the door and does
                // nothing; what is not let in is the request itself.
                let query = if verdict == Verdict::Admitted { "?noSuchParameter=1" } else { "" };
                let answer = scene.ask(&asker.raw, &operation, target, query).await;
                let expected = match verdict {
                    Verdict::Unauthenticated => (401, "unauthenticated"),
                    Verdict::Denied => (403, "permission_denied"),
                    Verdict::Foreign => (404, "not_found"),
                    Verdict::Admitted => (400, "invalid_argument"),
                };
                let (status, body) = plain(&answer);
                assert_eq!((status, body["code"].as_str().unwrap_or("")), expected, "{who}: {body}");
                match verdict {
                    Verdict::Foreign => assert_eq!((status, body), absent, "{who}"),
                    Verdict::Admitted => {
                        assert_eq!(body["details"][0]["field"], "noSuchParameter", "{who}: {body}")
                    }
                    _ => {}
                }
                *counts.entry((asker.name, verdict)).or_default() += 1;
            }
        }
    }
    for asker in &scene.askers {
        let count = |verdict| counts.get(&(asker.name, verdict)).copied().unwrap_or(0);
        assert!(count(Verdict::Admitted) > 0, "{} is let in somewhere", asker.name);
        assert_eq!(count(Verdict::Foreign) > 0, asker.is_bound && asker.name != "its peer", "{}", asker.name);
    }
    assert_eq!(scene.state_of(&before).await, before, "and nothing has changed");
    assert_eq!(scene.entries("done").await, changes, "nor does the audit log tell of a change");
    let refused: BTreeSet<String> = scene.entries("denied").await.into_iter().map(|(kind, _)| kind).collect();
    for kind in ["a2a", "anonymous", "business", "operator", "runtime", "tenant"] {
        assert!(refused.contains(kind), "refusals of {kind} are counted: {refused:?}");
    }
}

#[tokio::test]
async fn a_look_at_the_state_shows_a_change() {
    let scene = Scene::set().await;
    let before = scene.state().await;
    let raw = scene.process.raw();
    raw.put("/v1/tenants/other/env/CRM_API_KEY", json!({"value": "x"})).await.expect(200);
    assert_ne!(scene.state_of(&before).await, before, "control");
}

impl Scene {
    /// What the audit log tells with this outcome, but for what the Hub did by itself: by what kind of caller, and which
    /// operation.
    async fn entries(&self, outcome: &str) -> Vec<(String, String)> {
        let page = self.process.raw().get(&format!("/v1/admin/audit?limit=1000&outcome={outcome}")).await;
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let page = page.expect(200);
        let entries = page["items"].as_array().expect("a page").iter();
        let entries = entries.map(|entry| (text(&entry["principal"]), text(&entry["operation"])));
        let kind = |principal: &str| principal.split(':').next().unwrap_or("").to_owned();
        entries.map(|(who, what)| (kind(&who), what)).filter(|(kind, _)| kind != "system").collect()
    }

    /// The state now, of what was looked at before.
    async fn state_of(&self, before: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
        self.look().await.into_iter().filter(|(path, _)| before.contains_key(path)).collect()
    }
}

#[tokio::test]
async fn another_tenants_run_is_not_there_in_ones_own() {
    let scene = Scene::set().await;
    let tenant = scene.askers.iter().find(|asker| asker.name == "the tenant").expect("it calls");
    let absent = "run_01k9v2m7q8e5z3x4c6b7n8m9a0";
    let (own, foreign) = (&scene.runs[OWN], &scene.runs[OTHER]);
    tenant.raw.get(&format!("/v1/tenants/{OWN}/runs/{own}")).await.expect(200);
    for operation in Contract::get().operations() {
        let is_about_run = operation.path_names() == ["tenantId", "runId"];
        if !is_about_run || tenant.verdict(&operation, OWN) != Verdict::Admitted {
            continue;
        }
        let mut answers = Vec::new();
        for run in [foreign.as_str(), absent] {
            let path = scene.path(&operation, OWN).replace(own.as_str(), run);
            let sent = tenant.raw.request(operation.method.parse().expect("a method"), &path);
            let answer = match example_body(&operation) {
                Some(body) => sent.json(&body).send().await,
                None => sent.send().await,
            };
            answer.refused(404, "not_found");
            answers.push(plain(&answer));
        }
        assert_eq!(answers[0], answers[1], "{}", operation.id);
    }
    let foreign = scene.process.raw().get(&format!("/v1/tenants/{OTHER}/runs/{foreign}")).await.expect(200);
    assert_eq!(foreign["state"], "waiting_for_approval");
}
