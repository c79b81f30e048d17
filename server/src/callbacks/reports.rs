//! `runtime_report`: batches of what a host saw, each report taken once and in order.

use hub_types::{ErrorReason, RuntimeAcknowledgement, RuntimeReport, RuntimeReportType, RuntimeReports};
use serde_json::Value;

use super::Callbacks;
use crate::agents::{self, Exit, Reporting};
use crate::auth::Runtime;
use crate::cron;
use crate::db::Tx;
use crate::error::ApiError;
use crate::hub::Context;
use crate::runs;

/// What a batch did, for those who are told after the commit.
struct Taken {
    acknowledged: i64,
    /// Runs that were touched.
    touched: Vec<String>,
    /// Whether the generation is not what it was.
    changed: bool,
    /// Whether something was told of schedules.
    scheduled: bool,
}

impl Taken {
    /// A report that is kept already: where the commit that kept it was not answered, nobody was told of it.
    fn tell_again(&mut self, report: &RuntimeReport) {
        match report.type_ {
            RuntimeReportType::RunFrame => {}
            RuntimeReportType::CronJobs | RuntimeReportType::CronAnswered => self.scheduled = true,
            _ => self.changed = true,
        }
        self.touched.extend(report.run_id.as_ref().map(|run_id| run_id.to_string()));
    }
}

impl Callbacks {
    /// Takes a batch of reports in one transaction. What is kept already is skipped, so a batch may be repeated.
    ///
    /// Fails with `gone` unless the generation is the current one, and with `invalid_argument` when a number is
    /// missing; nothing of the batch is kept then.
    pub async fn report(
        &self,
        host: &Runtime,
        mut batch: RuntimeReports,
    ) -> Result<RuntimeAcknowledgement, ApiError> {
        batch.reports.iter_mut().flat_map(|report| report.data.values_mut()).for_each(without_nul);
        let (cx, who) = (self.cx.clone(), host.clone());
        let taken = self
            .cx
            .db
            .write("runtime_report", move |tx| Box::pin(async move { take(tx, &cx, &who, &batch).await }))
            .await?;
        self.agents.heard(host);
        // An agent that is ready is news for runs that wait for one.
        if taken.changed || !taken.touched.is_empty() {
            self.runs.told(&host.tenant_uid, &taken.touched);
        }
        if taken.changed {
            self.agents.changed(&host.tenant_uid);
        } else if !taken.touched.is_empty() {
            self.agents.tell(&host.tenant_uid);
        }
        if taken.scheduled {
            self.cron.told(&host.tenant_uid);
        }
        Ok(RuntimeAcknowledgement { acknowledged: taken.acknowledged })
    }
}

/// What an agent says may hold U+0000, which no database keeps in a text; what stands for the unreadable takes its
/// place, before anything is made of the text, so that log and output say the same.
fn without_nul(value: &mut Value) {
    match value {
        Value::String(text) if text.contains('\0') => *text = text.replace('\0', "\u{fffd}"),
        Value::Array(values) => values.iter_mut().for_each(without_nul),
        Value::Object(members) => members.values_mut().for_each(without_nul),
        _ => {}
    }
}

async fn take(tx: &mut Tx, cx: &Context, host: &Runtime, batch: &RuntimeReports) -> Result<Taken, ApiError> {
    let reporting = agents::reporting(tx, host, batch.generation).await?;
    let before = reporting.acknowledged();
    let mut taken = Taken { acknowledged: before, touched: Vec::new(), changed: false, scheduled: false };
    let mut held = runs::Held::default();
    for (index, report) in batch.reports.iter().enumerate() {
        if report.number <= taken.acknowledged {
            taken.tell_again(report);
            continue;
        }
        if report.number > taken.acknowledged + 1 {
            return Err(hole(index));
        }
        if report.type_ != RuntimeReportType::RunFrame {
            held.write(tx).await?;
        }
        take_one(tx, cx, host, &reporting, report, (&mut held, &mut taken)).await?;
        taken.acknowledged = report.number;
    }
    held.write(tx).await?;
    if taken.acknowledged > before {
        reporting.acknowledge(tx, taken.acknowledged).await?;
    }
    taken.touched.sort_unstable();
    taken.touched.dedup();
    Ok(taken)
}

