//! The audit log: who changed what, whatever the operation; what was refused; what an operator can hold against it.

use std::collections::BTreeSet;

use futures::TryStreamExt as _;
use hermes_hub_client::Hub;
use hermes_hub_client::types::{AuditEntry, AuditOutcome};
use http::Method;
use hub_tests::oauth::OauthProvider;
use hub_tests::{Answer, Contract, Process, Raw, Settings, World, tenant_body, text_with};
use serde_json::{Value, json};

async fn entries(hub: &Hub) -> Vec<AuditEntry> {
    hub.audit_list().limit(100).stream().try_collect().await.expect("the log")
}

fn object<'a>(entry: &'a AuditEntry, name: &str) -> Option<&'a str> {
    entry.objects.iter().find(|object| object.name == name).map(|object| object.id.as_str())
}

/// Operations of which an entry is to be found: whatever is sent otherwise than by GET, but for reads and agent hosts.
fn changing() -> BTreeSet<String> {
    let changes = |operation: &hub_spec::document::Operation<'_>| {
        let access = operation.hub("access").and_then(Value::as_array).expect("an access row");
        let takes = |word: &str| access.iter().any(|row| row == word);
        operation.method != "GET" && !takes("operator:read") && !takes("runtime:own")
    };
    Contract::get().operations().filter(changes).map(|operation| operation.id.to_owned()).collect()
}

