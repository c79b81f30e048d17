//! Each lint rule, seen to fire.
//!
//! `fixtures/good.yaml` keeps every rule. Each row changes one place of it and names the rule that must fire, and
//! that one only. A rule without a row fails `every_rule_was_seen_to_fire`.

use std::collections::BTreeSet;

use hub_spec::document::Document;
use hub_spec::lint::{Finding, lint, rules};

const GOOD: &str = include_str!("fixtures/good.yaml");

/// A rule, the text to change, what it becomes, and the text whose line the complaint must name.
type Row = (&'static str, &'static str, &'static str, &'static str);

// A row a line: broken up, the table cannot be read as one.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("openapi-version", "openapi: 3.0.3", "openapi: 3.0.1", "openapi: 3.0.1"),
    ("openapi-form", "info: {title: Things, version: 1.0.0}", "info: {title: Things}", "openapi: 3.0.3"),
    ("operation-id", "operationId: health_view", "operationId: health", "    get:\n      operationId: health"),
    ("operation-id", "operationId: health_view", "operationId: Health_View", "    get:\n      operationId: Health"),
    ("operation-id", "operationId: thing_create", "operationId: thing_list", "    post:\n      operationId: thing_list"),
    ("operation-tag", "tags: [things]\n      summary: Liveness.", "tags: [others]\n      summary: Liveness.", "    get:\n      operationId: health"),
    ("operation-tag", "tags: [things]\n      summary: Liveness.", "tags: [things, things]\n      summary: Liveness.", "    get:\n      operationId: health"),
    ("operation-summary", "summary: Liveness.", "summary: Liveness", "    get:\n      operationId: health"),
    ("operation-description", "description: The process lives.", "description: ''", "    get:\n      operationId: health"),
    ("operation-order", "      x-hub-stability: stable\n      security: []\n", "      security: []\n      x-hub-stability: stable\n", "    get:\n      operationId: health"),
    ("operation-order", "      security: []\n", "      security: []\n      externalDocs: {url: 'http://a'}\n", "    get:\n      operationId: health"),
    ("custom-method", "operationId: thing_refresh_key", "operationId: thing_renew", "    post:\n      operationId: thing_renew"),
    ("request-body-form", "      requestBody:\n        required: true", "      requestBody:\n        required: false", "      requestBody:"),
    ("request-body-form", "            schema: {$ref: '#/components/schemas/ThingCreate'}\n            example: {id: cup, parts: [{type: text, text: hello}]}", "            schema: {$ref: '#/components/schemas/ThingCreate'}\n          text/plain: {schema: {type: string, maxLength: 9}}", "      requestBody:"),
    ("request-body-form", "            schema: {$ref: '#/components/schemas/ThingCreate'}\n", "            schema: {type: object, allOf: [{$ref: '#/components/schemas/ThingCreate'}]}\n", "      requestBody:"),
    ("parameter-form", "schema: {type: integer, minimum: 0, maximum: 50}", "schema: {type: object}", "        - name: waitSeconds"),
    ("success-form", "              schema: {$ref: '#/components/schemas/Health'}", "              schema: {allOf: [{$ref: '#/components/schemas/Health'}]}", "        '200':\n          description: It lives."),
    ("success-form", "            application/json:\n              schema: {$ref: '#/components/schemas/Health'}", "            text/plain: {schema: {type: string}}\n            application/json:\n              schema: {$ref: '#/components/schemas/Health'}", "        '200':\n          description: It lives."),
    ("path-id-declared", "  /v1/things/{thingId}/events:", "  /v1/things/events:", "    get:\n      operationId: thing_events"),
    ("path-id-schema", "'^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$'", "'^[a-z0-9][a-z0-9:_-]{0,62}$'", "    ThingId:\n      name"),
    ("path-id-schema", "'^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$'", "'[a-z0-9]+'", "    ThingId:\n      name"),
    ("path-id-schema", "'^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$'", "'^(?![xyz])[a-z0-9]+$'", "    ThingId:\n      name"),
    ("path-id-schema", "'^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$'", "'^[^/]+$'", "    ThingId:\n      name"),
    ("path-id-schema", "      x-hub-wildcard: filePath\n", "", "        - name: filePath"),
    ("path-id-schema", "      maxLength: 63\n", "", "    ThingId:\n      name"),
    ("path-id-schema", "          schema: {$ref: '#/components/schemas/FilePath'}", "          schema: {type: string, maxLength: 9}", "        - name: filePath"),
    ("path-id-distinct", "          schema: {$ref: '#/components/schemas/FilePath'}", "          schema: {$ref: '#/components/schemas/ThingId'}", "    get:\n      operationId: thing_file_view"),
    ("path-clash", "  /v1/things/{thingId}/events:", "  /v1/healthz/{thingId}:\n    parameters: [{$ref: '#/components/parameters/ThingId'}]\n  /v1/healthz/{filePath}:\n    parameters: []\n  /v1/things/{thingId}/events:", "  /v1/healthz/{filePath}:"),
    ("parameter-place", "        - {$ref: '#/components/parameters/ThingId'}\n      responses:\n        '200':\n          description: Events.", "        - {$ref: '#/components/parameters/ThingId'}\n        - {name: If-Match, in: header, description: Tag., schema: {type: string, maxLength: 9}}\n      responses:\n        '200':\n          description: Events.", "        - {name: If-Match"),
    ("parameter-place", "        - name: waitSeconds\n          in: query", "        - name: waitSeconds\n          in: cookie", "        - name: waitSeconds"),
    ("member-case", "        inputTokens: {", "        input_tokens: {", "        input_tokens: {"),
    ("member-case", "        - name: waitSeconds", "        - name: wait-seconds", "          schema: {type: integer, minimum: 0, maximum: 50}"),
    ("enum-case", "enum: [alive, half_dead]", "enum: [alive, HalfDead]", "    HealthState:"),
    ("enum-case", "enum: [alive, half_dead]", "enum: [alive, half.dead]", "    HealthState:"),
    ("enum-case", "enum: [alive, half_dead]", "enum: [alive, true]", "    HealthState:"),
    ("enum-collision", "enum: [alive, half_dead]", "enum: [alive, half_dead, halfdead]", "    HealthState:"),
    ("schema-case", "HealthState", "health_state", "    health_state:"),
    ("instant-format", "startedAt: {type: string, format: date-time,", "startedAt: {type: string,", "        startedAt:"),
    ("unit-last", "        inputTokens: {", "        pollInterval: {", "        pollInterval: {"),
    ("reference", "'503': {$ref: '#/components/responses/Failure'}\n  /v1/things:", "'503': {$ref: '#/components/responses/Failing'}\n  /v1/things:", "        '503': {$ref: '#/components/responses/Failing'}"),
    ("reference-alone", "        state: {$ref: '#/components/schemas/HealthState'}", "        state: {$ref: '#/components/schemas/HealthState', nullable: true}", "        state: {$ref"),
    ("component-used", "  headers:\n    ETag:", "  headers:\n    Age: {description: Seconds., schema: {type: integer}}\n    ETag:", "    Age:"),
    ("described", "        inputTokens: {type: integer, description: How many so far.}", "        inputTokens: {type: integer}", "        inputTokens:"),
    ("described", "      description: Which thing.\n", "", "    ThingId:\n      name"),
    ("request-bounded", "text: {type: string, maxLength: 100,", "text: {type: string,", "            text: {type: string,"),
    ("request-bounded", "schema: {type: integer, minimum: 0, maximum: 50}", "schema: {type: integer, minimum: 0}", "          schema: {type: integer, minimum: 0}"),
    ("request-bounded", "          maxItems: 10\n", "", "        parts:"),
    ("request-bounded", "          maxProperties: 64\n", "", "        labels:"),
    ("enum-named", "        inputTokens: {type: integer, description: How many so far.}", "        mode: {type: string, enum: [a, b], description: How.}", "        mode:"),
    ("object-open", "      example: {state: alive, startedAt", "      additionalProperties: false\n      example: {state: alive, startedAt", "    Health:"),
    ("no-any-of", "        inputTokens: {type: integer, description: How many so far.}", "        count: {anyOf: [{type: integer}], description: How many.}", "        count:"),
    ("one-of-tagged", "description: How large.}\n", "description: How large.}\n        - type: object\n          required: [type]\n          properties:\n            type: {type: string, enum: [blob]}\n", "    Part:"),
    ("one-of-tagged", "          required: [type, sizeBytes]", "          required: [sizeBytes]", "    Part:"),
    ("one-of-tagged", "        inputTokens: {type: integer, description: How many so far.}", "        part: {description: One., oneOf: [{$ref: '#/components/schemas/Part'}]}", "        part:"),
    ("all-of-merges", "        inputTokens: {type: integer, description: How many so far.}", "        both: {description: Of two., allOf: [{type: string, maxLength: 1}, {type: string, maxLength: 2}]}", "        both:"),
    ("list-parameters", "      name: page_token\n      in: query\n", "      name: page_token\n      in: query\n      required: true\n", "    get:\n      operationId: thing_list"),
    ("list-parameters", "maximum: 1000, default: 100}", "maximum: 100, default: 100}", "    get:\n      operationId: thing_list"),
    ("list-parameters", "x-dropshot-pagination: {required: []}", "x-dropshot-pagination: {required: [limit]}", "    get:\n      operationId: thing_list"),
    ("list-page", "      x-dropshot-pagination: {required: []}\n", "", "    get:\n      operationId: thing_list"),
    ("list-page", "ThingResultsPage", "ThingPage", "    get:\n      operationId: thing_list"),
    ("list-page", "        next_page: {", "        next: {type: string, description: N.}\n        next_page: {", "    get:\n      operationId: thing_list"),
    ("one-success", "        '206':\n", "        '202':\n", "      responses:\n        '200':\n          description: The bytes."),
    ("one-success", "        '200':\n          description: It lives.", "        '300':\n          description: It lives.", "      responses:\n        '300':"),
    ("error-reference", "'503': {$ref: '#/components/responses/Failure'}\n  /v1/things:", "'503': {description: No., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}\n  /v1/things:", "        '503': {description"),
    ("error-form", "  responses:\n    Failure:\n      description: It did not work.\n      content:\n        application/json:", "  responses:\n    Failure:\n      description: It did not work.\n      content:\n        application/problem+json:", "    Failure:"),
    ("error-standard", "        '503': {$ref: '#/components/responses/Failure'}\n  /v1/things:", "  /v1/things:", "      responses:\n        '200':\n          description: It lives."),
    ("error-standard", "        '422': {$ref: '#/components/responses/Failure'}\n        '429': {$ref: '#/components/responses/Failure'}\n        '500': {$ref: '#/components/responses/Failure'}\n        '503': {$ref: '#/components/responses/Failure'}\n  /v1/things/{thingId}:", "        '429': {$ref: '#/components/responses/Failure'}\n        '500': {$ref: '#/components/responses/Failure'}\n        '503': {$ref: '#/components/responses/Failure'}\n  /v1/things/{thingId}:", "      responses:\n        '201':"),
    ("extension-known", "      x-hub-internal: false\n", "      x-hub-intern: false\n", "      x-hub-intern: false"),
    ("extension-known", "    Health:\n", "    Health:\n      x-hub-internal: true\n", "      x-hub-internal: true"),
    ("access", "x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: ['operator:root']", "    get:\n      operationId: thing_list"),
    ("access", "x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: []", "    get:\n      operationId: thing_list"),
    ("access", "x-hub-access: [public]", "x-hub-access: [public, 'operator:read']", "    get:\n      operationId: health"),
    ("access-security", "      security: []\n", "", "    get:\n      operationId: health"),
    ("access-security", "security:\n  - bearer: []\n", "security: []\n", "security: []"),
    ("access-runtime", "x-hub-access: ['operator:admin', 'business:metrics']", "x-hub-access: ['runtime:own']", "    get:\n      operationId: thing_list"),
    ("access-runtime", "  /v1/things/{thingId}/events:", "  /v1/tenant-runtime/{thingId}/events:", "    get:\n      operationId: thing_events"),
    ("idempotent", "      x-hub-idempotent: true\n      x-hub-secret-response", "      x-hub-secret-response", "    post:\n      operationId: thing_refresh_key"),
    ("idempotent", "      x-hub-idempotent: true\n      x-hub-secret-response", "      x-hub-idempotent: false\n      x-hub-secret-response", "    post:\n      operationId: thing_refresh_key"),
    ("idempotent", "        - {$ref: '#/components/parameters/ThingId'}\n        - {$ref: '#/components/parameters/IdempotencyKey'}\n", "        - {$ref: '#/components/parameters/ThingId'}\n", "    post:\n      operationId: thing_refresh_key"),
    ("max-body-bytes", "      x-hub-max-body-bytes: 4096\n", "", "    post:\n      operationId: thing_create"),
    ("max-body-bytes", "      x-hub-internal: false\n", "      x-hub-max-body-bytes: 10\n", "    get:\n      operationId: thing_file_view"),
    ("stability", "x-hub-stability: preview", "x-hub-stability: beta", "    post:\n      operationId: thing_refresh_key"),
    ("flag-boolean", "x-hub-internal: false", "x-hub-internal: 'false'", "    get:\n      operationId: thing_file_view"),
    ("wildcard", "  /v1/things/{thingId}/files/{filePath}:", "  /v1/things/{thingId}/files/{filePath}/text:", "    get:\n      operationId: thing_file_view"),
    ("secret-response", "      x-hub-secret-response: true\n", "", "        accessKey:"),
    ("secret-response", "        inputTokens: {type: integer, description: How many so far.}", "        inputTokens: {type: array, items: {type: string}, description: They.}", "        inputTokens:"),
    ("example-present", "      example: {state: alive, startedAt: '2026-11-23T12:00:00.000Z'}\n", "", "    Health:"),
    ("example-valid", "      example: {state: alive, startedAt: '2026-11-23T12:00:00.000Z'}\n", "      example: {state: alive, startedAt: yesterday}\n", "      example: {state: alive, startedAt: yesterday}"),
    ("example-valid", "      example: {state: alive, startedAt: '2026-11-23T12:00:00.000Z'}\n", "      example: {state: alive, started: 1}\n", "      example: {state: alive, started: 1}"),
    ("example-valid", "parts: [{type: text, text: hello}]}", "parts: [{type: text, text: 7}]}", "            example: {id: cup"),
];

