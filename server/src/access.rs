//! The access table: who may call which operation. Its rows stand in hub.yaml, as `x-hub-access`.
//!
//! Refusal is the default: a principal that no entry of the row names may not call the operation, and an operation
//! without a row is closed. Only the edge makes a [`Caller`], so a handler that has one knows that the row was asked.

use hub_glue::{Access, ApiError, Operation};
use hub_types::ErrorCode;

use crate::auth::{Principal, Scope};

/// Who is asking, proved, and allowed to ask this.
#[derive(Clone, Debug)]
pub struct Caller {
    principal: Option<Principal>,
}

impl Caller {
    /// What idempotency records and rate limits hang on; open operations have no principal.
    pub fn key(&self) -> String {
        self.principal.as_ref().map_or_else(anonymous, Principal::principal_key)
    }

    /// The principal; `None` on operations that are open to all.
    pub fn principal(&self) -> Option<&Principal> {
        self.principal.as_ref()
    }
}

/// What stands where a principal's key would, of somebody who was not proved.
pub fn anonymous() -> String {
    "anonymous".to_owned()
}

/// Whether an operation takes no token at all.
pub fn is_open(operation: &Operation) -> bool {
    operation.access.iter().any(|row| matches!(row, Access::Public | Access::Provider))
}

/// Holds a proved principal against the operation's row. `path` has the request's path parameters as they were sent.
///
/// Fails with `permission_denied` when no entry covers it, and with `not_found` when one would if the tenant in the
/// path were the caller's own: another tenant answers as one that is not there.
pub fn admit(
    operation: &Operation,
    principal: Option<Principal>,
    path: &[(&'static str, String)],
) -> Result<Caller, ApiError> {
    if is_open(operation) {
        return Ok(Caller { principal });
    }
    let Some(principal) = principal else { return Err(denied(operation)) };
    // An id needs no percent-encoding, so an encoded one is no tenant's own.
    let tenant = path.iter().find(|(name, _)| *name == "tenantId").map(|(_, value)| value.as_str());
    let verdicts = operation.access.iter().map(|row| judge(*row, &principal, tenant));
    match verdicts.max() {
        Some(Verdict::Covered) => Ok(Caller { principal: Some(principal) }),
        Some(Verdict::Foreign) => Err(ApiError::not_found("tenant")),
        Some(Verdict::Denied) | None => Err(denied(operation)),
    }
}

/// What one entry of a row says of a principal; the highest counts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Denied,
    Foreign,
    Covered,
}

fn judge(row: Access, principal: &Principal, tenant: Option<&str>) -> Verdict {
    let covered = match (row, principal) {
        (Access::Public | Access::Provider, _) => true,
        (Access::OperatorAdmin, Principal::Operator(operator)) => operator.scope == Scope::Admin,
        (Access::OperatorRead, Principal::Operator(_)) => true,
        (Access::RuntimeOwn, Principal::Runtime(host)) => {
            let own = tenant == Some(&host.tenant_id);
            return if own { Verdict::Covered } else { Verdict::Foreign };
        }
        (
            Access::TenantOwn | Access::RuntimeOwn | Access::PeerOwn | Access::Business(_),
            Principal::Operator(_),
        )
        | (
            Access::OperatorAdmin
            | Access::OperatorRead
            | Access::TenantOwn
            | Access::PeerOwn
            | Access::Business(_),
            Principal::Runtime(_),
        ) => false,
    };
    if covered { Verdict::Covered } else { Verdict::Denied }
}

fn denied(operation: &Operation) -> ApiError {
    let id = operation.id;
    let takes = |row: Access| operation.access.contains(&row);
    let message = if takes(Access::OperatorAdmin) || takes(Access::OperatorRead) {
        format!("this token does not cover {id}, use an operator token with scope admin")
    } else if takes(Access::RuntimeOwn) {
        format!("{id} is for agent hosts, with the credential they were started with")
    } else {
        format!("this token does not cover {id}")
    };
    ApiError::new(ErrorCode::PermissionDenied, message)
}

#[cfg(test)]
mod tests {
    use hub_api::OPERATIONS;

    use super::*;
    use crate::auth::{Operator, Runtime};
    use crate::clock::Timestamp;
    use crate::ids::{Id, Kind};

    fn operator(scope: Scope) -> Principal {
        let token_id = Id::new(Kind::Token, Timestamp::from_micros(0));
        Principal::Operator(Operator { token_id, name: "tester".into(), scope })
    }

    fn host() -> Principal {
        let (tenant_uid, tenant_id) = ("ten_a".to_owned(), "acme".to_owned());
        Principal::Runtime(Runtime { tenant_uid, tenant_id, generation: 1 })
    }

    /// The path parameters of a request that is about this tenant, if the operation is about one.
    fn path(operation: &Operation, tenant: &str) -> Vec<(&'static str, String)> {
        operation.path_parameters.iter().map(|name| (*name, tenant.to_owned())).collect()
    }

    fn admits(operation: &Operation, principal: Option<Principal>) -> bool {
        admit(operation, principal, &path(operation, "acme")).is_ok()
    }

    #[test]
    fn every_operation_has_a_row_and_nobody_else_gets_in() {
        for operation in &OPERATIONS {
            assert!(!operation.access.is_empty(), "{} has no access row", operation.id);
            let names = |row: Access| operation.access.contains(&row);
            let open = is_open(operation);
            let reads = open || names(Access::OperatorRead);
            for (who, principal, expected) in [
                ("nobody", None, open),
                ("scope read", Some(operator(Scope::Read)), reads),
                ("scope admin", Some(operator(Scope::Admin)), reads || names(Access::OperatorAdmin)),
                ("an agent host", Some(host()), open || names(Access::RuntimeOwn)),
            ] {
                assert_eq!(admits(operation, principal), expected, "{} by {who}", operation.id);
            }
        }
    }

    #[test]
    fn an_agent_host_meets_no_tenant_but_its_own() {
        let own: Vec<_> =
            OPERATIONS.iter().filter(|operation| operation.access.contains(&Access::RuntimeOwn)).collect();
        assert_eq!(own.len(), 5);
        for operation in own {
            assert!(operation.path.starts_with("/v1/tenant-runtime/{tenantId}/"), "{}", operation.path);
            for tenant in ["other", "acm%65", "", "acme2"] {
                let refusal = admit(operation, Some(host()), &path(operation, tenant)).expect_err(tenant);
                assert_eq!(*refusal.code(), ErrorCode::NotFound, "{} of {tenant:?}", operation.id);
                assert_eq!(refusal.message(), ApiError::not_found("tenant").message());
            }
            let refusal = admit(operation, Some(host()), &[]).expect_err("without a tenant");
            assert_eq!(*refusal.code(), ErrorCode::NotFound);
            let refusal = admit(operation, Some(operator(Scope::Admin)), &path(operation, "acme"))
                .expect_err("an operator is no host");
            assert_eq!(*refusal.code(), ErrorCode::PermissionDenied);
        }
    }

    #[test]
    fn reading_never_changes_anything() {
        for operation in
            OPERATIONS.iter().filter(|operation| operation.access.contains(&Access::OperatorRead))
        {
            let reads = operation.method == "GET"
                || ["_list", "_view", "_grep", "_find"].iter().any(|verb| operation.id.ends_with(verb));
            assert!(reads, "{} is open to scope read and does not read", operation.id);
        }
    }
}
