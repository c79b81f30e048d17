//! The access table: who may call which operation. Its rows stand in hub.yaml, as `x-hub-access`.
//!
//! Refusal is the default: a principal that no entry of the row names may not call the operation, and an operation
//! without a row is closed. Only the edge makes a [`Caller`], so a handler that has one knows that the row was asked.

use hub_glue::{Access, ApiError, Operation};
use hub_types::ErrorCode;

use crate::auth::{Principal, Scope};
use crate::db::{Db, DbError};
use crate::tenants::{self, Reach, Reached};

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

    /// How far it reaches among tenants; `None` where that is no matter of the caller's.
    pub fn reach(&self) -> Option<&Reach> {
        match &self.principal {
            Some(Principal::Business(business)) => Some(&business.reach),
            _ => None,
        }
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

/// The word of a row that takes every business key.
const ANY_BUSINESS: &str = "any";

/// Lets a proved principal in, or not: holds it against the operation's row, with what the tenant in the path has that
/// its reach goes by. `path` has the request's path parameters as they were sent.
///
/// Fails with `permission_denied` when no entry covers it, with `not_found` when one would if the tenant in the path were
/// its own, and when the database cannot be asked.
pub async fn let_in(
    db: &Db,
    operation: &Operation,
    principal: Option<Principal>,
    path: &[(&'static str, String)],
) -> Result<Caller, ApiError> {
    let reached = match tenant_for(principal.as_ref(), path) {
        Some(id) => reached_by(db, id).await?,
        None => None,
    };
    admit(operation, principal, path, reached.as_ref())
}

/// Whether a principal that was let in would be let in again. A tenant that is gone since then shuts nobody out: what is
/// about it ends by itself, and its end may be what is waited for. A database that cannot be asked shuts nobody out either.
pub async fn may_stay(
    db: &Db,
    operation: &Operation,
    principal: Principal,
    path: &[(&'static str, String)],
) -> bool {
    let reached = match tenant_for(Some(&principal), path) {
        Some(id) => match reached_by(db, id).await {
            Ok(Some(reached)) => Some(reached),
            Ok(None) | Err(_) => return true,
        },
        None => None,
    };
    admit(operation, Some(principal), path, reached.as_ref()).is_ok()
}

async fn reached_by(db: &Db, id: &str) -> Result<Option<Reached>, DbError> {
    tenants::reached(&mut db.read().await?, id).await
}

/// The id of the tenant in the path, for those whose reach goes by what it has.
fn tenant_for<'a>(principal: Option<&Principal>, path: &'a [(&'static str, String)]) -> Option<&'a str> {
    match principal {
        Some(Principal::Business(_)) => named(path),
        _ => None,
    }
}

/// The id of the tenant in the path.
fn named<'a>(path: &'a [(&'static str, String)]) -> Option<&'a str> {
    path.iter().find(|(name, _)| *name == "tenantId").map(|(_, value)| value.as_str())
}

/// Holds a proved principal against the operation's row. `path` has the request's path parameters as they were sent;
/// `reached` is the tenant in it, for those whose reach goes by what a tenant has.
///
/// Fails with `permission_denied` when no entry covers it, and with `not_found` when one would if the tenant in the
/// path were the caller's own: another tenant answers as one that is not there.
fn admit(
    operation: &Operation,
    principal: Option<Principal>,
    path: &[(&'static str, String)],
    reached: Option<&Reached>,
) -> Result<Caller, ApiError> {
    if is_open(operation) {
        return Ok(Caller { principal });
    }
    let Some(principal) = principal else { return Err(denied(operation)) };
    let about = About::of(operation, path);
    let verdicts = operation.access.iter().map(|row| judge(*row, &principal, about, reached));
    match verdicts.max() {
        Some(Verdict::Covered) => Ok(Caller { principal: Some(principal) }),
        Some(Verdict::Foreign) => Err(ApiError::not_found("tenant")),
        Some(Verdict::Denied) | None => Err(denied(operation)),
    }
}

/// What a request is about.
#[derive(Clone, Copy)]
enum About<'a> {
    /// A tenant, by the id in the path; `None` if none stands there.
    Tenant(Option<&'a str>),
    /// No tenant. Whose things such an operation shows to a tenant is the operation's to mind.
    Hub,
}

impl<'a> About<'a> {
    fn of(operation: &Operation, path: &'a [(&'static str, String)]) -> Self {
        if !operation.path_parameters.contains(&"tenantId") {
            return Self::Hub;
        }
        // An id needs no percent-encoding, so an encoded one is no tenant's own.
        Self::Tenant(named(path))
    }

    fn verdict_of(self, tenant_id: &str) -> Verdict {
        match self {
            Self::Tenant(Some(id)) if id == tenant_id => Verdict::Covered,
            Self::Tenant(_) => Verdict::Foreign,
            Self::Hub => Verdict::Covered,
        }
    }
}

/// What one entry of a row says of a principal; the highest counts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Denied,
    Foreign,
    Covered,
}

fn judge(row: Access, principal: &Principal, about: About<'_>, reached: Option<&Reached>) -> Verdict {
    match (row, principal) {
        (Access::Public | Access::Provider, _) => Verdict::Covered,
        (Access::OperatorAdmin, Principal::Operator(operator)) if operator.scope == Scope::Admin => {
            Verdict::Covered
        }
        (Access::OperatorRead, Principal::Operator(_)) => Verdict::Covered,
        (Access::TenantOwn, Principal::Tenant(owner)) | (Access::PeerOwn, Principal::Peer(owner)) => {
            about.verdict_of(&owner.tenant_id)
        }
        (Access::RuntimeOwn, Principal::Runtime(host)) => about.verdict_of(&host.tenant_id),
        (Access::Business(scope), Principal::Business(business))
            if scope == ANY_BUSINESS || business.scopes.iter().any(|own| own == scope) =>
        {
            match (about, reached) {
                (About::Hub, _) => Verdict::Covered,
                (About::Tenant(_), Some(tenant)) if business.reach.covers(tenant) => Verdict::Covered,
                (About::Tenant(_), _) => Verdict::Foreign,
            }
        }
        (
            Access::OperatorAdmin
            | Access::OperatorRead
            | Access::TenantOwn
            | Access::Business(_)
            | Access::RuntimeOwn
            | Access::PeerOwn,
            _,
        ) => Verdict::Denied,
    }
}

fn denied(operation: &Operation) -> ApiError {
    let id = operation.id;
    let takes = |row: Access| operation.access.contains(&row);
    let message = if takes(Access::OperatorAdmin) || takes(Access::OperatorRead) {
        format!("this token does not cover {id}, use an operator token with scope admin")
    } else if takes(Access::RuntimeOwn) {
        format!("{id} is for agent hosts, with the credential they were started with")
    } else if takes(Access::PeerOwn) {
        format!("{id} is for other agents, with the tenant's A2A credential")
    } else {
        format!("this token does not cover {id}")
    };
    ApiError::new(ErrorCode::PermissionDenied, message)
}

#[cfg(test)]
mod tests {
    use hub_api::OPERATIONS;

    use super::*;
    use std::collections::BTreeMap;

    use crate::auth::tenant::Owner;
    use crate::auth::{Business, Operator, Runtime};
    use crate::clock::Timestamp;
    use crate::ids::{Id, Kind};
    use crate::test_world::World;

    fn operator(scope: Scope) -> Principal {
        let token_id = Id::new(Kind::Token, Timestamp::from_micros(0));
        Principal::Operator(Operator { token_id, name: "tester".into(), scope })
    }

    fn host() -> Principal {
        let (tenant_uid, tenant_id) = ("ten_a".to_owned(), "acme".to_owned());
        Principal::Runtime(Runtime { tenant_uid, tenant_id, generation: 1 })
    }

    fn owner() -> Owner {
        Owner { tenant_uid: "ten_a".to_owned(), tenant_id: "acme".to_owned() }
    }

    fn acme() -> Reached {
        Reached { uid: "ten_a".to_owned(), labels: BTreeMap::new() }
    }

    /// A business with this scope, for the tenant.
    fn business(scope: &str) -> Principal {
        business_for(scope, "ten_a")
    }

    fn business_for(scope: &str, uid: &str) -> Principal {
        let reach = Reach::Tenants(BTreeMap::from([(uid.to_owned(), "acme".to_owned())]));
        let key_id = Id::new(Kind::BusinessKey, Timestamp::from_micros(0));
        Principal::Business(Business { key_id, scopes: vec![scope.to_owned()], reach })
    }

    /// The path parameters of a request that is about this tenant, if the operation is about one.
    fn path(operation: &Operation, tenant: &str) -> Vec<(&'static str, String)> {
        operation.path_parameters.iter().map(|name| (*name, tenant.to_owned())).collect()
    }

    fn admits(operation: &Operation, principal: Option<Principal>) -> bool {
        admit(operation, principal, &path(operation, "acme"), Some(&acme())).is_ok()
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
                ("the tenant", Some(Principal::Tenant(owner())), open || names(Access::TenantOwn)),
                ("its peer", Some(Principal::Peer(owner())), open || names(Access::PeerOwn)),
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
                let refusal =
                    admit(operation, Some(host()), &path(operation, tenant), None).expect_err(tenant);
                assert_eq!(*refusal.code(), ErrorCode::NotFound, "{} of {tenant:?}", operation.id);
                assert_eq!(refusal.message(), ApiError::not_found("tenant").message());
            }
            let refusal = admit(operation, Some(host()), &[], None).expect_err("without a tenant");
            assert_eq!(*refusal.code(), ErrorCode::NotFound);
            let refusal = admit(operation, Some(operator(Scope::Admin)), &path(operation, "acme"), None)
                .expect_err("an operator is no host");
            assert_eq!(*refusal.code(), ErrorCode::PermissionDenied);
        }
    }

    #[test]
    fn a_tenant_meets_no_tenant_but_its_own() {
        let own: Vec<_> =
            OPERATIONS.iter().filter(|operation| operation.access.contains(&Access::TenantOwn)).collect();
        assert!(own.len() > 30, "{}", own.len());
        for operation in own {
            let about_one = operation.path_parameters.contains(&"tenantId");
            assert!(
                about_one || ["version_view", "approval_list"].contains(&operation.id),
                "{}",
                operation.id
            );
            for tenant in ["other", "acm%65", "", "acme2", "ACME"].iter().filter(|_| about_one) {
                let tenants_own = Some(Principal::Tenant(owner()));
                let refusal =
                    admit(operation, tenants_own, &path(operation, tenant), None).expect_err(tenant);
                assert_eq!(*refusal.code(), ErrorCode::NotFound, "{} of {tenant:?}", operation.id);
                assert_eq!(refusal.message(), ApiError::not_found("tenant").message());
            }
        }
    }

    #[test]
    fn a_business_does_what_its_scopes_say_for_the_tenants_that_it_reaches() {
        let scopes =
            ["tenants:read", "tenants:write", "runs:read", "runs:write", "approvals:write", "files:read"];
        for scope in scopes {
            let mut count = 0;
            for operation in OPERATIONS.iter().filter(|operation| !is_open(operation)) {
                let takes =
                    |row: &Access| *row == Access::Business(scope) || *row == Access::Business(ANY_BUSINESS);
                let covered = operation.access.iter().any(takes);
                count += u32::from(covered);
                assert_eq!(admits(operation, Some(business(scope))), covered, "{} by {scope}", operation.id);
                if !covered || !operation.path_parameters.contains(&"tenantId") {
                    continue;
                }
                let other = Reached { uid: "ten_b".to_owned(), labels: BTreeMap::new() };
                for reached in [Some(&other), None] {
                    let refusal = admit(operation, Some(business(scope)), &path(operation, "acme"), reached)
                        .expect_err("not its own");
                    assert_eq!(refusal.message(), ApiError::not_found("tenant").message());
                }
            }
            assert!(count > 1, "{scope} is good for something");
        }
        let of_contract = OPERATIONS.iter().flat_map(|operation| operation.access);
        for row in of_contract {
            if let Access::Business(scope) = row {
                assert!(scopes.contains(scope) || *scope == ANY_BUSINESS, "{scope} is one of the scopes");
            }
        }
    }

    #[tokio::test]
    async fn who_was_let_in_stays_while_the_tenant_is_within_reach_or_gone() {
        let world = World::new().await;
        let uid = world.tenant("acme").await.uid.to_string();
        let view = OPERATIONS.iter().find(|operation| operation.id == "tenant_view").expect("it is there");
        for (scope, uid, tenant, stays) in [
            ("tenants:read", &*uid, "acme", true),
            ("tenants:read", "ten_b", "acme", false),
            ("tenants:read", "ten_b", "gone", true),
            ("runs:read", &*uid, "acme", false),
        ] {
            let (business, path) = (business_for(scope, uid), path(view, tenant));
            let found = may_stay(&world.cx.db, view, business.clone(), &path).await;
            assert_eq!(found, stays, "{scope} for {uid} of {tenant}");
            let again = let_in(&world.cx.db, view, Some(business), &path).await;
            assert_eq!(again.is_ok(), stays && tenant == "acme", "{scope} for {uid} of {tenant}");
        }
        let operators =
            OPERATIONS.iter().find(|operation| operation.id == "business_key_list").expect("there");
        assert!(may_stay(&world.cx.db, operators, operator(Scope::Admin), &[]).await);
        assert!(!may_stay(&world.cx.db, operators, operator(Scope::Read), &[]).await);
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
