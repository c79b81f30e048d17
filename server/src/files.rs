//! Files: what a tenant's agent made, to be looked at and fetched by those who may. Nothing here writes.
//!
//! A tenant has a few visible roots, named here and nowhere else; what is not below one of them does not exist for
//! this area. Everything is opened by [`crate::beneath`], from one handle to the directory of all tenants. It looks at
//! the disk and not at the agent, so it answers whether that runs or not. Nothing here knows HTTP, but for what a
//! download's headers are made of ([`download`]).

mod content;
mod download;
mod headers;
mod http;
mod list;
mod range;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use hub_types::{
    ErrorReason, FileContent, FileContentViewQuery, FileEntry, FileKind, FileListQuery, FileResultsPage,
    FileRoot, TenantId, TenantState, Timestamp,
};

use crate::beneath::{
    self, Directory, Mounts, OpenError, PathError, Places, RelativePath, Turns, TurnsTaken,
};
use crate::error::ApiError;
use crate::hub::Context;
use crate::page::Pager;
use crate::tenants::{self, Tenants};
use list::{ListError, Row, Wanted};

pub(crate) use content::{ContentError, Part, part};
pub use download::Asked;

/// Where the runtime keeps what its schedules wrote, below its home (hermes-agent 0.19).
const CRON_OUTPUT: &str = "cron/output";

/// The visible roots, in the order in which they are listed.
const ROOTS: [FileRoot; 3] = [FileRoot::Workspace, FileRoot::Outputs, FileRoot::CronOutput];

/// How often a file that is being written is read again before it is given up.
const READS_MAX: usize = 3;

/// The area's state. Copies share it.
#[derive(Clone)]
pub struct Files {
    cx: Context,
    tenants: Tenants,
    /// The directory of all tenants, once it was there to be opened.
    all: Arc<OnceLock<Directory>>,
    turns: Turns,
    downloads: Places,
}

/// A root of one tenant, not opened yet.
#[derive(Clone)]
struct Root {
    files: Files,
    directory: PathBuf,
}

impl Files {
    /// The area over this context.
    pub fn new(cx: Context, tenants: Tenants) -> Self {
        let limits = &cx.config.limits;
        let turns = Turns::new(limits.file_looks, limits.file_looks_per_tenant, limits.file_look_wait);
        let downloads = Places::new(limits.file_downloads_per_tenant);
        Self { cx, tenants, all: Arc::default(), turns, downloads }
    }

    /// `file_list`: the roots, or one directory.
    pub async fn list(
        &self,
        tenant_id: &TenantId,
        query: &FileListQuery,
    ) -> Result<FileResultsPage, ApiError> {
        let uid = self.uid(tenant_id).await?;
        let pager = Pager::new(&self.cx, &format!("file_list {uid}"), query)?;
        let FileListQuery { name, order, path, root, sort, .. } = pager.query.clone();
        let Some(root) = root else {
            if name.is_some() || order.is_some() || path.is_some() || sort.is_some() {
                let message = "is needed with path, sort, order or name";
                return Err(ApiError::invalid("root", ErrorReason::MissingParameter, message));
            }
            return self.roots(&uid, &pager).await;
        };
        let parent = relative(path.as_deref().unwrap_or(""))?;
        let limits = &self.cx.config.limits;
        let wanted = Wanted {
            sort,
            order,
            text: name,
            after: pager.after().map(list::position).transpose()?,
            rows: usize::try_from(pager.rows()).unwrap_or(1),
            entries_max: limits.file_list_entries,
            patience: limits.file_list,
        };
        let (place, below) = (self.root(&uid, &root)?, parent.clone());
        let rows = self
            .look(&uid, move || list::page(&place.open()?.directory(&below, Mounts::Stay)?, &wanted))
            .await?
            .map_err(|error: ListError| self.list_refusal(error))?;
        let (rows, next_page) = pager.cut(rows, |row| &row.position);
        let items = rows.into_iter().filter_map(|row| entry(&root, &parent, row)).collect();
        Ok(FileResultsPage { items, next_page })
    }

    /// The roots that there are.
    async fn roots(&self, uid: &str, pager: &Pager<'_, FileListQuery>) -> Result<FileResultsPage, ApiError> {
        let places = ROOTS.iter().map(|root| self.root(uid, root)).collect::<Result<Vec<_>, _>>()?;
        let statuses = self
            .look(uid, move || {
                let status = |place: Root| place.open().ok()?.own_status().ok();
                places.into_iter().map(status).collect::<Vec<_>>()
            })
            .await?;
        let after = pager.after().and_then(|position| position.parse::<usize>().ok());
        let rows = ROOTS.iter().zip(statuses).enumerate();
        let rows =
            rows.filter(|(place, (_, status))| status.is_some() && after.is_none_or(|after| *place > after));
        let rows = rows.map(|(place, (root, status))| {
            let (position, name) = (place.to_string(), root.as_str().as_bytes().to_vec());
            (root, Row { position, name, status, begins_as_text: false })
        });
        let (rows, next_page) = pager.cut(rows.collect(), |(_, row)| &row.position);
        let here = RelativePath::here();
        let items = rows.into_iter().filter_map(|(root, row)| {
            let entry = entry(root, &here, row)?;
            Some(FileEntry { path: Some(here.to_string()), ..entry })
        });
        Ok(FileResultsPage { items: items.collect(), next_page })
    }

