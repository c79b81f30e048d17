//! The spool: what the host has to tell, on disk before it is told.
//!
//! The journal blocks on the disk, so it is used on blocking threads; reports are taken in batches, so that a flood
//! costs one `fsync` for many. A full journal holds back whoever has something to tell, and through them the agent's
//! streams, until the Hub acknowledges. Nothing here knows the Hub or the agent.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hub_types::{RunId, RuntimeReport, RuntimeReportType};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tokio::sync::{Notify, mpsc, oneshot, watch};

use super::masks::Masks;
use crate::journal::{Journal, JournalError, LIMIT_BYTES_MIN, Posted, Recovery};

/// Reports that wait for the disk.
const QUEUE_MAX: usize = 256;

/// The longest report, in bytes of JSON; a batch must fit the Hub's limit of 4 MiB.
const REPORT_BYTES_MAX: usize = 2 << 20;

/// Of the journal's limit, the part that one report may fill.
const REPORT_PART: u64 = 8;

/// Of a report that is too long, the least that is kept of a text, in bytes.
const TEXT_BYTES_KEPT: usize = 256;

/// The pause before a disk that had no room is tried again.
const NO_SPACE_PAUSE: Duration = Duration::from_secs(1);

/// Of runs that are over and acknowledged, how many stay noted: an order that comes once more, against all rules, is
/// still known.
const NOTES_KEPT: usize = 1000;

/// A report without its number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Report {
    #[serde(rename = "type")]
    pub(crate) kind: RuntimeReportType,
    #[serde(rename = "runId", skip_serializing_if = "Option::is_none")]
    pub(crate) run: Option<RunId>,
    pub(crate) data: Map<String, Value>,
}

impl Report {
    /// A report of the agent. `data` must be an object.
    pub(crate) fn agent(kind: RuntimeReportType, data: Value) -> Self {
        Self { kind, run: None, data: members(data) }
    }

    /// A report of a run. `data` must be an object.
    pub(crate) fn run(run: &RunId, kind: RuntimeReportType, data: Value) -> Self {
        Self { kind, run: Some(run.clone()), data: members(data) }
    }

    /// A frame of a run as the agent sent it.
    pub(crate) fn frame(run: &RunId, frame: Map<String, Value>) -> Self {
        let data = Map::from_iter([("frame".to_owned(), Value::Object(frame))]);
        Self { kind: RuntimeReportType::RunFrame, run: Some(run.clone()), data }
    }

    /// A frame of the host's own: something of this run was lost.
    pub(crate) fn lost(run: &RunId, reason: &str, message: &str) -> Self {
        let frame = json!({"event": "host.events_lost", "reason": reason, "message": message});
        Self::frame(run, members(frame))
    }

    /// The same within `bytes_max`: with long texts cut, or without what cannot be cut. It keeps its kind and its run,
    /// because the Hub waits for some kinds.
    fn fitted(mut self, bytes_max: usize) -> Self {
        let mut kept = bytes_max;
        while self.length() > bytes_max && kept > TEXT_BYTES_KEPT {
            kept /= 4;
            self.data.values_mut().for_each(|value| cut_texts(value, kept));
            self.data.insert("truncated".to_owned(), Value::Bool(true));
        }
        if self.length() <= bytes_max {
            return self;
        }
        match (&self.kind, &self.run) {
            (RuntimeReportType::RunFrame, Some(run)) => {
                Self::lost(run, "too_long", "an event was too long for the host")
            }
            _ => Self { data: members(json!({"truncated": true})), ..self },
        }
    }

    fn length(&self) -> usize {
        serde_json::to_vec(self).map_or(0, |json| json.len())
    }
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn cut_texts(value: &mut Value, bytes_max: usize) {
    match value {
        Value::String(text) if text.len() > bytes_max => text.truncate(text.floor_char_boundary(bytes_max)),
        Value::Array(items) => items.iter_mut().for_each(|item| cut_texts(item, bytes_max)),
        Value::Object(members) => members.values_mut().for_each(|member| cut_texts(member, bytes_max)),
        _ => {}
    }
}

/// How far the spool is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The number of the last report on disk.
    pub(crate) last: u64,
    /// The number up to which the Hub keeps reports.
    pub(crate) acknowledged: u64,
}

/// The spool, shared by all who report.
#[derive(Clone, Debug)]
pub(crate) struct Spool {
    queue: mpsc::Sender<Waiting>,
    report_bytes_max: usize,
    masks: Masks,
    shared: Arc<Shared>,
}

/// Something on its way to the disk.
#[derive(Debug)]
enum Waiting {
    /// To be kept.
    Report(Report),
    /// Who wants to know the number of the last report before it.
    Mark(oneshot::Sender<u64>),
}

