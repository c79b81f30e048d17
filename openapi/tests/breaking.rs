//! What `breaking` says of changes: a table of edits to `fixtures/good.yaml` with the lines that they must give.

use std::path::Path;
use std::process::Command;

use hub_spec::Verdict;
use hub_spec::breaking::{Change, Class, compare, decide, entries, lines, markdown, run};
use hub_spec::document::{Document, escape};
use serde_json::Value;

const GOOD: &str = include_str!("fixtures/good.yaml");

/// From the good contract, what to change (text and what it becomes), and the lines `class subject: message`.
type Row = (&'static str, &'static str, &'static [&'static str]);

// A row a line: broken up, the table cannot be read as one.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Operations.
    ("  /v1/healthz:\n", "  /v1/livez:\n", &["compatible health_view: GET /v1/livez is new", "breaking health_view: GET /v1/healthz is gone"]),
    ("operationId: thing_create", "operationId: thing_make", &["breaking thing_make: the operationId is thing_make, was thing_create: the SDK's method has another name"]),
    ("summary: Liveness.", "summary: Alive.", &["documentation health_view: `summary` is changed"]),
    ("x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: ['operator:admin']", &["breaking thing_list: who may call is [\"operator:admin\"], was [\"operator:admin\",\"business:metrics\"]"]),
    ("x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: ['operator:admin', 'business:metrics', 'operator:read']", &["compatible thing_list: who may call is [\"operator:admin\",\"business:metrics\",\"operator:read\"], was [\"operator:admin\",\"business:metrics\"]"]),
    ("x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: [public]", &["compatible thing_list: who may call is [\"public\"], was [\"operator:admin\",\"business:metrics\"]"]),
    ("      tags: [things]\n      summary: Liveness.", "      tags: [health]\n      deprecated: true\n      summary: Liveness.", &["breaking health_view: the tag is [\"health\"], was [\"things\"]: the SDK's method is in another place", "compatible health_view: deprecated is true, was not said"]),
    ("    bearer: {type: http, scheme: bearer}", "    bearer: {type: http, scheme: basic, description: B.}", &["breaking bearer: `scheme` is changed, which this tool cannot judge", "documentation bearer: `description` is changed"]),
    ("      security: []\n", "", &["breaking health_view: security is not said, was []"]),
    ("x-hub-max-body-bytes: 4096", "x-hub-max-body-bytes: 4095", &["breaking thing_create: the most bytes of a body are 4095, was 4096"]),
    ("x-hub-max-body-bytes: 4096", "x-hub-max-body-bytes: 4097", &["compatible thing_create: the most bytes of a body are 4097, was 4096"]),
    ("x-hub-idempotent: true\n      x-hub-secret", "x-hub-idempotent: false\n      x-hub-secret", &["breaking thing_refresh_key: x-hub-idempotent is false, was true"]),
    ("x-dropshot-pagination: {required: []}", "x-dropshot-pagination: {required: [limit]}", &["breaking thing_list: x-dropshot-pagination is {\"required\":[\"limit\"]}, was {\"required\":[]}"]),
    ("x-hub-stability: preview", "x-hub-stability: stable", &["compatible thing_refresh_key: stability is stable, was preview"]),
    ("x-hub-internal: false", "x-hub-internal: true", &["breaking thing_file_view: x-hub-internal is true, was false"]),
    ("x-hub-internal: false", "x-hub-new: 1", &["breaking thing_file_view: `x-hub-new` is changed, which this tool cannot judge", "compatible thing_file_view: x-hub-internal is not said, was false"]),
    ("security:\n  - bearer: []\n", "security:\n  - oauth: []\n", &["breaking contract: `security` is changed, which this tool cannot judge"]),
    ("info: {title: Things,", "info: {title: All things,", &["documentation contract: `info` is changed"]),
    // Parameters.
    ("        - name: waitSeconds\n", "        - name: wait\n", &["breaking thing_file_view: query parameter `waitSeconds` is gone", "compatible thing_file_view: new optional query parameter `wait`"]),
    ("          in: query\n          description: How long to wait.\n", "          in: query\n          required: true\n          description: How long to wait.\n", &["breaking thing_file_view: query parameter `waitSeconds` is required now"]),
    ("        - {$ref: '#/components/parameters/PageToken'}\n", "        - {$ref: '#/components/parameters/PageToken'}\n        - {name: state, in: query, required: true, description: S., schema: {type: string}}\n", &["breaking thing_list: new required query parameter `state`"]),
    ("schema: {type: integer, minimum: 0, maximum: 50}", "schema: {type: integer, minimum: 1, maximum: 60}", &["breaking thing_file_view: minimum is 1, was 0: requests that were taken are refused", "compatible thing_file_view: maximum is 60, was 50: more requests are taken"]),
    ("maximum: 1000, default: 100}", "maximum: 1000, default: 50}", &["breaking Limit: default is 50, was 100: requests that leave it out do something else"]),
    ("      description: How many.\n", "      description: How many of them.\n      style: form\n", &["documentation Limit: `description` is changed", "breaking Limit: `style` is changed, which this tool cannot judge"]),
    ("schema: {type: integer, minimum: 0, maximum: 50}", "schema: {type: integer, maximum: 50, default: 0}", &["compatible thing_file_view: default is 0, was not said", "compatible thing_file_view: minimum is not said, was 0: more requests are taken"]),
    ("schema: {type: string, maxLength: 2048}", "schema: {type: string, minLength: 1, maxLength: 2048}", &["breaking PageToken: minLength is 1, was not said: requests that were taken are refused"]),
    // Bodies and answers.
    ("        '201':\n", "        '200':\n", &["breaking thing_create: is not answered with 201 any more", "compatible thing_create: may be answered with 200 now"]),
    ("      responses:\n        '200':\n          description: The new key.\n", "      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Part'}}}}\n      responses:\n        '200':\n          description: The new key.\n", &["breaking thing_refresh_key: takes a body now"]),
    ("            example: {id: cup, parts: [{type: text, text: hello}]}\n", "", &["documentation thing_create: `example` is changed"]),
    ("        '206':\n          description: Some of the bytes.\n          content:\n            application/octet-stream:\n              schema: {type: string, format: binary}\n", "", &["breaking thing_file_view: is not answered with 206 any more"]),
    ("        '413': {$ref: '#/components/responses/Failure'}\n", "        '412': {$ref: '#/components/responses/Failure'}\n", &["compatible thing_create: is not answered with 413 any more", "compatible thing_create: may be answered with 412 now"]),
    ("            text/event-stream:\n", "            application/json:\n", &["breaking thing_events: media type text/event-stream is gone", "compatible thing_events: new media type application/json"]),
    ("            ETag: {$ref: '#/components/headers/ETag'}\n", "            Location: {$ref: '#/components/headers/ETag'}\n", &["breaking thing_create: header `ETag` is gone", "compatible thing_create: new header `Location`"]),
    ("              schema: {$ref: '#/components/schemas/Health'}", "              schema: {$ref: '#/components/schemas/Thing'}", &["breaking health_view: is a Thing, was a Health"]),
    ("      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/ThingCreate'}\n            example: {id: cup, parts: [{type: text, text: hello}]}\n", "", &["breaking thing_create: takes no body any more"]),
    // Schemas that requests reach.
    ("      required: [id]\n", "      required: [id, parts]\n", &["breaking ThingCreate: `parts` is required in requests now", "compatible ThingCreate: `parts` is always in answers now"]),
    ("      required: [id]\n", "", &["compatible ThingCreate: `id` may be left out of requests now", "breaking ThingCreate: `id` may be missing from answers now"]),
    ("      properties:\n        id: {$ref: '#/components/schemas/ThingId'}\n", "      properties:\n        id: {$ref: '#/components/schemas/ThingId'}\n        colour: {type: string, maxLength: 9, description: C.}\n", &["compatible ThingCreate: new member `colour`"]),
    ("      required: [id]\n      properties:\n        id: {$ref: '#/components/schemas/ThingId'}\n", "      required: [id, colour]\n      properties:\n        id: {$ref: '#/components/schemas/ThingId'}\n        colour: {type: string, maxLength: 9, description: C.}\n", &["breaking ThingCreate: new required member `colour` of a request", "compatible ThingCreate: new member `colour`"]),
    ("          maxItems: 10\n", "          maxItems: 9\n", &["breaking ThingCreate: maxItems is 9, was 10: requests that were taken are refused", "compatible ThingCreate: maxItems is 9, was 10 in answers"]),
    ("          maxItems: 10\n", "", &["compatible ThingCreate: maxItems is not said, was 10: more requests are taken", "compatible ThingCreate: maxItems is not said, was 10 in answers"]),
    ("          nullable: true\n          allOf", "          allOf", &["breaking ThingCreate: may not be null in requests any more", "compatible ThingCreate: is never null in answers now"]),
    ("          nullable: true\n          allOf: [{$ref: '#/components/schemas/ThingId'}]", "          nullable: true\n          allOf: [{$ref: '#/components/schemas/FilePath'}]", &["breaking ThingCreate: is a FilePath, was a ThingId"]),
    ("additionalProperties: {type: string, maxLength: 63}", "additionalProperties: {type: string, maxLength: 62}", &["breaking ThingCreate: maxLength is 62, was 63: requests that were taken are refused", "compatible ThingCreate: maxLength is 62, was 63 in answers"]),
    ("            type: {type: string, enum: [blob]}\n", "            type: {type: string, enum: [lump]}\n", &["compatible Part: new form `lump`", "breaking Part: the form `blob` is gone"]),
    ("text: {type: string, maxLength: 100,", "text: {type: integer,", &["breaking Part: type is integer, was string"]),
    ("'^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$'", "'^[a-z0-9]+$'", &["breaking ThingId: pattern is ^[a-z0-9]+$, was ^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$: requests that were taken are refused", "compatible ThingId: pattern is ^[a-z0-9]+$, was ^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$ in answers"]),
    ("            createdAt: {type: string, format: date-time, description: When.}", "            createdAt: {type: string, description: When.}", &["breaking Thing: format is not said, was date-time"]),
    ("          additionalProperties: {type: string, maxLength: 63}\n", "          additionalProperties: true\n", &["compatible ThingCreate: other members in requests: true, was {\"type\":\"string\",\"maxLength\":63}", "breaking ThingCreate: other members in answers: true, was {\"type\":\"string\",\"maxLength\":63}"]),
    ("          maxProperties: 64\n          additionalProperties: {type: string, maxLength: 63}\n", "          maxProperties: 64\n", &["breaking ThingCreate: other members in requests: not said, was {\"type\":\"string\",\"maxLength\":63}", "breaking ThingCreate: other members in answers: not said, was {\"type\":\"string\",\"maxLength\":63}"]),
    ("          description: What it is made of.\n", "          description: What it is made of.\n          readOnly: true\n", &["breaking ThingCreate: member `parts` is gone from requests"]),
    ("          description: What it is made of.\n", "          description: What it is made of.\n          uniqueItems: true\n", &["breaking ThingCreate: uniqueItems is true, was not said: requests that were taken are refused", "compatible ThingCreate: uniqueItems is true, was not said in answers"]),
    ("          required: [type, text]\n          properties:\n            type: {", "          required: [kind, text]\n          properties:\n            kind: {", &["breaking Part: `oneOf` is changed, which this tool cannot judge"]),
    // Schemas that only answers reach.
    ("      enum: [alive, half_dead]\n", "", &["breaking HealthState: the values are not said, were [\"alive\",\"half_dead\"]"]),
    ("enum: [alive, half_dead]", "enum: [alive, dead]", &["breaking HealthState: the value `half_dead` is gone", "compatible HealthState: new value `dead`"]),
    ("        inputTokens: {", "        outputTokens: {", &["breaking Health: member `inputTokens` is gone", "compatible Health: new member `outputTokens`"]),
    ("      required: [state]\n", "", &["breaking Health: `state` may be missing from answers now"]),
    ("next_page: {type: string, nullable: true,", "next_page: {type: string,", &["compatible ThingResultsPage: is never null in answers now"]),
    ("accessKey: {type: string,", "accessKey: {type: string, nullable: true,", &["breaking ThingKey: may be null in answers now"]),
    ("accessKey: {type: string,", "accessKey: {type: string, maxLength: 9,", &["compatible ThingKey: maxLength is 9, was not said in answers"]),
    ("description: A key, once.", "description: A key, only once.", &["documentation ThingKey: `description` is changed"]),
    ("ThingEventType", "ThingEventKind", &["breaking ThingEvent: is a ThingEventKind, was a ThingEventType", "breaking ThingEventType: the schema `ThingEventType` is gone, and with it its type in the SDK"]),
];