    /// `file_content_view`: the text of a file, or a part of it.
    pub async fn content(
        &self,
        tenant_id: &TenantId,
        query: FileContentViewQuery,
    ) -> Result<FileContent, ApiError> {
        let FileContentViewQuery { length, offset, path, root } = query;
        let (uid, path) = (self.uid(tenant_id).await?, relative(&path)?);
        let (place, wanted) = (self.root(&uid, &root)?, path.clone());
        let (offset, length) = (u64::try_from(offset).unwrap_or(0), usize::try_from(length).unwrap_or(4));
        let (part, snapshot) = self
            .look(&uid, move || {
                let mut file = place.open()?.file(&wanted)?;
                let mut before: Option<content::Part> = None;
                for _ in 0..READS_MAX {
                    let part = content::part(&file, offset, length)?;
                    if file.is_unchanged()? {
                        return Ok((part, file.snapshot().clone()));
                    }
                    if let Some(kept) = before.and_then(|before| before.kept_in(&part)) {
                        return Ok((kept, file.snapshot().clone()));
                    }
                    before = Some(part);
                    file = file.renewed()?;
                }
                Err(ContentError::Changing)
            })
            .await?
            .map_err(content_refusal)?;
        Ok(FileContent {
            root,
            path: path.to_string(),
            size_bytes: signed(snapshot.size),
            modified_at: instant(snapshot.modified),
            etag: headers::etag(&snapshot).0,
            offset: signed(part.offset),
            length_bytes: i32::try_from(part.text.len()).unwrap_or(i32::MAX),
            text: part.text,
            truncated: part.next.is_some(),
            next_offset: part.next.map(signed),
        })
    }

    /// Looks into one of a tenant's directories, in its turn. `directory` is below that of all tenants.
    pub(crate) async fn look_into<T: Send + 'static>(
        &self,
        uid: &str,
        directory: PathBuf,
        work: impl FnOnce(Result<Directory, OpenError>) -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let place = Root { files: self.clone(), directory };
        self.look(uid, move || work(place.open())).await
    }

    /// A look at a tenant's files, in its turn.
    async fn look<T: Send + 'static>(
        &self,
        uid: &str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        self.turns.take(uid, work).await.map_err(busy)
    }

    /// The tenant's uid. One that is being deleted is as if it were not there: its files are on their way out.
    pub(crate) async fn uid(&self, tenant_id: &TenantId) -> Result<String, ApiError> {
        let uid = self.tenants.uid(tenant_id).await?;
        let standing = tenants::standing_now(&mut self.cx.db.read().await?, &uid).await?;
        match standing {
            Some(standing) if standing.state != TenantState::Deleting => Ok(uid),
            _ => Err(ApiError::not_found("tenant")),
        }
    }

    fn root(&self, uid: &str, root: &FileRoot) -> Result<Root, ApiError> {
        let own = self.tenants.directories(uid);
        let directory = match root {
            FileRoot::Workspace => own.workspace,
            FileRoot::Outputs => own.outputs,
            FileRoot::CronOutput => own.home.join(CRON_OUTPUT),
            _ => return Err(ApiError::not_found("root")),
        };
        Ok(Root { files: self.clone(), directory })
    }

    fn list_refusal(&self, error: ListError) -> ApiError {
        match error {
            ListError::Open(error) => refusal(error, "directory"),
            ListError::TooLarge => {
                let entries_max = self.cx.config.limits.file_list_entries;
                let message =
                    format!("this directory has more than {entries_max} entries and cannot be listed");
                let mut detail = crate::error::detail(ErrorReason::DirectoryTooLarge);
                detail.params.insert("entriesMax".to_owned(), entries_max.into());
                ApiError::new(hub_types::ErrorCode::FailedPrecondition, message).detail(detail)
            }
            ListError::Late => {
                let message = "this directory took too long to read, try again when the disk is less busy";
                ApiError::unavailable(ErrorReason::Overloaded, message).retry_after(Duration::from_secs(5))
            }
            ListError::System(error) => ApiError::internal(error),
        }
    }
}

