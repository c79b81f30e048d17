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
        self.principal.as_ref().map_or_else(|| "anonymous".to_owned(), Principal::principal_key)
    }

    /// The principal; `None` on operations that are open to all.
    pub fn principal(&self) -> Option<&Principal> {
        self.principal.as_ref()
    }
}

/// Whether an operation takes no token at all.
pub fn is_open(operation: &Operation) -> bool {
    operation.access.iter().any(|row| matches!(row, Access::Public | Access::Provider))
}

/// Holds a proved principal against the operation's row.
///
/// Fails with `permission_denied` when no entry covers it.
pub fn admit(operation: &Operation, principal: Option<Principal>) -> Result<Caller, ApiError> {
    let covered = is_open(operation)
        || principal
            .as_ref()
            .is_some_and(|principal| operation.access.iter().any(|row| covers(*row, principal)));
    if covered { Ok(Caller { principal }) } else { Err(denied(operation)) }
}

fn covers(row: Access, principal: &Principal) -> bool {
    match (row, principal) {
        (Access::Public | Access::Provider, _) => true,
        (Access::OperatorAdmin, Principal::Operator(operator)) => operator.scope == Scope::Admin,
        (Access::OperatorRead, Principal::Operator(_)) => true,
        (
            Access::TenantOwn | Access::RuntimeOwn | Access::PeerOwn | Access::Business(_),
            Principal::Operator(_),
        ) => false,
    }
}

fn denied(operation: &Operation) -> ApiError {
    let message = format!("this token's scope does not cover {}, use one with scope admin", operation.id);
    ApiError::new(ErrorCode::PermissionDenied, message)
}

#[cfg(test)]
mod tests {
    use hub_api::OPERATIONS;

    use super::*;
    use crate::auth::Operator;
    use crate::clock::Timestamp;
    use crate::ids::{Id, Kind};

    fn operator(scope: Scope) -> Principal {
        let token_id = Id::new(Kind::Token, Timestamp::from_micros(0));
        Principal::Operator(Operator { token_id, name: "tester".into(), scope })
    }

    #[test]
    fn every_operation_has_a_row_and_nobody_else_gets_in() {
        for operation in &OPERATIONS {
            assert!(!operation.access.is_empty(), "{} has no access row", operation.id);
            let names = |row: Access| operation.access.contains(&row);
            assert_eq!(
                admit(operation, None).is_ok(),
                is_open(operation),
                "{} without a token",
                operation.id
            );
            let reads = is_open(operation) || names(Access::OperatorRead);
            assert_eq!(
                admit(operation, Some(operator(Scope::Read))).is_ok(),
                reads,
                "{} by read",
                operation.id
            );
            let admin = reads || names(Access::OperatorAdmin);
            assert_eq!(
                admit(operation, Some(operator(Scope::Admin))).is_ok(),
                admin,
                "{} by admin",
                operation.id
            );
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
