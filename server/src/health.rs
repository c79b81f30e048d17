//! Health: whether the process lives, whether the Hub can work, and what it is. Says nothing of any agent.

mod http;

use std::sync::Arc;

use hub_types::{CheckState, ErrorReason, HealthState, IsolationLevel, ReadinessState};
use hub_types::{
    Health, Readiness, ReadinessCheck, ReleaseId, Timestamp, Version, VersionIsolation, VersionRelease,
};

use crate::config::Isolation;
use crate::error::{ApiError, detail};
use crate::hub::Context;
use crate::releases::{self, ReleaseState, Releases};
use crate::start::isolation;

/// The process lives.
pub(crate) fn health_view() -> Health {
    Health { state: HealthState::Alive }
}

/// Whether the Hub itself can work: database, disk, and not being on its way out.
///
/// Fails with 503 and a reason for each thing that is not well. The master key was proved when the process started.
pub(crate) async fn readiness_view(cx: &Context) -> Result<Readiness, ApiError> {
    let database = cx.db.health(cx.clock.now(), cx.config.limits.readiness).await.is_ok();
    let disk = cx.disk_has_room();
    let staying = !cx.ending.is_cancelled();
    let checks = [
        ("database", database, ErrorReason::DatabaseUnavailable),
        ("disk", disk, ErrorReason::DiskFull),
        ("lifecycle", staying, ErrorReason::ShuttingDown),
    ];
    let failed: Vec<_> = checks.iter().filter(|(_, well, _)| !well).collect();
    if failed.is_empty() {
        let checks =
            checks.map(|(name, _, _)| ReadinessCheck { name: name.to_owned(), state: CheckState::Ok });
        return Ok(Readiness { state: ReadinessState::Ready, checks: checks.to_vec() });
    }
    let refusal =
        ApiError::new(hub_types::ErrorCode::Unavailable, "the hub is not ready to work, see details");
    Err(failed.into_iter().fold(refusal, |refusal, (_, _, reason)| refusal.detail(detail(reason.clone()))))
}

/// What is running here.
///
/// Fails when the database does.
pub(crate) async fn version_view(cx: &Context) -> Result<Version, ApiError> {
    let level = cx.config.isolation;
    let not_protected = isolation::not_protected(level).iter().map(ToString::to_string).collect();
    let level = if level == Isolation::Uid { IsolationLevel::Uid } else { IsolationLevel::Process };
    Ok(Version {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        commit: option_env!("HUB_COMMIT").unwrap_or("unknown").to_owned(),
        api_version: "v1".to_owned(),
        started_at: Timestamp::from_micros(cx.started_at.micros()),
        features: Vec::new(),
        isolation: VersionIsolation { level, not_protected },
        releases: releases(cx).await?,
    })
}

/// What agents can be started with. The environment that `HUB_AGENT_VENV` names stands before all releases.
async fn releases(cx: &Context) -> Result<Vec<VersionRelease>, ApiError> {
    let all = Releases::new(cx.db.clone(), cx.clock.clone(), Arc::clone(&cx.config)).list().await?;
    let named = releases::named(&cx.config);
    let is_named = named.is_some();
    let installed = all.into_iter().filter(|release| release.state == ReleaseState::Installed);
    let named = named.map(|release| VersionRelease { id: None, version: release.version, active: true });
    let installed = installed.map(|release| {
        let id = ReleaseId::try_from(release.id).map_err(ApiError::internal)?;
        Ok(VersionRelease {
            id: Some(id),
            version: Some(release.version),
            active: release.active && !is_named,
        })
    });
    named.map(Ok).into_iter().chain(installed).collect()
}