#[derive(Debug)]
struct Shared {
    journal: Mutex<Journal>,
    extent: watch::Sender<Extent>,
    /// Runs that are over, oldest first, with the number of the report that says so.
    ended: Mutex<VecDeque<(u64, String)>>,
    notes_kept: usize,
    freed: Notify,
    broken: watch::Sender<bool>,
}

impl Spool {
    /// Opens the journal at `path` and begins to take reports. Fails as [`Journal::open`].
    pub(crate) fn open(path: &Path, limit_bytes: u64) -> Result<(Self, Recovery), JournalError> {
        Self::open_keeping(path, limit_bytes, NOTES_KEPT)
    }

    fn open_keeping(
        path: &Path,
        limit_bytes: u64,
        notes_kept: usize,
    ) -> Result<(Self, Recovery), JournalError> {
        let (journal, recovery) = Journal::open(path, limit_bytes)?;
        let last = journal.next_number() - 1;
        let acknowledged = last - journal.pending_count() as u64;
        let shared = Arc::new(Shared {
            journal: Mutex::new(journal),
            extent: watch::Sender::new(Extent { last, acknowledged }),
            ended: Mutex::default(),
            notes_kept,
            freed: Notify::new(),
            broken: watch::Sender::new(false),
        });
        let (queue, queued) = mpsc::channel(QUEUE_MAX);
        tokio::spawn(keep(Arc::clone(&shared), queued));
        let part =
            usize::try_from(limit_bytes.max(LIMIT_BYTES_MIN) / REPORT_PART).unwrap_or(REPORT_BYTES_MAX);
        let (report_bytes_max, masks) = (part.min(REPORT_BYTES_MAX), Masks::default());
        Ok((Self { queue, report_bytes_max, masks, shared }, recovery))
    }

    /// Takes a report. Waits while the queue is full, which it is while the journal is. The report is on disk some
    /// time later; it is told only from there.
    pub(crate) async fn report(&self, mut report: Report) {
        self.masks.mask_members(&mut report.data);
        // The receiver ends only with a broken journal, which ends the host.
        let _ = self.queue.send(Waiting::Report(report.fitted(self.report_bytes_max))).await;
    }

    /// What is taken out of every report.
    pub(crate) fn masks(&self) -> &Masks {
        &self.masks
    }

    /// Returns once the Hub has all that was taken before. Never, if the Hub never takes it.
    pub(crate) async fn flushed(&self) {
        let (kept, number) = oneshot::channel();
        let _ = self.queue.send(Waiting::Mark(kept)).await;
        let Ok(number) = number.await else { return };
        // The sender lives in `self`.
        let _ = self.extent().wait_for(|extent| extent.acknowledged >= number).await;
    }

    /// Notes a run before it is posted. Fails if it cannot be noted; then it must not be posted.
    pub(crate) async fn note_posted(&self, run: &RunId) -> Result<Posted, JournalError> {
        let run = run.to_string();
        self.shared.on_disk(move |journal| journal.note_posted(&run)).await
    }

    /// This run was surely not posted: its note goes, so that it may be ordered again.
    pub(crate) async fn forget_posted(&self, run: &RunId) -> Result<(), JournalError> {
        let run = run.to_string();
        self.shared.on_disk(move |journal| journal.forget_posted(&run)).await
    }

    /// Reports after `after` for one batch.
    pub(crate) async fn batch(
        &self,
        after: u64,
        count_max: usize,
        bytes_max: u64,
    ) -> Result<Vec<RuntimeReport>, JournalError> {
        let entries =
            self.shared.on_disk(move |journal| journal.pending_after(after, count_max, bytes_max)).await?;
        entries.into_iter().map(|entry| numbered(entry.number, &entry.json)).collect()
    }

    /// The Hub keeps all reports up to `number`.
    pub(crate) async fn acknowledge(&self, number: u64) -> Result<(), JournalError> {
        let shared = Arc::clone(&self.shared);
        let over = shared.over(number);
        self.shared
            .on_disk(move |journal| {
                noted(journal.acknowledge(number))?;
                over.iter().try_for_each(|run| noted(journal.forget_posted(run)))
            })
            .await?;
        self.shared.extent.send_modify(|extent| {
            extent.acknowledged = extent.acknowledged.max(number.min(extent.last));
        });
        self.shared.freed.notify_one();
        Ok(())
    }

    /// How far it is, and word when that changes.
    pub(crate) fn extent(&self) -> watch::Receiver<Extent> {
        self.shared.extent.subscribe()
    }

    /// Returns when the journal has failed for good.
    pub(crate) async fn broken(&self) {
        let mut broken = self.shared.broken.subscribe();
        // The sender lives in `self`.
        let _ = broken.wait_for(|broken| *broken).await;
    }
}

