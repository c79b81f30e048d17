//! Skills: what a tenant's agent knows how to do, written down, and which of it the agent may use.
//!
//! A skill is a directory with a `SKILL.md`. Some come with the Hub and are in the program; the tenant's own lie in the
//! agent's home and are the agent's words, so they are found and read with bounds, by [`crate::beneath`]. The agent's
//! program knows a skill by its name alone, so that is what is switched. Which names are off is the Hub's: rows here,
//! and the managed configuration that an agent's host writes from them.

mod catalog;
mod front_matter;
mod http;
mod inside;
mod scan;
mod store;

use std::path::PathBuf;
use std::time::Duration;

use hub_types::{
    ErrorCode, ErrorReason, Skill, SkillCategory, SkillDirectory, SkillFileContent, SkillFileListQuery,
    SkillFileResultsPage, SkillFileViewQuery, SkillGroup, SkillListQuery, SkillName, SkillPath,
    SkillResultsPage, SkillSource, SkillState, TenantId, TenantState, Timestamp,
};

use crate::agents::{self, Agents};
use crate::beneath::{Directory, OpenError, RelativePath};
use crate::db::{Conn, DbError, Tx};
use crate::environment::Environment;
use crate::error::ApiError;
use crate::files::{self, ContentError, Files};
use crate::hub::Context;
use crate::page::Pager;
use crate::tenants::{self, Tenants};
use catalog::Known;
use inside::{FilesError, Reading, Row};
use scan::{Bounds, ScanError, Scanned};

/// Where the agent's program keeps a tenant's own skills, below its home (hermes-agent 0.19).
const OWN: &str = "skills";

/// How many names may be switched off.
const DISABLED_MAX: usize = 1000;

/// The area's state. Copies share it.
#[derive(Clone)]
pub struct Skills {
    cx: Context,
    tenants: Tenants,
    agents: Agents,
    environment: Environment,
    files: Files,
}

impl Skills {
    /// The area over this context.
    pub fn new(
        cx: Context,
        tenants: Tenants,
        agents: Agents,
        environment: Environment,
        files: Files,
    ) -> Self {
        Self { cx, tenants, agents, environment, files }
    }

    /// `skill_list`: a page of categories.
    pub async fn list(
        &self,
        tenant_id: &TenantId,
        query: &SkillListQuery,
    ) -> Result<SkillResultsPage, ApiError> {
        let uid = self.files.uid(tenant_id).await?;
        let pager = Pager::new(&self.cx, &format!("skill_list {uid}"), query)?;
        let (skills, scanned) = self.all(&uid).await?;
        let source = pager.query.source.clone();
        let skills =
            skills.into_iter().filter(|skill| source.as_ref().is_none_or(|only| *only == skill.source));
        let groups = catalog::groups(skills.collect(), &scanned);
        let behind = |group: &SkillGroup| pager.after().is_none_or(|after| *group.category > *after);
        let (items, next_page) =
            pager.cut(groups.into_iter().filter(behind).collect(), |group| &group.category);
        Ok(SkillResultsPage { items, next_page })
    }

    /// `skill_file_list`: a page of the files of one skill.
    pub async fn files(
        &self,
        tenant_id: &TenantId,
        category: &SkillCategory,
        directory: &SkillDirectory,
        query: &SkillFileListQuery,
    ) -> Result<SkillFileResultsPage, ApiError> {
        let uid = self.files.uid(tenant_id).await?;
        let pager = Pager::new(
            &self.cx,
            &format!("skill_file_list {uid} {} {}", category.as_str(), directory.as_str()),
            query,
        )?;
        let source = pager.query.source.clone();
        let mut rows = None;
        if is_wanted(source.as_ref(), &SkillSource::Tenant) {
            rows = self.own_files(&uid, category, directory).await?;
        }
        if rows.is_none() && is_wanted(source.as_ref(), &SkillSource::Bundled) {
            let found = catalog::bundled().into_iter().map(|found| found.path);
            let mut found = found.filter(|path| catalog::is_at(path, category, directory));
            rows = found.next().map(|path| inside::bundled_files(&path));
        }
        let rows = rows.ok_or_else(|| ApiError::not_found("skill"))?;
        // The place in the list, as text that sorts as the paths do: a path need not be text.
        let rows = rows.into_iter().map(|(path, file)| (hex(&path), file));
        let rows = rows.filter(|(at, _)| pager.after().is_none_or(|after| at.as_str() > after));
        let (rows, next_page) = pager.cut(rows.collect(), |(at, _)| at);
        Ok(SkillFileResultsPage { items: rows.into_iter().map(|(_, file)| file).collect(), next_page })
    }

