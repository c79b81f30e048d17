//! `openapi/hub.yaml` as the judge of answers: every one must be what the contract says for its operation and status.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use http::{HeaderMap, StatusCode, header};
use hub_spec::document::reach::Direction;
use hub_spec::document::schema::{example_schema, json_schema};
use hub_spec::document::{Document, Operation};
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use crate::CANARY;

static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::load);

/// Statuses that the edge gives to any request, before it is one for an operation or whatever that is. hub.yaml names
/// them once, for all (conventions: errors).
const OF_THE_EDGE: [u16; 4] = [404, 405, 406, 400];

const JSON: &str = "application/json";

/// The contract, ready to judge.
pub struct Contract {
    document: Document,
    /// By the JSON pointer of the schema.
    forms: BTreeMap<String, Form>,
}

/// What an answer's body must be.
struct Form {
    /// What clients may rely on.
    valid: Validator,
    /// As `valid`, and takes no other member: a Hub sends nothing that its contract does not name.
    closed: Validator,
}

/// A request and what came back.
#[derive(Debug)]
pub struct Exchange<'a> {
    /// `GET`.
    pub method: &'a str,
    /// Path and query.
    pub target: &'a str,
    /// The answer's status.
    pub status: StatusCode,
    /// The answer's headers.
    pub headers: &'a HeaderMap,
    /// The answer's body.
    pub body: &'a [u8],
}

impl Contract {
    /// The contract of this tree.
    pub fn get() -> &'static Self {
        &CONTRACT
    }

    fn load() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(hub_spec::CONTRACT);
        let document = Document::load(&path).expect("the contract is readable");
        let error = "/components/schemas/Error".to_owned();
        let mut forms = BTreeMap::from([(error.clone(), Form::new(&document, &error))]);
        for operation in document.operations() {
            for (_, response) in operation.responses(&document) {
                let pointer = format!("{}/content/application~1json/schema", response.pointer);
                if document.at(&pointer).is_some() && !forms.contains_key(&pointer) {
                    let form = Form::new(&document, &pointer);
                    forms.insert(pointer, form);
                }
            }
        }
        Self { document, forms }
    }

    /// The contract's JSON, as it stands in the file.
    pub fn json(&self) -> &Value {
        self.document.json()
    }

    /// The contract itself.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The operations.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        self.document.operations()
    }

    /// Holds an answer against the contract.
    ///
    /// # Panics
    /// With what is wrong, if anything is.
    #[track_caller]
    pub fn judge(&self, exchange: &Exchange<'_>) {
        let mut wrong = self.wrong(exchange);
        wrong.extend(wrong_headers(exchange, self.media_type(exchange)));
        assert!(
            wrong.is_empty(),
            "{} {} was answered {} against the contract:\n  {}\n{}",
            exchange.method,
            exchange.target,
            exchange.status,
            wrong.join("\n  "),
            String::from_utf8_lossy(exchange.body)
        );
    }

    fn wrong(&self, exchange: &Exchange<'_>) -> Vec<String> {
        // What is in a stream is judged by who reads it.
        if exchange.body.is_empty() || is_stream(exchange) || self.media_type(exchange) != JSON {
            return Vec::new();
        }
        let Ok(body) = serde_json::from_slice::<Value>(exchange.body) else {
            return vec!["the body is no JSON".to_owned()];
        };
        let status = exchange.status.as_u16();
        let pointer = match self.operation(exchange.method, exchange.target) {
            Some(operation) => {
                let responses = operation.responses(&self.document);
                let named = responses.iter().find(|(named, _)| *named == status.to_string());
                match named {
                    Some((_, response)) => format!("{}/content/application~1json/schema", response.pointer),
                    None if OF_THE_EDGE.contains(&status) => "/components/schemas/Error".to_owned(),
                    None => return vec![format!("{} has no answer {status}", operation.id)],
                }
            }
            None => "/components/schemas/Error".to_owned(),
        };
        let Some(form) = self.forms.get(&pointer) else {
            return vec![format!("{pointer} has no schema for JSON")];
        };
        let mut wrong = form.complaints(&body);
        if status >= 400 && body["status"] != status {
            wrong.push("the member status is not the answer's".to_owned());
        }
        wrong
    }

    /// The media type that an answer must have, if it has a body.
    fn media_type(&self, exchange: &Exchange<'_>) -> &str {
        let operation = self.operation(exchange.method, exchange.target);
        let responses = operation.map(|operation| operation.responses(&self.document)).unwrap_or_default();
        let status = exchange.status.as_str();
        let content = responses.into_iter().find_map(|(named, response)| {
            (named == status).then_some(response.value)?["content"].as_object()?.keys().next()
        });
        content.map_or(JSON, String::as_str)
    }

    /// The operation that a request is for.
    pub fn operation(&self, method: &str, target: &str) -> Option<Operation<'_>> {
        let method = if method == "HEAD" { "GET" } else { method };
        let path = target.split('?').next().unwrap_or("");
        self.document
            .operations()
            .find(|operation| operation.method == method && matches(operation.path, path, is_open(operation)))
    }
}

impl Form {
    fn new(document: &Document, pointer: &str) -> Self {
        let build = |schema: Value| {
            jsonschema::options()
                .should_validate_formats(true)
                .with_format("date-time", is_timestamp)
                .build(&schema)
                .unwrap_or_else(|error| panic!("{pointer} is no schema: {error}"))
        };
        Self {
            valid: build(json_schema(document, pointer, Direction::Response)),
            closed: build(example_schema(document, pointer)),
        }
    }