impl Shared {
    async fn on_disk<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Journal) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let shared = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            work(&mut shared.journal.lock().unwrap_or_else(PoisonError::into_inner))
        });
        let result = match done.await {
            Ok(result) => result,
            Err(_) => Err(JournalError::Broken),
        };
        if matches!(result, Err(JournalError::Disk { .. } | JournalError::Broken)) {
            self.broken.send_replace(true);
        }
        result
    }

    /// Runs whose notes may go when the Hub has all reports up to `number`.
    fn over(&self, number: u64) -> Vec<String> {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        let mut over = Vec::new();
        while ended.len() > self.notes_kept
            && let Some((_, run)) = ended.pop_front_if(|(last, _)| *last <= number)
        {
            over.push(run);
        }
        over
    }

    /// Takes note of reports that are on disk from number `first` on.
    fn kept(&self, first: u64, reports: impl ExactSizeIterator<Item = Report>) {
        let last = first + reports.len() as u64 - 1;
        for (number, report) in (first..).zip(reports) {
            if let Report { kind: RuntimeReportType::RunStreamEnded, run: Some(run), .. } = report {
                let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
                ended.push_back((number, run.to_string()));
            }
        }
        self.extent.send_modify(|extent| extent.last = last);
    }
}

/// However the keeping of reports ends, also by a panic, the host learns that it can tell nothing more.
struct Keeping(Arc<Shared>);

impl Drop for Keeping {
    fn drop(&mut self) {
        self.0.broken.send_replace(true);
    }
}

/// Brings reports to disk, in their order, until nobody can report any more or the journal fails.
async fn keep(shared: Arc<Shared>, mut queued: mpsc::Receiver<Waiting>) {
    let _keeping = Keeping(Arc::clone(&shared));
    let mut waiting = Vec::new();
    while queued.recv_many(&mut waiting, QUEUE_MAX).await > 0 {
        let mut backlog = VecDeque::with_capacity(waiting.len());
        let mut marks = Vec::new();
        for waiting in waiting.drain(..) {
            match waiting {
                Waiting::Report(report) => backlog.push_back(report),
                // What came after it in this batch is waited for too, which does no harm.
                Waiting::Mark(mark) => marks.push(mark),
            }
        }
        while !backlog.is_empty() {
            if let Err(error) = keep_some(&shared, &mut backlog).await {
                tracing::error!(error = &error as &dyn std::error::Error, "the journal failed: {error}");
                return;
            }
        }
        let last = shared.extent.borrow().last;
        for mark in marks {
            // Who asked may have gone.
            let _ = mark.send(last);
        }
    }
}

/// Appends as many as fit from the front; waits for room when not even one does.
async fn keep_some(shared: &Arc<Shared>, backlog: &mut VecDeque<Report>) -> Result<(), JournalError> {
    let mut count = backlog.len();
    loop {
        let batch: Vec<Report> = backlog.iter().take(count).cloned().collect();
        let appended = shared
            .on_disk(move |journal| match journal.append(&batch) {
                // A failed disk is the whole journal's failure; a full journal or disk is only this batch's.
                Err(
                    error @ (JournalError::Full { .. }
                    | JournalError::TooLarge { .. }
                    | JournalError::NoSpace(_)),
                ) => Ok(Err((error, journal.pending_count()))),
                Err(error) => Err(error),
                Ok(numbers) => Ok(Ok(numbers.start)),
            })
            .await?;
        match appended {
            Ok(first) => {
                shared.kept(first, backlog.drain(..count));
                return Ok(());
            }
            Err(_) if count > 1 => count /= 2,
            Err((JournalError::Full { .. }, pending)) if pending > 0 => shared.freed.notified().await,
            Err((error @ JournalError::NoSpace(_), _)) => {
                tracing::warn!("reports wait: {error}");
                tokio::time::sleep(NO_SPACE_PAUSE).await;
            }
            // A report is a small part of the limit, so this is the notes' doing: more runs than there is room for.
            Err((error, _)) => return Err(error),
        }
    }
}

/// What the disk had no room to note is only told or asked once more after a restart of the host.
fn noted(result: Result<(), JournalError>) -> Result<(), JournalError> {
    match result {
        Err(JournalError::NoSpace(_)) => Ok(()),
        other => other,
    }
}