fn changes(head: &str) -> Vec<Change> {
    compare(
        &Document::parse(GOOD).expect("the good contract reads"),
        &Document::parse(head).expect("the changed contract reads"),
    )
}

fn show(change: &Change) -> String {
    let class = match change.class {
        Class::Breaking => "breaking",
        Class::Compatible => "compatible",
        Class::Documentation => "documentation",
    };
    format!("{class} {}: {}", change.subject, change.message)
}

#[test]
fn each_change_is_judged_by_what_it_does_to_clients() {
    let mut wrong = String::new();
    for (find, replace, expected) in ROWS {
        assert!(GOOD.contains(find), "the good contract has no {find:?}");
        let mut found: Vec<String> = changes(&GOOD.replace(find, replace)).iter().map(show).collect();
        let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        found.sort();
        expected.sort();
        if found != expected {
            wrong += &format!("{find:?} -> {replace:?}\n  expected {expected:#?}\n  found {found:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_same_contract_has_no_changes() {
    assert_eq!(changes(GOOD), []);
}

#[test]
fn a_required_flag_and_a_whole_new_operation_are_read_the_other_way_round_too() {
    let head = GOOD.replace("  /v1/healthz:\n", "  /v1/livez:\n");
    let back = compare(&Document::parse(&head).unwrap(), &Document::parse(GOOD).unwrap());
    assert_eq!(back.iter().map(|c| c.class).collect::<Vec<_>>(), [Class::Compatible, Class::Breaking]);
}

/// JSON pointers of everything below a value.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, part)| (escape(key), part)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, part)| (index.to_string(), part)).collect()
        }
        _ => Vec::new(),
    };
    for (token, part) in below {
        let at = format!("{at}/{token}");
        found.push(at.clone());
        places(part, &at, found);
    }
}

