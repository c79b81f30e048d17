//! Checks of what agents need: a Python or a ready environment, and a model.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use super::Finding;
use crate::clock::Clock;
use crate::config::{self, Config, Isolation};
use crate::db::{self, Db, Peek, Role};
use crate::releases::{self, Release, Releases};
use crate::start::isolation::{self, Obstacle};

/// The oldest Python that hermes-agent runs on.
const PYTHON_MINOR_MIN: u32 = 11;

pub(super) fn python(config: &Config) -> Finding {
    const CHECK: &str = "python";
    if let Some(environment) = &config.agent_venv {
        return virtual_environment(environment);
    }
    // Found and not run: only the part of the Hub that runs agents starts processes.
    match config::find_program(&config.python) {
        Some(path) if is_closed_to_tenants(config, &path) => Finding::warn(
            CHECK,
            format!("{} makes the releases, and users other than this one cannot run it", path.display()),
            "set HUB_PYTHON to one that tenants with uids of their own can run, such as /usr/bin/python3",
        ),
        Some(path) => Finding::ok(CHECK, format!("{} makes the releases", path.display())),
        None => Finding::fail(
            CHECK,
            format!("there is no program {}", config.python),
            format!("install Python 3.{PYTHON_MINOR_MIN} or newer, or set HUB_PYTHON to it"),
        ),
    }
}

/// Whether tenants have users of their own, who could run nothing that is made with this Python. Of the default name an
/// installation takes one that all can run, where there is one.
fn is_closed_to_tenants(config: &Config, python: &Path) -> bool {
    config.python != releases::PYTHON_BY_DEFAULT
        && isolation::reach(config).is_ok_and(|reached| reached.level == Isolation::Uid)
        && releases::program_closed_to_others(python).is_some()
}

fn virtual_environment(path: &Path) -> Finding {
    const CHECK: &str = "python";
    let shown = path.display();
    let mend = "make one with `python3 -m venv` and install hermes-agent into it, or unset HUB_AGENT_VENV";
    let Ok(settings) = std::fs::read_to_string(path.join("pyvenv.cfg")) else {
        return Finding::fail(CHECK, format!("{shown} is no virtual environment"), mend);
    };
    if !is_program(&path.join("bin/python")) {
        return Finding::fail(CHECK, format!("{shown} has no bin/python that can be run"), mend);
    }
    match version(&settings) {
        Some((3, minor)) if minor >= PYTHON_MINOR_MIN => {}
        Some((major, minor)) => {
            return Finding::fail(
                CHECK,
                format!("{shown} has Python {major}.{minor}, and agents need 3.{PYTHON_MINOR_MIN}"),
                mend,
            );
        }
        None => return Finding::warn(CHECK, format!("{shown} does not say its Python's version"), mend),
    }
    match releases::agent_version(path) {
        Some(version) => Finding::ok(CHECK, format!("{shown} has hermes-agent {version}")),
        None => Finding::fail(CHECK, format!("{shown} has no hermes-agent"), mend),
    }
}

/// Major and minor from `version = 3.11.2` or `version_info = 3.11.2.final.0`.
fn version(settings: &str) -> Option<(u32, u32)> {
    let value = settings.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        matches!(key.trim(), "version" | "version_info").then(|| value.trim())
    })?;
    let mut parts = value.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// Whether there is something to start agents with, and whether it can be used.
pub(super) async fn release(config: &Config) -> Finding {
    const CHECK: &str = "release";
    if let Some(program) = config.agent_command.words().first() {
        if let Some(finding) = closed_to_tenants(config, None) {
            return finding;
        }
        return Finding::ok(CHECK, format!("none is used, agents are started as {program}"));
    }
    let install = format!("run `hermes-hub release install {}`", releases::newest());
    let release = match active(config).await {
        Ok(Some(release)) => release,
        Ok(None) => return Finding::warn(CHECK, "there is none, so agents cannot run", install),
        Err(said) => return Finding::warn(CHECK, said, "see the finding on the database"),
    };
    let named = release.id.as_deref().unwrap_or("HUB_AGENT_VENV");
    let shown = release.venv.display();
    if let Some(fault) = release.fault() {
        let mend = if release.id.is_some() { install } else { "name another, or unset it".to_owned() };
        return Finding::fail(CHECK, format!("{named} cannot be used: {fault}"), mend);
    }
    if let Some(finding) = closed_to_tenants(config, Some(&release)) {
        return finding;
    }
    let version = release.version.as_deref().unwrap_or("of an unknown version");
    Finding::ok(CHECK, format!("{named} has hermes-agent {version} in {shown}"))
}

/// What is wrong with a program that only the Hub's user can run, where tenants have uids of their own. Where they only
/// would have, the next start gives them none and says so.
fn closed_to_tenants(config: &Config, release: Option<&Release>) -> Option<Finding> {
    isolation::reach(config).ok().filter(|reached| reached.level == Isolation::Uid)?;
    let Obstacle { what, mend } = isolation::agent(config, release)?;
    Some(match config.isolation {
        Isolation::Uid => Finding::fail("release", what, mend),
        _ => Finding::warn("release", format!("{what}, so tenants get no uids of their own"), mend),
    })
}

/// What agents are started with, looked up beside a running Hub.
async fn active(config: &Config) -> Result<Option<Release>, String> {
    let unknown = |error: &dyn std::fmt::Display| format!("which one is used is not known ({error})");
    if let Some(named) = releases::named(config) {
        return Ok(Some(named));
    }
    if !matches!(db::peek(config).await, Ok(Peek::Current(_))) {
        // Without a database of this schema there are no releases yet; what is wrong with it, its own check says.
        return Ok(None);
    }
    let db = Db::open(config, Role::Command).await.map_err(|error| unknown(&error))?;
    let releases = Releases::new(db.clone(), Clock::system(), Arc::new(config.clone()));
    let active = releases.active().await.map_err(|error| unknown(&error));
    db.close().await;
    active
}

pub(super) fn model(config: &Config) -> Finding {
    const CHECK: &str = "model";
    let Some(url) = &config.model_base_url else {
        return Finding::warn(CHECK, "no model is set, so agents cannot think", "set HUB_MODEL_BASE_URL");
    };
    let Some(name) = &config.model_name else {
        return Finding::warn(CHECK, format!("{url} is set and no default model"), "set HUB_MODEL_NAME");
    };
    let Some(key) = &config.model_api_key_file else {
        return Finding::ok(CHECK, format!("{name} at {url}, without a key"));
    };
    let shown = key.display();
    // Only whether there is something; the key itself is not kept.
    let metadata = match std::fs::File::open(key).and_then(|file| file.metadata()) {
        Ok(metadata) => metadata,
        Err(error) => {
            let said = format!("the key file {shown} cannot be read ({error})");
            return Finding::fail(
                CHECK,
                said,
                "make it readable for this user, or unset HUB_MODEL_API_KEY_FILE",
            );
        }
    };
    if !metadata.is_file() || metadata.len() == 0 {
        return Finding::fail(
            CHECK,
            format!("the key file {shown} is empty or no file"),
            "put the key there",
        );
    }
    if metadata.permissions().mode() & 0o077 != 0 {
        let said = format!("{name} at {url}; other users can read the key file {shown}");
        return Finding::warn(CHECK, said, "run `chmod 600` on it");
    }
    Finding::ok(CHECK, format!("{name} at {url}, its key in {shown}"))
}