impl Root {
    /// Opens it, from the directory of all tenants. Blocks.
    fn open(&self) -> Result<Directory, OpenError> {
        let Files { all, tenants, .. } = &self.files;
        let path = tenants.directory_of_all();
        let all = match all.get() {
            Some(all) => all.clone(),
            None => {
                let opened = Directory::open(&path)?;
                all.get_or_init(|| opened).clone()
            }
        };
        let below = self.directory.strip_prefix(&path).ok().and_then(Path::to_str);
        let below = below.and_then(|below| RelativePath::parse(below).ok()).ok_or(OpenError::Absent)?;
        all.directory(&below, Mounts::Cross)
    }
}

/// The path that a caller gave.
fn relative(path: &str) -> Result<RelativePath, ApiError> {
    path_in("path", path)
}

/// The path that a caller gave in this parameter.
pub(crate) fn path_in(parameter: &str, path: &str) -> Result<RelativePath, ApiError> {
    RelativePath::parse(path).map_err(|error| {
        let reason = match error {
            PathError::TooLong => ErrorReason::TooLong,
            PathError::TooDeep => ErrorReason::TooMany,
            PathError::EmptyName | PathError::Control => ErrorReason::Malformed,
            PathError::Dots => ErrorReason::NotAllowed,
        };
        ApiError::invalid(parameter, reason, error.to_string())
    })
}

/// An entry as clients see it; `None` if it has gone.
fn entry(root: &FileRoot, parent: &RelativePath, row: Row) -> Option<FileEntry> {
    let Row { name, status, begins_as_text, .. } = row;
    let status = status?;
    let is_file = status.kind == beneath::Kind::File;
    let path = parent.join(&name);
    let name = String::from_utf8_lossy(&name).into_owned();
    Some(FileEntry {
        root: root.clone(),
        kind: match status.kind {
            beneath::Kind::File => FileKind::File,
            beneath::Kind::Directory => FileKind::Directory,
            beneath::Kind::Other => FileKind::Other,
        },
        size_bytes: is_file.then(|| signed(status.size)),
        modified_at: (status.kind != beneath::Kind::Other).then(|| instant(status.modified)),
        media_type: if is_file { mime_guess::from_path(&name).first_raw().map(str::to_owned) } else { None },
        previewable: begins_as_text && path.is_some(),
        path: path.map(|path| path.to_string()),
        name,
    })
}

pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An instant of the file system for an answer. Its owner can set any; RFC 3339 writes the years 0 to 9999.
pub(crate) fn instant(at: beneath::Instant) -> Timestamp {
    const YEAR_0: i64 = -62_167_219_200;
    const YEAR_9999: i64 = 253_402_300_799;
    let seconds = at.seconds.clamp(YEAR_0, YEAR_9999);
    Timestamp::from_micros(seconds * 1_000_000 + i64::from(at.nanoseconds / 1000))
}

/// What is said where nothing was opened.
pub(crate) fn refusal(error: OpenError, noun: &str) -> ApiError {
    match error {
        OpenError::Absent => ApiError::not_found(noun),
        OpenError::NotFile => ApiError::wrong_state(
            ErrorReason::NotAFile,
            "this is no plain file with one name, only such can be read; the list of its directory says what it is",
        ),
        OpenError::NotDirectory => ApiError::wrong_state(
            ErrorReason::NotADirectory,
            "this is no directory, or a link is on the way to it; only directories can be listed",
        ),
        OpenError::Denied => ApiError::wrong_state(
            ErrorReason::NotReadable,
            "the agent has made this unreadable, also for the hub; have the agent change its mode",
        ),
        OpenError::Held => ApiError::wrong_state(
            ErrorReason::NotReadable,
            "something that the agent runs holds this file so that nobody else can open it; have it let go",
        ),
        error => ApiError::internal(error),
    }
}

pub(crate) fn content_refusal(error: ContentError) -> ApiError {
    match error {
        ContentError::Open(error) => refusal(error, "file"),
        ContentError::NotText => ApiError::wrong_state(
            ErrorReason::NotPreviewable,
            "this file is no UTF-8 text, or this part of it is not; download it",
        ),
        ContentError::Beyond { size } => {
            let detail = hub_types::ErrorDetail {
                field: Some("offset".to_owned()),
                ..crate::error::detail(ErrorReason::OutOfRange)
            };
            headers::unsatisfiable(size).detail(detail)
        }
        ContentError::Changing => {
            let message = "this file was written to while it was read, try again";
            ApiError::new(hub_types::ErrorCode::Aborted, message)
        }
        ContentError::System(error) => ApiError::internal(error),
    }
}

fn busy(_: TurnsTaken) -> ApiError {
    let message = "too many requests look at files at one time, try again";
    ApiError::unavailable(ErrorReason::Overloaded, message).retry_after(Duration::from_secs(1))
}
