//! A tenant's files as an agent would leave them: made straight on the disk, since it is the Hub's reading that is told of.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime};

use hermes_hub_client::types::{FileEntry, FileRoot, Tenant};
use hermes_hub_client::{Error, Hub};
use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::raw::Raw;
use crate::world::World;

/// The files of one tenant, from inside and through the Hub.
pub struct Desk {
    hub: Hub,
    raw: Raw,
    tenant: Tenant,
    home: PathBuf,
}

impl World {
    /// A new tenant's files.
    pub async fn desk(&self, tenant_id: &str) -> Desk {
        let tenant = self.tenant(tenant_id).await;
        Desk { hub: self.admin().clone(), raw: self.raw(), home: self.home(&tenant), tenant }
    }
}

impl Desk {
    /// The tenant.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The tenant's directory; `workspace` is in it.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// A path in the workspace.
    pub fn path(&self, path: &str) -> PathBuf {
        self.home.join("workspace").join(path)
    }

    /// Writes a file in the workspace, with the directories it needs.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.write_at(&self.path(path), bytes);
    }

    /// The same anywhere.
    pub fn write_at(&self, path: &Path, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(path.parent().expect("it is in a directory")).expect("directories are made");
        fs::write(path, bytes).expect("the file is written");
    }

    /// Waits until a file has been left alone for so long that its tag is strong.
    pub async fn rested(&self, path: &str) {
        let path = self.path(path);
        crate::eventually("the file has rested", async || {
            let changed = fs::metadata(&path).expect("the file is there").modified().expect("it has a time");
            let rested = SystemTime::now().duration_since(changed).unwrap_or_default();
            (rested > Duration::from_secs(3)).then_some(())
        })
        .await;
    }

    /// Sends any request with the admin's token.
    pub fn raw(&self) -> &Raw {
        &self.raw
    }

    /// The target of an operation on files (`""`, `/content`, `/download`), with this query.
    pub fn target(&self, operation: &str, query: &str) -> String {
        format!("/v1/tenants/{}/files{operation}?{query}", self.tenant.id.as_str())
    }

    /// A directory of the workspace, by name.
    pub async fn list(&self, path: &str) -> Result<Vec<FileEntry>, Error> {
        let call = self.hub.file_list().tenant_id(self.tenant.id.clone()).root(FileRoot::Workspace);
        Ok(call.path(path.to_owned()).send().await?.into_inner().items)
    }

    /// The text of a file in the workspace.
    pub async fn text(&self, path: &str) -> Result<String, Error> {
        let call = self.hub.file_content_view().tenant_id(self.tenant.id.clone());
        Ok(call.root(FileRoot::Workspace).path(path).send().await?.into_inner().text)
    }

    /// All bytes of a file in the workspace.
    pub async fn bytes(&self, path: &str) -> Result<Vec<u8>, Error> {
        self.hub.download(&self.tenant.id, FileRoot::Workspace, path).await?.bytes().await
    }
}

/// An agent that works against the Hub's reading: it swaps pairs of names, there and back, as fast as it can, until this
/// is dropped.
pub struct Swaps {
    over: Arc<AtomicBool>,
    attack: Option<JoinHandle<()>>,
}

impl Swaps {
    /// Begins to swap these names in a directory. A name may be gone for a moment by another pair's doing.
    pub fn begin(directory: &Path, pairs: &'static [(&'static str, &'static str)]) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let (told, directory) = (Arc::clone(&over), directory.to_owned());
        let swap = move |one: &str, other: &str| {
            let _ =
                renameat_with(CWD, directory.join(one), CWD, directory.join(other), RenameFlags::EXCHANGE);
        };
        let attack = std::thread::spawn(move || {
            while !told.load(Ordering::Relaxed) {
                for (one, other) in pairs {
                    swap(one, other);
                    swap(one, other);
                }
            }
        });
        Self { over, attack: Some(attack) }
    }
}

impl Drop for Swaps {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        // It does nothing that could fail.
        let _ = self.attack.take().map(JoinHandle::join);
    }
}