/// Calls operations by their ids, and remembers each request.
struct Walk {
    raw: Raw,
    asked: Vec<(&'static str, String)>,
}

impl Walk {
    /// Calls an operation. `path` is what stands in its path, in order.
    async fn send(&self, id: &'static str, path: &[&str], query: &str, body: Option<Value>) -> Answer {
        let operation = Contract::get().operations().find(|operation| operation.id == id).expect(id);
        let method: Method = operation.method.parse().expect("a method");
        let mut target = String::new();
        let mut values = path.iter();
        for segment in operation.path.split('/').skip(1) {
            let segment = if segment.starts_with('{') { values.next().expect("a value") } else { segment };
            target = format!("{target}/{segment}");
        }
        let mut request = self.raw.request(method, &format!("{target}{query}"));
        if operation.hub("idempotent").is_some() {
            // Each is a request of its own; those that show a secret ask for a key.
            request = request.header("idempotency-key", &format!("{id}-{}", self.asked.len()));
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await
    }

    /// Calls one that succeeds.
    async fn call(&mut self, id: &'static str, path: &[&str], query: &str, body: Option<Value>) -> Value {
        let answer = self.send(id, path, query, body).await;
        assert!(answer.status.is_success(), "{id}: {}", answer.text());
        self.asked.push((id, answer.header("x-request-id").to_owned()));
        if answer.body.is_empty() { Value::Null } else { answer.json() }
    }
}

#[tokio::test]
async fn every_operation_that_changes_something_leaves_an_entry_with_who_and_what() {
    let provider = OauthProvider::start().await;
    let mut settings = Settings::with_agent();
    settings.set("outward_allow", &provider.allowed());
    let process = Process::start_with(settings).await;
    let raw = process.raw();
    let mut walk = Walk { raw: raw.clone(), asked: Vec::new() };
    let body = json!({"id": "acme", "displayName": "TYPED name", "metadata": {"note": "TYPED"}});
    let tenant = walk.call("tenant_create", &[], "?waitSeconds=20", Some(body)).await;
    let acme = ["acme"];
    walk.call("tenant_update", &acme, "", Some(json!({"displayName": "TYPED other"}))).await;
    let blocked = json!({"status": "blocked", "message": "TYPED message", "reason": "unpaid"});
    walk.call("tenant_access_replace", &acme, "", Some(blocked)).await;
    walk.call("tenant_access_replace", &acme, "", Some(json!({"status": "active"}))).await;
    let key = ["acme", "NOTES_TOKEN"];
    walk.call("environment_key_set", &key, "", Some(json!({"value": "TYPED value"}))).await;
    walk.call("environment_key_delete", &key, "", None).await;
    let state = json!({"enabled": false});
    walk.call("skill_state_replace", &["acme", "report"], "", Some(state)).await;
    walk.call("tenant_api_credentials_rotate", &acme, "", Some(json!({}))).await;
    let asks = json!({"name": "TYPED key", "scopes": ["runs:read"], "tenants": {"ids": ["acme"]}});
    let key = walk.call("business_key_create", &[], "", Some(asks)).await;
    let key_id = key["key"]["id"].as_str().expect("an id");
    walk.call("business_key_delete", &[key_id], "", None).await;
    walk.call("agent_start", &acme, "?waitSeconds=30", None).await;
    walk.call("agent_restart", &acme, "?waitSeconds=30", None).await;

    let asks = text_with("TYPED input [[approve:rm TYPED|TYPED]]", json!({"instructions": "TYPED"}));
    let run = walk.call("run_create", &acme, "?waitSeconds=30", Some(asks)).await;
    let run_id = run["id"].as_str().expect("an id");
    let approval_id = run["pendingApproval"]["id"].as_str().expect("it asks").to_owned();
    let decision = json!({"approvalId": approval_id, "choice": "deny", "comment": "TYPED comment"});
    walk.call("run_approval_decide", &["acme", run_id], "", Some(decision)).await;
    walk.call("run_stop", &["acme", run_id], "?waitSeconds=30", None).await;

    let job = json!({"name": "TYPED job", "schedule": "every 60m", "prompt": "TYPED prompt"});
    let job = walk.call("cron_job_create", &acme, "", Some(job)).await;
    let job_id = job["job"]["id"].as_str().expect("an id");
    let of_job = ["acme", job_id];
    walk.call("cron_job_update", &of_job, "", Some(json!({"name": "TYPED again"}))).await;
    walk.call("cron_job_pause", &of_job, "", None).await;
    let paused = walk.send("cron_job_run", &of_job, "", None).await;
    assert_eq!(paused.status.as_u16(), 409, "{}", paused.text());
    walk.call("cron_job_resume", &of_job, "", None).await;
    let job_run = walk.call("cron_job_run", &of_job, "", None).await;
    walk.call("cron_job_delete", &of_job, "", None).await;
    walk.call("agent_stop", &acme, "?waitSeconds=30", None).await;
    walk.call("tenant_delete", &acme, "?waitSeconds=30", None).await;

    let secret = json!({
        "name": "typed-name", "kind": "oauth2", "provider": "TYPED provider",
        "oauth2": {"tokenUrl": provider.token_url(), "clientId": "TYPED"},
        "material": {"refreshToken": provider.authorize(), "accessToken": "TYPED-token"},
    });
    let secret = walk.call("secret_create", &[], "", Some(secret)).await;
    let secret_id = secret["id"].as_str().expect("an id");
    let of = |verb: &str| format!("{secret_id}:{verb}");
    walk.call("secret_refresh", &[&of("refresh")], "", None).await;
    let material = json!({"refreshToken": provider.authorize(), "accessToken": "TYPED-token-2"});
    walk.call("secret_replace_material", &[&of("replace-material")], "", Some(material)).await;
    walk.call("secret_refresh_due", &[], "", None).await;
    walk.call("secret_delete", &[secret_id], "", None).await;

    let walked: BTreeSet<String> = walk.asked.iter().map(|(id, _)| (*id).to_owned()).collect();
    let missing: Vec<_> = changing().difference(&walked).cloned().collect();
    assert!(missing.is_empty(), "give each operation that changes something its call here: {missing:?}");

    let log = entries(&process.admin()).await;
    for (id, request) in &walk.asked {
        let of_request: Vec<_> =
            log.iter().filter(|entry| entry.request_id.as_ref() == Some(request)).collect();
        let [entry] = of_request[..] else { panic!("{id} has left {of_request:?}") };
        assert_eq!((entry.operation.as_str(), &entry.outcome), (*id, &AuditOutcome::Done));
        assert!(entry.principal.as_str().starts_with("operator:tok_"), "{entry:?}");
        assert_eq!(entry.address.as_deref(), Some("127.0.0.1"));
        let operation = Contract::get().operations().find(|operation| operation.id == *id).expect(id);
        let is_a_tenants = operation.path.starts_with("/v1/tenants");
        let expected = if is_a_tenants { (Some("acme"), tenant["uid"].as_str()) } else { (None, None) };
        assert_eq!((entry.tenant_id.as_deref(), entry.tenant_uid.as_deref()), expected, "{entry:?}");
    }
    let paused = Some(paused.header("x-request-id").to_owned());
    assert!(log.iter().all(|entry| entry.request_id != paused), "who only looked has changed nothing");
    let first = |id: &str| log.iter().rfind(|entry| entry.operation.as_str() == id).expect(id);
    assert_eq!(object(first("run_create"), "runId"), Some(run_id));
    assert_eq!(object(first("run_approval_decide"), "approvalId"), Some(approval_id.as_str()));
    assert_eq!(object(first("environment_key_set"), "name"), Some("NOTES_TOKEN"));
    assert_eq!(object(first("cron_job_update"), "jobId"), Some(job_id));
    for id in ["business_key_create", "business_key_delete"] {
        assert_eq!(object(first(id), "businessKeyId"), Some(key_id));
    }
    assert!(object(first("tenant_api_credentials_rotate"), "credentialId").is_some());
    assert_eq!(object(first("cron_job_run"), "runId"), job_run["run"]["id"].as_str());

    for id in ["secret_create", "secret_refresh", "secret_replace_material", "secret_delete"] {
        assert_eq!(object(first(id), "secretId"), Some(secret_id), "{id}");
    }

    let exported = process.command(&["audit", "export"]).await;
    assert_eq!(exported.code, Some(0), "{exported:?}");
    assert!(exported.out.contains(run_id) && !exported.out.contains("TYPED"), "nothing that people typed");
    let verified = process.command(&["audit", "verify"]).await;
    assert_eq!(verified.code, Some(0), "{verified:?}");
}

#[tokio::test]
async fn what_was_refused_repeated_or_only_tried_leaves_no_change() {
    let world = World::start().await;
    let raw = world.raw();
    let key = |answer: Answer| (answer.status.as_u16(), answer.header("x-request-id").to_owned());
    let make = |id: &str| {
        raw.request(Method::POST, "/v1/tenants").json(&json!({"id": id})).header("idempotency-key", "key-1")
    };
    let (status, made) = key(make("acme").send().await);
    assert_eq!(status, 201);
    let set = || {
        let request = raw.request(Method::PUT, "/v1/tenants/acme/env/NOTES_TOKEN");
        request.json(&json!({"value": "a value"}))
    };
    let (status, given) = key(set().send().await);
    assert_eq!(status, 200);
    let rename = || raw.request(Method::PATCH, "/v1/tenants/acme").json(&json!({"displayName": "Acme"}));
    let (status, renamed) = key(rename().send().await);
    assert_eq!(status, 200);
    let mut others = Vec::new();
    for (expected, request) in [
        (201, make("acme")),
        (200, set()),
        (200, rename()),
        (422, make("other")),
        (409, raw.request(Method::POST, "/v1/tenants").json(&json!({"id": "acme"}))),
        (400, raw.request(Method::POST, "/v1/tenants").json(&json!({"id": "-"}))),
        (404, raw.request(Method::DELETE, "/v1/tenants/nobody")),
        (412, raw.request(Method::DELETE, "/v1/tenants/acme").header("if-match", "\"ten_x.1\"")),
        (200, raw.request(Method::PATCH, "/v1/tenants/acme?dryRun=true").json(&json!({"displayName": "A"}))),
    ] {
        let (status, request) = key(request.send().await);
        assert_eq!(status, expected);
        others.push(request);
    }
    let log = entries(world.admin()).await;
    let of = |request: &String| log.iter().filter(|entry| entry.request_id.as_ref() == Some(request)).count();
    assert_eq!([of(&made), of(&given), of(&renamed)], [1, 1, 1]);
    assert!(others.iter().all(|request| of(request) == 0), "{log:?}");
}

#[tokio::test]
async fn refused_attempts_are_counted_by_who_and_what() {
    let world = World::start().await;
    world.tenant("acme").await;
    let reader = world.raw().token(Some(world.reader_token()));
    for _ in 0..3 {
        reader.delete("/v1/tenants/acme").await.refused(403, "permission_denied");
    }
    for _ in 0..2 {
        world.raw_nobody().get("/v1/tenants").await.refused(401, "unauthenticated");
    }
    let denied = AuditOutcome::Denied;
    let log = world.admin().audit_list().outcome(denied).send().await.unwrap().into_inner().items;
    let mut found: Vec<_> = log
        .iter()
        .map(|entry| {
            let (kind, _) =
                entry.principal.as_str().split_once(':').unwrap_or((entry.principal.as_str(), ""));
            (kind, entry.operation.as_str(), entry.code.as_deref().unwrap_or(""), entry.attempts)
        })
        .collect();
    found.sort_unstable();
    let expected = [
        ("anonymous", "tenant_list", "unauthenticated", 2),
        ("operator", "tenant_delete", "permission_denied", 3),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn the_log_is_for_admins_and_can_be_filtered() {
    let world = World::with().settable_clock().start().await;
    for id in ["acme", "other"] {
        world.admin().tenant_create().body(tenant_body(id)).send().await.unwrap();
    }
    world.clock().advance(std::time::Duration::from_secs(3600));
    let later = chrono::DateTime::from_timestamp_micros(world.clock().now().micros()).unwrap();
    let later = later.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    world.admin().tenant_delete().tenant_id("other").send().await.unwrap();
    let log = entries(world.admin()).await;
    let principal = log[0].principal.to_string();
    let get = async |query: &str| {
        let page = world.raw().get(&format!("/v1/admin/audit?{query}")).await.expect(200);
        let items = page["items"].as_array().expect("items").clone();
        items.iter().map(|item| item["operation"].as_str().expect("a word").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(get("tenantId=other").await, ["tenant_delete", "tenant_create"]);
    assert_eq!(get("tenantId=nobody").await, [""; 0]);
    assert_eq!(get("operation=tenant_create").await.len(), 2);
    assert_eq!(get(&format!("createdAfter={later}")).await, ["tenant_delete"]);
    assert_eq!(get(&format!("createdBefore={later}&tenantId=other")).await, ["tenant_create"]);
    assert_eq!(get(&format!("principal={principal}")).await.len(), 3);
    assert_eq!(get("principal=system:hub&operation=hub_start").await, ["hub_start"]);
    assert_eq!(get("outcome=read").await, [""; 0]);
    let seqs: Vec<_> = log.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=log.len() as i64).rev().collect::<Vec<_>>(), "newest first, without gaps");
    let paged: Vec<AuditEntry> = world.admin().audit_list().limit(2).stream().try_collect().await.unwrap();
    assert_eq!(paged.iter().map(|entry| entry.seq).collect::<Vec<_>>(), seqs);
    world.raw().get("/v1/admin/audit?operation=Not-A-Word").await.refused(400, "invalid_argument");
    let reader = world.raw().token(Some(world.reader_token()));
    reader.get("/v1/admin/audit").await.refused(403, "permission_denied");
}

#[tokio::test]
async fn starts_ends_and_commands_are_in_the_log() {
    let process = Process::start().await;
    let made = process.command(&["token", "create", "--name", "n", "--scope", "read"]).await;
    assert_eq!(made.code, Some(0), "{made:?}");
    let seen = process.command(&["audit", "verify"]).await;
    assert_eq!(seen.code, Some(0), "{seen:?}");
    let process = process.end_and_restart().await;
    let mut words: Vec<_> =
        entries(&process.admin()).await.into_iter().map(|entry| entry.operation.to_string()).collect();
    words.reverse();
    assert_eq!(
        words,
        ["operator_token_create", "hub_start", "operator_token_create", "hub_stop", "hub_start"]
    );
    let command = process.admin().audit_list().operation("operator_token_create").send().await.unwrap();
    let by: Vec<_> =
        command.items.iter().map(|entry| entry.principal.as_str().split(':').next().unwrap()).collect();
    assert_eq!(by, ["command", "system"]);
    assert!(object(&command.items[0], "tokenId").is_some_and(|id| id.starts_with("tok_")));
    assert!(
        !made.out.is_empty() && !process.command(&["audit", "export"]).await.out.contains(made.out.trim())
    );

    let known = seen.out.trim();
    let still = process.command(&["audit", "verify", "--known", known]).await;
    assert_eq!(still.code, Some(0), "{still:?}");
    let (seq, hash) = known.split_once(':').unwrap();
    let digit = if hash.starts_with('0') { "1" } else { "0" };
    let other = format!("{seq}:{digit}{}", &hash[1..]);
    let refused = process.command(&["audit", "verify", "--known", &other]).await;
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{refused:?}");
    assert!(refused.err.contains("does not have the hash"), "{refused:?}");
    let after = process.command(&["audit", "export", "--after", "3"]).await;
    assert_eq!(after.out.lines().count(), 2, "{after:?}");
}

#[tokio::test]
async fn a_credential_that_is_shown_is_written_down_and_one_that_is_not_is_not() {
    let world = World::with().settable_clock().start().await;
    let acme = world.tenant("acme").await;
    let raw = world.raw();
    // The request's entries, oldest first: what came of it, and which credentials it was about.
    let told = async |answer: Answer| {
        let request = answer.header("x-request-id").to_owned();
        let body = answer.json();
        let mut log = entries(world.admin()).await;
        log.retain(|entry| entry.request_id.as_ref() == Some(&request));
        let about = |entry: &AuditEntry| {
            let ids = entry.objects.iter().filter(|object| object.name == "credentialId");
            (entry.outcome.clone(), ids.map(|object| object.id.clone()).collect::<Vec<_>>())
        };
        (body, log.iter().map(about).collect::<Vec<_>>())
    };
    let ids = |body: &Value| -> Vec<String> {
        let listed = body["credentials"].as_array().expect("a list").iter();
        listed.map(|credential| credential["id"].as_str().expect("an id").to_owned()).collect()
    };
    let path = |kind: &str| format!("/v1/tenants/acme/{kind}-credentials");
    for kind in ["api", "a2a"] {
        for _ in ["it is made", "it is there"] {
            let (body, log) = told(raw.get(&path(kind)).await).await;
            assert_eq!(log, [(AuditOutcome::Read, ids(&body))], "{kind}");
        }
    }
    let body = raw.get(&path("api")).await.expect(200);
    let tenant = raw.token(body["credentials"][0]["token"].as_str());
    let (_, log) = told(tenant.get(&path("api")).await).await;
    assert_eq!(log, [], "the tenant was shown none");

    let rotate = async |raw: &Raw| {
        let rotate = raw.request(Method::POST, &format!("{}/rotate", path("api")));
        told(rotate.header("idempotency-key", "one").json(&json!({})).send().await).await
    };
    let (body, log) = rotate(&raw).await;
    assert_eq!(log, [(AuditOutcome::Done, ids(&body))]);
    let (_, log) = rotate(&raw).await;
    assert_eq!(log, [(AuditOutcome::Read, Vec::new())], "they are shown again, and nothing is changed");
    let (body, log) = rotate(&tenant).await;
    assert_eq!(log, [(AuditOutcome::Done, ids(&body))]);
    let (_, log) = rotate(&tenant).await;
    assert_eq!(log, [], "nothing is changed and nothing shown");

    let create = async || {
        let asks = json!({"name": "north", "scopes": ["runs:read"], "tenants": {"ids": ["acme"]}});
        let create = raw.request(Method::POST, "/v1/admin/business-keys").header("idempotency-key", "one");
        let (_, log) = told(create.json(&asks).send().await).await;
        log.into_iter().map(|(outcome, _)| outcome).collect::<Vec<_>>()
    };
    assert_eq!(create().await, [AuditOutcome::Done]);
    assert_eq!(create().await, [AuditOutcome::Read]);
    world.clock().advance(std::time::Duration::from_secs(900));
    assert_eq!(create().await, [], "it is shown no more");

    let reads = world.admin().audit_list().outcome(AuditOutcome::Read).send().await.unwrap();
    let named = reads.items.iter().filter(|entry| entry.tenant_uid.as_deref() == Some(acme.uid.as_str()));
    assert_eq!(named.count(), 5, "whose it was: {:?}", reads.items);
}
