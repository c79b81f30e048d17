//! From method and path to the operation, on the contract's true paths.

use http::{HeaderValue, Method, header};
use hub_glue::{ApiError, Operation};
use hub_types::ErrorCode;
use matchit::Router;

/// The contract's paths.
pub(super) struct Routes {
    router: Router<Place>,
}

/// What stands at one path: operations by method.
struct Place {
    operations: Vec<(&'static str, usize)>,
    parameters: &'static [&'static str],
}

/// The operation that a request is for.
#[derive(Debug)]
pub(super) struct Found {
    /// Its place in the table of operations.
    pub(super) index: usize,
    /// Its path parameters, still percent-encoded.
    pub(super) path: Vec<(&'static str, String)>,
}

impl Routes {
    /// Routes for these operations. Fails when two paths cannot be told apart.
    pub(super) fn new(operations: &'static [Operation]) -> Result<Self, matchit::InsertError> {
        let mut places: Vec<(String, Place)> = Vec::new();
        for (index, operation) in operations.iter().enumerate() {
            let pattern = pattern(operation);
            let entry = (operation.method, index);
            match places.iter_mut().find(|(known, _)| *known == pattern) {
                Some((_, place)) => place.operations.push(entry),
                None => places.push((
                    pattern,
                    Place { operations: vec![entry], parameters: operation.path_parameters },
                )),
            }
        }
        let mut router = Router::new();
        for (pattern, place) in places {
            router.insert(pattern, place)?;
        }
        Ok(Self { router })
    }

    /// The operation, or 404, or 405 with the methods that there are.
    pub(super) fn find(&self, method: &Method, path: &str) -> Result<Found, ApiError> {
        let matched = self.router.at(path).map_err(|_| nowhere())?;
        let place = matched.value;
        // HEAD is GET without the body (RFC 9110, 9.3.2).
        let wanted = if method == Method::HEAD { "GET" } else { method.as_str() };
        let Some((_, index)) = place.operations.iter().find(|(method, _)| *method == wanted) else {
            // `secrets/x:explode` is an unknown custom method and not a secret that lacks POST.
            let custom =
                method == Method::POST && path.rsplit('/').next().is_some_and(|last| last.contains(':'));
            return Err(if custom { nowhere() } else { wrong_method(place) });
        };
        let values = matched.params.iter().map(|(_, value)| value.to_owned());
        Ok(Found { index: *index, path: place.parameters.iter().copied().zip(values).collect() })
    }
}

/// The path as matchit has it. Parameters are named by position, since one position may have two names.
fn pattern(operation: &Operation) -> String {
    let mut pattern = operation.path.to_owned();
    for (position, name) in operation.path_parameters.iter().enumerate() {
        let star = if operation.wildcard == Some(name) { "*" } else { "" };
        pattern = pattern.replace(&format!("{{{name}}}"), &format!("{{{star}p{position}}}"));
    }
    pattern
}

fn nowhere() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "there is nothing at this path, see /v1/openapi.json")
}

fn wrong_method(place: &Place) -> ApiError {
    let mut allowed: Vec<&str> = place.operations.iter().map(|(method, _)| *method).collect();
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    let allowed = allowed.join(", ");
    let error = ApiError::new(ErrorCode::MethodNotAllowed, format!("this path takes {allowed}"));
    match HeaderValue::from_str(&allowed) {
        Ok(value) => error.header(header::ALLOW, value),
        Err(_) => error,
    }
}

#[cfg(test)]
mod tests {
    use hub_api::OPERATIONS;

    use super::*;

    #[test]
    fn every_operation_is_found_at_its_own_path() {
        let routes = Routes::new(&OPERATIONS).unwrap();
        for (index, operation) in OPERATIONS.iter().enumerate() {
            let mut path = operation.path.to_owned();
            for name in operation.path_parameters {
                path = path.replace(&format!("{{{name}}}"), &format!("x-{name}"));
            }
            let method = operation.method.parse().unwrap();
            let found = routes.find(&method, &path).unwrap();
            assert_eq!(OPERATIONS[found.index].id, OPERATIONS[index].id);
            for (name, value) in found.path {
                assert_eq!(value, format!("x-{name}"));
            }
        }
    }

    #[test]
    fn what_is_not_there_is_404_or_405() {
        let routes = Routes::new(&OPERATIONS).unwrap();
        for (method, path, code) in [
            ("GET", "/", ErrorCode::NotFound),
            ("GET", "/v1/tenants/", ErrorCode::NotFound),
            ("GET", "/v1//tenants", ErrorCode::NotFound),
            ("GET", "/V1/tenants", ErrorCode::NotFound),
            ("POST", "/v1/tenants/a:explode", ErrorCode::NotFound),
            ("POST", "/v1/healthz", ErrorCode::MethodNotAllowed),
            ("PUT", "/v1/tenants", ErrorCode::MethodNotAllowed),
            ("OPTIONS", "/v1/tenants", ErrorCode::MethodNotAllowed),
        ] {
            let refusal = routes.find(&method.parse().unwrap(), path).unwrap_err();
            assert_eq!(*refusal.code(), code, "{method} {path}");
        }
        let found = routes.find(&Method::HEAD, "/v1/tenants").unwrap();
        assert_eq!(OPERATIONS[found.index].id, "tenant_list");
    }
}