fn numbered(number: u64, json: &[u8]) -> Result<RuntimeReport, JournalError> {
    let report: Report = serde_json::from_slice(json).map_err(JournalError::Json)?;
    // 2^63 reports are never made.
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Ok(RuntimeReport { number, type_: report.kind, run_id: report.run, data: report.data })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run() -> RunId {
        "run_00000000000000000000000001".parse().unwrap()
    }

    #[test]
    fn what_could_not_be_noted_for_want_of_room_is_no_failure_and_all_else_is() {
        let no_space = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert!(noted(Err(JournalError::NoSpace(no_space))).is_ok());
        assert!(noted(Err(JournalError::Broken)).is_err());
        assert!(noted(Ok(())).is_ok());
    }

    #[tokio::test]
    async fn a_keeping_that_ends_by_a_panic_is_a_broken_spool() {
        let dir = tempfile::tempdir().unwrap();
        let (spool, _) = Spool::open(&dir.path().join("journal"), 1 << 20).unwrap();
        let keeping = Keeping(Arc::clone(&spool.shared));
        let panicked = tokio::spawn(async move {
            let _keeping = keeping;
            panic!("as a failed log line is");
        });
        assert!(panicked.await.is_err());
        tokio::time::timeout(std::time::Duration::from_secs(30), spool.broken()).await.expect("it is told");
    }

    #[test]
    fn a_report_that_is_too_long_keeps_its_kind_and_loses_text() {
        let long = "ä".repeat(5000);
        let frame = |frame: Value| Report::frame(&run(), members(frame));
        let ended = |data: Value| Report::run(&run(), RuntimeReportType::RunStreamEnded, data);
        let many = Value::Array(vec![Value::from(1); 5000]);
        for (report, expected) in [
            (frame(json!({"event": "message.delta", "delta": "short"})), "message.delta"),
            (frame(json!({"event": "run.completed", "output": long})), "run.completed"),
            (frame(json!({"event": "plan", "steps": many})), "host.events_lost"),
            (ended(json!({"reason": "closed", "status": {"output": long}})), "closed"),
            (ended(json!({"reason": "closed", "status": many})), ""),
        ] {
            let is_long = report.length() > 2000;
            let (kind, fitted) = (report.kind.clone(), report.fitted(2000));
            assert!(fitted.length() <= 2000);
            assert_eq!((&fitted.kind, &fitted.run), (&kind, &Some(run())));
            let data = Value::Object(fitted.data.clone());
            let name = data.pointer("/frame/event").or(data.get("reason")).and_then(Value::as_str);
            assert_eq!(name.unwrap_or_default(), expected);
            assert_eq!(is_long && expected != "host.events_lost", fitted.data.contains_key("truncated"));
        }
    }

    fn numbered_report(number: usize) -> Report {
        Report::frame(&run(), members(json!({"event": "message.delta", "delta": format!("w{number}")})))
    }

    #[tokio::test]
    async fn a_full_journal_holds_back_and_loses_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (spool, recovery) = Spool::open(&dir.path().join("journal"), LIMIT_BYTES_MIN).unwrap();
        assert_eq!(recovery.next, 1);
        let telling = spool.clone();
        let told = tokio::spawn(async move {
            for number in 0..1000 {
                telling.report(numbered_report(number)).await;
            }
        });
        // More than the journal and the queue hold together.
        let mut read = Vec::new();
        let mut extent = spool.extent();
        while read.len() < 1000 {
            extent.wait_for(|extent| extent.last > extent.acknowledged).await.unwrap();
            let acknowledged = extent.borrow().acknowledged;
            assert!(told.is_finished() || read.len() < 1000);
            let batch = spool.batch(acknowledged, 7, 1 << 20).await.unwrap();
            let last = batch.last().unwrap().number;
            read.extend(batch.into_iter().map(|report| (report.number, report.data)));
            spool.acknowledge(last.try_into().unwrap()).await.unwrap();
        }
        told.await.unwrap();
        spool.flushed().await;
        for (at, (number, data)) in read.iter().enumerate() {
            assert_eq!((*number, &data["frame"]["delta"]), (at as i64 + 1, &format!("w{at}").into()));
        }
    }

    #[tokio::test]
    async fn a_runs_note_goes_only_after_its_end_is_acknowledged_and_others_came() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let (spool, _) = Spool::open_keeping(&path, LIMIT_BYTES_MIN, 1).unwrap();
        let other: RunId = "run_00000000000000000000000002".parse().unwrap();
        let note = |run: RunId| {
            let spool = spool.clone();
            async move { spool.note_posted(&run).await.unwrap() }
        };
        assert_eq!(note(run()).await, Posted::Now);
        assert_eq!(note(run()).await, Posted::Before);
        assert_eq!(note(other.clone()).await, Posted::Now);
        for (number, run) in [(1, run()), (2, other.clone())] {
            let ended = Report::run(&run, RuntimeReportType::RunStreamEnded, json!({"reason": "eof"}));
            spool.report(ended).await;
            spool.extent().wait_for(|extent| extent.last == number).await.unwrap();
        }
        spool.acknowledge(1).await.unwrap();
        assert_eq!(note(other.clone()).await, Posted::Before);
        assert_eq!(note(run()).await, Posted::Now, "its end is acknowledged and one other is kept");
        spool.acknowledge(2).await.unwrap();
        assert_eq!(note(other).await, Posted::Before, "it is the one that is kept");
    }
}
