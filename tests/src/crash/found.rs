//! What there is in the end, as the Hub and the machine show it: read once, judged elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use futures::TryStreamExt as _;
use hermes_hub_client::types::{AgentDesiredState, Approval, AuditEntry, Run, RunEvent, Tenant};
use hermes_hub_client::{Error, Hub};

use super::record::Known;

/// The file in an agent's home with a line `RUN …` for each run that it accepted.
const STARTED_FILE: &str = "scripted-started.log";

/// What there is.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// By uid.
    pub(super) tenants: BTreeMap<String, Tenant>,
    /// The uids of those whose agent is wanted stopped.
    pub(super) stopped: BTreeSet<String>,
    /// By id, with the log as its pages have it.
    pub(super) runs: BTreeMap<String, (Run, Vec<RunEvent>)>,
    /// By id.
    pub(super) approvals: BTreeMap<String, Approval>,
    /// The id that the key of a create gave when it was sent once more, by the key.
    pub(super) repeats: BTreeMap<String, String>,
    /// How often each run was accepted by an agent, by the run's id.
    pub(super) starts: BTreeMap<String, u64>,
    /// The audit log, newest first.
    pub(super) audit: Vec<AuditEntry>,
    /// Why it is not whole.
    pub(super) audit_fault: Option<String>,
    /// Processes of this Hub's that are there once all its tenants are gone.
    pub(super) leftovers: Vec<String>,
}

impl Found {
    /// Looks at everything. Fails when the Hub does, which it must not, as nobody kills it any more.
    pub(super) async fn look(hub: &Hub, known: &Known, data_dir: &Path) -> Result<Self, Error> {
        let mut found = Self { starts: starts(data_dir), ..Self::default() };
        let tenants: Vec<Tenant> = hub.tenant_list().limit(100).stream().try_collect().await?;
        for tenant in tenants {
            let runs = hub.run_list().tenant_id(tenant.id.clone()).limit(100);
            let runs: Vec<Run> = runs.stream().try_collect().await?;
            for run in runs {
                let log = hub.run_event_list().tenant_id(run.tenant_id.clone()).run_id(run.id.clone());
                let log = log.limit(500).stream().try_collect().await?;
                found.runs.insert(run.id.to_string(), (run, log));
            }
            let agent = hub.agent_view().tenant_id(tenant.id.clone()).send().await?;
            if agent.desired_state == AgentDesiredState::Stopped {
                found.stopped.insert(tenant.uid.to_string());
            }
            found.tenants.insert(tenant.uid.to_string(), tenant);
        }
        let approvals: Vec<Approval> = hub.approval_list().limit(100).stream().try_collect().await?;
        found.approvals = approvals.into_iter().map(|approval| (approval.id.to_string(), approval)).collect();
        found.repeat(hub, known).await?;
        // After the repeats, which change nothing.
        found.audit = hub.audit_list().limit(1000).stream().try_collect().await?;
        Ok(found)
    }

    /// Sends the creates of everything that is still there once more, with their keys.
    async fn repeat(&mut self, hub: &Hub, known: &Known) -> Result<(), Error> {
        for (uid, tenant) in known.tenants.iter().filter(|(uid, _)| self.tenants.contains_key(*uid)) {
            let body = super::work::tenant_body(tenant.made.id.as_str());
            let again = hub.tenant_create().body(body).idempotency_key(tenant.key.as_str()).send().await;
            let answer =
                again.map_or_else(|error| Error::from(error).to_string(), |again| again.uid.to_string());
            self.repeats.insert(tenant.key.clone(), if answer == *uid { uid.clone() } else { answer });
        }
        for (id, run) in known.runs.iter().filter(|(id, _)| self.runs.contains_key(*id)) {
            let call = hub.run_create().tenant_id(run.made.tenant_id.clone()).body(run.body.clone());
            let again = call.idempotency_key(run.key.as_str()).send().await;
            let answer =
                again.map_or_else(|error| Error::from(error).to_string(), |again| again.id.to_string());
            self.repeats.insert(run.key.clone(), if answer == *id { id.clone() } else { answer });
        }
        Ok(())
    }
}

/// Reads what agents accepted, in homes that are there and in the trash.
fn starts(directory: &Path) -> BTreeMap<String, u64> {
    let mut starts = BTreeMap::new();
    let mut rest = vec![directory.to_path_buf()];
    while let Some(directory) = rest.pop() {
        let Ok(entries) = fs::read_dir(&directory) else { continue };
        for entry in entries.flatten() {
            // Links are not followed: an agent's home is its own.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                rest.push(entry.path());
            } else if entry.file_name() == STARTED_FILE {
                let text = fs::read_to_string(entry.path()).unwrap_or_default();
                for run in text.lines().filter_map(|line| line.split(' ').next()) {
                    *starts.entry(run.to_owned()).or_default() += 1;
                }
            }
        }
    }
    starts
}