fn show(findings: &[Finding]) -> String {
    findings.iter().map(|f| format!("{}: {}: {}\n", f.line, f.rule.id, f.message)).collect()
}

#[test]
fn a_good_contract_has_no_faults() {
    let findings = lint(&Document::parse(GOOD).unwrap());
    assert!(findings.is_empty(), "{}", show(&findings));
}

#[test]
fn hub_yaml_has_no_faults() {
    let findings = lint(&Document::parse(include_str!("../hub.yaml")).unwrap());
    assert!(findings.is_empty(), "{}", show(&findings));
}

#[test]
fn each_fault_makes_its_rule_fire_and_no_other() {
    let mut wrong = String::new();
    for (rule, find, replace, place) in ROWS {
        assert!(GOOD.contains(find), "{rule}: the good contract has no {find:?}");
        let text = GOOD.replace(find, replace);
        let findings = lint(&Document::parse(&text).unwrap_or_else(|error| panic!("{rule}: {error}")));
        let at = text.find(place).unwrap_or_else(|| panic!("{rule}: no {place:?} in the changed contract"));
        let line = text[..at].matches('\n').count() + 1;
        if findings.is_empty() || findings.iter().any(|f| f.rule.id != *rule) || findings[0].line != line {
            wrong += &format!("{rule} by {replace:?}, line {line}, fired:\n{}\n", show(&findings));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_was_seen_to_fire() {
    let seen: BTreeSet<&str> = ROWS.iter().map(|(rule, ..)| *rule).collect();
    let unseen: Vec<&str> = rules().map(|rule| rule.id).filter(|id| !seen.contains(id)).collect();
    assert!(unseen.is_empty(), "no row in ROWS shows {unseen:?}");
}

#[test]
fn rules_have_unique_ids_in_kebab_case_and_one_line_reasons() {
    let mut ids = BTreeSet::new();
    for rule in rules() {
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
        assert!(ids.insert(rule.id), "{} is there twice", rule.id);
        assert!(!rule.reason.is_empty() && !rule.reason.contains('\n'), "{}", rule.id);
    }
}
