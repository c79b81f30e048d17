//! The seam to where agent hosts run: start one, see whether it lives, kill it. The area's rows remember a placement
//! as text that only the placement itself reads.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use super::logs::{LogOf, Pieces, read_files};
use futures::future::BoxFuture;
use hub_runtime::journal;
use hub_runtime::placement::{Launch, Local as Machine, PlaceError, Placed};

/// Where agent hosts run.
pub trait Placement: Send + Sync + 'static {
    /// Starts a host and says where it is. Fails when it could not be started; nothing runs then.
    fn start(&self, launch: Launch) -> BoxFuture<'_, Result<String, PlaceError>>;

    /// Whether the host of a placement still runs.
    fn is_alive(&self, placement: &str) -> bool;

    /// The runs that a host which is gone may have given to its agent; every other one it surely has not begun. `None`
    /// if that cannot be told. `directory` is the generation's own.
    fn posted_runs(&self, placement: &str, directory: PathBuf) -> BoxFuture<'_, Option<BTreeSet<String>>>;

    /// Reads a part of a log of a generation, also of one that is over. One that is not there is empty. Fails when it
    /// is there and cannot be read.
    fn log(&self, of: LogOf) -> BoxFuture<'_, io::Result<Pieces>>;

    /// Kills the host of a placement, and what it left behind, at once. Harmless when nothing is there. Fails when it
    /// may not be killed.
    fn kill(&self, placement: &str) -> BoxFuture<'_, Result<(), PlaceError>>;
}

/// Hosts are processes of this machine.
pub struct Local(Machine);

impl Local {
    /// Hosts are this very program. Fails if its path is not known.
    pub fn of_this_program() -> io::Result<Self> {
        Machine::of_this_program().map(Self)
    }
}

impl Placement for Local {
    fn start(&self, launch: Launch) -> BoxFuture<'_, Result<String, PlaceError>> {
        let machine = self.0.clone();
        Box::pin(async move {
            let placed = blocking(move || machine.start(&launch)).await??;
            serde_json::to_string(&placed).map_err(|_| PlaceError::Launch("its place cannot be written down"))
        })
    }

    fn is_alive(&self, placement: &str) -> bool {
        placed(placement).is_some_and(|placed| self.0.is_alive(&placed))
    }

    fn posted_runs(&self, placement: &str, directory: PathBuf) -> BoxFuture<'_, Option<BTreeSet<String>>> {
        // A host that lives may still note one.
        let gone = placed(placement).is_some_and(|placed| !self.0.is_alive(&placed));
        Box::pin(async move {
            let journal = directory.join(journal::FILE);
            let noted = tokio::task::spawn_blocking(move || journal::posted_runs(&journal));
            match noted.await {
                Ok(Ok(noted)) => noted.filter(|_| gone),
                Ok(Err(error)) => {
                    tracing::warn!("what a host had noted before it died cannot be told: {error}");
                    None
                }
                Err(_) => None,
            }
        })
    }

    fn log(&self, of: LogOf) -> BoxFuture<'_, io::Result<Pieces>> {
        let work = move || read_files(&of);
        Box::pin(async move { tokio::task::spawn_blocking(work).await.map_err(io::Error::other)? })
    }

    fn kill(&self, placement: &str) -> BoxFuture<'_, Result<(), PlaceError>> {
        let (machine, placed) = (self.0.clone(), placed(placement));
        Box::pin(async move {
            let Some(placed) = placed else { return Ok(()) };
            blocking(move || machine.kill(&placed)).await?.map(drop)
        })
    }
}

