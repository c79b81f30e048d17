//! Names into addresses, at the moment when a connection is made, and refused if one of them is not public.
//!
//! A name that is looked at beforehand and again when the connection is made may have another address the second time.
//! So nothing is looked at beforehand: what this gives is what is connected to.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::Arc;

use futures::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::addresses::is_public;
use crate::config::Config;

/// Who knows the addresses of names.
pub trait Lookup: Send + Sync + 'static {
    /// The addresses of a name.
    fn lookup(&self, name: &str) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>>;
}

/// The machine's own resolver.
#[derive(Debug, Clone, Copy)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, name: &str) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        let name = name.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// The name has an address that may not be called.
#[derive(Debug, thiserror::Error)]
#[error("the name has an address that is not a public one")]
struct NotPublic;

/// Whether a call failed because its name has an address that may not be called.
pub(super) fn was_refused(error: &(dyn StdError + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<NotPublic>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Lets public addresses pass that are not this machine's.
pub(super) struct Guard {
    lookup: Arc<dyn Lookup>,
    /// The addresses that this Hub listens on, where it names them.
    listens: BTreeSet<IpAddr>,
    /// Whether binding tells which addresses are this machine's. Some machines are set up to let any be bound.
    binding_tells: bool,
}

impl Guard {
    pub(super) fn new(config: &Config, lookup: Arc<dyn Lookup>) -> Self {
        let listens = [Some(config.listen), config.metrics_listen].into_iter().flatten();
        let nobodys = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
        Self {
            lookup,
            listens: listens.filter_map(super::own).collect(),
            binding_tells: !can_be_bound(nobodys),
        }
    }

    pub(super) fn may_be_called(&self, address: IpAddr) -> bool {
        let is_own = self.listens.contains(&address) || (self.binding_tells && can_be_bound(address));
        is_public(address) && !is_own
    }

    /// The addresses, if all of them may be called: a name with one that may not is no name for others.
    fn pass(&self, found: Vec<IpAddr>) -> Result<Vec<IpAddr>, NotPublic> {
        if found.iter().all(|address| self.may_be_called(*address)) { Ok(found) } else { Err(NotPublic) }
    }
}

/// Only addresses of this machine can be bound.
fn can_be_bound(address: IpAddr) -> bool {
    UdpSocket::bind(SocketAddr::new(address, 0)).is_ok()
}

fn addresses(found: Vec<IpAddr>) -> Addrs {
    // Port 0 stands for that of the URL.
    Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)))
}

/// What reqwest asks while it connects.
pub(super) struct Guarded(pub(super) Arc<Guard>);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let found = guard.lookup.lookup(name.as_str()).await?;
            Ok(addresses(guard.pass(found)?))
        })
    }
}

/// The same without a guard, for what the settings list.
pub(super) struct Plain(pub(super) Arc<dyn Lookup>);

impl Resolve for Plain {
    fn resolve(&self, name: Name) -> Resolving {
        let looking = self.0.lookup(name.as_str());
        Box::pin(async move { Ok(addresses(looking.await?)) })
    }
}
