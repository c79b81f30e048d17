//! Rules of the `x-hub-*` extensions: who may call, what a repeat does, how large a body may be, how stable it is.

use serde_json::Value;

use super::{Fault, Rule, strings};
use crate::document::{Document, Operation, escape};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "extension-known",
        reason: "a mistyped extension would silently do nothing",
        check: extension_known,
    },
    Rule {
        id: "access",
        reason: "no operation without an access row, in words that the server knows",
        check: access,
    },
    Rule {
        id: "access-security",
        reason: "exactly the operations that take no bearer token say `security: []`",
        check: access_security,
    },
    Rule {
        id: "access-runtime",
        reason: "the runtime credential works under /v1/tenant-runtime/, and nothing else works there",
        check: access_runtime,
    },
    Rule {
        id: "idempotent",
        reason: "every POST under /v1 says what a repeat does; where it is safe, by Idempotency-Key",
        check: idempotent,
    },
    Rule {
        id: "max-body-bytes",
        reason: "every body has a limit of its own, and only bodies have one",
        check: max_body_bytes,
    },
    Rule { id: "stability", reason: "client authors are told what may still change", check: stability },
    Rule {
        id: "flag-boolean",
        reason: "a flag that is not true or false is read as false",
        check: flag_boolean,
    },
    Rule { id: "wildcard", reason: "only the last segment of a path can hold slashes", check: wildcard },
];

/// Who may call: the words of `x-hub-access`. One that ends in `:` is followed by a scope.
pub const ACCESS: &[&str] = &[
    "public",
    "operator:admin",
    "operator:read",
    "tenant:own",
    "runtime:own",
    "business:",
    "peer:own",
    "provider",
];

/// The words of which an operation takes no bearer token: anyone, or a provider by its own signature.
const WITHOUT_TOKEN: &[&str] = &["public", "provider"];

/// The extensions that operations may have. No other place has any.
const KNOWN: &[&str] = &[
    "x-hub-access",
    "x-hub-idempotent",
    "x-hub-internal",
    "x-hub-max-body-bytes",
    "x-hub-secret-response",
    "x-hub-stability",
    "x-hub-wildcard",
];

fn each(document: &Document, check: impl Fn(&Operation<'_>) -> Option<String>) -> Vec<Fault> {
    document
        .operations()
        .filter_map(|operation| Some(Fault::at(&operation.pointer, check(&operation)?)))
        .collect()
}

fn extension_known(document: &Document) -> Vec<Fault> {
    let operations: Vec<String> = document.operations().map(|operation| operation.pointer).collect();
    let mut faults = Vec::new();
    extensions(document.json(), "", &mut |owner, key| {
        let known = KNOWN.contains(&key) && operations.iter().any(|pointer| pointer == owner);
        if !known {
            faults.push(Fault::at(
                format!("{owner}/{key}"),
                format!("`{key}` is not an extension that belongs here"),
            ));
        }
    });
    faults
}

/// Calls `met` with the pointer of the owner and the name of each `x-hub-*` member.
fn extensions(value: &Value, at: &str, met: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Object(object) => {
            for (key, part) in object {
                if key.starts_with("x-hub-") {
                    met(at, key);
                }
                extensions(part, &format!("{at}/{}", escape(key)), met);
            }
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, part)| extensions(part, &format!("{at}/{index}"), met));
        }
        _ => {}
    }
}

fn access(document: &Document) -> Vec<Fault> {
    let is_known = |word: &str| {
        ACCESS.iter().any(|known| match known.strip_suffix(':') {
            Some(_) => word.strip_prefix(known).is_some_and(|scope| !scope.is_empty()),
            None => word == *known,
        })
    };
    each(document, |operation| {
        let Some(list) = operation.hub("access").and_then(Value::as_array).filter(|list| !list.is_empty())
        else {
            return Some("no x-hub-access, a list of who may call".to_owned());
        };
        let words: Vec<&str> = list.iter().map(|word| word.as_str().unwrap_or_default()).collect();
        if let Some(word) = words.iter().find(|word| !is_known(word)) {
            return Some(format!("`{word}` is not one of {}", ACCESS.join(", ")));
        }
        let open = words.iter().find(|word| WITHOUT_TOKEN.contains(word))?;
        (words.len() > 1).then(|| format!("`{open}` stands alone"))
    })
}

fn access_security(document: &Document) -> Vec<Fault> {
    let mut faults = each(document, |operation| {
        let without = operation
            .hub("access")
            .is_some_and(|list| strings(list).any(|word| WITHOUT_TOKEN.contains(&word)));
        match (without, operation.value.get("security")) {
            (true, Some(Value::Array(list))) if list.is_empty() => None,
            (true, _) => Some("takes no token, so it must say `security: []`".to_owned()),
            (false, Some(Value::Array(list))) if list.is_empty() => {
                Some("`security: []` is for public and provider operations only".to_owned())
            }
            (false, _) => None,
        }
    });
    if document.json()["security"].as_array().is_none_or(Vec::is_empty) {
        faults.push(Fault::at("/security", "the contract must require a token by default"));
    }
    faults
}

fn access_runtime(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let words: Vec<&str> = operation.hub("access").into_iter().flat_map(strings).collect();
        let reserved = operation.path.starts_with("/v1/tenant-runtime/");
        match (reserved, words.contains(&"runtime:own")) {
            (true, _) if words != ["runtime:own"] => {
                Some("only `runtime:own` may call what is under /v1/tenant-runtime/".to_owned())
            }
            (false, true) => Some("`runtime:own` may call nothing outside /v1/tenant-runtime/".to_owned()),
            _ => None,
        }
    })
}

fn idempotent(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let marked = match operation.hub("idempotent") {
            Some(Value::Bool(marked)) => *marked,
            Some(_) => return Some("x-hub-idempotent must be true or false".to_owned()),
            None if operation.method == "POST" && operation.path.starts_with("/v1/") => {
                return Some("a POST under /v1 must say x-hub-idempotent".to_owned());
            }
            None => false,
        };
        let key = "/components/parameters/IdempotencyKey";
        let takes_key = operation.parameters(document).iter().any(|parameter| parameter.pointer == key);
        match (marked, takes_key) {
            (true, false) => Some(format!("x-hub-idempotent needs the parameter #{key}")),
            (false, true) => Some("takes an Idempotency-Key, but is not x-hub-idempotent".to_owned()),
            _ => None,
        }
    })
}

fn max_body_bytes(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let limit = operation.hub("max-body-bytes");
        match operation.value.get("requestBody") {
            Some(_) if limit.and_then(Value::as_u64).is_none_or(|bytes| bytes == 0) => {
                Some("a body needs x-hub-max-body-bytes, a whole number".to_owned())
            }
            None if limit.is_some() => Some("x-hub-max-body-bytes without a body".to_owned()),
            _ => None,
        }
    })
}

fn stability(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let word = operation.hub("stability").and_then(Value::as_str);
        (!matches!(word, Some("stable" | "preview")))
            .then(|| "x-hub-stability must be stable or preview".to_owned())
    })
}

fn flag_boolean(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let flags = ["secret-response", "internal"];
        let odd = flags.iter().find(|flag| operation.hub(flag).is_some_and(|value| !value.is_boolean()))?;
        Some(format!("x-hub-{odd} must be true or false"))
    })
}

fn wildcard(document: &Document) -> Vec<Fault> {
    each(document, |operation| {
        let name = operation.hub("wildcard")?.as_str().unwrap_or_default();
        let last = operation.path.ends_with(&format!("/{{{name}}}"));
        (!last).then(|| "x-hub-wildcard must name the path parameter that ends the path".to_owned())
    })
}