/// A text that is no placement of this machine's names no process, so nothing is touched for it.
fn placed(placement: &str) -> Option<Placed> {
    serde_json::from_str(placement).ok()
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PlaceError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| PlaceError::Launch("the work on it panicked"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_text_that_is_no_placement_of_this_machine_names_no_process() {
        let local = Local::of_this_program().expect("a test knows its own path");
        for text in ["", "null", "acme.1", "{}", r#"{"pid": -1, "started": 1}"#] {
            assert!(!local.is_alive(text), "{text}");
            local.kill(text).await.expect("nothing to kill");
        }
        // This process is there, but began at another time.
        let other = format!(r#"{{"pid": {}, "started": 1}}"#, std::process::id());
        assert!(!local.is_alive(&other));
        local.kill(&other).await.expect("nothing to kill");
    }
}

#[cfg(test)]
pub(crate) mod fake {
    //! A placement without processes, for tests of what stands on it.

    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    /// Hosts that are only noted. They survive a Hub, as real ones do, when the next one gets the same `Fake`.
    #[derive(Default)]
    pub(crate) struct Fake {
        hosts: Mutex<BTreeMap<String, Host>>,
        refuses: AtomicBool,
        immortal: AtomicBool,
    }

    #[derive(Clone)]
    pub(crate) struct Host {
        pub(crate) launch: Launch,
        pub(crate) alive: bool,
        pub(crate) killed: bool,
        /// What it noted before it gave it to its agent; `None` if that cannot be told.
        pub(crate) posted: Option<BTreeSet<String>>,
    }

    impl Fake {
        /// From now on no host can be started, or again.
        pub(crate) fn refuse(&self, refuses: bool) {
            self.refuses.store(refuses, Ordering::SeqCst);
        }

        /// From now on no host dies of being killed, or again.
        pub(crate) fn immortal(&self, immortal: bool) {
            self.immortal.store(immortal, Ordering::SeqCst);
        }

        /// The host of a tenant's generation.
        pub(crate) fn host(&self, tenant_id: &str, generation: i64) -> Host {
            let hosts = self.hosts.lock().expect("no test panics while it holds this");
            hosts.get(&name(tenant_id, generation)).cloned().expect("it was placed")
        }

        /// What a host has noted of the runs that it gave to its agent.
        pub(crate) fn note(&self, tenant_id: &str, generation: i64, runs: &[&str]) {
            let mut hosts = self.hosts.lock().expect("no test panics while it holds this");
            let host = hosts.get_mut(&name(tenant_id, generation)).expect("it was placed");
            host.posted = Some(runs.iter().map(|run| (*run).to_owned()).collect());
        }

        /// How many hosts were ever started.
        pub(crate) fn count(&self) -> usize {
            self.hosts.lock().expect("no test panics while it holds this").len()
        }

        /// The host ends by itself.
        pub(crate) fn exit(&self, tenant_id: &str, generation: i64) {
            let mut hosts = self.hosts.lock().expect("no test panics while it holds this");
            hosts.get_mut(&name(tenant_id, generation)).expect("it was placed").alive = false;
        }
    }

    fn name(tenant_id: &str, generation: i64) -> String {
        format!("{tenant_id}.{generation}")
    }

    impl Placement for Fake {
        fn start(&self, launch: Launch) -> BoxFuture<'_, Result<String, PlaceError>> {
            Box::pin(async move {
                if self.refuses.load(Ordering::SeqCst) {
                    return Err(PlaceError::Launch("the test refuses"));
                }
                let name = name(&launch.tenant_id, launch.generation);
                let host = Host { launch, alive: true, killed: false, posted: None };
                self.hosts.lock().expect("no test panics while it holds this").insert(name.clone(), host);
                Ok(name)
            })
        }

        fn is_alive(&self, placement: &str) -> bool {
            let hosts = self.hosts.lock().expect("no test panics while it holds this");
            hosts.get(placement).is_some_and(|host| host.alive)
        }

        fn posted_runs(&self, placement: &str, _: PathBuf) -> BoxFuture<'_, Option<BTreeSet<String>>> {
            let hosts = self.hosts.lock().expect("no test panics while it holds this");
            let posted = hosts.get(placement).filter(|host| !host.alive).and_then(|host| host.posted.clone());
            Box::pin(std::future::ready(posted))
        }

        fn log(&self, _: LogOf) -> BoxFuture<'_, io::Result<Pieces>> {
            Box::pin(std::future::ready(Ok(Pieces::default())))
        }

        fn kill(&self, placement: &str) -> BoxFuture<'_, Result<(), PlaceError>> {
            let mut hosts = self.hosts.lock().expect("no test panics while it holds this");
            if let Some(host) = hosts.get_mut(placement) {
                host.killed = true;
                host.alive &= self.immortal.load(Ordering::SeqCst);
            }
            Box::pin(std::future::ready(Ok(())))
        }
    }
}