async fn take_one(
    tx: &mut Tx,
    cx: &Context,
    host: &Runtime,
    reporting: &Reporting,
    report: &RuntimeReport,
    (held, taken): (&mut runs::Held, &mut Taken),
) -> Result<(), ApiError> {
    let now = cx.clock.now();
    match &report.type_ {
        RuntimeReportType::AgentReady => {
            let version = report.data.get("agentVersion").and_then(Value::as_str);
            reporting.ready(tx, version, now).await?;
            taken.changed = true;
            return Ok(());
        }
        RuntimeReportType::AgentHealth => {
            if let Some(healthy) = report.data.get("healthy").and_then(Value::as_bool) {
                reporting.answers(tx, healthy).await?;
                taken.changed = true;
            }
            return Ok(());
        }
        RuntimeReportType::AgentExited => {
            reporting.exited(tx, &Exit::from_report(&report.data), now).await?;
            taken.changed = true;
            return Ok(());
        }
        RuntimeReportType::CronJobs => {
            cron::seen(tx, &host.tenant_uid, &report.data, now).await?;
            taken.scheduled = true;
            return Ok(());
        }
        RuntimeReportType::CronAnswered => {
            cron::answered(tx, &host.tenant_uid, &report.data, now).await?;
            taken.scheduled = true;
            return Ok(());
        }
        // Whoever hears that a run is lost may ask for it again at once: not from this agent.
        RuntimeReportType::RunStreamEnded
            if report.data.get("reason").is_some_and(|why| why == "agent_gone") =>
        {
            reporting.agent_gone(tx, now).await?;
            taken.changed = true;
        }
        RuntimeReportType::RunAccepted | RuntimeReportType::RunRefused => {
            if let Some(run_id) = &report.run_id {
                reporting.answered(tx, run_id).await?;
            }
            // A run that was not begun waits again, and not for this agent.
            if report.data.get("code").is_some_and(|code| code == "agent_gone") {
                reporting.agent_gone(tx, now).await?;
                taken.changed = true;
            }
        }
        _ => {}
    }
    // Types that nobody knows yet are the run's to ignore.
    taken.touched.extend(runs::ingest(tx, cx, &host.tenant_uid, host.generation, report, held).await?);
    Ok(())
}