    /// The files of the tenant's own skill there, if there is one.
    async fn own_files(
        &self,
        uid: &str,
        category: &SkillCategory,
        directory: &SkillDirectory,
    ) -> Result<Option<Vec<Row>>, ApiError> {
        let (category, directory) = (category.as_str().to_owned(), directory.as_str().to_owned());
        let bounds = self.bounds();
        let found = self.look(uid, move |root| {
            let Some(path) = path_of(root, &category, &directory, bounds)? else { return Ok(None) };
            Ok(Some(inside::files(root, &path)))
        });
        let Some(Some(rows)) = found.await?.transpose().map_err(scan_refusal)? else { return Ok(None) };
        match rows {
            Ok(rows) => Ok(Some(rows)),
            Err(FilesError::Open(OpenError::Absent)) => Ok(None),
            Err(FilesError::Open(error)) => Err(files::refusal(error, "skill")),
            Err(FilesError::TooMany) => {
                let entries_max = inside::files_max();
                let message = format!(
                    "this skill has more than {entries_max} files or directories and cannot be listed"
                );
                let mut detail = crate::error::detail(ErrorReason::DirectoryTooLarge);
                detail.params.insert("entriesMax".to_owned(), entries_max.into());
                Err(ApiError::new(ErrorCode::FailedPrecondition, message).detail(detail))
            }
        }
    }

    /// `skill_file_view`: the text of a skill's file, or a part of it.
    pub async fn content(
        &self,
        tenant_id: &TenantId,
        path: &SkillPath,
        query: SkillFileViewQuery,
    ) -> Result<SkillFileContent, ApiError> {
        let SkillFileViewQuery { length, offset, source } = query;
        let (uid, path) = (self.files.uid(tenant_id).await?, files::path_in("skillPath", path)?);
        let (offset, length) = (u64::try_from(offset).unwrap_or(0), usize::try_from(length).unwrap_or(4));
        let mut found = Err(ContentError::Open(OpenError::Absent));
        let mut from = SkillSource::Tenant;
        if is_wanted(source.as_ref(), &from) {
            let wanted = path.clone();
            let own = self.look(&uid, move |root| inside::text(root, &wanted, offset, length));
            found = own.await?.unwrap_or(found);
        }
        let is_absent = matches!(found, Err(ContentError::Open(OpenError::Absent)));
        if is_absent && is_wanted(source.as_ref(), &SkillSource::Bundled) {
            from = SkillSource::Bundled;
            found = inside::bundled_text(&path, offset, length).unwrap_or(found);
        }
        let Reading { part, size } = found.map_err(|error| match error {
            ContentError::NotText => ApiError::wrong_state(
                ErrorReason::NotPreviewable,
                "this file is no UTF-8 text, or this part of it is not, and only text is shown here",
            ),
            error => files::content_refusal(error),
        })?;
        Ok(SkillFileContent {
            path: path.to_string(),
            source: from,
            size_bytes: files::signed(size),
            offset: files::signed(part.offset),
            length_bytes: i32::try_from(part.text.len()).unwrap_or(i32::MAX),
            text: part.text,
            truncated: part.next.is_some(),
            next_offset: part.next.map(files::signed),
        })
    }

    /// `skill_state_replace`: switches all skills of a name, for runs that start later.
    ///
    /// Fails for a name that no skill has and that is not off, and when too many are off.
    pub async fn set_state(
        &self,
        tenant_id: &TenantId,
        name: SkillName,
        enabled: bool,
    ) -> Result<SkillState, ApiError> {
        let uid = self.files.uid(tenant_id).await?;
        let (skills, _) = self.all(&uid).await?;
        let mut skills: Vec<_> = skills.into_iter().filter(|skill| skill.name == *name).collect();
        let now = self.cx.clock.now().micros();
        let (tenant_uid, wanted, is_there) = (uid.clone(), name.as_str().to_owned(), !skills.is_empty());
        let (since, changed) = self
            .cx
            .db
            .write("skill_state_replace", move |tx| {
                Box::pin(async move {
                    let change = Change { name: wanted, enabled, is_there, now };
                    set_in(tx, &tenant_uid, change).await
                })
            })
            .await?;
        if changed {
            self.agents.changed(&uid);
        }
        for skill in &mut skills {
            skill.enabled = enabled;
        }
        Ok(SkillState { name, enabled, changed_at: since.map(Timestamp::from_micros), skills })
    }

