//! Reads files as they were at a git revision. The only place that runs git.

use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

/// A file below `root` at a revision; `None` when the revision has no such file. Fails when git cannot be run or
/// does not know the revision.
pub(super) fn show(root: &Path, revision: &str, path: &str) -> Result<Option<String>> {
    let commit = format!("{revision}^{{commit}}");
    if !git(root, &["rev-parse", "--quiet", "--verify", "--end-of-options", &commit])?.status.success() {
        bail!("git does not know the revision `{revision}`: fetch it, or name another with --base");
    }
    let object = format!("{revision}:./{path}");
    if !git(root, &["cat-file", "-e", &object])?.status.success() {
        return Ok(None);
    }
    let shown = git(root, &["cat-file", "blob", &object])?;
    if !shown.status.success() {
        bail!("git cannot show `{object}`: {}", String::from_utf8_lossy(&shown.stderr).trim());
    }
    String::from_utf8(shown.stdout).map(Some).with_context(|| format!("`{object}` is not UTF-8"))
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output> {
    Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .context("failed to run git: is it installed?")
}
