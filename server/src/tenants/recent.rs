//! Tenants as they were read last: until something is written, reading one again gives the same.
//!
//! Any write forgets all of them, whatever it wrote, so that there is no rule to keep for who writes tenants. It is for
//! clients that look again and again at a Hub with little to do, and costs nothing where there is much.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hub_types::{Tenant, TenantId};

/// How many are remembered.
const TENANTS_MAX: usize = 1000;

/// Tenants that were read since the last write. Copies share it.
#[derive(Clone, Default)]
pub(super) struct Recent(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    /// [`crate::db::Db::writes`] from before they were read.
    writes: u64,
    tenants: HashMap<String, Arc<Tenant>>,
}

impl Recent {
    /// The tenant, if it is known and nothing was written since. `writes` is [`crate::db::Db::writes`] of now.
    pub(super) fn get(&self, writes: Option<u64>, id: &TenantId) -> Option<Arc<Tenant>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if Some(known.writes) == writes { known.tenants.get(id.as_str()).cloned() } else { None }
    }

    /// Remembers a tenant that was read after [`crate::db::Db::writes`] was `writes`.
    pub(super) fn put(&self, writes: Option<u64>, tenant: &Tenant) {
        let Some(writes) = writes else { return };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Who began to read before the last write has seen nothing that holds now.
        if known.writes > writes {
            return;
        }
        if known.writes < writes || known.tenants.len() >= TENANTS_MAX {
            known.tenants.clear();
            known.writes = writes;
        }
        known.tenants.insert(tenant.id.to_string(), Arc::new(tenant.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_world::World;

    #[tokio::test]
    async fn a_tenant_is_known_until_anything_is_written() {
        let world = World::new().await;
        let tenant = world.tenant("acme").await;
        let recent = Recent::default();
        assert!(recent.get(Some(3), &tenant.id).is_none());
        recent.put(Some(3), &tenant);
        assert_eq!(recent.get(Some(3), &tenant.id).as_deref(), Some(&tenant));
        assert!(recent.get(Some(4), &tenant.id).is_none(), "something was written");
        recent.put(Some(2), &tenant);
        assert!(
            recent.get(Some(2), &tenant.id).is_none(),
            "it was read before the last write that is known of"
        );
        recent.put(Some(5), &tenant);
        assert!(recent.get(Some(5), &tenant.id).is_some());
        recent.put(None, &tenant);
        assert!(recent.get(None, &tenant.id).is_none(), "where others may write, nothing is known");
    }
}
