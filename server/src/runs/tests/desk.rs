//! The desk of these tests: a database, the loops of three areas, and a host that the test plays.

use std::sync::Arc;
use std::time::Duration;

use hub_types::{
    InputPart, RunCreate, RuntimeHello, RuntimeReport, RuntimeReportType, TenantCreate, TenantState,
};
use serde_json::{Value, json};

use super::super::*;
use crate::agents::{self, fake::Fake};
use crate::auth::runtime::Runtime;
use crate::{tenants, tenants::Tenants};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) struct Desk {
    pub(super) cx: Context,
    pub(super) tenants: Tenants,
    pub(super) runs: Runs,
    pub(super) hosts: Arc<Fake>,
    pub(super) acme: TenantId,
    _directory: tempfile::TempDir,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.cx.ending.cancel();
    }
}

impl Desk {
    pub(super) async fn open() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let cx = Context::for_test(directory.path(), "agent_command = \"scripted\"").await;
        let hosts = Arc::new(Fake::default());
        let tenants = Tenants::new(cx.clone());
        let agents = Agents::new(cx.clone(), tenants.clone(), hosts.clone());
        let runs = Runs::new(cx.clone(), tenants.clone(), agents.clone());
        tenants::supervise::start(&tenants, agents::supervise::removal_guard(&agents));
        agents::supervise::start(&agents, "http://127.0.0.1:1");
        supervise::start(&runs);
        let acme: TenantId = "acme".parse().unwrap();
        let desk = Self { cx, tenants, runs, hosts, acme: acme.clone(), _directory: directory };
        let body: TenantCreate = TenantCreate::builder().id(acme).try_into().unwrap();
        let (tenant, _) = desk.tenants.create(body, None).await.unwrap();
        let tenant = desk.tenants.settle(tenant, 20).await.unwrap();
        assert_eq!(tenant.state, TenantState::Ready);
        desk
    }

    pub(super) async fn create(&self, body: RunCreate) -> Result<Run, ApiError> {
        self.runs.create(&self.acme, body, "operator:test".to_owned(), None, 0).await.map(|(run, _)| run)
    }

    /// A run that the agent has taken up.
    pub(super) async fn started(&self, body: RunCreate) -> Run {
        let run = self.create(body).await.unwrap();
        self.host_ready(1).await;
        let run = self.until(&run.id, |run| run.state == RunState::Starting).await;
        self.report(&run.id, RuntimeReportType::RunAccepted, json!({"agentRunId": "run_x"})).await;
        self.view(&run.id).await
    }

    /// The tenant's host reports in and its agent is ready.
    pub(super) async fn host_ready(&self, generation: i64) {
        self.eventually(|| async {
            (self.hosts.count() >= usize::try_from(generation).unwrap()).then_some(())
        })
        .await;
        let host = self.host(generation).await;
        let now = self.cx.clock.now();
        self.cx
            .db
            .write("test_hello", move |tx| {
                Box::pin(async move {
                    let hello = RuntimeHello {
                        generation,
                        host_version: "1".to_owned(),
                        isolation: "process".to_owned(),
                        pid: None,
                    };
                    agents::hello(tx, &host, &hello, 2, now).await?;
                    let reporting = agents::reporting(tx, &host, generation).await?;
                    Ok::<_, ApiError>(reporting.ready(tx, Some("0.19.0"), now).await?)
                })
            })
            .await
            .unwrap();
        self.runs.look();
    }

    pub(super) async fn host(&self, generation: i64) -> Runtime {
        let tenant_uid = self.tenants.uid(&self.acme).await.unwrap();
        Runtime { tenant_uid, tenant_id: "acme".to_owned(), generation }
    }

    pub(super) async fn report(&self, run_id: &RunId, kind: RuntimeReportType, data: Value) {
        self.report_as(1, run_id, kind, data).await;
    }

    pub(super) async fn report_as(
        &self,
        generation: i64,
        run_id: &RunId,
        kind: RuntimeReportType,
        data: Value,
    ) {
        let uid = self.tenants.uid(&self.acme).await.unwrap();
        let told = uid.clone();
        let data = data.as_object().cloned().unwrap();
        let report = RuntimeReport { number: 1, type_: kind, run_id: Some(run_id.clone()), data };
        let cx = self.cx.clone();
        let touched = self
            .cx
            .db
            .write("test_report", move |tx| {
                Box::pin(async move {
                    let mut held = Held::default();
                    let touched = ingest(tx, &cx, &uid, generation, &report, &mut held).await?;
                    held.write(tx).await?;
                    Ok::<_, ApiError>(touched)
                })
            })
            .await
            .unwrap();
        self.runs.told(&told, &touched.into_iter().collect::<Vec<_>>());
    }

    pub(super) async fn frame(&self, run_id: &RunId, frame: Value) {
        self.report(run_id, RuntimeReportType::RunFrame, json!({ "frame": frame })).await;
    }

    pub(super) async fn view(&self, run_id: &RunId) -> Run {
        self.runs.view(&self.acme, run_id, 0).await.unwrap()
    }

    pub(super) async fn until(&self, run_id: &RunId, holds: impl Fn(&Run) -> bool) -> Run {
        self.eventually(|| async { Some(self.view(run_id).await).filter(|run| holds(run)) }).await
    }

    /// Looks until there is something. The condition is polled because any of the loops may bring it about.
    pub(super) async fn eventually<T, L: Future<Output = Option<T>>>(&self, look: impl Fn() -> L) -> T {
        let looking = async {
            loop {
                if let Some(found) = look().await {
                    return found;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.expect("the condition comes true")
    }

    /// The log as `type data`, without what differs from run to run.
    pub(super) async fn log(&self, run_id: &RunId) -> Vec<String> {
        let rows = store::events_after(&mut self.cx.db.read().await.unwrap(), run_id.as_str(), 0, 1000)
            .await
            .unwrap();
        for (index, row) in rows.iter().enumerate() {
            assert_eq!(row.seq, index as i64 + 1, "numbered without gaps");
        }
        rows.into_iter().map(|row| format!("{} {}", row.kind, Value::Object(row.data.0))).collect()
    }

    /// The types of the log.
    pub(super) async fn types(&self, run_id: &RunId) -> Vec<String> {
        self.log(run_id)
            .await
            .into_iter()
            .map(|line| line.split(' ').next().unwrap_or("").to_owned())
            .collect()
    }

    /// The orders of the newest generation, as `type data`.
    pub(super) async fn orders_of_newest(&self) -> Vec<(String, Value)> {
        let generation = self.runs.agents.view(&self.acme).await.unwrap().generation;
        let host = self.host(generation).await;
        let orders = self.runs.agents.orders_after(&host, 0, 100).await.unwrap();
        orders.into_iter().map(|order| (order.type_.to_string(), Value::Object(order.data))).collect()
    }

    /// The orders of the first generation, as `type data`.
    pub(super) async fn orders(&self) -> Vec<(String, Value)> {
        let host = self.host(1).await;
        let orders = self.runs.agents.orders_after(&host, 0, 100).await.unwrap();
        orders.into_iter().map(|order| (order.type_.to_string(), Value::Object(order.data))).collect()
    }
}

pub(super) fn say(text: &str) -> RunCreate {
    RunCreate {
        input: vec![InputPart::Text { text: text.to_owned() }],
        history: Vec::new(),
        if_session_busy: None,
        instructions: None,
        limits: None,
        metadata: None,
        session_id: None,
    }
}

pub(super) fn in_session(text: &str, session: &str) -> RunCreate {
    RunCreate { session_id: Some(session.parse().unwrap()), ..say(text) }
}

pub(super) fn completed(output: &str) -> Value {
    json!({"event": "run.completed", "output": output, "usage": {"input_tokens": 9, "output_tokens": 3, "total_tokens": 12}})
}