/// Whatever the comparison does not know, it must call breaking: no edit may pass in silence.
#[test]
fn no_edit_of_one_place_goes_unnoticed() {
    let good = Document::parse(GOOD).unwrap();
    let mut pointers = Vec::new();
    places(good.json(), "", &mut pointers);
    assert!(pointers.len() > 500, "{}", pointers.len());
    let mut unnoticed = Vec::new();
    for pointer in &pointers {
        let (owner, key) = pointer.rsplit_once('/').expect("a pointer has a last token");
        let key = key.replace("~1", "/").replace("~0", "~");
        let mut without = good.json().clone();
        match without.pointer_mut(owner) {
            Some(Value::Object(object)) => drop(object.shift_remove(&key)),
            Some(Value::Array(list)) => drop(list.remove(key.parse::<usize>().expect("an index"))),
            _ => unreachable!("{pointer} was listed"),
        }
        let mut edited = good.json().clone();
        let place = edited.pointer_mut(pointer).expect("it was listed");
        let is_scalar = !(place.is_object() || place.is_array());
        *place = match &*place {
            Value::String(text) => Value::from(format!("{text}x")),
            Value::Number(number) => Value::from(number.as_u64().unwrap_or(0) + 1),
            Value::Bool(flag) => Value::from(!flag),
            _ => Value::from("x"),
        };
        let notices = |head: Value| {
            !compare(&good, &Document::parse(&head.to_string()).expect("json reads")).is_empty()
        };
        if !notices(without) {
            unnoticed.push(format!("{pointer} removed"));
        }
        if is_scalar && !notices(edited) {
            unnoticed.push(format!("{pointer} edited"));
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

#[test]
fn lines_and_table_read_like_this() {
    let head = GOOD
        .replace("        inputTokens: {", "        outputTokens: {")
        .replace("summary: Liveness.", "summary: Alive.");
    let named = "## Tokens\n- breaking: Health: renamed.\n  How you know you are affected: you read it.\n  What to do: read the other.\n";
    let unnamed = decide(changes(&head), &[], &[]);
    assert_eq!(lines(&unnamed, "main"), "\
openapi/hub.yaml:12: documentation: health_view: `summary` is changed (/paths/~1v1~1healthz/get/summary)
openapi/hub.yaml:222: breaking: Health: member `inputTokens` is gone (/components/schemas/Health) -- not named in openapi/CHANGES.md
openapi/hub.yaml:229: compatible: Health: new member `outputTokens` (/components/schemas/Health/properties/outputTokens)
1 breaking, 1 compatible, 1 documentation; 1 not named in openapi/CHANGES.md
");
    let named = decide(changes(&head), &[], &entries(named).unwrap());
    assert_eq!(
        markdown(&named),
        "\
### Contract: 1 breaking, 1 compatible, 1 documentation

| class | what | change | line |
|---|---|---|---|
| **breaking** | `Health` | member `inputTokens` is gone | 222 |
| compatible | `Health` | new member `outputTokens` | 229 |
| documentation | `health_view` | `summary` is changed | 12 |
"
    );
}

#[test]
fn an_entry_of_an_earlier_change_does_not_cover_a_new_one() {
    let head = GOOD.replace("        inputTokens: {", "        outputTokens: {");
    let old = "## A\n- breaking: Health: one.\n  How you know you are affected: a.\n  What to do: b.\n";
    let new =
        format!("{old}\n- breaking: Health: two.\n  How you know you are affected: a.\n  What to do: b.\n");
    let (old, new) = (entries(old).unwrap(), entries(&new).unwrap());
    let unnamed =
        |before, now| decide(changes(&head), before, now).iter().filter(|decided| decided.unnamed).count();
    assert_eq!((unnamed(&old, &old), unnamed(&old, &new), unnamed(&[], &old)), (1, 0, 0));
}

fn git(root: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false"];
    let done =
        Command::new("git").arg("-C").arg(root).args(identity).args(arguments).output().expect("git runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_base_comes_from_git() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let write = |path: &str, text: &str| std::fs::write(root.join(path), text).expect("the file is written");
    std::fs::create_dir(root.join("openapi")).unwrap();
    git(root, &["init", "--quiet"]);
    git(root, &["commit", "--quiet", "--allow-empty", "-m", "empty"]);
    write("openapi/hub.yaml", GOOD);
    assert_eq!(run(root, "HEAD", false).unwrap(), Verdict::Pass, "a base without the file is a new contract");
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "contract"]);
    write("openapi/hub.yaml", &GOOD.replace("operationId: thing_create", "operationId: thing_make"));
    assert_eq!(run(root, "HEAD", false).unwrap(), Verdict::Fail, "a breaking change that nothing names");
    write(
        "openapi/CHANGES.md",
        "## A\n- breaking: thing_make: renamed.\n  How you know you are affected: a.\n  What to do: b.\n",
    );
    assert_eq!(run(root, "HEAD", true).unwrap(), Verdict::Pass, "the entry names it");
    write("openapi/CHANGES.md", "## A\n- breaking: thing_make: renamed.\n");
    assert!(run(root, "HEAD", false).unwrap_err().to_string().contains("CHANGES.md"));
    let unknown = run(root, "nowhere", false).unwrap_err().to_string();
    assert!(unknown.contains("does not know the revision `nowhere`"), "{unknown}");
}