fn hole(index: usize) -> ApiError {
    let message = "reports are missing before this one, send them in their order without gaps";
    ApiError::invalid(format!("reports[{index}].number"), ErrorReason::OutOfRange, message)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http_body_util::BodyExt as _;
    use hub_types::{Run, RunWatchQuery};
    use serde_json::json;

    use super::*;
    use crate::test_world::{World, tenant_id};

    #[tokio::test]
    async fn readers_are_told_of_a_batch_whose_first_commit_was_not_answered() {
        let world = World::new().await;
        let acme = world.tenant("acme").await;
        let host = world.ready(&acme).await;
        let body = json!({ "input": [{ "type": "text", "text": "hello" }] });
        let body = serde_json::from_value(body).expect("a body");
        let created = world.runs.create(&acme.id, body, "operator:test".to_owned(), None, 0).await;
        let run: Run = created.expect("taken in").0;
        runs::supervise::pass_over_all(&world.runs).await;
        let batch = |number: i64, kind: &str, data: Value| -> RuntimeReports {
            let report = json!({ "number": number, "type": kind, "runId": run.id, "data": data });
            serde_json::from_value(json!({ "generation": 1, "reports": [report] })).expect("a batch")
        };
        let accepted = batch(2, "run.accepted", json!({ "agentRunId": "run_x" }));
        world.callbacks.report(&host, accepted).await.expect("taken");

        let now = RunWatchQuery { from: Some(hub_types::WatchFrom::Now), ..RunWatchQuery::default() };
        let stream = world.runs.watch(&tenant_id("acme"), &run.id, None, &now).await.expect("a stream");
        let mut body = stream.into_response().expect("an answer").into_body().into_inner();
        // Far less than the silence after which a stream looks by itself.
        let mut frame =
            async |millis| tokio::time::timeout(Duration::from_millis(millis), body.frame()).await;
        assert!(frame(5_000).await.is_ok(), "its head");
        assert!(frame(500).await.is_err(), "it waits for more");
        let said = batch(3, "run.frame", json!({ "frame": { "event": "message.delta", "delta": "late" } }));
        let kept = world.cx.db.write("test_kept", {
            let (cx, who, batch) = (world.cx.clone(), host.clone(), said.clone());
            move |tx| Box::pin(async move { take(tx, &cx, &who, &batch).await })
        });
        assert_eq!(kept.await.expect("kept").acknowledged, 3);
        assert!(frame(500).await.is_err(), "nobody was told");
        let again = world.callbacks.report(&host, said).await.expect("taken");
        assert_eq!(again.acknowledged, 3);
        let seen = frame(5_000).await.expect("at once").expect("more").expect("whole").into_data();
        let seen = String::from_utf8(seen.expect("bytes").to_vec()).expect("text");
        assert!(seen.contains("late"), "{seen}");
    }

    #[tokio::test]
    async fn frames_of_runs_by_turns_are_each_in_their_own_log() {
        let world = World::new().await;
        let acme = world.tenant("acme").await;
        let host = world.ready(&acme).await;
        let mut runs: Vec<Run> = Vec::new();
        for text in ["one", "two"] {
            let body = json!({ "input": [{ "type": "text", "text": text }] });
            let body = serde_json::from_value(body).expect("a body");
            let created = world.runs.create(&acme.id, body, "operator:test".to_owned(), None, 0).await;
            runs.push(created.expect("taken in").0);
        }
        runs::supervise::pass_over_all(&world.runs).await;
        let mut reports: Vec<Value> = Vec::new();
        let mut report = |kind: &str, run: &Run, data: Value| {
            let number = reports.len() + 2;
            reports.push(json!({ "number": number, "type": kind, "runId": run.id, "data": data }));
        };
        for run in &runs {
            report("run.accepted", run, json!({ "agentRunId": "run_x" }));
        }
        for delta in ["a", "b", "c"] {
            for run in &runs {
                report("run.frame", run, json!({ "frame": { "event": "message.delta", "delta": delta } }));
            }
        }
        report("run.frame", &runs[0], json!({ "frame": { "event": "run.completed", "output": "abc" } }));
        report("run.frame", &runs[1], json!({ "frame": { "event": "message.delta", "delta": "d" } }));
        report("run.frame", &runs[0], json!({ "frame": { "event": "message.delta", "delta": "late" } }));
        let batch = serde_json::from_value(json!({ "generation": 1, "reports": reports })).expect("a batch");
        world.callbacks.report(&host, batch).await.expect("taken");
        for (run, said, state) in [(&runs[0], "abc", "completed"), (&runs[1], "abcd", "running")] {
            let kept = world.runs.view(&acme.id, &run.id, 0).await.expect("there");
            let query = serde_json::from_value(json!({})).expect("a query");
            let log = world.runs.events(&acme.id, &run.id, &query).await.expect("a page");
            let numbers: Vec<i64> = log.items.iter().map(|event| event.seq).collect();
            assert_eq!(numbers, (1..=kept.last_seq).collect::<Vec<_>>());
            let texts = log.items.iter().filter(|event| event.type_.as_str() == "message.delta");
            let told: String = texts.filter_map(|event| event.data.get("text")?.as_str()).collect();
            assert_eq!((told.as_str(), kept.state.as_str()), (said, state));
        }
    }

    #[test]
    fn a_nul_of_the_agents_is_replaced_wherever_it_stands() {
        let mut value = serde_json::json!({"a": "x\0y\0", "b": [{"c": "\0"}, 1, null], "d": "\\u0000"});
        without_nul(&mut value);
        let kept =
            serde_json::json!({"a": "x\u{fffd}y\u{fffd}", "b": [{"c": "\u{fffd}"}, 1, null], "d": "\\u0000"});
        assert_eq!(value, kept);
    }
}