    /// All skills of a tenant, and what was found of its own.
    async fn all(&self, uid: &str) -> Result<(Vec<Skill>, Scanned), ApiError> {
        let disabled = store::disabled(self.cx.db.read().await?.conn(), uid).await?;
        let environment = self.environment.names(uid).await?;
        let known = Known { disabled: disabled.into_keys().collect(), environment };
        let bounds = self.bounds();
        let found = self.look(uid, move |root| scan::scan(root, bounds)).await?;
        let mut scanned = found.transpose().map_err(scan_refusal)?.unwrap_or_default();
        let own = std::mem::take(&mut scanned.skills);
        Ok((catalog::skills(own, &known), scanned))
    }

    /// A look at the tenant's own skills; `None` where it has no directory for them.
    async fn look<T: Send + 'static>(
        &self,
        uid: &str,
        work: impl FnOnce(&Directory) -> T + Send + 'static,
    ) -> Result<Option<T>, ApiError> {
        let directory: PathBuf = self.tenants.directories(uid).home.join(OWN);
        let look = self.files.look_into(uid, directory, move |opened| opened.map(|root| work(&root)));
        match look.await? {
            Ok(done) => Ok(Some(done)),
            // What the agent put there instead of a directory holds no skills.
            Err(OpenError::Absent | OpenError::NotDirectory | OpenError::NotFile) => Ok(None),
            Err(error) => Err(files::refusal(error, "skills")),
        }
    }

    fn bounds(&self) -> Bounds {
        Bounds::within(self.cx.config.limits.file_list)
    }
}

/// What is to be of a name.
struct Change {
    name: String,
    enabled: bool,
    /// Whether a skill has it.
    is_there: bool,
    now: i64,
}

/// Since when the name is off now, and whether that is a change.
async fn set_in(tx: &mut Tx, tenant_uid: &str, change: Change) -> Result<(Option<i64>, bool), ApiError> {
    let Change { name, enabled, is_there, now } = change;
    let standing = tenants::standing(tx, tenant_uid).await?;
    if standing.is_none_or(|standing| standing.state == TenantState::Deleting) {
        return Err(ApiError::not_found("tenant"));
    }
    let off = store::disabled(tx.conn(), tenant_uid).await?;
    let since = off.get(&name).copied();
    if !is_there && since.is_none() {
        return Err(ApiError::not_found("skill"));
    }
    if enabled == since.is_none() {
        tx.unchanged();
        return Ok((since, false));
    }
    if enabled {
        store::delete(tx, tenant_uid, &name).await?;
    } else if off.len() >= DISABLED_MAX {
        let message = format!(
            "{DISABLED_MAX} names of skills are switched off, which is as many as may be; switch one on"
        );
        let mut detail = crate::error::detail(ErrorReason::TooManyNames);
        detail.params.insert("namesMax".to_owned(), DISABLED_MAX.into());
        return Err(ApiError::new(ErrorCode::FailedPrecondition, message).detail(detail));
    } else {
        store::insert(tx, tenant_uid, &name, now).await?;
    }
    agents::configure(tx, tenant_uid).await?;
    Ok(((!enabled).then_some(now), true))
}

/// The names of skills that a tenant's agent may not load.
pub async fn disabled(conn: Conn<'_>, tenant_uid: &str) -> Result<Vec<SkillName>, DbError> {
    let names = store::disabled(conn, tenant_uid).await?.into_keys();
    // Only such names were ever written.
    Ok(names.filter_map(|name| SkillName::try_from(name).ok()).collect())
}

/// Where the skill of a category and a directory lies. It is looked for where one would think, and then everywhere.
fn path_of(
    root: &Directory,
    category: &str,
    directory: &str,
    bounds: Bounds,
) -> Result<Option<RelativePath>, ScanError> {
    let is_there = |path: &RelativePath| {
        let opened = root.directory(path, crate::beneath::Mounts::Stay);
        opened.is_ok_and(|directory| scan::is_skill(&directory))
    };
    let aside = |path: &RelativePath| path.names().any(|name| scan::is_aside(name.as_bytes()));
    if let Some(path) =
        catalog::likely(category, directory).into_iter().find(|path| !aside(path) && is_there(path))
    {
        return Ok(Some(path));
    }
    let mut found = scan::scan(root, bounds)?.skills.into_iter().map(|found| found.path);
    Ok(found.find(|path| catalog::is_at(path, category, directory)))
}

fn is_wanted(only: Option<&SkillSource>, source: &SkillSource) -> bool {
    only.is_none_or(|only| only == source)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn scan_refusal(error: ScanError) -> ApiError {
    match error {
        ScanError::Late => {
            let message = "these skills took too long to read, try again when the disk is less busy";
            ApiError::unavailable(ErrorReason::Overloaded, message).retry_after(Duration::from_secs(5))
        }
        ScanError::System(error) => ApiError::internal(error),
    }
}

#[cfg(test)]
mod tests;