    fn complaints(&self, body: &Value) -> Vec<String> {
        let named = |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
        let unnamed = |error: &jsonschema::ValidationError<'_>| {
            matches!(error.kind(), ValidationErrorKind::AdditionalProperties { .. })
        };
        let valid = self.valid.iter_errors(body).map(named);
        valid.chain(self.closed.iter_errors(body).filter(unnamed).map(named)).collect()
    }
}

/// What holds for the headers of every answer, whatever it is about.
fn wrong_headers(exchange: &Exchange<'_>, media_type: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let header = |name: &str| exchange.headers.get(name).and_then(|value| value.to_str().ok());
    let mut expect = |name: &str, expected: &str| {
        if header(name) != Some(expected) {
            wrong.push(format!("the header {name} is {:?} and not {expected}", header(name)));
        }
    };
    expect("cache-control", "no-store");
    expect("x-content-type-options", "nosniff");
    if is_stream(exchange) {
        expect("x-accel-buffering", "no");
    } else if !exchange.body.is_empty() {
        expect(header::CONTENT_TYPE.as_str(), media_type);
    }
    let error: Option<Value> = serde_json::from_slice(exchange.body).ok();
    match (header("x-request-id"), error.as_ref().map(|error| &error["requestId"])) {
        (None, _) => wrong.push("there is no header x-request-id".to_owned()),
        (Some(id), Some(Value::String(named))) if id != named => {
            wrong.push("the request id differs in header and body".to_owned());
        }
        _ => {}
    }
    let shown = format!("{:?} {}", exchange.headers, String::from_utf8_lossy(exchange.body));
    if shown.contains(CANARY) {
        wrong.push("it quotes what was sent".to_owned());
    }
    wrong
}

/// Whether the answer is an event stream, as only a success can be.
fn is_stream(exchange: &Exchange<'_>) -> bool {
    let content_type = exchange.headers.get(header::CONTENT_TYPE);
    exchange.status == StatusCode::OK && content_type.is_some_and(|value| value == "text/event-stream")
}

/// The contract's instants: UTC with `Z` and milliseconds.
fn is_timestamp(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd:dd.dddZ";
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            other => byte == other,
        })
}

/// Whether the last parameter of an operation's path takes all segments that are left.
fn is_open(operation: &Operation<'_>) -> bool {
    operation.value.get("x-hub-wildcard").is_some()
}

/// Whether a path is one of a template's, such as `/v1/tenants/{tenantId}`. The last segment of one that is open takes
/// all that is left.
fn matches(template: &str, path: &str, is_open: bool) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (None, Some(given)) if is_open => return !given.is_empty(),
            (Some(wanted), Some(given)) if fits(wanted, given) => {}
            _ => return false,
        }
    }
}

fn fits(wanted: &str, given: &str) -> bool {
    match wanted.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((_, "")) => !given.is_empty() && !given.contains(':'),
        Some((_, verb)) => given.strip_suffix(verb).is_some_and(|id| !id.is_empty()),
        None => wanted == given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(method: &str, target: &str, status: u16, body: &str) -> Vec<String> {
        let headers = HeaderMap::new();
        let status = StatusCode::from_u16(status).unwrap();
        let exchange = Exchange { method, target, status, headers: &headers, body: body.as_bytes() };
        Contract::get().wrong(&exchange)
    }

    #[test]
    fn what_the_contract_says_passes() {
        let refusal = r#"{"code":"not_found","message":"m","status":404,"requestId":"r","retryable":false,"details":[]}"#;
        assert_eq!(judged("GET", "/v1/healthz", 200, r#"{"state":"alive"}"#), [""; 0]);
        assert_eq!(judged("GET", "/v1/tenants/acme", 404, refusal), [""; 0]);
        assert_eq!(judged("GET", "/nowhere", 404, refusal), [""; 0]);
    }

    #[test]
    fn what_it_does_not_say_is_found() {
        for (status, body, complaint) in [
            (200, r#"{"state":"alive","more":1}"#, "more"),
            (200, r#"{"state":7}"#, "/state"),
            (200, r#"{}"#, "state"),
            (200, "alive", "no JSON"),
            (404, r#"{"code":"not_found"}"#, "message"),
            (201, r#"{"state":"alive"}"#, "no answer 201"),
            (
                400,
                r#"{"code":"not_found","message":"m","status":404,"requestId":"r","retryable":false,"details":[]}"#,
                "status",
            ),
        ] {
            let wrong = judged("GET", "/v1/healthz", status, body);
            assert!(wrong.iter().any(|wrong| wrong.contains(complaint)), "{complaint} in {wrong:?}");
        }
    }

    #[test]
    fn instants_have_one_form() {
        for (text, fine) in [
            ("2026-11-23T12:00:00.000Z", true),
            ("2026-11-23T12:00:00Z", false),
            ("2026-11-23T12:00:00.000000Z", false),
            ("2026-11-23T12:00:00.000+00:00", false),
        ] {
            assert_eq!(is_timestamp(text), fine, "{text}");
        }
    }

    #[test]
    fn paths_find_their_operations() {
        assert!(
            matches("/v1/files/{path}", "/v1/files/a/b", true)
                && !matches("/v1/files/{path}", "/v1/files/", true)
        );
        for (template, path, fine) in [
            ("/v1/tenants/{tenantId}", "/v1/tenants/acme", true),
            ("/v1/tenants/{tenantId}", "/v1/tenants/", false),
            ("/v1/tenants/{tenantId}", "/v1/tenants/acme/access", false),
            ("/v1/tenants/{tenantId}", "/v1/tenants/acme:explode", false),
            ("/v1/secrets/{secretId}:rotate", "/v1/secrets/x:rotate", true),
            ("/v1/secrets/{secretId}:rotate", "/v1/secrets/:rotate", false),
        ] {
            assert_eq!(matches(template, path, false), fine, "{path}");
        }
    }
}
